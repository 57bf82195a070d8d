"""Word files of real writers, and real readers of what `--reviewed` writes."""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prlint import segment
from prlint.formats import read
from prlint.text.source import Source
from tests.clients.finding import prlint, program, run

HERE = Path(__file__).parent
DESK, DRAFT = str(HERE / "word_desk.py"), str(HERE / "word_desk.fodt")
MARKDOWN = """# Norvane Therapeutics Reports Results of Calidex® Trial

BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) said that **Calidex**® cut relapses by 24%.[^1] The gain was [XX].[^2]

## Highlights

- Sales rose 12%
- The plant in [Leeds](https://norvane.example/leeds) opened

| | 2026 | 2025 |
|---|---|---|
| Revenue | $40 | $36 |
| Net loss | (12) | (15) |

## About Norvane

Norvane Therapeutics makes medicines.

[^1]: Ruiz D. Relapses in adults. 2026.
[^2]: Tan L. Gains. 2026.
"""
OFFICE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def by_python_docx(folder: Path) -> Path:
    ended = run(program("word-python"), DESK, "write", str(folder / "desk.docx"))
    assert ended.returncode == 0, ended.stderr
    return folder / "desk.docx"


def by_pandoc(folder: Path) -> Path:
    ended = run(program("pandoc"), "-f", "markdown-smart", "-o", str(folder / "pandoc.docx"), input=MARKDOWN)
    assert ended.returncode == 0, ended.stderr
    return folder / "pandoc.docx"


def office(source: str, to: str, folder: Path) -> Path:
    """What LibreOffice makes of a file, with a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = folder / "made"
    ended = run(program("soffice"), "--headless", profile, "--convert-to", to, "--outdir", str(out), source)
    made = out / f"{Path(source).stem}.{to.partition(':')[0]}"
    assert made.exists(), ended.stdout + ended.stderr
    return made


def by_libreoffice(folder: Path) -> Path:
    return office(DRAFT, "docx:MS Word 2007 XML", folder)


def by_libreoffice_again(folder: Path) -> Path:
    return office(str(by_python_docx(folder)), "docx:MS Word 2007 XML", folder)


WRITERS: dict[str, Callable[[Path], Path]] = {
    "python-docx": by_python_docx,
    "pandoc": by_pandoc,
    "LibreOffice": by_libreoffice,
    "LibreOffice after python-docx": by_libreoffice_again,
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of a writer, made once."""
    made: dict[str, Path] = {}

    def file(writer: str) -> Path:
        if writer not in made:
            made[writer] = WRITERS[writer](tmp_path_factory.mktemp("word"))
        return made[writer]

    return file


def desk(path: Path) -> dict[str, Any]:
    """What python-docx sees in a file."""
    ended = run(program("word-python"), DESK, "read", str(path))
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)  # type: ignore[no-any-return]


def source_of(path: Path) -> Source:
    return read(path.name, path.read_bytes())


@pytest.mark.parametrize("writer", WRITERS)
def test_every_word_stands_in_the_paragraph_and_column_that_python_docx_sees(writer: str, written: Callable[[str], Path]) -> None:
    path = written(writer)
    paragraphs = desk(path)["paragraphs"]
    source = source_of(path)
    assert source.projection is not None
    unseen = min((s.prose.start for s in source.projection.shapes if s.kind in ("hidden", "property")), default=len(source.text))
    counted = set()
    for word in re.finditer(r"[A-Za-z]{4,}", source.text[:unseen]):
        at = source.projection.position(word.start(), source.lines)
        if at.part == "body":
            text = paragraphs[at.line - 1]
            assert text[at.column - 1 :].startswith(word[0]), (at, text)
            counted.add(at.line)
    assert counted == {number for number, text in enumerate(paragraphs, 1) if re.search(r"[A-Za-z]{4,}", text)}


PARTS = {
    "python-docx": ["furniture", "headline", "lead", "heading", "list", "table", "body", "boilerplate", "contact", "furniture"],
    "pandoc": ["headline", "lead", "heading", "list", "table", "boilerplate", "references"],
    "LibreOffice": ["headline", "lead", "body", "list", "body", "contact", "references", "furniture"],
}


@pytest.mark.parametrize("writer", PARTS)
def test_the_parts_of_the_release(writer: str, written: Callable[[str], Path]) -> None:
    source = source_of(written(writer))
    assert source.projection is not None
    kinds = [part.kind for part in segment.read(source.projection).segments if part.kind != "dateline"]
    assert kinds == PARTS[writer]


@pytest.mark.parametrize(
    ("writer", "kinds"),
    [
        ("python-docx", ["comment", "hidden", "property"]),
        ("LibreOffice after python-docx", ["comment", "hidden", "property"]),
        ("LibreOffice", ["insertion", "deletion", "comment", "hidden"]),
        ("pandoc", []),
    ],
)
def test_what_work_on_the_file_has_left(writer: str, kinds: list[str], written: Callable[[str], Path]) -> None:
    source = source_of(written(writer))
    assert source.projection is not None
    assert [trace.kind for trace in source.projection.traces] == kinds


def test_notes_boxes_and_links_of_libreoffice(written: Callable[[str], Path]) -> None:
    source = source_of(written("LibreOffice"))
    assert source.projection is not None
    assert "Calidex².¹ It employs² [XX] people.\n" in source.text
    assert "¹\tTan L. Plants of the north. 2026." in source.text
    parts = {source.projection.position(source.text.index(word), source.lines).part for word in ("Plants", "Work", "Boxed")}
    assert parts == {"footnote-1", "footnote-2", "textbox-1"}
    assert source.text.count("Boxed") == 1
    assert [link.target for link in source.projection.links] == ["https://norvane.example/"]


