"""Changes told as a multiple ("doubled", "threefold", "4x"), and changes of a percentage told in percent where they are points.

Both are read only where one clause holds the two amounts, of which prepositions say which is the earlier. What it cannot see: "three times
more than", which some take for three times and some for four, and multiples of another quarter, plant or product.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Thing, printed
from prlint.facts.numbers import changes, number_words
from prlint.facts.numbers.amounts import DOWN, UP
from prlint.facts.numbers.quantity import Amount, Quantity
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from prlint.facts import Facts

_INFINITY = float("inf")
_VERBS = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling"), 2.0),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling", "treble", "trebled"), 3.0),
    **dict.fromkeys(("quadruple", "quadrupled", "quadruples", "quadrupling"), 4.0),
    **dict.fromkeys(("quintupled", "quintuples"), 5.0),
    **dict.fromkeys(("halve", "halved", "halves", "halving"), 0.5),
}
_PLAIN = frozenset(("double", "triple", "treble", "quadruple"))  # verbs only behind an auxiliary, else as "twice"
_AUXILIARIES = frozenset(("to", "will", "would", "could", "can", "should", "may", "nearly", "almost"))
_FOLDS = {**{f"{word}fold": float(value) for value, word in enumerate(number_words.ONES) if value > 1}}
_SIGNS = frozenset((*_VERBS, *_FOLDS, "fold", "times", "twice"))
_NUMBER = "|".join(number_words.ONES[2:])
_BEFORE_SIGN = lazy(rf"(?i)(?<![\w.,])(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|\b(?:{_NUMBER}))[- \u00a0]?$")
_TIMES_X = lazy(r"(?<![\w.,/])(?P<number>\d{1,3}(?:\.\d{1,2})?)[xX]\b")
_QUALIFIER = lazy(
    r"(?i)\b(?:(?P<above>more than|over|at least|better than|greater than)|(?P<below>nearly|almost|close to|just under|less than)"
    r"|(?P<about>about|approximately|roughly|around|some|effectively|essentially))\s+$"
)
_AGAIN = lazy(
    r"(?i)[ \u00a0](?:more|greater|higher|larger|faster|better|less|lower|fewer|smaller|as\b(?! (?:many|much|large|big|high) as\b))"
)
# "4x" and "four times" tell a change only behind these; they may also be how often, a valuation or a debt over earnings.
_GROWING = lazy(
    r"(?i)\b(?:gr[eo]w\w*|increas\w*|rose|risen|up|expand\w*|jump\w*|climb\w*|surg\w*|scal\w*|improv\w*|decreas\w*|declin\w*|fell|drop\w*"
    r"|reduc\w*|by|almost|nearly|more than|over)\b[^.;,]{0,24}$"
)
_VALUED = lazy(
    r"(?i)\b(?:leverage|ratio|multiples?|coverage|ebitda|turns|oversubscribed|subscribed|covered|valued|valuation|earnings|book)\b"
)
_AND = lazy(r"(?i)\b(?:and|while|but)\b")
_ANOTHER = lazy(r"(?i)\b(?:increased|decreased|rose|fell|grew|declined|climbed|dropped|jumped|expanded|was|were|is|are)\b")
_FALLING = lazy(r"(?i)\b(?:decreas|declin|fell|fall|drop|down|lower|reduc|shrank|shrunk|less)\w*")


def find(facts: Facts, amounts: Sequence[Amount]) -> Iterator[Thing]:
    """Changes with `multiple`, `expected_multiple` and, where it is printed, the words that tell it as `stated`."""
    if not amounts:
        return
    starts = [amount.span.start for amount in amounts]
    for place, value, exact in _told(facts):
        clause = changes.clause_of(facts, place)
        if clause is None or changes.is_on_another_basis(facts.prose, clause):
            continue
        near = amounts[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        beside = _beside(facts.prose, place, near)
        if beside is not None:
            yield _change(facts.prose, clause, place, value, True, beside, _EXACTLY)
            continue
        if not _is_growth(facts.prose, clause, place, exact):
            continue
        others = [a for a in near if not a.span.overlaps(place)]
        pair = changes.two_amounts(facts.prose, clause, others, place)
        if pair is not None and _is_joined(facts.prose, place, others):
            yield _change(facts.prose, clause, place, value, exact, pair)


def _told(facts: Facts) -> Iterator[tuple[ProseSpan, float, bool]]:
    """Each multiple: its place, its value, and whether it is a verb, which leaves less room than "-fold"."""
    words, prose = facts.words, facts.prose
    for token in sorted(token for sign in _SIGNS & words.index.keys() for token in words.index[sign]):
        sign, start = words.folded[token], words.starts[token]
        if sign == "twice":
            yield ProseSpan(start, words.ends[token]), 2.0, False
        elif sign in _PLAIN and words.folded[token - 1] not in _AUXILIARIES:
            yield ProseSpan(start, words.ends[token]), _VERBS[sign], False
        elif sign in _VERBS or sign in _FOLDS:
            yield ProseSpan(start, words.ends[token]), _VERBS.get(sign) or _FOLDS[sign], sign in _VERBS
        else:
            number = _BEFORE_SIGN.search(prose, max(0, start - 12), start)
            if number is not None and _AGAIN.match(prose, words.ends[token]) is None:
                yield ProseSpan(number.start(), words.ends[token]), _value(number), False
    for token, last in words.numbers.items():
        if words.folded[last][-1] == "x":
            number = _TIMES_X.match(prose, words.starts[token])
            if number is not None:
                yield ProseSpan(*number.span()), _value(number), False


_EXACTLY = 0.3  # how much above its number a multiple may be that stands right before what it is of
_OF_IT = lazy(
    r"(?i)(?:\sas\s(?:many|much|large|big|high)\sas)?\s(?:(?:the|its|their|our)\s(?:(?:[\w’'-]+\s){1,5}of\s)?|(?:[\w-]+\s){0,3}[\w-]+[’']s\s)$"
)
_APPOSED = lazy(r"(?i)(?:\s(?!(?:and|but|than|to|from|of|or|with)\b)[\w’'-]+){0,6},\s(?:or\s|which\sis\s|which\swas\s)?")


def _beside(prose: str, place: ProseSpan, near: Sequence[Amount]) -> tuple[Quantity, Quantity] | None:
    """(earlier, later) where the multiple is of the amount right behind it: "34 branches, twice the 12 of 2010"."""
    before = [a for a in near if a.span.end <= place.start]
    behind = next((a for a in near if a.span.start >= place.end), None)
    if not before or behind is None or _OF_IT.fullmatch(prose, place.end, behind.span.start) is None:
        return None
    new, old = before[-1].quantity, behind.quantity
    qualifier = _QUALIFIER.search(prose, before[-1].span.end, place.start)
    if before[-1].kind != behind.kind or new.unit != old.unit or old.low <= 0 or _INFINITY in (old.high, new.high):
        return None
    between = ProseSpan(before[-1].span.end, qualifier.start() if qualifier is not None else place.start)
    return (old, new) if _APPOSED.fullmatch(prose, between.start, between.end) else None


def _is_growth(prose: str, clause: ProseSpan, place: ProseSpan, verb: bool) -> bool:
    words = place.of(prose).lower()
    if verb or words.endswith("fold"):
        return True
    before = _GROWING.search(prose, max(clause.start, place.start - 40), place.start)
    return before is not None and _VALUED.search(prose, clause.start, clause.end) is None


def _is_joined(prose: str, place: ProseSpan, pair: Sequence[Amount]) -> bool:
    """Whether no other change is told between the multiple and its amounts: "meters doubled and sales rose to …"."""
    if pair[1].span.end <= place.start:
        return _AND.search(prose, pair[1].span.end, place.start) is None
    behind = next(a for a in pair if a.span.start >= place.end)
    return _ANOTHER.search(prose, place.end, behind.span.start) is None


def _value(match: re.Match[str]) -> float:
    digits = match["number"].lower()
    return float(number_words.ONES.index(digits)) if digits in number_words.ONES else float(digits)


def _change(
    prose: str, clause: ProseSpan, place: ProseSpan, value: float, verb: bool, pair: tuple[Quantity, Quantity], above: float = 0.5
) -> Thing:
    old, new = pair
    falling = value >= 1 and _FALLING.search(prose, max(clause.start, place.start - 40), place.start) is not None
    if falling:
        old, new = new, old
    qualifier = _QUALIFIER.search(prose, max(clause.start, place.start - 16), place.start)
    stated = ProseSpan(qualifier.start() if qualifier is not None else place.start, place.end)
    middle = new.middle / old.middle
    return printed(
        prose,
        "change",
        ProseSpan(min(clause.start, stated.start), clause.end).trimmed(prose),
        {"stated": stated, "verb": place},
        multiple=_meant(prose, place, value, verb, qualifier, above),
        expected_multiple=Quantity(new.low / old.high, new.high / old.low, "times", f"{middle:.2f}".rstrip("0").rstrip(".")),
        direction="down" if falling or value < 1 else "up",
        to=pair[1],
        **{"from": pair[0]},
    )


def _meant(prose: str, place: ProseSpan, value: float, verb: bool, qualifier: re.Match[str] | None, above: float) -> Quantity:
    """The multiples that such words are used for.

    A verb is close to its number from below and leaves so much of a step above. "An increase of three times" may also be one to four times.
    """
    words = place.of(prose)
    if value < 1:
        low, high = (0.0, 0.51) if qualifier is not None and qualifier["above"] else (0.4, 0.6)
        return Quantity(low, high, "times", words)
    decimals = "." in words
    low, high = value * 0.95, value + above
    if decimals:
        low, high = value - 0.1, value + 0.1
    elif not verb:
        low, high = value - 0.5, value + 1.5
    if qualifier is not None and qualifier["above"]:
        low, high = value, _INFINITY
    elif qualifier is not None and qualifier["below"]:
        low, high = value * 0.85 - 0.2, max(value * 1.005, value if verb else high)
    elif qualifier is not None:
        low, high = min(low, value * 0.8), max(high, value * 1.25)
    return Quantity(low, high, "times", words)


# Percent for points

_MEASURED_IN_PERCENT = lazy(r"(?i)\b(?:yields?|coupons?|interest|mortgages?|treasur(?:y|ies)|bonds?|spreads?|apr|libor|sofr|inflation)\b")
_LEVEL = lazy(r"[ \u00a0-](?:CI|confidence)\b")
_DECIMALS = lazy(r"\d\.(\d+)")
_SAID_BEFORE = lazy(
    rf"(?i)\b(?:{UP}|{DOWN}|improve(?:[ds]|ments?)?|widened|narrowed|worsened|difference)\s+(?:by\s+|of\s+)?(?:(?:an?\s+)?(?:approximately|about"
    r"|around|nearly|almost|more than|over|some|further|additional)\s+)?$"
)
_SAID_BEHIND = lazy(r"(?i)[ \u00a0](?:higher|lower|increase|decrease|rise|decline|improvement|up|down)\b")


def find_points(facts: Facts, amounts: Sequence[Amount]) -> Iterator[Thing]:
    """Changes from one percentage to another that are told by a third, with `unit` and, where the sum shows it, `expected_unit`."""
    for number, amount in enumerate(amounts):
        if amount.kind != "percent":
            continue
        near = [a for a in amounts[max(0, number - 3) : number + 4] if a.kind == "percent" and not _LEVEL.match(facts.prose, a.span.end)]
        if len(near) < 3:
            continue
        before = _SAID_BEFORE.search(facts.prose, max(0, amount.span.start - 50), amount.span.start)
        if before is None and _SAID_BEHIND.match(facts.prose, amount.span.end) is None:
            continue
        clause = changes.clause_of(facts, amount.span)
        if clause is None or changes.is_on_another_basis(facts.prose, clause):
            continue
        if _MEASURED_IN_PERCENT.search(facts.prose, clause.start, clause.end):
            continue
        thing = _points(facts.prose, clause, amount, [a for a in near if clause.contains(a.span) and a is not amount])
        if thing is not None:
            yield thing


def _points(prose: str, clause: ProseSpan, stated: Amount, others: list[Amount]) -> Thing | None:
    pair = changes.two_amounts(prose, clause, others, stated.span)
    if pair is None:
        return None
    old, new = pair
    size = stated.quantity if stated.quantity.low >= 0 else None
    if size is None or old.low <= 0 or new.low <= 0:
        return None
    rising = new.middle >= old.middle
    low, high = (new.low - old.high, new.high - old.low) if rising else (old.low - new.high, old.high - new.low)
    decimals = max(map(_decimals, (old.printed, new.printed)))
    shown = f"{abs(new.middle - old.middle):.{decimals}f}"
    points = Quantity(low, high, "percent", f"{shown} point{'s' if shown != '1' else ''}")
    relative = changes.expected(old, new, "up" if rising else "down")
    # Where rounding leaves room for both, 2% is no change from 45% to 47%: the likelier half of the room decides.
    quarter = (relative.high - relative.low) / 4
    likely = Quantity(relative.low + quarter, relative.high - quarter, "percent", relative.printed)
    is_percent = size.meets(likely) or (size.meets(relative) and not size.meets(points))
    expected = "percent" if is_percent else "points" if size.meets(points) else None
    return printed(
        prose,
        "change",
        ProseSpan(min(stated.span.start, others[0].span.start), max(stated.span.end, others[-1].span.end)),
        {"stated": stated.span},
        unit="percent",
        expected_unit=expected,
        expected_points=points,
        direction="up" if rising else "down",
        to=new,
        **{"from": old},
    )


def _decimals(words: str) -> int:
    match = _DECIMALS.search(words)
    return len(match[1]) if match is not None else 0
