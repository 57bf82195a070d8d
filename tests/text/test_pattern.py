"""Patterns that compile late behave like those that compile at once."""

import re

import pytest

from prlint.text.pattern import lazy


def test_a_lazy_pattern_finds_what_the_compiled_one_finds():
    source, text = r"(?i)\bphase (?P<number>[1-4])", "Phase 2, then phase 3"
    assert [m["number"] for m in lazy(source).finditer(text)] == [m["number"] for m in re.finditer(source, text)] == ["2", "3"]


def test_a_mistake_shows_at_the_first_use_and_not_before():
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("x")
