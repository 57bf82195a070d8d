"""Days that law or custom ties to each other: those of a dividend, the deadline of a possible bidder, the year of a copyright notice.

What this cannot see: dividends whose days stand in different paragraphs, and holidays other than New Year's Day and Christmas, which differ
from place to place.
"""

from __future__ import annotations

from prlint.facts import TRIGGERS, Facts, Kind, Thing, printed
from prlint.facts.dates import calendar
from prlint.facts.dates.dates import release_day
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# --- dividends

_CUE = lazy(
    r"(?i)(?P<record>\bof\s+record\b|\brecord\s+(?:date|day)\b|\bregistered\s+on\b"
    r"|\bon\s+(?:the|its|our)\s+(?:\w+\s+)?register\b|\bon\s+record\b|\bregister\s+of\s+(?:members|shareholders)\b)"
    r"|(?P<payable>\bpayable\b|\bpayment\s+(?:date|day)\b|\bpay[- ]?date\b|\b(?:will|to|shall)\s+be\s+paid\b"
    r"|\b(?:will|to)\s+(?:pay|get|receive)\b|\bis\s+paid\s+on\b|\bpayment\s+(?:will\s+be\s+made|takes\s+place)\b)"
    r"|(?P<other>\bex-?\s?dividend\b|\bdeclared\b|\bannounced\b|\bended\b|\bending\b|\bthrough\b|\buntil\b|\bprior\b|\bprevious(?:ly)?\b"
    r"|\bcommencing\b|\bbeginning\b|\bresults\b|\bredemption\b|\binterest\b)"
)
_PAID = lazy(
    r"(?i)\b(?:dividends?|distributions?|(?P<other>interest|coupons?|fees?|premiums?|principal|consideration|redemption|instal\w+))\b"
)
_REACH = 120
_FIXED_HOLIDAYS = {"01-01": "New Year’s Day", "12-25": "Christmas Day"}


def find_dividends(facts: Facts) -> list[Thing]:
    return [thing for paragraph in _paragraphs_on(facts, TRIGGERS["dividend"]) for thing in _dividends_in(facts, paragraph)]


def _paragraphs_on(facts: Facts, words: tuple[str, ...]) -> Iterator[ProseSpan]:
    places = sorted(facts.words.starts[n] for word in words for n in facts.words.index.get(word, ()))
    seen = None
    for place in places:
        paragraph = facts.paragraph_at(place)
        if paragraph != seen:
            yield paragraph
        seen = paragraph


def _dividends_in(facts: Facts, paragraph: ProseSpan) -> Iterator[Thing]:
    """One thing for each pair of a payable and a record day: those of one sentence, or the only two of the paragraph."""
    days = facts.within(paragraph, "date")
    purposes = {day.span: _purpose(facts, day, paragraph) for day in days}
    payable, record = ([day for day in days if purposes[day.span] == purpose] for purpose in ("payable", "record"))
    if len(payable) == 1 and len(record) == 1:
        yield _dividend(facts, payable[0], record[0])
        return
    for day in payable:
        beside = facts.within(facts.sentence_at(day.span.start), "date")
        partners, rivals = ([other for other in beside if purposes.get(other.span) == purpose] for purpose in ("record", "payable"))
        yield _dividend(facts, day, partners[0] if len(partners) == 1 and len(rivals) == 1 else None)


def _purpose(facts: Facts, day: Thing, paragraph: ProseSpan) -> str | None:
    """What the nearest words before the day, with no other day between, say it is for."""
    start = max(paragraph.start, day.span.start - _REACH)
    start = max((other.span.end for other in facts.within(ProseSpan(start, day.span.start), "date")), default=start)
    cues = list(_CUE.finditer(facts.prose, start, day.span.start))
    if not cues or (cues[-1].lastgroup == "payable" and _of_something_else(facts.prose, paragraph.start, cues[-1].start())):
        return None
    return cues[-1].lastgroup


def _of_something_else(prose: str, start: int, at: int) -> bool:
    named = list(_PAID.finditer(prose, max(start, at - _REACH), at))
    return bool(named) and named[-1]["other"] is not None


def _dividend(facts: Facts, payable: Thing, record: Thing | None) -> Thing:
    paid, held = payable.fields.get("iso"), record.fields.get("iso") if record else None
    places = {"payable_day": payable.span, "record_day": record.span if record else None}
    trouble = None
    if paid and record is not None and held and paid < held:
        trouble = f"comes before the record date, {record.span.of(facts.prose)}"
    elif paid and paid[5:] in _FIXED_HOLIDAYS:
        trouble = f"is {_FIXED_HOLIDAYS[paid[5:]]}"
    elif paid and calendar.weekday(*calendar.parts(paid)) in ("Saturday", "Sunday"):
        trouble = f"is a {calendar.weekday(*calendar.parts(paid))}"
    return printed(facts.prose, "dividend", payable.span, places, payable=paid, record=held, trouble=trouble)


