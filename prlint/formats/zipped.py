"""ZIP archives as office programs write them, read with distrust: only the entries asked for, never more than they may hold.

The standard library's zipfile would do, but its import costs more than reading a release, and it forgives what is refused here:
names that lead out of the archive, names that stand twice, and entries that say one size and hold another.
"""

from __future__ import annotations

import struct
import zlib

from prlint.text.sizes import size_words
from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ENTRIES = 5_000
MAX_ENTRY = 16_000_000  # bytes of one entry, unpacked; a release of a hundred pages has two million
MAX_TOTAL = 32_000_000  # of all entries read
MAX_RATIO = 250  # unpacked to packed; text in office files comes to 10, tables of nothing but cells to 100
_SMALL = 1_000_000  # below this no ratio does harm
_CHUNK = 262_144
_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END_SIZE, _ENTRY_SIZE, _LOCAL_SIZE = 22, 46, 30
_LONGEST_COMMENT = 65_535
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40
_UTF8 = 0x800
_SIZES_BEHIND = 0x8
_VERSION = 20
_NO_TIME = (0, 0x21)  # midnight of 1 January 1980, so that the same content makes the same archive
_WIDE = 0xFFFFFFFF  # the number stands in a field of 64 bits
_DAMAGED = "it is a damaged ZIP archive; save the file anew"


class Entry:
    """One entry. start: of its local header. header: its record in the directory, from which it can be copied."""

    __slots__ = ("crc", "flags", "header", "method", "name", "packed", "size", "start")

    def __init__(self, header: bytes, name: str, fields: tuple[int, ...]) -> None:
        self.header, self.name = header, name
        self.flags, self.method, self.crc, self.packed, self.size, self.start = fields


class Archive:
    """The entries of an archive by name, in their order."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError, with one sentence, for what is damaged, encrypted or a trap."""
        self.data = data
        self.entries: dict[str, Entry] = {}
        self._read = 0
        for entry in _directory(data):
            if entry.name in self.entries:
                raise UnreadableError(f"its archive holds two entries called ‘{entry.name[:80]}’; save the file anew")
            _check_name(entry.name)
            self.entries[entry.name] = entry

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """The content of an entry, unpacked in chunks up to the limits. KeyError for none; UnreadableError for one that is not sound."""
        entry = self.entries[name]
        if entry.flags & _ENCRYPTED:
            raise UnreadableError("its archive is encrypted; save the file without a password")
        if max(entry.size, entry.packed) > MAX_ENTRY:
            raise UnreadableError(f"its part ‘{name[:80]}’ unpacks to more than {size_words(MAX_ENTRY)}")
        packed = self.packed(entry)
        content = _unpacked(packed, entry) if entry.method == _DEFLATED else packed
        if entry.method not in (_STORED, _DEFLATED) or len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise UnreadableError(_DAMAGED)
        self._read += len(content)
        if self._read > MAX_TOTAL:
            raise UnreadableError(f"its parts unpack to more than {size_words(MAX_TOTAL)}")
        return content

    def packed(self, entry: Entry) -> bytes:
        """The content of an entry as it is stored."""
        head = self.data[entry.start : entry.start + _LOCAL_SIZE]
        if len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
            raise UnreadableError(_DAMAGED)
        names, extras = struct.unpack_from("<HH", head, 26)
        begin = entry.start + _LOCAL_SIZE + names + extras
        packed = self.data[begin : begin + entry.packed]
        if len(packed) != entry.packed:
            raise UnreadableError(_DAMAGED)
        return packed


