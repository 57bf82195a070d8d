"""The lines above the news: headline, deck, day, instructions, and what a service printed there."""

from __future__ import annotations

from itertools import pairwise, takewhile

from prlint.data import table
from prlint.segment.contact_lines import links, reaches
from prlint.segment.dateline_words import date_alone
from prlint.segment.front_lines import KEPT, TELLS, is_address, is_date, is_firm, is_free, is_law, positions, tells_more
from prlint.segment.known import named, names, plain_name
from prlint.segment.letterhead import below_letterhead, below_navigation, is_letterhead, is_of_paper
from prlint.segment.lines import plain
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def give_titles(lines: Sequence[Line], lead: int) -> None:
    """The first line that is nothing else is the headline, or the one that the markup calls so; those below it are the deck."""
    titles: list[Line] = []
    told = next((number for number in range(lead) if lines[number].shape == "title"), 0) or below_letterhead(lines, lead)
    page = below_navigation(lines, lead)
    paper, corrected = False, -1
    _give_pictures(lines[:lead])
    _heads_of_columns(lines[:lead])
    for number in range(lead):
        line = lines[number]
        name = _name_of(lines, number, lead, first=not titles)
        if number < page:
            line.kind = "FURNITURE"
        elif line.shape == "title":
            line.kind, titles = "TITLE", [line]
        elif name == "correction" and not (line.plain.startswith("correct") and len(line.plain.split()) > 6):
            corrected = number if corrected < 0 else corrected
            for other in lines[corrected:number]:
                other.kind = "INSTRUCTION" if other.kind in ("TITLE", "DECK") else other.kind  # what was changed
            line.kind, titles = "INSTRUCTION", []
        elif titles and not name and _is_joined(lines[:number], line):
            titles.append(line)
            line.kind = "TITLE_REST"
        elif given := _given(lines, number, lead, name, titled=bool(titles)):
            line.kind = given
        elif number < told or _is_no_title(lines, number, lead, first=not titles):
            line.kind = "FURNITURE"
        elif titles and is_of_paper(lines, number, lead):
            line.kind, paper = "FURNITURE", True
        elif not titles and _is_kicker(lines, number, lead):
            line.kind = "DECK"
        elif not titles or paper or (line.kind != "ITEM" and any(_is_again(line, title) for title in titles)):
            titles.append(line)
            line.kind, paper = "TITLE", False
        elif _continues(lines[number - 1], line) and not (line.text.isupper() and _heads_items(lines, number, lead)):
            titles.append(line)
            line.kind = "TITLE_REST"
        else:
            line.kind = "DECK"
    _printed_twice(lines[:lead])


def _is_joined(front: Sequence[Line], line: Line) -> bool:
    """`of`, and the line below it, in a headline that a house in London sets one word or name a line; `and` joins all above it."""
    above = front[-1]
    decks = list(takewhile(lambda line: line.kind == "DECK", reversed(front))) if line.plain == "and" else []
    if 0 < len(decks) <= _MOST_PIECES and front[-len(decks) - 1].kind.startswith("TITLE"):
        for piece in decks:
            piece.kind = "TITLE_REST"
    if above.kind == "TITLE_REST":
        return line.plain in _JOINTS or above.plain in _JOINTS or (line.text[0].islower() and line.gap)
    return line.plain in _JOINTS and above.kind == "TITLE"


_MOST_PIECES = 3
_JOINTS = frozenset(("of", "by", "and", "for", "with", "to", "in", "between"))


def _heads_of_columns(lines: Sequence[Line]) -> None:
    """Short lines set in columns above the rows of a table."""
    for line, below in reversed([*pairwise(lines)]):
        if line.barred and line.kind == "SHORT" and below.kind == "CELL":
            line.kind = "CELL"


