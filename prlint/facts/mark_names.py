"""Which names of a release are marks: those that carry ®, ™, ℠ or their typed forms, that the profile states, or that a notice names."""

from __future__ import annotations

from collections import Counter

from prlint.data import column
from prlint.facts import Facts
from prlint.facts.company_names import is_company_use, is_plain_word, suffixes, without_suffix
from prlint.facts.issuer_names import issuer_names
from prlint.facts.notices import notices
from prlint.facts.spelling import distance, even, in_address, key, slips
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
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
_TYPED_APART = lazy(r"(?<=[^\W_])[ \u00a0]\((?:R|TM|SM)\)")
_TYPED = lazy(r"(?<=[^\W_]|[+!])\((?:R|TM|SM|tm|sm)\)|(?<=[^\W\d_]{3})\(r\)")
_SIGN = lazy(r"[®™℠]")
_BEFORE = lazy(r"(?:(?<=[^\W_])['’]s|[ \u00a0]{1,2}|[.,;:])$")
_ABBREVIATED = lazy(r"\b[A-Z]\.[A-Z]\.$")
_CHUNK = lazy(r"[^\s,;:()\[\]“”\"®™℠|—–]+$")
_ADDRESS = lazy(r"://|www\.|@|\w\.(?:com|org|net|co|io|example)/")
_UNIT = lazy(r"(?:mg|mcg|µg|g|kg|ml|mL)(?=[A-Z])")
_CODE_BEFORE = lazy(r"[A-Z]{2,6}-?\d{2,6}/(?=[A-Z])")
_SLOGAN_BEFORE = lazy(r":[ \u00a0]((?:[A-Z’']+[ \u00a0]){4,8})$")
_WORD = lazy(r"\S+")
_MAX_WORDS = 4

_openers: frozenset[str] | None = None
_nouns: frozenset[str] | None = None


def sign(symbol: str) -> str:
    """The sign a printed or stated symbol stands for: ®, ™ or ℠; as given where it is none of them."""
    return _SIGNS.get(symbol.strip().upper(), symbol.strip())


def symbols(prose: str) -> list[Symbol]:
    """Every trademark symbol behind a word.

    A typed one counts where it is glued to the word: (R) is also a party, (TM) a sensor. Where a text has such symbols, one behind a blank
    counts too if its word is made to be a name, as HaldenScope (R) is.
    """
    found = []
    places = [m.span() for m in _SIGN.finditer(prose)] if any(c in prose for c in _CHARACTERS) else []
    if "(" in prose:
        typed = [m.span() for m in _TYPED.finditer(prose)]
        apart = [(m.start() + 1, m.end()) for m in _TYPED_APART.finditer(prose)] if typed else []
        places += [*typed, *(place for place in apart if is_distinctive(_last_word(prose, place[0] - 1)))]
    for start, end in sorted(places):
        gap = _BEFORE.search(prose[max(start - 3, 0) : start])
        if gap and gap[0] == "." and _ABBREVIATED.search(prose, max(start - 6, 0), start):
            gap = None  # its stop is a part of it: P.M.®
        if gap and gap[0].endswith("s") and _always_owns(prose, start - 2):
            gap = None  # Halden's® foods
        word_end = start - len(gap[0]) if gap else start
        last = prose[word_end - 1] if word_end else ""
        if last.isalnum() or (last and last in "+!") or (last == "." and _ABBREVIATED.search(prose, max(word_end - 6, 0), word_end)):
            found.append(Symbol(word_end, ProseSpan(word_end, start) if gap else None, ProseSpan(start, end)))
    return found


def _always_owns(prose: str, end: int) -> bool:
    """Whether the word that ends here stands in a text with 's twice or more, and else before a further name alone."""
    word = _last_word(prose, end)
    at, times = prose.find(word) if word else -1, 0
    while at >= 0:
        behind = prose[at + len(word) : at + len(word) + 2]
        if not behind[:1].isalnum() and not prose[at - 1 : at].isalnum():
            owns = behind in ("'s", "’s")
            if not owns and not (behind[:1] == " " and behind[1:].isupper()):
                return False
            times += owns
        at = prose.find(word, at + 1)
    return times > 1


