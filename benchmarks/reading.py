"""How long reading takes: a usual release, and five megabytes of shapes that could cost more than they should.

    python benchmarks/reading.py [megabytes]

A usual release is measured in passes: how many times `re.findall(r"\\w+", text)` over the same text would take as long, which says the
same on a slow machine and a fast one. For each shape it prints the time to project and to read it, and the memory at the peak in times
of the text; for releases one after another, the same of all facts. Reading is linear: the time of a shape at ten megabytes is about
twice that at five.
"""

from __future__ import annotations

import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from prlint.facts import MODULES, Facts
from prlint.formats import project
from prlint.release import Release
from prlint.segment import read
from prlint.text.source import Source

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "001_e8a120012cbbaa19.txt"
RELEASES = sorted(ROOT.glob("tests/recall/releases/*.txt"))
SHAPES = {
    "one letter": "x",
    "one line of sentences": "Norvane develops medicines. ",
    "short lines": "Norvane develops medicines for rare diseases\n",
    "lines of one letter": "a\n",
    "contact headings": "Contact:\n",
    "items": "• Norvane develops medicines\n\n",
    "quotation marks": "“a” ",
    "full stops": ".",
    "digits": "1",
    "capitals": "BOSTON, ",
    "addresses": "a@a.",
    "blanks": " ",
    "carriage returns": "a\r",
}
MARKUP = {
    "asterisks": "*",
    "emphasis": "*a ",
    "brackets": "[a](",
    "tags": "<a ",
    "entities": "&a",
    "ticks": "` ",
    "comments": "<!-- ",
    "cells": "|a|b|\n",
    "notes": "[^1]: a\n",
}


def measure(source: Source) -> tuple[float, float]:
    """Seconds to project and to read it."""
    began = time.perf_counter()
    projection = project(source)
    projected = time.perf_counter()
    read(projection)
    return projected - began, time.perf_counter() - projected


def peak(text: str, work: Callable[[], object]) -> float:
    """The memory at the peak of this work, in times of what the text itself takes."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / sys.getsizeof(text)


def passes(text: str, work: Callable[[], object], runs: int = 15) -> float:
    """How many passes of `\\w+` over the text take as long as this work; the best of interleaved runs of each."""
    words = re.compile(r"\w+")
    one = many = float("inf")
    work()
    for _ in range(runs):
        began = time.perf_counter()
        for _ in range(20):
            words.findall(text)
        middle = time.perf_counter()
        work()
        one, many = min(one, (middle - began) / 20), min(many, time.perf_counter() - middle)
    return many / one


def every_fact(release: Release) -> Facts:
    facts = Facts(release)
    for kind in MODULES:
        facts.of(kind)
    return facts


def long_texts(size: int) -> None:
    """Shapes of this many characters, and releases one after another."""
    for ending, shapes in ((".txt", SHAPES), (".md", MARKUP)):
        for shape, unit in shapes.items():
            source = Source(f"x{ending}", (unit * (size // len(unit) + 1))[:size])
            most = peak(source.text, partial(_read, source))
            projecting, reading = measure(source)
            print(f"{shape + ending:28} project {projecting:6.2f} s   read {reading:6.2f} s   memory × {most:5.1f}")
    releases = "\n\n".join(path.read_text("utf-8") for path in RELEASES)
    source = Source("x.txt", (releases * (size // len(releases) + 1))[:size])
    began = time.perf_counter()
    every_fact(_read(source))
    spent = time.perf_counter() - began
    most = peak(source.text, lambda: every_fact(_read(source)))
    print(f"{'releases':28} read, with all facts {spent:6.2f} s   memory × {most:5.1f}")


def _read(source: Source) -> Release:
    return read(project(source))


def main() -> None:
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 5) * 1_000_000)
    seed = SEED.read_text("utf-8")
    for name in ("seed.txt", "seed.md"):
        best = min(sum(measure(Source(name, seed))) for _ in range(20))
        print(f"{name} ({len(seed)} characters): {best * 1000:.1f} ms")
    projection = project(Source("seed.txt", seed))
    release = read(projection)
    print(f"segments {passes(seed, lambda: read(projection)):6.1f} passes")
    print(f"facts    {passes(seed, lambda: every_fact(release)):6.1f} passes")
    long_texts(size)


if __name__ == "__main__":
    main()
