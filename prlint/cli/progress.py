"""How far a long run has come, on standard error: for people at a terminal, never for a log."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

_PATIENCE = 1.0  # seconds before the first word
_PAUSE = 0.1  # seconds between two


def wanted() -> bool:
    """Whether somebody sits before standard error."""
    if sys.stderr is None or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stderr.isatty()


def counted(items: Iterable[T], total: int, clock: Callable[[], float] | None = None) -> Iterator[T]:
    """The items, with their count on one line that is rewritten while they come and gone when they have."""
    from time import monotonic

    now = clock or monotonic
    due, wrote = now() + _PATIENCE, False
    try:
        for number, item in enumerate(items, 1):
            yield item
            if number < total and now() >= due:
                _write(f"\r{number} of {total} files checked")
                due, wrote = now() + _PAUSE, True
    finally:
        if wrote:
            _write("\r\x1b[K")


def _write(words: str) -> None:
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except OSError:
        pass  # nobody is there to read it any more
