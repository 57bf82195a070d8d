"""Brackets, and which of them lack their partner.

What this cannot see: a bracket that closes the wrong one of two open ones of its shape.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing
from prlint.facts.prose.pairs import unpaired
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts.prose.pairs import Left

_BRACKET = lazy(r"[()\[\]{}]")
_OPENS = {"(": ")", "[": "]", "{": "}"}
_SHAPES = {"(": "round", ")": "round", "[": "square", "]": "square", "{": "curly", "}": "curly"}
# What a closing bracket may end without having been opened: the label of an item, a smile.
_LABEL_BEFORE = lazy(r"(?:^|[\s;,:.(|/–—-])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$|[:;]-?$")
_SMILE = lazy(r"(?:^|\s)[:;]-?$")
# Intervals may be open at one end: [0.2, 0.9) and ]0.2, 0.9[
_INTERVAL = lazy(r"[\[(\]]\s?[-−+]?\d[\d.]*\s?[,;–-]\s?[-−+]?(?:\d[\d.]*|∞)\s?[\])\[]")


def find_brackets(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not any(sign in prose for sign in "([{)]}"):
        return []
    left = {at for at, _ in unpaired(facts, _brackets_left, _OPENS)}
    known: dict[tuple[str, str], dict[str, str]] = {}  # one for all that are alike: long texts have thousands
    found = []
    for match in _BRACKET.finditer(prose):
        alone = match.start() in left
        if alone or _counts(facts, match.start(), match[0]):
            pairing = "paired" if not alone else "unclosed" if match[0] in _OPENS else "unopened"
            shape = _SHAPES[match[0]]
            fields = known.setdefault((shape, pairing), {"shape": shape, "pairing": pairing})
            found.append(Thing("bracket", ProseSpan(*match.span()), fields))
    return found


def _counts(facts: Facts, at: int, sign: str) -> bool:
    """Whether it is a bracket at all: no smile, no label of an item, no address."""
    prose = facts.prose
    before = prose[max(at - 12, 0) : at].rpartition("\n")[2]
    if sign in ")" and _LABEL_BEFORE.search(before):
        return False
    return not (sign in "()" and _SMILE.search(before))


def _brackets_left(facts: Facts, paragraph: ProseSpan) -> list[Left]:
    """The brackets of a paragraph that have no partner in it."""
    prose = facts.prose
    text = paragraph.of(prose)
    signs = [(match.start() + paragraph.start, match[0]) for match in _BRACKET.finditer(text)]
    if not signs:
        return []
    halves = {at for match in _INTERVAL.finditer(text) for at in (match.start() + paragraph.start, match.end() - 1 + paragraph.start)}
    labels: list[Left] = []
    open_ones: list[Left] = []
    left: list[Left] = []
    for at, sign in signs:
        if at in halves and _half_open(prose, at, halves):
            continue
        if sign in _OPENS:
            open_ones.append((at, sign))
            continue
        partner = next((n for n in range(len(open_ones) - 1, -1, -1) if _OPENS[open_ones[n][1]] == sign), None)
        if partner is not None:
            open_ones.pop(partner)
        elif _counts(facts, at, sign):
            left.append((at, sign))
        else:
            labels.append((at, sign))
    return sorted([*left, *((at, sign) for at, sign in open_ones if _counts(facts, at, sign))])


def _half_open(prose: str, at: int, halves: set[int]) -> bool:
    """Whether this is an end of an interval whose two ends differ."""
    ends = sorted(halves)
    number = ends.index(at)
    first, last = (ends[number], ends[number + 1]) if number % 2 == 0 and number + 1 < len(ends) else (ends[number - 1], ends[number])
    return _OPENS.get(prose[first]) != prose[last]


KINDS = {
    "bracket": Kind(
        find_brackets,
        {"shape": ("round", "square", "curly"), "pairing": ("paired", "unclosed", "unopened")},
        meanings={"shape": "which kind of bracket", "pairing": "whether its partner is there"},
    ),
}
