"""Numbers in words with the same in figures behind them, and words that stand twice."""

from __future__ import annotations

import pytest

from tests.making import things


def doubled(text):
    return [
        (t.fields["in_words"], t.fields["in_figures"], t.fields["figures"], t.fields["expected_figures"])
        for t in things("doubled-number", body=text)
    ]


@pytest.mark.parametrize(
    ("text", "in_words", "in_figures", "figures", "expected"),
    [
        ("It named four (4) directors.", "four", "(4)", 4, 4),
        ("It named four (5) directors.", "four", "(5)", 5, 4),
        ("It has one hundred and eighty-four (184) units.", "one hundred and eighty-four", "(184)", 184, 184),
        ("It has eighty-four (48) units.", "eighty-four", "(48)", 48, 84),
        ("It sold one thousand, two hundred (1,200) shares.", "one thousand, two hundred", "(1,200)", 1200, 1200),
        ("It owns fifty percent (15%) of it.", "fifty", "(15%)", 15, 50),
        ("It paid ten million dollars ($1,000,000).", "ten million", "($1,000,000)", 1_000_000, 10_000_000),
        ("It paid ten million dollars (US$10 million).", "ten million", "(US$10 million)", 10_000_000, 10_000_000),
        ("It paid one hundred and four (4) directors.", "one hundred and four", "(4)", 4, 4),
        ("It named 5 (four) directors.", "four", "5", 5, 4),
        ("It has 184 (one hundred and eighty-four) units.", "one hundred and eighty-four", "184", 184, 184),
        ("It lasts three (3) years and five (4) days, or one (1) year.", "three", "(3)", 3, 3),
    ],
)
def test_a_number_twice(text, in_words, in_figures, figures, expected):
    assert doubled(text)[0] == (in_words, in_figures, figures, expected)


@pytest.mark.parametrize(
    "text",
    [
        "It rests on three (1) probes, (2) meters and (3) lenses.",
        "It was met in all three(1) trials.",
        "The plan runs to twenty twenty-five (2025).",
        "It named directors (4).",
        "It took three (12-month) years.",
        "It sold (3) of them.",
        "It ran in 5 (four of them new) sites.",
        "It took 2.5 (two) years.",
        "It was (four) of them.",
        "It was seen in nine out of ten (90%).",
        "It took two and a half (2.5) years.",
    ],
)
def test_no_number_twice(text):
    assert doubled(text) == []


def test_enumerators_do_not_hide_numbers_that_count():
    assert [figures for _, _, figures, _ in doubled("It named four (4) directors, five (6) advisers and six (6) officers.")] == [4, 6, 6]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Norvane plans plans to open.", ["plans plans"]),
        ("The the plant is in Walla Walla.", []),
        ("We had had it, and it made work work.", []),
        ("A step-by-by-step plan, and 10 10 more.", []),
    ],
)
def test_a_word_stands_twice_by_a_slip(text: str, left: list[str]) -> None:
    assert [thing.span.of(text) for thing in things("doubled-word", body=text)] == left
