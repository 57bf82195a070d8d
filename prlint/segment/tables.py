"""Flattened tables, their captions and labels, and what is attached below the news."""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile

from prlint.data import column
from prlint.segment.blocks import LABELLED
from prlint.segment.contact_lines import links
from prlint.segment.dateline_words import date_alone
from prlint.segment.headings import SET_BULLETS, announces
from prlint.segment.lines import SHORT
from prlint.segment.looks import AMOUNT, ends_in_figures, is_bare_figure, is_caption, is_number, is_sentence
from prlint.segment.notes import counts_on
from prlint.segment.release_signs import asks, first_asked
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def give_captions(lines: Sequence[Line]) -> None:
    """The words under `Figure 1` belong to it, and so do those under a picture that are no title."""
    for line, below in pairwise(lines):
        if line.kind == "MEDIA" and is_caption(below) and below.text[-1] not in "?:" and _captions(line, below):
            below.kind = "MEDIA"


def _captions(line: Line, below: Line) -> bool:
    """Whether what stands below a bare figure, or below a picture in Markdown, tells of it: under the latter, a phrase that is no title."""
    if below.kind in ("SHORT", "PARAGRAPH") and is_bare_figure(line):
        return True
    words = below.text.split()
    return below.kind == "SHORT" and line.text.startswith("![") and "://" not in below.text and _is_phrase(words)


def _is_phrase(words: Sequence[str]) -> bool:
    return len(words) > _FEW_WORDS and sum(word[0].islower() for word in words) * 2 > len(words)


_FEW_WORDS = 4


def _of_files(line: Line) -> bool:
    return line.plain.startswith("attachment") or line.plain.endswith((".pdf", ".docx", ".xlsx"))


def give_attachments(lines: Sequence[Line], start: int) -> None:
    """The files that a service lists below `Attachments`, up to the next blank line."""
    for number in range(start, len(lines)):
        if lines[number].kind == "MEDIA_HEADING" and any(map(_of_files, lines[number : number + 2])):
            end = number + 1
            while end < len(lines) and lines[end].kind in ("SHORT", "ITEM") and (end == number + 1 or not lines[end].gap):
                if lines[end].kind == "SHORT" and any(line.kind == "CONTACT" for line in lines[end : end + 4]):
                    break  # somebody to reach
                lines[end].kind = "MEDIA"
                end += 1


def give_tables(lines: Sequence[Line], start: int) -> None:
    """A run of short lines of which many are figures is a table set one cell a line, and so is a run of labels with a value below each."""
    _tabbed(lines, start)
    _valued(lines, start)
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and (_may_be_cell(lines[end]) or _is_long_label(lines, end, start)):
            end += 1
            if lines[end - 1].barred and _is_apart(lines[end : end + 2]) and not is_number(lines[end]):
                break  # the title of the next table
        if end - number >= 4 or any(line.kind == "CELL" for line in lines[number:end]):
            _table(lines, number, end)
        number = max(end, number + 1)
    _asked(lines, start)
    _labelled(lines, start)
    _dated(lines, start)
    for number in range(start, len(lines) - 1):
        line, below = lines[number : number + 2]
        titles = line.kind in _MAY_BE_DUE and below.kind in _MAY_BE_DUE and _CAPTION.search(below.text)
        headed = titles and below.text[0] == "(" and (_CAPTION.search(line.text) or (line.text.isupper() and _is_firm(lines[number - 1])))
        if titles and (_is_firm(line) or headed):
            told = lines[number - 1].kind == "MEASURES_HEADING" and any(len(told) > SHORT for told in lines[number + 2 : number + 3])
            line.kind = below.kind = "MEASURES_HEADING" if told else "CELL"  # of a statement, though its rows may be lost
    for number in range(len(lines) - 2, start - 1, -1):
        line, below = lines[number], lines[number + 1]
        titled = line.kind == "MEASURES_HEADING" and ("unaudited" in line.plain or (line.plain.startswith("reconcil") and not below.gap))
        titled = titled or (line.kind == "PARAGRAPH" and not below.gap and len(line) <= 2 * SHORT and line.text.endswith(")"))
        titled = titled or line.kind in ("SHORT", "HEADING")
        if below.kind != "CELL" or not titled or "results" in line.plain or announces(line):
            continue
        above = lines[number - 1]
        dated = above.kind == "CELL" and any(map(str.isdigit, line.text))  # JUNE 30, 2026 AND 2025
        second = line.text.isupper() and number > start and (above.kind == "SHORT" or dated or " below" in above.plain)  # of two titles
        second = second or line.text[0] + line.text[-1] == "()"  # (Per diluted share, after tax)
        if second or _CAPTION.search(line.text) or ((_CAPTION.search(below.text) or below.text.isupper()) and _is_firm(line)):
            line.kind = "CELL"
    for number in range(start + 1, len(lines)):
        if lines[number - 1].kind == "CELL" and _is_told_below(lines, number):
            lines[number].kind = "CELL"
    for line in lines[start:]:
        if line.kind in ("PARAGRAPH", "SHORT") and _NUMBERED_TABLE.match(line.text):
            line.kind = "CELL"


