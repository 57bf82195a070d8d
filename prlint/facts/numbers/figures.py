"""Figures: amounts with what they count and their line items; what titles boast of; whether a change follows from the amounts beside it."""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import bare_changes, changes, figure_context, multiples, premiums, reductions, table_rows
from prlint.facts.numbers.amounts import amounts, is_difference
from prlint.facts.numbers.number_words import ONES
from prlint.facts.numbers.quantity import Amount, Quantity
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    _Read = tuple[Amount, str, str | None, str | None]


def find_figures(facts: Facts) -> list[Thing]:
    context = figure_context.Context(facts, [amount.span for amount in amounts(facts)])
    read = _by_line(facts.prose, [(amount, *context.of(amount.span, amount.kind, amount.noun)) for amount in amounts(facts)])
    own = table_rows.OwnLines(facts) if table_rows.rows(facts) else None
    read = _by_own_line(facts, read, own) if own is not None and own.lines else read
    tables = figure_context.Tables(facts, [(a.quantity, item, basis) for a, _, item, basis in read if a.kind == "money"], own)
    found = [_of_table(facts, row, cell) for row in table_rows.rows(facts) for cell in row.cells]
    partners = _partners(facts, read)
    for number, (amount, about, item, basis) in enumerate(read):
        found.append(
            printed(
                facts.prose,
                "figure",
                amount.span,
                {"number": amount.number},
                amount=amount.quantity,
                value=_value(amount.quantity),
                vouched=_vouched(amount),
                counted=_counted(amount),
                currency=_currency(amount.quantity) if amount.kind == "money" else None,
                open=amount.quantity.is_open or None,
                about=about,
                line_item=item,
                basis=basis,
                counterpart=figure_context.counterpart(item),
                schedule=figure_context.schedule(item) if item is not None and basis == "non-gaap" else None,
                scheduled=_scheduled(facts, item, basis),
                follows=_follows(facts, amount, read),
                unit=amount.kind,
                table_amount=_table_amount(facts, tables, amount, item, basis, partners.get(number)),
                expected_amount=reductions.expected(facts, amount.span) if amount.kind == "percent" else None,
            )
        )
    return found


def _follows(facts: Facts, amount: Amount, read: list[_Read]) -> bool | None:
    """Whether amounts that the news gives make a figure of a title, which need not stand there itself."""
    if facts.part_of(amount.span) not in ("headline", "subheadline"):
        return None
    below = [(a, item) for a, _, item, _ in read if a.span.start > amount.span.end]
    if amount.kind == "percent":
        beside = {a.quantity.printed for a, *_ in read if facts.part_of(a.span) in ("headline", "subheadline") and a.kind == "money"}
        return _is_change(facts, amount.quantity, [a for a, _ in below], beside)
    if amount.kind == "money" or (amount.kind == "count" and amount.quantity.middle >= 100):  # of small counts some make any other
        tranches = [a for a, item in below if a.kind == amount.kind and item is None]  # no lines of accounts
        return _is_sum(facts.prose, amount, tranches) or _is_product(amount, [a for a, _ in below])
    return None


def _is_change(facts: Facts, percent: Quantity, below: list[Amount], of_titles: set[str]) -> bool:
    """Whether two sums that are compared differ by it: $11.8 million, compared with $10 million; or $11.8 million, or $0.74 a share, for
    the quarter, compared with $10 million, where titles give the former as well."""
    prose = facts.prose
    sums = [a for n, a in enumerate(below) if not _is_told_by_share(prose, below[n : n + 3])]
    for new, old in pairwise(changes.with_comparatives(prose, sums)):
        compared = new.kind == old.kind == "money" and (
            _is_beside(prose, new, old)
            or prose[new.span.end : old.span.start] == " ("
            or (new.quantity.printed in of_titles and changes.are_compared(facts, new, old))
        )
        if compared and new.quantity.unit == old.quantity.unit and old.quantity.low > 0:
            way = "up" if new.quantity.middle > old.quantity.middle else "down"
            if changes.expected(old.quantity, new.quantity, way).meets(percent):
                return True
    return False


