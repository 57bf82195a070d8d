"""An e-mail around a release: its heads, what its sender writes to the reader, and how it is signed."""

from __future__ import annotations

from itertools import takewhile

from prlint.segment.datelines import find_dateline
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

_HEAD = lazy(r"(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?)\s?:\s", IGNORECASE)
_SENDER = lazy(r"from\s?:\s{0,3}[\"“]?(?P<first>[\w’'-]+)", IGNORECASE)
_GREETS = lazy(r"(?:hi|hello|hey|dear|good (?:morning|afternoon|day|evening))\b[^:;?]{0,60}?(?:[,:!–—-]\s|[,:!–—-]?$)", IGNORECASE)
_TAKES_LEAVE = lazy(
    r"(?:(?:best|kind|warm|with best)(?: regards| wishes)?|regards|many thanks|thanks(?: in advance| so much| again)?|thank you"
    r"|cheers|all the best|sincerely|yours \w+)(?:[,.!]?$|, (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?$)",
    IGNORECASE,
)
_CONFIDES = lazy(r"(?:this|the) (?:message|e ?mail|communication|transmission)\b.{0,80}\b(?:confidential|intended|privileged)\b")
_SAVED = lazy(r"(?:mime-version|message-id|content-type|received|return-path|delivered-to)\s?:\s", IGNORECASE)
_MOST_HEADS = 8
_NAMED = lazy(r"[\w-]{2,40}:\s")
_MOST_SAVED = 200
_FOLDED = 3
_FEWEST_HEADS = 3
_LONGEST_NOTE = 16
_LONGEST_SIGNATURE = 6
_LONGEST_FOOT = 14


def opens_mail(lines: Sequence[Line]) -> bool:
    """Whether the text begins with the heads of a message, by whom it is among them."""
    names = {match["name"].lower() for line in lines[: _saved(lines) or _MOST_HEADS] if (match := _HEAD.match(line.text))}
    return "from" in names and (len(names) >= _FEWEST_HEADS or _saved(lines) > 0)


def _saved(lines: Sequence[Line]) -> int:
    """How many lines of heads a message has that a program saved with all of them; 0 of any other text.

    They end at the first blank line; where that was lost, at the last one with a name in front.
    """
    if not lines or ":" not in lines[0].text[:40]:
        return 0
    heads = [lines[0], *takewhile(lambda line: not line.gap, lines[1:_MOST_SAVED])]
    if not any(_SAVED.match(line.text) for line in heads):
        return 0
    if len(heads) < min(len(lines), _MOST_SAVED):
        return len(heads)
    end = 0
    for number, line in enumerate(heads):
        if number > end + _FOLDED:
            break
        end = number if _NAMED.match(line.text) else end
    return end + 1


def give_mail(prose: str, lines: Sequence[Line]) -> None:
    """What is no part of the release that a message holds: its heads, the note to the reader, and its signature at the foot."""
    told = (number for number, line in enumerate(lines[:_MOST_HEADS]) if _HEAD.match(line.text))
    note = _saved(lines) or 1 + max(told)
    foot = len(lines) - _foot(lines[note:])
    for line in (*lines[: _note_end(prose, lines, note)], *lines[foot:]):
        line.kind = "FURNITURE"


def _note_end(prose: str, lines: Sequence[Line], note: int) -> int:
    """Behind the name below the last words of the note; without a greeting and such words no note is told from the release."""
    if note >= len(lines) or not _GREETS.match(lines[note].text):
        return note
    own = list(takewhile(lambda line: not find_dateline(prose, line.first, line.last), lines[note : note + _LONGEST_NOTE]))
    leave = next((note + count for count, line in enumerate(own) if _TAKES_LEAVE.match(line.text)), 0)
    if not leave:
        return note + 1
    end, sender = leave + 1, _first_name(lines)
    parted = any(line.gap for line in lines[note:leave])
    while end < min(leave + _LONGEST_SIGNATURE, len(lines)) and (lines[end].text.startswith(sender) or (parted and not lines[end].gap)):
        end += 1
    return end


def _first_name(lines: Sequence[Line]) -> str:
    found = next((match for line in lines[:_MOST_HEADS] if (match := _SENDER.match(line.text))), None)
    return found["first"] if found else "\0"


def _foot(lines: Sequence[Line]) -> int:
    """How many lines the signature has: those below the two dashes that programs set above it, the small print
    of the house, or from which telephone it was sent."""
    end = enumerate(lines[: -_LONGEST_FOOT - 1 : -1], 1)
    signed = [count for count, line in end if line.text == "--" or _CONFIDES.match(line.plain)]
    return max(signed, default=int(bool(lines) and lines[-1].plain.startswith("sent from my ")))
