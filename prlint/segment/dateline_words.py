"""What datelines are made of: cities, regions, countries, wires and dates as the tables give them; and lines that hold a date alone."""

from __future__ import annotations

from prlint.data import column, table
from prlint.segment.known import names, plain_name
from prlint.text.pattern import escape, lazy, longest_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

_WORD = r"(?:['’][sS]-)?[A-ZÀ-ÖØ-ÞŁŒŚŠŻŽİ][\w’']*(?:[-.]\w[\w’']*)*(?:\.(?!\.))?"
_LINKS = r"(?:am|an der|auf der|de|del|della|der|des|do|da|di|du|el|en|es|la|las|le|les|los|of|the|on|sur|upon)"
BLANKS = "[ \t\u00a0\u2009\u202f]"
_CJK_PLACE = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,10}"
CJK = lazy(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LONGEST_ALONE = 120
_DIGIT = lazy(r"\d")
_CLOCK_BEFORE = lazy(r"(?<= )\d{1,2}[:.]\d{2}(?::\d{2})? $")  # Released 07:00 13 October 2026
_CLOCK_BEHIND = lazy(
    r"(?<=\d)(?:,?(?: at| AT)|,| /| {1,2}\|| [-–—])?[ \u00a0]{1,2}"
    r"(?:(?:kl(?:\.|o) |à )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[ \u00a0]?[APap]\.?[Mm]\.?)?|(?:12 )?noon)"
    r"(?:[ \u00a0](?:[A-Z]{2,4}(?:/[A-Z]{3,4})?|(?:US )?(?:Eastern|Central|Mountain|Pacific)(?: Standard| Daylight)? Time(?: ?zone)?))?$"
)


class DatelineWords:
    """What the tables say, gathered once."""

    def __init__(self) -> None:
        self.cities, self.countries, self.regions, self.wires = map(names, ("cities", "countries", "regions", "wires"))
        self.wire_words = column("wire-words", "word")
        bare = longest_first(escape(name) for name in column("wires", "printed") if len(name) > 6)
        self.bare_wire = lazy(rf"(?:{'|'.join(bare)})(?!\w)")
        self.no_places = frozenset(row["word"] for row in table("line-words") if row["use"] == "no-place")
        self.articles = frozenset(row["word"] for row in table("line-words") if row["use"] == "article")
        self.date_labels = frozenset(row["word"] for row in table("line-words") if row["use"] == "date-label")
        self.date, self.place = _date_and_place()

    def is_no_place(self, words: str) -> bool:
        if plain_name(words) in self.cities:
            return False  # The Woodlands, The Hague
        name = plain_name(words).split()
        return not self.no_places.isdisjoint(name[:1] + name[-1:]) or plain_name(words) in self.articles


def _date_and_place() -> tuple[Pattern[str], Pattern[str]]:
    names = longest_first({escape(name) for name in column("months", "name")})
    month = f"(?:{'|'.join(names + [name.upper() for name in names])})\\.?"
    written = "|".join(name.title() for name in names if name.islower())  # 3 Março 2026, as pages write it
    days = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?|[A-Z]?[a-z]{2,7}(?:tag|di)|Mittwoch"
    weekday = rf"(?:(?:{days}),?\s{{1,2}})?"
    date = lazy(
        rf"{weekday}(?:le |den |am |a (?=\d))?(?:"
        rf"{month}(?:,?\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th|ST|ND|RD|TH)?(?:\s?,?\s?\d{{4}})?|\s{{1,2}}\d{{4}})(?!\d)"
        rf"|\d{{1,2}}(?:(?:(?P<dash>-)|(?:\.|(?:st|nd|rd|th|ST|ND|RD|TH),?|er|º)?\s{{0,2}}(?:de )?){month}"
        r"(?(dash)-\d{4}|(?![^\W\d_])(?:\s?,?\s?(?:de )?\d{4})?)"
        rf"|(?:\.|º)?\s{{1,2}}(?:de |De )?(?:{written})\s(?:de |De )?\d{{4}})(?!\d)"
        r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?:[./]\d{1,2}[./]\d{2,4}|-\d{1,2}-\d{4})(?!\d)"
        r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}년 ?\d{1,2}월 ?\d{1,2}일)"
    )
    word = rf"(?!{month},?\s{{1,2}}\d){_WORD}"
    return date, lazy(rf"{word}(?:{BLANKS}(?:{_LINKS}{BLANKS}|[dl][’'])?{word}){{0,5}}(?: \((?i:saale|oder|main)\))?|{_CJK_PLACE}")


_words: DatelineWords | None = None


def dateline_words() -> DatelineWords:
    global _words
    if _words is None:
        _words = DatelineWords()
    return _words


def is_of_region(inside: str) -> bool:
    """`Orrin, Virginia`: a place by the region or the country behind it."""
    city, comma, behind = inside.partition(", ")
    region = plain_name(behind.split(",")[0])
    return bool(comma) and 0 < len(city.split()) <= 3 and (region in dateline_words().regions or region in dateline_words().countries)


def opens_with_date(text: str) -> bool:
    return dateline_words().date.match(text) is not None


def date_alone(text: str) -> bool:
    """Whether a line holds a date, with or without a place before it, and nothing else."""
    if len(text) > _LONGEST_ALONE or _DIGIT.search(text) is None:
        return False  # said here, since most lines that are asked are long or have no digit
    beside = text.replace(" • ", " · ").split(" · ")
    if len(beside) > 1:  # May 7, 2026 · Biology · 3 min read
        return any(map(date_alone, beside)) and all(len(part.split()) <= 4 for part in beside)
    before_source, bar, behind = text.partition("|")
    if bar and behind.strip().lower().startswith("source"):
        text = before_source  # May 7, 2026 09:00 ET | Source: Norvane
    bare = text.strip(" \t*_#:.,()|•")
    clock = _CLOCK_BEHIND.search(bare)
    bare = bare[: clock.start()] if clock else bare
    match = dateline_words().date.search(bare)
    if match is None or (match.end() != len(bare) and not _is_place(bare[match.end() :])):
        return False
    before = _CLOCK_BEFORE.sub("", bare[: match.start()]).strip(" ,-–—:：|")
    known = plain_name(before.split(",")[0]) in dateline_words().cities or is_of_region(before)
    return not before or known or before.lower() in dateline_words().date_labels


def _is_place(text: str) -> bool:
    """`, London UK` behind a date."""
    words = text[1:].replace(",", " ").split()
    return len(text) <= 30 and text[0] == "," and bool(words) and plain_name(words[0]) in dateline_words().cities
