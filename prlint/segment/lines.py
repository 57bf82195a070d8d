"""The lines of a text that are not blank, none of its characters lost.

A line here is a paragraph where the text keeps one paragraph a line, and the wrapped lines of one paragraph taken together where it
does not. What a line is by itself is said in looks.py, what it is by its place in places.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import islice

from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import line_spans, unwrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.text.projection import Shape

# No cue stands further inside a line than this, so a line of a megabyte costs no more than one of a page.
WINDOW = 400
# A line that is no sentence and no longer than this may be a heading, a name or a cell.
SHORT = 110
# A paragraph shorter than this holds no second part.
_FUSED = 160
_MOST_SEAMS = 12
_LEAST_PART, _LEAST_CELL = 20, 12  # characters before the first seam, and where bars part cells: NEWS RELEASE | CONTACT: Lee Tan
_SEAM_TO_WORD = 100  # characters at most between a seam and the word that stands in it
_LONGEST_FUSED = 30_000
_SHORTEST_NAME, _LONGEST_NAME = 8, 70
_WIDEST_GAP = 40  # before a bar at the end of a line

# Shapes of what is no part of the release.
ASIDE = frozenset(("furniture", "running", "hidden", "property"))

# Where a heading of another part begins inside a line: right behind a word or a stop, so that a lost line break shows, or in capitals or
# with a colon behind a full sentence, before a name or a number.
_SEAM = lazy(
    r"(?<=[a-zß-ÿ.!?)”\"’®™:])(?<![^.!?][ (][\"”])(?=(?:About (?:the )?[A-Z]|ABOUT [A-Z]"
    r"|Forward[- ][Ll]ooking (?:Statement|Information)|FORWARD[- ]LOOKING |Safe Harbou?r|SAFE HARBOU?R"
    r"|Cautionary (?:Note|Statement)|CAUTIONARY |Disclaimers?:|DISCLAIMER|Contact(?:s| Details| Information)?:"
    r"|(?:For )?Media (?:Contact|Inquir)|(?:For )?Investor (?:Contact|Relations Contact|Inquir)"
    r"|MEDIA CONTACT|INVESTOR (?:RELATIONS )?CONTACT))"
    # What an exchange does not answer for: behind the contacts, and before the caveat in the same paragraph.
    r"|(?<=[a-z)])(?=Neither (?:the )?(?:TSX |CSE |Canadian Securities Exchange ))|(?<=[.!?)”])(?=Contacts?[A-Z][a-z])"
    r"|(?:(?<=racy of this release\.)|(?<=racy of this news release\.)|(?<=racy of this press release\.))[ \u00a0]{0,4}(?=[A-Z“])"
    r"|(?<=\|)[ \u00a0]{0,4}(?=(?:(?:Media|Investor|MEDIA|INVESTOR) )?(?:Contacts?|CONTACTS?):)"
    r"|(?<=RELEASE \|)[ \u00a0]{0,4}(?=\(?[2-9]\d{2}[) -])"  # FOR IMMEDIATE RELEASE | (617) 555-0142
    r"|(?<=[.!?”])[ \u00a0]{1,4}(?=(?:[A-Z][A-Z&/-]{1,20} ){0,4}CONTACTS?(?: INFORMATION| DETAILS)?:"
    r"|(?:[A-Z][\w&-]{1,20} (?:and )?){1,3}Contacts?(?: Information| Details)?:)"
)
# One of them stands in every seam; looking for them costs a tenth of looking for seams.
_SEAM_WORDS = (
    "About ", "ABOUT ", "Forward", "FORWARD", "Safe Harbo", "SAFE HARBO", "Cautionary ", "CAUTIONARY", "Disclaimer", "DISCLAIMER",
    "Contact", "CONTACT", "RELEASE |", "Inquir", "racy of this ", "Neither ",
)  # fmt: skip
_OPENS, _CLOSES = " \t\u00a0#>*_", " \t\u00a0#*_"  # markup around a line
STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "\u00a0": " "}
)


# Where a page ends and the next begins: - more -, (more), Page 2 of 7, Page Two, 2 of 7, 2-2-2, Exhibit 99.1.
_PAGE = lazy(
    r"[-–—\s]{0,4}(?:\(?m ?o ?r ?e\)?|page (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?: ?(?:of|/) ?\d{1,3})?"
    r"|(?P<page>\d)(?: ?[-–/] ?(?P=page)){2}"
    r"|\d{1,3} of \d{1,3}|\d{1,3} ?\| ?page|ex(?:hibit|[-.])?\s{0,2}\d{1,2}\.\d{1,2}|(?<=[-–— ])[12]?\d(?=[-–— ]))[-–—\s]{0,4}",
    IGNORECASE,
)
_TITLE_OF_PAGE = lazy(r"\S {0,2}[-–—|,] {0,2}(?:pg\.?|page) \d{1,2} of \d{1,2}$|^page \d{1,2} ?[-–—|] ?[A-Z]", IGNORECASE)
_LONGEST_PAGE = 20
_LONGEST_NUMBER = 2
_HEAD_OF_TITLE = 12
_SHORTEST_HEAD, _LONGEST_HEAD = 5, 60  # of a page
_FRONT = 20


class Line:
    """start: where its first character stands, blanks included; first, last: the text in it. Offsets in the prose.

    text: the head of its text; plain: that without case, markup and typography; gap: a blank line stands before it.
    shape: what the markup says it is, or ''. kind: what it is taken for so far, at the end a terminal of the grammar.
    barred: it has the bars of a table's cells, inside or at its edges.
    """

    __slots__ = ("barred", "first", "gap", "kind", "last", "plain", "shape", "start", "text")

    def __init__(self, start: int, first: int, last: int, gap: bool, text: str) -> None:
        self.start, self.first, self.last, self.gap, self.text = start, first, last, gap, text
        self.shape = self.kind = ""
        self.barred = False
        self.plain = plain(text)

    def __len__(self) -> int:
        return self.last - self.first


def plain(text: str) -> str:
    """Words as the tables have them: lower case, straight marks, single blanks, no hyphens, no markup around, no colon behind."""
    return " ".join(text.lstrip(_OPENS).rstrip(_CLOSES).lower().translate(STRAIGHT).split()).rstrip(" :：.…")


def split(prose: str, shapes: Sequence[Shape] = ()) -> list[Line]:
    """The lines that are not blank, wrapped ones joined, with the shape the markup gives them."""
    spans, listed = line_spans(prose)
    parts = (part for span in unwrapped(prose, spans) for part in _parted(prose, span))
    lines = [Line(start, first, last, gap, _head(prose, first, last, listed.get(first))) for start, first, last, gap in parts]
    _give_shapes(lines, shapes)
    for line in lines:
        paged = len(line) <= _LONGEST_PAGE and _PAGE.fullmatch(line.text)
        if not line.shape and (paged or (len(line) <= SHORT and _TITLE_OF_PAGE.search(line.text))):
            line.shape = "running"
    _number_pages(lines)
    _head_pages(lines)
    for line in lines if "|" in prose else ():
        behind = prose[line.last : line.last + _WIDEST_GAP].lstrip(" \t\u00a0")
        line.barred = "|" in line.text or "|" in prose[line.start : line.first] or behind.startswith("|")
    return lines


def _head(prose: str, first: int, last: int, opens: int | None) -> str:
    """The head of a line's text; `opens` is where it begins behind a bullet on a line by itself."""
    head = prose[opens or first : min(last, (opens or first) + WINDOW)].replace("\u00a0", " ")
    marker = prose[first:opens].split(None, 1)[0] if opens and prose[first] in "(123456789" else prose[first]  # (1) or 1., else a bullet
    return f"{marker}  {head}" if opens else head


