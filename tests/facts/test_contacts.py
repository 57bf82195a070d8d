"""Contacts taken apart."""

from __future__ import annotations

import pytest

from tests.making import facts, things

FIELDS = ("name", "organization", "phone", "email", "role")


def contacts(text: str) -> list[tuple[str | None, ...]]:
    return [tuple(thing.fields.get(field) for field in FIELDS) for thing in things("contact", contact=text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Media Contact:\nDana Ruiz\n617-944-6118\npr@norvane.com", ("Dana Ruiz", None, "617-944-6118", "pr@norvane.com", "media")),
        ("Media Contact:Dana Ruiz617-944-6118press@norvane.com", ("Dana Ruiz", None, "617-944-6118", "press@norvane.com", "media")),
        (
            "Investors: Norvane, Inc.Dana RuizSenior Vice President, FinanceEmail: ir@norvane.comTel: +1 617 944 6118",
            ("Dana Ruiz", "Norvane, Inc.", "+1 617 944 6118", "ir@norvane.com", "investors"),
        ),
        (
            "Contact Norvane AG Dana RuizDirector CommunicationsTel.: +49 89 41 31 38-29E-mail: pr@norvane.deRingstr. 22, 68526 Ladenburg",
            ("Dana Ruiz", "Norvane AG", "+49 89 41 31 38-29", "pr@norvane.de", "media"),
        ),
        (
            "Editorial Contact:\nDana Ruiz, Tan Public Relations\nfor Norvane, Inc.\nTel: 617-944-6118, E-mail: dana@tanpr.com",
            ("Dana Ruiz", "Tan Public Relations", "617-944-6118", "dana@tanpr.com", "other"),
        ),
        (
            "Contact: Dana Ruiz, Halden Air Public Relations, 617-944-6118, pr@haldenair.com",
            ("Dana Ruiz", "Halden Air", "617-944-6118", "pr@haldenair.com", "media"),
        ),
        (
            "CONTACT: Lee Tan, Ruiz Public Relations, 617-944-6118, lee@ruizpr.com",
            ("Lee Tan", "Ruiz Public Relations", "617-944-6118", "lee@ruizpr.com", "other"),
        ),
        ("Contact: Dana Ruiz+1-617-944-6118ruiz@orrin.com", ("Dana Ruiz", None, "+1-617-944-6118", "ruiz@orrin.com", "other")),
        (
            "Contact\nDana Ruiz, Head of Communications\nOrrin Dorrforskning\nT 617-944-6118\ndana.ruiz@dorrforskning.no",
            ("Dana Ruiz", "Orrin Dorrforskning", "617-944-6118", "dana.ruiz@dorrforskning.no", "other"),
        ),
        ("Orrin Dorr Technology Ltd.\norrindorr@od.com", (None, "Orrin Dorr Technology Ltd.", None, "orrindorr@od.com", "other")),
        ("Pressekontakt:\nDana Ruiz\n617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "media")),
        ("Interviews with Lee Tan can be arranged through Dana Ruiz, 617-944-6118.", ("Dana Ruiz", None, "617-944-6118", None, "media")),
        ("CONTACT: Dana Ruiz of Orrin Dorr, 617-944-6118", ("Dana Ruiz", "Orrin Dorr", "617-944-6118", None, "other")),
        ("Contact:\nDana Ruiz\nDorr Holdings Limited\n617-944-6118", ("Dana Ruiz", "Dorr Holdings Limited", "617-944-6118", None, "other")),
        ("Media:Dana Ruiz, +33 1 55 50 14 22dr@orrin.fr", ("Dana Ruiz", None, "+33 1 55 50 14 22", "dr@orrin.fr", "media")),
        (
            "CONTACTS\n\n617-944-6118\nDana Ruiz\nInvestor Relations\ndr@orrin.com",
            ("Dana Ruiz", None, "617-944-6118", "dr@orrin.com", "investors"),
        ),
        (
            "Press contact:\nDana Ruiz\nPress Officer, Orrin Dorr Museum\n617-944-6118",
            ("Dana Ruiz", "Orrin Dorr Museum", "617-944-6118", None, "media"),
        ),
        ("Contact: Dana Ruiz - CEO\nEmail:- info@norvane.com", ("Dana Ruiz", None, None, "info@norvane.com", "other")),
        (
            "Dana C. Ruiz, M.D. Head of Investor Relations Norvane, Inc.\n617-944-6118",
            ("Dana C. Ruiz", "Norvane, Inc.", "617-944-6118", None, "investors"),
        ),
        (
            "Media Contact:\nDana Ruiz\nTan Partners for Halden Bank\n617-944-6118\npr@haldenbank.com",
            ("Dana Ruiz", "Tan Partners", "617-944-6118", "pr@haldenbank.com", "media"),
        ),
        (
            "Media Contact:\nDana Ruiz\nCenter for Science\n617-944-6118\npr@cfs.org",
            ("Dana Ruiz", "Center for Science", "617-944-6118", "pr@cfs.org", "media"),
        ),
        (
            "Press contact\nDana Ruiz\nRuiz & Partners on behalf of Orrin Foods\nM: 617-944-6118",
            ("Dana Ruiz", "Ruiz & Partners", "617-944-6118", None, "media"),
        ),
        (
            "Enquiries:\nLarkfield Communications (Financial PR)\nDana Ruiz\n617-944-6118",
            ("Dana Ruiz", "Larkfield Communications", "617-944-6118", None, "media"),
        ),
        (
            "Larkfield (PR adviser)\nDana Ruiz\n617-944-6118\ndana@larkfield.com",
            ("Dana Ruiz", "Larkfield", "617-944-6118", "dana@larkfield.com", "media"),
        ),
        ("MEDIA\nDana Ruiz, Orrin Power, 24-Hour Media Line: 800-944-6118", ("Dana Ruiz", "Orrin Power", "800-944-6118", None, "media")),
        (
            "Media Contact:\nDana Ruiz\nHalden Air Corporate Communications\npr@haldenair.com",
            ("Dana Ruiz", "Halden Air", None, "pr@haldenair.com", "media"),
        ),
        (
            "Contact: Dana Ruiz\nPhone: 617-944-6118\nEmail: us@haldenair.com\nHalden Air Lines, Inc.\n12 Mill Road",
            ("Dana Ruiz", "Halden Air Lines, Inc.", "617-944-6118", "us@haldenair.com", "other"),
        ),
        ("Contact:\nRJD Orrin, Inc.\nDana Ruiz, CEO\nus@orrin.com", ("Dana Ruiz", "RJD Orrin, Inc.", None, "us@orrin.com", "other")),
        ("Contact, at (617) 944-6118:\nDana Ruiz\nExec. VP and Chief", ("Dana Ruiz", None, "(617) 944-6118", None, "other")),
        ("Contact DetailsHaldenPitch\ndana@haldenpitch.com", (None, "HaldenPitch", None, "dana@haldenpitch.com", "other")),
        ("Contact DetailsFor Halden Labs\nDana Ruiz\nd@halden.com", ("Dana Ruiz", "Halden Labs", None, "d@halden.com", "other")),
        ("Contact:\nDana Ruiz\nand Chief Financial Officer\n617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "other")),
        ("Halden Labs Trade Press Contact\nDana Ruiz\n617-944-6118", ("Dana Ruiz", "Halden Labs", "617-944-6118", None, "media")),
        ("Halden Labs Technical Contact\nDana Ruiz\n617-944-6118", ("Dana Ruiz", "Halden Labs", "617-944-6118", None, "other")),
        ("News Media:\nDana Ruiz\n617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "media")),
        ("Contact: 617-944-6118info@norvane.com", (None, None, "617-944-6118", "info@norvane.com", "other")),
        ("Contact:Dana Dorr-Ruizddr@orrin.com+447803712280", ("Dana Dorr-Ruiz", None, "+447803712280", "ddr@orrin.com", "other")),
        ("Contact:Dana Orrin-Ruizdruiz@orrin.com", ("Dana Orrin-Ruiz", None, None, "druiz@orrin.com", "other")),
        (
            "Contact DetailsOrrin Foods Company, Inc.\nDana Ruiz\n+1 888-944-3777",
            ("Dana Ruiz", "Orrin Foods Company, Inc.", "+1 888-944-3777", None, "other"),
        ),
        (
            "Contact: Dana Ruiz, Orrin Bank, Brand Director, 500 Mill Drive, Suite 300, Durham, NC  27701, druiz@orrin.com, (919) 944-6118",
            ("Dana Ruiz", "Orrin Bank", "(919) 944-6118", "druiz@orrin.com", "other"),
        ),
        (
            "Contact: Adelaide Centre, North Tower, 40 Temperance Street, Suite 2, Durham, druiz@orrin.com",
            (None, None, None, "druiz@orrin.com", "other"),
        ),
        ("Dana McKay\n617-944-6118", ("Dana McKay", None, "617-944-6118", None, "other")),
        ("Press contact Dana Ruizpress@norvane.com", ("Dana Ruiz", None, None, "press@norvane.com", "media")),
        ("Name: Dana RuizEmail: dana@nv.comPhone: 617-944-6118", ("Dana Ruiz", None, "617-944-6118", "dana@nv.com", "other")),
        ("Phone: 617-944-6118\nFax: 617-944-6119", (None, None, "617-944-6118", None, "other")),
        ("Investors and media:\nDana Ruiz, 617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "both")),
        ("Media Contact:\nDana Ruiz\nir@norvane.com", ("Dana Ruiz", None, None, "ir@norvane.com", "both")),
        (
            "Investor Contacts: Dana C. Ruiz HGR Advisory, Inc. 617.944.6118 druiz@hgradvisory.com",
            ("Dana C. Ruiz", "HGR Advisory, Inc.", "617.944.6118", "druiz@hgradvisory.com", "investors"),
        ),
        (
            "Media Contacts: Lee Tan HALD Consulting 617.944.6118 lee@haldconsulting.com",
            ("Lee Tan", "HALD Consulting", "617.944.6118", "lee@haldconsulting.com", "media"),
        ),
        (
            "Investor Relations Contact:Dana RuizHGR Advisory Group(617) 944-6118druiz@hgradvisory.com",
            ("Dana Ruiz", "HGR Advisory Group", "(617) 944-6118", "druiz@hgradvisory.com", "investors"),
        ),
        ("Investment Community:\nDana Ruiz\n617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "investors")),
        (
            "CONTACT:\n\nNorvane & Tan, LLPDana Ruiz, Esq.12 Mill RoadLeeds, PA 19087(617) 944-6118 info@nvtn.com",
            ("Dana Ruiz", "Norvane & Tan, LLP", "(617) 944-6118", "info@nvtn.com", "other"),
        ),
        (
            "Media Contact:\n\nCompany: Orrin Select\n\nContact: Dana Ruiz\n\nEmail: dana.ruiz@orselect.com",
            ("Dana Ruiz", "Orrin Select", None, "dana.ruiz@orselect.com", "media"),
        ),
        (
            "Media may contact Dana Ruiz, head of communications, at (617) 944-6118 or druiz@norvane.com.",
            ("Dana Ruiz", None, "(617) 944-6118", "druiz@norvane.com", "media"),
        ),
        (
            "CONTACT: Lee Tan of Halden Communications, 617-944-6118, ltan@halden.com",
            ("Lee Tan", "Halden Communications", "617-944-6118", "ltan@halden.com", "other"),
        ),
        ("Media Contact:\nLee Tan\nHTPR\nltan@orrin.com", ("Lee Tan", "HTPR", None, "ltan@orrin.com", "media")),
        ("Halden Investors:\nLee Tan\nltan@halden.com", ("Lee Tan", "Halden", None, "ltan@halden.com", "investors")),
        ("Halden Media:\nLee Tan\nltan@haldenmedia.com", ("Lee Tan", "Halden Media", None, "ltan@haldenmedia.com", "other")),
        (
            "Lee Tan on behalf of Norvane\n617-944-6118\npress@norvane.com",
            ("Lee Tan", "Norvane", "617-944-6118", "press@norvane.com", "media"),
        ),
        (
            "Contacts presse :\nLee Tan – Agence Halden – +33 6 12 34 56 78 – lee.tan@halden.fr",
            ("Lee Tan", "Agence Halden", "+33 6 12 34 56 78", "lee.tan@halden.fr", "media"),
        ),
        (
            "Media Contact:\nDana Ruiz\ndana.ruiz [at] norvane [dot] com",
            ("Dana Ruiz", None, None, "dana.ruiz [at] norvane [dot] com", "media"),
        ),
        (
            'Contact: Dana "Dee" Ruiz III, 617-944-6118',
            ('Dana "Dee" Ruiz III', None, "617-944-6118", None, "other"),
        ),
        ("Contact: Dana Ruiz, mobile +1-617-944-6118", ("Dana Ruiz", None, "+1-617-944-6118", None, "other")),
        (
            "Media contact:\n\nDana Ruiz\n\nAccount Executive\n\nHalden & Orrin\n\ndruiz@haldenorrin.com",
            ("Dana Ruiz", "Halden & Orrin", None, "druiz@haldenorrin.com", "media"),
        ),
        ("Contact: Dana Ruiz, Sr. Director, 617-944-6118", ("Dana Ruiz", None, "617-944-6118", None, "other")),
        ("For Public Inquiries: 1-800-HLD-USA1 (453-8721)", (None, None, "1-800-HLD-USA1 (453-8721)", None, "other")),
    ],
)
def test_one_contact(text: str, expected: tuple[str | None, ...]) -> None:
    assert contacts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Media:\nDana Ruiz\n617-944-6118\n\nInvestors:\nLee Tan\n617-944-6119", ["Dana Ruiz", "Lee Tan"]),
        ("Dana Ruiz, 617-944-6118\nLee Tan, 617-944-6119", ["Dana Ruiz", "Lee Tan"]),
        ("Norvane PartnersDana Ruiz, Lee Tan, Kim ReedTel: 617-944-6118", ["Dana Ruiz", "Lee Tan", "Kim Reed"]),
        ("Contact:Dana Ruiz or Lee Tan617-944-6118Email us at: pr@norvane.com", ["Dana Ruiz", "Lee Tan"]),
        ("On behalf of the Board\nDana Ruiz, CEO\n\nFor further information, please contact:\nLee Tan, 617-944-6118", ["Lee Tan"]),
        ("Los Angeles, California\n617-944-6118", [None]),
        ("1680 Halden Avenue, Suite 700\nMiami Beach, FL 33139\n617-944-6118", [None]),
        ("LinkedIn: Dana Norvane\nir@norvane.com", [None]),
        ("dana Ruiz\n617-944-6118\nDana_Ruiz@norvane.com", ["dana Ruiz"]),
        ("ContactDana Ruiz Dana Ruiz Communications Inc. Email Us Here\n617-944-6118", ["Dana Ruiz"]),
        ("Media Contact:Dana RuizHost, The Halden Show(617) 944-6118", ["Dana Ruiz"]),
        ("NVN Communications & Media Relations in Dallas: 617-944-6118; nvncommunications@norvane.org", [None]),
        ("Norvane Contact Information:Dana RuizChief Executive OfficerNorvane, Inc.617.944.6118 Officedana@norvane.com", ["Dana Ruiz"]),
        ("Media Contact\nDana Ruiz, Halden Global Magazine, 1 6179446118, www.halden.example", ["Dana Ruiz"]),
        ("Contact:Dana Ruiz Lee TanPresident & CEO IR AdvisorEmail: d.ruiz@norvane.com Email: l.tan@norvane.com", ["Dana Ruiz", "Lee Tan"]),
        ("Press: Dana Ruiz at Halden Labs, pr@halden.com, and Lee Tan at Orrin Bank, 617-944-6118", ["Dana Ruiz", "Lee Tan"]),
        ("Dana Ruiz, President\nand Chief Financial Officer\n617-944-6118", ["Dana Ruiz"]),
        ("Norvane - Texas Region\n617-944-6118", [None]),
        ("Contact:Lee A Tan6179446118mediarelations@norvane.com", ["Lee A Tan"]),
        ("Google Play Store\n617-944-6118", [None]),
        ("Dana Le May\n617-944-6118", ["Dana Le May"]),
        ("April Ruiz\n617-944-6118", ["April Ruiz"]),
        ("Dean RuizInvestor RelationsPhone: (617) 944-6118", ["Dean Ruiz"]),
        ("M. Dean Ruiz, Vice President and Chief Financial Officer\n617-944-6118", ["M. Dean Ruiz"]),
        ("Lee Tan, Dean of Sciences\n617-944-6118", ["Lee Tan"]),
        ("Staff Member Name: Lee Tan lee.tan@norvane.com", ["Lee Tan"]),
        ("Questions should be directed to Lee Tan, NRV Deputy Director for Science, 617-944-6118", ["Lee Tan"]),
        ("Halden Products Group, Inc.\n617-944-6118", [None]),
        (" Halden plc            www.halden.example\n Dana Ruiz, Group Finance      Tel: 0191 496 0000\n  Director", ["Dana Ruiz"]),
    ],
)
def test_who_is_named(text: str, names: list[str | None]) -> None:
    assert [name for name, *_ in contacts(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Enquiries:\n\nNorvane plc\tTel: +44 (0)20 7946 0018\nDana Ruiz, Chief Executive\nLee Tan, Finance Director\n\n"
            "Halden Capital (Nominated Adviser)\tTel: +44 (0)20 7946 0019\nKim Reed / Sam Poe (Corporate Finance)",
            [
                ("Dana Ruiz", "+44 (0)20 7946 0018"),
                ("Lee Tan", "+44 (0)20 7946 0018"),
                ("Kim Reed", "+44 (0)20 7946 0019"),
                ("Sam Poe", "+44 (0)20 7946 0019"),
            ],
        ),
        (
            "Contacts\n\nNorvane Therapeutics, Inc.\nInvestors\nDana Ruiz\nVP, Investor Relations\n617-944-6118\n\n"
            "Media\nLee Tan\nHalden Communications\n212-944-6118",
            [("Dana Ruiz", "617-944-6118"), ("Lee Tan", "212-944-6118")],
        ),
        (
            "Dana Ruiz, Investor Relations, T 617-944-6118, E ir@nv.com; Lee Tan, Media Relations, T 617-944-6119, E media@nv.com",
            [("Dana Ruiz", "617-944-6118"), ("Lee Tan", "617-944-6119")],
        ),
        (
            "Contacts presse\nDana Ruiz – dana@nv.fr – 01 70 00 18 42\nLee Tan – lee@nv.fr – 01 70 00 18 43",
            [("Dana Ruiz", "01 70 00 18 42"), ("Lee Tan", "01 70 00 18 43")],
        ),
        ("Jim MacNaughtonjmacnaughton@nv.com604-944-6118", [("Jim MacNaughton", "604-944-6118")]),
        (
            "Contacts:\nNorvane, Inc.\nHalden Partners\nDana Ruiz\nLee Tan\n617-944-6118\n212-944-6118",
            [("Dana Ruiz", "617-944-6118"), ("Lee Tan", "212-944-6118")],
        ),
        (
            "Dana Ruiz\n|Lee Tan\n|\nNorvane Therapeutics, Inc.\n|Halden PR\n|\n617-944-6118\n|212-944-6118\n|\nruiz@norvane.com\n"
            "|pr@halden.com",
            [("Dana Ruiz", "617-944-6118"), ("Lee Tan", "212-944-6118")],
        ),
        (
            "Contact:\nDana Ruiz\nLee Tan\nOffice: 617-944-6118\nMobile: 212-944-6118",
            [("Dana Ruiz", "617-944-6118"), ("Lee Tan", "617-944-6118")],
        ),
    ],
)  # fmt: skip
def test_layouts_of_the_wires(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, phone) for name, _, phone, _, _ in contacts(text)] == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Dana Ruiz, CFA", "Dana Ruiz"),
        ("Dana Ruiz, Ph.D., MBA", "Dana Ruiz"),
        ("Dr. Dana Ruiz", "Dr. Dana Ruiz"),
        ("Lee Tan, Jr.", "Lee Tan, Jr."),
        ("Dana Lane\ndlane@norvane.com", "Dana Lane"),
        ("Will Tan, Treasurer", "Will Tan"),
        ("Dana Ruiz\nInvestorRelations@norvane.com", "Dana Ruiz"),
    ],
)
def test_a_name_is_given_whole_and_without_degrees(printed: str, name: str) -> None:
    assert [found for found, *_ in contacts(f"Contact:\n{printed}\n617-944-6118")] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # people in columns, a desk in the last of them
            "Investors           Media             Enquiries\nDana Ruiz           Lee Tan           pr@orrin.com\n"
            "dana@orrin.com      lee@orrin.com     617-944-6120\n617-944-6118        617-944-6119",
            [("Dana Ruiz", "617-944-6118", "dana@orrin.com"), ("Lee Tan", "617-944-6119", "lee@orrin.com"),
             (None, "617-944-6120", "pr@orrin.com")],
        ),
        (  # one has a title that the other has not
            "Investors:\tMedia:\nDana Ruiz\tLee Tan\nTreasurer\n617-944-6118\t617-944-6119\ndana@orrin.com\tlee@orrin.com",
            [("Dana Ruiz", "617-944-6118", "dana@orrin.com"), ("Lee Tan", "617-944-6119", "lee@orrin.com")],
        ),
        (  # rows, not columns
            "Investors:   Dana Ruiz   617-944-6118\nMedia:       Lee Tan     617-944-6119",
            [("Dana Ruiz", "617-944-6118", None), ("Lee Tan", "617-944-6119", None)],
        ),
        (  # words glued behind an address
            "Orrin FoodsInvestors:Dana Ruiz, 617-944-6118dana@orrin.comorMedia:Lee Tan, 617-944-6119lee@orrin.com",
            [("Dana Ruiz", "617-944-6118", "dana@orrin.com"), ("Lee Tan", "617-944-6119", "lee@orrin.com")],
        ),
    ],
)  # fmt: skip
def test_columns_rows_and_lost_breaks(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [(name, phone, mail) for name, _, phone, mail, _ in contacts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For Orrin Foods:\nDana Ruiz / Lee Tan\nHalden Dorr Ltd\n617-944-6118", ["Halden Dorr Ltd", "Halden Dorr Ltd"]),
        ("For Orrin Holdings:\norrin@dorr.com\n617-944-6118", ["Orrin Holdings"]),
        ("Contact:\nDana Ruiz\nCommunications Lead, Institute for Dorr Health\ndana@dorrhealth.org", ["Institute for Dorr Health"]),
        (
            "Enquiries:\n\nOrrin Foods plc\nDana Ruiz   617-944-6118\nLee Tan, Treasurer\n\n"
            "Halden Securities (Nominated Adviser and Broker)\nTan Orrin   617-944-6119",
            ["Orrin Foods plc", "Orrin Foods plc", "Halden Securities"],
        ),
        ("Orrin Foods\nInvestors\nDana Ruiz, 617-944-6118\nMedia\nLee Tan, 617-944-6119", ["Orrin Foods", "Orrin Foods"]),
        ("Investor Contact:\nDana Ruiz\nDorr Investor Relations\ndana@dorrir.com", ["Dorr Investor Relations"]),
        ("Contact:\nPublic Relations Department\nOrrin Foods Co., Ltd.\nDana Ruiz\n617-944-6118", ["Orrin Foods Co., Ltd."]),
        ("pr@orrinmarine.com\nAttn: Dana Ruiz, Treasurer\nOrrin Marine AS\n617-944-6118", ["Orrin Marine AS"]),
        ("Media: Dana Ruiz (Dorr Agency), dana@dorr.agency", ["Dorr Agency"]),
        ("Contact\nPT Orrin Palm Tbk\nDana Ruiz\n617-944-6118", ["PT Orrin Palm Tbk"]),
        ("Press:\nDana Ruiz\nOrrin Pumpen GmbH & Co. KG\nTel. 617-944-6118", ["Orrin Pumpen GmbH & Co. KG"]),
        ("Office of Public Affairs\nU.S. Bureau of Canals\nDana Ruiz\n617-944-6118", ["U.S. Bureau of Canals"]),
        ("Gabinete de Prensa\nDana Ruiz\n617-944-6118", [None]),
        ("Contacto de prensa:\nDana Ruiz\nGerente de Comunicaciones, Grupo Orrin\n617-944-6118", ["Grupo Orrin"]),
    ],
)
def test_whose_firm_it_is(text: str, expected: list[str]) -> None:
    assert [firm for _, firm, *_ in contacts(text)] == expected


