"""What the paragraphs of a Word file are read into: paragraphs, tables, and what was done to runs of text."""

from __future__ import annotations

from prlint.formats.docx_parts import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    # (text, number of its run or -1 for what no run holds, how many characters of that run stand before it)
    Piece = tuple[str, int, int]


class Table:
    """Its rows of cells. nested: another one stands in it; headed: it has a row that comes back on every page."""

    __slots__ = ("headed", "nested", "rows")

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.nested = self.headed = False


class Cell:
    __slots__ = ("paragraphs", "row", "table")

    def __init__(self, table: Table) -> None:
        self.table, self.row = table, len(table.rows) - 1
        self.paragraphs: list[Paragraph] = []


class Paragraph:
    """number: counted from 1 in its part, empty ones too. pieces: its text in order. boxes: what floats beside it.

    turns: where the text of a following paragraph begins that an accepted deletion joins to it: (column, its number).
    at: where it begins in the prose, once it is laid out there.
    """

    __slots__ = (
        "above", "at", "below", "boxes", "cell", "depth", "heading", "hidden", "laid", "list", "number", "part", "pieces", "size", "style",
        "turns",
    )  # fmt: skip

    def __init__(self, number: int, part: str, cell: Cell | None) -> None:
        self.number, self.part, self.cell = number, part, cell
        self.pieces: list[Piece] = []
        self.hidden: list[tuple[int, str]] = []
        self.boxes: list[list[Paragraph]] = []
        self.turns: list[tuple[int, int]] = []
        self.size = self.at = 0
        self.laid = False
        self.style = Style()
        self.list: str | None = None
        self.depth: int | None = None
        self.heading: str | None = None
        self.above: bool | None = None
        self.below: bool | None = None

    @property
    def text(self) -> str:
        return "".join(piece[0] for piece in self.pieces)


class Mark:
    """What was done to a run of text: insertion, deletion, comment or link. words: of the deletion; the target of a link."""

    __slots__ = ("by", "end", "kind", "start", "to", "where", "words")

    def __init__(self, kind: str, where: Paragraph, words: str = "", by: str = "") -> None:
        self.kind, self.words, self.by = kind, words, by
        self.where = self.to = where
        self.start = self.end = where.size


class Flow:
    """Paragraphs one below the other, as far as they have been read."""

    __slots__ = ("carried", "cell", "count", "joins", "paragraph", "paragraphs", "part", "tables")

    def __init__(self, part: str) -> None:
        self.part = part
        self.paragraphs: list[Paragraph] = []
        self.paragraph: Paragraph | None = None
        self.carried: Paragraph | None = None
        self.cell: Cell | None = None
        self.tables: list[tuple[Table, Cell | None]] = []
        self.count = 0
        self.joins = False  # the end of the open paragraph is deleted
