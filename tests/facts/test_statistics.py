"""P-values, intervals and ratios as releases print them."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


def facts(text: str) -> Facts:
    return Facts(Release(text, [Segment("body", ProseSpan(0, len(text)))]))


def found(kind: str, text: str, *fields: str) -> list[tuple[object, ...]]:
    facts_of_text = facts(text)
    return [(thing.span.of(text), *(facts_of_text.field(thing, field) for field in fields)) for thing in facts_of_text.of(kind)]


@pytest.mark.parametrize(
    ("text", "shown", "verdict"),
    [
        ("(p=0.003)", "p=0.003", "significant"),
        ("($p < 0.0001$)", "p < 0.0001", "significant"),
        ("P<.001", "P<.001", "significant"),
        ("a p-value of 0.06", "p-value of 0.06", "not-significant"),
        ("p = 0.05", "p = 0.05", "unclear"),
        ("p<0.05", "p<0.05", "significant"),
        ("p>0.05", "p>0.05", "not-significant"),
        ("p=3×10⁻⁹", "p=3×10⁻⁹", "significant"),
        ("p<1e-5", "p<1e-5", "significant"),
        ("p&lt;0.001", "p&lt;0.001", "significant"),
        ("one-sided p=0.03", "p=0.03", "unclear"),
        ("p=0.03 at a significance level of 0.01", "p=0.03", "not-significant"),
        ("p=1.0", "p=1.0", "not-significant"),
    ],
)
def test_a_p_value_is_held_against_alpha(text, shown, verdict):
    assert found("p-value", text, "verdict") == [(shown, verdict)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("p=0.000", "zero"),
        ("p < .00", "zero"),
        ("p<0", "zero"),
        ("p = -0.03", "below zero"),
        ("a p-value of −0.03", "below zero"),
        ("p=1.24", "above one"),
        ("p>1", "above one"),
        ("p=3 x 109", "above one"),
        ("p=12.3", "above one"),
    ],
)
def test_a_p_value_that_cannot_be_is_told(text, fault):
    assert [fault in row[1] for row in found("p-value", text, "fault")] == [True]


@pytest.mark.parametrize("text", ["p=1.000", "p>0.99", "p>0", "p=0.0001", "p=3×10⁻⁹", "p<0.05", "p<1e-12", "p≤0.001"])
def test_a_p_value_between_zero_and_one_can_be(text):
    assert [row[1] for row in found("p-value", text, "fault")] == [None]


@pytest.mark.parametrize("text", ["p = 2.5 bar", "p=5.0%", "p = 1.5 MPa"])
def test_pressures_and_shares_are_no_p_values(text):
    assert found("p-value", text) == []


@pytest.mark.parametrize("text", ["Group P 0.5", "P2Y12", "(p)", "the p.m. session", "p. 12"])
def test_other_letters_p_are_none(text):
    assert found("p-value", text) == []


@pytest.mark.parametrize(
    ("text", "verdict", "level"),
    [
        ("HR 0.66 (95% CI 0.52-0.83)", "significant", "95"),
        ("HR 0.82; 95% CI, 0.65 to 1.03", "not-significant", "95"),
        ("HR 0.82 (95% confidence interval [CI]: 0.65, 1.03)", "not-significant", "95"),
        ("HR 0.62 (CI95 0.47-0.82)", "significant", "95"),
        ("HR 0.62 (CI 95%: 0.47-0.82)", "significant", "95"),
        ("HR 0.62 (confidence interval (90%), 0.47 to 0.82)", "significant", "90"),
        ("a difference of 93% (CI 90% to 96%)", "significant", None),
        ("a difference of 3 points (95% CI -1 to 7)", "not-significant", "95"),
        ("a change of -34% (95% CI -41 to -26)", "significant", "95"),
        ("ORR 45% (95% CI 35-55)", "unclear", "95"),
        ("HR 0.66 (CI 0.52-0.83)", "significant", None),
        ("median 12.1 months (95% CI 9.0-NE)", "unclear", "95"),
    ],
)
def test_an_interval_is_held_against_the_line_of_no_effect(text, verdict, level):
    assert [row[1:] for row in found("interval", text, "verdict", "level")] == [(verdict, level)]


@pytest.mark.parametrize("text", ["the CI pipeline", "a confidence interval was not given", "CI/CD 2.0"])
def test_words_without_limits_are_no_interval(text):
    assert found("interval", text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("(HR=0.528; p<0.001)", [("HR=0.528", "hazard", None)]),
        ("(HR 0.66; 95% CI 0.52-0.83)", [("HR 0.66", "hazard", "95% CI 0.52-0.83")]),
        ("a hazard ratio (HR) of 0.66 (0.52-0.83)", [("hazard ratio (HR) of 0.66", "hazard", "(0.52-0.83)")]),
        ("the hazard ratio for progression or death was 0.66", [("hazard ratio for progression or death was 0.66", "hazard", None)]),
        ("OR 2.0 (1.2-3.4) and aOR=1.4", [("OR 2.0", "odds", "(1.2-3.4)"), ("aOR=1.4", "odds", None)]),
        ("HR 0.6, HR 0.7 (95% CI 0.5-0.9)", [("HR 0.6", "hazard", None), ("HR 0.7", "hazard", "95% CI 0.5-0.9")]),
        ("HR 0.66 at first. HR=0.66 (95% CI 0.5-0.8)", [("HR 0.66", "hazard", "95% CI 0.5-0.8"), ("HR=0.66", "hazard", "95% CI 0.5-0.8")]),
        ("a 95% CI 0.5-0.8 round a relative risk of 0.7", [("relative risk of 0.7", "risk", "95% CI 0.5-0.8")]),
    ],
)
def test_a_ratio_knows_its_interval(text, rows):
    assert found("ratio", text, "measure", "interval") == rows


@pytest.mark.parametrize("text", ["HR 72 bpm", "HR and payroll", "one OR 2 people", "RR 1.5 mg", "ratio of 0.7", "this or .5 that"])
def test_other_figures_are_no_ratio(text):
    assert found("ratio", text) == []
