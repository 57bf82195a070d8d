"""Selectors and conditions: from located YAML to their normal form (checks.rule), checked against the fields that things have."""

from __future__ import annotations

import re

from prlint.checks.evaluator import SCOPES
from prlint.packs import fields as table
from prlint.packs import schema
from prlint.packs.located import Map, Node, Page, Seq, Text
from prlint.packs.triggers import triggers
from prlint.packs.value_tests import Library, TestReader, type_name
from prlint.packs.words import FACT_KINDS, LIST
from prlint.release import SEGMENT_KINDS, ZONES
from prlint.text.nearest import meant
from prlint.text.phrase_notation import compile_phrases
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from prlint.packs.fields import Fields

HEADS = ("fact", "part", "phrase", "pattern")
NARROWING = ("in", "skip", "where", "take", "per", "being")
IN_RELATIONS = ("side", "within", "same", "differ", "at_least", "as", "label")
RELATIONS = ("next_to", "same_sentence", "same_paragraph", "same_part", "same_zone", "in_release", "inside", "holds")
QUANTIFIERS = {"any_of": "any", "all_of": "all"}
_AS = re.compile(r"[a-z][a-z_]*")


class CompiledSelector(Value):
    """A compiled selector. fields: of the things it finds, None where an error hides them; names: things named `as`, with their fields."""

    selector: dict[str, Any]
    fields: Fields | None
    names: dict[str, Fields | None]


class CompiledCondition(Value):
    """A compiled condition and the things it names whenever it holds."""

    lines: tuple[Any, ...]
    names: dict[str, Fields | None]


class Context(Value):
    """Where a condition stands. thing: whether it is asked of one; fields: of that thing, None where unknown.

    naming: things can be named here, since a finding tells of them. only_profile: nothing but the profile can be asked here.
    """

    fields: Fields | None
    thing: bool
    naming: bool = False
    only_profile: bool = False


