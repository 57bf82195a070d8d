"""Filings with a regulator and laws, as a release cites them."""

from __future__ import annotations

from prlint.facts import Kind, Thing, printed
from prlint.facts.dates import calendar
from prlint.facts.dates.dates import origin_of_release_day, release_day
from prlint.facts.dates.printed_days import months
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from prlint.facts import Facts

_YEARLY = r"(?:(?:fiscal|financial|calendar)\s+)?"
_SPELL = rf"{_YEARLY}(?:years?|quarters?|(?:(?:quarterly|annual|(?:six|nine|three)[- ]month)\s+)?periods?|months)"
_FORM = lazy(
    r"(?:\bForms?\s+)?\b(?P<form>(?:10[-‑–]?[KQ]T?|8[-‑–]K|20[-‑–]F|40[-‑–]F|6[-‑–]K)(?:/A)?)s?\b"
    r"|\bForms?\s+(?P<other>[SFN][-‑–]\d{1,2}(?:MEF|/A)?|1[-‑–]A|424B\d)\b"
    r"|\b[Rr]egistration\s+[Ss]tatement\s+on\s+(?P<registration>[SF][-‑–]\d{1,2}(?:/A)?)\b"
    r"|\b(?P<information>[Aa]nnual\s+[Ii]nformation\s+[Ff]orm)\b"
    r"|\b(?P<yearly>[Aa]nnual\s+[Rr]eport)(?:\s+(?:and|&)\s+(?:[Aa]ccounts|[Ff]inancial\s+[Ss]tatements))?\b"
)
# What may follow a form within its own phrase, up to the period or the day it names.
_PERIOD = lazy(rf"[^.;]{{0,80}}?\b{_SPELL}(?:\s+20\d\d)?,?\s+(?:then\s+)?end(?:ed|ing)\s+(?:on\s+)?")
_QUARTER = rf"(?:(?:(?P<quarter>first|second|third|fourth)[\s-]quarter|Q(?P<number>[1-4]))\s+(?:of\s+)?(?:the\s+)?{_YEARLY}(?:year\s+)?)?"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "1": 1, "2": 2, "3": 3}
_FISCAL = lazy(rf"[^.;,]{{0,40}}?\bfor\s+(?:the\s+|our\s+|its\s+)?{_YEARLY}(?:year\s+)?{_QUARTER}(?P<year>20\d\d)\b(?!\s?[-–]\d)")
_FILED = lazy(r"[^.;]{0,100}?\bfiled\b[^.;]{0,80}?\bon\s+(?:or\s+about\s+)?")
_FILED_IN = lazy(r"[^.;]{0,60}?\bfiled\b[^.;]{0,60}?\bin\s+(?P<month>[A-Z][a-z]{2,8})\.?,?\s+(?:of\s+)?(?P<year>20\d\d)\b")
_YEAR_BEFORE = lazy(rf"\b{_QUARTER}(?P<year>20\d\d)\s+(?:(?i:annual\s+report)\s+on\s+)?$")
_SIGNS = (
    "-K", "-Q", "-F", "10K", "10Q", "Form ", "‑K", "‑Q", "‑F", "nformation Form", "nformation form", "nnual Report", "nnual report",
    "tatement on",
)  # fmt: skip
_BASE = {"10K": "10-K", "10KT": "10-K", "10Q": "10-Q", "10QT": "10-Q", "8K": "8-K", "20F": "20-F", "40F": "40-F", "6K": "6-K", "S1": "S-1"}


