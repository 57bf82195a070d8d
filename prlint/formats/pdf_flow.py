"""From the lines of pages to running text: paragraphs that go on over lines and pages, without what every page repeats.

A line that ends though the next word would have fitted was ended by its writer; any other one by the margin.
"""

from __future__ import annotations

import itertools

from prlint.formats.pdf_lines import HYPHENS
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prlint.formats.pdf_lines import Line

_PAGE_NUMBER = lazy(r"(?:page|seite|p\.)?\s?[-–—]?\s?\d{1,3}\s?[-–—]?(?:\s?(?:of|/|von|de|sur)\s?\d{1,3})?", IGNORECASE)
_DIGITS = lazy(r"\d+")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = frozenset(".!?:”\"’)")
_NOTE_SIGNS = frozenset("*†‡§")
_WIDE = "\u2e80"  # from here on, scripts that put no blanks between words
_RUNNING_DEPTH = 3  # lines from the top and the bottom of a page that may repeat on others
_MARGIN = 0.045  # of the height of a page: above and below, printers cannot be relied on
_PRINTED = 0.85  # of the usual size
_COMPARED = 50  # of the lines that say the same
_LEVEL = 12.0  # points by which such a line may stand higher or lower
_COLUMN = 6  # lines that make a column
_EDGE = 0.85  # of the lines of a column so many end at or before its edge: those beyond are headings over more than one
# In sizes of the text:
_SPARE = 0.5  # so much room beside the next word, and the line was ended by its writer
_INDENT = 0.8
_ANOTHER_SIZE = 0.08
_LOOSER = 1.22  # of the usual distance of lines: from here on a gap is meant
_LIFTED = 1.5  # the same where a raised sign has pushed lines apart
_SMALL = 0.93  # of the usual size: notes at the foot of a page
_HYPHENATED = 0.05  # of the lines: where so many end in a hyphen, a program has divided words
_FEW = 3
DIVIDED = "-"  # a joint: nothing stands between the two lines, and the hyphen before it is none
_SOFT = frozenset("\u00ad\u2010")  # the hyphens of programs, not of keyboards
_MIDDLE = 2.0  # points: a line so near the middle of its column stands in the middle
_UNFILLED = 0.25  # of a justified column: a line that leaves so much of it was ended by its writer
_JUSTIFIED = 0.4  # of the lines of a column: where so many end at the same point, a program has made them equally long
_POINT = 0.6  # points


class Block:
    """Lines that belong together. kind: text, list-item, table-row, note or running. joints: what stands between each line and the next."""

    __slots__ = ("joints", "kind", "lines")

    def __init__(self, kind: str, line: Line) -> None:
        self.kind, self.lines, self.joints = kind, [line], list[str]()

    def add(self, line: Line, joint: str) -> None:
        self.lines.append(line)
        self.joints.append(joint)


def blocks(pages: Sequence[Sequence[Line]], width: float, height: float) -> list[Block]:
    """The text in its order, then notes at the foot of pages, then once what pages repeat. width, height: of a page."""
    notes: list[Line] = []
    body: list[Line] = []
    everything = [line for page in pages for line in page]
    usual, leading = _usual(everything), _leading(everything)
    running = _running(pages) | {line for line in everything if _in_margin(line, height, usual)}
    for page in pages:
        own = [line for line in page if line not in running]
        foot = _foot(own, usual, leading)
        body += own[: len(own) - foot]
        notes += own[len(own) - foot :]
    found = list(_Flow(body, width, usual).blocks())
    found += _Flow(notes, width, usual).blocks("note")
    found += [Block("running", line) for line in _once(line for line in everything if line in running)]
    _number(found)
    return found


def _number(found: Iterable[Block]) -> None:
    """Lines count on their page, in the order of reading."""
    last: dict[int, int] = {}
    for block in found:
        for line in block.lines:
            line.number = last[line.page] = last.get(line.page, 0) + 1


