"""Products: brand, nonproprietary and code names that mean one product, what it is, and whether it is approved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from prlint.data import members, table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.called import called_medicines
from prlint.facts.names.company_names import is_company_use
from prlint.facts.names.generic_names import CHEMICAL_ENDS, generic_type, looks_generic, type_of_name
from prlint.facts.names.spelling import Use, find_uses, key
from prlint.facts.scope import hedged, negated
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any


class Product(Value):
    """One product with all its names: (name, form) in the order brand, generic, code. Values that nobody gives are None."""

    names: tuple[tuple[str, str], ...]
    type: str | None
    status: str | None
    stated: bool

    def name(self, form: str) -> str | None:
        return next((name for name, each in self.names if each == form), None)


TYPES = ("drug", "biologic", "device", "other")
STATUSES = ("investigational", "approved", "cleared", "unknown")
# "Herceptin® (trastuzumab)", "Kadcyla (ado-trastuzumab emtansine) injection"
_BRACKET = lazy(
    r"\s{0,2}[®™℠]?(?:\((?:R|TM)\))?\s?\((?P<generic>[a-z][a-z-]{3,40}(?: [a-z][a-z-]{3,30}){0,2})(?P<symbol>[®™℠]|\((?:R|TM)\))?(?:[,;)])"
)
_DOSED = lazy(
    r"\s(?:(?:oral|(?:extended|delayed)-release|injectable|chewable|topical|film-coated|long-acting|orally\sdisintegrating|for)\s){0,3}"
    r"(?:tablets?|capsules?|injection|suspension|ointment|cream|nasal\sspray|eye\sdrops)\b"
    r"|(?:,|\sis)\s(?:an?|the)\s(?:[\w-]{1,20},?\s){0,4}?(?:tablet|capsule|injection|infusion|medicine|drug|inhibitor|agonist|antagonist|antibody|blocker)\b"
)
_BRAND_BEFORE = lazy(r"(?P<brand>\b[A-Z][A-Za-z]{3,24})[®™℠]?(?:\((?:R|TM)\))?\s\($")
_BRAND_AFTER = lazy(r"\s?\((?P<brand>[A-Z][A-Za-z]{3,24})(?:[®™℠]|\((?:R|TM)\))[^)]{0,40}\)")
_CODE_FORM = r"(?P<code>(?:[A-Z]-|m(?=RNA-))?[A-Z]{2,5}-?\d{2,6}[A-Z]?|[A-Z]{2,6}-[A-Z]{1,4}-?\d{1,5}(?:[A-Z]\d{0,2})?)"
_CODE = lazy(rf"\b{_CODE_FORM}\b(?![-/]\d)")
# "mavoritide (NRV-101)", "tarmicomel vedontide (formerly NRV-101)", "NRV-101 (mavoritide)"
_CODE_BEHIND = lazy(rf"(?: [a-z]{{6,25}})?[ \u00a0]\((?:formerly (?:known as )?|also known as )?{_CODE_FORM}[),;]")
_CODE_BEFORE = lazy(rf"\b{_CODE_FORM}[ \u00a0]\($")
_MEASURES = (" equivalent", "* equivalent", " unit", "-equivalent")  # doses measured in FX15 equivalent units
_HYPHENED = lazy(r"(?!COVID|SARS|ISO|NI|SB|IFRS|ASU|ASC|RG|HR|AB)[A-Z]{2,4}-\d{3,4}[A-Z]?")
_FAMILY = lazy(r"(?P<letters>[A-Z]{2,5})-\d{2,6}[A-Z]?")
_SYMBOL = lazy(r"\s?(?P<symbol>[®™℠])|(?P<typed>\((?:R|TM|SM)\))")
_CODE_REACH = 5  # words between a code and the cue that makes it a product
_IT_REACH = 4  # words between it and what is said of its status
_STATUS_REACH = 8  # words between a product and what is said of its status
_GENES_AND_CELLS = ("vec", "cel")
_ANTIBODIES = ("mab", "tug", "bart", "mig")
_SHORTEST_OPENER = 8  # letters of a name that stands at the beginning of sentences alone
# "Calidex (veltor) tablets", without a symbol
_DOSED_BRACKET = lazy(
    r"\((?P<generic>[a-z]{7,40})\) (?:\d[\d.]{0,5} ?(?:mg|mcg|%) )?(?:(?:oral|chewable|topical|nasal|vaginal|ophthalmic|injectable) )?"
    r"(?:tablets?|capsules?|injection|suspension|ointment|cream|gel|lotion|patch|spray|drops)\b"
)
_BRAND_OPENS = lazy(r"(?<![\w-])(?P<brand>[A-Z][A-Za-z]{3,24})[®™]? $")


def _of_profile(facts: Facts) -> list[Product]:
    products = []
    for record in facts.profile.records("products"):
        names = tuple((str(record[form]), form) for form in ("brand", "generic", "code") if record.get(form))
        if names:
            products.append(Product(names, _type(record.get("type"), record.get("generic")), _status(facts, record.get("status")), True))
    known = {key(name) for p in products for name, _ in p.names}
    for record in facts.profile.records("marks"):
        if record.get("text") and record.get("generic") and key(str(record["text"])) not in known:
            names = ((str(record["text"]), "brand"), (str(record["generic"]), "generic"))
            products.append(Product(names, _type(None, record["generic"]), None, True))
    return products


def _type(stated: Any, generic: Any) -> str | None:
    if stated:
        return str(stated) if str(stated) in TYPES else "other"
    return type_of_name(str(generic)) if generic else None


def _is_medicine(product: Product, status: str) -> bool:
    """Whether a product on file is a medicine, however its name ends: only medicines have a nonproprietary name of one small word that is
    no ordinary noun for what is sold, as catheter is, and only devices are cleared."""
    generic = product.name("generic") or ""
    if not product.stated or status not in ("approved", "investigational") or generic in members("product-nouns", "word"):
        return False
    return generic.islower() and generic.replace("-", "").isalpha()


def _status(facts: Facts, stated: Any) -> str | None:
    status = facts.profile.in_main_market(stated)
    return str(status) if status in STATUSES else None


def _of_text(facts: Facts, stated: list[Product]) -> list[Product]:
    """Pairs of brand and generic name, generic names by their ending, and code names that the text calls candidates."""
    products: list[Product] = []
    names = [name for product in stated for name, _ in product.names]
    known = {key(name) for name in names}
    for brand, generic, kind in _pairs(facts):
        if key(brand) not in known and key(generic) not in known:
            known |= {key(brand), key(generic)}
            coded = "-" in brand and _CODE.fullmatch(brand) is not None  # a symbol makes no brand of it: NRV-417™ (veltorinib)
            products.append(Product(((brand, "code" if coded else "brand"), (generic, "generic")), kind, None, False))
    for generic, code in (*_coded(facts), *_dosed_behind_codes(facts)):
        if key(generic) not in known and key(code) not in known and not _is_other(facts, code):
            known |= {key(generic), key(code)}
            products.append(Product(((generic, "generic"), (code, "code")), type_of_name(generic), None, False))
    for generic in _generics(facts):
        if key(generic) not in known:
            known.add(key(generic))
            products.append(Product(((generic, "generic"),), type_of_name(generic), None, False))
    for code in _codes(facts, names):
        if key(code) not in known:
            known.add(key(code))
            products.append(Product(((code, "code"),), None, None, False))
    for name, form in called_medicines(facts):
        if key(name) not in known and not _is_other(facts, name):
            known.add(key(name))
            products.append(Product(((name, form),), "drug" if form == "generic" else None, None, False))
    return products


def _is_other(facts: Facts, name: str) -> bool:
    """Whether it is a gene or a standard by its letters, or the name of a trial."""
    letters = name.split("-")[0].rstrip("0123456789")
    return letters in members("no-product-codes", "letters") or any(thing.fields["name"] == name for thing in facts.of("trial"))


def _pairs(facts: Facts) -> Iterable[tuple[str, str, str | None]]:
    """(brand, generic name, type). Whatever its ending, a small word before a form of dose is a generic name: Calidex® (veltor) tablets."""
    prose = facts.prose
    yield from _dosed_behind_brands(prose)
    for mark in facts.of("mark"):
        match = _BRACKET.match(prose, mark.span.end)
        one = match is not None and (" " not in match["generic"] or match["generic"].endswith(CHEMICAL_ENDS))
        dosed = match is not None and one and _DOSED.match(prose, match.end()) is not None
        if match and (dosed or match["symbol"] or looks_generic(match["generic"], "symbol" in mark.fields)):
            yield mark.fields["mark"], match["generic"], type_of_name(match["generic"]) or ("drug" if dosed else None)
    for word in facts.words.index:
        if generic_type(word) is None:
            continue
        for place in facts.words.index[word]:
            start, end = facts.words.starts[place], facts.words.ends[place]
            if not prose[start].islower():
                continue
            before = _BRAND_BEFORE.search(prose[max(start - 40, 0) : start])
            after = _BRAND_AFTER.match(prose, end)
            bracket = _BRACKET.match(prose, start - 1) if before else None
            if before and before["brand"].lower() not in ("about", "drug", "agent") and bracket:
                yield before["brand"], bracket["generic"], type_of_name(bracket["generic"])
            elif after and generic_type(after["brand"]) is None:
                yield after["brand"], word, type_of_name(word)


def _dosed_behind_brands(prose: str) -> Iterable[tuple[str, str, str | None]]:
    """(brand, generic name, type), whatever the name's ending, where a form of dose follows: Calidex (veltor) tablets."""
    for match in _DOSED_BRACKET.finditer(prose):
        brand = _BRAND_OPENS.search(prose, max(0, match.start() - 30), match.start())
        generic = match["generic"]
        told = generic.endswith(CHEMICAL_ENDS) and generic not in members("generic-exceptions", "word") | members("product-nouns", "word")
        if brand is not None and told:
            yield brand["brand"], generic, type_of_name(generic) or "drug"


