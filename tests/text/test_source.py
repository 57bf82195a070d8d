"""Files decoded once: by their mark, as UTF-8, as bare UTF-16, as Windows-1252, or refused in one sentence."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.text.source import UnreadableError, decode

TEXT = "Norvane™ – “Calidex”\r\nnext\rlast"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", b""),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", codecs.BOM_UTF32_LE),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be", codecs.BOM_UTF32_BE),
        (TEXT.encode("utf-16-le"), "utf-16-le", b""),
        (TEXT.encode("utf-16-be"), "utf-16-be", b""),
        (TEXT.encode("cp1252"), "cp1252", b""),
    ],
)
def test_encodings(data: bytes, encoding: str, bom: bytes) -> None:
    source = decode("a.txt", data)
    assert (source.text, source.encoding, source.bom) == (TEXT, encoding, bom)


def test_newlines_stay_as_they_are() -> None:
    assert decode("a.txt", b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode("a.txt", b"").text == ""


def test_a_stray_nul_is_a_fault_in_a_text() -> None:
    assert decode("a.txt", b"Norvane develops medicines for the kidney. " * 20 + b"\0").text.endswith("\0")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        (b"%PDF-1.7\n\x00\x01\x02", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"first\nsecond \x81\n", "line 2 has the byte 0x81"),
        (codecs.BOM_UTF16_LE + b"a", "utf-16-le"),
        (codecs.BOM_UTF8 + b"\xff", "utf-8"),
    ],
)
def test_what_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        decode("a.txt", data)


@given(st.text(max_size=80))
def test_utf_8_comes_back(text: str) -> None:
    bare = text.lstrip("\ufeff").replace("\0", "")
    if all(c >= " " or c in "\t\r\n" for c in bare):
        assert decode("a.txt", bare.encode()).text == bare


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = decode("a.txt", data)
    except UnreadableError:
        return
    assert source.bom + source.text.encode(source.encoding) == data
