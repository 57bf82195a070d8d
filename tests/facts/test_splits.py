"""Splits of shares: their ratio, and the shares before and after them."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


def splits(text: str) -> list[dict[str, object]]:
    facts = Facts(Release(text, [Segment("body", ProseSpan(0, len(text)))]))
    return [{**thing.fields, "shown": thing.span.of(text)} for thing in facts.of("share-split")]


@pytest.mark.parametrize(
    ("text", "ratio", "direction"),
    [
        ("The board set a 1-for-20 reverse stock split.", "1-for-20", "reverse"),
        ("The board set a one-for-twenty-five reverse stock split.", "one-for-twenty-five", "reverse"),
        ("A reverse share split at a ratio of 1:375 was effected.", "1:375", "reverse"),
        ("The consolidation is on the basis of one new for every ten old shares.", "one new for every ten", "reverse"),
        ("Holders approved a reverse split of 1-for-5 to 1-for-35; the board set the reverse split at 1-for-30.", "1-for-30", "reverse"),
        ("Holders receive shares in the 3-for-2 stock split.", "3-for-2", "forward"),
        ("The 1-for-20 reverse stock split takes effect at 12:01 a.m. on June 9.", "1-for-20", "reverse"),
    ],
)
def test_a_split_has_a_ratio(text, ratio, direction):
    assert [(found["ratio"], found["direction"]) for found in splits(text)] == [(ratio, direction)]


@pytest.mark.parametrize(
    "text",
    [
        "The split takes effect at 12:01 a.m.",
        "Holders may choose a ratio between 1-for-10 and 1-for-30 for the reverse split.",
        "The votes of the panel split 1-for-1.",
        "The phase 2 trial is split by arm.",
    ],
)
def test_no_ratio_or_several_are_no_split(text):
    assert splits(text) == []


@pytest.mark.parametrize(
    ("counts", "before", "after", "fits"),
    [
        ("The shares outstanding go from approximately 40.0 million to approximately 2.0 million.", "40.0", "2.0", True),
        ("The shares outstanding go from approximately 40.0 million to approximately 4.0 million.", "40.0", "4.0", False),
        ("The number of issued shares falls to about 2.0 million from 40,000,000.", "40,000,000", "2.0", True),
        ("The shares in issue go from 40,123,456 to 2,006,173.", "40,123,456", "2,006,173", True),
    ],
)
def test_the_shares_after_a_split_are_held_against_those_before(counts, before, after, fits):
    (found,) = splits(f"The board set a 1-for-20 reverse stock split. {counts}")
    assert [before in found["before"], after in found["after"]] == [True, True]
    assert found["shares"].meets(found["expected_shares"]) is fits


@pytest.mark.parametrize(
    "counts",
    [
        "The authorized shares go from 100,000,000 to 5,000,000.",
        "The shares outstanding under warrants go from 4 million to 3 million.",
        "There will be 2.0 million shares outstanding.",
        "The shares outstanding go from 40.0 million to more than 4.0 million.",
        "The shares outstanding go from 40.0 million to 2.0 million. The shares issued went from 30.0 million to 40.0 million in May.",
    ],
)
def test_other_numbers_of_shares_are_not_those_of_a_split(counts):
    (found,) = splits(f"The board set a 1-for-20 reverse stock split. {counts}")
    assert "shares" not in found
