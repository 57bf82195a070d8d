"""`prlint mcp` asked by the client of the SDK, which holds every structured answer against the schema of its tool."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from prlint import __version__
from tests.clients.conftest import TRICKY
from tests.clients.finding import PRLINT, ROOT

PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
(SETUP,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) if "mcpServers" in block]
TOOLS = re.findall(r"^\| `(\w+)` \| ", PAGE.partition("| tool | answers |")[2].partition("\n\n")[0], re.MULTILINE)
SCHEMA = json.loads((ROOT / "docs" / "prlint.schema.json").read_text("utf-8"))
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}


@pytest.fixture
def python() -> str:
    """One that has prlint with the extra, and its program beside it."""
    found = Path(os.environ.get("PRLINT_CLIENTS", "nowhere")) / "assistants" / "bin" / "python"
    if not found.exists():
        pytest.skip("prlint[mcp] is not installed (.ci/clients installs it)")
    return str(found)


def _ask(python: str, folder: Path, *calls: tuple[str, dict[str, Any]], extra: tuple[str, ...] = ()) -> dict[str, Any]:
    entry = SETUP["mcpServers"]["prlint"]
    environment = {"PATH": f"{Path(python).parent}{os.pathsep}{os.environ['PATH']}"}
    given = {"command": entry["command"], "args": [*entry["args"], *extra], "cwd": str(folder), "env": environment, "calls": calls}
    ended = subprocess.run(
        [python, str(Path(__file__).parent / "assistants" / "ask.py")],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)  # type: ignore[no-any-return]


def test_tools_are_listed_as_the_page_says(python: str, tmp_path: Path) -> None:
    told = _ask(python, tmp_path)
    assert told["server"] == ["prlint", __version__]
    assert list(told["tools"]) == TOOLS
    assert all(read_only for _, _, read_only in told["tools"].values())


def test_every_tool_answers_as_the_command_line_does(python: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TRICKY, "utf-8", newline="")
    draft = {"text": TRICKY, "name": "a.md"}
    calls = [("check", draft), ("segment", draft), ("facts", draft)]
    calls += [("facts", {**draft, "kinds": ["ticker"]}), ("rules", {"pack": "dates"})]
    answers = _ask(python, tmp_path, *calls, ("explain", {"rule": "dates/weekday-mismatch"}))["answers"]
    assert [each["failed"] for each in answers] == [False] * 6
    assert [json.loads(each["text"]) == each["answer"] for each in answers] == [True] * 6
    for (name, _), answer in zip(calls[:3], answers[:3], strict=True):
        profile = [] if name == "segment" else ["--profile", "stage=draft"]
        ended = subprocess.run(
            [*PRLINT, name, "--format", "json", *profile, "a.md"], cwd=tmp_path, capture_output=True, env=_environment(), check=False
        )
        assert json.loads(ended.stdout) == answer["answer"]
    assert {fact["kind"] for fact in answers[3]["answer"]["files"][0]["facts"]} == {"ticker"}
    assert {rule["pack"] for rule in answers[4]["answer"]["rules"]} == {"dates"}
    assert any("⟦" in example for example in answers[5]["answer"]["examples"]["flag"])


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_what_cannot_be_answered_is_an_error_the_assistant_can_read(python: str, tmp_path: Path) -> None:
    (tmp_path / "prlint.yaml").write_text("pack: [default]\n", "utf-8")
    wrong = [("check", {"text": "a"}), ("explain", {"rule": "nope"}), ("check", {"path": "/etc/hostname"})]
    wrong += [("nope", {}), ("facts", {"text": 1})]
    answers = _ask(python, tmp_path, *wrong)["answers"]
    assert [(each["failed"], each["answer"]) for each in answers] == [(True, None)] * len(wrong)
    assert answers[0]["text"].startswith("prlint.yaml:1:1: error: a configuration has no key ‘pack’")
    assert all("Traceback" not in each["text"] for each in answers)


def test_a_wrong_option_ends_the_server_with_a_sentence(python: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [python, "-P", "-m", "prlint", "mcp", "--profile", "stge=draft"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        stdin=-3,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "did you mean ‘stage’" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_nonsense_does_not_end_it(python: str, tmp_path: Path) -> None:
    lines = ["nonsense", "{}", "[1]", '{"jsonrpc": "2.0", "id": 7, "method": "no/such"}', "\x00\ud83c", json.dumps(INITIALIZE)]
    started = subprocess.Popen(
        [python, "-P", "-m", "prlint", "mcp"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdin is not None
    assert started.stdout is not None
    try:
        started.stdin.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
        started.stdin.flush()
        answer: dict[str, Any] = {}
        while answer.get("id") != 1:
            line = started.stdout.readline()
            assert line, "the server ended"
            answer = json.loads(line)
        assert answer["result"]["serverInfo"]["name"] == "prlint"
        started.stdin.close()
        assert started.wait(30) == 0
    finally:
        started.kill()
        started.wait()
        for stream in (started.stdout, started.stderr):
            stream and stream.close()
