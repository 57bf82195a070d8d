"""Figures: amounts, percentages and counts, what each counts, and whether a change follows from the amounts beside it.

A figure is a printed number with its qualifier, currency, scale and unit. Days, times, addresses, code names, ordinals, and the numbers
of phases, sections, notes and the like are none. What it cannot see: numbers in words, except shares ("eighty percent", "one in five").
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, changes, figure_context, multiples, printed, table_rows
from prlint.facts.number_words import ONES, TENS
from prlint.facts.quantity import Quantity, rounded
from prlint.facts.tables import phrase_table, word_class
from prlint.release import ZONES
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    _Read = tuple["Amount", str, str | None, str | None]

_PARTS = frozenset((*ZONES["title"], *ZONES["news"], "boilerplate", "non-gaap", "safety-information"))
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_SCALE = r"(?:(?i:thousand|million|billion|trillion|mln|mio|bln|mn|bn|tn)|MM|[KMBkmb](?![\w²³]))"
_CURRENCY = (
    r"(?:(?:US|CA|AU|NZ|HK|C|A|S|R)?\$|€|£|¥|₹|RM(?:B)?\s?|(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|JPY|CNY|INR|ZAR|HKD|SGD|NZD|BRL"
    r"|MXN)\s?\$?)"
)
_PERCENT = r"(?i:\s?%|[\s-]percent\b(?:age[\s-]points?\b)?|\sper\scent\b|\s(?:percentage|basis)[\s-]points?\b|\s?bps\b|\s?pp\b)"
_POINTS = lazy(r"points?|bps|pp")
_QUALIFIER = (
    r"(?P<qualifier>(?i:(?:an?\s+)?(?:approximately|about|around|nearly|almost|roughly|estimated|some|circa|up\s+to|as\s+(?:many|much"
    r"|high|low|few|little)\s+as"
    r"|more\s+than|greater\s+than|over|above|at\s+least|exceeding|in\s+excess\s+of|well\s+over|upwards\s+of|no\s+(?:less|fewer)\s+than"
    r"|less\s+than"
    r"|fewer\s+than|under|below|at\s+most|no\s+more\s+than|close\s+to|approx\.|c\.|~|≈|>|<|≥|≤)(?:\s+(?:an?\s+)?(?:estimated"
    r"|approximately|additional))?\s*))?"
)
_FIGURE = lazy(
    rf"(?<![\w.,/#@$€£-])(?<!\d:){_QUALIFIER}(?P<minus>[-−–](?=[\d$€£])|\((?=[$€£]?\d[\d.,]*(?:\s(?:million|billion|thousand))?%?\)))?"
    rf"(?P<currency>{_CURRENCY})?(?P<number>{_NUMBER})(?![\d])(?P<range>(?:\s?{_SCALE})?\s?(?:[-–—]|to)\s?(?(currency)(?:{_CURRENCY})?"
    rf"|(?!{_CURRENCY}))(?P<upper>{_NUMBER})(?![\d-])"
    rf"|{_PERCENT}\s?(?:[-–—]|to)\s?(?P<upper2>{_NUMBER})(?={_PERCENT}))?"
    rf"(?P<plus>\+)?(?:[\s-]?(?P<scale>{_SCALE})(?![\w]))?(?P<percent>{_PERCENT})?(?P<money>\s(?i:euros?|dollars|pounds(?!\sof\b)|francs|yen"
    rf"|yuan)\b|\s(?i:cents)(?=\s(?:per|a)\s)|\s(?:USD|EUR|GBP|CAD|AUD|CHF)\b)?"
)
_IN_WORDS = lazy(
    r"(?i)\b(?P<words>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)[ -]per ?cent\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|[1-9])[ -](?:in|out of)[ -](?:every[ -])?"
    r"(?P<of>two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|(?!0)\d{1,3}(?!,\d{3}))\b(?![ -](?:percent|year|month|day|week)|%)"
    r"|\b\d{1,3} (?:in|out of|per) (?:every )?(?P<many>(?!0)\d{1,3}(?:,\d{3})+)\b"
)
_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mio": 1e6, "mn": 1e6, "m": 1e6, "mm": 1e6,
    "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "RMB": "CNY", "RM": "MYR", "euro": "EUR", "euros": "EUR",
    "dollars": "USD", "pounds": "GBP", "francs": "CHF", "yen": "JPY", "yuan": "CNY",
}  # fmt: skip
_ABOVE = lazy(r"(?:more|greater|over|above|least|exceed|excess|upwards|no less|no fewer|>|≥)")
_BELOW = lazy(r"(?:up to|as many|as much|as high|less than|fewer than|under|below|at most|no more|<|≤)")
_ABOUT = lazy(r"(?:approx|about|around|near|almost|rough|estimated|some|circa|close|c\.|~|≈|as few|as low|as little)")
# What follows a number that is no figure: the rest of a code, an ordinal, a time, a telephone number, a version, an address.
_GOES_ON = lazy(
    r"(?:st|nd|rd|th)\b|\([A-Za-z]\)|[A-Za-z]+\d|[-–/]\d|[.:]\d|-[A-Z]|[a-z]{0,2}[A-Z]\w*\b(?<!x)|['’]s?\b|®|™|\s?[ap]\.?m\b|\s?(?:AM|PM)\b"
    r"|\s?°|/[A-Za-z]|×|\s?x\s?\d"
)
_UNIT = lazy(
    r"[ -]?(?:mg|mcg|µg|g|kg|ml|mL|L|mm|cm|m|km|ft|lb|lbs|oz|ppm|ppb|gpt|MW|GW|kW|kWh|GHz|MHz|Gbps|Mbps|TB|GB|MB|nm|nM|µM|dB|V|W|Hz|psi"
    r"|ha|g/t)(?!\w)(?!\.\w)"
)
_NOUN = lazy(r"[ \u00a0-](?P<noun>[a-zA-Z][\w’'-]*(?:[ \u00a0][a-z][\w’'-]*){0,2})")
_NUMBERED = lazy(
    r"(?i)(?:\b(?:phase|type|grade|stage|group|level|day|days|week|month|year|figure|fig\.|table|part|step|version|zone|hole|line|section"
    r"|rule|form|item|note|notes|article|chapter|page|pages|suite|unit"
    r"|no\.|no|nos\.|number|route|room|floor|apt|box|class|series|category|tier|lot|block|model|release|cohort|arm|study|trial|abstract"
    r"|booth|gate|channel|id|isin|cusip|wkn|patent|schedule|exhibit|act|cfr|u\.s\.c\.|usc"
    r"|q|fy|h|industry|top|fortune|s&p|russell|dow|nasdaq|windows|web|level|mark|covid|boeing|airbus|season|episode|volume|vol\.|ages?"
    r"|aged|highway|instrument|ni|mi|policy|us|i|area|sku|ext\.?|extension|passcode|pin|code:?|tel:?|phone:?|fax:?)[ \u00a0]?)$|[#§]\s?$"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY_BEFORE = lazy(rf"(?i)\b{_MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–&]\s?|,?\s+(?:and|to|through)\s+))?$")
_DAY_AFTER = lazy(rf"(?i)(?:\s?[-–]\s?\d{{1,2}})?(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b")
_YEAR = lazy(r"(?:19|20)\d\d")
_AGE = lazy(r"(?i)[- ]years?[- ](?:old|of age)\b|[- ](?:year|month|day|week|hour|minute|point|page|step|part|way)s?\b")


class Amount(Value):
    """A figure before it is known what it counts. `number`: the place of its digits; `noun`: the words it counts."""

    span: ProseSpan
    number: ProseSpan
    quantity: Quantity
    noun: str
    kind: str  # money, percent, points or count


def amounts(facts: Facts) -> list[Amount]:
    """All figures of the parts that tell the news, in order."""
    return facts.once("amounts", _amounts)  # type: ignore[no-any-return]


def _amounts(facts: Facts) -> list[Amount]:
    prose = facts.prose
    found = []
    for segment in facts.release.segments:
        if segment.kind in _PARTS and segment.kind not in ("dateline", "table"):
            datelines = [d.span for d in facts.release.datelines if segment.span.contains(d.span)]
            start = datelines[-1].end if datelines else segment.span.start
            for match in _figures(prose, start, segment.span.end):
                amount = _amount(facts, match, segment.kind)
                if amount is not None:
                    found.append(amount)
            worded = [_in_words(prose, match) for match in _shares(facts, start, segment.span.end)]
            if worded:  # 1 in 25,000 is one figure, not two
                shares = [a.span for a in worded]
                found = [a for a in found if not any(s.start < a.span.end and a.span.start < s.end for s in shares)]
            found += worded
            found += [_scaled_in_words(prose, match) for match in _scaled(facts, start, segment.span.end)]
    found.sort(key=lambda a: a.span.start)
    return found


_FROM = lazy(r"(?i)\bfrom\s+$")
_RANGES_FROM = lazy(r"(?i)\b(?:rang\w+|anywhere|vary|varies|varying|prices?d?|starting)\s+from\s+$")
_AMOUNT = rf"(?:{_CURRENCY}|\d{{1,3}}(?:\.\d{{1,3}})?\s?(?:%|percent\b))"
_FROM_AMOUNT = lazy(rf"(?i),?\s+from\s+{_AMOUNT}")
_THAN_AMOUNT = lazy(rf"(?i),?\s+(?:compared\s+(?:to|with)|versus|vs\.?|against)\s+{_AMOUNT}")
_CHANGED_BY = lazy(rf"(?i)\b(?:{changes.UP}|{changes.DOWN})\s+(?:by\s+)?$")


def _figures(prose: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The figures of a part. Two ends of a range are one; a change is two: "from $4 million to $9 million", "3% to 45% from 42%"."""
    while True:
        match = _FIGURE.search(prose, start, end)
        if match is None:
            return
        start = match.end()
        to = match["range"].find("to") if match["range"] else -1
        if to >= 0 and _is_change(prose, match, end):
            first = _FIGURE.match(prose, match.start(), match.start("range") + to)
            if first is not None:
                match, start = first, match.start("range") + to + 2
        yield match


