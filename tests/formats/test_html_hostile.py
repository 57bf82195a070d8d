"""HTML that nobody should write: the law of the Projection over any markup, and bounded time whatever comes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.formats.html import project
from prlint.formats.html_lines import MAX_DEPTH
from prlint.text.source import Source, UnreadableError
from tests.formats.test_html import of
from tests.formats.test_markdown import check_law
from tests.growth import is_linear

NAMES = [
    "p",
    "div",
    "b",
    "sup",
    "a href='https://x.example'",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "main",
    "article",
    "nav",
    "span hidden",
]
NAMES += [
    "pre",
    "blockquote",
    "script",
    "title",
    "footer",
    "section class=footnotes",
    "font style='vertical-align:super'",
    "br",
    "hr",
    "img src=x",
    "o:p",
]
TEXTS = [
    "word ",
    " two  words\n",
    "&amp;",
    "&nbsp;",
    "&#8482;",
    "&bogus;",
    "&",
    "<",
    "<!-- note -->",
    "1,2",
    "$",
    "(3)",
    "•",
    "\r\n",
    "®",
    "新",
    "<![if x]>",
    "]]>",
]
MARKS = (
    [f"<{name}>" for name in NAMES]
    + [f"</{name.split()[0]}>" for name in NAMES]
    + TEXTS
    + ["<a b='", '<a b=">', "</", "<!--", "<p", "<p/>"]
)


@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_the_law_over_markup(marks: list[str]) -> None:
    check_law(of("".join(marks)))


@given(st.text(alphabet="abp <>/&;#!-='\"1\n\r\t\u00a0", max_size=120))
def test_the_law_over_marks(text: str) -> None:
    check_law(of(text))


@given(st.text(max_size=200))
def test_the_law_over_any_text(text: str) -> None:
    with contextlib.suppress(UnreadableError):  # as for what says that it is a submission to the SEC, and holds no document
        check_law(of(text))


@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_lines_have_no_blanks_at_their_ends(marks: list[str]) -> None:
    prose = of("".join(mark for mark in marks if "pre" not in mark)).prose
    assert not any(line[-1] in " \t" or line[0] in " " for line in prose.split("\n") if line and line[0] != "\t")


SIZE = 60_000


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "</div>", "<b>", "</b>", "<b><p></b>", "<i><p><b></i>", "<p>", "<li>", "<ul><li>", "<table><tr><td>", "<td>", "<sup>1",
        "<a href=x>1",
        "<a b='", "<a b=\"", "<a b=\"'>", "<a ", "<a", "<", "</", "<!--", "<!", "<!-->", "<?", "&", "&amp", "&#1;", "&" + "a" * 30,
        "<script>", "<title>",
        "<style>a</style>", " ", "\n", "\u00a0", "<br>", "<pre>\n", "<nav>", "<article>", "<main>", "<h1>", "<p style='margin:0;margin:1'>",
        "<DOCUMENT><TYPE>EX-99.1", "<x y=z>", "<span hidden>", "</p>", "<hr style='page-break-after:always'>1",
        "<td colspan=99999>1", "{%a%}",
    ],
)  # fmt: skip
def test_pumped_markup_takes_linear_time(piece: str) -> None:
    def page(size: int) -> Source:
        return Source("a.html", "<html>" + piece * (size // len(piece)) + "end")

    def prepare(size: int) -> Callable[[], object]:
        source = page(size)
        return lambda: project(source)

    assert is_linear(prepare, SIZE // 10, SIZE)
    check_law(project(page(SIZE)))


def test_a_giant_attribute_and_a_giant_style_cost_no_more_than_their_length() -> None:
    def page(size: int) -> str:
        return f"<p title='{'x ' * 5 * size}' style=\"{'a:b;' * 2 * size}\" class='{'c ' * 2 * size}'>text</p>"

    assert of(page(100_000)).prose == "text"
    assert is_linear(lambda size: lambda: of(page(size)), 10_000, 100_000)


def test_deep_nesting_shows_its_text() -> None:
    depth = MAX_DEPTH * 5
    assert of("<div>" * depth + "in the deep" + "</div>" * depth + "<p>after</p>").prose == "in the deep\n\nafter"
    assert of("<b>" * depth + "in the deep" + "</b>" * depth + "<p>after</p>").prose == "in the deep\n\nafter"


def test_text_behind_a_broken_tag_is_not_lost() -> None:
    assert of("<p title='never closed>One.</p><p>Two.</p>").prose.endswith("Two.")
