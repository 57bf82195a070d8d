"""A folder for PATH in which `prlint` is this prlint."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from tests.clients.finding import PRLINT, ROOT


def on_path(folder: Path) -> dict[str, str]:
    """The environment in which `prlint` is this prlint; its script is made in the folder."""
    programs = folder / ".programs"
    programs.mkdir(exist_ok=True)
    (programs / "prlint").write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.join(PRLINT)} "$@"\n', "utf-8")
    (programs / "prlint").chmod(0o755)
    (programs / ".bash_profile").write_text(f"PATH={shlex.quote(str(programs))}:$PATH\n", "utf-8")  # for editors that ask a login shell
    return {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "HOME": str(programs)}
