"""What a line before the news can be by itself: a day, a firm, a paragraph of law, a headline."""

from __future__ import annotations

from prlint.data import column, table
from prlint.segment.dateline_words import date_alone
from prlint.segment.datelines import find_dateline
from prlint.segment.known import named
from prlint.segment.lines import WINDOW
from prlint.segment.looks import is_sentence
from prlint.text.pattern import IGNORECASE, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line

# The news begins within so many lines, or nowhere.
FRONT = 60
TICKER = lazy(
    r"\((?:publ\)|(?:[^()\n]{2,60}[,;|] ?)?(?:the )?"
    r"(?:nasdaq|nyse|otc\w*|tsx[.-]?v?|cse|lse|lon|aim|asx|six|euronext|fra|fse|fwb|cboe|neo|xetra|sgx|hkex|tse|jse)\b"
    r"[^()\n]{0,30}[:：])|^(?:isin|(?:share|stock) code) ?: ?[\w ]{2,20}$",
    IGNORECASE,
)
TELLS = lazy(
    r"\b(?:announce[sd]?|announcing|reported|reports(?![,.;)])|launche[sd]|said|unveil\w*"
    r"|notifie[sd]|has been informed|hereby (?:convenes|informs|gives|invites)|kündigt|gab\b.{0,40}bekannt|annonce|anunci\w+"
    r"|meddelar|offentliggör|kallas härmed|indkaldes|innkalles|kutsutaan|julkistaa|julkistanut)\b"
    r"|发布|宣布|発表|お知らせ|いたし(?:ます|ました)",
    IGNORECASE,
)
# Kinds that a line bears wherever it stands.
KEPT = frozenset(("SOURCE", "CONTACT", "MEDIA", "FURNITURE", "END", "CELL"))
# (the “Company”)
DEFINES = lazy(r"\((?:the |together,? (?:the )?)?[“\"'‘].{1,120}[”\"'’] ?\)")
# What stands beside the date of a sheet: News Release / March 3, 2026.
_SHEET = lazy(
    r"^(?:[^\d:]{2,50}(?:: ?[A-Z]{2,5})?[ ,|/–—-] ?)?"
    r"(?:news|press|media|market|company|asx|stock exchange|investor) (?:release|announcement|statement)(?:\sI\s|[ \t:|/,–—-]{1,60})"
    r"|[ \t|/,–—-]{1,60}(?:news|press|media) release$|[ \t|/,–—-]{1,60}(?:presse|medien)mitteilung$",
    IGNORECASE,
)
_SHEET_NAMES = ("| source", " release", " transactions", " inside information", " report", " review")
# Norvane Plc, Managers' transactions, 3 March 2026 at 12 noon EET
_CLOCKED_SHEET = lazy(
    r"^[^\d:]{2,50}[ ,] ?(?:managers?['’]s? transactions|inside information|(?:[\w-]{4,9} ){1,2}(?:report|review))[ ,]{1,3}"
    r"(?=[^:]{6,24} at (?:\d|noon))",
    IGNORECASE,
)


def is_date(line: Line) -> bool:
    """Whether a line dates the sheet and says nothing else."""
    if len(line.plain) > (100 if any(name in line.plain for name in _SHEET_NAMES) else 60):
        return False
    dateline = find_dateline(line.text, 0, len(line.text)) if line.text[:1].isdigit() else None
    if dateline is not None and dateline.city is None and dateline.span.end == len(line.text):
        return True  # 3.3.2026 | Marketwire
    sheet = " release" in line.plain[1:] or " announcement" in line.plain or line.plain.endswith("mitteilung")
    if date_alone(line.text) or (sheet and date_alone(_SHEET.sub("", line.text))):
        return True
    clocked = _CLOCKED_SHEET.match(line.text)
    return clocked is not None and date_alone(line.text[clocked.end() :])


