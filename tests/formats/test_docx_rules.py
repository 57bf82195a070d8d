"""What rules and suppressions make of a Word file: leftovers, headers, hidden words, and comments that speak to prlint."""

from __future__ import annotations

import pytest

from prlint.config import Config, Layer
from prlint.formats import read
from prlint.run import Checked
from prlint.settings import Invocation, check, settle
from tests.formats.docx_making import document, p, r
from tests.formats.test_docx import END, SECTION, START, gone, ins, run

LEFTOVERS = Layer(select=("residue", "contacts/placeholder-phone"), by="the test")


def checked(body: str, **parts: str) -> Checked:
    return check(read("a.docx", document(body, **parts)), settle(Config(), Invocation(layer=LEFTOVERS)))


def found(file: Checked) -> list[tuple[str, str]]:
    return [(diagnostic.rule, diagnostic.text) for diagnostic in file.diagnostics]


def remark(text: str) -> str:
    return f'<w:comment w:id="0" w:author="Lee Tan">{p(r(text))}</w:comment>'


def test_the_changes_of_a_paragraph_are_one_finding() -> None:
    body = p(r("Norvane "), ins(r("soon ")), r("opens "), gone("a third "), r("a plant. It is "), START, r("large"), END, r("."))
    body += p() + p(r("Orrin Foods "), ins(r("also ")), r("grows."))
    file = checked(body, comments=remark("Is it?"))
    assert found(file) == [("residue/tracked-change", "soon "), ("residue/tracked-change", "also ")]
    first = file.diagnostics[0]
    assert first.message == "‘soon’ is an edit or a comment that was never settled."
    assert [label.place.span.end - label.place.span.start for label in first.labels] == [0, 5]


def test_a_stamp_in_a_header_is_told() -> None:
    file = checked(p(r("Norvane opens.")) + SECTION, header1=p(r("DRAFT v7")), header2=p(r("News")), footer1=p(r("Page 1 of 2")))
    assert found(file) == [("residue/draft-mark", "DRAFT v7")]
    assert file.diagnostics[0].place.start.part == "header-1"


def test_hidden_words_are_told_only_as_hidden() -> None:
    file = checked(p(r("Norvane opens."), r("Insert [XX] here, call 617-555-0142.", "<w:vanish/>")))
    assert [rule for rule, _ in found(file)] == ["residue/hidden-metadata"]


@pytest.mark.parametrize(
    ("words", "left", "answered"),
    [
        ("prlint: allow residue/placeholder counsel fills it in", [], ["residue/placeholder"]),
        ("prlint: allow residue/placeholder", ["prlint/suppression-without-reason", "residue/placeholder"], []),
        ("prlint: allow residue/draft-mark by counsel", ["prlint/unused-suppression", "residue/placeholder"], []),
        ("Fill it in, please.", ["residue/placeholder", "residue/tracked-change"], []),
    ],
)
def test_a_comment_can_answer_for_a_finding(words: str, left: list[str], answered: list[str]) -> None:
    body = p(r("Norvane opens.")) + p(r("It has "), START, r("[XX]"), END, run('<w:commentReference w:id="0"/>'), r(" people."))
    file = checked(body, comments=remark(words))
    assert sorted(rule for rule, _ in found(file)) == left
    assert [suppressed.diagnostic.rule for suppressed in file.suppressed] == answered
    places = {(diagnostic.place.start.part, diagnostic.place.start.line, diagnostic.place.start.column) for diagnostic in file.diagnostics}
    assert places <= {("body", 2, 8)}
