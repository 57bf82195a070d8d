"""What a sheet of paper or a page sets above the headline: menus, names of firms, contacts."""

from __future__ import annotations

from prlint.data import column
from prlint.segment.contact_lines import links, reaches
from prlint.segment.dateline_words import CJK
from prlint.segment.front_lines import DEFINES, TELLS, is_address, is_date, is_firm, is_free, may_be_title, positions, tells_more
from prlint.segment.known import named
from prlint.segment.lines import SHORT
from prlint.segment.looks import is_sentence
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def give_contacts_above(lines: Sequence[Line], lead: int) -> None:
    """A contact block above the headline: each line up to the last one with a number or an address, and what is set close to it."""
    for number in range(lead):
        if lines[number].kind == "CONTACT_HEADING":
            _people(lines, number + 1, lead)
        elif _holds_office(lines[number]) and number + 1 < lead and _holds_office(lines[number + 1]):
            _officers(lines, number, lead)
    held = (number for number in range(lead) if lines[number].kind in ("CONTACT", "CONTACT_HEADING"))
    reached = [number for number in held if reaches(lines[number]) and not _invites(lines[number])]
    for number in reached:
        first = _under_heading(lines, number)
        while first and number - first < 4 and lines[first - 1].kind in ("SHORT", "CONTACT_HEADING") and _joined(lines, first):
            if TELLS.search(lines[first - 1].text) or is_date(lines[first - 1]) or named(lines[first - 1].plain, "front-lines") == "wire":
                break  # the headline, right above the contacts, or the day, or who leads the firm
            first -= 1
        last = _end_of_block(lines, number, lead, lines[first:number])
        if last == lead and not any(is_free(lines[other]) and may_be_title(lines, other, lead) for other in range(first)):
            last = _end_of_block(lines, number, lead, ())  # or there would be no headline
            last = last if last < lead else number + 1
        for line in lines[first:last]:
            line.kind = "CONTACT" if line.kind == "SHORT" else line.kind


def _end_of_block(lines: Sequence[Line], number: int, lead: int, block: Sequence[Line]) -> int:
    """Behind the last line set close below a number that can belong to it; a block in capitals may go on with capitals."""
    last = number + 1
    while last < lead and not lines[last].gap and _may_be_part(lines, last, lead, block):
        last += 1
    return last


def _holds_office(line: Line) -> bool:
    """Dana Ruiz, Chairman and CEO"""
    name, _, office = line.text.partition(", ")
    if line.kind != "SHORT" or len(line) > 70 or not (1 < len(name.split()) <= 5 and name[0].isupper()):
        return False
    return office.rpartition(" ")[2].lower().strip(".") in positions()


def _officers(lines: Sequence[Line], number: int, lead: int) -> None:
    """Those who lead the firm, one below the other as a sheet of paper names them, and its address below."""
    end = number
    while end < lead and (_holds_office(lines[end]) or (not lines[end].gap and _may_be_part(lines, end, lead, lines[number:end]))):
        lines[end].kind = "CONTACT"
        end += 1


def _people(lines: Sequence[Line], number: int, lead: int) -> None:
    """Somebody's name and positions right under `Contact:`, whose number stands elsewhere."""
    end = number
    while end < lead and lines[end].kind == "SHORT" and not lines[end].gap and len(lines[end]) <= 60:
        if may_be_title(lines, end, lead):
            break
        end += 1
    held = [other for other in range(number, end) if lines[other].text.split()[-1].lower() in positions()]
    for line in lines[number : held[-1] + 1] if held else ():
        line.kind = "CONTACT"


_LONGEST_BLOCK = 16
_MENU = 12
# So many lines of a form to sign in with are a form.
_FEW_DOORS = 3


def _under_heading(lines: Sequence[Line], number: int) -> int:
    """Where a block begins whose heading stands some lines above: names and positions first, column by column, then their numbers."""
    heading = number
    for first in range(number - 1, max(number - _LONGEST_BLOCK, -1), -1):
        if lines[first].kind == "CONTACT_HEADING":
            heading = first
        elif lines[first].kind not in ("SHORT", "CONTACT") or len(lines[first]) > 60 or may_be_title(lines, first, number):
            break
    return heading


def _may_be_part(lines: Sequence[Line], number: int, lead: int, block: Sequence[Line]) -> bool:
    """Whether a line right below a number still belongs to the contacts: a firm or an address, not the headline and no date."""
    line = lines[number]
    if line.kind != "SHORT" or len(line) > 60 or not (is_free(line) or is_address(line)):
        return False
    capitals = any(other.text.isupper() for other in block if other.kind != "CONTACT_HEADING")
    return capitals or not may_be_title(lines, number, lead)


