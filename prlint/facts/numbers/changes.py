"""Percentages that say how two amounts beside them differ.

A change is read only where one clause holds one percentage with a word of direction and two amounts of one unit, of which prepositions
say which is the earlier, or the earlier is the subject that goes on to change ("was A and rose 5% to B"), or no percentage stands between
the verb and the two amounts. What it cannot see: changes told over two sentences, and those of columns of a table.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Thing, printed
from prlint.facts.numbers.amounts import DOWN, SCALE, UP
from prlint.facts.numbers.quantity import Amount, Quantity, rounded
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from prlint.facts import Facts

_NO_CHANGE = lazy(  # 5% of sales
    r"(?i),?\s+(?:of(?!\s+which\b)|annually|yearly|(?:per|a)\s+(?:year|annum|month|quarter)(?!\s+(?:ago|earlier|before)))\b"
)
_DIRECTION = lazy(rf"(?i)\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b")
_CLAUSES = lazy(
    r";(?!\s[A-Z]?\d{0,2}[A-Z]{0,2}\s?20\d\d:)|,?\s+(?:while|whereas)\s|,\s+and\s+(?=(?:the\s+|our\s+"
    r"|its\s+)?(?:[a-z-]+\s+){0,4}(?:increased|decreased|rose|fell|grew|declined"
    r"|climbed|dropped|came|went|stood|slipped|eased|was|were)\b)|,\s+and\s+(?=(?:it|they|we|he|she)\s)|\.\s+(?=[A-Z])|[\r\n]"
    r"|,\s+of\s+which\s|,\s+(?=(?:or\s+)?(?:up|down)\s+\d{1,3}(?:\.\d+)?\s?(?:%|per\s+cent\.?|percent)"
    r"\s+(?:at|in|on)\s+(?:an?\s+)?(?:constant|local|organic|like|comparable|underlying|reported)\b)"
)
_NOT_OVER_YEARS = r"(?<!year )(?<!year-)(?<!quarter )(?<!quarter-)(?<!period )"  # grew 20% year over year
EARLIER = lazy(
    r"(?i)(?:\bfrom(?!\s+(?:(?:dis)?continu|operati|customers|clients|investing|financing))|\bcompare[ds]?\s+(?:to|with)|\bversus|\bvs\.?"
    rf"|\bagainst|{_NOT_OVER_YEARS}\bover|\bthan"
    r"|^[ \u00a0](?:above|below)"
    r"|\bcomparison\s+(?:to|with)|\bon(?=\s+(?:(?:the|its|our)\s+)?(?:prior|previous|last|preceding|year-earlier)\b))"
    r"\s+(?:(?:the\s+)?(?:[\w’'-]+\s+){0,6}?(?:of\s+)?)?$"
    r"|\bon\s+the\s+$|[(;]\s?(?:previous|prior|last|preceding)[ -](?:year|period|quarter|half)\s*:?\s*$"
    r"|[(;]\s?(?:[A-Za-z0-9]{1,9},?\s){0,3}(?:[A-Z]{0,3}|\d[A-Z]{1,2})\d{2,4}:\s*$|\((?:p/y|py|pcp)\s?:?\s*$"
)
LATER = lazy(
    r"(?i)(?:\bto|\bof|\bwas|\bwere|\bat|\btotal(?:l?ed|s)?|\breached|\bis|\bcame\s+in\s+at|\breporte?d?|\bgenerated|\brecorded|\bposted"
    r"|\bachieved|\bequal\s+to)\s+(?:a\s+|an\s+|record\s+)*$"
)
_OTHER_BASIS = lazy(
    r"(?i)\b(?:constant[- ]currenc|(?<! by )(?<!due to )organic|annuali[sz]ed|CAGR|compound|like[- ]for[- ]like|excluding|ex-|respectively"
    r"|(?<!\d )(?<!\dp )(?<!pence )(?<!cents )(?<!earnings )per\s+share|on\s+average|sequential"
    r"|adjusted\s+for|currency[- ]neutral|pro\s+forma"
    r"|guidance|same[- ]store|comparable|weighted|(?-i:each)|(?<!\d )points?\b|range|between)"
)
# What parts two amounts from others of their clause, which belong to other verbs: ", including", ", so we sold", ", and its margin".
PARTED = lazy(r"(?i),?\s+(?:including|and|or|while|but|so|as|with|which|on|after|despite|because|thanks|driven|due)\s+[a-z]|\)")


def find(facts: Facts, amounts: Sequence[Amount]) -> list[Thing]:
    prose = facts.prose
    found, alone = [], []
    for number, amount in enumerate(amounts):
        if amount.kind != "percent":
            continue
        clause = clause_of(facts, amount.span)
        if clause is None or is_on_another_basis(prose, clause) or _NO_CHANGE.match(prose, amount.span.end):
            continue
        near = [a for a in amounts[max(0, number - 6) : number + 7] if clause.contains(a.span)]
        thing = _change(prose, clause, amount, near)
        if thing is not None:
            found.append(thing)
        elif facts.part_of(amount.span) in ("headline", "subheadline") and len(near) == 1:
            alone.append((clause, amount))
    told: dict[int, dict[str, Thing]] = {}  # by percent and sentence, so that a text many times over has each once
    for thing in found if alone else ():
        sentence = facts.sentence_at(thing.span.start).of(prose).lower()
        told.setdefault(round(thing.fields["percent"].middle), {}).setdefault(sentence, thing)
    return [*found, *(thing for clause, amount in alone for thing in _of_title(facts, clause, amount, told))]


def _of_title(facts: Facts, clause: ProseSpan, percent: Amount, told: dict[int, dict[str, Thing]]) -> Iterator[Thing]:
    """A change of a title whose two amounts the text gives: all changes there by so much, of what the title names, go one way."""
    direction = _direction(facts.prose, clause, percent.span)
    if direction is None:
        return
    verb, way = direction
    behind = verb.start > percent.span.start  # a 10% drop in revenue
    nouns = _NOUN.findall(facts.prose[verb.end : clause.end] if behind else facts.prose[clause.start : verb.start])
    named = (nouns[0 if behind else -1] if nouns else "").lower()
    near = told.get(round(percent.quantity.middle), {}) if named else {}
    same = [c for sentence, c in near.items() if named in sentence and c.fields["percent"].meets(percent.quantity)]
    if same and len({c.fields["expected_direction"] for c in same}) == 1:
        span = ProseSpan(min(verb.start, percent.span.start), max(verb.end, percent.span.end))
        fields = {name: same[0].fields[name] for name in ("from", "to", "expected_direction")}
        yield printed(facts.prose, "change", span, {"verb": verb, "stated": percent.span}, direction=way, **fields)


# What may change by so much: no time at which it does.
_NOUN = lazy(r"(?i)\b(?!(?:quarter|half|year|month|week|period|first|second|third|fourth|fiscal|full|20\d\d)(?:s|ly)?\b)[^\W\d_]{4,}\b")


_NORDIC = lazy(r"[MTk]?(?:SEK|NOK|DKK|ISK|EUR)\b")  # of whole numbers too: MSEK 154 (130)
_LAST_YEARS = lazy(rf"\s\((?P<number>\d[\d,]*(?P<decimals>\.\d+)?)\)(?P<shared>\s{SCALE}\b)?")


def with_comparatives(prose: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with those of the year before that stand bare in brackets behind a sum: SEK 412.6 m (388.1), SEK 412.6 (388.1) m.

    Those with a sign of money in brackets are so where the release says it, or tells the change right behind.
    """
    counted = {amount.number for amount in amounts if amount.kind == "count"}
    last_years: dict[ProseSpan, Amount] = {}
    for amount in amounts:
        match = _LAST_YEARS.match(prose, amount.span.end) if amount.kind == "money" else None
        printed = amount.number.of(prose)
        decimals = len(printed.partition(".")[2])
        if match is None or len(match["decimals"] or ".") - 1 != decimals or (not decimals and len(match["number"]) < len("100")):
            continue
        scale = (amount.quantity.high - amount.quantity.low) * 10**decimals
        span = ProseSpan(*match.span("number"))
        nordic = _NORDIC.match(prose, amount.span.start) is not None
        if (span in counted or match["shared"] or decimals or nordic) and round(scale) in (1, 10**3, 10**6, 10**9):  # no "about"
            quantity = rounded(match["number"], round(scale), amount.quantity.unit, match["number"])
            last_years[span] = Amount(span, span, quantity, "", "money")
    said = any(words in prose for words in _SAID_BRACKETS)
    for one, other in pairwise(amounts):
        bracketed = one.kind == other.kind == "money" and prose[one.span.end : other.span.start].strip() == "("
        if not bracketed or not prose.startswith(")", other.span.end):
            continue
        if said or (one.quantity.unit == other.quantity.unit and _CHANGED_BY.match(prose, other.span.end + 1)):
            last_years[other.number] = Amount(other.span, other.span, other.quantity, "", "money")
    return sorted([*(a for a in amounts if a.number not in last_years), *last_years.values()], key=lambda a: a.span.start)


