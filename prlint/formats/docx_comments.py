"""A copy of a Word file with comments on exact words. All that is not a comment stays as it was, byte for byte within each part.

The XML is not rewritten but cut open: the runs at the ends of a comment's words are split, with their looks on both sides. Comments
stand in the body only, since Word takes none in headers, footers and text boxes: a remark on a note stands at its marker, one on a
text box at the paragraph beside it, one on a header at the beginning.
"""

from __future__ import annotations

from bisect import bisect_right

from prlint.formats import xml_events
from prlint.formats.docx import Document
from prlint.formats.docx_comment_part import comment_element, escaped, known, packed, utf8, with_comments
from prlint.formats.docx_parts import Notes
from prlint.formats.docx_story import Story
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prlint.formats.docx_paragraphs import Paragraph

    Place = tuple[Paragraph, int]  # a paragraph and how many of its characters stand before

_MOST_PARTS = 20  # text boxes in text boxes
_LONGEST_QUOTE = 60
_SHY = "\u00ad"


class Remark(Value):
    """What is to be said of a place in the prose, a paragraph a line."""

    span: ProseSpan
    lines: tuple[str, ...]


def commented(data: bytes, remarks: Sequence[Remark], date: str = "") -> bytes:
    """The file with a comment for each remark, in place of those that prlint left in it before.

    Spans of remarks count in the prose of the file. date: of the comments, as `2026-05-04T10:00:00Z`, empty for none.
    Raises UnreadableError where the file is none that can be read.
    """
    document = Document(data)
    package = document.package
    part = package.part("comments")
    own, first = known(package, part)
    body = Body(document, utf8(package.read(package.main)), own)
    places = _Places(document, body, document.projection().prose)
    cuts = _Cuts(body, "CommentReference" in package.styles)
    made: list[str] = []
    for remark in remarks:
        place = places.of(remark.span)
        if place is not None:
            start, end, told = place
            number = first + len(made)
            cuts.add(start, end, number)
            made.append(comment_element(number, [told + remark.lines[0], *remark.lines[1:]], date, body.address))
    comments = with_comments(b"" if part is None else utf8(package.read(part)), own, "".join(made), body.address)
    return packed(package, cuts.applied(), part, comments)


# ── The body as bytes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Run:
    """A run as it stands in the bytes. children: (how many characters of the run stand before it, its place, the text as it stands).

    The text is None for what is no `w:t`; looks: where its properties stand. end: behind its closing tag; size: its characters.
    """

    __slots__ = ("children", "close", "end", "looks", "size", "start")

    def __init__(self, start: int) -> None:
        self.start = self.close = self.end = start
        self.size = 0
        self.children: list[tuple[int, int, str | None]] = []
        self.looks: tuple[int, int] | None = None


class Body(Story):
    """The main part, read once more for where its runs and paragraphs stand in the bytes."""

    def __init__(self, document: Document, data: bytes, own: frozenset[str]) -> None:
        super().__init__(document.package, document.package.main, "body", notes=Notes(document.numbers))
        self.data, self.own = data, own
        self.runs: list[Run] = []
        self.gone: list[tuple[int, int]] = []  # what belongs to comments that are taken out
        self.insides: dict[int, tuple[int, int]] = {}  # of paragraphs of the body, by number: where their content begins and ends
        self._around: list[tuple[Run, int]] = []  # runs that are open, with their depth
        self._begun: list[tuple[int, int]] = []  # paragraphs that are open: where their content begins, -1 until it does; their depth
        self._tags: list[int] = []  # where these paragraphs begin
        self._looks = 0
        self._refers = False
        xml_events.read(data, self.part, self)

    @property
    def address(self) -> str:
        """Of its vocabulary."""
        return self._w[:-1]

    def _at(self) -> int:
        return int(self.parser.CurrentByteIndex)

    def _behind(self, at: int) -> int:
        return self.data.index(b">", at) + 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._skip:
            if self._around and self._around[-1][1] == self._depth:
                self._child(self._around[-1][0], name)
            elif self._begun and self._begun[-1] == (-1, self._depth) and not name.endswith("}pPr"):
                self._begun[-1] = self._at(), self._depth
        super().start(name, attributes)

    def _child(self, run: Run, name: str) -> None:
        at = self._at()
        if self._looks:
            run.looks, self._looks = (self._looks, at), 0
        if name.endswith("}rPr"):
            self._looks = at
        else:
            run.children.append((self._units, at, None))

    def _on_r(self, attributes: dict[str, str]) -> None:
        super()._on_r(attributes)
        self.runs.append(Run(self._at()))
        self._around.append((self.runs[-1], self._depth))
        self._refers = False

    def _off_r(self) -> None:
        run, _ = self._around.pop()
        run.close, run.size = self._at(), self._units
        run.end = self._behind(run.close)
        if self._looks:
            run.looks, self._looks = (self._looks, run.close), 0
        if self._refers and not run.size:
            self.gone.append((run.start, run.end))
        super()._off_r()

    def _off_t(self) -> None:
        raw = "".join(self._words)
        if self._around and self._around[-1][0].children:
            children = self._around[-1][0].children
            children[-1] = (*children[-1][:2], raw if self._keeps else raw.strip(" \t\r\n"))
        super()._off_t()

    def _on_p(self, attributes: dict[str, str]) -> None:
        super()._on_p(attributes)
        self._begun.append((-1, self._depth))
        self._tags.append(self._at())

    def _off_p(self) -> None:
        (begun, _), at = self._begun.pop(), self._at()
        closed_at_once = self._behind(self._tags.pop()) == at  # there is no inside then
        if len(self._flows) == 1 and not closed_at_once:
            self.insides[self._flows[0].count] = (at if begun < 0 else begun, at)
        super()._off_p()

    def _comment(self, opens: bool, attributes: dict[str, str]) -> None:
        if attributes.get(self._w + "id", "") in self.own:
            self.gone.append((self._at(), self._behind(self._at())))

    def _on_commentReference(self, attributes: dict[str, str]) -> None:  # noqa: N802
        self._refers = attributes.get(self._w + "id", "") in self.own


