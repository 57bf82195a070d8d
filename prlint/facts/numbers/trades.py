"""Rows of own shares bought, day by day: how many, at what average price, and what was paid, each held against the other two; and the
line below them that tells how many in all, or with those of earlier weeks.

Which numbers of a row these are is known by the rows: in most, the last three are such that two of them make the third.
What it cannot see: tables of fewer than four such rows, numbers with commas for their decimals, and rows set one cell a line.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = lazy(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w%/]|[.,-]\d)")
_TOLD_IN_ALL = lazy(r"(?i)[\W]*(?:accumulated|accumulation|total)\b")
_LEAST_RIGHT, _LEAST_SHARE = 3, 0.6


class _Row(Value):
    """The last three numbers of a line."""

    places: tuple[ProseSpan, ProseSpan, ProseSpan]
    count: Quantity
    price: Quantity
    paid: Quantity

    @property
    def expected(self) -> Quantity:
        least, most = self.count.middle * self.price.low, self.count.middle * self.price.high
        return Quantity(least, most, "", f"{self.count.middle * self.price.middle:,.2f}")

    @property
    def fits(self) -> bool:
        return self.expected.meets(self.paid)


def find_trades(facts: Facts) -> Iterator[Thing]:
    for table in facts.release.find("table"):
        lines = [*_lines(facts.prose, table.span)]
        rows = [_row(facts.prose, numbers) for in_all, numbers in lines if not in_all and len(numbers) >= 3]
        right = sum(row.fits for row in rows)
        if right >= _LEAST_RIGHT and right >= _LEAST_SHARE * len(rows):
            for row in rows:
                yield _trade(facts, row)
            yield from _in_all(facts, [numbers[0] for in_all, numbers in lines if in_all and numbers], rows)


def _lines(prose: str, table: ProseSpan) -> Iterator[tuple[bool, list[ProseSpan]]]:
    """The numbers of each line, and whether it tells how many in all."""
    for line in table.lines(prose):
        in_all = _TOLD_IN_ALL.match(prose, line.start, line.end) is not None
        yield in_all, [ProseSpan(*match.span()) for match in _NUMBER.finditer(prose, line.start, line.end)]


def _row(prose: str, numbers: list[ProseSpan]) -> _Row:
    one, other, paid = numbers[-3:]
    first, second = rounded(one.of(prose)), rounded(other.of(prose))
    # how many are bought is whole, and the average price has decimals
    count, price = (second, first) if "." in one.of(prose) else (first, second)
    return _Row((one, other, paid), count, price, rounded(paid.of(prose)))


def _in_all(facts: Facts, told: list[ProseSpan], rows: list[_Row]) -> Iterator[Thing]:
    """The number of the last line of its kind, beside what the rows make, on top of that of the line above them."""
    above = [place for place in told if place.start < rows[0].places[0].start]
    below = [place for place in told if place.start > rows[-1].places[2].end]
    if len(above) > 1 or len(below) != 1:
        return
    bought = sum(row.count.middle for row in rows)
    ways = [bought, *(bought + rounded(place.of(facts.prose)).middle for place in above)]
    stated = rounded(below[0].of(facts.prose))
    expected = next((way for way in ways if abs(way - stated.middle) < 1), ways[-1])
    fields = {"shares": stated, "expected_shares": Quantity(expected - 0.5, expected + 0.5, "", f"{expected:,.0f}")}
    yield printed(facts.prose, "trades-in-all", below[0], {"stated": below[0]}, **fields)


def _trade(facts: Facts, row: _Row) -> Thing:
    one, other, paid = row.places
    count, price = (other, one) if "." in one.of(facts.prose) else (one, other)
    places = {"shares": count, "price": price, "stated": paid}
    return printed(facts.prose, "trade", ProseSpan(one.start, paid.end), places, paid=row.paid, expected_paid=row.expected)


KINDS = {
    "trade": Kind(
        find_trades,
        {"shares": "printed", "price": "printed", "stated": "printed", "paid": "quantity", "expected_paid": "quantity"},
        meanings={
            "shares": "how many were bought on a day",
            "price": "the average price",
            "stated": "what was paid, as printed",
            "paid": "what was paid",
            "expected_paid": "what number and price make",
        },
    ),
    "trades-in-all": Kind(
        find_trades,
        {"stated": "printed", "shares": "quantity", "expected_shares": "quantity"},
        meanings={
            "stated": "how many were bought in all, as printed",
            "shares": "how many were bought in all",
            "expected_shares": "what the days make, on top of what was bought before them",
        },
    ),
}
