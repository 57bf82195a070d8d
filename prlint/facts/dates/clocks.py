"""Clock times: in which zone, by which name in that season, and whether two that are given as one moment are one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from prlint.data import members, table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.dates import calendar
from prlint.facts.dates.day_roles import EVENT
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence


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
    r"|(?P<mark>[:.])(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?!\.?\d|[:%/-])(?P<h>[ \u00a0]?(?:h|hrs|hours|Uhr)\b)?)"
)
_ZONE = lazy(
    r"[ \u00a0]{0,2}[,(]?[ \u00a0]?\(?(?:US/|U\.S\. |US )?"
    r"(?P<words>[ECMP]\.(?:[SD]\.)?T\.|[ECMP][SD]?T(?=[A-Z][a-z])|[A-Za-z]{2,10}(?:[ \u00a0][A-Za-z]{3,10}){0,3})"
)
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
_JOINS = lazy(
    r"^[ \u00a0]{0,2}\)?,?[ \u00a0]{0,2}(?:/|[(\[]|;|,|=|\bor\b|\||\b(?:which|that|this) is\b|\bi\.e\.,?|\b(?:equal|equivalent) to\b)"
    r"[ \u00a0]{0,2}\(?$"
)
_SPANS = lazy(r"(?i)^[ \u00a0]{0,2}(?:[-–—]|to|until|till|through|and)[ \u00a0]{0,2}(?:\w{1,12}[ \u00a0]){0,2}$")


def _clocks(words: Words) -> Iterator[Clock]:
    prose = words.prose
    for match in _CLOCK.finditer(prose):
        if match.start() and prose[match.start() - 1] in "0123456789:.,$€£":
            continue
        if prose[max(match.start() - 2, 0) : match.start()][1:] == ";" and prose[match.start() - 2].isdigit():
            continue  # volume and page of a journal: 2015;16:41
        bare = match["mark"] == "." and not _named(match) and not _follows_day(prose, match)
        if bare and not prose[match.end() + 1 : match.end() + 2].isupper():
            continue  # 16.45 GMT; without a name behind it, or a day before, it is a number
        hour = int(prose[match.start() : match.start() + 2].rstrip(":.aApP \u00a0"))
        name = _zone_name(prose, match.end())
        if match["half"] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if match["half"][0] in "Pp" else 0)
        elif match["half"] or hour > 23 or not _is_time_of_day(prose, match, name):
            continue
        yield _clock(prose, match.start(), match.end(), hour * 60 + int(match["minute"] or match["minute24"] or 0), name)
    for word, minutes in (("noon", 720), ("midnight", 0)):
        for token in words.index.get(word, ()):
            start, end = words.starts[token], words.ends[token]
            start -= 3 if prose[max(0, start - 3) : start].endswith(("12 ", "12\u00a0")) else 0
            name = _zone_name(prose, end)
            if name or _says_time(prose, start):
                yield _clock(prose, start, end, minutes, name)


def _is_time_of_day(prose: str, match: re.Match[str], name: ProseSpan | None) -> bool:
    """Hours and minutes without a half of the day: 16:45 with a zone or after "at"; 16.45 with a zone, since it is a number otherwise."""
    if match["mark"] == ".":
        return (name is not None and len(name) > 2) or _named(match) or _follows_day(prose, match)
    return name is not None or match["h"] is not None or _says_time(prose, match.start())


def _named(match: re.Match[str]) -> bool:
    return (match["h"] or "").endswith(("Uhr", "hrs"))


_DAY_AT = lazy(r"(?i)(?:\b20\d\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day),?[ \u00a0]at[ \u00a0]$")


def _follows_day(prose: str, match: re.Match[str]) -> bool:
    """Whether a day and "at" stand before hours and minutes, and a stop or bracket behind: on 18 February 2026 at 10.00."""
    return prose[match.end() : match.end() + 1] in ".,;) " and _DAY_AT.search(prose, max(match.start() - 20, 0), match.start()) is not None


def _clock(prose: str, start: int, end: int, minutes: int, name: ProseSpan | None) -> Clock:
    zone = _zones().get(_plain(name.of(prose))) if name else None
    return Clock(ProseSpan(start, name.end if name else end), minutes, name, zone)


def _plain(name: str) -> str:
    """The name of a zone as the table has it: E.T. is et."""
    return name.lower().replace(".", "")


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
        known = _plain(name) in _zones() and (name[0].isupper() or count > 1 or len(name) > 2)
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
    dates = [thing for thing in facts.of("date") if "iso" in thing.fields] if clocks else []
    starts = [thing.span.start for thing in dates]
    released = next((str(thing.fields["iso"]) for thing in dates if thing.fields["role"] == "release"), None)
    seasons = _Seasons(dates)
    found: list[Thing] = []
    for number, clock in enumerate(clocks):
        day = _day_of(facts, clock.span, dates, starts, released)
        earlier = clocks[number - 1] if number else None
        shared = _shared_zone(facts.prose, clock, clocks[number + 1] if number + 1 < len(clocks) else None)
        found.append(
            printed(
                facts.prose,
                "clock-time",
                clock.span,
                {"zone_name": clock.zone_name},
                role=_clock_role(facts, clock.span),
                time_zone=clock.zone_name.of(facts.prose) if clock.zone_name else shared or _place_of(facts.prose, clock.span.end),
                expected_zone_name=_expected_zone(facts, clock, day or seasons.day_of(clock)),
                time=_printed_time(clock.minutes),
                expected_time=_expected_time(facts.prose, earlier, clock, day, _day_behind(facts.prose, earlier, dates, starts)),
            )
        )
    return found


def _may_hold_time(prose: str) -> bool:
    return ":" in prose or ".00" in prose or ".30" in prose or any(sign in prose for sign in _TIME_SIGNS)


_TIME_SIGNS = ("a.m", "p.m", "A.M", "P.M", "am", "pm", "AM", "PM", "noon", "midnight", " GMT", " BST", " CET", " CEST", " Uhr")


def _day_of(facts: Facts, span: ProseSpan, dates: Sequence[Thing], starts: Sequence[int], released: str | None) -> str | None:
    """The day a clock time belongs to: the nearest date of its sentence, the day of the release where that says today, then the nearest
    date of its paragraph."""
    after = bisect_left(starts, span.start)
    sentence = facts.sentence_at(span.start)
    for scope in (sentence, facts.paragraph_at(span.start)):
        near = [thing for thing in dates[max(after - 1, 0) : after + 1] if scope.contains(thing.span)]
        if near:
            nearest = min(near, key=lambda thing: max(thing.span.start - span.end, span.start - thing.span.end))
            return str(nearest.fields["iso"])
        if _TODAY.search(facts.prose, max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR)):
            return released
    return None


class _Seasons:
    """The days to come, and in which areas summer time is in force, or is not, on all of them: so it is on the one that is meant."""

    def __init__(self, dates: Sequence[Thing]) -> None:
        coming = (thing for thing in dates if thing.fields["role"] == "release" or (thing.fields.get("days_from_release") or -1) >= 0)
        self._days = list(dict.fromkeys(str(thing.fields["iso"]) for thing in coming))
        self._settled: dict[str, bool] = {}

    def day_of(self, clock: Clock) -> str | None:
        """The first of these days, which stands for all; None where they differ, or where the zone says nothing of the season."""
        if clock.zone is None or clock.zone.season == "any":
            return None
        area = clock.zone.area
        if area not in self._settled:
            self._settled[area] = len({calendar.is_summer(area, day) for day in self._days}) == 1
        return self._days[0] if self._settled[area] else None


def _place_of(prose: str, at: int) -> str | None:
    """The city whose time is meant: 8:30 a.m. in New York, 9 a.m. (London)."""
    match = _PLACE.match(prose, at)
    return match["city"] if match is not None and match["city"] in members("cities", "name") else None


_PLACE = lazy(r",?[ \u00a0](?:in |\()(?P<city>[A-Z][a-zü]{2,15}(?: [A-Z][a-z]{2,15}){0,2})\b")
_TODAY = lazy(r"(?i)\btoday\b")
_NEAR = 300  # characters of a sentence or paragraph that are looked at, however long it is


def _clock_role(facts: Facts, span: ProseSpan) -> str:
    part = facts.part_of(span)
    if part in ("embargo", "release-instruction", "release-date", "dateline"):
        return "release"
    sentence = facts.sentence_at(span.start)
    low, high = max(sentence.start, span.start - 160), min(sentence.end, span.end + 160)
    return "event" if part == "event" or EVENT.search(facts.prose, low, high) else "other"


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
    paragraph = facts.paragraph_at(span.start)
    around = ProseSpan(max(paragraph.start, span.start - _NEAR), min(paragraph.end, span.end + _NEAR))
    near = [around, *(segment.span for segment in facts.release.datelines[:1])]
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


def _day_behind(prose: str, clock: Clock | None, dates: Sequence[Thing], starts: Sequence[int]) -> ProseSpan | None:
    """The day named right behind a clock time: 10.30 a.m. ET on May 4, 2026."""
    behind = bisect_left(starts, clock.span.end) if clock is not None else len(starts)
    if clock is None or behind == len(starts):
        return None
    day = dates[behind].span
    return day if prose[clock.span.end : min(day.start, clock.span.end + 5)] in (" ", ", ", " on ") else None


def _expected_time(prose: str, earlier: Clock | None, clock: Clock, day: str | None, of_earlier: ProseSpan | None) -> str | None:
    """What this clock shows when the one before it, given as the same moment, shows its time. of_earlier: the day behind the latter."""
    if earlier is None or earlier.zone is None or clock.zone is None or clock.zone is earlier.zone:
        return None
    end = earlier.span.end if of_earlier is None else of_earlier.end
    between = prose[end : min(clock.span.start, end + _NEXT)]
    if not _JOINS.match(between) or (of_earlier is not None and between.strip() not in _SAME_MOMENT):
        return None
    here, there = _offset(clock.zone, day), _offset(earlier.zone, day)
    if here is None or there is None:
        if clock.zone.area != earlier.zone.area or clock.zone.season != earlier.zone.season:
            return None
        here, there = clock.zone.minutes, earlier.zone.minutes
    return _printed_time((earlier.minutes + here - there) % 1440)


_NEXT = 19  # characters between two clock times of one moment
_SAME_MOMENT = ("(", "[", "/", "=")  # what joins a time to another one behind its day; a comma or "or" may lead to the next event


def _printed_time(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour + 11) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"


KINDS = {
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
