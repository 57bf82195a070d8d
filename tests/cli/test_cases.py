"""Command lines as data: cases/*.yaml name files, arguments, and what comes of them.

Keys of a case: `case`, `files`, `args`, `stdin`, `status`, and of `out` and `err` each: `is` (all of it), `has`, `lacks` (lists).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import HERE, lay_out, run

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, case.get("files", {}))
    monkeypatch.chdir(tmp_path)
    ended = run(monkeypatch, *case["args"], stdin=case.get("stdin", "").encode("utf-8"))
    shown = f"status {ended.status}\nout:\n{ended.text}\nerr:\n{ended.complaint}"
    assert ended.status == case["status"], shown
    _compare(ended.text, case.get("out", {}), shown)
    _compare(ended.complaint, case.get("err", {"is": ""}), shown)


def _compare(text: str, wanted: dict[str, Any], shown: str) -> None:
    if "is" in wanted:
        assert text == wanted["is"]
    for words in wanted.get("has", ()):
        assert words in text, shown
    for words in wanted.get("lacks", ()):
        assert words not in text, shown
