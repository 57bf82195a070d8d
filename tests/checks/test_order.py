"""Out of order: the fewest things whose removal leaves the rest in order."""

from __future__ import annotations

import itertools

import pytest

from prlint.checks.verbs import _out_of_order


@pytest.mark.parametrize(
    ("ranks", "faults"),
    [
        ([], []),
        ([1, 1, 2], []),
        ([1, 3, 2], [(2, 1)]),  # of two as good, the later one is named
        ([0, 4, 1, 2, 3], [(1, 2)]),
        ([2, 1], [(1, 0)]),
    ],
)
def test_faults_and_what_they_pass_over(ranks: list[float], faults: list[tuple[int, int]]) -> None:
    assert _out_of_order(ranks) == faults


@pytest.mark.parametrize("ranks", list(itertools.product(range(3), repeat=5)))
def test_no_fewer_removals_would_do(ranks: tuple[int, ...]) -> None:
    removed = {n for n, _ in _out_of_order(list(ranks))}
    kept = [rank for n, rank in enumerate(ranks) if n not in removed]
    longest = max(k for k in range(6) for pick in itertools.combinations(ranks, k) if list(pick) == sorted(pick))
    assert kept == sorted(kept)
    assert len(kept) == longest
