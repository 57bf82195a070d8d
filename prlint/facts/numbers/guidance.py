"""Guidance that is revised: how the release calls it, and how the old and the new figures compare.

Read where both stand in one sentence: "raised its guidance to $400-410 million from $390-400 million", "from a range of 4% to 5% to one of
5% to 6%". A title that calls guidance raised or cut is held against what the news says of figures.
What it cannot see: the old figures in another sentence or in a table, and guidance told without a word for it.
"""

from __future__ import annotations

from prlint.facts import TRIGGERS, Facts, Kind, Thing
from prlint.facts.numbers.amounts import CURRENCY
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_B = "[ \u00a0]"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?"
_TO = rf"(?:{_B}?[-–—]{_B}?|{_B}to{_B}|{_B}and{_B})"
_SCALE = r"(?i:million|billion|mn|bn|m|b)(?!\w)"


def _amount(name: str) -> str:
    return (
        rf"(?P<{name}_unit>{CURRENCY})?(?P<{name}>{_NUMBER})(?![\d,.]?\d)"
        rf"(?:{_B}?(?P<{name}_scale>{_SCALE}))?(?:{_B}?(?P<{name}_percent>%|percent\b))?"
    )


def _range(name: str) -> str:
    """An amount, or two of them: groups NAME_low and, where it has an upper end, NAME_high."""
    opening = rf"(?:(?:an?|the|its|our){_B})?(?:(?:new|updated|revised|prior|previous|earlier|former|initial|original){_B})?"
    noun = rf"(?:(?:guidance|outlook|forecast|range|expectations?|estimate|one){_B})?(?:range{_B})?(?:of{_B}|between{_B}|from{_B})?"
    about = rf"(?:approximately{_B}|about{_B}|around{_B})?"
    known = rf"(?={CURRENCY}|(?:{_NUMBER})(?:{_TO}(?:{_NUMBER}))?{_B}?(?:%|percent\b))"  # no year
    ends = rf"{_amount(name + '_low')}{_TO}{_amount(name + '_high')}|{_amount(name)}"
    return rf"{opening}{noun}{about}{known}(?:{ends})"


_COMPARED = rf"(?:up{_B}|down{_B})?(?:from|compared{_B}(?:to|with)|versus|vs\.?|against)"
_VERSUS = rf",?{_B}(?:{_COMPARED}{_B}|\(?(?:previously|prior|was|from):?{_B})"
_NEW_THEN_OLD = lazy(rf"(?:{_range('new')}){_VERSUS}(?:{_range('old')})")
_OLD_THEN_NEW = lazy(rf"\bfrom{_B}(?:{_range('old')}),?{_B}to{_B}(?:{_range('new')})")
_SUBJECT = frozenset(TRIGGERS["guidance-revision"])
WAYS = ("raised", "lowered", "narrowed", "widened", "unchanged")
_OF_IT = r"(?=\s(?:its|our|their|the|full|fiscal|annual|20\d\d|guidance|outlook|forecasts?)\b)"  # of words that are nouns too
_CLAIMS = {
    "raised": lazy(
        rf"(?i)\b(?:(?:rais|upgrad|hik)(?:e[sd]?|ing)|lift(?:s|ed|ing)?|increas(?:ed|ing|es?{_OF_IT})|boost(?:ed|ing|s?{_OF_IT}))\b"
    ),
    "lowered": lazy(
        r"(?i)\b(?:(?:reduc|downgrad)(?:e[sd]?|ing)|trim(?:s|med|ming)?|lower(?:s|ed|ing)|slash(?:es|ed|ing)?|cutting"
        rf"|(?:lower|cuts?){_OF_IT})\b"
    ),
    "narrowed": lazy(r"(?i)\b(?:narrow|tighten)(?:s|ed|ing)?\b"),
    "widened": lazy(r"(?i)\b(?:widen|broaden)(?:s|ed|ing)?\b"),
    "unchanged": lazy(r"(?i)\b(?:(?:(?:re)?affirm|maintain|confirm)(?:s|ed|ing)?|reiterat(?:e[sd]?|ing))\b"),
}
_LOSS = lazy(r"(?i)\b(?:loss|losses|negative|burn|outflow)\b|\(\s?[$€£]")
_MOST_TIMES = 3.0  # an old figure is of the same thing as the new one only within so many times of it


def find_revisions(facts: Facts) -> Iterator[Thing]:
    sentences = _sentences(facts)
    told = [revision for sentence in sentences for revision in _of_sentence(facts, sentence)]
    yield from told
    directions = {revision.fields["direction"] for revision in told}
    if len(directions) == 1:
        yield from _of_titles(facts, sentences, *directions)


