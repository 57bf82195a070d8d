"""All that a run has to say, one entry each, as build services list it: findings, and files that could not be read."""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.visible import visible
from prlint.report.words import spot
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.diagnostic import Diagnostic
    from prlint.run import Checked, Run
    from prlint.text.source import Source

UNREADABLE = "prlint/unreadable-file"


class Entry(Value):
    """path: as the run has it. message: one line, harmless. A file that could not be read has no diagnostic."""

    path: str
    rule: str
    severity: str
    message: str
    diagnostic: Diagnostic | None = None
    source: Source | None = None

    @property
    def lined(self) -> Diagnostic | None:
        """The finding, where it has a line and a column."""
        return self.diagnostic if self.diagnostic is not None and self.diagnostic.place.start.part is None else None


def entries(run: Run) -> Iterator[Entry]:
    """In the order of the files and, in each, of the text."""
    for file in run.files:
        yield from of_file(file)


def of_file(file: Checked) -> Iterator[Entry]:
    if file.error is not None:
        yield Entry(file.path, UNREADABLE, "error", f"It could not be read: {visible(file.error)}.")
    for diagnostic in file.diagnostics:
        yield Entry(file.path, diagnostic.rule, diagnostic.severity, said(diagnostic), diagnostic, file.source)


def said(diagnostic: Diagnostic) -> str:
    """The message; in a file without lines, the place before it, for lists that have no other way to tell it."""
    start = diagnostic.place.start
    place = "" if start.part is None else f"{spot(start)}: "
    return place + visible(diagnostic.message)


def gravest_first(found: list[Entry]) -> list[Entry]:
    """The same entries, errors first; each severity in its order."""
    return sorted(found, key=lambda entry: -SEVERITIES.index(entry.severity))
