"""Tables of phrases, whole and by the roles of their words."""

from __future__ import annotations

import pytest

from prlint.facts import tables


def test_a_table_with_roles_is_asked_by_its_roles() -> None:
    """A wheel ships one form of each table; the other would be missing there, or stand in its place."""
    with pytest.raises(ValueError, match="have roles"):
        tables._compile_whole("prediction-contexts")
