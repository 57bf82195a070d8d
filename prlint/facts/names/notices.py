"""Sentences that say who owns which mark, as they are printed."""

from __future__ import annotations

from collections import Counter

from prlint.facts import Facts
from prlint.facts.names.company_names import without_suffix
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Notice(Value):
    """One name in an ownership sentence: the name alone, the name with its symbol, what is claimed, and the owner, if one is named."""

    name: ProseSpan
    whole: ProseSpan
    symbol: str | None
    claim: str
    service: bool
    owner: ProseSpan | None

    @property
    def calls_for(self) -> str | None:
        """The symbol that goes with the claim, where it is plain."""
        return {"registered": "®", "unregistered": "℠" if self.service else "™"}.get(self.claim)


class _Name(Value):
    """A name in the subject of such a sentence. remark: what is said of it in brackets."""

    span: ProseSpan
    whole: ProseSpan
    symbol: str | None
    remark: str

    def noticed(self, claim: str, service: bool, owner: ProseSpan | None) -> Notice:
        said = "registered" if claim == "unregistered" and self.remark.startswith("registered") else claim
        return Notice(self.span, self.whole, self.symbol, said, service, owner)


# Words in the subject of such a sentence that make it speak of something else than a name.
_NO_NAMES = frozenset(
    ("logo", "logos", "name", "names", "mark", "marks", "brand", "brands", "trademark", "trademarks", "design", "other", "others", "all")
).union(("product", "products", "company", "companies", "these", "those", "such", "this", "its", "their", "our", "which", "brand-name"))
_TRIGGERS = (
    "trademark", "trade mark", "trade-mark", "service mark", "servicemark", "registered mark", "a mark of ", "are marks of ",
    "a mark registered", "marks registered", "mark owned", "marks owned",
)  # fmt: skip
_CLAIM = lazy(
    r"\b(?:is|are|may be),?\s+(?:respectively,?\s+)?"
    r"(?:(?:likewise|currently|presently|already|still|all|among|one of|jointly|solely|duly)\s+){0,2}"
    r"(?P<kinds>(?:(?:either|also|another|each|now|federally|as|an?|the|its|their|our|both|registered|unregistered"
    r"|pending|trade ?names?|and/or|and|or|[A-Z][\w.,]{1,12}(?![®™]|\s+an?\b)"
    r"|common[ -]law|trade[ -]?marks?|service[ -]?marks?|marks)[\s®™]+){0,9}"
    r"(?:trade[ -]?marks?|service[ -]?marks?|(?<=registered )marks?|marks?(?= (?:of [A-Z]|registered|owned|belonging))"
    r"|registered(?= (?:in|with|at) the (?:U\.S\. |US |United States )?(?:Patent|PTO|USPTO))))\b"
)
# … and Halden a service mark, behind a first claim.
_ELLIPTIC = lazy(r"(?<=[®™℠\w])\s+(?P<kinds>an?\s+(?:registered\s+|unregistered\s+)?(?:trade|service)[ -]?mark)\b")
# Calidex, a registered trademark of Norvane, is used with its permission.
_APPOSED = lazy(
    r"(?<=[®™℠\w]),\s+(?P<kinds>an?\s+(?:registered\s+|unregistered\s+)?(?:trade|service)[ -]?mark)"
    r"(?=\s+of\b[^;\n]{2,100},\s+(?:is|are)\s+used\b)"
)
# A credit that claims nothing: who owns a marked name, or who lets it be used.
_CREDIT = lazy(
    r"\b(?:(?:is|are)\s+(?:the\s+(?:sole\s+|exclusive\s+)?property\s+of|(?:wholly\s+)?owned\s+by|(?:an?\s+)?brands?\s+of|licen[sc]ed\s+from"
    r"|registered\s+(?:by|to|in\s+the\s+name\s+of)|used\s+(?:under|by|with)\s+(?:an?\s+|the\s+)?(?:exclusive\s+|kind\s+)?(?:licen[sc]e|permission)\s+(?:of|from))"
    r"|belongs?\s+to)\s+(?P<owner>[^;\n]{2,160})"
)
_ALSO_BY = lazy(r",?\s+(?:and|while)\s+(?P<name>[^,;\n®™℠]{2,60}[®™℠])\s+by\s+")
_CREDITING = (
    *("property of", "brand of", "brands of", "owned by", "licen", "permission", "belong", "registered by", "registered to"),
    "in the name of",
)
_OWNER = lazy(
    r"(?:[^.;\n]|\.(?=\w|,? (?:and|or|of|by|to|Patent)\b)){0,70}?\b"
    r"(?:of|(?<=mark )by|owned by|belonging to|property of|held by|Office by|registered (?:in [^.;\n]{2,40}? )?(?:by|to))\s+"
    r"(?P<owner>[^;\n]{2,160})"
)
_REGISTERED_BEHIND = lazy(
    r"(?P<here>,?\s+(?:duly\s+)?registered\b)"
    r"|(?:[^.;\n]|\.(?=[,\w])){0,120}?(?:[^\W\d_]|\.),?\s+(?:and\s+)?(?:is\s+|are\s+)?registered\s+(?:in|with|at)\b"
    r"|[^;\n]{3,100}?,\s+(?:and\s+)?(?:the\s+)?(?:former|latter|first|second|last)\b[^.;\n]{0,20}?\s+registered\b"
)
_AT_HOME = lazy(r"\bregistered (?:in|with|at|by) the (?:U\.S\.|US|United States) (?:Patent|PTO)")
# The other way round: somebody owns the trademark so and so.
_OWNS = lazy(
    r"(?P<owner>[A-Z][^;\n]{1,80}?) (?:owns|holds|is the (?:owner|holder) of|is the (?:registered )?proprietor of)(?= (?:all )?(?:the )?"
    r"(?:registered )?(?:trade ?|service )marks?)"
)
_OWNED = lazy(r"\b(?P<kinds>(?:registered )?(?:trade ?|service )marks?) (?P<names>[^.;\n]{2,100})")
_NEXT_OWNED = lazy(r"[, ]*\b(?:and )?(?:the )?(?:registered )?(?:trade ?|service )marks? ")
# da Vinci, and small letters with a symbol; eXample
_SMALL_NAME = r"(?:d[aeiu]|l[ae]|el|v[ao]n) [A-Z]|[a-z][\w-]{1,20}[®™℠]"
_NAME_START = rf"[a-z]?[A-Z]|{_SMALL_NAME}"
_SMALL_START = lazy(rf"\.\s+(?={_SMALL_NAME})")
_OWNER_END = lazy(
    r",?\s+in the (?:U|E|J|Republic)|,?\s+in (?:the )?(?:U\.S|U[A-Z]|[A-Z])|,?\s+and (?:is|are)\b|,?\s+(?:which )?(?:is |are )?registered\b"
    r"|,?\s+(?:and|or)/?(?:or)? (?:its|their)\b|,?\s+or (?:its|their)\b|,?\s+used\b|,\s+(?:is|are) used\b|,?\s+under license\b"
    rf"|(?<!\b[A-Z])\.\s+(?={_NAME_START})|\.?\s*$"
)
_MARK_WORD = lazy(r"(?:trade|service)[ -]?marks?")
_SEPARATOR = lazy(r",\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+&\s+|;\s*")
_LABEL = lazy(r"[A-Za-z][A-Za-z ]{2,23}: ?")
_REMARK = lazy(r"\s?\((?P<remark>(?:not )?(?:un)?(?:registered|pending|licensed)\b[^()]{0,40})\)$")
_KIND_BEHIND = lazy(r"(?<=[®™℠\w]) (?:brand )?(?:name|brand|word ?mark|mark)s?$")
# The registered trademark Calidex® is owned by …
_KIND_BEFORE = lazy(
    r"(?:(?:registered |unregistered )?(?:trade ?|trade-|service |word )?marks?|(?:brand |product )?names?|brands?) (?=[^\W_])"
)
# All rights in the marks Calidex® and OptiView™ belong to …
_RIGHTS_BEFORE = lazy(r"(?:[Aa]ll )?(?:[Rr]ights?|[Tt]itle|[Oo]wnership)(?: and interests?)? (?:in|to|of) (?:and to )?(?:the )?(?=[^\W_])")
_OPENERS = (". ", "Inc. ", "Corp. ", "Co. ", "Ltd. ", "LLC. ", "Limited. ", "The ", "the ", "and ", "while ", "whereas ", "both ", "Both ")
_COPYRIGHT = ("©", "(C)", "(c)", "Copyright")
_STOP = lazy(rf"\.\s+(?={_NAME_START})")
_SYMBOL_END = lazy(r"\s?(?P<symbol>®|™|℠|\((?:R|r|TM|SM|tm|sm)\))$")
_SYMBOL_INSIDE = lazy(r"[^®™℠]{2,60}(?P<symbol>[®™℠])(?= \w)")
_DOTTED_ENDS = ("Inc", "Corp", "Co", "Ltd", "S.A", "N.V", "B.V", "L.P", "S.p.A", "Cos", "Bros")


