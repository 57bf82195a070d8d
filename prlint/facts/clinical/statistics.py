"""What a statistical test says: p-values, intervals, and ratios of hazards, odds, risks or rates."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from prlint.data import table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.clinical import estimates
from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_B = "[ \n\u00a0\u2009\u202f]"
_SIGNS = {"<": "below", "≤": "below", "less than": "below", "below": "below", ">": "above", "≥": "above", "greater than": "above"}
_P = lazy(
    rf"(?:{_B}?[-‐‑ ]{_B}?[Vv]alues?)?(?P<tie>{_B}(?:of|was|were|is))?{_B}{{0,2}}"
    rf"(?P<sign>[=<>≤≥:]|&lt;|less than|greater than|below)?{_B}{{0,2}}(?P<minus>[-−–](?=[01]?[.·]\d))?"
    rf"(?P<number>\d(?:[.·]\d+)?{_B}?[x×*]{_B}?10\^?{_B}?[-−–⁻]?[\d⁰¹²³⁴-⁹]{{1,4}}|\d(?:\.\d+)?[eE][-−]\d{{1,3}}"
    rf"|[01]?[.·]\d{{1,14}}|[01](?![\d/])|\d{{1,2}}[.·]\d{{1,4}}(?![.·]?\d))"
)
_UNIT = lazy(rf"{_B}?(?:%|percent|°|[kMGhm]?(?:Pa|bar|mol)\b|psi\b|[mck]?m\b|[mµk]?g\b|[mk]?W\b)")  # p is a pressure, a share, a power
_ALPHA = lazy(
    r"(?:\b(?i:alpha|significance (?:level|threshold|boundary))|[αΑ])(?i: level)?"
    r"[ \u00a0]?(?i:of|was|=|:|at|is)?[ \u00a0]?(?P<number>0?\.\d+)"
    r"|\b(?i:threshold|boundary|significance level|required|pre-?specified)(?i: for (?:statistical )?significance)?[ \u00a0]"
    r"(?i:of |was |is |at )?\(?[Pp](?:-?values?(?: of)?)?[ \u00a0]?[<≤=]?[ \u00a0]?(?P<bound>0?\.\d+)"
)
_ONE_SIDED = lazy(r"(?i)\b(?:one|1)[-‐ ]sided\b")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–·", "0123456789---.")


def find_p_values(facts: Facts) -> Iterator[Thing]:
    words, prose = facts.words, facts.prose
    alphas: list[float] | None = None
    for token in words.index.get("p", ()):
        match = _P.match(prose, words.ends[token])
        if match is None or not (match["sign"] or match["tie"] or "value" in match[0].lower()):
            continue
        span = ProseSpan(words.starts[token], match.end())
        value = _p_quantity(match)
        if value is not None:
            if alphas is None:
                alphas = [float(alpha["number"] or alpha["bound"]) for alpha in _ALPHA.finditer(prose)] or [0.05]
            fault = _p_fault(match, value)
            if fault == _ABOVE_ONE and _UNIT.match(prose, span.end):
                continue
            verdict = _p_verdict(facts, span, value, alphas) if fault in (None, _ZERO) else "unclear"
            yield printed(prose, "p-value", span, {}, value=value, verdict=verdict, exact=match["sign"] in (None, "=", ":"), fault=fault)


_ZERO = "a p-value is never zero, and a very small one is given as a bound, such as p<0.001"
_NEGATIVE = "a p-value is never below zero"
_ABOVE_ONE = "a p-value is never above one"


def _p_fault(match: re.Match[str], value: Quantity) -> str | None:
    """Why no p-value is printed so, in words that end a sentence."""
    above = match["sign"] in (">", "≥", "greater than")
    if match["minus"]:
        return _NEGATIVE
    if value.low > 1.0 or (above and match["number"].strip("0") in ("1", "1.")):
        return _ABOVE_ONE
    return None if above or match["number"].strip("0.·") else _ZERO


def _p_quantity(match: re.Match[str]) -> Quantity | None:
    sign = (match["sign"] or "=").replace("&lt;", "<").replace(":", "=")
    shown = match["number"] if sign == "=" else f"{sign}{match['number']}"
    number = match["number"].translate(_SUPERSCRIPTS)
    qualifier = _SIGNS.get(sign.lower(), "")
    if "10" in number and any(cross in number for cross in "x×*"):
        mantissa, _, power = number.replace("*", "×").replace("x", "×").partition("×")
        exponent = int(power.replace(" ", "").replace("\u00a0", "").removeprefix("10").lstrip("^") or 0)
        value = rounded(mantissa.strip(), 10.0**exponent, printed=shown, qualifier=qualifier)
    elif "e" in number.lower():
        mantissa, _, power = number.lower().partition("e")
        value = rounded(mantissa, 10.0 ** int(power), printed=shown, qualifier=qualifier)
    else:
        value = rounded(number, printed=shown, qualifier=qualifier)
    low, high = (0.0, value.high) if qualifier == "below" else (value.low, 1.0) if qualifier == "above" else (value.low, value.high)
    return Quantity(low, high, "", shown)


def _p_verdict(facts: Facts, span: ProseSpan, value: Quantity, alphas: Sequence[float]) -> str:
    """Against the alphas stated; where several could hold, only a value on the same side of all of them is clear."""
    sentence = facts.sentence_at(span.start)
    if _ONE_SIDED.search(facts.prose, max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR)):
        alphas = [*alphas, 0.025, 0.05]
    if value.high <= min(alphas):
        return "significant"
    return "not-significant" if value.low >= max(alphas) else "unclear"


_NEAR = 300  # characters of a sentence that are looked at, however long it is
_NUMBER = r"[-−–]?(?:\d{1,5}(?:[.·]\d+)?|[.·]\d+)"
_INTERVAL_NAME = lazy(
    rf"(?:(?P<level>\d{{2}}(?:\.\d+)?){_B}?(?:%|percent){_B}?)?(?:two-sided |2-sided |repeated )?"
    r"(?:\bC\.?I\.?s?(?:(?P<joined>9[059])(?!\d))?(?![A-Za-z])|\bCrI\b"
    rf"|(?i:confidence intervals?|credible intervals?|confidence limits?)(?:{_B}?[\[(]{_B}?C\.?I\.?[\])])?)"
    rf"(?:{_B}?\((?P<bracketed>9\d(?:\.\d)?|80){_B}?%\)|{_B}?(?P<behind>9\d(?:\.\d)?|80){_B}?%(?!{_B}?(?:to|,|;|-|–|—|−){_B}?[-−–]?\d))?"
)
_LIMITS = lazy(
    rf"(?P<of>{_B}(?:for|of|on){_B}(?:the|this)(?:{_B}[a-z-]{{2,14}}){{1,3}}?)?(?:{_B}|[,:=;\[(])*(?:(?:of|was|is|ranging"
    rf"|from){_B}){{0,2}}[\[(]?(?P<low>{_NUMBER}){_B}?(?P<percent>%)?{_B}?(?:,|;|\bto\b|-|–|—|−|\band\b|/){_B}?"
    rf"(?P<high>{_NUMBER}|NE|NR|NA|∞|infinity|not (?:reached|estimable|evaluable)){_B}?%?"
)
_NAMED = rf"(?:\d{{2}}(?:\.\d)?{_B}?(?:%|percent){_B}?)?(?i:C\.?I\.?|(?:confidence|credible) (?:intervals?|limits?))"
_BARE_LIMITS = lazy(  # "[0.67-1.14]", "(0.67 to 1.14; 95% CI)", "; 0.67 to 1.14 [95% CI]"
    rf"{_B}?(?:[;,]{_B}?(?=[\d.·]{{2,6}}{_B}?[-–—t])|[\[(]{_B}?)(?P<low>\d?[.·]\d+){_B}?(?:,|;|to|-|–|—){_B}?(?P<high>\d{{0,3}}[.·]\d+)"
    rf"(?:{_B}?[,;:\[(]?{_B}?{_NAMED})?{_B}?(?:[\])]|[;,](?!\d))"
)
_DIFFERENCE = lazy(r"(?i)\b(?:difference|change from baseline|treatment effect|mean change)\b")


# What stands in a cell, or behind a colon, where the name of the interval heads it: "HR (95% CI) | 0.62 (0.52-0.83)"
_HEADED = lazy(
    rf"[)\]]?[:,]?[ \t\u00a0|]{{0,60}}(?P<estimate>{_NUMBER}){_B}?%?{_B}?[\[(]{_B}?(?P<low>{_NUMBER}){_B}?%?{_B}?(?:,|;|\bto\b|-|–|—|−)"
    rf"{_B}?(?P<high>{_NUMBER}|NE|NR|NA){_B}?(?P<percent>%)?{_B}?[\])]"
)


def find_intervals(facts: Facts) -> Iterator[Thing]:
    prose = facts.prose
    places = _ratio_places(facts)
    ratios = [ratio.span.start for ratio in places]
    for name in _INTERVAL_NAME.finditer(prose):
        level = name["level"] or name["joined"] or name["bracketed"] or name["behind"]
        limits = _LIMITS.match(prose, name.end())
        if limits is not None:
            span = ProseSpan(name.start(), limits.end()).trimmed(prose)
            ratio = None if limits["of"] else _ratio_before(facts, span.start, places, ratios)
            estimate = None if limits["of"] else estimates.estimate_before(prose, span.start, ratio)
            yield _interval(facts, span, level, limits, estimate, ratios)
            continue
        cell = _HEADED.match(prose, name.end())
        while cell is not None:
            span = ProseSpan(cell.start("estimate"), cell.end())
            yield _interval(facts, span, level, cell, estimates.in_cell(cell), ratios)
            cell = _HEADED.match(prose, cell.end())


def _interval(
    facts: Facts, span: ProseSpan, level: str | None, limits: re.Match[str], estimate: estimates.Estimate | None, ratios: Sequence[int]
) -> Thing:
    low, high = _limit(limits["low"]), _limit(limits["high"])
    percent = limits["percent"] is not None or facts.prose[limits.end() - 1] == "%"
    return printed(
        facts.prose,
        "interval",
        span,
        {"estimate": estimate.place if estimate is not None else None},
        low=low,
        high=high,
        level=level,
        verdict=_interval_verdict(facts, span.start, low, high, ratios),
        fault=estimates.fault_of(facts.prose, span, estimate, low, high, percent) if low is not None else None,
    )


def _ratio_before(facts: Facts, at: int, places: Sequence[Ratio], starts: Sequence[int]) -> tuple[ProseSpan, str] | None:
    """The last ratio before this offset in its sentence, no logarithm of one, with its digits."""
    last = bisect_left(starts, at) - 1
    if last < 0 or starts[last] < facts.sentence_at(at).start or facts.prose[max(0, starts[last] - 4) : starts[last]] in ("log ", "log-"):
        return None
    return places[last].span, places[last].digits


def _limit(digits: str) -> Quantity | None:
    plain = digits.translate(_SUPERSCRIPTS)
    return rounded(plain, printed=digits) if plain[-1].isdigit() else None


def _interval_verdict(facts: Facts, at: int, low: Quantity | None, high: Quantity | None, ratios: Sequence[int]) -> str:
    """Ratios have no effect at 1, differences at 0; of other intervals it is not known what they would have to spare."""
    if low is None:
        return "unclear"
    sentence = facts.sentence_at(at)
    last = bisect_left(ratios, at) - 1
    if low.middle < 0:
        null = 0.0
    elif last >= 0 and ratios[last] >= sentence.start:
        null = 1.0
    elif _DIFFERENCE.search(facts.prose, max(sentence.start, at - _NEAR), at):
        null = 0.0
    else:
        return "unclear"
    if low.low > null or (high is not None and high.high < null):
        return "significant"
    return "not-significant" if low.high < null and (high is None or high.low > null) else "unclear"


class Ratio(Value):
    """A ratio where it stands, its value as printed."""

    span: ProseSpan
    measure: str
    digits: str


@cache
def _ratio_names() -> dict[str, tuple[tuple[str, ...], str]]:
    """Folded first word -> the further words, and the measure."""
    return {row["name"]: (tuple(row["name"].lower().split()), row["measure"]) for row in table("ratio-names")}


_RATIO_VALUE = lazy(
    rf"(?:{_B}?[\[(]a?[HORI]R[\])])?(?:{_B}(?:for|of|in|compared|against|versus){_B}(?:[\w-]+{_B}){{0,6}}?[A-Za-z][\w-]*)?(?:{_B}(?:of|was|is|were|stood{_B}at|came{_B}to|reached|remained|at)|{_B}?[=:,]|{_B}?[\[(])?{_B}{{0,2}}"
    r"(?P<value>\d{0,2}[.·]\d{1,4})(?![\d%]|\.\d|[ \u00a0]?(?:%|percent|mg|bpm|million|billion|months|years|points))"
)


def _ratio_places(facts: Facts) -> list[Ratio]:
    words, prose = facts.words, facts.prose
    found: dict[int, Ratio] = {}
    for name, (parts, measure) in _ratio_names().items():
        for token in words.index.get(parts[0], ()):
            last = token + len(parts) - 1
            if tuple(words.folded[token : last + 1]) != parts:
                continue
            if len(parts) == 1 and prose[words.starts[token] : words.ends[token]] != name:
                continue
            value = _RATIO_VALUE.match(prose, words.ends[last])
            if value is not None:  # "hazard ratio (HR) of 0.66" is one, and its long name comes first
                found.setdefault(value.end(), Ratio(ProseSpan(words.starts[token], value.end()), measure, value["value"]))
    return sorted(found.values(), key=lambda ratio: ratio.span.start)


def find_ratios(facts: Facts) -> list[Thing]:
    places = _ratio_places(facts)
    intervals = [thing.span for thing in facts.of("interval")] if places else []
    starts = [span.start for span in intervals]
    own = [_interval_beside(facts, places, n, intervals, starts) for n in range(len(places))]
    # The same figure given twice needs its interval once.
    known: dict[tuple[str, str], ProseSpan] = {}
    for ratio, interval in zip(places, own, strict=True):
        if interval is not None:
            known.setdefault((ratio.measure, _plain(ratio)), interval)
    found = []
    for ratio, interval in zip(places, own, strict=True):
        there = interval or known.get((ratio.measure, _plain(ratio)))
        value = rounded(_plain(ratio), printed=ratio.digits)
        fault = _bare_fault(facts.prose, ratio)
        fields = {"value": value, "measure": ratio.measure, "fault": fault, "reduction": _reduction(value)}
        found.append(printed(facts.prose, "ratio", ratio.span, {"interval": there}, **fields))
    return found


def _reduction(value: Quantity) -> Quantity | None:
    """What a ratio below one takes away, in percent."""
    if value.high > 1:
        return None
    middle = (1 - value.middle) * 100
    return Quantity((1 - value.high) * 100, (1 - value.low) * 100, "percent", f"{middle:.0f}%")


def _bare_fault(prose: str, ratio: Ratio) -> str | None:
    """Why a ratio does not fit limits in brackets that come without a name; named ones are intervals, and told there."""
    bare = _BARE_LIMITS.match(prose, ratio.span.end)
    low, high = (_limit(bare["low"]), _limit(bare["high"])) if bare is not None else (None, None)
    if bare is None or low is None:
        return None
    span = ProseSpan(ratio.span.end, bare.end())
    estimate = estimates.estimate_before(prose, bare.start(), (ratio.span, ratio.digits))
    return estimates.fault_of(prose, span, estimate, low, high, percent=False)


def _plain(ratio: Ratio) -> str:
    return ratio.digits.replace("·", ".")


def _interval_beside(
    facts: Facts, ratios: Sequence[Ratio], number: int, intervals: Sequence[ProseSpan], starts: Sequence[int]
) -> ProseSpan | None:
    """The interval that follows a ratio in its sentence, before the next ratio; or a bare pair of limits in brackets.

    A ratio that stands alone in its sentence may also have it before: "95% CI 0.52-0.83 for a hazard ratio of 0.66".
    """
    ratio = ratios[number]
    bare = _BARE_LIMITS.match(facts.prose, ratio.span.end)
    if bare is not None:
        return ProseSpan(ratio.span.end, bare.end()).trimmed(facts.prose)
    sentence = facts.sentence_at(ratio.span.start)
    following = ratios[number + 1].span.start if number + 1 < len(ratios) else sentence.end
    after = bisect_left(starts, ratio.span.end)
    if after < len(starts) and starts[after] < min(sentence.end, ratio.span.end + 160, following):
        return intervals[after]
    alone = following >= sentence.end and (number == 0 or ratios[number - 1].span.start < sentence.start)
    before = bisect_left(starts, ratio.span.start) - 1
    return intervals[before] if alone and before >= 0 and starts[before] >= sentence.start else None


KINDS = {
    "p-value": Kind(
        find_p_values,
        {"value": "quantity", "verdict": ("significant", "not-significant", "unclear"), "exact": "flag", "fault": "text"},
        meanings={
            "value": "the p-value",
            "verdict": "against the alpha stated or 0.05",
            "exact": "whether the value itself is given, not a bound",
            "fault": "why no p-value can be as printed",
        },
    ),
    "interval": Kind(
        find_intervals,
        {
            "low": "quantity",
            "high": "quantity",
            "level": "text",
            "verdict": ("significant", "not-significant", "unclear"),
            "estimate": "printed",
            "fault": "text",
        },
        meanings={
            "low": "lower limit",
            "high": "upper limit; absent where it was not reached",
            "level": "level in percent, if one is given",
            "verdict": "whether it spares the line of no effect",
            "estimate": "the estimate right before it, or the ratio that it belongs to",
            "fault": "why interval and estimate cannot be as printed",
        },
    ),
    "ratio": Kind(
        find_ratios,
        {
            "value": "quantity",
            "measure": ("hazard", "odds", "risk", "rate"),
            "reduction": "quantity",
            "interval": "printed",
            "fault": "text",
        },
        meanings={
            "value": "the ratio",
            "reduction": "one minus the ratio, in percent, of a ratio below one",
            "measure": "what it is a ratio of",
            "interval": "the confidence interval that goes with it, here or where the same ratio stands again",
            "fault": "why it cannot be as printed beside limits in brackets that have no name",
        },
    ),
}
