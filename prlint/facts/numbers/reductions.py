"""Reductions in percent that follow from a ratio beside them: a hazard ratio of 0.72 is a reduction of 28%."""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts.numbers.quantity import Quantity
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from prlint.facts import Facts
    from prlint.text.span import ProseSpan

_LEVEL = lazy(r"\s?-?\s?(?:CI|confidence)")
_OTHER_PERCENTAGE = lazy(r"\d\s?(?:%|percent)(?!\s?-?\s?(?:CI|confidence))")
_RATIO = lazy(
    r"\b(?P<name>hazard ratio|HR|odds ratio|OR|relative risk|risk ratio|rate ratio|RR)\b(?:\s*[(\[](?:HR|OR|RR|aHR|aOR)[)\]])?"
    r"(?:\s+(?:for|of)\s+(?:[a-z0-9-]{1,20}\s+){1,8}?)?\s*(?:was|of|is|:|=|,)?\s*(?:=\s*)?(?P<value>0?\.\d{1,4})\b"
)
_RATES = lazy(r"\([^()]{1,120}\)")
_REDUCTION = lazy(
    r"(?i)\b(?:reduc(?:ed|tion|es|ing)|lower(?:ed|ing|s)?|decreas(?:ed?|es|ing)|cut(?:s|ting)?|less|fewer|fell|fall(?:en)?|drop(?:ped)?|declined?)\b"
)


def expected(facts: Facts, span: ProseSpan) -> Quantity | None:
    """What one minus the ratio beside this percentage is, where the sentence tells of one reduction and one ratio."""
    every: list[re.Match[str]] = facts.once("ratios", lambda f: list(_RATIO.finditer(f.prose)))
    if not every:
        return None
    sentence = facts.sentence_at(span.start)
    starts = facts.once("ratio starts", lambda f: [ratio.start() for ratio in every])
    ratios = every[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    if len(ratios) != 1 or not _REDUCTION.search(facts.prose, max(sentence.start, span.start - 90), min(sentence.end, span.end + 24)):
        return None
    other = facts.prose[span.start - 9 : span.start].endswith(("vs ", "vs. ", " v ", "versus ", "against ", "from ", " to "))  # one rate
    if other or not _next_ratio(facts.prose, span, ratios[0], sentence):
        return None
    value = ratios[0]["value"]
    half = 0.5 * 10 ** -len(value.partition(".")[2])
    return Quantity((1 - float(value) - half) * 100, (1 - float(value) + half) * 100, "percent", f"{(1 - float(value)) * 100:.4g}%")


def _is_told_before(prose: str, ratio: re.Match[str], sentence: ProseSpan) -> bool:
    """Whether the reduction stands before the ratio: "lowered by 28% (rate ratio 0.72; 12% versus 16%)"."""
    reduced = _REDUCTION.search(prose, max(sentence.start, ratio.start() - 140), ratio.start())
    return reduced is not None and _OTHER_PERCENTAGE.search(prose, max(sentence.start, reduced.start() - 9), ratio.start()) is not None


def _next_ratio(prose: str, span: ProseSpan, ratio: re.Match[str], sentence: ProseSpan) -> bool:
    """Whether this percentage is the last before the ratio, or the first behind it, and no interval's level."""
    between = prose[span.end : ratio.start()] if span.end <= ratio.start() else prose[ratio.end() : span.start]
    if span.end <= ratio.start() and ")" in (between := _RATES.sub("", between)):
        return False  # a rate in brackets, which the reduction before them is made of
    if span.start >= ratio.end() and _is_told_before(prose, ratio, sentence):
        return False
    level = _LEVEL.match(prose[span.end : span.end + 14])
    return level is None and len(between) <= 140 and not _OTHER_PERCENTAGE.search(between)
