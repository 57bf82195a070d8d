"""Findings in a PDF are told by page and line, in every report."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, run
from tests.formats.pdf_making import filled, pdf

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

NEWS = "BOSTON, May 5, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today named Dana Ruiz chief executive. The synergies are large!!"
FIRST = [(72, 740, 16, "Norvane Names Dana Ruiz"), *filled(NEWS, 72, 700, 540)]
PAGES = [FIRST, filled("She sees more synergy in the plants.", 72, 700, 540)]
PACK = ("check", "--isolated", "--pack", "./house.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "house.yaml").write_bytes(HOUSE.read_bytes())
    (tmp_path / "a.pdf").write_bytes(pdf(PAGES))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("format_name", "words"),
    [
        ("concise", "a.pdf:page-2:1:15: warning: ‘synergy’ says nothing"),
        ("json", '"part": "page-2"'),
        ("sarif", '"page 2, line 1"'),
        ("checkstyle", "page 2, line 1: ‘synergy’ says nothing"),
        ("github", "page 2, line 1: ‘synergy’ says nothing"),
    ],
)
def test_a_finding_stands_on_its_page(format_name: str, words: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, *PACK, "--format", format_name, "a.pdf")
    assert ended.status == 1
    assert words in ended.text


def test_people_see_the_line_with_its_number(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(monkeypatch, *PACK, "a.pdf").text
    assert "a.pdf:page-2:1:15  warning  house/synergy\n" in shown
    assert "   1 | She sees more synergy in the plants.\n     |               ^^^^^^^\n" in shown


def test_spans_count_in_the_prose_that_segment_prints(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = json.loads(run(monkeypatch, *PACK, "--format", "json", "a.pdf").text)["files"][0]
    parts = json.loads(run(monkeypatch, "segment", "--isolated", "--format", "json", "a.pdf").text)["files"][0]["segments"]
    assert report["format"] == "pdf"
    for found in report["diagnostics"]:
        inside = [part for part in parts if part["start"] <= found["span"]["start"] and found["span"]["end"] <= part["end"]]
        assert found["segment"] in {part["kind"] for part in inside}


def test_what_is_broken_is_told_and_the_others_are_checked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "b.pdf").write_bytes(pdf(PAGES)[:900])
    arguments = (*PACK, "--format", "concise", "b.pdf", "a.pdf")
    ended = run(monkeypatch, *arguments)
    assert ended.status == 2
    assert ended.text.startswith("b.pdf:1:1: error: It could not be read: it is cut off before its end; get it anew. [prlint/")
    assert "a.pdf:page-2:1:15" in ended.text
    assert run(monkeypatch, *arguments, "--jobs", "2").out == ended.out


def test_segment_and_facts_tell_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "page 1, 1" in run(monkeypatch, "segment", "--isolated", "a.pdf").text
    assert "page 1, line" in run(monkeypatch, "facts", "--isolated", "a.pdf").text


def test_a_folder_without_the_extra_leaves_pdf_out_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(NEWS, "utf-8")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    ended = run(monkeypatch, *PACK, "--format", "concise", ".")
    assert ended.status == 1
    assert "a.pdf" not in ended.text
    assert ended.complaint.startswith("prlint: .: 1 PDF file is left out: reading PDF needs pypdfium2; install it with: pip install")
