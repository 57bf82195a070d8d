"""Whole numbers told in English words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
POWERS = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORDS = frozenset((*ONES, *TENS, *POWERS, "hundred"))
_MOST = 12  # words of one number


def value_before(folded: Sequence[str], stop: int) -> tuple[int, list[int]] | None:
    """The number whose last word is the token before `stop`: (its first token, all values that it may be meant to have, the whole first).

    "one hundred and four" is 104, and may also be a 4 behind a hundred of something else. None where no number word stands there, and
    where number words make no one number ("twenty twenty-five").
    """
    first = stop
    while first > 0 and stop - first < 2 * _MOST and _goes_on(folded, first - 1, stop):
        first -= 1
    while first < stop and folded[first] not in WORDS:
        first += 1
    if first == stop:
        return None
    starts = [first, *(at for at in range(first + 1, stop) if folded[at] in WORDS and folded[at - 1] in ("and", ","))]
    values = [value_of([word for word in folded[at:stop] if word in WORDS]) for at in starts]
    return (first, [value for value in values if value is not None]) if values[0] is not None else None


def _goes_on(folded: Sequence[str], at: int, stop: int) -> bool:
    if folded[at] in WORDS:
        return True
    if at + 1 >= stop or folded[at + 1] not in WORDS:
        return False
    return folded[at] == "-" or (folded[at] in ("and", ",") and at > 0 and folded[at - 1] in (*POWERS, "hundred"))


def value_of(words: Sequence[str]) -> int | None:
    """The value of number words (`thirty`, `five`), None where they are no one number."""
    total, part, last = 0, 0, 0  # last: the size of the word before, which the next must stay below
    ceiling = 10**12
    for word in words:
        if word in POWERS:
            power = POWERS[word]
            if power >= ceiling:
                return None
            total, part, last, ceiling = total + (part or 1) * power, 0, 0, power
        elif word == "hundred":
            if part > 99 or last == 100:
                return None
            part, last = (part or 1) * 100, 100
        else:
            value = TENS.get(word) or ONES.index(word)
            size = 10 if word in TENS else 1
            if last and (last <= size or (last == 10 and not 0 < value < 10)):
                return None
            part, last = part + value, size
    return total + part
