"""Lines that a program broke because the next word would not have fitted, and what a text reads like without these breaks.

A line is told by where it starts, where its first and last characters stand (blanks left out), and whether a blank line precedes it.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Spans = Sequence[tuple[int, int, int, bool]]

# Nobody writes a release of so many lines: what follows is taken as one line more.
MAX_LINES = 20_000
BULLET = lazy(
    r"(?:[•●■▪◦‣·・○➢►▶✓✔]|[*–—-][ \t\u00a0]|--[ \t\u00a0]{2}|o[ \t\u00a0](?:[ \t\u00a0]|(?=[A-Z\d]))"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t\u00a0]|[iv]{2,4}[ \t\u00a0](?=[A-Z]))[ \t\u00a0\u2003]{0,40}\S"
)
_PHYSICAL = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WIDEST = 100
_NARROWEST = 50
_LONG = 60
_HALF = 30
_SMALL_WORD = 3
_LONG_ITEM = 45
_WORD = 15
# A margin kept by hand is uneven by so much, and no paragraph of one line is longer than this beside wrapped ones …
_UNEVEN = 1.15
_LONGEST = _WIDEST + 20
# … but for lines that somebody wrote into later: so many line breaks as wrapping makes them excuse one.
_EXCUSING = 6
_STOPS = ".:;!?”\""
_ENDS = ".!?"
# How the law and the profile begin, below a line that was full.
_SECTION = lazy(
    r"About [A-Z]|ABOUT [A-Z]|(?:Certain |The )?[Ss]tatements (?:contained |made )?in this (?:press |news )?release"
    r"|Forward[- ][Ll]ooking Statements|This (?:press |news )?release (?:contains|may contain|includes) (?:certain )?[“\"]?forward"
)
# What is left of the edges of cells when the layout of a table is lost, and bullets that stand on a line by themselves.
_EDGES = " \t\u00a0|"
_BULLETS = frozenset("•●■▪◦‣·○➢►▶o")
# Such a dash is a bullet between what a colon announces and a text, else an empty cell.
_DASHES = frozenset(("-", "--", "–", "—"))
_ITEM = 20
# The first word of a paragraph, torn from it, or two short ones.
_TORN = lazy(r"[“\"(]?[A-ZÀ-Þ][\w&’'-]{0,17},?(?: [a-z]{1,4})?")
_TORN_OFF = 24
# How a line begins that a page cut behind a link.
_CLOSING = ",;.)”’'"
_CUT = lazy(r"[,;.]\s|\)[,.;]|\) [a-z]|”\)?[),.;]|[’']s\b")
_OPENED = ("(", "(“", '("')
_AREA = lazy(r"\(\d{3}\)")
_DAY = lazy(r"\d{1,2}, (?:19|20)\d\d\b")
# A line that ends with one of these goes on in the next.
_OPEN_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "to", "with", "&"))
_LISTING = lazy(r"\([A-Z][A-Za-z-]{1,14}(?:,? [A-Z][A-Za-z]{1,14})?: ?[A-Z0-9.]{1,7}[);,]")  # (NYSE: NRVN)
_OPEN, _CLOSED = lazy(r"\([^()]{1,30}[:,]$|[a-z.] \d{1,2},$"), lazy(r"[A-Z0-9][\w .:,]{0,40}\)|(?:19|20)\d\d\b")
_DAY_OPEN, _YEAR_ON = lazy(r"[A-Z][a-z]{2,8}\.?[ \u00a0]\d{1,2},$"), lazy(r"(?:19|20)\d\d(?:\.$|[),]?\.?[ \u00a0]\W{0,3}[A-Za-z])")
_FORM = lazy(r"(?:Inc\.|Corp\.|Ltd\.?|Co\.|LLC|PLC|plc|AG|SE|S\.A\.|N\.V\.|GmbH)[ ,)]")  # behind "Norvane,"
_OFFICE_OPEN = lazy(r"[,.] (?:[A-Z]\w+ (?:and )?){0,2}(?:Chief|Vice|Senior|Executive|Managing|General)$")
_OFFICE = lazy(
    r"(?:(?:Executive|Financial|Operating|Medical|Scientific|Technology|Commercial|Business|Legal|Vice) )?"
    r"(?:Officer|President|Director|Counsel)\b"
)
_BY = lazy(r" (?:said|says|added|stated|commented|Dr\.|Prof\.|Mr\.|Ms\.) [A-ZÀ-Þ](?:[\w’'-]{1,15}|\.|r\.|rof\.|r?s\.)$")
_SURNAME = lazy(r"[A-ZÀ-Þ][\w’'-]{1,20},? ")
_SMALL_NAME = lazy(r"[a-z]{1,4}(?:[A-Z]|\d)\w{0,20} (?:\(|[A-Z])(?<!RNA .)(?<!DNA .)")
_KEEP_HYPHEN = ("and", "or", "to")  # mid- and late-stage


def line_spans(prose: str) -> tuple[list[tuple[int, int, int, bool]], dict[int, int]]:
    """The lines of a prose that are not blank, of which there are at most MAX_LINES: the last of so many holds the rest. A bullet on a
    line by itself begins the next line; of these lines also where the text behind the bullet begins."""
    spans: list[tuple[int, int, int, bool]] = []
    listed: dict[int, int] = {}
    edged = "|" in prose
    gap, end, bullet, listing = False, 0, "", False
    for match in _PHYSICAL.finditer(prose):
        end = match.end()
        text = match.group()
        stripped = text.strip().strip(_EDGES).strip() if edged else text.strip()
        if not stripped:
            gap = gap or "|" not in text
            continue
        first = match.start() + text.find(stripped[0])
        start, low = match.start(), first
        if bullet in _BULLETS or (bullet and len(stripped) >= _ITEM and stripped[0].isalpha() and not (gap and bullet[0] in "(123456789")):
            start, low, _, gap = spans.pop()
            listed[low] = first
            listing, bullet = bullet in _DASHES, ""
        else:
            noted = gap and stripped[0] + stripped[-1] == "()" and stripped[1:-1].isdecimal()  # (1), set close above its note
            noted = noted or (stripped[-1] == "." and len(stripped) < 4 and stripped[:-1].isdecimal())  # 1., above what it counts
            bullet = stripped if stripped in _BULLETS or (listing and stripped in _DASHES) or noted else ""
            listing = stripped[-1] == ":" or bullet in _DASHES
        spans.append((start, low, first + len(stripped), gap or not spans))
        gap = False
        if len(spans) >= MAX_LINES:
            break
    rest = prose[end:].rstrip() if spans else ""
    if rest:
        start, first, _, gap = spans[-1]
        spans[-1] = (start, first, end + len(rest), gap)
    return spans, listed


def unwrapped(prose: str, spans: Spans) -> Iterator[tuple[int, int, int, bool]]:
    """The same lines with wrapped ones taken together."""
    current: tuple[int, int, int, bool] | None = None
    for span, broken in _with_breaks(prose, spans):
        if current is not None and broken:
            current = (current[0], current[1], span[2], current[3])
        else:
            if current is not None:
                yield current
            current = span
    if current is not None:
        yield current


def joints(prose: str) -> list[tuple[int, int, str]]:
    """(start, end, what a reader reads there) of every line break that wrapping made, with the blanks around it."""
    spans, _ = line_spans(prose)
    found = []
    for number, (span, broken) in enumerate(_with_breaks(prose, spans)):
        if broken:
            end = spans[number - 1][2]
            found.append((end, span[1], _between(prose, end, span[1])))
    return found


_PARTING, _STOP = lazy(r"(?<=[\w.!?:”\")/]) {2,9}(?=[A-ZÀ-Þ“\"•])"), lazy(r"[.!?][”\"]? (?=[A-ZÀ-Þ“\"])")
_MOST = 1_200


def partings(prose: str) -> list[tuple[int, int, str]]:
    """(start, end, a blank line) of runs of blanks that stand for ends of paragraphs, where one line holds most of a text.

    Who sets two blanks behind each sentence does so behind nearly all of them.
    """
    line = max(prose.split("\n"), key=len) if "  " in prose else ""
    if len(line) < _MOST or 2 * len(line) < len(prose):
        return []
    start = prose.index(line)
    found = [(start + match.start(), start + match.end(), "\n\n") for match in _PARTING.finditer(line)]
    return found if 2 < len(found) <= 2 * len(_STOP.findall(line)) else []


def _between(prose: str, end: int, start: int) -> str:
    """Nothing behind a word's own hyphen or beside a mark that belongs to its word, else a blank."""
    if prose[start] in ",;)" or prose[start : start + 2].strip() == "." or prose[end - 1] == "(" or prose[end - 2 : end] in _OPENED:
        return ""
    if _SIGN.match(prose, end - 1) and _SIGN.match(prose, start):
        return ""
    hyphenated = prose[end - 1] == "-" and prose[end - 2 : end - 1].isalnum() and prose[start].isalnum()
    return "" if hyphenated and not prose.startswith(_KEEP_HYPHEN, start) else " "


