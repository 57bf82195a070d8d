"""What a prediction says, read from its clause: who does what, with what.

The subject ends in front of the cue or, behind "expects … to" and "expects that … will", in front of the second verb; the object ends
before a preposition. A passive has its object in front. What this cannot see: subjects in another clause, and verbs that no frame has.
"""

from __future__ import annotations

from prlint.facts.tables import frames, word_class
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts
    from prlint.text.words import Words

_LINKS = frozenset(("be", "been", "being", "is", "are", "remain", "remains", "get", "become", "becomes"))
_MODALS = frozenset(("to", "will", "would", "should", "could", "can", "may", "might"))
_PARTICIPLES = frozenset(
    ("built", "sold", "made", "held", "paid", "bought", "lost", "cut", "shed", "hired", "found", "brought", "given", "taken", "led", "won",
     "sent", "spent", "set", "put", "kept", "laid", "told", "shown", "drawn", "done", "seen", "run", "known", "met", "left", "split")
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "our", "their", "this", "these", "all", "each", "every"))
_SECOND_VERB = 14  # tokens of a subject behind "expects"
_ENDS_GROUP = frozenset(("to", "than", "per", "as", "between", "until", "when", "if", "which", "that", "who", "(", ",", ":"))


class Clause(Value):
    """Token ranges: who does it, the verb, what it is done to, and all of the clause."""

    doer: range
    verb: int
    thing: range
    whole: range


def topic_of_clause(facts: Facts, start: int, first: int, last: int, stop: int) -> str | None:
    """The topic of the first frame that fits the clause of a prediction: from `start` to `stop`, its cue from `first` to `last`."""
    clause = _read(facts.words, start, first, last, stop)
    told = (
        _words_in(facts, clause.doer),
        _words_in(facts, range(clause.verb, clause.verb + 1)),
        _words_in(facts, clause.thing),
        _words_in(facts, clause.whole) | _trial_in(facts, clause.whole),
    )
    for topic, parts in frames("topic-frames"):
        if all(not part or not part.isdisjoint(words) for part, words in zip(parts, told, strict=True)):
            return topic
    return None


def _read(words: Words, start: int, first: int, last: int, stop: int) -> Clause:
    whole, folded = range(start, stop), words.folded
    doer, verb = range(start, first), last
    begin = last + 1
    if begin < stop and folded[begin] not in _MODALS and folded[last] not in _LINKS:
        begin += folded[begin] == "that"
        second = next((n for n in range(begin, min(begin + _SECOND_VERB, stop)) if _is_modal(words, n)), None)
        if second is not None and folded[last].startswith(("expect", "anticipat", "believ", "project", "forecast", "predict")):
            doer, verb = range(begin, second), second
    elif begin < stop and _is_modal(words, begin):
        verb = begin
    while verb + 1 < stop and (folded[verb] in _MODALS | _LINKS | word_class("passed-over") or folded[verb].endswith("ly")):
        if folded[verb] in _LINKS and not _is_participle(folded[verb + 1]):
            break
        verb += 1
    doer, thing = _group(words, doer), _group(words, range(verb + 1, stop))
    is_passive = folded[verb - 1] in _LINKS and _is_participle(folded[verb])
    return Clause(doer, verb, doer if is_passive or not thing else thing, whole)


def _is_modal(words: Words, token: int) -> bool:
    """Whether a verb follows: will go, to go; but to the agency, in May."""
    noun = words.folded[token + 1 : token + 2]
    return words.folded[token] in _MODALS and words.prose[words.starts[token]].islower() and not _DETERMINERS.issuperset(noun)


def _is_participle(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _PARTICIPLES


def _group(words: Words, tokens: range) -> range:
    """The noun group at the beginning of these tokens."""
    ends = word_class("preposition") | _ENDS_GROUP
    stop = next((n for n in tokens if words.folded[n] in ends and n > tokens.start), tokens.stop)
    return range(tokens.start, stop)


def _words_in(facts: Facts, tokens: range) -> set[str]:
    """The words among these tokens, with marks for what is a name, a sum or a number."""
    words = facts.words
    found = set(words.folded[tokens.start : tokens.stop])
    printed = [words.prose[words.starts[n]] for n in tokens]
    found.update(mark for mark, told in (("@name", str.isupper), ("@count", str.isdigit)) if any(map(told, printed)))
    if not found.isdisjoint(("$", "€", "£")):
        found.add("@money")
    return found


def _trial_in(facts: Facts, tokens: range) -> set[str]:
    if not tokens:
        return set()
    span = facts.words.span(tokens.start, tokens.stop - 1)
    return {"@trial"} if facts.within(span, "trial") else set()
