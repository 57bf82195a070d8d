"""What stands behind the news: profiles of companies, sources, links and last words."""

from __future__ import annotations

from itertools import takewhile

from prlint.data import column
from prlint.segment.blocks import OF_ISSUE
from prlint.segment.contact_lines import links, reaches
from prlint.segment.dateline_words import date_alone
from prlint.segment.front_lines import TELLS, is_own_address
from prlint.segment.known import named
from prlint.segment.lines import SHORT
from prlint.segment.looks import is_bibliography, is_of_news, is_sentence
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

_CHANGED = ("updated", "last updated", "page last updated", "page updated")


def give_page_links(lines: Sequence[Line], start: int) -> None:
    """The foot of a page; what an archive puts below a rule at the end, nothing but links; a menu; and the day a page was changed."""
    for line in lines[_foot(lines, start) :]:
        line.kind = line.kind if line.kind == "SOURCE" else "FURNITURE"
    title = next((line for line in lines[:start] if line.kind == "TITLE"), None)
    for number in range(max(start, len(lines) - _LONGEST_END), len(lines)):
        if title and is_own_address(lines[number], title):
            lines[number].kind = "FURNITURE"
            for line in takewhile(lambda line: line.kind in ("SHORT", "PARAGRAPH") and not is_sentence(line.text), lines[number + 1 :]):
                line.kind = "MEDIA"  # the names of files
    for line in lines[max(start, len(lines) - 3) :]:
        if line.kind == "SHORT" and line.plain.startswith(_CHANGED) and date_alone(line.text.rpartition("pdated")[2].lstrip(": ")):
            line.kind = "FURNITURE"
    for number in range(start, len(lines) - 1):
        if lines[number].plain == "distribution":
            for line in _receivers(lines, number):
                line.kind = "FURNITURE"
    for number in range(start + 1, len(lines) - _FEWEST_IN_MENU):
        if lines[number].kind == "FURNITURE":
            menu = list(takewhile(may_be_in_menu, lines[number + 1 :]))
            for line in menu if len(menu) >= _FEWEST_IN_MENU else ():
                line.kind = "FURNITURE"
    rule = next((number for number in range(len(lines) - 3, start, -1) if lines[number].kind == "RULE" and not lines[number].shape), 0)
    if rule and all(line.kind == "MEDIA" or (len(line.text.split()) <= 8 and "](http" in line.text) for line in lines[rule + 1 :]):
        for line in lines[rule:]:
            line.kind = "FURNITURE"


def _foot(lines: Sequence[Line], start: int) -> int:
    """The line that opens what a page has below a release that is over: Also from this source, Related posts, Leave a reply."""
    ended = [n for n in range(start, len(lines)) if lines[n].kind.startswith(_CLOSING)]
    told = max((n for n in ended if lines[n].kind.startswith("CAVEAT")), default=0)  # nothing that cautions stands in a foot
    below = range(max(ended[0], told) + 1 if ended else len(lines), len(lines))
    return next((n for n in below if lines[n].kind == "FURNITURE" and named(lines[n].plain, "part-headings") == "foot"), len(lines))


_CLOSING = ("ABOUT", "CONTACT", "CAVEAT", "SOURCE", "END")


def _receivers(lines: Sequence[Line], number: int) -> list[Line]:
    """`Distribution` and whom a house in Finland sends its news to: the exchange, the media, its own pages."""
    below = lines[number + 1 : number + 1 + _FEWEST_IN_MENU]
    listed = list(takewhile(lambda line: len(line) <= 60 and (line is below[0] or not line.gap), below))
    told = any(_RECEIVER.search(line.plain) for line in listed)
    return [lines[number], *listed] if told else []


_RECEIVER = lazy(r"\bnasdaq\b|\bmedia\b")
_FEWEST_IN_MENU = 6
_LONGEST_END = 6


def may_be_in_menu(line: Line) -> bool:
    """One of the short names of pages, whatever part of a release it would name: Home, Contact Us, Terms of Use."""
    return len(line) <= 40 and not (reaches(line) or is_sentence(line.text) or any(map(str.isdigit, line.text[:4])))


def named_about(line: Line) -> str:
    return line.plain.split()[1].rstrip(",.:") if " " in line.plain else ""


def is_of_issuer(about: Line, lead: Line) -> bool:
    """Whether the lead begins with the name that stands behind `About`, or with its first word for the company of that name."""
    words = about.plain.replace(",", "").split()[1:]
    name, opening = " ".join(words[:2]).rstrip(".:"), lead.plain[:250]
    return (len(name) > 3 and name in opening) or ("company" in words[1:] and f"{words[0]} today" in opening)


def points_on(line: Line) -> bool:
    """`For more information, visit …`, `Website: …` or `Website | Telegram | LinkedIn`, which closes a profile."""
    if is_row_of_pages(line):
        return True
    asks = (" visit" in line.plain or " follow " in line.plain) and len(line.text.split()) > 4
    asks = (asks or line.plain.startswith(_INVITES)) and not line.plain.endswith(" contact")
    return asks and is_sentence(line.text + ".") and not reaches(line)


