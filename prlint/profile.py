"""What the user states of the issuer and of this release."""

from __future__ import annotations

from prlint.data import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Profile:
    """A nested mapping of stated facts, asked by dotted keys. Keys are those of data/profile-keys.tsv and house_style.*.

    A list of mappings answers for all its members: `marks.symbol` is every symbol of every mark.
    """

    __slots__ = ("data",)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        self.data: Mapping[str, Any] = data or {}

    def values(self, key: str) -> tuple[Any, ...]:
        """Everything stated under a key, lists opened up; empty where nothing is. `house_style.*` has defaults."""
        found = _walk(self.data, key.split("."))
        if not found and key.startswith("house_style."):
            default = house_style().get(key[len("house_style.") :])
            return () if default is None else (default,)
        return tuple(found)

    def records(self, key: str) -> list[Mapping[str, Any]]:
        """The mappings stated under a key, as those of products and marks are."""
        return [value for value in self.values(key) if isinstance(value, dict)]

    def in_main_market(self, stated: Any) -> Any:
        """Of a map by market what it says of the first jurisdiction that it names, or else says first; of anything else all of it."""
        if not isinstance(stated, dict):
            return stated
        markets = [str(market) for market in self.values("jurisdictions")]
        return next((stated[market] for market in markets if market in stated), next(iter(stated.values()), None))

    def get(self, key: str) -> Any:
        """The first value stated under a key, or None."""
        values = self.values(key)
        return values[0] if values else None

    def states(self, key: str) -> bool:
        """Whether the profile itself says something under this key; defaults do not count."""
        return bool(_walk(self.data, key.split(".")))


def _walk(node: Any, path: list[str]) -> list[Any]:
    if isinstance(node, (list, tuple)):
        return [value for item in node for value in _walk(item, path)]
    if not path:
        return [] if node is None else [node]
    if isinstance(node, dict):
        return _walk(node[path[0]], path[1:]) if path[0] in node else []
    return []


def keys() -> dict[str, str]:
    """Every profile key and what it means."""
    return {row["key"]: row["meaning"] for row in table("profile-keys")} | {
        f"house_style.{row['key']}": row["meaning"] for row in table("house-style")
    }


def house_style() -> dict[str, Any]:
    """The choices of house style with their defaults: numbers as numbers, yes and no as booleans, the rest as words."""
    choices: dict[str, Any] = {}
    for row in table("house-style"):
        word = row["default"]
        choices[row["key"]] = int(word) if word.isdigit() else {"yes": True, "no": False}.get(word, word)
    return choices
