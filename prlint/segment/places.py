"""What each line is by its place: what needs sight of the whole text, done before the grammar puts the lines together.

A short line is a heading, a name, an address or a cell according to its neighbours; a paragraph without a heading is a profile when it
speaks of the issuer after the news is over. What stands before the news is in front.py.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from prlint.data import column
from prlint.segment.datelines import date_alone, opens_with_date
from prlint.segment.front import TELLS, give_front, is_release, lead_with_dateline
from prlint.segment.lines import SHORT
from prlint.segment.looks import (
    cites,
    ends_in_figures,
    is_authorization,
    is_bare_figure,
    is_bibliography,
    is_caption,
    is_note,
    is_number,
    is_of_news,
    is_sentence,
    is_title,
    links,
    look,
    named,
    reaches,
)
from prlint.segment.speech import give_letters, give_speeches
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def kinds_of(prose: str, lines: Sequence[Line]) -> list[str]:
    """The terminal of each line. A text that is no release gets none of the parts that only a release has."""
    tables_told = any(line.shape == "table-row" for line in lines)
    for line in lines:
        line.kind = look(line, prose, tables_told)
    _captions(lines)
    dateline = lead_with_dateline(prose, lines)
    if not is_release(lines, dateline):
        return [_PLAIN.get(line.kind, "PARAGRAPH") for line in lines]
    start = give_front(prose, lines, dateline)
    give_speeches(prose, lines, start)
    give_letters(lines, start)
    _broken_off(prose, lines, start)
    _broken_headings(lines, start)
    _links_of_page(lines, start)
    _indented(prose, lines, start)
    _close_set(prose, lines, start)
    _highlights(lines, start)
    _points(lines, start)
    _series(prose, lines, start)
    _attachments(lines, start)
    _events(lines, start)
    _talks(lines, start)
    _tables(lines, start)
    _contacts(lines, start)
    _rows_of_words(lines, start)
    _headings(lines, start)
    _sections(lines, start)
    _back(lines, start)
    return [line.kind for line in lines]


def _captions(lines: Sequence[Line]) -> None:
    """The words under `Figure 1` belong to it."""
    for number in range(len(lines) - 1):
        if lines[number].kind == "MEDIA" and lines[number + 1].kind in ("SHORT", "PARAGRAPH") and is_bare_figure(lines[number]):
            lines[number + 1].kind = "MEDIA" if is_caption(lines[number + 1]) else lines[number + 1].kind


_OPEN_WORD = lazy(r"(?:,|\b(?:a|an|and|at|by|for|from|in|its|of|on|or|our|that|the|their|to|which|with))$")


def _broken_off(prose: str, lines: Sequence[Line], start: int) -> None:
    """What goes on in lower case behind an item or a quotation that a page broke off belongs to it."""
    for number in range(start + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if line.kind == "EVENT" and before.kind in ("SHORT", "PARAGRAPH") and line.text[0].islower() and before.text[-1].isalpha():
            line.kind = "PARAGRAPH"
        if line.kind not in ("SHORT", "PARAGRAPH") or before.kind not in ("ITEM", "QUOTE", "NOTE") or not line.text[0].islower():
            continue
        if len(before) > SHORT and _OPEN_WORD.search(prose[before.last - 8 : before.last]):
            line.kind = before.kind


_CHANGED = ("updated", "last updated", "page last updated", "page updated")


def _links_of_page(lines: Sequence[Line], start: int) -> None:
    """What an archive puts below a rule at the end, nothing but links; and the day a page was changed."""
    for line in lines[max(start, len(lines) - 3) :]:
        if line.kind == "SHORT" and line.plain.startswith(_CHANGED) and date_alone(line.text.rpartition("pdated")[2].lstrip(": ")):
            line.kind = "FURNITURE"
    rule = next((number for number in range(len(lines) - 3, start, -1) if lines[number].kind == "RULE" and not lines[number].shape), 0)
    if rule and all(line.kind == "MEDIA" or (len(line.text.split()) <= 8 and "](http" in line.text) for line in lines[rule + 1 :]):
        for line in lines[rule:]:
            line.kind = "FURNITURE"


_OPEN_HEADING = lazy(r"\b(?:about|concerning|on|regarding|of|and|to|statements?|note|notice)$")


def _broken_headings(lines: Sequence[Line], start: int) -> None:
    """`WARNING CONCERNING` / `FORWARD-LOOKING STATEMENTS`: the first half of a heading that a program broke."""
    for number in range(start, len(lines) - 1):
        line, below = lines[number], lines[number + 1]
        if line.kind not in ("SHORT", "HEADING") or below.kind != "CAVEAT_HEADING" or below.gap or len(line) > 60:
            continue
        if line.text.isupper() == below.text.isupper() and _OPEN_HEADING.search(line.plain):
            line.kind = below.kind


_INDENT = 3  # blanks that set a line in


def _indented(prose: str, lines: Sequence[Line], start: int) -> None:
    """Two lines or more that are set in, in a text that is not: a list whose bullets were lost."""
    inset = [line.first > line.start and _is_inset(prose[line.start : line.first]) for line in lines]
    if not any(inset[start:]) or sum(inset) * 2 > len(lines):
        return
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and inset[end] and lines[end].kind in _MAY_BE_ITEM:
            end += 1
        run = lines[number : end - 1 if end > number and lines[end - 1].text.endswith("?") else end]
        if len(run) > 1 and sum(map(is_number, run)) * 3 < len(run):
            for line in run:
                line.kind = "ITEM"
        number = max(end, number + 1)


def _is_inset(blanks: str) -> bool:
    return len(blanks) >= _INDENT or "\t" in blanks


def _close_set(prose: str, lines: Sequence[Line], start: int) -> None:
    """Lines below one that announces them, with no blank line between them: paragraphs where the text has blank lines elsewhere,
    else three lines or more that are no sentences."""
    spaced = sum(line.gap for line in lines) * 5 >= len(lines) * 2
    kinds = ("PARAGRAPH", "SHORT") if spaced else ("SHORT",)
    for number in range(start - 1, len(lines)):
        line = lines[number]
        if line.kind not in ("PARAGRAPH", "SHORT", "LEAD") or prose[line.last - 1] != ":" or len(line.text.split()) < 4:
            continue
        end = number + 1
        while end < len(lines) and lines[end].kind in kinds and lines[end].gap == (spaced and end == number + 1):
            end += 1
        items = lines[number + 1 : end]
        if len(items) >= (2 if spaced else 3) and not any(is_number(item) or item.text.endswith(":") for item in items):
            for item in items:
                item.kind = "ITEM"


def _highlights(lines: Sequence[Line], start: int) -> None:
    """Three sentences or more below `Highlights`, each on its line and with no blank line between them: a list whose bullets were lost."""
    for number in range(start, len(lines)):
        if lines[number].kind != "SHORT" or "highlights" not in lines[number].plain:
            continue
        below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
        run = list(takewhile(_is_one_sentence, below))
        run = run if len(run) > 2 else list(takewhile(_is_short_sentence, below))
        for line in run if len(run) > 1 else ():
            line.kind = "ITEM"


# What a company did, or a label: Received Fast Track designation., Cash Position: Cash was …
_POINT = lazy(r"(?:[A-Z][a-z]{2,14}ed|Began|Met|Won|Held|Led|Grew|Built|Sold|Made)\b|[A-Z][^:.!?@]{2,60}: \S")
_OF_POINTS = lazy(r"\b(?:milestones?|highlights?|catalysts?|progress|achievements?|updates?)\b")


def _points(lines: Sequence[Line], start: int) -> None:
    """What a heading and a blank line stand above, with no blank line between: a list whose bullets were lost, if each tells what was
    done or begins with a label."""
    long = [line.gap for line in lines[start - 1 :] if len(line) > SHORT]
    if sum(long) * 3 < len(long) * 2:
        return
    for number in range(start, len(lines) - 2):
        if lines[number].kind != "SHORT" or not lines[number].gap or lines[number].text[-1] == ":":
            continue
        end = number + 1
        while end < len(lines) and lines[end].kind in ("PARAGRAPH", "SHORT") and lines[end].gap == (end == number + 1):
            end += 1
        items = lines[number + 1 : end]
        loose = _OF_POINTS.search(lines[number].plain) is not None
        if len(items) > 1 and all(_POINT.match(item.text) and (loose or is_sentence(item.text)) for item in items):
            for item in items:
                item.kind = "ITEM"


def _series(prose: str, lines: Sequence[Line], start: int) -> None:
    """What a colon announces and semicolons end, each on its line: a list whose bullets were lost."""
    for number in range(start, len(lines) - 2):
        if lines[number].kind not in ("PARAGRAPH", "SHORT") or not lines[number].text.endswith(":"):
            continue
        below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
        run = list(takewhile(lambda line: line.kind in _MAY_BE_ITEM and _goes_on(prose, line), below))
        for line in below[: len(run) + 1] if len(run) > 1 else ():
            line.kind = "ITEM" if line.kind in _MAY_BE_ITEM else line.kind


def _goes_on(prose: str, line: Line) -> bool:
    """Whether it ends with a semicolon, or with one and the word that joins the last item."""
    return prose[max(line.last - 5, line.first) : line.last].removesuffix(" and").removesuffix(" or").endswith(";")


_MOST_HIGHLIGHTS = 20
_NEXT_SENTENCE = lazy(r"[a-z)%][.!?]\s{1,3}[A-Z“\"]")


def _is_one_sentence(line: Line) -> bool:
    """One sentence right below the line before."""
    return line.kind == "PARAGRAPH" and not line.gap and len(line) < 300 and _NEXT_SENTENCE.search(line.text) is None


def _is_short_sentence(line: Line) -> bool:
    """A few words that end in no stop, as many of them small as no title has."""
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha() and not any(map(str.isdigit, word))]
    small = sum(word[0].islower() for word in words)
    return line.kind == "SHORT" and len(words) > 2 and small * 2 >= len(words) and line.text[-1] not in ":?"


_MAY_BE_ITEM = frozenset(("SHORT", "PARAGRAPH", "ITEM", "CELL"))


def _attachments(lines: Sequence[Line], start: int) -> None:
    """The files that a service lists below `Attachments`, up to the next blank line."""
    for number in range(start, len(lines)):
        if lines[number].kind == "MEDIA_HEADING" and lines[number].plain.startswith("attachment"):
            end = number + 1
            while end < len(lines) and lines[end].kind in ("SHORT", "ITEM") and (end == number + 1 or not lines[end].gap):
                if lines[end].kind == "SHORT" and any(line.kind == "CONTACT" for line in lines[end : end + 4]):
                    break  # somebody to reach
                lines[end].kind = "MEDIA"
                end += 1


_PLAIN = {kind: kind for kind in ("HEADING", "ITEM", "CELL", "MEDIA", "QUOTE", "NOTE")}


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tables(lines: Sequence[Line], start: int) -> None:
    """A run of short lines of which many are figures is a table set one cell a line, and so is a run of labels with a value below each."""
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and (_may_be_cell(lines[end]) or _is_long_label(lines, end, start)):
            end += 1
        if end - number >= 4 or any(line.kind == "CELL" for line in lines[number:end]):
            _table(lines, number, end)
        number = max(end, number + 1)
    _labelled(lines, start)
    for number in range(len(lines) - 2, start - 1, -1):
        line, below = lines[number], lines[number + 1]
        if below.kind != "CELL" or line.kind not in ("SHORT", "HEADING") or "results" in line.plain:
            continue
        if _CAPTION.search(line.text) or (_CAPTION.search(below.text) and _is_firm(line)):
            line.kind = "CELL"
    for number in range(start + 1, len(lines)):
        if lines[number].kind in ("PARAGRAPH", "SHORT") and lines[number - 1].kind == "CELL" and _TABLE_NOTE.match(lines[number].text):
            lines[number].kind = "CELL"
    for line in lines[start:]:
        if line.kind in ("PARAGRAPH", "SHORT") and _NUMBERED_TABLE.match(line.text):
            line.kind = "CELL"


_CAPTION = lazy(
    r"balance sheets?|statements? of (?:operations|income|earnings|cash|financial|comprehensive)|in (?:thousands|millions)|unaudited"
    r"|reconciliation of|(?:three|six|nine|twelve) months ended|weeks ended|(?:year|quarter)s? ended",
    IGNORECASE,
)
# `n = number of patients`, `CI: confidence interval` below a table explain its cells.
_TABLE_NOTE = lazy(r"[A-Za-z][\w%/-]{0,11}\s?=\s?\S|(?:[A-Z]{2,6}|NS|N/[AM]|nm)\s?[:,–-]\s[a-z]|Abbreviations?:|Percentages may\b")
_NUMBERED_TABLE = lazy(r"(?:Table|Tabelle|Tableau|Tabla|表)\s{0,2}\d{1,2}\s{0,2}[:.–-]")


def _is_firm(line: Line) -> bool:
    """A firm by itself, as it stands above the caption of its balance sheet."""
    words = line.plain.removesuffix(" and subsidiaries").replace(",", " ").split()
    return 0 < len(words) <= 8 and words[-1].replace(".", "") in column("company-suffixes", "suffix")


_SET_BULLETS = "*•●■▪◦‣·○➢►▶✓✔"


def _may_be_cell(line: Line) -> bool:
    if line.kind in ("CELL", "RULE"):
        return True
    if line.kind == "ITEM" and (line.shape or (line.text[0] in _SET_BULLETS and line.text[1:].lstrip(" ;\t\u00a0")[:1].isalpha())):
        return False  # a list that is set with bullets
    if line.kind not in ("SHORT", "NOTE", "ITEM") or len(line) > SHORT or line.shape:
        return False
    return not is_sentence(line.text) or len(line.text.split()) <= 2  # Sample No.


def _is_long_label(lines: Sequence[Line], number: int, start: int) -> bool:
    """A row's label that is longer than a line should be, between other cells."""
    line = lines[number]
    if line.kind not in ("PARAGRAPH", "MEASURES_HEADING") or line.shape or len(line) > 300 or is_sentence(line.text):
        return False
    if not start < number < len(lines) - 1:
        return False
    return _may_be_cell(lines[number - 1]) and is_number(lines[number + 1])


