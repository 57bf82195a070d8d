"""Spans of time told by their two ends, from one day or month to another, of which the end may come first.

What it cannot see: ends of which one has no year, but where both are of one month.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.dates.dates import days_with_roles
from prlint.facts.dates.printed_days import Day, months
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TO = lazy(r",?[ \u00a0]?(?:to|until|till|through|–|—|-)[ \u00a0]?(?:and including[ \u00a0])?")
_OPENS = lazy(r"(?i)(?:\bfrom|\bbetween|\bperiod(?: of| from|:)?|\bperiods|\bstarting|\bbeginning|\((?:from )?)[ \u00a0]$")
_BETWEEN = lazy(r"(?i)\bbetween[ \u00a0]$")
_AND = lazy(r"[ \u00a0]and[ \u00a0]")
_MONTH_AND_YEAR = lazy(
    r"[ \u00a0](?P<year>20\d\d)[ \u00a0]?(?:to|until|till|through|–|—|-)[ \u00a0]?"
    r"(?P<end>(?P<month>[A-Z][a-z]{2,8})[ \u00a0](?P<until>20\d\d)\b)"
)
# from one day to another it was moved, and may have been moved forward
_MOVED = lazy(
    r"(?i)\b(?:mov(?:e|ed|es|ing)|postpon\w+|reschedul\w+|chang\w+|brought forward|advanc\w+|adjourn\w+|exten\w+|correct\w*|amend\w*)\b"
)
_LONGEST_LEAD = 16


def find_periods(facts: Facts) -> Iterator[Thing]:
    days = [day for day, _ in days_with_roles(facts)]
    for first, last in pairwise(days):
        near = last.span.start - first.span.end < _LONGEST_LEAD and _comes_first(last, first)
        if near and _is_period(facts.prose, first, last) and not _is_moved(facts, first):
            yield _period(facts, first.span, last.span)
    yield from _of_months(facts)


def _is_period(prose: str, first: Day, last: Day) -> bool:
    before = max(0, first.span.start - _LONGEST_LEAD)
    if _OPENS.search(prose, before, first.span.start) is None:
        return False
    if _BETWEEN.search(prose, before, first.span.start) is not None and _AND.fullmatch(prose, first.span.end, last.span.start):
        return True
    return _TO.fullmatch(prose, first.span.end, last.span.start) is not None


def _is_moved(facts: Facts, first: Day) -> bool:
    return _MOVED.search(facts.prose, facts.sentence_at(first.span.start).start, first.span.start) is not None


def _comes_first(one: Day, other: Day) -> bool:
    """Whether the one day lies before the other; of a day without a year only where both are of one month."""
    if not (one.month and one.day and other.month and other.day):
        return False
    if one.year and other.year:
        return (one.year, one.month, one.day) < (other.year, other.month, other.day)
    return one.month == other.month and one.day < other.day


def _of_months(facts: Facts) -> Iterator[Thing]:
    words, prose = facts.words, facts.prose
    for name in months().keys() & words.index.keys():
        month, english = months()[name]
        for token in words.index[name] if english else ():
            start, end = words.starts[token], words.ends[token]
            match = _MONTH_AND_YEAR.match(prose, end)
            until = months().get(match["month"].lower()) if match is not None else None
            if match is None or until is None or _OPENS.search(prose, max(0, start - _LONGEST_LEAD), start) is None:
                continue
            if (int(match["until"]), until[0]) < (int(match["year"]), month):
                yield _period(facts, ProseSpan(start, match.end("year")), ProseSpan(*match.span("end")))


def _period(facts: Facts, first: ProseSpan, last: ProseSpan) -> Thing:
    return printed(facts.prose, "backward-period", ProseSpan(first.start, last.end), {"from": first, "to": last})


KINDS = {
    "backward-period": Kind(
        find_periods,
        {"from": "printed", "to": "printed"},
        meanings={"from": "the end that stands first", "to": "the end that stands last and comes before it"},
    ),
}
