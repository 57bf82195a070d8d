"""One release as text and as a page gives the same findings at the same words, with the same fingerprints."""

from __future__ import annotations

import html
import os
import pathlib
import re
import shutil
import subprocess

import pytest

from prlint import segment
from prlint.engine import lint
from prlint.formats import project
from prlint.packs.load import builtin
from prlint.text.source import Source, decode
from tests.formats.test_markdown import check_law

EXAMPLE = (pathlib.Path(__file__).parents[2] / "docs" / "example.txt").read_text("utf-8")
PAGE = (
    "<!doctype html><title>Norvane</title><nav><a href=/>Home</a> <a href=/ir>Investors</a></nav><main>{}</main><footer>© Norvane</footer>"
)


def paragraphs(text: str) -> str:
    blocks = [html.escape(block, quote=False).replace("\n", "<br>\n") for block in text.strip().split("\n\n")]
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def exhibit(text: str) -> str:
    """As filers' programs write it: a div a line, blank ones between, entities for marks, and a font around all."""
    lines = [html.escape(line).replace("(", "&#40;").replace(":", "&#58;") or "<br>" for line in text.strip().split("\n")]
    body = "".join(f"<div><font style='font-size:10pt'>{line}</font></div>" for line in lines)
    return f"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><body><div>Exhibit 99.1</div>{body}</body></html>\n</TEXT>\n</DOCUMENT>"


def pandoc(text: str) -> str:
    arguments = ["pandoc", "-f", "markdown-smart+hard_line_breaks", "-t", "html", "-s", "--metadata", "title= "]
    return subprocess.run(arguments, input=text.encode(), capture_output=True, check=True).stdout.decode()


def found(name: str, text: str) -> set[tuple[str, str, str]]:
    """(rule, words underlined, fingerprint) of each finding."""
    return {(d.rule, d.text, d.fingerprint) for d in lint(Source(name, text), builtin()).diagnostics}


WRITERS = {"paragraphs": paragraphs, "page": lambda text: PAGE.format(paragraphs(text)), "exhibit": exhibit}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_page_finds_what_its_text_finds(writer: str) -> None:
    in_text = found("a.txt", EXAMPLE)
    assert in_text
    assert found("a.html", WRITERS[writer](EXAMPLE)) == in_text


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_what_pandoc_writes_finds_what_its_source_finds() -> None:
    assert found("a.html", pandoc(EXAMPLE)) == found("a.md", EXAMPLE)


CORPUS = pathlib.Path(os.environ.get("PRLINT_CORPUS", "/nowhere")) / "html"
# What the index calls complete, by the letters it uses.
PARTS = {"H": "headline", "D": "dateline", "B": "boilerplate", "C": "contact", "F": "forward-looking"}


@pytest.mark.skipif("PRLINT_CORPUS" not in os.environ, reason="PRLINT_CORPUS names no folder of real releases")
def test_exhibits_show_all_their_parts() -> None:
    """Of the exhibits that the corpus calls complete; page furniture and tables stand apart."""
    rows = [line.split("\t") for line in (CORPUS / "index.tsv").read_text("utf-8").splitlines()[1:]]
    exhibits = [(row[0], row[2]) for row in rows if row[0].startswith("edgar_")]
    assert exhibits
    for name, letters in exhibits:
        release = segment.read(project(decode(name, (CORPUS / name).read_bytes())))
        kinds = {part.kind for part in release.segments}
        assert {PARTS[letter] for letter in letters} <= kinds, name
        assert release.segments[0].kind == "furniture", name
        tables = [part.span.of(release.prose) for part in release.find("table")]
        assert all(re.search(r"\d", table) for table in tables), name


@pytest.mark.skipif("PRLINT_CORPUS" not in os.environ, reason="PRLINT_CORPUS names no folder of real releases")
def test_the_law_over_real_pages() -> None:
    pages = sorted(CORPUS.glob("*.htm*"))
    assert pages
    for page in pages:
        check_law(project(decode(page.name, page.read_bytes())))
