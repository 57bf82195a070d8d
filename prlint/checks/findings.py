"""From faults to findings: what a rule says of a fault, how gravely, and how to mend it. All places are prose places."""

from __future__ import annotations

from prlint.checks.evaluator import Evaluator
from prlint.checks.messages import listed, render
from prlint.checks.rule import Rule
from prlint.checks.verbs import Fault, primary
from prlint.diagnostic import SEVERITIES
from prlint.facts import Thing
from prlint.release import ZONE_OF
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


class ProseFix(Value):
    """A fix before it is mapped to the source: edits are (place in the prose, new text)."""

    title: str
    safety: str
    edits: tuple[tuple[ProseSpan, str], ...]


class Finding(Value):
    """What a rule says, in prose places, its message filled in. `unsaid`: names in its messages that had no value."""

    rule: Rule
    severity: str
    message: str
    span: ProseSpan
    thing: Thing
    labels: tuple[tuple[str, ProseSpan], ...]
    fixes: tuple[ProseFix, ...]
    unsaid: tuple[str, ...]


def finding_of(rule: Rule, group: list[Fault], evaluator: Evaluator) -> Finding:
    """The one finding that tells of these faults: it stands at the first, and labels point at the others."""
    fault = group[0]
    thing = fault.found.thing
    look_up = _lookup(fault, evaluator)
    message, unsaid = render(rule.message, look_up)
    span = primary(fault)
    if rule.point_at:
        span = evaluator.facts.place(thing, rule.point_at) or span
    labels = []
    for sentence, other in fault.found.labels:
        words, lacking = render(sentence, look_up) if sentence else ("the other place", ())
        unsaid += lacking
        labels.append((words, other.shown or other.span))
    if fault.belongs is not None and fault.belongs != span:
        labels.append(("belongs here", fault.belongs))
    labels += [("also here", _pointed(rule, other, evaluator)) for other in group[1:]]
    fixes = []
    for fix in rule.fixes:
        made, lacking = _fix(fix, fault, evaluator, look_up)
        unsaid += lacking
        if made is not None:
            fixes.append(made)
    return Finding(rule, _severity(rule, fault, evaluator), message, span, thing, tuple(labels), tuple(fixes), unsaid)


def _pointed(rule: Rule, fault: Fault, evaluator: Evaluator) -> ProseSpan:
    place = evaluator.facts.place(fault.found.thing, rule.point_at) if rule.point_at else None
    return place or primary(fault)


def _lookup(fault: Fault, evaluator: Evaluator) -> Callable[[str], Any]:
    def look_up(name: str) -> Any:
        if name == "missing":
            return listed(fault.missing) or None
        head, _, rest = name.partition(".")
        if rest and head == "profile":
            return evaluator.profile.get(rest)
        if rest and head == "wording":
            return evaluator.ruleset.wordings.get(rest, {}).get("text")
        if rest:
            other = fault.found.names.get(head)
            return None if other is None else evaluator.field(other, rest)
        return evaluator.field(fault.found.thing, name)

    return look_up


def _severity(rule: Rule, fault: Fault, evaluator: Evaluator) -> str:
    """Raised where the profile states what the authority rests on, then one step milder where the rule leans on guesses."""
    severity = rule.severity
    if rule.raised and all(evaluator.holds(c, fault.found.thing, stated_only=True) for c in rule.raised[1]):
        severity = rule.raised[0]
    origin = evaluator.field(fault.found.thing, "origin")
    unsure = [key for key, mode in rule.needs.items() if mode == "lower" and not evaluator.states(key)]
    on_profile = [key for key, mode in rule.needs.items() if mode == "lower" and key not in evaluator.ruleset.regimes]
    if origin == "stated":
        unsure = [key for key in unsure if key in evaluator.ruleset.regimes]
    elif origin == "inferred" and on_profile:
        unsure = on_profile
    return SEVERITIES[max(SEVERITIES.index(severity) - 1, 0)] if unsure else severity


# Fixes


def _fix(
    fix: Mapping[str, Any], fault: Fault, evaluator: Evaluator, look_up: Callable[[str], Any]
) -> tuple[ProseFix | None, tuple[str, ...]]:
    """The fix with its words filled in and names that had no value; no fix where its place is not there."""
    place = _fix_place(fix, fault, evaluator)
    if place is None:
        return None, ()
    title, no_title = render(fix["title"], look_up)
    text, no_text = render(fix.get("text") or "", look_up)
    edit = fix["edit"]
    if edit == "delete":
        place, text = _whole_lines(evaluator.facts.prose, place), ""
    elif edit != "replace_with":
        at = place.start if edit in ("insert_before", "insert_there") else place.end
        place = ProseSpan(at, at)
    safety = fix["safety"]
    touched = ZONE_OF.get(evaluator.facts.part_of(place)) == "legal"
    if safety == "safe" and touched and any(c.isalnum() for c in text + place.of(evaluator.facts.prose)):
        safety = "unsafe"  # the words of a legal sentence are never changed unasked
    return ProseFix(title, safety, ((place, text),)), no_title + no_text


def _fix_place(fix: Mapping[str, Any], fault: Fault, evaluator: Evaluator) -> ProseSpan | None:
    if fix["edit"] == "insert_there":
        return fault.belongs
    at = fix.get("at")
    if not at:
        return fault.found.thing.span
    name, _, field = at.rpartition(".")
    thing = fault.found.names.get(name) if name else fault.found.thing
    return None if thing is None else evaluator.facts.place(thing, field)


def _whole_lines(prose: str, place: ProseSpan) -> ProseSpan:
    """A deletion of whole lines takes their line ends and the blank lines behind them too."""
    if (place.start and prose[place.start - 1] not in "\r\n") or (place.end < len(prose) and prose[place.end] not in "\r\n"):
        return place
    end = place.end
    while end < len(prose) and prose[end] in "\r\n \t":
        end += 1
    while end > place.end and prose[end - 1] in " \t":
        end -= 1
    return ProseSpan(place.start, end)
