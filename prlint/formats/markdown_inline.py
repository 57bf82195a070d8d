"""Inline marks of Markdown: emphasis, links, tags, entities and escapes, read inside one block at a time."""

from __future__ import annotations

import re
from bisect import bisect_right

from prlint.formats.superscripts import LONGEST, raised
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Cut = tuple[int, int, str]  # start and end in the source, and what the reader sees instead

_SPECIAL = lazy(r"[\\`*_~\[\]<&]")
_TAG = lazy(r"</?(?P<name>[A-Za-z][\w-]{0,30})(?:[\s/][^<>]{0,2000})?>|<![A-Z][^<>]{0,200}>")
_AUTOLINK = lazy(r"<(?P<target>(?:[a-z][a-z0-9+.-]{1,20}:[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200}))>", re.I)
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PARENTHESES = lazy(r"[()\r\n]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»„–—…")
_MAX_TARGET = 2_000
_MAX_DEPTH = 8
_MAX_OPEN = 1_000


class Markup:
    """What has been found in a text so far, in source coordinates. barred: code and comments, in which no mark is looked for.

    names: of reference definitions, with their targets.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: list[Cut] = []
        self.shapes: list[tuple[str, int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.names: dict[str, str] = {}
        self.bar(())

    def bar(self, places: Iterable[tuple[int, int]]) -> None:
        self._barred = sorted(places)
        self._barred_starts = [start for start, _ in self._barred]

    def is_barred_from(self, at: int) -> bool:
        return at in self._barred_starts

    def barred_end(self, at: int) -> int:
        """The end of the comment or code that holds this place, else 0."""
        index = bisect_right(self._barred_starts, at) - 1
        return self._barred[index][1] if index >= 0 and at < self._barred[index][1] else 0


def name_of(reference: str) -> str:
    return " ".join(reference.lower().split())


class Inline:
    """The marks inside one block: emphasis, links, tags, entities, escapes. One pass from left to right."""

    def __init__(self, markup: Markup, start: int, end: int) -> None:
        self.markup, self.text, self.start, self.end = markup, markup.text, start, end
        self.cuts = markup.cuts
        self.own = [(a, b) for a, b, _ in _tail(markup.cuts, start)]
        self.brackets: list[tuple[int, bool]] = []
        self.openers: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}

    def read(self) -> None:
        at, skip = self.start, 0
        own = sorted(self.own)
        while match := _SPECIAL.search(self.text, at, self.end):
            at = match.start()
            while skip < len(own) and own[skip][1] <= at:
                skip += 1
            if skip < len(own) and own[skip][0] <= at:
                at = own[skip][1]
                continue
            barred = self.markup.barred_end(at)
            at = barred if barred > at else self._mark(match[0], at)
        # Openers that nothing closed stay in the prose: an asterisk may be a note's.

    def _mark(self, sign: str, at: int) -> int:
        """Reads the mark at this place; returns where to go on."""
        if sign == "\\":
            following = self.text[at + 1 : at + 2]
            if at + 1 < self.end and (following in _PUNCTUATION or following in "\r\n"):  # before a line end it breaks the line
                self._cut(at, at + 1)
                return at + 2
            return at + 1
        if sign in "*_~":
            return self._emphasis(sign, at)
        if sign == "[":
            self.brackets.append((at, self.text[at - 1 : at] == "!" and at > self.start))
            return at + 1
        if sign == "]":
            return self._bracket(at)
        if sign == "<":
            return self._tag(at)
        return self._entity(at) if sign == "&" else at + 1

    def _cut(self, start: int, end: int, seen: str = "") -> None:
        self.cuts.append((start, end, seen))

    def _emphasis(self, sign: str, at: int) -> int:
        text, end = self.text, at
        while end < self.end and text[end] == sign:
            end += 1
        before = text[at - 1] if at > self.start else " "
        after = text[end] if end < self.end else " "
        opens = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
        closes = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
        if sign == "_":
            opens, closes = opens and (not closes or before in _PUNCTUATION), closes and (not opens or after in _PUNCTUATION)
        run = [at, end]
        if closes:
            self._pair(sign, run)
        if opens and run[1] > run[0] and not (sign == "~" and end - at < 2):
            openers = self.openers[sign]
            openers.append(run)
            if len(openers) > _MAX_OPEN:
                del openers[: _MAX_OPEN // 2]  # nobody closes so many, and they would fill the memory
        return end

    def _pair(self, sign: str, run: list[int]) -> None:
        """Cut the signs of this run together with those of the openers before it."""
        openers = self.openers[sign]
        while openers and run[1] > run[0]:
            opener = openers[-1]
            size = min(opener[1] - opener[0], run[1] - run[0], 3)
            if sign == "~":
                size = min(size, 2)
            self._cut(opener[1] - size, opener[1])
            self._cut(run[0], run[0] + size)
            opener[1] -= size
            run[0] += size
            if opener[1] == opener[0]:
                openers.pop()

    def _bracket(self, at: int) -> int:
        """What a closing bracket ends: a link, an image, a note's marker, or nothing."""
        if not self.brackets:
            return at + 1
        opening, image = self.brackets.pop()
        text = self.text
        if text[opening + 1 : opening + 2] == "^" and at - opening <= 60:
            self._cut(opening + 1, opening + 2)
            return at + 1
        end = self._target_end(at + 1)
        if end:
            target = text[at + 2 : end - 1].split(maxsplit=1)[:1]
        else:
            name, end = self._reference(opening, at)
            target = [self.markup.names[name]] if end else []
        if not end:
            return at + 1
        if target and not image:
            self.markup.links.append((opening + 1, at, target[0].strip("<>")))
        leads = image and opening - 1 == self.start and text[end : min(self.end, end + 9)].lstrip(" ")[:1] not in ("", "!", "\r", "\n")
        self._cut(opening - image, opening + 1)
        self._cut(at, end, "\n" if leads else "")  # a paragraph that goes on behind a picture stands below its words
        if image:
            self.markup.shapes.append(("media", opening - 1, end))
        return end

    def _target_end(self, at: int) -> int:
        """The end of `(target "title")` here, or 0."""
        text = self.text
        if text[at : at + 1] != "(":
            return 0
        limit = min(self.end, at + _MAX_TARGET)
        depth = 0
        for match in _PARENTHESES.finditer(text, at, limit):
            if match[0] == "(":
                depth += 1
                if depth > _MAX_DEPTH:
                    return 0
            elif match[0] == ")":
                depth -= 1
                if depth == 0:
                    return match.end()
            else:
                return 0
        return 0

    def _reference(self, opening: int, at: int) -> tuple[str, int]:
        """The name of a reference link that is defined, and its end, or 0: [text][name], [name][] or [name]."""
        text, names = self.text, self.markup.names
        if not names:
            return "", 0
        if text[at + 1 : at + 2] == "[":
            closing = text.find("]", at + 2, min(self.end, at + 204))
            if closing >= 0:
                name = name_of(text[at + 2 : closing]) or name_of(text[opening + 1 : at])
                return name, closing + 1 if name in names else 0
        name = name_of(text[opening + 1 : at]) if at - opening <= 202 else ""
        return name, at + 1 if name in names else 0

    def _tag(self, at: int) -> int:
        link = _AUTOLINK.match(self.text, at, self.end)
        if link:
            self._cut(at, at + 1)
            self._cut(link.end() - 1, link.end())
            return link.end()
        tag = _TAG.match(self.text, at, self.end)
        if tag is None:
            return at + 1
        name = (tag["name"] or "").lower()
        self._cut(at, tag.end(), "\n" if name == "br" else "")
        return self._superscript(tag.end()) if name == "sup" and self.text[at + 1] != "/" else tag.end()

    def _superscript(self, at: int) -> int:
        """Raises what stands up to the next end tag; returns where to go on, which is here where marks stand in it."""
        closing = self.text.find("</", at, min(self.end, at + LONGEST))
        if closing < 0:
            return at
        words = self.text[at:closing]
        shown = raised(words)
        if len(shown) != len(words):
            self._cut(at, closing, shown)
            return closing
        for place, (sign, above) in enumerate(zip(words, shown, strict=True), at):
            if sign != above:
                self._cut(place, place + 1, above)
        return at if _SPECIAL.search(words) else closing

    def _entity(self, at: int) -> int:
        entity = _ENTITY.match(self.text, at, self.end)
        if entity is None:
            return at + 1
        from html import unescape  # costs its table of names, which only a text with entities pays

        seen = unescape(entity[0])
        if seen == entity[0]:
            return at + 1
        self._cut(at, entity.end(), seen)
        return entity.end()


def _tail(cuts: list[Cut], start: int) -> list[Cut]:
    """The cuts made so far inside the block that begins at `start`: they are the last ones."""
    index = len(cuts)
    while index and cuts[index - 1][0] >= start:
        index -= 1
    return cuts[index:]
