"""What a profile may state: each key's shape and values, from words to typed data.

Shapes stand in data/profile-shapes.tsv, closed choices in data/profile-choices.tsv.
"""

from __future__ import annotations

from prlint.data import table
from prlint.profile import house_style, keys
from prlint.text.nearest import meant, one_of
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_DATE = lazy(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_HOUSE_STYLE = "house_style."


def shape(key: str) -> str | None:
    """map, maps, text, texts, flag, date or number; None for a key that is not known."""
    if key.startswith(_HOUSE_STYLE):
        default = house_style().get(key[len(_HOUSE_STYLE) :])
        return None if default is None else {bool: "flag", int: "number"}.get(type(default), "text")
    for row in table("profile-shapes"):
        if row["key"] == key:
            return row["shape"]
    return "text" if key in keys() else None


def regional(key: str) -> bool:
    """Whether the value may be a map by region or market."""
    return any(row["key"] == key and row["regional"] == "yes" for row in table("profile-shapes"))


def choices(key: str) -> tuple[str, ...]:
    """The values a key may have; empty where any will do."""
    return tuple(row["value"] for row in table("profile-choices") if row["key"] == key)


def known_keys() -> tuple[str, ...]:
    """Every key, and every map that holds some."""
    found = dict.fromkeys(row["key"] for row in table("profile-shapes"))
    return tuple(found | dict.fromkeys(keys()))


def typed(key: str, word: str) -> Any:
    """One written value of a key as it is kept. Raises ValueError with a sentence."""
    kind = shape(key)
    if kind is None:
        raise ValueError(f"there is no profile key ‘{key}’{meant(key, known_keys())}")
    if kind in ("map", "maps"):
        inner = [other for other in known_keys() if other.startswith(key + ".")]
        raise ValueError(f"‘{key}’ holds {', '.join(inner)}; state one of these")
    if not word:
        raise ValueError(f"‘{key}’ says nothing")
    if kind == "flag":
        if word.lower() not in _FLAGS:
            raise ValueError(f"‘{key}’ is yes or no, not ‘{word}’")
        return _FLAGS[word.lower()]
    if kind == "number":
        if not (word.isascii() and word.isdecimal() and len(word) < 10):
            raise ValueError(f"‘{key}’ is a whole number, not ‘{word}’")
        return int(word)
    if kind == "date":
        _refuse_no_day(key, word)
    _refuse_what_goes_elsewhere(key, word)
    allowed = choices(key)
    if allowed and word not in allowed:
        raise ValueError(f"‘{key}’ cannot be ‘{word}’{one_of(word, allowed)}")
    return word


def _refuse_what_goes_elsewhere(key: str, word: str) -> None:
    """A value written with what stands beside it in a release would make a fault of every right use."""
    name = word.rstrip("®™℠ ")
    if key == "marks.text" and name != word:
        raise ValueError(f"‘{key}’ is the mark without its symbol: {name}; that goes into ‘marks.symbol’")
    if key == "products.brand" and name != word:
        raise ValueError(f"‘{key}’ is the name without its symbol: {name}; marks have one")
    symbol = word.rpartition(":")[2].strip().lstrip("$")
    if key == "listings.ticker" and symbol != word:
        raise ValueError(f"‘{key}’ is the symbol alone: {symbol}")


def _refuse_no_day(key: str, word: str) -> None:
    if not _DATE.fullmatch(word):
        raise ValueError(f"‘{key}’ is a day, written 2026-11-22, not ‘{word}’")
    from datetime import date  # for those who state one

    try:
        date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"‘{key}’ is a day, and the calendar has no {word}") from None


def from_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Profile data from dotted keys. A key given again adds to its list; in a list of maps it begins the next map.

    Raises ValueError with a sentence, also where a key that holds one value is given twice, and where brackets are put round a value.
    """
    data: dict[str, Any] = {}
    for key, word in pairs:
        _refuse_brackets(key, word)
        _refuse_commas(key, word)
        _put(data, key, typed(key, word))
    return data


def _refuse_brackets(key: str, word: str) -> None:
    """A list as YAML has it, [A, B], would be taken for one name with brackets."""
    inner = word[1:-1]
    if word[:1] != "[" or word[-1:] != "]" or shape(key) in ("map", "maps", None) or "[" in inner or "]" in inner:
        return
    values = [value for part in inner.split(",") if (value := part.strip(" '\"“”‘’"))] or ["VALUE"]
    again = " ".join(f"--profile {key}={_quoted(value)}" for value in values)
    if shape(key) == "texts" or shape(key.rpartition(".")[0]) == "maps":
        raise ValueError(f"‘{key}’ takes one value at a time, without brackets; a list is given one by one: {again}")
    raise ValueError(f"‘{key}’ takes its value without brackets: --profile {key}={_quoted(inner.strip())}")


def _refuse_commas(key: str, word: str) -> None:
    """Where few words will do, us,uk is two of them."""
    values, allowed = [part.strip() for part in word.split(",")], choices(key)
    if len(values) > 1 and shape(key) == "texts" and all(value in allowed for value in values):
        again = " ".join(f"--profile {key}={value}" for value in values)
        raise ValueError(f"‘{key}’ takes one value at a time; a list is given one by one: {again}")


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _put(data: dict[str, Any], key: str, value: Any) -> None:
    head, _, last = key.rpartition(".")
    here = data
    if head:
        if shape(head) == "maps":
            members = data.setdefault(head, [])
            if not members or (last in members[-1] and shape(key) != "texts"):
                members.append({})
            here = members[-1]
        else:
            here = data.setdefault(head, {})
    if shape(key) == "texts":
        here.setdefault(last, []).append(value)
    elif last in here:
        raise ValueError(f"‘{key}’ holds one value and is given twice")
    else:
        here[last] = value


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two profiles as one: maps are joined key by key, everything else is replaced by what stands above."""
    joined = dict(below)
    for key, value in above.items():
        under = joined.get(key)
        joined[key] = merged(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return joined
