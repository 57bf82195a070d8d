"""What a reference says: author, title, place, year, addresses and identifiers, read off the words of one note.

It reads the shapes references are printed in, not their meaning: it cannot tell a person's name from a title of two capitalized
words, and it takes a body that publishes its own report for author and publisher at once.
"""

from __future__ import annotations

from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_URL = lazy(
    r"(?:https?://|www\d?\.)[^\s<>\"”’]*|\b[a-z0-9-]+(?:\.[a-z0-9-]+){0,3}\.(?:com|org|gov|edu|net|int|io|eu|co\.uk"
    r"|gov\.uk)(?:/[^\s<>\"”’]*)?"
)
_DOI = lazy(r"(?i)\bdoi(?:\.org/|\s?:\s?|\s)\s?(?P<id>\S+)")
_BARE_DOI = lazy(r"(?<![\w/.])10\.\d{4,9}/\S+")
_NUMBERED = lazy(r"\b(?P<kind>PMID|PMCID|ORCID(?:\s+iD)?|ISBN(?:-1[03])?|ISSN)\s?:?\s?(?P<id>[A-Z]*[\dXx][\dXx -]{0,22}(?:[A-OQ-WYZ]\d{1,8}\b|(?<=\d)[A-Z]\b|\.\d\w{0,8})?|https?://orcid\.org/\S+)")
_YEAR = lazy(r"(?<![\w/.-])(?:19|20)\d\d(?![\d/]|-\d)")
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_ACCESSED = lazy(
    r"(?i)\b(?:last\s+)?(?:accessed|retrieved|viewed|visited|consulted|date\s+of\s+access|access\s+date"
    r"|(?:cited|read|checked|seen)(?=\s+(?:on\s+)?(?:\d|[A-Z][a-z]{2,8}\.?\s\d)))\b(?!\s+from\s+\S+\s*$):?(?:\s+on)?"
    r"(?:\s+(?P<date>(?:\d{1,2}\.?\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d))?")
_IN_PRESS = lazy(r"(?i)\b(?:in press|forthcoming|to be published|to be presented|accepted|estimated|projected|by|through|to|until)\s*$")
_TO_COME = lazy(r"(?i)\b(?:to be (?:presented|published)|accepted for|in press|forthcoming)\b")
_VOLUME = lazy(r"(?i)(?<![\w(])\d{1,4}\s?(?:\(\w[\w –-]{0,12}\)|[;:])\s?[:,]?\s?[eE]?\d+|;\s?\d+|\bvol\.?\s?\d+|\bpp?\.\s?\d+")
_PLACES = lazy(
    r"(?i)\b(?:Journal|J Med|J Clin|Lancet|Nature|Science|BMJ|JAMA|NEJM|N Engl|Cell|Blood|Ann|Proc|Proceedings|Review|Magazine|Bulletin"
    r"|Press|Publish\w+"
    r"|University|Report No|Working Paper|Conference|Congress|Meeting|Annual|abstract|poster|arXiv|bioRxiv|medRxiv|Reuters|Bloomberg"
    r"|Times|News"
    r"|release|Form (?:10|8|20|40|6)-|filing|website|web site|database|SEDAR|EDGAR|Inc\.|LLC|Ltd|GmbH)\b")
