"""Where prlint's time goes, by stage, kind of fact and rule, and where it went before."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from inputs import described, make
from measuring import Bench, Command, machine, table

# Run inside the environment that is measured, so that a revision is measured by its own clock.
_PROBE = """
import gc, json, sys
gc.set_threshold(200_000)
from prlint.cli.inputs import Input
from prlint.cli.project import Project
project = Project({"isolated": True, "statistics": True})
files = [Input(path, path, True) for path in sys.argv[1:]]
for file in files[:20]:
    project.check(file)
project.timing.hand_over()
for file in files:
    project.check(file)
print(json.dumps([[spent.sort, spent.name, spent.own] for spent in project.timing.spent()]))
"""
Spent = dict[tuple[str, str], float]  # milliseconds of a release by (sort, name)


def run(bench: Bench) -> None:
    count, times, most = (20, 1, 5) if bench.quick else (200, 3, 15)
    lot = make(bench.folder / "lot", count)
    now, before = [], []
    for _ in range(times):
        now.append(_spent(bench.python, lot))
        if bench.before:
            before.append(_spent(bench.before, lot))
    new, old = _middle(now), _middle(before)
    stages = _stages(new)
    parts = [
        _table("stage", stages, _stages(old), len(stages)),
        _table("kind of fact, or what several share", _of(new, "fact", "shared"), _of(old, "fact", "shared"), most),
        _table("rule", _of(new, "rule"), _of(old, "rule"), most),
    ]
    named = ""
    if bench.before:
        named = f"\n“Before” is {bench.before.parent.parent.name.removeprefix('prlint-')}, measured by turns with this one."
    bench.tell("spending", f"## Where the time goes\n\n{_about(count, times)}{named}\n\n" + "\n\n".join(parts))


def _about(count: int, times: int) -> str:
    return f"""{machine()}. {count} releases, 5 kB each on average: {described()}.
Milliseconds of processor time a release, by the clock of `--statistics`, in a process that has checked 20 before; medians of {times} runs.
What runs inside something else counts there alone: a rule without the facts it asks for, a fact without other facts. What the collector
of cycles takes counts where it happens to run."""


def _spent(python: Path, lot: Sequence[Path]) -> Spent:
    said = Command([str(python), "-I", "-c", _PROBE, *map(str, lot)]).says()
    return {(sort, name): own * 1000 / len(lot) for sort, name, own in json.loads(said.splitlines()[-1])}


def _middle(runs: Sequence[Spent]) -> Spent:
    names = {name for run in runs for name in run}
    return {name: statistics.median(run.get(name, 0.0) for run in runs) for name in names}


def _of(spent: Spent, *sorts: str) -> dict[str, float]:
    return {name: own for (sort, name), own in spent.items() if sort in sorts}


def _stages(spent: Spent) -> dict[str, float]:
    found: dict[str, float] = {}
    for (sort, name), own in spent.items():
        stage = name if sort == "stage" else "rules" if sort == "rule" else "facts"
        found[stage] = found.get(stage, 0.0) + own
    return found


def _table(head: str, new: dict[str, float], old: dict[str, float], most: int) -> str:
    """The costliest, now or before, and a sum."""
    names = sorted(new | old, key=lambda name: -max(new.get(name, 0.0), old.get(name, 0.0)))
    rows = [[name, *_figures(new.get(name), old.get(name), bool(old))] for name in names[:most]]
    if names[most:]:
        rest = [sum(each.get(name, 0.0) for name in names[most:]) for each in (new, old)]
        rows.append([f"{len(names) - most} others", *_figures(*rest, bool(old))])
    rows.append(["all", *_figures(sum(new.values()), sum(old.values()), bool(old))])
    return table((head, *(("before", "now") if old else ("now",))), rows)


def _figures(new: float | None, old: float | None, both: bool) -> list[str]:
    figures = [f"{value:.2f}" if value is not None else "–" for value in (old, new)]
    return figures if both else figures[1:]
