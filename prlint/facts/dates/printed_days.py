"""Days as they are printed: 4 May 2026, May 4th, 2026-05-04, 04/05/2026, 2026年5月4日, with their weekday.

What it cannot see: days in words.
"""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_GAP = "(?:[ \\t\u00a0]{1,3}|[ \\t]?\\r?\\n)"  # a date may be broken where its line ends
_ORDINAL = "(?:st|nd|rd|th|ST|ND|RD|TH)?"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\b\.?|Sun\."
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
# Sun without its full stop may be a newspaper, but not behind these.
_SUN = r"(?<=\bon )Sun|(?<=\band )Sun|(?<=\bto )Sun|(?<=[–-] )Sun|(?<=[–-])Sun|(?<=: )Sun|(?<=• )Sun"
_WEEKDAY_BEFORE = lazy(rf"\b(?P<weekday>{_WEEKDAY}|{_SUN}),?{_GAP}(?:the{_GAP}|\()?$")
_TO_WEEKDAY = lazy(rf"\b(?P<weekday>{_WEEKDAY})[ \u00a0]?(?:to|through|-|–|—)[ \u00a0]?$")
_WEEKDAY_AFTER = lazy(rf"[ \u00a0]?\((?P<weekday>{_WEEKDAY})\)")
# What follows the name of a month: a day, perhaps a second day, perhaps a year. A number that goes on or counts something is no day.
_AFTER = lazy(
    rf"(?:\.?|,(?={_GAP}\d{{1,2}},{_GAP}(?:19|20)\d\d)){_GAP}(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?!\d|[.,]\d{{1,3}}\b|,\d{{3}}\b|:\d|%|[ \u00a0](?:percent|[mb]illion|thousand)\b)"
    rf"(?P<range>[ \u00a0]?(?:[-–—]|to|and|&)[ \u00a0]?(?P<until>[A-Z][A-Za-z]{{2,8}}\b\.?[ \u00a0])?\d{{1,2}}{_ORDINAL}(?!\d))?"
    rf"(?:(?:[ \u00a0]?,?{_GAP}|,)(?P<year>(?:19|20)\d\d)\b(?![ \t]+(?:19|20)\d\d\b))?"  # years in a row are the heads of columns
)
_BEFORE = lazy(
    rf"(?:(?<![\d.,/$€£#-])(?<!Article )(?<!Rule )\b(?P<day>\d{{1,2}})"
    rf"(?:-|(?:(?:st|nd|rd|th),|{_ORDINAL}|er|\.)(?:{_GAP}(?:of|de))?[ \t\u00a0]{{1,3}})"
    rf"|\b(?:on|by|to|until|from|of|and|ended|before|after|{_WEEKDAY},?)[ \u00a0](?P<broken>\d{{1,2}}){_ORDINAL}[ \t]?\r?\n)$"
)
_ARTICLE = lazy(r"(?i)\bart(?:icle|ikel)?s?\.?[ \u00a0]$")  # Article 17 MAR: of the Market Abuse Regulation
_YEAR_AFTER = lazy(rf"(?:-|\.?,?{_GAP}(?:del?{_GAP})?)(?P<year>(?:19|20)\d\d)\b")
_NUMERIC = lazy(
    r"\b(?:(?P<y>(?:19|20)\d\d)(?P<mark>[-/])(?P<m>0[1-9]|1[0-2])(?P=mark)(?P<d>[0-3]\d)(?![\w/-])"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/-])"
    r"|(?:(?:0\d|1[0-2])/(?:0\d|1[0-2])|(?:(?<=on )|(?<=by )|(?<=until )|(?<=dated ))(?:[1-9]|1[0-2])/(?:[1-9]|1[0-2]))"
    r"/(?P<short>\d\d)(?![\w/]|\.\d)"
    r"|(?P<jy>\d{4})年(?P<jm>\d{1,2})月(?P<jd>\d{1,2})日)"
)
_LAST_MONTH = 12


class Day(Value):
    """A day as printed: year is None where none is printed; month and day are None where numerals can be read two ways.

    year_at: where the year stands.
    """

    span: ProseSpan
    weekday: ProseSpan | None
    year: int | None
    month: int | None
    day: int | None
    year_at: ProseSpan | None = None


@cache
def months() -> dict[str, tuple[int, bool]]:
    """Folded name -> number of the month, and whether English knows the name."""
    known: dict[str, tuple[int, bool]] = {}
    for row in table("months"):
        known.setdefault(row["name"].lower(), (int(row["month"]), row["language"] == "en"))
    return known


def printed_days(words: Words) -> Iterator[Day]:
    """All days of a prose: those with the name of a month, then those in figures."""
    prose = words.prose
    worded = list(_worded_days(words))
    yield from worded
    numerals = [match for match in _NUMERIC.finditer(prose) if match.start() == 0 or prose[match.start() - 1] not in "/.=-_"]
    days_in: dict[str | None, set[str]] = {}  # by what parts the figures: which of the first two is too large for a month somewhere
    for match in numerals:
        days_in.setdefault(match["sep"], set()).update(name for name in "ab" if match[name] and int(match[name]) > _LAST_MONTH)
    said = (_order_said(prose) or _order_spelled_out(numerals, worded)) if numerals else set()
    for match in numerals:
        yield _numeric(match, days_in[match["sep"]] or said)


