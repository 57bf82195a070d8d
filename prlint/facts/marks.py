"""Marks: names that carry ®, ™, ℠ or their typed forms, that the profile states, or that an ownership notice names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from prlint.data import column, members
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names import is_company_use, is_plain_word, issuer_names, suffixes, without_suffix
from prlint.facts.notices import Notice, notices
from prlint.facts.spelling import SPELLING_MEANING, SPELLINGS, Use, distance, even, find_near, find_uses, in_address, key
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


class Mark(Value):
    """A mark of this release. symbol: the one called for, None where unknown; record: what the profile states of it."""

    text: str
    symbol: str | None
    stated: bool
    record: Mapping[str, Any] = {}


class Symbol(Value):
    """A symbol with the word before it. parted: what stands between the two, if anything does."""

    word_end: int
    parted: ProseSpan | None
    place: ProseSpan


_SIGNS = {"®": "®", "™": "™", "℠": "℠", "(R)": "®", "(TM)": "™", "(SM)": "℠", "R": "®", "TM": "™", "SM": "℠"}
_CHARACTERS = ("®", "™", "℠")
_TYPED = lazy(r"(?<=[^\W_]|[+!])\((?:R|TM|SM|tm|sm)\)")
_SIGN = lazy(r"[®™℠]")
_AFTER = lazy(r"(?P<parted>[ \u00a0]{1,2}|[.,;:]|['’]s)?(?P<symbol>[®™℠])|(?P<blank> )?(?P<typed>\((?:R|TM|SM|tm|sm)\))")
_BEFORE = lazy(r"(?:(?<=[^\W_])['’]s|[ \u00a0]{1,2}|[.,;:])$")
_CHUNK = lazy(r"[^\s,;:()\[\]“”\"®™℠|]+$")
_ADDRESS = lazy(r"://|www\.|@|\w\.(?:com|org|net|co|io|example)/")
_LAST_STEP = lazy(r"[^/@.=]*$")
_UNIT = lazy(r"(?:mg|mcg|µg|g|kg|ml|mL)(?=[A-Z])")
_CODE_BEFORE = lazy(r"[A-Z]{2,6}-?\d{2,6}/(?=[A-Z])")
_VERB_BEFORE = lazy(
    r"\b(?:can|could|should|must|cannot|shall|let's|let’s|we|you|they"
    r"|(?:want|wants|wanted|need|needs|needed|how|able|ready|easy|easier|try|tries|tried|start|started|like|likes|choose|chose) to)\s+$"
)
_VERB_BESIDE = lazy(r"\b(?:[Jj]ust|[Pp]lease|[Ss]imply|[Dd]on['’]t|[Nn]ever|[Aa]lways)\s+$")
_VERB_AFTER_BESIDE = lazy(r"\s+(?:it|them|us|your|their|our|his|her|its|my|this|that|the|an?|every|each|all)\b")
_DOER_BEFORE = lazy(r"\b(?:he|she|it|who|one|everybody|everyone|nobody)\s+$", IGNORECASE)
_VERB_TO = lazy(r"\bto\s+$")
_VERB_AFTER_TO = lazy(r"\s+(?:your|their|our|his|her|my|them)\b")
_VERB_AFTER = lazy(r"\s+(?:the|an?|your|their|it|our|this|that|his|her|them)\b")
_SENTENCE_END = lazy(r"[.!?](?:\s|$)|\n")
_BRACKETED = lazy(r"\([^()]{0,60}\)")
_BEFORE_PERSON = lazy(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame)\.?[ \u00a0]$")
_BEFORE_PLACE = lazy(
    r"\b(?:[Tt]own|[Cc]ity|[Vv]illage|[Cc]ounty|[Pp]arish|[Pp]rovince|[Ss]tate|[Dd]istrict|[Uu]niversity) of $"
    r"|\b(?:Lake|Mount|Mt\.|River|Port|Fort|Cape|Camp|Castle|Saint|St\.) $"
)
_STATE_AFTER = lazy(r",[ \u00a0](?P<state>(?:New |North |South |West )?[A-Z][a-z]{2,14})\b(?!['’])")
_MAX_WORDS = 4
_HOLDING_WORDS = frozenset(("holding", "holdings", "group"))

_openers: frozenset[str] | None = None
_nouns: frozenset[str] | None = None


def sign(symbol: str) -> str:
    """The sign a printed or stated symbol stands for: ®, ™ or ℠; as given where it is none of them."""
    return _SIGNS.get(symbol.strip().upper(), symbol.strip())


def symbols(prose: str) -> list[Symbol]:
    """Every trademark symbol behind a word. A typed one counts only where it is glued to the word: (R) is also a party, (TM) a sensor."""
    found = []
    places = [m.span() for m in _SIGN.finditer(prose)] if any(c in prose for c in _CHARACTERS) else []
    if "(" in prose:
        places += [m.span() for m in _TYPED.finditer(prose)]
    for start, end in sorted(places):
        gap = _BEFORE.search(prose[max(start - 3, 0) : start])
        word_end = start - len(gap[0]) if gap else start
        if word_end and (prose[word_end - 1].isalnum() or prose[word_end - 1] in "+!"):
            found.append(Symbol(word_end, ProseSpan(word_end, start) if gap else None, ProseSpan(start, end)))
    return found


def _shown_names(facts: Facts, found: list[Symbol]) -> list[ProseSpan]:
    """The name in front of each symbol: as much of the capitalized words there as the other uses bear out."""
    runs = [_run(facts, symbol.word_end) for symbol in found]
    by_last: dict[str, list[list[str]]] = {}
    for spans in runs:
        texts = [even(s.of(facts.prose)) for s in spans]
        by_last.setdefault(texts[-1], []).append(texts)
    shared = {last: _shared(group) for last, group in by_last.items()}
    return [_cut(facts, spans, shared) for spans in runs]


def _run(facts: Facts, end: int) -> list[ProseSpan]:
    """The words that may belong to a name that ends here, first to last: capitalized, on one line, nothing but a blank between."""
    prose = facts.prose
    spans: list[ProseSpan] = []
    while len(spans) < _MAX_WORDS:
        match = _CHUNK.search(prose[max(end - 60, 0) : end])
        if match is None:
            break
        start = end - len(match[0].lstrip("*_#/'‘’~^=>-–—"))
        if not spans and _ADDRESS.search(match[0]):
            return [ProseSpan(end - len(_LAST_STEP.search(match[0])[0]), end)]  # type: ignore[index]
        span = ProseSpan(start, end)
        if start == end or (spans and not _continues(span.of(prose))):
            break
        spans.insert(0, span)
        if start < 2 or prose[start - 1] not in " \u00a0" or prose[start - 2].isspace():
            break
        end = start - 1
    if len(spans) == 1:
        unit = _UNIT.match(spans[0].of(prose)) or _CODE_BEFORE.match(spans[0].of(prose))
        if unit:
            return [ProseSpan(spans[0].start + unit.end(), spans[0].end)]
    return spans or [ProseSpan(end, end)]


def _continues(word: str) -> bool:
    """Whether a word in front of a mark may be its beginning."""
    global _openers
    if _openers is None:
        _openers = frozenset(column("name-openers", "word"))
    plain = even(word)
    if plain.lower() in _openers or plain.endswith((".", "'s!")):
        return False
    if plain.endswith("'s") and not plain[0].isupper():
        return False
    return plain[0].isupper() or any(c.isupper() for c in plain[1:])


def _distinctive(word: str) -> bool:
    """A word made to be a name: capitals inside, capitals throughout, or letters with digits."""
    letters = [c for c in word if c.isalpha()]
    return (
        any(c.isupper() for c in letters[1:])
        or (bool(letters) and any(c.isdigit() for c in word))
        or ("+" in word or "&" in word)
    )


def _plain_noun(word: str) -> bool:
    global _nouns
    if _nouns is None:
        _nouns = frozenset(column("product-nouns", "word"))
    return word.lower() in _nouns or word.isdigit()


def _cut(facts: Facts, spans: list[ProseSpan], shared_words: Mapping[str, int]) -> ProseSpan:
    """The part of a run that is the name: what all marked uses with the same last word share, and in headings the last word alone."""
    prose = facts.prose
    texts = [even(s.of(prose)) for s in spans]
    last = texts[-1]
    size = len(texts)
    if size > 1:
        owners = [place for place, text in enumerate(texts[:-1]) if text.endswith("'s")]
        if len(owners) > 1 or (owners and not _plain_noun(last)):  # somebody else's name ends there
            size = len(texts) - owners[0] - 1
        shared = shared_words[last]
        if shared < size and not (shared == 1 and _plain_noun(last)):
            size = shared
        elif _is_title(facts, spans[0].start):
            size = _repeated(facts.prose, texts[-size:]) or min(size, 1 if not _plain_noun(last) else 2)
        elif _distinctive(last) and not _distinctive(texts[-2]):
            size = 1
    return ProseSpan(spans[-size].start, spans[-1].end)


def _shared(runs: list[list[str]]) -> int:
    """How many words at their end all these runs share."""
    size = 0
    while all(len(run) > size for run in runs) and len({run[-1 - size] for run in runs}) == 1:
        size += 1
    return size


def _repeated(prose: str, texts: list[str]) -> int:
    """How many words at the end of a title's run the text repeats behind a small word; 0 for fewer than two."""
    for size in range(len(texts), 1, -1):
        name = " ".join(texts[-size:])
        at = prose.find(name)
        while at >= 0:
            before = prose[max(at - 30, 0) : at].split()
            if before and before[-1].islower():
                return size
            at = prose.find(name, at + 1)
    return 0


