"""The release of tests/formats/parity as real programs write it: python-docx, pandoc, LibreOffice and a browser that prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.finding import ROOT, program, run
from tests.formats.parity.comparing import findings, unexplained
from tests.formats.parity.writers import LINKS, as_html, as_markdown, as_text, release

BLOCKS = release()


def by_python_docx(folder: Path, layout: str = "plain") -> Path:
    made = folder / "python-docx.docx"
    script = str(ROOT / "tests" / "clients" / "word_writer.py")
    run(program("word-python"), script, str(made), layout, input=json.dumps({"blocks": BLOCKS, "links": LINKS}))
    return made


def by_pandoc(folder: Path, kind: str) -> Path:
    (folder / "a.md").write_bytes(as_markdown(BLOCKS, r"^\1^"))
    made = folder / f"pandoc.{kind}"
    run(program("pandoc"), "-f", "markdown-smart", "-s", "--metadata", "title= ", "-o", str(made), str(folder / "a.md"))
    return made


def by_libreoffice(source: Path, kind: str) -> Path:
    out = source.parent / "out"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"  # one of its own: a shared one locks
    run(program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source))
    return out / f"{source.stem}.{kind}"


def by_chromium(folder: Path) -> Path:
    (folder / "a.html").write_bytes(as_html(BLOCKS))
    made = folder / "chromium.pdf"
    run(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", (folder / "a.html").as_uri())
    return made


WRITERS: dict[str, Callable[[Path], Path]] = {
    "python-docx": by_python_docx,
    "pandoc-html": lambda folder: by_pandoc(folder, "html"),
    "pandoc-docx": lambda folder: by_pandoc(folder, "docx"),
    "libreoffice-docx": lambda folder: by_libreoffice(by_python_docx(folder), "docx"),
    "libreoffice-html": lambda folder: by_libreoffice(by_python_docx(folder), "html"),
    "libreoffice-pdf": lambda folder: by_libreoffice(by_python_docx(folder), "pdf"),
    "pandoc-libreoffice-pdf": lambda folder: by_libreoffice(by_pandoc(folder, "docx"), "pdf"),
    "chromium-pdf": by_chromium,
}
LAYOUTS = ("columns", "headed", "double")


@pytest.mark.parametrize("writer", WRITERS)
def test_what_a_program_writes_finds_the_same(writer: str, tmp_path: Path) -> None:
    if writer.endswith("pdf"):
        pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    made = WRITERS[writer](tmp_path)
    assert made.is_file(), f"{writer} wrote nothing"
    assert unexplained(findings("a.txt", as_text(BLOCKS)), findings(made.name, made.read_bytes()), writer) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_finds_the_same_however_it_is_laid_out(layout: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    made = by_libreoffice(by_python_docx(tmp_path, layout), "pdf")
    assert unexplained(findings("a.txt", as_text(BLOCKS)), findings(made.name, made.read_bytes()), "libreoffice-pdf") == []


def test_a_fault_that_one_format_has_alone_is_seen(tmp_path: Path) -> None:
    """The broken control: a writer that drops a superscript and adds a word is told apart."""
    broken = [(kind, _broken(content) if isinstance(content, str) else content) for kind, content in BLOCKS]
    told = unexplained(findings("a.html", as_html(BLOCKS)), findings("a.html", as_html(broken)), "broken")
    assert any("citations/missing-note" in line for line in told)
    assert any(line.startswith("adds ('dates/weekday-mismatch'") for line in told)


def _broken(words: str) -> str:
    return words.replace("^2,4^", "").replace("Tuesday", "Friday")
