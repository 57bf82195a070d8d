"""Lists whose number of items is announced: "will present five abstracts:" and, below it, the bullets.

Only the count that the sentence before the colon is about is read, and not one behind a preposition ("results in two trials:"). Items are
counted where they carry bullets or numbers; deeper ones belong to theirs.
A sentence may also go on with the names of the things.
What it cannot see: items without a bullet in lines of their own, and lists that other paragraphs interrupt.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from prlint.data import column
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import number_words
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MOST = 20  # items that anybody counts
_WINDOW = 4_000  # characters of a paragraph in which its items are looked for
_SMALL = frozenset(number_words.ONES[2:])
_ITEM = lazy(
    r"(?m)^(?P<indent>[ \t\u00a0]*)(?:(?P<bullet>[•●■▪◦‣·○*]|[–—-](?=[ \t\u00a0]))|(?P<number>\(?\d{1,2}[.)])(?=[ \t\u00a0]))"
    r"[ \t\u00a0]*(?P<words>\S[^\r\n]*)"
)
_LABEL = lazy(r"[A-Z][\w ]{1,24}:")


class Item(Value):
    place: ProseSpan
    indent: int
    sign: str  # the bullet, or "1" for a number
    number: int | None
    words: str


class Announced(Value):
    """count: the place of the number. first: that of the first item, or of what is named."""

    count: ProseSpan
    announced: int
    first: ProseSpan
    items: int


def find_announced_lists(facts: Facts) -> Iterator[Thing]:
    for each in _lists(facts):
        places = {"count": each.count}
        yield printed(facts.prose, "announced-list", each.count, places, announced=each.announced, expected_announced=each.items)


def find_announced_items(facts: Facts) -> Iterator[Thing]:
    """The first item of each list, so that a finding on its count can show it."""
    for each in _lists(facts):
        yield printed(facts.prose, "announced-item", each.first, {}, count=each.count.of(facts.prose))


def _lists(facts: Facts) -> list[Announced]:
    return facts.once("announced lists", lambda f: list(_all_lists(f)))  # type: ignore[no-any-return]


def _all_lists(facts: Facts) -> Iterator[Announced]:
    words = facts.words
    for colon in words.index.get(":", ()):
        at = words.ends[colon]
        if at < len(facts.prose) and facts.prose[at] not in " \t\u00a0\r\n*_":
            continue
        line_end = _line_end(facts.prose, at)
        count = _count(facts, colon, named=line_end is None)
        if count is None:
            continue
        place, announced = count
        items = _items(facts, line_end) if line_end is not None else _named(facts, at, announced)
        if items is not None and _is_miscounted(announced, items[1]):
            yield Announced(place, announced, *items)


def _line_end(prose: str, at: int) -> int | None:
    """Where the line ends whose last sign, emphasis apart, stands before this offset."""
    while at < len(prose) and prose[at] in " \t\u00a0*_":
        at += 1
    return at if at < len(prose) and prose[at] in "\r\n" else None


# The count


def _count(facts: Facts, colon: int, named: bool) -> tuple[ProseSpan, int] | None:
    """The one number of the sentence before a colon, where it counts what is announced: its place, and its value.

    named: whether the same line goes on with names, which are those of the noun right before the colon.
    """
    words = facts.words
    folded = words.folded
    sentence = words.within(facts.sentence_at(words.starts[colon]))
    first = max(sentence.start, colon - 40)
    numbers = [n for n in range(first, colon) if folded[n] in number_words.WORDS or folded[n].isdecimal()]
    counting = [n for n in numbers if not _is_other_number(facts, n)]
    if len(counting) != 1:
        return None
    at = counting[0]
    value = number_words.ONES.index(folded[at]) if folded[at] in _SMALL else int(folded[at]) if folded[at].isdecimal() else 0
    if not 2 <= value <= _MOST or not _is_about(folded[max(first, at - 4) : at], folded[at + 1 : colon], named):
        return None
    return ProseSpan(words.starts[at], words.ends[at]), value


def _is_other_number(facts: Facts, at: int) -> bool:
    """Whether a number does not count: a year, a day, a share, an amount, part of a name or of another number."""
    words = facts.words
    folded = words.folded
    before = folded[at - 1] if at else ""
    after = folded[at + 1] if at + 1 < len(folded) else ""
    if folded[at].isdecimal():
        start, end = words.starts[at], words.ends[at]
        glued = facts.prose[start - 1 : start].strip() or facts.prose[end : end + 1].strip(" ,:")
        named = before in _months() or after in _months() or before in word_class("numbered")
        return named or bool(glued) or len(folded[at]) == 4
    capitals = [facts.prose[words.starts[n]].isupper() for n in (at, at + 1) if n < len(words)]
    return all(capitals) and at not in words.openers


@cache
def _months() -> frozenset[str]:
    return frozenset(name.lower() for name in column("months", "name"))


def _is_about(before: list[str], behind: list[str], named: bool) -> bool:
    """Whether a count between these words of its sentence is of what the colon announces."""
    if not behind or len(behind) > 14 or word_class("list-partial").intersection(behind) or word_class("list-vague").intersection(before):
        return False
    if not any(word.endswith("s") or word in word_class("counted-people") for word in behind[:5]):
        return False
    if behind[0] in ("of", "-", "–", "times", "percent", "and", "or", "to") or word_class("list-time").intersection(behind[:3]):
        return False
    if before[-1:] == ["following"] or behind[1:3] == ["that", "follow"] or (named and len(behind) <= 3):
        return True
    verb = next((n for n, word in enumerate(behind[:-1]) if word in word_class("verb")), None)
    told = behind[1] in ("that", "which") if len(behind) > 1 else False  # three steps that the company took
    if verb is not None and not told and not word_class("list-shown").intersection(behind) and (before or _tells_of_more(behind[verb:])):
        return False
    if not before:
        return behind[-1] in ("are", "were") or not any(word.endswith("ed") and word not in word_class("list-shown") for word in behind)
    if before[-1] == "the":
        return behind[-1] in ("are", "were")
    leads = before[:-1] if before[-1] in word_class("own") or before[-1] in word_class("possessive") else before
    if leads and leads[-1] in ("in", "on") and word_class("ways").intersection(behind[:3]):
        return True
    if leads and leads[-1] in ("by", "with", "from", "on", "for", "at", "between"):
        return len(behind) <= 2 and not word_class("list-partial").intersection(leads)  # results from two trials
    return not leads or leads[-1] not in word_class("list-no-lead") or _opens_a_list(leads)


def _tells_of_more(said: list[str]) -> bool:
    """Whether what is said of the things counted may announce others: "were stopped for these reasons", but "will be grown there"."""
    return len(said) > 6 or any(word.endswith("s") or word in ("this", "in", "for", "by") for word in said[1:])


def _opens_a_list(before: list[str]) -> bool:
    """Whether a count behind a preposition is of what follows all the same: "consists of three", "divided into two"."""
    if before[-1] == "of":
        return bool(word_class("made-of").intersection(before))
    return before[-1] == "into" or (before[-1] == "in" and bool(word_class("comes-in").intersection(before)))


# The items


def _items(facts: Facts, at: int) -> tuple[ProseSpan, int] | None:
    """(the first item, how many there are) of the list that begins behind this offset; None where there is none or it cannot be told."""
    items = _run(facts, at)
    if not items:
        return None
    own = [item for item in items if item.sign == items[0].sign]
    deepest = min((item.indent for item in own[1:]), default=items[0].indent)
    own = [own[0], *(item for item in own[1:] if item.indent <= max(deepest, 0))]
    labels = [match[0] for item in own if (match := _LABEL.match(item.words)) is not None]
    if len(set(labels)) < len(labels) or any(item.words.rstrip(" *_").endswith(":") for item in items):
        return None  # each item is told in several lines
    if own[0].number is not None:
        numbers = [item.number for item in own]
        return (own[0].place, len(own)) if numbers == list(range(1, len(own) + 1)) else None
    return (own[0].place, len(own)) if len(own) > 1 else None


_ENDLESS = lazy(r"(?i)\b(?:etc|others?|more|several|various|each|both|respectively|rest)\b|\.\.\.|…|[(\[:“\"]")
_WRAPPED = lazy(r"(?<=[\w,])[ \t]?\r?\n(?=\w)")
_PARTED = lazy(r",[ \u00a0]+(?:and[ \u00a0]+|or[ \u00a0]+|as well as[ \u00a0]+)?|[ \u00a0]+(?:and|or|as well as)[ \u00a0]+")
_MOST_SENTENCE = 400
_ARTICLES = ("a ", "an ")
_FEW_WORDS = lazy(r"[a-z-]+(?: [a-z-]+)?")


def _named(facts: Facts, at: int, announced: int) -> tuple[ProseSpan, int] | None:
    """(their place, how many) of what the rest of the sentence names, where all begin with a capital, or semicolons part them.

    "and" may stand in a name and a comma before a place, so that only too few names are sure; None where there may be enough of them.
    """
    place = ProseSpan(at, max(at, facts.sentence_at(at).end)).trimmed(facts.prose)
    text = _WRAPPED.sub(" ", place.of(facts.prose).rstrip("."))
    if not text or len(text) > _MOST_SENTENCE or _ENDLESS.search(text) or "\n" in text:
        return None
    if ";" in text:
        parts = [part for part in text.split(";") if part.strip()]
        sure = len(parts) >= announced or not any(", and " in part for part in parts)  # else a semicolon stands inside of an item
        return (place, len(parts)) if sure else None
    items = _PARTED.split(text)
    named = all(item.removeprefix("the ")[:1].isupper() and len(item.split()) <= 5 for item in items)
    named = named or all((item.islower() and _FEW_WORDS.fullmatch(item)) or item.startswith(_ARTICLES) for item in items)
    return (place, len(items)) if named and 1 < len(items) < announced else None


def _is_miscounted(announced: int, items: int) -> bool:
    """Whether these may be the items announced, some added late or half dropped; else each thing has several items, or other ones."""
    return announced / 2 <= items <= announced + max(1, announced // 4) and (items <= announced or items % announced != 0)


def _run(facts: Facts, at: int) -> list[Item]:
    """The items from here on, up to the first paragraph that is none; empty where the list goes on behind that paragraph."""
    prose = facts.prose
    found: list[Item] = []
    gap = 0
    for paragraph in _paragraphs_behind(facts, at):
        lines = list(_ITEM.finditer(prose, paragraph.start - _indent(prose, paragraph.start), paragraph.end))
        opens = bool(lines) and not prose[paragraph.start : lines[0].start("bullet" if lines[0]["bullet"] else "number")].strip()
        if not opens:
            gap += 1
            if not found or gap > 1:
                break
            continue
        if gap and _same_list(found, _item(lines[0])):
            return []
        if gap:
            break
        found += [_item(line) for line in lines]
        if len(found) > 3 * _MOST:
            return []
    return found


def _same_list(found: list[Item], item: Item) -> bool:
    """Whether an item behind a paragraph may belong to the list before it."""
    return item.sign == found[0].sign and (item.number is None or item.number == (found[-1].number or 0) + 1)


def _paragraphs_behind(facts: Facts, at: int) -> Iterator[ProseSpan]:
    own = facts.paragraph_at(at)
    rest = ProseSpan(at, min(own.end, at + _WINDOW)).trimmed(facts.prose) if own.end > at else ProseSpan(at, at)
    if len(rest):
        yield rest
    number = bisect_right(facts.paragraphs, own)
    for paragraph in facts.paragraphs[number : number + 4 * _MOST]:
        yield ProseSpan(paragraph.start, min(paragraph.end, paragraph.start + _WINDOW))


def _indent(prose: str, at: int) -> int:
    start = at
    while start > 0 and prose[start - 1] in " \t\u00a0":
        start -= 1
    return at - start


def _item(match: re.Match[str]) -> Item:
    number = match["number"]
    place = ProseSpan(match.start("bullet" if match["bullet"] else "number"), match.end("words"))
    return Item(place, len(match["indent"]), match["bullet"] or "1", int(number.strip("().")) if number else None, match["words"])


KINDS = {
    "announced-list": Kind(
        find_announced_lists,
        {"count": "printed", "announced": "number", "expected_announced": "number"},
        meanings={
            "count": "the number that announces the list",
            "announced": "how many items it announces",
            "expected_announced": "how many items the list has",
        },
    ),
    "announced-item": Kind(
        find_announced_items,
        {"count": "text"},
        meanings={"count": "the number that announces the list of which this is the first item"},
    ),
}
