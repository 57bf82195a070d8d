"""Text of an HTML page, set in lines as a browser sets it: blanks run together, references read, digits raised.

Which elements are open when text comes is told in html_lines.py; what a line is told of them is its context.
"""

from __future__ import annotations

from prlint.formats.superscripts import DIGITS, LONGEST, SIGNS
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    Run = tuple[int, int, str | None]  # start and end in the source, and what is seen there if not the same

_SPECIAL = lazy(r"[ \t\n\r\f]{2,}+|[\t\n\r\f]|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_PIECES = lazy(r"(?P<end>\r\n|\r|\n)|(?P<reference>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31}+);)|[^\r\n&]++|&")
_BLANK = frozenset(" \t\n\r\f")
_UNSEEN = frozenset("\u00ad")


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


class Typesetter:
    """Sets pieces of the source in lines, each piece in the context of the moment.

    at: where the text set so far ends. marker: what the next line begins with, an item's bullet or number. paged: a page of paper ends
    above the next line. bracketed: the superscript that is open has brackets of its own.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[Line] = []
        self.context = Context()
        self.marker: Run | None = None
        self.paged = self.bracketed = False
        self.at = 0
        self._line: Line | None = None
        self._gap = True
        self._seen: dict[str, str] = {}

    @property
    def between_lines(self) -> bool:
        """Whether nothing is set yet in the line that comes."""
        return self._line is None

    def end_line(self, gap: bool) -> None:
        """Ends the line; a line that shows nothing is blank space."""
        line, self._line = self._line, None
        if line is not None:
            if line.shown:
                _trim(line, self.source)
            else:
                self.lines.pop()
                gap = True
                self.paged = self.paged or line.paged
                if line.context.cell is not None:
                    line.context.cell.lines.pop()
        self._gap = self._gap or gap

    def text(self, at: int, end: int) -> None:
        """Sets a piece without tags, unless it is hidden."""
        context = self.context
        if context.hidden or at >= end:
            return
        self.at = end
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
                self.end_line(self._line is None)
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
        if end - context.raised > LONGEST or "&" in raw or self.bracketed or bracket:
            self.bracketed = self.bracketed or bracket
            plain = context.copy()
            plain.raised = 0
            self.context = plain
            self.text(at, end)
            self.context = context
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
        if self.context.target:
            line.linked += size
        if not line.shown:
            line.shown = not (self.source[at:end] if seen is None else seen).isspace()

    def _new_line(self) -> Line:
        line = self._line = Line(self.context, self._gap, self.paged)
        self._gap = self.paged = False
        self.lines.append(line)
        if self.marker is not None:
            line.runs.append(self.marker)
            self.marker = None
        if self.context.cell is not None:
            self.context.cell.lines.append(line)
        return line


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
