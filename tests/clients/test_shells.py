"""Completion in the shells themselves."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.finding import prlint, program, run

# What is typed -> what is offered, all of it or some of it.
WHOLE = {
    "prlint seg": {"segment"},
    "prlint check --fai": {"--fail-on"},
    "prlint check --fail-on w": {"warning"},
    "prlint check --format ju": {"junit"},
    "prlint check --color ne": {"never"},
    "prlint check pre": {"press release.txt"},
    "prlint facts --config pre": {"press release.txt"},
    "prlint explain dates/weekday": {"dates/weekday-mismatch"},
    "prlint check --select dates/weekday-mismatch,dates/impossible": {"dates/weekday-mismatch,dates/impossible-day"},
    "prlint completion zs": {"zsh"},
    "prlint rules --format js": {"json"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "press release.txt").write_text("One.\n", "utf-8")
    return tmp_path


def _script(shell: str, folder: Path) -> Path:
    path = folder / f".completion.{shell}"
    path.write_text(prlint("completion", shell).stdout, "utf-8")
    return path


def _bash(line: str, folder: Path) -> set[str]:
    words = line.split(" ")
    listed = " ".join(f"'{word}'" for word in words)
    typed = f"COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}"
    code = f"source {_script('bash', folder)}; {typed}; _prlint; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    ended = run(program("bash"), "--norc", "-c", code, cwd=folder)
    assert "syntax" not in ended.stderr
    return set(ended.stdout.splitlines()) - {""}


def _fish(line: str, folder: Path) -> set[str]:
    code = f"source {_script('fish', folder)}; complete -C '{line}'"
    ended = run(program("fish"), "--no-config", "-c", code, cwd=folder, env={"HOME": str(folder)})
    assert ended.stderr == ""
    return {offered.partition("\t")[0] for offered in ended.stdout.splitlines()}


@pytest.mark.parametrize("line", WHOLE)
@pytest.mark.parametrize("shell", [_bash, _fish], ids=["bash", "fish"])
def test_what_is_offered(shell: Callable[[str, Path], set[str]], line: str, folder: Path) -> None:
    if line.endswith("pre") and shell is _fish:
        assert {offered.replace("\\", "") for offered in shell(line, folder)} == WHOLE[line]
    else:
        assert shell(line, folder) == WHOLE[line]


def test_bash_parts_an_option_from_its_value(folder: Path) -> None:
    """It hands over `--format=ju` as three words."""
    assert _bash("prlint check --format = ju", folder) == {"junit"}


@pytest.mark.parametrize("shell", [_bash, _fish], ids=["bash", "fish"])
def test_no_files_are_offered_where_none_can_be(shell: Callable[[str, Path], set[str]], folder: Path) -> None:
    assert "press release.txt" not in shell("prlint explain ", folder)
    assert {"check", "rules", "completion"} <= shell("prlint ", folder)


class _Terminal:
    """A shell behind a pseudo-terminal."""

    def __init__(self, *command: str, folder: Path) -> None:
        import pty

        self.master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "PS1": "", "COLUMNS": "200"}
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)

    def read_until(self, wanted: str, seconds: float = 20) -> str:
        seen, end = "", time.monotonic() + seconds
        while wanted not in seen and time.monotonic() < end:
            if select.select([self.master], [], [], 0.2)[0]:
                seen += os.read(self.master, 65536).decode("utf-8", "replace")
        assert wanted in seen, seen
        return seen

    def type(self, words: str) -> None:
        os.write(self.master, words.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_zsh_completes(folder: Path) -> None:
    script = _script("zsh", folder)
    terminal = _Terminal(program("zsh"), "-f", "-i", folder=folder)
    try:
        terminal.type(f"autoload -U compinit; compinit -u -D; source {script}; echo rea''dy\n")
        terminal.read_until("ready")
        for typed, completed in (
            ("prlint seg\t", "segment "),
            ("prlint check --fai\t", "--fail-on"),
            ("prlint check --format ju\t", "junit "),
            ("prlint check pre\t", "press\\ release.txt "),
            ("prlint explain dates/weekd\t", "dates/weekday-mismatch"),
            ("prlint completion fi\t", "fish "),
        ):
            terminal.type(typed)
            terminal.read_until(completed.strip())
            terminal.type("\x15")  # take the line back
    finally:
        terminal.close()


def test_zsh_completes_nothing_of_a_word_that_is_not_there(folder: Path) -> None:
    """A control for the reading of the terminal."""
    script = _script("zsh", folder)
    terminal = _Terminal(program("zsh"), "-f", "-i", folder=folder)
    try:
        terminal.type(f"autoload -U compinit; compinit -u -D; source {script}; echo rea''dy\n")
        terminal.read_until("ready")
        terminal.type("prlint zzz\t")
        with pytest.raises(AssertionError):
            terminal.read_until("segment", seconds=2)
    finally:
        terminal.close()
