from __future__ import annotations

import re

import pytest

from prlint.packs.patterns import PatternError, check
from tests.growth import is_linear

ALLOWED = [
    r"\{\{[^}]{0,60}\}\}",
    r"_{4,}",
    r"\$?\bX{1,3}[.,]X{1,3}\b",
    r"\(\d{4}\), \.",
    r"\d{1,3}(?:,\d{3})+",
    r"\b\d+(?:\.\d+)?%",
    r"\b(?:[A-Z]\w+ )+",
    r"(?:[A-Z]\w{1,30} )+",
    r"(?:foo|bar)+",
    r"(?i)tbd|tbc",
    r"\bEST\b|\bEDT\b",
    r"from (?P<here>x) to",
    r"^[ \t]*#+ ",
    r'"[^"\n]*"',
    r"<[a-z]{1,10}[^<>]{0,100}>",
    r"&(?:[a-z]{2,8}|#\d{1,6});",
    r"•\s*\w",
    r"[]x]y",
    r"a{x}",
]


@pytest.mark.parametrize("pattern", ALLOWED)
def test_allowed(pattern: str) -> None:
    check(pattern)
    re.compile(pattern)


# (pattern with « before the place, words of the message)
REFUSED = [
    ("«a*", "could match nothing"),
    ("«", "could match nothing"),
    ("«a|", "could match nothing"),
    ("«(?=x)y", "looking ahead"),
    ("y«(?<!x)", "looking ahead"),
    ("«(x)", "write (?:…)"),
    ("«(?P<other>x)", "the only name"),
    ("(?P<here>x)«(?P<here>y)", "only once"),
    (r"(?:x)«\1", "references back"),
    ("x(?P<here>y)«(?P=here)", "references back"),
    ("x«(?i)", "at the start"),
    ("x«(?>y)", "not allowed"),
    (r"«\pL", "no meaning"),
    (r"x«\A", "no meaning"),
    ("[[:alpha:«]]", "named classes"),
    ("x**«", "right after another"),
    ("x*«+", "right after another"),
    ("«*x", "repeats nothing"),
    ("x«{0,500}y", "too far"),
    ("x«[^a", "‘]’ is missing"),
    ("x«(?:a", "‘)’ is missing"),
    ("a«)", "closes nothing"),
    ("«[z-a]", "no class"),
    ("^«+x", "cannot be repeated"),
    ("(?:a«+)+", "inside a repeat"),
    ("(?:a|«aa)+b", "begin alike"),
    ("(?:a«?a)+b", "inside a repeat"),
    (r"(?:\w+ «?)+", "inside a repeat"),
    (r"\d+\d«+", "the same characters"),
    (r"x\s*\n?\s«*x", "the same characters"),
    (r"\bfoo.*bar.«*baz", "the same characters"),
    (r"\w{1,50}\w{1,50«}x", "the same characters"),
    (r"[A-Z]«+\d", "how often at most"),
    (r"(?:[A-Z]\w«+ )+", "how often at most"),
    (r"x(?:\w«+ )?y", "how often at most"),
    (r"^\s«*#+ ", "how often at most"),
]


@pytest.mark.parametrize(("marked", "words"), REFUSED)
def test_refused_with_its_place(marked: str, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)) as caught:
        check(marked.replace("«", ""))
    assert 0 <= caught.value.at <= len(marked) - 1


PLACED = [
    ("abc«(?=x)", "looking ahead"),
    (r"abc«\1", "references back"),
    ("ab«[^a", "‘]’ is missing"),
    (r"\d+x?\d«+", "the same characters"),
    ("(?:a«+)+", "inside a repeat"),
]


@pytest.mark.parametrize(("marked", "words"), PLACED)
def test_the_place_is_exact(marked: str, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)) as caught:
        check(marked.replace("«", ""))
    assert caught.value.at == marked.index("«")


@pytest.mark.parametrize("pattern", ALLOWED)
@pytest.mark.parametrize("pump", ["a", "_", " ", "1", "X.", "1,", "<a", "{{", "&#1", '"', "# ", "Ab "])
def test_pumped_text_costs_linear_time(pattern: str, pump: str) -> None:
    regex = re.compile(pattern, re.MULTILINE)

    def found(size: int) -> list[re.Match[str]]:
        text = (pump * size)[:size]
        return [m for at in range(0, size, 4000) for m in regex.finditer(text, at, at + 4000)]

    assert is_linear(lambda size: lambda: found(size), 20_000, 200_000)
    assert all(m.end() > m.start() for m in found(20_000))
