"""Pairs of exchange and symbol: how each is written, whose it is, and which listing on file it stands for."""

from __future__ import annotations

from prlint.data import column
from prlint.facts import Kind, Thing
from prlint.facts.names.company_names import suffixes
from prlint.facts.names.ticker_pairs import Pair, market_named, market_of, ticker_pairs
from prlint.facts.tables import word_class
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from prlint.facts import Facts

_CASHTAG = lazy(r"[(\[](?P<whole>\$(?P<symbol>[A-Z]{1,5}))[)\]]")
_NAME_BEFORE = lazy(r"[\w’'&.,/®™\s-]{2,80}$")
_FULL_LINE = 50
_AND = lazy(r",?\s(?:and|&)\s")
_CAPITALS_BEFORE = lazy(
    r"(?:^|\s)(?P<name>(?:\d{1,3}\s)?[A-Z][^\s(]*(?:\s(?:[A-Z&][^\s(]*|of|and|de))*)(?:\s(?:plc|oyj|asa|ag|se))?,?\s?\(?[^()]*$"
)
_OF_ANOTHER = lazy(  # what a company is named for: shares of Norvane (its own), the chief of Norvane (an office), the plant of Norvane
    r"(?:(?:(?P<own>(?P<board>board|directors|trustees|officers)|shares|stock|(?:share|stock|unit)?holders|members|meeting)"
    r"|(?P<part>subsidiary|division|business|unit|arm|brand|parent)|(?P<office>chief(?:\s\w+){0,2}|ceo|president|chair\w*|founder)|[^\s,]+)"
    r"\s(?:of|by|with|from|to|at|in|for|against|between|than|that|which|like|including|such\sas)|who\s\w+)(?:\sthe)?\s$",
    IGNORECASE,
)
_SUBJECT_WORDS = 3
_NUMBERS = lazy(r"\((?:ISIN|WKN|CUSIP|SEDOL|LEI)[^()]*\)")
_APPOSITION = lazy(  # Norvane Bank, the wholly owned (subsidiary of)
    r"\W*[A-Z][^\s,]*(?: (?:[A-Z&][^\s,]*|of|and|the|de)){0,8}(?:, (?:LLC|LP|Inc\.|Ltd\.?))?, (?:an? |the )?(?:[\w-]+ ){0,4}$"
)
_OWN_NEWS = lazy(r"[^.]{0,80}\bthe (?:[Cc]ompany|[Gg]roup|[Bb]ank|[Ff]irm) (?:today )?(?:announced|said|reported)\b")
_SPEAKS = lazy(r"[)\]],? (?:today )?(?:announce[ds]|sa(?:id|ys)|report(?:ed|s))\b")
_TRADED = lazy(r"(?i)\b(?:symbol|ticker|trad(?:e|es|ed|ing)(?: as| under)?)[^.]{0,20}$|\bthe company \W?$")
_LAW_FIRM = lazy(r"\bLLP\b|\b[Ll]aw (?:[Ff]irm|[Oo]ffices?)\b|\b[Cc]lass [Aa]ction\b|\b[Rr]ights [Ff]irm\b")
_HELD = lazy(r"[)\]] (?:investors|shareholders|stockholders)\b")  # they, not the company, are spoken to
_NAME_WORD = lazy(r"[^\W_](?:[\w’'&]|-(?!-))*")  # two hyphens are the dash behind a dateline


def find_tickers(facts: Facts) -> list[Thing]:
    """Every pair, one thing a symbol; the exchange is said once for several symbols."""
    raw = ticker_pairs(facts.prose)
    spacing = _usual_spacing(raw)
    issuer = _Issuer(facts, raw) if raw else None
    slips = _slips(facts.prose, [pair for pair in raw if issuer and issuer.company(pair) == "issuer"])
    found = [_thing(facts, pair, spacing, issuer, slips.get(id(pair))) for pair in raw if issuer]
    return [*found, *_cashtags(facts, found, spacing)] if "$" in facts.prose else found


def _slips(prose: str, pairs: list[Pair]) -> dict[int, str]:
    """Of the pairs of an issuer, by identity, those whose symbol is a slip of the one that the release prints more often, or before, for
    the same exchange, which is given: NRVN, where this one is NRNV. Two that stand close together are two shares."""
    symbols: dict[str, dict[str, list[Pair]]] = {}
    for pair in pairs:
        symbols.setdefault(market_of(pair.exchange.of(prose)), {}).setdefault(pair.symbol.of(prose).upper(), []).append(pair)
    found: dict[int, str] = {}
    for here in symbols.values():
        usual, *others = sorted(here, key=lambda symbol: -len(here[symbol]))
        for symbol in others:
            if not _nearly(symbol, usual) or (len(usual) > 4 and symbol[:-1] == usual[:-1]):
                continue  # the fifth letter tells the share
            if all(abs(a.span.start - b.span.start) > _BESIDE for a in here[usual] for b in here[symbol]):
                found.update((id(pair), usual) for pair in here[symbol])
    return found


