"""docs/integrations.md: every block is run as it stands, with the addresses filled in, or held against a schema (test_services)."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from prlint.report import FORMATS
from tests.clients.finding import ROOT, program, run
from tests.clients.programs import on_path
from tests.clients.repositories import RIGHT, WRONG, Repository, revision

PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [block.strip() for language, block in BLOCKS if language == "sh"]


def _command(words: str) -> str:
    (found,) = [block for block in COMMANDS if words in block]
    return found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return on_path(tmp_path)


# Words of each block -> the tests that run it.
KNOWN = {
    "uvx --from": "test_distribution",
    "pipx install": "test_distribution",
    "rev: v0.1.0\n    hooks": "test_page",
    "try-repo": "test_page",
    "fail-on: error": "test_services",
    "upload-sarif": "test_services",
    "PRLINT_SOURCE": "test_services",
    "check docs/example.txt": "test_page",
    "reviewdog": "test_page",
    "vim.lsp.config": "test_language_server",
    "eglot-server-programs": "test_language_server",
    "language-server.prlint": "test_language_server",
    "clients": "test_language_server",
    "ZED_FILE": "test_language_server",
    "set makeprg": "test_vim",
    "ale#linter#Define": "test_vim",
    "vsce package": "test_vscode",
    "problemMatcher": "test_vscode",
    "mcpServers": "test_assistants",
    "completion bash": "test_page",
    "completion zsh": "test_page",
    "completion fish": "test_page",
}


def test_every_block_is_one_that_some_test_runs() -> None:
    for _, block in BLOCKS:
        assert len([words for words in KNOWN if words in block]) == 1, block
    for words, module in KNOWN.items():
        assert any(words in block for _, block in BLOCKS), words
        assert (Path(__file__).parent / f"{module}.py").exists()


def test_the_command_prints_what_is_shown(tmp_path: Path, environment: dict[str, str]) -> None:
    ((_, block),) = [block for block in BLOCKS if block[0] == "console"]
    line, _, output = block.partition("\n")
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "example.txt", tmp_path / "docs")
    ended = run("sh", "-c", line.removeprefix("$ "), cwd=tmp_path, env=environment)
    assert (ended.returncode, ended.stdout) == (0, output)
    assert (tmp_path / "junit.xml").exists()
    assert (tmp_path / "prlint.sarif").exists()


@pytest.mark.parametrize(
    ("shell", "options", "words", "probe", "answer"),
    [
        ("bash", ["--norc", "-c"], "completion bash", "complete -p prlint", "_prlint"),
        ("zsh", ["-f", "-c"], "completion zsh", "echo $_comps[prlint]", "_prlint"),
        ("fish", ["--no-config", "-c"], "completion fish", "complete -C 'prlint seg'", "segment"),
    ],
)
def test_lines_for_shells(environment: dict[str, str], shell: str, options: list[str], words: str, probe: str, answer: str) -> None:
    before = "autoload -U compinit; compinit -u -D\n" if shell == "zsh" else ""
    ended = run(program(shell), *options, f"{before}{_command(words)}\n{probe}", env=environment)
    assert answer in ended.stdout, ended.stderr
    without = run(program(shell), *options, f"{before}{probe}", env=environment)
    assert answer not in without.stdout


def test_the_line_for_reviewdog(tmp_path: Path, environment: dict[str, str]) -> None:
    """With its parser in its place, as it would ask GitHub for the change."""
    reader = program("reviewdog-reader")
    programs = Path(environment["HOME"])
    (programs / "reviewdog").write_text(f'#!/bin/sh\nexec {shlex.quote(reader)} "${{1#-f=}}"\n', "utf-8")
    (programs / "reviewdog").chmod(0o755)
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text(WRONG, "utf-8")
    ended = run("sh", "-c", _command("reviewdog"), cwd=tmp_path, env=environment)
    assert "dates/weekday-mismatch" in ended.stdout, ended.stderr


def test_the_setup_for_pre_commit(tmp_path: Path, home: Path, house: Path) -> None:
    checker = program("pre-commit")
    (block,) = [block for language, block in BLOCKS if language == "yaml" and "hooks:" in block]
    stranger = Repository(tmp_path / "stranger", home)
    stranger.write(".pre-commit-config.yaml", block.replace("PRLINT", str(house)).replace("v0.1.0", revision(house)))
    stranger.write("prlint.yaml", "select: [dates]\n")
    stranger.write("README.md", WRONG)
    stranger.write("press/a.txt", WRONG)
    assert stranger.run(checker, "run", "--all-files").returncode == 1
    stranger.write("press/a.txt", RIGHT)
    assert stranger.run(checker, "run", "--all-files").returncode == 0
    tried = _command("try-repo").replace("PRLINT", shlex.quote(str(house))).replace("pre-commit", shlex.quote(checker), 1)
    ended = stranger.run("sh", "-c", tried)
    assert ended.returncode == 1
    assert "README.md:3:" in ended.stdout  # not narrowed to a folder


def test_every_format_for_services_is_in_the_table() -> None:
    table = PAGE.partition("| format | for | places |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", "".join(line for line in table.splitlines(keepends=True) if line.startswith("| `"))))
    assert named == set(FORMATS) - {"text", "concise", "json", "jsonl"}
