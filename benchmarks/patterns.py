"""Which regular expressions of the code a check spends its time in, and how often each of them finds something.

    python benchmarks/patterns.py [FILE ...]

Every call of a pattern is recorded while the releases are checked, and then made again, alone and several times: the best of them counts.
Prints, for each pattern, microseconds a release, calls a release, in how many of the releases that ask for it something fits, and how the
pattern begins; the dearest first. What costs much and seldom fits wants a cheaper question before it, or another beginning.
Without a file, the seed. Patterns of rules are not among them (benchmarks/rules.py).
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from reading import SEED

from prlint.config import Config
from prlint.settings import Invocation, check, settle
from prlint.text import pattern
from prlint.text.source import Source

_RUNS = 7


class Call(NamedTuple):
    """release: its number. name: of the method, which `method` is, bound to its pattern."""

    release: int
    name: str
    method: Callable[..., Any]
    arguments: tuple[Any, ...]

    def fits(self) -> bool:
        """Make the call to its end. Whether something fits."""
        result = self.method(*self.arguments)
        if self.name == "finditer":
            return sum(1 for _ in result) > 0
        if self.name == "split":
            return len(result) > 1
        if self.name in ("sub", "subn"):
            return bool(result != self.arguments[1])
        return bool(result)


def recorded(sources: list[Source]) -> dict[str, list[Call]]:
    """The calls of every pattern, by its source, while these are checked; a first check of each, which loads things, is left out."""
    settings = settle(Config(), Invocation())
    calls: dict[str, list[Call]] = defaultdict(list)
    checked: list[Source] = []
    plain = pattern._Lazy.__getattr__

    def watched(lazy: pattern._Lazy, name: str) -> Any:
        method = plain(lazy, name)
        if not callable(method):
            return method

        def recording(*arguments: Any) -> Any:
            calls[lazy._key[0]].append(Call(len(checked), name, method, arguments))
            return method(*arguments)

        setattr(lazy, name, recording)
        return recording

    _forget_methods()
    pattern._Lazy.__getattr__ = watched  # type: ignore[method-assign]
    for source in sources:
        check(source, settings)
    calls.clear()
    for source in sources:
        check(source, settings)
        checked.append(source)
    pattern._Lazy.__getattr__ = plain  # type: ignore[method-assign]
    _forget_methods()
    return dict(calls)


def _forget_methods() -> None:
    """Lazy patterns keep the methods that they were asked for; the next call asks anew."""
    for lazy in pattern._made:
        for name in vars(lazy).keys() - {"_key"}:
            delattr(lazy, name)


def seconds(calls: list[Call]) -> float:
    """The least that making all of them took."""
    best = float("inf")
    for _ in range(_RUNS):
        began = time.perf_counter()
        for call in calls:
            call.fits()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or [SEED]
    sources = [Source(path.name, path.read_text("utf-8")) for path in paths]
    rows = []
    for source, calls in recorded(sources).items():
        asked, fitting = {call.release for call in calls}, {call.release for call in calls if call.fits()}
        rows.append((seconds(calls) * 1e6 / len(paths), len(calls) / len(paths), len(fitting), len(asked), source))
    print(f"{sum(row[0] for row in rows):.0f} µs a release in {len(rows)} patterns")
    for cost, count, fitting, asked, source in sorted(rows, reverse=True)[:60]:
        print(f"{cost:5.0f} µs {count:6.1f} calls, fits in {fitting:3} of {asked:3}  {source[:120]!r}")


if __name__ == "__main__":
    main()
