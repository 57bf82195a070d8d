"""Printed numbers as the intervals that their rounding and qualifiers allow."""

from __future__ import annotations

from prlint.text.value import Value

_INFINITY = float("inf")
_FAR = 3  # times the bound of "more than", which says no more of what lies further off
_TOUCH = 1e-9  # part of an amount below which two ends are one


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
        return high - low > _TOUCH * max(abs(low), 1e-9)

    @property
    def middle(self) -> float:
        if self.high == _INFINITY:
            return self.low
        return self.high if self.low == -_INFINITY else (self.low + self.high) / 2


def rounded(digits: str, scale: float = 1.0, unit: str = "", printed: str = "", qualifier: str = "") -> Quantity:
    """The interval behind printed `digits` ("1,234.5"), times `scale`.

    qualifier: `above`, `below`, `about` (two units of the last place either way) or empty. A whole number that stands for a count
    is as exact as print: half a unit of the last decimal place printed. ValueError for what is no number.
    """
    plain = digits.replace(",", "")
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