# ── What --reviewed writes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def reviewed(path: Path, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    """The copy, and the findings."""
    copy = folder / "reviewed.docx"
    before = path.read_bytes()
    ended = prlint("check", "--isolated", "--format", "json", "--reviewed", str(copy), str(path))
    assert ended.returncode == 1, ended.stderr
    assert path.read_bytes() == before
    return copy, json.loads(ended.stdout)["files"][0]["diagnostics"]


@pytest.mark.parametrize("writer", WRITERS)
def test_libreoffice_shows_each_finding_on_its_words(writer: str, written: Callable[[str], Path], tmp_path: Path) -> None:
    copy, findings = reviewed(written(writer), tmp_path)
    with zipfile.ZipFile(office(str(copy), "odt", tmp_path)) as archive:
        content = ET.fromstring(archive.read("content.xml"))
    notes = _annotations(content)
    own = [(words, text) for author, words, text in notes if author == "prlint"]
    assert len(own) == len(findings)
    placeholder = next(words for words, text in own if "‘[XX]’ is a blank" in text)
    assert placeholder == "[XX]"
    assert ("Lee Tan" in [author for author, _, _ in notes]) == (writer != "pandoc")


def _annotations(content: ET.Element) -> list[tuple[str, str, str]]:
    """(author, the words it stands on, text) of each comment in an OpenDocument text."""
    spaces = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "dc": "http://purl.org/dc/elements/1.1/"}
    office_name = "{" + spaces["office"] + "}"
    begun: dict[str, list[str]] = {}
    found: list[tuple[str, str, str]] = []
    told: dict[str, tuple[str, str]] = {}

    def walk(node: ET.Element) -> None:
        name = node.get(f"{office_name}name", "")
        if node.tag == f"{office_name}annotation":
            about = node.findtext("dc:creator", "", spaces), "".join("".join(p.itertext()) + "\n" for p in node if p.tag.endswith("}p"))
            if name:
                begun[name], told[name] = [], about
            else:
                found.append((about[0], "", about[1]))
        elif node.tag == f"{office_name}annotation-end":
            found.append((told[name][0], "".join(begun.pop(name)), told[name][1]))
        else:
            for words in begun.values():
                words.append(node.text or "")
            for child in node:
                walk(child)
        for words in begun.values():
            words.append(node.tail or "")

    walk(content)
    return found + [(*told[name][:1], "", told[name][1]) for name in begun]


@pytest.mark.parametrize("writer", WRITERS)
def test_python_docx_reads_the_comments_and_the_same_paragraphs(writer: str, written: Callable[[str], Path], tmp_path: Path) -> None:
    copy, findings = reviewed(written(writer), tmp_path)
    before, after = desk(written(writer)), desk(copy)
    assert after["paragraphs"] == before["paragraphs"]
    own = [comment["text"] for comment in after["comments"] if comment["author"] == "prlint"]
    assert len(own) == len(findings)
    for text, found in zip(own, findings, strict=True):
        assert found["message"] in text
        assert f"Rule: {found['rule']}" in text
        assert all(f": {each['cite'].removesuffix(' [unread]')}." in text for each in found["authority"])
    assert [c for c in after["comments"] if c["author"] != "prlint"] == before["comments"]


_known: dict[bytes, list[str]] = {}


def validated(path: Path) -> list[str]:
    """What the rules of the Open XML SDK find wrong; the program's exit status says nothing. It takes its time, so each file goes once."""
    data = path.read_bytes()
    if data not in _known:
        _known[data] = _validated(path)
    return _known[data]


def _validated(path: Path) -> list[str]:
    ended = run(program("ooxml-validate"), str(path), "--of", "json")
    start = ended.stdout.find("[")
    assert start >= 0, ended.stdout + ended.stderr
    return sorted(f"{error['id']} {error['description']}" for error in json.loads(ended.stdout[start:]))


@pytest.mark.parametrize("writer", WRITERS)
def test_the_copy_is_as_valid_as_the_file(writer: str, written: Callable[[str], Path], tmp_path: Path) -> None:
    copy, _ = reviewed(written(writer), tmp_path)
    assert validated(copy) == validated(written(writer))


def test_the_validator_sees_a_comment_without_its_id(written: Callable[[str], Path], tmp_path: Path) -> None:
    """A control: the same copy, broken."""
    copy, _ = reviewed(written("python-docx"), tmp_path)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/comments.xml":
                content = re.sub(rb'(<w:comment [^>]*?) w:author="prlint"', rb"\1", content)
            new.writestr(name, content)
    errors = validated(broken)
    assert len(errors) > len(validated(copy))
    assert any("author" in error for error in errors)


def test_the_copy_outlives_a_round_trip(written: Callable[[str], Path], tmp_path: Path) -> None:
    """Saved by LibreOffice and reviewed again, it holds each comment once."""
    copy, findings = reviewed(written("python-docx"), tmp_path)
    saved = office(str(copy), "docx:MS Word 2007 XML", tmp_path)
    again, _ = reviewed(saved, tmp_path)
    own = [comment for comment in desk(again)["comments"] if comment["author"] == "prlint"]
    assert len(own) == len(findings)


def test_unzip_finds_no_fault(written: Callable[[str], Path], tmp_path: Path) -> None:
    copy, _ = reviewed(written("LibreOffice"), tmp_path)
    ended = subprocess.run([program("unzip"), "-t", str(copy)], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stdout