def find_filings(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not any(sign in prose for sign in _SIGNS):
        return []
    matches = list(_FORM.finditer(prose))
    found = []
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else len(prose)
        sentence = facts.sentence_at(match.start())
        filing = _filing(facts, match, min(following, max(sentence.end, match.end())))
        if not (match["form"] and _is_race(match)) and not (match["yearly"] and "age_months" not in filing.fields):
            found.append(filing)
    return found


def _is_race(match: re.Match[str]) -> bool:
    """"10K" without hyphen and without "Form" is a distance, a sum or a count."""
    return match["form"][2:3] in "KQ" and not match[0].startswith("Form")


def _filing(facts: Facts, match: re.Match[str], limit: int) -> Thing:
    prose = facts.prose
    letters = regex(r"[^0-9A-Z]").sub("", (match["form"] or match["other"] or match["registration"] or "").partition("/")[0])
    end, period = _period(facts, match, limit)
    is_yearly = match["yearly"] or (match["information"] and period is not None)
    form = "annual-report" if is_yearly else _BASE.get(letters, "other")
    age = after = None
    release = release_day(facts)
    if period is not None and release is not None:
        age = (release[0] - period[0]) * 12 + release[1] - period[1] - (release[2] < period[2])
        after = period > release
    span = ProseSpan(match.start(), end)
    return printed(prose, "filing", span, {}, form=form, age_months=age, after_release=after, origin=origin_of_release_day(facts))


def _period(facts: Facts, match: re.Match[str], limit: int) -> tuple[int, tuple[int, int, int] | None]:
    """Where the phrase about this filing ends, and the day its period ends (or, failing that, the day it was filed)."""
    prose = facts.prose
    dated = _date_behind(facts, _PERIOD.match(prose, match.end(), limit))
    if dated:
        return dated
    fiscal = _FISCAL.match(prose, match.end(), limit)
    if fiscal:
        return fiscal.end(), _last_day(facts, fiscal)
    filed = _date_behind(facts, _FILED.match(prose, match.end(), limit))
    if filed:
        return match.end(), filed[1]
    month = _FILED_IN.match(prose, match.end(), limit)
    known = months().get(month["month"].lower()) if month else None
    if month and known:
        release, day = release_day(facts), (int(month["year"]), known[0], 28)
        return match.end(), release if release is not None and release[:2] == day[:2] else day
    before = _YEAR_BEFORE.search(prose, max(match.start() - 40, 0), match.start())
    return match.end(), _last_day(facts, before) if before else None


def _last_day(facts: Facts, named: re.Match[str]) -> tuple[int, int, int]:
    """The last day of the fiscal year or quarter, by the profile; of the calendar year or quarter where it says nothing plain."""
    stated = regex(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})").fullmatch(str(facts.profile.get("issuer.fiscal_year_end") or ""))
    month, day = (int(stated["month"]), int(stated["day"])) if stated else (12, 31)
    quarter = _QUARTERS.get(named["quarter"] or named["number"], 4)
    year, month = divmod(int(named["year"]) * 12 + month - 1 - 3 * (4 - quarter), 12)
    release = None if stated or "iscal" not in named[0] else release_day(facts)
    if release and 0 <= year - release[0] <= (quarter < 4):
        return release  # fiscal 2026 may end in any month of 2026, and its first quarters in 2025
    return year, month + 1, min(day, 28) if quarter < 4 else day


def _date_behind(facts: Facts, words: re.Match[str] | None) -> tuple[int, tuple[int, int, int]] | None:
    """The end of the date that these words lead up to, and its day."""
    if words is None:
        return None
    date = next((d for d in facts.of("date") if d.span.start <= words.end() < d.span.end), None)
    return (date.span.end, calendar.parts(date.fields["iso"])) if date and date.fields.get("iso") else None


_SECTION = r"\bSections?\s+(?P<section>\d{1,3}[A-Z]?(?:\([a-zA-Z0-9]{1,4}\)){0,3})\s+"
_SECURITIES_LAW = lazy(
    rf"(?:{_SECTION}(?:of|under)\s+(?:the\s+)?(?:(?:U\.?\s?S\.?|United\s+States|[Ff]ederal)\s+)?)?"
    r"\b(?P<name>(?:Securities\s+(?:(?:and|&)\s+)?(?:Exchange\s+)?|Exchange\s+)Act)(?:\s+of\s+(?P<year>1\d{3}|20\d\d))?"
)
_REFORM = lazy(
    r"\b(?P<name>(?:(?:Private|Public)\s+(?:(?:Securit(?:y|ies)|L[a-z]{4,10}|Reforms?|and)\s+){1,4}"
    r"|Securities\s+Litigation\s+(?:Reform\s+)?)Act)(?:\s+of\s+(?P<year>1\d{3}|20\d\d))?|\bPSLRA\b"
)
_REFORM_NAMES = ("Private Securities Litigation Reform Act", "Securities Litigation Reform Act")
_CODE = lazy(r"\b15\s+U\.?S\.?C\.?\s?(?:§{1,2}|[Ss]ections?)?\s?(?P<section>(?P<title>77|78)[a-z]{1,2}(?:-\d{1,2})?)")
_TITLES = {"77": "securities-act", "78": "exchange-act"}
_ABUSE = lazy(
    r"(?:\b(?P<section>Articles?\s+\d{1,2}(?:\(\d{1,2}\))?)\s+(?:of|under)\s+(?:the\s+)?)?(?:\b(?:UK|EU|European(?:\s+Union)?)\s+)?"
    r"(?:\bMarket\s+Abuse\s+(?:\(Amendment\)\s+)?(?:\(EU\s+Exit\)\s+)?Regulations?"
    r"|\bRegulation\s+\(EU\)\s+(?:No\.?\s*)?596/2014|\b596/2014|\b(?:UK|EU)\s+MAR\b|(?<=[(“\"])MAR\b)"
)
_BRITISH = lazy(r"\bUK\b|\bUnited Kingdom\b|\b(?:UK|domestic|English)\s+law\b|Withdrawal\)? Act|EUWA")
_PLACE = lazy(r"\s?\((?:Ontario|British\s+Columbia|Alberta|Qu[eé]bec|Manitoba|Saskatchewan)\)")
_SAFE_HARBOR = {"27A": "securities-act", "21E": "exchange-act"}
_MIXED_UP = {("21A", "securities-act"): "27A", ("27E", "exchange-act"): "21E"}  # no such section stands in that Act
# What leads up to the section that defines or shelters forward-looking statements.
_SHELTER = lazy(
    r"(?i)forward.looking[^.;]{0,120}(?:meaning\s+of|defined\s+(?:in|by|under)|safe\s+harbou?rs?\s[^.;]{0,40}(?:of|by|in|under|from))"
    r"(?:\s+(?:the|section|of|and|securities|exchange|act|1933|1934|27a|21e|as|amended|both|each|either|u\.?s\.?)\b|,){0,30}\s*$"
)
_FULL = {"securities-act": "Securities Act of 1933", "exchange-act": "Securities Exchange Act of 1934"}


