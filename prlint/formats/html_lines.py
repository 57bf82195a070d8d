"""The lines of an HTML page as a browser lays them out: each with its runs of text, and what stands around it.

One pass over the source, without a tree. Tags that are not closed, closed twice or nested wrongly end where a browser would end them,
as far as that shows in the text. Every run knows its place; what the reader sees instead of the source's own characters stands with it.
"""

from __future__ import annotations

from prlint.formats.html_looks import Look, Looks
from prlint.formats.superscripts import DIGITS, LONGEST, SIGNS
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Run = tuple[int, int, str | None]  # start and end in the source, and what is seen there if not the same

# Quotation marks count behind `=` only, so an apostrophe in a careless tag swallows nothing.
_TAG = lazy(r"</?([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_SPECIAL = lazy(r"[ \t\n\r\f]{2,}+|[\t\n\r\f]|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BLANK = frozenset(" \t\n\r\f")
_UNSEEN = frozenset("\u00ad")
_ENDS_ITSELF = {"tr": ("tr",), "td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "li": ("li",)}
_BOUNDS = frozenset(("table", "ul", "ol", "menu", "dl", "body"))
# Deeper nesting shows nothing more; what is deeper is read as if it stood here.
MAX_DEPTH = 2_000
_MAX_LOOK_BACK = 200
# Their headers and footers belong to the text.
_HEADED = frozenset(("blockquote", "figure"))


class Context:
    """What is around a run of text. main, article, aside: numbers of the part it stands in, 0 for none."""

    __slots__ = (
        "article", "aside", "cell", "furniture", "hidden", "listed", "main", "pre", "raised", "shape", "table", "target", "title",
    )  # fmt: skip

    def __init__(self) -> None:
        self.main = self.article = self.aside = 0
        self.furniture = self.hidden = self.pre = self.title = False
        self.raised = 0  # where the superscript begins
        self.shape = self.target = ""
        self.cell: Cell | None = None
        self.table: Table | None = None
        self.listed: Listing | None = None

    def copy(self) -> Context:
        made = Context.__new__(Context)
        for slot in Context.__slots__:
            setattr(made, slot, getattr(self, slot))
        return made


class Table:
    """A table: its rows of cells. nested: another one stands in it."""

    __slots__ = ("nested", "rows")

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.nested = False


class Cell:
    __slots__ = ("header", "lines", "row", "table")

    def __init__(self, table: Table, header: bool) -> None:
        self.table, self.header = table, header
        self.row = len(table.rows) - 1
        self.lines: list[Line] = []


class Listing:
    """A list and the number of its next item. inner: it stands in an item of another list."""

    __slots__ = ("inner", "next", "notes", "numbering")

    def __init__(self, numbering: str, first: int, notes: bool, inner: bool) -> None:
        self.numbering, self.next, self.notes, self.inner = numbering, first, notes, inner


class Line:
    """Text that a browser sets without a break. gap: blank space stands above it.

    size: its length as seen; linked: how much of it leads elsewhere; paged: a page of paper begins with it.
    """

    __slots__ = ("context", "gap", "linked", "paged", "runs", "shown", "size")

    def __init__(self, context: Context, gap: bool, paged: bool) -> None:
        self.context, self.gap, self.paged = context, gap, paged
        self.runs: list[Run] = []
        self.size = self.linked = 0
        self.shown = False

    def text(self, source: str) -> str:
        return "".join(source[start:end] if seen is None else seen for start, end, seen in self.runs)


class Reader:
    """Reads a part of the source; its lines, comments and links are then there to be taken."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[Line] = []
        self.comments: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self._looks = Looks()
        self._line: Line | None = None
        self._gap, self._paged = True, False
        self._marker: Run | None = None
        self._context = Context()
        # (name, whether a block, the context inside, gap below, page end below, where a link's text begins)
        self._stack: list[tuple[str, bool, Context, bool, bool, int]] = []
        self._open: dict[str, int] = {}
        self._parts = 0
        self._seen: dict[str, str] = {}
        self._exact = True
        self._without_end: set[str] = set()
        self._bracketed = False

    def read(self, start: int, end: int) -> None:
        source, find, at = self.source, self.source.find, start
        self._end = end
        while at < end:
            sign = find("<", at, end)
            if sign < 0:
                self._text(at, end)
                break
            follows = source[sign + 1 : sign + 2]
            closing = follows == "/"
            if (source[sign + 2 : sign + 3] if closing else follows) in _LETTER:
                if sign > at:
                    self._text(at, sign)
                at = self._tag(sign, closing)
            elif follows in ("!", "?") or closing:
                self._text(at, sign)
                at = self._declaration(sign)
            else:
                self._text(at, sign + 1)
                at = sign + 1
        while self._stack:
            self._pop()
        self._break(False)

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
            self._push(name, False, self._inside(look, after) if look.changes else self._context, False, False, after if look.target else 0)
        return after

    def _raw_end(self, name: str, at: int) -> int:
        """The end of a script, a style and the like, which are no text. One that nothing closes is passed over alone."""
        if name in self._without_end:
            return at
        for close in _closings(name).finditer(self.source, at, self._end):
            stop = self.source.find(">", close.end(), self._end)
            return self._end if stop < 0 else stop + 1
        self._without_end.add(name)
        return self._end if name in ("script", "style") else at

    def _void(self, name: str, look: Look) -> None:
        if self._context.hidden:
            return
        if name == "br":
            self._break(self._line is None)
        elif name == "hr":
            self._leave_paragraph()
            self._break(True)
        self._paged = self._paged or look.page_above or look.page_below

    def _block(self, name: str, look: Look, at: int, after: int) -> None:
        if self._context.hidden:
            if self._open.get("p"):
                self._leave_paragraph()
            if self._context.hidden:
                self._push(name, True, self._context, False, False, 0)
                return
        self._leave_paragraph()
        if name in _ENDS_ITSELF:
            self._end_sibling(_ENDS_ITSELF[name])
        self._break(look.above)
        self._paged = self._paged or look.page_above
        context = self._inside(look, after) if look.changes else self._context
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
            self._marker = (*tag, "• ")
            return
        if look.counts_from is not None:
            listed.next = look.counts_from
        if listed.notes:
            context.shape = "note"
        if listed.numbering != "none" and look.numbering != "none":
            self._marker = (*tag, f"{_numeral(listed.next, listed.numbering)}. " if listed.numbering else "◦ " if listed.inner else "• ")
        listed.next += 1

    def _inside(self, look: Look, after: int) -> Context:
        """The context inside an element whose look changes something."""
        context = self._context.copy()
        region = look.region
        if look.shape:
            context.shape = look.shape if context.shape != "note" else "note"
            context.title = False
        if look.hidden:
            context.hidden = True
        if look.pre:
            context.pre = True
        if look.raised:
            context.raised, self._bracketed = after, False
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
            self._context = context

    def _pop(self) -> None:
        name, block, context, gap, page, link = self._stack.pop()
        if self._open[name] > 1:
            self._open[name] -= 1
        else:
            del self._open[name]
        if self._at > link > 0 and not context.hidden:
            self.links.append((link, self._at, context.target))
        self._context = self._stack[-1][2] if self._stack else Context()
        if block and not self._context.hidden:
            self._break(gap)
            self._paged = self._paged or page
            if name == "li":
                self._marker = None

    _at = 0  # where the text read so far ends

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

    # ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _break(self, gap: bool) -> None:
        """Ends the line; a line that shows nothing is blank space."""
        line, self._line = self._line, None
        if line is not None:
            if line.shown:
                _trim(line, self.source)
            else:
                self.lines.pop()
                gap = True
                self._paged = self._paged or line.paged
                if line.context.cell is not None:
                    line.context.cell.lines.pop()
        self._gap = self._gap or gap

    def _text(self, at: int, end: int) -> None:
        context = self._context
        if context.hidden or at >= end:
            return
        self._at = end
        if context.raised:
            self._raised(at, end, context)
            return
        if context.pre:
            self._preformatted(at, end)
            return
        source = self.source
        for match in _SPECIAL.finditer(source, at, end):
            start, stop = match.span()
            if start > at:
                self._plain(at, start)
            if source[start] == "&":
                self._reference(start, stop)
            else:
                self._blank(start, stop)
            at = stop
        if at < end:
            self._plain(at, end)

    def _plain(self, at: int, end: int) -> None:
        """A run without line breaks, references, or two blanks in a row."""
        if self.source[at] == " " and self._after_blank():
            at += 1
            if at == end:
                return
        self._emit(at, end, None)

    def _after_blank(self) -> bool:
        line = self._line
        if line is None:
            return True
        _, end, seen = line.runs[-1]
        return self.source[end - 1] == " " if seen is None else seen[-1] in " \n"

    def _blank(self, at: int, end: int) -> None:
        """A run of blanks, of which one is seen, none at the start of a line; the source's own, where it has one."""
        if self._after_blank():
            return
        if self.source[at] == " ":
            self._emit(at, at + 1, None)
        elif self.source[end - 1] == " ":
            self._emit(end - 1, end, None)
        else:
            self._emit(at, end, " ")

    def _reference(self, at: int, end: int) -> None:
        raw = self.source[at:end]
        seen = self._seen.get(raw)
        if seen is None:
            from html import unescape  # costs its table of names, which only a page with references pays

            seen = unescape(raw)
            seen = self._seen[raw] = " " if seen and seen in "\t\n\r\f" else "" if seen in _UNSEEN else seen
        if seen == raw:
            self._emit(at, end, None)
        elif seen and not (seen == " " and self._after_blank()):
            self._emit(at, end, seen)

    def _preformatted(self, at: int, end: int) -> None:
        """Text whose lines and blanks are kept."""
        for match in _PIECES.finditer(self.source, at, end):
            if match.lastgroup == "end":
                self._break(self._line is None)
            elif match.lastgroup == "reference":
                self._reference(*match.span())
            else:
                self._emit(*match.span(), None)

    def _raised(self, at: int, end: int, context: Context) -> None:
        """A superscript: digits become raised digits, unless brackets mark them already."""
        raw = self.source[at:end]
        sign = SIGNS.get(raw.strip().lower())
        if sign:
            self._emit(at, end, sign)
            return
        bracket = "[" in raw or "(" in raw
        if end - context.raised > LONGEST or "&" in raw or self._bracketed or bracket:
            self._bracketed = self._bracketed or bracket
            plain = context.copy()
            plain.raised = 0
            self._context = plain
            self._text(at, end)
            self._context = context
            return
        for number, sign in enumerate(raw, at):
            if sign in _BLANK:
                self._blank(number, number + 1)
            else:
                raised = sign.translate(DIGITS)
                self._emit(number, number + 1, None if raised == sign else raised)

    def _emit(self, at: int, end: int, seen: str | None) -> None:
        line = self._line
        if line is None:
            line = self._new_line()
        runs = line.runs
        if seen is None and runs and runs[-1][1] == at and runs[-1][2] is None:
            runs[-1] = (runs[-1][0], end, None)
        else:
            runs.append((at, end, seen))
        size = end - at if seen is None else len(seen)
        line.size += size
        if self._context.target:
            line.linked += size
        if not line.shown:
            line.shown = not (self.source[at:end] if seen is None else seen).isspace()

    def _new_line(self) -> Line:
        line = self._line = Line(self._context, self._gap, self._paged)
        self._gap = self._paged = False
        self.lines.append(line)
        if self._marker is not None:
            line.runs.append(self._marker)
            self._marker = None
        if self._context.cell is not None:
            self._context.cell.lines.append(line)
        return line


_PIECES = lazy(r"(?P<end>\r\n|\r|\n)|(?P<reference>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31}+);)|[^\r\n&]++|&")
_closing: dict[str, Any] = {}


def _closings(name: str) -> Any:
    if name not in _closing:
        _closing[name] = lazy(rf"(?i)</{name}(?=[\s/>])")
    return _closing[name]


def _trim(line: Line, source: str) -> None:
    """Takes the blanks at the end of a line away."""
    while line.runs:
        start, end, seen = line.runs[-1]
        if seen is None:
            while end > start and source[end - 1] in _BLANK:
                end -= 1
            line.runs[-1] = (start, end, None)
            if end > start:
                return
        elif seen != " ":
            return
        line.runs.pop()


def _numeral(number: int, numbering: str) -> str:
    if numbering in ("a", "A") and 1 <= number <= 26:
        return chr(ord(numbering) + number - 1)
    if numbering in ("i", "I") and 1 <= number <= 39:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if numbering == "i" else roman.upper()
    return str(number)
