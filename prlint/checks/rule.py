"""Rules as they run. `packs.compile` makes them from YAML; everything in them is plain data, so that a wheel can ship them compiled.

Selector: a dict with exactly one head and what narrows it (docs/rule-language.md, section 3):

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

from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Selector = Mapping[str, Any]
    Condition = tuple[Any, ...]
    Test = tuple[Any, ...]


class Rule(Value):
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
