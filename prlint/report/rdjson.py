"""The Reviewdog Diagnostic Format as one JSON document. Columns are bytes of the line as UTF-8, and an end is exclusive.

A suggestion is one replacement at one place; a fix that changes several is therefore not suggested, nor is one that is only for display.
"""

from __future__ import annotations

from prlint.report.columns import utf8
from prlint.report.encode import as_json
from prlint.report.entries import entries
from prlint.report.visible import visible
from prlint.report.words import at_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from prlint.diagnostic import Diagnostic
    from prlint.report.entries import Entry
    from prlint.run import Run
    from prlint.text.source import Source
    from prlint.text.span import Position

SOURCE = {"name": "prlint"}


def render(run: Run) -> Iterator[str]:
    yield as_json({"source": SOURCE, "diagnostics": [diagnostic(entry) for entry in entries(run)]}, indent=1) + "\n"


def diagnostic(entry: Entry) -> dict[str, Any]:
    location: dict[str, Any] = {} if entry.path == "-" else {"path": entry.path}
    suggestions: list[dict[str, Any]] = []
    if entry.lined is not None and entry.source is not None:
        place = entry.lined.place
        location["range"] = _range(entry.source, place.start, place.end)
        suggestions = list(_suggestions(entry.lined, entry.source))
    code = {"value": entry.rule, **_url(entry.diagnostic)}
    found = {"message": _message(entry), "location": location, "severity": entry.severity.upper(), "code": code}
    return {**found, "suggestions": suggestions} if suggestions else found


def _message(entry: Entry) -> str:
    """With the second places, for which the format has no field of its own."""
    labels = entry.diagnostic.labels if entry.diagnostic is not None else ()
    return entry.message + "".join(f" ({visible(label.message)}: {at_line(label.place.start)})" for label in labels)


def _url(found: Diagnostic | None) -> dict[str, str]:
    urls = [authority.url for authority in found.authority if authority.url] if found else []
    return {"url": urls[0]} if urls else {}


def _range(source: Source, start: Position, end: Position) -> dict[str, Any]:
    return {name: {"line": at.line, "column": utf8(source, at)} for name, at in (("start", start), ("end", end))}


def _suggestions(found: Diagnostic, source: Source) -> Iterator[dict[str, Any]]:
    for fix in found.fixes:
        if len(fix.edits) == 1 and fix.safety != "display":
            (edit,) = fix.edits
            start, end = source.lines.position(edit.span.start), source.lines.position(edit.span.end)
            yield {"range": _range(source, start, end), "text": edit.text}
