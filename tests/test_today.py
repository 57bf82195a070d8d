"""A draft, and only a draft, is held against the clock."""

from __future__ import annotations

import pytest

from prlint.config import Config
from prlint.settings import Invocation, check, settle
from prlint.text.source import Source

TEXT = """Norvane Therapeutics Opens a Laboratory for Sensors

BOSTON, March 9, 2026 -- Norvane Therapeutics, Inc. opened a laboratory for sensors in the old harbour of Boston, and the mayor was there.
"""


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ({"stage": "draft"}, True),
        ({"stage": "draft", "today": "2026-03-08"}, False),
        ({"stage": "released"}, False),
        ({}, False),
    ],
)
def test_only_a_draft_is_held_against_the_clock(profile, found):
    invocation = Invocation(profile=profile, packs=("dates",), today="2026-11-25")
    checked = check(Source("release.txt", TEXT), settle(Config(), invocation))
    assert ("dates/stale-dateline" in {d.rule for d in checked.diagnostics}) is found
