"""Where the news begins, and whether there is any: a headline is what stands before the dateline."""

from __future__ import annotations

from itertools import takewhile

from prlint.segment.back import may_be_in_menu
from prlint.segment.datelines import find_dateline
from prlint.segment.front_lines import DEFINES, FRONT, KEPT, TELLS, TICKER, is_date, is_firm, is_free
from prlint.segment.known import named
from prlint.segment.letterhead import give_contacts_above
from prlint.segment.lines import SHORT, WINDOW
from prlint.segment.looks import ends_in_figures, is_sentence, weight
from prlint.segment.release_signs import first_asked
from prlint.segment.titles import give_titles
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.datelines import Dateline
    from prlint.segment.lines import Line

_LONGEST_DECK = 6
# Norvane, Inc. (Nasdaq: NRVN), and no more of the first sentence on this line.
_NAME_WITH_TICKER = lazy(r"[A-ZÀ-Þ0-9][^():\n]{2,60} \([A-Za-z]{2,10}(?: [A-Za-z]{2,10}){0,2}:[^()\n]{1,40}\)")
_REGULATORY = "regulatory news"  # what Business Wire sets between a dateline and the news of a firm in Europe
_STORY = frozenset(("PARAGRAPH", "QUOTE", "EVENT", "LEGEND", "CAVEAT", "MEASURES", "NOTICE", "SAFETY", "SHORT", "CONTACT", "CELL"))


def lead_with_dateline(prose: str, lines: Sequence[Line]) -> int | None:
    """The first line that opens with a dateline, a correction's note excepted."""
    for number, line in enumerate(lines[:FRONT]):
        if line.kind in ("NOTE", "RULE", "MEDIA") or line.shape in ("title", "heading", "list-item", "table-row"):
            continue
        if line.barred and "|" in prose[line.start : line.first]:
            continue  # | Swap | 3/3/2026 |
        if named(line.plain[:200], "front-lines") == "correction":
            continue
        dateline = find_dateline(prose, line.first, line.last)
        if dateline is not None and dateline.city is None and dateline.span.end >= line.last and _has_place(prose, lines[number + 1 :]):
            continue  # 3.3.2026 | Marketwire, above the dateline
        if dateline is not None and dateline.span.end >= line.last and _is_repeated(prose, dateline, lines[number + 1 :]):
            continue  # Boston, March 3, 2026, above BOSTON, March 3, 2026 /PRNewswire/
        if dateline is not None and dateline.span.end >= line.last and _is_stamp(prose, dateline, lines[number + 1 :]):
            continue  # BOSTON, MA / Some Wire / March 3, 2026 9:00, as a service stamps it above a headline
        plain = dateline is not None and dateline.date is None and dateline.wire is None and prose[dateline.span.end - 1] == ":"
        if plain and any(above.kind == "PARAGRAPH" for above in lines[:number]):
            continue  # CHICAGO: what is told of one place among others
        cut = line.plain[:SHORT] if dateline is not None and prose[line.last - 1] == "…" else ""
        if len(cut) == SHORT and any(below.plain.startswith(cut) for below in lines[number + 1 : FRONT]):
            line.kind = "FURNITURE"
            continue  # how the story begins, as a page shows it above the story
        bare = dateline is not None and dateline.span.end >= line.last and dateline.separator is None and dateline.wire is None
        if bare and sum(above.kind == "PARAGRAPH" and _is_told(above) for above in lines[:number]) > 1:
            continue  # the place and the day below an announcement, as Hong Kong has them
        if bare and not any(len(below) > SHORT for below in lines[number + 1 : number + 5]):
            continue  # the day of a report, above its titles
        # `New York, March 3, 2026` alone at the very top dates the sheet, not the story.
        sheet = dateline is not None and dateline.span.end >= line.last and dateline.wire is None
        if dateline is not None and not (sheet and (number == 0 or (bare and _is_head_of_sheet(lines, number)))):
            return number
    return None


