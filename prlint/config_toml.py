"""[tool.prlint] of a pyproject.toml, as the located nodes that YAML gives.

The standard library's TOML reader keeps no places, so keys are looked for in the text once it is read: by table header and line for
keys that stand on a line of their own, and behind the key above them for inline ones. A place may be the key's where the value's is not
found; it is never another line's.
"""

from __future__ import annotations

import re

from prlint.packs.located import Map, Page, Seq, Text
from prlint.text.span import SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint.packs.located import Node

_LINE = re.compile(r"^[ \t]*(?:\[{1,2}(?P<table>[^\]\n]+)\]|(?P<key>[\w.\"' -]+?)[ \t]*=)", re.MULTILINE)
_AT = re.compile(r"at line (\d+), column (\d+)")


def read_table(page: Page) -> Node | None:
    """The node of [tool.prlint], or None where the file is not TOML, which is noted on the page."""
    import tomllib

    text = page.source.text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT.search(str(error))
        start = page.source.lines.offset(int(found[1]), int(found[2])) if found else 0
        start = min(start, len(page.source.text))
        page.problem("syntax", SourceSpan(start, start), f"this is not TOML ({_AT.sub('', str(error)).rstrip(' ()')})")
        return None
    own = data.get("tool", {}).get("prlint", {})
    return _Places(page.source.text).node(own, ("tool", "prlint"), SourceSpan(0, 0))


class _Places:
    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: dict[tuple[str, ...], SourceSpan] = {}
        self.counts: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for match in _LINE.finditer(text):
            if match["table"] is not None:
                table = self.header(match)
            else:
                path = (*table, *_parts(match["key"]))
                self.keys.setdefault(path, SourceSpan(match.start("key"), match.end("key")))

    def header(self, match: re.Match[str]) -> tuple[str, ...]:
        path = tuple(_parts(match["table"]))
        span = SourceSpan(match.start("table"), match.end("table"))
        self.keys.setdefault(path, span)
        if "[[" in match[0]:
            number = self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, str(number))
            self.keys[path] = span
        return path

    def node(self, value: Any, path: tuple[str, ...], above: SourceSpan) -> Node:
        span = self.keys.get(path, above)
        if isinstance(value, dict):
            pairs = []
            for key, inner in value.items():
                place = self.keys.get((*path, key)) or self.behind(key, span)
                pairs.append((Text(key, place, True, None), self.node(inner, (*path, key), place)))
            return Map(tuple(pairs), span)
        if isinstance(value, list):
            return Seq(tuple(self.node(item, (*path, str(number)), span) for number, item in enumerate(value)), span)
        word = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        return Text(word, self.behind(word, span), True, None)

    def behind(self, word: str, span: SourceSpan) -> SourceSpan:
        """Where a word stands between a key and the end of its line, or the key itself."""
        end = self.text.find("\n", span.end)
        start = self.text.find(word, span.end, end if end >= 0 else len(self.text))
        return SourceSpan(start, start + len(word)) if start >= 0 and word else span


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
