"""How long reading takes: a usual release, and five megabytes of shapes that could cost more than they should.

    python benchmarks/reading.py [megabytes]

For each shape it prints the time to project and to read it, and the memory at the peak in times of the text. Reading is linear: the
time of a shape at ten megabytes is about twice that at five.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from pathlib import Path

from prlint.formats import project
from prlint.segment import read
from prlint.text.source import Source

SEED = Path(__file__).parent.parent / "seeds" / "001_e8a120012cbbaa19.txt"
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


def measure(name: str, text: str) -> tuple[float, float]:
    """Seconds to project and to read it."""
    began = time.perf_counter()
    projection = project(Source(name, text))
    projected = time.perf_counter()
    read(projection)
    return projected - began, time.perf_counter() - projected


def peak(name: str, text: str) -> float:
    """The memory at the peak, in times of what the text itself takes."""
    tracemalloc.start()
    read(project(Source(name, text)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / sys.getsizeof(text)


def main() -> None:
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 5) * 1_000_000)
    seed = SEED.read_text("utf-8")
    measure("seed.txt", seed)
    for name in ("seed.txt", "seed.md"):
        best = min(sum(measure(name, seed)) for _ in range(20))
        print(f"{name} ({len(seed)} characters): {best * 1000:.1f} ms")
    for ending, shapes in ((".txt", SHAPES), (".md", MARKUP)):
        for shape, unit in shapes.items():
            text = (unit * (size // len(unit) + 1))[:size]
            projecting, reading = measure(f"x{ending}", text)
            print(f"{shape + ending:28} project {projecting:6.2f} s   read {reading:6.2f} s   memory × {peak(f'x{ending}', text):5.1f}")


if __name__ == "__main__":
    main()
