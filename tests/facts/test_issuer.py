"""The issuer's names."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.facts.names.company_names import has_suffix, without_suffix
from prlint.profile import Profile
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan

STATED = {
    "issuer": {"legal_name": "ImmunoVane, Inc.", "short_names": ["ImmunoVane"]},
    "listings": [{"exchange": "Nasdaq", "ticker": "IMVN"}],
}


def facts(profile: dict[str, object] | None = None, **parts: str) -> Facts:
    text, segments = "", []
    for kind, words in parts.items():
        start = len(text)
        text += words + "\n\n"
        segments.append(Segment(kind.replace("_", "-"), ProseSpan(start, len(text))))
    return Facts(Release(text, segments), Profile(profile))


def names(found: Facts) -> set[tuple[str, str]]:
    return {(t.fields["name"], t.fields["form"]) for t in found.of("issuer")}


def test_the_profile_names_the_issuer() -> None:
    found = facts(STATED, lead="ImmunoVane, Inc. (Nasdaq: IMVN) said today that ImmunoVane grew.")
    assert names(found) == {("ImmunoVane, Inc.", "legal"), ("ImmunoVane", "short"), ("IMVN", "ticker")}
    assert {t.fields["origin"] for t in found.of("issuer")} == {"stated"}


def test_a_listing_in_the_lead_names_the_issuer() -> None:
    found = facts(
        lead="Norvane Therapeutics, Inc. (Nasdaq: NRVN), a maker of medicines, today said so.", body="Norvane grew. Norvane’s sales rose."
    )
    assert names(found) == {("Norvane Therapeutics, Inc.", "legal"), ("Norvane", "short"), ("NRVN", "ticker")}
    assert {t.fields["origin"] for t in found.of("issuer")} == {"inferred"}


def test_a_comma_and_a_stop_may_part_the_words_of_a_name() -> None:
    found = facts(lead="Norvane Foods Co., Ltd. (TSE: 4199) today said so.", source="SOURCE Norvane Foods Co., Ltd.")
    assert [thing.fields["form"] for thing in found.of("issuer")] == ["legal", "legal"]


def test_a_notice_names_its_issuer_before_the_words_of_its_headline() -> None:
    found = facts(headline="Orrin AG: Orrin Group withdraws its forecast", lead="Norvane AG said yesterday that it holds no forecast.")
    assert ("Orrin AG", "legal") in names(found)


def test_a_role_in_the_heading_of_a_description_is_no_name() -> None:
    found = facts(
        lead="On March 9, 2026, Norvane, Inc.’s (Nasdaq: NRVN) Board declared a dividend.",
        boilerplate="About the Company\nNorvane makes sensors.",
    )
    assert ("Norvane, Inc.", "legal") in names(found)
    assert not any(name.lower().startswith("the") for name, _ in names(found))


def test_a_bracket_defines_a_short_name() -> None:
    found = facts(lead="Canada Ore Company Inc. (“COC” or the “Company”) (TSXV: COC) said so. Later COC grew.")
    assert ("COC", "short") in names(found)


def test_the_day_that_opens_the_lead_is_no_part_of_the_name() -> None:
    found = facts(lead="Today, Norvane Holdings Corporation (NYSE: NRV) opened a plant.")
    assert ("Norvane Holdings Corporation", "legal") in names(found)


def test_the_label_of_a_service_is_no_name() -> None:
    found = facts(lead="Regulatory News:\n\nVELLIX (Euronext Paris: VLX) opened a plant.")
    assert names(found) == {("VELLIX", "legal"), ("VLX", "ticker")}


def test_a_word_in_a_bracket_that_the_headline_has_is_a_short_name() -> None:
    found = facts(headline="Kestrex Opens Plant", lead="Federal Kestrel Corporation (Kestrex), a maker of film, opened a plant.")
    assert ("Kestrex", "short") in names(found)


def test_whose_business_it_is_speaks_too() -> None:
    found = facts(lead="Calidex Aerospace, a Halden (NYSE: HLD) business, has been awarded a contract.", source="SOURCE Halden")
    assert ("Halden", "short") in names(found)
    assert ("Halden", "legal") in names(facts(lead="Halden [NYSE: HLD] and Kestrel Air announced an order."))


def test_a_later_bracket_defines_it_too() -> None:
    found = facts(lead="Canada Ore Company Inc. (TSXV: CNO) said so.", body="Canada Ore Company Inc. (“CDO” or “Company”) grew. CDO hires.")
    assert ("CDO", "short") in names(found)


def test_the_source_line_names_the_issuer() -> None:
    assert names(facts(lead="Today all is well at Halden Instruments.", source="SOURCE Halden Instruments, Inc.")) == {
        ("Halden Instruments, Inc.", "legal"),
        ("Halden Instruments", "short"),
    }


@pytest.mark.parametrize(
    "lead", ["Patients did well (Nature: 2024) in the trial.", "Today we announce news.", "The Company, Inc. said so."]
)
def test_no_name_is_read_where_none_is(lead: str) -> None:
    assert names(facts(lead=lead)) == set()


@pytest.mark.parametrize("office", ["Chief Executive Officer Dana Ruiz", "President and CEO Dana Ruiz"])
def test_a_name_ends_with_its_legal_form(office: str) -> None:
    lead = f"BOSTON, May 4, 2026 -- Kestrel Ridge, Inc. {office} will speak in Leeds."
    assert ("Kestrel Ridge, Inc.", "legal") in names(facts(lead=lead))


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("ImmunoVane grew.", "exact"),
        ("IMMUNOVANE grew.", "exact"),
        ("ImmunoVane, Inc. grew.", "exact"),
        ("ImmunoVane Inc. grew.", "exact"),
        ("Immunovane grew.", "altered"),
        ("Immuno-Vane grew.", "altered"),
        ("ImmunоVane grew.", "lookalike"),
        ("ImmunoVanne grew.", "near"),
    ],
)
def test_spelling(text: str, spelling: str) -> None:
    assert [t.fields["spelling"] for t in facts(STATED, body=text).of("issuer")] == [spelling]


@pytest.mark.parametrize(("text", "recased"), [("Immunovane grew.", True), ("IMMUNOVANE grew.", False), ("Immuno-Vane grew.", False)])
def test_capitals_inside_a_word(text: str, recased: bool) -> None:
    assert [t.fields["recased"] for t in facts(STATED, body=text).of("issuer")] == [recased]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It hires. Kestrel Copper hires.", ["Kestrel Copper"]),
        ("It hires. Kestrel Energy hires.", ["Kestrel Energy"]),
        ("Its subsidiary Kestrel Energy hires.", []),
        ("It hires. Kestrel Energy, Inc. hires.", []),
        ("It hires. Kestrel Energy hires. Kestrel Energy grows.", []),
        ("It hires. Kestrel Falls is a town.", []),
        ("Kestrel Ridge Coppers Corp. hires.", ["Kestrel Ridge Coppers Corp."]),
    ],
)
def test_a_name_that_goes_on_otherwise(text: str, wrong: list[str]) -> None:
    stated = {"issuer": {"legal_name": "Kestrel Ridge Copper Corp."}}
    assert [t.fields["spelled"] for t in facts(stated, body=text).of("issuer") if t.fields["spelling"] == "near"] == wrong


def test_an_address_does_not_make_a_name_an_ordinary_word() -> None:
    found = facts(lead="Norvane Foods, Inc. (Nasdaq: NRVN) grew. Norvane hires, and Norvane bakes.", contact="press@norvane.example")
    assert ("Norvane", "short") in names(found)


def test_a_public_limited_company_is_read_from_the_lead() -> None:
    assert ("Orrin Foods plc", "legal") in names(facts(lead="Orrin Foods plc (AIM: ORF), which bakes, grew."))


def test_a_slip_in_a_name_that_only_the_text_shows() -> None:
    lead = "Norvane, Inc. (Nasdaq: NRVN) grew. Norvane hires, Norvane builds, and Norvane sells."
    found = facts(lead=lead, body="Norvanne expects to grow.").of("issuer")
    assert [t.fields["spelled"] for t in found if t.fields["spelling"] == "near"] == ["Norvanne"]


@pytest.mark.parametrize(
    "text", ["An immunovane is a thing.", "See www.immunovane.com.", "Visit IMMUNOVANE.COM for more.", "Immunovanes differ."]
)
def test_no_use_of_the_name(text: str) -> None:
    assert facts(STATED, body=text).of("issuer") == ()


def test_a_name_in_capitals_is_held_against_the_registered_one() -> None:
    text = "HALDEN DENTAL SUPPLIES, INC.\nHALDEN DENTAL SUPPLY, INC."
    uses = facts({"issuer": {"legal_name": "Halden Dental Supply, Inc."}}, table=text).of("issuer")
    assert [use.fields["spelling"] for use in uses] == ["near", "exact"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Norvane, Inc.", "Norvane"),
        ("Orrin Foods Co., Ltd.", "Orrin Foods"),
        ("Halden S.A.", "Halden"),
        ("Halden Orrin & Co.", "Halden Orrin"),
        ("Halden Instruments", "Halden Instruments"),
    ],
)
def test_suffixes(name: str, bare: str) -> None:
    assert without_suffix(name) == bare
    assert has_suffix(name) == (name != bare)
