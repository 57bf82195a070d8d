"""Headings: short lines that title what stands below them."""

from __future__ import annotations

from prlint.segment.blocks import LABELLED
from prlint.segment.contact_lines import links
from prlint.segment.dateline_words import date_alone
from prlint.segment.known import named
from prlint.segment.lines import SHORT
from prlint.segment.looks import is_number, is_of_news, is_sentence, is_title
from prlint.segment.notes import (
    NUMBERED,
    counts_on,
    ends_below,
    give_called_notes,
    give_counted_notes,
    give_notes,
    give_starred_notes,
    is_told_a_note,
)
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

SET_BULLETS = "*•●■▪◦‣·・○➢►▶✓✔"


def give_headings(lines: Sequence[Line], start: int) -> None:
    chapter: Line | None = None
    for number in range(start, len(lines)):
        line = lines[number]
        if line.kind == "DISCLAIMER":
            below = [other.kind for other in lines[number + 1 : number + 3]]
            line.kind = "CAVEAT_HEADING" if "CAVEAT" in below else "LEGEND_HEADING"
            if line.plain.startswith("disclosure") and "LEGEND" not in below and "CAVEAT" not in below and ends_below(lines, number):
                line.kind = "SHORT"  # a chapter of a letter or of the news
        elif line.kind == "NOTES_HEADING":
            give_notes(lines, number)
        elif line.kind == "RULE":
            line.kind = "FURNITURE" if number + 1 == len(lines) else lines[number - 1].kind
        elif line.kind == "ITEM" and number + 1 < len(lines) and _is_numbered_heading(line, lines[number + 1], chapter):
            line.kind, chapter = "HEADING", line
        elif line.kind == "SHORT" and date_alone(line.text) and _BESIDE_DAY & {near.kind for near in lines[number - 1 : number + 2]}:
            line.kind = "DATE"
        elif line.kind == "SHORT" and lines[number - 1].kind == "FURNITURE" and lines[number - 1].text[-1] == ":" and is_number(line):
            line.kind = "FURNITURE"  # Press Release Number: 18-310
        elif line.kind in ("ITEM", "PARAGRAPH", "SHORT") and is_told_a_note(lines, number, start):
            line.kind = "NOTE"
        elif line.kind in ("SHORT", "PARAGRAPH", "LEGEND") and line.plain.startswith("not for ") and named(line.plain, "front-lines"):
            line.kind = "INSTRUCTION"
    _bullet_headings(lines, start)
    _numbered_headings(lines, start)
    give_counted_notes(lines, start)
    give_called_notes(lines, start)
    give_starred_notes(lines, start)
    for number in range(start, len(lines)):
        if lines[number].kind in ("SHORT", "ITEM") and not lines[number].shape and _gives_the_speaker(lines, number):
            lines[number].kind = "QUOTE"
    for number in range(len(lines) - 1, start - 1, -1):
        if lines[number].kind == "SHORT":
            above, following = lines[number - 1], lines[number + 1] if number + 1 < len(lines) else None
            valued = above.kind == "HEADING" and not lines[number].gap and NUMBERED.match(above.text) and following and following.gap
            lines[number].kind = "PARAGRAPH" if valued else _short(lines[number], following)
            if lines[number].kind == "HEADING" and _titles_law(lines, number):
                lines[number].kind = f"{lines[number + 1].kind}_HEADING"


_BESIDE_DAY = frozenset(("END", "CONTACT", "CONTACT_HEADING"))


def _titles_law(lines: Sequence[Line], number: int) -> bool:
    """Whether a heading, whatever it says behind the profile of a firm, stands right above a paragraph of law: Note on Our Outlook."""
    line, below = lines[number : number + 2]
    if below.kind not in ("CAVEAT", "LEGEND") or is_of_news(line):
        return False
    return _OF_LAW.search(line.plain) is not None or any(above.kind == "ABOUT" for above in lines[max(number - _NEAR, 0) : number])


_NEAR = 12
_OF_LAW = lazy(
    r"\b(?:caution\w*|notes?|notices?|advisor\w+|warnings?|disclosures?|statements?|risks?|projections?|predict\w+|prospective|factors"
    r"|restrictions?|laws?|legal|regulat\w+)\b"
)


