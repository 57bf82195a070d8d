"""Whatever stands in a pack, reading it ends in rules or in problems with a place, never in anything else."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
import yaml

from prlint.packs import File
from prlint.packs.compile import compile_files

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
RULE_KEYS = [yaml.load(block, yaml.BaseLoader) for block in BLOCKS if not re.match("pack|list|wording|regimes", block)]
GARBLE = ["", "{", "]", ":", "'", '"', "\t", "&a ", "*a", "!x ", "\r", "\x85", "\ufeff", "- "]
ODD = ["", "{", "x", "$ranks", "(", "[a]", "\x00", "😀", {}, [], {"a": {}}, [[]], {"first": "last"}, "profile.kind", "{x}", "-1", "⟦"]


def mutated(node: object, chance: random.Random) -> object:
    """The node with a few of its pieces left out, doubled, or put in the place of others."""
    if chance.random() < 0.04:
        return chance.choice(ODD)
    if isinstance(node, dict):
        pairs = [(mutated_key(key, chance), mutated(value, chance)) for key, value in node.items() if chance.random() > 0.03]
        return dict(pairs)
    if isinstance(node, list):
        return [mutated(each, chance) for each in node if chance.random() > 0.03] * (2 if chance.random() < 0.03 else 1)
    return node


def mutated_key(key: str, chance: random.Random) -> str:
    return chance.choice(["fact", "where", "same", "take", "x", "as", "any_of", "not"]) if chance.random() < 0.03 else key


@pytest.mark.parametrize("seed", range(60))
def test_mutated_packs_end_in_rules_or_problems(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    whole = yaml.load(BLOCKS[0], yaml.BaseLoader)
    whole["rules"] += [whole["rules"][0] | {"id": f"r{n}"} | keys for n, keys in enumerate(RULE_KEYS)]
    path = tmp_path / "own.yaml"
    text = json.dumps(mutated(whole, chance), ensure_ascii=False, indent=1)  # YAML too, and without anchors
    path.write_text(text, encoding="utf-8")
    for source, found in compile_files([File(str(path), "own.yaml", "pack")]).problems:
        assert source.text == text
        for problem in found:
            assert 0 <= problem.place.span.start <= problem.place.span.end <= len(text)
            assert problem.message


@pytest.mark.parametrize("seed", range(60))
def test_cut_and_garbled_text_ends_in_problems(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    text = list(chance.choice(BLOCKS))
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text))
        text[at : at + chance.randrange(0, 3)] = chance.choice(GARBLE)
    path = tmp_path / "own.yaml"
    path.write_bytes("".join(text).encode())
    for sort in ("pack", "list", "wording", "regimes"):
        for source, found in compile_files([File(str(path), "own.yaml", sort)]).problems:
            assert all(problem.place.span.end <= len(source.text) for problem in found)
