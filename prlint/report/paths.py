"""Paths as build services want them: from the top of the work tree, with slashes."""

from __future__ import annotations

import posixpath

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.run import Run

_DRIVE = lazy(r"[A-Za-z]:/")
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$&'()*+,;=@")


def in_tree(path: str, run: Run) -> str:
    """A path of a run, from the top of the work tree; absolute where it lies outside. Only words are looked at, no disk."""
    if not run.here:
        return posixpath.normpath(path)
    whole = posixpath.normpath(path if _is_absolute(path) else f"{run.here}/{path}")
    top = run.root.rstrip("/") + "/"
    return whole[len(top) :] if whole.startswith(top) else whole


def uri(path: str) -> str:
    """A path as a URI reference: what is no plain letter is percent-encoded, as the bytes that the system has for it."""
    if not _is_absolute(path):
        return _encoded(path)
    return f"file://{_encoded(path)}" if path.startswith("/") else f"file:///{path[:2]}{_encoded(path[2:])}"


def _encoded(path: str) -> str:
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no system gave it this name
        data = path.encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in data)


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or bool(_DRIVE.match(path))
