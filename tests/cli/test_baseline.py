"""`check --write-baseline` and `--baseline`, from file to file."""

from __future__ import annotations

import json
import os
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import HOUSE, run

DRAFT = (
    "Norvane Therapeutics Names Dana Ruiz Chief Executive\n\n"
    "BOSTON, May 5, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today named Dana Ruiz chief executive. The synergies are large!!\n\n"
    "She led two companies before and sees more synergy here, in the plants of the company as well as in its research and in its sales.\n"
)
PACK = ("check", "--pack", "./house.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "house.yaml").write_bytes(HOUSE.read_bytes())
    (tmp_path / "a.txt").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def recorded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose draft is recorded in b."""
    ended = run(monkeypatch, *PACK, "--isolated", "--write-baseline", "b", "a.txt")
    assert (ended.status, ended.complaint) == (0, "prlint: b: 3 findings recorded\n")
    assert ended.text.startswith("No findings in 1 file (3 baselined).")
    return folder


def _found(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(monkeypatch, *PACK, "--format", "json", *arguments).text)
    return found


def test_what_is_recorded_is_suppressed_and_counted(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = _found(monkeypatch, "--baseline", "b", "a.txt")
    assert report["files"][0]["diagnostics"] == []
    assert [s["suppressed"] for s in report["files"][0]["suppressed"]] == [{"by": "baseline", "reason": "recorded in b"}] * 3
    assert report["summary"]["baselined"] == 3
    assert report["summary"]["suppressed"] == 0
    starts = [s["span"]["start"] for s in report["files"][0]["suppressed"]]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "\n\n".join(textwrap.fill(block, 60) for block in DRAFT.split("\n\n"))),
        ("a.txt", "Another line at the top\n\n" + DRAFT),
        ("renamed.txt", DRAFT),
        ("other/renamed.md", DRAFT),
        ("page.html", "<p>" + DRAFT.replace("\n\n", "<p>").replace("--", "&#45;-")),
        ("page.html", "<nav>Home Investors News Search</nav><main><p>" + DRAFT.replace("\n\n", "<p>") + "</main>"),
    ],
)
def test_a_record_survives_reflow_renaming_and_conversion(
    name: str, text: str, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (recorded / "a.txt").unlink()
    (recorded / name).parent.mkdir(exist_ok=True)
    (recorded / name).write_text(text, "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--format", "concise", name)
    assert (ended.text, ended.complaint, ended.status) == ("", "", 0)


def test_one_more_of_the_same_is_new(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "a.txt").write_text(DRAFT + "\nAnd synergy again.\n", "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--format", "concise", "a.txt")
    assert ended.text == "a.txt:7:5: warning: ‘synergy’ says nothing; name what is gained. [house/synergy]\n"
    assert ended.status == 1


def test_another_release_is_not_excused(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "new.txt").write_text("Norvane Opens a Plant in Lyon\n\nLYON, June 2, 2026 -- It will hire 40 people!!\n", "utf-8")
    assert [d["rule"] for d in _found(monkeypatch, "--baseline", "b", "new.txt")["files"][0]["diagnostics"]] == ["house/shouting"]


def test_what_is_no_longer_found_is_a_finding_in_the_baseline(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "a.txt").write_text(DRAFT.replace("!!", "."), "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--format", "concise", "a.txt")
    line = (recorded / "b").read_text("utf-8").split("house/shouting")[0].count("\n") + 1
    words = "‘house/shouting’ is no longer found where this was recorded; write the baseline anew"
    assert ended.text == f"b:{line}:1: warning: {words} [prlint/stale-baseline]\n"
    assert ended.status == 1
    silent = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--ignore", "prlint/stale-baseline", "-q", "a.txt")
    assert (silent.text, silent.status) == ("", 0)


@pytest.mark.parametrize("chosen", [("--select", "house/synergy"), ("--ignore", "house/shouting"), ("--ignore", "house")])
def test_a_rule_that_did_not_run_leaves_nothing_stale(chosen: tuple[str, ...], recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "a.txt").write_text(DRAFT.replace("!!", "."), "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--format", "concise", *chosen, "a.txt")
    assert (ended.text, ended.status) == ("", 0)


def test_a_copy_that_is_mended_leaves_the_record_of_the_other(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "copy.txt").write_text(DRAFT.replace("!!", "."), "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--format", "concise", "a.txt", "copy.txt")
    assert (ended.text, ended.status) == ("", 0)


def test_several_processes_find_the_same(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "c.txt").write_text(DRAFT.replace("!!", "."), "utf-8")
    (recorded / "d.txt").write_text("One!!\n", "utf-8")
    arguments = (*PACK, "--isolated", "--baseline", "b", "--format", "json", "c.txt", "d.txt")
    assert run(monkeypatch, *arguments).out == run(monkeypatch, *arguments, "--jobs", "2").out


def test_a_configuration_names_one(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "prlint.yaml").write_text("packs: [./house.yaml]\nbaseline: b\n", "utf-8")
    ended = run(monkeypatch, "check", "--format", "concise", "a.txt")
    assert (ended.text, ended.status) == ("", 0)
    monkeypatch.chdir(recorded.parent)
    assert run(monkeypatch, "check", "-q", f"{recorded.name}/a.txt").status == 0
    assert run(monkeypatch, "check", "--isolated", "--pack", f"./{recorded.name}/house.yaml", "-q", f"{recorded.name}/a.txt").status == 1


def test_one_that_is_configured_and_missing_can_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "prlint.yaml").write_text("packs: [./house.yaml]\nbaseline: b\n", "utf-8")
    missing = run(monkeypatch, "check", "a.txt")
    assert missing.status == 2
    assert "prlint.yaml:2:11  error  config/baseline\n  there is no baseline b; " in missing.complaint
    assert run(monkeypatch, "check", "--write-baseline", "b", "a.txt").status == 0
    assert run(monkeypatch, "check", "a.txt").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--baseline", "nowhere", "a.txt"), "there is no baseline nowhere; prlint check --write-baseline nowhere writes one"),
        (("--baseline", "a.txt", "a.txt"), "a.txt is no baseline; name the file that --write-baseline wrote"),
        (("--baseline", ".", "a.txt"), "the baseline . cannot be read: Is a directory"),
        (("--baseline", "b", "--write-baseline", "b", "a.txt"), "give one of the two"),
        (("--write-baseline", "a.txt", "a.txt"), "a.txt is to be read; write to another file"),
        (("--write-baseline", "r", "--format", "json:r", "a.txt"), "would both be written to r"),
        (("--write-baseline", "no/where", "a.txt"), "no/where: No such file or directory"),
    ],
)
def test_what_cannot_be_used_stops_with_one_sentence(
    arguments: tuple[str, ...], words: str, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run(monkeypatch, *PACK, "--isolated", *arguments)
    assert ended.status == 2
    assert words in ended.complaint
    assert ended.complaint.count("\n") == 1
    assert (recorded / "a.txt").read_text("utf-8") == DRAFT


def test_one_outside_the_project_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "prlint.yaml").write_text("baseline: ../b\n", "utf-8")
    ended = run(monkeypatch, "check", "a.txt")
    assert ended.status == 2
    assert "lies outside the project’s folder; name it with --baseline instead" in ended.complaint


def test_it_is_replaced_whole_and_keeps_its_mode(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "b").chmod(0o640)
    before = (recorded / "b").read_bytes()
    (recorded / "a.txt").write_text(DRAFT.replace("!!", "."), "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        ended = run(patch, *PACK, "--isolated", "--write-baseline", "b", "a.txt")
    assert (ended.status, ended.complaint) == (2, "prlint: b: No space left on device\n")
    assert (recorded / "b").read_bytes() == before
    assert run(monkeypatch, *PACK, "--isolated", "--write-baseline", "b", "a.txt").status == 0
    assert (recorded / "b").read_bytes() != before
    assert os.name == "nt" or (recorded / "b").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in recorded.iterdir()) == ["a.txt", "b", "house.yaml"]


def test_what_a_comment_allows_is_not_recorded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text("<!-- prlint: allow-file house/shouting counsel said so -->\n" + DRAFT, "utf-8")
    ended = run(monkeypatch, *PACK, "--isolated", "--write-baseline", "b", "-q", "a.md")
    assert ended.complaint == "prlint: b: 2 findings recorded\n"
    assert "house/shouting" not in (folder / "b").read_text("utf-8")


def test_a_file_that_cannot_be_read_still_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02")
    assert run(monkeypatch, *PACK, "--isolated", "--write-baseline", "b", "a.txt", "picture.txt").status == 2
    assert run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "-q", "a.txt").status == 0


def test_what_is_recorded_is_not_fixed(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "a.txt").write_text(DRAFT + "\nAnd synergy again.\n", "utf-8")
    run(monkeypatch, *PACK, "--isolated", "--baseline", "b", "--fix", "--unsafe-fixes", "a.txt")
    assert (recorded / "a.txt").read_text("utf-8") == DRAFT + "\nAnd savings again.\n"
