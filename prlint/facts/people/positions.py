"""The position beside a name, and who employs its holder: Chief Financial Officer Dana Ruiz; Dana Ruiz, M.D., head of Norvane."""

from __future__ import annotations

from prlint.data import members
from prlint.facts.names.company_names import without_suffix
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.naming import ends_company, is_a, is_organization, is_place, name_words, title_words, tokens_of
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.facts import Facts
    from prlint.facts.people.identities import Mention

    Token = tuple[int, int, str]

_COMPANY = r"[A-Z][\w&’'.-]*(?:[ \u00a0](?:(?:of|and|&|for|the)[ \u00a0])?[A-Z][\w&’'.-]*){0,7}(?:,? (?:Inc|Corp|Ltd|LLC|plc|AG)\b\.?)?"
_OF = lazy(rf",?\s+(?:of|at|for|with)\s+(?:the\s+)?(?P<name>{_COMPANY})")
_AFTER_COMMA = lazy(rf",\s+(?P<name>{_COMPANY})")
_BEFORE_POSITION = lazy(
    r",\s+as\s+|,?\s+(?:will\s+)?(?:joins?|joined|returns?|returned)\s+(?:[A-Z][\w-]*\s+){0,2}as\s+(?:the\s+|its\s+|our\s+|a\s+|new\s+){0,3}"
    r"|,?\s+(?:has\s+been|was|is|will\s+be)\s+(?:named|appointed|elected|promoted\s+to)\s+(?:as\s+|to\s+)?(?:the\s+|its\s+|our\s+|new\s+){0,2}"
    r"|,\s+|\s+\(|\s+as\s+(?:the\s+|its\s+|our\s+|a\s+|new\s+){0,3}|\s+to\s+the\s+(?:position|role)\s+of\s+"
    r"|\s+(?:(?:will\s+)?serves?|served)\s+as\s+|\s+(?:(?:will|to|has)\s+become|becomes|became)\s+(?=(?:its\s+|the\s+|our\s+)?[A-Z])|\s+is\s+(?=(?:the\s+|our\s+|its\s+)?(?:Founder|Co-Founder|Chief|President|Director|Chair))"
)
_CREDENTIALS = lazy(
    r"(?:,? (?:Ph\.?D|[MJ]\.?D|R\.?N|D\.?O|MBA|CFA|CPA|Esq|Jr|Sr|P\.?(?:Eng|Geo)"
    r"|F(?:RC|AC|AH)[A-Z]|M(?:PH|HS|FA|PA|SN|SW|Ed|[Ss]c|\.P\.H|\.H\.S|\.Sc)|PharmD|[BMD]S?N[AP]?|DNP|APRN|FNP|PA-C|DPT|LCSW|PsyD|EdD|LLM|RPh)\b\.?){0,4}"
    r"(?:, [2-9]\d(?=, ))?"  # the age
)
_ARTICLE = lazy(
    r"(?:who\s+(?:is|has\s+been|has\s+served\s+as|serves\s+as)\s+)?(?:the\s+|its\s+|our\s+|a\s+|an\s+)?(?:[a-z]{3,14}[’']s\s+)?"
    r"(?:(?P<of>[A-Z][\w&’'-]*(?:\s[A-Z&][\w’'-]*){0,3})(?:[’']s|(?<=s)[’'])\s+)?"
)
# Professor of Ear Surgery at Leeds
_FIELD_OF_OFFICE = lazy(r" of [A-Z][A-Za-z]+(?: (?:(?:and|&) )?[A-Z][A-Za-z]+){0,3}(?= at (?:the )?[A-Z])")
_SHORT_FIELD = lazy(r" of (?:the )?(?:PR|IT|HR|IR|R&D|M&A|AI|CSR|DEI|QA|UX)\b(?! [A-Z])")
_FIELD = (
    r"(?!(?:of|for|and|the|its|our|their|his|her|an?|this|that|all|at|who|said|says|with|from|in|on|to|as|both|two|three)\b)[a-z][a-z-]{1,20}\b"
)
# head of retail banking at Norvane, but president of the company
_PLAIN_FIELD = lazy(
    rf" (?:of|for) {_FIELD}(?:(?:,| and)? {_FIELD}){{0,5}}(?=,? (?:at|for|of|with) (?:the )?[A-Z]|,? (?:who|said|says)\b|[,.;)]|$)"
)
_FIELD_OF_MAYOR = lazy(r"(?:(?<=ayor)|(?<=ernor)) (?:of|for) (?:the )?[A-ZÀ-Þ][\w’'-]*(?: (?:of )?[A-ZÀ-Þ][\w’'-]*){0,3}")
# Minister of Energy and Mines, Secretary of State: what the holder of such a post is in charge of, and no employer
_FIELD_OF_POST = lazy(
    r"(?:(?<=inister|cretary)|(?<=issioner)(?= for ))(?<!Company Secretary)(?<!Corporate Secretary)(?<!General Secretary)"
    r"(?: of| for) (?:the )?[A-Z][\w-]*(?:(?:,? (?:and|&|of))? [A-Z][\w-]*){0,4}(?=[,;.)]|\s[a-z]|$)"
)
# chair of the remuneration committee
_FIELD_OF_BODY = lazy(
    r" (?:of|for) (?:the |its |our )?(?:[a-z][a-z-]{2,20} (?:and )?){1,3}(?:committee|board|union|division|council|association|panel|unit"
    r"|department|team|business|society|federation)\b(?! of [a-z])"
)
_FIELDS = (_FIELD_OF_BODY, _FIELD_OF_OFFICE, _SHORT_FIELD, _FIELD_OF_POST, _FIELD_OF_MAYOR, _PLAIN_FIELD)
_OF_FIELDS = frozenset(("Manager", "Director", "Engineer", "Scientist", "Specialist", "Analyst", "Strategist", "Lead", "Officer", "Master"))
_SMALL_WORDS = lazy(r"(?<![\w-])(?:[a-z][a-z-]{1,20}[ \u00a0]){0,4}[a-z][a-z-]{1,20},?[ \u00a0]$")
_JOINED_OFFICE = lazy(r"(?<![\w-])(?:[A-Za-z][\w-]{0,20} ){1,5}(?:and|&) $")
_ENDS_OFFICE = frozenset((",", "of", "at", "for", "who", "with", "(", ";", "said", "says"))
_LONGEST_FORM = 6  # letters and stop of Inc. and Corp.; Trust. and Holdings. end a sentence


