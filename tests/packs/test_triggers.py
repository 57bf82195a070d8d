"""What every text that fits a pattern holds; and patterns that are looked for only there find what they find anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.checks.search import PatternSearch
from prlint.packs.load import ruleset
from prlint.packs.triggers import triggers
from prlint.text.pattern import caseless
from tests.making import facts
from tests.packs.test_patterns import ALLOWED


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("draft", [["draft"]]),
        ("[Dd]raft v[0-9]", [["draft v"]]),
        (r"\bTBD\b|\bTBC\b", [["tbc", "tbd"]]),
        ("(?:AB|cd)?e{2}f", [["eef"]]),
        ("a{1,3}b{2,}c", [["abb"], ["bbc"]]),
        ("[bc]{3}d", [["bbbd", "bbcd", "bcbd", "bccd", "cbbd", "cbcd", "ccbd", "cccd"]]),
        ("[Xx][.,][Xx]", [["x,x", "x.x"]]),
        (r"(?:in|of|over) (?P<here>_{2,20})", [["__"], ["in ", "of ", "over "]]),  # the marks are rarer than the words
        (r"\b(?P<here>at) and (?:in|via)\b", [["at and in", "at and via"]]),
        (r"a\sb", [["a"], ["b"]]),  # there are more blanks than one can name
        ("(?i)k[mn]?oppa", [["kmoppa", "knoppa", "koppa"]]),
        ("(?i)is", [["is"]]),
        ("a|[0-9]", []),
        ("[0-9]{3}", []),
        ("(?i)µg", [["g"]]),  # there are two signs of the same look, and either fits
        ("\ufffd{2}", [["\ufffd\ufffd"]]),
        ("[\u200c-\u200e]", [["\u200c", "\u200d", "\u200e"]]),  # what a range takes between its ends
    ],
)
def test_what_a_fitting_text_must_hold(pattern: str, words: list[list[str]]) -> None:
    assert [[word for _, word in group] for group in triggers(pattern)] == words


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        (r"\bTBD\b", ["tbd"]),
        (r"TBD\b", [""]),  # it may be the end of a longer word
        (r"\bTK (?:%|met)", ["tk", "tk"]),
        (r"at and in", ["and"]),
        (r"\{\{[a-z]{0,60}\}\}", ["{"]),
        (r"[a-z], [a-z]", [""]),  # stops stand everywhere
        (r"\bit's [0-9]", ["it"]),
    ],
)
def test_the_whole_word_or_mark_of_a_trigger(pattern: str, keys: list[str]) -> None:
    assert [whole for whole, _ in triggers(pattern)[0]] == keys


@pytest.mark.parametrize("pattern", [*ALLOWED, r"(?i)\b(?:skins?|kit's) [Xx]{1,3}\b", r"â[®€]|\bI (?:is|am)n't\b"])
@given(data=st.data())
@settings(max_examples=20)
def test_what_fits_is_found(pattern: str, data: st.DataObject) -> None:
    search = PatternSearch(facts(body=data.draw(st.from_regex(pattern))))
    assert list(search.find(pattern, triggers(pattern))) == list(search.find(pattern, ()))


def _patterns(data: object) -> list[tuple[str, tuple[object, ...]]]:
    if isinstance(data, dict):
        pairs = list(zip(data.get("pattern", ()), data.get("triggers", ()), strict=True))
        return pairs + [pair for value in data.values() for pair in _patterns(value)]
    return [pair for value in data for pair in _patterns(value)] if isinstance(data, tuple) else []


@pytest.mark.parametrize("odd", ["", " ſ", " İ ı", " \u212a"])
def test_patterns_of_rules_find_the_same_without_triggers(odd: str, sample_texts: list[str]) -> None:
    patterns = dict(pair for rule in ruleset(("default",)).rules for pair in _patterns((rule.check, rule.when, rule.unless)))
    assert len(patterns) > 50
    for text in sample_texts:
        search = PatternSearch(facts(body=text + odd))
        for pattern, groups in patterns.items():
            assert list(search.find(pattern, groups)) == list(search.find(pattern, ())), pattern


@pytest.fixture(scope="module")
def sample_texts() -> list[str]:
    """The texts of the examples of all rules, twenty to a release, which hold what patterns look for."""
    from prlint.packs.load import examples

    texts = [words for found in examples("default").values() for each in found for _, words in each.parts]
    return ["\n\n".join(texts[at : at + 20]) for at in range(0, len(texts), 20)]


@pytest.mark.parametrize("letter", ["İ", "ı", "ſ", "\u212a", "I", "K", "S"])
def test_what_is_the_same_without_case(letter: str) -> None:
    assert len(caseless(letter + "é")) == 2
    assert re.fullmatch("(?i)" + caseless(letter + "é")[0], letter)
