"""The cache: the user's own, whole or not there, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prlint import cache

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
DRAFT = "Norvane Names Dana Ruiz\n\nBOSTON, May 4, 2026 -- Norvane Therapeutics named Dana Ruiz, who whistles in synergy.\n"
PACK = """pack: house
title: How the house writes
rules:
  - id: no-synergy
    title: No synergy
    tier: 1
    severity: warning
    confidence: high
    why: Nobody knows what it means.
    authority: [{cite: house style}]
    message: "‘{text}’ says nothing"
    check: {forbid: {phrase: synergy}}
    since: "1"
"""
PROBE = "import sys; from prlint.cli import main; status = main(sys.argv[1:]); print(status, 'yaml' in sys.modules, file=sys.stderr)"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "own"
    cache.use(str(place))
    yield place
    cache.use(None)


def test_what_was_kept_comes_back(folder: Path) -> None:
    assert cache.get("a") is None
    cache.put("a", {"b": (1, None)})
    assert cache.get("a") == {"b": (1, None)}
    assert [path.name for path in folder.iterdir()] == ["a"]


def test_without_a_folder_nothing_is_kept() -> None:
    cache.put("a", 1)
    assert cache.get("a") is None


@posix
def test_nobody_else_may_look_in(folder: Path) -> None:
    cache.put("a", 1)
    assert (folder.stat().st_mode & 0o777, (folder / "a").stat().st_mode & 0o777) == (0o700, 0o600)


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707])
def test_a_folder_open_to_others_is_left_alone(folder: Path, mode: int) -> None:
    cache.put("a", 1)
    folder.chmod(mode)
    cache.put("b", 1)
    assert cache.get("a") is None
    assert not (folder / "b").exists()


@posix
def test_a_link_is_no_folder_of_the_user(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    cache.put("a", 1)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@posix
def test_a_folder_of_somebody_else_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put("a", 1)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert cache.get("a") is None


@pytest.mark.parametrize("damage", [b"", b"prlint", b"prlint 1 cpython-39\n1234[", bytes(200)], ids=["empty", "cut", "other", "zeros"])
def test_a_broken_file_counts_as_not_there(folder: Path, damage: bytes) -> None:
    cache.put("a", 1)
    (folder / "a").write_bytes(damage)
    assert cache.get("a") is None


@pytest.mark.parametrize("at", [-1, -3, 22])
def test_a_changed_byte_is_noticed(folder: Path, at: int) -> None:
    cache.put("a", ["words", 1])
    content = bytearray((folder / "a").read_bytes())
    content[at] ^= 1
    (folder / "a").write_bytes(content)
    assert cache.get("a") is None


def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    cache.use(str(tmp_path / "file" / "below"))
    cache.put("a", 1)
    assert cache.get("a") is None
    cache.use(None)


def test_old_files_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 2)
    for number, name in enumerate("abc"):
        cache.put(name, number)
        os.utime(folder / name, (number, number))
    cache.put("d", 3)
    assert sorted(path.name for path in folder.iterdir()) == ["c", "d"]


def _check(home: Path, *options: str) -> tuple[str, str]:
    """Output of a check with a pack of the user, and `status, whether YAML was read`."""
    places = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME"), str(home))
    command = [sys.executable, "-c", PROBE, "check", "--isolated", "--pack", "./house.yaml", *options, "a.txt"]
    ended = subprocess.run(command, cwd=home, env={**os.environ, **places}, capture_output=True, encoding="utf-8", timeout=60)
    return ended.stdout, ended.stderr.splitlines()[-1]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "house.yaml").write_text(PACK, "utf-8")
    return tmp_path


def test_a_pack_of_the_user_is_read_once(home: Path) -> None:
    first, second = _check(home), _check(home)
    assert (first[1], second[1]) == ("1 True", "1 False")
    assert first[0] == second[0]


def test_a_changed_pack_is_read_anew(home: Path) -> None:
    _check(home)
    (home / "house.yaml").write_text(PACK.replace("says nothing", "is empty"), "utf-8")
    output, ended = _check(home)
    assert ended == "1 True"
    assert "is empty" in output


def test_no_cache_keeps_nothing(home: Path) -> None:
    assert _check(home, "--no-cache")[1] == _check(home, "--no-cache")[1] == "1 True"
    assert not (home / "prlint").exists()


def test_no_word_of_a_release_is_kept(home: Path) -> None:
    _check(home)
    held = b"".join(path.read_bytes() for path in (home / "prlint").iterdir())
    assert held
    assert b"whistles" not in held