def _is_head_of_sheet(lines: Sequence[Line], number: int) -> bool:
    """Whether only the firm and Press release stand above this day and place, or Press release right below them, and then what can be a
    headline with a deck, and a story."""
    below = [line for line in lines[number + 1 : number + 5] if not named(line.plain[:200], "front-lines")]
    headed = len(below) < 4 or all(named(line.plain[:200], "front-lines") or is_firm(line) for line in lines[:number])
    if len(below) < 2 or not headed or is_date(below[0]):
        return False
    titles = list(takewhile(lambda line: not line.shape and len(line) < 200 and not is_sentence(line.text), below))
    return 0 < len(titles) < len(below) and len(below[len(titles)]) > SHORT and is_sentence(below[len(titles)].text)


def _has_place(prose: str, lines: Sequence[Line]) -> bool:
    """Whether a dateline with its place stands a few lines below."""
    found = (find_dateline(prose, line.first, line.last) for line in lines[:4])
    return any(dateline is not None and dateline.city is not None for dateline in found)


def _is_repeated(prose: str, dateline: Dateline, lines: Sequence[Line]) -> bool:
    """Whether a line a few below, with at most a deck between, opens with the same place and a service."""
    if dateline.wire is not None or dateline.city is None:
        return False
    city = dateline.city.of(prose).lower()
    for line in lines[:_LONGEST_DECK]:
        found = find_dateline(prose, line.first, line.last)
        if found is not None and found.wire is not None and found.city is not None:
            return found.city.of(prose).lower() == city
        if is_sentence(line.text):
            return False
    return False


def _is_stamp(prose: str, dateline: Dateline, lines: Sequence[Line]) -> bool:
    """Whether a headline stands between a service's line and the paragraph that opens with the writer's own dateline."""
    if dateline.wire is None:
        return False
    titled = False
    for line in lines[:_LONGEST_DECK]:
        found = find_dateline(prose, line.first, line.last)
        if found is not None and found.city is not None:
            return titled and found.span.end < line.last
        if is_sentence(line.text):
            return False
        titled = titled or not named(line.plain[:200], "front-lines")
    return False


def give_front(prose: str, lines: Sequence[Line], dateline: int | None, form: int) -> int:
    """Gives the lines up to the lead their kinds; returns the number of the first line after the lead. `form`: where a form begins,
    which may be all that there is."""
    lead = _first_story(lines) if dateline is None else dateline
    report = min(_first_chapter(lines, lead), form, first_asked(lines)) if dateline is None else lead
    _give_menu(lines[:report])
    _give_rows(lines[:report])
    give_contacts_above(lines, report)
    give_titles(lines, report)
    if report < lead or lead == len(lines):
        return report
    lines[lead].kind = "LEAD"
    after = lead + 1
    if after == len(lines):
        return after
    if dateline is None:
        if is_date(lines[after]) and ":" not in lines[after].text:
            lines[after].kind = "DATE"
        return after
    if _is_dateline_alone(prose, lines[lead]):
        below = _below_dateline(prose, lines, after)
        if below < len(lines) and (lines[below].kind in _STORY or _begins_with_dash(lines[below])):
            lines[lead].kind, lines[below].kind = "DATELINE", "LEAD"
            after = below + 1
    elif not lines[after].barred and find_dateline(prose, lines[after].first, lines[after].last):
        lines[after].kind = "LEAD"
        after += 1
    while after < len(lines) and _is_broken_off(prose, lines[after - 1], lines[after]):
        lines[after].kind = "LEAD"
        after += 1
    return after


def _give_menu(lines: Sequence[Line]) -> None:
    """What a page has above a release, set close: its name and many words, each of which leads to another page."""
    above = list(takewhile(lambda line: line is lines[0] or not line.gap, lines))
    named_so = len(above) >= _FEWEST_IN_MENU and above[-1] is not lines[-1] and all(map(may_be_in_menu, above))
    for line in above if named_so and not any(len(line.text.split()) > _LONGEST_IN_MENU or is_firm(line) for line in above) else ():
        line.kind = "FURNITURE"


