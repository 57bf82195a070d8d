"""Reading stays linear, whatever a text is made of."""

from __future__ import annotations

import time

import pytest

from prlint.formats import project
from prlint.segment import read
from prlint.text.source import Source

UNITS = ["x", "Norvane develops medicines. ", "Norvane develops medicines\n", "a\n", "“", "(", "BOSTON, ", "a@a.", "1", "- ",
         "Contact:\n", "• a\n\n", " ", "\r"]
MARKUP = ["*", "*a ", "[", "[a](", "<a ", "&a", "` ", "<!-- ", "|a|\n", "[^1]: a\n", "# ", "> ", "\\", "---\n"]


@pytest.mark.parametrize(("name", "unit"), [*(("a.txt", unit) for unit in UNITS), *(("a.md", unit) for unit in MARKUP)])
def test_half_a_megabyte_of_anything(name: str, unit: str) -> None:
    text = unit * (500_000 // len(unit))
    began = time.perf_counter()
    release = read(project(Source(name, text)))
    assert time.perf_counter() - began < 15
    assert sum(len(segment.span) for segment in release.segments if segment.kind != "dateline") == len(release.prose)
