"""Where the news begins, and what the lines before it are: a headline is what stands before the dateline."""

from __future__ import annotations

from prlint.data import column, table
from prlint.segment.datelines import date_alone, find_dateline, opens_with_date
from prlint.segment.known import names, plain_name
from prlint.segment.lines import SHORT, WINDOW, plain
from prlint.segment.looks import is_sentence, links, named, reaches
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import BULLET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.segment.datelines import Dateline
    from prlint.segment.lines import Line

# The news begins within so many lines, or nowhere.
FRONT = 60
_LONGEST_DECK = 6
TELLS = lazy(
    r"\b(?:announce[sd]?|announcing|reported|reports|launche[sd]|said|unveil\w*|kündigt|gab\b.{0,40}bekannt|annonce|anunci\w+)\b"
    r"|发布|宣布|発表",
    IGNORECASE,
)
_TICKER = lazy(
    r"\((?:the )?(?:nasdaq|nyse|otc\w*|tsx[.-]?v?|cse|lse|aim|asx|six|euronext|fra|fse|fwb|cboe|neo|xetra|sgx|hkex|tse|jse)\b"
    r"[^()\n]{0,30}[:：]",
    IGNORECASE,
)
# How the services close what they have sent.
_BY_WIRE = ("view source version", "view original content", "view the original", "news provided by", "source version on")
# Norvane, Inc. (Nasdaq: NRVN), and no more of the first sentence on this line.
_NAME_WITH_TICKER = lazy(r"[A-ZÀ-Þ0-9][^():\n]{2,60} \([A-Za-z]{2,10}(?: [A-Za-z]{2,10}){0,2}:[^()\n]{1,40}\)")
_TO_OWNERS = lazy(
    r"(?:Dear (?:Fellow |Valued )?|To (?:our|the) |TO OUR )(?:shareholders?|stockholders?|unitholders?|investors?)[,:]?",
    IGNORECASE,
)
# How a line of a program, a shell or a list of requirements begins.
_PROGRAM = lazy(
    r"```|~~~|[$>] ?[a-z]{2,}|[\w.\[\]-]{2,40}(?:==|>=|~=|<=)\d|import [\w.]+;?$|from [\w.]+ import |def \w+\(|pip3? install "
    r"|npm (?:i|install|run)\b|git clone |cargo (?:add|build|install|run)\b|<\?(?:php|xml)|#include|#!/"
)
_CJK = lazy(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_STORY = frozenset(("PARAGRAPH", "QUOTE", "EVENT", "LEGEND", "CAVEAT", "MEASURES", "NOTICE", "SAFETY", "SHORT", "CONTACT", "CELL"))
_TOLD = frozenset(("PARAGRAPH", "QUOTE", "CAVEAT", "LEGEND"))
_KEPT = frozenset(("SOURCE", "CONTACT", "MEDIA", "FURNITURE", "END", "CELL"))


def lead_with_dateline(prose: str, lines: Sequence[Line]) -> int | None:
    """The first line that opens with a dateline, a correction's note excepted."""
    for number, line in enumerate(lines[:FRONT]):
        if line.kind in ("NOTE", "RULE", "MEDIA") or line.shape in ("title", "heading", "list-item", "table-row"):
            continue
        if named(line.plain[:200], "front-lines") == "correction":
            continue
        dateline = find_dateline(prose, line.first, line.last)
        if dateline is not None and dateline.city is None and dateline.span.end >= line.last and _has_place(prose, lines[number + 1 :]):
            continue  # 3.3.2026 | Marketwire, above the dateline
        if dateline is not None and dateline.span.end >= line.last and _is_repeated(prose, dateline, lines[number + 1 :]):
            continue  # Boston, March 3, 2026, above BOSTON, March 3, 2026 /PRNewswire/
        bare = dateline is not None and dateline.span.end >= line.last and dateline.separator is None and dateline.wire is None
        if bare and not any(len(below) > SHORT for below in lines[number + 1 : number + 5]):
            continue  # the day of a report, above its titles
        # `New York, March 3, 2026` alone at the very top dates the sheet, not the story.
        sheet = dateline is not None and dateline.span.end >= line.last and dateline.wire is None
        if dateline is not None and not (sheet and (number == 0 or (bare and _is_head_of_sheet(lines, number)))):
            return number
    return None


def _is_head_of_sheet(lines: Sequence[Line], number: int) -> bool:
    """Whether only the firm and Press release stand above this day and place, and right below them what can be a headline, and a story."""
    if number + 2 >= len(lines) or not all(named(line.plain[:200], "front-lines") or _is_firm(line) for line in lines[:number]):
        return False
    title, story = lines[number + 1], lines[number + 2]
    return not title.shape and len(title) < 200 and not is_sentence(title.text) and len(story) > SHORT and is_sentence(story.text)


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


def is_release(lines: Sequence[Line], dateline: int | None) -> bool:
    """A dateline, or two other signs of a release. A text with program code in it needs the dateline."""
    if dateline is not None:
        return True
    if any(_PROGRAM.match(line.text) for line in lines[: FRONT * 4]):
        return False
    signs = {sign for number in range(len(lines)) for sign in _signs(lines, number)}
    return len(signs) >= 2 and bool(signs - {"contact", "source", "speech"}) and signs != {"front", "speech"}


def _signs(lines: Sequence[Line], number: int) -> Iterator[str]:
    """What about this line speaks for a release. A heading counts only with a text below it."""
    line = lines[number]
    told = len(line) > SHORT or (number + 1 < len(lines) and lines[number + 1].kind in _TOLD)
    if line.kind in ("CONTACT", "CONTACT_HEADING") and reaches(line):
        yield "contact"
    elif line.kind in ("CAVEAT", "LEGEND", "NOTICE") or (line.kind == "CAVEAT_HEADING" and told):
        yield "legal"
    elif line.kind == "SOURCE":
        yield "wire" if line.plain.startswith(_BY_WIRE) else "source"
    elif number < FRONT and _TO_OWNERS.fullmatch(line.text):
        yield "letter"
    elif line.kind == "END" and not line.shape:
        yield "end"
    elif line.kind == "QUOTE" and number and not line.shape:
        yield "speech"
    elif line.kind == "ABOUT" and number and told:
        yield "about"
    elif number < FRONT and named(line.plain[:120], "front-lines") not in ("", "chapter"):
        yield "front"
    if number < FRONT and _TICKER.search(line.text):
        yield "ticker"
    if number < 12 or (number < FRONT and "immediate release" in lines[number - 1].plain):
        yield from _news_signs(line, first=number == 0)


def _news_signs(line: Line, first: bool) -> Iterator[str]:
    """A date by itself or before a long paragraph, and a paragraph that tells news."""
    if len(line) <= 60:
        if not line.kind.startswith("CONTACT") and _is_date(line):
            yield "dated"
        return
    dated = _weight(line) > SHORT and opens_with_date(line.text)
    if dated:
        yield "dated"
    if (dated or not first) and _weight(line) > 80 and line.kind in ("PARAGRAPH", "EVENT") and TELLS.search(line.text):
        yield "tells"


# What stands beside the date of a sheet: News Release / March 3, 2026.
_SHEET = lazy(
    r"^(?:news|press|media|market|company|asx|stock exchange) (?:release|announcement|statement)(?:\sI\s|[ \t:|/,–—-]{1,60})"
    r"|[ \t|/,–—-]{1,60}(?:news|press|media) release$",
    IGNORECASE,
)


def _is_date(line: Line) -> bool:
    """Whether a line dates the sheet and says nothing else."""
    if len(line.plain) > 60:
        return False
    dateline = find_dateline(line.text, 0, len(line.text)) if line.text[:1].isdigit() else None
    if dateline is not None and dateline.city is None and dateline.span.end == len(line.text):
        return True  # 3.3.2026 | Marketwire
    return date_alone(line.text) or (" release" in line.plain[1:] and date_alone(_SHEET.sub("", line.text)))


def give_front(prose: str, lines: Sequence[Line], dateline: int | None) -> int:
    """Gives the lines up to the lead their kinds; returns the number of the first line after the lead."""
    lead = _first_story(lines) if dateline is None else dateline
    report = _first_chapter(lines, lead) if dateline is None else lead
    _contacts(lines, report)
    _titles(lines, report)
    if report < lead or lead == len(lines):
        return report
    lines[lead].kind = "LEAD"
    after = lead + 1
    if dateline is None or after == len(lines):
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


def _begins_with_dash(line: Line) -> bool:
    """Whether the dash that closes the dateline above stands before the first sentence."""
    return line.kind == "ITEM" and line.text[0] in "—–-" and len(line) > SHORT


def _is_broken_off(prose: str, lead: Line, line: Line) -> bool:
    """Whether the first sentence goes on here: Boston, March 3, 2026 – Norvane, Inc. (Nasdaq: NRVN) / a company that …"""
    return line.kind == "PARAGRAPH" and line.text.lstrip("(")[:1].islower() and not is_sentence(prose[max(lead.last - 40, 0) : lead.last])


def _is_dateline_alone(prose: str, line: Line) -> bool:
    found = find_dateline(prose, line.first, line.last)
    if found is None:
        return False
    behind = prose[found.span.end : line.last].strip()
    return not behind or behind.lower() == "regulatory news:" or _NAME_WITH_TICKER.fullmatch(behind) is not None


def _below_dateline(prose: str, lines: Sequence[Line], number: int) -> int:
    """The line of the news under a dateline: past `FOR IMMEDIATE RELEASE` and past the dateline that the writer set himself."""
    while number < len(lines):
        kind = named(lines[number].plain[:200], "front-lines") if len(lines[number]) <= SHORT else ""
        if kind in ("instruction", "embargo"):
            lines[number].kind = kind.upper()
        elif _is_dateline_alone(prose, lines[number]):
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
        if not (begins or line.kind in ("PARAGRAPH", "EVENT", "CELL")) or not (_is_told(line) or (number and _announces(line))):
            continue
        if _weight(line) > 80 and not named(line.plain[:120], "front-lines"):
            following = lines[number + 1] if number + 1 < len(lines) else None
            if following is not None and following.plain == line.plain:
                continue  # the summary of a page, printed again as the first paragraph
            if not _is_deck(number, line, following):
                return number
    return next((number for number, line in enumerate(lines) if line.kind in ("PARAGRAPH", "QUOTE") and _is_told(line)), len(lines))


def _first_chapter(lines: Sequence[Line], lead: int) -> int:
    """Where a report to an exchange begins with its highlights, and has no first paragraph that tells the news; else the lead."""
    regulatory = any(line.plain.startswith("rns number") for line in lines[:4])
    if not regulatory and lead < len(lines) and TELLS.search(lines[lead].text):
        return lead
    for number in range(1, lead - _FEW_POINTS):
        rows = next((end for end in range(number, lead) if not _ROW.fullmatch(lines[end].text)), lead)
        if rows - number >= _FEW_POINTS and any(map(_is_free, lines[:number])):
            for line in lines[number:rows]:
                line.kind = "CELL"
            return number
        words = lines[number].plain.rstrip(":").split()
        if words[-1:] == ["highlights"] and len(words) <= 4 and any(map(_is_free, lines[:number])):
            return number
    return lead


_FEW_POINTS = 3
# Highest price paid per share: 164.40
_ROW = lazy(r"[A-Z][^\d.;:]{4,70}(?:: ?(?:\d{1,2} [A-Z][a-z]{2,8} )?| (?:GBp )?)[£$€]?\d[\d,.]*p?")


def _told_before(lines: Sequence[Line], speech: int) -> int:
    """The paragraph that tells the news above the first speech, however its last line was broken off; else 0."""
    for number in range(1, speech):
        line = lines[number]
        told = line.kind == "PARAGRAPH" and _weight(line) > 2 * SHORT and TELLS.search(line.text)
        if told and not named(line.plain[:120], "front-lines"):
            return number
    return 0


def _is_told(line: Line) -> bool:
    """A headline may be long, but it ends in no full stop, nor does it announce what is below."""
    return len(line) > WINDOW or is_sentence(line.text) or (len(line) > SHORT and line.text.endswith(":"))


def _announces(line: Line) -> bool:
    """`Norvane, Inc. (Nasdaq: NRVN) today announced …`: a first paragraph, even where its line is broken off."""
    return _TICKER.search(line.text) is not None and " today " in line.text and TELLS.search(line.text) is not None


def _weight(line: Line) -> int:
    """Length as read: a Chinese or Japanese sign says as much as two or three letters."""
    return len(line) * (3 if _CJK.search(line.text[:60]) else 1)


def _is_deck(number: int, line: Line, following: Line | None) -> bool:
    """A long headline that ends in a stop, or a long line under it, when the news is told in the one below."""
    if number > 1 or len(line) >= 260 or following is None or following.kind != "PARAGRAPH":
        return False
    if number == 0 and (len(line) > 200 or len(following) <= 200):
        return False
    return TELLS.search(following.text) is not None and TELLS.search(line.text) is None


def _contacts(lines: Sequence[Line], lead: int) -> None:
    """A contact block above the headline: each line up to the last one with a number or an address, and what is set close to it."""
    for number in range(lead):
        if lines[number].kind == "CONTACT_HEADING":
            _people(lines, number + 1, lead)
    reached = [number for number in range(lead) if lines[number].kind in ("CONTACT", "CONTACT_HEADING") and reaches(lines[number])]
    for number in reached:
        first = _under_heading(lines, number)
        while first and number - first < 4 and lines[first - 1].kind in ("SHORT", "CONTACT_HEADING") and _joined(lines, first):
            if TELLS.search(lines[first - 1].text) or _is_date(lines[first - 1]):
                break  # the headline, right above the contacts, or the day
            first -= 1
        last = number + 1
        while last < lead and not lines[last].gap and _may_be_part(lines, last, lead, lines[first:number]):
            last += 1
        if last == lead and not any(_is_free(lines[other]) and _may_be_title(lines, other, lead) for other in range(first)):
            last = number + 1  # or there would be no headline
        for line in lines[first:last]:
            line.kind = "CONTACT" if line.kind == "SHORT" else line.kind


def _people(lines: Sequence[Line], number: int, lead: int) -> None:
    """Somebody's name and positions right under `Contact:`, whose number stands elsewhere."""
    end = number
    while end < lead and lines[end].kind == "SHORT" and not lines[end].gap and len(lines[end]) <= 60:
        if _may_be_title(lines, end, lead):
            break
        end += 1
    held = [other for other in range(number, end) if lines[other].text.split()[-1].lower() in _positions()]
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
        elif lines[first].kind not in ("SHORT", "CONTACT") or len(lines[first]) > 60 or _may_be_title(lines, first, number):
            break
    return heading


def _may_be_part(lines: Sequence[Line], number: int, lead: int, block: Sequence[Line]) -> bool:
    """Whether a line right below a number still belongs to the contacts: a firm or an address, not the headline and no date."""
    line = lines[number]
    if line.kind != "SHORT" or len(line) > 60 or not _is_free(line):
        return False
    capitals = any(other.text.isupper() for other in block if other.kind != "CONTACT_HEADING")
    return capitals or not _may_be_title(lines, number, lead)


def _may_be_title(lines: Sequence[Line], number: int, lead: int) -> bool:
    """Whether a line can be a headline or its first half: it tells news, or is set in capitals, or has many words and no figure."""
    line = lines[number]
    words = line.text.split()
    if words[-1].lower() in _positions() or line.text.endswith(":"):
        return False
    if TELLS.search(line.text) or (line.text.isupper() and len(words) >= 4):
        return True
    if number + 1 < lead and not lines[number + 1].gap and TELLS.match(lines[number + 1].text):
        return True  # Norvane, Inc. / Announces Cash Dividend
    if line.text.isupper() and number + 1 < lead and not lines[number + 1].gap and lines[number + 1].text.isupper():
        return len(lines[number + 1].text.split()) >= 4
    return len(words) >= 5 and "," not in line.text and not any(map(str.isdigit, line.text))


def _joined(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before this one is set close to it, or is a heading of contacts, or stands below one."""
    before = lines[number - 1]
    if not lines[number].gap or before.kind == "CONTACT_HEADING":
        return True
    return number >= 2 and any(line.kind == "CONTACT_HEADING" for line in lines[max(number - 4, 0) : number - 1])


def _titles(lines: Sequence[Line], lead: int) -> None:
    """The first line that is nothing else is the headline, or the one that the markup calls so; those below it are the deck."""
    titles: list[Line] = []
    told = next((number for number in range(lead) if lines[number].shape == "title"), 0) or _below_letterhead(lines, lead)
    page = _below_navigation(lines, lead)
    paper = False
    for number in range(lead):
        line = lines[number]
        if number < page:
            line.kind = "FURNITURE"
            continue
        kind = named(line.plain[:200], "front-lines")
        kind = "wire" if kind == "door" else kind
        if not kind and line.text.endswith("]") and _LOGO.search(line.text):
            kind = named(plain(_LOGO.sub("", line.text)), "front-lines") or "wire"
        if not kind and len(line) <= 60:
            kind = _kind_of_short(line, lines[number - 1].kind if number else "")
        if kind == "wire" and not titles and not any(_tells_more(other, line) for other in lines[number + 1 : lead]):
            kind = ""  # the headline itself begins with the service
        if _SALUTATION.match(line.text):
            line.kind = "PARAGRAPH"
        elif line.shape == "title":
            titles = [line]
            line.kind = "TITLE"
        elif kind == "correction" and not (line.plain.startswith("correct") and len(line.plain.split()) > 6):
            line.kind, titles = "INSTRUCTION", []
        elif kind in ("instruction", "embargo") and (len(line) <= 300 or not titles or line.text.isupper()):
            line.kind = kind.upper()
        elif _is_date(line):
            line.kind = "DATE"
        elif titles and _is_drawn_out(lines[number : number + 2]):
            line.kind = lines[number + 1].kind = "QUOTE"
        elif titles and lines[number - 1].kind == line.kind == "QUOTE":
            pass
        elif number and lines[number - 1].plain == "news provided by" and len(line) <= 80:
            line.kind = "SOURCE"
        elif titles and len(line) <= 60 and _BYLINE.fullmatch(line.text):
            line.kind = "FURNITURE"
        elif _is_kept(line) or _is_law(line) or (line.kind == "CONTACT_HEADING" and (reaches(line) or _is_followed(lines, number))):
            pass
        elif line.kind == "RULE" and 0 < number < len(lines) - 1 and _is_within_contacts(lines, number):
            line.kind = "CONTACT"
        elif kind == "chapter" and number == lead - 1:
            line.kind = "HEADING"
        elif kind in ("wire", "door") or number < told or _is_no_title(lines, number, lead, first=not titles):
            line.kind = "FURNITURE"
        elif titles and _is_of_paper(lines, number, lead):
            line.kind, paper = "FURNITURE", True
        elif not titles and _is_kicker(lines, number, lead):
            line.kind = "DECK"
        elif not titles or paper or (line.kind != "ITEM" and any(_letters(line) == _letters(title) for title in titles)):
            titles.append(line)
            line.kind, paper = "TITLE", False
        elif _continues(lines[number - 1], line):
            titles.append(line)
            line.kind = "TITLE_REST"
        else:
            line.kind = "DECK"
    _printed_twice(lines[:lead])


def _is_drawn_out(pair: Sequence[Line]) -> bool:
    """Words of somebody that a service sets above the news, with who said them below: … listens to bread.” / — Dana Ruiz, CEO."""
    words, speaker = pair[0].text, pair[-1].text
    ends = words[-1] in "”\"" and speaker[0] in "—–" and len(speaker.split()) <= 16
    return ends and (words[0] in "“\"" or not {"“", '"'} & set(words[:-1]))


def _is_of_paper(lines: Sequence[Line], number: int, lead: int) -> bool:
    """The firm above the day, or the bracket that shortens it: where the announcement itself begins, below the title that a service
    gave it, and the headline comes once more."""
    if not any(_is_free(line) and not _is_firm(line) and not _DEFINES.fullmatch(line.text) for line in lines[number + 1 : lead]):
        return False
    if _DEFINES.fullmatch(lines[number].text):
        return True
    beside = lines[number + 1], lines[number - 1]
    return _is_firm(lines[number]) and any(_is_date(line) or _DEFINES.fullmatch(line.text) for line in beside)


def _is_kicker(lines: Sequence[Line], number: int, lead: int) -> bool:
    """A short line with a colon behind it, which the headline below goes on from: Calidex shows benefit in women:"""
    line = lines[number]
    if not line.text.endswith(":") or not 4 <= len(line.text.split()) <= 14 or number + 1 >= lead:
        return False
    below = lines[number + 1]
    return _tells_more(below, line) and len(below.text.split()) >= 8 and below.text[0].isalpha()


def _printed_twice(lines: Sequence[Line]) -> None:
    """A title printed again: what stands between, and is not printed again itself, belongs to the page or to the service."""
    seen: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if line.kind not in ("TITLE", "DECK") or _is_firm(line) or BULLET.match(line.text):
            continue
        letters = _letters(line)
        if letters in seen and len(letters) > 15:
            again.append((seen[letters], number))
        seen.setdefault(letters, number)
    kept = {number for pair in again for number in pair}
    for first, last in again[:1]:
        lines[first].kind = lines[last].kind = "TITLE"
        for number in range(first + 1, last):
            if number not in kept and lines[number].kind in ("TITLE", "DECK"):
                lines[number].kind = "FURNITURE"


def _kind_of_short(line: Line, before: str) -> str:
    """Of a line that the table does not know: the name of a service, FOR … RELEASE, and the day that goes on from it."""
    if plain_name(_OF_COUNTRY.sub("", _CLOCKED.sub("", line.text))) in names("wires"):
        return "wire"
    goes_on = before == "INSTRUCTION" and line.plain.startswith(("on ", "at ")) and date_alone(line.text[3:])
    if _AGO.fullmatch(line.plain) or _CLOCK.fullmatch(line.plain) or _SYMBOL_ALONE.fullmatch(line.text) or _OF_SERVICE.fullmatch(line.text):
        return "wire"
    spaced = _SPACED.fullmatch(line.text) is not None and not _letters(line)
    return "instruction" if goes_on or spaced or _FOR_RELEASE.fullmatch(line.plain) else ""


_LOGO = lazy(r"\s*\[[^\[\]]{0,60}\blogo\]$", IGNORECASE)
_CLOCKED = lazy(r" {1,2}[·|•-] {1,2}\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2}$")
_OF_COUNTRY = lazy(r" \((?:US|UK|CA|EU)\)$")  # PR Newswire (US)
_CLOCK = lazy(r"\d{1,2}[.:]\d\d ?[ap]\.?m\.?")  # 7.00 am
_AGO = lazy(r"(?:\d{1,2}|an?|one) (?:minute|hour|day|week|month)s? ago")
_FOR_RELEASE = lazy(r"for \w{3,12} (?:release|distribution)")
# P R E S S  R E L E A S E
_SPACED = lazy(r"\S(?: {1,4}\S){8,20}")
# How a London service gives the symbol, and what stands for letter paper: TIDMNRV, (Norvane, Inc. News Release)
_OF_SERVICE = lazy(
    r"TIDM[A-Z0-9.]{2,5}|\((?:[\w.,&-]{1,20} ){1,6}(?:News|Press|NEWS|PRESS) (?:Release|RELEASE)(?: (?:Letterhead|LETTERHEAD))?\)"
)
# TSX/NYSE American: NRVN
_SYMBOL_ALONE = lazy(
    r"(?:(?:NASDAQ|NYSE|TSX|TSXV|TSX-V|CSE|OTC\w{0,3}|AIM|LSE|ASX|JSE)[ /]?(?:American|MKT|Arca)?[/|; ]{0,3}){1,4}"
    r": ?[A-Z]{1,5}(?:\.[A-Z]{1,2})?",
    IGNORECASE,
)
# Dear Fellow Shareholders, above a letter that is the release.
_SALUTATION = lazy(r"Dear [^.:]{2,60}[,:]$")
# The symbols that a news service files the release under.
_TICKERS = lazy(r"[A-Z]{1,5}(?:\.[A-Z]{1,5}){0,3}(?:, ?[A-Z]{1,5}(?:\.[A-Z]{1,5}){0,3}){2,20}")


# By Lee Tan, Daily Orrin
_BYLINE = lazy(r"By [A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,4}(?:, [A-Z][\w&.'’ -]{1,30})?")


def _is_kept(line: Line) -> bool:
    """What its look says wherever it stands; as many figures as in a row of a table are a deck's where nothing sets them in columns."""
    if line.kind == "CELL" and len(line) > 60 and not line.barred:
        return "\t" in line.text or "   " in line.text
    return line.kind in _KEPT


def _is_within_contacts(lines: Sequence[Line], number: int) -> bool:
    return lines[number - 1].kind.startswith("CONTACT") and lines[number + 1].kind == "CONTACT"


def _is_no_title(lines: Sequence[Line], number: int, lead: int, first: bool) -> bool:
    """A rule, symbols, or what stands on a sheet of paper above the first line of the headline."""
    line = lines[number]
    return line.kind == "RULE" or _TICKERS.fullmatch(line.text) is not None or (first and _is_letterhead(lines, number, lead))


def _is_law(line: Line) -> bool:
    """A whole paragraph of law above the headline, as takeovers and placings have it."""
    return line.kind in ("LEGEND", "CAVEAT") and len(line) > SHORT and (len(line) > WINDOW or is_sentence(line.text))


def _is_followed(lines: Sequence[Line], number: int) -> bool:
    """Whether somebody to reach stands below a heading of contacts."""
    return any(line.kind == "CONTACT" or reaches(line) for line in lines[number + 1 : number + 6])


_known_positions: frozenset[str] = frozenset()
_known_verbs: frozenset[str] = frozenset()


def _open_verbs() -> frozenset[str]:
    """Verbs with which a headline does not end: Norvane Declares / Cash Dividend."""
    global _known_verbs
    if not _known_verbs:
        _known_verbs = frozenset(row["word"] for row in table("line-words") if row["use"] == "open-verb")
    return _known_verbs


def _positions() -> frozenset[str]:
    """Words that end what somebody is: Chief Financial Officer, Vice President of Investor Relations."""
    global _known_positions
    if not _known_positions:
        words = next(row["words"] for row in table("contact-words") if row["class"] == "title")
        _known_positions = frozenset(words.split()) | {"relations", "communications", "affairs"}
    return _known_positions


def _below_navigation(lines: Sequence[Line], lead: int) -> int:
    """Where the release begins on a page saved with its menus: at FOR IMMEDIATE RELEASE, with many short lines above it, or below
    where one signs in; else 0."""
    doors = [number for number in range(lead) if len(lines[number]) <= SHORT and named(lines[number].plain, "front-lines") == "door"]
    if len(doors) > _FEW_DOORS and any(_is_free(line) and len(line.text.split()) > 3 for line in lines[doors[-1] + 1 : lead]):
        return doors[-1] + 1
    found = next((number for number in range(lead - 1, _MENU, -1) if "immediate release" in lines[number].plain), 0)
    menu = sum(len(line) <= 40 and not is_sentence(line.text) for line in lines[:found])
    if menu <= _MENU or menu * 10 < found * 9 or any(map(reaches, lines[:found])):
        return 0  # few lines, or a sheet with contacts on top
    return found if any(map(_is_free, lines[found + 1 : lead])) else 0


def _below_letterhead(lines: Sequence[Line], lead: int) -> int:
    """The first line that can be the headline, when short lines and contacts stand above it, as on a sheet of paper; else 0."""
    contacts = [number for number in range(lead) if lines[number].kind == "CONTACT"]
    below = [number for number in range(contacts[-1] + 1, lead) if _is_free(lines[number])] if contacts else []
    above = [number for number in range(contacts[0]) if _is_free(lines[number])] if below else []
    return below[0] if any(above) and not any(_may_be_title(lines, number, lead) for number in above) else 0


def _is_free(line: Line) -> bool:
    """A line before the news that nothing tells from a headline but its place."""
    if line.kind in _KEPT or line.kind in ("CONTACT_HEADING", "RULE") or _is_law(line) or _is_date(line):
        return False
    return not named(line.plain[:200], "front-lines")


_DEFINES = lazy(r"\((?:the |together,? (?:the )?)?[“\"'‘].{1,80}[”\"'’] ?\)")
_LATIN = lazy(r"[A-Za-z]{3}")
_POSTAL = lazy(r"\d{1,6} [A-Z].{4,60}[A-Za-z],? [A-Z]{2} \d{5}(?:-\d{4})?(?:, USA)?$")  # Norvane Corporation 20 Mill Lane Leeds, MA 01053
_SHORTENED = lazy(r".{3,80}\S \((?:the |together,? (?:the )?)?[“\"'‘][^()]{1,60}[”\"'’]\)")
_IN_NAMES = frozenset(("and", "of", "the", "de", "du", "la", "le", "et", "e", "y", "van", "von", "und", "for", "&"))


def _is_letterhead(lines: Sequence[Line], number: int, lead: int) -> bool:
    """A company's bare name, a bracket that shortens it, or Index: AIM / Sector: Food, above what tells the news."""
    line = lines[number]
    below = next((other for other in range(number + 1, lead) if _tells_more(lines[other], line)), None)
    if below is None or line.shape or len(line) > 100:
        return False
    if _SHORTENED.fullmatch(line.text):
        return TELLS.search(line.text) is None
    if _POSTAL.search(line.text):
        return True
    if len(line) > 60:
        return False
    if _CJK.search(line.text) and not _LATIN.search(line.text) and _LATIN.search(lines[below].text):
        return True  # the name once more, in the script of its country
    if _DEFINES.fullmatch(line.text) or (len(line.text.split()) <= 3 and links(line)):
        return True
    if line.text.count(" / ") >= 2 and line.text.count(": ") >= 2:
        return True
    words = line.text.removesuffix(" (publ)").replace(",", " ").split()
    if len(words) <= 6 and any(_begins_with(lines, other, line, lead) for other in range(below, lead)):
        return True  # Halden / HALDEN INSTRUMENTS OPENS A PLANT
    if len(words) > 6 or words[-1].replace(".", "").lower() not in column("company-suffixes", "suffix"):
        return False
    if len(words) == 1:
        return True  # the legal form on a line by itself
    if any(word[0].islower() and word not in _IN_NAMES for word in words[:-1]):
        return False  # Quartalsbericht der Norvane AG
    apart = below > number + 1 or lines[below].gap or line.text.isupper() != lines[below].text.isupper() or _is_firm(lines[below])
    return apart and TELLS.search(line.text) is None


def _is_firm(line: Line) -> bool:
    """One more firm, as a group puts its members on its paper."""
    words = line.text.removesuffix(" (publ)").split()
    return len(words) <= 6 and words[-1].replace(".", "").lower() in column("company-suffixes", "suffix")


def _begins_with(lines: Sequence[Line], number: int, name: Line, lead: int) -> bool:
    """Whether this line is a headline that begins with the name above it."""
    title = lines[number].plain
    return title.startswith(name.plain) and len(title) > len(name.plain) + 20 and _may_be_title(lines, number, lead)


def _tells_more(line: Line, name: Line) -> bool:
    """Whether this line before the news can be a headline, and is not the same name once more or what it is called for short."""
    return line.plain != name.plain and _is_free(line) and _DEFINES.fullmatch(line.text) is None


def _letters(line: Line) -> str:
    """What is left of a headline for telling whether it is printed twice."""
    letters = "".join(filter(str.isalnum, line.plain.replace("(tm)", "").replace("(r)", "")))
    return letters.removeprefix("pressrelease").removeprefix("newsrelease")


_BETWEEN = frozenset(("of", "by", "and", "with", "for", "between"))
_OPEN_END = (",", "–", "—", "&")
_OPEN_WORDS = (" and", " of", " for", " the", " in", " to", " with", " on", " its", " a", " from", " by", " at", " two", " three")


def _continues(before: Line, line: Line) -> bool:
    """A headline set in several lines: no blank line between, and both in capitals, or the first stops in the middle."""
    if before.kind not in ("TITLE", "TITLE_REST") or line.kind == "ITEM":
        return False
    if not line.gap and _is_firm(before) and TELLS.match(line.text):
        return True  # Norvane, Inc. / Announces Cash Dividend
    if line.plain in _BETWEEN or before.plain in _BETWEEN:
        return True  # Acquisition / of / Norvane / by / Halden
    words = before.plain.split()[-2:]
    if words[-1] in _open_verbs() or before.plain.endswith(_OPEN_WORDS):
        return True  # a blank line after such a word was not meant
    if before.text.endswith(":") and line.text[0].isdigit():
        return True  # Norvane Finds More Copper: / 1.2 % over 40 m
    if line.gap:
        return False
    if before.text.isupper():
        return line.text.isupper()
    if line.text[0] == "&":
        return True
    return before.text.endswith(_OPEN_END) or line.text[0].islower() or words[0] == "to"
