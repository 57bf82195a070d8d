"""Tables as a wheel ships them hold what their files say."""

from __future__ import annotations

import pytest

from prlint import data


@pytest.mark.parametrize("name", data.names())
def test_shipped_rows_are_those_of_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_shipped", data.compile_tables())
    monkeypatch.setattr(data, "_cache", {})
    monkeypatch.setattr(data, "_columns", {})
    rows = data.read(name)
    assert data.table(name) == rows
    for of in rows[0] if rows else ():
        assert data.column(name, of) == tuple(row[of] for row in rows if row[of])


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-table"):
        data.table("no-such-table")