def _said_twice(prose: str, first: int, last: int) -> int:
    """Where a paragraph begins anew whose heading was run into it: Halden InstrumentsHalden Instruments makes …; else its start."""
    if last - first <= _FUSED or not prose[first].isalpha():
        return first
    again = prose.find(prose[first : first + _SHORTEST_NAME], first + _SHORTEST_NAME, first + 2 * _SHORTEST_NAME + _LONGEST_NAME)
    twice = again > first and prose[again - 1].isalnum() and prose.startswith(prose[first:again], again)
    return again if twice else first


def _parted(prose: str, span: tuple[int, int, int, bool]) -> Iterable[tuple[int, int, int, bool]]:
    """A paragraph, cut where the heading of another part was run into it: … in Boston.About NorvaneNorvane makes …"""
    start, first, last, gap = span
    name = _said_twice(prose, first, last)
    if name > first:
        yield start, first, name, gap
        start, first, gap = name, name, True
    high = min(last, first + _LONGEST_FUSED)
    barred = prose.find("|", first, high) >= 0
    least = _LEAST_CELL if barred else _LEAST_PART
    low, may_hold = first + least, last - first > _FUSED or barred
    words = [at for word in _SEAM_WORDS if (at := prose.find(word, low, high)) >= 0] if may_hold else []
    if words:
        for seam in islice(_SEAM.finditer(prose, max(low, min(words) - _SEAM_TO_WORD), high), _MOST_SEAMS):
            if seam.end() - first < least:
                continue
            yield start, first, seam.start(), gap
            start, first, gap = seam.end(), seam.end(), True
    yield start, first, last, gap


