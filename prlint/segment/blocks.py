"""Blocks of contacts, and of what says when and how to take part."""

from __future__ import annotations

from itertools import pairwise, takewhile

from prlint.segment.contact_lines import links, reaches
from prlint.segment.dateline_words import date_alone, opens_with_date
from prlint.segment.front_lines import is_address, is_firm, positions
from prlint.segment.lines import SHORT
from prlint.segment.looks import is_caption
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def give_contacts(lines: Sequence[Line], start: int) -> None:
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
            for line in takewhile(lambda line: line.kind in ("SHORT", "CELL") and OF_ISSUE.match(line.text), lines[end:]):
                line.kind = "FURNITURE"
            number = end
        else:
            number += 1


_OF_CONTACTS = ("contact", "kontakt", "enquiries", "inquiries", "on behalf", "by order", "registered")


def _invites(line: Line) -> bool:
    """`For media inquiries, please contact:`, even where nobody is named below."""
    return line.plain.endswith(" contact") and line.text.rstrip().endswith(":")


def _block_start(lines: Sequence[Line], number: int, start: int) -> int:
    """Names and firms right above a number or an address belong to it."""
    first = number
    if lines[number].kind == "CONTACT_HEADING" and number > start and lines[number - 1].kind == "SHORT":
        if lines[number].plain in ("contact", "contacts") and lines[number - 1].plain.endswith(("relations", "inquiries", "enquiries")):
            return number - 1
        return _below_signer(lines, number - is_firm(lines[number - 1]), start)  # NORVANE OYJ, above Further information
    if lines[number].kind == "CONTACT" and lines[number].text.count(" | ") > 2 and not reaches(lines[number]):
        return number
    if lines[number].kind == "CONTACT" and lines[number].plain.startswith(("for more ", "for further ", "to ")):
        return number - (number > start and _is_signer(lines[number - 1]))
    if lines[number].kind == "CONTACT":
        while first > start and lines[first - 1].kind == "SHORT" and _may_name(lines[first - 1]):
            if number - first >= (8 if _CARD.match(lines[first - 1].text) else 4):
                break
            if first > 1 and lines[first - 2].kind == "ABOUT" and lines[first - 1].text.endswith("."):
                break  # About Halden / Halden makes meters.
            if first == number and " " not in lines[first - 1].text and lines[first - 2].kind == "PARAGRAPH":
                break  # the page of the firm, with which its profile ends
            first -= 1
    return first


def _below_signer(lines: Sequence[Line], first: int, start: int) -> int:
    """Where a block begins that may have who signs above it: Dana Ruiz / Chairman and CEO."""
    signer = lines[first - 2 : first] if first - start > 2 else []
    if any(line.kind != "SHORT" or not _may_name(line) for line in signer) or not signer:
        return first
    held = signer[1].text.split()[-1].lower() in positions()
    return first - 2 if held and 1 < len(signer[0].text.split()) <= 4 else first


def _is_signer(line: Line) -> bool:
    """Who signs on one line: Dana Ruiz, President and CEO."""
    name, comma, office = line.text.partition(", ")
    return line.kind == "SHORT" and bool(comma) and 1 < len(name.split()) <= 4 and office.split()[-1].lower() in positions()


def _may_name(line: Line) -> bool:
    """Short enough for a name or a firm, or a name and three offices, and no label with its value: Record Date: March 3, 2026."""
    if (len(line.plain) > 70 and line.text.count(", ") < _OFFICES) or date_alone(line.text):
        return False
    return LABELLED.match(line.text) is None or links(line)


_OFFICES = 3
_OF_A_CARD = "name|title|company|contact|attn|attention|organi[sz]ation|address|city|country|position|designation|unternehmen|ort|land"
_CARD = lazy(rf"(?:{_OF_A_CARD})\b[^:]{{0,20}}:\s?\S", IGNORECASE)
LABELLED = lazy(rf"(?!(?:{_OF_A_CARD})\b)[^:]{{3,50}}:\s?[\w$(]", IGNORECASE)
_PERSON = lazy(r"(?:contact )?name\s?:\s?\S", IGNORECASE)


