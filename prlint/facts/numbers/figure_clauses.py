"""What the clause of a figure says of the world, of a trial or of the issuer: who does what to whom, and where in it the figure stands.

A verb that a frame of data/figure-frames.tsv knows parts the clause in what stands before and behind it. People who are counted where
the clause opens, in the present and beside nothing of the issuer's, are the population's. What this cannot see: clauses whose verb no
frame has, and whose subject stands in another clause.
"""

from __future__ import annotations

from functools import cache, lru_cache

from prlint.data import column
from prlint.facts.clauses import LINKS, agent_of, is_own, main_verb, noun_group, subject_of
from prlint.facts.tables import frames, word_class
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prlint.text.words import Words

_WORLD = frozenset(("disease", "population", "market"))
_REACH = 24  # tokens of a clause on each side of a figure
_OPENING = 8  # tokens of a clause before the people it counts: Every year, some
_ENDS = frozenset((";", ":", "•", "|", "but", "while", "whereas", "although"))
_PAST = frozenset(
    ("was", "were", "had", "received", "took", "went", "came", "got", "became", "began", "saw", "fell", "rose", "bought", "sold")
)
_TIMES = frozenset(
    ("each", "every", "today", "globally", "worldwide", "last", "this", "nationally", "nationwide", "across", "among", "now")
)
_NEARLY = frozenset(
    ("and", "about", "some", "nearly", "almost", "around", "roughly", "just", "only", "over", "an", "estimated", "at", "least", "up", "to")
)
_ILLNESS = lazy(r"[a-z]{3,}(?:itis|osis|[^d]emia|aemia|oma|omas|opathy|algia|plegia|rophy|sclerosis|philia|penia)")
_STUDIES = frozenset(("trial", "trial's", "study", "study's", "cohort", "cohort's"))
_STUDY_NAME = lazy(r"[A-Z]{3,}[A-Za-z]*-\d")
_DEMONYM = lazy(
    r"(?:[A-Z][a-z]{2,}(?:ans|ers|ards|iots|ese|men)|Britons|Danes|Swedes|Finns|Scots|Greeks|Poles|Turks|Czechs)(?=\s+[a-z]|\W*\Z)"
)
_HOUSES = frozenset(("users", "customers", "employees", "patients", "participants", "subjects", "members", "passengers"))  # somebody's own
_FIRMS = frozenset(
    ("companies", "firms", "businesses", "organizations", "organisations", "banks", "hospitals", "schools", "stores", "clinics")
)
_CASES = frozenset(
    ("patients", "cases", "procedures", "attempts", "lesions", "samples", "subjects", "participants", "operations", "tests")
)
_OWNERS = frozenset(("our", "its"))
_TRADE = frozenset(("sales", "orders", "shipments", "deliveries", "output", "production", "registrations"))
_OF_ACCOUNTS = frozenset(("same", "-", "store", "comparable", "like", "for", "organic", "total", "net", "gross", "quarterly", "annual"))
_STRONG, _PLAIN = 9.0, 6.0
_COUNTED = 4.0


def told_by_clause(words: Words, tokens: range, sentence: range, kind: str, noun: str, own: bool) -> Iterator[tuple[str, float]]:
    """(matter, how plainly) for what the clause of a figure at these tokens says.

    noun: the words that say what is counted; own: whether the sentence names the issuer.
    """
    clause = _clause(words, tokens, sentence)
    said = words.folded[clause.start : clause.stop]
    its = "its" in said and not _is_nation(words, clause[:1])  # California and its ponds
    mine = own or its or not word_class("own").isdisjoint(said) or _is_of_somebody(words, clause) or _is_of_own_trade(words, clause)
    noun = _noun_of_whole(words, tokens.stop) if noun == "of" else noun
    before = words.folded[clause.start : tokens.start][-2:]
    if not noun and len(before) == 2 and before[1] == "(":
        noun = before[0]  # nine children (4%)
    marks = _marks(kind, noun)
    told: set[str] = set()
    by_verb = _by_verb()
    for verb in clause:
        if verb not in tokens and words.folded[verb] in by_verb and words.folded[verb - 1] != "-":  # clot-caused
            told |= _told_by_verb(words, clause, verb, tokens, marks, mine)
    for about in told:
        if about not in (*_WORLD, "nation") or not mine:
            yield about, _STRONG if about == "safety" else _PLAIN
    if not told and kind != "money":
        for about in _told_by_subject(words, clause, tokens, marks, mine):
            if about not in _WORLD or not mine:
                told.add(about)
                yield about, _COUNTED
    if kind == "percent" and not mine and not told and _is_part_of_nation(words, clause, tokens):
        yield "market", _COUNTED
    counts_people = not mine and not told and "@anybody" in marks
    if counts_people and _opens(words, clause, tokens.start) and _is_present(words, tokens.stop, clause.stop):
        yield "population", _COUNTED


