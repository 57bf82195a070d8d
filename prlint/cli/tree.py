"""Where this is in its work tree, for reports that count paths from its top."""

from __future__ import annotations

import os

from prlint.text.paths import shown


def tree() -> tuple[str, str]:
    """The current folder and the top of the work tree around it, which is the same where there is none; absolute, with slashes."""
    here = top = os.getcwd()
    while not os.path.lexists(os.path.join(top, ".git")):
        above = os.path.dirname(top)
        if above == top:
            return shown(here), shown(here)
        top = above
    return shown(here), shown(top)
