"""One line a finding: path:line:column: severity: message [rule]."""

from __future__ import annotations

from prlint.report.visible import visible, visible_path
from prlint.report.words import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for file in run.files:
        if file.error is not None:
            yield f"{visible_path(file.path)}: unreadable: {visible(file.error)}\n"
        for d in file.diagnostics:
            yield f"{where(file.path, d.place)}: {d.severity}: {visible(d.message)} [{visible(d.rule)}]\n"
        if run.show_suppressed:
            for s in file.suppressed:
                d = s.diagnostic
                answered = visible(f"{s.by}: {s.reason}")
                yield f"{where(file.path, d.place)}: suppressed: {visible(d.message)} [{visible(d.rule)}] ({answered})\n"


def line(entry: Entry) -> str:
    """One entry, for reports that end in such lines."""
    place = visible_path(entry.path) if entry.diagnostic is None else where(entry.path, entry.diagnostic.place)
    message = entry.message if entry.diagnostic is None else visible(entry.diagnostic.message)
    return f"{place}: {entry.severity}: {message} [{visible(entry.rule)}]\n"
