"""Sentences that several reports and commands say."""

from __future__ import annotations

from prlint.checks.messages import listed as listed
from prlint.diagnostic import SEVERITIES
from prlint.report.visible import visible, visible_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from prlint.diagnostic import Place
    from prlint.text.span import Position


_PAGE = "page-"
_UNREAD = " [unread]"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def by_severity(tally: Mapping[str, int]) -> str:
    """“2 errors and 1 warning”, gravest first; empty for none."""
    return listed([counted(tally[severity], severity) for severity in reversed(SEVERITIES) if tally.get(severity)])


def leaning(cite: str) -> tuple[str, str]:
    """How a rule leans on an authority, and what that is called; one that nobody has read for it is only a place to look."""
    return ("points to", visible(cite.removesuffix(_UNREAD))) if cite.endswith(_UNREAD) else ("rests on", visible(cite))


def line_name(position: Position) -> str:
    """What a reader calls the line of a position: its number, or ¶ and that of a paragraph. Pages of a PDF have lines too."""
    return str(position.line) if position.part is None or position.part.startswith(_PAGE) else f"¶{position.line}"


def at_line(position: Position) -> str:
    """“line 12”, “page 3, line 12”, or “body ¶12”."""
    part = position.part
    if part is None:
        return f"line {position.line}"
    if part.startswith(_PAGE):
        return f"page {visible(part.removeprefix(_PAGE))}, line {position.line}"
    return f"{visible(part)} {line_name(position)}"


def in_part(part: str, line: str) -> str:
    """“page 3, 12”, “¶12” or “footnote-2 ¶12”: the number of a line or paragraph, with the part it stands in unless that is the body."""
    if part.startswith(_PAGE):
        return f"page {visible(part.removeprefix(_PAGE))}, {line}"
    return f"¶{line}" if part == "body" else f"{visible(part)} ¶{line}"


def spot(position: Position) -> str:
    """Part and paragraph in words, or page and line; of a file that has more than lines."""
    part = position.part or ""
    return at_line(position) if part.startswith(_PAGE) else f"{visible(part)}, paragraph {position.line}"


def where(path: str, place: Place) -> str:
    """path:line:column, or the part and paragraph of a file that has no lines."""
    start = place.start
    if start.part is not None:
        return f"{visible_path(path)}:{visible(start.part)}:{start.line}:{start.column}"
    return f"{visible_path(path)}:{start.line}:{start.column}"
