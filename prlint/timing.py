"""Where the time of a check goes: by stage, by kind of fact, by rule. Nobody pays for it who does not ask for it.

What asks for a clock gets its work wrapped; without one the plain functions run, and this module is not even imported.
"""

from __future__ import annotations

from time import get_clock_info, perf_counter, process_time

from prlint.facts import Facts
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, ParamSpec, TypeVar

    from prlint.facts import Thing
    from prlint.profile import Profile
    from prlint.release import Release
    from prlint.text.span import ProseSpan
    from prlint.text.words import Words

    P = ParamSpec("P")
    T = TypeVar("T")

# Processor time, which a busy machine does not stretch; where it comes in steps (Windows), time by the wall.
_CLOCK = process_time if get_clock_info("process_time").resolution < 1e-5 else perf_counter
STAGE, FACT, SHARED, RULE = "stage", "fact", "shared", "rule"


class Spent(Value):
    """What one stage, kind of fact or rule took, in seconds. own: without what it asked for that has an entry of its own.

    whole: with all that it was the first to ask for. times: how often it ran.
    """

    sort: str
    name: str
    own: float
    whole: float
    times: int


class Timing:
    """A clock for one process. What runs inside something else counts there as `whole` and here as `own`."""

    def __init__(self, start: float = 0.0, clock: Callable[[], float] = _CLOCK) -> None:
        """start: seconds that the process took before there was a clock."""
        self._clock = clock
        self._began = perf_counter() - start
        self._inside = 0.0  # seconds of what ran inside the work that is under way
        self._spent: dict[tuple[str, str], tuple[float, float, int]] = {}
        if start:
            self._add(STAGE, "start", start, start, 1)

    def elapsed(self) -> float:
        """Seconds since the process began, by the clock on the wall."""
        return perf_counter() - self._began

    def timed(self, sort: str, name: str, work: Callable[P, T]) -> Callable[P, T]:
        """The same work, which also puts down what it takes; even if it raises."""

        def timing(*args: P.args, **named: P.kwargs) -> T:
            before, self._inside = self._inside, 0.0
            began = self._clock()
            try:
                return work(*args, **named)
            finally:
                whole = self._clock() - began
                self._add(sort, name, whole - self._inside, whole, 1)
                self._inside = before + whole

        return timing

    def stage(self, name: str, work: Callable[P, T]) -> Callable[P, T]:
        return self.timed(STAGE, name, work)

    def rule(self, name: str, work: Callable[P, T]) -> Callable[P, T]:
        return self.timed(RULE, name, work)

    def facts(self, release: Release, profile: Profile | None, wordings: Mapping[str, Any] | None) -> Facts:
        return TimedFacts(self, release, profile, wordings)

    def _add(self, sort: str, name: str, own: float, whole: float, times: int) -> None:
        had = self._spent.get((sort, name), (0.0, 0.0, 0))
        self._spent[sort, name] = (had[0] + own, had[1] + whole, had[2] + times)

    def spent(self) -> tuple[Spent, ...]:
        """All that was put down, in the order in which it first ran."""
        return tuple(Spent(sort, name, *sums) for (sort, name), sums in self._spent.items())

    def hand_over(self) -> tuple[Spent, ...]:
        """What was put down since the last time, and begin anew."""
        spent = self.spent()
        self._spent = {}
        return spent

    def add(self, spent: Iterable[Spent]) -> None:
        """Count in what another process handed over."""
        for entry in spent:
            self._add(entry.sort, entry.name, entry.own, entry.whole, entry.times)


class TimedFacts(Facts):
    """Facts under a clock: each kind, and what finders share, once, when it is found."""

    def __init__(self, timing: Timing, release: Release, profile: Profile | None, wordings: Mapping[str, Any] | None) -> None:
        self._timing = timing
        self._timed: set[tuple[str, str]] = set()
        super().__init__(release, profile, wordings)

    def _first(self, sort: str, name: str, work: Callable[P, T], entry: str = "") -> Callable[P, T]:
        """The work under the clock the first time it is asked for, and plain from then on, when it only looks up."""
        if (sort, name) in self._timed:
            return work
        self._timed.add((sort, name))
        return self._timing.timed(sort, entry or name, work)

    def of(self, *kinds: str) -> tuple[Thing, ...]:
        plain = super().of
        return plain(*kinds) if len(kinds) != 1 else self._first(FACT, kinds[0], plain)(*kinds)

    def once(self, name: str, make: Callable[[Facts], Any]) -> Any:
        """Under the name without a place: `contact fields at 812` and `at 940` are one entry."""
        return self._first(SHARED, name, super().once, name.partition(" at ")[0])(name, make)

    @property
    def sentences(self) -> tuple[ProseSpan, ...]:
        return self._first(SHARED, "sentences", lambda: super(TimedFacts, self).sentences)()

    @property
    def words(self) -> Words:
        return self._first(SHARED, "words", lambda: super(TimedFacts, self).words)()
