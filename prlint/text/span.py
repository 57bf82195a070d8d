"""Places in text: half-open spans of code points, and the lines and columns people see."""

from __future__ import annotations

from bisect import bisect_right

from prlint.text.pattern import lazy
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self


_put = object.__setattr__


class Span(Value):
    """Code points `start` up to, not including, `end`. Use one of the two subclasses: they must not be mixed."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """This and the next two as every value has them, but three times as fast: a check makes and compares thousands of spans."""
        _put(self, "start", start)
        _put(self, "end", end)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Always true: an empty span is a place too."""
        return True

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span overlaps what it touches."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def lines(self, text: str) -> Iterator[Self]:
        """The lines of this place in order, blank ones too, without what ends them."""
        start = self.start
        while start < self.end:
            stop = text.find("\n", start, self.end)
            stop = self.end if stop < 0 else stop
            yield type(self)(start, stop - text.endswith("\r", start, stop))
            start = stop + 1

    def trimmed(self, text: str) -> Self:
        """This span without the blanks at its ends; empty at its start where there is nothing else."""
        start, end = self.start, self.end
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return type(self)(start, end)


class ProseSpan(Span):
    """A place in the prose of a Projection, which is what segments, facts and rules speak of."""


class SourceSpan(Span):
    """A place in the decoded text of the file, which is what users see and edits change."""


class Position(Value):
    """Where a reader looks: line and column count from 1, in code points.

    In paged or packaged formats `part` names the piece of the file and `line` counts its paragraphs.
    """

    line: int
    column: int
    part: str | None = None


_LINE_END = lazy(r"\r\n|\r|\n")


class LineIndex:
    """Line starts of one text. Lines end at LF, CRLF or lone CR and nowhere else."""

    __slots__ = ("length", "starts")

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
        self.length = len(text)

    def position(self, offset: int) -> Position:
        """The position of a code point offset; ValueError outside the text (its end included)."""
        if not 0 <= offset <= self.length:
            raise ValueError(f"offset {offset} lies outside a text of {self.length} characters")
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column counted from 1; ValueError for a line that is not there."""
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"there is no line {line}")
        return self.starts[line - 1] + column - 1