def _coded(facts: Facts) -> Iterable[tuple[str, str]]:
    """(generic name, code) where one stands in brackets behind the other."""
    words, prose = facts.words, facts.prose
    for word, places in words.index.items():
        if not generic_type(word) or not word.isalpha():
            continue
        for place in places:
            start, end = words.starts[place], words.ends[place]
            if not prose[start].islower() or _is_second(facts, place):
                continue
            before = _CODE_BEFORE.search(prose[max(start - 20, 0) : start])
            code = (before if before and prose[end : end + 1] in (")", ",", ";") else None) or _CODE_BEHIND.match(prose, end)
            if code is not None:
                yield word, code["code"]


def _dosed_behind_codes(facts: Facts) -> Iterable[tuple[str, str]]:
    """(generic name, code), whatever the name's ending, where a form of dose follows: NRV-101 (veltor) is a once-daily tablet."""
    prose = facts.prose
    for match in _CODE.finditer(prose) if any(c.isdigit() for c in prose) else ():
        bracket = _BRACKET.match(prose, match.end())
        generic = bracket["generic"] if bracket is not None else ""
        if bracket is None or len(generic) < _SHORTEST_GENERIC or generic in members("product-nouns", "word"):
            continue
        if generic.endswith(CHEMICAL_ENDS) and _DOSED.match(prose, bracket.end()):
            yield generic, match["code"]


