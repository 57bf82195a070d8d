"""Ranges and their two ends."""

from __future__ import annotations

import pytest

from tests.making import things


def ranges(text):
    return [(t.fields["low"], t.fields["high"], t.fields["least"].low > t.fields["most"].high) for t in things("range", body=text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "inverted"),
    [
        ("Norvane expects revenue of $90 million to $95 million.", "$90 million", "$95 million", False),
        ("Norvane expects revenue of $95 to $90 million.", "$95", "$90 million", True),
        ("Revenue will be US$95-90 million.", "US$95", "90 million", True),
        ("Revenue will be between $1.1 billion and $950 million.", "$1.1 billion", "$950 million", True),
        ("Revenue will be $950 million-$1.1 billion.", "$950 million", "$1.1 billion", False),
        ("The margin is forecast at 9.0% to 7.5%.", "9.0%", "7.5%", True),
        ("The margin is expected to be between 7.5 and 9.0 percent.", "7.5", "9.0 percent", False),
        ("Guidance is $1.50–$1.20 per share.", "$1.50", "$1.20", True),
        ("It expects growth in the range of 4-6%.", "4", "6%", False),
        ("Grades range from 0.10% to 0.05%.", "0.10%", "0.05%", True),
        ("It will pay $9–8 million.", "$9", "8 million", True),
        ("It paid $95–90 million.", "$95", "90 million", True),
        ("Those enrolled ranged from 65 to 18 years.", "65", "18", True),
        ("It is for adults of an age 65 to 18 years.", "65", "18", True),
    ],
)
def test_a_range(text, low, high, inverted):
    assert ranges(text) == [(low, high, inverted)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell from $9 million to $7 million.",
        "It expects to go from 9% to 7%.",
        "It cut costs of $9 million to $7 million.",
        "Norvane expects a net loss of $15 million to $12 million.",
        "The vote was expected to be 60% to 40%.",
        "Revenue will be $950-1.1 billion.",
        "Calidex beat placebo by 45% to 30%.",
        "It costs $50 - 10 tickets are left.",
        "It paid $9 million and $7 million.",
        "The difference between 45% and 30% was clear.",
        "It raised $1.2 billion – $900 million of it in stock.",
        "See page 98-92 of it.",
    ],
)
def test_no_inverted_range(text):
    assert [row for row in ranges(text) if row[-1]] == []