def _block_end(lines: Sequence[Line], number: int) -> int:
    """Where a contact block ends: names, firms and addresses belong to it, up to a heading with text below it."""
    end = number + 1
    while end < len(lines):
        line = lines[end]
        if line.kind in ("CONTACT", "CONTACT_HEADING") or line.plain in ("or", "and", "oder", "ou"):
            end += 1
            continue
        if _names_area(line) and any(reaches(below) for below in lines[end + 1 : end + 5]):
            end += 1
            continue
        if _BARE_NUMBER.fullmatch(line.text):
            end += 1
            continue
        if not _may_stand_among(line):
            break
        signs = end == number + 1 and _SIGNING.search(lines[number].plain)
        told = _has_text_below(lines, end) and not _PERSON.match(line.text) and not signs
        if told or (len(line) > 100 and not reaches(line)) or date_alone(line.text) or OF_ISSUE.match(line.text):
            break
        end += 1
    return end


# What a service adds about the share, behind the contacts or among them.
OF_ISSUE = lazy(
    r"(?:Language|Sprache|Börsen|ISIN|WKN|Listed|Indices|Index|Valor|LEI|Classification|(?:EQS|DGAP)[ -]News[ -]ID)"
    r"(?: (?:number|code)\b[^:]{0,60})?\s?:\s?\S",
    IGNORECASE,
)


def _may_stand_among(line: Line) -> bool:
    """What can be a name, a firm or an address of a block, or what parts the rows of its table."""
    if line.kind in ("SHORT", "ITEM") or (line.kind == "RULE" and line.barred):
        return True
    return (line.kind == "NOTE" and reaches(line)) or _is_link(line) or _is_name(line)


# 6175550142, which nothing but its neighbours shows to be a telephone's
_BARE_NUMBER = lazy(r"[2-9]\d{2}[2-9]\d{6}")
_SIGNING = lazy(r"on behalf|by order")


def _names_area(line: Line) -> bool:
    """`In the United States:`, between the contacts of an issuer with offices in two countries."""
    return len(line) <= 40 and line.text.startswith("In ") and line.text.endswith(":")


def _is_name(line: Line) -> bool:
    """`Dana Ruiz, P.Geo., Dir.`: a few words with capitals, of which the last happens to end in a full stop."""
    words = line.text.split()
    return line.kind == "PARAGRAPH" and 1 < len(words) <= 6 and not any(word[0].islower() for word in words)


def _is_link(line: Line) -> bool:
    return line.kind == "PARAGRAPH" and " " not in line.text and links(line)


def _has_text_below(lines: Sequence[Line], number: int) -> bool:
    """Whether a short line in a contact block is rather the heading of what follows."""
    line = lines[number]
    if number + 1 >= len(lines) or reaches(line) or links(line):
        return False
    below = lines[number + 1].kind
    if below == "MEASURES_HEADING" and is_firm(line):
        return True  # above its reconciliation
    if below == "CELL" and _BARE_NUMBER.fullmatch(lines[number + 1].text):
        return False
    return below in ("PARAGRAPH", "QUOTE", "CELL", "EVENT", "CAVEAT", "LEGEND") or (below == "ITEM" and line.kind != "ITEM")


_WHEN_AND_WHERE = lazy(
    r"(?:event|(?:event |call )?date|time|wh(?:at|en|ere|o)|(?:presentation |registration )?link|venue|location|format|regist(?:er|ration)"
    # what the number of a call is called, with who may call before it: U.S. Callers, International Dial-In, Conference Entry Code
    r"|(?:[\w./&-]{1,15} ){0,3}(?:dial[ -]?in|callers?|webcast|replay|(?:conference|meeting|webinar) id|(?:access|entry) code|passcode"
    r"|toll(?:[ -]free)?|expiration|confirmation(?: (?:number|code|id))?))(?: \(?[\w-]{1,14}\)?){0,2}\s?:\s{0,4}\S",
    IGNORECASE,
)


_MAY_SAY_WHEN = frozenset(("SHORT", "PARAGRAPH", "ITEM", "CONTACT", "EVENT", "EVENT_HEADING"))


