"""Where time goes: what is put down as whose, and that asking changes no finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from prlint.engine import check_release, lint
from prlint.facts import Facts
from prlint.packs.load import builtin
from prlint.text.source import Source
from prlint.timing import FACT, RULE, SHARED, STAGE, Spent, Timing
from tests.making import release

TEXT = """Norvane Therapeutics Names Dana Ruiz Chief Executive

BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) named Dana Ruiz chief executive. Revenue rose 12% to $40 million.

“We expect to start two studies of Calidex® (veltorinib) this year!!” said Lee Tan, chair.

Contact: Lee Tan, 617-555-0142, lee.tan@norvane.example
"""


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def takes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timing(clock: Clock) -> Timing:
    return Timing(clock=clock)


def test_what_runs_inside_counts_for_itself(clock: Clock, timing: Timing) -> None:
    def outer() -> None:
        clock.takes(1)
        timing.timed(FACT, "inner", clock.takes)(2)
        timing.timed(FACT, "inner", clock.takes)(4)
        clock.takes(8)

    timing.rule("outer", outer)()
    assert set(timing.spent()) == {Spent(FACT, "inner", 6, 6, 2), Spent(RULE, "outer", 9, 15, 1)}


def test_what_comes_later_is_not_inside(clock: Clock, timing: Timing) -> None:
    timing.stage("first", clock.takes)(1)
    timing.stage("second", clock.takes)(2)
    assert timing.spent() == (Spent(STAGE, "first", 1, 1, 1), Spent(STAGE, "second", 2, 2, 1))


def test_work_that_raises_is_put_down_too(clock: Clock, timing: Timing) -> None:
    def fails() -> None:
        clock.takes(3)
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it is the test's own
        timing.rule("fails", fails)()
    timing.rule("works", clock.takes)(1)
    assert timing.spent() == (Spent(RULE, "fails", 3, 3, 1), Spent(RULE, "works", 1, 1, 1))


def test_what_a_process_hands_over_counts_in_another_once(clock: Clock, timing: Timing) -> None:
    other = Timing(clock=clock)
    for timed in (timing, other, other):
        timed.rule("one", clock.takes)(1)
    timing.add(other.hand_over())
    timing.add(other.hand_over())
    assert timing.spent() == (Spent(RULE, "one", 3, 3, 3),)


def test_a_fact_counts_when_it_is_found_and_not_when_it_is_looked_up(clock: Clock, timing: Timing) -> None:
    facts = timing.facts(release(TEXT), None, None)
    for _ in range(3):
        facts.of("person", "date")
        facts.of("person")
        _ = facts.words, facts.sentences
        facts.once("cues at 12", lambda _: clock.takes(1))
        facts.once("cues at 34", lambda _: clock.takes(1))
    times = {(spent.sort, spent.name): spent.times for spent in timing.spent()}
    assert times[FACT, "person"] == times[FACT, "date"] == times[SHARED, "words"] == times[SHARED, "sentences"] == 1
    assert times[SHARED, "cues"] == 2


def _facts_of(make: Callable[[], Facts]) -> Iterator[object]:
    from prlint.facts import MODULES

    facts = make()
    for kind in MODULES:
        yield facts.of(kind)


def test_a_clock_changes_no_fact(timing: Timing) -> None:
    read = release(TEXT)
    assert list(_facts_of(lambda: timing.facts(read, None, None))) == list(_facts_of(lambda: Facts(read)))


def test_a_clock_changes_no_finding() -> None:
    source, rules = Source("a.txt", TEXT), builtin()
    timing = Timing()
    plain, timed = lint(source, rules), lint(source, rules, timing=timing)
    assert plain.diagnostics
    assert [(r.on, r.off, r.diagnostics) for r in (plain, timed)] == [(plain.on, plain.off, plain.diagnostics)] * 2


def test_every_rule_and_stage_has_its_entry() -> None:
    timing, rules = Timing(), builtin()
    lint(Source("a.txt", TEXT), rules, timing=timing)
    spent = timing.spent()
    assert {entry.name for entry in spent if entry.sort == STAGE} == {"format", "segment", "rules", "place"}
    assert {entry.name for entry in spent if entry.sort == RULE} == {rule.id for rule in rules.rules}
    assert all(0 <= entry.own <= entry.whole + 1e-9 for entry in spent)


def test_the_parts_come_to_the_whole() -> None:
    timing = Timing()
    timing.rule("all", check_release)(release(TEXT), builtin(), timing=timing)
    spent = timing.spent()
    (whole,) = (entry.whole for entry in spent if entry.name == "all")
    assert sum(entry.own for entry in spent) == pytest.approx(whole)