def _give_rows(lines: Sequence[Line]) -> None:
    """A table set one cell a line above the news, from the heads of its columns to its last figure; a headline stays above them."""
    figures = [n for n, line in enumerate(lines) if line.kind in _MAY_BE_CELL and (_is_figure(line.text) or ends_in_figures(line))]
    if len(figures) < _FEWEST_FIGURES or len(figures) * 5 < figures[-1] - figures[0]:
        return
    titles = [number for number, line in enumerate(lines[: figures[0]]) if is_free(line) and not is_firm(line)]
    first = figures[0] - 1
    while titles and titles[0] < first - 1 and _may_head_column(lines[first - 1]):
        first -= 1
    for line in lines[max(first, 1) : figures[-1] + 1]:
        line.kind = "CELL" if line.kind in _MAY_BE_CELL else line.kind


def _is_figure(text: str) -> bool:
    """98.7p, (1,795.5), £0.6m, -20.3%"""
    return text.strip("()[]$£€¥%+-–—*pmbnkx \u00a0").replace(",", "").replace(".", "").replace(" ", "").isdigit()


def _may_head_column(line: Line) -> bool:
    words = len(line.text.split())
    return line.kind in _MAY_BE_CELL and words <= _LONGEST_IN_MENU and not (words > 1 and line.text.isupper())


_MAY_BE_CELL = frozenset(("SHORT", "ITEM", "CELL"))
_FEWEST_IN_MENU = _FEWEST_FIGURES = 6
_LONGEST_IN_MENU = 3  # words


def _begins_with_dash(line: Line) -> bool:
    """Whether the dash that closes the dateline above stands before the first sentence."""
    return line.kind == "ITEM" and line.text[0] in "—–-" and len(line) > SHORT


def _is_broken_off(prose: str, lead: Line, line: Line) -> bool:
    """Whether the first sentence goes on here: Boston, March 3, 2026 – Norvane, Inc. (Nasdaq: NRVN) / a company that …, or what stands
    right below so few words that they tell no news yet."""
    goes_on = line.text.lstrip("(")[:1].islower() or (not line.gap and len(lead) <= SHORT and prose[lead.last - 1].isalnum())
    return line.kind == "PARAGRAPH" and goes_on and not is_sentence(prose[max(lead.last - 40, 0) : lead.last])


def _is_dateline_alone(prose: str, line: Line) -> bool:
    found = find_dateline(prose, line.first, line.last)
    if found is None:
        return False
    behind = prose[found.span.end : line.last].strip()
    return not behind or behind.lower() == f"{_REGULATORY}:" or _NAME_WITH_TICKER.fullmatch(behind) is not None


def _below_dateline(prose: str, lines: Sequence[Line], number: int) -> int:
    """The line of the news under a dateline: past `FOR IMMEDIATE RELEASE` and past the dateline that the writer set himself."""
    while number < len(lines):
        kind = named(lines[number].plain[:200], "front-lines") if len(lines[number]) <= SHORT else ""
        if kind in ("instruction", "embargo"):
            lines[number].kind = kind.upper()
        elif lines[number].plain == _REGULATORY or _is_dateline_alone(prose, lines[number]):
            lines[number].kind = "DATELINE"
        else:
            break
        number += 1
    return number


