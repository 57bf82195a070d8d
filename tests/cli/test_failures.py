"""prlint's own faults: told, located, and in nobody's way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prlint.checks import verbs
from tests.cli.running import HOUSE, SENTENCE, run

CHECK = ("check", "--isolated", "--pack", str(HOUSE))


def test_a_rule_that_raises_leaves_the_others_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid = verbs.VERBS["forbid"]

    def broken(asking: Any, check: Any, *rest: Any) -> Any:
        if any("pattern" in selector for selector in check["selectors"]):
            raise RuntimeError(SENTENCE)
        return forbid(asking, check, *rest)

    monkeypatch.setitem(verbs.VERBS, "forbid", broken)
    (tmp_path / "a.txt").write_text(f"{SENTENCE}!! Synergy.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *CHECK, "--format", "json", "a.txt")
    (file,) = json.loads(ended.out)["files"]
    found = [diagnostic["rule"] for diagnostic in file["diagnostics"]]
    assert ended.status == 5
    assert sorted(found) == ["house/synergy", "prlint/internal-error"]
    assert SENTENCE not in next(d["message"] for d in file["diagnostics"] if d["rule"] == "prlint/internal-error")


def test_a_reader_that_raises_leaves_the_other_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prlint import segment

    read = segment.read

    def broken(projection: Any) -> Any:
        if "bad" in projection.prose:
            raise RuntimeError(SENTENCE)
        return read(projection)

    monkeypatch.setattr(segment, "read", broken)
    (tmp_path / "a.txt").write_text("bad\n", "utf-8")
    (tmp_path / "b.txt").write_text("Great!!\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *CHECK, "--format", "concise", ".")
    assert ended.status == 5
    assert "a.txt:1:1: error: prlint failed on this file (RuntimeError in " in ended.text
    assert "b.txt:1:6: error: One exclamation mark" in ended.text
    assert SENTENCE not in ended.text
    segmented = run(monkeypatch, "segment", "--isolated", ".")
    assert segmented.status == 5
    assert "prlint: a.txt: prlint failed on this file (RuntimeError in " in segmented.complaint
    assert "b.txt" in segmented.text


def test_a_command_that_raises_says_so_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    import prlint.cli.rules

    def broken(*_: Any) -> int:
        raise RuntimeError(SENTENCE)

    monkeypatch.setattr(prlint.cli.rules, "run", broken)
    ended = run(monkeypatch, "rules", "--isolated")
    assert ended.status == 5
    assert ended.complaint.startswith("prlint: internal error: RuntimeError")
    assert SENTENCE not in ended.complaint


def test_output_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *CHECK, "--output", "none/out.txt", "a.txt")
    assert (ended.status, ended.complaint) == (2, "prlint: none/out.txt: No such file or directory\n")


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "json:a.txt"), ("check", "--output", "./a.txt"), ("facts", "--output", "a.txt")], ids=" ".join
)
def test_a_report_never_takes_the_place_of_a_release(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *arguments, "--isolated", "a.txt")
    assert ended.status == 2
    assert "is to be read; write to another file" in ended.complaint
    assert (tmp_path / "a.txt").read_text("utf-8") == "Fine.\n"


def test_several_reports_of_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Great!!\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *CHECK, "--format", "concise", "--format", "json:a.json", "--format", "text:a.log", "a.txt")
    assert ended.text.startswith("a.txt:1:6: error")
    assert json.loads((tmp_path / "a.json").read_bytes())["summary"]["error"] == 1
    assert "\x1b" not in (tmp_path / "a.log").read_text("utf-8")
