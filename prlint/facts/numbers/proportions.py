"""Shares of a whole that are given twice, as a count of a total and as a percentage: "12 of 30 patients (40%)", "40% (12/30)".

A count with its percentage in brackets is read, the other way round, and apart from its total ("Of 30 patients, 12 (40%)", "12 (40%) of
30"); with words between only where these cannot bring in something else that the percentage tells. Rates that are modelled are no plain
shares, and grades, phases, dates and eyesight (20/40) are no counts. A holding or a sum is held against a whole whose name stands between:
"312,400 shares, representing 1.56% of the share capital of 20,000,000 shares". What it cannot see: other rounded counts ("12 of 30
million"), and columns of a table.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.numbers import number_words
from prlint.facts.numbers.amounts import amounts
from prlint.facts.numbers.quantity import Amount, Quantity, rounded
from prlint.facts.tables import word_class
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_B = "[ \u00a0\u2009\u202f]"
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,7})(?![\d.,]?\d)"
_SMALL = "|".join(number_words.ONES[1:])
_PERCENT = rf"(?P<stated>(?P<percent>\d{{1,3}}(?:\.\d{{1,3}})?){_B}?(?:%|percent\b|per{_B}cent\b))"
_ABOUT = rf"(?:(?P<about>about|approximately|around|nearly|almost|roughly|some|over|more than|less than|under|~|≈|>|<|≥|≤){_B}?)?"
_COUNT = lazy(rf"(?i)(?<![\w.,/$€£#±+-])(?P<count>{_WHOLE}|\b(?:{_SMALL})\b){_B}?(?:out{_B})?$")
_COUNT_WITH_SHARE = lazy(
    rf"(?i)(?<![\w.,/$€£#±+-])(?P<count>{_WHOLE}|\b(?:{_SMALL})\b)(?P<nouns>(?:{_B}[A-Za-z’'-]+)?){_B}?[(\[]{_B}?{_PERCENT}{_B}?[)\]]{_B}(?:out{_B})?$"
)
_TOTAL = lazy(
    rf"(?i){_B}?(?:the{_B}|all{_B}|its{_B}|our{_B}|their{_B}|a{_B}total{_B}of{_B}|these{_B}|those{_B})?(?P<total>{_WHOLE}|(?:{_SMALL})\b)(?![/%-]|{_B}?%)"
)
_NOUNS = rf"(?P<nouns>(?:{_B}(?:[A-Za-z][A-Za-z0-9’'-]*|\d[\d.]{{0,6}}(?:{_B}|-)?(?:mc|[mµ])?g\b)){{0,6}})"  # … on 40 mg
_BEHIND = lazy(rf"(?i){_NOUNS}{_B}?(?:[(\[]{_B}?|,{_B}or{_B}|[;,]{_B}){_ABOUT}{_PERCENT}(?={_B}?[)\];,]|\.(?!\d))")
_AHEAD = lazy(
    rf"(?i)(?<![\w.,$€£-]){_PERCENT}{_NOUNS}(?:{_B}?[(\[]{_B}?(?:n{_B}?={_B}?)?|{_B}?[;,]{_B}?(?:n{_B}?={_B}?)?)$"
)
_LED = lazy(
    rf"(?i)(?P<nouns>(?:,?{_B}(?:[A-Za-z][A-Za-z0-9’'-]*|20\d\d|\d[\d.]{{0,6}}(?:{_B}|-)?(?:mc|[mµ])?g\b)){{0,16}})"
    rf"(?:{_B}\([^()]{{1,40}}\))?,{_B}(?P<count>{_WHOLE}|\b(?:{_SMALL})\b)(?P<more>(?:{_B}[A-Za-z]+){{0,2}})(?:{_B}?[(\[]{_B}?"
    rf"|,?{_B}or{_B}){_PERCENT}(?={_B}?[)\];,])"
)
# "19 people, 15 of whom (79%) live": the total stands before its count.
_TOLD = lazy(
    rf"(?i)(?<![\w.,/$€£#±+-])(?P<total>{_WHOLE}|\b(?:{_SMALL})\b)(?P<nouns>(?:{_B}[A-Za-z’'-]+){{1,4}}),{_B}(?P<count>{_WHOLE}|\b(?:{_SMALL})\b){_B}$"
)
_NAMED_TOTAL = lazy(rf"(?i)(?<![\w.,/$€£#±+-])(?P<total>{_WHOLE})(?P<nouns>(?:{_B}[A-Za-z’'-]+){{1,6}}),{_B}$")
_WHOM_COUNTED = lazy(
    rf"(?i){_B}(?:whom|which|them)(?P<nouns>),?{_B}(?P<count>{_WHOLE}|\b(?:{_SMALL})\b){_B}?[(\[]{_B}?{_PERCENT}(?={_B}?[)\];,])"
)
_OF_WHOM = lazy(rf"(?i){_B}(?:whom|which|them)(?P<nouns>)(?:{_B}?[(\[]{_B}?|,{_B}or{_B}){_PERCENT}(?={_B}?[)\];,])")
_NO_COUNT = lazy(
    r"(?i)(?:\b(?:grade|grades|phase|stage|class|type|part|figure|level|tier|q|on|dated|version|score|fitzpatrick|top|largest|first|last|leading|least|than|about|over|nearly"
    r"|almost|approximately)|[≥≤<>#$€£~≈])[ \u00a0]?$"
)
_EYESIGHT = lazy(r"(?i)\b(?:vision|visual|acuity|eye(?:s|sight)?|snellen|better|worse)\b")
_CHANGED = (
    r"reductions?|increases?|decreases?|improvements?|changes?|growth|higher|lower|greater|fewer|less|increased|decreased|reduced|improved"
    r"|rose|fell|grew|up|down|by|discount|interest|yield|declines?|declined|drops?|dropped|losses|loss|gains?|shrinkage|clearance"
)
_CHANGE = lazy(rf"(?i)\b(?:{_CHANGED})\b")
_OTHER = lazy(
    rf"(?i)\b(?:{_CHANGED}|mean|median|scores?|average|with|versus|vs|while|respectively|acuity|mmhg|had|have|achiev\w+|show\w+|experienc\w+"
    r"|report\w+|demonstrat\w+|saw|reach\w+)\b"
)
# What may part a percentage from its count: whose share it is, or the name of a rate; "90% clearance (12/30)" tells another percentage.
_OF_THINGS = lazy(
    rf"(?i)|{_B}of(?:{_B}[a-z’'-]+){{0,3}}{_B}(?:[a-z’'-]+s|people|men|women|children)(?:{_B}(?:on|in|given|treated|taking|receiving|who){_B}\S.*)?"
    rf"|{_B}(?:(?:objective|overall|complete|partial){_B})?(?:responses?|response{_B}rate|ORR|CR|PR)"
)
_MODELLED = lazy(
    r"(?i)\b(?:kaplan|km|estimated|adjusted|modell?ed|weighted|imputed|imputation|predicted|projected|annuali[sz]ed|landmark)\b"
)
_YEAR = lazy(r"(?:19|20)\d\d")
_QUARTER_ENDS = frozenset([("3", "31"), ("6", "30"), ("9", "30"), ("12", "31")])
_LEAST_TOTAL = 10  # a smaller total needs people or things that are counted behind it
_REACH = 90


def find_proportions(facts: Facts) -> Iterator[Thing]:
    prose = facts.prose
    index = facts.words.index
    end = 0
    tokens = sorted(token for word in ("of", "/", "among", "in") for token in index.get(word, ()))
    for token in tokens:
        at = facts.words.ends[token]
        counted = _WHOM_COUNTED.match(prose, at)
        whom = counted or _OF_WHOM.match(prose, at)
        before = _NAMED_TOTAL if counted is not None else _TOLD
        told = before.search(prose, max(0, facts.words.starts[token] - 60), facts.words.starts[token]) if whom is not None else None
        if whom is not None and told is not None:
            thing = _made(facts, "of", counted or told, told, whom, (told.start(), whom.end()))
            if thing is not None:
                end = thing.span.end
                yield thing
        total = _TOTAL.match(prose, at) if facts.words.starts[token] >= end else None
        if total is None:
            continue
        thing = _proportion(facts, token, total)
        if thing is not None:
            end = thing.span.end
            yield thing
    yield from _of_named_wholes(facts)
    if "face" in index:
        yield from _of_face_value(facts)


# 312,400 shares, corresponding to 1.56% of the share capital of 20,000,000 shares; €4.2 billion, or 45% of total assets of €9.3 billion
_STANDS_FOR = lazy(
    rf"(?i)(?:{_B}[a-z]{{1,12}}){{0,4}},?{_B}(?:which{_B})?(?:represent(?:s|ed|ing)|correspond(?:s|ed|ing){_B}to|equivalent{_B}to|equal{_B}to"
    rf"|equal(?:s|ling)?|constitut(?:es|ing)|or|being){_B}(?:an?{_B})?$"
)
_OF_A_WHOLE = lazy(
    rf"(?i){_B}of(?:{_B}[a-z(][\w’'()-]{{0,20}}){{1,9}},?{_B}(?:of|being|which{_B}(?:is|amounts{_B}to)|totall?ing){_B}$"
)
_SAME_THING = lazy(rf"(?i){_B}(?:[a-z]{{1,12}}{_B}){{0,3}}(?:shares?|units?|votes|voting{_B}rights)\b")


def _of_named_wholes(facts: Facts) -> Iterator[Thing]:
    """Percentages between what they are of a whole and the whole, which is named and then told: a part, the percentage and the whole."""
    prose, every = facts.prose, amounts(facts)
    for part, share, whole in zip(every, every[1:], every[2:], strict=False):
        if share.kind != "percent" or not part.kind == whole.kind != "percent" or part.quantity.unit != whole.quantity.unit:
            continue
        if _STANDS_FOR.fullmatch(prose, part.span.end, share.span.start) is None:
            continue
        named = _OF_A_WHOLE.fullmatch(prose, share.span.end, whole.span.start)
        if named is None or _CHANGE.search(named[0]) is not None:
            continue
        of_one_kind = part.kind == "money" or all(_SAME_THING.match(prose, each.number.end) for each in (part, whole))
        if of_one_kind and part.quantity.low > 0 and part.quantity.high <= whole.quantity.low and not whole.quantity.is_open:
            yield _of_whole(facts, part, share, whole)


def _of_whole(facts: Facts, part: Amount, share: Amount, whole: Amount) -> Thing:
    (least, most), (under, over) = _nearly(part), _nearly(whole)
    low, high = 100 * least / over, 100 * most / under
    shown = share.number.of(facts.prose)
    decimals = len(shown.partition(".")[2])
    exact = f"{100 * part.quantity.middle / whole.quantity.middle:.{decimals}f}%"
    step = 0.4999 * 10**-decimals  # as the last decimal may have been cut off
    return printed(
        facts.prose,
        "proportion",
        ProseSpan(part.span.start, whole.span.end),
        {"count": part.span, "total": whole.span, "stated": share.span},
        percent=share.quantity,
        expected_percent=Quantity(low - step, high + step, "percent", exact),
    )


# an interim dividend of Rs. 3 per equity share of face value Rs. 5 each (60%), as Indian companies declare it
_RUPEES = r"(?:Rs\.?|₹|INR)[ \u00a0]?"
_FACE_VALUE = lazy(
    rf"(?i){_RUPEES}(?P<part>\d{{1,4}}(?:\.\d{{1,2}})?)(?:/-)?{_B}per{_B}(?:equity{_B})?share{_B}(?:of|having|with){_B}(?:the{_B}|a{_B})?face{_B}value"
    rf"{_B}(?:of{_B})?{_RUPEES}(?P<whole>\d{{1,4}}(?:\.\d{{1,2}})?)(?:/-)?(?:{_B}each)?,?{_B}[(\[]?(?:i\.e\.{_B})?(?P<stated>(?P<percent>\d{{1,5}}(?:\.\d{{1,2}})?){_B}?%)"
)


def _of_face_value(facts: Facts) -> Iterator[Thing]:
    for match in _FACE_VALUE.finditer(facts.prose):
        exact = 100 * float(match["part"]) / float(match["whole"]) if float(match["whole"]) else 0.0
        yield printed(
            facts.prose,
            "proportion",
            ProseSpan(*match.span()),
            {"count": ProseSpan(*match.span("part")), "total": ProseSpan(*match.span("whole")), "stated": ProseSpan(*match.span("stated"))},
            percent=rounded(match["percent"], unit="percent", printed=match["stated"]),
            expected_percent=Quantity(exact - 0.5, exact + 0.5, "percent", f"{exact:g}%"),
        )


_IN_FULL = 0.005  # part of a count told in full that its last zeros may hide


def _nearly(amount: Amount) -> tuple[float, float]:
    """The bounds of an amount: a count that ends in zeros is hardly rounded to them, 20,000,000 shares."""
    known = amount.quantity
    half = (known.high - known.low) / 2
    half = min(half, known.middle * _IN_FULL) if amount.kind == "count" else half
    return known.middle - half, known.middle + half


def _proportion(facts: Facts, token: int, total: re.Match[str]) -> Thing | None:
    prose, words = facts.prose, facts.words
    sign, start = words.folded[token], words.starts[token]
    apart = sign == "of" and prose[max(0, start - 2) : start - 1] in (")", "]", "t")
    with_share = _COUNT_WITH_SHARE.search(prose, max(0, start - 48), start) if apart else None
    if with_share is not None:
        return _made(facts, sign, with_share, total, with_share, (with_share.start(), total.end("total")))
    count = _COUNT.search(prose, max(0, start - 24), start) if sign in ("of", "/") else None
    if count is None:
        led = _LED.match(prose, total.end("total")) if sign != "/" else None
        return None if led is None or _YEAR.fullmatch(total["total"]) else _made(facts, sign, led, total, led, (start, led.end()))
    behind = _BEHIND.match(prose, total.end("total"))
    if behind is not None:
        return _made(facts, sign, count, total, behind, (count.start("count"), behind.end()))
    ahead = _AHEAD.search(prose, max(0, count.start("count") - _REACH), count.start("count"))
    if ahead is None or _OF_THINGS.fullmatch(ahead["nouns"]) is None:
        return None
    return _made(facts, sign, count, total, ahead, (ahead.start("percent"), total.end("total")))


def _made(
    facts: Facts, sign: str, count: re.Match[str], total: re.Match[str], share: re.Match[str], span: tuple[int, int]
) -> Thing | None:
    part, whole = _value(count["count"]), _value(total["total"])
    if not whole or part > whole or not _is_count(facts, sign, count, total, share, span):
        return None
    decimals = len(share["percent"].partition(".")[2])
    percent = rounded(share["percent"], unit="percent", printed=share["stated"])
    exact = 100 * part / whole
    step = 0.4999 * 10**-decimals  # so that the last decimal may have been cut off as well as rounded
    shown = f"{exact:.{decimals}f}%"
    return printed(
        facts.prose,
        "proportion",
        ProseSpan(*span).trimmed(facts.prose),
        {
            "count": ProseSpan(*count.span("count")),
            "total": ProseSpan(*total.span("total")),
            "stated": ProseSpan(*share.span("stated")),
        },
        percent=percent,
        expected_percent=Quantity(exact - step, exact + step, "percent", shown),
    )


def _value(digits: str) -> int:
    return number_words.ONES.index(digits.lower()) if digits.lower() in number_words.ONES else int(digits.replace(",", ""))


def _is_count(
    facts: Facts, sign: str, count: re.Match[str], total: re.Match[str], share: re.Match[str], span: tuple[int, int]
) -> bool:
    """Whether count and total are those of the percentage."""
    groups = share.groupdict()
    between = f"{groups['nouns'] or ''} {groups.get('more') or ''}".replace(" treated with ", " ")
    if groups.get("about") or _OTHER.search(between) or _is_something_else(facts, count.start("count"), span):
        return False
    numbers = count["count"], total["total"]
    people = _counts_people(f"{between} {facts.prose[total.end() : total.end() + 40]}")
    if sign == "in":
        return people
    if sign == "/":
        eyesight = numbers[0] == "20" and _EYESIGHT.search(facts.prose, max(0, span[0] - 60), span[1] + 60)
        return not eyesight and numbers not in _QUARTER_ENDS and _value(numbers[1]) >= _LEAST_TOTAL
    return people or _value(numbers[1]) >= _LEAST_TOTAL


def _is_something_else(facts: Facts, count: int, span: tuple[int, int]) -> bool:
    """Whether what stands before it makes the percentage a change or the count a grade, or the sentence makes it a modelled rate."""
    prose = facts.prose
    if any(_NO_COUNT.search(prose[max(0, at - 12) : at]) for at in (span[0], count)):
        return True
    sentence = facts.sentence_at(span[0])
    if span[0] < count and _CHANGE.search(prose, max(sentence.start, span[0] - 30), span[0]):
        return True
    return _MODELLED.search(prose, max(sentence.start, span[0] - 200), min(sentence.end, span[1] + 200)) is not None


def _counts_people(nouns: str) -> bool:
    named = set(nouns.lower().replace("(", " ").replace(")", " ").split())
    return bool(named & (word_class("counted-people") | word_class("counted-cases")))


KINDS = {
    "proportion": Kind(
        find_proportions,
        {"count": "printed", "total": "printed", "stated": "printed", "percent": "quantity", "expected_percent": "quantity"},
        meanings={
            "count": "how many of them",
            "total": "how many there are",
            "stated": "the percentage as printed",
            "percent": "the percentage",
            "expected_percent": "what count and total make, to as many decimals",
        },
    ),
}
