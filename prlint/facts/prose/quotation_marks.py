"""Quotation marks and apostrophes, and which of them lack their partner.

What this cannot see: the partners of single quotation marks, which look like apostrophes.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing
from prlint.facts.prose.pairs import unpaired
from prlint.facts.prose.quotations import DOUBLE, OPENS_AFTER, could_open, is_inch, open_alike, quotations
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from prlint.facts.prose.pairs import Left

_MARK = lazy(r"[\"“”„'‘’ʼ]")
_ELISION = lazy(r"(?i)['‘’](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|n['’])")
_OTHER = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def find_marks(facts: Facts) -> list[Thing]:
    """Every quotation mark and apostrophe; signs for feet and inches are none, nor are marks in addresses and code."""
    prose = facts.prose
    found = []
    for match in _MARK.finditer(prose):
        at = match.start()
        mark = match[0]
        before = prose[at - 1] if at else "\n"
        after = prose[at + 1] if at + 1 < len(prose) else "\n"
        if mark in "„ʼ" or _is_prime(prose, at, mark, before, after) or after in "=>" or before in "=<\\":
            continue
        if mark in "'‘’" and mark in (before, after):  # two typed for a double mark, which would be none with other ones
            continue
        shape = "straight" if mark in "\"'" else "curly"
        role = _role(prose, at, mark, before, after)
        known = {"role": role, "shape": shape, "other_shape": _other(mark, role, before)}
        found.append(Thing("quotation-mark", ProseSpan(at, at + 1), Lazy((facts, at, role), _MAKERS, known)))
    return found


def _pairing(mark: tuple[Facts, int, str]) -> str | None:
    facts, at, role = mark
    return facts.once("lone-marks", lone_marks).get(at, "paired") if role == "quote" and facts.prose[at] in "“”\"" else None


_MAKERS = {"pairing": _pairing}


def _line_start(prose: str, at: int) -> int:
    """Where the line of this place begins, or a thousand characters before it."""
    low = max(0, at - 1000)
    return max(prose.rfind("\n", low, at), prose.rfind("\r", low, at), low - 1) + 1


def _is_prime(prose: str, at: int, mark: str, before: str, after: str) -> bool:
    """The sign for feet, minutes or inches: straight, right behind a digit, and closing no quotation of its line."""
    if mark not in "\"'" or not before.isdigit() or after.isalpha():
        return False
    line, end = _line_start(prose, at), prose.find("\n", at)
    return mark == "'" or not _is_open(prose, line, at) or is_inch(prose, at, end if end >= 0 else len(prose))


def _is_open(prose: str, start: int, at: int) -> bool:
    """Whether a quotation begun behind `start` is still open at this place, signs for inches left out."""
    is_open = False
    for match in DOUBLE.finditer(prose, start, at):
        before = prose[match.start() - 1 : match.start()]
        if match[0] != '"' or not before.isdigit() or (is_open and not is_inch(prose, match.start(), at + 1)):
            is_open = match[0] == "“" or (match[0] == '"' and not is_open)
    return is_open


def _role(prose: str, at: int, mark: str, before: str, after: str) -> str:
    if mark in "\"“”":
        return "quote"
    if (before.isalnum() and after.isalnum()) or _ELISION.match(prose, at):
        return "apostrophe"
    if before in OPENS_AFTER and not after.isspace():
        return "quote"
    line = _line_start(prose, at)
    opened = regex(r"(?:^|[\s(\[—–“\"])[‘'](?=\w)").findall(prose[line:at])
    closed = regex(r"[^\s\w][’'](?=\W)|\w[’'](?=[\s.,;:!?)])(?<![sS][’'])").findall(prose[line:at])
    return "quote" if len(opened) > len(closed) and not (before in "sS" and after == " ") else "apostrophe"


def _other(mark: str, role: str, before: str) -> str:
    if mark in _OTHER:
        return _OTHER[mark]
    if role == "apostrophe":
        return "’"
    opening = before in OPENS_AFTER
    return ("“" if opening else "”") if mark == '"' else ("‘" if opening else "’")


# --- partners

_QUOTES = {"“": "”"}
_TOLD_BEHIND = lazy(r"[,.?!]\s(?:said|says|added|adds|noted|notes|commented|comments|stated|states|continued|explained)\b")
_SPEAKER = lazy(r"[”\"]\s(?:said|says|added|noted|commented|stated)\s(?P<name>[A-Z][\w’'-]{1,30}\s[A-Z][\w’'-]{1,30})")
_PAGE = lazy(r"(?i)(?:page )?[-–(]?\s?\d{1,3}\s?[-–)]?(?: of \d{1,3})?|[-–(]?\s?more\s?[-–)]?")  # what ends a page, or opens one


def lone_marks(facts: Facts) -> Mapping[int, str]:
    """The double quotation marks without partner, by their place: `unclosed` or `unopened`."""
    # A speech of three paragraphs or more opens each of them: without those marks a reader cannot tell who speaks in the middle.
    found = {at: "unclosed" if sign == "“" else "unopened" for at, sign in unpaired(facts, _marks_left, _QUOTES, far=1)}
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
    following = DOUBLE.search(facts.prose, at + 1, facts.paragraph_at(at).end)
    if following is None or facts.prose[following.start() - 1] not in "\r\n":
        return False
    return following[0] != "”" and not _TOLD_BEHIND.search(facts.prose, at, following.start())


def _marks_left(facts: Facts, paragraph: ProseSpan) -> list[Left]:
    """The marks of a paragraph that no quotation in it begins or ends with, straight ones given as the curly ones they stand for."""
    prose = facts.prose
    marks = [match.start() for match in DOUBLE.finditer(prose, paragraph.start, paragraph.end)]
    if not marks or prose.find("„", paragraph.start, paragraph.end) >= 0:
        return []  # „As in German“: there the mark that opens here closes
    real = facts.once("real-marks", lambda all_facts: frozenset(mark.span.start for mark in all_facts.of("quotation-mark")))
    taken = set()
    for quoted in quotations(prose, paragraph, 0, open_alike(facts)):
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
    prose, last = facts.prose, facts.prose[paragraph.end - 1]
    broken = last.isalnum() or last == ","  # by the end of a page: the paragraph goes on below in lower case
    near = (each for each in facts.paragraphs[number + 1 : number + 5] if not (broken and prose[each.start].islower()))
    following = next((each for each in near if not _PAGE.fullmatch(each.of(prose).strip())), None)
    if following is None or facts.prose[following.start] not in "“\"":
        return False
    one = _SPEAKER.search(facts.prose, paragraph.start, at)
    other = _SPEAKER.search(facts.prose, following.start, following.end)
    return one is None or other is None or one["name"] == other["name"]  # somebody else speaks there


KINDS = {
    "quotation-mark": Kind(
        find_marks,
        {
            "role": ("quote", "apostrophe"),
            "shape": ("curly", "straight"),
            "other_shape": "text",
            "pairing": ("paired", "unclosed", "unopened"),
        },
        meanings={
            "role": "what it does",
            "shape": "how it is set",
            "other_shape": "the same mark in the other shape",
            "pairing": "whether the other mark of its quotation is there; of double marks only",
        },
    ),
}
