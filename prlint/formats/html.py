"""HTML: what a reader sees of a page, with the place of each run in its source.

Read are pages of newsrooms and wires, drafts saved as HTML, and exhibits of SEC filings, alone or inside a full submission.
html_lines.py lays the page out in lines, whose text html_text.py sets; html_page.py tells the release from the furniture around it.
Scripts, hidden elements, page titles and texts in place of pictures are not seen. It does not know style sheets: what only a rule of a
style sheet hides, raises or moves is read as it stands.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.formats.edgar import exhibit
from prlint.formats.html_lines import Reader
from prlint.formats.html_page import laid_out
from prlint.text.projection import Comment, Link, Projection, Shape
from prlint.text.source import Source
from prlint.text.span import ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.formats.html_text import Line


def project(source: Source) -> Projection:
    """Raises UnreadableError for a submission that holds no document to read."""
    text = source.text
    reader = Reader(text)
    reader.read(*exhibit(text))
    made = _Maker(text)
    for line, shape in laid_out(reader.lines, text):
        made.add(line, shape)
    comments = [Comment(text[start + 4 : end - 3].strip(), SourceSpan(start, end), made.next_to(end)) for start, end in reader.comments]
    prose = "".join(piece[0] for piece in made.pieces) if reader.links else ""
    links = [Link(ProseSpan(made.next_to(start), made.next_to(end)).trimmed(prose), target) for start, end, target in reader.links]
    return Projection("html", text, made.pieces, made.shapes, comments, links=[link for link in links if len(link.prose)], write=_written)


def _written(words: str) -> str | None:
    """As a page has them; a new line would need an element of its own."""
    if "\n" in words or "\r" in words:
        return None
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Maker:
    """Puts lines below each other: a blank line where the page has a gap, and each with its shape."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[tuple[str, SourceSpan, bool]] = []
        self.shapes: list[Shape] = []
        self._starts: list[int] = []  # of each piece in the source
        self._sizes: list[int] = []  # how much prose stands before each
        self._end = self._size = 0
        self._shape = ""

    def add(self, line: Line, shape: str) -> None:
        if self.pieces:
            first = line.runs[0][0]
            gap = line.gap and not (shape == self._shape == "table-row")
            self._put("\n\n" if gap or shape != self._shape else "\n", self._end, first, False)
        start = self._size
        for at, end, seen in line.runs:
            if seen is None:
                self._put(self.text[at:end], at, end, True)
            else:
                self._put(seen, at, end, False)
        if shape:
            self.shapes.append(Shape(shape, ProseSpan(start, self._size)))
        self._shape = shape

    def _put(self, seen: str, start: int, end: int, verbatim: bool) -> None:
        self.pieces.append((seen, SourceSpan(start, end), verbatim))
        self._starts.append(start)
        self._sizes.append(self._size)
        self._size += len(seen)
        self._end = end

    def next_to(self, at: int) -> int:
        """Where the prose goes on behind this place of the source, which stands between two runs."""
        index = bisect_left(self._starts, at)
        return self._sizes[index] if index < len(self._sizes) else self._size
