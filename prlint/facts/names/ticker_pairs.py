"""Where an exchange and a symbol stand together: (Nasdaq: NRVN), (TSX: NVA; OTCQB: NVAF), (NVA: CSE), Nasdaq: NRVN."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_SYMBOL = r"[A-Z0-9]{1,6}(?:p[A-Z](?![A-Za-z]))?(?:[.\-/](?:[A-Z]{1,3}|Pr[A-Z])){0,2}"  # NRVN-PrA, NRVNpA: preferred shares
_LOOSE_SYMBOL = r"[a-z]{2,5}(?:\.[a-z]{1,3})?|[A-Z][a-z]{2,4}(?=[)\];,])"  # none of these is in form
_ISIN = r"(?:(?:ISIN:? )?[A-Z]{2}[A-Z0-9]{9}\d\s?[-–—,;/]\s?)?"  # Euronext Growth Paris: FR0014003T71 – ALNRV
_PAIR = lazy(
    rf"(?P<joint>[®™]?\s?[:：;]{{1,2}}[^\S\n]{{0,2}}){_ISIN}[“\"‘']?(?P<cash>\$?)(?P<symbol>{_SYMBOL}|[A-Z]{{7,10}}|{_LOOSE_SYMBOL})(?![\w@])"
)
_BRACKET = lazy(r"[(\[][^()\[\]\n]{4,80}[)\]]")
_BETWEEN = lazy(r"(?<=[;(\[])[^;:()\[\]]+(?=[;)\]])")  # what stands between semicolons and holds no colon
_NO_COLON = lazy(rf"(?P<joint>\s|\s?[-–—/]\s?){_ISIN}(?P<cash>\$?)(?P<symbol>{_SYMBOL})(?![\w@:]|\s*:)")
_REVERSED = lazy(
    rf"(?:(?<=[(\[])|(?<=, ))(?P<symbol>{_SYMBOL})(?P<joint>\s?[:–—-]\s?)(?P<exchange>[A-Za-z][\w. -]{{1,34}})(?=[)\];,])"
)
_ARTICLE_ON = lazy(r"\s(?!and\b|or\b)[A-Za-z]")
_JOINED_BEFORE = lazy(r"\s?(?:,|/|&|\band\b)\s?$")
_WORDS_BEFORE = lazy(r"[^\s(\[;|,:/]+")
_CLASS_BEHIND = lazy(r"[ \u00a0][AB](?=[);,])")
_NORDIC = ("Stockholm", "Copenhagen", "Helsinki", "First North", "Nordic")
_MORE = lazy(rf"\s*(?:,|;|/|\band\b|&)\s*(?P<symbol>{_SYMBOL})(?![\w:@.-]|\s*:|\s+(?!(?:and|&)\s[A-Z]{{2,6}}\))\w)")
_INNER_NO_SYMBOL = frozenset(
    ("ISIN", "WKN", "CUSIP", "LEI", "SEDOL", "FIGI", "USA", "US", "USD", "CAD", "EUR", "INC", "LLC", "LTD", "CEO")
)
_JOINING = frozenset(("AND", "OR"))  # symbols only behind a colon
_LABELS = (" stock code", " ticker symbol", " stock symbol", " ticker", " symbol")  # what symbols are called behind an exchange


class Pair:
    """exchange, symbol: their places. head: whether the exchange is printed with this symbol. joint: what parts the two."""

    __slots__ = ("exchange", "head", "joint", "order", "span", "symbol")

    def __init__(self, exchange: ProseSpan, symbol: ProseSpan, joint: str, head: bool = True) -> None:
        self.exchange, self.symbol, self.joint, self.head = exchange, symbol, joint, head
        first, last = sorted((exchange, symbol)) if head else (symbol, symbol)
        self.span = ProseSpan(first.start, last.end)
        self.order = "usual" if exchange.start <= symbol.start else "reversed"


def ticker_pairs(prose: str) -> list[Pair]:
    """All pairs in order: those with a colon, those in brackets without one, and those the other way round."""
    found: list[Pair] = []
    for match in _PAIR.finditer(prose):
        found += _pair(prose, match, _in_brackets(prose, match.start()))
    for bracket in _BRACKET.finditer(prose):
        for piece in _BETWEEN.finditer(prose, bracket.start(), bracket.end()):
            for match in _NO_COLON.finditer(prose, piece.start(), piece.end()):
                found += _pair(prose, match, inside=True)
    for match in _REVERSED.finditer(prose):
        exchange = ProseSpan(*match.span("exchange"))
        if _reads_reversed(prose, match) and not any(pair.head and pair.span.overlaps(exchange) for pair in found):
            found = [pair for pair in found if not pair.span.overlaps(exchange)]  # (NVA: TSX, OTCQB: NVAF) has no TSX: NVAF
            found.append(Pair(exchange, ProseSpan(*match.span("symbol")), match["joint"]))
    # The service mark of an exchange is no symbol: (NASDAQ SM – NRVN).
    ends = {pair.exchange.end for pair in found}
    found = [pair for pair in found if pair.symbol.end not in ends]
    return sorted(found, key=lambda pair: pair.span.start)


def _pair(prose: str, match: re.Match[str], inside: bool) -> list[Pair]:
    exchange = _exchange_before(prose, match.start())
    market = market_named(exchange.of(prose)) if exchange else None
    if exchange is None or market is None or not _fits(match["symbol"], market[1], match["joint"], inside):
        return []
    if len(match["symbol"].partition(".")[0]) > 6 and market[0] != "NSE":
        return []  # only India has symbols of whole words
    symbol = ProseSpan(*match.span("symbol"))
    share = _CLASS_BEHIND.match(prose, symbol.end) if any(name in exchange.of(prose) for name in _NORDIC) else None
    if share is not None:
        symbol = ProseSpan(symbol.start, share.end())  # Nasdaq Stockholm: NRVN B
    if match["joint"].strip(" –—-;/") == "" and market_named(match["symbol"]) is not None:
        return []  # another exchange: (NYSE-TSX)
    if not inside and match["symbol"] in ("A", "I") and _ARTICLE_ON.match(prose, symbol.end):
        return []  # a word of the title: Trading OTC: A Vision
    joint = match["joint"] + match["cash"]
    also = _also(prose, exchange, symbol, match["joint"]) if inside else []
    return [*also, Pair(exchange, symbol, joint), *_more(prose, exchange, symbol.end, market[1], match["joint"])]


def _reads_reversed(prose: str, match: re.Match[str]) -> bool:
    """Whether symbol and exchange stand the other way round, where a bracket is open: (NRV: CSE), (NRV – TSX, 4NV – Frankfurt)."""
    symbol = match["symbol"]
    known = market_named(match["exchange"])
    if known is None or not _in_brackets(prose, match.start()):
        return False
    return ":" in match["joint"] or (market_named(symbol) is None and len(symbol) > 1 and _fits(symbol, known[1], ":", inside=True))


def _also(prose: str, exchange: ProseSpan, symbol: ProseSpan, joint: str) -> list[Pair]:
    """The other exchanges of one symbol that stand in front: NYSE, Nasdaq: NRVN. A pair of these lies where its name is."""
    found: list[Pair] = []
    before = _JOINED_BEFORE.search(prose, max(0, exchange.start - 5), exchange.start)
    while before is not None and (other := _exchange_before(prose, before.start())) is not None:
        pair = Pair(other, symbol, joint, head=False)
        pair.span = other
        found.insert(0, pair)
        before = _JOINED_BEFORE.search(prose, max(0, other.start - 5), other.start)
    return found


def _exchange_before(prose: str, end: int) -> ProseSpan | None:
    """The longest name of an exchange that ends here, or before what its symbols are called; OTC Pink before Pink."""
    low = max(0, end - 44)
    opened = ":" in prose[end : end + 2]  # on Nasdaq Stockholm (ticker: NRVN)
    before = prose[low:end].casefold().replace(" (", "  " if opened else " (")
    end -= next((len(label) for label in _LABELS if before.endswith(label)), 0)
    end -= opened and before[: end - low].endswith(" ")
    starts = [low + m.start() for m in _WORDS_BEFORE.finditer(prose[low:end])]
    return next((ProseSpan(start, end) for start in starts[-6:] if market_named(prose[start:end]) is not None), None)


def market_named(name: str) -> tuple[str, str, str] | None:
    """The usual form of an exchange's name, what its symbols are made of, and whose law it is under."""
    return _markets().get(" ".join(name.split()).casefold())


