"""What a prediction says, read from its clause: who does what, with what, as data/topic-frames.tsv names it.

The verb stands behind the cue or, behind "expects … to" and "expects that … will", behind the second subject. What this cannot see:
subjects in another clause, and verbs that no frame has.
"""

from __future__ import annotations

from functools import cache

from prlint.facts.clauses import DETERMINERS, LINKS, MODALS, clause_at, is_adverb, is_joined, is_participle, with_complement, words_of
from prlint.facts.tables import frames, word_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.facts import Facts
    from prlint.facts.clauses import Clause
    from prlint.text.words import Words

_SECOND_VERB = 14  # tokens of a subject behind "expects"
_FORESEES = ("expect", "anticipat", "believ", "project", "forecast", "predict")


def topic_of_clause(facts: Facts, clause: Clause, whole: range) -> str | None:
    """The topic of the first frame that fits this clause of a prediction, whose words all are `whole`."""
    thing = clause.subject if clause.passive or not clause.thing else clause.thing
    thing = _with_what_is_counted(facts.words, thing, whole.stop)
    subject = _with_what_is_counted(facts.words, clause.subject, clause.verb)
    told = (_told(facts, subject), _told(facts, thing), _told(facts, whole) | _trial_in(facts, whole))
    for topic, parts in _frames_of(facts.words.folded[clause.verb]):
        if all(not part or not part.isdisjoint(words) for part, words in zip(parts, told, strict=True)):
            return topic
    return None


def _with_what_is_counted(words: Words, part: range, stop: int) -> range:
    """A group of the clause; of one that only says how much, with what it is of: €200 million of notes, two of the directors."""
    amounts = _AMOUNTS | word_class("round-number")
    counts = any(words.folded[n][0].isdigit() or words.folded[n] in amounts for n in part)
    return with_complement(words, part, stop) if counts else part


_AMOUNTS = frozenset(("all", "most", "half", "part", "some", "both", "rest", "remainder", "majority", "share", "stake", "third", "quarter"))
_ANY_VERB = ""


def _frames_of(verb: str) -> Sequence[tuple[str, tuple[frozenset[str], ...]]]:
    """The frames with this verb and those that ask for none, in the order of the table, each with what else it asks for."""
    return _frames_with(verb if verb in _verbs() else _ANY_VERB)


@cache
def _frames_with(verb: str) -> Sequence[tuple[str, tuple[frozenset[str], ...]]]:
    rows = frames("topic-frames")
    return [(topic, (doer, *rest)) for topic, (doer, verbs, *rest) in rows if not verbs or verb in verbs]


@cache
def _verbs() -> frozenset[str]:
    """The verbs that frames ask for."""
    return frozenset(verb for _, parts in frames("topic-frames") for verb in parts[1])


def clause_of_prediction(words: Words, start: int, first: int, last: int, stop: int) -> Clause:
    """The clause from `start` to `stop` whose verb the cue from `first` to `last` tells."""
    folded = words.folded
    low, end, verb = start, first, last
    begin = last + 1
    if begin < stop and folded[begin] not in MODALS and folded[last] not in LINKS:
        end_of_second = stop
        if folded[begin] == "that":
            begin += 1
        else:  # anticipate a full roll-out, poised to bring
            end_of_second = next((n for n in range(begin, stop) if folded[n] == "," and not is_joined(words, n)), stop)
        second = next((n for n in range(begin, min(begin + _SECOND_VERB, end_of_second)) if _is_modal(words, n)), None)
        if second is not None and folded[last].startswith(_FORESEES):
            low, end, verb = begin, second, second
    elif begin < stop and _is_modal(words, begin):
        verb = begin
    while verb + 1 < stop and (folded[verb] in MODALS | LINKS | word_class("passed-over") or is_adverb(folded[verb])):
        if folded[verb] in LINKS and not _goes_on(folded[verb + 1]):
            break
        verb += 1
    return clause_at(words, low, verb, stop, first=end)


def _goes_on(word: str) -> bool:
    """Whether a form of be leads to a verb: be closed, be trading."""
    return is_participle(word) or (word.endswith("ing") and len(word) > 5)


def _is_modal(words: Words, token: int) -> bool:
    """Whether a verb follows: will go, to go; but to the agency, in May."""
    noun = words.folded[token + 1 : token + 2]
    return words.folded[token] in MODALS and words.prose[words.starts[token]].islower() and not DETERMINERS.issuperset(noun)


def _told(facts: Facts, tokens: range) -> set[str]:
    """The words among these tokens, with marks for what is a name, a sum or a number."""
    words = facts.words
    found = words_of(words, tokens)
    printed = [words.prose[words.starts[n]] for n in tokens]
    found.update(mark for mark, told in (("@name", str.isupper), ("@count", str.isdigit)) if any(map(told, printed)))
    if not found.isdisjoint(("$", "€", "£")) or any(word[:1].isdigit() and word.endswith("p") for word in found):
        found.add("@money")
    if any(words.folded[n] in _EACH and words.folded[n + 1] in _PERIODS for n in tokens[:-1]):
        found.add("@rate")
    return found


_EACH = frozenset(("a", "an", "per", "each", "every"))
_PERIODS = frozenset(("hour", "day", "week", "month", "year", "shift", "minute", "quarter", "season"))


def _trial_in(facts: Facts, tokens: range) -> set[str]:
    if not tokens:
        return set()
    span = facts.words.span(tokens.start, tokens.stop - 1)
    return {"@trial"} if facts.within(span, "trial") else set()