def test_a_person_may_have_several_numbers() -> None:
    (found,) = facts(contact="Contact:\nDana Ruiz\nTel 617-944-6118\nMobile 617-944-6119").of("contact")
    assert (found.fields["phone"], found.fields["phones"]) == ("617-944-6118", ("617-944-6118", "617-944-6119"))


def test_a_name_in_front_of_a_person_is_a_firm() -> None:
    text = "Media:\nDana Ruiz, 617-944-6118\nHalden Orrin: Lee Tan, 617-944-6119"
    assert [(name, firm) for name, firm, *_ in contacts(text)] == [("Dana Ruiz", None), ("Lee Tan", "Halden Orrin")]


def test_a_name_behind_an_unknown_word_and_a_comma_has_its_firm_in_front() -> None:
    found = contacts("Contact: Quaylog, Dana Ruiz Tan / Lee Orrin, 617-944-6118")
    assert [(name, firm) for name, firm, *_ in found] == [("Dana Ruiz Tan", "Quaylog"), ("Lee Orrin", "Quaylog")]


def test_what_several_share_is_given_to_each() -> None:
    found = contacts("Dana Ruiz, Lee Tan\nTel: 617-944-6118\npr@norvane.com")
    assert {(phone, email) for _, _, phone, email, _ in found} == {("617-944-6118", "pr@norvane.com")}


