"""Word files (.docx): what a reader of the document sees, with the part, paragraph and column of each character.

docx_parts.py takes the package apart, docx_story.py reads each part's paragraphs, and here they become one prose: headers, the body with
its text boxes where they are anchored, notes, footers; last what no reader sees, hidden text and properties. Tracked changes are
read as if accepted. Spans count in this prose.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.formats.docx_parts import Counter, Node, Notes, Package
from prlint.formats.docx_story import Story
from prlint.formats.tables import between, is_bullet, way
from prlint.formats.zipped import Writer
from prlint.text.projection import Comment, Link, Projection, Shape, Trace
from prlint.text.source import Source, UnreadableError
from prlint.text.span import Position, ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.formats.docx_paragraphs import Cell, Mark, Paragraph, Table

    # A line: its paragraphs, each behind what parts it from the one before; its shape; whether blank space stands above it.
    Line = tuple[list[tuple[str, Paragraph]], str, bool]

OWN_AUTHOR = "prlint"
_ADDRESSED = "prlint:"
# Below this, paragraphs without space between them may be lines of one block.
_SHORT = 110
_TELLING = 200
_PAGED = "running"


def read(name: str, data: bytes) -> Source:
    """Raises UnreadableError, with one sentence, for what is no sound Word file."""
    document = Document(data)
    projection = document.projection()
    return Source(name, projection.prose, projection=projection)


def example(words: str) -> Source:
    """A Word file whose body is this XML, for the examples of rules."""
    packed = Writer()
    packed.add("_rels/.rels", _RELATION.encode())
    packed.add("word/document.xml", (_ROOT + words + "</w:body></w:document>").encode("utf-8", "replace"))
    return read("example", packed.content())


_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_ROOT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


class Document:
    """A Word file with all its stories. unseen: of hidden text and properties, by place in the prose: the paragraph that hides it, if any,
    and where in it. numbers: how notes of each kind are numbered, and from which number on.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        notes = self._body()
        if self.body.root != "document":
            raise UnreadableError("it is an office file, but none of Word; prlint reads Word files (.docx)")
        self.stories = [self.body]
        self.notes = [made for kind in ("footnote", "endnote") for made in self._notes(kind, notes)]
        self.headers = [self._margin(kind, part) for kind, part in self.body.sections]
        self.comments = self._comments()
        self._made = _Maker(self.package)
        self.unseen = self._made.hides

    def _body(self) -> Notes:
        """Reads the body; once more where a section, which tells at its end, numbers notes in another way than the settings."""
        settings = self.package.settings()
        numbers = {kind: _numbers(settings, kind) for kind in ("footnote", "endnote")}
        while True:
            notes = Notes(numbers)
            self.body = Story(self.package, self.package.main, "body", notes=notes).read()
            told = {kind: (self.body.numbered.get(kind, style), first) for kind, (style, first) in numbers.items()}
            if told == numbers or not notes.order:
                self.numbers = numbers
                return notes
            numbers = told

    def _story(self, part: str, name: str, roots: str = "", labels: dict[str, str] | None = None) -> Story:
        story = Story(self.package, part, name, roots, boxes=sum(other.boxes for other in self.stories))
        story.labels = labels or {}
        self.stories.append(story.read())
        return story

    def _notes(self, kind: str, notes: Notes) -> Iterator[list[Paragraph]]:
        """The notes of a kind that the document points at, in its order."""
        part = self.package.part(f"{kind}s")
        order = [(name, label) for sort, name, label in notes.order if sort == kind]
        if part is None or not order:
            return
        story = self._story(part, kind, kind, dict(order))
        for number, (name, _) in enumerate(dict(order).items(), 1):
            paragraphs = story.stories.get(name, [])
            for paragraph in paragraphs:
                paragraph.part = f"{kind}-{number}" if paragraph.part == kind else paragraph.part
            yield paragraphs

    def _margin(self, kind: str, part: str) -> tuple[str, list[Paragraph]]:
        number = sum(sort == kind for sort, other in self.body.sections[: self.body.sections.index((kind, part))]) + 1
        return kind, self._story(part, f"{kind}-{number}").stories[""]

    def _comments(self) -> dict[str, tuple[str, str]]:
        """(author, text) of comments by id."""
        part = self.package.part("comments")
        if part is None:
            return {}
        story = Story(self.package, part, "comment", "comment").read()
        return {
            name: (story.given[name].get("author", ""), " ".join(" ".join(p.text.split()) for p in paragraphs).strip())
            for name, paragraphs in story.stories.items()
        }

    def projection(self) -> Projection:
        made = self._made
        for kind, paragraphs in self.headers:
            if kind == "header":
                made.margin(paragraphs)
        made.flow(self.body.stories[""])
        for paragraphs in self.notes:
            made.flow(paragraphs, "note")
        for kind, paragraphs in self.headers:
            if kind == "footer":
                made.margin(paragraphs)
        traces, comments = self._traces()
        links = [Link(ProseSpan(mark.where.at + mark.start, mark.where.at + mark.end), mark.words) for mark in self._marks("link")]
        traces += made.unseen(self.package.properties())
        traces.sort(key=lambda trace: trace.prose)
        links = sorted((link for link in links if len(link.prose)), key=lambda link: link.prose)
        prose = made.prose()
        pieces = [(prose, SourceSpan(0, len(prose)), True)]
        return Projection("docx", prose, pieces, made.shapes, comments, made.places, links, _unwritten, traces)

    def _marks(self, *kinds: str) -> Iterator[Mark]:
        for story in self.stories:
            yield from (mark for mark in story.marks if mark.kind in kinds and mark.where.laid and mark.to.laid)

    def _traces(self) -> tuple[list[Trace], list[Comment]]:
        """What was changed and commented, and the comments that speak to prlint, which are no leftovers."""
        traces: list[Trace] = []
        comments: list[Comment] = []
        for mark in self._marks("insertion", "deletion", "comment"):
            start, end = mark.where.at + mark.start, mark.to.at + mark.end
            words, by = mark.words, mark.by
            if mark.kind == "comment":
                by, words = self.comments.get(mark.words, ("", ""))
                if by == OWN_AUTHOR or mark.words not in self.comments:
                    continue
            if mark.kind == "comment" and words.startswith(_ADDRESSED):
                comments.append(Comment(words, SourceSpan(start, max(start, end)), start))
            else:
                traces.append(Trace(mark.kind, ProseSpan(start, max(start, end)), words, by))
        comments.sort(key=lambda comment: comment.at)
        return traces, comments


