from __future__ import annotations

import pytest

from prlint.packs.located import MAX_DEPTH, Map, Seq, Text
from tests.packs.making import node, without_marks


def test_words_keep_their_spelling() -> None:
    root, page = node("a: no\nb: 2026-11-02\nc: 0700\nd: 1.0\ne: ~\n")
    assert isinstance(root, Map)
    assert [value.value for _, value in root.pairs if isinstance(value, Text)] == ["no", "2026-11-02", "0700", "1.0", "~"]
    assert not page.problems


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("word", ["plain", "é", "𝒳y", "®™"])
def test_places_count_code_points(line_end: str, word: str) -> None:
    text = line_end.join([f"a: {word}", "b:", f"  - '{word}'", f'  - "{word}" # {word}', ""])
    root, page = node(text)
    assert isinstance(root, Map)
    values = root.get("b")
    assert isinstance(values, Seq)
    assert [value.span.of(text) for value in values.items] == [f"'{word}'", f'"{word}"']
    assert [page.inside(value, 0).start - value.span.start for value in values.items if isinstance(value, Text)] == [1, 1]


def test_the_ends_of_block_scalars_are_trimmed() -> None:
    root, _ = node("a: |\n  one\n  two\n\nb: >\n  three\n")
    assert isinstance(root, Map)
    assert [value.value for _, value in root.pairs if isinstance(value, Text)] == ["one\ntwo", "three"]


def test_a_place_in_words_that_are_escaped_is_the_whole() -> None:
    root, page = node('a: "x\\ty"\n')
    assert isinstance(root, Map)
    value = root.pairs[0][1]
    assert isinstance(value, Text)
    assert page.inside(value, 2) == value.span


REFUSED = [
    ("anchor", "a: «&x y»\n"),
    ("alias", "a: [&x y, «*x»]\n"),
    ("tag", "a: «!!str y»\n"),
    ("tag", "a: «!python/object:os.system y»\n"),
    ("doubled-key", "a: 1\nb: 2\n«a»: 3\n"),
    ("several-documents", "a: 1\n«---»\nb: 2\n"),
    ("key", "? «[a, b]»\n: 1\n"),
    ("empty", "«»"),
    ("empty", "«»# nothing but a remark\n"),
    ("syntax", "a: «[»1, 2\nb: 3\n"),
    ("syntax", "a: «\x07»\n"),
    ("syntax", "a: «'»x\n"),
]


@pytest.mark.parametrize(("rule", "marked"), REFUSED)
def test_what_means_other_than_it_shows_is_refused_at_its_place(rule: str, marked: str) -> None:
    text, start, end = without_marks(marked)
    _, page = node(text)
    found = [(d.rule, d.place.span.start, d.place.span.end) for d in page.problems]
    if rule == "key":  # a list is underlined at its first member
        start, end = start + 1, start + 2
    assert (f"pack/{rule}", start, end) in found


def test_a_doubled_key_points_at_the_first() -> None:
    _, page = node("a: 1\nb: 2\na: 3\n")
    assert [(label.message, label.place.start.line) for label in page.problems[0].labels] == [("first here", 1)]


def test_all_faults_of_the_notation_are_found_in_one_run() -> None:
    _, page = node("a: &x 1\nb: *x\na: 2\n")
    assert [d.rule for d in page.problems] == ["pack/anchor", "pack/alias", "pack/doubled-key"]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 50_000 + "a", "a: " + "{a: " * (MAX_DEPTH + 1)])
def test_depth_is_bounded(text: str) -> None:
    root, page = node(text)
    assert root is None
    assert page.problems


def test_size_is_bounded() -> None:
    root, page = node("a: " + "x" * 2_000_000)
    assert root is None
    assert [d.rule for d in page.problems] == ["pack/too-large"]
