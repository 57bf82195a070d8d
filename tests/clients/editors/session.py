"""A whole session by pytest-lsp, as three editors would begin it: run by the pytest that `.ci/clients` installs beside it.

    PRLINT_SERVER='["prlint", "lsp"]' pytest session.py

pytest-lsp also holds what the server sends against what the client said it can do, and warns where it does not fit: here that is an error.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

pytestmark = [pytest.mark.asyncio, pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")]

TEXT = (
    "🎉 “Norvane’s” 𝔄 Calidex(R)\tdid well \u202bשלום\u202c\r\n\r\n"
    "BOSTON, May 5, 2026 -- 🎉 Norvane Therapeutics, Inc. (Nasdaq: NRVN) 𝔄 “will”\tspeak on Tuesday, May 6, 2026.\r\n\r\n"
    "Contact:\r\n🎉 Dana Ruiz, +1 617 555 0142, dana.ruiz@norvane.example\r\n"
)
WORDS = {"dates/weekday-mismatch": "Tuesday", "contacts/placeholder-phone": "+1 617 555 0142", "trademarks/ascii-symbol": "(R)"}
EDITORS = {"visual_studio_code": "utf-16", "neovim@v0.11": "utf-8", "emacs@v29.1": "utf-32"}
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Editor:
    """One document in one editor."""

    def __init__(self, client: LanguageClient, encoding: str, uri: str) -> None:
        self.client, self.encoding, self.text = client, encoding, TEXT
        self.document = types.TextDocumentIdentifier(uri)
        self.pulls = client.capabilities.text_document.diagnostic is not None
        self.version = 1

    def words(self, at: types.Range) -> str:
        codec, size = CODECS[self.encoding]
        line = self.text.split("\r\n")[at.start.line].encode(codec)
        return line[at.start.character * size : at.end.character * size].decode(codec)

    async def told(self) -> list[types.Diagnostic]:
        if self.pulls:
            report = await self.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(self.document))
            assert self.document.uri not in self.client.diagnostics, "told twice"
            return list(report.items)
        await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[self.document.uri])

    async def put(self, at: types.Range, words: str) -> list[types.Diagnostic]:
        """What is told after an edit of one line."""
        codec, size = CODECS[self.encoding]
        lines = self.text.split("\r\n")
        line = lines[at.start.line].encode(codec)
        lines[at.start.line] = (line[: at.start.character * size] + words.encode(codec) + line[at.end.character * size :]).decode(codec)
        self.text, self.version = "\r\n".join(lines), self.version + 1
        document = types.VersionedTextDocumentIdentifier(self.version, self.document.uri)
        change = types.TextDocumentContentChangePartial(at, words)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.told()


@pytest_lsp.fixture(params=EDITORS, config=ClientServerConfig(server_command=json.loads(os.environ["PRLINT_SERVER"])))
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient) -> AsyncIterator[None]:
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        assert [each.method for each in params.registrations] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    able = client_capabilities(request.param)
    begun = await lsp_client.initialize_session(types.InitializeParams(able, root_uri=Path.cwd().as_uri()))
    assert begun.capabilities.position_encoding == EDITORS[request.param]
    lsp_client.encoding = EDITORS[request.param]
    yield
    await lsp_client.shutdown_session()


async def test_a_session(client: LanguageClient) -> None:
    editor = Editor(client, client.encoding, (Path.cwd() / "a “b” c.md").as_uri())
    item = types.TextDocumentItem(editor.document.uri, types.LanguageKind.Markdown, 1, editor.text)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    found = {str(each.code): each for each in await editor.told()}
    for rule, words in WORDS.items():
        assert editor.words(found[rule].range) == words

    at = found["dates/weekday-mismatch"].range
    hover = await editor.client.text_document_hover_async(types.HoverParams(editor.document, at.start))
    assert hover is not None
    assert "that day is a Wednesday" in hover.contents.value

    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.document))
    assert symbols[0].name.startswith("headline")
    folds = await editor.client.text_document_folding_range_async(types.FoldingRangeParams(editor.document))
    assert [(each.start_line, each.end_line) for each in folds] == [(4, 5)]

    at = found["trademarks/ascii-symbol"].range
    params = types.CodeActionParams(editor.document, at, types.CodeActionContext([found["trademarks/ascii-symbol"]]))
    (preferred,) = [each for each in await editor.client.text_document_code_action_async(params) if each.is_preferred]
    changes = preferred.edit.changes or {each.text_document.uri: each.edits for each in preferred.edit.document_changes}
    (edit,) = changes[editor.document.uri]
    assert (editor.words(edit.range), edit.new_text) == ("(R)", "®")

    after = {str(each.code): each for each in await editor.put(edit.range, edit.new_text)}
    assert "trademarks/ascii-symbol" not in after
    assert editor.words(after["dates/weekday-mismatch"].range) == "Tuesday"
