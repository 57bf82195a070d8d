"""Configurations and packs that change while the editor is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.lsp.conversation import RICH, ZONE, Conversation, words_at

TEXT = f"The tariff moved.\n\n{ZONE}"
PACK = """pack: house
title: Words of the house
rules:
  - id: tariff
    title: The word tariff
    tier: 1
    severity: {severity}
    confidence: high
    why: The house avoids it.
    authority: [{{cite: house style}}]
    message: "‘{{text}}’"
    check: {{forbid: {{phrase: "{word}"}}}}
    since: "1"
"""
USES = "packs: [./house.yaml]\nselect: [house]\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder whose configuration uses a pack of its own."""
    _write(tmp_path / "house.yaml", PACK.format(severity="error", word="tariff"))
    _write(tmp_path / "prlint.yaml", USES)
    return tmp_path


def _write(path: Path, text: str) -> None:
    """Some time ago, as a file is that nobody is just writing; each time another."""
    path.write_text(text, "utf-8")
    _write.number = number = getattr(_write, "number", 0) + 1  # type: ignore[attr-defined]
    os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


def _talk(folder: Path, **more: object) -> Conversation:
    talk = Conversation(folder, RICH, rules=None, **more)  # type: ignore[arg-type]
    talk.open("a.txt", TEXT)
    return talk


def test_the_nearest_configuration_counts(house: Path) -> None:
    (house / "inner").mkdir()
    _write(house / "inner" / "prlint.yaml", "select: [dates/zone-out-of-season]\n")
    talk = _talk(house)
    talk.open("inner/a.txt", TEXT)
    assert (talk.rules("a.txt"), talk.rules("inner/a.txt")) == (["house/tariff"], ["dates/zone-out-of-season"])


@pytest.mark.parametrize("told", ["watched", "saved"])
def test_a_configuration_that_changes_is_followed_at_once(house: Path, told: str) -> None:
    talk = _talk(house)
    assert talk.rules("a.txt") == ["house/tariff"]
    _write(house / "prlint.yaml", "select: [dates/zone-out-of-season]\n")
    if told == "watched":
        talk.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": talk.uri("prlint.yaml"), "type": 2}]})
    else:
        talk.save("prlint.yaml")
    assert talk.rules("a.txt") == ["dates/zone-out-of-season"]


def test_without_a_word_it_is_followed_at_the_next_change(house: Path) -> None:
    talk = _talk(house)
    assert talk.rules("a.txt") == ["house/tariff"]
    _write(house / "house.yaml", PACK.format(severity="warning", word="moved"))
    talk.change("a.txt", {"text": TEXT + "\n"})
    (found,) = talk.pushed("a.txt") or ()
    assert (found["severity"], found["range"]["start"]["character"]) == (2, 11)


@pytest.mark.parametrize(
    ("path", "text"), [("prlint.yaml", "select: [trademarks]\n"), ("pyproject.toml", "[tool.prlint]\nselect = ['trademarks']\n")]
)
def test_a_configuration_that_appears_is_used_and_one_that_goes_is_not(tmp_path: Path, path: str, text: str) -> None:
    talk = Conversation(tmp_path, rules=None)
    talk.open("a.txt", ZONE)
    before = talk.rules("a.txt")
    assert before == ["structure/not-a-release"]
    _write(tmp_path / path, text)
    talk.save(path)
    assert talk.rules("a.txt") == []
    (tmp_path / path).unlink()
    talk.save(path)
    assert talk.rules("a.txt") == before


def test_a_broken_pack_keeps_the_last_good_rules_and_tells_of_itself(house: Path) -> None:
    talk = _talk(house)
    assert talk.rules("a.txt") == ["house/tariff"]
    broken = PACK.format(severity="🎉 grave", word="other")
    _write(house / "house.yaml", broken)
    talk.change("a.txt", {"text": TEXT + "The tariff.\n"})
    assert talk.rules("a.txt") == ["house/tariff", "house/tariff"]
    (found,) = talk.pushed("house.yaml") or ()
    assert found["code"].startswith("pack/")
    assert words_at(broken, found["range"]) == "🎉 grave"
    (message,) = talk.sent("window/showMessage")
    assert "house.yaml, line 7" in message["message"]
    assert "the last rules that were valid go on" in message["message"]
    _write(house / "house.yaml", PACK.format(severity="info", word="moved"))
    talk.save("house.yaml")
    assert talk.pushed("house.yaml") == []
    assert [found["severity"] for found in talk.pushed("a.txt") or ()] == [3]
    assert len(talk.sent("window/showMessage")) == 1


