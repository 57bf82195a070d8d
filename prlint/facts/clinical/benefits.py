"""What a medicine did for those who took it: a sentence with an outcome that patients or doctors measure, a change or difference in it, how
much it is, and somebody who was treated.

An outcome alone is no benefit (4,000 Americans die of attacks), nor is a change in what nobody was treated for (attacks fell by a
third since 2010). What it cannot see: outcomes that no table of them has ("regular mornings"), a benefit without a figure, and
one told over sentences.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Kind, printed
from prlint.facts.scope import hedged, negated
from prlint.facts.tables import phrase_table, phrase_tables, word_class
from prlint.text.phrases import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts, Thing
    from prlint.text.phrases import Match
    from prlint.text.span import ProseSpan

# The changes that tell a benefit. Of harms a mere contrast tells none: those of a treatment are told so as well.
_WAYS = {
    "harm": ("down", "gone", "either"),
    "event": ("down", "gone", "either", "contrast"),
    "good": ("up", "either", "contrast"),
    "measure": ("down", "up", "either", "contrast"),
}
_NEWS = 80  # words behind those who take a medicine in which their news is told
_OWNER_REACH = 6  # words before a medicine and its name in brackets: which markets Calidex® (veltorinib)
_PASSIVE = ("was", "were", "been")
_REACH = 6  # words between a medicine and what it did
_JOINED_REACH = 14  # where another verb stands between: is sold in Japan and cuts deaths


def find_benefits(facts: Facts) -> Iterator[Thing]:
    places = [facts.words.at(thing.span.start) for thing in facts.of("product")]
    outcomes = _outcomes(facts) if places else []
    if not outcomes:
        return
    reader, last = _Reader(facts, places), None
    for match, sort in outcomes:
        sentence = facts.sentence_at(facts.words.starts[match.first])
        if sentence != last and (told := reader.told(match, sort, sentence)):
            last = sentence
            yield printed(facts.prose, "benefit", told, {}, outcome=" ".join(facts.words.folded[match.first : match.last + 1]))


def _outcomes(facts: Facts) -> list[tuple[Match, str]]:
    """What is measured, each with its sort in the table of outcomes."""
    phrases = phrase_table("outcomes")
    return [(match, phrases["columns"][match.entry]["sort"]) for match in find(phrases, facts.words)]


class _Reader:
    """Looks up what stands beside an outcome. All places are rising numbers of tokens."""

    def __init__(self, facts: Facts, products: list[int]) -> None:
        self.facts, self.words = facts, facts.words
        self.changes = {role: find(phrases, facts.words) for role, phrases in phrase_tables("outcome-changes").items()}
        self.starts = {role: [match.first for match in found] for role, found in self.changes.items()}
        self.starts["product"] = [n for n in products if not self.is_only_owned(n)]
        self.taken = [n for n in products if not word_class("taking").isdisjoint(self.words.folded[max(n - 2, 0) : n])]

    def is_only_owned(self, product: int) -> bool:
        """Whether no more is told of a medicine than whose it is: Norvane, which sells Calidex; but not, Since it was launched, Calidex."""
        near = range(max(product - _OWNER_REACH, 0), product)
        return any(self.words.folded[n] in word_class("making") and self.words.folded[n - 1] not in _PASSIVE for n in near)

    def told(self, outcome: Match, sort: str, sentence: ProseSpan) -> ProseSpan | None:
        """From the outcome to its change, or back, where the sentence tells a benefit."""
        tokens = self.words.within(sentence)
        if not self.is_of_treated(sentence) or not word_class("titled").isdisjoint(self.words.folded[tokens.start : tokens.stop]):
            return None
        if sort == "verdict" or (sort == "state" and self.has_figure(outcome, tokens)):
            return self.told_so(outcome, outcome)
        change = self.change(outcome, sort, tokens)
        if change is None or not (self.has_figure(outcome, tokens) or self.is_done_by_medicine(change, tokens)):
            return None
        return self.told_so(outcome, change)

    def told_so(self, outcome: Match, change: Match) -> ProseSpan | None:
        """From the outcome to the change, or back, unless it is only what is hoped, asked or planned."""
        told = self.words.span(min(outcome.first, change.first), max(outcome.last, change.last))
        return None if hedged(self.facts, self.words.span(change.first, change.last)) or hedged(self.facts, told) else told

    def change(self, outcome: Match, sort: str, tokens: range) -> Match | None:
        """The change nearest to the outcome that goes the way of a benefit."""
        near = [match for way in _WAYS.get(sort, ()) for match in self.within(way, tokens)]
        near = [match for match in near if match.last < outcome.first or match.first > outcome.last]
        near.sort(key=lambda match: abs(match.first - outcome.first))
        return next((match for match in near if not negated(self.facts, self.words.span(match.first, match.last))), None)

    def within(self, role: str, tokens: range) -> list[Match]:
        starts = self.starts[role]
        return self.changes[role][bisect_left(starts, tokens.start) : bisect_left(starts, tokens.stop)]

    def has_figure(self, outcome: Match, tokens: range) -> bool:
        in_words = any(not outcome.first <= match.first <= outcome.last for match in self.within("share", tokens))
        return in_words or any(self.words.folded[n][:1].isdigit() for n in tokens if not outcome.first <= n <= outcome.last)

    def is_done_by_medicine(self, change: Match, tokens: range) -> bool:
        """Whether the medicine, or it, is the subject of the change: what Calidex does needs no figure."""
        if self.words.folded[tokens.start] == "it" and change.first - tokens.start <= _REACH:
            return True
        products = self.starts["product"]
        at = bisect_left(products, change.first)
        reach = _JOINED_REACH if self.words.folded[change.first - 1] in ("and", "which", "that") else _REACH
        return at > 0 and products[at - 1] >= max(tokens.start, change.first - reach - 1)

    def is_of_treated(self, sentence: ProseSpan) -> bool:
        """Whether this sentence, or one beside it in the paragraph, speaks of the medicine or of those who got it, or the news shortly
        before of those who take it."""
        paragraph = self.words.within(self.facts.paragraph_at(sentence.start))
        tokens = self.words.within(sentence)
        before, behind = max(tokens.start - 1, paragraph.start), min(tokens.stop, paragraph.stop - 1)
        start = self.words.within(self.facts.sentence_at(self.words.starts[before])).start
        stop = self.words.within(self.facts.sentence_at(self.words.starts[behind])).stop
        beside = range(max(start, paragraph.start), min(stop, paragraph.stop))
        return any(has(self.starts[role], beside) for role in ("product", "treated")) or has(self.taken, range(start - _NEWS, start))


def has(starts: list[int], tokens: range) -> bool:
    """Whether one of these rising places is among the tokens."""
    return bisect_left(starts, tokens.start) < bisect_left(starts, tokens.stop)


KINDS = {
    "benefit": Kind(
        find_benefits,
        {"outcome": "text"},
        reads=("products", "marks"),
        meanings={"outcome": "what was measured, folded"},
    ),
}
