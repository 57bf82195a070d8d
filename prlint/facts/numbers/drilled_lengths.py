"""Lengths in tables of drill holes, each held against the depths it runs from and to.

Which columns give depths and lengths is known by the rows: most have three numbers of which the third is what the first two differ by.
What it cannot see: tables of fewer than four such rows, and those set one cell a line.
"""

from __future__ import annotations

from collections import Counter

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = lazy(r"(?i)\bfrom\b[^\n]{0,40}\bto\b[^\n]{0,60}\b(?:length|interval|width|thickness|intersection|core)\b")
_NUMBER = lazy(r"(?<![\w.,/-])\d{1,4}(?:\.\d{1,2})?(?![\w%/]|[.,-]\d|-\w)")
_LEAST_RIGHT, _LEAST_SHARE = 3, 0.7


class _Drilled(Value):
    """Three numbers of a line that may be two depths and the length between them; at: of how many the first is which."""

    at: int
    places: tuple[ProseSpan, ProseSpan, ProseSpan]
    depths: tuple[Quantity, Quantity]
    length: Quantity

    @property
    def expected(self) -> Quantity:
        start, end = self.depths
        digits = max(len(depth.printed.partition(".")[2]) for depth in self.depths)
        return Quantity(end.low - start.high, end.high - start.low, "", f"{end.middle - start.middle:.{digits}f}")

    @property
    def fits(self) -> bool:
        return self.expected.meets(self.length)


def find_drilled_lengths(facts: Facts) -> Iterator[Thing]:
    for table in facts.release.find("table"):
        head = _HEAD.search(facts.prose, table.span.start, table.span.end)
        if head is not None:
            yield from _wrong(facts, [*_lines(facts.prose, ProseSpan(head.end(), table.span.end))])


def _wrong(facts: Facts, lines: list[list[_Drilled]]) -> Iterator[Thing]:
    right = Counter(one.at for line in lines for one in line if one.fits)
    at, count = right.most_common(1)[0] if right else (0, 0)
    told = [one for line in lines for one in line if one.at == at]
    if count < _LEAST_RIGHT or count < _LEAST_SHARE * len(told):
        return
    for one in told:
        if not one.fits:
            start, end, length = one.places
            places = {"from": start, "to": end}
            yield printed(facts.prose, "drilled-length", length, places, length=one.length, expected_length=one.expected)


def _lines(prose: str, rows: ProseSpan) -> Iterator[list[_Drilled]]:
    """The threes of each line of which the second is the deeper, by how many numbers stand before them."""
    for line in rows.lines(prose):
        yield [*_threes(prose, [ProseSpan(*match.span()) for match in _NUMBER.finditer(prose, line.start, line.end)])]


def _threes(prose: str, places: list[ProseSpan]) -> Iterator[_Drilled]:
    for at, three in enumerate(zip(places, places[1:], places[2:], strict=False)):
        low, high, length = (rounded(place.of(prose)) for place in three)
        if high.middle > low.middle:
            yield _Drilled(at, three, (low, high), length)


KINDS = {
    "drilled-length": Kind(
        find_drilled_lengths,
        {"from": "printed", "to": "printed", "length": "quantity", "expected_length": "quantity"},
        meanings={
            "from": "the depth at which it begins",
            "to": "the depth at which it ends",
            "length": "the length printed, where the other rows follow from their depths and this one does not",
            "expected_length": "what the depths differ by",
        },
    ),
}
