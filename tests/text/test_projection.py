"""From prose back to the source: the smallest span that covers it, and whether an edit there is one edit."""

from __future__ import annotations

import pytest

from prlint.text.projection import Projection
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
