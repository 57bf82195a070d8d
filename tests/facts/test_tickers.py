"""Exchange and symbol pairs."""

from __future__ import annotations

from typing import Any

import pytest

from prlint.facts import Facts
from prlint.profile import Profile
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.making import facts, things


def pairs(text: str) -> list[tuple[str, str]]:
    return [(thing.fields["exchange"], thing.fields["symbol"]) for thing in things("ticker", lead=text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane (Nasdaq: NRVN)", [("Nasdaq", "NRVN")]),
        ("Norvane (NASDAQ GM:NRVN)", [("Nasdaq", "NRVN")]),
        ("Norvane (TSX-V: NRV; OTCQB: NRVNF) (FSE: 4NV)", [("TSXV", "NRV"), ("OTCQB", "NRVNF"), ("FSE", "4NV")]),
        ("Norvane (Nasdaq: NRVN, NRVNW)", [("Nasdaq", "NRVN"), ("Nasdaq", "NRVNW")]),
        ("Norvane (Nasdaq: NRVN, NRVNU and NRVNW)", [("Nasdaq", "NRVN"), ("Nasdaq", "NRVNU"), ("Nasdaq", "NRVNW")]),
        ("Norvane (CSE: NRV.WT.A)", [("CSE", "NRV.WT.A")]),
        ("Norvane (NYSE: NRV; NRV-PrD)", [("NYSE", "NRV"), ("NYSE", "NRV-PrD")]),
        ("Norvane (Tokyo: 6599)", [("TSE", "6599")]),
        ("Norvane (LSE/STO/Nasdaq: NRVN)", [("LSE", "NRVN"), ("Nasdaq Stockholm", "NRVN"), ("Nasdaq", "NRVN")]),
        ("Norvane (NASDAQ®: NRVN)", [("Nasdaq", "NRVN")]),
        ("Norvane (NYSE/TSX: NRV)", [("NYSE", "NRV"), ("TSX", "NRV")]),
        ("Norvane (Nasdaq Stockholm: NRVN B)", [("Nasdaq Stockholm", "NRVN B")]),
        ("Norvane (NSE: NORVANE, BSE: 500123)", [("NSE", "NORVANE"), ("BSE", "500123")]),
        ("Norvane (NRV: CSE)", [("CSE", "NRV")]),
        ("Norvane (NRV-TSXV)", [("TSXV", "NRV")]),
        ("Norvane (NRV – Toronto Stock Exchange, 4NV – Frankfurt)", [("TSX", "NRV"), ("FSE", "4NV")]),
        ("Norvane (NRV: TSX-V, OTCQB: NRVNF)", [("TSXV", "NRV"), ("OTCQB", "NRVNF")]),
        ("Norvane (OTC: $NRVN)", [("OTC", "NRVN")]),
        ("Norvane (TSX: AND)", [("TSX", "AND")]),
        ("Norvane (NYSE-NRVN)", [("NYSE", "NRVN")]),
        ("Norvane (TSX.V NRV)", [("TSXV", "NRV")]),
        ("Norvane (LSE NRV; Nasdaq: NRVN)", [("LSE", "NRV"), ("Nasdaq", "NRVN")]),
        ("Norvane (HKEX stock code: 2788; SGX: NRV)", [("HKEX", "2788"), ("SGX", "NRV")]),
        ("Norvane (Nasdaq First North Premier Growth Market: NRVN B)", [("Nasdaq First North", "NRVN B")]),
        ("Norvane (HKEX: 0123)", [("HKEX", "0123")]),
        ("Norvane (HKEX Stock Code: 0123)", [("HKEX", "0123")]),
        ("Norvane (Nasdaq ticker symbol: NRVN)", [("Nasdaq", "NRVN")]),
        ("Norvane (OTC Pink: NRVN, www.norvane.example)", [("OTC Pink", "NRVN")]),
        ("OTC Markets: NRVN", [("OTC", "NRVN")]),
        ("Norvane (NASDAQ SM – NRVN)", [("Nasdaq", "NRVN")]),
        ("Norvane (NYSE Euronext:NRV) (PCX: NRV)", [("Euronext", "NRV"), ("PCX", "NRV")]),
        ("Norvane (OTC/BB: NRVN)", [("OTCBB", "NRVN")]),
        ("Norvane (OTC Bulletin Board: NRVN)", [("OTCBB", "NRVN")]),
        ("Norvane (TSX: “NRV”, OTC PINK: \"NRVNF\", FRANKFURT: ‘4NV’)", [("TSX", "NRV"), ("OTC Pink", "NRVNF"), ("FSE", "4NV")]),
        ("Norvane (NYSE, Nasdaq: NRVN)", [("NYSE", "NRVN"), ("Nasdaq", "NRVN")]),
        ("Norvane (Euronext Growth Paris: FR0014003T71 – ALNRV)", [("Euronext Growth", "ALNRV")]),
        ("Norvane (Euronext Growth - ISIN FR0014003T71 - ALNRV)", [("Euronext Growth", "ALNRV")]),
        ("Norvane (Euronext Paris: FR0014003T71)", []),
        ("Norvane (NYSE: NRV, NRVpA)", [("NYSE", "NRV"), ("NYSE", "NRVpA")]),
        ("Norvane (NYSE: NRVpA)", [("NYSE", "NRVpA")]),
        ("Norvane (TSX and NYSE: NRV)", [("TSX", "NRV"), ("NYSE", "NRV")]),
        ("Norvane trades on the NYSE, Nasdaq: NRVN", [("Nasdaq", "NRVN")]),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ratio (3:1) is low.",
        "It trades on the NYSE and Nasdaq.",
        "At 10:30 on NASDAQ",
        "(Nasdaq: ISIN US0000000000)",
        "NASDAQ: NORVANE RISES",
        "NEO: the new one",
        "Tokens for the OTC: A Vision of Liquidity",
        "Norvane is listed twice (NYSE-TSX).",
        "Listed in the country (US – Nasdaq).",
        "(FDA: NRVN)",
    ],
)
def test_no_pairs(text: str) -> None:
    assert pairs(text) == []


