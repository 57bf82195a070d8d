"""Abbreviations in capitals: what kind each is, its long form, and whether that stands before it.

The long form is found where letters and words fit: "objective response rate (ORR)", "ORR (objective response rate)", "a net asset value,
or NAV,". What it cannot see: long forms given in another language, abbreviations that end in small letters ("kWp"), and names of
bodies that look like abbreviations, unless something beside them shows the name.
"""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts import Facts, Kind, Thing
from prlint.facts.names.expansions import WORDS, long_form
from prlint.facts.tables import word_class
from prlint.release import ZONES
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_AHEAD, _CAPITALS, _BEHIND = (
    r"(?<![\w@#$./&-])(?<!\d,)(?P<short>", r"[A-Z](?:[A-Z0-9]|&(?=[A-Z])|[a-z](?=[A-Z])){1,7}",
    r")(?P<plural>s)?(?![\w@$]|[/&](?=[\w/])|\.(?=[A-Za-z_/]|\d(?!\d?(?:[,–]\d{1,2}){0,4}(?:[\s”\"]|$))))",
)  # fmt: skip
_ACRONYM = lazy(_AHEAD + _CAPITALS + _BEHIND)
_BEGINS_SMALL = lazy(r"(?<=[a-z])[A-Z]{2}")  # mRNA
_ANY_ACRONYM = lazy(rf"{_AHEAD}{_CAPITALS}|[a-z]{{1,2}}[A-Z]{{2,6}}{_BEHIND}")  # tried at every letter, and so only where one begins small
_TRIAL = lazy(
    r"(?:-[A-Z]{2,9})?[-\s](?:\d+\s)?(?:[Pp]hase\s[IViv\d/]+\s|[Cc]linical\s|[Ee]xtension\s|[Pp]ivotal\s|[Rr]andomi[sz]ed\s)?(?:trial|study|Trial|Study"
    r"|TRIAL|STUDY|program)\b"
)
_CODE = lazy(r"-?\d|-[A-Z]{1,4}-?\d|-[A-Z](?![\w-])|[-–]\d| #?\d+(?:-\d+)?(?![\d.,]*\s?(?:%|percent|million|billion|patients|days))")
_CAPITALIZED = lazy(
    r",?[ \u00a0](?P<word>(?:Inc|LLC|LLP|LP|Ltd|Corp|AG|plc|PLC|GmbH|S\.A|S\.p\.A|N\.V|SpA)\b|(?<!,[ \u00a0])[A-Z][’']?[A-Z]?[a-z]+)"
)
_EXCHANGE_BEFORE = lazy(
    r"\((?:[^()\n]{0,60}[:;,]\s?)?(?:NYSE|NASDAQ|Nasdaq|TSX|TSXV|OTC|CSE|OTCQ[BX]|FSE|LSE|AIM|ASX)[^()\n]{0,60}$"
)
_SYMBOL_AFTER = lazy(r":\s?[A-Z0-9]{1,6}\b(?!\w)")
_COLON_BEFORE = lazy(r"[A-Za-z-]{2,12}(?:\s[A-Z]{1,8})?\s?[:®]{1,2}\s?$")
_EXCHANGE_AFTER = lazy(r":\s?(?:CSE|OTC|NASDAQ|NYSE|TSX|TSXV|Frankfurt|Nasdaq)\b")
_NAMED = lazy(
    r"\b(?:(?:brand|brands|company|firm|token|artwork|called|named|dubbed|specialist|maker|manufacturer|supplier|retailer|lender|insurer"
    r"|distributor|publisher|subsidiary|symbols?|tickers?"
    r"|[Aa]ccording to|(?:[Cc]o-?)?[Ff]ounder of|(?:CEO|COO|CFO|CTO) of"
    r"|(?:[Dd]irector|[Mm]anager|[Oo]fficer|[Ee]ngineer|[Ss]cientist|[Pp]resident) (?:at|with))|[Mm]erge into) $"
)
_NAMED_AFTER = lazy(
    r"(?: [\w-]{1,20}){0,2} (?:token|tokens|coin|coins|news release|news releases)\b"
    r"|, an? (?:NYSE|NASDAQ|Nasdaq|TSX|TSXV|OTC|OTCQ[BX]|ASX)[- ](?:listed|traded)\b|,? and its (?:[\w.]{1,12} )?subsidiar(?:y|ies)\b"
    r"|, an? (?:[\w-]{1,20} ){0,3}(?:tool|platform|app|software|startup|company|firm)\b"
    r"|, (?:an? |its |our |the [Cc]ompany[’']s |[A-Z]\w{1,20}[’']s )?(?:\d{1,3}%|wholly|majority)[- ]owned subsidiary\b"
)
_FUND_BEFORE = lazy(r"\bETFs? \([^()\n]{0,60}$")
_MEMBER_BEFORE = lazy(r"(?m)^[ \t]*[*•–-][ \t]+(?:[A-Z][a-z]{1,20} ){1,2}[A-Z][A-Za-z’'-]{1,20},[ \u00a0]$")
_CAPITALS_BEFORE = lazy(r"(?<!\w)(?:[A-Z]{4,}|[A-Z]{2,} [A-Z]{2,}|SO) $")
_DEGREE_BEFORE = lazy(r"(?:M\.?D|Ph\.?D|J\.?D|Esq|CPA|MBA)\.?, $")
_CAPITALS_AFTER = lazy(r" [A-Z]{4,}\b")
_LISTED_BEFORE = lazy(r"[A-Z][\w’'-]+(?:, | and |/| – )$")
_LISTED_LAST = lazy(r"\b(?:such as|including|like)(?: (?:the )?[A-Z][\w’'-]{1,20},?){1,4} (?:and|or) $")
_LISTED_AFTER = lazy(r"(?:, | and |/)(?:and )?[A-Z][a-z]")
_NAME_BEFORE = lazy(r"(?<!\w)(?P<word>[A-Z][a-z’']+)[ \u00a0]$")
# What no word that is spoken holds: three consonants in a row, two vowels that open none, two consonants that open or end none.
_UNSPEAKABLE = lazy(
    r"[^AEIOUY]{3}|[AEIOU]{3}|^(?:[UY][AEIOU]|A[AO]|E[EIO]|I[IU]|O[E])|^(?![BCDFGPSTKVZ][LR]|[CSTPWKG]H|S[CKMNPQTW]|[DT]W|QU|TS|KN|WR)[^AEIOUY]{2}"
    r"|[^AEIOUY](?<![LNR])[BCDFGJLMNPRVWZ]$"
)
_DEFINED_BY = lazy(r"[”\"]?,? as (?:such term is |that term is )?defined (?:by|in|under)\b")
_ALONE_BEFORE = lazy(r"[\w.’”] \([“\"‘']?$")
_ALONE_AFTER = lazy(r"(?:-[A-Z]{1,4})?[”\"’']?\)")
_EXPLAINED = lazy(r"(?:\((?:[\w ,]{1,20} )?|\bor )[“\"‘']$")  # (the “LOI”), or “ORR”
_LEVEL_BEFORE = lazy(r"\b[89]\d(?:\.\d)?[ \u00a0]?%[ \u00a0]\(?$")
_CLOCK_BEFORE = lazy(r"(?i)(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d ?[ap]\.?m\.?),?[ \u00a0]\(?$")
_PARTS = frozenset((*ZONES["title"], "lead", "body", "list", "quote", "event", "heading", "boilerplate", "table", "safety-information"))


