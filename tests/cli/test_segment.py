"""How `prlint segment` prints where a part stands."""

from __future__ import annotations

import pytest

from prlint.cli.segment import _text


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"line": 4, "end_line": 4}, "4"),
        ({"line": 4, "end_line": 9}, "4–9"),
        ({"part": "body", "end_part": "body", "line": 2, "end_line": 3}, "¶2–3"),
        ({"part": "footnote-1", "end_part": "footnote-1", "line": 1, "end_line": 1}, "footnote-1 ¶1"),
        ({"part": "footnote-1", "end_part": "footnote-3", "line": 1, "end_line": 2}, "footnote-1 ¶1 – footnote-3 ¶2"),
        ({"part": "page-1", "end_part": "page-2", "line": 30, "end_line": 4}, "page 1, 30 – page 2, 4"),
    ],
)
def test_from_where_to_where(place: dict[str, object], shown: str) -> None:
    part = {"kind": "references", "_words": "Data on file.", **place}
    _, line = _text("draft.docx", [part], False)
    assert line.split("references")[0].strip() == shown
