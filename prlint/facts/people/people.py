"""People: who is named in the news and in the contacts, and which mentions are of one person.

A name is believed where something beside it says so: an honorific or a degree, a position before or behind it, a verb of speech. Later
mentions need only be the same name, or nearly: a letter more, less, or other in given name or surname still means the same person.
What this cannot see: a person who is named without any of these signs, and two relatives whose given names differ by one letter.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from prlint.data import members
from prlint.facts import Kind, Thing, printed
from prlint.facts.names.naming import SHORT_OFFICES, held, is_a, is_organization, is_place, name_words, plain_name, title_words, tokens_of
from prlint.facts.people.identities import Known, Mention
from prlint.facts.people.positions import (
    employer_ahead,
    position_ahead,
    post_ahead,
    read_office,
    read_position,
    trade_ahead,
    words_of_office,
)
from prlint.facts.people.speakers import person_behind
from prlint.facts.tables import inflected
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.facts import Facts
    from prlint.facts.people.positions import Token

_WHERE = (
    *("headline", "subheadline", "lead", "dateline", "body", "quote", "list", "event", "boilerplate", "contact", "heading", "media"),
    "legend",  # who is responsible for a statement
    "forward-looking",  # a speech that comes late is read as a part of it
)
_RUN = lazy(
    r"(?<![\w.@/])(?:(?:Dr|Mr|Mrs|Ms|Prof|Hon|Sir|Dame|Professor)\.?[ \u00a0])?[A-ZÀ-Þ][\w.’'-]*"
    r"(?:[ \u00a0](?:[“\"][A-Z][a-z]{1,14}[”\"][ \u00a0])?(?:(?:van|von|de|der|den|du|da|di|del|la|le|bin|al|el|ter|dos)[ \u00a0]){0,2}"
    r"(?:[dl][’'])?[A-ZÀ-Þ][\w.’'-]*){1,6}"
)
_HONORED = lazy(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.?[ \u00a0](?P<surname>(?:[dl][’'])?[A-ZÀ-Þ][a-zß-ÿ][\w’'-]*)(?![\w-])")
_TAKES_OFFICE = lazy(
    r",?\s+(?:who\s+)?(?:(?:has been|have been|had been|was|were|is|will be|to be)\s+)?"
    r"(?:named|appointed|elected|promoted|retiring|stepping down|succeeding|succeeds)\b|\s+(?:will\s+)?(?:join|succeed)s?\b"
)
_GIVEN_OFFICE = lazy(
    r"(?i)\b(?:appoint|nam|elect|promot|welcom|succeed|replac|retir|resign|hir)(?:e?s|e?d|ing|(?:e?ment|ion|ation|ing) of)?\s+$"
    r"|\bdeparture of\s+$"
)
_APPOINTS = frozenset(
    ("Appoints", "Appointing", "Names", "Naming", "Elects", "Promotes", "Promoting", "Welcomes", "Hires", "Taps", "Adds", "Announces")
)
_POINTS = frozenset(("below", "above", "herein", "here", "in", "under", "by"))


def find_people(facts: Facts) -> list[Thing]:
    mentions = sorted([*_in_contacts(facts), *_in_news(facts)], key=lambda mention: mention.span)
    known = Known(mentions)
    mentions = [m for m in mentions if m.believed or known.identity(m) is not None]
    mentions += [*_by_honorific(facts, mentions, known), *_by_surname(facts, known), *_in_titles(facts, mentions, known)]
    found = []
    for mention in mentions:
        identity = known.identity(mention)
        if identity is not None:
            places = {"title": mention.title, "organization": mention.organization}
            given = mention.given if len(mention.given.rstrip(".")) > 1 else None
            fields = {"identity": identity, "given": given, "surname": mention.surname, **held(facts.prose, mention.title)}
            found.append(printed(facts.prose, "person", mention.span, places, **fields))
    return found


_OF_FAMILIES = frozenset(("II", "III", "IV"))  # and of machines
_LEAST_TOLD = 5  # letters of a surname that may be misspelled where nothing but a verb of speech says that it is one

# --- mentions


def _in_contacts(facts: Facts) -> list[Mention]:
    """The people of the contact blocks, as taken apart there."""
    from prlint.facts.contacts.contact_fields import fields_of

    found = []
    for part in facts.release.find("contact"):
        fields = [field for field in fields_of(facts, part.span) if field.kind != "break"]
        for field, following in zip(fields, [*fields[1:], None], strict=False):
            words = [t for _, _, t in tokens_of(field.span.of(facts.prose))]
            parted = _parted(words) if field.kind == "name" else None
            if parted is not None:
                mention = Mention(field.span, *parted, believed=True)
                mention.title = following.span if following is not None and following.kind == "title" else None
                found.append(mention)
        found += [mention for mention in _signed(facts.prose, part.span) if not any(m.span.overlaps(mention.span) for m in found)]
    return found


_SIGNED = lazy(
    r"\b[Bb](?i:ehalf of)[^“\"]{2,120}[“\"](?P<name>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w.’-]*){1,3})[”\"]"
    r"(?:\s?(?P<again>[A-ZÀ-Þ][a-zà-ÿ’-]+(?: [A-ZÀ-Þ]\.)? [A-ZÀ-Þ][a-zà-ÿ’-]+))?"
)


def _signed(prose: str, part: ProseSpan) -> Iterable[Mention]:
    """Who signs for the board, by hand and again in print: On behalf of the Board, “Dana Ruiz” Dana Ruiz, CEO."""
    for match in _SIGNED.finditer(prose, part.start, part.end):
        for name in ("name", "again"):
            words = (match[name] or "").split()
            parted = _parted(words) if words and name_words(words) == len(words) else None
            if parted is not None:
                yield Mention(ProseSpan(*match.span(name)), *parted, believed=True)


def _parted(words: Sequence[str]) -> tuple[str, str] | None:
    """(first given name, surname) of the words of a name; small words stay with the surname."""
    plain = plain_name(words)
    if not plain:
        return None
    start = len(plain) - 1
    while start > 1 and is_a(plain[start - 1], "particle"):
        start -= 1
    return (plain[0] if start else ""), " ".join(plain[start:])


def _in_news(facts: Facts) -> list[Mention]:
    prose = facts.prose
    found = []
    for match in _RUN.finditer(prose):
        part = facts.part_of(ProseSpan(*match.span()))
        if part in _WHERE and part != "contact":
            mention = _mention(facts, max(match.start(), facts.sentence_at(match.end() - 1).start), match.end())
            if mention is not None:
                found.append(mention)
    _believe_joined(prose, found)
    return found


def _believe_joined(prose: str, mentions: Sequence[Mention]) -> None:
    """Two names of which one word tells: co-founders Dana Ruiz and Lee Tan; Dana Ruiz and Lee Tan, directors of Halden; said both."""
    for one, other in pairwise(mentions):
        if (one.believed and other.believed) or prose[one.span.end : other.span.start] not in (" and ", " & "):
            continue
        ahead = _LAST_WORD.search(prose, max(0, one.span.start - 30), one.span.start)
        behind = _TOLD_OF_BOTH.match(prose, other.span.end)
        offices = [ahead["word"]] if ahead is not None else []
        offices += behind["words"].split() if behind is not None else []
        if any(_is_of_several(word) for word in offices) or (one.believed and ahead is not None and ahead["word"] in _speech_words()):
            one.believed = other.believed = True


_LAST_WORD = lazy(r"(?<![\w-])(?P<word>[\w-]+\.?)(?: General)?[ \u00a0]$")
_TOLD_OF_BOTH = lazy(r"(?:, (?:the |both |two )?| (?:as|to be) (?:its |the |new |both )?)(?P<words>[A-Za-z-]+(?: [A-Za-z-]+){0,2})")


def _is_of_several(word: str) -> bool:
    """Co-founders, Directors, Drs.: an office or an address of more than one."""
    small = word.lower()
    return small in _ADDRESSES or (len(small) > 4 and small.endswith("s") and is_a(small[:-1], "title"))


_ADDRESSES = frozenset(("drs.", "drs", "messrs.", "messrs", "profs.", "professors"))
_NO_NAMES = frozenset(("Excellency", "Highness", "Majesty"))


def _mention(facts: Facts, start: int, end: int) -> Mention | None:
    """The name inside a run of capitalized words: an office may stand before it (Chief Executive Officer Dana Ruiz)."""
    tokens = _from_office_or_name(_tokens(facts, start, end))
    words = [t for _, _, t in tokens]
    if tokens and _is_given_office(facts.prose, tokens[0][0]):
        named = name_words(words)
        if named > 1 and title_words(words[named:]) == len(words) - named:
            tokens, words = tokens[:named], words[:named]  # appointed Dana Ruiz Chief Financial Officer
    ahead = post_ahead(facts.prose, start, words) if tokens and tokens[0][0] == start else None
    first = words_of_office(words) if ahead is None else ahead.fields
    size = name_words(words[first:])
    if not size or first + size < len(words):
        return None
    name = ProseSpan(tokens[first][0], tokens[-1][1])
    if is_organization(words[first:]) or is_place(name.of(facts.prose)):
        return None
    parted = _parted([t for _, _, t in tokens_of(name.of(facts.prose))])
    if parted is None or not parted[0]:
        return None
    mention = Mention(name, *parted, believed=False)
    read_position(facts, mention)
    if first and mention.title is None:
        if ahead is None:
            read_office(facts.prose, mention, tokens[:first])
        else:
            mention.title = ProseSpan(ahead.start, tokens[first - 1][1])
    addressed = is_a(words[first], "honorific") or words[first] in SHORT_OFFICES
    honored = addressed or any(is_a(w, "degree") and w not in _OF_FAMILIES for w in words[first + 1 :])
    _believe(facts, mention, first > 0 or honored or mention.believed or mention.title is not None)
    return mention


def _tokens(facts: Facts, start: int, end: int) -> list[Token]:
    """The words of a run without what joins it to its sentence: a genitive or stop at its end, an opening word."""
    tokens = [(a + start, b + start, t) for a, b, t in tokens_of(facts.prose[start:end])]
    if tokens[-1][2].endswith(("’s", "'s")):
        a, b, last = tokens[-1]
        tokens[-1] = (a, b - 2, last[:-2])  # Dana Ruiz’s
    if tokens[-1][2].endswith(".") and len(tokens[-1][2]) > 3 and not is_a(tokens[-1][2], "degree"):
        a, b, last = tokens[-1]
        tokens[-1] = (a, b - 1, last[:-1])
    opens = start == facts.sentence_at(start).start and tokens[0][2].lower() in members("name-openers", "word")
    return tokens[1:] if opens else tokens  # Then Dana Ruiz


def _from_office_or_name(tokens: list[Token]) -> list[Token]:
    """Without what stands before both: Halden Appoints Dana Ruiz, State Senator Dana Ruiz."""
    words = [t for _, _, t in tokens]
    begin = next((n + 1 for n, w in enumerate(words[:-2]) if w in _APPOINTS), 0)
    begin = max((n + 1 for n, w in enumerate(words[:-2]) if w in _NO_NAMES or _is_of_several(w)), default=begin)
    begin += words[begin : begin + 1] == ["General"] and begin > 0  # Assistant Attorneys General Dana Ruiz
    if not any(is_a(w, "title") for w in words):
        begin = max((n for n, w in enumerate(words[:-2]) if n and is_a(w, "honorific")), default=begin)
    return tokens[begin:]


def _believe(facts: Facts, mention: Mention, told: bool) -> None:
    """told: something in or beside the name says that it is a person's; else a verb of speech or a new office may."""
    name = mention.span
    ahead = position_ahead(facts.prose, name.start) if mention.title is None else None
    if mention.title is None and ahead is None and (trade := trade_ahead(facts.prose, name.start)) is not None:
        ahead = trade if _speaks(facts, ProseSpan(trade.start, name.end)) else None
    employer = employer_ahead(facts.prose, ahead.start) if ahead is not None else None
    called = ProseSpan((employer or ahead).start, name.end) if ahead is not None else name
    if not told and person_behind(facts.prose, name.start, name.end) is not None:
        return  # said Halden Air chairman and CEO Dana Ruiz
    mention.believed = told or any(_speaks(facts, span) for span in (name, called)) or _takes_office(facts.prose, name)
    if mention.believed and ahead is not None and mention.title is None:
        mention.title = ahead
        mention.organization = mention.organization or employer


