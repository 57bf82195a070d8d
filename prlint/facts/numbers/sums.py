"""Sums in tables: totals with the rows above them, and adjusted measures with the rows that lead to them.

Which rows make a sum is not printed; it is found by trying: the rows right above that add up in some column must add up in every column.
Where no column adds up, the rows under a heading that the total repeats are taken, or those from the measure under accounting standards
to the adjusted one. A table whose cells run into each other or lost some, so that rows have more or fewer cells than the sum, is left
alone. What this cannot see: sums whose rows stand below them, and a fault that every column has under a heading with other words.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import table_rows
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_MOST_ROWS = 40
_SURE = 1200  # a sum this many times its tolerance hardly comes about by chance, wherever its rows begin
_SURE_FROM_START = 40  # one of all rows from a heading or the head of the table on
_SURE_FROM_MEASURE = 10  # one from a measure under accounting standards to the adjusted one
_SLACK = 2e-9
_OF_RESULTS = ("revenue", "net income", "EPS", "operating income", "gross profit")
_AROUND = " \t\u00a0$€£|•-–—"
_TOTAL = lazy(r"(?i)(?:sub-?)?totals?\b(?!.*\b(?:average|per |percent|shares))")
_ADJUSTED = lazy(r"(?i)(?:adjusted|non-?gaap|core|underlying|ebitda\b|ebit\b|ffo\b|affo\b|free cash flow)")
_DIFFERENCE = lazy(
    r"(?i)(?:gross|operating|net|pre-?tax) \(?(?:profit|margin|income|earnings|loss)\b(?!.*\b(?:per|margin %|attributable))"
    r"|\(?(?:profit|income|earnings|loss)\)?(?: \(loss\)| income)? (?:from operations|before)\b"
)
_LESS = lazy(r"(?i)(?:less\b|deduct|subtract|minus\b)")
_MAY_BE_LESS = lazy(
    r"(?i)\b(?:less|gains?|benefits?|income|recover\w*|reversal|deduct\w*|credits?|proceeds|capital expend\w*|purchases?|goodwill)\b"
)
_NIL = lazy(r"(?<![^\s$€£|])[-–—]{1,3}(?![^\s|])")
# Nil signs on lines of their own, where a table is set one cell a line.
_NILS_BELOW = lazy(r"(?:[ \t\u00a0|]{0,9}\r?\n){1,4}[ \t\u00a0$€£|]{0,9}[-–—]{1,3}(?=[ \t\u00a0|]{0,9}[\r\n])")
_COMPARED = lazy(r"(?i)%|percent|\bchange|varian|\bvar\b|\bvs\b|\b(?:growth|margin|ratio)(?![^\n]*\d)")  # the head of a column
_GLUED = lazy(r"(?!mn?\b)\w|[,.]\d")
_REST = lazy(r"[^\r\nA-Za-z]{0,200}")
_LEADING_NILS = lazy(r"(?:[ \t\u00a0$€£|]{1,60}[-–—]){1,9}[ \t\u00a0$€£|]{0,9}$")
_NOTHING = (Quantity(0.0, 0.0, "", "-"), None)


class Row(Value):
    """values: by column; None where the cell is a percentage. places: the digits, None for a nil sign.

    heading: the folded words before its own name, those of a heading or of the head of the table. opens: whether there are any.
    item: the line of the accounts that it gives, by accounting standards.
    """

    name: str
    label: ProseSpan
    heading: str
    values: tuple[Quantity | None, ...]
    places: tuple[ProseSpan | None, ...]
    opens: bool
    item: str | None
    adjusted: bool


class Sum(Value):
    """rows: those that make it, first to last, each with its sign. matching: whether it holds, by column; None where it cannot be said."""

    total: Row
    rows: tuple[tuple[int, Row], ...]
    matching: tuple[bool | None, ...]
    purpose: str


def find_sums(facts: Facts) -> Iterator[Thing]:
    for segment, found in _found(facts):
        compared = _COMPARED.search(facts.prose, segment.start, segment.end) is not None
        proven = {column for each in found for column, holds in enumerate(each.matching) if holds}
        for each in found:
            columns = [n for n, holds in enumerate(each.matching) if holds or not _is_average(each, n)]
            yield from _things(facts, each, [n for n in columns if not compared or n in proven or _is_large(each, n)])


def find_summands(facts: Facts) -> Iterator[Thing]:
    """The first row of each sum, so that a finding on the sum can show where it begins."""
    for _, found in _found(facts):
        for each in found:
            first = each.rows[0][1]
            yield printed(facts.prose, "summand", first.label, {}, label=first.name, total=each.total.name)


def _found(facts: Facts) -> list[tuple[ProseSpan, list[Sum]]]:
    return facts.once("sums", _all_sums)  # type: ignore[no-any-return]


def _all_sums(facts: Facts) -> list[tuple[ProseSpan, list[Sum]]]:
    every = table_rows.rows(facts)
    starts = [row.label.start for row in every]
    tables = [segment.span for segment in facts.release.find("table")]
    here = [every[bisect_left(starts, table.start) : bisect_left(starts, table.end)] for table in tables]
    read = [[_row(facts, row, table) for row in rows if _is_added(row)] for table, rows in zip(tables, here, strict=True)]
    sums = [[*_sums(rows), *_by_letters(rows)] for rows in read]
    return [(table, found) for table, found in zip(tables, sums, strict=True) if found]


def _by_letters(rows: Iterable[Row | None]) -> Iterator[Sum]:
    """Rows that say what they are: Previous forecast (A), Revised forecast (B), Change (B - A)."""
    named: dict[str, Row] = {}
    for row in rows:
        letter = table_rows.LETTER.search(row.name) if row is not None else None
        told = _DIFFERENCE_OF.search(row.name) if row is not None else None
        if row is not None and letter is not None:
            named[letter[1]] = row
        if row is None or told is None or not {told[1], told[2]} <= named.keys():
            continue
        parts = tuple(sorted(((1, named[told[1]]), (-1, named[told[2]])), key=lambda part: part[1].label.start))
        columns = range(min(len(each.values) for each in (row, *named.values())))
        matching = tuple(_holds(row, parts, column) if column in columns else None for column in range(len(row.values)))
        if any(matching):
            yield Sum(row, parts, matching, "difference")


_DIFFERENCE_OF = lazy(r"\(\s?([A-Z])\s?[-−–]\s?([A-Z])\s?\)$")


def _is_added(row: table_rows.Row) -> bool:
    """Whether a row has cells, and is none of margins, which stand between those that make a sum."""
    return any(cell.quantity.unit != "percent" for cell in row.cells)


def _is_large(each: Sum, column: int) -> bool:
    """Whether a column is one of amounts by its size, where a table also has columns of changes in percent."""
    value = each.total.values[column]
    return value is not None and "," in value.printed


def _is_average(each: Sum, column: int) -> bool:
    """Whether what stands in the row of a total lies between the rows, as a grade, a rate or a price does beside amounts."""
    values = [row.values[column] for _, row in each.rows]
    told = [value.middle for value in values if value is not None and value.middle]
    total = each.total.values[column]
    if not told or total is None or each.purpose != "total" or min(told) < 0 < max(told):
        return False
    return min(told) <= total.middle <= max(told)


def _things(facts: Facts, each: Sum, columns: Container[int]) -> Iterator[Thing]:
    for column, (value, place, holds) in enumerate(zip(each.total.values, each.total.places, each.matching, strict=True)):
        if value is None or place is None or holds is None or (not holds and column not in columns):
            continue
        expected = _added(each.rows, column)
        yield printed(
            facts.prose,
            "sum",
            place,
            {"stated": place},
            label=each.total.name,
            purpose=each.purpose,
            rows=len(each.rows),
            amount=value,
            expected_amount=expected,
        )


# Rows


def _row(facts: Facts, row: table_rows.Row, table: ProseSpan) -> Row | None:
    """A row of this table with its nil cells; None where its cells ran into each other."""
    prose = facts.prose
    text = row.label.of(prose).rstrip(_AROUND + "\r\n")
    cut = max(text.rfind("\n"), text.rfind(":")) + 1
    own = text[cut:].strip(_AROUND)
    start = row.label.start + cut + text[cut:].index(own)
    name = " ".join(own.split())
    cells = _cells(prose, row)
    if cells is None:
        return None
    heading = " ".join(fold(text[:cut].strip(_AROUND + "\r\n:")).split())
    values, places = zip(*cells, strict=True)
    adjusted = row.basis == "non-gaap" or _ADJUSTED.match(name) is not None
    item = row.item if row.basis == "gaap" else None
    opens = bool(heading) or start <= table.start  # a title above the table is no part of it
    return Row(name, ProseSpan(start, start + len(own)), heading, values, places, opens, item, adjusted)


def _cells(prose: str, row: table_rows.Row) -> list[tuple[Quantity | None, ProseSpan | None]] | None:
    leading = _LEADING_NILS.search(row.label.of(prose))
    cells: list[tuple[Quantity | None, ProseSpan | None]] = [_NOTHING for _ in _NIL.finditer(leading[0])] if leading is not None else []
    end = row.label.end
    for cell in row.cells:
        before, after = prose[cell.span.start - 1 : cell.span.start], prose[cell.span.end : cell.span.end + 2]
        if before.isalnum() or before in (",", ".") or _GLUED.match(after):
            return None
        cells += [_NOTHING for _ in _NIL.finditer(prose, end, cell.span.start)]
        cells.append((_unscaled(prose, cell), cell.span))
        end = cell.span.end
    rest = _REST.match(prose, end)
    stop = rest.end() if rest is not None else end
    while (below := _NILS_BELOW.match(prose, stop)) is not None:
        stop = below.end()
    return cells + [_NOTHING for _ in _NIL.finditer(prose, end, stop)]


def _unscaled(prose: str, cell: table_rows.Cell) -> Quantity | None:
    """As printed, whatever the head of the table says: within a table all amounts have one scale, or stand per share."""
    if cell.quantity.unit == "percent":
        return None
    shown = cell.span.of(prose)
    value = rounded(shown, printed=cell.quantity.printed.rstrip("mn"))
    return Quantity(-value.high, -value.low, "", value.printed) if cell.quantity.printed.startswith("(") else value


# Sums


def _sums(rows: Iterable[Row | None]) -> Iterator[Sum]:
    """The sums of a table. The rows of a sum that is found are put away, and the sum stands for them."""
    stack: list[Row] = []
    ended = False
    for row in rows:
        if row is None:
            stack.clear()
            continue
        if ended:  # what stands below a sum begins anew
            row = Row(row.name, row.label, row.heading, row.values, row.places, True, row.item, row.adjusted)
        purpose = "total" if _TOTAL.match(row.name) else "reconciliation" if row.adjusted else ""
        if _DIFFERENCE.match(row.name):
            purpose = purpose or "difference"
        found = _sum_above(row, stack, purpose) if purpose else None
        ended = found is not None
        if found is not None:
            yield found
            del stack[len(stack) - len(found.rows) :]
            opens = row.opens or found.rows[0][1].opens  # a heading above the rows stands above their sum
            row = Row(row.name, row.label, row.heading, _mended(found), row.places, opens, row.item, row.adjusted)
        stack.append(row)


def _mended(found: Sum) -> tuple[Quantity | None, ...]:
    """The values of a sum, and what its rows make where it is wrong, so that one fault is told once."""
    stated = zip(found.total.values, found.matching, strict=True)
    return tuple(_added(found.rows, column) if holds is False else value for column, (value, holds) in enumerate(stated))


def _sum_above(total: Row, stack: Sequence[Row], purpose: str) -> Sum | None:
    above: list[Row] = []
    for row in reversed(stack[-_MOST_ROWS:]):
        if len(row.values) != len(total.values):
            break
        above.append(row)
    above.reverse()
    best: Sum | None = None
    most = 0
    ways = [Running(total, name, purpose == "reconciliation") for name in _ways(above, purpose)]
    for start in range(len(above) - 1, -1, -1):
        for way in ways:
            matching = way.with_first(above[start]) if start < len(above) - 1 else ()
            if matching.count(True) > most and way.is_certain(above[start], matching):
                # Rows before the first that could be read may have something in the other columns.
                sure = start > 0 or above[0].opens
                rows = tuple((1 if n == start else way.sign(row), row) for n, row in enumerate(above) if n >= start)
                best = Sum(total, rows, matching if sure else tuple(holds or None for holds in matching), purpose)
                most = matching.count(True)
            way.add(above[start])
    return best or _by_heading(total, above, len(above) == len(stack) and bool(above) and above[0].opens, purpose)


def _ways(rows: Sequence[Row], purpose: str) -> list[str]:
    """How rows may make a sum: all added; the first less the others; those that say "less" taken off."""
    if purpose == "difference":
        return ["less the others", "added"]
    return ["added", "less some"] if purpose == "reconciliation" and any(map(_is_less, rows)) else ["added"]


def _is_less(row: Row) -> bool:
    return _LESS.match(row.name) is not None or row.heading.endswith("less")


class Running:
    """The rows behind a first one, added up column by column in one way, as the search goes upwards."""

    def __init__(self, total: Row, way: str, adjusts: bool) -> None:
        self.total, self.way, self.adjusts = total, way, adjusts
        width = len(total.values)
        self.low, self.high, self.told, self.read = [0.0] * width, [0.0] * width, [0] * width, [True] * width

    def sign(self, row: Row) -> int:
        return -1 if self.way == "less the others" or (self.way == "less some" and _is_less(row)) else 1

    def add(self, row: Row) -> None:
        sign = self.sign(row)
        for column, value in enumerate(row.values):
            if value is None:
                self.read[column] = False
                continue
            self.low[column] += value.low if sign > 0 else -value.high
            self.high[column] += value.high if sign > 0 else -value.low
            self.told[column] += value.middle != 0

    def with_first(self, row: Row) -> tuple[bool | None, ...]:
        """Whether the total is these rows and a first one, by column; None where it cannot be said."""
        return tuple(self._holds(row, column) for column in range(len(self.total.values)))

    def _holds(self, row: Row, column: int) -> bool | None:
        value, first = self.total.values[column], row.values[column]
        if value is None or first is None or not self.read[column] or not self.told[column] + (first.middle != 0):
            return None
        return _wide(first.low + self.low[column], first.high + self.high[column], "").meets(value)

    def is_certain(self, row: Row, matching: Sequence[bool | None]) -> bool:
        """Whether columns add up beyond chance: all of several, or one by far above its tolerance, the more where no heading opens them."""
        if len(matching) > 1 and all(matching):
            return True
        least = _SURE_FROM_MEASURE if self.adjusts and row.item else _SURE_FROM_START if row.opens else _SURE
        return any(holds and self._certainty(row, column) >= least for column, holds in enumerate(matching))

    def _certainty(self, row: Row, column: int) -> float:
        """How many times its tolerance a sum is; 0 where fewer than two rows have anything in this column."""
        value, first = self.total.values[column], row.values[column]
        if value is None or first is None or self.told[column] + (first.middle != 0) < 2:
            return 0.0
        width = value.high - value.low + first.high - first.low + self.high[column] - self.low[column]
        return abs(value.middle) / width


def _wide(low: float, high: float, shown: str) -> Quantity:
    """An interval with some slack, so that two that only touch do meet."""
    slack = 1e-6 + _SLACK * max(abs(low), abs(high))
    return Quantity(low - slack, high + slack, "", shown)


def _holds(total: Row, rows: Sequence[tuple[int, Row]], column: int) -> bool | None:
    value = total.values[column]
    if value is None or any(row.values[column] is None for _, row in rows):
        return None
    return _added(rows, column).meets(value)


def _added(rows: Sequence[tuple[int, Row]], column: int) -> Quantity:
    """What the rows make in a column, as wide as their rounding."""
    low = high = 0.0
    decimals = 0
    for sign, row in rows:
        value = row.values[column]
        if value is not None:
            low += value.low if sign > 0 else -value.high
            high += value.high if sign > 0 else -value.low
            decimals = max(decimals, len(value.printed.strip("()").partition(".")[2]))
    shown = f"{abs(low + high) / 2:,.{decimals}f}"
    return _wide(low, high, f"({shown})" if low + high < 0 else shown)


def _by_heading(total: Row, above: Sequence[Row], whole: bool, purpose: str) -> Sum | None:
    """Where no column adds up: the rows under the heading that the total repeats, or from a measure to the one adjusted.

    whole: whether the rows above are all of the table, which a bare "Total" adds. A sum that every column misses by more than half is none.
    """
    named = fold(total.name).partition(" ")[2]
    for start in range(len(above) - 2, -1, -1):
        row = above[start]
        of_all = start == 0 and whole and named in row.heading
        by_name = purpose == "total" and (of_all or (bool(named) and row.heading.endswith(named)))
        if purpose == "reconciliation" and above[start + 1].item in _OF_RESULTS:
            return None  # a second measure: these are highlights, of which none leads to the next
        by_measure = purpose == "reconciliation" and row.item is not None and not row.adjusted
        if by_name or by_measure:
            rows = tuple((1, each) for each in above[start:])
            columns = range(len(total.values))
            matching = tuple(_holds(total, rows, column) for column in columns)
            near = all(_is_near(total, rows, column) for column in columns if matching[column] is not None)
            if True in matching or not near or any(_fits_some_way(total, rows, column) for column in columns):
                return None
            return Sum(total, rows, matching, purpose)
    return None


def _is_near(total: Row, rows: Sequence[tuple[int, Row]], column: int) -> bool:
    value = total.values[column]
    return value is not None and abs(_added(rows, column).middle - value.middle) <= abs(value.middle) / 2


def _fits_some_way(total: Row, rows: Sequence[tuple[int, Row]], column: int) -> bool:
    """Whether the sum holds when some rows that may lower it, or any one, are taken off: many are printed without a sign."""
    for taken in range(1, len(rows)):
        if _holds(total, [(-sign if n == taken else sign, row) for n, (sign, row) in enumerate(rows)], column):
            return True
    unsure = [n for n, (_, row) in enumerate(rows) if n and (_MAY_BE_LESS.search(row.name) or _is_less(row))][:6]
    for chosen in range(1, 2 ** len(unsure)):
        off = {n for bit, n in enumerate(unsure) if chosen >> bit & 1}
        if _holds(total, [(-sign if n in off else sign, row) for n, (sign, row) in enumerate(rows)], column):
            return True
    return False


KINDS = {
    "sum": Kind(
        find_sums,
        {
            "stated": "printed",
            "label": "text",
            "purpose": ("total", "difference", "reconciliation"),
            "rows": "number",
            "amount": "quantity",
            "expected_amount": "quantity",
        },
        meanings={
            "stated": "the cell of the sum",
            "label": "the label of the sum",
            "purpose": "a total of rows, what is left of the first of them, or an adjusted measure",
            "rows": "how many rows it adds",
            "amount": "the sum as printed, without the scale of its table",
            "expected_amount": "what the rows make, as wide as their rounding",
        },
    ),
    "summand": Kind(
        find_summands,
        {"label": "text", "total": "text"},
        meanings={"label": "the label of the first row of a sum", "total": "the label of the sum"},
    ),
}