# EUR 48 million (EUR 63 million), a decrease of 24%
_CHANGED_BY = lazy(rf"(?i),?\s+(?:(?:corresponding\s+to|equal\s+to|i\.e\.,?)\s+)?(?:an?\s+)?(?:{UP}|{DOWN}|decline|drop|fall|rise|gain)\b")
_SAID_BRACKETS = ("in brackets", "in parenthes")  # (Q3 2025 in brackets)


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


def are_compared(facts: Facts, new: Amount, old: Amount) -> bool:
    """Whether words of one sentence lead from one amount to an earlier one."""
    inside = facts.sentence_at(new.span.start).contains(old.span)
    return inside and EARLIER.search(facts.prose, max(new.span.end, old.span.start - 70), old.span.start) is not None


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
        if EARLIER.search(prose[max(start, a.span.start - 70) : a.span.start]) or is_told_with_its_time(prose, a)
    ]
    if not earlier and (_goes_on_to_change(prose, amounts, told) or _are_of_years(prose, amounts)):
        earlier = [amounts[0]]
    if len(earlier) != 1:
        return None
    later = amounts[0] if earlier[0] is amounts[1] else amounts[1]
    if not LATER.search(prose[max(clause.start, later.span.start - 40) : later.span.start]) and not _leads(prose, later.span, told):
        return None
    old, new = earlier[0].quantity, later.quantity
    if old.low <= 0 or new.low <= 0 or old.is_open or new.is_open or not 1 / _NO_SAME_SUM < new.low / old.low < _NO_SAME_SUM:
        return None
    if _DECLARED.search(prose, max(clause.start, amounts[0].span.start - 60), amounts[1].span.start):
        return to_the_cent(old), to_the_cent(new)
    return _closer(old), _closer(new)


