"""The pages on rules say what the packs say."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "docs" / "generate.py"


@pytest.fixture
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_as_the_packs_say(generator):
    assert generator.drift(generator.pages()) == [], "run: python docs/generate.py"


def test_every_rule_has_a_page_and_a_line_in_the_index(generator):
    from prlint.packs.load import builtin

    made = generator.pages()
    index = made[Path("README.md")]
    for rule in builtin().rules:
        pack, _, name = rule.id.partition("/")
        assert Path(pack, f"{name}.md") in made
        assert f"({pack}/{name}.md)" in index


def test_drift_is_told_by_file_and_writing_mends_it(generator, tmp_path):
    generator.FOLDER = tmp_path
    made = {Path("README.md"): "index\n", Path("dates/x.md"): "page\n"}
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "x.md").write_text("older\n", "utf-8")
    (tmp_path / "dates" / "gone.md").write_text("page\n", "utf-8")
    assert generator.drift(made) == [
        "README.md: not written yet",
        "dates/gone.md: no rule of that name",
        "dates/x.md: not as the pack says",
    ]
    generator.write(made)
    assert generator.drift(made) == []


def test_every_rule_has_a_line_in_the_changelog(generator):
    from prlint.packs.load import builtin

    text = generator.CHANGELOG.read_text("utf-8")
    assert [rule.id for rule in builtin().rules if f"- {rule.id}:" not in text] == [], "run: python docs/generate.py"


def test_a_new_rule_comes_into_the_changelog_of_its_version(generator):
    from prlint.packs.load import builtin

    rule = next(rule for rule in builtin().rules if rule.id == "dates/weekday-mismatch")
    text = "# Changes\n\n## 0.1.0\n\n### Rules\n\n- a/first: First\n- z/last: Last\n"
    added = generator.changelog(text, [rule])
    assert added == text.replace("- z/last", f"- dates/weekday-mismatch: {rule.title}\n- z/last")
    assert generator.changelog(added, [rule]) == added


def test_the_check_writes_nothing(tmp_path):
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "docs" / "rules").rglob("*.md")}
    subprocess.run([sys.executable, str(SCRIPT), "--check"], cwd=tmp_path, check=False, capture_output=True)
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "docs" / "rules").rglob("*.md")} == before
