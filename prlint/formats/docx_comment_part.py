"""The comments of a Word file as parts of its package: which are prlint's own, the part that holds them, and what points at it.

Nothing is parsed to be written anew: parts are added to as bytes, and entries of the archive that do not change are copied as they are.
"""

from __future__ import annotations

import re

from prlint.formats import xml_events
from prlint.formats.docx import OWN_AUTHOR
from prlint.formats.docx_parts import Package
from prlint.formats.docx_story import Story
from prlint.formats.zipped import Writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_RELATIONS = _HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\r"): "&#13;"}
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z\d._-]{1,40})")
_ALONE = re.compile(rb"(<([A-Za-z_][\w.:-]{0,80})[^<>]{0,20000})/>\s{0,20}$")


def escaped(words: str) -> str:
    """Words as XML holds them; characters that it cannot hold show as U+FFFD."""
    return _NOT_XML.sub("\ufffd", words).translate(_ESCAPES)


def known(package: Package, part: str | None) -> tuple[frozenset[str], int]:
    """The ids of comments that prlint has made, and the first id that is free."""
    if part is None:
        return frozenset(), 0
    given = Story(package, part, "comment", "comment").read().given
    own = frozenset(name for name, about in given.items() if about.get("author") == OWN_AUTHOR)
    used = [int(name[:9]) for name in given if name not in own and name[:9].isdigit()]
    return own, max(used, default=-1) + 1


def comment_element(number: int, lines: Sequence[str], date: str, address: str) -> str:
    """A comment as XML, a paragraph a line. number: its id; address: of the vocabulary that the document uses."""
    dated = f' w:date="{escaped(date)}"' if date else ""
    mark = "<w:r><w:annotationRef/></w:r>"
    paragraphs = []
    for line in lines:
        paragraphs.append(f'<w:p>{mark}<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>')
        mark = ""
    who = f'xmlns:w="{address}" w:id="{number}" w:author="{OWN_AUTHOR}"{dated} w:initials="pr"'
    return f"<w:comment {who}>{''.join(paragraphs)}</w:comment>"


class _Own:
    """Where the elements of prlint's own comments stand in the bytes of a part that has been read before."""

    parser: Any = None

    def __init__(self, data: bytes, own: frozenset[str]) -> None:
        self.spans: list[tuple[int, int]] = []
        self._data, self._own, self._start = data, own, -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith("}comment") and any(key.endswith("}id") and value in self._own for key, value in attributes.items()):
            self._start = self.parser.CurrentByteIndex

    def end(self, name: str) -> None:
        if name.endswith("}comment") and self._start >= 0:
            at = int(self.parser.CurrentByteIndex)
            closed_at_once = self._data.index(b">", self._start) + 1 == at
            self.spans.append((self._start, at if closed_at_once else self._data.index(b">", at) + 1))
            self._start = -1

    def text(self, words: str) -> None:
        """No part of the places."""


def with_comments(comments: bytes, own: frozenset[str], made: str, address: str) -> bytes:
    """The part of comments, with those that are new and without prlint's earlier ones."""
    new = made.encode()
    if not comments:
        return _HEAD + f'<w:comments xmlns:w="{address}">'.encode() + new + b"</w:comments>"
    if own:
        found = _Own(comments, own)
        xml_events.read(comments, "comments", found)
        for start, end in reversed(found.spans):
            comments = comments[:start] + comments[end:]
    return _inside_root(comments, new)


def _inside_root(data: bytes, new: bytes) -> bytes:
    """A part with something more at the end of its root, whether or not that is closed at once; named as the root is."""
    end = data.rfind(b"</")
    if end < 0:
        found = _ALONE.search(data)
        if found is None:
            return data
        data = data[: found.start()] + found[1] + b"></" + found[2] + b">"
        end = data.rfind(b"</")
    name = data[end + 2 :].split(b">", 1)[0].strip()
    prefix = name[: name.rfind(b":") + 1]
    own = new if b":" in new[:12] or not prefix else b"<" + prefix + new[1:]
    return data[:end] + own + data[end:]


def packed(package: Package, body: bytes, part: str | None, comments: bytes) -> bytes:
    """The file with its new parts; all other entries are copied as they are stored."""
    archive, main = package.archive, package.main
    folder, slash, name = main.rpartition("/")
    changed = {main: body}
    if part is None:
        own = "comments.xml" if f"{folder}{slash}comments.xml" not in archive else "prlint-comments.xml"
        part = f"{folder}{slash}{own}"
        relations = f"{folder}{slash}_rels/{name}.rels"
        before = utf8(package.read(relations)) if relations in archive else _NO_RELATIONS
        changed[relations] = _inside_root(before, b'<Relationship Id="prlint" Type="' + _RELATION + b'" Target="' + own.encode() + b'"/>')
        if _TYPES in archive:
            before = utf8(package.read(_TYPES))
            changed[_TYPES] = _inside_root(before, b'<Override PartName="/' + part.encode() + b'" ContentType="' + _TYPE + b'"/>')
    changed[part] = comments
    made = Writer()
    for entry in archive.entries.values():
        if entry.name in changed:
            made.add(entry.name, changed.pop(entry.name))
        else:
            made.copy(archive, entry)
    for other, content in changed.items():
        made.add(other, content)
    return made.content()


def utf8(data: bytes) -> bytes:
    """A part in UTF-8, whatever it was in."""
    head = data[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, encoding = data.decode("utf-16"), "utf-16"
    else:
        found = _ENCODING.search(head)
        encoding = found[1].decode().lower() if found else "utf-8"
        if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
            return data
        text = data.decode(encoding)
    return re.sub(r"^(\s{0,20}<\?xml[^>]{0,100}?encoding=[\"'])[^\"']{1,40}", r"\1UTF-8", text).encode()