def find_statutes(facts: Facts) -> list[Thing]:
    prose = facts.prose
    found: list[Thing] = []
    if "Act" in prose or "PSLRA" in prose:
        found += _securities_laws(prose)
        found += _reform_acts(prose)
    if "U.S.C" in prose or "USC" in prose:
        found += [
            printed(prose, "statute", ProseSpan(*m.span()), {"section": _place(m, "section")}, act=_TITLES[m["title"]])
            for m in _CODE.finditer(prose)
        ]
    if "596/2014" in prose or "Abuse" in prose or "MAR" in prose:
        found += _abuse_laws(facts)
    return found


def _place(match: re.Match[str], group: str) -> ProseSpan | None:
    return ProseSpan(*match.span(group)) if match[group] is not None else None


def _securities_laws(prose: str) -> Iterator[Thing]:
    matches = [m for m in _SECURITIES_LAW.finditer(prose) if not _PLACE.match(prose, m.end())]
    rightly_cited = {m["section"] for m in matches if _reads(m) == _should_read(m, (), False)}
    for match in matches:
        should = _should_read(match, rightly_cited, _SHELTER.search(prose, max(0, match.start() - 300), match.start()) is not None)
        act = "exchange-act" if "Exchange" in should else "securities-act"
        expected = None if should == _reads(match) else _corrected(match, should)
        yield printed(prose, "statute", ProseSpan(*match.span()), {"section": _place(match, "section")}, act=act, expected_text=expected)


def _reads(match: re.Match[str]) -> str:
    """Section, name and year as cited, spaces aside; a year left out counts as right."""
    name = regex(r"\s+").sub(" ", match["name"])
    exchange = "Exchange" in name
    year = match["year"] or ("1934" if exchange else "1933")
    return f"{match['section'] or ''} {'Securities Exchange Act' if name == 'Exchange Act' else name} of {year}"


def _should_read(match: re.Match[str], rightly_cited: Collection[str | None], sheltering: bool) -> str:
    """As `_reads`, put right. A section of the safe harbors that nobody else cites tells which Act is meant, else the name tells.

    sheltering: whether it is cited as what defines or shelters forward-looking statements, so that only these sections fit.
    """
    section = match["section"]
    act = "exchange-act" if "Exchange" in match["name"] else "securities-act"
    section = _MIXED_UP.get((section, act), section)
    if sheltering and section and section not in _SAFE_HARBOR:
        section = next(s for s, a in _SAFE_HARBOR.items() if a == act)
    if section in _SAFE_HARBOR:
        if section in rightly_cited and _SAFE_HARBOR[section] != act:
            section = next(s for s, a in _SAFE_HARBOR.items() if a == act)
        else:
            act = _SAFE_HARBOR[section]
    return f"{section or ''} {_FULL[act]}"


def _corrected(match: re.Match[str], should: str) -> str:
    section, _, law = should.partition(" ")
    if match["year"] is None:
        law = law.partition(" of ")[0]
    return f"Section {section} of the {law}" if section else law


def _reform_acts(prose: str) -> Iterator[Thing]:
    for match in _REFORM.finditer(prose):
        expected = None
        if match["name"]:
            name = regex(r"\s+").sub(" ", match["name"])
            if name not in _REFORM_NAMES or match["year"] not in (None, "1995"):
                expected = _REFORM_NAMES[0] + (" of 1995" if match["year"] else "")
        yield printed(prose, "statute", ProseSpan(*match.span()), {}, act="pslra", expected_text=expected)


def _abuse_laws(facts: Facts) -> Iterator[Thing]:
    prose = facts.prose
    for match in _ABUSE.finditer(prose):
        sentence = facts.sentence_at(match.start())
        british = _BRITISH.search(prose, match.start(), max(sentence.end, match.end()))
        yield printed(
            prose, "statute", ProseSpan(*match.span()), {"section": _place(match, "section")}, act="uk-mar" if british else "eu-mar"
        )


KINDS = {
    "filing": Kind(
        find_filings,
        {
            "form": ("10-K", "10-Q", "8-K", "20-F", "40-F", "6-K", "S-1", "annual-report", "other"),
            "age_months": "number",
            "after_release": "flag",
        },
        reads=("release_date", "issuer.fiscal_year_end"),
        meanings={
            "form": "the form; annual-report: one of which a period is told and no form",
            "age_months": "from the end of its period, or failing that its filing, to the release",
            "after_release": "its period ends after the release",
        },
    ),
    "statute": Kind(
        find_statutes,
        {
            "act": ("securities-act", "exchange-act", "pslra", "eu-mar", "uk-mar", "other"),
            "section": "printed",
            "expected_text": "text",
        },
        meanings={
            "act": "the law cited",
            "section": "the section cited",
            "expected_text": "the citation as it should read, where section, name and year do not fit together",
        },
    ),
}