def _worded_days(words: Words) -> Iterator[Day]:
    prose = words.prose
    for name in months().keys() & words.index.keys():
        month, english = months()[name]
        for token in words.index[name]:
            start, end = words.starts[token], words.ends[token]
            if not english or prose[start].isupper():
                day = _worded(prose, start, end, month, english)
                if day is not None:
                    yield day


def _worded(prose: str, start: int, end: int, month: int, english: bool) -> Day | None:
    """The day that the name of a month at this place is part of, or None."""
    after = _AFTER.match(prose, end) if english else None
    if after is not None:
        stop = after.end("day") + len(_ordinal(prose, after.end("day"))) if after["until"] else after.end()
        return _with_weekday(prose, ProseSpan(start, stop), _year_of(after), month, int(after["day"]), bool(after["range"]))
    before = _BEFORE.search(prose, max(start - 24, 0), start)
    year = _YEAR_AFTER.match(prose, end)
    if before is None or not (english or year):
        return None
    stop = year.end() if year else end
    begun = before.start("day") if before["day"] else before.start("broken")
    if prose[start:end] == "MAR" and year is None and _ARTICLE.search(prose, max(begun - 10, 0), begun):
        return None
    return _with_weekday(prose, ProseSpan(begun, stop), _year_of(year), month, int(before["day"] or before["broken"]), False)


def _year_of(match: re.Match[str] | None) -> ProseSpan | None:
    return ProseSpan(*match.span("year")) if match and match["year"] else None


def _ordinal(prose: str, at: int) -> str:
    return prose[at : at + 2] if prose[at : at + 2].lower() in ("st", "nd", "rd", "th") else ""


def _with_weekday(prose: str, span: ProseSpan, year: ProseSpan | None, month: int, day: int, spread: bool) -> Day:
    """A day with the weekday before or after it; beside a spread of days, the first of two weekdays: one may be of either end."""
    number = int(year.of(prose)) if year else None
    before = _WEEKDAY_BEFORE.search(prose, max(span.start - 18, 0), span.start)
    after = _WEEKDAY_AFTER.match(prose, span.end)
    found = before or after
    if found is None:
        return Day(span, None, number, month, day, year)
    place = ProseSpan(*found.span("weekday"))
    opening = _TO_WEEKDAY.search(prose, max(place.start - 16, 0), place.start) if spread and before else None
    if opening is not None:
        place, spread = ProseSpan(*opening.span("weekday")), False
    whole = ProseSpan(min(place.start, span.start), span.end if before else found.end())
    return Day(whole, None if spread else place, number, month, day, year)


_ORDER = lazy(r"\b(?:DD[/.-]MM|MM[/.-]DD|dd[/.-]mm|mm[/.-]dd)[/.-][Yy]{2}")


def _order_said(prose: str) -> set[str]:
    """The place, a or b, of the day where a form says it: Date on which issuer notified (DD/MM/YYYY)."""
    said = {match[0][0].lower() for match in _ORDER.finditer(prose)}
    return {"a" if order == "d" else "b" for order in said}


def _order_spelled_out(numerals: list[re.Match[str]], worded: list[Day]) -> set[str]:
    """The places, a or b, of the day in figures whose day stands in words too: from 3 February 2026, and 03/02/2026 in a table."""
    told = {(day.year, day.month, day.day) for day in worded}
    found: set[str] = set()
    for match in numerals:
        if match["a"]:
            year, first, second = int(match["year"]), int(match["a"]), int(match["b"])
            readings = {"a": (year, second, first), "b": (year, first, second)}
            fitting = [place for place, reading in readings.items() if reading in told]
            found.update(fitting if len(fitting) == 1 else ())
    return found


def _numeric(match: re.Match[str], days_in: set[str]) -> Day:
    """The day in figures; which of them is the month is settled by itself or by others that are written like it: 31-10-2026, 01-11-2026.

    days_in: the places, a or b, in which others have what can only be a day.
    """
    span = ProseSpan(*match.span())
    for names in (("y", "m", "d"), ("jy", "jm", "jd")):
        if match[names[0]]:
            year, month, day = (int(match[name]) for name in names)
            return Day(span, None, year, month, day, ProseSpan(*match.span(names[0])))
    if match["short"]:
        return Day(span, None, 2000 + int(match["short"]), None, None, ProseSpan(*match.span("short")))
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    place = ProseSpan(*match.span("year"))
    if match["sep"] == "." or first > _LAST_MONTH:
        return Day(span, None, year, second, first, place)
    if second > _LAST_MONTH or first == second:
        return Day(span, None, year, first, second, place)
    if len(days_in) != 1:
        return Day(span, None, year, None, None, place)
    return Day(span, None, year, second, first, place) if days_in == {"a"} else Day(span, None, year, first, second, place)
