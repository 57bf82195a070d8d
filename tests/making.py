"""Releases and facts for tests, made in one line."""

from __future__ import annotations

from typing import Any

from prlint.facts import Facts, Thing
from prlint.profile import Profile
from prlint.release import Release


def release(text: str = "", **parts: str) -> Release:
    """A release from a whole text (segmented), or from parts by kind: release(lead="…", trademark_notice="…")."""
    from prlint import segment
    from prlint.formats import project
    from prlint.text.source import Source

    if text:
        return segment.read(project(Source("release.txt", text)))
    return segment.from_parts([(kind.replace("_", "-"), words) for kind, words in parts.items()])


def facts(text: str = "", profile: dict[str, Any] | None = None, **parts: str) -> Facts:
    return Facts(release(text, **parts), Profile(profile))


def things(kind: str, text: str = "", profile: dict[str, Any] | None = None, **parts: str) -> list[Thing]:
    return list(facts(text, profile, **parts).of(kind))
