"""One line a finding: path:line:column: severity: message [rule]."""

from __future__ import annotations

from prlint.report.visible import visible, visible_path
from prlint.report.words import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.run import Run


def render(run: Run) -> Iterator[str]:
    for file in run.files:
        if file.error is not None:
            yield f"{visible_path(file.path)}: unreadable: {visible(file.error)}\n"
        for d in file.diagnostics:
            yield f"{where(file.path, d.place)}: {d.severity}: {visible(d.message)} [{visible(d.rule)}]\n"
        if run.show_suppressed:
            for s in file.suppressed:
                d = s.diagnostic
                answered = visible(f"{s.by}: {s.reason}")
                yield f"{where(file.path, d.place)}: suppressed: {visible(d.message)} [{visible(d.rule)}] ({answered})\n"
