"""Lines: nothing lost, ended where lines end, and wrapped ones joined."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.segment.lines import split
from prlint.text.wrapping import MAX_LINES

WRAPPED = (
    "Norvane opened a laboratory in which sixty scientists grow tissue of the\n"
    "kidney to test medicines on it. The laboratory is the third one of the\n"
    "company, and the first of them that stands outside of Massachusetts, in\n"
    "a town with a university whose students use its microscopes in evenings\n"
    "when nobody else does.\n"
    "A new paragraph begins here without a blank line before it, and it goes\n"
    "on in a second line.\n"
)


def texts(prose: str) -> list[str]:
    return [prose[line.first : line.last] for line in split(prose)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert texts(f"One{end}{end}Two{end}Three") == ["One", "Two", "Three"]


@pytest.mark.parametrize("no_end", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_nothing_else_ends_a_line(no_end: str) -> None:
    assert texts(f"One{no_end}Two") == [f"One{no_end}Two"]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [text.split()[0] for text in texts(WRAPPED)] == ["Norvane", "A"]


def test_a_note_that_hangs_is_wrapped_where_it_stands() -> None:
    hung = "    (1) These items belong to the plan of the firm for its plain work,"
    hung += "\n        and to the change in what it pays its very oldest people.\n"
    hung += "        Management believes that they make its results easier to read.\n"
    assert [text.split()[0] for text in texts(f"{WRAPPED}\n{hung}")] == ["Norvane", "A", "(1)"]


UNEVEN = WRAPPED.replace("sixty scientists", "sixty scientists of Norvane Therapeutics")

PARAGRAPH = "Sixty scientists of Norvane grow tissue in the town of Leeds " * 3 + "."
UNWRAPPED = "\n".join(["Norvane opened a laboratory in Leeds.", *[PARAGRAPH] * 3])


def test_a_line_written_into_and_an_uneven_margin_leave_a_text_wrapped() -> None:
    assert [text.split()[0] for text in texts(UNEVEN)] == ["Norvane", "A"]


@pytest.mark.parametrize(
    "text",
    [
        "Contact:\nLee Tan\nVice President, Investor Relations and Communications\n617-555-0142\n",
        UNWRAPPED,
        "- one\n- two\n- three\n- four\n- five\n",
        "A paragraph that is longer than any line a program would ever break, since it goes on and on without an end in sight.\nAnother.\n",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert texts(text) == text.splitlines()


def test_too_many_lines_end_in_one_more() -> None:
    lines = split("a\n" * (MAX_LINES + 500))
    assert len(lines) == MAX_LINES
    assert lines[-1].last == 2 * (MAX_LINES + 500) - 1


@given(st.text(alphabet="ab \n\r\t\u2028•.", max_size=80))
def test_lines_rise_and_hold_all_that_is_not_blank(text: str) -> None:
    lines = split(text)
    inside = "".join(text[line.first : line.last] for line in lines)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(a.last <= b.start <= b.first for a, b in itertools.pairwise(lines))


NEWS = "Norvane opened a laboratory in Leeds in which sixty scientists grow tissue of the kidney to test medicines on it. "
MORE = "It has sixty desks, two floors and a garden on its roof."


@pytest.mark.parametrize(
    "head",
    [
        "About NorvaneNorvane makes medicines.",
        "Forward-Looking Statements This release contains such statements.",
        "Disclaimer: This is no offer.",
        "Media Contact:Dana Ruiz617-944-6118",
    ],
)
def test_a_heading_run_into_a_paragraph_begins_a_line(head: str) -> None:
    assert texts(NEWS + MORE + head) == [NEWS + MORE, head]


@pytest.mark.parametrize("head", ["INVESTOR RELATIONS CONTACT: Dana Ruiz", "CONTACT: Dana Ruiz", "Media Contacts: Dana Ruiz"])
def test_a_contact_behind_a_sentence_begins_a_line(head: str) -> None:
    assert texts(NEWS + MORE + "  " + head) == [NEWS + MORE, head]


@pytest.mark.parametrize(
    "tail",
    [
        " About Norvane we know little.",
        " For more, see norvane.com/About Norvane.",
        " He said: Contact: none. Media contact us.",
        ' A bank buys them under a regulation (the "Safe Harbour Regulation") of the Union.',
        ' Its report tells of them under "Risks" and "Forward-Looking Statements" in full.',
    ],
)
def test_the_same_words_in_a_sentence_begin_none(tail: str) -> None:
    assert texts(NEWS + MORE + tail) == [NEWS + MORE + tail]