def give_events(lines: Sequence[Line], start: int) -> None:
    """`Date: …` and `Time: …` one below the other, or below what speaks of the event."""
    _give_places(lines, start)
    labelled = [bool(line.kind in _MAY_SAY_WHEN and _WHEN_AND_WHERE.match(line.text)) for line in lines]
    _give_hours(lines[start:])
    joining = False
    for number in range(start, len(lines)):
        line, before = lines[number], lines[number - 1]
        below = number + 1 < len(lines) and (labelled[number + 1] or lines[number + 1].kind == "EVENT")
        near = labelled[number - 1] or below or before.kind.startswith("EVENT")
        if line.kind != "EVENT_HEADING" and ((labelled[number] and near) or (joining and _says_how_to_join(line))):
            line.kind = "EVENT"
        if line.kind == "SHORT" and before.kind == "EVENT" and _ADDRESS.search(line.text):
            line.kind = "EVENT"  # below Where: the town hall
        if labelled[number] and line.kind == "EVENT" and before.kind in ("SHORT", "ITEM") and not (line.gap or labelled[number - 1]):
            before.kind = "EVENT" if before.text[-1].isalnum() or before.text[-1] == ")" else before.kind  # what is held then
        elif labelled[number] and line.kind == "EVENT" and before.kind == "SHORT" and before.text[-1] == ":" and is_caption(before):
            before.kind = "EVENT"  # To access the call:
        joining = line.kind.startswith("EVENT") or (joining and before.kind == "EVENT_HEADING" and line.kind == "PARAGRAPH")
    for number in range(len(lines) - 1, start, -1):
        before = lines[number - 1]
        if lines[number].kind.startswith("EVENT") and before.kind == "PARAGRAPH" and _HELD.search(before.plain):
            before.kind = "EVENT"  # when the call is held, above how to join it


_HELD = lazy(r"\b(?:will|to) [^.]{0,60}\b(?:(?:conference|earnings) call|webcast)\b")


def _give_hours(lines: Sequence[Line]) -> None:
    """A conference, and right below it when somebody speaks there."""
    for line, below in pairwise(lines):
        if line.kind in ("SHORT", "ITEM") and below.kind == "SHORT" and not below.gap and "\t" not in below.text and _gives_hour(below):
            line.kind = below.kind = "EVENT"


def _gives_hour(line: Line) -> bool:
    """Tuesday, June 2, 2026, at 10:30 a.m. ET"""
    return (".m." in line.text or " AM" in line.text or " PM" in line.text) and opens_with_date(line.text)


def _give_places(lines: Sequence[Line], start: int) -> None:
    """What is held, the house, its address and the day, one below the other."""
    number = start
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].kind == "SHORT":
            end += 1
        run = lines[number:end]
        if 2 < len(run) <= _LONGEST_INVITATION and any(date_alone(line.text) for line in run) and any(is_address(line) for line in run):
            last = max(place for place, line in enumerate(run) if date_alone(line.text) or is_address(line))
            for line in run[: last + 1]:
                line.kind = "EVENT"
        number = max(end, number + 1)


_LONGEST_INVITATION = 8
_ADDRESS = lazy(r"^\d{1,5} (?:[NSEW]\.? )?\w[\w. ]{2,40}$|, [A-Z]{2} \d{5}(?:, USA)?$")
_TO_JOIN = lazy(
    r"(?:domestic|international|(?:u\.?s\.?|united states|usa|canada|u\.?k\.?|united kingdom)\b|participants?|toll|dial|local|audio|access"
    r"|conference|webcast|replay|hosts?|speakers?|presenters?|moderators?|registration|live|(?:all )?other|outside|within|north america"
    r"|toronto|vancouver|calgary|mainland china|hong kong|singapore)[^:@]{0,60}:|to [^:@]{5,90} (?:at|on|here|via)$",
    IGNORECASE,
)


def _says_how_to_join(line: Line) -> bool:
    """A number with its label, who speaks, or the date, in a section on a call."""
    if line.kind not in ("SHORT", "ITEM", "CONTACT") or len(line) > SHORT or "@" in line.text.replace(" @ ", " "):
        return False
    return _TO_JOIN.match(line.text) is not None or (line.kind == "SHORT" and opens_with_date(line.text))


_OF_TALK = lazy(
    r"(?:(?:oral |poster |presentation |abstract |session |publication |presenting |lead |first |e-?)?"
    r"(?:title|abstract|poster|presentation|presenters?|speakers?|authors?|session|track|topic)"
    r"(?: (?:title|name|number|no|id|type|date|time)(?: (?:and|&) time)?)?\.?"
    r"|date(?:(?: and |/| & )time)?|time|location|venue|room|format)(?: ?#)?\s?:\s?\S",
    IGNORECASE,
)
_NAMES_TALK = lazy(r"[^:]{0,20}\b(?:title|abstract|poster|authors?)\b[^:]{0,20}:", IGNORECASE)


def give_talks(lines: Sequence[Line], start: int) -> None:
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
