"""HTML pages: the release among navigation, footers and paper; tables of figures and tables that only lay out."""

from __future__ import annotations

import pytest

from prlint import segment
from prlint.formats.html import project
from prlint.text.projection import Projection
from prlint.text.source import Source, UnreadableError
from tests.formats.test_html import of, shaped

STORY = (
    "<p>LEEDS, England, May 4, 2026 -- Norvane Therapeutics, Inc. today opened a plant that makes Calidex. " + "It is large. " * 30 + "</p>"
)


def told(markup: str) -> str:
    """The prose that is no furniture, each line parted by a bar."""
    projection = of(markup)
    aside = {shape.prose.start for shape in projection.shapes if shape.kind == "furniture"}
    kept, at = [], 0
    for line in projection.prose.split("\n"):
        if line and at not in aside:
            kept.append(line.split(" --")[0])
        at += len(line) + 1
    return "|".join(kept)


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav><a href=/>Home</a></nav><h1>Norvane Opens</h1>{STORY}<footer>Privacy</footer>",
        f"<header><p>Norvane</p></header><h1>Norvane Opens</h1>{STORY}<div role=contentinfo>Privacy</div>",
        f"<p>Investors</p><main><h1>Norvane Opens</h1>{STORY}</main><p>Privacy</p>",
        f"<p>Investors</p><div role=main><h1>Norvane Opens</h1>{STORY}</div><p>Privacy</p>".replace("<p>Privacy", "<footer>Privacy"),
        f"<h1>News</h1><article><h1>Norvane Opens</h1>{STORY}</article><article><h2>Other News</h2></article>",
        f"<div class='l-page breadcrumb--top'>Home</div><h1>Norvane Opens</h1>{STORY}<div class='share-links'>Share</div>",
        f"<form action=/><p>Login</p><h1>Norvane Opens</h1>{STORY}</form><button>Go</button>".replace("<p>Login</p>", ""),
        f"<div class='page has-sidebar'><h1>Norvane Opens</h1>{STORY}</div>",
        "<ul>" + "<li><a href=/a>A Page</a>" * 5 + f"</ul><h1>Norvane Opens</h1>{STORY}",
    ],
)
def test_the_release_is_found_on_its_page(markup: str) -> None:
    assert told(markup) == "Norvane Opens|LEEDS, England, May 4, 2026"


def test_the_header_and_footer_of_an_article_are_the_writers() -> None:
    assert told(f"<article><header><h1>Norvane Opens</h1></header>{STORY}<footer>Contact: Dana Ruiz</footer></article>").endswith(
        "|Contact: Dana Ruiz"
    )


def test_an_aside_with_an_address_is_kept() -> None:
    aside = "<aside><h3>Media</h3><p>Dana Ruiz, <a href='mailto:press@norvane.example'>press@norvane.example</a></aside>"
    assert told(f"<h1>Norvane Opens</h1>{STORY}{aside}").endswith("|Media|Dana Ruiz, press@norvane.example")


def test_a_page_of_nothing_but_furniture_is_read_as_it_stands() -> None:
    assert told("<nav>Home</nav>") == "Home"


PAGE_END = "<hr style='page-break-after: always'>"


@pytest.mark.parametrize("number", ["2", "- 2 -", "Page 2 of 4", "ii", "F-2"])
def test_page_numbers_are_furniture(number: str) -> None:
    assert told(f"<p>One.</p><p>{number}</p>{PAGE_END}<p>Two.</p>") == "One.|Two."
    assert told(f"<p>One.</p><div style='page-break-before:always'></div><p>{number}</p><p>Two.</p>") == "One.|Two."


def test_a_number_away_from_the_edge_of_a_page_is_text() -> None:
    assert told("<p>One.</p><p>2</p><p>Two.</p>") == "One.|2|Two."


def test_heads_of_pages_are_furniture_where_they_come_back() -> None:
    pages = "".join(f"{PAGE_END}<p>Norvane Therapeutics</p><p>Text {number}.</p>" for number in range(3))
    assert told(f"<p>Start.</p>{pages}") == "Start.|Text 0.|Text 1.|Text 2."


def test_a_section_goes_on_behind_a_page_number() -> None:
    markup = (
        f"<h1>Norvane Opens</h1>{STORY}<p>Forward-Looking Statements</p><p>This press release contains forward-looking statements within "
        "the "
        f"meaning of the law. Actual results may differ.</p><p>2</p>{PAGE_END}<p>The plan rests on what we know today.</p>"
    )
    kinds = [part.kind for part in segment.read(of(markup)).segments]
    assert kinds[-3:] == ["forward-looking", "furniture", "forward-looking"]


