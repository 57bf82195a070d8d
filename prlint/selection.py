"""Which rules run: words from configuration and command line, and what they say of each rule."""

from __future__ import annotations

from prlint.checks.rule import Rule, Ruleset
from prlint.data import column
from prlint.diagnostic import CONFIDENCES
from prlint.engine import Off
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.config import Layer


class UnknownRuleError(LookupError):
    """A word that names no rule, pack or tier. `word`, and `key` (select, ignore …) for its place; the message is one sentence."""

    def __init__(self, key: str, word: str, message: str) -> None:
        super().__init__(message)
        self.key, self.word = key, word


class Selection(Value):
    """The rules that run, and those that were switched off, with the reason."""

    ruleset: Ruleset
    off: tuple[Off, ...]


def own_rules() -> tuple[str, ...]:
    """The ids of what prlint reports itself."""
    return column("own-rules", "id")


def names(rules: Iterable[Rule]) -> set[str]:
    """Every word that names some of these rules."""
    known = set(own_rules()) | {"prlint"}
    for rule in rules:
        known.update((rule.id, rule.pack, f"tier:{rule.tier}"))
    return known


def check_names(rules: Sequence[Rule], key: str, words: Iterable[str]) -> None:
    """Raises UnknownRuleError for the first word that names nothing."""
    known: set[str] = set()
    for word in words:
        known = known or names(rules)
        if word not in known:
            from prlint.text.nearest import meant

            raise UnknownRuleError(key, word, f"there is no rule, pack or tier ‘{word}’{meant(word, known)}")


def ignored(rule_id: str, layers: Iterable[Layer]) -> bool:
    """Whether a rule of prlint's own is ignored; they have no tier and are on unless ignored."""
    return any(rule_id in layer.ignore or "prlint" in layer.ignore for layer in layers)


def choose(pool: Ruleset, base: Iterable[str], layers: Sequence[Layer], min_confidence: str = "low") -> Selection:
    """From all rules, those that run. base: ids of what the packs in use bring.

    Layers speak in order. In each, `select` replaces what stood, `extend_select` adds, and `ignore` takes away, except that a rule
    named whole stays where only its pack or tier is ignored.
    """
    on = set(base)
    reasons: dict[str, str] = {}
    for layer in layers:
        selects = layer.select or layer.extend_select
        if layer.select:
            on, reasons = set(), {}
        for rule in pool.rules:
            chosen = max(_weight(rule, layer.select), _weight(rule, layer.extend_select)) if selects else 0
            refused = _weight(rule, layer.ignore)
            if chosen > refused or (chosen and not refused):
                on.add(rule.id)
                reasons.pop(rule.id, None)
            elif refused and rule.id in on | ({rule.id} if chosen else set()):
                on.discard(rule.id)
                reasons[rule.id] = f"ignored by {layer.by}"
    limit = CONFIDENCES.index(min_confidence)
    rules = []
    for rule in pool.rules:
        if rule.id not in on:
            continue
        if CONFIDENCES.index(rule.confidence) < limit:
            reasons[rule.id] = f"its confidence is {rule.confidence}, below {min_confidence}"
        else:
            rules.append(rule)
    off = tuple(Off(rule_id, reasons[rule_id]) for rule_id in sorted(reasons))
    return Selection(Ruleset(tuple(rules), pool.lists, pool.regimes, pool.wordings), off)


def _weight(rule: Rule, words: Iterable[str]) -> int:
    """How precisely these words name the rule: 2 by its id, 1 by pack or tier, 0 not at all."""
    if rule.id in words:
        return 2
    return int(rule.pack in words or f"tier:{rule.tier}" in words)
