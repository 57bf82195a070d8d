"""Which rules run."""

from __future__ import annotations

import pytest

from prlint.checks.rule import Rule, Ruleset
from prlint.config import Layer
from prlint.selection import UnknownRuleError, check_names, choose

MADE = (("a/one", 1, "high"), ("a/two", 2, "low"), ("b/one", 1, "medium"), ("b/three", 3, "high"))
POOL = Ruleset(tuple(Rule(rule_id, "T", tier, "warning", confidence, "M", "W", (), {}) for rule_id, tier, confidence in MADE))
BASE = ("a/one", "a/two", "b/one")


def _layer(select: str = "", extend: str = "", ignore: str = "") -> Layer:
    return Layer(tuple(select.split()), tuple(extend.split()), tuple(ignore.split()), "the test")


@pytest.mark.parametrize(
    ("layers", "on"),
    [
        ([], "a/one a/two b/one"),
        ([_layer(select="a")], "a/one a/two"),
        ([_layer(select="tier:1")], "a/one b/one"),
        ([_layer(select="b")], "b/one b/three"),
        ([_layer(extend="b/three")], "a/one a/two b/one b/three"),
        ([_layer(ignore="a")], "b/one"),
        ([_layer(ignore="a/two")], "a/one b/one"),
        ([_layer(select="a", ignore="tier:2")], "a/one"),
        ([_layer(select="a/two", ignore="a")], "a/two"),
        ([_layer(select="a/two", ignore="a/two")], ""),
        ([_layer(ignore="a"), _layer(extend="a/two")], "a/two b/one"),
        ([_layer(ignore="a"), _layer(select="a")], "a/one a/two"),
        ([_layer(select="a"), _layer(ignore="a/one")], "a/two"),
    ],
)
def test_choice(layers: list[Layer], on: str) -> None:
    assert " ".join(rule.id for rule in choose(POOL, BASE, layers).ruleset.rules) == on


def test_what_is_ignored_keeps_its_reason() -> None:
    chosen = choose(POOL, BASE, [_layer(ignore="a/two")])
    assert [(off.rule, off.reason) for off in chosen.off] == [("a/two", "ignored by the test")]


def test_what_was_never_chosen_has_no_reason() -> None:
    assert choose(POOL, BASE, [_layer(ignore="b/three")]).off == ()


def test_unsure_rules_are_off_with_a_reason() -> None:
    chosen = choose(POOL, BASE, [], "high")
    assert [rule.id for rule in chosen.ruleset.rules] == ["a/one"]
    assert [off.reason for off in chosen.off] == ["its confidence is low, below high", "its confidence is medium, below high"]


def test_unknown_words_are_told() -> None:
    with pytest.raises(UnknownRuleError, match=r"no rule, pack or tier ‘a/onne’; did you mean ‘a/one’\?"):
        check_names(POOL.rules, "select", ["a/one", "tier:1", "a", "prlint/unused-suppression", "a/onne"])
