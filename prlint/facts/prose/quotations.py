"""The runs of text between double quotation marks, paragraph by paragraph."""

from __future__ import annotations

from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts

DOUBLE = lazy(r"[\"“”]")
_BRACKET = 160  # characters of a bracket that defines terms
_TERM_IN_BRACKETS = lazy(r'"[^()"“”\n]{1,60}"(?=\)| or |,? and |[,;])')
_PADDED_TERM = lazy(r'(?<=[\s(])"[ \u00a0][^()"“”\n]{1,60}[ \u00a0]"(?=[\s),;])')  # (the " Company " or " Norvane " )
_ALIKE = lazy(r"(?<![^\s(])”(?=\w)")
OPENS_AFTER = frozenset(" \t\r\n\u00a0([{—–-/“‘«_*")


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
    return before in OPENS_AFTER or glued or (not before.isalnum() and prose[at] == "“")


def open_alike(facts: Facts) -> bool:
    """Whether most quotations of a text begin with the mark that also ends them, as in Finland and Sweden: ”We met the goal”.

    One among others that open as in English is a slip.
    """
    return bool(facts.once("open-alike", lambda facts: len(_ALIKE.findall(facts.prose)) > facts.prose.count("“")))


def _opens_alike(prose: str, paragraph: ProseSpan, at: int) -> bool:
    """Whether such a quotation begins here."""
    if prose[at] != "”" or not prose[at + 1 : at + 2].isalnum() or (at > paragraph.start and prose[at - 1] not in OPENS_AFTER):
        return False
    if prose.find("“", paragraph.start, paragraph.end) >= 0:
        return False
    following = DOUBLE.search(prose, at + 1, paragraph.end)
    return following is not None and following[0] == "”" and not prose[following.start() - 1].isspace()


def is_inch(prose: str, at: int, end: int) -> bool:
    """Whether a straight mark behind a digit means inches though a quotation is open: the next mark before `end` cannot open another."""
    following = DOUBLE.search(prose, at + 1, end) if prose[at] == '"' and prose[at - 1].isdigit() else None
    return following is not None and following[0] in '"”' and not could_open(prose, ProseSpan(at, end), following.start())


def _in_bracket(prose: str, start: int, at: int) -> bool:
    """Whether a bracket opened behind `start` is still open at this place, and every quotation begun in it has ended."""
    begin = prose.rfind("(", start, at)
    return begin >= 0 and ")" not in prose[begin:at] and prose.count('"', begin, at) % 2 == 0


def quotations(prose: str, paragraph: ProseSpan, number: int, alike: bool) -> Iterator[Quoted]:
    """The quotations of one paragraph; `alike`: of a text where they `open_alike`.

    An opening mark inside an open quotation begins anew: its closing mark was forgotten.
    """
    start: int | None = None
    inner_end, begun_anew = -1, False
    for match in DOUBLE.finditer(prose, paragraph.start, paragraph.end):
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
        opens = could_open(prose, paragraph, at) or (alike and start is None and _opens_alike(prose, paragraph, at))
        could_close = (match[0] != "“" and not before.isspace()) or (match[0] == "”")
        # a closing mark set the wrong way round
        turned = match[0] == "“" and ((before not in OPENS_AFTER and not after.isalnum()) or after in ")];,")
        if start is None:
            if (match[0] == "“" and not turned) or (opens and not before.isdigit()):
                start, begun_anew = at, False
        elif not begun_anew and is_inch(prose, at, paragraph.end):
            continue
        elif turned or (could_close and not (opens and match[0] == '"' and before in " \t\u00a0")):
            yield Quoted(ProseSpan(start, at + 1), ProseSpan(start + 1, at), number, False)
            start = None
        elif opens or match[0] == "“":
            start, begun_anew = at, True
    if start is not None:
        yield Quoted(ProseSpan(start, paragraph.end), ProseSpan(start + 1, paragraph.end), number, True)
