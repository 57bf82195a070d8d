"""Tables of any format, told by what stands in their cells: data, items set as a table, or nothing but layout."""

from __future__ import annotations

import re

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_CELL = 400
_SHORT_CELL = 80
_AMOUNT = lazy(
    r"[\s$€£¥(<>≤≥~+−–-]{0,6}\d[\d.,\s]{0,30}(?:\s?(?:[%x)]|[KMB]|bps|pts?|million|billion)){0,3}[*†‡]?|[—–-]{1,3}|N/?[AMm]\.?|nm"
)
_UNIT_BEFORE = frozenset(("$", "€", "£", "¥", "US$", "C$", "A$", "(", "($", "$("))
_UNIT_BEHIND = frozenset((")", "%", ")%", "%)", "x", "bps", "pts"))
_BULLET = lazy(r"[•●■▪◦‣·○➢►▶✓✔§Øo*–—-]")
_LABEL = lazy(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)|[¹²³⁴-⁹]{1,2}|\*{1,4}|[†‡§]{1,2}|\[\d{1,3}\]")
REACHES = lazy(r"@|mailto:|tel:|\b(?:tel|phone|fax)\b|\+?\d[\d ().-]{8,18}\d", re.I)


def way(rows: Sequence[Sequence[str]], headed: bool, tall: bool) -> str:
    """How a table is read: as `table-row`, as `list-item`, or not at all, where it only lays out the page.

    rows: the texts of the cells that are not empty. headed: it has header cells; tall: a cell has more than two lines.
    """
    texts = [row for row in rows if row]
    if texts and all(len(row) == 2 and _is_marker(row[0]) for row in texts):
        return "list-item"
    joined = [_without_units(row) for row in texts]
    wide = [row for row in joined if len(row) >= 2]
    cells = [text for row in wide for text in row]
    amounts = sum(_AMOUNT.fullmatch(text) is not None for text in cells)
    if len(wide) < 2 or (amounts < 2 and any(len(text) > _LONG_CELL for text in cells)):
        return ""
    if amounts >= 2 and amounts * 6 >= len(cells):
        return "table-row"
    if any(REACHES.search(text) for text in cells):
        return ""
    if all(any(map(str.isdigit, text)) and len(text) <= _SHORT_CELL for row in wide for text in row[1:]):
        return "table-row"
    return "table-row" if headed or (len(wide) >= 3 and not tall) else ""


def between(before: str, behind: str, same_cell: bool, read_as: str) -> str:
    """What parts two cells, or two lines of one, in a row; a sign in a cell of its own goes to its number."""
    if same_cell or read_as == "list-item":
        return " "
    return "" if before in _UNIT_BEFORE or behind in _UNIT_BEHIND else "\t"


def is_bullet(text: str) -> bool:
    return _BULLET.fullmatch(text) is not None


def _is_marker(text: str) -> bool:
    return len(text) <= 5 and (is_bullet(text) or _LABEL.fullmatch(text) is not None)


def _without_units(row: Sequence[str]) -> list[str]:
    return [text for text in row if text not in _UNIT_BEFORE and text not in _UNIT_BEHIND]
