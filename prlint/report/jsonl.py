"""JSON lines: one object a file, in the shape of `files` in the JSON document, then one with the summary.

A reader can work file by file, and knows from the last line that nothing is missing.
"""

from __future__ import annotations

from prlint import __version__
from prlint.report.encode import as_json
from prlint.report.wire import VERSION, file_object
from prlint.run import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for file in run.files:
        yield as_json({"version": VERSION, **file_object(file)}) + "\n"
    yield as_json({"version": VERSION, "tool": {"name": "prlint", "version": __version__}, "summary": count(run.files)}) + "\n"