def _last_word(prose: str, end: int) -> str:
    match = _CHUNK.search(prose[max(end - 60, 0) : end])
    return match[0] if match else ""


def _shown_names(facts: Facts, found: list[Symbol], noticed: frozenset[str]) -> list[ProseSpan]:
    """The name in front of each symbol: as much of the capitalized words there as the notice names, by its key, or other uses bear out."""
    runs = [_run(facts, symbol.word_end) for symbol in found]
    by_last: dict[str, list[list[str]]] = {}
    for spans in runs:
        texts = [even(s.of(facts.prose)) for s in spans]
        by_last.setdefault(texts[-1], []).append(texts)
    shared = {last: _shared(group) for last, group in by_last.items()}
    own = frozenset(key(without_suffix(name.text)) for name in issuer_names(facts)) if found else frozenset()
    names = [
        _noticed(facts.prose, spans, noticed) or _company(facts.prose, spans, symbol.place.end, own) or _cut(facts, spans, shared, own)
        for spans, symbol in zip(runs, found, strict=True)
    ]
    return [_from_its_opening(facts, name, names) for name in names]


def _from_its_opening(facts: Facts, name: ProseSpan, names: list[ProseSpan]) -> ProseSpan:
    """A name with small words in it or a capital article in front, which end a run: a slogan set off by stops, a mark for a purpose."""
    prose, low = facts.prose, max(name.start - 60, 0)
    before = prose[low : name.start]
    if before.endswith(" The ") and before[-6:-5].islower() and not _is_title(facts, name.start):
        return ProseSpan(name.start - 4, name.end)  # runs on The Halden Engine™
    if not before.endswith(_SMALL):
        return name
    if before.endswith(" for "):
        marked = _last_word(prose, name.start - 5)
        if len(marked) > 3 and any(marked == other.of(prose) for other in names):
            return ProseSpan(name.start - 5 - len(marked), name.end)  # Calidex™ and Calidex for Children™
    repeated = _BEFORE_FOR.search(before)
    if repeated is not None and prose.count(repeated[0] + name.of(prose)) > 1:
        return ProseSpan(low + repeated.start(), name.end)  # Walk Far for Oats™, which the text has twice
    whole = _BEFORE_OF.search(before) if is_plain_word(name.of(prose)) and not _is_title(facts, name.start) else None
    if whole is not None:
        return ProseSpan(low + whole.start(), name.end)  # the Wheel of Hope®, since nobody owns hope
    slogan = _SLOGAN.search(before)
    if slogan is None or _is_title(facts, name.start):
        return name
    if slogan["called"] or prose[name.end + 1 : name.end + 2] in (",", ".", ";", "”", '"'):
        return ProseSpan(low + slogan.start(slogan.lastgroup or 0), name.end)  # its promise, From Hand to Hand℠, is
    return name


_SMALL = (" to ", " for ", " of ", " and ", " the ", " in ", " with ", " a ", " on ")
_BEFORE_OF = lazy(r"(?<=[a-z] )(?:[A-Z][a-z]+ ){1,3}of $")
_BEFORE_FOR = lazy(r"(?:[A-Z][a-z]+ ){1,4}(?:for|to) $")
_INNER = r"(?:[A-Z][a-z]+ |(?:to|for|of|and|the|in|with|a|on) ){1,6}"
_SLOGAN = lazy(rf"(?:(?:[a-z], |[:“\"]\s?)(?P<set_off>(?:From|In|Where|With|To|For|On) {_INNER})|[a-z] (?P<called>The {_INNER}))$")


def _noticed(prose: str, spans: list[ProseSpan], noticed: frozenset[str]) -> ProseSpan | None:
    """As many words of a run as make up a name of the notice, so that no maker's name in front belongs to it."""
    for first in spans if len(spans) <= _MAX_WORDS else ():
        name = ProseSpan(first.start, spans[-1].end)
        bare = without_suffix(name.of(prose))  # of Halden Optics Inc.® the notice names Halden Optics
        if key(bare) in noticed:
            return ProseSpan(name.start, name.start + len(bare))
    return None