def _with_breaks(prose: str, spans: Spans) -> Iterator[tuple[tuple[int, int, int, bool], bool]]:
    """Each line, and whether its writer's program broke it off from the one before: the next word would not have fitted, or a long line
    stops without a stop and the next one goes on in lower case."""
    torn = _is_torn(prose, spans)
    width = _width(prose, spans, torn)
    longest = max((s[2] - s[0] for s in spans if s[2] - s[0] <= width * _UNEVEN and s[1] - s[0] < _HALF), default=0)
    spliced = _first_splice(prose, spans)
    wide = _width_of_signs(prose, spans)
    shorn = _is_shorn(prose, spans)
    before: tuple[int, int, int, bool] | None = None
    joined = dashed = opened = False
    for number, span in enumerate(spans):
        broken = False
        if before is not None and not span[3] and prose[before[2] : span[1]].isspace():  # no edge of a cell and no bullet between
            line, following = prose[before[1] : before[2]], prose[span[1] : min(span[2], span[1] + _WIDEST)]
            ends = line[-1] in _ENDS and following[0].isupper()
            begins = torn and span[2] - span[1] <= _TORN_OFF and _TORN.fullmatch(following) is not None
            titled = width > 0 and (_is_title(prose, spans, number) if ends else number < _FRONT and _begins_news(line, following))
            if not titled and not (ends and _SECTION.match(following)) and not (begins and len(line) > _HALF):
                room = (longest if ends else width) - (before[1] - before[0])
                broken = (width > 0 and _broken(line, following, room)) or _goes_on(line, following)
                broken = broken or (wide > 0 and line[-1] not in "。：:" and not BULLET.match(following) and _room(line) >= wide * 0.85)
            dashed = _opens_with_dash(line, following, spans[number + 1 : number + 2]) or (dashed and line in _DASHES)
            if (not broken and (_is_cut(line, following) or (spliced <= before[1] and _goes_on_over_a_splice(line, following)))) or dashed:
                broken = True
            elif torn and not broken:
                broken = joined = _goes_on_behind_a_tear(line, following, joined)
            else:
                joined = joined and broken and len(line) <= _HALF
            opened = shorn and (opened or _is_shorn_off(prose, before)) and " | " not in line + following
            broken = broken or opened
        else:
            opened = False
        yield span, broken
        before = span


