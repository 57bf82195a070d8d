"""Where the words of rules stand in one release: their phrases, and their patterns.

A pattern is tried only in paragraphs that hold what no fit can do without; what that is, `packs.triggers` tells. Of the built-in rules'
patterns four in five find their words nowhere in a usual release, for the price of looking a few words up, and the others in few
paragraphs (benchmarks/RESULTS.md).
"""

from __future__ import annotations

from prlint.facts import Thing
from prlint.text.pattern import MULTILINE, regex
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from prlint.facts import Facts

    Group = tuple[tuple[str, str], ...]

WINDOW = 4000  # a pattern never looks at more characters at once …
STEP = 3500  # … and windows overlap, so that a match of up to 500 is seen whole wherever it stands
_EDGES = ("\r", "\n ", " \n", "\n\t", "\t\n", "\n\u00a0", "\u00a0\n")


class PhraseSearch:
    """The places of phrases and of lists of them, each looked up once for all rules that name it."""

    def __init__(self, facts: Facts, lists: Mapping[str, Any]) -> None:
        self._facts = facts
        self._lists = lists
        self._found: dict[int | str, list[Thing]] = {}  # by the name of a list, or by the place of a set, which stays as long as the rules
        self._fact_ends: dict[str, dict[int, int]] = {}

    def find(self, phrase: Any) -> list[Thing]:
        """The uses of `$list` or of a compiled PhraseSet, with its entry and columns, in the order of the text."""
        key: int | str = phrase if isinstance(phrase, str) else id(phrase)
        if key not in self._found:
            compiled = self._lists[phrase[1:]] if isinstance(phrase, str) else phrase
            words = self._facts.words
            self._found[key] = [
                Thing("phrase", words.span(m.first, m.last), {"entry": compiled["entries"][m.entry], **compiled["columns"][m.entry]})
                for m in find(compiled, words, self._facts_by_word)
            ]
        return self._found[key]

    def _facts_by_word(self, kind: str) -> dict[int, int]:
        """The words in which facts of a kind begin, each with the word in which the fact ends, and which may go on: Halden's."""
        words = self._facts.words
        if kind not in self._fact_ends:
            ends = self._fact_ends[kind] = {}
            for thing in reversed(self._facts.of(kind)):
                first = words.at(thing.span.start)
                if first < len(words) and words.starts[first] == thing.span.start:
                    ends[first] = words.at(thing.span.end - 1)
        return self._fact_ends[kind]


class PatternSearch:
    """The paragraphs of a release, and which of them hold a trigger: worked out once for all patterns."""

    def __init__(self, facts: Facts) -> None:
        self._prose = _without_edges(facts.prose)
        self._paragraphs = facts.paragraphs
        self._small = facts.caseless
        self._words = _whole_words(facts.words.index)
        self._holding: dict[str, tuple[int, ...]] = {}
        self._release = facts.release
        self._kinds: dict[int, frozenset[str]] = {}  # of the parts that a paragraph lies in

    def find(
        self, pattern: str, groups: tuple[Group, ...], inside: Iterable[str] = (), skip: Iterable[str] = ()
    ) -> Iterator[ProseSpan]:
        """Every place where a pattern fits, paragraph by paragraph.

        Paragraphs that lie in no part of a kind `inside`, or in none but those of `skip`, are left out, as whoever asks for less does.
        """
        numbers = self._holding_all(groups)
        if numbers and (inside or skip):
            numbers = [number for number in numbers if self._is_reached(number, inside, skip)]
        if not numbers:
            return
        compiled = regex(pattern, MULTILINE)
        group: int | str = "here" if "here" in compiled.groupindex else 0
        for number in numbers:
            paragraph = self._paragraphs[number]
            done = paragraph.start
            for start in range(paragraph.start, paragraph.end, STEP):
                for match in compiled.finditer(self._prose, max(start, done), min(start + WINDOW, paragraph.end)):
                    if match.start() >= start + STEP:
                        break  # the next window sees it whole
                    done = match.end()
                    yield ProseSpan(*match.span(group))

    def _is_reached(self, number: int, inside: Iterable[str], skip: Iterable[str]) -> bool:
        if number not in self._kinds:
            self._kinds[number] = self._release.kinds_in(self._paragraphs[number])
        kinds = self._kinds[number].difference(skip)
        return bool(kinds) and (not inside or not kinds.isdisjoint(inside))

    def _holding_all(self, groups: tuple[Group, ...]) -> Iterable[int]:
        """The paragraphs that hold one trigger of each group."""
        if not groups:
            return range(len(self._paragraphs))
        words = self._possible(groups[0])
        numbers = sorted({number for word in words if word in self._small for number in self._holders(word)})
        for group in groups[1:]:
            words = self._possible(group) if numbers else []
            numbers = [number for number in numbers if any(self._holds(number, word) for word in words)]
        return numbers

    def _possible(self, group: Group) -> list[str]:
        return [word for whole, word in group if whole in self._words]

    def _holders(self, word: str) -> tuple[int, ...]:
        if word not in self._holding:
            self._holding[word] = tuple(n for n in range(len(self._paragraphs)) if self._holds(n, word))
        return self._holding[word]

    def _holds(self, number: int, word: str) -> bool:
        paragraph = self._paragraphs[number]
        return self._small.find(word, paragraph.start, paragraph.end) >= 0


def _without_edges(prose: str) -> str:
    """The text with what is blank at the edges of its lines made line breaks, one for one, so that `^` and `$` fit at a line's words."""
    if not any(edge in prose for edge in _EDGES):
        return prose
    lines = []
    for line in prose.replace("\r", "\n").split("\n"):
        words = line.strip()
        before = len(line) - len(line.lstrip()) if words else 0
        lines.append("\n" * before + words + "\n" * (len(line) - before - len(words)))
    return "\n".join(lines)


def _whole_words(tokens: Iterable[str]) -> frozenset[str]:
    """Tokens, and the words on either side of an apostrophe; and the empty word, which every text has."""
    return frozenset(("", *tokens)).union(*(token.split("'") for token in tokens if "'" in token))