def find_acronyms(facts: Facts) -> list[Thing]:
    prose = facts.prose
    places: dict[str, list[re.Match[str]]] = {}
    everywhere: dict[str, list[re.Match[str]]] = {}
    for match in (_ANY_ACRONYM if _BEGINS_SMALL.search(prose) else _ACRONYM).finditer(prose):
        everywhere.setdefault(match["short"], []).append(match)
        if facts.part_of(ProseSpan(*match.span())) in _PARTS and not _shouts(prose, match):
            places.setdefault(match["short"], []).append(match)
    names = _own_names(facts)
    found = []
    for short, matches in places.items():
        kind = _type(facts, short, matches, names)
        is_symbol = kind == "ticker" and short not in _kinds()
        explained = None if is_symbol else long_form(facts, short, everywhere[short])
        places_told = [place for place in (explained and explained[0], _beside_words(prose, everywhere[short])) if place is not None]
        place = min(places_told, key=lambda p: p.start, default=None)
        spoken = kind == "name" and explained is not None and (len(short) > 5 or _sounds_like_a_name(short))
        if spoken and explained is not None and _is_joined_in_small(prose, short, *explained) and short.upper() not in names:
            kind = "abbreviation"  # major adverse cardiovascular events (MACE), though it can be spoken
        if kind == "abbreviation" and any(_in_company(prose, match) for match in everywhere[short]):
            kind = "name"
        told = {"short": short, "type": kind} | ({} if explained is None else {"expansion": explained[1].of(prose)})
        known = {defined: told | {"defined": defined} for defined in ("never", "before", "here", "later")}
        found += [Thing("acronym", ProseSpan(m.start(), m.end("short")), known[_defined(m, place)]) for m in matches]
    return found


