"""Which characters a match can begin with, so that a search passes over all others at once.

`re` works this out only for patterns that begin with a character; behind a `\\b`, a look-behind or `(?i)`, with which most patterns of
this project begin, it tries the whole pattern at every place of the text. Built into the code of a pattern, as `re` itself does it,
the set makes a search two to five times as fast (benchmarks/RESULTS.md). A set that cannot be told for sure is not told at all.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from re import _compiler, _constants  # type: ignore[attr-defined]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Items = list[tuple[Any, Any]]  # as in a set of `re`'s own parse tree

_IGNORECASE, _LOCALE, _ASCII = 2, 4, 256
_WIDTHLESS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
# What ignoring case takes for these letters beside their other case.
_MORE_CASES = {"i": "İı", "k": "\u212a", "s": "ſ"}
_LATIN = 256
_INFO_WORDS = 5  # INFO, skip, mask, least and greatest width


class _UnknownError(Exception):
    """The set cannot be told."""


def with_firsts(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a pattern with the set of its first characters in its INFO block; as it was where `re` has put something there."""
    if code[0] != _constants.INFO or code[2] or not code[3] or flags & (_LOCALE | _ASCII):
        return code
    try:
        items, empty = _firsts(parsed, flags)
    except _UnknownError:
        return code
    if empty or not items:
        return code
    compiled: list[int] = []
    _compiler._compile_charset(_short(items), flags, compiled)
    return [code[0], _INFO_WORDS - 1 + len(compiled), _compiler.SRE_INFO_CHARSET, *code[3:_INFO_WORDS], *compiled, *code[1 + code[1] :]]


def _short(items: Items) -> Items:
    """The same set in few words: a bitmap for Latin-1, ranges beyond; one map for all would be hundreds of words long."""
    low: Items = []
    high: Items = []
    for op, argument in dict.fromkeys(items):
        first, last = (argument, argument) if op is _constants.LITERAL else argument if op is _constants.RANGE else (0, 0)
        if last < _LATIN:
            low.append((op, argument))
        else:
            high.append((_constants.RANGE, (max(first, _LATIN), last)))
            if first < _LATIN:
                low.append((_constants.RANGE, (first, _LATIN - 1)))
    return [*_compiler._optimize_charset(low)[0], *high]


def _firsts(pattern: Iterable[tuple[Any, Any]], flags: int) -> tuple[Items, bool]:
    """(what a sequence can begin with, whether it can be empty). Raises _UnknownError."""
    items: Items = []
    for op, argument in pattern:
        if op in _WIDTHLESS:
            continue
        more, empty = _firsts_of(op, argument, flags)
        items += more
        if not empty:
            return items, False
    return items, True


def _firsts_of(op: Any, argument: Any, flags: int) -> tuple[Items, bool]:
    if op is _constants.LITERAL:
        return _in_each_case([(op, argument)], flags), False
    if op is _constants.IN:
        return _in_each_case(argument, flags), False
    if op in _REPEATS:
        least, _, repeated = argument
        items, empty = _firsts(repeated, flags)
        return items, empty or least == 0
    if op is _constants.SUBPATTERN:
        _, added, removed, inner = argument
        if added & _ASCII:
            raise _UnknownError
        return _firsts(inner, (flags | added) & ~removed)
    if op is _constants.ATOMIC_GROUP:
        return _firsts(argument, flags)
    if op is _constants.BRANCH:
        ways = [_firsts(way, flags) for way in argument[1]]
        return [item for items, _ in ways for item in items], any(empty for _, empty in ways)
    raise _UnknownError


def _in_each_case(items: Items, flags: int) -> Items:
    """A set, with the other cases of its letters where case is ignored. Raises _UnknownError for what is beyond ASCII then."""
    if any(op is _constants.NEGATE for op, _ in items):
        raise _UnknownError
    if not flags & _IGNORECASE:
        return list(items)
    made: Items = []
    for op, argument in items:
        if op is _constants.CATEGORY:
            made.append((op, argument))
            continue
        low, high = argument if op is _constants.RANGE else (argument, argument)
        if high < 128:
            made += [(_constants.LITERAL, ord(case)) for code in range(low, high + 1) for case in cases(chr(code))]
        elif low == high and not _sre.unicode_iscased(low):
            made.append((op, argument))
        else:
            raise _UnknownError
    return made


def cases(letter: str) -> str:
    """All characters that a letter of ASCII stands for where case is ignored."""
    return "".join(sorted({letter.lower(), letter.upper(), *_MORE_CASES.get(letter.lower(), "")}))