def notices(facts: Facts) -> Iterator[Notice]:
    """Every name that a sentence of the release calls a trademark or service mark, or gives to an owner by its symbol."""
    prose = facts.prose
    lowered = facts.caseless
    claiming = any(trigger in lowered for trigger in _TRIGGERS)
    crediting = any(trigger in lowered for trigger in _CREDITING) and any(sign in prose for sign in "®™℠")
    if not claiming and not crediting:
        return
    with_and, marked = _with_and(facts), _Marked(prose)
    for sentence in _parted(facts):
        said = lowered[sentence.start : sentence.end]
        if claiming and any(trigger in said for trigger in _TRIGGERS):
            yield from _in_sentence(prose, sentence, with_and)
            yield from _owned(prose, sentence, with_and)
        if crediting and any(trigger in said for trigger in _CREDITING):
            yield from _credited(prose, sentence, with_and, marked)


def _parted(facts: Facts) -> Iterator[ProseSpan]:
    """The sentences of a release, and of those the ones that begin with a small letter: … of Halden plc. da Orri® is a trademark of …"""
    for sentence in facts.sentences:
        start = sentence.start
        for stop in _SMALL_START.finditer(facts.prose, start, sentence.end) if _has_symbol(facts.prose, sentence) else ():
            yield ProseSpan(start, stop.start() + 1)
            start = stop.end()
        yield ProseSpan(start, sentence.end)