def _given(lines: Sequence[Line], number: int, lead: int, name: str, titled: bool) -> str:
    """The kind of a line that can be no headline, by its name, its look or the line above it; "" of one that can. `titled`: whether a
    headline stands above it."""
    line, above = lines[number], lines[number - 1] if number else None
    if (name != "wire" and _SALUTATION.match(line.text)) or (above is not None and above.kind == "PARAGRAPH"):
        return "PARAGRAPH"  # and the letter below it
    if above is not None and above.kind == "FURNITURE" and above.plain.endswith(".htm") and not line.gap:
        return "FURNITURE"  # what a file is, below its name
    if name == "embargo" and line.kind == "FURNITURE":
        return line.kind  # what the sender of a message writes about it
    if name in ("instruction", "embargo") and (len(line) <= 300 or not titled or line.text.isupper()):
        return name.upper()
    if is_date(line) and not (above is not None and above.kind == line.kind == "CELL"):
        if above is not None and above.kind in ("TITLE", "TITLE_REST", "DECK") and above.plain.endswith(_BEFORE_DAY):
            return "DECK" if above.kind == "DECK" else "TITLE_REST"
        return "DATE"
    if titled and (_is_drawn_out(lines[number : number + 2]) or _goes_with_quote(above, line)):
        return "QUOTE"
    if above is not None and above.plain == "news provided by" and len(line) <= 80:
        return "SOURCE"
    if above is not None and above.plain in _FILED and len(line) <= 60:
        return "FURNITURE"  # what a page files the release under
    numbered = len(line) < 3 and line.text.isdecimal() and line.kind != "CELL"
    if numbered or (line.plain == "document" and above is not None and above.kind == "FURNITURE"):
        return "FURNITURE"  # EX-99.1 / 2 / d65045.htm / Document, as an authority files it
    office = line.plain.rpartition(" ")[2] in positions() and line.text.count(" ") < _LONGEST_NAME
    if above is not None and above.kind == "CONTACT" and office:
        return "CONTACT"  # Halden Corporate Communications, below whom to reach there
    if titled and len(line) <= 60 and _BYLINE.fullmatch(line.text):
        return "FURNITURE"
    if line.kind == "CONTACT_HEADING" and _NAMED_CONTACT.match(line.text):
        return "CONTACT"
    if _is_kept(line) or is_law(line) or (line.kind == "CONTACT_HEADING" and (reaches(line) or _is_followed(lines, number))):
        return line.kind
    if line.kind == "LEGEND_HEADING" and line.plain.startswith("this "):
        return "LEGEND"  # This announcement contains inside information.
    if line.kind == "RULE" and 0 < number < len(lines) - 1 and _is_within_contacts(lines, number):
        return "CONTACT"
    if name == "chapter" and number == lead - 1:
        return "HEADING"
    return "FURNITURE" if name == "wire" else ""


def _heads_items(lines: Sequence[Line], number: int, lead: int) -> bool:
    """HIGHLIGHTS, below a headline in capitals and above its bullets."""
    return number + 1 < lead and lines[number + 1].kind == "ITEM" and len(lines[number].text.split()) <= 3


_NAMED_CONTACT = lazy(r"(?:[A-Z]\w+ )?contacts?: {1,4}[A-Z]\S* \S", IGNORECASE)  # Contact: Office of the Chairman, Dana Ruiz
_BEFORE_DAY = (" ended", " to", " at", " of")  # Results for the Year Ended / 31 March 2026


def _give_pictures(lines: Sequence[Line]) -> None:
    """What stands between `Image:` and whose picture it is."""
    for number, line in enumerate(lines):
        if line.kind == "MEDIA_HEADING":
            below = lines[number + 1 : number + 1 + _LONGEST_PICTURE]
            credit = next((count for count, other in enumerate(below, 1) if other.plain.startswith("credit")), 0)
            for other in lines[number : number + 1 + credit]:
                other.kind = "MEDIA"


_FILED = frozenset(("categories", "category", "tags", "topics"))
_LONGEST_PICTURE = 4


def _name_of(lines: Sequence[Line], number: int, lead: int, first: bool) -> str:
    """What a line says it is, by its words: an instruction, an embargo, a correction, a chapter, the name of a service; else nothing."""
    line = lines[number]
    kind = named(line.plain[:200], "front-lines")
    kind = "wire" if kind == "door" else kind
    if not kind and line.text.endswith("]") and _LOGO.search(line.text):
        kind = named(plain(_LOGO.sub("", line.text)), "front-lines") or "wire"
    if not kind and (len(line) <= 60 or "   " in line.text or line.text.startswith("REG - ")):
        kind = _kind_of_short(line, lines[number - 1].kind if number else "")
    if not kind and (sheet := _SHEET_OF.fullmatch(line.text)) and any(tells_more(other, line) for other in lines[number + 1 : lead]):
        return "instruction" if sheet["bar"] or any(sheet["firm"].lower() in other.plain for other in lines[number + 1 : lead + 1]) else ""
    if kind == "wire" and first and not any(tells_more(other, line) for other in lines[number + 1 : lead]):
        return ""  # the headline itself begins with the service
    return kind