_DECLARED = lazy(r"(?i)\b(?:dividends?|distributions?)\b")


def to_the_cent(paid: Quantity) -> Quantity:
    """What is declared for a share is exact, if it is told in cents: $0.42."""
    if paid.unit == "percent" or len(paid.printed.partition(".")[2].rstrip()) < len("42") or not paid.high - paid.low < 0.011:
        return _closer(paid)
    half = (paid.high - paid.low) / 100
    return Quantity(paid.middle - half, paid.middle + half, paid.unit, paid.printed)


def _closer(number: Quantity) -> Quantity:
    """A round number beside another one is at most as rough as its second digit: 40,000 is 39,500 to 40,500 there."""
    if not number.printed.endswith(",000") or number.printed[:1].islower():
        return number
    middle = round(number.middle)
    half = min((number.high - number.low) / 2, 5 * 10.0 ** (len(str(middle)) - 3))
    return Quantity(middle - half, middle + half, number.unit, number.printed)


_BRACKETED = lazy(r"(?i)[^()\d]{1,40}(?:\b(?:20\d\d|year|quarter|half|period|before|earlier)\b)[^()]{0,24}\)")
_TIME_AHEAD = lazy(r"(?i)\b(?:than|from|over|on) (?:[a-z]{1,12} ){0,3}(?:20\d\d|year|quarter|half|period) \($")
_TIME_BEHIND = lazy(
    r"(?i)(?: [a-z]{1,12}){0,3} (?:in|for|during|of) (?:the )?(?:20\d\d|(?:FY|H[12]|Q[1-4])\b"
    r"|previous|prior|last|first|second|third|fourth|same|year)\b"
    r"|(?: as)? (?:at|of) (?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2},) 20\d\d\b"
    r"|,? (?:the|a) year (?:before|ago|earlier)\b|, an? (?:fall|drop|decline|decrease|rise|gain|increase) of\b"
)


def is_told_with_its_time(prose: str, amount: Amount) -> bool:
    """Whether it stands in brackets or behind "after" or "8% on", with its earlier time beside it: $44 million ($40 million in 2025); or is
    one of `with_comparatives`, the only money without a sign of it."""
    span = amount.span
    if prose[span.start - 1 : span.start] == "(":
        ahead = prose[max(0, span.start - 30) : span.start]
        told = _BRACKETED.match(prose, span.end) or (prose.startswith(")", span.end) and _TIME_AHEAD.search(ahead))
        return (amount.kind == "money" and span == amount.number) or bool(told)
    return prose[max(0, span.start - 6) : span.start].lower().endswith(_EARLIER_LEADS) and _TIME_BEHIND.match(prose, span.end) is not None


