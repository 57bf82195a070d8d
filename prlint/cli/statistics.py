"""`--statistics`: what a run cost, told on standard error, so that the report stays what it is."""

from __future__ import annotations

import os

from prlint.cli.console import complain
from prlint.report.statistics import Cost, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.run import Checked
    from prlint.timing import Timing


def tell(timing: Timing, files: Sequence[Checked], own: Iterable[str], processes: int) -> None:
    """own: ids of rules that the user wrote."""
    findings: dict[str, int] = {}
    for file in files:
        for diagnostic in (*file.diagnostics, *(suppressed.diagnostic for suppressed in file.suppressed)):
            findings[diagnostic.rule] = findings.get(diagnostic.rule, 0) + 1
    cost = Cost(len(files), processes, timing.elapsed(), _processor_time(), timing.spent(), findings, frozenset(own))
    complain("".join(render(cost)))


def _processor_time() -> float:
    """Seconds of this process and of those that it has begun and that have ended, from their start on."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
