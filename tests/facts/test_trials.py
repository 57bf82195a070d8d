"""Trials and their registry numbers."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


def found(kind: str, text: str, *fields: str) -> list[tuple[object, ...]]:
    facts = Facts(Release(text, [Segment("body", ProseSpan(0, len(text)))]))
    return [(thing.span.of(text), *(facts.field(thing, field) for field in fields)) for thing in facts.of(kind)]


@pytest.mark.parametrize(
    ("text", "registry", "valid"),
    [
        ("NCT01234567", "ClinicalTrials.gov", True),
        ("NCT0123456", "ClinicalTrials.gov", False),
        ("NCT012345678", "ClinicalTrials.gov", False),
        ("NCTO1234567", "ClinicalTrials.gov", False),
        ("NCT 01234567", "ClinicalTrials.gov", False),
        ("NTC01234567", "ClinicalTrials.gov", False),
        ("2019-001234-12", "EudraCT", True),
        ("2023-505806-12-00", "CTIS", True),
        ("ISRCTN12345678", "ISRCTN", True),
        ("ISRCTN1234567", "ISRCTN", False),
        ("ACTRN12624001234567", "ANZCTR", True),
        ("ACTRN12624001234567p", "ANZCTR", True),
        ("DRKS00012345", "DRKS", True),
        ("jRCT2031200001", "jRCT", True),
        ("CTR20260418", "ChinaDrugTrials", True),
        ("CTR2026041", "ChinaDrugTrials", False),
        ("CTRI/2024/05/012345", "CTRI", True),
        ("RBR-2m8wx7", "ReBEC", True),
    ],
)
def test_a_registry_number_is_known_by_its_shape(text, registry, valid):
    assert found("trial-id", f"The trial ({text}) goes on.", "registry", "valid") == [(text, registry, valid)]


@pytest.mark.parametrize("text", ["#2573", "#LBA15", "2024-05-03", "NCT", "call 1-800-555-0100", "US 2019-0123456-1"])
def test_other_numbers_are_none(text):
    assert found("trial-id", text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("EudraCT number: NCT01234567", "it is a ClinicalTrials.gov number, not one of EudraCT"),
        ("ClinicalTrials.gov Identifier: NCT01234567", None),
        ("ClinicalTrials.gov Identifier: NCT0123456", "a ClinicalTrials.gov number is NCT and 8 digits"),
        ("EudraCT 2023-505806-12-00", None),
        ("EU-CT 2023-505806-12", None),
        ("EudraCT number 2019-01234-12", "a EudraCT number is a year, 6 digits that begin with 0, and 2 digits, parted by hyphens"),
        ("registered as NCT01234567", None),
    ],
)
def test_what_is_wrong_with_a_number_is_told(text, fault):
    assert [row[1] for row in found("trial-id", text, "fault")] == [fault]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("results of HORIZON-2, a Phase 3 trial", [("HORIZON-2", "HORIZON-2", "3")]),
        ("results of HORIZON-2, its Phase 3 trial", [("HORIZON-2", "HORIZON-2", "3")]),
        ("results of the HORIZON-2 Phase III trial", [("HORIZON-2 Phase III trial", "HORIZON-2", "3")]),
        ("the TH3RESA study in patients", [("TH3RESA study", "TH3RESA", None)]),
        ("the randomized Phase 2b trial", [("Phase 2b trial", "Phase 2b trial", "2b")]),
        ("a Phase I/IIa clinical study in patients", [("Phase I/IIa clinical study", "Phase 1/2a trial", "1/2a")]),
        ("the Phase 3 trial, HORIZON, began", [("Phase 3 trial", "HORIZON", "3"), ("HORIZON", "HORIZON", "3")]),
        ("the MAvERIC-Pilot study in patients", [("MAvERIC-Pilot study", "MAvERIC-Pilot", None)]),
        ("a Phase\u00a0I clinical assessment of the drug", [("Phase\u00a0I clinical assessment", "Phase 1 trial", "1")]),
        ("results of HORIZON-2, a Phase II trial", [("HORIZON-2", "HORIZON-2", "2")]),
        ("Patients of the trials HORIZON-2 (NCT01234567) did well", [("HORIZON-2", "HORIZON-2", None)]),
    ],
)
def test_a_trial_has_a_name_and_a_phase(text, rows):
    assert found("trial", text, "name", "phase") == rows


@pytest.mark.parametrize(
    "text",
    [
        "the Phase 2 drill program near patients",
        "a Phase I environmental site assessment by the drug maker",
        "the recommended Phase 2 dose for patients",
        "Phase 2 of the growth strategy of the drug maker",
        "the FDA study of patients",
        "an NSCLC trial",
        "a Phase 2 SBIR grant for the study",
        "two Phase 2 clinical trials",
        "OPIS's clinical trial of a drug",
        "Phase 1 of the ongoing study",
        "pain and neuropathy (“CIPPN”) and the CIPPN trial of the drug",
    ],
)
def test_other_phases_and_studies_are_no_trials(text):
    assert found("trial", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "CALIDEX® (veltorinib) Phase 2 trial begins. The CALIDEX trial is new.",
        "ALL GOALS MET IN THIRD AND FINAL PHASE 3 TRIAL\n\nThe Phase 3 trial was long.",
    ],
)
def test_a_medicine_and_a_word_of_a_title_in_capitals_name_no_trial(text):
    assert {name.startswith("Phase") for _, name in found("trial", text, "name")} == {True}


def test_mentions_of_one_trial_share_its_name():
    text = "HORIZON-2 is a Phase 3 trial. The Phase 3 trial enrolled 60 patients. Data of HORIZON-2 follow."
    assert {row[1] for row in found("trial", text, "name")} == {"HORIZON-2"}


def test_a_part_of_a_combined_phase_is_the_same_trial():
    text = "The Phase 1/2a study began. The Phase 1 study goes on with patients."
    assert {row[1] for row in found("trial", text, "name")} == {"Phase 1/2a trial"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("HORIZON-2 (NCT01234567), a Phase 3 trial, met its goal.", ["NCT01234567"]),
        ("HORIZON-2, our Phase 3 trial, met its goal.\n\nHORIZON-2 (NCT01234567) enrolled 60 patients.", ["NCT01234567", "NCT01234567"]),
        ("The Phase 3 trial met its goal.\n\nHORIZON-2 (NCT01234567) enrolled 60 patients.", ["NCT01234567", "NCT01234567"]),
        ("HORIZON-1 (NCT01234567), a Phase 2 trial, and HORIZON-2, a Phase 3 trial, met.", ["NCT01234567", None]),
        ("The Phase 3 trial met its goal.\n\nThis study is registered as NCT01234567.", ["NCT01234567"]),
    ],
)
def test_a_number_goes_to_its_trial(text, numbers):
    assert [row[1] for row in found("trial", text, "id")] == numbers


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Norvane plans to initiate a Phase 3 trial next year.", "planned"),
        ("Data will support advancing to a Phase 3 trial.", "planned"),
        ("The upcoming Phase 3 trial is funded.", "planned"),
        ("Norvane dosed the first patient in a Phase 3 trial.", "under-way"),
        ("Results of the Phase 3 trial will be presented.", "under-way"),
        ("The Phase 3 trial would assess cough over a year.", "planned"),
        ("The Phase 3 trial of veltorinib in adults will then be conducted in Spain.", "planned"),
        ("The Phase 3 trial will continue in Spain.", "under-way"),
        ("The Phase 3 trial could support approval.", "under-way"),
        ("The Phase 3 trial is expected to start in May.", "planned"),
        ("The Phase 3 trial that we expect to initiate is funded.", "planned"),
        ("Norvane received IDE approval for the Phase 3 trial.", "planned"),
        ("Norvane announced the approval of a Phase 3 trial.", "planned"),
        ("Halden received IDE (Investigational Device Exemption) approval for the RELATE trial.", "planned"),
        ("Halden received Investigational Device Exemption (IDE) approval for the RELATE trial.", "planned"),
    ],
)
def test_a_trial_to_come_is_told_from_one_under_way(text, stage):
    assert [row[1] for row in found("trial", text, "stage")] == [stage]


@pytest.mark.parametrize(
    ("text", "interventional"),
    [
        ("The HORIZON study is a retrospective look at patients.", False),
        ("The HORIZON study randomized 60 patients.", True),
        ("The HORIZON trial goes on with patients.", True),
        ("The Phase 1 study goes on with patients.", True),
    ],
)
def test_a_study_without_treatment_is_not_interventional(text, interventional):
    assert [row[1] for row in found("trial", text, "interventional")] == [interventional]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the HORIZON-2 Phase 3 trial (ClinicalTrials.gov identifier: NCT01234567)", ["NCT01234567"]),
        ("HORIZON-2 (NCT01234567), a Phase 3 trial", ["NCT01234567"]),
        ("HORIZON-2, a Phase 3 trial (NCT01234567)", ["NCT01234567"]),
        ("HORIZON-2 (NCT01234567), a large trial in patients", ["NCT01234567"]),
        ("the HORIZON-2 study (NCT01234567), a Phase 3 trial in patients", ["NCT01234567"]),
        ("HORIZON-2 (CTIS: NCT01234567), a randomized, double-blind, placebo-controlled Phase 3 trial", ["NCT01234567"]),
        ("the HORIZON-2 trial is registered at ClinicalTrials.gov as NCT01234567", ["NCT01234567"]),
        ("HORIZON-1 (NCT01234567) and HORIZON-2 (NCT01234568) are trials in patients", ["NCT01234567", "NCT01234568"]),
        ("Results of the HORIZON-2 trial are near. Patients can join another one (NCT01234567).", [None]),
        ("The HORIZON-2 trial and its extension (NCT01234567) treat patients", [None]),
    ],
)
def test_a_number_right_behind_a_trial_is_its_own(text, numbers):
    assert [row[1] for row in found("trial", text, "number")] == numbers


@pytest.mark.parametrize(
    ("phase", "covered"),
    [
        ("2", ("2", "2a", "2b")),
        ("IIb", ("2b",)),
        ("1b/2", ("1b", "2", "2a", "2b")),
        ("1/2", ("1", "1a", "1b", "2", "2a", "2b")),
    ],
)
def test_a_phase_covers_those_that_it_may_be(phase, covered):
    assert [row[1] for row in found("trial", f"a Phase {phase} trial in patients", "phases")] == [covered]


def test_a_phase_is_covered_only_where_it_is_printed():
    text = "HORIZON-2 is a Phase 3 trial in patients. The HORIZON-2 trial goes on."
    assert [row[1] for row in found("trial", text, "phases")] == [("3", "3a", "3b"), None]


@pytest.mark.parametrize(("part", "number"), [("headline", 1), ("subheadline", 1), ("body", 0)])
def test_a_headline_may_tell_of_results_of_a_phase(part, number):
    text = "Norvane Announces Phase 3 Results in Patients"
    facts_of_text = Facts(Release(text, [Segment(part, ProseSpan(0, len(text)))]))
    assert len(facts_of_text.of("trial")) == number


def test_a_trial_without_name_or_phase_is_known_by_its_number():
    text = "In a randomized trial of the cap at nine hospitals (NCT01234567), infections were fewer."
    assert found("trial", text, "name", "id", "named") == [("trial", "trial", "NCT01234567", False)]


def test_a_number_alone_makes_no_second_trial():
    text = "HORIZON-1 is a Phase 3 trial. The trial (NCT01234567) enrolled 60 patients."
    assert [name for _, name in found("trial", text, "name")] == ["HORIZON-1"]


def test_two_trials_named_together_share_out_their_numbers():
    text = "The Phase 3 trials WINDROSE-1 and WINDROSE-2 (NCT01234567 and NCT01234568) enrolled 871 adults."
    rows = found("trial", text, "name", "id")
    assert {name for _, name, number in rows if number} == {"WINDROSE-1", "WINDROSE-2"}


@pytest.mark.parametrize("design", ["randomized", "double-blind", "placebo-controlled"])
def test_the_design_shows_a_trial_where_nothing_else_does(design):
    assert found("trial", f"In a {design} trial of 60 patients, infections were fewer.", "id", "interventional")[0][1:] == (None, True)


def test_a_rank_claimed_for_a_design_shows_no_trial():
    assert found("trial", "Norvane published evidence from the first randomized controlled trial in gout.", "id") == []
