"""The labels of notes, 1. or (a) or [2] or *, where a note begins with one, and the chain of notes that count on in one line."""

from __future__ import annotations

from prlint.facts.citations.plain_markers import PLAIN, SUPERSCRIPTS
from prlint.text.pattern import escape, lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LABEL = (
    r"(?:(?:\[(?P<bracket>\d{1,3}|[a-z]|[ivx]{1,4}|\*{1,3}|[†‡])\]|\((?P<parenthesis>\d{1,3}|[a-z]|[ivx]{1,4}|\*(?:\*{0,2}|\d{1,2})|[†‡])\)"
    r"|⁽?(?P<superscript>[⁰¹²³⁴-⁹]{1,3}|[ᵃᵇᶜᵈᵉᶠᵍʰ])⁾?|<sup>(?P<markup>\d{1,3}|[a-z*†‡])</sup>)(?=[ \t\u00a0]{0,8}[^\s.,;)\]])"
    r"|(?:\((?=\*{1,3}[ \t\u00a0]?[a-z]))?"
    r"(?P<sign>\*\d{1,2}(?=[ \t\u00a0])|\*{1,3}(?![\w ]{0,3}\*)|†{1,3}|‡{1,3}|§{1,2}|¶|#{1,3}(?=[ \t]?[A-Z])|\^(?=[ \t]?[A-Z]))"
    r"(?=[ \t\u00a0]{0,8}[^\s*†‡])"
    r"|(?P<plain>\d{1,3})(?:[.):]|\](?!\()|[ \t\u00a0]{1,2}[–—-](?=[ \t\u00a0]{1,3}[A-Z“\"])"
    r"|(?=[ \t\u00a0]{1,4}(?:[A-Z“\"]|https?:|www\.)|[A-Z][A-Za-z]{2}|[A-Z]{2}[ \u00a0]))(?=[ \t\u00a0]{0,8}[^\s\d.,;)\]]"
    r"|[ \t\u00a0]{1,8}\d)"
    r"|(?P<letter>[ivx]{1,5}|[a-h])[.)]?(?=[ \t\u00a0]{1,4}[A-Z“\"]))"
)
LINE_LABEL = lazy(r"(?m)^[ \t\u00a0]{0,12}" + _LABEL)
NOTE_START = lazy(r"[ \t\u00a0]{0,12}" + _LABEL.replace(r"(?=[ \t\u00a0]{0,8}", r"(?=\s{0,8}"))  # the rest of its LINE bounds it
LINE = lazy(r"(?:\(?\d{1,2}[.)][ \t\u00a0]{0,4}\r?\n)?[^\r\n]+")  # a label by itself belongs to the line below


class Note(Value):
    """A note before its scope is known. `label` is the empty span at its start where it has none."""

    span: ProseSpan
    label: ProseSpan
    number: str | None
    style: str | None


def chain(prose: str, line: ProseSpan, label: re.Match[str]) -> Iterator[Note]:
    """The note of this label, and those with the next numbers that run on in the same line."""
    while True:
        number = number_of(label)
        following = _next_label(prose, label, line.end) if number.isdigit() or label.lastgroup == "sign" else None
        end = following.start() if following is not None else line.end
        start = ProseSpan(label.start(), end).trimmed(prose).start
        yield Note(ProseSpan(start, end).trimmed(prose), ProseSpan(start, label.end()), number, style_of(label))
        if following is None:
            return
        label = following


def _next_label(prose: str, label: re.Match[str], end: int) -> re.Match[str] | None:
    shape = prose[label.start() : label.end()].strip()
    if label.lastgroup == "sign":  # *p<0.05 vs. placebo; **p<0.01
        place = regex(r"(?<=[.;,)])\s{1,4}(?=(?:\*\*|[†‡§])[*†‡§]?\s?[A-Za-z])").search(prose, label.end(), end)
        return NOTE_START.match(prose, place.end(), end) if place is not None else None
    following = str(int(number_of(label)) + 1)
    if label.lastgroup == "superscript":
        wanted = following.translate(str.maketrans("0123456789", SUPERSCRIPTS))
    else:
        wanted = shape.replace(number_of(label), following)
    behind = r"[.;)]" if shape.isdigit() else r"[.;)\]/\w”\"]"  # a bare number opens a note behind the end of another alone
    place = regex(rf"(?<={behind})\s{{1,4}}(?={escape(wanted)}\s{{0,3}}[A-Z“\"h])").search(prose, label.end(), end)
    return NOTE_START.match(prose, place.end(), end) if place is not None else None


def number_of(label: re.Match[str]) -> str:
    """The number, letter or sign of a label, raised digits as plain ones."""
    return str(label[label.lastgroup or 0]).translate(PLAIN)


def style_of(label: re.Match[str]) -> str:
    """How a label is set, in the words of the fact's field."""
    return {"markup": "superscript", "letter": "plain"}.get(label.lastgroup or "", label.lastgroup or "")


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def next_letter(number: str | None) -> tuple[str, ...]:
    """The letters or roman numbers that may come after a label, or first."""
    if not number or not number.isalpha():
        return ("a", "i")
    return (*([_ROMAN[_ROMAN.index(number) + 1]] if number in _ROMAN[:-1] else []), chr(ord(number[0]) + 1))
