"""HTML: what the reader sees, where it stands, and what shape it has."""

from __future__ import annotations

import pytest

from prlint import formats
from prlint.formats.html import project
from prlint.text.projection import Projection
from prlint.text.source import Source, decode
from prlint.text.span import LineIndex, Position, ProseSpan


def of(markup: str) -> Projection:
    return project(Source("a.html", markup))


def shaped(markup: str) -> list[tuple[str, str]]:
    projection = of(markup)
    return [(shape.kind, shape.prose.of(projection.prose)) for shape in projection.shapes]


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.\n<p>Two.", "One.\n\nTwo."),
        ("<div>One.</div><div>Two.</div>", "One.\nTwo."),
        ("<div style='margin-bottom:9pt'>One.</div><div>Two.</div>", "One.\n\nTwo."),
        ("<p style='margin: 0pt 0'>One.</p><p style='margin: 0pt 0'>Two.</p>", "One.\nTwo."),
        ("<p style='margin:0'>One.</p><p style='margin:0'>&nbsp;</p><p style='margin:0'>Two.</p>", "One.\n\nTwo."),
        ("<div>One.</div><div><br></div><div>Two.</div>", "One.\n\nTwo."),
        ("<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"),
        ("<p>  One\n   two <b> three</b>  four </p>", "One two three four"),
        ("<p>One<b> <i>two</i></b></p>", "One two"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("Tan &amp; Ruiz &mdash; 5&nbsp;g &#8482; &#x2122; &#150; &copy 2026", "Tan & Ruiz — 5\u00a0g ™ ™ – © 2026"),
        ("&unknown; AT&T", "&unknown; AT&T"),
        ("a&#10;b&Tab;&Tab;c", "a b c"),
        ("hyphen&shy;ation and<wbr>so", "hyphenation andso"),
        ("p < 0.05 and a<3 and <3", "p < 0.05 and a<3 and <3"),
        ("<script>var a = '<p>no</p>';</script>yes<style>p {}</style><title>no</title>", "yes"),
        ("<p>seen<span style='display: none'>not</span><span hidden>not</span></p>", "seen"),
        ("<p>seen <svg><title>a</title><text>not</text></svg>again</p>", "seen again"),
        ("<div style='display:none'><p>not<div>not</div></div>seen", "seen"),
        ("<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree"),
        ("<!-- no --><![if !x]>yes<![endif]><?php no ?><!doctype html>", "yes"),
        ("<ul><li>one<li>two</ul>", "• one\n• two"),
        ("<ol start=3><li>one</li><li value=7><p>two</p></li><li>three</ol>", "3. one\n\n7. two\n\n8. three"),
        ("<ol type=a><li>one<li>two</ol><ol type=i><li>one<li>two</ol>", "a. one\nb. two\n\ni. one\nii. two"),
        ("<ul style='list-style: none'><li>one<li>two</ul>", "one\ntwo"),
        ("<ul><li>one<ul><li>inner</ul><li>two</ul>", "• one\n\n◦ inner\n\n• two"),
        ("<a title='a > b' href=\"x\">link</a> <a title=it's>two</a>", "link two"),
        ("<p>don't <a href=x'y>stop</a> it's</p>", "don't stop it's"),
        ("<blockquote><p>“Good,” said Ruiz.</p><footer>Dana Ruiz</footer></blockquote>", "“Good,” said Ruiz.\n\nDana Ruiz"),
        ("<P>ONE</P><DIV>TWO</DIV>", "ONE\n\nTWO"),
        ("<o:p>&nbsp;</o:p><p>one</p>", "one"),
        ("", ""),
        ("<p></p>", ""),
    ],
)  # fmt: skip
def test_prose(markup: str, prose: str) -> None:
    assert of(markup).prose == prose


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("survival<sup>1,2</sup> of 10<sup>6</sup> cells, H<sub>2</sub>O", "survival¹,² of 10⁶ cells, H2O"),
        ("survival<sup><a href='#n1'>1</a></sup> rose", "survival¹ rose"),
        ("survival<sup>[1]</sup> and<sup>(2)</sup> and<sup>[<a href='#n'>3</a>]</sup>", "survival[1] and(2) and[3]"),
        ("2407 W. 24<font style='position:relative;top:-2.8pt;vertical-align:baseline'>th</font> St.", "2407 W. 24th St."),
        ("target<span style='vertical-align: super'>1</span>", "target¹"),
        ("Calidex<sup>®</sup> and Calidex<sup>&reg;</sup> and Calidex<sup>TM</sup>", "Calidex® and Calidex® and Calidex™"),
        ("note<sup>a</sup> and<sup>*</sup>", "notea and*"),
        ("<p>never closed<sup>1</p><p>2026", "never closed¹\n\n2026"),
    ],
)
def test_superscripts(markup: str, prose: str) -> None:
    assert of(markup).prose == prose


