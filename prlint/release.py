"""A release as its parts: what segmentation makes and everything else looks at."""

from __future__ import annotations

from bisect import bisect_right

from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from prlint.text.projection import Link, Trace

ZONES: dict[str, tuple[str, ...]] = {
    "front": ("release-instruction", "embargo", "release-date", "furniture"),
    "title": ("headline", "subheadline"),
    "news": ("lead", "dateline", "body", "heading", "quote", "list", "table", "event"),
    "about": ("boilerplate",),
    "legal": ("forward-looking", "legend", "non-gaap", "safety-information", "trademark-notice"),
    "back": ("contact", "references", "media", "source", "end-mark"),
}
SEGMENT_KINDS: tuple[str, ...] = tuple(kind for kinds in ZONES.values() for kind in kinds)
ZONE_OF: dict[str, str] = {kind: zone for zone, kinds in ZONES.items() for kind in kinds}


class Segment(Value):
    """A part of a release. Segments cover the prose without gap or overlap, except that a dateline lies inside its lead."""

    kind: str
    span: ProseSpan


_PARAGRAPH = lazy(r"[^\r\n]*[^\s][^\r\n]*(?:(?:\r\n|\r|\n)[^\r\n]*[^\s][^\r\n]*)*")


class Release:
    """The prose of a release and its segments, in order; a dateline follows the lead it lies in.

    language: ISO 639-1 code of the prose. links: what leads somewhere; traces: what work on the file has left in it; both
    as far as the format knows. Offsets are prose code points.
    """

    __slots__ = (
        *("_found", "_inner_starts", "_innermost", "_starts", "_tiles"),
        *("datelines", "language", "links", "prose", "segments", "traces"),
    )

    def __init__(
        self,
        prose: str,
        segments: Iterable[Segment],
        language: str = "en",
        links: Iterable[Link] = (),
        traces: Iterable[Trace] = (),
    ) -> None:
        self.prose = prose
        self.links = tuple(links)
        self.traces = tuple(traces)
        self.language = language
        self.segments = tuple(segments)
        self.datelines = tuple(s for s in self.segments if s.kind == "dateline")
        self._tiles = tuple(s for s in self.segments if s.kind != "dateline")
        self._starts = [s.span.start for s in self._tiles]
        self._innermost = _innermost(self.segments)
        self._inner_starts = [start for start, _ in self._innermost]
        self._found: dict[tuple[str, ...], tuple[Segment, ...]] = {}

    def segment_at(self, offset: int) -> Segment:
        """The innermost segment at this offset; a dateline before its lead. ValueError for a release without any."""
        if not self._tiles:
            raise ValueError("an empty release has no segments")
        return self._innermost[self._inner_index(offset)][1]

    def part_at(self, offset: int) -> str:
        """The kind of the innermost segment at this offset; `document` in an empty text."""
        return self.segment_at(offset).kind if self.segments else "document"

    def kinds_in(self, span: ProseSpan) -> frozenset[str]:
        """The kinds of all segments that a span of at least one character reaches, innermost ones and those around them."""
        around = self._tiles[self.tile_index(span.start) : self.tile_index(span.end - 1) + 1]
        inside = self._innermost[self._inner_index(span.start) : self._inner_index(span.end - 1) + 1]
        return frozenset((*(part.kind for part in around), *(part.kind for _, part in inside)))

    def _inner_index(self, offset: int) -> int:
        return max(bisect_right(self._inner_starts, offset) - 1, 0)

    def tile_index(self, offset: int) -> int:
        """Which of the covering segments holds this offset, counted from 0; datelines count as their lead."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def find(self, *kinds: str) -> tuple[Segment, ...]:
        """The segments of these kinds, in order; finders ask for the same again and again."""
        if kinds not in self._found:
            self._found[kinds] = tuple(s for s in self.segments if s.kind in kinds)
        return self._found[kinds]

    def paragraphs(self) -> tuple[ProseSpan, ...]:
        """Runs of lines without a blank line between them, cut where a segment ends."""
        found = []
        for tile in self._tiles:
            for match in _PARAGRAPH.finditer(self.prose, tile.span.start, tile.span.end):
                found.append(ProseSpan(*match.span()).trimmed(self.prose))
        return tuple(found)


def _innermost(segments: Iterable[Segment]) -> list[tuple[int, Segment]]:
    """Where another segment is the innermost one, and which: a lead is that before its dateline and behind it."""
    changes: list[tuple[int, Segment]] = []
    for segment in segments:
        if segment.kind == "dateline" and changes:
            lead = changes[-1][1]
            changes += [(segment.span.start, segment), (segment.span.end, lead)]
        else:
            changes.append((segment.span.start, segment))
    return changes
