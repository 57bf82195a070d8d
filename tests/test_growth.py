"""A long release costs as much a character as a short one: every stage, kind of fact and rule by its own clock."""

from __future__ import annotations

import gc
from pathlib import Path

from prlint.engine import lint
from prlint.packs.load import builtin
from prlint.text.source import Source
from prlint.timing import Timing

PARAGRAPHS = [
    paragraph
    for path in sorted(Path(__file__).parent.glob("recall/releases/*.txt"))
    for paragraph in path.read_text("utf-8").strip().split("\n\n")[2:-2]
]
SMALL, TIMES = 60_000, 8
SLACK = 4
LEAST = 0.01  # seconds: less than that is noise


def _release(size: int) -> str:
    """A release as long as that, whose names and numbers come again and again as in a prospectus."""
    head = "Norvane Reports Results\n\nBOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today told of a long year.\n\n"
    whole = "\n\n".join(PARAGRAPHS) + "\n\n"
    return (head + whole * (size // len(whole) + 1))[:size]


def _spent(size: int) -> dict[tuple[str, str], float]:
    timing = Timing()
    gc.disable()  # which goes through all that other tests have made, on the clock of whoever was at work
    try:
        lint(Source("a.txt", _release(size)), builtin(), timing=timing)
    finally:
        gc.enable()
    return {(entry.sort, entry.name): entry.own for entry in timing.spent()}


def test_nothing_grows_faster_than_its_input() -> None:
    _spent(SMALL)  # what is compiled once
    small, large = _spent(SMALL), _spent(SMALL * TIMES)
    steep = {name: (small.get(name, 0.0), own) for name, own in large.items() if own > SLACK * TIMES * max(small.get(name, 0.0), LEAST)}
    assert steep == {}
