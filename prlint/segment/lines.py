"""The lines of a text that are not blank, none of its characters lost.

A line here is a paragraph where the text keeps one paragraph a line, and the wrapped lines of one paragraph taken together where it
does not. What a line is by itself is said in looks.py, what it is by its place in places.py.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.text.projection import Shape

# No cue stands further inside a line than this, so a line of a megabyte costs no more than one of a page.
WINDOW = 400
# Nobody writes a release of so many lines: what follows is taken as one line more.
MAX_LINES = 20_000
# A line that is no sentence and no longer than this may be a heading, a name or a cell.
SHORT = 110
# A paragraph shorter than this holds no second part.
_FUSED = 160
_MOST_SEAMS = 12
_LONGEST_FUSED = 30_000
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 50
_LONG = 60

# Shapes of what is no part of the release.
ASIDE = frozenset(("furniture", "running", "hidden", "property"))

BULLET = lazy(
    r"(?:[•●■▪◦‣·○➢►▶✓✔]|[*–—-][ \t\u00a0]|o[ \t\u00a0]{2,}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t\u00a0])[ \t\u00a0\u2003]{0,12}\S"
)
_PHYSICAL = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Where a heading of another part begins inside a line: right behind a word or a stop, so that a lost line break shows, or in capitals or
# with a colon behind a full sentence, before a name or a number.
_SEAM = lazy(
    r"(?<=[a-zß-ÿ.!?)”\"’®™:])(?=(?:About (?:the )?[A-Z]|ABOUT [A-Z]|Forward[- ][Ll]ooking (?:Statement|Information)|FORWARD[- ]LOOKING "
    r"|Safe Harbou?r|SAFE HARBOU?R|Cautionary (?:Note|Statement)|CAUTIONARY |Disclaimers?:|DISCLAIMER|Contact(?:s| Details| Information)?:"
    r"|(?:For )?Media (?:Contact|Inquir)"
    r"|(?:For )?Investor (?:Contact|Relations Contact|Inquir)|MEDIA CONTACT|INVESTOR (?:RELATIONS )?CONTACT))"
    # What an exchange does not answer for, before the caveat in the same paragraph.
    r"|(?:(?<=racy of this release\.)|(?<=racy of this news release\.)|(?<=racy of this press release\.))[ \u00a0]{0,4}(?=[A-Z“])"
    r"|(?<=[.!?”])[ \u00a0]{1,4}(?=(?:[A-Z][A-Z&/-]{1,20} ){0,4}CONTACTS?(?: INFORMATION| DETAILS)?:"
    r"|(?:(?:Media|Press|Investor|Company|Corporate|Investor Relations|Public Relations|Media and Investor) )Contacts?:)"
)
# One of them stands in every seam; looking for them costs a tenth of looking for seams.
_SEAM_WORDS = (
    "About ", "ABOUT ", "ooking ", "LOOKING ", "Harbo", "HARBO", "autionary", "AUTIONARY", "isclaimer", "DISCLAIMER", "ontact", "CONTACT",
    "Inquir", "racy of this ",
)  # fmt: skip
_MARKUP = lazy(r"^[\s#>*_]{1,12}|[\s#*_]{1,12}$")
STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "\u00a0": " "}
)


class Line:
    """start: where its first character stands, blanks included; first, last: the text in it. Offsets in the prose.

    text: the head of its text; plain: that without case, markup and typography; gap: a blank line stands before it.
    shape: what the markup says it is, or ''. kind: what it is taken for so far, at the end a terminal of the grammar.
    """

    __slots__ = ("first", "gap", "kind", "last", "plain", "shape", "start", "text")

    def __init__(self, start: int, first: int, last: int, gap: bool, text: str) -> None:
        self.start, self.first, self.last, self.gap, self.text = start, first, last, gap, text
        self.shape = self.kind = ""
        self.plain = plain(text)

    def __len__(self) -> int:
        return self.last - self.first


def plain(text: str) -> str:
    """Words as the tables have them: lower case, straight marks, single blanks, no hyphens, no markup around, no colon behind."""
    return " ".join(_MARKUP.sub("", text).lower().translate(STRAIGHT).split()).rstrip(" :：.")


def split(prose: str, shapes: Sequence[Shape] = ()) -> list[Line]:
    """The lines that are not blank, wrapped ones joined, with the shape the markup gives them."""
    spans: list[tuple[int, int, int, bool]] = []
    gap, end = False, 0
    for match in _PHYSICAL.finditer(prose):
        end = match.end()
        text = match.group()
        stripped = text.strip()
        if not stripped:
            gap = True
            continue
        first = match.start() + text.find(stripped[0]) if text[0].isspace() else match.start()
        spans.append((match.start(), first, first + len(stripped), gap or not spans))
        gap = False
        if len(spans) >= MAX_LINES:
            break
    if not spans:
        return []
    rest = prose[end:].rstrip()
    if rest:
        start, first, _, gap = spans[-1]
        spans[-1] = (start, first, end + len(rest), gap)
    parts = (part for span in _unwrapped(prose, spans) for part in _parted(prose, span))
    lines = [Line(start, first, last, gap, prose[first : min(last, first + WINDOW)]) for start, first, last, gap in parts]
    _give_shapes(lines, shapes)
    return lines


def _unwrapped(prose: str, spans: list[tuple[int, int, int, bool]]) -> Iterable[tuple[int, int, int, bool]]:
    """Join a line to the next where the writer's program broke it: the next word would not have fitted, or a long line stops
    without a stop and the next one goes on in lower case."""
    width = _wrap_width(spans)
    current = spans[0]
    low = current[1]
    for span in spans[1:]:
        _, first, last, gap = span
        following = prose[first : min(last, first + _WIDEST_WRAP)]
        if not gap and ((width and _broken(prose[low : current[2]], following, width)) or _goes_on(prose, low, current[2], following)):
            current = (current[0], current[1], last, current[3])
        else:
            yield current
            current = span
        low = first
    yield current


def _parted(prose: str, span: tuple[int, int, int, bool]) -> Iterable[tuple[int, int, int, bool]]:
    """A paragraph, cut where the heading of another part was run into it: … in Boston.About NorvaneNorvane makes …"""
    start, first, last, gap = span
    low, high = first + 20, min(last, first + _LONGEST_FUSED)
    if last - first > _FUSED and any(prose.find(word, low, high) >= 0 for word in _SEAM_WORDS):
        for seam in islice(_SEAM.finditer(prose, low, high), _MOST_SEAMS):
            if seam.end() - first < 20:
                continue
            yield start, first, seam.start(), gap
            start, first, gap = seam.end(), seam.end(), True
    yield start, first, last, gap


def _wrap_width(spans: list[tuple[int, int, int, bool]]) -> int:
    """The width a text was wrapped at, 0 where it was not: many lines reach nearly the same width, and none is longer."""
    followed = [spans[n][2] - spans[n][1] for n in range(len(spans) - 1) if not spans[n + 1][3]]
    width = max(followed, default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or max(last - first for _, first, last, _ in spans) > _WIDEST_WRAP + 20:
        return 0
    full = sum(length > width * 0.8 for length in followed)
    return width if full >= 4 and full * 2 > len(followed) else 0


def _broken(line: str, following: str, width: int) -> bool:
    if "   " in line.strip() or BULLET.match(following):
        return False
    word = following.split(None, 1)[0]
    return len(line) + 1 + len(word) > width


def _goes_on(prose: str, first: int, last: int, following: str) -> bool:
    """One line break inside a sentence, in a text that is not wrapped otherwise."""
    return last - first >= _LONG and following[0].islower() and prose[last - 1] not in ".:;!?”\"" and not BULLET.match(following)


def _give_shapes(lines: list[Line], shapes: Sequence[Shape]) -> None:
    starts = [shape.prose.start for shape in shapes]
    for line in lines if shapes else ():
        index = bisect_right(starts, line.first) - 1
        if index >= 0 and line.first < shapes[index].prose.end:
            line.shape = shapes[index].kind