_SHORTEST_GENERIC = 7


def _in_an_address(facts: Facts, place: int) -> bool:
    """Whether a word stands in a web or mail address: www.genmab.example names no medicine."""
    start, end = facts.words.starts[place], facts.words.ends[place]
    before, behind = facts.prose[max(0, start - 1) : start], facts.prose[end : end + 2]
    return before in ("@", ".", "/", "_") or (behind[:1] in (".", "@", "/") and behind[1:].isalnum())


def _generics(facts: Facts) -> Iterable[str]:
    """Words that end like a nonproprietary name and stand small somewhere, or only where sentences begin; with the payload that follows an
    antibody's name, and behind insulin."""
    words = facts.words
    payloads = frozenset(row["stem"] for row in table("generic-stems") if row["payload"])
    for word, places in words.index.items():
        if word in payloads or not word.isalpha() or not generic_type(word):
            continue
        used = [n for n in places if facts.prose[words.starts[n]].islower() and not _in_an_address(facts, n) and not _is_second(facts, n)]
        used = used or (list(places) if _only_opens(facts, word, places) else [])
        following = dict.fromkeys(words.folded[n + 1] if n + 1 < len(words) else "" for n in used)
        if word.endswith(_GENES_AND_CELLS):
            first = {words.folded[n - 1] for n in used if n and words.folded[n - 1].endswith("gene")}
            yield from (f"{gene} {word}" for gene in first)  # etranacogene dezaparvovec
            if first:
                continue
        loaded = {each for each in following if each in payloads or (each.endswith(_PAYLOAD_ENDS) and word.endswith(_ANTIBODIES))}
        yield from (f"{word} {payload}" for payload in following if payload in loaded)
        if any(each not in loaded for each in following):
            yield word
    for place in words.index.get("insulin", ()):
        second = words.folded[place + 1] if place + 1 < len(words) else ""
        if second in word_class("insulin") or second.endswith(_INSULIN_ENDS):
            yield f"insulin {second}"


