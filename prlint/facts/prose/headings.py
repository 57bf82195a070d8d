"""Headings with nothing under them.

A heading is known by its words (About …, Forward-Looking Statements, Contacts), or it is a line of a few capitalized words right above one
that is. What this cannot see: headings that share a paragraph with other lines, and a heading above another that nobody knows.
"""

from __future__ import annotations

from functools import cache

from prlint.data import column, table
from prlint.facts import Facts
from prlint.facts.names.naming import is_a
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

_LONGEST = 80  # characters
# The end of a company's name in a heading.
_TAIL = lazy(r"(?:(?<=Inc|INC|Ltd|LTD| Co|N\.V|B\.V|S\.A|p\.A|L\.P)\.|(?<=Corp|CORP)\.)?(?: \([^()]{1,30}\))?$")
_MOST = 10  # words
_WORD = lazy(r"[^\W\d_](?:[\w’'&-]*\w)?")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with"})
# Headings that never have only another heading under them. A notes section may: the companies are described in it.
_FULL = frozenset({"about", "caveat", "non-gaap", "safety", "event"})
_ENDS = frozenset({"end-mark", "source"})
_ABOUT_ONE = lazy(r"About (?:the )?[\w-]+(?: [\w-]+)?$")  # About veltorinib: not every name is written large
# Words of lines that stand above a heading with good reason: signatures, and titles of what has sections of its own.
_LEADS_ON = frozenset(
    {"behalf", "sincerely", "board", "signed", "by", "note", "notes", "editor", "editors", "information", "appendix", "annex"}
)


@cache
def _known() -> tuple[dict[str, str], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Words of headings -> kind: whole ones, their beginnings, and what they hold; the longest first."""
    rows = [(row["how"], row["words"], row["kind"]) for row in table("part-headings")]
    begin, hold = (sorted(((w, k) for h, w, k in rows if h == how), key=lambda r: -len(r[0])) for how in ("begins", "holds"))
    return {words: kind for how, words, kind in rows if how == "is" or kind in _FULL}, tuple(begin), tuple(hold)


def is_bare(facts: Facts, number: int) -> bool:
    """Whether this paragraph, by its number, is a heading under which nothing stands but the next heading, an end mark, or nothing."""
    paragraphs = facts.paragraphs
    kind = _heading(facts, paragraphs[number])
    if kind is None or (number and kind == "plain" and _heading(facts, paragraphs[number - 1]) is not None):
        return False
    if number + 1 == len(paragraphs) or facts.part_of(paragraphs[number + 1]) in _ENDS:
        return kind in _FULL or kind == "contact"
    own, behind = facts.part_of(paragraphs[number]), facts.part_of(paragraphs[number + 1])
    told = behind in ("contact", "references", "legend") and behind != own and (kind != "caveat" or behind == "contact")
    told = told and (kind != "non-gaap" or behind != "references")  # notes say what each measure is
    following = "contact" if told and kind in _FULL else _heading(facts, paragraphs[number + 1])  # which may share its paragraph
    if following == kind and kind not in ("about", "contact"):
        return False  # the one stands over the other
    if following == "contact":
        return kind in _FULL or kind in ("plain", "notes")
    if kind == "about":
        return following not in (None, "plain") or (behind == "forward-looking" and behind != own)
    return following in _FULL and (kind in _FULL or kind in ("plain", "contact"))


def _heading(facts: Facts, span: ProseSpan) -> str | None:
    """The kind of heading that a paragraph is, `plain` for one of unknown words, or None."""
    text = span.of(facts.prose).strip(" \t\u00a0*_#:")
    if len(text) > _LONGEST or "\n" in text or "@" in text:
        return None
    text = _TAIL.sub("", text) if text.endswith((".", ")")) else text
    if not text or text[-1] in ".;,!?)”\"":
        return None
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST or not words[0][0].isupper():
        return None
    capitalized = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    folded = " ".join(text.casefold().replace("’", "'").replace("-", " ").split())
    whole, begin, hold = _known()
    kind = whole.get(folded)
    if kind is None and not capitalized and not _ABOUT_ONE.match(text):
        return None
    if kind is None:
        kind = next((kind for start, kind in begin if folded.startswith(start + " ")), None)
        kind = kind or next((kind for held, kind in hold if held in folded), None)
        kind = "other" if kind not in (None, *_FULL) else kind  # more words than the heading has: rarely one without text
    if kind == "about":
        return "about" if len(words) > 1 and not folded.startswith(("about us", "about the compan", "about our")) else None
    return kind or ("plain" if _is_plain(facts, span, words) else None)


def _is_plain(facts: Facts, span: ProseSpan, words: list[str]) -> bool:
    """A line of the news that could be a heading; a name or a position under a letter is none."""
    text = span.of(facts.prose)
    signs = any(word.lower() in _LEADS_ON or (word.lower() not in _SMALL and is_a(word, "title", "title-word")) for word in words)
    bare = not any(sign in text for sign in ":|/,.")
    name = len(words) == 2 and words[-1].lower() not in column("section-nouns", "word")
    return bare and not signs and not name and facts.part_of(span) in ("heading", "body", "lead", "event")
