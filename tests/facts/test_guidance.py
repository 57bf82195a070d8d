"""Guidance that is revised, and what its old and new figures show."""

from __future__ import annotations

import pytest

from tests.making import things


@pytest.mark.parametrize(
    ("text", "way", "expected"),
    [
        ("It raised its guidance to $400-410 million from $390-400 million.", "raised", "raised"),
        ("It raised its guidance to $400 million from $0.41 billion.", "raised", "lowered"),
        ("It raised its guidance from a range of $390 million to $400 million to $400 million to $410 million.", "raised", "raised"),
        ("It cut its outlook for growth to between 4% and 5%, compared with 5% to 6% before.", "lowered", "lowered"),
        ("The forecast was lowered to 5-6%, from 4-5%.", "lowered", "raised"),
        ("It narrowed its outlook to 4% to 6%, versus its prior range of 3% to 7%.", "narrowed", "narrowed"),
        ("It narrowed its outlook to 3% to 7%, versus its prior range of 4% to 6%.", "narrowed", "widened"),
        ("It narrowed its outlook to €5 million from €5 million.", "narrowed", "unchanged"),
        ("It reaffirmed its guidance of $2.00 to $2.10 (previously $2.00 to $2.10).", "unchanged", "unchanged"),
        ("It reaffirmed its guidance of $1.95 to $2.15 (previously $2.00 to $2.10).", "unchanged", "widened"),
        ("It raised its guidance for 2026 to $410 million from $400 million.", "raised", "raised"),
        ("It raised its guidance to EUR 380 million from EUR390 million.", "raised", "lowered"),
    ],
)
def test_a_revision_is_held_against_its_figures(text, way, expected):
    (found,) = things("guidance-revision", body=text)
    assert (found.fields["way"], found.fields["expected_way"]) == (way, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose to $410 million from $400 million.",  # no guidance
        "It raises and narrows its guidance to $405 million to $410 million from $395 million to $410 million.",  # two claims
        "It lowered its guidance for net loss to $30 million from $28 million.",  # of a loss less may be more
        "It raised its guidance to $400 million from €390 million.",  # two currencies
        "It raised its guidance to 5% from $390 million.",
        "It raised its guidance to $400 million from $4 million in its first year.",  # of another size
        "With lower costs our outlook for margin is 12%, compared with 14% before.",  # why, and not what was done
    ],
)
def test_nothing_is_made_of_what_cannot_be_compared(text):
    assert things("guidance-revision", body=text) == []
