"""Modules from the shipped file are those of the folder, and only the command line takes them from there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from prlint import compiled, modules

HOUSE = Path(compiled.PACKAGE)
SEEDS = sorted(HOUSE.parent.glob("seeds/*.txt"))
BEFORE = ("prlint", "prlint.cli", "prlint.cli.commands")
BROUGHT = ("prlint.cli.check", "prlint.engine", "prlint.report", "prlint.report.json")
MODULES = modules.compile_modules(BEFORE, BROUGHT)
# What the command line of a wheel does, with the file that a test names, if any; says at the end where the command's module came from.
RUN = """
import os, sys
from prlint import __main__, compiled, modules
shipped = sys.argv.pop(1)
modules.use = lambda: None
if shipped:
    sys.meta_path.insert(0, modules.Shipped(compiled.Pieces(os.open(shipped, os.O_RDONLY))))
os._exit = lambda status: (print(type(sys.modules["prlint.cli.check"].__spec__.loader).__name__, file=sys.stderr), sys.exit(status))
__main__.run()
"""


def run(shipped: str, *command: str) -> tuple[bytes, str]:
    """What a command prints, and the loader that it came from."""
    done = subprocess.run([sys.executable, "-c", RUN, shipped, *command], capture_output=True, timeout=120)
    return done.stdout, done.stderr.decode().strip()


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    keep(tmp_path, monkeypatch, modules.MAGIC_NUMBER, MODULES)
    return tmp_path


def keep(folder: Path, monkeypatch: pytest.MonkeyPatch, edition: bytes, values: Mapping[str, Any]) -> None:
    monkeypatch.setattr(compiled, "FOLDER", os.fspath(folder))
    compiled.keep(modules.NAME, edition, values)


def finder() -> modules.Shipped:
    pieces = compiled.shipped(modules.NAME)
    assert pieces is not None
    return modules.Shipped(pieces)


def test_a_check_says_the_same(shipped: Path) -> None:
    command = ("check", "--isolated", "--format", "json", *map(str, SEEDS))
    plain, from_folder = run("", *command)
    output, from_file = run(os.fspath(shipped / f"{modules.NAME}.bin"), *command)
    assert (from_folder, from_file) == ("SourceFileLoader", "_Loader")
    assert output == plain
    assert output


def test_a_module_looks_like_any_other(shipped: Path) -> None:
    found = finder()
    for name in ("prlint.cli.commands", "prlint.cli", "prlint.cli.check", "prlint.report", "prlint.report.json"):
        spec, usual = found.find_spec(name), importlib.util.find_spec(name)
        assert spec is not None
        assert usual is not None
        assert (spec.origin, spec.submodule_search_locations) == (usual.origin, usual.submodule_search_locations)


def test_a_source_of_another_size_is_imported_as_usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, place, size = MODULES["prlint.cli"]
    changed = {"prlint.cli": (code, place, size + 1), "prlint.gone": (code, "prlint/gone.py", size)}
    keep(tmp_path, monkeypatch, modules.MAGIC_NUMBER, changed)
    assert finder().find_spec("prlint.cli") is None
    assert finder().find_spec("prlint.gone") is None


def test_a_source_that_was_edited_later_is_imported_as_usual(shipped: Path) -> None:
    edited = os.stat(HOUSE / "cli" / "check.py").st_mtime
    os.utime(shipped / f"{modules.NAME}.bin", (edited - 3600, edited - 3600))
    assert finder().find_spec("prlint.cli.check") is None


def test_what_a_check_brings_is_there_once_it_is_asked_for(shipped: Path) -> None:
    found = finder()
    assert found.find_spec("prlint.engine") is None
    assert found.find_spec(modules.FIRST) is not None
    assert found.find_spec("prlint.engine") is not None


def test_what_is_of_others_is_not_looked_for(shipped: Path) -> None:
    assert finder().find_spec("json") is None


def test_the_file_for_this_python_is_asked_first(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    modules.use()
    assert isinstance(sys.meta_path[0], modules.Shipped)


def test_a_file_for_another_python_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, monkeypatch, b"another", MODULES)
    before = list(sys.meta_path)
    modules.use()
    assert sys.meta_path == before


def test_code_names_no_folder_of_the_machine_it_was_made_on(shipped: Path) -> None:
    assert os.fsencode(HOUSE.parent) not in (shipped / f"{modules.NAME}.bin").read_bytes()
