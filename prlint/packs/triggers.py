"""What every text that fits a pattern holds, so that a pattern is looked for only where it can stand.

    \bTBD\b|\bTK (?:%|million)     ->   ((("tbd", "tbd"), ("tk", "tk ")),)

A pattern has groups of triggers, of each of which one must be there; the group that texts hold least often stands first. A trigger is
a pair: a whole word or a single mark, which is looked up among the words of a text, or nothing where the pattern has no whole one; and
the characters themselves, as `text.pattern.caseless` has them.
"""

from __future__ import annotations

from itertools import product

from prlint.packs.patterns import Node, read
from prlint.text.pattern import caseless
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Trigger = tuple[str, str]
    Group = tuple[Trigger, ...]
    Runs = frozenset[str]  # runs of characters of which one must be there, with _EDGE where a word begins or ends

_MOST = 24  # triggers of a group
_MOST_GROUPS = 3
_EDGE = "\b"
_BEYOND_LATIN = "\u0100"  # from here on, and for µ, (?i) takes more for the same letter than small and capital
_LONGEST = 8  # repeats of a character that are told apart
_USUAL = frozenset(" \n\t\u00a0.,;:-–—'’‘“”\"()/$%&®™")
_SELDOM = "jqxz"
_NOTHING: Runs = frozenset(("",))


def triggers(pattern: str) -> tuple[Group, ...]:
    """The groups of a pattern; none where nothing can be said of it. Raises PatternError for one that is not in the syntax."""
    kept: list[Runs] = []
    for runs in _required(read(pattern)):
        if not any(all(any(_within(one, other) for one in runs) for other in better) for better in kept):
            kept.append(runs)  # it says something that no better group says
    return tuple(tuple(sorted(map(_trigger, runs))) for runs in kept[:_MOST_GROUPS])


def _trigger(run: str) -> Trigger:
    word = _open(run)
    marks = [c for c in word if _is_mark(c) and c not in _USUAL]
    if marks:
        return fold(marks[0]), word
    whole = "".join(c if c.isalnum() else _EDGE for c in run).split(_EDGE)[1:-1]
    return max(whole, key=len, default=""), word


def _is_mark(char: str) -> bool:
    """Whether `text.words` makes a token of this character wherever it stands; an apostrophe may stand inside a word."""
    return not char.isalnum() and not char.isspace() and char not in "'’ʼ"


def _required(node: Node) -> list[Runs]:
    """What must be there: of each set one, the most rare set first."""
    if node.kind == "repeat":
        return _required(node.parts[0]) if node.least else []
    if node.kind == "either":
        ways = [_required(way) for way in node.parts]
        if not all(ways):
            return []
        return _rarest(frozenset().union(*(way[min(n, len(way) - 1)] for way in ways)) for n in range(2 * _MOST_GROUPS))
    return _of_sequence(node.parts if node.kind == "group" else [node])


def _of_sequence(parts: list[Node]) -> list[Runs]:
    found: list[Runs] = []
    runs = _NOTHING
    for part in parts:
        exact = _exactly(part)
        joined = _joined(runs, exact) if exact else None
        if joined:
            found += [runs] if len(joined) > len(runs) else []
            runs = joined
            continue
        found.append(runs)
        if exact:
            runs = exact
            continue
        runs = _NOTHING
        step = _exactly(part.parts[0]) if part.kind == "repeat" and part.least else None
        if step:  # more of the same may come, so that what follows stands behind the last of them
            runs = _times(step, min(part.least, _LONGEST if len(step) == 1 else 2)) or step
            found.append(_joined(found.pop(), runs) or runs)
        else:
            found += _required(part) if part.kind != "chars" else []
    return _rarest([*found, runs])


def _exactly(node: Node) -> Runs | None:
    """All that a piece stands for, where that is little."""
    if node.kind == "zero":
        return frozenset((_EDGE,)) if node.holds else _NOTHING
    if node.kind == "chars":
        return _letters(node)
    if node.kind == "repeat":
        once = _exactly(node.parts[0])
        if once is None or node.most is None or node.most > _LONGEST:
            return None
        counts = [_times(once, count) for count in range(node.least, node.most + 1)]
        return _little(frozenset().union(*(runs for runs in counts if runs))) if all(counts) else None
    ways = [_exactly(part) for part in node.parts]
    if not all(ways):
        return None
    if node.kind == "either":
        return _little(frozenset().union(*(way for way in ways if way)))
    whole: Runs | None = _NOTHING
    for way in ways:
        whole = _joined(whole, way) if whole and way else None
    return whole


def _letters(node: Node) -> Runs | None:
    """The few characters that a piece stands for; None where they are many, or where case or blanks have more forms."""
    letters = frozenset(map(caseless, node.chars))
    rare = all(not c.isascii() or c == "\0" for c in letters)
    few = len(letters) == 1 or (len(letters) <= (_MOST if rare else 4) and not any(c.isspace() for c in letters))
    return letters if few and all((c < _BEYOND_LATIN and c != "µ") or not c.isalpha() for c in letters) else None


def _joined(runs: Runs, more: Runs) -> Runs | None:
    return _little(frozenset(one + other for one in runs for other in more))


def _times(runs: Runs, count: int) -> Runs | None:
    return _little(frozenset(map("".join, product(runs, repeat=count)))) if len(runs) ** count <= _MOST**2 else None


def _little(runs: Runs) -> Runs | None:
    return runs if len(runs) <= _MOST else None


def _rarest(choices: Iterable[Runs]) -> list[Runs]:
    """The sets that say something, as they are and, where that leaves fewer, without the edges of words at their ends."""
    usable = [runs for runs in choices if not any(run.strip(_EDGE + " ") == "" for run in runs)]
    ways = [_short(frozenset(map(cut, runs))) for runs in usable for cut in (str, _open_behind, _open_ahead, _open)]
    few = {runs for runs in ways if len(runs) <= _MOST}
    return sorted(few, key=_preferred)[: 2 * _MOST_GROUPS]


def _preferred(runs: Runs) -> tuple[Any, ...]:
    """The most rare first, then the fewest, then those with most edges, which make whole words."""
    return -min(map(_rarity, runs)), len(runs), -"".join(runs).count(_EDGE), sorted(runs)


def _open_behind(run: str) -> str:
    return run.rstrip(_EDGE)


def _open_ahead(run: str) -> str:
    return run.lstrip(_EDGE)


def _open(run: str) -> str:
    return run.replace(_EDGE, "")


def _short(runs: Runs) -> Runs:
    return frozenset(run for run in runs if not any(other != run and other in run for other in runs))


def _within(run: str, other: str) -> bool:
    return _open(run) in _open(other)


def _rarity(run: str) -> float:
    """How seldom a text holds it, roughly: by its length; blanks and stops count little, some letters much, unusual marks more.

    What is rare enough is not told apart, so that of such sets the smallest comes first.
    """
    word = _open(run)
    rare = 4.0 if any(word[at] == " " and word[at + 1] in ".,;:)" for at in range(len(word) - 1)) else 0.0
    return min(6.0, rare + sum(3.0 if c in _SELDOM else 1.0 if c.isalnum() else 0.25 if c in _USUAL else 6.0 for c in word))
