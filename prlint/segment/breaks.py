"""Lines that belong together though breaks, blanks or bullets part them."""

from __future__ import annotations

from itertools import takewhile

from prlint.segment.dateline_words import opens_with_date
from prlint.segment.headings import SET_BULLETS, announces
from prlint.segment.lines import SHORT
from prlint.segment.looks import AMOUNT, ends_in_figures, is_number, is_sentence
from prlint.text.pattern import lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

_OPEN_WORD = lazy(r"(?:,|\b(?:a|an|and|at|by|for|from|in|its|of|on|or|our|that|the|their|to|which|with))$")


def give_broken_lines(prose: str, lines: Sequence[Line], start: int) -> None:
    """What goes on in lower case behind an item or a quotation that a page broke off belongs to it, and so does the second figure of an
    item: • GAAP margin of 40 % in the quarter / Non-GAAP margin of 41 % in the quarter."""
    head, paired = "", False  # what stands above the items, and whether one of them has its second figure
    for number in range(start + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if before.kind in _AT_FOOT and line.text[0].islower():
            before = next((above for above in reversed(lines[start:number]) if above.kind not in _AT_FOOT), before)
        if before.kind != "ITEM":
            head, paired = before.text, False
        elif line.kind == "SHORT" and _tells_figure(line) and _tells_figure(before) and not AMOUNT.search(head):
            paired = paired or [below.kind for below in lines[number + 1 : number + 2]] == ["ITEM"]
            line.kind = "ITEM" if paired else line.kind
        if line.kind == "EVENT" and before.kind in ("SHORT", "PARAGRAPH") and line.text[0].islower() and before.text[-1].isalpha():
            line.kind = "PARAGRAPH"
        if line.kind in ("SHORT", "PARAGRAPH") and before.kind == "ITEM" and not line.gap and _BRACKETED.fullmatch(line.text):
            line.kind = "ITEM"  # - Sales of €412 million / (€398 million in the year before)
        if line.kind not in ("SHORT", "PARAGRAPH") or before.kind not in ("ITEM", "QUOTE", "NOTE") or not line.text[0].islower():
            continue
        told = before.kind == "QUOTE" or (before.kind == "ITEM" and ". " in before.text)
        unended = _OPEN_WORD.search(prose[before.last - 8 : before.last]) or (told and prose[before.last - 1].isalnum())
        if len(before) > SHORT and unended:
            line.kind = before.kind


_AT_FOOT = frozenset(("NOTE", "CONTACT"))  # of a page


def _tells_figure(line: Line) -> bool:
    return line.text[-1] != ":" and len(line.text.split()) > 5 and AMOUNT.search(line.text) is not None


_BRACKETED = lazy(r"\([^()]{3,}(?:\([^()]{1,40}\)[^()]{0,80}){0,4}\)")
_OPEN_HEADING = lazy(r"\b(?:about|concerning|on|regarding|of|and|to|statements?|note|notice)$")


def give_broken_headings(lines: Sequence[Line], start: int) -> None:
    """`WARNING CONCERNING` / `FORWARD-LOOKING STATEMENTS`: the first half of a heading that a program broke."""
    for number in range(start, len(lines) - 1):
        line, below = lines[number], lines[number + 1]
        if line.kind not in ("SHORT", "HEADING") or below.kind != "CAVEAT_HEADING" or below.gap or len(line) > 60:
            continue
        if line.text.isupper() == below.text.isupper() and _OPEN_HEADING.search(line.plain):
            line.kind = below.kind


_INDENT = 3  # blanks that set a line in


def give_insets(prose: str, lines: Sequence[Line], start: int) -> None:
    """Two lines or more that are set in, in a text that is not: a list whose bullets were lost."""
    inset = [line.first > line.start and _is_inset(prose[line.start : line.first]) for line in lines]
    if not any(inset[start:]):
        return
    _give_hanging(lines, inset, start)
    if sum(inset) * 2 > len(lines):
        return
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and inset[end] and lines[end].kind in _MAY_BE_ITEM:
            end += 1
        run = lines[number : end - 1 if end > number and lines[end - 1].text.endswith("?") else end]
        if len(run) > 1 and sum(map(is_number, run)) * 3 < len(run):
            for line in run:
                line.kind = "CELL" if _are_rows(run) else "ITEM"
        number = max(end, number + 1)


def _give_hanging(lines: Sequence[Line], inset: Sequence[bool], start: int) -> None:
    """Where an item goes on below its bullet: set in deeper than that is, without a blank line."""
    hangs = -1
    for number in range(start, len(lines)):
        line = lines[number]
        if line.kind == "ITEM" and line.text[0] != "(" and not line.text[0].isalnum():
            hangs = line.first - line.start
        elif hangs >= 0 and inset[number] and not line.gap and line.first - line.start > hangs and line.kind in ("SHORT", "PARAGRAPH"):
            line.kind = "ITEM"
        else:
            hangs = -1


def _is_inset(blanks: str) -> bool:
    return len(blanks) >= _INDENT or "\t" in blanks


def give_close_set(prose: str, lines: Sequence[Line], start: int) -> None:
    """Lines below one that announces them, with no blank line between them: paragraphs where the text has blank lines elsewhere,
    else three lines or more that are no sentences; and labels with what they stand for, as far apart as the text's paragraphs."""
    spaced = sum(line.gap for line in lines) * 5 >= len(lines) * 2
    kinds = ("PARAGRAPH", "SHORT") if spaced else ("SHORT",)
    for number in range(start - 1, len(lines)):
        line = lines[number]
        if line.kind not in ("PARAGRAPH", "SHORT", "LEAD") or prose[line.last - 1] != ":":
            continue
        end = number + 1
        while end < len(lines) and lines[end].kind in kinds and (end == number + 1 or not lines[end].gap):
            end += 1
        below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
        labelled = _labelled_run([*takewhile(lambda item: item.gap == spaced, below)])
        items = labelled if len(labelled) > 1 + spaced else lines[number + 1 : end]
        if end < len(lines) and lines[end].kind == "CONTACT" and not lines[end].gap:
            continue  # a name and a firm above their number
        if len(line.text.split()) < 4 and not announces(line) and not _are_told(items):
            continue  # Supporting documents:
        if spaced and any(item.barred or " " not in item.text for item in items if not items[0].gap):
            continue  # rows of a table; Follow us on social media: / LinkedIn
        least = 2 if spaced or len(labelled) > 1 else 3
        if len(items) >= least and sum(map(is_number, items)) * 8 <= len(items) and not any(item.text.endswith(":") for item in items):
            for item in items:
                item.kind = "CELL" if _are_rows(items) else "ITEM"


def _labelled_run(lines: Sequence[Line]) -> Sequence[Line]:
    """Those with labels; one between them may have lost its dash: Orrin Seeds LLC, an owner of land, …"""
    labels = [*map(_is_labelled, lines)]
    end = 0
    while end < len(lines) and (labels[end] or (end > 1 and labels[end - 1] and labels[end + 1 : end + 2] == [True])):
        end += 1
    return lines[:end]


def _are_told(lines: Sequence[Line]) -> bool:
    """Whether three of them or more say something each, as what stands below `Highlights:` does."""
    return len(lines) > 2 and all(len(line.text.split()) > 5 for line in lines) and not _are_rows(lines)


def _is_labelled(line: Line) -> bool:
    """`Cash payment: Under the agreement …`, `Orrin Foods Ltd. – A mill that …`"""
    return line.kind in ("PARAGRAPH", "SHORT") and _LABELLED.match(line.text) is not None


_LABELLED = lazy(r"[A-Z](?:[A-Za-z -]{2,40}:|(?:[^.:;!?|]|\.(?! [A-Z])){2,90}? [–—-]) [A-Z$€£\d]")


def _are_rows(lines: Sequence[Line]) -> bool:
    """Whether half of them or more hold two figures, as no item of a list does: 15 May 2026 1,500 2,643.42."""
    return sum(map(_is_row_of_figures, lines)) * 2 >= len(lines)


def _is_row_of_figures(line: Line) -> bool:
    figures = len(_FIGURE.findall(line.text)) if line.text[0] not in SET_BULLETS else 0
    return figures > 1 and figures * 4 >= len(line.text.split()) and not is_sentence(line.text)


_FIGURE = lazy(r"(?<![\w.,])\d[\d,.]{2,}(?![\w%])")


def give_highlights(lines: Sequence[Line], start: int) -> None:
    """Three sentences or more below `Highlights`, each on its line and with no blank line between them: a list whose bullets were lost."""
    for number in range(start, len(lines)):
        summed = _SUMMARY.search(lines[number].plain) is not None
        if lines[number].kind != "SHORT" or not (summed or "highlights" in lines[number].plain):
            continue
        below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
        run = [*filter(_is_one_sentence, below[:1])]
        run += takewhile(_goes_on_close, below[1:]) if run else ()
        run = run if len(run) > 2 else list(takewhile(_is_short_sentence, below))
        run = run if len(run) > 1 else _told_figures(below)
        if summed and not all(line.gap for line in below[len(run) : len(run) + 1]):
            run = list(takewhile(_tells_amount, run))  # nothing has blank lines here
            run = run if len(run) > 2 else []
        last = lines[number + 1 + len(run) : number + 3 + len(run)]
        if len(run) > 1 and [line.gap for line in last] == [False, True] and last[0].kind in ("SHORT", "PARAGRAPH"):
            run.append(last[0])  # with the stop of all of them
        for line in run if len(run) > 1 else ():
            line.kind = "ITEM"
            line.shape = line.shape or "list-item"  # for a table below would take it for its cells


_SUMMARY = lazy(r"\bsummary(?:$| (?:vs\.?|versus|compared) )")  # Financial Summary vs. the Quarter of the Year Before
# What a company did, or a label: Received Fast Track designation., Cash Position: Cash was …
_POINT = lazy(r"(?:[A-Z][a-z]{2,14}ed|Began|Met|Won|Held|Led|Grew|Built|Sold|Made)\b|[A-Z][^:.!?@]{2,60}: \S")
_OF_POINTS = lazy(r"\b(?:milestones?|highlights?|catalysts?|progress|achievements?|updates?|timelines?|agenda)\b")
_FACTS = frozenset(("fast facts", "key facts", "quick facts"))
_FACT = lazy(r"[A-Z][^.:!?@]{2,40}: \S")


def give_points(lines: Sequence[Line], start: int) -> None:
    """What a heading and a blank line stand above, with no blank line between: a list whose bullets were lost, if each tells what was
    done or begins with a label."""
    for number in range(start, len(lines) - 1):
        if lines[number].kind == "SHORT" and lines[number].plain in _FACTS:
            below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
            for line in takewhile(lambda line: line.kind in ("SHORT", "PARAGRAPH") and _FACT.match(line.text), below):
                line.kind, line.shape = "ITEM", line.shape or "list-item"  # Size: 2,000 hectares
    long = [line.gap for line in lines[start - 1 :] if len(line) > SHORT and line.kind != "ITEM"]
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


def give_groups(lines: Sequence[Line], start: int) -> None:
    """Names set close below a title that stands apart, twice or more in a row: Laundry / Soap of Orrin, Halden Flakes / Floors / …"""
    number = start
    while number < len(lines):
        groups: list[Sequence[Line]] = []
        while group := _group(lines, number):
            groups.append(group)
            number += 1 + len(group)
        for line in (item for group in groups for item in group) if len(groups) > 1 else ():
            line.kind, line.shape = "ITEM", line.shape or "list-item"
        number += 1


def _group(lines: Sequence[Line], number: int) -> Sequence[Line]:
    """The names below such a title; or none."""
    if number + 2 >= len(lines) or not (_may_be_in_group(lines[number]) and lines[number].gap and lines[number + 1].gap):
        return []
    end = number + 2
    while end < len(lines) and not lines[end].gap and end - number <= _MOST_HIGHLIGHTS:
        end += 1
    group = lines[number + 1 : end]
    return group if len(group) > 1 and all(map(_may_be_in_group, group)) else []


def _may_be_in_group(line: Line) -> bool:
    named = line.kind == "SHORT" and len(line) <= _LONGEST_IN_GROUP and ": " not in line.text and line.text[0].isalnum()
    figure = is_number(line) and sum(map(str.isalpha, line.text.split())) < _WORDS_BESIDE_FIGURE
    return named and not (figure or line.barred or "\t" in line.text or is_sentence(line.text))


_WORDS_BESIDE_FIGURE = 2  # Halden Concentrate 64
_LONGEST_IN_GROUP = 70
LINKS = frozenset(("associated links", "related products", "liens connexes", "liens associés"))


def give_links(lines: Sequence[Line], start: int) -> None:
    """What an office lists below `Associated links`, each on its line and without bullets."""
    for number in range(start, len(lines) - 1):
        if lines[number].plain in LINKS:
            for line in takewhile(lambda line: line.kind == "SHORT", lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]):
                line.kind, line.shape = "ITEM", line.shape or "list-item"


