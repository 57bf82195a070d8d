"""Messages over a pipe: what can be read is, and nothing that comes stops what comes after."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.lsp.frames import Garbled, messages


def _read(data: bytes, most: int = 10_000) -> list[Any]:
    return list(messages(io.BytesIO(data), most))


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 2\r\n\r\n",
        b"content-length:2\r\nContent-Type: x; charset=utf-8\r\n\r\n",
        b"\r\n\r\nX: y\r\nContent-Length: 2\r\n\r\n",
    ],
    ids=["plain", "small letters and type", "blank lines and other fields before"],
)
def test_a_message_is_read(header: bytes) -> None:
    assert _read(header + b"{}") == [{}]


@pytest.mark.parametrize(
    "garbled",
    [
        b"hello\r\n\r\n",
        b"Content-Length: two\r\n\r\n",
        b"Content-Length: -2\r\n\r\n",
        b"Content-Length: 3\r\n\r\n{x}",
        b"Content-Length: 2\r\n\r\n\xff\xff",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: 20000\r\n\r\n" + b"x" * 20_000,
        b"Content-Length: 9998\r\n\r\n" + b"[" * 9_998,
    ],
    ids=["no header", "no number", "negative", "no JSON", "no UTF-8", "nothing", "too large", "nested too deeply"],
)
def test_what_is_garbled_is_told_and_the_next_message_read(garbled: bytes) -> None:
    first, second = _read(garbled + b'Content-Length: 7\r\n\r\n{"a":1}')
    assert isinstance(first, Garbled)
    assert second == {"a": 1}


def test_a_message_that_is_cut_off_is_the_end() -> None:
    assert _read(b"Content-Length: 9\r\n\r\n{}") == []


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_to_its_end(data: bytes) -> None:
    stream = io.BytesIO(data)
    for _ in messages(stream):
        pass
    assert stream.read() == b""
