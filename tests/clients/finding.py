"""Real programs that read what prlint writes. `.ci/clients FOLDER` installs them; PRLINT_CLIENTS names that folder, else PATH counts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRLINT = [sys.executable, "-P", "-m", "prlint"]


def program(name: str) -> str:
    """The path of a client; skips the test where it is not installed."""
    folder = os.environ.get("PRLINT_CLIENTS")
    path = os.pathsep.join([*([str(Path(folder) / "bin")] if folder else []), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"{name} is not installed (.ci/clients installs it)")
    return found


def may_install() -> None:
    """Skips the test unless clients were asked for: it installs prlint, which takes a package index and time."""
    if not os.environ.get("PRLINT_CLIENTS"):
        pytest.skip("installs packages; set PRLINT_CLIENTS to allow it")


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run to the end, whatever comes of it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=600, check=False, **options)


def prlint(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return run(*PRLINT, *arguments, **options)
