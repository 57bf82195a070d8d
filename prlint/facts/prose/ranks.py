"""Words that set one above all others, and how far they and what they rank reach: the world's largest maker; the only oven on the market.

A word of rank claims something where a place or a trade owns it, where the words behind it say that it holds among all, or where what it
ranks is what companies are or sell. Wordings that claim a rank as they stand are a table of phrases. What it cannot see: ranks without
a word of rank (it puts every rival in the shade), and ranks of other things among fields that have no name.
"""

from __future__ import annotations

from functools import cache

from prlint.data import column, table
from prlint.facts.tables import phrase_tables, word_class
from prlint.text.phrases import find
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts
    from prlint.text.words import Words

_NEAR = 7  # tokens behind a word of rank in which its field stands
_ENDS = frozenset((".", ",", ";", ":", "(", ")", "—", "–", "!", "?", '"', "|", "•", "\n"))
_BREAKS = frozenset(("that", "which", "who", "whose", "where", "while", "but", "although", "because", "if", "when", "than", "as"))
_PREPOSITIONS = frozenset(("of", "in", "for", "to", "on", "with", "from", "at", "by", "across", "among", "within", "under", "and", "or"))
_GROUPED = frozenset(("the", "all", "of", "northern", "southern", "eastern", "western", "central", "whole", "entire"))
_PLACING = frozenset(("in", "on", "of", "across", "throughout"))
_BEFORE_RANK = frozenset(("the", "and", "single", "'", "s", "very"))
# Of compounds that are written as one word: bookshop, steelmaker.
_COMPOUNDS = ("shop", "shops", "store", "stores", "house", "houses", "maker", "makers", "builder", "builders", "seller", "sellers")
_ONES = (["one"], ["1"], [".", "1"], ["-", "one"])
_SINGLE = frozenset(("single", "very", "absolute", "undisputed"))
_ORDINALS = frozenset(("second", "third", "fourth", "fifth", "sixth"))
_ENDINGS = frozenset(("that", "which", "to", "with", "who", "whose", "where", "focused", "dedicated", "devoted", "licensed", "offering",
                      "making", "providing", "available", "able", "capable"))  # fmt: skip


class Rank(Value):
    """Tokens `first` to `last` are a claim of the word at `word`. sort: highest, first, only, unequalled or comparison."""

    first: int
    last: int
    word: int
    sort: str


@cache
def role(name: str) -> frozenset[str]:
    """A class of words from data/rank-words.tsv; of maker, goods and site also the plurals. Two are made of others: place and owner."""
    if name == "place":
        return _last_words("countries") | _last_words("states") | role("region")
    if name == "owner":
        return role("market") | role("one-market") | ((role("place") - role("no-place")) - role("many-market"))
    words = {row["role"]: row["words"] for row in table("rank-words")}[name].split(" ")
    plurals = [f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in words] if name in ("maker", "goods", "site") else ()
    return frozenset((*words, *plurals))


def _last_words(name: str) -> frozenset[str]:
    return frozenset(each.lower().split()[-1] for each in column(name, "name"))


def ranks(facts: Facts) -> list[Rank]:
    """In order; where two overlap, the one that begins first, and of those that begin together the longest."""
    words, claims = facts.words, phrase_tables("rank-phrases")["claim"]
    found = [Rank(m.first, m.last, m.first, claims["columns"][m.entry]["sort"]) for m in find(claims, words)]
    tokens = list(_words_of_rank(words))
    fields = {match.first: match.last for match in find(phrase_tables("rank-phrases")["field"], words)} if tokens else {}
    for token in tokens:
        found += _Reading(facts, token, fields).ranks()
    found.sort(key=lambda rank: (rank.first, -rank.last))
    apart: list[Rank] = []
    for rank in found:
        if not apart or rank.first > apart[-1].last:
            apart.append(rank)
    return apart


def is_rank(word: str) -> bool:
    return word in role("above") or word in role("alone") or (word.endswith("est") and len(word) > 4 and word not in role("no-rank"))


def _words_of_rank(words: Words) -> Iterator[int]:
    """Words of rank; of those that mostly rank nothing, what stands behind an article or an owner: the first, but not first-quarter."""
    folded = words.folded
    for word, places in words.index.items():
        if is_rank(word):
            if word == "go":
                yield from (at for at in places if folded[at + 1 : at + 3] == ["-", "to"])
            elif word in ("no", "number", "#"):
                yield from (at for at in places if folded[at + 1 : at + 2] in _ONES or folded[at + 1 : at + 3] in _ONES)
            elif word in ("first", "most", "only"):
                yield from (at for at in places if at and (folded[at - 1] in _BEFORE_RANK or folded[at - 1].endswith("'s")))
            else:
                yield from places