def test_french_sets_a_blank_before_the_colon() -> None:
    lead = "Norvane SA (Euronext Paris\u00a0: NRV) publie ses résultats."
    release = Release(lead, [Segment("lead", ProseSpan(0, len(lead)))], "fr")
    assert [thing.fields["shape"] for thing in Facts(release, Profile()).of("ticker")] == ["usual"]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("(Nasdaq: NRVN)", "usual"),
        ("(Nasdaq:NRVN)", "usual"),
        ("(Nasdaq : NRVN)", "stray-space"),
        ("(Nasdaq NRVN)", "no-colon"),
        ("(Nasdaq: nrvn)", "lower-case"),
        ("(Nasdaq: $NRVN)", "cashtag"),
        ("(NRVN: Nasdaq)", "reversed"),
        ("(Euronext Paris – NRVN)", "usual"),
        ("(Nasdaq – NRVN)", "no-colon"),
    ],
)
def test_shape(text: str, shape: str) -> None:
    (ticker,) = things("ticker", lead=f"Norvane {text}")
    assert ticker.fields["shape"] == shape


def test_the_rarer_spacing_is_the_odd_one() -> None:
    shapes = [t.fields["shape"] for t in things("ticker", lead="Norvane (TSX: NRV; OTC: NRVNF) and again (TSX:NRV)")]
    assert shapes == ["usual", "usual", "other-spacing"]


