"""The quick search for phrases finds what trying every phrase at every word finds."""

from __future__ import annotations

import random

import pytest

from prlint.facts.tables import phrase_table
from prlint.packs.load import ruleset
from prlint.text.phrase_notation import compile_phrases, expand
from prlint.text.phrases import Match, _match, find
from prlint.text.words import Words

LISTS = ruleset().lists
PLAIN = ["to", "not", "the", "be", "of", "-", ",", "2027", "1,000.5", "is", "no", "expected", "trial", "will", "in", "%", "TBD", "patients"]


def tried_everywhere(phrases, words, fact_ends=None):
    """The longest match at every token in turn; where several are as long, that of the first line."""
    sequences = [(entry, *way) for entry, phrase in enumerate(phrases["entries"]) for way in expand(phrase, lines)]
    found = []
    for token in range(len(words)):
        if found and token <= found[-1].last:
            continue
        ends = [(last, -sequence[0]) for sequence in sequences if (last := _match(sequence, 1, words, token, fact_ends)) is not None]
        if ends:
            last, entry = max(ends)
            found.append(Match(token, last, -entry))
    return found


def lines(name):
    return LISTS[name]["entries"]


def vocabulary(phrases):
    """Words of the phrases, each as often as lines hold it."""
    elements = [element for phrase in phrases["entries"] for way in expand(phrase, lines)[:20] for element in way]
    words = [word for each in elements for word in ([each] if isinstance(each, str) else each if isinstance(each, frozenset) else ())]
    return sorted(words) + PLAIN * (1 + len(words) // 40)


@pytest.mark.parametrize("name", ["scope-cues", "topics", "prediction-cues", "figure-cues"])
def test_tables(name):
    phrases = phrase_table(name)
    chooser, known = random.Random(7), vocabulary(phrases)
    for _ in range(20):
        words = Words(" ".join(chooser.choices(known, k=60)))
        assert find(phrases, words) == tried_everywhere(phrases, words)


@pytest.mark.parametrize("name", ["benefit-claims", "sales-pitches", "trial-sizes", "draft-marks", "risk-information", "ratings"])
def test_lists(name):
    phrases = LISTS[name]
    chooser, known = random.Random(7), vocabulary(phrases)
    for _ in range(10):
        words = Words(" ".join(chooser.choices(known, k=60)))
        facts = {n: n + chooser.randrange(2) for n in chooser.sample(range(58), 5)}
        assert find(phrases, words, lambda _, ends=facts: ends) == tried_everywhere(phrases, words, lambda _, ends=facts: ends)


@pytest.mark.parametrize("text", ["1,000.5 mg of it", "a well-known fact", "cost 5 percent", "a well known fact", "well -known", "A MG of"])
def test_numbers_and_hyphens(text):
    phrases = compile_phrases(["# mg", "# percent", "well known", "a ... fact", "known fact", "MG of"])
    words = Words(text)
    assert find(phrases, words) == tried_everywhere(phrases, words)


def test_of_lines_that_reach_as_far_the_first_counts():
    phrases = compile_phrases(["a ... trial", "a big trial", "(a | the) big (trial | study)"])
    assert [match.entry for match in find(phrases, Words("a big trial, the big trial"))] == [0, 2]
