"""From prose back to the source: the smallest span that covers it, and whether an edit there is one edit."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.text.projection import Comment, Link, Projection, Shape
from prlint.text.span import LineIndex, Position, ProseSpan, SourceSpan

#         0         1         2
#         0123456789012345678901234
SOURCE = "# Tan &amp; *Ruiz* today\n"
PIECES = [
    ("Tan ", SourceSpan(2, 6), True),
    ("&", SourceSpan(6, 11), False),
    (" ", SourceSpan(11, 12), True),
    ("Ruiz", SourceSpan(13, 17), True),
    ("", SourceSpan(17, 18), False),
    (" today\n", SourceSpan(18, 25), True),
]


@pytest.fixture
def projection() -> Projection:
    return Projection("toy", SOURCE, PIECES)


def test_the_prose_is_that_of_the_pieces(projection: Projection) -> None:
    assert projection.prose == "Tan & Ruiz today\n"
    assert len(projection.pieces) == 5  # a piece without prose is none


@pytest.mark.parametrize(
    ("words", "covered", "editable"),
    [
        ("Tan", "Tan", True),
        ("&", "&amp;", False),
        ("Tan &", "Tan &amp;", False),
        ("Ruiz", "Ruiz", True),
        ("Ruiz today", "Ruiz* today", False),
        (" Ruiz", " *Ruiz", False),
        ("today", "today", True),
        ("Tan & Ruiz today\n", "Tan &amp; *Ruiz* today\n", False),
    ],
)
def test_to_source(projection: Projection, words: str, covered: str, editable: bool) -> None:
    at = projection.prose.index(words)
    span = ProseSpan(at, at + len(words))
    assert projection.to_source(span).of(SOURCE) == covered
    assert projection.editable(span) is editable


@pytest.mark.parametrize(("offset", "source"), [(0, 2), (3, 5), (4, 6), (5, 11), (6, 12), (10, 17), (17, 25)])
def test_an_empty_span_is_an_insertion_behind_what_stands_before_it(projection: Projection, offset: int, source: int) -> None:
    assert projection.to_source(ProseSpan(offset, offset)) == SourceSpan(source, source)


def test_an_empty_prose_points_to_the_start() -> None:
    empty = Projection("toy", "<!-- x -->", [])
    assert empty.to_source(ProseSpan(0, 0)) == SourceSpan(0, 0)
    assert not empty.editable(ProseSpan(0, 0))


def test_positions_are_those_of_the_source(projection: Projection) -> None:
    assert projection.position(6, LineIndex(SOURCE)) == Position(1, 14)


def test_positions_of_a_format_without_lines_count_in_its_paragraphs() -> None:
    places = [(0, Position(1, 1, "body")), (5, Position(2, 1, "body"))]
    paged = Projection("toy", "xx", [("One.\nTwo.", SourceSpan(0, 2), False)], places=places)
    assert paged.position(6, LineIndex("xx")) == Position(2, 2, "body")


def test_replaced_places_move_with_what_stands_in_them() -> None:
    shaped = Projection(
        "toy",
        SOURCE,
        PIECES,
        [Shape("title", ProseSpan(6, 10))],
        [Comment("keep", SourceSpan(0, 2), 10)],
        links=[Link(ProseSpan(11, 16), "a.example")],
    )
    longer = shaped.replaced([(0, 3, "Lee Tan"), (10, 11, "  ")])
    assert longer.prose == "Lee Tan & Ruiz  today\n"
    assert [shape.prose.of(longer.prose) for shape in longer.shapes] == ["Ruiz"]
    assert [link.prose.of(longer.prose) for link in longer.links] == ["today"]
    assert longer.comments[0].at == len("Lee Tan & Ruiz")
    assert longer.to_source(longer.links[0].prose).of(SOURCE) == "today"


def test_no_replacement_reaches_beyond_a_verbatim_piece(projection: Projection) -> None:
    assert projection.replaced([(3, 6, "-"), (4, 5, "-")]).prose == projection.prose


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from(["", "x", "xyz"])), max_size=5))
def test_pieces_still_make_the_prose(steps: list[tuple[int, int, str]]) -> None:
    changes, at = [], 0
    for gap, length, words in steps:
        changes.append((at + gap, at + gap + length, words))
        at += gap + length
    made = Projection("toy", SOURCE, PIECES).replaced([change for change in changes if change[1] <= 17])
    assert made.prose == "".join(piece.prose.of(made.prose) for piece in made.pieces)
    assert all(piece.prose.of(made.prose) == piece.source.of(SOURCE) for piece in made.pieces if piece.verbatim)
    assert all(a.source.end <= b.source.start for a, b in itertools.pairwise(made.pieces))
