"""Sections of several paragraphs under one heading: cautionary, legal, safety information, chapters."""

from __future__ import annotations

from itertools import takewhile

from prlint.segment.back import PROFILE, is_of_issuer, named_about, points_on
from prlint.segment.breaks import LINKS
from prlint.segment.contact_lines import links
from prlint.segment.known import cued
from prlint.segment.lines import SHORT
from prlint.segment.looks import AMOUNT, is_authorization, is_of_news
from prlint.text.pattern import lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def give_sections(lines: Sequence[Line], start: int) -> None:
    """What depends on the section a line stands in."""
    if not start:
        return
    _safety(lines, start)
    _chapters(lines, start)
    section = ""
    for number in range(start, len(lines)):
        line = lines[number]
        before = lines[number - 1].kind
        after = lines[number + 1].kind if number + 1 < len(lines) else ""
        if line.kind in ("ABOUT", "MEASURES_HEADING") and before == "ITEM" and BULLET.match(line.text):
            line.kind = "ITEM"  # one of the links listed: About the congress
        if line.kind == "MEASURES_HEADING" and after in _RESULTS and AMOUNT.search(lines[number + 1].text[:SHORT]):
            line.kind = "HEADING"  # results, each with its measure
        if line.kind == "ABOUT" and number - start >= 3 and is_of_issuer(line, lines[start - 1]):
            _chapters_of_profile(lines, number)
        of_news = section in ("", "HEADING") and not (after.startswith("CONTACT") or ": " in line.text)
        if (section == "ABOUT" or of_news) and line.kind in ("CONTACT", "CONTACT_HEADING") and points_on(line):
            line.kind = "PARAGRAPH"
        elif before == "ABOUT" and line.kind == "NOTICE" and "trademark" not in line.plain[:100] and PROFILE.search(line.text[:160]):
            line.kind = "PARAGRAPH"  # a profile that ends with its trademarks
        elif before == "ABOUT" and line.kind in ("LEGEND", "SAFETY") and cued(line.plain[:_OPENING]) != line.kind.lower():
            line.kind = "PARAGRAPH"  # a profile that ends with where the issuer posts its news, or where the label can be read
        elif before == "LEGEND_HEADING" and line.kind == "EVENT":
            line.kind = "LEGEND"  # by which calls and pages the issuer discloses what it has to
        elif line.kind in _MAY_BE_LINK and before in _POINTED and " " not in line.text.rstrip(" .") and links(line):
            line.kind = before if line.kind != "CONTACT" or lines[number - 1].text.endswith(":") else line.kind
        elif line.kind in ("PARAGRAPH", "CONTACT") and before == "EVENT" and (after == before or line.plain.startswith("click here to ")):
            line.kind = "EVENT"
        elif line.kind == "PARAGRAPH" and before == "NOTE" and line.text[0].islower():
            line.kind = _GOES_ON.get(section, line.kind)  # below the notes at the foot of a page
        elif line.kind == "ITEM" and before == "EVENT" and lines[number - 1].text.endswith(":"):
            _listed_below(lines, number)
        elif section == "SAFETY_HEADING" and line.kind == "HEADING" and line.text.endswith("?"):
            line.kind = "SUBHEADING"
        elif section == "MEASURES_HEADING" and line.kind == "HEADING" and after in _MEASURED and _OF_MEASURE.search(line.plain):
            line.kind = "SUBHEADING"  # EBITDA and adjusted EBITDA
        elif section == "ABOUT" and line.kind == "HEADING" and after == "PARAGRAPH" and _only_points_on(lines[number + 1]):
            line.kind = "SUBHEADING"  # Furnaces since 1921.
        elif line.kind in ("PARAGRAPH", "HEADING") and (not after or _is_at_end(section, before, after)) and is_authorization(line):
            line.kind = "LEGEND"
        if line.kind in ("ABOUT", "HEADING") or line.kind.endswith("_HEADING") or line.kind in ("CONTACT", "SOURCE", "CAVEAT", "LEGEND"):
            section = line.kind


_GOES_ON = {"ABOUT": "PROFILE", "CAVEAT_HEADING": "CAVEAT", "MEASURES_HEADING": "MEASURES", "LEGEND_HEADING": "LEGEND"}
_OPENING = 60
_RESULTS = ("ITEM", "PARAGRAPH")
_MEASURED = ("MEASURES", "PARAGRAPH")


def _only_points_on(line: Line) -> bool:
    """Learn more at norvane.example."""
    return len(line.text.split()) <= 6 and links(line)


def _listed_below(lines: Sequence[Line], number: int) -> None:
    """What a paragraph on a call announces is part of it: The call can be heard at the following address:"""
    for line in takewhile(lambda line: line.kind == "ITEM", lines[number:]):
        line.kind = "EVENT"


def _is_at_end(section: str, before: str, after: str) -> bool:
    return section.startswith("CAVEAT") or before == "END" or after in ("END", "CONTACT_HEADING")


# A bare link belongs to what points to it.
_POINTED = frozenset(("EVENT", "CONTACT", "SOURCE", "NOTE", "MEDIA"))
_MAY_BE_LINK = frozenset(("PARAGRAPH", "HEADING", "CONTACT"))
_OF_MEASURE = lazy(r"\b(?:adjusted|ebitda|free cash flow)\b")
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
    if is_of_issuer(lines[number], lines[start - 1]):
        return _is_of_project(lines, number, lines[start - 1])
    if news_below >= 2:
        return True
    name = named_about(lines[number])
    rest = lines[number + 1 :]
    same = next((other for other, line in enumerate(rest) if line.kind == "ABOUT" and named_about(line) == name), 0)
    if len(name) > 3 and same and not (same <= 2 and all(line.kind == "PARAGRAPH" for line in rest[:same]) and not news_below):
        return True
    section = list(takewhile(lambda line: line.kind in ("PARAGRAPH", "ITEM", "QUOTE"), rest))
    if any(line.kind == "QUOTE" for line in section):
        return True
    pictured = rest[len(section) : len(section) + 1]
    return name == "the" and bool(section and pictured) and pictured[0].kind == "MEDIA" and any(line.kind == "ABOUT" for line in rest)


def _is_of_project(lines: Sequence[Line], number: int, lead: Line) -> bool:
    """About Orrin Hill, above Qualified Person and About Norvane Mining, which the lead names first."""
    place = lead.plain.find(named_about(lines[number]))
    section = list(takewhile(lambda line: line.kind != "ABOUT", lines[number + 1 :]))
    name = named_about(lines[number + 1 + len(section)]) if number + 1 + len(section) < len(lines) else ""
    chapters = any(line.kind == "HEADING" and is_of_news(line) for line in section)
    return chapters and len(name) > 3 and -1 < lead.plain.find(name) < place


def _chapters_of_profile(lines: Sequence[Line], number: int) -> None:
    """Headings between the issuer's profile and the contacts or the law are chapters of the profile, where nobody speaks any more."""
    may_be = ("PARAGRAPH", "ITEM", "HEADING", "QUOTE")
    section = list(takewhile(lambda line: line.kind in may_be and line.plain not in LINKS, lines[number + 1 :]))
    after = lines[number + 1 + len(section)].kind if number + 1 + len(section) < len(lines) else ""
    of_news = any(line.kind == "QUOTE" or (line.kind == "HEADING" and is_of_news(line)) for line in section)
    if of_news or len(section) > 12 or not after.startswith(("CONTACT", "CAVEAT", "LEGEND", "SOURCE")):
        return
    for line in section:
        line.kind = "SUBHEADING" if line.kind == "HEADING" else line.kind
