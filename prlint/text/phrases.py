"""Phrases: word sequences as pack authors write them, compiled to plain data, found by their first word.

The notation is docs/rule-language.md, "Phrases". A compiled set is marshal-able and holds no code:

    {"entries": (entry text, ...), "columns": ({column: value}, ...), "by_first": {folded first word: (sequence, ...)}}

with a sequence `(entry number, element, ...)`, longest first, and an element one of
    str            this folded word or mark
    frozenset      one of these
    int            a gap of up to so many words
    ("#",)         any number
    ("{", kind)    a fact of that kind
    ("^", word)    this word, in capitals
"""

from __future__ import annotations

from prlint.text.inflect import forms
from prlint.text.pattern import lazy
from prlint.text.value import Value
from prlint.text.words import HYPHENS, Words, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    Element = str | int | frozenset[str] | tuple[str, ...]
    Sequence = tuple[Element, ...]
    PhraseSet = dict[str, Any]
    # From a kind of fact to the words in which its facts begin, each with the word in which the fact ends.
    FactEnds = Callable[[str], Mapping[int, int]]

_MAX_WAYS = 256
_MAX_GAP = 12
_NOTATION = lazy(
    r"\\(?P<escaped>.)|(?P<gap>\.\.\.\d*)|(?P<sign>[()\[\]|#])|\{(?P<fact>[a-z-]+)\}|\$(?P<list>[a-z][a-z0-9-]*)"
    r"|(?P<stem>[^\W\d_]+(?:['’-][^\W\d_]+)*)~|(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<mark>[^\w\s])|(?P<bad>\S)"
)


