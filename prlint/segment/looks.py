"""What a line is by itself, by its shape and its words. Every pattern here looks at the head of a line only.

Lines to reach somebody by are told in contact_lines.py, lines of speech in speech_lines.py.
"""

from __future__ import annotations

from prlint.segment.contact_lines import PHONE, is_contact, reaches
from prlint.segment.dateline_words import CJK, opens_with_date
from prlint.segment.known import cued, line_words, named, reads_as_prose
from prlint.segment.lines import SHORT, WINDOW, Line, plain
from prlint.segment.speech_lines import is_dashed_speech, is_speech
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.wrapping import BULLET

# Names of parts in the tables -> terminals of the grammar, where they differ.
_TERMINALS = {"non-gaap": "MEASURES", "foot": "FURNITURE"}
_HEADLESS = frozenset(("ABOUT", "DISCLAIMER", "SOURCE", "FURNITURE"))
_BRIEF = 60  # a heading is hardly longer
_BY_SHAPE = {"table-row": "CELL", "note": "NOTE", "media": "MEDIA", "quote": "QUOTE"}


def look(line: Line, prose: str, tables_told: bool = False) -> str:
    """A terminal of the grammar; or SHORT, RULE or DISCLAIMER, which the lines around must settle.

    tables_told: the markup shows where the tables are, so a paragraph full of figures is none.

    SHORT: no sentence, so a heading, a name or a cell. RULE: no words at all. DISCLAIMER: a heading that suits several kinds of text.
    """
    if line.shape in _BY_SHAPE:
        return _BY_SHAPE[line.shape]
    found = _heading(line) or ("HEADING" if line.shape == "heading" else "") or _special(line)
    if found:
        return found
    if _is_marked_note(line):
        return "NOTE"
    if line.text[0] in _HEAD_MARKS and _MARKED_HEAD.match(line.text) and CJK.search(line.text):
        return "SHORT"
    if _is_item(line):
        if is_dashed_speech(prose, line):
            return "QUOTE"
        return "LEGEND" if len(line) > 200 and cued(line.plain) == "legend" else "ITEM"
    if is_contact(line):
        cue = cued(line.plain)
        if cue == "safety":
            return "SAFETY"  # whom to tell of side effects is nobody to ask about the news
        return "EVENT" if cue == "event" or line.plain.startswith("conference call") else "CONTACT"
    short = is_short(line)
    if not tables_told and ((_is_aligned(line) or _has_figures_in_row(line)) if short else _is_row(line)):
        return "CELL"
    claimed = _claimed(line, short)
    if claimed:
        return claimed
    if len(line) <= WINDOW and "conference call" in line.plain and reaches(line):
        return "EVENT"
    if short or is_long_title(line):
        return "SHORT"
    return "QUOTE" if is_speech(prose, line) else "PARAGRAPH"


def _is_item(line: Line) -> bool:
    """Whether it has the mark of a list, which neither a date, nor a number of a telephone, nor a dash of a wrapped text is."""
    text = line.text
    if line.shape == "list-item":
        return True
    if text.startswith("-- "):
        first = text[3:].lstrip('"“$€£')[:1]  # in wrapped text a dash may begin a line
        return first.isupper() or (first.isdigit() and is_sentence(text)) or BULLET.match(text) is not None
    if BULLET.match(text) is None or (text[0].isdigit() and opens_with_date(text)):
        return False
    return not (text.startswith("(0") and reaches(line))  # the area of a number: (02) 9237


