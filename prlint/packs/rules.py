"""One rule: from located YAML to the plain data it runs from, everything it says checked."""

from __future__ import annotations

from prlint.checks.messages import placeholders
from prlint.diagnostic import CONFIDENCES, SAFETIES, SEVERITIES
from prlint.packs import examples, schema
from prlint.packs import fields as table
from prlint.packs.located import Map, Node, Page, Seq, Text
from prlint.packs.selectors import Context, SelectorReader, in_all
from prlint.packs.value_tests import Library
from prlint.release import SEGMENT_KINDS
from prlint.text.nearest import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint.packs.fields import Fields
    from prlint.packs.selectors import CompiledSelector

    Given = dict[str, tuple[Text, Node]]

REQUIRED = ("id", "title", "tier", "severity", "confidence", "message", "why", "authority", "check")
OPTIONAL = ("when", "unless", "raised", "preview", "gate", "once_per", "point_at", "yields_to", "fix", "needs", "since", "examples")
VERBS = ("forbid", "require", "agree", "order")
EDITS = ("insert_before", "insert_after", "insert_there", "replace_with", "delete")
MODES = ("lower", "silent", "keep")
RISING = ("rising", "rising by one")


def read(page: Page, node: Node, pack: str, library: Library, built_in: bool) -> tuple[dict[str, Any] | None, Given]:
    """A rule as fields of checks.rule.Rule, and its located keys for checks across rules. None where there is nothing to read."""
    where = node.pairs[0][0] if isinstance(node, Map) and node.pairs else node
    required = (*REQUIRED, "examples") if built_in else REQUIRED
    given = schema.entries(page, node, "a rule", required, tuple(key for key in OPTIONAL if key not in required), where)
    if given is None:
        return None, {}
    return _Rule(page, given, library, built_in).read(pack), given


