"""Days and clock times: which day is meant, what it is for, and whether weekday and zone fit it."""

from __future__ import annotations

import re
from functools import cache

from prlint.data import table
from prlint.facts import Facts, Kind, Thing, calendar, printed
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = "[ \\t\u00a0]{1,3}"
_ORDINAL = "(?:st|nd|rd|th|ST|ND|RD|TH)?"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat)\b\.?|Sun\."
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
_WEEKDAY_BEFORE = lazy(rf"\b(?P<weekday>{_WEEKDAY}),?{_GAP}(?:the{_GAP})?$")
_WEEKDAY_AFTER = lazy(rf"[ \u00a0]?\((?P<weekday>{_WEEKDAY})\)")
# What follows the name of a month: a day, perhaps a second day, perhaps a year. A number that goes on or counts something is no day.
_AFTER = lazy(
    rf"\.?{_GAP}(?P<day>\d{{1,2}}){_ORDINAL}(?!\d|[.,]\d{{1,3}}\b|,\d{{3}}\b|:\d|%|[ \u00a0](?:percent|[mb]illion|thousand)\b)"
    rf"(?P<range>[ \u00a0]?(?:[-–—]|to|and|&)[ \u00a0]?(?P<until>[A-Z][A-Za-z]{{2,8}}\b\.?[ \u00a0])?\d{{1,2}}{_ORDINAL}(?!\d))?"
    rf"(?:(?:[ \u00a0]?,?{_GAP}|,)(?P<year>(?:19|20)\d\d)\b)?"
)
_BEFORE = lazy(rf"(?<![\d.,/$€£#-])\b(?P<day>\d{{1,2}})(?:{_ORDINAL}|er|\.)(?:{_GAP}(?:of|de))?{_GAP}$")
_YEAR_AFTER = lazy(rf"\.?,?{_GAP}(?:del?{_GAP})?(?P<year>(?:19|20)\d\d)\b")
_NUMERIC = lazy(
    r"\b(?:(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?![\w-])"
    r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/])"
    r"|(?P<jy>\d{4})年(?P<jm>\d{1,2})月(?P<jd>\d{1,2})日)"
)


class Day(Value):
    """A day as printed: year is None where none is printed; month and day are None where numerals can be read two ways."""

    span: ProseSpan
    weekday: ProseSpan | None
    year: int | None
    month: int | None
    day: int | None


@cache
def _months() -> dict[str, tuple[int, bool]]:
    """Folded name -> number of the month, and whether English knows the name."""
    months: dict[str, tuple[int, bool]] = {}
    for row in table("months"):
        months.setdefault(row["name"].lower(), (int(row["month"]), row["language"] == "en"))
    return months


def _days(words: Words) -> Iterator[Day]:
    prose = words.prose
    for name in _months().keys() & words.index.keys():
        month, english = _months()[name]
        for token in words.index[name]:
            start, end = words.starts[token], words.ends[token]
            if not english or prose[start].isupper():
                day = _worded(prose, start, end, month, english)
                if day is not None:
                    yield day
    for match in _NUMERIC.finditer(prose):
        if match.start() == 0 or prose[match.start() - 1] not in "/.=-_":
            yield _numeric(match)


def _worded(prose: str, start: int, end: int, month: int, english: bool) -> Day | None:
    """The day that the name of a month at this place is part of, or None."""
    after = _AFTER.match(prose, end) if english else None
    if after is not None:
        stop = after.end("day") + len(_ordinal(prose, after.end("day"))) if after["until"] else after.end()
        return _with_weekday(prose, ProseSpan(start, stop), after["year"], month, int(after["day"]), bool(after["range"]))
    before = _BEFORE.search(prose, max(start - 16, 0), start)
    year = _YEAR_AFTER.match(prose, end)
    if before is None or not (english or year):
        return None
    stop = year.end() if year else end
    return _with_weekday(prose, ProseSpan(before.start(), stop), year and year["year"], month, int(before["day"]), False)


def _ordinal(prose: str, at: int) -> str:
    return prose[at : at + 2] if prose[at : at + 2].lower() in ("st", "nd", "rd", "th") else ""


