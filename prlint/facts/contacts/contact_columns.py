"""People of a contact part set side by side, each in a column that begins where its heading does, read one column after another.

Where the blanks between columns were lost, `contact_fields.by_person` reads them by how many names and numbers follow one another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from prlint.facts.contacts.contact_runs import Field
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Line = list[tuple[int, ProseSpan]]  # its cells, each with the number of its column

_CELL = lazy(r"[^\s](?:(?! {2}|\t)[^\r\n])*")
_GAP = lazy(r"\S(?: {3,}|\t+ *)\S")
_SLACK = 2  # characters by which a cell may stand beside its column
_MOST_COLUMNS = 4


def columns_apart(fields: Sequence[Field], prose: str, part: ProseSpan) -> list[Field]:
    """The fields in order, but columns of people one behind another; as they were where there are none."""
    if _GAP.search(prose, part.start, part.end) is None:
        return [*fields]
    starts = [field.span.start for field in fields]
    done: list[Field] = []
    at = 0
    for block in _blocks(prose, part):
        block = [line for line in block if line]
        start, end = block[0][0][1].start, block[-1][-1][1].end
        first, last = bisect_left(starts, start, at), bisect_left(starts, end, at)
        columns = _columns(block, fields[first:last])
        if columns:
            done += [*fields[at:first], *columns]
            at = last
    return done + list(fields[at:])


def _columns(block: list[Line], fields: Sequence[Field]) -> list[Field]:
    """The fields of one column after those of another, with a break behind each cell; none where not every column tells of somebody."""
    cells = sorted((cell.start, column, cell.end) for line in block for column, cell in line)
    starts = [start for start, _, _ in cells]
    columns: dict[int, list[list[Field]]] = {}
    for field in fields:
        if field.kind == "break":
            continue
        place = bisect_right(starts, field.span.start) - 1
        start, column, end = cells[place]
        if field.span.end > end:
            return []  # a field over two cells
        filled = columns.setdefault(column, [])
        if not filled or filled[-1][0].span.start < start:
            filled.append([])
        filled[-1].append(field)
    if len(columns) < 2 or not all(map(_is_somebody, columns.values())):
        return []
    return [field for number in sorted(columns) for cell in columns[number] for field in (*cell, _break_behind(cell[-1]))]


def _break_behind(field: Field) -> Field:
    return Field("break", ProseSpan(field.span.end, field.span.end))


def _is_somebody(column: Sequence[Sequence[Field]]) -> bool:
    """Whether a column says how to reach somebody, and whom."""
    kinds = {field.kind for cell in column for field in cell}
    return not kinds.isdisjoint(("phone", "email")) and not kinds.isdisjoint(("name", "role", "organization"))


def _blocks(prose: str, part: ProseSpan) -> list[list[Line]]:
    """Runs of lines whose cells stand below those of the first."""
    found: list[list[Line]] = [[]]
    heads: list[int] = []
    for cells, tabbed in _lines(prose, part):
        line = [(tabs if tabbed else _nearest(heads, at), at, cell) for tabs, at, cell in cells]
        if heads and all(n < len(heads) and (tabbed or abs(heads[n] - at) <= _SLACK) for n, at, _ in line):
            found[-1].append([(n, cell) for n, _, cell in line])
        elif line:
            heads = [at for _, at, _ in line] if 1 < len(line) <= _MOST_COLUMNS else []
            found.append([[(n, cell) for n, (_, _, cell) in enumerate(line)]] if heads else [])
    return [block for block in found if sum(len(line) > 1 for line in block) > 1]


def _nearest(heads: Sequence[int], at: int) -> int:
    """The column that begins next to a place."""
    return min(range(len(heads)), key=[abs(head - at) for head in heads].__getitem__, default=0)


def _lines(prose: str, part: ProseSpan) -> list[tuple[list[tuple[int, int, ProseSpan]], bool]]:
    """Each line as its cells, (how many tabs stand before it, characters before it, place), and whether tabs part them."""
    found = []
    for line in part.lines(prose):
        tabbed = "\t" in line.of(prose).strip()
        cells = [ProseSpan(*match.span()).trimmed(prose) for match in _CELL.finditer(prose, line.start, line.end)]
        found.append(([(prose.count("\t", line.start, cell.start), cell.start - line.start, cell) for cell in cells], tabbed))
    return found