@cache
def _markets() -> dict[str, tuple[str, str, str]]:
    return {row["name"].casefold(): (row["market"], row["symbols"], row["jurisdiction"]) for row in table("exchanges")}


def market_of(name: str) -> str:
    """The usual form of an exchange's name, or the name itself."""
    return (market_named(name) or (name,))[0]


def _in_brackets(prose: str, start: int) -> bool:
    """Whether a bracket is open here, in the same line and not far back."""
    before = prose[max(0, start - 120) : start].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")


def _fits(symbol: str, kind: str, joint: str, inside: bool) -> bool:
    """Whether this can be a symbol there: outside brackets only a colon and capitals convince."""
    colon = ":" in joint or "：" in joint
    if symbol.upper() in _INNER_NO_SYMBOL or (symbol.upper() in _JOINING and not colon) or (symbol.isdigit() and kind == "letters"):
        return False
    if not any(c.isdigit() for c in symbol) and kind == "digits":
        return False
    if symbol.isdigit() and not colon:
        return False
    if not regex(r"-Pr|p(?=[A-Z]$)").sub("", symbol).isupper() and not symbol.isdigit():
        return inside and colon and symbol[1:].islower() and market_named(symbol) is None
    return colon or (inside and len(symbol) > 1)


def _more(prose: str, exchange: ProseSpan, at: int, kind: str, joint: str) -> list[Pair]:
    """Further symbols of the same exchange: Nasdaq: NRVN, NRVNW; (Nasdaq: NRVN, NRVNU and NRVNW)."""
    found: list[Pair] = []
    match = _MORE.match(prose, at)
    while match and _fits(match["symbol"], kind, ":", inside=True) and market_named(match["symbol"]) is None:
        found.append(Pair(exchange, ProseSpan(*match.span("symbol")), joint, head=False))
        match = _MORE.match(prose, match.end())
    return found
