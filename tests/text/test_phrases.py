"""Phrases as pack authors write them."""

from __future__ import annotations

import pytest

from prlint.text.phrase_notation import PhraseError, compile_phrases, expand
from prlint.text.phrases import find
from prlint.text.sentences import sentences
from prlint.text.span import ProseSpan
from prlint.text.words import Words


def found(phrase: str, text: str) -> list[str]:
    words = Words(text, sentences(text, [ProseSpan(0, len(text))]))
    return [words.span(match.first, match.last).of(text) for match in find(compile_phrases([phrase]), words)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("first in class", "A First-in-class drug, first in class", ["First-in-class", "first in class"]),
        ("expect~ to", "We expect to; it expected to; expectations to", ["expect to", "expected to"]),
        ("(is | was) pleased", "He is pleased, she was pleased, they are pleased", ["is pleased", "was pleased"]),
        ("[clinical] trial", "a clinical trial and a trial", ["clinical trial", "trial"]),
        ("safe ... effective", "safe and very effective. Safe. Not effective", ["safe and very effective"]),
        ("safe ...1 effective", "safe and effective, safe and very effective", ["safe and effective"]),
        ("up to # patients", "up to 1,200 patients and up to many patients", ["up to 1,200 patients"]),
        ("TBD", "TBD or tbd", ["TBD"]),
        ("Norvane's", "Norvane’s and norvane's", ["Norvane’s", "norvane's"]),
        ("Inc.", "Norvane, Inc. and inc", ["Inc."]),
        ("\\[sic\\]", "he [sic] said", ["[sic]"]),
        ("next generation", "next\u00a0generation and next‑generation and next, generation", ["next\u00a0generation", "next‑generation"]),
    ],
)
def test_find(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_the_longest_wins_and_none_overlap() -> None:
    words = Words("a phase 3 trial of phase 3")
    phrases = compile_phrases(["phase 3", "phase 3 trial"])
    assert [(m.first, m.last, m.entry) for m in find(phrases, words)] == [(1, 3, 1), (5, 6, 0)]


def test_a_fact_in_a_phrase() -> None:
    words = Words("today Norvane Therapeutics announced")
    phrases = compile_phrases(["{issuer} announced"])
    matches = find(phrases, words, lambda kind: {1: 2} if kind == "issuer" else {})
    assert [(m.first, m.last) for m in matches] == [(1, 3)]


def test_a_list_in_a_phrase() -> None:
    assert expand("very $size", lambda name: ["big", "small"]) == (("very", "big"), ("very", "small"))


@pytest.mark.parametrize(
    ("phrase", "says", "at"),
    [
        ("[a]", "match nothing", 0),
        ("... a", "a word on either side", 0),
        ("a ...", "a word on either side", 0),
        ("a ...99 b", "1 to 12 words", 2),
        ("(a", "‘\\)’ is missing", 0),
        ("a)", "closes nothing", 1),
        ("a~", "no regular endings", 0),
        ("a ~b~", "no regular endings", 3),
        ("(a b|c d)" * 9, "256 sequences", 72),
    ],
)
def test_what_is_refused(phrase: str, says: str, at: int) -> None:
    with pytest.raises(PhraseError, match=says) as error:
        expand(phrase)
    assert error.value.at == at
