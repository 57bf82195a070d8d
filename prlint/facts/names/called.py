"""Names that a text shows to be medicines by what it calls them: "mavoritide, an investigational tablet", "PV-7 is a live vaccine".

A name is a code, or a word that is written small somewhere. What it is called stands behind it, after a comma or "is", or right before it.
A word that is no code counts where it is called investigational, experimental or a candidate, or where a sentence of its own defines it.

What it cannot see: names that are called nothing, and names that are written large everywhere, which may be brands, trials or companies.
"""

from __future__ import annotations

from prlint.data import members, table
from prlint.facts import Facts
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 120  # characters before the noun in which its name may stand
_CODE = r"(?:[A-Z]{2,5}-?\d{1,6}[A-Za-z]?|[A-Z]{2,6}-[A-Z]{1,4}\d{1,5}(?:[A-Z]\d{0,2})?)"
_NAME = rf"(?P<name>(?<![\w-])(?:{_CODE}|[A-Za-z][a-z]{{5,24}}))"
_ARTICLE = r"(?:an?|its|our|their|the first|the only|the company['’]s|[A-Z]\w{1,20}['’]s)"
_CALLED = r"(?P<called>(?:[\w’'-]{1,30},? ){0,8})"
_AFTER_COMMA = lazy(rf"{_NAME}, {_ARTICLE} {_CALLED}$")
_DEFINED = lazy(rf"(?:^|\. {{1,2}}|^(?i:about) [\w-]{{3,25}}[®™]? ){_NAME}[®™]?(?: \([^()\n]{{1,40}}\))? is {_ARTICLE} {_CALLED}$")
_BEFORE = lazy(rf"(?:\b{_ARTICLE}|[,.;(]) {_CALLED}$")
_BEHIND = lazy(rf",? {_NAME}\b")
_ENDED = lazy(
    r"['’]?s?(?:[,.;:()]|$| (?:for|in|against|that|which|designed|developed|given|taken|with|to|of|being|under|from|called|known|and|at)\b)"
)
_IS_CODE = lazy(_CODE)
# Ends of words that are no name: chemotherapy, program, disease, company, injections.
_ORDINARY = lazy(
    r"(?:(?:tion|sion|ment|ness|ity|ing|ism|ogy|ics|ery|ance|ence|apy|gram|form|ware|ship|ure|ist|ease|oma|emia|itis|osis|pathy|cine"
    r"|pany|duct|oach|line|date|stem|ice|logic|ound|cule|body)|[^aou]s)$"
)
_UNDER_STUDY = frozenset({"investigational", "experimental", "candidate"})
_CLAUSES = frozenset(
    ("of", "for", "with", "that", "which", "who", "is", "was", "were", "are", "in", "on", "by", "from", "as", "and", "to", "has", "have")
)


def called_medicines(facts: Facts) -> Iterator[tuple[str, str]]:
    """(name, form) of each, in the order of nouns; the form is `code` or `generic`. A name can come more than once."""
    index, prose = facts.words.index, facts.prose.replace("\n", " ")
    for row in table("medicine-nouns"):
        for token in index.get(row["word"], ()):
            start, end = facts.words.starts[token], facts.words.ends[token]
            paragraph = facts.paragraph_at(start)
            before = prose[max(paragraph.start, start - _REACH) : start]
            yield from _named_before(facts, before, prose[end : end + 14], bool(row["candidate"]))
            yield from _named_behind(facts, before, prose, end, bool(row["candidate"]))


def _named_before(facts: Facts, before: str, behind: str, candidate: bool) -> Iterator[tuple[str, str]]:
    if _ENDED.match(behind) is None:
        return
    for pattern, defines in ((_AFTER_COMMA, False), (_DEFINED, True)):
        match = pattern.search(before)
        if match is None:
            continue
        words = _words(match["called"])
        if words & _CLAUSES:
            continue
        form = _form(facts, match["name"], defines or candidate or bool(words & _UNDER_STUDY))
        if form:
            yield match["name"].lower() if form == "generic" else match["name"], form


def _named_behind(facts: Facts, before: str, prose: str, end: int, candidate: bool) -> Iterator[tuple[str, str]]:
    name = _BEHIND.match(prose, end)
    match = _BEFORE.search(before) if name is not None else None
    if name is None or match is None:
        return
    code = _IS_CODE.fullmatch(name["name"]) is not None and not name[0].startswith(",")
    if not (code or candidate or _words(match["called"]) & _UNDER_STUDY):
        return
    form = _form(facts, name["name"], prose[name.end() : name.end() + 1] in ",.;)" or name[0].startswith(","))
    if form:
        yield name["name"].lower() if form == "generic" else name["name"], form


def _words(called: str) -> set[str]:
    return set(called.lower().replace(",", "").split())


def _form(facts: Facts, name: str, plain: bool) -> str | None:
    """Whether a name is a code, or a word of no other use; None where it is neither."""
    if _IS_CODE.fullmatch(name):
        return "code"
    if not plain or _ORDINARY.search(name) or name.lower() in members("generic-exceptions", "word"):
        return None
    known: dict[str, bool] = facts.once("names written small", lambda _: {})
    if name not in known:
        known[name] = any(_small(facts, token) for token in facts.words.index.get(name.lower(), ()))
    return "generic" if known[name] else None


def _small(facts: Facts, token: int) -> bool:
    """Whether a word is written small, outside addresses."""
    start, end = facts.words.starts[token], facts.words.ends[token]
    prose = facts.prose
    goes_on = prose[end : end + 1] in ("@", ".") and prose[end + 1 : end + 2].isalnum()
    return prose[start].islower() and prose[max(start - 1, 0)] not in "@./_-" and not goes_on
