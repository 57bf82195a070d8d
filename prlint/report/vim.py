"""One line a finding, for Vim and what counts as it does: path:line:column: severity: message [rule], columns in bytes as UTF-8.

Every line has a place, that of a file without lines or without a text too, so that one pattern reads them all.
"""

from __future__ import annotations

from prlint.report.columns import utf8
from prlint.report.entries import entries
from prlint.report.visible import visible, visible_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for entry in entries(run):
        line, column = _place(entry)
        yield f"{visible_path(entry.path)}:{line}:{column}: {entry.severity}: {entry.message} [{visible(entry.rule)}]\n"


def _place(entry: Entry) -> tuple[int, int]:
    """A byte order mark is no part of a buffer."""
    if entry.lined is None or entry.source is None:
        return 1, 1
    start = entry.lined.place.start
    return start.line, utf8(entry.source, start, mark=False)