# LEEDS, Mass., March 3, 2026 –; Leeds, Mass. (March 3, 2026) –; LEEDS, Mass.--(BUSINESS WIRE)
_DATED = lazy(
    r"[A-ZÀ-Þ][\w.,’' &/-]{2,50}?[ ,(–—-]{1,4}"
    r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\)? ?(?:[-–—:(/]|\.\.)|[(/](?:[A-Z]{2,12} (?:WIRE|NEWSWIRE)|PRNewswire))"
)
# 16 January 2026 - 12:57AM
_DAY_ALONE = lazy(
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2},) (?:19|20)\d\d(?:[ ,|–-]{1,3}\d{1,2}:\d\d.{0,12})?"
    r"|\d{4}-\d\d-\d\d(?: \d\d:\d\d.{0,12})?"
)
_FRONT = 40


def _begins_news(line: str, following: str) -> bool:
    """Whether a headline that fills its line stands above a dateline or a day; a deck may be a sentence, above a city in capitals."""
    words = [word for word in line.split() if len(word) > _SMALL_WORD]
    if line[-1].isalnum() and len(words) > 3 and following.partition(",")[0].isupper() and _DATED.match(following):
        return True
    if line[-1] in ",&" or len(words) < 3 or sum(word[0].islower() for word in words) * 5 > len(words):
        return False
    return _DATED.match(following) is not None or _DAY_ALONE.fullmatch(following) is not None


def _is_title(prose: str, spans: Spans, number: int) -> bool:
    """Whether a line below the end of a sentence is a heading: few words, the longer ones with a capital, no stop, and no small letter
    at the start of the next line."""
    first, last = spans[number][1:3]
    if last - first > _LONG_ITEM or number + 1 == len(spans) or not prose[last - 1].isalpha():
        return False
    words = [word for word in prose[first:last].split() if len(word) > _SMALL_WORD]
    return bool(words) and all(word[0].isupper() for word in words) and not prose[spans[number + 1][1]].islower()


def _first_splice(prose: str, spans: Spans) -> int:
    """Where a page begins to set its links and dates on lines of their own: two lines or more begin as none does; else past the end."""
    cut = [
        before[1]
        for before, span in pairwise(spans)
        if not span[3] and prose[span[1]] in _CLOSING and _CUT.match(prose, span[1], min(span[2] + 1, span[1] + _HALF))
    ]
    return cut[0] if len(cut) > 1 else len(prose)


