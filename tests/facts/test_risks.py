"""Risks that a cautionary section names."""

from __future__ import annotations

import pytest

from prlint.facts.forward_looking.risks import named_risks


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Factors include a mild winter, lower spending, tariffs on shoes and late openings.", 4),
        ("These include, among others, the following risks: delays in trials; loss of staff; and floods.", 3),
        ("Results may differ because shops may close, rivals may cut prices, and staff may leave.", 3),
        ("Results may differ due to various factors, including market conditions, competition and other factors.", 0),
        ("Risks include those described under “Risk Factors” in our annual report on Form 10-K.", 0),
        ("Words such as “expect,” “plan” and “will” identify these statements.", 0),
        ("Known and unknown risks, uncertainties and other factors beyond our control could have an effect.", 0),
        ("We cannot assure you that we will achieve what we expect.", 0),
        ("Many risks are beyond our control, and cannot be predicted or quantified and, consequently, results may differ.", 0),
        ("Demand is among the risks that cannot be foreseen or controlled.", 0),
        ("The agency may ask for another trial.", 1),
        ("Among them are a late plant, lost drivers, and dear credit.", 3),
        ("Many factors could cause such differences, most of which we do not control.", 0),
        ("Statements include those about trials, sales and cash.", 0),
        ("Results may differ because statements relate to events and depend on circumstances that may or may not occur.", 0),
        ("Risks include macroeconomic trends, lower sales and higher costs.", 2),
        ("Further risks are described in the annual reports of Corvane and Bexley for the year ended December 31, 2025.", 0),
    ],
)
def test_named_risks(text: str, number: int) -> None:
    assert named_risks([text]) == number


def test_a_list_goes_on_behind_a_colon() -> None:
    assert named_risks(["The risks are these:", "slow enrollment;", "side effects;", "rivals that come first."]) == 3
