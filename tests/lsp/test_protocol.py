"""Whoever sends nonsense is told so by a protocol error, and the session goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.lsp.frames import Garbled, messages
from tests.lsp.conversation import TRICKY, ZONE, Conversation

PARSE, REQUEST, METHOD, PARAMS, EARLY, MODIFIED = -32700, -32600, -32601, -32602, -32002, -32801
AT = {"line": 0, "character": 0}
NOT_OPEN = {"uri": "file:///x"}


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    return Conversation(tmp_path)


def _request(method: Any, **params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 7, "method": method, **({"params": params} if params else {})}


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (Garbled("x"), PARSE),
        ([], REQUEST),
        ("hello", REQUEST),
        (None, REQUEST),
        ({}, REQUEST),
        ({**_request("shutdown"), "jsonrpc": "1.0"}, REQUEST),
        ({"jsonrpc": "2.0"}, REQUEST),
        (_request(5), REQUEST),
        ({**_request("shutdown"), "id": [7]}, REQUEST),
        (_request("textDocument/nonsense"), METHOD),
        (_request("textDocument/hover"), PARAMS),
        ({**_request("textDocument/hover"), "params": []}, PARAMS),
        (_request("textDocument/hover", textDocument=NOT_OPEN, position=-1), PARAMS),
        (_request("textDocument/hover", textDocument=NOT_OPEN, position={"line": "one", "character": None}), PARAMS),
        (_request("textDocument/hover", textDocument=NOT_OPEN, position=AT), PARAMS),
        (_request("codeAction/resolve", title="x"), PARAMS),
        (_request("initialize", processId=None, rootUri=None, capabilities={}), REQUEST),
        (_request("workspace/executeCommand", command="rm"), PARAMS),
        (_request("textDocument/didClose", textDocument=NOT_OPEN), REQUEST),
    ],
)
def test_nonsense_is_answered_by_an_error(talk: Conversation, message: Any, code: int) -> None:
    before = len(talk.out.sent)
    talk.server.protocol.receive(message)
    (answer,) = talk.out.sent[before:]
    asked = message.get("id") if isinstance(message, dict) else None
    assert answer["error"]["code"] == code
    assert answer["id"] == (asked if isinstance(asked, int) else None)
    assert answer["error"].get("data") is None
    talk.open("a.txt", ZONE)
    assert talk.rules("a.txt") == ["dates/zone-out-of-season"]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/didOpen", {}),
        ("textDocument/didChange", {"textDocument": {"uri": "file:///none.txt", "version": 2}, "contentChanges": [{"text": "x"}]}),
        ("textDocument/didChange", {"textDocument": 5}),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///none.txt"}}),
        ("textDocument/didSave", None),
        ("$/unknown", {"a": 1}),
        ("nonsense", None),
    ],
)
def test_a_notification_that_cannot_be_followed_is_not(talk: Conversation, method: str, params: Any) -> None:
    talk.tell(method, params)
    talk.open("a.txt", ZONE)
    assert talk.rules("a.txt") == ["dates/zone-out-of-season"]
    assert not [message for message in talk.out.sent if "error" in message]


def test_nothing_is_answered_before_initialize(talk: Conversation) -> None:
    talk.server.protocol.started = False
    assert talk.response("shutdown", None)["error"]["code"] == EARLY


def test_nothing_is_answered_after_shutdown(talk: Conversation) -> None:
    assert talk.ask("shutdown", None) is None
    assert talk.response("textDocument/hover", talk.about("a.txt", position=AT))["error"]["code"] == REQUEST


def test_a_request_that_was_taken_back_is_not_begun(talk: Conversation) -> None:
    talk.open("a.txt", ZONE)
    talk.server.protocol.cancelled.add(talk.number + 1)
    assert talk.response("textDocument/hover", talk.about("a.txt", position=AT))["error"]["code"] == -32800
    assert talk.ask("textDocument/hover", talk.about("a.txt", position=AT)) is None


def test_a_fault_of_prlint_is_told_without_words_of_the_release(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> None:
        raise ValueError("BOSTON")

    monkeypatch.setattr("prlint.lsp.outline.parts", fail)
    talk.open("a.txt", "BOSTON\n")
    error = talk.response("textDocument/documentSymbol", talk.about("a.txt"))["error"]
    assert error["code"] == -32603
    assert "ValueError" in error["message"]
    assert "BOSTON" not in json.dumps(error)


def test_the_preferred_encoding_of_the_client_is_taken(tmp_path: Path) -> None:
    assert Conversation(tmp_path, encoding="utf-8").able["positionEncoding"] == "utf-8"
    assert Conversation(tmp_path, encoding="ebcdic").able["positionEncoding"] == "utf-16"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "file:///a.txt", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["uri", "textDocument", "position", "range", "line", "character", "context", "only", "text", "version", "id"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_DOCUMENT = ("didOpen", "didChange", "codeAction", "diagnostic", "documentSymbol")
_OTHER = ("codeAction/resolve", "workspace/didChangeWatchedFiles", "$/setTrace", "initialized", "x")
_METHODS = st.sampled_from([*(f"textDocument/{name}" for name in _DOCUMENT), *_OTHER])
_REST = {"id": _VALUES, "method": _METHODS, "params": _VALUES, "result": _VALUES}


@settings(max_examples=60)
@given(message=st.fixed_dictionaries({"jsonrpc": st.just("2.0")}, optional=_REST))
def test_no_message_ends_the_session(message: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    talk = Conversation(tmp_path_factory.getbasetemp())
    before = len(talk.out.sent)
    talk.server.protocol.receive(message)
    asked = message.get("id")
    if "method" in message and isinstance(asked, int) and not isinstance(asked, bool):
        assert [each for each in talk.out.sent[before:] if each.get("id") == asked]
    while talk.server.catch_up():
        pass
    assert talk.ask("shutdown", None) is None


# As a process


def _frame(message: dict[str, Any]) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


BEGIN = _frame({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
OPEN = _frame(
    {
        "method": "textDocument/didOpen",
        "params": {"textDocument": {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": TRICKY}},
    }
)


def _process(data: bytes, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "prlint", "lsp", *arguments]
    root = Path(__file__).parent.parent.parent
    return subprocess.run(command, input=data, capture_output=True, cwd=folder, timeout=120, env={**os.environ, "PYTHONPATH": str(root)})


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (BEGIN + OPEN + _frame({"id": 2, "method": "shutdown"}) + _frame({"method": "exit"}), 0),
        (BEGIN + OPEN + _frame({"method": "exit"}), 1),
        (BEGIN + OPEN, 1),
        (b"", 1),
    ],
    ids=["in order", "exit at once", "hung up", "never begun"],
)
def test_how_a_session_ends(tmp_path: Path, data: bytes, status: int) -> None:
    ended = _process(data, tmp_path)
    assert (ended.returncode, ended.stderr) == (status, b"")


def test_a_process_lives_through_garbage(tmp_path: Path) -> None:
    garbage = b"GET / HTTP/1.1\r\nHost: x\r\n\r\nContent-Length: 4\r\n\r\n{{{{" + _frame({"id": "x", "method": "nonsense"})
    ended = _process(BEGIN + garbage + _frame({"id": 2, "method": "shutdown"}) + _frame({"method": "exit"}), tmp_path)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.count(b'"code": -32700') == 2
    assert ended.stdout.count(b'"code": -32601') == 1


def test_files_are_looked_at_while_nobody_says_anything(tmp_path: Path) -> None:
    """Not every client watches files, and a configuration is saved without a word to the server of releases."""
    command = [sys.executable, "-P", "-m", "prlint", "lsp"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=environment)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        server.stdin.write(BEGIN + OPEN)
        server.stdin.flush()
        told = [_next_findings(server.stdout)]
        (tmp_path / "prlint.yaml").write_text("select: [dates/weekday-mismatch]\n", "utf-8")
        told.append(_next_findings(server.stdout))
    finally:
        server.stdin.close()
        server.wait(60)
        server.stdout.close()
    assert [len(found) > 2 for found in told] == [True, False]
    assert {found["code"] for found in told[1]} == {"dates/weekday-mismatch"}


def _next_findings(stream: IO[bytes]) -> list[dict[str, Any]]:
    for message in messages(stream):  # type: ignore[arg-type]
        if message.get("method") == "textDocument/publishDiagnostics":
            found: list[dict[str, Any]] = message["params"]["diagnostics"]
            return found
    raise AssertionError("the server has gone")


def test_a_configuration_that_is_not_there_is_told_before_the_session(tmp_path: Path) -> None:
    ended = _process(b"", tmp_path, "--config", "nothing.yaml")
    assert (ended.returncode, ended.stderr) == (2, b"prlint: --config: there is no file nothing.yaml\n")


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None; from prlint.cli import main; sys.exit(main(['lsp']))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == "prlint: prlint lsp needs what the extra lsp brings: pip install 'prlint[lsp]'\n"