def _is_second(facts: Facts, place: int) -> bool:
    """Whether a word is the second of a name of two: veltorinib vedontide; of genes and cells the second tells."""
    words = facts.words
    if not place or words.starts[place] != words.ends[place - 1] + 1 or words.folded[place].endswith(_GENES_AND_CELLS):
        return False
    before = words.folded[place - 1]
    return before.isalpha() and facts.prose[words.starts[place - 1]].islower() and generic_type(before) is not None


_PAYLOAD_ENDS = ("tecan", "dotin", "tansine", "toxin", "mazine")
_INSULIN_ENDS = ("ludec", "codec", "cog", "argine", "lisine")


def _only_opens(facts: Facts, word: str, places: Sequence[int]) -> bool:
    """Whether a long name stands at the beginning of sentences alone, unmarked: Veltorinib was safe. A company is named elsewhere too."""
    starts, ends, prose = facts.words.starts, facts.words.ends, facts.prose
    if len(word) < _SHORTEST_OPENER or any(prose[ends[n] : ends[n] + 1] in ("®", "™", ".") for n in places):
        return False
    return all(facts.sentence_at(starts[n]).start == starts[n] and prose[starts[n] + 1].islower() for n in places)


def _codes(facts: Facts, stated: Iterable[str]) -> Iterable[str]:
    """Letters and digits beside 'product candidate' and the like, and in a cautionary section those with the letters of another product."""
    prose = facts.prose
    found = list(_CODE.finditer(prose)) if any(c.isdigit() for c in prose) else []
    others = members("no-product-codes", "letters")
    found = [m for m in found if m["code"].split("-")[0].rstrip("0123456789") not in others]
    if not found:
        return
    named = phrase_table("product-cues")
    cues = [m for m in find(named, facts.words) if named["columns"][m.entry]["names"] == "yes"]
    beside = {n for cue in cues for n in range(cue.first - _CODE_REACH, cue.last + _CODE_REACH + 1) if _same_sentence(facts, cue.first, n)}
    called = [m["code"] for m in found if facts.words.at(m.start()) in beside and not prose.startswith(_MEASURES, m.end())]
    yield from called
    families = {_family(name) for name in (*stated, *called)} - {""}
    cautioned = [segment.span for segment in facts.release.find("forward-looking")]
    for match in found:
        code = match["code"]
        cautions = any(span.start <= match.start() < span.end for span in cautioned)
        if cautions and (_HYPHENED.fullmatch(code) or _family(code) in families):
            yield code


def _family(name: str) -> str:
    """The letters before the hyphen, which the codes of one maker's products share; empty for other names."""
    match = _FAMILY.fullmatch(name)
    return match["letters"] if match else ""


def _same_sentence(facts: Facts, token: int, other: int) -> bool:
    starts = facts.words.starts
    return 0 <= other < len(starts) and facts.sentence_at(starts[token]) == facts.sentence_at(starts[other])


def find_products(facts: Facts) -> list[Thing]:
    products = _of_profile(facts)
    products += _of_text(facts, products)
    if not products:
        return []
    names = [(number, name, form) for number, p in enumerate(products) for name, form in p.names]
    uses = [u for u in find_uses(facts, [name for _, name, _ in names]) if _counts(facts, u, names[u.name])]
    statuses = _statuses(facts, products, [(names[u.name][0], u.span) for u in uses])
    return [_thing(facts, use, products[names[use.name][0]], names[use.name][2], statuses[names[use.name][0]]) for use in uses]


def _counts(facts: Facts, use: Use, name: tuple[int, str, str]) -> bool:
    if use.ending in ("verb", "plural"):
        return False
    written = use.span.of(facts.prose)
    if name[2] == "brand":
        return not written.islower() and not is_company_use(facts.prose, use.span)
    return name[2] == "generic" or use.spelling != "altered" or not written.islower()