def _table(lines: Sequence[Line], start: int, end: int) -> None:
    figures = [n for n in range(start, end) if lines[n].kind == "CELL" or ends_in_figures(lines[n]) or _is_figure(lines, n)]
    counted = sum(any(map(str.isdigit, lines[number].text)) for number in figures)
    if len(figures) * 5 < end - start or (counted < 3 and not any(lines[n].kind == "CELL" for n in figures)):
        return
    title_whole = start + 1 < end and lines[start + 1].barred and not lines[start].barred
    if _announces(lines[start]) or (title_whole and not is_number(lines[start])):
        start += 1
    while start + 1 < end and lines[start].gap and lines[start + 1].gap and not is_number(lines[start]) and not lines[start].barred:
        if sum(line.gap for line in lines[start + 2 : end]) * 2 >= end - start:
            break
        start += 1  # titles stand apart from the rows
    last = figures[-1] + 1
    while last < end and lines[last].plain in _NO_FIGURE:
        last += 1
    for number in range(start, min(end, last)):
        lines[number].kind = "CELL"


_NO_FIGURE = frozenset(("n/a", "n.a", "nm", "n/m", "na", "nil", "none"))


def _is_figure(lines: Sequence[Line], number: int) -> bool:
    """A figure that counts no items of a list: 1. Norvane, 2. Halden."""
    line = lines[number]
    if line.kind == "ITEM" and (_counts_on(lines[number - 1], line) or (number + 1 < len(lines) and _counts_on(line, lines[number + 1]))):
        return False
    return is_number(line)


