"""One file, decoded once."""

from __future__ import annotations

from prlint.data import table
from prlint.text.span import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.projection import Projection

# Enough control characters that no text editor writes: such a file is a picture, an archive or a program.
_BINARY_CONTROLS = bytes(set(range(0x20)) - {0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_DECLARATION = rb"(?i)<(?:meta|\?xml)\s[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-z\d_:.-]{1,40})"


READS = "text, Markdown, HTML, Word (.docx) and PDF"


class UnreadableError(Exception):
    """A file that cannot be read as a release. The message is one sentence for its writer."""


class Source:
    """The decoded text of one file.

    text: without byte order mark, newlines as they stand. encoding: what it was decoded from.
    bom: the byte order mark that stood before it (empty if none), so that a fix can put it back.
    projection: of a file that is no text but was read as one; its prose is the text. None where the text is the file.
    """

    __slots__ = ("bom", "encoding", "lines", "name", "projection", "text")

    def __init__(
        self, name: str, text: str, encoding: str = "utf-8", bom: bytes = b"", projection: Projection | None = None
    ) -> None:
        self.name, self.text, self.encoding, self.bom, self.projection = name, text, encoding, bom, projection
        self.lines = LineIndex(text)


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(name: str, data: bytes) -> Source:
    """Decode by byte order mark, as UTF-8, as UTF-16 without mark, as a page itself declares, or as Windows-1252, in this order.

    What is UTF-8 throughout is nothing else by chance, so it outweighs a declaration, which pages inherit from their templates.

    Raises UnreadableError for what is no text: binary files, or bytes no writer's program would leave.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(name, _strict(data[len(mark) :], encoding), encoding, mark)
    if b"\0" in data[:4096]:
        bare = _bare_utf16(data)
        if bare:
            return Source(name, _strict(data, bare), bare)
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_binary(data)
        try:
            text, encoding = _declared(data) or (data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            line = data.count(b"\n", 0, error.start) + 1
            raise UnreadableError(
                f"neither UTF-8 (line {line} has the byte 0x{data[error.start]:02x}) nor Windows-1252; save it as UTF-8"
            ) from None
    else:
        _refuse_binary(data)
        if "\x1b" in text:  # the shifts of ISO-2022-JP are all ASCII
            text, encoding = _declared(data) or (text, encoding)
    return Source(name, text, encoding)


def _declared(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that a page names at its head, and that encoding; None where it names none that fits."""
    import re  # for few files, and half of what an interpreter's start costs

    match = re.search(_DECLARATION, data[:4_096])
    if match is None:
        return None
    label = match[1].decode("ascii").lower()
    codec = next((row["codec"] for row in table("charsets") if row["label"] == label), None)
    if codec is None:
        return None
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it looks like {encoding}, but byte {error.start} does not fit; save it as UTF-8") from None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows a zero in nearly every other byte."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 2 > len(head) * 0.7 and even * 10 < odd:
        return "utf-16-le"
    if even * 2 > len(head) * 0.7 and odd * 10 < even:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    """A stray NUL or control character is a fault in a text; many are no text at all."""
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _BINARY_CONTROLS))
    if controls * 100 > len(head) or (controls and head[:4] in (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xd0\xcf\x11\xe0")):
        raise UnreadableError(f"it is a binary file; prlint reads {READS}")
