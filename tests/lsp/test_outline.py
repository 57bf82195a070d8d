"""The outline of a release is its parts, and what can be folded are those of several lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prlint.lsp.documents import UTF32, Document, Page
from prlint.lsp.outline import folds, parts
from tests.lsp.conversation import RICH, Conversation, words_at

TEXT = (
    "Norvane Names 🎉 Dana Ruiz Chief Executive\r\n\r\n"
    "BOSTON, May 5, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) named Dana Ruiz chief\r\n"
    "executive.\r\n\r\nAbout Norvane Therapeutics\r\n\r\nNorvane Therapeutics, Inc. develops medicines.\r\n\r\n"
    "Contact:\r\nDana Ruiz, Investor Relations\r\n+1 617 203 4411\r\ndana.ruiz@norvane.example\r\n\r\n\r\n"
)
RELEASES = sorted(path for path in (Path(__file__).parent.parent / "releases").rglob("*") if path.suffix in (".txt", ".md", ".html"))


def _outline(symbols: list[dict[str, Any]]) -> list[Any]:
    return [(each["name"], _outline(each["children"])) if each.get("children") else each["name"] for each in symbols]


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", TEXT)
    return talk


def test_parts_are_told_in_their_order_the_dateline_inside_its_lead(talk: Conversation) -> None:
    symbols = talk.ask("textDocument/documentSymbol", talk.about("a.txt"))
    assert _outline(symbols) == ["headline", ("lead", ["dateline"]), "boilerplate", "contact"]
    assert symbols[0]["detail"] == "Norvane Names 🎉 Dana Ruiz Chief Executive"
    assert words_at(TEXT, symbols[1]["children"][0]["selectionRange"]) == "BOSTON, May 5, 2026 --"


def test_below_a_heading_stands_what_it_heads(tmp_path: Path) -> None:
    text = TEXT.replace("About Norvane", "Results for the Quarter\r\n\r\nRevenue rose to $5 million.\r\n\r\nAbout Norvane", 1)
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", text)
    outline = _outline(talk.ask("textDocument/documentSymbol", talk.about("a.txt")))
    assert ("heading", ["body"]) in outline


def test_clients_without_trees_get_names_with_words(tmp_path: Path) -> None:
    talk = Conversation(tmp_path)
    talk.open("a.txt", TEXT)
    symbols = talk.ask("textDocument/documentSymbol", talk.about("a.txt"))
    assert [each["name"].partition(":")[0] for each in symbols] == ["headline", "lead", "dateline", "boilerplate", "contact"]
    assert symbols[2]["containerName"] == "lead"
    assert symbols[2]["name"] == "dateline: BOSTON, May 5, 2026 --"


def test_parts_of_several_lines_fold_without_the_blank_lines_behind_them(talk: Conversation) -> None:
    found = talk.ask("textDocument/foldingRange", talk.about("a.txt"))
    assert [(each["startLine"], each["endLine"]) for each in found] == [(2, 3), (5, 7), (9, 12)]


@pytest.mark.parametrize("text", ["", "\n\n", "x", "\ufeff"])
def test_of_a_text_without_parts_there_is_an_empty_outline(tmp_path: Path, text: str) -> None:
    talk = Conversation(tmp_path, RICH)
    talk.open("a.txt", text)
    assert isinstance(talk.ask("textDocument/documentSymbol", talk.about("a.txt")), list)
    assert talk.ask("textDocument/foldingRange", talk.about("a.txt")) == []


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
def test_every_part_holds_its_own_words_and_what_stands_inside_it(path: Path) -> None:
    page = Page(path.read_text("utf-8"), UTF32)
    document = Document(path.as_uri(), str(path), path.name, "", 1, page)
    found = parts(document)
    for part in found:
        assert all(part.whole.contains(inner.whole) for inner in part.inside)
    lines = page.text.count("\n")
    assert all(0 <= fold.start_line < fold.end_line <= lines for fold in folds(found, page))
