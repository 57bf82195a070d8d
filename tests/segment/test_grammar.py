"""release.lark is total, names every kind of part, and our driver reads it as Lark does."""

from __future__ import annotations

import itertools
import marshal
import random
import re
from typing import Any

import pytest

from prlint.release import SEGMENT_KINDS
from prlint.segment import parser

with open(parser.GRAMMAR, encoding="utf-8") as _file:
    GRAMMAR = _file.read()
TERMINALS = sorted(name for line in re.findall(r"^%declare (.*)$", GRAMMAR, re.M) for name in line.split())


def plain(tree: Any) -> Any:
    """Lark's tree in the form of ours."""
    return (str(tree.data), [int(child) if isinstance(child, str) else plain(child) for child in tree.children])


@pytest.fixture(scope="module")
def lark() -> Any:
    return parser.lark()


def leaves(tree: parser.Tree) -> list[int]:
    return [leaf for child in tree[1] for leaf in ([child] if isinstance(child, int) else leaves(child))]


def test_every_kind_of_part_is_a_rule_and_no_other() -> None:
    rules = set(re.findall(r"^([a-z][a-z_]*):", GRAMMAR, re.M)) - {"release"}
    assert {rule.replace("_", "-") for rule in rules} == set(SEGMENT_KINDS) - {"dateline"}


def test_every_terminal_is_used() -> None:
    used = set(re.findall(r"\b[A-Z_]{3,}\b", re.sub(r"//.*|%declare.*", "", GRAMMAR)))
    assert used == set(TERMINALS)


@pytest.mark.parametrize("length", [0, 1, 2])
def test_every_short_sequence_parses(length: int) -> None:
    for kinds in itertools.product(TERMINALS, repeat=length):
        assert leaves(parser.parse(kinds)) == list(range(length))


def test_long_sequences_parse_and_lose_nothing() -> None:
    chance = random.Random(20260303)
    for _ in range(2_000):
        kinds = chance.choices(TERMINALS, k=chance.randint(3, 40))
        assert leaves(parser.parse(kinds)) == list(range(len(kinds)))


def test_the_driver_gives_the_tree_that_lark_gives(lark: Any) -> None:
    chance = random.Random(7)
    samples = [[], *([kind] for kind in TERMINALS), *(chance.choices(TERMINALS, k=chance.randint(2, 30)) for _ in range(300))]
    for kinds in samples:
        assert parser.parse(kinds) == plain(lark.parse(kinds)), kinds


def test_the_shipped_table_is_the_one_the_grammar_gives() -> None:
    shipped, made = parser.table(), parser._build()
    assert [shipped["states"][n] for n in range(len(made["states"]))] == [marshal.loads(state) for state in made["states"]]
    assert {**shipped, "states": None} == {**made, "states": None}


@pytest.mark.parametrize(
    ("kinds", "parts"),
    [
        ("TITLE TITLE", ["headline", "headline"]),
        ("TITLE TITLE_REST DECK DECK", ["headline", "subheadline"]),
        ("PARAGRAPH PARAGRAPH QUOTE QUOTE ITEM", ["body", "quote", "list"]),
        ("HEADING HEADING PARAGRAPH", ["heading", "heading", "body"]),
        ("ABOUT PARAGRAPH PARAGRAPH ABOUT PARAGRAPH", ["boilerplate", "boilerplate"]),
        ("ABOUT PARAGRAPH HEADING PARAGRAPH", ["boilerplate", "heading", "body"]),
        ("CAVEAT_HEADING PARAGRAPH CAVEAT PARAGRAPH LEGEND PARAGRAPH", ["forward-looking", "legend", "body"]),
        ("CAVEAT PARAGRAPH", ["forward-looking", "body"]),
        ("CONTACT_HEADING CONTACT CONTACT_HEADING CONTACT", ["contact"]),
        ("DATELINE LEAD PARAGRAPH", ["lead", "body"]),
        ("EVENT_HEADING PARAGRAPH EVENT ABOUT", ["event", "boilerplate"]),
    ],
)
def test_parts(kinds: str, parts: list[str]) -> None:
    assert [name.replace("_", "-") for name, _ in parser.parse(kinds.split())[1]] == parts
