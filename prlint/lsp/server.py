"""The server: what is open, and what is told of it and when."""

from __future__ import annotations

import os

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder
from pygls.exceptions import FeatureRequestError, JsonRpcContentModified, JsonRpcInternalError, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from prlint import __version__
from prlint.config import YAML_NAME
from prlint.engine import describe_exception
from prlint.formats import FORMATS, PACKED
from prlint.lsp import outline
from prlint.lsp.actions import FIX_ALL
from prlint.lsp.code_actions import CodeActions
from prlint.lsp.documents import UTF16, Document, Page
from prlint.lsp.findings import all_told, hover, problems_told, unchecked, under
from prlint.lsp.projects import Projects
from prlint.lsp.protocol import Protocol
from prlint.run import Checked
from prlint.settings import check
from prlint.text.sizes import size_words
from prlint.text.span import SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from pygls.server import ServerErrors

    from prlint.lsp.projects import Problem, Standing

_CONFIGURATIONS = (".yaml", ".yml", ".toml")
_ENDINGS = {"markdown": ".md", "html": ".html"}
_WATCHED = ("**/*.yaml", "**/*.yml", "**/pyproject.toml")


class Server(LanguageServer):
    """One client. documents: what is open, by URI; encoding: the unit of positions; top: the first folder that the editor has open."""

    protocol: Protocol

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__("prlint", __version__, types.TextDocumentSyncKind.Incremental, protocol_cls=Protocol)
        self.projects = Projects(options)
        self.documents: dict[str, Document] = {}
        self.encoding: str = UTF16
        self.pulls = False
        self.top = os.getcwd()
        self._waiting: dict[str, None] = {}  # URIs to be checked and pushed, in the order of their changes
        self._checked: dict[str, tuple[int, Standing, Checked | None]] = {}
        self._stood: dict[str, Standing] = {}  # by URI of a document, as it was last told of
        self._problems: dict[str, tuple[Problem, ...]] = {}  # by configuration, as last told
        self._troubles: dict[str, str] = {}
        self._outlines: dict[str, tuple[int, tuple[outline.Part, ...]]] = {}
        self._code_actions = CodeActions(self)
        self._register()

    def _register(self) -> None:
        kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True)
        pull = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="prlint")
        saves = types.SaveOptions(include_text=False)
        features: list[tuple[str, Callable[[Any], Any], Any]] = [
            (types.INITIALIZE, self._initialize, None),
            (types.INITIALIZED, self._initialized, None),
            (types.TEXT_DOCUMENT_DID_OPEN, _nothing, None),  # said for pygls, which asks what to advertise
            (types.TEXT_DOCUMENT_DID_SAVE, self._files_changed, saves),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._files_changed, None),
            (types.TEXT_DOCUMENT_DIAGNOSTIC, self._pulled, pull),
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._code_actions.offered, kinds),
            (types.CODE_ACTION_RESOLVE, self._code_actions.resolved, None),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols, None),
            (types.TEXT_DOCUMENT_FOLDING_RANGE, self._folds, None),
        ]
        for name, handler, options in features:
            self.feature(name, options)(_guarded(handler))

    # What the client can do

    def _initialize(self, params: types.InitializeParams) -> None:
        able = params.capabilities
        self.encoding = str(getattr(found := ServerCapabilitiesBuilder.choose_position_encoding(able), "value", found))
        self.pulls = able.text_document is not None and able.text_document.diagnostic is not None
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        self.top = _path(folders[0]) or params.root_path or os.getcwd()

    def _initialized(self, params: types.InitializedParams) -> None:
        watching = self.client_can("workspace.didChangeWatchedFiles.dynamicRegistration")
        if watching:
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("prlint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([registration]))

    def client_can(self, steps: str) -> Any:
        """What the client says of a capability, by its path in the protocol; None where it says nothing."""
        node: Any = self.client_capabilities
        for step in steps.split("."):
            node = getattr(node, "".join(f"_{c.lower()}" if c.isupper() else c for c in step), None)
        return node

    def log(self, words: str) -> None:
        """A line for the client's log. Never words of a release."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"prlint: {words}"))

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """A fault that is nobody's answer; those of requests are answered with."""
        if source is not FeatureRequestError:
            self.log(str(error) if isinstance(error, JsonRpcInternalError) else describe_exception(error))

    # Documents

    def opened(self, item: types.TextDocumentItem) -> None:
        place, name = self._place(item.uri, item.language_id)
        document = Document(item.uri, place, name, item.language_id, item.version, Page(item.text, self.encoding))
        self.documents[item.uri] = document
        self._forget(item.uri)
        self._waiting[item.uri] = None

    def _place(self, uri: str, language: str) -> tuple[str, str]:
        """Where a document stands, or would if it were saved, and its name; one that never was has its format from its language."""
        path = _path(uri)
        if path is not None:
            return os.path.abspath(path), os.path.basename(path)
        name = os.path.basename(uri.rstrip("/")).rpartition(":")[2] + _ENDINGS.get(language, "")
        return os.path.join(os.path.abspath(self.top), name), name

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        document = self.documents.get(params.text_document.uri)
        if document is None:
            self.log("a change of a document that is not open")
            return
        page = document.page
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                page = page.edited(_spot(change.range.start), _spot(change.range.end), change.text)
            else:
                page = Page(change.text, self.encoding)
        document.put(page, params.text_document.version)
        self._forget(document.uri)
        self._waiting[document.uri] = None

    def closed(self, uri: str) -> None:
        document = self.documents.pop(uri, None)
        self._waiting.pop(uri, None)
        self._stood.pop(uri, None)
        self._forget(uri)
        if document is not None:
            # A configuration that is closed is told by push again; of everything else nothing is left.
            self._push(uri, self._told_of_problems(document.place) if _configures(document) else [], None)

    def _forget(self, uri: str) -> None:
        self._checked.pop(uri, None)
        self._outlines.pop(uri, None)

    # Checking

    def _standing(self, document: Document) -> Standing:
        standing = self._stood[document.uri] = self.projects.of(document.place)
        self._tell(standing)
        return standing

    def result(self, document: Document) -> tuple[Standing, Checked | None]:
        """What came of a document as it stands; None where it is excluded or no rules could be read."""
        standing = self._standing(document)
        kept = self._checked.get(document.uri)
        if kept is None or kept[0] != document.version or kept[1].settings is not standing.settings:
            kept = document.version, standing, self._check(document, standing)
            self._checked[document.uri] = kept
        return standing, kept[2]

    def _check(self, document: Document, standing: Standing) -> Checked | None:
        settings = standing.settings
        if settings is None or settings.config.excludes(document.place):
            return None
        source, most = document.source, settings.max_size
        if _packed(document):
            return Checked(source.name, error="it is no text, whatever an editor shows of it; `prlint check` reads the file")
        if len(source.text) > most or len(source.text.encode("utf-8", "surrogatepass")) > most:
            return Checked(source.name, error=f"it is larger than {size_words(most)}; max-size in {YAML_NAME} raises the limit")
        return check(source, settings, document.place)

    def told(self, document: Document) -> list[types.Diagnostic]:
        if _configures(document):
            self._standing(document)
            return self._told_of_problems(document.place)
        standing, checked = self.result(document)
        if checked is None:
            return unchecked(standing, document.page, document.uri) if standing.settings is None else []
        return all_told(checked, document.page, document.uri, standing.rules)

    def catch_up(self) -> bool:
        """Check and push the document that has waited longest; whether there was one."""
        for uri in self._waiting:
            del self._waiting[uri]
            document = self.documents.get(uri)
            if document is not None and not self.pulls:
                self._push(uri, self.told(document), document.version)
            elif document is not None and _configures(document):
                self._standing(document)
            return True
        return False

    def _push(self, uri: str, told: Sequence[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, list(told), version))

    # Configurations and packs

    def _tell(self, standing: Standing) -> None:
        """Tell what has become of a configuration since it was last told of."""
        before = self._problems.get(standing.path, ())
        if before != standing.problems:
            self._problems[standing.path] = standing.problems
            for path in dict.fromkeys(problem.path for problem in (*before, *standing.problems)):
                self._tell_file(path)
        if self._troubles.get(standing.path, "") != standing.trouble:
            self._troubles[standing.path] = standing.trouble
            if standing.trouble:
                rest = "the last rules that were valid go on" if standing.settings else "nothing is checked until it is mended"
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"prlint: {standing.trouble}; {rest}"))

    def _tell_file(self, path: str) -> None:
        """Its problems, by push; an open file whose client pulls is asked for, if the client can be told to ask."""
        document = next((each for each in self.documents.values() if each.place == path), None)
        if document is None or not self.pulls:
            self._push(document.uri if document else _uri(path), self._told_of_problems(path), document.version if document else None)

    def _told_of_problems(self, path: str) -> list[types.Diagnostic]:
        told: list[types.Diagnostic] = []
        for problem in (each for found in self._problems.values() for each in found if each.path == path):
            told += [each for each in problems_told(problem, Page(problem.source.text, self.encoding), _uri(path)) if each not in told]
        return told

    def _files_changed(self, params: object) -> None:
        """The client says that a file was saved, or has changed on the disk."""
        self.projects.retry()
        self.look()

    def look(self) -> None:
        """Where files have changed so that documents are checked with something else, have them checked again."""
        stale = False
        for document in self.documents.values():
            before = self._stood.get(document.uri)
            if before is not None and not before.says_what(self.projects.of(document.place)):
                self._standing(document)
                self._waiting[document.uri] = None
                stale = True
        if stale and self.pulls and self.client_can("workspace.diagnostics.refreshSupport"):
            self.workspace_diagnostic_refresh(None)

    # Requests

    def document_at(self, uri: str) -> Document:
        document = self.documents.get(uri)
        if document is None:
            raise JsonRpcInvalidParams("the document is not open")
        return document

    def _pulled(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        document = self.documents.get(params.text_document.uri)
        if document is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        return types.RelatedFullDocumentDiagnosticReport(items=self.told(document))

    def asked_about(self, uri: str, at: types.Range) -> tuple[Document, Standing, Checked | None, SourceSpan]:
        """A document, what is found in it, and the place that a request means."""
        document = self.document_at(uri)
        start, end = sorted((document.page.offset(_spot(at.start)), document.page.offset(_spot(at.end))))
        span = SourceSpan(start, end)
        if _configures(document):
            return document, self._standing(document), None, span
        return document, *self.result(document), span

    def _hover(self, params: types.HoverParams) -> types.Hover | None:
        at = types.Range(params.position, params.position)
        document, standing, checked, span = self.asked_about(params.text_document.uri, at)
        if checked is None:
            return None
        formats = self.client_can("textDocument.hover.contentFormat") or ()
        return hover(under(checked, span), document.page, standing.rules, types.MarkupKind.Markdown in formats)

    def _parts(self, document: Document) -> tuple[outline.Part, ...]:
        kept = self._outlines.get(document.uri)
        if kept is None or kept[0] != document.version:
            found = () if _configures(document) or _packed(document) else outline.parts(document)
            kept = self._outlines[document.uri] = document.version, found
        return kept[1]

    def _symbols(self, params: types.DocumentSymbolParams) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
        document = self.document_at(params.text_document.uri)
        if self.client_can("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"):
            return outline.symbols(self._parts(document), document.page)
        return outline.flat_symbols(self._parts(document), document.page, document.uri)

    def _folds(self, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        document = self.document_at(params.text_document.uri)
        return list(outline.folds(self._parts(document), document.page))


def _nothing(params: object) -> None:
    pass


def _guarded(handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A handler whose own faults are told by their kind and place alone: their words might be words of a release."""

    def guarded(params: Any) -> Any:
        try:
            return handler(params)
        except (JsonRpcInvalidParams, JsonRpcContentModified):
            raise
        except Exception as error:
            raise JsonRpcInternalError(f"prlint failed ({describe_exception(error)}); please report it") from None

    return guarded


def _spot(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _path(uri: str) -> str | None:
    """The path of a file's URI; None for what is no file."""
    return to_fs_path(uri) if uri.startswith("file:") else None


def _uri(path: str) -> str:
    return str(from_fs_path(path))


def _configures(document: Document) -> bool:
    """Whether a document is a configuration or pack and no release."""
    return document.language in ("yaml", "toml") or document.name.endswith(_CONFIGURATIONS)


def _packed(document: Document) -> bool:
    """Whether a document is of a format that is no text, as Word files are."""
    return any(document.name.lower().endswith(FORMATS[name][1]) for name in PACKED)
