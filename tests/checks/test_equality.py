"""When two values say the same, by their types; an absent value says nothing."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.checks.equality import compare, equal, fold
from prlint.facts.numbers.quantity import rounded

EXACT = rounded("24", unit="percent")


@pytest.mark.parametrize(
    ("ours", "theirs", "as_printed", "verdict"),
    [
        ("Calidex", "calidex", False, True),
        ("Calidex", "calidex", True, False),
        ("Norvane’s  plan", "norvane's plan", False, True),
        ("cafe\u0301", "caf\u00e9", False, True),
        ("Calidex", "Halden", False, False),
        (None, "Calidex", False, None),
        ("Calidex", None, True, None),
        (("trials", "cash"), "cash", False, True),
        (("trials",), ("cash", "trials"), False, True),
        (("trials",), "cash", False, False),
        (EXACT, rounded("24.3", unit="percent"), False, True),
        (EXACT, rounded("21", unit="percent"), False, False),
        (EXACT, rounded("24", unit="USD"), False, None),
        (rounded("40", unit="percent", qualifier="above"), rounded("41.3", unit="percent"), False, True),
        (rounded("1.2", 1e9, "USD"), rounded("1,200", 1e6, "USD"), False, True),
        (rounded("1.2", 1e9, "USD"), rounded("1,260", 1e6, "USD"), False, False),
        (True, True, False, True),
        (3, 3.0, False, True),
    ],
)
def test_equal(ours: object, theirs: object, as_printed: bool, verdict: bool | None) -> None:
    assert equal(ours, theirs, as_printed) is verdict


@pytest.mark.parametrize(
    ("comparison", "value", "limit", "verdict"),
    [
        ("above", 3, 2, True),
        ("above", 2, 2, False),
        ("at_least", 2, 2, True),
        ("below", ("a", "b"), 3, True),
        ("at_most", ("a", "b", "c"), 2, False),
        ("above", rounded("24", unit="percent"), 23, True),
        ("above", rounded("24", unit="percent"), 24, False),  # 23.5 could stand behind it
        ("below", None, 3, False),
        ("above", True, 0, False),
        ("above", "2026-11-02", "2025-01-01", True),
        ("above", "2026-11-02", 7, False),
    ],
)
def test_compare(comparison: str, value: object, limit: object, verdict: bool) -> None:
    assert compare(comparison, value, limit) is verdict


@given(st.text())
def test_composed_or_not_is_the_same(text: str) -> None:
    assert fold(text) == fold(normalize("NFC", text))


@pytest.mark.parametrize("letter", [*map(chr, range(ord("α"), ord("ω") + 1)), "−", "≤", "≥"])
def test_signs_that_are_left_alone_compose_as_others_do(letter: str) -> None:
    assert normalize("NFC", letter) == letter
    for text in (f"{letter}\u0301", f"{letter}\u0338"):
        assert fold(text) == fold(normalize("NFC", text))
