"""docs/rule-language.md: its examples load and are right, and it names every key there is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from prlint.packs import PackError, examples, load, patterns, rules, selectors, value_tests
from prlint.testing import results
from tests.packs.making import RULE

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def load_all(folder: Path, blocks: list[str]) -> None:
    """Write the blocks as the files of one pack and load it; keys of a rule are set into a rule of their own."""
    for n, block in enumerate(blocks):
        data = yaml.load(block, yaml.BaseLoader)
        (sort,) = {"pack", "list", "wording", "regimes"} & set(data) or {"rule"}
        path = folder / {"pack": f"{n}.yaml", "regimes": "regimes.yaml", "rule": f"{n}.yaml"}.get(sort, f"{sort}s/{data.get(sort)}.yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(_as_rule(n, data) if sort == "rule" else block, encoding="utf-8")
    load.ruleset(["./"], str(folder))


def _as_rule(n: int, keys: dict[str, object]) -> str:
    whole = yaml.load(RULE, yaml.BaseLoader)
    whole["rules"][0] |= {"id": f"block-{n}", **keys}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, default_style='"')


def test_every_example_of_the_page_loads(tmp_path: Path) -> None:
    assert len(BLOCKS) >= 10
    try:
        load_all(tmp_path, BLOCKS)
    except PackError as error:
        pytest.fail(str(error))


def test_the_first_example_of_the_page_is_right(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(BLOCKS[0], encoding="utf-8")
    assert [r.outcome for r in results("./own.yaml", str(tmp_path))] == ["caught", "quiet"]


KEYS = (
    *rules.REQUIRED,
    *rules.OPTIONAL,
    *rules.VERBS,
    *rules.EDITS,
    *rules.MODES,
    *selectors.HEADS,
    *selectors.NARROWING,
    *selectors.IN_RELATIONS,
    *selectors.RELATIONS,
    *selectors.QUANTIFIERS,
    *value_tests.TESTS,
    *examples.SORTS,
    *("must", "each", "belongs", "called", "all", "by", "on", "trust", "as", "cite", "url", "note", "title", "safety", "at"),
    *("text", "in", "parts", "profile", "severity", "fixed", "because", "format", "columns", "lines", "source", "languages"),
    *("wording", "trigger", "core", "variants", "stated", "inferred", "regimes", "list", "pack"),
)


@pytest.mark.parametrize("key", sorted(set(KEYS)))
def test_every_key_is_explained(key: str) -> None:
    assert re.search(rf"`[^`]*\b{key}\b[^`]*`", PAGE), f"{key} is not on the page"


@pytest.fixture
def facts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("facts_page", ROOT / "docs" / "facts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_facts_is_as_the_kinds_declare(facts: ModuleType) -> None:
    assert facts.written(PAGE) == PAGE, "run: python docs/facts.py"


def test_every_field_has_a_meaning(facts: ModuleType) -> None:
    assert [line for line in facts.table().splitlines() if re.search(r"\| *\|$", line)] == []


PATTERNS = re.findall(r"`([^`]+)` is fine, `([^`]+)` is not", PAGE)


def test_the_patterns_of_the_page_are_as_it_says() -> None:
    assert len(PATTERNS) == 3
    for fine, refused in PATTERNS:
        patterns.check(fine)
        with pytest.raises(patterns.PatternError):
            patterns.check(refused)
