"""A search that passes over characters with which no match begins finds what a plain search finds."""

from __future__ import annotations

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.text import firsts, pattern

EVERYTHING = "".join(chr(code) for code in range(sys.maxunicode + 1))
LETTERS = ["a", "B", "k", "s", "é", "1", "“", "İ", "ß", "Ⅷ"]
SETS = ["[ab]", "[^a]", "[A-C]", "[à-é]", "\\d", "\\w", "\\s", "."]
PLACES = ["\\b", "\\B", "^", "$", "(?<=a)", "(?<!b)", "(?=b)", "(?!1)"]
ALPHABET = "aAbBkKsSſıİiéÉàß1 “”.\nⅧⅷ\u212a"


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map("".join),
        two.map(lambda ways: f"(?:{ways[0]}|{ways[1]})"),
        inner.map(lambda one: f"(?i:{one})"),
        inner.map(lambda one: f"(?-i:{one})"),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?>{one})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2,3}", "+?", "++", "{0,2}"])).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    )


SOURCES = st.recursive(st.sampled_from(LETTERS + SETS + PLACES), combined, max_leaves=6)


@pytest.mark.parametrize("letter", string.ascii_letters)
def test_the_cases_of_a_letter_are_those_of_re(letter: str) -> None:
    assert set(firsts.cases(letter)) == set(re.findall(letter, EVERYTHING, re.IGNORECASE))


@given(SOURCES, st.sampled_from([0, pattern.IGNORECASE]), st.text(ALPHABET, max_size=12))
def test_any_pattern_finds_what_re_finds(source: str, flags: int, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pattern, "_fresh", {})  # or a later test would keep these patterns in its cache
        made, plain = pattern._make(source, flags), re.compile(source, flags)
    assert [m.regs for m in made.finditer(text)] == [m.regs for m in plain.finditer(text)]
    for one, other in ((made.match(text), plain.match(text)), (made.fullmatch(text), plain.fullmatch(text))):
        assert (one and one.regs) == (other and other.regs)


@pytest.mark.parametrize("source", [r"\bword", r"(?i)\bword", "(?<!x)(?:one|two)", r"(?i:a|b)c", r"\d{2,3}%", "(?i)[a-c]x"])
def test_the_set_is_built_in(source: str) -> None:
    row = pattern._compile(source, 0)
    assert row is not None
    assert memoryview(row[1]).cast("I")[2] == 4


@pytest.mark.parametrize("source", ["x?", r"\b", "[^a]b", ".a", "(?i)é", r"\b(?a:\w)", r"(?=a)", "(a)?(?(1)b|c)"])
def test_what_cannot_be_told_is_left_as_it_is(source: str) -> None:
    row = pattern._compile(source, 0)
    assert row is not None
    assert memoryview(row[1]).cast("I")[2] == 0
