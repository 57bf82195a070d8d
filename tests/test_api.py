"""The public names."""

from __future__ import annotations

import doctest

import pytest

import prlint


@pytest.mark.parametrize("name", prlint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(prlint, name) is not None


def test_the_names_are_sorted() -> None:
    assert prlint.__all__ == sorted(prlint.__all__)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="prlint has no sgement"):
        _ = prlint.sgement


def test_the_example_is_true() -> None:
    assert doctest.testmod(prlint).failed == 0