def words_of_office(words: Sequence[str]) -> int:
    """How many of the first words are an office, with what it is one of."""
    if words[:1] == ["Dean"] and len(words) == 2:  # a given name
        return 0
    size = max((n + 1 for n, w in enumerate(words) if is_a(w, "title", "title-word") and not is_a(w, "honorific")), default=0)
    if not size or words[:size] == ["Lead"] or not any(is_a(w, "title") for w in words[:size]):
        return 0
    last = words[size - 1]
    shouted = last.isupper() and len(last) > 3 and last[0] != "C"  # HALDEN HEAD Figure Sells, but CHRO
    return size if not shouted or words[-1].isupper() else 0


def read_office(prose: str, mention: Mention, tokens: Sequence[Token]) -> None:
    """Title and organization of the words before a name."""
    words = [t for _, _, t in tokens]
    opens = next(n for n in range(len(words)) if title_words(words[n:]) or n == len(words) - 1)
    if opens and words[opens] in _OF_FIELDS and words[opens - 1].lower() in word_class("workplace"):
        opens -= 1  # Plant Manager, Port Director
    mention.title = ProseSpan(_opening(prose, tokens[opens:]), tokens[-1][1])
    mention.organization = ProseSpan(tokens[0][0], tokens[opens - 1][1]) if opens else None


