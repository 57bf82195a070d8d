"""The lines of a release, each with what its own shape and words say it is.

A line here is a paragraph where the text keeps one paragraph a line, and the wrapped lines of one paragraph taken together where it
does not. What a line is by its place among the others is the business of places.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from prlint.data import table

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
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 50

_PHYSICAL = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKUP = re.compile(r"^[\s#>*_]{1,12}|[\s#*_]{1,12}$")
_STRAIGHT = str.maketrans(
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
    return " ".join(_MARKUP.sub("", text).lower().translate(_STRAIGHT).split()).rstrip(" :：.")


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
    lines = [
        Line(start, first, last, gap, prose[first : min(last, first + WINDOW)]) for start, first, last, gap in _unwrapped(prose, spans)
    ]
    _give_shapes(lines, shapes)
    return lines


def _unwrapped(prose: str, spans: list[tuple[int, int, int, bool]]) -> Iterable[tuple[int, int, int, bool]]:
    """Join a line to the next where the writer's program broke it: the next word would not have fitted."""
    width = _wrap_width(spans)
    if not width:
        yield from spans
        return
    current = spans[0]
    low = current[1]
    for span in spans[1:]:
        start, first, last, gap = span
        if not gap and _broken(prose[low : current[2]], prose[first : min(last, first + width)], width):
            current = (current[0], current[1], last, current[3])
        else:
            yield current
            current = span
        low = first
    yield current


def _wrap_width(spans: list[tuple[int, int, int, bool]]) -> int:
    """The width a text was wrapped at, 0 where it was not: many lines reach nearly the same width, and none is longer."""
    followed = [last - first for (_, first, last, _), (_, _, _, gap) in zip(spans, spans[1:], strict=False) if not gap]
    width = max(followed, default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or max(last - first for _, first, last, _ in spans) > _WIDEST_WRAP + 20:
        return 0
    full = sum(length > width * 0.8 for length in followed)
    return width if full >= 4 and full * 2 > len(followed) else 0


def _broken(line: str, following: str, width: int) -> bool:
    if "   " in line.strip() or _BULLET.match(following):
        return False
    word = following.split(None, 1)[0]
    return len(line) + 1 + len(word) > width


def _give_shapes(lines: list[Line], shapes: Sequence[Shape]) -> None:
    starts = [shape.prose.start for shape in shapes]
    for line in lines if shapes else ():
        index = bisect_right(starts, line.first) - 1
        if index >= 0 and line.first < shapes[index].prose.end:
            line.shape = shapes[index].kind


# ── What a line is by itself ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_TERMINALS = {"non-gaap": "MEASURES", "notice": "NOTICE", "notes": "NOTES", "about": "ABOUT", "disclaimer": "DISCLAIMER"}
_HEADLESS = frozenset(("ABOUT", "DISCLAIMER", "SOURCE", "FURNITURE"))
_BULLET = re.compile(r"(?:[•●■▪◦‣·○➢►▶✓✔]|[*–—-][ \t\u00a0]|o[ \t\u00a0]{2,}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t\u00a0])[ \t\u00a0\u2003]{0,12}\S")
_END = re.compile(r"[-–—*=~\s]{0,8}(?:(?:#\s{0,3}){2,8}|[-–—]\s?30\s?[-–—]|\(?(?:end|ends|ende|fin|-30-)\)?|x{3,8}|\*\s?\*\s?\*|【终】|以上)[-–—*.=~\s]{0,8}", re.I)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}|\[email\s?protected\]|[\w.]{2,40}\s?[(\[]at[)\]]\s?[\w.]{4,40}", re.I)
_PHONE = re.compile(
    r"(?<![\d.,$€£])(?:\+?\d{1,3}[ .–-]{1,2})?\(?\d{3}\)?[ .–/-]{0,3}\d{3}[ .–-]{1,2}\d{4}(?!\d)"
    r"|\+\s?\d{1,3}(?:[ .()/–-]{0,3}\d{1,5}){2,7}|\b(?:tel|phone|telephone|telefon|tél|fax|mobile|cell)\b[\w .]{0,8}:?\s{0,2}[+(\d]",
    re.I,
)
_URL = re.compile(r"https?://|www\.|\b[\w-]{2,40}\.(?:com|org|net|io|ai|gov|edu|de|co\.uk|ca)\b", re.I)
_FIGURE = re.compile(r"(?:figure|fig\.|abbildung|photo|picture|image|video|logo|infographic|caption|map|foto|bild)\s{0,2}(?:\d{1,3}[a-z]?)?\s{0,2}[:.–—-]", re.I)
_IMAGE = re.compile(r"!\[|\[(?:image|photo|video|logo)|<img\b|\((?:photo|graphic|logo|video)\s?:", re.I)
_SOURCE = re.compile(r"(?:source|quelle|fuente|fonte)\s{0,2}(?::|[-–—])\s{0,3}\S|SOURCE\s+\S|出典", re.I)
_WIRE_TAG = re.compile(r"[-–—]{1,3}\s?(?:news direct|business wire|pr ?newswire|globe ?newswire|accesswire)\s?[-–—]{1,3}", re.I)
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,2}\)|\d{1,2}[.)]?(?:\s?[–—-]\s)?|[¹²³⁴-⁹]{1,2}|\*{1,4}|[†‡§]{1,2}|\^\d{1,2})\s{0,3}[A-Za-zÀ-ɏ“\"(0-9]")
_WIDE_GAP = re.compile(r"\s{3,80}")
_NUMBER = re.compile(r"[($€£¥+~<>≥≤±-]{0,3}\d[\d.,]{0,20}[%)xXkKmMbB]{0,2}\*{0,2}")
_CODE = re.compile(r"[{};]|=>|::|</")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]*_®™¹²³⁰-⁹]{0,4}$")
_NO_WORDS = re.compile(r"[\W_]{1,400}$")
_GETTING_IN_TOUCH = re.compile(
    r"(?:for|to) (?:(?:more|further|additional|general|all|any) )?(?:information|details|inquiries|enquiries|questions|learn more|interviews)\b"
)


