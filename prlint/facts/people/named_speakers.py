"""Whom a text names as speaker: said Dana Ruiz; Dana Ruiz, CEO, added; — Dana Ruiz; Dana Ruiz, chief executive officer:"""

from __future__ import annotations

from prlint.data import column
from prlint.facts.names.naming import is_place, name_words
from prlint.facts.people.speakers import (
    BESIDE,
    LED_IN,
    NAME,
    NAME_RE,
    is_part_of_name,
    is_plural,
    person_behind,
    person_in,
    places,
    speech,
    title_beside,
)
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    Speaker = tuple[ProseSpan, ProseSpan | None]  # name and title
    Attribution = tuple[ProseSpan, Speaker]  # where the text says so, and who it is

_NEW_SENTENCE = lazy(r"(?<![A-Z])(?<!\b(?:Dr|Mr|Ms|Sr|Jr|St))(?<!\b(?:Mrs|Inc|Ltd))(?<!\bProf)[.!?]\s+(?=[A-Z])")
_PRONOUN = lazy(r"(?i)\b(?:he|she|they)\s*(?:also\s+|then\s+|further\s+|later\s+)?$")
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


class NamedSpeakers:
    """Reads speakers out of the words of a paragraph, `text`, which begins at `base` and has NUL where somebody is quoted.

    surnames: those of the people of the release. Of a speaker the place of the name and of the title are given, None for no title.
    """

    def __init__(self, prose: str, surnames: set[str]) -> None:
        self._prose, self._surnames = prose, surnames

    def named(self, text: str, base: int, last: Speaker | None) -> Iterator[Attribution]:
        """(where it says so, (speaker, title)) for each attribution in these words, which begin at `base`."""
        for verb in speech()[1].finditer(text):
            if is_part_of_name(text, verb.start()) or is_plural(text, verb) or text[: verb.end()].endswith(_DONE):
                continue
            speaker = self._after_verb(text, verb) or self._before_verb(text, verb)
            if speaker is not None and (name := text[slice(*speaker)]) in places() and name not in self._surnames:
                continue
            place = ProseSpan(base + verb.start(), base + verb.end())
            before = text[max(0, verb.start() - 24) : verb.start()]
            meant = last if speaker is not None or _SINGULAR.search(before) is None else self._introduced(text, base, verb.start()) or last
            if speaker is not None:
                yield place, with_title(text, base, *speaker)
            elif meant is not None and self._is_again(before, meant[0]):
                yield place, meant
        for match in regex(r"\x00" + _DASH_NAME.pattern).finditer(text):
            speaker = person_in(text, *match.span("name"))
            if speaker is not None:
                yield ProseSpan(base + match.start(), base + match.end()), with_title(text, base, *speaker)
        for match in LED_IN.finditer(text):
            speaker = person_in(text, *match.span("name"))
            if speaker is not None and (" " in text[slice(*speaker)] or speech()[1].search(match["more"]) is None):
                yield ProseSpan(base + match.start(), base + match.end()), with_title(text, base, *speaker)

    def _introduced(self, text: str, base: int, end: int) -> Speaker | None:
        """Whom a pronoun here means: the last person introduced by commas or a verb who opens a sentence of its paragraph before it."""
        for name in reversed(list(NAME_RE.finditer(text, 0, end))):
            opens = text[: name.start()].rstrip()[-1:] in ("", ".", "!", "?", "\x00")
            speaker = person_in(text, *name.span()) if opens else None
            words = text[slice(*speaker)].split() if speaker is not None else []
            if speaker is not None and name_words(words) == len(words) > 1 and not is_place(" ".join(words)):
                place, title = with_title(text, base, *speaker)
                if title is not None or text.startswith((", ", " is ", " was ", " has ", " had "), speaker[1]):
                    return place, title
        return None

    def _is_again(self, before: str, last: ProseSpan) -> bool:
        """Whether a verb behind these words goes on with the last speaker: he added; Ruiz added."""
        surname = last.of(self._prose).split()[-1]
        return _PRONOUN.search(before) is not None or before.split()[-1:] == [surname]

    def captions(self, text: str, base: int) -> Iterator[Attribution]:
        """Name and position that stand without a verb right before or after the quotations of a paragraph."""
        for start, end in ((0, text.find("\x00")), (text.rfind("\x00") + 1, len(text))):
            if 0 < end - start < 200:
                speaker = self.line_of_speaker(text[:end], base, start)
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
            alone = speaker is not None and " " not in text[slice(*speaker)] and not (verb[0][-3:] == "ing" and name[0] in self._surnames)
            if alone and verb[0].lower() in column("speech-verbs", "verb"):
                continue  # Customers agree: several
            if speaker is not None and (not alone or BESIDE.fullmatch(text, speaker[1], verb.start())):
                named.append(speaker)
        if named:
            return next((n for n in named if text[slice(*n)].split()[-1] in self._surnames), named[0])
        body = _BODY_SPEAKER.search(window)
        if body is not None and not _NOBODY_BEFORE.search(window, 0, body.start()):
            return start + stop + body.start("name"), start + stop + body.end("name")
        return None

    def line_of_speaker(self, text: str, base: int, start: int = 0) -> Speaker | None:
        """A line that only names the speaker: "Dana Ruiz, chief executive officer:"."""
        for name in NAME_RE.finditer(text, start):
            speaker = person_in(text, *name.span())
            if speaker is not None and len(text[speaker[0] : speaker[1]].split()) >= 2:
                title = title_beside(text, base, *speaker)
                if title is not None or text.rstrip(" *_").endswith(":"):
                    return ProseSpan(base + speaker[0], base + speaker[1]), title
        return None


def with_title(text: str, base: int, start: int, end: int) -> Speaker:
    return ProseSpan(base + start, base + end), title_beside(text, base, start, end)