def test_a_broken_configuration_does_the_same(house: Path) -> None:
    talk = _talk(house)
    talk.pushed("a.txt")
    _write(house / "prlint.yaml", USES + "colour: blue\nfail_on: error\n")
    talk.save("prlint.yaml")
    assert talk.rules("a.txt") == ["house/tariff"]
    assert talk.rules("prlint.yaml") == ["config/unknown-key", "config/unknown-key"]


def test_a_rule_that_a_configuration_names_and_that_is_not_there(house: Path) -> None:
    talk = _talk(house)
    talk.pushed("a.txt")
    _write(house / "prlint.yaml", USES.replace("[house]", "[house/nothing]"))
    talk.save("prlint.yaml")
    (found,) = talk.pushed("prlint.yaml") or ()
    assert (found["code"], found["range"]["start"]["line"]) == ("config/unknown-rule", 1)


@pytest.mark.parametrize(
    ("path", "text"), [("prlint.yaml", "colour: blue\n"), ("house.yaml", "rules: 5\n")], ids=["configuration", "pack"]
)
def test_with_no_rules_a_text_is_not_clean_but_unchecked(house: Path, path: str, text: str) -> None:
    _write(house / path, text)
    talk = _talk(house)
    (found,) = talk.pushed("a.txt") or ()
    assert (found["severity"], found["range"]["start"]) == (1, {"line": 0, "character": 0})
    assert path in found["message"]
    assert "not checked" in found["message"]
    assert talk.pushed(path)
    _write(house / "house.yaml", PACK.format(severity="error", word="tariff"))
    _write(house / "prlint.yaml", USES)
    talk.save(path)
    assert talk.rules("a.txt") == ["house/tariff"]
    assert talk.pushed(path) == []


def test_a_pack_that_is_not_there_yet_is_used_when_it_is(house: Path) -> None:
    (house / "house.yaml").unlink()
    talk = _talk(house)
    assert talk.rules("a.txt") != ["house/tariff"]
    _write(house / "house.yaml", PACK.format(severity="error", word="tariff"))
    talk.save("house.yaml")
    assert talk.rules("a.txt") == ["house/tariff"]


def test_a_broken_file_that_is_open_is_told_of_under_its_own_name(house: Path) -> None:
    _write(house / "house.yaml", "rules: 5\n")
    talk = _talk(house)
    talk.open("house.yaml", "rules: 5\n", "yaml")
    assert talk.pushed("house.yaml")
    talk.close("house.yaml")
    assert talk.pushed("house.yaml")  # it is broken still


def test_who_asks_for_a_broken_file_is_told_by_answer_alone(house: Path) -> None:
    _write(house / "house.yaml", "rules: 5\n")
    able = {**RICH, "textDocument": {**RICH["textDocument"], "diagnostic": {}}}
    talk = Conversation(house, able, rules=None)
    talk.open("house.yaml", "rules: 5\n", "yaml")
    talk.open("a.txt", TEXT)
    report = talk.ask("textDocument/diagnostic", talk.about("house.yaml"))
    assert [found["code"].partition("/")[0] for found in report["items"]][:1] == ["pack"]
    assert not talk.pushed("house.yaml")
    _write(house / "house.yaml", PACK.format(severity="error", word="tariff"))
    talk.save("house.yaml")
    assert talk.sent("workspace/diagnostic/refresh")
    assert talk.ask("textDocument/diagnostic", talk.about("house.yaml"))["items"] == []


def test_files_are_watched_where_the_client_can(house: Path) -> None:
    (registered,) = _talk(house).sent("client/registerCapability")
    patterns = {each["globPattern"] for each in registered["registrations"][0]["registerOptions"]["watchers"]}
    assert patterns == {"**/*.yaml", "**/*.yml", "**/pyproject.toml"}
    assert not Conversation(house, {}).sent("client/registerCapability")


def test_a_draft_is_held_against_the_day_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Conversation(tmp_path)
    before = talk.server.projects.of(str(tmp_path / "a.txt"))
    assert talk.server.projects.of(str(tmp_path / "a.txt")) is before
    monkeypatch.setattr("time.strftime", lambda form: "2031-01-01")
    after = talk.server.projects.of(str(tmp_path / "a.txt"))
    assert after.settings is not None
    assert after.settings.invocation.today == "2031-01-01"
