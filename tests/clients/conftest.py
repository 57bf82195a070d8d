from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.clients.finding import may_install, prlint
from tests.clients.repositories import Repository, copy_of_prlint

TRICKY = (
    "\ufeff🎉 “Norvane’s” 𝔄 Calidex(R)\tNews ##[error] %0A ]]> \u202bשלום\u202c\r\n\r\n"
    "BOSTON, May 5, 2026 -- 🎉 Norvane Therapeutics, Inc. (Nasdaq: NRVN) will speak on Tuesday, May 6, 2026.\r\n\r\n"
    "::error::The 𝔄 call is on Friday, May 7, 2026. Calidex(R) is here.\r\n\r\n"
    "Contact: Dana Ruiz, +1 617 555 0142, dana.ruiz@norvane.example\r\n"
)
CLEAN = (
    "Norvane Therapeutics Names Dana Ruiz Chief Executive\n\nBOSTON, May 5, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) "
    "named Dana Ruiz chief executive.\n\nAbout Norvane Therapeutics\n\nNorvane Therapeutics, Inc. develops medicines.\n\n"
    "Contact:\nDana Ruiz, Investor Relations\n+1 617 203 4411\ndana.ruiz@norvane.example\n"
)
CONFIG = 'allow: [{rule: contacts/placeholder-phone, path: "press/*", reason: "[ok](x) by counsel"}]\n'
FORMATS = ("json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "markdown")


class Reports:
    """One run, written in every format. top: of the work tree, where paths count from."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def path(self, format_name: str) -> str:
        return str(self.top / "out" / f"report.{format_name}")

    def text(self, format_name: str) -> str:
        return Path(self.path(format_name)).read_text("utf-8")

    @property
    def findings(self) -> list[tuple[str, dict[str, Any]]]:
        """(path, finding) pairs, after the JSON report."""
        return [(file["path"], found) for file in json.loads(self.text("json"))["files"] for found in file["diagnostics"]]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    top = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    (top / "press").mkdir()
    (top / "out").mkdir()
    (top / "prlint.yaml").write_text(CONFIG, "utf-8")
    (top / "press" / "a 50% “ü”, x.txt").write_text(TRICKY, "utf-8", newline="")
    (top / "press" / "clean.txt").write_text(CLEAN, "utf-8")
    (top / "press" / "plain.txt").write_text(TRICKY.replace("🎉", "").replace("\ufeff", ""), "utf-8", newline="")
    (top / "press" / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02")
    wanted = [word for name in FORMATS for word in ("--format", f"{name}:out/report.{name}")]
    ended = prlint("check", *wanted, "press", cwd=top)
    assert ended.returncode == 2, ended.stderr  # a picture cannot be read
    assert ended.stdout == ""
    made = Reports(top)
    assert len(made.findings) > 4
    return made


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the clients keep what they installed, once for all of these tests."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """prlint as a repository that others name in their configuration."""
    may_install()
    path = copy_of_prlint(tmp_path_factory.mktemp("house") / "prlint")
    repository = Repository(path, home)
    repository.run("git", "add", "--all")
    assert repository.run("git", "commit", "-q", "-m", "All of it").returncode == 0
    return path
