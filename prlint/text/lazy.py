"""Mappings whose costly values are worked out when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class Lazy(Mapping[str, "Any"]):
    """What is known of a subject, by name: `values`, and what each of `makers` makes of it at first use. None counts as absent.

    The makers must be pure: whether a value has been asked for before cannot be seen from outside. One mapping of them serves all
    subjects of a kind.
    """

    __slots__ = ("_makers", "_subject", "_values")

    def __init__(self, subject: Any, makers: Mapping[str, Callable[[Any], Any]], values: Mapping[str, Any] | None = None) -> None:
        self._subject = subject
        self._makers = makers
        self._values: dict[str, Any] = dict(values) if values else {}

    def __getitem__(self, name: str) -> Any:
        value = self._get(name)
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        value = self._get(name)
        return default if value is None else value

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._get(name) is not None

    def __iter__(self) -> Iterator[str]:
        """The names that have a value; finding out works all of them out."""
        return (name for name in {**self._makers, **self._values} if self._get(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"Lazy({dict(self)!r})"

    def _get(self, name: str) -> Any:
        if name not in self._values and name in self._makers:
            self._values[name] = self._makers[name](self._subject)
        return self._values.get(name)
