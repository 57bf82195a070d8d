"""What a passage speaks of: trials, approval, cash, dividends … as data/topics.tsv names them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts.clauses import before_aside, opens_relative, with_complement
from prlint.facts.forward_looking.topic_clauses import clause_of_prediction, topic_of_clause
from prlint.facts.scope import opens_clause
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prlint.facts import Facts
    from prlint.facts.clauses import Clause
    from prlint.text.phrases import Match
    from prlint.text.words import Words

# Words from which on a sentence tells what could go wrong.
_RISKS = lazy(
    r"(?i)\b(?:(?:risks?|uncertainties|factors|reasons|differ)\b[^.;:]{0,200}?"
    r"(?:\b(?:includ\w+|such as|among|are the|that|relat\w+ to|because|due to|as a result of)\b|:)(?![^.;:]{0,20}\bstatements\b)"
    r"|(?P<bare>(?:failure|inability|lack|risks?) (?:of|to|in)\b))"
)
_STATEMENTS = lazy(
    r"\bstatements (?:about|regarding|concerning|relating|related|with respect|as to|on)\b|(?P<listed>\bstatements include\b[^.;:]{0,40}$)"
)
_PARTICIPLES = frozenset(("expected", "anticipated", "planned", "projected", "forecast"))
_OF_OTHERS = ("growth and strategy", "acquisitions")  # sales growth is a matter of sales, a financing transaction of financing
_VAGUE = ("growth and strategy", "customers and orders")  # as verbs of a cue: will expand, will be deployed
_GOODS = ("products and technology", "customers and orders", "manufacturing and supply")  # what a launch or a delivery is of
_CIRCUMSTANCES = frozenset(("on", "amid", "despite", "with", "thanks", "given"))
_WHERE = ("facilities",)  # where something happens as often as what does: 60 posts will be cut at head office
_OFTEN_BESIDE = (*_WHERE, "customers and orders")
_AFTER, _BEFORE = 25, 20  # tokens of the same sentence in which a prediction names its matter


def topics_of(facts: Facts, spans: Iterable[ProseSpan]) -> tuple[str, ...]:
    """All topics these passages speak of, in the order of the text; broad words ("financial performance") bring further ones with them."""
    columns = phrase_table("topics")["columns"]
    found: dict[str, None] = {}
    matches, starts = facts.once("topics", _matches)
    for span in spans:
        tokens = facts.words.within(span)
        for match in matches[bisect_left(starts, tokens.start) : bisect_left(starts, tokens.stop)]:
            row = columns[match.entry]
            found.update(dict.fromkeys((row["topic"], *filter(None, row["also"].split("; ")))))
    return tuple(found)


def outside_risks(prose: str, sentences: Iterable[ProseSpan]) -> Iterator[ProseSpan]:
    """These sentences, each up to where it begins to tell of risks; from a list of risks behind a colon on, none."""
    for sentence in sentences:
        risk = _RISKS.search(prose, sentence.start, sentence.end)
        told = _STATEMENTS.search(prose, sentence.start, risk.start()) if risk is not None else None
        if risk is not None and told is not None and (risk["bare"] or told["listed"]):
            risk = None  # statements about the lack of an effect; statements include the uncertainties related to the offering
        if risk is None:
            yield sentence
            continue
        if risk.start() > sentence.start:
            yield ProseSpan(sentence.start, risk.start())
        if prose[sentence.start : sentence.end].rstrip().endswith(":"):
            return


def topic_beside(facts: Facts, first: int, last: int) -> str | None:
    """The topic of a prediction whose cue is the tokens `first` to `last`: the matter named in it or behind it in its clause, else the
    last named before it in its clause, else that of a trial named there. None where the sentence names none.

    What the parts of the clause tell together goes before a matter that is named beside them alone."""
    words = facts.words
    sentence = words.within(facts.sentence_at(words.starts[first]))
    matches, starts = facts.once("topics", _matches)
    end = _end_of_subject(words, sentence.start, first)
    start = _start_of_clause(words, end, max(end - _BEFORE, sentence.start))
    behind = range(first, _end_of_clause(words, last, min(last + 1 + _AFTER, sentence.stop)))
    clause = clause_of_prediction(words, start, first, last, behind.stop)
    chosen = bisect_left(starts, end) - 1  # the last one before the cue
    label = first == sentence.start and words.folded[last + 1 : last + 2] == [":"]  # Financial guidance: cash will last
    told = bisect_left(starts, last if label or words.folded[first] == "if" else first)  # if approved, it would
    named = [m for m in matches[told : bisect_left(starts, behind.stop)] if not _is_aside(words, last, m.first)]
    named = [m for m in named if not (m.first == m.last == clause.verb and _topic(m) in _WHERE)]  # will plant bulbs
    is_before = chosen >= 0 and starts[chosen] in range(start, end)
    touching = end - (words.folded[first] in _PARTICIPLES)  # the merger is expected to; launch planned
    matter = _matter(words, last, named) if named else None
    if matter is not None and matter.first <= last and _topic(matter) in _VAGUE:
        touching = end - 1  # proceeds will be deployed
    if matter is not None and is_before and (matches[chosen].last >= touching or _is_adjoined(words, last, matter.first)):
        matter = None
    by_phrase = matter if matter is not None else matches[chosen] if is_before else None
    if by_phrase is None or _topic(by_phrase) in _OFTEN_BESIDE or _is_beside(words, by_phrase, clause, behind.stop):
        by_clause = topic_of_clause(facts, clause, range(start, behind.stop))
        if by_clause is not None:
            return by_clause
    if by_phrase is not None:
        return _topic(by_phrase)
    joined = first > start and words.folded[first - 1] == "and"  # a trial before it is the matter of the other verb
    return _topic_of_trial(facts, range(first if joined else start, behind.stop))


def _end_of_subject(words: Words, start: int, first: int) -> int:
    """Where what is put in between a subject and its cue begins: a distribution of $1 (a year before: $2) is expected; Norvane, whose
    launch is under way, plans; for development, which we expect to begin in May; revenue that will grow."""
    if first == start:
        return first
    if words.folded[first - 1] in (",", ")"):
        return before_aside(words, start, first)
    begin = _start_of_clause(words, first, max(first - _BEFORE, start))
    if words.folded[begin] == "which" and words.folded[begin - 1 : begin] == [","]:
        return begin - 1
    stands_for = begin == first and words.folded[begin - 1] == "that" and opens_relative(words, begin - 1, start)
    return begin - 1 if stands_for else first


def _is_beside(words: Words, match: Match, clause: Clause, stop: int) -> bool:
    """Whether what is named stands in no part of the clause that says what is done, but behind a preposition or as its verb."""
    parts = (with_complement(words, clause.subject, clause.verb), with_complement(words, clause.thing, stop))
    return all(match.last < part.start or match.first >= part.stop for part in parts)


def _topic(match: Match) -> str:
    return str(phrase_table("topics")["columns"][match.entry]["topic"])


def _start_of_clause(words: Words, token: int, least: int) -> int:
    while token > least and words.folded[token - 1] not in word_class("clause-end"):
        token -= 1
    return token


def _end_of_clause(words: Words, last: int, stop: int) -> int:
    """Where what a prediction says ends: before a reason, a condition or a time, or another clause (as the company grows,
    and we expect)."""
    folded = words.folded
    for token in range(last + 1, stop):
        joins = (folded[token] == "as" and folded[token - 1] not in ("such", "well")) or folded[token - 1 : token + 1] == [",", "and"]
        resumes = joins and folded[token + 1 : token + 2] in (["for"], ["of"], ["with"])  # responsible for A, …, and for B
        opens = (joins and opens_clause(words, token + 1, stop)) or resumes or folded[token : token + 2] == ["and", "to"]
        beside = folded[token] in word_class("adjunct") and folded[token + 1 : token + 2] != ["-"]  # but pre- and after-tax sales
        if opens or beside or opens_relative(words, token, last):
            return token
    return stop


def _is_adjoined(words: Words, last: int, token: int) -> bool:
    """Whether this token stands behind what only goes with the prediction: will be flat on capacity growth."""
    return not _CIRCUMSTANCES.isdisjoint(words.folded[last + 1 : token])


def _is_aside(words: Words, last: int, token: int) -> bool:
    """Whether this token stands in brackets that open behind the cue."""
    before = words.folded[last + 1 : token]
    return before.count("(") > before.count(")")


def _matter(words: Words, last: int, named: list[Match]) -> Match:
    """Which of the topics named behind a cue is what it predicts: the first; what that one is to bring about (expects the sale to reduce
    debt) or only begins (launch a trial); in a group of nouns the last, which the others describe (a sales royalty)."""
    rest = named
    if len(named) > 1:
        between = words.folded[named[0].last + 1 : named[1].first]
        brings = between[:1] == ["to"] and len(between) > 1 and words.folded[last].startswith(("expect", "anticipat"))
        begins = words.folded[named[0].first].startswith(("launch", "deliver")) and _topic(named[1]) not in _GOODS
        rest = named[(brings or begins) and len(between) < 6 and word_class("preposition").isdisjoint(between) :]
    matter = rest[0]
    for one, other in pairwise(rest):
        if other.first != one.last + 1:
            break
        matter = matter if _topic(other) in _OF_OTHERS else other
    return matter


def _topic_of_trial(facts: Facts, tokens: range) -> str | None:
    """What is said of a trial named among these tokens: Results of HORIZON-3 are expected in May."""
    if not len(tokens):
        return None
    span = facts.words.span(tokens.start, tokens.stop - 1)
    if not any(thing.span.overlaps(span) for thing in facts.of("trial")):
        return None
    return "clinical trials" if word_class("outcome").isdisjoint(facts.words.folded[tokens.start : tokens.stop]) else "trial results"


def _matches(facts: Facts) -> tuple[list[Match], list[int]]:
    """The topics named, and the tokens in which they begin: long texts are looked up in, not through."""
    matches = find(phrase_table("topics"), facts.words)
    return matches, [match.first for match in matches]
