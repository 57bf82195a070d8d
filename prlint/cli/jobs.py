"""Checking with several processes: the same results in the same order as with one, whatever becomes of a single file.

Each process checks batches of about the same number of bytes, large files first and by themselves, so that none is busy when the others
are done. A process that ends under a batch (out of memory, killed from outside) costs nothing but the file that ends it again by itself.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import suppress

from prlint.cli import FAILED
from prlint.cli.inputs import STANDARD_INPUT
from prlint.cli.project import Project
from prlint.settings import failed
from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from typing import Any

    from prlint.cli.inputs import Input
    from prlint.run import Checked
    from prlint.timing import Spent

    Batch = tuple[int, ...]  # numbers of files, in order
    Answer = tuple[list[Checked], tuple[Spent, ...]]

_BYTES = 200_000  # of a batch: a second of work, against which the way there and back is nothing
_FILES = 50
_TURNS = 4  # batches for each process at least, so that all end at about the same time
_OVERHEAD = 2_000  # bytes that a file of none counts as


def check_all(project: Project, files: Sequence[Input], options: Mapping[str, Any], method: str = "") -> Iterator[Checked]:
    """The results in the order of the files. method: how processes begin, as multiprocessing has it; by default as suits the system."""
    jobs = min(options["jobs"], len(files))
    crew = _Crew(project, files, options, method or _method())
    waiting = crew.without_own(batches([_size(file) for file in files], jobs))
    try:
        crew.begin(min(jobs, len(waiting)))
        yield from _in_order(crew.work(waiting), len(files))
        crew.dismiss()
    finally:
        crew.end()


def _method() -> str:
    """Forked processes have rules and patterns loaded from the start. Elsewhere than on Linux forking is unsafe or not to be had."""
    if sys.platform != "linux":
        return "spawn"
    threads = sys.modules.get("threading")
    return "fork" if threads is None or threads.active_count() == 1 else "spawn"


def _size(file: Input) -> int:
    try:
        return os.stat(file.place).st_size
    except OSError:
        return 0


def batches(sizes: Sequence[int], jobs: int) -> list[Batch]:
    """Numbers of files in batches: those with one large file first, the largest of them on top, then the others in order."""
    weights = [size + _OVERHEAD for size in sizes]
    most = min(_BYTES, max(sum(weights) // (jobs * _TURNS), 1))
    large: list[Batch] = []
    small: list[Batch] = []
    batch: list[int] = []
    weight = 0
    for number, own in enumerate(weights):
        if own >= most:
            large.append((number,))
            continue
        if batch and (weight + own > most or len(batch) >= _FILES):
            small.append(tuple(batch))
            batch, weight = [], 0
        batch.append(number)
        weight += own
    if batch:
        small.append(tuple(batch))
    return sorted(large, key=lambda one: -weights[one[0]]) + small


def _in_order(found: Iterable[tuple[int, Checked]], total: int) -> Iterator[Checked]:
    early: dict[int, Checked] = {}
    due = 0
    for number, checked in found:
        early[number] = checked
        while due in early:
            yield early.pop(due)
            due += 1
    assert due == total, "every file has a result"


class _Worker:
    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.batch: Batch = ()


class _Crew:
    """The processes, and which batch each has in hand."""

    def __init__(self, project: Project, files: Sequence[Input], options: Mapping[str, Any], method: str) -> None:
        import multiprocessing

        self.project, self.files = project, files
        self._options = {name: value for name, value in options.items() if name != "format"}
        self._context: BaseContext = multiprocessing.get_context(method)
        self._method = method
        self._workers: list[_Worker] = []
        self._own = [number for number, file in enumerate(files) if file.place == STANDARD_INPUT]  # only the first process can read it

    def without_own(self, whole: Iterable[Batch]) -> deque[Batch]:
        """The batches without the files that are for this process."""
        given = (tuple(number for number in batch if number not in self._own) for batch in whole)
        return deque(batch for batch in given if batch)

    def begin(self, count: int) -> None:
        release = _hold_interrupts(self._method)
        try:
            self._begin(count)
        finally:
            release()

    def _begin(self, count: int) -> None:
        for _ in range(count):
            ours, theirs = self._context.Pipe()
            # A forked process has all that this one has: also the pipes of the others, which would keep them from seeing our end.
            forks = self._method == "fork"
            given: tuple[Any, ...] = (self.project, [ours, *(w.pipe for w in self._workers)]) if forks else (self._options, [])
            process: BaseProcess = self._context.Process(target=_serve, args=(theirs, *given), daemon=True)  # type: ignore[attr-defined]
            process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def work(self, waiting: deque[Batch]) -> Iterator[tuple[int, Checked]]:
        """(number of a file, what came of it), as they come."""
        from multiprocessing.connection import wait

        for worker in self._workers:
            self._hand(worker, waiting)
        for number in self._own:
            yield number, self.project.check(self.files[number])
        while busy := {worker.pipe: worker for worker in self._workers if worker.batch}:
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                batch, worker.batch = worker.batch, ()
                try:
                    checked, spent = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._lost(worker, batch, waiting)
                    continue
                self._hand(worker, waiting)
                if self.project.timing:
                    self.project.timing.add(spent)
                yield from zip(batch, checked, strict=True)

    def _hand(self, worker: _Worker, waiting: deque[Batch]) -> None:
        """Give it the next batch, if there is one."""
        if waiting:
            worker.batch = waiting.popleft()
            with suppress(OSError):  # it may have ended: reading from it will tell
                worker.pipe.send([self.files[number] for number in worker.batch])

    def _lost(self, worker: _Worker, batch: Batch, waiting: deque[Batch]) -> Iterator[tuple[int, Checked]]:
        """A process has ended: its files are tried again one by one, and a file that was alone with it is given up."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if len(batch) > 1:
            waiting.extendleft((number,) for number in reversed(batch))
        else:
            yield batch[0], self._given_up(self.files[batch[0]], worker.process.exitcode)
        if waiting:
            self.begin(1)
            self._hand(self._workers[-1], waiting)

    def _given_up(self, file: Input, exitcode: int | None) -> Checked:
        from prlint.run import Checked

        how = f"signal {-exitcode}" if exitcode is not None and exitcode < 0 else f"status {exitcode}"
        try:
            return failed(self.project.read(file), f"its process ended with {how}")
        except UnreadableError as error:
            return Checked(self.project.shown_name(file), error=str(error))

    def dismiss(self) -> None:
        """Let the processes end by themselves, and wait for it."""
        for worker in self._workers:
            with suppress(OSError):
                worker.pipe.send(None)
        for worker in self._workers:
            worker.process.join()

    def end(self) -> None:
        """End what is still there."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()


def _hold_interrupts(method: str) -> Callable[[], Any]:
    """Let interrupts wait until the function that is given back is called, here and for good in all processes begun before that.

    An interrupt is for the first process, which ends the others. They could not turn it off by themselves before it may come.
    """
    import signal

    block = getattr(signal, "pthread_sigmask", None)
    if block is None:  # Windows
        return lambda: None
    if method == "spawn":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # it lets interrupts through again when it begins
    before = block(signal.SIG_BLOCK, {signal.SIGINT})
    return lambda: block(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, given: Project | Mapping[str, Any], others: Sequence[Connection]) -> None:
    """One process: batches in, results out, until there are no more or the first process has gone."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000)  # as `__main__` has it for the first process
    for other in others:
        other.close()
    project = given if isinstance(given, Project) else Project(given)
    timing = project.timing
    if timing and isinstance(given, Project):
        timing.hand_over()  # the first process's own
    try:
        while (batch := pipe.recv()) is not None:
            answer: Answer = ([project.check(file) for file in batch], timing.hand_over() if timing else ())
            pipe.send(answer)
    except (EOFError, OSError):
        pass  # the first process has gone
    except Exception:
        os._exit(FAILED)  # without a word; the first process tells
