"""Whether the clause round a date or a period tells of something to come or of something done.

Only plain clauses are judged: a verb, a few words, `on` and the date, or `in` and the period. Where another verb, a relative
clause or a purpose stands between them, the date may belong to that, and nothing is said.
"""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts import Facts
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

_REACH = 16  # words between the verb and its date
_FUTURE = frozenset({"will", "shall"})
_MEANT = frozenset({"plans", "intends", "expects", "aims"})  # … to
_SET = frozenset({"scheduled", "slated", "expected", "planned", "due", "set"})  # is … to, is … for
_BE = frozenset({"be", "been", "is", "are", "was", "were"})
_LEADS_TO_DAY = frozenset({"on"})
_LEADS_TO_PERIOD = frozenset({"in", "by", "during", "before", "within"})
_OF_PERIOD = frozenset({"the", "its", "our", "end", "close", "middle", "start", "beginning", "of", "late", "early", "mid", "-", "calendar"})
_COMPARES = frozenset(
    {"than", "compare", "compared", "comparable", "versus", "vs", "exceed", "exceeds", "similar", "those", "that", "which"}
)
_ITS = (["a"], ["an"], ["the"], ["its"], ["our"], ["their"])
_MARKS = frozenset(";:()—–")
_PARTICIPLE = lazy(r"(?!united$|limited$|hundred$)\w{2,}ed$")


@cache
def _kinds() -> dict[str, str]:
    """What a word between verb and date does: `done`, the past form of a verb; `done-to`, one that is so only with was or were; or
    `parts-off`, which gives the date to something else."""
    return {row["word"]: row["use"] for row in table("tense-words")}


def tense_of(facts: Facts, span: ProseSpan) -> str | None:
    """`future` or `past`, or None where the clause does not say plainly."""
    words = facts.words
    at = words.within(span).start
    first = words.within(facts.sentence_at(span.start)).start
    before = [words.folded[n] for n in range(max(first, at - _REACH - 4), at)]
    if not before or before[-1] not in _LEADS_TO_DAY:
        return None
    return _judged(before[:-1])


def tense_of_period(facts: Facts, span: ProseSpan) -> str | None:
    """The same of a quarter or half: `future` of what is expected by its end, `past` of what was done in it."""
    words = facts.words
    at = words.within(span).start
    first = words.within(facts.sentence_at(span.start)).start
    before = [words.folded[n] for n in range(max(first, at - _REACH - 4), at)]
    while before and before[-1] in _OF_PERIOD:
        before.pop()
    if not before or before[-1] not in _LEADS_TO_PERIOD or not _COMPARES.isdisjoint(before):
        return None
    if before[-2:-1] and before[-2] in _SET:  # data are expected in the third quarter
        return "future" if before[-3:-2] in (["is"], ["are"]) else None
    return _judged(before[:-1])


def _judged(before: list[str]) -> str | None:
    """Walks back from the date to the verb that governs it."""
    kinds = _kinds()
    for n in range(len(before) - 1, -1, -1):
        word = before[n]
        if word in _FUTURE:
            return "future" if _is_future(before[n + 1 :]) else None
        if word == "to" and n and before[n - 1] in ("began", "started"):
            return "past"
        if word in ("to", "for") and n > 1 and (before[n - 1] in _MEANT or (before[n - 1] in _SET and before[n - 2] in ("is", "are"))):
            return "future"
        if word == ")" and "(" in before[:n]:
            opened = n - before[n::-1].index("(")
            return _judged([*before[:opened], *before[n + 1 :]])
        clock = word == ":" and before[n - 1].isdigit()
        if (word in _MARKS and not clock) or kinds.get(word) == "parts-off":
            return None
        if kinds.get(word) == "done-to" and before[n + 1 : n + 2] not in _ITS:
            return "past" if n and before[n - 1] in ("was", "were") else None
        if kinds.get(word) in ("done", "done-to"):
            return _past(before[:n], word, before[n + 1 : n + 2])
        if _PARTICIPLE.match(word) and not (n and before[n - 1] in _BE):
            return None
    return None


def _is_future(rest: list[str]) -> bool:
    return bool(rest) and "not" not in rest[:2]


def _past(before: list[str], verb: str, following: list[str]) -> str | None:
    """A verb that can only be finite here: with its subject, or with was and were; `hosted by` is said of things to come as well."""
    helper = before[-1] if before else ""
    if following == ["by"] and helper not in ("was", "were", "be"):
        return None
    if helper in ("be", "been", "is", "are", "being", "to", "will", "not", "never", "have"):
        return "future" if helper == "be" and before[-2:-1] in (["will"], ["shall"]) else None
    finite = helper in ("was", "were") or following in _ITS
    return "past" if finite or verb not in ("held", "made") else None
