"""The estimate that an interval is drawn round, and whether estimate and limits can belong together.

An estimate is the last number before the interval, with nothing but its unit and a bracket between ("45% (95% CI 35-55)") or, where it
has a unit, a few words; or the ratio whose name stands before it. Where the number may be something else (a time of follow-up, a week,
the second of two compared rates), or has another scale or sign than the limits, it is no estimate. What this cannot see: limits above a
thousand, and limits without the name of an interval behind anything but a ratio.
"""

from __future__ import annotations

from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_B = "[ \n\u00a0\u2009\u202f]"
_REACH = 90
_TOUCH = 1e-9
_NUMBER = r"(?<![\w.,/$€£·-])(?P<number>[-−–]?(?:\d{1,4}(?:[.·]\d{1,4})?|[.·]\d{1,4}))"
_UNIT = (
    rf"(?P<unit>{_B}?(?:%|percent\b|(?:percentage{_B})?points?\b|-?fold\b|(?P<time>(?:months?|weeks?|days?|years?|hours?|minutes?)\b)"
    r"|mm[ ]?Hg\b|m[gm]ol/[mdl]*L\b|mg/dL\b|[km]?g(?:/m[²2])?\b|m?[lL](?:/[\w.²]{1,6}){0,2}\b"
    r"|[cm]?m(?:et(?:er|re)s?)?\b|(?:letters|seconds|steps|events)\b|pp\b)"
    rf"(?:{_B}per{_B}(?:day|week|month|year))?)?"
)
_OPENED = rf"[(\[]{_B}?(?:(?:n{_B}?={_B}?)?\d{{1,5}}(?:/|{_B}of{_B})\d{{1,5}}(?:{_B}[a-z]{{3,14}})?{_B}?[;,]{_B}?)?"  # perhaps with a count
_BEFORE = lazy(rf"{_NUMBER}{_UNIT}{_B}?(?:,?{_B}?{_OPENED}|[;,]{_B}?(?:with{_B}an?{_B})?|{_B}with{_B}an?{_B})$")
# With a unit behind it, the number may also be parted from the bracket by words: "by 34% against placebo at week 12 (95% CI …)".
_AT = rf"(?:{_B}at{_B}(?:week|month){_B}\d{{1,3}})?"
_BEFORE_WORDS = lazy(rf"{_NUMBER}{_UNIT}{_AT}(?:{_B}(?:[^\d;:()\[\].]|(?<=[A-Z]-)\d{{2,5}}){{2,60}}?)?{_AT}{_B}?{_OPENED}$")
_TIME_TOLD = lazy(r"(?i)\b(?:was|were|is|reached)\s$")
# What stands before a number that is no estimate: the sign of a p-value or count, the word of a time or name.
_NO_ESTIMATE = lazy(
    r"(?:[<>≤≥#$€£]|\b[pPnN](?:[- ]?values?)?\s?[=:]|\b(?i:weeks?|days?|months?|years?|phase|cycle|visit|grade|aged?|stage|part|table"
    r"|figure|ref|alpha|power|level|score of|target of|margin of)|\d\sof)\s?$"
)
_TIME_TAKEN = lazy(r"(?i)(?:\b(?:was|is|were|of|reached|vs\.?|versus|compared (?:with|to)|and)|[:=,(])\s?$")
_FOLLOW_UP = lazy(r"(?i)follow|\blog\b")
_COMPARED = lazy(
    rf"(?i)(?<![\w.,/$€£·-])(?P<other>[-−–]?(?:\d{{1,4}}(?:[.·]\d{{1,4}})?|[.·]\d{{1,4}})){_B}?(?:%|percent\b)?"
    r"[^\d.;()]{0,60}\b(?:vs\.?|versus|compared|and|against|than|to)\b[^\d.;()]{0,40}$"
)
_YEAR = lazy(r"(?:19|20)\d\d")
_AFTER_RATIO = lazy(rf"[^\d.]{{0,24}}(?:\b[pP]{_B}?[=<]{_B}?0?[.·]\d{{1,6}}[^\d]{{0,12}})?")
_SIGNS = str.maketrans("−–·", "--.")
_THOUSANDS = lazy(r"\d,\d{3}(?!\d)")


class Estimate(Value):
    """place: its digits with their sign. percent: whether it is printed as a percentage. ratio: whether its name stands before."""

    place: ProseSpan
    value: Quantity
    percent: bool
    ratio: bool


