"""Predictions without a word that looks ahead: a verb of the present beside a time to come (the furnace starts up in March 2027), a target
without a verb (30% of sales by 2029), and the label of a plan (First half of 2027: data of HORIZON-3).

No prediction: what was done by a day that is meant as past, terms of notes, leases and patents, and who takes which office when. What it
cannot see: verbs that no table of them has, and times told without a year, a month or a season.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from prlint.facts.dates.dates import release_day
from prlint.facts.tables import phrase_table, word_class
from prlint.release import ZONES
from prlint.text.phrases import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts, Thing

_REACH = 18  # words between a verb and its time
_LONGEST = 6  # words of a time before its year: in the first half of 2027
_OPENING = 5  # words of a sentence before a time with which it opens: By the close of 2028
_TARGETS = frozenset(("by", "before"))
_TITLES = frozenset((*ZONES["title"], "heading"))


def coming(facts: Facts) -> Iterator[tuple[int, int, str]]:
    """(first, last token, sort of cue), as the table of cues tells sorts."""
    words = facts.words
    for first, last in facts.once("coming-times", _times):
        sentence = words.within(facts.sentence_at(words.starts[first]))
        if facts.part_of(words.span(first, last)) in _TITLES:
            continue
        verb = _verb_before(facts, first, sentence.start)
        if verb is None and first - sentence.start < _OPENING:
            verb = _verb_behind(facts, last, sentence.stop)
        if verb is not None:
            if _is_foretold(facts, verb, sentence):
                yield verb, verb, "passive"
        elif _is_label(facts, first, last) or _is_target(facts, first, sentence.start):
            yield first, last, "fixed"


def is_dated(facts: Facts, sentence: range) -> bool:
    """Whether a time to come stands among these tokens."""
    times: list[tuple[int, int]] = facts.once("coming-times", _times)
    at = bisect_left(times, (sentence.start, 0))
    return at < len(times) and times[at][1] < sentence.stop


def _times(facts: Facts) -> list[tuple[int, int]]:
    """(first, last token) of times to come: the phrases of a table, and years behind that of the release."""
    words = facts.words
    found = {match.last: match.first for match in find(phrase_table("coming-times"), words)}
    day, leading = release_day(facts), word_class("month") | word_class("time-lead")
    for later in range(day[0] + 1, day[0] + 31) if day else ():
        for token in words.index.get(str(later), ()):
            first = token
            while first > 0 and token - first < _LONGEST and words.folded[first - 1] in leading:
                first -= 1
            if first < token:
                found.pop(token - 1, None)  # in March 2027
                found[token] = first
    return sorted((first, last) for last, first in found.items())


def _verb_before(facts: Facts, first: int, start: int) -> int | None:
    """The verb of the present that a time behind it belongs to."""
    words = facts.words
    for token in range(first - 1, max(start, first - _REACH) - 1, -1):
        word = words.folded[token]
        if word in word_class("stop") or _tells_otherwise(word):
            return None
        if _is_present(facts, token, start):
            return token
    return None


def _verb_behind(facts: Facts, last: int, stop: int) -> int | None:
    """The verb of the present behind a time with which its sentence opens."""
    words = facts.words
    for token in range(last + 1, min(stop, last + _REACH)):
        word = words.folded[token]
        if word in word_class("stop") or _tells_otherwise(word):
            return None
        if _is_present(facts, token, last + 1):
            return token
    return None


def _tells_otherwise(word: str) -> bool:
    """Whether a word gives the time to what was done, or to a verb that another table knows."""
    done = word.endswith("ed") and len(word) > 4 and word != "hundred"
    return done or word in word_class("tensed") or word in ("who", "since", "if", "when")


def _is_present(facts: Facts, token: int, start: int) -> bool:
    words = facts.words
    if words.folded[token] not in word_class("coming") or token <= start:
        return False
    before = words.folded[token - 1]
    return before not in word_class("no-subject") and before not in word_class("preposition") and words.prose[words.starts[token]].islower()


def _is_foretold(facts: Facts, verb: int, sentence: range) -> bool:
    """Whether the subject does something of the issuer's: no term of a contract, no person in an office, no day of an event."""
    words = facts.words
    head = range(max(sentence.start, verb - _REACH), verb)
    if not word_class("terms").isdisjoint(words.folded[head.start : head.stop]):
        return False
    span = words.span(head.start, verb)
    return not any(person.span.overlaps(span) for person in people_in(facts, head))


def people_in(facts: Facts, tokens: range) -> list[Thing]:
    people: list[Thing] = facts.once("people by start", _by_start)
    span = facts.words.span(tokens.start, tokens.stop)
    start = bisect_left(people, span.start, key=attrgetter("span.start"))
    return people[start : bisect_left(people, span.end, key=attrgetter("span.start"))]


def _by_start(facts: Facts) -> list[Thing]:
    return sorted(facts.of("person"), key=attrgetter("span.start"))


def _is_label(facts: Facts, first: int, last: int) -> bool:
    """Whether the time opens a line and a colon follows."""
    words = facts.words
    paragraph = facts.paragraph_at(words.starts[first])
    opens = first - words.within(paragraph).start < 2
    return opens and words.folded[last + 1 : last + 2] == [":"]


def _is_target(facts: Facts, first: int, start: int) -> bool:
    """Whether a figure stands before a time "by" which it is meant, in a clause without a verb."""
    words = facts.words
    if words.folded[first] not in _TARGETS:
        return False
    token = first
    while token > max(start, first - _REACH) and words.folded[token - 1] not in word_class("clause-end"):
        token -= 1
    clause = words.folded[token:first]
    verbs = word_class("verb") | word_class("coming") | word_class("tensed") | {"to"}
    if not verbs.isdisjoint(clause) or any(word.endswith(("ed", "ing")) and word != "hundred" for word in clause):
        return False
    counted = any(word[:1].isdigit() or word in word_class("round-number") for word in clause)
    return counted and word_class("terms").isdisjoint(clause)
