"""What a run worked out and the next one can use: a folder of the user's own, which holds rule packs and patterns, never a release.

The command line says which folder (`use`); without one, and in a folder that is not the user's alone, nothing is read or kept. A file
is marshal data behind a check sum, so values only: nothing in it is run. It is written whole or not at all, by whichever of many
processes comes last; what is broken, foreign, or of another Python counts as not there.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST = 64  # files; the oldest go first
_MAGIC = f"prlint 1 {sys.implementation.cache_tag}\n".encode()
_folder: str | None = None


def use(folder: str | None) -> None:
    """Read from and keep in this folder from now on, or in none. It need not be there yet."""
    global _folder
    _folder = folder


def get(name: str) -> Any:
    """The data kept under a name; None where there is none."""
    try:
        if _folder is None or not _is_own(_folder):
            return None
        from binascii import crc32

        with open(os.path.join(_folder, name), "rb") as file:
            content = file.read()
        check, data = content[len(_MAGIC) : len(_MAGIC) + 4], content[len(_MAGIC) + 4 :]
        if not content.startswith(_MAGIC) or crc32(data) != int.from_bytes(check, "big"):
            return None
        return marshal.loads(data)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def put(name: str, data: Any) -> None:
    """Keep data under a name. Where that cannot be done, nothing is kept and nobody complains: it costs only time."""
    if _folder is None:
        return
    from binascii import crc32

    content = marshal.dumps(data, 4)
    draft = os.path.join(_folder, f"{name}.{os.getpid()}")
    try:
        os.makedirs(_folder, mode=0o700, exist_ok=True)
        if not _is_own(_folder):
            return
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as file:
            file.write(_MAGIC + crc32(content).to_bytes(4, "big") + content)
        os.replace(draft, os.path.join(_folder, name))
        _thin_out(_folder)
    except OSError:
        _remove(draft)


def _is_own(folder: str) -> bool:
    """Whether nobody but the user can have written there. Windows keeps folders below a user's own from others by itself."""
    if os.name == "nt":
        return os.path.isdir(folder)
    about = os.lstat(folder)
    return (about.st_mode & 0o170777) == 0o040700 and about.st_uid == os.getuid()


def _thin_out(folder: str) -> None:
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
    for _, path in files[:-_MOST]:
        _remove(path)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
