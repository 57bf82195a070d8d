"""Markdown: the prose a reader sees, without its marks, each run of it with its place.

Marks are cut, not parsed into a tree: the prose is the source with holes, so every place stays exact. What is cut: front matter but for
a title and a day that stand nowhere else, heading and quotation marks, emphasis that pairs up, the ticks around code, link targets,
reference definitions, images (their alternative text stays), delimiter rows of tables, HTML tags and comments. A block of code is set aside
where words stand above it. What is changed: entities,
bullets (•), cell borders (a tab), digits in <sup>.
It cannot see code by indentation: releases are pasted with indents more often than they hold code. What follows the first MAX_LINES lines
is left as it stands, and ticks behind the first MAX_SPANS runs of code are no marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from prlint.formats.markdown_inline import Inline, Markup, name_of
from prlint.text.pattern import lazy
from prlint.text.projection import Comment, Link, Projection, Shape
from prlint.text.source import Source
from prlint.text.span import ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prlint.formats.markdown_inline import Cut

# Nobody writes a release of so many lines.
MAX_LINES = 20_000
MAX_SPANS = 20_000  # of code: 5 MB of ticks alone took 1.4 GB
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BARRED = lazy(r"<!--|(?:^|(?<=[\r\n]))[ ]{0,3}(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)")
_FRONT_MATTER = lazy(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_DAY = lazy(r"(?:19|20)\d\d-\d\d-\d\d")
# A text that opens with a heading of the first order, or with a short line by itself that is no item, no date and no sentence.
_HEADED = lazy(
    r"(?:#[ \t]|<h1\b|\*\*(?!_?by\b)[^*\r\n]{1,200}\*\*[ \t]*[\r\n]"
    r"|(?!_|(?:for|press|news|media)\b|\d{1,2} [a-z]{3,9} \d{4}\b)[^\r\n*•]{1,200}[^.\s\d*][ \t]*(?:\r\n|\r|\n){2})",
    re.I,
)
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
_LINKED = lazy(r"[^\[@:]{0,16}(?:!?\[[^\]\r\n]{0,200}\]\([^)\r\n]{0,1000}\)\W{0,8}){1,8}\s*$")
_MAX_CODE_SPAN = 2_000
_MAX_TITLE_LINE = 200
# Where a text opens: its headline, a deck and a dateline.
_MAX_OPENING = 600


def project(source: Source) -> Projection:
    return _Reader(source.text).projection()


class _Reader(Markup):
    """Reads a text block by block, then makes the projection of what was found."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.code: list[tuple[int, int]] = []
        self.ticks: list[Cut] = []
        self.block: int | None = None  # where the open one begins
        self.block_shape = ""
        self.below = 0  # where the last rule ends

    def projection(self) -> Projection:
        lines = [match.span() for match in islice(_LINE.finditer(self.text), MAX_LINES)]
        self.end = lines[-1][1] if lines else 0
        self._find_barred(self._front_matter())
        self.names = dict(self._defined(lines))
        self._blocks(lines)
        self._links_below()
        self.cuts += self.ticks
        self.cuts.sort()
        return self._made()

    # ── What is settled before lines are read ────────────────────────────────────────────────────────────────────────────────────────

    def _front_matter(self) -> int:
        """Cuts the front matter, but for a title and a day that the text begins without; returns where the text begins."""
        text, opening = self.text, _FRONT_MATTER.match(self.text)
        if opening is None:
            return 0
        keys = False
        kept: dict[str, tuple[int, int]] = {}
        for number, line in enumerate(_LINE.finditer(text, opening.end())):
            words = line.group().strip()
            if words in (opening["mark"], "..."):
                if keys:
                    self._cut_around(sorted(kept.values()), line.end())
                return line.end() if keys else 0
            if key := _KEY.match(words):
                keys = True
                value = words[key.end() :].strip(" \t\"'")
                name = key[0].rstrip(" :=")
                if value and (name == "title" or (name == "date" and _DAY.match(value))):
                    start = line.start() + line.group().rindex(value)
                    kept[name] = (start, start + (len(value) if name == "title" else 10))
            if number > 300:
                break
        return 0

    def _cut_around(self, kept: list[tuple[int, int]], end: int) -> None:
        """Cuts front matter that ends at `end`, but for what is kept of it because the text does not open with it."""
        opens = self.text[end : end + _MAX_OPENING].lstrip()
        titled = _HEADED.match(opens) is not None
        at = 0
        for first, last in kept:
            words = self.text[first:last]
            if re.search(rf"\d.{{0,13}}{words[:4]}", opens) if _DAY.match(words) else titled or words.casefold() in opens.casefold():
                continue
            self.cuts.append((at, first, "\n\n" if at else ""))
            at = last
        self.cuts.append((at, end, "\n\n" if at else ""))

    def _find_barred(self, at: int) -> None:
        """Finds comments and code from `at` on, which no mark is looked for in. Whichever begins first holds the other."""
        text, self.start = self.text, at
        open_comment = True
        while match := _BARRED.search(text, at, self.end):
            at = match.end()
            if match["fence"]:
                end = self._fence_end(match)
                self.code.append((match.start(), end))
                if text[self.start : match.start()].strip():
                    self.shapes.append(("furniture", match.start(), end))
                at = end
            elif match["ticks"]:
                closing = self._ticks_end(match) if len(self.ticks) < 2 * MAX_SPANS else 0
                if closing:
                    self.code.append((match.start(), closing))
                    self.ticks += (*match.span(), ""), (closing - len(match[0]), closing, "")
                    at = closing
            elif open_comment:
                end = text.find("-->", at)
                open_comment = end >= 0
                if end >= 0:
                    self.comments.append((match.start(), end + 3))
                    self.cuts.append((match.start(), end + 3, ""))
                    at = end + 3
        self.bar(self.code + self.comments)

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
        at = text.find(ticks, opening.end(), opening.end() + _MAX_CODE_SPAN)
        if at < 0 or "\n\n" in text[opening.end() : at] or text[at + len(ticks) : at + len(ticks) + 1] == "`":
            return 0
        return at + len(ticks)

    def _defined(self, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
        """The names of reference definitions with their targets; they are cut where they stand."""
        for start, end in lines:
            if start < self.start or self.text[start : start + 8].lstrip(" ")[:1] != "[" or self.barred_end(start):
                continue
            line = self.text[start : min(end, start + 3_000)].rstrip("\r\n")
            match = _DEFINITION.match(line)
            if match:
                self.cuts.append((start, start + len(line), ""))
                yield name_of(match["name"]), match["target"].rstrip(">")

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _blocks(self, lines: list[tuple[int, int]]) -> None:
        cut_lines = {start for start, _, _ in self.cuts}
        number = 0
        while number < len(lines):
            start, end = lines[number]
            content_end = start + len(self.text[start:end].rstrip("\r\n"))
            if start < self.start or start in cut_lines or self.text[start:content_end].isspace() or start == content_end:
                self._close(start)
            elif self.barred_end(start) > start and not self._is_tick(start):
                if self.is_barred_from(start):
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

    def _links_below(self) -> None:
        """What stands below the last rule is the page's, where nothing but links stands there and nobody to write to."""
        shown = [line for line in _LINE.finditer(self.text, self.below) if not line[0].isspace()] if self.below > _MAX_OPENING else []
        if all(_LINKED.match(line[0]) and "mailto:" not in line[0] for line in shown):
            self.shapes += [("furniture", *line.span()) for line in shown]

    def _is_tick(self, at: int) -> bool:
        """A code span, unlike a fence, may open a paragraph."""
        return self.text[at] == "`" and not self.text.startswith("```", at)

    def _line(self, start: int, end: int, following: tuple[int, int] | None) -> bool:
        """Takes one line of text; returns whether the next one was its underline."""
        at = self._quotation(start, end)
        line = self.text[at:end]
        if _RULE.match(line):
            self._close(start)
            self.below = end
            return False
        if line.startswith("{:") and line.rstrip().endswith("}"):  # attributes, as sites of kramdown set them: {:start="2"}
            self._cut(at, end)
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
        Inline(self, start, at).read()

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
        return self.text.find("|", start, end) >= 0 and not self.barred_end(start)

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
                Inline(self, cell, border.start()).read()
            cell = border.end()
        if cell < last:
            Inline(self, cell, last).read()
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
