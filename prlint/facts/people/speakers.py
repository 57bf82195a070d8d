"""Those who are quoted: what names them, the position that stands beside a name, and the verbs of speech."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts.names.naming import is_organization, name_words, position_words
from prlint.facts.people.positions import position_ahead, post_ahead
from prlint.facts.tables import inflected, word_class
from prlint.text.pattern import lazy, longest_first, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

CAPITAL = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Jr|Sr|St|Hon|Rep|Sen|Gov)\.|[A-ZÀ-Þ](?:\.(?:[A-Z]\.)*|[\w'’-]{0,40}(?:[.&][\w'’-]{1,40}){0,6}))"
_PARTICLE = r"(?:(?:van|von|de|del|der|den|bin|al|la|le|di|da|dos|el|ten|y)(?!\w)|(?:d[eiu]|l[ae]|van|von|mac|[dl]['’])[A-Z][\w'’-]{1,40})"
NAME = rf"{CAPITAL}(?:[ \u00a0](?:{CAPITAL}|{_PARTICLE}|[“\"(]{CAPITAL}[”\")])){{0,7}}"
NAME_RE = lazy(NAME)
_SECOND_TITLE = lazy(r"\s(?:and|&)\s(?P<title>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})")
_SECOND_OFFICE = lazy(r"\s(?:and|&)\s(?P<name>(?P<title>[A-Z][a-z]+\s[A-Z][a-z]+)(?:\s[A-Z][\w.’'-]*){2,4})")
_NAME_BEHIND = lazy(rf",?\s(?P<name>{NAME})")
_FIELD_BEHIND = lazy(rf" (?:of State for|of|for) (?:the )?(?P<name>{NAME})")
LED_IN = lazy(  # "Dana Ruiz, chief executive officer: “"
    rf"(?:^|[.!?\x00]\s+|[\r\n])[*_ ]*(?:(?:In the words of|To quote|As|For) )?(?P<name>{NAME})"
    r"(?P<more>[^:\x00]{0,160}):[*_]*\s*\x00"
)
# what may stand between a lone surname and its verb
BESIDE = lazy(r"(?:,[^,]{0,80},)?\s*(?:(?:also|then|further|later|always|often|has|had|who|was|is|are)\s+){0,2}")
_CAPITAL_BEFORE = lazy(r"\b[A-ZÀ-Þ][\w'’&-]{0,30} $")


@cache
def speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(verbs that take any quotation, all verbs of speech)"""
    plain: set[str] = set()
    every: set[str] = set()
    for _, kind, forms in inflected("speech-verbs"):
        every.update(forms)
        if kind == "plain":
            plain.update(forms)
    return _any_of(plain), _any_of(every)


_NO_VERBS = "according to|in the words of|points? out|pointed out|puts? it"


def _any_of(verbs: Iterable[str]) -> re.Pattern[str]:
    return regex(rf"(?<![\w-])(?<!will )(?<!would )(?i:{'|'.join(longest_first(verbs))}|{_NO_VERBS})\b")


def is_part_of_name(text: str, at: int) -> bool:
    """Whether a word with a capital stands right behind another: Orrin State College states nothing."""
    return text[at].isupper() and not text.isupper() and _CAPITAL_BEFORE.search(text, max(0, at - 40), at) is not None


_COUNTED = lazy(
    r"(?i)(?:\d|\b(?:united|member|the|these|those|its|our|their|all|both|several|many|some|few|other|two|three|four|five|six|seven|eight"
    r"|nine|ten|accompanying|related|statements and|per|average|senior|convertible|common|preferred|outstanding))[ \u00a0]$"
)


def is_plural(text: str, verb: re.Match[str]) -> bool:
    """Whether what looks like a verb is a noun that is counted or pointed at: 34 states, the notes, its shares, a loss per share."""
    return verb[0].endswith(("s", "share")) and _COUNTED.search(text, max(0, verb.start() - 16), verb.start()) is not None


@cache
def places() -> frozenset[str]:
    """Countries, states and time zones, which as such say nothing: people of these names are known by their given names as well."""
    return frozenset(row["name"] for name in ("countries", "states", "zones") for row in table(name))


def says(text: str, start: int, end: int) -> bool:
    """Whether the name at this place has a verb of speech: right behind it, or for a full name somewhere in its sentence."""
    verb = speech()[1].search(text, end)
    if verb is None or ". " in text[end : verb.start()]:
        return False
    return " " in text[start:end] or BESIDE.fullmatch(text, end, verb.start()) is not None