def _told_by_verb(words: Words, clause: range, verb: int, tokens: range, marks: set[str], mine: bool) -> set[str]:
    """What the frames of a verb tell of what stands before and behind it; behind "by", who does it stands behind."""
    before, behind = range(clause.start, verb), range(verb + 1, clause.stop)
    done_by = _said(words, before, subject_of(words, clause.start, verb), tokens, marks, mine)
    of_nations = not mine and words.folded[verb] in _verbs_asking_for("@nation", "@residents")
    done_by |= _nations_in(words, before, tokens) if of_nations else set()
    done_to = _said(words, behind, behind, tokens, marks, mine)
    done_to |= _nations_in(words, behind, tokens) if of_nations else set()
    if words.folded[verb] in _verbs_asking_for("@local", "@worldly"):
        done_to.add(_where(words, clause))
    told = set(_fitting(words.folded[verb], done_by, done_to))
    agent = agent_of(words, verb, clause.stop)
    if agent and not told:
        doers = _said(words, agent, agent, tokens, marks, mine)
        told = set(_fitting(words.folded[verb], doers, _said(words, before, before, tokens, marks, mine)))
    return told


def _told_by_subject(words: Words, clause: range, tokens: range, marks: set[str], mine: bool) -> set[str]:
    """What the subject of its clause says of a figure, whatever the verb."""
    verb = main_verb(words, clause, tokens)
    if verb is None:
        return set()
    before, behind = range(clause.start, verb), range(verb + 1, clause.stop)
    subject = subject_of(words, clause.start, verb)
    done_by = _said(words, before, subject, tokens, marks, mine)
    if subject and words.folded[verb] not in LINKS:
        done_by |= {"@we"} if is_own(words, subject) else {"@named"} if _is_named(words, subject) else set()
    if subject and words.folded[subject.start].endswith("'s") and _ends_nation(words, subject.start):
        done_by.add("@of-nation")
    if all(doer and doer.isdisjoint(done_by) for _, (doer, *_) in _by_verb()[_ANY_VERB]):
        return set()
    done_to = _said(words, behind, behind, tokens, marks, mine)
    done_to.add(_where(words, clause))
    if not _is_past(words.folded[verb]):
        done_to.add("@present")
    return set(_fitting(_ANY_VERB, done_by, done_to))


def _is_of_own_trade(words: Words, clause: range) -> bool:
    """Whether a clause tells of sales of nothing that is named, which are the issuer's own: In May, net sales; but not, Sales of vans."""
    trade = next((n for n in clause if words.folded[n] in _TRADE), None)
    if trade is None or words.folded[trade + 1 : trade + 2] == ["of"]:
        return False
    first = trade
    while first > clause.start and words.folded[first - 1] in _OF_ACCOUNTS:
        first -= 1
    return first == clause.start or words.folded[first - 1] == ","


def _is_named(words: Words, subject: range) -> bool:
    """Whether a subject is a name and no place: Halden Solar; but one capital that opens a sentence may be any word."""
    capitals = all(words.prose[words.starts[n]].isupper() for n in subject)
    sure = len(subject) > 1 or (subject.start not in words.openers and words.folded[subject.start - 1].isalnum())
    return bool(subject) and capitals and sure and not _ends_nation(words, subject[-1])


def _is_of_somebody(words: Words, clause: range) -> bool:
    """Whether a clause opens with the name of an owner who is no place, no illness and nobody at large: Halden's meters."""
    if not clause or not words.folded[clause.start].endswith("'s") or not words.prose[words.starts[clause.start]].isupper():
        return False
    owner = words.folded[clause.start].removesuffix("'s")
    at_large = owner in word_class("counted-people") or owner in _TIMES or owner == "world"
    return not (at_large or _is_illness(words.folded[clause.start]) or _ends_nation(words, clause.start))


def _where(words: Words, clause: range) -> str:
    """Whether a clause tells of the world at large or of a nation."""
    worldly = not _WORLDLY.isdisjoint(words.folded[clause.start : clause.stop]) or _names_nation(words, clause)
    return "@worldly" if worldly else "@local"


_WORLDLY = frozenset(("worldwide", "globally", "world", "world's", "global", "industry", "sector", "nationwide", "nationally"))


_ANY_VERB = ""


