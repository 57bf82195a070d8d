"""The conditions and selectors of rules evaluated over one release: which things there are, and what is true of them."""

from __future__ import annotations

from prlint.checks.candidates import Alike, Candidates, Found, SpanIndex
from prlint.checks.equality import comparable, compare, equal, fold
from prlint.checks.search import PatternSearch, PhraseSearch
from prlint.facts import COMMON_FIELDS, MODULES, Facts, Thing, kind_of
from prlint.release import ZONE_OF, ZONES
from prlint.text.pattern import regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from prlint.checks.rule import Condition, Ruleset, Selector, Test

_IN_ORDER = frozenset(("in_release", "same_zone", "same_part", "same_paragraph", "same_sentence", "holds"))  # by place, the first one first
SCOPES = ("document", "zone", "part", "paragraph", "sentence")


class Evaluator:
    """The answers for one release. Candidates are kept by selector, so that a question asked of many things is worked out once."""

    def __init__(self, facts: Facts, ruleset: Ruleset) -> None:
        self.facts = facts
        self.ruleset = ruleset
        self.profile = facts.profile
        self._phrases = PhraseSearch(facts, ruleset.lists)
        self._patterns = PatternSearch(facts)
        self._by_selector: dict[int, Candidates] = {}
        self._indexes: dict[tuple[str, tuple[str, ...]], SpanIndex] = {}
        self._wanted: dict[int, frozenset[str]] = {}
        self._by_kind: dict[str, Candidates] = {}
        self._types: dict[str, dict[str, Any]] = {}
        self._lists: dict[str, frozenset[str]] = {}
        self._regimes: dict[tuple[str, bool], bool] = {}

    # Things

    def select(self, selector: Selector) -> list[Found]:
        """The things a selector finds, in the order of the text. `take` and `being` are applied; relations ask `_related`."""
        candidates = self._candidates(selector)
        found = [f for f in (self._found(candidates, n) for n in range(len(candidates.things))) if f is not None]
        return self._take(found, selector, None) if "take" in selector else found

    def _candidates(self, selector: Selector) -> Candidates:
        candidates = self._by_selector.get(id(selector))
        if candidates is None:
            candidates = self._by_selector[id(selector)] = Candidates(self._index(selector), selector)
        return candidates

    def _found(self, candidates: Candidates, n: int) -> Found | None:
        """The candidate with this number, with what its conditions name; None where it does not meet them."""
        if n not in candidates.found:
            thing, selector = candidates.things[n], candidates.selector
            found = Found(thing) if not candidates.is_narrow or self._stands(thing, selector) else None
            if found and "where" in selector and not self.holds(selector["where"], thing, found):
                found = None
            candidates.found[n] = found
        return candidates.found[n]

    def _index(self, selector: Selector) -> SpanIndex:
        """What the head of a selector names; one index for all selectors that name the same facts or parts."""
        for head in ("fact", "part"):
            if head in selector:
                key = (head, selector[head])
                if key not in self._indexes:
                    self._indexes[key] = SpanIndex(self._head(selector))
                return self._indexes[key]
        return SpanIndex(self._head(selector))

    def _head(self, selector: Selector) -> Sequence[Thing]:
        if "fact" in selector:
            return self.facts.of(*selector["fact"])
        if "part" in selector:
            return self._parts(selector["part"])
        if "phrase" in selector:
            return sorted((t for each in selector["phrase"] for t in self._phrases.find(each)), key=_place)
        places = selector.get("in") or (), selector.get("skip") or ()
        with_triggers = zip(selector["pattern"], selector["triggers"], strict=True)
        return sorted((Thing("pattern", span) for each in with_triggers for span in self._patterns.find(*each, *places)), key=_place)

    def _parts(self, names: tuple[str, ...]) -> list[Thing]:
        from prlint.facts.prose import parts

        found = [t for t in self.facts.of("part") if t.fields["kind"] in names]
        if "document" in names:
            found.append(parts.document(self.facts))
        found += [zone for name in names if name in ZONES for zone in [parts.zone(self.facts, name)] if zone is not None]
        return sorted(found, key=_place)

    def _stands(self, thing: Thing, selector: Selector) -> bool:
        """Whether a thing stands where the selector looks."""
        inside, skip = selector.get("in"), selector.get("skip")
        if inside or skip:
            kind = self.part_of(thing)
            if (inside and kind not in inside) or (skip and kind in skip):
                return False
        for kind in selector.get("skip_facts", ()):  # noqa: SIM110 - as in `holds`
            if self._candidates_of(kind).overlap(thing):
                return False
        return True

    def _candidates_of(self, kind: str) -> Candidates:
        if kind not in self._by_kind:
            self._by_kind[kind] = Candidates(self._index({"fact": (kind,)}), {})
        return self._by_kind[kind]

    def part_of(self, thing: Thing) -> str:
        """The kind of part a thing stands in; a part stands in itself."""
        return str(thing.fields["kind"]) if thing.kind == "part" else self.facts.part_of(thing.span)

    def _take(self, found: list[Found], selector: Selector, about: Thing | None) -> list[Found]:
        take, being = selector["take"], selector.get("being")
        groups: dict[tuple[Any, ...], list[Found]] = {}
        for f in found:
            groups.setdefault(self.group_key(f.thing, selector.get("per", ())), []).append(f)
        taken = []
        for group in groups.values():
            if take == "nearest" and about is not None:
                taken.append(min(group, key=lambda f: _distance(f.thing.span, about.span)))
            else:
                taken += group[1:] if take == "later" else [group[-1 if take == "last" else 0]]
        taken.sort(key=lambda f: _place(f.thing))
        return taken if being is None else [f for f in taken if self.holds(being, f.thing, f)]

    def group_key(self, thing: Thing, names: tuple[str, ...]) -> tuple[Any, ...]:
        """What things of one group share: the value of fields, or the scope they stand in."""
        return tuple(self._scope(thing, name) if name in SCOPES else comparable(self.field(thing, name)) for name in names)

    def _scope(self, thing: Thing, scope: str) -> Any:
        start = thing.span.start
        if scope == "document":
            return 0
        if scope == "zone":
            return ZONE_OF.get(self.part_of(thing))
        if scope == "part":
            return self.facts.release.tile_index(start)
        return (self.facts.sentence_at(start) if scope == "sentence" else self.facts.paragraph_at(start)).start

    # Fields

    def field(self, thing: Thing, name: str) -> Any:
        if name in ("part", "zone") and thing.kind == "part":
            kind = self.part_of(thing)
            return kind if name == "part" else ZONE_OF.get(kind, kind)
        if thing.kind == "phrase" and name in ("negated", "hedged"):
            from prlint.facts import scope

            return (scope.negated if name == "negated" else scope.hedged)(self.facts, thing.span)
        return self.facts.field(thing, name)

    def is_printed(self, thing: Thing, name: str) -> bool:
        types = self._types.get(thing.kind)
        if types is None:
            declared = kind_of(thing.kind).fields if thing.kind in MODULES else {}
            types = self._types[thing.kind] = {**COMMON_FIELDS, **declared}
        return types.get(name) == "printed"

    # Conditions

    def holds(self, condition: Condition, thing: Thing | None, found: Found | None = None, stated_only: bool = False) -> bool:
        """Whether every line of the condition holds. Things that relations name are noted in `found`.

        stated_only: regimes count only where the profile states them.
        """
        for line in condition:  # noqa: SIM110 - asked a thousand times a release; `all` would make a generator each time
            if not self._line(line, thing, found, stated_only):
                return False
        return True

    def _line(self, line: tuple[Any, ...], thing: Thing | None, found: Found | None, stated_only: bool) -> bool:
        sort = line[0]
        if sort == "field":
            assert thing is not None, "a field is asked of a thing"
            return self._passes(line[2], self.field(thing, line[1]), thing, line[1])
        if sort == "relation":
            for selector in line[2]:  # noqa: SIM110 - as in `holds`
                if self._related(line[1], selector, thing, found):
                    return True
            return False
        if sort == "profile":
            values = self.profile.values(line[1])
            return self._passes(line[2], values if values else None, thing, None)
        if sort == "regime":
            return any(self.regime(name, stated_only) for name in line[1])
        if sort == "not":
            return not self.holds(line[1], thing, None, stated_only)
        quantifier = any if sort == "any" else all
        return quantifier(self.holds(condition, thing, found, stated_only) for condition in line[1])

    def regime(self, name: str, stated_only: bool = False) -> bool:
        """Whether a regime's rules apply: the profile states it, or (unless stated_only) the release shows it."""
        key = (name, stated_only)
        if key not in self._regimes:
            regime = self.ruleset.regimes[name]
            stated = self.holds(regime.stated, None, stated_only=True) if regime.stated else False
            shown = not stated_only and bool(regime.inferred) and self.holds(regime.inferred, None)
            self._regimes[key] = stated or shown
        return self._regimes[key]

    def states(self, key: str, stated_only: bool = True) -> bool:
        """Whether the profile states a key. One that names a regime is stated by what the regime follows from, or shown by the release."""
        return self.regime(key, stated_only) if key in self.ruleset.regimes else self.profile.states(key)

    def _passes(self, test: Test, value: Any, thing: Thing | None, name: str | None) -> bool:
        sort, *rest = test
        if sort == "present":
            return (value is not None) is bool(rest[0])
        if value is None:
            return False
        if sort == "is":
            wanted = rest[0]
            if isinstance(value, str):
                return value in wanted or fold(value) in self._folded(wanted)
            return any(equal(value, each) for each in wanted)
        if sort == "all":
            return all(self._passes(each, value, thing, name) for each in rest[0])
        if sort == "not":
            return not self._passes(rest[0], value, thing, name)
        if sort == "in_list":
            return fold(str(value)) in self._folded_list(rest[0])
        if sort == "on_file":
            return any(equal(value, on_file) for on_file in self.profile.values(rest[0]))
        if sort == "matches":
            return isinstance(value, str) and regex(rest[0]).search(value) is not None
        other, printed = self._operand(rest[0], thing)
        if sort in ("same_as", "differs_from"):
            as_printed = printed and thing is not None and name is not None and self.is_printed(thing, name)
            return equal(value, other, as_printed) is (sort == "same_as")
        return compare(sort, value, other)

    def _folded(self, wanted: tuple[Any, ...]) -> frozenset[str]:
        """The words that a test names, as they are compared; kept by the place of the test, which stays as long as the rules."""
        folded = self._wanted.get(id(wanted))
        if folded is None:
            folded = self._wanted[id(wanted)] = frozenset(fold(each) for each in wanted if isinstance(each, str))
        return folded

    def _operand(self, operand: tuple[str, Any], thing: Thing | None) -> tuple[Any, bool]:
        """The value, and whether it is words of the release."""
        sort, what = operand
        if sort == "number":
            return what, False
        if sort == "field":
            assert thing is not None, "a field is asked of a thing"
            return self.field(thing, what), self.is_printed(thing, what)
        return self.profile.get(what), False

    def _folded_list(self, name: str) -> frozenset[str]:
        compiled = self.ruleset.lists[name]
        if name not in self._lists:
            self._lists[name] = frozenset(fold(entry) for entry in compiled["entries"])
        return self._lists[name]

    # Relations

    def _related(self, relation: str, selector: Selector, thing: Thing | None, found: Found | None) -> bool:
        """Whether enough other things stand in this relation; notes the first of them, and labels it, where the selector says so."""
        wanted = selector.get("at_least", 1)
        others: list[Found] = []
        takes = selector.get("take")
        gather_all = takes is not None and not (takes == "first" and "per" not in selector and relation in _IN_ORDER)
        candidates = self._candidates(selector)
        for n in self._within_reach(relation, selector, thing, candidates):
            if thing is None or self._other(candidates.things[n], thing):
                other = self._found(candidates, n)
                if other is not None:
                    others.append(other)
                    if not gather_all and len(others) >= wanted:
                        break
        if takes and others:
            others = self._take(others, selector, thing)
        if len(others) < wanted:
            return False
        if found is not None:
            self._note(selector, others, found)
        return True

    @staticmethod
    def _note(selector: Selector, others: list[Found], found: Found) -> None:
        first = others[0]
        found.take_over(first)
        if "as" in selector:
            found.names[selector["as"]] = first.thing
        if "label" in selector:
            found.labels.append((selector["label"], first.thing))
        elif "as" in selector:
            found.labels.append(("", first.thing))

    def _within_reach(self, relation: str, selector: Selector, thing: Thing | None, candidates: Candidates) -> Iterable[int]:
        """The numbers of the candidates that stand in a relation and fit what it compares, not all of which are found."""
        if thing is None:
            return self._alike(selector, None, candidates)
        if relation in ("in_release", "same_zone") and "within" not in selector:
            alike = self._alike(selector, thing, candidates)
            return alike if relation == "in_release" else self._in_zone(thing, alike, candidates)
        return (n for n in self._near(relation, selector, thing, candidates) if self._fits(selector, candidates.things[n], thing))

    def _near(self, relation: str, selector: Selector, thing: Thing, candidates: Candidates) -> Iterable[int]:
        span = thing.span
        if relation in ("in_release", "same_zone"):
            around = candidates.around(*self.facts.words.around(span, selector["within"]))
            return around if relation == "in_release" else self._in_zone(thing, around, candidates)
        if relation == "inside":
            return (n for n in candidates.covering(span) if candidates.things[n].span.contains(span))
        if relation == "holds":
            return (n for n in candidates.between(span.start, max(span.end, span.start + 1)) if candidates.things[n].span.end <= span.end)
        if relation == "next_to":
            return candidates.touching(thing, self.facts.prose, selector.get("side"))
        return candidates.between(*self._bounds(relation, span.start))

    def _in_zone(self, thing: Thing, numbers: Iterable[int], candidates: Candidates) -> Iterator[int]:
        zone = self._scope(thing, "zone")
        return (n for n in numbers if self._scope(candidates.things[n], "zone") == zone)

    def _bounds(self, relation: str, offset: int) -> tuple[int, int]:
        if relation == "same_sentence":
            scope = self.facts.sentence_at(offset)
        elif relation == "same_paragraph":
            scope = self.facts.paragraph_at(offset)
        else:
            segment = self.facts.release.segment_at(offset)
            if segment.kind == "dateline":  # a dateline is part of its lead
                segment = next(s for s in self.facts.release.segments if s.kind == "lead" and s.span.contains(segment.span))
            scope = segment.span
        return scope.start, scope.end

    def _alike(self, selector: Selector, thing: Thing | None, candidates: Candidates) -> Iterator[int]:
        """Those on the right side that are found and fit what the relation compares, which is worked out once for all things that have
        the same in the fields it compares: the difference between n and n² on long texts."""
        pairs = () if thing is None else (*selector.get("same", ()), *selector.get("differ", ()))
        key = (thing.kind, *(self.field(thing, ours) for _, ours in pairs)) if thing is not None and pairs else ()
        alike = candidates.alike.get(key)
        if alike is None:
            numbers = self._by_value(selector, thing, candidates) if thing is not None and pairs else range(len(candidates.things))
            alike = candidates.alike[key] = Alike(numbers, candidates.starts)

        def fits(n: int) -> bool:
            compared = thing is None or not pairs or self._compares(selector, candidates.things[n], thing)
            return compared and self._found(candidates, n) is not None

        return alike.on_side(selector.get("side"), thing.span.start if thing is not None else 0, fits)

    def _by_value(self, selector: Selector, thing: Thing, candidates: Candidates) -> Sequence[int]:
        """All candidates, or those alone whose first `same` field has our text."""
        same = selector.get("same")
        if not same:
            return range(len(candidates.things))
        theirs, ours = same[0]
        value = self.field(thing, ours)
        if not isinstance(value, str):
            return range(len(candidates.things))
        if theirs not in candidates.by_field:
            index: dict[str, list[int]] | None = {}
            for n, other in enumerate(candidates.things):
                if candidates.is_narrow and not self._stands(other, candidates.selector):
                    continue
                found = self.field(other, theirs)
                if isinstance(found, str):
                    index.setdefault(fold(found), []).append(n)  # type: ignore[union-attr]
                elif found is not None:
                    index = None
                    break
            candidates.by_field[theirs] = index
        by_value = candidates.by_field[theirs]
        return range(len(candidates.things)) if by_value is None else by_value.get(fold(value), [])

    @staticmethod
    def _other(other: Thing, thing: Thing) -> bool:
        # A dateline on a line by itself is all of its lead, and yet another part.
        return not (other.kind == thing.kind and other.span == thing.span and other.fields.get("kind") == thing.fields.get("kind"))

    def _fits(self, selector: Selector, other: Thing, thing: Thing) -> bool:
        side = selector.get("side")
        if side == "before" and not other.span.start < thing.span.start:
            return False
        if side == "after" and not other.span.start > thing.span.start:
            return False
        if "within" in selector and self._words_between(other.span, thing.span) > selector["within"]:
            return False
        return self._compares(selector, other, thing)

    def _compares(self, selector: Selector, other: Thing, thing: Thing) -> bool:
        if any(not self._same(other, thing, pair) for pair in selector.get("same", ())):
            return False
        return all(self._same(other, thing, pair) is False for pair in selector.get("differ", ()))

    def _same(self, other: Thing, thing: Thing, pair: tuple[str, str]) -> bool | None:
        theirs, ours = pair
        as_printed = self.is_printed(other, theirs) and self.is_printed(thing, ours)
        return equal(self.field(thing, ours), self.field(other, theirs), as_printed)

    def _words_between(self, one: ProseSpan, two: ProseSpan) -> int:
        first, second = (one, two) if one.start <= two.start else (two, one)
        words = self.facts.words
        return words.count(words.within(ProseSpan(first.end, max(first.end, second.start))))


def _place(thing: Thing) -> tuple[int, int]:
    return thing.span.start, thing.span.end


def _distance(one: ProseSpan, two: ProseSpan) -> int:
    return max(two.start - one.end, one.start - two.end, 0)