def _claimed(line: Line, short: bool) -> str:
    """The part that the words of a paragraph claim for it, as a terminal, or ''."""
    brief = short and len(line) <= _BRIEF
    if brief and not (" mark" in line.plain or "trademark" in line.plain or line.plain.endswith(" please visit")):
        return ""
    cue = cued(line.plain)
    if brief and cue != "notice" and not (cue == "media" and line.plain.endswith((" at", " visit"))):
        return ""  # so few words are a heading, but for the shortest of notices
    beside = ", a non-GAAP" in line.text or "(a non-GAAP" in line.text
    if cue == "non-gaap" and AMOUNT.search(line.text[: WINDOW if beside else _TOLD_FIRST]):
        return ""  # a result, whose measure is explained behind it or beside it: free cash flow, a non-GAAP measure
    if cue == "non-gaap" and _MARKED_MEASURE.match(line.text):
        return "NOTE"
    return _terminal(cue, heading=False) if cue else ""


def _terminal(kind: str, heading: bool) -> str:
    name = _TERMINALS.get(kind, kind.upper())
    return f"{name}_HEADING" if heading and name not in _HEADLESS else name


# ── Headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

_ABOUT = lazy(
    r"[\s#>*_]{0,8}(?:about|über|à propos d[eu’']?|a propos d[eu']?|acerca de|sobre|informazioni su|over|om|关于|關於)\s{0,3}(?P<name>\S)",
    IGNORECASE,
)
_SENTENCE_END = lazy(
    r"[.!?…。！？][\"”“’»)\]*_®™¹²³⁰-⁹]{0,4}(?:\[\d{1,3}(?:[,–-] ?\d{1,3}){0,4}\]"
    r"|(?:(?<=[a-z]{3}[.!?])|(?<=[.!?][”\"])|(?<=\)[.!?]))\d{1,2}(?:[,–-] ?\d{1,2}){0,4})?$"  # a note's number that lost its raised setting
)
_FIRM_END = lazy(
    r"\b(?:inc|corp|ltd|co|llc|l\.p|s\.a|n\.v|a\.s|dept|jr|sr|esq|st|ave|blvd|rd|dr|ln|ste|pkwy|hwy|bldg|ph\.d|m\.d|p\.geo|p\.eng|u\.s\.a)\.$",
    IGNORECASE,
)
_FINITE = lazy(r"\s(?:will|is|are|was|were|has|have)\s")
_CELL_BEHIND = lazy(r"(?:\t| {2,40})\$? {0,4}[(-]?\d[\d,.]{0,20}\)?%?$")
AMOUNT = lazy(r"[$€£] ?\(?\d|\d ?(?:%|percent\b|million\b|billion\b)", IGNORECASE)
# 1 Adjusted EBITDA is a non-GAAP measure: what a number in the text above points to; but "* GAAP margin was 48%" is a bullet.
_MARKED_MEASURE = lazy(r"(?:\((?:\d|\*{1,3})\)|\d(?: [–—-])?(?![A-Z] )|\*{1,3}(?![^$€£%]{0,400}[$€£%])) ?[A-Z]")
_TITLE_LENGTH = 140
_FEW_WORDS = 5
_ROW_OF_WORDS = 2  # tabulators
_LONGEST_TITLE = 200
_TOLD_FIRST = 120
_COUNT = lazy(r"\d[\d.,]{0,12}(?![\w])")


# Headings with a name before the word that tells: Norvane Contacts, Media References.
_ENDED = {"references": "notes", "webcast": "event", **dict.fromkeys(("contact", "contacts", "enquiries", "inquiries"), "contact")}


def _ends_in_cell(text: str) -> bool:
    return (text[-1].isdecimal() or text[-1] in ",.)%") and _CELL_BEHIND.search(text) is not None


