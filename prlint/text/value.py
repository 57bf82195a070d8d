"""The base of all values: immutable, slotted, equal by content.

The standard library's dataclasses would do the same, but importing them costs more than the interpreter's own start
(benchmarks/startup.py shows the budget), so the few lines that are needed stand here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_):
        return lambda cls: cls


@dataclass_transform(frozen_default=True)
class _ValueType(type):
    """Turns the annotations of a class body into slots, and their values into defaults."""

    _fields: tuple[str, ...]
    _defaults: dict[str, Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _ValueType:
        own = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        namespace["__slots__"] = own
        cls = super().__new__(mcs, name, bases, namespace)
        cls._fields = tuple(f for base in bases for f in getattr(base, "_fields", ())) + own
        cls._defaults = {k: v for base in bases for k, v in getattr(base, "_defaults", {}).items()} | defaults
        return cls


class Value(metaclass=_ValueType):
    """A frozen record whose fields are its annotations, in order; a default is a class attribute's value.

    Raises TypeError for a missing, doubled or unknown field and AttributeError on assignment.
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        cls, put = type(self), object.__setattr__
        for field, value in zip(cls._fields, args):  # noqa: B905 - the defaults or the names give the rest
            put(self, field, value)
        if len(args) == len(cls._fields) and not named:  # most are made so
            return
        if len(args) > len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {len(cls._fields)} fields, got {len(args)}")
        for field in cls._fields[len(args) :]:
            if field in named:
                put(self, field, named.pop(field))
            elif field in cls._defaults:
                put(self, field, cls._defaults[field])
            else:
                raise TypeError(f"{cls.__name__} lacks {field}")
        if named:
            raise TypeError(f"{cls.__name__} has no free field {', '.join(named)}")

    def but(self, **changed: Any) -> Self:
        """This record with some fields changed; TypeError for a field it does not have."""
        cls = type(self)
        if unknown := changed.keys() - set(cls._fields):
            raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
        made = object.__new__(cls)
        for field in cls._fields:
            object.__setattr__(made, field, changed[field] if field in changed else getattr(self, field))
        return made

    def _content(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field) for field in type(self)._fields)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._content()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in type(self)._fields)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: make a new one with {name} changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} stays")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._content()