class _Rule:
    def __init__(self, page: Page, given: Given, library: Library, built_in: bool) -> None:
        self.page, self.given, self.library, self.built_in = page, given, library, built_in
        self.reader = SelectorReader(page, library)
        self.fields: Fields | None = None  # of the things reported
        self.names: dict[str, Fields | None] = {}
        self.verb: str | None = None
        self.has_belongs = False
        self.all_called = False

    def node(self, key: str) -> Node | None:
        return self.given[key][1] if key in self.given else None

    def read(self, pack: str) -> dict[str, Any]:
        page = self.page
        name = schema.name(page, self.node("id"), "id")
        made: dict[str, Any] = {"id": f"{pack}/{name or '?'}"}
        for key in ("title", "message", "why", "since"):
            if key in self.given:
                made[key] = schema.text(page, self.node(key), key) or ""
        tier = schema.choice(page, self.node("tier"), "tier", ("1", "2", "3"))
        made["tier"] = int(tier or 1)
        made["severity"] = schema.choice(page, self.node("severity"), "severity", SEVERITIES) or "info"
        made["confidence"] = schema.choice(page, self.node("confidence"), "confidence", CONFIDENCES) or "low"
        made["authority"] = self._authority()
        for key in ("preview", "gate"):
            if key in self.given:
                made[key] = schema.flag(page, self.node(key), key) or False
        made["check"] = self._check()
        self._conditions(made)
        if "once_per" in self.given:
            made["once_per"] = self.reader.fields_or_scopes(self.given["once_per"][1], self.fields, "once_per")
        if "point_at" in self.given:
            made["point_at"] = self._printed(self.given["point_at"][1], "point_at", named=False)
        if "yields_to" in self.given:
            made["yields_to"] = schema.texts(page, self.node("yields_to"), "yields_to")
        if "fix" in self.given:
            made["fixes"] = self._fixes()
        self._sentences()
        self._needs(made)
        if "examples" in self.given:
            examples.read(
                page, self.given["examples"][1], self.library.profile_keys, self.library.house_style, "fix" in self.given, self.built_in
            )
        return made

    def _authority(self) -> tuple[tuple[str, str | None, str | None], ...]:
        found = []
        for each in schema.items(self.page, self.node("authority"), "authority"):
            given = schema.entries(self.page, each, "an authority", ("cite",), ("url", "note"))
            if given and "cite" in given:
                values = {key: schema.text(self.page, value, key) for key, (_, value) in given.items()}
                url = values.get("url")
                if url is not None and not url.startswith(("https://", "http://")):
                    self.page.problem("value", given["url"][1], "an url begins with https:// or http://")
                found.append((values["cite"] or "", url, values.get("note")))
        return tuple(found)

    # The check

    def _check(self) -> dict[str, Any]:
        node = self.node("check")
        given = schema.entries(self.page, node, "check", (), VERBS)
        if given is not None and len(given) != 1 and node is not None:
            where = list(given.values())[1][0] if given else node
            self.page.problem("one-verb", where, f"a check has exactly one of {', '.join(VERBS)}")
        made: dict[str, Any] = {}
        for verb, (_, body) in (given or {}).items():
            self.verb = verb
            made = {"verb": verb, **getattr(self, f"_{verb}")(body)}
        return made

    def _bind(self, chosen: list[CompiledSelector]) -> None:
        """What the things reported have in common: only that can be used outside their selectors."""
        tables = [each.fields for each in chosen if each.fields is not None]
        self.fields = table.shared(tables) if tables and len(tables) == len(chosen) else None
        self.names.update(in_all([each.names for each in chosen]))

    def _forbid(self, body: Node) -> dict[str, Any]:
        chosen = [self.reader.selector(each) for each in schema.one_or_more(self.page, body, "forbid")]
        self._bind(chosen)
        return {"selectors": tuple(each.selector for each in chosen)}

    def _require(self, body: Node) -> dict[str, Any]:
        given = schema.entries(self.page, body, "require", ("each", "must"), ("belongs",)) or {}
        chosen = self.reader.selector(given["each"][1] if "each" in given else None)
        self._bind([chosen])
        context = Context(self.fields, True, naming=True)
        must = [self._must(each, context) for each in schema.items(self.page, given["must"][1] if "must" in given else None, "must")]
        self.all_called = bool(must) and all(called for _, called in must)
        belongs = self._belongs(given["belongs"][1]) if "belongs" in given else None
        self.has_belongs = "belongs" in given
        if chosen.selector.get("part") == ("document",) and not self.has_belongs and "each" in given:
            self.page.problem("no-place", given["each"][0], "‘each: {part: document}’ has no place of its own: say where it `belongs`")
        return {"each": chosen.selector, "must": tuple(must), "belongs": belongs}

    def _must(self, node: Node, context: Context) -> tuple[tuple[Any, ...], str | None]:
        called = None
        if isinstance(node, Map) and node.get("called") is not None:
            called = schema.text(self.page, node.get("called"), "called")
            rest = tuple(pair for pair in node.pairs if pair[0].value != "called")
            if not rest:
                self.page.problem("empty", node, "this condition says only what it is called")
                return (), called
            node = Map(rest, node.span)
        return self.reader.condition(node, context).lines, called

    def _belongs(self, node: Node) -> tuple[str, tuple[str, ...]] | None:
        given = schema.entries(self.page, node, "belongs", (), ("before", "after"))
        if given is None:
            return None
        if len(given) != 1:
            self.page.problem("shape", node, "belongs is either before or after parts")
            return None
        ((side, (_, parts)),) = given.items()
        return side, schema.choices(self.page, parts, "belongs", SEGMENT_KINDS, "unknown-part")

    def _agree(self, body: Node) -> dict[str, Any]:
        given = schema.entries(self.page, body, "agree", ("all", "on"), ("by", "trust")) or {}
        chosen = self.reader.selector(given["all"][1] if "all" in given else None)
        self._bind([chosen])
        made: dict[str, Any] = {"all": chosen.selector, "trust": "first"}
        for key in ("by", "on"):
            made[key] = self._fields_in(given[key][1], key) if key in given else ()
        if "trust" in given:
            made["trust"] = schema.choice(self.page, given["trust"][1], "trust", ("first", "most")) or "first"
        self.names["other"] = self.fields
        return made

    def _fields_in(self, node: Node, what: str) -> tuple[str, ...]:
        found = []
        for each in schema.one_or_more(self.page, node, what):
            word = schema.text(self.page, each, what)
            if word is not None:
                self.reader.field_type(each, word, self.fields)
                found.append(word)
        return tuple(found)

    def _order(self, body: Node) -> dict[str, Any]:
        given = schema.entries(self.page, body, "order", ("all", "by", "as")) or {}
        chosen = self.reader.selector(given["all"][1] if "all" in given else None)
        self._bind([chosen])
        self.names["other"] = self.fields
        by = schema.text(self.page, given["by"][1], "by") if "by" in given else None
        field_type = self.reader.field_type(given["by"][1], by, self.fields) if by is not None else None
        return {"all": chosen.selector, "by": by, "as": self._as(given["as"][1], field_type) if "as" in given else ()}

    def _as(self, node: Node, field_type: table.FieldType | None) -> Any:
        if not isinstance(node, Seq):
            word = schema.choice(self.page, node, "as", RISING)
            if word is not None and field_type is not None and field_type not in ("number", "date"):
                self.page.problem("types", node, "only numbers and days can be rising; of words, list the order")
            return word or "rising"
        among = field_type if isinstance(field_type, tuple) else None
        seen: dict[str, Node] = {}
        ranks: list[Any] = []
        for each in schema.items(self.page, node, "as"):
            rank = tuple(self._ranked(inner, among, seen) for inner in (each.items if isinstance(each, Seq) else (each,)))
            ranks.append(rank if isinstance(each, Seq) else rank[0])
        return tuple(ranks)

    def _ranked(self, node: Node, among: tuple[str, ...] | None, seen: dict[str, Node]) -> str:
        word = schema.choice(self.page, node, "as", among) if among else schema.text(self.page, node, "as")
        if word is None:
            return ""
        if word in seen:
            self.page.problem("doubled-value", node, f"‘{word}’ stands here a second time", seen[word])
        seen[word] = node
        return word

    # Around the check

    def _conditions(self, made: dict[str, Any]) -> None:
        if "when" in self.given:
            made["when"] = self.reader.conditions(self.node("when"), "when", Context({}, False))
        if "unless" in self.given:
            made["unless"] = self.reader.conditions(self.node("unless"), "unless", Context(self.fields, True))
        if "raised" in self.given:
            made["raised"] = self._raised(made["severity"])

    def _raised(self, severity: str) -> tuple[str, tuple[Any, ...]] | None:
        given = schema.entries(self.page, self.node("raised"), "raised", ("to", "when"))
        if given is None or len(given) != 2:
            return None
        to = schema.choice(self.page, given["to"][1], "to", SEVERITIES)
        if to is not None and SEVERITIES.index(to) <= SEVERITIES.index(severity):
            self.page.problem("value", given["to"][1], f"raised to {to} is not above {severity}")
        return to or severity, self.reader.conditions(given["when"][1], "when", Context(self.fields, True))

    def _printed(self, node: Node, what: str, named: bool) -> str | None:
        """A printed field, of the thing or (where `named`) of a thing named `as`: `use.symbol`."""
        word = schema.text(self.page, node, what)
        if word is None:
            return None
        fields, field = self.fields, word
        if named and "." in word:
            name, _, field = word.partition(".")
            if name not in self.names:
                self.page.problem("unbound", node, f"nothing here is named ‘{name}’{meant(name, self.names)}")
                return None
            fields = self.names[name]
        field_type = self.reader.field_type(node, field, fields)
        if field_type is not None and field_type != "printed":
            self.page.problem("not-printed", node, f"‘{word}’ is not printed in the release, so it has no place")
        return word

    # Fixes

    def _fixes(self) -> tuple[dict[str, Any], ...]:
        fixes = (self._fix(each) for each in schema.one_or_more(self.page, self.node("fix"), "fix"))
        return tuple(fix for fix in fixes if fix is not None)

    def _fix(self, node: Node) -> dict[str, Any] | None:
        given = schema.entries(self.page, node, "a fix", ("title", "safety"), (*EDITS, "at"))
        if given is None:
            return None
        made: dict[str, Any] = {"edit": None, "text": None, "at": None}
        made["title"] = self._sentence(given["title"][1], "title") if "title" in given else ""
        made["safety"] = schema.choice(self.page, given["safety"][1], "safety", SAFETIES) if "safety" in given else "display"
        edits = [key for key in given if key in EDITS]
        if len(edits) != 1:
            where = given[edits[1]][0] if edits else node
            self.page.problem("one-edit", where, f"a fix has exactly one of {', '.join(EDITS)}")
            return None
        made["edit"] = edit = edits[0]
        value = given[edit][1]
        if edit == "delete":
            if schema.flag(self.page, value, "delete") is False:
                self.page.problem("value", value, "delete is yes, or is left out")
        else:
            made["text"] = self._words(value, edit)
        if edit == "insert_there" and not self.has_belongs:
            self.page.problem("no-place", given[edit][0], "insert_there needs to know where the thing `belongs`")
        if "at" in given:
            if edit == "insert_there":
                self.page.problem("value", given["at"][0], "insert_there has its place already: where the thing belongs")
            made["at"] = self._printed(given["at"][1], "at", named=True)
        return made

    def _words(self, node: Node, what: str) -> str | None:
        """New words for the text: blanks and line ends count, so they are not trimmed."""
        if isinstance(node, Text) and node.value and not node.value.strip():
            return node.value
        return self._sentence(node, what)

    # Sentences

    def _sentences(self) -> None:
        message = self.given.get("message")
        if message:
            self._sentence(message[1], "message")
        for label in self.reader.labels:
            self._sentence(label, "label")

    def _sentence(self, node: Node, what: str) -> str | None:
        sentence = schema.text(self.page, node, what)
        if sentence is not None and isinstance(node, Text):
            for name, offset in placeholders(sentence):
                fault = self._unbound(name, node)
                if fault:
                    self.page.problem("unbound", self.page.inside(node, offset, len(name)), fault)
        return sentence

    def _unbound(self, name: str, node: Text) -> str | None:
        """Why a name in braces has no value here, or None."""
        head, dot, rest = name.partition(".")
        if not dot:
            return self._unbound_field(name)
        if head == "profile":
            self.reader.profile_key(node, rest)
            return None
        if head == "wording":
            known = self.library.wordings
            return None if rest in known else f"there is no wording ‘{rest}’{meant(rest, known)}"
        if head not in self.names:
            return f"nothing here is named ‘{head}’{meant(head, (*self.names, 'profile', 'wording'))}"
        fields = self.names[head]
        if fields is None or rest in fields:
            return None
        return f"‘{head}’ has no field ‘{rest}’{meant(rest, fields)}"

    def _unbound_field(self, name: str) -> str | None:
        if name == "missing":
            if self.verb != "require":
                return "{missing} is known in `require` only"
            return None if self.all_called else "{missing} needs a name for everything it can list: say what each `must` is `called`"
        if self.fields is None or name in self.fields:
            return None
        return f"nothing gives ‘{name}’ a value here{meant(name, (*self.fields, 'missing'))}"

    # What the rule leans on

    def _needs(self, made: dict[str, Any]) -> None:
        node = self.node("needs")
        needs: dict[str, str] = {}
        known = self.library.profile_keys | self.library.regimes
        if node is not None and not isinstance(node, Map):
            self.page.problem("shape", node, "needs is written as keys with lower, silent or keep")
        for key, value in node.pairs if isinstance(node, Map) else ():
            if key.value not in known:
                self.page.problem("unknown-profile-key", key, f"there is no profile key or regime ‘{key.value}’{meant(key.value, known)}")
                continue
            mode = schema.choice(self.page, value, key.value, MODES)
            needs[key.value] = mode or "keep"
            if not self._leans_on(key.value):
                self.page.problem("unused-need", key, f"nothing in this rule leans on ‘{key.value}’")
        self._check_stated(needs)
        if needs:
            made["needs"] = needs

    def _leans_on(self, key: str) -> bool:
        if self.reader.broken_kinds:
            return True
        read = {k for kind in self.reader.kinds for k in table.reads(kind)}
        used = (*self.reader.profile_uses, *read)
        return key in self.reader.regime_uses or any(_covers(key, other) or _covers(other, key) for other in used)

    def _check_stated(self, needs: dict[str, str]) -> None:
        for key, node in self.reader.profile_uses.items():
            if not key.startswith("house_style.") and not any(_covers(need, key) for need in needs):
                self.page.problem("missing-need", node, f"the rule leans on ‘{key}’ here: `needs` must say what happens without it")
        for key, node in self.reader.regime_uses.items():
            if key not in needs:
                self.page.problem("missing-need", node, f"the rule leans on the regime ‘{key}’: `needs` must say what happens without it")


def _covers(key: str, other: str) -> bool:
    return key == other or other.startswith(f"{key}.")