def _labelled(lines: Sequence[Line], start: int) -> None:
    """`Location:` and its value, three times or more."""
    number = start
    while number + 1 < len(lines):
        end = number
        while end + 1 < len(lines) and _is_label(lines[end]) and not _is_label(lines[end + 1]):
            end += 2
        values = lines[number + 1 : end : 2]
        if len(values) >= 3 and sum(len(value) <= 130 for value in values) * 2 >= len(values):
            for line in lines[number:end]:
                line.kind = "CELL"
        number = max(end, number + 1)


def _is_label(line: Line) -> bool:
    return line.kind == "SHORT" and len(line) <= 40 and line.text.endswith(":")


_MANY = 6


def _rows_of_words(lines: Sequence[Line], start: int) -> None:
    """So many short lines in a row are no headings but a table of words that was flattened; the first may be its heading."""
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].kind == "SHORT":
            end += 1
        if end - number > _MANY:
            listed = _announces(lines[number])  # Early investors include:
            for line in lines[number + 1 : end]:
                line.kind = "ITEM" if listed else "CELL"
        number = max(end, number + 1)


# ── Contacts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _contacts(lines: Sequence[Line], start: int) -> None:
    number = start
    while number < len(lines):
        if lines[number].kind in ("CONTACT", "CONTACT_HEADING"):
            end = _block_end(lines, number)
            number = _block_start(lines, number, start)
            named_so = any(word in lines[number].plain for word in _OF_CONTACTS)
            signed = "on behalf" in lines[number].plain and end - number == 2
            if any(reaches(line) or links(line) for line in lines[number:end]) or (named_so and end - number >= 3) or signed:
                for line in lines[number:end]:
                    line.kind = line.kind if line.kind == "CONTACT_HEADING" else "CONTACT"
            else:
                for line in lines[number:end]:
                    line.kind = "SHORT" if line.kind == "CONTACT_HEADING" and not _invites(line) else line.kind
            number = end
        else:
            number += 1


_OF_CONTACTS = ("contact", "kontakt", "enquiries", "inquiries", "on behalf", "registered")


def _invites(line: Line) -> bool:
    """`For media inquiries, please contact:`, even where nobody is named below."""
    return line.plain.endswith(" contact") and line.text.rstrip().endswith(":")


def _block_start(lines: Sequence[Line], number: int, start: int) -> int:
    """Names and firms right above a number or an address belong to it."""
    first = number
    if lines[number].plain in ("contact", "contacts") and number > start and lines[number - 1].kind == "SHORT":
        return number - (lines[number - 1].plain.endswith(("relations", "inquiries", "enquiries")))
    if lines[number].kind == "CONTACT" and not lines[number].plain.startswith(("for more ", "for further ", "to ")):
        while first > start and number - first < 4 and lines[first - 1].kind == "SHORT" and _may_name(lines[first - 1]):
            first -= 1
    return first


def _may_name(line: Line) -> bool:
    """Short enough for a name or a firm, and no label with its value: Record Date: March 3, 2026."""
    return len(line) <= 70 and not date_alone(line.text) and (_LABELLED.match(line.text) is None or links(line))


_LABELLED = lazy(r"(?!(?:name|title|company|contact|attn|attention)\b)[^:]{3,50}:\s?[\w$]", IGNORECASE)
_PERSON = lazy(r"(?:contact )?name\s?:\s?\S", IGNORECASE)


def _block_end(lines: Sequence[Line], number: int) -> int:
    """Where a contact block ends: names, firms and addresses belong to it, up to a heading with text below it."""
    end = number + 1
    while end < len(lines):
        line = lines[end]
        if line.kind in ("CONTACT", "CONTACT_HEADING") or line.plain in ("or", "and", "oder", "ou"):
            end += 1
            continue
        if line.kind not in ("SHORT", "ITEM") and not (line.kind == "NOTE" and reaches(line)) and not _is_link(line):
            break
        signs = end == number + 1 and "on behalf" in lines[number].plain
        if len(line) > 100 or (_has_text_below(lines, end) and not _PERSON.match(line.text) and not signs):
            break
        end += 1
    return end


