"""SARIF 2.1.0, for code scanning and for whatever else reads the standard.

Columns are UTF-16 code units and say so; lines end where prlint ends them. Paths are relative to the top of the work tree, whose own
place stays unsaid. What somebody answered for is there too, as suppressed. What did not run, and why, stands with each file.
"""

from __future__ import annotations

from prlint import __version__
from prlint.report.columns import utf16
from prlint.report.encode import as_json
from prlint.report.entries import UNREADABLE, said
from prlint.report.paths import in_tree, uri
from prlint.report.sarif_rules import LEVELS, rule_object
from prlint.report.visible import visible
from prlint.report.words import spot
from prlint.run import CONFIGURATION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from prlint.diagnostic import Diagnostic, Edit, Fix, Label, Place, Suppressed
    from prlint.run import Checked, Run
    from prlint.text.source import Source
    from prlint.text.span import Position

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_UNREADABLE = {
    "id": UNREADABLE,
    "name": "PrlintUnreadableFile",
    "shortDescription": {"text": "File that could not be read."},
    "fullDescription": {"text": "Nothing can be said of this file, good or bad, until it can be read."},
    "help": {"text": "Save it as UTF-8 text, or leave it out of what is checked."},
}
_KINDS = {"comment": "inSource", "config": "external", "baseline": "external"}


def render(run: Run) -> Iterator[str]:
    yield as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run)]}, indent=1) + "\n"


def _run(run: Run) -> dict[str, Any]:
    answered = [suppressed.diagnostic for file in run.files for suppressed in file.suppressed]
    spoken = sorted({d.rule for d in [*answered, *(d for file in run.files for d in file.diagnostics)]})
    numbers = {rule: number for number, rule in enumerate(spoken)}
    return {
        "tool": {"driver": _driver(run, spoken)},
        "automationDetails": {"id": "prlint/"},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": "en-US",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the work tree."}}},
        "invocations": [_invocation(run)],
        "artifacts": [_artifact(file, run) for file in run.files],
        "results": [result for number, file in enumerate(run.files) for result in _results(file, number, numbers, run)],
    }


def _driver(run: Run, spoken: list[str]) -> dict[str, Any]:
    return {
        "name": "prlint",
        "fullName": "prlint, the linter for press releases",
        "semanticVersion": __version__,
        "informationUri": f"pkg:pypi/prlint@{__version__}",
        "rules": [rule_object(rule, run.rules.get(rule)) for rule in spoken],
        "notifications": [_UNREADABLE],
    }


def _invocation(run: Run) -> dict[str, Any]:
    unreadable = [(number, file) for number, file in enumerate(run.files) if file.error is not None]
    notes = [
        {
            "descriptor": {"id": UNREADABLE, "index": 0},
            "level": "error",
            "message": {"text": f"It could not be read: {visible(file.error or '')}."},
            "locations": [{"physicalLocation": {"artifactLocation": {**_at(file, run), "index": number}}}],
        }
        for number, file in unreadable
    ]
    failed = bool(notes) or any(file.failed for file in run.files)
    return {"executionSuccessful": not failed, **({"toolExecutionNotifications": notes} if notes else {})}


def _at(file: Checked, run: Run) -> dict[str, Any]:
    path = in_tree(file.path, run)
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _artifact(file: Checked, run: Run) -> dict[str, Any]:
    told: dict[str, Any] = {"status": "checked" if file.error is None else "unreadable", "format": file.format}
    if file.error is None and file.format != CONFIGURATION:
        told["rules"] = {"on": file.on, "off": [{"rule": off.rule, "reason": off.reason} for off in file.off]}
    return {"location": _at(file, run), "properties": told}


def _results(file: Checked, number: int, numbers: Mapping[str, int], run: Run) -> Iterator[dict[str, Any]]:
    if file.source is None:
        return
    at = {**_at(file, run), "index": number}
    for diagnostic in file.diagnostics:
        yield _result(diagnostic, at, file.source, numbers)
    for suppressed in file.suppressed:
        yield {**_result(suppressed.diagnostic, at, file.source, numbers), "suppressions": [_suppression(suppressed)]}


def _result(found: Diagnostic, at: Mapping[str, Any], source: Source, numbers: Mapping[str, int]) -> dict[str, Any]:
    fixes = [_fix(fix, at, source) for fix in found.fixes if fix.safety != "display" and found.place.start.part is None]
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": numbers[found.rule],
        "level": LEVELS[found.severity],
        "message": _message(said(found)),
        "locations": [_location(found.place, found.text, at, source)],
    }
    if found.labels:
        result["relatedLocations"] = [_related(n, label, at, source) for n, label in enumerate(found.labels, 1)]
    if fixes:
        result["fixes"] = fixes
    result["partialFingerprints"] = {"primaryLocationLineHash": f"{found.fingerprint}:1", "prlint/v1": found.fingerprint}
    result["properties"] = {"confidence": found.confidence, "segment": found.segment}
    return result


def _message(text: str) -> dict[str, str]:
    """Brackets before parentheses would make a link of somebody else's words."""
    return {"text": text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text}


def _location(place: Place, text: str, at: Mapping[str, Any], source: Source) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": dict(at)}
    if place.start.part is not None:
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": spot(place.start)}]}
    physical["region"] = _region(place.start, place.end, source)
    if text:
        physical["region"]["snippet"] = {"text": text}
    return {"physicalLocation": physical}


def _region(start: Position, end: Position, source: Source) -> dict[str, Any]:
    return {"startLine": start.line, "startColumn": utf16(source, start), "endLine": end.line, "endColumn": utf16(source, end)}


def _related(number: int, label: Label, at: Mapping[str, Any], source: Source) -> dict[str, Any]:
    return {"id": number, "message": _message(visible(label.message)), **_location(label.place, "", at, source)}


def _fix(fix: Fix, at: Mapping[str, Any], source: Source) -> dict[str, Any]:
    change = {"artifactLocation": dict(at), "replacements": [_replacement(edit, source) for edit in fix.edits]}
    return {"description": _message(visible(fix.title)), "artifactChanges": [change], "properties": {"safety": fix.safety}}


def _replacement(edit: Edit, source: Source) -> dict[str, Any]:
    start, end = source.lines.position(edit.span.start), source.lines.position(edit.span.end)
    return {"deletedRegion": _region(start, end, source), "insertedContent": {"text": edit.text}}


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    return {"kind": _KINDS[suppressed.by], "status": "accepted", "justification": visible(suppressed.reason)}
