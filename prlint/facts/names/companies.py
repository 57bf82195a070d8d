"""Companies by their full names: capitalized words that a corporate form ends, as in Halden Instruments, Inc.

What it cannot see: companies without a corporate form, but where a cautionary section speaks for them, and names that begin with a
small letter.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from prlint.data import members
from prlint.facts import Kind, printed
from prlint.facts.names.company_names import suffixes, without_suffix
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.spelling import key
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prlint.facts import Facts, Thing

_FORM = (
    r"(?:Inc|Incorporated|Corp|Corporation|Company(?! Secretary)|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|plc|PLC"
    r"|GmbH|AG|SE|S\.?A|N\.?V|B\.?V|AB|ASA|A/S|Oyj?|KGaA|S\.?p\.?A|Pty|ULC)"
)
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z0-9][\w’'&-]*)"
_NAME = lazy(rf"(?<![\w’'&-])(?P<name>(?:(?:{_WORD}|of|and|&|de)[ \t]+){{0,6}}{_WORD})(?:,[ \t]*|[ \t]+){_FORM}\b\.?")
_FORM_BEHIND = lazy(rf"[, \t]{_FORM}\b")
_LONGEST_NAME = 200
_SPEAKS = lazy(
    rf"(?<![\w’'&.-])(?P<name>{_WORD}(?:[ \t]+(?:(?:and|&|of|de)[ \t]+)?{_WORD}){{0,4}})"
    r"(?=[ \t\n](?:undertakes?|assumes?|(?:expressly |specifically |hereby )?disclaims?"
    r"|(?:does|do)[ \t\n]not[ \t\n](?:undertake|assume|intend|plan)|has[ \t\n]no[ \t\n](?:duty|obligation)"
    r"|is[ \t\n]under[ \t\n]no|cannot[ \t\n](?:assure|guarantee)|believes|cautions|makes[ \t\n]no)\b"
    r"|[’']s?[ \t\n](?:(?:fiscal[ \t\n])?(?:19|20)\d\d[ \t\n])?(?:expectations|beliefs|control|ability[ \t\n]to|needs?[ \t\n]for|reliance"
    r"|dependence|cash|liquidity|pipeline|product[ \t\n]candidates?"
    r"|most[ \t\n]recent|latest|annual|quarterly|periodic|Annual|Quarterly|Form|SEC|filings|reports|public|management"
    r"|statements|forward-looking|actual"
    r"|business)\b)"
)
# Capitals at the opening of a sentence that name nobody, and whose filings are nobody's own.
_NO_COMPANY = lazy(
    r"(?i)\b(?:company|corporation|issuer|partnership|trust|fund|bank|group|firm|management|parties|investors|readers"
    r"|shareholders|stockholders|the|commission|exchange|sec|edgar|sedar|board|directors|neither|nor|we|it|they"
    r"|each|parent|buyer|seller|purchaser|acquirer|merger|sub"
    r"|form|report|item)\b"
)
_FORM_NUMBER = lazy(r"\bForms? [\w-]{1,8}(?: and [\w-]{1,8})?$")
# What belongs to a company and stands before its name in capitals.
_PAPERS = frozenset(
    ("Annual Report", "Quarterly Report", "Report", "Board", "Board of Directors", "Directors", "Shares", "Chairman", "President")
)
# What a body or an office of a company ends in, whatever it is called: Audit Committee of Halden Instruments.
_OFFICES = ("Board", "Committee", "Directors", "Secretary", "Officer", "Chair", "Chairman", "Shareholders", "Stockholders", "Management")


def find_companies(facts: Facts) -> list[Thing]:
    prose = facts.prose
    found = []
    for match in _names(prose):
        opens = facts.sentence_at(match.start()).start == match.start()
        name = _trimmed(_owned(match["name"].partition(" of ")[2] if opens and " of " in match["name"] else match["name"]))
        name = _second(facts, name)
        if name and not prose.startswith("Secretary", match.end() + 1):  # Dana Ruiz, Company Secretary
            start = match.end("name") - len(name)
            span = ProseSpan(start, match.end())
            found.append(printed(prose, "company", span, {}, name=name, known=_known(facts, name, span), opens=_opens(facts, span)))
    return found + [thing for part in facts.release.find("forward-looking") for thing in _speaking(facts, part.span, found)]


def _names(prose: str) -> Iterator[re.Match[str]]:
    """What `_NAME.finditer` finds, asked only before a corporate form: tried at every capital, it took three passes of the text."""
    end = 0
    for form in _FORM_BEHIND.finditer(prose):
        low, high = max(end, form.start() - _LONGEST_NAME), form.end() + _LONGEST_NAME  # Orrin Trust Company, LLC has two forms
        match = _NAME.search(prose, low, high) if form.start() >= end else None
        if match is not None and match.start() <= form.start():  # else a later form has it, whole
            yield match
            end = match.end()


def _speaking(facts: Facts, part: ProseSpan, found: list[Thing]) -> Iterator[Thing]:
    """Names without a corporate form that a cautionary section lets do what only its company does: disclaim a duty, file reports."""
    for match in _SPEAKS.finditer(facts.prose, part.start, part.end):
        name = _trimmed(match["name"])
        span = ProseSpan(match.end("name") - len(name), match.end("name"))
        behind = bisect_right(found, span.start, key=attrgetter("span.end"))
        alone = not any(thing.span.overlaps(span) for thing in found[behind : behind + 1])
        if name and alone and not name.isupper() and not _NO_COMPANY.search(name):
            yield printed(facts.prose, "company", span, {}, name=name, known=_known(facts, name, span), opens=_opens(facts, span))


def _second(facts: Facts, name: str) -> str:
    """The second of two companies, where the first is the issuer under a name of its own: Halden and Orrin Foods, Inc."""
    first, joint, second = name.partition(" and ")
    own = {without_suffix(each.text).casefold() for each in facts.once("issuer-names", issuer_names)} if joint else set()
    return second if first.casefold() in own and second[:1].isupper() else name


def _owned(name: str) -> str:
    """The name behind a paper, a body or an office of that company: Halden Instruments, where Form 10-K of Halden Instruments stands."""
    head, of, rest = name.partition(" of ")
    while of and (head in _PAPERS or _FORM_NUMBER.search(head) or head.endswith(_OFFICES)):
        name = rest
        head, of, rest = name.partition(" of ")
    return name


@cache
def _openers() -> frozenset[str]:
    return members("name-openers", "word") | word_class("no-name")


def _trimmed(name: str) -> str:
    """The name without words that only open the sentence: capitalized by their place, or no part of any name."""
    words = name.replace("'s and ", "’s and ").rpartition("’s and ")[2].split(" ")  # Halden’s and Orrin Foods’ management
    while words and (
        words[0].lower() in _openers()
        or words[0].strip(",.").lower() in suffixes()
        or not words[0][:1].isalnum()
        or (words[0].isdigit() and words[1:2] == ["and"])  # for the year 2025 and Orrin's latest report
    ):
        words.pop(0)
    while words and not words[0][0].isupper() and not words[0][0].isdigit():
        words.pop(0)
    return " ".join(words)


def _known(facts: Facts, name: str, span: ProseSpan) -> bool:
    """Whether the profile names this company, or the release does in another part, under its full or its first name."""
    stated = [str(v) for kind in ("parties", "marks.owner") for v in facts.profile.values(kind)]
    issuers = facts.once("issuer-names", issuer_names)
    names = [without_suffix(each).split() for each in (*stated, *(n.text for n in issuers))]
    if key(name.split()[0]) in {key(words[0]) for words in names if words}:  # as it looks: a letter amiss makes no stranger
        return True
    first, second = (*name.casefold().replace("-", " - ").split(), "")[:2]  # as the words of a text are counted
    part = facts.release.tile_index(span.start)
    places = facts.words.index.get(first, ())
    if len(first) <= 2:  # too short to stand for the company: its next word has to follow
        places = [place for place in places if second and facts.words.folded[place + 1 : place + 2] == [second]]
    return any(facts.release.tile_index(facts.words.starts[place]) != part for place in places)


def _opens(facts: Facts, span: ProseSpan) -> bool:
    """Whether a paragraph begins with it, or with a heading about it."""
    paragraph = facts.paragraph_at(span.start)
    if span.start - paragraph.start > _LONGEST_NAME:  # more than a heading's words
        return False
    before = facts.prose[paragraph.start : span.start].strip(" \t\u00a0*_#").lower()
    return before in ("", "about", "about the", "the")


KINDS = {
    "company": Kind(
        find_companies,
        {"name": "text", "known": "flag", "opens": "flag"},
        reads=("issuer.legal_name", "issuer.short_names", "parties", "marks.owner"),
        meanings={
            "name": "its name without the corporate form",
            "known": "the profile names it, or another part of the release does",
            "opens": "a paragraph begins with it, or with a heading about it",
        },
    ),
}