_CAPTION = lazy(
    r"balance sheets?|statements? of (?:operations|income|earnings|cash|financial|comprehensive)|in (?:thousands|millions)|unaudited"
    r"|cash flows? (?:summary|statements?)|reconciliation of|(?:three|six|nine|twelve) months ended|weeks ended|(?:year|quarter)s? ended",
    IGNORECASE,
)
# `n = number of patients`, `CI: confidence interval` below a table explain its cells.
_TABLE_NOTE = lazy(
    r"[A-Za-z][\w%/-]{0,11}\s?=\s?\S|(?:[A-Z]{2,6}|NS|N/[AM]|nm)\s?[:,–-]\s[a-z]|\*{0,2}(?:NM|N/M|nm|n/m)\b.{0,5}[Nn]ot [Mm]eaningful"
    r"|(?:See |The )(?:accompanying )?(?:foot)?notes\b[^.]{0,200}financial statements"
    r"|Abbreviations?:|Percentages may\b"
    r"|(?:Numbers|Totals?|Figures|Amounts|Columns) may not (?:sum|add|total|foot)\b"
    r"|Notes?: (?:The |All )?(?:[Tt]rue widths?|[Ff]igures|[Aa]mounts|[Nn]umbers|[Tt]otals|[Pp]ercentages|[Pp]rices)\b"
)


def _is_told_below(lines: Sequence[Line], number: int) -> bool:
    """What explains the cells above; where they come from and of which day they are, if it is set close, and above a profile, where
    nobody says yet who sends the release."""
    line = lines[number]
    if line.kind in ("SHORT", "SOURCE") and not line.gap and line.plain.startswith(("source:", "updated:")):
        return any(below.kind == "ABOUT" for below in lines[number + 1 :])
    if line.kind == "SHORT" and not line.gap and "    " in line.text:
        return True  # a last row without figures: NRV-4    no significant values
    if line.kind == "SHORT" and not line.gap and line.text[0] + line.text[-1] == "()":
        return True  # (including what was not billed)
    return line.kind in ("PARAGRAPH", "SHORT") and _TABLE_NOTE.match(line.text) is not None


_NUMBERED_TABLE = lazy(r"(?:Table|Tabelle|Tableau|Tabla|表)\s{0,2}\d{1,2}\s{0,2}[:.–-]")


_MAY_BE_ROW = frozenset(("SHORT", "CELL", "ITEM"))


def _tabbed(lines: Sequence[Line], start: int) -> None:
    """Short lines set close that a tabulator parts, or three in a row: rows of words, or of a label and a figure that blanks part."""
    _names_in_columns(lines, start)
    for tabbed, group in groupby(lines[start:], _is_tabbed):
        rows = [*group] if tabbed else []
        for line in rows if len(rows) > 2 or (len(rows) == 2 and not rows[1].gap) else ():
            line.kind = "CELL"


