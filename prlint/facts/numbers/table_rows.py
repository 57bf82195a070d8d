"""Rows of tables, also of those that lost their cells: words, and the numbers behind them up to the next words.

Amounts are scaled by the head of the table ("in thousands"); what stands per share is not. It cannot tell columns apart, so a row is a
label with all its numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts.numbers.quantity import Quantity, rounded
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from prlint.facts import Facts
    from prlint.text.phrases import Match

LETTER = lazy(r"\(\s?([A-Z])\s?\)$")  # what a label calls its row: Revenue (A)
_CELL = lazy(
    r"(?P<currency>(?:US|HK|NZ|C|A|S)?\$|€|£|₹|¥)?[ \u00a0]{0,60}(?P<minus>\([ \u00a0]?|[-−–](?=\d))?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d){1,4},\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<times>(?:mn?|bn|k|MM?|B|K)\b|[ \u00a0](?:million|billion|thousand)\b)?(?:p(?=[\s|]))?"  # pence
    r"(?![\w/]|\.\d)[ \u00a0]?\)?(?P<percent>[ \u00a0]?%)?"
)
_SCALE = lazy(
    r"(?i)(?:\b(?:in|of)|[$€£])[ \u00a0]{0,2}(?:US[ \u00a0]|US\$[ \u00a0]?|[$€£][ \u00a0]?)?(?P<scale>thousands|millions|billions)\b"
    r"|[$€£](?P<short>k|m|bn)\b"
    r"|(?:\((?:US)?[$€£]?|[$€£])[’']?(?P<zeros>000)[’']?s?\b"
    r"|(?:[$€£¥₹]|\b(?:RMB?|NIS|[A-Z]{3}))[ \u00a0]?[’'](?P<quoted>000|million|mn)\b"  # S$'million, RM'000
    r"|(?:₹|\b(?:Rs\.?|INR))[ \u00a0]?(?:in[ \u00a0]|\()?(?P<indian>crores?|lakhs?|cr|lacs?)\b"
    r"|\((?P<worded>thousands|millions|billions) of (?:yen|won|euros?|(?:US |U\.S\. )?dollars)\b"
    r"|(?:^|[(\n|])[ \u00a0]?(?:(?:in[ \u00a0])?(?:[A-Z]{0,2}[$€£]|USD|EUR|GBP|CHF|SEK|NOK|DKK|JPY|SGD|HKD|AUD|CAD|ZAR"
    r"|RMB?|NIS)[ \u00a0]?"
    r"(?P<one>thousand|[mb]illion|k|mn?|bn)|(?P<code>[MTK])(?:SEK|NOK|DKK|EUR|CHF))(?=[,;)\n\t|]|  )"
)
_SCALES = {
    "thousands": 1e3, "millions": 1e6, "billions": 1e9, "000": 1e3, "k": 1e3, "m": 1e6, "bn": 1e9,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "mn": 1e6, "mm": 1e6, "b": 1e9, "t": 1e3,
    "crore": 1e7, "crores": 1e7, "cr": 1e7, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5,
}  # fmt: skip
_LETTERS = lazy(r"[A-Za-z]{2}")
_RANGE = lazy(r"[ \u00a0]{0,2}(?:[-–—]|to)[ \u00a0]{1,2}\(?|[–—]")
_ENDS = lazy(r"\bLow\b[^\nA-Za-z]{1,40}High\b")  # columns of the two ends of what is expected
_YEAR = lazy(r"(?:19|20)\d\d")
_MONTH = lazy(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \u00a0]*$")
_FREE = frozenset(["total", "net", "consolidated", "the", "unaudited", "and", "of", "(", ")", ":", ",", "-", "–", "—", "•", "|", "$"])
_LABEL_REACH = 90


class Cell(Value):
    span: ProseSpan
    quantity: Quantity


class Row(Value):
    """label: the words before the cells; item and basis by data/line-items.tsv, None where the label is no whole line item.

    part_of: the line item that a longer label names a part of: Product revenue. ranged: cells are the ends of a range, as in guidance.
    """

    label: ProseSpan
    item: str | None
    basis: str | None
    cells: tuple[Cell, ...]
    part_of: str | None
    ranged: bool


def rows(facts: Facts) -> tuple[Row, ...]:
    """All rows of all tables, in order."""
    return facts.once("table rows", _rows)  # type: ignore[no-any-return]


def _rows(facts: Facts) -> tuple[Row, ...]:
    found: list[Row] = []
    for segment in facts.release.find("table"):
        found += _rows_of(facts, segment.span)
    return tuple(found)


def _rows_of(facts: Facts, span: ProseSpan) -> list[Row]:
    prose = facts.prose
    scale = _scale(prose, span)
    found: list[tuple[ProseSpan, list[re.Match[str]]]] = []
    end = span.start
    for match in _CELL.finditer(prose, span.start, span.end):
        between = ProseSpan(end, match.start())
        if not _is_cell(prose, match):
            continue
        if _LETTERS.search(prose, between.start, between.end) or not found:
            label = ProseSpan(max(between.start, between.end - _LABEL_REACH), between.end).trimmed(prose)
            found.append((label, []))
        found[-1][1].append(match)
        end = match.end()
    ends = bool(found) and "High" in prose[span.start : found[0][1][0].start()] and _ENDS.search(prose, span.start, found[0][1][0].start())
    return _headed(facts, [_row(facts, label, cells, scale, bool(ends)) for label, cells in found])


def _headed(facts: Facts, found: list[Row]) -> list[Row]:
    """The rows, those of unknown labels below a line that names an item and has no cells as its parts: Gross profit / Europe 12."""
    whole: str | None = None
    rows = []
    for row in found:
        lines = row.label.of(facts.prose).split("\n")
        if row.item or row.part_of or not lines[-1]:
            whole = None
        elif len(lines) > 1:
            start = row.label.start + sum(len(line) + 1 for line in lines[:-2])
            whole = _item(facts, ProseSpan(start, start + len(lines[-2])))[0]
        if len(lines) > 1 and row.item and lines[-2].lower().startswith("cost"):
            row = Row(row.label, None, None, row.cells, None, row.ranged)  # Cost of revenues / Sales 12
        rows.append(Row(row.label, row.item, row.basis, row.cells, whole, row.ranged) if whole else row)
    return rows


def _is_cell(prose: str, match: re.Match[str]) -> bool:
    """Whether a number is an amount: no year, day, or label of a note."""
    if _YEAR.fullmatch(match["number"]) and not match["currency"]:
        return False
    if _MONTH.search(prose[max(0, match.start() - 12) : match.start()]) and len(match["number"]) <= 2:
        return False
    before = prose[match.start("number") - 1 : match.start("number")]
    glued = prose[match.start() - 1 : match.start()].isalnum() and not match[0][0].isspace()
    note = match["minus"] and len(match["number"]) == 1 and match[0].rstrip().endswith(")") and glued
    return not note and not before.isalpha()


def _scale(prose: str, span: ProseSpan) -> float:
    match = _SCALE.search(prose, max(0, span.start - 300), min(span.end, span.start + 800))
    return _SCALES[next(filter(None, match.groups())).lower()] if match is not None else 1.0


def _row(facts: Facts, label: ProseSpan, matches: list[re.Match[str]], scale: float, ends: bool) -> Row:
    item, basis, part_of = _item(facts, label)
    ranged = ends or any(_RANGE.fullmatch(facts.prose, one.end(), other.start()) for one, other in pairwise(matches))
    cells = []
    for match in matches:
        span = ProseSpan(match.start("number"), match.end("number"))
        unit = match["times"] or ""
        times = _SCALES[unit.strip().lower()] if unit else 1.0 if item == "EPS" or match["percent"] else scale
        quantity = rounded(match["number"], times, "percent" if match["percent"] else "USD", match["number"] + unit)
        if match["minus"]:
            quantity = Quantity(-quantity.high, -quantity.low, quantity.unit, f"({match['number']}{unit})")
        cells.append(Cell(span, quantity))
    return Row(label, item, basis, tuple(cells), part_of, ranged)


def _item(facts: Facts, label: ProseSpan) -> tuple[str | None, str | None, str | None]:
    """The line item a label names as a whole, behind its last line end or colon, and its basis; else the one it names a part of."""
    prose = facts.prose
    words = facts.words
    text = label.of(prose)
    cut = max(text.rfind("\n"), text.rfind(":")) + 1
    tokens = words.within(ProseSpan(label.start + cut, label.end))
    if not len(tokens):
        return None, None, None
    starts: list[int] = facts.once("line item starts", lambda f: [m.first for m in line_items(f)])
    near = line_items(facts)[bisect_left(starts, tokens.start) : bisect_left(starts, tokens.stop)]
    matches = [m for m in near if m.last < tokens.stop]
    if not matches:
        return None, None, None
    match = matches[-1]
    rest = [words.folded[n] for n in tokens if not match.first <= n <= match.last]
    adjusted = any(word in ("adjusted", "non", "core", "underlying") for word in rest)
    row = phrase_table("line-items")["columns"][match.entry]
    if any(word not in _FREE and word not in ("adjusted", "non", "gaap", "core", "underlying", "diluted", "basic") for word in rest):
        return None, None, row["item"]
    return row["item"], "non-gaap" if adjusted else row["basis"], None


class OwnLines:
    """The rows of a release's own tables that are no known line items, to be found by their labels in its text.

    A label counts where it has two words or more and the text has it as it stands: "Noninterest income", but no "other noninterest income".
    lines: by the label in small letters, the amounts of each of its rows.
    """

    def __init__(self, facts: Facts) -> None:
        self.words = facts.words
        self.lines: dict[str, list[list[Quantity]]] = {}
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for row in rows(facts):
            label = _plain_label(facts, row) if row.item is None and row.cells and not row.ranged else ()
            if label:
                name = " ".join(label)
                if name not in self.lines:
                    self.by_first.setdefault(label[0], []).append(label)
                self.lines.setdefault(name, []).append([cell.quantity for cell in row.cells])

    def before(self, low: int, start: int) -> str | None:
        """The label that leads to a figure: the last that begins in these tokens before it."""
        folded = self.words.folded
        for first in range(start - 2, max(low, start - _LABEL_WORDS) - 1, -1):
            for label in self.by_first.get(folded[first], ()):
                end = first + len(label)
                if end <= start and tuple(folded[first:end]) == label:
                    whole = first == low or folded[first - 1] in word_class("label-opener")
                    between = folded[end : start - 1] if folded[start - 1] == "of" else folded[end:start]
                    return " ".join(label) if whole and _LABEL_ENDS.isdisjoint(between) else None
        return None


_LABEL_WORDS = 22
_LABEL_ENDS = frozenset([";", "•", "|", "per", "and", "while", "excluding", "including", "before", "adjusted", "of", "from"])


def _plain_label(facts: Facts, row: Row) -> tuple[str, ...]:
    text = row.label.of(facts.prose)
    cut = max(text.rfind("\n"), text.rfind(":"), text.rfind("|", 0, len(text.rstrip("| $"))))
    words = facts.words.within(ProseSpan(row.label.start + cut + 1, row.label.end))
    label = [facts.words.folded[n] for n in words]
    while label and label[-1] in ("|", "$", "£", "€", "(", ":", ",", "net"):
        label.pop()
    plain = 2 <= len(label) <= 7 and all(word.isalpha() or word in ("-", "&", ",") for word in label) and len(" ".join(label)) > 8
    return tuple(label) if plain and label[0].isalpha() else ()


def line_items(facts: Facts) -> list[Match]:
    """The line items named anywhere in the release, in order; industry sales are nobody's."""
    items: list[Match] = facts.once("line items", _line_items)
    return items


def _line_items(facts: Facts) -> list[Match]:
    before = facts.words.folded
    return [m for m in find(phrase_table("line-items"), facts.words) if not m.first or before[m.first - 1] not in _OF_ALL]


_OF_ALL = frozenset(("industry", "sector", "category"))
