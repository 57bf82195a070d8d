"""`prlint test`: run the examples inside rule packs."""

from __future__ import annotations

import os

from prlint.cli import FINDINGS
from prlint.cli.console import colored, write
from prlint.cli.project import Project
from prlint.packs.load import is_path
from prlint.report.style import bold, dim, paint
from prlint.report.visible import visible
from prlint.report.words import counted, listed
from prlint.testing import Bare, Result, coverage, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_COLORS = {"noisy": "red", "missed": "red", "wrong": "red", "mended": "yellow"}


def run(options: Mapping[str, Any], packs: Sequence[str]) -> int:
    done: list[Result] = []
    bare: list[Bare] = []
    chosen = [(pack, base) for pack, base in _packs(packs) if is_path(pack) or not options["own"]]
    if not chosen:
        write(["No pack of your own is in use here.\n"])
        return 0
    for pack, base in chosen:
        done += results(pack, base)
        bare += coverage(pack, base) if options["coverage"] else ()
    write(_text(done, bare, colored(options["color"])))
    return FINDINGS if bare or any(result.failed for result in done) else 0


def _packs(named: Sequence[str]) -> list[tuple[str, str]]:
    """The packs and what their paths are relative to: those named, else those in use here."""
    if named:
        return [(pack, os.getcwd()) for pack in named]
    config = Project({}).config(os.path.join(os.curdir, "release.txt"))
    return [(config.shown(pack) if is_path(pack) else pack, os.getcwd()) for pack in config.packs]


def _text(done: Sequence[Result], bare: Sequence[Bare], color: bool) -> Iterator[str]:
    for result in done:
        if result.failed:
            place = f"{visible(result.example.path)}:{result.example.line}"
            yield f"{bold(place, color)}  {paint(result.outcome, _COLORS[result.outcome], color)}  {dim(visible(result.rule), color)}\n"
            yield from (f"    {visible(line)}\n" for line in result.detail.split("\n"))
            yield "\n"
    for rule in bare:
        yield f"{visible(rule.rule)} has no {' and no '.join(rule.lacks)} example\n"
    yield _closing(done, bare) + "\n"


def _closing(done: Sequence[Result], bare: Sequence[Bare]) -> str:
    tally: dict[str, int] = {}
    for result in done:
        tally[result.outcome] = tally.get(result.outcome, 0) + 1
    failing = [f"{tally[outcome]} {outcome}" for outcome in _COLORS if outcome in tally]
    right = tally.get("quiet", 0) + tally.get("caught", 0)
    words = [f"{right} right", *([counted(tally["todo"], "known gap")] if "todo" in tally else []), *failing]
    rules = len({result.rule for result in done})
    lacking = f"; {counted(len(bare), 'rule')} without examples of both kinds" if bare else ""
    return f"{counted(len(done), 'example')} of {counted(rules, 'rule')}: {listed(words)}{lacking}."
