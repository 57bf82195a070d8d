"""The lines of a text that are not blank, none of its characters lost.

A line here is a paragraph where the text keeps one paragraph a line, and the wrapped lines of one paragraph taken together where it
does not. What a line is by itself is said in looks.py, what it is by its place in places.py.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice, pairwise

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
# So many line breaks as wrapping makes them excuse one line that is longer.
_EXPLAINED_FOR_ONE_LONGER = 6
_LONG = 60

# What is left of the edges of cells when the layout of a table is lost, and bullets that stand on a line by themselves.
_EDGES = " \t\u00a0|"
_BULLETS = frozenset("•●■▪◦‣·○➢►▶")
# A line that ends with one of these goes on in the next.
_OPEN_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "to", "with", "&"))
_HALF = 30
_WORD = 15

# Shapes of what is no part of the release.
ASIDE = frozenset(("furniture", "running", "hidden", "property"))

BULLET = lazy(
    r"(?:[•●■▪◦‣·○➢►▶✓✔]|[*–—-][ \t\u00a0]|--[ \t\u00a0]{2}|o[ \t\u00a0]{2,}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t\u00a0])[ \t\u00a0\u2003]{0,12}\S"
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
    listed: dict[int, int] = {}  # bullet on a line by itself -> where its text begins
    edged = "|" in prose
    gap, end, bullet = False, 0, False
    for match in _PHYSICAL.finditer(prose):
        end = match.end()
        text = match.group()
        stripped = text.strip().strip(_EDGES).strip() if edged else text.strip()
        if not stripped:
            gap = gap or "|" not in text
            continue
        first = match.start() + text.find(stripped[0])
        start, low = match.start(), first
        if bullet:
            start, low, _, gap = spans.pop()
            listed[low] = first
        spans.append((start, low, first + len(stripped), gap or not spans))
        gap, bullet = False, not bullet and stripped in _BULLETS
        if len(spans) >= MAX_LINES:
            break
    if not spans:
        return []
    rest = prose[end:].rstrip()
    if rest:
        start, first, _, gap = spans[-1]
        spans[-1] = (start, first, end + len(rest), gap)
    parts = (part for span in _unwrapped(prose, spans) for part in _parted(prose, span))
    lines = [Line(start, first, last, gap, _head(prose, first, last, listed.get(first))) for start, first, last, gap in parts]
    _give_shapes(lines, shapes)
    return lines


def _head(prose: str, first: int, last: int, opens: int | None) -> str:
    """The head of a line's text; `opens` is where it begins behind a bullet on a line by itself."""
    head = prose[opens or first : min(last, (opens or first) + WINDOW)]
    return f"{prose[first]} {head}" if opens else head


def _unwrapped(prose: str, spans: list[tuple[int, int, int, bool]]) -> Iterable[tuple[int, int, int, bool]]:
    """Join a line to the next where the writer's program broke it: the next word would not have fitted, or a long line stops
    without a stop and the next one goes on in lower case."""
    width = _wrap_width(prose, spans)
    current = spans[0]
    low = current[1]
    for span in spans[1:]:
        _, first, last, gap = span
        following = prose[first : min(last, first + _WIDEST_WRAP)]
        together = not gap and prose[current[2] : first].isspace()  # no edge of a cell and no bullet between
        broken = together and bool(width) and _broken(prose[low : current[2]], following, width)
        if broken or (together and _goes_on(prose, low, current[2], following)):
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


def _wrap_width(prose: str, spans: list[tuple[int, int, int, bool]]) -> int:
    """The width a text was wrapped at, 0 where it was not: the one that explains most of its line breaks.

    A margin kept by hand is uneven, and a line that somebody wrote into afterwards is longer; where more than a few are, the text was not wrapped.
    """
    followed = [spans[n][2] - spans[n][1] for n in range(len(spans) - 1) if not spans[n + 1][3]]
    if max(followed, default=0) < _NARROWEST_WRAP:
        return 0
    width, explained = _best_width(prose, spans)
    alone = [last - first for n, (_, first, last, _) in enumerate(spans) if n == len(spans) - 1 or spans[n + 1][3]]
    longer = sum(length > width * 1.15 for length in followed) + sum(length > _WIDEST_WRAP + 20 for length in alone)
    full = sum(width * 0.8 < length for length in followed)
    return width if full >= 4 and full * 2 > len(followed) and longer * _EXPLAINED_FOR_ONE_LONGER <= explained else 0


def _best_width(prose: str, spans: list[tuple[int, int, int, bool]]) -> tuple[int, int]:
    """The least width that explains most line breaks, and how many: the line fits in, and with the next word it would not."""
    changes = [0] * (_WIDEST_WRAP + 2)
    for before, span in pairwise(spans):
        if span[3]:
            continue
        length = before[2] - before[1]
        word = prose[span[1] : min(span[2], span[1] + _WIDEST_WRAP)].split(None, 1)[0]
        low, high = max(length, _NARROWEST_WRAP), min(length + len(word), _WIDEST_WRAP)
        if low <= high:
            changes[low] += 1
            changes[high + 1] -= 1
    explained = list(accumulate(changes))
    most = max(explained)
    return explained.index(most), most


def _broken(line: str, following: str, width: int) -> bool:
    if "   " in line.strip() or BULLET.match(following):
        return False
    word = following.split(None, 1)[0]
    if len(line) + 1 + len(word) > width:
        return True
    return len(line) > width * 0.8 and line[-1] not in ".:;!?”\"" and "@" not in word and line.count(" ") > 5


def _goes_on(prose: str, first: int, last: int, following: str) -> bool:
    """One line break inside a sentence, in a text that is not wrapped otherwise."""
    if prose[last - 1] in ".:;!?”\"" or BULLET.match(following):
        return False
    if last - first < _HALF:
        long = len(following.partition("\n")[0]) >= _LONG
        return long and last - first <= _WORD and (following[0].islower() or prose[last - 1] == ",")
    if last - first >= _LONG and following[0].islower():
        return True
    return prose[max(first, last - 6) : last].rpartition(" ")[2] in _OPEN_WORDS


def _give_shapes(lines: list[Line], shapes: Sequence[Shape]) -> None:
    starts = [shape.prose.start for shape in shapes]
    for line in lines if shapes else ():
        index = bisect_right(starts, line.first) - 1
        if index >= 0 and line.first < shapes[index].prose.end:
            line.shape = shapes[index].kind
