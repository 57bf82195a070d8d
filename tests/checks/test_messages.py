from __future__ import annotations

from typing import Any

import pytest

from prlint.checks.messages import ABSENT, placeholders, render
from prlint.facts.numbers.quantity import Quantity


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("as printed", "as printed"),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (17.349, "17.3"),
        (0.05, "0.05"),
        (12.0, "12"),
        (48500.0, "48,500"),
        (("one", "two"), "one, two"),
        (frozenset({"b", "a"}), "a, b"),
        (Quantity(23.5, 24.5, "percent", "24%"), "24%"),
    ],
)
def test_values_are_written_as_readers_expect(value: Any, shown: str) -> None:
    assert render("<{x}>", {"x": value}.get) == (f"<{shown}>", ())


def test_absent_values_are_shown_and_named() -> None:
    assert render("{a} and {b.c}", {"a": "x"}.get) == (f"x and {ABSENT}", ("b.c",))


def test_doubled_braces_stand_for_themselves() -> None:
    assert render("{{name}} is {x}", {"x": "left"}.get) == ("{name} is left", ())
    assert placeholders("{{name}} is {x}") == [("x", 13)]


def test_placeholders_are_where_their_names_begin() -> None:
    message = "‘{text}’ against {other.symbol}, {wording.no-offer}"
    assert [message[at : at + len(name)] for name, at in placeholders(message)] == ["text", "other.symbol", "wording.no-offer"]
