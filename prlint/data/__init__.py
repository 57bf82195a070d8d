"""Tables of what is known about the world, each a `.tsv` file beside this one that names its source.

Lines starting with `#` are remarks, of which `# source:` is compulsory. The first other line names the columns; cells are parted by
tabs, and missing cells at the end of a line are empty. Reading them costs microseconds, so they need no compiling.
"""

from __future__ import annotations

import os

_HERE = os.path.dirname(__file__)
_cache: dict[str, tuple[dict[str, str], ...]] = {}


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.tsv`, each a mapping of column to cell. Raises FileNotFoundError for a table that is not there."""
    rows = _cache.get(name)
    if rows is None:
        with open(os.path.join(_HERE, f"{name}.tsv"), encoding="utf-8", newline="\n") as file:
            lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
        columns = lines[0].split("\t")
        rows = _cache[name] = tuple(
            dict(zip(columns, (line.split("\t") + [""] * len(columns))[: len(columns)], strict=True)) for line in lines[1:]
        )
    return rows


def column(name: str, of: str) -> tuple[str, ...]:
    """One column of a table, empty cells left out."""
    return tuple(row[of] for row in table(name) if row[of])


def names() -> tuple[str, ...]:
    """All tables, by name."""
    return tuple(sorted(file[: -len(".tsv")] for file in os.listdir(_HERE) if file.endswith(".tsv")))
