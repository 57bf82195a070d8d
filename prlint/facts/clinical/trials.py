"""Clinical trials: their names, phases, and the registry number that goes with each, told from all that mentions them."""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.clinical.trial_mentions import NUMBER_REACH, Mention, trial_mentions, trial_words
from prlint.facts.tables import phrase_table
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.text.words import Words


def find_trials(facts: Facts) -> list[Thing]:
    """One thing a mention, with what other mentions of the same trial tell of it."""
    mentions = trial_mentions(facts)
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


def _cues_in(facts: Facts) -> dict[str, list[int]]:
    """Class of cue -> offsets at which such cues stand."""
    cues = phrase_table("trial-cues")
    places: dict[str, list[int]] = {"planned": [], "design": [], "observational": [], "treated": []}
    for match in find(cues, facts.words):
        places[cues["columns"][match.entry]["class"]].append(facts.words.starts[match.first])
    return places


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
    if not 0 < number - after <= NUMBER_REACH:
        return False
    return all(word in trial_words("registering") for word in words.folded[after + 1 : number])


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
    """Whether one of these places, which are in order, lies there."""
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
