"""Whether a PDF is whole: it begins and ends as one, and its table of contents leads to its objects.

Readers mend what is broken by guessing, and then pages may be missing without a word. So what is broken is told.
"""

from __future__ import annotations

from prlint.text.pattern import lazy
from prlint.text.source import UnreadableError

_TAIL = 2_048  # bytes at the end, in which a whole file says that it ends
_MOST_TABLES = 200
_MOST_ENTRIES = 200_000
_BROKEN = "its table of contents is broken; open it in its program and save it anew"
_START = lazy(r"startxref[ \t\r\n\f\0]{1,4}([0-9]{1,11})")
_TABLE = lazy(r"[ \t\r\n\f\0]{0,4}xref[ \t\r\n\f\0]{1,4}")
_OBJECT = lazy(r"[ \t\r\n\f\0]{0,4}([0-9]{1,10})[ \t\r\n\f\0]{1,4}[0-9]{1,5}[ \t\r\n\f\0]{1,4}obj")
_SECTION = lazy(r"[ \t\r\n\f\0]{0,4}([0-9]{1,10}) ([0-9]{1,10})[ \t\r\n\f\0]{1,4}")
_ENTRY = lazy(r"([0-9]{10}) [0-9]{5} ([nf])[ \r\n]{1,2}")
_EARLIER = lazy(r"/(?:Prev|XRefStm)[ \t\r\n\f\0]{0,4}([0-9]{1,11})")
_TRAILER = 8_192  # bytes


def check_structure(data: bytes) -> None:
    """Raises UnreadableError, with one sentence, for a file that is cut off or whose parts cannot be found."""
    text = data.decode("latin-1")
    if "%%EOF" not in text[-_TAIL:]:
        raise UnreadableError("it is cut off before its end; get it anew")
    starts = _START.findall(text[-_TAIL:])
    if not starts:
        raise UnreadableError(_BROKEN)
    seen: set[int] = set()
    queue = [int(starts[-1])]
    while queue:
        at = queue.pop()
        if at in seen:
            continue
        seen.add(at)
        if len(seen) > _MOST_TABLES:
            raise UnreadableError(_BROKEN)
        if _OBJECT.match(text, at) is None:  # else the table is packed, and PDFium reads it or says that it cannot
            end = _check_table(text, at)
            queue += map(int, _EARLIER.findall(text[end : end + _TRAILER].partition("startxref")[0]))


def _check_table(text: str, at: int) -> int:
    """Where a table ends. Each of its entries must lead to its object."""
    opened = _TABLE.match(text, at)
    if opened is None:
        raise UnreadableError(_BROKEN)
    at, checked = opened.end(), 0
    while (head := _SECTION.match(text, at)) is not None:
        at = head.end()
        for number in range(int(head[1]), int(head[1]) + int(head[2])):
            entry = _ENTRY.match(text, at)
            checked += 1
            if entry is None or checked > _MOST_ENTRIES:
                raise UnreadableError(_BROKEN)
            if entry[2] == "n" and int(entry[1]) and not _leads_to(text, int(entry[1]), number):
                raise UnreadableError(_BROKEN)
            at = entry.end()
    return at


def _leads_to(text: str, at: int, number: int) -> bool:
    found = _OBJECT.match(text, at)
    return found is not None and int(found[1]) == number
