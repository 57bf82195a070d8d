"""How many planted faults the rules find, and how many harmless texts beside them they report."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import prlint
from tests.recall.planting import GRAVE, Defect, defects, findings, prepared, releases, stated, words

LEAST_CAUGHT = 0.95
MOST_FLAGGED = 0.02
LEAST_DEFECTS = 4  # of each rule
# Every twelfth defect, so that the suite stays fast; all of them where PRLINT_RECALL=all, as in the whole of `.ci/run`.
STRIDE = 1 if os.environ.get("PRLINT_RECALL") == "all" else 12


@pytest.mark.parametrize("with_profile", [True, False], ids=["profile", "bare"])
@pytest.mark.parametrize("release", releases())
def test_a_clean_release_has_nothing_grave(release: str, with_profile: bool) -> None:
    found = findings(words(release), stated(release, with_profile))
    assert [(finding.rule, finding.text) for finding in found if finding.severity in GRAVE] == []


def test_every_rule_of_the_first_tier_has_its_defects() -> None:
    counted = Counter(defect.rule for defect in defects())
    first = [rule.id for rule in prlint.ruleset(["default"]).rules if rule.tier == 1]
    assert [rule for rule in first if counted[rule] < LEAST_DEFECTS] == []


def test_every_defect_is_of_a_rule_in_force() -> None:
    known = {rule.id for rule in prlint.ruleset(["default"]).rules}
    assert sorted({defect.rule for defect in defects()} - known) == []


def test_a_twin_is_another_text() -> None:
    same = [defect.name for defect in defects() if defect.text("for") in (defect.text("twin"), words(defect.release))]
    assert same == []


def _judged(number: int) -> tuple[str, bool, bool]:
    """(name, caught, twin reported) of one defect."""
    defect: Defect = defects()[number]
    caught = any(finding.rule in defect.answers for finding in defect.found("for"))
    flagged = any(finding.rule == defect.rule or finding.severity in GRAVE for finding in defect.found("twin"))
    return defect.name, caught, flagged


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, bool, bool]]:
    numbers = range(0, len(defects()), STRIDE)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"), initializer=prepared) as pool:
        return list(pool.map(_judged, numbers, chunksize=16))


def test_planted_faults_are_found(judged: list[tuple[str, bool, bool]]) -> None:
    missed = [name for name, caught, _ in judged if not caught]
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(judged), "\n".join(["missed:", *missed])


def test_harmless_twins_are_left_alone(judged: list[tuple[str, bool, bool]]) -> None:
    reported = [name for name, _, flagged in judged if flagged]
    assert len(reported) <= MOST_FLAGGED * len(judged), "\n".join(["reported:", *reported])