def _first_story(lines: Sequence[Line]) -> int:
    """Without a dateline the news begins with the first long paragraph that is no deck."""
    for number, line in enumerate(lines[:FRONT]):
        if line.kind in ("ABOUT", "CAVEAT_HEADING"):
            break
        if line.kind == "QUOTE" and line.text[0] in "\"“„«" and _is_told(line) and (before := _told_before(lines, number)):
            return before
        begins = line.kind == "QUOTE" and line.text[0] not in "\"“„«"  # Dana Ruiz said, "…" as the first paragraph
        begins = begins or (line.kind == "ITEM" and line.text.startswith("1. "))  # whose paragraphs are numbered
        if not (begins or line.kind in ("PARAGRAPH", "EVENT", "CELL")) or not (_is_told(line) or (number and _announces(line))):
            continue
        if weight(line) > 80 and not _instructs(line):
            following = lines[number + 1] if number + 1 < len(lines) else None
            if following is not None and following.plain == line.plain:
                continue  # the summary of a page, printed again as the first paragraph
            if line.text.endswith(":") and not TELLS.search(line.text) and any(map(_introduces, lines[number + 1 : number + _FAR])):
                continue  # what the points above the news are of
            days = any(map(is_date, lines[number + 1 : number + 4]))
            dated = days and len(line) < 2 * SHORT and not _introduces(line)  # the summary above the day of a page
            if not dated and not (_is_summary(lines, number) or _is_highlight(lines, number) or _is_deck(number, line, following)):
                return number
    return next((number for number, line in enumerate(lines) if line.kind in ("PARAGRAPH", "QUOTE") and _is_told(line)), len(lines))


def _instructs(line: Line) -> bool:
    """Whether a paragraph says what may be done with the release; in capitals it may come to that late: THIS ANNOUNCEMENT, INCLUDING …"""
    return named(line.plain[: WINDOW if line.text[:_HEAD].isupper() else 120], "front-lines") != ""


_HEAD = 60


def _is_summary(lines: Sequence[Line], number: int) -> bool:
    """A short sentence above the first paragraph that tells nothing new, and which bullets follow, or whose words the paragraph below
    has again."""
    line = lines[number]
    if not 0 < number < FRONT or len(line) >= 2 * SHORT or TELLS.search(line.text):
        return False
    points = list(takewhile(lambda line: line.kind == "ITEM", lines[number + 1 :]))
    below = lines[number + 1 + len(points)] if number + 1 + len(points) < len(lines) else line
    if below.kind != "PARAGRAPH" or len(below) <= len(line):
        return False
    words = {word.strip(".,") for word in line.plain.split() if len(word) > _SMALL_WORD}
    again = sum(word in below.plain for word in words)
    return (len(points) > 1 and len(line) <= SHORT) or (len(words) > _SMALL_WORD and again * 2 >= len(words))


_SMALL_WORD = 4


def _first_chapter(lines: Sequence[Line], lead: int) -> int:
    """Where a report to an exchange begins with its highlights, and has no first paragraph that tells the news; else the lead."""
    regulatory = any(line.plain.startswith("rns number") for line in lines[:lead])
    if not regulatory and lead < len(lines) and (TELLS.search(lines[lead].text) or _PLEASED.search(lines[lead].text)):
        return lead
    for number in range(1, lead - 1):
        rows = next((end for end in range(number, lead) if not _ROW.fullmatch(lines[end].text)), lead)
        fields = next((end for end in range(number, lead) if lines[end].kind in KEPT or not _FIELD.fullmatch(lines[end].text)), lead)
        bars = next((end for end in range(number, lead) if lines[end].kind == "CONTACT" or not lines[end].barred), lead)
        rows = max(fields if fields - number >= _FEW_FIELDS else rows, bars if bars - number >= _FEW_FIELDS else 0)
        if rows - number >= _FEW_POINTS and any(map(is_free, lines[:number])):
            first = number
            while first > 1 and not lines[first].gap and is_free(lines[first - 1]) and lines[first - 1].text.count(" ") < _LONGEST_IN_MENU:
                first -= 1  # Bourse trade BUY, above the first figure
            for line in lines[first:rows]:
                line.kind = "CELL"
            return first
        chapter = regulatory and number < lead - 1 and named(lines[number].plain, "front-lines") == "chapter"
        if (_heads_highlights(lines[number]) or chapter or _heads_points(lines, number)) and any(map(is_free, lines[:number])):
            return number
    return lead