def _is_numbered_heading(line: Line, following: Line, chapter: Line | None) -> bool:
    """`2. Financial Benefits`, with items below that are set with bullets, or with anything but an item where 1. was a heading."""
    if len(line) > 80 or is_sentence(line.text) or not NUMBERED.match(line.text):
        return False
    if chapter is not None and following.kind != "ITEM" and counts_on(chapter, line):
        return True
    return following.kind == "ITEM" and (following.text[0] in SET_BULLETS or following.text.startswith(("(1) ", "(i) ", "(a) ")))


def _numbered_headings(lines: Sequence[Line], start: int) -> None:
    """Two short titles or more that count on from 1, of which the first has a paragraph below, or the half: Opening of the meeting."""
    found: list[int] = []
    for number in range(start, len(lines) - 1):
        line = lines[number]
        if line.kind != "ITEM" or line.shape or len(line) > 80 or is_sentence(line.text) or not _COUNTED.match(line.text):
            continue
        if not found and line.text.startswith("1. ") and lines[number - 1].kind != "ITEM":
            found = [number]
        elif found and counts_on(lines[found[-1]], line) and lines[number + 1].kind in _UNDER_A_NUMBER:
            found.append(number)
    told = [number for number in found if _tells_below(lines[number + 1])]
    for number in found if len(found) > 1 and (found[0] in told or len(told) * 2 >= len(found)) else ():
        lines[number].kind = "HEADING"


def _tells_below(line: Line) -> bool:
    """A paragraph below a number, or a value set close to it."""
    return (line.kind == "PARAGRAPH" and is_sentence(line.text)) or (line.kind == "SHORT" and not line.gap)


_COUNTED = lazy(r"\d{1,2}\. \S")
_UNDER_A_NUMBER = frozenset(("PARAGRAPH", "ITEM", "CELL", "QUOTE", "SHORT"))


def _bullet_headings(lines: Sequence[Line], start: int) -> None:
    """Two short titles or more that are set with bullets, each with a paragraph below, are headings."""
    found = [number for number in range(start, len(lines) - 1) if _is_bullet_heading(lines, number)]
    for number in found if len(found) > 1 else ():
        lines[number].kind = "HEADING"


def _is_bullet_heading(lines: Sequence[Line], number: int) -> bool:
    line, below = lines[number], lines[number + 1]
    if line.kind != "ITEM" or line.shape or len(line) > 70 or line.text[0] not in SET_BULLETS or is_sentence(line.text):
        return False
    told = below.kind in ("PARAGRAPH", "QUOTE") and len(below) > len(line)
    return told and lines[number - 1].kind != "ITEM" and (len(below) > SHORT or is_sentence(below.text))


def _gives_the_speaker(lines: Sequence[Line], number: int) -> bool:
    """The speaker of the quotation above, or of the one below, on a line of his own."""
    text = lines[number].text
    if lines[number - 1].kind == "QUOTE" and _SPEAKER.match(text):
        return True
    if lines[number].kind == "ITEM" and text[0] in "-–—" and _SPEAKER.match(text):
        return lines[number - 1].kind == "PARAGRAPH" and [line.kind for line in lines[number + 1 : number + 2]] != ["ITEM"]
    return number + 1 < len(lines) and lines[number + 1].kind == "QUOTE" and _SAYS.search(text) is not None


_SAYS = lazy(r"\b(?:said|says|stated|comment(?:s|ed)|noted|added|explained|remarked|continued)\b[^.]{0,40}[:,]?$")
_SPEAKER = lazy(
    r"[-–—~]?\s?[A-ZÀ-Þ][^,:]{2,50},\s[^:]{0,60}\b(?:CEO|CFO|COO|CSO|CMO|CTO|President|Officer|Director|Chair\w*|Founder|Partner|Manager|Head|Professor|Minister)\b"
)


