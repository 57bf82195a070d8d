"""A long release costs as much a character as a short one: every stage, kind of fact and rule by its own clock."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from prlint.engine import lint
from prlint.facts import MODULES, Facts
from prlint.formats import project
from prlint.packs.load import builtin
from prlint.segment import read
from prlint.text.source import Source
from prlint.timing import Timing
from tests.growth import steep

# About as many as make up SMALL, so that a long text has nothing that a short one has not.
HERE = Path(__file__).parent
RELEASES = [path.read_text("utf-8").strip() for path in sorted(HERE.glob("recall/releases/*.txt"))[::5]]
SMALL, TIMES = 60_000, 8
SLACK = 3


def _prospectus(size: int) -> str:
    """A release as long as that, whose names and numbers come again and again."""
    head = "Norvane Reports Results\n\nBOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today told of a long year.\n\n"
    return _as_long_as(size, head, ["\n\n".join(release.split("\n\n")[2:-2]) for release in RELEASES])


def _digest(size: int) -> str:
    """Whole releases one after another, each with a headline, contacts and a caution."""
    return _as_long_as(size, "", RELEASES)


def _as_long_as(size: int, head: str, texts: list[str]) -> str:
    whole = "\n\n".join(texts) + "\n\n"
    return (head + whole * (size // len(whole) + 1))[:size]


def _spent(text: str) -> dict[tuple[str, str], float]:
    timing = Timing()
    gc.disable()  # which goes through all that other tests have made, on the clock of whoever was at work
    try:
        lint(Source("a.txt", text), builtin(), timing=timing)
    finally:
        gc.enable()
    return {(entry.sort, entry.name): entry.own for entry in timing.spent()}


@pytest.mark.parametrize("written", [_prospectus, _digest])
def test_nothing_grows_faster_than_its_input(written: Callable[[int], str]) -> None:
    _spent(written(SMALL))  # what is compiled once
    assert steep(lambda size: _spent(written(size)), SMALL, SMALL * TIMES, slack=SLACK) == {}


# Each has much of what finders and rules compare with all of its kind: marks, trials, people, figures, clock times, statutes, names.
AGAIN = ("tub", "asthma", "thornby", "oilfilters", "museum", "wells", "launch")


@pytest.mark.parametrize("name", AGAIN)
def test_a_release_many_times_over_grows_no_faster(name: str) -> None:
    release = (HERE / f"recall/releases/{name}.txt").read_text("utf-8").strip()
    test_nothing_grows_faster_than_its_input(lambda size: _as_long_as(size, "", [release]))


def _know(text: str) -> Facts:
    facts = Facts(read(project(Source("a.txt", text))))
    for kind in MODULES:
        facts.of(kind)
    return facts


def test_what_is_known_of_a_long_text_takes_at_most_thirty_times_its_memory() -> None:
    long = _digest(500_000)
    _know(_digest(SMALL))  # what is loaded once
    tracemalloc.start()
    try:
        _know(long)
        assert tracemalloc.get_traced_memory()[1] < 30 * sys.getsizeof(long)
    finally:
        tracemalloc.stop()
