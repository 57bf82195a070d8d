"""The parts of a clause: who does it, the verb, and what it is done to.

The subject is the noun group before the verb. What only goes with it is passed over: a time or a place in front (Last year, …), an
apposition or a relative clause behind (Norvane, which makes pumps, …). Behind which, who or that it is the noun they stand for. The object
is the group behind the verb, up to a preposition. What this cannot see: verbs that look like nouns and stand in no table, and a subject
that an earlier clause holds.
"""

from __future__ import annotations

from prlint.facts.tables import word_class
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.words import Words

LINKS = frozenset(("be", "been", "being", "is", "are", "was", "were", "remain", "remains", "get", "become", "becomes"))
MODALS = frozenset(("to", "will", "would", "should", "could", "can", "may", "might"))
_HELPERS = frozenset(("has", "have", "had", "do", "does", "did", "also", "now", "not", "already", "then", "since", "still", "alone"))
_PARTICIPLES = frozenset(
    ("built", "sold", "made", "held", "paid", "bought", "lost", "cut", "shed", "hired", "found", "brought", "given", "taken", "led", "won",
     "sent", "spent", "set", "put", "kept", "laid", "told", "shown", "drawn", "done", "seen", "run", "known", "met", "left", "split",
     "caught", "grown", "eaten", "worn", "driven", "flown", "hit", "fed", "read", "struck", "written", "chosen", "dealt", "taught")
)  # fmt: skip
DETERMINERS = frozenset(("the", "a", "an", "its", "our", "their", "this", "these", "all", "each", "every"))
_RELATIVE = frozenset(("which", "who", "that", "whose", "where"))
_ENDS_GROUP = frozenset(
    ("to", "than", "per", "as", "between", "until", "when", "if", "whether", "which", "who", "that", "(", ",", ":", ";", "|", "•")
)
_LONGEST_ASIDE = 30  # tokens between the commas of what is put in behind a subject


class Clause(Value):
    """Token ranges: the noun group that is the subject, the main verb, the group behind it, and whether the subject bears what is done."""

    subject: range
    verb: int
    thing: range
    passive: bool


def clause_at(words: Words, start: int, verb: int, stop: int, first: int | None = None) -> Clause:
    """The clause of a main verb that begins at `start` and ends before `stop`; `first`: the first word of what the verb is told by."""
    subject = subject_of(words, start, verb if first is None else first)
    passive = words.folded[verb - 1] in LINKS and is_participle(words.folded[verb])
    return Clause(subject, verb, noun_group(words, range(verb + 1, stop)), passive)


def subject_of(words: Words, start: int, verb: int) -> range:
    """The noun group that a verb has as its subject, looked for from `start` on."""
    folded = words.folded
    end = verb
    while end > start and folded[end - 1] in _HELPERS | MODALS | LINKS:
        end -= 1
    if end > start and folded[end - 1] in (",", ")"):
        end = before_aside(words, start, end)
    elif end - 1 > start and folded[end - 1] in ("which", "who", "that"):  # the pump, which will
        end -= 1 + (folded[end - 2] == ",")
    begin = end
    while begin > start and not _parts_clauses(words, begin - 1):
        begin -= 1
    if begin - 2 > start and folded[begin - 2 : begin] == [",", "which"]:  # for the valve, which we expect to sell
        return subject_of(words, start, begin - 2)
    if begin == end:
        return range(end, end)
    return noun_group(words, range(begin, end))


def _parts_clauses(words: Words, token: int) -> bool:
    """Whether what stands before this token is no part of the subject behind it; but the dash of Asia–Europe parts nothing."""
    if words.folded[token] not in word_class("clause-end") | _RELATIVE:
        return False
    return words.is_word(token) or not _is_glued(words, token)


def _is_glued(words: Words, token: int) -> bool:
    """Whether no blank stands around a mark."""
    inside = 0 < token < len(words) - 1
    return inside and words.ends[token - 1] == words.starts[token] and words.ends[token] == words.starts[token + 1]


def before_aside(words: Words, start: int, end: int) -> int:
    """The token behind a subject, where a comma or a bracket before `end` closes what is put in behind it; else `end`."""
    folded = words.folded
    opens = "(" if folded[end - 1] == ")" else ","
    low = max(start, end - _LONGEST_ASIDE)
    token = end - 2
    while token > low and folded[token] not in (opens, ";", ":", ")" if opens == "," else ";"):
        token -= 1
    if token <= low or folded[token] != opens:
        return end
    if opens == "(":
        return token
    follows = folded[token + 1]
    puts_in = follows in _RELATIVE or follows in DETERMINERS or follows in _PUT_IN or follows.endswith(("ing", "ed"))
    of_which = not _OF_WHICH.isdisjoint(folded[token + 2 : token + 5])  # two of which are closed
    return token if puts_in or of_which else end


_OF_WHICH = frozenset(("which", "whom", "whose"))
_PUT_IN = frozenset(("based", "with", "together", "along", "subject", "if", "once", "when", "as", "now", "one", "part", "of", "in", "for"))


