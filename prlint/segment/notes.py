"""Notes below the text, told by their marks, their numbers or the marks above."""

from __future__ import annotations

from itertools import pairwise

from prlint.segment.contact_lines import links
from prlint.segment.lines import SHORT
from prlint.segment.looks import cites, is_note, is_number, is_of_news
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def is_told_a_note(lines: Sequence[Line], number: int, start: int) -> bool:
    line = lines[number]
    if line.kind == "ITEM" and line.text.startswith("* ") and _has_its_asterisk(lines, number, start):
        return True
    if _stars(line) > 1 and _has_its_stars(lines, number, start):
        return True
    if line.text.startswith("1. ") and line.kind == "ITEM":
        if lines[number - 1].kind in ("ITEM", "CELL"):
            return _is_called_up(lines, start, number)  # below a list or a table
        if [below.kind for below in lines[number + 1 : number + 2]] != ["ITEM"]:
            return any("¹" in other.text for other in lines[max(start - 1, 0) : number])  # no list of one
    if line.kind == "SHORT" and _titles_link(lines, number):
        return True
    return _is_next_note(lines[number - 1], line) or _is_marked_above(lines, number, start)


def _titles_link(lines: Sequence[Line], number: int) -> bool:
    """Whether it stands between notes, or behind the last of them, and says what the link above it leads to."""
    before, behind = lines[number - 1], lines[number + 1 : number + 2]
    if before.kind != "NOTE" or not links(before) or len(lines[number].text.split()) > 12:
        return False
    return not behind or behind[0].kind in ("NOTE", "SOURCE", "END")


def give_ruled_notes(lines: Sequence[Line], start: int) -> None:
    """Notes below a rule of underscores, whose numbers stand on lines by themselves or count the lines; a star may open one for all."""
    for number in range(start, len(lines) - 1):
        if lines[number].kind != "RULE" or not lines[number].text.startswith("__"):
            continue
        below, due = number + 1, 1
        while below < len(lines):
            line, match = lines[below], NUMBERED.match(lines[below].text)
            alone = below + 1 < len(lines) and _NUMBER_ALONE.fullmatch(line.text) and lines[below + 1].kind in _MAY_BE_RULED
            counted = int(match["number"]) if match is not None else _bare_number(line)
            may_be = line.kind in _MAY_BE_RULED and counted == due
            may_be = may_be or (line.kind == "ITEM" and (counted >= due or (due == 1 and _stars(line) == 1)))
            if not (alone or may_be):
                break
            for note in lines[below : below + 1 + bool(alone)]:
                note.kind = "NOTE"
            below += 2 if alone else 1
            due = counted + 1 if counted else due


_NUMBER_ALONE = lazy(r"\(?\d{1,2}[.)]{0,2}|\*{1,3}")
_MAY_BE_RULED = frozenset(("PARAGRAPH", "SHORT", "MEASURES", "NOTE"))


def _is_next_note(before: Line, line: Line) -> bool:
    """Whether a numbered line goes on with the notes above, or is the first of those below a table: (1) Excludes …"""
    if before.kind == "NOTE" and counts_on(before, line):
        return True
    return line.text.startswith("(1) ") and (before.kind == "CELL" or (before.kind == "NOTE" and not before.text[0].isalnum()))


_SIGNED = lazy(r"\((?P<sign>[a-h]|\d{1,2}|[ivx]{1,4})\)\s")
_SIGNS = (tuple("abcdefgh"), tuple(map(str, range(1, 21))), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))
_RAISED = lazy(r"[a-zA-Z)%.][¹²³⁴-⁹]")
_NOTED_LINES = 60
_LABEL = 40  # at the head of a paragraph: Americas (b): Sales rose.


def _is_marked_above(lines: Sequence[Line], number: int, start: int) -> bool:
    """Whether (a) or (1) before this line stands behind a word in a heading, an item or a row above, so that this is its note."""
    match = _SIGNED.match(lines[number].text)
    if match is None:
        return False
    before, marker = lines[number - 1], f"({match['sign']})"
    noted = lines[max(start - 1, number - _NOTED_LINES, 0) : number]
    later = all(match["sign"] != signs[0] for signs in _SIGNS)
    if later:
        last = next((found for line in reversed(noted) if line.kind == "NOTE" and (found := _SIGNED.match(line.text))), None)
        follows = last is not None and any((last["sign"], match["sign"]) in pairwise(signs) for signs in _SIGNS)
        if not follows or before.kind == "NOTE":
            return follows
    if match["sign"] == "1" and any(_RAISED.search(line.text) for line in noted):
        return True  # subscribers²: the notes of a text that raises its markers
    return ("note" in before.plain or not before.text.endswith(":")) and any(
        (at := line.text.find(marker, 1)) > 0  # in a heading, an item or a row, or right behind a word: beta(1)
        and (line.kind in ("SHORT", "ITEM", "CELL") or (marker[1].isdigit() and line.text[at - 1].isalpha()) or (later and at < _LABEL))
        for line in noted
    )


