"""Repositories made for a test: of prlint, and of those who use it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.clients.finding import ROOT

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".ci", "build", "dist", "__pycache__", "_compiled", "*.egg-info", ".*_cache", ".hypothesis", "tests"
)
WRONG = "Norvane Names Dana Ruiz Chief Executive\n\nBOSTON, May 5, 2026 -- Norvane meets the press on Tuesday, May 6, 2026.\n"
RIGHT = WRONG.replace("Tuesday, May 6", "Wednesday, May 6")
ISOLATED = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Dana Ruiz"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "dana.ruiz@norvane.example"),
}


class Repository:
    def __init__(self, path: Path, home: Path) -> None:
        self.path = path
        self.environment = {**ISOLATED, "PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home / "prek")}
        path.mkdir(parents=True, exist_ok=True)
        self.run("git", "init", "-q")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        whole = {**self.environment, **environment}
        return subprocess.run(command, cwd=self.path, env=whole, capture_output=True, encoding="utf-8", timeout=600, check=False)

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        assert self.run("git", "add", "--", name).returncode == 0

    @property
    def commits(self) -> int:
        return len(self.run("git", "log", "--format=%h").stdout.split())


def copy_of_prlint(path: Path) -> Path:
    """What a clone would hold, without the tests."""
    shutil.copytree(ROOT, path, ignore=LEFT_OUT)
    return path


def revision(path: Path) -> str:
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=path, capture_output=True, encoding="utf-8", check=True).stdout.strip()
