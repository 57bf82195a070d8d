"""Changes of a risk told in proportion to it: of whom, and whether the risks stand beside them."""

from __future__ import annotations

import pytest

from tests.making import things

LEAD = "LEEDS, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) opened a plant."


def effects(text, **more):
    return things("relative-effect", headline="Norvane Opens a Plant", **{"lead": LEAD, "body": text, **more})


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Those given veltorinib were 28% less likely to fall.", "treated"),
        ("The catheter reduces the risk of infection by 69%.", "treated"),
        ("The hazard ratio was 0.72 (95% CI 0.61 to 0.85), a 28% lower risk.", "studied"),
        ("An earlier study found a 28% lower risk.", "earlier"),
        ("Workers with a dental plan are 38% more likely to feel well.", "others"),
        ("The lock reduces the risk of fraud by 40%.", "others"),
    ],
)
def test_whose_risk_it_is(text, of):
    assert [effect.fields["of"] for effect in effects(text)] == [of]


def test_a_trial_makes_those_of_whom_the_release_tells_its_own():
    (effect,) = effects("Leaks were half as likely.", lead="LEEDS, May 4, 2026 -- Norvane told results of its Phase 3 trial HORIZON.")
    assert effect.fields["of"] == "studied"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Veltorinib cut the risk of stroke by 34% against placebo.", False),
        ("Veltorinib cut the risk of stroke by 34% against placebo (2.1% vs. 3.2%).", True),
        ("Strokes struck 2.1% on veltorinib and 3.2% on placebo. It cut the risk of stroke by 34%.", True),
        ("Nausea struck 2.1% on veltorinib and 3.2% on placebo. It cut the risk of stroke by 34%.", False),
        ("The risk of stroke was 34% lower (95% CI 12% to 51%) on veltorinib.", False),
    ],
)
def test_whether_the_risks_are_told(text, told):
    assert [effect.fields.get("rates") == "told" for effect in effects(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Veltorinib reduced cholesterol by 52% from baseline.",
        "The plan reduced carbon by 40%.",
        "Spending on infections fell by 20%.",
    ],
)
def test_what_is_no_risk(text):
    assert effects(text) == []