def _usual(lines: Iterable[Line]) -> float:
    """The size of most of the text."""
    counts: dict[float, int] = {}
    for line in lines:
        counts[round(line.size, 1)] = counts.get(round(line.size, 1), 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


# What stands beside the text


def _running(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Headers, footers and page numbers: at the edge of a page, and the same on another one but for the number."""
    found: set[Line] = set()
    seen: dict[str, list[Line]] = {}
    for page in pages:
        for line in (edges := _edges(page)):
            seen.setdefault(_DIGITS.sub("#", line.text), []).append(line)
        found.update(line for line in edges if line in (edges[0], edges[-1]) and _is_page_number(line))
    for alike in seen.values():
        found.update(line for line in alike if any(_repeats(line, other) for other in alike[:_COMPARED]))
    return found


def _once(lines: Iterable[Line]) -> Iterable[Line]:
    """Of lines that say the same but for a number, the first."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(_DIGITS.sub("#", line.text), line)
    return first.values()


def _repeats(line: Line, other: Line) -> bool:
    return line.page != other.page and abs(line.base - other.base) < _LEVEL


def _in_margin(line: Line, height: float, usual: float) -> bool:
    """Whether small print stands where no text does: what a program that prints puts there."""
    return line.size < usual * _PRINTED and not height * _MARGIN < line.base < height * (1 - _MARGIN)


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and at the bottom of a page, from above."""
    by_height = sorted(page, key=lambda line: -line.base)
    return by_height[:_RUNNING_DEPTH] + by_height[_RUNNING_DEPTH:][-_RUNNING_DEPTH:]


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None and str(line.page) in _DIGITS.findall(line.text)


def _foot(lines: Sequence[Line], usual: float, leading: float) -> int:
    """How many lines at the end of a page are notes: each opens with a raised sign, and nothing else stands below the first."""
    found = 0
    for count, line in enumerate(reversed(lines), 1):
        if line.raised or (line.text[0] in _NOTE_SIGNS and line.size < usual * _SMALL):
            found = count
            continue
        above = lines[-count - 1] if count < len(lines) else None
        if above is None or _gap(above, line) > leading * _LOOSER:
            break
    return found


def _gap(last: Line, line: Line) -> float:
    """How far below another a line is, in sizes."""
    return (last.base - line.base) / max(last.size, line.size, 1.0)


# Paragraphs


class _Flow:
    def __init__(self, lines: Sequence[Line], width: float, usual: float) -> None:
        self.lines, self.width, self.usual = lines, width, usual
        self.leading = _leading(lines)
        self.lefts: dict[int, int] = {}
        for line in lines:
            self.lefts[round(line.left)] = self.lefts.get(round(line.left), 0) + 1
        self.columns = _columns(lines, width)
        for line in lines:
            if line.cells == 2 and self.is_spread(line):
                line.spread()
        self.rows = _table_rows(lines)
        self.words = _words(lines)
        ends = sum(line.text[-1] in HYPHENS for line in lines)
        self.divided = ends >= _FEW and ends >= _HYPHENATED * len(lines)

    def blocks(self, kind: str = "text") -> Iterator[Block]:
        block: Block | None = None
        for line in self.lines:
            joint = self.joint(block, line) if block is not None and kind == "text" else self._note_joint(block, line)
            if block is not None and joint is not None:
                block.add(line, joint)
                continue
            if block is not None:
                yield block
            block = Block(kind if kind != "text" else self.kind(line), line)
        if block is not None:
            yield block

    def kind(self, line: Line) -> str:
        return "table-row" if line in self.rows else "list-item" if line.itemized else "text"

    def _note_joint(self, block: Block | None, line: Line) -> str | None:
        if block is None or line.raised or line.text[0] in _NOTE_SIGNS:
            return None
        return self.seam(block.lines[-1], line)

    def joint(self, block: Block, line: Line) -> str | None:
        """What stands between a block and the line after it, None where a new block begins."""
        last = block.lines[-1]
        if block.kind == "table-row" or line in self.rows:
            return None
        ended = self.ended(last, line)
        if line.itemized and (ended or block.kind == "list-item" or _gap(last, line) > self.leading):
            return None
        if abs(last.size - line.size) > _ANOTHER_SIZE * max(last.size, line.size):
            return None
        if line.page != last.page or line.base > last.base:
            return self.seam(last, line) if self.goes_on(last, line) else None
        if _gap(last, line) > self.leading * (_LIFTED if last.lifted or line.lifted else _LOOSER):
            return None
        if block.kind == "list-item" and line.left < block.lines[0].left + _INDENT / 2 * line.size and (ended or len(block.lines) > 1):
            return None
        if self.centred(last) != self.centred(line) and ended:
            return None
        if line.left > last.left + _INDENT * line.size and ended and block.kind == "text" and not self.centred(line):
            return None
        return "\n" if ended else self.seam(last, line)

    def is_spread(self, line: Line) -> bool:
        """Whether two words were drawn apart to fill a narrow column."""
        left, edge, justified = self.columns.get(line, (line.left, line.right, False))
        words = line.text.split()
        from_edge_to_edge = abs(line.right - edge) < _POINT and abs(line.left - left) < _POINT
        return justified and from_edge_to_edge and len(words) == 2 and words[1][0].islower()

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether a sentence goes on over the end of a page or column."""
        if last.text[-1] in HYPHENS or line.text[0].islower():
            return True
        return last.text[-1] not in _ENDS and not self.ended(last, line)

    def ended(self, last: Line, line: Line) -> bool:
        """Whether the writer ended a line, and not the margin."""
        left, edge, justified = self.columns.get(last, (last.left, last.right, False))
        room = edge - last.right
        if self.centred(last):
            room += last.left - left
        elif justified and last.size <= self.usual * (1 + _ANOTHER_SIZE) and room > _UNFILLED * (edge - left):
            return True
        return room > line.first + _SPARE * last.size

    def centred(self, line: Line) -> bool:
        left, edge, _ = self.columns.get(line, (line.left, line.right, False))
        middle = (line.left + line.right) / 2
        if line.left - left < line.size or self.lefts[round(line.left)] >= _FEW:  # lines that begin at one point are indented
            return False
        return min(abs(middle - self.width / 2), abs(middle - (left + edge) / 2)) < _MIDDLE

    def seam(self, last: Line, line: Line) -> str:
        """What the margin has put a line end in the place of: a blank, nothing, or nothing together with the hyphen."""
        end, start = last.text[-1], line.text[0]
        if end in HYPHENS and len(last.text) > 1 and last.text[-2].isalnum():
            return DIVIDED if start.islower() and self.is_divided(last.text, line.text) else ""
        return "" if end >= _WIDE and start >= _WIDE else " "

    def is_divided(self, before: str, after: str) -> bool:
        """Whether the hyphen at the end of a line divides one word: it is a soft one, or the word is known without it."""
        if before[-1] in _SOFT:
            return True
        head = before[:-1].split()[-1].lower()
        found = _WORD.match(after)
        tail = found[0].lower() if found else ""
        head = head.strip("(“\"‘'")
        if not tail or not head.isalpha() or f"{head}-{tail}" in self.words:
            return False
        return head + tail in self.words or (self.divided and not (head in self.words and tail in self.words))


def _words(lines: Sequence[Line]) -> set[str]:
    """The words of the text, without those that a line end may have cut in two."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = _WORD.findall(line.text)
        first, cut = int(cut), line.text[-1] in HYPHENS
        found.update(word.lower() for word in words[first : len(words) - cut])
    return found


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of base lines, in sizes."""
    counts: dict[float, int] = {}
    for one, other in itertools.pairwise(lines):
        gap = (one.base - other.base) / one.size if one.size else 0
        if one.page == other.page and one.size == other.size and 0.8 < gap < 3:
            counts[round(gap, 1)] = counts.get(round(gap, 1), 0) + 1
    return max(counts, key=lambda gap: (counts[gap], -gap), default=1.2)


def _table_rows(lines: Sequence[Line]) -> set[Line]:
    """Lines of several cells below each other, with figures in them. A name behind a label is no row, and a row by itself is none."""
    found: set[Line] = set()
    together: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.cells > 1 and (not together or line.page == together[-1].page):
            together.append(line)
            continue
        figures = sum(any(sign.isdecimal() for sign in line.text.partition("\t")[2]) for line in together)
        if len(together) > 1 and 2 * figures > len(together):
            found.update(together)
        together = [line] if line is not None and line.cells > 1 else []
    return found


def _columns(lines: Sequence[Line], width: float) -> dict[Line, tuple[float, float, bool]]:
    """Left and right edge of the column that each line stands in, and whether its lines are made equally long."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    single: list[Line] = []
    found: dict[Line, tuple[float, float, bool]] = {}
    for page in by_page.values():
        groups = _side_by_side(page, width)
        if len(groups) > 1:
            for group in groups:
                found.update(dict.fromkeys(group, _extent(group, width)))
            single += [line for line in page if line not in found]
        else:
            single += page
    found.update(dict.fromkeys(single, _extent(single, width)))
    return found


def _side_by_side(page: Sequence[Line], width: float) -> list[list[Line]]:
    """The columns of a page that has several, without what reaches over more than one."""
    groups: list[list[Line]] = []
    edge = 0.0
    for line in sorted((line for line in page if line.right - line.left < width / 2 and not _is_row(line)), key=lambda line: line.left):
        if groups and line.left < edge:
            groups[-1].append(line)
            edge = max(edge, line.right)
        else:
            groups.append([line])
            edge = line.right
    full = [group for group in groups if len(group) >= _COLUMN]
    return full if len(full) > 1 else []


def _extent(group: Sequence[Line], width: float) -> tuple[float, float, bool]:
    lefts = sorted(line.left for line in group if not _is_row(line))
    rights = sorted(line.right for line in group if not _is_row(line))
    if len(rights) < _COLUMN:
        left = lefts[0] if lefts else 0.0
        return left, max(width - left, rights[-1] if rights else 0.0), False
    edge = rights[int(len(rights) * _EDGE)]
    return lefts[len(lefts) // 20], edge, sum(abs(right - edge) < _POINT for right in rights) >= _JUSTIFIED * len(rights)


def _is_row(line: Line) -> bool:
    """Whether a line is surely one of a table; of two words far apart it is not known."""
    return line.cells > 2 or (line.cells == 2 and len(line.text.split()) > 2)
