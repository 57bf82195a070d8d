"""What git ignores, read from .gitignore files: no git needed, no process started, and the same in an unpacked archive of a checkout.

Read are the .gitignore of every folder from the top of the work tree down, and .git/info/exclude. The user's own global excludes are
not: two people who check one folder should see the same files.
"""

from __future__ import annotations

import os

from prlint.text.globs import fits_itself
from prlint.text.paths import shown
from prlint.text.value import Value


class Rule(Value):
    """One line of a .gitignore in `folder` (absolute)."""

    folder: str
    pattern: str
    ignores: bool


def rules_above(folder: str) -> tuple[Rule, ...] | None:
    """The rules of the folders above this one, top first; None outside a work tree."""
    above = []
    here = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent
        above.append(here)
    own = _read(os.path.join(here, ".git", "info", "exclude"), here)
    return own + tuple(rule for place in reversed(above) for rule in rules_in(place))


def rules_in(folder: str) -> tuple[Rule, ...]:
    """The rules of a folder's own .gitignore."""
    here = os.path.abspath(folder)
    return _read(os.path.join(here, ".gitignore"), here)


def _read(path: str, folder: str) -> tuple[Rule, ...]:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError:
        return ()
    found = []
    for line in lines:
        pattern = line if line.endswith("\\ ") else line.rstrip()
        if pattern and not pattern.startswith("#"):
            ignores = not pattern.startswith("!")
            found.append(Rule(folder, pattern if ignores else pattern[1:], ignores))
    return tuple(found)


def ignored(rules: tuple[Rule, ...], place: str, is_folder: bool) -> bool:
    """Whether the last rule that fits this absolute path ignores it."""
    for rule in reversed(rules):
        path = shown(os.path.relpath(place, rule.folder))
        if fits_itself(rule.pattern, path, is_folder):
            return rule.ignores
    return False
