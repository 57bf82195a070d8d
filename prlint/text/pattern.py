"""Regular expressions that are compiled when first used: compiling costs more than most runs of them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Lazy:
    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet: a method of the compiled pattern, which then stays."""
        method = getattr(re.compile(self._source), name)
        setattr(self, name, method)
        return method


def lazy(source: str) -> re.Pattern[str]:
    """A pattern that compiles itself at its first use; a mistake in it shows only then, so every one needs a test that uses it."""
    return _Lazy(source)  # type: ignore[return-value]
