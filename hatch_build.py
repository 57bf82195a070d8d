"""Compile rule packs and parser table into the wheel, beside a copy of the packs themselves."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout compiles on demand
        sys.path.insert(0, self.root)
        from prlint import compiled
        from prlint.packs.load import builtin
        from prlint.segment.parser import table

        builtin()
        table()
        for name in sorted(os.listdir(compiled.FOLDER)):
            if name.endswith(".bin"):
                build_data["force_include"][os.path.join(compiled.FOLDER, name)] = f"prlint/_compiled/{name}"
        build_data["force_include"][os.path.join(self.root, "rules")] = "prlint/rules"