_BESIDE = 100  # characters


def _usual_spacing(pairs: list[Pair]) -> str:
    """How this release writes the colon: with the blank that wires set, unless it never does."""
    joints = {pair.joint.rstrip("$") for pair in pairs if pair.head}
    return ":" if ":" in joints and ": " not in joints else ": "


def _shape(facts: Facts, pair: Pair, symbol: str, spacing: str) -> str:
    joint = pair.joint.lstrip() if facts.release.language == "fr" else pair.joint  # where a blank before the colon is right
    if pair.order == "reversed":
        return "reversed"
    if "$" in joint:
        return "cashtag"
    if ":" not in joint and "：" not in joint:
        # "Euronext Growth Paris – ALNRV" is how French issuers set it.
        return "usual" if len(pair.joint) == 3 and pair.exchange.of(facts.prose).startswith("Euronext") else "no-colon"
    if symbol[1:].islower():
        return "lower-case"
    if joint[0].isspace() or joint not in (":", ": "):
        return "stray-space"
    return "usual" if joint == spacing or not pair.head else "other-spacing"


def _thing(facts: Facts, pair: Pair, spacing: str, issuer: _Issuer, slip_of: str | None) -> Thing:
    prose = facts.prose
    exchange, symbol = pair.exchange.of(prose), pair.symbol.of(prose)
    market = market_named(exchange)
    usual = market[0] if market else exchange
    company = issuer.company(pair)
    fields: dict[str, Any] = {
        "exchange": usual,
        "jurisdiction": market[2] if market else "elsewhere",
        "symbol": symbol,
        "company": company,
        "shape": _shape(facts, pair, symbol, spacing),
        "expected_text": f"{exchange}{spacing}{symbol.upper()}",
    }
    if company == "issuer":
        listing = _listing(facts, usual, symbol.upper())
        if listing is not None and not (issuer.listed_too and usual not in issuer.markets and listing[1] != symbol.upper()):
            their_exchange, their_symbol = listing
            fields["expected_symbol"] = their_symbol
            fields["expected_exchange"] = usual if _may_be(usual, their_exchange) else their_exchange
        elif slip_of is not None:
            fields.update(expected_symbol=slip_of, expected_exchange=usual)
    return Thing("ticker", pair.span, fields, {"exchange": pair.exchange, "symbol": pair.symbol})


def _may_be(market: str, filed: str) -> bool:
    """Whether an exchange on file may be this market: by a name of the same, by one that is shorter or longer, or by none that is known."""
    known = market_named(filed)
    if known is None or known[0] == market:
        return True
    if filed.startswith(market if market == "OTC" else f"{market} "):  # OTC for OTCQX, Euronext for Euronext Paris
        return market != "NYSE"
    here = market_named(market)
    return filed != "NYSE" and market.startswith(f"{filed} ") and here is not None and here[2] == known[2]


def _cashtags(facts: Facts, found: list[Thing], spacing: str) -> Iterator[Thing]:
    """Symbols of the issuer without their exchange, ($NRVN): the profile or another pair names it, or none does and a whole name leads
    to the symbol in the lead."""
    exchanges = {thing.fields["symbol"]: thing.fields["exchange"] for thing in found if thing.fields["company"] == "issuer"}
    exchanges |= {symbol: exchange for exchange, symbol in _filed(facts)}
    for match in _CASHTAG.finditer(facts.prose):
        exchange, span = exchanges.get(match["symbol"]), ProseSpan(*match.span("whole"))
        before = facts.prose[max(0, match.start() - 20) : match.start()].split()
        if exchange is None and (exchanges or before[-1:] == [] or before[-1].strip(",.").lower() not in suffixes()):
            continue
        fields = {"exchange": exchange or "[Exchange]", "symbol": match["symbol"], "company": "issuer", "shape": "cashtag"}
        if exchange is not None or facts.part_of(span) == "lead":
            fields["expected_text"] = f"{fields['exchange']}{spacing}{match['symbol']}"
            yield Thing("ticker", span, fields, {"symbol": ProseSpan(*match.span("symbol"))})


