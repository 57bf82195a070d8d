"""How prlint grows: with processes, with the number of releases, with the length of one."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

from inputs import described, make, release, sources
from measuring import Bench, Cost, bars, machine, middle, rounds, table


def jobs(bench: Bench) -> None:
    """Two processes against one."""
    count, most = (100, 2) if bench.quick else (2_000, 5)
    lot = make(bench.folder / "lot", count)
    found = rounds({"1": bench.prlint(lot), "2": bench.prlint(lot, "--jobs", "2")}, most, 3_600)
    gains = [one.wall / two.wall for one, two in zip(found["1"], found["2"], strict=True)]
    rows = [
        [f"`--jobs {name}`", f"{cost.wall:.1f} s", f"{cost.processor:.1f} s", f"{cost.memory:.0f} MB", f"{cost.wall / count * 1000:.1f} ms"]
        for name, cost in ((name, middle(costs)) for name, costs in found.items())
    ]
    text = f"""## Several processes

{machine()}. {count:,} releases: {described()}. Medians of {most} interleaved pairs; memory is that of the largest process.

{table(("", "by the wall", "processor", "memory", "a release"), rows)}

Two processes are {statistics.median(gains):.2f} times as fast as one (median; {min(gains):.2f} to {max(gains):.2f})."""
    bench.tell("jobs", text)


def curves(bench: Bench) -> None:
    bench.tell("growth", "\n\n".join((_head(), _by_number(bench), _by_length(bench))))


def _head() -> str:
    return f"""## Growth

{machine()}. {described()}. Processor time of whole processes, all of them counted, the start included."""


def _by_number(bench: Bench) -> str:
    counts = (10, 40, 100) if bench.quick else (100, 1_000, 5_000, 20_000)
    cores = len(os.sched_getaffinity(0))
    lot = make(bench.folder / "lot", counts[-1])
    costs = {count: bench.prlint(lot[:count], "--jobs", str(cores)).cost() for count in counts}
    rows = [(f"{count:,}", cost.processor / count * 1000, _told(cost, count)) for count, cost in costs.items()]
    return f"""### The cost of a release

By the number of releases in one run, with {cores} processes.

```
{bars(rows)}
```

A release among {counts[-1]:,} costs {rows[-1][1] / rows[1][1]:.2f} times what it costs among {counts[1]:,}."""


def _told(cost: Cost, count: int) -> str:
    return f"{cost.processor / count * 1000:6.1f} ms each, {cost.wall:7.1f} s in all, {cost.memory:5.0f} MB"


def _by_length(bench: Bench) -> str:
    sizes = (2_000, 20_000) if bench.quick else (2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
    nothing = _file(bench.folder, "")
    texts = sources()
    shortest = min(range(len(texts)), key=lambda number: len(texts[number]))  # which can be filled to any length
    files = {size: _file(bench.folder, release(texts, shortest, size)) for size in sizes}
    empty = min(bench.prlint([nothing]).cost().processor for _ in range(5))
    rows = []
    for path in files.values():
        length = path.stat().st_size
        runs = 5 if length < 100_000 else 2
        cost = min((bench.prlint([path]).cost() for _ in range(runs)), key=lambda cost: cost.processor)
        each = (cost.processor - empty) / length
        rows.append((f"{length:,}", each * 1_000_000, f"{each * 1_000_000:6.2f} µs each, {cost.wall:6.2f} s in all, {cost.memory:5.0f} MB"))
    return f"""### The cost of a byte

By the length of one release in bytes, without what a check of an empty file takes ({empty * 1000:.0f} ms). A short one pays for everything
that is loaded and compiled once.

```
{bars(rows)}
```

A byte among {rows[-1][0]} costs {rows[-1][1] / rows[len(rows) // 2][1]:.2f} times what it costs among {rows[len(rows) // 2][0]}."""


def _file(folder: Path, text: str) -> Path:
    path = folder / f"{len(text)}.txt"
    path.write_text(text, "utf-8")
    return path
