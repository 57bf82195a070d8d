"""One line a finding: path:line:column: severity: message [rule]."""

from __future__ import annotations

from prlint.report.entries import UNREADABLE
from prlint.report.visible import visible, visible_path
from prlint.report.words import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prlint.diagnostic import Diagnostic
    from prlint.report.entries import Entry
    from prlint.run import Run
    from prlint.text.source import Source


def render(run: Run) -> Iterator[str]:
    for file in run.files:
        if file.error is not None:
            yield f"{visible_path(file.path)}:1:1: error: It could not be read: {visible(file.error)}. [{UNREADABLE}]\n"
        for d in file.diagnostics:
            yield f"{where(file.path, d.place)}: {d.severity}: {visible(d.message)} [{visible(d.rule)}]\n"
        if run.show_suppressed:
            for s in file.suppressed:
                d = s.diagnostic
                answered = visible(f"{s.by}: {s.reason}")
                yield f"{where(file.path, d.place)}: suppressed: {visible(d.message)} [{visible(d.rule)}] ({answered})\n"


def problems(files: Iterable[tuple[Source, Sequence[Diagnostic]]]) -> Iterator[str]:
    """What is wrong with configurations or packs, as findings are told."""
    for source, found in files:
        for d in found:
            yield f"{where(source.name, d.place)}: {d.severity}: {visible(d.message)} [{visible(d.rule)}]\n"


def line(entry: Entry) -> str:
    """One entry, for reports that end in such lines."""
    place = visible_path(entry.path) if entry.diagnostic is None else where(entry.path, entry.diagnostic.place)
    message = entry.message if entry.diagnostic is None else visible(entry.diagnostic.message)
    return f"{place}: {entry.severity}: {message} [{visible(entry.rule)}]\n"
