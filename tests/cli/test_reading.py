"""`prlint segment` and `prlint facts`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from prlint.cli.facts import _csv
from tests.cli.running import run

RELEASE = """

Norvane Names Chief Executive

BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) named Dana Ruiz chief executive.

Contact: Lee Tan, 617-555-0142, lee.tan@norvane.example

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "b.md").write_text("# Norvane *Names* Chief Executive\n\nBOSTON, May 4, 2026 -- **Norvane** named Dana Ruiz.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _json(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[dict[str, Any]]:
    ended = run(monkeypatch, *arguments)
    assert ended.status == 0, ended.complaint
    files: list[dict[str, Any]] = json.loads(ended.out)["files"]
    return files


def test_every_character_of_a_plain_text_stands_in_one_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = _json(monkeypatch, "segment", "--isolated", "--format", "json", "a.txt")
    tiles = [part for part in file["segments"] if part["kind"] != "dateline"]
    assert [tiles[0]["start"], *(part["end"] for part in tiles)] == [*(part["start"] for part in tiles), len(RELEASE)]
    assert "".join(RELEASE[part["start"] : part["end"]] for part in tiles) == RELEASE


def test_parts_tell_the_lines_of_their_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = _json(monkeypatch, "segment", "--isolated", "--format", "json", "a.txt")
    lines = {part["kind"]: (part["line"], part["end_line"]) for part in file["segments"]}
    assert (lines["headline"], lines["dateline"], lines["contact"]) == ((3, 3), (5, 5), (7, 7))


def test_places_in_markup_are_those_of_the_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (folder / "b.md").read_text("utf-8")
    (file,) = _json(monkeypatch, "segment", "--isolated", "--format", "json", "b.md")
    by_kind = {part["kind"]: text[part["start"] : part["end"]] for part in file["segments"]}
    assert by_kind["headline"].startswith("Norvane *Names* Chief Executive")
    assert by_kind["dateline"].startswith("BOSTON, May 4, 2026 --")


def test_segments_for_people(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, "segment", "--isolated", "a.txt")
    assert ended.text.split("\n")[:4] == [
        "a.txt",
        "        3  headline    Norvane Names Chief Executive",
        "        5  lead        BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) named Dana…",
        "        5    dateline  BOSTON, May 4, 2026 --",
    ]


def test_facts_of_one_kind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = _json(monkeypatch, "facts", "--isolated", "--format", "json", "--kind", "ticker", "a.txt")
    (fact,) = file["facts"]
    assert (fact["kind"], fact["line"], fact["exchange"], fact["symbol"]) == ("ticker", 5, "Nasdaq", "NRVN")
    assert RELEASE[fact["start"] : fact["end"]] == fact["text"]


def test_facts_for_people(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, "facts", "--isolated", "--kind", "ticker", "--kind", "email", "a.txt")
    assert "\n  ticker (1)\n    Nasdaq: NRVN  line 5\n" in ended.text
    assert "symbol: NRVN" in ended.text
    assert "\n  email (1)\n    lee.tan@norvane.example  line 7\n" in ended.text


def test_facts_that_say_the_same_stand_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(RELEASE + "Contact: lee.tan@norvane.example\n", "utf-8")
    ended = run(monkeypatch, "facts", "--isolated", "--kind", "email", "a.txt")
    assert "\n  email (2)\n    lee.tan@norvane.example  lines 7, 9\n" in ended.text


def test_facts_state_what_the_command_line_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = ("--profile", "listings.exchange=Nasdaq", "--profile", "listings.ticker=NRVM")
    (file,) = _json(monkeypatch, "facts", "--isolated", *stated, "--format", "json", "--kind", "ticker", "a.txt")
    assert file["facts"][0]["expected_symbol"] == "NRVM"


def test_facts_as_a_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(monkeypatch, "facts", "--isolated", "--kind", "email", "--format", "csv", "a.txt")
    header, row = csv.reader(io.StringIO(ended.text))
    assert header == ["path", "kind", "line", "start", "end", "text", "fields"]
    assert row[:3] == ["a.txt", "email", "7"]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1-617-555-0142", "-1", "@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    item = {"kind": "email", "line": 1, "start": 0, "end": 1, "text": text, "domain": text}
    _, row = csv.reader(io.StringIO("".join(_csv([("=a.txt", [item])])), newline=""))
    assert row[0] == "'=a.txt"
    assert row[5] == f"'{text}"


def test_every_fact_is_one_row() -> None:
    item = {"kind": "quote", "line": 1, "start": 0, "end": 1, "text": "One,\r\n\t\u2028 \"two\"\r"}
    assert "".join(_csv([("a.txt", [item])])).split("\n")[1] == 'a.txt,quote,1,0,1,"One, ""two""",'


@pytest.mark.parametrize("command", ["segment", "facts"])
@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\r", "\u2028", "x" * 100_000])
def test_odd_texts(command: str, text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "odd.txt").write_bytes(text.encode("utf-8"))
    _json(monkeypatch, command, "--isolated", "--format", "json", "odd.txt")
