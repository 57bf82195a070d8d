"""Days tied to each other: dividends, put-up deadlines, copyright years."""

from __future__ import annotations

import pytest

from tests.making import things

UK = {"release_date": "2026-03-09"}


@pytest.mark.parametrize(
    ("text", "payable", "record", "trouble"),
    [
        (
            "A dividend of $0.12 is payable on April 15, 2026, to holders of record on March 31, 2026.",
            "2026-04-15",
            "2026-03-31",
            None,
        ),
        (
            "The dividend will be paid March 13, 2026, to shareholders of record as of the close of business on March 31, 2026.",
            "2026-03-13",
            "2026-03-31",
            "comes before the record date, March 31, 2026",
        ),
        ("The dividend is payable on Sunday, May 3, 2026.", "2026-05-03", None, "is a Sunday"),
        ("The distribution is payable on January 1, 2027.", "2027-01-01", None, "is New Year’s Day"),
        ("Record date of the dividend: 30 April 2026\nPayment date: 15 May 2026", "2026-05-15", "2026-04-30", None),
    ],
)
def test_a_dividend_has_its_days(text, payable, record, trouble):
    (thing,) = things("dividend", body=text)
    assert (thing.fields["payable"], thing.fields.get("record"), thing.fields.get("trouble")) == (payable, record, trouble)


@pytest.mark.parametrize(
    "text",
    [
        "Interest is payable on May 3, 2026. No dividend was declared.",
        "The dividend was declared on May 3, 2026.",
        "The notes are payable on May 3, 2026.",
    ],
)
def test_what_is_paid_otherwise_is_no_dividend(text):
    assert things("dividend", body=text) == []


def test_of_two_dividends_each_goes_by_its_own_sentence():
    text = (
        "The first dividend is payable on April 15, 2026, to holders of record on March 31, 2026. "
        "The second dividend is payable on July 10, 2026, to holders of record on July 15, 2026."
    )
    assert [thing.fields.get("trouble") for thing in things("dividend", body=text)] == [None, "comes before the record date, July 15, 2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Rule 2.6 Halden must by not later than 5.00 p.m. on 6 April 2026 announce its offer.", "2026-04-06"),
        ("Halden must announce a firm intention to make an offer by 7 April 2026.", "2026-04-06"),
        ("The Panel has consented to a later day: under Rule 2.6 Halden must speak by 4 May 2026.", None),
        ("Under Rule 2.6 of the Irish Takeover Rules Halden must announce an offer by 20 April 2026.", None),
    ],
)
def test_the_put_up_deadline_is_the_twenty_eighth_day(text, expected):
    (thing,) = things("put-up-deadline", profile=UK, body=text)
    assert thing.fields.get("expected_day") == expected


@pytest.mark.parametrize(
    ("text", "year", "behind"),
    [
        ("© 2024 Norvane", "2024", 2),
        ("Copyright (c) 2019–2025 Norvane", "2025", 1),
        ("Copyright © 2026 Norvane", "2026", 0),
        ("(c) and Copyright 2023", "2023", 3),
    ],
)
def test_the_last_year_of_a_copyright_notice_counts(text, year, behind):
    (thing,) = things("copyright-notice", profile=UK, legend=text)
    assert (thing.fields["year"], thing.fields["years_behind"]) == (year, behind)