def is_row_of_pages(line: Line) -> bool:
    """`Website | Telegram | LinkedIn | YouTube`, whose links a page lost."""
    return line.text.count(" | ") > 2 and len(line) <= SHORT and not reaches(line)


_INVITES = ("website: ", "follow us", "like us", "find us", "visit us", "connect with us")


_CONTINUED = frozenset(("CAVEAT", "LEGEND", "SAFETY"))
PROFILE = lazy(
    r"\b(?:(?:is|are|was|were) (?:\w{2,12}ly )?"
    r"(?:an?|the|one|among|founded|formed|established|focused|dedicated|engaged|headquartered|based|located|listed|owned|part|acknowledged|recogni[sz]ed"
    r"|[A-Z][a-z]{2,20}[’']s (?:largest|oldest|leading|first|only))|(?:mission|vision|purpose) is to"
    r"|(?<!to )(?<!and )(?:develops?|designs?|manufactures?|provides?|offers?|operates?|delivers?|speciali[sz]es|focuses|serves?|creates"
    r"|builds|leads|makes|produces|acquires|supplies|fabricates|distributes)"
    r"|(?:has|have) [\w,.-]{1,12} (?:offices|branches|locations|employees|stores|warehouses)\b"
    r"|ist ein\w{0,2}|entwickelt|stellt|est une?|développe|conçoit|fabrique|es una?|desarrolla|fabrica|è una?|produce|maakt)\b"
)
_SOMEBODY = lazy(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ii]f you|resides|graduated?)\b")
_TELLS_ON = lazy(r"\b(?:will|continues? to|plans? to|expects?|intends?|remains)\b")


