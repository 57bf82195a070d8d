"""What the tables tell the segmenter: the form in which it is looked up, worked out once and shipped, and the looking up."""

from __future__ import annotations

import os

from prlint import compiled
from prlint.data import column, table
from prlint.segment.lines import STRAIGHT
from prlint.text.pattern import IGNORECASE, escape, lazy, longest_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern
    from typing import Any

    # Whole headings; those that begin with words, by their first letters; those that hold words. Each with the longest first.
    Headings = tuple[dict[str, str], dict[str, list[tuple[str, str]]], list[tuple[str, str]]]

_HEADINGS = ("front-lines", "part-headings")
_TABLES = (*_HEADINGS, "part-cues", "cities", "countries", "states", "wires")
_STEM = 2  # headings that begin with words are looked up by so many letters; no entry is shorter
_data: dict[str, Any] = {}
_patterns: dict[str, Pattern[str]] = {}


def names(what: str) -> frozenset[str]:
    """The names of cities, countries, regions or wires, as `plain_name` has them."""
    return _known()[what]  # type: ignore[no-any-return]


def plain_name(name: str) -> str:
    return name.replace("’", "'").strip(" .").lower()


def named(text: str, of: str) -> str:
    """The kind that the table of headings called `of` gives to this plain text, or ''."""
    headings: Headings = _known()["headings"][of]
    exact, begins, holds = headings
    if text in exact:
        return exact[text]
    for words, kind in begins.get(text[:_STEM], ()):
        if text.startswith(words) and not (words[-1].isalnum() and text[len(words) : len(words) + 1].isalnum()):
            return kind
    for words, kind in holds:
        if words in text:
            return kind
    return ""


def cued(text: str) -> str:
    """The kind that the words at the head of a paragraph claim for it, or ''. Of several the one whose words come first."""
    known: dict[str, list[tuple[str, int, str]]] = _known()["cues"]
    weights: dict[str, int] = {}
    places: dict[str, int] = {}
    tokens = text.split()
    for first in known.keys() & {*tokens, *(token.strip(".,;:()'\"") for token in tokens)}:
        for kind, weight, words in known[first]:
            at = text.find(words)
            if at >= 0:
                weights[kind] = weights.get(kind, 0) + weight
                places[kind] = min(places.get(kind, at), at)
    enough = [kind for kind, weight in weights.items() if weight >= 2]
    if len(enough) > 1 and "furniture" in enough:
        enough.remove("furniture")  # © 2026 Norvane. Calidex is a trademark of Norvane
    return min(enough, key=places.__getitem__) if enough else ""


def line_words(use: str, pattern: str, flags: int = 0) -> Pattern[str]:
    """A pattern with the words of one use in its `%s`, made at first need."""
    if use not in _patterns:
        words = longest_first(escape(row["word"]) for row in table("line-words") if row["use"] == use)
        _patterns[use] = lazy(pattern % "|".join(words), flags)
    return _patterns[use]


def reads_as_prose(words: Sequence[str]) -> bool:
    """One word in seven is one of those that only sentences have."""
    prose = line_words("prose", "(?:%s)$", IGNORECASE)
    return sum(prose.match(word.strip(".,;:()")) is not None for word in words) * 7 > len(words)


def _known() -> dict[str, Any]:
    if not _data:
        _data.update(compiled.load("segment-words", _made_of, _build))
    return _data


def _made_of() -> tuple[str, ...]:
    files = [("data", f"{name}.tsv") for name in _TABLES] + [("segment", "known.py"), ("segment", "lines.py")]
    return tuple(os.path.join(compiled.PACKAGE, *steps) for steps in files)


def _build() -> dict[str, Any]:
    return {
        "headings": {name: _headings(name) for name in _HEADINGS},
        "cues": _cues(),
        "cities": frozenset(map(plain_name, column("cities", "name"))),
        "countries": frozenset(map(plain_name, column("countries", "name"))),
        "regions": frozenset(plain_name(row[name]) for row in table("states") for name in ("name", "code", "abbreviation")),
        "wires": frozenset(map(plain_name, column("wires", "printed"))),
    }


def _headings(name: str) -> Headings:
    exact: dict[str, str] = {}
    begins: dict[str, list[tuple[str, str]]] = {}
    holds: list[tuple[str, str]] = []
    for row in table(name):
        words = _as_plain(row["words"])
        if row["how"] == "is":
            exact[words] = row["kind"]
        else:
            (begins.setdefault(words[:_STEM], []) if row["how"] == "begins" else holds).append((words, row["kind"]))
    for entries in (*begins.values(), holds):
        entries.sort(key=_longest_first)
    return exact, begins, holds


def _cues() -> dict[str, list[tuple[str, int, str]]]:
    """(kind, weight, words) of the cues that begin with a word, by that word."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for row in table("part-cues"):
        words = _as_plain(row["words"])
        found.setdefault(words.split()[0], []).append((row["kind"], int(row["weight"]), words))
    return found


def _longest_first(entry: tuple[str, str]) -> int:
    return -len(entry[0])


def _as_plain(words: str) -> str:
    """Words of a table in the form of a line's `plain`, but with the colon that belongs to them."""
    return " ".join(words.lower().translate(STRAIGHT).split())
