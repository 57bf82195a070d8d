"""Quarters and halves, with their year where it is told."""

from __future__ import annotations

import pytest

from tests.making import things


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Revenue of the third quarter of 2026 rose.", [("quarter", "3", "2026")]),
        ("Third-quarter revenue rose.", [("quarter", "3", None)]),
        ("Revenue of the 2026 third quarter rose.", [("quarter", "3", "2026")]),
        ("Revenue of the 3rd quarter rose.", [("quarter", "3", None)]),
        ("It was the second quarter of its fiscal year 2026.", [("quarter", "2", "2026")]),
        ("Q3 FY26 was good, as was 2Q26, and so was 1Q.", [("quarter", "3", "2026"), ("quarter", "2", "2026"), ("quarter", "1", None)]),
        ("Q1’26 and Q2/26 were good.", [("quarter", "1", "2026"), ("quarter", "2", "2026")]),
        ("In the first half of 2026 sales rose; H2 2025 was weak.", [("half", "1", "2026"), ("half", "2", "2025")]),
        ("Q2 30 June 2026", [("quarter", "2", None)]),
        ("The fourth quarter and full year 2025 were good.", [("quarter", "4", None)]),
        ("It has a quarter of the market, half of the price, and the first of two quarters.", []),
        ("The H1N1 vaccine and the Q10 cream sold well.", []),
        ("It won in the second half-marathon.", []),
    ],
)
def test_periods_are_read_with_their_year(text, periods):
    found = [(t.fields["length"], t.fields["number"], t.fields.get("year")) for t in things("fiscal-period", body=text)]
    assert found == periods


@pytest.mark.parametrize(
    ("text", "days", "tense"),
    [
        ("It expects to enroll the last patient by the end of the third quarter of 2025.", -160, "future"),
        ("Data are expected in Q4 2025.", -68, "future"),
        ("Data were expected in Q4 2025.", -68, None),
        ("It will open the plant in the first half of 2026.", 113, "future"),
        ("It opened its plant in the second quarter of 2020.", -2078, "past"),
        ("It expects costs to be lower than in the third quarter of 2025.", -160, None),
        ("It expects to open the plant in the third quarter of fiscal 2025.", None, "future"),
        ("It expects to open the plant in the third quarter.", None, "future"),
    ],
)
def test_periods_know_their_days_from_the_release_and_their_tense(text, days, tense):
    (period,) = things("fiscal-period", profile={"release_date": "2026-03-09"}, body=text)
    assert (period.fields.get("days_from_release"), period.fields.get("tense")) == (days, tense)
