"""Telephone numbers of the whole world, as releases print them, and what is wrong with their digits.

Lengths come from a table of country codes. The library phonenumbers knows more (which area codes exist) but brings megabytes of
tables and reads neither glued numbers nor broken ones, which are the ones a linter is for.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from prlint.data import table
from prlint.facts import Kind, Thing
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from typing import Any

    from prlint.facts import Facts

_GAP = r"[ \u00a0.\-–‐‑/]"
_ABROAD = lazy(rf"(?:\((?=\+\d{{1,4}}\)))?\+[ \u00a0]?\(?\d{{1,4}}\)?(?:{_GAP}{{0,3}}\(?\d{{1,8}}\)?){{1,8}}")
_AMERICAN = lazy(
    rf"(?<![\d$€£+/])(?<!\d[.,])(?<!0\d - )(?<!0\d\d - )(?:1{_GAP}{{1,2}}|1 ?(?=\())?(?P<area>\([1-9]\d{{2}}\)|[1-9]\d{{2}})"
    rf"(?P<first>{_GAP}{{0,3}})\d{{3}}(?P<second>{_GAP}{{1,3}})\d{{2,6}}(?![\d%,]\d|{_GAP}?\d{{3}}\b)"
)
_LABEL = (
    r"(?:\b(?:tel|phone|ph|telephone|telefon|téléphone|teléfono|mobile?|mob|cell|direct|office|fax|telefax"
    r"|call|dial(?:ing|-in)?|free|number|did|ddi|hp|t|p|m|d|o|f)"
    r"|(?<=[a-z.)])(?:Tel|Phone|Telephone|Mobile|Cell|Fax))"
)
_LABEL_BEFORE = lazy(rf"(?i:{_LABEL})\s?(?:number|no)?\s?[.:#]{{0,2}}[ \u00a0:\-–|]{{0,3}}$")
_RUN = lazy(rf"\(?\d{{1,5}}\)?(?:{_GAP}{{0,3}}\(?\d{{1,8}}\)?){{1,7}}")
_FREE_CODES = frozenset(("800", "833", "844", "855", "866", "877", "888"))
_NATIONAL = lazy(rf"(?<![\w.,/+$€£-])(?:\(?0\d{{1,4}}\)?(?:{_GAP}{{1,3}}\(?\d{{1,8}}\)?){{1,5}}|1[38]00[ -]\d{{3}}[ -]\d{{3}}(?![\d-]))")
# Behind the code of a place, an address or a name, nothing parts them: NY 10022617.555.0142, norvane.com/617.555.0142, Lee Tan6175550142.
_BEHIND_CODE = lazy(
    r"(?:(?<=[A-Z]{2}[ \u00a0]\d{5})|(?<=[A-Z]{2}\.[ \u00a0]\d{5})|(?<=[a-z]/))(?:\(\d{3}\)[ .-]{0,2}|\d{3}[.-])\d{3}[.-]\d{4}(?!\d)"
)
_BARE = lazy(r"(?<![A-Z\d_.,$+-])(?:1[ -]?)?[2-9]\d{2}[2-9]\d{6}(?!\d)")
# Ten digits of North America, parted at the wrong places.
_SHIFTED = lazy(r"(?<![\d-])(?:\(?[2-9]\d{2}(?:-|\) ?)(?:\d{4}-\d{3}|\d\d-\d{5})|[2-9]\d{2,3}-\d{2}-\d{4}|[2-9]\d-\d{3,4}-\d{4})(?![\d-])")
# One digit too few, or no area, which only what is of North America elsewhere in the release makes plain.
_LACKING = lazy(r"(?m)(?<![\w.+-])\([2-9]\d{2}\)[ -]?(?:\d{2}-\d{4}|\d{3}-\d{3})(?![\d-])|^[2-9]\d{2}-\d{4}$")
_ALONE = lazy(r"(?m)^[ \t]{0,4}\(?\d{3}\)?[ .-]\d{2,5}[ .-]\d{2,5}[ \t]{0,4}$")
_VANITY = lazy(r"(?<![\w-])(?:\+?1[-. ])?8(?:00|33|44|55|66|77|88)[-. ](?=[\d-]{0,6}[A-Z])[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8}){0,2}(?![\w-])")
_CROSSED = lazy(
    r"(?<!\w)\(?(?:[Xx]{3}|\d{3})\)?[-. ]{1,2}[Xx]{3}[-. ]{1,2}[Xx]{4}(?!\w)|\(?#{3}\)?[-. ]#{3}[-. ]#{4}"
    r"|\+\d{1,3}[ -]?(?:\(0\) ?)?[Xx]{2,4}(?:[ -][Xx]{2,4}){1,4}(?!\w)"
)
_EXTENSION = lazy(r",?[ \u00a0]{0,2}(?:\(?(?:ext(?:ension)?\.?|x\.?)[ :]{0,2}\d{1,6}\)?)(?!\d)|#\d{1,5}\b")
_SPELLED = lazy(r"[ \u00a0]?\(\d{3}[-. ]\d{4}\)")  # the letters of 1-800-HLD-USA1 in digits
_FAX = lazy(r"(?i)(?:\b|(?<=\d))(?:tele)?fa(?:x|csimile)\s?[.:]{0,2}\s{0,3}$|\bF\s?[.:]{1,2}\s{0,3}$")
_NUMBERS_A_CALL = lazy(
    r"(?i)\b(?:ID|passcode|PIN|access code|A[CB]N|ARBN|NZBN)(?: number| no\.?)?(?: for (?:the|this) (?:call|replay|webcast))?"
    r"(?: is)?[ \u00a0:#]{1,4}(?:\d\d )?$"
)
_GROUP = lazy(r"\d+")
_WHERE_PEOPLE_CALL = ("contact", "event", "furniture")


def find_phones(facts: Facts) -> list[Thing]:
    """Numbers with a country code or in North American form anywhere; others behind a label, or in parts that give contacts."""
    taken: list[ProseSpan] = []
    for place in _candidates(facts):
        at = bisect_left(taken, place)
        if not any(place.overlaps(other) for other in taken[max(at - 1, 0) : at + 1]):
            taken.insert(at, place)
    return [_phone(facts, place) for place in taken]


def _candidates(facts: Facts) -> Iterator[ProseSpan]:
    """Places of numbers, the surest forms first. Runs of digits are looked for once; the rest asks only where one stands."""
    prose = facts.prose
    runs = [match.span() for match in _RUN.finditer(prose) if sum(c.isdigit() for c in match[0]) > 5]
    if "+" in prose:
        yield from _numbers(prose, _ABROAD.finditer(prose), abroad=True)
    if not _FREE_CODES.isdisjoint(facts.words.index):
        yield from _numbers(prose, _VANITY.finditer(prose))
    if "xxx" in facts.words.index or "xxxx" in facts.words.index or "###" in prose:
        yield from (ProseSpan(*match.span()) for match in _CROSSED.finditer(prose))
    for start, end in runs:
        if prose.startswith("00", start):  # a country code as it is dialled: 0044 20 7946 0018
            yield from _numbers(prose, _RUN.finditer(prose, start, end))
        for match in _AMERICAN.finditer(prose, start, min(end + 8, len(prose))):
            if _is_sure(match) or facts.part_of(ProseSpan(*match.span())) in _WHERE_PEOPLE_CALL:
                yield from _numbers(prose, (match,))
    for start, end in runs:
        if _LABEL_BEFORE.search(prose, max(0, start - 30), start):
            yield from _numbers(prose, _RUN.finditer(prose, start, end))
    for part in facts.release.find(*_WHERE_PEOPLE_CALL):
        for pattern in (_NATIONAL, _BARE, _ALONE, _SHIFTED, _LACKING, _BEHIND_CODE):
            yield from _numbers(prose, pattern.finditer(prose, part.span.start, part.span.end))


def _numbers(prose: str, matches: Iterable[re.Match[str]], abroad: bool = False) -> Iterator[ProseSpan]:
    for match in matches:
        place = _shortened(prose, ProseSpan(*match.span()), abroad)
        if _is_number(prose, place):
            yield place


def _is_sure(match: re.Match[str]) -> bool:
    """617-555-0142, 617.555.0142 and (617) 555-0142 are telephone numbers anywhere; with blanks they may be columns of a table."""
    joined = {c for c in match["first"] + match["second"] if not c.isspace()}
    four = len(match[0].rsplit(match["second"], 1)[-1]) == 4
    return four and bool(joined) and (match["area"][0] == "(" or (not match["first"].isspace() and match["first"] != ""))


def _is_number(prose: str, place: ProseSpan) -> bool:
    text = place.of(prose)
    digits = sum(c.isdigit() for c in text)
    if regex(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d").fullmatch(text):
        return False
    if _NUMBERS_A_CALL.search(prose, max(0, place.start - 24), place.start):
        return False
    letters = sum(c.isalpha() for c in text)
    coded = regex(r"%|(?!EXT)[A-Z]{2,}\d").match(prose, place.end)  # a rate, or 5493001KJTIIGC8Y1R12, by which a firm is known
    return 6 <= digits + letters <= 17 and coded is None


def _shortened(prose: str, place: ProseSpan, abroad: bool) -> ProseSpan:
    """Without what cannot belong to it: groups past the longest number of its country, blanks and marks at the end."""
    groups = list(_GROUP.finditer(prose, place.start, place.end))
    if not groups:
        return place
    limit, least, total, end = 15, 8, 0, place.end
    code = _code_of("".join(g[0] for g in groups)) if abroad else None
    if code:
        shortest, longest = _lengths_here(code, "".join(g[0] for g in groups)[len(code) :])
        least, limit = len(code) + shortest, len(code) + longest + ("(0)" in place.of(prose))
    for number, group in enumerate(groups):
        before, total = total, total + len(group[0])
        if total > limit and before >= least and prose[group.start() - 1 : group.start()] in (" ", "\u00a0"):
            end = groups[number - 1].end()
            break
    text = prose[place.start : end]
    text = text.rstrip(" \u00a0.-–‐‑/(")
    if text.count(")") > text.count("("):
        text = text.rstrip(")")
    return ProseSpan(place.start, place.start + len(text))


@cache
def _lengths() -> dict[str, tuple[int, int, str]]:
    """By country code: fewest and most digits of its national numbers, and the digit dialled before them inside the country."""
    return {row["code"]: (int(row["min"]), int(row["max"]), row["trunk"]) for row in table("dial-codes")}


@cache
def _lengths_by_first_digits() -> dict[tuple[str, str], tuple[int, int]]:
    return {(row["code"], row["first"]): (int(row["min"]), int(row["max"])) for row in table("dial-lengths")}


def _lengths_here(code: str, national: str) -> tuple[int, int]:
    """Fewest and most digits of the numbers that begin like this one, or of all numbers under the code."""
    least, most, _ = _lengths()[code]
    known = _lengths_by_first_digits()
    return known.get((code, national[:2])) or known.get((code, national[:1])) or (least, most)


def _code_of(digits: str) -> str | None:
    """The country code that digits behind a + begin with."""
    return next((digits[:n] for n in (1, 2, 3) if digits[:n] in _lengths()), None)


def _phone(facts: Facts, place: ProseSpan) -> Thing:
    prose = facts.prose
    number = place.of(prose)
    number = number[number.startswith("(+") :]  # (+298) 230 348
    domicile = facts.profile.get("issuer.domicile")
    if domicile is None and (_LACKING.fullmatch(number) or _SHIFTED.fullmatch(number)):
        domicile = "us" if facts.once("american", _is_american) else None
    extension = (_SPELLED if number[-4:].upper() != number[-4:].lower() else _EXTENSION).match(prose, place.end)
    whole = ProseSpan(place.start, extension.end()) if extension else place
    fields: dict[str, Any] = {
        "digits": digits_of(number, domicile),
        "fault": _fault(number, domicile),
        "use": "fax" if _FAX.search(prose, max(0, place.start - 16), place.start) else "voice",
        "abroad": number.startswith("+"),
    }
    return Thing("phone", whole, fields)


def _is_american(facts: Facts) -> bool:
    """Whether another number, the profile or a listing shows that numbers of North America are to be expected."""
    return (
        any(map(_is_sure, _AMERICAN.finditer(facts.prose)))
        or any(_domicile_code(country) == "1" for country in facts.profile.values("jurisdictions"))
        or any(ticker.fields.get("exchange") in ("Nasdaq", "NYSE") for ticker in facts.of("ticker"))
    )


_LETTERS_OF = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def digits_of(number: str, domicile: object) -> str:
    """The digits with the country code supplied where it is known: behind a +, by the form of North America, or by domicile."""
    digits = regex(r"\D").sub("", regex(r"\(0\)").sub("", number.upper().translate(_LETTERS_OF)))
    if number.startswith("+"):
        code = _code_of(digits)
        trunk = _lengths()[code][2] if code else ""
        rest = digits[len(code or "") :]
        return (code or "") + (rest[1:] if trunk == "0" and rest.startswith("0") else rest)
    if digits.startswith("00"):
        return digits[2:]
    if digits.startswith("0"):
        code = _domicile_code(domicile)
        return code + digits[1:] if code and code != "1" else digits
    return "1" + digits if len(digits) == 10 else digits


def _domicile_code(domicile: object) -> str | None:
    country = str(domicile or "").upper()
    aliases = {"UK": "GB", "CA": "US", "CANADA": "US", "USA": "US", "UNITED STATES": "US", "UNITED KINGDOM": "GB"}
    country = aliases.get(country, country)
    return next((row["code"] for row in table("dial-codes") if row["country"] == country), None) if country else None


def _fault(number: str, domicile: object) -> str:
    """What is wrong with it: nothing, a dummy, short, long, or a grouping that North America does not use."""
    if not any(c.isdigit() for c in number) or regex(r"[Xx]{3}").search(number):
        return "dummy"
    digits = digits_of(number, domicile)
    if any(c.isalpha() for c in number):
        return "none" if len(digits) >= 11 else "short"
    groups = [len(group) for group in regex(r"\d+").findall(number)]
    national, american = _american(number, digits, groups, domicile)
    if american:
        return _american_fault(national, groups)
    if number.startswith("+"):
        national = digits[len(_code_of(digits) or "") :]
    if len(set(digits)) <= 1 or regex(r"\d{0,2}0{7,}|0+|\d{0,2}1234567(?:89?)?0?").fullmatch(national):
        return "dummy"
    if number.startswith("+"):
        return _length_fault(digits)
    return "long" if _is_of_home(digits, domicile) and _length_fault(digits) == "long" else "none"  # numbers of neighbours may be shorter


def _is_of_home(digits: str, domicile: object) -> bool:
    """Whether the code of the issuer's country was put in place of the nought before a number."""
    code = _domicile_code(domicile)
    return code is not None and code != "1" and digits.startswith(code) and _lengths()[code][2] == "0"


