"""Which fields things have, and of what type: of facts by their declarations, of phrases by the columns of their lists."""

from __future__ import annotations

from prlint.facts import COMMON_FIELDS, MODULES, kind_of
from prlint.release import SEGMENT_KINDS, ZONES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    FieldType = str | tuple[str, ...]
    Fields = dict[str, FieldType]

PLACES: tuple[str, ...] = (*SEGMENT_KINDS, *ZONES, "document")
_COMMON: dict[str, str | tuple[str, ...]] = {**COMMON_FIELDS, "part": PLACES, "zone": (*ZONES, "document")}
_WORDS: dict[str, str | tuple[str, ...]] = {"entry": "text", "negated": "flag", "hedged": "flag"}


class MissingKindError(Exception):
    """A fact kind whose declaration cannot be reached; the message is a sentence."""


def of_kind(kind: str) -> Fields:
    """The fields of a known fact kind, the common ones included. Raises MissingKindError where its module does not declare it."""
    try:
        declared = kind_of(kind).fields
    except KeyError:
        raise MissingKindError(f"prlint.facts.{MODULES[kind]} does not declare the kind ‘{kind}’") from None
    except Exception as error:
        raise MissingKindError(f"the kind ‘{kind}’ cannot be used: {type(error).__name__}: {error}") from None
    own = dict(declared)
    if kind == "part":
        own["kind"] = PLACES
    return {**_COMMON, **own}


def reads(kind: str) -> tuple[str, ...]:
    """The profile keys that a kind declares to ask for."""
    return kind_of(kind).reads


def of_phrases(columns: Iterable[Fields]) -> Fields:
    return {**_COMMON, **_WORDS, **(shared(columns) or {})}


def of_patterns() -> Fields:
    return dict(_COMMON)


def shared(tables: Iterable[Fields]) -> Fields:
    """The fields that all have. Choices are joined; words of different types are text; other types must be the same."""
    every = list(tables)
    if not every:
        return {}
    found: Fields = {}
    for name in every[0]:
        if all(name in table for table in every):
            joined = _joined([table[name] for table in every])
            if joined is not None:
                found[name] = joined
    return found


def _joined(types: list[FieldType]) -> FieldType | None:
    if all(t == types[0] for t in types):
        return types[0]
    if all(isinstance(t, tuple) for t in types):
        return tuple(dict.fromkeys(word for t in types for word in t))
    if all(isinstance(t, tuple) or t in ("printed", "text") for t in types):
        return "text"
    return None


def sort_of(field_type: FieldType) -> str:
    """What compares with what: words, amounts, flags or dates."""
    if isinstance(field_type, tuple) or field_type in ("printed", "text", "list"):
        return "words"
    return {"number": "amounts", "quantity": "amounts", "flag": "flags", "date": "dates"}[field_type]