def _joined(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before this one is set close to it, or is a heading of contacts, or stands below one."""
    before = lines[number - 1]
    if not lines[number].gap or before.kind == "CONTACT_HEADING":
        return True
    return number >= 2 and any(line.kind == "CONTACT_HEADING" for line in lines[max(number - 4, 0) : number - 1])


def is_of_paper(lines: Sequence[Line], number: int, lead: int) -> bool:
    """The firm above the day, or the bracket that shortens it: where the announcement itself begins, below the title that a service
    gave it, and the headline comes once more."""
    if not any(is_free(line) and not is_firm(line) and not DEFINES.fullmatch(line.text) for line in lines[number + 1 : lead]):
        return False
    if DEFINES.fullmatch(lines[number].text) or _SHORTENED.fullmatch(lines[number].text):
        return True
    beside = lines[number + 1], lines[number - 1]
    if is_firm(lines[number]) and beside[1].kind == "INSTRUCTION":
        return True
    return is_firm(lines[number]) and any(is_date(line) or DEFINES.fullmatch(line.text) for line in beside)


def below_navigation(lines: Sequence[Line], lead: int) -> int:
    """Where the release begins on a page saved with its menus: at FOR IMMEDIATE RELEASE, with many short lines above it, or below
    where one signs in or what the page tells of the share; else 0."""
    quoted = [number for number in range(lead) if _OF_SHARE.fullmatch(lines[number].text)]
    if len(quoted) > 1 and any(map(is_free, lines[quoted[-1] + 1 : lead])):
        return quoted[-1] + 1
    doors = [number for number in range(lead) if len(lines[number]) <= SHORT and named(lines[number].plain, "front-lines") == "door"]
    if len(doors) > _FEW_DOORS and any(is_free(line) and len(line.text.split()) > 3 for line in lines[doors[-1] + 1 : lead]):
        return doors[-1] + 1
    found = next((number for number in range(lead - 1, _MENU, -1) if "immediate release" in lines[number].plain), 0)
    menu = sum(len(line) <= 40 and not is_sentence(line.text) for line in lines[:found])
    if menu <= _MENU or menu * 10 < found * 9 or any(map(reaches, lines[:found])):
        return 0  # few lines, or a sheet with contacts on top
    return found if any(map(is_free, lines[found + 1 : lead])) else 0


# What a page on a share has above each release: Symbol NRVN, Shares Issued 73,360,754, Close 2026-03-03 C$ 13.10
_OF_SHARE = lazy(
    r"Symbol [A-Z.-]{1,8}|Shares (?:Issued|Outstanding) [\d,]{5,15}|Close \d{4}-\d\d-\d\d .{1,20}|Market Cap .{0,6}\d[\d,.]{4,20}"
    r"|Recent Sedar\+? Documents"
)


def below_letterhead(lines: Sequence[Line], lead: int) -> int:
    """The first line that can be the headline, when short lines and contacts stand above it, as on a sheet of paper; else 0."""
    contacts = [number for number, line in enumerate(lines[:lead]) if (line.kind == "CONTACT" and not _invites(line)) or _is_run_on(line)]
    below = [number for number in range(contacts[-1] + 1, lead) if is_free(lines[number])] if contacts else []
    above = [number for number in range(contacts[0]) if is_free(lines[number])] if below else []
    sheet = any(above) or (above and any(map(is_address, lines[: contacts[0]])))
    named_so = above and any(map(_names_sheet, lines[above[-1] + 1 : contacts[0]]))
    headed = named_so and "immediate" not in lines[above[-1] + 1].plain  # what a headline may stand above
    sheet = sheet or (headed and lines[below[0]].text.count(" ") >= _WORDS_OF_TITLE)  # Office of News / NEWS RELEASE / Contact: …
    if named_so and not lines[below[0]].text.isupper():
        above = [number for number in above if not lines[number].text.isupper() or TELLS.search(lines[number].text)]
    return below[0] if sheet and not any(may_be_title(lines, number, lead) for number in above) else 0


_WORDS_OF_TITLE = 5


def _invites(line: Line) -> bool:
    """A whole sentence that says whom to call, as lawyers ask shareholders above their news."""
    return len(line) > SHORT and is_sentence(line.text)


def _is_run_on(line: Line) -> bool:
    """Contact: Lee Tan, 203-555-0142"""
    return line.kind == "CONTACT_HEADING" and reaches(line)


def _names_sheet(line: Line) -> bool:
    """NEWS RELEASE, below the names of an office in capitals and above its contacts and its headline."""
    return named(line.plain[:200], "front-lines") == "instruction"


_LATIN = lazy(r"[A-Za-z]{3}")
_POSTAL = lazy(r"\d{1,6} [A-Z].{4,60}[A-Za-z],? [A-Z]{2} \d{5}(?:-\d{4})?(?:, USA)?$")  # Norvane Corporation 20 Mill Lane Leeds, MA 01053
_SHORTENED = lazy(r".{3,80}\S \((?:the |together,? (?:the )?)?[“\"'‘][^()]{1,60}[”\"'’]\)")
_JAPANESE_FIRM = "株式会社"
_LONGEST_FIRM = 6
_IN_NAMES = frozenset(("and", "of", "the", "de", "du", "la", "le", "et", "e", "y", "van", "von", "und", "for", "&"))


def is_letterhead(lines: Sequence[Line], number: int, lead: int) -> bool:
    """A company's bare name, a bracket that shortens it, or Index: AIM / Sector: Food, above what tells the news."""
    line = lines[number]
    below = next((other for other in range(number + 1, lead) if tells_more(lines[other], line)), None)
    if below is None or line.shape or len(line) > 100:
        return False
    if " " not in line.text and line.text[0].islower() and " " in lines[below].text:
        return True  # the button of a page
    if len(line) <= 60 and is_address(lines[number + 1]):
        return True
    if " " not in line.text and len(lines[below].text.split()) >= _LONGEST_FIRM:
        return True  # one word: what a page files the release under
    if _SHORTENED.fullmatch(line.text):
        return TELLS.search(line.text) is None
    if _POSTAL.search(line.text):
        return True
    if DEFINES.fullmatch(line.text):
        return True
    if len(line) > 60:
        return False
    if lead < len(lines) and lines[lead].plain.startswith(f"{line.plain} ") and len(line.text.split()) <= _LONGEST_FIRM:
        return True  # the name with which the news begins
    if line.text.isupper() and 1 < len(line.text.split()) <= _LONGEST_FIRM and _is_named_in(line, lines[lead : lead + 1]):
        return True
    if CJK.search(line.text) and not _LATIN.search(line.text) and _LATIN.search(lines[below].text):
        return True  # the name once more, in the script of its country
    if line.text.startswith(_JAPANESE_FIRM) or line.text.endswith(_JAPANESE_FIRM):
        return " " not in line.text
    office, colon, name = line.text.partition(": ")
    if colon and office.rpartition(" ")[2].lower() in positions() and name.istitle() and 1 < len(name.split()) < 5:
        return True  # President and CEO: Dana Ruiz
    if len(line.text.split()) <= 3 and links(line):
        return True
    if line.text.count(" / ") >= 2 and line.text.count(": ") >= 2:
        return True
    words = line.text.removesuffix(" (publ)").replace(",", " ").split()
    words = words[:-2] if len(words) > 2 and words[-1].lower() == "release" else words  # Halden Instruments, Inc. News Release
    if len(words) <= 6 and any(_begins_with(lines, other, line, lead) for other in range(below, lead)):
        return True  # Halden / HALDEN INSTRUMENTS OPENS A PLANT
    if len(words) > 6 or words[-1].replace(".", "").lower() not in column("company-suffixes", "suffix"):
        return False
    if len(words) == 1:
        return True  # the legal form on a line by itself
    if any(word[0].islower() and word not in _IN_NAMES for word in words[:-1]):
        return False  # Quartalsbericht der Norvane AG
    apart = below > number + 1 or lines[below].gap or line.text.isupper() != lines[below].text.isupper() or is_firm(lines[below])
    return apart and TELLS.search(line.text) is None


def _is_named_in(name: Line, lead: Sequence[Line]) -> bool:
    """Whether the first sentence has this name, behind the dateline: LEEDS, Mass. – Norvane Medical Center today …"""
    return any(f" {name.plain} " in line.plain[:_FIRST_WORDS] for line in lead)


_FIRST_WORDS = 200


def _begins_with(lines: Sequence[Line], number: int, name: Line, lead: int) -> bool:
    """Whether this line is a headline that begins with the name above it."""
    title, words = lines[number].plain, name.plain.replace(",", " ").split()
    if len(words) > 1 and words[-1].replace(".", "") in column("company-suffixes", "suffix"):
        words.pop()
    return title.startswith(" ".join(words)) and len(title) > len(name.plain) + 20 and may_be_title(lines, number, lead)
