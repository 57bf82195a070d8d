"""`python -m prlint`, and what the installed `prlint` runs."""

from __future__ import annotations

import gc
import os
import sys

from prlint import modules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """One command, and then the end of the process.

    Looking for cycles among the tables that every run loads, and taking them apart at the end, cost a tenth of a check each
    (benchmarks/RESULTS.md). So the collector waits longer, which bounds memory as well, and the process ends without ceremony once
    everything is written: files are closed by who opened them. Only several processes have more to clear up.
    """
    gc.set_threshold(200_000)
    modules.use()
    from prlint.cli import main

    status = main()
    if "multiprocessing" in sys.modules:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - contextlib would be one import more
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass  # closed or not there: who reads it has gone, and `main` has said so where it matters
    os._exit(status)


if __name__ == "__main__":
    run()
