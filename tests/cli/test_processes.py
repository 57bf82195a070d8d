"""What only a process of its own can show: locales, pipes, signals, the network, and what is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, SENTENCE, start

DRAFT = f"{SENTENCE}\n\nBOSTON, May 4, 2026 -- {SENTENCE} – “great news!!” – ünd synergies 🎉.\n"
CHECK = ("check", "--isolated", "--pack", str(HOUSE), "--format", "text")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "entwurf-é.txt"
    path.parent.mkdir()
    path.write_text(DRAFT, "utf-8")
    return path


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "POSIX"},
    ],
    ids=["C", "cp1252", "ascii"],
)
def test_output_is_the_same_bytes_in_every_locale(draft: Path, environment: dict[str, str]) -> None:
    plain = start(*CHECK, draft.name, cwd=draft.parent, env={"PYTHONUTF8": "1"})
    assert "🎉".encode() in plain.stdout
    ended = start(*CHECK, draft.name, cwd=draft.parent, env=environment)
    assert (ended.returncode, ended.stdout) == (plain.returncode, plain.stdout)


@pytest.mark.parametrize("format_name", ["text", "json", "jsonl", "concise"])
def test_several_processes_write_the_same_bytes_as_one(tmp_path: Path, format_name: str) -> None:
    for number in range(11):
        (tmp_path / f"{number:02}.txt").write_text(f"Release {number}\n\nGreat{'!' * (number % 3)} synergy.\n", "utf-8")
    (tmp_path / "05.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    one = start(*CHECK[:-1], format_name, ".", cwd=tmp_path)
    several = start(*CHECK[:-1], format_name, "--jobs", "2", ".", cwd=tmp_path)
    assert several.stderr == one.stderr == b""
    assert (several.returncode, several.stdout) == (one.returncode, one.stdout)
    assert one.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="names that are no text exist on POSIX only")
def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"r\xff.txt")
    try:
        (tmp_path / name).write_text("Great!!\n", "utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    ended = start(*CHECK[:-1], "concise", ".", cwd=tmp_path)
    assert ended.stdout == b"r\\udcff.txt:1:6: error: One exclamation mark is one too many. [house/shouting]\n"
    as_json = start(*CHECK[:-1], "json", ".", cwd=tmp_path)
    import json

    assert json.loads(as_json.stdout)["files"][0]["path"] == "r\udcff.txt"


@pytest.mark.skipif(os.name == "nt", reason="descriptors and folders in use are handled otherwise there")
def test_without_standard_output_or_a_folder_one_sentence_says_so(draft: Path) -> None:
    closed = start(*CHECK, str(draft), preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr) == (2, b"prlint: there is no standard output\n")
    gone = draft.parent / "gone"
    gone.mkdir()
    ended = start(*CHECK, str(draft), cwd=gone, preexec_fn=gone.rmdir, env={"PYTHONPATH": str(Path(__file__).parents[2])})
    assert (ended.returncode, ended.stderr) == (2, b"prlint: the current folder is no longer there; change to another one\n")


def _piece(terminal: int) -> bytes:
    """What a terminal says next; nothing once its other side is closed, which Linux calls an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.skipif(os.name == "nt", reason="terminals are asked otherwise there")
def test_the_terminal_says_how_wide_a_row_may_be(draft: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
    command = [sys.executable, "-m", "prlint", *CHECK, "--quiet", "--color", "never", draft.name]
    with subprocess.Popen(command, stdout=theirs, cwd=draft.parent) as running:
        os.close(theirs)
        said = b""
        while (piece := _piece(ours)) != b"":
            said += piece
        running.wait(60)
    os.close(ours)
    rows = said.decode().splitlines()
    assert any("^" in row for row in rows)
    assert max(len(row) for row in rows if " | " in row) <= 50


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="the system lets this user read everything")
def test_an_unreadable_file_among_good_ones_by_its_mode(draft: Path) -> None:
    locked = draft.parent / "locked.txt"
    locked.write_text("Great!!\n", "utf-8")
    locked.chmod(0)
    ended = start(*CHECK, ".", cwd=draft.parent)
    assert ended.returncode == 2
    assert b"locked.txt  unreadable\n  Permission denied" in ended.stdout
    assert b"house/shouting" in ended.stdout