def _heads_points(lines: Sequence[Line], number: int) -> bool:
    """Whether it is the period that the points below are told of."""
    if any(line.kind != "ITEM" for line in lines[number + 1 : number + 1 + _FEW_POINTS]):
        return False
    return _PERIOD.fullmatch(lines[number].plain) is not None


_FEW_POINTS = 3
_FEW_FIELDS = 5
# October – December 2026, Fourth quarter 2026, Q4 2026
_PERIOD = lazy(
    r"(?:(?:(?:the )?(?:first|second|third|fourth) (?:quarter|half(?: year)?)|(?:full|financial|fiscal) year|q[1-4]|h[12])"
    r"(?:,? (?:of )?(?:20\d\d|[a-z]{3,9} [a-z]{3,9}(?: 20\d\d)?))?|[a-z]{3,9} [a-z]{3,9},? 20\d\d)(?: \([^()]{2,40}\))?"
)
_PLEASED = lazy(r"\b(?:pleased|delighted|proud) to [a-z]{4,}")
# Position: Chief Financial Officer, in a form that an authority has made
_FIELD = lazy(r"[A-Z][A-Za-z ]{2,40}: ?[^\s:].{0,80}")
# Highest price paid per share: 164.40; 2 May 2026 Interim Report Q1 2026
_ROW = lazy(
    r"\d{1,2} [A-Z][a-z]{2,8} (?:20\d\d )?[A-Z].{3,90}"
    r"|[A-Z][^\d.;:]{4,70}(?:: ?(?:\d{1,2} [A-Z][a-z]{2,8} )?| (?:GBp )?(?!(?:19|20)\d\d$))[£$€]?\d[\d,. ]*(?:p|[A-Z]{3}|shares)?"
)


def _told_before(lines: Sequence[Line], speech: int) -> int:
    """The paragraph that tells the news above the first speech, however its last line was broken off; else 0."""
    for number in range(1, speech):
        line = lines[number]
        told = line.kind == "PARAGRAPH" and weight(line) > 2 * SHORT and TELLS.search(line.text)
        if told and not _instructs(line):
            return number
    return 0


def _is_told(line: Line) -> bool:
    """A headline may be long, but it ends in no full stop, nor does it announce what is below."""
    return len(line) > WINDOW or is_sentence(line.text) or (len(line) > SHORT and line.text.endswith(":"))


def _announces(line: Line) -> bool:
    """`Norvane, Inc. (Nasdaq: NRVN) today announced …`: a first paragraph, even where its line is broken off."""
    return TICKER.search(line.text) is not None and " today " in line.text and TELLS.search(line.text) is not None


_FAR = 12


def _introduces(line: Line) -> bool:
    """Whether the issuer, with its ticker or the name it goes by below, tells, is pleased to, or does something today."""
    told = line.kind == "PARAGRAPH" and (" today " in line.text or TELLS.search(line.text) or _PLEASED.search(line.text))
    return bool(told) and (TICKER.search(line.text) is not None or DEFINES.search(line.text) is not None)


def _is_highlight(lines: Sequence[Line], number: int) -> bool:
    """Whether it is a point, whose bullet was lost, between `Highlights` and the first paragraph."""
    headed = any(_heads_highlights(above) for above in lines[:number]) and not _introduces(lines[number])
    return headed and any(map(_introduces, lines[number + 1 : number + _FAR]))


def _heads_highlights(line: Line) -> bool:
    words = line.plain.split()
    return words[-1:] == ["highlights"] and len(words) <= 4


def _is_deck(number: int, line: Line, following: Line | None) -> bool:
    """A long headline that ends in a stop, or a long line under it, when the news is told in the one below."""
    if number > 1 or len(line) >= 260 or following is None or following.kind != "PARAGRAPH":
        return False
    if number == 0 and (len(line) > 200 or len(following) <= 200):
        return False
    return TELLS.search(following.text) is not None and TELLS.search(line.text) is None