def _names_in_columns(lines: Sequence[Line], start: int) -> None:
    """Two people side by side, names and offices above their numbers, are no rows of a table, below `Contacts:` or by themselves."""
    for number in range(start, len(lines) - 1):
        if lines[number].kind == "CONTACT_HEADING" and "\t" in lines[number + 1].text:
            near = lines[number + 1 : number + 1 + _MOST_ROWS_OF_NAMES]
            rows = [*near[:1], *takewhile(lambda line: _may_be_row_of_names(line) and not line.gap, near[1:])]
            reached = max((count for count, line in enumerate(rows, 1) if line.kind == "CONTACT"), default=0)
            for line in rows[:reached]:
                line.kind = "CONTACT"
    for number in range(start + 1, len(lines)):
        if lines[number].kind == "CONTACT" and "\t" in lines[number].text and not lines[number].gap:
            above = [*takewhile(_names_people, reversed(lines[max(number - _MOST_ROWS_OF_NAMES, start) : number]))]
            for line in above if above and above[-1].gap else ():
                line.kind = "CONTACT"


def _names_people(line: Line) -> bool:
    """Names, offices or firms side by side: words that a tabulator parts, and no figure."""
    return line.kind in _MAY_BE_ROW and "\t" in line.text and not any(sign.isdigit() for sign in line.text)


def _may_be_row_of_names(line: Line) -> bool:
    return "\t" in line.text and (line.kind in _MAY_BE_ROW or line.kind == "CONTACT")


_MOST_ROWS_OF_NAMES = 16


def _is_tabbed(line: Line) -> bool:
    if line.kind not in _MAY_BE_ROW or BULLET.match(line.text):
        return False
    figure = line.text.rpartition("   ")[2]
    return "\t" in line.text or (figure != line.text and figure.lstrip(" $€£(")[:1].isdigit() and line.text[0].isalpha())


def _is_firm(line: Line) -> bool:
    """A firm by itself, as it stands above the caption of its balance sheet."""
    name = line.plain.partition(" (")[0] if line.text[-1] == ")" and ":" in line.text else line.plain  # (Nasdaq: NRVN)
    words = name.removesuffix(" and subsidiaries").replace(",", " ").split()
    return 0 < len(words) <= 8 and words[-1].replace(".", "") in column("company-suffixes", "suffix")


def _may_be_cell(line: Line) -> bool:
    if line.kind in ("CELL", "RULE") or (line.kind == "MEASURES_HEADING" and line.barred and ends_in_figures(line)):
        return True
    if line.kind == "ITEM" and (line.shape or (line.text[0] in SET_BULLETS and line.text[1:].lstrip(" ;|\t\u00a0")[:1].isalpha())):
        return line.text.count("|") > 1  # else of a list that is set with bullets, though each may have a cell of its own
    heads = line.kind == "PARAGRAPH" and line.text.count("|") > 2  # heads of columns may be long
    longest = SHORT * 4 if heads else SHORT * 2 if line.barred else SHORT
    if not (heads or line.kind in ("SHORT", "NOTE", "ITEM")) or len(line) > longest or line.shape or (" " not in line.text and links(line)):
        return False
    if line.gap and len(line.text.split()) > _LONGEST_LABEL and announces(line):
        return False  # The following table shows the sales of each plant:
    return not is_sentence(line.text) or len(line.text.split()) <= 2  # Sample No.


_LONGEST_LABEL = 6  # words, where a colon stands behind them


def _is_long_label(lines: Sequence[Line], number: int, start: int) -> bool:
    """A row's label that is longer than a line should be or has a bullet, between other cells."""
    line = lines[number]
    if line.kind not in ("PARAGRAPH", "MEASURES_HEADING", "ITEM") or line.shape or len(line) > 300 or is_sentence(line.text):
        return False
    if not start < number < len(lines) - 1:
        return False
    titles = "information" in line.plain or not (line.gap or lines[number + 1].gap)  # Selected Non-GAAP Information; Non-GAAP measures:
    if line.kind == "MEASURES_HEADING" and titles and any(below.kind == "CELL" for below in lines[number + 1 : number + 3]):
        return lines[number - 1].kind == "CELL"
    return _may_be_cell(lines[number - 1]) and is_number(lines[number + 1]) and lines[number + 1].kind != "ITEM"