def _listing(facts: Facts, market: str, symbol: str) -> tuple[str, str] | None:
    """The listing on file that this pair stands for, or None: none on file, or a further class of a listed share (NRVN.WT, not NRVNS)."""
    listings = _filed(facts)
    here = [row for row in listings if market_of(row[0]) == market]
    for row in here + listings:
        if row[1] == symbol:
            return row
    near = here or listings
    if not listings or any(symbol.startswith(ticker) and not _is_added(exchange, ticker, symbol) for exchange, ticker in near):
        return None
    return min(near, key=lambda row: _distance(row[1], symbol))


def _is_added(exchange: str, ticker: str, symbol: str) -> bool:
    """Whether the letter that a symbol has behind a listed one marks no class, right or warrant: an S, or an R where the listed one is too
    short for Nasdaq to add a fifth letter to."""
    letters = "CDEGHIJSTX"
    if len(ticker) < _ROOT and market_of(exchange) in ("NYSE", "Nasdaq"):
        letters += "FLMNOPQRVYZ"
    return symbol[len(ticker) :] in tuple(letters)


_ROOT = 4  # letters of a symbol that takes a fifth


def _filed(facts: Facts) -> list[tuple[str, str]]:
    """(exchange, symbol) of the listings in the profile that state both."""
    listings = [(str(row.get("exchange", "")), str(row.get("ticker", "")).upper()) for row in facts.profile.records("listings")]
    return [(exchange, ticker) for exchange, ticker in listings if exchange and ticker]


def _nearly(one: str, other: str) -> bool:
    """Whether two symbols of one length, three letters at least, differ by one letter or by the order of two."""
    return len(one) == len(other) > 2 and (_distance(one, other) == 1 or (_distance(one, other) == 2 and sorted(one) == sorted(other)))


def _distance(one: str, other: str) -> int:
    """Letters that differ by place, plus the difference in length; enough to choose among a few symbols."""
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


