"""What is paid for a share, held against what the market paid: "$38.25 per share, a premium of 34% to the closing price of $28.55"."""

from __future__ import annotations

from prlint.facts import Thing, printed
from prlint.facts.numbers.changes import expected
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.facts import Facts
    from prlint.facts.numbers.quantity import Amount

_PREMIUM_OF = lazy(r"(?i)\b(?:(?P<up>premium)|(?P<down>discount))\s+of\s+$")
_PREMIUM = lazy(
    r"(?i)\s(?:(?:(?P<up>premium)|(?P<down>discount))\s+(?:to|over|on|from|above|below)"
    r"|(?:(?P<above>above|(?:higher|more)\s+than)|(?P<below>below|(?:lower|less)\s+than))\s+(?:the|its|their|our|[A-Z][\w&-]{1,24}[’']s?))\s"
)
PER_SHARE = lazy(r"(?i)\s(?:per|a|for each|for every|/)\s?(?:[a-z]+\s){0,4}?(?:share|unit|ADS|stock)\b")
_MARKET_PRICE = lazy(r"(?i)\b(?:price|close[ds]?|closing|traded)\b")
_PAID_WORDS = {"premium", "discount", "above", "below", "higher", "lower", "more", "less"}


def find(facts: Facts, amounts: Sequence[Amount]) -> list[Thing]:
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
        if not _MARKET_PRICE.search(prose, amount.span.end, base.span.start) or base.quantity.is_open or paid.quantity.is_open:
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
