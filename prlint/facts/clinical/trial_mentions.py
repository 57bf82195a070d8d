"""Where a text speaks of clinical trials: by name, by phase, by registry number, or as trial alone.

What these mentions say together, which name and number belong to which trial, is told in trials.py.
"""

from __future__ import annotations

from functools import cache

from prlint.data import column, table
from prlint.facts import Facts
from prlint.facts.names.generic_names import is_told_as_product
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

_NUMERAL = r"(?:[1-4]|IV|I{1,3}|i{1,3}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)"
_PHASE = lazy(
    rf"[ \u00a0-]{{1,2}}(?P<first>{_NUMERAL})(?P<a>[abAB]?)(?:[ \u00a0]?[/-][ \u00a0]?(?P<second>{_NUMERAL})(?P<b>[abAB]?))?\b(?!\.\d|%)"
)
_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_NOUNS = frozenset({"trial", "trials", "study", "studies"})
_WIDE_NOUNS = _NOUNS | {"assessment", "evaluation", "testing", "investigation"}
_TITLE_NOUNS = _WIDE_NOUNS | {"results", "data", "findings", "readout"}  # headlines have no room for the word trial
_DEFINED = lazy(r"\((?:[“\"](?P<quoted>[A-Z][A-Za-z0-9-]{1,30})[”\"]|(?P<short>[A-Z][A-Za-z0-9-]{1,30})\))")
_NAME = lazy(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+){0,3}")
_HEAD = lazy(r"[^\W_]+")
_APPOSING = frozenset(("a", "an", "the", "its", "our", "their"))  # TRIAL, its Phase 3 trial
_APPOSITION = 16  # words and marks between a comma and the phase of: , a randomized, double-blind, placebo-controlled Phase 3 trial
_CODE = lazy(r"(?:[A-Z]{1,6}-?\d{2,5}[A-Za-z]?|[A-Z-]+\d+[A-Za-z]+\d+)$")
_DESIGNS = frozenset(("randomized", "randomised", "blind", "controlled", "label"))
_NOUN_REACH = 6  # words between a phase and the noun that it is the phase of
_REGISTRY_REACH = 60  # words and marks between an unnamed trial and its number
NUMBER_REACH = 14  # words and marks between a trial and the number that is given for it


@cache
def trial_words(role: str) -> frozenset[str]:
    """The words of one role around trials, as the table tells the roles."""
    return frozenset(word for row in table("trial-words") if row["role"] == role for word in row["words"].split())


class Mention(Value):
    """A trial as one place speaks of it. first, last, end: numbers of its first and last word, and of the last word
    that tells of it (TRIAL, a Phase 3 trial); name and phase as they stand there."""

    first: int
    last: int
    end: int
    name: str | None
    phase: str | None
    noun: str


def trial_mentions(facts: Facts) -> list[Mention]:
    """All mentions in the order of the text, none of which overlap."""
    index = facts.words.index
    if not trial_words("clinical") & index.keys() or not (_NOUNS | {"phase"}) & index.keys():
        return []
    reader = _Reader(facts)
    mentions = sorted([*reader.by_phase(), *reader.by_noun(), *reader.by_number()], key=_fullest_first)
    mentions = [mention for mention in _without_doubles(mentions) if mention.name or mention.noun not in ("trials", "studies")]
    mentions += reader.by_name(mentions) if mentions else reader.by_registry() or reader.by_design()
    mentions.sort(key=lambda mention: mention.first)
    return _listed(facts, mentions)


_BESIDE = lazy(r"(?:[ \u00a0][(\[][^()\[\]\n]{1,60}[)\]])?,?[ \u00a0](?:and[ \u00a0])?")


