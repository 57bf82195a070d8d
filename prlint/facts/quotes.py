"""Quotation marks, what stands between them, and who said it.

A quotation is given to a speaker who is named beside it, elsewhere in its paragraph, or in a neighbouring paragraph that leads to it;
a pronoun stands for the last speaker. What this cannot see: irony and scare quotes longer than five words that end like a sentence,
single quotation marks used for whole quotations, and speakers who are named two paragraphs away.
"""

from __future__ import annotations

from bisect import bisect_left

from prlint.data import members, table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.tables import inflected, word_class
from prlint.text.lazy import Lazy
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

# Quotation marks as marks

_DOUBLE = lazy(r"[\"“”]")
_MARK = lazy(r"[\"“”„'‘’ʼ]")
_ELISION = lazy(r"(?i)['‘’](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|n['’])")
_OTHER = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_OPENS_AFTER = frozenset(" \t\r\n\u00a0([{—–-/“‘«")


def find_marks(facts: Facts) -> list[Thing]:
    """Every quotation mark and apostrophe; signs for feet and inches are none, nor are marks in addresses and code."""
    prose = facts.prose
    found = []
    for match in _MARK.finditer(prose):
        at = match.start()
        mark = match[0]
        before = prose[at - 1] if at else "\n"
        after = prose[at + 1] if at + 1 < len(prose) else "\n"
        if mark in "„ʼ" or _is_prime(prose, at, mark, before, after) or after in "=>" or before in "=<\\":
            continue
        if mark in "'‘’" and mark in (before, after):  # two typed for a double mark, which would be none with other ones
            continue
        shape = "straight" if mark in "\"'" else "curly"
        role = _role(prose, at, mark, before, after)
        known = {"role": role, "shape": shape, "other_shape": _other(mark, role, before)}
        found.append(Thing("quotation-mark", ProseSpan(at, at + 1), Lazy({"pairing": _pairing_of(facts, at, role)}, known)))
    return found


def _pairing_of(facts: Facts, at: int, role: str) -> Callable[[], str | None]:
    def pairing() -> str | None:
        from prlint.facts.pairs import lone_marks

        return facts.once("lone-marks", lone_marks).get(at, "paired") if role == "quote" and facts.prose[at] in "“”\"" else None

    return pairing


def _line_start(prose: str, at: int) -> int:
    """Where the line of this place begins, or a thousand characters before it."""
    low = max(0, at - 1000)
    return max(prose.rfind("\n", low, at), prose.rfind("\r", low, at), low - 1) + 1


def _is_prime(prose: str, at: int, mark: str, before: str, after: str) -> bool:
    """The sign for feet, minutes or inches: straight, right behind a digit, and closing no quotation of its line."""
    if mark not in "\"'" or not before.isdigit() or after.isalpha():
        return False
    line = _line_start(prose, at)
    return mark == "'" or not _is_open(prose, line, at)


def _is_open(prose: str, start: int, at: int) -> bool:
    """Whether a quotation begun behind `start` is still open at this place, signs for inches left out."""
    is_open = False
    for match in _DOUBLE.finditer(prose, start, at):
        before = prose[match.start() - 1 : match.start()]
        if match[0] != '"' or is_open or not before.isdigit():
            is_open = match[0] == "“" or (match[0] == '"' and not is_open)
    return is_open


def _role(prose: str, at: int, mark: str, before: str, after: str) -> str:
    if mark in "\"“”":
        return "quote"
    if (before.isalnum() and after.isalnum()) or _ELISION.match(prose, at):
        return "apostrophe"
    if before in _OPENS_AFTER and not after.isspace():
        return "quote"
    line = _line_start(prose, at)
    opened = regex(r"(?:^|[\s(\[—–“\"])[‘'](?=\w)").findall(prose[line:at])
    closed = regex(r"[^\s\w][’'](?=\W)|\w[’'](?=[\s.,;:!?)])(?<![sS][’'])").findall(prose[line:at])
    return "quote" if len(opened) > len(closed) and not (before in "sS" and after == " ") else "apostrophe"


def _other(mark: str, role: str, before: str) -> str:
    if mark in _OTHER:
        return _OTHER[mark]
    if role == "apostrophe":
        return "’"
    opening = before in _OPENS_AFTER
    return ("“" if opening else "”") if mark == '"' else ("‘" if opening else "’")


# Quotations