def _is_drawn_out(pair: Sequence[Line]) -> bool:
    """Words of somebody that a service sets above the news, with who said them below: … listens to bread.” / — Dana Ruiz, CEO."""
    words, speaker = pair[0].text, pair[-1].text
    ends = words[-1] in "”\"" and speaker[0] in "—–" and len(speaker.split()) <= 16
    return ends and (words[0] in "“\"" or not {"“", '"'} & set(words[:-1]))


def _goes_with_quote(above: Line | None, line: Line) -> bool:
    return above is not None and above.kind == "QUOTE" and (line.kind == "QUOTE" or _is_drawn_out((above, line)))


def _is_kicker(lines: Sequence[Line], number: int, lead: int) -> bool:
    """A short line with a colon behind it, which the headline below goes on from: Calidex shows benefit in women:"""
    line = lines[number]
    if not line.text.endswith(":") or not 4 <= len(line.text.split()) <= 14 or number + 1 >= lead:
        return False
    below = lines[number + 1]
    return tells_more(below, line) and len(below.text.split()) >= 8 and below.text[0].isalpha()


def _printed_twice(lines: Sequence[Line]) -> None:
    """A title printed again: what stands above, and is not printed again itself, belongs to the page or to the service."""
    seen: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if line.kind not in ("TITLE", "DECK") or is_firm(line) or BULLET.match(line.text) or line.plain.endswith(_BEFORE_DAY):
            continue
        letters = _letters(line)
        if len(letters) > 12 and (letters in seen or _adds_site(lines[0], letters)):
            again.append((seen.get(letters, 0), number))
        seen.setdefault(letters, number)
    kept = {number for pair in again for number in pair}
    for first, last in again[:1]:
        lines[first].kind = lines[last].kind = "TITLE"
        for number in range(last):
            if number not in kept and lines[number].kind in ("TITLE", "DECK") and not _is_again(lines[last], lines[number]):
                lines[number].kind = "FURNITURE"


def _is_again(line: Line, title: Line) -> bool:
    """Whether a line prints a headline once more, or what it says behind the name and the colon that a service sets before it."""
    letters, whole = _letters(line), _letters(title)
    return letters == whole or (": " in title.text and len(letters) > _SHORTEST_AGAIN and letters in whole)


_SHORTEST_AGAIN = 24


def _adds_site(title: Line, letters: str) -> bool:
    """Whether a page's own title has the name of the site before this headline or behind it: Orrin Foods - Orrin Foods Opens a Mill."""
    whole = _letters(title)
    added = len(letters) < len(whole) < 2 * len(letters) and (whole.startswith(letters) or whole.endswith(letters))
    return added and any(bar in title.text for bar in (" - ", " | ", " – "))


def _kind_of_short(line: Line, before: str) -> str:
    """Of a line that the table does not know: the name of a service, FOR … RELEASE, and the day that goes on from it."""
    bare = _OF_COUNTRY.sub("", _CLOCKED.sub("", line.text.removeprefix("PRESS RELEASE "))).strip("()")
    service, dot, _ = bare.removeprefix("via ").partition("·")  # ACCESS Newswire·Norvane, Inc.
    if plain_name(service if dot else bare.removeprefix("via ")) in names("wires"):
        return "wire"
    goes_on = before == "INSTRUCTION" and (
        (line.plain.startswith(("on ", "at ")) and date_alone(line.text[3:])) or _OF_ANNOUNCEMENT.fullmatch(line.text) is not None
    )
    if _AGO.fullmatch(line.plain) or _CLOCK.fullmatch(line.plain) or _SYMBOL_ALONE.fullmatch(line.text) or _OF_SERVICE.fullmatch(line.text):
        return "wire"
    spaced = _SPACED.fullmatch(line.text) is not None and not _letters(line)
    return "instruction" if goes_on or spaced or _LABELLED_SHEET.match(line.plain) or _FOR_RELEASE.fullmatch(line.plain) else ""


