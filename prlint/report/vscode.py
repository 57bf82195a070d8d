"""One line a finding, for the tasks of VS Code: path:line:column:line:column: severity: message [rule], from and to, in UTF-16 units."""

from __future__ import annotations

from prlint.report.columns import utf16
from prlint.report.entries import entries
from prlint.report.visible import visible, visible_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for entry in entries(run):
        place = ":".join(map(str, _place(entry)))
        yield f"{visible_path(entry.path)}:{place}: {entry.severity}: {entry.message} [{visible(entry.rule)}]\n"


def _place(entry: Entry) -> tuple[int, int, int, int]:
    if entry.lined is None or entry.source is None:
        return 1, 1, 1, 1
    start, end = entry.lined.place.start, entry.lined.place.end
    return start.line, utf16(entry.source, start), end.line, utf16(entry.source, end)
