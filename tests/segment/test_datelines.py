"""Datelines: where they end, what stands in them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.segment.dateline_words import date_alone
from prlint.segment.datelines import find_dateline

REST = " Norvane Therapeutics today announced the first results of its study."


@pytest.mark.parametrize(
    ("printed", "city", "region", "country", "date", "wire", "separator"),
    [
        ("BOSTON, March 3, 2026 ¯", "BOSTON", None, None, "March 3, 2026", None, "¯"),
        ("BOSTON, March 3, 2026 –", "BOSTON", None, None, "March 3, 2026", None, "–"),
        ("WALTHAM, Mass.--(BUSINESS WIRE)--", "WALTHAM", "Mass.", None, None, "BUSINESS WIRE", "--"),
        ("CAMBRIDGE, Mass., Feb. 3, 2026 (GLOBE NEWSWIRE) --", "CAMBRIDGE", "Mass.", None, "Feb. 3, 2026", "GLOBE NEWSWIRE", "--"),
        ("CAMBRIDGE, Mass. and TOKYO, Feb. 3, 2026 /PRNewswire/ --", "CAMBRIDGE", "Mass.", None, "Feb. 3, 2026", "PRNewswire", "--"),
        ("NEW YORK & LONDON--(BUSINESS WIRE)--", "NEW YORK", None, None, None, "BUSINESS WIRE", "--"),
        ("Basel, Switzerland, 3 March 2026 –", "Basel", None, "Switzerland", "3 March 2026", None, "–"),
        ("SAN DIEGO, CA - October 7, 2025 (NEWMEDIAWIRE) -", "SAN DIEGO", "CA", None, "October 7, 2025", "NEWMEDIAWIRE", "-"),
        ("VANCOUVER, British Columbia--(Newsfile Corp. - March 3, 2026) -", "VANCOUVER", "British Columbia", None, "March 3, 2026",
         "Newsfile Corp.", "-"),
        ("MONTREAL, May 11, 2026 /CNW/ -", "MONTREAL", None, None, "May 11, 2026", "CNW", "-"),
        ("LEIDEN, the Netherlands, May 11, 2026 –", "LEIDEN", None, "Netherlands", "May 11, 2026", None, "–"),
        ("NEW YORK, NY/ MAY 11, 2026 /", "NEW YORK", "NY", None, "MAY 11, 2026", None, "/"),
        ("CHICAGO, IL / ACCESSWIRE / January 12, 2026 /", "CHICAGO", "IL", None, "January 12, 2026", "ACCESSWIRE", "/"),
        ("MISSISSAUGA, ON – March 3, 2026 –", "MISSISSAUGA", "ON", None, "March 3, 2026", None, "–"),
        ("München, 3. März 2026 –", "München", None, None, "3. März 2026", None, "–"),
        ("Lyon, 4 May 2026 (07:30 CEST) –", "Lyon", None, None, "4 May 2026", None, "–"),
        ("Lyon, le 4 mai 2026 –", "Lyon", None, None, "le 4 mai 2026", None, "–"),
        ("Madrid, 3 de marzo de 2026.-", "Madrid", None, None, "3 de marzo de 2026", None, ".-"),
        ("東京、2026年3月3日 –", "東京", None, None, "2026年3月3日", None, "–"),
        ("Coeur d'Orrin, Idaho – March 3, 2026 –", "Coeur d'Orrin", "Idaho", None, "March 3, 2026", None, "–"),
        ("LA ORRIN, Calif., Oct. 6, 2026 (NASDAQ: NRVN) --", "LA ORRIN", "Calif.", None, "Oct. 6, 2026", None, "--"),
        ("14 September 2026, Ouagadougou –", "Ouagadougou", None, None, "14 September 2026", None, "–"),
        ("’S-ORRINBOSCH, the Netherlands, May 11, 2026 –", "’S-ORRINBOSCH", None, "Netherlands", "May 11, 2026", None, "–"),
        ("LONDON –", "LONDON", None, None, None, None, "–"),
        ("Leeds, MA, March 3, 2026 . . .", "Leeds", "MA", None, "March 3, 2026", None, ". . ."),
        ("BOSTON, March 3, 2026...", "BOSTON", None, None, "March 3, 2026", None, "..."),
        ("LEEDS, OHIO, March 3, 2026 ◆◆◆◆", "LEEDS", "OHIO", None, "March 3, 2026", None, "◆◆◆◆"),
        ("LEEDS...(MARCH 3, 2026)...", "LEEDS", None, None, "MARCH 3, 2026", None, "..."),
        ("BOSTON, March 3, 2026 …", "BOSTON", None, None, "March 3, 2026", None, "…"),
        ("PARIS--()--", "PARIS", None, None, None, None, "--()--"),
        ("Newswise —", None, None, None, None, "Newswise", "—"),
        ("EL CENTRO, CA – January 31, 2025 –", "EL CENTRO", "CA", None, "January 31, 2025", None, "–"),
        ("(Some Newswire) - November 6, 2024 - DALLAS —", "DALLAS", None, None, "November 6, 2024", "Some Newswire", "—"),
        ("Edmonton, Alberta, Canada April 24, 2025.", "Edmonton", "Alberta", "Canada", "April 24, 2025", None, None),
        ("(Washington, D.C.) -", "Washington", "D.C.", None, None, None, "-"),
        ("SAINT-ORRIN (France), March 3, 2026 –", "SAINT-ORRIN", None, "France", "March 3, 2026", None, "–"),
        ("Orrin (France), New York City (New York, United States), March 3, 2026 –", "Orrin", None, "France", "March 3, 2026", None, "–"),
        ("Leeds, Belgium – March 3, 2026, 7:00am CET / 2:00am ET –", "Leeds", None, "Belgium", "March 3, 2026", None, "–"),
        ("(BOSTON, March 3, 2026)", "BOSTON", None, None, "March 3, 2026", None, ")"),
        ("BOSTON (March 3, 2026),", "BOSTON", None, None, "March 3, 2026", None, None),
        ("Boston, Massachusetts (March 3, 2026).", "Boston", "Massachusetts", None, "March 3, 2026", None, None),
        ("[BOSTON, March 3, 2026] –", "BOSTON", None, None, "March 3, 2026", None, "–"),
        ("(OATVALE, N.J., Sept. 27, 2026 /PRNewswire/) --", "OATVALE", "N.J.", None, "Sept. 27, 2026", "PRNewswire", "--"),
        ("FOR IMMEDIATE RELEASE (Orrin, Virginia) -", "Orrin", "Virginia", None, None, None, "-"),
        ("For Immediate Release: Boston, MA – March 3, 2026 –", "Boston", "MA", None, "March 3, 2026", None, "–"),
        ("Leeds,\nMA - March 3, 2026 -", "Leeds", "MA", None, "March 3, 2026", None, "-"),
        ("OCOEE, Fla. - ([NewMediaWire](https://www.newmediawire.com)) - October 1, 2024 -", "OCOEE", "Fla.", None, "October 1, 2024",
         "NewMediaWire", "-"),
        ("Stockholm, Sverige, 23 oktober 2026 –", "Stockholm", "Sverige", None, "23 oktober 2026", None, "–"),
        ("INSIDERINFORMATION: Lund, 3 mars 2026 –", "Lund", None, None, "3 mars 2026", None, "–"),
        ("Wien (pts001/25.03.2026/07:00)", "Wien", None, None, "25.03.2026", "pts001/", None),
        ("(Leeds, Massachusetts)", "Leeds", "Massachusetts", None, None, None, ")"),
        ("MONTRÉAL, le 3 déc. 2026 /CNW Telbec/ -", "MONTRÉAL", None, None, "le 3 déc. 2026", "CNW Telbec", "-"),
        ("Ciudad de México, a 3 de marzo de 2026.-", "Ciudad de México", None, None, "a 3 de marzo de 2026", None, ".-"),
        ("Helsinki, 3 March 2026 at 9.00 EET –", "Helsinki", None, None, "3 March 2026", None, "–"),
        ("LEEDS, ENGLAND, UNITED KINGDOM, March 3, 2026 /EINPresswire.com/ --", "LEEDS", "ENGLAND", "UNITED KINGDOM", "March 3, 2026",
         "EINPresswire.com", "--"),
        ("LEEDS, SHANGHAI and HONG KONG - March 3, 2026 (NEWMEDIAWIRE) -", "LEEDS", None, None, "March 3, 2026", "NEWMEDIAWIRE", "-"),
        ("LEEDS, Mass., LONDON and TOKYO, March 3, 2026 –", "LEEDS", "Mass.", None, "March 3, 2026", None, "–"),
        ("KUALA LUMPUR, 3 March 2026 (Bernama) --", "KUALA LUMPUR", None, None, "3 March 2026", "Bernama", "--"),
    ],
)
def test_what_stands_in_it(
    printed: str, city: str | None, region: str | None, country: str | None, date: str | None, wire: str | None, separator: str | None
) -> None:
    text = printed + REST
    found = find_dateline(text, 0, len(text))
    assert found is not None
    parts = (found.city, found.region, found.country, found.date, found.wire, found.separator)
    assert found.span.of(text) == printed
    assert [part and part.of(text) for part in parts] == [city, region, country, date, wire, separator]


@pytest.mark.parametrize(
    "text",
    [
        "On March 3, 2026, Norvane Therapeutics – the maker of Calidex – filed its report.",
        "Norvane Therapeutics, Inc. (Nasdaq: NRVN) today announced its results.",
        "Norvane Reports Results – March 2026",
        "Norvane Weekly Roundup (February 16–20, 2026) – Top News of the Week",
        "9. Marble Row Partners I – a fund of the founder – bought shares in the company.",
        "Halden Instruments – a maker of microscopes – opened a plant in Ohio today.",
        "In Boston, the company – now ten years old – has two plants.",
        "Lead Plaintiff Deadline: Dec. 16, 2024",
        "Class Period: Feb. 28, 2020 – Oct. 18, 2024",
        "DGAP-News: Halden Messtechnik AG",
        "Three Months Ended June 30, | Six Months Ended June 30,",
        "Ohio, USA - a state with many plants, some of which are as old as the century.",
        "About 40 % of patients – more than ever – were helped.",
        "Dana Ruiz, MD - Chief Executive Officer of Norvane, was a guest on the show of Lee Tan.",
        "– ",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_sender_in_slashes_closes_a_dateline_on_its_own_line() -> None:
    text = "Austin, Texas - March 22, 2026 / Norvane, Inc. /"
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.span.of(text), found.wire and found.wire.of(text)) == (text, "Norvane, Inc.")


def test_place_and_stamp_of_a_service_on_their_own_line() -> None:
    text = "ORRIN, TX | March 3, 2026 10:00 AM Central Daylight Time"
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.span.of(text), found.city and found.city.of(text)) == (text, "ORRIN")


@pytest.mark.parametrize("opening", ["March 3, 2026 –", "3. März 2026 –", "2026年3月3日 -"])
def test_a_date_and_a_dash_before_a_long_text(opening: str) -> None:
    text = f"{opening}{REST} {REST}"
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.span.of(text), found.city) == (opening, None)
    assert find_dateline(f"{opening} Record date", 0, 40) is None


@pytest.mark.parametrize(("opening", "found"), [("MUMBAI:", True), ("Mumbai:", False), ("INDIA:", False), ("NOTE:", False)])
def test_a_city_in_capitals_and_a_colon_before_a_long_text(opening: str, found: bool) -> None:
    text = f"{opening} Norvane, a maker of valves and pumps for water and gas, said that its board has approved a plan for its four plants"
    text += ", and that it will spend more on them."
    assert (find_dateline(text, 0, len(text)) is not None) is found
    assert find_dateline(f"{opening} Norvane said so.", 0, len(opening) + 17) is None


def test_it_is_looked_for_at_its_place_only() -> None:
    text = "Headline\n\nBOSTON, March 3, 2026 – Norvane Therapeutics today announced results."
    found = find_dateline(text, 10, len(text))
    assert found is not None
    assert found.span.of(text) == "BOSTON, March 3, 2026 –"


@given(st.text(alphabet="BOSTON, Mass. March 3 2026(–-/)\n*", max_size=120))
def test_it_lies_within_its_paragraph(text: str) -> None:
    found = find_dateline(text, 0, len(text))
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 28, 2013", True),
        ("New York, March 3, 2026", True),
        ("2026年3月3日", True),
        ("6 Jun 2026 07:00", True),
        ("29TH JUNE 2026", True),
        ("17.03.2026 / 07:15", True),
        ("March 3, 2026 07:30 AM US Eastern Timezone", True),
        ("ORRIN, TX | March 3, 2026 10:00 AM Central Daylight Time", True),
        ("3 MARCH 2026 AT 11:00 EET", True),
        ("March 3, 2026, at 2:10 p.m. EET", True),
        ("Date: March 3, 2026", True),
        ("Published on March 3, 2026", True),
        ("Publié le 3 mars 2026", True),
        ("March 3, 2026 09:00 ET | Source: Norvane Therapeutics, Inc.", True),
        ("• Published: 12 May 2026", True),
        ("14 May 2026 · Biology · 3 min read", True),
        ("Results for March 3, 2026 · Norvane", False),
        ("Results for March 3, 2026", False),
        ("Released 07:00 13 October 2026", True),
        ("Norvane", False),
    ],
)
def test_date_alone(text: str, expected: bool) -> None:
    assert date_alone(text) is expected