class SelectorReader(TestReader):
    """Reads selectors and conditions of one rule or regime and notes what they lean on."""

    def __init__(self, page: Page, library: Library) -> None:
        super().__init__(page, library)
        self.regime_uses: dict[str, Node] = {}
        self.broken_kinds: set[str] = set()
        self.labels: list[Text] = []

    # Selectors

    def selector(self, node: Node | None, relation: str | None = None, context: Context | None = None) -> CompiledSelector:
        """`relation` and `context`: that in which, and around which, the things stand; a verb's own selector has neither."""
        what = "a selector"
        known = (*HEADS, *NARROWING, *(IN_RELATIONS if relation else ()))
        given = self._selector_keys(node, what, known, relation)
        if given is None:
            return CompiledSelector({}, None, {})
        made: dict[str, Any] = {}
        fields = self._head(node, given, made)
        self._places(given, made)
        names: dict[str, Fields | None] = {}
        inner = Context(fields, True, context.naming if context else True)
        for key in ("where", "being"):
            if key in given:
                asked = self.condition(given[key][1], inner)
                made[key] = asked.lines
                names.update(asked.names)
        self._take(given, made, fields, relation, context)
        if relation and context:
            self._relation_keys(given, made, fields, context, names)
        return CompiledSelector(made, fields, names)

    def _selector_keys(
        self, node: Node | None, what: str, known: tuple[str, ...], relation: str | None
    ) -> dict[str, tuple[Text, Node]] | None:
        if isinstance(node, Map) and not relation:
            for key, _ in node.pairs:
                if key.value in IN_RELATIONS:
                    self.page.problem("outside-relation", key, f"‘{key.value}’ speaks of another thing; it stands in a relation only")
            node = Map(tuple(pair for pair in node.pairs if pair[0].value not in IN_RELATIONS), node.span)
        return schema.entries(self.page, node, what, (), known)

    def _head(self, node: Node | None, given: dict[str, tuple[Text, Node]], made: dict[str, Any]) -> Fields | None:
        heads = [key for key in given if key in HEADS]
        if len(heads) != 1:
            if node is not None:
                extra = given[heads[1]][0] if heads else node
                stand = f"{' and '.join(heads)} stand here" if heads else "none stands here"
                self.page.problem("one-head", extra, f"a selector has one of fact, part, phrase, pattern; {stand}")
            return None
        head = heads[0]
        value = given[head][1]
        if head == "fact":
            return self._facts(value, made)
        if head == "part":
            made["part"] = schema.choices(self.page, value, "part", table.PLACES, "unknown-part")
            return self.fields_of("part", value)
        if head == "phrase":
            return self._phrases(value, made)
        made["pattern"] = tuple(p for p in (self.pattern(each) for each in schema.one_or_more(self.page, value, "pattern")) if p)
        made["triggers"] = tuple(map(triggers, made["pattern"]))
        return table.of_patterns()

    def _facts(self, value: Node, made: dict[str, Any]) -> Fields | None:
        kinds = schema.choices(self.page, value, "fact", FACT_KINDS, "unknown-kind")
        made["fact"] = kinds
        nodes = value.items if isinstance(value, Seq) else (value,)
        found = [self.fields_of(kind, next((n for n in nodes if isinstance(n, Text) and n.value == kind), value)) for kind in kinds]
        tables = [fields for fields in found if fields is not None]
        return table.shared(tables) if tables and len(tables) == len(nodes) else None

    def fields_of(self, kind: str, where: Node) -> Fields | None:
        self.kinds.add(kind)
        try:
            fields = table.of_kind(kind)
            return {**fields, "id": tuple(sorted(self.library.wordings))} if kind == "wording" else fields
        except table.MissingKindError as error:
            if kind not in self.broken_kinds:
                self.page.problem("missing-kind", where, str(error))
            self.broken_kinds.add(kind)
            return None

    def _phrases(self, value: Node, made: dict[str, Any]) -> Fields | None:
        """The fields of the phrases; None where a list is not known, so that its columns are not reported too."""
        lists: list[str] = []
        unknown = False
        phrases: list[str] = []
        for node in schema.one_or_more(self.page, value, "phrase"):
            words = schema.text(self.page, node, "a phrase")
            if words is None or not isinstance(node, Text):
                continue
            whole = LIST.fullmatch(words)
            if whole:
                if self.known_list(node, whole[1]):
                    lists.append(whole[1])
                else:
                    unknown = True
            elif self.phrase(node, self.library.lines):
                phrases.append(words)
        head: list[Any] = [f"${name}" for name in lists]
        columns: list[Fields] = [dict(self.library.columns[name]) for name in lists]
        if phrases:
            head.append(compile_phrases(phrases, lists=self.library.lines.__getitem__))
            columns.append({})
        made["phrase"] = tuple(head)
        return None if unknown else table.of_phrases(columns)

    def _places(self, given: dict[str, tuple[Text, Node]], made: dict[str, Any]) -> None:
        if "in" in given:
            made["in"] = opened(schema.choices(self.page, given["in"][1], "in", (*SEGMENT_KINDS, *ZONES), "unknown-part"))
        if "skip" in given:
            among = (*SEGMENT_KINDS, *ZONES, *(kind for kind in FACT_KINDS if kind not in ("part", "paragraph", *SEGMENT_KINDS)))
            skipped = schema.choices(self.page, given["skip"][1], "skip", among, "unknown-part")
            parts = opened(tuple(name for name in skipped if name in SEGMENT_KINDS or name in ZONES))
            facts = tuple(name for name in skipped if name in FACT_KINDS)
            for kind in facts:
                self.fields_of(kind, given["skip"][1])
            made.update({key: names for key, names in (("skip", parts), ("skip_facts", facts)) if names})

    def _take(
        self,
        given: dict[str, tuple[Text, Node]],
        made: dict[str, Any],
        fields: Fields | None,
        relation: str | None,
        context: Context | None,
    ) -> None:
        if "take" in given:
            among = ("first", "last", "later", *(("nearest",) if relation and context and context.thing else ()))
            made["take"] = schema.choice(self.page, given["take"][1], "take", among)
        for key in ("per", "being"):
            if key in given and "take" not in given:
                self.page.problem("without-take", given[key][0], f"‘{key}’ has no meaning without ‘take’")
        if "per" in given:
            made["per"] = self.fields_or_scopes(given["per"][1], fields, "per")

    def fields_or_scopes(self, node: Node, fields: Fields | None, what: str) -> tuple[str, ...]:
        found = []
        for each in schema.one_or_more(self.page, node, what):
            word = schema.text(self.page, each, what)
            if word is not None and (word in SCOPES or self.field_type(each, word, fields, SCOPES) is not None or fields is None):
                found.append(word)
        return tuple(found)

    def _relation_keys(
        self,
        given: dict[str, tuple[Text, Node]],
        made: dict[str, Any],
        fields: Fields | None,
        context: Context,
        names: dict[str, Fields | None],
    ) -> None:
        for key in ("side", "within", "same", "differ"):
            if key in given and not context.thing:
                self.page.problem("nothing-to-compare", given[key][0], f"‘{key}’ has nothing to compare with: no thing is asked here")
        for key in ("as", "label"):
            if key in given and not context.naming:
                self.page.problem("useless-name", given[key][0], f"‘{key}’ has no use here: where this holds, no finding tells of it")
        if "side" in given:
            made["side"] = schema.choice(self.page, given["side"][1], "side", ("before", "after"))
        for key, least in (("within", 0), ("at_least", 1)):
            if key in given:
                made[key] = schema.number(self.page, given[key][1], key, whole=True, least=least)
        for key in ("same", "differ"):
            if key in given and context.thing:
                made[key] = self._pairs(given[key][1], key, fields, context.fields)
        if "as" in given:
            name = self._name_of(given["as"][1])
            if name is not None:
                made["as"] = name
                names[name] = fields
        if "label" in given:
            label = schema.text(self.page, given["label"][1], "label")
            if label is not None and isinstance(given["label"][1], Text):
                made["label"] = label
                self.labels.append(given["label"][1])

    def _name_of(self, node: Node) -> str | None:
        name = schema.text(self.page, node, "as")
        if name is not None and (not _AS.fullmatch(name) or name in ("other", "profile", "wording", "missing")):
            self.page.problem("name", node, f"‘{name}’ cannot be a name: use small letters, and not other, profile, wording or missing")
            return None
        return name

    def _pairs(self, node: Node, what: str, theirs: Fields | None, ours: Fields | None) -> tuple[tuple[str, str], ...]:
        found = []
        if isinstance(node, Map):
            pairs: list[tuple[Node, Node]] = list(node.pairs)
        else:
            pairs = [(each, each) for each in schema.one_or_more(self.page, node, what)]
        for their_node, our_node in pairs:
            their, our = schema.text(self.page, their_node, what), schema.text(self.page, our_node, what)
            if their is None or our is None:
                continue
            their_type = self.field_type(their_node, their, theirs)
            our_type = self.field_type(our_node, our, ours) if our_node is not their_node or their_type is not None else None
            if their_type is not None and our_type is not None and table.sort_of(their_type) != table.sort_of(our_type):
                types = f"{type_name(their_type)}, {type_name(our_type)}"
                self.page.problem("types", our_node, f"‘{their}’ and ‘{our}’ cannot be compared: {types}")
            found.append((their, our))
        return tuple(found)

    # Conditions

    def conditions(self, node: Node | None, what: str, context: Context) -> tuple[Any, ...]:
        return tuple(self.condition(each, context).lines for each in schema.items(self.page, node, what))

    def condition(self, node: Node | None, context: Context) -> CompiledCondition:
        lines: list[Any] = []
        names: dict[str, Fields | None] = {}
        if not isinstance(node, Map):
            if node is not None:
                self.page.problem("shape", node, "a condition is written as keys with values")
            return CompiledCondition((), names)
        if not node.pairs:
            self.page.problem("empty", node, "this condition is empty")
        for key, value in node.pairs:
            asked = self._line(key, value, context)
            lines += asked.lines
            names.update(asked.names)
        return CompiledCondition(tuple(lines), names)

    def _line(self, key: Text, value: Node, context: Context) -> CompiledCondition:
        word = key.value
        if word == "profile":
            return CompiledCondition(self._profile(value), {})
        if word in QUANTIFIERS:
            return self._quantified(word, value, context)
        if word == "not":
            return CompiledCondition((("not", self.condition(value, context.but(naming=False)).lines),), {})
        if context.only_profile:
            self.page.problem("only-profile", key, f"only the profile can be asked here, not ‘{word}’")
            return CompiledCondition((), {})
        if word == "regime":
            return CompiledCondition(self._regimes(value), {})
        if word in RELATIONS and (context.thing or word == "in_release"):
            return self._relation(word, value, context)
        if not context.thing:
            rows = ("in_release", "profile", "regime", "any_of", "all_of", "not")
            hint = meant(word, rows) or f"; it can be {', '.join(rows)}"
            self.page.problem("no-thing", key, f"‘{word}’ asks of a thing, and here there is none yet{hint}")
            return CompiledCondition((), {})
        return self._field_line(key, value, context)

    def _field_line(self, key: Text, value: Node, context: Context) -> CompiledCondition:
        fields = context.fields
        if fields is not None and key.value not in fields:
            rows = (*RELATIONS, "profile", "regime", *QUANTIFIERS, "not")
            self.no_field(key, key.value, fields, rows, scopes=False)
            return CompiledCondition((), {})
        field_type = fields[key.value] if fields is not None else None
        test = self.test(value, key.value, field_type, fields)
        return CompiledCondition((("field", key.value, test),) if test else (), {})

    def _profile(self, node: Node) -> tuple[Any, ...]:
        lines = []
        if not isinstance(node, Map) or not node.pairs:
            self.page.problem("shape", node, "profile is written as keys with tests")
            return ()
        for key, value in node.pairs:
            if self.profile_key(key, key.value):
                test = self.test(value, key.value, None, None, profile=True)
                if test:
                    lines.append(("profile", key.value, test))
        return tuple(lines)

    def _regimes(self, node: Node) -> tuple[Any, ...]:
        names = []
        for each in schema.one_or_more(self.page, node, "regime"):
            name = schema.text(self.page, each, "regime")
            if name is None:
                continue
            if name not in self.library.regimes:
                self.page.problem("unknown-regime", each, f"there is no regime ‘{name}’{meant(name, self.library.regimes)}")
                continue
            self.regime_uses.setdefault(name, each)
            names.append(name)
        return (("regime", tuple(names)),) if names else ()

    def _quantified(self, word: str, value: Node, context: Context) -> CompiledCondition:
        asked = [self.condition(each, context) for each in schema.items(self.page, value, word)]
        named = [each.names for each in asked]
        names = {name: fields for each in named for name, fields in each.items()} if word == "all_of" else in_all(named)
        return CompiledCondition(((QUANTIFIERS[word], tuple(each.lines for each in asked)),), names)

    def _relation(self, word: str, value: Node, context: Context) -> CompiledCondition:
        chosen = [self.selector(each, word, context) for each in schema.one_or_more(self.page, value, word)]
        return CompiledCondition((("relation", word, tuple(each.selector for each in chosen)),), in_all([each.names for each in chosen]))


def in_all(named: Sequence[Mapping[str, Fields | None]]) -> dict[str, Fields | None]:
    """The names that all of these alternatives give to things, each with the fields that the things have in common."""
    found: dict[str, Fields | None] = {}
    for name in named[0] if named else ():
        if all(name in each for each in named):
            tables = [fields for fields in (each[name] for each in named) if fields is not None]
            found[name] = table.shared(tables) if len(tables) == len(named) else None
    return found


def opened(places: tuple[str, ...]) -> tuple[str, ...]:
    """Zones opened up into their kinds of part; a lead includes its dateline."""
    kinds = [kind for place in places for kind in ZONES.get(place, (place,))]
    if "lead" in kinds:
        kinds.append("dateline")
    return tuple(dict.fromkeys(kinds))
