"""Code actions: the fixes and suppressions of findings as edits that an editor makes."""

from __future__ import annotations

import os
from functools import partial

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcInvalidParams
from pygls.uris import from_fs_path

from prlint.config import YAML_NAME
from prlint.lsp import actions
from prlint.lsp.documents import Page
from prlint.lsp.findings import all_told, range_of, under
from prlint.run import Checked
from prlint.settings import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from prlint.diagnostic import Edit
    from prlint.lsp.actions import Action
    from prlint.lsp.documents import Document
    from prlint.lsp.projects import Standing
    from prlint.lsp.server import Server


class CodeActions:
    """What a server offers its client to do about findings. `actions` says what can be done; here it is put as the protocol wants."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def offered(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings at a place; last, all fixes that are safe."""
        document, standing, checked, span = self._server.asked_about(params.text_document.uri, params.range)
        if checked is None:
            return []
        only = params.context.only
        offered: list[types.CodeAction] = []
        if _asked_for(actions.QUICK, only):
            found = under(checked, span)
            for action in (*actions.fixes(found), *self._suppressions(document, standing, checked, found)):
                offered.append(self._code_action(action, document, standing))
        later = "edit" in self._resolvable()
        unasked = params.context.trigger_kind == types.CodeActionTriggerKind.Automatic and only is None
        if _asked_for(actions.FIX_ALL, only) and actions.can_fix_all(checked) and (later or not unasked):
            data = {"uri": document.uri, "version": document.version}
            every = types.CodeAction("Make all fixes that cannot change what the release says", actions.FIX_ALL, data=data)
            offered.append(every if later else self.resolved(every))
        return offered

    def _resolvable(self) -> Sequence[str]:
        return self._server.client_can("textDocument.codeAction.resolveSupport.properties") or ()

    def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """The action with its edit, which takes several checks to find."""
        data = action.data
        if not isinstance(data, dict) or not isinstance(data.get("uri"), str):
            raise JsonRpcInvalidParams("the action is none of prlint's")
        document = self._server.document_at(data["uri"])
        if data.get("version") != document.version:
            raise JsonRpcContentModified("the document has changed since the action was offered")
        standing, checked = self._server.result(document)
        if checked is None or standing.settings is None:
            raise JsonRpcContentModified("the document is no longer checked")
        again = partial(check, settings=standing.settings, place=document.place)
        edits = actions.fix_all(document.source, checked, again)
        action.edit = self._edit(document.uri, document.version, document.page, edits)
        return action

    def _suppressions(
        self, document: Document, standing: Standing, checked: Checked, found: Sequence[Any]
    ) -> Iterator[Action]:
        for finding in found:
            action = actions.comment(finding, document.source, checked.format)
            if action is None and checked.format == "text" and finding.rule in standing.rules:
                action = self._entry(finding, document, standing)
            if action is not None:
                yield action

    def _entry(self, finding: Any, document: Document, standing: Standing) -> Action | None:
        """An entry of `allow` in the nearest prlint.yaml, or in a new one at the top of what the editor has open."""
        path = standing.path
        if path and os.path.basename(path) != YAML_NAME:
            return None
        if path and standing.settings is not None:
            open_one = next((each for each in self._server.documents.values() if each.place == path), None)
            source = standing.settings.config.source
            text = open_one.page.text if open_one else source.text if source else None
            if text is None or standing.problems:
                return None
            action = actions.entry(finding, standing.settings.config.relative(document.place), path, text)
            return action and action.but(page=open_one.page if open_one else Page(text, self._server.encoding))
        top = os.path.abspath(self._server.top)
        below = not os.path.relpath(document.place, top).startswith(os.pardir)
        if not below or not self._can_create() or self._server.projects.options.get("isolated"):
            return None
        release = os.path.relpath(document.place, top).replace(os.sep, "/")
        action = actions.entry(finding, release, os.path.join(top, YAML_NAME), None)
        return action and action.but(page=Page("", self._server.encoding))

    def _can_create(self) -> bool:
        able = self._server.client_can("workspace.workspaceEdit.resourceOperations") or ()
        return types.ResourceOperationKind.Create in able and bool(self._server.client_can("workspace.workspaceEdit.documentChanges"))

    def _code_action(self, action: Action, document: Document, standing: Standing) -> types.CodeAction:
        told = all_told(Checked(document.name, diagnostics=(action.for_,)), document.page, document.uri, standing.rules)
        if action.path:
            other = next((each for each in self._server.documents.values() if each.place == action.path), None)
            page = action.page or document.page
            edit = self._edit(str(from_fs_path(action.path)), other.version if other else None, page, action.edits, action.creates)
        else:
            edit = self._edit(document.uri, document.version, document.page, action.edits)
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(action.title, kind, diagnostics=told, is_preferred=action.preferred or None, edit=edit)

    def _edit(
        self, uri: str, version: int | None, page: Page, edits: Sequence[Edit], creates: bool = False
    ) -> types.WorkspaceEdit:
        changes = [types.TextEdit(range_of(page, edit.span), edit.text) for edit in edits]
        if not self._server.client_can("workspace.workspaceEdit.documentChanges"):
            return types.WorkspaceEdit(changes={uri: changes})
        made = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), changes)
        create = [types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))] if creates else []
        return types.WorkspaceEdit(document_changes=[*create, made])


def _asked_for(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that wants only some kinds wants this one. A kind stands for those below it."""
    wanted = [str(getattr(each, "value", each)) for each in only] if only is not None else None
    return wanted is None or any(not each or kind == each or kind.startswith(f"{each}.") for each in wanted)
