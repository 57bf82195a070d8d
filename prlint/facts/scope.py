"""How far a negation or a hedge reaches: whether one governs a given place.

A cue governs what follows it up to the end of its clause, its word group or its sentence, as data/scope-cues.tsv says of each; a few
also govern the subject before them ("the safety of Calidex has not been established"). Two negations cancel each other.

What it cannot see: scope that only meaning decides ("we did not stop because it worked", "it was not luck that made it the best"), negation
by a whole sentence further up ("The following is untrue."), irony, and opinions: "we believe" states something and hedges nothing here.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts.tables import phrase_table, word_class
from prlint.text.phrases import find
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts
    from prlint.text.span import ProseSpan
    from prlint.text.words import Words


class _Cue(Value):
    """Tokens `first` to `last` are a cue; `ahead` and `back` are words."""

    first: int
    last: int
    negates: bool
    hedges: bool
    bounds: str
    ahead: int
    back: int


_RELATIVE = ("that", "which", "who")
_NO_LIST = (*_RELATIVE, "nor", "whose", "where", "not", "with", "including", '"')  # behind a comma that ends the clause
_DETERMINERS = ("the", "this", "these", "its", "our", "their")


def negated(facts: Facts, span: ProseSpan) -> bool:
    """Whether a negation outside this span governs it. An even number of negations is none."""
    reaching = [cue for cue in _reaching(facts, span) if cue.negates]
    words = facts.words
    chain = [cue for cue in reaching if words.folded[cue.first] in ("nor", "neither")]
    joined = sum(_are_joined(words, one.last, other.first) for one, other in pairwise(reaching) if other not in chain)
    return (len(reaching) - joined - max(len(chain) - 1, 0)) % 2 == 1


def _are_joined(words: Words, last: int, first: int) -> bool:
    """Whether a second negation only goes on with one before it: is not, and has never been."""
    between = words.folded[last + 1 : first]
    return between[:2] in ([",", "and"], [",", "or"], ["and"], ["or"]) and len(between) < 6


def hedged(facts: Facts, span: ProseSpan) -> bool:
    """Whether a hedge outside this span governs it: may, could, potential, if, designed to, expects …"""
    return any(cue.hedges for cue in _reaching(facts, span))


def _reaching(facts: Facts, span: ProseSpan) -> list[_Cue]:
    words = facts.words
    sentence = words.within(facts.sentence_at(span.start))
    first, last = words.at(span.start), words.at(max(span.end - 1, span.start))
    found = []
    cues, starts = facts.once("scope-cues", _cues)
    for cue in cues[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]:
        if cue.last >= sentence.stop:
            continue
        if cue.first > last:
            reaches = _back(words, cue, last)
        else:
            reaches = cue.first < first and (cue.last >= first or _ahead(words, cue, first, sentence.stop))
        if reaches:
            found.append(cue)
    return found


def _cues(facts: Facts) -> tuple[list[_Cue], list[int]]:
    """The cues of the whole text, and the tokens in which they begin."""
    phrases = phrase_table("scope-cues")
    cues = []
    for match in find(phrases, facts.words):
        row = phrases["columns"][match.entry]
        if row["sense"] != "none" and not _is_name(facts.words, match.first):
            negates, hedges = row["sense"] in ("negation", "both"), row["sense"] in ("hedge", "both")
            cues.append(_Cue(match.first, match.last, negates, hedges, row["bounds"], int(row["ahead"]), int(row["back"])))
    return cues, [cue.first for cue in cues]


def _is_name(words: Words, token: int) -> bool:
    """A capital May inside a sentence, or that does something (May saw), the market AIM, and would-be rivals."""
    if words.folded[token] == "aim":
        return words.prose.startswith("AIM", words.starts[token])
    behind = words.folded[token + 1] if token + 1 < len(words) else ""
    if words.folded[token] == "would" and behind == "-":
        return True
    month = words.folded[token] == "may" and words.prose[words.starts[token]] == "M"
    return month and (token not in words.openers or behind in word_class("tensed") or (behind.endswith("ed") and len(behind) > 4))


def _ahead(words: Words, cue: _Cue, target: int, stop: int) -> bool:
    token, counted = cue.last + 1, 0
    relative = cue.bounds != "sentence" and _is_in_relative_clause(words, cue.first)
    while token < target:
        closing = None
        if cue.bounds != "sentence" and (cue.bounds == "clause" or words.folded[token] == "("):
            closing = _closing(words, token, target, put_in=token == cue.last + 1 and words.folded[cue.last] != "no")
            if closing is None and words.folded[token] == "(":
                return False
        if closing is not None:
            token = closing + 1
            continue
        counted += words.is_word(token)
        if counted > cue.ahead or _ends_reach(words, cue, token, stop):
            return False
        if relative and _resumes(words, cue.last, token):
            return False  # the test that could not find it has been replaced; those who had not responded before showed
        token += 1
    if relative and _resumes(words, cue.last, target):
        return False
    return cue.ahead > 0 and not (cue.bounds == "group" and words.folded[target] in word_class("verb"))


def _is_in_relative_clause(words: Words, first: int) -> bool:
    """Whether that, which or who leads to the cue, its auxiliary passed over: those who did not respond; also those not helped by it."""
    before = first - 1
    alone = words.is_word(max(before, 0)) and words.folded[before] not in word_class("verb")
    if alone and words.folded[first] == "not" and words.folded[first + 1].endswith("ed"):
        return True
    while before > 0 and words.folded[before] in word_class("verb"):
        before -= 1
    return before > 0 and words.folded[before] in _RELATIVE


def _resumes(words: Words, last: int, token: int) -> bool:
    """Whether the verb of the main clause stands here, behind a relative clause with the cue that ends in `last`."""
    return token > last + 1 and (words.folded[token] in word_class("verb") or _is_second_verb(words, last, token))


def _is_second_verb(words: Words, last: int, token: int) -> bool:
    """Whether a verb stands here that is not the verb behind the cue nor beside it: who had not responded before showed relief; who do
    not smoke get the best rooms."""
    before = words.folded[token - 1]
    if words.folded[token] in word_class("main-verb") and before not in ("to", "and", "or", ",", *_DETERMINERS):
        return True
    told, word = words.folded[last + 1], words.folded[token]
    return token > last + 2 and told.endswith("ed") and word.endswith("ed") and before not in ("and", "or", ",", *_DETERMINERS)


def _closing(words: Words, token: int, target: int, put_in: bool) -> int | None:
    """The end of what is put in between brackets or two commas here; None where nothing is, or where it holds the target.

    put_in: a comma here stands right behind the cue, as only one before words put in does: has not, since 1998, had.
    """
    if words.folded[token] == "(":
        return next((t for t in range(token + 1, target) if words.folded[t] == ")"), None)
    if words.folded[token] != "," or words.folded[token + 1] == '"' or (opens_clause(words, token + 1, target) and not put_in):
        return None
    for following in range(token + 1, min(token + 8, target)):
        word = words.folded[following]
        if word == ",":
            return following
        if word in word_class("stop") or (word in word_class("clause") and not put_in):
            return None
    return None


def _ends_reach(words: Words, cue: _Cue, token: int, stop: int) -> bool:
    word = words.folded[token]
    if cue.bounds == "sentence":
        return word == ";"
    if word in word_class("stop") or word in word_class("clause") or (word == "that" and words.folded[token - 1] == "fact"):
        return True
    if word == ",":
        if cue.negates and words.folded[token + 1] == "and":
            return True  # a list under a negation goes on with "or"
        return not (_joins_adjectives(words, token) or _list_goes_on(words, token, stop, cue.negates))
    if words.folded[token : token + 2] == ["and", "that"] and "that" not in words.folded[cue.last + 1 : token]:
        return True  # said that it would close one and that the other is
    if word in ("and", "or"):
        of_noun = word == "and" and words.folded[cue.first] == "no" and words.folded[token + 1] in _DETERMINERS
        return of_noun or opens_clause(words, token + 1, stop)  # no debt and the best margins
    if cue.bounds != "group" or word == "of":  # absent any sign of gold
        return False
    if word in _RELATIVE and token > cue.last + 1 and cue.hedges:
        return True  # an investigational drug that cures
    return any(word in word_class(role) for role in ("verb", "preposition", "pronoun"))


def opens_clause(words: Words, token: int, stop: int) -> bool:
    """Whether a new clause begins at this token, behind `and`: a subject pronoun or a verb of its own."""
    if token >= stop:
        return False
    word = words.folded[token]
    after = words.folded[token + 1] if token + 1 < stop else ""
    if word == "the" and after in ("company", "group", "issuer"):
        return True
    if word in _DETERMINERS:
        following = words.folded[token + 2 : min(token + 5, stop)]
        return any(other in word_class("verb") for other in following[: _first_stop(following)])
    return word in word_class("verb") or word in word_class("pronoun") or (words.is_word(token) and after in word_class("verb"))


def _first_stop(words: list[str]) -> int:
    """How many of these words stand before one that parts clauses or opens one."""
    parting = (",", "(", *_RELATIVE)
    return next((n for n, word in enumerate(words) if word in parting), len(words))


def _joins_adjectives(words: Words, comma: int) -> bool:
    """Whether this comma parts the adjectives of one noun, or the thousands of a number: a safe, effective option; 2,000 barrels."""
    if words.ends[comma] == words.starts[comma + 1]:
        return True
    after = words.prose[words.starts[comma + 1] : words.ends[comma + 1]]
    if words.folded[comma - 2] not in ("a", "an") or not after[0].islower() or after.endswith("ing") or after in (*_NO_LIST, "and", "or"):
        return False
    return all(after not in word_class(role) for role in ("verb", "pronoun", "preposition", "clause"))


def _list_goes_on(words: Words, comma: int, stop: int, negates: bool) -> bool:
    """Whether a clause goes on behind this comma: a list that ends in `or`, or under a hedge in `and`."""
    following = comma + 1
    if words.folded[following] in ("and", "or"):
        return not opens_clause(words, following + 1, stop)
    if words.folded[following] in _NO_LIST or opens_clause(words, following, stop):
        return False
    for token in range(following, min(following + 10, stop)):
        word = words.folded[token]
        if word in ("or", "nor"):
            return True
        if word == "and":
            return not negates and not opens_clause(words, token + 1, stop)
        if word in word_class("stop") or word in word_class("clause"):
            return False
    return False


def _back(words: Words, cue: _Cue, last: int) -> bool:
    if cue.back == 0:
        return False
    counted = 0
    for token in range(last + 1, cue.first):
        word = words.folded[token]
        counted += words.is_word(token)
        if counted > cue.back or word in word_class("stop"):
            return False
        if cue.bounds != "sentence" and (word in (",", "(", ")", *_RELATIVE) or word in word_class("verb")):
            return False
        if cue.bounds != "sentence" and word in ("and", "or", "but") and token + 1 == cue.first:
            return False
    return True
