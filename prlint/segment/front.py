"""Where the news begins, and what the lines before it are: a headline is what stands before the dateline."""

from __future__ import annotations

from prlint.segment.datelines import date_alone, find_dateline, opens_with_date
from prlint.segment.lines import SHORT, WINDOW
from prlint.segment.looks import is_sentence, named, reaches
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.segment.lines import Line

# The news begins within so many lines, or nowhere.
FRONT = 60
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
        # `New York, March 3, 2026` alone at the very top dates the sheet, not the story.
        if dateline is not None and not (number == 0 and dateline.span.end >= line.last):
            return number
    return None


def is_release(lines: Sequence[Line], dateline: int | None) -> bool:
    """A dateline, or two other signs of a release. A text with program code in it needs the dateline."""
    if dateline is not None:
        return True
    if any(_PROGRAM.match(line.text) for line in lines[: FRONT * 4]):
        return False
    signs = {sign for number in range(len(lines)) for sign in _signs(lines, number)}
    return len(signs) >= 2 and bool(signs - {"contact", "source"})


def _signs(lines: Sequence[Line], number: int) -> Iterator[str]:
    """What about this line speaks for a release. A heading counts only with a text below it."""
    line = lines[number]
    told = len(line) > SHORT or (number + 1 < len(lines) and lines[number + 1].kind in _TOLD)
    if line.kind in ("CONTACT", "CONTACT_HEADING") and reaches(line):
        yield "contact"
    elif line.kind in ("CAVEAT", "LEGEND", "NOTICE") or (line.kind == "CAVEAT_HEADING" and told):
        yield "legal"
    elif line.kind == "SOURCE":
        yield "source"
    elif line.kind == "ABOUT" and number and told:
        yield "about"
    elif number < FRONT and named(line.plain[:120], "front-lines"):
        yield "front"
    if number < FRONT and _TICKER.search(line.text):
        yield "ticker"
    if number < 12:
        yield from _news_signs(line, first=number == 0)


def _news_signs(line: Line, first: bool) -> Iterator[str]:
    """A date by itself or before a long paragraph, and a paragraph that tells news."""
    if len(line) <= 60:
        if not line.kind.startswith("CONTACT") and date_alone(line.text):
            yield "dated"
        return
    dated = _weight(line) > SHORT and opens_with_date(line.text)
    if dated:
        yield "dated"
    if (dated or not first) and _weight(line) > 80 and line.kind in ("PARAGRAPH", "EVENT") and TELLS.search(line.text):
        yield "tells"


def give_front(prose: str, lines: Sequence[Line], dateline: int | None) -> int:
    """Gives the lines up to the lead their kinds; returns the number of the first line after the lead."""
    lead = _first_story(lines) if dateline is None else dateline
    _contacts(lines, lead)
    _titles(lines, lead)
    if lead == len(lines):
        return lead
    lines[lead].kind = "LEAD"
    after = lead + 1
    if dateline is None or after == len(lines):
        return after
    if _is_dateline_alone(prose, lines[lead]):
        below = _below_dateline(prose, lines, after)
        if below < len(lines) and lines[below].kind in _STORY:
            lines[lead].kind, lines[below].kind = "DATELINE", "LEAD"
            return below + 1
    if find_dateline(prose, lines[after].first, lines[after].last):
        lines[after].kind = "LEAD"
        after += 1
    return after


def _is_dateline_alone(prose: str, line: Line) -> bool:
    found = find_dateline(prose, line.first, line.last)
    return found is not None and found.span.end >= line.last


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
        if line.kind not in ("PARAGRAPH", "EVENT", "CELL") or not (_is_told(line) or (number and _announces(line))):
            continue
        if _weight(line) > 80 and not named(line.plain[:120], "front-lines"):
            following = lines[number + 1] if number + 1 < len(lines) else None
            if following is not None and following.plain == line.plain:
                continue  # the summary of a page, printed again as the first paragraph
            if not _is_deck(number, line, following):
                return number
    return next((number for number, line in enumerate(lines) if line.kind in ("PARAGRAPH", "QUOTE") and _is_told(line)), len(lines))


