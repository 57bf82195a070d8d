"""What the lines of an HTML page are: the release, and the furniture a page puts around it; paragraphs, items, and rows of tables."""

from __future__ import annotations

import re

from prlint.formats.tables import REACHES, between, is_bullet, way
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.formats.html_text import Cell, Line, Table

    # (line, the shape of what stands in it)
    Shaped = tuple[Line, str]

FURNITURE = "furniture"
# A part of a page that holds so much text is what the page is about.
_ENOUGH = 300
# Navigation: so many links one below the other, none of them longer.
_MENU, _MENU_ITEM = 4, 80
# A paragraph that tells something.
_TELLING = 200
_PAGE_NUMBER = lazy(r"[\W_]{0,6}(?:page\s{0,3})?(?:\d{1,3}|[ivx]{1,5}|[A-Z]-\d{1,3})(?:\s{0,3}(?:of|/)\s{0,3}\d{1,3})?[\W_]{0,6}", re.I)
_DIRECTIVES = lazy(r"(?:\{%[^{}\r\n]{1,300}%\}\s{0,4}){1,20}")


def find_furniture(lines: Sequence[Line], source: str) -> set[int]:
    """Numbers of the lines that are no part of the release."""
    found = {number for number, line in enumerate(lines) if line.context.furniture}
    found |= _asides(lines, source, found)
    found |= _outside(lines, found)
    found |= _menus(lines, source, found)
    found |= _of_paper(lines, source)
    found |= {number for number, line in enumerate(lines) if _is_directive(line, source)}
    return found if len(found) < len(lines) else set()


def _asides(lines: Sequence[Line], source: str, known: set[int]) -> set[int]:
    """Parts that a class calls furniture, but for those that tell how to reach somebody, unless most of the page would be gone."""
    sizes: dict[int, int] = {}
    kept = set()
    for line in lines:
        if line.context.aside:
            sizes[line.context.aside] = sizes.get(line.context.aside, 0) + line.size
            if REACHES.search(line.text(source)) or REACHES.match(line.context.target):
                kept.add(line.context.aside)
    whole = sum(line.size for number, line in enumerate(lines) if number not in known)
    if sum(sizes.values()) * 2 > whole:
        return set()
    return {number for number, line in enumerate(lines) if line.context.aside and line.context.aside not in kept}


def _outside(lines: Sequence[Line], known: set[int]) -> set[int]:
    """What stands outside the main part of a page, and before or beside its one article."""
    rest = [number for number in range(len(lines)) if number not in known]
    mains = {number for number in rest if lines[number].context.main}
    found: set[int] = set()
    if sum(lines[number].size for number in mains) >= _ENOUGH:
        found = set(rest) - mains
        rest = sorted(mains)
    sizes: dict[int, int] = {}
    for number in rest:
        article = lines[number].context.article
        if article:
            sizes[article] = sizes.get(article, 0) + lines[number].size
    story = max(sizes, key=sizes.__getitem__, default=0)
    if not story or sizes[story] < _ENOUGH:
        return found
    inside = [number for number in rest if lines[number].context.article == story]
    told = next((at for at, number in enumerate(inside) if lines[number].size > _TELLING), 0)
    headed = any(lines[number].context.shape == "heading" for number in inside[: min(told, 12)])
    for number in rest:
        if lines[number].context.article not in (0, story) or (headed and number < inside[0]):
            found.add(number)
    return found


def _menus(lines: Sequence[Line], source: str, known: set[int]) -> set[int]:
    """Runs of links before the first paragraph that tells something."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate(lines):
        if number in known:
            continue
        if line.size > _TELLING and line.linked * 2 < line.size:
            break
        if line.size <= _MENU_ITEM and line.linked * 10 >= line.size * 8 and not REACHES.search(line.text(source)):
            run.append(number)
            continue
        found.update(run if len(run) >= _MENU else ())
        run = []
    found.update(run if len(run) >= _MENU else ())
    return found


def _of_paper(lines: Sequence[Line], source: str) -> set[int]:
    """Page numbers, and heads that come back on every page."""
    found: set[int] = set()
    heads: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if not line.paged:
            continue
        if number and _is_page_number(lines[number - 1], source):
            found.add(number - 1)
        for first in range(number, min(number + 2, len(lines))):
            text = lines[first].text(source).strip()
            if _is_page_number(lines[first], source):
                found.add(first)
            elif lines[first].context.cell is None and len(text) <= 120:
                heads.setdefault(text, []).append(first)
    if lines and _is_page_number(lines[-1], source):
        found.add(len(lines) - 1)
    for places in heads.values():
        found.update(places if len(places) >= 3 else ())
    return found


def _is_directive(line: Line, source: str) -> bool:
    """Whether it holds nothing but what fills in a template."""
    return source.startswith("{%", line.runs[0][0]) and _DIRECTIVES.fullmatch(line.text(source)) is not None


def _is_page_number(line: Line, source: str) -> bool:
    return line.size <= 20 and line.context.cell is None and _PAGE_NUMBER.fullmatch(line.text(source).strip()) is not None


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def laid_out(lines: Sequence[Line], source: str) -> Iterator[Shaped]:
    """The lines as the release has them: rows of tables in one line each, tables that only lay out taken apart."""
    aside = find_furniture(lines, source)
    titled = [line for number, line in enumerate(lines) if number not in aside and line.context.title]
    title = titled[0] if len(titled) == 1 else None
    read_as: dict[int, str] = {}
    number = 0
    while number < len(lines):
        line = lines[number]
        cell = line.context.cell
        if number in aside or cell is None:
            yield line, FURNITURE if number in aside else "title" if line is title else line.context.shape
            number += 1
            continue
        as_what = read_as.get(id(cell.table))
        if as_what is None:
            as_what = read_as[id(cell.table)] = _way(cell.table, source)
        if not as_what:
            yield line, line.context.shape
            number += 1
            continue
        last = number + 1
        while last < len(lines) and last not in aside and _same_row(cell, lines[last].context.cell):
            last += 1
        yield from _row(lines[number:last], source, as_what)
        number = last


def _same_row(cell: Cell, other: Cell | None) -> bool:
    return other is not None and other.table is cell.table and other.row == cell.row


def _way(table: Table, source: str) -> str:
    """How a table is read: as `table-row`, as `list-item`, or not at all, where it only lays out the page."""
    if table.nested:
        return ""
    texts = [[_cell_text(cell, source) for cell in row if cell.lines] for row in table.rows]
    headed = any(cell.header for row in table.rows for cell in row)
    tall = any(len(cell.lines) > 2 for row in table.rows for cell in row)
    return way(texts, headed, tall)


def _cell_text(cell: Cell, source: str) -> str:
    return " ".join(line.text(source).strip() for line in cell.lines)


def _row(lines: Sequence[Line], source: str, as_what: str) -> Iterator[Shaped]:
    """One row as one line, its cells parted by tabs; a sign in a cell of its own goes to its number."""
    first = lines[0]
    if len(lines) == 1:
        yield first, "" if as_what == "list-item" or first.size > _TELLING else as_what
        return
    made = type(first)(first.context, first.gap, first.paged)
    before, cell = "", None
    for line in lines:
        text = line.text(source).strip()
        if made.runs:
            glue = between(before, text, line.context.cell is cell, as_what)
            if glue:
                made.runs.append((made.runs[-1][1], line.runs[0][0], glue))
        made.runs += line.runs
        before, cell = text, line.context.cell
    made.size = sum(line.size for line in lines)
    yield made, "" if as_what == "list-item" and not is_bullet(lines[0].text(source).strip()) else as_what