class PhraseError(ValueError):
    """A phrase that cannot be read; `at` is the place in it, in characters from 0."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


def expand(phrase: str, lists: Callable[[str], Iterable[str]] | None = None) -> tuple[Sequence, ...]:
    """All plain sequences a phrase stands for. `lists` gives the lines of a `$list`. Raises PhraseError."""
    tokens = [(m.lastgroup or "", m) for m in _NOTATION.finditer(phrase)]
    reader = _Reader(phrase, tokens, lists)
    ways = reader.alternatives(closing="")
    for way in ways:
        if not way:
            raise PhraseError("it could match nothing; write at least one word outside brackets")
        if isinstance(way[0], int) or isinstance(way[-1], int):
            raise PhraseError("a gap (...) needs a word on either side")
    return tuple(dict.fromkeys(ways))


class _Reader:
    """Recursive descent over the notation; every method returns the plain sequences of what it read."""

    def __init__(self, phrase: str, tokens: list[tuple[str, re.Match[str]]], lists: Callable[[str], Iterable[str]] | None) -> None:
        self.phrase, self.tokens, self.lists, self.at = phrase, tokens, lists, 0

    def alternatives(self, closing: str) -> list[Sequence]:
        ways: list[Sequence] = []
        current: list[Sequence] = [()]
        opened = self.tokens[self.at - 1][1].start() if self.at else 0
        while self.at < len(self.tokens):
            group, match = self.tokens[self.at]
            sign = match[0] if group == "sign" else ""
            if sign and sign == closing:
                self.at += 1
                return ways + current
            if sign == "|":
                self.at += 1
                ways, current = ways + current, [()]
                continue
            if sign in (")", "]") and sign:
                raise PhraseError(f"‘{sign}’ closes nothing", match.start())
            self.at += 1
            ends = self.element(group, match)
            current = [a + b for a in current for b in ends]
            if len(current) > _MAX_WAYS:
                raise PhraseError(f"it stands for more than {_MAX_WAYS} sequences; split it", match.start())
        if closing:
            raise PhraseError(f"‘{closing}’ is missing", opened)
        return ways + current

    def element(self, group: str, match: re.Match[str]) -> list[Sequence]:
        if group == "sign":
            if match[0] == "#":
                return [(("#",),)]
            inner = _joined(self.alternatives(")" if match[0] == "(" else "]"))
            return inner if match[0] == "(" else [*inner, ()]
        if group == "gap":
            size = int(match[0][3:] or 3)
            if not 1 <= size <= _MAX_GAP:
                raise PhraseError(f"a gap holds 1 to {_MAX_GAP} words", match.start())
            return [(size,)]
        if group == "fact":
            return [(("{", match["fact"]),)]
        if group == "list":
            if self.lists is None:
                raise PhraseError("a list cannot stand inside this phrase", match.start())
            return [way for line in self.lists(match["list"]) for way in expand(line, None)]
        if group == "stem":
            return self.stem(match)
        if group == "bad":
            raise PhraseError(f"‘{match[0]}’ has no meaning here; put \\ before it", match.start())
        return [self.plain(match["escaped"] or match[0])]

    def stem(self, match: re.Match[str]) -> list[Sequence]:
        try:
            found = forms(match["stem"])
        except ValueError as error:
            raise PhraseError(str(error), match.start()) from None
        if "-" in match["stem"]:
            return [tuple(fold(word) for word in form.split("-")) for form in found]
        return [(frozenset(fold(form) for form in found),)]

    @staticmethod
    def plain(word: str) -> Sequence:
        if word in HYPHENS or word in "‐‑":
            return ()  # between words a hyphen and a blank are the same
        if len(word) > 1 and word.isupper() and word.isalpha():
            return (("^", word),)
        return (fold(word),)


def _joined(ways: list[Sequence]) -> list[Sequence]:
    """Alternatives of one plain word each become one element: `(is | was)` is one way, not two."""
    plain: set[str] = set()
    others: list[Sequence] = []
    for way in ways:
        if len(way) == 1 and isinstance(way[0], str):
            plain.add(way[0])
        elif len(way) == 1 and isinstance(way[0], frozenset):
            plain |= way[0]
        else:
            others.append(way)
    if not plain:
        return others
    return [(frozenset(plain) if len(plain) > 1 else plain.pop(),), *others]


def compile_phrases(
    phrases: Iterable[str],
    columns: Iterable[dict[str, str]] | None = None,
    lists: Callable[[str], Iterable[str]] | None = None,
) -> PhraseSet:
    """A set of phrases as plain data. `columns` gives the list columns of each phrase. Raises PhraseError."""
    entries = tuple(phrases)
    by_first: dict[str, list[Sequence]] = {}
    for number, phrase in enumerate(entries):
        for way in expand(phrase, lists):
            sequence = (number, *way)  # one for all words that it can begin with: marshal writes what is shared once
            for first in _firsts(way[0]):
                by_first.setdefault(first, []).append(sequence)
    return {
        "entries": entries,
        "columns": tuple(columns) if columns is not None else ({},) * len(entries),
        "by_first": {first: tuple(sorted(ways, key=_reach, reverse=True)) for first, ways in by_first.items()},
    }


def _firsts(element: Element) -> Iterable[str]:
    if isinstance(element, frozenset):
        return sorted(element)
    if isinstance(element, tuple):
        return [element[0] if element[0] == "#" else fold(element[1]) if element[0] == "^" else "{" + element[1]]
    return [str(element)]


def _reach(sequence: Sequence) -> int:
    """How many words a sequence can cover."""
    return sum(element if isinstance(element, int) else 1 for element in sequence[1:])


class Match(Value):
    """Tokens `first` to `last`, both included, matched line `entry` of the set."""

    first: int
    last: int
    entry: int


def find(
    phrases: PhraseSet, words: Words, fact_ends: FactEnds | None = None, among: frozenset[int] | None = None
) -> list[Match]:
    """Leftmost, longest, not overlapping. `fact_ends(kind)` gives the last token of each fact by its first.

    among: the tokens with which a match may begin; all of them without it.
    """
    folded, size = words.folded, len(words)
    best: dict[int, Match] = {}
    for number, end, ways in _places(phrases["by_first"], words, fact_ends):
        if among is not None and number not in among:
            continue
        following = folded[end + 1] if end + 1 < size else ""
        looks = following not in HYPHENS
        for sequence in ways:
            if looks and len(sequence) > 2:  # the second word rules most sequences out
                second = sequence[2]
                if second != following if type(second) is str else type(second) is frozenset and following not in second:
                    continue
            last = _match(sequence, 1, words, number, fact_ends)
            if last is not None and (number not in best or last > best[number].last):
                best[number] = Match(number, last, int(sequence[0]))  # type: ignore[arg-type]
    found: list[Match] = []
    for number in sorted(best):
        if not found or number > found[-1].last:
            found.append(best[number])
    return found


def _places(
    by_first: dict[str, tuple[Sequence, ...]], words: Words, fact_ends: FactEnds | None
) -> Iterator[tuple[int, int, tuple[Sequence, ...]]]:
    """(first token, last token of what the first element covers there, the sequences that may begin so)"""
    for first in by_first.keys() & words.index.keys():
        ways = by_first[first]
        for number in words.index[first]:
            yield number, number, ways
    if "#" in by_first:
        ways = by_first["#"]
        for number, end in words.numbers.items():
            yield number, end, ways
    if fact_ends is not None:
        for first, ways in by_first.items():
            if first[0] == "{" and len(first) > 1:
                for number, end in fact_ends(first[1:]).items():
                    yield number, end, ways


def _match(sequence: Sequence, at: int, words: Words, token: int, fact_ends: FactEnds | None) -> int | None:
    """The last token where elements `at` onward match from `token` on, else None."""
    folded = words.folded
    size = len(folded)
    while True:
        if token >= size:
            return None
        element = sequence[at]
        if isinstance(element, str):
            ok = folded[token] == element
        elif isinstance(element, frozenset):
            ok = folded[token] in element
        elif isinstance(element, int):
            return _across_gap(sequence, at, words, token, fact_ends)
        elif element[0] == "#":
            end = words.numbers.get(token)
            ok = end is not None
            token = end if end is not None else token
        elif element[0] == "^":
            ok = words.prose[words.starts[token] : words.ends[token]] == element[1]
        else:
            end = fact_ends(element[1]).get(token) if fact_ends is not None else None
            ok = end is not None
            token = end if end is not None else token
        if not ok:
            return None
        at += 1
        if at == len(sequence):
            return token
        token += 1
        # A hyphen glued between two words counts as the blank it stands for.
        if token + 1 < size and folded[token] in HYPHENS and sequence[at] != "-" and words.ends[token] == words.starts[token + 1]:
            token += 1


def _across_gap(sequence: Sequence, at: int, words: Words, token: int, fact_ends: FactEnds | None) -> int | None:
    folded, openers, size = words.folded, words.openers, len(words.folded)
    skipped, gap, following = 0, int(sequence[at]), sequence[at + 1]  # type: ignore[arg-type]
    wanted = following if type(following) is frozenset else (following,) if type(following) is str else None
    while token < size and skipped <= gap and token not in openers:
        if wanted is None or folded[token] in wanted:
            last = _match(sequence, at + 1, words, token, fact_ends)
            if last is not None:
                return last
        skipped += folded[token][0].isalnum()
        token += 1
    return None