def _listed(facts: Facts, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the phase that a sentence gives to several names at once: "two Phase 3 trials, HORIZON-1 and HORIZON-2"."""
    words, prose = facts.words, facts.prose
    found: list[Mention] = []
    phase = None
    for mention in mentions:
        if mention.phase:
            alone = words.folded[mention.first - 1] not in ("and", "or", "/", ",")
            phase = mention.phase if mention.noun in ("trials", "studies") and alone else None
        elif phase and found and _BESIDE.fullmatch(prose, words.ends[found[-1].last], words.starts[mention.first]):
            mention = Mention(mention.first, mention.last, mention.end, mention.name, phase, mention.noun)
        else:
            phase = None
        found.append(mention)
    return found


def _fullest_first(mention: Mention) -> tuple[int, bool, int]:
    return mention.first, mention.phase is None, -mention.last


class _Reader:
    """Finds what may be said of trials. It knows which short forms are defined in brackets, and so are no names."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.words = facts.words
        self.prose = facts.prose
        brackets = [match for match in _DEFINED.finditer(self.prose) if self.word_before(match.start()) not in _NOUNS]
        self.defined = {match["quoted"] or match["short"] for match in brackets}
        self.may_name: dict[str, bool] = {}

    def word_before(self, at: int) -> str:
        token = self.words.at(at) - 1
        return self.words.folded[token] if token >= 0 else ""

    def by_phase(self) -> Iterator[Mention]:
        """Phase 2 … trial, with the name that stands before, between or after."""
        words = self.words
        for token in words.index.get("phase", ()):
            match = _PHASE.match(self.prose, words.ends[token])
            if match is None:
                continue
            last = words.at(match.end() - 1)
            if last + 1 < len(words) and words.folded[last + 1] == "of":
                continue  # a part of a trial or of something else
            in_title = self.facts.part_of(words.span(token, token)) in ("headline", "subheadline")
            noun = self.noun_after(last + 1, _TITLE_NOUNS if in_title else _WIDE_NOUNS)
            if noun is None:
                continue
            before = self.name_before(token)
            if before is None:
                name = self.name_between(last + 1, noun) or self.name_after(noun)
                yield Mention(token, noun, noun, name, _phase(match), words.folded[noun])
                continue
            name = self.name_at(before)
            name_end = words.at(words.starts[before] + len(name) - 1)
            yield Mention(before, noun if name_end == token - 1 else name_end, noun, name, _phase(match), words.folded[noun])

    def by_noun(self) -> Iterator[Mention]:
        """NAME (clinical …) trial, where no phase stands."""
        for noun in _NOUNS & self.words.index.keys():
            for token in self.words.index[noun]:
                start = self.name_start(token)
                if start is None and noun == "trial":
                    start = self.name_apart(token)
                if start is not None:
                    yield Mention(start, token, token, self.name_at(start), None, noun)

    def by_number(self) -> Iterator[Mention]:
        """NAME (registry number), NAME [registry: number]."""
        words = self.words
        for thing in self.facts.of("trial-id"):
            token = words.at(thing.span.start) - 1
            while token > 0 and words.folded[token] not in "([" and words.folded[token] in trial_words("registering"):
                token -= 1
            if token > 0 and words.folded[token] in "([":
                start = self.glued_start(token - 1)
                name = self.name_at(start) if self.is_name(words.starts[start]) else ""
                if name and words.starts[start] + len(name) == words.ends[token - 1]:
                    yield Mention(start, token - 1, token - 1, name, None, "")

    def by_design(self) -> list[Mention]:
        """The first randomized … trial of a text that gives no trial a name, phase or number, and that claims no rank for it in passing."""
        words = self.words
        for token in sorted(token for word in _DESIGNS & words.index.keys() for token in words.index[word]):
            noun = self.noun_after(token + 1, _NOUNS - {"trials", "studies"})
            if noun is not None and "first" not in words.folded[max(token - 3, 0) : token]:
                return [Mention(self.glued_start(token), noun, noun, None, None, words.folded[noun])]
        return []

    def by_registry(self) -> list[Mention]:
        """… trial … (registry number): the last noun before a number, where no trial has name or phase."""
        words = self.words
        found = []
        for thing in self.facts.of("trial-id"):
            number = words.at(thing.span.start)
            noun = next((n for n in range(number - 1, max(number - _REGISTRY_REACH, -1), -1) if words.folded[n] in _NOUNS), None)
            if noun is not None:
                found.append(Mention(noun, noun, noun, None, None, words.folded[noun]))
        return found

    def name_apart(self, noun: int) -> int | None:
        """Where the name begins in NAME, a (pivotal) trial, or NAME (number), a trial."""
        words = self.words
        token = noun - 1
        while token >= 0 and noun - token < 4 and words.folded[token] not in _APPOSING and words.folded[token].isalpha():
            token -= 1
        if token < 1 or words.folded[token] not in _APPOSING or words.folded[token - 1] != ",":
            return None
        return self.name_before(token)

    def name_start(self, noun: int) -> int | None:
        """The token at which a trial's name begins that stands right before the noun, or with up to three adjectives between."""
        words = self.words
        token = noun - 1
        for _ in range(4):
            if token < 0 or token + 1 in words.openers:
                return None
            token = self.glued_start(token)
            if self.is_name(words.starts[token]):
                return token
            if (
                not words.folded[token].isalpha()
                or not words.prose[words.starts[token]].islower()
                or words.folded[token] in trial_words("linking")
            ):
                return None
            token -= 1
        return None

    def glued_start(self, token: int) -> int:
        """Where a word that is written with hyphens begins, as a token; no name has more than four pieces."""
        words = self.words
        first = max(token - 8, 0)
        while token > first and words.starts[token] == words.ends[token - 1] and words.prose[words.starts[token] - 1] not in '(),;:.®™"“”':
            token -= 1
        return token

    def name_at(self, token: int) -> str:
        match = _NAME.match(self.prose, self.words.starts[token])
        return match[0] if match else ""

    def is_name(self, at: int) -> bool:
        match = _NAME.match(self.prose, at)
        if match is None:
            return False
        name = match[0]
        if self.prose[match.end() : match.end() + 1] in ("'", "’"):
            return False  # somebody's trial
        capitals = sum(letter.isupper() for letter in name)
        if capitals < 4 or _CODE.match(name) or name.upper() in _stops() or name in self.defined:
            return False
        if name not in self.may_name:
            places = list(_places(self.prose, name))
            told = any(is_told_as_product(self.prose, place.end) for place in places)
            self.may_name[name] = not told and any(map(self.is_set_apart, places))
        return self.may_name[name]

    def is_set_apart(self, place: ProseSpan) -> bool:
        """Whether words beside a name are not all in capitals, as those of some titles are."""
        before = self.prose[max(place.start - 30, 0) : place.start].rpartition("\n")[2]
        letters = [letter for letter in before + self.prose[place.end : place.end + 30].partition("\n")[0] if letter.isalpha()]
        return not letters or any(map(str.islower, letters))

    def noun_after(self, token: int, nouns: Iterable[str]) -> int | None:
        """The first noun near behind in the same sentence, with nothing between that speaks of other things."""
        words = self.words
        seen = 0
        while token < len(words) and seen <= _NOUN_REACH and token not in words.openers:
            word = words.folded[token]
            if word in nouns:
                return token
            if word == "," and self.is_of_design(token + 1):
                seen -= 2
            elif word in trial_words("elsewhere") or word in (";", ":", ",") or (word == "." and token + 1 in words.openers):
                return None
            seen += words.is_word(token)
            token += 1
        return None

    def is_of_design(self, token: int) -> bool:
        """Whether an adjective begins here that trials have: a Phase 3, double-blind, multicenter trial."""
        word, then = (*self.words.folded[token : token + 2], "", "")[:2]
        return then == "-" or word in _DESIGNS or word.startswith("multi")

    def name_before(self, phase: int) -> int | None:
        """Where the name begins in NAME Phase 3 …, or NAME, a (pivotal) Phase 3 …; a remark in brackets may stand between."""
        words = self.words
        token = phase - 1
        while token >= 0 and phase - token < 6 and words.folded[token] in trial_words("introducing"):
            token -= 1
        name = self.name_ending(token)
        return self.name_ending(self.apposition(phase)) if name is None else name

    def name_ending(self, token: int) -> int | None:
        """Where the name begins that ends here, or before the brackets that end here."""
        words = self.words
        if token >= 0 and words.folded[token] == ")":
            opening = next((n for n in range(token, max(token - NUMBER_REACH, -1), -1) if words.folded[n] == "("), 0)
            token = opening - 1
        if token > 0 and words.folded[token] in _NOUNS:
            token -= 1  # the NAME study, a Phase 3 trial
        if token < 0:
            return None
        token = self.glued_start(token)
        return token if self.is_name(words.starts[token]) else None

    def apposition(self, phase: int) -> int:
        """The word before the comma, or before "is", of: , a randomized, double-blind Phase 3 …; -1 where no such clause stands."""
        words = self.words
        token = phase - 1
        while token > 1 and phase - token < _APPOSITION and (words.folded[token].isalpha() or words.folded[token] in ("-", ",")):
            if words.folded[token] in _APPOSING:
                return token - 2 if words.folded[token - 1] in (",", "is", "was") else -1
            if words.folded[token] in trial_words("linking"):
                break
            token -= 1
        return -1

    def name_between(self, token: int, noun: int) -> str | None:
        words = self.words
        for number in range(token, noun):
            if self.is_name(words.starts[number]) and self.glued_start(number) == number:
                return self.name_at(number)
        return None

    def name_after(self, noun: int) -> str | None:
        """… trial, NAME, … trial (NAME), or … trial NAME (number)."""
        match = _THEN_NAME.match(self.prose, self.words.ends[noun])
        if match is None:
            return None
        at = match.start("here")
        name = _NAME.match(self.prose, at)
        if name is None or name[0].upper() in _stops() or _CODE.match(name[0]) or sum(c.isupper() for c in name[0]) < 4:
            return None
        return None if name[0].startswith(("NCT", "ISRCTN")) else name[0]

    def by_name(self, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Places where a name that is known to be a trial's stands alone."""
        words = self.words
        names = {mention.name for mention in mentions if mention.name}
        taken = {token for mention in mentions for token in range(mention.first, mention.last + 1)}
        first_words = {head[0].lower() for name in names if (head := _HEAD.match(name))}
        for word in first_words & words.index.keys():
            for token in words.index[word]:
                name = self.name_at(token)
                if name in names and token not in taken:
                    last = words.at(words.starts[token] + len(name) - 1)
                    yield Mention(token, last, last, name, None, "")


def _places(prose: str, name: str) -> Iterator[ProseSpan]:
    """The places of a name, no more than the first forty."""
    at = -1
    for _ in range(40):
        at = prose.find(name, at + 1)
        if at < 0:
            return
        yield ProseSpan(at, at + len(name))


def _phase(match: re.Match[str]) -> str:
    def one(numeral: str, letter: str) -> str:
        return _ARABIC.get(numeral.lower(), numeral) + letter.lower()

    first = one(match["first"], match["a"])
    return f"{first}/{one(match['second'], match['b'])}" if match["second"] else first


@cache
def _stops() -> frozenset[str]:
    return frozenset(column("trial-name-stops", "word"))


_THEN_NAME = lazy(
    r"(?:,[ \u00a0](?:called[ \u00a0]|named[ \u00a0])?|[ \u00a0]\(|[ \u00a0](?:called|named|known as)[ \u00a0]"
    r"|[ \u00a0](?=[A-Z0-9-]{4,30}[ \u00a0](?:\(|and[ \u00a0][A-Z0-9-]{4,30}\b)))(?P<here>[A-Z])"
)


def _without_doubles(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.first > kept[-1].last:
            kept.append(mention)
    return kept
