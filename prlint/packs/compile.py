"""Files of packs, lists, wordings and regimes -> plain data that marshal can keep, and every problem in them.

    {"packs": {pack: title}, "rules": (fields of a Rule, …), "lists": {name: PhraseSet}, "columns": {list: {column: type}},
     "regimes": {id: (title, stated, inferred)}, "wordings": {id: {title, text, source, …}}}
"""

from __future__ import annotations

import os

from prlint import profile
from prlint.packs import File, rules, schema
from prlint.packs import fields as table
from prlint.packs.located import Map, Node, Page, Seq, Text, read
from prlint.packs.selectors import Context, SelectorReader
from prlint.packs.value_tests import Library
from prlint.packs.words import WordReader
from prlint.text.nearest import meant
from prlint.text.phrase_notation import PhraseError, compile_phrases
from prlint.text.phrases import find
from prlint.text.source import Source, UnreadableError, decode
from prlint.text.span import SourceSpan
from prlint.text.value import Value
from prlint.text.words import Words, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from prlint.diagnostic import Diagnostic

    Data = dict[str, Any]

RESERVED = ("default", "prlint", "pack")
EMPTY: dict[str, Any] = {"packs": {}, "rules": (), "lists": {}, "columns": {}, "regimes": {}, "wordings": {}}


class Compiled(Value):
    """What could be compiled, and the problems of each file that has some."""

    data: Data
    problems: tuple[tuple[Source, tuple[Diagnostic, ...]], ...]


def compile_files(files: Sequence[File], base: Data | None = None, built_in: bool = False) -> Compiled:
    """Compile files that may name each other and what `base` holds. built_in: both kinds of example are compulsory."""
    return _Compiler(base or EMPTY, built_in).run(files)


def load_page(file: File) -> tuple[Page, Node | None]:
    """A file as located nodes; what is wrong with it is noted on the page."""
    try:
        with open(file.path, "rb") as opened:
            page = Page(decode(file.name, opened.read()))
    except (OSError, UnreadableError) as error:
        page = Page(Source(file.name, ""))
        reason = error.strerror if isinstance(error, OSError) else str(error)
        page.problem("unreadable", SourceSpan(0, 0), f"the file cannot be read: {reason}")
        return page, None
    return page, read(page)


class _Seen(Value):
    page: Page
    node: Node


