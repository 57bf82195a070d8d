"""What is open in the editor, and places in it as the client counts them.

A place is (line, unit), both from 0; units are those of the encoding that client and server agreed on. Inside, offsets are code points
of the text as prlint reads it, which is without a byte order mark even where the client keeps one. Lines end at LF, CRLF or lone CR and
nowhere else, as the protocol has it.
"""

from __future__ import annotations

from bisect import bisect_right

from prlint.text.source import Source
from prlint.text.span import LineIndex

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
_BYTES = {UTF8: ("utf-8", 1), UTF16: ("utf-16-le", 2), UTF32: ("utf-32-le", 4)}
_MARK = "\ufeff"

Spot = tuple[int, int]


def units(text: str, encoding: str) -> int:
    """How many units of an encoding a text takes."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    codec, size = _BYTES[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def index(text: str, count: int, encoding: str) -> int:
    """How many code points of a text begin within its first `count` units; all of them where it has no more."""
    if encoding == UTF32 or text.isascii():
        return max(0, min(count, len(text)))
    at = 0
    for character in text:
        count -= units(character, encoding)
        if count < 0:
            break
        at += 1
    return at


class Page:
    """A text with its lines, in the units of the client."""

    __slots__ = ("encoding", "lines", "mark", "text")

    def __init__(self, text: str, encoding: str) -> None:
        self.text, self.encoding = text, encoding
        self.lines = LineIndex(text)
        self.mark = len(_MARK) if text.startswith(_MARK) else 0

    def spot(self, offset: int) -> Spot:
        """Where the client finds an offset."""
        at = min(offset + self.mark, len(self.text))
        line = bisect_right(self.lines.starts, at) - 1
        return line, units(self.text[self.lines.starts[line] : at], self.encoding)

    def offset(self, spot: Spot) -> int:
        """The offset that the client means; a place behind the end of its line or of the text is that end."""
        return max(self._at(spot) - self.mark, 0)

    def _at(self, spot: Spot) -> int:
        line, unit = spot
        starts = self.lines.starts
        if line >= len(starts):
            return len(self.text)
        end = starts[line + 1] if line + 1 < len(starts) else len(self.text)
        words = self.text[starts[line] : end]
        for ending in ("\r\n", "\n", "\r"):
            if words.endswith(ending) and line + 1 < len(starts):
                words = words[: -len(ending)]
                break
        return starts[line] + index(words, unit, self.encoding)

    def edited(self, start: Spot, end: Spot, text: str) -> Page:
        """This page with what stands from one place to another replaced."""
        first, last = sorted((self._at(start), self._at(end)))
        return Page(self.text[:first] + text + self.text[last:], self.encoding)


class Document:
    """One open text. place: where it stands or would stand, for formats and configuration; name: what messages call it."""

    __slots__ = ("language", "name", "page", "place", "source", "uri", "version")

    def __init__(self, uri: str, place: str, name: str, language: str, version: int, page: Page) -> None:
        self.uri, self.place, self.name, self.language = uri, place, name, language
        self.put(page, version)

    def put(self, page: Page, version: int) -> None:
        self.page, self.version = page, version
        self.source = Source(self.name, page.text[page.mark :])
