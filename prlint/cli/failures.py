"""What the user is told when a command cannot go on, and with which status."""

from __future__ import annotations

import sys

from prlint.cli import BROKEN_PACK, FAILED, USAGE
from prlint.cli.arguments import UsageError
from prlint.cli.console import WriteError, colored, columns, complain
from prlint.config import ConfigError
from prlint.engine import describe_exception
from prlint.report.concise import problems as concise
from prlint.report.text import problems
from prlint.report.visible import visible, visible_path

NOT_CHECKED = "prlint/not-checked"


def said(error: Exception) -> str | None:
    """The sentence of an error that its reader can do something about; None for a fault of prlint, or one that has places of its own."""
    from prlint.baseline import BaselineError
    from prlint.packs import UnknownPackError

    return str(error) if isinstance(error, (UsageError, WriteError, BaselineError, UnknownPackError)) else None


def explain(error: Exception, lined: bool = False, draft: str | None = None, color: str = "auto") -> int:
    """Say what is wrong on standard error; the exit status.

    lined: for editors, as `path:line:column: error: message [rule]`; what has no place of its own is then said of the draft, by its name.
    """
    from prlint.packs import PackError

    if isinstance(error, (ConfigError, PackError)):
        complain("".join(concise(error.files) if lined else problems(error.files, colored(color, sys.stderr), columns(sys.stderr))))
        return USAGE if isinstance(error, ConfigError) else BROKEN_PACK
    sentence = said(error)
    internal = f"internal error: {describe_exception(error)}; please report it, with the command line"
    words = internal if sentence is None else visible(sentence)
    complain(f"{visible_path(draft)}:1:1: error: {words} [{NOT_CHECKED}]" if lined and draft else f"prlint: {words}")
    return FAILED if sentence is None else USAGE
