"""Dates, each read from one sentence of its own."""

from __future__ import annotations

import pytest

from prlint.facts import Thing
from prlint.facts.dates import calendar
from tests.making import facts, things


def one(text: str) -> Thing:
    (thing,) = facts(body=text).of("date")
    return thing


@pytest.mark.parametrize(
    ("text", "shown", "iso"),
    [
        ("on March 9, 2026, in Boston", "March 9, 2026", "2026-03-09"),
        ("on Mar. 9, 2026", "Mar. 9, 2026", "2026-03-09"),
        ("on MARCH 9, 2026", "MARCH 9, 2026", "2026-03-09"),
        ("on March 9th, 2026", "March 9th, 2026", "2026-03-09"),
        ("on March  09,2026", "March  09,2026", "2026-03-09"),
        ("on 9 March 2026", "9 March 2026", "2026-03-09"),
        ("on 9-Mar-2026 / 07:56", "9-Mar-2026", "2026-03-09"),
        ("on the 9th of March 2026", "9th of March 2026", "2026-03-09"),
        ("from May 4–8, 2026, in Rome", "May 4–8, 2026", "2026-05-04"),
        ("am 9. September 2026 in Bonn", "9. September 2026", "2026-09-09"),
        ("le 3 février 2026 à Lyon", "3 février 2026", "2026-02-03"),
        ("el 3 de mayo de 2026", "3 de mayo de 2026", "2026-05-03"),
        ("2026年3月9日に発表", "2026年3月9日", "2026-03-09"),
        ("on 2026-03-09.", "2026-03-09", "2026-03-09"),
        ("am 13.05.2026", "13.05.2026", "2026-05-13"),
        ("on 05/13/2026", "05/13/2026", "2026-05-13"),
        ("on 03/04/2026", "03/04/2026", None),
        ("September 31, 2026", "September 31, 2026", None),
    ],
)
def test_a_date_is_read_as_one_day(text, shown, iso):
    thing = one(text)
    assert (thing.span.of(text), thing.fields.get("iso")) == (shown, iso)


@pytest.mark.parametrize(
    "text",
    [
        "March 2026",
        "you may 5 times",
        "under Article 17 of MAR and the rules",
        "May 5,000 people",
        "June 9.5%",
        "EudraCT 2019-001234-12",
        "a 2:1 ratio",
        "/news/2026-03-09/x",
        "May 5 million",
        "a notice under Article 17 MAR of the regulation",
    ],
)
def test_what_is_no_day_is_left_alone(text):
    assert facts(body=text).of("date") == ()


@pytest.mark.parametrize(
    ("parts", "role"),
    [
        ({"release_date": "March 9, 2026"}, "release"),
        ({"dateline": "BOSTON, March 9, 2026 --"}, "release"),
        ({"release_instruction": "FOR IMMEDIATE RELEASE: March 9, 2026"}, "release"),
        ({"embargo": "Embargoed until March 9, 2026, 8 a.m. ET"}, "embargo"),
        ({"furniture": "Published: March 9, 2026"}, "release"),
        ({"furniture": "News | March 9, 2026"}, "release"),
        ({"release_instruction": "This release replaces the prior version published on March 9, 2026"}, "other"),
        ({"headline": "Interim Results to 30 June 2026"}, "other"),
        ({"body": "Office of Public Affairs\n\nMonday, March 9, 2026\n\nOrrin Foods was fined."}, "release"),
        ({"body": "Boston, United States - March 9, 2026 / Orrin Foods / Lee Tan leads."}, "release"),
        ({"body": "Edmonton, Alberta, Canada March 9, 2026. Norvane is a company."}, "release"),
        ({"body": "The Boston meeting of March 9, 2026 - the first - was short."}, "event"),
        ({"lead": "Norvane Therapeutics today, March 9, 2026, announced a trial."}, "release"),
        ({"lead": "The trial began at the clinic of Dana Ruiz on March 9, 2026, with twelve patients."}, "other"),
        ({"lead": "This is Dana Ruiz at the oven. (HaldenWire) - March 9, 2026 - Leeds - Orrin Foods opened a bakery."}, "release"),
        ({"body": "Revenue for the quarter ended March 31, 2026, rose."}, "period-end"),
        ({"body": "Results of the first quarter will be released on March 9, 2026, before the market opens in Boston."}, "other"),
        ({"body": "Norvane will host a conference call on March 9, 2026."}, "event"),
        ({"event": "March 9, 2026"}, "event"),
        ({"references": "Accessed March 9, 2026."}, "access"),
        ({"body": "The patent was filed on March 9, 2016."}, "other"),
        ({"heading": "Leeds 9 March 2026", "contact": "Dana Ruiz, Orrin Foods plc, dana@orrin.example"}, "release"),
        ({"body": "The information was submitted for publication by the person below at 08.30 CET on 9 March 2026."}, "release"),
        ({"body": "The form was submitted for publication. The mine opens on 9 March 2027."}, "other"),
        ({"heading": "Leeds 9 March 2026", "body": "Orrin Foods opens its new bakery."}, "other"),
    ],
)
def test_a_date_has_the_role_its_place_and_words_give_it(parts, role):
    (thing,) = facts(**parts).of("date")
    assert thing.fields["role"] == role


