"""Where sentences end."""

from __future__ import annotations

import pytest

from prlint.text.sentences import sentences
from prlint.text.span import ProseSpan
from tests.growth import is_linear


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, [ProseSpan(0, len(text))])]


@pytest.mark.parametrize(
    "marked",
    [
        "Norvane opened a laboratory.| It has sixty desks.",
        "Is it open?| Yes!| It is.",
        "Halden Instruments, Inc. builds microscopes.| They are sold in Ohio.",
        "Dr. Ruiz and Mr. Tan met J. Halm in St. Louis.",
        "The U.S. market grew.| Europe did not.",
        "Revenue was $4.1 million in the U.S.| The market grew.",
        "The maker is Norvane, Inc.| The company is in Boston.",
        "© 2026 Norvane Ltd.| Calidex is a trademark of Norvane Ltd. in Ohio.",
        "Norvane Ltd. Calidex is one.",
        "The maker is Norvane GmbH.| Calidex is new.",
        "It is told by Col. Dana Ruiz.",
        "He said, “We are glad.”| Nobody asked why.",
        "Growth was 4.5 percent vs. 3.1 percent in Q1.| Costs fell.",
        "The drug helped.¹| It was safe.²",
        "The drug helped. [1]| It was safe. [2]",
        "The drug helped.1| It was safe.2,3| See No.3 The plant is new.",
        "The drug helped.(1)| It was safe.(2,3)| Few slept.",
        "Two things matter:|\n• price|\n• taste",
        "What comes next|\n1. one|\n2. two",
        "The board met on Mar. 3 and on Sept. 12 in Boston.| It agreed.",
        "This is inside information under MAR.| Dana Ruiz arranged it.",
        "The answer was no.| Norvane asked again.",
        "See Fig. 2 and Table No. 4.| They show sales.",
        "See Form S-3 (File No. [333-281440]) and No. [●] of it.| It is effective.",
        "The patient felt ill.| Calidex helped.",
        "The plant in Springfield, Ill. Halden runs is new.| It has sixty desks.",
        "no stop at all",
        "It ends…| And goes on.",
    ],
)
def test_sentences(marked: str) -> None:
    """A bar marks each end."""
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_paragraphs_are_kept_apart() -> None:
    text = "One.\n\nTwo"
    assert [s.of(text) for s in sentences(text, [ProseSpan(0, 4), ProseSpan(6, 9)])] == ["One.", "Two"]


@pytest.mark.parametrize("unit", [".", ". ", ".)", "!? ", "\n ", "A. ", "Inc. ", "…”"])
def test_long_rows_of_marks_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: cut("Norvane" + unit * size), 6_000, 60_000)


@pytest.mark.parametrize("blank", [" ", "\n", "\r\n"])
def test_text_without_stops_is_cut_where_no_sentence_can_be_so_long(blank: str) -> None:
    pieces = cut(blank.join(["ten", "rows"] * 2_000))
    assert max(map(len, pieces)) <= 3_000
    assert blank.join(pieces).split() == ["ten", "rows"] * 2_000


def test_a_word_is_never_cut() -> None:
    assert cut("a" * 5_000 + " b") == ["a" * 5_000, "b"]