def ends_below(lines: Sequence[Line], number: int) -> bool:
    """Whether another heading of the news stands two or three lines below."""
    return any(line.kind == "SHORT" and not is_number(line) for line in lines[number + 2 : number + 4])


NUMBERED = lazy(r"[\[(]?(?P<number>\d{1,2})[\]).]{1,2}\s")
_MAY_BE_COUNTED = frozenset(("SHORT", "PARAGRAPH", "NOTE", "CAVEAT", "MEASURES"))
_BARE_NUMBER = lazy(r"(?P<number>\d{1,2})(?:\s{1,2}(?:[–—|-] )?[A-Z“]|[A-Z][a-z]{2})")


def give_counted_notes(lines: Sequence[Line], start: int) -> None:
    """Notes that bare numbers count: 1 Samples taken in 2000 …, 2 Release of October 29; those of the next page go on with 3."""
    number, due = start, 1
    while number < len(lines):
        end, first = number, due if _bare_number(lines[number]) == due else 1
        while end < len(lines) and lines[end].kind in _MAY_BE_COUNTED and _bare_number(lines[end]) == end - number + first:
            end += 1
        last = end > number and (end == len(lines) or lines[end].kind in ("SOURCE", "END"))
        long = any(len(line) > 60 for line in lines[number:end])
        below = end > number and lines[number - 1].kind == "CELL" and _is_called_up(lines, start, number)  # a table, whose note it is
        if below or ((end - number >= 2 or last) and (long or _is_called_up(lines, start, number))):
            due = first + end - number
            for line in lines[number:end]:
                line.kind = "NOTE"
        number = max(end, number + 1)


def give_called_notes(lines: Sequence[Line], start: int) -> None:
    """Notes that look like a list below the news, two of whose numbers are glued to its words: … of adults.1 Few ask,2 and fewer buy3."""
    number, read, notes = start, max(start - 1, 0), range(0)
    called: set[int] = set()
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].kind in _MAY_BE_CALLED and _item_number(lines[end]) == end - number + 1:
            end += 1
        below = lines[end].kind if end < len(lines) else ""
        if end - number >= 2 and below not in _OF_NEWS and not lines[number - 1].text.endswith(":"):
            called.update(int(found[1] or found[2]) for line in lines[read:number] for found in _GLUED.finditer(line.text))
            raised = (line for line in lines[read:number] if not _DIGITS_RAISED.isdisjoint(line.text))
            called.update(int(found.translate(_LOWERED)) for line in raised for found in _BEHIND.findall(line.text))
            read = number
            notes = range(number, end) if len(called.intersection(range(1, end - number + 1))) >= 2 else notes
        number = max(end, number + 1)
    if all(line.kind != "NOTE" or number in notes for number, line in enumerate(lines)):
        for number in notes:
            lines[number].kind = "NOTE"


