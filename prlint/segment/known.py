"""What the tables tell the segmenter, in the form in which it is looked up; worked out once and shipped."""

from __future__ import annotations

import os

from prlint import compiled
from prlint.data import column, table
from prlint.segment.lines import STRAIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # Whole headings; those that begin with words, by their first letters; those that hold words. Each with the longest first.
    Headings = tuple[dict[str, str], dict[str, list[tuple[str, str]]], list[tuple[str, str]]]

_HEADINGS = ("front-lines", "part-headings")
_TABLES = (*_HEADINGS, "part-cues", "cities", "countries", "states", "wires")
STEM = 2  # headings that begin with words are looked up by so many letters; no entry is shorter
_data: dict[str, Any] = {}


def headings(name: str) -> Headings:
    """The table of headings of this name."""
    return _known()["headings"][name]  # type: ignore[no-any-return]


def cues() -> dict[str, list[tuple[str, int, str]]]:
    """(kind, weight, words) of the cues that begin with a word, by that word."""
    return _known()["cues"]  # type: ignore[no-any-return]


def names(what: str) -> frozenset[str]:
    """The names of cities, countries, regions or wires, as `plain_name` has them."""
    return _known()[what]  # type: ignore[no-any-return]


def plain_name(name: str) -> str:
    return name.replace("’", "'").strip(" .").lower()


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
            (begins.setdefault(words[:STEM], []) if row["how"] == "begins" else holds).append((words, row["kind"]))
    for entries in (*begins.values(), holds):
        entries.sort(key=_longest_first)
    return exact, begins, holds


def _cues() -> dict[str, list[tuple[str, int, str]]]:
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
