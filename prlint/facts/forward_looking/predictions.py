"""Words that look ahead: what they predict, and whose prediction it is.

The cue and its verb are the thing: "expects", "will be evaluated", "is now also planned". No prediction: history ("was expected"),
names and nouns ("Will", "pension plan"), definitions and quoted law, event logistics ("will host a call"), appointments ("will join"),
eligibility for a trial, what a product does ("will switch off when …"), lists of cue words in a cautionary section.

What it cannot see: a past told by a cue ("would go on to win"), general truths and
orders that read as predictions ("water will boil", "press it and the pump will start"), whose prediction a bare passive is when the
sentence before names the source, and an issuer under a name that it is only "also known as".
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.data import members
from prlint.facts import Kind, printed
from prlint.facts.clauses import is_adverb, subject_of, with_complement
from prlint.facts.forward_looking.coming import coming, is_dated, people_in
from prlint.facts.forward_looking.topics import topic_beside
from prlint.facts.names.company_names import without_suffix
from prlint.facts.names.naming import is_organization
from prlint.facts.tables import phrase_table, phrase_tables, word_class
from prlint.release import ZONES
from prlint.text.phrases import find
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts, Thing
    from prlint.text.span import ProseSpan
    from prlint.text.words import Words

_ASSURED = 60  # tokens that "no assurance that" reaches
_LONGEST_NAME = 300  # characters
_PRONOUNS = frozenset(("it", "he", "she", "this", "that"))  # capitals that open a sentence; they mean the issuer or its people
_BETWEEN = frozenset(("also", "now", "currently", "therefore", "still"))  # a subject and its verb
_NO_NAMES = _PRONOUNS | _BETWEEN
_NOUNS = frozenset(("project", "projects", "forecast", "forecasts", "hope", "aim", "target", "estimate"))
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "its", "our", "their", "his", "her", "each", "every", "any", "no"))
_PLANS = {"to": "modal", "plans": "fixed", "targets": "fixed", "eyes": "fixed", "seeks": "fixed"}  # behind the name that opens a title
_SECOND = 25  # tokens from what is expected to a second thing
_ENDS_FIRST = frozenset(("and", ";", ":", "which", "who", "while", "but"))
_BARE = frozenset(("expected", "anticipated", "projected", "forecast", "planned"))  # participles without their auxiliary
_OF_MARKETS = frozenset(("market size", "market value", "global demand"))
_NEW_COLLEAGUE = frozenset(("he", "him", "his", "she", "her"))
_SET = frozenset(("scheduled", "slated"))
_DEALS = frozenset(
    ("buy", "sell", "acquire", "purchase", "transfer", "own", "invest", "exchange", "convert", "tender", "pay", "receive", "lend")
)  # what somebody does that moves the issuer's shares or money
_LONGEST_SUBJECT = 40  # tokens
_DOERS = ("ers", "ors", "ists", "ians")
# the parties of a deal
_TOLD = frozenset(("both", "merging", "combined", "respective", "certain", "participating", "existing", "selling"))
_FLEETS = frozenset(("fleet", "network", "index", "portfolio", "range", "grid", "line"))  # what things join
_QUOTES = frozenset(['"', "'"])
_LOGISTIC_PARTS = ("event", "contact", "release-instruction", "embargo", "source", "references", "furniture", "media", "dateline")


def find_cues(facts: Facts) -> list[Thing]:
    columns = phrase_table("prediction-cues")["columns"]
    matches = find(phrase_table("prediction-cues"), facts.words)
    sorts = [(match.first, match.last, columns[match.entry]["sort"]) for match in matches]
    found: list[Thing] = []
    before: _Cue | None = None
    for first, last, sort in sorted([*sorts, *_in_titles(facts), *_second_verbs(facts, sorts), *coming(facts)]):
        if sort != "none":
            cue = _Cue(facts, first, last, sort, before)
            thing = cue.read()
            if thing is not None and not (found and found[-1].span.overlaps(thing.span)):
                found.append(thing)
            before = cue
    return found


def _in_titles(facts: Facts) -> list[tuple[int, int, str]]:
    """Verbs of titles that say what is to come of their first words, the issuer's name: Norvane to Launch Calidex; Norvane Plans Plant."""
    words = facts.words
    found = []
    for title in facts.release.find("headline", "subheadline"):
        tokens = words.within(title.span)
        named = next((thing for thing in facts.of("issuer") if thing.span.start == words.starts[tokens.start]), None)
        behind = words.at(named.span.end) if named is not None else 0
        if tokens.start < behind < tokens.stop - 1 and words.folded[behind] in _PLANS and words.prose[words.ends[behind - 1]].isspace():
            found.append((behind, behind, _PLANS[words.folded[behind]]))
    return found