def _statuses(facts: Facts, products: list[Product], uses: list[tuple[int, ProseSpan]]) -> list[str]:
    """The status of each product: stated, or read off the cues that stand within eight words of one of its names."""
    open_ones = {n for n, p in enumerate(products) if p.status is None}
    votes: dict[int, set[str]] = {n: set() for n in open_ones}
    cues = phrase_table("product-cues")
    matches = find(cues, facts.words) if open_ones else []
    places = [facts.words.at(span.start) for _, span in uses]
    for match in matches:
        status = cues["columns"][match.entry]["status"]
        if not status:
            continue
        span = facts.words.span(match.first, match.last)
        window = range(bisect_left(places, match.first - _STATUS_REACH), bisect_right(places, match.last + _STATUS_REACH))
        near = [
            (min(abs(places[i] - match.last), abs(match.first - places[i])), uses[i][0])
            for i in window
            if _same_sentence(facts, match.first, places[i])
        ]
        if not near:
            near = _meant_by_it(facts, match.first, uses, bisect_left(places, match.first))
        if not near or min(near)[1] not in open_ones:
            continue
        if status != "investigational" and (hedged(facts, span) or negated(facts, span)):
            status = "investigational" if negated(facts, span) else ""
        votes[min(near)[1]].add(status)
    for number in _tried(facts, products, uses):
        if not votes.get(number, {"stated"}):
            votes[number].add("investigational")
    return [p.status or _verdict(p, votes.get(n, set())) for n, p in enumerate(products)]


def _meant_by_it(facts: Facts, cue: int, uses: list[tuple[int, ProseSpan]], behind: int) -> list[tuple[int, int]]:
    """The product last named in the paragraph where a sentence begins with It and a cue: "Calidex is a tablet. It is indicated for"."""
    words = facts.words
    start = facts.sentence_at(words.starts[cue]).start
    if words.folded[words.at(start)] != "it" or not behind or cue - words.at(start) > _IT_REACH:
        return []
    number, span = uses[behind - 1]
    return [(0, number)] if facts.paragraph_at(start).contains(span) else []


def _tried(facts: Facts, products: list[Product], uses: list[tuple[int, ProseSpan]]) -> set[int]:
    """Products without a brand that the headline names and a sentence puts on trial: the news is that they are under study."""
    generic = {n for n, p in enumerate(products) if {form for _, form in p.names} == {"generic"}}
    named = {n for n, span in uses if n in generic and facts.part_of(span) in ("headline", "subheadline")}
    if not named:
        return named
    trials = {facts.sentence_at(t.span.start) for t in facts.of("trial") if "phase" in t.fields and t.fields["stage"] == "under-way"}
    return {n for n, span in uses if n in named and facts.sentence_at(span.start) in trials}


def _verdict(product: Product, votes: set[str]) -> str:
    """A product that has a code name alone is under study; of others approval outweighs, since an approved one may be studied for more."""
    if not product.stated and {form for _, form in product.names} == {"code"}:
        return "investigational"
    for status in ("approved", "cleared", "investigational"):
        if status in votes:
            return status
    return "unknown"


def _is_bracketed_behind_symbol(prose: str, span: ProseSpan) -> bool:
    """Whether a name stands alone in brackets behind a marked one, so that a symbol behind them is its own: Calidex® (veltorinib)®."""
    bracketed = prose[span.start - 1 : span.start] == "(" and prose[span.end : span.end + 1] == ")"
    return bracketed and prose[max(span.start - 4, 0) : span.start - 1].rstrip(" ")[-1:] in ("®", "™", "℠")


def _thing(facts: Facts, use: Use, product: Product, form: str, status: str) -> Thing:
    match = _SYMBOL.match(facts.prose, use.span.end + _is_bracketed_behind_symbol(facts.prose, use.span))
    symbol = ProseSpan(*match.span(match.lastgroup or 0)) if match else None
    span = ProseSpan(use.span.start, symbol.end if symbol and form == "brand" else use.span.end)
    return printed(
        facts.prose,
        "product",
        span,
        {"symbol": symbol},
        product=product.names[0][0],
        form=form,
        generic=product.name("generic"),
        type=product.type or ("drug" if _is_medicine(product, status) else None),
        status=status,
        origin="stated" if product.stated else "inferred",
    )


KINDS = {
    "product": Kind(
        find_products,
        {
            "product": "text",
            "form": ("brand", "generic", "code"),
            "generic": "text",
            "type": TYPES,
            "status": STATUSES,
            "symbol": "printed",
        },
        reads=("products", "marks", "jurisdictions"),
        meanings={
            "product": "same for brand, generic and code of one product",
            "form": "which of its names stands here",
            "generic": "its generic name",
            "type": "what it is",
            "status": "where it stands in the release's main market",
            "symbol": "a trademark symbol right behind this name",
        },
    )
}
