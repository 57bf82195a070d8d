"""The four verbs: what each reports of the things its selectors find."""

from __future__ import annotations

from bisect import bisect_right

from prlint.checks.candidates import Found
from prlint.checks.equality import comparable, equal
from prlint.checks.evaluator import Evaluator
from prlint.facts import Thing
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    Verb = Callable[[Evaluator, Mapping[str, Any], "Tally"], Iterable["Fault"]]


class Tally:
    """How many things a verb looked at: none means that the release gave the rule nothing to go by."""

    __slots__ = ("seen",)

    def __init__(self) -> None:
        self.seen = 0


class Fault:
    """What a verb reports: the thing at fault, what was named on the way, what is missing and where it belongs."""

    __slots__ = ("belongs", "found", "missing")

    def __init__(self, found: Found, missing: tuple[str, ...] = (), belongs: ProseSpan | None = None) -> None:
        self.found, self.missing, self.belongs = found, missing, belongs


def forbid(evaluator: Evaluator, check: Mapping[str, Any], tally: Tally) -> Iterator[Fault]:
    for selector in check["selectors"]:
        for found in evaluator.select(selector):
            tally.seen += 1
            yield Fault(found)


def require(evaluator: Evaluator, check: Mapping[str, Any], tally: Tally) -> Iterator[Fault]:
    for found in evaluator.select(check["each"]):
        tally.seen += 1
        lacking = [called for condition, called in check["must"] if not evaluator.holds(condition, found.thing, found)]
        if lacking:
            belongs = _belongs(evaluator, check["belongs"]) if check.get("belongs") else None
            yield Fault(found, tuple(called for called in lacking if called), belongs)


def _belongs(evaluator: Evaluator, belongs: tuple[str, tuple[str, ...]]) -> ProseSpan | None:
    """The empty span after the last (before the first) part of the first kind listed that the release has."""
    side, kinds = belongs
    for kind in kinds:
        parts = evaluator.facts.release.find(kind)
        if parts:
            part = (parts[-1] if side == "after" else parts[0]).span.trimmed(evaluator.facts.prose)
            at = part.end if side == "after" else part.start
            return ProseSpan(at, at)
    return None


def agree(evaluator: Evaluator, check: Mapping[str, Any], tally: Tally) -> Iterator[Fault]:
    groups: dict[tuple[Any, ...], list[Found]] = {}
    for found in evaluator.select(check["all"]):
        tally.seen += 1
        key = evaluator.group_key(found.thing, check["by"])
        if None not in key:
            groups.setdefault(key, []).append(found)
    for group in groups.values():
        reported: set[int] = set()
        for field in check["on"]:
            for found in _dissenters(evaluator, group, field, check["trust"]):
                if id(found) not in reported:
                    reported.add(id(found))
                    yield Fault(found)


def _dissenters(evaluator: Evaluator, group: list[Found], field: str, trust: str) -> Iterator[Found]:
    saying = [(found, evaluator.field(found.thing, field)) for found in group]
    saying = [(found, value) for found, value in saying if value is not None]
    if len(saying) < 2:
        return
    as_printed = evaluator.is_printed(saying[0][0].thing, field)
    trusted, right = saying[0]
    if trust == "most":
        keys = [comparable(value, as_printed) for _, value in saying]
        counts: dict[Any, int] = {}
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        trusted, right = saying[keys.index(max(counts, key=counts.__getitem__))]
    for found, value in saying:
        if found is not trusted and equal(value, right, as_printed) is False:
            found.names["other"] = trusted.thing
            found.labels.append(("", trusted.thing))
            yield found


def order(evaluator: Evaluator, check: Mapping[str, Any], tally: Tally) -> Iterator[Fault]:
    ranked: list[tuple[Found, float]] = []
    for found in evaluator.select(check["all"]):
        rank = _rank(evaluator.field(found.thing, check["by"]), check["as"])
        if rank is not None:
            tally.seen += 1
            ranked.append((found, rank))
    if check["as"] == "rising by one":
        faults = [(n, n - 1) for n in range(1, len(ranked)) if ranked[n][1] != ranked[n - 1][1] + 1]
    else:
        faults = _out_of_order([rank for _, rank in ranked])
    for n, passed in faults:
        found, other = ranked[n][0], ranked[passed][0].thing
        found.names["other"] = other
        found.labels.append(("", other))
        yield Fault(found)


def _rank(value: Any, order: Any) -> float | None:
    if isinstance(order, str):
        if isinstance(value, str):
            return _day(value)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    for rank, names in enumerate(order):
        if value == names or (isinstance(names, tuple) and value in names):
            return rank
    return None


def _day(iso: str) -> float | None:
    """The number of a day; None for what is none, or not in the calendar."""
    from datetime import date  # for the few rules that put days in order

    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def _out_of_order(ranks: list[float]) -> list[tuple[int, int]]:
    """(index, index of the first one passed over) of the fewest whose removal leaves the ranks rising or level.

    Where several choices are as few, those that stand later are named, since readers met the earlier ones first.
    """
    tails: list[float] = []  # the least rank that ends a run of each length
    ending: list[list[int]] = []  # for each length, the indexes at which the longest run is so long
    for n, rank in enumerate(ranks):
        length = bisect_right(tails, rank)
        tails[length : length + 1] = [rank]
        if length == len(ending):
            ending.append([])
        ending[length].append(n)
    keep: set[int] = set()
    limit, end = float("inf"), len(ranks)
    for indexes in reversed(ending):
        end = next(n for n in indexes if n < end and ranks[n] <= limit)
        limit = ranks[end]
        keep.add(end)
    return [(n, _passed(n, ranks, keep)) for n in range(len(ranks)) if n not in keep]


def _passed(n: int, ranks: list[float], keep: set[int]) -> int:
    for other in sorted(keep):
        if (other < n and ranks[other] > ranks[n]) or (other > n and ranks[other] < ranks[n]):
            return other
    return n


VERBS: dict[str, Verb] = {"forbid": forbid, "require": require, "agree": agree, "order": order}


def primary(fault: Fault) -> ProseSpan:
    """Where a fault is reported: on its thing; an absence in the whole release where the thing belongs."""
    thing: Thing = fault.found.thing
    if thing.kind == "part" and thing.fields.get("kind") == "document" and fault.belongs is not None:
        return fault.belongs
    return thing.shown or thing.span
