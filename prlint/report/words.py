"""Sentences that several reports and commands say."""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.visible import visible, visible_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prlint.diagnostic import Place
    from prlint.text.span import Position


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """a, b and c"""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def by_severity(tally: Mapping[str, int]) -> str:
    """“2 errors and 1 warning”, gravest first; empty for none."""
    return listed([counted(tally[severity], severity) for severity in reversed(SEVERITIES) if tally.get(severity)])


def line_name(position: Position) -> str:
    """What a reader calls the line of a position: its number, or ¶ and that of a paragraph."""
    return str(position.line) if position.part is None else f"¶{position.line}"


def at_line(position: Position) -> str:
    """“line 12”, or “body ¶12”."""
    return f"line {position.line}" if position.part is None else f"{visible(position.part)} {line_name(position)}"


def where(path: str, place: Place) -> str:
    """path:line:column, or the part and paragraph of a file that has no lines."""
    start = place.start
    if start.part is not None:
        return f"{visible_path(path)}:{visible(start.part)}:{start.line}:{start.column}"
    return f"{visible_path(path)}:{start.line}:{start.column}"
