"""What changes no meaning changes no part: the releases of this folder, set otherwise.

A transformation takes the lines of a release, each with its kind, and gives lines with kinds. KNOWN names the releases whose parts a
transformation does change so far; none may join them, and one that is read well may leave. Most are sheets and pages, which are read
by their blank lines and by what is set in capitals.
"""

from __future__ import annotations

import json
import re
import textwrap

import pytest

from prlint.formats import project
from prlint.text.source import decode
from tests.releases.test_releases import HERE, NAMES, kinds_by_line, labelled

Lines = list[tuple[str, str]]
BLANK = ("", "")
WIDTH = 72


def lines_of(name: str) -> Lines:
    labels = labelled(json.loads((HERE / f"{name}.json").read_text("utf-8")))
    text = re.sub(r"\r\n|\r", "\n", (HERE / f"{name}.txt").read_bytes().decode())
    return [(labels.get(number, ""), line) for number, line in enumerate(text.split("\n"), 1)]


def wrapped(lines: Lines) -> Lines:
    """Paragraphs broken as mail breaks them; rows of tables and what stands in columns stay."""
    found = []
    for kind, text in lines:
        if len(text) <= WIDTH or re.search(r"  |\t|\|", text):
            found.append((kind, text))
            continue
        bullet = re.match(r"\s*(?:[*•-]|\d\.) ", text)
        inset = " " * len(bullet[0]) if bullet else ""
        pieces = textwrap.wrap(text, WIDTH, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False)
        found += [(kind, piece) for piece in pieces]
    return found


def contacts_first(lines: Lines) -> Lines:
    runs: list[list[int]] = []
    for number, (kind, _) in enumerate(lines):
        if kind == "contact" and runs and not any(text.strip() for _, text in lines[runs[-1][1] + 1 : number]):
            runs[-1][1] = number
        elif kind == "contact":
            runs.append([number, number])
    moved = {number for first, last in runs for number in range(first, last + 1)}
    above = [line for first, last in runs for line in (*lines[first : last + 1], BLANK)]
    return above + [line for number, line in enumerate(lines) if number not in moved]


def in_capitals(lines: Lines) -> Lines:
    louder = lambda word: word[0] if re.search(r"@|www\.|://", word[0]) else word[0].upper()  # noqa: E731
    return [(kind, re.sub(r"\S+", louder, text)) for kind, text in lines]


def with_marks(lines: Lines) -> Lines:
    marks = {"headline": "# ", "heading": "## "}
    return [(kind, marks.get(kind, "") + text if text.strip() else text) for kind, text in lines]


def in_bold(lines: Lines) -> Lines:
    labels = ("contact", "boilerplate", "forward-looking")
    bold = lambda kind, text: kind in ("headline", "heading") or (kind in labels and len(text) < 50 and text.rstrip().endswith(":"))  # noqa: E731
    return [(kind, f"**{text.strip()}**" if text.strip() and bold(kind, text) else text) for kind, text in lines]


