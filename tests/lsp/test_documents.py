"""Places as clients count them, in each of the three encodings and with every kind of line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.lsp.documents import UTF8, UTF16, UTF32, Page, index, units

ENCODINGS = (UTF8, UTF16, UTF32)
TEXTS = st.text(st.sampled_from("ab é“🎉𝔄\u2028\x0c\x85\t\r\n\u05e9\ud800"), max_size=40)


@pytest.mark.parametrize(("encoding", "count"), [(UTF8, 8), (UTF16, 5), (UTF32, 4)])
def test_units(encoding: str, count: int) -> None:
    assert units("aé🎉b", encoding) == count


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_every_offset_is_found_again(encoding: str, text: str) -> None:
    page = Page(text, encoding)
    for offset in range(len(page.text) - page.mark + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # no client can name a place between the two
            assert page.offset(page.spot(offset)) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, line=st.integers(0, 60), unit=st.integers(0, 200))
def test_a_place_that_is_not_there_is_the_nearest_that_is(encoding: str, text: str, line: int, unit: int) -> None:
    assert 0 <= Page(text, encoding).offset((line, unit)) <= len(text)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, words=TEXTS, places=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_an_edit_replaces_what_stands_between_its_places(encoding: str, text: str, words: str, places: tuple[int, int]) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    if any(text[at - 1 : at + 1] == "\r\n" for at in (start, end)):
        return
    page = Page(text, encoding)
    assert page.edited(page.spot(start), page.spot(end), words).text == text[:start] + words + text[end:]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_end_at_cr_and_lf_and_nowhere_else(encoding: str) -> None:
    page = Page("a\u2028b\x0cc\x85d\re\r\nf\ng", encoding)
    assert [page.spot(page.text.index(letter))[0] for letter in "abcdefg"] == [0, 0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize(("encoding", "width"), [(UTF8, 3), (UTF16, 1), (UTF32, 1)])
def test_a_byte_order_mark_is_counted_by_the_client_alone(encoding: str, width: int) -> None:
    page = Page("\ufeffab\n", encoding)
    assert page.spot(1) == (0, width + 1)
    assert page.offset((0, width + 1)) == 1
    assert page.offset((0, 0)) == 0


def test_a_place_within_a_character_is_where_it_begins() -> None:
    assert index("🎉a", 1, UTF16) == 0
    assert index("🎉a", 2, UTF16) == 1
    assert index("é🎉", 3, UTF8) == 1