def _table(lines: Sequence[Line], start: int, end: int) -> None:
    figures = [n for n in range(start, end) if lines[n].kind == "CELL" or _ends_in_figure(lines[n]) or _is_figure(lines, n)]
    counted = sum(any(map(str.isdigit, lines[number].text)) for number in figures)
    barred = sum("|" in line.text for line in lines[start:end]) > _FEW_ROWS
    if len(figures) * 5 < end - start or (counted < 3 and not barred and not any(lines[n].kind == "CELL" for n in figures)):
        return
    listed = [number for number in range(start, figures[0]) if lines[number].kind == "ITEM" and BULLET.match(lines[number].text)]
    if len(listed) > 1 or (listed and _goes_on(lines[start - 1])):
        start = listed[-1] + 1  # a list above
    start = next((number for number in range(start, min(start + 3, end - 1)) if announces(lines[number])), start)
    title_whole = start + 1 < end and lines[start + 1].barred and not lines[start].barred
    if announces(lines[start]) or (title_whole and _may_be_title(lines[start])) or _is_over_tabs(lines[start:end]):
        start += 1
    if start + 1 < end and lines[start].gap and _PERIOD.match(lines[start + 1].text) and not any(map(str.isdigit, lines[start].text)):
        start += not _PERIOD.match(lines[start].text)  # the title above the first head of a column
    start += _is_title_of_pairs(lines[start:end])
    start += end - start > _ROWS_OF_TITLE and _NAMES_TABLE.search(lines[start].plain) is not None
    while start + 1 < end and lines[start].gap and lines[start + 1].gap and _titles(lines[start]) and not lines[start].barred:
        if sum(line.gap for line in lines[start + 2 : end]) * 2 >= end - start:
            break
        start += 1  # titles stand apart from the rows
    last = figures[-1] + 1
    if last == end > start + 1 and end < len(lines) and _heads_text(lines[end - 1 : end + 1]):
        last = end = end - 1  # Full-Year 2026 Outlook, below the last row
    bars = lines[last - 1].text.count("|")
    while last < end and bars and lines[last].text.count("|") == bars:
        last += 1  # Children under 12 | Free
    while last < end and (lines[last].plain in _NO_FIGURE or lines[last].plain.startswith(_NO_RESULT)):
        last += 1
    for number in range(start, min(end, last)):
        lines[number].kind = "CELL"


def _titles(line: Line) -> bool:
    """Whether it holds no figure but a year among several words: 2027 Capital Outlook."""
    words = line.text.split()
    counted = [word for word in words if any(map(str.isdigit, word))]
    dated = len(words) > _LONGEST_PERIOD and line.text[-1].isalpha() and all(map(_YEAR.fullmatch, counted))
    return dated or not is_number(line)


def _heads_text(lines: Sequence[Line]) -> bool:
    """Whether a title of several words with a year in it stands above a sentence."""
    title, below = lines
    name = title.text.strip("#* ")
    words = name.split()
    if title.kind != "SHORT" or below.kind != "PARAGRAPH" or len(words) <= _LONGEST_PERIOD:
        return False
    counted = [word for word in words if any(map(str.isdigit, word))]
    return is_sentence(below.text) and name[:1].isalpha() and name[-1:].isalpha() and all(map(_YEAR.fullmatch, counted))


_YEAR = lazy(r"(?:FY)?(?:19|20)\d\d")


def _ends_in_figure(line: Line) -> bool:
    """A row: two figures or more close it, or one stands behind its last bar."""
    return ends_in_figures(line) or (line.barred and any(map(str.isdigit, line.text.rstrip(" |").rpartition("|")[2])))


def _may_be_title(line: Line) -> bool:
    """No figure, though a year may stand in it: Updated 2026 Guidance."""
    return not is_number(line) or (line.text[0].isalpha() and len(line.text.split()) > _LONGEST_PERIOD)


_LONGEST_PERIOD = 2  # words of a cell: Q3 2026


def _is_over_tabs(lines: Sequence[Line]) -> bool:
    """Such a title over rows that tabulators part, or one set close to three of them."""
    if "\t" in lines[0].text or len(lines) < 2 or "\t" not in lines[1].text:
        return False
    title = lines[0].gap and lines[0].kind == "SHORT" and lines[0].text[0].isupper() and len(lines) > _ROWS_OF_TITLE
    return _is_apart(lines) or (title and all("\t" in line.text for line in lines[1 : 1 + _ROWS_OF_TITLE]))


