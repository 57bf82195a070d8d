"""What is said twice: a number in words and, in brackets behind them, in figures, or the other way round ("three (3)", "3 (three)"); and a
word that was left where it stood when it was moved.

What it cannot see: fractions and decimals in words; words in capitals, and those that people double on purpose.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import number_words
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_FIGURES = lazy(
    r"(?P<blank>[ \u00a0])?\([ \u00a0]?(?:(?:US|C|CA|A)?[$€£][ \u00a0]?)?(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})"
    r"(?:[ \u00a0](?P<power>thousand|million|billion))?[ \u00a0]?%?[ \u00a0]?\)"
)
_UNITS = frozenset(["percent", "dollars", "euros", "pounds", "u.s", "us", "cent", "per"])


def find_doubled_numbers(facts: Facts) -> Iterator[Thing]:
    words = facts.words
    for token in words.index.get("(", ()):
        if token == 0 or token + 1 >= len(words):
            continue
        if words.folded[token + 1] in number_words.WORDS:
            thing = _words_in_brackets(facts, token)
            if thing is not None:
                yield thing
            continue
        if not _may_be_number(words.folded, token):
            continue
        match = _FIGURES.match(facts.prose, words.ends[token - 1])
        if match is None:
            continue
        thing = _doubled(facts, token, match)
        if thing is not None:
            yield thing


def _may_be_number(folded: list[str], token: int) -> bool:
    return folded[token - 1] in number_words.WORDS or folded[token - 1] in _UNITS


def _doubled(facts: Facts, token: int, match: re.Match[str]) -> Thing | None:
    words = facts.words
    stop = token
    while stop > 0 and words.folded[stop - 1] in _UNITS and token - stop < 3:
        stop -= 1
    read = number_words.value_before(words.folded, stop)
    figures = int(match["number"].replace(",", "")) * number_words.POWERS.get(match["power"] or "", 1)
    shares = "%" in match[0] and stop == token  # "one in ten (10%)"
    if read is None or shares or (not match["blank"] and figures < 100) or _is_enumerator(facts, match, figures):
        return None
    first, values = read
    if words.folded[first] in number_words.POWERS and first and words.folded[first - 1][-1:].isdigit():
        return None  # $58.7 million (1): the words are the end of a number, and the bracket is a marker
    place = words.span(first, stop - 1)
    digits = ProseSpan(words.starts[token], match.end())
    return printed(
        facts.prose,
        "doubled-number",
        ProseSpan(place.start, match.end()),
        {"in_words": place, "in_figures": digits},
        figures=figures,
        expected_figures=figures if figures in values else values[0],
    )


_BEFORE = lazy(r"(?<![\w.,/$€£-])(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})[ \u00a0]?$")
_MOST_WORDS = 16  # tokens of a number in brackets


def _words_in_brackets(facts: Facts, token: int) -> Thing | None:
    """What "3 (three)" gives twice; the bracket has to hold the number alone."""
    words = facts.words
    close = next((n for n in range(token + 1, min(len(words), token + _MOST_WORDS)) if words.folded[n] == ")"), None)
    number = _BEFORE.search(facts.prose, max(0, words.starts[token] - 16), words.starts[token])
    read = number_words.value_before(words.folded, close) if close is not None else None
    if close is None or number is None or read is None or read[0] != token + 1:
        return None
    figures = int(number["number"].replace(",", ""))
    return printed(
        facts.prose,
        "doubled-number",
        ProseSpan(number.start(), words.ends[close]),
        {"in_words": words.span(token + 1, close - 1), "in_figures": ProseSpan(*number.span("number"))},
        figures=figures,
        expected_figures=figures if figures in read[1] else read[1][0],
    )


def _is_enumerator(facts: Facts, match: re.Match[str], number: int) -> bool:
    """Whether "(1)" counts points of a sentence: the next one or the one before it stands in the same paragraph, behind no number word."""
    if number > 20 or "," in match["number"]:
        return False
    paragraph = facts.paragraph_at(match.start())
    low, high = max(paragraph.start, match.start() - 600), min(paragraph.end, match.end() + 600)
    near = facts.prose[low:high]
    if number == 1:
        return "(2)" in near
    before = near.find(f"({number - 1})")
    if before < 0:
        return False
    at = facts.words.at(low + before)
    return at > 0 and facts.words.folded[at - 1] not in number_words.WORDS


_TWICE_ON_PURPOSE = frozenset(  # we had had it; to make work work
    ("had", "that", "very", "many", "so", "no", "far", "long", "really", "again", "ha", "bye", "do", "go", "on", "work")
)


def find_doubled_words(facts: Facts) -> list[Thing]:
    """Words in small letters that stand twice with a mere blank between, as is left where words were moved about; two such words in one
    paragraph are heads of columns that were run together."""
    words, prose = facts.words, facts.prose
    found = []
    for number, (one, other) in enumerate(pairwise(words.folded)):
        if one != other or not one.isalpha() or one in _TWICE_ON_PURPOSE:
            continue
        span = ProseSpan(words.starts[number], words.ends[number + 1])
        text = span.of(prose)
        between = prose[words.ends[number] : words.starts[number + 1]]
        if text.islower() and between in (" ", "\u00a0") and "-" not in prose[max(span.start - 1, 0) : span.end + 1]:
            found.append(printed(prose, "doubled-word", span, {"again": ProseSpan(words.starts[number + 1], words.ends[number + 1])}))
    paragraphs = [facts.paragraph_at(thing.span.start).start for thing in found]
    return [thing for thing, at in zip(found, paragraphs, strict=True) if paragraphs.count(at) == 1]


KINDS = {
    "doubled-number": Kind(
        find_doubled_numbers,
        {"in_words": "printed", "in_figures": "printed", "figures": "number", "expected_figures": "number"},
        meanings={
            "in_words": "the number in words",
            "in_figures": "the same in figures, with its brackets if these stand round it",
            "figures": "what the figures say",
            "expected_figures": "what the words say",
        },
    ),
    "doubled-word": Kind(find_doubled_words, {"again": "printed"}, meanings={"again": "the word where it stands the second time"}),
}