def _line_around(prose: str, offset: int) -> str:
    """The line that holds this offset, no more than its nearest 300 characters either way."""
    low, high = max(offset - 300, 0), offset + 300
    return prose[prose.rfind("\n", low, offset) + 1 or low : high].split("\n")[0]


def _is_title(facts: Facts, offset: int) -> bool:
    """Whether a line is set as a title: nearly all its longer words begin with a capital."""
    prose = facts.prose
    if facts.release.segments and facts.release.segment_at(offset).kind in ("headline", "subheadline", "heading"):
        return True
    line = _line_around(prose, offset)
    longer = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) > 0.8 * len(longer)


def _stated(facts: Facts) -> list[Mark]:
    marks = []
    for record in facts.profile.values("marks"):
        entries = record if isinstance(record, (list, tuple)) else [record]
        for entry in entries:
            if isinstance(entry, dict) and entry.get("text"):
                marks.append(Mark(str(entry["text"]), _stated_symbol(facts, entry.get("symbol")), True, entry))
    return marks


def _stated_symbol(facts: Facts, symbol: Any) -> str | None:
    """The symbol a mark should carry; of a map by market that of the first jurisdiction it names."""
    if isinstance(symbol, dict):
        markets = [str(j) for j in facts.profile.values("jurisdictions")]
        symbol = next((symbol[m] for m in markets if m in symbol), next(iter(symbol.values()), None))
    return sign(str(symbol)) if symbol and str(symbol).lower() != "none" else None


