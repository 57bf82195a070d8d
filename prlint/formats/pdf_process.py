"""Runs in a process of its own, and asks PDFium: what `pdf_glyphs.look` gives, packed. Nothing else imports it."""

from __future__ import annotations

import marshal
from contextlib import suppress
from ctypes import byref, c_double, create_string_buffer
from math import hypot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from prlint.formats.pdf_glyphs import Answer, Glyph, Page, Remark, Target

_MEMORY = 1_500_000_000  # bytes of address space, of which the interpreter takes a fifth
_FARTHEST = 20_000  # points; no page is so large
_REMARKS = 1_000  # annotations of a page that are looked at
_LONGEST = 1_000  # characters of a comment or property
_PROPERTIES = ("Title", "Subject", "Keywords")
_UPRIGHT = 0.99  # of its way, text that is read from left to right goes so much to the right; a scan may lean


def answer(data: bytes, max_pages: int, max_glyphs: int) -> bytes:
    """Pages, properties, what went wrong, and on which page; packed."""
    try:
        return marshal.dumps(_read(data, max_pages, max_glyphs))
    except ImportError:
        return marshal.dumps(_wrong("missing"))
    except MemoryError:
        return marshal.dumps(_wrong("spent"))


def _wrong(problem: str, page: int = 0) -> Answer:
    return [], {}, problem, page


def limit(seconds: int) -> None:
    """Bound what this process may take; never for one that does other work as well."""
    try:
        import resource
    except ImportError:  # Windows; there the clock alone counts
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # a system that knows no such limit, or has set a lower one
            resource.setrlimit(what, (most, most))


def _read(data: bytes, max_pages: int, max_glyphs: int) -> Answer:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError:
        return _wrong("password" if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) else "damaged")
    if count > max_pages:
        return _wrong("pages")
    found: list[Page] = []
    left = max_glyphs
    for number in range(count):
        try:
            page = document[number]
            layer = page.get_textpage()
        except pdfium.PdfiumError:
            return _wrong("damaged", number + 1)
        left -= raw.FPDFText_CountChars(layer.raw)
        if left < 0:
            return _wrong("glyphs")
        found.append(_Page(page, layer, raw).seen())
        layer.close()
        page.close()
    properties = {name.lower(): document.get_metadata_value(name)[:_LONGEST] for name in _PROPERTIES}
    return found, properties, "" if found else "damaged", 0


class _Page:
    """One page as it is looked at, whichever way round it is stored, with its lower left corner at 0, 0."""

    def __init__(self, page: Any, layer: Any, raw: Any) -> None:
        self.page, self.layer, self.raw = page, layer, raw
        self.width, self.height = page.get_size()
        self.turned = page.get_rotation() // 90  # by so many quarters clockwise
        self.left, self.bottom = page.get_bbox()[:2]
        self.remarks: list[Remark] = []
        self.targets: list[Target] = []

    def seen(self) -> Page:
        upright: list[Glyph] = []
        aside: list[Glyph] = []
        for glyph, ahead in self._glyphs():
            (upright if ahead > _UPRIGHT else aside).append(glyph)
        self._notes()
        return self.width, self.height, upright, aside, self.remarks, self.targets

    def _glyphs(self) -> Iterator[tuple[Glyph, float]]:
        """Characters, each with how much of its way goes to the right."""
        raw, handle = self.raw, self.layer.raw
        box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
        at_x, at_y, at_box, at_matrix = byref(x), byref(y), byref(box), byref(matrix)
        looks: dict[tuple[float, ...], tuple[float, float]] = {}
        for index in range(raw.FPDFText_CountChars(handle)):
            text = chr(raw.FPDFText_GetUnicode(handle, index))
            if text in "\r\n" and raw.FPDFText_IsGenerated(handle, index) == 1:
                continue  # line ends that PDFium thinks of; places tell them as well, and blanks not always
            raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
            raw.FPDFText_GetLooseCharBox(handle, index, at_box)
            raw.FPDFText_GetMatrix(handle, index, at_matrix)
            key = matrix.a, matrix.b, matrix.c, matrix.d, raw.FPDFText_GetFontSize(handle, index)
            look = looks.get(key)
            if look is None:
                look = looks[key] = self._look(*key)
            near, far, base = self._place(x.value, y.value, box)
            if -_FARTHEST < near < _FARTHEST and -_FARTHEST < far < _FARTHEST and -_FARTHEST < base < _FARTHEST > look[0]:
                yield (text, round(near, 2), round(far, 2), round(base, 2), look[0]), look[1]

    def _look(self, a: float, b: float, c: float, d: float, size: float) -> tuple[float, float]:
        """The size of characters as they are seen, and how much of their way goes to the right."""
        seen = size * hypot(c, d)
        ahead = (a, b, -a, -b)[self.turned] / (hypot(a, b) or 1)
        return (round(seen, 2) if seen < _FARTHEST else _FARTHEST), ahead

    def _place(self, x: float, y: float, box: Any) -> tuple[float, float, float]:
        """Left, right and base line of what has this origin and this box."""
        x, y, left, right = x - self.left, y - self.bottom, box.left - self.left, box.right - self.left
        if not self.turned:
            return left, right, y
        bottom, top = box.bottom - self.bottom, box.top - self.bottom
        if self.turned == 1:
            return bottom, top, self.height - x
        if self.turned == 2:
            return self.width - right, self.width - left, self.height - y
        return self.width - top, self.width - bottom, x

    def _notes(self) -> None:
        """What is pinned to the page: notes and remarks on marked words, and links."""
        raw, box = self.raw, self.raw.FS_RECTF()
        kinds = {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE}
        kinds |= {raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET}
        for index in range(min(raw.FPDFPage_GetAnnotCount(self.page.raw), _REMARKS)):
            note = raw.FPDFPage_GetAnnot(self.page.raw, index)
            if not note:
                continue
            kind = raw.FPDFAnnot_GetSubtype(note)
            if (kind in kinds or kind == raw.FPDF_ANNOT_LINK) and raw.FPDFAnnot_GetRect(note, byref(box)):
                left, right, low = self._place(box.left, box.bottom, box)
                high = self._place(box.right, box.top, box)[2]
                low, high = min(low, high), max(low, high)
                if not all(abs(value) < _FARTHEST for value in (left, right, low, high)):
                    pass
                elif kind in kinds:
                    self.remarks.append((low, high, self._words(note, b"Contents"), self._words(note, b"T")))
                elif target := self._target(note):
                    self.targets.append((left, low, right, high, target))
            raw.FPDFPage_CloseAnnot(note)

    def _target(self, note: Any) -> str:
        """The address that a link leads to, if it leads out of the file."""
        raw = self.raw
        link = raw.FPDFAnnot_GetLink(note)
        action = raw.FPDFLink_GetAction(link) if link else None
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return ""
        buffer = create_string_buffer(4 * _LONGEST)
        raw.FPDFAction_GetURIPath(self.page.pdf.raw, action, buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace")[:_LONGEST]

    def _words(self, note: Any, key: bytes) -> str:
        raw = self.raw
        size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
        buffer = (raw.FPDF_WCHAR * (min(size, 4 * _LONGEST) // 2 + 1))()
        raw.FPDFAnnot_GetStringValue(note, key, buffer, min(size, 4 * _LONGEST))
        return bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0][:_LONGEST]
