"""Where a release tells that a risk changed by so much of itself (a third less, twice as likely), of whom, and whether it tells the risks
themselves: how often it happened in each group.

Rates are those of the effect where they stand in its paragraph; for a title, or beside a ratio, anywhere in the text or in a table with the
groups of a trial. What it cannot see: whether the rates beside it are of the same outcome.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from prlint.facts import Kind, printed
from prlint.facts.clinical.benefits import has
from prlint.facts.scope import hedged, negated
from prlint.facts.tables import phrase_tables, word_class
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts, Thing
    from prlint.text.phrase_notation import PhraseSet
    from prlint.text.phrases import Match

_TITLES = ("headline", "subheadline")
_NEWS = ("lead", "body", "list", "quote", "table")
_ILL_BEFORE, _ILL_BEHIND = 6, 8  # words from an effect to what became rarer
_LEVELS = frozenset(("ci", "confidence", "credible"))
_BEFORE = frozenset(("the", "last", "prior", "previous", "a", "year"))
_LOWER = frozenset(("lower", "less", "fewer", "reduction", "decrease", "reduced", "decline", "drop", "fell", "dropped", "half"))
_HIGHER = frozenset(
    ("raise", "raises", "raised", "raising", "increase", "increases", "increased", "increasing", "rose", "double", "doubles", "doubled",
     "doubling", "triple", "triples", "tripled", "tripling")
)  # fmt: skip
_COSTS = frozenset(("cost", "costs", "claims", "spending", "charges", "expenses", "bills"))


def find_relative_effects(facts: Facts) -> list[Thing]:
    effects = sorted(_effects(facts), key=lambda effect: effect[0].first)
    if not effects:
        return []
    reader = _Reader(facts, [match for match, _ in effects])
    things = []
    for match, sort in effects:
        sentence = facts.words.within(facts.sentence_at(facts.words.starts[match.first]))
        last = match.last if sort != "count" else reader.end_of_count(match, sentence)
        if last is None:
            continue
        span = facts.words.span(match.first, last)
        tone = "denied" if negated(facts, span) else "hedged" if hedged(facts, span) else "fact"
        rates = "told" if reader.rates(match, sentence, facts.part_of(span)) else None
        whose = reader.whose(match, sort, sentence)
        things.append(printed(facts.prose, "relative-effect", span, {}, of=whose, tone=tone, rates=rates))
    return things


def _effects(facts: Facts) -> Iterator[tuple[Match, str]]:
    """Each change with its class in the table; of those that lie in one another the first."""
    tables = phrase_tables("relative-effects")
    told: set[int] = set()
    if near := _sentences_with(facts, "chance"):
        for match in find(tables["effect"], facts.words, among=near):
            told.update(range(match.first, match.last + 1))
            yield match, tables["effect"]["columns"][match.entry]["class"]
    if near := _sentences_with(facts, "counted-ill"):
        counts = find(tables["count"], facts.words, among=near)
        yield from ((match, "count") for match in counts if told.isdisjoint((match.first, match.last)))


def _sentences_with(facts: Facts, role: str) -> frozenset[int]:
    """The tokens of the sentences of the news in which a word of this class stands: the risks of a caution are no news."""
    words = facts.words
    places = [words.starts[n] for word in words.index.keys() & word_class(role) for n in words.index[word]]
    sentences = {facts.sentence_at(start) for start in places if facts.part_of(ProseSpan(start, start)) in (*_TITLES, *_NEWS)}
    return frozenset(token for sentence in sentences for token in words.within(sentence))


class _Reader:
    """Looks up what stands around an effect. All places are rising numbers of tokens."""

    def __init__(self, facts: Facts, effects: list[Match]) -> None:
        self.facts, self.words = facts, facts.words
        self.effects = [effect.first for effect in effects]
        tables = phrase_tables("relative-effects")
        self.found = {role: find(tables[role], facts.words) for role in ("arms", "ill", "studied", "earlier")}
        self.found["rates"] = self._rates(tables["rates"], effects)
        self.starts = {role: [match.first for match in found] for role, found in self.found.items()}
        self.columns = {role: tables[role]["columns"] for role in ("rates", "studied")}
        self.starts["treated"] = [match.first for match in find(phrase_tables("outcome-changes")["treated"], facts.words)]
        self.starts["product"] = [facts.words.at(thing.span.start) for thing in facts.of("product")]
        self.told_of_study = self._tells_of_study()
        self.told_in_table = any(has(self.starts["arms"], facts.words.within(table.span)) for table in facts.release.find("table"))

    def _rates(self, phrases: PhraseSet, effects: list[Match]) -> list[Match]:
        """All that may be risks; beside an effect those that do not begin in it: 38% lower risk (2.5% vs. 4.0%)."""
        anywhere = find(phrases, self.words)
        beside = {token for effect in effects for token in self.words.within(self.facts.sentence_at(self.words.starts[effect.first]))}
        beside.difference_update(token for effect in effects for token in range(effect.first, effect.last + 1))
        again = find(phrases, self.words, among=frozenset(beside))
        return sorted({match.first: match for match in (*anywhere, *again)}.values(), key=attrgetter("first"))

    def _tells_of_study(self) -> bool:
        """Whether the release reports a trial that has begun, or its title or lead tells of a study."""
        if any(trial.fields.get("stage") == "under-way" for trial in self.facts.of("trial")):
            return True
        return any(has(self._studied("title"), self.words.within(part.span)) for part in self.facts.release.find(*_TITLES, "lead"))

    def _studied(self, where: str) -> list[int]:
        return [match.first for match in self.found["studied"] if self.columns["studied"][match.entry]["class"] == where]

    def whose(self, effect: Match, sort: str, sentence: range) -> str:
        """Whose risk it is: of those treated or studied, of an earlier study, or of others, as of those whom a survey asked."""
        said = self.words.folded[sentence.start : sentence.stop]
        if has(self.starts["earlier"], sentence):
            return "earlier"
        if any(has(self.starts[role], sentence) for role in ("product", "treated", "arms")):
            return "treated"
        if not word_class("at-work").isdisjoint(said):
            return "others"
        change = self.words.folded[effect.first : effect.last + 1]
        lower = (sort == "done" and _HIGHER.isdisjoint(change)) or (sort == "told" and not _LOWER.isdisjoint(change))
        cured = lower or not word_class("cure").isdisjoint(said) or self.is_against_another(sentence)
        if cured and self.is_of_the_ill(effect, sentence):
            return "treated"
        return "studied" if self.told_of_study or self.is_of_study(sentence) else "others"

    def is_against_another(self, sentence: range) -> bool:
        """Whether the sentence compares with something that has a name: versus interferon, but not versus the year before."""
        return any(
            self.words.folded[at] in ("versus", "vs") and self.words.folded[at + 1].isalpha() and self.words.folded[at + 1] not in _BEFORE
            for at in range(sentence.start, sentence.stop - 1)
        )

    def is_of_study(self, sentence: range) -> bool:
        """Whether the sentence says that a study found it, or gives the figures of one."""
        span = self._span(sentence)
        return has(self._studied("here"), sentence) or any(self.facts.within(span, kind) for kind in ("ratio", "p-value", "interval"))

    def is_of_the_ill(self, effect: Match, sentence: range) -> bool:
        """Whether what became rarer is an illness, or what comes of it, and not what it costs."""
        return bool(self._ill_beside(effect, sentence))

    def _ill_beside(self, effect: Match, sentence: range) -> list[Match]:
        near = range(max(effect.first - _ILL_BEFORE, sentence.start), min(effect.last + _ILL_BEHIND, sentence.stop))
        first = bisect_left(self.starts["ill"], near.start)
        ill = self.found["ill"][first : bisect_left(self.starts["ill"], near.stop)]
        return [match for match in ill if self.words.folded[min(match.last + 1, sentence.stop - 1)] not in _COSTS]

    def end_of_count(self, effect: Match, sentence: range) -> int | None:
        """Of a bare count of the ill, and not against what it was before: its last token, or that of the illness right behind it."""
        ill = self._ill_beside(effect, sentence)
        if not ill or "baseline" in self.words.folded[sentence.start : sentence.stop]:
            return None
        behind = [match.last for match in ill if effect.last < match.first <= effect.last + 2]
        return behind[0] if behind else effect.last

    def rates(self, effect: Match, sentence: range, part: str) -> bool:
        """Whether the risks are told: in its paragraph, or, of a title and beside a ratio, anywhere in the text."""
        if self.told_in_table or any(self._is_rate(rate, sentence) for rate in self._rates_in(sentence)):
            return True
        if part in ("body", "lead") and not self.facts.within(self._span(sentence), "ratio"):
            return any(self._tells_rates(rate) for rate in self._rates_in(self._paragraph(effect)))
        return any(self._tells_rates(rate) for rate in self.found["rates"])

    def _rates_in(self, tokens: range) -> list[Match]:
        starts = self.starts["rates"]
        return self.found["rates"][bisect_left(starts, tokens.start) : bisect_left(starts, tokens.stop)]

    def _span(self, tokens: range) -> ProseSpan:
        return self.words.span(tokens.start, tokens.stop - 1)

    def _paragraph(self, match: Match) -> range:
        return self.words.within(self.facts.paragraph_at(self.words.starts[match.first]))

    def _is_rate(self, rate: Match, sentence: range) -> bool:
        """Whether these figures, in one sentence with the effect, are the risks: no limits of an interval, and not the effect again."""
        if self.columns["rates"][rate.entry]["class"] == "pair" and not has(self.starts["arms"], sentence):
            return False
        inside = range(rate.first, rate.last + 1)
        behind = self.words.folded[min(rate.last + 1, len(self.words) - 1)]
        said = (*self.words.folded[rate.first : rate.last + 1], behind)
        return not has(self.effects, inside) and _LEVELS.isdisjoint(said)

    def _tells_rates(self, rate: Match) -> bool:
        """So, anywhere in the text: where its sentence tells nothing of unwanted effects."""
        span = self.words.span(rate.first, rate.last)
        sentence = self.words.within(self.facts.sentence_at(span.start))
        told = self.facts.part_of(span) in (*_TITLES, *_NEWS) and self._is_rate(rate, sentence)
        return told and word_class("unwanted").isdisjoint(self.words.folded[sentence.start : sentence.stop])


KINDS = {
    "relative-effect": Kind(
        find_relative_effects,
        {
            "of": ("treated", "studied", "earlier", "others"),
            "tone": ("fact", "hedged", "denied"),
            "rates": ("told",),
        },
        reads=("products", "marks"),
        meanings={
            "of": "whose risk: of those treated; of a study of which the release tells; of an earlier one; or of others",
            "tone": "told as a fact, under a may or a not",
            "rates": "whether the risks themselves are told, or the times until it happened",
        },
    ),
}