class _Census:
    """The marks of a release, with every symbol they were read from, and what their uses are compared with."""

    def __init__(self, facts: Facts) -> None:
        self.symbols = symbols(facts.prose)
        self.shown = _shown_names(facts, self.symbols)
        stated = _stated(facts)
        self.by_key: dict[str, Mark] = {key(m.text): m for m in stated}
        generics = _no_marks(facts)
        forms: dict[str, Counter[str]] = {}
        signs: dict[str, list[str]] = {}
        for symbol, span in zip(self.symbols, self.shown, strict=True):
            text = even(span.of(facts.prose))
            last = text.split()[-1] if text else ""
            if len(last) == 1 and last.isalpha():
                continue  # shares of class A(R), vitamin D
            if not text or text.lower() in generics or is_generic(text) or text.lower() in suffixes():
                continue
            forms.setdefault(key(text), Counter())[text] += 1
            signs.setdefault(key(text), []).append(sign(symbol.place.of(facts.prose)))
        named = set()  # in ownership notices
        for notice in notices(facts):
            named.add(key(notice.name.of(facts.prose)))
            forms.setdefault(key(notice.name.of(facts.prose)), Counter())[even(notice.name.of(facts.prose))] += 1
        for each, counted in forms.items():
            shown = signs.get(each, [])
            if each not in self.by_key and each not in named and _is_misnamed(facts.prose, each, counted, stated):
                continue
            if each not in self.by_key:
                self.by_key[each] = Mark(_best(counted), shown[0] if shown else None, False)
            elif self.by_key[each].symbol is None and shown and "symbol" not in self.by_key[each].record:
                mark = self.by_key[each]
                self.by_key[each] = Mark(mark.text, shown[0], True, mark.record)
        self.marks = [mark for name, mark in self.by_key.items() if name]
        self.company = [key(n.text) for n in issuer_names(facts) if n.form != "ticker"] if self.marks else []
        plain = key(facts.prose) if any(m.record.get("owner") for m in self.marks) else ""
        self.also_small = {m.text: _also_small(facts, m.text) for m in self.marks}
        self.on_file = {m.text: _on_file(facts, m, plain) for m in self.marks}


