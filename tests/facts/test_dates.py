"""Dates and clock times, each read from one sentence of its own."""

from __future__ import annotations

import pytest

from prlint.facts import Facts, Thing, calendar
from prlint.profile import Profile
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


def facts(profile: dict[str, object] | None = None, **parts: str) -> Facts:
    """Facts of a release whose parts are given, joined by blank lines."""
    prose, segments = "", []
    for kind, text in parts.items():
        start = len(prose)
        prose += text + "\n\n"
        segments.append(Segment(kind.replace("_", "-"), ProseSpan(start, len(prose))))
    return Facts(Release(prose, segments), Profile(profile))


def one(kind: str, text: str, part: str = "body") -> Thing:
    (thing,) = facts(None, **{part: text}).of(kind)
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
    thing = one("date", text)
    assert (thing.span.of("".join([text])), thing.fields.get("iso")) == (shown, iso)


@pytest.mark.parametrize(
    "text",
    [
        "March 2026",
        "you may 5 times",
        "May 5,000 people",
        "June 9.5%",
        "EudraCT 2019-001234-12",
        "a 2:1 ratio",
        "/news/2026-03-09/x",
        "May 5 million",
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
        ({"body": "Boston, United States - March 9, 2026 / Orrin Foods / Lee Tan leads."}, "release"),
        ({"body": "Edmonton, Alberta, Canada March 9, 2026. Norvane is a company."}, "release"),
        ({"body": "The Boston meeting of March 9, 2026 - the first - was short."}, "event"),
        ({"lead": "Norvane Therapeutics today, March 9, 2026, announced a trial."}, "release"),
        ({"lead": "The trial began at the clinic of Dana Ruiz on March 9, 2026, with twelve patients."}, "other"),
        ({"body": "Revenue for the quarter ended March 31, 2026, rose."}, "period-end"),
        ({"body": "Norvane will host a conference call on March 9, 2026."}, "event"),
        ({"event": "March 9, 2026"}, "event"),
        ({"references": "Accessed March 9, 2026."}, "access"),
        ({"body": "The patent was filed on March 9, 2016."}, "other"),
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
    thing = one("date", text)
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


def test_the_profile_states_the_year_where_the_release_has_none():
    (thing,) = facts({"release_date": "2026-12-14"}, body="on Tuesday, January 12").of("date")
    assert thing.fields["iso"] == "2027-01-12"


def test_without_any_year_nothing_is_claimed():
    thing = one("date", "on Tuesday, January 12")
    assert "iso" not in thing.fields
    assert "expected_weekday" not in thing.fields


@pytest.mark.parametrize(("text", "exists"), [("February 30, 2026", False), ("February 29, 2028", True), ("February 29, 2026", False)])
def test_the_calendar_knows_which_days_there_are(text, exists):
    assert one("date", text).fields["exists"] is exists


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("July 14, 2026, at 8:30 a.m. EST", "EST", "EDT"),
        ("July 14, 2026, at 8:30 a.m. EDT", "EDT", "EDT"),
        ("January 14, 2026, at 8:30 a.m. EDT", "EDT", "EST"),
        ("July 14, 2026, at 8:30 a.m. ET", "ET", None),
        ("July 14, 2026, at 10:00 CET", "CET", "CEST"),
        ("July 14, 2026, at 8 a.m. MST in Phoenix", "MST", None),
        ("July 14, 2026, at 8 p.m. CST in Shanghai", "CST", None),
        ("November 1, 2026, at 8 a.m. EST", "EST", None),
        ("July 14, 2026, at 11 am Eastern Standard Time", "Eastern Standard Time", "Eastern Daylight Time"),
        ("July 14, 2026, at 8 a.m. Pacific time (PST)", "PST", "PDT"),
        ("July 14, 2026, at 8 a.m. Boston time", "Boston time", None),
        ("at 8:30 a.m. EST", "EST", None),
        ("on July 14, 2026, at noon EST", "EST", "EDT"),
    ],
)
def test_a_zone_has_its_name_of_the_season(text, zone, expected):
    thing = one("clock-time", text)
    assert (thing.fields.get("zone_name"), thing.fields.get("expected_zone_name")) == (zone, expected)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("November 5, 2026, 8:30 a.m. ET (2:30 p.m. GMT)", [("8:30 a.m.", None), ("2:30 p.m.", "1:30 p.m.")]),
        ("November 5, 2026, 8:30 a.m. ET (1:30 p.m. GMT)", [("8:30 a.m.", None), ("1:30 p.m.", "1:30 p.m.")]),
        ("9 a.m. ET/8 a.m. CT", [("9:00 a.m.", None), ("8:00 a.m.", "8:00 a.m.")]),
        ("9 a.m. ET to 5 p.m. PT", [("9:00 a.m.", None), ("5:00 p.m.", None)]),
        ("at 17:00 CET (11:00 am ET)", [("5:00 p.m.", None), ("11:00 a.m.", None)]),
        ("November 11, 2026 at 17:00 CET (11:00 am EST)", [("5:00 p.m.", None), ("11:00 a.m.", "11:00 a.m.")]),
    ],
)
def test_two_times_of_one_moment_agree(text, times):
    found = facts(body=text).of("clock-time")
    assert [(thing.fields["time"], thing.fields.get("expected_time")) for thing in found] == times


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("from 9 a.m. to 5 p.m. ET", ["ET", "ET"]),
        ("at 9 a.m. The doors close at 5 p.m. ET", [None, "ET"]),
        ("at 9 a.m. in Boston", [None]),
    ],
)
def test_the_ends_of_a_span_of_time_share_a_zone(text, zones):
    assert [thing.fields.get("time_zone") for thing in facts(body=text).of("clock-time")] == zones


@pytest.mark.parametrize("text", ["a 2:1 ratio", "John 3:16", "I am 9 years old", "25 pm", "$8:30", "won 3:02:11 ahead"])
def test_what_is_no_time_is_left_alone(text):
    assert facts(body=text).of("clock-time") == ()


@pytest.mark.parametrize(("day", "summer"), [("2026-03-07", False), ("2026-03-08", None), ("2026-03-09", True), ("2006-07-01", None)])
def test_summer_time_is_unsure_on_the_day_the_clocks_change(day, summer):
    assert calendar.is_summer("us", day) is summer