class _Compiler:
    def __init__(self, base: Data, built_in: bool) -> None:
        self.base, self.built_in = base, built_in
        self.pages: list[Page] = []
        self.data: Data = {key: {} for key in EMPTY} | {"rules": ()}
        self.seen: dict[tuple[str, str], _Seen] = {}
        self.lines: dict[str, tuple[str, ...]] = {name: phrases["entries"] for name, phrases in base["lists"].items()}
        self.columns: dict[str, table.Fields] = dict(base["columns"])
        self.yielding: list[tuple[Page, str, rules.Given]] = []

    def run(self, files: Sequence[File]) -> Compiled:
        loaded = [(file, *load_page(file)) for file in files]
        self.pages = [page for _, page, _ in loaded]
        self._each(loaded, "list", self._list)
        self._each(loaded, "wording", self._wording)
        regimes: list[tuple[Page, dict[str, tuple[Text, Node]], str]] = []
        self._each(loaded, "regimes", lambda _, page, root: regimes.extend(self._regime_names(page, root)))
        self.library = self._library()
        for page, given, name in regimes:
            self._regime(page, given, name)
        self._each(loaded, "pack", self._pack)
        self._check_yielding()
        problems = tuple((page.source, page.sorted_problems()) for page in self.pages if page.problems)
        return Compiled(self.data, problems)

    @staticmethod
    def _each(loaded: list[tuple[File, Page, Node | None]], sort: str, compile_one: Any) -> None:
        for file, page, root in loaded:
            if file.sort == sort and root is not None:
                compile_one(file, page, root)

    def _library(self) -> Library:
        return Library(
            self.columns,
            self.lines,
            frozenset(self.base["regimes"]) | frozenset(self.data["regimes"]),
            frozenset(self.base["wordings"]) | frozenset(self.data["wordings"]),
            schema.known_profile_keys(profile.keys()),
            profile.house_style(),
        )

    def _new(self, page: Page, node: Node, sort: str, name: str) -> bool:
        """Whether this name is free; two of one name are noted, with the place of the first."""
        first = self.seen.setdefault((sort, name), _Seen(page, node))
        if first.node is not node:
            same = first.page is page
            elsewhere = "" if same else f"; the first is at {first.page.at(first.node)}"
            page.problem("doubled-id", node, f"the {sort} ‘{name}’ stands here a second time{elsewhere}", first.node if same else None)
            return False
        if name in self._base_names(sort):
            page.problem("doubled-id", node, f"there is a built-in {sort} ‘{name}’; choose another name")
            return False
        return True

    def _base_names(self, sort: str) -> frozenset[str]:
        if sort == "rule":
            return frozenset(rule["id"] for rule in self.base["rules"])
        return frozenset(self.base[f"{sort}s"])

    def _name(self, file: File, page: Page, node: Node | None, sort: str) -> str | None:
        """The name a list or wording file gives itself, which is that of the file."""
        name = schema.name(page, node, sort)
        stem = os.path.splitext(os.path.basename(file.path))[0]
        if name is not None and node is not None:
            if name != stem:
                page.problem("misnamed", node, f"the {sort} in {os.path.basename(file.path)} is called ‘{stem}’, not ‘{name}’")
            return name if self._new(page, node, sort, name) else None
        return None

    # Lists

    def _list(self, file: File, page: Page, root: Node) -> None:
        given = schema.entries(page, root, "a list", ("list", "title", "source", "lines"), ("columns", "url", "note"), root)
        if given is None:
            return
        for key in ("title", "source", "url", "note"):
            if key in given:
                schema.text(page, given[key][1], key)
        name = self._name(file, page, given["list"][1] if "list" in given else None, "list")
        columns = self._columns(page, given["columns"][1]) if "columns" in given else {}
        phrases, values = self._list_lines(page, given["lines"][1] if "lines" in given else None, columns)
        if name is None:
            return
        self.columns[name] = self.data["columns"][name] = columns
        self.lines[name] = tuple(phrases)
        try:
            self.data["lists"][name] = compile_phrases(phrases, values)
        except PhraseError as error:
            page.problem("phrase", given["lines"][0], str(error))

    @staticmethod
    def _columns(page: Page, node: Node) -> table.Fields:
        columns: table.Fields = {}
        if not isinstance(node, Map):
            page.problem("shape", node, "columns is written as names with their values, as in {class: [rank, award]}")
            return columns
        taken = table.of_phrases([])
        for key, value in node.pairs:
            if key.value in taken:
                page.problem("name", key, f"every phrase has a field ‘{key.value}’ already; choose another name")
            elif isinstance(value, Text) and value.value == "text":
                columns[key.value] = "text"
            elif isinstance(value, Text):
                page.problem("shape", value, "the values of a column are a list, or the word text where any words may stand")
            else:
                columns[key.value] = schema.texts(page, value, key.value)
        return columns

    def _list_lines(self, page: Page, node: Node | None, columns: table.Fields) -> tuple[list[str], list[dict[str, str]]]:
        reader = WordReader(page, {})
        phrases: list[str] = []
        values: list[dict[str, str]] = []
        first: dict[str, Node] = {}
        for each in schema.items(page, node, "lines"):
            given = {"phrase": (each, each)} if isinstance(each, Text) else schema.entries(page, each, "a line", ("phrase",), columns)
            words = given["phrase"][1] if given and "phrase" in given else None
            phrase = schema.text(page, words, "a phrase")
            if not given or phrase is None or not isinstance(words, Text) or not reader.phrase(words, None):
                continue
            folded = fold(phrase) if not phrase.isupper() else phrase
            if folded in first:
                page.problem("doubled-value", words, f"‘{phrase}’ stands here a second time", first[folded])
                continue
            first[folded] = words
            phrases.append(phrase)
            values.append({k: self._cell(page, v, k, columns[k]) or "" for k, (_, v) in given.items() if k != "phrase"})
        return phrases, values

    @staticmethod
    def _cell(page: Page, node: Node, column: str, column_type: table.FieldType) -> str | None:
        return schema.choice(page, node, column, column_type) if isinstance(column_type, tuple) else schema.text(page, node, column)

    # Wordings

    def _wording(self, file: File, page: Page, root: Node) -> None:
        required = ("wording", "title", "source", "text", "trigger", "core")
        given = schema.entries(page, root, "a wording", required, ("variants", "url", "note"), root)
        if given is None:
            return
        name = self._name(file, page, given["wording"][1] if "wording" in given else None, "wording")
        made: dict[str, Any] = {}
        for key, (_, node) in given.items():
            if key in ("trigger", "core"):
                made[key] = self._wording_phrases(page, node, key)
            elif key == "variants":
                made[key] = tuple(map(_one_line, schema.texts(page, node, key)))
            elif key != "wording":
                made[key] = _one_line(schema.text(page, node, key) or "")
        made["found_by"] = compile_phrases(made.get("trigger", ()))
        if "text" in made:
            self._check_own_words(page, given, Words(made["text"]))
        if name is not None:
            self.data["wordings"][name] = made

    @staticmethod
    def _wording_phrases(page: Page, node: Node, what: str) -> tuple[str, ...]:
        reader = WordReader(page, {})
        nodes = [each for each in schema.items(page, node, what) if schema.text(page, each, what)]
        return tuple(each.value for each in nodes if isinstance(each, Text) and reader.phrase(each, None))

    @staticmethod
    def _check_own_words(page: Page, given: dict[str, tuple[Text, Node]], words: Words) -> None:
        """The approved text must hold its own core, in order; else every exact copy of it would be called garbled."""
        at = 0
        core = given["core"][1] if "core" in given else None
        for node in core.items if isinstance(core, Seq) else ():
            try:
                found = [m for m in find(compile_phrases([node.value]), words) if m.first >= at] if isinstance(node, Text) else []
            except PhraseError:
                continue  # reported where it was read
            if not found:
                page.problem("core", node, "the text of this wording does not hold these words, or not in this order")
                continue
            at = found[0].last + 1

    # Regimes

    def _regime_names(self, page: Page, root: Node) -> list[tuple[Page, dict[str, tuple[Text, Node]], str]]:
        """The regimes of a file by name, so that rules can name them whatever the order."""
        found = []
        if isinstance(root, Map):
            given = schema.entries(page, root, "a file of regimes", ("regimes",), (), root)
            nodes = schema.items(page, given["regimes"][1] if given and "regimes" in given else None, "regimes")
        else:
            nodes = root.items if isinstance(root, Seq) else ()
        for node in nodes:
            given = schema.entries(page, node, "a regime", ("id", "title", "stated"), ("inferred", "note"))
            name = schema.name(page, given["id"][1], "id") if given and "id" in given else None
            if given and name is not None and self._new(page, given["id"][1], "regime", name):
                self.data["regimes"][name] = ()
                found.append((page, given, name))
        return found

    def _regime(self, page: Page, given: dict[str, tuple[Text, Node]], name: str) -> None:
        title = schema.text(page, given["title"][1], "title") if "title" in given else ""
        reader = SelectorReader(page, self.library)
        stated = reader.condition(given["stated"][1], Context({}, False, only_profile=True)).lines if "stated" in given else ()
        inferred = reader.condition(given["inferred"][1], Context({}, False)).lines if "inferred" in given else ()
        for other, node in reader.regime_uses.items():
            page.problem("regime-of-regimes", node, f"a regime cannot lean on another one (‘{other}’): write out what it asks")
        self.data["regimes"][name] = (title or "", stated, inferred)

    # Packs

    def _pack(self, file: File, page: Page, root: Node) -> None:
        given = schema.entries(page, root, "a pack", ("pack", "title", "rules"), ("languages",), root)
        if given is None:
            return
        pack = schema.name(page, given["pack"][1], "pack") if "pack" in given else None
        if pack in RESERVED:
            page.problem("name", given["pack"][1], f"‘{pack}’ cannot be the name of a pack")
        if file.pack is not None and pack is not None and pack != file.pack:
            page.problem("misnamed", given["pack"][1], f"the folder {file.pack} holds rules of the pack ‘{file.pack}’, not ‘{pack}’")
        title = schema.text(page, given["title"][1], "title") if "title" in given else ""
        languages = schema.texts(page, given["languages"][1], "languages") if "languages" in given else ()
        if pack is not None:
            self.data["packs"].setdefault(pack, title)
        for node in schema.items(page, given["rules"][1] if "rules" in given else None, "rules"):
            self._rule(file, page, node, pack or file.pack or "?", languages)

    def _rule(self, file: File, page: Page, node: Node, pack: str, languages: tuple[str, ...]) -> None:
        made, given = rules.read(page, node, pack, self.library, self.built_in)
        if made is None:
            return
        if languages:
            made["languages"] = languages
        if not self.built_in:
            made["origin"] = file.origin or file.name
        if "id" in given and self._new(page, given["id"][1], "rule", made["id"]):
            self.data["rules"] += (made,)
            self.yielding.append((page, made["id"], given))

    def _check_yielding(self) -> None:
        known = self._base_names("rule") | {rule["id"] for rule in self.data["rules"]}
        graph = {rule["id"]: rule.get("yields_to", ()) for rule in (*self.base["rules"], *self.data["rules"])}
        for page, rule_id, given in self.yielding:
            if "yields_to" not in given:
                continue
            for node in schema.one_or_more(Page(page.source), given["yields_to"][1], "yields_to"):
                if not isinstance(node, Text):
                    continue
                if node.value not in known:
                    hint = meant(node.value, known) or ("; ids are written whole, with the pack" if "/" not in node.value else "")
                    page.problem("unknown-rule", node, f"there is no rule ‘{node.value}’{hint}")
                else:
                    circle = _circle(rule_id, node.value, graph)
                    if circle:
                        page.problem("yields-in-a-circle", node, f"these rules yield to each other: {' → '.join(circle)}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _circle(start: str, through: str, graph: dict[str, tuple[str, ...]]) -> list[str] | None:
    """The way back from `through` to `start`, if there is one."""
    ways = [[start, through]]
    seen = {through}
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        for following in graph.get(way[-1], ()):
            if following == start or following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return None
