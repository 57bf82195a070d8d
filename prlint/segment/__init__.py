"""From the prose of a file to its parts: lines, then kinds of lines, then the grammar in release.lark.

Total and lossless: any text has segments, and each of its characters stands in exactly one (a dateline lies inside its lead).
"""

from __future__ import annotations

from prlint.release import SEGMENT_KINDS, Release, Segment
from prlint.segment import parser
from prlint.segment.datelines import find_dateline
from prlint.segment.language import language_of
from prlint.segment.lines import Line, split
from prlint.segment.places import kinds_of
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.text.projection import Projection


def read(projection: Projection) -> Release:
    """The release in a prose: its parts in order, and its language."""
    prose = projection.prose
    lines = split(prose, projection.shapes)
    if not lines:
        segments = [Segment("furniture", ProseSpan(0, len(prose)))] if prose else []
        return Release(prose, segments)
    tree = parser.parse(kinds_of(prose, lines))
    return Release(prose, _segments(prose, lines, tree), language_of(prose))


def _segments(prose: str, lines: Sequence[Line], tree: parser.Tree) -> Iterable[Segment]:
    """Blank lines belong to the part before them, those at the top to the first."""
    for name, children in tree[1]:
        first, last = children[0], children[-1]
        start = lines[first].start if first else 0
        end = lines[last + 1].start if last + 1 < len(lines) else len(prose)
        yield Segment(name.replace("_", "-"), ProseSpan(start, end))
        if name == "lead":
            for number in children:
                yield from _dateline(prose, lines[number].first, lines[number].last)


def _dateline(prose: str, start: int, end: int) -> Iterable[Segment]:
    dateline = find_dateline(prose, start, end)
    if dateline is not None:
        yield Segment("dateline", dateline.span)


def from_parts(parts: Sequence[tuple[str, str]], language: str = "en") -> Release:
    """A release of the parts given, each (kind, text), with a blank line between them. Raises ValueError for an unknown kind.

    The kinds are taken as they are; only the dateline in a lead is looked for. A part of kind dateline is a lead that holds nothing else.
    """
    for kind, _ in parts:
        if kind not in SEGMENT_KINDS:
            raise ValueError(f"there is no part called {kind}")
    texts = [text + ("\n\n" if number + 1 < len(parts) else "") for number, (_, text) in enumerate(parts)]
    prose = "".join(texts)
    segments, at = [], 0
    for (kind, _), text in zip(parts, texts, strict=True):
        span = ProseSpan(at, at + len(text))
        at = span.end
        if not len(span):
            continue
        segments.append(Segment("lead" if kind == "dateline" else kind, span))
        if kind == "dateline":
            segments.append(Segment(kind, span.trimmed(prose)))
        elif kind == "lead":
            words = span.trimmed(prose)
            segments.extend(_dateline(prose, words.start, words.end))
    return Release(prose, segments, language)