def _is_link(line: Line) -> bool:
    return line.kind == "PARAGRAPH" and " " not in line.text and links(line)


def _has_text_below(lines: Sequence[Line], number: int) -> bool:
    """Whether a short line in a contact block is rather the heading of what follows."""
    line = lines[number]
    if number + 1 >= len(lines) or reaches(line) or links(line):
        return False
    below = lines[number + 1].kind
    return below in ("PARAGRAPH", "QUOTE", "CELL", "EVENT", "CAVEAT", "LEGEND") or (below == "ITEM" and line.kind != "ITEM")


# ── Events ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

_WHEN_AND_WHERE = lazy(
    r"(?:(?:live |international |participants? ){1,2}(?=dial))?"
    r"(?:date|time|when|where|who|link|venue|location|format|register|registration|dial[ -]?in|webcast|replay|conference id"
    r"|access code|passcode|toll[ -]free)(?: \(?[\w-]{1,14}\)?){0,2}\s?:\s{0,4}\S",
    IGNORECASE,
)


def _events(lines: Sequence[Line], start: int) -> None:
    """`Date: …` and `Time: …` one below the other, or below what speaks of the event."""
    labelled = [bool(line.kind in ("SHORT", "PARAGRAPH", "ITEM", "CONTACT") and _WHEN_AND_WHERE.match(line.text)) for line in lines]
    joining = False
    for number in range(start, len(lines)):
        line, before = lines[number], lines[number - 1]
        near = labelled[number - 1] or (number + 1 < len(lines) and labelled[number + 1]) or before.kind.startswith("EVENT")
        if (labelled[number] and near) or (joining and _says_how_to_join(line)):
            line.kind = "EVENT"
        if line.kind == "SHORT" and before.kind == "EVENT" and _ADDRESS.search(line.text):
            line.kind = "EVENT"  # below Where: the town hall
        if labelled[number] and line.kind == "EVENT" and before.kind in ("SHORT", "ITEM") and not (line.gap or labelled[number - 1]):
            before.kind = "EVENT" if before.text[-1].isalnum() or before.text[-1] == ")" else before.kind  # what is held then
        joining = line.kind.startswith("EVENT") or (joining and before.kind == "EVENT_HEADING" and line.kind == "PARAGRAPH")


_ADDRESS = lazy(r"^\d{1,5} (?:[NSEW]\.? )?\w[\w. ]{2,40}$|, [A-Z]{2} \d{5}(?:, USA)?$")
_TO_JOIN = lazy(
    r"(?:domestic|international|(?:u\.?s\.?|united states|usa|canada|u\.?k\.?|united kingdom)\b|participants?|toll|dial|local|audio|access"
    r"|conference|webcast|replay|hosts?|speakers?|presenters?|moderators?|registration|live)[^:@]{0,60}:",
    IGNORECASE,
)


def _says_how_to_join(line: Line) -> bool:
    """A number with its label, who speaks, or the date, in a section on a call."""
    if line.kind not in ("SHORT", "CONTACT") or len(line) > SHORT or "@" in line.text.replace(" @ ", " "):
        return False
    return _TO_JOIN.match(line.text) is not None or (line.kind == "SHORT" and opens_with_date(line.text))


_OF_TALK = lazy(
    r"(?:(?:oral |poster |presentation |abstract |session |publication |presenting |lead |first |e-?)?"
    r"(?:title|abstract|poster|presentation|presenters?|speakers?|authors?|session|track|topic)"
    r"(?: (?:title|name|number|no|id|type|date|time))?\.?"
    r"|date(?:(?: and |/| & )time)?|time|location|venue|room|format)(?: ?#)?\s?:\s?\S",
    IGNORECASE,
)
_NAMES_TALK = lazy(r"[^:]{0,20}\b(?:title|abstract|poster|presenters?|authors?)\b[^:]{0,20}:", IGNORECASE)


def _talks(lines: Sequence[Line], start: int) -> None:
    """Title, presenter, session and day of what is told at a congress, one below the other: news, and no call to join."""
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].kind in _MAY_BE_TALK and not lines[end].shape and _OF_TALK.match(lines[end].text):
            end += 1
        if end - number > 1 and any(_NAMES_TALK.match(line.text) for line in lines[number:end]):
            for line in lines[number:end]:
                line.kind = "PARAGRAPH"
        number = max(end, number + 1)


_MAY_BE_TALK = frozenset(("SHORT", "PARAGRAPH", "ITEM", "EVENT", "CELL", "QUOTE"))


# ── Headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _headings(lines: Sequence[Line], start: int) -> None:
    for number in range(start, len(lines)):
        line = lines[number]
        if line.kind == "DISCLAIMER":
            below = [other.kind for other in lines[number + 1 : number + 3]]
            line.kind = "CAVEAT_HEADING" if "CAVEAT" in below else "LEGEND_HEADING"
            if line.plain.startswith("disclosure") and "LEGEND" not in below and "CAVEAT" not in below and _ends_below(lines, number):
                line.kind = "SHORT"  # a chapter of a letter or of the news
        elif line.kind == "NOTES_HEADING":
            _notes(lines, number)
        elif line.kind == "RULE":
            line.kind = "FURNITURE" if number + 1 == len(lines) else lines[number - 1].kind
        elif line.kind == "ITEM" and number + 1 < len(lines) and _is_numbered_heading(line, lines[number + 1]):
            line.kind = "HEADING"
        elif line.kind == "SHORT" and lines[number - 1].kind == "END" and date_alone(line.text):
            line.kind = "DATE"
        elif line.kind == "SHORT" and lines[number - 1].kind == "FURNITURE" and lines[number - 1].text[-1] == ":" and is_number(line):
            line.kind = "FURNITURE"  # Press Release Number: 18-310
        elif line.kind in ("ITEM", "PARAGRAPH", "SHORT") and _is_told_a_note(lines, number, start):
            line.kind = "NOTE"
        elif line.kind in ("SHORT", "PARAGRAPH", "LEGEND") and line.plain.startswith("not for ") and named(line.plain, "front-lines"):
            line.kind = "INSTRUCTION"
    _bullet_headings(lines, start)
    _counted_notes(lines, start)
    _starred_notes(lines, start)
    for number in range(start, len(lines)):
        if lines[number].kind in ("SHORT", "ITEM") and not lines[number].shape and _gives_the_speaker(lines, number):
            lines[number].kind = "QUOTE"
    for number in range(len(lines) - 1, start - 1, -1):
        if lines[number].kind == "SHORT":
            lines[number].kind = _short(lines[number], lines[number + 1] if number + 1 < len(lines) else None)


