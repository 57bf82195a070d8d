"""Predictions: what they are about and whose they are, on sentences of many voices; half of them are traps."""

from __future__ import annotations

import pytest

from tests.facts.test_scope import sentences, unmarked
from tests.making import things

PROFILE = {"issuer": {"legal_name": "Norvane Therapeutics, Inc.", "short_names": ["Norvane"]}}


def cues(text):
    return things("forward-looking-cue", profile=PROFILE, body=text)


@pytest.mark.parametrize(("by", "text"), [row for row in sentences("predictions") if row[0] == "issuer"])
def test_predictions_of_the_issuer(by, text):
    prose, span = unmarked(text)
    found = [thing for thing in cues(prose) if thing.fields["by"] == by]
    assert any(thing.span.overlaps(span) for thing in found), cues(prose)


@pytest.mark.parametrize(("by", "text"), [row for row in sentences("predictions") if row[0] == "other"])
def test_predictions_of_others(by, text):
    assert {thing.fields["by"] for thing in cues(text)} == {by}


@pytest.mark.parametrize("text", [row[1] for row in sentences("predictions") if row[0] == "none"])
def test_what_predicts_nothing(text):
    assert cues(text) == []


@pytest.mark.parametrize(("topic", "text"), sentences("topics"))
def test_topics(topic, text):
    prose, span = unmarked(text)
    found = [thing for thing in cues(prose) if thing.span.overlaps(span)]
    assert [thing.fields.get("topic", "-") for thing in found] == [topic]


def test_a_heading_and_the_line_below_it_are_no_cue():
    assert cues("Restructuring Plan\n\nOn May 4, Norvane closed a mill.") == []


def test_the_cue_takes_no_number_along():
    (cue,) = cues("Together we will be in 12 of the 15 largest cities.")
    assert cue.fields["cue"] == "will be"


def test_the_cue_takes_its_verb_along():
    (cue,) = cues("Once ready, veltorinib will also be evaluated in adults.")
    assert cue.fields["cue"] == "will also be evaluated"


@pytest.mark.parametrize(
    ("kind", "count"), [("headline", 1), ("body", 1), ("forward-looking", 1), ("event", 0), ("contact", 0)]
)  # fmt: skip
def test_parts_of_logistics_hold_no_predictions(kind, count):
    assert len(things("forward-looking-cue", **{kind.replace("-", "_"): "Norvane expects to grow."})) == count


@pytest.mark.parametrize(("text", "count"), [("Calidex Will Transform Cough Care", 1), ("Norvane Names Will Hargreave to Board", 0)])
def test_will_in_headlines(text, count):
    assert len(things("forward-looking-cue", headline=text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norvane to Launch Calidex in Japan", 1),
        ("NORVANE TO BUILD PLANT IN LEEDS", 1),
        ("Norvane Plans Plant in Leeds", 1),
        ("Norvane to Participate in Upcoming Investor Conferences", 0),
        ("Norvane to Review Third Quarter 2027 Financial Results on May 5", 0),
        ("Norvane to Join the Leeds 100 Index", 0),
        ("Norvane Opens Plant to Serve Wales", 0),
    ],
)
def test_what_titles_say_the_issuer_is_to_do(text, count):
    assert len(things("forward-looking-cue", profile=PROFILE, headline=text)) == count