def _number_pages(lines: Sequence[Line]) -> None:
    """Numbers alone on their lines that count the pages: 1, 2, 3 in order, each beside a paragraph; cells stand beside cells."""
    pages: list[Line] = []
    among: list[Line] = []  # between short lines: a page's number only if those behind it go on with the count
    sure = False
    for number in range(1, len(lines) - 1):
        line = lines[number]
        if len(line) > _LONGEST_NUMBER or not line.text.isdecimal() or int(line.text) != len(pages) + len(among) + 1:
            continue
        above, below = lines[number - 1], lines[number + 1]
        apart = line.gap and below.gap
        titled = sure and apart and below.text[:_HEAD_OF_TITLE].isupper()  # the statements behind the text
        if min(len(above), len(below)) > SHORT or titled or (max(len(above), len(below)) > SHORT and apart):
            pages += [*among, line]
            among = []
            sure = sure or len(pages) > 1 or min(len(above), len(below)) > SHORT
        elif sure and apart and not (above.text[0] + below.text[0]).isdigit():
            among.append(line)
    for line in pages if sure else ():
        line.shape = line.shape or "running"


def _head_pages(lines: Sequence[Line]) -> None:
    """What the next page has above its number or below: the firm, how the headline begins or all of it, the day between them; and what
    names the release or says where the firm sits, in the same words on three pages or more: Earnings Release Q2 2026."""
    _give_repeated([line for line in lines if line.gap and len(line) <= _LONGEST_HEAD and "release" in line.plain])
    _give_repeated([line for line in lines if len(line) <= SHORT and _SEATED.search(line.text)])
    _give_offices(lines)
    for number in range(1, len(lines) - 1):
        line = lines[number]
        if lines[number - 1].plain.strip(_AROUND_MORE) == "more" and _is_short_of(line, lines[number + 1]):
            line.shape = "running"
        head, _, page = line.plain.rpartition(" page ")
        paged = page[:1].isdecimal() and page[-4:].isdecimal() and _SHORTEST_HEAD < len(head) <= SHORT
        if line.shape != "running" and not paged:
            continue
        front = lines[: min(number - 1, _FRONT)]
        if paged and any(other.plain.startswith(head) for other in front):
            line.shape = line.shape or "running"  # Norvane Reports Results, Page 2 August 3, 2026
        if line.shape == "running":
            _give_heads(lines, number, front)


def _give_repeated(lines: Sequence[Line]) -> None:
    times = Counter(line.plain for line in lines) if len(lines) > 2 else {}
    for line in lines if times else ():
        line.shape = line.shape or ("running" if times[line.plain] > 2 else "")


# Norvane, Inc. · 12 Mill Road · Boston, Massachusetts 02110
_SEATED = lazy(r"[a-z.] {1,2}[·•|] {1,2}(?:\d{1,5} [A-Z]|P\.? ?O\.? Box \d)")


def _give_offices(lines: Sequence[Line]) -> None:
    """Where the firm is reached, as its paper has it beside the number of each page, in the same words."""
    beside: dict[str, list[Line]] = {}
    for number, page in enumerate(lines):
        for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]) if page.shape == "running" else ():
            if not line.shape and any(sign in line.plain for sign in _REACHED):
                beside.setdefault(line.plain, []).append(line)
    for same in beside.values():
        for line in same if same[0] is not same[-1] else ():  # one line between two pages stands here twice
            line.shape = "running"


_REACHED = ("@", "www.", " tel", "+")


def _give_heads(lines: Sequence[Line], number: int, front: Sequence[Line]) -> None:
    above = number - 1
    if above and lines[above].text[-4:].isdecimal() and _heads_pages(lines[above - 1], front):
        lines[above].shape = lines[above].shape or "running"
        above -= 1
    below = lines[number + 1 : number + 3]
    titles = len(below) > 1 and all(line.text[:_HEAD_OF_TITLE].isupper() for line in below)  # of a statement
    for line in (lines[above], *below[: 1 - titles]):
        if not line.shape and _heads_pages(line, front):
            line.shape = "running"


def _heads_pages(line: Line, front: Sequence[Line]) -> bool:
    if len(line) <= _LONGEST_HEAD:
        return any(_begins_with(other, line) for other in front)
    return any(other is not line and other.plain == line.plain for other in front)


_AROUND_MORE = "-–— ()"


def _is_short_of(line: Line, below: Line) -> bool:
    """Whether it is how the title is called for short, between the end of a page and the number of the next one."""
    return not line.shape and len(line) <= _LONGEST_HEAD and below.shape == "running"


def _begins_with(line: Line, words: Line) -> bool:
    return line is not words and len(words.plain) > _SHORTEST_HEAD and line.plain.startswith(words.plain)


def _give_shapes(lines: list[Line], shapes: Sequence[Shape]) -> None:
    starts = [shape.prose.start for shape in shapes]
    for line in lines if shapes else ():
        index = bisect_right(starts, line.first) - 1
        if index >= 0 and line.first < shapes[index].prose.end:
            line.shape = shapes[index].kind