def _tables(name: str) -> tuple[dict[str, str], list[tuple[str, str]], list[tuple[str, str]]]:
    exact: dict[str, str] = {}
    begins: list[tuple[str, str]] = []
    holds: list[tuple[str, str]] = []
    for row in table(name):
        words = plain_words(row["words"])
        kind = row["kind"]
        if row["how"] == "is":
            exact[words] = kind
        else:
            (begins if row["how"] == "begins" else holds).append((words, kind))
    begins.sort(key=_longest)
    holds.sort(key=_longest)
    return exact, begins, holds


def _longest(entry: tuple[str, str]) -> int:
    return -len(entry[0])


def plain_words(words: str) -> str:
    """Words of a table, in the form of `plain`, but with a colon that belongs to them."""
    return " ".join(words.lower().translate(_STRAIGHT).split())


_memo: dict[str, tuple[dict[str, str], list[tuple[str, str]], list[tuple[str, str]]]] = {}
_cues: list[tuple[str, int, str]] = []


def named(text: str, tables: str) -> str:
    """The kind a table of headings gives to this plain text, or ''."""
    if tables not in _memo:
        _memo[tables] = _tables(tables)
    exact, begins, holds = _memo[tables]
    if text in exact:
        return exact[text]
    for words, kind in begins:
        if text.startswith(words) and not (words[-1].isalnum() and text[len(words) : len(words) + 1].isalnum()):
            return kind
    for words, kind in holds:
        if words in text:
            return kind
    return ""


def cued(text: str) -> str:
    """The kind that the words at the head of a paragraph claim for it, or ''."""
    if not _cues:
        _cues.extend((row["kind"], int(row["weight"]), plain_words(row["words"])) for row in table("part-cues"))
    score: dict[str, int] = {}
    first: dict[str, int] = {}
    for kind, weight, words in _cues:
        at = text.find(words)
        if at >= 0:
            score[kind] = score.get(kind, 0) + weight
            first[kind] = min(first.get(kind, at), at)
    enough = [kind for kind, sum_ in score.items() if sum_ >= 2]
    return min(enough, key=lambda kind: first[kind]) if enough else ""


def terminal(kind: str, heading: bool) -> str:
    name = _TERMINALS.get(kind, kind.upper())
    return f"{name}_HEADING" if heading and name not in _HEADLESS else name


_BY_SHAPE = {"table-row": "CELL", "note": "NOTE", "media": "MEDIA", "hidden": "FURNITURE", "property": "FURNITURE"}


