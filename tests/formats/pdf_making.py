"""PDF files made by hand: text set at places, in a font that every reader has; and whole, unless a test breaks them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Any

Placed = tuple[float, float, float, str]  # left, base line (from the bottom), size, text

WIDTH, HEIGHT = 612, 792
# Widths of Helvetica, in thousandths of its size: the signs that have each.
_WIDTHS = {222: "ijl", 278: " .,:;ft/I", 333: "-()r", 350: "•", 355: '"', 500: "ckvxyzsJ", 611: "FTZ", 667: "ABEKPSVXY"}
_WIDTHS |= {722: "wCDHNRU", 778: "GOQ", 833: "mM", 889: "%", 944: "W"}
_UNITS = {sign: units for units, signs in _WIDTHS.items() for sign in signs}


def width(text: str, size: float) -> float:
    """How wide a text comes out."""
    return sum(_UNITS.get(sign, 556) for sign in text) * size / 1000


def filled(text: str, left: float, top: float, right: float, size: float = 12, leading: float = 1.2) -> list[Placed]:
    """A paragraph broken at a margin."""
    placed: list[Placed] = []
    line = ""
    for word in [*text.split(" "), ""]:
        longer = f"{line} {word}".strip()
        if line and (not word or left + width(longer, size) > right):
            placed.append((left, top - len(placed) * size * leading, size, line))
            line = word
        else:
            line = longer
    return placed


def content(page: Iterable[Placed]) -> bytes:
    """What draws these texts."""
    lines = [f"BT /F1 {size} Tf 1 0 0 1 {left} {base} Tm ({_escaped(text)}) Tj ET" for left, base, size, text in page]
    return "\n".join(lines).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf(pages: Sequence[Iterable[Placed]], **options: Any) -> bytes:
    """A file of these pages; options: those of `packed`."""
    return packed([content(page) for page in pages], **options)


def packed(
    contents: Sequence[bytes],
    turned: int = 0,
    more: bytes = b"",
    filters: bytes = b"/FlateDecode",
    of_page: bytes | Sequence[bytes] = b"",
    corner: tuple[int, int] = (0, 0),
    info: bytes = b"",
) -> bytes:
    """A file whose pages are drawn by these contents.

    more, of_page: what stands in the trailer and in each page as well, the same in all or one each.
    corner: the lower left one of a page. info: properties.
    """
    box = b"%d %d %d %d" % (*corner, corner[0] + WIDTH, corner[1] + HEIGHT)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(contents)))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, drawn in enumerate(contents):
        data = zlib.compress(drawn, 9)
        bodies.append(b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(data), filters, data))
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %d/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>%s>>"
            % (box, turned, 4 + 2 * number, of_page if isinstance(of_page, bytes) else of_page[number])
        )
    if info:
        bodies.append(b"<<%s>>" % info)
        more += b"/Info %d 0 R" % len(bodies)
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, more, len(out))
    return out + table + trailer
