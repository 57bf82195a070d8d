"""Abbreviations: kinds, long forms, and where those stand."""

from __future__ import annotations

import pytest

from tests.making import things


def first(text, short, **more):
    return next(thing.fields for thing in things("acronym", body=text, **more) if thing.fields["short"] == short)


@pytest.mark.parametrize(
    ("text", "short", "expansion", "defined"),
    [
        ("The objective response rate (ORR) was 42%.", "ORR", "objective response rate", "here"),
        ("The ORR (objective response rate) was 42%.", "ORR", "objective response rate", "here"),
        ("The ORR was 42%. The objective response rate (ORR) rose.", "ORR", "objective response rate", "later"),
        ("Overall survival (“OS”) rose.", "OS", "Overall survival", "here"),
        ("The American Society of Clinical Oncology (ASCO) met.", "ASCO", "American Society of Clinical Oncology", "here"),
        ("A net asset value, or NAV, of $9 was told.", "NAV", "net asset value", "here"),
        ("The ORR was 42%.", "ORR", None, "never"),
        ("The estimated glomerular filtration rate (eGFR) fell.", "eGFR", "estimated glomerular filtration rate", "here"),
        ("Estimated glomerular filtration rate fell. The eGFR rose later.", "eGFR", "Estimated glomerular filtration rate", "before"),
        ("An Antibody-Drug Conjugate kills cells. Our ADC is new.", "ADC", "Antibody-Drug Conjugate", "before"),
        ("Cells are sorted prior to in vitro fertilization. Our IVF is new.", "IVF", "in vitro fertilization", "before"),
        ("Cells are sorted in very few days. Our IVF is new.", "IVF", None, "never"),
        ("RPO (remaining performance obligations) rose.", "RPO", "remaining performance obligations", "here"),
        ("The Committee for Oral Products for Child Use (COCP) met.", "COCP", "Committee for Oral Products for Child Use", "here"),
        ("The Bundesanstalt (XBQ) agreed.", "XBQ", None, "here"),
        ("It is for gallbladder disease (XQTR-CM).", "XQTR", None, "here"),
        ("The line’s overall line effectiveness—OLE—is 85%.", "OLE", "overall line effectiveness", "here"),
        ("Mean LVEF, left ventricular ejection fraction, was 35%.", "LVEF", "left ventricular ejection fraction", "here"),
        ("The Conseil des marchés haldens (CMH) agreed.", "CMH", "Conseil des marchés haldens", "here"),
        ("Calidex is made for use by Halden Society. The UHS met.", "UHS", None, "never"),
        ("It came From the Halden Heart Society. The FHHS met.", "FHHS", None, "never"),
        ("Arclion, Inc. (“Arclion” or the “Company”) (Nasdaq: ARON) grew. ARON rose.", "ARON", None, "never"),
    ],
)
def test_long_form(text, short, expansion, defined):
    found = first(text, short)
    assert (found.get("expansion"), found["defined"]) == (expansion, defined)


@pytest.mark.parametrize(
    ("text", "short", "kind"),
    [
        ("The ORR was 42%.", "ORR", "abbreviation"),
        ("The overall response rate, or “ORR,” was 42%.", "ORR", "abbreviation"),
        ("The letter of intent (the “LOI”) was signed.", "LOI", "abbreviation"),
        ("The “XBQ” plant opened.", "XBQ", "name"),
        ("The eGFR fell.", "eGFR", "abbreviation"),
        ("The UACR fell.", "UACR", "abbreviation"),
        ("The SPA was signed.", "SPA", "abbreviation"),
        ("The risk of a major adverse heart event, or MAHE, fell.", "MAHE", "abbreviation"),
        ("The MAHE fell, and a major adverse heart event is rare.", "MAHE", "name"),
        ("It holds shares in Halden, SpA.", "SpA", "name"),
        ("The licence of KGT, Halden's 80% owned subsidiary, ends.", "KGT", "name"),
        ("A stake in HLDX S.A. (ENXTPA: HLX) is held by HLD. Another of HLDX is not.", "HLDX", "name"),
        ("The pAKT fell.", "pAKT", "gene"),
        ("The agent DM4 binds HER2.", "HER2", "gene"),
        ("The gene EGFR was mutated.", "EGFR", "gene"),
        ("The EMILIA trial is closed.", "EMILIA", "trial"),
        ("Norvane (NASDAQ: NRVN) grew.", "NRVN", "ticker"),
        ("The plant makes 40 MW of power.", "MW", "unit"),
        ("The XBQ Foods plant opened.", "XBQ", "name"),
        ("It is open until 5 p.m. EST today.", "EST", "name"),
        ("They met at XBQ's plant.", "XBQ", "name"),
        ("Jaxo TPK bakes. The cakes of JAXO are dear.", "JAXO", "name"),
        ("Dana Ruiz, M.D., MPX, spoke of it.", "MPX", "name"),
        ("Dana Ruiz, a former Sales Director at XBQ and others, spoke.", "XBQ", "name"),
        ("“All of it went up. ALL OF THEM.”", "THEM", "name"),
        ("The plant is in Chicago, IL, today.", "IL", "name"),
        ("The call starts at 9:00 a.m. HXT.", "HXT", "name"),
        ("There were 12 HXT patients.", "HXT", "abbreviation"),
    ],
)
def test_type(text, short, kind):
    assert first(text, short)["type"] == kind


def test_words_in_capitals_are_no_abbreviations():
    assert things("acronym", body="THIS RELEASE IS NOT FOR NEWS WIRES ABROAD.") == []


def test_the_issuers_own_letters_are_a_name():
    profile = {"issuer": {"legal_name": "QRV Therapeutics, Inc.", "short_names": ["QRV"]}}
    assert first("The drug of QRV was safe.", "QRV", profile=profile)["type"] == "name"


def test_the_initials_of_two_words_of_a_heading_are_no_long_form():
    assert first("The AG met.", "AG", heading="About GeoHalden").get("expansion") is None
    assert first("The AI met.", "AI", headline="Norvane Announces LT35 Initiative").get("expansion") is None


def test_a_heading_of_the_long_form_alone_explains_two_letters():
    found = things("acronym", heading="Qualified Person", body="Dana Ruiz is the QP of Halden.")
    assert [thing.fields["defined"] for thing in found if thing.fields["short"] == "QP"] == ["before"]
