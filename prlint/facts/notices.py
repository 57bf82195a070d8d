"""Sentences that say who owns which mark, as they are printed."""

from __future__ import annotations

from prlint.facts import Facts
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Notice(Value):
    """One name in an ownership sentence: the name alone, the name with its symbol, what is claimed, and the owner, if one is named."""

    name: ProseSpan
    whole: ProseSpan
    symbol: str | None
    claim: str
    service: bool
    owner: ProseSpan | None


# Words in the subject of such a sentence that make it speak of something else than a name.
_NO_NAMES = frozenset(
    ("logo", "logos", "name", "names", "mark", "marks", "brand", "brands", "trademark", "trademarks", "design", "other", "others", "all")
).union(("product", "products", "company", "companies"))
_TRIGGERS = ("trademark", "trade mark", "trade-mark", "service mark", "servicemark", "registered mark", "a mark of ", "are marks of ")
_CLAIM = lazy(
    r"\b(?:is|are|may be)\s+(?P<kinds>(?:(?:either|an?|the|both|registered|unregistered|pending|trade ?names?|and/or|and|or|U\.S\."
    r"|common[ -]law|trade[ -]?marks?|service[ -]?marks?|marks)[\s®™]+){0,9}"
    r"(?:trade[ -]?marks?|service[ -]?marks?|(?<=registered )marks?|marks?(?= of [A-Z])))\b"
)
_OWNER = lazy(
    r"[^.;\n]{0,70}?\b(?:of|owned by|belonging to|property of|held by|registered (?:in [^.;\n]{2,40}? )?(?:by|to))\s+"
    r"(?P<owner>[^;\n]{2,160})"
)
_REGISTERED_BEHIND = lazy(
    r"(?P<here>,?\s+(?:duly\s+)?registered\b)"
    r"|[^.;\n]{0,120}?[^\W\d_],?\s+(?:and\s+)?(?:is\s+|are\s+)?registered\s+(?:in|with|at)\b"
)
# The other way round: somebody owns the trademarks so and so.
_OWNS = lazy(
    r"(?P<owner>[A-Z][^;\n]{1,80}?) (?:owns|holds|is the (?:owner|holder) of|is the (?:registered )?proprietor of) (?:all )?(?:the )?"
    r"(?P<kinds>(?:registered )?(?:trade ?|service )marks?) (?P<names>[^.;\n]{2,100})"
)
_OWNER_END = lazy(
    r",?\s+in the (?:U|E|J|Republic)|,?\s+in (?:the )?(?:U\.S|U[A-Z]|[A-Z])|,?\s+and (?:is|are)\b|,?\s+(?:which )?(?:is |are )?registered\b"
    r"|,?\s+(?:and|or)/?(?:or)? (?:its|their)\b|,?\s+or (?:its|their)\b|,?\s+used\b|,?\s+under license\b|(?<!\b[A-Z])\.\s+(?=[A-Z])|\.?\s*$"
)
_MARK_WORD = lazy(r"(?:trade|service)[ -]?marks?")
_SEPARATOR = lazy(r",\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+&\s+|;\s*")
_SYMBOL_END = lazy(r"\s?(?P<symbol>®|™|℠|\((?:R|TM|SM|tm|sm)\))$")
_DOTTED_ENDS = ("Inc", "Corp", "Co", "Ltd", "S.A", "N.V", "B.V", "L.P", "S.p.A", "Cos", "Bros")


def notices(facts: Facts) -> Iterator[Notice]:
    """Every name that a sentence of the release calls a trademark or service mark, in the order of the text."""
    prose = facts.prose
    lowered = prose.lower()
    if not any(trigger in lowered for trigger in _TRIGGERS):
        return
    for sentence in facts.sentences:
        if any(trigger in lowered[sentence.start : sentence.end] for trigger in _TRIGGERS):
            yield from _in_sentence(prose, sentence)
            yield from _owned(prose, sentence)


def _owned(prose: str, sentence: ProseSpan) -> Iterator[Notice]:
    """The names in a sentence that says that somebody owns the trademarks so and so."""
    match = _OWNS.match(prose, sentence.start, sentence.end)
    if match is not None:
        service = "trade" not in match["kinds"].lower()
        for name, whole, symbol in _names(prose, ProseSpan(*match.span("names"))):
            yield Notice(name, whole, symbol, _claim(match["kinds"]), service, ProseSpan(*match.span("owner")))