class _Issuer:
    """Which tickers are the issuer's: those that follow its name, and every later use of their symbols."""

    def __init__(self, facts: Facts, pairs: list[Pair]) -> None:
        self.prose = facts.prose
        stated = [*facts.profile.values("issuer.legal_name"), *facts.profile.values("issuer.short_names")]
        self.stated = tuple(str(name) for name in stated if name)
        self.first_words = {word.casefold() for name in stated if (word := _first_word(str(name)))}
        self.symbols = {str(ticker).upper() for ticker in facts.profile.values("listings.ticker")}
        self.listings = [(market_of(exchange), ticker) for exchange, ticker in _filed(facts)]
        self.markets = {market for market, _ in self.listings}
        self.names: dict[int, tuple[str, ...]] = {}
        self.leading: str | None = None  # the word that the issuer's name begins with, where the release alone shows it
        for before, pair in zip([None, *pairs], pairs, strict=False):
            between = _NUMBERS.sub("", self.prose[before.span.end : pair.span.start][:200]) if before is not None else ""
            shared = before is not None and not regex(r"(?!and\b)\b\w{3}").search(between)
            self.names[id(pair)] = self.names[id(before)] if shared else self._name(pair)
        if not self.first_words:
            first = self._leading(facts, pairs)
            if first is not None:
                self.first_words = set(self.names[id(first)])
                self.leading = next(iter(self.names[id(first)]), None)
                self.symbols.add(first.symbol.of(self.prose).upper())
        for pair in pairs:
            if self._is_named_so(pair):
                self.symbols.add(pair.symbol.of(self.prose).upper())
        self.listed_too = any(  # a listing on file is printed behind no other name: what stands beside it may be a second one
            (market_of(pair.exchange.of(self.prose)), pair.symbol.of(self.prose).upper()) in self.listings
            and (not self.names[id(pair)] or self._is_named_so(pair))
            for pair in pairs
        )

    def _leading(self, facts: Facts, pairs: list[Pair]) -> Pair | None:
        """The pair of the company that the release is about: the first in the lead, else one whose company the title or the heading of
        the description names."""
        in_lead = next((p for p in pairs if facts.part_of(p.span) in ("lead", "dateline")), None)
        title = " ".join(part.span.of(self.prose) for part in facts.release.find("headline"))
        if in_lead is not None:
            later = self._subject_of(facts, title, pairs[pairs.index(in_lead) :])
            if later is not None or self._announces(facts, in_lead, title):
                return later or in_lead
            if not set(self.names[id(in_lead)]).isdisjoint(self._described(facts)):
                return in_lead
            passed = in_lead.symbol.of(self.prose).upper()
            pairs = [p for p in pairs if p.symbol.of(self.prose).upper() != passed]
        texts = [part.span.of(self.prose) for part in facts.release.find("headline", "subheadline") or facts.release.find("lead")]
        told = {word for text in texts for word in _title_words(text)}.union(self._described(facts))
        titles = ("headline", "subheadline")
        return next((p for p in pairs if not told.isdisjoint(self.names[id(p)]) or facts.part_of(p.span) in titles), None)

    def _described(self, facts: Facts) -> list[str]:
        """The first words of the description that a release ends with: About Norvane Therapeutics."""
        return [word for part in facts.release.find("boilerplate")[:1] for word in _title_words(part.span.of(self.prose)[:80])[:4]]

    def _subject_of(self, facts: Facts, title: str, pairs: list[Pair]) -> Pair | None:
        """A later pair of the lead whose company opens the title, which the company of the first pair does not: Norvane to Buy Halden.
        What stands between the two may neither join them nor say that the first one gives the news."""
        first = pairs[0]
        if self._opens(title, first):
            return None
        later = next((p for p in pairs[1:] if facts.part_of(p.span) == "lead" and self._opens(title, p)), None)
        between = self.prose[first.span.end : later.span.start] if later is not None else ""
        joined = regex(r"[)\]]?\s*(?:and|&)\s").match(between) is not None
        return None if joined or _gives_news(between) else later

    def _announces(self, facts: Facts, pair: Pair, title: str) -> bool:
        """Whether the company of this pair can be the one that speaks: it opens the title, or no verb stands before it, and it is not
        named for the sake of another (next to that of Norvane)."""
        named = self.names[id(pair)]
        if not named:
            return True
        lead = next((part.span for part in facts.release.find("lead") if part.span.contains(pair.span)), pair.span)
        before = self.prose[lead.start : pair.span.start]
        held = _HELD.match(self.prose, pair.span.end) is not None and not self._opens(title, pair)
        if title and (held or _LAW_FIRM.search(before)):
            return False
        if _SPEAKS.match(self.prose, pair.span.end):
            return True
        if _gives_news(before):
            return self._opens(title, pair)
        if _OWN_NEWS.match(self.prose, pair.span.end):
            return True
        head = _OF_ANOTHER.search(self.prose, max(lead.start, pair.span.start - 120), self._name_start(pair))
        told = not title or named[0] in _title_words(title)
        if head is None:
            return told or not self._stands_behind_verb(facts, pair)
        if head["own"] or head["part"]:
            dateline = max((d.span.end for d in facts.release.datelines if d.span.end < pair.span.start), default=lead.start)
            ahead = self.prose[max(dateline, lead.start) : max(head.start("own"), head.start("part"))]
            subject = len(_NAME_WORD.findall(ahead)) <= _SUBJECT_WORDS if head["own"] else _APPOSITION.match(ahead)
            return bool(subject) or self._opens(title, pair) or (told and head["board"] is not None)
        return self._opens(title, pair) or (told and (not title or head["office"] is not None))

    def _opens(self, title: str, pair: Pair) -> bool:
        """Whether the title, or what stands in it behind a colon, begins with the company of this pair."""
        openings = (_title_words(piece)[:2] for piece in title.split(": "))
        return any(not set(self.names[id(pair)][:1]).isdisjoint(words) for words in openings)

    def _stands_behind_verb(self, facts: Facts, pair: Pair) -> bool:
        tokens = facts.words.within(ProseSpan(facts.sentence_at(pair.span.start).start, pair.span.start))
        verbs = word_class("verb").difference(("may", "will"))  # a month, and a name
        return not verbs.isdisjoint(facts.words.folded[tokens.start : tokens.stop])

    def _name_start(self, pair: Pair) -> int:
        """Where the run of capitalized words in front of this pair begins."""
        low = max(0, pair.span.start - 80)
        match = _CAPITALS_BEFORE.search(self.prose, low, pair.span.start)
        return match.start("name") if match is not None else pair.span.start

    def company(self, pair: Pair) -> str:
        symbol = pair.symbol.of(self.prose).upper()
        named = self.names[id(pair)]
        mine = self._is_named_so(pair) or symbol in self.symbols
        mine = mine or (not named and (self._is_slip(pair, symbol) or self._is_traded(pair)))
        return "issuer" if mine else "other"

    def _is_named_so(self, pair: Pair) -> bool:
        """Whether the company of this pair bears the issuer's name: of two names one begins with a word of the other."""
        named = self.names[id(pair)]
        if self.leading is None:
            return not self.first_words.isdisjoint(named)
        return self.leading in named or (bool(named) and named[0] in self.first_words)

    def _is_traded(self, pair: Pair) -> bool:
        """Whether the words in front tell of a symbol or of trading: under the new symbol (NYSE: NVT); or say "the Company". Symbols on
        file stand alone."""
        told = _TRADED.search(self.prose, max(0, pair.span.start - 40), pair.span.start)
        return told is not None and (self.leading is not None or not self.listings)

    def _is_slip(self, pair: Pair, symbol: str) -> bool:
        """Whether it is a symbol on file, of this exchange, with one letter wrong or two of them exchanged."""
        market = market_named(pair.exchange.of(self.prose))
        return market is not None and any(market[0] == here and _nearly(symbol, filed) for here, filed in self.listings)

    def _name(self, pair: Pair) -> tuple[str, ...]:
        """The words of the name in front, in order; pairs that touch share it."""
        before = self._before(pair.span.start).rstrip("([ \n")
        before = regex(r"\((?:[^()]*\)|[“\"][^()]*[;,])\s*$").sub("", before)  # Norvane (“NRV”; Nasdaq: NRV)
        before = regex(r",\s(?:an?|the)\s(?:[A-Z][\w-]*\s)?(?:[a-z][\w-]*\s){0,6}[a-z][\w-]*\s*$").sub("", before)  # a maker of pumps
        match = _NAME_BEFORE.search(before)
        words = _NAME_WORD.findall(self._last_of_two(match[0])) if match else []
        named: list[str] = []
        for word in reversed(words):
            if word.casefold() in _SMALL_SUFFIXES:
                continue
            if not word[0].isupper() and word not in ("of", "and", "&", "the", "de") and not any(c.isupper() for c in word):
                break
            named.append(word.casefold())
        told = tuple(word for word in reversed(named) if len(word) > 2 and word not in column("company-words", "word"))
        symbol = pair.symbol.of(self.prose).casefold()
        return told if self._ends_name(" ".join(words)) else tuple(word for word in told if word != symbol)

    def _before(self, end: int) -> str:
        """What stands in front: in this line, and in a full one above it, from which the name may have been wrapped."""
        start = self.prose.rfind("\n", 0, end) + 1
        above = self.prose.rfind("\n", 0, max(0, start - 1)) + 1
        return self.prose[max(end - 80, above if start - above >= _FULL_LINE else start) : end]

    def _last_of_two(self, text: str) -> str:
        """What follows the last "and" between two companies, which stands behind a corporate form or a name of the issuer."""
        joints = [m for m in _AND.finditer(text) if self._ends_name(text[: m.start()])]
        return text[joints[-1].end() :] if joints else text

    def _ends_name(self, text: str) -> bool:
        last = _NAME_WORD.findall(text)[-1:]
        return bool(last) and (last[0].casefold() in column("company-suffixes", "suffix") or text.endswith(self.stated))


