"""Line breaks that wrapping made are read as blanks, and stand in the source where they stood."""

from __future__ import annotations

import pytest

from prlint.formats import project
from prlint.text.source import Source
from prlint.text.span import ProseSpan
from prlint.text.wrapping import joints, partings

LINES = (
    "Norvane opened a laboratory in which sixty scientists grow tissue of the",
    "kidney to test medicines on it. The laboratory is the third one of the",
    "company, and the first of them that stands outside of the city, near a",
    "town with a university whose students use its microscopes in the long-",
    "awaited evenings when nobody else does.",
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n    "])
def test_breaks_are_blanks(end: str) -> None:
    text = end.join(LINES) + "\n\nContact:\nLee Tan\n"
    prose = project(Source("a.txt", text)).prose
    assert prose == " ".join(LINES).replace("long- a", "long-a") + "\n\nContact:\nLee Tan\n"


def test_a_place_across_a_break_stands_on_both_lines() -> None:
    text = "\n".join(LINES)
    projection = project(Source("a.txt", text))
    at = projection.prose.index("the kidney")
    span = ProseSpan(at, at + len("the kidney"))
    assert projection.to_source(span).of(text) == "the\nkidney"
    assert not projection.editable(span)


def test_a_hyphen_before_and_keeps_its_blank() -> None:
    text = "\n".join(LINES).replace("long-\nawaited", "long-\nand restful")
    assert "long- and restful" in project(Source("a.txt", text)).prose


def test_a_text_of_one_paragraph_a_line_has_no_such_breaks() -> None:
    assert joints("Norvane opened a plant.\n\n" + "It makes tablets there. " * 9 + "\n\nContact:\nLee Tan\n617-944-6118\n") == []


def test_a_line_that_was_written_into_stays_within_its_paragraph() -> None:
    longer = "\n".join(LINES) + "\n\nNorvane has hired people from the town and the villages that lie around the old mill of\nLee Tan.\n"
    prose = project(Source("a.txt", "\n\n".join([*["\n".join(LINES)] * 2, longer]))).prose
    assert "the old mill of Lee Tan." in prose


def test_a_listing_stays_with_the_company_that_ends_a_line() -> None:
    text = "LEEDS, England, May 4, 2026 -- Norvane Therapeutics, Inc.\n(NYSE: NRVN) opened a plant."
    assert project(Source("a.txt", text)).prose == text.replace("\n", " ")


def test_a_listing_below_a_letterhead_stays_there() -> None:
    assert joints("Norvane Therapeutics, Inc.\n(NYSE: NRVN)\n\nNorvane opened a plant.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "SAN FRANCISCO, May 20, 2026 (GLOBE NEWSWIRE) -- Norvane Therapeutics,\nInc. (Nasdaq: NRVN) will speak in Leeds.",
        "“Five years without a bleed is a childhood without fear,” said Kim\nOrrin, M.D., who led the trial.",
    ],
)
def test_a_name_that_a_line_ends_in_goes_on_in_the_next(text: str) -> None:
    assert joints(text) == [(text.index("\n"), text.index("\n") + 1, " ")]


@pytest.mark.parametrize("end", ["added Ms. Ruiz.", "concluded Mr. Tan.", "said Orrin."])
def test_a_name_that_ends_a_sentence_ends_its_line(end: str) -> None:
    assert joints(f"“We have built ovens in this valley for forty years, and we will go on,” {end}\nThe ovens are sold in Leeds.") == []


@pytest.mark.parametrize("name", ["orTel Group, Inc.", "n2 Foods, Inc.", "uniOrrin (Nasdaq: UNOR)"])
def test_a_name_that_begins_small_goes_on_with_no_title(name: str) -> None:
    title = "Orrin Valley Reports Fourth Quarter and Year End Results and Provides Its Outlook"
    assert joints(f"{title}\n{name} today reported its results for the fourth quarter of the year.") == []


def test_messenger_rna_goes_on_in_the_next_line() -> None:
    text = "The company has bought the rights to make and to sell what it calls a line of\nmRNA COVID-19 vaccines."
    assert len(joints(text)) == 1