def _heading(line: Line) -> str:
    """A heading that names its part, alone on its line or run together with the text below it."""
    text = line.plain
    if text[:1] in _HEAD_MARKS and CJK.search(text):
        text = text.strip(_HEAD_MARKS)  # 【会社概要】
    if line.text.endswith("-") or _ends_in_cell(line.text) or text.startswith(("end of ", "ende der ")):
        return ""  # a row of a table that begins as a section does: Non-GAAP operating income  $ 4,900
    kind = named(text, "part-headings") if len(line) <= _TITLE_LENGTH and line.text.count("\t") < _ROW_OF_WORDS else ""
    if kind == "non-gaap" and (len(line) > 60 or is_sentence(line.text)) and _MARKED_MEASURE.match(line.text):
        return "NOTE"
    if kind == "non-gaap" and (AMOUNT.search(line.text) or _tells_results(line)):
        return ""  # a result, and no word on how results are measured
    if kind == "caveat" and text.endswith((" method", " rules", " regulation")):
        return ""  # Safe Harbour method, by which shares are bought back
    if kind == "safety" and _CITED_LABEL.match(line.text):
        return ""  # 1. CALIDEX. Prescribing Information.
    if kind == "about" or (len(line) > SHORT and text.startswith(("about ", "about:", "über "))):
        return "ABOUT" if _is_about(line) else ""
    if not kind and len(line) <= 40 and len(text.split()) <= 3:
        kind = _ENDED.get(text.rpartition(" ")[2] if " " in text else "", "")
    if kind in ("source", "furniture", "foot") or (kind and not (is_sentence(line.text) and len(text.split()) > 6)):
        return _terminal(kind, heading=True)
    return ""


_HEAD_MARKS = "■◆□▼●【】＜＞〈〉《》 "
_SMALL_NAME = lazy(r"[a-z][\w.-]{2,20}: [A-Z]")  # About igneo: A workshop that …
_MARKED_HEAD = lazy(r"[■◆□▼][^。：:]{1,40}$|【[^】]{1,40}】$|＜[^＞]{1,40}＞$")
_CITED_LABEL = lazy(r"[\[(]?\d{1,2}[\]).]{0,2}\s")
_OF_MEASURING = ("measure", "reconcil", "use of", "note", "about", "explan", "defin")


def _tells_results(line: Line) -> bool:
    """`Summary of Non-GAAP Results`, and a row of a table whose label says as much: Non-GAAP EPS | 0.16 | 0.12."""
    if " | " in line.text:
        return _is_row(line)
    return not {"results", "highlights"}.isdisjoint(line.plain.split()) and not any(word in line.plain for word in _OF_MEASURING)


def is_of_news(line: Line) -> bool:
    """A heading that opens a chapter of the news wherever it stands: Qualified Person, Outlook."""
    return line_words("news-heading", "(?:%s)", IGNORECASE).match(line.text) is not None


_OF_JAPANESE_FIRM = ("会社", "法人", "大学", "グループ")


def _is_about(line: Line) -> bool:
    """`About` with a name behind it; a number (About 40 % of …) or a plain word makes it a sentence."""
    if "について" in line.plain:
        of_firm = line.text[0] in _HEAD_MARKS or any(word in line.text for word in _OF_JAPANESE_FIRM)
        return of_firm and line.plain.strip(_HEAD_MARKS).endswith("について") and len(line) <= SHORT // 2
    match = _ABOUT.match(line.text)
    if match is None:
        return not is_sentence(line.text)
    words = len(line.text.split())
    if len(line) <= _TITLE_LENGTH and is_sentence(line.text) and words > 8 and ": " not in line.text[:_BRIEF]:
        return False
    name = line.text[match.start("name") :]
    if name[:4].lower() == "the ":
        name = name[4:]
    return not _COUNT.match(name) and (not name[:1].islower() or words <= 5 or _SMALL_NAME.match(name) is not None)


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does; the full stop of a firm's legal form or of a degree ends none."""
    return _SENTENCE_END.search(text) is not None and (_FIRM_END.search(text, max(0, len(text) - 6)) is None or _reads_on(text))


def is_long_title(line: Line) -> bool:
    """A title longer than headings of most releases are."""
    return SHORT < len(line) <= _LONGEST_TITLE and is_title(line)


