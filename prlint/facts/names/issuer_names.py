"""How the issuer is called: the names that the profile states, or else those that the release shows."""

from __future__ import annotations

from prlint.data import column, members
from prlint.facts import Facts
from prlint.facts.names.company_names import has_suffix, is_plain_word, without_suffix
from prlint.facts.names.spelling import distance, is_slip, key
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Name(Value):
    """One way to name the issuer. form: legal, short or ticker; stated: by the profile."""

    text: str
    form: str
    stated: bool


# "(Nasdaq: IMGN)", "[TSXV: NOB; OTCQB: NOBFF]": a bracket that holds an exchange, a colon and a symbol.
_LISTING = lazy(r"[(\[][^()\n]{0,60}?[A-Z][A-Za-z -]{1,30}:\s?[“\"$]?(?P<symbol>[A-Z][A-Z.]{0,6})\b[^()\n]{0,120}[)\]]")
# What a company's first mention runs up to.
_NAME_END = lazy(
    r"\s*[(\[]|,\s+an?\b|,\s+(?!plc\b|oyj\b|asa\b|hf\b|de\b|[a-z]{1,2}\.)[a-z]{2}"
    r"|\s+(?:today|announce[sd]?|is|has|will|reported|and its)\b|(?<= Inc\.|Corp\.| Ltd\.) (?=[A-Z])|\n|$"
)
# A dateline with its wire stamp, where the segmenter gave none: everything up to the dash behind a bracket or a year.
_STAMP = lazy(r"[^\n]{0,90}?(?:\)|\d{4}|[A-Z]{2,}/?)\s*[-–—]{1,2}\s+(?=[A-Z])")
_ABOUT = lazy(r"[#*_\s]*(?:About|ABOUT)(?: the company:?)?\s+(?P<name>[^\n*]{2,80}?)[\s*_:.]*$")
_SOURCE = lazy(r"[#*_\s]*(?:Source|SOURCE)\s*:?\s+(?P<name>[^\n*]{2,80}?)[\s*_]*$")
_DEFINED = lazy(r"\s*(?:\([^()\n]{0,80}\)\s*)?,?\s*\((?P<terms>[^()\n]{0,160}[“\"][^()\n]{1,160})\)")
_TERM = lazy(r"[“\"](?P<term>[^“”\"\n]{2,40})[”\"]")
_BARE_TERM = lazy(r" \((?P<term>[A-Z][\w&’'-]{3,20})\)")  # Federal Kestrel Corporation (Kestrex), which the headline calls Kestrex
# "Hamburg-based Norvane AG": where the company is stands before its name.
_BASED = lazy(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}-(?:based|headquartered)[ \t\u00a0]+")
# What exchanges' services print between the dateline and the news.
_LABEL = lazy(r"[\s–—-]*(?:Regulatory News|Inside Information|Ad[- ]hoc(?: [A-Za-z]{3,20}){0,2})\s?:\s*")
_TODAY = lazy(  # or whose decision the news is: The board of directors of Norvane, Inc.; or the article: Die Norvane AG
    r"(?:(?:Today|On [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?),|(?:The |the )?[Bb]oard of [DdTt]\w{6,8} of|D(?:ie|er|as))\s{1,3}(?=[A-Z])"
)
_CAPITAL = lazy(r"[\d“\"]?[A-Z0-9][^\s]*|[a-z]+[A-Z][^\s]*|&|and|of|the|for|de|di|du|–|-|plc|asa|oyj|hf")
_ROLES = frozenset(("company", "corporation", "issuer", "partnership", "trust", "group", "bank", "firm", "fund", "transaction", "offering"))
_TRADES_AS = lazy(  # or whose business it is: Calidex, a Halden (NYSE: HLD) company
    r"(?:(?i:\b(?:dba|d/b/a|doing[ \t]business[ \t]as|trading[ \t]as|operating[ \t]as))"
    r"|, an?(?=(?: [A-Z][\w&.’'-]{1,20}){1,4} [(\[][A-Z][\w ]{2,20}: ?[A-Z.]{1,6}[)\]] (?:business|company|subsidiary|brand|unit)\b))"
    r"[ \t:]{1,3}[“\"]?"
    r"(?P<name>[^\s,;()“”\"]+(?:[ ][A-Z0-9][^\s,;()“”\"]*){0,4})"
)
_MARKED = lazy(r"[®™℠]|\((?:R|TM|SM)\)")
_MAX_WORDS = 8
_DAY = lazy(r"\b\d{1,2},? \d{4}\b|^\d+$")
LONG = 6  # letters of a name from which on a word one letter off is a slip of it


