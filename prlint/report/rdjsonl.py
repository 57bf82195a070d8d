"""The Reviewdog Diagnostic Format, one finding a line."""

from __future__ import annotations

from prlint.report.encode import as_json
from prlint.report.entries import entries
from prlint.report.rdjson import SOURCE, diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for entry in entries(run):
        yield as_json({**diagnostic(entry), "source": SOURCE}) + "\n"