def _opens_with_dash(line: str, dash: str, below: Spans) -> bool:
    """Whether a dash by itself stands between a place and a paragraph: LEEDS / — / Norvane today …"""
    placed = dash in ("—", "–") and line.isupper() and (" " not in line or "," in line)
    return placed and bool(below) and below[0][2] - below[0][1] > _LONG


def _is_cut(line: str, following: str) -> bool:
    """Whether the next line begins, or this one ends, as no line does: Norvane Holdings Corporation (“ / Norvane / ”)."""
    return (following[0] in _CLOSING and _CUT.match(following + " ") is not None) or (line.endswith(_OPENED) and following[0].isalnum())


def _goes_on_over_a_splice(line: str, following: str) -> bool:
    if following[0] in "/(" or line[-1] in ",–—/" or (line[-2:] in (",”", ',"') and following[0].islower()):
        return True
    if line[-1] in _STOPS or BULLET.match(following):
        return False
    return following[0].islower() or line.rpartition(" ")[2].lower() in _OPEN_WORDS or len(line) >= _LONG


def _is_torn(prose: str, spans: Spans) -> bool:
    """Whether a page set the first words of its paragraphs on lines of their own, as tags that stand there do to their source."""
    torn = small = 0
    for before, span in pairwise(spans):
        if span[3] or before[2] - before[1] > _TORN_OFF or not _TORN.fullmatch(prose, before[1], before[2]):
            continue
        following = prose[span[1] : min(span[2], span[1] + _WIDEST)]
        lower = following[0].islower()
        small += lower
        torn += lower or (len(following) >= _LONG_ITEM and following.count(" ") > 5)
    return small > 0 and torn > 1


def _is_shorn(prose: str, spans: Spans) -> bool:
    """Whether nearly all paragraphs begin with a word on a line of its own, some of them long, so that blank lines alone part them."""
    pairs = [pair for pair in pairwise(spans) if pair[0][3] and not pair[1][3]]
    opens = [span for before, span in pairs if _is_shorn_off(prose, before)]
    long = sum(span[2] - span[1] >= _LONG for span in opens)
    return long >= _FEWEST_LONG and len(opens) >= _FEWEST_SHORN and len(opens) * 4 >= len(pairs) * 3


def _is_shorn_off(prose: str, span: tuple[int, int, int, bool]) -> bool:
    return span[3] and span[2] - span[1] <= _TORN_OFF and len(prose[span[1] : span[2]].removeprefix("( ").split()) == 1


_FEWEST_SHORN, _FEWEST_LONG = 6, 3


def _goes_on_behind_a_tear(line: str, following: str, joined: bool) -> bool:
    """Whether a line goes on in the next one in such a text; what was joined to a first word goes on only in lower case."""
    if line[-1] in _STOPS or len(line) > _HALF or BULLET.match(following) or following[0] in _BULLETS:
        return False
    if following[0].islower() or (joined and line.isalpha() and _DAY.match(following)):
        return True
    if line.rpartition(" ")[2] in _OPEN_WORDS or (_AREA.fullmatch(line) and following[0].isdigit()):
        return True
    return not joined and _TORN.fullmatch(line.lstrip("•·●■ \n\r")) is not None and (following[0].isalnum() or following[0] in "(“\"")


def _width(prose: str, spans: Spans, torn: bool) -> int:
    """The width a text was wrapped at, 0 where it was not: the one that explains most of its line breaks."""
    edged = "|" in prose
    followed = [
        spans[n][2] - spans[n][0]
        for n in range(len(spans) - 1)
        if not spans[n + 1][3] and not (edged and "|" in prose[spans[n][2] : spans[n + 1][1]])
    ]
    if torn:
        followed = [length for length in followed if length > _TORN_OFF]
    if max(followed, default=0) < _NARROWEST:
        return 0
    width, explained = _best_width(prose, spans)
    alone = [last - start for n, (start, _, last, _) in enumerate(spans) if n == len(spans) - 1 or spans[n + 1][3]]
    longer = sum(length > width * _UNEVEN for length in followed) + sum(length > _LONGEST for length in alone)
    full = sum(length > width * 0.8 for length in followed)
    most = full * 2 > len(followed) or (not longer and not torn and full * 4 > len(followed))  # many short lines, but none too long
    return width if full >= 4 and most and longer * _EXCUSING <= explained else 0