def _takes_office(prose: str, name: ProseSpan) -> bool:
    """Whether the words beside a name say that somebody is appointed, joins or leaves."""
    behind = _TAKES_OFFICE.match(prose, name.end)
    if behind is not None and behind[0].strip() in _GIVES and not _names_office(prose, behind.end()):
        behind = None  # Orrin Foods appointed Dana Ruiz
    return behind is not None or _is_given_office(prose, name.start)


_GIVES = frozenset(("named", "appointed", "elected", "promoted"))


def _names_office(prose: str, at: int) -> bool:
    """Whether no further name stands here, but an office or a word that leads to one."""
    words = [word for _, _, word in tokens_of(prose[at : at + 60].split("\n")[0])]
    return not words or not words[0][0].isupper() or title_words(words) > 0 or not name_words(words)


def _is_given_office(prose: str, start: int) -> bool:
    return _GIVEN_OFFICE.search(prose[max(0, start - 24) : start]) is not None


def _speaks(facts: Facts, name: ProseSpan) -> bool:
    """Whether a verb of speech stands right before or behind the name, in a paragraph that quotes."""
    speech = _speech_words()
    words = facts.words
    numbers = words.within(name)
    paragraph = facts.paragraph_at(name.start).of(facts.prose)
    if "“" not in paragraph and "”" not in paragraph and '"' not in paragraph:
        return False  # a verb of speech alone is what companies and studies have too
    before = words.folded[numbers.start - 1] if numbers.start > 0 else ""
    behind = words.folded[numbers.stop] if numbers.stop < len(words) else ""
    if behind in _weak_speech_words() and numbers.stop + 1 < len(words) and words.folded[numbers.stop + 1] in _POINTS:
        return False  # the circular described below
    return (before in speech and before not in _weak_speech_words()) or behind in speech


