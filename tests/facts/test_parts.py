"""Parts and paragraphs as things."""

from __future__ import annotations

import subprocess
import sys

import pytest

from prlint.facts import Facts
from prlint.facts.prose import parts
from prlint.facts.prose.readability import syllables
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan


def made(*given: tuple[str, str]) -> Facts:
    prose, segments = "", []
    for kind, text in given:
        start = len(prose)
        prose += text + "\n\n"
        segments.append(Segment(kind, ProseSpan(start, len(prose))))
    return Facts(Release(prose, segments))


def test_a_part_is_its_segment_without_blanks_and_is_shown_at_its_first_line() -> None:
    facts = made(("contact", "Media:\nDana Ruiz"))
    (part,) = facts.of("part")
    assert part.span.of(facts.prose) == "Media:\nDana Ruiz"
    assert facts.field(part, "text") == "Media:"


def test_head_and_tail_are_printed() -> None:
    facts = made(("body", "Norvane’s highlights of the year included:"))
    (part,) = facts.of("part")
    place = facts.place(part, "tail")
    assert facts.field(part, "head") == "Norvane"
    assert facts.field(part, "tail") == "the year included:"
    assert place is not None
    assert place.of(facts.prose) == "the year included:"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Norvane opened a plant.", "complete"),
        ("Norvane opened a plant.¹", "complete"),
        ("“Norvane opened a plant.”", "complete"),
        ("Norvane Therapeutics, Inc.", "complete"),
        ("For more, visit www.norvane.example.com", "complete"),
        ("The highlights included:", "open-list"),
        ("“We are glad to open a plant.", "open-quote"),
        ("The trial enrolled patients in the", "cut"),
    ],
)
def test_ends(text: str, ends: str) -> None:
    facts = made(("body", text))
    assert facts.of("part")[0].fields["ends"] == ends


@pytest.mark.parametrize(
    ("text", "bulleted"),
    [
        ("• Sales rose\n• Costs fell", True),
        ("Highlights\n - Sales rose 4%", True),
        ("– Sales rose 4% –\n\n– Costs fell –", False),
        ("Sales rose - costs fell", False),
    ],
)
def test_lines_between_dashes_are_no_bullets(text: str, bulleted: bool) -> None:
    assert made(("subheadline", text)).of("part")[0].fields["bulleted"] is bulleted


def test_matters_are_topics_outside_the_lists_of_risks() -> None:
    text = "Statements about our trials look ahead. Risks include a lack of cash resources and a cut of the dividend. We may hire."
    facts = made(("forward-looking", text))
    part = facts.of("part")[0]
    assert "dividends" in part.fields["topics"]
    assert part.fields["matters"] == ("clinical trials", "people")


def test_plain_leaves_symbols_case_and_spacing_out() -> None:
    assert parts.plain("Calidex® — NOW  in Leeds’ plant") == parts.plain("calidex now in leeds plant")


def test_a_headline_is_plain_without_the_name_of_a_site() -> None:
    (headline,) = made(("headline", "Norvane Opens a Plant in Leeds | Norvane News")).of("part")
    assert headline.fields["plain"] == "norvane opens a plant in leeds"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("The board has approved a dividend of $0.15 per share, payable on May 30, to all holders of record on May 15, it said.", True),
        ("The board approved a dividend of $0.25 per share, payable on June 20, to holders of record on June 5, it said.", False),
    ],
)
def test_a_copy_may_differ_in_words_more_than_in_figures(other: str, alike: bool) -> None:
    text = "The board approved a dividend of $0.15 per share, payable on May 30, to holders of record on May 15, it said."
    facts = made(("body", f"{text}\n\n{other}"))
    first, second = (p.fields["cluster"] for p in facts.of("paragraph"))
    assert (first == second) is alike


def test_near_copies_share_a_cluster() -> None:
    long = "Norvane opened a plant beside the river road in Leeds this year, and " * 4
    facts = made(("body", long), ("body", "Something else was said here by Dana Ruiz."), ("body", long + " also"))
    first, other, again = (p.fields["cluster"] for p in facts.of("paragraph"))
    assert first == again != other


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        (":", False),
        ("The highlights included:", True),
        ("The steps are as follows:", True),
        ("Norvane reported the following results:", True),
        ("The snacks come in these flavors:", True),
        ("Dana Ruiz, chief executive, said:", False),
        ("Media:", False),
        ("The highlights included a plant.", False),
    ],
)
def test_announces(text: str, announces: bool) -> None:
    facts = made(("body", text))
    assert facts.of("paragraph")[0].fields["announces"] is announces


def test_signs_count_what_makes_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = made(("headline", "Norvane Opens Leeds Plant"), ("lead", "Norvane opened a plant."), ("contact", "Dana Ruiz"))
    monkeypatch.setitem(facts._found, "ticker", ())
    assert parts.document(facts).fields["signs"] == 2


def test_a_zone_runs_from_its_first_part_to_its_last() -> None:
    facts = made(("headline", "Norvane"), ("lead", "One came."), ("contact", "Dana Ruiz"), ("body", "Two came."))
    news = parts.zone(facts, "news")
    assert news is not None
    assert news.span.of(facts.prose) == "One came.\n\nDana Ruiz\n\nTwo came."
    assert news.fields["words"] == 4
    assert news.fields["sentences"] == 2
    assert parts.zone(facts, "legal") is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("plant", 1), ("leeds", 1), ("people", 2), ("opened", 2), ("started", 2), ("reached", 1), ("table", 2), ("made", 1),
        ("company", 3), ("therapeutics", 4), ("investigational", 6), ("science", 2), ("the", 1), ("being", 2), ("media", 3), ("trials", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_text_has_a_higher_grade_than_easy_text() -> None:
    easy = made(("body", "We made a new plant. It is in Leeds. It is big."))
    hard = made(("body", "Notwithstanding considerable complexity, international manufacturing capabilities expanded substantially."))
    assert easy.of("part")[0].fields["grade"] < hard.of("part")[0].fields["grade"]
    assert easy.of("part")[0].fields["ease"] > hard.of("part")[0].fields["ease"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("About Norvane\nNorvane makes sensors.", "About Norvane"),
        ("Norvane TherapeuticsNorvane Therapeutics makes sensors.", "Norvane Therapeutics"),
        ("Norvane Therapeutics makes sensors. Norvane Therapeutics hires.", None),
        ("Norvane", None),
    ],
)
def test_a_heading_is_a_line_of_its_own_or_a_name_that_runs_in(text: str, heading: str | None) -> None:
    assert made(("boilerplate", text)).of("part")[0].fields.get("heading") == heading


def test_a_title_has_no_grade() -> None:
    assert "grade" not in made(("headline", "Norvane Opens Plant in Leeds")).of("part")[0].fields


def test_nothing_heavy_is_imported_unless_asked() -> None:
    heavy = ("textstat", "nltk", "prlint.facts.prose.readability")
    program = f"import sys, prlint.facts.prose.parts; sys.exit(any(m in sys.modules for m in {heavy}))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
