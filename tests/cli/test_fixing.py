"""`--fix` and `--diff`: what is written, what is shown, and what stays as it was."""

from __future__ import annotations

import codecs
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Ended, run

PACK = """
pack: desk
title: Words of the desk
rules:
  - id: spelling
    title: Old spelling
    tier: 1
    severity: warning
    confidence: high
    check: {forbid: {phrase: [waggon]}}
    message: "‘{text}’ has one g today."
    why: Readers look twice.
    authority: [{cite: house style}]
    fix: {title: Write wagon, replace_with: wagon & <more> Ł, safety: safe}
    examples:
      flag: [{in: body, text: "The ⟦waggon⟧.", fixed: "The wagon & <more> Ł."}]
      pass: [{in: body, text: "The wagon."}]
  - id: praise
    title: Praise
    tier: 1
    severity: warning
    confidence: high
    check: {forbid: {phrase: [great]}}
    message: "‘{text}’ is praise."
    why: Readers judge for themselves.
    authority: [{cite: house style}]
    fix: {title: Write new, replace_with: new, safety: unsafe}
    examples:
      flag: [{in: body, text: "A ⟦great⟧ day.", fixed: "A new day."}]
      pass: [{in: body, text: "A new day."}]
"""
NEW = "wagon & <more> Ł"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "desk.yaml").write_text(PACK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> Ended:
    return run(monkeypatch, "check", "--isolated", "--pack", "./desk.yaml", "--format", "concise", *arguments, stdin=stdin)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", b"A waggon.\r\nA great day.\r\n", f"A {NEW}.\r\nA great day.\r\n".encode()),
        ("a.md", b"# A *waggon*\n\nA **waggon**.", f"# A *{NEW}*\n\nA **{NEW}**.".encode()),
        ("a.html", b"<p>A <b>waggon</b>\r\n", "<p>A <b>wagon &amp; &lt;more&gt; Ł</b>\r\n".encode()),
        ("a.html", "<p>Müller’s waggon".encode("cp1252"), "<p>Müller’s wagon &amp; &lt;more&gt; &#321;".encode("cp1252")),
        ("a.txt", "Müller’s waggon".encode("cp1252"), "Müller’s waggon".encode("cp1252")),
        ("a.txt", codecs.BOM_UTF8 + b"A waggon.", codecs.BOM_UTF8 + f"A {NEW}.".encode()),
        ("a.txt", codecs.BOM_UTF16_BE + "A waggon.".encode("utf-16-be"), codecs.BOM_UTF16_BE + f"A {NEW}.".encode("utf-16-be")),
        ("a.html", b"<p>A wag<b>gon</b>.", b"<p>A wag<b>gon</b>."),
        ("a.html", b"<title>waggon</title><p title='waggon'>x", b"<title>waggon</title><p title='waggon'>x"),
    ],
    ids=["text", "markdown", "html", "html, Windows-1252", "text, Windows-1252", "UTF-8 with mark", "UTF-16", "across tags", "unseen"],
)
def test_fixes_in_place(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, before: bytes, after: bytes) -> None:
    (folder / name).write_bytes(before)
    check(monkeypatch, "--fix", name)
    assert (folder / name).read_bytes() == after
    assert sorted(os.listdir(folder)) == sorted([name, "desk.yaml"])


def test_it_says_what_was_done_and_reports_what_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("A great waggon, a waggon.\n", "utf-8")
    ended = check(monkeypatch, "--fix", "a.txt")
    assert ended.complaint == "prlint: a.txt: 2 fixes made\n"
    assert ended.text == "a.txt:1:3: warning: ‘great’ is praise. [desk/praise]\n"
    assert check(monkeypatch, "--fix", "--unsafe-fixes", "a.txt").status == 0
    assert (folder / "a.txt").read_text("utf-8") == f"A new {NEW}, a {NEW}.\n"


def test_a_file_without_fixes_is_not_touched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("A wagon.\n", "utf-8")
    os.utime(folder / "a.txt", (1, 1))
    assert check(monkeypatch, "--fix", "a.txt").complaint == ""
    assert os.stat(folder / "a.txt").st_mtime == 1