def test_an_unreadable_file_among_good_ones(draft: Path) -> None:
    (draft.parent / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    ended = start(*CHECK, ".", cwd=draft.parent)
    assert ended.returncode == 2
    assert b"a.txt  unreadable" in ended.stdout
    assert b"house/shouting" in ended.stdout


@pytest.mark.skipif(shutil.which("head") is None, reason="needs a program that closes a pipe")
def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Great!! synergy\n\n" * 3000, "utf-8")
    command = [sys.executable, "-m", "prlint", *CHECK, "a.txt"]
    first = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert first.stdout is not None
    assert first.stderr is not None
    first.stdout.read(10)
    first.stdout.close()
    complaint = first.stderr.read()
    assert (first.wait(60), complaint) == (1, b"")


def _heeds_interrupts() -> None:
    """Whoever runs the tests in the background of a shell ignores SIGINT, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to one process")
def test_an_interrupt_ends_with_one_line(tmp_path: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = subprocess.Popen([sys.executable, "-m", "prlint", *CHECK, "-"], cwd=tmp_path, **pipes, preexec_fn=_heeds_interrupts)
    assert running.stdin is not None
    running.stdin.write(b"Great")
    running.stdin.flush()
    time.sleep(1.0)  # it waits for the rest of its input by now
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"prlint: interrupted\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs an input that can be kept waiting")
def test_an_interrupt_of_several_processes_ends_with_one_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        os.mkfifo(tmp_path / name)
    command = [sys.executable, "-m", "prlint", *CHECK, "--jobs", "2", "a.txt", "b.txt"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = subprocess.Popen(command, cwd=tmp_path, **pipes, start_new_session=True, preexec_fn=_heeds_interrupts)
    with open(tmp_path / "a.txt", "wb"):  # waits until a process has begun to read
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"prlint: interrupted\n")


def _without_network() -> list[str] | None:
    command = ["unshare", "-rn"] if hasattr(os, "geteuid") and os.geteuid() != 0 else ["unshare", "-n"]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], capture_output=True).returncode:
        return None
    return command


def test_it_works_without_a_network(draft: Path) -> None:
    prefix = _without_network()
    if prefix is None:
        pytest.skip("this system does not let us take the network away (unshare -n)")
    command = [*prefix, sys.executable, "-m", "prlint", *CHECK, draft.name]
    ended = subprocess.run(command, cwd=draft.parent, capture_output=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stdout == start(*CHECK, draft.name, cwd=draft.parent).stdout


def test_no_word_of_a_draft_is_left_behind(draft: Path, tmp_path: Path) -> None:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    places = dict.fromkeys(("HOME", "USERPROFILE", "XDG_CACHE_HOME"), str(home)) | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))
    before = {path: path.stat().st_mtime_ns for path in draft.parent.rglob("*")}
    for arguments in (CHECK, ("facts", "--isolated", "--kind", "date"), ("segment", "--isolated")):
        ended = start(*arguments, draft.name, cwd=draft.parent, env=places)
        assert ended.returncode in (0, 1), ended.stderr
    left = [path for folder in (home, scratch) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if SENTENCE.encode() in path.read_bytes()] == []
    assert {path: path.stat().st_mtime_ns for path in draft.parent.rglob("*")} == before


def test_the_compiled_data_holds_no_word_of_a_draft(draft: Path) -> None:
    from prlint import compiled

    start(*CHECK, draft.name, cwd=draft.parent)
    folder = Path(compiled.FOLDER)
    assert [path.name for path in folder.glob("*") if SENTENCE.encode() in path.read_bytes()] == []
