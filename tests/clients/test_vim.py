"""The lines for Vim on the page, in Vim and Neovim: the quickfix list and ALE point at the words that prlint means."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import TRICKY
from tests.clients.finding import ROOT, program, run
from tests.clients.programs import on_path

PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
MAKE, ALE = re.findall(r"```vim\n(.*?)```", PAGE, re.DOTALL)
HEAD = "set nocompatible encoding=utf-8\n"
QUICKFIX = """
silent make!
let found = map(getqflist(), {_, e -> {'file': bufname(e.bufnr), 'valid': e.valid, 'type': e.type, 'text': e.text, 'line': e.lnum,
  \\ 'at': strpart(get(getbufline(e.bufnr, e.lnum), 0, ''), e.col - 1)}})
cfirst
call writefile([json_encode(found), strpart(getline('.'), col('.') - 1)], 'found.json')
qall!
"""
LOCATIONS = """
ALELint
let left = 300
while left > 0 && empty(ale#engine#GetLoclist(bufnr('')))
  sleep 100m
  let left -= 1
endwhile
let found = map(copy(ale#engine#GetLoclist(bufnr(''))), {_, e -> {'file': get(e, 'filename', ''), 'type': e.type, 'text': e.text,
  \\ 'line': e.lnum, 'at': strpart(get(getline(e.lnum, e.lnum), 0, ''), e.col - 1)}})
call writefile([json_encode(found)], 'found.json')
qall!
"""
WORDS = {"dates/weekday-mismatch": "Tuesday, May 6", "contacts/placeholder-phone": "+1 617", "trademarks/ascii-symbol": "(R)"}


def _vim(folder: Path, script: str, editor: str = "vim") -> list[str]:
    (folder / "script.vim").write_text((HEAD if editor == "vim" else "") + script, "utf-8")
    options = ["--headless"] if editor == "nvim" else ["-N"]
    options += ["-u", "NONE", "-i", "NONE", "-n", "-es", "-S", "script.vim"]
    ended = run(program(editor), *options, cwd=folder, stdin=-3, env=on_path(folder))
    found = folder / "found.json"
    assert found.exists(), ended.stdout + ended.stderr
    return found.read_text("utf-8", errors="replace").splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a “b” c.md").write_text(TRICKY, "utf-8", newline="")
    return tmp_path


def _points_right(found: list[dict[str, Any]]) -> None:
    by_rule = {each["text"].rpartition("[")[2].rstrip("]"): each for each in reversed(found)}  # the first of each
    assert WORDS.keys() <= by_rule.keys()
    for rule, words in WORDS.items():
        assert by_rule[rule]["at"].startswith(words), rule


@pytest.mark.parametrize("editor", ["vim", "nvim"])
def test_the_quickfix_list(folder: Path, editor: str) -> None:
    found, at_cursor = _vim(folder, f"{MAKE}\nedit a\\ “b”\\ c.md\n{QUICKFIX}", editor)
    entries = json.loads(found)
    _points_right(entries)
    assert all(entry["valid"] for entry in entries)
    assert {entry["file"] for entry in entries} == {"a “b” c.md"}
    assert {entry["type"] for entry in entries} == {"e", "w", "i"}
    assert at_cursor == entries[0]["at"]


def test_columns_in_code_points_would_point_elsewhere(folder: Path) -> None:
    """A control."""
    found, _ = _vim(folder, f"{MAKE.replace('vim', 'concise')}\nedit a\\ “b”\\ c.md\n{QUICKFIX}")
    with pytest.raises(AssertionError):
        _points_right(json.loads(found))


def test_what_keeps_prlint_from_checking_is_in_the_list(folder: Path) -> None:
    (folder / "prlint.yaml").write_text("pack: [default]\n", "utf-8")
    (wrong,) = json.loads(_vim(folder, f"{MAKE}\nedit a\\ “b”\\ c.md\n{QUICKFIX}")[0])
    assert (wrong["valid"], wrong["file"], wrong["line"]) == (1, "prlint.yaml", 1)
    (folder / "prlint.yaml").unlink()
    line = MAKE.replace("--format", r"--pack\ nowhere\ --format")
    (wrong,) = json.loads(_vim(folder, f"{line}\nedit a\\ “b”\\ c.md\n{QUICKFIX.replace('cfirst', '')}")[0])
    assert "there is no pack ‘nowhere’" in wrong["text"]


def _ale(line: str) -> str:
    ale = Path("/usr/share/vim-ale")
    if not ale.is_dir():
        pytest.skip("ALE is not installed (.ci/clients installs it)")
    only = "let g:ale_linters = {'markdown': ['prlint']}"
    return f"set rtp+={ale}\n{only}\n{line}\nruntime plugin/ale.vim\nedit a\\ “b”\\ c.md\nset filetype=markdown\n{LOCATIONS}"


def test_ale(folder: Path) -> None:
    (found,) = _vim(folder, _ale(ALE))
    _points_right(json.loads(found))
    assert {entry["type"] for entry in json.loads(found)} == {"E", "W"}


def test_ale_shows_what_keeps_prlint_from_checking(folder: Path) -> None:
    (found,) = _vim(folder, _ale(ALE.replace("--format", "--pack nowhere --format")))
    (wrong,) = json.loads(found)
    assert (wrong["type"], wrong["line"]) == ("E", 1)
    assert "there is no pack" in wrong["text"]
