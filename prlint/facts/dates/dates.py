"""Days: which one is meant, what it is for, and whether weekday and quarter fit it."""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing
from prlint.facts.dates import calendar
from prlint.facts.dates.day_roles import role_of
from prlint.facts.dates.printed_days import Day, months, printed_days
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER = lazy(
    r"(?i)\b(?:(?P<word>first|second|third|fourth)|(?P<number>[1-4])(?:st|nd|rd|th)|Q(?P<q>[1-4]))\b"
    r"(?:[ \u00a0-](?:fiscal|calendar))?(?:[ \u00a0-](?:quarter|20\d\d)\b)?"
)
# September 30, 2026, its third quarter
_APPOSED = lazy(r"(?:,[ \u00a0]|[ \u00a0]\()(?:its|our|their|the(?:[ \u00a0](?:[Cc]ompany|[Gg]roup)['’]s)?)[ \u00a0]")
_QUARTER_ENDED = lazy(
    r"(?i)\b(?:quarter(?:ly[ \u00a0]period)?|(?:three|six|nine|3|6|9)[ \u00a0-]months?(?:[ \u00a0-]period)?)[ \u00a0](?:ended|ending)"
    r"[ \u00a0](?:on )?$"
)
_YEAR_ENDED = lazy(r"(?i)(?<!half[ \u00a0-])\byear[ \u00a0](?:ended|ending|ends)[ \u00a0](?:on )?$")
_MONTH_NUMBER = lazy(r"^(?P<number>0?[1-9]|1[0-2])[-/.]\d")


def _fiscal_year_end(facts: Facts, days: Sequence[tuple[Day, str]]) -> tuple[int, str] | None:
    """The month with which the issuer's fiscal year ends, and whether the profile states it or the text shows it."""
    stated = str(facts.profile.get("issuer.fiscal_year_end") or "")
    number = _MONTH_NUMBER.match(stated)
    if number is not None:
        return int(number["number"]), "stated"
    for word in stated.replace(",", " ").replace(".", " ").split():
        if word.lower() in months():
            return months()[word.lower()][0], "stated"
    for day, role in days:
        if role == "period-end" and _YEAR_ENDED.search(facts.prose, max(day.span.start - 20, 0), day.span.start):
            month = _ending_month(day)
            return (month, "inferred") if month else None
    return None


def _ending_month(day: Day) -> int | None:
    """The month whose end is meant: fiscal years of whole weeks end some days before or after it."""
    if day.month is None or day.day is None:
        return None
    if day.day <= 7:
        return (day.month - 2) % 12 + 1
    return day.month if day.day >= 24 else None