def _has_symbol(prose: str, span: ProseSpan) -> bool:
    return any(prose.find(sign, span.start, span.end) >= 0 for sign in "®™℠")


class _Marked(dict[str, bool]):
    """Whether a name bears a symbol somewhere in a text, looked for once for each name."""

    def __init__(self, prose: str) -> None:
        self._prose = prose

    def __missing__(self, name: str) -> bool:
        bears = self[name] = any(name + sign in self._prose for sign in "®™℠")
        return bears


def _owned(prose: str, sentence: ProseSpan, with_and: frozenset[tuple[str, str]]) -> Iterator[Notice]:
    """The names in a sentence that says that somebody owns the trademarks so and so."""
    match = _OWNS.match(prose, sentence.start, sentence.end)
    if match is None:
        return
    at = match.end()
    while group := _OWNED.search(prose, at, sentence.end):
        following = _NEXT_OWNED.search(prose, *group.span("names"))
        at = following.start() if following else group.end()
        service = "trade" not in group["kinds"].lower()
        for name in _names(prose, ProseSpan(group.start("names"), at), with_and):
            yield name.noticed(_claim(group["kinds"]), service, ProseSpan(*match.span("owner")))


def _credited(prose: str, sentence: ProseSpan, with_and: frozenset[tuple[str, str]], marked: _Marked) -> Iterator[Notice]:
    """The marked names that are given to an owner without a claim: Calidex® is used under license from Halden."""
    at = start = sentence.start
    while match := _CREDIT.search(prose, at, sentence.end):
        for claim in _claims(prose, ProseSpan(start, match.start())):
            start = _owner(prose, claim.end(), match.start(), True)[1]
        also = _ALSO_BY.search(match["owner"])
        end = also or _OWNER_END.search(match["owner"])
        owner = ProseSpan(match.start("owner"), match.start("owner") + (end.start() if end else len(match["owner"])))
        if also is not None:  # … and the next mark by the next owner
            first = match.start("owner")
            theirs = ProseSpan(first + also.end(), sentence.end).trimmed(prose)
            for name in _names(prose, ProseSpan(*(first + at for at in also.span("name"))), with_and):
                yield name.noticed("either", False, theirs)
        for name in _names(prose, ProseSpan(start, match.start()), with_and):
            if name.symbol or marked[name.span.of(prose)]:
                yield name.noticed("either", False, owner)
        at = start = owner.end


