"""The prose of a file, and for each piece of it the place where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right

from prlint.text.span import LineIndex, Position, ProseSpan, SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class Piece(Value):
    """A run of prose and the source it comes from. Verbatim: the two are the same characters."""

    prose: ProseSpan
    source: SourceSpan
    verbatim: bool


class Shape(Value):
    """What the markup says a run of prose is; the segmenter trusts it above the look of the line.

    kind: title, heading, list-item, table-row, note, media, quote, furniture, running, hidden or property. title: the one heading of
    the whole text; furniture: what a page puts around the release; running: headers and footers of the release's own pages; hidden
    and property: what no reader of the page sees.
    """

    kind: str
    prose: ProseSpan


class Comment(Value):
    """A comment of the markup, which is no prose. `at` is the prose offset before which it stands."""

    text: str
    source: SourceSpan
    at: int


class Link(Value):
    """A run of prose that leads to a target, as the source names it."""

    prose: ProseSpan
    target: str


class Trace(Value):
    """What working on a file has left in it. kind: insertion, deletion, comment, hidden or property.

    prose: what was inserted or commented, or what is hidden; empty where something was deleted. words: what it says, which of deletions
    and comments is no prose. by: its author; of a property its name.
    """

    kind: str
    prose: ProseSpan
    words: str
    by: str = ""


class Projection:
    """Prose, its pieces in order, and what the format knows of its shape.

    Laws, held by property tests: pieces rise in prose and source; every prose character stands in exactly one piece; for a verbatim
    piece, `source[piece.source] == prose[piece.prose]`. Nothing that was found in the prose is ever searched for in the source.
    """

    __slots__ = (
        "_place_starts", "_places", "_starts", "_write", "comments", "format", "links", "pieces", "prose", "shapes", "text", "traces",
    )  # fmt: skip

    def __init__(
        self,
        format: str,  # noqa: A002 - the contract's own word
        text: str,
        pieces: Iterable[tuple[str, SourceSpan, bool]],
        shapes: Iterable[Shape] = (),
        comments: Iterable[Comment] = (),
        places: Iterable[tuple[int, Position]] = (),
        links: Iterable[Link] = (),
        write: Callable[[str], str | None] | None = None,
        traces: Iterable[Trace] = (),
    ) -> None:
        """`text` is the source's; each piece is (its prose, where that stands, verbatim). `places` are for formats without lines:
        from this prose offset on, up to the next, a reader counts columns from this position. `write`: see `written`."""
        parts: list[str] = []
        self.pieces: list[Piece] = []
        at = 0
        for prose, source, verbatim in pieces:
            if prose:
                self.pieces.append(Piece(ProseSpan(at, at + len(prose)), source, verbatim))
                parts.append(prose)
                at += len(prose)
        self.format = format
        self.text = text
        self.prose = "".join(parts)
        self.shapes = tuple(shapes)
        self.comments = tuple(comments)
        self.links = tuple(links)
        self.traces = tuple(traces)
        self._places = tuple(places)
        self._place_starts = [start for start, _ in self._places]
        self._write = write
        self._starts = [piece.prose.start for piece in self.pieces]

    def _piece_at(self, offset: int) -> Piece | None:
        index = bisect_right(self._starts, offset) - 1
        return self.pieces[index] if index >= 0 else None

    def to_source(self, span: ProseSpan) -> SourceSpan:
        """The smallest source span that covers this prose; an empty span becomes an insertion point."""
        start = self._offset(span.start, left=False) if span.end > span.start else self._offset(span.start, left=True)
        end = start if span.end == span.start else self._offset(span.end, left=True)
        return SourceSpan(start, max(start, end))

    def _offset(self, offset: int, left: bool) -> int:
        """`left`: at a seam between two pieces, stay with the one that ends there."""
        piece = self._piece_at(offset - 1 if left and offset else offset)
        if piece is None:
            return 0
        inside = offset - piece.prose.start
        if piece.verbatim:
            return piece.source.start + min(inside, len(piece.source))
        return piece.source.end if inside >= len(piece.prose) or (left and inside) else piece.source.start

    def replaced(self, changes: Sequence[tuple[int, int, str]]) -> Projection:
        """The same with other words in some places: (start, end, words) in this prose, rising and apart, none of them empty.

        A change that does not lie within one verbatim piece is left out.
        """
        kept = [change for change in changes if self.editable(ProseSpan(change[0], change[1]))]
        moves = [0]
        for start, end, words in kept:
            moves.append(moves[-1] + len(words) - (end - start))
        starts = [start for start, _, _ in kept]

        def moved(offset: int) -> int:
            number = bisect_right(starts, offset)
            if number and offset < kept[number - 1][1]:  # inside of what is replaced
                return starts[number - 1] + moves[number - 1]
            return offset + moves[number]

        def span(old: ProseSpan) -> ProseSpan:
            return ProseSpan(moved(old.start), moved(old.end))

        return Projection(
            self.format,
            self.text,
            self._pieces_with(kept),
            [Shape(shape.kind, span(shape.prose)) for shape in self.shapes],
            [Comment(comment.text, comment.source, moved(comment.at)) for comment in self.comments],
            [(moved(offset), position) for offset, position in self._places],
            [Link(span(link.prose), link.target) for link in self.links],
            self._write,
            [Trace(trace.kind, span(trace.prose), trace.words, trace.by) for trace in self.traces],
        )

    def _pieces_with(self, changes: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, SourceSpan, bool]]:
        """The pieces, cut where a change lies within one, with the change between."""
        number = 0
        for piece in self.pieces:
            at, base = piece.prose.start, piece.source.start - piece.prose.start
            while number < len(changes) and changes[number][1] <= piece.prose.end:
                start, end, words = changes[number]
                yield self.prose[at:start], SourceSpan(at + base, start + base), True
                yield words, SourceSpan(start + base, end + base), False
                at, number = end, number + 1
            if at == piece.prose.start:
                yield self.prose[at : piece.prose.end], piece.source, piece.verbatim
            else:
                yield self.prose[at : piece.prose.end], SourceSpan(at + base, piece.source.end), True

    def editable(self, span: ProseSpan) -> bool:
        """Whether an edit of this prose is one edit of the source: it lies within one verbatim piece."""
        piece = self._piece_at(span.start if span.end > span.start or not span.start else span.start - 1)
        return piece is not None and piece.verbatim and piece.prose.contains(span)

    def written(self, words: str) -> str | None:
        """How the source says these words; None where it cannot within a piece."""
        return words if self._write is None else self._write(words)

    def position(self, offset: int, lines: LineIndex, left: bool = False) -> Position:
        """Where a reader finds this prose offset: a line of the source, or a paragraph of a part.

        `left`: at a seam between two pieces, stay with the one that ends there, as ends and insertion points do.
        """
        if not self._places:
            return lines.position(self._offset(offset, left=left or offset == len(self.prose)))
        index = bisect_right(self._place_starts, offset - 1 if left and offset else offset) - 1
        start, place = self._places[max(index, 0)]
        return Position(place.line, place.column + offset - start, place.part)