@pytest.mark.skipif(os.name == "nt", reason="modes and links are those of POSIX")
def test_mode_and_link_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "real").mkdir()
    real = folder / "real" / "a.txt"
    real.write_text("A waggon.\n", "utf-8")
    real.chmod(0o640)
    (folder / "link.txt").symlink_to(real)
    check(monkeypatch, "--fix", "link.txt")
    assert real.read_text("utf-8") == f"A {NEW}.\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert (folder / "link.txt").is_symlink()
    assert os.listdir(folder / "real") == ["a.txt"]


def test_a_suppressed_finding_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<!-- prlint: allow desk/spelling the name of a museum -->\n<p>The waggon.\n<p>A waggon.\n"
    (folder / "a.html").write_text(text, "utf-8")
    check(monkeypatch, "--fix", "a.html")
    assert (folder / "a.html").read_text("utf-8") == text.replace("A waggon", "A wagon &amp; &lt;more&gt; Ł")


def test_diff_shows_what_fix_would_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = "One.\nA waggon.\nA great day.\nLast waggon"
    (folder / "a.txt").write_text(before, "utf-8")
    ended = check(monkeypatch, "--diff", "a.txt")
    assert (ended.status, ended.complaint) == (1, "")
    assert (folder / "a.txt").read_text("utf-8") == before
    assert ended.text.startswith("--- a.txt\n+++ a.txt\n@@ ")
    assert f"-A waggon.\n+A {NEW}.\n" in ended.text
    assert "\\ No newline at end of file\n" in ended.text
    if shutil.which("patch"):
        subprocess.run(["patch", "-p0"], input=ended.out, cwd=folder, check=True, capture_output=True)
        patched = (folder / "a.txt").read_text("utf-8")
        (folder / "a.txt").write_text(before, "utf-8")
        check(monkeypatch, "--fix", "a.txt")
        assert (folder / "a.txt").read_text("utf-8") == patched


def test_diff_reads_standard_input_and_leaves_reports_to_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--diff", "--unsafe-fixes", "--format", "json:out.json", "--stdin-filename", "x.txt"]
    ended = check(monkeypatch, *options, "-", stdin=b"A great day.\n")
    assert ended.text == "--- x.txt\n+++ x.txt\n@@ -1 +1 @@\n-A great day.\n+A new day.\n"
    assert '"rule": "desk/praise"' in (folder / "out.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--unsafe-fixes", "a.txt"], "--fix makes them"), (["--fix", "-"], "standard input has none"), (["--fix", "--diff", "-"], None)],
)
def test_what_cannot_be_fixed_is_refused_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str | None
) -> None:
    (folder / "a.txt").write_text("A waggon.\n", "utf-8")
    ended = check(monkeypatch, *arguments)
    assert ended.status == (0 if says is None else 2)
    assert (says or "") in ended.complaint
    assert (folder / "a.txt").read_text("utf-8") == "A waggon.\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere, and Windows has other modes")
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("A waggon.\n", "utf-8")
    folder.chmod(0o555)
    try:
        ended = check(monkeypatch, "--fix", "a.txt")
    finally:
        folder.chmod(0o755)
    assert ended.status == 2
    assert "Permission denied" in ended.complaint


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prlint.cli import fixing

    (folder / "a.txt").write_text("A waggon.\n", "utf-8")
    right = fixing.fixed

    def slow(*arguments: object) -> object:
        (folder / "a.txt").write_text("Written by somebody else.\n", "utf-8")
        return right(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "fixed", slow)
    ended = check(monkeypatch, "--fix", "a.txt")
    assert ended.status == 2
    assert "nothing was fixed" in ended.complaint
    assert (folder / "a.txt").read_text("utf-8") == "Written by somebody else.\n"


def test_a_file_that_is_read_only_stays_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file could take its place wherever its folder can be written to; who made it read-only meant something by it."""
    (folder / "a.txt").write_text("A waggon.\n", "utf-8")
    monkeypatch.setattr("os.access", lambda path, mode: not (mode & os.W_OK and str(path).endswith("a.txt")))
    ended = check(monkeypatch, "--fix", "a.txt")
    assert (ended.status, ended.complaint) == (2, "prlint: a.txt: it is read-only; nothing was fixed\n")
    assert (folder / "a.txt").read_text("utf-8") == "A waggon.\n"