def _second_verbs(facts: Facts, sorts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The second thing that somebody expects, plans or intends: expects it to close in June and to add $15 million of revenue."""
    words, found = facts.words, []
    for _, last, sort in sorts:
        if sort in ("attitude", "passive"):
            stop = words.within(facts.sentence_at(words.starts[last])).stop
            behind = next((n for n in range(last + 1, min(last + _SECOND, stop - 2)) if words.folded[n] in _ENDS_FIRST), stop)
            if words.folded[behind : behind + 2] == ["and", "to"]:
                found.append((behind + 1, behind + 1, "modal"))
    return sorted(set(found))


class _Cue:
    """One cue on the way to a thing. Numbers are tokens; `first` to `last` is what is underlined."""

    def __init__(self, facts: Facts, first: int, last: int, sort: str, before: _Cue | None) -> None:
        self.facts, self.words, self.sort = facts, facts.words, sort
        self.first, self.end, self.last = first, last, last
        self.sentence = facts.words.within(facts.sentence_at(facts.words.starts[first]))
        self.contexts = _contexts(facts)
        self.last_cue = before
        self.before = before if before is not None and before.first >= self.sentence.start else None
        self.found: Thing | None = None

    def read(self) -> Thing | None:
        self.found = self.thing()
        return self.found

    def thing(self) -> Thing | None:
        if self.end >= self.sentence.stop or self.is_name_or_noun() or self.is_mentioned() or self.goes_on_with_nothing():
            return None
        verb = self.verb() if self.sort == "modal" else self.end + 1
        self.last = min(verb, self.sentence.stop - 1) if self.sort == "modal" else self.trimmed()
        if self.facts.part_of(self.span()) in (*_LOGISTIC_PARTS, "safety-information") or self.predicts_nothing(verb):
            return None
        cue = " ".join(self.words.folded[self.first : self.last + 1])
        topic = topic_beside(self.facts, self.first, self.last)
        by = "other" if self.is_of_others(verb) else "issuer"
        dated = is_dated(self.facts, self.sentence)
        return printed(self.facts.prose, "forward-looking-cue", self.span(), {}, cue=cue, topic=topic, by=by, dated=dated)

    def span(self) -> ProseSpan:
        return self.words.span(self.first, self.last)

    def verb(self) -> int:
        """The main verb behind a modal."""
        token = self.end + 1
        between = word_class("passed-over") | word_class("auxiliary")
        while token + 1 < self.sentence.stop and (self.words.folded[token] in between or is_adverb(self.words.folded[token])):
            if self.words.folded[token] == "in" and self.words.folded[token + 1] != "turn":
                break  # will be in showrooms
            token += 1
        if token > self.end + 1 and not self.words.prose[self.words.starts[token]].isalpha():
            return max(n for n in range(self.end, token) if self.words.folded[n] not in word_class("passed-over"))  # will be in 12 of 15
        return token - 1 if token > self.end + 1 and self.words.folded[token] in word_class("preposition") else token  # will begin at once

    def trimmed(self) -> int:
        last = self.end
        while last > self.first and self.words.folded[last] in word_class("trailing"):
            last -= 1
        return last

    def is_name_or_noun(self) -> bool:
        """`Will` inside a sentence before another capital is a name; in titles, where all is capital, only before a comma or an end."""
        words = self.words
        if words.folded[self.first] != "will":
            return self.sort == "attitude" and (self.is_shouted() or self.is_noun())
        following = self.end + 1
        if following >= self.sentence.stop or not words.is_word(following):
            return True
        capital = words.prose[words.starts[self.first]] == "W" and words.prose[words.ends[self.first] - 1] == "l"
        if capital and self.facts.part_of(words.span(self.first, self.first)) in (*ZONES["title"], "heading"):
            return self.first > 0 and words.folded[self.first - 1] in word_class("names-next")
        if not capital:
            return False
        return words.prose[words.starts[following]].isupper()

    def is_noun(self) -> bool:
        """Whether a determiner makes it a noun: an ambitious project that. A plan to build foresees something all the same."""
        if self.words.folded[self.first] not in _NOUNS:
            return False
        before = self.words.folded[max(self.first - 2, self.sentence.start) : self.first]
        return not _DETERMINERS.isdisjoint(before[-1:]) or before[:1] in (["a"], ["an"])

    def is_shouted(self) -> bool:
        """Whether it alone stands in capitals, as the name of a trial does: ENVISION."""
        words = self.words
        beside = [n for n in (self.first - 1, self.end + 1) if words.is_word(min(n, len(words) - 1)) and n in self.sentence]
        first = words.prose[words.starts[self.first] : words.ends[self.first]]
        return len(first) > 3 and first.isupper() and not any(words.prose[words.starts[n] : words.ends[n]].isupper() for n in beside)

    def is_mentioned(self) -> bool:
        """Whether the cue itself is quoted, as the words of a cautionary section are."""
        words = self.words
        before, behind = self.first - 1, self.end + 1
        while behind < self.sentence.stop and behind <= self.end + 1 and words.folded[behind] in (",", "."):
            behind += 1
        return before >= 0 and behind < len(words) and words.folded[before] in _QUOTES and words.folded[behind] in _QUOTES

    def predicts_nothing(self, verb: int) -> bool:
        if self.has("caution") and self.facts.part_of(self.span()) not in ZONES["legal"]:
            return True
        if self.in_range("assurance", range(max(self.sentence.start, self.first - _ASSURED), self.first)):
            return True
        if self.has("eligibility") or (self.sort == "modal" and self.is_feature(verb)):
            return True
        told = self.words.folded[verb : verb + 5]
        joins = told[:1] == ["join"] and not _FLEETS.isdisjoint(told)
        of_things = (told[:1] == ["serve"] or joins) and self.is_of_things()
        if self.begins("person", verb) and not of_things and not self.is_of_issuer():
            return True
        if self.sort == "modal" and self.words.folded[verb] not in _DEALS and self.is_of_person():
            return True  # Lee Tan will sign copies
        if self.sort == "modal" and (self.begins("logistics", verb) or self.is_of_event()):
            return True
        if not _SET.isdisjoint(self.words.folded[self.first : self.end + 1]) and self.in_range("event", self.head()):
            return True  # a call is scheduled for May 5
        if self.sort in ("modal", "passive", "attitude") and self.has("event") and (
            self.begins("procedural", verb) or self.begins("event", verb)
        ):
            return True
        if "outlook" in self.words.folded[self.first : self.end + 1] and self.has("event") and self.has("procedural"):
            return "discuss" in self.words.folded[self.sentence.start : self.first]
        return self.words.folded[self.first].startswith("look") and (self.has("event") or self.says_farewell())

    def is_feature(self, verb: int) -> bool:
        """Whether it says what a product does at a time: the pump will stop when; but: Halden will pay $20 million when."""
        of_use = self.in_range("use", range(self.sentence.start, self.first)) and not _names_own(self.words, self.head())
        return (self.has("feature", behind=True) or of_use) and not self.begins("payment", verb)

    def is_of_things(self) -> bool:
        """Whether its subject ends in a plain noun that is no office: these robots will serve, but Ruiz, who, or the chair will serve."""
        head = self.head()
        last = self.words.folded[head.stop - 1] if head else "who"
        plain = self.words.prose[self.words.starts[self.first - 1]].islower()
        return plain and last not in word_class("pronoun") | {"who"} | members("person-titles", "word")

    def subject(self) -> range:
        return subject_of(self.words, max(self.sentence.start, self.first - _LONGEST_SUBJECT), self.first)

    def is_of_person(self) -> bool:
        """Whether its subject ends in the name of a person."""
        words, head = self.words, self.subject()
        if not head or not words.prose[words.starts[head.stop - 1]].isupper() or words.folded[self.first] == "to":
            return False
        last = words.span(head.stop - 1, head.stop - 1)
        return any(person.span.contains(last) for person in people_in(self.facts, head))

    def is_of_event(self) -> bool:
        """Whether its subject ends in the name of an event: the gala will blend learning and laughter."""
        head = self.head()
        end = self.end_of_noun(head)
        return self.in_range("event", range(max(head.start, end - 2), end))

    def is_of_issuer(self) -> bool:
        """Whether its whole subject is the issuer: Norvane will oversee production, but its chair will oversee the board."""
        head = self.head() if self.words.folded[self.first] != "to" else range(0)
        named = self.words.folded[head.start : head.stop] in (["we"], ["the", "company"])
        return named or (bool(head) and self.words.span(head.start, head.stop - 1) in [thing.span for thing in self.facts.of("issuer")])

    def goes_on_with_nothing(self) -> bool:
        """Whether it shares the subject of one that predicts nothing: Dana Ruiz will join Norvane and will live in Leeds. She will …"""
        last = self.last_cue
        if last is None or last.found is not None or self.sort != "modal":
            return False
        if last is self.before and last.sentence == self.sentence and last.words.folded[last.first].startswith("look"):
            return self.words.folded[self.first - 1] in _NEW_COLLEAGUE  # what we look forward to: the perspectives she will bring
        if last.sort != "modal":
            return False
        if last is self.before:
            return self.words.folded[self.first - 1] == "and"
        again = self.words.folded[self.head().start : self.first] in (["he"], ["she"], ["they"])
        return again and self.sentence.start - last.sentence.stop <= 1

    def says_farewell(self) -> bool:
        """"We look forward to seeing you", to working with the team, or to what she will bring, promises nothing."""
        behind = self.words.folded[self.end + 1 : self.end + 7]
        together = not word_class("together").isdisjoint(behind[:2]) and not word_class("colleagues").isdisjoint(behind)
        return together or not word_class("farewell").isdisjoint(behind[:2]) or not _NEW_COLLEAGUE.isdisjoint(behind)

    def is_of_others(self, verb: int) -> bool:
        head = self.head()
        of_world = self.in_range("share", head) or (self.sort != "attitude" and self.is_about_market(head))
        if of_world and self.sort in ("modal", "passive", "attitude") and not _names_own(self.words, head):
            return True
        if self.is_attributed() and not (self.sort == "attitude" and _names_own(self.words, head)):
            return True
        if self.sort == "modal" and self.begins("epidemic", verb) and self.has("population") and not _names_own(self.words, head):
            return True
        if self.words.folded[self.first] in _BARE and self.is_said_of_world():
            return True
        if self.sort == "attitude" and (self.in_range("outsider", head) or self.is_named_other(head) or self.is_at_large()):
            return True
        named = self.sort not in ("modal", "passive") or _names_own(self.words, head)
        if not named and (self.is_foreseen_by_others() or self.is_told_by_outsider()):
            return True
        return self.is_speech_of_outsider()

    def is_at_large(self) -> bool:
        """Whether its subject is people or firms of the world, or many of them, or a firm that foresees for others: Car makers plan; half
        of landlords expect; Gartwell Research expects; but both companies expect."""
        words = self.words
        head = self.subject()
        whole = with_complement(words, head, self.first)
        if not whole or _names_own(words, whole) or not word_class("possessive").isdisjoint(words.folded[whole.start : whole.stop]):
            return False
        last = words.folded[whole.stop - 1]
        doers = last.endswith(_DOERS) and last not in word_class("no-doers") | word_class("party")
        if doers or last in word_class("at-large"):
            told = words.folded[whole.start : whole.stop]
            plain = words.prose[words.starts[whole.stop - 1]].islower() or (len(whole) == 1 and whole.start in words.openers)
            return plain and (_DETERMINERS | _TOLD).isdisjoint(told)
        named = words.prose[words.starts[whole.stop - 1]].isupper() and len(head) > 1
        return named and last in word_class("forecasting-house") and last not in _words_of_issuer(self.facts.of("issuer"))

    def is_attributed(self) -> bool:
        """Whether the sentence names a source that is not the issuer: Gartwell estimates that, but not Norvane estimates that."""
        if self.has("terms"):
            return False
        sources = self.contexts.get("attribution", ())
        own = self.facts.once("issuer ends", _ends_of_issuer)
        words = self.words
        return any(
            words.folded[n - 1] not in word_class("own") | _PRONOUNS and own.isdisjoint((words.ends[n - 1], words.ends[n - 1] - 2))
            for n in sources[bisect_left(sources, self.sentence.start) : bisect_left(sources, self.sentence.stop)]
        )

    def is_said_of_world(self) -> bool:
        """Whether a participle that hangs on other words (a market projected to double) follows a market or people, and nothing of the
        issuer's."""
        before = range(self.sentence.start, self.first)
        return (self.in_range("market", before) or self.in_range("population", before)) and not _names_own(self.words, before)

    def is_foreseen_by_others(self) -> bool:
        """Whether what somebody else expects leads to it: Orrin Research expects that sales will double."""
        seen = self.before.found if self.before is not None and self.before.sort == "attitude" else None
        return seen is not None and seen.fields["by"] == "other"

    def is_told_by_outsider(self) -> bool:
        """Whether its sentence says who tells it, an outsider right beside the verb: half will be old, the United Nations says."""
        speech = self.contexts.get("speech", ())
        for verb in speech[bisect_left(speech, self.sentence.start) : bisect_left(speech, self.sentence.stop)]:
            start = verb
            while start > max(verb - 8, self.sentence.start) and self.words.folded[start - 1] not in word_class("clause-end"):
                start -= 1
            if self.in_range("outsider", range(start, verb)) or self.in_range("outsider", range(verb, min(verb + 4, self.sentence.stop))):
                return True
            if (start == verb or self.in_range("foretelling", range(verb, verb + 1))) and self.is_house_behind(start + (start == verb)):
                return True
        return False

    def is_house_behind(self, first: int) -> bool:
        """Whether the name of a body that is not the issuer begins here: says Larkfield Research."""
        words, stop = self.words, first
        while stop < self.sentence.stop and words.is_word(stop) and words.prose[words.starts[stop]].isupper():
            stop += 1
        named = [words.prose[words.starts[n] : words.ends[n]] for n in range(first, stop)]
        return is_organization(named) and _words_of_issuer(self.facts.of("issuer")).isdisjoint(words.folded[first:stop])

    def head(self) -> range:
        """The clause before the cue, in which its subject stands."""
        token = self.first
        while token > self.sentence.start and self.words.folded[token - 1] not in word_class("clause-end"):
            token -= 1
        return range(token, self.first)

    def end_of_noun(self, head: range) -> int:
        """Where the noun of a subject ends: before a preposition or a verb."""
        stops = word_class("preposition") | word_class("verb")
        return next((token for token in head if self.words.folded[token] in stops), head.stop)

    def is_about_market(self, head: range) -> bool:
        """Whether the subject itself, before any preposition, is a market, a demand or the number of those affected."""
        end = self.end_of_noun(head)
        if end == head.start:
            return False
        return self.in_range("market", range(end - 1, end)) or " ".join(self.words.folded[max(end - 2, head.start) : end]) in _OF_MARKETS

    def is_named_other(self, head: range) -> bool:
        """Whether the subject is a capitalized name that is not one of the issuer's, where the release shows the issuer's name."""
        words = self.words
        capitals = [t for t in head if words.is_word(t) and words.prose[words.starts[t]].isupper()]
        names = [t for t in capitals if words.folded[t] not in _NO_NAMES | _DETERMINERS]
        if not names or _names_own(words, head) or (len(names) == 1 and names[0] == self.sentence.start and len(head) != 1):
            return False
        span = words.span(head.start, head.stop - 1)
        issuers = self.facts.of("issuer")
        starts = self.facts.once("issuer starts", _starts_of_issuer)
        near = issuers[bisect_left(starts, span.start - _LONGEST_NAME) : bisect_left(starts, span.end)]
        if not issuers or any(thing.span.overlaps(span) for thing in near):
            return False
        if any(words.folded[token] in _words_of_issuer(issuers) for token in names):
            return False
        return names[-1] == head.stop - 1 or words.folded[head.stop - 1] in _BETWEEN

    def is_speech_of_outsider(self) -> bool:
        """A quotation whose speaker has the title of somebody outside the company, or is told as one of many."""
        words = self.words
        paragraph = words.within(self.facts.paragraph_at(words.starts[self.first]))
        speech = self.contexts.get("speech", ())
        verbs = speech[bisect_left(speech, paragraph.start) : bisect_left(speech, paragraph.stop)]
        stop = paragraph.stop
        if not any(self.in_range("speaker", range(verb, min(verb + 25, stop))) or self.is_one_of_many(verb, stop) for verb in verbs):
            return False
        marks = sum(1 for t in range(paragraph.start, self.first) if words.folded[t] == '"')
        return marks % 2 == 1

    def is_one_of_many(self, verb: int, stop: int) -> bool:
        """Whether who is named behind a verb of speech is but "a farmer in Cork": those who speak for the issuer have an office."""
        words = self.words
        comma = next((t for t in range(verb + 2, min(verb + 6, stop - 2)) if words.folded[t] == ","), stop)
        if comma == stop or words.folded[comma + 1] not in ("a", "an") or not words.prose[words.starts[verb + 1]].isupper():
            return False
        told = words.folded[comma + 2 : min(comma + 14, stop)]
        ends = word_class("clause-end") | {".", "who"}
        told = told[: next((n for n, word in enumerate(told) if word in ends), len(told))]
        own = word_class("own") | _words_of_issuer(self.facts.of("issuer")) | members("person-titles", "word")
        return own.isdisjoint(told)

    def has(self, role: str, behind: bool = False) -> bool:
        return self.in_range(role, range(self.first if behind else self.sentence.start, self.sentence.stop))

    def in_range(self, role: str, tokens: range) -> bool:
        firsts = self.contexts.get(role, ())
        at = bisect_left(firsts, tokens.start)
        return at < len(firsts) and firsts[at] < tokens.stop

    def begins(self, role: str, verb: int) -> bool:
        """Whether words of this role begin at the verb, adverbs passed over."""
        token = self.end + 1
        while token < verb and (self.words.folded[token] in word_class("passed-over") or is_adverb(self.words.folded[token])):
            token += 1
        firsts = self.contexts.get(role, ())
        return any(at < len(firsts) and firsts[at] == start for start in {token, verb} for at in (bisect_left(firsts, start),))


def _ends_of_issuer(facts: Facts) -> frozenset[int]:
    return frozenset(thing.span.end for thing in facts.of("issuer"))


def _starts_of_issuer(facts: Facts) -> list[int]:
    return [thing.span.start for thing in facts.of("issuer")]


def _words_of_issuer(issuers: tuple[Thing, ...]) -> frozenset[str]:
    """The words of the issuer's names, and their initials: UHP for United Health Products."""
    names = {str(thing.fields["name"]) for thing in issuers}
    initials = {"".join(word[0] for word in name.split() if word[:1].isupper()) for name in names}
    initials |= {"".join(word[0] for word in without_suffix(name).split() if word[:1].isupper()) for name in names}
    return frozenset(fold(word.strip(",.")) for name in names | initials for word in name.split())


def _names_own(words: Words, tokens: range) -> bool:
    return any(words.folded[token] in word_class("own") for token in tokens)


def _contexts(facts: Facts) -> dict[str, tuple[int, ...]]:
    """First tokens of the context words, by role, rising."""
    return facts.once("prediction-contexts", _find_contexts)  # type: ignore[no-any-return]


def _find_contexts(facts: Facts) -> dict[str, tuple[int, ...]]:
    sets = phrase_tables("prediction-contexts")
    return {role: tuple(match.first for match in find(phrases, facts.words)) for role, phrases in sets.items()}


KINDS = {
    "forward-looking-cue": Kind(
        find_cues,
        {"cue": "text", "topic": "text", "by": ("issuer", "other"), "dated": "flag"},
        meanings={
            "cue": "the words that look ahead, folded",
            "topic": "what is predicted, by the topics table; absent where the sentence names none",
            "by": "whose prediction; estimates of third parties are other",
            "dated": "whether a time to come stands in its sentence",
        },
    ),
}
