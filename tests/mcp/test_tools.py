"""What the tools answer, without the protocol. tests/clients/test_assistants.py has the SDK's own client ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from prlint.cli.arguments import UsageError, parse
from prlint.cli.commands import COMMANDS
from prlint.mcp.server import answered
from prlint.mcp.tools import TOOLS, ask

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "prlint.schema.json").read_text("utf-8"))
TEXT = "\ufeff🎉 Norvane’s 𝔄 News\r\n\r\nBOSTON, May 5, 2026 -- 🎉 Norvane Therapeutics (Nasdaq: NRVN) meets on Tuesday, May 6, 2026.\r\n"
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("check", {"text": TEXT}),
    ("check", {"path": "press/a.md"}),
    ("check", {"path": "nowhere.txt"}),
    ("segment", {"text": TEXT, "name": "a.md"}),
    ("facts", {"text": TEXT, "kinds": ["ticker", "date"]}),
    ("facts", {"path": "press/a.md"}),
    ("rules", {}),
    ("rules", {"pack": "dates", "all": True}),
    ("explain", {"rule": "dates/weekday-mismatch"}),
    ("explain", {"rule": "prlint/unused-suppression"}),
]


def options(*words: str) -> dict[str, Any]:
    return parse(COMMANDS["mcp"], words)[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.md").write_bytes(TEXT.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "arguments"), QUESTIONS)
def test_answers_are_the_wire_format(folder: Path, name: str, arguments: dict[str, Any]) -> None:
    answer = ask(name, options(), arguments)
    jsonschema.validate(answer, {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{name}"})
    jsonschema.validate(answer, TOOLS[name].output_schema)
    jsonschema.validate(arguments, TOOLS[name].input_schema)


def test_a_text_and_a_file_are_checked_alike_and_places_are_code_points(folder: Path) -> None:
    of_text = ask("check", options(), {"text": TEXT, "name": "press/a.md"})
    assert of_text == ask("check", options(), {"path": "press/a.md"})
    found = [finding for finding in of_text["files"][0]["diagnostics"] if finding["rule"] == "dates/weekday-mismatch"]
    assert "Tuesday" in found[0]["text"]
    assert TEXT.removeprefix("\ufeff")[slice(*found[0]["span"].values())] == found[0]["text"]


def test_the_nearest_configuration_counts_as_it_is_now(folder: Path) -> None:
    def rules() -> set[str]:
        return {finding["rule"] for finding in ask("check", options(), {"text": TEXT, "name": "press/new.txt"})["files"][0]["diagnostics"]}

    assert "dates/weekday-mismatch" in rules()
    (folder / "prlint.yaml").write_text("ignore: [dates]\n", "utf-8")
    assert "dates/weekday-mismatch" not in rules()


def test_facts_that_a_release_does_not_state_come_with_the_question(folder: Path) -> None:
    def off(**profile: str) -> set[str]:
        files = ask("check", options(), {"text": TEXT, "profile": profile})["files"]
        return {each["rule"] for each in files[0]["rules"]["off"] if each["reason"] == "needs release_date"}

    assert off()
    assert off(release_date="2026-05-05") == set()


def test_options_of_the_server_count_for_every_question(folder: Path) -> None:
    answer = ask("check", options("--select", "dates"), {"text": TEXT})
    assert {finding["rule"].partition("/")[0] for finding in answer["files"][0]["diagnostics"]} == {"dates"}


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("chek", {}, "there is no tool ‘chek’; did you mean ‘check’?"),
        ("check", {}, "give the draft as ‘text’, or a file as ‘path’"),
        ("check", {"text": "a", "path": "a"}, "give the draft as ‘text’, or a file as ‘path’"),
        ("check", {"txt": "a"}, "check has no argument ‘txt’; did you mean ‘text’?"),
        ("check", {"text": 5}, "‘text’ must be a string"),
        ("check", {"text": "a", "profile": {"stage": 5}}, "‘profile’ must be an object of strings"),
        ("check", {"text": "a", "profile": {"stge": "draft"}}, "did you mean ‘stage’"),
        ("facts", {"text": "a", "kinds": ["tickr"]}, "there is no kind of fact ‘tickr’; did you mean ‘ticker’?"),
        ("facts", {"text": "a", "kinds": "ticker"}, "‘kinds’ must be an array of strings"),
        ("rules", {"pack": "date"}, "no pack in use is called ‘date’; did you mean ‘dates’?"),
        ("rules", {"all": "yes"}, "‘all’ must be true or false"),
        ("explain", {}, "explain needs ‘rule’"),
        ("explain", {"rule": "weekday-mismatch"}, "do you mean dates/weekday-mismatch?"),
        ("segment", {"path": "../other.txt"}, "only files below the folder that the server was started in are read"),
        ("segment", {"path": "away.txt"}, "only files below the folder that the server was started in are read"),
        ("segment", {"path": "press/nowhere.txt"}, "No such file"),
        ("check", {"text": "a\0\1\2" * 99}, "it is a binary file"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(folder: Path, name: str, arguments: dict[str, Any], words: str) -> None:
    (folder / "away.txt").symlink_to(folder.parent)
    told, answer = answered(name, options(), arguments)
    assert answer is None
    assert words in told
    assert "\n" not in told


def test_a_text_may_be_as_large_as_a_file(folder: Path) -> None:
    told, answer = answered("check", options("--max-size", "1kB"), {"text": "é" * 501})
    assert (told, answer) == ("it is larger than 1 kB", None)


def test_a_broken_configuration_is_told_with_its_place(folder: Path) -> None:
    (folder / "prlint.yaml").write_text("pack: [dates]\nfail-on: errr\n", "utf-8")
    told, answer = answered("check", options(), {"text": TEXT})
    assert answer is None
    assert [line.partition(": ")[0] for line in told.splitlines()] == ["prlint.yaml:1:1", "prlint.yaml:2:10"]


def test_a_baseline_that_is_not_there_is_told(folder: Path) -> None:
    (folder / "prlint.yaml").write_text("baseline: nowhere.baseline\n", "utf-8")
    told, answer = answered("check", options(), {"text": TEXT})
    assert answer is None
    assert "nowhere.baseline" in told
    assert "failed" not in told


def test_a_failure_of_prlint_quotes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("secret words of a draft")

    monkeypatch.setattr("prlint.mcp.tools.check_source", fail)
    told, answer = answered("check", options(), {"text": TEXT})
    assert answer is None
    assert told.startswith("prlint failed (ValueError")
    assert "secret" not in told


def test_nothing_is_stored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    text = TEXT + "\r\nContact: Dana Quillonbury, +44 113 496 0142, quillonbury@norvane.example\r\n"
    answers = [json.dumps(ask(name, options(), {"text": text})) for name in ("check", "segment", "facts")]
    assert "Quillonbury" in answers[-1]
    kept = [path for path in folder.rglob("*") if path.is_file() and path.name != "a.md"]
    assert [path for path in kept if b"quillonbury" in path.read_bytes().lower()] == []
    assert {path.relative_to(folder).parts[0] for path in kept} <= {"cache"}


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from prlint.cli.mcp import run

    monkeypatch.setitem(__import__("sys").modules, "mcp_types", None)
    with pytest.raises(UsageError, match=r"^prlint mcp needs what the extra mcp brings: pip install 'prlint\[mcp\]'$"):
        run(options(), [])
