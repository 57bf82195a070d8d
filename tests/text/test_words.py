"""Words as they are compared, and where they stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.text.inflect import forms
from prlint.text.span import ProseSpan
from prlint.text.words import Words, fold


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Norvane’s drug", ["norvane's", "drug"]),
        ("next‑generation, 5%", ["next", "-", "generation", ",", "5", "%"]),
        ("p<0.05", ["p", "<", "0", ".", "05"]),
        ("“Yes”", ['"', "yes", '"']),
        ("snake_case", ["snake", "_", "case"]),
        ("Kadcyła® ÉTÉ", ["kadcyła", "®", "été"]),
        ("東京 2026", ["東京", "2026"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert Words(text).folded == tokens


def test_places() -> None:
    words = Words("One two, three.")
    assert words.at(0) == 0
    assert words.at(4) == 1
    assert words.at(99) == 5
    assert list(words.within(ProseSpan(4, 14))) == [1, 2, 3]
    assert words.span(1, 3).of(words.prose) == "two, three"
    assert [words.is_word(n) for n in range(5)] == [True, True, False, True, False]


def test_openers() -> None:
    words = Words("One two. Three four.", [ProseSpan(0, 8), ProseSpan(9, 20)])
    assert sorted(words.openers) == [0, 3]


@given(st.text(max_size=100))
def test_the_index_names_every_token_and_each_stands_where_it_says(text: str) -> None:
    words = Words(text)
    for folded, numbers in words.index.items():
        for number in numbers:
            assert fold(text[words.starts[number] : words.ends[number]]) == folded
    assert sum(map(len, words.index.values())) == len(words)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("expect", {"expect", "expects", "expected", "expecting"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("study", {"study", "studies", "studied", "studying"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
        ("make", {"make", "makes", "made", "making"}),
        ("fast-track", {"fast-track", "fast-tracks", "fast-tracked", "fast-tracking"}),
    ],
)
def test_forms(word: str, expected: set[str]) -> None:
    assert set(forms(word)) == expected


@pytest.mark.parametrize("word", ["5", "a", "x9", "a b"])
def test_no_forms(word: str) -> None:
    with pytest.raises(ValueError, match="no regular endings"):
        forms(word)


@given(st.text("aB é’'-.,1_\n\u00a0", max_size=60))
def test_tokens_stand_where_a_plain_scan_finds_them(text: str) -> None:
    """The plain twin: one match after the other. Stretches are short here, so that the text is cut as long ones are."""
    token = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_")
    plain = [(m.start(), m.end(), fold(m[0])) for m in token.finditer(text)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("prlint.text.words._STRETCH", 7)
        words = Words(text)
    assert list(zip(words.starts, words.ends, words.folded, strict=True)) == plain
    assert {number: form for form, numbers in words.index.items() for number in numbers} == dict(enumerate(words.folded))
    assert sorted(words.numbers) == [n for n, form in enumerate(words.folded) if re.match(r"\d", form)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,200.5 and 3", {0: 4, 2: 4, 4: 4, 6: 6}),
        ("1, 2", {0: 0, 2: 2}),
        ("1 ,2", {0: 0, 2: 2}),
        ("2.", {0: 0}),
        ("1.a", {0: 0}),
        ("none", {}),
    ],
)
def test_a_number_ends_with_its_last_digits(text: str, numbers: dict[int, int]) -> None:
    assert Words(text).numbers == numbers
