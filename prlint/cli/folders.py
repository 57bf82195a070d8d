"""What a folder holds for prlint to read; imported only where a folder is given."""

from __future__ import annotations

import os

from prlint.cli.ignored import Rule, ignored, rules_above, rules_in
from prlint.formats import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OWNER = "~$"  # with it begin the names of files in which Word notes who has a document open


def extensions() -> tuple[str, ...]:
    return tuple(extension for _, ends in FORMATS.values() for extension in ends)


def walk(folder: str, dropped: Callable[[str], bool]) -> Iterator[str]:
    """The files below a folder that prlint reads, in the order of their names: not hidden, not ignored by git, not dropped.

    Links are followed to files only, and only inside the folder.
    """
    yield from _below("" if folder == os.curdir else folder, os.path.realpath(folder), rules_above(folder), dropped)


def _below(folder: str, root: str, rules: tuple[Rule, ...] | None, dropped: Callable[[str], bool]) -> Iterator[str]:
    if rules is not None:
        rules += rules_in(folder)
    try:
        with os.scandir(folder or os.curdir) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        place = os.path.join(folder, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith((".", _OWNER)) or not (is_folder or _is_readable_kind(entry, root)):
            continue
        if (rules and ignored(rules, os.path.abspath(place), is_folder)) or dropped(place):
            continue
        if is_folder:
            yield from _below(place, root, rules, dropped)
        else:
            yield place


def _is_readable_kind(entry: os.DirEntry[str], root: str) -> bool:
    if not entry.name.lower().endswith(extensions()):
        return False
    if not entry.is_symlink():
        return entry.is_file()
    target = os.path.realpath(entry.path)
    return os.path.isfile(target) and target.startswith(os.path.join(root, ""))
