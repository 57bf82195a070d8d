"""Mappings whose costly values are worked out when asked for."""

from __future__ import annotations

import pytest

from prlint.text.lazy import Lazy


def test_a_value_is_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []

    def costly(number: int) -> int:
        made.append("costly")
        return number + 1

    values = Lazy(6, {"costly": costly}, {"kind": "lead"})
    assert values["kind"] == "lead"
    assert made == []
    assert (values["costly"], values["costly"]) == (7, 7)
    assert made == ["costly"]


def test_none_is_absent() -> None:
    values = Lazy("a", {"grade": lambda _: None})
    assert "grade" not in values
    assert values.get("grade", 1) == 1
    assert list(values) == []
    with pytest.raises(KeyError):
        values["grade"]


def test_it_equals_a_mapping_of_the_same_content() -> None:
    assert Lazy("a b", {"sentences": lambda text: len(text.split())}, {"kind": "lead"}) == {"kind": "lead", "sentences": 2}
