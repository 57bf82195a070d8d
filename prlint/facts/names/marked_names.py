"""The name in front of each trademark symbol: how far to the left of it the mark begins."""

from __future__ import annotations

from prlint.data import members
from prlint.facts.names.company_names import is_company_use, is_plain_word, without_suffix
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.spelling import even, key
from prlint.facts.names.trademark_symbols import CHUNK, is_distinctive, last_word
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from prlint.facts import Facts
    from prlint.facts.names.trademark_symbols import Symbol

_ADDRESS = lazy(r"://|www\.|@|\w\.(?:com|org|net|co|io|example)/")
_UNIT = lazy(r"(?:mg|mcg|µg|g|kg|ml|mL)(?=[A-Z])")
_CODE_BEFORE = lazy(r"[A-Z]{2,6}-?\d{2,6}/(?=[A-Z])")
_SLOGAN_BEFORE = lazy(r":[ \u00a0]((?:[A-Z’']+[ \u00a0]){4,8})$")
_WORD = lazy(r"\S+")
_DID = lazy(r"[^\w]{0,3}(?!United|Advanced|Integrated)[A-Z][a-z]{3,10}ed$")
_MAX_WORDS = 4



def shown_names(facts: Facts, found: list[Symbol], noticed: frozenset[str]) -> list[ProseSpan]:
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
        marked = last_word(prose, name.start - 5)
        if len(marked) > 3 and any(marked == other.of(prose) for other in names):
            return ProseSpan(name.start - 5 - len(marked), name.end)  # Calidex™ and Calidex for Children™
    repeated = _BEFORE_FOR.search(before)
    phrase = repeated[0] + name.of(prose) if repeated is not None else ""
    if repeated is not None and 2 * prose.count(phrase) >= prose.count(name.of(prose)) > 1 < prose.count(phrase):
        return ProseSpan(low + repeated.start(), name.end)  # Walk Far for Oats™, which the text has twice, but few other Oats
    whole = _BEFORE_OF.search(before) if is_plain_word(name.of(prose)) and not _is_title(facts, name.start) else None
    if whole is not None:
        return ProseSpan(low + whole.start(), name.end)  # the Wheel of Hope®, since nobody owns hope
    slogan = _SLOGAN.search(before)
    if slogan is None or _is_title(facts, name.start):
        return name
    if slogan["called"] or prose[name.end + 1 : name.end + 2] in (",", ".", ";", "”", '"'):
        return ProseSpan(low + slogan.start(slogan.lastgroup or 0), name.end)  # its promise, From Hand to Hand℠, is
    return name


_SMALL = (" to ", " at ", " for ", " of ", " and ", " the ", " in ", " with ", " a ", " on ")
_BEFORE_OF = lazy(
    r"(?<=[a-z] )(?:(?:[A-Z][a-z]+ ){1,3}of|(?:[A-Z][a-z]+ ){2,3}(?:to|for)|(?<!from )[A-Z][a-z]+ to|(?:\w{0,12}[A-Z]\w* ){1,2}at) $"
)
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
        match = CHUNK.search(prose[max(end - 60, 0) : end])
        if match is None:
            break
        start = end - len(match[0].lstrip("*_#/'‘’~^=>+-–—"))
        if not spans and _ADDRESS.search(match[0]):
            last_step = max(map(match[0].rfind, "/@.=")) + 1
            return [ProseSpan(end - len(match[0]) + last_step, end)]
        span = ProseSpan(start, end)
        if spans and _opens_inside(facts, span):
            spans.insert(0, span)
            break
        if start == end or (spans and not _continues(span.of(prose)) and not _joins(facts, span, spans[0].of(prose))):
            break
        if spans and _DID.match(prose, max(start - 3, 0), end):
            break  # • Launched Calidex™
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


