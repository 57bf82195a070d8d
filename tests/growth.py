"""Whether work grows no faster than its input, told by processor time against processor time and never by a clock."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

_Name = TypeVar("_Name", bound=Hashable)

_LEAST = 0.005  # seconds: less than that is noise
_TRIES = 3  # a busy machine slows one try, not all


def is_linear(prepare: Callable[[int], Callable[[], object]], small: int, large: int, slack: float = 4.0) -> bool:
    """Whether the work on `large` costs at most `slack` times what the work on `small` does, size for size.

    prepare(size) makes the input and returns the work on it, which alone is measured.
    """
    few = min(_seconds(prepare(small)) for _ in range(_TRIES))
    limit = slack * large / small * max(few, _LEAST)
    return any(_seconds(prepare(large)) <= limit for _ in range(_TRIES))


def steep(spent: Callable[[int], Mapping[_Name, float]], small: int, large: int, slack: float = 4.0) -> dict[_Name, tuple[float, float]]:
    """What took more than `slack` times the seconds on `large` that it took on `small`, size for size, in every try; with both.

    spent(size): the seconds of each part of the work on an input of that size.
    """
    found: dict[_Name, tuple[float, float]] | None = None
    for _ in range(_TRIES):
        few, many = spent(small), spent(large)
        limits = {name: slack * large / small * max(few.get(name, 0.0), _LEAST) for name in many}
        here = {name: (few.get(name, 0.0), many[name]) for name in many if many[name] > limits[name]}
        found = here if found is None else {name: found[name] for name in found if name in here}
        if not found:
            return {}
    return found or {}


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