def look(line: Line, prose: str) -> str:
    """What this line is by shape and words alone: a terminal, or SHORT, or DISCLAIMER (a heading whose text must decide)."""
    if line.shape in _BY_SHAPE:
        return _BY_SHAPE[line.shape]
    heading = _heading(line)
    if heading:
        return heading
    if line.shape == "heading":
        return "HEADING"
    special = _special(line)
    if special:
        return special
    if _is_marked_note(line):
        return "NOTE"
    if line.shape == "list-item" or _BULLET.match(line.text):
        return "ITEM"
    if is_contact(line):
        return "EVENT" if cued(line.plain) == "event" else "CONTACT"
    short = is_short(line)
    if not short and _is_row(line):
        return "CELL"
    if not short or len(line) > 60:
        cue = cued(line.plain)
        if cue:
            return terminal(cue, heading=False)
    if short:
        return "SHORT"
    return "QUOTE" if _is_speech(prose, line) else "PARAGRAPH"


def _heading(line: Line) -> str:
    """A heading that names its part, alone on its line or run together with the text below it."""
    text = line.plain
    kind = named(text[:160], "part-headings") if len(line) <= 140 else ""
    if kind == "about":
        return "ABOUT" if _is_about(line) else ""
    if not kind and len(line) <= 40 and text.endswith(" references") and len(text.split()) <= 3:
        kind = "notes"
    if kind in ("source", "furniture") or (kind and not (is_sentence(line.text) and len(text.split()) > 6)):
        return terminal(kind, heading=True)
    if len(line) > SHORT and text.startswith(("about ", "über ")) and _is_about(line):
        return "ABOUT"
    return ""


_ABOUT = re.compile(r"[\s#>*_]{0,8}(?:about|über|à propos d[eu’']?|a propos d[eu']?|acerca de|sobre|informazioni su|over|om|关于|關於)\s{0,3}(?P<name>\S)", re.I)


def _is_about(line: Line) -> bool:
    """`About` with a name behind it; a number (About 40 % of …) or a plain word makes it a sentence."""
    match = _ABOUT.match(line.text)
    if match is None:
        return not is_sentence(line.text)
    if len(line) <= SHORT + 30 and is_sentence(line.text) and len(line.text.split()) > 8:
        return False
    name = line.text[match.start("name") :]
    if name.startswith(("the ", "The ")):
        name = name[4:]
    return not name[:1].isdigit() and (not name[:1].islower() or len(line.text.split()) <= 5)


def is_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text.rstrip()) is not None and not text.rstrip().endswith(("Inc.", "Corp.", "Ltd.", "Co.", "LTD.", "INC."))


def _special(line: Line) -> str:
    text = line.text
    if _END.fullmatch(text) and len(line) <= 30:
        return "END"
    if _NO_WORDS.match(text) and len(line) <= WINDOW:
        return "RULE"
    if _IMAGE.match(text) or (_FIGURE.match(text) and len(line) <= WINDOW):
        return "MEDIA"
    if _WIRE_TAG.fullmatch(text) or (len(line) <= 100 and _SOURCE.match(text) and not is_sentence(text[:-1])):
        return "SOURCE"
    if len(_CODE.findall(text)) > 6:
        return "FURNITURE"
    return ""


def is_short(line: Line) -> bool:
    return len(line) <= SHORT and (line.text.endswith("?") or not (is_sentence(line.text) and len(line.text.split()) > 3))


def reaches(line: Line) -> bool:
    """Whether it gives a phone number or an e-mail address in its head."""
    if "@" in line.text and _EMAIL.search(line.text):
        return True
    return any(sum(map(str.isdigit, match[0])) >= 7 or match[0][0].isalpha() for match in _PHONE.finditer(line.text))


def links(line: Line) -> bool:
    return _URL.search(line.text) is not None


def is_contact(line: Line) -> bool:
    """A line to reach somebody by: short and with a number or an address, or a heading of that sort with them run on."""
    if len(line) > 800:
        return False
    networks = len(_NETWORK.findall(line.text))
    if len(_LABEL.findall(line.text)) >= 2 or (networks >= 2 and (len(line) <= 100 or (len(line) <= 250 and "follow" in line.plain))):
        return True
    reach = reaches(line)
    if named(line.plain[:60], "part-headings") == "contact" and (reach or links(line)):
        return True
    if len(line) <= WINDOW and _GETTING_IN_TOUCH.match(line.plain) and _REACH.search(line.plain):
        return reach or links(line) or " contact" in line.plain
    words = line.text.split()
    return reach and (len(words) <= 12 or (len(words) <= 45 and not _reads_as_prose(words)))


