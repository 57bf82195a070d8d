"""Quotation marks and apostrophes, and the runs of text between quotation marks."""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE = lazy(r"[\"“”]")
_MARK = lazy(r"[\"“”„'‘’ʼ]")
_ELISION = lazy(r"(?i)['‘’](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|n['’])")
_BRACKET = 160  # characters of a bracket that defines terms
_TERM_IN_BRACKETS = lazy(r'"[^()"“”\n]{1,60}"(?=\)| or |,? and |[,;])')
_PADDED_TERM = lazy(r'(?<=[\s(])"[ \u00a0][^()"“”\n]{1,60}[ \u00a0]"(?=[\s),;])')  # (the " Company " or " Norvane " )
_OTHER = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_OPENS_AFTER = frozenset(" \t\r\n\u00a0([{—–-/“‘«_*")


def find_marks(facts: Facts) -> list[Thing]:
    """Every quotation mark and apostrophe; signs for feet and inches are none, nor are marks in addresses and code."""
    prose = facts.prose
    found = []
    for match in _MARK.finditer(prose):
        at = match.start()
        mark = match[0]
        before = prose[at - 1] if at else "\n"
        after = prose[at + 1] if at + 1 < len(prose) else "\n"
        if mark in "„ʼ" or _is_prime(prose, at, mark, before, after) or after in "=>" or before in "=<\\":
            continue
        if mark in "'‘’" and mark in (before, after):  # two typed for a double mark, which would be none with other ones
            continue
        shape = "straight" if mark in "\"'" else "curly"
        role = _role(prose, at, mark, before, after)
        known = {"role": role, "shape": shape, "other_shape": _other(mark, role, before)}
        found.append(Thing("quotation-mark", ProseSpan(at, at + 1), Lazy((facts, at, role), _MAKERS, known)))
    return found


def _pairing(mark: tuple[Facts, int, str]) -> str | None:
    from prlint.facts.people.pairs import lone_marks

    facts, at, role = mark
    return facts.once("lone-marks", lone_marks).get(at, "paired") if role == "quote" and facts.prose[at] in "“”\"" else None


_MAKERS = {"pairing": _pairing}


def _line_start(prose: str, at: int) -> int:
    """Where the line of this place begins, or a thousand characters before it."""
    low = max(0, at - 1000)
    return max(prose.rfind("\n", low, at), prose.rfind("\r", low, at), low - 1) + 1


def _is_prime(prose: str, at: int, mark: str, before: str, after: str) -> bool:
    """The sign for feet, minutes or inches: straight, right behind a digit, and closing no quotation of its line."""
    if mark not in "\"'" or not before.isdigit() or after.isalpha():
        return False
    line, end = _line_start(prose, at), prose.find("\n", at)
    return mark == "'" or not _is_open(prose, line, at) or _is_inch(prose, at, end if end >= 0 else len(prose))


def _is_inch(prose: str, at: int, end: int) -> bool:
    """Whether a straight mark behind a digit means inches though a quotation is open: the next mark before `end` cannot open another."""
    following = _DOUBLE.search(prose, at + 1, end) if prose[at] == '"' and prose[at - 1].isdigit() else None
    return following is not None and following[0] == '"' and not could_open(prose, ProseSpan(at, end), following.start())


def _is_open(prose: str, start: int, at: int) -> bool:
    """Whether a quotation begun behind `start` is still open at this place, signs for inches left out."""
    is_open = False
    for match in _DOUBLE.finditer(prose, start, at):
        before = prose[match.start() - 1 : match.start()]
        if match[0] != '"' or not before.isdigit() or (is_open and not _is_inch(prose, match.start(), at + 1)):
            is_open = match[0] == "“" or (match[0] == '"' and not is_open)
    return is_open


def _role(prose: str, at: int, mark: str, before: str, after: str) -> str:
    if mark in "\"“”":
        return "quote"
    if (before.isalnum() and after.isalnum()) or _ELISION.match(prose, at):
        return "apostrophe"
    if before in _OPENS_AFTER and not after.isspace():
        return "quote"
    line = _line_start(prose, at)
    opened = regex(r"(?:^|[\s(\[—–“\"])[‘'](?=\w)").findall(prose[line:at])
    closed = regex(r"[^\s\w][’'](?=\W)|\w[’'](?=[\s.,;:!?)])(?<![sS][’'])").findall(prose[line:at])
    return "quote" if len(opened) > len(closed) and not (before in "sS" and after == " ") else "apostrophe"


