"""Datelines taken apart: BOSTON, Mass., March 3, 2026 (Some Wire) -- and their many relatives.

A dateline is read from the left, item by item: places, dates, wires, clock times, and the separators between them. It ends at the last
separator before the text. Whatever does not read as one of these ends it, so a sentence is never taken for a place.
"""

from __future__ import annotations

from prlint.segment.dateline_words import BLANKS, CJK, dateline_words, is_of_region, opens_with_date
from prlint.segment.known import plain_name
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# No dateline is longer; a joint release of several cities with all their states stays below.
WINDOW = 400

_SEPARATOR = lazy(
    rf"{BLANKS}{{0,4}}(?:\.?(?:--\(\)--|[-–—―−¯_]{{1,4}})|[,;:|•·●@、，：/…]|[◆♦■]{{1,5}}|\.(?: ?\.){{2,3}})"
    rf"(?:{BLANKS}|\r?\n(?!\r?\n)){{0,4}}"
)
_STRONG = lazy(r"[-–—―−¯_:|：…◆♦■]|\. ?\.")
# Where a page lost the link that the wire's name was.
_LOST_WIRE = "--()--"
_DASH = lazy(r"[-–—―−¯]")
_BRACKETS = lazy(
    r"\(\[(?P<link_in>[^\]\n]{1,80})\]\([^)\s]{1,200}\)\)|\[(?P<link>[^\]\n]{1,80})\]\([^)\s]{1,200}\)"
    r"|\((?P<round>[^()\n]{1,90})\)|（(?P<wide>[^（）\n]{1,90})）|/(?P<slashes>[^/\n]{2,50})/|【(?P<lens>[^【】\n]{1,40})】"
)
# (Boston, Mass.) – and [BOSTON, March 3, 2026] –: a bracket round the place, and whatever else is in it; behind a year it needs no dash.
_BRACKETED = lazy(
    r"[(\[](?P<inside>(?P<city>[^()\[\]\n,–—]{2,30})[^()\[\]\n]{0,120})[)\]]"
    r"(?:(?=[ \u00a0]{0,2}(?:[-–—:]|--))|(?:(?<=[a-z,] 20\d\d[)\]])(?P<bare>)|(?P<undashed>))(?= [A-Z]))"
)
# FOR IMMEDIATE RELEASE (Boston, Mass.) – Norvane, Inc. today …; Inside information: Oslo, Norway, 3 March 2026 – …
_INSTRUCTION = lazy(
    r"(?:FOR IMMEDIATE RELEASE|For Immediate Release|(?i:(?:insider?|regulated) ?information)(?= ?[:–-]))"
    r"[ \u00a0]{0,2}[:.–—-]{0,2}[ \u00a0]{1,2}"
)
_SHORTEST_BEHIND = 60
_TICKER = lazy(r"(?:NASDAQ|Nasdaq|NYSE|OTCQ[BX]|TSXV?|TSX-V|CSE|ASX|LSE|AIM)(?: [A-Z][a-z]+)? ?: ?[A-Z.]{1,6}")
_SERIAL = 8  # Wien (pts001/25.03.2000/07:00): what an Austrian service counts its releases by
# A line break inside a paragraph, where no blank line follows.
_WRAP = lazy(r"(?<![\r\n])(?:\r\n|\n|\r)(?![\r\n])")
_STOPPED = lazy(r"\.[ \t\u00a0]{1,3}[A-ZÀ-Þ“\"]")
_AFTER_BRACKET = lazy(r"(?:\.[ \u00a0])?[ \u00a0]*(?=[^\W\d_])[^a-zß-ÿ]")
_TIME = lazy(
    r"(?:at[ ]|um[ ]|à[ ])?\d{1,2}(?:[:.h]\d{2})?[ \u00a0]?(?:[ap]\.?m\.?|AM|PM|Uhr|h|hrs|hours)?[ \u00a0]?"
    r"\(?(?:GMT|UTC|BST|CES?T|WES?T|EES?T|A[CEW][SD]T|NZ[SD]T|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|JST|HKT|SGT"
    r"|(?:US/)?(?:Eastern|Central|Mountain|Pacific)(?: Daylight| Standard)?)?"
    r"(?: [Tt]ime)?\)?(?![\w%])"
)
# Kiel. Der Hersteller …: a city and its full stop before a sentence, as German houses have it
_CITY_STOPPED = lazy(
    r"(?P<city>[A-ZÄÖÜ][\w-]{2,30}(?: a[mn] [A-ZÄÖÜ]\w{2,12})?)\. {1,2}"
    r"(?:D(?:er|ie|as|en|em|es)|Eine?[mnrs]?|Im|In|Am|An|Ab|Auf|Aus|Bei|Mit|Nach|Seit|Für|Zum|Zur|Vom|Von|Unter|Rund|Mehr|Wer|Wie) [\w„-]"
)
_HOUR = lazy(r"\d{1,2}[:.h]\d{2}")
_REGION_IN_BRACKET = lazy(r"[ \u00a0]?\((?P<region>[^()\d,\n]{2,30})(?:, (?P<country>[^()\d,\n]{2,30}))?\)")
_DAYS = lazy(r"\s?[–—-]\s?\d{1,2}\b(?!:)")
_WITHIN = ("", ",", "(")  # between the parts of one place
_AND = "and|und|et|og|och|ja|y|e|&"
_JOINT = lazy(rf"{BLANKS}{{0,2}}[,;/&、]{BLANKS}{{0,2}}(?:(?:{_AND}){BLANKS})?|{BLANKS}(?:{_AND}){BLANKS}")
_MARKUP = lazy(r"[ \t*_#>]*")


