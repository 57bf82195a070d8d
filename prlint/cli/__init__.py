"""The command line: one module a command; the only code that prints, exits or reads the environment."""

from __future__ import annotations

import os
import sys

from prlint import __version__
from prlint.cli.commands import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FINDINGS, USAGE, NOTHING, BROKEN_PACK, FAILED, INTERRUPTED = 1, 2, 3, 4, 5, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; CONTRACT: 0 to 5, and 130 for Ctrl-C."""
    from prlint.cli.console import complain

    try:
        return _dispatch(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        complain("prlint: interrupted")
        return INTERRUPTED
    except Exception as error:
        from prlint.cli.failures import explain

        return explain(error)


def _dispatch(words: list[str]) -> int:
    from importlib import import_module

    from prlint.cli.arguments import UsageError, parse, usage
    from prlint.cli.console import write
    from prlint.text import pattern

    if words[:1] == ["help"] and words[1:2] and words[1] in COMMANDS:
        words = [words[1], "--help"]
    if not words or words[0] in ("-h", "--help", "help"):
        write([overview()])
        return 0 if words else USAGE
    if words[0] in ("-V", "--version", "version"):
        write([version()])
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        from prlint.text.nearest import meant

        hint = f"; to check it: prlint check {words[0]}" if os.path.exists(words[0]) else meant(words[0], COMMANDS)
        raise UsageError(f"there is no command ‘{words[0]}’{hint}")
    options, arguments = parse(command, words[1:])
    if options["help"]:
        write([usage(command)])
        return 0
    try:
        status: int = import_module(command.module).run(options, arguments)
    except Exception as error:
        from prlint.cli.failures import explain

        return explain(error, color=options.get("color") or "auto")
    pattern.remember()
    return status


def version() -> str:
    """What `prlint --version` says: its own version on the first line, then the packs built in, then those that are installed beside it."""
    from prlint.packs import PackError
    from prlint.packs.installed import every
    from prlint.packs.load import builtin
    from prlint.report.visible import visible

    lines = [f"prlint {__version__}"]
    try:
        packs = [rule.pack for rule in builtin().rules]
        told = (f"{pack} ({packs.count(pack)})" for pack in sorted(set(packs)))
        lines.append(f"packs, with the number of their rules: {', '.join(told)}")
    except PackError:
        lines.append("packs: not valid; prlint test tells more")
    installed = [visible(f"{pack.name} ({pack.origin})") for pack in every()]
    if installed:
        lines.append(f"installed packs, with their origin: {', '.join(installed)}")
    return "\n".join(lines) + "\n"


def overview() -> str:
    """What `prlint --help` says."""
    lines = ["prlint: the linter for press releases", "", "Usage: prlint COMMAND [options] [arguments]", ""]
    lines += [f"  {command.name:12}{command.summary}" for command in COMMANDS.values()]
    lines += ["", "prlint COMMAND --help tells more of one; prlint --version says which prlint this is."]
    return "\n".join(lines) + "\n"
