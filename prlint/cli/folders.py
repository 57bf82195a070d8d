"""What a folder holds for prlint to read; imported only where a folder is given."""

from __future__ import annotations

import os

from prlint.cli.ignored import Rule, ignored, rules_above, rules_in
from prlint.formats import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_OWNER = "~$"  # with it begin the names of files in which Word notes who has a document open


def extensions() -> tuple[str, ...]:
    return tuple(extension for _, ends in FORMATS.values() for extension in ends)


def walk(folder: str, dropped: Callable[[str], bool]) -> Iterator[str]:
    """The files below a folder that prlint reads, in the order of their names: not hidden, not ignored by git, not dropped.

    Links are followed to files only, and only inside the folder. A folder that cannot be opened stands for what is in it, so that
    reading it tells why.
    """
    yield from _below("" if folder == os.curdir else folder, os.path.realpath(folder), rules_above(folder), dropped)


def left_out(places: Sequence[str]) -> tuple[frozenset[str], str]:
    """Which of these files cannot be read without an extra that is not installed, and a sentence that says so.

    A file that is named is refused instead: who asks for it wants to know.
    """
    pdf = frozenset(place for place in places if place.lower().endswith(FORMATS["pdf"][1]))
    if not pdf:
        return pdf, ""
    from importlib.util import find_spec

    if find_spec("pypdfium2") is not None:
        return frozenset(), ""
    from prlint.formats.pdf_glyphs import INSTALL

    return pdf, f"{len(pdf)} PDF {'file is' if len(pdf) == 1 else 'files are'} left out: {INSTALL}"


def _below(folder: str, root: str, rules: tuple[Rule, ...] | None, dropped: Callable[[str], bool]) -> Iterator[str]:
    if rules is not None:
        rules += rules_in(folder)
    try:
        with os.scandir(folder or os.curdir) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder or os.curdir
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
