"""What the user is told when a command cannot go on, and with which status."""

from __future__ import annotations

from prlint.cli import BROKEN_PACK, FAILED, USAGE
from prlint.cli.arguments import UsageError
from prlint.cli.console import WriteError, colored, complain
from prlint.config import ConfigError
from prlint.report.text import problems
from prlint.report.visible import visible
from prlint.run import fault


def explain(error: Exception) -> int:
    """Say what is wrong on standard error; the exit status."""
    if isinstance(error, (UsageError, WriteError)):
        complain(f"prlint: {visible(str(error))}")
        return USAGE
    if isinstance(error, ConfigError):
        complain("".join(problems(error.files, colored("auto"))))
        return USAGE
    from prlint.baseline import BaselineError
    from prlint.packs import PackError, UnknownPackError

    if isinstance(error, PackError):
        complain("".join(problems(error.files, colored("auto"))))
        return BROKEN_PACK
    if isinstance(error, (BaselineError, UnknownPackError)):
        complain(f"prlint: {visible(str(error))}")
        return USAGE
    complain(f"prlint: internal error: {fault(error)}; please report it, with the command line")
    return FAILED
