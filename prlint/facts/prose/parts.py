"""Parts and paragraphs as things: what kind of part, its first and last words, how it ends, how hard it reads.

A part is a segment trimmed of blanks, underlined at its first line. Zones and the whole release are parts too, made on demand by
`zone` and `document`. Everything but the kind is worked out only when a rule asks for it.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.facts import Kind, Thing
from prlint.facts.prose.announcements import announces, is_item
from prlint.facts.prose.clusters import clusters
from prlint.release import ZONES
from prlint.text.lazy import Lazy
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from prlint.facts import Facts

SIGNS = ("headline", "dateline", "boilerplate", "contact", "release-instruction", "quote", "ticker")
# Parts that a reader reads through; titles, tables and addresses would distort a measure of running text.
_READ_THROUGH = ("lead", "body", "quote", "boilerplate", "forward-looking", "legend", "non-gaap", "safety-information")
_NEWS_TEXT = ("lead", "body", "quote")

_FIRST_WORD = lazy(r"[^\W_]+(?:[.’'&-][^\W_]+)*")
_ENDS = lazy(r"[.!?…][\"”’»›')\]*_†‡§®™℠\d¹²³⁰⁴-⁹, ]{0,12}$")
_ENDS_IN_ADDRESS = lazy(r"(?i)(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+\.(?:com|org|net|gov|edu|io)(?:/\S*)?)[)\]]?$")
_BULLET = lazy(r"(?m)^[ \t]{0,9}[*•●▪■◦–-] ")
_DASH_BEHIND = lazy(r"(?m)[\w)%.] [–—-][ \t]*$")
_HIDDEN = lazy(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SITE = lazy(r"\s(?:[|»•–—-]|::)\s")
_LONGEST_SITE = 6  # words
_SHORTEST_TITLE = 5
_BLANKS = lazy(r"\s+")
_SHORTEST_NAME, _LONGEST_NAME = 6, 100  # characters


class _Piece:
    """A part or a paragraph whose fields are asked for. `texts`: where its running text stands."""

    __slots__ = ("facts", "kind", "span", "texts")

    def __init__(self, facts: Facts, kind: str, span: ProseSpan, texts: Sequence[ProseSpan]) -> None:
        self.facts, self.kind, self.span, self.texts = facts, kind, span, texts

    @property
    def prose(self) -> str:
        return self.facts.prose

    @property
    def text(self) -> str:
        return self.span.of(self.facts.prose)


def find_parts(facts: Facts) -> list[Thing]:
    """One thing for every segment that shows anything, datelines included."""
    found = []
    for segment in facts.release.segments:
        span = segment.span.trimmed(facts.prose)
        if len(span):
            found.append(_part(_Piece(facts, segment.kind, span, (span,)), _OF_PART))
    return found


def document(facts: Facts) -> Thing:
    """The whole release as one thing, with `signs`."""
    span = ProseSpan(0, len(facts.prose)).trimmed(facts.prose)
    texts = tuple(p.span for p in facts.of("part") if p.fields["kind"] in _NEWS_TEXT)
    return _part(_Piece(facts, "document", span, texts), _OF_DOCUMENT)


def zone(facts: Facts, name: str) -> Thing | None:
    """A zone as one thing, from its first part to its last, or None where it has none. Measures leave out what lies between, titles
    and tables. Raises KeyError for an unknown zone."""
    parts = [p for p in facts.of("part") if p.fields["kind"] in ZONES[name]]
    if not parts:
        return None
    span = ProseSpan(min(p.span.start for p in parts), max(p.span.end for p in parts))
    wanted = _NEWS_TEXT if name == "news" else ZONES[name]
    texts = tuple(p.span for p in parts if p.fields["kind"] in wanted)
    return _part(_Piece(facts, name, span, texts), _OF_ZONE, shown=parts[0].shown or parts[0].span)


def _part(piece: _Piece, makers: Mapping[str, Callable[[_Piece], Any]], shown: ProseSpan | None = None) -> Thing:
    fields, places = Lazy(piece, makers, {"kind": piece.kind}), Lazy(piece, _PLACES_OF_PART)
    return Thing("part", piece.span, fields, places, shown or _first_line(piece.prose, piece.span))


def find_paragraphs(facts: Facts) -> list[Thing]:
    found = []
    for span in facts.paragraphs:
        piece = _Piece(facts, "paragraph", span, (span,))
        fields, places = Lazy(piece, _OF_PARAGRAPH), Lazy(piece, _PLACES_OF_PARAGRAPH)
        found.append(Thing("paragraph", span, fields, places, _first_line(facts.prose, span)))
    return found


def _first_line(prose: str, span: ProseSpan) -> ProseSpan | None:
    """The first of several lines."""
    ends = [end for end in (prose.find("\n", span.start, span.end), prose.find("\r", span.start, span.end)) if end >= 0]
    return ProseSpan(span.start, min(ends)).trimmed(prose) if ends else None


def _head(facts: Facts, span: ProseSpan) -> ProseSpan | None:
    """The first word with what is glued to it inside (U.S), without a possessive ending."""
    word = _FIRST_WORD.search(facts.prose, span.start, span.end)
    if word is None:
        return None
    return ProseSpan(word.start(), word.end() - 2 * word[0].endswith(("'s", "’s")))


def _tail(facts: Facts, span: ProseSpan) -> ProseSpan | None:
    """The last three words, or as many as there are, with the marks that follow them."""
    words, start, seen = facts.words, None, 0
    for number in reversed(words.within(span)):
        if words.is_word(number):
            start, seen = words.starts[number], seen + 1
            if seen == 3:
                break
    return None if start is None else ProseSpan(start, span.end)


# Words that end no sentence, with a stop; the number of an item that another sentence follows: "; and (iii) These risks".
_BROKEN = lazy(
    r"[\w’'%)-]{1,30}(?:[,;]? (?:and|or|the|our|its|such as)\.(?=\s+[A-Z]|\s*$)"
    r"|[,;] (?:and|or) \((?:[ivx]{1,5}|[a-j]|\d{1,2})\)(?=\s+(?:These|Actual|Any forward|All forward)\b))"
)


def _broken(facts: Facts, span: ProseSpan) -> ProseSpan | None:
    """The words after which a sentence breaks off, else the last ones."""
    broken = _BROKEN.search(facts.prose, span.start, span.end)
    return ProseSpan(*broken.span()) if broken is not None else _tail(facts, span)


def _heading(prose: str, span: ProseSpan) -> ProseSpan | None:
    """The first line, where it is short, is no sentence, and text follows; or a name that runs into a text that opens with it."""
    line = _first_line(prose, span)
    if line is None or len(line) > 100 or len(line.of(prose).split()) > 12:
        return _name_that_runs_in(prose, line or span)
    return None if line.of(prose)[-1] in ".!?;,…”\"" and not line.of(prose).endswith(("Inc.", "Corp.", "Ltd.", "Co.")) else line


def _name_that_runs_in(prose: str, span: ProseSpan) -> ProseSpan | None:
    """Norvane TherapeuticsNorvane Therapeutics makes tablets: the break behind a heading was lost."""
    text = prose[span.start : min(span.start + 2 * _LONGEST_NAME, span.end)]
    again = text.find(text[:_SHORTEST_NAME], _SHORTEST_NAME)
    name = text[: max(again, 0)].rstrip(" :")
    return ProseSpan(span.start, span.start + len(name)) if name and text.startswith(name, again) else None


def _text_of(prose: str, place: ProseSpan | None) -> str | None:
    return None if place is None else place.of(prose)


def _sentences_in(facts: Facts, pieces: Iterable[ProseSpan]) -> list[ProseSpan]:
    starts = facts.once("sentence starts", _sentence_starts)
    numbers = {n for piece in pieces for n in range(bisect_left(starts, piece.start), bisect_left(starts, piece.end))}
    return [facts.sentences[n] for n in sorted(numbers)]


def _sentence_starts(facts: Facts) -> list[int]:
    return [sentence.start for sentence in facts.sentences]


def _topics(facts: Facts, spans: Iterable[ProseSpan]) -> tuple[str, ...]:
    from prlint.facts.forward_looking.topics import topics_of

    return topics_of(facts, spans)


def _matters(facts: Facts, pieces: Sequence[ProseSpan]) -> tuple[str, ...]:
    from prlint.facts.forward_looking.topics import outside_risks

    return _topics(facts, outside_risks(facts.prose, _sentences_in(facts, pieces)))


def _risks(facts: Facts, pieces: Iterable[ProseSpan]) -> int:
    from prlint.facts.forward_looking.risks import named_risks

    return named_risks([sentence.of(facts.prose) for sentence in _sentences_in(facts, pieces)])


def _signs(facts: Facts) -> int:
    """How many of headline, dateline, boilerplate, contact, release instruction, quotation and ticker the text shows."""
    kinds = {part.fields["kind"] for part in facts.of("part")}
    return sum(sign in kinds for sign in SIGNS[:-1]) + bool(facts.of("ticker"))


def _is_bulleted(text: str) -> bool:
    return _BULLET.search(text) is not None and _DASH_BEHIND.search(text) is None


def _ends(text: str) -> str:
    if text.rstrip().endswith(":"):
        return "open-list"
    if text.count("“") > text.count("”") or (text.count('"') % 2 and "“" not in text):
        return "open-quote"
    return "complete" if _ENDS.search(text) or _ENDS_IN_ADDRESS.search(text) else "cut"


_NOT_PLAIN = lazy(r"[^\x00-\x7f®‘’“”–—•À-ÖØ-öø-ÿ]")  # what may have another form


def plain(text: str) -> str:
    """The words of a text without case, spacing, symbols and compatibility forms, parted by single blanks."""
    text = text.replace("™", "").replace("℠", "")
    if _NOT_PLAIN.search(text):
        from unicodedata import normalize  # 0.5 ms, where a check takes 80

        text = normalize("NFKC", text)
    folded = fold(text)
    return " ".join(regex(r"[^\W_]+").findall(folded.replace("'", "")))


def _plain(text: str, kind: str) -> str:
    return plain(_titled(text) if kind in ZONES["title"] else text)


def _titled(text: str) -> str:
    """A headline without the name of a site that the title of a page puts beside it: Norvane Opens a Plant in Leeds | Norvane."""
    pieces = _SITE.split(text)
    longest = max(pieces, key=len)
    size = len(longest.split())
    rest = sum(len(piece.split()) for piece in pieces) - size
    return longest if 0 < rest <= min(_LONGEST_SITE, size - 1) and size >= _SHORTEST_TITLE else text


def _measured(piece: _Piece, measure: str) -> float | None:
    from prlint.facts.prose import readability

    whole = piece.kind in _READ_THROUGH or piece.kind in ZONES or piece.kind == "document"
    return readability.measure(measure, [s.of(piece.prose) for s in _sentences_in(piece.facts, piece.texts)] if whole else [])


def _characters(piece: _Piece) -> int:
    return sum(len(_HIDDEN.sub("", _BLANKS.sub(" ", text.of(piece.prose)))) for text in piece.texts)


def _words(piece: _Piece) -> int:
    words = piece.facts.words
    return sum(words.is_word(n) for text in piece.texts for n in words.within(text))


def _bare(piece: _Piece) -> bool:
    from prlint.facts.prose.headings import is_bare

    return is_bare(piece.facts, bisect_left(piece.facts.paragraphs, piece.span))


_PLACES: dict[str, Callable[[_Piece], Any]] = {
    "head": lambda piece: _head(piece.facts, piece.span),
    "tail": lambda piece: _tail(piece.facts, piece.span),
}
_PLACES_OF_PARAGRAPH = {**_PLACES, "broken": lambda piece: _broken(piece.facts, piece.span)}
_PLACES_OF_PART = {**_PLACES, "heading": lambda piece: _heading(piece.prose, piece.span)}
_OF_PARAGRAPH: dict[str, Callable[[_Piece], Any]] = {
    "head": lambda piece: _text_of(piece.prose, _head(piece.facts, piece.span)),
    "tail": lambda piece: _text_of(piece.prose, _tail(piece.facts, piece.span)),
    "broken": lambda piece: _text_of(piece.prose, _broken(piece.facts, piece.span)),
    "plain": lambda piece: _plain(piece.text, piece.facts.part_of(piece.span)),
    "cluster": lambda piece: piece.facts.once("clusters", clusters)[piece.span],
    "announces": lambda piece: announces(piece.facts, piece.span),
    "item": lambda piece: is_item(piece.text),
    "bare": _bare,
}
_OF_PART: dict[str, Callable[[_Piece], Any]] = {
    "head": _OF_PARAGRAPH["head"],
    "tail": _OF_PARAGRAPH["tail"],
    "heading": lambda piece: _text_of(piece.prose, _heading(piece.prose, piece.span)),
    "plain": lambda piece: _plain(piece.text, piece.kind),
    "bulleted": lambda piece: _is_bulleted(piece.text),
    "ends": lambda piece: _ends(piece.text),
    "topics": lambda piece: _topics(piece.facts, (piece.span,)),
    "matters": lambda piece: _matters(piece.facts, piece.texts),
    "risks": lambda piece: _risks(piece.facts, piece.texts),
    "sentences": lambda piece: len(_sentences_in(piece.facts, piece.texts)),
    "characters": _characters,
    "grade": lambda piece: _measured(piece, "grade"),
    "ease": lambda piece: _measured(piece, "ease"),
}
_OF_ZONE = {**_OF_PART, "words": _words}
_OF_DOCUMENT = {**_OF_ZONE, "signs": lambda piece: _signs(piece.facts)}

_COMMON = {
    "head": "printed",
    "tail": "printed",
    "plain": "text",
}
_MEANINGS = {
    "head": "its first word, without a possessive ending",
    "tail": "its last words, up to three, with what follows them",
    "plain": "its words without case, spacing and symbols; of a headline also without the name of a site",
}

KINDS = {
    "part": Kind(
        find_parts,
        {
            **_COMMON,
            "heading": "printed",
            "kind": "text",
            "bulleted": "flag",
            "ends": ("complete", "cut", "open-list", "open-quote"),
            "topics": "list",
            "matters": "list",
            "risks": "number",
            "sentences": "number",
            "characters": "number",
            "grade": "number",
            "ease": "number",
            "signs": "number",
        },
        meanings={
            **_MEANINGS,
            "heading": "its first line, where that is a heading over further text",
            "kind": "headline, lead, contact, …; document or the name of a zone for the whole of it",
            "bulleted": "lines of it begin with bullets, and none ends in a dash as the lines of a deck do (– like this –)",
            "ends": "how its last sentence ends",
            "topics": "topics it speaks of, by the topics list",
            "matters": "topics it speaks of before its sentences tell of risks",
            "risks": "risks of its own that it names, as a cautionary section does; general ones left out",
            "sentences": "sentences in it",
            "characters": "characters a reader sees",
            "grade": "Flesch-Kincaid grade of its running text, by textstat on this project's sentences and syllables",
            "ease": "Flesch reading ease, counted in the same way",
            "signs": "of the whole release: how many of headline, dateline, boilerplate, contact, release instruction, quotation and ticker"
            " it shows",
        },
    ),
    "paragraph": Kind(
        find_paragraphs,
        {**_COMMON, "broken": "printed", "cluster": "text", "announces": "flag", "item": "flag", "bare": "flag"},
        meanings={
            **_MEANINGS,
            "broken": "the words after which a sentence in it breaks off, else its last words, as tail",
            "cluster": "same for paragraphs that are nearly the same",
            "announces": "it ends in words and a colon that announce a list",
            "item": "it could be an item of a list: by its opening, a label in front, or as no whole sentence",
            "bare": "it is a heading, and nothing stands under it but the next heading or the end",
        },
    ),
}
