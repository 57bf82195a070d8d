"""Sizes of files as people write them."""

from __future__ import annotations

_FACTORS = {"k": 10**3, "m": 10**6, "g": 10**9}


def size(word: str) -> int:
    """A number of bytes; kB, MB and GB are understood. Raises ValueError with a sentence for anything else."""
    number = word.strip().lower().removesuffix("b").strip()
    digits = number.rstrip("kmg").strip()
    unit = number[len(digits) :].strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 12 and int(digits) and unit in ("", *_FACTORS)):
        raise ValueError(f"‘{word}’ is no size; write a number of bytes, or 10MB")
    return int(digits) * _FACTORS.get(unit, 1)


def size_words(bytes_: int) -> str:
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if bytes_ >= factor:
            return f"{bytes_ / factor:g} {unit}"
    return f"{bytes_} bytes"
