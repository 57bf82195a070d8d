"""lint(): gates, failures, reasons, fingerprints, fixes in legal text. What rules mean is tests/checks; what packs hold, their examples."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest

from prlint import engine
from prlint.checks.rule import Ruleset
from prlint.packs import load
from prlint.profile import Profile
from prlint.text.source import Source

RELEASE = """Norvane Opens Leeds Plant

LEEDS, England, May 4, 2026 -- Norvane, Inc. (Nasdaq: NRVN) opened a plant for alpha tablets today.

About Norvane

Norvane, Inc. makes tablets. Alpha is one of them.

Forward-Looking Statements

This release contains forward-looking statements about alpha.

Contact: Dana Ruiz, +1 617 555 0100, press@norvane.example
"""

RULE = """  - id: {id}
    title: A rule for tests
    tier: 1
    severity: warning
    confidence: high
    {body}
    message: "‘{{text}}’"
    why: It is needed.
    authority: [{{cite: practice}}]
    examples: {{flag: [{{in: body, text: "⟦x⟧"}}], pass: [{{in: body, text: "y"}}]}}
"""


@pytest.fixture
def ruleset(tmp_path: pathlib.Path):  # type: ignore[no-untyped-def]
    def make(**bodies: str) -> Ruleset:
        rules = "".join(RULE.format(id=name.replace("_", "-"), body=body.replace("\n", "\n    ")) for name, body in bodies.items())
        (tmp_path / "own.yaml").write_text(f"pack: own\ntitle: Own\nrules:\n{rules}", "utf-8")
        return load.ruleset(["./own.yaml"], str(tmp_path))

    return make


def lint(text: str, rules: Ruleset, profile: dict[str, object] | None = None, name: str = "release.txt") -> engine.Report:
    return engine.lint(Source(name, text), rules, Profile(profile))


def test_findings_come_in_the_order_of_the_text_then_of_rule_ids(ruleset: Callable[..., Ruleset]) -> None:
    report = lint(RELEASE, ruleset(b="check: {forbid: {phrase: [alpha]}}", a="check: {forbid: {phrase: [alpha, tablets]}}"))
    keys = [(d.place.span.start, d.place.span.end, d.rule) for d in report.diagnostics]
    assert keys == sorted(keys)
    assert len(keys) == 8


def test_where_a_gate_has_a_finding_nobody_else_speaks(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(loud="check: {forbid: {phrase: [alpha]}}", door="gate: yes\ncheck: {forbid: {phrase: [leeds]}}\nonce_per: document")
    report = lint(RELEASE, rules)
    assert {d.rule for d in report.diagnostics} == {"own/door"}
    assert report.off == (engine.Off("own/loud", "silent where own/door speaks"),)


def test_a_closed_gate_lets_the_others_speak(ruleset: Callable[..., Ruleset]) -> None:
    report = lint(RELEASE, ruleset(loud="check: {forbid: {phrase: [alpha]}}", door="gate: yes\ncheck: {forbid: {phrase: [york]}}"))
    assert {d.rule for d in report.diagnostics} == {"own/loud"}


def test_a_rule_that_raises_is_told_and_harms_no_other(ruleset, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    rules = ruleset(good="check: {forbid: {phrase: [alpha]}}", bad="check: {forbid: {fact: url}}")
    monkeypatch.setattr("prlint.facts.contacts.urls.KINDS", {})
    report = lint(RELEASE, rules)
    assert report.failed
    failure, *rest = report.diagnostics
    assert (failure.rule, failure.severity) == (engine.INTERNAL_ERROR, "error")
    assert "own/bad was not checked" in failure.message
    assert [d.rule for d in rest] == ["own/good"] * 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("when: [{in_release: {part: table}}]\ncheck: {forbid: {phrase: [alpha]}}", "nothing to go by: no table"),
        ("check: {forbid: {phrase: [alpha]}}\nunless: [{profile: {stage: draft}}]\nneeds: {stage: silent}", "needs stage"),
    ],
)
def test_a_rule_that_is_off_says_why(ruleset, body: str, reason: str) -> None:  # type: ignore[no-untyped-def]
    report = lint(RELEASE, ruleset(quiet=body))
    assert (report.on, report.off) == (0, (engine.Off("own/quiet", reason),))


def test_a_weaker_rule_speaks_where_the_stronger_has_no_finding(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(weak="check: {forbid: {phrase: [alpha]}}\nyields_to: [own/strong]", strong="check: {forbid: {phrase: [alpha tablets]}}")
    assert [d.rule for d in lint(RELEASE, rules).diagnostics] == ["own/strong", "own/weak", "own/weak"]


def test_words_are_at_fault_once(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(rank="check: {forbid: {phrase: [alpha, alpha tablets]}}")
    whole = ruleset(rank="check: {forbid: {phrase: [alpha tablets]}}")
    places = [d.place.span for d in lint(RELEASE, rules).diagnostics]
    assert len(places) == len(set(places)) == 3
    assert [d.place.span for d in lint(RELEASE, whole).diagnostics] == places[:1]


def test_a_thing_that_two_alternatives_fit_is_told_of_once(ruleset: Callable[..., Ruleset]) -> None:
    selectors = ", ".join(f"{{part: headline, where: {{holds: {{phrase: {word}}}}}}}" for word in ("leeds", "plant"))
    rules = ruleset(own=f"check: {{forbid: [{selectors}]}}")
    assert [d.text for d in lint(RELEASE, rules).diagnostics] == ["Norvane Opens Leeds Plant"]


def test_words_that_several_patterns_fit_are_at_fault_once(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(hole="check: {forbid: [{phrase: [alpha tablets]}, {pattern: ['tablets', 'tablets?']}]}\nonce_per: sentence")
    found = lint(RELEASE, rules).diagnostics
    assert [(d.text, d.labels) for d in found if d.text.startswith("alpha")] == [("alpha tablets", ())]


def test_the_words_of_a_legal_sentence_are_never_changed_unasked(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(fix="check: {forbid: {phrase: [alpha]}}\nfix: {title: Write beta, replace_with: beta, safety: safe}")
    safety = {d.segment: d.fixes[0].safety for d in lint(RELEASE, rules).diagnostics}
    assert safety == {"lead": "safe", "boilerplate": "safe", "forward-looking": "unsafe"}


def test_fingerprints_survive_reflow_and_renaming_and_tell_findings_apart(ruleset: Callable[..., Ruleset]) -> None:
    rules = ruleset(a="check: {forbid: {phrase: [alpha, nasdaq]}}")
    marks = [d.fingerprint for d in lint(RELEASE, rules).diagnostics]
    wrapped = RELEASE.replace(" for alpha", "\nfor alpha").replace("\n", "\r\n")
    assert [d.fingerprint for d in lint(wrapped, rules, name="other.txt").diagnostics] == marks
    assert len(set(marks)) == len(marks)


def test_nothing_is_said_of_an_empty_text(ruleset: Callable[..., Ruleset]) -> None:
    report = lint("", ruleset(a="check: {forbid: {phrase: [alpha]}}", b="check: {forbid: {pattern: ['alpha']}}"))
    assert (report.diagnostics, report.failed) == ((), False)


def test_what_was_found_is_let_go_of_when_the_next_release_comes(ruleset: Callable[..., Ruleset], monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ruleset(one="check: {forbid: [{phrase: tablets}]}")
    engine.lint(Source("first.txt", RELEASE), rules)
    forgotten: list[str] = []
    forget = engine.Facts.forget
    monkeypatch.setattr(engine.Facts, "forget", lambda facts: (forgotten.append(facts.prose), forget(facts)))
    engine.lint(Source("second.txt", "Norvane makes tablets."), rules)
    assert forgotten == [RELEASE]