@cache
def _by_verb() -> Mapping[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    """The frames of each form of a verb; those that name none under `_ANY_VERB`."""
    made: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for frame in frames("figure-frames"):
        for form in frame[1][1] or (_ANY_VERB,):
            made.setdefault(form, []).append(frame)
    return made


@cache
def _verbs_asking_for(*marks: str) -> frozenset[str]:
    """The verbs whose frames want one of these marks in the clause."""
    return frozenset(
        verb for _, parts in frames("figure-frames") if any(not part.isdisjoint(marks) for part in parts) for verb in parts[1]
    )


def _fitting(verb: str, before: set[str], behind: set[str]) -> Iterator[str]:
    for about, (doer, _, thing, beside) in _by_verb()[verb]:
        parts = ((doer, before), (thing, behind), (beside, behind))
        if all(not choice or not choice.isdisjoint(said) for choice, said in parts):
            yield about


def _clause(words: Words, tokens: range, sentence: range) -> range:
    folded = words.folded
    start = tokens.start
    low, high = max(sentence.start, tokens.start - _REACH), min(sentence.stop, tokens.stop + _REACH)
    while start > low and folded[start - 1] not in _ENDS and folded[start - 2 : start] != [",", "and"]:
        start -= 1
    stop = tokens.stop
    while stop < high and folded[stop] not in _ENDS and folded[stop : stop + 2] != [",", "and"]:
        stop += 1
    return range(start, stop)


def _subject(words: Words, part: range) -> range:
    """The noun group with which a part of a clause opens, or that stands behind a time: Last year, makers of cars needed."""
    start = part.start
    if words.folded[start : start + 1] and words.folded[start] in word_class("preposition") | _TIMES:
        start = next((n + 1 for n in part if words.folded[n] == ","), start)
    return noun_group(words, range(start, part.stop))


def _noun_of_whole(words: Words, token: int) -> str:
    """What a count is of whose whole follows: 96 of 98 patients."""
    behind = words.folded[token : token + 3]
    return behind[2] if behind[:1] == ["of"] and len(behind) == 3 and behind[1].isdigit() else "of"


def _marks(kind: str, noun: str) -> set[str]:
    """What can be said of a figure by what it counts."""
    counted = noun.lower().split()
    head = counted[1:] if counted[:1] in (["of"], ["in"]) else counted
    marks = {"@figure", "@percent"} if kind == "percent" else {"@figure"}
    if kind == "percent" or (head[:1] and head[0].isalpha() and noun[:1].islower() and head[0] not in word_class("unit-of-size")):
        marks.add("@amount")
    people = not word_class("counted-people").isdisjoint(head[:3]) or is_of_a_place(noun)
    if people:
        marks.add("@people")
    if not _FIRMS.isdisjoint(head[:2]):
        marks.add("@firms")
    if not _CASES.isdisjoint(head[:2]):
        marks.add("@cases")
    if counted[:1] == ["of"] and head[:1] and head[0].removesuffix("'s") in _OWNERS:
        marks.add("@of-own")
    if kind == "percent" and counted[:1] == ["of"]:
        if head[:1] and head[0].endswith("s"):
            marks.add("@of-many")
        many = next((word for word in head[:2] if word.endswith("s") or word == "all"), None)
        if many is not None and _HOUSES.isdisjoint(head[:1]):
            marks.add("@of-public")
    if kind == "percent" or people or "@cases" in marks:
        marks.add("@share")
    if people and _HOUSES.isdisjoint(head[:2]) and counted[:1] != ["in"]:
        marks.add("@anybody")
    return marks


def _said(words: Words, part: range, group: range, tokens: range, marks: set[str], mine: bool) -> set[str]:
    """The words of a group, and the marks of the part of the clause that it opens."""
    named = words.folded[group.start : group.stop]
    known = named[:1] in (["the"], ["these"], ["those"], ["both"])  # the mills, of which the release has told; but the world's mills
    said = {word for word in named if not (known and word.endswith("s") and not word.endswith("'s"))}
    if any(_is_illness(word) for word in said) or _fails(said):
        said.add("@illness")
    if tokens.start in part:
        said |= marks
        if tokens.start in _subject(words, part):
            said.add("@object")
        around = words.folded[part.start : part.stop]
        if any(map(_is_illness, around)) or _fails(around):
            said.add("@ill")
    if mine:
        said.add("@own")
    capitals = [n for n in group if words.prose[words.starts[n]].isupper()]
    if not _STUDIES.isdisjoint(named) or any(_STUDY_NAME.match(words.prose, words.starts[n]) for n in capitals):
        said.add("@study")
    if any(_is_demonym(words, n) for n in capitals if n not in tokens):
        said.add("@demonym")
    return said


def _nations_in(words: Words, part: range, tokens: range) -> set[str]:
    """The marks of a part of the clause that names a country, or people who live in one."""
    group = _subject(words, part)
    if part.stop > tokens.start:
        return {"@nation"} if _names_nation(words, part) else set()
    said = {"@nation"} if _is_nation(words, group) else set()
    if group.stop < part.stop and _are_people(words, group) and _names_nation(words, range(group.stop, part.stop)):
        said.add("@residents")
    return said


_PARTS_OF = frozenset(("the", "all", "northern", "southern", "eastern", "western", "central", "rural"))
_CONTINENTS = frozenset(("america", "europe", "asia", "africa"))
_SHORT = frozenset(("us", "usa", "uk", "eu"))
_STEM = 4  # letters that the name of a country and that of its people share


@cache
def _names_of_nations() -> frozenset[str]:
    """The last words of the names of countries, states and continents."""
    return word_class("continent").union(name.lower().split()[-1] for table in ("countries", "states") for name in column(table, "name"))


def _ends_nation(words: Words, token: int) -> bool:
    """Whether the name of a country or a state ends here, an owner's too, or a word that stands for one."""
    word = words.folded[token].removesuffix("'s")
    if word in word_class("nation"):
        return True
    lettered = word == "u" and words.folded[token + 1 : token + 3] in ([".", "s"], [".", "k"])
    known = word in _names_of_nations() or word in _SHORT or lettered
    return known and words.prose[words.starts[token]].isupper()


def _is_nation(words: Words, group: range) -> bool:
    """Whether a group names a country or a state and nothing else: California has lost."""
    named = [n for n in group if words.folded[n] not in word_class("auxiliary-of-past")]
    whole = 0 < len(named) <= 3 and words.folded[named[-1]] not in _CONTINENTS  # which are regions of business
    return whole and _ends_nation(words, named[-1]) and all(words.prose[words.starts[n]].isupper() for n in named[-2:])


def _names_nation(words: Words, part: range) -> bool:
    """Whether something is told of a whole country: used in Texas; Spain's demand; in the country."""
    for token in part:
        if _ends_nation(words, token):
            lead = token
            while lead > part.start and (words.folded[lead - 1] in _PARTS_OF or words.prose[words.starts[lead - 1]].isupper()):
                lead -= 1
            if words.folded[token].endswith("'s") or words.folded[lead - 1] in ("in", "across", "throughout", "of"):
                return True
    return False


def _are_people(words: Words, group: range) -> bool:
    """Whether a group is of people named by what they do, and of nobody's: Waiters; young drivers."""
    last = words.folded[group[-1]]
    doers = last.endswith(("ers", "ors")) and last not in word_class("no-doers") and last not in _HOUSES
    bare = len(group) <= 3 and words.folded[group[0]] not in ("the", "these", "those", "all")
    return bare and (doers or last in word_class("counted-people"))


def _is_part_of_nation(words: Words, clause: range, tokens: range) -> bool:
    """Whether a share with which a clause opens is of things of a whole country: Two thirds of pupils in Wales cannot swim."""
    if not _opens(words, clause, tokens.start) or words.folded[tokens.stop : tokens.stop + 1] != ["of"]:
        return False
    of = range(tokens.stop, min(tokens.stop + _OPENING, clause.stop))
    verb = next((n for n in of if words.folded[n] in word_class("verb")), of.stop)
    bare = not {"the", "its", "our", "these", "those"}.intersection(words.folded[of.start + 1 : of.start + 2])
    return bare and _names_nation(words, range(of.start, verb))


def _fails(said: Iterable[str]) -> bool:
    """Whether an organ fails: kidney failure."""
    return "failure" in said and not word_class("body").isdisjoint(said)


@lru_cache(4096)  # a word is asked for again with each figure and verb near it: 0.3 ms a release
def _is_illness(word: str) -> bool:
    return word in word_class("illness") or (_ILLNESS.fullmatch(word) is not None and word not in word_class("not-illness"))


def _is_demonym(words: Words, token: int) -> bool:
    if _DEMONYM.match(words.prose, words.starts[token]) is None:
        return False
    if token not in words.openers:
        return True
    people = words.folded[token]  # where any word has a capital, only names that no other word looks like
    return people in word_class("counted-people") or any(name.startswith(people[:_STEM]) for name in _names_of_nations())


def is_of_a_place(noun: str) -> bool:
    """Whether these words begin with a name for the people of a place: Texans, Londoners."""
    return _DEMONYM.match(noun) is not None


def _is_past(verb: str) -> bool:
    return verb in _PAST or (verb.endswith("ed") and len(verb) > 4)


def _opens(words: Words, clause: range, token: int) -> bool:
    """Whether nothing but a time or a place stands before this token in its clause: In Wales, some 300,000 children."""
    before = words.folded[clause.start : token]
    if len(before) > _OPENING:
        return False
    if "," in before:
        lead, before = before[: before.index(",")], before[before.index(",") + 1 :]
        if lead and lead[0] not in word_class("preposition") | _TIMES:
            return False
    return all(word in _NEARLY for word in before)


def _is_present(words: Words, start: int, stop: int) -> bool:
    rest = words.folded[start:stop]
    return not any(map(_is_past, rest))