def _in_sentence(prose: str, sentence: ProseSpan, with_and: frozenset[tuple[str, str]]) -> Iterator[Notice]:
    claims = _claims(prose, sentence)
    owner: ProseSpan | None = None
    found: list[list[Notice]] = []
    for number in range(len(claims) - 1, -1, -1):
        claim = claims[number]
        stop = claims[number + 1].start() if number + 1 < len(claims) else sentence.end
        own, _ = _owner(prose, claim.end(), stop, number + 1 < len(claims))
        owner = own or owner
        start = _owner(prose, claims[number - 1].end(), claim.start(), True)[1] if number else sentence.start
        names = list(_names(prose, ProseSpan(start, claim.start()), with_and))
        signs = {name.symbol in ("®", "(R)", "(r)") for name in names if name.symbol}
        kinds = claim["kinds"]
        service = not any("trade" in m[0].lower() for m in _MARK_WORD.finditer(kinds))
        said = _claim(kinds)
        if said == "unregistered" and len(signs) > 1:
            said = "either"  # trademarks and registered trademarks, by their signs
        elif said == "unregistered":
            said = _claim_behind(prose, claim.end(), stop)
        found.append([name.noticed(said, service, owner) for name in names])
    for group in reversed(found):
        yield from group


def _claims(prose: str, sentence: ProseSpan) -> list[re.Match[str]]:
    """What a sentence claims, one after the other."""
    claims = [m for pattern in (_CLAIM, _APPOSED) for m in pattern.finditer(prose, sentence.start, sentence.end)]
    if claims:
        for more in _ELLIPTIC.finditer(prose, claims[0].end(), sentence.end):
            if not any(claim.start() < more.end() <= claim.end() for claim in claims):
                claims.append(more)
        claims.sort(key=lambda claim: claim.start())
    return claims


def _claim(kinds: str) -> str:
    words = kinds.lower().split()
    if "registered" not in words:
        return "unregistered" if _MARK_WORD.search(kinds.lower()) else "either"  # a mark may be of either kind
    mixed = "pending" in words or "unregistered" in words or len(_MARK_WORD.findall(kinds)) > words.count("registered")
    return "either" if mixed else "registered"


def _claim_behind(prose: str, start: int, stop: int) -> str:
    """What is claimed of a plain trademark by the words behind: registered by somebody, or registered in some places."""
    match = _REGISTERED_BEHIND.match(prose, start, stop)
    if match is None:
        return "unregistered"
    return "registered" if match["here"] or _AT_HOME.search(prose, match.start(), min(stop, match.end() + 60)) else "either"


def _owner(prose: str, start: int, stop: int, names_follow: bool) -> tuple[ProseSpan | None, int]:
    """The owner named between these offsets and where its name ends; (None, start) without one. `names_follow`: behind it stand names
    of which the next claim speaks."""
    match = _OWNER.match(prose, start, stop)
    if match is None:
        return None, start
    text = match["owner"]
    end = _OWNER_END.search(text)
    name = text[: end.start() if end else len(text)].rstrip(" ,.")
    if names_follow and (end is None or not text[end.end() :].strip(" .")):
        name = _before_names(name)
    after = match.start("owner") + len(name)
    if name.endswith(_DOTTED_ENDS) and prose[after : after + 1] == ".":
        after += 1
    return (ProseSpan(match.start("owner"), after), after) if name else (None, start)


def _before_names(text: str) -> str:
    """An owner's name, with what stands behind it up to the next claim, without that: Norvane, Inc. and Calidex®."""
    cuts = list(_SEPARATOR.finditer(text))
    for number, cut in enumerate(cuts):
        following = text[cut.end() : cuts[number + 1].start() if number + 1 < len(cuts) else len(text)]
        owner = text[: cut.start()].rstrip(" ,.")
        if _SYMBOL_END.search(following) or (without_suffix(owner) != owner and without_suffix(f"{owner}, {following}") != owner):
            return owner
    return text[: cuts[-1].start()].rstrip(" ,.") if cuts else text


