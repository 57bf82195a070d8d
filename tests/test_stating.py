"""What a profile may state."""

from __future__ import annotations

import re
from typing import Any

import pytest

from prlint.data import table
from prlint.profile import Profile, keys
from prlint.stating import choices, from_pairs, known_keys, merged, shape, typed


@pytest.mark.parametrize(
    ("pairs", "data"),
    [
        ([("sec_status", "domestic")], {"sec_status": "domestic"}),
        ([("issuer.legal_name", "Norvane, Inc.")], {"issuer": {"legal_name": "Norvane, Inc."}}),
        ([("issuer.short_names", "Norvane"), ("issuer.short_names", "NVN")], {"issuer": {"short_names": ["Norvane", "NVN"]}}),
        ([("jurisdictions", "us"), ("jurisdictions", "ca")], {"jurisdictions": ["us", "ca"]}),
        ([("inside_information", "yes")], {"inside_information": True}),
        ([("house_style.reading_grade", "12")], {"house_style": {"reading_grade": 12}}),
        ([("house_style.symbol_every_use", "no")], {"house_style": {"symbol_every_use": False}}),
        ([("listings.exchange", "Nasdaq"), ("listings.ticker", "NRVN")], {"listings": [{"exchange": "Nasdaq", "ticker": "NRVN"}]}),
        (
            [("marks.text", "Calidex"), ("marks.symbol", "®"), ("marks.text", "Veloria")],
            {"marks": [{"text": "Calidex", "symbol": "®"}, {"text": "Veloria"}]},
        ),
        (
            [("marks.text", "Calidex"), ("marks.registered_in", "us"), ("marks.registered_in", "ca")],
            {"marks": [{"text": "Calidex", "registered_in": ["us", "ca"]}]},
        ),
    ],
)
def test_pairs_make_a_profile(pairs: list[tuple[str, str]], data: dict[str, Any]) -> None:
    assert from_pairs(pairs) == data


@pytest.mark.parametrize(
    ("key", "word", "sentence"),
    [
        ("sec_statsu", "domestic", "did you mean ‘sec_status’"),
        ("sec_status", "domestik", "did you mean ‘domestic’"),
        ("issuer", "Norvane", "‘issuer’ holds issuer.legal_name"),
        ("marks", "Calidex", "‘marks’ holds marks.text"),
        ("inside_information", "maybe", "is yes or no"),
        ("house_style.reading_grade", "twelve", "is a whole number"),
        ("house_style.reading_grad", "12", "did you mean ‘house_style.reading_grade’"),
        ("release_date", "22 November 2026", "is a day, written 2026-11-22"),
        ("kind", "", "says nothing"),
    ],
)
def test_what_cannot_be_stated(key: str, word: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        typed(key, word)


@pytest.mark.parametrize(
    ("key", "word", "sentence"),
    [
        ("issuer.short_names", "[Norvane]", "one by one: --profile issuer.short_names=Norvane"),
        ("issuer.short_names", "[Norvane, 'Nor Vane']", '--profile issuer.short_names=Norvane --profile issuer.short_names="Nor Vane"'),
        ("issuer.legal_name", "[Norvane, Inc.]", 'without brackets: --profile issuer.legal_name="Norvane, Inc."'),
        ("jurisdictions", "[]", "one by one: --profile jurisdictions=VALUE"),
        ("marks.text", "[Calidex, Veloria]", "one by one: --profile marks.text=Calidex --profile marks.text=Veloria"),
    ],
)
def test_brackets_round_a_value_are_refused(key: str, word: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        from_pairs([(key, word)])


def test_brackets_within_a_name_are_part_of_it() -> None:
    assert from_pairs([("issuer.legal_name", "[12]4 Foods, Inc.")]) == {"issuer": {"legal_name": "[12]4 Foods, Inc."}}


def test_one_value_is_not_given_twice() -> None:
    with pytest.raises(ValueError, match="holds one value and is given twice"):
        from_pairs([("sec_status", "domestic"), ("sec_status", "foreign")])


def test_what_stands_above_wins_and_maps_are_joined() -> None:
    below = {"issuer": {"sector": "biotech", "domicile": "us"}, "jurisdictions": ["us"], "kind": "event"}
    above = {"issuer": {"sector": "mining"}, "jurisdictions": ["ca"]}
    assert merged(below, above) == {"issuer": {"sector": "mining", "domicile": "us"}, "jurisdictions": ["ca"], "kind": "event"}


def test_every_key_has_a_shape() -> None:
    assert [key for key in keys() if shape(key) is None] == []
    shaped = {row["key"] for row in table("profile-shapes")}
    assert [key for key in keys() if not key.startswith("house_style.") and key not in shaped] == []


def test_tables_name_known_keys_only() -> None:
    known = set(known_keys())
    assert {row["key"] for row in table("profile-choices")} - known == set()
    assert {row["key"] for row in table("presets")} - known == set()


@pytest.mark.parametrize("preset", sorted({row["preset"] for row in table("presets")}))
def test_every_preset_can_be_stated(preset: str) -> None:
    rows = [row for row in table("presets") if row["preset"] == preset]
    profile = Profile(from_pairs((row["key"], row["value"]) for row in rows))
    assert all(profile.states(row["key"]) for row in rows)


def test_choices_are_few_and_known() -> None:
    assert choices("audience") == ("investor", "trade", "consumer")
    assert choices("issuer.legal_name") == ()