def _is_misnamed(prose: str, name: str, forms: Counter[str], stated: list[Mark]) -> bool:
    """Whether a marked name, by its key, is a plural of one on file, or stands once and nearly reads as one that the text uses too."""
    once = name.isalpha() and sum(prose.count(form) for form in forms) == 1
    for mark in stated:
        other = key(mark.text)
        limit = 2 if len(other) >= 8 else 1
        if name in (f"{other}s", f"{other}es"):
            return True
        if once and len(other) >= 6 and other[0] == name[0] and mark.text in prose and distance(name, other, limit) <= limit:
            return True
    return False


def _best(forms: Counter[str]) -> str:
    """The form to go by where no profile says: plain letters before odd ones, then the most frequent, then the first."""
    return max(forms, key=lambda form: (form.isascii(), forms[form]))


def _no_marks(facts: Facts) -> frozenset[str]:
    """Nonproprietary and code names of the profile, small: a symbol on one makes no mark of it."""
    return frozenset(str(v).lower() for k in ("products.generic", "products.code", "marks.generic") for v in facts.profile.values(k))


def is_generic(word: str) -> bool:
    from prlint.facts.products import generic_type

    return word.islower() and generic_type(word) is not None


def find_marks(facts: Facts) -> list[Thing]:
    census = _Census(facts)
    if not census.marks:
        return []
    uses = find_uses(facts, [m.text for m in census.marks])
    things = []
    covered: list[ProseSpan] = []
    for use in uses:
        mark = census.marks[use.name]
        thing = _thing(facts, mark, use, census)
        if _is_mark_use(facts, mark, use, thing, census):
            things.append(thing)
            covered.append(thing.span)
    things += _uncovered(facts, census, covered)
    return things + _near(facts, census, covered)


def _uncovered(facts: Facts, census: _Census, covered: list[ProseSpan]) -> Iterable[Thing]:
    """Marked names that no search finds because words are run together in front of them."""
    starts = [c.start for c in covered]
    for span in census.shown:
        mark = census.by_key.get(key(span.of(facts.prose)))
        if mark is not None and not _covers(starts, covered, span):
            yield _thing(facts, mark, Use(0, span, "exact", None, "none", span.end), census)


def _covers(starts: list[int], covered: list[ProseSpan], span: ProseSpan) -> bool:
    """Whether one of these spans, which follow one another, overlaps a span."""
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and covered[at].overlaps(span)


