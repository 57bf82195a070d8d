"""The issuer where the release names it, as the profile spells it or as the release does elsewhere."""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.company_names import is_company_use, is_plain_word, without_suffix
from prlint.facts.names.issuer_names import LONG, Name, described_names, issuer_names
from prlint.facts.names.spelling import SPELLING_MEANING, SPELLINGS, Use, distance, find_near, find_uses
from prlint.facts.names.ticker_pairs import ticker_pairs
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_OFTEN = 3
_IN_NAME = lazy(r"\b(?!(?:About|And|At|But|For|In) )[A-Z][\w.’'-]*,?[ ]\||\|[ ][A-Z]")


def find_issuer(facts: Facts) -> list[Thing]:
    names = issuer_names(facts)
    spelled = [n for n in names if n.form != "ticker"]
    uses = find_uses(facts, [n.text for n in spelled]) if spelled else []
    stated = [n for n in spelled if n.stated]
    near = _near(facts, stated) if stated else _slips(facts, spelled)
    taken = {use.span.start for use in uses}
    odd = [use.span for use in uses if use.odd is not None]
    wrong = [thing for thing in _misnamed(facts, spelled) if not any(span.overlaps(thing.span) for span in odd)]
    things = [_thing(facts, use, spelled) for use in uses if _counts(facts.prose, use) and not _inside(use.span, wrong)]
    things += [thing for thing in wrong if not any(thing.span == other.span for other in things)]
    taken |= {thing.span.start for thing in wrong}
    things += [_thing(facts, use, stated or spelled) for use in near if use.span.start not in taken]
    return things + [thing for n in names if n.form == "ticker" for thing in _tickers(facts, n)]


def _near(facts: Facts, stated: list[Name]) -> list[Use]:
    """Words nearly a name on file. The symbol of a listing is none of them, however near its letters are: (OSE: HALDN)."""
    near = find_near(facts.prose, facts.words, [n.text for n in stated], _known(facts))
    symbols = {pair.symbol.start for pair in ticker_pairs(facts.prose)} if any(use.span.of(facts.prose).isupper() for use in near) else ()
    return [use for use in near if use.span.start not in symbols]


def _slips(facts: Facts, names: list[Name]) -> list[Use]:
    """Words one letter off a name that the text shows three times: one that stands there once, and not in another name."""
    often = [n for n in range(len(names)) if len(names[n].text) >= LONG and facts.prose.count(names[n].text) >= _OFTEN]
    found = find_near(facts.prose, facts.words, [names[n].text for n in often], _known(facts)) if often else []
    kept = []
    for use in found:
        written, name = use.span.of(facts.prose), names[often[use.name]].text
        around = facts.prose[max(0, use.span.start - 20) : use.span.start] + "|" + facts.prose[use.span.end : use.span.end + 3]
        named_so = sorted(written) != sorted(name) and _IN_NAME.search(around)  # nobody's name is the issuer's with two letters exchanged
        if facts.prose.count(written) == 1 and distance(written.lower(), name.lower(), 2) <= (2 if len(name) >= 8 else 1) and not named_so:
            kept.append(Use(often[use.name], use.span, "near", None, "none", use.span.end))
    return kept


def _misnamed(facts: Facts, names: list[Name]) -> Iterable[Thing]:
    """Uses that are nearly a legal name."""
    from prlint.facts.names.misnamed import described_otherwise, joined_otherwise, misnamed, named_otherwise

    legal = next((n for n in names if n.form == "legal"), None)
    if legal is None:
        return
    core = _without_form(legal.text)
    known = _known(facts) | {word.lower() for n in names for word in n.text.replace(",", " ").split()}
    found = list(misnamed(facts, legal.text, core, known, filed=legal.stated))
    if not is_plain_word(core.split()[0]):
        found += [*named_otherwise(facts, core, known), *joined_otherwise(facts, core)]
    if not legal.stated:
        found += described_otherwise(facts, core, described_names(facts))
    for each in dict.fromkeys(found):
        fields = {"name": legal.text, "expected_text": each.expected, "first": core.split()[0], "form": "legal", "spelling": "near"}
        fields["origin"] = "stated" if legal.stated else "inferred"
        yield printed(facts.prose, "issuer", each.span, {"spelled": each.span}, **fields)