@cache
def _speech_words() -> frozenset[str]:
    return frozenset(form for verb, _, forms in inflected("speech-verbs") for form in _told_forms(verb, forms))


@cache
def _weak_speech_words() -> frozenset[str]:
    """Forms of the verbs that have other uses: a product called so."""
    return frozenset(form for verb, kind, forms in inflected("speech-verbs") if kind == "weak" for form in _told_forms(verb, forms))


def _told_forms(verb: str, forms: Iterable[str]) -> Iterable[str]:
    return (form for form in forms if not form.endswith("ing")) if verb.isalpha() else (verb,)


def _by_honorific(facts: Facts, mentions: Sequence[Mention], known: Known) -> list[Mention]:
    """Mr. Ruiz, Dr. Tan: surname alone, of somebody named in full elsewhere."""
    taken = {m.span.start for m in mentions}
    surnames = {person.surname for person in known.persons}
    found = []
    for match in _HONORED.finditer(facts.prose):
        surname = regex(r"['’]s$").sub("", match["surname"])
        span = ProseSpan(match.start(), match.start("surname") + len(surname))
        if match.start() not in taken and facts.part_of(span) in _WHERE:
            mention = Mention(span, "", surname, believed=True)
            mention.honored = True
            if surname in surnames or known.near(mention) is not None:
                found.append(mention)
    return found