def give_series(prose: str, lines: Sequence[Line], start: int) -> None:
    """What a colon announces or a heading stands above, and semicolons end, each on its line: a list whose bullets were lost. Of amounts
    set close, commas part them too, and some of them lead up to those below: $59 million of bonds, including:"""
    for number in range(start, len(lines) - 2):
        if lines[number].kind != "SHORT" and not (lines[number].kind == "PARAGRAPH" and lines[number].text.endswith(":")):
            continue
        below = lines[number + 1 : number + 1 + _MOST_HIGHLIGHTS]
        run = list(takewhile(lambda line: line.kind in _MAY_BE_ITEM and _goes_on(prose, line), below))
        days = list(takewhile(_dates, below)) if lines[number].text.endswith(":") else []
        bulleted = all(line.shape or BULLET.match(line.text) for line in run)
        for line in below[: len(run) + 1] if len(run) > 1 and not bulleted else days if len(days) > 2 else ():
            line.kind = "ITEM" if line.kind in _MAY_BE_ITEM else line.kind


def give_ended_series(prose: str, lines: Sequence[Line], start: int) -> None:
    """Lines set close of which the last but one ends in `; and`, and most of those above it in a semicolon, whatever stands above them."""
    for number in range(start + 2, len(lines) - 1):
        if prose[max(lines[number].last - 5, 0) : lines[number].last].lower() != "; and" or lines[number + 1].gap:
            continue
        first = number
        while first > max(start, number - _MOST_HIGHLIGHTS) and not lines[first].gap and lines[first - 1].kind in _MAY_BE_ITEM:
            first -= 1
        first += prose[lines[first].last - 1] != ";"  # the heading
        run = lines[first : number + 2]
        ended = sum(prose[line.last - 1] == ";" for line in run[:-2])
        if ended and ended * 2 >= len(run[:-2]) and all(line.kind in _MAY_BE_ITEM for line in run):
            for line in run:
                line.kind, line.shape = "ITEM", line.shape or "list-item"


