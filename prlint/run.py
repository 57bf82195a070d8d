"""One run over files, as a value: what every report renders and every shell hands on."""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES, Diagnostic, Suppressed
from prlint.engine import Off
from prlint.text.source import Source
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prlint.baseline import Entry
    from prlint.checks.rule import Rule
    from prlint.config import Allow

CONFIGURATION = "configuration"  # the format of what is no release


class Checked(Value):
    """What came of one file. An unreadable one has an `error`, one sentence, and no source.

    A configuration that has findings of its own is one too, with the format `configuration`.
    on: how many rules ran. off: those that did not, with the reason. failed: prlint itself failed somewhere in this file.
    unused: what the configuration allows for this file alone, and no finding needs.
    sketch: hashes that tell its words from others, where a baseline asks for them. kept, stale: what the baseline has recorded of it
    and is still found, and what is not.
    """

    path: str
    source: Source | None = None
    format: str = "text"
    language: str = ""
    error: str | None = None
    on: int = 0
    off: tuple[Off, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    failed: bool = False
    unused: tuple[Allow, ...] = ()
    sketch: tuple[str, ...] = ()
    kept: tuple[Entry, ...] = ()
    stale: tuple[Entry, ...] = ()


class Run(Value):
    """Files in the order of the arguments, and how they are to be shown.

    columns: of the terminal that shows them, 0 where there is none.
    limits: for each file, the severity from which on it fails the run; empty where nobody asks.
    rules: by id, those that may have spoken. here, root: absolute, with slashes: what paths are relative to, and the top of the
    work tree, from which build services count; empty where paths are to be shown as they are.
    """

    files: tuple[Checked, ...]
    show_suppressed: bool = False
    quiet: bool = False
    color: bool = False
    limits: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = {}
    here: str = ""
    root: str = ""
    columns: int = 0


def count(files: Iterable[Checked]) -> dict[str, int]:
    """The `summary` of the wire format."""
    tally = dict.fromkeys(("files", "unreadable", *reversed(SEVERITIES), "suppressed", "baselined"), 0)
    for file in files:
        tally["files"] += 1
        tally["unreadable"] += file.error is not None
        for diagnostic in file.diagnostics:
            tally[diagnostic.severity] += 1
        for suppressed in file.suppressed:
            tally["baselined" if suppressed.by == "baseline" else "suppressed"] += 1
    return tally


def reaches(files: Iterable[Checked], fail_on: str) -> bool:
    """Whether a finding is as grave as `fail_on`, which is a severity or `never`."""
    if fail_on == "never":
        return False
    limit = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(diagnostic.severity) >= limit for file in files for diagnostic in file.diagnostics)
