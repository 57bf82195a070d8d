"""What changes no meaning changes no part: the releases of this folder, set otherwise.

A transformation takes the lines of a release, each with its kind, and gives lines with kinds. MISREAD says how much of them may change.
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
    def louder(word: re.Match[str]) -> str:
        return word[0] if re.search(r"@|www\.|://", word[0]) else word[0].upper()

    return [(kind, re.sub(r"\S+", louder, text)) for kind, text in lines]


def with_marks(lines: Lines) -> Lines:
    marks = {"headline": "# ", "heading": "## "}
    return [(kind, marks.get(kind, "") + text if text.strip() else text) for kind, text in lines]


def in_bold(lines: Lines) -> Lines:
    labels = ("contact", "boilerplate", "forward-looking")

    def is_bold(kind: str, text: str) -> bool:
        return kind in ("headline", "heading") or (kind in labels and len(text) < 50 and text.rstrip().endswith(":"))

    return [(kind, f"**{text.strip()}**" if text.strip() and is_bold(kind, text) else text) for kind, text in lines]


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
# How many lines of a thousand may be read otherwise: none where only blanks are added; most of the rest are on sheets and pages, which are
# read by their blank lines, by what stands on top, and by what is set in capitals.
MISREAD = {
    "spaces that do not break": 8,
    "two blank lines for one": 0,
    "blanks behind each line": 0,
    "blanks before each line": 0,
    "an instruction on top": 8,
    "a mark of copyright at the end": 4,
    "a link to the original at the end": 4,
    "marks of headings": 6,
    "headings in bold": 12,
    "wrapped": 20,
    "no blank lines": 25,
    "contacts first": 40,
    "in capitals": 85,
}


def misread(transformed: Lines) -> list[tuple[int, str, str]]:
    found = kinds_by_line(project(decode("a.txt", "\n".join(text for _, text in transformed).encode())))
    return [(n, kind, found[n]) for n, (kind, text) in enumerate(transformed, 1) if n in found and text.strip() and found[n] != kind]


@pytest.mark.parametrize("how", TRANSFORMATIONS)
def test_parts_stay(how: str) -> None:
    transformed = {name: TRANSFORMATIONS[how](lines_of(name)) for name in NAMES}
    wrong = {name: found for name, lines in transformed.items() if (found := misread(lines))}
    lines = sum(text.strip() != "" for lines in transformed.values() for _, text in lines)
    assert sum(map(len, wrong.values())) * 1000 <= MISREAD[how] * lines, sorted(wrong.items(), key=lambda item: -len(item[1]))
