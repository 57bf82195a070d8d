"""The tutorial on packs of one's own, run as it is written: its files made, its mistakes typed, its commands run.

`python -m tests.test_own_pack_page` writes the output of the commands into the page.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "your-own-pack.md"
BLOCK = re.compile(r"```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)```\n", re.DOTALL)


def ran(command: str, folder: Path) -> str:
    """The output of a command as it is shown on the page, errors included."""
    environment = {**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(PAGE.parent.parent)}
    arguments = [sys.executable, "-m", "prlint", *shlex.split(command)[1:]]
    ended = subprocess.run(arguments, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return ended.stdout.decode("utf-8").replace("\r\n", "\n").rstrip("\n") + "\n"


def written(page: str, folder: Path) -> str:
    """The page with what its commands print now. A mistake counts for the next command only."""
    mended: tuple[Path, str] | None = None

    def run(block: re.Match[str]) -> str:
        nonlocal mended
        kind, text = block["kind"], block["text"]
        if kind == "console":
            command = text.split("\n")[0]
            output = ran(command.removeprefix("$ "), folder)
            if mended is not None:
                mended[0].write_text(mended[1], "utf-8")
                mended = None
            return f"```console\n{command}\n{output}```\n"
        file = folder / block["file"]
        if kind == "diff":
            right, wrong = (line[1:] for line in text.splitlines())
            mended = file, file.read_text("utf-8")
            assert mended[1].count(right) == 1, f"{right!r} is a line of {file.name}"
            file.write_text(mended[1].replace(right, wrong), "utf-8")
        else:
            file.write_text(text, "utf-8")
        return block[0]

    return BLOCK.sub(run, page)


def test_the_page_shows_what_happens(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert written(page, tmp_path) == page


def test_the_page_shows_right_and_wrong() -> None:
    kinds = [block["kind"] for block in BLOCK.finditer(PAGE.read_text("utf-8"))]
    assert kinds.count("console") == kinds.count("diff") + 2
    assert kinds.count("diff") >= 6


def test_the_rule_finds_what_is_wrong_in_the_release_and_nothing_else(tmp_path: Path) -> None:
    written(PAGE.read_text("utf-8"), tmp_path)
    found = ran("prlint check release.txt --format concise", tmp_path)
    assert re.findall(r"\[(\S+/\S+)\]", found) == ["house-style/name-of-the-pen"]
    assert "‘our Calidex injector’" in found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(written(PAGE.read_text("utf-8"), Path(place)), "utf-8")
