"""Checkstyle XML: a file element for every file, clean or not. It knows only where a finding begins; columns are code points."""

from __future__ import annotations

from prlint.report.encode import as_xml
from prlint.report.entries import of_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for file in run.files:
        yield f' <file name="{as_xml(file.path)}">\n'
        for entry in of_file(file):
            yield _error(entry)
        yield " </file>\n"
    yield "</checkstyle>\n"


def _error(entry: Entry) -> str:
    place = ""
    if entry.lined is not None:
        start = entry.lined.place.start
        place = f' line="{start.line}" column="{start.column}"'
    told = f'severity="{entry.severity}" message="{as_xml(entry.message)}" source="prlint.{as_xml(entry.rule.replace("/", "."))}"'
    return f"  <error{place} {told}/>\n"
