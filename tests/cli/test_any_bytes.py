"""Whatever a file holds, every command ends with a status it has, and says something that can be read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import HOUSE, run

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs" / "prlint.schema.json").read_text("utf-8"))
BITS = (
    *(b"\n", b"\r", b"\r\n", b"\n\n", b"\t", b"\0", b"\x93", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x8e\x89"),
    *(b"Norvane", b"!!", b" synergy", b"About Norvane", b"BOSTON, May 4, 2026 -- ", b"**", b"# ", b"[^1]: "),
    b"<!-- prlint: allow house/shouting x -->",
)
WORDS = st.lists(st.sampled_from(BITS), max_size=25).map(b"".join)
ANY = WORDS | st.binary(max_size=200)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY)
def test_any_bytes(name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes(data)
    place = os.path.join(str(tmp_path), name)
    ended = run(monkeypatch, "check", "--isolated", "--pack", str(HOUSE), "--format", "json", place)
    assert ended.status in (0, 1, 2), ended.text
    document = json.loads(ended.out)
    jsonschema.validate(document, SCHEMA)
    shown = run(monkeypatch, "check", "--isolated", "--pack", str(HOUSE), place)
    assert shown.status == ended.status
    assert shown.text
    parts = run(monkeypatch, "segment", "--isolated", "--format", "json", place)
    assert parts.status == (2 if ended.status == 2 else 0)
    jsonschema.validate(json.loads(parts.out), SCHEMA)