def _of_titles(facts: Facts, sentences: list[ProseSpan], direction: str) -> Iterator[Thing]:
    """Titles that call guidance raised or lowered, where no sentence of the news calls any so."""
    for title in facts.release.find("headline", "subheadline"):
        claim, span = _claim(facts.prose, title.span) or ("", title.span)
        if claim not in ("raised", "lowered") or not _names_guidance(facts, title.span):
            continue
        if not any(_CLAIMS[claim].search(facts.prose, s.start, s.end) for s in sentences):
            yield Thing("guidance-revision", span, {"way": claim, "expected_way": direction, "direction": direction})


def _sentences(facts: Facts) -> list[ProseSpan]:
    """Those of the news that speak of guidance, each once."""
    words = facts.words
    places = sorted(words.span(token, token) for word in _SUBJECT for token in words.index.get(word, ()))
    news = [place for place in places if facts.part_of(place) in ("lead", "body", "list", "quote")]
    return list(dict.fromkeys(facts.sentence_at(place.start) for place in news))


def _names_guidance(facts: Facts, span: ProseSpan) -> bool:
    tokens = facts.words.within(span)
    return not _SUBJECT.isdisjoint(facts.words.folded[tokens.start : tokens.stop])


def _of_sentence(facts: Facts, sentence: ProseSpan) -> Iterator[Thing]:
    start = sentence.start
    matches = (match for pattern in (_OLD_THEN_NEW, _NEW_THEN_OLD) for match in pattern.finditer(facts.prose, start, sentence.end))
    for match in sorted(matches, key=_place):
        if match.start() < start:
            continue
        told, start = ProseSpan(start, match.start()), match.end()
        claim = _claim(facts.prose, told)
        if claim is None or _LOSS.search(facts.prose, told.start, match.end()):
            continue
        old, new = _ends(match, "old"), _ends(match, "new")
        if _comparable(match) and max(new) <= _MOST_TIMES * max(old) and max(old) <= _MOST_TIMES * max(new):
            way, span = claim
            moved = _way(sum(new) - sum(old), "raised", "lowered")
            yield Thing("guidance-revision", span, {"way": way, "expected_way": _expected(way, old, new), "direction": moved})


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _claim(prose: str, span: ProseSpan) -> tuple[str, ProseSpan] | None:
    """What a stretch says was done to guidance, and where; None where it says nothing or two things ("raises and narrows")."""
    found = [(claim, match) for claim, pattern in _CLAIMS.items() for match in pattern.finditer(prose, span.start, span.end)]
    return (found[0][0], ProseSpan(*found[0][1].span())) if len(found) == 1 else None


def _comparable(match: re.Match[str]) -> bool:
    """Whether all amounts are of one currency, or all percentages. A unit is often told once for both ends."""
    (old_money, old_percent), (new_money, new_percent) = (_units(match, age) for age in ("old", "new"))
    one_kind = old_percent == new_percent and bool(old_money) != old_percent
    return one_kind and old_money == new_money and len(old_money) < 2


def _units(match: re.Match[str], age: str) -> tuple[set[str], bool]:
    groups = match.groupdict()
    ends = (f"{age}{end}" for end in ("", "_low", "_high"))
    printed = [(groups[f"{end}_unit"], groups[f"{end}_percent"]) for end in ends]
    return {unit.strip() for unit, _ in printed if unit}, any(percent for _, percent in printed)


def _ends(match: re.Match[str], age: str) -> tuple[float, float]:
    """The lower and the upper end, in units. A scale that only the upper end has is that of both."""
    groups = match.groupdict()
    ends = ("_low", "_high") if groups[f"{age}_high"] else ("", "")
    scales = [groups[f"{age}{end}_scale"] or groups[f"{age}{ends[1]}_scale"] or "" for end in ends]
    low, high = (float(groups[f"{age}{end}"].replace(",", "")) for end in ends)
    return low * _SCALES.get(scales[0][:1].lower(), 1.0), high * _SCALES.get(scales[1][:1].lower(), 1.0)


_SCALES = {"m": 1e6, "b": 1e9}


def _expected(claimed: str, old: tuple[float, float], new: tuple[float, float]) -> str:
    """What the figures show of what is claimed: its width of a range that is called narrower, else where its middle has moved."""
    middle = _way(sum(new) - sum(old), "raised", "lowered")
    width = _way((new[1] - new[0]) - (old[1] - old[0]), "widened", "narrowed")
    if claimed in ("narrowed", "widened"):
        return width
    return width if middle == claimed == "unchanged" else middle


def _way(difference: float, more: str, less: str) -> str:
    if abs(difference) < _NOTHING:
        return "unchanged"
    return more if difference > 0 else less


_NOTHING = 1e-6  # by which equal amounts may differ in a machine's numbers

KINDS = {
    "guidance-revision": Kind(
        find_revisions,
        {"way": WAYS, "expected_way": WAYS, "direction": ("raised", "lowered", "unchanged")},
        meanings={
            "way": "what the release says was done to its guidance",
            "expected_way": "what the old and the new figures show of it",
            "direction": "where the middle of what is expected has moved",
        },
    ),
}
