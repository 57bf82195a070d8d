"""Amounts in words: shares ("eighty percent", "one in five", of people "half of" and "two thirds of"), large counts ("sixteen ships").

What it cannot see: other counts and sums in words.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts.numbers.number_words import ONES, POWERS, TENS, WORDS
from prlint.facts.numbers.quantity import COUNTED, Amount, Quantity, rounded, with_counted
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.facts import Facts

_FEW, _MANY = "|".join(ONES[1:10]), f"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES[13:])}"
_SHARE = lazy(
    rf"(?i)\b(?P<words>{_MANY}|ten|eleven|twelve|{_FEW})[ -]per ?cent\b"
    rf"|(?<![\d.,])\b(?:{_FEW}|[1-9])"
    r"(?: (?:person|adult|child|woman|man|home|birth|baby))?[ -](?:in|out of)[ -](?:every[ -])?"
    r"(?P<of>two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|(?!0)\d{1,3}(?!,\d{3}))\b(?![ -](?:percent|year|month|day|week)|%)"
    r"|\b\d{1,3} (?:in|out of|per) (?:every )?(?P<many>(?!0)\d{1,3}(?:,\d{3})+)\b"
    r"|\b(?:half|(?P<parts>an?|one|two|three|four|nine)[ -](?P<part>third|quarter|fourth|fifth|sixth|eighth|tenth)s?)"
    r"(?= of (?P<whole>(?:U\.S\. |the [\d,.]{1,12} )?[^\d.,;:]{3,40}))"
)
_COUNT = lazy(
    rf"(?i)\b(?<!hundred )(?<!hundred and )(?P<words>{_MANY}|(?P<few>ten|eleven|twelve|{_FEW}))"
    r"(?:[ -](?P<scale>thousand|million|billion)\b(?![ -](?:dollars?|euros?|pounds?|francs|yen|yuan|percent))"
    r"|(?(few)(?!)|(?= [a-z]{3,20}s\b)))"
)
_QUALIFIER = lazy(r"(?i)\b(?:(?P<above>more than|over|at least)|(?P<below>nearly|almost|close to))[ \u00a0]$")
_PARTS_OF = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def shares(facts: Facts, start: int, end: int) -> list[Amount]:
    """Those of a stretch, in percent: half of adults, but not of its output."""
    if not _any_within(facts.once("shares in words", _share_places), start, end):
        return []
    found = _SHARE.finditer(facts.prose, start, end)
    people = word_class("counted-people")
    return [_share(facts.prose, m) for m in found if m["whole"] is None or not people.isdisjoint(m["whole"].lower().split()[:4])]


def large_counts(facts: Facts, start: int, end: int) -> list[Amount]:
    """Those of a stretch: ten million people, sixteen ships."""
    if not _any_within(facts.once("large counts in words", _count_places), start, end):
        return []
    return [_count(facts.prose, match) for match in _COUNT.finditer(facts.prose, start, end)]


def _share(prose: str, match: re.Match[str]) -> Amount:
    span = ProseSpan(*match.span())
    noun = COUNTED.match(prose, match.end())
    if match["whole"]:
        parts = (match["parts"] or "a").lower()
        value = 100 * (ONES.index(parts) if parts in ONES else 1) / _PARTS_OF[(match["part"] or "half").lower()]
        quantity = Quantity(value - 5, value + 5, "percent", span.of(prose))
    elif match["of"] or match["many"]:
        of = (match["of"] or match["many"].replace(",", "")).lower()
        whole = int(of) if of.isdigit() else TENS.get(of) or ONES.index(of)
        first = match[0].lower().split(" ")[0].split("-")[0]
        part = int(first) if first.isdigit() else ONES.index(first)
        value = 100 * part / whole
        slack = min(2, value / 2)
        qualifier = _QUALIFIER.search(prose, max(0, match.start() - 12), match.start())
        above = 100 / whole if qualifier is not None and qualifier["above"] else slack  # up to the next share: more than four in ten
        below = 50 / whole if qualifier is not None and qualifier["below"] else slack
        quantity = Quantity(value - below, value + max(above, slack), "percent", span.of(prose))
    else:
        quantity = rounded(str(_value(match["words"])), 1.0, "percent", span.of(prose))
    return Amount(span, span, quantity, noun["noun"] if noun is not None else "", "percent")


def _value(words: str) -> int:
    """Of a number below a hundred: sixteen, twenty-five."""
    tens, _, ones = words.lower().replace("-", " ").partition(" ")
    return (TENS.get(tens, 0) or ONES.index(tens)) + (ONES.index(ones) if ones else 0)


def _count(prose: str, match: re.Match[str]) -> Amount:
    noun = COUNTED.match(prose, match.end())
    words = noun["noun"] if noun is not None else ""
    span = ProseSpan(*match.span())
    quantity = rounded(str(_value(match["words"])), POWERS.get((match["scale"] or "").lower(), 1), "", span.of(prose))
    return Amount(with_counted(prose, span, "count", words), span, quantity, words, "count")


def _share_places(facts: Facts) -> list[int]:
    """Where words stand, beside others, that a share in words cannot do without: ten percent, one in six, 1 out of 25,000, half of."""
    folded, index = facts.words.folded, facts.words.index
    percents = [n for word, far in (("percent", 1), ("cent", 2)) for n in index.get(word, ()) if _is_spelled(folded[n - far])]
    parts = [n for part in _PARTS_OF for word in (part, f"{part}s") for n in index.get(word, ()) if folded[n + 1 : n + 2] == ["of"]]
    between = [n for word in ("in", "out", "per") for n in index.get(word, ()) if _counts_of_many(folded, n)]
    named = [n for n in parts if folded[n] == "half" or folded[n - 1] in _BEFORE_PART]
    return sorted(facts.words.starts[n] for n in (*percents, *named, *between))


_BEFORE_PART = ("a", "an", "one", "two", "three", "four", "nine", "-")


def _is_spelled(word: str) -> bool:
    return word in WORDS or word == "-"


def _counts_of_many(folded: Sequence[str], n: int) -> bool:
    """Whether a small number stands before this word, and one behind it."""
    before = folded[n - 1] in ONES or folded[n - 1].isdigit() or folded[n - 1] == "-" or folded[n - 2] in ONES
    return before and any(word in WORDS or word.isdigit() for word in folded[n + 1 : n + 5])


def _count_places(facts: Facts) -> list[int]:
    """Where a scale stands behind a number in words, or one that many things are counted with: ten million, sixteen."""
    folded, index = facts.words.folded, facts.words.index
    scales = [n for word in POWERS for n in index.get(word, ()) if _is_spelled(folded[n - 1])]
    return sorted(facts.words.starts[n] for n in (*scales, *(n for word in (*TENS, *ONES[13:]) for n in index.get(word, ()))))


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)