def _company(prose: str, spans: list[ProseSpan], symbol_end: int, own: frozenset[str]) -> ProseSpan | None:
    """As many words of a run as make up the issuer's name, where its corporate form follows the symbol: Halden Optics® Inc."""
    for first in spans[:-1]:
        name = ProseSpan(first.start, spans[-1].end)
        if key(name.of(prose)) in own and is_company_use(prose, ProseSpan(first.start, symbol_end)):
            return name
    return None


def _run(facts: Facts, end: int) -> list[ProseSpan]:
    """The words that may belong to a name that ends here, first to last: capitalized, on one line, nothing but a blank between."""
    prose = facts.prose
    spans: list[ProseSpan] = []
    while len(spans) < _MAX_WORDS:
        match = _CHUNK.search(prose[max(end - 60, 0) : end])
        if match is None:
            break
        start = end - len(match[0].lstrip("*_#/'‘’~^=>+-–—"))
        if not spans and _ADDRESS.search(match[0]):
            last_step = max(map(match[0].rfind, "/@.=")) + 1
            return [ProseSpan(end - len(match[0]) + last_step, end)]
        span = ProseSpan(start, end)
        if start == end or (spans and not _continues(span.of(prose)) and not _joins(facts, span, spans[0].of(prose))):
            break
        spans.insert(0, span)
        if start < 2 or prose[start - 1] not in " \u00a0" or prose[start - 2].isspace():
            break
        end = start - 1
    while len(spans) > 1 and not spans[0].of(prose)[0].isalnum():
        del spans[0]
    if len(spans) == 1:
        unit = _UNIT.match(spans[0].of(prose)) or _CODE_BEFORE.match(spans[0].of(prose))
        if unit:
            return [ProseSpan(spans[0].start + unit.end(), spans[0].end)]
    return _slogan(prose, spans) or spans or [ProseSpan(end, end)]


def _slogan(prose: str, spans: list[ProseSpan]) -> list[ProseSpan]:
    """A slogan in capitals that ends as this run does, longer than other names: all from the colon on (Halden: WE MAKE HARD ROADS EASY)."""
    if not spans or not spans[-1].of(prose).isupper():
        return []
    low = max(spans[-1].start - 80, 0)
    match = _SLOGAN_BEFORE.search(prose[low : spans[-1].start])
    return [ProseSpan(low + m.start(), low + m.end()) for m in _WORD.finditer(match.string, match.start(1))] + spans[-1:] if match else []


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


def _joins(facts: Facts, span: ProseSpan, following: str) -> bool:
    """Whether a word that begins no name stands inside one: Ruiz & Tan, D.R. Ruiz, and Great Place To Work, where no title is set."""
    prose, word = facts.prose, span.of(facts.prose)
    if _INITIALS.fullmatch(word) or word in ("Dr.", "Mr.", "Mrs.", "Ms.", "St."):
        return word not in ("U.S.", "U.K.", "E.U.")
    if word == "Inc.":
        return following.isdigit()  # a list of companies: Inc. 5000
    before = _last_word(prose, span.start - 1)
    if not before[:1].isupper() or prose[span.start - 1 : span.start] != " " or (word != "&" and word not in _CAPITAL_SMALL):
        return False
    return not _is_title(facts, span.start) or prose.count(f"{before} {word} {following}") > 2


_INITIALS = lazy(r"(?:[A-Z]\.){1,3}")
_CAPITAL_SMALL = ("To", "For", "Of", "In", "And", "With", "By", "On")


def is_distinctive(word: str) -> bool:
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