def _is_sum(prose: str, amount: Amount, below: list[Amount]) -> bool:
    """Whether two or three of these amounts, one after the other, make this one, or so many times one of them."""
    whole = amount.quantity.middle
    slack = whole * _SLIGHT if amount.kind == "money" else 0
    told = [other for other in below if whole * _SLIGHT < other.quantity.middle < whole]  # a price is none of the tranches
    # Of counts, some of one thing: 120 people and 90 miles are nothing together.
    runs = [told[first : first + many] for many in (2, 3) for first in range(len(told) - many + 1)]
    sums = [sum(part.quantity.middle for part in run) for run in runs if len({c[:1] for c in map(_counted, run) if c}) < 2]
    return any(abs(total - whole) <= slack for total in sums) or any(_is_part(prose, other, whole) for other in told)


def _is_product(amount: Amount, below: list[Amount]) -> bool:
    """Whether a number of things at the price that is told next make this sum: 20,000,000 units at $10.00 each."""
    low, high = amount.quantity.low * (1 - _ROUNDING), amount.quantity.high * (1 + _ROUNDING)
    pairs = [(one, other) for one, other in pairwise(below) if (one.kind, other.kind, amount.kind) == ("count", "money", "money")]
    return any(low <= one.quantity.middle * other.quantity.middle <= high for one, other in pairs)


def _is_part(prose: str, amount: Amount, whole: float) -> bool:
    """Whether the words before an amount say that so many times it make the whole: two $25,000 grants; each receives €400,000."""
    times = whole / amount.quantity.middle
    before = prose[max(0, amount.span.start - 40) : amount.span.start].lower().split()
    counted = before[-1:] == [dict(enumerate(_TIMES, 2)).get(round(times))]
    if not counted and "each" in before:
        told = (*ONES, str(round(times)))[min(round(times), len(ONES))]
        counted = regex(rf"(?i)(?<![$€£.,\d])\b(?:{round(times)}|{told})\b(?! [mb]illion)").search(prose) is not None
    return abs(times - round(times)) < _SLIGHT and counted


def _currency(money: Quantity) -> str:
    return "dollar" if money.unit in _DOLLARS else money.unit.lower()


_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD"))
_SLIGHT, _ROUNDING = 0.01, 0.0005  # parts of an amount
_TIMES = ("two", "three", "four", "five", "six")


def _by_line(prose: str, read: list[_Read]) -> list[_Read]:
    """Amounts with their line items. What is too much for a share is of the line before: "$9 million, or $0.64 a share, and $8 million"."""
    found: list[_Read] = []
    for amount, about, item, basis in read:
        if item is None and found and amount.kind == found[-1][0].kind == "money" and _is_beside(prose, found[-1][0], amount):
            item, basis = found[-1][2:]
        if item == "EPS" and amount.quantity.low > _MOST_PER_SHARE:
            line = next(((i, b) for _, _, i, b in found[-2:] if i not in (None, "EPS")), (None, None))
            item, basis = line if len(found) > 1 and found[-1][2] == "EPS" else (None, None)
        found.append((amount, about, item, basis))
    return found


def _is_beside(prose: str, one: Amount, other: Amount) -> bool:
    """Whether nothing but a word of comparing stands between two amounts, which are then of one line."""
    return _BESIDE.fullmatch(prose, one.span.end, other.span.start) is not None


_BESIDE = lazy(r"(?i),?\s(?:as\s)?(?:compared\s(?:to|with)|(?:up\s|down\s)?from|versus|vs\.?|against)\s")
_MOST_PER_SHARE = 100_000


def _by_own_line(facts: Facts, read: list[_Read], own: table_rows.OwnLines) -> list[_Read]:
    """Amounts of money with the label of the release's own row that leads to them, if one does: "deferred revenue" is no revenue."""
    found: list[_Read] = []
    before: tuple[ProseSpan, str | None] | None = None
    for amount, about, item, basis in read:
        if amount.kind == "money":
            label = _own_line(facts, amount.span, before, own) if basis != "non-gaap" else None
            item, basis = (item, basis) if label is None else (label, None)
            before = amount.span, item
        found.append((amount, about, item, basis))
    return found