def _near(facts: Facts, census: _Census, covered: list[ProseSpan]) -> list[Thing]:
    """Misspelled marks: only of those the profile states, since a stranger's name may well resemble another."""
    stated = [m for m in census.marks if m.stated]
    if not stated:
        return []
    names = [m.text for m in census.marks] + [n.text for n in issuer_names(facts)]
    names += [str(v) for k in ("products.brand", "products.generic", "parties", "marks.owner") for v in facts.profile.values(k)]
    known = frozenset(word.lower() for name in names for word in name.split())
    found = []
    starts = [c.start for c in covered]
    for use in find_near(facts.prose, facts.words, [m.text for m in stated], known):
        if not _covers(starts, covered, use.span) and not _is_other_name(facts, use.span, stated[use.name].text):
            found.append(_thing(facts, stated[use.name], use, census))
    return found


def _is_other_name(facts: Facts, span: ProseSpan, mark: str) -> bool:
    """Whether a word that resembles a mark names a street, place, company, institution or person, as the mark itself never does."""
    prose = facts.prose
    if is_company_use(prose, span) or _BEFORE_PERSON.search(prose, max(span.start - 16, 0), span.start):
        return True
    if _BEFORE_PLACE.search(prose, max(span.start - 20, 0), span.start):
        return True
    following = prose[span.end : span.end + 40].split("\n")[0].split()[:2]
    while following and following[-1].strip(".,;:’'”\"").lower() not in members("place-nouns", "word"):
        following.pop()
    if following and following[0][:1].isupper() and following[-1][:1].isupper():
        return f"{mark} {following[0]}" not in prose
    state = _STATE_AFTER.match(prose, span.end)
    if state is not None and _is_state(state["state"]):
        return True
    return any(person.span.overlaps(span) for person in facts.of("person"))


def _is_state(name: str) -> bool:
    return name in members("states", "name") or f"{name}." in members("states", "abbreviation")


def _is_mark_use(facts: Facts, mark: Mark, use: Use, thing: Thing, census: _Census) -> bool:
    """Whether these words stand for the mark: not for a company of that name, and not for an ordinary word."""
    prose = facts.prose
    if "symbol" in thing.fields:
        return True
    written = use.span.of(prose)
    own = key(mark.text)
    if use.ending == "verb" and mark.stated and written == mark.text and not is_plain_word(written):
        return True  # nobody means a company by it
    if any(name == own or name.startswith(own) for name in census.company if name) or is_company_use(prose, use.span):
        return False
    if is_plain_word(mark.text) and (written != mark.text or use.ending in ("plural", "verb")):
        return False
    if written.islower() and not mark.text.islower() and not written[0].isdigit():
        return mark.stated
    if mark.stated:
        return True
    if written != mark.text and use.spelling == "altered":
        return _distinctive(mark.text) and written[0].isupper() and not written.isupper()
    return _distinctive(mark.text) or " " in mark.text or not census.also_small[mark.text]


def _also_small(facts: Facts, word: str) -> bool:
    """Whether the text writes this word small somewhere too, so that it is no name alone."""
    words = facts.words
    return any(facts.prose[words.starts[n]].islower() for n in words.index.get(word.lower(), ()))


def _thing(facts: Facts, mark: Mark, use: Use, census: _Census) -> Thing:
    prose = facts.prose
    match = None
    symbol: ProseSpan | None = None
    parted: ProseSpan | None = None
    ending, end = use.ending, use.end
    if use.ending in ("none", "possessive"):
        match = _AFTER.match(prose, use.span.end)
    elif use.ending == "plural":
        match = _AFTER.match(prose, use.end)
    if match is not None:
        group, gap = ("symbol", "parted") if match["symbol"] else ("typed", "blank")
        symbol = ProseSpan(*match.span(group))
        parted = ProseSpan(*match.span(gap)) if match[gap] else None
        end = match.end()
        if ending == "none":
            ending, end = _ending_after(prose, end)
    owns = _OWNS_AFTER_S.match(prose, end) is not None and (mark.stated or prose[end + 2].islower())  # in a title, who knows the names
    if ending == "none" and owns and prose[end - 1] in "sS" and not _is_quoted(prose, use.span.start):
        ending, end = "possessive", end + 1
    if ending == "plural" and _does(prose, use.span.start, end):
        ending = "verb"
    if ending == "none" and _is_verb(prose, use.span.start, end):
        ending = "verb"
    printed_symbol = sign(symbol.of(prose)) if symbol else None
    claim = None if printed_symbol is None else "registered" if printed_symbol == "®" else "unregistered"
    places = {"spelled": use.span, "symbol": symbol, "parted": parted, "odd_letter": use.odd}
    return printed(
        prose,
        "mark",
        ProseSpan(use.span.start, end),
        places,
        mark=mark.text,
        expected_text=mark.text,
        expected_symbol=mark.symbol,
        sign=printed_symbol,
        claim=claim,
        spelling=_spelling(facts, mark, use),
        ending=ending,
        origin="stated" if mark.stated else "inferred",
        in_order=_in_order(prose, use, symbol, parted, end),
        in_address=in_address(prose, ProseSpan(use.span.start, symbol.end)) if symbol else None,
        noun_follows=_noun_follows(mark, prose[end : end + 80]),
        names_company=_names_company(prose, mark, ProseSpan(use.span.start, end), census.company) if symbol else None,
        **census.on_file[mark.text],
    )