def issuer_names(facts: Facts) -> list[Name]:
    """All names of the issuer: those of the profile, else those that lead, heading of the description and source line show."""
    return facts.once("issuer names", _issuer_names)  # type: ignore[no-any-return]


def _issuer_names(facts: Facts) -> list[Name]:
    profile = facts.profile
    stated = [Name(str(n), "legal", True) for n in profile.values("issuer.legal_name")]
    stated += [Name(str(n), "short", True) for n in profile.values("issuer.short_names")]
    tickers = [Name(str(t), "ticker", True) for t in profile.values("listings.ticker")]
    if stated:
        legal = [n for n in stated if n.form == "legal"]
        known = {key(n.text) for n in stated}
        bare = [Name(without_suffix(n.text), "short", True) for n in legal]
        bare += [Name(first, "short", True) for n in legal[: len(stated) == 1] for first in _first_word(facts, n.text)]
        marks = [str(text) for text in profile.values("marks.text")]
        bare += [Name(m, "short", True) for m in marks if len(stated) == 1 and any(n.text.startswith(f"{m} ") for n in bare)]
        return stated + [n for n in bare if key(n.text) not in known] + tickers
    return _inferred(facts) + tickers


def _inferred(facts: Facts) -> list[Name]:
    legal, symbol = _from_headline(facts) or _from_lead(facts)
    others = [*_labelled(facts, "boilerplate", _ABOUT), *_labelled(facts, "source", _SOURCE)]
    if not legal:
        legal, symbol = next(((n, "") for n in others if has_suffix(n)), ("", ""))
    legal, symbol = (legal, symbol) if legal else _from_description(facts)
    if not legal:
        return []
    root, words = key(legal.split()[0]), without_suffix(legal).split()  # About Kestrel, of the Oatvale Kestrel Company
    near = (n for n in others if n in words or (key(n).startswith(root) and not _rivals(n, legal)))
    family = [legal, *(n for n in near if len(n.split()) <= _MAX_WORDS)]
    longest = max((n for n in family if has_suffix(n)), key=len, default=legal)
    names = [Name(longest, "legal", False)]
    shorts = [without_suffix(longest), *(without_suffix(n) for n in family), *_defined_terms(facts, legal), *_trading_name(facts, legal)]
    shorts += _first_word(facts, longest)
    for short in dict.fromkeys(shorts):
        if key(short) not in {key(n.text) for n in names}:
            names.append(Name(short, "short", False))
    if symbol and not facts.profile.values("listings.ticker"):
        names.append(Name(symbol, "ticker", False))
    return names


def _rivals(one: str, other: str) -> bool:
    """Two names of as many words that differ in some, or in a letter of the first: one is wrong, or another company's."""
    mine, yours = without_suffix(one).split(), without_suffix(other).split()
    return distance(mine[0].lower(), yours[0].lower(), 1) == 1 or (len(mine) == len(yours) and key(" ".join(mine)) != key(" ".join(yours)))


def _from_lead(facts: Facts) -> tuple[str, str]:
    """The name that the lead opens with, and the symbol of the listing behind it; empty where the lead shows none."""
    for lead in facts.release.find("lead")[:1]:
        start = max((d.span.end for d in facts.release.datelines if lead.span.contains(d.span)), default=lead.span.start)
        text = facts.prose[start : min(lead.span.end, start + 600)]
        stamp = _STAMP.match(text) if start == lead.span.start else None
        text = text[stamp.end() if stamp else 0 :]
        label = _LABEL.match(text)
        return _opening(facts, text[label.end() if label else 0 :])
    return "", ""


