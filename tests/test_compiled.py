"""What is kept in pieces comes back piece by piece, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint import compiled

SIMPLE = st.none() | st.integers() | st.text() | st.binary()
PLAIN = st.recursive(SIMPLE, lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner))
ENDS = ("whole but for its end", "longer than it should be")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", os.fspath(tmp_path))
    return tmp_path


@given(edition=PLAIN, values=st.dictionaries(st.text(), PLAIN))
def test_every_piece_comes_back(tmp_path_factory: pytest.TempPathFactory, edition: Any, values: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "FOLDER", os.fspath(tmp_path_factory.mktemp("kept")))
        compiled.keep("things", edition, values)
        kept = compiled.shipped("things")
    assert kept is not None
    assert kept.edition == edition
    assert {name: kept.get(name) for name in values} == values


def test_equal_parts_are_one_object_and_what_only_compares_equal_is_not(folder: Path) -> None:
    def fresh() -> dict[str, Any]:
        return {"".join(("a", "b")): ("".join(("c", "d")), frozenset(("".join(("e", "f")),)), [1.5]), "n": (1, 1000)}

    odd = ((1, 1000), (True, 1000), (1.0, 1000), (0.0,), (-0.0,))
    compiled.keep("some", "edition", {"whole": (fresh(), fresh(), odd)})
    kept = compiled.shipped("some")
    assert kept is not None
    first, second, others = kept.get("whole")
    assert first == fresh()
    assert first is second
    assert first["n"] is others[0]
    assert repr(others) == repr(odd)


def test_a_piece_that_is_not_there_is_none(folder: Path) -> None:
    compiled.keep("things", 1, {"a": 1})
    kept = compiled.shipped("things")
    assert kept is not None
    assert kept.get("b") is None


@pytest.mark.parametrize("content", [b"", b"x", b"\xff" * 200, b"\x05\0\0\0\0\0\0\0N0000", *ENDS])
def test_a_file_that_is_not_whole_counts_as_not_there(folder: Path, content: bytes | str) -> None:
    compiled.keep("things", 1, {"a": "some words", "b": "others"})
    path = folder / "things.bin"
    whole = path.read_bytes()
    ends = dict(zip(ENDS, (whole[:-1], whole + b"0"), strict=True))
    path.write_bytes(ends[content] if isinstance(content, str) else content)
    assert compiled.shipped("things") is None


def test_pieces_read_while_their_file_is_replaced_are_the_old_ones(folder: Path) -> None:
    compiled.keep("things", 1, {"a": "old"})
    kept = compiled.shipped("things")
    compiled.keep("things", 2, {"a": "new", "b": "more"})
    assert kept is not None
    assert (kept.edition, kept.get("a")) == (1, "old")


def test_without_pread_pieces_are_found_by_seeking(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread", raising=False)
    compiled.keep("things", 1, {"a": "first", "b": "second"})
    kept = compiled.shipped("things")
    assert kept is not None
    assert [kept.get(name) for name in "bab"] == ["second", "first", "second"]
