"""One JSON document, version 1."""

from __future__ import annotations

import json

from prlint.report.wire import document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    yield json.dumps(document(run), ensure_ascii=False, indent=1) + "\n"