def test_columns_may_hold_two_names_in_one() -> None:
    firms = "Halden Partners\nRuiz and Company\n(212) 944-6118\n(212) 944-6119"
    text = f"Contacts:\nInvestors:\nMedia:\nDana Ruiz or Lee Tan\nKim Orrin\n{firms}"
    assert contacts(text) == [
        ("Dana Ruiz", "Halden Partners", "(212) 944-6118", None, "investors"),
        ("Lee Tan", "Halden Partners", "(212) 944-6118", None, "investors"),
        ("Kim Orrin", "Ruiz and Company", "(212) 944-6119", None, "media"),
    ]


def test_columns_of_which_some_have_a_title() -> None:
    text = "Orrin Foods   Halden Group   Dorr Communications\nDana Ruiz, CFO   Lee Tan   Mira Sen\n"
    text += "617-944-6118   617-944-6119   617-944-6120 dr@orrin.com   lt@halden.com   ms@dorr.com"
    assert contacts(text) == [
        ("Dana Ruiz", "Orrin Foods", "617-944-6118", "dr@orrin.com", "other"),
        ("Lee Tan", "Halden Group", "617-944-6119", "lt@halden.com", "other"),
        ("Mira Sen", "Dorr Communications", "617-944-6120", "ms@dorr.com", "other"),
    ]


