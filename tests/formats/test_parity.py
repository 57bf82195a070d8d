"""One release as text, Markdown, HTML, Word file and PDF: the same findings at the corresponding words, and one baseline for all."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from prlint.baseline import Baseline, load, recorded
from prlint.config import Allow, Config
from prlint.formats import read
from prlint.settings import Invocation, check, settle
from prlint.text.span import SourceSpan
from tests.formats.parity.comparing import findings, unexplained
from tests.formats.parity.writers import EXTENSIONS, WRITERS, as_markdown, release

BLOCKS = release()
OTHERS = [name for name in WRITERS if name != "text"]


def skip_without(name: str) -> None:
    if name == "pdf":
        pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")


def test_the_release_has_faults_in_many_parts() -> None:
    found = findings("a.txt", WRITERS["text"](BLOCKS))
    assert len(found) >= 15
    assert len({part for _, part, _ in found.values()}) >= 7


@pytest.mark.parametrize("name", OTHERS)
def test_every_format_finds_the_same(name: str) -> None:
    skip_without(name)
    source = findings("a.txt", WRITERS["text"](BLOCKS))
    made = findings(f"a.{EXTENSIONS[name]}", WRITERS[name](BLOCKS))
    assert unexplained(source, made, name) == []


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("name", ["html", "docx"])
def test_what_pandoc_writes_finds_the_same(name: str, tmp_path: Path) -> None:
    source = as_markdown(BLOCKS, r"^\1^")
    made = tmp_path / f"a.{name}"
    arguments = ["pandoc", "-f", "markdown-smart", "-s", "--metadata", "title= ", "-o", str(made)]
    subprocess.run(arguments, input=source, check=True, capture_output=True)
    assert unexplained(findings("a.txt", WRITERS["text"](BLOCKS)), findings(made.name, made.read_bytes()), f"pandoc-{name}") == []


def _baseline(tmp_path: Path) -> Baseline:
    """That of the text."""
    source = read("a.txt", WRITERS["text"](BLOCKS))
    text, _, count = recorded([(check(source, settle(Config(), Invocation(records=True))), "a.txt")], str(tmp_path / "b"), "b")
    assert count >= 15
    (tmp_path / "b").write_text(text, "utf-8")
    return load(str(tmp_path / "b"), "b")


@pytest.mark.parametrize("name", OTHERS)
def test_a_baseline_of_the_text_holds_for_every_format(name: str, tmp_path: Path) -> None:
    skip_without(name)
    settings = settle(Config(), Invocation()).but(baseline=_baseline(tmp_path))
    checked = check(read(f"other.{EXTENSIONS[name]}", WRITERS[name](BLOCKS)), settings, str(tmp_path / "elsewhere" / "other"))
    assert [d.rule for d in checked.diagnostics] == ["residue/mislinked-url"]  # where links lead no text can say, so none has recorded it
    assert checked.stale == ()
    assert {s.by for s in checked.suppressed} == {"baseline"}


@pytest.mark.parametrize("name", WRITERS)
def test_what_a_configuration_allows_is_allowed_in_every_format_and_missed_in_none(name: str, tmp_path: Path) -> None:
    skip_without(name)
    file = f"a.{EXTENSIONS[name]}"
    needed = Allow("trademarks/possessive-form", "counsel said so", None, "Calidex’s", SourceSpan(0, 0))
    needless = Allow("dates/weekday-mismatch", "counsel said so", file, "Wednesday", SourceSpan(0, 0))
    settings = settle(Config(folder=str(tmp_path), allow=(needed, needless)), Invocation())
    checked = check(read(file, WRITERS[name](BLOCKS)), settings, str(tmp_path / file))
    assert [(s.by, s.diagnostic.rule) for s in checked.suppressed] == [("config", "trademarks/possessive-form")]
    assert checked.unused == (needless,)
