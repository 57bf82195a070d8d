"""Filings and laws as releases cite them."""

from __future__ import annotations

import pytest

from tests.making import things

DAY = {"release_date": "2026-11-02"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("our Form 10-K for the year ended December 31, 2022", [("10-K", 46, False)]),
        ("our Annual Report on Form 10‑K for fiscal year 2025, filed on March 2, 2026", [("10-K", 10, False)]),
        ("Form 10-K for our fiscal year 2024 ended Dec. 2, 2024", [("10-K", 23, False)]),
        ("Form 20-F for the year ended 31 December 2024", [("20-F", 22, False)]),
        ("Form 10-Q for the quarterly period ended September 30, 2026", [("10-Q", 1, False)]),
        ("Form 10-Q for the quarter ended December 31, 2026", [("10-Q", -2, True)]),
        ("its 2024 Form 20-F", [("20-F", 22, False)]),
        ("Form 10-K filed with the SEC on March 5, 2023", [("10-K", 43, False)]),
        ("the Form 10-Qs and Form 10-Ks", [("10-Q", None, None), ("10-K", None, None)]),
        ("Forms 10-K and 10-Q", [("10-K", None, None), ("10-Q", None, None)]),
        ("Form 10-K/A and Form 8-K", [("10-K", None, None), ("8-K", None, None)]),
        ("Form 6-K and Form 40-F", [("6-K", None, None), ("40-F", None, None)]),
        ("a registration statement on Form S-1", [("S-1", None, None)]),
        ("a registration statement on F-3", [("other", None, None)]),
        ("its annual information form", [("other", None, None)]),
        ("the Annual Report and Accounts for the year ended 31 March 2022", [("annual-report", 55, False)]),
        ("our annual report on Form 10-K for the year ended December 31, 2022", [("10-K", 46, False)]),
        ("its latest annual report", []),
        ("our annual information form for the year ended December 31, 2022", [("annual-report", 46, False)]),
        ("the 10K run in Leeds, model S-1 and $10K", []),
        ("10-K for the year ended May 31, 2025 and 10-Q for the quarter ended June 30, 2026", [("10-K", 17, False), ("10-Q", 4, False)]),
    ],
)  # fmt: skip
def test_filings(text, found):
    filings = things("filing", profile=DAY, body=text)
    assert [(f.fields["form"], f.fields.get("age_months"), f.fields.get("after_release")) for f in filings] == found


def test_the_month_of_filing_tells_its_age():
    (filing,) = things("filing", profile={"release_date": "2026-10-06"}, forward_looking="See our Form 10-K filed in March 2023 for more.")
    assert filing.fields["age_months"] == 42


def test_the_period_belongs_to_the_filing():
    (filing,) = things("filing", profile=DAY, body="See our Form 10-K for the year ended December 31, 2022, for more.")
    assert filing.fields["origin"] == "stated"
    assert len(filing.span) == len("Form 10-K for the year ended December 31, 2022")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Section 27A of the Securities Act of 1933, as amended", [("securities-act", "27A", None)]),
        ("Section 21E of the Securities Exchange Act of 1934", [("exchange-act", "21E", None)]),
        ("Section 21E of the Exchange Act", [("exchange-act", "21E", None)]),
        ("Section 27A of the U.S. Securities Act", [("securities-act", "27A", None)]),
        ("Section 13(d) of the Exchange Act", [("exchange-act", "13(d)", None)]),
        ("Section 21E of the Securities Act of 1933", [("exchange-act", "21E", "Section 21E of the Securities Exchange Act of 1934")]),
        ("Section 27A of the Securities Act of 1934", [("securities-act", "27A", "Section 27A of the Securities Act of 1933")]),
        ("Section 21E of the Securities Act", [("exchange-act", "21E", "Section 21E of the Securities Exchange Act")]),
        ("the Securities and Exchange Act of 1934", [("exchange-act", None, "Securities Exchange Act of 1934")]),
        (
            "Section 27A of the Securities Act of 1933 and Section 27A of the Securities Exchange Act of 1934",
            [("securities-act", "27A", None), ("exchange-act", "27A", "Section 21E of the Securities Exchange Act of 1934")],
        ),
        ("the Private Securities Litigation Reform Act of 1995", [("pslra", None, None)]),
        ("the Private Securities Litigation Reform Act", [("pslra", None, None)]),
        ("the PSLRA", [("pslra", None, None)]),
        ("the Private Securities Litigation Reform Act of 1996", [("pslra", None, "Private Securities Litigation Reform Act of 1995")]),
        ("the Private Securities Reform Litigation Act of 1995", [("pslra", None, "Private Securities Litigation Reform Act of 1995")]),
        ("the Public Securities Litigation Reform Act of 1995", [("pslra", None, "Private Securities Litigation Reform Act of 1995")]),
        (
            "forward-looking statements as defined in Section 21A of the Exchange Act",
            [("exchange-act", "21A", "Section 21E of the Securities Exchange Act")],
        ),
        ("a short swing within the meaning of Section 16(b) of the Exchange Act", [("exchange-act", "16(b)", None)]),
        ("15 U.S.C. § 78u-5", [("exchange-act", "78u-5", None)]),
        ("Article 7 of UK MAR", [("uk-mar", "Article 7", None)]),
        ("Article 17 of Regulation (EU) No 596/2014", [("eu-mar", "Article 17", None)]),
        ("the Market Abuse Regulation as it forms part of UK law", [("uk-mar", None, None)]),
        ("the Securities Act (Ontario)", []),
        ("an act of kindness in mar 1995", []),
    ],
)  # fmt: skip
def test_statutes(text, found):
    statutes = things("statute", forward_looking=text)
    assert [(s.fields["act"], s.fields.get("section"), s.fields.get("expected_text")) for s in statutes] == found