# 157 Mill Street, Suite 9; P.O. Box 12; New Haven, CT 06506-0901
_ADDRESS = lazy(
    r"(?:\d{1,5}(?:[-–]\d{1,5})? (?:[NSEW]\.? )?|One )[A-Z0-9][\w.’'-]{1,20}(?: [A-Z0-9][\w.’'-]{1,20}){0,3},?"
    r" (?i:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|way|plaza|square|parkway|court|place|terrace|quay)"
    r"\b\.?(?:,? [\w.,# -]{1,60})?"
    r"|(?i:p\.? ?o\.? box) \d{1,6}|(?:Level|Suite|Unit|Floor|Plot(?: No\.?)?) [\w/-]{1,6},.{3,70}"
    r"|[A-Z][A-Za-z., ]{2,40} (?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}(?:,? Australia)?|.{3,60}-(?:ku|shi|cho|gun),? [A-Z][a-z]{2,12}"
    r"|[A-Z][A-Za-z(), ]{2,50} ?[–—-] ?[1-8]\d\d ?\d{3}\.?(?:,? India)?"
    r"|[A-Z][A-Za-z. ]{2,30}(?:,? [A-Z]{2}|, [A-Z][a-z]{2,12}\.?(?: [A-Z][a-z]{3,12})?) \d{5}(?:-\d{4})?"
)


def is_address(line: Line) -> bool:
    """A line of somebody's address, and nothing else."""
    return len(line) <= 80 and _ADDRESS.fullmatch(line.text) is not None


def may_be_title(lines: Sequence[Line], number: int, lead: int) -> bool:
    """Whether a line can be a headline or its first half: it tells news, or is set in capitals, or has many words and no figure."""
    line = lines[number]
    words = line.text.split()
    if words[-1].lower() in positions() or line.text.endswith(":"):
        return False
    if TELLS.search(line.text) or (line.text.isupper() and len(words) >= 4):
        return True
    if number + 1 < lead and not lines[number + 1].gap and TELLS.match(lines[number + 1].text):
        return True  # Norvane, Inc. / Announces Cash Dividend
    if line.text.isupper() and number + 1 < lead and not lines[number + 1].gap and lines[number + 1].text.isupper():
        return len(lines[number + 1].text.split()) >= 4
    return len(words) >= 5 and "," not in line.text and not any(map(str.isdigit, line.text))


def is_law(line: Line) -> bool:
    """A whole sentence of law above the headline, as takeovers and placings have it."""
    return line.kind in ("LEGEND", "CAVEAT") and (len(line) > WINDOW or is_sentence(line.text))


_known_positions: frozenset[str] = frozenset()


def positions() -> frozenset[str]:
    """Words that end what somebody is: Chief Financial Officer, Vice President of Investor Relations."""
    global _known_positions
    if not _known_positions:
        words = next(row["words"] for row in table("contact-words") if row["class"] == "title")
        _known_positions = frozenset(words.split()) | {"relations", "communications", "affairs"}
    return _known_positions


def is_free(line: Line) -> bool:
    """A line before the news that nothing tells from a headline but its place."""
    if line.kind in KEPT or line.kind in ("CONTACT_HEADING", "RULE") or is_law(line) or is_date(line) or is_address(line):
        return False
    return named(line.plain[:200], "front-lines") in ("", "subject")


def is_firm(line: Line) -> bool:
    """One more firm, as a group puts its members on its paper."""
    words = (line.text.partition(" (")[0] if line.text.endswith(")") else line.text).split()
    if not words or words[0].lower() in _DEEDS:
        return False
    return len(words) <= 6 and words[-1].replace(".", "").lower() in column("company-suffixes", "suffix")


_DEEDS = frozenset(("acquisition", "completion", "disposal", "merger", "offer", "purchase", "sale"))  # of a firm


def is_own_address(line: Line, title: Line) -> bool:
    """Where the release itself stands: an address with three longer words of its headline."""
    if " " in line.text or "/" not in line.text:
        return False
    words = {word for word in title.plain.split() if len(word) > 3}
    return len(words.intersection(line.plain.replace("/", " ").split())) > 2


def tells_more(line: Line, name: Line) -> bool:
    """Whether this line before the news can be a headline, and is not the same name once more or what it is called for short."""
    return line.plain != name.plain and is_free(line) and DEFINES.fullmatch(line.text) is None
