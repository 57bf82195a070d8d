"""`prlint explain RULE`: all that a user may want to know of one rule, on one screen."""

from __future__ import annotations

import os

from prlint.checks.rule import Rule
from prlint.cli.arguments import UsageError
from prlint.cli.console import colored, write
from prlint.cli.project import Project
from prlint.data import table
from prlint.report.style import SEVERITY_COLORS, bold, dim, paint
from prlint.report.text import wrapped
from prlint.report.visible import visible
from prlint.report.words import leaning
from prlint.settings import everything
from prlint.text.nearest import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.packs.examples import Example
    from prlint.settings import Settings

_NEEDS = {
    "lower": "without it in the profile, the rule works from what the release shows, one step milder",
    "silent": "without it in the profile, the rule stays off",
    "keep": "without it in the profile, the rule works from what the release shows",
}
_SAFETY = {
    "safe": "it cannot change what the release says",
    "unsafe": "read it before you take it over",
    "display": "shown only, never applied",
}
_CODE = "\n      "  # what begins so is to be copied, and not wrapped
_SHOWN = 2  # examples of each sort


def run(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    settings = Project(options).settings(os.path.join(os.curdir, "release.txt"))
    color = colored(options["color"])
    rule = find(arguments[0], settings)
    write(_explained(rule, examples_of(rule, settings), settings, color) if isinstance(rule, Rule) else _own(rule, color))
    return 0


def find(wanted: str, settings: Settings) -> Rule | Mapping[str, str]:
    """The rule of this id; one of prlint's own as its row in the table. Raises UsageError with a hint."""
    own = next((row for row in table("own-rules") if row["id"] == wanted), None)
    if own is not None:
        return own
    pool = everything(settings.pool)
    rule = next((rule for rule in pool.rules if rule.id == wanted), None)
    if rule is not None:
        return rule
    known = [rule.id for rule in pool.rules] + [row["id"] for row in table("own-rules")]
    if any(rule.pack == wanted for rule in pool.rules):
        raise UsageError(f"‘{visible(wanted)}’ is a pack and no rule; prlint rules --pack {visible(wanted)} lists its rules")
    inside = [rule_id for rule_id in known if rule_id.partition("/")[0] == wanted or rule_id.partition("/")[2] == wanted]
    hint = f"; do you mean {' or '.join(inside[:3])}?" if inside else meant(wanted, known)
    raise UsageError(f"there is no rule ‘{visible(wanted)}’{hint}")


def examples_of(rule: Rule, settings: Settings) -> tuple[Example, ...]:
    """The examples of a rule, from the YAML of its pack."""
    from prlint.packs.load import examples

    if rule.origin == "built in":
        return examples(rule.pack).get(rule.id, ())
    packs, base = (settings.invocation.packs, os.getcwd()) if settings.invocation.packs else (settings.config.packs, settings.config.folder)
    return next((found[rule.id] for pack in packs if rule.id in (found := examples(pack, base))), ())


def _explained(rule: Rule, examples: Iterable[Example], settings: Settings, color: bool) -> Iterator[str]:
    level = settings.severity.get(rule.id, rule.severity)
    yield f"{bold(visible(rule.id), color)}\n"
    yield f"{visible(rule.title)}\n\n"
    severity = paint(level, SEVERITY_COLORS[level], color) + (f" (configured; by itself {rule.severity})" if level != rule.severity else "")
    yield f"  {severity} · confidence {rule.confidence} · tier {rule.tier} · {visible(rule.origin)}"
    yield f" · since {visible(rule.since)}\n" if rule.since else "\n"
    yield from _section("Says", [visible(rule.message)], color)
    yield from _section("Why", [visible(rule.why)], color)
    for heading in ("Rests on", "Points to"):
        some = [authority for authority in rule.authority if leaning(authority[0])[0] == heading.lower()]
        yield from _section(heading, (_authority(*authority) for authority in some), color)
    by_sort: dict[str, list[Example]] = {}
    for example in examples:
        by_sort.setdefault(example.sort, []).append(example)
    yield from _section("Found", (_example(example, color) for example in by_sort.get("flag", ())[:_SHOWN]), color)
    yield from _section("Not found", (_example(example, color) for example in by_sort.get("pass", ())[:_SHOWN]), color)
    yield from _section("To fix", [*map(_fix, rule.fixes)] or ["By hand."], color)
    yield from _section("Must be told", (f"{key}: {_NEEDS[mode]}" for key, mode in rule.needs.items()), color)
    yield from _section("Cannot see", (_example(example, color) for example in by_sort.get("todo", ())), color)
    yield from _section("Switch off", _switches(rule.id), color)


def _own(row: Mapping[str, str], color: bool) -> Iterator[str]:
    yield f"{bold(row['id'], color)}\n{row['title']}\n\n"
    yield f"  {paint(row['severity'], SEVERITY_COLORS[row['severity']], color)} · part of prlint itself\n"
    yield from _section("Why", [row["why"]], color)
    yield from _section("To fix", [row["remedy"]], color)
    yield from _section("Switch off", [f"Everywhere, in prlint.yaml:{_CODE}ignore: [{row['id']}]"], color)


def _section(title: str, paragraphs: Iterable[str], color: bool) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if not number:
            yield f"\n{bold(title, color)}\n"
        for line in paragraph.split("\n"):
            yield f"{line}\n" if line.startswith(_CODE[1:]) else "".join(wrapped("", line))


def _authority(cite: str, url: str | None, note: str | None) -> str:
    return leaning(cite)[1] + (f": {visible(note)}" if note else "") + (f"{_CODE}{visible(url)}" if url else "")


def _example(example: Example, color: bool) -> str:
    """The words of an example, its parts named, with the marks around what is found."""
    parts = example.parts or (("", example.text or ""),)
    lines = []
    for kind, words in parts:
        shown = [visible(line) for line in words.split("\n")]
        lines.append((dim(f"{kind}: ", color) if kind else "") + shown[0])
        lines += shown[1:]
    if example.because:
        lines.append(dim(f"({visible(example.because)})", color))
    return "\n".join(lines)


def _fix(fix: Mapping[str, Any]) -> str:
    return f"{visible(fix['title'])} ({fix['safety']}: {_SAFETY[fix['safety']]})"


def _switches(rule_id: str) -> list[str]:
    name = visible(rule_id)
    return [
        f"At one place, in Markdown, above it:{_CODE}<!-- prlint: allow {name} REASON -->",
        f"In one release, in prlint.yaml:{_CODE}allow: [{{rule: {name}, path: RELEASE, reason: REASON}}]",
        f"Everywhere, in prlint.yaml:{_CODE}ignore: [{name}]",
    ]
