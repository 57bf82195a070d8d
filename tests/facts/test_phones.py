"""Telephone numbers of the world, and what is wrong with their digits."""

from __future__ import annotations

import pytest

from tests.making import facts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 617-944-6118 now", "617-944-6118"),
        ("Call (617) 944-6118 now", "(617) 944-6118"),
        ("Call Dana Ruiz at 0044 20 7946 0018.", "0044 20 7946 0018"),
        ("Call 617.944.6118, ext 202.", "617.944.6118, ext 202"),
        ("+1 (617) 944-6118", "+1 (617) 944-6118"),
        ("1-800-NORVANE", "1-800-NORVANE"),
        ("New York, NY 10022617.944.6118press@norvane.com", "617.944.6118"),
        ("Boca Raton, FL. 33487(561) 555-0142info@norvane.com", "(561) 555-0142"),
        ("Miami Beach, FL 33139(617) 944-6118", "(617) 944-6118"),
        ("https://norvane.com/617.944.6118 Office", "617.944.6118"),
        ("Lee Tan6179446118press@norvane.com", "6179446118"),
        ("Tel. +49 89 41 31 38-29E-mail", "+49 89 41 31 38-29"),
        ("+44 (0)20 7946 0018", "+44 (0)20 7946 0018"),
        ("+44 20 7946 0018 1 New Street", "+44 20 7946 0018"),
        ("+852 3594 6407", "+852 3594 6407"),
        ("Tel: 06251 9331-70", "06251 9331-70"),
        ("Phone: 04 72 07 31 20", "04 72 07 31 20"),
        ("Halden Inc.(617) 944-6118", "(617) 944-6118"),
        ("norvane.com617-944-6118Director", "617-944-6118"),
        ("Dana Ruiz 6179446118", "6179446118"),
        ("(+34) 91 555 12 12", "(+34) 91 555 12 12"),
        ("089 / 244 17 80", "089 / 244 17 80"),
        ("(02) 9237 2800", "(02) 9237 2800"),
        ("1300 123 456", "1300 123 456"),
    ],
)
def test_a_number_is_found_whole_and_alone(text: str, number: str) -> None:
    release = facts(contact=text)
    assert [thing.span.of(release.prose) for thing in release.of("phone")] == [number]


@pytest.mark.parametrize(
    "text",
    ["from 2024-2025", "2026-05-04", "$617,944,611", "104 225 1034", "a ratio of 617.944", "CUSIP 617944611", "doi:10.1016/617-944-6118.1",
     "Conference ID 246 660 202", "The conference ID for the call is 246 660 202", "ACN 124 314 085", "LEI number 5493001KJTIIGC8Y1R12"],
)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert facts(body=text).of("phone") == ()


@pytest.mark.parametrize(
    ("number", "domicile", "digits"),
    [
        ("617-944-6118", None, "16179446118"),
        ("+44 (0)20 7946 0018", None, "442079460018"),
        ("Tel: 020 7946 0018", "uk", "442079460018"),
        ("Tel: 020 7946 0018", None, "02079460018"),
        ("617-944-6118 x204", None, "16179446118"),
    ],
)
def test_digits_carry_the_country_code_where_it_is_known(number: str, domicile: str | None, digits: str) -> None:
    (phone,) = facts(contact=number, profile={"issuer": {"domicile": domicile}}).of("phone")
    assert phone.fields["digits"] == digits


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("617-944-6118", "none"),
        ("617-944-611", "short"),
        ("617-944-61188", "long"),
        ("117-944-6118", "grouping"),
        ("+1 450 678 717", "short"),
        ("+44 20 7946", "short"),
        ("+61 3 8064 339", "short"),
        ("+44 1924 496 0121", "long"),
        ("+61 3 8064 33912", "long"),
        ("+61 (0)3 8064 3391", "none"),
        ("+61 1300 806 433", "none"),
        ("+852 3974 621", "short"),
        ("+65 6220 118", "short"),
        ("+81 3 5220 1180", "none"),
        ("+81 90 5220 1180", "none"),
        ("+91 98 2203 4411", "none"),
        ("+91 98 2203 441", "short"),
        ("+86 10 6120 3344", "none"),
        ("+49 30 9446", "none"),
        ("+33 1 70 00 18 42", "none"),
        ("+49 89 41 31 38-29", "none"),
        ("+999 12 34 56 78", "grouping"),
        ("000-000-0000", "dummy"),
        ("617-555-0142", "dummy"),
        ("XXX-XXX-XXXX", "dummy"),
        ("617-XXX-XXXX", "dummy"),
        ("+44 00 0000 0000", "dummy"),
        ("Tel: 06251 9331-70", "none"),
    ],
)
def test_fault(number: str, fault: str) -> None:
    (phone,) = facts(contact=number).of("phone")
    assert phone.fields["fault"] == fault


@pytest.mark.parametrize(
    ("number", "fault"),
    [("0114 276 90834", "long"), ("0114 276 9083", "none"), ("01 679 4125", "none"), ("0033 1 70 00 18 42", "none")],
)
def test_a_number_is_held_against_those_of_the_issuers_country(number: str, fault: str) -> None:
    (phone,) = facts(contact=number, profile={"issuer": {"domicile": "GB"}}).of("phone")
    assert phone.fields["fault"] == fault


def test_a_fax_number_is_told_apart() -> None:
    phones = facts(contact="Phone: 617-944-6118Facsimile: 617-944-6119").of("phone")
    assert [phone.fields["use"] for phone in phones] == ["voice", "fax"]
