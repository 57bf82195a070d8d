"""What selectors, conditions, relations and verbs mean: a pack with a rule for each, whose examples say it."""

from __future__ import annotations

import os

import pytest

from prlint import testing

PACK = "./" + os.path.relpath(os.path.join(os.path.dirname(__file__), "language"))
RESULTS = list(testing.results(PACK))


@pytest.mark.parametrize("result", RESULTS, ids=[f"{r.rule}-{n}" for n, r in enumerate(RESULTS)])
def test_example_means_what_it_says(result: testing.Result) -> None:
    assert not result.failed, f"{result.outcome}: {result.detail}"
