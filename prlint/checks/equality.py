"""When two field values say the same, and how a value compares with a limit."""

from __future__ import annotations

from prlint.facts.numbers.quantity import Quantity
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAY_BE_COMPOSED = lazy(r"[^\x00-\u02ffα-ω‐-”•…™℠€−≤≥]")  # all else is what composing makes of it
_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "\u00a0": " "}


class _Folds(dict[str, str]):
    """Texts and how they are compared, each worked out once: rules ask the same few words again and again."""

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_FOLDS:
            self.clear()
        folded = self[text] = _fold(text)
        return folded


_MOST_FOLDS = 4096
_folds = _Folds()


def fold(text: str) -> str:
    """Text as it is compared: without case, curly or straight, composed or not, blanks made one."""
    return _folds[text] if len(text) < 100 else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        for mark, plain in _MARKS.items():
            if mark in text:  # five times as fast as translating, since a text has few of them
                text = text.replace(mark, plain)
        if _MAY_BE_COMPOSED.search(text):
            from unicodedata import normalize  # 0.7 ms, where a check takes 80

            text = normalize("NFC", text)
    return " ".join(text.casefold().split())


def comparable(value: Any, as_printed: bool = False) -> Any:
    """What values that say the same have in common; as_printed: as for `equal`."""
    return fold(value) if isinstance(value, str) and not as_printed else value


def equal(ours: Any, theirs: Any, as_printed: bool = False) -> bool | None:
    """Whether two values say the same; None where they cannot be compared (one is absent, or units differ).

    as_printed: both are words of the release, which are compared letter by letter.
    """
    if ours is None or theirs is None:
        return None
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        return ours.meets(theirs) if ours.unit == theirs.unit else None
    if isinstance(ours, (tuple, list)) or isinstance(theirs, (tuple, list)):
        mine, other = _members(ours), _members(theirs)
        return any(equal(a, b) for a in mine for b in other)
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours == theirs or (not as_printed and fold(ours) == fold(theirs))
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        quantity, number = (ours, theirs) if isinstance(ours, Quantity) else (theirs, ours)
        return quantity.low <= number <= quantity.high if isinstance(number, (int, float)) else None
    return bool(ours == theirs)


def _members(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def compare(comparison: str, value: Any, limit: Any) -> bool:
    """`above`, `below`, `at_least` or `at_most`; a list counts its members; an interval must pass as a whole."""
    if isinstance(value, (tuple, list)):
        value = len(value)
    if isinstance(limit, (tuple, list)):
        limit = len(limit)
    if isinstance(value, bool) or value is None or limit is None:
        return False
    low, high = (value.low, value.high) if isinstance(value, Quantity) else (value, value)
    least, most = (limit.low, limit.high) if isinstance(limit, Quantity) else (limit, limit)
    try:
        if comparison == "above":
            return bool(low > most)
        if comparison == "below":
            return bool(high < least)
        return bool(low >= least) if comparison == "at_least" else bool(high <= most)
    except TypeError:
        return False  # a date against a number: nothing that was read says anything
