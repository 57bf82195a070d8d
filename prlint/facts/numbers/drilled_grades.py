"""Grades that the text tells over a drilled length, each held against the row of the tables that has this length.

Which columns give lengths and grades is known by the text itself: at least two lengths of it, with their grades of one metal, stand in rows
of one shape at the same two places. What it cannot see: tables set one cell a line, and grades told without their length.
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
    import re
    from collections.abc import Iterator, Sequence

    _Column = tuple[int, int, int]  # how many numbers a row has, and which of them give length and grade

_CELL = lazy(r"(?<![\w.,/-])\d{1,4}(?:,\d{3})?(?:\.\d{1,3})?(?![\w%/]|[.,-]\d|-\w)")
_LENGTH = lazy(
    r"(?i)(?<![\w.,$-])(?P<length>\d{1,4}\.\d{1,2})[ \u00a0]?(?:m|met(?:re|er)s?|feet|ft)\b(?:[ \u00a0]\([^()\n]{1,30}\))?"
    r"[ \u00a0](?:of|grading|averaging|assaying|at|@)[ \u00a0](?=\d)"
)
_METAL = r"(?:[ \u00a0](?P<metal>[A-Za-z₂₃₅]{1,12}(?:[ \u00a0-]eq(?:uivalent)?\b)?))?"
_GRADED = rf"(?P<grade>\d{{1,4}}(?:,\d{{3}})?(?:\.\d{{1,3}})?)[ \u00a0]?(?P<unit>%|g/t|gpt|ppm|oz/t){_METAL}"
_GRADE = lazy(rf"(?i){_GRADED}")
_OVER = lazy(
    rf"(?i)(?<![\w.,$-]){_GRADED}(?:[ \u00a0]\([^()\n]{{1,30}}\))?,?[ \u00a0]over[ \u00a0]"
    r"(?P<length>\d{1,4}\.\d{1,2})[ \u00a0]?(?:m|met(?:re|er)s?|feet|ft)\b"
)
_NEXT = lazy(r"(?:,|,?[ \u00a0](?:and|with|plus))[ \u00a0](?=\d)")
_HOLE = lazy(r"\b[A-Z]{1,5}-?\d{2,4}(?:[-–][A-Z0-9]{1,5}){1,2}\b|\b[A-Z]{2,5}\d{2,4}\b")
_NAME_REACH = 80  # characters from the name of a hole to the length drilled in it
_LEAST_RIGHT, _LEAST_SHARE = 2, 0.6
_MOST_ROWS = 12  # of a number that many rows have, none is known to be meant


class _Told(Value):
    """A grade of the text with the length it is told over. metal: with its unit, as printed."""

    span: ProseSpan
    length: str
    grade: Quantity
    metal: tuple[str, str]


def find_drilled_grades(facts: Facts) -> Iterator[Thing]:
    tables = facts.release.find("table")
    if not tables:
        return
    rows = [*{tuple(cell.printed for cell in row): row for table in tables for row in _rows(facts.prose, table.span)}.values()]
    by_length: dict[str, list[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            by_length.setdefault(cell.printed, []).append((number, at))
    by_length = {length: found for length, found in by_length.items() if len(found) <= _MOST_ROWS}
    holes = {match[0] for table in tables for match in _HOLE.finditer(facts.prose, table.span.start, table.span.end)}
    by_metal: dict[tuple[str, str], list[_Told]] = {}
    for told in _told(facts, holes):
        by_metal.setdefault(told.metal, []).append(told)
    for told_of_one in by_metal.values():
        yield from _wrong(facts, told_of_one, rows, by_length)


def _wrong(facts: Facts, told: list[_Told], rows: list[list[Quantity]], by_length: dict[str, list[tuple[int, int]]]) -> Iterator[Thing]:
    right: Counter[_Column] = Counter()
    for one in told:
        right.update({column for number, at in by_length.get(one.length, ()) for column in _columns(rows[number], at, one.grade)})
    column, count = right.most_common(1)[0] if right else ((0, 0, 0), 0)
    size, of_length, of_grade = column
    if count < _LEAST_RIGHT or count < _LEAST_SHARE * len(told):
        return
    for one in told:
        beside = [rows[number] for number, at in by_length.get(one.length, ()) if at == of_length and len(rows[number]) == size]
        if len(beside) == 1 and not any(cell.meets(one.grade) for cell in beside[0]):
            fields = {"line_item": f"the grade over {one.length}", "grade": one.grade, "table_amount": beside[0][of_grade]}
            yield printed(facts.prose, "drilled-grade", one.span, {}, **fields)


def _columns(row: Sequence[Quantity], of_length: int, grade: Quantity) -> Iterator[_Column]:
    return ((len(row), of_length, at) for at, cell in enumerate(row) if at != of_length and cell.meets(grade))


def _rows(prose: str, table: ProseSpan) -> Iterator[list[Quantity]]:
    for line in table.lines(prose):
        cells = [rounded(match[0]) for match in _CELL.finditer(prose, line.start, line.end)]
        if len(cells) > 1:
            yield cells


def _told(facts: Facts, holes: set[str]) -> Iterator[_Told]:
    """What the text tells of the holes of the tables, not of older ones."""
    for match in _LENGTH.finditer(facts.prose):
        at = match.end() if _is_of_tables(facts, match.start(), holes) else -1
        while at >= 0 and (grade := _GRADE.match(facts.prose, at)) is not None:
            yield _of_length(match["length"], grade)
            more = _NEXT.match(facts.prose, grade.end())
            at = more.end() if more is not None else -1
    for match in _OVER.finditer(facts.prose):
        if _is_of_tables(facts, match.start(), holes):
            yield _of_length(match["length"], match)


def _of_length(length: str, grade: re.Match[str]) -> _Told:
    metal = (grade["unit"].lower(), (grade["metal"] or "").lower())
    return _Told(ProseSpan(grade.start("grade"), grade.end("unit")), length, rounded(grade["grade"]), metal)


def _is_of_tables(facts: Facts, at: int, holes: set[str]) -> bool:
    """Whether this place is outside the tables, and the hole named before it in its sentence, if one is, in them."""
    if facts.part_of(ProseSpan(at, at + 1)) == "table":
        return False
    named = _HOLE.findall(facts.prose, max(facts.sentence_at(at).start, at - _NAME_REACH), at)
    return not named or named[-1] in holes


KINDS = {
    "drilled-grade": Kind(
        find_drilled_grades,
        {"line_item": "text", "grade": "quantity", "table_amount": "quantity"},
        meanings={
            "line_item": "what it is, with the length it is told over",
            "grade": "the grade told, where the row of this length has another one and other grades of the text stand in their rows",
            "table_amount": "the grade of that row",
        },
    ),
}