def _opens_inside(facts: Facts, span: ProseSpan) -> bool:
    """Whether a word that else stands before names opens one, since it has a capital behind an article: the First Halden Promise®."""
    article = facts.prose[max(span.start - 4, 0) : span.start].lower() == "the "
    return article and span.of(facts.prose) in _OPENERS_OF_NAMES and not _is_title(facts, span.start)


_OPENERS_OF_NAMES = frozenset(("First", "One", "All", "Next", "Every", "Only", "Our", "My", "Your"))


def _slogan(prose: str, spans: list[ProseSpan]) -> list[ProseSpan]:
    """A slogan in capitals that ends as this run does, longer than other names: all from the colon on (Halden: WE MAKE HARD ROADS EASY)."""
    if not spans or not spans[-1].of(prose).isupper():
        return []
    low = max(spans[-1].start - 80, 0)
    match = _SLOGAN_BEFORE.search(prose[low : spans[-1].start])
    return [ProseSpan(low + m.start(), low + m.end()) for m in _WORD.finditer(match.string, match.start(1))] + spans[-1:] if match else []


def _continues(word: str) -> bool:
    """Whether a word in front of a mark may be its beginning."""
    plain = even(word)
    opens = plain.lower() in members("name-openers", "word")
    if opens or plain.endswith((".", "'s!")) or (plain.endswith("ed") and "-" in plain and plain[-3].islower()):
        return False  # FDA-approved Calidex®
    if plain.endswith("'s") and not plain[0].isupper():
        return False
    return plain[0].isupper() or any(c.isupper() for c in plain[1:]) or _MODEL.fullmatch(plain) is not None


_MODEL = lazy(r"[a-z]\d{1,2}")  # x9 Orrin™


def _joins(facts: Facts, span: ProseSpan, following: str) -> bool:
    """Whether a word that begins no name stands inside one: Ruiz & Tan, D.R. Ruiz, and Great Place To Work, where no title is set."""
    prose, word = facts.prose, span.of(facts.prose)
    if _INITIALS.fullmatch(word) or word in ("Dr.", "Mr.", "Mrs.", "Ms.", "St."):
        return word not in ("U.S.", "U.K.", "E.U.")
    if word == "Inc.":
        return following.isdigit()  # a list of companies: Inc. 5000
    before = last_word(prose, span.start - 1)
    if not before[:1].isupper() or prose[span.start - 1 : span.start] != " ":
        return False
    if word in _OPENERS_OF_NAMES:
        return before.lower() not in members("name-openers", "word") and not _is_title(facts, span.start)  # Right First Time®
    if word != "&" and word not in _CAPITAL_SMALL:
        return False
    return not _is_title(facts, span.start) or prose.count(f"{before} {word} {following}") > 2


_INITIALS = lazy(r"(?:[A-Z]\.){1,3}")
_CAPITAL_SMALL = ("To", "For", "Of", "In", "And", "With", "By", "On")


def _plain_noun(word: str) -> bool:
    return word.lower() in members("product-nouns", "word") or word.isdigit()


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


_SMALL_IN_TITLES = frozenset(
    ("a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "nor", "but", "with", "at", "by", "from", "as", "into", "via", "per",
     "vs", "over", "off", "up", "out", "is", "its", "so", "yet", "than", "that", "after", "through", "across", "within", "under", "among")
)  # fmt: skip


def line_around(prose: str, offset: int) -> str:
    """The line that holds this offset, no more than its nearest 300 characters either way."""
    low, high = max(offset - 300, 0), offset + 300
    return prose[prose.rfind("\n", low, offset) + 1 or low : high].split("\n")[0]


def _is_title(facts: Facts, offset: int) -> bool:
    """Whether a line is set as a title: nearly all its longer words begin with a capital."""
    prose = facts.prose
    if facts.release.part_at(offset) in ("headline", "subheadline", "heading"):
        return True
    line = line_around(prose, offset)
    if sum(word.isalpha() and word.islower() and word not in _SMALL_IN_TITLES for word in line.split()) > 1:
        return False
    longer = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) > 0.8 * len(longer)