TRANSFORMATIONS = {
    "spaces that do not break": lambda lines: [(kind, text.replace(" ", "\u00a0")) for kind, text in lines],
    "two blank lines for one": lambda lines: [line for pair in lines for line in ((pair, pair) if not pair[1].strip() else (pair,))],
    "blanks behind each line": lambda lines: [(kind, f"{text}  ") for kind, text in lines],
    "blanks before each line": lambda lines: [(kind, f"  {text}" if text else text) for kind, text in lines],
    "an instruction on top": lambda lines: [("release-instruction", "FOR IMMEDIATE RELEASE"), BLANK, *lines],
    "a mark of copyright at the end": lambda lines: [*lines, BLANK, ("furniture", "© 2026 Halden Newswire. All rights reserved.")],
    "a link to the original at the end": lambda lines: [*lines, BLANK, ("source", "View original content: https://halden.example/news/1234")],
    "marks of headings": with_marks,
    "headings in bold": in_bold,
    "wrapped": wrapped,
    "no blank lines": lambda lines: [line for line in lines if line[1].strip()],
    "contacts first": contacts_first,
    "in capitals": in_capitals,
}
KNOWN = {
    "spaces that do not break": """
        call-in-paragraphs chapters-go-on joint-in-norwegian name-behind-dateline regulatory-news rig-contract saved-with-site
        shown-at-a-house torn-first-words
    """,
    "an instruction on top": """
        campus-page listing-title menu-above-headline page-that-asks page-to-sign-in readme saved-page saved-with-site
    """,
    "a mark of copyright at the end": """
        award-of-a-fund contract-award growth-conference motto-below-contacts readme
    """,
    "a link to the original at the end": """
        award-of-a-fund readme
    """,
    "marks of headings": """
        kicker-with-colon lists-and-bars name-behind-dateline notice-in-tokyo production-update proposal rig-contract
        saved-with-site takeover-title-in-pieces title-apart
    """,
    "headings in bold": """
        inset-list kicker-with-colon lists-and-bars name-behind-dateline notes-go-on notes-in-chapters notice-in-tokyo office-sheet
        page-that-asks production-update proposal rig-contract saved-with-site sheet-of-columns takeover-title-in-pieces title-apart
        torn-first-words
    """,
    "wrapped": """
        call-details call-in-paragraphs contract-award corporate-update correction-with-its-place dealing-by-a-manager
        drawn-out-words exhibit-lines form-of-a-dealing german-inside-information guidance-line-by-line half-year-of-group
        inside-information japanese-marks labels-with-bullets letter-broken-by-a-link links-on-lines logo-sheet notes-by-number
        numbered-chapters own-dateline pages place-in-brackets rows-of-adjusted-figures shares-bought-back sheet summary-twice
        terms-of-a-dividend
    """,
    "no blank lines": """
        british-office broken-by-pages call-numbers chapters-about figures-over-two-pages flat-table fused-contacts
        german-inside-information guidance-line-by-line highlights-above-table interim-statement japanese-marks listing-title
        menu-above-headline notes-go-on notes-numbered-on-own-lines notice-in-tokyo outlook-in-tabs points-below-headings
        report-of-half-a-year report-of-the-north results-from-a-service-page results-on-pages results-set-as-sentences
        saved-with-site shares-bought-back titles-over-barred-tables wrapped
    """,
    "contacts first": """
        british-house campus-page class-action described-before-contacts dividend-exhibit firm-place-and-day-above-the-headline
        german-inside-information grant-and-more-news group-paper hong-kong inside-information kicker-with-colon
        letterhead-of-exhibit listing-title menu-above-headline motto-below-contacts notes-in-chapters office-sheet outlook-in-tabs
        page-that-asks receivers-in-the-north saved-with-site shares-bought-back sheet summary-twice title-of-a-service
        torn-first-words
    """,
    "in capitals": """
        award-of-a-fund british-office broken-by-pages buyback-in-copenhagen call-details call-in-paragraphs call-told-in-passing
        campus-page chapters chapters-about chapters-go-on class-action club contract-award corporate-update dateline-alone
        dealing-by-a-manager described-before-contacts dividend-exhibit drill-results event-and-words exhibit-lines
        figures-over-two-pages firm-place-and-day-above-the-headline five-years-later flat-table-above-statement fused-contacts
        grant-and-more-news group-paper growth-conference guidance-line-by-line highlights-above-table inset-list interim-statement
        italian joint-in-norwegian law-firm-list letter-broken-by-a-link letterhead-of-exhibit links-on-lines lists-and-bars
        lone-bullets managers-in-the-north motto-below-contacts name-behind-dateline notes-below-labelled-paragraphs notes-by-number
        notes-go-on notes-in-chapters notes-numbered-on-own-lines notes-without-heading office-sheet outlook-in-tabs
        page-of-an-office page-that-asks page-to-sign-in partner-profiles points-above-the-issuer points-below-headings
        priced-and-designated property-update proposal pump-with-mark receivers-in-the-north report-of-half-a-year
        results-from-a-service-page results-on-pages rig-contract rows-of-drilling saved-page saved-with-menu saved-with-site
        shares-bought-back sheet-of-columns shown-at-a-house table-notes takeover-title-in-pieces talks-announced talks-at-congress
        titles-over-barred-tables told-figures torn-first-words windows-lines
    """,
}


def misread(transformed: Lines) -> list[tuple[int, str, str]]:
    found = kinds_by_line(project(decode("a.txt", "\n".join(text for _, text in transformed).encode())))
    return [(n, kind, found[n]) for n, (kind, text) in enumerate(transformed, 1) if n in found and text.strip() and found[n] != kind]


@pytest.mark.parametrize("how", TRANSFORMATIONS)
def test_parts_stay(how: str) -> None:
    found = {name: misread(TRANSFORMATIONS[how](lines_of(name))) for name in NAMES if name not in KNOWN.get(how, "").split()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