_SIGN = lazy(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _width_of_signs(prose: str, spans: Spans) -> int:
    """The width a Chinese or Japanese text was wrapped at, 0 where it was not: no line is longer, and four or more fill it."""
    if not _SIGN.search(prose, 0, _LONGEST) or max(span[2] - span[1] for span in spans) > _LONG:
        return 0
    widths = [_room(prose[span[1] : span[2]]) for span in spans]
    return max(widths) if sum(width >= max(widths) * 0.9 for width in widths) >= 4 else 0


def _room(text: str) -> int:
    """What a line takes: a sign as much as two letters."""
    return len(text) + len(_SIGN.findall(text))


def _best_width(prose: str, spans: Spans) -> tuple[int, int]:
    """The least width that explains most line breaks, and how many: the line fits in, and with the next word it would not."""
    changes = [0] * (_WIDEST + 2)
    for before, span in pairwise(spans):
        if span[3]:
            continue
        length = before[2] - before[0]
        word = prose[span[1] : min(span[2], span[1] + _WIDEST)].split(None, 1)[0]
        low, high = max(length, _NARROWEST), min(length + len(word), _WIDEST)
        if low <= high:
            changes[low] += 1
            changes[high + 1] -= 1
    explained = list(accumulate(changes))
    most = max(explained)
    return explained.index(most), most


def _broken(line: str, following: str, width: int) -> bool:
    if "   " in line or BULLET.match(following) or following[0] == "©":
        return False
    word = following.split(None, 1)[0]
    if len(line) > width * _UNEVEN:
        return len(line) <= _LONGEST and "@" not in word and _stops_inside(line)
    if line[-1] == "." and following.partition("\n")[0].isupper() and len(following.split("\n", 1)[0]) > _HALF and not line.isupper():
        return False  # a heading in capitals below a full line
    if len(line) + 1 + len(word) > width:
        return True
    spoken = line[-1] in "'’" and line[-2] in _ENDS
    return len(line) > width * 0.75 and line[-1] not in _STOPS and not spoken and "@" not in word and line.count(" ") > 5


def _stops_inside(line: str) -> bool:
    """Whether a line breaks off inside a sentence, as one does into which somebody wrote later; titles end in capitals."""
    last = line[-_HALF:].rpartition(" ")[2]
    return line.count(" ") > 5 and (last[0].islower() or last[-1] == ",") and last[-1] not in _STOPS


def _goes_on_small(following: str) -> bool:
    """Whether a line begins with a small letter that begins no name: not orTel Inc., n2 Foods."""
    return following[0].islower() and _SMALL_NAME.match(following) is None


def _goes_on(line: str, following: str) -> bool:
    """One line break inside a sentence, in a text that is not wrapped otherwise."""
    if line[-1] == "." and following.startswith(_OPENED[1:]) and len(line) >= _NARROWEST:
        return True  # behind "Norvane, Inc.": ("Norvane")
    if len(line) >= _NARROWEST and (_LISTING.match(following) or (_OPEN.search(line, len(line) - _HALF) and _CLOSED.match(following))):
        return True  # behind "Norvane, Inc.", or within the bracket or the day: (NYSE: / NRVN), March 31, / 2026
    if line[-1] == "," and _YEAR_ON.match(following) and _DAY_OPEN.search(line, max(len(line) - _HALF, 0)):
        return True  # November 20, / 2026 for those who ask, in a text that is wrapped unevenly
    if len(line) >= _NARROWEST and _OFFICE_OPEN.search(line, len(line) - _HALF) and _OFFICE.match(following):
        return True  # said Dana Ruiz, Chief / Executive Officer of Norvane
    if len(line) >= _NARROWEST and ((line[-1] == "," and _FORM.match(following)) or (_BY.search(line) and _SURNAME.match(following))):
        return True
    if line[-1] in _STOPS or BULLET.match(following) or following[:2].strip() in _BULLETS:
        return False
    long = len(following.partition("\n")[0]) >= _LONG
    if len(line) < _HALF:
        begun = line.rpartition(" ")[2] in _OPEN_WORDS and line.count(" ") > 2  # On July 28, 2026, the
        return long and ((len(line) <= _WORD and (_goes_on_small(following) or line[-1] == ",")) or begun)
    if "   " not in line and _goes_on_small(following) and (long or len(line) >= _LONG or (len(line) >= _LONG_ITEM and BULLET.match(line))):
        return True
    return line[-6:].rpartition(" ")[2] in _OPEN_WORDS and not line.endswith(("; and", "; or"))  # the last item but one
