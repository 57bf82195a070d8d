"""The protocol as pygls has it, made strict: whoever sends nonsense is told so by a protocol error, and the session goes on.

Texts are kept in `documents`, not in pygls' workspace, whose lines end where Python's do.
"""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

from prlint.lsp.frames import PARSE_ERROR, Garbled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint.lsp.server import Server

_NEEDS_NO_INITIALIZE = ("initialize", "exit")


class Protocol(LanguageServerProtocol):
    """One session. over: whether the client has said `exit`; status: what the process then ends with."""

    _server: Server

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.started = self.over = False
        self.cancelled: set[int | str] = set()
        super().__init__(*arguments, **named)

    @property
    def status(self) -> int:
        return 0 if self.over and self._shutdown else 1

    def receive(self, message: Any) -> None:
        """One message of the client, answered if it asks for an answer; whatever it is, nothing is raised."""
        if isinstance(message, Garbled):
            self.refuse(None, PARSE_ERROR, message.what)
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            self.refuse(_id(message), types.ErrorCodes.InvalidRequest, "a message is a JSON object of JSON-RPC 2.0")
            return
        if "method" in message:
            self._asked(message)
        elif _id(message) is not None and ("result" in message or "error" in message):
            self._answered(message)
        else:
            self.refuse(_id(message), types.ErrorCodes.InvalidRequest, "a message has a method or is an answer")

    def refuse(self, asked: int | str | None, code: int, why: str) -> None:
        """An error response; without the id of a request where there is none that could be read."""
        self._send_data({"jsonrpc": self.VERSION, "id": asked, "error": {"code": int(code), "message": why}})

    def _asked(self, message: dict[str, Any]) -> None:
        method, asks, asked = message["method"], "id" in message, _id(message)
        if not isinstance(method, str) or (asks and asked is None):
            self.refuse(asked, types.ErrorCodes.InvalidRequest, "a method is a word, and an id a word or number")
            return
        if method == "exit":
            self.over = True
            return
        fault = self._fault(message, method, asked)
        if fault is not None:
            if asks:
                self.refuse(asked, *fault)
            elif not method.startswith("$/"):
                self._server.log(f"{method}: {fault[1]}")
            return
        self.started = self.started or method == "initialize"
        self.handle_message(self._structured)

    def _fault(self, message: dict[str, Any], method: str, asked: int | str | None) -> tuple[int, str] | None:
        """Why a message cannot be followed; None where it can, and then it stands structured in `_structured`."""
        if asked is not None and asked in self.cancelled:
            self.cancelled.discard(asked)
            return types.LSPErrorCodes.RequestCancelled, "the client has taken the request back"
        if not self.started and method not in _NEEDS_NO_INITIALIZE:
            return types.ErrorCodes.ServerNotInitialized, "the session begins with initialize"
        if self._shutdown or (self.started and method == "initialize"):
            return types.ErrorCodes.InvalidRequest, "the session is over" if self._shutdown else "the session has begun already"
        if method not in self.fm.features and method not in self.fm.builtin_features:
            return types.ErrorCodes.MethodNotFound, "prlint does not have this method"
        try:
            self._structured = self.structure_message(message)
        except (JsonRpcException, RecursionError):
            return types.ErrorCodes.InvalidParams, "the parameters are not those of this method"
        if asked is not None and not hasattr(self._structured, "id"):
            return types.ErrorCodes.InvalidRequest, "this method is told and not asked"
        return None

    def _answered(self, message: dict[str, Any]) -> None:
        try:
            self.handle_message(self.structure_message(message))
        except (JsonRpcException, RecursionError):
            self._server.log("an answer of the client could not be read")

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params.text_document.uri)


def _id(message: Any) -> int | str | None:
    """The id of a message, where it has one that can be answered."""
    found = message.get("id") if isinstance(message, dict) else None
    return found if isinstance(found, (int, str)) and not isinstance(found, bool) else None