def _with_weekday(prose: str, span: ProseSpan, year: str | None, month: int, day: int, spread: bool) -> Day:
    """A day with the weekday before or after it; one beside a spread of days may belong to either end and is left alone."""
    number = int(year) if year else None
    before = _WEEKDAY_BEFORE.search(prose, max(span.start - 18, 0), span.start)
    after = _WEEKDAY_AFTER.match(prose, span.end)
    found = before or after
    if found is None:
        return Day(span, None, number, month, day)
    place = ProseSpan(*found.span("weekday"))
    whole = ProseSpan(min(place.start, span.start), span.end if before else found.end())
    return Day(whole, None if spread else place, number, month, day)


def _numeric(match: re.Match[str]) -> Day:
    span = ProseSpan(*match.span())
    if match["y"]:
        return Day(span, None, int(match["y"]), int(match["m"]), int(match["d"]))
    if match["jy"]:
        return Day(span, None, int(match["jy"]), int(match["jm"]), int(match["jd"]))
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sep"] == "." or first > 12:
        return Day(span, None, year, second, first)
    if second > 12 or first == second:
        return Day(span, None, year, first, second)
    return Day(span, None, year, None, None)


_ENDED = lazy(r"(?i)\b(?:ended|ending|ends|as of|as at|through)[ \u00a0]{1,2}(?:on )?$")
_PERIOD = lazy(r"(?i)\b(?:quarters?|years?|months?|weeks?|periods?|half|halves|Q[1-4]|balance|outstanding)\b")
_ACCESSED = lazy(r"(?i)\b(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:?[ \u00a0]{0,2}$")
_HELD_BACK = lazy(r"(?i)\b(?:embargo\w*|until|not before|not for (?:release|publication)|hold for)\b")
_EVENT = lazy(
    r"(?i)\b(?:conference call|webcast|webinar|meeting|call|conference|congress|summit|event|symposium|presentation|present(?:ed|ing)?"
    r"|host(?:ed|ing)?|takes? place|taking place|register|replay|dial)\b"
)
_TODAY = lazy(r"(?i)\btoday,?[ \u00a0](?:on[ \u00a0])?\(?$")
_ISSUED = lazy(r"(?i)\b(?:news release|press release|released|published|posted|issued|updated|date)(?: on)?:?[ \u00a0]{0,2}$")
_WORD = lazy(r"\w+")
_ADDRESS = lazy(r"\(https?://[^\s)]{1,200}\)|\bhttps?://\S{1,200}")
_SENTENCE_END = lazy(r"[a-z]{3}[.!?:][ \u00a0]")
_NEWS_FOLLOWS = lazy(r"[ \u00a0]{0,3}(?:[-–—/(|:]|\.[ \u00a0]+[A-Z])")
_RELEASE_PARTS = frozenset({"release-date", "dateline"})


def _role(facts: Facts, day: Day) -> str:
    prose, span = facts.prose, day.span
    part = facts.part_of(span)
    before = prose[max(span.start - 40, 0) : span.start]
    if part in ("embargo", "release-instruction"):
        return "embargo" if part == "embargo" or _HELD_BACK.search(prose, max(span.start - 120, 0), span.start) else "release"
    if part in _RELEASE_PARTS or _TODAY.search(before):
        return "release"
    if part in ("furniture", "headline", "subheadline", "lead", "source", "end-mark", "contact") and _stands_alone(facts, span, before):
        return "release"
    if part in ("lead", "body", "headline", "subheadline", "heading", "furniture") and _opens_paragraph(facts, span):
        return "release"
    if _ACCESSED.search(before) or part == "references":
        return "access" if _ACCESSED.search(before) else "other"
    sentence = facts.sentence_at(span.start)
    if _ENDED.search(before) and _PERIOD.search(prose, max(sentence.start, span.start - 120), min(sentence.end, span.end + 60)):
        return "period-end"
    if part == "event" or _EVENT.search(prose, max(sentence.start, span.start - 160), min(sentence.end, span.end + 160)):
        return "event"
    return "other"


def _stands_alone(facts: Facts, span: ProseSpan, before: str) -> bool:
    """A line that holds hardly more than the date, or words that say it is the day of issue."""
    prose = facts.prose
    start = max(prose.rfind("\n", 0, span.start), prose.rfind("\r", 0, span.start)) + 1
    end = min((at for at in (prose.find("\n", span.end), prose.find("\r", span.end)) if at >= 0), default=len(prose))
    if span.start - start > 60 or end - span.end > 40:
        return bool(_ISSUED.search(before))
    others = len(_WORD.findall(prose, start, span.start)) + len(_WORD.findall(prose, span.end, end))
    return others <= 3 or bool(_ISSUED.search(before))