_MAY_BE_CALLED = frozenset(("ITEM", "CONTACT", "NOTE"))  # those below the contacts
_DIGITS_RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
_BEHIND = lazy(r"(?:[A-Za-z]{3}|[a-z)%”\"][.,;]|[)%”\"]|\b(?:19|20)\d\d)([¹²³⁴-⁹][⁰¹²³⁴-⁹]?)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OF_NEWS = frozenset(("PARAGRAPH", "SHORT", "ITEM", "QUOTE", "MEASURES"))
_GLUED = lazy(r"[a-z)%”\"][.,;](\d{1,2})(?:[,–-]\d{1,2}){0,4}(?=\s|$)|(?<![\w-])[a-z]{3,30}(\d{1,2})(?:[,–-]\d{1,2}){0,4}(?=[.,;](?:\s|$))")


def _item_number(line: Line) -> int:
    match = NUMBERED.match(line.text)
    return int(match["number"]) if match is not None else 0


def give_starred_notes(lines: Sequence[Line], start: int) -> None:
    """Notes that asterisks count, set off from their text: * Samples of 2025, ** Without Orrin Foods."""
    number = start
    while number + 1 < len(lines):
        end = number
        while end < len(lines) and lines[end].kind in ("ITEM", "SHORT", "PARAGRAPH", "NOTE") and _stars(lines[end]) == end - number + 1:
            end += 1
        for line in lines[number:end] if end - number >= 2 else ():
            line.kind = "NOTE"
        number = max(end, number + 1)


_MARKER = lazy(
    r"(?<![\w-])[A-Za-z]*[A-Z]{2,}1(?![\w-])|[a-z]{3,}(?:1(?![\w-])| 1 ?[|:])"
    r"|(?:[A-Z]{4,}|margin|share|debt|flow|income|profit|sales|revenue) 1 (?:\||[a-z]{2})|[A-Za-z%)]{2}\^\{?1\b|[A-Za-z]{3}[.,]?¹"
)


def _is_called_up(lines: Sequence[Line], start: int, number: int) -> bool:
    """Whether a word above has the number of the first note behind it: a new IOCG1 deposit, Adjusted EBITDA 1 is, Adjusted income 1 |."""
    return any(("1" in line.text or "¹" in line.text) and _MARKER.search(line.text) for line in lines[max(start - 1, 0) : number])


_ASTERISK = lazy(r"[\w)%.”\"]\*(?:$|[\s,.;)])|\* \|")


def _has_its_asterisk(lines: Sequence[Line], number: int, start: int) -> bool:
    """Whether an asterisk before this line is no bullet of a list, but stands behind a word above, or by itself below a table."""
    beside = [lines[number - 1], *lines[number + 1 : number + 2]]
    if any(line.text.startswith("*") for line in beside):
        return False
    noted = lines[max(start, number - _NOTED_LINES) : number]
    return lines[number - 1].kind == "CELL" or any(_ASTERISK.search(line.text) for line in noted)


def _has_its_stars(lines: Sequence[Line], number: int, start: int) -> bool:
    """The same of several: Depreciation**, in a row above ** Includes amortization."""
    stars = "*" * _stars(lines[number])
    texts = (line.text for line in lines[max(start, number - _NOTED_LINES) : number])
    return any((at := text.find(stars, 1)) > 0 and text[at - 1] not in " *" and not text.startswith("*", at + len(stars)) for text in texts)


def _stars(line: Line) -> int:
    """How many asterisks stand before a line's text; those of an emphasis do not count."""
    text = line.text
    count = len(text) - len(text.lstrip("*"))
    return count if count <= 5 and not text.endswith("*") and text.find("*" * max(count, 1), count) < 0 else 0


def _bare_number(line: Line) -> int:
    match = _BARE_NUMBER.match(line.text)
    return int(match["number"]) if match else 0


def counts_on(before: Line, line: Line) -> bool:
    """Whether this line has the number after that of the line before."""
    last, this = NUMBERED.match(before.text), NUMBERED.match(line.text)
    return last is not None and this is not None and int(this["number"]) == int(last["number"]) + 1


def give_notes(lines: Sequence[Line], number: int) -> None:
    """What belongs to a heading of notes: numbered lines, and under `References` also lines that cite, or that nothing numbers."""
    loose = lines[number].plain not in _OF_EDITORS
    below = lines[number + 1] if number + 1 < len(lines) else None
    if not loose and below is not None and below.kind in ("CAVEAT", "LEGEND") and not is_note(below):
        lines[number].kind = f"{below.kind}_HEADING"
        return
    if not loose and below is not None and below.kind in ("SHORT", "ABOUT") and not is_note(below):
        lines[number].kind = below.kind  # chapters for those who write on it
        return
    numbered = False
    for line in lines[number + 1 :]:
        if is_of_news(line) and len(line) <= SHORT:
            break  # Qualified Person
        marked = is_note(line) or line.kind in ("ITEM", "NOTE")
        if line.kind in ("MEDIA", "SOURCE") and not marked:
            break
        if line.kind not in (*_MAY_BE_COUNTED, "ITEM", "MEDIA", "SOURCE") or not (
            marked or (cites(line) and _IN_JOURNAL.search(line.text) is not None) or (loose and (cites(line) or not numbered))
        ):
            break
        numbered = numbered or marked
        line.kind = "NOTE"


_IN_JOURNAL = lazy(r"(?:19|20)\d\d;\d{1,4}")
_OF_EDITORS = frozenset(("notes", "note", "notes to editors", "note to editors", "notes for editors", "note for editors"))