def _from_headline(facts: Facts) -> tuple[str, str] | None:
    """The company that a notice to an exchange puts before the words of its headline: Halden Instruments AG: Forecast raised."""
    for part in facts.release.find("headline")[:1]:
        name, colon, _ = part.span.of(facts.prose).partition(": ")
        if colon and has_suffix(name) and _is_name(name):
            return name, ""
    return None


def _from_description(facts: Facts) -> tuple[str, str]:
    """The name that a company description opens with below its heading, where the headline or the lead names it too."""
    news = " ".join(part.span.of(facts.prose) for part in facts.release.find("headline", "lead"))
    for part in facts.release.find("boilerplate"):
        heading, _, rest = part.span.of(facts.prose).strip().partition("\n")
        legal, symbol = _opening(facts, rest) if len(heading) < 80 else ("", "")
        if legal and legal.split()[0] in news:
            return legal, symbol
    return "", ""


def _opening(facts: Facts, text: str) -> tuple[str, str]:
    """The company name that a text opens with, and the symbol of the listing right behind it."""
    text = _MARKED.sub("", text.lstrip(" \t\r\n-–—*_/\u00a0"))
    for before in (_TODAY, _BASED):
        match = before.match(text)
        text = text[match.end() if match else 0 :]
    end = _NAME_END.search(text)
    name = text[: end.start() if end else 0].strip(" ,*_“”\"")
    told = name[: small.start()].rstrip() if (small := regex(r"[ \u00a0][a-z]").search(name)) else name
    name = told if has_suffix(told) else name  # Norvane LLC opened a plant in Leeds, which is
    owned = name.removesuffix("’s").removesuffix("'s")
    name = owned if has_suffix(owned) else name  # Norvane, Inc.’s (Nasdaq: NRVN) Board
    later = name.partition(", ")[2]
    if has_suffix(later) and _in_headline(facts, without_suffix(later)) and not _in_headline(facts, without_suffix(name)):
        name = later  # Dana Ruiz, Norvane plc’s chief
    listing = _LISTING.search(text[: len(name) + 200])
    near = listing is not None and listing.start() <= len(name) + 60
    if not _is_name(name) or not (near or has_suffix(name) or _in_headline(facts, name)):
        return "", ""
    symbol = listing["symbol"] if near and listing is not None else ""
    return name, "" if symbol.lower() in {n.lower() for n in column("exchanges", "name")} else symbol


def _in_headline(facts: Facts, name: str) -> bool:
    titles = [part.span.of(facts.prose) for part in facts.release.find("headline")]
    return len(name) > 3 and any(name in title or name.upper() in title for title in titles)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MAX_WORDS or not words[0][:1].isalnum() or words[0] in ("The", "and") or _DAY.search(text):
        return False
    if words[1:2] == ["the"] and not has_suffix(text):
        return False  # At the Leeds Trade Fair, Norvane opened …
    return all(_CAPITAL.fullmatch(w) for w in words)


def _labelled(facts: Facts, kind: str, label: object) -> list[str]:
    """Names behind `About` or `Source` in the first lines of parts of this kind; headings of products and diseases are left out."""
    found = []
    for part in facts.release.find(kind, "heading") if kind == "boilerplate" else facts.release.find(kind):
        text = part.span.of(facts.prose).strip()
        line, _, rest = text.partition("\n")
        match = label.match(line.strip())  # type: ignore[attr-defined]
        name = match["name"].strip(" ,;“”\"®™") if match is not None else ""
        is_role = name.lower().removeprefix("the ") in _ROLES  # About the Company
        if not is_role and _is_name(name) and (has_suffix(name) or rest.lstrip().startswith(name) or kind == "source"):
            found.append(name)
    return found


