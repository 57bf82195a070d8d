"""The sentences of rules: `{name}` stands for a value of the finding, `{{` and `}}` for the braces themselves."""

from __future__ import annotations

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence
    from typing import Any

ABSENT = "…"  # what a reader sees where a value is not known
_PLACE = lazy(r"\{\{|\}\}|\{([^{}]*)\}")


def placeholders(message: str) -> list[tuple[str, int]]:
    """The names in braces, in order, each with the offset of its first letter."""
    return [(match[1], match.start(1)) for match in _PLACE.finditer(message) if match[1] is not None]


def render(message: str, look_up: Callable[[str], Any]) -> tuple[str, tuple[str, ...]]:
    """The sentence with its values, and the names that had none. `look_up(name)` gives a value, or None where it is absent."""
    missing: list[str] = []

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0][0]
        value = look_up(name)
        if value is None:
            missing.append(name)
            return ABSENT
        return written(value)

    return _PLACE.sub(fill, message), tuple(missing)


def listed(words: Sequence[str]) -> str:
    """a, b and c"""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def written(value: Any) -> str:
    """A value of a fact as a reader expects it: quantities as printed, flags as yes and no, lists with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(written(item) for item in (sorted(value) if isinstance(value, frozenset) else value))
    printed = getattr(value, "printed", None)
    return printed if isinstance(printed, str) else str(value)
