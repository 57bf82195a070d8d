"""The words of a text, folded for comparison, with an index of where each stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate

from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableSequence, Sequence

# A word may hold apostrophes; every other visible character is a token of its own.
_TOKENS = lazy(r"([^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_)")
_STRETCH = 50_000  # characters taken apart at once: more would be no faster, and the pieces are many times as large
_LONG = 200_000  # characters
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"})
HYPHENS = frozenset("-")


def fold(text: str) -> str:
    """One word or mark as it is compared: without case, and curly marks made straight."""
    return text.lower() if text.isascii() else text.translate(_MARKS).lower()


class _Folds(dict[str, str]):
    """Tokens and their folded forms, each worked out once."""

    def __missing__(self, token: str) -> str:
        folded = self[token] = fold(token)
        return folded


def compact(prose: str) -> Callable[..., MutableSequence[int]]:
    """What to make sequences of offsets or word numbers of a text with: `list`, or machine integers where a text is long.

    They take a tenth of the memory, but a release of the usual length would pay more for importing them.
    """
    if len(prose) < _LONG:
        return list
    from array import array

    return partial(array, "i")


def _stretches(prose: str) -> Iterator[tuple[int, int]]:
    """The text in stretches that end at a blank, so that no word is cut."""
    start = 0
    while start < len(prose):
        end = prose.find(" ", start + _STRETCH)
        end = end if end >= 0 else len(prose)
        yield start, end
        start = end


class Words:
    """Tokens of a prose, counted from 0: words and single marks of punctuation.

    starts, ends: their offsets. folded: the form compared. index: folded form -> token numbers, rising.
    openers: numbers of the tokens that begin a sentence.
    """

    __slots__ = ("_counts", "_numbers", "_openers", "_sentences", "ends", "folded", "index", "prose", "starts")

    def __init__(self, prose: str, sentences: Sequence[ProseSpan] = ()) -> None:
        self.prose = prose
        sequence = compact(prose)
        self.starts, self.ends = sequence(()), sequence(())
        self.folded: list[str] = []
        folds = _Folds()
        for start, end in _stretches(prose):
            pieces = _TOKENS.split(prose[start:end])  # what is between tokens, and the tokens, by turns
            offsets = list(accumulate(map(len, pieces), initial=start))
            self.starts.extend(offsets[1:-1:2])
            self.ends.extend(offsets[2::2])
            self.folded += map(folds.__getitem__, pieces[1::2])
        self.index: dict[str, MutableSequence[int]] = {}
        for number, folded in enumerate(self.folded):
            if folded in self.index:
                self.index[folded].append(number)
            else:
                self.index[folded] = sequence((number,))
        self._sentences = sentences
        self._openers: frozenset[int] | None = None
        self._numbers: dict[int, int] | None = None
        self._counts: Sequence[int] | None = None

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def openers(self) -> frozenset[int]:
        if self._openers is None:
            self._openers = frozenset(bisect_left(self.starts, s.start) for s in self._sentences)
        return self._openers

    @property
    def numbers(self) -> dict[int, int]:
        """Tokens that begin with a digit, each with the last token of the number it begins: 1 and 5 in ‘1,200.5’ as in ‘200.5’."""
        if self._numbers is None:
            last: dict[int, int] = {}
            digits = [place for word, places in self.index.items() if word[0].isdecimal() for place in places]
            for token in sorted(digits, reverse=True):
                goes_on = token + 2 in last and self.folded[token + 1] in ".," and self._glued(token) and self._glued(token + 1)
                last[token] = last[token + 2] if goes_on else token
            self._numbers = last
        return self._numbers

    def _glued(self, token: int) -> bool:
        return self.ends[token] == self.starts[token + 1]

    def at(self, offset: int) -> int:
        """The number of the first token that ends after this offset; the count of tokens past the last."""
        return bisect_right(self.ends, offset)

    def within(self, span: ProseSpan) -> range:
        """The numbers of the tokens that lie in this span."""
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))

    def span(self, first: int, last: int) -> ProseSpan:
        """From the start of one token to the end of another, both included."""
        return ProseSpan(self.starts[first], self.ends[last])

    def is_word(self, number: int) -> bool:
        return self.folded[number][0].isalnum()

    def count(self, numbers: range) -> int:
        """How many of these consecutive tokens are words and no marks."""
        return self._before[numbers.stop] - self._before[numbers.start] if numbers else 0

    def around(self, span: ProseSpan, count: int) -> tuple[int, int]:
        """Where so many words before a span begin, and so many after it end: never too near, and at most two tokens too far."""
        before, (first, last) = self._before, (self.at(span.start), self.at(span.end))
        low = bisect_left(before, before[first] - count) - 2
        high = bisect_right(before, before[last] + count)
        return self.starts[low] if low > 0 else 0, self.ends[high] if high < len(self) else len(self.prose)

    @property
    def _before(self) -> Sequence[int]:
        """How many words stand before each token."""
        if self._counts is None:
            are_words = {token: token[0].isalnum() for token in self.index}
            self._counts = compact(self.prose)(accumulate(map(are_words.__getitem__, self.folded), initial=0))
        return self._counts
