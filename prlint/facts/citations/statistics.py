"""Figures of the world outside (a disease, a population, a market), and by whose word each stands: that of a source that is named or marked
beside it, of a study of which the release tells, or of the issuer, whose own people it counts. One that stands by nobody's word has none.

What it cannot see: a source that only a later paragraph names, and people of the issuer's whom no word beside the figure calls its own.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from prlint.facts import Kind, printed
from prlint.facts.tables import phrase_tables
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts, Thing
    from prlint.text.phrases import Match

_WORLD = ("disease", "population", "market")
_TELLING = ("lead", "body", "quote", "list")
_KNOWN = frozenset(("the", "these", "those"))
_MOST_KNOWN = 10_000  # of whom a release may have told: the 550 workers
_TRIAL_REACH = 6  # words behind a figure in which the trial stands whose people it counts
_BESIDE = 2  # words between what an issuer does and those for whom


def find_statistics(facts: Facts) -> Iterator[Thing]:
    figures = [figure for figure in facts.of("figure") if figure.fields["about"] in _WORLD]
    if not figures:
        return
    reader = _Reader(facts)
    for figure in figures:
        word = reader.word(figure)
        yield printed(facts.prose, "statistic", figure.span, {}, about=figure.fields["about"], unit=figure.fields["unit"], word=word)


class _Reader:
    """Looks up by whose word a figure stands, in the order in which a reader would look."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.words = facts, facts.words
        self.found = {role: find(phrases, facts.words) for role, phrases in phrase_tables("statistic-words").items()}
        self.starts = {role: [match.first for match in found] for role, found in self.found.items()}
        sourced = [figure for figure in facts.of("figure") if self._is_sourced_in_text(figure)]
        self.sourced = {_alike(figure, of_title) for figure in sourced for of_title in (False, True)}
        self.own_news = {finding.fields["form"] for finding in facts.of("own-finding")}
        self.leads_of_lists = [paragraph for paragraph in facts.paragraphs if paragraph.of(facts.prose).rstrip().endswith(":")]

    def _is_sourced_in_text(self, figure: Thing) -> bool:
        in_text = "number" in figure.places and self.facts.part_of(figure.span) in _TELLING
        return in_text and self._begins(("attribution",), self.facts.sentence_at(figure.span.start))

    def word(self, figure: Thing) -> str | None:
        sentence, part = self.facts.sentence_at(figure.span.start), self.facts.part_of(figure.span)
        if self.is_sourced(figure, sentence, part):
            return "source"
        if self.is_studied(figure, sentence, part):
            return "study"
        return "issuer" if self.is_of_own_people(figure, sentence, part) else None

    def is_sourced(self, figure: Thing, sentence: ProseSpan, part: str) -> bool:
        """By a marker, a name or an address beside it; by a name before it in its paragraph, or over its list; or where it stands again."""
        if self._begins(("citation-marker", "attribution", "url"), sentence):
            return True
        paragraph = self.facts.paragraph_at(figure.span.start)
        if part != "list" and self._begins(("attribution",), ProseSpan(paragraph.start, figure.span.start)):
            return True
        if part == "list" and self._is_in_list_of_source(paragraph):
            return True
        return _alike(figure, part == "headline") in self.sourced or self._is_sourced_behind(figure, paragraph)

    def _is_in_list_of_source(self, paragraph: ProseSpan) -> bool:
        """Whether the last words before a list that end in a colon name a source."""
        at = bisect_left(self.leads_of_lists, paragraph.start, key=attrgetter("start"))
        return at > 0 and self._begins(("attribution",), self.leads_of_lists[at - 1])

    def _is_sourced_behind(self, figure: Thing, paragraph: ProseSpan) -> bool:
        rest = ProseSpan(figure.span.start + 1, paragraph.end)
        return any(finding.fields["form"] == "basis" for finding in self.facts.within(rest, "own-finding"))

    def is_studied(self, figure: Thing, sentence: ProseSpan, part: str) -> bool:
        """Whether a study found it of which the release tells: by its figures, by name, as its news, or as whom it counted."""
        if self._begins(("ratio", "p-value", "interval"), sentence):
            return True
        before = ProseSpan(self.facts.paragraph_at(figure.span.start).start, figure.span.start)
        if part != "list" and any(finding.fields["form"] == "report" for finding in self.facts.within(before, "own-finding")):
            return True
        if self.is_own_news(sentence, part):
            return True
        trial = next(iter(self.facts.within(ProseSpan(figure.span.start + 1, sentence.end), "trial")), None)
        if trial is not None and self._words_between(figure.span.end, trial.span.start) <= _TRIAL_REACH:
            return True
        return part in ("headline", "lead") and self._stands("cohort", figure.span.start + 1, sentence.end)

    def is_own_news(self, sentence: ProseSpan, part: str) -> bool:
        """Whether the release tells its own finding, which is none of a year or a nation; but a forecast may be of any."""
        if "forecast" in self.own_news:
            return True
        return "news" in self.own_news and (part in ("headline", "lead") or not self._stands("at-large", sentence.start, sentence.end))

    def is_of_own_people(self, figure: Thing, sentence: ProseSpan, part: str) -> bool:
        """Whether those are counted of whom the release has told, or, in a description, whom the issuer reaches or serves."""
        tokens = self.words.within(figure.span)
        known = self.words.folded[tokens.start - 1] in _KNOWN if tokens.start else False
        amount = figure.fields["amount"]
        if known and amount is not None and amount.high < _MOST_KNOWN:
            return True
        if part != "boilerplate":
            return False
        many = figure.fields["about"] == "population" and figure.fields["unit"] not in ("money", "percent")
        roles = ("served", "reached") if many else ("served",)
        return any(self._is_right_before(role, tokens.start, sentence) for role in roles)

    def _begins(self, kinds: tuple[str, ...], span: ProseSpan) -> bool:
        """Whether a thing of these kinds begins here."""
        for kind in kinds:
            things = self.facts.of(kind)
            at = bisect_left(things, span.start, key=attrgetter("span.start"))
            if at < len(things) and things[at].span.start < span.end:
                return True
        return False

    def _matches(self, role: str, start: int, end: int) -> list[Match]:
        tokens, starts = self.words.within(ProseSpan(start, max(start, end))), self.starts[role]
        return self.found[role][bisect_left(starts, tokens.start) : bisect_left(starts, tokens.stop)]

    def _stands(self, role: str, start: int, end: int) -> bool:
        return bool(self._matches(role, start, end))

    def _is_right_before(self, role: str, token: int, sentence: ProseSpan) -> bool:
        matches = self._matches(role, sentence.start, self.words.starts[token])
        return bool(matches) and 0 <= self.words.count(range(matches[-1].last + 1, token)) <= _BESIDE

    def _words_between(self, end: int, start: int) -> int:
        return self.words.count(self.words.within(ProseSpan(end, max(end, start))))


def _alike(figure: Thing, of_title: bool) -> tuple[object, ...]:
    """What two figures have in common that are the same; in a title one says little of what it counts."""
    return figure.fields.get("number"), figure.fields["unit"], None if of_title else figure.fields["about"]


KINDS = {
    "statistic": Kind(
        find_statistics,
        {"about": _WORLD, "unit": ("money", "percent", "points", "count"), "word": ("source", "study", "issuer")},
        reads=("issuer.legal_name", "issuer.short_names"),
        meanings={
            "about": "what it is of",
            "unit": "what kind of amount it is",
            "word": "by whose word it stands: of a source that is named, of a study of which the release tells, or of the issuer",
        },
    ),
}
