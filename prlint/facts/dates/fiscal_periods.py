"""Quarters and halves that a release reports on: "third quarter 2026", "Q3 FY26", "2Q", "first half of 2026".

What it cannot see: a period that is told by its months ("the three months ended March 31, 2026"), and which quarter "the quarter" is.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing
from prlint.facts.dates import calendar
from prlint.facts.dates.dates import release_day
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

_BLANK = r"[ \u00a0-]"
_YEAR = r"(?:20\d\d|[’']\d\d)"
_NAMED = lazy(
    rf"(?i)\b(?:(?P<before>{_YEAR}){_BLANK})?(?:(?P<word>first|second|third|fourth)|(?P<digit>[1-4])(?:st|nd|rd|th))"
    rf"{_BLANK}(?:(?:fiscal|financial|calendar|business){_BLANK})?(?P<length>quarter|half)\b(?!{_BLANK}(?:century|marathon|mile|time)\b)"
    rf"(?:['’]s\b)?(?:,?(?:{_BLANK}(?:of|in))?(?:{_BLANK}(?:the|its|our))?(?:{_BLANK}(?:fiscal|financial|calendar|full))?(?:{_BLANK}year)?"
    rf"{_BLANK}(?P<year>{_YEAR})\b)?"
)
_SHORT = lazy(
    rf"\b(?:(?P<before>20\d\d){_BLANK})?(?:(?P<length>[QH])(?P<number>[1-4])|(?P<first>[1-4])(?P<letter>[QH]))"
    rf"(?:(?:{_BLANK}|/)?(?:of{_BLANK})?(?:(?:FY|CY|fiscal){_BLANK}?)?(?P<year>20\d\d)|(?:{_BLANK}?(?:FY|CY){_BLANK}?)?[/’']?(?P<short>\d\d))?(?![\w/])"
)
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_LENGTHS = {"q": "quarter", "h": "half"}


def find_fiscal_periods(facts: Facts) -> list[Thing]:
    return [_period(facts, match) for pattern in (_NAMED, _SHORT) for match in pattern.finditer(facts.prose)]


def _period(facts: Facts, match: re.Match[str]) -> Thing:
    found = match.groupdict()
    length = (found.get("length") or found["letter"]).lower()
    number = found.get("number") or found.get("first") or found.get("digit") or _ORDER[found["word"].lower()]
    year = found["year"] or found["before"] or found.get("short")
    known = {"length": _LENGTHS.get(length, length), "number": number}
    if year is not None:
        known["year"] = "20" + year[-2:]
    span = ProseSpan(*match.span())
    return Thing("fiscal-period", span, Lazy((facts, span, known), _MAKERS, known))


def _days_from_release(facts: Facts, span: ProseSpan, known: Mapping[str, str]) -> int | None:
    """To its last day by the calendar, which fiscal periods need not keep."""
    day = release_day(facts)
    if "year" not in known or day is None or _FISCAL.search(span.of(facts.prose)):
        return None
    year, month = int(known["year"]), int(known["number"]) * (3 if known["length"] == "quarter" else 6)
    return calendar.number(year, month, calendar.length(year, month)) - calendar.number(*day) if month <= 12 else None


def _tense(facts: Facts, span: ProseSpan) -> str | None:
    from prlint.facts.dates.tenses import tense_of_period

    return tense_of_period(facts, span)


_FISCAL = lazy(r"(?i)fiscal|financial|FY")
_MAKERS: dict[str, Callable[[tuple[Facts, ProseSpan, Mapping[str, str]]], int | str | None]] = {
    "days_from_release": lambda period: _days_from_release(*period),
    "tense": lambda period: _tense(*period[:2]),
}

KINDS = {
    "fiscal-period": Kind(
        find_fiscal_periods,
        {
            "length": ("quarter", "half"),
            "number": "text",
            "year": "text",
            "days_from_release": "number",
            "tense": ("future", "past"),
        },
        reads=("release_date",),
        meanings={
            "length": "what part of a year it is",
            "number": "which one, from 1",
            "year": "calendar or fiscal year, in four digits, where it is told beside it",
            "days_from_release": "from the release to its last day by the calendar; absent where it is called fiscal",
            "tense": "whether its clause tells of something to come in it or of something done; absent where that is not plain",
        },
    ),
}
