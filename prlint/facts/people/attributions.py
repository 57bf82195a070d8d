"""Sources named in the running text: "according to …", a study by …, … estimates.

What this cannot see: sources named in another sentence than their figure, and bodies without a capital letter but authorities.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.amounts import CURRENCY
from prlint.facts.people.speakers import CAPITAL
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_WORKS = (
    *("data", "figures", "figure", "estimates", "estimate", "research", "reports", "report", "study", "studies", "survey", "analysis"),
    *("statistics", "findings", "projections", "projection", "forecasts", "forecast", "numbers", "census", "review", "index", "atlas"),
    *("paper", "article", "poll", "finding", "count", "tally"),
)
_FINDING = (
    *("estimates", "estimate", "estimated", "reports", "report", "reported", "projects", "projected", "forecasts", "forecast", "predicts"),
    *("predict", "predicted", "found", "calculates", "says", "states", "valued", "notes", "puts", "reckons", "reckon", "counts", "finds"),
    *("shows", "wrote", "writes", "concluded", "concludes", "counted", "calculated", "showed", "recorded"),
)
_PUTTING = (  # … the market at 5 billion
    *("put", "pegs", "peg", "pegged", "sizes", "size", "sized", "values", "value", "places", "place", "placed"),
    *("pins", "pin", "pinned"),
)
# Who counts and needs no capital to be a source.
_AUTHORITIES = ("ministry", "government", "regulator", "agency", "commission", "authorities", "police", "bureau", "coroner")
_WORK = rf"(?:{'|'.join(_WORKS)})"
_NOBODYS = frozenset(_WORKS)  # Research shows
_MORE = rf"(?:\s+(?:of|for|and|the|on|&|{CAPITAL})){{0,9}}"
_OF = r"(?:the\s+|a\s+|an\s+)?"
_ATTRIBUTIONS = (
    lazy(
        rf"\b(?:[Aa]ccording\s+to|[Aa]s\s+(?:reported|estimated|noted|stated|published|cited)\s+(?:by"
        rf"|in)|[Bb]y\s+the\s+(?:count|reckoning|estimate)\s+of(?:\s+the)?|[Aa]nalysts\s+(?:at|from|with))\s+(?P<source>(?:[a-z0-9-]{{1,30}}(?:['’]s)?\s+){{0,9}}?{CAPITAL}{_MORE})"),
    lazy(
        rf"\b(?i:{_WORK})\s+(?:\w+\s+)?(?:from|by|of|at|in|published\s+(?:by|in)|conducted\s+by|released\s+by"
        rf"|commissioned\s+by)\s+{_OF}(?P<source>(?:[a-z-]{{1,30}}\s+){{0,3}}?{CAPITAL}{_MORE})"),
    lazy(
        rf"\b(?:published|reported|cited|estimated|projected|forecast|compiled|tracked|released)\s+(?:\w+\s+){{0,3}}?(?:in"
        rf"|by)\s+{_OF}(?P<source>{CAPITAL}{_MORE})"),
    lazy(
        rf"(?<![\w.])(?P<source>{CAPITAL}{_MORE}(?:\s+\([A-Z]{{2,8}}\))?)(?:,?['’]s?)?\s+(?:\d{{4}}\s+)?(?:has\s+|have\s+"
        rf"|had\s+)?(?:[a-z-]+\s+(?={_WORK}))?(?:currently\s+|now\s+|also\s+|recently\s+|conservatively\s+)?(?:{'|'.join(_FINDING)}"
        rf"|{_WORK}|(?:{'|'.join(_PUTTING)})(?=\s[^.;]{{1,120}}?\sat\s))\b"),
    lazy(rf"(?:\(?\b(?:[Ss]ources?|[Vv]ia|[Pp]er|[Cc]iting)\s?:?|(?<=[\w%)]),\s(?:says|estimates|reports|reckons|calculates))\s+{_OF}(?P<source>{CAPITAL}{_MORE})"),
    lazy(rf"\((?P<source>{CAPITAL}(?:\s+(?:et\s+al\.?|of|for|and|the|&|{CAPITAL})){{0,9}}),?\s+(?:19|20)\d\d\)"),
    lazy(rf"(?<![\w.])(?P<source>{CAPITAL}\s+et\s+al\b)"),
    lazy(
        rf"\b[Tt]he\s+(?P<source>(?:[a-z]{{1,20}}\s+){{0,2}}?(?:{'|'.join(_AUTHORITIES)}))\s+(?:has\s+)?"
        r"(?:says?|said|estimate[sd]?|reports?|reported|counts?|counted|puts?|calculate[sd]?|found|finds)\b"),
    # in brackets of its own behind the stop, where it belongs to the sentence before
    lazy(rf"(?<=\w)\.[ \u00a0]\((?P<source>{CAPITAL}(?:[ ](?:of|for|and|the|&|{CAPITAL})){{0,5}})\)(?=[ \t]*(?:[\r\n]|\Z))"),
)
_SUM = lazy(rf"{CURRENCY}\s?\d")  # projected to grow by USD 5 billion
# Of each, words of which one stands in all that it fits.
_TRIGGERS = (
    ("according", "reported", "estimated", "noted", "stated", "published", "cited", "count", "reckoning", "estimate", "analysts"),
    _WORKS,
    ("published", "reported", "cited", "estimated", "projected", "forecast", "compiled", "tracked", "released"),
    (*_FINDING, *_WORKS, *_PUTTING),
    ("source", "sources", "via", "per", "citing", "says", "estimates", "reports", "reckons", "calculates"),
    ("(",),
    ("et",),
    _AUTHORITIES,
    ("(",),
)


def find_attributions(facts: Facts) -> list[Thing]:
    """Bodies and works named as the source of what a sentence says; unnamed ones ("experts") are none, nor is the issuer itself."""
    prose = facts.prose
    found: list[Thing] = []
    own = {str(name).lower() for key in ("issuer.legal_name", "issuer.short_names") for name in facts.profile.values(key)}
    for pattern, triggers in zip(_ATTRIBUTIONS, _TRIGGERS, strict=True):
        for found_match in (each for paragraph in _holding(facts, triggers) for each in pattern.finditer(prose, *paragraph)):
            match = _in_one_sentence(facts, pattern, found_match)
            if match is None:
                continue
            place = ProseSpan(*match.span("source"))
            while True:
                first = regex(r"[\w'’.-]+\s+").match(place.of(prose))
                if first is None or first[0].strip().lower() not in word_class("no-speaker"):
                    break
                place = ProseSpan(place.start + first.end(), place.end)
            name = regex(r"['’]s$").sub("", place.of(prose).rstrip(".,"))
            if name.lower() in word_class("no-speaker") or name.lower() in own or name.lower() in _NOBODYS or not name[:1].strip():
                continue
            if _SUM.match(prose, place.start) or _is_product(facts, place):
                continue
            source = ProseSpan(place.start, place.start + len(name))
            found.append(printed(prose, "attribution", ProseSpan(*match.span()), {"source": source}))
    return _apart(found)


def _is_product(facts: Facts, place: ProseSpan) -> bool:
    """Whether no body or work begins here but a product: a study of NRV-201."""
    products = facts.of("product")
    at = bisect_left(products, place.start, key=attrgetter("span.start"))
    return at < len(products) and products[at].span.start == place.start


def _holding(facts: Facts, triggers: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the paragraphs begin and end in which one of these words stands, in order."""
    words = facts.words
    spans = (facts.paragraph_at(words.starts[n]) for word in triggers for n in words.index.get(word, ()))
    return sorted({(span.start, span.end) for span in spans})


def _in_one_sentence(facts: Facts, pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
    """The match, or what is left of it in the sentence where it ends: a heading in front is no part of a name."""
    if match[0][0] == ".":
        return match
    last = facts.sentence_at(match.end() - 1)
    return match if match.start() >= last.start else pattern.search(facts.prose, last.start, match.end())


def _apart(things: list[Thing]) -> list[Thing]:
    """Without those that lie in another."""
    kept: list[Thing] = []
    for thing in sorted(things, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or thing.span.start >= kept[-1].span.end:
            kept.append(thing)
    return kept


KINDS = {
    "attribution": Kind(
        find_attributions,
        {"source": "printed"},
        reads=("issuer.legal_name", "issuer.short_names"),
        meanings={"source": "body or work named as source, as in 'according to …'"},
    ),
}