def is_title(line: Line) -> bool:
    """Eight longer words or more, nearly all with a capital, and no stop or colon."""
    if is_sentence(line.text) or ":" in line.text or line.text.endswith((";", ",")):
        return False
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 8 and sum(word[0].isupper() for word in words) * 100 >= len(words) * 85


def _reads_on(text: str) -> bool:
    """Whether it is mainly words of a sentence, whatever name it ends with."""
    words = text.split()
    return len(words) > 5 and (sum(word[0].islower() for word in words) * 2 >= len(words) or _FINITE.search(text) is not None)


def is_short(line: Line) -> bool:
    if len(line) > SHORT:
        return False
    if line.text.endswith("?") or " | " in line.text or not is_sentence(line.text) or line.text.count("\t") >= _ROW_OF_WORDS:
        return not _lost_its_speaker(line.text)  # in a row, 6:30 p.m. ends no sentence
    return len(line.text.split()) <= 3 and line.text[-1] != "。"


def _lost_its_speaker(text: str) -> bool:
    """Whether it is words in quotation marks that end in a comma, behind which somebody was named: “We are open,”."""
    return text[-1] in "\"”" and text[-2] == "," and text[0] in "\"“" and text.count(" ") >= _FEW_WORDS


_AUTHORIZED = lazy(
    r"(?:(?:release|announcement)\s)?(?:authori[sz]ed|approved)(?: and (?:authori[sz]ed|approved))? (?:for|by|on|to be)\b"
    r"|(?:this|the) (?:\w+ ){0,3}?(?:announcement|release|report|document|disclosure|notice)s? (?:has been|have been|was|were|is|are) "
    r"(?:\w+ ){0,2}?(?:authori[sz]ed|approved)\b"
    r"|[^.;:]{3,160}\b(?:authori[sz]ed|approved) (?:the (?:release|lodge?ment|publication|issue|giving) of )?this (?:\w+ )?"
    r"(?:announcement|release|document)\b"
)
_LONGEST_AUTHORIZATION = 300


def is_authorization(line: Line) -> bool:
    """Whether it says who let the release go out: This announcement was authorised for release by the board."""
    return len(line) <= _LONGEST_AUTHORIZATION and _AUTHORIZED.match(line.plain) is not None