_PERSON = lazy(  # two names joined are no persons before a third: Cough & Lung Society
    r"(?:(?:van|von|de|del|di|la|le|der|den)\s+){0,2}[A-ZÀ-Þ][\w'’-]+"
    r"(?:,?\s+(?:(?:[A-Z]\.[ -]?){1,3}|[A-Z]{1,3}\b\.?)|,?\s+et\s+al\b|\s+(?:and|&)\s+[A-ZÀ-Þ][\w'’-]+(?=[,.]\s|\s(?![A-ZÀ-Þ])))"
    r"|(?:[A-Z]\.\s?){1,3}(?:[A-ZÀ-Þ][\w'’-]+)"
)
_BODY = lazy(
    r"(?:The\s+)?[A-ZÀ-Þ][\w&.'’/®™-]*(?:,?\s+(?:of|for|and|the|on|in|de|des|plc|[&+]|[A-ZÀ-Þ][\w&'’/-]*)){0,11}(?=\s*[.,:(\[;–—-]|\s+[“\"])"
)
_ACRONYM = lazy(r"[A-Z][A-Z&-]{1,9}\b(?!\s+(?:is|are|was|means|refers|represents|excludes|includes|has|have|stands)\b)")
_BY_A_BODY = lazy(
    r"\b(?:from|by) the [A-ZÀ-Þ][\w&'’-]*(?: (?:of|for|and|the|[A-ZÀ-Þ])[\w&'’-]*){1,7}|,[”\"] (?:[Tt]he )?[A-Z]"
    r"|\.[”\"] [A-Z](?:[^.;\d\n]|\.org){2,90},(?= {1,4}[A-Z]| {9})"
    r"|, (?:[Tt]he )?[A-ZÀ-Þ][\w&'’-]*(?: (?:of|for|and|the|on|[A-ZÀ-Þ])[\w&'’-]*){2,7}(?=,? ?(?:\(|(?:19|20)\d\d))"
)
_ET_AL = lazy(r"\bet\s+al\b\.?,?")
_VERBS = lazy(
    r"\b(?:is|are|was|were|has|have|had|will|does|do|did|may|should|excludes?|includes?|refers?|represents?|means|reflects?|consists?"
    r"|based on|calculated|defined)\b"
)
_LABELLED = lazy(r"(?i)(?:primary |data |company )?sources?\s?:\s*|references?\s?:\s*|(?:adapted|taken|cited) from:?\s+|see(?: also)?:?\s+")
_GENERAL = lazy(
    r"(?i)(?:abbreviations?|notes?|note to editors?|key|legend|definitions?|general references?|NM|N/M|n\.m\.|NA|N/A|amounts?|totals?"
    r"|figures?|numbers|columns?"
    r"|percentages?|may not|unaudited|all (?:figures|amounts|numbers|dollar))\b\s?[:=.,]?")
_POINTER = lazy(
    r"(?i)(?:for (?:more|further|additional) (?:information|details)|visit|follow|contact|connect|media contact|learn more|join|ibid)\b"
    r"|(?:please )?(?:see|refer to) (?:[“\"][^”\"]{3,80}[”\"](?:\.?$| for (?:the|a|more)\b)"
    r"|[^.]{1,120} (?:below|above|later|elsewhere|this (?:press |news |earnings )?(?:release|announcement))\b"
    r"|(?:the )?(?:[\w-]{1,20} ){0,2}(?:section|tables?|note|reconciliations?)\b)"
)
_REMARK = lazy(r"[A-Z][a-z]{1,20}(?: [a-z-]{1,20}){5,12}\.?$")  # one sentence of plain words: Capacity with all four lines in operation.
_DATA_ON_FILE = lazy(r"(?i)\bdata\s+on\s+file\b|\bunpublished\s+data\b")
_LABEL_TITLES = lazy(
    r"(?i)\b(?:prescribing information|package insert|summary of product characteristics|instructions for use|product monograph)\b"
)
_INTERNAL = lazy(
    r"(?i)\b(?:file:///?|[A-Z]:\\|https?://(?:localhost|intranet|10\.\d|192\.168\.|127\.|[\w-]+(?:\.[\w-]+)*\.(?:local|internal|lan"
    r"|corp)\b)\S*|https?://[\w-]+\.sharepoint\.com)|\\\\[\w$.-]+\\"
)
_CUT = lazy(r"(?:https?://|www\.)[^\s]{0,300}?(?:\.\.\.|…)|https?://(?:www\.?)?\.?(?=[\s,;)]|$)|(?:https?://)?\bwww\.(?:[\w-]{2,40}\.?)?(?=[\s,;)]|$)")
_HOST = r"(?:https?://|www\.)[\w-]{1,60}(?:\.[\w-]{1,60}){0,5}"
_TOP = r"(?:com|org|gov|edu|net|int|io|eu)"
_SPLIT = lazy(
    rf"{_HOST}\.? \.?{_TOP}\b(?!\.\w|\s[a-z])\S{{0,200}}|{_HOST}\. {_TOP}/\S{{0,200}}"
    rf"|{_HOST}/(?:[\w-]{{1,40}}/){{0,4}} [a-z0-9-]{{1,60}}/(?!or\b)\S{{1,200}}"
    rf"|{_HOST}/(?:[\w-]{{1,40}}/){{1,4}} [a-z]{{3,40}}(?:\d|-[a-z\d]{{2,40}}-)[\w-]{{1,200}}"  # a blank before its last words
    rf"|(?:https?://|www\.)[\w-]{{1,60}}\. [a-z0-9-]{{1,40}}\.{_TOP}\b\S{{0,200}}"
    rf"|(?:https?://(?:www\.)?|www\.)[\w-]{{1,60}} [a-z0-9-]{{1,40}}(?:\.{_TOP}\b|\.[a-z]{{2,6}}/)\S{{0,200}}"
    rf"|https?(?: : ?|: )//\S{{0,200}}|https?:/ /\S{{1,200}}|{_HOST}\. [a-z]{{2,12}}/\S{{1,200}}"
    rf"|https?://\S{{4,200}}[-_] [a-z0-9][\w/.-]{{0,200}}|{_HOST}/[\w-]{{1,40}}(?: [a-z]{{1,20}}){{1,4}}/(?!or\b)\S{{1,200}}"
)
_BENT = lazy(r"\bhttps?(?::/(?!/)|//|:\\\\|;//|:///)\S{2,200}|\bh(?:tps|ttsp|tttps?|ttpp)://\S{1,200}")


