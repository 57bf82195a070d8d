"""Days: which one is meant, what it is for, and whether weekday and quarter fit it."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts import Facts, Kind, Thing
from prlint.facts.dates import calendar
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

_GAP = "(?:[ \\t\u00a0]{1,3}|[ \\t]?\\r?\\n)"  # a date may be broken where its line ends
_ORDINAL = "(?:st|nd|rd|th|ST|ND|RD|TH)?"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\b\.?|Sun\."
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
# Sun without its full stop may be a newspaper, but not behind these.
_SUN = r"(?<=\bon )Sun|(?<=\band )Sun|(?<=\bto )Sun|(?<=[–-] )Sun|(?<=[–-])Sun|(?<=: )Sun|(?<=• )Sun"
_WEEKDAY_BEFORE = lazy(rf"\b(?P<weekday>{_WEEKDAY}|{_SUN}),?{_GAP}(?:the{_GAP})?$")
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
def _months() -> dict[str, tuple[int, bool]]:
    """Folded name -> number of the month, and whether English knows the name."""
    months: dict[str, tuple[int, bool]] = {}
    for row in table("months"):
        months.setdefault(row["name"].lower(), (int(row["month"]), row["language"] == "en"))
    return months


def _printed_days(words: Words) -> Iterator[Day]:
    prose = words.prose
    for name in _months().keys() & words.index.keys():
        month, english = _months()[name]
        for token in words.index[name]:
            start, end = words.starts[token], words.ends[token]
            if not english or prose[start].isupper():
                day = _worded(prose, start, end, month, english)
                if day is not None:
                    yield day
    numerals = [match for match in _NUMERIC.finditer(prose) if match.start() == 0 or prose[match.start() - 1] not in "/.=-_"]
    days_in: dict[str | None, set[str]] = {}  # by what parts the figures: which of the first two is too large for a month somewhere
    for match in numerals:
        days_in.setdefault(match["sep"], set()).update(name for name in "ab" if match[name] and int(match[name]) > _LAST_MONTH)
    for match in numerals:
        yield _numeric(match, days_in[match["sep"]])


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
    """A day with the weekday before or after it; one beside a spread of days may belong to either end and is left alone."""
    number = int(year.of(prose)) if year else None
    before = _WEEKDAY_BEFORE.search(prose, max(span.start - 18, 0), span.start)
    after = _WEEKDAY_AFTER.match(prose, span.end)
    found = before or after
    if found is None:
        return Day(span, None, number, month, day, year)
    place = ProseSpan(*found.span("weekday"))
    whole = ProseSpan(min(place.start, span.start), span.end if before else found.end())
    return Day(whole, None if spread else place, number, month, day, year)


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


_ENDED = lazy(
    r"(?i)\b(?:ended|ending|ends|as of|as at|through|(?:months|weeks|quarter|half) to|end of the \w{5,6} quarter),?[ \u00a0]{1,2}(?:on )?$"
)
_PERIOD = lazy(r"(?i)\b(?:quarters?|years?|months?|weeks?|periods?|half|halves|Q[1-4]|balance|outstanding)\b")
_ACCESSED = lazy(r"(?i)\b(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:?[ \u00a0]{0,2}$")
_HELD_BACK = lazy(r"(?i)\b(?:embargo\w*|until|not before|not for (?:release|publication)|hold for)\b")
EVENT = lazy(
    r"(?i)\b(?:conference call|webcast|webinar|meeting|call|conference|congress|summit|event|symposium|presentation|present(?:ed|ing)?"
    r"|host(?:ed|ing)?|takes? place|taking place|register|replay|dial"
    r"|demonstrations?|demos?|showcase|premiere|seminar|workshop|briefing|livestream|live stream|broadcast|q&a)\b"
)
_TODAY = lazy(r"(?i)\btoday,?[ \u00a0](?:on[ \u00a0])?\(?$")
_ISSUED = lazy(
    r"(?i)\b(?:news release|press release|released|published|posted|issued|updated|date|to whom it may concern)(?: on)?:?[ \u00a0]{0,2}$"
)
_STAMPED = lazy(r"[(/][A-Za-z .]{3,24}(?:[Ww]ire|WIRE)[)/][ \u00a0–—-]{1,5}$")  # the service names itself before the day
_SUPERSEDED = lazy(r"(?i)\b(?:prior|previous|earlier|original|first)(?:ly)? (?:version|release|announcement)\b[^.]{0,24}$")
_CORRECTS = lazy(r"(?i)\b(?:correct(?:s|ed|ion)|replaces|supersedes|should read|misstated)\b")
# Results to 30 June 2026: a period, no day of issue.
_UP_TO = lazy(r"(?i)\b(?:to|ended|ending|as (?:at|of)|since|from|until|through)[ \u00a0\r\n]{1,2}$")
_WORD = lazy(r"\w+")
_CLOCK_BEHIND = lazy(r"[ ,–-]{1,3}(?:at )?\d{1,2}[.:h]\d\d(?: ?[ap]\.?m\b\.?)?")
_ADDRESS = lazy(r"\(https?://[^\s)]{1,200}\)|\bhttps?://\S{1,200}")
_SENTENCE_END = lazy(r"[a-z]{3}[.!?:][ \u00a0]")
_NEWS_FOLLOWS = lazy(r"[ \u00a0]{0,3}(?:[-–—/(|:]|\.[ \u00a0]+[A-Z])")
_RELEASE_PARTS = frozenset({"release-date", "dateline"})


def _role(facts: Facts, day: Day) -> str:
    prose, span = facts.prose, day.span
    part = facts.part_of(span)
    before = prose[max(span.start - 40, 0) : span.start]
    if _SUPERSEDED.search(before):
        return "other"
    if part == "release-instruction" and _CORRECTS.search(prose, facts.sentence_at(span.start).start, facts.sentence_at(span.start).end):
        return "other"
    if part in ("embargo", "release-instruction"):
        return "embargo" if part == "embargo" or _HELD_BACK.search(prose, max(span.start - 120, 0), span.start) else "release"
    if part in _RELEASE_PARTS or _TODAY.search(before) or _STAMPED.search(before) or _is_of_submission(prose, span):
        return "release"
    if part in ("furniture", "headline", "subheadline", "lead", "source", "end-mark", "contact") and _stands_alone(facts, span, before):
        return "release"
    signed = part in ("body", "heading") and _is_above_contacts(facts, span)
    if (part == "body" or signed) and _stands_alone(facts, span, before, most=int(signed)):
        return "release"
    opens = part in ("lead", "body", "headline", "subheadline", "heading", "furniture") and not _UP_TO.search(before)
    if opens and _opens_paragraph(facts, span):
        return "release"
    if _ACCESSED.search(before) or part == "references":
        return "access" if _ACCESSED.search(before) else "other"
    sentence = facts.sentence_at(span.start)
    if _ENDED.search(before) and _PERIOD.search(prose, max(sentence.start, span.start - 120), min(sentence.end, span.end + 60)):
        return "period-end"
    if part == "event" or EVENT.search(prose, max(sentence.start, span.start - 160), min(sentence.end, span.end + 160)):
        return "event"
    return "other"


def _is_of_submission(prose: str, span: ProseSpan) -> bool:
    """The information was submitted for publication, by the person below, on 3 March 2026: as the law on market abuse has it."""
    at = prose.rfind("submitted for publication", max(span.start - _LONGEST_SUBMISSION, 0), span.start)
    return at >= 0 and ". " not in prose[at : span.start]


_LONGEST_SUBMISSION = 200


def _is_above_contacts(facts: Facts, span: ProseSpan) -> bool:
    """Leeds 3 March 2026, below the news, and the contacts next."""
    nearest = (part.span.start for part in facts.release.find("contact") if 0 <= part.span.start - span.end < _CLOSE)
    return any(not facts.prose[span.end : start].strip(" \t\r\n\u00a0.*_") for start in nearest)


_CLOSE = 12


def _stands_alone(facts: Facts, span: ProseSpan, before: str, most: int = 3) -> bool:
    """A line that holds hardly more than the date (at most so many words), or words that say it is the day of issue."""
    prose = facts.prose
    start = max(prose.rfind("\n", 0, span.start), prose.rfind("\r", 0, span.start)) + 1
    end = min((at for at in (prose.find("\n", span.end), prose.find("\r", span.end)) if at >= 0), default=len(prose))
    if span.start - start > 60 or end - span.end > 40:
        return bool(_ISSUED.search(before))
    if _UP_TO.search(before):
        return False
    clock = _CLOCK_BEHIND.match(prose, span.end, end)
    others = len(_WORD.findall(prose, start, span.start)) + len(_WORD.findall(prose, clock.end() if clock else span.end, end))
    return others <= most or bool(_ISSUED.search(before))


def _opens_paragraph(facts: Facts, span: ProseSpan) -> bool:
    """Place names and a wire, the date, and a sign that news follows: the shape of a dateline, wherever it stands."""
    prose, start = facts.prose, facts.paragraph_at(span.start).start
    opening = _ADDRESS.sub("", prose[start : min(span.start, start + 200)])
    words = _WORD.findall(opening)
    if opening.endswith(("\n", "\r")) and facts.part_of(span) == "body":
        return False  # a line of an agenda
    if span.start - start > 200 or not 1 <= len(words) <= 12 or _SENTENCE_END.search(opening):
        return False
    placed = all(word[0].isupper() or word in ("of", "and", "the", "de", "la", "du", "on") for word in words)
    return placed and _NEWS_FOLLOWS.match(prose, span.end) is not None


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
    for word in _WORD.findall(stated):
        if word.lower() in _months():
            return _months()[word.lower()][0], "stated"
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
    days = [(day, _role(facts, day)) for day in sorted(_printed_days(facts.words), key=lambda day: day.span.start)]
    anchor = _anchor(facts, days)
    year_end = _fiscal_year_end(facts, days) if any(role == "period-end" for _, role in days) else None
    return [_date(facts, day, role, anchor, year_end) for day, role in days]


def _anchor(facts: Facts, days: Sequence[tuple[Day, str]]) -> tuple[int, int, int] | None:
    """The day of the release as far as it is known, for dates that leave the year out."""
    stated = str(facts.profile.get("release_date") or "")
    if regex(r"\d{4}-\d\d-\d\d").fullmatch(stated) and calendar.exists(*calendar.parts(stated)):
        return calendar.parts(stated)
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
    if not iso or not since or not regex(r"\d{4}-\d\d-\d\d").fullmatch(since) or not calendar.exists(*calendar.parts(since)):
        return None
    return calendar.number(*calendar.parts(iso)) - calendar.number(*calendar.parts(since))


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