class Writer:
    """An archive in the making. What is copied stays as it was stored, byte for byte."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._records: list[bytes] = []
        self._size = 0

    def add(self, name: str, content: bytes) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
        encoded = name.encode("utf-8")
        sizes = (zlib.crc32(content), len(packed), len(content))
        self._put(encoded, (_UTF8, _DEFLATED, *_NO_TIME, *sizes), b"", packed)

    def copy(self, archive: Archive, entry: Entry) -> None:
        names, _, comments = struct.unpack_from("<HHH", entry.header, 28)
        encoded = entry.header[_ENTRY_SIZE : _ENTRY_SIZE + names]
        time, date = struct.unpack_from("<HH", entry.header, 12)
        flags = entry.flags & ~_SIZES_BEHIND
        (attributes,) = struct.unpack_from("<I", entry.header, 38)
        fields = (flags, entry.method, time, date, entry.crc, entry.packed, entry.size)
        self._put(encoded, fields, entry.header[-comments:] if comments else b"", archive.packed(entry), attributes)

    def _put(self, name: bytes, fields: tuple[int, ...], comment: bytes, packed: bytes, attributes: int = 0) -> None:
        common = struct.pack("<HHHHHIII", _VERSION, *fields)
        place = struct.pack("<HHHHHII", len(name), 0, len(comment), 0, 0, attributes, self._size)
        self._records.append(_ENTRY + struct.pack("<H", _VERSION) + common + place + name + comment)
        self._parts += [_LOCAL + common + struct.pack("<HH", len(name), 0) + name, packed]
        self._size += _LOCAL_SIZE + len(name) + len(packed)

    def content(self) -> bytes:
        directory = b"".join(self._records)
        count = len(self._records)
        end = _END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), self._size, 0)
        return b"".join([*self._parts, directory, end])


def _directory(data: bytes) -> list[Entry]:
    """The records of the central directory."""
    end = data.rfind(_END, max(len(data) - _END_SIZE - _LONGEST_COMMENT, 0))
    if end < 0 or end + _END_SIZE > len(data):
        raise UnreadableError("its ZIP archive is cut off; copy or save the file anew")
    count, size, at = struct.unpack_from("<HII", data, end + 10)
    if count > MAX_ENTRIES:
        raise UnreadableError(f"its archive holds more than {MAX_ENTRIES:,} entries")
    # What stands before the archive, as in one that unpacks itself, moves all places by its length.
    moved = end - size - at if _WIDE not in (size, at) else 0
    if moved < 0 or _WIDE in (size, at):
        raise UnreadableError(_DAMAGED)
    found: list[Entry] = []
    at += moved
    for _ in range(count):
        entry, at = _entry(data, at, moved)
        found.append(entry)
    return found


def _entry(data: bytes, at: int, moved: int) -> tuple[Entry, int]:
    """The record that begins here, and where the next one does."""
    head = data[at : at + _ENTRY_SIZE]
    if len(head) < _ENTRY_SIZE or not head.startswith(_ENTRY):
        raise UnreadableError(_DAMAGED)
    flags, method, _, _, crc, packed, size, names, extras, comments = struct.unpack_from("<HHHHIIIHHH", head, 8)
    (start,) = struct.unpack_from("<I", head, 42)
    end = at + _ENTRY_SIZE + names + extras + comments
    raw = data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + names]
    wide = _wide(data[at + _ENTRY_SIZE + names : end - comments])
    size, packed, start = (next(wide, _WIDE) if value == _WIDE else value for value in (size, packed, start))
    if end > len(data) or _WIDE in (size, packed, start):
        raise UnreadableError(_DAMAGED)
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    return Entry(data[at:end], name, (flags, method, crc, packed, size, start + moved)), end


def _wide(extras: bytes) -> Iterator[int]:
    """The numbers of 64 bits in the extra field of a record."""
    at = 0
    while at + 4 <= len(extras):
        kind, size = struct.unpack_from("<HH", extras, at)
        if kind == 1:
            yield from (struct.unpack_from("<Q", extras, place)[0] for place in range(at + 4, min(at + 4 + size, len(extras)) - 7, 8))
        at += 4 + size


def _check_name(name: str) -> None:
    """Nothing is ever written to disk, but who packs such names means harm."""
    steps = name.replace("\\", "/").split("/")
    if not name or name[0] in "/\\" or ".." in steps or name[1:2] == ":" or "\0" in name:
        raise UnreadableError(f"its archive holds an entry that leads out of it (‘{name[:80]}’)")


def _unpacked(packed: bytes, entry: Entry) -> bytes:
    limit = min(MAX_ENTRY, max(entry.packed * MAX_RATIO, _SMALL))
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    chunks: list[bytes] = []
    size = 0
    try:
        rest = packed
        while rest and not unpacker.eof:
            chunks.append(unpacker.decompress(rest, _CHUNK))
            size += len(chunks[-1])
            if size > limit:
                raise UnreadableError(
                    f"its part ‘{entry.name[:80]}’ unpacks to more than {size_words(MAX_ENTRY)}"
                    if limit == MAX_ENTRY
                    else f"its part ‘{entry.name[:80]}’ unpacks to more than {MAX_RATIO} times its size; it may be made to do harm"
                )
            rest = unpacker.unconsumed_tail
    except zlib.error:
        raise UnreadableError(_DAMAGED) from None
    return b"".join(chunks)