def _cut(facts: Facts, spans: list[ProseSpan], shared_words: Mapping[str, int], own: frozenset[str]) -> ProseSpan:
    """The part of a run that is the name: what all marked uses with the same last word share, and in headings the last word alone."""
    prose = facts.prose
    texts = [even(s.of(prose)) for s in spans]
    last = texts[-1]
    size = len(texts)
    if 1 < size <= _MAX_WORDS:  # longer ones are slogans
        owners = [place for place, text in enumerate(texts[:-1]) if text.endswith("'s")]
        if len(owners) > 1 or (owners and not _plain_noun(last)):  # somebody else's name ends there
            size = len(texts) - owners[0] - 1
        shared = shared_words[last]
        if shared < size and not (shared == 1 and _plain_noun(last)):
            size = shared
        elif len(owners) > 1:
            pass  # where one name ends and another begins is plain, even in a title
        elif _is_title(facts, spans[0].start):
            size = _repeated(facts, texts[-size:]) or min(size, 1 if not _plain_noun(last) else 2)
        elif is_distinctive(last) and not is_distinctive(texts[-2]) and not (len(last) <= 3 and last.isupper()):
            size = 1  # but of Halden TV the letters are no name by themselves
        makers = next((n for n in range(1, size) if key(" ".join(texts[-size:][:n])) in own), 0)
        if makers and len(last) > 3 and is_distinctive(last):
            size -= makers  # the issuer's name, and then that of its product
    return ProseSpan(spans[-size].start, spans[-1].end)


def _shared(runs: list[list[str]]) -> int:
    """How many words at their end all these runs share."""
    size = 0
    while all(len(run) > size for run in runs) and len({run[-1 - size].lower() for run in runs}) == 1:
        size += 1
    return size


def _repeated(facts: Facts, texts: list[str]) -> int:
    """How many words at the end of a title's run the text repeats behind a small word, no title itself; 0 for fewer than two."""
    prose = facts.prose
    for size in range(len(texts), 1, -1):
        name = " ".join(texts[-size:])
        at = prose.find(name)
        while at >= 0:
            before = prose[max(at - 30, 0) : at].split()
            if before and before[-1].islower() and not _is_title(facts, at):
                return size
            at = prose.find(name, at + 1)
    return 0


def line_around(prose: str, offset: int) -> str:
    """The line that holds this offset, no more than its nearest 300 characters either way."""
    low, high = max(offset - 300, 0), offset + 300
    return prose[prose.rfind("\n", low, offset) + 1 or low : high].split("\n")[0]


def _is_title(facts: Facts, offset: int) -> bool:
    """Whether a line is set as a title: nearly all its longer words begin with a capital."""
    prose = facts.prose
    if facts.release.segments and facts.release.segment_at(offset).kind in ("headline", "subheadline", "heading"):
        return True
    line = line_around(prose, offset)
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


class Census:
    """The marks of a release, with every symbol they were read from, and what their uses are compared with."""

    def __init__(self, facts: Facts) -> None:
        said = list(notices(facts))
        noticed = Counter(even(notice.name.of(facts.prose)) for notice in said)
        named = frozenset(map(key, noticed))
        self.symbols = symbols(facts.prose)
        self.shown = _shown_names(facts, self.symbols, named)
        stated = _stated(facts)
        self.by_key: dict[str, Mark] = {key(m.text): m for m in stated}
        forms, signs = self._forms_and_signs(facts)
        for name, times in noticed.items():
            forms.setdefault(key(name), Counter())[name] += times
        if signs:  # a release that marks its names: what the notice claims of one calls for a symbol as well
            for notice in said:
                if notice.calls_for:
                    signs.setdefault(key(even(notice.name.of(facts.prose))), notice.calls_for)
        slipped = frozenset(slip for name in forms if is_used_often(facts, name) for slip in slips(name))
        for each, counted in forms.items():
            shown = signs.get(each)
            plural = each[-1:] == "s" and each[:-1] in forms and each[:-1] in signs
            misnamed = _is_misnamed(facts.prose, each, counted, stated, slipped)
            if each not in self.by_key and not (each not in named and plural) and not misnamed:
                self.by_key[each] = Mark(_best(counted), shown, False)
            elif shown and each in self.by_key and self.by_key[each].symbol is None and "symbol" not in self.by_key[each].record:
                mark = self.by_key[each]
                self.by_key[each] = Mark(mark.text, shown, True, mark.record)
        self.marks = [mark for name, mark in self.by_key.items() if name]
        self.printed = {even(text): text for text in (span.of(facts.prose) for span in reversed(self.shown))}
        self.company = [key(n.text) for n in issuer_names(facts) if n.form != "ticker"] if self.marks else []
        plain = key(facts.prose) if any(m.record.get("owner") for m in self.marks) else ""
        self.also_small = {m.text: _also_small(facts, m.text) for m in self.marks}
        self.on_file = {m.text: _on_file(facts, m, plain) for m in self.marks}

    def _forms_and_signs(self, facts: Facts) -> tuple[dict[str, Counter[str]], dict[str, str]]:
        """By key: the forms in which marked names are written, and the sign that each carries first."""
        generics = _no_marks(facts)
        forms: dict[str, Counter[str]] = {}
        signs: dict[str, str] = {}
        for symbol, span in zip(self.symbols, self.shown, strict=True):
            text = even(span.of(facts.prose))
            if _is_letter(text) and (symbol.place.of(facts.prose) not in _CHARACTERS or " " not in text):
                continue  # shares of class A(R), vitamin D; but Halden X®
            if text and text.lower() not in generics and not _is_generic(text) and text.lower() not in suffixes():
                forms.setdefault(key(text), Counter())[text] += 1
                signs.setdefault(key(text), sign(symbol.place.of(facts.prose)))
        return forms, signs


