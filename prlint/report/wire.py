"""The wire format, version 1, as plain objects: what docs/prlint.schema.json describes."""

from __future__ import annotations

from prlint import __version__
from prlint.run import Checked, Run, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint.diagnostic import Diagnostic, Edit, Fix, Label, Place, Suppressed
    from prlint.text.span import Position, Span

VERSION = 1


def document(run: Run) -> dict[str, Any]:
    return {
        "version": VERSION,
        "tool": {"name": "prlint", "version": __version__},
        "files": [file_object(file) for file in run.files],
        "summary": count(run.files),
    }


def file_object(file: Checked) -> dict[str, Any]:
    return {
        "path": file.path,
        "status": "checked" if file.error is None else "unreadable",
        "format": file.format,
        "language": file.language or None,
        "error": file.error,
        "rules": {"on": file.on, "off": [{"rule": off.rule, "reason": off.reason} for off in file.off]},
        "diagnostics": [diagnostic_object(diagnostic) for diagnostic in file.diagnostics],
        "suppressed": [suppressed_object(suppressed) for suppressed in file.suppressed],
    }


def diagnostic_object(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "segment": diagnostic.segment,
        "text": diagnostic.text,
        **_place(diagnostic.place),
        "labels": [_label(label) for label in diagnostic.labels],
        "fixes": [_fix(fix) for fix in diagnostic.fixes],
        "authority": [_authority(cite.cite, cite.url, cite.note) for cite in diagnostic.authority],
        "help": f"prlint explain {diagnostic.rule}",
        "fingerprint": diagnostic.fingerprint,
    }


def suppressed_object(suppressed: Suppressed) -> dict[str, Any]:
    answered = {"by": suppressed.by, "reason": suppressed.reason}
    return {**diagnostic_object(suppressed.diagnostic), "suppressed": answered}


def _place(place: Place) -> dict[str, Any]:
    return {"span": _span(place.span), "start": _position(place.start), "end": _position(place.end)}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _position(position: Position) -> dict[str, Any]:
    if position.part is not None:
        return {"part": position.part, "paragraph": position.line, "column": position.column}
    return {"line": position.line, "column": position.column}


def _label(label: Label) -> dict[str, Any]:
    return {"message": label.message, **_place(label.place)}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"title": fix.title, "safety": fix.safety, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"span": _span(edit.span), "text": edit.text}


def _authority(cite: str, url: str | None, note: str | None) -> dict[str, Any]:
    return {"cite": cite, **({"url": url} if url else {}), **({"note": note} if note else {})}
