"""Tables of what is known about the world, each a `.tsv` file beside this one that names its source.

Lines starting with `#` are remarks, of which `# source:` is compulsory. The first other line names the columns; cells are parted by
tabs, and missing cells at the end of a line are empty. A wheel ships the rows in `_compiled/tables.bin` as well: reading the lines
costs a check five times as much as loading what was read when the wheel was built.
"""

from __future__ import annotations

import marshal
import os

from prlint import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    Rows = tuple[dict[str, str], ...]

NAME = "tables"
_HERE = os.path.dirname(__file__)
_cache: dict[str, Rows] = {}
_members: dict[tuple[str, str], frozenset[str]] = {}
_shipped: dict[str, bytes] | None = None


def table(name: str) -> Rows:
    """The rows of `<name>.tsv`, each a mapping of column to cell. Raises FileNotFoundError for a table that is not there."""
    global _shipped
    rows = _cache.get(name)
    if rows is None:
        if _shipped is None:
            _shipped = {} if compiled.in_checkout() else compiled.shipped(NAME) or {}
        rows = _cache[name] = marshal.loads(_shipped[name]) if name in _shipped else read(name)
    return rows


def read(name: str) -> Rows:
    """The same, from the lines of the file."""
    with open(os.path.join(_HERE, f"{name}.tsv"), encoding="utf-8", newline="\n") as file:
        lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, (line.split("\t") + [""] * len(columns))[: len(columns)], strict=True)) for line in lines[1:])


def compile_tables() -> dict[str, bytes]:
    """What `_compiled/tables.bin` holds: the rows of every table by name, each to be loaded when first asked for."""
    return {name: marshal.dumps(read(name), 4) for name in names()}


def column(name: str, of: str) -> tuple[str, ...]:
    """One column of a table, empty cells left out."""
    return tuple(row[of] for row in table(name) if row[of])


def members(name: str, of: str) -> frozenset[str]:
    """The same as a set, for asking whether a word is one of them."""
    found = _members.get((name, of))
    if found is None:
        found = _members[name, of] = frozenset(column(name, of))
    return found


def names() -> tuple[str, ...]:
    """All tables, by name."""
    return tuple(sorted(file[: -len(".tsv")] for file in os.listdir(_HERE) if file.endswith(".tsv")))
