"""Whole processes measured: time by the wall, processor time and memory at the peak, in interleaved pairs."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

RESULTS = Path(__file__).parent / "RESULTS.md"


class Cost(NamedTuple):
    """Seconds by the wall, seconds of processor time (with processes of its own that have ended), and megabytes of its largest process."""

    wall: float
    processor: float
    memory: float


class Bench(NamedTuple):
    """What every part gets. python: the interpreter of the environment that prlint is installed in. before: that of another revision."""

    peers: Path
    python: Path
    folder: Path
    quick: bool = False
    whole: bool = False
    before: Path | None = None

    def prlint(self, paths: Iterable[Path], *options: str) -> Command:
        plain = ("check", "--isolated", "--fail-on", "never", "--format", "concise")
        return Command([str(self.python), "-I", "-m", "prlint", *plain, *options, *map(str, paths)])

    def tell(self, name: str, text: str) -> None:
        print(text, flush=True)
        if not self.quick:
            write_section(name, text)


class Command(NamedTuple):
    """What to run, and where, with nothing of the environment but what it needs."""

    words: Sequence[str]
    folder: str = ""
    extra: Mapping[str, str] = MappingProxyType({})

    def cost(self) -> Cost:
        began = time.perf_counter()
        process = subprocess.Popen(
            self.words, cwd=self.folder or None, env=environment(self.extra), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = 0  # waited for already
        return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)

    def says(self) -> str:
        done = subprocess.run(self.words, cwd=self.folder or None, env=environment(self.extra), capture_output=True, text=True)
        return done.stdout + done.stderr


_HOME = tempfile.TemporaryDirectory(prefix="peers-home-")


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The same for all: a home of its own, so that nobody's configuration or cache counts."""
    return {"PATH": os.environ["PATH"], "HOME": _HOME.name, "LANG": "C.UTF-8", **extra}


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each column."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def rounds(commands: dict[str, Command], most: int, seconds: float) -> dict[str, list[Cost]]:
    """The costs of each command by round: in each, all run one after the other, from another one on each time.

    A command that has had its seconds is left out of later rounds, so that a slow one does not take hours; each runs at least once.
    """
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(most):
        names = list(commands)
        first = number % len(names)
        for name in names[first:] + names[:first]:
            if number == 0 or (len(found[name]) == number and sum(cost.wall for cost in found[name]) * (1 + 1 / number) < seconds):
                found[name].append(commands[name].cost())
    return found


def quotient(these: Sequence[Cost], those: Sequence[Cost]) -> float:
    """The median of this by that, round by round, by the wall."""
    return statistics.median(a.wall / b.wall for a, b in zip(these, those, strict=False))


def out_of_memory(folder: Path) -> None:
    """Let the system forget what it keeps in memory of the files in this folder, so that the next start reads the disk."""
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                file = os.open(os.path.join(place, name), os.O_RDONLY)
            except OSError:
                continue
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def write_section(name: str, text: str, results: Path = RESULTS) -> None:
    """Put a section between its marks in the results, in place of what stood there; at the end where there was none."""
    begin, end = f"<!-- {name}: written by benchmarks/peers.py -->", f"<!-- end of {name} -->"
    page = results.read_text("utf-8")
    section = f"{begin}\n{text.strip()}\n{end}"
    if begin in page:
        page = re.sub(rf"{re.escape(begin)}.*?{re.escape(end)}", lambda _: section, page, flags=re.DOTALL)
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    results.write_text(page, "utf-8")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def bars(rows: Sequence[tuple[str, float, str]], width: int = 50) -> str:
    """A drawing: for each row its name, a bar as long as its figure, and what to say behind it."""
    most = max(value for _, value, _ in rows)
    indent = max(len(name) for name, _, _ in rows)
    return "\n".join(f"{name:>{indent}} {'█' * max(round(value / most * width), 1):<{width}} {told}" for name, value, told in rows)


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 2 else f"{seconds:.1f} s"


def machine() -> str:
    import platform

    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text()) if Path("/proc/cpuinfo").exists() else None
    name = model[1].strip() if model else platform.processor() or platform.machine()
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{len(os.sched_getaffinity(0))} cores ({name}), {system}, {time.strftime('%d %B %Y')}"
