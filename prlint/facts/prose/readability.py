"""How hard a text reads: textstat's formulas on this project's own sentences and syllables.

textstat splits "Inc." and "3.3" into sentences and wants a pronouncing dictionary from the network, so it gets each sentence whole
and a syllable counter made here: groups of vowels, less the silent endings. Against the dictionary its counts run a few per
cent high or low on long technical words, so a grade is good to about one; limits belong in a profile, with that in mind.
"""

from __future__ import annotations

from functools import cache

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_INNER_STOP = lazy(r"[.!?…:;]+")
_ADDRESS = lazy(r"(?:https?://|www\.)\S+|\S+@\S+")
_LETTERS = lazy(r"[^\W\d_]")
_VOWELS = lazy(r"[aeiouyàáâäãåèéêëìíîïòóôöõùúûüý]+")
_SILENT = lazy(r"(?:[^laeiouy]e|[^aeiouy]les?|[^aeiouytd]ed|[^aeiouyscxzg]es)$")
_TWO_VOWELS = lazy(r"ia(?!l$|n$)|io(?!n|us)|[^q]ua|eo(?!us|p)|[^aeiou]?ie(?:nc|t)|[aeou]ing|ism$")


def measure(what: str, sentences: Sequence[str]) -> float | None:
    """`grade` (Flesch-Kincaid) or `ease` (Flesch) of these sentences, or None where there is no running text to measure."""
    whole = [text for text in map(_clean, sentences) if len(text.split()) > 2]
    if not whole:
        return None
    text = " ".join(whole)
    count = _textstat()
    return round(float(count.flesch_kincaid_grade(text) if what == "grade" else count.flesch_reading_ease(text)), 1)


def syllables(word: str) -> int:
    """At least one. English spelling; other languages come out by their vowels."""
    lowered = word.lower()
    groups = len(_VOWELS.findall(lowered)) + len(_TWO_VOWELS.findall(lowered))
    silent = _SILENT.search(lowered) is not None and not (lowered.endswith(("le", "les")) and len(lowered) > 3)
    return max(groups - silent, 1)


def _clean(sentence: str) -> str:
    """A sentence that textstat counts as one: no stop inside, no addresses, and words only where there are letters."""
    bare = _INNER_STOP.sub(" ", _ADDRESS.sub(" ", sentence))
    return " ".join(word for word in bare.split() if _LETTERS.search(word)) + "."


class _Pronunciations:
    """Looks like the pronouncing dictionary textstat asks for: one phone that ends in a digit for each syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["V0"] * syllables(word)]


@cache
def _textstat() -> Any:
    """textstat without its downloads. It imports nltk at once, which nothing here needs: an empty module stands in while it loads."""
    import importlib
    import sys
    import types

    before = sys.modules.get("nltk")
    sys.modules["nltk"] = types.ModuleType("nltk")
    try:
        library = importlib.import_module("textstat.textstat")
        counts: Any = importlib.import_module("textstat.backend.counts._count_syllables")
    finally:
        if before is None:
            del sys.modules["nltk"]
        else:
            sys.modules["nltk"] = before
    pronunciations = _Pronunciations()
    counts.get_cmudict = lambda _language: pronunciations
    counts.get_pyphen = lambda _language: None
    return library.textstatistics()
