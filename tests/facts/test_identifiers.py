"""Numbers of securities and entities, and the check digits their other characters call for."""

from __future__ import annotations

import pytest

from tests.making import things


def checks(text):
    return [(t.fields["scheme"], t.fields["code"], t.fields["check"], t.fields["expected_check"]) for t in things("identifier", body=text)]


@pytest.mark.parametrize(
    ("text", "scheme", "code"),
    [
        ("ISIN: US0378331005", "ISIN", "US0378331005"),
        ("ISIN DE0005203947 / WKN: 520394", "ISIN", "DE0005203947"),
        ("a CUSIP number of 037833100", "CUSIP", "037833100"),
        ("the CUSIP for the new common shares will be 037833 10 0", "CUSIP", "037833 10 0"),
        ("SEDOL 0263494", "SEDOL", "0263494"),
        ("LEI: 213800LBQA1Y9L22JB70", "LEI", "213800LBQA1Y9L22JB70"),
        ("Legal Entity Identifier 5493001KJTIIGC8Y1R12", "LEI", "5493001KJTIIGC8Y1R12"),
    ],
)
def test_numbers_in_use_pass_their_own_check(text, scheme, code):
    ((found, printed, check, expected),) = checks(text)
    assert (found, printed, check) == (scheme, code, expected)


@pytest.mark.parametrize("code", ["US0378331005", "DE000A1EWWW0", "213800LBQA1Y9L22JB70"])
def test_any_two_unlike_neighbours_exchanged_fail_the_check(code):
    scheme = "LEI" if len(code) == 20 else "ISIN"
    for at in range(2, len(code) - 3):
        if code[at] != code[at + 1] and code[at].isdigit() and code[at + 1].isdigit() and {code[at], code[at + 1]} != {"0", "9"}:
            ((_, _, check, expected),) = checks(f"{scheme} {code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}")
            assert check != expected


def test_several_numbers_behind_one_name():
    assert [code for _, code, _, _ in checks("ISINs DE0005203947, US0378331005 and GB0002634946")] == [
        "DE0005203947",
        "US0378331005",
        "GB0002634946",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "part number 037833109",
        "the CUSIP will follow. Call 212555019",
        "CUSIP NUMBER IS 5",
        "Mr. Lei and 213800 others",
        "ISIN US037833100",
        "the ISIN, ten days ago the WKN 520394",
    ],
)
def test_other_numbers_are_none(text):
    assert checks(text) == []


def test_a_scheme_named_twice_has_one_number():
    assert len(checks("Legal Entity Identifier (LEI): 213800LBQA1Y9L22JB70")) == 1
