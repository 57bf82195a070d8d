"""The report for people."""

from __future__ import annotations

import pytest

from prlint.diagnostic import Authority, Fix, Suppressed
from prlint.engine import Off
from prlint.report.text import render
from prlint.run import Checked
from tests.report.making import checked, run


def _snippet(marked: str, *labels: str) -> list[str]:
    """The lines between message and closing."""
    lines = "".join(render(run(checked(marked, labels=labels), quiet=True))).split("\n")
    assert lines[1] == "  Not so."
    return lines[2:-2]


@pytest.mark.parametrize(
    ("marked", "rows"),
    [
        ("One ⟦two⟧ three.\n", ["   1 | One two three.", "     |     ^^^"]),
        ("⟦⟧One.\n", ["   1 | One.", "     | ^"]),
        ("One.⟦⟧\n", ["   1 | One.", "     |     ^"]),
        ("One.\n⟦⟧", ["   2 |", "     | ^"]),
        ("\tOne ⟦two⟧.\n", ["   1 |     One two.", "     |         ^^^"]),
        ("日本 ⟦東京⟧。\n", ["   1 | 日本 東京。", "     |      ^^^^"]),
        ("cafe\u0301 ⟦noir⟧\n", ["   1 | cafe\u0301 noir", "     |      ^^^^"]),
        ("🎉 ⟦two⟧\n", ["   1 | 🎉 two", "     |    ^^^"]),
        ("a\u200b⟦two⟧\n", ["   1 | a\u200btwo", "     |  ^^^"]),
        ("a\u202e⟦two⟧\n", ["   1 | a\\u202etwo", "     |        ^^^"]),
        ("a\x1b[31m⟦two⟧\n", ["   1 | a\\x1b[31mtwo", "     |          ^^^"]),
        ("One\r\rtwo ⟦three⟧\r", ["   3 | two three", "     |     ^^^^^"]),
        ("One ⟦two\nthree⟧ four\n", ["   1 | One two", "     |     ^^^ (to line 2)"]),
        ("“Curly” – ⟦two⟧…\n", ["   1 | “Curly” – two…", "     |           ^^^"]),
    ],
)
def test_the_place_is_underlined(marked: str, rows: list[str]) -> None:
    assert _snippet(marked) == rows


def test_a_long_line_is_shown_around_the_place() -> None:
    line, underline = _snippet("word " * 100 + "⟦here⟧" + " word" * 100 + "\n")
    assert line.startswith("   1 | …word ")
    assert line.endswith("…")
    assert len(line) < 110
    assert line[underline.index("^") : underline.rindex("^") + 1] == "here"


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_a_narrow_terminal_breaks_no_row(columns: int) -> None:
    """A row that the terminal broke would have its underline beside the words."""
    file = checked("word " * 100 + "⟦here⟧" + " word" * 100 + " and then ⟪there⟫\n", labels=("a sentence beside it",), message="Not " * 40)
    rows = "".join(render(run(file, columns=columns))).split("\n")
    assert max(map(len, rows[:-4])) <= columns
    line, underline = rows[rows.index(next(row for row in rows if "here" in row)) :][:2]
    assert line[underline.index("^") : underline.rindex("^") + 1] == "here"


def test_a_place_longer_than_the_window_is_cut() -> None:
    line, underline, *_ = _snippet("⟦" + "word " * 100 + "⟧\n")
    assert len(line) < 110
    assert len(underline) <= len(line)


def test_a_label_that_finds_no_room_stands_below() -> None:
    rows = _snippet("⟪" + "word " * 18 + "⟫\n⟦two⟧\n", "a sentence that is longer")
    assert rows[2] == "     | a sentence that is longer"


def test_a_line_of_a_million_words_costs_nothing() -> None:
    (line, _) = _snippet("word " * 1_000_000 + "⟦here⟧\n")
    assert line.endswith("word here")


