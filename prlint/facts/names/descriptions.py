"""Where a release tells the reader what a company is: under a heading, or in a sentence of its own.

What it cannot see: a description that has neither a heading nor one of the verbs and nouns with which companies describe themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from prlint.facts import Facts, Kind, Thing, printed
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_ISSUER, _OTHER = "issuer", "other"
_BODY = ("body", "list", "table", "references", "event", "boilerplate")
_NEWS = (*_BODY, "dateline", "lead", "quote")
_BACK = ("forward-looking", "contact", "source", "end-mark", "legend", "trademark-notice")  # after the news no heading is of news
_GENUS = (
    r"(?:compan(?:y|ies)|corporation|firms?|group|business|bank|trust|fund|leader|agency|institut(?:e|ion)|university|school|college|academy|association"
    r"|federation|society|church|council|charity|nonprofit|foundation|organi[sz]ation|cooperative|partnership|practice|network|platform|marketplace"
    r"|museum|hospital|airline|railway|utility|winery|brewery|start-?up"
    r"|(?:[a-z]+-)?(?:manufactur|develop|provid|mak|produc|retail|operat|explor|min|insur|lend|suppli|export|distribut|design|build|own|publish)(?:er|or)s?)\b"
)
_VERBS = (
    r"(?:makes|stores|rents|cleans|repairs|cares|collects|converts|sequences|develops|designs|operates|maintains|provides|manufactures|explores|owns"
    r"|offers|sells|builds|runs|serves|supplies|publishes|distributes|employs|manages|produces|moves|carries|transports|treats|insures|lends|mines"
    r"|grows|brews|bakes|prints|delivers|helps|enables|connects|speciali[sz]es|focuses|flies|sails|ships|leases|teaches|trains|finances|invests"
    r"|processes|recycles|advises|markets|tests|breeds|farms|represents)\b"
)
_WORD = r"[A-Z0-9][\w.&'’-]*"
# About Norvane; Who we are; and, where the line of the heading was lost: … in nine towns. About Norvane Norvane makes meters.
_ABOUT = lazy(
    r"(?m)^[\[*_#= ]{0,4}(?:(?:About|ABOUT|Über|Profile of|PROFILE OF|Who [Ii]s|WHO IS)(?::[ ]|[ ])(?P<whom>\S.*)"
    r"|(?i:who we are|(?:company|corporate) (?:profile|information|background|description|overview|summary)|(?:the|our) company|the group)"
    r"(?= ?[\]*_:]{0,4}$))"
    r"|(?<=[.!?”\")])[ ]{1,4}(?:About|ABOUT):?[ ](?P<run_in>(?:The[ ])?[A-Z].{1,80})"
)
_OWN = lazy(r"(?i)(?:the |our )?(?:compan(?:y|ies)|corporation|firm|group|us|trust|bank|practice|agency|organi[sz]ation|foundation)\b")
_AT_A_GLANCE = lazy(r" (?:in brief|at a glance|In Brief|At a Glance|IN BRIEF|AT A GLANCE)\b")
# Founded in 1921, Norvane Therapeutics, Inc. (Nasdaq: NRVN), a maker of meters, serves …
_OPENING = lazy(
    r"(?:(?:Headquartered|Based|Founded|Established|Located|Incorporated|Formed|Since)\b[^.;()]{2,80}, |(?:An?|As) [^.;()]{3,120}, )?"
    rf"(?:[Tt]he )?{_WORD}(?:,? (?:(?:of|for|and|&|de|the) )?{_WORD}){{0,7}}"
    r"[®™]?,?(?: ?\([^()]{1,80}\),?|, [^,.;]{3,80},)? "
    r"(?:(?:is|are) (?:\w+ly |more than )?"
    r"(?:an?|the|one of|among|(?P<minded>trusted by|dedicated to|committed to)|headquartered|based)\b"
    rf"|(?:was|were) (?:founded|established|incorporated|formed)\b|(?:also )?{_VERBS})"
)
_IS_FIRM = lazy(rf"\b(?:is|are|was) (?:an?|the|one of the)(?: [^\s.;:]+){{0,10}} {_GENUS}")
_HISTORY = lazy(
    r"^(?:Founded|Established|Headquartered|Incorporated|Formed) (?:in|by)\b[^.;]{2,80}"
    r"|\b(?:was|were) (?:established|founded|incorporated|formed) (?:(?:in|as|by)\b[^.;]{0,60})?\d{4}"
    r"|(?<!\bshe )(?<!\bhe )(?<!\bwho )\b(?:has|have) (?:been\b(?! with| at)|made\b|built\b|grown\b|sold\b"
    r"|(?!served (?:as|on)\b)[a-z]{3,12}ed\b)[^.;]{0,80} since (?:the )?\d{4}"
    r"|\b(?:has|operates|maintains|employs)(?: [^\s.;:]+){0,5} (?:offices|locations|employees|stores|lawyers|attorneys|members)\b"
)
# Tan & Orrin, a law firm that …
_BEHIND = lazy(
    rf"\b[A-Z][\w.&’'-]*(?: ?\([^()]{{1,80}}\))*, (?:an?|one of) (?:[^\s.;:]+ ){{0,8}}{_GENUS}"
    r",? (?:is|has|that|which|with|serves|serving|provides|providing|dedicated)\b"
)
_SPEAKS = lazy(r"(?i)\b(?:we|our|us|I)\b")
_SAYS_FIRM = lazy(r"(?i)\b(?:company|companies|firm|leader|agency|we)\b")
_LONGEST_HEADING = 80
_OPENER = 6  # characters that may stand before a name: the article, or the break below a heading
_LONGEST = 600  # characters of a sentence: no description says later what it is of
_TELLS = lazy(r"(?i)\b(?:today|announce[sd]?|announcing|report(?:s|ed))\b")


def find_descriptions(facts: Facts) -> list[Thing]:
    return [*_parts(facts), *_headed(facts), *_told(facts)]


def _thing(facts: Facts, span: ProseSpan, form: str, whose: str) -> Thing:
    return printed(facts.prose, "description", span, {}, form=form, whose=whose)


def _whose(facts: Facts, span: ProseSpan) -> str:
    """The issuer's where its name stands in the span, and where the release names nobody as its issuer."""
    issuer = facts.of("issuer")
    at = bisect_left(issuer, span.start, key=attrgetter("span.start"))
    return _ISSUER if not issuer or (at < len(issuer) and issuer[at].span.start < span.end) else _OTHER


