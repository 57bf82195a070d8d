"""Workflow commands of GitHub Actions: annotations on the lines of a change.

The service shows ten of each level for a step and drops the others without a word, so the gravest come first and the others are
listed and counted below. Lines and columns are code points; a place of several lines has no columns, since the service takes none.
"""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.concise import line
from prlint.report.entries import entries, gravest_first
from prlint.report.paths import in_tree
from prlint.report.text import closing
from prlint.report.visible import visible
from prlint.report.words import by_severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run

MOST = 10
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: Run) -> Iterator[str]:
    given = dict.fromkeys(SEVERITIES, 0)
    left: list[Entry] = []
    for entry in gravest_first(list(entries(run))):
        if given[entry.severity] < MOST:
            given[entry.severity] += 1
            yield _command(entry, run)
        else:
            left.append(entry)
    if left:
        tally = {severity: sum(entry.severity == severity for entry in left) for severity in SEVERITIES}
        yield f"Not annotated, since GitHub takes {MOST} of a level: {by_severity(tally)}.\n"
        for entry in left:
            yield line(entry)
    if not run.quiet:
        yield from closing(run.but(color=False))


def _command(entry: Entry, run: Run) -> str:
    properties = {} if entry.path == "-" else {"file": in_tree(entry.path, run)}
    if entry.lined is not None:
        start, end = entry.lined.place.start, entry.lined.place.end
        properties |= {"line": str(start.line), "endLine": str(end.line)}
        if start.line == end.line:
            properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = visible(entry.rule)
    words = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{LEVELS[entry.severity]} {words}::{_data(entry.message)}\n"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
