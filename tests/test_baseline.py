"""Baselines: how a release is known again, and what is no baseline."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.baseline import Baseline, BaselineError, Record, likeness, load, record_of, recorded, sketch
from prlint.config import Config
from prlint.formats import project
from prlint.run import Checked
from prlint.settings import Invocation, check, settle
from prlint.text.projection import Projection, Shape
from prlint.text.source import Source
from prlint.text.span import ProseSpan, SourceSpan

EXAMPLE = (Path(__file__).resolve().parent.parent / "docs" / "example.txt").read_text("utf-8")
WORDS = ["alpha", "beta", "gamma", "delta", "Norvane", "Calidex", "42", "of", "the"]


def _prose(text: str, shapes: tuple[Shape, ...] = ()) -> Projection:
    return Projection("text", text, [(text, SourceSpan(0, len(text)), True)], shapes)


def _record_checked(text: str, tmp_path: Path, path: str = "a.txt") -> tuple[str, Checked]:
    """The baseline that a text gets, and what checking it found."""
    checked = check(Source(path, text), settle(Config(), Invocation(records=True)), path)
    written, _, count = recorded([(checked, str(tmp_path / path))], str(tmp_path / "b"), "b")
    assert count == len(checked.diagnostics) > 5
    return written, checked


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    written, checked = _record_checked(EXAMPLE, tmp_path)
    (tmp_path / "b").write_text(written, "utf-8")
    baseline = load(str(tmp_path / "b"), "b")
    (record,) = baseline.records
    assert record.words == checked.sketch
    assert {(e.rule, e.fingerprint) for e in record.entries} == {(d.rule, d.fingerprint) for d in checked.diagnostics}
    assert [e.span.of(written) for e in record.entries] == [f"{e.rule} {e.fingerprint}" for e in record.entries]


def test_it_holds_hashes_and_rules_and_no_word_of_the_release(tmp_path: Path) -> None:
    written, checked = _record_checked(EXAMPLE, tmp_path, "norvane-results.txt")
    rules = {d.rule for d in checked.diagnostics}
    for line in written.splitlines()[3:]:
        words = line.split()
        assert words[0] == "release" or words[0] in rules
        assert all(re.fullmatch(r"[0-9a-f]+", word) for word in words[1:]), line


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80), st.randoms(use_true_random=False))
def test_a_sketch_is_that_of_the_words_however_they_are_set(words: list[str], dice: random.Random) -> None:
    once = " ".join(words)
    again = "".join(dice.choice([word, word.upper()]) + dice.choice([" ", "\n", " \u00a0", ", ", "\r\n\r\n"]) for word in words)
    assert sketch(_prose(once)) == sketch(_prose(again))
    assert likeness(sketch(_prose(once)), sketch(_prose(again))) == 1


def test_what_a_page_puts_around_a_release_is_not_sketched() -> None:
    menu = " ".join(f"Menu{n}" for n in range(200)) + " "
    aside = (Shape("furniture", ProseSpan(0, len(menu))),)
    assert sketch(_prose(menu + EXAMPLE, aside)) == sketch(_prose(EXAMPLE)) != sketch(_prose(menu + EXAMPLE))


def test_an_edited_text_is_alike_and_another_of_the_same_house_is_not() -> None:
    one = " ".join(f"news{n}" for n in range(500)) + " " + (house := " ".join(f"house{n}" for n in range(400)))
    edited = one.replace("news30 ", "olds ").replace("news200 ", "olds ").replace("house7 ", "home ")
    other = " ".join(f"other{n}" for n in range(500)) + " " + house
    assert likeness(sketch(_prose(one)), sketch(_prose(edited))) > 0.9
    assert 0.1 < likeness(sketch(_prose(one)), sketch(_prose(other))) < 0.5


def test_what_says_nothing_is_like_nothing() -> None:
    assert sketch(_prose(" \n ")) == ()
    assert likeness((), ()) == likeness((), ("a",)) == 0


def test_a_path_goes_before_words(tmp_path: Path) -> None:
    mine, other = sketch(_prose(EXAMPLE)), sketch(_prose("Something else altogether, said in one line."))
    written, _ = _record_checked(EXAMPLE, tmp_path)
    own = Record(re.findall(r"^release (\w+)", written, re.MULTILINE)[0], other, ())
    alike = Record("0" * 16, mine, ())
    baseline = Baseline(Source("b", ""), str(tmp_path), (alike, own))
    assert record_of(baseline, str(tmp_path / "a.txt"), mine) is own
    assert record_of(baseline, str(tmp_path / "renamed.txt"), mine) is alike
    assert record_of(baseline, str(tmp_path / "renamed.txt"), sketch(_prose("A third release that nobody has seen."))) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "b is no baseline"),
        (b"{}", "b is no baseline"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "b is no baseline"),
        (EXAMPLE.encode(), "b is no baseline"),
        (b"prlint baseline 2\n", "b was written by another version of prlint"),
        (b"prlint baseline 1\ndates/order " + b"0" * 32 + b"\n", "damaged in line 2"),
        (b"prlint baseline 1\nrelease " + b"0" * 16 + b"\n<<<<<<< HEAD\n", "damaged in line 3"),
        (b"prlint baseline 1\nrelease " + b"0" * 16 + b"\ndates/order 12\n", "damaged in line 3"),
        (b"prlint baseline 1\nrelease " + b"0" * 16 + b" zz\n", "damaged in line 2"),
    ],
)
def test_what_is_no_baseline_is_told_in_one_sentence(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(BaselineError, match=words) as raised:
        load(str(tmp_path / "b"), "b")
    assert "\n" not in str(raised.value)


def test_windows_line_ends_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    written, _ = _record_checked(EXAMPLE, tmp_path)
    (tmp_path / "b").write_bytes(written.replace("\n", "\r\n\r\n").encode())
    (tmp_path / "c").write_text(written, "utf-8")
    keys = [[(e.rule, e.fingerprint) for e in load(str(tmp_path / name), name).records[0].entries] for name in "bc"]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_another_format_with_the_same_words_has_the_same_record(name: str, tmp_path: Path) -> None:
    text = EXAMPLE
    if name == "a.html":
        text = "".join(f"<p>{block}</p>\n".replace("\n", "<br>\n") for block in EXAMPLE.split("\n\n"))
    assert sketch(project(Source(name, text))) == sketch(project(Source("a.txt", EXAMPLE)))