def test_whom_a_sentence_says_to_call_instead() -> None:
    found = contacts("For media inquiries please email Dana Ruiz (dr@orrin.com) or call Lee Tan at 617-944-6118.")
    assert found == [("Dana Ruiz", None, None, "dr@orrin.com", "media"), ("Lee Tan", None, "617-944-6118", None, "media")]


def test_columns_by_tabulators_below_their_own_heads() -> None:
    text = "Halden Opens\n\nLEEDS, May 4, 2026 – Halden today opened a plant in Leeds.\n\nAbout Halden\nHalden makes pumps.\n\n"
    text += "Investors:\tMedia:\nDana Ruiz\tLee Tan\nVice President\tDirector\n"
    text += "Tel: 617-944-6118\tTel: 617-944-6119\ndr@orrin.com\tlt@orrin.com"
    found = [tuple(thing.fields[field] for field in ("name", "phone", "email", "role")) for thing in things("contact", text)]
    assert found == [("Dana Ruiz", "617-944-6118", "dr@orrin.com", "investors"), ("Lee Tan", "617-944-6119", "lt@orrin.com", "media")]


def test_columns_may_begin_with_names_and_their_titles() -> None:
    rows = "Dana Ruiz, CEO      Lee Tan, VP Investor Relations\n617-944-6118      617-944-6119\nd@halden.com      l@halden.com"
    found = contacts(f"Contacts\n{rows}")
    assert [(name, phone, email) for name, _, phone, email, _ in found] == [
        ("Dana Ruiz", "617-944-6118", "d@halden.com"),
        ("Lee Tan", "617-944-6119", "l@halden.com"),
    ]


