"""`--reviewed`: a copy of a Word file with the findings as comments, and what it refuses."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, run
from tests.formats.docx_making import document, p, r
from tests.formats.test_docx_comments import ranges, told

TEXT = "Norvane Therapeutics opened its plant for the synergies."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "house.yaml").write_bytes(HOUSE.read_bytes())
    (tmp_path / "a.docx").write_bytes(document(p(r("Norvane Opens Plant")) + p(r(TEXT))))
    monkeypatch.chdir(tmp_path)
    return tmp_path


CHECK = ("check", "--isolated", "--pack", "./house.yaml", "--format", "concise")


def test_a_copy_is_written_and_the_original_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.chmod(folder / "a.docx", 0o600)
    before = (folder / "a.docx").read_bytes()
    ended = run(monkeypatch, *CHECK, "--reviewed", "b.docx", "a.docx")
    assert (ended.status, ended.complaint) == (1, "prlint: b.docx: 1 comment written\n")
    assert ended.text == "a.docx:body:2:47: warning: ‘synergies’ says nothing; name what is gained. [house/synergy]\n"
    assert (folder / "a.docx").read_bytes() == before
    assert list(ranges((folder / "b.docx").read_bytes()).values()) == ["synergies"]
    (words,) = told((folder / "b.docx").read_bytes())
    assert words == (
        "Warning: ‘synergies’ says nothing; name what is gained.Readers cannot check a word that names no figure."
        "To fix: Write ‘savings’.Rests on: house style.Rule: house/synergy"
    )
    assert sorted(os.listdir(folder)) == ["a.docx", "b.docx", "house.yaml"]
    if os.name != "nt":
        assert stat.S_IMODE(os.stat(folder / "b.docx").st_mode) == 0o600


def test_no_findings_no_comments_but_a_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, *CHECK, "--ignore", "house/synergy", "--reviewed", "b.docx", "a.docx")
    assert (ended.status, ended.complaint) == (0, "prlint: b.docx: 0 comments written\n")
    assert told((folder / "b.docx").read_bytes()) == []


def test_what_is_answered_for_gets_no_comment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "prlint.yaml").write_text("packs: [./house.yaml]\nallow: [{rule: house/synergy, path: a.docx, reason: why not}]\n", "utf-8")
    run(monkeypatch, "check", "--reviewed", "b.docx", "a.docx")
    assert told((folder / "b.docx").read_bytes()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--reviewed", "a.docx", "a.docx"), "a.docx is to be read; write to another file"),
        (("--reviewed", "b.docx", "a.docx", "c.txt"), "name that file alone"),
        (("--reviewed", "b.docx", "-"), "name that file alone"),
        (("--reviewed", "b.docx", "c.txt"), "c.txt is none"),
        (("--reviewed", "b.txt", "a.docx"), "ends in .docx or .docm"),
        (("--reviewed", "b.docx", "--output", "b.docx", "a.docx"), "name two files"),
    ],
)
def test_wrong_usage_stops_before_any_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    (folder / "c.txt").write_text("Norvane.\n", "utf-8")
    ended = run(monkeypatch, "check", "--isolated", *arguments)
    assert (ended.status, ended.out) == (2, b"")
    assert words in ended.complaint
    assert not (folder / "b.docx").exists()


def test_a_file_that_cannot_be_read_has_no_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.docx").write_bytes((folder / "a.docx").read_bytes()[:-30])
    ended = run(monkeypatch, *CHECK, "--reviewed", "b.docx", "a.docx")
    assert ended.status == 2
    assert not (folder / "b.docx").exists()


def test_a_place_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, *CHECK, "--reviewed", "gone/b.docx", "a.docx")
    assert (ended.status, ended.complaint) == (2, "prlint: gone/b.docx: No such file or directory\n")


def test_fixes_of_a_word_file_are_shown_and_never_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (folder / "a.docx").read_bytes()
    ended = run(monkeypatch, *CHECK[:-1], "json", "--fix", "--unsafe-fixes", "a.docx")
    (fix,) = json.loads(ended.out)["files"][0]["diagnostics"][0]["fixes"]
    assert (fix["safety"], fix["edits"][0]["text"]) == ("display", "savings")
    assert (folder / "a.docx").read_bytes() == before


def test_a_folder_yields_word_files_but_not_those_of_an_open_word(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "~$a.docx").write_bytes(b"\x07Lee Tan" + b"\0" * 150)
    ended = run(monkeypatch, *CHECK, ".")
    assert ended.status == 1
    assert "a.docx:body:2" in ended.text
    assert "~$" not in ended.text + ended.complaint


def test_a_word_file_is_checked_by_several_processes_and_from_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (folder / "a.docx").read_bytes()
    (folder / "b.docx").write_bytes(data)
    one, two = (run(monkeypatch, *CHECK, "--jobs", jobs, "a.docx", "b.docx") for jobs in ("1", "2"))
    assert one.out == two.out
    assert one.text.count("body:2:47") == 2
    piped = run(monkeypatch, *CHECK, "--stdin-filename", "draft.txt", "-", stdin=data)
    assert piped.text.startswith("draft.txt:body:2:47: ")