class _Reading:
    """What stands around one word of rank. Numbers are tokens."""

    def __init__(self, facts: Facts, token: int, fields: dict[int, int]) -> None:
        self.words, self.folded, self.token, self.fields = facts.words, facts.words.folded, token, fields
        self.stop = facts.words.within(facts.sentence_at(facts.words.starts[token])).stop
        self.last = self._last_of_rank()
        self.before = self._determiner()

    def ranks(self) -> Iterator[Rank]:
        if self.last < 0:
            return
        owner = self._owner()
        word = self.folded[self.token]
        if owner is not None:
            if not (self._is_named() or self._is_second() or self._is_of_places()):
                yield Rank(owner, self.last, self.token, self._sort())
        elif word == "only":
            yield from self._alone()
        elif word == "first":
            yield from self._before_others()
        elif word != "sole":
            yield from self._above()

    def _determiner(self) -> int:
        """The token before the word of rank and others of its kind: the thinnest, lightest and warmest; Spain's second-largest."""
        at = self.token - 1
        while at > 0:
            word = self.folded[at]
            joined = word in ("and", ",", "-") and (is_rank(self.folded[at - 1]) or self.folded[at - 1] in _ORDINALS)
            another = at < self.token - 1 and is_rank(word)
            if not (joined or another or word in _SINGLE or (word in _ORDINALS and self.folded[at + 1] == "-")):
                return at
            at -= 1
        return at

    def _sort(self) -> str:
        word = self.folded[self.token]
        return {"first": "first", "only": "only", "sole": "only"}.get(word, "highest")

    def _at(self, token: int) -> str:
        return self.folded[token] if 0 <= token < self.stop else ""

    def _last_of_rank(self) -> int:
        """The last token of the words of rank: largest; best-selling; most trusted; No. 1. -1 where the word ranks nothing."""
        word, last = self.folded[self.token], self.token
        if word == "go":
            return last + 2
        if word in ("number", "no", "#"):
            return last + 2 if word == "no" else self._behind(last)
        behind = self._behind(last)
        if word == "most":
            return self._last_of_most(behind)
        return behind if self._at(behind) in role("second") and word not in ("first", "only") else last

    def _last_of_most(self, behind: int) -> int:
        if self._at(behind) in role("adverb"):
            behind = self._behind(behind)
            return behind if self._at(behind) in role("quality") | role("adverbial") else -1
        return behind if self._at(behind) in role("quality") or self._is_open_most(behind) else -1

    def _is_open_most(self, quality: int) -> bool:
        """Whether what follows most is claimed of all there are: the most important bridge in Texas."""
        return self.folded[self.token - 1] == "the" and self._at(quality).isalpha() and self._field(quality) is not None

    def _behind(self, token: int) -> int:
        """The token behind this one; a hyphen glued between two words is passed over."""
        return token + 2 if self._at(token + 1) == "-" else token + 1

    def _owner(self) -> int | None:
        """The first token of a place or a trade that owns the rank: world's; North America's; U.S.'s; Highlands'."""
        at = self.before
        word = self._at(at)
        if word == "'" and self._at(at - 1) in role("many-market"):
            return at - 1
        if word == "s" and self._at(at - 1) == "'" and self._at(at - 2) == ".":
            return at - 5 if self._at(at - 4) == "." else None
        if not word.endswith("'s") or word[:-2] not in role("owner"):
            return None
        return self._whole_name(at) if self._sort() != "highest" else at

    def _whole_name(self, at: int) -> int:
        return at - 1 if self._at(at - 1) in ("north", "south", "latin", "central", "west", "east", "new", "united") else at

    def _is_named(self) -> bool:
        """Whether it is no rank but the first house of a brand or the name of a list: Canada's First Nations, Leeds's first Tavor hotel."""
        nation = self._sort() == "first" and self._at(self._behind(self.last)) in role("first-nation")
        return nation or (self._sort() != "highest" and self._is_own_brand())

    def _is_of_places(self) -> bool:
        """Whether markets or countries are ranked, or it is a part that somebody plays: Canada's leading role."""
        return self._at(self._behind(self.last)) in role("no-boast") or self._head(2, "ranked-place") is not None

    def _is_second(self) -> bool:
        """Whether only the second is claimed, of what no company is: the world's second-largest hub."""
        return self.folded[self.token - 1] == "-" and self.folded[self.token - 2] in _ORDINALS and self._head(3, "maker", "goods") is None

    def _field(self, token: int) -> int | None:
        """The last token of the words behind this one that say that a rank holds among all: on the market; in Canada; of its kind."""
        for at in range(token + 1, min(token + 1 + _NEAR, self.stop)):
            if at in self.fields:
                return self.fields[at]
            word = self.folded[at]
            if word in _PLACING:
                place = self._place(at + 1)
                if place is not None:
                    return place
            if word in _ENDS or word in _BREAKS or word in word_class("verb"):
                return None
        return None

    def _place(self, at: int) -> int | None:
        while at < self.stop and self.folded[at] in _GROUPED:
            at += 1
        place = None
        for last in range(at, min(at + 3, self.stop)):
            if not self.words.prose[self.words.starts[last]].isupper():
                break
            if self.folded[last] in role("place") and self._at(last + 1) != "'":
                place = last
            if self.folded[last] == "u" and self.folded[last + 1 : last + 4] in ([".", "s", "."], [".", "k", "."]):
                return last + 2
        return place

    def _nouns(self, most: int) -> Iterator[int]:
        """The tokens behind the rank, as long as they can belong to one noun."""
        at, counted = self._behind(self.last), 0
        while at < self.stop and counted <= most and self.folded[at] not in _ENDS and self.folded[at] not in _BREAKS:
            if self.folded[at] in _PREPOSITIONS or self.folded[at] in word_class("verb"):
                return
            yield at
            counted += self.folded[at][0].isalnum()
            at += 2 if self._at(at + 1) == "." and len(self.folded[at]) == 1 else 1  # the first U.S. maker

    def _head(self, most: int, *roles: str) -> int | None:
        """The last noun of these classes; Company with a capital is the issuer itself."""
        known, head = frozenset().union(*map(role, roles)), None
        compounds = _COMPOUNDS if "maker" in roles else ()
        for at in self._nouns(most):
            word = self.folded[at]
            itself = word == "company" and self.words.prose[self.words.starts[at]] == "C"
            if not itself and (word in known or (word.endswith(compounds) and word not in _COMPOUNDS)):
                head = at
        return head

    def _alone(self) -> Iterator[Rank]:
        before = self.folded[self.token - 2 : self.token]
        after = self._at(self.token + 1)
        if before[1:] != ["the"]:
            return
        verb = self.token - 3 if before[0] in ("still", "also") else self.token - 2
        if self._at(verb) in ("is", "are", "remains", "remain"):
            if after not in role("only-else"):
                yield Rank(verb, self.token, self.token, "only")
            return
        head = self._head(3, "maker", "goods")
        if head is not None and (self._at(head + 1) in _ENDINGS or self.folded[head + 1 : head + 3] == ["in", "the"]):
            yield Rank(self.token - 1, head + 1, self.token, "only")
        elif head is not None and self._field(self.token) is not None:
            yield Rank(self.token - 1, head, self.token, "only")

    def _before_others(self) -> Iterator[Rank]:
        if self.folded[self.token - 1] != "the" or self._at(self.token + 1) in role("first-else") or self._is_own_brand():
            return
        verb = self._at(self.token - 2)
        field = self._field(self.token)
        head = self._head(5, "maker", "goods", "site")
        behind = self._at(head + 1) if head is not None else ""
        if head is not None and behind in ("to", "that"):
            yield Rank(self.token - 1, head + 1, self.token, "first")
        elif head is not None and field is not None:
            yield Rank(self.token - 1, field, self.token, "first")
        elif verb in role("launch") and self.folded[self.token - 1] == "the" and (field is not None or self._head(4, "goods") is not None):
            yield Rank(self.token - 2, self.token if head is None else head, self.token, "first")

    def _is_own_brand(self) -> bool:
        """Whether a capital follows: the first Norvane shop in Leeds."""
        after = self._behind(self.last)
        start = self.words.starts[after] if after < self.stop else 0
        text = self.words.prose
        return text[self.words.starts[self.token]].islower() and text[start].isupper() and not text[start : start + 2].isupper()

    def _above(self) -> Iterator[Rank]:
        word, before = self.folded[self.token], self._at(self.before)
        first = self.before if before == "the" else self.before + 1
        if next((True for at in self._nouns(3) if self.folded[at] in role("unranked") or self.folded[at] in role("people")), False):
            return
        if self._at(self.last + 1) == "of":
            if before == "the" and self._at(self.last + 2) in ("all", "any", "every"):
                yield Rank(first, self.last + 2, self.token, "highest")
            return
        field = self._field(self.last)
        by_far = self.folded[self.before - 2 : self.before] == ["by", "far"]
        praised = word == "most" and self.folded[self.last] in role("quality") | role("adverbial")
        if before == "the" and (by_far or praised):
            yield Rank(first, self.last, self.token, "highest")
        elif field is not None and self._may_rank(before) and not self._is_subject_of_many():
            yield Rank(first, field, self.token, "highest")
        elif before == "the" and (word in role("boast") or self.last > self.token):
            head = self._head(2, "maker", *(("goods",) if word in ("number", "no", "#") else ()))
            if head is not None:
                yield Rank(first, head, self.token, "highest")

    def _may_rank(self, before: str) -> bool:
        """Whether what stands before it lets it set one above others: the largest; a lowest; • Fastest boil in its class."""
        word = self.folded[self.token]
        if before == "the":
            return word not in ("top", "preferred", "newest") or self.last > self.token
        opens = self.before + 1 in self.words.openers or before in ("•", "*", "-", "·")
        return word.endswith("est") and (before in ("a", "an") or opens)

    def _is_subject_of_many(self) -> bool:
        """Whether many things are ranked of which the sentence tells something: The largest stadiums in the country seat 90,000."""
        opens = self.before in self.words.openers or self.folded[self.before - 1] == ","
        heads = list(self._nouns(3))
        return opens and bool(heads) and self.folded[heads[-1]].endswith("s")
