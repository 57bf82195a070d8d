"""Findings in files without lines: every format tells part, paragraph and words, none a line that nobody can look up."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from prlint.engine import lint
from prlint.formats import read
from prlint.packs.load import builtin
from prlint.report import FORMATS, renderer
from prlint.run import Checked, Run
from tests.formats.docx_making import document, p, r
from tests.report.commands import command

NOTE = '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Tan L. [XX]. 2026.</w:t></w:r></w:p></w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
WORDS = "BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. opened its [●] plant in Leeds today."


@pytest.fixture(scope="module")
def made() -> Run:
    data = document(p(r("Norvane Opens Plant")) + p(r(WORDS), REFERENCE), footnotes=NOTE)
    source = read("a.docx", data)
    found = tuple(d for d in lint(source, builtin()).diagnostics if d.rule == "residue/placeholder")
    assert [d.text for d in found] == ["[●]", "[XX]"]
    return Run((Checked("a.docx", source, "docx", "en", None, 1, (), found),), quiet=True)


def _out(name: str, made: Run) -> str:
    return "".join(renderer(name)(made))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_where(name: str, made: Run) -> None:
    out = _out(name, made)
    places = ("body:2:62", "body, paragraph 2", "body ¶2", '"paragraph": 2', '"paragraph":2')
    assert any(place in out for place in places)
    assert "footnote-1" in out


def test_text_shows_the_paragraph_with_the_words_underlined(made: Run) -> None:
    lines = _out("text", made).split("\n")
    head = next(n for n, line in enumerate(lines) if line.startswith("a.docx:body:2:62 "))
    shown, under = lines[head + 2], lines[head + 3]
    assert shown.startswith("  ¶2 | ")
    assert shown[under.index("^") : under.rindex("^") + 1] == "[●]"


def test_json_counts_in_the_prose(made: Run) -> None:
    (first, second) = json.loads(_out("json", made))["files"][0]["diagnostics"]
    source = made.files[0].source
    assert source is not None
    for found in (first, second):
        assert source.text[found["span"]["start"] : found["span"]["end"]] == found["text"]
    assert first["start"] == {"part": "body", "paragraph": 2, "column": 62}
    assert first["end"] == {"part": "body", "paragraph": 2, "column": 65}
    assert WORDS[61:64] == "[●]"
    assert second["start"]["part"] == "footnote-1"


def test_services_that_know_only_lines_are_given_none(made: Run) -> None:
    found = command(_out("github", made).split("\n")[0])
    assert found is not None
    assert "line" not in found.properties
    assert found.data.startswith("body, paragraph 2: ")
    (result, _) = json.loads(_out("sarif", made))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "body, paragraph 2"}]
    assert all("line" not in error.attrib for error in ET.fromstring(_out("checkstyle", made)).iter("error"))
    assert all("range" not in found["location"] for found in json.loads(_out("rdjson", made))["diagnostics"])
