"""What an editor gets that hands its buffer over and reads line by line: always lines of one shape, and the right status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, Ended, lay_out, run
from tests.formats.pdf_making import pdf

ROOT = Path(__file__).resolve().parent.parent.parent
(MATCHER,) = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text("utf-8"))["contributes"]["problemMatchers"]
LINE = re.compile(MATCHER["pattern"]["regexp"])
DRAFT = "Norvane Names Dana Ruiz\n\nBOSTON, May 5, 2026 -- 🎉 Norvane meets the press!!\n"
BROKEN_PACK = "pack: house\ntitle: House\nrules:\n  - {id: one, titel: One}\n"
FORMATS = pytest.mark.parametrize("format_name", ["concise", "vim", "vscode"])


def edited(
    monkeypatch: pytest.MonkeyPatch, folder: Path, format_name: str, *options: str, stdin: bytes = DRAFT.encode(), **files: str
) -> Ended:
    lay_out(folder, {name.replace("_", "."): text for name, text in files.items()})
    monkeypatch.chdir(folder)
    return run(monkeypatch, "check", "--stdin-filename", "press/draft.md", "--format", format_name, "--quiet", *options, "-", stdin=stdin)


def lines(ended: Ended) -> list[tuple[str, ...]]:
    """All that was written, as (file, line, column, severity, message, rule)."""
    found = [LINE.fullmatch(line) for line in (ended.text + ended.complaint).splitlines()]
    assert None not in found
    names = ("file", "line", "column", "severity", "message", "code")
    return [tuple(match[MATCHER["pattern"][name]] for name in names) for match in found if match]


@FORMATS
def test_findings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    ended = edited(monkeypatch, tmp_path, format_name, "--pack", str(HOUSE))
    ((file, line, column, severity, _, rule),) = lines(ended)
    assert (ended.status, file, line, severity, rule) == (1, "press/draft.md", "3", "error", "house/shouting")
    text = DRAFT.splitlines()[2]
    encoding, unit = {"concise": ("utf-32-le", 4), "vim": ("utf-8", 1), "vscode": ("utf-16-le", 2)}[format_name]
    words = text.encode(encoding)[(int(column) - 1) * unit :].decode(encoding)
    assert words.startswith("!!")


@FORMATS
def test_a_draft_that_is_no_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    ended = edited(monkeypatch, tmp_path, format_name, stdin=b"\x89PNG\x00\x01\x02")
    ((file, line, column, severity, message, rule),) = lines(ended)
    assert (ended.status, file, line, column, severity, rule) == (2, "press/draft.md", "1", "1", "error", "prlint/unreadable-file")
    assert "it is a binary file" in message


@FORMATS
def test_a_draft_whose_format_needs_an_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ImportError\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    ended = edited(monkeypatch, tmp_path, format_name, stdin=pdf([[]]))
    ((file, line, column, severity, message, rule),) = lines(ended)
    assert (ended.status, file, line, column, severity, rule) == (2, "press/draft.md", "1", "1", "error", "prlint/unreadable-file")
    assert "prlint[pdf]" in message


@FORMATS
def test_a_wrong_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    ended = edited(monkeypatch, tmp_path, format_name, prlint_yaml="pack: [default]\n")
    ((file, line, column, severity, message, _),) = lines(ended)
    assert (ended.status, file, line, column, severity) == (2, "prlint.yaml", "1", "1", "error")
    assert "packs" in message


@FORMATS
def test_a_broken_pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    ended = edited(monkeypatch, tmp_path, format_name, prlint_yaml="packs: [./house.yaml]\n", house_yaml=BROKEN_PACK)
    found = lines(ended)
    assert ended.status == 4
    assert {file for file, *_ in found} == {"./house.yaml"}
    assert any("did you mean ‘title’" in message for *_, message, _ in found)


@FORMATS
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--pack", "nowhere"), "there is no pack ‘nowhere’"),
        (("--profile", "stge=draft"), "did you mean ‘stage’"),
        (("--select", "houses"), "there is no rule, pack or tier ‘houses’"),
        (("--config", "nowhere.yaml"), "nowhere.yaml: No such file"),
    ],
)
def test_a_wrong_option_is_told_at_the_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str, options: tuple[str, ...], words: str
) -> None:
    ended = edited(monkeypatch, tmp_path, format_name, *options)
    ((file, line, column, severity, message, rule),) = lines(ended)
    assert (ended.status, file, line, column, severity, rule) == (2, "press/draft.md", "1", "1", "error", "prlint/not-checked")
    assert words in message


@FORMATS
def test_a_failure_of_prlint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format_name: str) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("words of a draft")

    monkeypatch.setattr("prlint.cli.project.Project.check", fail)
    ended = edited(monkeypatch, tmp_path, format_name)
    ((file, *_, message, _),) = lines(ended)
    assert (ended.status, file) == (5, "press/draft.md")
    assert "words of a draft" not in message


def test_who_reads_no_lines_is_told_in_sentences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ended = edited(monkeypatch, tmp_path, "json", "--pack", "nowhere")
    assert (ended.status, ended.text) == (2, "")
    assert ended.complaint.startswith("prlint: there is no pack ‘nowhere’")
