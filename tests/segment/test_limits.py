"""Reading stays linear, whatever a text is made of."""

from __future__ import annotations

import pytest

from prlint.formats import project
from prlint.release import Release
from prlint.segment import read
from prlint.text.source import Source
from tests.growth import is_linear

UNITS = ["x", "Norvane develops medicines. ", "Norvane develops medicines\n", "a\n", "“", "(", "BOSTON, ", "a@a.", "1", "- ",
         "Contact:\n", ".About Norvane", ". CONTACT: a", "“a\n\n", "• a\n\n", " ", "\r"]
MARKUP = ["*", "*a ", "[", "[a](", "<a ", "&a", "` ", "<!-- ", "|a|\n", "[^1]: a\n", "# ", "> ", "\\", "---\n"]


@pytest.mark.parametrize(("name", "unit"), [*(("a.txt", unit) for unit in UNITS), *(("a.md", unit) for unit in MARKUP)])
def test_a_quarter_of_a_megabyte_of_anything(name: str, unit: str) -> None:
    def reading(size: int) -> Release:
        return read(project(Source(name, unit * (size // len(unit)))))

    assert is_linear(lambda size: lambda: reading(size), 25_000, 250_000)
    release = reading(250_000)
    assert sum(len(segment.span) for segment in release.segments if segment.kind != "dateline") == len(release.prose)
