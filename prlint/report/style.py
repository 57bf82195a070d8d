"""Colour: plain ANSI codes, or none."""

from __future__ import annotations

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36"}
SEVERITY_COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}


def paint(text: str, color: str, on: bool) -> str:
    return f"\x1b[{_CODES[color]}m{text}\x1b[0m" if on and text else text


def bold(text: str, on: bool) -> str:
    return paint(text, "bold", on)


def dim(text: str, on: bool) -> str:
    return paint(text, "dim", on)
