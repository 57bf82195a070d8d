"""Counts of a total and the percentages that tell the same."""

from __future__ import annotations

import pytest

from tests.making import things


def read(text):
    return [
        (t.fields["count"], t.fields["total"], t.fields["stated"], t.fields["percent"].meets(t.fields["expected_percent"]))
        for t in things("proportion", body=text)
    ]


@pytest.mark.parametrize(
    ("text", "count", "total", "stated", "fits"),
    [
        ("A response was seen in 12 of 30 patients (40%).", "12", "30", "40%", True),
        ("A response was seen in 12 of 30 patients (45%).", "12", "30", "45%", False),
        ("A response was seen in 12 out of the 30 evaluable patients (40.0%; 95% CI 23-59).", "12", "30", "40.0%", True),
        ("Twelve of 30 patients, or 40%, responded.", "Twelve", "30", "40%", True),
        ("It was seen in 12 of 30 patients on NRV-201, or 45%, and in nobody else.", "12", "30", "45%", False),
        ("The rate was 40% (12/30).", "12", "30", "40%", True),
        ("The rate was 42% (n=12/30; 95% CI 23-59).", "12", "30", "42%", False),
        ("The rate was 66% (20/30).", "20", "30", "66%", True),
        ("The rate was 66.6% (20/30).", "20", "30", "66.6%", True),
        ("The rate was 66.5% (20/30).", "20", "30", "66.5%", False),
        ("It was seen in 40% of patients (12 of 30).", "12", "30", "40%", True),
        ("It was seen in 12/30 (40 percent) of them.", "12", "30", "40 percent", True),
        ("Of the 30 evaluable patients, 12 (40%) responded.", "12", "30", "40%", True),
        ("Among 30 patients, twelve (45%) responded.", "twelve", "30", "45%", False),
        ("It owns 1,200 of 3,000 homes (40%).", "1,200", "3,000", "40%", True),
        ("It was seen in 12 (40%) of 30 patients.", "12", "30", "40%", True),
        ("It was seen in 12 patients (45%) out of 30 treated.", "12", "30", "45%", False),
        ("It was nausea (12 of 30; 40%) in most.", "12", "30", "40%", True),
        ("A 45% objective response rate (12/30) was seen.", "12", "30", "45%", False),
        ("It was 60%, compared with 12 of 30 patients (45%).", "12", "30", "45%", False),
        ("It was seen in three of four patients (57%).", "three", "four", "57%", False),
    ],
)
def test_a_share_told_twice(text, count, total, stated, fits):
    assert read(text) == [(count, total, stated, fits)]


@pytest.mark.parametrize(
    "text",
    [
        "Grade 3/4 neutropenia (45%) was the most frequent.",
        "A 50% decline in PSA was reached by many (18/30).",
        "It holds 12 (40%) of 30-day notes.",
        "It sold 12 (about 45%) of 30 sites.",
        "The top 10 of 300 customers (35%) left.",
        "At least 50% (18/20) responded.",
        "It led to 90% clearance (12/30).",
        "It led to 90% of lesions cleared (12/30).",
        "12 of 30 patients had shrinkage (45%).",
        "It grew in 12 of 30 regions, 45% more than before.",
        "Grade 3 of 4 events (45%) were rare.",
        "Survival estimated by Kaplan-Meier was 45% (12/30).",
        "The model-adjusted rate was 45% (12/30).",
        "Eyesight was 20/40 (12%) or better.",
        "Of the 2025 sites, 12 (45%) closed.",
        "Costs rose 12% (9/30).",
        "Sales rose 40% (12 of 30 stores reported).",
        "It was met in two of three arms (45%).",
        "12 of 30 patients had a reduction in tumor size (45%).",
        "12 of 30 patients (about 45%) responded.",
        "One of the largest of 30 sites (45%).",
        "In 2025, 12 (45%) sites closed.",
        "Of the 30 patients enrolled, 28 could be judged and 12 (43%) responded.",
        "A Phase 1/2 trial (45%) of CDK4/6 (12%).",
        "It fell to $12 of $30 (45%).",
        "The rate fell from 12 of 30 to 9.5 of 30 (45%).",
    ],
)
def test_other_percentages(text):
    assert [row for row in read(text) if not row[-1]] == []