def _is_change(prose: str, match: re.Match[str], end: int) -> bool:
    """Whether what reads "A to B" is no range: behind "from", or before "from C", or as "rose A to B, compared with C"."""
    if _FROM.search(prose, max(0, match.start() - 8), match.start()):
        return _RANGES_FROM.search(prose, max(0, match.start() - 24), match.start()) is None
    if _FROM_AMOUNT.match(prose, match.end(), end):
        return True
    changed = _CHANGED_BY.search(prose, max(0, match.start() - 24), match.start())
    return changed is not None and _THAN_AMOUNT.match(prose, match.end(), end) is not None


def _amount(facts: Facts, match: re.Match[str], part: str) -> Amount | None:
    prose = facts.prose
    number = match["number"]
    start = match.start("number")
    kind = _kind_of_number(match)
    if kind == "count" and _is_no_count(prose, match):
        return None
    if kind != "count" and match["currency"] is None and _GOES_ON.match(prose, match.end()) and prose[match.end()] not in "-–/’'":
        return None
    scale = _scale(prose, match)
    unit = _currency(match) if kind == "money" else kind.replace("count", "")
    qualifier = "above" if match["plus"] else "" if _is_across(prose, match) else _qualifier(match["qualifier"] or "")
    span = ProseSpan(match.start(), match.end()).trimmed(prose)
    quantity = _rounded(number, scale, unit, span.of(prose), qualifier)
    if _upper(match):
        upper = rounded(_upper(match), scale, unit)
        if upper.middle < quantity.middle:
            return None  # a score or a code
        quantity = Quantity(min(quantity.low, upper.low), max(quantity.high, upper.high), unit, span.of(prose))
    if match["minus"]:
        quantity = Quantity(-quantity.high, -quantity.low, unit, span.of(prose))
    noun = _NOUN.match(prose, match.end()) if kind in ("count", "percent") else None
    measured = _UNIT.match(prose, match.end()) if kind == "count" else None
    if measured is not None:
        quantity = Quantity(quantity.low, quantity.high, measured[0].strip(" -"), span.of(prose))
        span, noun = ProseSpan(span.start, measured.end()), None
    words = noun["noun"] if noun is not None else ""
    return Amount(_with_noun(prose, span, kind, words), ProseSpan(start, match.end("number")), quantity, words, kind)


