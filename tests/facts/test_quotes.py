"""Quotation marks, quotations and their speakers, and sources named in the text."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.facts.test_scope import sentences, unmarked
from tests.making import facts, things


@pytest.mark.parametrize(("use", "speaker", "text"), sentences("quotes"))
def test_use_and_speaker(use, speaker, text):
    prose, span = unmarked(text.replace("¶", "\n\n"))
    (quote,) = [thing for thing in things("quote", body=prose) if thing.span.overlaps(span)]
    assert (quote.fields["use"], quote.fields.get("speaker", "")) == (use, speaker)


@pytest.mark.parametrize(("title", "text"), sentences("positions"))
def test_position_of_the_speaker(title, text):
    prose, span = unmarked(text.replace("¶", "\n\n"))
    (quote,) = [thing for thing in things("quote", body=prose) if thing.span.overlaps(span)]
    assert (quote.fields.get("title") or "") == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“We shall file this summer at last,” said Dana Ruiz, chief executive officer of Norvane Inc.", "chief executive officer"),
        ("“We shall file this summer at last,” said Dana Ruiz, President and CEO.", "President and CEO"),
        ("“We shall file this summer at last,” said Chief Medical Officer Dana Ruiz.", "Chief Medical Officer"),
        ("“We shall file this summer at last,” said Dana Ruiz.", None),
        ("“We shall file this summer at last,” said President and CEO Dana Ruiz, MD.", "President and CEO"),
        ("“We shall file this summer at last,” said Dana Ruiz, Halden Corp. CEO.", "CEO"),
        ("“We shall file this summer at last,” says Chief Risk and Compliance Officer Dana Ruiz.", "Chief Risk and Compliance Officer"),
        ("“We shall file this summer at last,” said Dana d’Entremer, who is Norvane’s Chief Legal Officer.", "Chief Legal Officer"),
        ("“We shall file this summer at last,” Dana Ruiz, CEO, Norvane Inc.", "CEO"),
        ("“We shall file this summer at last,” said Dana Ruiz, CEO, Halden Biologics.", "CEO"),
        ("Dana Ruiz, President of HLS, shared her joy at the new pact: “We shall file this summer at last.”", "President"),
        ("“We shall file this summer at last,” said Halden Air chairman and CEO Dana Ruiz.", "chairman and CEO"),
        ("“We shall file this summer at last,” says co-founder and CTO Dana Ruiz.", "co-founder and CTO"),
        ("“We shall file this summer at last,” said co-CEO Dana Ruiz.", "co-CEO"),
        ("“We shall file this summer at last,” said Dana Ruiz, M.D., Chief Medical Officer of Norvane.", "Chief Medical Officer"),
        ("“We shall file at last,” said Dana Ruiz, M.D., Professor of Medicine at Ashgrove University.", "Professor of Medicine"),
        ("Dana Ruiz, Chief Executive, Halden Water: “We shall file this summer at last.”", "Chief Executive"),
        ("Dana Ruiz, Head of IT at Orrin Foods, adds: “We shall file this summer at last.”", "Head of IT"),
        ("Dana Ruiz, who joined as chief executive in May, told analysts: “We shall file this summer at last.”", None),
    ],
)
def test_title(text, title):
    (quote,) = things("quote", body=text)
    assert quote.fields.get("title") == title


@pytest.mark.parametrize(
    "text",
    [
        "“We shall file this summer at last,” stated Norvane Lithium’s President and CEO, Dana Ruiz.",
        "“_We shall file this summer at last._” said**Dana Ruiz, President of Norvane**.",
        '_"We shall file this summer at last,"_ added **Dana Ruiz**_.',
        '"We shall file (the "Filing") this summer at last," said Dana Ruiz.',
        '"We and Norvane Mobile Ltd. ("Norvane Mobile" or the "Unit") shall file this summer at last," said Dana Ruiz.',
        "“We shall file this summer at last.\n\nWith that we shall be done,” continued Dana Ruiz, who leads Norvane.",
    ],
)
def test_speaker(text):
    assert [quote.fields["speaker"] for quote in things("quote", body=text) if quote.fields["use"] == "speech"] == ["Dana Ruiz"]


def test_a_wire_of_the_dateline_says_nothing() -> None:
    lead = 'LEEDS--(BW HealthWire)--May 4, 2026--Norvane told that "permission has been granted for the tablets to be sold."'
    end = lead.index("Norvane")
    release = Release(lead, [Segment("lead", ProseSpan(0, len(lead))), Segment("dateline", ProseSpan(0, end))])
    assert [quote.fields.get("speaker") for quote in Facts(release).of("quote")] in ([None], ["Norvane"])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Norvane’s", [("apostrophe", "curly", "'")]),
        ("Norvane's", [("apostrophe", "straight", "’")]),
        ("the nurses' room", [("apostrophe", "straight", "’")]),
        ("“Yes.”", [("quote", "curly", '"'), ("quote", "curly", '"')]),
        ('"Yes."', [("quote", "straight", "“"), ("quote", "straight", "”")]),
        ("a ‘good’ day", [("quote", "curly", "'"), ("quote", "curly", "'")]),
        ("in the '90s", [("apostrophe", "straight", "’")]),
        ("6' 2\" tall", []),
        ("a 12\" pipe", []),
    ],
)
def test_marks(text, marks):
    found = things("quotation-mark", body=text)
    assert [(m.fields["role"], m.fields["shape"], m.fields["other_shape"]) for m in found] == marks


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It affects 9%, according to the World Health Organization.", "World Health Organization"),
        ("According to the U.S. Census Bureau, it affects 9%.", "U.S. Census Bureau"),
        ("Orrin Research estimates that it affects 9%.", "Orrin Research"),
        ("Halden's 2025 meter research found that 9% agree.", "Halden"),
        ("Data from Orrin Research show growth.", "Orrin Research"),
        ("A study published in the Journal of Cough found growth.", "Journal of Cough"),
        ("It affects 9% (Source: Orrin Research).", "Orrin Research"),
        ("It affects 9% (Ruiz et al., 2025).", "Ruiz et al"),
        ("It affects 9%, according to experts.", None),
        ("The market is projected to grow by USD 5 billion.", None),
        ("The market is projected to grow by US$5 billion.", None),
        ("The market is projected by IDC at USD 5 billion.", "IDC"),
        ("The market shrank (IDC 2025).", "IDC"),
        ("Studies show that it affects 9%.", None),
    ],
)
def test_attribution(text, source):
    found = things("attribution", body=text)
    assert (found[0].fields["source"] if found else None) == source


def test_the_issuer_is_no_source_of_its_own():
    found = things("attribution", body="Norvane estimates that it affects 9%.", profile={"issuer": {"short_names": ["Norvane"]}})
    assert found == []


def test_a_quotation_in_legal_text_is_a_term():
    found = facts(forward_looking="Words such as “we expect that all of this will come true,” said Dana Ruiz, are predictions.")
    assert [q.fields["use"] for q in found.of("quote")] == ["term"]
