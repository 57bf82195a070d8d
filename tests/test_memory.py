"""Checking more releases keeps nothing of them but of the latest."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from prlint import engine
from prlint.engine import lint
from prlint.packs.load import builtin
from prlint.text import pattern
from prlint.text.source import Source

RELEASES = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("recall/releases/*.txt"))[::12]]


def _check_all() -> None:
    rules = builtin()
    for text in RELEASES:
        lint(Source("a.txt", text), rules)


def test_what_was_checked_is_forgotten() -> None:
    tracemalloc.start()
    for _ in range(2):  # caches of words are bounded, and full of these now
        _check_all()
    patterns = len(pattern._made)
    kept = []
    for _ in range(3):
        _check_all()
        engine._keep(None)
        gc.collect()
        kept.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert len(pattern._made) == patterns
    assert kept[2] - kept[1] < 500 * len(RELEASES)  # what is known of one release is a thousand times as much


def test_little_is_left_for_the_collector() -> None:
    """Thousands of objects in circles a release took a tenth of the time to find."""
    _check_all()
    gc.collect()
    gc.disable()
    try:
        _check_all()
        assert gc.collect() < 50 * len(RELEASES)
    finally:
        gc.enable()