# --- the deadline of a possible bidder

_PUT_UP = lazy(r"(?i)\b(?:rule\s2\.6|firm\sintention\sto\smake\san\soffer|make\sa\sfirm\soffer|put[- ]up[- ]or[- ]shut[- ]up|PUSU)\b")
_BY = lazy(r"(?i)\b(?:later\sthan|before|by|until|deadline)\b[^;]{0,140}$")
# Where one of these stands, the clock began on another day, was prolonged, or runs by the Irish rules, which give 42 days.
_OTHER_CLOCK = lazy(
    r"(?i)\birish\stakeover|\b(?:has|have)\s(?:consented|agreed|granted)\b|\bconsent(?:ed)?\sto\s(?:an?|the|this)\s(?:further\s)?extension"
    r"|\bextended\sdeadline|\bextension\sof\sthe\sdeadline\b|\bfurther\sto\s(?:the|its|our)\sannouncement"
    r"|\bannouncement\s(?:made\s|released\s)?(?:on|of|dated)\s\d"
)
_DAYS_TO_PUT_UP = 28


def find_put_up_deadlines(facts: Facts) -> list[Thing]:
    """The day named in a sentence on Rule 2.6, and the twenty-eighth day after that of the release, where no other clock is spoken of."""
    prose = facts.prose
    if _PUT_UP.search(prose) is None:
        return []
    moved = _OTHER_CLOCK.search(prose) is not None
    found = []
    for day in facts.of("date"):
        sentence = facts.sentence_at(day.span.start)
        named = _PUT_UP.search(prose, sentence.start, sentence.end)
        by = _BY.search(prose, max(sentence.start, day.span.start - 150), day.span.start)
        away, iso = day.fields.get("days_from_release"), day.fields.get("iso")
        if named is None or by is None or iso is None:
            continue
        expected = None
        if away is not None and not moved:
            expected = calendar.moved(iso, _DAYS_TO_PUT_UP - away)
        named_day = None if expected is None else calendar.in_words(expected)
        found.append(printed(prose, "put-up-deadline", day.span, {}, day=iso, expected_day=expected, expected_text=named_day))
    return found


# --- copyright notices

_NOTICE = lazy(
    r"(?:\b(?i:copyright)\b(?:[ \u00a0]?(?:©|\((?i:c)\)))?,?[ \u00a0]?|(?:^|\n|(?<=[.!?”\"] ))\([Cc]\)[ \u00a0]?"
    r"|©,?[ \u00a0]?(?:[A-Z][^\d\r\n©]{1,60}[ \u00a0])?)"
    r"(?P<first>(?:19|20)\d\d)"
    r"(?:[ \u00a0]?(?:[-–—,]|to|and)[ \u00a0]?(?P<last>(?:19|20)\d\d))?(?![\w-])"
)


def find_copyright_notices(facts: Facts) -> list[Thing]:
    prose = facts.prose
    day = release_day(facts)
    year = f"{day[0]:04d}" if day else None
    found = []
    for match in _NOTICE.finditer(prose):
        place = ProseSpan(*match.span("last" if match["last"] else "first"))
        behind = int(year) - int(place.of(prose)) if year else None
        found.append(printed(prose, "copyright-notice", ProseSpan(*match.span()), {"year": place}, expected_year=year, years_behind=behind))
    return found


KINDS = {
    "dividend": Kind(
        find_dividends,
        {"payable_day": "printed", "record_day": "printed", "payable": "date", "record": "date", "trouble": "text"},
        meanings={
            "payable_day": "day on which it is paid",
            "record_day": "day on which its owners are recorded",
            "payable": "that first day",
            "record": "that second day",
            "trouble": "why it cannot be paid on that day, as far as one sees",
        },
    ),
    "put-up-deadline": Kind(
        find_put_up_deadlines,
        {"day": "date", "expected_day": "date", "expected_text": "text"},
        reads=("release_date",),
        meanings={
            "day": "day by which a possible bidder must speak",
            "expected_day": "the twenty-eighth day after the release; absent where the clock began on another day",
            "expected_text": "that day in words",
        },
    ),
    "copyright-notice": Kind(
        find_copyright_notices,
        {"year": "printed", "expected_year": "text", "years_behind": "number"},
        reads=("release_date",),
        meanings={
            "year": "its year, the last one of several",
            "expected_year": "year of the release",
            "years_behind": "how many years it is behind the release",
        },
    ),
}
