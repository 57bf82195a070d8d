"""Comments on a copy of a Word file: on exactly the words, in valid XML, and nothing else changed."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.formats import read
from prlint.formats.docx_comments import Remark, commented
from prlint.text.span import ProseSpan
from tests.formats.docx_making import W, document, escaped, p, packed, r
from tests.formats.test_docx import COMMENTS, END, NOTE, NOTES, SECTION, START, SUPER, box, gone, ins, run, table

NAME = f"{{{W}}}"
_SEEN = {f"{NAME}t": None, f"{NAME}tab": "\t", f"{NAME}br": "\n", f"{NAME}noBreakHyphen": "\u2011"}


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def ranges(data: bytes) -> dict[str, str]:
    """The words that each comment of prlint stands on, read off the XML by other means; text of boxes left out."""
    parts = entries(data)
    own = {c.get(f"{NAME}id") for c in ET.fromstring(parts["word/comments.xml"]) if c.get(f"{NAME}author") == "prlint"}
    found: dict[str, str] = {}
    open_now: set[str] = set()
    closed = []

    def walk(node: ET.Element) -> None:
        name = node.get(f"{NAME}id") or ""
        if node.tag == f"{NAME}commentRangeStart" and name in own:
            open_now.add(name)
            found[name] = ""
        elif node.tag == f"{NAME}commentRangeEnd" and name in own:
            open_now.remove(name)
        elif node.tag == f"{NAME}commentReference" and name in own:
            closed.append(name)
        elif node.tag in _SEEN:
            for each in open_now:
                found[each] += (node.text or "") if _SEEN[node.tag] is None else _SEEN[node.tag] or ""
        hidden = node.find(f"{NAME}rPr/{NAME}vanish") is not None
        if node.tag != f"{NAME}txbxContent" and not hidden:
            for child in node:
                walk(child)

    walk(ET.fromstring(parts["word/document.xml"]))
    assert open_now == set()
    assert sorted(closed) == sorted(found) == sorted(name for name in own if name)
    return found


def on(data: bytes, *words: str) -> bytes:
    """The file with a comment on each of these words, where they stand first."""
    text = read("a.docx", data).text
    places = [text.index(word) for word in words]
    return commented(data, [Remark(ProseSpan(at, at + len(word)), ("Not so.",)) for at, word in zip(places, words, strict=True)])


def told(data: bytes) -> list[str]:
    """The texts of prlint's comments."""
    comments = ET.fromstring(entries(data)["word/comments.xml"])
    return ["".join(c.itertext()) for c in comments if c.get(f"{NAME}author") == "prlint"]


BOLD = "<w:b/><w:i/>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(p(r("Norvane opened a plant.")), "opened", id="inside a run"),
        pytest.param(p(r("Norvane opened a plant.")), "Norvane", id="at its beginning"),
        pytest.param(p(r("Norvane opened a plant.")), "plant.", id="at its end"),
        pytest.param(p(r("Norvane opened a plant.")), "Norvane opened a plant.", id="all of it"),
        pytest.param(p(r("Norvane op"), r("en", BOLD), r("ed a plant.")), "opened", id="over runs"),
        pytest.param(p(r("Norvane & Orrin <𝔄> “new”")), "& Orrin <𝔄>", id="signs that XML escapes"),
        pytest.param(p("<w:r><w:t>  Norvane opened  </w:t></w:r>"), "opened", id="blanks that are not kept"),
        pytest.param(p(r("Nor\u00advane op\u00adened a plant.")), "opened", id="soft hyphens"),
        pytest.param(p(run("<w:t>A</w:t><w:tab/><w:t>B C</w:t><w:br/><w:t>D</w:t>", BOLD)), "\tB C\n", id="tabs and breaks"),
        pytest.param(p(run("<w:t>A</w:t><w:lastRenderedPageBreak/><w:t>B</w:t>")), "B", id="what shows nothing"),
        pytest.param(p(r("A "), ins(r("new plant"))), "new", id="inside an insertion"),
        pytest.param(p(r("A "), gone("old "), r("plant")), "A plant", id="over a deletion"),
        pytest.param(p(f"<w:hyperlink w:anchor='x'>{r('our site')}</w:hyperlink>", r(" here")), "site here", id="out of a link"),
        pytest.param(p(f"<w:sdt><w:sdtContent>{r('one two')}</w:sdtContent></w:sdt>"), "two", id="inside a control"),
        pytest.param(p(r("One.")) + p(r("Two.")), "One.\nTwo.", id="over paragraphs"),
        pytest.param(p(r("One"), properties="<w:rPr><w:del w:id='9'/></w:rPr>") + p(r("Two")), "OneTwo", id="over a deleted end"),
        pytest.param(p(r("x = "), "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>", r(" holds")), "holds", id="behind a formula"),
        pytest.param(table(("a", "1"), ("b", "2"), ("c", "3")), "b", id="in a cell"),
    ],
)
def test_a_comment_stands_on_exactly_its_words(body: str, words: str) -> None:
    made = on(document(body), words)
    (found,) = ranges(made).values()
    assert found.replace("\u00ad", "").strip(" ") == words.replace("\n", "" if "\t" not in words else "\n").strip(" ")
    assert read("a.docx", made).text == read("a.docx", document(body)).text


