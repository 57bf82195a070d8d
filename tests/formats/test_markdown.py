"""Markdown: what the reader sees, where it stands, and what shape it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.formats.markdown import MAX_LINES, MAX_SPANS, project
from prlint.text.projection import Projection
from prlint.text.source import Source
from prlint.text.span import ProseSpan


def of(text: str) -> Projection:
    return project(Source("a.md", text))


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("Dana Ruiz\\\n+1 617 203 4411", "Dana Ruiz\n+1 617 203 4411"),
        ("# Norvane Opens Laboratory", "Norvane Opens Laboratory"),
        ("## About Norvane ##", "About Norvane"),
        ("About\n=====\ntext", "About\n\ntext"),
        ("**Bold** and *slanted* and __bold__ and _slanted_ and ~~gone~~", "Bold and slanted and bold and slanted and gone"),
        ("***both***", "both"),
        ("a *b **c** d* e", "a b c d e"),
        ("3 * 4 and 5* and *note", "3 * 4 and 5* and *note"),
        ("snake_case_name and 5_000", "snake_case_name and 5_000"),
        ("[Norvane](https://www.norvane.example/a(b)c \"Home\") today", "Norvane today"),
        ("see [the site][home] and [home] and [other]\n\n[home]: https://x.example 'T'", "see the site and home and [other]\n\n"),
        ("<https://x.example> <ir@norvane.example>", "https://x.example ir@norvane.example"),
        ("![A plant in Ohio](plant.jpg)", "A plant in Ohio"),
        ("[![Logo](a.png)](https://x.example)", "Logo"),
        ("![](a.png)", ""),
        ("- one\n+ two\n* three\n1. four", "• one\n• two\n• three\n1. four"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("|a|b *c*|\n|---|:-:|\n| 1 | 2 |\n\nend", "a\tb c\n\n1\t2\n\nend"),
        ("improved[^1] a lot\n\n[^1]: Halm, 2024.", "improved[1] a lot\n\n[1] Halm, 2024."),
        ("survival<sup>1,2</sup> of 10<sup>6</sup> cells, Calidex<sup>®</sup>, H<sub>2</sub>O", "survival¹,² of 10⁶ cells, Calidex®, H2O"),
        ("Calidex<sup>TM</sup> and Veloria<sup>sm</sup> lasted<sup>(2)</sup>.", "Calidex™ and Veloria℠ lasted(2)."),
        ("line<br>break <span class=\"x\">kept</span> p < 0.05 and a<b", "line\nbreak kept p < 0.05 and a<b"),
        ("Tan &amp; Partners &mdash; 5&nbsp;g &#8482; &unknown; AT&T", "Tan & Partners — 5\u00a0g ™ &unknown; AT&T"),
        (r"\*no note\* and \[1\] and C:\dir", r"*no note* and [1] and C:\dir"),
        ("`*code* <b>` and ``a ` *b*``", "*code* <b> and a ` *b*"),
        ("`code` opens it", "code opens it"),
        ('---\ntitle: An opening\n---\n\n### All open, and more.\n\nLeeds.', "An opening\n\n\nAll open, and more.\n\nLeeds."),
        ("---\ntitle: An opening\n---\n**_By Dana Ruiz_**\n\nLeeds.", "An opening\n\nBy Dana Ruiz\n\nLeeds."),
        ("![The plant](a.png)Leeds opens.", "The plant\nLeeds opens."),
        ("![The plant](a.png) Leeds opens.", "The plant\n Leeds opens."),
        ("![The plant](a.png) ![The gate](b.png)", "The plant The gate"),
        ("```\n# *code* &amp;\n```\n*text*", "```\n# *code* &amp;\n```\ntext"),
        ("---\ntitle: x\n---\n*text*", "text"),
        ("---\n\n*text*", "---\n\ntext"),
        ("---\ntitle: An opening\ndate: 2026-03-09T09:00:00\n---\n*Leeds*\n\nOpen.", "An opening\n\n2026-03-09\n\nLeeds\n\nOpen."),
        ("---\ntitle: All open\n---\n_For immediate release_\n\nAll.", "All open\n\nFor immediate release\n\nAll."),
        ("---\ndate: 2026-03-09\ntitle: Norvane\n---\n# All open\n\nLEEDS, March 9, 2026 --", "All open\n\nLEEDS, March 9, 2026 --"),
        ('---\ndate: 2026\ntitle: "x y"\nlayout: z\n---\n\n' + "word " * 50, "x y\n\n\n" + "word " * 50),
        ("###", "###"),
        ("* * *", "* * *"),
        ("a <!-- hidden *x* --> b", "a  b"),
        ("one *two\n\nthree* four", "one *two\n\nthree* four"),
        ("*one*\r\n\r\n# Two\r*three*", "one\r\n\r\nTwo\rthree"),
        ("$p < 0.0001$ and $x_1 * x_2$", "$p < 0.0001$ and $x_1 * x_2$"),
    ],
)
def test_prose(markup: str, prose: str) -> None:
    assert of(markup).prose == prose


@pytest.mark.parametrize(
    ("markup", "shapes"),
    [
        ("# A *title*\n\ntext", [("heading", "A title")]),
        ("Title\n-----\n\ntext", [("heading", "Title")]),
        ("- one\n  goes on\n- two\n\ntext", [("list-item", "• one\n  goes on"), ("list-item", "• two")]),
        ("|a|b|\n|-|-|\n|1|2|", [("table-row", "a\tb"), ("table-row", "1\t2")]),
        ("x[^a]\n\n[^a]: The *note*.", [("note", "[a] The note.")]),
        ("![A plant](a.jpg)", [("media", "A plant")]),
        ("a long paragraph of text that is no title because it is text\nand more", []),
    ],
)
def test_shapes(markup: str, shapes: list[tuple[str, str]]) -> None:
    projection = of(markup)
    assert [(shape.kind, shape.prose.of(projection.prose).strip()) for shape in projection.shapes] == shapes


def test_comments_stand_before_what_follows_them() -> None:
    projection = of("First.\n\n<!-- prlint: allow style/x because\nof that -->\nSecond.\n\n```\n<!-- code -->\n```\n")
    (comment,) = projection.comments
    assert comment.text == "prlint: allow style/x because\nof that"
    assert projection.prose[comment.at :].lstrip().startswith("Second.")
    assert comment.source.of(projection.text).startswith("<!--")


def test_a_word_is_found_where_it_stands() -> None:
    text = "# **Norvane**\n\nSold as [Calidex](https://x.example)&reg; *today*.\n"
    projection = of(text)
    at = projection.prose.index("Calidex")
    assert projection.to_source(ProseSpan(at, at + 7)).of(text) == "Calidex"
    assert projection.editable(ProseSpan(at, at + 7))
    assert projection.to_source(ProseSpan(at, at + 8)).of(text) == "Calidex](https://x.example)&reg;"
    assert not projection.editable(ProseSpan(at, at + 8))


def test_what_follows_too_many_lines_is_left() -> None:
    prose = of("*a*\n" * MAX_LINES + "*b*\n").prose
    assert prose == "a\n" * MAX_LINES + "*b*\n"


def check_law(projection: Projection) -> None:
    """Pieces rise in prose and source, tile the prose, and are verbatim where they say so."""
    at = source = 0
    for piece in projection.pieces:
        assert piece.prose.start == at
        assert piece.source.start >= source
        at, source = piece.prose.end, piece.source.end
        if piece.verbatim:
            assert piece.source.of(projection.text) == piece.prose.of(projection.prose)
    assert at == len(projection.prose)
    assert source <= len(projection.text)
    for shape in projection.shapes:
        assert 0 <= shape.prose.start < shape.prose.end <= len(projection.prose)
    assert all(0 <= comment.at <= len(projection.prose) for comment in projection.comments)


BLOCKS = [
    "# Title *x*", "Title\n=====", "- item **x**\n  more", "* a\n* b", "1. one", "> quote *x*", "|a|b|\n|-|-|\n|*1*|2 &amp; 3|",
    "[^1]: note *x*",
    "[ref]: https://x.example", "<!-- comment -->", "```\n*code*\n```", "---", "###", "text[^1] and [ref] and [a](b) and ![c](d)",
    "*open", "open* **x", "<b>bold</b><br/>", "a &lt; b &amp", "`code", "\\*", "10<sup>6</sup>", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(BLOCKS), max_size=12), st.sampled_from(["\n\n", "\n", "\r\n", "\r", " "]))
def test_the_law_over_markup(blocks: list[str], between: str) -> None:
    check_law(of(between.join(blocks)))


@given(st.text(alphabet="ab *_~[]()!<>/#|-`\\&;^:1.\n\r\"'", max_size=120))
def test_the_law_over_marks(text: str) -> None:
    check_law(of(text))


@given(st.text(max_size=200))
def test_the_law_over_any_text(text: str) -> None:
    check_law(of(text))


def test_links_below_the_last_rule_are_the_page_s() -> None:
    below = "\n\n---\n\n[Source](https://norvane.example/1)\n\nPickup - [Leeds News](https://leeds.example/2)\n\n![Code](c.png)\n"
    told = "Norvane opened a plant in Leeds. " * 20
    assert [shape.kind for shape in of(told + below).shapes].count("furniture") == 3
    assert "furniture" not in [shape.kind for shape in of(told + below + "\nWrite to Dana Ruiz.\n").shapes]


def test_of_code_without_end_the_first_ticks_alone_are_cut() -> None:
    prose = project(Source("release.md", "`a` " * (MAX_SPANS + 1))).prose
    assert prose.split() == ["a"] * MAX_SPANS + ["`a`"]
