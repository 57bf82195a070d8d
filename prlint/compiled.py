"""Data that is costly to make and cheap to load: rule packs and the parser table.

A wheel ships it in `_compiled/`. A checkout makes it there when first asked, and anew whenever what it is made of has changed.
It is marshal data: values only, nothing in it is run.
"""

from __future__ import annotations

import marshal
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(PACKAGE, "_compiled")
CHECKOUT = os.path.dirname(PACKAGE)
editions: dict[str, str] = {}  # of what has been loaded: a word for what it was made of


def in_checkout() -> bool:
    """Whether this package runs from its own checkout, an editable install included."""
    return os.path.isfile(os.path.join(CHECKOUT, "pyproject.toml")) and os.path.isdir(os.path.join(CHECKOUT, "rules"))


def load(name: str, inputs: Callable[[], Sequence[str]], build: Callable[[], Any]) -> Any:
    """The data called `name`: as shipped, or built from the files `inputs()` names and kept for the next time."""
    digest = _digest(inputs()) if in_checkout() else None
    kept = shipped(name)
    if isinstance(kept, tuple) and len(kept) == 2 and digest in (None, kept[0]):
        editions[name] = kept[0]
        return kept[1]
    data = build()
    editions[name] = digest or ""
    if digest is not None:
        keep(name, (digest, data))
    return data


def shipped(name: str) -> Any:
    """The data called `name` as it stands in `_compiled/`, unchecked; None where it does not."""
    try:
        with open(os.path.join(FOLDER, f"{name}.bin"), "rb") as file:
            return marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(name: str, data: Any) -> None:
    """Write the data called `name` to `_compiled/`, whole or not at all; a folder that cannot be written costs only time."""
    path = os.path.join(FOLDER, f"{name}.bin")
    draft = f"{path}.{os.getpid()}"
    content = marshal.dumps(data, 4)
    try:
        os.makedirs(FOLDER, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(content)
        os.replace(draft, path)
    except OSError:
        pass


def digest(content: bytes) -> str:
    try:
        from _blake2 import blake2b  # what hashlib gives too, together with all of OpenSSL: 9 ms of a check
    except ImportError:
        from hashlib import blake2b
    return blake2b(content, digest_size=16).hexdigest()


def _digest(paths: Sequence[str]) -> str:
    pieces = []
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
        pieces.append(f"{os.path.basename(path)}\0{len(content)}\0".encode() + content)
    return digest(b"".join(pieces))