def _dates(line: Line) -> bool:
    """A row of a timetable: On or about 18 March 2026: Approval of the prospectus."""
    text = line.text.removeprefix("On or about ")
    return line.kind in _MAY_BE_ITEM and ": " in text[:_LONGEST_DAY] and opens_with_date(text)


def _goes_on(prose: str, line: Line) -> bool:
    """Whether it ends with a semicolon, or with one and the word that joins the last item or the number of a note."""
    match = _SERIES.search(prose, max(line.last - 8, line.first), line.last)
    return match is not None and (match[0][0] == ";" or (not line.gap and AMOUNT.search(line.text) is not None))


_LONGEST_DAY = 24
_SERIES = lazy(r"[;,](?: and| or| ?[(\[]?(?:\d{1,2}|[ivx]{1,4})[)\]]?)?$|:$")


_MOST_HIGHLIGHTS = 20
_NEXT_SENTENCE = lazy(r"[a-z)%][.!?]\s{1,3}[A-Z“\"]")


def _told_figures(lines: Sequence[Line]) -> list[Line]:
    """The lines that tell of a figure each, without a stop: $1.43 net book value per share, 14 % more than a year ago."""
    run = list(takewhile(_may_tell_figure, lines))
    while run and not any(map(str.isdigit, run[-1].text)):
        run.pop()
    told = sum(any(map(str.isdigit, line.text)) for line in run)
    words = sum(len(line.text.split()) for line in run)
    return run if told > 2 and told * 4 >= len(run) * 3 and words >= len(run) * 5 else []


def _may_tell_figure(line: Line) -> bool:
    if line.kind not in ("SHORT", "PARAGRAPH") or line.gap or len(line) > 300 or line.text.isupper():
        return False
    words = [word for word in line.text.split() if len(word) > 2 and word.isalpha()]
    return len(words) > 1 and not ends_in_figures(line) and not is_sentence(line.text)


def _goes_on_close(line: Line) -> bool:
    """One sentence right below the line before."""
    return not line.gap and _is_one_sentence(line)


def _tells_amount(line: Line) -> bool:
    return AMOUNT.search(line.text) is not None


def _is_one_sentence(line: Line) -> bool:
    return line.kind == "PARAGRAPH" and len(line) < 300 and _NEXT_SENTENCE.search(line.text) is None


def _is_short_sentence(line: Line) -> bool:
    """A few words that end in no stop, as many of them small as no title has."""
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha() and not any(map(str.isdigit, word))]
    small = sum(word[0].islower() for word in words)
    return line.kind == "SHORT" and len(words) > 2 and small * 2 >= len(words) and line.text[-1] not in ":?"


_MAY_BE_ITEM = frozenset(("SHORT", "PARAGRAPH", "ITEM", "CELL"))
