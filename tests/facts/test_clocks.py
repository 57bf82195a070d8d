"""Clock times, each read from one sentence of its own."""

from __future__ import annotations

import pytest

from tests.making import facts


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("July 14, 2026, at 8:30 a.m. EST", "EST", "EDT"),
        ("July 14, 2026, at 8:30 a.m. EDT", "EDT", "EDT"),
        ("January 14, 2026, at 8:30 a.m. EDT", "EDT", "EST"),
        ("July 14, 2026, at 8:30 a.m. ET", "ET", None),
        ("July 14, 2026, at 8:30 a.m. E.T.", "E.T.", None),
        ("July 14, 2026, at 10:00 CET", "CET", "CEST"),
        ("July 14, 2026, at 8 a.m. MST in Phoenix", "MST", None),
        ("July 14, 2026, at 8 p.m. CST in Shanghai", "CST", None),
        ("November 1, 2026, at 8 a.m. EST", "EST", None),
        ("July 14, 2026, at 11 am Eastern Standard Time", "Eastern Standard Time", "Eastern Daylight Time"),
        ("July 14, 2026, at 8 a.m. Pacific time (PST)", "PST", "PDT"),
        ("July 14, 2026, at 8 a.m. Boston time", "Boston time", None),
        ("at 8:30 a.m. EST", "EST", None),
        ("July 14, 2026, at 4 p.m. IST", "IST", None),
        ("July 14, 2026, at 16.45 GMT", "GMT", None),
        ("the doors open at 16:45.", None, None),
        ("on July 14, 2026, at noon EST", "EST", "EDT"),
    ],
)
def test_a_zone_has_its_name_of_the_season(text, zone, expected):
    (thing,) = facts(body=text).of("clock-time")
    assert (thing.fields.get("zone_name"), thing.fields.get("expected_zone_name")) == (zone, expected)


def test_today_in_its_sentence_counts_before_a_day_of_the_sentence_before():
    body = "Results will be told on 21 May 2026. A call will be held today at 8.30 a.m. BST."
    (thing,) = facts(release_date="14 January 2026", body=body).of("clock-time")
    assert thing.fields["expected_zone_name"] == "GMT"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("November 5, 2026, 8:30 a.m. ET (2:30 p.m. GMT)", [("8:30 a.m.", None), ("2:30 p.m.", "1:30 p.m.")]),
        ("November 5, 2026, 8:30 a.m. ET (1:30 p.m. GMT)", [("8:30 a.m.", None), ("1:30 p.m.", "1:30 p.m.")]),
        ("9 a.m. ET/8 a.m. CT", [("9:00 a.m.", None), ("8:00 a.m.", "8:00 a.m.")]),
        ("9 a.m. ET to 5 p.m. PT", [("9:00 a.m.", None), ("5:00 p.m.", None)]),
        ("at 17:00 CET (11:00 am ET)", [("5:00 p.m.", None), ("11:00 a.m.", None)]),
        ("9 a.m. ET on May 4, 2026 (7 a.m. CT)", [("9:00 a.m.", None), ("7:00 a.m.", "8:00 a.m.")]),
        ("9 a.m. ET on May 4, 2026, or 9 a.m. CT on May 5", [("9:00 a.m.", None), ("9:00 a.m.", None)]),
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
        ("at 9 a.m. in Boston", ["Boston"]),
        ("at 9 a.m. in Building", [None]),
    ],
)
def test_the_ends_of_a_span_of_time_share_a_zone(text, zones):
    assert [thing.fields.get("time_zone") for thing in facts(body=text).of("clock-time")] == zones


@pytest.mark.parametrize(
    "text", ["a 2:1 ratio", "John 3:16", "I am 9 years old", "25 pm", "$8:30", "won 3:02:11 ahead", "J Halden. 2015;16:41."]
)
def test_what_is_no_time_is_left_alone(text):
    assert facts(body=text).of("clock-time") == ()


@pytest.mark.parametrize("text", ["It grew 4.25 percent.", "It took 4.25 hours.", "a share of 12.45.", "2.50 MT of ore"])
def test_a_number_with_a_point_is_no_time_unless_a_zone_follows(text):
    assert facts(body=text).of("clock-time") == ()