def _does(prose: str, start: int, end: int) -> bool:
    """Whether a name with an s is what somebody does to something: she Calidexes it."""
    return _DOER_BEFORE.search(prose, max(start - 10, 0), start) is not None and _VERB_AFTER_BESIDE.match(prose, end) is not None


def _is_verb(prose: str, start: int, end: int) -> bool:
    """Whether the words beside a mark use it as a verb: we Calidex the, to Calidex their."""
    before = prose[max(start - 16, 0) : start]
    told = _VERB_BEFORE.search(before) is not None and _VERB_AFTER.match(prose, end) is not None
    if _VERB_BESIDE.search(before) is not None and _VERB_AFTER_BESIDE.match(prose, end) is not None:
        return True  # Just Calidex it!
    return told or (_VERB_TO.search(before) is not None and _VERB_AFTER_TO.match(prose, end) is not None)


def _noun_follows(mark: Mark, following: str) -> bool | None:
    """Whether the kind of thing or the nonproprietary name on file stands within four words behind a mark; None where none is on file."""
    wanted = [str(mark.record[k]) for k in ("generic_noun", "generic") if mark.record.get(k)]
    if not wanted:
        return None
    sentence = _SENTENCE_END.split(following)[0]
    words = [w.strip("().,;:“”\"").lower() for w in _BRACKETED.sub(" ", sentence).split()[:4]]
    near = " ".join(words)
    return any(noun.lower().split()[-1].rstrip("s") in near for noun in wanted) or any(f"({w.lower()}" in following.lower() for w in wanted)


def _names_company(prose: str, mark: Mark, span: ProseSpan, company: list[str]) -> bool:
    """Whether a marked name stands for the company here: a company suffix follows, or it is the issuer's name and does something."""
    if is_company_use(prose, span):
        return True
    following = prose[span.end : span.end + 30].split()
    return key(mark.text) in company and bool(following) and following[0].lower().strip(",") in column("company-verbs", "word")


_OWNS_AFTER_S = lazy(r"['’](?=[ \u00a0][A-Za-z])")


def _is_quoted(prose: str, at: int) -> bool:
    """Whether a single quotation mark opened shortly before, so that one behind the name closes it."""
    before = prose[max(at - 60, 0) : at]
    return "‘" in before or " '" in before or before.endswith("'")


def _ending_after(prose: str, at: int) -> tuple[str, int]:
    """An ending glued to a symbol, as in Calidex®'s or HaldenScope®s."""
    tail = even(prose[at : at + 3])
    if tail[:2] == "'s" and not tail[2:3].isalnum():
        return "possessive", at + 2
    if tail[:1] == "s" and not tail[1:2].isalnum():
        return "plural", at + 1
    return "none", at


