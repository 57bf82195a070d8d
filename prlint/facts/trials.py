"""Clinical trials: their names, phases, and the registry number that goes with each."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from prlint.data import column, table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.tables import phrase_table
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from prlint.text.words import Words

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


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for row in table("trial-words") if row["role"] == role for word in row["words"].split())


def _cues_in(facts: Facts) -> dict[str, list[int]]:
    """Class of cue -> offsets at which such cues stand."""
    cues = phrase_table("trial-cues")
    places: dict[str, list[int]] = {"planned": [], "design": [], "observational": [], "treated": []}
    for match in find(cues, facts.words):
        places[cues["columns"][match.entry]["class"]].append(facts.words.starts[match.first])
    return places


class Mention(Value):
    """A trial as one place speaks of it. first, last, end: numbers of its first and last word, and of the last word
    that tells of it (TRIAL, a Phase 3 trial); name and phase as they stand there."""

    first: int
    last: int
    end: int
    name: str | None
    phase: str | None
    noun: str


def find_trials(facts: Facts) -> list[Thing]:
    index = facts.words.index
    if not _words("clinical") & index.keys() or not (_NOUNS | {"phase"}) & index.keys():
        return []
    reader = _Reader(facts)
    mentions = sorted([*reader.by_phase(), *reader.by_noun(), *reader.by_number()], key=_fullest_first)
    mentions = [mention for mention in _without_doubles(mentions) if mention.name or mention.noun not in ("trials", "studies")]
    mentions += reader.by_name(mentions) if mentions else reader.by_registry() or reader.by_design()
    mentions.sort(key=lambda mention: mention.first)
    return _things(facts, _listed(facts, mentions))

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
            noun = self.noun_after(last + 1, _TITLE_NOUNS if in_title else _WIDE_NOUNS, 6)
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
            while token > 0 and words.folded[token] not in "([" and words.folded[token] in _words("registering"):
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
            noun = self.noun_after(token + 1, _NOUNS - {"trials", "studies"}, 6)
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
                or words.folded[token] in _words("linking")
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
            from prlint.facts.products import is_told_as_product

            places = list(_places(self.prose, name))
            told = any(is_told_as_product(self.prose, place.end) for place in places)
            self.may_name[name] = not told and any(map(self.is_set_apart, places))
        return self.may_name[name]

    def is_set_apart(self, place: ProseSpan) -> bool:
        """Whether words beside a name are not all in capitals, as those of some titles are."""
        before = self.prose[max(place.start - 30, 0) : place.start].rpartition("\n")[2]
        letters = [letter for letter in before + self.prose[place.end : place.end + 30].partition("\n")[0] if letter.isalpha()]
        return not letters or any(map(str.islower, letters))

    def noun_after(self, token: int, nouns: Iterable[str], reach: int) -> int | None:
        """The first noun within so many words in the same sentence, with nothing between that speaks of other things."""
        words = self.words
        seen = 0
        while token < len(words) and seen <= reach and token not in words.openers:
            word = words.folded[token]
            if word in nouns:
                return token
            if word == "," and self.is_of_design(token + 1):
                seen -= 2
            elif word in _words("elsewhere") or word in (";", ":", ",") or (word == "." and token + 1 in words.openers):
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
        while token >= 0 and phase - token < 6 and words.folded[token] in _words("introducing"):
            token -= 1
        name = self.name_ending(token)
        return self.name_ending(self.apposition(phase)) if name is None else name

    def name_ending(self, token: int) -> int | None:
        """Where the name begins that ends here, or before the brackets that end here."""
        words = self.words
        if token >= 0 and words.folded[token] == ")":
            opening = next((n for n in range(token, max(token - _NUMBER_REACH, -1), -1) if words.folded[n] == "("), 0)
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
            if words.folded[token] in _words("linking"):
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


def _things(facts: Facts, mentions: Sequence[Mention]) -> list[Thing]:
    phases = {mention.name: mention.phase for mention in reversed(mentions) if mention.name and mention.phase}
    names = _names(mentions, phases)
    numbers = _numbers(facts, mentions, names)
    spoken_of = {name for mention, name in zip(mentions, names, strict=True) if mention.phase or mention.noun.startswith("trial")}
    cues = _cues_in(facts) if mentions else {}
    beside = _numbers_beside(facts, mentions)
    around = [facts.sentence_at(facts.words.starts[mention.first]) for mention in mentions]
    planned = [_is_planned(facts, cues, mention, each) for mention, each in zip(mentions, around, strict=True)]
    told = [_told(facts, mention) for mention in mentions]
    to_come = {words for words, is_to_come in zip(told, planned, strict=True) if words and is_to_come}
    things = []
    for n, (mention, name) in enumerate(zip(mentions, names, strict=True)):
        phase = mention.phase or (phases.get(mention.name) if mention.name else None)
        things.append(
            printed(
                facts.prose,
                "trial",
                facts.words.span(mention.first, mention.last),
                {"number": beside[n].span} if n in beside else {},
                name=name,
                named=mention.name is not None,
                phase=phase,
                phases=_covered(mention.phase) if mention.phase else None,
                id=numbers.get(name),
                registry=beside[n].fields["registry"] if n in beside else None,
                interventional=_interventional(cues, around[n], phase, name in spoken_of),
                stage="planned" if planned[n] or told[n] in to_come else "under-way",
            )
        )
    return things


def _told(facts: Facts, mention: Mention) -> str:
    """The words for a trial without a name, where they say more than its phase: a trial that is planned is so wherever they stand."""
    said = [word for word in facts.words.folded[mention.first : mention.last + 1] if word != "clinical"]
    return " ".join(said) if mention.name is None and mention.noun in ("trial", "study") and len(said) > 3 else ""


_TO_VERB = lazy(
    r"(?:[ \u00a0](?:of|in|for|with|from)(?:[ \u00a0][\w-]{1,30}){1,6}?|[ \u00a0]\([^()]{1,40}\))?"
    r"[ \u00a0](?:(?:is|are)[ \u00a0])?(?=(?:will|would|could|may|might|anticipated|expected|planned|scheduled|slated|that we)\b)"
)


def _is_planned(facts: Facts, cues: dict[str, list[int]], mention: Mention, around: ProseSpan) -> bool:
    """Whether words in front (plans to start) or right behind (would assess, expected to start) say that a trial has not begun."""
    start, end = facts.words.starts[mention.first], facts.words.ends[max(mention.last, mention.end)]
    if _stands(cues["planned"], max(around.start, start - 60), start):
        return True
    behind = max(mention.last, mention.end) + 1
    if behind < len(facts.words) and facts.words.folded[behind] in _BEFORE_A_TRIAL:
        return True
    if not (cues["design"] or cues["planned"]):
        return False
    verb = _TO_VERB.match(facts.prose, end, around.end)
    return verb is not None and any(_stands(cues[kind], verb.end(), verb.end() + 1) for kind in ("design", "planned"))


_BEFORE_A_TRIAL = frozenset(("preparation", "preparations", "planning"))  # has completed Phase 1 study preparation


def _covered(phase: str) -> tuple[str, ...]:
    """All phases that one as printed may be: 2 is 2, 2a or 2b, 2b is that alone, 1/2 is either."""
    covered: list[str] = []
    for part in phase.split("/"):
        covered += [part] if part[-1:].isalpha() else [part, f"{part}a", f"{part}b"]
    return tuple(dict.fromkeys(covered))


_DESIGNS = frozenset(("randomized", "randomised", "blind", "controlled", "label"))
_REGISTRY_REACH = 60  # words and marks between an unnamed trial and its number
_NUMBER_REACH = 14  # words and marks between a trial and the number that is given for it


def _numbers_beside(facts: Facts, mentions: Sequence[Mention]) -> dict[int, Thing]:
    """Number of a mention -> the registry number that is given right there: TRIAL (registry: number), or number (TRIAL)."""
    words = facts.words
    found: dict[int, Thing] = {}
    firsts = [mention.first for mention in mentions]
    for thing in facts.of("trial-id"):
        first, last = words.at(thing.span.start), words.at(thing.span.end - 1)
        n = bisect_left(firsts, first) - 1
        if n >= 0 and n not in found and _leads_to(words, mentions[n], first):
            found[n] = thing
        elif n + 1 < len(firsts) and firsts[n + 1] == last + 2 and words.folded[last + 1] == "(":
            found[n + 1] = thing
    return found


def _leads_to(words: Words, mention: Mention, number: int) -> bool:
    """Whether only words that introduce a registry number stand between a trial and that number."""
    after = mention.end
    if number <= after and mention.name:  # TRIAL (number), a Phase 3 trial
        after = words.at(words.starts[mention.first] + len(mention.name) - 1)
    if not 0 < number - after <= _NUMBER_REACH:
        return False
    return all(word in _words("registering") for word in words.folded[after + 1 : number])


def _names(mentions: Sequence[Mention], phases: dict[str, str]) -> list[str]:
    """One name for each trial: its own; else that of the only, or last named, trial of its phase or of the only trial; else its phase."""
    unnamed = {mention.phase for mention in mentions if not mention.name and mention.phase}
    of_phase: dict[str, list[str]] = {}
    for known, its_phase in phases.items():
        of_phase.setdefault(its_phase, []).append(known)
    named = {mention.name for mention in mentions if mention.name and mention.noun not in ("study", "studies")}
    if not phases and len(named) == len(unnamed) == 1:
        of_phase = {phase: [name] for phase in unnamed if phase for name in named if name}
    names: list[str] = []
    last: dict[str, str] = {}
    for mention in mentions:
        if mention.name:
            if mention.name in phases:
                last[phases[mention.name]] = mention.name
            names.append(mention.name)
            continue
        phase = mention.phase or ""
        alike = of_phase.get(phase, ())
        if len(alike) == 1:
            names.append(alike[0])
        elif phase in last:
            names.append(last[phase])
        else:
            fuller = [other for other in unnamed if other and other != phase and any(part.startswith(phase) for part in other.split("/"))]
            names.append(f"Phase {fuller[0] if len(fuller) == 1 else phase} trial" if phase or fuller else "trial")
    return names


def _numbers(facts: Facts, mentions: Sequence[Mention], names: Sequence[str]) -> dict[str, str]:
    """Trial -> registry number: the nearest trial of the number's paragraph; numbers that stand alone serve every trial that has none."""
    ids = facts.of("trial-id")
    numbers: dict[str, str] = {}
    loose: list[str] = []
    starts = [facts.words.starts[mention.first] for mention in mentions]
    for thing in ids:
        paragraph = facts.paragraph_at(thing.span.start)
        after = bisect_left(starts, thing.span.start)
        near = [n for n in (after - 1, after) if 0 <= n < len(starts) and paragraph.start <= starts[n] < paragraph.end]
        text = thing.span.of(facts.prose)
        if not near:
            loose.append(text)
            continue
        # The number usually follows its trial.
        nearest = min(near, key=lambda n: abs(starts[n] - thing.span.start) + (200 if n == after else 0))
        if numbers.get(names[nearest], text) != text and nearest > 0 and starts[nearest - 1] >= paragraph.start:
            nearest -= 1  # the second number of TRIAL-1 and TRIAL-2 (number and number)
        numbers.setdefault(names[nearest], text)
    if loose:
        for name in names:
            numbers.setdefault(name, loose[0])
    return numbers


def _interventional(cues: dict[str, list[int]], around: ProseSpan, phase: str | None, is_trial: bool) -> bool:
    if phase:
        return True
    if _stands(cues["observational"], around.start, around.end):
        return False
    return is_trial or _stands(cues["treated"], around.start, around.end)


def _stands(places: Sequence[int], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


KINDS = {
    "trial": Kind(
        find_trials,
        {
            "name": "text",
            "named": "flag",
            "phase": "text",
            "phases": "list",
            "id": "text",
            "number": "printed",
            "registry": "text",
            "interventional": "flag",
            "stage": ("planned", "under-way"),
        },
        meanings={
            "name": "name or, failing that, phase",
            "named": "whether a name of its own stands here",
            "phase": "1, 1/2, 2, …",
            "phases": "all phases that the one printed here may be: for 2 also 2a and 2b; absent where none is printed",
            "id": "registry number that goes with it",
            "number": "registry number that is given right here",
            "registry": "registry that issues this number",
            "interventional": "people are treated in it",
            "stage": "whether it is only spoken of as to come",
        },
    ),
}
