"""`--statistics` in a whole run: on standard error, beside a report that stays as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, SENTENCE, run, start

CHECK = ("check", "--isolated", "--pack", str(HOUSE))


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(f"{SENTENCE}\n\nBOSTON, May 4, 2026 -- {SENTENCE} and found synergies!!\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("how", [("--format", "text"), ("--format", "json"), ("--diff",), ("--jobs", "2")], ids=lambda how: how[-1])
def test_the_report_stays_what_it_is(drafts: Path, how: tuple[str, ...]) -> None:
    plain = start(*CHECK, *how, ".", cwd=drafts)
    timed = start(*CHECK, *how, "--statistics", ".", cwd=drafts)
    assert (timed.returncode, timed.stdout) == (plain.returncode, plain.stdout)
    assert plain.stderr == b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_tells_of_stages_facts_and_rules(drafts: Path, jobs: str) -> None:
    lines = start(*CHECK, "--statistics", "--jobs", jobs, ".", cwd=drafts).stderr.decode().splitlines()
    assert lines[0].startswith("5 files in ")
    assert ("by 2 processes" in lines[0]) == (jobs == "2")
    stages = [line.split()[2].strip(":") for line in lines[3 : lines.index("", 3)]]
    assert stages == ["start", "packs", "read", "format", "segment", "facts", "rules", "place", "report"]
    rules = lines[next(n for n, line in enumerate(lines) if line.endswith("findings  rule")) + 1 :]
    found = {line.split()[-1]: int(line.split()[-2]) for line in rules if "house/" in line}
    assert found["house/shouting"] == 5


def test_no_word_of_a_release_stands_in_it(drafts: Path) -> None:
    told = start(*CHECK, "--statistics", ".", cwd=drafts).stderr
    assert b"Norvane" not in told
    assert b"Ruiz" not in told


def test_a_folder_without_files_has_a_start_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *CHECK, "--statistics", ".")
    assert ended.status == 3
    assert "0 files in " in ended.complaint


def test_nobody_pays_for_it_unasked(drafts: Path) -> None:
    probe = "print([m for m in sys.modules if 'timing' in m or 'statistics' in m])"
    code = f"import sys; from prlint.cli import main; main(sys.argv[1:]); {probe}"
    ended = subprocess.run([sys.executable, "-c", code, *CHECK, "-q", "a.txt"], cwd=drafts, capture_output=True, text=True, timeout=60)
    told = ended.stdout.splitlines()[-1]
    assert told in ("[]", "['prlint.facts.clinical.statistics']")