def _other(mark: str, role: str, before: str) -> str:
    if mark in _OTHER:
        return _OTHER[mark]
    if role == "apostrophe":
        return "’"
    opening = before in _OPENS_AFTER
    return ("“" if opening else "”") if mark == '"' else ("‘" if opening else "’")


class Quoted(Value):
    """One run between quotation marks; `open`: no closing mark in its paragraph. `inner` leaves out the marks."""

    span: ProseSpan
    inner: ProseSpan
    paragraph: int
    open: bool


def could_open(prose: str, paragraph: ProseSpan, at: int) -> bool:
    """Whether a double mark at this place can begin a quotation, by what stands on its two sides."""
    before = prose[at - 1] if at > paragraph.start else "\n"
    after = prose[at + 1] if at + 1 < paragraph.end else "\n"
    if prose[at] == "”":
        return False
    if after.isspace():  # " We met the goal," said Ruiz. " We rest."
        behind_stop = before.isspace() and prose[at - 2] in ".,:" and prose[at + 2 : at + 3].isupper()
        return prose[at] == '"' and (at == paragraph.start or behind_stop)
    glued = (before in ",;" and after.isalnum()) or (before.isalpha() and after.isalpha())  # "may","will"; the"goal"
    return before in _OPENS_AFTER or glued or (not before.isalnum() and prose[at] == "“")


def _in_bracket(prose: str, start: int, at: int) -> bool:
    """Whether a bracket opened behind `start` is still open at this place, and every quotation begun in it has ended."""
    begin = prose.rfind("(", start, at)
    return begin >= 0 and ")" not in prose[begin:at] and prose.count('"', begin, at) % 2 == 0


def pairs(prose: str, paragraph: ProseSpan, number: int) -> Iterator[Quoted]:
    """The quotations of one paragraph. An opening mark inside an open quotation begins anew: its closing mark was forgotten."""
    start: int | None = None
    inner_end, begun_anew = -1, False
    for match in _DOUBLE.finditer(prose, paragraph.start, paragraph.end):
        at = match.start()
        if at == inner_end:
            continue
        inner = (_PADDED_TERM if start is None else _TERM_IN_BRACKETS).match(prose, at) if match[0] == '"' else None
        if inner is not None and (start is None or _in_bracket(prose, max(at - _BRACKET, start), at)):  # … muscular dystrophy ("DMD"), …
            inner_end = inner.end() - 1
            yield Quoted(ProseSpan(at, inner.end()), ProseSpan(at + 1, inner_end), number, False)
            continue
        before = prose[at - 1] if at > paragraph.start else "\n"
        after = prose[at + 1] if at + 1 < paragraph.end else "\n"
        opens = could_open(prose, paragraph, at)
        could_close = (match[0] != "“" and not before.isspace()) or (match[0] == "”")
        # a closing mark set the wrong way round
        turned = match[0] == "“" and ((before not in _OPENS_AFTER and not after.isalnum()) or after in ")];,")
        if start is None:
            if (match[0] == "“" and not turned) or (opens and not before.isdigit()):
                start, begun_anew = at, False
        elif not begun_anew and _is_inch(prose, at, paragraph.end):
            continue
        elif turned or (could_close and not (opens and match[0] == '"' and before in " \t\u00a0")):
            yield Quoted(ProseSpan(start, at + 1), ProseSpan(start + 1, at), number, False)
            start = None
        elif opens or match[0] == "“":
            start, begun_anew = at, True
    if start is not None:
        yield Quoted(ProseSpan(start, paragraph.end), ProseSpan(start + 1, paragraph.end), number, True)


KINDS = {
    "quotation-mark": Kind(
        find_marks,
        {
            "role": ("quote", "apostrophe"),
            "shape": ("curly", "straight"),
            "other_shape": "text",
            "pairing": ("paired", "unclosed", "unopened"),
        },
        meanings={
            "role": "what it does",
            "shape": "how it is set",
            "other_shape": "the same mark in the other shape",
            "pairing": "whether the other mark of its quotation is there; of double marks only",
        },
    ),
}
