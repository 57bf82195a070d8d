from __future__ import annotations

from tests.cli.conftest import _no_builtin_packs

__all__ = ["_no_builtin_packs"]