# ── Lines of a fixed form ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_END = lazy(
    r"[-–—*=~\s]{0,8}(?:(?:#\s{0,3}){2,8}|[-–—]\s?30\s?[-–—]|\(?(?:end|ends|ende|einde|fin|fine|fim|slut|loppu|-30-)\)?|x{3,8}|\*\s?\*\s?\*|N{4}|【终】|以上)"
    r"[-–—*.=~\s]{0,8}",
    IGNORECASE,
)
# How a German service ends a release, and itself.
_END_OF = lazy(
    r"(?:End of (?:Inside Information|Announcement|(?:Media|Press) Release|Corporate News|News|Ad[ -]hoc announcement)"
    r"|Ende der (?:Insiderinformation|(?:Presse|Ad[ -]hoc-)?Mitteilung|Pressemitteilung))\b.{0,30}",
    IGNORECASE,
)
_EXHIBIT = lazy(r"ex(?:hibit|[-.])?\s{0,2}(?:\d{1,2}(?:[.-]\d{1,2})?|(?:\([a-z\d]{1,3}\)){1,4})", IGNORECASE)
_FILED = lazy(r"EX-\d{1,2}(?:\.\d{1,2})? \S.*|[^\s/:@]{3,60}\.(?:htm|txt)", IGNORECASE)  # EX-99.1 2 d65045.htm EX-99.1
_FIGURE = lazy(
    r"click (?:on )?(?:the )?(?:image|photo|figure|map) to (?:view|see|enlarge)\b"
    r"|click (?:here )?to (?:see|view) (?:the )?(?:figure|fig\.|photo|picture|image|map|table|chart|data|video|infographic)\b"
    r"|(?:photo |image |picture )?credits?:|"
    r"(?:photos|images|videos|b-roll|headshots)(?:,? (?:and |& )?(?:an? |\w{3,10} )?"
    r"(?:photos|images|videos?|b-roll|logos|headshots|bios|graphics|fact sheets?|(?:media|press) kit)){1,3}\s?:|"
    r"(?:figure|fig\.|abbildung|photo|picture|image|video|logo|infographic|caption|map|foto|bild)\s{0,2}(?:\d{1,3}[a-z]?)?\s{0,2}[:.–—-]",
    IGNORECASE,
)
_BARE_FIGURE = lazy(r"(?:figure|fig\.|abbildung|photo|picture|image|map)\s{0,2}(?:\d{1,3}[a-z]?|\d{1,2} of \d{1,2})", IGNORECASE)
_TITLED_FIGURE = lazy(r"(?:Figure|FIGURE|Fig\.|Photo|Map) \d{1,2}[a-z]? [A-Z0-9]")  # Figure 1 2026 survey with its lines
_IMAGE = lazy(r"\[?!\[|==> picture \[|\[(?:image|photo|video|logo)|<img\b|\((?:photo|graphic|logo|video)\s?:", IGNORECASE)
_BUTTON = lazy(
    r"(?:download|view|watch|open|get)(?: \w+){0,3} "
    r"(?:toolkit|deck|videos?|photos?|images?|infographic|presentation|pdf|gallery|brochure|map|logo|press kit|media kit|fact sheet)",
    IGNORECASE,
)
_FILE = lazy(r" ?[(|] ?(?:JPE?G|PNG|PDF|MP4|ZIP|TIFF?|EPS|DOCX?)[,;|]? [\d.,]{1,8} ?[KMG]B\)?$", IGNORECASE)  # Pump at work (JPG, 4.2 MB)
_FILMS = ("youtu.be/", "youtube.com/watch", "vimeo.com/", "flic.kr/")
_CREDITS = ("(PRNewsfoto/", "(CNW Group/", ": Business Wire)")  # close what a picture of those services shows
_SOURCE = lazy(r"(?:(?:news )?source|quelle|fuente|fonte)\s{0,2}(?::|[-–—])\s{0,3}\S|SOURCE\s+\S|出典", IGNORECASE)
_WIRE_TAG = lazy(r"[-–—]{1,3}\s?(?:news direct|business wire|pr ?newswire|globe ?newswire|accesswire)\s?[-–—]{1,3}", IGNORECASE)
_PICTURES = lazy(r"(?:!?\[\]\([^()\s]{1,300}\)\s{0,3}){1,6}")
_CODE = lazy(r"[{}]|;(?! [\w(“\"])|=>|::|</")  # a semicolon between words parts cities and risks
_NO_WORDS = lazy(r"[\W_]{1,400}$")


def _special(line: Line) -> str:
    text = line.text
    pictures = _PICTURES.match(text) if "](" in text else None
    if pictures is not None and named(plain(text[pictures.end() :]), "part-headings") == "contact":
        return "CONTACT_HEADING"
    if (_END.fullmatch(text) and len(line) <= 30) or (len(line) <= 60 and _END_OF.fullmatch(text)):
        return "END"
    if (_EXHIBIT.fullmatch(text) and len(line) <= 30) or (len(line) <= 80 and _FILED.fullmatch(text)):
        return "FURNITURE"
    if _NO_WORDS.match(text) and len(line) <= WINDOW:
        return "RULE"
    if _IMAGE.match(text) or any(credit in text for credit in _CREDITS) or (len(line) <= 60 and _BUTTON.fullmatch(text)):
        return "MEDIA"
    if (_FIGURE.match(text) and len(line) <= WINDOW) or is_bare_figure(line) or _is_said_twice(text):
        return "MEDIA"
    if (_TITLED_FIGURE.match(text) and is_caption(line)) or (" " not in text and "://" in text and any(film in text for film in _FILMS)):
        return "MEDIA"
    if (len(line) <= SHORT and _FILE.search(text)) or (len(line) <= 60 and line.plain.rstrip("])").endswith(" logo")):
        return "MEDIA"
    noted = text.startswith("*") and "*" not in text[1:]  # *Source: Census Bureau
    if _WIRE_TAG.fullmatch(text) or (len(line) <= 100 and _SOURCE.match(text.lstrip("*_")) and not (noted or is_sentence(text[:-1]))):
        return "SOURCE"
    return "FURNITURE" if len(_CODE.findall(text)) > 6 else ""


