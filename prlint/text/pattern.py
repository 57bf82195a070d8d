"""Regular expressions that are made when first used, and from compiled code where that is shipped.

Compiling is what they cost: some 400 patterns take half of a whole check, each run of them next to nothing (benchmarks/startup.py).
The table `_compiled/patterns.bin` holds what `re` makes of each for one version of Python. Nothing depends on it: a pattern that is
not in it, or a Python of another version, compiles as usual and keeps what came of it in the user's cache, if there is one; the tests
hold that both find the same.

    _FIGURE = lazy("[0-9]+")              a pattern of a module
    regex("['’]s$").sub("", name)        one that is used at one place

A pattern made of words of a release is for neither: it would not be in the table, and stay in memory. Importing `re` costs half of an
interpreter's start, so that the flags and `escape` stand here too, and `re` is imported by what must compile.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping
    from typing import Any

    from prlint.compiled import Pieces

    Row = tuple[int, bytes, int, dict[str, int]]  # all flags, code, number of groups, names of groups
    Table = dict[tuple[str, int], Row]  # by source and flags

# The values that `re` gives them, which are part of its interface to C and have never changed.
IGNORECASE, MULTILINE, DOTALL = 2, 8, 16

NAME = "patterns"
_made: list[_Lazy] = []
_shipped: Pieces | Mapping[str, Row] | None = None  # rows by source and flags, as `_called` writes them
_cached: Table | None = None  # as the cache has it, which is asked only where the shipped one lacks a pattern
_fresh: Table = {}  # compiled by this process
_MOST = 5000
_FORM = 4  # of what is shipped and cached; another one is left alone
_ready: dict[tuple[str, int], re.Pattern[str]] = {}


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._key = (source, flags)
        _made.append(self)

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet: a method of the compiled pattern, which then stays."""
        method = getattr(regex(*self._key), name)
        setattr(self, name, method)
        return method


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that compiles itself at its first use; a mistake in it shows only then, so every one needs a test that uses it."""
    return _Lazy(source, int(flags))  # type: ignore[return-value]


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, from the shipped table where it stands there. Raises re.error as `re.compile` does."""
    key = (source, int(flags))
    if key not in _ready:
        _ready[key] = _make(source, int(flags))
    return _ready[key]


def _make(source: str, flags: int) -> re.Pattern[str]:
    row = _known(source, flags)
    if row is None:
        row = _compile(source, flags)
        if row is None:
            import re

            return re.compile(source, flags)
        _fresh[source, flags] = row
    import _sre  # type: ignore[import-not-found]

    all_flags, code, groups, names = row
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return _sre.compile(source, all_flags, memoryview(code).cast("I").tolist(), groups, names, tuple(by_number))  # type: ignore[no-any-return]


def _known(source: str, flags: int) -> Row | None:
    global _shipped, _cached
    if _shipped is None:
        from prlint import compiled

        kept = compiled.shipped(NAME)
        _shipped = kept if kept is not None and kept.edition == edition() else {}
    row: Row | None = _shipped.get(_called(source, flags))
    if row is not None:
        return row
    if _cached is None:
        from prlint import cache

        _cached = _checked(cache.get(_cache_name()))
    return _cached.get((source, flags))


def _called(source: str, flags: int) -> str:
    return f"{flags} {source}"


def _checked(kept: Any) -> Table:
    """A table from the cache; empty where it is for another Python."""
    is_ours = isinstance(kept, tuple) and len(kept) == 2 and kept[0] == edition() and isinstance(kept[1], dict)
    return kept[1] if is_ours else {}


def _cache_name() -> str:
    return "patterns-{}.{}".format(*sys.version_info[:2])


def remember() -> None:
    """Keep in the cache what this process had to compile, beside what others did."""
    if _fresh:
        from prlint import cache

        others = _checked(cache.get(_cache_name()))
        cache.put(_cache_name(), (edition(), {**(others if len(others) < _MOST else {}), **_fresh}))


_STRETCH = 50_000  # characters
_MORE_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))  # beyond ASCII, what (?i) takes for a letter of ASCII


def caseless(text: str) -> str:
    """Text in small letters, as long as before, with one form for whatever (?i) takes for a letter of ASCII.

    A long one is made by stretches: while `lower` works beyond ASCII, it holds twelve bytes for each character that it was given.
    """
    if text.isascii():
        return text.lower()
    for odd, plain in _MORE_CASES:
        text = text.replace(odd, plain)
    return "".join([text[start : start + _STRETCH].lower() for start in range(0, len(text), _STRETCH)])


_SPECIAL = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(words: str) -> str:
    """The pattern that fits these words alone, as `re.escape` has it."""
    return words.translate(_SPECIAL)


def longest_first(ways: Iterable[str]) -> list[str]:
    """Alternatives in the order in which the longest wins, the same in every process, or the table would not know the pattern."""
    return sorted(ways, key=lambda way: (-len(way), way))


def edition() -> tuple[Any, ...]:
    """What rows depend on: the Python that runs them."""
    import _sre

    return (_FORM, *sys.version_info[:2], _sre.MAGIC, _sre.CODESIZE, sys.byteorder)


def made() -> list[tuple[str, int]]:
    """(source, flags) of every lazy pattern of the modules imported so far."""
    return list(dict.fromkeys(each._key for each in _made))


def asked() -> list[tuple[str, int]]:
    """(source, flags) of every pattern that has been used so far."""
    return list(_ready)


def compile_table(patterns: Iterable[tuple[str, int]]) -> dict[str, Row]:
    """The pieces of `_compiled/patterns.bin`, whose edition is `edition()`. Raises re.error for a bad pattern."""
    rows = ((source, flags, _compile(source, flags)) for source, flags in dict.fromkeys(patterns))
    return {_called(source, flags): row for source, flags, row in rows if row is not None}


def _compile(source: str, flags: int) -> Row | None:
    """What `re` makes of a pattern, by a part of it that Python keeps to itself; None where Python has changed that. Raises re.error."""
    if sys.version_info < (3, 11) or edition()[4] != 4:
        return None
    try:
        from array import array
        from re import _compiler, _parser  # type: ignore[attr-defined]

        from prlint.text.firsts import with_firsts

        parse, code_of = _parser.parse, _compiler._code
    except (ImportError, AttributeError):
        return None
    parsed = parse(source, flags)
    code = array("I", with_firsts(code_of(parsed, flags), parsed, flags | parsed.state.flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict)