def _title_words(title: str) -> list[str]:
    """The words of a title in small letters, without the ending of an owner."""
    return [word.removesuffix("'s").removesuffix("’s") for word in _NAME_WORD.findall(title.casefold())]


def _gives_news(text: str) -> bool:
    """Whether a verb of announcing stands in this text."""
    return not {word.casefold() for word in _NAME_WORD.findall(text)}.isdisjoint(column("announcing-verbs", "word"))


_SMALL_SUFFIXES = frozenset(("plc", "oyj", "asa", "ab", "nv", "sa", "spa", "ag", "se", "hf"))  # legal forms that are written small


def _first_word(name: str) -> str | None:
    return next((word for word in _NAME_WORD.findall(name) if word.casefold() not in ("the", "a")), None)


KINDS = {
    "ticker": Kind(
        find_tickers,
        {
            "exchange": "text",
            "jurisdiction": ("us", "ca", "uk", "eu", "ch", "elsewhere"),
            "symbol": "printed",
            "company": ("issuer", "other"),
            "expected_symbol": "text",
            "expected_exchange": "text",
            "shape": ("usual", "no-colon", "stray-space", "lower-case", "cashtag", "reversed", "other-spacing"),
            "expected_text": "text",
        },
        reads=("listings", "listings.exchange", "listings.ticker", "issuer.legal_name", "issuer.short_names"),
        meanings={
            "exchange": "exchange in its usual form",
            "jurisdiction": "whose law the exchange is under",
            "symbol": "the letters",
            "company": "whose it is; without a profile, the company in the lead that opens the title or speaks is the issuer",
            "expected_symbol": "symbol of the listing on file it stands for; without one, what is printed elsewhere and this is a slip of",
            "expected_exchange": "exchange of that listing",
            "shape": "how exchange and symbol are put together; other-spacing: without the blank that stands elsewhere in the release",
            "expected_text": "the pair in the usual form, with the spacing of this release",
        },
    ),
}
