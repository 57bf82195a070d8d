"""Forms on the dealings of managers: the aggregated volume and price, held against the prices and volumes above them.

Read where the form of Regulation (EU) 2016/523 has its two columns, a price and a volume a line. The aggregated price may be the average
or what was paid in all, in pounds for prices in pence too. What it cannot see: forms that number their lines or give no prices.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.quantity import Quantity, plain_digits
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SIGN = r"(?:[£€$]|(?:GBP|EUR|USD|SEK|NOK|DKK|CHF|PLN)[ \u00a0]?)"
_BEHIND = r"(?:p|pence|GBp|GBX|GBP|EUR|USD|SEK|NOK|DKK|CHF|PLN)\b"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COLUMNS = lazy(r"(?i)price\(?s?\)?(?: and |[\s|]{1,40})volume\(?s?\)?")
_PAIR = lazy(
    rf"(?:{_SIGN}(?P<price>{_FIGURE})|(?P<pence>{_FIGURE})[ \u00a0]?{_BEHIND})[\s|]{{1,40}}(?P<volume>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w.,])"
)
_VOLUME = lazy(r"(?i)aggregated volume[\s|:]{1,60}(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?![\w,.]\d)")
_PRICE = lazy(rf"(?i)[\s|–-]{{1,20}}(?:aggregated )?price[\s|:]{{1,60}}(?:{_SIGN})?(?P<figure>{_FIGURE})")
_DIGIT = lazy(r"\d")
_REACH = 1500
_NEAR = 0.006  # part of a price that rounding an average may cost


def find_dealings(facts: Facts) -> Iterator[Thing]:
    prose, last = facts.prose, 0
    for volume in _VOLUME.finditer(prose):
        columns = [*_COLUMNS.finditer(prose, max(last, volume.start() - _REACH), volume.start())]
        price = _PRICE.match(prose, volume.end())
        pairs = _pairs(prose, columns[-1].end(), volume.start()) if columns else []
        if any(number for _, number in pairs):
            yield _dealing(prose, volume, price, pairs)
        last = volume.end()


def _pairs(prose: str, start: int, end: int) -> list[tuple[float, float]]:
    """Price and volume of each line; none where other figures stand between them."""
    pairs, at = [], start
    for match in _PAIR.finditer(prose, start, end):
        if _DIGIT.search(prose, at, match.start()) is not None:
            return []
        pairs.append((float(plain_digits(match["price"] or match["pence"])), float(plain_digits(match["volume"]))))
        at = match.end()
    return pairs if _DIGIT.search(prose, at, end) is None else []


def _dealing(prose: str, volume: re.Match[str], price: re.Match[str] | None, pairs: list[tuple[float, float]]) -> Thing:
    count = sum(number for _, number in pairs)
    paid = sum(each * number for each, number in pairs)
    figure = ProseSpan(*volume.span("figure"))
    cost = ProseSpan(*price.span("figure")) if price is not None else None
    told = float(plain_digits(cost.of(prose))) if cost is not None else 0.0
    sums = [paid / scale / number for scale in (1, 100) for number in (1, count)]
    fits = cost is None or any(abs(told - each) <= _NEAR * each for each in sums)
    return printed(
        prose,
        "dealing",
        ProseSpan(figure.start, cost.end if cost is not None else figure.end),
        {"stated": figure, "price": cost},
        volume=_exact(float(plain_digits(figure.of(prose))), figure.of(prose)),
        expected_volume=_exact(count, f"{count:,.0f}"),
        expected_price=None if fits else f"{paid:,.2f} in all or {paid / count:,.4g} each",
    )


def _exact(value: float, shown: str) -> Quantity:
    return Quantity(value - 0.5, value + 0.5, "", shown)


KINDS = {
    "dealing": Kind(
        find_dealings,
        {"stated": "printed", "price": "printed", "volume": "quantity", "expected_volume": "quantity", "expected_price": "text"},
        meanings={
            "stated": "the aggregated volume as printed",
            "price": "the aggregated price as printed",
            "volume": "the aggregated volume",
            "expected_volume": "what the volumes above it make",
            "expected_price": "what prices and volumes make, where the price printed is neither the average nor the whole",
        },
    ),
}
