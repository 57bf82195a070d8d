"""What stands on the pages of a PDF: each character with its place and size; and what does not, comments and properties.

PDFium does the reading: it knows the fonts of all writers. It is native code for bytes from anywhere, so it works in a process of its
own, with limits on time and memory: whatever a file does there, the one that asks gets characters or one sentence.
"""

from __future__ import annotations

import marshal
import sys

from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    Glyph = tuple[str, float, float, float, float]  # its text, left, right, base line (rising from the bottom), size; in points
    Remark = tuple[float, float, str, str]  # where a comment is pinned, bottom and top; what it says, and who says it
    Target = tuple[float, float, float, float, str]  # left, bottom, right and top of what can be clicked, and where it leads
    # Width, height, what stands upright in the order of the file, what is turned, comments, links
    Page = tuple[float, float, list[Glyph], list[Glyph], list[Remark], list[Target]]
    Properties = dict[str, str]
    Answer = tuple[list[Page], Properties, str, int]  # and which of _SENTENCES has to be said instead, of which page

INSTALL = "reading PDF needs pypdfium2; install it with: pip install 'prlint[pdf]'"
_MAX_PAGES = 300
_MAX_GLYPHS = 1_500_000
_SECONDS = 60
# The process that reads finds prlint and PDFium where this one does.
_READER = """import sys
sys.path[:] = {path!r}
from prlint.formats.pdf_process import answer, limit
limit({seconds})
sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), {pages}, {glyphs}))
"""
_DAMAGED = "it is a damaged PDF; open it in its program and save it anew"
_SENTENCES = {
    "missing": INSTALL,
    "password": "it is encrypted; save a copy that needs no password",
    "damaged": _DAMAGED,
    "pages": f"it has more than {_MAX_PAGES} pages, which no release has",
    "glyphs": f"it holds more than {_MAX_GLYPHS:,} characters, which no release does",
    "spent": "it asks for more time or memory than any release; print it to a new PDF",
}


def look(data: bytes) -> tuple[list[Page], Properties]:
    """The pages of a PDF, and its properties. Raises UnreadableError, with one sentence, where they cannot be had."""
    pages, properties, problem, page = marshal.loads(_answered(data))
    if problem:
        raise UnreadableError(f"page {page} of it is damaged; open it in its program and save it anew" if page else _SENTENCES[problem])
    return pages, properties


def _answered(data: bytes) -> bytes:
    """What the process that reads has to say. A program that Python is packed into cannot begin one, and reads by itself."""
    if getattr(sys, "frozen", False) or not sys.executable:
        from prlint.formats.pdf_process import answer

        return answer(data, _MAX_PAGES, _MAX_GLYPHS)
    import subprocess  # for few files, and dear

    command = [sys.executable, "-c", _READER.format(path=sys.path, seconds=_SECONDS, pages=_MAX_PAGES, glyphs=_MAX_GLYPHS)]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableError(_SENTENCES["spent"]) from None
    if ended.returncode == 1:
        raise RuntimeError("the process that reads PDF failed")
    if ended.returncode:  # it was ended, by itself or by the system
        raise UnreadableError(_SENTENCES["spent"])
    return ended.stdout