class Dateline(Value):
    """A dateline and what stands in it. `span` ends behind the separator; what a dateline does not say is None.

    Of several cities the first is given.
    """

    span: ProseSpan
    city: ProseSpan | None = None
    region: ProseSpan | None = None
    country: ProseSpan | None = None
    date: ProseSpan | None = None
    wire: ProseSpan | None = None
    separator: ProseSpan | None = None


def find_dateline(prose: str, start: int, end: int) -> Dateline | None:
    """The dateline at the start of this paragraph, or None. `start` and `end` are prose offsets; only the head is looked at."""
    text = prose[start : min(end, start + WINDOW)]
    if "\n" in text or "\r" in text:
        text = _WRAP.sub(_blank, text)
    instruction = _INSTRUCTION.match(text)
    at = instruction.end() if instruction is not None and len(text) - instruction.end() > _SHORTEST_BEHIND else 0
    bracket = _BRACKETED.match(text, at) if text[at : at + 1] in ("(", "[") else None
    if bracket is not None and not _is_placed(bracket):
        bracket = None
    if bracket is not None:
        closing = " " if bracket["bare"] is None and bracket["undashed"] is None else "–"
        text = f"{' ' * at} {bracket[1]}{closing}{text[bracket.end() :]}"
    elif at:
        text = f"{' ' * at}{text[at:]}"
    found = _Reader(text, start).read(0 if bracket or at else None)
    stopped = _CITY_STOPPED.match(text) if found is None else None
    if stopped is None or plain_name(stopped["city"]) not in dateline_words().cities:
        return found
    return Dateline(ProseSpan(start, start + stopped.end("city") + 1), city=ProseSpan(start, start + stopped.end("city")))


