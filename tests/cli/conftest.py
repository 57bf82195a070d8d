"""Tests of the command line bring a pack of their own, so that no change of a built-in rule can break them."""

from __future__ import annotations

import pytest

from prlint.packs import load
from prlint.packs.compile import compile_files


@pytest.fixture(autouse=True)
def _no_builtin_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = compile_files([], built_in=True).data
    monkeypatch.setattr(load, "_builtin_data", lambda names=(): nothing)
