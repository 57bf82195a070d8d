"""What each quotation is: somebody speaking, a defined term, or a title."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts.people.speakers import in_title_case, is_led_in, speech
from prlint.facts.prose.quotations import open_alike, quotations
from prlint.text.pattern import IGNORECASE, lazy, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from prlint.facts import Facts
    from prlint.facts.prose.quotations import Quoted

_LEGAL = frozenset(
    ("forward-looking", "legend", "non-gaap", "trademark-notice", "safety-information", "contact", "references", "boilerplate", "embargo")
)
_STOP = lazy(r"[.!?][a-z0-9*†‡§]?\s*$")  # with the mark of a note: said Dana Ruiz.c
_NAMES = lazy(r"(?i)\b(?:an?|the|reports?|reported|calls?|called|call(?:s|ed)? (?:it|them|this)|describes?|quotes?|claims?) $")
_NOUN_BEFORE = lazy(r"(?i)\b(?:the|an?|this|that|our|its|their|his|her|annual|new) $")  # the report, its claims
_LONGEST_BEFORE = 1000  # characters of its paragraph that are asked what a quotation is



class Quotations:
    """The quotations of a release, by number in their order.

    quoted: as they stand. by_paragraph: their numbers. uses: of each, `speech`, `term` or `title`.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts, self.prose = facts, facts.prose
        alike = open_alike(facts)
        self.quoted = [q for number, paragraph in enumerate(facts.paragraphs) for q in quotations(facts.prose, paragraph, number, alike)]
        self.by_paragraph: dict[int, list[int]] = {}
        for n, quote in enumerate(self.quoted):
            self.by_paragraph.setdefault(quote.paragraph, []).append(n)
        self.uses = [self._use(n) for n in range(len(self.quoted))]

    def speeches(self, paragraph: int) -> list[int]:
        """The quotations of a paragraph in which somebody speaks."""
        return [n for n in self.by_paragraph.get(paragraph, ()) if self.uses[n] == "speech"]

    def around_speech(self, paragraph: int) -> str:
        """The words of a paragraph, NUL in place of each character of what somebody speaks, and blanks in place of a dateline."""
        return self._without(self.speeches(paragraph), paragraph)

    def _around(self, paragraph: int) -> str:
        """The words of a paragraph outside all its quotations."""
        return self._without(self.by_paragraph[paragraph], paragraph)

    def _without(self, numbers: Iterable[int], paragraph: int) -> str:
        span = self.facts.paragraphs[paragraph]
        text = list(span.of(self.prose))
        for dateline in self.facts.release.datelines:
            if span.contains(dateline.span):  # a place and a wire say nothing
                text[dateline.span.start - span.start : dateline.span.end - span.start] = " " * len(dateline.span)
        for n in numbers:
            quote = self.quoted[n].span
            text[quote.start - span.start : quote.end - span.start] = "\x00" * len(quote)
        return "".join(text)

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
        frame = "title" if titled and before.endswith("ccording to ") else _frame(before, titled)
        of_title = titled and len(words) >= 2
        if frame == "name":
            if titled and _WORK.search(before[-80:]) is None:
                return "term"  # a crane nicknamed “Big Bertha”, but the talk, called “Meters That Learn,”
            frame = "term" if before.endswith(_NAMED) else None
        if (of_title and frame is not None) or regex(r"\s*(?:[A-Z][a-z]+\.? (?:\d{1,2}, )?)?(?:19|20)\d\d\b").match(after):
            return "title"
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
            if size > 3 and text[0].islower() and text[-1] in ",." and speech()[0].search(self._around(paragraph)):
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
            told = speech()[0].search(self._around(paragraph))
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


def _is_defined(before: str, after: str) -> bool:
    """Whether a bracket is open in front, as before a short form, or closes behind a second one: (“Orrin” or “the Company”)."""
    second = ")" in after and regex(r"\s*(?:or|and|,)\s*[“\"]").match(after) is not None
    return second or regex(r"\([\w\s,’'/-]{0,50}$").search(before) is not None


def _use_beside_verb(text: str, words: list[str], titled: bool, before: str, after: str) -> str:
    """What a quotation is that has a verb of speech beside it, or '' where that does not tell."""
    if len(words) <= 4 and text[-1] not in ",.!?" and _NAMES.search(before):
        return "term"  # what brewers call a “stuck mash”; reports “adjusted EBITDA”
    if len(words) == 1:
        return "speech" if text.endswith(",") and regex('[“"]').search(after) else ""  # “That,” said Dana Ruiz, “is a rule.”
    return "" if titled and not text.endswith((",", ".", "!", "?")) and len(words) < 6 else "speech"


def _frame(before: str, titled: bool) -> str | None:
    """What the words right before a quotation mark say of it: title, term, name or nothing. titled: it is written as titles are, so that
    a comma may part it from the work: the talk, “Lessons From the Mill,”."""
    frames = _frames()
    words = regex(r"[\w’'-]+").findall(before[-60:].lower())
    if not words or regex(r"[.:;]\s*$").search(before[-3:]):
        return None
    if regex(r",\s*$").search(before[-3:]):
        return "title" if titled and _WORK.search(before[-60:].rstrip(" ,")) is not None and words[-1] in frames else None
    if _CALLS.search(before[-60:]) is not None:
        return "name"
    return next((frames[" ".join(words[-n:])] for n in (4, 3, 2, 1) if " ".join(words[-n:]) in frames), None)


@cache
def _frames() -> dict[str, str]:
    return {row["words"]: row["use"] for row in table("quote-frames")}


_NAMED = ("called ", "known as ", "referred to as ")
_CALLS = lazy(
    r"(?i)\b(?:calls?|called|nicknamed|dubbed|knows?) "
    r"(?:it|them|him|her|this|that|(?:the|a|an|its|their|such|these|those|our) [\w-]+)(?: as)? $"
)
_WORK = lazy(
    r"(?i)\b(?:report|study|paper|article|book|film|movie|song|album|episode|webinar|presentation|poster|session|talk|essay|series|show"
    r"|track|single|documentary|novel|play|exhibition|lecture|panel|keynote|podcast|speech|guide|abstract|brochure|seminar|workshop)\b[^.!?]{0,40}$"
)
