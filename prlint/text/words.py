"""The words of a text, folded for comparison, with an index of where each stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# A word may hold apostrophes; every other visible character is a token of its own.
_TOKEN = lazy(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"})
HYPHENS = frozenset("-")


def fold(text: str) -> str:
    """One word or mark as it is compared: without case, and curly marks made straight."""
    return text.translate(_MARKS).lower()


class Words:
    """Tokens of a prose, counted from 0: words and single marks of punctuation.

    starts, ends: their offsets. folded: the form compared. index: folded form -> token numbers, rising.
    openers: numbers of the tokens that begin a sentence.
    """

    __slots__ = ("_openers", "_sentences", "ends", "folded", "index", "prose", "starts")

    def __init__(self, prose: str, sentences: Sequence[ProseSpan] = ()) -> None:
        self.prose = prose
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.folded: list[str] = []
        self.index: dict[str, list[int]] = {}
        folds: dict[str, str] = {}
        for number, match in enumerate(_TOKEN.finditer(prose)):
            token = match.group()
            folded = folds.get(token)
            if folded is None:
                folded = folds[token] = fold(token)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.folded.append(folded)
            self.index.setdefault(folded, []).append(number)
        self._sentences = sentences
        self._openers: frozenset[int] | None = None

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def openers(self) -> frozenset[int]:
        if self._openers is None:
            self._openers = frozenset(bisect_left(self.starts, s.start) for s in self._sentences)
        return self._openers

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