def _without_form(legal: str) -> str:
    """A legal name without its last corporate form, Holdings and the like left on: Norvane Holdings."""
    words = legal.replace(",", " ").split()
    short = without_suffix(legal).replace(",", " ").split()
    return " ".join(words[: max(len(words) - 1, 1)]) if len(words) > len(short) + 1 else " ".join(short)


def _inside(span: ProseSpan, things: Iterable[Thing]) -> bool:
    return any(thing.span.overlaps(span) for thing in things)


def _known(facts: Facts) -> frozenset[str]:
    marks = [str(v) for k in ("marks.text", "products.brand", "products.generic", "parties") for v in facts.profile.values(k)]
    return frozenset(word.lower() for mark in marks for word in mark.split())


def _counts(prose: str, use: Use) -> bool:
    """A small word is no name, and a name does not go on as another word."""
    written = use.span.of(prose)
    return use.ending in ("none", "possessive") and (not written.islower() or written[0].isdigit())  # 0rrin: a digit has no capital


def _thing(facts: Facts, use: Use, names: list[Name]) -> Thing:
    name = names[use.name]
    written = use.span.of(facts.prose)
    only_capitals = use.spelling == "altered" and (written.isupper() or name.text.isupper())
    spelling = "exact" if only_capitals else use.spelling
    places = {"spelled": use.span, "odd_letter": use.odd}
    recased = not only_capitals and use.spelling == "altered" and _is_recased(written, name.text)
    origin = "stated" if name.stated else "inferred"
    return printed(
        facts.prose,
        "issuer",
        use.span,
        places,
        name=name.text,
        expected_text=name.text,
        first=name.text.split()[0],
        form=name.form,
        spelling=spelling,
        recased=recased,
        goes_on=(name.form == "short" and (is_company_use(facts.prose, use.span) or _signs_as_another(facts, use.span))) or None,
        origin=origin,
    )


def _is_recased(written: str, name: str) -> bool:
    """Whether the same letters stand there with capitals inside a word, or without those that the name has inside one."""
    if written.casefold() != name.casefold():
        return False
    pairs = zip(written.split(), name.split(), strict=False)
    return any(one[1:] != other[1:] and not one.isupper() and not other.isupper() for one, other in pairs)


def _tickers(facts: Facts, name: Name) -> list[Thing]:
    """The symbol where a colon stands before it, as in (Nasdaq: IMGN)."""
    found = []
    for place in facts.words.index.get(name.text.lower(), ()):
        span = facts.words.span(place, place)
        if span.of(facts.prose) == name.text and place and facts.words.folded[place - 1] in (":", "$", "“", '"', "("):
            origin = "stated" if name.stated else "inferred"
            fields = {"name": name.text, "expected_text": name.text, "form": "ticker", "spelling": "exact", "origin": origin}
            found.append(printed(facts.prose, "issuer", span, {"spelled": span}, **fields))
    return found


_OTHER_SIGNATURE = lazy(
    r" (?:[A-Z][\w-]{2,30} ){0,2}(?!(?:Relations|Communications|Newsroom|Media|Press|Team|Office|News)\b)[A-Z][\w-]{2,30}\s*$"
)


def _signs_as_another(facts: Facts, span: ProseSpan) -> bool:
    """Whether a name in a source line goes on to another name and ends the line: SOURCE Norvane Dermatology."""
    part = facts.release.segment_at(span.start) if facts.part_of(span) == "source" else None
    return part is not None and _OTHER_SIGNATURE.match(facts.prose, span.end, min(part.span.end, span.end + 100)) is not None


KINDS = {
    "issuer": Kind(
        find_issuer,
        {
            "name": "text",
            "expected_text": "text",
            "form": ("legal", "short", "ticker"),
            "spelling": SPELLINGS,
            "recased": "flag",
            "goes_on": "flag",
            "odd_letter": "printed",
            "spelled": "printed",
            "first": "text",
        },
        reads=("issuer.legal_name", "issuer.short_names", "listings.ticker", "marks", "products", "parties"),
        meanings={
            "name": "the name meant",
            "expected_text": "this use as it should be spelled",
            "form": "which kind of name",
            "spelling": SPELLING_MEANING,
            "recased": "its letters are those of the name, with other capitals inside a word",
            "goes_on": "a short name that goes on to another corporate name: Norvane Holdings Ltd.",
            "odd_letter": "the letter that does not belong",
            "spelled": "this use without its ending",
            "first": "the first word of the name meant",
        },
    )
}