def _defined_terms(facts: Facts, legal: str) -> list[str]:
    """Short names that the first bracket behind a mention defines, as in Norvane Therapeutics, Inc. (“Norvane” or the “Company”)."""
    at, match = facts.prose.find(legal), None
    while at >= 0 and match is None:
        match = _DEFINED.match(facts.prose, at + len(legal))
        at = facts.prose.find(legal, at + len(legal))
    if match is None:
        match = _BARE_TERM.match(facts.prose, facts.prose.find(legal) + len(legal))
        return [match["term"]] if match is not None and _in_headline(facts, match["term"]) else []
    terms = [m["term"].strip(" ,.;") for m in _TERM.finditer(match["terms"])]
    first = legal.split()[0]
    terms = [t for t in terms if len(t) > 2 and not (len(first) >= LONG and is_slip(facts.words, t, first))]
    return [t for t in terms if t.lower().removeprefix("the ") not in _ROLES and t[:1].isupper()]


def _trading_name(facts: Facts, legal: str) -> list[str]:
    """The name under which the company does business, told behind the first mention of the other."""
    at = facts.prose.find(legal)
    match = _TRADES_AS.search(facts.prose, at + len(legal), at + len(legal) + 140) if at >= 0 else None
    name = match["name"].strip(" ,;“”\"®™*_") if match is not None else ""
    return [name] if _is_name(name) and len(name) > 2 else []


def _first_word(facts: Facts, legal: str) -> Iterable[str]:
    """The first word of a longer name, where the text uses it alone twice or in the headline, and it is no ordinary word; of a name of
    three words whose last says what the company does, the other two, where they stand alone."""
    words = without_suffix(legal).split()
    first = words[0]
    if len(words) == 1:
        return _without_inner_branch(facts, first)
    if len(first) < 4 or not first.isalpha() or is_plain_word(first):
        return []
    places = facts.words.index.get(first.lower(), [])
    following = words[1].lower()
    alone = [p for p in places if facts.words.folded[p + 1 : p + 2] != [following] and facts.prose[facts.words.starts[p]].isupper()]
    small = [p for p in places if facts.prose[facts.words.starts[p]].islower() and not _in_an_address(facts, p)]
    alone += facts.words.index.get(first.lower() + "'s", ())
    titled = any(facts.part_of(facts.words.span(p, p)) == "headline" for p in alone)
    found = [first] if (len(alone) >= 2 or titled) and not small else []
    return [*found, *_without_branch(facts, words, places)]


def _without_branch(facts: Facts, words: list[str], places: Sequence[int]) -> list[str]:
    """Kestrel Ridge for Kestrel Ridge Pharmaceuticals."""
    if len(words) != 3 or not words[1].isalpha() or not words[1][0].isupper():
        return []
    if words[2].lower() not in members("describing-words", "word"):
        return []
    folded, second = facts.words.folded, words[1].lower()
    alone = [p for p in places if folded[p + 1 : p + 2] in ([second], [second + "'s"]) and folded[p + 2 : p + 3] != [words[2].lower()]]
    return [" ".join(words[:2])] if alone else []


def _without_inner_branch(facts: Facts, name: str) -> list[str]:
    """Kestrex for KestrexBio, where the text says it three times and in the headline."""
    inner = next((n for n, letter in enumerate(name) if n > 4 and letter.isupper()), 0)
    short = name[:inner]
    if not short.istitle() or not name[inner:].istitle() or is_plain_word(short):
        return []
    places = facts.words.index.get(short.lower(), ())
    alone = len(places) > 2 and any(facts.part_of(facts.words.span(p, p)) == "headline" for p in places)
    return [short] if alone and all(facts.prose[facts.words.starts[p]].isupper() or _in_an_address(facts, p) for p in places) else []


def _in_an_address(facts: Facts, place: int) -> bool:
    start = facts.words.starts[place]
    return facts.prose[max(0, start - 1) : start] in ("@", ".", "/", "-", "_") or facts.words.folded[place + 1 : place + 2] == ["."]


def described_names(facts: Facts) -> list[tuple[str, ProseSpan]]:
    """The names that headings of company descriptions give, without their corporate form, and where they stand."""
    found = []
    for part in facts.release.find("boilerplate"):
        line = part.span.of(facts.prose).split("\n")[0]
        match = _ABOUT.match(line.rstrip())
        if match is not None and _is_name(match["name"]):
            start = part.span.start + match.start("name")
            name = without_suffix(_MARKED.sub("", match["name"]))
            found.append((name, ProseSpan(start, start + len(match["name"]))))
    return found
