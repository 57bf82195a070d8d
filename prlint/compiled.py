"""Data that is costly to make and cheap to load: rule packs, tables, the parser, patterns, and modules.

A wheel ships it in `_compiled/`. A checkout makes it there when first asked, and anew whenever what it is made of has changed.
A file holds pieces by name, each of them marshal data. It stays open, and a piece is read when somebody asks for it, since a check needs
a third of them: that takes 1 ms and 2 MB less than reading files whole (benchmarks/RESULTS.md).

    length of the head (8 bytes, the low ones first), head: (edition, {name: number of the piece}, where each begins), pieces
"""

from __future__ import annotations

import marshal
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(PACKAGE, "_compiled")
CHECKOUT = os.path.dirname(PACKAGE)
editions: dict[str, Any] = {}  # of what has been loaded: a word for what it was made of
_WHOLE = ""  # the name of the piece, where there is one
_BINARY = getattr(os, "O_BINARY", 0)


class Pieces:
    """The pieces of one open file, by name. edition: what they were made of; written: when the file was, in seconds of the epoch."""

    __slots__ = ("_begins", "_file", "_numbers", "edition", "written")

    def __init__(self, file: int) -> None:
        """Takes over the file. Raises OSError where it cannot be read; ValueError, EOFError or TypeError where it is not such a file."""
        self._file = file
        about, begin = os.fstat(file), 8 + int.from_bytes(self._read(0, 8), "little")
        size, self.written = about.st_size, about.st_mtime
        if begin > size:
            raise ValueError("the head is cut off")
        self.edition, self._numbers, begins = marshal.loads(self._read(8, begin))
        self._begins = memoryview(begins).cast("I")
        if self._begins[0] != begin or self._begins[-1] != size:
            raise ValueError("pieces are cut off")

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        close(self._file)

    def get(self, name: str) -> Any:
        """The piece of this name, made anew at every call; None where there is none."""
        number = self._numbers.get(name)
        if number is None:
            return None
        return marshal.loads(self._read(self._begins[number], self._begins[number + 1]))

    def named(self, begins: str) -> list[str]:
        """The names that begin so, in their order."""
        return [name for name in self._numbers if name.startswith(begins)]

    def _read(self, begin: int, end: int) -> bytes:
        if hasattr(os, "pread"):  # which several processes can do with one open file
            return os.pread(self._file, end - begin, begin)
        os.lseek(self._file, begin, os.SEEK_SET)
        return os.read(self._file, end - begin)


def in_checkout() -> bool:
    """Whether this package runs from its own checkout, an editable install included."""
    return os.path.isfile(os.path.join(CHECKOUT, "pyproject.toml")) and os.path.isdir(os.path.join(CHECKOUT, "rules"))


def load(name: str, inputs: Callable[[], Sequence[str]], build: Callable[[], Any]) -> Any:
    """The data called `name`: as shipped, or built from the files `inputs()` names and kept for the next time."""
    return pieces(name, inputs, lambda: {_WHOLE: build()}).get(_WHOLE)


def pieces(name: str, inputs: Callable[[], Sequence[str]], build: Callable[[], Mapping[str, Any]]) -> Pieces | Mapping[str, Any]:
    """The same for data of several pieces, each to be had by `get`."""
    digest = _digest(inputs()) if in_checkout() else None
    kept = shipped(name)
    if kept is not None and digest in (None, kept.edition):
        editions[name] = kept.edition
        return kept
    kept = None  # and closed, since Windows replaces no open file
    made = build()
    editions[name] = digest or ""
    if digest is not None:
        keep(name, digest, made)
    return made


def shipped(name: str) -> Pieces | None:
    """What stands in `_compiled/` under this name, of whatever edition; None where nothing does."""
    try:
        return Pieces(os.open(os.path.join(FOLDER, f"{name}.bin"), os.O_RDONLY | _BINARY))
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(name: str, edition: Any, values: Mapping[str, Any]) -> None:
    """Write pieces to `_compiled/`, whole or not at all; a folder that cannot be written costs only time."""
    import contextlib

    path = os.path.join(FOLDER, f"{name}.bin")
    draft = f"{path}.{os.getpid()}"
    content = b"".join(_laid_out(edition, values))
    try:
        os.makedirs(FOLDER, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(content)
        os.replace(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft)


def _laid_out(edition: Any, values: Mapping[str, Any]) -> list[bytes]:
    """Length, head and pieces. Where a piece begins is as long in the head whatever it is, so that the head can be measured first."""
    from array import array
    from itertools import accumulate

    laid = [marshal.dumps(_shared(value, {}), 4) for value in values.values()]
    numbers = {name: number for number, name in enumerate(values)}

    def head(begin: int) -> bytes:
        return marshal.dumps((edition, numbers, array("I", accumulate(map(len, laid), initial=begin)).tobytes()), 4)

    begin = 8 + len(head(0))
    return [len(head(0)).to_bytes(8, "little"), head(begin), *laid]


def _shared(value: Any, known: dict[tuple[Any, ...], Any]) -> Any:
    """The same data, in which equal parts are one object: written once, and made once by whoever loads it, who changes none of it.

    known: such objects by their type and content. The rules of all packs so load in two thirds of the time (benchmarks/RESULTS.md).
    """
    kind = type(value)
    if kind is dict:
        made: Any = {_shared(key, known): _shared(each, known) for key, each in value.items()}
        parts = [part for item in made.items() for part in item]
    elif kind in (tuple, frozenset, list):
        parts = [_shared(each, known) for each in value]
        made = kind(parts)
    elif kind in (str, bytes, int, float):
        return known.setdefault((kind, repr(value) if kind is float else value), value)  # -0.0 equals 0.0
    else:
        return value
    places = map(id, parts)
    return known.setdefault((kind, *(sorted(places) if kind is frozenset else places)), made)


def digest(content: bytes) -> str:
    try:
        from _blake2 import blake2b  # what hashlib gives too, together with all of OpenSSL: 9 ms of a check
    except ImportError:
        from hashlib import blake2b
    return blake2b(content, digest_size=16).hexdigest()


def _digest(paths: Sequence[str]) -> str:
    parts = []
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
        parts.append(f"{os.path.basename(path)}\0{len(content)}\0".encode() + content)
    return digest(b"".join(parts))
