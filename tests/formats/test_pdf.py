"""PDF: what stands on pages becomes running text again, each word at its page and line; and what cannot be read is told."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.formats import format_of_source, read
from prlint.formats.pdf_flow import blocks
from prlint.formats.pdf_glyphs import INSTALL
from prlint.formats.pdf_lines import lines_of
from prlint.formats.pdf_structure import check_structure
from prlint.text.projection import Projection
from prlint.text.source import UnreadableError
from prlint.text.span import Position
from tests.formats.pdf_making import HEIGHT, Placed, filled, packed, pdf, width
from tests.formats.test_markdown import check_law
from tests.growth import is_linear

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

NEWS = (
    "Norvane Therapeutics, Inc. today announced results from a trial of Calidex in 612 adults with chronic cough, a condition that "
    "affects one adult in ten, and said that it expects to file for approval in the second half of the year after a well-known study ends."
)
ABOUT = "Norvane Therapeutics, Inc. develops medicines for the lungs and sells them in twelve countries, by itself and with Orrin Foods."
LEFT, RIGHT, TOP = 72, 540, 700


def projection(data: bytes) -> Projection:
    source = read("a.pdf", data)
    assert source.projection is not None
    assert format_of_source(source) == "pdf"
    check_law(source.projection)
    return source.projection


def prose(*pages: list[Placed]) -> str:
    return projection(pdf(pages)).prose


def shaped(found: Projection, kind: str) -> list[str]:
    return [shape.prose.of(found.prose) for shape in found.shapes if shape.kind == kind]


def place(found: Projection, words: str) -> tuple[str | None, int, int]:
    position = found.position(found.prose.index(words), read("a.txt", b"").lines)
    return position.part, position.line, position.column


# Paragraphs


def test_lines_that_the_margin_ended_go_on() -> None:
    assert prose(filled(NEWS, LEFT, TOP, RIGHT)) == NEWS


def test_a_gap_parts_paragraphs() -> None:
    first = filled(NEWS, LEFT, TOP, RIGHT)
    assert prose(first + filled(ABOUT, LEFT, first[-1][1] - 26, RIGHT)) == f"{NEWS}\n\n{ABOUT}"


def test_an_indent_parts_paragraphs_without_a_gap() -> None:
    first = filled(NEWS, LEFT, TOP, RIGHT)
    second = filled(ABOUT, LEFT, first[-1][1] - 14.4, RIGHT)
    second[0] = (LEFT + 36, *second[0][1:3], second[0][3].rsplit(" ", 1)[0])
    second[1] = (*second[1][:3], "lungs " + second[1][3]) if not second[0][3].endswith("lungs") else second[1]
    assert prose(first + second).startswith(f"{NEWS}\n\nNorvane")


def test_another_size_parts_paragraphs() -> None:
    assert prose([(LEFT, 720, 16, "Norvane Reports Results"), *filled(NEWS, LEFT, TOP, RIGHT)]) == f"Norvane Reports Results\n\n{NEWS}"


def test_lines_that_their_writer_ended_stay() -> None:
    body = filled(NEWS, LEFT, TOP, RIGHT)
    below = body[-1][1] - 30
    contact = [(LEFT, below - 14.4 * n, 12, words) for n, words in enumerate(("Dana Ruiz", "+1 617 203 4411", "dana.ruiz@norvane.example"))]
    assert prose(body + contact) == f"{NEWS}\n\nDana Ruiz\n+1 617 203 4411\ndana.ruiz@norvane.example"


def test_a_paragraph_goes_on_over_a_page() -> None:
    lines = filled(NEWS, LEFT, 100, RIGHT)
    rest = [(left, 720 - 14.4 * n, size, words) for n, (left, _, size, words) in enumerate(lines[1:])]
    assert prose(lines[:1], rest) == NEWS


def test_a_paragraph_that_ends_with_its_page_ends() -> None:
    assert prose(filled(NEWS, LEFT, 140, RIGHT), filled(ABOUT, LEFT, TOP, RIGHT)) == f"{NEWS}\n\n{ABOUT}"


def test_columns_are_read_one_after_the_other() -> None:
    left, right = filled(f"{NEWS} {NEWS}", LEFT, TOP, 290, 10), filled(f"{ABOUT} {NEWS}", 320, TOP, 540, 10)
    found = prose([(LEFT, 740, 16, "Norvane Reports Results"), *left, *right])
    assert found == f"Norvane Reports Results\n\n{NEWS} {NEWS}\n\n{ABOUT} {NEWS}"


def test_a_centred_headline_of_two_lines_is_one() -> None:
    lines = ["Norvane Reports Results of a Trial of Calidex in Adults With Chronic Cough", "and Will File for Approval This Year"]
    centred = [((612 - width(words, 14)) / 2, 740 - 17 * n, 14, words) for n, words in enumerate(lines)]
    assert prose([*centred, *filled(NEWS, LEFT, TOP, RIGHT)]) == f"{' '.join(lines)}\n\n{NEWS}"


# Signs


def test_a_raised_digit_is_a_citation_marker() -> None:
    line = "It affects one adult in ten."
    end = LEFT + width(line, 12)
    found = prose([*filled(NEWS, LEFT, TOP, RIGHT), (LEFT, 600, 12, line), (end, 604.5, 7, "1,2")])
    assert found.endswith("one adult in ten.¹,²")


def test_raised_signs_that_were_drawn_last_stand_where_they_are_seen() -> None:
    line = "It affects one adult in ten. So it is."
    marker = (LEFT + width("It affects one adult in ten.", 12), 604.5, 7, "1")
    note = [(LEFT + 6, 500, 10, "Halden J. Cough in adults."), (LEFT, 503, 6, "1")]
    found = prose([*filled(NEWS, LEFT, TOP, RIGHT), (LEFT, 600, 12, line), note[0], marker, note[1]])
    assert "one adult in ten.¹ So it is." in found
    assert found.endswith("¹ Halden J. Cough in adults.")


def test_raised_letters_are_a_mark() -> None:
    assert prose([(LEFT, TOP, 12, "Calidex"), (LEFT + width("Calidex", 12), TOP + 5, 7, "TM")]) == "Calidex™"


def test_a_bracketed_raised_number_stays() -> None:
    assert prose([(LEFT, TOP, 12, "Calidex"), (LEFT + width("Calidex", 12), TOP + 5, 7, "(1)")]) == "Calidex(1)"


def test_blanks_that_the_writer_left_out_are_there() -> None:
    words = [(LEFT, TOP, 12, "Norvane"), (LEFT + 52, TOP, 12, "names"), (LEFT + 92, TOP, 12, "Dana Ruiz")]
    assert prose(words) == "Norvane names Dana Ruiz"


@pytest.mark.parametrize(
    ("before", "after", "read_as"),
    [
        ("a well-", "known study", "a well-known study"),  # the compound stands elsewhere
        ("the approx-", "imation holds", "the approximation holds"),  # so does the word
        ("the HORIZON-", "2 trial", "the HORIZON-2 trial"),
        ("of Smith-", "Jones Ltd", "of Smith-Jones Ltd"),
        ("a once-", "daily pill", "a once-daily pill"),  # unknown, and the writer divides no words
        ("a plan -", "or so it seems", "a plan - or so it seems"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, read_as: str) -> None:
    pad = "Norvane says much of this and that and of what it has in the pipeline "
    text = f"{NEWS} An approximation is good enough for most of the readers."
    body = filled(text, LEFT, TOP, RIGHT)
    line = pad[: -len(before) - 2].rsplit(" ", 1)[0] + " "
    while LEFT + width(line + before, 12) < RIGHT - width(after.split()[0], 12) + 12:
        line = "so " + line
    below = body[-1][1] - 30
    assert read_as in prose([*body, (LEFT, below, 12, line + before), (LEFT, below - 14.4, 12, after)])


def test_where_many_words_are_divided_the_hyphen_goes() -> None:
    lines = [
        *("Norvane says that the inves-", "tigators of the trial were im-", "pressed by what they saw of a"),
        *("longer study of the same medi-", "cine in adults with a cough that", "had not gone for a long while"),
    ]
    assert prose([(LEFT, TOP - 14.4 * n, 12, line) for n, line in enumerate(lines)] + [(LEFT, 300, 12, "x" * 30)]).startswith(
        "Norvane says that the investigators of the trial were impressed by what they saw of a longer study of the same medicine in adults"
    )


# What has a shape


def test_rows_of_figures_are_a_table() -> None:
    rows = [("(in thousands)", "2026", "2025"), ("Revenue", "$12,500", "$9,800"), ("Net loss", "(4,200)", "(5,100)")]
    cells = [(x, 500 - 18 * n, 12, words) for n, row in enumerate(rows) for x, words in zip((LEFT, 250, 350), row, strict=True)]
    found = projection(pdf([[*filled(NEWS, LEFT, TOP, RIGHT), *cells]]))
    assert found.prose == NEWS + "\n\n" + "\n".join("\t".join(row) for row in rows)
    assert shaped(found, "table-row") == ["\t".join(row) for row in rows]


def test_a_label_with_a_tab_behind_it_is_no_table() -> None:
    found = projection(pdf([[*filled(NEWS, LEFT, TOP, RIGHT), (LEFT, 500, 12, "Contact:"), (200, 500, 12, "Dana Ruiz")]]))
    assert found.prose.endswith("Contact:\tDana Ruiz")
    assert shaped(found, "table-row") == []


def test_items_of_a_list_with_their_second_lines() -> None:
    long = "• The trial met its endpoint and nobody who was asked had ever seen a better one in the"
    items = [(LEFT, 500, 12, long), (LEFT + 12, 485, 12, "history of medicine."), (LEFT, 470, 12, "• It was safe.")]
    found = projection(pdf([[*filled(NEWS, LEFT, TOP, RIGHT), *items]]))
    assert shaped(found, "list-item") == [f"{long} history of medicine.", "• It was safe."]


def test_bullets_drawn_by_themselves_come_before_their_lines() -> None:
    page = [(90, 500, 12, "It was safe."), (90, 485, 12, "It was quick."), (72, 500, 12, "•"), (72, 485, 12, "•")]
    assert prose([*filled(NEWS, LEFT, TOP, RIGHT), *page]).endswith("• It was safe.\n• It was quick.")


def test_what_pages_repeat_runs() -> None:
    pages = [
        [(LEFT, 760, 9, "Norvane Therapeutics"), *filled(text, LEFT, TOP, RIGHT), (300, 30, 9, f"Page {number} of 2")]
        for number, text in enumerate((NEWS, ABOUT), 1)
    ]
    found = projection(pdf(pages))
    assert shaped(found, "running") == ["Norvane Therapeutics", "Page 1 of 2"]
    assert found.prose == f"{NEWS}\n\n{ABOUT}\n\nNorvane Therapeutics\n\nPage 1 of 2"


def test_a_number_that_is_not_that_of_its_page_is_text() -> None:
    found = projection(pdf([[*filled(NEWS, LEFT, TOP, RIGHT), (LEFT, 60, 12, "2027")]]))
    assert shaped(found, "running") == []


def test_notes_at_the_foot_of_a_page_come_behind_the_text() -> None:
    note = [(LEFT, 84, 6, "1"), (LEFT + 5, 80, 9, "Halden J. Cough in adults. Thorax 2021;76:100-110.")]
    lines = filled(NEWS, LEFT, 120, RIGHT)
    rest = [(left, 720 - 14.4 * n, size, words) for n, (left, _, size, words) in enumerate(lines[1:])]
    found = projection(pdf([[*lines[:1], *note], rest]))
    assert found.prose == f"{NEWS}\n\n¹ Halden J. Cough in adults. Thorax 2021;76:100-110."
    assert shaped(found, "note") == ["¹ Halden J. Cough in adults. Thorax 2021;76:100-110."]


# Places


def test_places_are_lines_of_pages() -> None:
    found = projection(pdf([filled(NEWS, LEFT, 120, RIGHT), [(LEFT, 740, 12, "About Norvane"), *filled(ABOUT, LEFT, TOP, RIGHT)]]))
    assert place(found, "Norvane") == ("page-1", 1, 1)
    assert place(found, "About") == ("page-2", 1, 1)
    assert place(found, ABOUT) == ("page-2", 2, 1)
    second = filled(NEWS, LEFT, 120, RIGHT)[1][3]
    assert place(found, second) == ("page-1", 2, 1)
    assert place(found, second[4:]) == ("page-1", 2, 5)


def test_an_end_stays_on_its_line() -> None:
    found = projection(pdf([filled(NEWS, LEFT, TOP, RIGHT)]))
    first = filled(NEWS, LEFT, TOP, RIGHT)[0][3]
    assert found.position(len(first), read("a.txt", b"").lines, left=True) == Position(1, len(first) + 1, "page-1")


@pytest.mark.parametrize(("turned", "matrix"), [(90, "0 1 -1 0 92 72"), (180, "-1 0 0 -1 540 92"), (270, "0 -1 1 0 520 720")])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_looked_at(turned: int, matrix: str) -> None:
    drawn = f"BT /F1 12 Tf {matrix} Tm (Norvane names) Tj 0 -14.4 Td (Dana Ruiz) Tj ET".encode()
    assert projection(packed([drawn], turned)).prose == "Norvane names\nDana Ruiz"


def test_a_stamp_aslant_is_no_text() -> None:
    drawn = b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (Norvane names Dana Ruiz) Tj ET BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 200 Tm (DRAFT) Tj ET"
    found = projection(packed([drawn]))
    assert found.prose == "Norvane names Dana Ruiz\n\nDRAFT"
    assert shaped(found, "running") == ["DRAFT"]


ANYWHERE = st.tuples(st.integers(0, 600), st.integers(0, HEIGHT), st.integers(1, 40), st.text("ab.-•1( \t", max_size=12))


@settings(max_examples=12)
@given(st.lists(ANYWHERE, max_size=12))
def test_the_law_holds_wherever_words_stand(page: list[Placed]) -> None:
    found = projection(pdf([page, page, [(LEFT, TOP, 12, "Norvane")]]))
    assert "Norvane" in found.prose


# What cannot be read

WHOLE = pdf([filled(NEWS, LEFT, TOP, RIGHT)])
_ENCRYPTED = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
UNREADABLE = {
    "a picture of a text": (pdf([[]]), "no text layer (its page is a picture)"),
    "pictures of texts": (pdf([[], []]), "no text layer (its pages are pictures)"),
    "encrypted": (pdf([filled(NEWS, LEFT, TOP, RIGHT)], more=_ENCRYPTED), "it is encrypted; save a copy that needs no password"),
    "cut off": (WHOLE[: len(WHOLE) * 2 // 3], "it is cut off before its end"),
    "cut off at once": (WHOLE[:9], "it is cut off before its end"),
    "a table elsewhere": (WHOLE.replace(b"startxref\n", b"startxref\n9"), "its table of contents is broken"),
    "a table that leads nowhere": (WHOLE.replace(b" 65535 f \n00", b" 65535 f \n07"), "its table of contents is broken"),
    "no table": (WHOLE.replace(b"startxref", b"startxrfe"), "its table of contents is broken"),
    "a table of itself": (WHOLE.replace(b"/Root", b"/Prev 99999999/Root"), "its table of contents is broken"),
    "no pages": (packed([]), "it is a damaged PDF"),
    "no catalogue": (WHOLE.replace(b"/Root 1 0 R", b"/Root 7 0 R"), "it is a damaged PDF"),
    "more pages than any release": (packed([b""] * 301), "more than 300 pages"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_in_one_sentence(name: str) -> None:
    data, words = UNREADABLE[name]
    with pytest.raises(UnreadableError) as raised:
        read("a.pdf", data)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_unpacks_to_a_gigabyte_is_refused() -> None:
    bomb = zlib.compress(b" " * 1_000_000_000, 9)
    with pytest.raises(UnreadableError, match="more time or memory"):
        read("a.pdf", packed([bomb], filters=b"[/FlateDecode/FlateDecode]"))


def test_a_program_that_can_begin_no_process_reads_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert projection(WHOLE).prose == NEWS


def test_a_fault_of_the_reader_is_none_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ZeroDivisionError", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(RuntimeError):
        read("a.pdf", WHOLE)


def test_blank_space_before_a_file_does_no_harm() -> None:
    assert projection(b"\r\n \xef\xbb\xbf" + WHOLE).prose == NEWS


def test_the_name_of_a_file_decides_nothing() -> None:
    source = read("a.txt", WHOLE)
    assert source.projection is not None
    assert source.projection.format == "pdf"


def test_without_the_extra_a_sentence_tells_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ImportError", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(UnreadableError) as raised:
        read("a.pdf", WHOLE)
    assert str(raised.value) == INSTALL


def _complaint(act: Callable[[], object]) -> str:
    """What the reader says of a file, if it says anything; any other error fails the test."""
    try:
        act()
    except UnreadableError as error:
        return str(error)
    return ""


@given(st.data())
def test_a_damaged_file_is_refused_or_passed_on_and_never_more(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE) - 1))
    end = data.draw(st.integers(at, min(at + 40, len(WHOLE))))
    damaged = WHOLE[:at] + data.draw(st.binary(max_size=20)) + WHOLE[end:]
    assert "\n" not in _complaint(lambda: check_structure(damaged))


@settings(max_examples=8)
@given(st.data())
def test_whatever_is_damaged_ends_in_text_or_one_sentence(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE) - 400))
    damaged = WHOLE[:at] + data.draw(st.binary(min_size=8, max_size=8)) + WHOLE[at + 8 :]
    assert "\n" not in _complaint(lambda: read("a.pdf", damaged))


# What is no text


def test_comments_are_told_at_their_line() -> None:
    lines = filled(NEWS, LEFT, TOP, RIGHT)
    base = lines[1][1]
    note = b"/Annots[<</Type/Annot/Subtype/Text/Rect[50 %d 70 %d]/Contents(Is this so?)/T(Lee Tan)>>]" % (base - 3, base + 9)
    found = projection(pdf([lines], of_page=note))
    assert [(trace.kind, trace.words, trace.by, trace.prose.of(found.prose)) for trace in found.traces] == [
        ("comment", "Is this so?", "Lee Tan", lines[1][3])
    ]


def test_properties_that_the_text_does_not_say_are_told() -> None:
    title = "Halden Instruments to Buy Orrin Foods"
    info = f"/Title({title})/Subject(Norvane Therapeutics)/Author(Dana Ruiz)".encode()
    found = projection(pdf([filled(NEWS, LEFT, TOP, RIGHT)], info=info))
    assert [(trace.kind, trace.words, trace.by) for trace in found.traces] == [("property", title, "title")]
    assert shaped(found, "property") == [title]
    assert place(found, "Halden") == ("properties", 1, 1)


def test_a_page_whose_corner_is_elsewhere_is_the_same() -> None:
    moved = [(left + 100, base + 50, size, words) for left, base, size, words in filled(NEWS, LEFT, TOP, RIGHT)]
    shifted = pdf([moved], corner=(100, 50))
    assert projection(shifted).prose == NEWS


def test_work_grows_with_the_lines() -> None:
    def prepare(size: int) -> Callable[[], object]:
        word = [(sign, 72.0 + 6 * n, 78.0 + 6 * n) for n, sign in enumerate("Norvane")]
        glyphs = [(*placed, 30_000.0 - 14 * line, 12.0) for line in range(size) for placed in word]
        glyphs += [("1", 120.0, 124.0, 30_004.0 - 14 * line, 7.0) for line in range(size)]
        return lambda: blocks([lines_of(1, (612.0, 792.0, glyphs, [], [], []))], 612.0, 792.0)

    assert is_linear(prepare, 200, 2000)


def link(left: float, base: float, right: float, target: str) -> bytes:
    return f"<</Type/Annot/Subtype/Link/Rect[{left} {base - 2} {right} {base + 10}]/A<</S/URI/URI({target})>>>>".encode()


def test_links_lead_where_the_file_says() -> None:
    before, shown = "Write to ", "dana.ruiz@norvane.example"
    start, end = LEFT + width(before, 12), LEFT + width(before + shown, 12)
    notes = b"/Annots[" + link(start, 500, end, "mailto:lee.tan@norvane.example") + b"]"
    found = projection(pdf([[*filled(NEWS, LEFT, TOP, RIGHT), (LEFT, 500, 12, f"{before}{shown} today.")]], of_page=notes))
    assert [(made.prose.of(found.prose), made.target) for made in found.links] == [(shown, "mailto:lee.tan@norvane.example")]


def test_a_link_that_goes_on_over_lines_is_one() -> None:
    lines = filled(NEWS, LEFT, TOP, RIGHT)
    notes = b"/Annots[" + link(LEFT + 60, TOP, RIGHT, "https://a.example") + link(LEFT, lines[1][1], LEFT + 60, "https://a.example") + b"]"
    found = projection(pdf([lines], of_page=notes))
    (made,) = found.links
    assert lines[0][3].endswith(made.prose.of(found.prose).split(lines[1][3][:4])[0].strip()[-8:])
    assert made.prose.end > len(lines[0][3]) + 1
