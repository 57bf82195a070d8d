"""Laws of the facts about days, times, trials and statistics that hold for any text whatever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.facts import Facts, kind_of
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.growth import is_linear

KINDS = ("date", "clock-time", "trial", "trial-id", "p-value", "interval", "ratio")
PIECES = [
    *(
        "March",
        "Mon.",
        "Tuesday,",
        "9",
        "31",
        "2026",
        "9,2026",
        "03/04/2026",
        "2026-02-30",
        "8:30",
        "a.m.",
        "EST",
        "ET",
        "noon",
        "today",
        "third quarter ended",
    ),
    *(
        "Phase",
        "III",
        "1/2a",
        "trial",
        "study",
        "patients",
        "HORIZON-2",
        "MAvERIC-Pilot",
        "NCT01234567",
        "NCT0",
        "EudraCT",
        "2019-001234-12",
        "plans to",
    ),
    *("p", "=", "<", "0.05", "p=3×10⁻⁹", "95% CI", "HR", "hazard ratio", "(HR)", "0.66", "0.52-0.83", "to", "NE", "of"),
    *(" ", ", ", ". ", "\n", "\n\n", "(", ")", "/", "-", "–", "\u00a0", "“", "'s", "™"),
]
PUMPS = [
    "HORIZON-2 Phase 3 trial (NCT01234567) in patients. ",
    "Phase 3 trial in patients ",
    "TRIAL trial ",
    "A-A-",
    "NCT01234567 ",
    "Monday, March 9, 2026 ",
    "quarter ended March 31, 2026 ",
    "8:30 a.m. ET / 7:30 a.m. CT ",
    "03/04/2026 ",
    "HR=0.66 (95% CI 0.5-0.8) p=0.03 ",
    "hazard ratio for a b c d e ",
    "95% CI ",
    "p-value ",
]


def read(text: str) -> Facts:
    return Facts(Release(text, [Segment("body", ProseSpan(0, len(text)))] if text else []))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.characters(codec="utf-8")), max_size=30).map("".join))
@settings(max_examples=200)
def test_things_lie_in_the_text_and_keep_to_their_declaration(text: str) -> None:
    facts = read(text)
    for kind in KINDS:
        fields = kind_of(kind).fields
        for thing in facts.of(kind):
            assert 0 <= thing.span.start < thing.span.end <= len(text)
            assert set(thing.fields) - {"origin"} <= set(fields)
            for name, place in thing.places.items():
                assert thing.fields[name] == place.of(text)
            for name in set(thing.fields) - {"origin"}:
                choices = fields[name]
                assert not isinstance(choices, tuple) or thing.fields[name] in choices


@pytest.mark.parametrize("pump", PUMPS)
def test_pumped_text_takes_linear_time(pump: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        facts = read((pump * size)[: 25 * size])
        _ = facts.words
        return lambda: [facts.of(kind) for kind in KINDS]

    assert is_linear(prepare, 200, 2000)
