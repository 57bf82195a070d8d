"""Markdown: the prose a reader sees, without its marks, each run of it with its place.

Marks are cut, not parsed into a tree: the prose is the source with holes, so every place stays exact. Code is left as it stands. What is
cut: front matter, heading and quotation marks, emphasis that pairs up, link targets, reference definitions, images (their alternative text
stays), delimiter rows of tables, HTML tags and comments. What is changed: entities, bullets (•), cell borders (a tab), digits in <sup>.
It cannot see code by indentation: releases are pasted with indents more often than they hold code. What follows the first MAX_LINES lines
is left as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from prlint.text.pattern import lazy
from prlint.text.projection import Comment, Link, Projection, Shape
from prlint.text.source import Source
from prlint.text.span import ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Cut = tuple[int, int, str]  # start and end in the source, and what the reader sees instead

# Nobody writes a release of so many lines.
MAX_LINES = 20_000
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BARRED = lazy(r"<!--|(?:^|(?<=[\r\n]))[ ]{0,3}(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)")
_FRONT_MATTER = lazy(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_KEY = lazy(r"[\w-]{1,60}\s?[:=]")
_QUOTE_MARK = lazy(r"[ ]{0,3}>[ ]?")
_HEADING = lazy(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = lazy(r"[ \t]{1,8}#{1,8}[ \t]{0,8}$")
_RULE = lazy(r"[ \t]{0,12}(?:(?:\*[ \t]{0,4}){3,80}|(?:-[ \t]{0,4}){3,80}|(?:_[ \t]{0,4}){3,80}|(?:#[ \t]{0,4}){2,12}|={3,200})$")
_UNDERLINE = lazy(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_ITEM = lazy(r"[ \t]{0,24}(?:(?P<bullet>[-*+])|\d{1,9}[.)])[ \t]+(?=\S)")
_NOTE = lazy(r"[ ]{0,3}\[(?P<caret>\^)[^\]\s]{1,60}\](?P<colon>:)[ \t]*")
_DEFINITION = lazy(
    r"[ ]{0,3}\[(?P<name>[^\]\[^][^\]\[]{0,200})\]:[ \t]*<?(?P<target>\S{1,2000})>?[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))?[ \t]*$"
)
_DELIMITERS = lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BORDER = lazy(r"[ \t]*\|[ \t]*")
_SPECIAL = lazy(r"[\\`*_~\[\]<&]")
_TAG = lazy(r"</?(?P<name>[A-Za-z][\w-]{0,30})(?:[\s/][^<>]{0,2000})?>|<![A-Z][^<>]{0,200}>")
_AUTOLINK = lazy(r"<(?P<target>(?:[a-z][a-z0-9+.-]{1,20}:[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200}))>", re.I)
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SUPERSCRIPT = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»„–—…")
_MAX_TARGET = 2_000
_MAX_DEPTH = 8
_MAX_OPEN = 1_000
_MAX_TITLE_LINE = 200


def project(source: Source) -> Projection:
    return _Reader(source.text).projection()


class _Reader:
    """Collects cuts and shapes in source coordinates, line by line, then makes the projection of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: list[Cut] = []
        self.shapes: list[tuple[str, int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        self.names: dict[str, str] = {}  # of reference definitions, with their targets
        self.links: list[tuple[int, int, str]] = []
        self.block: int | None = None
        self.block_shape = ""

    def projection(self) -> Projection:
        lines = [match.span() for match in islice(_LINE.finditer(self.text), MAX_LINES)]
        self.end = lines[-1][1] if lines else 0
        self._bar(self._front_matter())
        self.names = dict(self._defined(lines))
        self._blocks(lines)
        self.cuts.sort()
        return self._made()

    # ── What is settled before lines are read ────────────────────────────────────────────────────────────────────────────────────────

    def _front_matter(self) -> int:
        """Cuts the front matter; returns where the text begins."""
        text, opening = self.text, _FRONT_MATTER.match(self.text)
        if opening is None:
            return 0
        keys = False
        for number, line in enumerate(_LINE.finditer(text, opening.end())):
            words = line.group().strip()
            if words in (opening["mark"], "..."):
                if keys:
                    self.cuts.append((0, line.end(), ""))
                return line.end() if keys else 0
            keys = keys or _KEY.match(words) is not None
            if number > 300:
                break
        return 0

    def _bar(self, at: int) -> None:
        """Finds comments and code from `at` on, which no mark is looked for in. Whichever begins first holds the other."""
        text, self.start = self.text, at
        open_comment = True
        while match := _BARRED.search(text, at, self.end):
            at = match.end()
            if match["fence"]:
                end = self._fence_end(match)
                self.code.append((match.start(), end))
                at = end
            elif match["ticks"]:
                closing = self._ticks_end(match)
                if closing:
                    self.code.append((match.start(), closing))
                    at = closing
            elif open_comment:
                end = text.find("-->", at)
                open_comment = end >= 0
                if end >= 0:
                    self.comments.append((match.start(), end + 3))
                    self.cuts.append((match.start(), end + 3, ""))
                    at = end + 3
        self._barred = sorted(self.code + self.comments)
        self._barred_starts = [start for start, _ in self._barred]

    def _fence_end(self, opening: re.Match[str]) -> int:
        mark = opening["fence"]
        for line in _LINE.finditer(self.text, opening.end()):
            words = line.group().strip()
            if words.startswith(mark) and not words.strip(mark[0]) and line.start() > opening.end():
                return line.end()
        return len(self.text)

    def _ticks_end(self, opening: re.Match[str]) -> int:
        """The end of a code span: the next run of as many ticks, in the same paragraph and not far."""
        ticks, text = opening["ticks"], self.text
        at = text.find(ticks, opening.end(), opening.end() + _MAX_TARGET)
        if at < 0 or "\n\n" in text[opening.end() : at] or text[at + len(ticks) : at + len(ticks) + 1] == "`":
            return 0
        return at + len(ticks)

    def _barred_end(self, at: int) -> int:
        """The end of the comment or code that holds this place, else 0."""
        index = bisect_right(self._barred_starts, at) - 1
        return self._barred[index][1] if index >= 0 and at < self._barred[index][1] else 0

    def _defined(self, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
        """The names of reference definitions with their targets; they are cut where they stand."""
        for start, end in lines:
            if start < self.start or self.text[start : start + 8].lstrip(" ")[:1] != "[" or self._barred_end(start):
                continue
            line = self.text[start : min(end, start + 3_000)].rstrip("\r\n")
            match = _DEFINITION.match(line)
            if match:
                self.cuts.append((start, start + len(line), ""))
                yield _name(match["name"]), match["target"].rstrip(">")

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _blocks(self, lines: list[tuple[int, int]]) -> None:
        cut_lines = {start for start, _, _ in self.cuts}
        number = 0
        while number < len(lines):
            start, end = lines[number]
            content_end = start + len(self.text[start:end].rstrip("\r\n"))
            if start < self.start or start in cut_lines or self.text[start:content_end].isspace() or start == content_end:
                self._close(start)
            elif self._barred_end(start) > start and not self._is_tick(start):
                if start in self._barred_starts:
                    self._close(start)
            elif rows := self._table(lines, number):
                self._close(start)
                number += rows
                continue
            else:
                following = lines[number + 1] if number + 1 < len(lines) else None
                if self._line(start, content_end, following):
                    number += 1
            number += 1
        self._close(self.end)

    def _is_tick(self, at: int) -> bool:
        """A code span, unlike a fence, may open a paragraph."""
        return self.text[at] == "`" and not self.text.startswith("```", at)

    def _line(self, start: int, end: int, following: tuple[int, int] | None) -> bool:
        """Takes one line of text; returns whether the next one was its underline."""
        at = self._quotation(start, end)
        line = self.text[at:end]
        if _RULE.match(line):
            self._close(start)
            return False
        heading = _HEADING.match(line)
        if heading:
            self._open(at, "heading")
            self._cut(at, at + heading.end())
            closing = _HEADING_END.search(line, max(heading.end(), len(line) - 24))
            self._close(at + closing.start() if closing else end)
            if closing:
                self._cut(at + closing.start(), end)
            return False
        self._marked(at, line)
        if following and self.block is not None and self.block == at and self._underlined(line, following):
            self.block_shape = "heading"
            self._close(end)
            self._cut(following[0], following[0] + len(self.text[following[0] : following[1]].rstrip("\r\n")))
            return True
        return False

    def _marked(self, at: int, line: str) -> None:
        """A line of running text: it opens an item, a note or a paragraph, or goes on with the open one."""
        note = _NOTE.match(line)
        item = _ITEM.match(line)
        if note:
            self._open(at, "note")
            self._cut(at + note.start("caret"), at + note.end("caret"))
            self._cut(at + note.start("colon"), at + note.end("colon"))
        elif item:
            self._open(at, "list-item")
            if item["bullet"]:
                self.cuts.append((at + item.start("bullet"), at + item.end("bullet"), "•"))
        elif self.block is None:
            self._open(at, "")

    def _quotation(self, at: int, end: int) -> int:
        for _ in range(8):
            mark = _QUOTE_MARK.match(self.text, at, end)
            if mark is None:
                break
            self._cut(at, mark.end())
            at = mark.end()
        return at

    def _underlined(self, line: str, following: tuple[int, int]) -> bool:
        below = self.text[following[0] : min(following[1], following[0] + 300)].rstrip("\r\n")
        return len(line) <= _MAX_TITLE_LINE and not self.block_shape and _UNDERLINE.match(below) is not None

    def _open(self, at: int, shape: str) -> None:
        self._close(at)
        self.block, self.block_shape = at, shape

    def _close(self, at: int) -> None:
        """Ends the open block before `at` and reads the marks inside it."""
        if self.block is None:
            return
        start, self.block = self.block, None
        if self.block_shape:
            self.shapes.append((self.block_shape, start, at))
        _Inline(self, start, at).read()

    def _cut(self, start: int, end: int) -> None:
        if end > start:
            self.cuts.append((start, end, ""))

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, lines: list[tuple[int, int]], number: int) -> int:
        """Takes a table that begins with this line; returns how many lines it has."""
        if number + 1 >= len(lines) or not self._holds_border(*lines[number]):
            return 0
        start, end = lines[number + 1]
        below = self.text[start:end].rstrip("\r\n")
        if "|" not in below or "-" not in below or len(below) > 4_000 or not _DELIMITERS.match(below):
            return 0
        self._row(*lines[number])
        self._cut(start, start + len(below))
        last = number + 2
        while last < len(lines) and self._holds_border(*lines[last]):
            self._row(*lines[last])
            last += 1
        return last - number

    def _holds_border(self, start: int, end: int) -> bool:
        return self.text.find("|", start, end) >= 0 and not self._barred_end(start)

    def _row(self, start: int, end: int) -> None:
        content = self.text[start:end].rstrip("\r\n")
        last = start + len(content.rstrip())
        cell = start
        for border in _BORDER.finditer(self.text, start, last):
            if self.text[border.start() - 1 : border.start()] == "\\":
                continue
            outer = border.start() == start or border.end() >= last
            self.cuts.append((border.start(), border.end(), "" if outer else "\t"))
            if border.start() > cell:
                _Inline(self, cell, border.start()).read()
            cell = border.end()
        if cell < last:
            _Inline(self, cell, last).read()
        self.shapes.append(("table-row", start, start + len(content)))

    # ── The projection ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _made(self) -> Projection:
        pieces: list[tuple[str, SourceSpan, bool]] = []
        ends: list[int] = []  # per cut: how far the prose reaches before and after it
        at = prose = 0
        for start, end, seen in self.cuts:
            if start < at:
                ends.append(prose)
                continue
            if start > at:
                pieces.append((self.text[at:start], SourceSpan(at, start), True))
                prose += start - at
            if seen:
                pieces.append((seen, SourceSpan(start, end), False))
                prose += len(seen)
            ends.append(prose)
            at = end
        if at < len(self.text):
            pieces.append((self.text[at:], SourceSpan(at, len(self.text)), True))
            prose += len(self.text) - at
        offset = _Offsets(self.cuts, ends)
        shapes = sorted((Shape(kind, ProseSpan(offset(a), offset(b))) for kind, a, b in self.shapes), key=lambda s: s.prose.start)
        comments = [Comment(self.text[a + 4 : b - 3].strip(), SourceSpan(a, b), offset(a)) for a, b in self.comments]
        links = [Link(ProseSpan(offset(a), offset(b)), target) for a, b, target in sorted(self.links)]
        shown = [shape for shape in shapes if len(shape.prose)]
        return Projection("markdown", self.text, pieces, shown, comments, links=[link for link in links if len(link.prose)])


class _Offsets:
    """From a source offset to the prose offset of what stands there or next."""

    def __init__(self, cuts: list[Cut], ends: list[int]) -> None:
        self.cuts, self.ends = cuts, ends
        self.starts = [start for start, _, _ in cuts]

    def __call__(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        while index >= 0:
            start, end, seen = self.cuts[index]
            if at >= end or seen == "" or at == start:
                before = self.ends[index] - (len(seen) if at == start else 0)
                return before if at <= end else before + at - end
            index -= 1
        return at


def _name(reference: str) -> str:
    return " ".join(reference.lower().split())


class _Inline:
    """The marks inside one block: emphasis, links, tags, entities, escapes. One pass from left to right."""

    def __init__(self, reader: _Reader, start: int, end: int) -> None:
        self.reader, self.text, self.start, self.end = reader, reader.text, start, end
        self.cuts = reader.cuts
        self.own = [(a, b) for a, b, _ in _tail(reader.cuts, start)]
        self.brackets: list[tuple[int, bool]] = []
        self.openers: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}

    def read(self) -> None:
        at, skip = self.start, 0
        own = sorted(self.own)
        while match := _SPECIAL.search(self.text, at, self.end):
            at = match.start()
            while skip < len(own) and own[skip][1] <= at:
                skip += 1
            if skip < len(own) and own[skip][0] <= at:
                at = own[skip][1]
                continue
            barred = self.reader._barred_end(at)
            at = barred if barred > at else self._mark(match[0], at)
        # Openers that nothing closed stay in the prose: an asterisk may be a note's.

    def _mark(self, sign: str, at: int) -> int:
        """Reads the mark at this place; returns where to go on."""
        if sign == "\\":
            following = self.text[at + 1 : at + 2]
            if at + 1 < self.end and (following in _PUNCTUATION or following in "\r\n"):  # before a line end it breaks the line
                self._cut(at, at + 1)
                return at + 2
            return at + 1
        if sign in "*_~":
            return self._emphasis(sign, at)
        if sign == "[":
            self.brackets.append((at, self.text[at - 1 : at] == "!" and at > self.start))
            return at + 1
        if sign == "]":
            return self._bracket(at)
        if sign == "<":
            return self._tag(at)
        return self._entity(at) if sign == "&" else at + 1

    def _cut(self, start: int, end: int, seen: str = "") -> None:
        self.cuts.append((start, end, seen))

    def _emphasis(self, sign: str, at: int) -> int:
        text, end = self.text, at
        while end < self.end and text[end] == sign:
            end += 1
        before = text[at - 1] if at > self.start else " "
        after = text[end] if end < self.end else " "
        opens = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
        closes = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
        if sign == "_":
            opens, closes = opens and (not closes or before in _PUNCTUATION), closes and (not opens or after in _PUNCTUATION)
        run = [at, end]
        if closes:
            self._pair(sign, run)
        if opens and run[1] > run[0] and not (sign == "~" and end - at < 2):
            openers = self.openers[sign]
            openers.append(run)
            if len(openers) > _MAX_OPEN:
                del openers[: _MAX_OPEN // 2]  # nobody closes so many, and they would fill the memory
        return end

    def _pair(self, sign: str, run: list[int]) -> None:
        """Cut the signs of this run together with those of the openers before it."""
        openers = self.openers[sign]
        while openers and run[1] > run[0]:
            opener = openers[-1]
            size = min(opener[1] - opener[0], run[1] - run[0], 3)
            if sign == "~":
                size = min(size, 2)
            self._cut(opener[1] - size, opener[1])
            self._cut(run[0], run[0] + size)
            opener[1] -= size
            run[0] += size
            if opener[1] == opener[0]:
                openers.pop()

    def _bracket(self, at: int) -> int:
        """What a closing bracket ends: a link, an image, a note's marker, or nothing."""
        if not self.brackets:
            return at + 1
        opening, image = self.brackets.pop()
        text = self.text
        if text[opening + 1 : opening + 2] == "^" and at - opening <= 60:
            self._cut(opening + 1, opening + 2)
            return at + 1
        end = self._target_end(at + 1)
        if end:
            target = text[at + 2 : end - 1].split(maxsplit=1)[:1]
        else:
            name, end = self._reference(opening, at)
            target = [self.reader.names[name]] if end else []
        if not end:
            return at + 1
        if target and not image:
            self.reader.links.append((opening + 1, at, target[0].strip("<>")))
        self._cut(opening - image, opening + 1)
        self._cut(at, end)
        if image:
            self.reader.shapes.append(("media", opening - 1, end))
        return end

    def _target_end(self, at: int) -> int:
        """The end of `(target "title")` here, or 0."""
        text = self.text
        if text[at : at + 1] != "(":
            return 0
        limit = min(self.end, at + _MAX_TARGET)
        depth = 0
        for match in _PARENTHESES.finditer(text, at, limit):
            if match[0] == "(":
                depth += 1
                if depth > _MAX_DEPTH:
                    return 0
            elif match[0] == ")":
                depth -= 1
                if depth == 0:
                    return match.end()
            else:
                return 0
        return 0

    def _reference(self, opening: int, at: int) -> tuple[str, int]:
        """The name of a reference link that is defined, and its end, or 0: [text][name], [name][] or [name]."""
        text, names = self.text, self.reader.names
        if not names:
            return "", 0
        if text[at + 1 : at + 2] == "[":
            closing = text.find("]", at + 2, min(self.end, at + 204))
            if closing >= 0:
                name = _name(text[at + 2 : closing]) or _name(text[opening + 1 : at])
                return name, closing + 1 if name in names else 0
        name = _name(text[opening + 1 : at]) if at - opening <= 202 else ""
        return name, at + 1 if name in names else 0

    def _tag(self, at: int) -> int:
        link = _AUTOLINK.match(self.text, at, self.end)
        if link:
            self._cut(at, at + 1)
            self._cut(link.end() - 1, link.end())
            return link.end()
        tag = _TAG.match(self.text, at, self.end)
        if tag is None:
            return at + 1
        name = (tag["name"] or "").lower()
        self._cut(at, tag.end(), "\n" if name == "br" else "")
        if name == "sup" and self.text[at + 1] != "/":
            closing = self.text.find("</", tag.end(), min(self.end, tag.end() + 60))
            for place in range(tag.end(), max(closing, tag.end())):
                raised = self.text[place].translate(_SUPERSCRIPT)
                if raised != self.text[place]:
                    self._cut(place, place + 1, raised)
            return max(closing, tag.end()) if not _SPECIAL.search(self.text, tag.end(), max(closing, tag.end())) else tag.end()
        return tag.end()

    def _entity(self, at: int) -> int:
        entity = _ENTITY.match(self.text, at, self.end)
        if entity is None:
            return at + 1
        from html import unescape  # costs its table of names, which only a text with entities pays

        seen = unescape(entity[0])
        if seen == entity[0]:
            return at + 1
        self._cut(at, entity.end(), seen)
        return entity.end()


_PARENTHESES = lazy(r"[()\r\n]")


def _tail(cuts: list[Cut], start: int) -> list[Cut]:
    """The cuts made so far inside the block that begins at `start`: they are the last ones."""
    index = len(cuts)
    while index and cuts[index - 1][0] >= start:
        index -= 1
    return cuts[index:]
