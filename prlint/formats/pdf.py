"""PDF: the text layer of its pages, put together again as running text.

Places are lines of pages. What the file does not say is guessed from where things stand: which lines go on, which hyphen divides a word,
what is a row of a table, a note at the foot, or a header that every page repeats. What no text layer holds (words in pictures) is not
read; a file without any text cannot be read at all.
"""

from __future__ import annotations

from prlint.formats.pdf_flow import blocks
from prlint.formats.pdf_glyphs import pages
from prlint.formats.pdf_lines import lines_of, turned_words
from prlint.formats.pdf_structure import check_structure
from prlint.text.projection import Projection, Shape
from prlint.text.source import Source, UnreadableError
from prlint.text.span import Position, ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.formats.pdf_flow import Block

_NAMELESS = 0.2  # of the characters: where so many have no name, the text is noise
_SHAPED = frozenset(("list-item", "table-row", "note", "running"))
_CLOSE = frozenset(("list-item", "table-row"))  # these follow each other line by line


def read(name: str, data: bytes) -> Source:
    """The text of a PDF with its projection. Raises UnreadableError, with one sentence."""
    check_structure(data)
    found = pages(data)
    lines = [lines_of(number, page) for number, page in enumerate(found, 1)]
    _refuse_what_is_no_text([glyph[0] for page in found for glyph in page[2]], len(found))
    stamps = [(number, words) for number, page in enumerate(found, 1) if (words := turned_words(page))]
    projection = _projection(blocks(lines, *found[0][:2]), stamps)
    return Source(name, projection.text, projection=projection)


def _refuse_what_is_no_text(signs: Sequence[str], count: int) -> None:
    shown = [sign for sign in signs if not sign.isspace()]
    if not shown:
        what = "page is a picture" if count == 1 else "pages are pictures"
        raise UnreadableError(f"it has no text layer (its {what}); run text recognition on it, or check the file it was made from")
    nameless = sum(sign == "\ufffd" or not (sign.isprintable() or sign in "\ufffe\x02") for sign in shown)
    if nameless > _NAMELESS * len(shown):
        raise UnreadableError("its text layer does not tell which characters its signs are; check the file it was made from")


def _projection(found: Sequence[Block], stamps: Sequence[tuple[int, str]]) -> Projection:
    parts: list[str] = []
    shapes: list[Shape] = []
    places: list[tuple[int, Position]] = []
    at = 0

    def put(text: str) -> None:
        nonlocal at
        parts.append(text)
        at += len(text)

    last = ""
    for block in found:
        if parts:
            put("\n" if block.kind in _CLOSE and last == block.kind else "\n\n")
        start, last = at, block.kind
        for line, joint in zip(block.lines, [*block.joints, ""], strict=True):
            places.append((at, Position(line.number, 1, f"page-{line.page}")))
            divided = joint == "-"
            put(line.text[:-1] if divided or line.text[-1] == "\u00ad" else line.text)
            put("" if divided else joint)
        if block.kind in _SHAPED:
            shapes.append(Shape(block.kind, ProseSpan(start, at)))
    for page, words in stamps:
        put("\n\n" if parts else "")
        places.append((at, Position(0, 1, f"page-{page}")))
        shapes.append(Shape("running", ProseSpan(at, at + len(words))))
        put(words)
    text = "".join(parts)
    return Projection("pdf", text, [(text, SourceSpan(0, len(text)), True)], shapes, places=places)