def test_a_sign_for_several_characters_is_not_cut() -> None:
    made = commented(document(p(r("Calidex"), r("TM", SUPER), r(" here"))), [Remark(ProseSpan(7, 8), ("Not so.",))])
    assert list(ranges(made).values()) == ["TM"]


@pytest.mark.parametrize(("words", "stands_on"), [("works", "works"), ("well", "well"), ("works¹ well", "works well"), ("¹", "")])
def test_a_marker_in_the_midst_of_a_run(words: str, stands_on: str) -> None:
    inner = f'<w:t xml:space="preserve">It works</w:t>{NOTE.format(5)}<w:t xml:space="preserve"> well.</w:t>'
    made = on(document(p(run(inner)), footnotes=NOTES), words)
    assert list(ranges(made).values()) == [stands_on]
    assert read("a.docx", made).text.startswith("It works¹ well.\n")
    xml = entries(made)["word/document.xml"]
    between = xml[xml.index(b"commentRangeStart") : xml.index(b"commentRangeEnd")]
    assert (b"footnoteReference" in between) == ("¹" in words)


def test_runs_keep_their_looks_on_both_sides() -> None:
    made = entries(on(document(p(r("Norvane opened a plant.", BOLD))), "opened"))["word/document.xml"]
    assert made.count(b"<w:rPr><w:b/><w:i/></w:rPr>") == 3


def test_all_else_stays_byte_for_byte() -> None:
    before = packed(entries(document(p(r("Norvane opened a plant.")), styles="")) | {"word/media/image1.png": b"\x89PNG" * 9})
    after = on(before, "opened")
    same = entries(before).keys() - {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name: entries(after)[name] for name in same} == {name: entries(before)[name] for name in same}
    assert list(entries(after)) == [*entries(before), "word/comments.xml"]
    assert before in (before, after)


def test_comments_of_others_stay_and_earlier_ones_of_prlint_go() -> None:
    data = document(p(r("The "), START, r("plant"), END, run('<w:commentReference w:id="0"/>'), r(" is open.")), comments=COMMENTS)
    once = on(data, "open")
    assert (ranges(once), told(once)) == ({"1": "open"}, ["Not so."])
    twice = on(once, "open")
    assert (ranges(twice), told(twice)) == ({"1": "open"}, ["Not so."])
    assert entries(twice)["word/document.xml"] == entries(once)["word/document.xml"]
    assert b"Is this" in entries(twice)["word/comments.xml"]
    cleared = entries(commented(twice, []))
    assert b"prlint" not in cleared["word/comments.xml"]
    assert b'w:id="1"' not in cleared["word/document.xml"]


def test_several_comments_on_the_same_words() -> None:
    data = document(p(r("Norvane opened a plant.")))
    made = on(data, "opened a", "opened", "a plant", "opened")
    assert sorted(ranges(made).values()) == ["a plant", "opened", "opened", "opened a"]


def test_a_place_without_words_is_a_point() -> None:
    data = document(p(r("Norvane opened.")) + p(r("Next.")))
    made = commented(data, [Remark(ProseSpan(at, at), ("Not so.",)) for at in (0, 8, 15, len(read("a", data).text))])
    assert list(ranges(made).values()) == [""] * 4


MARGINS = {"header1": p(r("Head")), "header2": p(r("x")), "footer1": p(r("y"))}


