"""A client in the same process: messages go in as dicts, and what the server sends comes out as dicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="prlint lsp needs the extra lsp")

from prlint.lsp.documents import UTF32
from prlint.lsp.server import Server

# In front of every finding of its line stands what editors count differently.
TRICKY = (
    "🎉 “Norvane’s” 𝔄 Calidex(R)\tNews \u202bשלום\u202c\r\n\r\n"
    "BOSTON, May 5, 2026 -- 🎉 Norvane Therapeutics, Inc. (Nasdaq: NRVN) will speak on Tuesday, May 6, 2026.\r\n\r\n"
    "The 𝔄 call is on Friday, May 7, 2026. Calidex(R)\tis \u202bשלום\u202c here. Write to 🎉 “us” at 8:30 a.m. EST.\r\n\r\n"
    "Contact: Dana Ruiz, +1 617 555 0142, dana.ruiz@norvane.example\r\n"
)
ZONE = "Norvane will speak at 8:30 a.m. EST on May 6, 2026.\n"
RICH: dict[str, Any] = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        "diagnostics": {"refreshSupport": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}


class _Out:
    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def write(self, data: bytes) -> None:
        self.sent.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        pass


class Conversation:
    """A session that has begun. root: the folder that is open in the editor; rules: those that run, None for all of them."""

    def __init__(
        self,
        root: Path,
        able: dict[str, Any] | None = None,
        encoding: str = UTF32,
        rules: str | None = "dates/zone-out-of-season",
        **options: Any,
    ) -> None:
        self.root = root
        self.server = Server({"select": [(rules,)] if rules else [], **options})
        self.out = _Out()
        self.server.protocol.set_writer(self.out)  # type: ignore[arg-type]
        self.number = 0
        self.versions: dict[str, int] = {}
        general = {"positionEncodings": [encoding]}
        params = {"processId": None, "rootUri": root.as_uri(), "capabilities": {**(able or {}), "general": general}}
        self.able = self.ask("initialize", params)["capabilities"]
        self.tell("initialized", {})

    def tell(self, method: str, params: Any) -> None:
        self.server.protocol.receive({"jsonrpc": "2.0", "method": method, "params": params})

    def response(self, method: str, params: Any) -> dict[str, Any]:
        """The answer, whether a result or an error."""
        self.number += 1
        before = len(self.out.sent)
        self.server.protocol.receive({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return next(message for message in self.out.sent[before:] if message.get("id") == self.number and "method" not in message)

    def ask(self, method: str, params: Any) -> Any:
        answer = self.response(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def sent(self, method: str) -> list[Any]:
        """The parameters of every message of this kind so far."""
        return [message.get("params") for message in self.out.sent if message.get("method") == method]

    # Documents, by their path below the root or by their URI

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        self.versions[name] = 1
        item = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, name: str, *changes: dict[str, Any]) -> None:
        self.versions[name] += 1
        document = {"uri": self.uri(name), "version": self.versions[name]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def close(self, name: str) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def save(self, name: str) -> None:
        self.tell("textDocument/didSave", {"textDocument": {"uri": self.uri(name)}})

    def pushed(self, name: str) -> list[dict[str, Any]] | None:
        """The findings last pushed, once the server has caught up; None where none ever were."""
        while self.server.catch_up():
            pass
        found = [params["diagnostics"] for params in self.sent("textDocument/publishDiagnostics") if params["uri"] == self.uri(name)]
        return found[-1] if found else None

    def rules(self, name: str) -> list[str]:
        return [found["code"] for found in self.pushed(name) or ()]

    def about(self, name: str, **more: Any) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri(name)}, **more}

    def actions(self, name: str, at: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        found: list[dict[str, Any]] = self.ask("textDocument/codeAction", self.about(name, range=at, context=context))
        return found


def words_at(text: str, at: dict[str, Any], encoding: str = UTF32) -> str:
    """What a client that counts in this encoding underlines. Lines end at CRLF, LF or CR."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if at["start"]["line"] != at["end"]["line"]:
        return "\n".join(lines[at["start"]["line"] : at["end"]["line"] + 1])
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    line = lines[at["start"]["line"]].encode(codec)
    return line[at["start"]["character"] * size : at["end"]["character"] * size].decode(codec)


def edited(text: str, edits: list[dict[str, Any]], encoding: str = UTF32) -> str:
    """The text as a client makes these edits, from the last to the first."""
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(position: dict[str, int]) -> int:
        begin = starts[min(position["line"], len(starts) - 1)]
        before = text[begin:].encode(codec)[: position["character"] * size]
        return begin + len(before.decode(codec))

    for edit in sorted(edits, key=lambda edit: (edit["range"]["start"]["line"], edit["range"]["start"]["character"]), reverse=True):
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text