def _own_line(facts: Facts, span: ProseSpan, before: tuple[ProseSpan, str | None] | None, own: table_rows.OwnLines) -> str | None:
    """before: the amount of money before this one, and its line."""
    sentence = facts.sentence_at(span.start)
    low = sentence.start
    if before is not None and sentence.contains(before[0]):
        low = before[0].end
        if before[1] in own.lines and _is_compared(facts.prose, before[0], span):
            return before[1]
    return own.before(facts.words.within(ProseSpan(low, span.start)).start, facts.words.within(span).start)


def _scheduled(facts: Facts, item: str | None, basis: str | None) -> bool | None:
    if item is None or basis != "non-gaap":
        return None
    return figure_context.schedule(item) in figure_context.scheduled(facts)


_OTHER_MEASURE = lazy(
    r"(?i)\b(?:adjust|exclud|before(?! (?:income )?tax)|non-?recurring|one-time|pro forma|of which|restricted cash"
    r"|per (?!(?:\w+ ){0,4}share)|(?:total|combined) (?:net )?(?:revenues?|sales),? (?:and )?(?:\w+ ){0,2}income)"
)
_PART_PER_SHARE = lazy(r"(?i)\b(?:included|pre-?tax|charges? of|amortization of|impairment|offset by)\b")  # what an item is per share


def _partners(facts: Facts, read: list[tuple[Amount, str, str | None, str | None]]) -> dict[int, Quantity]:
    """For each of the two amounts that a sentence gives of one line item, the other: the item in another period."""
    pairs: dict[tuple[int, str, str | None], list[int]] = {}
    for number, (amount, _, item, basis) in enumerate(read):
        if amount.kind == "money" and item is not None:
            pairs.setdefault((facts.sentence_at(amount.span.start).start, item, basis), []).append(number)
    two = [pair for pair in pairs.values() if len(pair) == 2 and _is_compared(facts.prose, *(read[n][0].span for n in pair))]
    partners = {one: read[other][0].quantity for pair in two for one, other in (pair, pair[::-1])}
    for number, ((amount, _, item, _), (other, _, others, _)) in enumerate(pairwise(read)):
        alike = amount.kind == other.kind == "money" and item is not None and others is None
        if alike and _YEAR_BEFORE.fullmatch(facts.prose[amount.span.end : min(other.span.start, amount.span.end + 40)]):
            partners.setdefault(number, other.quantity)
    numbers = {amount.span: number for number, (amount, _, item, _) in enumerate(read) if amount.kind == "money" and item is not None}
    for amount, other in pairwise(changes.with_comparatives(facts.prose, [amount for amount, *_ in read])):  # SEK 4.1 million (3.8)
        if amount.span in numbers and other.span == other.number and facts.prose[other.span.start - 2 : other.span.start] == " (":
            partners.setdefault(numbers[amount.span], other.quantity)
    return partners


_YEAR_BEFORE = lazy(r"\s?\((?:[A-Za-z0-9]{1,9}\s){0,3}[A-Z]{0,3}\d{2,4}:\s?")  # £4 million (2024: £3 million)
_COMPARED = lazy(r"(?i)\b(?:from|compared|versus|vs|against|than)\b")


def _is_compared(prose: str, one: ProseSpan, other: ProseSpan) -> bool:
    return other.start - one.end < 80 and _COMPARED.search(prose, one.end, other.start) is not None


def _table_amount(
    facts: Facts, tables: figure_context.Tables, amount: Amount, item: str | None, basis: str | None, partner: Quantity | None
) -> Quantity | None:
    """The amount the tables give for the same line, where the sentence speaks of the line itself and not of a part or variant of it."""
    if amount.kind != "money" or item is None:
        return None
    sentence = facts.sentence_at(amount.span.start)
    start, ends = facts.prose.rfind(";", sentence.start, amount.span.start), _ENDS_LINE.search(facts.prose, amount.span.end, sentence.end)
    if basis != "non-gaap" and _OTHER_MEASURE.search(facts.prose, max(start, sentence.start), ends.start() if ends else sentence.end):
        return None
    if item == "EPS" and _PART_PER_SHARE.search(facts.prose, sentence.start, sentence.end):
        return None
    if is_difference(facts.prose, amount.span.start):
        return None
    return tables.amount(amount.quantity, item, basis, partner)


