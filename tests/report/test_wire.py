"""JSON output and its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from prlint.diagnostic import Authority, Edit, Fix, Suppressed
from prlint.engine import Off
from prlint.report import renderer
from prlint.run import Checked
from prlint.text.span import SourceSpan
from tests.cli.running import HOUSE
from tests.cli.running import run as run_prlint
from tests.report.making import checked, run

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "prlint.schema.json").read_text("utf-8"))
FIX = Fix("Write two", "safe", (Edit(SourceSpan(0, 3), "Two"),))
RULE = "house/rule"


def _valid(document: Any, part: str = "") -> None:
    schema = {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{part}"}]} if part else SCHEMA
    jsonschema.validate(document, schema)


def _full() -> Checked:
    file = checked(
        "⟦One⟧ ⟪two⟫\n",
        labels=("here",),
        off=(Off("a/b", "needs marks"),),
        fixes=(FIX,),
        authority=(Authority("15 USC 1111", "https://example.org/1111"), Authority("practice", None, "a note")),
    )
    return file.but(suppressed=(Suppressed(file.diagnostics[0], "config", "counsel"),))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_full_document() -> None:
    document = json.loads("".join(renderer("json")(run(_full(), Checked("b.txt", error="it is a binary file")))))
    _valid(document, "check")
    (first, second) = document["files"]
    (found,) = first["diagnostics"]
    assert list(found) == [
        *("rule", "severity", "confidence", "message", "segment", "text", "span", "start", "end"),
        *("labels", "fixes", "authority", "help", "fingerprint"),
    ]
    assert found["labels"] == [
        {"message": "here", "span": {"start": 4, "end": 7}, "start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}
    ]
    assert found["fixes"] == [{"title": "Write two", "safety": "safe", "edits": [{"span": {"start": 0, "end": 3}, "text": "Two"}]}]
    assert found["authority"] == [{"cite": "15 USC 1111", "url": "https://example.org/1111"}, {"cite": "practice", "note": "a note"}]
    assert found["help"] == "prlint explain house/rule"
    assert first["suppressed"][0]["suppressed"] == {"by": "config", "reason": "counsel"}
    assert first["rules"] == {"on": 3, "off": [{"rule": "a/b", "reason": "needs marks"}]}
    assert (second["status"], second["error"], second["diagnostics"]) == ("unreadable", "it is a binary file", [])
    assert document["summary"] == {"files": 2, "unreadable": 1, "error": 0, "warning": 1, "info": 0, "suppressed": 1, "baselined": 0}


def test_lines_say_what_the_document_says() -> None:
    made = run(_full(), checked("One\n", "b.txt"))
    document = json.loads("".join(renderer("json")(made)))
    *files, last = [json.loads(line) for line in renderer("jsonl")(made)]
    for file in files:
        _valid(file, "file")
    assert [{key: value for key, value in file.items() if key != "version"} for file in files] == document["files"]
    assert last["summary"] == document["summary"]


@pytest.mark.parametrize(
    ("mutation", "wrong"),
    [("severity", "fatal"), ("span", {"start": -1, "end": 2}), ("rule", "no pack"), ("start", {"line": 0, "column": 1})],
)
def test_the_schema_refuses_what_is_wrong(mutation: str, wrong: Any) -> None:
    document = json.loads("".join(renderer("json")(run(_full()))))
    document["files"][0]["diagnostics"][0][mutation] = wrong
    with pytest.raises(jsonschema.ValidationError):
        _valid(document, "check")


RELEASE = """Norvane Names Chief Executive

BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) named Dana Ruiz chief executive.[1] “Great news!!” said Lee Tan, chair.

About Norvane

Norvane develops Calidex® (veltorinib).

Contact: Lee Tan, 617-555-0142, lee.tan@norvane.example
"""


@pytest.mark.parametrize(
    ("part", "arguments"),
    [
        ("check", ("check", "--isolated", "--pack", str(HOUSE), "--format", "json")),
        ("segment", ("segment", "--isolated", "--format", "json")),
        ("facts", ("facts", "--isolated", "--format", "json")),
        ("rules", ("rules", "--isolated", "--pack", str(HOUSE), "--format", "json")),
    ],
)
def test_every_command_keeps_to_the_schema(part: str, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    monkeypatch.chdir(tmp_path)
    ended = run_prlint(monkeypatch, *arguments, *(() if part == "rules" else ("a.txt", "b.txt")))
    assert ended.status == (0 if part == "rules" else 2), ended.complaint
    document = json.loads(ended.out)
    _valid(document, part)
    assert document["version"] == 1
    assert document["rules" if part == "rules" else "files"]


def test_spans_hold_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\U0001f389 Größe\r\n\r\nGreat!! synergy\r"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    monkeypatch.chdir(tmp_path)
    ended = run_prlint(monkeypatch, "check", "--isolated", "--pack", str(HOUSE), "--format", "json", "a.txt")
    found = json.loads(ended.out)["files"][0]["diagnostics"]
    assert [d["rule"] for d in found] == ["house/shouting", "house/synergy"]
    for d in found:
        assert text[d["span"]["start"] : d["span"]["end"]] == d["text"]
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[d["start"]["line"] - 1]
        assert line[d["start"]["column"] - 1 :].startswith(d["text"])
