"""The quick search for phrases finds what trying every phrase at every word finds."""

from __future__ import annotations

import random

import pytest

from prlint.facts.tables import phrase_table
from prlint.text.phrases import Match, _match, compile_phrases, find
from prlint.text.words import Words


def tried_everywhere(phrases, words):
    sequences = {sequence for ways in phrases["by_first"].values() for sequence in ways}
    found = []
    for token in range(len(words)):
        if found and token <= found[-1].last:
            continue
        ends = [(last, -sequence[0]) for sequence in sequences if (last := _match(sequence, 1, words, token, None)) is not None]
        if ends:
            last = max(end for end, _ in ends)
            found.append(Match(token, last, 0))
    return [(match.first, match.last) for match in found]


def places(matches):
    return [(match.first, match.last) for match in matches]


@pytest.mark.parametrize("name", ["scope-cues", "topics", "prediction-cues"])
def test_tables(name):
    phrases = phrase_table(name)
    vocabulary = sorted({word for first in phrases["by_first"] for word in (first,) if word.isalpha()})
    vocabulary += ["to", "not", "the", "be", "of", "-", ",", "2027", "1,000.5", "is", "no", "expected", "trial", "will"]
    chooser = random.Random(7)
    for _ in range(30):
        words = Words(" ".join(chooser.choices(vocabulary, k=60)))
        assert places(find(phrases, words)) == tried_everywhere(phrases, words)


@pytest.mark.parametrize("text", ["1,000.5 mg of it", "a well-known fact", "cost 5 percent", "a well known fact", "well -known"])
def test_numbers_and_hyphens(text):
    phrases = compile_phrases(["# mg", "# percent", "well known", "a ... fact", "known fact"])
    words = Words(text)
    assert places(find(phrases, words)) == tried_everywhere(phrases, words)