def _unwritten(words: str) -> None:
    """A fix is shown: the file is no text that it could be put into."""


def _numbers(settings: Node | None, kind: str) -> tuple[str, int]:
    """How notes of a kind are numbered, and from which number on."""
    found = settings.get(f"{kind}Pr") if settings is not None else None
    style = (found.value("numFmt") if found is not None else None) or ("decimal" if kind == "footnote" else "lowerRoman")
    first = (found.value("numStart") if found is not None else None) or "1"
    return style, int(first[:6]) if first[:6].isdigit() else 1


class _Maker:
    """Puts lines below each other, with the shape of each and the place of each paragraph."""

    def __init__(self, package: Package) -> None:
        self.shapes: list[Shape] = []
        self.places: list[tuple[int, Position]] = []
        self._counter = Counter(package.numberings)
        self._words: list[str] = []
        self._size = 0
        self._shape = ""
        self.hides: dict[ProseSpan, tuple[Paragraph | None, int]] = {}
        self._margins: set[str] = set()
        self._hidden: list[Paragraph] = []

    def prose(self) -> str:
        return "".join(self._words) + ("\n" if self._words else "")

    # ── What is seen ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def margin(self, paragraphs: Sequence[Paragraph]) -> None:
        """A header or a footer; one that says what another has said is seen once."""
        said = "\n".join(paragraph.text for paragraph in paragraphs)
        if said not in self._margins:
            self._margins.add(said)
            self.flow(paragraphs, _PAGED)

    def flow(self, paragraphs: Sequence[Paragraph], shape: str = "") -> None:
        title = _title(paragraphs) if not shape else None
        self._hidden += [paragraph for paragraph in paragraphs if paragraph.hidden]
        for line, own, gap in _lines(paragraphs):
            marker = self._marker(line[0][1]) if own != "table-row" else None
            if not shape and not own:
                first = line[0][1]
                heading = _heading(first)
                own = "title" if first is title else "heading" if heading else "list-item" if marker else ""
            self._line(line, shape or own, gap, marker or "")

    def _marker(self, paragraph: Paragraph) -> str | None:
        number = paragraph.style.number if paragraph.list is None else paragraph.list
        if not number or number == "0":
            return None
        return self._counter.next(number, paragraph.style.level if paragraph.depth is None else paragraph.depth)

    def _line(self, line: list[tuple[str, Paragraph]], shape: str, gap: bool, marker: str) -> None:
        rows = shape == self._shape == "table-row" or (shape == self._shape == "list-item" and not gap)
        if self._words:
            self._put("\n" if rows or (shape == self._shape and not gap) else "\n\n")
        start = self._size
        if marker:
            self.places.append((start, Position(line[0][1].number, 1, line[0][1].part)))
            self._put(marker)
        for glue, paragraph in line:
            self._put(glue)
            self._paragraph(paragraph, one_line=shape == "table-row")
        if shape:
            self.shapes.append(Shape(shape, ProseSpan(start, self._size)))
        self._shape = shape

    def _paragraph(self, paragraph: Paragraph, one_line: bool) -> None:
        paragraph.at, paragraph.laid = self._size, True
        self.places.append((self._size, Position(paragraph.number, 1, paragraph.part)))
        for column, number in paragraph.turns:
            self.places.append((self._size + column, Position(number, 1, paragraph.part)))
        text = paragraph.text
        self._put(text.replace("\n", " ") if one_line else text)

    def _put(self, words: str) -> None:
        self._words.append(words)
        self._size += len(words)

    # ── What is not ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def unseen(self, properties: dict[str, str]) -> Iterator[Trace]:
        """Hidden text, and the properties that say what the document does not."""
        seen = " ".join("".join(self._words).lower().split())
        for paragraph in self._hidden:
            for column, words in paragraph.hidden:
                if words.strip():
                    trace = self._hide("hidden", words.strip(), Position(paragraph.number, column + 1, paragraph.part), "")
                    self.hides[trace.prose] = paragraph, column
                    yield trace
        for number, (name, words) in enumerate(properties.items(), 1):
            if words.lower() not in seen:
                trace = self._hide("property", words, Position(number, 1, "properties"), name)
                self.hides[trace.prose] = None, 0
                yield trace

    def _hide(self, kind: str, words: str, place: Position, name: str) -> Trace:
        if self._words:
            self._put("\n\n")
        start = self._size
        self.places.append((start, place))
        self._put(" ".join(words.split("\n")))
        span = ProseSpan(start, self._size)
        self.shapes.append(Shape(kind, span))
        return Trace(kind, span, words, name)


# ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """Paragraphs that show something, those of a row of data in one line."""
    read_as: dict[int, str] = {}
    above: Paragraph | None = None
    gap, number = True, 0
    while number < len(paragraphs):
        paragraph = paragraphs[number]
        cell = paragraph.cell
        as_what = ""
        if cell is not None:
            as_what = read_as[id(cell.table)] if id(cell.table) in read_as else read_as.setdefault(id(cell.table), _way(cell.table))
        if not as_what:
            number += 1
            if not paragraph.text.strip():
                gap = True
                continue
            yield [("", paragraph)], "", gap or above is None or _apart(above, paragraph)
            above, gap = paragraph, False
            continue
        last = number + 1
        while last < len(paragraphs) and _same_row(cell, paragraphs[last].cell):
            last += 1
        row = [one for one in paragraphs[number:last] if one.text.strip()]
        number = last
        if row:
            yield _row(row, as_what), _row_shape(row, as_what), True
            above, gap = row[-1], False


def _apart(above: Paragraph, below: Paragraph) -> bool:
    """Whether blank space parts two paragraphs, or their length shows that they are no lines of one block."""
    under = above.style.below if above.below is None else above.below
    over = below.style.above if below.above is None else below.above
    return bool(under or over) or above.size > _SHORT or below.size > _SHORT or bool(_heading(above) or _heading(below))


def _heading(paragraph: Paragraph) -> str:
    return paragraph.style.heading if paragraph.heading is None else paragraph.heading


def _title(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The one paragraph that styles call the title, or the one heading of the first order, before anything is told."""
    for kind in ("title", "title?"):
        found = [paragraph for paragraph in paragraphs if paragraph.style.heading == kind and paragraph.text.strip()]
        if len(found) == 1:
            before = paragraphs[: paragraphs.index(found[0])]
            return None if any(paragraph.size > _TELLING for paragraph in before) else found[0]
        if found:
            return None
    return None


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _way(table: Table) -> str:
    if table.nested:
        return ""
    texts = [[_cell_text(cell) for cell in row] for row in table.rows]
    tall = any(sum(bool(paragraph.text.strip()) for paragraph in cell.paragraphs) > 2 for row in table.rows for cell in row)
    return way([[text for text in row if text] for row in texts], table.headed, tall)


def _cell_text(cell: Cell) -> str:
    return " ".join(paragraph.text.strip() for paragraph in cell.paragraphs).strip()


def _same_row(cell: Cell | None, other: Cell | None) -> bool:
    return cell is not None and other is not None and other.table is cell.table and other.row == cell.row


def _row(row: Sequence[Paragraph], as_what: str) -> list[tuple[str, Paragraph]]:
    line: list[tuple[str, Paragraph]] = [("", row[0])]
    for above, paragraph in pairwise(row):
        line.append((between(above.text.strip(), paragraph.text.strip(), above.cell is paragraph.cell, as_what), paragraph))
    return line


def _row_shape(row: Sequence[Paragraph], as_what: str) -> str:
    if len(row) == 1:
        return "" if as_what == "list-item" or row[0].size > _TELLING else as_what
    return "" if as_what == "list-item" and not is_bullet(row[0].text.strip()) else as_what
