"""What stands on the pages of a PDF: each character with its place and size.

PDFium does the reading: it knows the fonts of all writers. It is native code for bytes from anywhere, so it works in a process of its
own, with limits on time and memory: whatever a file does there, the one that asks gets characters or one sentence.
"""

from __future__ import annotations

import marshal
import sys

from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Glyph = tuple[str, float, float, float, float]  # its text, left, right, base line (rising from the bottom), size; in points
    Page = tuple[float, float, list[Glyph], list[Glyph]]  # width, height, what stands upright in the order of the file, what is turned

INSTALL = "reading PDF needs pypdfium2; install it with: pip install 'prlint[pdf]'"
MAX_PAGES = 300
MAX_GLYPHS = 1_500_000
_SECONDS = 60
_MEMORY = 1_500_000_000  # bytes of address space, of which the interpreter takes a fifth
_UPRIGHT = 0.99  # of its way, text that is read from left to right goes so much to the right; a scan may lean
# The process that reads finds prlint and PDFium where this one does.
_READER = """import sys
sys.path[:] = {path!r}
from prlint.formats.pdf_glyphs import answer
sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
"""
_DAMAGED = "it is a damaged PDF; open it in its program and save it anew"
_SENTENCES = {
    "missing": INSTALL,
    "password": "it is encrypted; save a copy that needs no password",
    "damaged": _DAMAGED,
    "pages": f"it has more than {MAX_PAGES} pages, which no release has",
    "glyphs": f"it holds more than {MAX_GLYPHS:,} characters, which no release does",
    "spent": "it asks for more time or memory than any release; print it to a new PDF",
}


def pages(data: bytes) -> list[Page]:
    """The pages of a PDF. Raises UnreadableError, with one sentence, where they cannot be had."""
    import subprocess  # for few files, and dear

    try:
        ended = subprocess.run(
            [sys.executable, "-c", _READER.format(path=sys.path)], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(_SENTENCES["spent"]) from None
    if ended.returncode:
        raise UnreadableError(_SENTENCES["spent"])
    found, problem, page = marshal.loads(ended.stdout)
    if problem:
        raise UnreadableError(f"page {page} of it is damaged; open it in its program and save it anew" if page else _SENTENCES[problem])
    return found  # type: ignore[no-any-return]


def answer(data: bytes) -> bytes:
    """In the process that reads: the pages of a PDF, what went wrong, and on which page."""
    _limit()
    answered: tuple[Any, str, int]
    try:
        answered = _read(data)
    except ImportError:
        answered = [], "missing", 0
    except MemoryError:
        answered = [], "spent", 0
    return marshal.dumps(answered)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows; there the clock alone counts
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes) -> tuple[list[Page], str, int]:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError:
        return [], "password" if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) else "damaged", 0
    if count > MAX_PAGES:
        return [], "pages", 0
    found: list[Page] = []
    left = MAX_GLYPHS
    for number in range(count):
        try:
            page = document[number]
            layer = page.get_textpage()
        except pdfium.PdfiumError:
            return [], "damaged", number + 1
        left -= raw.FPDFText_CountChars(layer.raw)
        if left < 0:
            return [], "glyphs", 0
        found.append(_page(page, layer, raw))
        layer.close()
        page.close()
    return found, "" if found else "damaged", 0


def _page(page: Any, layer: Any, raw: Any) -> Page:
    """One page as it is looked at, whichever way round it is stored."""
    from ctypes import byref, c_double
    from math import hypot

    width, height = page.get_size()
    turned = page.get_rotation() // 90
    handle, box, matrix, x, y = layer.raw, raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    upright: list[Glyph] = []
    aside: list[Glyph] = []
    for index in range(raw.FPDFText_CountChars(handle)):
        text = chr(raw.FPDFText_GetUnicode(handle, index))
        if text in "\r\n" and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue  # line ends that PDFium thinks of; places tell them as well, and blanks not always
        raw.FPDFText_GetCharOrigin(handle, index, byref(x), byref(y))
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        raw.FPDFText_GetMatrix(handle, index, byref(matrix))
        near, far, base = _seen(turned, width, height, (x.value, y.value), box)
        size = raw.FPDFText_GetFontSize(handle, index) * hypot(matrix.c, matrix.d)
        glyph = (text, round(near, 2), round(far, 2), round(base, 2), round(size, 2))
        ahead = (matrix.a, matrix.b, -matrix.a, -matrix.b)[turned]
        (upright if ahead > _UPRIGHT * hypot(matrix.a, matrix.b) else aside).append(glyph)
    return width, height, upright, aside


def _seen(turned: int, width: float, height: float, origin: tuple[float, float], box: Any) -> tuple[float, float, float]:
    """Left, right and base line of a character. turned: by how many quarters the page is turned clockwise to be looked at."""
    x, y = origin
    if turned == 1:
        return box.bottom, box.top, height - x
    if turned == 2:
        return width - box.right, width - box.left, height - y
    if turned == 3:
        return width - box.top, width - box.bottom, x
    return box.left, box.right, y