# ── Where a remark goes ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Places:
    """From the prose to paragraphs of the body."""

    def __init__(self, document: Document, body: Body, prose: str) -> None:
        self._prose, self._unseen = prose, document.unseen
        laid = [paragraph for story in document.stories for found in story.stories.values() for paragraph in found if paragraph.laid]
        self._laid = sorted(laid, key=lambda paragraph: paragraph.at)
        self._starts = [paragraph.at for paragraph in self._laid]
        self._insides = body.insides
        own = [paragraph for paragraph in document.body.stories[""] if self._takes(paragraph)]
        self._first = next((paragraph for paragraph in own if paragraph.laid), own[0] if own else None)
        self._anchors = {part: where for story in document.stories for part, where in story.anchors.items()}

    def of(self, span: ProseSpan) -> tuple[Place, Place, str] | None:
        """Where the words begin and end, and what a remark on them begins with, where that is not at the words themselves.

        None for a document in which no comment can stand.
        """
        if self._first is None:
            return None
        hiding = next((at for place, at in self._unseen.items() if place.start <= span.start < place.end), None)
        if hiding is not None:
            anchor = (self._first, 0) if hiding[0] is None else self._anchored(hiding[0], hiding[1])
            return anchor, anchor, ""
        paragraph = self._paragraph(span.start)
        column = min(span.start - paragraph.at, paragraph.size)
        if not self._takes(paragraph):
            anchor = self._anchored(paragraph, column)
            words = f", {_quoted(span.of(self._prose))}" if len(span) else ""
            return anchor, anchor, f"{paragraph.part}{words}: "
        last = self._paragraph(max(span.end - 1, span.start))
        if not self._takes(last) or last.cell is not paragraph.cell or last.at < paragraph.at:
            last, end = paragraph, paragraph.size
        else:
            end = span.end - last.at
        return (paragraph, max(column, 0)), (last, max(min(end, last.size), 0)), ""

    def _takes(self, paragraph: Paragraph) -> bool:
        """Whether a comment can stand in a paragraph: one of the body that has an inside."""
        return paragraph.part == "body" and paragraph.number in self._insides

    def _paragraph(self, offset: int) -> Paragraph:
        assert self._first is not None
        return self._laid[max(bisect_right(self._starts, offset) - 1, 0)] if self._laid else self._first

    def _anchored(self, paragraph: Paragraph, column: int) -> Place:
        """The place in the body at which a part hangs."""
        assert self._first is not None
        for _ in range(_MOST_PARTS):
            if self._takes(paragraph):
                return paragraph, column
            if paragraph.part not in self._anchors:
                break
            paragraph, column = self._anchors[paragraph.part]
        return self._first, 0


def _quoted(words: str) -> str:
    one_line = " ".join(words.split())
    return f"“{one_line if len(one_line) <= _LONGEST_QUOTE else one_line[: _LONGEST_QUOTE - 1].rstrip() + '…'}”"


# The order of edits at one place: what goes behind a run, into a paragraph or between children, before a run, in the place of text.
_BEHIND, _POINT, _BEFORE, _TEXT = range(4)