def position_ahead(prose: str, start: int) -> ProseSpan | None:
    """A position in small letters right in front of a name: said principal investigator Dana Ruiz."""
    low = max(0, start - 60)
    last = prose[low:start].rstrip(", ").split()[-1:]
    if not last or not last[0].islower() or not is_a(last[0], "title", "title-word"):
        return None
    before = _SMALL_WORDS.search(prose, low, start)
    tokens = tokens_of(before[0].rstrip(", ")) if before is not None else []
    words = [t for _, _, t in tokens]
    if not any(is_a(word, "title") for word in words):
        return None
    opens = next((n for n in range(len(words)) if title_words(words[n:]) == len(words) - n), None)
    if before is None or opens is None:
        return None
    return ProseSpan(before.start() + tokens[opens][0], before.start() + tokens[-1][1])


class Post(Value):
    """An office that `of` parts from what it is for, in front of a name: where it begins, and how many words of the run are its field."""

    start: int
    fields: int


def post_ahead(prose: str, start: int, words: Sequence[str]) -> Post | None:
    """Director of Marketing in front of a name, where the run of capitals begins with Marketing: its first words are no name."""
    before = _POST.search(prose, max(0, start - 60), start) if prose.endswith((" of ", " for "), 0, start) else None
    office = before["office"].split() if before is not None else []
    opens = next((n for n in range(len(office)) if title_words(office[n:]) == len(office) - n), None)
    if before is None or opens is None:
        return None
    fields = words_of_office([*office, *words]) - len(office) if is_a(words[0], "title-word") else 0
    if office[-1] in _OF_THE_STATE:
        fields = max(fields, 2 if is_place(" ".join(words[:2])) else 1)
    rest = words[fields:]
    if not fields or len(rest) < 2 or name_words(rest) != len(rest):
        return None  # CEO of Halden Living
    return Post(before.start("office") + sum(len(word) + 1 for word in office[:opens]), fields)


# What their holders are in charge of is no company, though no table knows it.
_OF_THE_STATE = frozenset(("Minister", "Secretary", "Governor", "Mayor", "Commissioner", "Superintendent", "Ambassador", "Chief"))
_POST = lazy(r"(?<![\w-])(?P<office>[A-Z][\w-]*(?: [A-Z][\w-]*){0,4})(?: of State)? (?:of|for) $")


def trade_ahead(prose: str, start: int) -> ProseSpan | None:
    """What somebody is by trade, in one small word in front of a name: said zookeeper Dana Ruiz; not said drugmaker Norvane."""
    word = _TRADE_AHEAD.search(prose, max(0, start - 20), start)
    if word is None or word["trade"] in _NO_TRADES or word["trade"].endswith(_TRADES_OF_FIRMS):
        return None
    return ProseSpan(*word.span("trade"))


_TRADE_AHEAD = lazy(r"(?<![\w-])(?P<trade>[a-z]{3,14}(?:er|or|ist|eer|ian))[ \u00a0]$")
_TRADES_OF_FIRMS = (
    *("maker", "developer", "provider", "manufacturer", "operator", "retailer", "lender", "insurer", "supplier", "carrier", "seller"),
    *("builder", "dealer", "broker", "producer", "processor", "distributor", "exporter", "importer", "grocer", "miner"),
)
_NO_TRADES = frozenset(
    ("after", "under", "over", "former", "later", "earlier", "either", "whether", "however", "together", "other", "another")
)


def employer_ahead(prose: str, start: int) -> ProseSpan | None:
    """The company in front of a position in small letters: Norvane chief scientist Dana Ruiz, Halden’s head of sales Lee Tan."""
    before = _EMPLOYER_AHEAD.search(prose, max(0, start - 60), start)
    opens = before is not None and before["name"].split()[0].lower() in members("name-openers", "word")
    return None if before is None or opens else ProseSpan(*before.span("name"))


_EMPLOYER_AHEAD = lazy(r"(?<![\w’'&.-])(?P<name>[A-Z][\w&-]*(?: (?:of |& )?[A-Z][\w-]*){0,4})(?:[’']s)?[ \u00a0]$")