def _is_numbered_heading(line: Line, following: Line) -> bool:
    """`2. Financial Benefits`, with items below that are set with bullets."""
    if len(line) > 80 or is_sentence(line.text) or not _NUMBERED.match(line.text):
        return False
    return following.kind == "ITEM" and following.text[0] in _SET_BULLETS


def _is_told_a_note(lines: Sequence[Line], number: int, start: int) -> bool:
    line = lines[number]
    if line.kind == "ITEM" and line.text.startswith("* ") and _has_its_asterisk(lines, number, start):
        return True
    return _is_next_note(lines[number - 1], line) or _is_marked_above(lines, number, start)


def _is_next_note(before: Line, line: Line) -> bool:
    """Whether a numbered line goes on with the notes above, or is the first of those below a table: (1) Excludes …"""
    if before.kind == "NOTE" and _counts_on(before, line):
        return True
    return line.text.startswith("(1) ") and (before.kind == "CELL" or (before.kind == "NOTE" and not before.text[0].isalnum()))


_SIGNED = lazy(r"\((?P<sign>[a-h]|\d{1,2}|[ivx]{1,4})\)\s")
_SIGNS = (tuple("abcdefgh"), tuple(map(str, range(1, 21))), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))
_NOTED_LINES = 60


def _is_marked_above(lines: Sequence[Line], number: int, start: int) -> bool:
    """Whether (a) or (1) before this line stands behind a word in a heading, an item or a row above, so that this is its note."""
    match = _SIGNED.match(lines[number].text)
    if match is None:
        return False
    before = lines[number - 1]
    if all(match["sign"] != signs[0] for signs in _SIGNS):
        last = _SIGNED.match(before.text) if before.kind == "NOTE" else None
        return last is not None and any((last["sign"], match["sign"]) in pairwise(signs) for signs in _SIGNS)
    marker = f" ({match['sign']})"
    noted = lines[max(start, number - _NOTED_LINES) : number]
    return not before.text.endswith(":") and any(marker in line.text and line.kind in ("SHORT", "ITEM", "CELL") for line in noted)


def _ends_below(lines: Sequence[Line], number: int) -> bool:
    """Whether another heading of the news stands two or three lines below."""
    return any(line.kind == "SHORT" and not is_number(line) for line in lines[number + 2 : number + 4])


_NUMBERED = lazy(r"[\[(]?(?P<number>\d{1,2})[\]).]{1,2}\s")


_BARE_NUMBER = lazy(r"(?P<number>\d{1,2})\s{1,2}[A-Z“]")


def _counted_notes(lines: Sequence[Line], start: int) -> None:
    """Notes that bare numbers count: 1 Samples taken in 2000 …, 2 Release of October 29; those of the next page go on with 3."""
    number, due = start, 1
    while number < len(lines):
        end, first = number, due if _bare_number(lines[number]) == due else 1
        while end < len(lines) and lines[end].kind in ("SHORT", "PARAGRAPH") and _bare_number(lines[end]) == end - number + first:
            end += 1
        if (end - number >= 2 or end == len(lines)) and any(len(line) > 60 for line in lines[number:end]):
            due = first + end - number
            for line in lines[number:end]:
                line.kind = "NOTE"
        number = max(end, number + 1)


def _bullet_headings(lines: Sequence[Line], start: int) -> None:
    """Two short titles or more that are set with bullets, each with a paragraph below, are headings."""
    found = [number for number in range(start, len(lines) - 1) if _is_bullet_heading(lines, number)]
    for number in found if len(found) > 1 else ():
        lines[number].kind = "HEADING"


def _is_bullet_heading(lines: Sequence[Line], number: int) -> bool:
    line, below = lines[number], lines[number + 1]
    if line.kind != "ITEM" or line.shape or len(line) > 70 or line.text[0] not in _SET_BULLETS or is_sentence(line.text):
        return False
    told = below.kind in ("PARAGRAPH", "QUOTE") and len(below) > len(line)
    return told and lines[number - 1].kind != "ITEM" and (len(below) > SHORT or is_sentence(below.text))


def _starred_notes(lines: Sequence[Line], start: int) -> None:
    """Notes that asterisks count, set off from their text: * Samples of 2025, ** Without Orrin Foods."""
    number = start
    while number + 1 < len(lines):
        end = number
        while end < len(lines) and lines[end].kind in ("ITEM", "SHORT", "PARAGRAPH", "NOTE") and _stars(lines[end]) == end - number + 1:
            end += 1
        for line in lines[number:end] if end - number >= 2 else ():
            line.kind = "NOTE"
        number = max(end, number + 1)


_ASTERISK = lazy(r"[\w)%]\*(?:$|[\s,.;)])")


def _has_its_asterisk(lines: Sequence[Line], number: int, start: int) -> bool:
    """Whether an asterisk before this line is no bullet of a list, but stands behind a word above."""
    beside = [lines[number - 1], *lines[number + 1 : number + 2]]
    if any(line.text.startswith("*") for line in beside):
        return False
    return any(_ASTERISK.search(line.text) for line in lines[max(start, number - _NOTED_LINES) : number])


def _stars(line: Line) -> int:
    """How many asterisks stand before a line's text; those of an emphasis do not count."""
    text = line.text
    count = len(text) - len(text.lstrip("*"))
    return count if count <= 5 and not text.endswith("*") and text.find("*" * max(count, 1), count) < 0 else 0


def _bare_number(line: Line) -> int:
    match = _BARE_NUMBER.match(line.text)
    return int(match["number"]) if match else 0


def _counts_on(before: Line, line: Line) -> bool:
    """Whether this line has the number after that of the line before."""
    last, this = _NUMBERED.match(before.text), _NUMBERED.match(line.text)
    return last is not None and this is not None and int(this["number"]) == int(last["number"]) + 1


def _gives_the_speaker(lines: Sequence[Line], number: int) -> bool:
    """The speaker of the quotation above, or of the one below, on a line of his own."""
    text = lines[number].text
    if lines[number - 1].kind == "QUOTE" and _SPEAKER.match(text):
        return True
    if lines[number].kind == "ITEM" and text[0] in "-–—" and _SPEAKER.match(text):
        return lines[number - 1].kind == "PARAGRAPH" and [line.kind for line in lines[number + 1 : number + 2]] != ["ITEM"]
    return number + 1 < len(lines) and lines[number + 1].kind == "QUOTE" and _SAYS.search(text) is not None


