"""Several processes: the same results in the same order, and no file harmed by another."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.cli import jobs
from prlint.cli.inputs import Input
from prlint.cli.project import Project
from tests.cli.running import HOUSE

_SIZES = st.lists(st.one_of(st.integers(0, 10_000), st.integers(0, 5_000_000)), max_size=300)
# A stand-in for a file that ends its process: out of memory, or a fault of the interpreter.
_DEADLY = """
import os, signal, sys
from prlint.cli import main
from prlint.cli.project import Project
plain = Project.check
def deadly(project, file):
    if "deadly" in file.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(project, file)
Project.check = deadly
sys.exit(main(sys.argv[1:]))
"""


@given(_SIZES, st.integers(1, 64))
def test_every_file_stands_in_one_batch(sizes: list[int], count: int) -> None:
    found = jobs.batches(sizes, count)
    assert sorted(number for batch in found for number in batch) == list(range(len(sizes)))
    assert all(batch and list(batch) == sorted(batch) for batch in found)


@given(_SIZES, st.integers(1, 64))
def test_no_batch_is_larger_than_it_should_be(sizes: list[int], count: int) -> None:
    for batch in jobs.batches(sizes, count):
        assert len(batch) == 1 or sum(sizes[number] for number in batch) <= 200_000
        assert len(batch) <= 50


def test_a_large_file_goes_first_and_by_itself() -> None:
    found = jobs.batches([5_000, 2_000_000, 5_000, 9_000_000, 5_000], 2)
    assert found == [(3,), (1,), (0, 2, 4)]


def test_few_files_are_parted_among_all_processes() -> None:
    assert len(jobs.batches([5_000] * 8, 4)) == 8


def _options(**others: Any) -> dict[str, Any]:
    return {"isolated": True, "pack": [str(HOUSE)], "jobs": 2, "no-cache": True, **others}


@pytest.fixture
def files(tmp_path: Path) -> list[Input]:
    places = []
    for number in range(23):
        place = tmp_path / f"{number:02}.txt"
        place.write_text(f"Release {number}\n\nGreat{'!' * (number % 3)} synergy.\n" * (1 + 40 * (number % 5 == 0)), "utf-8")
        places.append(Input(place.name, str(place), True))
    (tmp_path / "07.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    places.append(Input("gone.txt", str(tmp_path / "gone.txt"), True))
    return places


@pytest.mark.parametrize("method", [name for name in ("fork", "spawn") if name == "spawn" or sys.platform == "linux"])
def test_several_find_what_one_finds_in_the_order_of_the_files(files: list[Input], method: str) -> None:
    project = Project(_options())
    one = [project.check(file) for file in files]
    several = list(jobs.check_all(Project(_options()), files, _options(), method))
    seen = [[(c.path, c.error, c.on, c.off, c.diagnostics) for c in found] for found in (one, several)]
    assert seen[0] == seen[1]
    assert [c.path for c in several if c.error] == ["07.txt", "gone.txt"]


@pytest.mark.parametrize("arguments", [("-", "a.txt", "b.txt"), ("a.txt", "b.txt", "-"), ("-",)])
def test_standard_input_is_read_by_the_process_that_has_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A calm day.\n", "utf-8")
    command = [sys.executable, "-m", "prlint", "check", "--isolated", "--pack", str(HOUSE), "--format", "concise", "--jobs", "2"]
    ended = subprocess.run([*command, *arguments], cwd=tmp_path, input=b"Great!!\n", capture_output=True, timeout=120)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"-:1:6: error: One exclamation mark is one too many. [house/shouting]" in ended.stdout


def test_more_processes_than_files(files: list[Input]) -> None:
    found = list(jobs.check_all(Project(_options(jobs=9)), files[:3], _options(jobs=9)))
    assert [checked.path for checked in found] == ["00.txt", "01.txt", "02.txt"]


@pytest.mark.parametrize("count", ["2", "3"])
@pytest.mark.skipif(sys.platform != "linux", reason="a fault is put into processes that are forked")
def test_a_file_that_ends_its_process_harms_no_other(tmp_path: Path, count: str) -> None:
    names = [f"{number:02}.txt" for number in range(12)]
    names[5:5] = ["a-deadly.txt"]
    names.append("last-deadly.txt")
    for name in names:
        (tmp_path / name).write_text("Great!! synergy\n", "utf-8")
    command = ["check", "--isolated", "--pack", str(HOUSE), "--format", "json", "--jobs", count, *names]
    ended = subprocess.run([sys.executable, "-c", _DEADLY, *command], cwd=tmp_path, capture_output=True, timeout=120)
    assert (ended.returncode, ended.stderr) == (5, b"")
    report = json.loads(ended.stdout)["files"]
    assert [file["path"] for file in report] == names
    told = {file["path"]: {d["rule"] for d in file["diagnostics"]} for file in report}
    for name in names:
        assert told[name] == ({"prlint/internal-error"} if "deadly" in name else {"house/shouting"} | told["00.txt"])
    message = next(d["message"] for file in report if file["path"] == "a-deadly.txt" for d in file["diagnostics"])
    assert message == f"prlint failed on this file (its process ended with signal {signal.SIGKILL:d}); it was not checked"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes where Linux shows them")
def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    command = [sys.executable, "-m", "prlint", "check", "--isolated", "--pack", str(HOUSE), "--jobs", "2", "a.txt", "b.txt"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(tmp_path / "a.txt", "wb"), open(tmp_path / "b.txt", "wb"):  # waits until both are read from
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        running.kill()
        running.wait(60)
    assert len(children) == 2
    for child in children:
        for _ in range(600):
            if not _runs(child):
                break
            _pause()
        assert not _runs(child)


def _runs(process: str) -> bool:
    """Whether it is there and no zombie that nobody has asked after yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _pause() -> None:
    import time

    time.sleep(0.05)