def _by_surname(facts: Facts, known: Known) -> list[Mention]:
    """Surnames of people named in full that stand alone beside a verb of speech and before an office; and words that stand once, where
    people are told of, and are a letter away from such a surname."""
    words = facts.words
    first_letters = {surname[0] for surname in known.surnames if len(surname) >= _LEAST_TOLD}
    found = []
    for word in known.surnames & words.index.keys():
        for place in (n for n in words.index[word] if _is_told(facts, n)):
            span = words.span(place, place)
            mention = Mention(span, "", span.of(facts.prose), believed=True)
            mention.honored = True
            read_position(facts, mention)
            found += [mention] if mention.title is not None else []
    for word, places in words.index.items():
        if word[0] not in first_letters or len(places) > 1 or len(word) < _LEAST_TOLD - 1 or word in known.surnames:
            continue
        bare, span = word.removesuffix("'s"), words.span(places[0], places[0])
        span = ProseSpan(span.start, span.end - len(word) + len(bare))
        if not span.of(facts.prose).istitle() or not known.is_off(bare, _LEAST_TOLD) or (bare != word and bare in words.index):
            continue
        if _is_told(facts, places[0]) and facts.part_of(span) in ("body", "quote", "list"):
            mention = Mention(span, "", span.of(facts.prose), believed=True)
            mention.honored = True
            found.append(mention)
    return found