class _Quoted(Value):
    """One run between quotation marks; `open`: no closing mark in its paragraph. `inner` leaves out the marks."""

    span: ProseSpan
    inner: ProseSpan
    paragraph: int
    open: bool


_LEGAL = frozenset(
    ("forward-looking", "legend", "non-gaap", "trademark-notice", "safety-information", "contact", "references", "boilerplate", "embargo")
)
_NEWS = frozenset(("lead", "dateline", "body", "quote", "list", "heading", "headline", "subheadline", "event"))
CAPITAL = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Jr|Sr|St|Hon|Rep|Sen|Gov)\.|[A-ZÀ-Þ](?:\.(?:[A-Z]\.)*|[\w'’-]{0,40}(?:[.&][\w'’-]{1,40}){0,6}))"
_PARTICLE = r"(?:(?:van|von|de|del|der|den|bin|al|la|le|di|da|dos|el|ten|y)(?!\w)|(?:de|du|la|le|di|van|von|mac)[A-Z][\w'’-]{1,40})"
_NAME = rf"{CAPITAL}(?:[ \u00a0](?:{CAPITAL}|{_PARTICLE}|[“\"(]{CAPITAL}[”\")])){{0,7}}"
_NAME_RE = lazy(_NAME)
_NAME_BEHIND = lazy(rf",?\s(?P<name>{_NAME})")
_NEW_SENTENCE = lazy(r"(?<![A-Z])(?<!\b(?:Dr|Mr|Ms|Sr|Jr|St))(?<!\b(?:Mrs|Inc|Ltd))(?<!\bProf)[.!?]\s+(?=[A-Z])")
# what may stand between a lone surname and its verb
_BESIDE = lazy(r"(?:,[^,]{0,80},)?\s*(?:(?:also|then|further|later|always|often|has|had|who|was|is|are)\s+){0,2}")
_CAPITAL_BEFORE = lazy(r"\b[A-ZÀ-Þ][\w'’&-]{0,30} $")
_PRONOUN = lazy(r"(?i)\b(?:he|she|they)\s*(?:also\s+|then\s+|further\s+|later\s+)?$")
_DASH_NAME = lazy(rf"[\s*_]*(?:[—–~]|-{{1,3}})\s*(?P<name>{_NAME})")
_BODY_SPEAKER = lazy(
    r"\b(?P<name>(?:[Tt]he|[Oo]ur|[Ii]ts)\s+(?:(?!of\b)[\w'’-]+\s+){0,4}?(?:company|agency|board|committee|authors?|researchers?|team|ministry"
    r"|department|"
    r"commission|court|union|group|association|foundation|office|bank|report|study|statement|letter|panel|judges?|firm|analysts"
    r"|investigators|family|filing|complaint|order))\b"
)
_LONGEST_CAPTION = 260  # characters of a paragraph that names the speaker of the quotation above it
_LEAD_TO_NAME = 30  # characters that may precede the name in a line that only names the speaker
_SAID_BY_SOMEBODY = lazy(r"\x00\s*(?:said|says|added|explained|noted|commented)\s+(?:an?|one|another|some)\s+[a-z]")
_verbs: tuple[re.Pattern[str], re.Pattern[str]] | None = None
_frames: dict[str, str] | None = None


