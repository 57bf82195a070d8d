"""The lines of an HTML page as a browser lays them out: what its elements do to the text, which html_text.py sets.

One pass over the source, without a tree. Tags that are not closed, closed twice or nested wrongly end where a browser would end them,
as far as that shows in the text. Every run knows its place; what the reader sees instead of the source's own characters stands with it.
"""

from __future__ import annotations

from prlint.formats.html_looks import Look, Looks
from prlint.formats.html_text import Cell, Context, Listing, Table, Typesetter
from prlint.text.pattern import lazy, regex

# Quotation marks count behind `=` only, so an apostrophe in a careless tag swallows nothing.
_TAG = lazy(r"</?([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ENDS_ITSELF = {"tr": ("tr",), "td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "li": ("li",)}
_BOUNDS = frozenset(("table", "ul", "ol", "menu", "dl", "body"))
# Deeper nesting shows nothing more; what is deeper is read as if it stood here.
MAX_DEPTH = 2_000
_MAX_LOOK_BACK = 200
# Their headers and footers belong to the text.
_HEADED = frozenset(("blockquote", "figure"))


class Reader:
    """Reads a part of the source; its lines, comments and links are then there to be taken."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.comments: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self._looks = Looks()
        self._setter = Typesetter(source)
        self.lines = self._setter.lines
        # (name, whether a block, the context inside, gap below, page end below, where a link's text begins)
        self._stack: list[tuple[str, bool, Context, bool, bool, int]] = []
        self._open: dict[str, int] = {}
        self._parts = 0
        self._exact = True
        self._without_end: set[str] = set()

    def read(self, start: int, end: int) -> None:
        source, find, text, at = self.source, self.source.find, self._setter.text, start
        self._end = end
        while at < end:
            sign = find("<", at, end)
            if sign < 0:
                text(at, end)
                break
            follows = source[sign + 1 : sign + 2]
            closing = follows == "/"
            if (source[sign + 2 : sign + 3] if closing else follows) in _LETTER:
                if sign > at:
                    text(at, sign)
                at = self._tag(sign, closing)
            elif follows in ("!", "?") or closing:
                text(at, sign)
                at = self._declaration(sign)
            else:
                text(at, sign + 1)
                at = sign + 1
        while self._stack:
            self._pop()
        self._setter.end_line(False)

    # ── Tags ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _declaration(self, at: int) -> int:
        """Passes a comment, a doctype or an instruction; what has no end goes on to the end of the page, as in a browser."""
        source, end = self.source, self._end
        if source.startswith("<!--", at):
            if source.startswith(("<!-->", "<!--->"), at):
                return source.index(">", at) + 1
            close = source.find("-->", at + 4, end)
            if close < 0:
                return end
            self.comments.append((at, close + 3))
            return close + 3
        close = source.find(">", at, end)
        return end if close < 0 else close + 1

    def _tag(self, at: int, closing: bool) -> int:
        """Reads the tag at this place; returns where to go on."""
        source = self.source
        match = _TAG.match(source, at, self._end) if self._exact else None
        if match is not None:
            name, attributes, after = match[1].lower(), match[2], match.end()
        else:
            # A quotation mark that nothing closes: from here on a tag ends at the first `>`.
            self._exact = False
            stop = source.find(">", at, self._end)
            if stop < 0:
                return self._end
            words = source[at + 1 + closing : min(stop, at + 4_000)].split(None, 1) or [""]
            name, attributes, after = words[0].rstrip("/").lower(), " ".join(words[1:]), stop + 1
        if closing:
            self._close(name)
            return after
        return self._start(name, attributes, at, after)

    def _start(self, name: str, attributes: str, at: int, after: int) -> int:
        look = self._looks.of(name, attributes)
        if look.flow == "raw":
            return self._raw_end(name, after)
        if look.flow == "void" or name == "br":
            self._void(name, look)
        elif look.flow == "block":
            self._block(name, look, at, after)
        else:
            self._push(name, False, self._inside(look, after), False, False, after if look.target else 0)
        return after

    def _raw_end(self, name: str, at: int) -> int:
        """The end of a script, a style and the like, which are no text. One that nothing closes is passed over alone."""
        if name in self._without_end:
            return at
        for close in regex(rf"(?i)</{name}(?=[\s/>])").finditer(self.source, at, self._end):
            stop = self.source.find(">", close.end(), self._end)
            return self._end if stop < 0 else stop + 1
        self._without_end.add(name)
        return self._end if name in ("script", "style") else at

    def _void(self, name: str, look: Look) -> None:
        setter = self._setter
        if setter.context.hidden:
            return
        if name == "br":
            setter.end_line(setter.between_lines)
        elif name == "hr":
            self._leave_paragraph()
            setter.end_line(True)
        setter.paged = setter.paged or look.page_above or look.page_below

    def _block(self, name: str, look: Look, at: int, after: int) -> None:
        setter = self._setter
        if setter.context.hidden and self._open.get("p"):
            self._leave_paragraph()
        if setter.context.hidden:
            self._push(name, True, setter.context, False, False, 0)
            return
        self._leave_paragraph()
        if name in _ENDS_ITSELF:
            self._end_sibling(_ENDS_ITSELF[name])
        setter.end_line(look.above)
        setter.paged = setter.paged or look.page_above
        context = self._inside(look, after)
        if name in ("table", "tr", "td", "th", "ul", "ol", "li", "menu"):
            context = self._structure(name, look, context, (at, after))
        elif look.title:
            context.title = True
        self._push(name, True, context, look.below, look.page_below, 0)

    def _structure(self, name: str, look: Look, context: Context, tag: tuple[int, int]) -> Context:
        """The context inside an element of a table or a list."""
        context = context.copy()
        if name == "table":
            if context.cell is not None:
                context.cell.table.nested = True
            context.table, context.cell, context.listed = Table(), None, None
        elif name == "tr" and context.table is not None:
            context.table.rows.append([])
        elif name in ("td", "th") and context.table is not None:
            if not context.table.rows:
                context.table.rows.append([])
            context.cell = Cell(context.table, name == "th")
            context.table.rows[-1].append(context.cell)
        elif name in ("ul", "ol", "menu"):
            first = 1 if look.counts_from is None else look.counts_from
            context.listed = Listing(look.numbering, first, look.region == "notes" or context.shape == "note", context.listed is not None)
        elif name == "li":
            self._item(look, context, tag)
        return context

    def _item(self, look: Look, context: Context, tag: tuple[int, int]) -> None:
        listed = context.listed
        if listed is None:
            self._setter.marker = (*tag, "• ")
            return
        if look.counts_from is not None:
            listed.next = look.counts_from
        if listed.notes:
            context.shape = "note"
        if listed.numbering != "none" and look.numbering != "none":
            bullet = "◦ " if listed.inner else "• "
            self._setter.marker = (*tag, f"{_numeral(listed.next, listed.numbering)}. " if listed.numbering else bullet)
        listed.next += 1

    def _inside(self, look: Look, after: int) -> Context:
        """The context inside an element: the same as outside where its look changes nothing."""
        if not look.changes:
            return self._setter.context
        context = self._setter.context.copy()
        region = look.region
        if look.shape:
            context.shape = look.shape if context.shape != "note" else "note"
            context.title = False
        if look.hidden:
            context.hidden = True
        if look.pre:
            context.pre = True
        if look.raised:
            context.raised, self._setter.bracketed = after, False
        if look.target:
            context.target = look.target
        if region in ("main", "article"):
            self._parts += 1
            setattr(context, region, self._parts)
            context.aside = 0
        elif region == "furniture" or (region == "edge" and not context.article and not self._open.keys() & _HEADED):
            context.furniture = True
        elif region == "furniture?":
            self._parts += 1
            context.aside = context.aside or self._parts
        elif region in ("note", "notes"):
            context.shape = "note"
        if look.title:
            context.aside = 0
        return context

    # ── Open elements ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _push(self, name: str, block: bool, context: Context, gap: bool, page: bool, link: int) -> None:
        if len(self._stack) < MAX_DEPTH:
            self._stack.append((name, block, context, gap, page, link))
            self._open[name] = self._open.get(name, 0) + 1
            self._setter.context = context

    def _pop(self) -> None:
        name, block, context, gap, page, link = self._stack.pop()
        if self._open[name] > 1:
            self._open[name] -= 1
        else:
            del self._open[name]
        setter = self._setter
        if setter.at > link > 0 and not context.hidden:
            self.links.append((link, setter.at, context.target))
        setter.context = self._stack[-1][2] if self._stack else Context()
        if block and not setter.context.hidden:
            setter.end_line(gap)
            setter.paged = setter.paged or page
            if name == "li":
                setter.marker = None

    def _leave_paragraph(self) -> None:
        """A block ends the inline elements before it, and a paragraph."""
        stack = self._stack
        while stack and (not stack[-1][1] or stack[-1][0] == "p"):
            paragraph = stack[-1][1]
            self._pop()
            if paragraph:
                break

    def _end_sibling(self, names: tuple[str, ...]) -> None:
        """A cell ends the cell before it, an item the item, within their table or list."""
        if not any(self._open.get(name) for name in names):
            return
        for depth in range(len(self._stack) - 1, max(len(self._stack) - _MAX_LOOK_BACK, 0) - 1, -1):
            name = self._stack[depth][0]
            if name in names:
                while len(self._stack) > depth:
                    self._pop()
                return
            if name in _BOUNDS:
                return

    def _close(self, name: str) -> None:
        if not self._open.get(name):
            return
        stack = self._stack
        for depth in range(len(stack) - 1, max(len(stack) - _MAX_LOOK_BACK, 0) - 1, -1):
            if stack[depth][0] == name:
                while len(stack) > depth:
                    self._pop()
                return
            if stack[depth][1] and not self._is_block(name):
                return  # an inline element that a block has ended already
            if stack[depth][0] in ("td", "th") and name not in ("tr", "table", "tbody", "thead", "tfoot"):
                return  # what began outside a cell is not ended in it

    def _is_block(self, name: str) -> bool:
        return self._looks.of(name, "").flow == "block"


def _numeral(number: int, numbering: str) -> str:
    if numbering in ("a", "A") and 1 <= number <= 26:
        return chr(ord(numbering) + number - 1)
    if numbering in ("i", "I") and 1 <= number <= 39:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if numbering == "i" else roman.upper()
    return str(number)