class _Cuts:
    """Where the bytes of the body are cut open, and what goes in there."""

    def __init__(self, body: Body, styled: bool) -> None:
        self._body = body
        data = body.data
        self._prefix = next((data[run.start + 1 :].split(b"r", 1)[0] for run in body.runs), b"w:")
        declared = "" if self._prefix == b"w:" else f' xmlns:w="{body.address}"'
        self._opens = f'<w:commentRangeStart{declared} w:id="%d"/>'
        look = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>' if styled else ""
        self._closes = f'<w:commentRangeEnd{declared} w:id="%d"/><w:r{declared}>{look}<w:commentReference w:id="%d"/></w:r>'
        # In one place, comments that end come before those of a point and those that begin: (order, number, markup).
        self._runs: dict[int, list[tuple[int, int, int, str]]] = {}
        self._points: dict[int, list[tuple[int, int, str]]] = {}

    def add(self, start: Place, end: Place, number: int) -> None:
        opens, closes = self._opens % number, self._closes % (number, number)
        if start == end or (start[0] is end[0] and start[1] >= end[1]):
            self._put(self._before(start) if start[1] == 0 else self._behind(start), 1, number, opens + closes)
        else:
            self._put(self._before(start), 2, number, opens)
            self._put(self._behind(end), 0, number, closes)

    def _put(self, where: tuple[int, int], order: int, number: int, markup: str) -> None:
        run, at = where
        if run < 0:
            self._points.setdefault(at, []).append((order, number, markup))
        else:
            self._runs.setdefault(run, []).append((at, order, number, markup))

    def _before(self, place: Place) -> tuple[int, int]:
        """(run, characters of it that stand before), or (-1, a place in the bytes)."""
        paragraph, column = place
        found, at = (-1, self._body.insides[paragraph.number][0]), 0
        for words, run, units in paragraph.pieces:
            if at + len(words) > column:
                return (run, units + column - at) if run >= 0 else found
            at += len(words)
            found = (run, units + len(words)) if run >= 0 else found
        return found if paragraph.pieces else (-1, self._body.insides[paragraph.number][1])

    def _behind(self, place: Place) -> tuple[int, int]:
        paragraph, column = place
        at, passed = 0, False
        for words, run, units in paragraph.pieces:
            if run >= 0 and (passed or at < column <= at + len(words)):
                return run, units if passed else units + column - at
            passed = passed or at < column <= at + len(words)
            at += len(words)
        last = paragraph.turns[-1][1] if paragraph.turns else paragraph.number
        return -1, self._body.insides[last][1]

    def applied(self) -> bytes:
        """The bytes of the part with all comments, and without those that are taken out."""
        edits: list[tuple[int, int, int, bytes]] = [(start, _TEXT, end, b"") for start, end in self._body.gone]
        for at, marks in self._points.items():
            edits.append((at, _POINT, at, "".join(markup for _, _, markup in sorted(marks)).encode()))
        for number, cuts in self._runs.items():
            edits += self._split(self._body.runs[number], sorted(cuts))
        parts, at = [], 0
        for start, _, end, new in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self._body.data[at:start], new]
            at = max(at, end)
        return b"".join([*parts, self._body.data[at:]])

    def _split(self, run: Run, cuts: Sequence[tuple[int, int, int, str]]) -> Iterator[tuple[int, int, int, bytes]]:
        """The edits of one run: what goes before it, behind it, between its children and into its text."""
        data = self._body.data
        first = run.looks[0] if run.looks else run.children[0][1] if run.children else run.close
        anew = data[run.start : run.looks[1] if run.looks else first]
        close = b"</" + self._prefix + b"r>"
        by_place: dict[int, list[tuple[int, str]]] = {}
        for at, order, _, markup in cuts:
            by_place.setdefault(_snapped(run, at, order), []).append((order, markup))
        for at, marks in by_place.items():
            new = "".join(markup for _, markup in sorted(marks, key=lambda mark: mark[0])).encode()
            if at <= 0:
                yield run.start, _BEFORE, run.start, new
            elif at >= run.size:
                yield run.end, _BEHIND, run.end, new
            else:
                child = next((place for units, place, _ in run.children if units == at), None)
                if child is not None:
                    yield child, _POINT, child, close + new + anew
        for index, (units, place, text) in enumerate(run.children):
            inner = {at - units: marks for at, marks in by_place.items() if text is not None and units < at < _end(run, index)}
            if inner:
                stop = run.children[index + 1][1] if index + 1 < len(run.children) else run.close
                yield place, _TEXT, stop, self._texts(text or "", inner, close, anew)

    def _texts(self, text: str, inner: Mapping[int, Sequence[tuple[int, str]]], close: bytes, anew: bytes) -> bytes:
        """A text cut in several runs. inner: what goes in, by the number of characters before it."""
        parts, at = [], 0
        places = [number for number, sign in enumerate(text) if sign != _SHY] + [len(text)]
        for units in sorted(inner):
            new = "".join(markup for _, markup in sorted(inner[units], key=lambda mark: mark[0])).encode()
            parts.append(self._text(text[at : places[units]]) + close + new + anew)
            at = places[units]
        return b"".join([*parts, self._text(text[at:])])

    def _text(self, words: str) -> bytes:
        name = self._prefix + b"t"
        return b"<" + name + b' xml:space="preserve">' + escaped(words).encode() + b"</" + name + b">"


def _end(run: Run, index: int) -> int:
    return run.children[index + 1][0] if index + 1 < len(run.children) else run.size


def _snapped(run: Run, at: int, order: int) -> int:
    """A place in a run that can be cut: a sign that stands for several characters, or for none of its own, is kept whole."""
    for index, (units, _, text) in enumerate(run.children):
        end = _end(run, index)
        if units < at < end and (text is None or len(text.replace(_SHY, "")) != end - units):
            return units if order == 2 else end
    return at
