"""PDF: the text layer of its pages, put together again as running text.

Places are lines of pages. What the file does not say is guessed from where things stand: which lines go on, which hyphen divides a word,
what is a row of a table, a note at the foot, or a header that every page repeats. What no text layer holds (words in pictures) is not
read; a file without any text cannot be read at all.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.formats.pdf_flow import DIVIDED, blocks
from prlint.formats.pdf_glyphs import look
from prlint.formats.pdf_lines import lines_of, turned_words
from prlint.formats.pdf_structure import check_structure
from prlint.text.projection import Link, Projection, Shape, Trace
from prlint.text.source import Source, UnreadableError
from prlint.text.span import Position, ProseSpan, SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.formats.pdf_flow import Block
    from prlint.formats.pdf_glyphs import Properties, Remark, Target
    from prlint.formats.pdf_lines import Line

_NAMELESS = 0.2  # of the characters: where so many have no name, the text is noise
_SHAPED = frozenset(("list-item", "table-row", "note", "running"))
_UNDER = 0.3  # of the size of a line: what can be clicked may begin so far above its base line
_TOUCH = 1.0  # points by which it may miss a character
_CLOSE = frozenset(("list-item", "table-row"))  # these follow each other line by line


def read(name: str, data: bytes) -> Source:
    """The text of a PDF with its projection. Raises UnreadableError, with one sentence."""
    data = data[data.index(b"%PDF-") :]  # from where its own places count
    check_structure(data)
    pages, properties = look(data)
    lines = [lines_of(number, page) for number, page in enumerate(pages, 1)]
    _refuse_what_is_no_text([glyph[0] for page in pages for glyph in page[2]], len(pages))
    made = _Maker()
    for block in blocks(lines, *pages[0][:2]):
        made.add(block)
    for number, page in enumerate(pages, 1):
        made.stamp(number, turned_words(page))
        made.remarks(number, page[4])
        made.targets(number, page[5])
    made.unsaid(properties)
    projection = made.projection()
    return Source(name, projection.text, projection=projection)


def _refuse_what_is_no_text(signs: Sequence[str], count: int) -> None:
    shown = [sign for sign in signs if not sign.isspace()]
    if not shown:
        what = "page is a picture" if count == 1 else "pages are pictures"
        raise UnreadableError(f"it has no text layer (its {what}); run text recognition on it, or check the file it was made from")
    nameless = sum(sign == "\ufffd" or not (sign.isprintable() or sign in "\ufffe\x02") for sign in shown)
    if nameless > _NAMELESS * len(shown):
        raise UnreadableError("its text layer does not tell which characters its signs are; check the file it was made from")


class _Maker:
    """Puts blocks below each other, and remembers at which line of which page each stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._shapes: list[Shape] = []
        self._places: list[tuple[int, Position]] = []
        self._traces: list[Trace] = []
        self._links: list[Link] = []
        self._last = ""
        self._lines: dict[int, list[tuple[Line, ProseSpan]]] = {}  # by page

    def add(self, block: Block) -> None:
        start = self._begin("\n" if block.kind in _CLOSE and self._last == block.kind else "\n\n")
        self._last = block.kind
        for line, joint in zip(block.lines, [*block.joints, ""], strict=True):
            at = self._size
            self._places.append((at, Position(line.number, 1, f"page-{line.page}")))
            divided = joint == DIVIDED
            self._put(line.text[:-1] if divided or line.text[-1] == "\u00ad" else line.text)
            self._lines.setdefault(line.page, []).append((line, ProseSpan(at, self._size)))
            self._put("" if divided else joint)
        if block.kind in _SHAPED:
            self._shapes.append(Shape(block.kind, ProseSpan(start, self._size)))

    def stamp(self, page: int, words: str) -> None:
        """What stands aslant."""
        if words:
            self._aside("running", words, Position(0, 1, f"page-{page}"))

    def remarks(self, page: int, remarks: Iterable[Remark]) -> None:
        """Comments, each at the line it is pinned to."""
        lines = self._lines.get(page, [])
        for low, high, words, by in remarks:
            if words.strip():
                middle = (low + high) / 2
                _, span = min(lines, key=lambda pair: abs(pair[0].base + pair[0].size / 3 - middle), default=(None, ProseSpan(0, 0)))
                self._traces.append(Trace("comment", span, words, by))

    def targets(self, page: int, targets: Sequence[Target]) -> None:
        """Links; one that goes on over lines is one."""
        text = "".join(self._parts) if targets else ""
        for left, low, right, high, target in targets:
            for line, span in self._lines.get(page, []):
                if low - _UNDER * line.size <= line.base <= high:
                    first, last = bisect_left(line.lefts, left - _TOUCH), bisect_left(line.lefts, right - _TOUCH)
                    self._link(ProseSpan(span.start + first, min(span.start + last, span.end)), target, text)

    def _link(self, span: ProseSpan, target: str, text: str) -> None:
        if span.end <= span.start:
            return
        last = self._links[-1] if self._links else None
        if last is not None and last.target == target and not text[last.prose.end : span.start].strip("\n "):
            span = ProseSpan(self._links.pop().prose.start, span.end)
        if len(span.trimmed(text)):
            self._links.append(Link(span.trimmed(text), target))

    def unsaid(self, properties: Properties) -> None:
        """Properties of the file that say what its pages do not."""
        seen = " ".join("".join(self._parts).lower().split())
        for number, (name, words) in enumerate(properties.items(), 1):
            words = " ".join(words.split())
            if words and words.lower() not in seen:
                self._traces.append(Trace("property", self._aside("property", words, Position(number, 1, "properties")), words, name))

    def projection(self) -> Projection:
        text = "".join(self._parts)
        traces = sorted(self._traces, key=lambda trace: trace.prose)
        links = sorted(self._links, key=lambda link: link.prose)
        pieces = [(text, SourceSpan(0, len(text)), True)]
        return Projection("pdf", text, pieces, self._shapes, places=self._places, links=links, traces=traces)

    def _aside(self, kind: str, words: str, place: Position) -> ProseSpan:
        start = self._begin("\n\n")
        self._places.append((start, place))
        self._put(words)
        span = ProseSpan(start, self._size)
        self._shapes.append(Shape(kind, span))
        return span

    def _begin(self, gap: str) -> int:
        if self._parts:
            self._put(gap)
        return self._size

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._size += len(words)