def _in_order(prose: str, use: Use, symbol: ProseSpan | None, parted: ProseSpan | None, end: int) -> str | None:
    """Name, symbol and what parts them now, in the right order: the symbol first, a blank between dropped. Addresses take no symbol."""
    if symbol is None:
        return None
    if in_address(prose, ProseSpan(use.span.start, symbol.end)):
        return use.span.of(prose) + prose[symbol.end : end]
    return use.span.of(prose) + symbol.of(prose) + parted.of(prose).strip() + prose[symbol.end : end] if parted else None


def _spelling(facts: Facts, mark: Mark, use: Use) -> str:
    """Capitals are no other spelling where the whole line or a title is set in them, nor one capital that opens a sentence."""
    written = use.span.of(facts.prose)
    if use.spelling == "altered" and written == mark.text[:1].upper() + mark.text[1:]:
        return "exact" if facts.sentence_at(use.span.start).start == use.span.start else "altered"
    if use.spelling == "altered" and written.isupper() and key(written) == key(mark.text):
        prose, start = facts.prose, use.span.start
        line = _line_around(prose, start)
        letters = [c for c in line if c.isalpha()]
        if facts.part_of(use.span) in ("headline", "heading") or sum(c.isupper() for c in letters) > 0.8 * len(letters):
            return "exact"
    return use.spelling


def _on_file(facts: Facts, mark: Mark, plain_prose: str) -> dict[str, Any]:
    """What the profile states of a mark, as fields."""
    record = mark.record
    fields: dict[str, Any] = {"owner": record.get("owner"), "generic_noun": record.get("generic_noun"), "generic": record.get("generic")}
    if "third_party" in record:
        fields["third_party"] = bool(record["third_party"])
    if record.get("owner"):
        fields["owner_named"] = key(without_suffix(str(record["owner"]))) in plain_prose
    if "registered_in" in record:
        markets = {str(m).lower() for m in record["registered_in"] or ()}
        wanted = {str(j).lower() for j in facts.profile.values("jurisdictions")}
        fields["registration"] = "registered" if markets and (not wanted or markets & wanted) else "unregistered"
    return fields


def find_notice_entries(facts: Facts) -> list[Thing]:
    said = list(notices(facts))
    if not said:
        return []
    by_key: dict[str, list[Thing]] = {}
    for mark in facts.of("mark"):
        by_key.setdefault(key(mark.fields["mark"]), []).append(mark)
    company = {key(name) for n in issuer_names(facts) for name in (n.text, without_suffix(n.text))}
    lowered = facts.prose.lower()
    return [_entry(facts, notice, by_key, company, lowered) for notice in said]


def _entry(facts: Facts, notice: Notice, by_key: Mapping[str, list[Thing]], company: set[str], lowered: str) -> Thing:
    name = key(notice.name.of(facts.prose))
    uses = by_key.get(name, [])
    sentence = facts.sentence_at(notice.name.start)
    record = uses[0].fields if uses else {}
    owner = notice.owner.of(facts.prose) if notice.owner is not None else ""
    return printed(
        facts.prose,
        "notice-entry",
        notice.whole,
        {"owner": notice.owner},
        mark=record.get("mark", even(notice.name.of(facts.prose))),
        claim=notice.claim,
        symbol_called_for={"registered": "®", "unregistered": "℠" if notice.service else "™"}.get(notice.claim),
        used=name in company
        or any(not sentence.contains(m.span) for m in (*uses[:1], *uses[-1:]))
        or _is_named_outside(facts.prose, notice.name.of(facts.prose), sentence),
        expected_owner=record.get("owner"),
        owner_match=_owner_match(owner, record.get("owner")),
        owner_elsewhere=_stands_outside(lowered, without_suffix(owner).lower(), sentence) if owner else None,
        origin=record.get("origin", "inferred"),
    )


def _is_named_outside(prose: str, name: str, sentence: ProseSpan) -> bool:
    """Whether these very words stand outside a sentence, if only in the name of a company."""
    at = prose.find(name)
    while at >= 0:
        end = at + len(name)
        if not sentence.contains(ProseSpan(at, end)) and not prose[at - 1 : at].isalnum() and not prose[end : end + 1].isalnum():
            return True
        at = prose.find(name, end)
    return False


