"""What a passage speaks of: trials, approval, cash, dividends … as data/topics.tsv names them."""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prlint.facts import Facts
    from prlint.text.phrases import Match

# Words from which on a sentence tells what could go wrong.
_RISKS = lazy(
    r"(?i)\b(?:(?:risks?|uncertainties|factors|reasons|differ)\b[^.;:]{0,200}?"
    r"(?:\b(?:includ\w+|such as|among|are the|that|relat\w+ to|because|due to|as a result of)\b|:)(?![^.;:]{0,20}\bstatements\b)"
    r"|(?P<bare>(?:failure|inability|lack|risks?) (?:of|to|in)\b))"
)
_STATEMENTS = lazy(r"\bstatements (?:about|regarding|concerning|relating|related|with respect|as to|on)\b")
_CONDITIONS = frozenset(("if", "once", "unless", "provided", "assuming", "pending", "subject"))  # what follows is no matter of its own
_PARTICIPLES = frozenset(("expected", "anticipated", "planned", "projected", "forecast"))
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
        if risk is not None and risk["bare"] and _STATEMENTS.search(prose, sentence.start, risk.start()):
            risk = None  # statements about the lack of an effect
        if risk is None:
            yield sentence
            continue
        if risk.start() > sentence.start:
            yield ProseSpan(sentence.start, risk.start())
        if prose[sentence.start : sentence.end].rstrip().endswith(":"):
            return


def topic_beside(facts: Facts, first: int, last: int) -> str | None:
    """The topic of a prediction whose cue is the tokens `first` to `last`: the first named in it or behind it in its sentence, else the
    last named before it in its clause, else that of a trial named there. None where the sentence names none."""
    words = facts.words
    sentence = words.within(facts.sentence_at(words.starts[first]))
    stop = min(last + 1 + _AFTER, sentence.stop)
    ends = (";", "while", "whereas", "although")
    behind = range(first, next((token for token in range(last, stop) if words.folded[token] in ends), stop))
    start = first
    if start > sentence.start and words.folded[start - 1] == ")":  # a distribution of $1 (a year before: $2) is expected
        start = next((token for token in range(start, sentence.start, -1) if words.folded[token] == "("), start)
    while start > max(first - _BEFORE, sentence.start) and words.folded[start - 1] not in word_class("clause-end"):
        start -= 1
    before = range(start, first)
    matches, starts = facts.once("topics", _matches)
    chosen = bisect_left(starts, behind.start)
    bare = words.folded[first] in _PARTICIPLES
    if chosen and starts[chosen - 1] in before and matches[chosen - 1].last >= first - bare:
        chosen -= 1  # the words of the topic reach into the cue or touch it: the merger is expected to; launch planned
    elif chosen == len(starts) or starts[chosen] >= behind.stop or not _CONDITIONS.isdisjoint(words.folded[last + 1 : starts[chosen]]):
        chosen = bisect_left(starts, before.stop) - 1
        if chosen < 0 or starts[chosen] < before.start:
            joined = first > start and words.folded[first - 1] == "and"  # a trial before it is the matter of the other verb
            return _topic_of_trial(facts, range(first if joined else start, behind.stop))
    return str(phrase_table("topics")["columns"][matches[chosen].entry]["topic"])


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