def _quarters(facts: Facts, day: Day, year_end: tuple[int, str] | None) -> dict[str, str]:
    """The quarter named before a date, and the one that ends on it by the issuer's fiscal year. Of a quarter without a number it is told
    only where none ends then, and the profile states the fiscal year."""
    sentence = facts.sentence_at(day.span.start)
    all_named = list(_QUARTER.finditer(facts.prose, max(sentence.start, day.span.start - 60), day.span.start))
    apposed = None if all_named else _APPOSED.match(facts.prose, day.span.end)
    behind = _QUARTER.match(facts.prose, apposed.end()) if apposed is not None else None
    all_named += [behind] if behind is not None else []
    if not all_named:
        month = _ending_month(day)
        lost = year_end is not None and year_end[1] == "stated" and month is not None and (month - year_end[0]) % 3 != 0
        if not lost or not _QUARTER_ENDED.search(facts.prose, max(sentence.start, day.span.start - 40), day.span.start):
            return {}
        return {"quarter": "the quarter", "expected_quarter": "no quarter", "origin": "stated"}
    named = all_named[-1]
    if "quarter" not in named[0].lower() and not named["q"]:
        return {}
    number = _QUARTERS.get((named["word"] or "").lower()) or int(named["number"] or named["q"])
    month = _ending_month(day)
    found = {"quarter": _quarter_name(number)}
    if year_end is not None and month is not None:
        after = (month - year_end[0]) % 12
        found["expected_quarter"] = "no quarter" if after % 3 else _quarter_name(after // 3 or 4)
        found["origin"] = year_end[1]
    return found


def _quarter_name(number: int) -> str:
    return f"the {next(word for word, each in _QUARTERS.items() if each == number)} quarter"


def find_dates(facts: Facts) -> list[Thing]:
    days = days_with_roles(facts)
    anchor = release_day(facts)
    year_end = _fiscal_year_end(facts, days) if any(role == "period-end" for _, role in days) else None
    return [_date(facts, day, role, anchor, year_end) for day, role in days]


def release_day(facts: Facts) -> tuple[int, int, int] | None:
    """Year, month and day of the release as far as it is known: as the profile states it, else as the release does."""
    day: tuple[int, int, int] | None = facts.once("release day", lambda facts: _anchor(facts, days_with_roles(facts)))
    return day


def origin_of_release_day(facts: Facts) -> str:
    """The `origin` of a fact that rests on the day of the release: stated or inferred."""
    return "stated" if facts.profile.states("release_date") else "inferred"


def days_with_roles(facts: Facts) -> list[tuple[Day, str]]:
    """All days in the order in which they stand, and what each is for."""
    days: list[tuple[Day, str]] = facts.once("days", _days_with_roles)
    return days


def _days_with_roles(facts: Facts) -> list[tuple[Day, str]]:
    return [(day, role_of(facts, day)) for day in sorted(printed_days(facts.words), key=lambda day: day.span.start)]


def _anchor(facts: Facts, days: Sequence[tuple[Day, str]]) -> tuple[int, int, int] | None:
    stated = calendar.stated(str(facts.profile.get("release_date") or ""))
    if stated is not None:
        return stated
    for day, role in days:
        if role == "release" and day.year and day.month and day.day and calendar.exists(day.year, day.month, day.day):
            return day.year, day.month, day.day
    return None


def _date(facts: Facts, day: Day, role: str, anchor: tuple[int, int, int] | None, year_end: tuple[int, str] | None) -> Thing:
    iso, expected = _resolve(facts.prose, day, anchor)
    exists = ambiguous = None
    if day.month is not None and day.day is not None:
        exists = calendar.exists(day.year or 2024, day.month, day.day)
    else:
        figures = sorted(int(part) for part in regex(r"\d+").findall(day.span.of(facts.prose)))
        ambiguous = anchor is None or figures != sorted(anchor)  # of two readings, the day of the release is meant
    places = {"weekday": day.weekday, "year": day.year_at}
    known: dict[str, Any] = {"role": role, "iso": iso, "expected_weekday": expected, "exists": exists, "ambiguous": ambiguous}
    known |= {name: place.of(facts.prose) for name, place in places.items() if place}
    known |= _quarters(facts, day, year_end) if role == "period-end" else {}
    fields = Lazy((facts, day.span, iso, anchor), _MAKERS, known)
    return Thing("date", day.span, fields, {name: place for name, place in places.items() if place})


_MAKERS: dict[str, Callable[[tuple[Facts, ProseSpan, str | None, tuple[int, int, int] | None]], int | str | None]] = {
    "days_from_release": lambda date: _days(date[2], calendar.iso(*date[3]) if date[3] else None),
    "days_from_today": lambda date: _days(date[2], str(date[0].profile.get("today") or "")),
    "tense": lambda date: _tense(date[0], date[1]),
}


def _days(iso: str | None, since: str | None) -> int | None:
    """How many days after another day this one falls."""
    other = calendar.stated(since or "")
    return calendar.number(*calendar.parts(iso)) - calendar.number(*other) if iso and other else None


def _tense(facts: Facts, span: ProseSpan) -> str | None:
    from prlint.facts.dates.tenses import tense_of

    return tense_of(facts, span)


def _resolve(prose: str, day: Day, anchor: tuple[int, int, int] | None) -> tuple[str | None, str | None]:
    """The day in ISO form, and the weekday it should have beside it, in the form the release uses."""
    if day.month is None or day.day is None:
        return None, None
    years = _years(day, anchor, prose)
    named = _full(day.weekday.of(prose)) if day.weekday else None
    for year in years:
        if named and calendar.weekday(year, day.month, day.day) == named:
            return calendar.iso(year, day.month, day.day), day.weekday.of(prose) if day.weekday else None
    if not years:
        return None, None
    year = years[0]
    return calendar.iso(year, day.month, day.day), calendar.weekday(year, day.month, day.day)


def _years(day: Day, anchor: tuple[int, int, int] | None, prose: str) -> list[int]:
    """Years that may be meant, the likeliest first."""
    month, number = day.month or 1, day.day or 1
    if day.year is not None:
        return [day.year] if calendar.exists(day.year, month, number) else []
    if anchor is None:
        return []
    centre = calendar.number(*anchor)
    away = {
        year: abs(calendar.number(year, month, number) - centre)
        for year in (anchor[0] - 1, anchor[0], anchor[0] + 1)
        if calendar.exists(year, month, number)
    }
    # Hardly anybody leaves out the year of a day ten months away, but where the coming one stands above: In 2027, reports come on …
    ahead = anchor[0] + 1 if prose.find(str(anchor[0] + 1), 0, day.span.start) >= 0 else None
    return [year for year in sorted(away, key=away.__getitem__) if away[year] <= 300 or year == ahead]


def _full(weekday: str) -> str:
    start = weekday[:3].title()
    return next(name for name in calendar.WEEKDAYS if name.startswith(start))


KINDS = {
    "date": Kind(
        find_dates,
        {
            "role": ("release", "embargo", "event", "period-end", "access", "other"),
            "iso": "date",
            "weekday": "printed",
            "expected_weekday": "text",
            "exists": "flag",
            "quarter": "text",
            "expected_quarter": "text",
            "year": "printed",
            "ambiguous": "flag",
            "days_from_release": "number",
            "days_from_today": "number",
            "tense": ("future", "past"),
        },
        reads=("release_date", "issuer.fiscal_year_end", "today"),
        meanings={
            "role": "what the date is for",
            "iso": "the day; where the year is left out, that nearest to the release",
            "weekday": "weekday named beside it",
            "expected_weekday": "weekday of that day (when the year is missing: of the nearest year that fits)",
            "exists": "whether the calendar has such a day",
            "quarter": "quarter that is said to end then, as in 'the third quarter'",
            "expected_quarter": "quarter that does, by the issuer's fiscal year; 'no quarter' where none does",
            "year": "year printed with it",
            "ambiguous": "it is written in figures that can be read with day and month exchanged",
            "days_from_release": "days after the release, negative for days before it",
            "days_from_today": "days after the day on which the release is checked",
            "tense": "whether its clause tells of something to come on that day or of something done; absent where that is not plain",
        },
    ),
}
