"""What can be done about a finding, and that the edits do it at the right words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from prlint.config import Config, Layer
from prlint.fix import fixed
from prlint.settings import Invocation, check, settle
from prlint.text.source import Source
from tests.lsp.conversation import RICH, TRICKY, ZONE, Conversation, edited, words_at

MARK = "🎉 “Norvane’s” Calidex(R)\tdid well at 8:30 a.m. EST on May 6, 2026. Veltorin(TM) too.\r\n"
FIX_ALL = "source.fixAll.prlint"
PLAIN: dict[str, Any] = {}


def _edits(action: dict[str, Any], talk: Conversation, name: str) -> list[dict[str, Any]]:
    edit = action["edit"]
    if "changes" in edit:
        found: list[dict[str, Any]] = edit["changes"][talk.uri(name)]
        return found
    return [each for change in edit["documentChanges"] if change["textDocument"]["uri"] == talk.uri(name) for each in change["edits"]]


def _all_of(text: str) -> dict[str, Any]:
    return {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n"), "character": 0}}


@pytest.mark.parametrize("able", [RICH, PLAIN], ids=["rich", "plain"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_fix_changes_the_words_that_are_meant(tmp_path: Path, encoding: str, able: dict[str, Any]) -> None:
    talk = Conversation(tmp_path, able, encoding, rules="trademarks")
    talk.open("a.txt", MARK)
    (found,) = [each for each in talk.pushed("a.txt") or () if words_at(MARK, each["range"], encoding) == "(R)"]
    (action,) = [each for each in talk.actions("a.txt", found["range"]) if each.get("isPreferred")]
    assert action["kind"] == "quickfix"
    assert [each["code"] for each in action["diagnostics"]] == [found["code"]]
    assert edited(MARK, _edits(action, talk, "a.txt"), encoding) == MARK.replace("(R)", "®")


def test_what_the_client_says_it_was_told_is_not_believed(tmp_path: Path) -> None:
    """Some clients send the places of findings back in other units than those of the request."""
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", ZONE)
    (told,) = talk.pushed("a.txt") or ()
    wrong = {**told, "range": {"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 7}}}
    context = {"diagnostics": [wrong, {"range": wrong["range"], "message": "of another server"}]}
    (action, *_) = talk.ask("textDocument/codeAction", talk.about("a.txt", range=told["range"], context=context))
    assert edited(ZONE, _edits(action, talk, "a.txt")) == ZONE.replace("EST", "EDT")


def test_what_must_be_read_first_says_so_and_is_not_preferred(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", ZONE)
    at = {"start": {"line": 0, "character": 33}, "end": {"line": 0, "character": 33}}
    (action, *_) = talk.actions("a.txt", at)
    assert action["title"] == "Write EDT (to be read first)"
    assert "isPreferred" not in action


def test_away_from_findings_nothing_is_offered(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", ZONE)
    at = {"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 5}}
    assert talk.actions("a.txt", at) == []


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (["quickfix"], {"quickfix"}),
        (["source"], {FIX_ALL}),
        (["source.fixAll"], {FIX_ALL}),
        ([FIX_ALL], {FIX_ALL}),
        (["refactor"], set()),
        (["source.fixAll.other"], set()),
        ([""], {"quickfix", FIX_ALL}),
        (None, {"quickfix", FIX_ALL}),
    ],
)
def test_only_the_kinds_that_are_asked_for(tmp_path: Path, only: list[str] | None, kinds: set[str]) -> None:
    talk = Conversation(tmp_path, RICH, rules="trademarks")
    talk.open("a.txt", MARK)
    assert {action["kind"] for action in talk.actions("a.txt", _all_of(MARK), only)} == kinds


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [MARK, TRICKY, MARK * 3])
def test_all_safe_fixes_make_what_fix_makes(tmp_path: Path, text: str, encoding: str) -> None:
    settings, source = settle(Config(layer=Layer(select=("trademarks",))), Invocation()), Source("a.txt", text)
    done = fixed(source, check(source, settings), lambda changed: check(changed, settings))
    assert done.made
    for able in (RICH, PLAIN):
        talk = Conversation(tmp_path, able, encoding, rules="trademarks")
        talk.open("a.txt", text)
        (action,) = talk.actions("a.txt", _all_of(text), [FIX_ALL])
        if able is RICH:
            assert "edit" not in action
            action = talk.ask("codeAction/resolve", action)
        assert edited(text, _edits(action, talk, "a.txt"), encoding) == done.source.text


def test_an_offer_for_an_older_text_is_refused(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, RICH, rules="trademarks")
    talk.open("a.txt", MARK)
    (action,) = talk.actions("a.txt", _all_of(MARK), [FIX_ALL])
    talk.change("a.txt", {"text": "x" + MARK})
    assert talk.response("codeAction/resolve", action)["error"]["code"] == -32801


def test_edits_name_the_version_they_are_for(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", ZONE)
    (action, *_) = talk.actions("a.txt", _all_of(ZONE))
    assert action["edit"]["documentChanges"][0]["textDocument"]["version"] == 1


# Suppressions


def _suppression(talk: Conversation, name: str, text: str) -> dict[str, Any] | None:
    return next((action for action in talk.actions(name, _all_of(text)) if action["title"].startswith("Allow ")), None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# News\r\n\r\nFirst line.\r\n{ZONE.strip()}\r\nlast line.\r\n"),
        ("a.md", f"- one\n- two {ZONE}\n"),
        ("a.md", f"| a | b |\n|---|---|\n| x | {ZONE.strip()} |\n"),
        ("a.md", f"> quoted\n> {ZONE}"),
        ("a.html", f"<html><body><p>One.</p>\n<p>🎉 {ZONE}</p></body></html>"),
        ("a.html", f"<html><body><div>One.<br>{ZONE}</div></body></html>"),
    ],
    ids=["paragraph", "list", "table", "quotation", "page", "break"],
)
def test_a_comment_waits_for_its_reason(tmp_path: Path, name: str, text: str) -> None:
    talk = Conversation(tmp_path, RICH)
    talk.open(name, text)
    action = _suppression(talk, name, text)
    assert action is not None
    assert not action.get("isPreferred")
    changed = edited(text, _edits(action, talk, name))
    comment = "<!-- prlint: allow dates/zone-out-of-season  -->"
    assert comment in changed
    assert text in [changed.replace(comment + ending, "") for ending in ("", "\n", "\r\n")]
    talk.change(name, {"text": changed})
    assert sorted(talk.rules(name)) == ["dates/zone-out-of-season", "prlint/suppression-without-reason"]
    talk.change(name, {"text": changed.replace("season  -->", "season by counsel -->")})
    assert talk.rules(name) == []


def test_a_comment_goes_where_no_other_words_change(tmp_path: Path) -> None:
    """In a block of code a comment would be words of the release."""
    talk = Conversation(tmp_path, RICH)
    text = f"```\nOne.\n\n{ZONE}```\n"
    talk.open("a.md", text)
    assert _suppression(talk, "a.md", text) is None


CONFIGURATIONS = [
    "select: [dates]",
    "# nothing yet\n",
    "select: [dates]\r\nallow:\r\n  - {rule: dates/day-order, reason: so}\r\n",
    "allow:\n- rule: dates/day-order\n  reason: so\nselect: [dates]\n",
    "allow: [{rule: dates/day-order, reason: so}]\n",
    "allow: []\nselect: [dates]\n",
]


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_an_entry_of_the_configuration_waits_for_its_reason(tmp_path: Path, configuration: str) -> None:
    configuration = configuration.replace("dates/day-order", "dates/weekday-mismatch")
    (tmp_path / "prlint.yaml").write_bytes(configuration.encode())
    (tmp_path / "press").mkdir()
    talk = Conversation(tmp_path, RICH)
    talk.open("press/a “1”.txt", ZONE)
    action = _suppression(talk, "press/a “1”.txt", ZONE)
    assert action is not None
    changed = edited(configuration, _edits(action, talk, "prlint.yaml"))
    before, after = yaml.safe_load(configuration) or {}, yaml.safe_load(changed)
    added = {"rule": "dates/zone-out-of-season", "path": "press/a “1”.txt", "text": "EST", "reason": ""}
    assert added in after["allow"]
    after["allow"].remove(added)
    assert {**after, "allow": after["allow"] or []} == {**before, "allow": before.get("allow") or []}
    (tmp_path / "prlint.yaml").write_bytes(changed.encode())
    talk.save("prlint.yaml")
    assert talk.rules("press/a “1”.txt") == ["dates/zone-out-of-season"]
    assert talk.pushed("prlint.yaml")
    (tmp_path / "prlint.yaml").write_bytes(changed.replace('""', '"by counsel"').encode())
    talk.save("prlint.yaml")
    assert talk.rules("press/a “1”.txt") == []
    assert talk.pushed("prlint.yaml") == []


def test_the_configuration_is_edited_as_it_stands_in_the_editor(tmp_path: Path) -> None:
    (tmp_path / "prlint.yaml").write_text("select: [dates]\n", "utf-8")
    talk = Conversation(tmp_path, RICH)
    unsaved = "# unsaved\nselect: [dates]\n"
    talk.open("prlint.yaml", unsaved, "yaml")
    talk.open("a.txt", ZONE)
    action = _suppression(talk, "a.txt", ZONE)
    assert action is not None
    assert edited(unsaved, _edits(action, talk, "prlint.yaml")).startswith(f"{unsaved}allow:\n")


def test_a_configuration_that_is_not_there_is_made(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    talk = Conversation(tmp_path, RICH)
    talk.open("press/a.txt", ZONE)
    action = _suppression(talk, "press/a.txt", ZONE)
    assert action is not None
    create, change = action["edit"]["documentChanges"]
    assert (create["kind"], create["uri"]) == ("create", talk.uri("prlint.yaml"))
    (entry,) = yaml.safe_load(change["edits"][0]["newText"])["allow"]
    assert entry["path"] == "press/a.txt"


@pytest.mark.parametrize(
    ("configuration", "able"),
    [("select: [dates]\n---\nother: 1\n", RICH), ("{select: [dates]}\n", RICH), (None, PLAIN)],
    ids=["broken", "in braces", "none, and the client makes no files"],
)
def test_where_no_entry_can_be_written_none_is_offered(tmp_path: Path, configuration: str | None, able: dict[str, Any]) -> None:
    if configuration is not None:
        (tmp_path / "prlint.yaml").write_text(configuration, "utf-8")
    talk = Conversation(tmp_path, able)
    talk.open("a.txt", ZONE)
    assert _suppression(talk, "a.txt", ZONE) is None