def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(verbs that take any quotation, all verbs of speech)"""
    global _verbs
    if _verbs is None:
        plain: set[str] = set()
        every: set[str] = set()
        for _, kind, forms in inflected("speech-verbs"):
            every.update(forms)
            if kind == "plain":
                plain.update(forms)
        _verbs = tuple(  # type: ignore[assignment]
            regex(rf"(?<![\w-])(?i:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))}|according to|points? out|pointed out)\b")
            for words in (plain, every)
        )
    assert _verbs is not None
    return _verbs


def find_quotes(facts: Facts) -> list[Thing]:
    prose = facts.prose
    if not ('"' in prose or "“" in prose):
        return []
    quoted = [q for number, paragraph in enumerate(facts.paragraphs) for q in pairs(prose, paragraph, number)]
    reader = _Reader(facts, quoted)
    return [reader.thing(n) for n in range(len(quoted))]


def could_open(prose: str, paragraph: ProseSpan, at: int) -> bool:
    """Whether a double mark at this place can begin a quotation, by what stands on its two sides."""
    before = prose[at - 1] if at > paragraph.start else "\n"
    after = prose[at + 1] if at + 1 < paragraph.end else "\n"
    return prose[at] != "”" and not after.isspace() and (before in _OPENS_AFTER or (not before.isalnum() and prose[at] == "“"))


def pairs(prose: str, paragraph: ProseSpan, number: int) -> Iterator[_Quoted]:
    """The quotations of one paragraph. An opening mark inside an open quotation begins anew: its closing mark was forgotten."""
    start: int | None = None
    for match in _DOUBLE.finditer(prose, paragraph.start, paragraph.end):
        at = match.start()
        before = prose[at - 1] if at > paragraph.start else "\n"
        after = prose[at + 1] if at + 1 < paragraph.end else "\n"
        opens = could_open(prose, paragraph, at)
        could_close = (match[0] != "“" and not before.isspace()) or (match[0] == "”")
        # a closing mark set the wrong way round
        turned = match[0] == "“" and ((before not in _OPENS_AFTER and not after.isalnum()) or after in ")];,")
        if start is None:
            if (match[0] == "“" and not turned) or (opens and not before.isdigit()):
                start = at
        elif turned or (could_close and not (opens and match[0] == '"' and before in " \t\u00a0")):
            yield _Quoted(ProseSpan(start, at + 1), ProseSpan(start + 1, at), number, False)
            start = None
        elif opens or match[0] == "“":
            start = at
    if start is not None:
        yield _Quoted(ProseSpan(start, paragraph.end), ProseSpan(start + 1, paragraph.end), number, True)


class _Reader:
    """Tells what each quotation is and who said it; speakers of quotations are found together, as one leads to the other."""

    def __init__(self, facts: Facts, quoted: list[_Quoted]) -> None:
        self.facts, self.prose, self.quoted = facts, facts.prose, quoted
        self.surnames = {str(person.fields["surname"]) for person in facts.of("person") if "surname" in person.fields}
        self.by_paragraph: dict[int, list[int]] = {}
        for n, quote in enumerate(quoted):
            self.by_paragraph.setdefault(quote.paragraph, []).append(n)
        self.uses = [self._use(n) for n in range(len(quoted))]
        self.speakers: list[tuple[ProseSpan, ProseSpan | None] | None] = [None] * len(quoted)
        self._give_speakers()

    def thing(self, n: int) -> Thing:
        speaker, title = self.speakers[n] or (None, None)
        places = {"speaker": speaker, "title": title} if self.uses[n] == "speech" else {}
        return printed(self.prose, "quote", self.quoted[n].span, places, use=self.uses[n])

    # What it is

    def _use(self, n: int) -> str:
        quote = self.quoted[n]
        text = quote.inner.of(self.prose).strip()
        words = regex(r"[^\W_]+(?:['’-][^\W_]+)*").findall(text)
        paragraph = self.facts.paragraphs[quote.paragraph]
        before = self.prose[paragraph.start : quote.span.start]
        after = self.prose[quote.span.end : min(paragraph.end, quote.span.end + 200)]
        if not words or self.facts.part_of(quote.span) in _LEGAL:
            return "term"
        bracketed = regex(r"\([\w\s,’'/-]{0,50}$").search(before) or (regex(r"\s*(?:or|and|,)\s*[“\"]").match(after) and ")" in after)
        if len(words) <= 8 and bracketed:
            return "term"
        ends = text[-1] in ",.!?…;—–-" or quote.open or after[:1] in ",.!?"
        beside = self._beside(quote)
        titled = _in_title_case(words)
        frame = _frame(before)
        if frame == "title" and titled and len(words) >= 2:
            return "title"
        if regex(r"\s*(?:[A-Z][a-z]+\.? (?:\d{1,2}, )?)?(?:19|20)\d\d\b").match(after):
            return "title"
        if beside and len(words) >= 2 and not (titled and not text.endswith((",", ".")) and len(words) < 6):
            return "speech"
        if titled and len(words) >= 2:
            return "title"
        if frame == "title" and (len(words) <= 14 or titled):
            return "title"
        if len(words) <= 5:
            alone = not before.strip() and text[-1] in ".!?"
            return "speech" if alone and regex(r"\b(?:I|we|our|my|us|you|is|are)\b|['’]", IGNORECASE).search(text) else "term"
        if frame == "term" and not ends:
            return "term"
        fragment = text[0].islower()
        if fragment:
            told = _speech()[0].search(self._outside(quote.paragraph))
            return "speech" if told or (text[-1] in ",." and not frame) else "term"
        return "speech" if ends or before.rstrip().endswith(":") else "term"

    def _beside(self, quote: _Quoted) -> bool:
        """Whether a verb of speech stands right before or after this quotation."""
        paragraph = self.facts.paragraphs[quote.paragraph]
        before = self.prose[max(paragraph.start, quote.span.start - 80) : quote.span.start]
        after = self.prose[quote.span.end : min(paragraph.end, quote.span.end + 140)]
        every = _speech()[1]
        tail = regex(r"[“\"”.;]").split(after, maxsplit=1)[0] if after else ""
        head = regex(r"[“\"”]|[.;]\s").split(before)[-1]
        verb = every.match(tail.lstrip(" ,—–-")) or every.search(tail[:60]) if tail.strip() else None
        told = quote.inner.of(self.prose).rstrip().endswith((",", "?", "!", "…", "—")) or tail[:1] == ","
        if verb is not None and (told or _speech()[0].match(verb[0])):
            return True
        last = list(every.finditer(head))
        return bool(last) and len(head) - last[-1].end() <= 14 and not regex(r"\w\s+\w+\s*$").search(head[last[-1].end() :])

    def _outside(self, paragraph: int) -> str:
        """The words of a paragraph outside its quotations, blanks in their place."""
        span = self.facts.paragraphs[paragraph]
        text = list(span.of(self.prose))
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
        for verb in _speech()[1].finditer(text):
            if _is_part_of_name(text, verb.start()):
                continue
            speaker = self._after_verb(text, verb) or self._before_verb(text, verb)
            place = ProseSpan(base + verb.start(), base + verb.end())
            if speaker is not None:
                yield place, self._with_title(text, base, *speaker)
            elif last is not None and self._is_again(text[max(0, verb.start() - 24) : verb.start()], last[0]):
                yield place, last
        for match in regex(r"\x00" + _DASH_NAME.pattern).finditer(text):
            speaker = _person(text, *match.span("name"))
            if speaker is not None:
                yield ProseSpan(base + match.start(), base + match.end()), self._with_title(text, base, *speaker)
        for match in regex(rf"(?:^|[.!?\x00]\s+|[\r\n])[*_ ]*(?P<name>{_NAME})(?P<more>[^:\x00]{{0,160}}):[*_]*\s*\x00").finditer(text):
            speaker = _person(text, *match.span("name"))
            if speaker is not None:
                yield ProseSpan(base + match.start(), base + match.end()), self._with_title(text, base, *speaker)

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
            r"[,:]?\s+(?:by\s+|to\s+|a\s+|the\s+|that\s+|its\s+|our\s+|co-|today\s+|in\s+(?:a|the)\s+(?:\w+\s+)?(?:statement|release"
            r"|interview|report|letter)\s+(?:by|from)\s+"
            r"|(?:[\w-]+['’]s?\s+)(?:[a-z-]+\s+){0,5}?|(?:[a-z-]+\s+){1,5}?)?(?=[A-ZÀ-Þ])"
        ).match(text, verb.end())
        if gap is None:
            return None
        name = _NAME_RE.match(text, gap.end())
        return _person(text, *name.span()) if name is not None else None

    def _before_verb(self, text: str, verb: re.Match[str]) -> tuple[int, int] | None:
        start = max(text.rfind("\x00", 0, verb.start()) + 1, verb.start() - 320)
        stop = max((m.end() for m in _NEW_SENTENCE.finditer(text[start : verb.start()])), default=0)
        window = text[start + stop : verb.start()]
        named = []
        for name in _NAME_RE.finditer(window):
            speaker = _person(text, start + stop + name.start(), start + stop + name.end())
            if speaker is not None and (" " in text[slice(*speaker)] or _BESIDE.fullmatch(text, speaker[1], verb.start())):
                named.append(speaker)
        if named:
            return next((n for n in named if text[slice(*n)].split()[-1] in self.surnames), named[0])
        body = _BODY_SPEAKER.search(window)
        if body is not None:
            return start + stop + body.start("name"), start + stop + body.end("name")
        return None

    def _with_title(self, text: str, base: int, start: int, end: int) -> tuple[ProseSpan, ProseSpan | None]:
        return ProseSpan(base + start, base + end), _title(text, base, start, end)

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
            named = [n for n in self._named(text, base, last) if quotes_before or n[0].of(self.prose).lower() != "according to"]
            if named and (text.rstrip("\x00 *_").endswith((":", ".", ",", "-", "—")) or quotes_before):
                return named[-1][1]
            if text.rstrip(" *_").endswith(":") or (len(text) < 140 and "\x00" not in text):
                speaker = self._line_of_speaker(text, base)
                if speaker is not None and (text.rstrip(" *_").endswith(":") or speaker[0].start - base < _LEAD_TO_NAME):
                    return speaker
        if self._reachable(paragraph + 1):
            text = self._outside(paragraph + 1)
            base = self.facts.paragraphs[paragraph + 1].start
            opening = regex(rf"[\s*_•]*(?:[—–~]|-{{1,3}}|by\b|{_speech()[1].pattern})?[\s*_]*(?P<name>{_NAME})").match(text)
            opener = _person(text, *opening.span("name")) if opening is not None else None
            if opening is not None and opener is not None:
                title = _title(text, base, *opener)
                if len(text.split("\x00")[0]) >= _LONGEST_CAPTION:  # what stands below the speaker may be run into his line
                    speaks = title is not None and title.of(self.prose)[0].isupper()
                else:
                    speaks = opening.start("name") > 0 or title is not None or _speaks(text, *opener)
                if speaks:
                    return self._with_title(text, base, *opener)
            near = [m for m in self._named(text, base, last) if m[0].start - base < 120 and not text[: m[0].start - base].count("\x00")]
            if near and not self.by_paragraph.get(paragraph + 1):
                return near[0][1]
        return None

    def _reachable(self, paragraph: int) -> bool:
        return 0 <= paragraph < len(self.facts.paragraphs) and self.facts.part_of(self.facts.paragraphs[paragraph]) in _NEWS

    def _opens(self, paragraph: int, n: int) -> bool:
        """Whether the quotation opens its paragraph, as one that goes on does."""
        return not self.prose[self.facts.paragraphs[paragraph].start : self.quoted[n].span.start].strip("*_> \t")

    def _line_of_speaker(self, text: str, base: int, start: int = 0) -> tuple[ProseSpan, ProseSpan | None] | None:
        """A line that only names the speaker: "Dana Ruiz, chief executive officer:"."""
        for name in _NAME_RE.finditer(text, start):
            speaker = _person(text, *name.span())
            if speaker is not None and len(text[speaker[0] : speaker[1]].split()) >= 2:
                title = _title(text, base, *speaker)
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
                and (self.quoted[n].open or self._opens(following.paragraph, n + 1))
            ):
                self.speakers[n] = self.speakers[n + 1]


def _is_part_of_name(text: str, at: int) -> bool:
    """Whether a word with a capital stands right behind another: Orrin State College states nothing."""
    return text[at].isupper() and not text.isupper() and _CAPITAL_BEFORE.search(text, max(0, at - 40), at) is not None


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether the name at this place has a verb of speech: right behind it, or for a full name somewhere in these words."""
    verb = _speech()[1].search(text, end)
    return verb is not None and (" " in text[start:end] or _BESIDE.fullmatch(text, end, verb.start()) is not None)