def _opens_paragraph(facts: Facts, span: ProseSpan) -> bool:
    """Place names and a wire, the date, and a sign that news follows: the shape of a dateline, wherever it stands."""
    prose, start = facts.prose, facts.paragraph_at(span.start).start
    opening = _ADDRESS.sub("", prose[start : min(span.start, start + 200)])
    words = _WORD.findall(opening)
    if span.start - start > 200 or not 1 <= len(words) <= 12 or _SENTENCE_END.search(opening):
        return False
    placed = all(word[0].isupper() or word in ("of", "and", "the", "de", "la", "du", "on") for word in words)
    return placed and _NEWS_FOLLOWS.match(prose, span.end) is not None


def find_dates(facts: Facts) -> list[Thing]:
    days = [(day, _role(facts, day)) for day in _days(facts.words)]
    anchor = _anchor(facts, days)
    return [_date(facts, day, role, anchor) for day, role in days]


def _anchor(facts: Facts, days: Sequence[tuple[Day, str]]) -> tuple[int, int, int] | None:
    """The day of the release as far as it is known, for dates that leave the year out."""
    stated = str(facts.profile.get("release_date") or "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stated) and calendar.exists(*calendar.parts(stated)):
        return calendar.parts(stated)
    for day, role in days:
        if role == "release" and day.year and day.month and day.day and calendar.exists(day.year, day.month, day.day):
            return day.year, day.month, day.day
    return None


def _date(facts: Facts, day: Day, role: str, anchor: tuple[int, int, int] | None) -> Thing:
    iso, expected = _resolve(facts.prose, day, anchor)
    exists = None
    if day.month is not None and day.day is not None:
        exists = calendar.exists(day.year or 2024, day.month, day.day)
    return printed(facts.prose, "date", day.span, {"weekday": day.weekday}, role=role, iso=iso, expected_weekday=expected, exists=exists)


def _resolve(prose: str, day: Day, anchor: tuple[int, int, int] | None) -> tuple[str | None, str | None]:
    """The day in ISO form, and the weekday it should have beside it, in the form the release uses."""
    if day.month is None or day.day is None:
        return None, None
    years = _years(day, anchor)
    named = _full(day.weekday.of(prose)) if day.weekday else None
    for year in years:
        if named and calendar.weekday(year, day.month, day.day) == named:
            return calendar.iso(year, day.month, day.day), day.weekday.of(prose) if day.weekday else None
    if not years:
        return None, None
    year = years[0]
    return calendar.iso(year, day.month, day.day), calendar.weekday(year, day.month, day.day)


def _years(day: Day, anchor: tuple[int, int, int] | None) -> list[int]:
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
    # Hardly anybody leaves out the year of a day ten months away.
    return [year for year in sorted(away, key=away.__getitem__) if away[year] <= 300]


def _full(weekday: str) -> str:
    start = weekday[:3].title()
    return next(name for name in calendar.WEEKDAYS if name.startswith(start))


class Zone(Value):
    """A row of data/zones.tsv. minutes: east of UTC; for `any` of an area with summer time, in winter."""

    name: str
    minutes: int
    season: str
    area: str
    other: str
    elsewhere: re.Pattern[str] | None


@cache
def _zones() -> dict[str, Zone]:
    zones = {}
    for row in table("zones"):
        elsewhere = lazy(rf"(?i)\b(?:{row['elsewhere']})\b") if row["elsewhere"] else None
        zones[row["name"].lower()] = Zone(row["name"], int(row["minutes"]), row["season"], row["area"], row["other"], elsewhere)
    return zones


_CLOCK = lazy(
    r"\d{1,2}(?:(?:[:.](?P<minute>[0-5]\d))?[ \u00a0]?(?P<half>[AaPp](?:\.[Mm]\.|[Mm]\b\.?))"
    r"|:(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:.%/-])(?P<h>[ \u00a0]?(?:h|hrs|hours|Uhr)\b)?)"
)
_ZONE = lazy(r"[ \u00a0]{0,2}[,(]?[ \u00a0]?\(?(?:US/|U\.S\. |US )?(?P<words>[A-Za-z]{2,10}(?:[ \u00a0][A-Za-z]{3,10}){0,3})")
_SECOND_NAME = lazy(r"[ \u00a0]?[(/][ \u00a0]?(?P<words>[A-Z]{2,4})\)")


class Clock(Value):
    """A clock time as printed. minutes: since midnight, 0 to 1439."""

    span: ProseSpan
    minutes: int
    zone_name: ProseSpan | None
    zone: Zone | None


_SAYS_TIME = lazy(
    r"(?i)(?:\b(?:at|until|till|by|before|after|from|to|between|and|@|time:|begins|starts|starting)|[-–—@(/;])[ \u00a0]{0,2}$"
)
_JOINS = lazy(r"^[ \u00a0]{0,2}\)?[ \u00a0]{0,2}(?:/|\(|;|=|\bor\b|\|)[ \u00a0]{0,2}\(?$")
_SPANS = lazy(r"(?i)^[ \u00a0]{0,2}(?:[-–—]|to|until|till|through|and)[ \u00a0]{0,2}(?:\w{1,12}[ \u00a0]){0,2}$")


def _clocks(words: Words) -> Iterator[Clock]:
    prose = words.prose
    for match in _CLOCK.finditer(prose):
        if match.start() and prose[match.start() - 1] in "0123456789:.,$€£":
            continue
        hour = int(prose[match.start() : match.start() + 2].rstrip(":.aApP \u00a0"))
        name = _zone_name(prose, match.end())
        if match["half"] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if match["half"][0] in "Pp" else 0)
        elif match["half"] or hour > 23 or not (name or match["h"] or _says_time(prose, match.start())):
            continue
        yield _clock(prose, match.start(), match.end(), hour * 60 + int(match["minute"] or match["minute24"] or 0), name)
    for word, minutes in (("noon", 720), ("midnight", 0)):
        for token in words.index.get(word, ()):
            start, end = words.starts[token], words.ends[token]
            name = _zone_name(prose, end)
            if name or _says_time(prose, start):
                yield _clock(prose, start, end, minutes, name)


