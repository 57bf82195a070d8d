"""JSON lines: one object a file, in the shape of `files` in the JSON document, then one with the summary.

A reader can work file by file, and knows from the last line that nothing is missing.
"""

from __future__ import annotations

import json

from prlint import __version__
from prlint.report.wire import VERSION, file_object
from prlint.run import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for file in run.files:
        yield _line({"version": VERSION, **file_object(file)})
    yield _line({"version": VERSION, "tool": {"name": "prlint", "version": __version__}, "summary": count(run.files)})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
