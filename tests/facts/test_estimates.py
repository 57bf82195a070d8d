"""Estimates and the intervals round them."""

from __future__ import annotations

import pytest

from tests.making import things


def faults(text):
    return [(t.fields.get("estimate"), t.fields.get("fault")) for t in things("interval", body=text)]


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        ("The hazard ratio was 0.66 (95% CI 0.52-0.83).", "0.66"),
        ("It fell (HR, 0.66; 95% CI, 0.52 to 0.83; p=0.002).", "0.66"),
        ("It fell (HR=0.66; p=0.002; 95% CI: 0.52, 0.83).", "0.66"),
        ("The response rate was 45% (95% CI: 35-55).", "45"),
        ("The response rate was 45% (31/69; 95% CI: 35%, 57%).", "45"),
        ("The response rate was 45.1 percent [95% confidence interval (CI), 35.0 to 57.2].", "45.1"),
        ("Survival was 12.1 months (95% CI 9.0-NE).", "12.1"),
        ("Survival was 12.1 months (95% CI 9.0-14.0) versus 5.6 months (95% CI 4.1-7.7).", "12.1 5.6"),
        ("The mean difference was −3.2 points (95% CI −5.1 to −1.3).", "−3.2"),
        ("The response rate was 45%, with a 95% CI of 35% to 55%.", "45"),
        ("The fall was 34% (95% CI −41 to −26).", "34"),
        ("The risk fell by 34% (95% CI 0.52-0.83).", "34"),
        ("Responses were 45% versus 30% (95% CI 5 to 25).", "30"),
        ("Changes were −1.9% with veltorinib and −0.4% with placebo (95% CI −2.1 to −0.9).", "−0.4"),
        ("It agreed in 91% of cases (127 of 140; 95% CI, 85% to 95%).", "91"),
        ("The hazard ratio was 0.70 (95% CI 0.70-0.88).", "0.70"),
        ("The odds were 2.0 (95% CI 1.2-3.4).", "2.0"),
        ("The change was −3.2 (95% CI −1.3, −5.1).", "−3.2"),
        ("Attacks fell by 34% compared with placebo (95% CI, 21% to 45%).", "34"),
        ("It agreed in 91% of cases (95% CI, 85% to 95%).", "91"),
        ("Survival was 12.1 months with veltorinib (95% CI 9.0-NE).", "12.1"),
    ],
)
def test_estimates_that_lie_in_their_intervals(text, estimate):
    assert [" ".join(one for one, _ in faults(text) if one), [fault for _, fault in faults(text) if fault]] == [estimate, []]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The hazard ratio was 0.66 (95% CI 0.70-0.88).", "the estimate 0.66 lies below it"),
        ("It fell (HR, 0.88; 95% CI, 0.52 to 0.83; p=0.002).", "the estimate 0.88 lies above it"),
        ("The response rate was 45% (31/69; 95% CI: 53%, 75%).", "the estimate 45 lies below it"),
        ("Survival was 12.1 months (95% CI 14.0-NE).", "the estimate 12.1 lies below it"),
        ("Survival was 12.1 months (95% CI 9.0-11.0) versus 5.6 months (95% CI 4.1-7.7).", "the estimate 12.1 lies above it"),
        ("The mean difference was -3.2 points (95% CI -3.1 to -1.3).", "the estimate -3.2 lies below it"),
        ("It agreed in 91% of cases (95% CI, 92% to 95%).", "the estimate 91 lies below it"),
        ("Scores fell 3.2 points with veltorinib (95% CI, 3.4 to 5.1).", "the estimate 3.2 lies below it"),
        ("The hazard ratio was 0.66 (95% CI 0.83-0.52).", "its lower limit 0.83 is above its upper limit 0.52"),
        ("The response rate was 45% (95% CI 55 to 35).", "its lower limit 55 is above its upper limit 35"),
        ("The hazard ratio was 0.66 (95% CI, -0.12 to 0.83).", "a ratio cannot be as low as -0.12"),
    ],
)
def test_estimates_and_limits_that_cannot_be(text, fault):
    assert [found for _, found in faults(text) if found] == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "Survival was 45% at 12 months (95% CI 35-55).",
        "Survival was 45% after a median follow-up of 12 months (95% CI 35-55).",
        "Survival was 45% at a median of 12 months of treatment (95% CI 35-55).",
        "The score rose by week 24 (95% CI 1.1-3.4).",
        "It rose in 2024 (95% CI 1.1-3.4).",
        "It was met in HORIZON-1 (95% CI 0.5-0.8).",
        "It was met (p=0.003; 95% CI 0.5-0.8).",
        "It was met in 69 patients (n=69; 95% CI 35-55).",
        "The titer was 1,234 (95% CI 1,100-1,390).",
        "The log hazard ratio was 0.5 at most and the effect was clear (95% CI 0.6-0.8).",
    ],
)
def test_other_numbers_before_an_interval_are_no_estimate(text):
    assert faults(text) == [(None, None)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It fell (HR 0.66 [0.70-0.88]).", "the estimate 0.66 lies below it"),
        ("The hazard ratio was 0.66 (0.52, 0.83).", None),
        ("The odds ratio was 2.0 (3.4-1.2).", "its lower limit 3.4 is above its upper limit 1.2"),
        ("The hazard ratio was 0.66 (95% CI 0.70-0.88).", None),
    ],
)
def test_a_ratio_beside_limits_without_a_name(text, fault):
    assert [ratio.fields.get("fault") for ratio in things("ratio", body=text)] == [fault]