def opens_relative(words: Words, token: int, start: int) -> bool:
    """Whether a clause begins here that says more of the noun before it, or what is asked: a firm that will, holders, who; whether it."""
    word = words.folded[token]
    if word == "whether":
        return True
    if word not in _RELATIVE or token - 1 <= start:
        return False
    before = words.folded[token - 1]
    if word == "that":
        noun = before.isalpha() and before not in _BEFORE_THAT | word_class("preposition") and not before.endswith("ed")
        behind = words.folded[token + 1 : token + 2]
        return noun and not (word_class("verb") | word_class("pronoun") | DETERMINERS).isdisjoint(behind)
    return before == "," or word in ("who", "whose") or (word == "which" and before not in word_class("preposition"))


_BEFORE_THAT = frozenset(
    ("expect", "expects", "believe", "believes", "anticipate", "anticipates", "is", "so", "such", "than", "say", "says", "said", "sure",
     "confident", "likely", "forecast", "forecasts", "project", "projects", "hope", "hopes", "see", "sees", "show", "shows", "mean",
     "means", "and", "or", "but", "as", "ensure", "ensures", "trust", "trusts", "possible", "all", "after")
)  # fmt: skip


def noun_group(words: Words, tokens: range) -> range:
    """The noun group at the beginning of these tokens: up to a preposition or what else ends it."""
    ends = word_class("preposition") | _ENDS_GROUP
    parting = (n for n in tokens if words.folded[n] in ends and n > tokens.start and not is_joined(words, n))
    return range(tokens.start, next(parting, tokens.stop))


def is_joined(words: Words, token: int) -> bool:
    """Whether a token only goes on with what is before it: the comma of 2,000, the words of yet-to-be-named."""
    if words.folded[token - 1] == "-" or words.folded[token + 1 : token + 2] == ["-"]:
        return True
    return not words.is_word(token) and _is_glued(words, token)


def is_adverb(word: str) -> bool:
    """Whether a word ends as adverbs do, and is none of the verbs that do so."""
    return word.endswith("ly") and word not in _NO_ADVERBS


_NO_ADVERBS = frozenset(("fly", "rely", "apply", "supply", "comply", "reply", "multiply", "resupply", "ally", "july", "family", "assembly"))


def is_participle(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _PARTICIPLES


def with_complement(words: Words, part: range, stop: int) -> range:
    """A noun group with what it is of: the results of this drilling."""
    end = part.stop
    while part and end < stop and words.folded[end] == "of":
        end = noun_group(words, range(end, stop)).stop
    return range(part.start, end)


def words_of(words: Words, tokens: range) -> set[str]:
    """The words among these tokens, those of owners without their ending, and no ends of compounds before a noun (high-performance)."""
    folded = words.folded
    return {folded[n].removesuffix("'s") for n in tokens if n + 1 >= tokens.stop or folded[n - 1] != "-"}


def agent_of(words: Words, verb: int, stop: int) -> range:
    """Who does it behind a passive: held by shoppers."""
    folded = words.folded
    if verb + 2 < stop and folded[verb + 1] == "by" and is_participle(folded[verb]):
        return noun_group(words, range(verb + 2, stop))
    return range(verb, verb)


def is_own(words: Words, subject: range) -> bool:
    """Whether a noun group is the issuer, or something of its: we, the chain's card, our nurses."""
    folded = words.folded
    first = folded[subject.start].removesuffix("'s")
    if first in ("the", "its") and len(subject) > 1:
        named = folded[subject.start + 1]
        house = named.removesuffix("'s") in word_class("own") | word_class("house")
        return first == "its" or (house and (named.endswith("'s") or len(subject) == 2))
    return first in _WE


_WE = frozenset(("we", "our"))


def main_verb(words: Words, clause: range, tokens: range) -> int | None:
    """The finite verb of a clause that is the last before these tokens, else the first behind them."""
    before = range(tokens.start - 1, clause.start, -1)
    behind = range(max(tokens.stop, clause.start + 1), clause.stop)
    return next((n for part in (before, behind) for n in part if is_finite(words, n, clause)), None)


def is_finite(words: Words, token: int, clause: range) -> bool:
    """Whether a verb that tells something of the subject before it stands here, and no noun, participle or infinitive."""
    folded = words.folded
    word, before = folded[token], folded[token - 1]
    if word in word_class("verb") or word in LINKS:
        return word not in ("be", "been", "being")
    if not words.prose[words.starts[token]].islower() or before in _NO_SUBJECT or before in word_class("preposition") | DETERMINERS:
        return False
    if word in word_class("coming") or word in word_class("tensed"):
        return before.isalpha() or before in (",", ")")
    if not word.endswith("ed") or len(word) < 5 or not (before.isalpha() or before in (",", ")")) or is_adverb(before):
        return False
    behind = folded[token + 1] if token + 1 < clause.stop else ""
    return behind not in word_class("preposition")  # patients enrolled in the trial


_NO_SUBJECT = frozenset(
    ("to", "and", "or", "my", "his", "her", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "not", "-")
)
