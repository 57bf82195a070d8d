"""Counts that announce a list, and how many items it has."""

from __future__ import annotations

import pytest

from tests.making import things

TWO = "• Calidex in adults\n• Calidex in children\n"


def counts(text):
    return [(t.fields["count"], t.fields["announced"], t.fields["expected_announced"]) for t in things("announced-list", body=text)]


@pytest.mark.parametrize(
    ("announcement", "count"),
    [
        ("Norvane will present three posters:", "three"),
        ("Norvane will present 3 posters at the meeting in Leeds:", "3"),
        ("Norvane completed three airborne surveys at Orrin East:", "three"),
        ("The plan consists of three parts:", "three"),
        ("The probe is available in three sizes:", "three"),
        ("The work is divided into three phases:", "three"),
        ("Norvane will build it in three equal phases:", "three"),
        ("Norvane will present the following three posters:", "three"),
        ("The three posters are:", "three"),
        ("The following three sites will close:", "three"),
        ("On March 9, 2026, Norvane signed three contracts:", "three"),
        ("Three posters will be presented at the meeting:", "Three"),
        ("Norvane announced its three priorities for 2026:", "three"),
        ("Three Reasons to Attend:", "Three"),
        ("Norvane has three products. It also has three sites:", "three"),
    ],
)
def test_a_count_that_announces(announcement, count):
    assert counts(f"{announcement}\n\n{TWO}\nThe end of it all came.") == [(count, 3, 2)]


@pytest.mark.parametrize(
    "announcement",
    [
        "Norvane reported results in three trials:",
        "There was no difference between the three groups:",
        "In the first three months Norvane did much:",
        "Norvane has three products, including:",
        "Norvane will present two talks and three posters:",
        "Norvane has at least three sites:",
        "Two companies agreed on these terms:",
        "Norvane said of its three sites:",
        "The Phase 3 results:",
        "Highlights of the last three years:",
        "Norvane reached three results with one drug:",
        "Norvane sold three of its sites:",
        "Nine Mile target:",
        "It took 3-month data:",
        "The talk begins at 8:30:",
    ],
)
def test_other_counts(announcement):
    assert counts(f"{announcement}\n\n{TWO}\nThe end of it all came.") == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("• one\n• two", 2),
        ("• one\n\n• two\n\n• three", 3),
        (" * one\n* two\n* three", 3),
        ("- one\n  - inner\n  - inner\n- two", 2),
        ("• one\n\n◦ inner\n\n• two", 2),
        ("1. one\n2. two\n3. three\n4. four", 4),
        ("(1) one\n(2) two", 2),
        ("1. one\n   goes on\n2. two", 2),
    ],
)
def test_items(items, found):
    word = {2: "three", 3: "four", 4: "five"}[found]
    assert counts(f"Norvane has {word} sites:\n{items}\n\nThe end of it all came.") == [(word, found + 1, found)]


@pytest.mark.parametrize(
    "items",
    [
        "Leeds is one.\n\nYork is two.",
        "• only one",
        "• one\n\n• two\n\nA picture of both.\n\n• three",
        "• Title: one\n• Time: noon\n• Title: two\n• Time: noon",
        "• one:\n• inner\n• inner\n• two",
        "1. one\n1. two",
        "• a\n• b\n• c\n• d\n• e\n• f\n• g\n• h\n• i\n• j\n• k\n• l\n• m\n• n",
    ],
)
def test_items_that_cannot_be_counted(items):
    assert counts(f"Norvane has three sites:\n\n{items}\n\nThe end of it all came.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norvane sells to four countries: France, Spain and Italy.", [("four", 4, 3)]),
        ("Norvane reported results of the last four years: Good, Fair and Bad.", []),
        ("Norvane named four directors: Dana Ruiz, Lee Tan, and Kim Berg.", [("four", 4, 3)]),
        ("Norvane named three directors: Dana Ruiz, Lee Tan, and Kim Berg.", []),
        ("Norvane has three goals: to grow; to earn.", [("three", 3, 2)]),
        ("There are three winners: Dana Ruiz, Lee Tan, chair of Orrin, and Kim Berg, head of Halden; partner, Tavor.", []),
        ("Norvane has two goals: to grow; to earn.", [("two", 2, 2)]),
        ("Norvane has two goals: research and development and sales.", []),
        ("Norvane has five sites: Leeds, York and others.", []),
        ("Norvane has four sites: it sold one, and Leeds burned.", []),
        ("Norvane has three sites: Leeds, England, and York, England.", []),
    ],
)
def test_things_named_in_the_sentence(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Norvane has three sites:\n\n• Leeds\n• York", "• Leeds"),
        ("Norvane has three sites:\n1. Leeds\n2. York", "1. Leeds"),
        ("Norvane has three sites: Leeds and York.", "Leeds and York."),
    ],
)
def test_a_list_begins_with_its_first_item(text, first):
    assert [thing.span.of(text) for thing in things("announced-item", body=text)] == [first]