def test_the_place_is_as_written_and_the_field_in_usual_form() -> None:
    release = facts(lead="Norvane (OTC PINKS: NRVN)")
    (ticker,) = release.of("ticker")
    assert ticker.fields["exchange"] == "OTC Pink"
    assert ticker.places["exchange"].of(release.prose) == "OTC PINKS"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane, Inc. (Nasdaq: NRVN) bought Orrin Foods (NYSE: ORF).", ["issuer", "other"]),
        ("Norvane, Inc. (“Norvane”) (TSX: NRV) (OTCQB: NRVNF)", ["issuer", "issuer"]),
        ("Norvane, Inc. (“Norvane” or the “Company”; TSX: NRV) sold a mill.", ["issuer"]),
        ("Norvane, Inc. (Nasdaq: NRVN) and Orrin Foods, Inc. (NYSE: ORF) will merge.", ["issuer", "other"]),
        ("Norvane, Inc. (Nasdaq: NRVN) fell. NRVN is listed (Nasdaq: NRVN).", ["issuer", "issuer"]),
    ],
)
def test_company(text: str, expected: list[str]) -> None:
    assert [t.fields["company"] for t in things("ticker", lead=text)] == expected


@pytest.mark.parametrize(
    ("text", "symbol", "exchange"),
    [
        ("Norvane, Inc. (Nasdaq: NRNV)", "NRVN", "Nasdaq"),
        ("Norvane, Inc. (NYSE: NRVN)", "NRVN", "Nasdaq"),
        ("Norvane, Inc. (NASDAQ CM: NRVN)", "NRVN", "Nasdaq"),
        ("Norvane, Inc. (Nasdaq: NRVNW)", None, None),
        ("Norvane plc (Nasdaq: NRNV)", "NRVN", "Nasdaq"),
    ],
)
def test_the_listing_on_file(text: str, symbol: str | None, exchange: str | None) -> None:
    profile: dict[str, Any] = {"issuer": {"legal_name": "Norvane, Inc."}, "listings": [{"exchange": "Nasdaq", "ticker": "NRVN"}]}
    (ticker,) = things("ticker", lead=text, profile=profile)
    assert ticker.fields.get("expected_symbol") == symbol
    assert ticker.fields.get("expected_exchange") == exchange


NORVANE: dict[str, Any] = {"issuer": {"legal_name": "Norvane Instruments, Inc."}, "listings": [{"exchange": "Nasdaq", "ticker": "NRVN"}]}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Norvane Instruments, Inc. and Orrin Foods, Inc. (NYSE: ORF)", "other"),
        ("The new plant in the harbour of Leeds belongs to the makers of Norvane\nInstruments, Inc. (NYSE: NRNV)", "issuer"),
        ("Its shares trade as Nasdaq: NRNV.", "issuer"),
        ("Its shares trade as Nasdaq: ORFN.", "other"),
        ("LEEDS--(BUSINESS WIRE)--May 4, 2026--Norvane Instruments, Inc. (Nasdaq: NRNV)", "issuer"),
        ("Norvane Instruments, Inc. ($NRVN)", "issuer"),
    ],
)
def test_whose_ticker_it_is_on_file(text: str, company: str) -> None:
    assert [t.fields["company"] for t in things("ticker", body=text, profile=NORVANE)] == [company]


@pytest.mark.parametrize("text", ["The Company (Nasdaq: NRVN) grew.", "Norvane, Inc., a Delaware maker of pumps (Nasdaq: NRVN), grew."])
def test_whose_ticker_it_is_where_only_the_name_is_on_file(text: str) -> None:
    assert things("ticker", body=text, profile={"issuer": NORVANE["issuer"]})[0].fields["company"] == "issuer"


def test_a_cashtag_without_a_known_exchange_is_no_pair() -> None:
    assert things("ticker", lead="Norvane ($NRVN) grew.") == []


def test_a_company_named_in_passing_is_not_the_issuer() -> None:
    found = things("ticker", headline="Norvane Opens Plant", lead="Norvane opened a plant.", body="Orrin Foods (NYSE: ORF) did too.")
    assert [t.fields["company"] for t in found] == ["other"]