_NETWORK = re.compile(r"LinkedIn|Facebook|Instagram|YouTube|Twitter|Bluesky|Threads|TikTok|StockTwits|Discord|Telegram|Reddit|WeChat|XING")
_LABEL = re.compile(
    r"(?:E-?mail|Web(?:site)?|Tel(?:\.|ephone)?|Phone|Fax|Mobile|LinkedIn|Facebook|Instagram|YouTube|Twitter|Bluesky|Threads|StockTwits|\bX|\bE|\bP|\bT)"
    r"\s?\.?:-?\s?[\w@+(]"
)
_REACH = re.compile(r"\b(?:contact|visit|call|email|e mail|reach|write to)\b")
_PROSE_WORDS = frozenset("the a an is are was were has have will by to that which with from this these can be or their our".split())


def _reads_as_prose(words: Sequence[str]) -> bool:
    return sum(word.lower().strip(".,;:()") in _PROSE_WORDS for word in words) * 7 > len(words)


def _is_row(line: Line) -> bool:
    """Table rows run together on one line: numbers make up much of it."""
    text = line.text
    words = text.split()
    numbers = sum(_NUMBER.fullmatch(word) is not None for word in words)
    if "\t" in text or " | " in text:
        return numbers * 5 > len(words)
    return numbers >= 5 and numbers * 10 >= len(words) * 3 or (len(_WIDE_GAP.findall(text)) >= 2 and numbers >= 2)


def is_number(line: Line) -> bool:
    """A cell that holds a figure and little else."""
    words = line.text.split()
    if len(words) <= 2 and any(map(str.isdigit, line.text)):
        return True
    return len(words) <= 4 and any(_NUMBER.fullmatch(word) for word in words) or _NO_WORDS.match(line.text) is not None


_MARKED_NOTE = re.compile(r"(?:\*{1,3}|†|‡|§|¹|²|³)(?![*\s])[^*]{20}|\(\d{1,2}\)\s?(?:source|https?:|www)|\[\d{1,3}\][ \t]\S", re.I)
_CITES = re.compile(r"\bet al\b|\bdoi\b|https?://|www\.|\b(?:19|20)\d\d\s?;\s?\d|\(\d{4}\)|\bJournal of\b|\bAccessed\b|\bLancet\b|\bN Engl J\b|\bData on file\b")


def _is_marked_note(line: Line) -> bool:
    """A note that shows its marker: an asterisk that touches the first word, or a number and a source."""
    if _MARKED_NOTE.match(line.text):
        return not (line.text[0] == "*" and line.text.endswith("*"))
    return _NOTE.match(line.text) is not None and not line.text[0].isalpha() and _CITES.search(line.text) is not None


def cites(line: Line) -> bool:
    """Whether it names a work: authors, a journal, a year in brackets, a link."""
    return _CITES.search(line.text) is not None


def is_note(line: Line) -> bool:
    return _NOTE.match(line.text) is not None


_SPOKEN = re.compile(r"\b(?:we|I|our|my|us|is|are|was|has|have|will|can|it|this|these|wir|ist|sind|nous|est|es|son|è)\b|[’'](?:s|re|ve|m|ll)\b")


def _is_speech(prose: str, line: Line) -> bool:
    """Mainly words in quotation marks that somebody says, not the title of a study."""
    share = quoted_share(prose, line)
    if share > 0.6 and line.text[0] in _OPENING and len(line) > 150:
        return True
    return share > (0.4 if line.text[0] in _OPENING else 0.5) and _SPOKEN.search(line.text) is not None


_OPENING = "“\"„«"
_QUOTE_LIMIT = 4_000


_TERM = re.compile(r"\((?:the )?$")


def quoted_share(prose: str, line: Line) -> float:
    """Which part of a line stands in double quotation marks; an open quotation reaches to its end."""
    text = prose[line.first : min(line.last, line.first + _QUOTE_LIMIT)]
    quoted, at = 0, 0
    while True:
        opening = min((place for place in map(text.find, _OPENING, (at,) * 4) if place >= 0), default=-1)
        if opening < 0:
            return quoted / len(text)
        closing = min((place for place in map(text.find, "”\"“»", (opening + 1,) * 4) if place >= 0), default=-1)
        if closing < 0:
            # Left open it goes on in the next paragraph, unless it is a term whose closing mark was lost.
            closing = opening if _TERM.search(text[max(opening - 8, 0) : opening]) else len(text)
        quoted += closing - opening
        at = closing + 1
