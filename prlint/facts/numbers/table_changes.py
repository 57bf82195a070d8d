"""Percentages of a table's column of changes, each held against the two amounts before it.

That a column tells changes is known by its rows: most of its percentages follow from the two amounts before them, always the same way
round. What it cannot see: tables of which fewer than three rows do, changes in points, and the column where it stands before the amounts.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import table_rows
from prlint.facts.numbers.changes import expected
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
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
        named: dict[str, table_rows.Row] = {}
        while row is not None and row.label.start < table.span.end:
            told += _told_in(row) if not row.ranged else []
            yield from _between_rows(facts, row, named)
            row = next(rows, None)
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


def _told_in(row: table_rows.Row) -> list[_Told]:
    cells = row.cells
    triples = zip(cells, cells[1:], cells[2:], strict=False)
    kinds = [(one, other, last) for one, other, last in triples if last.quantity.unit == "percent"]
    return [_Told(*three) for three in kinds if all(c.quantity.unit != "percent" and c.quantity.low > 0 for c in three[:2])]


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
