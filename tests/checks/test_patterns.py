"""Patterns look through windows; no border of a window hides a match or doubles it."""

from __future__ import annotations

import pytest

from prlint.checks.search import STEP, WINDOW, PatternSearch
from tests.making import facts


@pytest.mark.parametrize("at", [0, STEP - 3, STEP, WINDOW - 3, WINDOW, 2 * STEP - 2, 3 * WINDOW - 1])
def test_a_match_is_found_once_wherever_it_stands(at: int) -> None:
    text = "x" * at + "ABC123" + "y" * 9000
    found = list(PatternSearch(facts(body=text)).find("ABC[0-9]{3}", ()))
    assert [span.of(text) for span in found] == ["ABC123"]
    assert found[0].start == at


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n", "\t\r\n", "\u00a0\n"])
@pytest.mark.parametrize("indent", ["", "    ", "\t", "\u00a0"])
def test_the_edges_of_a_line_are_those_of_its_words(indent: str, end: str) -> None:
    text = f"Dana Ruiz{end}{indent}DRAFT{end}{indent}617-944-6118"
    found = list(PatternSearch(facts(body=text)).find("^DRAFT$", ()))
    assert [(span.start, span.of(text)) for span in found] == [(text.index("DRAFT"), "DRAFT")]


def test_only_paragraphs_of_the_parts_asked_for_are_looked_at() -> None:
    search = PatternSearch(facts(headline="DRAFT of May", body="DRAFT of June", contact="DRAFT of July"))

    def found(**asked: tuple[str, ...]) -> list[int]:
        return [span.start for span in search.find("DRAFT", (), **asked)]

    headline, body, contact = found()
    assert found(inside=("headline", "contact")) == [headline, contact]
    assert found(skip=("body",)) == [headline, contact]
    assert found(inside=("headline", "body"), skip=("headline",)) == [body]
