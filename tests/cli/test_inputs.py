"""Which files a command line names."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from prlint.cli.inputs import gather
from tests.cli.running import lay_out

ALL = ["#k.txt", "a.txt", "b/c.md", "b/e/f.TXT", "b/j.bak.txt", "build/g.txt", "j.bak.txt", "old/i.txt", "old/keep/h.txt"]
TREE = [*ALL, ".git/HEAD", "b/d.rst"]


def _found(folder: Path, ignore: dict[str, str], monkeypatch: pytest.MonkeyPatch, *paths: str) -> list[str]:
    lay_out(folder, dict.fromkeys(TREE, "x\n") | ignore)
    monkeypatch.chdir(folder)
    return [file.path for file in gather(paths or (".",)).files]


RULES: list[tuple[dict[str, str], set[str]]] = [
    ({".gitignore": "build/\n"}, {"build/g.txt"}),
    ({".gitignore": "build\n"}, {"build/g.txt"}),
    ({".gitignore": "/b\n"}, {"b/c.md", "b/e/f.TXT", "b/j.bak.txt"}),
    ({".gitignore": "*.bak.txt\n"}, {"j.bak.txt", "b/j.bak.txt"}),
    ({".gitignore": "*.bak.txt\n!b/*.bak.txt\n"}, {"j.bak.txt"}),
    ({".gitignore": "/*.bak.txt\n"}, {"j.bak.txt"}),
    ({"b/.gitignore": "*.bak.txt\n"}, {"b/j.bak.txt"}),
    ({"b/.gitignore": "/e\n"}, {"b/e/f.TXT"}),
    ({".gitignore": "*.txt\n", "b/.gitignore": "!j.bak.txt\n"}, {name for name in ALL if name.endswith(".txt")} - {"b/j.bak.txt"}),
    ({".gitignore": "old/*\n!old/keep/\n"}, {"old/i.txt"}),
    ({".gitignore": "# a remark\n\n\\#k.txt\n"}, {"#k.txt"}),
    ({".gitignore": "b/**/f.*\n"}, {"b/e/f.TXT"}),
    ({".gitignore": "a.txt  \r\n"}, {"a.txt"}),
    ({".git/info/exclude": "a.txt\n"}, {"a.txt"}),
]


@pytest.mark.parametrize(("ignore", "gone"), RULES)
def test_what_git_ignores(ignore: dict[str, str], gone: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _found(tmp_path, ignore, monkeypatch) == [name for name in ALL if name not in gone]


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with git itself, which is not here")
@pytest.mark.parametrize("ignore", [ignore for ignore, _ in RULES if ".git/info/exclude" not in ignore])
def test_git_says_the_same(ignore: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    lay_out(tmp_path, {name: "x\n" for name in TREE if name != ".git/HEAD"} | ignore)
    command = ["git", "-c", "core.excludesFile=", "-C", str(tmp_path), "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\n")
    monkeypatch.chdir(tmp_path)
    assert sorted(file.path for file in gather((".",)).files) == sorted(name for name in listed if name.lower().endswith((".txt", ".md")))


def test_rules_above_the_folder_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _found(tmp_path, {".gitignore": "*.bak.txt\n"}, monkeypatch, "b") == ["b/c.md", "b/e/f.TXT"]


def test_without_a_work_tree_nothing_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"a.txt": "x\n", ".gitignore": "a.txt\n"})
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in gather(()).files] == ["a.txt"]


def test_a_named_file_is_read_whatever_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _found(tmp_path, {".gitignore": "b\n"}, monkeypatch, "b/d.rst", ".git/HEAD") == ["b/d.rst", ".git/HEAD"]


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights that users of this system lack")
def test_links_are_followed_to_files_inside_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"in/a.txt": "x\n", "out/b.txt": "x\n"})
    (tmp_path / "in/inside.txt").symlink_to(tmp_path / "in/a.txt")
    (tmp_path / "in/outside.txt").symlink_to(tmp_path / "out/b.txt")
    (tmp_path / "in/broken.txt").symlink_to(tmp_path / "in/none.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in gather(("in",)).files] == ["in/a.txt", "in/inside.txt"]


def test_a_folder_that_cannot_be_opened_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"a.txt": "x\n", "b/c.txt": "x\n"})
    monkeypatch.chdir(tmp_path)
    scandir = os.scandir

    def refusing(folder: str):
        if folder == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [file.path for file in gather(["."]).files] == ["a.txt", "b"]
    assert [file.path for file in gather(["b"]).files] == ["b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert gather((".",)).files == ()