def estimate_before(prose: str, at: int, ratio: tuple[ProseSpan, str] | None) -> Estimate | None:
    """The estimate of the interval that begins at this offset. ratio: the last ratio before it in its sentence, and its digits."""
    if ratio is not None and _AFTER_RATIO.fullmatch(prose, ratio[0].end, at) is not None:
        digits = ratio[1]
        return Estimate(ProseSpan(ratio[0].end - len(digits), ratio[0].end), rounded(digits.translate(_SIGNS), printed=digits), False, True)
    match = _number_before(prose, at)
    if match is None:
        return None
    value = rounded(match["number"].translate(_SIGNS), printed=match["number"])
    return Estimate(ProseSpan(*match.span("number")), value, (match["unit"] or "").strip(" \u00a0") in ("%", "percent"), False)


def in_cell(cell: re.Match[str]) -> Estimate:
    """The estimate that stands before its limits in a cell headed by the name of the interval."""
    value = rounded(cell["estimate"].translate(_SIGNS), printed=cell["estimate"])
    return Estimate(ProseSpan(*cell.span("estimate")), value, False, False)


def _number_before(prose: str, at: int) -> re.Match[str] | None:
    low = max(0, at - _REACH)
    match = _BEFORE.search(prose, low, at)
    if match is not None and _is_estimate(prose, match, low, _TIME_TAKEN):
        return match
    match = _BEFORE_WORDS.search(prose, low, at)
    return match if match is not None and match["unit"] and _is_estimate(prose, match, low, _TIME_TOLD) else None


def _is_estimate(prose: str, match: re.Match[str], low: int, time: re.Pattern[str]) -> bool:
    before = prose[max(low, match.start() - 40) : match.start()]
    if _NO_ESTIMATE.search(before) or _FOLLOW_UP.search(before) or (_YEAR.fullmatch(match["number"]) and not match["unit"]):
        return False
    return match["time"] is None or time.search(before) is not None


def fault_of(prose: str, span: ProseSpan, estimate: Estimate | None, low: Quantity, high: Quantity | None, percent: bool) -> str | None:
    """Why interval and estimate cannot be as printed, in words that end a sentence, or None. percent: a limit carries the sign."""
    if _THOUSANDS.search(prose, span.start, span.end):
        return None
    if high is not None and low.high < 0 and high.high < 0 and low.low > high.high:
        low, high = high, low  # of two falls, some print the smaller first
    if high is not None and low.low >= high.high:
        return f"its lower limit {low.printed} is above its upper limit {high.printed}"
    if estimate is None or not _on_one_scale(estimate, high, percent):
        return None
    if estimate.ratio and low.high < 0 and low.printed[0] != "–":  # a dash may be there for a colon
        return f"a ratio cannot be as low as {low.printed}"
    if estimate.ratio and low.high < 0:
        return None
    way = _outside(estimate.value, low, high)
    if way is None or _fits_a_comparison(prose, estimate, low, high):
        return None
    return f"the estimate {estimate.value.printed} lies {way} it"


def _outside(value: Quantity, low: Quantity, high: Quantity | None) -> str | None:
    if value.high <= low.low + _TOUCH:  # two roundings that share no more than an end cannot be of one number
        return "below"
    return "above" if high is not None and value.low >= high.high - _TOUCH else None


def _on_one_scale(estimate: Estimate, high: Quantity | None, percent: bool) -> bool:
    """Whether estimate and limits are told in one way: not "34%" round a ratio, nor "a fall of 34" round -41 to -26."""
    if high is None or estimate.ratio:
        return True
    if estimate.percent and not percent and high.high <= 2 and estimate.value.low > 2:
        return False
    return not (estimate.value.low > 0 and high.high < 0)


def _fits_a_comparison(prose: str, estimate: Estimate, low: Quantity, high: Quantity | None) -> bool:
    """Whether the interval may be that of the difference or ratio of two rates: "45% vs 30% (95% CI 5 to 25)"."""
    if estimate.ratio:
        return False
    match = _COMPARED.search(prose, max(0, estimate.place.start - _REACH), estimate.place.start)
    if match is None:
        return False
    one, other = rounded(match["other"].translate(_SIGNS)), estimate.value
    derived = [_difference(one, other), _difference(other, one)]
    if one.low > 0 and other.low > 0:
        derived += [_quotient(one, other), _quotient(other, one)]
    return any(_outside(value, low, high) is None for value in derived)


def _difference(one: Quantity, other: Quantity) -> Quantity:
    return Quantity(one.low - other.high, one.high - other.low, "", "")


def _quotient(one: Quantity, other: Quantity) -> Quantity:
    return Quantity(one.low / other.high, one.high / other.low, "", "")