_LENGTH = lazy(r"[ \u00a0](?:m|met(?:re|er)s?|feet|ft)\b", IGNORECASE)
_GRADE = lazy(r"(?:\d\s?(?:g/t|gpt|%|ppm|oz/t|opt|lb/t)|\bgrams per tonne)(?:\s(?!and\b)[A-Za-z₀-₉0-9]{1,12}){0,5},?\s$")


def _is_across(prose: str, match: re.Match[str]) -> bool:
    """Whether "over" means across, as in 6.2 g/t over 14.5 metres, and not more than."""
    word = (match["qualifier"] or "").strip().lower()
    if word != "over" or _LENGTH.match(prose, match.end()) is None:
        return False
    return "." in match["number"] or _GRADE.search(prose, max(0, match.start() - 80), match.start()) is not None


def _rounded(number: str, scale: float, unit: str, words: str, qualifier: str) -> Quantity:
    """As `rounded`; three zeros at the end stand for rounding to thousands, and "about" allows a fortieth either way."""
    quantity = rounded(number, scale, unit, words, qualifier)
    zeros = len(number) - len(number.replace(",", "").rstrip("0")) - number.count(",")
    middle = float(number.replace(",", "")) * scale
    half = 0.5 * 10**zeros if zeros >= 3 and "." not in number else 0.0
    half = max(half, 0.025 * middle) if qualifier == "about" else half
    if qualifier == "about" and _SHORT_OF.match(words):
        return Quantity(min(quantity.low, middle * _NEARLY), max(quantity.high, middle + half), unit, words)
    if qualifier in ("", "about") and half:
        return Quantity(min(quantity.low, middle - half), max(quantity.high, middle + half), unit, words)
    return quantity