_NAMED_BY_TWO = lazy(r"[A-ZÀ-Þ][\w'’-]{1,30} [A-Z]{1,3}, [A-ZÀ-Þ][\w'’-]{1,30} [A-Z]{1,3}[.,]")  # Ruiz D, Tan L.


class Source(Value):
    """One reference. `has`: which of author, title, place, year it gives; spans lie in the prose.

    purpose: source, remark or general. key: the same for references to one source. late_year: the years it claims to be of.
    """

    purpose: str
    has: tuple[str, ...]
    key: str
    titled: str | None
    year: int | None
    dates: tuple[ProseSpan, ...]
    url: ProseSpan | None
    accessed: bool
    doi: bool
    broken: ProseSpan | None
    damage: str | None
    identifier: ProseSpan | None
    identifier_kind: str | None
    surname: str | None


def read(prose: str, span: ProseSpan, numbered: bool = True, listed: bool = False) -> Source:
    """What stands in one note, its label already left out. A bare address is a source only where it is numbered.

    listed: it stands in a numbered list of sources, so that it means to be one however little it says.
    """
    text = span.of(prose)
    lead = _LABELLED.match(text)
    start = lead.end() if lead else 0
    url = _URL.search(text)
    doi = bool(_DOI.search(text) or _BARE_DOI.search(text))
    accessed = _ACCESSED.search(text)
    bare = _blank(text, (_URL, _DOI, _BARE_DOI, _NUMBERED, _ACCESSED))
    ahead = _TO_COME.search(bare)
    told_ahead = ahead.start() if ahead is not None else len(bare)
    years = [m for m in _YEAR.finditer(bare) if m.start() < told_ahead and not _IN_PRESS.search(bare, max(0, m.start() - 20), m.start())]
    author, rest, person = _author(bare, start)
    dated_page = url is not None and accessed is not None and accessed["date"] is not None  # pages of the web often bear no year
    has = _slots(bare, author, rest, person, bool(years) or dated_page or ahead is not None, bool(url) or doi)
    purpose = _purpose(text, bare, start, has, author, bool(url) or doi, bool(lead) or (numbered and bool(url)))
    if listed and purpose == "remark" and _WORD.search(bare) and not (_VERBS.search(bare) or _POINTER.match(text) or _REMARK.match(text)):
        purpose = "source"
    broken, damage = _damage(text)
    identifier, kind = _bad_identifier(text)
    dates = [
        ProseSpan(span.start + _month_before(bare, m), span.start + m.end()) for m in years if len(years) < 2 or not _in_title(bare, m)
    ]
    if accessed is not None and accessed["date"]:
        dates.append(ProseSpan(span.start + accessed.start("date"), span.start + accessed.end("date")))
    return Source(
        purpose,
        has,
        _key(text, url),
        _titled(bare, author, rest, person, years[-1][0] if years else None),
        int(years[0][0]) if years else None,
        tuple(dates),
        _moved(span, url.span()) if url and _trim(url) else None,
        accessed is not None,
        doi,
        _moved(span, broken),
        damage,
        _moved(span, identifier),
        kind,
        author.split()[0].strip(".,") if author else None,
    )


