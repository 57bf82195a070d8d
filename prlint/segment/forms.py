"""The forms in which issuers tell who of their managers dealt in their shares, and who holds how many votes."""

from __future__ import annotations

from prlint.data import table
from prlint.segment.lines import SHORT
from prlint.segment.looks import is_sentence
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

_rows: dict[str, tuple[str, ...]] = {}


def give_forms(lines: Sequence[Line]) -> int:
    """All rows of a form, from the number before its first to the value of its last, are cells of one table. Where the first begins."""
    heads = _words("opens")
    number, begins = 0, len(lines)
    while number < len(lines):
        may_open = any(words in lines[number].plain for words in heads)  # which no line of most releases does
        opens = may_open and _label(lines[number], "opens") and not is_sentence(lines[number].text)
        end = _last_row(lines, number) if opens else number
        if end - number < _FEWEST:
            number += 1
            continue
        first = number - (number > 0 and _COUNTED.fullmatch(lines[number - 1].text) is not None)
        begins = min(begins, first)
        for line in lines[first:end]:
            line.kind = "CELL"
        number = end
    return begins


_FEWEST = 5  # rows of a form
_LONGEST_VALUE = 8  # lines between two labels: the name of an instrument, its code, prices with their volumes
# a) or 4 before the label: b) LEI
_COUNT = r"(?:\d{1,2}|[a-z])[.)]{0,2}"
_COUNTED = lazy(_COUNT, IGNORECASE)
_BEFORE_LABEL = lazy(rf"(?:[-–•*]\s*|{_COUNT}\s+|\(\w\):?\s*){{0,2}}", IGNORECASE)
_NO_VALUE = frozenset(
    ("CONTACT", "CONTACT_HEADING", "ABOUT", "NOTES_HEADING", "CAVEAT_HEADING", "LEGEND", "CAVEAT", "SOURCE", "END", "QUOTE")
)


def _words(how: str) -> tuple[str, ...]:
    if not _rows:
        for row in table("form-rows"):
            _rows[row["how"]] = (*_rows.get(row["how"], ()), row["words"])
    return _rows[how]


def _label(line: Line, how: str) -> str:
    """The words of the form that a line begins with, or ''."""
    before = _BEFORE_LABEL.match(line.text)
    text = line.text[before.end() if before else 0 :].lower()
    found = [words for words in _words(how) if text.startswith(words) and not text[len(words) : len(words) + 1].isalpha()]
    return max(found, key=len, default="")


def _is_row(line: Line) -> bool:
    if _COUNTED.fullmatch(line.text):
        return True
    return not is_sentence(line.text) and _label(line, "row") + _label(line, "opens") != ""


def _last_row(lines: Sequence[Line], number: int) -> int:
    """The line behind the last row of the form that begins here."""
    end, at = number + 1, number + 1
    while at < len(lines) and at - end < _LONGEST_VALUE and lines[at].kind not in _NO_VALUE:
        if _is_row(lines[at]):
            end = at + 1
        elif lines[at].kind == "PARAGRAPH" and len(lines[at]) > 2 * SHORT:
            break
        at += 1
    alone = len(lines[end - 1].plain) - len(_label(lines[end - 1], "row")) <= 4  # its value stands below
    valued = alone and end < len(lines) and lines[end].kind in ("SHORT", "ITEM", "CELL")
    return end + valued