def _clock(prose: str, start: int, end: int, minutes: int, name: ProseSpan | None) -> Clock:
    zone = _zones().get(name.of(prose).lower()) if name else None
    return Clock(ProseSpan(start, name.end if name else end), minutes, name, zone)


def _says_time(prose: str, at: int) -> bool:
    return _SAYS_TIME.search(prose, max(at - 12, 0), at) is not None


def _zone_name(prose: str, at: int) -> ProseSpan | None:
    """The zone named right after a time: the shorter of two names for one, and any words that end in “time”."""
    match = _ZONE.match(prose, at)
    if match is None:
        return None
    start, words = match.start("words"), match["words"].replace("\u00a0", " ").split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        known = name.lower() in _zones() and (name[0].isupper() or count > 1 or len(name) > 2)
        if known or (count > 1 and words[count - 1].lower() == "time"):
            second = _SECOND_NAME.match(prose, start + len(name))
            if second and second["words"].lower() in _zones():
                return ProseSpan(*second.span("words"))
            return ProseSpan(start, start + len(name))
    return None


def find_clock_times(facts: Facts) -> list[Thing]:
    if not _may_hold_time(facts.prose):
        return []
    clocks = sorted(_clocks(facts.words), key=lambda clock: clock.span.start)
    found: list[Thing] = []
    for number, clock in enumerate(clocks):
        day = _day_of(facts, clock.span)
        earlier = clocks[number - 1] if number else None
        shared = _shared_zone(facts.prose, clock, clocks[number + 1] if number + 1 < len(clocks) else None)
        found.append(
            printed(
                facts.prose,
                "clock-time",
                clock.span,
                {"zone_name": clock.zone_name},
                role=_clock_role(facts, clock.span),
                time_zone=clock.zone_name.of(facts.prose) if clock.zone_name else shared,
                expected_zone_name=_expected_zone(facts, clock, day),
                time=_printed_time(clock.minutes),
                expected_time=_expected_time(facts.prose, earlier, clock, day),
            )
        )
    return found


def _may_hold_time(prose: str) -> bool:
    return ":" in prose or any(sign in prose for sign in ("a.m", "p.m", "A.M", "P.M", "am", "pm", "AM", "PM", "noon", "midnight"))


def _day_of(facts: Facts, span: ProseSpan) -> str | None:
    """The day a clock time belongs to: the nearest date of its sentence, then of its paragraph, then the day of the release."""
    dates = [thing for thing in facts.of("date") if "iso" in thing.fields]
    for scope in (facts.sentence_at(span.start), facts.paragraph_at(span.start)):
        near = [thing for thing in dates if scope.contains(thing.span)]
        if near:
            nearest = min(near, key=lambda thing: min(abs(thing.span.start - span.end), abs(span.start - thing.span.end)))
            return str(nearest.fields["iso"])
    sentence = facts.sentence_at(span.start)
    if re.search(r"(?i)\btoday\b", sentence.of(facts.prose)):
        return next((str(thing.fields["iso"]) for thing in dates if thing.fields["role"] == "release"), None)
    return None


