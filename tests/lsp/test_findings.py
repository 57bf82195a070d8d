"""What an editor is told of what is open: the words that `prlint check` underlines, when it is told, and when no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prlint.config import Config
from prlint.settings import Invocation, check, settle
from prlint.text.source import Source
from tests.lsp.conversation import RICH, TRICKY, ZONE, Conversation, words_at

PULLS: dict[str, Any] = {"textDocument": {"diagnostic": {}}}


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    return Conversation(tmp_path)


def _checked(name: str, text: str) -> list[tuple[str, str]]:
    return [(d.rule, d.text) for d in check(Source(name, text), settle(Config(), Invocation())).diagnostics]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a 50% “ü”.txt"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "marked"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_same_words_in_every_encoding(tmp_path: Path, encoding: str, mark: str, name: str) -> None:
    talk = Conversation(tmp_path, encoding=encoding, rules=None)
    talk.open(name, mark + TRICKY)
    told = talk.pushed(name) or []
    assert [(found["code"], words_at(mark + TRICKY, found["range"], encoding)) for found in told] == _checked(name, TRICKY)
    assert len(told) > 4


def test_what_is_said_of_a_finding(talk: Conversation) -> None:
    talk.open("a.txt", ZONE)
    (found,) = talk.pushed("a.txt") or ()
    assert found["source"] == "prlint"
    assert found["severity"] == 2
    assert found["message"] == "EST is not in force on that day; it is EDT."


def test_second_places_go_along(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, rules="trademarks")
    talk.open("a.txt", "Calidex® reduced coughing.\n\nThe call is on May 6, 2026. Calidex™ did well.\n")
    related = [each for found in talk.pushed("a.txt") or () for each in found.get("relatedInformation", ())]
    assert related
    assert all(each["location"]["uri"] == talk.uri("a.txt") and each["message"] for each in related)


def test_unsaved_changes_are_checked(talk: Conversation) -> None:
    (talk.root / "a.txt").write_text("Nothing to see.\n", "utf-8")
    talk.open("a.txt", ZONE)
    assert talk.rules("a.txt") == ["dates/zone-out-of-season"]
    zone = {"start": {"line": 0, "character": 32}, "end": {"line": 0, "character": 35}}
    talk.change("a.txt", {"range": zone, "text": "EDT"})
    assert talk.rules("a.txt") == []
    talk.change("a.txt", {"text": ZONE})
    assert talk.rules("a.txt") == ["dates/zone-out-of-season"]


def test_several_changes_of_one_message_follow_each_other(talk: Conversation) -> None:
    talk.open("a.txt", "x")
    end = {"start": {"line": 9, "character": 9}, "end": {"line": 9, "character": 9}}
    talk.change("a.txt", {"text": ""}, *[{"range": end, "text": word} for word in ZONE.split(" ")[:1]], {"range": end, "text": ZONE[7:]})
    assert talk.server.documents[talk.uri("a.txt")].source.text == ZONE


def test_lines_end_where_the_protocol_has_it(talk: Conversation) -> None:
    talk.open("a.txt", "One\u2028two\x0cthree\n" + ZONE)
    at = {"start": {"line": 1, "character": 32}, "end": {"line": 1, "character": 35}}
    assert [found["range"] for found in talk.pushed("a.txt") or ()] == [at]
    talk.change("a.txt", {"range": at, "text": "EDT"})
    assert talk.server.documents[talk.uri("a.txt")].source.text == "One\u2028two\x0cthree\n" + ZONE.replace("EST", "EDT")


def test_a_burst_of_changes_costs_one_check(talk: Conversation) -> None:
    talk.open("a.txt", "")
    for length in range(len(ZONE) + 1):
        talk.change("a.txt", {"text": ZONE[:length]})
    talk.pushed("a.txt")
    (params,) = talk.sent("textDocument/publishDiagnostics")
    assert params["version"] == len(ZONE) + 2


def test_of_a_closed_document_nothing_is_left(talk: Conversation) -> None:
    talk.open("a.txt", ZONE)
    assert talk.pushed("a.txt")
    talk.close("a.txt")
    assert talk.pushed("a.txt") == []
    assert not talk.server.documents


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("plaintext", ZONE, ["dates/zone-out-of-season"]),
        ("markdown", f"<!-- prlint: allow dates/zone-out-of-season by counsel -->\n{ZONE}", []),
        ("plaintext", f"<!-- prlint: allow dates/zone-out-of-season by counsel -->\n{ZONE}", ["dates/zone-out-of-season"]),
        ("html", f"<p>{ZONE}</p>", ["dates/zone-out-of-season"]),
    ],
)
def test_what_was_never_saved_is_read_by_its_language(talk: Conversation, language: str, text: str, rules: list[str]) -> None:
    talk.open("untitled:Untitled-1", text, language)
    assert [rule for rule in talk.rules("untitled:Untitled-1") if rule.startswith("dates/")] == rules


@pytest.mark.parametrize("name", ["other.yaml", "data.toml"])
def test_what_is_no_release_gets_no_findings(talk: Conversation, name: str) -> None:
    talk.open(name, f'a: "{ZONE.strip()}"\n', name.rpartition(".")[2])
    assert not talk.pushed(name)


def test_what_is_excluded_gets_no_findings(talk: Conversation) -> None:
    (talk.root / "prlint.yaml").write_text("exclude: [old/]\n", "utf-8")
    talk.open("old/a.txt", ZONE)
    talk.open("new/a.txt", ZONE)
    assert talk.pushed("old/a.txt") == []
    assert talk.pushed("new/a.txt")


def test_a_text_that_is_too_large_says_so(talk: Conversation) -> None:
    (talk.root / "prlint.yaml").write_text("max-size: 100\n", "utf-8")
    talk.open("a.txt", "é" * 60)
    (found,) = talk.pushed("a.txt") or ()
    assert found["code"] == "prlint/unreadable-file"
    assert "100 bytes" in found["message"]


def test_what_is_no_text_says_so_and_has_no_outline(talk: Conversation) -> None:
    talk.open("a.docx", "PK\x03\x04 what an editor makes of a Word file")
    (found,) = talk.pushed("a.docx") or ()
    assert found["code"] == "prlint/unreadable-file"
    assert talk.ask("textDocument/documentSymbol", talk.about("a.docx")) == []
    assert talk.actions("a.docx", found["range"]) == []


def test_options_of_the_command_line_count(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, ignore=[("dates/zone-out-of-season",)])
    talk.open("a.txt", ZONE)
    assert talk.rules("a.txt") == []


# Asked for


def test_who_asks_is_not_told_unasked(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, PULLS)
    talk.open("a.txt", ZONE)
    assert talk.pushed("a.txt") is None
    report = talk.ask("textDocument/diagnostic", talk.about("a.txt"))
    assert report["kind"] == "full"
    assert [found["code"] for found in report["items"]] == ["dates/zone-out-of-season"]


def test_of_what_is_not_open_there_is_nothing_to_report(tmp_path: Path) -> None:
    assert Conversation(tmp_path, PULLS).ask("textDocument/diagnostic", {"textDocument": {"uri": "file:///x.txt"}})["items"] == []


# Under the cursor


@pytest.mark.parametrize("able", [RICH, {}], ids=["markdown", "plain"])
def test_hover_tells_why_and_on_whose_authority(tmp_path: Path, able: dict[str, Any]) -> None:
    talk = Conversation(tmp_path, able)
    talk.open("a.txt", ZONE)
    hover = talk.ask("textDocument/hover", talk.about("a.txt", position={"line": 0, "character": 33}))
    words = hover["contents"]["value"]
    assert hover["contents"]["kind"] == ("markdown" if able else "plaintext")
    for told in ("dates/zone-out-of-season", "EST is not in force", "Read literally, the time is an hour off", "arithmetic", "Write EDT"):
        assert told in words
    assert words_at(ZONE, hover["range"]) == "EST"


def test_there_is_no_hover_where_nothing_is_found(talk: Conversation) -> None:
    talk.open("a.txt", ZONE)
    assert talk.ask("textDocument/hover", talk.about("a.txt", position={"line": 0, "character": 2})) is None


def test_words_of_a_release_are_no_markdown_in_a_hover(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, RICH, rules=None)
    text = "Calidex<b>[x](https://norvane.example)</b>\u2122 and Calidex<b>[x](https://norvane.example)</b>\u2122 did well. ‘*a*’(R)\n"
    talk.open("a.txt", text)
    for found in talk.pushed("a.txt") or ():
        words = talk.ask("textDocument/hover", talk.about("a.txt", position=found["range"]["start"]))["contents"]["value"]
        assert "<b>" not in words
        assert "](https" not in words
