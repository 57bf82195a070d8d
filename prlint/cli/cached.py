"""Where the cache is: a folder of the user's own, by the customs of the system."""

from __future__ import annotations

import os
import sys


def folder() -> str | None:
    """The folder, whether it is there or not; None where the environment names no place for it."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        home = os.environ.get("HOME", "")
        custom = "" if sys.platform == "darwin" else os.environ.get("XDG_CACHE_HOME", "")
        usual = os.path.join(home, "Library", "Caches") if sys.platform == "darwin" else os.path.join(home, ".cache")
        base = custom if os.path.isabs(custom) else usual if os.path.isabs(home) else ""
    return os.path.join(base, "prlint") if base else None
