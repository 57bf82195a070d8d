"""The two founding releases, as a reader parts them."""

from __future__ import annotations

import pathlib

import pytest

from prlint.formats import project
from prlint.segment import read
from prlint.text.source import decode

SEEDS = pathlib.Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (
            "000_00679e524dc92ccc.txt",
            "headline headline contact lead body quote body boilerplate trademark-notice references",
        ),
        (
            "001_e8a120012cbbaa19.txt",
            "release-date headline subheadline lead dateline body quote body boilerplate trademark-notice contact source",
        ),
    ],
)
def test_seed(name: str, kinds: str) -> None:
    release = read(project(decode(name, (SEEDS / name).read_bytes())))
    assert [segment.kind for segment in release.segments] == kinds.split()
