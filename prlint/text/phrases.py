"""Phrases: word sequences as pack authors write them, compiled to plain data, found by their first word.

The notation is docs/rule-language.md, "Phrases". A phrase stands for plain sequences of elements, each one of

    str            this folded word or mark
    frozenset      one of these
    int            a gap of up to so many words
    ("#",)         any number
    ("{", kind)    a fact of that kind
    ("^", word)    this word, in capitals

A compiled set is marshal-able and holds no code. Its sequences are merged as far as they consist of words, so that each word of a text
is looked up once, however many lines go on alike:

    {"entries": (entry text, ...), "columns": ({column: value}, ...), "by_first": {first: what may follow},
     "in_capitals": {first word in capitals: (the same folded, what may follow)}}

`first` is a folded word, `#`, or `{` and a kind. What may follow is {next word: what may follow it, "": ends}, or ends alone: a tuple of
(entry number, element, ...) with the elements that are left, of which the first is no plain word, or none where the sequence ends here.
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
    End = tuple[Any, ...]  # (entry number, Element, ...)
    Following = dict[str, Any] | tuple[End, ...]
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
    by_first: dict[str, list[End]] = {}
    in_capitals: dict[str, list[End]] = {}
    for number, phrase in enumerate(entries):
        for first, *rest in expand(phrase, lists):
            places = in_capitals if _sort(first) == "^" else by_first
            for word in _firsts(first):
                places.setdefault(word, []).append((number, *rest))
    made: dict[tuple[End, ...], Following] = {}
    return {
        "entries": entries,
        "columns": tuple(columns) if columns is not None else ({},) * len(entries),
        "by_first": {first: _following(ends, made) for first, ends in by_first.items()},
        "in_capitals": {word: (fold(word), _following(ends, made)) for word, ends in in_capitals.items()},
    }


def _sort(element: Element) -> str:
    return element[0] if isinstance(element, tuple) else ""


def _firsts(element: Element) -> Iterable[str]:
    if isinstance(element, frozenset):
        return sorted(element)
    if isinstance(element, tuple):
        return ["{" + element[1] if element[0] == "{" else element[-1]]
    return [str(element)]


def _following(ways: Iterable[End], made: dict[tuple[End, ...], Following]) -> Following:
    """What may follow where these ways are left. `made`: those that were worked out before, which are shared."""
    ways = tuple(dict.fromkeys(ways))
    if ways not in made:
        by_word: dict[str, list[End]] = {}
        for entry, *rest in ways:
            if rest and isinstance(rest[0], (str, frozenset)):
                for word in _firsts(rest[0]):
                    by_word.setdefault(word, []).append((entry, *rest[1:]))
        ends = tuple(way for way in ways if len(way) == 1 or not isinstance(way[1], (str, frozenset)))
        following: dict[str, Any] = {word: _following(left, made) for word, left in by_word.items()}
        made[ways] = {**following, "": ends} if following and ends else following or ends
    return made[ways]


class Match(Value):
    """Tokens `first` to `last`, both included, matched line `entry` of the set."""

    first: int
    last: int
    entry: int

    def __init__(self, first: int, last: int, entry: int) -> None:
        """As every value has it, but three times as fast: a check makes hundreds."""
        put = object.__setattr__
        put(self, "first", first)
        put(self, "last", last)
        put(self, "entry", entry)


def find(
    phrases: PhraseSet, words: Words, fact_ends: FactEnds | None = None, among: frozenset[int] | None = None
) -> list[Match]:
    """Leftmost, longest, not overlapping; of lines that reach as far, the first.

    fact_ends: from a kind to the last token of each of its facts, by the first.
    among: the tokens with which a match may begin; all of them without it.
    """
    best: dict[int, Match] = {}
    for number, end, following in _places(phrases, words, fact_ends):
        if among is not None and number not in among:
            continue
        match = _longest(following, words, number, end, fact_ends)
        if match is not None and (number not in best or (match.last, -match.entry) > (best[number].last, -best[number].entry)):
            best[number] = match
    found: list[Match] = []
    for number in sorted(best):
        if not found or number > found[-1].last:
            found.append(best[number])
    return found


def _places(phrases: PhraseSet, words: Words, fact_ends: FactEnds | None) -> Iterator[tuple[int, int, Following]]:
    """(first token, last token of what the first element covers there, what may follow), where a phrase may begin."""
    folded, last = words.folded, len(words) - 1
    for following, starts in _starts(phrases, words, fact_ends):
        if isinstance(following, tuple):
            within_reach = tuple(way for way in following if _is_within_reach(way, words))
            for first, end in starts if within_reach else ():
                yield first, end, within_reach
        elif "" in following:
            for first, end in starts:
                yield first, end, following
        elif not following.keys().isdisjoint(words.index.keys()):  # some word that may follow stands somewhere
            for first, end in starts:
                if end == last or folded[end + 1] in following or folded[end + 1] in HYPHENS:
                    yield first, end, following


def _is_within_reach(end: End, words: Words) -> bool:
    """Whether the word behind a gap stands anywhere in the text, which most do not: said here once for all places of the first word."""
    if len(end) < 3 or type(end[1]) is not int:
        return True
    wanted = end[2]
    if type(wanted) is frozenset:
        return not words.index.keys().isdisjoint(wanted)
    return type(wanted) is not str or wanted in words.index


def _starts(
    phrases: PhraseSet, words: Words, fact_ends: FactEnds | None
) -> Iterator[tuple[Following, Iterable[tuple[int, int]]]]:
    """What may follow each first element, with the (first token, last token) of every place where that element stands."""
    by_first, index = phrases["by_first"], words.index
    for first in by_first.keys() & index.keys():
        yield by_first[first], zip(index[first], index[first], strict=True)
    for word, (folded, following) in phrases["in_capitals"].items():
        places = index.get(folded, ())
        yield following, [(n, n) for n in places if words.prose[words.starts[n] : words.ends[n]] == word]
    if "#" in by_first:
        yield by_first["#"], words.numbers.items()
    if fact_ends is not None:
        for first, following in by_first.items():
            if first[0] == "{" and len(first) > 1:
                yield following, fact_ends(first[1:]).items()


def _longest(following: Following | None, words: Words, first: int, token: int, fact_ends: FactEnds | None) -> Match | None:
    """The longest match that begins with `first` and has come to `token`; of several, that of the line which stands first."""
    last, entry = -1, -1
    while following is not None:
        ends: tuple[End, ...] = following.get("", ()) if type(following) is dict else following  # type: ignore[assignment]
        behind = _next(words, token)
        for end in ends:
            reached = token if len(end) == 1 else _match(end, 1, words, behind, fact_ends)
            if reached is not None and (reached > last or (reached == last and end[0] < entry)):
                last, entry = reached, end[0]
        token = behind
        following = following.get(words.folded[token]) if type(following) is dict and token < len(words) else None
    return Match(first, last, entry) if last >= 0 else None


def _next(words: Words, token: int) -> int:
    """The token behind this one; a hyphen glued between two words counts as the blank it stands for."""
    token += 1
    if token + 1 < len(words.folded) and words.folded[token] in HYPHENS and words.ends[token] == words.starts[token + 1]:
        token += 1
    return token


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
        token = _next(words, token)


def _across_gap(sequence: Sequence, at: int, words: Words, token: int, fact_ends: FactEnds | None) -> int | None:
    skipped, gap, following = 0, int(sequence[at]), sequence[at + 1]  # type: ignore[arg-type]
    wanted = following if type(following) is frozenset else (following,) if type(following) is str else None
    if wanted is not None and words.index.keys().isdisjoint(wanted):
        return None  # most words behind a gap stand nowhere in a release
    folded, openers, size = words.folded, words.openers, len(words.folded)
    while token < size and skipped <= gap and token not in openers:
        if wanted is None or folded[token] in wanted:
            last = _match(sequence, at + 1, words, token, fact_ends)
            if last is not None:
                return last
        skipped += folded[token][0].isalnum()
        token += 1
    return None