def day_of(text: str) -> str:
    """A printed date as the ISO text of the earliest day it can be: a year alone is its first of January."""
    year = regex(r"(?:19|20)\d\d").search(text)
    if regex(r"\d{4}-\d\d-\d\d").fullmatch(text) or year is None:
        return text
    month = next((n for n, name in enumerate(_MONTHS, 1) if regex(rf"\b{name[:3]}").search(text.lower())), 1)
    day = regex(r"(?<!\d)(\d{1,2})(?!\d)").search(text.replace(year[0], ""))
    return f"{year[0]}-{month:02}-{int(day[1]) if day else 1:02}"


_MONTH_BEFORE = lazy(
    r"(?<!\w)(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)? $"
)
_VOLUME_BEHIND = lazy(r"\s?[;:(]")


def _month_before(text: str, year: re.Match[str]) -> int:
    """Where the date begins that ends in a year; the year itself where no month precedes, or the volume of a journal follows: it may be
    dated ahead."""
    low = max(0, year.start() - 20)
    month = None if _VOLUME_BEHIND.match(text, year.end()) else _MONTH_BEFORE.search(text[low : year.start()])
    return low + month.start() if month else year.start()


def _in_title(text: str, year: re.Match[str]) -> bool:
    """Whether a year follows a word of a title, as in "Vision 2030:", and not a month or a journal that its volume follows."""
    before = regex(r"(?P<word>[^\W\d_]{2,30})[ \u00a0]$").search(text, max(0, year.start() - 32), year.start())
    if before is None or regex(r"[;(,]\s?\w{1,5}\s?[(:;]|;").match(text, year.end()):
        return False
    word = before["word"].lower()
    return word != "sept" and not any(word in (month, month[:3]) for month in _MONTHS)


