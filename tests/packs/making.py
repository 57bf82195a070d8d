"""Packs for tests, made of a few lines; «…» marks where a problem is expected to stand."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import Any

from prlint.packs import File
from prlint.packs.compile import Compiled, compile_files
from prlint.packs.located import Node, Page, read
from prlint.text.source import Source

HERE = Path(__file__).parent

RULE = """\
pack: house
title: House rules
rules:
  - id: one
    title: One
    tier: 2
    severity: warning
    confidence: high
    message: "‘{text}’ is not wanted."
    why: It is a test.
    authority: [{cite: practice}]
    check: {forbid: {phrase: exciting}}
"""
LIST = """\
list: ranks
title: Ranks
source: invented
columns: {class: [rank, award], prefer: text}
lines: [leading, {phrase: best, class: rank}]
"""
WORDING = "wording: no-offer\ntitle: No offer\nsource: invented\ntext: This is no offer.\ntrigger: [no offer]\ncore: [no offer]\n"
REGIMES = "regimes:\n  - {id: gazette-listed, title: listed in the gazette, stated: {profile: {listings.exchange: Gazette}}}\n"


def rule(**changed: str | None) -> str:
    """A pack of one rule with some of its keys written anew, or left out (None)."""
    lines = RULE.splitlines(keepends=True)
    for key, value in changed.items():
        at = next((n for n, line in enumerate(lines) if n > 2 and line.lstrip(" -").startswith(f"{key}:")), len(lines))
        lead = "  - " if lines[at : at + 1] and lines[at].startswith("  - ") else "    "
        lines[at : at + 1] = [] if value is None else [textwrap.indent(f"{key}: {value}\n", "    ").replace("    ", lead, 1)]
    return "".join(lines)


def compile_texts(folder: Path, built_in: bool = False, **texts: str) -> Compiled:
    """Compile texts by sort and name: pack_a=…, list_ranks=…, wording_no_offer=…, regimes=…"""
    files = []
    for name, text in texts.items():
        sort, _, stem = name.partition("_")
        path = folder / f"{(stem or sort).replace('_', '-')}.yaml"
        path.write_bytes(text.encode())
        files.append(File(os.fspath(path), path.name, sort))
    return compile_files(files, built_in=built_in)


def around(folder: Path, pack: str, built_in: bool = False) -> Compiled:
    """Compile one pack with a list, a wording and a regime that it may name."""
    return compile_texts(folder, built_in, list_ranks=LIST, wording_no_offer=WORDING, regimes=REGIMES, pack_a=pack)


def without_marks(text: str) -> tuple[str, int, int]:
    """The text without «…», and where they stood."""
    start = text.index("«")
    end = text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


def problems(compiled: Compiled) -> list[tuple[str, str, Any]]:
    """(rule, message, source text underlined) of every problem."""
    return [(d.rule, d.message, d.text) for _, found in compiled.problems for d in found]


def node(text: str) -> tuple[Node | None, Page]:
    page = Page(Source("a.yaml", text))
    return read(page), page
