"""Planting one known defect at a time, or its harmless twin, into a clean release, and seeing what is said of it.

A defect names the release it goes `in`, the words or lines it strikes, and what stands there afterwards: `for` in the defect, `twin` in
the harmless text. Places are `swap` (words that stand there once), `every` (words wherever they stand), `line` (the line that begins
so), `lines` (from one line to another), `after` and `before` (a new line beside one), `start` and `end` (of the text). Several places
together are `edits`, each with its own `for` and `twin`; a place without `for` or `twin` keeps its words there, and one with `cut: yes`
loses them in the defect. `profile: no` checks without a profile, `state` adds to it. `or` names rules that may speak in place of the
defect's own, where two rules see one fault and the one that knows more silences the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import prlint

HERE = Path(__file__).parent
GRAVE = ("warning", "error")


class Defect:
    """One planted fault of one rule, and the text that looks like it and is none."""

    def __init__(self, rule: str, number: int, data: dict[str, Any]) -> None:
        self.rule, self.number, self.data = rule, number, data
        self.release: str = data["in"]
        self.name = f"{rule}#{number} in {self.release}"

    def text(self, which: str) -> str:
        """The release with the defect (`for`) or with its twin (`twin`)."""
        text = words(self.release)
        for edit in self.data.get("edits") or [self.data]:
            new = edit.get(which)
            if new is None and edit.get("cut") and which == "for":
                new = ""
            if new is not None:
                text = planted(text, edit, new)
        return text

    @property
    def answers(self) -> frozenset[str]:
        """The rules of which one has to speak."""
        return frozenset((self.rule, *self.data.get("or", ())))

    def found(self, which: str, form: Callable[[str], str] = str) -> list[prlint.Diagnostic]:
        """The findings that the clean release does not have. `form` sets both texts otherwise."""
        with_profile = self.data.get("profile", True)
        before = Counter(_key(finding) for finding in findings(form(words(self.release)), stated(self.release, with_profile)))
        profile = stated(self.release, with_profile, self.data.get("state"))
        new = []
        for finding in findings(form(self.text(which)), profile):
            key = _key(finding)
            if before[key]:
                before[key] -= 1
            else:
                new.append(finding)
        return new


def planted(text: str, edit: dict[str, Any], new: str) -> str:
    """The text with one edit made. A place that is not there, or not alone, is an error in the data."""
    if "start" in edit:
        return new + text
    if "end" in edit:
        return text + new
    if "every" in edit:
        assert edit["every"] in text, f"{edit['every']!r} is not in the release"
        return text.replace(edit["every"], new)
    if "swap" in edit:
        assert text.count(edit["swap"]) == 1, f"{edit['swap']!r} stands {text.count(edit['swap'])} times in the release"
        return text.replace(edit["swap"], new)
    return _lines_planted(text, edit, new)


def _lines_planted(text: str, edit: dict[str, Any], new: str) -> str:
    lines = text.split("\n")
    added = new.split("\n")
    if "after" in edit or "before" in edit:
        at = _line(lines, edit.get("after") or edit["before"])
        if "after" in edit:
            return "\n".join([*lines[: at + 1], *added, *lines[at + 1 :]])
        return "\n".join([*lines[:at], *added, *lines[at:]])
    first, last = edit["lines"] if "lines" in edit else (edit["line"], edit["line"])
    start = _line(lines, first)
    end = start + _line(lines[start:], last)
    if new:
        return "\n".join([*lines[:start], *added, *lines[end + 1 :]])
    while end + 1 < len(lines) and not lines[end + 1]:
        end += 1
    return "\n".join([*lines[:start], *lines[end + 1 :]])


def _line(lines: list[str], head: str) -> int:
    for at, line in enumerate(lines):
        if line.startswith(head):
            return at
    raise AssertionError(f"no line begins with {head!r}")


@cache
def words(release: str) -> str:
    """The text of a clean release."""
    return (HERE / "releases" / f"{release}.txt").read_text(encoding="utf-8")


@cache
def _profile(release: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((HERE / "releases" / f"{release}.yaml").read_text(encoding="utf-8"))
    return data


def stated(release: str, with_profile: bool = True, more: dict[str, Any] | None = None) -> prlint.Profile:
    """The profile of a clean release, or none."""
    data = _profile(release) if with_profile else {}
    stated = {**data, **(more or {})}
    return prlint.Profile({key: str(value) if key == "release_date" else value for key, value in stated.items()})


@cache
def _rules() -> prlint.Ruleset:
    return prlint.ruleset(["default"])


def findings(text: str, profile: prlint.Profile) -> tuple[prlint.Diagnostic, ...]:
    """What the rules in force by default say."""
    return prlint.lint(prlint.Source("release.txt", text), _rules(), profile).diagnostics


def _key(finding: prlint.Diagnostic) -> tuple[str, str, str]:
    return finding.rule, finding.text, finding.message


def prepared() -> None:
    """Loads rules and defects, so that a fault in them shows at once."""
    _rules()
    defects()


def releases() -> list[str]:
    """The names of the clean releases."""
    return sorted(path.stem for path in (HERE / "releases").glob("*.txt"))


@cache
def defects() -> list[Defect]:
    """All defects, in the order of their files."""
    return [
        Defect(rule, number, data)
        for path in sorted((HERE / "defects").glob("*.yaml"))
        for rule, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for number, data in enumerate(entries, 1)
    ]
