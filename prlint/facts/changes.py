"""Percentages that say how two amounts beside them differ, and reductions that say what a ratio beside them means.

A change is read only where one clause holds one percentage with a word of direction and two amounts of one unit, of which prepositions
say which is the earlier, or the earlier is the subject that goes on to change ("was A and rose 5% to B"), or no percentage stands between
the verb and the two amounts. What it cannot see: changes told over two sentences, and those of columns of a table.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts import Thing, printed
from prlint.facts.amounts import DOWN, UP
from prlint.facts.quantity import Quantity
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.facts import Facts
    from prlint.facts.amounts import Amount

_INFINITY = float("inf")
_EVERY_YEAR = lazy(r"(?i),?\s+(?:annually|yearly|(?:per|a)\s+(?:year|annum|month|quarter)(?!\s+(?:ago|earlier|before)))\b")
_LEVEL = lazy(r"\s?-?\s?(?:CI|confidence)")
_OTHER_PERCENTAGE = lazy(r"\d\s?(?:%|percent)(?!\s?-?\s?(?:CI|confidence))")
_DIRECTION = lazy(rf"(?i)\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b")
_CLAUSES = lazy(
    r";(?!\s[A-Z]?\d{0,2}[A-Z]{0,2}\s?20\d\d:)|,?\s+(?:while|whereas)\s|,\s+and\s+(?=(?:the\s+|our\s+"
    r"|its\s+)?(?:[a-z-]+\s+){0,4}(?:increased|decreased|rose|fell|grew|declined"
    r"|was|were)\b)|,\s+and\s+(?=(?:it|they|we|he|she)\s)|\.\s+(?=[A-Z])|[\r\n]"
)
_NOT_OVER_YEARS = r"(?<!year )(?<!year-)(?<!quarter )(?<!quarter-)(?<!period )"  # grew 20% year over year
_EARLIER = lazy(
    rf"(?i)(?:\bfrom|\bcompare[ds]?\s+(?:to|with)|\bversus|\bvs\.?|\bagainst|{_NOT_OVER_YEARS}\bover|\bthan|^[ \u00a0](?:above|below)"
    r"|\bcomparison\s+(?:to|with)|\bon(?=\s+(?:(?:the|its|our)\s+)?(?:prior|previous|last|preceding|year-earlier)\b))"
    r"\s+(?:(?:the\s+)?(?:[\w’'-]+\s+){0,6}?(?:of\s+)?)?$"
    r"|\bon\s+the\s+$|[(;]\s?(?:previous|prior|last|preceding)[ -](?:year|period|quarter|half)\s*:?\s*$"
    r"|[(;]\s?(?:[A-Za-z0-9]{1,9},?\s){0,3}(?:[A-Z]{0,3}|\d[A-Z]{1,2})\d{2,4}:\s*$|\((?:p/y|py|pcp)\s?:?\s*$"
)
_LATER = lazy(
    r"(?i)(?:\bto|\bof|\bwas|\bwere|\bat|\btotal(?:l?ed|s)?|\breached|\bis|\bcame\s+in\s+at|\breporte?d?|\bgenerated|\brecorded|\bposted"
    r"|\bachieved|\bequal\s+to)\s+(?:a\s+|an\s+|record\s+)*$"
)
_OTHER_BASIS = lazy(
    r"(?i)\b(?:constant[- ]currenc|organic|annuali[sz]ed|CAGR|compound|like[- ]for[- ]like|excluding|ex-|respectively"
    r"|(?<!\d )(?<!pence )(?<!cents )per\s+share|on\s+average|sequential|adjusted\s+for|currency[- ]neutral|pro\s+forma|guidance"
    r"|same[- ]store|comparable|weighted|(?-i:each)|(?<!\d )points?\b|range|between)"
)
_RATIO = lazy(
    r"\b(?P<name>hazard ratio|HR|odds ratio|OR|relative risk|risk ratio|rate ratio|RR)\b(?:\s*\((?:HR|OR|RR|aHR|aOR)\))?"
    r"(?:\s+(?:for|of)\s+(?:[a-z0-9-]{1,20}\s+){1,8}?)?\s*(?:was|of|is|:|=|,)?\s*(?:=\s*)?(?P<value>0?\.\d{1,4})\b"
)
_RATES = lazy(r"\([^()]{1,120}\)")
_REDUCTION = lazy(
    r"(?i)\b(?:reduc(?:ed|tion|es|ing)|lower(?:ed|ing|s)?|decreas(?:ed?|es|ing)|cut(?:s|ting)?|less|fewer|fell|fall(?:en)?|drop(?:ped)?|declined?)\b"
)


def find(facts: Facts, amounts: Sequence[Amount]) -> list[Thing]:
    prose = facts.prose
    found = []
    for number, amount in enumerate(amounts):
        if amount.kind != "percent":
            continue
        clause = clause_of(facts, amount.span)
        if clause is None or _OTHER_BASIS.search(prose, clause.start, clause.end) or _EVERY_YEAR.match(prose, amount.span.end):
            continue
        near = [a for a in amounts[max(0, number - 6) : number + 7] if clause.contains(a.span)]
        thing = _change(prose, clause, amount, near)
        if thing is not None:
            found.append(thing)
    return found


# A change that is told without a percentage: the verb, then one amount right behind "to" or "from", and the other behind its word.
_RISEN = (
    r"increas(?:ed|es)|rose|rises|grew|grows|climb(?:ed|s)|jump(?:ed|s)|expanded|soared|widened|raised|lifted|advanced|surged|rebounded"
    r"|recovered|rise|grow|increase|climb|risen|grown|rising|growing|increasing|climbing|(?:edged|inched|ticked|crept|went|moved|nudged|shot|came)\s+(?:up|higher)"
)
_FALLEN = (
    r"decreas(?:ed|es)|declin(?:ed|es)|fell|falls|dropp?(?:ed|s)|shrank|plunged|slid|narrowed|reduced|lowered|cut|trimmed|slipped|eased|sank"
    r"|contracted|tumbled|plummeted|dipped|fall|decline|decrease|drop|shrink|fallen|shrunk|falling|declining|decreasing|dropping|shrinking|down(?=\s+to\b)"
    r"|(?:edged|inched|ticked|crept|went|moved|nudged|drifted|came)\s+(?:down|lower)"
)
_BETTER = r"improve[ds]|strengthened"
_WORSE = r"worsen(?:ed|s)|deteriorated|weakened"
# … with what they say it of and when between, but no other verb and no other clause: "grew last year to", "cut its debt to".
_BARE = lazy(
    rf"(?i)\b(?:(?P<up>{_RISEN}|(?P<better>{_BETTER}))|(?P<down>{_FALLEN}|(?P<worse>{_WORSE})))"
    rf"(?:\s+(?!(?:and|but|while|as|that|which|by|to|from|{_RISEN}|{_FALLEN})\b)[\w’'-]+){{0,5}},?\s+(?P<which>to|from)\s+(?:a\s+record\s+)?$"
)
# Of these, better is more; of losses and debts it is less, and of much else nobody can tell.
_MORE_IS_BETTER = lazy(r"(?i)\b(?:revenues?|sales|turnover|profits?|income|earnings|ebitda|cash|margins?|funds|orders|backlog|bookings)\b")
_LESS_IS_BETTER = lazy(r"(?i)\b(?:loss(?:es)?|debts?|deficits?|costs?|expenses?|burn|days|ratios?|leverage|used|outflows?|charges?)\b")

# … and with the direction between the amounts, which is the later one first: "$4 million, down from $5 million".
_APPOSED = lazy(
    r"(?i)(?:\s+(?!(?:and|but|while|up|down|higher|lower|from|to|a|an)\b)(?:[A-Za-z’'-]+|20\d\d|\d\d?(?=\s20\d\d|\s[JFMASOND]|,\s20))){0,16},?\s+(?:(?P<up>up|higher|more|greater"
    r"|an?\s+(?:increase|rise|gain|advance|improvement))|(?P<down>down|lower|fewer|less|an?\s+(?:decrease|decline|drop|fall|reduction)))"
    r"\s+(?:from|than|over|on|against)\s+(?P<which>)(?:[\w’'-]+\s+){0,5}"
)
# What one sum is said to be beside another, whatever the two are: "$4 million exceeded the $5 million of 2025".
_COMPARED_SUMS = lazy(
    r"(?i)(?:\s+(?!(?:and|but|while|not|never|nor|which|that|or|to|if)\b)(?:[A-Za-z’'-]+|20\d\d)){0,5}?\s+(?:(?P<up>exceeded|beat|topped|surpassed|outstripped"
    r"|(?:was|were)\s+(?:ahead\s+of|above|higher\s+than))|(?P<down>fell\s+short\s+of|trailed|undershot|(?:was|were)\s+(?:behind|below|lower\s+than)))"
    r"\s+(?P<which>)(?:[\w’'-]+\s+){0,5}"
)


def find_bare(facts: Facts, amounts: Sequence[Amount], told: Sequence[Thing] = ()) -> list[Thing]:
    """Changes without a difference: "fell to $8 million from $10 million", "rose from 40 to 50 sites", "fell to 1.1% from 1.9%".

    told: changes with one, which are not told anew unless the two verbs differ in direction ("fell to … from …, an increase of 2%").
    """
    prose = facts.prose
    found = []
    starts = [amount.span.start for amount in amounts]
    for first, second in pairwise(amounts):
        if first.kind not in ("money", "count", "percent") or first.kind != second.kind or first.quantity.unit != second.quantity.unit:
            continue
        apposed = _apposed(prose, first, second) if second.span.start <= first.span.end + _CLOSE else None
        verb = apposed or _BARE.search(prose, max(0, first.span.start - 70), first.span.start)
        clause = clause_of(facts, first.span) if verb is not None else None
        if verb is None or clause is None or not clause.contains(second.span) or _OTHER_BASIS.search(prose, clause.start, clause.end):
            continue
        link = _LATER if verb["which"].lower() == "from" else _EARLIER
        if apposed is None and link.search(prose[max(first.span.end, second.span.start - 70) : second.span.start]) is None:
            continue
        if verb is not apposed and _is_judged_otherwise(prose, clause, verb, second.span.end):
            continue
        if not _are_alone(prose, clause, min(verb.start(), first.span.start), second, amounts, starts):
            continue
        thing = _bare_change(prose, verb, first, second)
        if thing is not None and not any(_is_same(thing, other) for other in told):
            found.append(thing)
    return found


_CLOSE = 130  # characters between two amounts of which one is told beside the other


def _apposed(prose: str, first: Amount, second: Amount) -> re.Match[str] | None:
    between = first.span.end, second.span.start
    return _APPOSED.fullmatch(prose, *between) or (_COMPARED_SUMS.fullmatch(prose, *between) if first.kind == "money" else None)


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


# What parts two amounts from others of their clause, which belong to other verbs: ", including", ", so we sold", ", and its margin".
_PARTED = lazy(r"(?i),?\s+(?:including|and|or|while|but|so|as|with|which|on|after|despite|because|thanks|driven|due)\s+[a-z]|\)")


def _are_alone(prose: str, clause: ProseSpan, start: int, second: Amount, amounts: Sequence[Amount], starts: list[int]) -> bool:
    """Whether no other amounts of the clause belong to these two, the second of which is given, but what tells their difference.

    start: of the verb, or of the first amount where no verb leads to it.
    """
    at = bisect_left(starts, clause.start)
    inside = [a for a in amounts[at : at + 6] if clause.contains(a.span)]
    before = [a for a in inside if a.span.end <= start]
    behind = [a for a in inside if a.span.start >= second.span.end]
    if len(inside) - len(before) - len(behind) != 2 or len(behind) > 2:
        return False
    if before and _PARTED.search(prose, before[-1].span.end, start) is None:
        return False
    return all(_tells_difference(prose, second, a) or _PARTED.search(prose, second.span.end, a.span.start) for a in behind)


def _tells_difference(prose: str, second: Amount, behind: Amount) -> bool:
    alike = behind.kind in ("percent", second.kind)
    return alike and _DIFFERENCE.search(prose, max(second.span.end, behind.span.start - 30), behind.span.start) is not None


def _bare_change(prose: str, verb: re.Match[str], first: Amount, second: Amount) -> Thing | None:
    old, new = (first, second) if verb["which"].lower() == "from" else (second, first)
    if old.quantity.low <= 0 or new.quantity.low <= 0 or _INFINITY in (old.quantity.high, new.quantity.high):
        return None
    rising = "up" if new.quantity.low >= old.quantity.high else "down" if new.quantity.high <= old.quantity.low else None
    start = verb.start("up") if verb["up"] else verb.start("down")
    place = ProseSpan(start, verb.end("up") if verb["up"] else verb.end("down"))
    return printed(
        prose,
        "change",
        ProseSpan(min(start, first.span.start), second.span.end),
        {"verb": place},
        direction="up" if verb["up"] else "down",
        expected_direction=rising,
        to=new.quantity,
        **{"from": old.quantity},
    )


_PREMIUM_OF = lazy(r"(?i)\b(?:(?P<up>premium)|(?P<down>discount))\s+of\s+$")
_PREMIUM = lazy(
    r"(?i)\s(?:(?:(?P<up>premium)|(?P<down>discount))\s+(?:to|over|on|from|above|below)"
    r"|(?:(?P<above>above|(?:higher|more)\s+than)|(?P<below>below|(?:lower|less)\s+than))\s+(?:the|its|their|our|[A-Z][\w&-]{1,24}[’']s?))\s"
)
PER_SHARE = lazy(r"(?i)\s(?:per|a|for each|for every|/)\s?(?:[a-z]+\s){0,3}?(?:share|unit|ADS|stock)\b")
_MARKET_PRICE = lazy(r"(?i)\b(?:price|close[ds]?|closing|traded)\b")
_PAID_WORDS = {"premium", "discount", "above", "below", "higher", "lower", "more", "less"}


def find_premiums(facts: Facts, amounts: Sequence[Amount]) -> list[Thing]:
    """What is paid for a share, held against what the market paid: "$38.25 per share, a premium of 34% to the closing price of $28.55"."""
    if not _PAID_WORDS & facts.words.index.keys():
        return []
    prose = facts.prose
    found = []
    for number, amount in enumerate(amounts[:-1]):
        told = _premium(prose, amount) if amount.kind == "percent" else None
        base = amounts[number + 1]
        if told is None or base.kind != "money" or base.span.start - amount.span.end > 160:
            continue
        paid = next((a for a in amounts[max(0, number - 6) : number][::-1] if PER_SHARE.match(prose, a.span.end)), None)
        if paid is None or amount.span.start - paid.span.end > 220 or paid.quantity.unit != base.quantity.unit:
            continue
        if not _MARKET_PRICE.search(prose, amount.span.end, base.span.start) or _INFINITY in (base.quantity.high, paid.quantity.high):
            continue
        if base.quantity.low > 0 and paid.quantity.low > 0:
            found.append(_paid(prose, told, paid, amount, base))
    return found


def _premium(prose: str, amount: Amount) -> re.Match[str] | None:
    before = _PREMIUM_OF.search(prose, max(0, amount.span.start - 14), amount.span.start)
    return before or _PREMIUM.match(prose, amount.span.end)


def _paid(prose: str, told: re.Match[str], paid: Amount, amount: Amount, base: Amount) -> Thing:
    group = told.lastgroup or "up"
    way = "up" if group in ("up", "above") else "down"
    old, new = base.quantity, paid.quantity
    rising = "up" if new.low > old.high else "down" if new.high < old.low else None
    return printed(
        prose,
        "change",
        ProseSpan(paid.span.start, base.span.end),
        {"verb": ProseSpan(*told.span(group)), "stated": amount.span},
        percent=amount.quantity,
        expected_percent=expected(old, new, rising or way) if rising in (None, way) else None,
        direction=way,
        expected_direction=rising,
        to=new,
        **{"from": old},
    )


def clause_of(facts: Facts, span: ProseSpan) -> ProseSpan | None:
    sentence = facts.sentence_at(span.start)
    if len(sentence) > 1500:
        return None
    start, end = sentence.start, sentence.end
    for cut in _CLAUSES.finditer(facts.prose, sentence.start, sentence.end):
        if cut.end() <= span.start:
            start = cut.end()
        elif cut.start() >= span.end:
            end = cut.start()
            break
    return ProseSpan(start, end)


def is_on_another_basis(prose: str, clause: ProseSpan) -> bool:
    """Whether a clause tells of constant currencies, averages and the like, which amounts beside it do not show."""
    return _OTHER_BASIS.search(prose, clause.start, clause.end) is not None


def two_amounts(prose: str, clause: ProseSpan, amounts: Sequence[Amount], told: ProseSpan) -> tuple[Quantity, Quantity] | None:
    """(earlier, later) where these are two positive amounts of one unit, and the words before them say which is which.

    told: where the change itself stands; an amount right before it is the later one.
    """
    if len(amounts) != 2 or amounts[0].kind != amounts[1].kind or amounts[0].quantity.unit != amounts[1].quantity.unit:
        return None
    # Words that lead to an amount stand behind the amount, and the change, before it.
    ends = (clause.start, amounts[0].span.end)
    low = [max(end, told.end if told.end <= a.span.start else 0) for end, a in zip(ends, amounts, strict=True)]
    earlier = [
        a
        for a, start in zip(amounts, low, strict=True)
        if _EARLIER.search(prose[max(start, a.span.start - 70) : a.span.start]) or _is_told_with_its_time(prose, a)
    ]
    if not earlier and _goes_on_to_change(prose, amounts, told):
        earlier = [amounts[0]]
    if len(earlier) != 1:
        return None
    later = amounts[0] if earlier[0] is amounts[1] else amounts[1]
    if not _LATER.search(prose[max(clause.start, later.span.start - 40) : later.span.start]) and not _leads(prose, later.span, told):
        return None
    old, new = earlier[0].quantity, later.quantity
    if old.low <= 0 or new.low <= 0 or _INFINITY in (old.high, new.high) or not 1 / _NO_SAME_SUM < new.low / old.low < _NO_SAME_SUM:
        return None
    return old, new


_BRACKETED = lazy(r"(?i)[^()\d]{1,40}(?:\b(?:20\d\d|year|quarter|half|period|before|earlier)\b)[^()]{0,24}\)")
_TIME_BEHIND = lazy(
    r"(?i)(?: [a-z]{1,12}){0,3} (?:in|for|during|of) (?:the )?(?:20\d\d|previous|prior|last|first|second|third|fourth|same|year)\b"
    r"|,? (?:the|a) year (?:before|ago|earlier)\b"
)


def _is_told_with_its_time(prose: str, amount: Amount) -> bool:
    """Whether it stands in brackets or behind "after", with its earlier time behind it: $44 million ($40 million in 2025); or is one of
    `with_comparatives`, the only money without a sign of it."""
    span = amount.span
    if prose[span.start - 1 : span.start] == "(":
        return (amount.kind == "money" and span == amount.number) or _BRACKETED.match(prose, span.end) is not None
    return prose[span.start - 6 : span.start].lower() == "after " and _TIME_BEHIND.match(prose, span.end) is not None


_NO_SAME_SUM = 1e5  # times as much is no change of one sum: the worth of a company, and the price of its share


# What leads from an amount to the verb that changes it: "was A in 2025 and is expected to", "A, a figure that analysts expect to".
_GOES_ON = lazy(
    rf"(?i)(?:(?:\b(?:and|which|that|before)|,)(?:\s+(?:is|are|was|were|will|would|should|could|has|have|had|be|been|then|since|later|now|also"
    rf"|expected|projected|forecast(?:ed)?|estimated|predicted|anticipated|set|due|likely|slated|poised|to)){{0,6}}"
    rf"|\b(?:figure|number|total|sum|amount|level|value)\s+(?:that|which)(?:\s+[\w’'-]+){{1,8}})"
    rf"\s+(?:{UP}|{DOWN})\s+(?:by\s+)?(?:(?:about|some|nearly|almost|roughly|around|approximately|another|a\s+further)\s+)?$"
)
_TO = lazy(r"(?i),?\s+to\s+(?:about\s+|some\s+|nearly\s+|a\s+record\s+)?$")
_NO_OTHER_SUM = 4  # times as much, or as little, is taken for another measure than the subject


def _goes_on_to_change(prose: str, amounts: Sequence[Amount], told: ProseSpan) -> bool:
    """Whether the first amount is said of what then changes by the percentage to the second: "was A in 2025 and rose 5% to B"."""
    old, new = amounts
    if not old.span.end <= told.start < new.span.start or old.kind != "money" or not old.quantity.low > 0:
        return False
    if not 1 / _NO_OTHER_SUM < new.quantity.middle / old.quantity.middle < _NO_OTHER_SUM:
        return False
    if told.start - old.span.end > 160 or _TO.fullmatch(prose, told.end, new.span.start) is None:
        return False
    return _GOES_ON.search(prose, old.span.end, told.start) is not None


def _change(prose: str, clause: ProseSpan, percent: Amount, near: list[Amount]) -> Thing | None:
    direction = _direction(prose, clause, percent.span) if sum(a.kind == "percent" for a in near) == 1 else None
    if direction is None:
        return None
    values = [a for a in near if a.kind == "money" or (a.kind == "count" and not _IN_NAME.match(prose, a.span.end))]
    values = [a for a in values if not _is_delta(prose, a, percent)]
    pair = two_amounts(prose, clause, values, percent.span)
    if pair is None and len(values) > 2:
        money, counts = ([a for a in values if a.kind == kind] for kind in ("money", "count"))
        values = money if len(money) == 2 else _around(counts, percent.span, prose[percent.span.end : percent.span.end + 1] == ")")
        pair = two_amounts(prose, clause, values, percent.span)
    if pair is None:
        return None
    (old, new), (verb, way) = pair, direction
    span = ProseSpan(min(a.span.start for a in (percent, *values)), max(a.span.end for a in (percent, *values)))
    span = ProseSpan(min(span.start, verb.start), max(span.end, verb.end))
    rising = "up" if new.low > old.high else "down" if new.high < old.low else None
    return printed(
        prose,
        "change",
        span,
        {"verb": verb, "stated": percent.span},
        percent=percent.quantity,
        expected_percent=expected(old, new, rising or way) if rising is None or rising == way else None,
        direction=way,
        expected_direction=rising,
        to=new,
        **{"from": old},
    )


def _around(counts: list[Amount], percent: ProseSpan, bracketed: bool) -> list[Amount]:
    """The only count before a percentage and the first behind it ("9,000 bicycles, 20% more than the 7,500"), or those before brackets."""
    before = [a for a in counts if a.span.end <= percent.start]
    behind = [a for a in counts if a.span.start >= percent.end]
    return before if bracketed else [*before, *behind[:1]] if len(before) == 1 else []


def _direction(prose: str, clause: ProseSpan, percent: ProseSpan) -> tuple[ProseSpan, str] | None:
    """The word of direction nearest to the percentage, at most six words before or three behind it."""
    before = list(_DIRECTION.finditer(prose, max(clause.start, percent.start - 60), percent.start))
    if before and len(prose[before[-1].end() : percent.start].split()) <= 7:
        return _way(before[-1])
    if prose[percent.start - 1 : percent.start] == "+":
        return ProseSpan(percent.start - 1, percent.start), "up"
    if _OR_BY.search(prose, max(clause.start, percent.start - 24), percent.start):  # fell from A to B, or by 20 percent
        told = list(_DIRECTION.finditer(prose, max(clause.start, percent.start - 140), percent.start))
        return _way(told[-1]) if told else None
    end = min(clause.end, percent.end + 24)
    behind = _COMPARATIVE.match(prose, percent.end, end) or _DIRECTION.search(prose, percent.end, end)
    return _way(behind) if behind is not None else None


_IN_NAME = lazy(r"(?<=\d[a-z]{2})[ \u00a0](?:[A-Z]{2}\b|[A-Z]\d)")  # the 35mm F1.2 lens
_OR_BY = lazy(r"\bor\s+(?:by\s+)?(?:(?:about|approximately|nearly|some)\s+)?$")
_COMPARATIVE = lazy(
    r"(?i)[ \u00a0](?:(?:(?P<up>more|greater|larger)|(?P<down>less|fewer|smaller))(?=[ \u00a0]than\b|[.,;)]|$)"
    r"|(?P<above>(?:above|ahead)\b)|(?P<below>(?:below|behind)\b))"
)


def _way(match: re.Match[str]) -> tuple[ProseSpan, str]:
    return ProseSpan(*match.span(match.lastgroup or 0)), "up" if match.lastgroup in ("up", "above") else "down"


def _is_delta(prose: str, amount: Amount, percent: Amount) -> bool:
    """Whether this amount is itself the difference: "rose $20 million, or 20%"."""
    if percent.span.end <= amount.span.start:  # rose 20%, or $20 million, to
        return prose[percent.span.end : amount.span.start].strip(" ,(").lower() in ("or", "or by")
    between = prose[amount.span.end : percent.span.start]
    return between.strip(" ,(").lower() in ("or", "", "or by") and bool(
        _DIRECTION.search(prose, max(0, amount.span.start - 24), amount.span.start)
    )


def _leads(prose: str, later: ProseSpan, told: ProseSpan) -> bool:
    """Whether the amount stands right before "up 20%", or farther off with nothing between that begins anew."""
    far = told.start - later.end
    return 0 <= far <= 60 or (60 < far <= 120 and _PARTED.search(prose, later.end, told.start) is None)


def expected(old: Quantity, new: Quantity, way: str) -> Quantity:
    """The percentages that amounts rounded like these can differ by, told without a sign."""
    sign = 1 if way == "up" else -1
    low, high = sorted((sign * (new.low / old.high - 1) * 100, sign * (new.high / old.low - 1) * 100))
    middle = sign * (new.middle / old.middle - 1) * 100
    return Quantity(low, high, "percent", f"{middle:.1f}%" if middle < 10 else f"{middle:.0f}%")


def expected_reduction(facts: Facts, span: ProseSpan) -> Quantity | None:
    """What one minus the ratio beside this percentage is, where the sentence tells of one reduction and one ratio."""
    every: list[re.Match[str]] = facts.once("ratios", lambda f: list(_RATIO.finditer(f.prose)))
    if not every:
        return None
    sentence = facts.sentence_at(span.start)
    starts = facts.once("ratio starts", lambda f: [ratio.start() for ratio in every])
    ratios = every[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    if len(ratios) != 1 or not _REDUCTION.search(facts.prose, max(sentence.start, span.start - 90), min(sentence.end, span.end + 24)):
        return None
    other = facts.prose[span.start - 9 : span.start].endswith(("vs ", "vs. ", " v ", "versus ", "against ", "from ", " to "))  # one rate
    if other or not _next_ratio(facts.prose, span, ratios[0], sentence):
        return None
    value = ratios[0]["value"]
    half = 0.5 * 10 ** -len(value.partition(".")[2])
    return Quantity((1 - float(value) - half) * 100, (1 - float(value) + half) * 100, "percent", f"{(1 - float(value)) * 100:.4g}%")


def _is_told_before(prose: str, ratio: re.Match[str], sentence: ProseSpan) -> bool:
    """Whether the reduction stands before the ratio: "lowered by 28% (rate ratio 0.72; 12% versus 16%)"."""
    reduced = _REDUCTION.search(prose, max(sentence.start, ratio.start() - 140), ratio.start())
    return reduced is not None and _OTHER_PERCENTAGE.search(prose, max(sentence.start, reduced.start() - 9), ratio.start()) is not None


def _next_ratio(prose: str, span: ProseSpan, ratio: re.Match[str], sentence: ProseSpan) -> bool:
    """Whether this percentage is the last before the ratio, or the first behind it, and no interval's level."""
    between = prose[span.end : ratio.start()] if span.end <= ratio.start() else prose[ratio.end() : span.start]
    if span.end <= ratio.start() and ")" in (between := _RATES.sub("", between)):
        return False  # a rate in brackets, which the reduction before them is made of
    if span.start >= ratio.end() and _is_told_before(prose, ratio, sentence):
        return False
    level = _LEVEL.match(prose[span.end : span.end + 14])
    return level is None and len(between) <= 140 and not _OTHER_PERCENTAGE.search(between)