def _opening(prose: str, title: Sequence[Token]) -> int:
    """Where a position begins whose end these words are: Chief Risk and in front of Compliance Officer, co- in front of CEO."""
    start = title[0][0] - 3 * prose[max(0, title[0][0] - 3) : title[0][0]].lower().endswith("co-")
    before = _JOINED_OFFICE.search(prose, max(0, start - 60), start)
    if before is not None:
        ahead = [(a + before.start(), t) for a, _, t in tokens_of(before[0])]
        for n in range(len(ahead) - 1):
            words = [t for _, t in ahead[n:]] + [t for _, _, t in title]
            if is_a(words[0], "title") and title_words(words) == len(words):
                return ahead[n][0]
    return start


def read_position(facts: Facts, mention: Mention) -> None:
    """Behind the name: `, M.D., chief executive officer of Norvane`, `(CEO)`, `as Chief Financial Officer`."""
    prose = facts.prose
    at = mention.span.end
    stop = max(facts.sentence_at(mention.span.start).end, at)
    credentials = _CREDENTIALS.match(prose, at, min(at + 60, stop))
    mention.believed = credentials is not None and not credentials[0].lstrip(", ")[:1].isdigit() and credentials.end() > at
    at = credentials.end() if credentials else at
    opening = _BEFORE_POSITION.match(prose, at, min(at + 60, stop)) or _given_office(prose, mention.span.start, at)
    if opening is None:
        return
    start = opening.end()
    article = _ARTICLE.match(prose, start, min(start + 80, stop))
    start = article.end() if article else start
    employer = ProseSpan(*article.span("of")) if article is not None and article["of"] else None
    tokens = [(a + start, b + start, t) for a, b, t in tokens_of(prose[start : min(start + 140, stop)].split("\n")[0])]
    size = _office_size([t for _, _, t in tokens])
    if not size:
        led = _employed(facts, tokens)
        if not led:
            return
        employer = ProseSpan(start, tokens[led - 1][1])
        tokens = tokens[led:]
        size = _whole_office_size([t for _, _, t in tokens])
        if not size:
            return
    end = tokens[size - 1][1]
    field = next((m for fields in _FIELDS if (m := fields.match(prose, end, stop))), None)
    end = field.end() if field else _end_of_unit(facts, tokens[size - 1][2], end, stop)
    mention.title = _without_stop(prose, ProseSpan(tokens[0][0], end))
    company = None if employer else _OF.match(prose, mention.title.end, stop) or _AFTER_COMMA.match(prose, mention.title.end, stop)
    mention.organization = _without_stop(prose, ProseSpan(*company.span("name"))) if company is not None else employer


def _end_of_unit(facts: Facts, last: str, end: int, stop: int) -> int:
    """Where the part of the firm ends that a comma parts from an office with this last word: Vice President, Rooms; Managing Director,
    Nordics, at Halden; but CEO, Calidex."""
    unit = _UNIT.match(facts.prose, end, stop)
    if unit is None or is_organization(unit["unit"].split()):
        return end
    of_many = regex(r"[A-Z][a-z]{2,}(?:[^su]s|ing)").fullmatch(unit["unit"]) is not None and last.rstrip(".,") in _OF_UNITS
    known = any(unit["unit"] in (name.text, without_suffix(name.text)) for name in issuer_names(facts))
    return unit.end("unit") if (unit["employer"] or of_many) and not known else end


_UNIT = lazy(
    r", (?P<unit>[A-Z][\w&-]{0,20}(?: (?:and |& )?[A-Z][\w&-]{0,20}){0,3})"
    r"(?:(?P<employer>,? (?:at|for) (?:the )?[A-Z])|[,.;)]| [a-z]|$)"
)
_OF_UNITS = frozenset(("President", "Director", "Manager", "Head", "Lead"))


_NAMED = lazy(r"\b(?:[Nn]am|[Aa]ppoint|[Ee]lect|[Pp]romot)(?:e?s|e?d|ing)\s+$")
_NEXT_WORD = lazy(r"\s+(?:to (?:be )?)?(?=[A-Za-z])")