_LOGO = lazy(r"\s*\[[^\[\]]{0,60}\blogo\]$", IGNORECASE)
_CLOCKED = lazy(r" {1,2}[·|•-] {1,2}\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2}$")
_OF_COUNTRY = lazy(r" \((?:US|UK|CA|EU)\)$")  # PR Newswire (US)
# 7.00 am; CET: 03/03/2026 07:00:12, and 07:00:12 EDT Tue 03 Mar 2026, where a page shows what time it is
_CLOCK = lazy(
    r"\d{1,2}[.:]\d\d ?[ap]\.?m\.?|(?:[a-z]{2,4}: )?\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)?"
    r"|\d{1,2}:\d\d:\d\d [a-z]{2,4} [a-z]{3} \d{1,2} [a-z]{3} \d{4}"
)
_AGO = lazy(r"(?:\D{2,40})?(?:\d{1,2}|an?|one) (?:minute|hour|day|week|month)s? ago")
_FOR_RELEASE = lazy(r"for \w{3,12} (?:release|distribution)")
# Ministry of Towns - Press release, Norvane News Release, and Norvane Oyj EXCHANGE NOTICE
_SHEET_OF = lazy(r"(?P<firm>[^|:]{2,40}) (?P<bar>[-–—|] )?(?:(?:Press|News|Media) [Rr]elease|EXCHANGE NOTICE)")
# ASX Announcement | 27 August 2026 | ASX: NRV
# Below Company announcement: for Norvane A/S, No. 12/2026, to Nasdaq Copenhagen
_OF_ANNOUNCEMENT = lazy(r"for [A-Z][\w .&-]{2,40}|[Nn]o\. ?\d{1,4}(?: ?[/–-] ?\d{2,4})?|[Tt]o (?:Nasdaq|NASDAQ|Euronext|the) [\w ]{2,40}")
_LABELLED_SHEET = lazy(
    r"(?:(?:asx|aim|market|media|news|press) (?:announcement|release)|pressemitteilung|presseinformation|medienmitteilung)"
    r" *(?:[|│•·/]|[a-z][a-z -]{1,11}: ?[a-z]{1,5}$)"
    r"|(?:asx|aim) ?(?:[/&]|and)? ?(?:media|market|news) (?:release|announcement)$|news from(?: [a-z.&'’-]+){1,5}$"
)
# P R E S S  R E L E A S E
_SPACED = lazy(r"\S(?: {1,4}\S){8,20}")
# How a London service gives the symbol, and what stands for letter paper: TIDMNRV, (Norvane, Inc. News Release)
_OF_SERVICE = lazy(
    r"TIDM[A-Z0-9.]{2,5}|REG ?- ?[A-Z][^\n]{2,150}|pt[aesu]\d{8,14}\b[\w/ ]{0,40}"
    r"|\((?:[\w.,&-]{1,20} ){1,6}(?:News|Press|NEWS|PRESS) (?:Release|RELEASE)(?: (?:Letterhead|LETTERHEAD))?\)"
)
# TSX/NYSE American: NRVN, and the number of a legal entity
_SYMBOL_ALONE = lazy(
    r"\d{4}[A-Z\d]{14}\d\d|A[BC]N:? [\d ]{9,15}"
    r"|(?:(?:NASDAQ|NYSE|TSX|TSXV|TSX-V|CSE|OTC\w{0,3}|AIM|LSE|ASX|JSE)[ /]?(?:American|MKT|Arca)?[/|; ]{0,3}){1,4}"
    r": ?[A-Z]{1,5}(?:\.[A-Z]{1,2})?",
    IGNORECASE,
)
# Dear Fellow Shareholders, above a letter that is the release.
_SALUTATION = lazy(r"Dear [^.:]{2,60}[,:]$")
# The symbols that a news service files the release under.
_TICKERS = lazy(r"[A-Z]{1,5}(?:\.[A-Z]{1,5}){0,3}(?:, ?[A-Z]{1,5}(?:\.[A-Z]{1,5}){0,3}){2,20}")
# By Lee Tan, Daily Orrin
_BYLINE = lazy(r"By [A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,4}(?:(?:,| \|) [A-Z][\w&.,'’ -]{1,30})?")


def _is_kept(line: Line) -> bool:
    """What its look says wherever it stands; as many figures as in a row of a table are a deck's where nothing sets them in columns."""
    if line.kind == "CELL" and len(line) > 60 and not line.barred:
        return "\t" in line.text or "   " in line.text
    return line.kind in KEPT


def _is_within_contacts(lines: Sequence[Line], number: int) -> bool:
    return lines[number - 1].kind.startswith("CONTACT") and lines[number + 1].kind == "CONTACT"


def _is_no_title(lines: Sequence[Line], number: int, lead: int, first: bool) -> bool:
    """A rule, symbols, or what stands on a sheet of paper above the first line of the headline."""
    line = lines[number]
    if first and lines[0].kind == "FURNITURE" and lines[0].plain.startswith("skip to") and _is_of_menu(lines, number, lead):
        return True
    if is_address(line) or (" " not in line.text and links(line)):
        return True
    if not first and _names_issuer(lines, number, lead):
        return True
    return line.kind == "RULE" or _TICKERS.fullmatch(line.text) is not None or (first and is_letterhead(lines, number, lead))