def _is_placed(bracket: re.Match[str]) -> bool:
    """Whether a bracket holds a known place, or one with a year or its region beside it; without a dash, it is in capitals or has one."""
    inside = bracket["inside"]
    if bracket["undashed"] is not None:
        loud = inside.isupper() and plain_name(inside) in dateline_words().cities
        return loud or is_of_region(inside) or (opens_with_date(inside) and is_of_region(inside.rpartition("– ")[2]))
    dated = bracket["bare"] is not None or ", 20" in inside
    return dated or plain_name(bracket["city"]) in dateline_words().cities or is_of_region(inside)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Reader:
    """Reads items from the left of one paragraph's head; all its offsets count in `text`."""

    def __init__(self, text: str, base: int) -> None:
        self.text, self.base, self.known = text, base, dateline_words()
        self.places: list[tuple[int, int]] = []
        self.date: tuple[int, int] | None = None
        self.wire: tuple[int, int] | None = None
        self.separator: tuple[int, int] | None = None
        self.clock = self.parted = self.lost_wire = False

    def read(self, begin: int | None = None) -> Dateline | None:
        """The dateline; `begin` is where it begins when that is not where its first word is, but a bracket round it."""
        opening = _MARKUP.match(self.text)
        start = at = end = opening.end() if opening else 0
        while at < len(self.text):
            following = self._item(at, first=at == start)
            if following is None:
                break
            end = at = self._separators(following)
            if self.separator is None:
                at = self._skip_blanks(at)
        return self._result(start if begin is None else begin, end) if end > start else None

    def _separators(self, at: int) -> int:
        """Passes all separators here; `self.separator` is the last one that can end a dateline, or None."""
        self.separator = None
        while between := _SEPARATOR.match(self.text, at):
            marks = between[0].strip()
            begin = between.start() + len(between[0]) - len(between[0].lstrip())
            if marks == "/" and self._opens_wire(begin):
                break
            if _STRONG.search(marks) or (marks == "/" and between[0][0].isspace() and self.date):
                self.separator = (begin, begin + len(marks))
                self.lost_wire = self.lost_wire or marks == _LOST_WIRE
            at = between.end()
        return at

    def _skip_blanks(self, at: int) -> int:
        while at < len(self.text) and self.text[at] in " \t\u00a0\u2009\u202f*_":
            at += 1
        return at

    def _item(self, at: int, first: bool) -> int | None:
        """The end of the item here, or None where the dateline is over."""
        date = self.known.date.match(self.text, at)
        if date and not self.date:
            self.date = date.span()
            self.parted = bool(self.places) and self._dashed()
            return date.end()
        if (wire := self._wire_end(at)) is not None:
            return wire
        if self.date and (not self.clock or self._gives_another_zone(at)) and (time := _TIME.match(self.text, at)):
            self.clock = True
            return time.end()
        if self.date and not self.clock and (bracketed := self._bracketed_time(at)):
            self.clock = True
            return bracketed
        if not self.places:
            return self._places(at, first)
        return None

    def _bracketed_time(self, at: int) -> int | None:
        """The end of a clock time in brackets: 3 March 2026 (07:30 CET)."""
        time = _TIME.match(self.text, at + 1) if self.text.startswith("(", at) else None
        if time is None or _HOUR.match(time[0]) is None:
            return None
        return time.end() if time[0].endswith(")") else time.end() + 1 if self.text.startswith(")", time.end()) else None

    def _opens_wire(self, at: int) -> bool:
        """Whether a slash here opens the name of a wire, /PRNewswire/; around a date it only parts."""
        bracket = _BRACKETS.match(self.text, at)
        if bracket is None or self.known.date.search(bracket[0]):
            return False
        return self._wire_end(at) is not None

    def _wire_end(self, at: int) -> int | None:
        if bare := self.known.bare_wire.match(self.text, at):
            self.wire = self.wire or bare.span()
            return bare.end()
        bracket = _BRACKETS.match(self.text, at)
        if bracket is None:
            return None
        inside = bracket[bracket.lastgroup or 0]
        begin = bracket.start(bracket.lastgroup or 0) + len(inside) - len(inside.lstrip())
        inside = inside.strip()
        dated = self.known.date.search(inside)
        if dated and _DAYS.match(inside, dated.end()):
            return None  # the days of an event: Roundup (March 3–7, 2026)
        if dated and not self.date and (dated[0] == inside or len(inside) < 60):
            self.date = (begin + dated.start(), begin + dated.end())
            inside = inside[: dated.start()].rstrip(" -–—,")
            if not inside:
                return bracket.end()
        if self.date and _TICKER.fullmatch(inside):
            return bracket.end()
        folded = plain_name(inside)
        serial = dated is not None and len(inside) <= _SERIAL and inside.endswith("/")
        if serial or folded in self.known.wires or any(word in folded for word in self.known.wire_words):
            self.wire = self.wire or (begin, begin + len(inside))
            return bracket.end()
        if bracket.lastgroup == "slashes" and self._closes(bracket.end()):
            self.wire = self.wire or (begin, begin + len(inside))
            return bracket.end()
        if bracket.lastgroup == "lens" and folded in self.known.cities:
            self.places.append(bracket.span("lens"))
            return bracket.end()
        return None

    def _closes(self, at: int) -> bool:
        """Whether nothing but a date follows: `Boston - March 3, 2026 / Norvane, Inc. /` tells who sends it."""
        rest = self.text[at:].lstrip(" \t\u00a0")
        return (not rest and self.date is not None) or (bool(self.places) and self.known.date.match(rest) is not None and len(rest) < 40)

    def _places(self, at: int, first: bool) -> int | None:
        """Places joined by commas, slashes or `and`, up to what is no place; later than at the start only known ones count."""
        found: list[tuple[int, int]] = []
        end = at
        while len(found) < 12 and (match := self.known.place.match(self.text, self._past_article(at) if found else at)):
            word = match[0]
            if self.known.bare_wire.match(self.text, at) or (not found and self.known.is_no_place(word)):
                break
            found.append(match.span())
            end = self._past_bracket(found, match.end())
            joint = _JOINT.match(self.text, end)
            if joint is None or self.known.date.match(self.text, joint.end()):
                break
            at = joint.end()
        if not found or (not first and not self._is_known(found)):
            return None
        if not first and self.date and len(found) > 2 and self._is_region(found[1]) and not self._is_known(found[2:]):
            found, end = found[:2], found[1][1]  # March 3, 2026 – Leeds, Mass., Norvane …
        # Without a date or a wire behind them, capitals and a comma are just the opening of a sentence.
        self.places = found
        return end

    def _past_bracket(self, found: list[tuple[int, int]], end: int) -> int:
        """`Orrin (France)` and `Orrin (New York, United States)`: a region or a country in brackets belongs to the place."""
        bracket = _REGION_IN_BRACKET.match(self.text, end)
        last = bracket.lastgroup if bracket else None
        if bracket is None or last is None or not self._is_region(bracket.span(last)):
            return end
        found += [bracket.span(name) for name in ("region", "country") if bracket[name]]
        return bracket.end()

    def _gives_another_zone(self, at: int) -> bool:
        """`7:00 am CET / 2:00 am ET`: the same hour elsewhere."""
        return self.text[:at].rstrip().endswith("/") and _HOUR.match(self.text, at) is not None

    def _past_article(self, at: int) -> int:
        """`Eindhoven, the Netherlands`: behind a comma a country may have its article."""
        return at + 4 if self.text.startswith("the ", at) else at

    def _is_region(self, place: tuple[int, int]) -> bool:
        name = plain_name(self.text[place[0] : place[1]])
        return name in self.known.regions or name in self.known.countries

    def _is_known(self, places: list[tuple[int, int]]) -> bool:
        known = self.known
        names = [plain_name(self.text[a:b]) for a, b in places]
        return any(name in known.cities or name in known.countries for name in names) or any(name in known.regions for name in names[1:])

    def _result(self, start: int, end: int) -> Dateline | None:
        text = self.text
        if not self._convincing(end):
            return None
        if self.separator is None and self.date and ((end == self.date[1] and self._stopped()) or text[end - 1 : end + 1] == ")."):
            end += 1
        end = start + len(text[start:end].rstrip())
        dateline = {"date": self._span(self.date), "wire": self._span(self.wire), "separator": self._span(self.separator)}
        gaps = [text[self.places[n - 1][1] : place[0]] if n else "" for n, place in enumerate(self.places)]
        joints = [gap.strip(" \u00a0").removesuffix(" the") for gap in gaps]
        for place, joint in zip(self.places, joints, strict=False):
            name = plain_name(text[place[0] : place[1]])
            another = name in self.known.cities and not self._is_region(place) and joints[-1] not in _WITHIN
            if joint not in _WITHIN or (another and joint):
                break  # a second city: Leeds and Orrin; Leeds, Shanghai and Orrin
            slot = "city" if place is self.places[0] else "country" if name in self.known.countries else "region"
            if slot == "country" and slot in dateline:
                dateline["region"] = dateline.pop(slot)  # London, England, United Kingdom
            dateline.setdefault(slot, self._span(place))
        return Dateline(ProseSpan(self.base + start, self.base + end), **dateline)

    def _convincing(self, end: int) -> bool:
        rest = self.text[end:].strip()
        known = self._is_known(self.places)
        if self.lost_wire:
            return bool(self.places)
        closed = self.separator is not None or (not rest and known)
        if self.wire and (self.separator or self.date):
            return bool(self.places or self.date or self._dashed())  # a colon alone only says who speaks: Newswire: Norvane …
        if not self.places:
            # `March 3, 2026 – Norvane today …`: a date and a dash before a text; before a few words it would be a calendar's.
            return self.date is not None and self._dashed() and len(rest) * (3 if CJK.search(rest[:60]) else 1) > 120
        short = all(len(self.text[a:b].split()) <= 4 for a, b in self.places)
        if self.date:
            followed = self._stopped() or self._goes_straight_on(end) or self._in_bracket(end) or self._lost_its_dash(end)
            return (closed and (known or (short and not self._labels()))) or (known and followed) or self._stands_first(rest)
        return self.separator is not None and known and bool(rest) and self._alone(end) and not self._names_a_doctor()

    def _names_a_doctor(self) -> bool:
        """`Dana Ruiz, MD – head of the study`: a degree that is a state's sign too, behind what is no known city."""
        names = [self.text[a:b] for a, b in self.places]
        return len(names) == 2 and names[1] in ("MD", "PA") and plain_name(names[0]) not in self.known.cities and not names[0].isupper()

    def _dashed(self) -> bool:
        return self.separator is not None and _DASH.match(self.text, self.separator[0]) is not None

    def _labels(self) -> bool:
        """`Lead Plaintiff Deadline: Dec. 16, 2024`: words and a colon before a date label it."""
        return ":" in self.text[self.places[-1][1] : self.places[-1][1] + 2]

    def _stopped(self) -> bool:
        """`Boston, Mass. March 3, 2026. Norvane …`: the dateline ends with a full stop, as a sentence never begins."""
        assert self.date is not None
        date = self.text[self.date[0] : self.date[1]]
        return date[-4:].isdigit() and _STOPPED.match(self.text, self.date[1]) is not None

    def _stands_first(self, rest: str) -> bool:
        """`Orrin, 3 March 2026. Reference is made …`: whatever one word and a comma stand before the whole date and the full stop."""
        place = self.text[: self.places[0][1]].strip(" *_")
        return len(self.places) == 1 and " " not in place and len(rest) > 120 and self._stopped()

    def _in_bracket(self, end: int) -> bool:
        """`Boston, Mass. (March 3, 2026) Norvane …`: the bracket round the whole date ends the dateline, with or without a full stop."""
        assert self.date is not None
        year = self.text[self.date[1] - 4 : self.date[1]]
        opened = self.text[self.date[0] - 1 : self.date[0]] == "("
        closed = self.text[self.date[1] : end].strip(" \u00a0,") == ")"
        rest = self.text[end:]
        return opened and year.isdigit() and closed and _AFTER_BRACKET.match(rest) is not None

    def _goes_straight_on(self, end: int) -> bool:
        """`Boston, Mass. – March 3, 2026, Norvane …`: a dash between place and date, and behind the date a comma and a name."""
        assert self.date is not None
        behind = len(self.places) > 1 and self.text[self.date[1] : self.places[0][0]].strip() in ("-", "–", "—")
        return (self.parted or behind) and self.text[:end].rstrip().endswith(",") and self.text[end : end + 1].isupper()

    def _lost_its_dash(self, end: int) -> bool:
        """`Leeds, Mass., March 3, 2026 Norvane, Inc. …`: a known region behind the place, the whole date, and then a paragraph."""
        assert self.date is not None
        year = self.text[self.date[1] - 4 : self.date[1]]
        rest = self.text[end:].lstrip()
        return len(self.places) == 2 and self._is_region(self.places[1]) and year.isdigit() and len(rest) > 120 and rest[0].isupper()

    def _alone(self, end: int) -> bool:
        """A known place and a dash with a text behind it, not a colon or of a title; but `LEEDS, MA: …` and `MUMBAI: …` open paragraphs."""
        assert self.separator is not None
        mark = self.text[self.separator[0] : self.separator[1]]
        rest = self.text[end:]
        if mark == ":" and len(self.places) - 1 == self._is_region(self.places[-1]) and len(rest) > 120:
            return self.text[: self.separator[0]].isupper()
        return mark not in (":", "|", "_", "…") and mark[0] != "." and len(rest) >= 30 and not rest[0].islower()

    def _span(self, span: tuple[int, int] | None) -> ProseSpan | None:
        return None if span is None else ProseSpan(self.base + span[0], self.base + span[1])
