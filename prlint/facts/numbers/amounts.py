"""Amounts of the running text: numbers with their qualifier, currency, scale and unit.

Days, times, addresses, code names, ordinals, and the numbers of phases, sections, notes and the like are none. What it cannot see:
numbers in words, except those of amounts_in_words.
"""

from __future__ import annotations

from prlint.facts import Facts
from prlint.facts.numbers import amounts_in_words
from prlint.facts.numbers.quantity import COUNTED, Amount, Quantity, plain_digits, rounded, with_counted
from prlint.release import ZONES
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_PARTS = frozenset((*ZONES["title"], *ZONES["news"], "boilerplate", "non-gaap", "safety-information"))
_NUMBER = (
    r"\d{1,2}(?:,\d\d){1,4},\d{3}(?!,)(?:\.\d+)?"  # 12,48,000: as India groups
    r"|\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
)
SCALE = r"(?:(?i:thousand|million|billion|trillion|mln|mio|bln|mn|bn|tn|lakh crores?|crores?|lakhs?|lacs?)|Crs?|MM|[KMBkmb](?![\w²³]))"
CURRENCY = (
    r"(?:(?:US|CA|AU|NZ|HK|NT|C(?:dn|DN)?|A|S|R)?\$|€|£|¥|₪|₩|₹[ \u00a0]?|Rs(?:\.[ \u00a0]?|[ \u00a0])|RM(?:B)?\s?"
    r"|[MTk]?(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|JPY|CNY|INR|ZAR|HKD|SGD|NZD"
    r"|BRL|MXN|NIS|ILS|ISK|CZK|HUF|AED|SAR|KRW|TWD|THB|IDR|PHP|MYR)\s?\$?)"
)
_PERCENT = r"(?i:\s?%|[\s-]percent\b(?:age[\s-]points?\b)?|\sper\scent\b|[\s-](?:percentage|basis)[\s-]points?\b|\s?bps\b|\s?pp\b)"
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
    rf"(?:(?P<currency>{CURRENCY})(?P<loss>\((?=[\d.,]{{1,20}}\)))?)?(?P<number>{_NUMBER})(?(loss)\)|(?(minus)(?:\)(?=\s[mb]illion\b|\s?%))?))"
    rf"(?![\d])(?P<range>(?:\s?{SCALE})?\s?(?:[-–—]|to)\s?(?(currency)(?:{CURRENCY})?"
    rf"|(?!{CURRENCY}))(?P<upper>{_NUMBER})(?![\d-])"
    rf"|{_PERCENT}\s?(?:[-–—]|to)\s?(?P<upper2>{_NUMBER})(?={_PERCENT}))?"
    rf"(?P<plus>\+)?(?:[\s-]?(?P<scale>{SCALE})(?![\w]))?(?P<percent>{_PERCENT})?(?P<money>\s(?i:euros?|dollars|pounds(?!\sof\b)|francs|yen"
    rf"|yuan)\b|\s(?i:cents)\b|\s[MTk]?(?:USD|EUR|GBP|CAD|AUD|CHF|SEK|NOK|DKK|PLN)\b)?"
)
_DIGIT = lazy(r"\d")
_LONGEST_BEFORE = 80  # characters of a figure in front of its digits; where no digit is near, the pattern is not tried
# Verbs and other words that say how an amount changed.
UP = (
    r"increas(?:ed?|es|ing)|rose|rises?|risen|rising|grew|grows?|grown|growing|growth|up|jump(?:ed|s)?|climb(?:ed|s)?|gain(?:ed|s)?"
    r"|expand(?:ed|s)?|surg(?:ed?|es)|higher|advanced|soar(?:ed|s)?|widen(?:ed|s)|raised|lifted|plus of"
)
DOWN = (
    r"decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|fell|falls?|fallen|falling|drop(?:ped|s)?|down|lower|reduc(?:ed|tion|es)|shrank|shrunk"
    r"|slid|dip(?:ped)?|contracted|plunged|narrow(?:ed|s)|lowered|cut|trimmed|slipped|eased|weakened|tumbled|sank|minus of"
)
_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mio": 1e6, "mn": 1e6, "m": 1e6, "mm": 1e6,
    "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "crs": 1e7,
    "lakh crore": 1e12, "lakh crores": 1e12,
}  # fmt: skip
_SCALED = {"M": "m", "T": "k", "k": "k"}  # MEUR 12.4, TEUR 12,400
_CURRENCIES = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "Cdn$": "CAD", "CDN$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL", "NIS": "ILS", "₪": "ILS", "₩": "KRW",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "Rs": "INR", "Rs.": "INR", "RMB": "CNY", "RM": "MYR", "euro": "EUR", "euros": "EUR",
    "dollars": "USD", "pounds": "GBP", "francs": "CHF", "yen": "JPY", "yuan": "CNY",
}  # fmt: skip
_ABOVE = lazy(r"(?:more|greater|over|above|least|exceed|excess|upwards|no less|no fewer|>|≥)")
_BELOW = lazy(r"(?:up to|as many|as much|as high|less than|fewer than|under|below|at most|no more|<|≤)")
_ABOUT = lazy(r"(?:approx|about|around|near|almost|rough|estimated|some|circa|close|c\.|~|≈|as few|as low|as little)")
# What follows a number that is no figure: the rest of a code, an ordinal, a time, a telephone number, a version, an address.
_GOES_ON = lazy(
    r"(?:st|nd|rd|th|e|er|ère|i?ème)\b|[ºª]|\([A-Za-z]\)|[A-Za-z]+\d|[-–/]\d|[.:]\d|-[A-Z](?![a-z]{2})|[a-z]{0,2}[A-Z]\w*\b(?<!x)|['’]s?\b|®|™|\s?[ap]\.?m\b|\s?[AP]\.?M\b"
    r"|\s?°|/[A-Za-z]|×|\s?x\s?\d|\.(?:jpe?g|png|gif|webp)\b"
)
_UNIT = lazy(
    r"[ -]?(?:mg|mcg|µg|g/t|G/T|g|kg|ml|mL|L|mm|cm|m|km|ft|lb|lbs|oz|ppm|ppb|gpt|MW|GW|kW|kWh|GHz|MHz|Gbps|Mbps|TB|GB|MB|nm|nM|µM|dB|V|W|Hz"
    r"|psi|p|ha)(?!\w)(?!\.\w)"
)
_NUMBERED = lazy(
    r"(?i)(?:\b(?:phase|type|grade|stage|group|level"
    r"|(?<!every )(?<!each )(?<!this )(?<!last )(?<!per )(?<!a )(?:days?|week|month|year)|figure|fig\.|table|part|step|version|zone|hole"
    r"|line|section|rule|form|item|note|notes|article|chapter|page|pages|suite|unit"
    r"|no\.|no|nos\.|number|route|room|floor|apt|box|class|series|category|tier|lot|block|model|release|cohort|arm|study|trial|abstract"
    r"|booth|gate|channel|id|isin|cusip|wkn:?|patent|schedule|exhibit|act|cfr|u\.s\.c\.|usc"
    r"|q|fy|h|industry|top|fortune|s&p|russell|dow|nasdaq|windows|web|level|mark|covid|boeing|airbus|season|episode|volume|vol\.|ages?"
    r"|aged|highway|instrument|ni|mi|policy|us|i|area|sku|ext\.?|extension|passcode|pin|code:?|tel:?|phone:?|fax:?)[ \u00a0]?)$|[#§]\s?$"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY_BEFORE = lazy(rf"(?i)\b{_MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–&]\s?|,?\s+(?:and|to|through)\s+))?$")
_DAY_AFTER = lazy(
    rf"(?i)(?:\s?[-–]\s?\d{{1,2}})?(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\b|(?=(?:19|20)\d\d\b))"
    r"|\.?\s(?:de\s)?[^\W\d_]{3,10}\s(?:de\s)?(?:19|20)\d\d\b"  # 17. Mai 2023, 17 de mayo de 2023
)
_YEAR = lazy(r"(?:19|20)\d\d(?:[01]\d[0-3]\d)?")  # or the day: 20260504
_AGE = lazy(r"(?i)[- ]years?[- ](?:old|of age)\b|[- ](?:year|month|day|week|step|part|way)s?\b|[- ](?:hour|minute|point|page)\b")


def amounts(facts: Facts) -> list[Amount]:
    """All figures of the parts that tell the news, in order."""
    found: list[Amount] = facts.once("amounts", _amounts)
    return found


def _amounts(facts: Facts) -> list[Amount]:
    prose = facts.prose
    found = []
    for segment in facts.release.segments:
        if segment.kind in _PARTS and segment.kind not in ("dateline", "table"):
            datelines = [d.span for d in facts.release.datelines if segment.span.contains(d.span)]
            start = datelines[-1].end if datelines else segment.span.start
            for match in _figures(prose, start, segment.span.end):
                amount = _amount(prose, match)
                if amount is not None:
                    found.append(amount)
            worded = amounts_in_words.shares(facts, start, segment.span.end)
            if worded:  # 1 in 25,000 is one figure, not two
                shares = [a.span for a in worded]
                found = [a for a in found if not any(s.start < a.span.end and a.span.start < s.end for s in shares)]
            found += worded
            found += amounts_in_words.large_counts(facts, start, segment.span.end)
    found.sort(key=lambda a: a.span.start)
    return found


_FROM = lazy(r"(?i)\bfrom\s+$")
_RANGES_FROM = lazy(r"(?i)\b(?:rang\w+|anywhere|vary|varies|varying|prices?d?|starting)\s+from\s+$")
_AMOUNT = rf"(?:{CURRENCY}|\d{{1,3}}(?:\.\d{{1,3}})?\s?(?:%|percent\b))"
_FROM_AMOUNT = lazy(rf"(?i),?\s+from\s+{_AMOUNT}")
_THAN_AMOUNT = lazy(
    rf"(?i),?\s+(?:(?:compared\s+(?:to|with)|versus|vs\.?|against)\s+|\((?:[a-z\d]+,?\s){{0,3}}(?:year|quarter|period|20\d\d|p/y):\s){_AMOUNT}"
)
_CHANGED_BY = lazy(rf"(?i)\b(?:{UP}|{DOWN}|improved)\s+(?:(?:by|of)\s+)?(?:(?:about|approximately|nearly|almost|some|over)\s+)?$")


def is_difference(prose: str, at: int) -> bool:
    """Whether an amount that begins here says by how much another one changed: revenue increased $4 million, a decrease of $4 million."""
    return _CHANGED_BY.search(prose, max(0, at - 40), at) is not None


def _figures(prose: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The figures of a part. Two ends of a range are one; a change is two: "from $4 million to $9 million", "3% to 45% from 42%"."""
    while True:
        digit = _DIGIT.search(prose, start, end)
        match = _FIGURE.search(prose, max(start, digit.start() - _LONGEST_BEFORE), end) if digit is not None else None
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
    said, _, upper = match["range"].partition("to")
    if match["currency"] and match["upper"] and upper.strip()[:1].isdigit() and not match["scale"]:
        low, high = (float(plain_digits(number)) for number in (match["number"], match["upper"]))
        if said.strip() or high < low:
            return True  # awarded $4.2 million to 63 libraries
    if _POINTS.search(match["range"]) and not _POINTS.search(match["percent"] or ""):
        return True  # rose 40 basis points to 18%
    if not match["currency"] and _YEAR.fullmatch(match["number"]) and not _YEAR.fullmatch(match["upper"] or ""):
        return True  # from 9 percent in 2025 to 7 percent
    if _FROM.search(prose, max(0, match.start() - 8), match.start()):
        return _RANGES_FROM.search(prose, max(0, match.start() - 24), match.start()) is None
    if _FROM_AMOUNT.match(prose, match.end(), end):
        return True
    if not is_difference(prose, match.start()):
        return False
    return _THAN_AMOUNT.match(prose, match.end(), end) is not None or _leads_to_level(prose, match)


def _leads_to_level(prose: str, match: re.Match[str]) -> bool:
    """Whether the first of two sums is by how much the second one changed: income rose $4 million to $72 million."""
    if not match["currency"] or not match["upper"]:
        return False
    low, high = (float(plain_digits(number)) for number in (match["number"], match["upper"]))
    return high >= low * _NO_RANGE or _HAS_CHANGED.search(prose, max(0, match.start() - 12), match.start()) is not None


_NO_RANGE = 4  # times its lower end
_HAS_CHANGED = lazy(r"(?i)\b(?:rose|fell|grew|increased|decreased|declined|climbed|dropped|jumped|slipped)\s+$")


def _amount(prose: str, match: re.Match[str]) -> Amount | None:
    number = match["number"]
    start = match.start("number")
    kind = _kind_of_number(match)
    if kind == "count" and _is_no_count(prose, match):
        return None
    if kind != "count" and match["currency"] is None and _GOES_ON.match(prose, match.end()) and prose[match.end()] not in "-–/’'":
        return None
    scale = _scale(prose, match)
    unit = _currency(match) if kind == "money" else kind.replace("count", "")
    moved = _is_moved(prose, match)
    plain = moved or _is_across(prose, match)
    qualifier = "above" if match["plus"] else "" if plain else _qualifier(match["qualifier"] or "")
    span = ProseSpan(match.end("qualifier") if moved else match.start(), match.end()).trimmed(prose)
    quantity = _rounded(number, scale, unit, span.of(prose), qualifier)
    if _upper(match):
        upper = rounded(_upper(match), scale, unit)
        if upper.middle < quantity.middle:
            return None  # a score or a code
        quantity = Quantity(min(quantity.low, upper.low), max(quantity.high, upper.high), unit, span.of(prose))
    if match["minus"] == "(" and _is_remark(prose, match):
        span = ProseSpan(span.start + 1, span.end)
        quantity = Quantity(quantity.low, quantity.high, unit, span.of(prose))
    elif match["minus"] or match["loss"]:  # $(0.41), as accounts set it
        quantity = Quantity(-quantity.high, -quantity.low, unit, span.of(prose))
    noun = COUNTED.match(prose, match.end()) if kind in ("count", "percent") else None
    measured = _UNIT.match(prose, match.end()) if kind == "count" else None
    if measured is not None:
        quantity = Quantity(quantity.low, quantity.high, measured[0].strip(" -"), span.of(prose))
        span, noun = ProseSpan(span.start, measured.end()), None
    words = noun["noun"] if noun is not None else ""
    return Amount(with_counted(prose, span, kind, words), ProseSpan(start, match.end("number")), quantity, words, kind)


def _is_remark(prose: str, match: re.Match[str]) -> bool:
    """Whether brackets hold a remark and no amount below zero: fell to 2.1 (64%), many patients (89%); but a margin of (5%)."""
    remark = prose[match.end("number")] != ")" and (_kind_of_number(match) == "percent" or match["scale"] is not None)
    return remark and not match["qualifier"] and _NAMES_AMOUNT.search(prose, max(0, match.start() - 12), match.start()) is None


_NAMES_AMOUNT = lazy(r"(?i)\b(?:of|was|were|is|are|to|from|by|at|and|or|with|versus|vs\.?)\s+$")
_LENGTH = lazy(r"[ \u00a0](?:m|met(?:re|er)s?|feet|ft)\b", IGNORECASE)
_GRADE = lazy(r"(?:\d\s?(?:g/t|gpt|%|ppm|oz/t|opt|lb/t)|\bgrams per tonne)(?:\s(?!and\b)[A-Za-z₀-₉0-9]{1,12}){0,5},?\s$")


def _is_across(prose: str, match: re.Match[str]) -> bool:
    """Whether "over" means across, as in 6.2 g/t over 14.5 metres, and not more than."""
    word = (match["qualifier"] or "").strip().lower()
    if word != "over" or _LENGTH.match(prose, match.end()) is None:
        return False
    return "." in match["number"] or _GRADE.search(prose, max(0, match.start() - 80), match.start()) is not None


_MOVED = lazy(r"(?i)\b(?:edged|inched|ticked|crept|went|gone|moved|nudged|shot|picked|stepped)\s+$")


def _is_moved(prose: str, match: re.Match[str]) -> bool:
    """Whether "up to" tells of a rise, as in edged up to $4 million, and sets no limit."""
    word = (match["qualifier"] or "").lower().split()
    return word == ["up", "to"] and _MOVED.search(prose, max(0, match.start() - 12), match.start()) is not None


def _rounded(number: str, scale: float, unit: str, words: str, qualifier: str) -> Quantity:
    """As `rounded`; three zeros at the end stand for rounding to thousands, and "about" allows a fortieth either way."""
    quantity = rounded(number, scale, unit, words, qualifier)
    plain = plain_digits(number)
    zeros = len(plain) - len(plain.rstrip("0"))
    middle = float(plain) * scale
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
    if bare and (_NUMBERED.search(before) or before.rstrip().endswith(("#", "§"))):
        return True
    if (bare and _DAY_BEFORE.search(before)) or (len(number) <= 2 and _DAY_AFTER.match(prose, end)):
        return True
    if bare and _YEAR.fullmatch(number) and not match["scale"]:
        return True
    upper = _upper(match)
    if upper and (_YEAR.fullmatch(upper) or len(plain_digits(upper)) > len(plain_digits(number)) + 6):
        return True
    groups = bare and "," not in number and not (match["minus"] and regex(r"\b[MT][A-Z]{3} [\d,.]{1,9} $").search(before))  # MSEK 154 (130)
    if (groups and regex(r"[+\d][ \u00a0]$").search(before)) or regex(r"[ \u00a0]\d{2,}\b(?!,)").match(prose, end) or before[-1:] == "+":
        return True  # groups of a telephone or account number
    opens = match["minus"] == "(" or before[-1:] == "("
    if opens and ((prose[end : end + 1] == ")" and len(number) < 4) or (len(number) == 4 and regex(r"[A-Z]\)").match(prose, end))):
        return True  # a dialling code, "four (4)", a part of a section of law, or a number of RNS: (1234A)
    if regex(r"\(\d{3}\)[ \u00a0-]?$").search(before) or (prose[end : end + 1] in "),;" and regex(r"[A-Z]{2,8}:\s?$").search(before)):
        return True  # behind a dialling code, or a symbol of an exchange: TSE: 1234
    if regex(r"(?:^|[\r\n])[ \t]*$").search(before) and regex(r"[.)][ \u00a0]+[A-Z]").match(prose, end):
        return True  # the label of an item
    if len(number) == 2 and prose[end : end + 2] == ", " and _SURNAME_ENDS.search(before):
        return True  # an age: Dana Ruiz, 58, has
    if before[-2:-1] in ("®", "™") and _NAME_GOES_ON.match(prose, end):
        return True  # a part of a name: HaldenShield™ 9500 Respirator
    if len(number) > 4 and number.isdecimal() and regex(r"[a-z] ?[-–—] ?$").search(before):
        return True  # a postcode: Mumbai – 400001
    if len(number) > 6 and _PATENT.match(prose, end):
        return True  # the 6,000,000 patent
    if _QUOTE_ENDS.search(before):
        return True  # a marker: “…,”3-5 said
    if before[-1:] == "[" and _MARKER_ENDS.match(prose, end):
        return True
    return bool(_AGE.match(prose, end)) and not match["scale"] and not ("." in number and prose[end + 1 : end + 6].lower() == "month")


_SURNAME_ENDS = lazy(r"[A-Z][a-z’'-]+, $")
_NAME_GOES_ON = lazy(r"[ \u00a0][A-Z][a-z]")
_PATENT = lazy(r"[ \u00a0]patent\b")
_QUOTE_ENDS = lazy(r"[a-z][.,!?][”\"]$")
_MARKER_ENDS = lazy(r"(?:\s?[,–-]\s?\d{1,3}){0,4}\]")  # [1], [2,3]
_METRES = lazy(
    r"[ \u00a0](?:m(?=\s+(?:of|at|@|grading|averaging|from|deep|depth|downhole|long|wide|below)\b|[,.;)]|$)"
    r"|M(?=\s+(?:(?:of|at|@)\s+[\d.,]{1,9}\s?[Gg]/[Tt]|Depth)\b))"
)


def _scale(prose: str, match: re.Match[str]) -> float:
    if (match["money"] or "").strip().lower() == "cents":
        return 0.01
    word = match["scale"] or _SCALED.get((match["currency"] or match["money"] or "").strip()[:-3])
    if word is None and match["range"]:
        inner = regex(rf"\s?(?P<scale>{SCALE})\s?(?:[-–—]|to)").match(match["range"])
        word = inner["scale"] if inner is not None else None
    if word is None and prose.endswith(("between ", "from "), 0, match.start()):  # between $0.3 and $0.5 million
        other = regex(rf"\s(?:and|to)\s{CURRENCY}?(?:{_NUMBER})\s(?P<scale>{SCALE})\b").match(prose, match.end())
        word = other["scale"] if other is not None else None
    if word is None and match["currency"] and prose.startswith(" (", match.end()):  # EUR 187.2 (171.5) million
        other = regex(rf" \((?:{_NUMBER})\)\s(?P<scale>{SCALE})\b").match(prose, match.end())
        word = other["scale"] if other is not None else None
    if word is None or (word in ("m", "M") and _kind_of_number(match) == "count" and _METRES.match(prose, match.end("number"))):
        return 1.0
    return _SCALES.get(word.lower(), 1.0)


def _currency(match: re.Match[str]) -> str:
    printed_unit = (match["currency"] or match["money"] or "").strip().replace("cents", "$")
    printed_unit = printed_unit[printed_unit[:-3] in _SCALED :]
    return _CURRENCIES.get(printed_unit, printed_unit.strip("$ ") or "USD")


def _qualifier(words: str) -> str:
    senses = (("above", _ABOVE), ("below", _BELOW), ("about", _ABOUT))
    return next((sense for sense, pattern in senses if pattern.search(words.lower())), "")
