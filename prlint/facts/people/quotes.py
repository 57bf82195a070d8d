"""Quotations: what each is, and who said it.

A quotation is given to a speaker who is named beside it, elsewhere in its paragraph, or in a neighbouring paragraph that leads to it;
a pronoun stands for the last speaker. What this cannot see: irony and scare quotes longer than five words that end like a sentence,
single quotation marks used for whole quotations, and speakers who are named two paragraphs away.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.data import column, table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.naming import is_organization, is_place, name_words
from prlint.facts.people.speakers import (
    BESIDE,
    LED_IN,
    NAME,
    NAME_RE,
    in_title_case,
    is_led_in,
    is_part_of_name,
    is_plural,
    is_told,
    person_behind,
    person_in,
    places,
    says,
    speech,
    title_beside,
)
from prlint.facts.prose.quotations import Quoted, quotations
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LEGAL = frozenset(
    ("forward-looking", "legend", "non-gaap", "trademark-notice", "safety-information", "contact", "references", "boilerplate", "embargo")
)
_NEWS = frozenset(("lead", "dateline", "body", "quote", "list", "heading", "headline", "subheadline", "event"))
_NEW_SENTENCE = lazy(r"(?<![A-Z])(?<!\b(?:Dr|Mr|Ms|Sr|Jr|St))(?<!\b(?:Mrs|Inc|Ltd))(?<!\bProf)[.!?]\s+(?=[A-Z])")
_PRONOUN = lazy(r"(?i)\b(?:he|she|they)\s*(?:also\s+|then\s+|further\s+|later\s+)?$")
_STOP = lazy(r"[.!?][a-z0-9*†‡§]?\s*$")  # with the mark of a note: said Dana Ruiz.c
_SINGULAR = lazy(r"(?i)\b(?:he|she)\s*(?:also\s+|then\s+|further\s+|later\s+)?$")
_DASH_NAME = lazy(rf"[\s*_]*(?:[—–~]|-{{1,3}})\s*(?P<name>{NAME})")
_BODY_SPEAKER = lazy(
    r"\b(?P<name>(?:[Tt]he|[Oo]ur|[Ii]ts)\s+(?:(?!of\b)[\w'’-]+\s+){0,4}?(?:company|agency|board|committee|authors?|researchers?|team|ministry"
    r"|department|commission|court|union|group|association|foundation|office|bank|report|study|statement|letter|panel|judges?|firm|analysts"
    r"|investigators|family|filing|complaint|order))\b(?!['’]s)"
)
_NOBODY_BEFORE = lazy(r"(?i)\b(?:one|some|many|most|several|another|two|three|both|others?) of $")  # one of the researchers
_DONE = (" has added", " have added", " had added")  # five shops, not words
_WHERE = (["in"], ["at"], ["near"], ["across"], ["into"], ["throughout"], ["between"])  # who is named behind these does not speak
_NAMES = lazy(r"(?i)\b(?:an?|the|reports?|reported|calls?|called|call(?:s|ed)? (?:it|them|this)|describes?|quotes?|claims?) $")
_NOUN_BEFORE = lazy(r"(?i)\b(?:the|an?|this|that|our|its|their|his|her|annual|new) $")  # the report, its claims
_LONGEST_BEFORE = 1000  # characters of its paragraph that are asked what a quotation is
_LONGEST_CAPTION = 260  # characters of a paragraph that names the speaker of the quotation above it
_CAPTION = lazy(r",\s[^!?\x00\r\n]{0,120}(?<![.!?])\s*$")  # a line of name and description, which is no sentence
_LEAD_TO_NAME = 45  # characters that may precede the name in a line that only names the speaker
_SAID_BY_SOMEBODY = lazy(
    r"\x00\s*(?:(?:said|says|added|explained|noted|commented)\s+(?:an?|one|another|some)\s+[a-z]"
    r"|(?:one|some|many|several|another)\s+of\s+[^.\x00]{3,60}\s(?:said|says|added|explained|noted|commented)\b)"
)

_frames: dict[str, str] | None = None


def find_quotes(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not ('"' in prose or "“" in prose):
        return []
    quoted = [q for number, paragraph in enumerate(facts.paragraphs) for q in quotations(prose, paragraph, number)]
    reader = _Reader(facts, quoted)
    return [reader.thing(n) for n in range(len(quoted))]


class _Reader:
    """Tells what each quotation is and who said it; speakers of quotations are found together, as one leads to the other."""

    def __init__(self, facts: Facts, quoted: list[Quoted]) -> None:
        self.facts, self.prose, self.quoted = facts, facts.prose, quoted
        self.surnames = {str(person.fields["surname"]) for person in facts.of("person") if "surname" in person.fields}
        self.positions = {person.span.end: person.places.get("title") for person in facts.of("person")}
        self.by_paragraph: dict[int, list[int]] = {}
        for n, quote in enumerate(quoted):
            self.by_paragraph.setdefault(quote.paragraph, []).append(n)
        self.uses = [self._use(n) for n in range(len(quoted))]
        self.speakers: list[tuple[ProseSpan, ProseSpan | None] | None] = [None] * len(quoted)
        self._give_speakers()

    def thing(self, n: int) -> Thing:
        speaker, title = self.speakers[n] or (None, None)
        title = self.positions.get(speaker.end) or title if speaker is not None else None
        places = {"speaker": speaker, "title": title} if self.uses[n] == "speech" else {}
        return printed(self.prose, "quote", self.quoted[n].span, places, use=self.uses[n])

    def _use(self, n: int) -> str:
        quote = self.quoted[n]
        text = quote.inner.of(self.prose).strip()
        words = regex(r"[^\W_]+(?:['’-][^\W_]+)*").findall(text)
        paragraph = self.facts.paragraphs[quote.paragraph]
        before = self.prose[max(paragraph.start, quote.span.start - _LONGEST_BEFORE) : quote.span.start]
        after = self.prose[quote.span.end : min(paragraph.end, quote.span.end + 200)]
        if not words or self.facts.part_of(quote.span) in _LEGAL or (len(words) <= 8 and _is_defined(before, after)):
            return "term"
        titled = in_title_case(words)
        frame = "title" if titled and before.endswith("ccording to ") else _frame(before)
        of_title = titled and len(words) >= 2
        if (of_title and frame is not None) or regex(r"\s*(?:[A-Z][a-z]+\.? (?:\d{1,2}, )?)?(?:19|20)\d\d\b").match(after):
            return "title"  # the talk, called “Meters That Learn,”
        told = _use_beside_verb(text, words, titled, before, after) if self._beside(quote) else ""
        if told:
            return told
        if of_title or (frame == "title" and len(words) <= 14):
            return "title"
        ends = text[-1] in ",.!?…;—–-" or quote.open or after[:1] in ",.!?"
        return self._use_by_itself(n, text, len(words), before, frame, ends)

    def _use_by_itself(self, n: int, text: str, size: int, before: str, frame: str | None, ends: bool) -> str:
        """What a quotation is that is no title and has no verb of speech beside it. ends: a mark stands at its end or behind it."""
        paragraph = self.quoted[n].paragraph
        if size <= 5:
            if size > 3 and text[0].islower() and text[-1] in ",." and speech()[0].search(self._outside(paragraph)):
                return "speech"
            alone = (not before.strip() or _STOP.search(before) is not None) and text[-1] in ".!?"
            if alone and self.by_paragraph[paragraph][0] != n and text[0].isupper() and speech()[0].search(before):
                return "speech"  # it goes on behind "said Dana Ruiz."
            if text[0].isupper() and text[-1] in ".!?" and is_led_in(before):
                return "speech"
            return "speech" if alone and regex(r"\b(?:I|we|our|my|us|you|is|are)\b|['’]|[.!?] ", IGNORECASE).search(text) else "term"
        if frame == "term" and not ends:
            return "term"
        fragment = text[0].islower()
        if fragment:
            told = speech()[0].search(self._outside(paragraph))
            return "speech" if told or (text[-1] in ",." and not frame) else "term"
        return "speech" if ends or before.rstrip().endswith(":") else "term"

    def _beside(self, quote: Quoted) -> bool:
        """Whether a verb of speech stands right before or after this quotation."""
        paragraph = self.facts.paragraphs[quote.paragraph]
        before = self.prose[max(paragraph.start, quote.span.start - 80) : quote.span.start]
        after = self.prose[quote.span.end : min(paragraph.end, quote.span.end + 140)]
        every = speech()[1]
        tail = regex(r"[“\"”.;]").split(after, maxsplit=1)[0] if after else ""
        head = regex(r"[“\"”]|[.;]\s").split(before)[-1]
        verb = every.match(tail.lstrip(" ,—–-")) or every.search(tail[:60]) if tail.strip() else None
        told = quote.inner.of(self.prose).rstrip().endswith((",", "?", "!", "…", "—")) or tail[:1] == ","
        if verb is not None and (told or speech()[0].match(verb[0])):
            return True
        last = [m for m in every.finditer(head) if not _NOUN_BEFORE.search(head, 0, m.start())]
        return bool(last) and len(head) - last[-1].end() <= 14 and not regex(r"\w\s+\w+\s*$").search(head[last[-1].end() :])

    def _outside(self, paragraph: int) -> str:
        """The words of a paragraph outside its quotations, blanks in their place."""
        span = self.facts.paragraphs[paragraph]
        text = list(span.of(self.prose))
        for dateline in self.facts.release.datelines:
            if span.contains(dateline.span):  # a place and a wire say nothing
                text[dateline.span.start - span.start : dateline.span.end - span.start] = " " * (dateline.span.end - dateline.span.start)
        for n in self.by_paragraph.get(paragraph, ()):
            if n < len(getattr(self, "uses", ())) and self.uses[n] != "speech":
                continue
            quote = self.quoted[n]
            for at in range(quote.span.start - span.start, quote.span.end - span.start):
                text[at] = "\x00"
        return "".join(text)

    # Who said it

    def _give_speakers(self) -> None:
        last: tuple[ProseSpan, ProseSpan | None] | None = None
        for paragraph in sorted(self.by_paragraph):
            spoken = [n for n in self.by_paragraph[paragraph] if self.uses[n] == "speech"]
            if not spoken:
                continue
            named = self._in_paragraph(paragraph, spoken, last)
            near = self._in_neighbour(paragraph, spoken, last) if named is None else None
            for n in spoken:
                self.speakers[n] = near if named is None else named.get(n)
            known = [self.speakers[n] for n in spoken if self.speakers[n] is not None]
            last = known[-1] if known else last
        self._backwards()

    def _in_paragraph(
        self, paragraph: int, spoken: list[int], last: tuple[ProseSpan, ProseSpan | None] | None
    ) -> dict[int, tuple[ProseSpan, ProseSpan | None]] | None:
        """Speakers by quotation: each the one named nearest to it among those this paragraph names."""
        base = self.facts.paragraphs[paragraph].start
        text = self._outside(paragraph)
        named = list(self._named(text, base, last)) or list(self._captions(text, base))
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

    def _named(
        self, text: str, base: int, last: tuple[ProseSpan, ProseSpan | None] | None
    ) -> Iterator[tuple[ProseSpan, tuple[ProseSpan, ProseSpan | None]]]:
        """(where it says so, (speaker, title)) for each attribution in these words, which begin at `base`."""
        for verb in speech()[1].finditer(text):
            if is_part_of_name(text, verb.start()) or is_plural(text, verb) or text[: verb.end()].endswith(_DONE):
                continue
            speaker = self._after_verb(text, verb) or self._before_verb(text, verb)
            if speaker is not None and (name := text[slice(*speaker)]) in places() and name not in self.surnames:
                continue
            place = ProseSpan(base + verb.start(), base + verb.end())
            before = text[max(0, verb.start() - 24) : verb.start()]
            meant = last if speaker is not None or _SINGULAR.search(before) is None else self._introduced(text, base, verb.start()) or last
            if speaker is not None:
                yield place, self._with_title(text, base, *speaker)
            elif meant is not None and self._is_again(before, meant[0]):
                yield place, meant
        for match in regex(r"\x00" + _DASH_NAME.pattern).finditer(text):
            speaker = person_in(text, *match.span("name"))
            if speaker is not None:
                yield ProseSpan(base + match.start(), base + match.end()), self._with_title(text, base, *speaker)
        for match in LED_IN.finditer(text):
            speaker = person_in(text, *match.span("name"))
            if speaker is not None and (" " in text[slice(*speaker)] or speech()[1].search(match["more"]) is None):
                yield ProseSpan(base + match.start(), base + match.end()), self._with_title(text, base, *speaker)

    def _introduced(self, text: str, base: int, end: int) -> tuple[ProseSpan, ProseSpan | None] | None:
        """Whom a pronoun here means: the last person introduced by commas or a verb who opens a sentence of its paragraph before it."""
        for name in reversed(list(NAME_RE.finditer(text, 0, end))):
            opens = text[: name.start()].rstrip()[-1:] in ("", ".", "!", "?", "\x00")
            speaker = person_in(text, *name.span()) if opens else None
            words = text[slice(*speaker)].split() if speaker is not None else []
            if speaker is not None and name_words(words) == len(words) > 1 and not is_place(" ".join(words)):
                place, title = self._with_title(text, base, *speaker)
                if title is not None or text.startswith((", ", " is ", " was ", " has ", " had "), speaker[1]):
                    return place, title
        return None

    def _is_again(self, before: str, last: ProseSpan) -> bool:
        """Whether a verb behind these words goes on with the last speaker: he added; Ruiz added."""
        surname = last.of(self.prose).split()[-1]
        return _PRONOUN.search(before) is not None or before.split()[-1:] == [surname]

    def _captions(self, text: str, base: int) -> Iterator[tuple[ProseSpan, tuple[ProseSpan, ProseSpan | None]]]:
        """Name and position that stand without a verb right before or after the quotations of a paragraph."""
        for start, end in ((0, text.find("\x00")), (text.rfind("\x00") + 1, len(text))):
            if 0 < end - start < 200:
                speaker = self._line_of_speaker(text[:end], base, start)
                if speaker is not None and not text[start : speaker[0].start - base].strip(" *_,\r\n\t"):
                    yield ProseSpan(base + start, base + end), speaker

    def _after_verb(self, text: str, verb: re.Match[str]) -> tuple[int, int] | None:
        gap = regex(
            r"[,:]?(?:\s*[*_]{1,3}\s?|\s+)(?:by\s+|to\s+|a\s+|the\s+|that\s+|its\s+|our\s+|co-|today\s+|in\s+(?:a|the)\s+(?:\w+\s+)?(?:statement|release"
            r"|interview|report|letter)\s+(?:by|from)\s+"
            r"|(?:(?:the\s+)?[\w-]+['’]s?\s+)?(?:[a-z-]+\s+){0,5}?(?:[a-z-]+,\s+)?)?(?=[A-ZÀ-Þ])"  # said its founder, Dana Ruiz
        ).match(text, verb.end())
        body = regex(_BODY_SPEAKER.pattern + r"(?=[.,;]|\s(?:in|on|today)\b|$)").match(text, verb.end() + 1)
        if body is not None and verb[0] in ("said", "says"):
            return body.span("name")  # said the company in a letter
        if gap is None or gap[0].split()[-1:] in _WHERE:
            return None
        name = NAME_RE.match(text, gap.end())
        speaker = person_in(text, *name.span()) if name is not None else None
        return (person_behind(text, *speaker) or speaker) if speaker is not None else None

    def _before_verb(self, text: str, verb: re.Match[str]) -> tuple[int, int] | None:
        start = max(text.rfind("\x00", 0, verb.start()) + 1, verb.start() - 320)
        stop = max((m.end() for m in _NEW_SENTENCE.finditer(text[start : verb.start()])), default=0)
        window = text[start + stop : verb.start()]
        named = []
        for name in NAME_RE.finditer(window):
            speaker = person_in(text, start + stop + name.start(), start + stop + name.end())
            alone = speaker is not None and " " not in text[slice(*speaker)] and not (verb[0][-3:] == "ing" and name[0] in self.surnames)
            if alone and verb[0].lower() in column("speech-verbs", "verb"):
                continue  # Customers agree: several
            if speaker is not None and (not alone or BESIDE.fullmatch(text, speaker[1], verb.start())):
                named.append(speaker)
        if named:
            return next((n for n in named if text[slice(*n)].split()[-1] in self.surnames), named[0])
        body = _BODY_SPEAKER.search(window)
        if body is not None and not _NOBODY_BEFORE.search(window, 0, body.start()):
            return start + stop + body.start("name"), start + stop + body.end("name")
        return None

    def _with_title(self, text: str, base: int, start: int, end: int) -> tuple[ProseSpan, ProseSpan | None]:
        return ProseSpan(base + start, base + end), title_beside(text, base, start, end)

    def _in_neighbour(
        self, paragraph: int, spoken: list[int], last: tuple[ProseSpan, ProseSpan | None] | None
    ) -> tuple[ProseSpan, ProseSpan | None] | None:
        quotes_before = [n for n in self.by_paragraph.get(paragraph - 1, ()) if self.uses[n] == "speech"]
        ended = bool(quotes_before) and self._is_alone(spoken) and self._ends_closed(paragraph - 1)
        if paragraph and self._reachable(paragraph - 1) and not ended:
            if quotes_before and self.speakers[quotes_before[-1]] is not None and self._opens(paragraph, spoken[0]):
                return self.speakers[quotes_before[-1]]
            text = self._outside(paragraph - 1)
            base = self.facts.paragraphs[paragraph - 1].start
            named = [n for n in self._named(text, base, last) if quotes_before or self._may_speak(n)]
            if named and (is_told(text) or quotes_before):
                return named[-1][1]
            if text.rstrip(" *_").endswith(":") or (len(text) < 140 and "\x00" not in text):
                speaker = self._line_of_speaker(text, base)
                if speaker is not None and (text.rstrip(" *_").endswith(":") or speaker[0].start - base < _LEAD_TO_NAME):
                    return speaker
        if self.quoted[spoken[-1]].open and self._reachable(paragraph + 1):
            told = self._behind_late_mark(paragraph + 1, last)
            if told is not None:
                return told
        if self._reachable(paragraph + 1):
            text = self._outside(paragraph + 1)
            base = self.facts.paragraphs[paragraph + 1].start
            opening = regex(rf"[\s*_•]*(?:[—–~]|-{{1,3}}|by\b|{speech()[1].pattern})?[\s*_]*(?P<name>{NAME})").match(text)
            opener = person_in(text, *opening.span("name")) if opening is not None else None
            if opening is not None and opener is not None and (" " in text[slice(*opener)] or is_told(text)):
                title = title_beside(text, base, *opener)
                if len(text.split("\x00")[0]) >= _LONGEST_CAPTION:  # what stands below the speaker may be run into his line
                    speaks = title is not None and title.of(self.prose)[0].isupper()
                else:
                    speaks = any((opening.start("name"), title, is_told(text) and says(text, *opener), _CAPTION.match(text, opener[1])))
                if speaks:
                    return self._with_title(text, base, *opener)
            near = [n for n in self._named(text, base, last) if n[0].start - base < 120 and "\x00" not in text[: n[0].start - base]]
            near = [n for n in near if self._may_speak(n)]
            if near and is_told(text) and not self.by_paragraph.get(paragraph + 1):
                return near[0][1]
        return None

    def _may_speak(self, named: tuple[ProseSpan, tuple[ProseSpan, ProseSpan | None]]) -> bool:
        """Whether who is named in another paragraph may have said this: not the source of a figure, nor a firm that agreed to something."""
        verb, name = named[0].of(self.prose).lower(), named[1][0].of(self.prose)
        firm = regex(r"\d").search(name) is not None or self.prose.endswith("& ", 0, named[1][0].start)  # S-1, Halden & Reed
        if firm or verb.startswith(("according", "announc", "report")):
            return False
        return speech()[0].fullmatch(verb) is not None or not is_organization(name.split())

    def _behind_late_mark(
        self, paragraph: int, last: tuple[ProseSpan, ProseSpan | None] | None
    ) -> tuple[ProseSpan, ProseSpan | None] | None:
        """Who is named behind a mark that closes here what another paragraph opened."""
        span = self.facts.paragraphs[paragraph]
        said, mark, rest = span.of(self.prose).partition("”")
        if not mark or "“" in said:
            return None
        named = list(self._named("\x00" + rest[:200], span.start + len(said), last))
        return named[0][1] if named else None

    def _reachable(self, paragraph: int) -> bool:
        return 0 <= paragraph < len(self.facts.paragraphs) and self.facts.part_of(self.facts.paragraphs[paragraph]) in _NEWS

    def _opens(self, paragraph: int, n: int) -> bool:
        """Whether the quotation opens its paragraph, as one that goes on does."""
        return not self.prose[self.facts.paragraphs[paragraph].start : self.quoted[n].span.start].strip("*_> \t")

    def _line_of_speaker(self, text: str, base: int, start: int = 0) -> tuple[ProseSpan, ProseSpan | None] | None:
        """A line that only names the speaker: "Dana Ruiz, chief executive officer:"."""
        for name in NAME_RE.finditer(text, start):
            speaker = person_in(text, *name.span())
            if speaker is not None and len(text[speaker[0] : speaker[1]].split()) >= 2:
                title = title_beside(text, base, *speaker)
                if title is not None or text.rstrip(" *_").endswith(":"):
                    return ProseSpan(base + speaker[0], base + speaker[1]), title
        return None

    def _lost_its_speaker(self, n: int) -> bool:
        """Whether it ends in a comma and nothing of its paragraph follows: the words that named the speaker are gone."""
        paragraph = self.facts.paragraphs[self.quoted[n].paragraph]
        alone = paragraph.of(self.prose).strip("*_> \t\r\n") == self.quoted[n].span.of(self.prose)
        return alone and self.quoted[n].inner.of(self.prose).endswith(",")

    def _ends_closed(self, paragraph: int) -> bool:
        """Whether this paragraph ends with a quotation and its closing mark, behind a sentence that names the speaker. Behind a colon
        the paragraphs of a longer statement are often closed one by one."""
        last = (self.by_paragraph.get(paragraph) or [-1])[-1]
        if last < 0 or self.quoted[last].open or self._opens(paragraph, last):
            return False
        paragraph_span, span = self.facts.paragraphs[paragraph], self.quoted[last].span
        follows = self.prose[paragraph_span.start : span.start].rstrip().endswith((".", "!", "?"))
        return follows and not self.prose[span.end : paragraph_span.end].strip("*_> \t\r\n")

    def _is_alone(self, spoken: list[int]) -> bool:
        """Whether these quotations make up their whole paragraph."""
        paragraph = self.facts.paragraphs[self.quoted[spoken[0]].paragraph]
        return len(spoken) == 1 and paragraph.of(self.prose).strip("*_> \t\r\n") == self.quoted[spoken[0]].span.of(self.prose)

    def _backwards(self) -> None:
        """A quotation that goes on into the next paragraph has the speaker named there."""
        for n in range(len(self.quoted) - 2, -1, -1):
            following = self.quoted[n + 1]
            if (
                self.speakers[n] is None
                and self.uses[n] == "speech"
                and following.paragraph == self.quoted[n].paragraph + 1
                and not self._lost_its_speaker(n)
                and (self.quoted[n].open or (self._opens(following.paragraph, n + 1) and not self._is_alone([n])))
            ):
                self.speakers[n] = self.speakers[n + 1]
            elif n and self.uses[n] == "speech" and self.speakers[n] is None and self._is_between(n):
                self.speakers[n] = self.speakers[n - 1]

    def _is_between(self, n: int) -> bool:
        """Whether this quotation makes up a paragraph between two in which the same person speaks, of whose statement it is a part."""
        around = [(self.quoted[k].paragraph - self.quoted[n].paragraph, self.speakers[k]) for k in (n - 1, n + 1)]
        surnames = {said[0].of(self.prose).split()[-1] if said is not None else None for _, said in around}
        return [way for way, _ in around] == [-1, 1] and None not in surnames and len(surnames) == 1 and self._is_alone([n])


def _distance(said: ProseSpan, quote: ProseSpan) -> int:
    """How far an attribution stands from a quotation, in characters; one before it counts as farther."""
    return said.start - quote.end if said.start >= quote.end else quote.start - said.end + 40


def _is_defined(before: str, after: str) -> bool:
    """Whether a bracket is open in front, as before a short form, or closes behind a second one: (“Orrin” or “the Company”)."""
    second = ")" in after and regex(r"\s*(?:or|and|,)\s*[“\"]").match(after) is not None
    return second or regex(r"\([\w\s,’'/-]{0,50}$").search(before) is not None


def _use_beside_verb(text: str, words: list[str], titled: bool, before: str, after: str) -> str:
    """What a quotation is that has a verb of speech beside it, or '' where that does not tell."""
    if len(words) <= 4 and text[-1] not in ",.!?" and _NAMES.search(before):
        return "term"  # what brewers call a “stuck mash”; reports “adjusted EBITDA”
    if len(words) == 1:
        return "speech" if text.endswith(",") and regex("[“\"]").search(after) else ""  # “That,” said Dana Ruiz, “is a rule.”
    return "" if titled and not text.endswith((",", ".", "!", "?")) and len(words) < 6 else "speech"


def _frame(before: str) -> str | None:
    """What the words right before a quotation mark say of it: title, term or nothing."""
    global _frames
    if _frames is None:
        _frames = {row["words"]: row["use"] for row in table("quote-frames")}
    words = regex(r"[\w’'-]+").findall(before[-60:].lower())
    if not words or regex(r"[.:;,]\s*$").search(before[-3:]):
        return None
    return next((_frames[" ".join(words[-n:])] for n in (4, 3, 2, 1) if " ".join(words[-n:]) in _frames), None)


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
