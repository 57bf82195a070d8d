"""Path patterns, as .gitignore has them."""

from __future__ import annotations

import pytest

from prlint.text.globs import fits


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "b/a.txt", True),
        ("a.txt", "ba.txt", False),
        ("*.txt", "b/c/a.txt", True),
        ("*.txt", "a.txt.md", False),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "b/a.txt", False),
        ("2026-11/*", "2026-11/q3.md", True),
        ("2026-11/*", "x/2026-11/q3.md", False),
        ("2026-11/*", "2026-11/deep/q3.md", True),
        ("2026-1?/*.md", "2026-12/a.md", True),
        ("archive", "archive/2020/a.txt", True),
        ("archive/", "archive/a.txt", True),
        ("archive/", "archive", False),
        ("archive/", "x/archive/a.txt", True),
        ("archive/**", "archive/a/b.txt", True),
        ("archive/**", "archive", False),
        ("**/old/*.txt", "a/b/old/x.txt", True),
        ("**/old/*.txt", "old/x.txt", True),
        ("a/**/z.txt", "a/z.txt", True),
        ("a/**/z.txt", "a/b/c/z.txt", True),
        ("[ab].txt", "a.txt", True),
        ("[!ab].txt", "a.txt", False),
        ("[!ab].txt", "c.txt", True),
        ("[.txt", "[.txt", True),
        ("a\\*.txt", "a*.txt", True),
        ("a\\*.txt", "ab.txt", False),
        ("a+b.txt", "a+b.txt", True),
        ("*", "anything/at/all", True),
    ],
)
def test_fits(pattern: str, path: str, expected: bool) -> None:
    assert fits(pattern, path) is expected
