"""No word of a stranger's harms a terminal or a build log."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.diagnostic import Fix, Suppressed
from prlint.report import FORMATS, renderer
from prlint.report.visible import clipped, visible, visible_path, width
from prlint.run import Checked
from tests.report.commands import command, older_command
from tests.report.making import checked, run

BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ANY = st.characters(exclude_characters="⟦⟧⟪⟫")  # these mark places in the texts of `making`
TRICKY = st.text(st.sampled_from("ab :#[]\n\r\t\x00\x1b\x85\u2028\u202e\ud800日é🎉") | _ANY, max_size=30)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text”", "plain – “text”"),
        ("a\x1b]52;c;x\x07", "a\\x1b]52;c;x\\x07"),
        ("a\r\nb", "a\\x0d\\x0ab"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\x85b\x9bc", "a\\x85b\\x9bc"),
        ("a\udcffb", "a\\udcffb"),
        ("##[error]x", "\\x23#[error]x"),
        ("x ##vso[task] y", "x \\x23#vso[task] y"),
        ("###[error]", "#\\x23#[error]"),
        ("## heading", "## heading"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [("a/b.txt", "a/b.txt"), ("::error::x.md", "./::error::x.md"), (" ::x", "./ ::x"), ("a::b", "a::b"), ("##[x].md", "\\x23#[x].md")],
)
def test_visible_path(path: str, shown: str) -> None:
    assert visible_path(path) == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("🎉", 2), ("a\u200bb", 2), ("“–”", 3)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_clipped() -> None:
    assert clipped("abcdef", 6) == "abcdef"
    assert clipped("abcdefg", 6) == "abcde…"
    assert width(clipped("日本日本日本", 5)) <= 5


@pytest.mark.parametrize("format_name", FORMATS)
@settings(max_examples=100)
@given(path=TRICKY.filter(bool), head=TRICKY, word=TRICKY, message=TRICKY, label=TRICKY, rule=TRICKY)
def test_no_output_line_is_a_command_or_moves_the_cursor(
    format_name: str, path: str, head: str, word: str, message: str, label: str, rule: str
) -> None:
    file = checked(f"{head}⟦{word}⟧ ⟪x⟫", path=path, labels=(label,), message=message, rule=rule, fixes=(Fix(label, "safe", ()),))
    suppressed = file.but(diagnostics=(), suppressed=(Suppressed(file.diagnostics[0], "config", message),))
    made = run(file, suppressed, Checked(path, error=message), show_suppressed=True)
    text = "".join(renderer(format_name)(made))
    assert not BAD.search(text)
    lines = text.split("\n")
    assert not any(map(older_command, lines))
    commands = [found.name for found in map(command, lines) if found]
    assert commands == (["error", "warning"] if format_name == "github" else [])


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_ends_its_last_line(format_name: str) -> None:
    assert "".join(renderer(format_name)(run(checked("⟦One⟧\n")))).endswith("\n")
