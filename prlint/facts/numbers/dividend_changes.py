"""Changes of a dividend told a sentence after the dividend itself: "… a dividend of $0.465 … This is an increase of 3.3% over the prior
dividend of $0.45." What it cannot see: dividends that no "dividend of" leads to."""

from __future__ import annotations

from prlint.facts import Thing, printed
from prlint.facts.numbers.changes import expected, to_the_cent
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.facts import Facts
    from prlint.facts.numbers.quantity import Amount

_CHANGED = lazy(
    r"(?i)(?:\b(?P<up>increase|raise|rise)|\b(?P<down>decrease|reduction|cut))(?:\s+of)?(?:\s+(?:about|approximately|nearly|over))?\s+$"
)
_CHANGE_BEHIND = lazy(r"(?i)\s+(?:(?P<up>increase|raise|rise)|(?P<down>decrease|reduction|cut))\b")
_OVER = lazy(
    r"(?i)(?:\s+(?:increase|raise|rise|decrease|reduction|cut))?\s+(?:over|from|compared\s+(?:to|with)|versus)\s+"
    r"(?:[\w’'-]+\s+){0,6}?(?P<kind>dividend|distribution)\s+(?:rate\s+)?of\s+$"
)
_LEADS = lazy(r"(?i)\b(?P<kind>dividend|distribution)\s+(?:rate\s+)?of\s+$")
_OF_ANOTHER_KIND = lazy(r"(?i)\b(?:annual\w*|special|preferred|monthly|interim|final|total|year)\b")
_REACH, _CLOSE = 1200, 120


def find(facts: Facts, amounts: Sequence[Amount], told: Sequence[Thing]) -> Iterator[Thing]:
    """told: changes read already, which are not told anew."""
    prose, declared = facts.prose, None
    for number, amount in enumerate(amounts):
        before = prose[max(0, amount.span.start - 60) : amount.span.start]
        if amount.kind == "percent" and declared is not None:
            thing = _change(facts, amount, amounts[number + 1 : number + 2], declared)
            if thing is not None and not any(thing.span.overlaps(other.span) for other in told):
                yield thing
        elif amount.kind == "money" and _LEADS.search(before) and not _OF_ANOTHER_KIND.search(before) and not _is_earlier(before):
            declared = amount


def _is_earlier(before: str) -> bool:
    return any(word in before.lower() for word in ("over the", "from the", "compared", "prior", "previous", "versus"))


def _change(facts: Facts, percent: Amount, behind: Sequence[Amount], declared: Amount) -> Thing | None:
    prose, start = facts.prose, percent.span.start
    sentence = facts.sentence_at(start)
    way = _CHANGED.search(prose, max(sentence.start, start - 40), start) or _CHANGE_BEHIND.match(prose, percent.span.end)
    if way is None or not behind or behind[0].kind != "money" or not sentence.contains(behind[0].span):
        return None
    old = behind[0]
    far = old.span.start - percent.span.end > _CLOSE or start - declared.span.end > _REACH or declared.span.start >= sentence.start
    over = None if far else _OVER.fullmatch(prose, percent.span.end, old.span.start)
    if over is None or _OF_ANOTHER_KIND.search(over[0]) or old.quantity.unit != declared.quantity.unit or old.quantity.low <= 0:
        return None
    earlier, later = to_the_cent(old.quantity), to_the_cent(declared.quantity)
    rising = "up" if later.low > earlier.high else "down" if later.high < earlier.low else None
    said = way.lastgroup or "up"
    return printed(
        prose,
        "change",
        ProseSpan(min(way.start(said), start), old.span.end),
        {"verb": ProseSpan(*way.span(said)), "stated": percent.span},
        percent=percent.quantity,
        expected_percent=expected(earlier, later, said) if rising == said else None,
        direction=said,
        expected_direction=rising,
        to=later,
        **{"from": earlier},
    )
