"""Small things that texts for people share."""

from __future__ import annotations

from prlint.release import ZONE_OF
from prlint.report.style import bold, paint
from prlint.report.visible import visible_path

_ZONE_COLORS = {"front": "magenta", "title": "cyan", "news": "green", "about": "blue", "legal": "yellow", "back": "blue"}


def heading(path: str, color: bool) -> str:
    return bold(visible_path(path), color) + "\n"


def painted(text: str, kind: str, color: bool) -> str:
    """A text in the colour of its kind's zone."""
    return paint(text, _ZONE_COLORS.get(ZONE_OF.get(kind, ""), "cyan"), color)