def _in_titles(facts: Facts, mentions: Sequence[Mention], known: Known) -> list[Mention]:
    """Names of known people in titles, where every word has a capital, of which the given name is a letter off."""
    words, prose = facts.words, facts.prose
    found: list[Mention] = []
    for surname in known.surnames & words.index.keys():
        for place in words.index[surname]:
            name = ProseSpan(words.starts[place - 1], words.ends[place]) if place else None
            if name is None or facts.part_of(name) not in ("headline", "subheadline") or len(name.of(prose).split()) != 2:
                continue
            given, family = name.of(prose).split()
            mention = Mention(name, given, family, believed=True)
            if known.near(mention) is not None and not any(mention.span.overlaps(other.span) for other in mentions):
                found.append(mention)
    return found


def _is_told(facts: Facts, place: int) -> bool:
    """Whether the word at this place stands alone, beside a verb of speech, or opens what is told of somebody."""
    words = facts.words
    near = [words.span(n, n).of(facts.prose) if 0 <= n < len(words) else "" for n in (place - 1, place + 1)]
    starts = facts.sentence_at(words.starts[place]).start == words.starts[place]
    if starts and words.folded[place].endswith("'s"):
        return True
    if starts and (near[1] in _OF_PEOPLE or (near[1] == "and" and words.folded[place + 2 : place + 3] in (["her"], ["his"]))):
        return True
    told = near[1] in _speech_words() or (near[0] in _speech_words() and not near[1][:1].isupper())
    return told and (starts or not near[0][:1].isupper())


# What follows the surname of somebody of whom a sentence tells.
_OF_PEOPLE = frozenset(
    ("joins", "joined", "holds", "served", "serves", "brings", "led", "leads", "earned", "previously", "succeeds", "replaces", "will")
)


KINDS = {
    "person": Kind(
        find_people,
        {"identity": "text", "given": "text", "surname": "text", "title": "printed", "organization": "printed"}
        | {"offices": "list", "rank": "text"},
        meanings={
            "identity": "same for mentions of one person, however spelled: the name under which the release first gives it",
            "given": "first given name, where it is more than an initial",
            "surname": "surname",
            "title": "position named beside it",
            "organization": "employer named beside it",
            "offices": "offices of a chief officer that the position names: executive, financial, …",
            "rank": "rank that it names: president (or chief executive), senior vice president, vice president, director, manager",
        },
    )
}