def is_told(text: str) -> bool:
    """Whether a paragraph ends as sentences do: in "Conference call" nobody called anything."""
    return text.rstrip("\x00 *_0123456789[]”\"").endswith((":", ".", ",", "-", "—", "!", "?"))


def person_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a run of capitalized words that names who speaks: without openers before it and positions around it."""
    titles = position_words()
    words = [(m.start() + start, m.end() + start, m[0]) for m in regex(r"[^\s\u00a0]+").finditer(text[start:end])]
    while words and (words[0][2].lower().strip(".,'’") in word_class("no-speaker") or _is_verb(words[0][2], len(words))):
        words.pop(0)
    post = post_ahead(text, words[0][0], [w for _, _, w in words]) if words else None
    words = words[post.fields :] if post is not None else words
    lower = [w[2].lower().strip(".,'’\"“”()") for w in words]
    if len(words) == 2 and "dean" in lower and not titles.issuperset(lower):
        titles = titles - {"dean"} if lower[0] not in titles - {"dean"} else titles  # Dean Ruiz, Al Dean; but Associate Dean
    if len(words) > 1 and lower[-2] in titles and lower[-1] not in titles:
        second = _SECOND_OFFICE.match(text, end)
        if second is not None and titles.intersection(second["title"].lower().split()):
            return person_in(text, *second.span("name"))  # Chief Risk and Compliance Officer Dana Ruiz
    last = max((n for n, w in enumerate(lower) if w in titles), default=-1)
    if 0 <= last == len(words) - 1:
        second = _SECOND_TITLE.match(text, end)
        if second is not None and second["title"].split()[-1].lower() in titles:
            end = second.end()
        elif second is not None and not titles.isdisjoint(second["title"].lower().split()):  # President and Norvane CEO Dana Ruiz
            named = NAME_RE.match(text, second.start("title"))
            return person_in(text, *named.span()) if named is not None else None
        name = _NAME_BEHIND.match(text, end)
        if name is not None:
            return person_in(text, *name.span("name"))
        field = _FIELD_BEHIND.match(text, end)
        if field is not None and post_ahead(text, field.start("name"), field["name"].split()) is not None:
            return person_in(text, *field.span("name"))  # said Director of Operations Dana Ruiz
        first = next(n for n in range(len(words)) if all(w in titles for w in lower[n:]))
        words = words[:first] if first >= 2 else []
    if 0 <= last < len(words) - 1:
        words = words[last + 1 :]
    while words and words[0][2].endswith(("'s", "’s")) and len(words) > 1:
        words.pop(0)
    while words and words[-1][2].lower() in ("and", "y", "de", "la"):
        words.pop()
    if words and words[-1][2].endswith(("'s", "’s")) and not words[-1][2].isupper():
        return None  # the name belongs to what follows it
    if not words or (len(words) == 1 and words[0][2].lower().strip(".,") in word_class("no-speaker") | word_class("honorific")):
        return None
    end = words[-1][1]
    while text[end - 1] in ".,'’" and not regex(r"\b(?:Jr|Sr|Inc|Ltd|Corp|Co|[A-Z])\.$").search(text[words[0][0] : end]):
        end -= 1
    return (words[0][0], end) if end > words[0][0] else None


def _is_verb(word: str, count: int) -> bool:
    """Whether it is the verb of speech before a whole name: Adds Lee Tan."""
    return count > 2 and word.endswith("s") and speech()[0].fullmatch(word) is not None


def person_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who speaks for the body named here by the offices that stand behind its name: said Halden Society volunteer and chair Dana Ruiz."""
    office = regex(r" (?P<word>[a-z]+(?:-[a-z]+)?)").match(text, end)
    named = text[start:end].split()
    if office is None or office["word"] not in position_words():
        return None
    is_body = len(named) == 1 or is_organization(named)
    for name in NAME_RE.finditer(text, end, min(end + 200, len(text))):
        speaker = person_in(text, *name.span())
        words = text[slice(*speaker)].split() if speaker is not None else []
        if speaker is not None and len(words) > 1 and name_words(words) == len(words) and not is_organization(words):
            return speaker if is_body or _OFFICES.fullmatch(text, end, speaker[0]) else None
    return None


_OFFICES = lazy(r" (?:(?:[a-z][a-z-]{2,20}|&|[CESV][A-Z]{1,3}) ){1,6}")  # said Halden Air chairman and CEO Dana Ruiz