@pytest.mark.parametrize(
    ("markup", "shapes"),
    [
        ("<h1>The <i>Title</i></h1><h2>Part</h2><p>text", [("title", "The Title"), ("heading", "Part")]),
        ("<h1>One</h1><h1>Two</h1>", [("heading", "One"), ("heading", "Two")]),
        ("<div role=heading>Part</div>", [("heading", "Part")]),
        ("<ul><li>one<br>more</ul>", [("list-item", "• one"), ("list-item", "more")]),
        ("<figure><img src=a><figcaption>A plant</figcaption></figure>", [("media", "A plant")]),
        (
            "<section role=doc-endnotes><ol><li id=fn1><p>Halm, 2024. <a role=doc-backlink>↩</a></ol></section>",
            [("note", "1. Halm, 2024.")],
        ),
        ("<div id=ftn1><p class=MsoFootnoteText>[1] Halm, 2024.</div>", [("note", "[1] Halm, 2024.")]),
        ("<p id=fnref1>text</p>", []),
    ],
)
def test_shapes(markup: str, shapes: list[tuple[str, str]]) -> None:
    assert shaped(markup) == shapes


def test_a_word_is_found_where_it_stands() -> None:
    markup = "<h1>Norvane</h1>\n<p>Sold as <b>Cali</b>dex&reg; by R&amp;D\n   today.</p>"
    projection = of(markup)
    lines = LineIndex(markup)
    at = projection.prose.index("Calidex")
    span = ProseSpan(at, at + len("Calidex®"))
    assert projection.to_source(span).of(markup) == "Cali</b>dex&reg;"
    assert not projection.editable(span)
    assert projection.position(at, lines) == Position(2, 15)
    ampersand = projection.prose.index("&")
    assert projection.position(ampersand, lines) == Position(2, markup.split("\n")[1].index("&amp;") + 1)
    today = projection.prose.index("today")
    assert projection.position(today, lines) == Position(3, 4)
    assert projection.editable(ProseSpan(today, today + 5))
    assert projection.prose[today - 1] == " "


def test_links_keep_their_targets() -> None:
    projection = of(
        "<p>See <a href='https://norvane.example/?a=1&amp;b=2'>our <b>site</b></a> <a name=x>or</a> "
        "<a href='mailto:ir@norvane.example'>write</a>."
    )
    assert [(link.prose.of(projection.prose), link.target) for link in projection.links] == [
        ("our site", "https://norvane.example/?a=1&b=2"),
        ("write", "mailto:ir@norvane.example"),
    ]


def test_comments_stand_before_what_follows_them() -> None:
    projection = of("<p>First.</p>\n<!-- prlint: allow style/x because\nof that -->\n<p>Second.</p>")
    (comment,) = projection.comments
    assert comment.text == "prlint: allow style/x because\nof that"
    assert projection.prose[comment.at :] == "Second."
    assert comment.source.of(projection.text).startswith("<!--")


@pytest.mark.parametrize(
    ("name", "text", "format_name"),
    [
        ("a.html", "<p>x", "html"),
        ("a.HTM", "<p>x", "html"),
        ("a.xhtml", "<p>x", "html"),
        ("a.txt", "<!DOCTYPE html><p>x", "html"),
        ("a.md", "\n <HTML><p>x", "html"),
        ("-", "<?xml version='1.0'?>\n<!-- made by hand -->\n<html>", "html"),
        ("0001.txt", "<SEC-DOCUMENT>0001.txt : 20260504\n", "html"),
        ("0001.txt", "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n", "html"),
        ("a.txt", "<p>x", "text"),
        ("a.html", "A draft that was saved under a wrong name.", "text"),
        ("a.md", "<div>x</div>", "markdown"),
    ],
)
def test_content_decides_the_format(name: str, text: str, format_name: str) -> None:
    assert formats.format_of(name, text) == format_name


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<meta charset=utf-8>Müller".encode(), "Müller", "utf-8"),
        ("<meta charset='iso-8859-1'>Müller".encode(), "Müller", "utf-8"),
        ('<meta charset="ISO-8859-1">“Müller”'.encode("cp1252"), "“Müller”", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>Łódź".encode("iso8859_2"), "Łódź", "iso8859_2"),
        ("<meta charset=Shift_JIS>新製品".encode("cp932"), "新製品", "cp932"),
        ("<meta charset=iso-2022-jp>新製品".encode("iso2022_jp"), "新製品", "iso2022_jp"),
        ("<?xml version='1.0' encoding='windows-1251'?>Привет".encode("cp1251"), "Привет", "cp1251"),
        ("<meta charset=unheard-of>Müller".encode("cp1252"), "Müller", "cp1252"),
        ("<meta charset=unicode_escape>M\\x41üller".encode("cp1252"), "M\\x41üller", "cp1252"),
    ],
)
def test_a_page_says_what_it_is_encoded_in(data: bytes, text: str, encoding: str) -> None:
    source = decode("a.html", data)
    assert (project(source).prose, source.encoding) == (text, encoding)
