"""What stands in a release: marks, contacts, dates, figures, citations, cues …: typed, located, found once and on demand.

A fact kind is declared beside the function that finds it, in the folder of its topic:

    KINDS = {"ticker": Kind(find_tickers, {"exchange": "text", "symbol": "printed", …}, reads=("listings",))}

`MODULES` says where each kind lives; a module is imported when its kind is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from importlib import import_module
from operator import attrgetter

from prlint.profile import Profile
from prlint.release import ZONE_OF, Release
from prlint.text.pattern import caseless
from prlint.text.sentences import sentences
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    FieldType = str | tuple[str, ...]
    Finder = Callable[["Facts"], Iterable["Thing"]]

MODULES: dict[str, str] = {
    "part": "prose.parts",
    "paragraph": "prose.parts",
    "doubled-word": "numbers.doubled",
    "mark": "names.marks",
    "mixed-word": "names.mixed_words",
    "notice-entry": "names.notice_entries",
    "description": "names.descriptions",
    "issuer": "names.issuer",
    "company": "names.companies",
    "person": "people.people",
    "quote": "people.quotes",
    "quotation-mark": "prose.quotation_marks",
    "rank-claim": "prose.rank_claims",
    "attribution": "people.attributions",
    "bracket": "prose.brackets",
    "contact": "contacts.contacts",
    "seam": "contacts.contacts",
    "reach": "contacts.reaches",
    "phone": "contacts.phones",
    "email": "contacts.emails",
    "url": "contacts.urls",
    "link": "contacts.links",
    "ticker": "names.tickers",
    "product": "names.products",
    "date": "dates.dates",
    "fiscal-period": "dates.fiscal_periods",
    "dividend": "dates.timetables",
    "put-up-deadline": "dates.timetables",
    "copyright-notice": "dates.timetables",
    "clock-time": "dates.clocks",
    "backward-period": "dates.periods",
    "figure": "numbers.figures",
    "measure": "numbers.figures",
    "change": "numbers.figures",
    "range": "numbers.ranges",
    "guidance-revision": "numbers.guidance",
    "sum": "numbers.sums",
    "summand": "numbers.sums",
    "p-value": "clinical.statistics",
    "interval": "clinical.statistics",
    "ratio": "clinical.statistics",
    "identifier": "names.identifiers",
    "doubled-number": "numbers.doubled",
    "proportion": "numbers.proportions",
    "issue": "numbers.issues",
    "share-split": "numbers.splits",
    "table-change": "numbers.table_changes",
    "drilled-length": "numbers.drilled_lengths",
    "drilled-grade": "numbers.drilled_grades",
    "dealing": "numbers.dealings",
    "comparative": "numbers.comparatives",
    "year-dividend": "numbers.comparatives",
    "trade": "numbers.trades",
    "trades-in-all": "numbers.trades",
    "announced-list": "numbers.announced_lists",
    "announced-item": "numbers.announced_lists",
    "trial": "clinical.trials",
    "benefit": "clinical.benefits",
    "relative-effect": "clinical.relative_effects",
    "trial-id": "clinical.registries",
    "citation-marker": "citations.markers",
    "citation-note": "citations.notes",
    "own-finding": "citations.own_findings",
    "statistic": "citations.statistics",
    "acronym": "names.acronyms",
    "forward-looking-cue": "forward_looking.predictions",
    "filing": "prose.filings",
    "statute": "prose.filings",
    "wording": "prose.wordings",
    "markup": "prose.markup",
    "trace": "prose.traces",
}

# Words, folded, without any of which a release has nothing of a kind: its module is not even imported then. One in capitals has to stand
# so in the text.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "p-value": ("p",),
    "interval": ("ci", "cis", "ci's", "c", "ci95", "ci90", "cri", "interval", "intervals", "limit", "limits"),
    "ratio": ("ratio", "relative", "hr", "ahr", "shr", "OR", "aor", "rr", "arr", "irr"),
    "relative-effect": ("%", "percent", "cent", "likely", "likelihood", "risk", "risks", "chance", "chances", "odds", "rate", "rates"),
    "fiscal-period": ("quarter", "half", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "1Q", "2Q", "3Q", "4Q", "1H", "2H"),
    "dividend": ("dividend", "dividends", "distribution", "distributions"),
    "put-up-deadline": ("offer", "rule", "shut", "pusu"),
    "copyright-notice": ("©", "copyright", "c"),
    "guidance-revision": ("guidance", "outlook", "forecast", "forecasts", "expectation", "expectations", "projection", "projections"),
    "identifier": ("isin", "isins", "cusip", "cusips", "sedol", "sedols", "lei", "identifier"),
    "doubled-number": ("(",),
    "own-finding": (
        *("report", "study", "analysis", "survey", "review", "statement", "paper", "index", "research", "poll", "information", "data"),
        *("figures", "estimates", "statistics", "finds", "reveals", "forecasts", "predicts", "projects"),
    ),
    "proportion": ("%", "percent", "cent"),
    "issue": ("proceeds", "raise", "raises", "raised", "raising"),
    "table-change": ("%",),
    "share-split": ("split", "splits", "consolidation", "consolidations"),
    "drilled-grade": ("hole", "holes", "drill", "drills", "drilled", "drilling", "intersects", "intersected", "grading", "assays"),
    "drilled-length": ("hole", "holes", "drill", "drilled", "drilling", "drillhole", "drillholes", "trench", "trenches"),
    "dealing": ("aggregated",),
    "year-dividend": ("interim",),
    "trade": ("buyback", "buybacks", "buy-back", "buy-backs", "repurchase", "repurchased", "repurchases", "treasury"),
    "trades-in-all": ("buyback", "buybacks", "buy-back", "buy-backs", "repurchase", "repurchased", "repurchases", "treasury"),
    "announced-list": (":",),
    "range": (
        *("%", "percent", "$", "€", "£", "¥", "eur", "usd", "gbp", "chf"),
        *("between", "aged", "age", "ages", "range", "ranged", "ranges", "ranging", "months", "years", "weeks", "expects", "expected"),
    ),
}

# Every thing has these; Facts.field works them out. `origin`: whether the profile says so or only the text shows it.
COMMON_FIELDS: dict[str, FieldType] = {
    "text": "printed",
    "part": "text",
    "zone": "text",
    "words": "number",
    "next": "text",
    "previous": "text",
    "origin": ("stated", "inferred"),
}


class Kind(Value):
    """A kind of fact. Field types: printed, text, flag, number, date, quantity, list, or a tuple of choices.

    printed: words of the release with their place. date: ISO 8601 text. reads: the profile keys the finder asks for.
    meanings: one line for each field, for the documentation.
    """

    find: Finder
    fields: Mapping[str, FieldType]
    reads: tuple[str, ...] = ()
    meanings: Mapping[str, str] = {}


class Thing(Value):
    """One thing found. fields: values by name, absent where not known; places: where a printed field stands.

    Values: str; bool for flags; float or int; Quantity; tuple of str for lists. `shown`: what to underline when the whole is too much.
    """

    kind: str
    span: ProseSpan
    fields: Mapping[str, Any] = {}
    places: Mapping[str, ProseSpan] = {}
    shown: ProseSpan | None = None

    def __init__(
        self,
        kind: str,
        span: ProseSpan,
        fields: Mapping[str, Any] = {},
        places: Mapping[str, ProseSpan] = {},
        shown: ProseSpan | None = None,
    ) -> None:
        """As every value has it, but three times as fast: a check makes a thousand things."""
        _put(self, "kind", kind)
        _put(self, "span", span)
        _put(self, "fields", fields)
        _put(self, "places", places)
        _put(self, "shown", shown)


_put = object.__setattr__


def printed(prose: str, kind: str, span: ProseSpan, places: Mapping[str, ProseSpan | None], **fields: Any) -> Thing:
    """A thing whose printed fields are read off their places; absent places and fields that are None are left out."""
    there = {name: place for name, place in places.items() if place is not None}
    values = {name: place.of(prose) for name, place in there.items()}
    for name, value in fields.items():
        if value is not None:
            values[name] = value
    return Thing(kind, span, values, there or _NOWHERE)


_NOWHERE: Mapping[str, ProseSpan] = {}


class Facts:
    """All facts of one release, each kind found once, when first asked for.

    wordings: the standard sentences of the packs, by id, for the `wording` fact.
    """

    def __init__(self, release: Release, profile: Profile | None = None, wordings: Mapping[str, Any] | None = None) -> None:
        self.release = release
        self.prose = release.prose
        self.profile = profile or Profile()
        self.wordings = wordings or {}
        self._found: dict[str, tuple[Thing, ...]] = {}
        self._finding: set[str] = set()
        self._once: dict[str, Any] = {}
        self._parts: dict[int, str] = {}  # by offset: rules ask of the same places again and again
        self.paragraphs: tuple[ProseSpan, ...] = release.paragraphs()
        self._paragraph_starts = [p.start for p in self.paragraphs]
        self._sentences: tuple[ProseSpan, ...] | None = None
        self._sentence_starts: list[int] = []
        self._words: Words | None = None
        self._caseless: str | None = None

    def of(self, *kinds: str) -> tuple[Thing, ...]:
        """All things of these kinds, in the order of the text. A finder may ask for other kinds, but not in a circle."""
        if len(kinds) > 1:
            return tuple(sorted((t for kind in kinds for t in self.of(kind)), key=_order))
        (kind,) = kinds
        if kind not in self._found:
            if kind in self._finding:
                raise RuntimeError(f"the facts {' and '.join(sorted(self._finding))} ask for each other")
            self._finding.add(kind)
            try:
                self._found[kind] = tuple(sorted(kind_of(kind).find(self), key=_order)) if self._may_have(kind) else ()
            finally:
                self._finding.discard(kind)
        return self._found[kind]

    def within(self, span: ProseSpan, kind: str) -> list[Thing]:
        """The things of a kind that lie in a span, in order; looked up by place, since some finders ask for every paragraph or block."""
        things = self.of(kind)
        first, last = (bisect_left(things, offset, key=attrgetter("span.start")) for offset in (span.start, span.end))
        return [thing for thing in things[first:last] if thing.span.end <= span.end]

    def _may_have(self, kind: str) -> bool:
        if kind in ("link", "trace"):  # which no plain text has
            return bool(self.release.links if kind == "link" else self.release.traces)
        return kind not in TRIGGERS or any(word in (self.prose if word.isupper() else self.words.index) for word in TRIGGERS[kind])

    def once(self, name: str, make: Callable[[Facts], Any]) -> Any:
        """What several finders share and nobody reports: `make(self)`, made when first asked for under this name."""
        if name not in self._once:
            self._once[name] = make(self)
        return self._once[name]

    def forget(self) -> None:
        """Let go of what was found. Things know the facts they were found in, and such circles wait for the collector."""
        self._found.clear()
        self._once.clear()

    @property
    def sentences(self) -> tuple[ProseSpan, ...]:
        if self._sentences is None:
            self._sentences = sentences(self.prose, self.paragraphs)
            self._sentence_starts = [s.start for s in self._sentences]
        return self._sentences

    @property
    def words(self) -> Words:
        if self._words is None:
            self._words = Words(self.prose, self.sentences)
        return self._words

    @property
    def caseless(self) -> str:
        """The prose in small letters, every character at its place."""
        if self._caseless is None:
            self._caseless = caseless(self.prose)
        return self._caseless

    def sentence_at(self, offset: int) -> ProseSpan:
        """The sentence that holds this offset, or the last one before it; an empty span where there is none."""
        spans = self.sentences
        return _at(spans, self._sentence_starts, offset)

    def sentences_from(self, start: int, end: int) -> tuple[ProseSpan, ...]:
        """The sentences from the one that holds the first offset to the last one that begins before the second."""
        spans = self.sentences
        return spans[max(bisect_right(self._sentence_starts, start) - 1, 0) : bisect_left(self._sentence_starts, end)]

    def paragraph_at(self, offset: int) -> ProseSpan:
        """The paragraph that holds this offset, or the last one before it; an empty span where there is none."""
        return _at(self.paragraphs, self._paragraph_starts, offset)

    def part_of(self, span: ProseSpan) -> str:
        """The kind of the innermost part in which a span begins; `document` in an empty text."""
        part = self._parts.get(span.start)
        if part is None:
            part = self._parts[span.start] = self.release.part_at(span.start)
        return part

    def field(self, thing: Thing, name: str) -> Any:
        """A field of a thing, or None where it is absent."""
        if name in thing.fields:
            return thing.fields[name]
        if name in ("text", "words", "next", "previous", "part", "zone"):
            return self._common(thing, name)
        return None

    def _common(self, thing: Thing, name: str) -> Any:
        span = thing.span
        if name == "text":
            return (thing.shown or span).of(self.prose)
        if name == "part":
            return self.part_of(span)
        if name == "zone":
            return ZONE_OF.get(self.part_of(span))
        if name == "words":
            return self.words.count(self.words.within(span))
        number = self.words.at(span.end) if name == "next" else self.words.within(span).start - 1
        return self.words.folded[number] if 0 <= number < len(self.words) else None

    def place(self, thing: Thing, name: str) -> ProseSpan | None:
        """Where a printed field stands; `text` is the thing itself."""
        return thing.shown or thing.span if name == "text" else thing.places.get(name)


def _order(thing: Thing) -> tuple[int, int]:
    return thing.span.start, thing.span.end


def _at(spans: tuple[ProseSpan, ...], starts: list[int], offset: int) -> ProseSpan:
    if not spans:
        return ProseSpan(0, 0)
    return spans[max(bisect_right(starts, offset) - 1, 0)]


def kind_of(name: str) -> Kind:
    """The declaration of a fact kind; KeyError for one that is not there."""
    module = import_module(f"prlint.facts.{MODULES[name]}")
    return module.KINDS[name]  # type: ignore[no-any-return]
