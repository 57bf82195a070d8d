"""A session from its first message to its last, and the loop that all of it runs in."""

from __future__ import annotations

import gc
import logging
from queue import Empty, SimpleQueue
from threading import Thread

from prlint.lsp.frames import messages
from prlint.lsp.server import Server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, BinaryIO

_END = object()
_LOOK = 2.0  # seconds


class _Out:
    """Where answers go. What a client that has gone does not read is lost, and the end of its input ends the session."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        try:
            self._stream.write(data)
            self._stream.flush()
        except (OSError, ValueError):
            return

    def close(self) -> None:
        return


def serve(options: Mapping[str, Any], stdin: BinaryIO, stdout: BinaryIO) -> int:
    """A session from its first message to its last; the exit status, which is 0 only after `shutdown` and `exit`.

    Nothing is checked while messages wait, so that a burst of changes costs one check. While none come, the files that documents rest on
    are looked at every few seconds: not every client watches them.
    """
    gc.set_threshold(10_000)  # a command ends before cycles matter, a session does not
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)  # it would log what is in messages
    server = Server(options)
    protocol = server.protocol
    protocol.set_writer(_Out(stdout))
    inbox: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_receive, args=(stdin, inbox, protocol.cancelled), daemon=True).start()
    while not protocol.over:
        try:
            message = inbox.get_nowait()
        except Empty:
            if server.catch_up():
                continue
            protocol.cancelled.clear()
            try:
                message = inbox.get(timeout=_LOOK)
            except Empty:
                server.look()
                continue
        if message is _END:
            break
        protocol.receive(message)
    return protocol.status


def _receive(stdin: BinaryIO, inbox: SimpleQueue[Any], cancelled: set[int | str]) -> None:
    """Hand on what comes in. A request that is taken back while it waits is not begun."""
    for message in messages(stdin):
        if isinstance(message, dict) and message.get("method") == "$/cancelRequest":
            params = message.get("params")
            asked = params.get("id") if isinstance(params, dict) else None
            if isinstance(asked, (int, str)) and not inbox.empty():
                cancelled.add(asked)
        else:
            inbox.put(message)
    inbox.put(_END)
