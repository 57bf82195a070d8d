"""One JSON document, version 1."""

from __future__ import annotations

from prlint.report.encode import as_json
from prlint.report.wire import document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    yield as_json(document(run), indent=1) + "\n"
