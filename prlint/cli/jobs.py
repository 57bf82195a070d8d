"""Checking with several processes: the same results in the same order as with one."""

from __future__ import annotations

from prlint.cli.check import check_one
from prlint.cli.project import Project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
    with _processes(context, min(options["jobs"], len(files)), plain) as pool:
        yield from pool.imap(_check, files, size)


def _processes(context: Any, count: int, options: Mapping[str, Any]) -> Any:
    """A pool whose processes no interrupt reaches: it is for the first process, which ends the others.

    They inherit that from their first instruction on, where the system can block signals; an interrupt of the first waits until they stand.
    """
    import signal

    block = getattr(signal, "pthread_sigmask", None)
    if block is None:  # Windows
        return context.Pool(count, _start, (options,))
    before = block(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return context.Pool(count, _start, (options,))
    finally:
        block(signal.SIG_SETMASK, before)


def _start(options: Mapping[str, Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [Project(options)]


def _check(file: Input) -> Checked:
    return check_one(_worker[0], file)