def _short(line: Line, following: Line | None) -> str:
    """A short line: a heading where something of the news stands below it, else a paragraph. What stands below is settled before."""
    text = line.text.rstrip()
    if following is None or following.kind not in _UNDER_A_HEADING or (is_sentence(text) and not text.endswith("?")):
        return "PARAGRAPH"
    told = following.kind == "PARAGRAPH" and len(following) <= 80 and following.text[0] != "("
    if told and not is_sentence(following.text) and following.text[-1] not in ":,":
        if _OF_COMPANY.match(following.text):
            return "HEADING"
        labelled = _DATED_LABEL.fullmatch(following.text) or _LABEL.match(following.text)
        titles = labelled and not _LABEL.match(text) and not _DATED_LABEL.fullmatch(text) and not announces(line)
        return "HEADING" if titles else "PARAGRAPH"
    if (following.kind == "CONTACT" and LABELLED.match(text)) or _DATED_LABEL.fullmatch(text):
        return "PARAGRAPH"
    if following.kind == "PARAGRAPH" and _LABEL.match(text) and _LABEL.match(following.text):
        return "PARAGRAPH"  # Token Name: NRVN, above Issuance: ten million of them
    if text.endswith(":") and (_is_running(text) or _OPENS.match(text) or (following.kind == "ITEM" and _REPORTS.search(text))):
        return "PARAGRAPH"
    begins_small = text[0].islower() and text.split()[0].islower()
    bracketed = text[0] + text[-1] == "()"  # (compared with the same quarter of the year before)
    broken = following.text[0] in "$€£" and _is_running(text)  # Sales rose to / $5 million in the quarter.
    if bracketed or announces(line) or _is_unended(line) or text.endswith(_OPEN_ENDS) or begins_small or broken or _is_no_title(line):
        return "PARAGRAPH"
    return "HEADING"


_DATED_LABEL = lazy(r"[^:]{3,50}:\s[^:]{0,40}\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d")
_LABEL = lazy(r"[A-Z]\w{1,20}(?: [\w&/-]{1,20}){0,3}: \S")
_OPEN_ENDS = (",", ";", " from", " the", " of", " and", " by", " with", " a", " an", " to")


def _is_no_title(line: Line) -> bool:
    """Too long for a heading, or with an address in it, unless it is set as a title."""
    words = sum(any(map(str.isalnum, word)) for word in line.text.split())
    return (words > 16 or links(line)) and not is_title(line)


def _is_running(text: str) -> bool:
    """Mainly words without a capital: a sentence, whatever announces its colon."""
    words = [word for word in text.split() if len(word) > 3]
    small = 0 if _is_of_results(text) else sum(word[0].islower() for word in words)
    return small * 10 >= len(words) * 6 if len(words) >= 6 else len(words) == 5 and small >= 4


def _is_of_results(text: str) -> bool:
    """Second quarter results and recent developments: a title without a verb, set as a sentence is."""
    return _RESULTS.search(text) is not None and _ANNOUNCES.search(text) is None and _REPORTS.search(text) is None


_RESULTS = lazy(r"\b(?:results|highlights|developments|outlook|guidance|by (?:business|segment|region|product))\b")


def _is_unended(line: Line) -> bool:
    """A sentence that lost its full stop, or an invitation to click."""
    if line.plain.startswith("click ") or _OF_COMPANY.match(line.text):
        return True
    words = [word for word in line.text.split() if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    if len(words) < 7 or small * 10 < len(words) * 7 or line.text.endswith(("?", ":")):
        return False
    return _ANNOUNCES.search(line.plain) is not None


_OF_COMPANY = lazy(r"(?:The Company|We) [a-z]{3,}")  # The Company took samples at the following points
_OPENS = lazy(r"(?:The|Our|We|This|These|Its|It|In|For|To|As|With|Under)\s[^A-Z]{0,3}[a-z][^.:]{0,90}\s[a-z]+:")
_REPORTS = lazy(r"\b(?:[a-z]{2,}ed|found|saw|led|made|shows?|focus\w*)\b")
_UNDER_A_HEADING = frozenset(
    ("PARAGRAPH", "QUOTE", "ITEM", "CELL", "EVENT", "MEDIA", "HEADING", "NOTE", "NOTES_HEADING", "MEASURES", "LEGEND", "CAVEAT", "CONTACT")
)


def announces(line: Line) -> bool:
    """`The main points are as follows:`: a sentence that announces a list, no heading."""
    return line.text.rstrip().endswith((":", "：")) and _ANNOUNCES.search(line.text) is not None


_ANNOUNCES = lazy(
    r"\b(?:follows|following|includes?|included|including|are|is|was|were|has|have|had|expects?|below|that|can|will|must|visit|contact|see"
    r"|click"
    r"|suivante?s?|folgenden?|f[öø]l[gj]ande|følgende|seuraava\w{0,3})\b"
)
