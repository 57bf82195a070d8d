"""The measure of growth itself: it tells a square from a machine that falters."""

from __future__ import annotations

from tests.growth import steep


def test_what_grows_with_the_square_is_steep_in_every_try() -> None:
    spent = {100: {"line": 0.01, "square": 0.01}, 800: {"line": 0.08, "square": 0.64}}
    assert steep(spent.__getitem__, 100, 800) == {"square": (0.01, 0.64)}


def test_what_falters_in_one_try_is_not_steep() -> None:
    tries = iter([{"a": 0.01}, {"a": 0.7}, {"a": 0.01, "b": 0.01}, {"a": 0.08, "b": 0.7}])
    assert steep(lambda _size: next(tries), 100, 800) == {}
