"""How far negation and hedging reach, on sentences of many voices; half of them are traps."""

from __future__ import annotations

import os

import pytest

from prlint.facts.scope import hedged, negated
from prlint.text.span import ProseSpan
from tests.making import facts

SENTENCES = os.path.join(os.path.dirname(__file__), "sentences")


def sentences(name: str) -> list[tuple[str, ...]]:
    """The rows of sentences/<name>.tsv below its remarks and its header."""
    with open(os.path.join(SENTENCES, f"{name}.tsv"), encoding="utf-8") as file:
        rows = [tuple(line.rstrip("\n").split("\t")) for line in file if line.strip() and not line.startswith("#")]
    return rows[1:]


def unmarked(text: str) -> tuple[str, ProseSpan]:
    """The text without its ⟦ ⟧, and the place they held."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), ProseSpan(start, end)


@pytest.mark.parametrize(("is_negated", "is_hedged", "text"), sentences("scope"))
def test_reach(is_negated, is_hedged, text):
    prose, span = unmarked(text)
    found = facts(body=prose)
    assert (negated(found, span), hedged(found, span)) == (is_negated == "yes", is_hedged == "yes")


def test_a_cue_in_another_sentence_reaches_nothing():
    prose = "It is not so. Calidex is safe."
    at = prose.index("safe")
    assert not negated(facts(body=prose), ProseSpan(at, at + 4))