def test_a_company_behind_the_verb_of_the_lead_is_not_the_issuer() -> None:
    found = things("ticker", lead="Norvane Ltd is pleased to announce that it will buy Orrin Foods Corp. (TSXV: ORN).")
    assert [t.fields["company"] for t in found] == ["other"]


def test_a_company_behind_the_verb_that_the_headline_names_is_the_issuer() -> None:
    parts = {"headline": "Orrin Foods Opens Plant", "lead": "Lee Tan today announced the new plant of Orrin Foods Corp. (TSXV: ORN)."}
    assert [t.fields["company"] for t in things("ticker", **parts)] == ["issuer"]


def test_a_second_listing_beside_the_one_on_file_stands_for_none_on_file() -> None:
    profile = {"listings": [{"exchange": "Nasdaq", "ticker": "NRVN"}], "issuer": {"legal_name": "Norvane, Inc."}}
    both = things("ticker", lead="LEEDS -- Norvane, Inc. (Nasdaq: NRVN; ASX: NVT)", profile=profile)
    assert [ticker.fields.get("expected_symbol") for ticker in both] == ["NRVN", None]
    (alone,) = things("ticker", lead="LEEDS -- Norvane, Inc. (ASX: NVT)", profile=profile)
    assert alone.fields["expected_symbol"] == "NRVN"


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        ("Halden Opens Plant", "Halden, a family firm, today opened a plant next to that of Norvane, Inc. (Nasdaq: NRVN).", ["other"]),
        ("Calibre Chosen by Norvane", "Calibre LLC today announced that Norvane, Inc. (Nasdaq: NRVN) has chosen it.", ["other"]),
        ("Norvane to Buy Halden", "Halden, Inc. (NYSE: HLD) is to be bought by Norvane, Inc. (Nasdaq: NRVN).", ["other", "issuer"]),
        ("Orrin's Pact with Halden", "Orrin plc (LSE: ORN) and Halden plc (LSE: HLD) agreed on terms.", ["issuer", "other"]),
        ("Halden and Orrin Agree", "Orrin plc (LSE: ORN) and Halden plc (LSE: HLD) agreed on terms.", ["issuer", "other"]),
        ("Tan LLP Investigates Norvane", "Tan LLP reminds investors of Norvane, Inc. (Nasdaq: NRVN) of a deadline.", ["other"]),
        ("Ruiz Joins Museum", "The City Museum named Dana Ruiz, chief executive of Norvane, Inc. (Nasdaq: NRVN), to its board.", ["other"]),
        ("Dana Ruiz, CEO of Norvane, to Speak", "Dana Ruiz, chief executive of Norvane, Inc. (Nasdaq: NRVN), will speak.", ["issuer"]),
        ("Board Declares Dividend", "The board of Norvane, Inc. (Nasdaq: NRVN) declared a dividend.", ["issuer"]),
        ("Labs Opens Plant", "Calibre Labs, a part of Norvane plc (LSE: NRV) since 2019, opened a plant.", ["other"]),
        ("Calibre Raises Money", "Calibre, backed by Tan Fund, an arm of Norvane, Inc. (Nasdaq: NRVN), raised money.", ["other"]),
        ("Bank to Open Branch", "Norvane Bank, the subsidiary of Norvane, Inc. (Nasdaq: NRVN), will open a branch.", ["issuer"]),
        ("Fund Reports Stake", "Tan Fund today said that it holds 7% of the shares of Norvane, Inc. (Nasdaq: NRVN).", ["other"]),
        ("Tan Named", "Lee Tan has been named chief of Norvane, Inc. (Nasdaq: NRVN), the company announced today.", ["issuer"]),
        ("Calibre Raises Funds", "Calibre raised funds led by Orrin Ventures, the arm of Orrin Corp. (NYSE: ORR).", ["other"]),
        ("Calibre to Supply Norvane", "Calibre will sell its power to Norvane Gas and Electric Company (NYSE: NGE).", ["other"]),
        ("Tan Joins Norvane Board", "Lee Tan has joined the board of directors of Norvane, Inc. (Nasdaq: NRVN).", ["issuer"]),
        ("Calibre Grows With Orrin", "Calibre, a maker of robots, said that Orrin Corp. (NYSE: ORR) has ordered more.", ["other"]),
        ("New Index Starts", "The Cray Index, which follows stocks such as Orrin Corp. (NYSE: ORR), starts today.", ["other"]),
        ("Norvane Buys", "Norvane (EURONEXT: NORV and NASDAQ: NRVA) has bought a mill.", ["issuer", "issuer"]),
        ("Trial Opens", "The first patient has been dosed, Norvane Inc. (Nasdaq: NRVN) said today.", ["issuer"]),
        ("Tan Leaves Orrin", "Lee Tan, who ran Orrin Corp. (NYSE: ORR) for nine years, has started a fund.", ["other"]),
        ("Norvane Foods Recalls Pasta", "Norvane Foods, LLC, a division of Norvane Brands (NYSE: NRV), recalls pasta.", ["issuer"]),
        ("Statement", "In reply to press reports, Norvane plc (LSE: NRV) says that no talks are held.", ["issuer"]),
        ("Test Cleared", "Norvane Diagnostics, the business of Norvane Labs (NYSE: NLB), has won clearance.", ["issuer"]),
        ("Survey", "Norvane Ltd. (CSE: NRV) (WKN: A402CQ) (FSE: 3TZ) has hired pilots.", ["issuer", "issuer"]),
        ("Norvane Files", "Norvane AB (STO: NRVA) says that its partner, Halden plc (LSE: HLD), has filed.", ["issuer", "other"]),
        ("Norvane Wins Bid", "The city chose Norvane Rail, Inc. (Nasdaq: NVR) over Orrin Rail plc (LSE: ORR).", ["issuer", "other"]),
        ("Results", "Norvane ASA (OSE: NRV) has sold its stake in Halden ASA (OSE: HLD).", ["issuer", "other"]),
        ("Quarterly Dividend", "The trustees of Norvane Property Trust (NYSE: NPT) declared a dividend.", ["issuer"]),
        ("Norvane to Move", "Norvane, Inc. (Nasdaq: NRVN) will move. Trading as “NVT” (NYSE: NVT) starts soon.", ["issuer", "issuer"]),
        ("Orrin Wind Orders Turbines", "Orrin Wind ordered turbines from Halden Turbines A/S (Nasdaq Copenhagen: HLT).", ["other"]),
        ("Two Bulls", "Stocks in the note are Norvane (NRVN: Nasdaq) and Orrin (ORF: NYSE).", ["other", "other"]),
        ("Elder Sells Tools", "Elder has completed the sale of its tools to 180 Oats Corp. (Nasdaq: OATS), a listed company.", ["other"]),
        ("Tan Urges Orrin Investors to Act", "Tan Berman urges Orrin Foods, Inc. (NYSE: ORF) investors to come forward.", ["other"]),
        ("Norvane Vote", "Norvane, Inc. (Nasdaq: NRVN) shareholders approved the plan.", ["issuer"]),
        ("Phase 3 Trial Meets Its Endpoint", "LEEDS, May 4, 2026 -- Norvane, Inc. (Nasdaq: NRVN) gave first results.", ["issuer"]),
    ],
)
def test_whose_ticker_stands_in_the_lead(headline: str, lead: str, expected: list[str]) -> None:
    assert [t.fields["company"] for t in things("ticker", headline=headline, lead=lead)] == expected


def test_the_description_at_the_end_tells_whose_news_it_is() -> None:
    parts = {"headline": "FDA Accepts Application", "lead": "The FDA accepted the application of Norvane, Inc. (Nasdaq: NRVN)."}
    assert [t.fields["company"] for t in things("ticker", **parts)] == ["other"]
    assert [t.fields["company"] for t in things("ticker", **parts, boilerplate="About Norvane\nNorvane makes syrup.")] == ["issuer"]
