"""The notation of phrases: word sequences as pack authors write them, compiled to plain data that `text.phrases` finds in a text.

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
from prlint.text.words import HYPHENS, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable
    from typing import Any

    Element = str | int | frozenset[str] | tuple[str, ...]
    Sequence = tuple[Element, ...]
    End = tuple[Any, ...]  # (entry number, Element, ...)
    Following = dict[str, Any] | tuple[End, ...]
    PhraseSet = dict[str, Any]

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