def _is_told(line: Line) -> bool:
    """A headline may be long, but it ends in no full stop."""
    return len(line) > WINDOW or is_sentence(line.text)


def _announces(line: Line) -> bool:
    """`Norvane, Inc. (Nasdaq: NRVN) today announced …`: a first paragraph, even where its line is broken off."""
    return _TICKER.search(line.text) is not None and " today " in line.text and TELLS.search(line.text) is not None


def _weight(line: Line) -> int:
    """Length as read: a Chinese or Japanese sign says as much as two or three letters."""
    return len(line) * (3 if _CJK.search(line.text[:60]) else 1)


def _is_deck(number: int, line: Line, following: Line | None) -> bool:
    """A long second line under the headline, when the news is told in the one below it."""
    if number != 1 or len(line) >= 260 or following is None or following.kind != "PARAGRAPH":
        return False
    return TELLS.search(following.text) is not None and TELLS.search(line.text) is None


def _contacts(lines: Sequence[Line], lead: int) -> None:
    """A contact block above the headline: each line up to the last one with a number or an address, and what is set close to it."""
    reached = [number for number in range(lead) if lines[number].kind in ("CONTACT", "CONTACT_HEADING") and reaches(lines[number])]
    for number in reached:
        first = number
        while first and number - first < 4 and lines[first - 1].kind in ("SHORT", "CONTACT_HEADING") and _joined(lines, first):
            first -= 1
        last = number + 1
        while last < lead and not lines[last].gap and lines[last].kind == "SHORT" and len(lines[last]) <= 60:
            last += 1
        for line in lines[first:last]:
            line.kind = "CONTACT" if line.kind == "SHORT" else line.kind


def _joined(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before this one is set close to it, or is a heading of contacts, or stands below one."""
    before = lines[number - 1]
    if not lines[number].gap or before.kind == "CONTACT_HEADING":
        return True
    return number >= 2 and any(line.kind == "CONTACT_HEADING" for line in lines[max(number - 4, 0) : number - 1])


def _titles(lines: Sequence[Line], lead: int) -> None:
    """The first line that is nothing else is the headline, or the one that the markup calls so; those below it are the deck."""
    titles: list[Line] = []
    told = next((number for number in range(lead) if lines[number].shape == "title"), 0)
    for number in range(lead):
        line = lines[number]
        kind = named(line.plain[:200], "front-lines")
        if line.shape == "title":
            titles = [line]
            line.kind = "TITLE"
        elif kind == "correction" and not (line.plain.startswith("correct") and len(line.plain.split()) > 6):
            line.kind, titles = "INSTRUCTION", []
        elif kind in ("instruction", "embargo") and (len(line) <= 300 or not titles):
            line.kind = kind.upper()
        elif line.kind in _KEPT or (line.kind == "CONTACT_HEADING" and any(map(reaches, lines[number + 1 : number + 6]))):
            pass
        elif line.kind == "RULE":
            line.kind = "FURNITURE"
        elif len(line) <= 60 and date_alone(line.text):
            line.kind = "DATE"
        elif number < told:
            line.kind = "FURNITURE"
        elif not titles or any(_letters(line) == _letters(title) for title in titles):
            titles.append(line)
            line.kind = "TITLE"
        elif _continues(lines[number - 1], line):
            titles.append(line)
            line.kind = "TITLE_REST"
        else:
            line.kind = "DECK"


def _letters(line: Line) -> str:
    """What is left of a headline for telling whether it is printed twice."""
    return "".join(filter(str.isalnum, line.plain.replace("(tm)", "").replace("(r)", "")))


_OPEN_END = (",", "–", "—", " and", " of", " for", " the", " in", " to", " with", " on", " its", " a", "&")


def _continues(before: Line, line: Line) -> bool:
    """A headline set in several lines: no blank line between, and both in capitals, or the first stops in the middle."""
    if line.gap or before.kind not in ("TITLE", "TITLE_REST") or line.kind == "ITEM":
        return False
    if before.text.isupper():
        return line.text.isupper()
    return before.text.endswith(_OPEN_END) or line.text[0].islower()
