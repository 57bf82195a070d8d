"""What is looked for only where its own words stand is what the plain pattern finds everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.facts import Facts
from prlint.facts.contacts import urls
from prlint.facts.names import acronyms, companies
from prlint.facts.numbers import amounts, amounts_in_words
from prlint.segment import lines
from tests.making import release

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_text("utf-8") for path in sorted([*(ROOT / "releases").glob("*.txt"), *(ROOT / "recall" / "releases").glob("*.txt")])]
PIECES = ("www.", "https://", "halden.com", "norvane", ".", "-", "/", "@", " ", ", ", "Halden", "Trust Company", "Inc", "LLC", "of", "\n")
JOINED = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def test_addresses_and_companies_of_releases() -> None:
    for text in TEXTS:
        assert spans(urls._urls(text)) == spans(urls._URL.finditer(text))
        assert spans(companies._names(text)) == spans(companies._NAME.finditer(text))


@given(JOINED)
def test_addresses_and_companies_of_any_text(text: str) -> None:
    assert spans(urls._urls(text)) == spans(urls._URL.finditer(text))
    assert spans(companies._names(text)) == spans(companies._NAME.finditer(text))


def test_acronyms_that_begin_with_a_capital() -> None:
    for text in TEXTS:
        if not acronyms._BEGINS_SMALL.search(text):
            assert spans(acronyms._ACRONYM.finditer(text)) == spans(acronyms._ANY_ACRONYM.finditer(text))


def test_figures_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    near = [amounts.amounts(Facts(release(text))) for text in TEXTS]
    monkeypatch.setattr(amounts_in_words, "_any_within", lambda *_: True)
    assert [amounts.amounts(Facts(release(text))) for text in TEXTS] == near


def test_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    near = [[line.text for line in lines.split(text)] for text in TEXTS]
    monkeypatch.setattr(lines, "_SEAM_WORDS", ("",))
    assert [[line.text for line in lines.split(text)] for text in TEXTS] == near