def _names(prose: str, span: ProseSpan, with_and: frozenset[tuple[str, str]]) -> Iterator[_Name]:
    """The names in the subject of an ownership sentence."""
    start = span.start
    cuts = [*(cut for cut in _SEPARATOR.finditer(prose, span.start, span.end) if not _is_inside_name(prose, cut, with_and)), None]
    for cut in cuts:
        end = cut.start() if cut else span.end
        piece = ProseSpan(start, end).trimmed(prose)
        start = cut.end() if cut else end
        name = _name_in(prose, piece)
        words = name.span.of(prose).split() if name else []
        if cut and cut[0][0] == "," and words[:1] == ["In"] and name and not name.symbol:
            continue  # where it holds: In the United States, …
        marked = name is not None and name.symbol is not None
        if name and words and len(words) <= 6 and _NO_NAMES.isdisjoint(w.lower().strip(".,") for w in words) and _namelike(words, marked):
            yield name


def _with_and(facts: Facts) -> frozenset[tuple[str, str]]:
    """The words, small, on the two sides of an And within a mark: serve and the of WE PROTECT AND SERVE THE LAND®; Oats & Rye™."""
    prose, words = facts.prose, facts.words
    found = set()
    printed: Counter[tuple[str, str]] = Counter()
    for token in (*words.index.get("and", ()), *words.index.get("&", ())):
        start, end = words.starts[token], words.ends[token]
        before, behind = prose[max(start - _FAR, 0) : start].split(), prose[end : end + _FAR].partition("\n")[0]
        if before and behind.split() and not prose[start].islower() and any(sign in behind for sign in "®™℠"):
            pair = (before[-1].lower(), behind.split()[0].rstrip("®™℠,.").lower())
            printed[pair] += 1
            if prose[start] != "&" or printed[pair] > 1:  # a notice may join two names so, but no text besides
                found.add(pair)
    return frozenset(found)


def _is_inside_name(prose: str, cut: re.Match[str], with_and: frozenset[tuple[str, str]]) -> bool:
    """Whether these words parted by "and" are those of one mark: We Protect and Serve, of WE PROTECT AND SERVE®."""
    before, behind = prose[max(cut.start() - _FAR, 0) : cut.start()].split(), prose[cut.end() : cut.end() + _FAR].split()
    return bool(before and behind) and (before[-1].lower(), behind[0].rstrip("®™℠,.").lower()) in with_and


_PARTICLES = frozenset(("da", "de", "di", "du", "la", "le", "el", "van", "von"))
_FAR = 80  # characters that a mark has at most on either side of an And


def _name_in(prose: str, piece: ProseSpan) -> _Name | None:
    """A piece of the subject without what opens and closes it; None where nothing is left."""
    text = piece.of(prose)
    label = _LABEL.match(text)
    skipped = label.end() if label else len(text) - len(text.lstrip("*_“\"‘'#•–- ."))
    for stop in _STOP.finditer(text):
        before = text[: stop.start()]
        if before.count(" ") > 1 or without_suffix(before) != before:
            skipped = max(skipped, stop.end())
    for opener in _OPENERS:
        if text[skipped:].startswith(opener):
            skipped += len(opener)
    for opening in (_RIGHTS_BEFORE, _KIND_BEFORE):
        opened = opening.match(text, skipped)
        skipped = opened.end() if opened else skipped
    text = _KIND_BEHIND.sub("", text)
    remark = _REMARK.search(text)
    text = text[: remark.start()] if remark else text
    whole = ProseSpan(piece.start + skipped, piece.start + len(text.rstrip("”\"’* ")))
    if whole.end <= whole.start or text.startswith(_COPYRIGHT):
        return None
    symbol = _SYMBOL_END.search(whole.of(prose))
    inner = None if symbol else _SYMBOL_INSIDE.match(whole.of(prose))
    if inner is not None:  # the words behind the symbol say what is sold under the mark
        whole = ProseSpan(whole.start, whole.start + inner.end("symbol"))
        symbol = _SYMBOL_END.search(whole.of(prose))
    name = ProseSpan(whole.start, whole.start + symbol.start() if symbol else whole.end)
    return _Name(name, whole, symbol["symbol"] if symbol else None, remark["remark"] if remark else "")


def _namelike(words: list[str], marked: bool) -> bool:
    """A name has a capital in its first word, or a small word of names before one (da Vinci); one word with a symbol may be all small."""
    if marked and len(words) == 1:
        return words[0][:1].isalpha() or any(map(str.isupper, words[0]))
    opens = words[0] in _PARTICLES or any(c.isupper() for c in words[0])
    return opens and all(any(c.isupper() or c.isdigit() for c in w) or len(w) < 4 for w in words)
