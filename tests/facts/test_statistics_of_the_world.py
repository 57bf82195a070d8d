"""Figures of the world outside, and by whose word each stands."""

from __future__ import annotations

import pytest

from tests.making import things

LEAD = "LEEDS, May 4, 2026 -- Halden Instruments, Inc. (Nasdaq: HLDN) opened a plant."


def told(text, **more):
    found = things("statistic", headline="Halden Opens a Plant", **{"lead": LEAD, "body": text, **more})
    return [(statistic.fields["about"], statistic.fields.get("word")) for statistic in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Asthma affects 260 million people worldwide.", None),
        ("Asthma affects 260 million people worldwide, according to the World Health Organization.", "source"),
        ("The World Health Organization keeps count. Asthma affects 260 million people worldwide.", "source"),
        ("The agency estimates that asthma affects 260 million people worldwide.", "source"),
        ("In our report we looked at asthma. It affects 260 million people worldwide.", "study"),
        ("Asthma affects 260 million people worldwide. These figures are based on Orrin data.", "source"),
        ("One in eight smokers in Wales has asthma (odds ratio 1.4).", "study"),
    ],
)
def test_by_whose_word_a_figure_stands(text, word):
    assert told(text) == [("disease", word)]


def test_what_the_issuer_tells_of_itself_is_none():
    assert told("Revenue rose 24% to $41 million, and we serve 2 million customers.") == []


def test_a_list_stands_by_the_source_in_its_opening_words():
    named = {"body": "According to the World Health Organization:", "list": "- Asthma affects 260 million people worldwide."}
    assert told("", **named) == [("disease", "source")]
    assert told("", **{**named, "body": "It is known that:"}) == [("disease", None)]


def test_an_item_is_no_source_of_the_next():
    items = "- The World Health Organization reported 950 cases of cough.\n- Asthma affects 260 million people worldwide."
    assert told("Facts", list=items)[-1] == ("disease", None)


def test_a_source_serves_wherever_the_figure_stands_again():
    quote = "“Asthma affects 260 million people worldwide, and we do more,” said Dana Ruiz."
    assert told("Asthma affects 260 million people worldwide, according to Orrin Research.", quote=quote)[-1][1] == "source"