def _plain(number: str) -> str:
    return regex(r"\D").sub("", number)


def _american(number: str, digits: str, groups: list[int], domicile: object) -> tuple[str, bool]:
    """The number without its country code, and whether it is North American: by +1, by its groups, or by domicile."""
    if number.startswith("+"):
        return (digits[1:], True) if digits.startswith("1") else (digits, False)
    plain = _plain(number)
    national = plain[1:] if len(plain) == 11 and plain.startswith("1") else plain
    shaped = groups[-3:-1] == [3, 3] and not plain.startswith("0")
    home = _domicile_code(domicile) == "1"
    zeros = groups[-3:-1] == [3, 3] and set(plain) == {"0"}
    return national, shaped or zeros or (home and not plain.startswith("0"))


def _american_fault(national: str, groups: list[int]) -> str:
    if len(set(national)) <= 1 or national in ("1234567890", "5551234567", "9876543210", "1234567"):
        return "dummy"
    if len(national) < 10:
        return "short"
    if len(national) > 10:
        return "long"
    if national[3:6] == "555" or national.startswith("555"):
        return "dummy"
    if national[3:] in ("0000000", "1234567"):
        return "dummy"
    usual = groups[-3:] == [3, 3, 4] or groups[-2:] in ([3, 7], [6, 4]) or groups[-1] >= 10
    return "none" if usual and national[0] in "23456789" else "grouping"


def _length_fault(digits: str) -> str:
    code = _code_of(digits)
    if code is None:
        return "grouping"
    least, most = _lengths_here(code, digits[len(code) :])
    length = len(digits) - len(code)
    return "short" if length < max(least, 5) else "long" if length > most else "none"


KINDS = {
    "phone": Kind(
        find_phones,
        {
            "digits": "text",
            "use": ("voice", "fax"),
            "abroad": "flag",
            "fault": ("none", "dummy", "short", "long", "grouping"),
        },
        reads=("issuer.domicile", "jurisdictions"),
        meanings={
            "digits": "its digits, extension left out, country code supplied where it is known",
            "use": "whether it is for talking or for fax",
            "abroad": "whether it is printed with its country code",
            "fault": "what is wrong with it; without country code and not in North American form, only too long for the issuer's country",
        },
    )
}
