"""Whether a text is a release at all: by its dateline, or by two other signs."""

from __future__ import annotations

from prlint.segment.contact_lines import reaches
from prlint.segment.dateline_words import date_alone, opens_with_date
from prlint.segment.front_lines import FRONT, TELLS, TICKER, is_date, is_own_address
from prlint.segment.known import named
from prlint.segment.lines import SHORT
from prlint.segment.looks import weight
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.segment.lines import Line

# How the services close what they have sent.
_BY_WIRE = ("view source version", "view original content", "view the original", "news provided by", "source version on")
_ITSELF = ("this press release", "this news release")
_TO_OWNERS = lazy(
    r"(?:Dear (?:Fellow |Valued )?|To (?:our|the) |TO OUR )(?:shareholders?|stockholders?|unitholders?|investors?)[,:]?",
    IGNORECASE,
)
# How a line of a program, a shell or a list of requirements begins.
_PROGRAM = lazy(
    r"```|~~~|[$>] ?[a-z]{2,}|[\w.\[\]-]{2,40}(?:==|>=|~=|<=)\d|import [\w.]+;?$|from [\w.]+ import |def \w+\(|pip3? install "
    r"|npm (?:i|install|run)\b|git clone |cargo (?:add|build|install|run)\b|<\?(?:php|xml)|#include|#!/"
)
_OF_OWNERS = lazy(
    r"\b(?:(?:ordinary|own|treasury) shares|share capital|voting rights|(?:interim|final) dividend|primary insiders?"
    r"|droits de vote|aktier)\b",
    IGNORECASE,
)
# What an advisory to editors has beside each label: WHO, WHAT, WHEN, WHERE.
_ASKED = frozenset(("what", "when", "where"))
_LABELS = frozenset((*_ASKED, "who", "why", "how"))
_BEHIND_LABEL = ("", ":")
_TOLD = frozenset(("PARAGRAPH", "QUOTE", "CAVEAT", "LEGEND"))


def is_release(lines: Sequence[Line], dateline: int | None) -> bool:
    """A dateline, or two other signs of a release. A text with program code in it needs the dateline."""
    if dateline is not None:
        return True
    if any(_PROGRAM.match(line.text) for line in lines[: FRONT * 4]):
        return False
    signs = {sign for number in range(len(lines)) for sign in _signs(lines, number)}
    if first_asked(lines) < len(lines):
        signs.add("advisory")
    return len(signs) >= 2 and bool(signs - {"contact", "source", "speech"}) and signs != {"front", "speech"}


def first_asked(lines: Sequence[Line]) -> int:
    """Where an advisory to editors begins to say what is held, when and where, each below its label or behind it; else their number."""
    asked = [number for number, line in enumerate(lines) if asks(line)]
    words = {lines[number].plain.partition(":")[0] for number in asked}
    return asked[0] if words >= _ASKED else len(lines)


def asks(line: Line) -> bool:
    """`WHEN:`, `When: Tuesday, March 3`"""
    word = line.plain[:6].partition(":")[0]
    return word in _LABELS and line.text[len(word) : len(word) + 1] in _BEHIND_LABEL


def _signs(lines: Sequence[Line], number: int) -> Iterator[str]:
    """What about this line speaks for a release. A heading counts only with a text below it."""
    line = lines[number]
    told = len(line) > SHORT or (number + 1 < len(lines) and lines[number + 1].kind in _TOLD)
    if line.kind in ("CONTACT", "CONTACT_HEADING") and reaches(line):
        yield "contact"
    elif line.kind in ("CAVEAT", "LEGEND", "NOTICE") or (line.kind == "CAVEAT_HEADING" and told):
        yield "legal"
        if any(name in line.plain for name in _ITSELF):
            yield "named"
    elif line.kind == "SOURCE":
        yield "wire" if line.plain.startswith(_BY_WIRE) else "source"
    elif number and is_own_address(line, lines[0]):
        yield "wire"
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
    if number < FRONT and TICKER.search(line.text):
        yield "ticker"
    news = sum(above.kind != "ITEM" for above in lines[:number]) if number < FRONT else FRONT
    if news < 12 or (number < FRONT and "immediate release" in lines[number - 1].plain):
        yield from _news_signs(line, first=number == 0)


def _news_signs(line: Line, first: bool) -> Iterator[str]:
    """A date by itself or before a long paragraph, a paragraph that tells news, and what only owners of a firm are told."""
    if len(line) <= 60 or is_date(line):
        if not line.kind.startswith("CONTACT") and is_date(line):
            yield "dated"
            if not date_alone(line.text):
                yield "front"  # Norvane Oyj, company release, March 3, 2026
        return
    dated = weight(line) > SHORT and opens_with_date(line.text)
    if dated:
        yield "dated"
    if (dated or not first) and weight(line) > 80 and line.kind in ("PARAGRAPH", "EVENT"):
        if TELLS.search(line.text):
            yield "tells"
        if _OF_OWNERS.search(line.text):
            yield "owners"
