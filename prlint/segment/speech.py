"""What somebody says or writes over several lines: quotations that run through paragraphs, and letters that a release holds."""

from __future__ import annotations

from itertools import takewhile

from prlint.segment.front_lines import positions
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

_OPENS = lazy(r"(?:^|(?<=[\s(:]))[\"“](?=\S)")
_CLOSES = lazy(r"(?<=\S)[\"”]")
_WRONG_END = lazy(r"\s[\"“]\s{0,4}$")
_DEFINED = lazy(r"\((?:the )?[\"“][^\"“”()]{1,40}[\"”]\)")
_SPEECH_LINES = 6  # paragraphs a quotation runs through at most
_HEAD = 4_000


def give_speeches(prose: str, lines: Sequence[Line], start: int) -> None:
    """A quotation that is opened in one paragraph and closed in a later one holds those between."""
    _give_announced(prose, lines, start)
    number = start
    while number < len(lines):
        end = _speech_end(prose, lines, number) if lines[number].kind in ("QUOTE", "PARAGRAPH") else number
        for line in lines[number : end + 1] if end > number else ():
            line.kind = "QUOTE"
        number = max(end, number) + 1


def _give_announced(prose: str, lines: Sequence[Line], start: int) -> None:
    """`Minister Dana Ruiz said:` and the words below it, which offices of Britain set without marks; further paragraphs of them where
    somebody speaks of himself. The first paragraph of the news may announce them: … in the following statement from Dana Ruiz:"""
    for number in range(max(start - 1, 0), len(lines) - 1):
        line = lines[number]
        stated = prose[line.last - 1] == ":" and _STATES.search(prose, max(line.last - _LONGEST_ANNOUNCEMENT, line.first), line.last)
        leads = line.kind == "LEAD" and stated
        if not leads and (line.kind not in ("SHORT", "PARAGRAPH") or len(line) > _LONGEST_ANNOUNCEMENT):
            continue
        if not (stated or line.text.endswith(_ANNOUNCES) or line.plain.startswith("quotes attributable")):
            continue
        below = list(takewhile(lambda line: line.kind == "PARAGRAPH", lines[number + 1 : number + 1 + _ANNOUNCED_LINES]))
        if lines[number + 1].kind == "QUOTE":
            line.kind = line.kind if leads else "QUOTE"
        elif below and not below[0].text.endswith(":"):
            own = [count for count, said in enumerate(below, 1) if _OWN.search(said.text)]
            for said in (*([] if leads else [line]), *below[: max(own, default=1)]):
                said.kind = "QUOTE"


_STATES = lazy(r"\bfollowing\sstatement\b[^:]{0,120}:$")
_ANNOUNCES = (" said:", " says:", " commented:", " comments:", " added:")
_ANNOUNCED_LINES = 3
_LONGEST_ANNOUNCEMENT = 260
_OWN = lazy(r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y)\b")


def _speech_end(prose: str, lines: Sequence[Line], number: int) -> int:
    """The paragraph that closes the quotation left open in this one, or this one itself."""
    text = _text(prose, lines[number])
    opened = max((match.start() for match in _OPENS.finditer(text)), default=-1)
    if opened < max((match.start() for match in _CLOSES.finditer(text)), default=-1) or opened < 0:
        return number
    if opened * 2 > len(text) and lines[number].kind != "QUOTE":
        return number
    for end in range(number + 1, min(number + 1 + _SPEECH_LINES, len(lines))):
        if lines[end].kind not in ("QUOTE", "PARAGRAPH"):
            break
        text = _text(prose, lines[end])
        opens, closes = _OPENS.search(text), _CLOSES.search(text) or _WRONG_END.search(text)
        if closes is not None:
            if opens is not None and opens.start() < closes.start():
                break  # that one opens its own
            return end if closes.start() * 2 > len(text) else end - 1
        if opens is not None:
            break
    return number


def _text(prose: str, line: Line) -> str:
    """Its text without the marks of terms that it defines: filing the application (“NDA”) …"""
    return _DEFINED.sub("", prose[line.first : min(line.last, line.first + _HEAD)])


_SALUTATION = lazy(
    r"(?:To (?:our|all|the) |Dear )[^.:]{2,60}[,:]?$|Fellow (?:[Ss]hare|[Ss]tock|[Uu]nit|[Ss]take)holders[,:]$"
    r"|(?:Sincerely|Yours (?:truly|sincerely)|(?:Best|Kind|Warm) regards|Respectfully),?$"
)
_ENCLOSED = lazy(r"(?:Exhibit|Appendix|Annex|Schedule|Attachment|About)\b", IGNORECASE)


_OF_LETTERS = frozenset(("letter", "statement", "message", "review"))


def give_letters(lines: Sequence[Line], start: int) -> None:
    """The date, the address and the salutation of a letter that the release holds are no headings."""
    for number in range(start, len(lines)):
        if lines[number].kind != "SHORT" or not _SALUTATION.match(lines[number].text):
            continue
        lines[number].kind = "PARAGRAPH"
        opens = lines[number].text.startswith(("Dear", "To", "Fellow"))
        near = reversed(lines[max(start, number - 5) : number]) if opens else _signers(lines[number + 1 : number + 4])
        for line in takewhile(lambda line: line.kind == "SHORT" and not _ENCLOSED.match(line.text), near):
            line.kind = "PARAGRAPH"
            if opens and _OF_LETTERS.intersection(line.plain.split()):
                line.kind = "HEADING"
                break


def _signers(lines: Sequence[Line]) -> Sequence[Line]:
    """Who signs a letter, up to the office; where a name and an office are set close, what a blank line parts from them is no signer."""
    close = next((number for number, line in enumerate(lines) if number and not line.gap), len(lines))
    apart = next((number for number in range(close, len(lines)) if lines[number].gap), len(lines))
    held = next((number for number, line in enumerate(lines) if line.plain.rpartition(" ")[2] in positions()), len(lines))
    return lines[: min(apart, held + 1)]
