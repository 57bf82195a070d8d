"""Tables of what is known about the world, each a `.tsv` file beside this one that names its source.

Lines starting with `#` are remarks, of which `# source:` is compulsory. The first other line names the columns; cells are parted by
tabs, and missing cells at the end of a line are empty. A wheel ships the rows in `_compiled/tables.bin` as well: reading the lines
costs a check five times as much as loading what was read when the wheel was built.
"""

from __future__ import annotations

import os

from prlint import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Rows = tuple[dict[str, str], ...]

NAME = "tables"
_HERE = os.path.dirname(__file__)
_cache: dict[str, Rows] = {}
_columns: dict[str, tuple[str, ...]] = {}
_members: dict[tuple[str, str], frozenset[str]] = {}
_shipped: Mapping[str, Any] | compiled.Pieces | None = None


def table(name: str) -> Rows:
    """The rows of `<name>.tsv`, each a mapping of column to cell. Raises FileNotFoundError for a table that is not there."""
    rows = _cache.get(name)
    if rows is None:
        rows = _cache[name] = _kept(name) or read(name)
    return rows


def _kept(name: str) -> Any:
    """What a wheel ships under this name; None in a checkout, whose files may have changed."""
    global _shipped
    if _shipped is None:
        _shipped = {} if compiled.in_checkout() else compiled.shipped(NAME) or {}
    return _shipped.get(name)


def read(name: str) -> Rows:
    """The same, from the lines of the file."""
    with open(os.path.join(_HERE, f"{name}.tsv"), encoding="utf-8", newline="\n") as file:
        lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, (line.split("\t") + [""] * len(columns))[: len(columns)], strict=True)) for line in lines[1:])


def compile_tables() -> dict[str, Any]:
    """What `_compiled/tables.bin` holds: every table by name, and every column by `table.column`."""
    kept: dict[str, Any] = {}
    for name in names():
        rows = read(name)
        kept[name] = rows
        for of in rows[0] if rows else ():
            kept[f"{name}.{of}"] = _cells(rows, of)
    return kept


def column(name: str, of: str) -> tuple[str, ...]:
    """One column of a table, empty cells left out."""
    whole = f"{name}.{of}"
    cells = _columns.get(whole)
    if cells is None:
        cells = _columns[whole] = _kept(whole) or _cells(table(name), of)
    return cells


def _cells(rows: Rows, of: str) -> tuple[str, ...]:
    return tuple([row[of] for row in rows if row[of]])


def members(name: str, of: str) -> frozenset[str]:
    """The same as a set, for asking whether a word is one of them."""
    found = _members.get((name, of))
    if found is None:
        found = _members[name, of] = frozenset(column(name, of))
    return found


def names() -> tuple[str, ...]:
    """All tables, by name."""
    return tuple(sorted(file[: -len(".tsv")] for file in os.listdir(_HERE) if file.endswith(".tsv")))