_SHORT_OF = lazy(r"(?i)(?:nearly|almost|close to)\b")
_NEARLY = 0.88  # part of a number from which on others say nearly


def _upper(match: re.Match[str]) -> str:
    return str(match["upper"] or match["upper2"] or "")


def _kind_of_number(match: re.Match[str]) -> str:
    percent = match["percent"]
    if percent:
        return "points" if _POINTS.search(percent) else "percent"
    return "money" if match["currency"] or match["money"] else "count"


def _is_no_count(prose: str, match: re.Match[str]) -> bool:
    """Whether a bare number is a day, a year, an ordinal, part of a name or number of a thing."""
    number, end = match["number"], match.end()
    before = prose[max(0, match.start() - 40) : match.start()]
    if _GOES_ON.match(prose, end) and not _UNIT.match(prose, end):
        return True
    bare = not match["qualifier"]  # "in May about 40 people": what stands before belongs to no qualified number
    if bare and (_NUMBERED.search(before) or before.rstrip()[-1:] in "#§"):
        return True
    if (bare and _DAY_BEFORE.search(before)) or (len(number) <= 2 and _DAY_AFTER.match(prose, end)):
        return True
    if bare and _YEAR.fullmatch(number) and not match["scale"]:
        return True
    upper = _upper(match)
    if upper and (_YEAR.fullmatch(upper) or len(upper.replace(",", "")) > len(number.replace(",", "")) + 6):
        return True
    if (bare and regex(r"[+\d][ \u00a0]$").search(before)) or regex(r"[ \u00a0]\d{2,}\b(?!,)").match(prose, end) or before[-1:] == "+":
        return True  # groups of a telephone or account number
    if before[-1:] == "(" and prose[end : end + 1] == ")" and (len(number) == 3 or len(number) < 3):
        return True  # a dialling code, or "four (4)"
    if before[-1:] == "[" and _MARKER_ENDS.match(prose, end):
        return True
    return bool(_AGE.match(prose, end)) and not match["scale"]