@pytest.mark.parametrize(
    ("body", "parts", "words", "begins"),
    [
        (p(r("It works."), run(NOTE.format(5)), r(" So.")), {"footnotes": NOTES}, "Ruiz D.", "footnote-1, “Ruiz D.”: Not so."),
        (p(r("News.")) + SECTION, MARGINS, "Head", "header-1, “Head”: Not so."),
        (p(r("News."), run(box(p(r("Boxed"))))), {}, "Boxed", "textbox-1, “Boxed”: Not so."),
        (p(r("News."), r("secret", "<w:vanish/>")), {}, "secret", "Not so."),
        (p(r("News.")), {"core": "<dc:title>Halden Opens</dc:title>"}, "Halden", "Not so."),
    ],
    ids=["a note", "a header", "a text box", "hidden text", "a property"],
)
def test_what_takes_no_comment_is_told_at_the_body(body: str, parts: dict[str, str], words: str, begins: str) -> None:
    made = on(document(body, **parts), words)
    assert told(made) == [begins]
    assert list(ranges(made).values()) == [""]


def test_a_remark_on_a_note_hangs_at_its_marker() -> None:
    made = entries(on(document(p(r("It works."), run(NOTE.format(5)), r(" So.")), footnotes=NOTES), "Ruiz D."))["word/document.xml"]
    assert made.index(b"footnoteReference") < made.index(b"commentRangeStart") < made.index(b" So.")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_parts_in_other_encodings(encoding: str) -> None:
    parts = entries(document(p(r("Norväne opened a plant."))))
    text = parts["word/document.xml"].decode().replace("UTF-8", encoding.upper())
    made = on(packed(parts | {"word/document.xml": text.encode(encoding)}), "opened")
    assert list(ranges(made).values()) == ["opened"]
    assert read("a.docx", made).text == "Norväne opened a plant.\n"


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_names_with_other_prefixes(prefix: str) -> None:
    parts = entries(document(p(r("Norvane opened a plant."))))
    text = parts["word/document.xml"].decode()
    declaration = f"xmlns:{prefix[:-1]}=" if prefix else "xmlns="
    text = text.replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}").replace("xmlns:w=", declaration)
    types = parts["[Content_Types].xml"].replace(b"<Types xmlns=", b"<c:Types xmlns:c=").replace(b"</Types", b"</c:Types")
    types = types.replace(b"<Default", b"<c:Default").replace(b"<Override", b"<c:Override")
    made = on(packed(parts | {"word/document.xml": text.encode(), "[Content_Types].xml": types}), "opened")
    assert list(ranges(made).values()) == ["opened"]
    assert ET.fromstring(entries(made)["[Content_Types].xml"])[-1].get("PartName") == "/word/comments.xml"


def test_what_xml_cannot_hold_is_replaced() -> None:
    made = commented(document(p(r("A"))), [Remark(ProseSpan(0, 1), ("bell \x07 <b> \ud800",))], "2026-05-04T10:00:00Z")
    assert told(made) == ["bell \ufffd <b> \ufffd"]


def test_a_document_without_paragraphs_takes_no_comment() -> None:
    assert told(commented(document("<w:p/>"), [Remark(ProseSpan(0, 0), ("Not so.",))])) == []


WORDS = st.text(st.sampled_from("ab Z9.<&é𝔄\u00ad"), min_size=1, max_size=6)
RUNS = st.tuples(WORDS, st.sampled_from(["", BOLD, "ins", "del", "<w:vanish/>", "link"]))


@given(st.lists(st.lists(RUNS, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
@settings(max_examples=150)
def test_any_words_of_any_document(made: list[list[tuple[str, str]]], data: st.DataObject) -> None:
    body = ""
    for runs in made:
        for_each = {
            "ins": lambda words: ins(r(words)),
            "del": lambda words: gone(escaped(words)),
            "link": lambda words: f"<w:hyperlink w:anchor='x'>{r(words)}</w:hyperlink>",
        }
        body += p(*(for_each[look](words) if look in for_each else r(words, look) for words, look in runs))
    before = document(body)
    source = read("a.docx", before)
    assert source.projection is not None
    end = min((trace.prose.start for trace in source.projection.traces if trace.kind == "hidden"), default=len(source.text))
    places = data.draw(st.lists(st.tuples(st.integers(0, end), st.integers(0, end)).map(sorted), max_size=5))
    spans = [ProseSpan(*place) for place in places]
    after = commented(before, [Remark(span, ("Not so.",)) for span in spans])
    assert read("a.docx", after).text == source.text
    assert read("a.docx", after).projection.traces == source.projection.traces  # type: ignore[union-attr]
    found = ranges(after)
    assert len(found) == len(spans)
    for number, span in enumerate(spans):
        words = source.text[span.start : span.end].replace("\n", "").replace(" ", "")
        assert found[str(number)].replace("\u00ad", "").replace(" ", "") == words
    again = commented(after, [Remark(span, ("Not so.",)) for span in spans])
    assert entries(again)["word/document.xml"] == entries(after)["word/document.xml"]