def _in_sentence(prose: str, sentence: ProseSpan) -> Iterator[Notice]:
    claims = list(_CLAIM.finditer(prose, sentence.start, sentence.end))
    owner: ProseSpan | None = None
    found: list[list[Notice]] = []
    for number in range(len(claims) - 1, -1, -1):
        claim = claims[number]
        stop = claims[number + 1].start() if number + 1 < len(claims) else sentence.end
        own, _ = _owner(prose, claim.end(), stop)
        owner = own or owner
        start = _owner(prose, claims[number - 1].end(), claim.start())[1] if number else sentence.start
        names = list(_names(prose, ProseSpan(start, claim.start())))
        signs = {symbol in ("®", "(R)") for _, _, symbol in names if symbol}
        kinds = claim["kinds"]
        service = not any("trade" in m[0].lower() for m in _MARK_WORD.finditer(kinds))
        said = _claim(kinds)
        if said == "unregistered" and len(signs) > 1:
            said = "either"  # trademarks and registered trademarks, by their signs
        elif said == "unregistered":
            said = _claim_behind(prose, claim.end(), stop)
        found.append([Notice(name, whole, symbol, said, service, owner) for name, whole, symbol in names])
    for group in reversed(found):
        yield from group


def _claim(kinds: str) -> str:
    words = kinds.lower().split()
    if "registered" not in words:
        return "unregistered"
    mixed = "pending" in words or "unregistered" in words or len(_MARK_WORD.findall(kinds)) > words.count("registered")
    return "either" if mixed else "registered"


def _claim_behind(prose: str, start: int, stop: int) -> str:
    """What is claimed of a plain trademark by the words behind: registered by somebody, or registered in some places."""
    match = _REGISTERED_BEHIND.match(prose, start, stop)
    if match is None:
        return "unregistered"
    return "registered" if match["here"] else "either"


def _owner(prose: str, start: int, stop: int) -> tuple[ProseSpan | None, int]:
    """The owner named between these offsets and where its name ends; (None, start) without one."""
    match = _OWNER.match(prose, start, stop)
    if match is None:
        return None, start
    text = match["owner"]
    end = _OWNER_END.search(text)
    name = text[: end.start() if end else len(text)].rstrip(" ,.")
    after = match.start("owner") + len(name)
    if name.endswith(_DOTTED_ENDS) and prose[after : after + 1] == ".":
        after += 1
    return (ProseSpan(match.start("owner"), after), after) if name else (None, start)


def _names(prose: str, span: ProseSpan) -> Iterator[tuple[ProseSpan, ProseSpan, str | None]]:
    """(name, name with symbol, symbol) for each name in the subject of an ownership sentence."""
    start = span.start
    cuts = [*_SEPARATOR.finditer(prose, span.start, span.end), None]
    for cut in cuts:
        end = cut.start() if cut else span.end
        piece = ProseSpan(start, end).trimmed(prose)
        start = cut.end() if cut else end
        text = piece.of(prose)
        skipped = len(text) - len(text.lstrip("*_“\"'‘#• ."))
        for opener in ("Inc. ", "Corp. ", "Co. ", "Ltd. ", "LLC. ", "Limited. ", "The ", "the ", "and ", "both ", "Both "):
            if text[skipped:].startswith(opener):
                skipped += len(opener)
        piece = ProseSpan(piece.start + skipped, piece.start + len(text.rstrip("”\"’* ")))
        text = piece.of(prose) if piece.end > piece.start else ""
        symbol = _SYMBOL_END.search(text)
        name = text[: symbol.start()] if symbol else text
        words = name.split()
        if words and len(words) <= 5 and _NO_NAMES.isdisjoint(w.lower().strip(".,") for w in words) and _namelike(words):
            yield ProseSpan(piece.start, piece.start + len(name)), piece, symbol["symbol"] if symbol else None


def _namelike(words: list[str]) -> bool:
    """A name begins with a capital or digit, or has a capital inside."""
    return any(c.isupper() for c in words[0]) and all(any(c.isupper() or c.isdigit() for c in w) or len(w) < 4 for w in words)