def is_led_in(before: str) -> bool:
    """Whether the name of a person leads to what follows: Dana Ruiz, chief executive:"""
    led = LED_IN.search(before + "\x00")
    speaker = person_in(before, *led.span("name")) if led is not None else None
    words = before[slice(*speaker)].split() if speaker is not None else []
    return len(words) > 1 and name_words(words) == len(words) and not is_organization(words)


_SMALL_IN_TITLES = frozenset(("from", "with", "without", "into", "over", "under", "about", "after", "between", "through", "than", "upon"))


def in_title_case(words: list[str]) -> bool:
    """Whether these words are written as those of a title are, and are not what somebody says of himself."""
    long = [w for w in words if len(w) > 3 and w not in _SMALL_IN_TITLES]
    if not long or any(w in ("I", "we", "We", "our", "Our", "my", "us") for w in words):
        return False
    return sum(w[0].isupper() or w[0].isdigit() for w in long) >= 0.8 * len(long) and words[0][0].isupper() and len(words) <= 30


_POSITION = lazy(
    r",?\s*(?:(?:[A-Z][\w.]{0,3}\.?[A-Z]\w?\.?[A-Z.]*|P\.(?:Eng|Geo)\.|PhD|MBA|MD|CFA|CPA|Jr\.|Sr\.|III?),?\s*){0,3},\s*"
    r"(?:who (?:is|has been|serves as|has served as) (?:[A-Z][\w-]{1,30}['’]s? )?)?"
    r"(?P<title>(?:the |its |our )?(?:[^\x00.;:()“”\"\r\n]|(?<=Inc|Ltd)\.(?= \w)|(?<=Corp)\.(?= \w)|(?<=Co)\.(?= \w)){3,200})"
)
_SHORT_POSITION = lazy(r",\s(?P<title>[A-Z]{2,5})\b")
_EMPLOYER = lazy(
    r",?\s+(?:of|at|for|with)\s+(?:the\s+)?(?=[A-ZÀ-Þ][^,]*\b(?:Inc|Ltd|Corp|LLC|plc|AG|SE|GmbH|University|Hospital|Institute|Center"
    r"|Centre|Company|Group|Therapeutics|Pharma\w*|Bio\w*|Foods|Instruments|Holdings|School|College|Foundation|Association|Bank"
    r"|Technologies|Resources|Energy|Mining|Minerals|Gold|Medical|Health|Systems|Labs|Laboratories|Partners|Capital)\b)"
    r"|\s+at\s+(?=[A-ZÀ-Þ])"
)


_DOES = lazy(r",\s+[a-z]{3,12}ed\s+(?:the|an?|his|her|their|its|that|this)\b")


def title_beside(text: str, base: int, start: int, end: int) -> ProseSpan | None:
    """The position that stands beside a name: after it between commas, or before it in capitals."""
    titles = position_words()
    after = _POSITION.match(text, end)
    if after is not None:
        words = after["title"].partition("who ")[0] if after["title"].startswith("who ") else after["title"]
        ends = (_EMPLOYER.search(words), regex(r",?\s+(?:who|and\s+\w+ed)\b").search(words), _DOES.search(words))
        cut = min((m.start() for m in ends if m), default=len(words))
        verb = speech()[0].search(words)
        if verb is not None:
            cut = min(cut, verb.start())
        piece = words[:cut].rstrip(" ,")
        if any(w.lower() in titles for w in regex(r"[\w-]+").findall(piece) if w != "MD"):
            at = after.start("title")
            return ProseSpan(base + at, base + at + len(piece))
    short = _SHORT_POSITION.match(text, end)
    if short is not None and short["title"].lower() in titles and short["title"] != "MD":  # CEO, which looks like a degree too
        return ProseSpan(base + short.start("title"), base + short.end("title"))
    before = regex(r"(?:[A-Z][\w-]*|of|and|&)(?:[ ,]{1,2}(?:[A-Z][\w-]*|of|and|&)){0,9},?\s$").search(text, max(0, start - 90), start)
    if before is not None:
        words_before = [(m.start(), m.end()) for m in regex(r"[\w-]+").finditer(before[0]) if m[0].lower() in titles]
        if words_before:
            first = words_before[0][0]
            place = regex(r"[A-Z][a-z]+ $").search(before[0], 0, first)  # Harbour Master
            if place is not None and place[0].rstrip().lower() in word_class("workplace"):
                first = place.start()
            return ProseSpan(base + before.start() + first, base + before.start() + words_before[-1][1])
    ahead = position_ahead(text, start)
    return ProseSpan(base + ahead.start, base + ahead.end) if ahead is not None else None
