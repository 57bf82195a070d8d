"""Phrases found in a text by their first word. `text.phrase_notation` says how they are written and what a compiled set holds."""

from __future__ import annotations

from prlint.text.value import Value
from prlint.text.words import HYPHENS, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from prlint.text.phrase_notation import End, Following, PhraseSet, Sequence

    # From a kind of fact to the words in which its facts begin, each with the word in which the fact ends.
    FactEnds = Callable[[str], Mapping[int, int]]


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