def _is_joined_in_small(prose: str, short: str, place: ProseSpan, long_form: ProseSpan) -> bool:
    """Whether words without a capital but the first stand beside the letters that they explain."""
    words = long_form.of(prose).split()
    return place != long_form and len(words) > 2 and short.isupper() and all(word.islower() for word in words[1:])


def _shouts(prose: str, match: re.Match[str]) -> bool:
    """Whether it is a word of a line or run of words in capitals, not an abbreviation."""
    near = prose[max(0, match.start() - 24) : match.end() + 24]
    low = max(0, match.start() - 200)
    line_start = max(prose.rfind("\n", low, match.start()), prose.rfind("\r", low, match.start()), low - 1) + 1
    line = prose[line_start : match.end() + 60].split("\n")[0]
    letters = "".join(filter(str.isalpha, line))
    if len(letters) > 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        return True
    if sum(map(str.isupper, near)) < 8:
        return False
    caps = [w for w in WORDS.findall(near) if len(w) > 1 and w.isupper() and w.isalpha()]
    return len(caps) >= 4


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for row in table("acronym-kinds"):
        for short in row["shorts"].split():
            kinds.setdefault(short, row["type"])
    return kinds


def _own_names(facts: Facts) -> frozenset[str]:
    """Words of the issuer's names and symbols."""
    words = {word.upper() for thing in facts.of("issuer") for word in WORDS.findall(str(thing.fields.get("name", "")))}
    words |= {str(value).upper() for value in facts.profile.values("listings.ticker")}
    words |= {word.upper() for value in facts.profile.values("issuer.short_names") for word in str(value).split()}
    return frozenset(words)


def _type(facts: Facts, short: str, matches: list[re.Match[str]], names: frozenset[str]) -> str:
    prose = facts.prose
    known = _kinds().get(short) or (_kinds().get(short.upper()) if short[0].isupper() else None)
    if known is not None:
        return known
    if short[0].islower() and _kinds().get(short[1:]) == "gene":
        return "gene"  # a protein in one of its states
    if any(_is_symbol(prose, match) for match in matches):
        return "ticker"
    if short.upper() in names or (short[-1] == "T" and all(_follows_clock(prose, match) for match in matches)):
        return "name"
    if len(short) < 4 and all(_is_interval(prose, match) for match in matches):
        return "unit"
    if len(short) >= 4 and any(_names_trial(prose, short, match) for match in matches):
        return "trial"
    if any(c.isdigit() for c in short) or any(_CODE.match(prose, match.end()) for match in matches):
        return "gene"
    if any(c.islower() for c in short) and not short[-1].isupper():
        return "name"
    if len(short) > 5 or _sounds_like_a_name(short) or _in_small(facts, short) or any(_in_name(facts, match) for match in matches):
        return "name"
    return "abbreviation"


def _is_interval(prose: str, match: re.Match[str]) -> bool:
    """Whether it stands behind a level, as the letters of an interval do: 95% CI."""
    return match["short"][-1] == "I" and _LEVEL_BEFORE.search(prose, max(0, match.start() - 8), match.start()) is not None


def _follows_clock(prose: str, match: re.Match[str]) -> bool:
    """Whether it stands behind a time of day, as the name of a time zone does."""
    return _CLOCK_BEFORE.search(prose, max(0, match.start() - 12), match.start()) is not None


def _names_trial(prose: str, short: str, match: re.Match[str]) -> bool:
    """Before “trial” or “study”; before “program” only what can be spoken, since quality too has its programs."""
    behind = _TRIAL.match(prose, match.end())
    return behind is not None and not (behind[0].endswith("program") and _UNSPEAKABLE.search(short))


def _in_small(facts: Facts, short: str) -> bool:
    """Whether the same letters stand elsewhere in the text as a common word: then these are words in capitals."""
    words = facts.words
    if len(short) < 4 or not short.isalpha() or short[0].islower() or short.lower() not in words.index:
        return False
    return any(words.prose[words.starts[n] + 1].islower() for n in words.index[short.lower()])