@pytest.mark.parametrize(
    ("text", "weekday", "expected"),
    [
        ("Tuesday, March 9, 2026", "Tuesday", "Monday"),
        ("Monday, March 9, 2026", "Monday", "Monday"),
        ("Mon., March 9, 2026", "Mon.", "Mon."),
        ("Tuesday 10 March 2026", "Tuesday", "Tuesday"),
        ("March 9, 2026 (Tuesday)", "Tuesday", "Monday"),
        ("March 9, 2026", None, "Monday"),
        ("Friday, May 4–8, 2026", None, "Monday"),
    ],
)
def test_the_weekday_beside_a_date_meets_the_calendar(text, weekday, expected):
    thing = one(text)
    assert (thing.fields.get("weekday"), thing.fields.get("expected_weekday")) == (weekday, expected)


@pytest.mark.parametrize(
    ("text", "iso", "expected"),
    [
        ("on Tuesday, January 12", "2027-01-12", "Tuesday"),
        ("on Monday, December 21", "2026-12-21", "Monday"),
        ("on Monday, December 22", "2026-12-22", "Tuesday"),
        ("on Thursday, December 31", "2026-12-31", "Thursday"),
    ],
)
def test_a_missing_year_is_that_nearest_to_the_release(text, iso, expected):
    found = facts(release_date="December 14, 2026", body=text).of("date")[-1]
    assert (found.fields["iso"], found.fields["expected_weekday"]) == (iso, expected)


def test_the_first_day_of_issue_gives_the_year():
    found = facts(release_date="December 14, 2026", body="on Tuesday, January 12", source="Updated: May 3, 2031").of("date")
    assert [thing.fields["iso"] for thing in found] == ["2026-12-14", "2027-01-12", "2031-05-03"]


def test_the_profile_states_the_year_where_the_release_has_none():
    (thing,) = facts(profile={"release_date": "2026-12-14"}, body="on Tuesday, January 12").of("date")
    assert thing.fields["iso"] == "2027-01-12"


def test_without_any_year_nothing_is_claimed():
    thing = one("on Tuesday, January 12")
    assert "iso" not in thing.fields
    assert "expected_weekday" not in thing.fields


@pytest.mark.parametrize(("text", "exists"), [("February 30, 2026", False), ("February 29, 2028", True), ("February 29, 2026", False)])
def test_the_calendar_knows_which_days_there_are(text, exists):
    assert one(text).fields["exists"] is exists


@pytest.mark.parametrize(
    ("text", "year_end", "quarter", "expected"),
    [
        ("the third quarter ended June 30, 2026", "December 31", "the third quarter", "the second quarter"),
        ("the third fiscal quarter ended June 30, 2026", "09-30", "the third quarter", "the third quarter"),
        ("the fourth quarter and full year ended December 31, 2026", None, "the fourth quarter", "the fourth quarter"),
        ("the Q2 2026 period ended July 4, 2026", "December 31", "the second quarter", "the second quarter"),
        ("the first quarter ended March 28, 2026", "last Saturday of September", "the first quarter", "the second quarter"),
        ("the second quarter ended May 31, 2026", "December 31", "the second quarter", "no quarter"),
        ("the second quarter ended June 30, 2026", None, "the second quarter", None),
        ("the quarter ended October 31, 2026", "December 31", "the quarter", "no quarter"),
        ("the quarter ended September 30, 2026", "December 31", None, None),
        ("the quarter ended October 31, 2026", None, None, None),
        ("the six months ended June 30, 2026", "December 31", None, None),
    ],
)
def test_a_quarter_ends_by_the_fiscal_year(text, year_end, quarter, expected):
    profile = {"issuer": {"fiscal_year_end": year_end}} if year_end else None
    thing = facts(profile=profile, body=f"Revenue for {text} rose.").of("date")[0]
    assert (thing.fields.get("quarter"), thing.fields.get("expected_quarter")) == (quarter, expected)


@pytest.mark.parametrize(("day", "summer"), [("2026-03-07", False), ("2026-03-08", None), ("2026-03-09", True), ("2006-07-01", None)])
def test_summer_time_is_unsure_on_the_day_the_clocks_change(day, summer):
    assert calendar.is_summer("us", day) is summer


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Norvane will present the data on March 9, 2026.", "future"),
        ("The meeting will be held in Leeds on March 9, 2026.", "future"),
        ("The meeting was held on March 9, 2026.", "past"),
        ("Norvane opened the plant on March 9, 2026.", "past"),
        ("Norvane held its meeting on March 9, 2026.", "past"),
        ("The meeting held on March 9, 2026, is over.", None),
        ("Norvane will host a call at 8:30 a.m. ET on March 9, 2026.", "future"),
        ("Norvane will begin dosing on March 9, 2026.", "future"),
        ("Norvane will present data of a trial that ended on March 9, 2026.", None),
        ("The meeting hosted by Halden on March 9, 2026, is open.", None),
        ("Norvane will pay the dividend declared on March 9, 2026.", None),
        ("Norvane launched a plan to merge on March 9, 2026.", None),
        ("The notes are due on March 9, 2026.", None),
    ],
)
def test_the_tense_of_a_plain_clause(text, tense):
    assert one(text).fields.get("tense") == tense


def test_days_are_counted_from_the_release_and_from_today():
    (thing,) = things("date", profile={"release_date": "2026-03-09", "today": "2026-03-01"}, body="on March 2, 2026")
    assert (thing.fields["days_from_release"], thing.fields["days_from_today"]) == (-7, 1)


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("on 03/04/2026", True),
        ("on 03/04/26", True),
        ("on 3/4/26.", True),
        ("on 03-04-2026", True),
        ("on 03/14/2026", None),
        ("on 03-14-2026", None),
        ("on 04.03.2026", None),
        ("notified on (DD/MM/YYYY) 03/04/2026", None),
    ],
)
def test_figures_that_read_two_ways(text, ambiguous):
    assert one(text).fields.get("ambiguous") is ambiguous
