"""Where sentences end in running text."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A stop, what may close behind it, blanks, and a sign that a sentence may begin. A row of stops is tried from its start only.
_STOP = lazy(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[\"”’')\]*_®™¹²³⁰⁴-⁹]*)"
    r"(?P<mark>(?: ?\[\d{1,2}(?:[,–-] ?\d{1,2}){0,6}\]| ?\(\d{1,2}(?:[,–-] ?\d{1,2}){0,6}\))(?=\s+[A-Z])"
    r"|(?<=[a-z\d%][a-z)%]\.|[a-z%)]\.[”\"])\d{1,2}(?:[,–-]\d{1,2}){0,6}(?=\s+[A-Z]))?"
    r"(?P<gap>\s+)(?![\[(]\d{1,2}[\])]$)(?=[\"“‘'(\[*_]*[A-Z0-9À-ÞΑ-ΩА-Я•●■–—*-])"
)
_LAST_WORD = lazy(r"[^\s(\[“\"]+$")
# A line that opens a list item ends the sentence before it, whatever that one ends in.
_ITEM = lazy(r"(?:\r\n|\r|\n)(?=[ \t]*(?:[•●■▪◦‣·*–—-]|\(?\d{1,2}[.)])[ \t]+\S)")
_NUMBER = lazy(r"[(#\[]?[\d●]|[IVX]{1,5}\b")
_INITIAL = lazy(r"(?:^|[\s.])[A-Z]$")
# The longest of real releases has 1,400 characters. What is longer are tables or lists without blank lines, of which each word would be
# asked about all the others.
_LONGEST = 3_000


def sentences(prose: str, paragraphs: Iterable[ProseSpan]) -> tuple[ProseSpan, ...]:
    """The sentences of each paragraph, in order, trimmed. A paragraph without a stop is one sentence, up to a limit.

    It cannot see that an abbreviation also ends a sentence ("… of Norvane, Inc. The company …" is taken as one when the next word
    is capitalized and the abbreviation stands in data/abbreviations.tsv) unless the next word opens one that rarely follows a name.
    """
    found: list[ProseSpan] = []
    for paragraph in paragraphs:
        start = paragraph.start
        for end, following in _ends(prose, paragraph):
            found += _pieces(prose, ProseSpan(start, end))
            start = following
        if start < paragraph.end:
            found += _pieces(prose, ProseSpan(start, paragraph.end).trimmed(prose))
    return tuple(found)


def _pieces(prose: str, sentence: ProseSpan) -> Iterator[ProseSpan]:
    """The sentence, or what is too long to be one in pieces that end at a line's end, or else at a blank."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = max(prose.rfind("\n", start + 1, start + _LONGEST), prose.rfind("\r", start + 1, start + _LONGEST))
        cut = cut if cut > start else prose.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else prose.find(" ", start + _LONGEST, sentence.end)
        if cut < 0:
            break
        piece = ProseSpan(start, cut).trimmed(prose)
        if len(piece):
            yield piece
        start = cut + 1
    if start < sentence.end:
        yield ProseSpan(start, sentence.end).trimmed(prose)


def _ends(prose: str, paragraph: ProseSpan) -> list[tuple[int, int]]:
    """(end of a sentence, start of the next) inside one paragraph."""
    ends = [
        (match.end("mark" if match["mark"] else "close"), match.end())
        for match in _STOP.finditer(prose, paragraph.start, paragraph.end)
        if not (
            match["stop"] == "."
            and not match["close"]
            and _is_abbreviation(prose, match.start(), match.start("mark") if match["mark"] else match.end(), paragraph.start)
        )
    ]
    ends += [(match.start(), match.end()) for match in _ITEM.finditer(prose, paragraph.start, paragraph.end)]
    ends.sort()
    return [end for n, end in enumerate(ends) if n == 0 or end[0] >= ends[n - 1][1]]


# Openers that hardly ever follow "Inc." or "U.S." inside a sentence, marked names among them.
_OPENERS = lazy(
    r"(?:The|This|These|Those|It|Its|We|Our|In|For|At|As|On|About|More|Under|He|She|His|Her|They|There)\b|[A-Z][\w-]{2,30}[®™℠]"
)


_FORMS = frozenset(("inc", "corp", "co", "ltd", "plc", "llc"))
_MAY_END = _FORMS | {"u.s", "u.k", "a.m", "p.m"}
# Behind it stands whose copyright it is, and then a sentence of its own: © 2026 Norvane Inc. Calidex is a trademark.
_COPYRIGHT = lazy(r"(?:©|\([cC]\)|Copyright\b)")
_LONGEST_CLAIM = 90


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["when"] for row in table("abbreviations")}


def _is_abbreviation(prose: str, stop: int, following: int, low: int) -> bool:
    last = _LAST_WORD.search(prose, max(low, stop - 20), stop)
    if last is None:
        return False
    word = last[0].lower().rstrip(".")
    when = _abbreviations().get(word)
    if when == "number":
        return _NUMBER.match(prose, following) is not None  # "MAR. Norvane" is no month
    if when == "capital":
        return last[0][0].isupper()
    if when is not None:
        ends = word in _FORMS and stop - low < _LONGEST_CLAIM and _COPYRIGHT.match(prose, low) is not None
        return not (ends or (word in _MAY_END and _OPENERS.match(prose, following)))
    return bool(_INITIAL.search(prose, max(low, stop - 2), stop))