def test_one_address_in_link_and_text_is_one_contact() -> None:
    assert len(contacts("Dana Ruiz [dana@norvane.com](mailto:dana@norvane.com)")) == 1


@pytest.mark.parametrize(
    "text",
    ["Contact: Dana Ruiz <dana@norvane.com>, Lee Tan <lee@norvane.com>", "Contact: Dana Ruiz (English), Lee Tan (French): 514-555-0142"],
)
def test_brackets_part_people(text: str) -> None:
    assert [name for name, *_ in contacts(text)] == ["Dana Ruiz", "Lee Tan"]


def test_parts_of_other_kinds_hold_no_contacts() -> None:
    assert things("contact", event="Dial 617-944-6118 to join the call.", body="Dana Ruiz, 617-944-6118") == []


def seams(text: str) -> list[tuple[str, str]]:
    return [(thing.fields["left"], thing.fields["right"]) for thing in things("seam", contact=text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("617-944-6118Director", ("617-944-6118", "Director")),
        ("Norvane, Inc.Dana Ruiz", ("Norvane, Inc.", "Dana Ruiz")),
        ("For Investors:Norvane, Inc.", ("For Investors", "Norvane, Inc.")),
        ("Dana RuizEmail: press@norvane.com", ("Dana Ruiz", "Email")),
        ("press@norvane.com617-944-6118", ("press@norvane.com", "617-944-6118")),
        ("Facebook: NorvaneTechLinkedIn: NorvaneTech", ("NorvaneTech", "LinkedIn")),
        ("Dana Ruiz (CFA)Managing Director", None),
    ],
)
def test_a_seam_is_where_a_line_break_was_lost(text: str, expected: tuple[str, str] | None) -> None:
    assert seams(text)[:1] == ([] if expected is None else [expected]) or expected is None