_ROWS_OF_TITLE = 3
# Third Quarter Financial Summary; By the Numbers
_NAMES_TABLE = lazy(
    r"^(?:(?:[\w&'-]{1,20} ){0,5}(?:results|financial|operating) summary|by the numbers|at a glance|(?:fast|key|quick) facts)$"
)


def _is_apart(lines: Sequence[Line]) -> bool:
    """A title with a blank line above it and below: 2026 outlook."""
    return len(lines) > 1 and lines[0].gap and lines[1].gap and lines[0].kind == "SHORT" and not lines[0].barred


def _goes_on(line: Line) -> bool:
    return line.kind == "ITEM" or line.text.endswith(":")


_PERIOD = lazy(
    r"(?:for the |the )?(?:three|six|nine|twelve|\d{1,2}) (?:months|weeks) {1,2}ended|(?:for the )?(?:year|quarter)s?[ -]ended", IGNORECASE
)
_THREE_PAIRS = 7  # and the title above them


def _is_title_of_pairs(lines: Sequence[Line]) -> bool:
    """Whether the first of them stands above what is a label and a value in turn, three times or more."""
    values = [is_number(line) or _is_day(line) for line in lines[:_THREE_PAIRS]]
    return values == [False, False, True, False, True, False, True]


_NO_RESULT = ("no significant ", "nothing significant")  # of a hole that was drilled
_NO_FIGURE = frozenset(("n/a", "n.a", "nm", "n/m", "na", "nil", "none"))


def _is_figure(lines: Sequence[Line], number: int) -> bool:
    """A figure that counts no items of a list: 1. Norvane, 2. Halden."""
    line = lines[number]
    if line.kind == "ITEM" and (counts_on(lines[number - 1], line) or (number + 1 < len(lines) and counts_on(line, lines[number + 1]))):
        return False
    return is_number(line)


def _asked(lines: Sequence[Line], start: int) -> None:
    """What an advisory to editors says below WHAT:, WHEN: and WHERE:, each in a line or more, up to the end of what the last one holds."""
    first = first_asked(lines)
    labels = [number for number in range(max(start, first), len(lines)) if asks(lines[number])]
    if len(labels) < _FEW_ROWS or not any(_is_label(lines[number]) for number in labels):
        return
    spaced = all(line.gap for line in lines[first : labels[-1]])
    for number, below in pairwise((*labels, len(lines))):
        told = [*takewhile(lambda line: line.kind in _MAY_BE_TOLD and not _is_label(line), lines[number + 1 : below])]
        if below == len(lines):
            told[1:] = takewhile(lambda line: not line.gap or (spaced and line.kind == "SHORT"), told[1:])
        for line in (lines[number], *told):
            line.kind = "CELL"


_MAY_BE_TOLD = frozenset(("SHORT", "PARAGRAPH", "QUOTE", "ITEM", "CELL", "EVENT", "CONTACT"))


def _labelled(lines: Sequence[Line], start: int) -> None:
    """`Location:` or `LOCATION` and its value, three times or more."""
    number = start
    while number + 1 < len(lines):
        end = number
        values: list[Line] = []
        while end + 1 < len(lines) and _is_label(lines[end]) and not _is_label(lines[end + 1]):
            values.append(lines[end + 1])
            end += 2
            while end < len(lines) and _goes_below(lines[end - 1 :]) and lines[number].text[-1] == ":" and lines[number].text.isupper():
                end += 1  # WHO: / The mayor / The bakers of Orrin Foods
        if lines[number].text[-1] != ":" and any(value.kind != "SHORT" for value in values):
            values = []  # headings in capitals, each with its paragraph
        if len(values) >= 3 and sum(len(value) <= 130 for value in values) * 2 >= len(values):
            for line in lines[number:end]:
                line.kind = "CELL"
        number = max(end, number + 1)


def _goes_below(lines: Sequence[Line]) -> bool:
    """Whether the second of these lines belongs to the value above it, with a blank line or nothing behind the last such line."""
    return lines[0].kind == lines[1].kind == "SHORT" and not lines[1].gap and not _is_label(lines[1])