def _is_symbol(prose: str, match: re.Match[str]) -> bool:
    """Behind an exchange and a colon, or before one, as tickers stand."""
    before = prose[max(0, match.start() - 130) : match.start()]
    if _EXCHANGE_BEFORE.search(before) or _EXCHANGE_AFTER.match(prose, match.end()) or ("ETF" in before and _FUND_BEFORE.search(before)):
        return True
    if "(" not in before[-90:]:
        return False
    if _SYMBOL_AFTER.match(prose, match.end()):
        return True
    return before.endswith((":", ": ", "$")) and bool(_COLON_BEFORE.search(before[-28:]))


def _in_name(facts: Facts, match: re.Match[str]) -> bool:
    """Whether capitalized words beside it, a possessive, quotation marks or a mark make it part of a name."""
    prose = facts.prose
    end = match.end()
    before = prose[max(0, match.start() - 30) : match.start()].replace("\u00a0", " ")
    after = prose[end : end + 2]
    if before[-1:] in ("“", '"', "‘", "'") and not _EXPLAINED.search(before) and after[:1] in ("”", '"', "’", "'", ",", "."):
        return True
    if after in ("’s", "'s") or after.lstrip("+")[:1] in ("®", "™") or (after[:1] in ("+", "-", "−") and not after[1:].isalnum()):
        return True  # or a grade of credit: BBB+
    if _NAMED.search(before) or _DEGREE_BEFORE.search(before) or _CAPITALS_BEFORE.search(before) or _CAPITALS_AFTER.match(prose, end):
        return True
    if _NAMED_AFTER.match(prose, end):
        return True
    if _LISTED_BEFORE.search(before) and _LISTED_AFTER.match(prose, end):
        return True
    if before.endswith((" and ", " or ")) and _LISTED_LAST.search(prose, max(0, match.start() - 80), match.start()):
        return True
    if before.endswith(", ") and prose[end : end + 1] in "\r\n" and _MEMBER_BEFORE.search(prose, max(0, match.start() - 70), match.start()):
        return True
    following = _CAPITALIZED.match(prose, end)
    if following is not None and following["word"].lower() not in word_class("no-part-of-name"):
        return True
    leading = _NAME_BEFORE.search(before)
    if leading is None or leading["word"].lower() in word_class("no-part-of-name"):
        return False
    start = match.start() - len(leading[0])
    return facts.sentence_at(start).start != start and (not start or prose[start - 1] not in "\r\n•*-")


def _in_company(prose: str, match: re.Match[str]) -> bool:
    """Whether the form of a company stands behind it, even among capitals: HLDN S.A. (ENXTPA: HLD)."""
    following = _CAPITALIZED.match(prose, match.end())
    return following is not None and following["word"] in _FORMS


_FORMS = frozenset(("Inc", "LLC", "LLP", "Ltd", "Corp", "AG", "plc", "PLC", "GmbH", "S.A", "S.p.A", "N.V", "SpA"))


def _sounds_like_a_name(short: str) -> bool:
    """Whether it can be spoken as a word, as brand names can: two vowels and nothing that the tongue trips over."""
    vowels = sum(c in "AEIOUY" for c in short)
    return len(short) >= 4 and short.isalpha() and vowels >= 2 and not _UNSPEAKABLE.search(short)


def _beside_words(prose: str, places: list[re.Match[str]]) -> ProseSpan | None:
    """Where it stands alone in brackets behind a word, or with the law that defines it: explained, though not by its letters."""
    for match in places:
        if _DEFINED_BY.match(prose, match.end()):
            return ProseSpan(*match.span())
        before = prose[max(0, match.start() - 4) : match.start()]
        if _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(prose, match.end()):
            return ProseSpan(match.start() - 1, match.end() + 1)
    return None


def _defined(match: re.Match[str], place: ProseSpan | None) -> str:
    if place is None:
        return "never"
    if place.start <= match.start() <= place.end:
        return "here"
    return "before" if place.start < match.start() else "later"


KINDS = {
    "acronym": Kind(
        find_acronyms,
        {
            "short": "text",
            "expansion": "text",
            "type": ("abbreviation", "name", "ticker", "gene", "trial", "unit"),
            "defined": ("before", "here", "later", "never"),
        },
        reads=("issuer.short_names", "listings.ticker"),
        meanings={
            "short": "the letters",
            "expansion": "its long form, if the release gives one",
            "type": "what kind of letters they are",
            "defined": "where its long form is given",
        },
    ),
}
