"""Reading a configuration strictly: every unknown key and value is told at once, each at its line and column."""

from __future__ import annotations

import os

from prlint.config import MISNAMED, TOML_NAME, YAML_NAME, Allow, Config, ConfigError, Layer, Override
from prlint.data import table
from prlint.diagnostic import CONFIDENCES, SEVERITIES
from prlint.packs import schema
from prlint.packs.located import Map, Page, Seq, Text
from prlint.packs.located import read as read_yaml
from prlint.stating import choices, from_pairs, known_keys, merged, regional, shape, typed
from prlint.text.nearest import one_of
from prlint.text.paths import shown
from prlint.text.source import Source, UnreadableError, decode
from prlint.text.span import SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

    from prlint.packs.located import Node

KEYS = (
    "profile",
    "presets",
    "overrides",
    "packs",
    "select",
    "extend-select",
    "ignore",
    "severity",
    "min-confidence",
    "fail-on",
    "exclude",
    "allow",
    "baseline",
    "max-size",
)


class ConfigPage(Page):
    """A page whose problems are called `config/…`."""

    def problem(self, rule: str, where: Node | SourceSpan, message: str, first: Node | None = None) -> None:
        super().problem(rule, where, message, first)
        self.problems[-1] = self.problems[-1].but(rule=f"config/{rule}")


