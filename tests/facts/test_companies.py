"""Companies by their full names."""

from __future__ import annotations

import pytest

from tests.making import things


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norvane Therapeutics, Inc. and Halden Instruments plc agreed.", ["Norvane Therapeutics", "Halden Instruments"]),
        ("See Orrin Foods Corp. for more.", ["Orrin Foods"]),
        ("Results of Orrin Foods, Inc. may differ.", ["Orrin Foods"]),
        ("In May, Tavor & Sons Co. met A.B. Marks Limited.", ["Tavor & Sons", "A.B. Marks"]),
        ("It rests with the Board of Directors of Orrin Foods Limited.", ["Orrin Foods"]),
        ("The Audit Committee of Tavor & Sons Co. met.", ["Tavor & Sons"]),
        ("It banks with Bank of Tavor Limited.", ["Bank of Tavor"]),
        ("The Company expects growth, and our Company is glad.", []),
        ("A limited liability company may own it.", []),
        ("Dana Ruiz, Company Secretary, arranged for its release.", []),
    ],
)
def test_names(text, names):
    assert [thing.fields["name"] for thing in things("company", body=text)] == names


def test_a_company_of_another_part_is_known():
    found = things("company", lead="Halden opened a plant.", forward_looking="We depend on Halden Instruments, Inc. and Orrin Foods, Inc.")
    assert [(thing.fields["name"], thing.fields["known"]) for thing in found] == [("Halden Instruments", True), ("Orrin Foods", False)]


def test_a_name_with_a_hyphen_is_known_by_its_first_word():
    own = "Tavor-Logic Systems Tavor-Logic Systems, Inc. makes pumps."
    (found,) = things("company", lead="Tavor-Logic Systems opened a plant.", boilerplate=own)
    assert found.fields["known"] is True


def test_a_party_of_the_profile_is_known():
    (found,) = things("company", profile={"parties": ["Orrin Foods, Inc."]}, forward_looking="We depend on Orrin Foods, Inc.")
    assert found.fields["known"] is True


@pytest.mark.parametrize("name", ["N0rvane Therapeutics", "Nоrvane Therapeutics", "NORVANE THERAPEUTICS"])
def test_a_letter_that_only_looks_right_makes_no_stranger(name):
    profile = {"issuer": {"legal_name": "Norvane Therapeutics, Inc."}}
    (found,) = things("company", profile=profile, lead="It opened a plant.", forward_looking=f"Results of {name}, Inc. may differ.")
    assert found.fields["known"] is True


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Results may differ. Orrin Foods undertakes no duty to update.", ["Orrin Foods"]),
        ("See Tavor & Sons’ annual report for more.", ["Tavor & Sons"]),
        ("See its Form 10-K for 2025 and Orrin’s Quarterly Report for more.", ["Orrin"]),
        ("The Company does not undertake to update.", []),
        ("Readers should see the Commission's public files, and Management assumes no duty.", []),
    ],
)
def test_a_cautionary_section_names_companies_by_what_they_do(text, names):
    assert [thing.fields["name"] for thing in things("company", forward_looking=text)] == names
    assert things("company", body=text) == []


def test_the_second_of_two_companies_stands_alone():
    profile = {"issuer": {"legal_name": "Halden, Inc."}}
    found = things("company", profile=profile, forward_looking="See the reports of Halden and Orrin Foods Inc.")
    assert [thing.fields["name"] for thing in found] == ["Orrin Foods"]
