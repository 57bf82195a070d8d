"""Claims of rank, with what decides whether they are the issuer's to prove: for whom they are made, among whom, how, and on what ground.

A rank is somebody else's where its words follow a preposition or another name (sold at Kestrel Stores, the world's largest grocer), where
they tell whom the issuer serves, and where a list of customers holds them. What it cannot see: others that only an earlier sentence names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from prlint.facts import Kind, Thing, printed
from prlint.facts.prose.ranks import Rank, ranks, role
from prlint.facts.scope import hedged, negated
from prlint.facts.tables import phrase_tables
from prlint.text.pattern import lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts
    from prlint.text.phrases import Match

_OWN_REACH = 5  # words between a rank and its limit
_NAME_REACH = 9  # tokens of a name before the comma behind which it is ranked
_LONG_AGO = 16  # words between a first and its year
_NOT_OWN = frozenset(("-", "class", "category", "segment", "kind", "field", "price", "type", "industry", "sector", "market", "size",
                      "weight", "age"))  # fmt: skip
_DASHES = frozenset(("–", "—", "-", ","))
_OFFICES = frozenset(("officer", "president", "chairman", "director", "partner", "ceo", "head", "manager"))
_INCLUDING = frozenset(("include", "includes", "including", "as", "counts"))
_CUSTOMERS = frozenset(("customers", "clients", "users", "partners", "members"))
_RIVALS = frozenset(("rival", "rivals", "competitor", "competitors", "competing"))
_WE = frozenset(("we", "our", "us"))
_FOUNDING = frozenset(("founded", "established", "formed", "incorporated", "since"))
_RANKINGS = lazy(r"\b(?:Rankings?|Survey|Index|Awards?)(?: (?:19|20)[0-9]{2})?: ")
_LIST_NAMES = lazy(r"['’]s (?:Top|Best|Leading|Largest|Greatest|Fastest|Most) (?:[A-Z][a-z]+ )?[A-Z][a-z]")


def find_rank_claims(facts: Facts) -> list[Thing]:
    found = ranks(facts)
    sentences = sorted({facts.sentence_at(facts.words.starts[rank.first]) for rank in found}, key=attrgetter("start"))
    near = frozenset(token for sentence in sentences for token in facts.words.within(sentence))
    around = _Around(facts, near) if found else None
    return [thing for rank in found if around is not None and (thing := _Claim(facts, rank, around).thing()) is not None]


class _Around:
    """The phrases of the sentences in which ranks are claimed, by role, each with the token in which it begins."""

    def __init__(self, facts: Facts, near: frozenset[int]) -> None:
        words = facts.words
        ends = {words.at(t.span.start): words.within(t.span).stop - 1 for t in facts.of("issuer")}
        sets = phrase_tables("rank-phrases")
        self.found: dict[str, list[Match]] = {
            name: find(sets[name], words, lambda _: ends, among=near) for name in ("none", "own", "support")
        }
        self.starts = {name: [m.first for m in matches] for name, matches in self.found.items()}

    def between(self, name: str, low: int, high: int) -> list[Match]:
        starts = self.starts[name]
        return self.found[name][bisect_left(starts, low) : bisect_left(starts, high)]


class _Claim:
    """One claim. Numbers are tokens."""

    def __init__(self, facts: Facts, rank: Rank, around: _Around) -> None:
        self.facts, self.words, self.folded = facts, facts.words, facts.words.folded
        self.rank, self.around = rank, around
        self.span = facts.words.span(rank.first, rank.last)
        self.sentence = facts.words.within(facts.sentence_at(self.span.start))
        self.before = self.folded[rank.first - 1] if rank.first > self.sentence.start else ""

    def thing(self) -> Thing | None:
        if self.is_none():
            return None
        return printed(
            self.facts.prose,
            "rank-claim",
            self.span,
            {"word": self.words.span(self.rank.word, self.rank.word)},
            sort=self.rank.sort,
            claim=" ".join(self.folded[self.rank.first : self.rank.last + 1]),
            by="other" if self.is_of_others() else "issuer",
            among=self.among(),
            tone=self.tone(),
            support=self.support(),
        )

    def is_none(self) -> bool:
        """Whether a wording covers it that claims no rank, or it is part of a name."""
        rank, text = self.rank, self.span.of(self.facts.prose)
        if any(match.last >= rank.last for match in self.around.between("none", self.sentence.start, rank.first + 1)):
            return True
        after = self.folded[rank.last + 1 : rank.last + 2]
        if text.lower().endswith(" leader") and any(p.span.start - self.span.end == 1 for p in self.facts.within(self.near(), "person")):
            return True  # industry leader Dana Ruiz
        if text.lower() == "unmatched" and after and after[0] in role("matched"):
            return True
        if self.before in _DASHES and text.endswith(" Leader") and self.facts.part_of(self.span) == "list":
            return True  # what a speaker is called: Lee Tan – Industry Leader
        if text.startswith(("premier", "Premier")) and self.before == "a":
            return True  # as vague as a leading one
        return self.is_name_of_list() or self.is_numbered_item()

    def near(self) -> ProseSpan:
        """The rank with what is left of its sentence."""
        return ProseSpan(self.span.start, self.words.ends[self.sentence.stop - 1])

    def is_name_of_list(self) -> bool:
        """Canada's Best Ovens; and what a house in capitals is called: Norvane Industry's first plant."""
        prose = self.facts.prose
        if self.facts.part_of(self.span) in ("headline", "subheadline"):
            return False  # where any word has a capital
        if _LIST_NAMES.search(prose, self.span.start, min(self.span.end + 40, len(prose))):
            return self.words.starts[self.rank.word] < self.span.end and prose[self.words.starts[self.rank.word]].isupper()
        owner = self.folded[self.rank.first]
        named = prose[self.span.start].isupper() and owner.endswith("'s") and owner[:-2] in role("market")
        return named and self.rank.first > self.sentence.start and prose[self.words.starts[self.rank.first - 1]].isupper()

    def is_numbered_item(self) -> bool:
        """OHSA #1 in patients."""
        start = self.words.starts[self.rank.first]
        name = self.facts.prose[self.words.starts[self.rank.first - 1] : start].strip() if self.rank.first else ""
        return self.facts.prose[start] == "#" and name.isupper() and 1 < len(name) < 7

    def is_of_others(self) -> bool:
        beside = self.is_beside_other_name() or self.is_before_other_name()
        return beside or self.is_governed() or self.is_customers() or self.is_event() or self.is_led_by_others()

    def is_governed(self) -> bool:
        """Whether what is ranked stands behind a preposition that makes it somebody else: sold to the world's largest airlines."""
        first, folded = self.rank.first, self.folded
        if folded[first] == "the" and self.before in role("governing"):
            return True
        if folded[first] in role("market"):  # by industry-leading firms
            return self.before in role("beside")
        if not folded[first].endswith("'s") and folded[first] != "u":
            return False
        while first > self.sentence.start and folded[first - 1] in ("the", "all", "many", "some", "of"):
            first -= 1
        return first > self.sentence.start and folded[first - 1] in role("serving")

    def is_customers(self) -> bool:
        """Whether a list of customers holds it, or the issuer helps those who are ranked."""
        before = self.folded[max(self.rank.first - 4, self.sentence.start) : self.rank.first]
        if not _CUSTOMERS.isdisjoint(before) and not _INCLUDING.isdisjoint(before):
            return True
        after = self.folded[self.rank.last + 1 : self.rank.last + 2]
        return bool(after) and after[0] in role("served") and not role("helping").isdisjoint(before[-3:])

    def is_event(self) -> bool:
        """Whether a fair is ranked that the issuer only goes to."""
        after = self.folded[self.rank.last + 1 : self.rank.last + 4]
        return not role("event").isdisjoint(after) and not self.names_issuer()

    def is_led_by_others(self) -> bool:
        return self.folded[self.rank.first].startswith("dominate") and not self.names_issuer(self.rank.first)

    def names_issuer(self, stop: int | None = None) -> bool:
        span = self.words.span(self.sentence.start, (stop or self.sentence.stop) - 1)
        said = self.folded[self.sentence.start : stop or self.sentence.stop]
        return not _WE.isdisjoint(said) or bool(self.facts.within(span, "issuer"))

    def is_beside_other_name(self) -> bool:
        """Whether it follows the name of somebody else, with whom something is done: sold at Kestrel Stores, the world's largest grocer."""
        comma = self.rank.first - 1
        while comma > self.sentence.start and self.folded[comma] == "the":
            comma -= 1
        if self.folded[comma] != "," or comma <= self.sentence.start:
            return False
        first = self._name_before(comma)
        if self.folded[first - 1] == "in":  # at Kestrel Hospital in Osaka; a store in Ghent is no name
            comma = first - 1
            first = self._name_before(comma)
        if first == comma or self._is_issuer(first, comma - 1):
            return False
        while self.folded[first - 1] == "the":
            first -= 1
        leads = self.folded[max(first - 2, self.sentence.start) : first]
        return leads[-1:] != [] and (leads[-1] in role("dealing") or (leads[-1] == "of" and leads[0] in _OFFICES))

    def is_before_other_name(self) -> bool:
        """Whether it opens the sentence and the name of somebody else follows: The market leader in tiles, Kestrel Group, has more."""
        if self.rank.first > self.sentence.start + 1:
            return False
        ahead = range(self.rank.last + 1, min(self.rank.last + 1 + _NAME_REACH, self.sentence.stop))
        comma = next((token for token in ahead if self.folded[token] == ","), None)
        if comma is None:
            return False
        stop = next((token for token in range(comma + 1, self.sentence.stop) if not self._belongs_to_name(token)), comma)
        return stop > comma + 1 and self.folded[stop] == "," and not self._is_issuer(comma + 1, stop - 1)

    def _name_before(self, stop: int) -> int:
        """The first token of the name that ends before this one; this one where none does."""
        first = stop
        while first - 1 > self.sentence.start and stop - first < _NAME_REACH and self._belongs_to_name(first - 1):
            first -= 1
        return first

    def _belongs_to_name(self, token: int) -> bool:
        capital = self.facts.prose[self.words.starts[token]].isupper()
        before = self.facts.prose[self.words.starts[token - 1]].isupper() and self.folded[token - 1] not in _OFFICES
        joined = self.folded[token] in ("and", "of", "for") and before
        return capital or joined or self.folded[token] in (".", "&", "-", "’", "(", ")", ":")

    def _is_issuer(self, first: int, last: int) -> bool:
        """Whether a name is the issuer's or its goods'; where no issuer is known, one that the title has."""
        span = self.words.span(first, last)
        issuers = self.facts.of("issuer")
        if any(self._overlaps(kind, span) for kind in ("issuer", "product", "mark")):
            return True
        if any(each.fields.get("form") in ("legal", "short") for each in issuers):
            return False
        titles = self.facts.release.find("headline", "subheadline")
        return not titles or any(self.words.folded[first] in title.span.of(self.facts.prose).lower() for title in titles[:2])

    def _overlaps(self, kind: str, span: ProseSpan) -> bool:
        things = self.facts.of(kind)
        at = bisect_right(things, span.start, key=attrgetter("span.end"))
        return at < len(things) and things[at].span.start < span.end

    def among(self) -> str:
        """all; few, where it is one of several; own, where a limit to the issuer's own things stands behind it."""
        before = self.folded[max(self.rank.first - 4, self.sentence.start) : self.rank.first]
        counted = any(of == "of" and (one in role("partitive") or one.isdecimal()) for one, of in pairwise(before))
        if counted or "among" in before[-2:]:
            return "few"
        if not _RIVALS.isdisjoint(self.folded[self.rank.first : self.rank.last + 1]):
            return "all"  # rivals are not the issuer's own
        for match in self.around.between("own", self.rank.last + 1, self.sentence.stop):
            if self.words.count(range(self.rank.last + 1, match.first)) > _OWN_REACH:
                break
            after = self.folded[match.last + 1] if match.last + 1 < len(self.words) else ""
            if self.folded[match.first - 1] not in (",", ";") and after not in _NOT_OWN:
                return "own"
        return "all"

    def tone(self) -> str:
        if negated(self.facts, self.span):
            return "denied"
        if hedged(self.facts, self.span):
            return "hedged"
        return "history" if self.is_history() else "fact"

    def is_history(self) -> bool:
        """Whether the year beside a first is long past, and tells no founding."""
        if "first" not in self.folded[self.rank.first : self.rank.last + 1]:
            return False
        low, high = self.facts.words.around(self.span, _LONG_AGO)
        near = range(max(self.words.at(low), self.sentence.start), min(self.words.at(high), self.sentence.stop))
        years = [token for token in near if len(self.folded[token]) == 4 and self.folded[token].isdecimal()]
        past = [token for token in years if "1500" <= self.folded[token] < "2010"]
        return bool(past) and not any(not _FOUNDING.isdisjoint(self.folded[max(token - 2, 0) : token]) for token in years)

    def support(self) -> str | None:
        """ranking, where its sentence or title says who ranks or by what measure; date, where it says since when."""
        if self.around.between("support", self.sentence.start, self.sentence.stop):
            return "ranking"
        part = self.facts.part_of(self.span)
        if part in ("headline", "subheadline"):
            paragraph = self.facts.paragraph_at(self.span.start)
            if _RANKINGS.search(self.facts.prose, paragraph.start, self.span.start):
                return "ranking"
        after = self.folded[self.rank.last + 1 : min(self.rank.last + 5, self.sentence.stop)]
        since = any(word == "since" and later[:1].isdecimal() for word, later in pairwise(after))
        return "date" if since else None


KINDS = {
    "rank-claim": Kind(
        find_rank_claims,
        {
            "word": "printed",
            "claim": "text",
            "sort": ("highest", "first", "only", "unequalled", "comparison"),
            "by": ("issuer", "other"),
            "among": ("all", "few", "own"),
            "tone": ("fact", "hedged", "denied", "history"),
            "support": ("ranking", "date"),
        },
        reads=("issuer.legal_name", "issuer.short_names", "listings.ticker", "marks", "products", "parties", "jurisdictions"),
        meanings={
            "word": "the word that claims it: largest, first, only",
            "claim": "the same for claims in the same words",
            "sort": "whether it sets one above, before or alone among others, without equal, or better than any",
            "by": "whether it is claimed for the issuer and its goods or tells of somebody else",
            "among": "all others; few, as one of several; or the issuer's own things",
            "tone": "told as a fact, under a may or a not, or as history",
            "support": "who ranks, or by what measure, or since when, where its sentence says so",
        },
    ),
}
