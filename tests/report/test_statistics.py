"""The table of costs: what stands in it, in which order, and what is summed up."""

from __future__ import annotations

import pytest

from prlint.report.statistics import Cost, render
from prlint.timing import FACT, RULE, SHARED, STAGE, Spent


def _rule(name: str, own: float, whole: float = 0.0) -> Spent:
    return Spent(RULE, name, own, whole or own, 4)


SPENT = (
    Spent(STAGE, "start", 0.05, 0.05, 1),
    Spent(STAGE, "rules", 0.01, 0.2, 4),
    Spent(FACT, "figure", 0.02, 0.03, 4),
    Spent(SHARED, "words", 0.01, 0.01, 4),
    _rule("dates/cheap", 0.04),
    _rule("dates/dear", 0.1, 0.13),
    Spent(STAGE, "format", 0.02, 0.02, 4),
)


def _lines(cost: Cost) -> list[str]:
    return "".join(render(cost)).splitlines()


def test_the_whole_table() -> None:
    cost = Cost(4, 2, 0.5, 0.75, SPENT, {"dates/dear": 3})
    assert _lines(cost) == [
        "4 files in 0.50 s by 2 processes; 0.75 s of processor time.",
        "",
        "      ms   share  stage",
        "    50.0   20.0%  start: the interpreter, modules, the command line",
        "    20.0    8.0%  format: text to prose",
        "    30.0   12.0%  facts",
        "   150.0   60.0%  rules",
        "",
        "   alone  a file  with facts  fact",
        "    20.0    5.000        30.0  figure",
        "    10.0    2.500        10.0  words (shared)",
        "",
        "   alone  a file  with facts  findings  rule",
        "   100.0     25.0       130.0         3  dates/dear",
        "    40.0     10.0        40.0         0  dates/cheap",
        "",
        "alone: without the facts that it asked for. with facts: with those that it was the first to ask for.",
    ]


@pytest.mark.parametrize(("number", "left"), [(20, []), (21, ["   1.000  of 1 more rule"]), (25, ["    15.0  of 5 more rules"])])
def test_the_costliest_are_shown_and_the_others_summed_up(number: int, left: list[str]) -> None:
    lines = _lines(Cost(1, 1, 0.1, 0.1, tuple(_rule(f"dates/r{n}", n / 1000) for n in range(1, number + 1)), {}))
    assert sum("  dates/r" in line for line in lines) == 20
    assert [line for line in lines if " more rule" in line] == left


def test_rules_of_the_user_are_all_shown() -> None:
    rules = (*(_rule(f"dates/r{n}", n) for n in range(1, 31)), _rule("house/free", 0.0), _rule("house/cheap", 0.001))
    lines = _lines(Cost(1, 1, 0.1, 0.1, rules, {}, frozenset({"house/free", "house/cheap"})))
    assert [line.split()[-1] for line in lines if "house/" in line] == ["house/cheap", "house/free"]


def test_a_run_that_checked_nothing() -> None:
    assert _lines(Cost(0, 1, 0.05, 0.05, SPENT[:1], {})) == [
        "0 files in 0.05 s; 0.05 s of processor time.",
        "",
        "      ms   share  stage",
        "    50.0  100.0%  start: the interpreter, modules, the command line",
    ]
