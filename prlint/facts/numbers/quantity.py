"""Printed numbers as the intervals that their rounding and qualifiers allow, and amounts: where one stands and what it counts."""

from __future__ import annotations

from prlint.facts.tables import word_class
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

_INFINITY = float("inf")
_FAR = 3  # times the bound of "more than", which says no more of what lies further off
_TOUCH = 1e-9  # part of an amount below which two bounds are one
_NOTHING = 1e-13  # part of an amount that is no overlap: what adding loses, and less than a cent of billions
COUNTED = lazy(r"[ \u00a0-](?:U\.S\. )?(?P<noun>[a-zA-Z][\w’'-]*(?:[ \u00a0][a-z][\w’'-]*){0,2})")


class Quantity(Value):
    """All values that, rounded as printed, give the printed number: `low` to `high` in `unit`. `printed` is for messages.

    "24%" is 23.5 to 24.5 percent; "more than 40%" is 40 to infinity; "$1.2 billion" is 1.15e9 to 1.25e9 USD.
    """

    low: float
    high: float
    unit: str
    printed: str

    def meets(self, other: Quantity) -> bool:
        """Whether one true value could stand behind both; different units never meet.

        Two that are open to one side meet where they are the same. Two that share nothing but an end ("1.2" and "1.3" share 1.25) do not:
        the one number was rounded up and the other down.
        """
        if self.unit != other.unit:
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low == -_INFINITY:
            return abs(self.high - other.high) <= _TOUCH * abs(self.high)  # up to 60 is not up to 40
        if high == _INFINITY:
            return abs(self.low - other.low) <= _TOUCH * abs(self.low)
        if max(self.high, other.high) == _INFINITY and low >= _FAR * min(self.low, other.low) > 0:
            return False  # nobody says "more than 14,000" of two billion
        return high - low > _NOTHING * max(abs(low), 1e-9)

    @property
    def is_open(self) -> bool:
        """Whether it has no bound to one side: more than 40%, up to 60."""
        return self.high == _INFINITY or self.low == -_INFINITY

    @property
    def middle(self) -> float:
        if self.high == _INFINITY:
            return self.low
        return self.high if self.low == -_INFINITY else (self.low + self.high) / 2


_GROUPED = dict.fromkeys(map(ord, ",'’\u00a0\u2009\u202f"))  # what parts thousands: 1,234 and, on the continent, 1'234 or 1 234


def plain_digits(digits: str) -> str:
    return digits.translate(_GROUPED)


def rounded(digits: str, scale: float = 1.0, unit: str = "", printed: str = "", qualifier: str = "") -> Quantity:
    """The interval behind printed `digits` ("1,234.5"), times `scale`.

    qualifier: `above`, `below`, `about` (two units of the last place either way) or empty. A whole number that stands for a count
    is as exact as print: half a unit of the last decimal place printed. ValueError for what is no number.
    """
    plain = plain_digits(digits)
    value = float(plain)
    decimals = len(plain.partition(".")[2])
    half = 0.5 * 10**-decimals
    low, high = (value - half) * scale, (value + half) * scale
    if qualifier == "above":
        low, high = value * scale, _INFINITY
    elif qualifier == "below":
        low, high = -_INFINITY, value * scale
    elif qualifier == "about":
        low, high = low - 1.5 * 10**-decimals * scale, high + 1.5 * 10**-decimals * scale
    return Quantity(low, high, unit, printed or digits)


class Amount(Value):
    """A figure before it is known what it counts. `number`: the place of its digits; `noun`: the words it counts."""

    span: ProseSpan
    number: ProseSpan
    quantity: Quantity
    noun: str
    kind: str  # money, percent, points or count


def with_counted(prose: str, span: ProseSpan, kind: str, noun: str) -> ProseSpan:
    """The figure with the words it counts, up to the first small word: "22,000 new cases", "18 patients"."""
    if kind != "count" or not noun:
        return span
    end = span.end
    for word in noun.split():
        if word.lower() in word_class("noun-end"):
            break
        end = prose.index(word, end) + len(word)
    return ProseSpan(span.start, end)
