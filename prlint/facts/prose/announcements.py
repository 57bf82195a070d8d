"""What announces a list, and what could be an item of one."""

from __future__ import annotations

from prlint.data import members
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts
    from prlint.text.span import ProseSpan

_FOLLOWING_ARE = lazy(r"(?:The following|These|Here|Below) (?:is|are)\b")
_COUNTS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Three trials are under way: | Under the terms of the agreement:
_COUNTS_ITEMS = lazy(
    r"(?i)\b(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten)|several)(?: [\w-]+){1,8}:$"
    r"|\b(?:key|main|other|further|additional|selected|principal)(?: [\w-]+)?"
    r" (?:figures|points|results|findings|facts|terms|highlights|dates|features|benefits|measures|steps)(?: [\w-]+){0,6}:$"
    r"|\bunder the (?:terms|agreement|deal|plan|offer)(?: [\w-]+){0,4}:$"
)
_ITEM_OPENER = lazy(  # the last: Meeting the needs of …
    r"[•●■▪◦‣·*–—-]\s?\S|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[a-z]|(?!During|Following|According|Spring|Nothing)[A-Z][a-z]{2,14}ing\s"
)
# A stop and the marker of a note; behind a figure the marker is raised or in brackets.
_NOTED_END = lazy(r"(?:[a-z)”\"][.!?][”\"]?[\[(]?[\d¹²³⁰⁴-⁹]|\d[.!?][”\"]?(?:[\[(]\d|[¹²³⁰⁴-⁹]))[\d¹²³⁰⁴-⁹,–-]{0,4}[\])]?$")
# In her first year she will work on:
_SAYS_ON_WHAT = lazy(
    r"(?i)\b(?:will|would|must|should|can|plans? to|aims? to|intends? to) (?!be )(?:[\w-]+ ){1,4}(?:on|for|in|of|by|into):$"
)
_LABELLED_ITEM = lazy(r"[“\"*_]{0,3}[A-Z0-9][^:;\n–—]{0,80}(?::\s|\s[–—-]\s)")


def announces(facts: Facts, span: ProseSpan) -> bool:
    """Words and a colon at the end, one of the last words being one that calls for a list; or "are as follows." with a stop."""
    if facts.prose[span.end - 1] != ":":
        return facts.prose.endswith((" are as follows.", " is as follows."), span.start, span.end)
    words = facts.words
    last = [words.folded[n] for n in words.within(span) if words.is_word(n)][-4:]
    if len(last) < 2:
        return False
    announcers = members("list-announcers", "word")
    speaks = any(word.startswith(("stat", "sa", "comment", "announce", "declar", "add", "writ")) for word in last)
    called = last[-1] in announcers or any(word in ("following", "follows", "below") for word in last) or "these" in last[-3:-1]
    called = called or _SAYS_ON_WHAT.search(facts.prose, max(span.start, span.end - 90), span.end) is not None
    called = called or last[-1] == "to" or ("among" in last and bool(announcers.intersection(last)))
    called = called or _FOLLOWING_ARE.match(facts.prose, facts.sentence_at(span.end - 1).start) is not None
    return not speaks and (called or _counts_what_is_not_there(facts, span))


def _counts_what_is_not_there(facts: Facts, span: ProseSpan) -> bool:
    """Whether it counts or agrees on what a colon announces, and a heading, a quote or another section follows: no items in sentences."""
    counted = _COUNTS_ITEMS.search(facts.prose, max(span.start, span.end - 90), span.end)
    if counted is None:
        return False
    if _ends_before(facts, span, _COUNTS.index(counted["count"].lower()) if counted["count"] else 0):
        return True
    after = facts.paragraph_at(min(span.end + 4, len(facts.prose) - 1))
    return after != span and facts.part_of(after) not in ("body", "lead", "heading", "list", "table")


def _ends_before(facts: Facts, span: ProseSpan, count: int) -> bool:
    """Whether the text ends before as many paragraphs as are announced, and those are none of its items."""
    at = facts.paragraphs.index(span) if span in facts.paragraphs else len(facts.paragraphs)
    for behind in range(1, count + 1):
        if at + behind >= len(facts.paragraphs):
            return behind > 1
        following = facts.paragraphs[at + behind]
        part = facts.part_of(following)
        if part in ("list", "table", "heading") or (part in ("body", "lead") and is_item(following.of(facts.prose))):
            return False
        if part not in ("body", "lead"):
            return behind > 1
    return False


def is_item(text: str) -> bool:
    """Whether it could be an item of a list: by what opens it, by a label in front, or because it is no whole sentence."""
    ended = text[-1] in '.!?”")' or _NOTED_END.search(text[-8:]) is not None
    return _ITEM_OPENER.match(text) is not None or _LABELLED_ITEM.match(text) is not None or not ended
