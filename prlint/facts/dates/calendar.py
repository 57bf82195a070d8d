"""Days and clocks: just enough calendar for the facts, without the standard library's datetime, whose import a short run would feel."""

from __future__ import annotations

from prlint.text.pattern import regex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length(year: int, month: int) -> int:
    """How many days a month (1 to 12) has."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= length(year, month)


def number(year: int, month: int, day: int) -> int:
    """Days since 1 January of the year 1 (which is 0), in the Gregorian calendar."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(length(year, m) for m in range(1, month)) + day - 1


def weekday(year: int, month: int, day: int) -> str:
    return WEEKDAYS[number(year, month, day) % 7]


def iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def parts(iso_day: str) -> tuple[int, int, int]:
    year, month, day = iso_day.split("-")
    return int(year), int(month), int(day)


def stated(text: str) -> tuple[int, int, int] | None:
    """The day that a text says in ISO form; None for other texts and for days in no calendar."""
    if not regex(r"\d{4}-\d\d-\d\d").fullmatch(text):
        return None
    day = parts(text)
    return day if exists(*day) else None


def _sunday(year: int, month: int, which: int) -> int:
    """The day number of the n-th Sunday of a month, or of the last one for -1."""
    if which == -1:
        last = number(year, month, length(year, month))
        return last - (last + 1) % 7
    first = number(year, month, 1)
    return first + (6 - first) % 7 + 7 * (which - 1)


def is_summer(area: str, iso_day: str) -> bool | None:
    """Whether summer time is in force on a day in an area (us, eu, au, nz).

    None where it cannot be said: another area, years before the present rules, and the very days on which the clocks change.
    """
    year, month, day = parts(iso_day)
    today = number(year, month, day)
    if area == "us" and year >= 2007:
        start, end = _sunday(year, 3, 2), _sunday(year, 11, 1)
    elif area == "eu" and year >= 1996:
        start, end = _sunday(year, 3, -1), _sunday(year, 10, -1)
    elif area == "au" and year >= 2008:
        start, end = _sunday(year, 10, 1), _sunday(year, 4, 1)
    elif area == "nz" and year >= 2008:
        start, end = _sunday(year, 9, -1), _sunday(year, 4, 1)
    else:
        return None
    if today in (start, end):
        return None
    if start < end:
        return start < today < end
    return today > start or today < end


def moved(iso_day: str, days: int) -> str:
    """The day so many days later, or earlier for a negative number."""
    year, month, day = parts(iso_day)
    target = number(year, month, day) + days
    while number(year, 1, 1) > target:
        year -= 1
    while number(year + 1, 1, 1) <= target:
        year += 1
    month = 1
    while month < 12 and number(year, month + 1, 1) <= target:
        month += 1
    return iso(year, month, target - number(year, month, 1) + 1)


def in_words(iso_day: str) -> str:
    """A day as British papers print it: 6 April 2026."""
    year, month, day = parts(iso_day)
    return f"{day} {_MONTHS[month - 1]} {year}"
