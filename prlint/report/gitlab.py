"""GitLab Code Quality: a JSON list.

The service takes findings with one fingerprint for one finding and a changed fingerprint for a new one. Ours hold no line numbers;
the path is hashed in, since a sentence may stand in two releases.
"""

from __future__ import annotations

from hashlib import sha256

from prlint.report.encode import as_json
from prlint.report.entries import entries
from prlint.report.paths import in_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from prlint.report.entries import Entry
    from prlint.run import Run

SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(run: Run) -> Iterator[str]:
    used: dict[str, int] = {}
    yield as_json([_issue(entry, run, used) for entry in entries(run)], indent=1) + "\n"


def _issue(entry: Entry, run: Run, used: dict[str, int]) -> dict[str, Any]:
    path = in_tree(entry.path, run)
    lines = {"begin": 1} if entry.lined is None else {"begin": entry.lined.place.start.line, "end": entry.lined.place.end.line}
    return {
        "description": entry.message,
        "check_name": entry.rule,
        "fingerprint": _fingerprint(entry, path, used),
        "severity": SEVERITIES[entry.severity],
        "location": {"path": path, "lines": lines},
    }


def _fingerprint(entry: Entry, path: str, used: dict[str, int]) -> str:
    words = "\0".join((path, entry.rule, entry.diagnostic.fingerprint if entry.diagnostic else ""))
    used[words] = used.get(words, 0) + 1
    return sha256(f"{words}\0{used[words]}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
