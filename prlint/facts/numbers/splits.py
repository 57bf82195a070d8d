"""Splits of shares and consolidations: their ratio, and how many shares stand before and after them.

"a 1-for-20 reverse stock split", "from approximately 40.0 million to approximately 2.0 million shares outstanding". Read where the release
gives one ratio, and one sentence both numbers. What it cannot see: ratios told as "every 20 shares become one", numbers in a table.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.amounts import amounts
from prlint.facts.numbers.number_words import WORDS, value_of
from prlint.facts.numbers.quantity import Amount, Quantity
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?|[a-z]{3,9}(?:-[a-z]{3,5})?)"
_RATIO = lazy(
    rf"(?i)(?<![\w-])(?P<new>{_NUMBER})[ \u00a0-]{{1,2}}(?:new[ \u00a0])?for[ \u00a0-]{{1,2}}(?:every[ \u00a0])?(?P<old>{_NUMBER})"
    r"(?![\w%]|[.,:]\d)"
    r"|(?<![\d:.])(?P<left>[1-9]\d{0,3}):(?P<right>[1-9]\d{0,3})(?![\d:]|[ \u00a0]?[ap]\.?m\b)"  # no 12:01 and no 2:30 p.m.
)
_JOINED = lazy(r"[ \u00a0](?:to|and|up to|and up to|and not more than)[ \u00a0](?:a ratio of[ \u00a0])?")  # 1-for-5 to 1-for-35
_NEAR = 90  # characters between a ratio and the word for a split
_COUNTED = lazy(r"(?i)\b(?:outstanding|issued|in issue)\b")
_OF_OTHERS = lazy(r"(?i)\b(?:authori[sz]ed|warrants?|options|treasury|preferred)\b")
_ABOUT = r"(?:(?:about|approximately|roughly|around|a total of)[ \u00a0])?$"
_FROM = lazy(rf"(?i)\bfrom[ \u00a0]{_ABOUT}")
_TO = lazy(rf"(?i)\bto[ \u00a0]{_ABOUT}")
_FARTHEST = 120  # characters between the two numbers
_FRACTIONS = 0.005  # part of a number of shares that the rounded fractions of many holders may make


def find_splits(facts: Facts) -> Iterator[Thing]:
    words, prose = facts.words, facts.prose
    tokens = sorted(token for word in ("split", "splits", "consolidation", "consolidations") for token in words.index.get(word, ()))
    told = [ratio for token in tokens for ratio in _ratios(facts, words.starts[token])]
    if not told or len({shares for _, shares in told}) > 1:
        return
    place, shares = told[0]
    direction = "reverse" if shares < 1 else "forward"
    counts = _before_and_after(facts)
    if counts is None:
        yield printed(prose, "share-split", place, {"ratio": place}, direction=direction)
        return
    before, after = counts
    expected = before.quantity.middle * shares
    span = ProseSpan(min(before.span.start, after.span.start), max(before.span.end, after.span.end))
    yield printed(
        prose,
        "share-split",
        span,
        {"ratio": place, "before": before.span, "after": after.span},
        direction=direction,
        shares=after.quantity,
        expected_shares=Quantity(
            before.quantity.low * shares * (1 - _FRACTIONS),
            before.quantity.high * shares * (1 + _FRACTIONS),
            after.quantity.unit,
            f"{expected:,.0f}",
        ),
    )


def _ratios(facts: Facts, at: int) -> Iterator[tuple[ProseSpan, float]]:
    """The ratios near a word for a split, in its sentence, each with the new shares that an old one becomes; none of a range of them."""
    prose, sentence = facts.prose, facts.sentence_at(at)
    matches = list(_RATIO.finditer(prose, max(sentence.start, at - _NEAR), min(sentence.end, at + _NEAR)))
    joined = [_JOINED.fullmatch(prose, one.end(), other.start()) is not None for one, other in pairwise(matches)]
    for match, follows, goes_on in zip(matches, [False, *joined], [*joined, False], strict=False):
        new, old = (_value(match["new"] or match["left"]), _value(match["old"] or match["right"]))
        if new and old and new != old and not (follows or goes_on):
            yield ProseSpan(*match.span()), new / old


def _value(words: str) -> float | None:
    if words[0].isdigit():
        return float(words)
    parts = words.lower().split("-")
    return value_of(parts) if all(part in WORDS for part in parts) else None


def _before_and_after(facts: Facts) -> tuple[Amount, Amount] | None:
    """The shares before and after, where a sentence tells from how many to how many they go, and no other tells so of others."""
    every = amounts(facts)
    starts = [amount.span.start for amount in every]
    pairs = []
    for sentence in facts.sentences:
        told = _COUNTED.search(facts.prose, sentence.start, sentence.end) is not None
        if told and _OF_OTHERS.search(facts.prose, sentence.start, sentence.end) is None:
            near = every[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            pairs += [pair for one, other in pairwise(a for a in near if a.kind == "count") if (pair := _pair(facts.prose, one, other))]
    return pairs[0] if len({(before.quantity.middle, after.quantity.middle) for before, after in pairs}) == 1 else None


def _pair(prose: str, one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """(before, after) of two numbers of which one is led by `from` and the other by `to`."""
    if other.number.start - one.number.end > _FARTHEST or one.quantity.is_open or other.quantity.is_open:
        return None
    words = [(max(0, one.number.start - 30), one.number.start), (one.number.end, other.number.start)]
    if _FROM.search(prose, *words[0]) and _TO.search(prose, *words[1]):
        return one, other
    return (other, one) if _TO.search(prose, *words[0]) and _FROM.search(prose, *words[1]) else None


KINDS = {
    "share-split": Kind(
        find_splits,
        {
            "ratio": "printed",
            "direction": ("reverse", "forward"),
            "before": "printed",
            "after": "printed",
            "shares": "quantity",
            "expected_shares": "quantity",
        },
        meanings={
            "ratio": "new shares for old ones, as printed",
            "direction": "whether shares become fewer or more",
            "before": "how many shares stand before it, where one sentence gives both numbers",
            "after": "how many stand after it",
            "shares": "that second number",
            "expected_shares": "what the first number and the ratio make",
        },
    ),
}
