"""Checking with several processes: the same results in the same order as with one."""

from __future__ import annotations

from prlint.cli.check import check_one
from prlint.cli.project import Project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.cli.inputs import Input
    from prlint.run import Checked

_worker: list[Project] = []  # the project of this process, set once when it starts
_CHUNK = 8


def check_all(files: Sequence[Input], options: Mapping[str, Any]) -> Iterator[Checked]:
    import multiprocessing

    context = multiprocessing.get_context("spawn")  # the same on every system; forking is unsafe where threads run
    plain = {name: value for name, value in options.items() if name != "format"}
    size = max(1, min(_CHUNK, len(files) // options["jobs"]))
    release = _hold_interrupts()
    try:
        pool = context.Pool(min(options["jobs"], len(files)), _start, (plain,))
    except BaseException:
        release()
        raise
    with pool:
        release()
        yield from pool.imap(_check, files, size)


def _hold_interrupts() -> Callable[[], Any]:
    """Let interrupts wait until the function that is given back is called, here and for good in all processes begun before that.

    An interrupt is for the first process, which ends the others. They could not turn it off by themselves before it may come.
    """
    import signal

    block = getattr(signal, "pthread_sigmask", None)
    if block is None:  # Windows
        return lambda: None
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it lets interrupts through again when it begins
    before = block(signal.SIG_BLOCK, {signal.SIGINT})
    return lambda: block(signal.SIG_SETMASK, before)


def _start(options: Mapping[str, Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [Project(options)]


def _check(file: Input) -> Checked:
    return check_one(_worker[0], file)