def is_bare_figure(line: Line) -> bool:
    """`Figure 1` by itself, with its caption on the next line."""
    return len(line) <= 20 and _BARE_FIGURE.fullmatch(line.text) is not None


def is_caption(line: Line) -> bool:
    """Words without a verb that says something: what a picture shows."""
    return len(line) <= 250 and _FINITE.search(line.text) is None


def _is_said_twice(text: str) -> bool:
    """A caption with the description of its picture, which is the same: Plan of the plant.Plan of the plant."""
    half = len(text) // 2
    return half > 25 and text[half - 1 : half] != " " and text[:half] == text[half : 2 * half] == text[-half:]


# ── Tables and notes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

_NUMBER = lazy(r"[($€£¥+~<>≥≤±-]{0,3}\d[\d.,]{0,20}[%)xXkKmMbB]{0,2}\*{0,2}")
_CELL_FIGURE = r"(?:[$€£] {0,6})?\(?\d+(?:,\d{3})*(?:\.\d+)?[)%]{0,2}"
_FIGURES_LAST = lazy(rf"[a-z)%] {{1,40}}{_CELL_FIGURE}(?: +{_CELL_FIGURE}){{1,7}}$")
_FIGURES_IN_ROW = lazy(r"(?<!\S)(?:[$€£(]{0,2}\d[\d,.]{0,14}[%)]{0,2} ){2,12}[$€£(]{0,2}\d[\d,.]{0,14}[%)]{0,2}(?!\S)")
# 7,476,140$ 4,777,10156%, 16,776Amortization: cells without anything between them.
_RUN_TOGETHER = lazy(r"\d,\d{3}\)?[A-Z$€£\d]")
_EMPTY_CELLS = lazy(r"\w:? \| (?:[$€£] ?)?[-–—]{1,2} \| (?:[$€£] ?)?[-–—]{1,2}(?: \||$)")  # Cash paid for interest | - | -
_WIDE_GAP = lazy(r"\t\s{0,80}|\s{3,80}")
_NOTE = lazy(
    r"(?!\d{1,2}[A-Z][a-z]{1,20}[A-Z]\w*[.:]\S?)(?:\[\d{1,3}\]|\(\d{1,2}\)|\d{1,2}[.)]?(?:\s?[–—-]\s)?|[¹²³⁴-⁹]{1,2}|\*{1,4}|[†‡§]{1,2}|\^\d{1,2})\s{0,3}[A-Za-zÀ-ɏ“\"(0-9]"
)
_MARKED_NOTE = lazy(
    r"(?:\*{1,3}|[†‡§ˆ^])(?![*\s])[^*]{20}|\(\*{1,3}\d{0,2}\)\s|[¹²³⁴-⁹]{1,2}\s{0,3}[^\W\d_]"
    r"|\(\d{1,2}\)\s?(?:source|notes?\b|https?:|www)|\d{1,2}\s?source:|\[\d{1,3}\][ \t]{1,3}\S|notes?:?[ \t]\(\d{1,2}\)[ \t]\S",
    IGNORECASE,
)
_HEADED_NOTES = lazy(r"(?:References?|REFERENCES?)\s?:?\s{0,2}[\[(]?1[\]).]{1,2}\s?[A-Z]")
_WORKS = lazy(r"\bet al\b|\bdoi\b|\(\d{4}\)|\b(?:19|20)\d\d\s?;\s?\d|\bJ(?:ournal|\.)? \w|\babstract\b")
_CITES = lazy(
    r"\bet al\b|\bdoi\b|https?://|www\.|\b(?:19|20)\d\d\s?;\s?\d|;\s(?:19|20)\d\d\.?$|\(\d{4}\)|\bJournal of\b|\bAccessed\b|\bLancet\b"
    r"|\bN Engl J\b|\bData on file\b|\bPrescribing Information\b"
)