def give_back(lines: Sequence[Line], start: int) -> None:
    if not start:
        return
    _bibliography(lines, start)
    back = _back_start(lines, start)
    _profiles(lines, start, back)
    over = False
    back = next((number for number in range(start, back) if lines[number].kind == "PROFILE"), back)
    for number in range(back + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if (line.kind == "PARAGRAPH" or (line.kind == "ITEM" and not line.gap)) and before.kind in _CONTINUED and not is_of_news(line):
            line.kind = before.kind
        elif line.kind == "PARAGRAPH" and before.kind == "NOTICE" and is_sentence(line.text):
            line.kind = "PROFILE" if points_on(line) else "LEGEND"  # the small print behind the marks: Availability may vary.
        elif before.kind == "CONTACT" and _reaches_on(line):
            line.kind = "CONTACT"
        elif line.kind == "CELL" and (over or before.kind == "CONTACT") and (links(line) or OF_ISSUE.match(line.text)):
            line.kind = "CONTACT" if links(line) else "FURNITURE"
        elif over and _is_loose(lines, number):
            line.kind = "FURNITURE"
        over = line.kind in ("SOURCE", "FURNITURE") or (over and line.kind in ("CONTACT", "MEDIA", "END"))


def _reaches_on(line: Line) -> bool:
    return line.kind == "PARAGRAPH" and len(line) <= 250 and (reaches(line) or (" " not in line.text and links(line)))


def _is_loose(lines: Sequence[Line], number: int) -> bool:
    """Words that belong to nothing, behind the release."""
    return lines[number].kind in ("PARAGRAPH", "ITEM", "HEADING") and (number + 1 == len(lines) or lines[number + 1].kind != "CELL")


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
        if kind in ("ABOUT", "CONTACT", "CAVEAT") or kind.endswith("_HEADING") or (kind == "HEADING" and _names_itself(lines, number)):
            back = number
        elif kind == "QUOTE" or (kind == "HEADING" and not _is_motto(lines, number)):
            break
    return back


def _is_motto(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands between the contacts and a profile: Furnaces for generations to come."""
    return lines[number - 1].kind.startswith("CONTACT") and any(PROFILE.search(line.text[:160]) for line in lines[number + 1 : number + 2])


def _profiles(lines: Sequence[Line], start: int, back: int) -> None:
    """Profiles without `About`: under the bare name, after the contacts, or as the last words of the news."""
    lead = " ".join(line.text for line in lines[:start] if line is lines[start - 1] or line.kind == "TITLE")
    titled = any(line.kind == "ABOUT" for line in lines)
    for number in range(max(start, back - 2), len(lines)):
        line = lines[number]
        if line.kind == "HEADING" and _names_itself(lines, number) and number + 2 >= back:
            line.kind = "ABOUT"
        elif line.kind == "PARAGRAPH" and number > back and lines[number - 1].kind in ("CONTACT", "SOURCE"):
            line.kind = "PROFILE" if _describes(line, lead) else "CONTACT" if links(line) and len(line) <= 250 else "PARAGRAPH"
        elif line.kind == "PARAGRAPH" and _may_be_profile(lines, number, back) and _describes(line, lead):
            line.kind = "PROFILE"
        elif line.kind == "PARAGRAPH" and number > back and _has_motto(lines, number) and _describes(line, lead):
            line.kind = lines[number - 1].kind = "PROFILE"
        elif line.kind == "PARAGRAPH" and lines[number - 1].kind == "END" and _is_of_firm(line, lead):
            line.kind = "PROFILE"  # the news is over, whatever its verb
        elif titled and line.kind == "PARAGRAPH" and _is_before_contacts(lines, number) and _describes(line, lead):
            line.kind = "PROFILE"
    if not any(line.kind in ("ABOUT", "PROFILE") for line in lines):
        _last_words(lines, start, lead)


def _may_be_profile(lines: Sequence[Line], number: int, back: int) -> bool:
    return (number > back and lines[number - 1].kind in ("FURNITURE", "NOTES_HEADING")) or _is_below_bare_caveat(lines, number)


def _is_below_bare_caveat(lines: Sequence[Line], number: int) -> bool:
    """Whether it stands below a caveat of one paragraph without a heading, and is no further warning."""
    caveat = lines[number - 1].kind == "CAVEAT" and not lines[number - 2].kind.startswith("CAVEAT")
    return caveat and not _WARNS.search(lines[number].plain)


_WARNS = lazy(r"\b(?:risks?|uncertain|forward looking|competitive|actual|obligation)")


def _has_motto(lines: Sequence[Line], number: int) -> bool:
    """Whether one short line stands between the contacts and this paragraph: Furnaces since 1921 | 300 people."""
    contact, motto = lines[number - 2 : number]
    return contact.kind.startswith("CONTACT") and motto.kind in ("CELL", "PARAGRAPH", "HEADING") and len(motto) <= SHORT


def _is_before_contacts(lines: Sequence[Line], number: int) -> bool:
    """Whether it is the last paragraph of the news, right above the contacts."""
    if lines[number - 1].kind not in ("PARAGRAPH", "QUOTE", "ITEM"):
        return False
    below = lines[number + 1] if number + 1 < len(lines) else None
    return below is not None and (below.kind == "CONTACT_HEADING" or (below.kind == "CONTACT" and reaches(below)))


def _names_itself(lines: Sequence[Line], number: int) -> bool:
    """A heading that is a name, or that promises a profile, with a text below it that says what bears this name."""
    heading = lines[number].plain
    if number + 1 >= len(lines) or not 0 < len(heading.split()) <= 8 or lines[number].text.endswith(":"):
        return False
    below = lines[number + 1]
    if below.kind != "PARAGRAPH" or PROFILE.search(below.text[:160]) is None:
        return False
    if _OF_PROFILE.search(heading):
        return heading.startswith(_OF_FIRM) or below.plain.split(" ", 1)[0] in heading.split()
    first, _, form = heading.replace(",", " ").partition(" ")
    short = len(first) > 3 and form.split(" ")[-1] in column("company-suffixes", "suffix") and below.plain.startswith(f"{first} ")
    return short or heading in below.plain[: len(heading) + 12]


# Norvane in brief, Background on Norvane, Company profile
_OF_PROFILE = lazy(r"\b(?:about|profile|overview|background|information|facts|glance|brief|company)\b")
_OF_FIRM = ("company", "corporate", "the company", "profile")
# Headquartered in New Haven, Connecticut, Norvane is …
_PLACE_FIRST = lazy(r"(?:Headquartered|Based|Founded|Established|Located|Incorporated) (?:in|near) [^.;()]{2,60}, (?=(?:the )?[A-Z])")


def _describes(line: Line, lead: str) -> bool:
    """Whether it begins with a name the headline or the lead has too, and says what that is and does, not what it did."""
    return _is_of_firm(line, lead) and PROFILE.search(line.text[:160]) is not None


def _is_of_firm(line: Line, lead: str) -> bool:
    """Whether it begins with a name the headline or the lead has too, and neither tells what that did nor warns."""
    place = _PLACE_FIRST.match(line.text)
    words = line.text[place.end() if place else 0 :].split(None, 2)
    name = words[words[0] in ("The", "the") and len(words) > 2].replace("’", "'").removesuffix("'s").strip(",.®™")
    if len(name) < (2 if name.isupper() else 3) or not any(map(str.isupper, name[:2])) or name not in lead:
        return False
    if _TELLS_ON.search(line.text[:100]):
        return False
    if "trademark" in line.text[:160].lower() or " hereby " in line.text[:100] or _SOMEBODY.search(line.text):
        return False  # the owner of a mark is no description, nor is somebody's life, nor advice
    return TELLS.search(line.text[:200]) is None


def _is_another(profile: Line, before: Line) -> bool:
    """Whether the paragraph before a profile speaks of another company from its first word on, as the profiles of partners do."""
    return before.text.split(None, 1)[0] != profile.text.split(None, 1)[0] and before.text.split(None, 1)[0] not in ("The", "Both", "This")


def _last_words(lines: Sequence[Line], start: int, lead: str) -> None:
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
            if number + 1 < len(lines) and lines[number + 1].kind == "CONTACT" and points_on(lines[number + 1]):
                lines[number + 1].kind = "PROFILE"
        goes_on = number > start and (_is_another(lines[number], lines[number - 1]) or _describes(lines[number - 1], lead))
        if described and not goes_on:
            break
