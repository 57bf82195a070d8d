"""Patterns of rules: a small syntax, read with places, and refused where matching could take more than linear time.

What may be written is what RE2 and Python's re have in common: literals, classes, `.`, `^ $ \\b \\B`, `(?:…)`, `|`, `? * + {m,n}`, their
lazy forms, `(?i)` at the start, and one `(?P<here>…)`. Python's engine tries one way after the other, so it is linear only where
every way is decided soon. Three rules see to that, on the sets of characters that a piece of a pattern can meet:

1. Inside a repeat, the next character decides whether to go on, to leave or which alternative to take.
2. Of two repeats that can meet the same character, one is short, or something that neither can skip parts them.
3. A repeat without limit ends the pattern, or what stands before it keeps it from starting again at each of its own characters.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    Chars = frozenset[str]

MAX_COUNT = 200
# How many ways two overlapping repeats may share what they meet: anywhere, and where something before them seldom stands.
_SHORT, _SHORT_WHERE_HELD = 64, 2000
_CLASSES = "dDwWsS"
_PUNCTUATION = frozenset("\\.^$*+?()[]{}|-/\"'#&~@!%,:;<=>`_ ")
# What sets are compared on: every character the pattern names joins these.
_ODD = "αβγΔΩжЖא漢あ–—‘’“”•…™®©℠●⟦⟧²³¹⁴₂€£¥٣\u2028\u200b"
_FEW = 64
_SAMPLE = frozenset(map(chr, (*range(9, 14), *range(32, 127), *range(160, 384)))) | frozenset(_ODD)


class PatternError(ValueError):
    """A pattern that is refused; `at` is the place in it, in characters from 0."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


class Node:
    """A piece of a pattern. kind: chars, zero (width), group (sequence), either, repeat."""

    __slots__ = ("at", "chars", "holds", "kind", "least", "most", "parts")

    def __init__(self, kind: str, at: int, parts: list[Node] | None = None, chars: Chars = frozenset()) -> None:
        self.kind, self.at, self.parts, self.chars = kind, at, parts or [], chars
        self.least: int = 1
        self.most: int | None = 1  # None: no limit
        self.holds = ""  # of a zero: `word` or `line`, at whose edge it stands


def check(pattern: str) -> None:
    """Raises PatternError for a pattern that is not in the syntax, could match nothing, or is not linear."""
    tree = read(pattern)
    try:
        re.compile(pattern)
    except re.error as error:
        raise PatternError(f"this is no pattern ({error.msg})", error.pos or 0) from None
    if _nullable(tree):
        raise PatternError("it could match nothing; something in it must be there")
    _check_loops(tree, frozenset(), False)
    for parts in _straight(tree):
        _check_neighbours(parts)
        _check_unlimited(parts, [], False)


def read(pattern: str) -> Node:
    """The pieces of a pattern. Raises PatternError for one that is not in the syntax."""
    return _Reader(pattern).read()


def _ranged(first: str, last: str) -> range:
    """The first of the characters that a range beyond the sample takes, more than a group of triggers may have."""
    return range(ord(first), min(ord(last), ord(first) + _FEW) + 1) if first > "\u017f" else range(0)


