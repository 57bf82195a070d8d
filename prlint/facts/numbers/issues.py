"""Securities that are issued at a price, with the proceeds: 10,000,000 units at $0.15 per unit, for gross proceeds of $1,500,000.

Read where one sentence, or the one before it too, gives one number of securities, one price of each and the gross proceeds, in whatever
order. What it cannot see: several kinds of securities, the options of underwriters, and prices in pence.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers.amounts import amounts
from prlint.facts.numbers.quantity import Amount, Quantity
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SECURITY = r"(?:units?|shares?|receipts?|ADSs?|special warrants?)\b"
_COUNTED = lazy(rf"(?i)[ \u00a0](?:[a-z“\"(][\w“”\"()-]{{0,20}}[ \u00a0]){{0,4}}?{_SECURITY}")
_PRICED = lazy(rf"(?i)(?:[ \u00a0](?:per|for each|each)[ \u00a0]|/)(?:[a-z“\"-]{{1,14}}[ \u00a0]){{0,4}}?[“\"]?{_SECURITY}")
_GROSS = lazy(r"(?i)\bgross(?:[ \u00a0]aggregate|[ \u00a0]cash)?[ \u00a0]$")
_LEADS = lazy(
    r"(?i)(?:[ \u00a0](?:to|for)[ \u00a0](?:the[ \u00a0])?\w{2,20})?[ \u00a0](?:of|totall?ing|were|was)[ \u00a0]"
    r"|[^$€£.\d]{0,200}?[ \u00a0](?:expected|anticipated|estimated)[ \u00a0]to[ \u00a0](?:be|total)[ \u00a0]"
)
_RAISING = ("raise", "raises", "raised", "raising")
# raise $12.0 million through a placement of
_RAISES = lazy(r"[ \u00a0](?:an?[ \u00a0](?:total|aggregate)[ \u00a0]of[ \u00a0])?(?=(?:US|A|C|NZ|S)?[$€£]\d)")
# at £1.80 per share ("Offer Price"): by which later sentences call it
_NAMED_PRICE = lazy(
    r"[ \u00a0]\((?:the )?[“\"](?:the )?(?P<name>(?:Offer(?:ing)?|Issue|Placing|Subscription|Purchase)[ \u00a0]Price)[”\"]\)"
)
_OF_MORE = lazy(
    r"(?i)\b(?:additional|further|second|third|final|including|together|combined|to date|cumulative|over-?allotment|option|partial"
    r"|exercis\w+|entitl\w+|minimum|maximum|tranches|certain|respectively)\b"
)
_EXACT = 0.0005  # part of a product that fractions and cents may make
_LONGEST = 900


def find_issues(facts: Facts) -> Iterator[Thing]:
    words, prose = facts.words, facts.prose
    tokens = sorted(token for word in ("proceeds", *_RAISING) for token in words.index.get(word, ()))
    every = amounts(facts) if tokens else []
    starts = [amount.span.start for amount in every]
    for token in tokens:
        at, end = words.starts[token], words.ends[token]
        if words.folded[token] in _RAISING:
            leads = _RAISES.match(prose, end)
        else:
            leads = _LEADS.match(prose, end) if _GROSS.search(prose, max(0, at - 20), at) is not None else None
        if leads is None:
            continue
        sentence = facts.sentence_at(at)
        before = facts.sentence_at(max(0, sentence.start - 2))  # number and price may stand in the sentence before
        for start in dict.fromkeys((sentence.start, before.start)):
            if sentence.end - start > _LONGEST or _OF_MORE.search(prose, start, sentence.end) is not None:
                break
            near = every[bisect_left(starts, start) : bisect_left(starts, sentence.end)]
            proceeds = next((a for a in near if a.kind == "money" and leads.end() <= a.number.start <= leads.end() + 20), None)
            thing = _issue(facts, near, proceeds) if proceeds is not None else None
            if thing is not None:
                yield thing
                break


def _issue(facts: Facts, near: list[Amount], proceeds: Amount) -> Thing | None:
    prose = facts.prose
    counts = [a for a in near if a.kind == "count" and _COUNTED.match(prose, a.number.end) is not None]
    prices = [a for a in near if a.kind == "money" and a is not proceeds and _PRICED.match(prose, a.span.end) is not None]
    prices = prices or _named_prices(facts, facts.sentence_at(proceeds.span.start))
    if len(counts) != 1 or len(prices) != 1:
        return None
    count, price = counts[0].quantity, prices[0].quantity
    if price.is_open or count.is_open != proceeds.quantity.is_open:
        return None  # up to 10,000,000 units make up to $1,500,000
    product = count.middle * price.middle
    told = [a for a in (counts[0], prices[0], proceeds) if a in near]  # a named price stands elsewhere
    span = ProseSpan(min(a.span.start for a in told), max(a.span.end for a in told))
    return printed(
        prose,
        "issue",
        span,
        {"securities": counts[0].number, "price": prices[0].span, "stated": proceeds.span},
        proceeds=_in_full(prose, proceeds),
        expected_proceeds=Quantity(product * (1 - _EXACT), product * (1 + _EXACT), "", f"{product:,.0f}"),
    )


def _named_prices(facts: Facts, sentence: ProseSpan) -> list[Amount]:
    """The prices that the names of prices in a sentence stand for: at the Offer Price."""
    prices: dict[str, Amount] = facts.once("named prices", _prices_by_name)
    return [price for name, price in prices.items() if facts.prose.find(name, sentence.start, sentence.end) >= 0]


def _prices_by_name(facts: Facts) -> dict[str, Amount]:
    found: dict[str, Amount] = {}
    for amount in amounts(facts):
        priced = _PRICED.match(facts.prose, amount.span.end) if amount.kind == "money" else None
        named = _NAMED_PRICE.match(facts.prose, priced.end()) if priced is not None else None
        if named is not None:
            found[named["name"]] = amount
    return found


def _in_full(prose: str, proceeds: Amount) -> Quantity:
    """What $500,000 may stand for beside an exact number of securities: to the hundredth part, though zeros end it."""
    known = proceeds.quantity
    said = prose[max(0, proceeds.number.start - _NEARLY_REACH) : proceeds.number.start]
    if not known.is_open and (_NEARLY.search(said) or proceeds.number.end != proceeds.span.end):
        return Quantity(known.low, known.high, "", known.printed)  # $1.5 million is rounded, and so is about $500,000
    half = (known.high - known.low) / 2 if not known.is_open else known.middle * _EXACT * 20
    half = min(half, known.middle * _EXACT * 20)
    return Quantity(known.middle - half, known.middle + half, "", known.printed)


_NEARLY = lazy(r"(?i)\b(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|over|more than)\b")
_NEARLY_REACH = 24


KINDS = {
    "issue": Kind(
        find_issues,
        {"securities": "printed", "price": "printed", "stated": "printed", "proceeds": "quantity", "expected_proceeds": "quantity"},
        meanings={
            "securities": "how many are issued",
            "price": "the price of each",
            "stated": "the gross proceeds as printed",
            "proceeds": "the gross proceeds",
            "expected_proceeds": "what number and price make",
        },
    ),
}
