"""Changes told without a percentage: "fell to $8 million from $10 million", "rose from 40 to 50 sites", "$4 million exceeded $5 million".

Two amounts of one kind and unit in one clause, which no third one disturbs; or in one sentence, where the next one says why: "The
increase was due to". What it cannot see: other changes told over two sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts import Thing, printed
from prlint.facts.numbers.changes import EARLIER, LATER, PARTED, clause_of, is_on_another_basis, is_told_with_its_time
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from prlint.facts import Facts
    from prlint.facts.numbers.quantity import Amount

# A change that is told without a percentage: the verb, then one amount right behind "to" or "from", and the other behind its word.
_RISEN = (
    r"increas(?:ed|es)|rose|rises|grew|grows|climb(?:ed|s)|jump(?:ed|s)|expanded|soared|widened|raised|lifted|advanced|surged|rebounded"
    r"|recovered|rise|grow|increase|climb|risen|grown|rising|growing|increasing|climbing|accelerated"
    r"|(?:edged|inched|ticked|crept|went|moved|nudged|shot|came|was|were|is|are|stood)\s+(?:up|higher)"
)
_FALLEN = (
    r"decreas(?:ed|es)|declin(?:ed|es)|fell|falls|dropp?(?:ed|s)|shrank|plunged|slid|narrowed|reduced|lowered|cut|trimmed|slipped|eased|sank"
    r"|contracted|tumbled|plummeted|dipped|fall|decline|decrease|drop|shrink|fallen|shrunk|falling|declining|decreasing|dropping|shrinking|down(?=\s+to\b)"
    r"|slowed|decelerated|(?:edged|inched|ticked|crept|went|moved|nudged|drifted|came|was|were|is|are|stood)\s+(?:down|lower)"
)
_BETTER = r"improve[ds]|strengthened"
_WORSE = r"worsen(?:ed|s)|deteriorated|weakened"
# … with what they say it of and when between, but no other verb and no other clause: "grew last year to", "cut its debt to".
_BARE = lazy(
    rf"(?i)\b(?:(?P<up>{_RISEN}|(?P<better>{_BETTER}))|(?P<down>{_FALLEN}|(?P<worse>{_WORSE})))"
    r"(?P<points>\s+by\s+(?:(?:about|some|approximately|nearly|over)\s+)?\d{1,4}(?:\.\d{1,2})?\s?(?:(?:basis|percentage)\s+points|points|bps?|pp|ppts?)\b)?"
    rf"(?:\s+(?!(?:and|but|while|as|that|which|by|to|from|{_RISEN}|{_FALLEN})\b)[\w’'-]+){{0,5}},?\s+(?P<which>to|from|(?<=(?:er|up|wn)\s)at)\s+(?:a\s+record\s+)?$"
)
# Of these, better is more; of losses and debts it is less, and of much else nobody can tell.
_MORE_IS_BETTER = lazy(r"(?i)\b(?:revenues?|sales|turnover|profits?|income|earnings|ebitda|cash|margins?|funds|orders|backlog|bookings)\b")
_LESS_IS_BETTER = lazy(r"(?i)\b(?:loss(?:es)?|debts?|deficits?|costs?|expenses?|burn|days|ratios?|leverage|used|outflows?|charges?)\b")

# … and with the direction between the amounts, which is the later one first: "$4 million, down from $5 million".
_APPOSED = lazy(
    r"(?i)(?:\s+(?!(?:and|but|while|up|down|higher|lower|from|to|a(?!\s(?:day|week|month|year)\b)|an)\b)(?:[A-Za-z’'-]+|20\d\d|\d\d?(?=\s20\d\d|\s[JFMASOND]|,\s20))){0,16},?\s+\(?(?:(?P<up>up|higher|more|greater"
    r"|an?\s+(?:increase|rise|gain|advance|improvement))|(?P<down>down|lower|fewer|less|an?\s+(?:decrease|decline|drop|fall|reduction)))"
    r"\s+(?:from|than|over|on|against)\s+(?P<which>)(?:[\w’'-]+\s+){0,5}"
)
# What one sum is said to be beside another, whatever the two are: "$4 million exceeded the $5 million of 2025".
_COMPARED_SUMS = lazy(
    r"(?i)(?:\s+(?!(?:and|but|while|not|never|nor|which|that|or|to|if)\b)(?:[A-Za-z’'-]+|20\d\d)){0,5}?\s+(?:(?P<up>exceeded|beat|topped|surpassed|outstripped"
    r"|(?:was|were)\s+(?:ahead\s+of|above|higher\s+than))|(?P<down>fell\s+short\s+of|trailed|undershot|(?:was|were)\s+(?:behind|below|lower\s+than)))"
    r"\s+(?P<which>)(?:[\w’'-]+\s+){0,5}"
)


def find(facts: Facts, amounts: Sequence[Amount], told: Sequence[Thing] = ()) -> list[Thing]:
    """Changes without a difference: "fell to $8 million from $10 million", "rose from 40 to 50 sites", "fell to 1.1% from 1.9%".

    told: changes with one, which are not told anew unless the two verbs differ in direction ("fell to … from …, an increase of 2%").
    """
    prose = facts.prose
    found = []
    starts = [amount.span.start for amount in amounts]
    for number, (first, second) in enumerate(pairwise(amounts)):
        if first.kind not in ("money", "count", "percent") or first.kind != second.kind or first.quantity.unit != second.quantity.unit:
            continue
        apposed = _apposed(prose, first, second) if second.span.start <= first.span.end + _CLOSE else None
        verb = apposed or _BARE.search(prose, max(0, first.span.start - 70), first.span.start)
        judged = _judged(prose, first, second, amounts[number + 2 : number + 3]) if verb is None else None
        if judged is not None:
            found.append(judged)
        clause = clause_of(facts, first.span) if verb is not None else None
        if verb is None or clause is None or not clause.contains(second.span) or _is_on_another_basis(prose, clause, verb):
            continue
        link = LATER if verb["which"].lower() == "from" else EARLIER
        linked = link.search(prose[max(first.span.end, second.span.start - 70) : second.span.start])
        if not (apposed or linked or (link is EARLIER and is_told_with_its_time(prose, second))):
            continue
        if verb is not apposed and _is_judged_otherwise(prose, clause, verb, second.span.end):
            continue
        if not _are_alone(prose, clause, min(verb.start(), first.span.start), second, amounts, starts):
            continue
        thing = _bare_change(prose, verb, first, second)
        if thing is not None and not any(_is_same(thing, other) for other in told):
            found.append(thing)
    return [*found, *_explained(facts, amounts, starts)]


def _explained(facts: Facts, amounts: Sequence[Amount], starts: list[int]) -> Iterator[Thing]:
    """What the next sentence calls two sums that one compares: "… $4 million, compared with $5 million. The decrease was due to"."""
    for verb in _REASON.finditer(facts.prose):
        sentence = facts.sentence_at(verb.start())
        inside = amounts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        sums = [amount for amount in inside if amount.kind == "money"]
        if len(sums) != 2 or len(inside) > 3 or sums[0].quantity.unit != sums[1].quantity.unit or _SIGNED.search(sentence.of(facts.prose)):
            continue
        thing = _bare_change(facts.prose, verb, *sums) if EARLIER.search(facts.prose[sums[0].span.end : sums[1].span.start]) else None
        if thing is not None:
            yield thing


# Why two sums of the sentence before differ, with the direction told once more.
_REASON = lazy(
    r"\.\s(?:The|This)\s(?:(?P<up>increase|rise|growth)|(?P<down>decrease|decline|reduction|drop))(?P<which>)(?:\sof\s\S{2,12}(?:\s[mb]illion)?)?"
    r"\s(?:was|is|reflect|result|relate|primarily|mainly|due|came|stem)"
)
_SIGNED = lazy(r"(?i)\b(?:loss|deficit|benefit|used|provided|excluding|per\s+share)\b|\bincome\b.*\bexpense|\bexpense.*\bincome\b")
_CLOSE = 130  # characters between two amounts of which one is told beside the other


def _judged(prose: str, new: Amount, old: Amount, behind: Sequence[Amount]) -> Thing | None:
    """What the sum that two others differ by is called, where they stand right before it: $8 million ($10 million in 2025), a decrease
    of $2 million."""
    if not behind or behind[0].kind != new.kind or behind[0].quantity.unit != new.quantity.unit or old.span.start > new.span.end + _CLOSE:
        return None
    verb = _JUDGED.fullmatch(prose, old.span.end, behind[0].span.start)
    if verb is None or new.quantity.low <= 0 or old.quantity.low <= 0:
        return None
    told = is_told_with_its_time(prose, old) or EARLIER.search(prose[max(new.span.end, old.span.start - 70) : old.span.start])
    gap = sorted((abs(new.quantity.low - old.quantity.high), abs(new.quantity.high - old.quantity.low)))
    if not told or not (gap[0] <= behind[0].quantity.high and behind[0].quantity.low <= gap[1]):
        return None
    return _bare_change(prose, verb, new, old)


# … and all that may stand between the earlier sum and the difference.
_JUDGED = lazy(
    r"(?i)[^.;()\n\d]{0,60}(?:20\d\d)?\)?,\s(?:an?\s)?(?:(?P<up>increase|rise|gain|up)|(?P<down>decrease|decline|drop|fall|reduction|down))"
    r"\s(?P<which>)(?:(?:of|by)\s)?(?:(?:about|some)\s)?"
)


def _apposed(prose: str, first: Amount, second: Amount) -> re.Match[str] | None:
    between = first.span.end, second.span.start
    return _APPOSED.fullmatch(prose, *between) or (_COMPARED_SUMS.fullmatch(prose, *between) if first.kind == "money" else None)


def _is_on_another_basis(prose: str, clause: ProseSpan, verb: re.Match[str]) -> bool:
    """As of the whole clause, but for the points that the verb itself tells: declined by 60 basis points to 54.6%."""
    points = verb.groupdict().get("points")
    if points is None:
        return is_on_another_basis(prose, clause)
    outside = ProseSpan(clause.start, verb.start("points")), ProseSpan(verb.end("points"), clause.end)
    return any(is_on_another_basis(prose, span) for span in outside)


def _is_same(one: Thing, other: Thing) -> bool:
    return one.span.overlaps(other.span) and one.fields["direction"] == other.fields["direction"]


def _is_judged_otherwise(prose: str, clause: ProseSpan, verb: re.Match[str], end: int) -> bool:
    """Whether the verb says better or worse of what is no plain sum of money earned; the second amount ends at `end`."""
    if not (verb["better"] or verb["worse"]):
        return False
    earned = _MORE_IS_BETTER.search(prose, clause.start, verb.start()) is not None
    return not earned or _LESS_IS_BETTER.search(prose, clause.start, end) is not None


# The difference, told once more behind both amounts: "…, a change of 2.0 percent", "(2.0%)", "or 2.0%".
_DIFFERENCE = lazy(
    r"(?i)(?:\b(?:change|difference|movement|increase|decrease|rise|decline|fall|drop|gain|reduction|improvement)\s+of\s+(?:(?:about|some)\s+)?"
    r"|[(,]\s?|\bor\s+)$"
)


def _are_alone(prose: str, clause: ProseSpan, start: int, second: Amount, amounts: Sequence[Amount], starts: list[int]) -> bool:
    """Whether no other amounts of the clause belong to these two, the second of which is given, but what tells their difference.

    start: of the verb, or of the first amount where no verb leads to it.
    """
    at = bisect_left(starts, clause.start)
    inside = [a for a in amounts[at : at + 6] if clause.contains(a.span) and a.kind != "points"]
    before = [a for a in inside if a.span.end <= start]
    behind = [a for a in inside if a.span.start >= second.span.end]
    if len(inside) - len(before) - len(behind) != 2 or len(behind) > 2:
        return False
    if before and PARTED.search(prose, before[-1].span.end, start) is None:
        return False
    return all(_tells_difference(prose, second, a) or PARTED.search(prose, second.span.end, a.span.start) for a in behind)


def _tells_difference(prose: str, second: Amount, behind: Amount) -> bool:
    alike = behind.kind in ("percent", second.kind)
    return alike and _DIFFERENCE.search(prose, max(second.span.end, behind.span.start - 30), behind.span.start) is not None


def _bare_change(prose: str, verb: re.Match[str], first: Amount, second: Amount) -> Thing | None:
    old, new = (first, second) if verb["which"].lower() == "from" else (second, first)
    if old.quantity.low <= 0 or new.quantity.low <= 0 or old.quantity.is_open or new.quantity.is_open:
        return None
    rising = "up" if new.quantity.low >= old.quantity.high else "down" if new.quantity.high <= old.quantity.low else None
    start = verb.start("up") if verb["up"] else verb.start("down")
    place = ProseSpan(start, verb.end("up") if verb["up"] else verb.end("down"))
    return printed(
        prose,
        "change",
        ProseSpan(min(start, first.span.start), max(place.end, second.span.end)),
        {"verb": place},
        direction="up" if verb["up"] else "down",
        expected_direction=rising,
        to=new.quantity,
        **{"from": old.quantity},
    )
