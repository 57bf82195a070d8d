"""Word files: the prose a reader sees, the shape of each run of it, and the part, paragraph and column where it stands."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.formats import format_of_source, read
from prlint.text.projection import Projection
from prlint.text.span import ProseSpan
from tests.formats.docx_making import R, W, document, escaped, p, packed, r, styled, table


def of(body: str, **parts: str) -> Projection:
    found = read("a.docx", document(body, **parts)).projection
    assert found is not None
    return found


def shapes(projection: Projection) -> list[tuple[str, str]]:
    return [(shape.kind, shape.prose.of(projection.prose)) for shape in projection.shapes]


def place(projection: Projection, words: str) -> tuple[str | None, int, int]:
    source = read("a.docx", document(""))
    found = projection.position(projection.prose.index(words), source.lines)
    return found.part, found.line, found.column


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def style(name: str, called: str, inner: str = "", kind: str = "paragraph", own: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{own}><w:name w:val="{called}"/>{inner}</w:style>'


SUPER = '<w:vertAlign w:val="superscript"/>'
STYLES = '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>' + "".join(
    [
        style("Normal", "Normal", own=' w:default="1"'),
        style("Titel", "Title"),
        style("H1", "heading 1"),
        style("Ours", "Our Head", '<w:basedOn w:val="H1"/>'),
        style("Deep", "Deep", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Tight", "No Spacing", '<w:pPr><w:spacing w:after="0"/></w:pPr>'),
        style("Bullets", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("Ref", "footnote reference", f"<w:rPr>{SUPER}</w:rPr>", "character"),
        style("Aside", "Aside", "<w:rPr><w:vanish/></w:rPr>", "character"),
        style("Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
    ]
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
)


def numbered(number: int, text: str, depth: int = 0) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        pytest.param(p(r("Norvane "), r("opened", "<w:b/>"), r(" a plant.")), "Norvane opened a plant.\n", id="runs join"),
        pytest.param(p("<w:r><w:t> Norvane </w:t></w:r>"), "Norvane\n", id="blanks that are not to be kept"),
        pytest.param(p(run("<w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:cr/><w:t>D</w:t>")), "A\tB\nC\nD\n", id="breaks"),
        pytest.param(p("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>", r("A")), "A\n", id="a tab stop is no tab"),
        pytest.param(
            p(run("<w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:softHyphen/><w:t>s</w:t>")), "well\u2011knowns\n", id="hyphens"
        ),
        pytest.param(p(run('<w:sym w:font="Symbol" w:char="F0D2"/>')), "®\n", id="a sign of a symbol font"),
        pytest.param(p(r("A"), run('<w:sym w:font="Odd" w:char="F0D2"/>')), "A\n", id="a sign whose look nobody knows"),
        pytest.param(p(r("10"), r("6", SUPER)), "10⁶\n", id="raised digits"),
        pytest.param(p(r("Calidex"), r("TM", SUPER)), "Calidex™\n", id="a raised trademark sign"),
        pytest.param(p(r("4"), r("th", SUPER), r(" plant"), r("(1)", SUPER)), "4th plant(1)\n", id="raised letters and brackets stay"),
        pytest.param(p(r("up"), r("1", '<w:position w:val="6"/>')), "up¹\n", id="raised by points"),
        pytest.param(p(r("low"), r("1", '<w:vertAlign w:val="subscript"/>')), "low1\n", id="lowered digits stay"),
        pytest.param(p(r("A")) + p() + p(r("B")), "A\n\nB\n", id="an empty paragraph is blank space"),
        pytest.param(p(r("A")) + p(r("B")), "A\nB\n", id="short paragraphs without space are lines of a block"),
        pytest.param(p(r("A" * 120)) + p(r("B")), "A" * 120 + "\n\nB\n", id="a long paragraph is none"),
        pytest.param(f"<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{p(r('A'))}</w:sdtContent></w:sdt>", "A\n", id="a control"),
        pytest.param(p(r("x = "), "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>"), "x = y\n", id="a formula"),
        pytest.param(
            p("<w:r><w:ruby><w:rt><w:r><w:t>b</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
            "a\n",
            id="how to pronounce",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_prose(body: str, prose: str) -> None:
    assert of(body).prose == prose


def test_space_between_paragraphs_is_a_blank_line() -> None:
    body = p(r("A")) + p(r("B")) + p(r("C"), properties=styled("Tight")) + p(r("D"), properties=styled("Tight"))
    assert of(body, styles=STYLES).prose == "A\n\nB\n\nC\nD\n"


@pytest.mark.parametrize(
    ("style", "shape"),
    [("Titel", "title"), ("H1", "title"), ("Ours", "title"), ("Deep", "heading"), ("Normal", None), ("Loop", None), ("Gone", None)],
)
def test_headings_by_style(style: str, shape: str | None) -> None:
    found = shapes(of(p(r("Norvane opens"), properties=styled(style)), styles=STYLES))
    assert found == ([(shape, "Norvane opens")] if shape else [])


def test_a_title_style_outranks_headings_and_two_headings_are_no_title() -> None:
    head = p(r("Highlights"), properties=styled("H1"))
    assert shapes(of(p(r("News"), properties=styled("Titel")) + head, styles=STYLES)) == [("title", "News"), ("heading", "Highlights")]
    assert [kind for kind, _ in shapes(of(head + head, styles=STYLES))] == ["heading", "heading"]
    assert [kind for kind, _ in shapes(of(p(r("Told. " * 60)) + head, styles=STYLES))] == ["heading"]


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        (numbered(1, "A") + numbered(1, "B"), "• A\n• B\n"),
        (p(r("A"), properties=styled("Bullets")), "• A\n"),
        (numbered(2, "A") + numbered(2, "B") + numbered(2, "C", 1) + numbered(2, "D"), "1. A\n2. B\n2.a) C\n3. D\n"),
        (numbered(2, "A") + numbered(4, "B"), "1. A\n2. B\n"),
        (numbered(2, "A") + numbered(3, "B") + numbered(3, "C"), "1. A\n1. B\n2. C\n"),
        (numbered(9, "A") + numbered(0, "B"), "A\nB\n"),
    ],
    ids=["bullets", "by style", "levels", "a list goes on", "a list begins anew", "no list"],
)
def test_numbers_and_bullets(body: str, prose: str) -> None:
    found = of(body, numbering=NUMBERING, styles=STYLES.replace("160", "0"))
    assert found.prose == prose
    assert {kind for kind, _ in shapes(found)} == ({"list-item"} if prose[0] in "•1" else set())


def test_data_tables_are_rows_and_layout_is_paragraphs() -> None:
    data = of(table(("", "2026", "2025"), ("Revenue", "$40", "$36"), ("Net loss", "(12)", "(15)")))
    assert data.prose == "2026\t2025\nRevenue\t$40\t$36\nNet loss\t(12)\t(15)\n"
    assert [kind for kind, _ in shapes(data)] == ["table-row"] * 3
    assert place(data, "$36") == ("body", 6, 1)
    layout = of(table(("Media: Lee Tan, lee@norvane.example", "Investors: Dana Ruiz, dana@norvane.example")))
    assert layout.prose == "Media: Lee Tan, lee@norvane.example\nInvestors: Dana Ruiz, dana@norvane.example\n"
    assert shapes(layout) == []


def test_a_table_in_a_table_only_lays_out() -> None:
    inner = table(("Revenue", "$40"), ("Loss", "$12"))
    found = of(f"<w:tbl><w:tr><w:tc>{p(r('Left'))}{inner}{p()}</w:tc></w:tr></w:tbl>")
    assert found.prose == "Left\n\nRevenue\t$40\nLoss\t$12\n"


NOTE = '<w:footnoteReference w:id="{}"/>'
NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
    + '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Tan L. 2026.</w:t></w:r></w:p></w:footnote>'
    + '<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Ruiz D. 2025.</w:t></w:r></w:p></w:footnote>'
    + '<w:footnote w:id="7"><w:p><w:r><w:t>Never pointed at.</w:t></w:r></w:p></w:footnote>'
)


def test_notes_stand_below_in_the_order_of_their_markers() -> None:
    found = of(p(r("It works."), run(NOTE.format(5)), r(" Well."), run(NOTE.format(2))), footnotes=NOTES)
    assert found.prose == "It works.¹ Well.²\n\n¹ Ruiz D. 2025.\n\n² Tan L. 2026.\n"
    assert shapes(found) == [("note", "¹ Ruiz D. 2025."), ("note", "² Tan L. 2026.")]
    assert place(found, "Tan") == ("footnote-2", 1, 3)


def test_a_note_with_a_mark_of_its_own_takes_no_number() -> None:
    own = run('<w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t>', SUPER)
    assert of(p(r("It"), own, r(" works."), run(NOTE.format(2))), footnotes=NOTES).prose.startswith("It* works.¹\n")


@pytest.mark.parametrize(
    ("settings", "label"), [("", "[i]"), ('<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:endnotePr>', "⁴")]
)
def test_endnotes_are_numbered_as_the_settings_say(settings: str, label: str) -> None:
    note = '<w:endnote w:id="1"><w:p><w:r><w:endnoteRef/><w:t xml:space="preserve"> Tan L.</w:t></w:r></w:p></w:endnote>'
    found = of(p(r("It works."), run('<w:endnoteReference w:id="1"/>')), endnotes=note, settings=settings)
    assert found.prose == f"It works.{label}\n\n{label} Tan L.\n"
    assert place(found, "Tan")[0] == "endnote-1"


def test_a_section_numbers_its_notes_in_its_own_way() -> None:
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr></w:sectPr>'
    found = of(p(r("It works."), run(NOTE.format(5)), r(" Well."), run(NOTE.format(2))) + section, footnotes=NOTES)
    assert found.prose == "It works.* Well.†\n\n* Ruiz D. 2025.\n\n† Tan L. 2026.\n"


LINK = f'<Relationship Id="l1" Type="{R}/hyperlink" Target="https://norvane.example/" TargetMode="External"/>'


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:hyperlink r:id="l1">{r("our site")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" HYPERLINK &quot;https://norvane.example/&quot; ">{r("our site")}</w:fldSimple>',
        run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText>HYPERLINK "https://norvane.</w:instrText>')
        + run('<w:instrText>example/"</w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + r("our site")
        + run('<w:fldChar w:fldCharType="end"/>'),
    ],
    ids=["hyperlink", "simple field", "field"],
)
def test_links_have_their_targets(inner: str) -> None:
    found = of(p(r("See "), inner, r(".")), links=LINK)
    assert found.prose == "See our site.\n"
    assert [(link.prose.of(found.prose), link.target) for link in found.links] == [("our site", "https://norvane.example/")]


def test_a_field_that_is_never_ended_swallows_only_its_own_paragraph() -> None:
    assert of(p(run('<w:fldChar w:fldCharType="begin"/>'), r("gone")) + p(r("A"))).prose == "A\n"


def box(inner: str) -> str:
    return f"<w:txbxContent>{inner}</w:txbxContent>"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    twice = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box(p(r('Boxed.')))}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box(p(r('Boxed.')))}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    found = of(p(r("Before "), run(twice), r("after.")) + p(r("Next.")))
    assert found.prose == "Before after.\nBoxed.\nNext.\n"
    assert [place(found, word) for word in ("after", "Boxed", "Next")] == [("body", 1, 8), ("textbox-1", 1, 1), ("body", 2, 1)]


SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'  # noqa: E501


def test_headers_and_footers_stand_around_the_body_and_each_text_once() -> None:
    found = of(p(r("News.")) + SECTION, header1=p(r("Norvane")), header2=p(r("Norvane")), footer1=p(r("Page 1")))
    assert found.prose == "Norvane\n\nNews.\n\nPage 1\n"
    assert shapes(found) == [("running", "Norvane"), ("running", "Page 1")]
    assert [place(found, word)[0] for word in ("Norvane", "News", "Page")] == ["header-1", "body", "footer-1"]


# ── What work on the file has left in it ─────────────────────────────────────────────────────────────────────────────────────────────


def traces(projection: Projection) -> list[tuple[str, str, str, str]]:
    return [(trace.kind, trace.prose.of(projection.prose), trace.words, trace.by) for trace in projection.traces]


def ins(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="Lee Tan">{"".join(runs)}</w:ins>'


def gone(text: str, name: str = "del") -> str:
    tag = "w:delText" if name == "del" else "w:t"
    return f'<w:{name} w:id="1" w:author="Lee Tan"><w:r><{tag} xml:space="preserve">{text}</{tag}></w:r></w:{name}>'


@pytest.mark.parametrize(
    ("body", "prose", "found"),
    [
        pytest.param(p(r("A "), ins(r("new ")), r("plant")), "A new plant\n", [("insertion", "new ", "", "Lee Tan")], id="insertion"),
        pytest.param(p(r("A "), gone("old "), r("plant")), "A plant\n", [("deletion", "", "old ", "Lee Tan")], id="deletion"),
        pytest.param(p(r("A "), gone("old ", "moveFrom"), r("plant")), "A plant\n", [("deletion", "", "old ", "Lee Tan")], id="moved away"),
        pytest.param(
            p(r("A "), ins(gone("x"), r("y"))),
            "A y\n",
            [("deletion", "", "x", "Lee Tan"), ("insertion", "y", "", "Lee Tan")],
            id="one in the other",
        ),
        pytest.param(p(r("A"), properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p(r("B")), "AB\n", [], id="a deleted paragraph end"),
        pytest.param(p(r("A", "<w:ins w:id='1' w:author='Lee Tan'/>")), "A\n", [], id="a change of looks"),
        pytest.param(p(r("A", "<w:rPrChange w:id='1'><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "A\n", [], id="looks of before"),
    ],
)
def test_tracked_changes_are_read_as_accepted(body: str, prose: str, found: list[tuple[str, str, str, str]]) -> None:
    made = of(body)
    assert made.prose == prose
    assert traces(made) == found


def test_a_paragraph_whose_end_is_deleted_keeps_both_numbers() -> None:
    found = of(p(r("A"), properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p(r("B")) + p(r("C")))
    assert [place(found, word) for word in "ABC"] == [("body", 1, 1), ("body", 2, 1), ("body", 3, 1)]


START, END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
COMMENTS = f'<w:comment w:id="0" w:author="Lee Tan">{p(r("Is this"))}{p(r("true?"))}</w:comment>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p(r("The "), START, r("plant"), END, run('<w:commentReference w:id="0"/>')), "plant"),
        (p(r("The plant"), run('<w:commentReference w:id="0"/>')), ""),
        (p(r("A "), START, r("B")) + p(r("C"), END, r(" D")), "B\nC"),
    ],
    ids=["a range", "a point", "over paragraphs"],
)
def test_comments(body: str, words: str) -> None:
    found = of(body, comments=COMMENTS)
    assert traces(found) == [("comment", words, "Is this true?", "Lee Tan")]


def test_comments_of_prlint_are_no_leftovers() -> None:
    own = COMMENTS.replace("Lee Tan", "prlint")
    assert of(p(r("A"), run('<w:commentReference w:id="0"/>')), comments=own).traces == ()


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:rStyle w:val="Aside"/>'])
def test_hidden_text_stands_last(look: str) -> None:
    found = of(p(r("A")) + p(r("The "), r("secret ", look), r("plant")), styles=STYLES)
    assert found.prose == "A\n\nThe plant\n\nsecret\n"
    assert shapes(found) == [("hidden", "secret")]
    assert traces(found) == [("hidden", "secret", "secret", "")]
    assert place(found, "secret") == ("body", 2, 5)


def test_properties_stand_last_where_they_say_what_the_document_does_not() -> None:
    core = "<dc:title>Halden Opens</dc:title><dc:subject>the plant</dc:subject><dc:creator>Lee Tan</dc:creator>"
    found = of(p(r("The Plant")), core=core)
    assert traces(found) == [("property", "Halden Opens", "Halden Opens", "title")]
    assert place(found, "Halden")[0] == "properties"


# ── The format by its content ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_content_decides() -> None:
    assert format_of_source(read("a.txt", document(p(r("A"))))) == "docx"
    assert format_of_source(read("a.docx", b"Norvane opened a plant.\n")) == "text"


def test_the_other_vocabulary() -> None:
    """The strict form of the standard has other addresses for the same names."""
    with zipfile.ZipFile(io.BytesIO(document(p(r("10"), r("6", SUPER))))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["word/document.xml"] = entries["word/document.xml"].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read("a.docx", packed(entries)).text == "10⁶\n"


# ── The law ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = st.text(st.sampled_from("ab Z9.é®𝔄\u00a0<&"), min_size=1, max_size=8)
RUNS = st.tuples(WORDS, st.sampled_from(["", "<w:b/>", "<w:vanish/>", "ins", "del"]))
PARAGRAPHS = st.lists(st.tuples(st.lists(RUNS, max_size=4), st.sampled_from(["", "Titel", "Bullets"])), max_size=6)


@given(PARAGRAPHS, st.booleans())
@settings(max_examples=150)
def test_every_character_stands_where_its_position_says(made: list[tuple[list[tuple[str, str]], str]], in_table: bool) -> None:
    """Paragraph and column lead back to the very character, in a text that the test lays out by itself."""
    body, shown = "", []
    for runs, style in made:
        xml, text = "", ""
        for words, look in runs:
            hidden = look in ("<w:vanish/>", "del")
            inner = gone(escaped(words)) if look == "del" else ins(r(words)) if look == "ins" else r(words, look)
            xml += inner
            text += "" if hidden else words
        body += p(xml, properties=styled(style) if style else "")
        shown.append(text)
    if in_table:
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc>{p(r('end'))}</w:tc></w:tr></w:tbl>"
        shown.append("end")
    source = read("a.docx", document(body, styles=STYLES, numbering=NUMBERING))
    found = source.projection
    assert found is not None
    assert "".join(piece.prose.of(found.prose) for piece in found.pieces) == found.prose == source.text
    hidden_from = min((shape.prose.start for shape in found.shapes if shape.kind == "hidden"), default=len(found.prose))
    seen: dict[int, str] = {}
    before = (0, 0)
    for offset, character in enumerate(found.prose[:hidden_from]):
        if "•" in found.prose[max(offset - 1, 0) : offset + 1]:
            continue  # a bullet and its blank, which Word puts there
        at = found.position(offset, source.lines)
        text = shown[at.line - 1]
        if at.column <= len(text) and text[at.column - 1] == character and (at.line, at.column) > before:
            seen[at.line] = seen.get(at.line, "") + character
            before = at.line, at.column
        else:
            assert character in "\n\t "
    assert {line: text for line, text in seen.items() if text.strip()} == {n: t for n, t in enumerate(shown, 1) if t.strip()}
    assert found.to_source(ProseSpan(0, hidden_from)).of(source.text) == found.prose[:hidden_from]
