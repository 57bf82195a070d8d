"""`prlint check --fix` and `--diff`: fixed sources, written in place or shown."""

from __future__ import annotations

import os
from functools import partial

from prlint.cli.arguments import UsageError
from prlint.cli.console import WriteError, complain, replace_file, write
from prlint.cli.inputs import STANDARD_INPUT
from prlint.fix import fixed
from prlint.report.visible import visible_path
from prlint.run import Checked
from prlint.settings import check
from prlint.text.pattern import lazy
from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from prlint.cli.inputs import Input
    from prlint.cli.project import Project
    from prlint.text.source import Source

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def refuse_what_cannot_be_fixed(options: Mapping[str, Any], files: Sequence[Input]) -> None:
    """Raises UsageError."""
    if options["unsafe-fixes"] and not (options["fix"] or options["diff"]):
        raise UsageError("--unsafe-fixes says which fixes to make; --fix makes them, --diff shows them")
    if options["fix"] and not options["diff"] and any(file.place == STANDARD_INPUT for file in files):
        raise UsageError("--fix writes to files; standard input has none to write to, but --diff shows what would change")


def fix_all(project: Project, files: Sequence[Input], options: Mapping[str, Any]) -> Iterator[Checked]:
    """The files as they are when they are fixed; with `diff` as they stand, and their changes are printed. Raises WriteError."""
    for file in files:
        try:
            source = project.read(file)
        except UnreadableError as error:
            yield Checked(project.shown_name(file), error=str(error))
            continue
        again = partial(check, settings=project.settings(file.place), place=project.name_of(file.place), timing=project.timing)
        before = again(source)
        done = fixed(source, before, again, options["unsafe-fixes"])
        if options["diff"]:
            write(_diff(source, done.source))
            yield before
            continue
        if done.made:
            _replace(file.place, source, done.source)
            complain(f"prlint: {visible_path(source.name)}: {done.made} {'fix' if done.made == 1 else 'fixes'} made")
        yield done.checked


def _replace(path: str, before: Source, after: Source) -> None:
    """Put the fixed text in the place of the file, whole or not at all; its mode, encoding and mark stay. Raises WriteError."""
    if not os.access(path, os.W_OK):
        raise WriteError(f"{path}: it is read-only; nothing was fixed")
    try:
        with open(path, "rb") as file:
            if file.read() != before.bom + _encoded(before):
                raise WriteError(f"{path}: it has changed since it was read, or cannot be written back byte for byte; nothing was fixed")
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}") from None
    replace_file(path, after.bom + _encoded(after))


def _encoded(source: Source) -> bytes:
    return source.text.encode(source.encoding, "surrogatepass" if source.encoding.startswith("utf") else "strict")


def _diff(before: Source, after: Source) -> Iterator[str]:
    """The changes as `patch` takes them."""
    if before.text == after.text:
        return
    from difflib import unified_diff

    name = visible_path(before.name)
    for line in unified_diff(_LINE.findall(before.text), _LINE.findall(after.text), name, name):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