def _given_office(prose: str, start: int, end: int) -> re.Match[str] | None:
    """The blank between a name and what its bearer becomes, with nothing else between: named Dana Ruiz interim Chief Financial Officer."""
    return _NEXT_WORD.match(prose, end) if _NAMED.search(prose, max(0, start - 20), start) else None


def _office_size(words: Sequence[str]) -> int:
    """How many of the first words are an office; of one in a field, with the field: Concrete Product Manager."""
    field = next((n for n in range(4) if n < len(words) and words[n] in _OF_FIELDS), 0)
    if field and (not all(w[0].isupper() for w in words[:field]) or is_organization(words[:field])):
        field = 0
    field = field or _field_in_small(words)
    return _with_field_of_chief(words, title_words(words) or (field and field + title_words(words[field:])))


def _field_in_small(words: Sequence[str]) -> int:
    """How many small words say what an office is for that is told in small letters too: plant manager; not fund manager, as firms are."""
    small = next((n for n, w in enumerate(words[:3]) if n and w.rstrip(".") in _IN_SMALL), 0)
    return small if small and all(w.islower() and w.isalpha() for w in words[:small]) and words[small - 1] not in _OF_FIRMS else 0


_IN_SMALL = frozenset(("manager", "director", "engineer", "scientist", "specialist", "coordinator", "supervisor", "superintendent"))
_OF_FIRMS = frozenset(
    ("asset", "fund", "wealth", "money", "property", "investment", "portfolio", "new", "former", "and", "or", "of", "the", "by")
)


def _whole_office_size(words: Sequence[str]) -> int:
    """How many of the words behind an employer are the office; none where it is that of somebody named behind it."""
    ended = next((n for n, w in enumerate(words) if w in _ENDS_OFFICE), len(words))
    size = max((n + 1 for n, w in enumerate(words[:ended]) if is_a(w, "title")), default=0)
    size = max(size, title_words(words))
    return 0 if words[size : size + 1] and words[size][0].isupper() else _with_field_of_chief(words, size)


def _with_field_of_chief(words: Sequence[str], size: int) -> int:
    """An office of `size` words that ends in Chief goes on to Officer, or to somebody's trade: Chief Weather Officer; chief baker."""
    if size and words[size - 1].lower() in ("chief", "head") and words[size : size + 1] and _TRADE.fullmatch(words[size].rstrip(".")):
        return size + 1
    if not size or words[size - 1] != "Chief":
        return size
    return size + next((n + 1 for n, w in enumerate(words[size : size + 6]) if w == "Officer"), 0)


_TRADE = lazy(r"[A-Za-z][a-z]{2,13}(?:er|or|ist|eer|ian)")


def _employed(facts: Facts, tokens: Sequence[Token]) -> int:
    """How many of the first words name a company before a position: Norvane President, Halden & Ruiz partner, NRVN deputy chief."""
    words = [t for _, _, t in tokens[:12]]
    for size in range(1, min(5, len(words))):
        if not (words[size - 1][0].isupper() or words[size - 1] == "&"):
            return 0
        if title_words(words[size:]):
            firm = words[:size]
            if words[size].islower() or (size > 1 and is_organization(firm)) or "&" in firm or not any(w[1:].islower() for w in firm):
                return size  # among them HLDN and HaldenMed
            written = facts.prose[tokens[0][0] : tokens[size - 1][1]]
            if any(written in (name.text, without_suffix(name.text)) for name in issuer_names(facts)):
                return size
    return 0


def _without_stop(prose: str, place: ProseSpan) -> ProseSpan:
    """Without the stop of the sentence, which is none of an abbreviation."""
    last = regex(r"[\w’'&-]+\.$").search(place.of(prose))
    stopped = last is not None and len(last[0]) > 3 and not (ends_company(last[0]) and len(last[0]) < _LONGEST_FORM)
    return ProseSpan(place.start, place.end - 1) if stopped else place
