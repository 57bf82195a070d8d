"""From the prose of a file to its parts: lines, then kinds of lines, then the grammar in release.lark.

Total and lossless: any text has segments, and each of its characters stands in exactly one (a dateline lies inside its lead, or inside
the note of a correction where no lead has one).
"""

from __future__ import annotations

from prlint.release import SEGMENT_KINDS, Release, Segment
from prlint.segment import parser
from prlint.segment.datelines import find_dateline
from prlint.segment.language import language_of
from prlint.segment.lines import ASIDE, Line, split
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
        return Release(prose, segments, links=projection.links, traces=projection.traces)
    # What a page puts around or into a release, and where a page ends, is no part of it: a section goes on behind as if it were not there.
    told = [line for line in lines if line.shape not in ASIDE]
    runs = _runs(lines, told, parser.parse(kinds_of(prose, told)))
    segments = list(_segments(prose, lines, runs, dated="lead"))
    if len(segments) == len(runs):  # the place may stand before the note of a correction alone
        segments = list(_segments(prose, lines, runs, dated="release-instruction"))
    return Release(prose, segments, language_of(prose), projection.links, projection.traces)


def _runs(lines: Sequence[Line], told: Sequence[Line], tree: parser.Tree) -> list[tuple[str, list[int]]]:
    """The parts as (kind, numbers of their lines); a part that furniture stands in is two, with the furniture between them."""
    parts = [(name.replace("_", "-"), children) for name, children in tree[1]]
    if len(told) == len(lines):
        return parts
    owner = {told[child].start: number for number, (_, children) in enumerate(parts) for child in children}
    runs: list[tuple[str, list[int]]] = []
    before: int | None = -1
    for number, line in enumerate(lines):
        part = owner.get(line.start)
        if part != before:
            runs.append(("furniture" if part is None else parts[part][0], []))
        runs[-1][1].append(number)
        before = part
    return runs


def _segments(prose: str, lines: Sequence[Line], runs: Sequence[tuple[str, list[int]]], dated: str) -> Iterable[Segment]:
    """Blank lines belong to the part before them, those at the top to the first. Datelines are looked for in the parts called `dated`."""
    for name, numbers in runs:
        first, last = numbers[0], numbers[-1]
        start = lines[first].start if first else 0
        end = lines[last + 1].start if last + 1 < len(lines) else len(prose)
        yield Segment(name, ProseSpan(start, end))
        if name == dated:
            for number in numbers:
                yield from _dateline(prose, lines[number].first, lines[number].last, placed=name != "lead")


def _dateline(prose: str, start: int, end: int, placed: bool = False) -> Iterable[Segment]:
    dateline = find_dateline(prose, start, end)
    if dateline is not None and (dateline.city is not None or not placed):
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
