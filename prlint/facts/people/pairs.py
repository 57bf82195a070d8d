"""What comes in pairs: brackets, and the two marks of a quotation. Which of them lack their partner.

Partners are looked for in one paragraph first, and what is left over in the next few of the same part. What this cannot see: a bracket
that closes the wrong one of two open ones of its shape, and single quotation marks, which look like apostrophes.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Left = tuple[int, str]  # where a bracket or mark without partner stands, and which it is

_BRACKET = lazy(r"[()\[\]{}]")
_OPENS = {"(": ")", "[": "]", "{": "}"}
_SHAPES = {"(": "round", ")": "round", "[": "square", "]": "square", "{": "curly", "}": "curly"}
# What a closing bracket may end without having been opened: the label of an item, a smile.
_LABEL_BEFORE = lazy(r"(?:^|[\s;,:.(/–—-])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$|[:;]-?$")
_SMILE = lazy(r"(?:^|\s)[:;]-?$")
# Intervals may be open at one end: [0.2, 0.9) and ]0.2, 0.9[
_INTERVAL = lazy(r"[\[(\]]\s?[-−+]?\d[\d.]*\s?[,;–-]\s?[-−+]?(?:\d[\d.]*|∞)\s?[\])\[]")
_FAR = 6  # paragraphs that a remark in brackets may run through
_TOLD = ("quote", "body", "lead")  # a speech begins in one of these and may end in another


def find_brackets(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not any(sign in prose for sign in "([{)]}"):
        return []
    left = {at for at, _ in _unpaired(facts, _brackets_left, _OPENS)}
    found = []
    for match in _BRACKET.finditer(prose):
        alone = match.start() in left
        if alone or _counts(facts, match.start(), match[0]):
            pairing = "paired" if not alone else "unclosed" if match[0] in _OPENS else "unopened"
            found.append(Thing("bracket", ProseSpan(*match.span()), {"shape": _SHAPES[match[0]], "pairing": pairing}))
    return found


def _counts(facts: Facts, at: int, sign: str) -> bool:
    """Whether it is a bracket at all: no smile, no label of an item, no address."""
    prose = facts.prose
    before = prose[max(at - 12, 0) : at].rpartition("\n")[2]
    if sign in ")" and _LABEL_BEFORE.search(before):
        return False
    return not (sign in "()" and _SMILE.search(before))


def _unpaired(facts: Facts, leave: Callable[[Facts, ProseSpan], list[Left]], opens: Mapping[str, str], far: int = _FAR) -> Iterator[Left]:
    """What each paragraph leaves over, less what another one at most `far` paragraphs after it in the same part makes up for."""
    waiting: list[tuple[int, int, Left]] = []
    for number, paragraph in enumerate(facts.paragraphs):
        part = -1 if far == 1 and facts.part_of(paragraph) in _TOLD else facts.release.tile_index(paragraph.start)
        for at, sign in leave(facts, paragraph):
            if sign in opens:
                waiting.append((number, part, (at, sign)))
                continue
            partner = next((w for w in reversed(waiting) if w[1] == part and number - w[0] <= far and opens[w[2][1]] == sign), None)
            if partner is None:
                yield at, sign
            else:
                waiting.remove(partner)
    yield from (left for _, _, left in waiting)


def _brackets_left(facts: Facts, paragraph: ProseSpan) -> list[Left]:
    """The brackets of a paragraph that have no partner in it."""
    prose = facts.prose
    text = paragraph.of(prose)
    signs = [(match.start() + paragraph.start, match[0]) for match in _BRACKET.finditer(text)]
    if not signs:
        return []
    halves = {at for match in _INTERVAL.finditer(text) for at in (match.start() + paragraph.start, match.end() - 1 + paragraph.start)}
    labels: list[Left] = []
    open_ones: list[Left] = []
    left: list[Left] = []
    for at, sign in signs:
        if at in halves and _half_open(prose, at, halves):
            continue
        if sign in _OPENS:
            open_ones.append((at, sign))
            continue
        partner = next((n for n in range(len(open_ones) - 1, -1, -1) if _OPENS[open_ones[n][1]] == sign), None)
        if partner is not None:
            open_ones.pop(partner)
        elif _counts(facts, at, sign):
            left.append((at, sign))
        else:
            labels.append((at, sign))
    return sorted([*left, *((at, sign) for at, sign in open_ones if _counts(facts, at, sign))])


def _half_open(prose: str, at: int, halves: set[int]) -> bool:
    """Whether this is an end of an interval whose two ends differ."""
    ends = sorted(halves)
    number = ends.index(at)
    first, last = (ends[number], ends[number + 1]) if number % 2 == 0 and number + 1 < len(ends) else (ends[number - 1], ends[number])
    return _OPENS.get(prose[first]) != prose[last]


# --- quotations

_QUOTES = {"“": "”"}
_TOLD_BEHIND = lazy(r"[,.?!]\s(?:said|says|added|adds|noted|notes|commented|comments|stated|states|continued|explained)\b")
_SPEAKER = lazy(r"[”\"]\s(?:said|says|added|noted|commented|stated)\s(?P<name>[A-Z][\w’'-]{1,30}\s[A-Z][\w’'-]{1,30})")
_PAGE = lazy(r"(?i)(?:page )?[-–(]?\s?\d{1,3}\s?[-–)]?(?: of \d{1,3})?|[-–(]?\s?more\s?[-–)]?")  # what ends a page, or opens one
_DOUBLE = lazy(r"[“”\"]")


def lone_marks(facts: Facts) -> Mapping[int, str]:
    """The double quotation marks without partner, by their place: `unclosed` or `unopened`."""
    # A speech of three paragraphs or more opens each of them: without those marks a reader cannot tell who speaks in the middle.
    found = {at: "unclosed" if sign == "“" else "unopened" for at, sign in _unpaired(facts, _marks_left, _QUOTES, far=1)}
    number_of = {paragraph.start: number for number, paragraph in enumerate(facts.paragraphs)}
    lone = {
        at: pairing
        for at, pairing in found.items()
        if pairing == "unopened" or not (_opens_next_line(facts, at) or _goes_on(facts, at, number_of[facts.paragraph_at(at).start]))
    }
    told = sorted(lone)
    pairs = [pair for pair in pairwise(told) if [lone[at] for at in pair] == ["unclosed", "unopened"]]
    paired = {at for opened, closed in pairs if _is_one_sentence(facts, opened, closed) for at in (opened, closed)}
    paired.update(closed for opened, closed in pairs if _is_one_speech(facts, opened, closed))
    return {at: lone[at] for at in told if at not in paired}


def _is_one_sentence(facts: Facts, opened: int, closed: int) -> bool:
    """Whether the end of a page broke a speech off in mid-sentence, and its paragraph goes on below in lower case."""
    last = facts.prose[facts.paragraph_at(opened).end - 1]
    return (last.isalnum() or last == ",") and facts.prose[facts.paragraph_at(closed).start].islower()


_LONGEST_SPEECH = 10


def _is_one_speech(facts: Facts, opened: int, closed: int) -> bool:
    """Whether a speech that opens here, and in none of its next paragraphs anew, closes there: its first mark tells of both."""
    parts = [each for each in facts.paragraphs if each.end > opened and each.start <= closed]
    return len(parts) <= _LONGEST_SPEECH and _TOLD_BEHIND.search(facts.prose, opened, parts[0].end) is None


def _opens_next_line(facts: Facts, at: int) -> bool:
    """Whether the next mark of its paragraph opens a line, which then is a paragraph of the speech."""
    following = _DOUBLE.search(facts.prose, at + 1, facts.paragraph_at(at).end)
    if following is None or facts.prose[following.start() - 1] not in "\r\n":
        return False
    return following[0] != "”" and not _TOLD_BEHIND.search(facts.prose, at, following.start())


def _marks_left(facts: Facts, paragraph: ProseSpan) -> list[Left]:
    """The marks of a paragraph that no quotation in it begins or ends with, straight ones given as the curly ones they stand for."""
    from prlint.facts.people.quotation_marks import could_open, pairs

    prose = facts.prose
    marks = [match.start() for match in _DOUBLE.finditer(prose, paragraph.start, paragraph.end)]
    if not marks:
        return []
    real = facts.once("real-marks", lambda all_facts: frozenset(mark.span.start for mark in all_facts.of("quotation-mark")))
    taken = set()
    for quoted in pairs(prose, paragraph, 0):
        if not quoted.open:
            taken |= {quoted.span.start, quoted.span.end - 1}
    return [(at, "“" if could_open(prose, paragraph, at) else "”") for at in marks if at not in taken and at in real]


def _goes_on(facts: Facts, at: int, number: int) -> bool:
    """Whether a speech runs on: its next paragraph begins with a mark of its own, as custom wants, and no speaker has been named yet.

    Where that one lacks its partner too, it is the last of the speech that must close.
    """
    paragraph = facts.paragraphs[number]
    if _TOLD_BEHIND.search(facts.prose, at, paragraph.end) or number + 1 == len(facts.paragraphs):
        return False
    near = facts.paragraphs[number + 1 : number + 5]
    following = next((each for each in near if not _PAGE.fullmatch(each.of(facts.prose).strip())), None)
    if following is None or facts.prose[following.start] not in "“\"":
        return False
    one = _SPEAKER.search(facts.prose, paragraph.start, at)
    other = _SPEAKER.search(facts.prose, following.start, following.end)
    return one is None or other is None or one["name"] == other["name"]  # somebody else speaks there


KINDS = {
    "bracket": Kind(
        find_brackets,
        {"shape": ("round", "square", "curly"), "pairing": ("paired", "unclosed", "unopened")},
        meanings={"shape": "which kind of bracket", "pairing": "whether its partner is there"},
    ),
}