@pytest.mark.parametrize(
    ("marked", "labels", "rows"),
    [
        ("⟦One⟧ two ⟪three⟫\n", ["before this"], ["   1 | One two three", "     | ^^^", "     |         ----- before this"]),
        ("⟦One⟧\n⟪two⟫\n", ["here"], ["   1 | One", "     | ^^^", "   2 | two", "     | --- here"]),
        ("⟪One⟫\n\n\n⟦two⟧\n", ["here"], ["   1 | One", "     | --- here", "   …", "   4 | two", "     | ^^^"]),
    ],
)
def test_second_places_are_labelled(marked: str, labels: list[str], rows: list[str]) -> None:
    assert _snippet(marked, *labels) == rows


def test_many_second_places_are_counted() -> None:
    marked = "⟦One⟧\n" + "⟪two⟫\n" * 9
    rows = _snippet(marked, *["also here"] * 9)
    assert rows[-1] == "  also      5 more places: line 6, 7, 8, 9, 10"
    assert sum("also here" in row for row in rows) == 4


def test_authority_and_remedy_are_told() -> None:
    file = checked("⟦One⟧\n", fixes=(Fix("Write two", "safe", ()),), authority=(Authority("15 USC 1111", "https://x.example"),))
    text = "".join(render(run(file)))
    assert "  to fix    Write two\n  rests on  15 USC 1111\n" in text


def test_what_nobody_has_read_is_only_pointed_to() -> None:
    text = "".join(render(run(checked("⟦One⟧\n", authority=(Authority("a law [unread]"), Authority("practice"))))))
    assert "  points to a law\n  rests on  practice\n" in text


def test_the_closing_counts_and_tells_what_was_not_checked() -> None:
    off = (Off("a/b", "needs marks.owner"), Off("a/c", "nothing to go by: no quote"), Off("a/d", "ignored by prlint.yaml"))
    text = "".join(render(run(checked("⟦One⟧\n", off=off))))
    assert text.endswith(
        "1 warning.\n3 rules ran, 2 had nothing to go by, 1 is switched off.\n"
        "Some wait to be told more: marks.owner (profile in prlint.yaml, or --profile KEY=VALUE).\n"
        "prlint explain house/rule tells more of a rule.\n"
    )


def test_a_clean_result_tells_what_was_not_checked() -> None:
    text = "".join(render(run(checked("One\n", off=(Off("a/c", "nothing to go by: no quote"),)))))
    assert text == "No findings in 1 file.\n3 rules ran, 1 had nothing to go by.\n"


def test_findings_are_grouped_by_file() -> None:
    text = "".join(render(run(checked("⟦One⟧\n", "a.txt"), checked("Two\n", "b.txt"), checked("⟦One⟧\n", "c.txt"))))
    assert [line for line in text.split("\n") if line.endswith(": 1 warning")] == ["a.txt: 1 warning", "c.txt: 1 warning"]
    assert "2 warnings in 2 of 3 files.\n3 rules ran on each file" in text


def test_an_unreadable_file_is_told() -> None:
    text = "".join(render(run(Checked("b.txt", error="it is a binary file"), checked("One\n"))))
    assert text.startswith("b.txt  unreadable\n  it is a binary file\n\nNo findings in 1 file (1 file could not be read).\n")


def test_quiet_has_findings_only() -> None:
    assert "".join(render(run(checked("One\n"), quiet=True))) == ""


def test_what_was_suppressed_is_shown_when_asked_for() -> None:
    file = checked("⟦One⟧\n")
    file = file.but(diagnostics=(), suppressed=(Suppressed(file.diagnostics[0], "config", "counsel"),))
    assert "house/rule" not in "".join(render(run(file)))
    shown = "".join(render(run(file, show_suppressed=True)))
    assert "a.txt:1:1  warning  house/rule  suppressed\n" in shown
    assert "  allowed   config: counsel\n" in shown


def test_color_changes_nothing_but_color() -> None:
    import re

    plain = "".join(render(run(checked("⟦One⟧ ⟪two⟫\n", labels=("here",)))))
    colored = "".join(render(run(checked("⟦One⟧ ⟪two⟫\n", labels=("here",)), color=True)))
    assert "\x1b" not in plain
    assert colored != plain
    assert re.sub("\x1b\\[\\d+m", "", colored) == plain
