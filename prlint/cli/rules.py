"""`prlint rules`: the rules in force here, and why others are off."""

from __future__ import annotations

import os

from prlint.checks.evaluator import Evaluator
from prlint.cli.console import colored, write
from prlint.cli.project import Project
from prlint.facts import Facts
from prlint.release import Release
from prlint.report.style import SEVERITY_COLORS, bold, dim, paint
from prlint.report.visible import visible
from prlint.report.words import counted
from prlint.settings import everything
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from prlint.checks.rule import Rule
    from prlint.packs.installed import Installed
    from prlint.settings import Settings


class Row(Value):
    """A rule as it is here: `severity` after the configuration, `reason` why it is off, empty where it is on."""

    rule: Rule
    severity: str
    reason: str


def run(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    project = Project(options)
    here = os.path.join(os.curdir, "release.txt")
    settings = project.settings(here)
    rows = list(table(settings, here, options["all"]))
    idle = unused(settings)
    write(_json(rows, idle) if options["format"] == "json" else _text(rows, idle, colored(options["color"])))
    return 0


def unused(settings: Settings) -> list[Installed]:
    """The packs that other distributions bring and that nobody asked for here."""
    from prlint.packs.installed import every

    in_use = settings.invocation.packs or settings.config.packs
    return [pack for pack in every() if pack.name not in in_use]


def table(settings: Settings, place: str, whole: bool) -> Iterator[Row]:
    """The rules of the packs in use, and those that the configuration adds; `whole`: all there are."""
    switched_off = {off.rule: off.reason for off in settings.off}
    running = {rule.id for rule in settings.ruleset.rules}
    profile = settings.config.profile_for(place, settings.invocation.profile)
    pool = everything(settings.pool)
    evaluator = Evaluator(Facts(Release("", ()), profile), pool)
    for rule in pool.rules:
        severity = settings.severity.get(rule.id, rule.severity)
        if rule.id in running:
            yield Row(rule, severity, _unstated(rule, evaluator))
        elif rule.id in switched_off:
            yield Row(rule, severity, switched_off[rule.id])
        elif whole or rule.id in settings.brought:
            yield Row(rule, severity, "not selected" if rule.id in settings.brought else "not in the packs in use")


def _unstated(rule: Rule, evaluator: Evaluator) -> str:
    """The profile key or regime without which the rule never speaks, as far as can be told without a release."""
    missing = [key for key, mode in rule.needs.items() if mode == "silent" and not evaluator.states(key)]
    return f"needs {missing[0]}" if missing else ""


def _text(rows: Sequence[Row], idle: Sequence[Installed], color: bool) -> Iterator[str]:
    wide = max((len(visible(row.rule.id)) for row in rows), default=0)
    pack = ""
    for row in rows:
        rule = row.rule
        if rule.pack != pack:
            yield ("\n" if pack else "") + bold(visible(rule.pack), color) + "\n"
            pack = rule.pack
        name = visible(rule.id).ljust(wide)
        severity = paint(f"{row.severity:7}", SEVERITY_COLORS[row.severity], color and not row.reason)
        origin = "" if rule.origin == "built in" else f"  {visible(rule.origin)}"
        words = f"  {name}  tier {rule.tier}  {severity}  {rule.confidence:6}  {visible(row.reason or rule.title)}{origin}"
        if row.reason:
            words = dim(f"  {name}  tier {rule.tier}  {row.severity:7}  {rule.confidence:6}  off: {visible(row.reason)}{origin}", color)
        yield words.rstrip() + "\n"
    on = sum(not row.reason for row in rows)
    yield f"\n{counted(on, 'rule')} on, {len(rows) - on} off. prlint explain RULE tells more of one.\n"
    if idle:
        told = ", ".join(visible(f"{pack.name} ({pack.origin})") for pack in idle)
        yield f"Installed and not in use: {told}. `packs` in prlint.yaml or --pack takes one into use.\n"


def _json(rows: Sequence[Row], idle: Sequence[Installed]) -> Iterator[str]:
    import json

    yield json.dumps(document(rows, idle), ensure_ascii=False, indent=1) + "\n"


def document(rows: Sequence[Row], idle: Sequence[Installed]) -> dict[str, Any]:
    """The rules as the wire format has them, and the packs that nobody uses."""
    rules = [
        {
            "rule": row.rule.id,
            "title": row.rule.title,
            "pack": row.rule.pack,
            "tier": row.rule.tier,
            "severity": row.severity,
            "confidence": row.rule.confidence,
            "origin": row.rule.origin,
            "needs": dict(row.rule.needs),
            "on": not row.reason,
            "reason": row.reason or None,
        }
        for row in rows
    ]
    packs = [{"pack": pack.name, "origin": pack.origin} for pack in idle]
    return {"version": 1, "rules": rules, "unused_packs": packs}
