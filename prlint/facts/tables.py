"""Tables of phrases that facts look for: data/<name>.tsv with a column `phrase`, its other columns beside each match."""

from __future__ import annotations

import os
from functools import cache

from prlint.compiled import PACKAGE, load
from prlint.data import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from prlint.text.phrase_notation import PhraseSet

    _Made = TypeVar("_Made")

_sets: dict[str, Any] = {}


def _kept(form: str, name: str, compiled: Callable[[str], _Made]) -> _Made:
    """What a table is compiled to in this form, loaded when it is first asked for."""
    key = f"{form}-{name}"
    if key not in _sets:
        _sets[key] = load(key, lambda: _made_of(name), lambda: compiled(name))
    made: _Made = _sets[key]
    return made


def phrase_table(name: str) -> PhraseSet:
    """The phrases of a table, compiled; `columns[match.entry]` is the row of a match. Raises PhraseError for what cannot be read."""
    return _kept("phrases", name, _compile_whole)


def phrase_tables(name: str) -> dict[str, PhraseSet]:
    """A table with a column `role`, as one set for each role: a word may play several, each found for itself."""
    return _kept("phrases-by-role", name, _compile_roles)


def inflected(name: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The verbs of a table with the columns `verb` and `kind`: (verb, kind, all its forms)."""
    return _kept("forms", name, _inflect)


@cache
def word_class(role: str) -> frozenset[str]:
    """A closed class of folded words, from data/word-classes.tsv. Raises KeyError for one that is not there."""
    return frozenset(_classes()[role].split(" "))


@cache
def _classes() -> dict[str, str]:
    return {row["role"]: row["words"] for row in table("word-classes")}


def _made_of(name: str) -> tuple[str, ...]:
    files = (f"data/{name}.tsv", "data/irregular-forms.tsv", "text/phrase_notation.py", "text/inflect.py", "text/words.py")
    return tuple(os.path.join(PACKAGE, *file.split("/")) for file in files)


def _inflect(name: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    from prlint.text.inflect import forms

    return tuple((row["verb"], row["kind"], forms(row["verb"].split()[0])) for row in table(name))


def _compile(rows: tuple[dict[str, str], ...]) -> PhraseSet:
    from prlint.text.phrase_notation import compile_phrases

    return compile_phrases([row["phrase"] for row in rows], rows)


def _compile_whole(name: str) -> PhraseSet:
    rows = table(name)
    if "role" in rows[0]:  # a wheel ships such a table by its roles alone
        raise ValueError(f"the phrases of {name} have roles: phrase_tables gives them")
    return _compile(rows)


def _compile_roles(name: str) -> dict[str, PhraseSet]:
    rows = table(name)
    roles = dict.fromkeys(row["role"] for row in rows)
    return {role: _compile(tuple(row for row in rows if row["role"] == role)) for role in roles}


def frames(name: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """The rows of a table of clauses: what each means, and the words of which one stands in each part of the clause, of `columns` order.

    A row whose first cell is =class gives the words that %class means in the others.
    """
    return _kept("frames", name, _compile_frames)


def _compile_frames(name: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    from prlint.text.inflect import forms

    classes: dict[str, list[str]] = {}
    made = []
    for meaning, *cells in (tuple(row.values()) for row in table(name)):
        parts = []
        for cell in cells:
            words = [word for given in cell.split() for word in (classes[given[1:]] if given.startswith("%") else (given,))]
            parts.append(words)
        if meaning.startswith("="):
            classes[meaning[1:]] = parts[0]
        else:
            made.append((meaning, tuple(_forms_of(words, forms) for words in parts)))
    return tuple(made)


def _forms_of(words: list[str], forms: Callable[[str], tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for word in words for form in (forms(word[:-1]) if word.endswith("~") else (word,)))
