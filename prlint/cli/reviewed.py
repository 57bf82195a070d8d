"""`prlint check --reviewed FILE.docx`: a copy of a Word file with the findings as comments."""

from __future__ import annotations

import os
import time

from prlint.cli.arguments import UsageError
from prlint.cli.console import WriteError, complain, replace_file
from prlint.cli.inputs import STANDARD_INPUT
from prlint.formats import PACKED, read
from prlint.report.reviewed import remarks
from prlint.report.visible import visible_path
from prlint.report.words import counted
from prlint.text.paths import shown
from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prlint.checks.rule import Rule
    from prlint.cli.inputs import Input
    from prlint.run import Checked

_ENDS = (".docx", ".docm")


def refuse_what_cannot_be_reviewed(path: str, files: Sequence[Input]) -> None:
    """Raises UsageError."""
    if not path.lower().endswith(_ENDS):
        raise UsageError(f"--reviewed {shown(path)}: a copy of a Word file ends in {' or '.join(_ENDS)}")
    if len(files) != 1 or files[0].place == STANDARD_INPUT:
        raise UsageError("--reviewed writes a copy of one Word file; name that file alone")
    try:
        with open(files[0].place, "rb") as file:
            head = file.read(len(PACKED["docx"]))
    except OSError:
        return  # it is told as unreadable
    if head != PACKED["docx"]:
        raise UsageError(f"--reviewed writes a copy of a Word file, and {files[0].path} is none; other formats have --format")


def write_reviewed(path: str, file: Input, checked: Checked, rules: Mapping[str, Rule]) -> None:
    """Write the copy, whole or not at all. A file that could not be read has none. Raises WriteError."""
    from prlint.formats.docx_comments import commented

    if checked.source is None:
        return
    try:
        with open(file.place, "rb") as opened:
            data = opened.read()
        if read(file.path, data).text != checked.source.text:
            raise WriteError(f"{file.path}: it has changed since it was checked; no copy was written")
        found = list(remarks(checked, rules))
        content = commented(data, found, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    except OSError as error:
        raise WriteError(f"{file.path}: {error.strerror}") from None
    except UnreadableError as error:
        raise WriteError(f"{file.path}: {error}") from None
    replace_file(path, content, os.stat(file.place).st_mode & 0o7777)
    complain(f"prlint: {visible_path(shown(path))}: {counted(len(found), 'comment')} written")
