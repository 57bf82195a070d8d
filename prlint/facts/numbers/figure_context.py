"""What a figure is about, by the words around it in its sentence, and which line of the accounts it gives.

Each cue of data/figure-cues.tsv speaks for one matter, the louder the nearer it stands; results of a study and facts about the issuer
outweigh the world outside, as a release speaks of its own things first. It cannot see a matter that only an earlier paragraph names.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from operator import attrgetter

from prlint.facts.numbers.figure_clauses import is_of_a_place, told_by_clause
from prlint.facts.numbers.quantity import Quantity
from prlint.facts.numbers.table_rows import line_items, rows
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from prlint.facts import Facts
    from prlint.facts.numbers.table_rows import OwnLines
    from prlint.text.phrases import Match
    from prlint.text.words import Words

_WORLD = ("disease", "population", "market")
_LARGE = lazy(r"\d,\d{3}|\d\)?\s?[mb]illion")  # more than a share earns
_EARNINGS = ("net income", "EPS", "FFO", "operating income", "EBITDA")  # what a bare amount per share is a share of
_PER_SHARE = ("dividend", "book value", "tangible book value")  # what else is told per share
_ADJUSTABLE = (*_EARNINGS, "profit before tax", "gross profit", "gross margin", "operating margin", "operating expenses")
_PRICED = frozenset(("at", "price", "pay", "pays", "paid", "exercise", "exercisable", "conversion", "convertible", "offering", "value"))
_MILLIONS = frozenset(("million", "billion", "trillion"))
_ITEM_REACH = 30  # words between a line of the accounts and its figure
_LEAST = 1.8  # a score below this says nothing
_PLAIN = 4.0  # a score from which the world outside is meant even where a trial is told of
_PLAIN_OWN = 5.0  # a score below which a clause tells of the issuer by its subject alone
_OWN = 2.5  # what that weighs beside the words around the figure
_PLAIN_PEOPLE = 3.0  # a score up to which fewer than a thousand people are no population
_PLAIN_CUE = 5  # the only weight of cues that count for the world outside in a release that reports a study
_FINDINGS = lazy(
    r"(?i)\b(?:stud(?:y|ies)|research(?:ers)?|analysis|trial|scientists|review|data)\s+(?:\w+\s+){0,3}(?:found|finds|shows?|showed"
    r"|suggests?|reveals?|indicates?)\b"
    r"|\baccording to (?:an?|new|the|preliminary|a preliminary|recent) (?:\w+\s+){0,4}(?:study|research|analysis|data)\b"
    r"|\bresearch highlights\b"
)


class Context:
    """The cues of one release in the paragraphs of these figures, found once. Scores are sums of the two nearest cues for each matter."""

    def __init__(self, facts: Facts, figures: Iterable[ProseSpan]) -> None:
        self.facts = facts
        self.words = facts.words
        self.columns = phrase_table("figure-cues")["columns"]
        paragraphs = {facts.paragraph_at(figure.start) for figure in figures}
        near = frozenset(token for paragraph in paragraphs for token in self.words.within(paragraph))
        self.cues = find(phrase_table("figure-cues"), self.words, among=near) if near else []
        self.cue_starts = [cue.first for cue in self.cues]
        self.items = line_items(facts)
        self.item_starts = [item.first for item in self.items]
        self.item_columns = phrase_table("line-items")["columns"]
        self.own = [self.words.within(thing.span) for thing in facts.of("issuer")]
        self.study = self._reports_a_study()
        self.loud: dict[range, bool] = {}  # by paragraph: whether it speaks of a trial's patients

    def of(self, span: ProseSpan, kind: str, noun: str) -> tuple[str, str | None, str | None]:
        """(about, line item, basis) of the figure at this place."""
        tokens = self.words.within(span)
        if self.words.folded[tokens.start] == "(" and self.words.folded[tokens.stop : tokens.stop + 1] == [")"]:
            tokens = range(tokens.start, tokens.stop + 1)  # a loss of ($0.41) per share
        sentence = self.words.within(self.facts.sentence_at(span.start))
        item, basis = self._line_item(tokens, sentence, kind) if kind != "count" else (None, None)
        apart = item in _ADJUSTABLE and self.words.folded[tokens.stop : tokens.stop + 1] == ["excluding"]
        if basis == "gaap" and (apart or self._is_called_adjusted(tokens.stop)):
            basis = "non-gaap"
        return self._about(tokens, sentence, kind, item, noun), item, basis

    def _about(self, tokens: range, sentence: range, kind: str, item: str | None, noun: str) -> str:
        scores = self._scores(tokens, sentence)
        told = dict(told_by_clause(self.words, tokens, sentence, kind, noun, self._names_issuer(sentence)))
        nation = told.pop("nation", 0.0)
        for about, plainly in told.items():
            if about == "issuer" and plainly < _PLAIN_OWN:
                scores[about] = max(scores.get(about, 0.0), _OWN)
            elif about != "population" or max(scores.values(), default=0.0) < _LEAST:
                scores[about] = scores.get(about, 0.0) + plainly
        if kind == "count":
            said = self.words.folded[tokens.start : tokens.stop]
            millions = not _MILLIONS.isdisjoint(said)
            self._keep_what_can_be_counted(scores, noun, millions)
            few = not millions and "," not in said and all(len(word) < 4 for word in said if word.isdigit())
            if few and scores.get("population", 0.0) <= _PLAIN_PEOPLE:
                scores.pop("population", None)  # 14 doctors are somebody's own
        elif kind == "percent" and noun.lower().startswith("of ") and noun.lower().split()[-1] in word_class("body"):
            scores.pop("disease", None)  # less than half of the liver
        if nation:  # whatever is counted
            scores["market"] = scores.get("market", 0.0) + nation
        world = max(_WORLD, key=lambda about: scores.get(about, 0.0))
        loudest = scores.get(world, 0.0)
        if kind == "money":
            if scores.get("market", 0.0) > scores.get("finance", 0.0) + scores.get("issuer", 0.0) * 0.5 and item is None:
                return "market"
            return "finance"
        if item is not None and scores.get("market", 0.0) < 5:
            scores["finance"] = scores.get("finance", 0.0) + 3
        own = max(scores.get("trial", 0.0), scores.get("safety", 0.0))
        if loudest < _PLAIN and self._tells_of_trial(tokens) and scores.get("issuer", 0.0) < loudest:
            own = max(own, loudest + 0.1) if loudest >= _LEAST else own
            scores.setdefault("trial", own)
        best = max(scores, key=lambda about: scores[about], default="other")
        if best in _WORLD and max(own, scores.get("issuer", 0.0), scores.get("finance", 0.0)) >= scores[best] - 0.5:
            rivals = {about: scores.get(about, 0.0) for about in ("trial", "safety", "finance", "issuer")}
            best = max(rivals, key=lambda about: rivals[about])
        return best if scores.get(best, 0.0) >= _LEAST else "other"

    def _names_issuer(self, sentence: range) -> bool:
        first = bisect_left(self.own, sentence.start, key=attrgetter("start"))
        return first < len(self.own) and self.own[first].start < sentence.stop

    def _scores(self, tokens: range, sentence: range) -> dict[str, float]:
        heard: dict[str, list[float]] = {}
        for cue in self.cues[bisect_left(self.cue_starts, sentence.start) : bisect_left(self.cue_starts, sentence.stop)]:
            row = self.columns[cue.entry]
            before = cue.last < tokens.start
            away = self._words_between(cue.last + 1, tokens.start) if before else self._words_between(tokens.stop, cue.first)
            reach = int(row["reach"])
            if away > reach or row["side"] not in ("any", "before" if before else "after"):
                continue
            weight = int(row["weight"])
            if row["about"] in _WORLD and self.study and weight < _PLAIN_CUE:
                continue
            heard.setdefault(row["about"], []).append(weight * (1 - 0.6 * away / (reach + 1)))
        first, last = (bisect_left(self.own, token, key=attrgetter("start")) for token in (sentence.start, tokens.start))
        for own in self.own[first:last]:
            if tokens.start - own.stop <= 9:
                heard.setdefault("issuer", []).append(3 * (1 - 0.6 * (tokens.start - own.stop) / 10))
        more = heard.pop("market+", [])
        if more and "market" in heard:
            heard["market"] += more
        heard.pop("none", None)
        return {about: sum(sorted(loud)[-2:]) for about, loud in heard.items()}

    @staticmethod
    def _keep_what_can_be_counted(scores: dict[str, float], noun: str, millions: bool) -> None:
        """Bare counts are of people, cases and deaths, of goods sold, or of millions; others say nothing of the world outside."""
        first = noun.lower().partition(" ")[0]
        words = list(takewhile(lambda word: word not in word_class("noun-end"), noun.lower().split()))
        named = bool(word_class("counted-people").intersection(words)) or is_of_a_place(noun)
        people = named or first in word_class("counted-before") or first == "per"
        if not people:
            scores.pop("population", None)
        if not people and not word_class("counted-cases").intersection(words):
            scores.pop("disease", None)
        if not millions and not word_class("counted-goods").intersection(words):
            scores.pop("market", None)

    def _words_between(self, start: int, stop: int) -> int:
        return self.words.count(range(start, stop))

    def _reports_a_study(self) -> bool:
        """Whether headline and lead tell what a study found, so that bare rates and risks are its results."""
        segments = self.facts.release.find("headline", "subheadline", "lead")
        return any(_FINDINGS.search(self.facts.prose, s.span.start, s.span.end) is not None for s in segments)

    def _tells_of_trial(self, tokens: range) -> bool:
        """Whether its paragraph speaks of patients treated or enrolled in a trial."""
        if not len(tokens):
            return False
        paragraph = self.words.within(self.facts.paragraph_at(self.words.starts[tokens.start]))
        if paragraph not in self.loud:
            cues = self.cues[bisect_left(self.cue_starts, paragraph.start) : bisect_left(self.cue_starts, paragraph.stop)]
            rows = [self.columns[cue.entry] for cue in cues]
            self.loud[paragraph] = sum(int(row["weight"]) for row in rows if row["about"] in ("trial", "safety")) >= 8
        return self.loud[paragraph]

    # Lines of the accounts

    def _is_called_adjusted(self, stop: int) -> bool:
        """Whether the words right behind a figure take it out of the accounts: $71 million (non-GAAP), $71 million on an adjusted basis."""
        behind = self.words.folded[stop : stop + 5]
        return behind[:4] in (["(", "non", "-", "gaap"], ["on", "an", "adjusted", "basis"]) or behind == ["on", "a", "non", "-", "gaap"]

    def _line_item(self, tokens: range, sentence: range, kind: str) -> tuple[str | None, str | None]:
        low = max(sentence.start, tokens.start - _ITEM_REACH)
        high = min(sentence.stop, tokens.stop + _ITEM_REACH)
        inside = self.items[bisect_left(self.item_starts, low) : bisect_left(self.item_starts, high)]
        behind = next((m for m in inside if m.first >= tokens.stop and self._linked(tokens.stop, m.first, kind)), None)
        ahead = (m for m in inside if m.last < tokens.start and tokens.start - m.last <= _ITEM_REACH)
        before = [m for m in ahead if not self._parted(m.last + 1, tokens.start)]
        measured = [m for m in before if self._linked(m.last + 1, tokens.start, kind) or not self._is_base(m.first)]
        before = measured or before
        if _LARGE.search(self.words.prose, self.words.starts[tokens.start], self.words.ends[tokens.stop - 1]):
            per = {m.first for m in before if self.item_columns[m.entry]["item"] == "EPS"}
            before = [m for m in before if per.isdisjoint((m.first, m.last + 1))]  # or $0.41 per share, compared with $9 million
        if behind is not None and self.words.folded[behind.first] in ("per", "a"):
            last = self.item_columns[before[-1].entry]["item"] if before else ""
            if last in _PER_SHARE:
                behind = None  # a dividend of $0.12 per share
            elif last not in _EARNINGS and not _PRICED.isdisjoint(self.words.folded[max(low, tokens.start - 8) : tokens.start]):
                return None, None
        if behind is not None:
            row = self.item_columns[behind.entry]
            basis = self._basis(behind, sentence.start)
            if row["item"] == "organic growth" and not any(self.item_columns[m.entry]["item"] in ("revenue", row["item"]) for m in before):
                basis = "none"  # visitors rose 3% in constant currency
            if row["item"] == "EPS" and basis == "gaap" and before and not self._between_figures(before[-1].last, tokens.start):
                basis = self._basis(before[-1], sentence.start)
            return row["item"], basis
        if not before:
            return None, None
        return self.item_columns[before[-1].entry]["item"], self._basis(before[-1], sentence.start)

    def _is_base(self, first: int) -> bool:
        """Whether the item that begins here is but what a percentage is taken of: 97% of net revenue, compared with $19 million."""
        while self.words.folded[first - 1] in word_class("figure-link") and self.words.folded[first] != "of":
            first -= 1
        return self.words.folded[first] == "of" and self.words.folded[first - 1] in ("%", "percent")

    def _between_figures(self, start: int, stop: int) -> bool:
        return any(self.words.folded[n] in (";", "compared", "versus") for n in range(start, stop))

    def _linked(self, start: int, stop: int, kind: str) -> bool:
        """Whether only small words stand between a figure and the item behind it: "$41 million of adjusted EBITDA", "7% growth in FFO"."""
        links = word_class("figure-link") | (word_class("growth-link") if kind == "percent" else frozenset())
        small = stop - start <= 5 and all(self.words.folded[n] in links for n in range(start, stop))
        return small and not self._ends_row(start, stop)

    def _ends_row(self, start: int, stop: int) -> bool:
        """Whether a figure ends a row or a line and the next one stands behind it: Net sales rose 4%, then Adjusted EBITDA rose 20%."""
        breaks = self.words.prose.find("\n", self.words.ends[start - 1], self.words.starts[stop])
        barred = breaks > 0 and "|" in self.words.prose[self.words.prose.rfind("\n", 0, breaks) + 1 : breaks]
        return barred or (breaks > 0 and self.words.prose[self.words.starts[stop]].isupper())

    def _parted(self, start: int, stop: int) -> bool:
        if stop - start <= 4 and self.words.folded[stop - 1] == ":":
            stop -= 1  # Free cash flow margin: 9%
        return any(self.words.folded[n] in (";", ":", "•", "|", "but", "whereas") for n in range(start, stop))

    def _basis(self, item: Match, low: int) -> str:
        """Its basis, not of the accounts where something is taken out: Excluding a charge, net income; EPS before special items."""
        row, words = self.item_columns[item.entry], self.words.folded
        basis = basis_of(self.words, item.first, row, low)
        after = [word for word in words[item.last + 1 : item.last + 4] if word != ","]
        told = words[low : low + 2]
        apart = not {"excluding", "ex"}.isdisjoint((*told, *after[:1])) or after[:2] == ["as", "adjusted"]
        if words[item.last + 1 : item.last + 5] == ["(", "non", "-", "gaap"]:
            return "non-gaap"
        apart = apart or any(pair[:1] == ["before"] and pair[-1] in word_class("apart") for pair in (told, after[:2]))
        return "non-gaap" if basis == "gaap" and apart and row["item"] in _ADJUSTABLE else basis


def basis_of(words: Words, first: int, row: dict[str, str], low: int) -> str:
    """The basis of a line item that begins with this word, by its row in data/line-items.tsv and up to four words before it."""
    if row["basis"] == "none":
        return "none"
    before = words.folded[max(low, first - 4) : first]
    adjusting = word_class("adjusted-sales" if row["item"] == "revenue" else "adjusted-measure")
    near = (before[-3:], before[:3] if before[-1:] not in (["and"], [","], ["to"]) else [])  # non-GAAP earnings | per share
    adjusted = any(word in adjusting for word in before) or ["non", "-", "gaap"] in near or before == ["-", "gaap", "basis", ","]
    return "non-gaap" if adjusted or before[-2:] in (["pro", "forma"], ["constant", "currency"]) else row["basis"]


# Measures that come out of one schedule: who shows one of them has shown the others.
_OF_ONE_SCHEDULE = {"EPS": "net income", "FFO": "net income", "EBITDA margin": "EBITDA", "operating margin": "operating income",
                    "gross margin": "gross profit", "contribution": "gross profit"}  # fmt: skip
_SUMMARY = ("revenue", "net income", "EPS", "operating income", "gross profit", "gross margin", "operating margin", "operating cash flow")
_CAPTION = lazy(r"(?i)\breconcil")
_LONGEST_CAPTION = 240


def schedule(item: str) -> str:
    """The measure whose schedule leads to this one as well."""
    return _OF_ONE_SCHEDULE.get(item, item)


def scheduled(facts: Facts) -> frozenset[str]:
    """The adjusted measures that a table names, or the caption of a reconciliation."""
    return facts.once("scheduled measures", _scheduled)  # type: ignore[no-any-return]


def _scheduled(facts: Facts) -> frozenset[str]:
    found = set()
    columns = phrase_table("line-items")["columns"]
    for item in line_items(facts):
        row = columns[item.entry]
        at = facts.words.starts[item.first]
        part = facts.release.segment_at(at).kind
        shown = (part == "table" and not _is_beside_accounts(facts, at)) or (part in ("heading", "non-gaap") and _is_caption(facts, at))
        if shown and (row["basis"] == "non-gaap" or _adjusted_nearby(facts, item.first, item.last)):
            found.add(schedule(row["item"]))
    return frozenset(found)


def _is_beside_accounts(facts: Facts, at: int) -> bool:
    """Whether a row of a table stands right below a line of the accounts and beside another measure: nothing leads to it in highlights."""
    table = rows(facts)
    number = bisect_left(table, at, key=lambda row: row.label.end)
    if number == 0 or number == len(table) or table[number].label.start > at:
        return False
    start, above = table[number].label.start, table[number - 1]
    beside = [row for row in table[max(0, number - 2) : number + 2] if abs(row.label.start - start) < 2 * _LONGEST_CAPTION]
    told = sum(row.item in _SUMMARY or row.basis == "non-gaap" for row in beside)
    return told > 2 and above in beside and above.item in _SUMMARY and above.basis == "gaap"


def _is_caption(facts: Facts, at: int) -> bool:
    line = facts.paragraph_at(at)
    text = line.of(facts.prose).rstrip()
    return len(text) < _LONGEST_CAPTION and text[-1:] not in ".;," and _CAPTION.search(text) is not None


def _adjusted_nearby(facts: Facts, first: int, last: int) -> bool:
    """Whether its line calls it adjusted: adjusted net income; net income, as adjusted; net income (non-GAAP)."""
    words, starts = facts.words.folded, facts.words.starts
    low, high = max(0, first - 4), min(len(words), last + 5)
    line = facts.prose.rfind("\n", starts[low], starts[first])
    near = [words[n] for n in range(low, first) if starts[n] > line]
    if words[last + 1 : last + 2] and words[last + 1] in ("(", ",", "-", "–", "as"):
        end = facts.prose.find("\n", starts[last])
        near += [words[n] for n in range(last + 1, high) if end < 0 or starts[n] < end]
    return any(word in word_class("adjusted-measure") or word in ("non", "pro") for word in near)


class Tables:
    """The amounts of the tables by line item, beside all amounts that the text gives for the same item."""

    def __init__(self, facts: Facts, told: Iterable[tuple[Quantity, str | None, str | None]], own: OwnLines | None) -> None:
        self.own = own.lines if own is not None else {}
        self.cells: dict[tuple[str | None, str | None], list[Quantity]] = {}
        self.lines: dict[tuple[str | None, str | None], list[list[Quantity]]] = {}
        self.parts: dict[str, list[Quantity]] = {}
        for row in rows(facts):
            if row.part_of is not None:
                self.parts.setdefault(row.part_of, []).extend(map(_size, (cell.quantity for cell in row.cells)))
            if row.item is not None and not row.ranged:
                self.cells.setdefault((row.item, row.basis), []).extend(map(_size, (cell.quantity for cell in row.cells)))
                self.lines.setdefault((row.item, row.basis), []).append([_size(cell.quantity) for cell in row.cells])
        for label, lines in self.own.items():
            self.lines[label, None] = [[_size(quantity) for quantity in line] for line in lines]
            self.cells[label, None] = [quantity for line in self.lines[label, None] for quantity in line]
        self.told: dict[tuple[str | None, str | None], list[Quantity]] = {}
        for quantity, item, basis in told:
            self.told.setdefault((item, basis), []).append(_size(quantity))
        self._amounts: dict[tuple[object, ...], Quantity | None] = {}

    def amount(self, quantity: Quantity, item: str | None, basis: str | None, partner: Quantity | None = None) -> Quantity | None:
        """The amount of this line in the tables.

        One that agrees where there is one, else one so near (a tenth) that it must be the same, or that stands beside the partner, which
        is the amount that the sentence gives of another period; none where the text gives that one elsewhere, since this figure is then
        of another period. Worked out once for all sentences that tell the same, as those of a release many times over do.
        """
        asked = (quantity, item, basis, partner)
        if asked not in self._amounts:
            self._amounts[asked] = self._amount(quantity, item, basis, partner)
        return self._amounts[asked]

    def _amount(self, quantity: Quantity, item: str | None, basis: str | None, partner: Quantity | None) -> Quantity | None:
        flip = quantity.low < 0
        ours = _size(quantity)
        cells = [_made_to_foot(c, ours) for c in self.cells.get((item, basis), ()) if c.unit == "USD"]
        agreeing = next((cell for cell in cells if cell.meets(ours)), None)
        if agreeing is not None or not ours.middle:
            return _negative(agreeing) if flip and agreeing is not None else agreeing
        told = self.told.get((item, basis), [])
        parts = (Quantity(c.low, c.high, quantity.unit, c.printed) for c in self.parts.get(item or "", ()) if c.unit == "USD")
        if any(part.meets(ours) for part in parts):
            return None  # it is of a part, such as product revenue
        if item in self.own and told[:1] != [ours]:
            return None  # what is known of these lines is their label alone: only the first amount told is held against them
        beside = self._beside(_size(partner), item, basis) if partner is not None and not flip and partner.low > 0 else None
        if beside is not None:
            return _made_to_foot(beside, ours)
        if told[:1] != [ours] and told and any(cell.meets(told[0]) for cell in cells):
            # The first amount told is that of the line; this may be of a segment or a period that no words here name.
            mistyped = next((c for c in cells if c.meets(told[0]) and _is_swapped(c.middle, ours)), None)
            return _negative(mistyped) if flip and mistyped is not None else mistyped
        if item in self.own:
            first = [_size(line[0]) for line in self.own[item]]
            cells = [_made_to_foot(c, ours) for c in first if c.unit == "USD"]
        opening = [line[0].middle for line in self.lines.get((item, basis), ()) if told[:1] == [ours]]
        close = [c for c in cells if abs(c.middle / ours.middle - 1) < 0.1 or _is_shuffled(c.middle, ours, c.middle in opening)]
        near = [c for c in close if not any(c.meets(t) for t in told) or (len(c.printed) > _LONG and _is_shuffled(c.middle, ours, False))]
        nearest = min(near, key=lambda c: abs(c.middle - ours.middle), default=None)
        return _negative(nearest) if flip and nearest is not None else nearest

    def _beside(self, partner: Quantity, item: str | None, basis: str | None) -> Quantity | None:
        """What stands beside the partner in the lines of this item: this period beside the last one, in tables of two or four columns."""
        found = []
        for line in self.lines.get((item, basis), ()):
            cells = [Quantity(cell.low, cell.high, partner.unit, cell.printed) for cell in line if cell.unit == "USD"]
            if len(cells) in (2, 4) and len(cells) == len(line):
                found += [cells[at ^ 1] for at, cell in enumerate(cells) if cell.meets(partner)]
        return found[0] if found and all(other.meets(found[0]) for other in found) else None


def _made_to_foot(cell: Quantity, told: Quantity) -> Quantity:
    """A cell in the unit of what is told: rounded more coarsely, it may be a unit of its last place off, so that the column foots."""
    half = (cell.high - cell.low) / 2 if cell.high - cell.low > told.high - told.low else 0.0
    return Quantity(cell.low - half, cell.high + half, told.unit, cell.printed)


_LONG = 5  # characters of a number of which another order of digits is no chance


def _is_shuffled(amount: float, told: Quantity, sure: bool) -> bool:
    """Whether an amount has the digits told in another order: 25.1 for 21.5.

    sure: both are the first of their line, so that the first digit may be another too, as in 4.2 for 2.4.
    """
    digits = [c for c in told.printed if c.isdigit()]
    others = f"{amount:.{max(len(digits) - 1, 0)}e}".partition("e")[0].replace(".", "")
    same = (sure or (len(digits) > 2 and digits[0] == others[:1])) and sorted(digits) == sorted(others)
    return same and (0.1 < amount / told.middle < 10 if sure and len(digits) > 2 else 0.5 < amount / told.middle < 2)


def _is_swapped(amount: float, told: Quantity) -> bool:
    """Whether an amount is the one told but for two digits side by side, none of them the first: 71.2 for 72.1."""
    digits = [c for c in told.printed if c.isdigit()]
    right = f"{amount:.{max(len(digits) - 1, 0)}e}".partition("e")[0].replace(".", "")
    wrong = [n for n, (one, other) in enumerate(zip(digits, right, strict=False)) if one != other]
    swapped = len(wrong) == 2 and wrong[0] > 0 and wrong[1] == wrong[0] + 1
    return swapped and 0.5 < amount / told.middle < 2 and sorted(digits) == sorted(right)


def _size(quantity: Quantity) -> Quantity:
    """Without its sign: a text says "a loss of" where a table prints brackets."""
    return quantity if quantity.low >= 0 else _negative(quantity)


def _negative(quantity: Quantity) -> Quantity:
    return Quantity(-quantity.high, -quantity.low, quantity.unit, quantity.printed)


def counterpart(item: str | None) -> str | None:
    """The item of the comparable measure under accounting standards: its own, unless the table names another."""
    if item is None:
        return None
    rows = phrase_table("line-items")["columns"]
    return next((row["counterpart"] for row in rows if row["item"] == item and row["counterpart"]), item)