class _Reader:
    """Recursive descent over the syntax; depth is bounded, since packs come from strangers."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at, self.depth = pattern, 0, 0
        self.ignore_case = pattern.startswith("(?i)")
        self.alphabet = _SAMPLE | frozenset(pattern) | frozenset(pattern.lower()) | frozenset(pattern.upper())
        trios = zip(pattern, pattern[1:], pattern[2:], strict=False)
        self.alphabet |= frozenset(chr(code) for first, dash, last in trios if dash == "-" for code in _ranged(first, last))
        self.here = False

    def read(self) -> Node:
        self.at = 4 if self.ignore_case else 0
        tree = self.either()
        if self.at < len(self.pattern):
            raise PatternError("‘)’ closes nothing", self.at)
        return tree

    def either(self) -> Node:
        start = self.at
        ways = [self.sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            ways.append(self.sequence())
        return ways[0] if len(ways) == 1 else Node("either", start, ways)

    def sequence(self) -> Node:
        node = Node("group", self.at)
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            node.parts.append(self.repeated(self.one()))
        return node

    def repeated(self, node: Node) -> Node:
        match = re.compile(r"([*+?])|\{(\d*)(,?)(\d*)\}").match(self.pattern, self.at)
        if not match or match[0] in ("{}", "{,}"):
            return node
        repeat = Node("repeat", self.at, [node])
        if node.kind == "zero":
            raise PatternError("a place cannot be repeated", self.at)
        if match[1]:
            repeat.least, repeat.most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[match[1]]
        else:
            repeat.least = int(match[2] or 0)
            repeat.most = int(match[4]) if match[4] else (None if match[3] else repeat.least)
        if max(repeat.least, repeat.most or 0) > MAX_COUNT:
            raise PatternError(f"a count of more than {MAX_COUNT} reaches too far", self.at)
        self.at = match.end()
        following = self.pattern[self.at : self.at + 1]
        if following == "?":
            self.at += 1
        elif following in ("+", "*") or re.compile(r"\{\d*,?\d*\}").match(self.pattern, self.at):
            raise PatternError("one repeat right after another has no meaning here", self.at)
        return repeat

    def one(self) -> Node:
        start, sign = self.at, self.pattern[self.at]
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.bracket()
        if sign == "\\":
            return self.escape()
        if sign in "*+?":
            raise PatternError(f"‘{sign}’ repeats nothing", start)
        self.at += 1
        if sign in "^$":
            node = Node("zero", start)
            node.holds = "line" if sign == "^" else ""
            return node
        return Node("chars", start, chars=self.set_of(sign if sign == "." else re.escape(sign), start))

    def group(self) -> Node:
        start = self.at
        rest = self.pattern[start:]
        opener = next((o for o in ("(?:", "(?P<here>") if rest.startswith(o)), None)
        if opener is None:
            raise PatternError(_refused_group(rest), start)
        if opener != "(?:":
            if self.here:
                raise PatternError("(?P<here>…) may stand only once", start)
            self.here = True
        self.depth += 1
        if self.depth > 20:
            raise PatternError("groups are nested too deeply", start)
        self.at += len(opener)
        node = self.either()
        if not self.pattern.startswith(")", self.at):
            raise PatternError("‘)’ is missing", start)
        self.at += 1
        self.depth -= 1
        return node

    def bracket(self) -> Node:
        start = self.at
        match = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]").match(self.pattern, start)
        if not match:
            raise PatternError("‘]’ is missing", start)
        for escape in re.finditer(r"\\(.)", match[0]):
            if escape[1] not in _CLASSES and escape[1] not in _PUNCTUATION and escape[1] not in "tn":
                raise PatternError(f"‘{escape[0]}’ has no meaning here", start + escape.start())
        if re.search(r"\[[:.=]", match[0][1:]):
            raise PatternError("named classes ([:alpha:]) have no meaning here", start)
        self.at = match.end()
        return Node("chars", start, chars=self.set_of(match[0], start))

    def escape(self) -> Node:
        start = self.at
        letter = self.pattern[start + 1 : start + 2]
        self.at += 2
        if letter and letter in "bB":
            node = Node("zero", start)
            node.holds = "word" if letter == "b" else ""
            return node
        if letter and letter.isdigit():
            raise PatternError("references back to a group are not allowed", start)
        if not letter or (letter not in _CLASSES and letter not in _PUNCTUATION and letter not in "tn"):
            raise PatternError(f"‘\\{letter}’ has no meaning here", start)
        return Node("chars", start, chars=self.set_of("\\" + letter, start))

    def set_of(self, source: str, at: int) -> Chars:
        try:
            one = re.compile(source, re.IGNORECASE if self.ignore_case else 0)
        except re.error as error:
            raise PatternError(f"this is no class of characters ({error.msg})", at) from None
        return frozenset(c for c in self.alphabet if one.fullmatch(c)) or frozenset(self.alphabet)


def _refused_group(rest: str) -> str:
    if rest.startswith(("(?=", "(?!", "(?<=", "(?<!")):
        return "looking ahead or behind is not allowed; use a condition of the rule (next_to, same_sentence …)"
    if rest.startswith("(?P<"):
        return "the only name a group may have is ‘here’"
    if rest.startswith("(?P="):
        return "references back to a group are not allowed"
    if rest.startswith("(?i)"):
        return "(?i) stands at the start of the whole pattern"
    return "this kind of group is not allowed" if rest.startswith("(?") else "write (?:…) for a group"


def _nullable(node: Node) -> bool:
    if node.kind == "repeat":
        return node.least == 0 or _nullable(node.parts[0])
    if node.kind == "either":
        return any(map(_nullable, node.parts))
    return node.kind == "zero" or (node.kind == "group" and all(map(_nullable, node.parts)))


def _first(node: Node) -> Chars:
    """The characters a piece can begin with."""
    if node.kind == "chars":
        return node.chars
    if node.kind in ("repeat", "either"):
        return frozenset().union(*map(_first, node.parts))
    return _first_of(node.parts, frozenset())


def _first_of(parts: list[Node], then: Chars) -> Chars:
    """The characters a sequence can begin with, `then` being what may follow it."""
    found: Chars = frozenset()
    for part in parts:
        found |= _first(part)
        if not _nullable(part):
            return found
    return found | then


def _all_chars(node: Node) -> Chars:
    return node.chars | frozenset().union(*map(_all_chars, node.parts))


def _varies(node: Node) -> bool:
    return node.kind == "repeat" and node.least != node.most


def _loops(node: Node) -> bool:
    return node.kind == "repeat" and (node.most is None or node.most > 1)


def _check_loops(node: Node, follow: Chars, inside: bool) -> None:
    """Rule 1. `follow`: what may come after this piece; `inside`: whether it stands in a repeat."""
    if node.kind == "group":
        for n, part in enumerate(node.parts):
            _check_loops(part, _first_of(node.parts[n + 1 :], follow), inside)
    elif node.kind == "either":
        if inside:
            _check_alternatives(node, follow)
        for way in node.parts:
            _check_loops(way, follow, inside)
    elif node.kind == "repeat":
        body = node.parts[0]
        if inside and _varies(node) and _first(body) & follow:
            raise PatternError("a repeat inside a repeat that the next character does not decide can take very long", node.at)
        nests = _loops(node) and _nests(body)
        if nests and node.least != node.most and _first(body) & follow:
            raise PatternError("this repeat and what follows it can begin alike, and it holds a repeat: that can take very long", node.at)
        if _loops(node) and _nullable(body):
            raise PatternError("what is repeated here could match nothing", node.at)
        _check_loops(body, follow | (_first(body) if _loops(node) else frozenset()), inside or _loops(node))


def _check_alternatives(node: Node, follow: Chars) -> None:
    seen: Chars = frozenset()
    for way in node.parts:
        first = _first_of([way], follow)
        if first & seen and not all(_plain(w) for w in node.parts):
            raise PatternError("these alternatives, inside a repeat, can begin alike", node.at)
        seen |= first
    lengths = {len(w.parts) for w in node.parts}
    if len(lengths) > 1 and any(_first(a) & _first(b) for n, a in enumerate(node.parts) for b in node.parts[:n]):
        raise PatternError("these alternatives, inside a repeat, can begin alike", node.at)


def _plain(node: Node) -> bool:
    """A sequence of single characters."""
    return node.kind == "chars" or (node.kind == "group" and all(part.kind == "chars" for part in node.parts))


def _nests(node: Node) -> bool:
    return _varies(node) or any(map(_nests, node.parts))


def _straight(node: Node) -> list[list[Node]]:
    """The ways through the pattern as flat sequences, alternatives of groups opened up while they are few."""
    ways: list[list[Node]] = [[]]
    for part in node.parts if node.kind == "group" else [node]:
        if part.kind == "either":
            ends = [way for each in part.parts for way in _straight(each)]
        elif part.kind == "group":
            ends = _straight(part)
        else:
            ends = [[part]]
        if len(ways) * len(ends) > 64:
            ends = [[part]]
        ways = [way + end for way in ways for end in ends]
    return ways


def _check_neighbours(parts: list[Node]) -> None:
    """Rule 2."""
    for n, part in enumerate(parts):
        chars = _all_chars(part)
        if not _varies(part) or not chars & _first_of(parts[n + 1 :], frozenset()):
            continue
        short = _SHORT_WHERE_HELD if _held(parts[:n], chars) else _SHORT
        for other in parts[n + 1 :]:
            theirs = _all_chars(other)
            if _varies(other) and chars & theirs and _product(part, other) > short:
                raise PatternError("this repeat and one before it can meet the same characters, with nothing certain between", other.at)
            if other.kind != "zero" and not _nullable(other) and not chars & theirs:
                break


def _product(one: Node, two: Node) -> float:
    counts = [float("inf") if r.most is None else r.most - r.least + 1 for r in (one, two)]
    return counts[0] * counts[1]


def _check_unlimited(parts: list[Node], before: list[Node], followed: bool) -> None:
    """Rule 3. `before`: what stands before this sequence; `followed`: whether something that must be there stands behind it."""
    for n, part in enumerate(parts):
        if part.kind != "repeat":
            continue
        earlier = before + parts[:n]
        needed = followed or any(p.kind != "zero" and not _nullable(p) for p in parts[n + 1 :])
        if part.most is None and needed and not _held(earlier, _all_chars(part)):
            raise PatternError(f"say how often at most, as in {{1,{MAX_COUNT}}}, or let \\b or another character stand before it", part.at)
        for way in _straight(part.parts[0]):
            _check_unlimited(way, earlier, needed)


def _held(before: list[Node], chars: Chars) -> bool:
    """Whether no match can start at one of the repeat's own characters behind its first."""
    for part in before:
        if part.kind == "zero":
            if part.holds == "word" and all(c.isalnum() or c == "_" for c in chars):
                return True
            if part.holds == "line" and "\n" not in chars:
                return True
        elif not _nullable(part) and not _all_chars(part) & chars:
            return True
    return False
