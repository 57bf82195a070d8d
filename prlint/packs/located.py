"""YAML whose every word knows its place.

Words are left as they are written: what `no`, `1.0` or `2026-11-02` means is for the schema to say, not for YAML. What makes a file
mean other than it shows (anchors, aliases, tags, several documents, doubled keys) is refused.
"""

from __future__ import annotations

from prlint.diagnostic import Diagnostic, Label, at_span, place_in
from prlint.text.source import Source
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MAX_DEPTH = 40
MAX_CHARACTERS = 2_000_000


class Text(Value):
    """A scalar. `plain`: written without quotes. `exact`: the words stand in the file as they are here, from `inner` on."""

    value: str
    span: SourceSpan
    plain: bool
    inner: int | None


class Seq(Value):
    items: tuple[Node, ...]
    span: SourceSpan


class Map(Value):
    """Pairs in order, keys unique. The span is that of the first key, or of the braces of an empty one."""

    pairs: tuple[tuple[Text, Node], ...]
    span: SourceSpan

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.pairs if name.value == key), None)


Node = Text | Seq | Map


class Page:
    """One YAML file and the problems found in it so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []

    def problem(self, rule: str, where: Node | SourceSpan, message: str, first: Node | None = None) -> None:
        """Note a fault. `rule` is named without `pack/`; `first`: the place it conflicts with, which gets a label."""
        span = where if isinstance(where, SourceSpan) else where.span
        labels = (Label("first here", place_in(self.source, first.span)),) if first is not None else ()
        self.problems.append(at_span(f"pack/{rule}", message, span, self.source).but(labels=labels))

    def at(self, node: Node) -> str:
        """Path, line and column of a node, for messages of other files."""
        start = self.source.lines.position(node.span.start)
        return f"{self.source.name}:{start.line}:{start.column}"

    def inside(self, text: Text, offset: int, length: int = 1) -> SourceSpan:
        """Where a place inside a scalar stands in the file; the whole scalar where its words are folded or escaped."""
        if text.inner is None:
            return text.span
        start = min(text.inner + offset, text.span.end)
        return SourceSpan(start, min(start + length, text.span.end))

    def sorted_problems(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self.problems, key=lambda d: (d.place.span.start, d.place.span.end, d.rule, d.message)))


def read(page: Page) -> Node | None:
    """The document of a page, or None where it cannot be read; what is wrong is noted on the page."""
    if len(page.source.text) > MAX_CHARACTERS:
        page.problem("too-large", SourceSpan(0, 0), f"the file has more than {MAX_CHARACTERS:,} characters")
        return None
    builder = _Builder(page)
    try:
        for event in _events(page.source.text):
            if not builder.take(event):
                break
    except _SyntaxFault as fault:
        page.problem("syntax", SourceSpan(fault.at, min(fault.at + 1, len(page.source.text))), fault.message)
        return None
    if builder.stopped:
        return None
    if builder.document is None:
        page.problem("empty", SourceSpan(0, 0), "the file is empty")
    return builder.document


class _SyntaxFault(Exception):  # noqa: N818 - a message on its way
    def __init__(self, message: str, at: int) -> None:
        self.message, self.at = message, at


def _events(text: str) -> Iterator[Any]:
    """The events of the document, one by one, so that a builder that has seen enough can stop. Marks count code points."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, loader)
    except yaml.MarkedYAMLError as error:
        from prlint.packs.faults import in_plain_words

        at, began = (mark.index if mark else 0 for mark in (error.problem_mark or error.context_mark, error.context_mark))
        words, at = in_plain_words(text, error.context or "", error.problem or "", at, began)
        raise _SyntaxFault(f"this is not YAML: {words}", min(at, len(text))) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        at = next((n for n, character in enumerate(text) if _unprintable(character)), 0)
        raise _SyntaxFault(f"the character U+{ord(text[at : at + 1] or ' '):04X} must not stand in YAML", at) from None
    except RecursionError:
        raise _SyntaxFault("this is nested too deeply", 0) from None


def _unprintable(character: str) -> bool:
    """Whether YAML refuses a character wherever it stands."""
    code = ord(character)
    control = (code < 0x20 and character not in "\t\n\r") or (0x7F <= code < 0xA0 and code != 0x85)
    return control or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


class _Open:
    """A mapping or sequence that is being read."""

    def __init__(self, start: int, mapping: bool) -> None:
        self.start, self.mapping = start, mapping
        self.items: list[Node] = []
        self.pairs: list[tuple[Text, Node]] = []
        self.key: Text | None = None
        self.awaits_value = False


class _Builder:
    """Makes nodes of events, one level at a time, without recursion."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: list[_Open] = []
        self.document: Node | None = None
        self.documents = 0
        self.stopped = False

    def take(self, event: Any) -> bool:
        """Whether to go on."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self.page.problem("several-documents", _span(event), "a second document begins here; one file holds one")
                return False
        elif kind == "AliasEvent":
            self.page.problem("alias", _span(event), "aliases (*name) are not allowed: write it out")
            self.add(Text(f"*{event.anchor}", _span(event), True, None))
        elif kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            self._refuse_extras(event)
            if kind == "ScalarEvent":
                self.add(self._text(event))
            else:
                if len(self.open) >= MAX_DEPTH:
                    self.page.problem("too-deep", _span(event), f"this is nested more than {MAX_DEPTH} levels deep")
                    self.stopped = True
                    return False
                self.open.append(_Open(event.start_mark.index, kind == "MappingStartEvent"))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.close(event.end_mark.index)
        return True

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self.page.problem("anchor", _span(event), f"anchors (&{event.anchor}) are not allowed: write it out where it is needed")
        if event.tag and event.tag != "!":
            self.page.problem("tag", _span(event), f"tags ({event.tag}) are not allowed")

    def _text(self, event: Any) -> Text:
        span = _span(event)
        value: str = event.value
        if event.style in ("|", ">"):
            return Text(value.strip(), self._trimmed(span), False, None)
        source = self.page.source.text
        inner = span.start + (1 if event.style in ("'", '"') else 0)
        return Text(value, span, not event.style, inner if source.startswith(value, inner) else None)

    def _trimmed(self, span: SourceSpan) -> SourceSpan:
        return span.trimmed(self.page.source.text)

    def add(self, node: Node) -> None:
        if not self.open:
            self.document = node
            return
        top = self.open[-1]
        if not top.mapping:
            top.items.append(node)
        elif not top.awaits_value:
            top.awaits_value = True
            top.key = self._key(node, top)
        else:
            top.awaits_value = False
            if top.key is not None:
                top.pairs.append((top.key, node))

    def _key(self, node: Node, top: _Open) -> Text | None:
        if not isinstance(node, Text):
            self.page.problem("key", node, "a key must be a word")
            return None
        first = next((key for key, _ in top.pairs if key.value == node.value), None)
        if first is not None:
            self.page.problem("doubled-key", node, f"‘{node.value}’ stands here a second time", first)
            return None
        return node

    def close(self, end: int) -> None:
        top = self.open.pop()
        whole = SourceSpan(top.start, max(end, top.start))
        if top.mapping:
            self.add(Map(tuple(top.pairs), top.pairs[0][0].span if top.pairs else self._trimmed(whole)))
        else:
            first = top.items[0].span if top.items else self._trimmed(whole)
            self.add(Seq(tuple(top.items), first))


def _span(event: Any) -> SourceSpan:
    return SourceSpan(event.start_mark.index, event.end_mark.index)
