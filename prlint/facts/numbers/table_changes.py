"""Percentages of a table's column of changes, each held against the two amounts before it, and basis points behind two percentages.

That a column tells changes is known by its rows: most of its percentages follow from the two amounts before them, always the same way
round; the sign of percent may stand in its head alone. What it cannot see: tables of which fewer than three rows do, and the column where
it stands before the amounts.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import table_rows
from prlint.facts.numbers.changes import expected
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_RIGHT, _LEAST_SHARE = 3, 0.7
_OTHER_BASIS = lazy(
    r"(?i)\b(?:organic|like[- ]for[- ]like|LFL|constant|local currenc|comparable|FX|(?:underlying|adjusted) (?:change|growth))"
)


class _Told(Value):
    """A percentage behind two amounts: the first is the later one, as a rule."""

    first: table_rows.Cell
    second: table_rows.Cell
    stated: table_rows.Cell


def find_table_changes(facts: Facts) -> Iterator[Thing]:
    tables = facts.release.find("table")
    rows = iter(table_rows.rows(facts))
    row = next(rows, None)
    for table in tables:
        told: list[_Told] = []
        headed = _has_head_of_percent(facts, table.span, row)
        named: dict[str, table_rows.Row] = {}
        while row is not None and row.label.start < table.span.end:
            told += _told_in(row, headed) if not row.ranged else []
            yield from _between_rows(facts, row, named)
            row = next(rows, None)
        yield from _in_points(facts, table.span)
        if len(told) >= _LEAST_RIGHT and _OTHER_BASIS.search(facts.prose, table.span.start, table.span.end) is None:
            yield from _wrong(facts, told)


def _between_rows(facts: Facts, row: table_rows.Row, named: dict[str, table_rows.Row]) -> Iterator[Thing]:
    """The wrong ones of a row Change (%) below Previous forecast (A) and Revised forecast (B), which most of its cells follow from."""
    label = row.label.of(facts.prose)
    letter = table_rows.LETTER.search(label)
    if letter is not None:
        named[letter[1]] = row
    old, new = named.get("A"), named.get("B")
    if old is None or new is None or _PERCENT_ROW.search(label) is None:
        return
    three = list(zip(new.cells, old.cells, (_as_percent(cell) for cell in row.cells), strict=False))
    told = [_Told(*cells) for cells in three if min(cell.quantity.low for cell in cells[:2]) > 0]
    wrong = [one for one in told if not _follows(one, True)]
    if len(wrong) < len(told) / 2:
        yield from (_thing(facts, one, True) for one in wrong)


def _as_percent(cell: table_rows.Cell) -> table_rows.Cell:
    """A cell whose sign of percent stands in its label, without the scale of its table."""
    shown = cell.quantity.printed
    value = rounded(shown.strip("()"), 1.0, "percent", f"{shown}%")
    return table_rows.Cell(cell.span, Quantity(-value.high, -value.low, "percent", f"{shown}%") if shown.startswith("(") else value)


_PERCENT_ROW = lazy(r"(?i)\b(?:change|increase|decrease|difference|rate)\b[^\n]{0,30}\(\s?%\s?\)$")


_CHANGES = lazy(r"(?i)\b(?:change|growth|variance)\b")


def _has_head_of_percent(facts: Facts, table: ProseSpan, row: table_rows.Row | None) -> bool:
    """Whether what stands above the first numbers of a table has the word and the sign: Change / %."""
    end = row.cells[0].span.start if row is not None and row.label.start < table.end else table.start
    return facts.prose.find("%", table.start, end) >= 0 and _CHANGES.search(facts.prose, table.start, end) is not None


def _told_in(row: table_rows.Row, headed: bool) -> list[_Told]:
    cells = row.cells
    if headed and len(cells) == 3 and all(cell.quantity.unit != "percent" and cell.quantity.low > 0 for cell in cells[:2]):
        last = cells[2] if cells[2].quantity.unit == "percent" else _as_percent(cells[2])
        return [_Told(cells[0], cells[1], last)]
    triples = zip(cells, cells[1:], cells[2:], strict=False)
    kinds = [(one, other, last) for one, other, last in triples if last.quantity.unit == "percent"]
    return [_Told(*three) for three in kinds if all(c.quantity.unit != "percent" and c.quantity.low > 0 for c in three[:2])]


_POINTS = lazy(
    r"(?i)(?<![\w.,])(?P<one>\d{1,2}\.\d{1,2}) ?%[\s|]{1,40}(?P<other>\d{1,2}\.\d{1,2}) ?%[\s|]{1,40}"
    r"[(+−–-]{0,2}(?P<points>\d{1,4})\)? ?(?:bps?|basis points)\b"
)


def _in_points(facts: Facts, table: ProseSpan) -> Iterator[Thing]:
    """Margins and the basis points that they differ by: 14.3%  13.7%  +60bps."""
    for match in _POINTS.finditer(facts.prose, table.start, table.end):
        one, other = rounded(match["one"]), rounded(match["other"])
        near = sorted((abs(one.low - other.high) * 100, abs(one.high - other.low) * 100))
        stated = rounded(match["points"], 1.0, "points", f"{match['points']} bps")
        least = 0.0 if one.meets(other) else near[0]
        yield printed(
            facts.prose,
            "table-change",
            ProseSpan(*match.span("points")),
            {"from": ProseSpan(*match.span("other")), "to": ProseSpan(*match.span("one"))},
            percent=stated,
            expected_percent=Quantity(least - 0.5, near[1] + 0.5, "points", f"{abs(one.middle - other.middle) * 100:.0f} bps"),
        )


def _wrong(facts: Facts, told: list[_Told]) -> Iterator[Thing]:
    for later_first in (True, False):
        wrong = [one for one in told if not _follows(one, later_first)]
        right = len(told) - len(wrong)
        if right >= _LEAST_RIGHT and right >= _LEAST_SHARE * len(told):
            yield from (_thing(facts, one, later_first) for one in wrong)
            return


def _change(told: _Told, later_first: bool) -> Quantity:
    old, new = (told.second, told.first) if later_first else (told.first, told.second)
    change = expected(old.quantity, new.quantity, "up")
    if new.quantity.middle < old.quantity.middle:
        fall = expected(old.quantity, new.quantity, "down")
        return Quantity(change.low, change.high, "percent", f"−{fall.printed}")
    return change


def _follows(told: _Told, later_first: bool) -> bool:
    """Whether the percentage is the change, with its sign or, of a fall, without; of the third of a unit that rounding twice may cost."""
    change, stated = _change(told, later_first), told.stated.quantity
    slack = (stated.high - stated.low) / 3
    wide = Quantity(change.low - slack, change.high + slack, "percent", "")
    return stated.meets(wide) or Quantity(-stated.high, -stated.low, "percent", "").meets(wide)


def _thing(facts: Facts, told: _Told, later_first: bool) -> Thing:
    change = _change(told, later_first)
    old, new = (told.second, told.first) if later_first else (told.first, told.second)
    return printed(
        facts.prose,
        "table-change",
        told.stated.span,
        {"from": old.span, "to": new.span},
        percent=told.stated.quantity,
        expected_percent=change,
    )


KINDS = {
    "table-change": Kind(
        find_table_changes,
        {"from": "printed", "to": "printed", "percent": "quantity", "expected_percent": "quantity"},
        meanings={
            "from": "the earlier amount of its row",
            "to": "the later amount of its row",
            "percent": "the percentage printed, where the rest of its column follows from the amounts and this one does not",
            "expected_percent": "the change that follows from both",
        },
    ),
}
