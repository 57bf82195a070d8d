"""Messages as they come over a pipe: a header with their length, a blank line, and JSON."""

from __future__ import annotations

import json

from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

PARSE_ERROR = -32700
_LINE = 8_192  # bytes of a header line
_PIECE = 1 << 20
MOST = 1 << 28  # bytes of a message


class Garbled(Value):
    """Something that is no message; `what` says so in one sentence, without its words."""

    what: str


def messages(stream: BinaryIO, most: int = MOST) -> Iterator[Any]:
    """What the client sends, decoded, until it hangs up; `Garbled` in the place of what cannot be read."""
    while (length := _header(stream)) is not None:
        if length < 0:
            yield Garbled("a message begins with its Content-Length, in bytes")
        elif length > most:
            yield Garbled(f"a message has at most {most} bytes")
            if not _skip(stream, length):
                return
        else:
            body = stream.read(length)
            if len(body) < length:
                return
            yield _decoded(body)


def _header(stream: BinaryIO) -> int | None:
    """The length that the next header tells; -1 where it tells none, None at the end."""
    length = -1
    told = False
    while line := stream.readline(_LINE):
        words = line.strip()
        if not words:
            if told:
                return length
            continue  # blank lines between messages
        told = True
        name, _, value = words.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value[:20])
    return None


def _skip(stream: BinaryIO, length: int) -> bool:
    while length:
        piece = stream.read(min(length, _PIECE))
        if not piece:
            return False
        length -= len(piece)
    return True


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return Garbled("a message is JSON in UTF-8")