_SAYS = lazy(r"\b(?:said|says|stated|commented|noted|added|explained|remarked|continued)\b[^.]{0,40}[:,]?$")
_SPEAKER = lazy(
    r"[-–—~]?\s?[A-ZÀ-Þ][^,:]{2,50},\s[^:]{0,60}\b(?:CEO|CFO|COO|CSO|CMO|CTO|President|Officer|Director|Chair\w*|Founder|Partner|Manager|Head|Professor|Minister)\b"
)


def _notes(lines: Sequence[Line], number: int) -> None:
    """What belongs to a heading of notes: numbered lines, and under `References` also lines that cite, or that nothing numbers."""
    loose = lines[number].plain not in _OF_EDITORS
    below = lines[number + 1] if number + 1 < len(lines) else None
    if not loose and below is not None and below.kind in ("SHORT", "ABOUT") and not is_note(below):
        lines[number].kind = below.kind  # chapters for those who write on it
        return
    numbered = False
    for line in lines[number + 1 :]:
        if is_of_news(line) and len(line) <= SHORT:
            break  # Qualified Person
        marked = is_note(line) or line.kind in ("ITEM", "NOTE")
        if line.kind not in ("ITEM", "NOTE", "SHORT", "PARAGRAPH", "MEDIA", "SOURCE") or not (
            marked or (loose and (cites(line) or not numbered))
        ):
            break
        numbered = numbered or marked
        line.kind = "NOTE"


_OF_EDITORS = frozenset(("notes", "note", "notes to editors", "note to editors", "notes for editors", "note for editors"))


def _short(line: Line, following: Line | None) -> str:
    """A short line: a heading where something of the news stands below it, else a paragraph. What stands below is settled before."""
    text = line.text.rstrip()
    if following is None or following.kind not in _UNDER_A_HEADING or (is_sentence(text) and not text.endswith("?")):
        return "PARAGRAPH"
    if following.kind == "PARAGRAPH" and len(following) <= 80 and not is_sentence(following.text) and following.text[-1] not in ":,":
        labelled = _DATED_LABEL.fullmatch(following.text) or _LABEL.match(following.text)
        return "HEADING" if labelled and not _LABEL.match(text) and not _DATED_LABEL.fullmatch(text) else "PARAGRAPH"
    if (following.kind == "CONTACT" and _LABELLED.match(text)) or _DATED_LABEL.fullmatch(text):
        return "PARAGRAPH"
    if following.kind == "PARAGRAPH" and _LABEL.match(text) and _LABEL.match(following.text):
        return "PARAGRAPH"  # Token Name: NRVN, above Issuance: ten million of them
    if text.endswith(":") and (_is_running(text) or _OPENS.match(text) or (following.kind == "ITEM" and _REPORTS.search(text))):
        return "PARAGRAPH"
    if _announces(line) or _is_unended(line) or text.endswith(_OPEN_ENDS) or text.split()[0].islower() or _is_no_title(line):
        return "PARAGRAPH"
    return "HEADING"


_DATED_LABEL = lazy(r"[^:]{3,50}:\s[^:]{0,40}\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d")
_LABEL = lazy(r"[A-Z]\w{1,20}(?: [\w&/-]{1,20}){0,3}: \S")
_OPEN_ENDS = (",", ";", " from", " the", " of", " and", " by", " with", " a", " an", " to")


def _is_no_title(line: Line) -> bool:
    """Too long for a heading, or with an address in it, unless it is set as a title."""
    return (len(line.text.split()) > 16 or links(line)) and not is_title(line)


