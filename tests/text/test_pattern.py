"""Patterns that compile late behave like those that compile at once."""

from __future__ import annotations

import importlib
import os
import pathlib
import pkgutil
import re

import pytest

import prlint
from prlint import compiled
from prlint.engine import lint
from prlint.packs.load import builtin
from prlint.text import pattern
from prlint.text.pattern import caseless, lazy
from prlint.text.source import Source

SEEDS = pathlib.Path(__file__).parent.parent.parent / "seeds"


def test_a_lazy_pattern_finds_what_the_compiled_one_finds() -> None:
    source, text = r"(?i)\bphase (?P<number>[1-4])", "Phase 2, then phase 3"
    assert [m["number"] for m in lazy(source).finditer(text)] == [m["number"] for m in re.finditer(source, text)] == ["2", "3"]


def test_a_mistake_shows_at_the_first_use_and_not_before() -> None:
    mistaken = lazy("(")
    with pytest.raises(re.error):
        mistaken.search("x")


def every_pattern() -> list[tuple[str, int]]:
    for module in pkgutil.walk_packages(prlint.__path__, "prlint."):
        if module.name != "prlint.__main__":
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError as error:  # of an extra, which not everybody has
                if str(error.name).startswith("prlint"):
                    raise
    return sorted(key for key in pattern.made() if key[0] != "(")


def test_shipped_code_finds_what_re_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain twin of the shipped table: every pattern of prlint, over both founding releases."""
    keys = every_pattern()
    monkeypatch.setattr(pattern, "_shipped", pattern.compile_table(keys))
    texts = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    assert len(keys) > 50
    for source, flags in keys:
        made, plain = pattern._make(source, flags), re.compile(source, flags)
        assert made.flags == plain.flags
        for text in texts:
            assert [m.regs for m in made.finditer(text)] == [m.regs for m in plain.finditer(text)], source


def test_a_table_of_another_python_is_left_alone(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "FOLDER", os.fspath(tmp_path))
    monkeypatch.setattr(pattern, "_shipped", None)
    compiled.keep(pattern.NAME, ("another", "python"), {"0 x": "no row"})
    assert pattern._make("x", 0).fullmatch("x")


def test_looking_again_makes_no_more_patterns() -> None:
    """What is made inside a function is `regex`: a lazy one would stay in memory each time, in an editor for every letter typed."""
    from prlint.engine import lint
    from prlint.packs.load import ruleset
    from prlint.text.source import Source

    rules, text = ruleset(), "\n\n".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
    lint(Source("release.txt", text), rules)
    before = len(pattern._made)
    lint(Source("release.txt", text), rules)
    assert len(pattern._made) == before


INVENTED = """Qzorrin Therapeutics Reports Adjusted QZX1 and Qzylor® Data

BOSTON, May 4, 2026 -- Qzorrin Therapeutics, Inc. (Nasdaq: QZRN) today reported adjusted QZX1 of $4 million, against QZX of $3 million.

“Qzylor helps people,” said Qzanna Qzruiz, chief executive officer of Qzorrin. Adjusted QZX 2 rose by 4%. Qzeta cough costs $4 billion.

The Phase 3 QZ-301 trial (NCT01234567) of Qzylor (qzeltorinib) had 240 patients. Qzylor helped 12 of 30 (40%) of them (p=0.03).

About Qzorrin

Qzorrin Therapeutics, Inc. makes Qzylor. Qzylor® is a registered trademark of Qzorrin Therapeutics, Inc.

References

1. Qzruiz Q, et al. Qzylor in cough. J Qzough. 2024;12(3):45-50.
2. Qzorrin Therapeutics, Inc. Data on file. 2025.

Contact: Qzanna Qzruiz, 617-555-0142, qzanna@qzorrin.example
"""


def test_no_pattern_holds_words_of_a_release() -> None:
    """It would stay in memory, and in the user's cache."""
    lint(Source("a.txt", INVENTED), builtin())
    assert [source for source, _ in pattern.asked() if "qz" in source.lower()] == []


def test_a_long_text_without_case_is_that_of_its_letters() -> None:
    text = "Norvane’s İSTANBUL Größe " * 5_000
    assert caseless(text) == "norvane’s istanbul größe " * 5_000
