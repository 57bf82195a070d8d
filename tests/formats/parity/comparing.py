"""Findings of one release in several formats, held against each other."""

from __future__ import annotations

from typing import Any

import yaml

from prlint import formats
from prlint.engine import lint
from prlint.packs.load import builtin
from tests.formats.parity.writers import HERE

Found = dict[str, tuple[str, str, str]]  # by fingerprint: rule, part, words


def findings(name: str, data: bytes) -> Found:
    """What a file has. The fingerprint holds rule, part, words and count, so it tells whether two findings stand at corresponding words."""
    return {d.fingerprint: (d.rule, d.segment, d.text) for d in lint(formats.read(name, data), builtin()).diagnostics}


def unexplained(source: Found, made: Found, writer: str) -> list[str]:
    """Findings that one of the two has and the other has not, but for those that release.yaml explains for this writer.

    What it explains in vain is told too.
    """
    data = yaml.safe_load((HERE / "release.yaml").read_text("utf-8"))
    known: list[dict[str, Any]] = [row for row in data["differences"] if writer in row["writers"]]
    allowed = tuple(sorted(f"{verb} ('{rule}'" for row in known for verb in ("lacks", "adds") for rule in row.get(verb, ())))
    apart = sorted(f"lacks {source[key]}" for key in source.keys() - made.keys())
    apart += sorted(f"adds {made[key]}" for key in made.keys() - source.keys())
    vain = [f"explained in vain: {start}" for start in allowed if not any(line.startswith(start) for line in apart)]
    return [line for line in apart if not line.startswith(allowed)] + vain