_ENDS_LINE = lazy(r";|, of which\b")  # what follows tells of another line, or of a part of what this one grew by


def _value(quantity: Quantity) -> Quantity:
    """The amount whatever it is counted in, so that "90,000 ha" and "90,000 hectares" compare; shares stay apart."""
    return Quantity(quantity.low, quantity.high, quantity.unit if quantity.unit in ("percent", "points") else "", quantity.printed)


# Times its bound: what "more than 100" can be told as elsewhere. Of money and shares it is plain what is counted, of counts it is not.
_REACH = {"count": 1.25, "money": 1.6, "percent": 1.6, "points": 1.6}
_UP_TO = 1.2  # part of its bound by which "up to 100" may fall short


def _vouched(amount: Amount) -> Quantity | None:
    """As `_value`, of an open amount only what is near its bound, and of a wide range of counts nothing: they do not say how many."""
    value, reach = _value(amount.quantity), _REACH[amount.kind]
    if value.high == float("inf"):
        return Quantity(value.low, value.low * reach, value.unit, value.printed) if value.low > 0 else value
    if value.low == float("-inf"):
        return Quantity(value.high / _UP_TO, value.high * 1.001, value.unit, value.printed) if value.high > 0 else value
    narrow = value.high <= value.low * reach or value.high - value.low <= _ROUNDED * value.middle
    return value if narrow or amount.kind != "count" else None


_ROUNDED = 0.6  # part of an amount: a wider interval is no rounding of one number


def _counted(amount: Amount) -> tuple[str, ...] | None:
    """The words that say what is counted, each as its singular."""
    words: list[str] = []
    for word in amount.noun.lower().split() if amount.kind == "count" else ():
        if word in word_class("noun-end"):
            break
        words.append(word[:-1] if word.endswith("s") and len(word) > 3 else word)
    return tuple(words) or None


def _of_table(facts: Facts, row: table_rows.Row, cell: table_rows.Cell) -> Thing:
    unit = "percent" if cell.quantity.unit == "percent" else "money"
    size = _value(cell.quantity)
    if size.high < 0:  # a text says "a loss of" where a table prints brackets
        size = Quantity(-size.high, -size.low, size.unit, size.printed)
    return printed(
        facts.prose,
        "figure",
        cell.span,
        {"number": cell.span},
        amount=cell.quantity,
        value=size,
        vouched=size,
        about="finance" if row.item else "other",
        line_item=row.item,
        basis=row.basis,
        counterpart=figure_context.counterpart(row.item),
        unit=unit,
    )


def find_measures(facts: Facts) -> list[Thing]:
    """Line items that a title boasts of without a figure: Record Adjusted EBITDA."""
    words = facts.words
    columns = phrase_table("line-items")["columns"]
    found = []
    for title in facts.release.find("headline", "subheadline"):
        tokens = words.within(title.span)
        if word_class("result-word").isdisjoint(words.folded[tokens.start : tokens.stop]):
            continue
        counted = {f.fields.get("line_item") for f in facts.of("figure") if title.span.contains(f.span)}
        for match in table_rows.line_items(facts):
            row = columns[match.entry]
            if tokens.start <= match.first < tokens.stop and row["item"] not in counted:
                basis = figure_context.basis_of(words, match.first, row, tokens.start)
                counterpart = figure_context.counterpart(row["item"])
                fields = {"line_item": row["item"], "basis": basis, "counterpart": counterpart}
                found.append(Thing("measure", words.span(match.first, match.last), fields))
    return found


def find_changes(facts: Facts) -> list[Thing]:
    every = amounts(facts)
    told = changes.with_comparatives(facts.prose, [a for n, a in enumerate(every) if not _is_told_by_share(facts.prose, every[n : n + 3])])
    found = changes.find(facts, told)
    found += premiums.find(facts, every)
    if {"dividend", "distribution"} & facts.words.index.keys():
        from prlint.facts.numbers import dividend_changes

        found += dividend_changes.find(facts, every, found)
    return [*found, *bare_changes.find(facts, told, found), *multiples.find(facts, told), *multiples.find_points(facts, told)]