def _is_running(text: str) -> bool:
    """Mainly words without a capital: a sentence, whatever announces its colon."""
    words = [word for word in text.split() if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    return small * 10 >= len(words) * 6 if len(words) >= 6 else len(words) == 5 and small >= 4


def _is_unended(line: Line) -> bool:
    """A sentence that lost its full stop, or an invitation to click."""
    if line.plain.startswith("click "):
        return True
    words = [word for word in line.text.split() if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    if len(words) < 7 or small * 10 < len(words) * 7 or line.text.endswith(("?", ":")):
        return False
    return _ANNOUNCES.search(line.plain) is not None


_OPENS = lazy(r"(?:The|Our|We|This|These|Its|It|In|For|To|As|With)\s[^A-Z]{0,3}[a-z][^.:]{0,90}\s[a-z]+:")
_REPORTS = lazy(r"\b(?:[a-z]{2,}ed|found|saw|led|made|shows?|focus\w*)\b")
_UNDER_A_HEADING = frozenset(
    ("PARAGRAPH", "QUOTE", "ITEM", "CELL", "EVENT", "MEDIA", "HEADING", "NOTE", "NOTES_HEADING", "MEASURES", "LEGEND", "CAVEAT", "CONTACT")
)


def _announces(line: Line) -> bool:
    """`The main points are as follows:`: a sentence that announces a list, no heading."""
    return line.text.rstrip().endswith((":", "：")) and _ANNOUNCES.search(line.text) is not None


_ANNOUNCES = lazy(
    r"\b(?:follows|following|includes?|included|including|are|is|was|were|has|have|below|that|can|will|visit|contact|see|click)\b"
)


# ── Sections ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sections(lines: Sequence[Line], start: int) -> None:
    """What depends on the section a line stands in."""
    if not start:
        return
    _chapters(lines, start)
    _safety(lines, start)
    section = ""
    for number in range(start, len(lines)):
        line = lines[number]
        before = lines[number - 1].kind
        after = lines[number + 1].kind if number + 1 < len(lines) else ""
        if line.kind == "ABOUT" and before == "ITEM" and BULLET.match(line.text):
            line.kind = "ITEM"  # one of the links listed: About the congress
        if line.kind == "ABOUT" and number - start >= 3 and _is_of_issuer(line, lines[start - 1]):
            _chapters_of_profile(lines, number)
        if section == "ABOUT" and line.kind == "CONTACT" and _points_on(line):
            line.kind = "PARAGRAPH"
        elif before == "ABOUT" and line.kind == "NOTICE" and "trademark" not in line.plain[:100] and _PROFILE.search(line.text[:160]):
            line.kind = "PARAGRAPH"  # a profile that ends with its trademarks
        elif line.kind in ("PARAGRAPH", "HEADING") and before in _POINTED and " " not in line.text and links(line):
            line.kind = before
        elif line.kind in ("PARAGRAPH", "CONTACT") and before == after == "EVENT":
            line.kind = "EVENT"
        elif section == "SAFETY_HEADING" and line.kind == "HEADING" and line.text.endswith("?"):
            line.kind = "SUBHEADING"
        elif line.kind in ("PARAGRAPH", "HEADING") and _is_at_end(section, before, after) and is_authorization(line):
            line.kind = "LEGEND"
        if line.kind in ("ABOUT", "HEADING") or line.kind.endswith("_HEADING") or line.kind in ("CONTACT", "SOURCE", "CAVEAT", "LEGEND"):
            section = line.kind


def _is_at_end(section: str, before: str, after: str) -> bool:
    return section.startswith("CAVEAT") or before == "END" or after in ("END", "CONTACT_HEADING")


# A bare link belongs to what points to it.
_POINTED = frozenset(("EVENT", "CONTACT", "SOURCE", "NOTE", "MEDIA"))


_OF_SAFETY = lazy(
    r"prescribing information|side effects|adverse (?:reactions|events)|medication guide|medwatch|fda 1088"
    r"|your (?:doctor|healthcare provider)|contraindicated|should not be used|patients should|monitor "
)
_LONGEST_SAFETY = 60


def _safety(lines: Sequence[Line], start: int) -> None:
    """Headings in the safety information of a medicine, up to the last line that speaks of it: Common side effects, Before using."""
    for number in range(start, len(lines)):
        if lines[number].kind != "SAFETY_HEADING":
            continue
        section = list(takewhile(_may_be_of_safety, lines[number + 1 : number + 1 + _LONGEST_SAFETY]))
        while section and not _OF_SAFETY.search(section[-1].plain):
            section.pop()
        for line in section:
            line.kind = "SUBHEADING" if line.kind == "HEADING" else line.kind
        if number - start < 3:
            continue
        asked, told = lines[number - 2 : number]
        if (asked.kind, told.kind) == ("HEADING", "PARAGRAPH") and asked.text[-1] == "?" and "prescription medicine" in told.plain[:200]:
            asked.kind, told.kind = "SAFETY_HEADING", "SAFETY"  # What is Calidex?


def _may_be_of_safety(line: Line) -> bool:
    return line.kind in ("PARAGRAPH", "ITEM", "HEADING", "QUOTE", "SAFETY", "SAFETY_HEADING")


def _chapters(lines: Sequence[Line], start: int) -> None:
    """Chapters of the news that happen to begin with `About`, from below, since the last of them tells that the news goes on."""
    news_below = 0
    for number in range(len(lines) - 1, start - 1, -1):
        line = lines[number]
        listed = lines[number - 1].kind == "ITEM" and BULLET.match(line.text)
        if line.kind == "ABOUT" and len(line) <= SHORT and not listed and _is_chapter(lines, number, news_below, start):
            line.kind = "HEADING"
        if line.kind == "HEADING" and number + 1 < len(lines) and lines[number + 1].kind in ("PARAGRAPH", "QUOTE", "ITEM", "CELL"):
            news_below += 1


def _is_chapter(lines: Sequence[Line], number: int, news_below: int, start: int) -> bool:
    """Whether the news goes on below: with chapters, with somebody's words, or with the profile of the same name further down."""
    if _is_of_issuer(lines[number], lines[start - 1]):
        return False
    if news_below >= 2:
        return True
    name = _named_about(lines[number])
    rest = lines[number + 1 :]
    same = next((other for other, line in enumerate(rest) if line.kind == "ABOUT" and _named_about(line) == name), 0)
    if len(name) > 3 and same and not (same <= 2 and all(line.kind == "PARAGRAPH" for line in rest[:same]) and not news_below):
        return True
    section = list(takewhile(lambda line: line.kind in ("PARAGRAPH", "ITEM", "QUOTE"), rest))
    if any(line.kind == "QUOTE" for line in section):
        return True
    pictured = rest[len(section) : len(section) + 1]
    return name == "the" and bool(section and pictured) and pictured[0].kind == "MEDIA" and any(line.kind == "ABOUT" for line in rest)


def _chapters_of_profile(lines: Sequence[Line], number: int) -> None:
    """Headings between the issuer's profile and the contacts or the law are chapters of the profile, where nobody speaks any more."""
    section = list(takewhile(lambda line: line.kind in ("PARAGRAPH", "ITEM", "HEADING", "QUOTE"), lines[number + 1 :]))
    after = lines[number + 1 + len(section)].kind if number + 1 + len(section) < len(lines) else ""
    of_news = any(line.kind == "QUOTE" or (line.kind == "HEADING" and is_of_news(line)) for line in section)
    if of_news or len(section) > 12 or not after.startswith(("CONTACT", "CAVEAT", "LEGEND", "SOURCE")):
        return
    for line in section:
        line.kind = "SUBHEADING" if line.kind == "HEADING" else line.kind


def _named_about(line: Line) -> str:
    return line.plain.split()[1].rstrip(",.:") if " " in line.plain else ""


def _is_of_issuer(about: Line, lead: Line) -> bool:
    """Whether the lead begins with the name that stands behind `About`."""
    name = " ".join(about.plain.split()[1:3]).rstrip(",.:")
    return len(name) > 3 and name in lead.plain[:250]


def _points_on(line: Line) -> bool:
    """`For more information, visit …`, which closes a profile."""
    asks = " visit" in line.plain or " follow " in line.plain
    return len(line.text.split()) > 4 and is_sentence(line.text + ".") and asks and not reaches(line)


# ── After the news ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

_CONTINUED = frozenset(("CAVEAT", "LEGEND", "SAFETY"))
_PROFILE = lazy(
    r"\b(?:(?:is|are|was|were) (?:\w{2,12}ly )?"
    r"(?:an?|the|one|among|founded|formed|established|focused|dedicated|engaged|headquartered|based|located|listed|part|acknowledged|recogni[sz]ed)"
    r"|(?<!to )(?:develops?|designs?|manufactures?|provides?|offers?|operates?|delivers?|speciali[sz]es|focuses|serves?|creates|builds"
    r"|produces|acquires)"
    r"|ist ein\w{0,2}|entwickelt|est une?|développe|es una?|desarrolla|è una?)\b"
)


_SOMEBODY = lazy(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_TELLS_ON = lazy(r"\b(?:will|continues? to|plans? to|expects?|intends?|remains)\b")


def _back(lines: Sequence[Line], start: int) -> None:
    if not start:
        return
    _bibliography(lines, start)
    back = _back_start(lines, start)
    _profiles(lines, start, back)
    over = False
    back = next((number for number in range(start, back) if lines[number].kind == "PROFILE"), back)
    for number in range(back + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if line.kind == "PARAGRAPH" and before.kind in _CONTINUED:
            line.kind = before.kind
        elif line.kind == "PARAGRAPH" and before.kind == "CONTACT" and reaches(line) and len(line) <= 250:
            line.kind = "CONTACT"
        elif over and (_is_loose(lines, number) or (line.kind == "CELL" and _OF_ISSUE.match(line.text))):
            line.kind = "FURNITURE"
        over = line.kind in ("SOURCE", "FURNITURE") or (over and line.kind in ("CONTACT", "MEDIA", "END"))


def _is_loose(lines: Sequence[Line], number: int) -> bool:
    """Words that belong to nothing, behind the release."""
    return lines[number].kind in ("PARAGRAPH", "ITEM", "HEADING") and (number + 1 == len(lines) or lines[number + 1].kind != "CELL")


# What a German service adds about the share.
_OF_ISSUE = lazy(r"(?:Language|ISIN|WKN|Listed|Indices|Index|Valor|LEI|(?:EQS|DGAP)[ -]News[ -]ID)\s?:\s?\S", IGNORECASE)


def _bibliography(lines: Sequence[Line], start: int) -> None:
    """Works named at the end without a heading; the paragraphs of news end above them."""
    for number in range(len(lines) - 1, start, -1):
        line = lines[number]
        if line.kind == "PARAGRAPH" and lines[number - 1].kind != "ABOUT" and is_bibliography(line):
            line.kind = "NOTE"
        elif line.kind in ("PARAGRAPH", "QUOTE", "HEADING", "ITEM"):
            break


def _back_start(lines: Sequence[Line], start: int) -> int:
    """The first line after which no news comes any more."""
    back = len(lines)
    while back > start and lines[back - 1].kind in ("LEGEND", "SOURCE", "END"):
        back -= 1
    page = (n for n in range(start + 1, back) if lines[n].kind == "FURNITURE" and lines[n - 1].kind in ("CONTACT", "SOURCE", "END"))
    described = any(line.kind == "ABOUT" for line in lines[start:back])
    back = next(page, back) if described else back  # more news of the same house may stand below
    for number in range(back - 1, start - 1, -1):
        kind = lines[number].kind
        if kind in ("ABOUT", "CONTACT", "CAVEAT") or kind.endswith("_HEADING"):
            back = number
        elif kind == "QUOTE" or (kind == "HEADING" and not _names_itself(lines, number)):
            break
    return back


def _profiles(lines: Sequence[Line], start: int, back: int) -> None:
    """Profiles without `About`: under the bare name, after the contacts, or as the last words of the news."""
    lead = lines[start - 1]
    for number in range(max(start, back - 2), len(lines)):
        line = lines[number]
        if line.kind == "HEADING" and _names_itself(lines, number) and number + 2 >= back:
            line.kind = "ABOUT"
        elif line.kind == "PARAGRAPH" and number > back and lines[number - 1].kind in ("CONTACT", "SOURCE"):
            line.kind = "PROFILE" if _describes(line, lead) else "CONTACT" if links(line) and len(line) <= 250 else "PARAGRAPH"
    if not any(line.kind in ("ABOUT", "PROFILE") for line in lines):
        _last_words(lines, start, lead)


def _names_itself(lines: Sequence[Line], number: int) -> bool:
    """A heading that is a name, with a text below it that says what bears this name."""
    heading = lines[number].plain
    if number + 1 >= len(lines) or len(heading.split()) > 8 or lines[number].text.endswith(":"):
        return False
    below = lines[number + 1]
    if below.kind != "PARAGRAPH" or _PROFILE.search(below.text[:160]) is None:
        return False
    first, _, form = heading.replace(",", " ").partition(" ")
    short = len(first) > 3 and form.split(" ")[-1] in column("company-suffixes", "suffix") and below.plain.startswith(f"{first} ")
    return short or heading in below.plain[: len(heading) + 12]


# Headquartered in New Haven, Connecticut, Norvane is …
_PLACE_FIRST = lazy(r"(?:Headquartered|Based|Founded|Established|Located|Incorporated) (?:in|near) [^.;()]{2,60}, (?=[A-Z])")


def _describes(line: Line, lead: Line) -> bool:
    """Whether it begins with a name the lead knows too, and says what that is and does, not what it did."""
    place = _PLACE_FIRST.match(line.text)
    words = line.text[place.end() if place else 0 :].split(None, 2)
    name = words[words[0] == "The" and len(words) > 2].strip(",.®™")
    if len(name) < 3 or not name[0].isupper() or name not in lead.text or _TELLS_ON.search(line.text[:100]):
        return False
    if "trademark" in line.text[:160].lower() or " hereby " in line.text[:100] or _SOMEBODY.search(line.text):
        return False  # the owner of a mark is no description, nor is somebody's life
    return _PROFILE.search(line.text[:160]) is not None and TELLS.search(line.text[:200]) is None


def _is_another(profile: Line, before: Line) -> bool:
    """Whether the paragraph before a profile speaks of another company from its first word on, as the profiles of partners do."""
    return before.text.split(None, 1)[0] != profile.text.split(None, 1)[0] and before.text.split(None, 1)[0] not in ("The", "Both", "This")


def _last_words(lines: Sequence[Line], start: int, lead: Line) -> None:
    end = start
    for number in range(start, len(lines)):
        if lines[number].kind in ("PARAGRAPH", "QUOTE", "ITEM", "HEADING"):
            end = number + 1
        if lines[number].kind in ("CAVEAT_HEADING", "LEGEND_HEADING", "SOURCE", "FURNITURE"):
            break
    for number in range(end - 1, max(start - 1, end - 4), -1):
        if lines[number].kind not in ("PARAGRAPH", "NOTICE") or TELLS.search(lines[number].text[:200]):
            break  # the news goes on
        described = lines[number].kind == "PARAGRAPH" and _describes(lines[number], lead)
        if described and lines[number - 1].kind != "HEADING":  # what stands under a heading is what it says
            lines[number].kind = "PROFILE"
            if number + 1 < len(lines) and lines[number + 1].kind == "CONTACT" and _points_on(lines[number + 1]):
                lines[number + 1].kind = "PROFILE"
        goes_on = number > start and (_is_another(lines[number], lines[number - 1]) or _describes(lines[number - 1], lead))
        if described and not goes_on:
            break
