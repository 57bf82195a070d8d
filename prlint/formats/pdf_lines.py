"""Lines of a printed page, from characters that know only their places.

A line is what shares a base line and goes to the right; a superscript stands above it and is smaller. Wide gaps part the cells of a row.
The order is the file's, which is the order of reading for all writers that know columns.
"""

from __future__ import annotations

from itertools import groupby

from prlint.formats.superscripts import DIGITS, SIGNS
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prlint.formats.pdf_glyphs import Glyph, Page

# What fonts call otherwise: ligatures, bullets of symbol fonts, the hyphen that PDFium tells from others, blanks of all kinds.
_WRITTEN = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d●▪■◦○‣⁃∙", "•")
_WRITTEN |= {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\ufffe": "-", "\x02": "-"}
HYPHENS = frozenset("-\u00ad\u2010")
_ITEM = lazy(r"(?:•|\(?[0-9]{1,2}[.)]|[–-])\s")
_OPENS_FIGURE = frozenset("0123456789$€£¥(+-–—−")
# In sizes of the text:
_NEXT_LINE = 0.6  # a base line this much higher or lower is another one
_BACK = 1.0  # going back so far begins a line
_CELL = 1.8  # a gap so wide parts two cells; a justified line has none
_FIGURE_CELL = 0.9  # before a figure, one so wide does
_ALIKE = 0.12  # gaps of a line that differ by no more than this share are alike
_BULLET = 4.0  # a bullet stands at most so far before its line
_BLANK = 0.17  # a gap so wide is a blank, where the writer left the blank itself out
_RAISED = 0.1  # a superscript stands at least so much higher,
_SMALLER = 0.9  # and is at most so large
_STRAY = 5  # signs: a line of more is one by itself
_SIDE_BY_SIDE = 12  # lines at one height, in which superscripts are looked for
_LARGEST = 100  # points: no superscript is larger
_BEFORE = 2.5  # the sign of a note stands at most so far before its line


class Line:
    """One line. left, right: its edges; base: its base line, rising from the bottom of the page; size: that of most of it; in points.

    first: how wide its first word is. raised: it opens with a raised sign, as a footnote does; lifted: it holds one somewhere.
    lefts: where each character of the text begins. number: which line of its page it is, from 1.
    """

    __slots__ = ("base", "first", "left", "lefts", "lifted", "number", "page", "raised", "right", "size", "text")

    def __init__(self, page: int, text: str, places: tuple[float, float, float, float], first: float) -> None:
        self.page, self.text, self.first = page, text, first
        self.left, self.right, self.base, self.size = places
        self.raised = self.lifted = False
        self.lefts: list[float] = []
        self.number = 0

    @property
    def cells(self) -> int:
        return self.text.count("\t") + 1

    @property
    def itemized(self) -> bool:
        """Whether it opens an item of a list."""
        return _ITEM.match(self.text) is not None

    def spread(self) -> None:
        """Take its wide gaps for blanks."""
        self.text = self.text.replace("\t", " ")


def lines_of(number: int, page: Page) -> list[Line]:
    """The lines of a page, in the order of the file. number: of the page, from 1."""
    found = [line for row in _with_strays(list(_rows(page[2]))) if (line := _line(number, row)) is not None]
    return _with_bullets(found) if any(line.text == "•" for line in found) else found


def _with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Bullets that were drawn by themselves, put before the lines they stand beside."""
    by_base: dict[int, list[Line]] = {}
    for line in lines:
        if line.text != "•":
            by_base.setdefault(round(line.base), []).append(line)
    kept = []
    for line in lines:
        beside = [other for base in (-1, 0, 1) for other in by_base.get(round(line.base) + base, ()) if line.text == "•"]
        beside = [other for other in beside if 0 < other.left - line.left < _BULLET * other.size and not other.itemized]
        if beside:
            beside[0].text, beside[0].left = f"• {beside[0].text}", line.left
            beside[0].lefts = [line.left, line.left, *beside[0].lefts]
        else:
            kept.append(line)
    return kept


def turned_words(page: Page) -> str:
    """What stands aslant or on its side, as stamps do: its words as they come."""
    return " ".join("".join(_WRITTEN.get(glyph[0], glyph[0]) for glyph in page[3]).split())


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    base = size = right = 0.0
    for glyph in glyphs:
        if glyph[0].isspace():
            if row:
                row.append(glyph)
            continue
        if row and (abs(glyph[3] - base) > _NEXT_LINE * max(size, glyph[4]) or glyph[1] < right - _BACK * max(size, glyph[4])):
            yield row
            row = []
        if not row or glyph[4] > size:
            base, size = glyph[3], glyph[4]
        right = glyph[2]
        row.append(glyph)
    if row:
        yield row


def _with_strays(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Superscripts that a program draws when the text is done, as browsers do, put where they stand."""
    hosts: dict[int, list[list[Glyph]]] = {}
    for row in rows:
        at_base = hosts.setdefault(round(row[0][3]), [])
        if len(row) > _STRAY and len(at_base) < _SIDE_BY_SIDE:
            at_base.append(row)
    kept = []
    for row in rows:
        if len(row) > _STRAY or not _put_into(row, hosts):
            kept.append(row)
    return kept


def _put_into(stray: list[Glyph], hosts: dict[int, list[list[Glyph]]]) -> bool:
    """Whether a few small signs stand raised over a line, and were put into it."""
    _, left, _, base, size = stray[0]
    for below in range(round(base), round(base - min(size, _LARGEST)) - 1, -1):
        for host in hosts.get(below, ()):
            _, start, _, at, tall = host[0]
            end = host[-1][2]
            if size < _SMALLER * tall and _RAISED * tall < base - at < _NEXT_LINE * tall and start - _BEFORE * tall <= left <= end + tall:
                place = next((number for number, glyph in enumerate(host) if glyph[1] > left - _RAISED * tall), len(host))
                host[place:place] = [glyph for glyph in stray if not glyph[0].isspace()]
                return True
    return False


def _line(page: int, row: list[Glyph]) -> Line | None:
    while row[-1][0].isspace():
        row.pop()
    base, size = _main(row)
    signs: list[str] = []
    raised: list[bool] = []
    lefts: list[float] = []
    gaps: list[float] = []
    right, first, blank = row[0][1], 0.0, False
    for text, left, far, at, tall in row:
        if text.isspace():
            blank = True
            continue
        gap = left - right
        if signs and (blank or gap > _BLANK * size):
            first = first or right - row[0][1]
            wide = gap > (_FIGURE_CELL if text in _OPENS_FIGURE else _CELL) * size
            signs.append("\t" if wide and not _is_marker(signs) else " ")
            raised.append(False)
            lefts.append(right)
            gaps.append(gap)
        signs.append(_WRITTEN.get(text, text))
        raised.append(at - base > _RAISED * size and tall < _SMALLER * size)
        lefts.append(left)
        right, blank = max(far, left), False
    shown = [_printable(sign) for sign in (_lifted(signs, raised) if True in raised else signs)]
    text = "".join(shown)
    if not text:
        return None
    if "\t" in text and _justified(text, gaps):
        text = text.replace("\t", " ")
    line = Line(page, text, (row[0][1], right, base, size), first or right - row[0][1])
    line.raised, line.lifted = raised[0], True in raised
    line.lefts = [left for sign, left in zip(shown, lefts, strict=True) for _ in sign]
    return line


def _lifted(signs: Sequence[str], raised: Sequence[bool]) -> list[str]:
    """The signs with raised digits for raised digits, and ™ for raised letters; what stands in brackets is marked already."""
    written: list[str] = []
    for above, run in groupby(zip(raised, signs, strict=True), key=lambda pair: pair[0]):
        words = [sign for _, sign in run]
        whole = "".join(words)
        if above and "(" not in whole and "[" not in whole:
            mark = SIGNS.get(whole.lower())
            words = [mark, *[""] * (len(words) - 1)] if mark else [sign.translate(DIGITS) for sign in words]
        written += words
    return written


def _main(row: Sequence[Glyph]) -> tuple[float, float]:
    """Base line and size of most of a line."""
    counts: dict[tuple[float, float], int] = {}
    for text, _, _, base, size in row:
        if not text.isspace():
            counts[base, size] = counts.get((base, size), 0) + 1
    return max(counts, key=lambda key: (counts[key], key[1]))


def _is_marker(texts: Sequence[str]) -> bool:
    """Whether a line so far is no more than the sign of an item."""
    return len(texts) < 5 and _ITEM.fullmatch("".join(texts) + " ") is not None


def _justified(text: str, gaps: Sequence[float]) -> bool:
    """Whether all gaps of a line of words are alike: then a margin has spread them, and no table."""
    words = text.split()
    return len(gaps) > 1 and max(gaps) - min(gaps) < _ALIKE * max(gaps) and 2 * sum(word[0].isalpha() for word in words) > len(words)


def _printable(sign: str) -> str:
    """The sign, unless no text holds it: private ones, controls, and what a font has no character for."""
    if sign.isascii() and sign.isprintable():
        return sign
    return sign if sign == "\t" or (sign.isprintable() and not "\ue000" <= sign <= "\uf8ff" and sign != "\ufffd") else ""