@pytest.mark.parametrize(
    "text",
    [
        "Dana Ruiz, 617-944-6118",
        "Email:press@norvane.com",
        "Tel:617-944-6118",
        "Dana McKay\nLifeHalden Advisors\npress@lifehalden.com",
        "LinkedIn: Norvane",
        "Facebook: NorvaneTech",
        "Dana Ruiz\nChief Executive Officer",
        "Norvane GmbH\nTel: +49 89 41 31 38-29",
    ],
)
def test_no_seam(text: str) -> None:
    assert seams(text) == []


def test_a_release_without_contacts_costs_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    release = facts(body="Norvane opened a plant.")
    monkeypatch.setattr("prlint.facts.contacts.contact_fields._read_fields", lambda *_: pytest.fail("there is nothing to read"))
    assert release.of("contact") == ()


def test_a_firm_that_the_release_names_parts_from_the_name_in_front() -> None:
    text = "ContactDana Ruiz Halden Safety & Security Email Us Here\n617-944-6118"
    (contact,) = things("contact", lead="Halden Safety & Security opened a branch.", contact=text)
    assert (contact.fields["name"], contact.fields["organization"]) == ("Dana Ruiz", "Halden Safety & Security")


def test_a_firm_and_its_street_part_from_a_name_with_an_initial() -> None:
    text = "CONTACT: Dana G. Ruiz Halden United Corporation 1 Mill Drive Shelton, CT 06484\nPhone: (203) 555-0160"
    (contact,) = things("contact", lead="Halden United Corporation opened a plant.", contact=text)
    assert (contact.fields["name"], contact.fields["organization"]) == ("Dana G. Ruiz", "Halden United Corporation")


def test_a_firm_in_capitals_parts_from_the_name_behind_it() -> None:
    text = "Media Contacts:HALDIsabel RuizManaging DirectorEmail: isabel@hald.example"
    (contact,) = things("contact", lead="The bank HALD opened a branch.", contact=text)
    assert contact.fields["name"] == "Isabel Ruiz"


def test_a_firm_with_its_legal_form_elsewhere_is_nobody() -> None:
    text = "Enquiries:\nHalden Orrin Rogerson\nDana Ruiz, Director\n617-944-6118"
    (contact,) = things("contact", source="Issued by Halden Orrin Rogerson Ltd, Leeds", contact=text)
    assert (contact.fields["name"], contact.fields["organization"]) == ("Dana Ruiz", "Halden Orrin Rogerson")


