"""Ranges of money and percentages with both their ends: "$90 to $95 million", "between 7.5% and 9%", "4-6%".

A dash between two amounts makes a range, and so does "to" or "and" behind the word of a range or forecast. What looks like one and is none:
a change ("from 9% to 7%", "cut $9 million to $7 million"), a comparison ("52% to 48%"), and losses, of which some print the greater first.
What it cannot see: ranges of counts below a thousand without a word for them, of times, of prices without a currency, and in tables.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.quantity import Quantity
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_B = "[ \u00a0]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?)(?![\d,.]?\d)"
_SCALE = r"(?:(?i:thousand|million|mill|billion|trillion|mln|bln|mn|bn)|MM|[KMBkmb])(?!\w)"
_SIGN = rf"(?P<sign>{_B}?[-–—]{_B}?|{_B}to{_B}|{_B}and{_B})"
_CODES = "EUR|USD|GBP|CHF|RMB|CAD|AUD|SEK|NOK|DKK"
_MONEY = lazy(
    rf"(?P<currency>(?:US|CA|AU|NZ|HK|C|A|S|R)?\$|€|£|¥|(?:{_CODES}){_B}?)(?P<low>{_NUMBER})(?:{_B}?(?P<low_scale>{_SCALE}))?{_SIGN}"
    rf"(?P<again>(?:US|CA|AU|NZ|HK|C|A|S|R)?\$|€|£|¥|(?:{_CODES}){_B}?)?(?P<high>{_NUMBER})(?:{_B}?(?P<high_scale>{_SCALE}))?(?!{_B}?(?:%|percent)|[-–/]\w)"
)
_PERCENT = lazy(rf"(?<![\w.,$€£¥/-])(?P<low>{_NUMBER})(?:{_B}?(?:%|percent))?{_SIGN}(?P<high>{_NUMBER}){_B}?(?:%|percent\b)$")
_COUNT = r"\d{1,3}(?:,\d{3})*(?![\d,.]?\d)"
_COUNTS = lazy(
    rf"(?<![\w.,$€£¥/-])(?P<low>{_COUNT})(?P<sign>{_B}to{_B}|{_B}and{_B}|{_B}?[–-]{_B}?)(?P<high>{_COUNT})"
    rf"(?={_B}(?!per|[mbt]r?illion|(?:year|month|week|day|hour)s{_B}(?:ago|before|prior|earlier))[a-z]|[);,])"
)
_TIME = lazy(rf"{_B}(?:hours|days|weeks|months|years)\b")
_SMALL = lazy(r"(?i)\b(?:aged?|ages|between|rang\w+(?:\s+in\s+age)?(?:\s+from)?)[:,]?\s+$")  # behind these, counts of any size are read
_COUNTED = lazy(r"[ \u00a0](?!per\b|for\b|in\b|and\b|or\b|an?\b|each\b|to\b|of\b)[A-Za-z]")
_SCALES = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
_RANGE_WORD = lazy(
    r"(?i)\b(?:rang\w*[:,]?|between|guid\w+|expect\w*|forecast\w*|outlook|anticipat\w*|project(?:ed|s|ing)|target\w*|estimat\w*|approximately"
    r"|about|aged?|ages"
    r"|plan(?:s|ned)?|lasts?|within|will be|is likely|of|at|to)\s+(?:\S+\s+){0,3}$"
)
_BETWEEN = lazy(r"(?i)\bbetween\s+(?:approximately\s+|about\s+)?$")
_CHANGE = lazy(r"(?i)\bfrom\s+(?:approximately\s+|about\s+)?$")
_RANGES_FROM = lazy(r"(?i)\brang\w+\s+(?:in\s+age\s+)?from\s+(?:approximately\s+|about\s+)?$")
_DOWNWARD = lazy(
    r"(?i)\b(?:loss\w*|los[et]|declin\w*|decreas\w*|reduc\w*|lower\w*|negative|deficits?|outflows?|down|fall\w*|fell|burn|drop\w*|cut|shrink\w*"
    r"|discount\w*|difference|gap|versus|vs|compared|beat|split|vote\w*|ratio|minus|narrow\w*|contract(?:ion|ed))\b|[-−–(]$"
)
_REACH = 120
_MOST_TIMES = 20  # of a low end over its high end; beyond, its scale was left out ("$950-1.1 billion")


def find_ranges(facts: Facts) -> Iterator[Thing]:
    words, prose = facts.words, facts.prose
    index = words.index
    for token in sorted(token for sign in (*"$€£¥", *_CODES.lower().split("|")) for token in index.get(sign, ())):
        start = words.starts[token]
        letters = _letters(prose, start)
        match = _MONEY.match(prose, start - letters)
        if match is not None and _is_range(facts, match):
            yield _money(prose, match)
    for token in sorted(token for sign in ("%", "percent") for token in index.get(sign, ())):
        match = _PERCENT.search(prose, max(0, words.starts[token] - 40), words.ends[token])
        if match is not None and float(_plain(match["low"])) + float(_plain(match["high"])) != 100 and _is_range(facts, match):
            low, high = (_exact(match[end], 1.0, "percent", f"{match[end]}%") for end in ("low", "high"))
            yield _range(prose, match, low, high)
    for token, last in words.numbers.items():
        if last + 2 < len(words) and words.folded[last + 1] in ("to", "–", "-", "and"):
            match = _COUNTS.match(prose, words.starts[token])
            if match is None:
                continue
            large = "," in match["low"] and "," in match["high"]
            small = _TIME.match(prose, match.end()) or _SMALL.search(prose, max(0, match.start() - 24), match.start())
            if (small or large) and _is_range(facts, match):
                low, high = (_exact(match[end], 1.0, "", match[end]) for end in ("low", "high"))
                yield _range(prose, match, low, high)


def _letters(prose: str, at: int) -> int:
    """How many letters of a currency stand glued before its sign."""
    return next((size for size in (2, 1) if prose[max(0, at - size) : at] in ("US", "CA", "AU", "NZ", "HK", "C", "A", "S", "R")), 0)


def _plain(digits: str) -> str:
    return digits.replace(",", "")


def _money(prose: str, match: re.Match[str]) -> Thing:
    high_scale = _scale(match["high_scale"])
    low_scale = _scale(match["low_scale"]) if match["low_scale"] else high_scale
    low = _exact(match["low"], low_scale, match["currency"], prose[match.start() : match.start("sign")])
    high = _exact(match["high"], high_scale, match["currency"], prose[match.end("sign") : match.end()])
    return _range(prose, match, low, high)


def _exact(digits: str, scale: float, unit: str, words: str) -> Quantity:
    """Without room for rounding: of two ends that round to 9 and 8, the 8 stands first in any case."""
    value = float(_plain(digits)) * scale
    return Quantity(value, value, unit, words)


def _scale(word: str | None) -> float:
    if word is None:
        return 1.0
    return 1e12 if word.lower().startswith("tr") else _SCALES[word[0].lower()]


def _range(prose: str, match: re.Match[str], low: Quantity, high: Quantity) -> Thing:
    span = ProseSpan(*match.span())
    return printed(
        prose,
        "range",
        span,
        {"low": ProseSpan(span.start, match.start("sign")), "high": ProseSpan(match.end("sign"), span.end)},
        least=low,
        most=high,
    )


def _is_range(facts: Facts, match: re.Match[str]) -> bool:
    prose = facts.prose
    sentence = facts.sentence_at(match.start())
    start = max(sentence.start, match.start() - _REACH)
    before = prose[start : match.start()]
    groups = match.groupdict()
    if groups.get("low_scale") and not groups["high_scale"]:
        return False
    low, high = (float(_plain(match[end])) * _scale(groups.get(f"{end}_scale") or groups.get("high_scale")) for end in ("low", "high"))
    if low > _MOST_TIMES * high or _DOWNWARD.search(before) or (_CHANGE.search(before) and not _RANGES_FROM.search(before)):
        return False
    sign = match["sign"].strip()
    if sign == "and":
        return _BETWEEN.search(before) is not None
    if groups.get("currency") and not groups["again"] and not groups["high_scale"] and _COUNTED.match(prose, match.end()):
        return False  # "$50 - 10 tickets"
    glued = match["sign"] in ("-", "–") and groups.get("currency") is not None
    return glued or _RANGE_WORD.search(before) is not None


KINDS = {
    "range": Kind(
        find_ranges,
        {"low": "printed", "high": "printed", "least": "quantity", "most": "quantity"},
        meanings={
            "low": "the end that stands first",
            "high": "the end that stands last",
            "least": "the amount of the first, exactly as printed",
            "most": "the amount of the last, exactly as printed",
        },
    ),
}
