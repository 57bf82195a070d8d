"""`prlint lsp` in real editors, with the lines of the page: Neovim and Emacs; and in a session of pytest-lsp as three editors begin it.

Server and editors point at the words that `prlint check` underlines, whatever stands before them on their line.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import TRICKY
from tests.clients.finding import PRLINT, ROOT, prlint, program, run
from tests.clients.programs import on_path

pytest.importorskip("pygls", reason="prlint lsp needs the extra lsp")

EDITORS = Path(__file__).parent / "editors"
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
MISCOUNTING = [sys.executable, "-P", str(EDITORS / "miscounting.py")]
UNSAVED = "🎉 “Unsaved” 𝔄 Calidex(R) did well."


def _block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def _neovim(folder: Path) -> list[str]:
    (folder / "page").write_text(_block("lua"), "utf-8")
    script = f"luafile {EDITORS / 'neovim.lua'}"
    return [program("nvim"), "--headless", "-u", "NONE", "-i", "NONE", "--cmd", "set noswapfile", "-c", script]


def _emacs(folder: Path) -> list[str]:
    (folder / "page").write_text(_block("elisp"), "utf-8")
    return [program("emacs"), "-Q", "--batch", "-l", str(EDITORS / "eglot.el")]


def _told(command: Callable[[Path], list[str]], folder: Path, name: str, miscounting: bool = False) -> dict[str, Any]:
    """What an editor shows and does with a file."""
    environment = {**on_path(folder), "LANG": "C.UTF-8", "PRLINT_FILE": name, "PRLINT_PAGE": "page", "PRLINT_TOLD": "told.json"}
    if miscounting:
        environment["PRLINT_LOOK"] = "1"  # and do nothing: at wrong places there is nothing to do
        server = folder / ".programs" / "prlint"
        server.write_text(f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec {' '.join(MISCOUNTING)}\n", "utf-8")
    ended = run("timeout", "120", *command(folder), cwd=folder, stdin=-3, env=environment)
    told = folder / "told.json"
    assert told.exists(), ended.stdout + ended.stderr
    found: dict[str, Any] = json.loads(told.read_text("utf-8"))
    return found


def _checked(folder: Path, name: str) -> list[tuple[str, str]]:
    """Rule and words of every finding, in the order of the text; those that underline nothing by their rule alone."""
    report = json.loads(prlint("check", "--format", "json", name, cwd=folder).stdout)
    return sorted((found["rule"], found["text"]) for found in report["files"][0]["diagnostics"])


def _shown(told: dict[str, Any], empty: set[str]) -> list[tuple[str, str]]:
    """The same of an editor, which may show a place between two characters as the one behind it."""
    return sorted((each["rule"], "" if each["rule"] in empty else each["words"]) for each in told["shown"])


@pytest.fixture(params=["bare", "marked"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """With a Markdown file and a text file of the same words, with and without a byte order mark."""
    text = TRICKY.removeprefix("\ufeff") if request.param == "bare" else TRICKY
    for name in ("a “b” c.md", "a “b” c.txt"):
        (tmp_path / name).write_text(text, "utf-8", newline="")
    return tmp_path


@pytest.mark.parametrize(("command", "name"), [(_neovim, "a “b” c.md"), (_emacs, "a “b” c.txt")], ids=["neovim", "emacs"])
def test_an_editor(folder: Path, command: Callable[[Path], list[str]], name: str) -> None:
    told = _told(command, folder, name)
    assert "failed" not in told, told["failed"]
    wanted = _checked(folder, name)
    assert _shown(told, {rule for rule, words in wanted if not words}) == wanted
    assert len(wanted) > 5
    assert "that day is a Wednesday" in told["hover"]
    assert told["symbols"][0].partition(":")[0] == "headline"
    before = TRICKY.removeprefix("\ufeff").splitlines()
    assert [line.rstrip("\r") for line in told["fixed"]][: len(before)] == [before[0].replace("(R)", "®"), *before[1:]]
    assert told["unsaved"][0]["words"] in (UNSAVED, "(R)")


def test_neovim_writes_a_suppression_above_its_paragraph(folder: Path) -> None:
    told = _told(_neovim, folder, "a “b” c.md")
    above, below = told["suppressed"][2:4]
    assert above == "<!-- prlint: allow dates/weekday-mismatch  -->"
    assert below.startswith("BOSTON, May 5, 2026")


def test_a_server_that_miscounts_would_show(folder: Path) -> None:
    """A control. Emacs cannot be asked: this eglot looks for ever for a place within a character."""
    told = _told(_neovim, folder, "a “b” c.md", miscounting=True)
    wanted = _checked(folder, "a “b” c.md")
    assert _shown(told, {rule for rule, words in wanted if not words}) != wanted


def _session(server: list[str], folder: Path) -> tuple[int, str]:
    command = [program("language-python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--noconftest", "-c", "/dev/null"]
    ended = run(*command, "--rootdir", str(folder), str(EDITORS / "session.py"), cwd=folder, env={"PRLINT_SERVER": json.dumps(server)})
    return ended.returncode, ended.stdout


def test_a_session_of_pytest_lsp_in_three_encodings(tmp_path: Path) -> None:
    status, said = _session([*PRLINT, "lsp"], tmp_path)
    assert status == 0, said
    assert "3 passed" in said


def test_the_lines_for_editors_that_are_not_here_start_a_server() -> None:
    """Helix and Sublime Text: what they would run is a server; Zed: what it would run is a check."""
    helix = tomllib.loads(_block("toml"))
    assert all("prlint" in language["language-servers"] for language in helix["language"])
    server = helix["language-server"]["prlint"]
    (sublime,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) if '"clients"' in block]
    assert sublime["clients"]["prlint"]["command"] == [server["command"], *server["args"]]
    said = run(*PRLINT, *server["args"], input="Content-Length: 2\r\n\r\n[]").stdout
    assert '"code": -32600' in said
    (zed,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) if "ZED_FILE" in block]
    assert prlint(*[str(ROOT / "docs" / "example.txt") if word == "$ZED_FILE" else word for word in zed[0]["args"]]).returncode == 1


def test_pytest_lsp_minds_a_server_that_miscounts(tmp_path: Path) -> None:
    status, said = _session(MISCOUNTING, tmp_path)
    assert status == 1
    assert "2 failed, 1 passed" in said  # who counts code points is none the wiser