def _parts(facts: Facts) -> Iterator[Thing]:
    """Parts that are descriptions and nothing else."""
    for part in facts.release.find("boilerplate"):
        span = part.span.trimmed(facts.prose)
        own = _whose(facts, span) == _ISSUER or _may_be_own(facts, span.of(facts.prose))
        yield _thing(facts, span, "part", _ISSUER if own else _OTHER)


def _may_be_own(facts: Facts, text: str) -> bool:
    """Whether a description without the issuer's name may be the issuer's own: under another name, which the profile does not rule out."""
    heading = _ABOUT.match(text)
    if heading is not None and (heading["whom"] is None or facts.profile.values("issuer.legal_name")):
        return heading["whom"] is None or _OWN.match(heading["whom"]) is not None
    return _SAYS_FIRM.search(text) is not None


def _headed(facts: Facts) -> Iterator[Thing]:
    """Headings that promise a description."""
    for match in _ABOUT.finditer(facts.prose):
        whom = match["whom"] or match["run_in"]
        own = whom is None or _OWN.match(whom) or _begins_with_issuer(facts, match.end() - len(whom))
        own = own or (len(whom) <= _LONGEST_HEADING and _begins_with_issuer(facts, match.end()))
        yield _thing(facts, ProseSpan(*match.span()), "heading", _ISSUER if own or not facts.of("issuer") else _OTHER)
    parts = facts.of("part")
    for heading, text, below in zip(parts, parts[1:], parts[2:], strict=False):
        kinds = heading.fields["kind"], text.fields["kind"]
        if kinds == ("heading", "body") and below.fields["kind"] in _BACK and facts.within(heading.span, "issuer"):
            yield _thing(facts, heading.span, "heading", _ISSUER)
    for name in facts.of("issuer"):
        if _AT_A_GLANCE.match(facts.prose, name.span.end):
            yield _thing(facts, name.span, "heading", _ISSUER)


def _begins_with_issuer(facts: Facts, offset: int) -> bool:
    """Whether what stands here begins with the issuer's name: of a heading, and of the text below one that names it otherwise."""
    issuer = facts.of("issuer")
    at = bisect_left(issuer, offset, key=attrgetter("span.start"))
    return at < len(issuer) and issuer[at].span.start <= offset + _OPENER


def _told(facts: Facts) -> Iterator[Thing]:
    """Sentences that say what a company is or does."""
    for sentence in facts.sentences:
        whose = _told_of(facts, sentence)
        if whose:
            yield _thing(facts, sentence, "sentence", whose)


def _told_of(facts: Facts, sentence: ProseSpan) -> str | None:
    part = facts.part_of(sentence)
    if part not in _NEWS:
        return None
    text = sentence.of(facts.prose)[:_LONGEST]
    said = _IS_FIRM.search(text)
    if said is None and part in _BODY:
        said = _HISTORY.search(text) or _BEHIND.search(text) or (_opening(facts, sentence, text) if part != "references" else None)
    if said is None or (text[0] in "“\"" and _SPEAKS.search(text)):
        return None
    return _ISSUER if _OWN.match(text) else _whose(facts, ProseSpan(sentence.start, sentence.start + said.end()))


def _opening(facts: Facts, sentence: ProseSpan, text: str) -> re.Match[str] | None:
    """What a sentence says of the name that opens it, where it tells no news; where no issuer is known, only what opens a paragraph."""
    opening = _OPENING.match(text)
    if opening is None or _TELLS.search(text):
        return None
    if not facts.of("issuer") and (opening["minded"] or facts.paragraph_at(sentence.start).start != sentence.start):
        return None
    return opening


KINDS = {
    "description": Kind(
        find_descriptions,
        {"form": ("part", "heading", "sentence"), "whose": (_ISSUER, _OTHER)},
        meanings={
            "form": "a part of its own, a heading that promises one, or a sentence",
            "whose": "the issuer's, or another company's; the issuer's too where the release shows no issuer",
        },
    )
}