@pytest.mark.parametrize("dateline", ["LEEDS, Mass., May 4, 2026 –", "Leeds, Mass. (May 4, 2026) –", "LEEDS, Mass.--(BUSINESS WIRE)--"])
def test_a_headline_that_fills_its_line_ends_above_the_dateline(dateline: str) -> None:
    title = "Norvane Opens Laboratory for Kidney Tissue beside the University of Leeds"
    text = "\n".join([title, f"{dateline} Norvane, which makes medicines for rare diseases,", *LINES, *LINES])
    assert project(Source("a.txt", text)).prose.startswith(f"{title}\n{dateline}")


def test_a_deck_that_is_a_sentence_ends_above_a_city_in_capitals() -> None:
    deck = "Visitors see how tissue of kidneys is kept in a laboratory for a year"
    text = "\n".join([deck, "LEEDS, Mass., May 4, 2026 -- Norvane, which makes medicines for rare,", *LINES, *LINES])
    assert project(Source("a.txt", text)).prose.startswith(f"{deck}\nLEEDS")


@pytest.mark.parametrize("day", ["4 May 2026 - 12:57AM", "May 4, 2026"])
def test_a_headline_that_fills_its_line_ends_above_a_day(day: str) -> None:
    title = "Norvane Therapeutics Opens a Laboratory for Kidney Tissue in Durham"
    text = "\n".join([title, day, "LEEDS, Mass. – Norvane, which makes medicines for rare diseases,", *LINES, *LINES])
    assert project(Source("a.txt", text)).prose.startswith(f"{title}\n{day}\nLEEDS")


@pytest.mark.parametrize("heading", ["Further Plans", "Contact"])
def test_a_heading_below_a_full_line_stands_for_itself(heading: str) -> None:
    last = "evenings when nobody else of the whole town is there any longer."
    text = "\n".join((*LINES[:4], last, heading, "Norvane will open more of them."))
    assert all(text[end:].lstrip("\n")[:1] != heading[0] for end, _, _ in joints(text))
    assert len(joints(text)) == 4


def test_a_text_of_signs_is_wrapped_without_blanks() -> None:
    line = "研究所では六十人の研究者が腎臓の組織を使って新しい薬の研究を毎日のように行い"
    text = "\n".join((line, line, line, line, "います。"))
    assert [between for _, _, between in joints(text)] == [""] * 4


def test_many_short_lines_do_not_keep_a_text_from_being_wrapped() -> None:
    text = "\n".join(("Norvane plc", "3 March 2026", "Results", *LINES, "For further information:", "Norvane plc", "Lee Tan", "Dana Ruiz"))
    assert len(joints(text)) == 4


@pytest.mark.parametrize(("gap", "parted"), [("   ", 3), (" ", 0)])
def test_paragraphs_that_were_lost_to_runs_of_blanks(gap: str, parted: int) -> None:
    told = "Norvane opened a plant in Leeds. It makes meters there. " * 12
    prose = "Norvane Opens\n\n" + gap.join([told + "All is open.", '"We did it," said Ruiz.', told + "More will come.", "About Norvane"])
    assert [words for _, _, words in partings(prose)] == ["\n\n"] * parted


def test_two_blanks_behind_each_sentence_part_nothing() -> None:
    assert partings("Norvane opened a plant in Leeds.  It makes meters there.  " * 30) == []


def test_a_stop_on_the_next_line_is_of_the_sentence_before_it() -> None:
    """A page that sets links and bold words on lines of their own cuts behind them."""
    text = "The plant got the\n2026 Halden Prize\n, which is given to plants.\n“It is ours,”\nsaid Dana Ruiz\n. “We make lenses.”\n"
    assert "Halden Prize, which" in project(Source("a.txt", text)).prose
    assert "“It is ours,” said Dana Ruiz. “We make lenses.”" in project(Source("a.txt", text)).prose


def test_a_dash_by_itself_opens_the_news_and_is_no_empty_cell() -> None:
    news = "Norvane Ltd today opened a plant in which it will make sensors for hospitals of the whole country."
    assert f"LEEDS — {news}" in project(Source("a.txt", f"Plant Opens\n\nLEEDS\n—\n{news}\n")).prose
    assert "EBITDA\n—\n4.5" in project(Source("a.txt", "EBITDA\n—\n4.5\nCash\n—\n")).prose
