"""Whether work grows no faster than its input, told by processor time against processor time and never by a clock."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_LEAST = 0.005  # seconds: less than that is noise
_TRIES = 3  # a busy machine slows one try, not all


def is_linear(prepare: Callable[[int], Callable[[], object]], small: int, large: int, slack: float = 4.0) -> bool:
    """Whether the work on `large` costs at most `slack` times what the work on `small` does, size for size.

    prepare(size) makes the input and returns the work on it, which alone is measured.
    """
    few = min(_seconds(prepare(small)) for _ in range(_TRIES))
    limit = slack * large / small * max(few, _LEAST)
    return any(_seconds(prepare(large)) <= limit for _ in range(_TRIES))


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