_MARKER_ENDS = lazy(r"(?:\s?[,–-]\s?\d{1,3}){0,4}\]")  # [1], [2,3]
_METRES = lazy(r"[ \u00a0]m(?=\s+(?:of|at|@|grading|averaging|from|deep|long|wide|below)\b|[,.;)]|$)")


def _scale(prose: str, match: re.Match[str]) -> float:
    if (match["money"] or "").strip().lower() == "cents":
        return 0.01
    word = match["scale"]
    if word is None and match["range"]:
        inner = regex(rf"\s?(?P<scale>{_SCALE})\s?(?:[-–—]|to)").match(match["range"])
        word = inner["scale"] if inner is not None else None
    if word is None or (word == "m" and _kind_of_number(match) == "count" and _METRES.match(prose, match.end("number"))):
        return 1.0
    return _SCALES.get(word.lower(), 1.0)


def _currency(match: re.Match[str]) -> str:
    printed_unit = (match["currency"] or match["money"] or "").strip().replace("cents", "$")
    return _CURRENCIES.get(printed_unit, printed_unit.strip("$ ") or "USD")


def _qualifier(words: str) -> str:
    lowered = words.lower()
    if _ABOVE.search(lowered):
        return "above"
    if _BELOW.search(lowered):
        return "below"
    return "about" if _ABOUT.search(lowered) else ""


def _with_noun(prose: str, span: ProseSpan, kind: str, noun: str) -> ProseSpan:
    """The figure with the words it counts, up to the first small word: "22,000 new cases", "18 patients"."""
    if kind != "count" or not noun:
        return span
    end = span.end
    for word in noun.split():
        if word.lower() in word_class("noun-end"):
            break
        end = prose.index(word, end) + len(word)
    return ProseSpan(span.start, end)


def _in_words(prose: str, match: re.Match[str]) -> Amount:
    span = ProseSpan(*match.span())
    noun = _NOUN.match(prose, match.end())
    if match["of"] or match["many"]:
        of = (match["of"] or match["many"].replace(",", "")).lower()
        whole = int(of) if of.isdigit() else TENS.get(of) or ONES.index(of)
        first = match[0].lower().split(" ")[0].split("-")[0]
        part = int(first) if first.isdigit() else ONES.index(first)
        value = 100 * part / whole
        slack = min(2, value / 2)
        quantity = Quantity(value - slack, value + slack, "percent", span.of(prose))
    else:
        tens, _, ones = match["words"].lower().replace("-", " ").partition(" ")
        value = TENS.get(tens, 0) or ONES.index(tens)
        quantity = rounded(str(value + (ONES.index(ones) if ones else 0)), 1.0, "percent", span.of(prose))
    return Amount(span, span, quantity, noun["noun"] if noun is not None else "", "percent")


_WORD_SCALED = lazy(
    r"(?i)\b(?P<words>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)"
    r"[ -](?P<scale>thousand|million|billion)\b(?![ -](?:dollars?|euros?|pounds?|francs|yen|yuan|percent))"
)


def _shares(facts: Facts, start: int, end: int) -> Iterable[re.Match[str]]:
    if not facts.once("shares in words", _may_share):
        return ()
    return _IN_WORDS.finditer(facts.prose, start, end)


def _may_share(facts: Facts) -> bool:
    """Whether a word or sign stands anywhere that a share in words cannot do without: ten percent, one in six, 1 out of 25,000."""
    folded, index = facts.words.folded, facts.words.index
    if "percent" in index or "cent" in index:
        return True
    between = [n for word in ("in", "out", "per") for n in index.get(word, ())]
    return any(folded[n - 1] in ONES or folded[n - 1].isdigit() or folded[n - 1] == "-" for n in between if n)


def _scaled(facts: Facts, start: int, end: int) -> Iterable[re.Match[str]]:
    if {"thousand", "million", "billion"}.isdisjoint(facts.words.index):
        return ()
    return _WORD_SCALED.finditer(facts.prose, start, end)


