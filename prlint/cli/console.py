"""Writing: UTF-8 bytes on every system and in every locale, LF always, and no fuss when the reader has gone."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO, Any

_GONE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL of a closed pipe


class WriteError(Exception):
    """Output that could not be written; the message is one sentence."""


def encoded(text: str) -> bytes:
    """UTF-8. A lone surrogate, as in a file name that is no UTF-8, comes out as \\udc80, which JSON reads back as it was."""
    return text.encode("utf-8", "backslashreplace")


def write(pieces: Iterable[str]) -> None:
    """To standard output, at once; a closed pipe is the reader's choice and no error. Raises WriteError."""
    if sys.stdout is None:
        raise WriteError("there is no standard output")
    try:
        out = _bytes_of(sys.stdout)
        for piece in pieces:
            out.write(encoded(piece))
        out.flush()
    except OSError as error:
        if error.errno not in _GONE:
            raise WriteError(f"standard output: {error.strerror}") from None
        _abandon(sys.stdout)


def write_file(path: str, pieces: Iterable[str]) -> None:
    """To a file that the command line names. Raises WriteError."""
    try:
        with open(path, "wb") as file:
            for piece in pieces:
                file.write(encoded(piece))
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}") from None


def replace_file(path: str, content: str | bytes, mode: int | None = None) -> None:
    """To a file that the command line names, whole or not at all; one that is there keeps its mode and owner. Raises WriteError.

    mode: of a file that is not there yet, in place of the usual one.
    """
    real = os.path.realpath(path)
    draft = os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.{os.getpid()}.prlint")
    try:
        try:
            with open(draft, "xb") as file:
                file.write(encoded(content) if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if os.path.isfile(real):
                _like(draft, real)
            elif mode is not None:
                os.chmod(draft, mode)
            os.replace(draft, real)
        except BaseException:
            if os.path.lexists(draft):
                os.unlink(draft)
            raise
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}") from None


def _like(draft: str, real: str) -> None:
    """Give a file the mode of another, and its owner where that is allowed."""
    was = os.stat(real)
    if hasattr(os, "chown"):
        try:  # noqa: SIM105 - contextlib would be one import more
            os.chown(draft, was.st_uid, was.st_gid)
        except OSError:
            pass  # else the file becomes the user's own, as with any editor
    os.chmod(draft, was.st_mode & 0o7777)


def complain(text: str) -> None:
    """One or more lines on standard error, for whoever has one."""
    if sys.stderr is None:
        return
    try:
        out = _bytes_of(sys.stderr)
        out.write(encoded(text.rstrip("\n") + "\n"))
        out.flush()
    except OSError:
        _abandon(sys.stderr)


def _bytes_of(stream: Any) -> IO[bytes]:
    stream.flush()
    return stream.buffer  # type: ignore[no-any-return]


def _abandon(stream: Any) -> None:
    """Point the stream nowhere, so that the interpreter's own flush at exit has nothing to complain of."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
    except OSError:
        pass


def colored(choice: str, stream: IO[str] | None = None) -> bool:
    """Whether a stream, or standard output, gets colour: `always`, `never`, or `auto`, which asks terminal and environment."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not _terminal(stream or sys.stdout):
        return False
    if os.name == "nt":  # older consoles print the codes
        return any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM", "ConEmuANSI"))
    return True


def columns(stream: IO[str] | None) -> int:
    """How wide the terminal is that shows a stream; 0 where none does, or it does not say."""
    if not _terminal(stream):
        return 0
    assert stream is not None
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _terminal(stream: IO[str] | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
