"""Results of many files take little room, and say the same."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from prlint import engine
from prlint.cli import check
from prlint.cli.inputs import Input
from prlint.cli.keeping import kept
from prlint.cli.project import Project
from prlint.run import Checked
from tests.cli.running import HOUSE, run

TEXT = "Release {}\r\n\r\nGreat{} synergy – “\ud83d” 🎉.\r\n" + "Norvane Therapeutics named Dana Ruiz – chief executive – today.\n" * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        text = TEXT.format(number, "!" * (number % 4)).encode("utf-8", "surrogatepass").replace(b"\xed\xa0\xbd", b"\xff" * (number % 2))
        (tmp_path / f"{number:02}.txt").write_bytes(text)
    (tmp_path / "05.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    return tmp_path


@pytest.mark.parametrize("format_name", ["text", "concise", "json", "sarif", "rdjson", "github", "gitlab", "junit"])
def test_reports_are_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch, format_name: str) -> None:
    monkeypatch.chdir(folder)
    arguments = ("check", "--isolated", "--pack", str(HOUSE), "--format", format_name, "--show-suppressed", ".")
    plain = run(monkeypatch, *arguments)
    monkeypatch.setattr(check, "_MANY", 1)
    packed = run(monkeypatch, *arguments)
    assert (packed.status, packed.out) == (plain.status, plain.out)
    assert plain.out


def _results(folder: Path) -> Iterator[Checked]:
    project = Project({"isolated": True, "pack": [str(HOUSE)], "no-cache": True})
    for place in sorted(folder.glob("*.txt")):
        yield project.check(Input(place.name, str(place), True))


def test_sources_say_the_same_in_any_order(folder: Path) -> None:
    plain, packed = list(_results(folder)), list(kept(_results(folder)))
    for number in (3, 1, 1, 2, 0, 3, 5):
        ours, theirs = packed[number].source, plain[number].source
        if theirs is None or ours is None:
            assert ours is theirs is None
            continue
        assert (ours.text, ours.lines.starts, ours.name, ours.encoding) == (theirs.text, theirs.lines.starts, theirs.name, theirs.encoding)


def test_what_many_say_is_there_once(folder: Path) -> None:
    every = [off for checked in kept(_results(folder)) for off in checked.off]
    assert len(every) > len(set(every)) > 0
    assert len({id(off) for off in every}) == len(set(every))


def test_they_take_less_than_half_the_room(folder: Path) -> None:
    def room(results: Iterator[Checked]) -> int:
        tracemalloc.start()
        held = list(results)
        engine._keep(None)  # what is known of the latest release stays, however many there are
        gc.collect()
        used = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert held
        return used

    list(_results(folder))  # what is loaded once
    assert room(kept(_results(folder))) < room(_results(folder)) / 2
