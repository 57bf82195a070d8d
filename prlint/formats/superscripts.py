"""Superscripts as prose shows them, whatever the format: raised digits, so that a note's number is no figure, and signs for ™ and ℠."""

from __future__ import annotations

DIGITS = str.maketrans("0123456789+-=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼")
SIGNS = {"tm": "™", "sm": "℠"}
LONGEST = 80  # what goes on is a tag that nobody closed, or a style set by mistake


def raised(words: str) -> str:
    """The words of a whole superscript; as they are where they are too long for one, or brackets mark them already."""
    sign = SIGNS.get(words.strip().lower())
    if sign:
        return sign
    return words if len(words) > LONGEST or "[" in words or "(" in words else words.translate(DIGITS)