def _is_row(line: Line) -> bool:
    """Table rows run together on one line: numbers make up much of it."""
    words = line.text.split()
    numbers = sum(not word.isalpha() and _NUMBER.fullmatch(word) is not None for word in words)
    label, bar, cells = line.text.partition(" | ")
    if bar and label and cells and not any(map(str.isalpha, cells)):
        return True  # however long its label is
    if bar or "\t" in line.text:
        return numbers * 5 > sum(any(map(str.isalnum, word)) for word in words)
    if numbers >= 5 and numbers * 10 >= len(words) * (4 if is_sentence(line.text) or reads_as_prose(words) else 2):
        return True
    if line.text.count(",") > 3 and len(_RUN_TOGETHER.findall(line.text)) > 3:
        return True
    return _is_aligned(line)


def _is_aligned(line: Line) -> bool:
    """A label and figures that wide gaps or bars set in columns."""
    if line.text.count(" | ") >= 2:
        return any(_NUMBER.fullmatch(word) for word in line.text.split()) or _EMPTY_CELLS.search(line.text) is not None
    if len(_WIDE_GAP.findall(line.text)) < 2:
        return False
    return sum(_NUMBER.fullmatch(word) is not None for word in line.text.split()) >= 2


def _has_figures_in_row(line: Line) -> bool:
    """Three figures or more in a row, two of them with a point or a comma, or one of four, as no sentence has: K-22 36.0 44.0 8 1.86."""
    match = _FIGURES_IN_ROW.search(line.text)
    return match is not None and sum(map(match[0].count, ".,")) > (match[0].count(" ") < 3)


def is_number(line: Line) -> bool:
    """A cell that holds a figure and little else."""
    words = line.text.split()
    if len(words) <= 2 and any(map(str.isdigit, line.text)):
        return True
    return (len(words) <= 4 and any(_NUMBER.fullmatch(word) for word in words)) or _NO_WORDS.match(line.text) is not None


def ends_in_figures(line: Line) -> bool:
    """A row of a table with its label: two figures or more close it, which are no day and year."""
    return _FIGURES_LAST.search(line.text) is not None


def _is_marked_note(line: Line) -> bool:
    """A note that shows its marker: an asterisk that touches the first word, or a number and a source."""
    if _MARKED_NOTE.match(line.text):
        marker = line.text[: len(line.text) - len(line.text.lstrip("*"))]
        return not marker or marker not in line.text[len(marker) :]  # a second one closes an emphasis
    if line.text.startswith(("Reference", "REFERENCE")) and _HEADED_NOTES.match(line.text):
        return cites(line) or is_bibliography(line)
    if line.text.startswith("* "):
        return is_note(line) and len(_WORKS.findall(line.text)) > 1  # a bullet with a link is none
    return is_note(line) and cites(line) and not PHONE.match(line.text)


def is_note(line: Line) -> bool:
    return _NOTE.match(line.text) is not None


def is_bibliography(line: Line) -> bool:
    """Several works named in one paragraph."""
    return len(_WORKS.findall(line.text)) >= 3


def cites(line: Line) -> bool:
    """Whether it names a work: authors, a journal, a year in brackets, a link."""
    return _CITES.search(line.text) is not None


def weight(line: Line) -> int:
    """Length as read: a Chinese or Japanese sign says as much as two or three letters."""
    return len(line) * (3 if CJK.search(line.text[:60]) else 1)