@pytest.mark.parametrize(
    ("body", "reaches"),
    [
        ("For samples, call Dana Ruiz at 617-944-6181.", [("Dana Ruiz", "16179446181")]),
        ("For samples, call Dana Ruiz at 617-944-6118.", []),
        ("For samples, call Lee Tan at 617-944-6181.", []),
        ("For samples, call Dana Ruiz on her mobile at 617-944-6181.", []),
        ("For samples, call Dana Ruiz at 888-944-6181.", []),
        ("Dana Ruiz will speak; dial in at 617-944-6181.", []),
        ("Write to Dana Ruiz at druiz@halden.example.", [("Dana Ruiz", None)]),
        ("Write to Dana Ruiz at press@halden.example.", []),
    ],
)
def test_running_text_that_reaches_a_contact_in_another_way(body, reaches):
    found = things("reach", body=body, contact="Dana Ruiz\n617-944-6118\ndruiz@norvane.example")
    assert [(thing.fields["name"], thing.fields.get("phone_digits")) for thing in found] == reaches


def test_the_issuer_is_no_person() -> None:
    text = "Contact DetailsHLD Optics\n\nDana Ruiz\n\n617-944-6118"
    (contact,) = things("contact", headline="HLD Optics opens a branch", lead="HLD Optics today opened a branch.", contact=text)
    assert (contact.fields["name"], contact.fields["organization"]) == ("Dana Ruiz", "HLD Optics")


def test_a_name_of_the_issuer_parts_from_a_glued_person() -> None:
    text = "Contact: Dana RuizAI Orrin Corp. Email: ir@aiorrin.comTel: (617) 944 6118"
    (contact,) = things("contact", lead="AI Orrin Corp. today opened a branch.", contact=text)
    assert (contact.fields["name"], contact.fields["organization"]) == ("Dana Ruiz", "AI Orrin Corp.")


def test_desks_in_columns_without_names() -> None:
    text = (
        "Company Contact:   Investor Relations Contact:   Media Contact:[info@norvane.com](mailto:info@norvane.com)   "
        "dana@halden.com   press@orrin.com617-944-6118   617-944-6119   617-944-6120"
    )
    assert [(role, phone, email) for _, _, phone, email, role in contacts(text)] == [
        ("other", "617-944-6118", "info@norvane.com"),
        ("investors", "617-944-6119", "dana@halden.com"),
        ("media", "617-944-6120", "press@orrin.com"),
    ]


def test_a_name_with_its_own_mailbox_has_not_the_one_before() -> None:
    text = "Contact:\n\nir@norvane.com\n\nDana Ruiz\n\ndana.ruiz@orrin.com\n\nLars Winkel\n\nlwinkel@orrin.com"
    found = [(name, mail) for name, _, _, mail, _ in contacts(text)]
    assert found == [(None, "ir@norvane.com"), ("Dana Ruiz", "dana.ruiz@orrin.com"), ("Lars Winkel", "lwinkel@orrin.com")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee Tan828-324-4611ltan@norvane.com", [("Lee Tan", None, "828-324-4611", "ltan@norvane.com")]),
        (
            "ContactInvestor RelationsNorvane World Corp.www.norvanecorp.cominfo@norvanecorp.com646-201-5242",
            [(None, "Norvane World Corp.", "646-201-5242", "info@norvanecorp.com")],
        ),
        ("Press Contact\nOrrina Communicationssauce@orrinapr.com", [(None, "Orrina Communications", None, "sauce@orrinapr.com")]),
        (
            "Contact Norvane CorporationTelephone: +1 450 678 7171Email: ir@norvane.comDana RuizCFO and Corporate Secretary",
            [("Dana Ruiz", "Norvane Corporation", "+1 450 678 7171", "ir@norvane.com")],
        ),
        (
            "Contact:\nLee Tan, CEO,\nDana Ruiz, CFO,\nLee@norvane.ca, 403-923-5944\nDana@norvane.ca\ninfo@norvane.ca",
            [
                ("Lee Tan", None, "403-923-5944", "Lee@norvane.ca"),
                ("Dana Ruiz", None, "403-923-5944", "Dana@norvane.ca"),
                (None, None, None, "info@norvane.ca"),
            ],
        ),
        (
            "Contact:\nLee Tan\nSVP Corporate Services, Investor Access\nHGR Markets Group\n(212) 220-2221\nleet@hgr.com",
            [("Lee Tan", "HGR Markets Group", "(212) 220-2221", "leet@hgr.com")],
        ),
        (
            "Contact:Nina TanCorporate CommunicationsNORVANE AGHaldener StraBe 3251429 LadenburgGermanyTel: +49 89 41 31 38-29",
            [("Nina Tan", "NORVANE AG", "+49 89 41 31 38-29", None)],
        ),
    ],
)
def test_blocks_that_lost_their_lines(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [contact[:4] for contact in contacts(text)] == expected


def test_a_position_that_the_text_uses_too_is_no_firm() -> None:
    block = "Contact: Dana Ruiz Chief Executive Officer www.norvane.com 617-944-6118"
    assert "organization" not in facts(body="Dana was Chief Executive Officer.", contact=block).of("contact")[0].fields


def test_a_nation_opens_a_firm() -> None:
    release = facts(body="The RV Association met.", contact="ContactDana Ruiz Canadian RV Association Email Us Here\n617-944-6118")
    assert [thing.fields.get("name") for thing in release.of("contact")] == ["Dana Ruiz"]


def test_people_below_the_numbers_of_their_firms() -> None:
    text = "ENQUIRIES:\n\nNorvane plc\n\nTel: 01625 549 010\n\nDana Ruiz, Chief Executive\n\nLee Tan, Finance Director\n\n"
    text += "Orriel\n\nTel: 020 7710 7600\n\nNina Hald\n\nMark Orr\n\nHalder Group\n\nTel: 020 7457 2020\n\nLars Winkel"
    assert [(name, firm, phone) for name, firm, phone, _, _ in contacts(text)] == [
        ("Dana Ruiz", "Norvane plc", "01625 549 010"),
        ("Lee Tan", "Norvane plc", "01625 549 010"),
        ("Nina Hald", "Orriel", "020 7710 7600"),
        ("Mark Orr", "Orriel", "020 7710 7600"),
        ("Lars Winkel", "Halder Group", "020 7457 2020"),
    ]


def test_a_row_of_numbers_for_a_row_of_people() -> None:
    text = "Enquiries:\nThe 600 Pipe Group PLC Dana Ruiz, Executive Chairman Lee Tan, Company Secretary\n"
    text += "Tel: +1-407-818-1123 / 01924 415000"
    assert [(name, firm, phone) for name, firm, phone, _, _ in contacts(text)] == [
        ("Dana Ruiz", "The 600 Pipe Group PLC", "+1-407-818-1123"),
        ("Lee Tan", "The 600 Pipe Group PLC", "01924 415000"),
    ]


def test_firms_with_their_capacity_above_their_people() -> None:
    text = "Enquiries:\n\nNorvane plc\t+44 (0)1223 200 200\nDana Ruiz, Chief Executive\n\n"
    text += "Halder Hill (Nominated Adviser and Broker)\t+44 (0)20 7418 8900\nNina Hald / Mark Orr (Corporate Finance)\n\n"
    text += "Orrin Communications (Financial PR)\tTel: +44 (0)20 7466 5000\nSimon Reed / Petra Lang\tnorvane@orrin.co.uk"
    assert [contact[0] for contact in contacts(text)] == ["Dana Ruiz", "Nina Hald", "Mark Orr", "Simon Reed", "Petra Lang"]
    assert [contact[2][-3:] for contact in contacts(text) if contact[2]] == ["200", "900", "900", "000", "000"]
    assert [contact[1] for contact in contacts(text)][1:3] == ["Halder Hill", "Halder Hill"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "For information, contact Dana Ruiz, CEO, at (604) 555-0137 or dana@nv.ca, or Lee Tan, Secretary, at (604) 555-0138.",
            ["Dana Ruiz", "Lee Tan"],
        ),
        ("Press Contact:\nRoberto “Bob” Ruiz, Jr.\nOffice: 617-944-6118", ["Roberto “Bob” Ruiz, Jr."]),
    ],
)
def test_names_in_other_company(text: str, names: list[str]) -> None:
    assert [contact[0] for contact in contacts(text)] == names


