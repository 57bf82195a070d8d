from __future__ import annotations

from pathlib import Path

import pytest

from prlint.packs import load
from prlint.testing import Bare, Result, coverage, results
from tests.packs.making import HERE, rule


def test_the_examples_of_a_sound_pack_are_all_right() -> None:
    assert [(r.outcome, r.detail) for r in results("./house", str(HERE)) if r.outcome != "todo"] == [
        ("caught", ""),
        ("caught", ""),
        ("caught", ""),
        ("quiet", ""),
        ("quiet", ""),
        ("caught", ""),
        ("quiet", ""),
    ]


def outcome(folder: Path, example: str, sort: str = "flag", **changed: str) -> Result:
    examples = f"{{{sort}: [{example}]}}"
    (folder / "own.yaml").write_text(rule(examples=examples, **changed), encoding="utf-8")
    (result,) = results("./own.yaml", str(folder))
    return result


FIX = '{title: Drop it, safety: safe, replace_with: "%s"}'
# (example, its sort, keys of the rule, outcome, words of the detail)
CASES = [
    ("{in: body, text: An ⟦exciting⟧ day.}", "flag", {}, "caught", ""),
    ("{text: An ⟦exciting⟧ day.}", "flag", {}, "caught", ""),
    ("{text: 'An *⟦exciting⟧* day.', format: markdown}", "flag", {}, "caught", ""),
    ("{in: body, text: A dull day.}", "pass", {}, "quiet", ""),
    ("{in: body, text: An exciting day.}", "pass", {}, "noisy", "found An ⟦exciting⟧ day.: ‘exciting’ is not wanted."),
    ("{in: body, text: A ⟦thrilling⟧ day.}", "flag", {}, "missed", "nothing was found"),
    ("{in: body, text: An ⟦exciting⟧ day.}", "flag", {"when": "[{in_release: {part: contact}}]"}, "missed", "no contact"),
    ("{in: body, text: An ⟦exciting day⟧.}", "flag", {}, "wrong", "expected An ⟦exciting day⟧."),
    ("{in: body, text: An ⟦exciting⟧ and exciting day.}", "flag", {}, "wrong", "found xciting and ⟦exciting⟧ day."),
    ("{in: body, text: An ⟦exciting⟧ day., severity: error}", "flag", {}, "wrong", "expected severity error, got warning"),
    ("{in: body, text: An ⟦exciting⟧ day., severity: warning}", "flag", {}, "caught", ""),
    ("{in: body, text: An ⟦exciting⟧}", "flag", {"message": "'{text} {next}'"}, "wrong", "{next} has no value"),
    ("{in: body, text: An ⟦exciting⟧ day., fixed: An odd day.}", "flag", {"fix": FIX % "odd"}, "caught", ""),
    ("{in: body, text: An ⟦exciting⟧ day., fixed: A day.}", "flag", {"fix": FIX % "odd"}, "wrong", "expected the fix to give"),
    (
        "{in: body, text: An ⟦exciting⟧ day., fixed: An exciting exciting day.}",
        "flag",
        {"fix": FIX % "exciting exciting"},
        "wrong",
        "after the fix",
    ),
    ("{in: body, text: It is ⟦over the moon⟧.}", "todo", {}, "todo", "nothing was found"),
    ("{in: body, text: An ⟦exciting⟧ day.}", "todo", {}, "mended", "among flag or pass"),
    ("{in: body, text: An exciting day.}", "todo", {}, "todo", "found An ⟦exciting⟧ day."),
]


@pytest.mark.parametrize(("example", "sort", "changed", "expected", "words"), CASES)
def test_outcome(example: str, sort: str, changed: dict[str, str], expected: str, words: str, tmp_path: Path) -> None:
    result = outcome(tmp_path, example, sort, **changed)
    assert (result.outcome, result.failed) == (expected, expected in ("noisy", "missed", "wrong", "mended"))
    assert words in result.detail


def test_only_the_rule_itself_counts(tmp_path: Path) -> None:
    """Another rule's finding in the same example is no concern of it."""
    two = rule(id="two", check="{forbid: {phrase: day}}").partition("rules:\n")[2]
    (tmp_path / "own.yaml").write_text(rule(examples="{flag: [{in: body, text: An ⟦exciting⟧ day.}]}") + two, encoding="utf-8")
    assert [r.outcome for r in results("./own.yaml", str(tmp_path))] == ["caught"]


def test_a_rule_that_yields_is_tested_with_the_stronger_one(tmp_path: Path) -> None:
    two = rule(id="two", check="{forbid: {phrase: exciting day}}").partition("rules:\n")[2]
    text = rule(examples="{pass: [{in: body, text: An exciting day.}]}", yields_to="[house/two]") + two
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert [r.outcome for r in results("./own.yaml", str(tmp_path))] == ["quiet"]


def test_marks_in_several_parts_count_from_the_first() -> None:
    example = load.examples("./house", str(HERE))["house/hype"][1]
    assert [kind for kind, _ in example.parts] == ["headline", "lead"]
    assert [r.outcome for r in results("./house", str(HERE)) if r.example == example] == ["caught"]


def test_coverage_names_rules_without_both_sorts(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(rule(examples="{flag: [{text: ⟦exciting⟧}]}"), encoding="utf-8")
    assert coverage("./own.yaml", str(tmp_path)) == [Bare("house/one", ("pass",))]
    (tmp_path / "own.yaml").write_text(rule(), encoding="utf-8")
    assert coverage("./own.yaml", str(tmp_path)) == [Bare("house/one", ("flag", "pass"))]
    assert coverage("./house", str(HERE)) == []


def test_every_example_of_the_built_in_packs_is_right() -> None:
    failed = [f"{r.example.path}:{r.example.line} {r.rule} {r.outcome}: {r.detail}" for r in results("default") if r.failed]
    assert not failed, "\n".join(failed)