def _stands_outside(lowered: str, name: str, sentence: ProseSpan) -> bool:
    return lowered.find(name, 0, sentence.start) >= 0 or lowered.find(name, sentence.end) >= 0


def _owner_match(owner: str, on_file: str | None) -> str | None:
    """Whether two names of companies mean one: without their suffixes one begins with the other. None where the notice names nobody."""
    if not owner or not on_file or not any(c.isupper() for c in owner):
        return None
    one, other = key(without_suffix(owner)), key(without_suffix(on_file))
    if one != other and _holding(owner, on_file) != _holding(on_file, owner):
        return "other"
    return "same" if one.startswith(other) or other.startswith(one) or other in one else "other"


def _holding(name: str, other: str) -> bool:
    """Whether a company is called a holding or group where the other name goes on differently: Norvane Holdings is not Norvane Bio."""
    own = name.replace(",", " ").split()
    words = [w.strip(".").lower() for w in other.replace(",", " ").split()]
    return any(w.strip(".").lower() in _HOLDING_WORDS and w.strip(".").lower() not in words for w in own[1:])


KINDS = {
    "mark": Kind(
        find_marks,
        {
            "mark": "text",
            "expected_text": "text",
            "spelled": "printed",
            "symbol": "printed",
            "sign": ("®", "™", "℠"),
            "expected_symbol": "text",
            "claim": ("registered", "unregistered"),
            "spelling": SPELLINGS,
            "ending": ("none", "possessive", "plural", "verb"),
            "odd_letter": "printed",
            "parted": "printed",
            "in_order": "text",
            "in_address": "flag",
            "noun_follows": "flag",
            "names_company": "flag",
            "owner": "text",
            "owner_named": "flag",
            "third_party": "flag",
            "registration": ("registered", "unregistered"),
            "generic_noun": "text",
            "generic": "text",
        },
        reads=("marks", "jurisdictions", "issuer.legal_name", "issuer.short_names", "products", "parties"),
        meanings={
            "mark": "the mark in its exact form",
            "expected_text": "this use as it should be spelled, symbol left out",
            "spelled": "this use as printed, without symbol and ending",
            "symbol": "the symbol it carries here",
            "sign": "the sign that symbol stands for, however typed",
            "expected_symbol": "the symbol its owner's records call for, else the one it carries elsewhere in the release",
            "claim": "what its symbol says",
            "spelling": SPELLING_MEANING,
            "ending": "ending it takes here",
            "odd_letter": "the letter that does not belong",
            "parted": "the blank or punctuation between the name and its symbol",
            "in_order": "how the use should stand, where its symbol is parted from it or inside an address",
            "in_address": "whether a marked use stands inside a web or mail address",
            "noun_follows": "whether its kind of thing or its nonproprietary name on file stands within four words behind it",
            "names_company": "whether a marked use stands for a company and not for its goods",
            "owner": "owner on file",
            "owner_named": "whether the release names the owner on file anywhere",
            "third_party": "whether the records say that the mark is somebody else's",
            "registration": "whether the records list a registration where the release goes",
            "generic_noun": "what kind of thing the mark names, by the records",
            "generic": "nonproprietary name it stands for, by the records",
        },
    ),
    "notice-entry": Kind(
        find_notice_entries,
        {
            "mark": "text",
            "claim": ("registered", "unregistered", "either"),
            "owner": "printed",
            "symbol_called_for": "text",
            "used": "flag",
            "expected_owner": "text",
            "owner_match": ("same", "other"),
            "owner_elsewhere": "flag",
        },
        reads=("marks", "issuer.legal_name", "issuer.short_names"),
        meanings={
            "mark": "mark named in an ownership notice, in its exact form",
            "claim": "what the notice says of it",
            "owner": "owner the notice names",
            "symbol_called_for": "symbol that goes with what the notice says",
            "used": "whether the mark stands anywhere else in the release",
            "expected_owner": "owner on file",
            "owner_match": "whether the notice names the owner on file or another",
            "owner_elsewhere": "whether the release names that owner anywhere else",
        },
    ),
}
