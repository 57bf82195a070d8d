"""Where a release tells what a company is, and whose description it is."""

from __future__ import annotations

import pytest

from tests.making import things

LEAD = "LEEDS, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) opened a plant."


def told(text, **more):
    found = things("description", headline="Norvane Opens a Plant", lead=LEAD, body=text, **more)
    return [(t.fields["form"], t.fields["whose"]) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Therapeutics, Inc. develops medicines for the kidney.",
        "Norvane Therapeutics, Inc. (Nasdaq: NRVN) is one of the six oldest houses of Leeds.",
        "Founded in 1921, Norvane serves nine towns.",
        "A maker of meters and top exporter, Norvane sells them in nine countries.",
        "Norvane, founded in 1997, specializes in medicines for the kidney.",
        "The Company is a thrift holding company with 27 offices.",
        "Norvane was founded by Dana Ruiz in 1997.",
        "Norvane has pressed tablets in Leeds since 1978.",
        "The firm has 27 lawyers and offices in nine towns.",
        "The plant belongs to Norvane, a firm that serves bakers.",
    ],
)
def test_a_sentence_that_describes_the_issuer(text):
    assert told(text) == [("sentence", "issuer")]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Ventures is a venture capital firm in Boston.",
        "Halden Ventures was founded in 1997 by Lee Tan.",
        "The meters come from Halden Ventures, a firm that serves bakers.",
    ],
)
def test_a_sentence_that_describes_another(text):
    assert told(text) == [("sentence", "other")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Ruiz joins Norvane from Orrin, where she has served as treasurer since 2019.",
        "Norvane Therapeutics, Inc. today reports that it sells its meters.",
        "Norvane opened the plant in May and hired nine people.",
        "The plant is a house with nine rooms.",
        "Sensors are all it makes.",
        "“We are a company that hires,” said Dana Ruiz.",
    ],
)
def test_a_sentence_that_describes_nobody(text):
    assert told(text) == []


HEADINGS = ("Who We Are", "About Norvane", "About: Norvane", "[ About Norvane ]", "**About Norvane**", "Company Profile")


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_that_promises_a_description(heading):
    assert ("heading", "issuer") in told(f"The plant is open.\n\n{heading}\n\nSensors are all it makes.")


def test_a_heading_that_promises_that_of_another():
    assert ("heading", "other") in told("The plant is open.\n\n[ About Halden ]\n\nSensors are all it makes.")


def test_a_heading_that_lost_its_line():
    assert ("heading", "issuer") in told("The plant is open.  ABOUT: Norvane has nine plants.")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("About Norvane\nNorvane makes sensors.", "issuer"),
        ("About Halden\nMeters are made in Leeds.", "other"),
        ("About Us\nWe make sensors.", "issuer"),
    ],
)
def test_a_part_of_its_own(text, whose):
    assert ("part", whose) in told("The plant is open.", boilerplate=text)


def test_where_no_issuer_is_known_what_is_described_may_be_the_issuer():
    club = "The Halden Club is one of the six oldest of Leeds."
    found = things("description", lead="LEEDS, May 4, 2026 -- The fair of oats opens.", body=club)
    assert [(t.fields["form"], t.fields["whose"]) for t in found] == [("sentence", "issuer")]