def _blank(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    """The text with what these find replaced by blanks, so that places stay the same."""
    for pattern in patterns:
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    return text


def _trim(url: re.Match[str]) -> bool:
    return len(url[0].rstrip(".,;)")) > len("https://www.")


def _moved(span: ProseSpan, place: tuple[int, int] | None) -> ProseSpan | None:
    return None if place is None else ProseSpan(span.start + place[0], span.start + place[1])


def _author(text: str, start: int) -> tuple[str, int, bool]:
    """(author, where the rest begins, whether it is a person); an empty author where none stands at the beginning."""
    et_al = _ET_AL.search(text, start, start + 300)
    if et_al is not None:
        names = text[start : et_al.end()]
        last = regex(r"[A-ZÀ-Þ][\w'’-]+(?:,?\s+[A-Z.]{1,4})?,?\s+et\s+al").search(names)
        return (last[0] if last and not _PERSON.match(names) else names).strip(), et_al.end(), True
    person = _PERSON.match(text, start)
    if person is not None:
        return person[0], _after_names(text, person.end()), True
    for pattern in (_ACRONYM, _BODY):
        body = pattern.match(text, start)
        if body is not None and not _GENERAL.match(body[0]):
            if pattern is _ACRONYM:
                longer = _BODY.match(text, start)
                body = longer if longer is not None and len(longer[0]) > len(body[0]) else body
            return body[0], body.end(), False
    return "", start, False


_MORE_NAMES = lazy(
    r",?\s*(?:&|and)?\s*(?i:(?:van|von|de|del|di|la|le|der|den)\s+){0,2}"
    r"[A-ZÀ-Þ][\w'’-]+,?\s+(?:(?:[A-Z]\.\s?){1,3}|[A-Z]{1,3}\b\.?)(?=[\s,.;:&(]|$)"
)


def _after_names(text: str, at: int) -> int:
    while True:
        more = _MORE_NAMES.match(text, at)
        if more is None:
            return at
        at = more.end()


_TELLING = 7  # words of a title that no two works of a year share
_PIECES = lazy(r"[.;?!](?=\s|$)|\s[–—|-]\s|\((?:19|20)\d\d[^)]*\)|[“”\"]|,\s+(?=(?:19|20)\d\d)")
_WORD = lazy(r"[^\W\d_][\w'’-]*")


def _slots(text: str, author: str, rest: int, person: bool, year: bool, address: bool) -> tuple[str, ...]:
    pieces = [p for p in _PIECES.split(text[rest:]) if len(_WORD.findall(p)) >= 1]
    wordy = [p for p in pieces if len(_WORD.findall(p)) >= 3 and not _is_meeting(p)]
    title = bool(wordy) or bool(_LABEL_TITLES.search(text)) or bool(regex(r"[“\"][^“”\"]{6,}[”\"]").search(text))
    if not title and not person:
        title = bool(pieces) and year and len(pieces[0].strip()) > 3
    if not title and not person:
        title = any(len(_WORD.findall(p)) == 2 for p in pieces) or bool(regex(r"\s*,\s+[A-Z]\w+ [A-Z]\w+").match(text[rest:]))
        title = title or regex(r", [A-Z]\w+ \w").search(author) is not None  # World Health Organization, Cough in Europe, 2024
    if not title and person:  # Lung cancer. Lancet. 2021: journals have capitals
        title = len(pieces) >= 2 and regex(r"\s*[A-Z][\w’'-]{2,} [a-z][\w’'-]{2,}$").match(pieces[0]) is not None
    place = address or (not person and bool(author)) or bool(_VOLUME.search(text)) or bool(_PLACES.search(text[rest:])) or len(pieces) >= 2
    given = (("author", bool(author) or _BY_A_BODY.search(text) is not None), ("title", title), ("place", place), ("year", year))
    return tuple(name for name, there in given if there)


def _is_meeting(piece: str) -> bool:
    return bool(regex(r"\W*[A-Z]{3,8}\b\s*(?:(?:19|20)\d\d)?\W*(?:abstract|poster)?\b").match(piece)) and len(_WORD.findall(piece)) <= 3


def _purpose(text: str, bare: str, start: int, has: tuple[str, ...], author: str, address: bool, labelled: bool) -> str:
    pointer = _POINTER.match(text)
    if _DATA_ON_FILE.search(text) or (start and not pointer and not _VERBS.search(bare[:200])):
        return "source"
    links = len(_URL.findall(text)) > 1 and "year" not in has
    if links or pointer or (not labelled and not has[1:] and not _WORD.search(bare)):
        return "remark"
    general = _GENERAL.match(text)
    if general is not None and not address:
        return "general"
    sentence = regex(r"[.;]\s").split(bare[start:] + " ")[0]
    quoted = regex(r"[“\"][^“”\"]{12,200}[”\"]").search(sentence)  # a title, and no single word
    if _VERBS.search(sentence) and not _ET_AL.search(text) and not quoted and not _VOLUME.search(text):
        return "remark" if not (address and len(_WORD.findall(bare)) < 14) else "source"
    if address or _ET_AL.search(text) or (_NAMED_BY_TWO.match(text, start) and {"title", "place"} <= set(has)):
        return "source"
    return "source" if "year" in has and (author or _VOLUME.search(text)) else "remark"


def _key(text: str, url: re.Match[str] | None) -> str:
    doi = _BARE_DOI.search(text) or _DOI.search(text)
    pages = regex(r"\bpp?\.?\s?\d+|\bpages?\s\d+|\b(?:table|figure|slide|section)\s\d+", IGNORECASE).search(text)
    if doi is not None:
        name = regex(r"^doi(?:\.org/|\s?:\s?|\s)\s?").sub("", doi[0].lower().rstrip(".,;)"))
        return name.strip() + (pages[0].lower() if pages else "")
    if url is not None:
        address = regex(r"^(?:https?://)?(?:www\.)?").sub("", url[0].lower().rstrip(".,;)/"))
        if "/" in address:
            return address + (pages[0].lower() if pages else "")
    words = _WORD.findall(_ACCESSED.sub(" ", text).lower()) + regex(r"\d+").findall(_ACCESSED.sub(" ", text))
    return " ".join(words)


def _titled(text: str, author: str, rest: int, person: bool, year: str | None) -> str | None:
    """First author, title and year of a reference in one form, a long title without its author and a short one with its volume; None
    without a title of three words or a year, or where pages are named."""
    if year is None or not author or regex(r"\bpp?\.?\s?\d+|\bpages?\s\d+", IGNORECASE).search(text):
        return None
    pieces = (_WORD.findall(piece.lower().replace("-", " ")) for piece in _PIECES.split(text[rest:]))
    title = next((words for words in pieces if len(words) >= _SHORTEST_TITLE), None)
    if title is None:
        return None
    if len(title) >= _TELLING:
        return " ".join([*title, year])
    volume = _VOLUME.search(text) if len(title) == _SHORTEST_TITLE else None
    numbers = [number for number in regex(r"\d+").findall(volume[0])[:2] if number != year] if volume else []
    return " ".join([_author_key(author, person), *title, year, *numbers[:1]])


_SHORTEST_TITLE = 3  # words
_LESSER_WORDS = frozenset(("The", "U.S.", "US", "U.S"))


def _author_key(author: str, person: bool) -> str:
    """The first name of a person; of a body three initials, the same for its long name and its short one: WHO."""
    words = author.split()
    if person:
        return words[0].strip(".,").lower()
    capitals = [word for word in words if word[:1].isupper() and word not in _LESSER_WORDS]
    if len(capitals) < 2:
        return author.strip(".,").lower()[:3] if author.isupper() else author.strip(".,").lower()
    return "".join(word[0] for word in capitals[:3]).lower()


def _damage(text: str) -> tuple[tuple[int, int] | None, str | None]:
    for pattern, damage in ((_INTERNAL, "internal"), (_SPLIT, "split by a blank"), (_CUT, "cut off"), (_BENT, "badly begun")):
        match = pattern.search(text)
        if match is not None:
            return match.span(), damage
    return None, None


def _bad_identifier(text: str) -> tuple[tuple[int, int] | None, str | None]:
    """The first identifier of the wrong shape, or whose check digit does not fit."""
    for match in _DOI.finditer(text):
        name = match["id"].rstrip(".,;)]")
        if not name.startswith("http") and not regex(r"(?:doi:)?10\.\d{4,9}(?:\.\d+)*/\S*\w\S*", IGNORECASE).fullmatch(name):
            return match.span(), "DOI"
    for match in _NUMBERED.finditer(text):
        kind = regex(r"(?:-1[03]|\s+iD)$").sub("", match["kind"])
        if not _VALID[kind](regex(r"https?://orcid\.org/").sub("", match["id"]).strip(" .,;").upper()):
            return (match.start(), match.start() + len(match[0].rstrip(" .,;"))), kind
    return None, None


def _isbn(name: str) -> bool:
    plain = regex(r"[ -]").sub("", name)
    if len(plain) == 10 and plain[:9].isdigit():
        digits = [int(c) for c in plain[:9]] + [10 if plain[9] == "X" else int(plain[9])]
        return sum((10 - n) * d for n, d in enumerate(digits)) % 11 == 0
    return len(plain) == 13 and plain.isdigit() and sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(plain)) % 10 == 0


def _issn(name: str) -> bool:
    plain = name.replace("-", "").replace(" ", "")
    if len(plain) != 8 or not plain[:7].isdigit():
        return False
    check = -sum((8 - n) * int(d) for n, d in enumerate(plain[:7])) % 11
    return plain[7] == ("X" if check == 10 else str(check))


def _orcid(name: str) -> bool:
    plain = name.replace("-", "").replace(" ", "")
    if len(plain) != 16 or not plain[:15].isdigit():
        return False
    total = 0
    for digit in plain[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return plain[15] == ("X" if check == 10 else str(check))


_VALID = {
    "PMID": lambda name: bool(regex(r"\d{1,8}").fullmatch(name)),
    "PMCID": lambda name: bool(regex(r"(?:PMC)?\d{1,8}").fullmatch(name)),
    "ORCID": _orcid,
    "ISBN": _isbn,
    "ISSN": _issn,
}