def load(path: str, name: str | None = None, named: bool = True) -> Config:
    """The configuration in a file. name: what messages call it. named: the user has named it, and may call it anything.

    Raises ConfigError, and OSError where it cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read()
    name = name or shown(path)
    try:
        source = decode(name, data)
    except UnreadableError as error:
        page = ConfigPage(Source(name, ""))
        page.problem("unreadable", SourceSpan(0, 0), str(error))
        raise ConfigError([(page.source, page.sorted_problems())]) from None
    page = ConfigPage(source)
    called = os.path.basename(path)
    if not named and called in MISNAMED:
        page.problem("name", SourceSpan(0, 0), f"prlint reads {YAML_NAME} and not {called}; rename this file")
        raise ConfigError([(source, page.sorted_problems())])
    node = _toml(page) if os.path.basename(path) == TOML_NAME else _yaml(page)
    reader = _Reader(page, os.path.dirname(os.path.abspath(path)))
    config = reader.config(node)
    if page.problems:
        raise ConfigError([(source, page.sorted_problems())])
    return config


def _yaml(page: Page) -> Node | None:
    bare = all(not line.strip() or line.lstrip().startswith("#") for line in page.source.text.splitlines())
    return Map((), SourceSpan(0, 0)) if bare else read_yaml(page)


def _toml(page: Page) -> Node | None:
    from prlint.config_toml import read_table

    return read_table(page)


class _Reader:
    def __init__(self, page: Page, folder: str) -> None:
        self.page, self.folder = page, folder
        self.places: dict[tuple[str, str], SourceSpan] = {}

    def config(self, node: Node | None) -> Config:
        found = self.keys(node, "a configuration", KEYS)
        profile: Mapping[str, Any] = self.profile(found.get("profile"))
        for preset in reversed(self.words(found.get("presets"), "presets")):
            profile = merged(self.preset(preset), profile)
        packs = self.words(found.get("packs"), "packs")
        return Config(
            source=self.page.source,
            folder=self.folder,
            profile=profile,
            overrides=tuple(self.overrides(found.get("overrides"))),
            packs=tuple(filter(None, map(self.pack, packs))) if "packs" in found else ("default",),
            layer=Layer(
                self.rules(found.get("select"), "select"),
                self.rules(found.get("extend-select"), "extend-select"),
                self.rules(found.get("ignore"), "ignore"),
                self.page.source.name,
            ),
            severity=self.severity(found.get("severity")),
            min_confidence=self.choice(found.get("min-confidence"), "min-confidence", CONFIDENCES, "low"),
            fail_on=self.choice(found.get("fail-on"), "fail-on", (*SEVERITIES, "never"), "warning"),
            exclude=tuple(word.value for word in self.words(found.get("exclude"), "exclude")),
            allow=tuple(filter(None, map(self.allow, self.members(found.get("allow"), "allow")))),
            baseline=self.baseline(found.get("baseline")),
            max_size=self.size(found.get("max-size")),
            places=self.places,
        )

    # Shapes

    def keys(self, node: Node | None, what: str, known: Iterable[str], needed: Collection[str] = ()) -> dict[str, Node]:
        """The values of a mapping; unknown and missing keys are noted."""
        given = schema.entries(self.page, node, what, needed, (key for key in known if key not in needed))
        return {key: value for key, (_, value) in (given or {}).items()}

    def members(self, node: Node | None, what: str, model: str = "") -> tuple[Node, ...]:
        if node is None:
            return ()
        if not isinstance(node, Seq):
            self.page.problem("shape", node, f"‘{what}’ is written as a list{model}")
            return ()
        return node.items

    def words(self, node: Node | None, what: str) -> list[Text]:
        """The words of a list, or the one word that stands in its place."""
        if isinstance(node, Text):
            return [node] if node.value else []
        found = []
        for item in self.members(node, what):
            if isinstance(item, Text) and item.value:
                found.append(item)
            else:
                self.page.problem("shape", item, f"‘{what}’ is a list of words")
        return found

    def word(self, node: Node | None, what: str) -> str | None:
        if node is None:
            return None
        if isinstance(node, Text) and node.value:
            return node.value
        self.page.problem("shape", node, f"‘{what}’ is one word or sentence")
        return None

    def choice(self, node: Node | None, what: str, allowed: tuple[str, ...], default: str) -> str:
        word = self.word(node, what)
        if node is None or word is None:
            return default
        if word not in allowed:
            self.page.problem("value", node, f"‘{what}’ cannot be ‘{word}’{one_of(word, allowed)}")
            return default
        return word

    # Keys

    def rules(self, node: Node | None, what: str) -> tuple[str, ...]:
        found = self.words(node, what)
        for word in found:
            self.places[what, word.value] = word.span
        return tuple(word.value for word in found)

    def severity(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if not isinstance(node, Map):
            self.page.problem("shape", node, "‘severity’ is written as rules with their level")
            return {}
        for key, _ in node.pairs:
            self.places["severity", key.value] = key.span
        return {key.value: self.choice(value, key.value, SEVERITIES, "info") for key, value in node.pairs}

    def pack(self, word: Text) -> str | None:
        """Packs that are paths, as `packs.load` tells them, stay within the project's folder, links followed."""
        from prlint.packs.load import is_path, yaml_under

        name = word.value
        if not is_path(name):
            self.places["packs", name] = word.span
            return name
        self.places["packs", name] = word.span
        place = os.path.realpath(os.path.join(self.folder, os.path.expanduser(name)))
        if place == os.path.realpath(self.folder):
            inside = "put the packs into a folder of their own, or name the file"
            self.page.problem("pack", word, f"the pack ‘{name}’ is the project’s folder itself; {inside}")
            return None
        inner = self.holds(place)
        if not inner or not all(self.holds(os.path.realpath(file)) for file in yaml_under(place)):
            lies = "has a file that lies" if inner else "lies"
            self.page.problem("pack", word, f"the pack ‘{name}’ {lies} outside the project’s folder; name it with --pack instead")
            return None
        if not os.path.exists(place):
            self.page.problem("pack", word, f"there is no rule pack at ‘{name}’")
            return None
        return name

    def holds(self, place: str) -> bool:
        """Whether a real path lies inside the project's folder."""
        return place.startswith(os.path.join(os.path.realpath(self.folder), ""))

    def baseline(self, node: Node | None) -> str:
        """A path within the project's folder, links followed. The file is read where something is to be held against it."""
        name = self.word(node, "baseline")
        if node is None or name is None:
            return ""
        self.places["baseline", name] = node.span
        if not self.holds(os.path.realpath(os.path.join(self.folder, name))):
            self.page.problem("baseline", node, f"the baseline ‘{name}’ lies outside the project’s folder; name it with --baseline instead")
        return name

    def size(self, node: Node | None) -> int:
        from prlint.text.sizes import size

        word = self.word(node, "max-size")
        if node is None or word is None:
            return Config().max_size
        try:
            return size(word)
        except ValueError as error:
            self.page.problem("value", node, str(error))
            return Config().max_size

    def overrides(self, node: Node | None) -> Iterable[Override]:
        for item in self.members(node, "overrides"):
            found = self.keys(item, "an override", ("path", "profile"), ("path", "profile"))
            path = self.word(found.get("path"), "path")
            profile = self.profile(found.get("profile"))
            if path:
                yield Override(path, profile)

    def allow(self, node: Node) -> Allow | None:
        found = self.keys(node, "an entry of ‘allow’", ("rule", "path", "text", "reason"), ("rule", "reason"))
        rule, reason = self.word(found.get("rule"), "rule"), self.word(found.get("reason"), "reason")
        if not rule or not reason:
            return None
        self.places["allow", rule] = found["rule"].span
        return Allow(rule, reason, self.word(found.get("path"), "path"), self.word(found.get("text"), "text"), found["rule"].span)

    def preset(self, word: Text) -> dict[str, Any]:
        rows = [row for row in table("presets") if row["preset"] == word.value]
        if not rows:
            known = tuple(dict.fromkeys(row["preset"] for row in table("presets")))
            message = f"there is no preset ‘{word.value}’{one_of(word.value, known)}"
            self.page.problem("value", word, message)
        return from_pairs((row["key"], row["value"]) for row in rows)

    # Profile

    def profile(self, node: Node | None) -> dict[str, Any]:
        return self.stated_map(node, "", known_keys()) if node is not None else {}

    def stated_map(self, node: Node, prefix: str, known: tuple[str, ...]) -> dict[str, Any]:
        here = dict.fromkeys(key[len(prefix) :].partition(".")[0] for key in known if key.startswith(prefix))
        what = f"‘{prefix[:-1]}’" if prefix else "a profile"
        values = {}
        for key, value in self.keys(node, what, here).items():
            stated = self.stated(value, prefix + key, known)
            if stated is not None:
                values[key] = stated
        return values

    def stated(self, node: Node, key: str, known: tuple[str, ...]) -> Any:
        """The value of one profile key, or None where it is wrong or says nothing."""
        kind = shape(key)
        if kind == "map":
            return self.stated_map(node, key + ".", known) if self.mapped(node, f"‘{key}’", _model(key, known)) else None
        if kind == "maps":
            model = _model(key, known)
            members = self.members(node, key, model) if not isinstance(node, Map) else (node,)
            return [self.stated_map(item, key + ".", known) for item in members if self.mapped(item, f"each of ‘{key}’", model)]
        if isinstance(node, Map) and regional(key):
            pairs = [(region, self.by_region(region, value, key)) for region, value in node.pairs]
            return {region.value: value for region, value in pairs if value is not None}
        if kind == "texts":
            return [value for word in self.words(node, key) if (value := self.typed(word, key)) is not None]
        if not isinstance(node, Text):
            self.page.problem("shape", node, f"‘{key}’ is one value")
            return None
        return self.typed(node, key)

    def mapped(self, node: Node, what: str, model: str) -> bool:
        if not isinstance(node, Map):
            self.page.problem("shape", node, f"{what} is written as keys with values{model}")
        return isinstance(node, Map)

    def by_region(self, region: Text, value: Node, key: str) -> Any:
        allowed = choices("jurisdictions")
        if region.value not in allowed:
            message = f"‘{key}’ knows no region ‘{region.value}’{one_of(region.value, allowed)}"
            self.page.problem("value", region, message)
            return None
        if shape(key) == "texts":
            return [word.value for word in self.words(value, key)]
        return self.typed(value, key) if isinstance(value, Text) else self.word(value, key)

    def typed(self, word: Text, key: str) -> Any:
        try:
            return typed(key, word.value)
        except ValueError as error:
            self.page.problem("value", word, str(error))
            return None


_MODEL = 2  # keys that show how it is done


def _model(key: str, known: tuple[str, ...]) -> str:
    """How a key that holds others is written."""
    inner = [f"{other[len(key) + 1 :]}: …" for other in known if other.startswith(key + ".")]
    braced = "{" + ", ".join([*inner[:_MODEL], *(["…"] if len(inner) > _MODEL else [])]) + "}"
    return f": {key}: [{braced}]" if shape(key) == "maps" else f": {key}: {braced}"
