"""Patterns look through windows; no border of a window hides a match or doubles it."""

from __future__ import annotations

import pytest

from prlint.checks.asking import _STEP, _WINDOW, Asking
from prlint.checks.rule import Ruleset
from tests.making import facts


@pytest.mark.parametrize("at", [0, _STEP - 3, _STEP, _WINDOW - 3, _WINDOW, 2 * _STEP - 2, 3 * _WINDOW - 1])
def test_a_match_is_found_once_wherever_it_stands(at: int) -> None:
    text = "x" * at + "ABC123" + "y" * 9000
    asking = Asking(facts(body=text), Ruleset(()))
    found = asking.select({"pattern": ("ABC[0-9]{3}",), "triggers": ((),)})
    assert [f.thing.span.of(text) for f in found] == ["ABC123"]
    assert found[0].thing.span.start == at
