"""A release as its parts: what is looked up by place."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Segments that cover a text, some of them leads with a dateline somewhere in them."""
    segments, at = [], 0
    for length in draw(st.lists(st.integers(1, 6), min_size=1, max_size=8)):
        part = ProseSpan(at, at + length)
        inside = draw(st.none() | st.tuples(st.integers(at, at + length - 1), st.integers(1, length)))
        segments.append(Segment("lead" if inside else "body", part))
        if inside:
            segments.append(Segment("dateline", ProseSpan(inside[0], min(inside[0] + inside[1], part.end))))
        at = part.end
    return Release("x" * at, segments)


@given(releases())
def test_the_innermost_segment_is_that_which_asking_them_all_gives(release: Release) -> None:
    for offset in range(len(release.prose)):
        holding = [s for s in release.segments if s.span.start <= offset < s.span.end]
        assert release.segment_at(offset) == holding[-1]


@given(releases(), st.data())
def test_the_kinds_of_a_span_are_those_of_all_segments_it_reaches(release: Release, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(release.prose) - 1))
    span = ProseSpan(start, data.draw(st.integers(start + 1, len(release.prose))))
    assert release.kinds_in(span) == {s.kind for s in release.segments if s.span.overlaps(span)}
