"""Paths as people and patterns see them."""

from __future__ import annotations

import os


def shown(place: str) -> str:
    """A path with slashes, the same on every system and in every locale. What is no UTF-8 in it is kept as lone surrogates."""
    if os.name == "nt":
        return place.replace("\\", "/")
    return place if place.isascii() else os.fsencode(place).decode("utf-8", "surrogateescape")