def _is_letter(name: str) -> bool:
    """Whether a name is or ends in a single letter."""
    return name[-1:].isalpha() and name[-2:-1] in ("", " ")


def _is_misnamed(prose: str, name: str, counted: Counter[str], stated: list[Mark], slipped: frozenset[str]) -> bool:
    """Whether a marked name, by its key, is a plural of one on file, or stands once and nearly reads as one that the text uses too."""
    once = name.isalpha() and sum(prose.count(form) for form in counted) == 1
    for mark in stated:
        other = key(mark.text)
        limit = 2 if len(other) >= 8 else 1
        if name in (f"{other}s", f"{other}es"):
            return True
        if once and len(other) >= 6 and other[0] == name[0] and mark.text in prose and distance(name, other, limit) <= limit:
            return True
    return once and name in slipped


_SHORT = 5  # letters of a name up to which another of one letter less may well be a name of its own


def is_used_often(facts: Facts, name: str) -> bool:
    """Whether it is one longer word of its own that the text prints three times or more."""
    return len(name) > _SHORT and name.isalpha() and not is_plain_word(name) and len(facts.words.index.get(name.lower(), ())) > 2


def _best(forms: Counter[str]) -> str:
    """The form to go by where no profile says: plain letters before odd ones, then the most frequent, then the first."""
    return max(forms, key=lambda form: (form.isascii(), forms[form]))


def _no_marks(facts: Facts) -> frozenset[str]:
    """Nonproprietary and code names of the profile, small: a symbol on one makes no mark of it."""
    return frozenset(str(v).lower() for k in ("products.generic", "products.code", "marks.generic") for v in facts.profile.values(k))


def _is_generic(word: str) -> bool:
    from prlint.facts.products import generic_type

    return word.islower() and generic_type(word) is not None


def _also_small(facts: Facts, word: str) -> bool:
    """Whether the text writes this word small somewhere too, so that it is no name alone. In addresses all names are small."""
    words, prose = facts.words, facts.prose
    spans = [ProseSpan(words.starts[n], words.starts[n] + len(word)) for n in words.index.get(word.lower(), ())]
    return any(prose[span.start].islower() and not in_address(prose, span) for span in spans)


def _on_file(facts: Facts, mark: Mark, plain_prose: str) -> dict[str, Any]:
    """What the profile states of a mark, as fields."""
    record = mark.record
    fields: dict[str, Any] = {"owner": record.get("owner"), "generic_noun": record.get("generic_noun"), "generic": record.get("generic")}
    if "third_party" in record:
        fields["third_party"] = bool(record["third_party"])
    if record.get("owner"):
        owner = key(without_suffix(str(record["owner"])))
        fields["owner_named"] = (key(str(record["owner"])) if owner in key(mark.text) else owner) in plain_prose
    if "registered_in" in record:
        markets = {str(m).lower() for m in record["registered_in"] or ()}
        wanted = {str(j).lower() for j in facts.profile.values("jurisdictions")}
        fields["registration"] = "registered" if markets and (not wanted or markets & wanted) else "unregistered"
    return fields
