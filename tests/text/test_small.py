"""Sizes, near words and paths."""

from __future__ import annotations

import pytest

from prlint.text.nearest import meant, nearest, one_of
from prlint.text.paths import shown
from prlint.text.sizes import size, size_words


@pytest.mark.parametrize(
    ("word", "bytes_"),
    [("1", 1), ("500", 500), ("2kB", 2000), ("2 KB", 2000), ("10MB", 10**7), ("10 m", 10**7), ("1G", 10**9), ("20B", 20)],
)
def test_a_size(word: str, bytes_: int) -> None:
    assert size(word) == bytes_


@pytest.mark.parametrize("word", ["", "0", "-1", "MB", "1.5MB", "ten", "1kk", "1TB", "٣", "1" * 40])
def test_no_size(word: str) -> None:
    with pytest.raises(ValueError, match="is no size"):
        size(word)


@pytest.mark.parametrize(("bytes_", "words"), [(10**7, "10 MB"), (1500, "1.5 kB"), (12, "12 bytes"), (2 * 10**9, "2 GB")])
def test_a_size_in_words(bytes_: int, words: str) -> None:
    assert size_words(bytes_) == words


def test_the_nearest_word() -> None:
    assert nearest("warnin", ["error", "warning"]) == "warning"
    assert meant("warnin", ["error", "warning"]) == "; did you mean ‘warning’?"
    assert one_of("warnin", ["error", "warning"]) == "; did you mean ‘warning’? Choose from error, warning"
    assert one_of("x", ["error", "warning"]) == "; choose from error, warning"


def test_no_word_is_near() -> None:
    assert nearest("zzz", ["error", "warning"]) is None
    assert meant("zzz", ["error", "warning"]) == ""


def test_a_plain_path_is_shown_as_it_is() -> None:
    assert shown("a/b.txt") == "a/b.txt"
