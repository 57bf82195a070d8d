"""Places in text, and the lines and columns people see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.text.span import LineIndex, Position, ProseSpan, SourceSpan


def test_spans_of_two_texts_are_never_equal() -> None:
    assert ProseSpan(1, 2) != SourceSpan(1, 2)


def test_an_empty_span_is_a_place_too() -> None:
    assert ProseSpan(3, 3)
    assert len(ProseSpan(3, 3)) == 0


@pytest.mark.parametrize(
    ("a", "b", "overlaps", "contains"),
    [
        ((0, 5), (4, 6), True, False),
        ((0, 5), (5, 6), False, False),
        ((0, 5), (2, 3), True, True),
        ((0, 5), (5, 5), True, True),
        ((0, 5), (6, 6), False, False),
        ((2, 2), (2, 2), True, True),
    ],
)
def test_overlaps_and_contains(a: tuple[int, int], b: tuple[int, int], overlaps: bool, contains: bool) -> None:
    one, other = ProseSpan(*a), ProseSpan(*b)
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps
    assert one.contains(other) is contains


@pytest.mark.parametrize(("text", "expected"), [(" ab ", (1, 3)), ("\u3000ab\n", (1, 3)), ("   ", (0, 0)), ("ab", (0, 2))])
def test_trimmed(text: str, expected: tuple[int, int]) -> None:
    assert ProseSpan(0, len(text)).trimmed(text) == ProseSpan(*expected)


def test_lines_end_at_lf_crlf_and_lone_cr_and_nowhere_else() -> None:
    text = "a\r\nb\rc\nd\u2028e\x0bf\x85g"
    assert LineIndex(text).starts == [0, 3, 5, 7]


def test_outside_the_text_is_no_position() -> None:
    index = LineIndex("ab\n")
    assert index.position(3) == Position(2, 1)
    for offset in (-1, 4):
        with pytest.raises(ValueError, match="outside"):
            index.position(offset)
    with pytest.raises(ValueError, match="no line 3"):
        index.offset(3, 1)


@given(st.text(alphabet="ab\r\n\u2028", max_size=60))
def test_position_and_offset_undo_each_other(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        position = index.position(offset)
        assert index.offset(position.line, position.column) == offset


@given(st.text("ab\r\n", max_size=20))
def test_lines_of_a_place_are_its_text_without_what_ends_them(text: str) -> None:
    found = [line.of(text) for line in ProseSpan(0, len(text)).lines(text)]
    assert found == [line.removesuffix("\r") for line in text.split("\n")][: len(found)]
    assert len(found) == text.count("\n") + (not text.endswith("\n") and bool(text))
