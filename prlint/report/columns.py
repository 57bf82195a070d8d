"""Columns as other programs count them, from positions that count code points."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.source import Source
    from prlint.text.span import Position


def utf16(source: Source, position: Position) -> int:
    """From 1, in UTF-16 code units. A byte order mark is not counted."""
    return len(_before(source, position).encode("utf-16-le", "surrogatepass")) // 2 + 1


def utf8(source: Source, position: Position, mark: bool = True) -> int:
    """From 1, in bytes of the line as UTF-8. mark: a byte order mark is part of the first line, as for programs that cut bytes out."""
    skipped = 3 if mark and source.bom and position.line == 1 else 0
    return len(_before(source, position).encode("utf-8", "surrogatepass")) + skipped + 1


def _before(source: Source, position: Position) -> str:
    begin = source.lines.starts[position.line - 1]
    return source.text[begin : begin + position.column - 1]