def test_the_heading_of_the_page_is_the_headline() -> None:
    release = segment.read(of(f"<div>Ministry of Plants</div><div>Press Office</div><h1>Norvane Opens</h1>{STORY}"))
    assert [(part.kind, part.span.of(release.prose).strip()) for part in release.segments][:2] == [
        ("furniture", "Ministry of Plants\nPress Office"),
        ("headline", "Norvane Opens"),
    ]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "<tr><th></th><th>2026</th><th>2025</th></tr>"
            "<tr><td>Revenue</td><td>$</td><td>1,200</td><td>&nbsp;</td><td>$</td><td>(900</td><td>)</td></tr>",
            ["2026\t2025", "Revenue\t$1,200\t$(900)"],
        ),
        (
            "<tr><td colspan=3>Assets:</td></tr><tr><td>Cash<br>at hand</td><td rowspan=2>12</td><td>9</td></tr>"
            "<tr><td>Land</td><td>3 %</td></tr>",
            ["Assets:", "Cash at hand\t12\t9", "Land\t3 %"],
        ),
        ("<tr><th>Partner<th>Stage<tr><td>Orrin Foods<td>Pilot", ["Partner\tStage", "Orrin Foods\tPilot"]),
    ],
)  # fmt: skip
def test_rows_of_tables(rows: str, lines: list[str]) -> None:
    assert shaped(f"<table>{rows}</table>") == [("table-row", line) for line in lines]


@pytest.mark.parametrize(
    ("markup", "shapes"),
    [
        (
            "<table><tr><td><td>•<td>One thing.<tr><td><td>•<td>Another.</table>",
            [("list-item", "• One thing."), ("list-item", "• Another.")],
        ),
        ("<table><tr><td>(1)<td>Halm, 2024.</table>", []),
        ("<table><tr><td><p>Investors:<p>Dana Ruiz<td><p>Media:<p>Lee Tan</table>", []),
        ("<table><tr><td>Investors<td>Media<tr><td>Dana Ruiz<td>Lee Tan<tr><td>ir@norvane.example<td>press@norvane.example</table>", []),
        (f"<table><tr><td>{STORY}<td>Menu<tr><td>{STORY}<td>x</table>", []),
        (
            "<table><tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table><td>5<tr><td>6<td>7</table>",
            [("table-row", "1\t2"), ("table-row", "3\t4")],
        ),
    ],
)
def test_tables_that_only_lay_out(markup: str, shapes: list[tuple[str, str]]) -> None:
    assert shaped(markup) == shapes


EXHIBIT = (
    "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>a.htm\n<TEXT>\n<html><body><p>The release.</p></body></html>\n</TEXT>\n</DOCUMENT>\n"
)
FORM = "<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<TEXT>\n<html><p>The form.</p></html>\n</TEXT>\n</DOCUMENT>\n"
HEADER = "<SEC-DOCUMENT>0001.txt : 20260504\n<SEC-HEADER>\nCONFORMED NAME: Norvane\n</SEC-HEADER>\n"


def project_text(text: str) -> Projection:
    return project(Source("a.txt", text))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (EXHIBIT, "The release."),
        (HEADER + FORM + EXHIBIT + "</SEC-DOCUMENT>", "The release."),
        (HEADER + FORM + EXHIBIT.replace("99.1", "99.2") + EXHIBIT.replace("release", "right one"), "The right one."),
        (HEADER + FORM + EXHIBIT.replace("EX-99.1", "EX-99.(A)(5)(C)"), "The release."),
        (HEADER + FORM, "The form."),
        (EXHIBIT.removesuffix("</TEXT>\n</DOCUMENT>\n"), "The release."),
    ],
)
def test_submissions(text: str, prose: str) -> None:
    projection = project_text(text)
    assert projection.prose == prose
    assert projection.to_source(projection.pieces[0].prose).of(text) in text


def test_a_submission_without_documents_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableError, match="without any document"):
        project_text(HEADER)


def test_a_quotation_that_says_so_is_one_with_its_speaker() -> None:
    quoted = '<p>Text.<blockquote class="blockquote has-attribution"><p>We grow.</p><footer><cite>Dana Ruiz</cite></footer></blockquote>'
    indented = "<p>Text.<blockquote><p>Set in.</p></blockquote>"
    assert [(shape.kind, shape.prose.of("Text.\n\nWe grow.\n\nDana Ruiz")) for shape in project(Source("a.html", quoted)).shapes] == [
        ("quote", "We grow."),
        ("quote", "Dana Ruiz"),
    ]
    assert project(Source("a.html", indented)).shapes == ()


FILED = ("field--type-taxonomy-term-reference", "field-type-taxonomy-term-reference", "field--type-file", "field-type-file")


@pytest.mark.parametrize("kind", FILED)
def test_what_a_content_system_files_a_release_under_is_furniture(kind: str) -> None:
    page = f'<main><h1>Norvane Names Dana Ruiz</h1><p>BOSTON, May 5, 2026 -- It did.</p><div class="{kind}">Topics: Health</div></main>'
    found = project(Source("a.html", page))
    assert [shape.prose.of(found.prose) for shape in found.shapes if shape.kind == "furniture"] == ["Topics: Health"]


def test_a_headline_above_an_article_that_has_only_headings_of_sections() -> None:
    told = "Norvane opened a plant in Leeds and will make meters there from May on. " * 6
    page = f"<main><h1>Norvane opens a plant</h1><article><p>March 9, 2026</p><p>{told}</p><h3>Plans</h3><p>{told}</p></article></main>"
    assert not any(shape.kind == "furniture" for shape in of(page).shapes)
