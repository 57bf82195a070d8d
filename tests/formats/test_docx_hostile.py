"""Files that are no sound Word files, or are made to do harm: one clear sentence, in bounded time and memory."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.formats import read
from prlint.formats.docx_comments import Remark, commented
from prlint.formats.zipped import MAX_ENTRIES, Archive, Writer
from prlint.text.source import UnreadableError
from prlint.text.span import ProseSpan
from tests.formats.docx_making import document, p, packed, r
from tests.growth import is_linear

SOUND = document(p(r("Norvane opened a plant.")))
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def entries() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(**parts: bytes) -> bytes:
    """The sound file with other contents of its main part or its relations."""
    names = {"main": "word/document.xml", "top": "_rels/.rels", "relations": "word/_rels/document.xml.rels"}
    return packed(entries() | {names[key]: content for key, content in parts.items()})


def main(inner: str) -> bytes:
    return entries()["word/document.xml"].replace(b"<w:body>", b"<w:body>" + inner.encode())


def with_entry(name: str) -> bytes:
    held = io.BytesIO(SOUND)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    return held.getvalue()


def twice() -> bytes:
    made = Writer()
    for name, content in [*entries().items(), ("word/document.xml", b"<x/>")]:
        made.add(name, content)
    return made.content()


def flagged(bit: int, name: bytes = b"word/document.xml") -> bytes:
    data = bytearray(SOUND)
    at = data.rindex(name) - 46
    flags = struct.unpack_from("<H", data, at + 8)[0] | bit
    struct.pack_into("<H", data, at + 8, flags)
    return bytes(data)


def lying(declared: int) -> bytes:
    """An entry that says it is small and is not."""
    data = bytearray(packed(entries() | {"word/document.xml": main("<w:p/>" * 40_000)}))
    at = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", data, at + 24, declared)
    return bytes(data)


def many() -> bytes:
    made = Writer()
    for number in range(MAX_ENTRIES + 1):
        made.add(f"word/{number}.xml", b"")
    return made.content()


FILES: dict[str, tuple[bytes, str]] = {
    "a bomb by its ratio": (changed(main=main("<w:p/>" + " " * 9_000_000)), "unpacks to more than 250 times its size"),
    "a bomb by its size": (
        packed(entries() | {"word/document.xml": main(" " * 20_000_000)}, zipfile.ZIP_STORED),
        "unpacks to more than 16 MB",
    ),
    "an entry that lies about its size": (lying(100), "damaged"),
    "an absolute path": (with_entry("/etc/passwd"), "leads out of it"),
    "a path of the parent": (with_entry("word/../../x"), "leads out of it"),
    "a path of the parent on Windows": (with_entry("word\\..\\..\\x"), "leads out of it"),
    "a drive": (with_entry("C:x"), "leads out of it"),
    "an entry twice": (twice(), "two entries called ‘word/document.xml’"),
    "too many entries": (many(), "more than 5,000 entries"),
    "an encrypted entry": (flagged(1), "encrypted"),
    "cut in the middle": (SOUND[: len(SOUND) // 2], "cut off"),
    "cut at the end": (SOUND[:-3], "cut off"),
    "a directory cut off": (SOUND[: SOUND.index(b"PK\x01\x02") + 10] + SOUND[-22:], "damaged"),
    "a content that is broken": (SOUND.replace(SOUND[60:70], b"\xff" * 10), "damaged"),
    "nothing but a head": (b"PK\x03\x04", "cut off"),
    "a document type": (changed(main=DOCTYPE.encode() + b"<w:document/>"), "document type (DOCTYPE)"),
    "a document type in UTF-16": (
        changed(main=f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a>&b;</a>'.encode("utf-16")),
        "document type (DOCTYPE)",
    ),
    "a document type in the relations": (changed(top=DOCTYPE.encode() + b"<Relationships/>"), "document type (DOCTYPE)"),
    "an entity that nobody declares": (changed(main=main("&b;")), "broken XML"),
    "nesting": (changed(main=main("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)), "nested more than 1,000 levels deep"),
    "XML cut off": (changed(main=main("<w:p>")), "broken XML"),
    "XML in an encoding nobody knows": (changed(main=b'<?xml version="1.0" encoding="x-odd"?><a/>'), "encoding"),
    "a part that is empty": (changed(main=b""), "broken XML"),
    "no relations": (packed({"word/document.xml": b"<a/>"}), "no Word file"),
    "a workbook": (changed(main=b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'), "none of Word"),
    "an OpenDocument text": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "any archive": (packed({"a.txt": b"Norvane"}), "ZIP archive but no Word file"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
}


@pytest.mark.parametrize("name", FILES)
def test_one_sentence(name: str) -> None:
    data, words = FILES[name]
    with pytest.raises(UnreadableError) as raised:
        read("a.docx", data)
    message = str(raised.value)
    assert words in message
    assert "\n" not in message
    assert len(message) < 200


def test_the_sound_file_is_read() -> None:
    """The control: what is refused above is refused for its one fault."""
    assert read("a.docx", SOUND).text == "Norvane opened a plant.\n"
    assert read("a.docx", changed()).text == "Norvane opened a plant.\n"


def test_what_is_never_read_does_no_harm() -> None:
    """A picture of any size may stand in the file: it is not unpacked."""
    assert read("a.docx", packed(entries() | {"word/media/image1.png": b"\0" * 50_000_000})).text == "Norvane opened a plant.\n"


def test_an_archive_behind_other_bytes() -> None:
    assert Archive(b"#!/bin/sh\n" + SOUND).read("word/document.xml") == entries()["word/document.xml"]


def test_numbers_of_64_bits() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries().items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content)
    assert read("a.docx", held.getvalue()).text == "Norvane opened a plant.\n"


@given(st.data())
@settings(max_examples=200)
def test_any_damage_is_told_or_does_none(data: st.DataObject) -> None:
    """Bytes changed anywhere, in the archive or in the XML."""
    made = bytearray(SOUND)
    if data.draw(st.booleans()):
        xml = bytearray(entries()["word/document.xml"])
        xml[data.draw(st.integers(0, len(xml) - 1))] = data.draw(st.sampled_from(list(b"<>/&\"' \0w:\xff")))
        made = bytearray(changed(main=bytes(xml)))
    else:
        for _ in range(data.draw(st.integers(1, 4))):
            made[data.draw(st.integers(4, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        read("a.docx", bytes(made))
    except UnreadableError as error:
        message = str(error)
    else:
        message = ""
    assert "\n" not in message


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "pPr", "rPr", "hyperlink", "txbxContent", "sdt", "fldSimple", "moveFrom", "drawing"]
LEAVES = [
    "<w:tab/>", "<w:br/>", "<w:vanish/>", "<w:footnoteReference w:id='1'/>", "<w:commentRangeStart w:id='1'/>",
    "<w:commentRangeEnd w:id='1'/>", "<w:commentReference w:id='1'/>", "<w:fldChar w:fldCharType='begin'/>", "word",
    "<w:fldChar w:fldCharType='separate'/>", "<w:fldChar w:fldCharType='end'/>", "<w:numId w:val='1'/>", "<w:tblHeader/>", "<w:ilvl/>",
    "<mc:AlternateContent><mc:Choice/><mc:Choice/></mc:AlternateContent>", "<mc:Fallback/>", "<w:footnoteRef/>",
]  # fmt: skip
XML = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", st.sampled_from(TAGS), st.lists(inner, max_size=5)),
    max_leaves=25,
)


@given(XML)
@settings(max_examples=300)
def test_any_order_of_elements_is_read(inner: str) -> None:
    """Elements where they never stand: something is read, and every offset of it has a place."""
    source = read("a.docx", document(inner, footnotes="<w:footnote w:id='1'><w:p/></w:footnote>"))
    assert source.projection is not None
    for offset in range(len(source.text)):
        assert source.projection.position(offset, source.lines).line >= 1


def test_a_note_called_by_a_paragraph_without_an_inside_takes_a_comment() -> None:
    inner = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r><w:p></w:p></w:p>"
    made = document(inner, footnotes="<w:footnote w:id='1'><w:p/></w:footnote>")
    copy = commented(made, [Remark(ProseSpan(0, 0), ("Not so.",))])
    assert read("a.docx", copy).text == read("a.docx", made).text


def test_a_comment_in_a_run_within_a_run_leaves_the_rest_as_it_was() -> None:
    inner = "<w:p><w:r><w:vanish/><w:p><w:footnoteReference w:id='1'/></w:p><w:p><w:footnoteReference w:id='1'/></w:p></w:r></w:p>"
    made = document(inner, footnotes="<w:footnote w:id='1'><w:p/></w:footnote>")
    copy = commented(made, [Remark(ProseSpan(0, 0), ("Not so.",))])
    assert read("a.docx", copy).text == read("a.docx", made).text


@given(XML, st.data())
@settings(max_examples=200)
def test_comments_go_into_any_order_of_elements(inner: str, data: st.DataObject) -> None:
    """The copy is read as the file was, wherever the comments go."""
    made = document(inner, footnotes="<w:footnote w:id='1'><w:p/></w:footnote>")
    text = read("a.docx", made).text
    places = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=4))
    copy = commented(made, [Remark(ProseSpan(*place), ("Not so.",)) for place in places])
    assert read("a.docx", copy).text == text


@pytest.mark.parametrize(
    "unit",
    [
        p(r("word ")),
        r("word "),
        "<w:ins>" + p() + "</w:ins>",
        p(r("x"), properties="<w:rPr><w:del/></w:rPr>"),
        '<w:commentRangeStart w:id="1"/>',
        "<w:tbl><w:tr><w:tc>" + p(r("1")) + "</w:tc></w:tr></w:tbl>",
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>'),
        p('<w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r>'),
        p(r("x", "<w:vanish/>")),
        "<w:p><w:r><w:txbxContent>" + p(r("x")) + "</w:txbxContent></w:r></w:p>",
    ],
)
def test_reading_grows_with_the_text(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        made = document(f"<w:p>{unit * size}</w:p>" if unit.startswith("<w:r>") else unit * size)
        return lambda: read("a.docx", made)

    assert is_linear(prepare, 500, 8_000)


def test_memory_stays_bounded() -> None:
    """A bomb of a gigabyte, in a process that may take 400 MB."""
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))\n"
        "from prlint.formats import read\n"
        "from prlint.text.source import UnreadableError\n"
        "try:\n    read('a.docx', sys.stdin.buffer.read())\nexcept UnreadableError as error:\n    print(error)\n"
    )
    if sys.platform != "linux":
        pytest.skip("the limit is one of Linux")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = b"".join([*(packer.compress(b" " * 10_000_000) for _ in range(100)), packer.flush()])
    data = bytearray(SOUND)
    archive = Archive(SOUND)
    made = Writer()
    for entry in archive.entries.values():
        if entry.name == "word/document.xml":
            made.add(entry.name, b"")
            made._parts[-1] = bomb
            made._size += len(bomb) - 2
            record = bytearray(made._records[-1])
            struct.pack_into("<II", record, 20, len(bomb), 1_000_000_000)
            made._records[-1] = bytes(record)
        else:
            made.copy(archive, entry)
    data = bytearray(made.content())
    ended = subprocess.run([sys.executable, "-c", code], input=bytes(data), capture_output=True, timeout=60)
    assert ended.stdout.decode().startswith("its part ‘word/document.xml’ unpacks to more than"), ended.stderr.decode()