def _is_told_by_share(prose: str, amounts: list[Amount]) -> bool:
    """Whether the first says of an amount before it what that is for a share: "$31 million, or $0.74 per diluted share"; and no
    percentage from another one of its size follows: up 6% from $0.70."""
    amount, last = amounts[0], amounts[-1]
    compared = len(amounts) == 3 and amounts[1].kind == "percent" and last.kind == "money" and prose.endswith("from ", 0, last.span.start)
    if compared and 0.1 < last.quantity.middle / (amount.quantity.middle or 1) < 10:
        return False
    beside = prose[amount.span.start - 4 : amount.span.start].endswith((" or ", "("))
    return beside and premiums.PER_SHARE.match(prose, amount.span.end) is not None


KINDS = {
    "figure": Kind(
        find_figures,
        {
            "amount": "quantity",
            "value": "quantity",
            "vouched": "quantity",
            "counted": "list",
            "currency": "text",
            "open": "flag",
            "number": "printed",
            "unit": ("money", "percent", "points", "count"),
            "about": ("disease", "population", "market", "trial", "safety", "finance", "issuer", "other"),
            "line_item": "text",
            "basis": ("gaap", "non-gaap", "none"),
            "counterpart": "text",
            "schedule": "text",
            "scheduled": "flag",
            "follows": "flag",
            "expected_amount": "quantity",
            "table_amount": "quantity",
        },
        reads=("issuer.legal_name", "issuer.short_names"),
        meanings={
            "amount": "value with unit",
            "value": "the same whatever is counted",
            "vouched": "the same of which an equal figure elsewhere may be: of 'more than 100' what is near 100, of a wide range nothing",
            "counted": "words that say what is counted",
            "currency": "of money in the text: the code of its currency; any dollar is `dollar`, since the sign is that of many",
            "open": "it is told as more or less than an amount",
            "number": "its digits",
            "unit": "what kind of amount it is",
            "about": "what it counts",
            "line_item": "revenue, EPS, … , the same for adjusted and unadjusted",
            "basis": "accounting basis",
            "counterpart": "line item of the comparable measure under accounting standards",
            "schedule": "of a non-GAAP figure: the measure whose reconciliation leads to it",
            "scheduled": "of a non-GAAP figure: whether a table or the caption of a reconciliation names its measure",
            "follows": "of a figure of a title: amounts of the news make it: two or three in a row, so many times one, what two differ by",
            "table_amount": "the amount of this line in the tables, where one agrees or is nearly the same",
            "expected_amount": "the reduction in percent that follows from the ratio beside it",
        },
    ),
    "measure": Kind(
        find_measures,
        {"line_item": "text", "basis": ("gaap", "non-gaap", "none"), "counterpart": "text"},
        meanings={
            "line_item": "as for figure",
            "basis": "as for figure",
            "counterpart": "as for figure",
        },
    ),
    "change": Kind(
        find_changes,
        {
            "percent": "quantity",
            "from": "quantity",
            "to": "quantity",
            "expected_percent": "quantity",
            "direction": ("up", "down", "flat"),
            "expected_direction": ("up", "down", "flat"),
            "verb": "printed",
            "stated": "printed",
            "multiple": "quantity",
            "expected_multiple": "quantity",
            "unit": ("percent", "points"),
            "expected_unit": ("percent", "points"),
            "expected_points": "quantity",
        },
        meanings={
            "percent": "percentage stated",
            "from": "earlier amount",
            "to": "later amount",
            "expected_percent": "percentage that follows from both, as the interval their rounding allows",
            "direction": "what the verb says",
            "expected_direction": "what the amounts say",
            "verb": "the word that tells the direction",
            "stated": "the percentage or multiple as printed",
            "multiple": "the multiple stated, as the interval its words are used for",
            "expected_multiple": "multiple that follows from both amounts",
            "unit": "of a change between two percentages: how it is told",
            "expected_unit": "how it should be told, where the sum shows it",
            "expected_points": "the difference between the two percentages",
        },
    ),
}