_EARLIER_LEADS = ("after ", "% on ")  # up 8% on $40 million in 2025, which "on sales of $40 million" is not


_OF_YEAR = lazy(r"(?: [a-z]{1,12}){0,3} (?:in|for|during) (?:fiscal )?(20\d\d)\b")


def _are_of_years(prose: str, amounts: Sequence[Amount]) -> bool:
    """Whether each of two amounts has its year behind it: 4,000 in 2024 and 9,000 in 2025."""
    old, new = (_OF_YEAR.match(prose, amount.span.end) for amount in amounts)
    return old is not None and new is not None and old[1] < new[1]


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


def _of_one_size(prose: str, money: list[Amount]) -> list[Amount]:
    """Without the sum that says the same in another measure: $231 million, or $2.29 per share, up 6% from $2.16."""
    last = money[-1].quantity.middle if len(money) == 3 else 0
    if last > 0 and prose[money[0].span.end : money[1].span.start].strip(" ,") == "or":
        return [a for a in money if 0.1 < a.quantity.middle / last < 10]
    return money


def _change(prose: str, clause: ProseSpan, percent: Amount, near: list[Amount]) -> Thing | None:
    direction = _direction(prose, clause, percent.span) if sum(a.kind == "percent" for a in near) == 1 else None
    if direction is None:
        return None
    values = [a for a in near if a.kind == "money" or (a.kind == "count" and not _IN_NAME.match(prose, a.span.end))]
    values = [a for a in values if not _is_delta(prose, a, percent)]
    pair = two_amounts(prose, clause, values, percent.span)
    if pair is None and len(values) > 2:
        money, counts = ([a for a in values if a.kind == kind] for kind in ("money", "count"))
        money = _of_one_size(prose, money)
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
        percent=percent.quantity if percent.quantity.high > 0 else _unsigned(percent.quantity),
        expected_percent=expected(old, new, rising or way) if rising is None or rising == way else None,
        direction=way,
        expected_direction=rising,
        to=new,
        **{"from": old},
    )


def _unsigned(percent: Quantity) -> Quantity:
    """Fell from 12 million to 9.5 million (−20.8%): the verb has told the direction."""
    return Quantity(-percent.high, -percent.low, percent.unit, percent.printed)


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


_BY_SO_MUCH = lazy(r"(?i)\ban? (?:increase|decrease|rise|gain|decline|drop) of $")


def _is_delta(prose: str, amount: Amount, percent: Amount) -> bool:
    """Whether this amount is itself the difference: "rose $20 million, or 20%"; "rose 20%, an increase of $20 million"."""
    if _BY_SO_MUCH.search(prose, max(0, amount.span.start - 24), amount.span.start):
        return True
    if percent.span.end <= amount.span.start:  # rose 20%, or $20 million, to
        return prose[percent.span.end : amount.span.start].strip(" ,(").lower() in ("or", "or by")
    if prose.endswith((" to ", " from "), 0, amount.span.start):
        return False  # fell from $9 million to $6 million, or 33%
    between = prose[amount.span.end : percent.span.start]
    return between.strip(" ,(").lower() in ("or", "", "or by") and bool(
        _DIRECTION.search(prose, max(0, amount.span.start - 24), amount.span.start)
    )


def _leads(prose: str, later: ProseSpan, told: ProseSpan) -> bool:
    """Whether the amount stands right before "up 20%", or farther off with nothing between that begins anew."""
    far = told.start - later.end
    return 0 <= far <= 60 or (60 < far <= 120 and PARTED.search(prose, later.end, told.start) is None)


def expected(old: Quantity, new: Quantity, way: str) -> Quantity:
    """The percentages that amounts rounded like these can differ by, told without a sign."""
    sign = 1 if way == "up" else -1
    low, high = sorted((sign * (new.low / old.high - 1) * 100, sign * (new.high / old.low - 1) * 100))
    middle = sign * (new.middle / old.middle - 1) * 100
    return Quantity(low, high, "percent", f"{middle:.1f}%" if middle < 10 else f"{middle:.0f}%")
