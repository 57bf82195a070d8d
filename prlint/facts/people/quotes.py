"""Quotations: what each is, and who said it.

A quotation is given to a speaker who is named beside it, elsewhere in its paragraph, or in a neighbouring paragraph that leads to it;
a pronoun stands for the last speaker. What this cannot see: irony and scare quotes longer than five words that end like a sentence,
single quotation marks used for whole quotations, and speakers who are named two paragraphs away.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.naming import is_organization
from prlint.facts.people.named_speakers import NamedSpeakers, with_title
from prlint.facts.people.quote_uses import Quotations
from prlint.facts.people.speakers import NAME, is_told, person_in, says, speech, title_beside
from prlint.text.pattern import lazy, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts.people.named_speakers import Attribution, Speaker
    from prlint.text.span import ProseSpan

_NEWS = frozenset(("lead", "dateline", "body", "quote", "list", "heading", "headline", "subheadline", "event"))
_LONGEST_CAPTION = 260  # characters of a paragraph that names the speaker of the quotation above it
_CAPTION = lazy(r",\s[^!?\x00\r\n]{0,120}(?<![.!?])\s*$")  # a line of name and description, which is no sentence
_GOES_ON = lazy(r"\b(?:add(?:s|ed|ing)|continu(?:es|ed)|conclud(?:es|ed)|went on|goes on|further|also)\b")
_LEAD_TO_NAME = 45  # characters that may precede the name in a line that only names the speaker
_SAID_BY_SOMEBODY = lazy(
    r"\x00\s*(?:(?:said|says|added|explained|noted|commented)\s+(?:an?|one|another|some)\s+[a-z]"
    r"|(?:one|some|many|several|another)\s+of\s+[^.\x00]{3,60}\s(?:said|says|added|explained|noted|commented)\b)"
)


def find_quotes(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not ('"' in prose or "“" in prose):
        return []
    quotations = Quotations(facts)
    speakers = _Speakers(facts, quotations).speakers
    positions = {person.span.end: person.places.get("title") for person in facts.of("person")}
    held = _positions_of_surnames(facts)
    found = []
    for quoted, use, said_by in zip(quotations.quoted, quotations.uses, speakers, strict=True):
        speaker, title = said_by or (None, None)
        title = positions.get(speaker.end) or title or held.get(speaker.of(prose).split()[-1]) if speaker is not None else None
        places = {"speaker": speaker, "title": title} if use == "speech" else {}
        found.append(printed(prose, "quote", quoted.span, places, use=use))
    return found


class _Speakers:
    """Who said each quotation, found for all together, as one leads to the other. speakers: by number, None for nobody who is named."""

    def __init__(self, facts: Facts, quotations: Quotations) -> None:
        self.facts, self.prose, self.quotations, self.quoted = facts, facts.prose, quotations, quotations.quoted
        self.reader = NamedSpeakers(facts.prose, {str(p.fields["surname"]) for p in facts.of("person") if "surname" in p.fields})
        self.speakers: list[Speaker | None] = [None] * len(self.quoted)
        last: Speaker | None = None
        for paragraph in sorted(quotations.by_paragraph):
            last = self._give(paragraph, last)
        self._backwards()

    def _give(self, paragraph: int, last: Speaker | None) -> Speaker | None:
        """Gives the quotations of a paragraph their speakers. `last` spoke before them; who speaks last now is returned."""
        spoken = self.quotations.speeches(paragraph)
        if not spoken:
            return last
        named = self._in_paragraph(paragraph, spoken, last)
        near = self._in_neighbour(paragraph, spoken, last) if named is None else None
        for n in spoken:
            self.speakers[n] = near if named is None else named.get(n)
        known = [self.speakers[n] for n in spoken if self.speakers[n] is not None]
        return known[-1] if known else last

    def _in_paragraph(self, paragraph: int, spoken: list[int], last: Speaker | None) -> dict[int, Speaker] | None:
        """Speakers by quotation: each the one named nearest to it among those this paragraph names."""
        base = self.facts.paragraphs[paragraph].start
        text = self.quotations.around_speech(paragraph)
        named = list(self.reader.named(text, base, last)) or list(self.reader.captions(text, base))
        if not named:
            return {} if _SAID_BY_SOMEBODY.search(text) else None
        named.sort(key=lambda said: said[0].start)
        starts = [place.start for place, _ in named]
        given = {}
        for n in spoken:
            quote = self.quoted[n].span
            near = bisect_left(starts, quote.end)
            given[n] = min(named[max(0, near - 3) : near + 3], key=lambda said: _distance(said[0], quote))[1]
        return given

    def _in_neighbour(self, paragraph: int, spoken: list[int], last: Speaker | None) -> Speaker | None:
        speaker = self._led_in(paragraph, spoken, last)
        if speaker is not None or not self._reachable(paragraph + 1):
            return speaker
        late = self._behind_late_mark(paragraph + 1, last) if self.quoted[spoken[-1]].open else None
        return late or self._named_below(paragraph + 1, last)

    def _led_in(self, paragraph: int, spoken: list[int], last: Speaker | None) -> Speaker | None:
        """Whose words the paragraph before says that these are."""
        before = self.quotations.speeches(paragraph - 1)
        ended = bool(before) and self._is_alone(paragraph) and self._ends_closed(paragraph - 1)
        if ended or not self._reachable(paragraph - 1):
            return None
        if before and self.speakers[before[-1]] is not None and self._opens(paragraph, spoken[0]):
            return self.speakers[before[-1]]
        text = self.quotations.around_speech(paragraph - 1)
        base = self.facts.paragraphs[paragraph - 1].start
        named = [n for n in self.reader.named(text, base, last) if before or self._may_speak(n)]
        if named and (is_told(text) or before):
            return named[-1][1]
        announces = text.rstrip(" *_").endswith(":")
        speaker = self.reader.line_of_speaker(text, base) if announces or (len(text) < 140 and "\x00" not in text) else None
        return speaker if speaker is not None and (announces or speaker[0].start - base < _LEAD_TO_NAME) else None

    def _named_below(self, paragraph: int, last: Speaker | None) -> Speaker | None:
        """Whom the paragraph below a quotation names as its speaker."""
        text = self.quotations.around_speech(paragraph)
        ahead, own, _ = text.partition("\x00")
        if own and ahead.rstrip().endswith(":") and not _GOES_ON.search(ahead):
            return None  # whom it names says what stands behind the colon
        base = self.facts.paragraphs[paragraph].start
        opening = regex(rf"[\s*_•]*(?:[—–~]|-{{1,3}}|by\b|{speech()[1].pattern})?[\s*_]*(?P<name>{NAME})").match(text)
        opener = person_in(text, *opening.span("name")) if opening is not None else None
        if opening is not None and opener is not None and (" " in text[slice(*opener)] or is_told(text)):
            title = title_beside(text, base, *opener)
            if len(text.split("\x00")[0]) >= _LONGEST_CAPTION:  # what stands below the speaker may be run into his line
                speaks = title is not None and title.of(self.prose)[0].isupper()
            else:
                speaks = any((opening.start("name"), title, is_told(text) and says(text, *opener), _CAPTION.match(text, opener[1])))
            if speaks:
                return with_title(text, base, *opener)
        near = [n for n in self.reader.named(text, base, last) if n[0].start - base < 120 and "\x00" not in text[: n[0].start - base]]
        near = [n for n in near if self._may_speak(n)]
        return near[0][1] if near and is_told(text) and not self.quotations.by_paragraph.get(paragraph) else None

    def _may_speak(self, named: Attribution) -> bool:
        """Whether who is named in another paragraph may have said this: not the source of a figure, nor a firm that agreed to something."""
        verb, name = named[0].of(self.prose).lower(), named[1][0].of(self.prose)
        firm = regex(r"\d").search(name) is not None or self.prose.endswith("& ", 0, named[1][0].start)  # S-1, Halden & Reed
        if firm or verb.startswith(("according", "announc", "report")):
            return False
        return speech()[0].fullmatch(verb) is not None or not is_organization(name.split())

    def _behind_late_mark(self, paragraph: int, last: Speaker | None) -> Speaker | None:
        """Who is named behind a mark that closes here what another paragraph opened."""
        span = self.facts.paragraphs[paragraph]
        said, mark, rest = span.of(self.prose).partition("”")
        if not mark or "“" in said:
            return None
        named = list(self.reader.named("\x00" + rest[:200], span.start + len(said), last))
        return named[0][1] if named else None

    def _reachable(self, paragraph: int) -> bool:
        return 0 <= paragraph < len(self.facts.paragraphs) and self.facts.part_of(self.facts.paragraphs[paragraph]) in _NEWS

    def _opens(self, paragraph: int, n: int) -> bool:
        """Whether the quotation opens its paragraph, as one that goes on does."""
        return not self.prose[self.facts.paragraphs[paragraph].start : self.quoted[n].span.start].strip("*_> \t")

    def _lost_its_speaker(self, n: int) -> bool:
        """Whether it ends in a comma and nothing of its paragraph follows: the words that named the speaker are gone."""
        paragraph = self.facts.paragraphs[self.quoted[n].paragraph]
        alone = paragraph.of(self.prose).strip("*_> \t\r\n") == self.quoted[n].span.of(self.prose)
        return alone and self.quoted[n].inner.of(self.prose).endswith(",")

    def _ends_closed(self, paragraph: int) -> bool:
        """Whether this paragraph ends with a quotation and its closing mark, behind a sentence that names the speaker. Behind a colon
        the paragraphs of a longer statement are often closed one by one."""
        last = (self.quotations.by_paragraph.get(paragraph) or [-1])[-1]
        if last < 0 or self.quoted[last].open or self._opens(paragraph, last):
            return False
        paragraph_span, span = self.facts.paragraphs[paragraph], self.quoted[last].span
        follows = self.prose[paragraph_span.start : span.start].rstrip().endswith((".", "!", "?"))
        return follows and not self.prose[span.end : paragraph_span.end].strip("*_> \t\r\n")

    def _is_alone(self, paragraph: int) -> bool:
        """Whether quotations make up the whole paragraph."""
        spans = [self.quoted[n].span for n in self.quotations.by_paragraph[paragraph]]
        whole = self.facts.paragraphs[paragraph].of(self.prose).strip("*_> \t\r\n") == self.prose[spans[0].start : spans[-1].end]
        return whole and not any(self.prose[one.end : next_one.start].strip() for one, next_one in pairwise(spans))

    def _backwards(self) -> None:
        """A quotation that goes on into the next paragraph has the speaker named there."""
        for n in range(len(self.quoted) - 2, -1, -1):
            following = self.quoted[n + 1]
            if (
                self.speakers[n] is None
                and self.quotations.uses[n] == "speech"
                and following.paragraph == self.quoted[n].paragraph + 1
                and not self._lost_its_speaker(n)
                and (self.quoted[n].open or (self._opens(following.paragraph, n + 1) and not self._is_alone(following.paragraph - 1)))
            ):
                self.speakers[n] = self.speakers[n + 1]
            elif n and self.quotations.uses[n] == "speech" and self.speakers[n] is None and self._is_between(n):
                self.speakers[n] = self.speakers[n - 1]

    def _is_between(self, n: int) -> bool:
        """Whether this quotation makes up a paragraph between two in which the same person speaks, of whose statement it is a part."""
        around = [(self.quoted[k].paragraph - self.quoted[n].paragraph, self.speakers[k]) for k in (n - 1, n + 1)]
        surnames = {said[0].of(self.prose).split()[-1] if said is not None else None for _, said in around}
        framed = [way for way, _ in around] == [-1, 1] and None not in surnames and len(surnames) == 1
        return framed and self._is_alone(self.quoted[n].paragraph)


def _distance(said: ProseSpan, quote: ProseSpan) -> int:
    """How far an attribution stands from a quotation, in characters; one before it counts as farther."""
    return said.start - quote.end if said.start >= quote.end else quote.start - said.end + 40


def _positions_of_surnames(facts: Facts) -> dict[str, ProseSpan | None]:
    """The first position told of whoever alone has a surname."""
    found: dict[str, dict[str, ProseSpan | None]] = {}
    for person in facts.of("person"):
        told = found.setdefault(str(person.fields.get("surname")), {})
        identity = str(person.fields["identity"])
        told[identity] = told.get(identity) or person.places.get("title")
    return {surname: next(iter(told.values())) for surname, told in found.items() if len(told) == 1}


KINDS = {
    "quote": Kind(
        find_quotes,
        {"use": ("speech", "term", "title"), "speaker": "printed", "title": "printed"},
        meanings={
            "use": "somebody speaking, a defined term, a title",
            "speaker": "the person it is given to, here or next to it",
            "title": "that person's position",
        },
    ),
}