def _valued(lines: Sequence[Line], start: int) -> None:
    """`Record date: 3 March 2026`, four such rows or more set close, as notices to an exchange have them; two or more that blank lines
    part, and that tell amounts, are a list: Revenue: $96 million to $99 million."""
    for valued, group in groupby(lines[start:], _is_valued):
        rows = [*group] if valued else []
        gaps, amounts = sum(row.gap for row in rows[1:]), sum(AMOUNT.search(row.text) is not None for row in rows)
        told = sum(len(row) > _LONGEST_ROW for row in rows) * 2 >= len(rows)  # a list, of sentences with labels
        listed = len(rows) > 1 and 2 * min(gaps, amounts) >= len(rows)
        compared = not gaps and sum(_COMPARES.search(row.text) is not None for row in rows) * 2 >= len(rows)
        listed = listed or ((told or compared) and not gaps and len(rows) >= _FEW_ROWS)
        for line in rows if listed or (len(rows) > _FEW_ROWS and not gaps) else ():
            line.kind, line.shape = ("ITEM", "list-item") if listed else ("CELL", line.shape)


_COMPARES = lazy(r"[\d%], (?:up|down|compared|versus|vs\.?)\s")  # Occupancy: 78.6%, compared with 77.1%
_FEW_ROWS = 3
_LONGEST_ROW = 65


def _is_valued(line: Line) -> bool:
    if line.kind not in _MAY_BE_ROW or line.shape or BULLET.match(line.text):
        return False
    if line.text.endswith(".") and line.text.partition(":")[2].count(" ") > _MOST_BEFORE_STOP:
        return False  # what a sentence tells of it: Revenue: $118 million, up 21% from $98 million.
    return LABELLED.match(line.text) is not None and not links(line)


_MOST_BEFORE_STOP = 5


def _is_label(line: Line) -> bool:
    return line.kind == "SHORT" and len(line) <= 40 and (line.text.endswith(":") or (line.text.isupper() and line.text.isascii()))


def _dated(lines: Sequence[Line], start: int) -> None:
    """What is due and its day on the next line, or the day first, three times or more."""
    number, days = start, [_is_day(line) for line in lines]
    while number + 1 < len(lines):
        end, first = number, days[number]
        while end + 1 < len(lines) and days[end] == first and days[end + 1] != first:
            if lines[end].kind not in _MAY_BE_DUE or lines[end + 1].kind not in _MAY_BE_DUE:
                break
            end += 2
        if end - number >= 6:
            for line in lines[number:end]:
                line.kind = "CELL"
        number = max(end, number + 1)


_MAY_BE_DUE = frozenset(("SHORT", "CELL"))


def _is_day(line: Line) -> bool:
    if line.kind not in _MAY_BE_DUE or line.text.strip("$€£()%-–— ").replace(",", "").replace(".", "", 1).isdigit():
        return False  # most cells of a table, seen without the pattern of dates
    return date_alone(line.text.rpartition(" on ")[2]) or (" on " in line.text and date_alone(line.text))


_MANY = 6
_LAST_BUT_ONE = (", and", "; and", ", or", "; or", " and")


def give_rows_of_words(lines: Sequence[Line], start: int) -> None:
    """So many short lines in a row are no headings but a table of words that was flattened; the first may be its heading."""
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].kind == "SHORT":
            end += 1
        told = number > start and lines[number - 1].kind == "PARAGRAPH" and lines[number - 1].text.endswith(":")
        listed = told or (end > number and announces(lines[number]))  # Early investors include:
        first = number if told else number + 1
        points = lines[first:end] if listed and announces(lines[first - 1]) else []
        pointed = len(points) > 1 and sum(AMOUNT.search(line.text) is not None for line in points) * 2 >= len(points)
        if end - number > _MANY or pointed or (listed and end - first > 1 and lines[end - 2].text.endswith(_LAST_BUT_ONE)):
            figures = [row for row in range(first, end) if listed and is_number(lines[row])]  # the cells of a table that a colon announces
            for line in lines[first : figures[-1] + 1 if figures else end]:
                line.kind = "ITEM" if listed and not figures else "CELL"
        number = max(end, number + 1)
