"""Rules as they run. `packs.compile` makes them from YAML; everything in them is plain data, so that a wheel can ship them compiled.

Selector: a dict with exactly one head and what narrows it (docs/rule-language.md, "Selectors"):

    "fact": (kind, …) | "part": (kind or zone or "document", …) | "phrase": ("$list" or a compiled PhraseSet, …) | "pattern": (regex, …)
    with "pattern" go "triggers": for each, groups of what a text that fits it holds (packs.triggers)
    "in", "skip": (segment kind, …), zones opened up and `lead` standing for `dateline` too     "skip_facts": (fact kind, …)
    "where", "being": Condition     "take": "first" | "last" | "later" | "nearest"     "per": (field or scope, …)
    in relations: "side": "before" | "after"     "within": words     "same", "differ": ((their field, our field), …)
                  "at_least": count     "as": name     "label": sentence

Condition: a tuple of lines that must all hold:

    ("field", name, Test)     ("relation", relation, (Selector, …))     ("profile", key, Test)     ("regime", (name, …))
    ("any", (Condition, …))   ("all", (Condition, …))                   ("not", Condition)

Test: ("is", (value, …))  ("present", bool)  ("above" | "below" | "at_least" | "at_most" | "same_as" | "differs_from", Operand)
      ("in_list", list)  ("on_file", profile key)  ("matches", regex)  ("not", Test)  ("all", (Test, …))
Operand: ("number", n)  ("field", name)  ("profile", key)

Check: {"verb": "forbid", "selectors": (Selector, …)}
       {"verb": "require", "each": Selector, "must": ((Condition, called or None), …), "belongs": (side, (part kind, …)) or None}
       {"verb": "agree", "all": Selector, "by": (field, …), "on": (field, …), "trust": "first" | "most"}
       {"verb": "order", "all": Selector, "by": field, "as": "rising" | "rising by one" | ((value, …), …)}

Fix: {"title": message, "safety": …, "edit": "insert_before" | "insert_after" | "insert_there" | "replace_with" | "delete", "text": message,
      "at": printed field, `name.field` of a thing named `as`, or None}
"""

from __future__ import annotations

from functools import cache

from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Selector = Mapping[str, Any]
    Condition = tuple[Any, ...]
    Test = tuple[Any, ...]

AT_ONCE = ("id", "tier", "confidence", "check", "when", "preview", "gate", "yields_to", "needs", "languages")


class _Later:
    """Room for what tells the fields that are not there yet."""

    __slots__ = ("_rest",)
    _rest: Callable[[], Mapping[str, Any]]


class Rule(Value, _Later):
    """One rule, ready to run. Messages keep their `{name}` places; see `checks.messages`."""

    id: str  # whole, with its pack
    title: str
    tier: int
    severity: str
    confidence: str
    message: str
    why: str
    authority: tuple[tuple[str, str | None, str | None], ...]  # (cite, url, note)
    check: Mapping[str, Any]
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    raised: tuple[str, tuple[Condition, ...]] | None = None
    preview: bool = False
    gate: bool = False  # where it has a finding, no other rule speaks of the release
    once_per: tuple[str, ...] = ()
    point_at: str | None = None
    yields_to: tuple[str, ...] = ()
    fixes: tuple[Mapping[str, Any], ...] = ()
    needs: Mapping[str, str] = {}  # profile key or regime -> lower, silent or keep
    languages: tuple[str, ...] = ()  # empty: every language
    since: str = ""
    origin: str = "built in"

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]

    @classmethod
    def begun(cls, fields: Mapping[str, Any], rest: Callable[[], Mapping[str, Any]]) -> Rule:
        """A rule with the fields of AT_ONCE, as every run asks for them; `rest` gives the others once somebody asks for one.

        Nine in ten rules find nothing in a release, and making all fields of all rules was a thirtieth of a check.
        """
        self = object.__new__(cls)
        object.__setattr__(self, "_rest", rest)
        for field, put in _slots():
            put(self, fields[field] if field in fields else cls._defaults[field])
        return self

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet."""
        if name not in Rule._fields:
            raise AttributeError(f"a rule has no {name}")
        rest = self._rest()
        for field in Rule._fields:
            if field not in AT_ONCE:
                object.__setattr__(self, field, rest[field] if field in rest else Rule._defaults[field])
        return getattr(self, name)


@cache
def _slots() -> tuple[tuple[str, Callable[[Rule, Any], None]], ...]:
    """What sets each field of AT_ONCE: half of the work of `object.__setattr__`, which looks the slot up each time."""
    return tuple((field, getattr(Rule, field).__set__) for field in AT_ONCE)


class Regime(Value):
    """Whose rules apply: `stated` is asked of the profile, `inferred` of the release."""

    id: str
    title: str
    stated: Condition
    inferred: Condition


class Ruleset(Value):
    """Rules with all that they name. lists: name -> compiled PhraseSet; wordings: id -> {title, text, source, …}."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, Any] = {}
    regimes: Mapping[str, Regime] = {}
    wordings: Mapping[str, Any] = {}
