"""What a selector may find in one release, sorted by place, so that relations look only where the other thing can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from prlint.facts import Thing
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from prlint.checks.rule import Selector

_TOUCHING = lazy(r"[\s®™℠©\"'“”‘’()\[\]{}*_]{0,40}")
_BLANKS = lazy(r"\s*")
_PLACES = frozenset(("in", "skip", "skip_facts"))


class Found:
    """A thing that a selector found, with the things its conditions named and the labels they ask for."""

    __slots__ = ("labels", "names", "thing")

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        self.names: dict[str, Thing] = {}
        self.labels: list[tuple[str, Thing]] = []

    def take_over(self, other: Found) -> None:
        self.names.update(other.names)
        self.labels += other.labels


class SpanIndex:
    """Things in the order of the text, where each begins, and the furthest end up to each, where a search backwards may stop."""

    __slots__ = ("ends", "starts", "things")

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = things
        self.starts = [thing.span.start for thing in things]
        self.ends = list(accumulate((thing.span.end for thing in things), max))


class Alike:
    """Numbers of candidates in order, those that do not fit left out. Which fit is worked out when somebody asks, and once.

    From each that was asked for, `_fitting` leads to itself or towards the next that fits, so that what does not is passed over at once.
    """

    __slots__ = ("_fitting", "_numbers", "_starts")

    def __init__(self, numbers: Sequence[int], starts: Sequence[int]) -> None:
        self._numbers, self._starts = numbers, starts
        self._fitting: dict[int, int] = {}

    def on_side(self, side: str | None, at: int, fits: Callable[[int], bool]) -> Iterator[int]:
        """Those that fit and begin before or after a place; without a side all."""
        numbers, begins = self._numbers, self._starts.__getitem__
        n = bisect_right(numbers, at, key=begins) if side == "after" else 0
        end = bisect_left(numbers, at, key=begins) if side == "before" else len(numbers)
        while (n := self._next(n, end, fits)) < end:
            yield numbers[n]
            n += 1

    def _next(self, n: int, end: int, fits: Callable[[int], bool]) -> int:
        leads_to, passed = self._fitting, []
        while n < end:
            if n not in leads_to:
                leads_to[n] = n if fits(self._numbers[n]) else n + 1
            if leads_to[n] == n:
                break
            passed.append(n)
            n = leads_to[n]
        for each in passed:
            leads_to[each] = n
        return n


class Candidates:
    """What one selector may find in the whole release, sorted by place, so that relations look only where the other thing can be.

    found: by number, what the evaluator worked out; it does so when a question comes to a thing, since few are asked of all.
    is_narrow: not all of the things stand where the selector looks. by_field: their numbers, by a field's folded text.
    alike: those that are found and fit what a relation compares, by the values compared.
    """

    __slots__ = ("alike", "by_field", "ends", "found", "is_narrow", "selector", "starts", "things")

    def __init__(self, index: SpanIndex, selector: Selector) -> None:
        self.things, self.starts, self.ends = index.things, index.starts, index.ends
        self.selector = selector
        self.is_narrow = not _PLACES.isdisjoint(selector)
        self.found: dict[int, Found | None] = {}
        self.by_field: dict[str, dict[str, list[int]] | None] = {}
        self.alike: dict[tuple[Any, ...], Alike] = {}

    def between(self, start: int, end: int) -> range:
        """The numbers of those that begin from `start` on and before `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def around(self, start: int, end: int) -> range:
        """The numbers of those that may reach into the text between two places, which belong to it."""
        return range(bisect_left(self.ends, start), bisect_right(self.starts, end))

    def covering(self, span: ProseSpan) -> Iterator[int]:
        """Those that begin no later and may reach to the end of `span`."""
        for n in range(bisect_right(self.starts, span.start) - 1, -1, -1):
            if self.ends[n] < span.end:
                return
            yield n

    def overlap(self, thing: Thing) -> bool:
        """Whether one of them shares a character with a thing, which is not itself."""
        span = thing.span
        for n in range(bisect_left(self.starts, max(span.end, span.start + 1)) - 1, -1, -1):
            if self.ends[n] <= span.start:
                return False
            other = self.things[n]
            if other.span.overlaps(span) and not (other.kind == thing.kind and other.span == span):
                return True
        return False

    def touching(self, thing: Thing, prose: str, side: str | None) -> Iterator[int]:
        """Those with nothing but marks or blanks between them and a thing; between parts and paragraphs blanks alone."""
        span = thing.span
        between = _BLANKS if thing.kind in ("part", "paragraph") else _TOUCHING
        if side != "before":
            yield from self.between(span.end, between.match(prose, span.end).end() + 1)  # type: ignore[union-attr]  # both match nothing
        if side != "after":
            lowest = _blanks_before(prose, span.start) if between is _BLANKS else span.start - 40
            for n in range(bisect_left(self.starts, span.start) - 1, -1, -1):
                if self.ends[n] < lowest:
                    return
                end = self.things[n].span.end
                if lowest <= end <= span.start and between.fullmatch(prose, end, span.start):
                    yield n


def _blanks_before(prose: str, at: int) -> int:
    """Where the blanks begin that end at this place."""
    while at and prose[at - 1].isspace():
        at -= 1
    return at