def _scaled_in_words(prose: str, match: re.Match[str]) -> Amount:
    """Ten million people."""
    tens, _, ones = match["words"].lower().replace("-", " ").partition(" ")
    value = (TENS.get(tens, 0) or ONES.index(tens)) + (ONES.index(ones) if ones else 0)
    noun = _NOUN.match(prose, match.end())
    words = noun["noun"] if noun is not None else ""
    span = ProseSpan(*match.span())
    quantity = rounded(str(value), _SCALES[match["scale"].lower()], "", span.of(prose))
    return Amount(_with_noun(prose, span, "count", words), span, quantity, words, "count")


# Figures as things


def find_figures(facts: Facts) -> list[Thing]:
    context = figure_context.Context(facts, [amount.span for amount in amounts(facts)])
    read = _by_line([(amount, *context.of(amount.span, amount.kind, amount.noun)) for amount in amounts(facts)])
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
                open=float("inf") in (amount.quantity.high, -amount.quantity.low) or None,
                about=about,
                line_item=item,
                basis=basis,
                counterpart=figure_context.counterpart(item),
                schedule=figure_context.schedule(item) if item is not None and basis == "non-gaap" else None,
                scheduled=_scheduled(facts, item, basis),
                unit=amount.kind,
                table_amount=_table_amount(facts, tables, amount, item, basis, partners.get(number)),
                expected_amount=changes.expected_reduction(facts, amount.span) if amount.kind == "percent" else None,
            )
        )
    return found


def _by_line(read: list[_Read]) -> list[_Read]:
    """Amounts with their line items. What is too much for a share is of the line before: "$9 million, or $0.64 a share, and $8 million"."""
    found: list[_Read] = []
    for amount, about, item, basis in read:
        if item == "eps" and amount.quantity.low > _MOST_PER_SHARE:
            line = next(((i, b) for _, _, i, b in found[-2:] if i not in (None, "eps")), (None, None))
            item, basis = line if len(found) > 1 and found[-1][2] == "eps" else (None, None)
        found.append((amount, about, item, basis))
    return found


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
    r"|per (?!(?:\w+ ){0,2}share))"
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
    if basis != "non-gaap" and _OTHER_MEASURE.search(facts.prose, sentence.start, sentence.end):
        return None
    if item == "eps" and _PART_PER_SHARE.search(facts.prose, sentence.start, sentence.end):
        return None
    return tables.amount(amount.quantity, item, basis, partner)


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
    return printed(
        facts.prose,
        "figure",
        cell.span,
        {"number": cell.span},
        amount=cell.quantity,
        value=_value(cell.quantity),
        vouched=_value(cell.quantity),
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
    told = amounts(facts)
    found = changes.find(facts, told)
    found += changes.find_premiums(facts, told)
    return [*found, *changes.find_bare(facts, told, found), *multiples.find(facts, told), *multiples.find_points(facts, told)]


KINDS = {
    "figure": Kind(
        find_figures,
        {
            "amount": "quantity",
            "value": "quantity",
            "vouched": "quantity",
            "counted": "list",
            "open": "flag",
            "number": "printed",
            "unit": ("money", "percent", "points", "count"),
            "about": ("disease", "population", "market", "trial", "safety", "finance", "issuer", "other"),
            "line_item": "text",
            "basis": ("gaap", "non-gaap", "none"),
            "counterpart": "text",
            "schedule": "text",
            "scheduled": "flag",
            "expected_amount": "quantity",
            "table_amount": "quantity",
        },
        reads=("issuer.legal_name", "issuer.short_names"),
        meanings={
            "amount": "value with unit",
            "value": "the same whatever is counted",
            "vouched": "the same of which an equal figure elsewhere may be: of 'more than 100' what is near 100, of a wide range nothing",
            "counted": "words that say what is counted",
            "open": "it is told as more or less than an amount",
            "number": "its digits",
            "unit": "what kind of amount it is",
            "about": "what it counts",
            "line_item": "revenue, eps, … , the same for adjusted and unadjusted",
            "basis": "accounting basis",
            "counterpart": "line item of the comparable measure under accounting standards",
            "schedule": "of a non-GAAP figure: the measure whose reconciliation leads to it",
            "scheduled": "of a non-GAAP figure: whether a table or the caption of a reconciliation names its measure",
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