def _distance(said: ProseSpan, quote: ProseSpan) -> int:
    """How far an attribution stands from a quotation, in characters; one before it counts as farther."""
    return said.start - quote.end if said.start >= quote.end else quote.start - said.end + 40


def _in_title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    if not long or any(w in ("I", "we", "We", "our", "Our", "my", "us") for w in words):
        return False
    return sum(w[0].isupper() or w[0].isdigit() for w in long) >= 0.8 * len(long) and words[0][0].isupper() and len(words) <= 20


def _frame(before: str) -> str | None:
    """What the words right before a quotation mark say of it: title, term or nothing."""
    global _frames
    if _frames is None:
        _frames = {row["words"]: row["use"] for row in table("quote-frames")}
    words = regex(r"[\w’'-]+").findall(before[-60:].lower())
    if not words or regex(r"[.:;,]\s*$").search(before[-3:]):
        return None
    return next((_frames[" ".join(words[-n:])] for n in (4, 3, 2, 1) if " ".join(words[-n:]) in _frames), None)


def _person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a run of capitalized words that names who speaks: without openers before it and positions around it."""
    titles = members("person-titles", "word")
    words = [(m.start() + start, m.end() + start, m[0]) for m in regex(r"[^\s\u00a0]+").finditer(text[start:end])]
    while words and words[0][2].lower().strip(".,'’") in word_class("no-speaker"):
        words.pop(0)
    lower = [w[2].lower().strip(".,'’\"“”()") for w in words]
    last = max((n for n, w in enumerate(lower) if w in titles), default=-1)
    if 0 <= last == len(words) - 1:
        name = _NAME_BEHIND.match(text, end)
        if name is not None:
            return _person(text, *name.span("name"))
        first = next(n for n in range(len(words)) if all(w in titles for w in lower[n:]))
        words = words[:first] if first >= 2 else []
    if 0 <= last < len(words) - 1:
        words = words[last + 1 :]
    while words and words[0][2].endswith(("'s", "’s")) and len(words) > 1:
        words.pop(0)
    while words and words[-1][2].lower() in ("and", "y", "de", "la"):
        words.pop()
    if words and words[-1][2].endswith(("'s", "’s")) and not words[-1][2].isupper():
        return None  # the name belongs to what follows it
    if not words or (len(words) == 1 and words[0][2].lower().strip(".,") in word_class("no-speaker") | word_class("honorific")):
        return None
    end = words[-1][1]
    while text[end - 1] in ".,'’" and not regex(r"\b(?:Jr|Sr|Inc|Ltd|Corp|Co|[A-Z])\.$").search(text[words[0][0] : end]):
        end -= 1
    return (words[0][0], end) if end > words[0][0] else None


_POSITION = lazy(
    r",?\s*(?:(?:[A-Z][\w.]{0,3}\.?[A-Z]\w?\.?[A-Z.]*|PhD|MBA|MD|CFA|CPA|Jr\.|Sr\.|III?),?\s*){0,3},\s*(?P<title>(?:the |its "
    r"|our )?[^\x00.;:()“”\"\r\n]{3,200})"
)
_EMPLOYER = lazy(
    r",?\s+(?:of|at|for|with)\s+(?:the\s+)?(?=[A-ZÀ-Þ][^,]*\b(?:Inc|Ltd|Corp|LLC|plc|AG|SE|GmbH|University|Hospital|Institute|Center"
    r"|Centre|Company|Group|Therapeutics|Pharma\w*|Bio\w*|Foods|Instruments|Holdings|School|College|Foundation|Association|Bank"
    r"|Technologies|Resources|Energy|Mining|Minerals|Gold|Medical|Health|Systems|Labs|Laboratories|Partners|Capital)\b)"
    r"|\s+at\s+(?=[A-ZÀ-Þ])"
)


def _title(text: str, base: int, start: int, end: int) -> ProseSpan | None:
    """The position that stands beside a name: after it between commas, or before it in capitals."""
    titles = members("person-titles", "word")
    after = _POSITION.match(text, end)
    if after is not None:
        words = after["title"]
        ends = (_EMPLOYER.search(words), regex(r",?\s+(?:who|and\s+\w+ed)\b").search(words))
        cut = min((m.start() for m in ends if m), default=len(words))
        verb = _speech()[0].search(words)
        if verb is not None:
            cut = min(cut, verb.start())
        piece = words[:cut].rstrip(" ,")
        if any(w.lower() in titles for w in regex(r"[\w-]+").findall(piece)):
            at = after.start("title")
            return ProseSpan(base + at, base + at + len(piece))
    before = regex(r"(?:[A-Z][\w-]*|of|and|&)(?:[ ,]{1,2}(?:[A-Z][\w-]*|of|and|&)){0,9}\s$").search(text, max(0, start - 90), start)
    if before is not None:
        words_before = [(m.start(), m.end()) for m in regex(r"[\w-]+").finditer(before[0]) if m[0].lower() in titles]
        if words_before:
            return ProseSpan(base + before.start() + words_before[0][0], base + before.start() + words_before[-1][1])
    return None


KINDS = {
    "quotation-mark": Kind(
        find_marks,
        {
            "role": ("quote", "apostrophe"),
            "shape": ("curly", "straight"),
            "other_shape": "text",
            "pairing": ("paired", "unclosed", "unopened"),
        },
        meanings={
            "role": "what it does",
            "shape": "how it is set",
            "other_shape": "the same mark in the other shape",
            "pairing": "whether the other mark of its quotation is there; of double marks only",
        },
    ),
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
