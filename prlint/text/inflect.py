"""English endings: all forms of a word written `expect~` in a phrase."""

from __future__ import annotations

from functools import cache

from prlint.data import table

_VOWELS = "aeiou"


def forms(word: str) -> tuple[str, ...]:
    """The word with its regular and irregular endings, itself first: verb and noun endings alike.

    Raises ValueError for what has no English endings (digits, capitals inside, a single letter). Irregular words stand in
    data/irregular-forms.tsv; a word that is missing there gets regular endings, some of which nobody writes, which does no harm.
    """
    lowered = word.lower()
    if len(lowered) < 2 or not all(c.isalpha() or c in "'-" for c in lowered):
        raise ValueError(f"‘{word}~’ has no regular endings; write its forms out as (a | b)")
    head, hyphen, tail = lowered.rpartition("-")
    stems = _irregular().get(tail) or _regular(tail)
    return tuple(dict.fromkeys(head + hyphen + form for form in (tail, *stems)))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["forms"].split()) for row in table("irregular-forms")}


def _regular(word: str) -> tuple[str, ...]:
    last, before = word[-1], word[-2]
    if last == "e":
        return (word + "s", word + "d", word[:-1] + "ing")
    if last == "y" and before not in _VOWELS:
        return (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es", word + "ed", word + "ing")
    doubled = word + last if _doubles(word) else word
    return (word + "s", doubled + "ed", doubled + "ing")


def _doubles(word: str) -> bool:
    """One short syllable that ends consonant, vowel, consonant doubles: plan, planned."""
    if len(word) < 3 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(c in _VOWELS for c in word) == 1