def test_a_person_named_as_something_in_the_headline_is_no_firm() -> None:
    block = "Media Contact:\nDana Ruiz Chief Executive Officer Orrin Corp. 12 Mill Road Durham, NC 27701 Email: info@orrin.com"
    (contact,) = things("contact", headline="Orrin Appoints Dana Ruiz as CEO", contact=block)
    assert (contact.fields.get("name"), contact.fields.get("organization")) == ("Dana Ruiz", "Orrin Corp.")


def test_people_of_one_firm_and_a_desk_without_whom_it_serves() -> None:
    shared = "CONTACT: Dana Ruiz, 617-944-6118, d.ruiz@orrin.com, or\nLee Tan, 617-944-6119, l.tan@orrin.com, both of Orrin;\n"
    shared += "or Nina Hald of Halden, 617-944-6120, nina@halden.com, for\nNorvane, Inc."
    assert [contact[:2] for contact in contacts(shared)] == [("Dana Ruiz", "Orrin"), ("Lee Tan", "Orrin"), ("Nina Hald", "Halden")]
    desks = "Halden Labs Investor Relations Contact\nDana Ruiz\n617-944-6118\nd@halden.com\n\n"
    desks += "Halden Labs Technical Contact\nLee Tan\n617-944-6119\nl@halden.com"
    assert [contact[4] for contact in contacts(desks)] == ["investors", "other"]


@pytest.mark.parametrize(("line", "firm"), [("For Norvane", "Norvane"), ("HTPR for Norvane", "HTPR")])
def test_whom_a_line_serves(line: str, firm: str) -> None:
    (contact,) = things("contact", lead="Norvane, Inc. today opened a mill.", contact=f"Contact Details{line}\nDana Ruiz\ndruiz@orrin.com")
    assert (contact.fields.get("name"), contact.fields.get("organization")) == ("Dana Ruiz", firm)


def test_a_sentence_that_names_a_company_is_no_firm_of_whom_it_says_to_call() -> None:
    block = "To learn more about the Orrin plc class action, go to www.ruiztan.com or call Ruiz & Tan partner Dana Ruiz at 617-944-6118."
    (contact,) = things("contact", contact=block)
    assert (contact.fields.get("name"), contact.fields.get("organization")) == ("Dana Ruiz", "Ruiz & Tan")


def test_of_whom_somebody_is_the_head_though_the_position_is_run_on() -> None:
    (contact,) = things("contact", contact="For further information please contact:\nDana Per RuizCEO of Orrin ASA Tel: +47 951 55 154")
    assert (contact.fields.get("name"), contact.fields.get("organization")) == ("Dana Per Ruiz", "Orrin ASA")
