"""The examples of rules: releases, or parts of some, in which ⟦…⟧ marks each place that the rule should report."""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.formats import EXAMPLES
from prlint.packs import schema
from prlint.packs.located import Map, Node, Page, Seq, Text
from prlint.release import SEGMENT_KINDS
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SORTS = ("flag", "pass", "todo")
OPEN, CLOSE = "⟦", "⟧"
_KEYS = ("text", "in", "parts", "profile", "severity", "fixed", "because", "format")


class Example(Value):
    """One example. parts: (kind, words), with marks; or `text`, a whole release, with marks. line: where it stands in its file.

    fixed: the words (of the text, or of each part) after the rule's first fix, without marks.
    """

    sort: str  # flag, pass or todo
    text: str | None = None
    parts: tuple[tuple[str, str], ...] = ()
    profile: Mapping[str, Any] | None = None
    severity: str | None = None
    fixed: tuple[str, ...] | None = None
    because: str = ""
    format: str = "text"
    path: str = ""
    line: int = 0


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the (start, end) of each. ValueError where marks do not pair; its argument is the place."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length, opened = 0, None
    for n, character in enumerate(text):
        if character == OPEN and opened is None:
            opened = length
        elif character == CLOSE and opened is not None:
            spans.append((opened, length))
            opened = None
        elif character in (OPEN, CLOSE):
            raise ValueError(n)
        else:
            parts.append(character)
            length += 1
    if opened is not None:
        raise ValueError(text.rindex(OPEN))
    return "".join(parts), tuple(spans)


def read(page: Page, node: Node, keys: frozenset[str], house_style: Mapping[str, Any], has_fix: bool, both: bool) -> tuple[Example, ...]:
    """The examples of one rule, checked. `both`: flag and pass are compulsory."""
    given = schema.entries(page, node, "examples", ("flag", "pass") if both else (), SORTS)
    found: list[Example] = []
    for sort, (_, value) in (given or {}).items():
        for each in schema.items(page, value, sort):
            example = _Reader(page, keys, house_style, has_fix).read(sort, each)
            if example is not None:
                found.append(example)
    return tuple(found)


class _Reader:
    def __init__(self, page: Page, keys: frozenset[str], house_style: Mapping[str, Any], has_fix: bool) -> None:
        self.page, self.keys, self.house_style, self.has_fix = page, keys, house_style, has_fix

    def read(self, sort: str, node: Node) -> Example | None:
        given = schema.entries(self.page, node, "an example", (), _KEYS)
        if given is None:
            return None
        values: dict[str, Any] = {"sort": sort, "path": self.page.source.name}
        values["line"] = self.page.source.lines.position(node.span.start).line
        marks = self._words(node, given, values)
        if marks is not None:
            self._check_marks(node, sort, marks)
        self._others(given, values, sort)
        return Example(**values) if marks is not None else None

    def _words(self, node: Node, given: dict[str, tuple[Text, Node]], values: dict[str, Any]) -> int | None:
        """How many places are marked; None where there is no text to read."""
        if ("text" in given) == ("parts" in given):
            self.page.problem("example", node, "an example has either text or parts")
            return None
        if "parts" in given:
            if "in" in given:
                self.page.problem("example", given["in"][0], "‘in’ goes with text; each of the parts names its kind itself")
            parts, marks = self._parts(given["parts"][1])
            values["parts"] = parts
            return marks
        words = self._words_of(given["text"][1], "text")
        if words is None:
            return None
        if "in" in given:
            kind = schema.choice(self.page, given["in"][1], "in", SEGMENT_KINDS, "unknown-part")
            values["parts"] = ((kind or "body", words),)
        else:
            values["text"] = words
        return self._marks(given["text"][1], words)

    def _words_of(self, node: Node, what: str) -> str | None:
        """Words as written; an empty text is a release too."""
        if isinstance(node, Text):
            return node.value
        return schema.text(self.page, node, what)

    def _parts(self, node: Node) -> tuple[tuple[tuple[str, str], ...], int | None]:
        parts: list[tuple[str, str]] = []
        marks = 0
        for each in schema.items(self.page, node, "parts"):
            if not isinstance(each, Map) or len(each.pairs) != 1:
                self.page.problem("example", each, "each of the parts is one kind with its words, as in {lead: …}")
                continue
            key, value = each.pairs[0]
            kind = schema.choice(self.page, key, "a part", SEGMENT_KINDS, "unknown-part")
            words = schema.text(self.page, value, key.value)
            if kind is not None and words is not None:
                parts.append((kind, words))
                marks += self._marks(value, words) or 0
        return tuple(parts), marks if parts else None

    def _marks(self, node: Node, words: str) -> int | None:
        try:
            return len(unmarked(words)[1])
        except ValueError as error:
            where = self.page.inside(node, error.args[0]) if isinstance(node, Text) else node
            self.page.problem("example", where, "the marks ⟦ and ⟧ do not pair here")
            return None

    def _check_marks(self, node: Node, sort: str, marks: int) -> None:
        if sort == "flag" and not marks:
            self.page.problem("example", node, "an example of a fault marks its place: ⟦…⟧, or ⟦⟧ for an absence")
        if sort == "pass" and marks:
            self.page.problem("example", node, "an example without a fault marks nothing")

    def _others(self, given: dict[str, tuple[Text, Node]], values: dict[str, Any], sort: str) -> None:
        page = self.page
        if "profile" in given:
            profile = given["profile"][1]
            if isinstance(profile, Map):
                values["profile"] = schema.profile(page, profile, self.keys, self.house_style)
            else:
                page.problem("shape", profile, "profile is written as keys with values")
        if "severity" in given:
            values["severity"] = schema.choice(page, given["severity"][1], "severity", SEVERITIES)
        if "because" in given:
            values["because"] = schema.text(page, given["because"][1], "because") or ""
        if "format" in given:
            values["format"] = schema.choice(page, given["format"][1], "format", EXAMPLES) or "text"
            if "text" not in values:
                page.problem("example", given["format"][0], "‘format’ goes with a whole release: text without ‘in’")
        for key in ("severity", "fixed"):
            if key in given and sort == "pass":
                page.problem("example", given[key][0], f"‘{key}’ has no meaning where nothing is reported")
        if "fixed" in given:
            self._fixed(given["fixed"], values)

    def _fixed(self, given: tuple[Text, Node], values: dict[str, Any]) -> None:
        key, node = given
        if not self.has_fix:
            self.page.problem("example", key, "this rule has no fix")
            return
        if isinstance(node, Seq):
            parts, _ = self._parts(node)
            values["fixed"] = tuple(words for _, words in parts)
            if [kind for kind, _ in parts] != [kind for kind, _ in values.get("parts", ())]:
                self.page.problem("example", node, "‘fixed’ has the same kinds of part as ‘parts’, in the same order")
        else:
            words = self._words_of(node, "fixed")
            if words is not None:
                values["fixed"] = (words,)
                if len(values.get("parts", ())) > 1:
                    self.page.problem("example", node, "where there are parts, ‘fixed’ is a list of parts too")