def _clock_role(facts: Facts, span: ProseSpan) -> str:
    part = facts.part_of(span)
    if part in ("embargo", "release-instruction", "release-date", "dateline"):
        return "release"
    sentence = facts.sentence_at(span.start)
    low, high = max(sentence.start, span.start - 160), min(sentence.end, span.end + 160)
    return "event" if part == "event" or _EVENT.search(facts.prose, low, high) else "other"


def _shared_zone(prose: str, clock: Clock, later: Clock | None) -> str | None:
    """The zone of the time a range ends with: 9 a.m. to 5 p.m. ET."""
    if clock.zone_name or later is None or later.zone_name is None or later.span.start - clock.span.end > 30:
        return None
    between = prose[clock.span.end : later.span.start]
    return later.zone_name.of(prose) if _SPANS.match(between) or _JOINS.match(between) else None


def _expected_zone(facts: Facts, clock: Clock, day: str | None) -> str | None:
    zone = clock.zone
    if zone is None or clock.zone_name is None or zone.season == "any" or day is None:
        return None
    summer = calendar.is_summer(zone.area, day)
    if summer is None or _is_elsewhere(facts, zone, clock.span):
        return None
    right = summer == (zone.season == "daylight")
    return clock.zone_name.of(facts.prose) if right else zone.other


def _is_elsewhere(facts: Facts, zone: Zone, span: ProseSpan) -> bool:
    """Whether a place named near, or in the dateline, gives the same letters another meaning."""
    if zone.elsewhere is None:
        return False
    near = [facts.paragraph_at(span.start), *(segment.span for segment in facts.release.datelines)]
    return any(zone.elsewhere.search(facts.prose, place.start, place.end) for place in near)


def _offset(zone: Zone, day: str | None) -> int | None:
    """Minutes east of UTC on that day, taking standard time named in summer for what is meant. None where it cannot be known."""
    winter = zone.minutes - (60 if zone.season == "daylight" else 0)
    if not zone.area:
        return zone.minutes
    if day is None:
        return zone.minutes if zone.season != "any" else None
    summer = calendar.is_summer(zone.area, day)
    return None if summer is None else winter + 60 * summer


def _expected_time(prose: str, earlier: Clock | None, clock: Clock, day: str | None) -> str | None:
    """What this clock shows when the one before it, given as the same moment, shows its time."""
    if earlier is None or earlier.zone is None or clock.zone is None or clock.span.start - earlier.span.end > 12:
        return None
    if not _JOINS.match(prose[earlier.span.end : clock.span.start]):
        return None
    here, there = _offset(clock.zone, day), _offset(earlier.zone, day)
    if here is None or there is None:
        if clock.zone.area != earlier.zone.area or clock.zone.season != earlier.zone.season:
            return None
        here, there = clock.zone.minutes, earlier.zone.minutes
    return _printed_time((earlier.minutes + here - there) % 1440)


def _printed_time(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour + 11) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"


KINDS = {
    "date": Kind(
        find_dates,
        {
            "role": ("release", "embargo", "event", "period-end", "access", "other"),
            "iso": "date",
            "weekday": "printed",
            "expected_weekday": "text",
            "exists": "flag",
        },
        reads=("release_date",),
        meanings={
            "role": "what the date is for",
            "iso": "the day; where the year is left out, that nearest to the release",
            "weekday": "weekday named beside it",
            "expected_weekday": "weekday of that day (when the year is missing: of the nearest year that fits)",
            "exists": "whether the calendar has such a day",
        },
    ),
    "clock-time": Kind(
        find_clock_times,
        {
            "role": ("release", "event", "other"),
            "zone_name": "printed",
            "expected_zone_name": "text",
            "time_zone": "text",
            "time": "text",
            "expected_time": "text",
        },
        reads=("release_date",),
        meanings={
            "role": "what happens then",
            "zone_name": "zone named beside it",
            "expected_zone_name": "that zone's right name on that day",
            "time_zone": "zone it is in, its own or shared with the other end of a span of time",
            "time": "the time on a twelve-hour clock",
            "expected_time": "what it should be by the time named right before it as the same moment",
        },
    ),
}