def _is_of_menu(lines: Sequence[Line], number: int, lead: int) -> bool:
    """What a page has between `Skip to main content` and its headline: names of pages, and the drawer that the release lies in."""
    names = lines[number].text.count(" | ") > 1 or len(lines[number].text.split()) < _FEWEST_IN_TITLE
    return names and any(is_free(line) and len(line.text.split()) > _FEWEST_IN_TITLE for line in lines[number + 1 : lead])


_FEWEST_IN_TITLE = 5  # words


def _names_issuer(lines: Sequence[Line], number: int, lead: int) -> bool:
    """The issuer by itself below the headline, as services of the north print it: how the news begins, or a firm right above it."""
    line = lines[number]
    if lead == len(lines) or len(line.text.split()) > _LONGEST_NAME or not line.gap or _continues(lines[number - 1], line):
        return False
    opening, name, above = lines[lead].plain, f" {line.plain} ", lines[number - 1]
    if opening.startswith(name[1:]) or (is_firm(line) and not any(map(is_free, lines[number + 1 : lead]))):
        return True
    return above.kind == "TITLE" and (above.plain.startswith(name[1:]) or (name in f" {above.plain} " and name in opening))


_LONGEST_NAME = 5


def _is_followed(lines: Sequence[Line], number: int) -> bool:
    """Whether somebody to reach stands below a heading of contacts."""
    return any(line.kind == "CONTACT" or reaches(line) for line in lines[number + 1 : number + 6])


_known_verbs: frozenset[str] = frozenset()


def _open_verbs() -> frozenset[str]:
    """Verbs with which a headline does not end: Norvane Declares / Cash Dividend."""
    global _known_verbs
    if not _known_verbs:
        _known_verbs = frozenset(row["word"] for row in table("line-words") if row["use"] == "open-verb")
    return _known_verbs


def _letters(line: Line) -> str:
    """What is left of a headline for telling whether it is printed twice."""
    letters = "".join(filter(str.isalnum, line.plain.replace("(tm)", "").replace("(r)", "")))
    return letters.removeprefix("pressrelease").removeprefix("newsrelease")


def _is_filled(before: Line, line: Line) -> bool:
    """Whether both lines are centred, and the first is as long as a line gets before it is broken."""
    return min(before.first - before.start, line.first - line.start) > 2 and len(before) > _BROKEN


_BROKEN = 48
_LONGEST_TO_VERB = 9  # blanks; of more words the last is a noun: … the Whole Day at Affordable Prices
_JOINING = ("Under", "Pursuant", "Of", "And", "By", "Between", "Than", "Into")  # words that open no deck
_BETWEEN = frozenset(("of", "by", "and", "with", "for", "between"))
_OPEN_END = (",", "–", "—", "&")
_OPEN_WORDS = (" and", " of", " for", " the", " in", " to", " with", " on", " its", " a", " from", " by", " at", " two", " three")


def _continues(before: Line, line: Line) -> bool:
    """A headline set in several lines: no blank line between, and both in capitals, or the first stops in the middle."""
    if before.kind not in ("TITLE", "TITLE_REST") or line.kind == "ITEM":
        return False
    if not line.gap and is_firm(before) and TELLS.match(line.text):
        return True  # Norvane, Inc. / Announces Cash Dividend
    if line.plain in _BETWEEN or before.plain in _BETWEEN:
        return True  # Acquisition / of / Norvane / by / Halden
    words = before.plain.split()[-2:]
    verb = words[-1] in _open_verbs() and not (line.gap and before.text.count(" ") > _LONGEST_TO_VERB)
    if verb or before.plain.endswith(_OPEN_WORDS):
        return True  # a blank line after such a word was not meant
    if before.text.endswith(":") and line.text[0].isdigit():
        return True  # Norvane Finds More Copper: / 1.2 % over 40 m
    if line.gap:
        return line.text.split()[0].islower() and before.text[-1].isalnum()  # Interim Report / for the half year
    if line.text.split()[0] in _JOINING:
        return True
    if before.text.isupper():
        return line.text.isupper()
    if line.text[0] == "&" or _is_filled(before, line):
        return True
    return before.text.endswith(_OPEN_END) or line.text[0].islower() or words[0] == "to"
