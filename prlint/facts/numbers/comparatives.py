"""Sums of money with that of an earlier time in brackets behind them, £18.4 billion (31 December 2025: £16.7 billion), and how many times
as much the one is as the other; and dividends of a year told as a final, an interim and their total.

What it cannot see: comparatives without their time, and those apart from their sum.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.amounts import amounts
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = lazy(r" \((?:[A-Za-z0-9/’' ]{0,24}(?:19|20)?\d\d|prior year|previous year|last year):? ?$")
_PENNY = r"(?P<{}>\d{{1,3}}(?:\.\d{{1,3}})?) ?(?:p|pence|cents?)\b"
_THIS_YEARS = r"(?: per (?:ordinary )?share)?(?: \([^()\n]{1,30}\))?"
_DIVIDENDS = lazy(
    rf"(?i)\bfinal dividend of {_PENNY.format('final')}{_THIS_YEARS}[^.;\n]{{0,40}}?"
    rf"\binterim dividend of {_PENNY.format('interim')}{_THIS_YEARS}"
    rf"[^.;\n]{{0,60}}?\btotal (?:dividend )?(?:for the (?:full )?year )?(?:dividend )?(?:of|to|at) {_PENNY.format('total')}"
)


def find_comparatives(facts: Facts) -> Iterator[Thing]:
    prose = facts.prose
    for one, other in pairwise(amounts(facts)):
        alike = one.kind == other.kind == "money" and one.quantity.unit == other.quantity.unit and prose.startswith(")", other.span.end)
        if alike and min(one.quantity.low, other.quantity.low) > 0 and _TIME.fullmatch(prose, one.span.end, other.span.start):
            sums = sorted((one.quantity.middle, other.quantity.middle))
            places = {"later": one.span, "earlier": other.span}
            yield printed(prose, "comparative", ProseSpan(one.span.start, other.span.end), places, times=round(sums[1] / sums[0]))


def find_year_dividends(facts: Facts) -> Iterator[Thing]:
    for match in _DIVIDENDS.finditer(facts.prose):
        parts = [rounded(match[name]).middle for name in ("final", "interim")]
        places = {name: ProseSpan(*match.span(name)) for name in ("final", "interim", "total")}
        total = rounded(match["total"]).middle
        expected = Quantity(sum(parts) - 0.001, sum(parts) + 0.001, "", f"{sum(parts):g}")
        told = Quantity(total - 0.001, total + 0.001, "", match["total"])
        yield printed(facts.prose, "year-dividend", ProseSpan(*match.span()), places, stated=told, expected_stated=expected)


KINDS = {
    "comparative": Kind(
        find_comparatives,
        {"later": "printed", "earlier": "printed", "times": "number"},
        meanings={
            "later": "the sum that is told",
            "earlier": "that of an earlier time, in brackets",
            "times": "how many times as much the larger is as the smaller",
        },
    ),
    "year-dividend": Kind(
        find_year_dividends,
        {"final": "printed", "interim": "printed", "total": "printed", "stated": "quantity", "expected_stated": "quantity"},
        meanings={
            "final": "the final dividend",
            "interim": "the interim dividend",
            "total": "that of the year as printed",
            "stated": "that of the year",
            "expected_stated": "what the two make",
        },
    ),
}
