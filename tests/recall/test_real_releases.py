"""Slips of the hand that a machine makes in real releases, whatever their wording and layout: most of them are found.

The faults of `defects/` stand in releases of our own; these stand where real ones left room for them.
"""

from __future__ import annotations

import functools
import os
import pathlib
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest

from prlint import lint
from prlint.packs.load import ruleset
from prlint.text.source import Source

CORPUS = os.environ.get("PRLINT_CORPUS")
STRIDE = 6  # every so-many-th release
FEWEST = 3  # releases that must have room for a slip, else its share says nothing


class Slip(NamedTuple):
    """What the last group of `where` is made of, the rules of which one must tell it, and the share that they tell at least."""

    where: str
    made: str | Callable[[str], str]
    rules: frozenset[str]
    share: float


def _exchanged(word: str) -> str:
    """A word with its third letter and the first that differs from it behind it exchanged, if they are neighbours."""
    at = next((n for n in range(2, len(word) - 1) if word[n] != word[n + 1]), 0)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _slip(where: str, made: str | Callable[[str], str], rules: str, share: float) -> Slip:
    return Slip(where, made, frozenset(rules.split()), share)


_EXCHANGE = r"\((?:NASDAQ|Nasdaq|NYSE|TSXV|TSX|CSE|OTCQB)"
_NUMBER = r"(?<![\d-])\(?\d{3}[)\-. ]{1,2}\d{3}[-. ]"
SLIPS = {
    "a day that its month has not": _slip(r"\b(?:April|June|September|November) (\d\d?)(?=, 20\d\d)", "31", "dates/impossible-day", 0.95),
    "another day behind today": _slip(r"(?<=[ ,])(today)(?= announced)", "today, January 3, 2004,", "dates/conflicting-release-day", 0.8),
    "an address with a comma for its stop": _slip(r"[\w.-]+@[\w-]+(\.)(?:com|org|net|ca)\b", ",", "contacts/malformed-email", 0.95),
    "an address with a word for its sign": _slip(
        r"(?<![\w/(:])[\w.-]+(@)[\w-]+\.(?:com|org|net|ca)\b", " at ", "contacts/malformed-email", 0.75
    ),
    "a telephone number that lost a digit": _slip(rf"{_NUMBER}\d{{3}}(\d)(?!\d)", "", "contacts/malformed-phone", 0.85),
    "a telephone number with a digit more": _slip(rf"{_NUMBER}\d{{4}}()(?!\d)", "3", "contacts/malformed-phone", 0.85),
    "two colons before a symbol": _slip(rf"{_EXCHANGE}(: ?)[A-Z]{{3,5}}\)", ":: ", "structure/malformed-ticker", 0.95),
    "a name with two letters exchanged": _slip(
        r"(?s)\b([A-Z][a-z]{5,}) (?:[A-Z]\w+ ){0,2}(?:Inc|Corp|Ltd)\b(?:.*\b\1\b){3}.*[a-z] (\1)\b(?! [A-Z])",
        _exchanged,
        "structure/inconsistent-issuer-name structure/misspelt-issuer",
        0.8,
    ),
    "a word written twice": _slip(r"(?<=[a-z])( of)(?= [a-z]{4,} [a-z])", " of of", "residue/tracked-change", 0.95),
    "a bracket that is not closed": _slip(r"[a-z] \([a-zA-Z][^()\n\[\]]{8,60}(\))(?=[ ,.])", "", "residue/unbalanced-bracket", 0.95),
    "a quotation that is not closed": _slip(r"“[^“”\n]{40,400}(”) said", "", "residue/unbalanced-quote", 0.85),
    "a symbol of another kind": _slip(
        r"(?s)\b([A-Z][\w-]{3,})®.*?\b\1(®)", "™", "trademarks/mixed-symbols trademarks/notice-symbol-conflict", 0.9
    ),
    "an apostrophe of another encoding": _slip(r"(’)s\b", "â€™", "residue/mojibake", 0.95),
    "a tag left in": _slip(r"(?<=[a-z] )([a-z]{5,})(?= [a-z])", "<b>word</b>", "residue/stray-tag", 0.95),
    "a link that fell out": _slip(
        r"(?:[Vv]isit|found at|available at) ((?:https?://)?www\.[\w./-]+[\w/])(?=[ .,])(?![\])])", "", "residue/lost-url", 0.85
    ),
}


@functools.cache
def _releases() -> list[str]:
    assert CORPUS is not None
    paths = sorted(path for folder in ("dev", "wild") for path in (pathlib.Path(CORPUS) / folder).iterdir())
    return [path.read_text("utf-8") for path in paths[::STRIDE]]


@functools.cache
def _told(text: str) -> Counter[str]:
    return Counter(diagnostic.rule for diagnostic in lint(Source("release.txt", text), ruleset()).diagnostics)


def _with(slip: Slip, text: str) -> str | None:
    """The release with the slip in the middle one of the places that have room for it; None where none has."""
    places = list(re.finditer(slip.where, text))
    if not places:
        return None
    place = places[len(places) // 2]
    group = place.re.groups
    made = slip.made if isinstance(slip.made, str) else slip.made(place[group])
    return text[: place.start(group)] + made + text[place.end(group) :]


@pytest.mark.skipif(not CORPUS, reason="PRLINT_CORPUS names no folder of real releases")
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told(name: str) -> None:
    slip = SLIPS[name]
    pairs = [(text, slipped) for text in _releases() if (slipped := _with(slip, text)) is not None]
    told = [any(_told(slipped)[rule] > _told(text)[rule] for rule in slip.rules) for text, slipped in pairs]
    assert len(told) >= FEWEST
    assert sum(told) >= slip.share * len(told), f"{sum(told)} of {len(told)}"
