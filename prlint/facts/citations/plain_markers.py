"""Markers that are plain digits, since they lost their raised setting or never had one.

A marker leans on the notes: a digit glued to a word is a marker only where a note has its number and nothing else leads to the notes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from prlint.data import table
from prlint.facts import Facts, Thing
from prlint.facts.names.naming import is_place
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator


SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰ"
PLAIN = str.maketrans(SUPERSCRIPTS + RAISED_LETTERS, "0123456789abcdefgh")


class Candidate(Value):
    """What may be a marker: style is superscript, bracket, parenthesis, sign or markup."""

    span: ProseSpan
    number: str
    style: str


_LISTED = r"\d{1,2}(?:[,–-]\d{1,2}){0,10}"
_GLUED = lazy(
    rf"(?m)(?:(?<=[a-z)”’\"%][.,;:])|(?<=[A-Za-z][A-Z][.,])|(?<=U\.S\.))"
    rf"(?P<stop>\d{{1,2}}(?:(?:, ?|[–-])\d{{1,2}}){{0,10}})(?=\s|$|[”\"*†‡])"
    rf"|(?<![\w.@/])(?<![A-Z\d]-)(?P<word>[a-z][a-z-]{{1,40}}|[A-Z][A-Za-z]{{1,20}})(?P<after>{_LISTED})(?=[\s.,;:)”\"*†‡]|$)"
    rf"|(?<![\w.])(?:(?:19|20)\d\d|[A-Z]{{2,5}}-\d{{1,2}}|(?<=[a-z] )[A-Z]|[WMYDwmyd](?:eek|onth|ear|ay)s? \d{{1,3}})"
    rf"\.(?P<year>{_LISTED})(?=\s+[A-Z“]|\s*$)"
    rf"|(?<![\w.,])(?:(?:19|20)\d\d|[WMYDwmyd](?:eek|onth|ear|ay) \d{{1,3}}),(?P<clause>{_LISTED})(?=\s[a-z])"
    rf"|(?:(?<=[A-Za-z”\"][)”%®™])|(?<= [®™])|(?<=[\d%]\))|(?<=\d%)|(?<=\d,\d\d\d)|(?<=[a-z][.,!?][”\"]))"
    rf"(?P<close>{_LISTED})(?=[\s.,;*†‡]|$)"
)
NUMBERS = lazy(r"\d+")


class Labels:
    """The places of note labels, which are no markers."""

    def __init__(self, notes: Iterable[Thing]) -> None:
        self.spans = [ProseSpan(n.span.start, n.span.start + 8) for n in notes if n.fields.get("number")]
        self.starts = [span.start for span in self.spans]

    def hold(self, span: ProseSpan) -> bool:
        at = bisect_right(self.starts, span.end) - 1
        return at >= 0 and self.spans[at].start - 1 <= span.start <= self.spans[at].start + 2


def traps(*kinds: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("marker-traps") if row["kind"] in kinds)


def expanded(start: int, text: str, style: str, whole: ProseSpan) -> Iterator[Candidate]:
    """Each number of a list or range of markers; the whole group is the place of a single one and of numbers inside a range."""
    plain = text.translate(PLAIN)
    single = len(NUMBERS.findall(plain)) < 2
    last: tuple[int, int] | None = None
    for match in NUMBERS.finditer(plain):
        number = int(match.group())
        if last is not None and regex(r"\s?[–—⁻-]\s?").fullmatch(plain[last[1] : match.start()]):
            for between in range(last[0] + 1, min(number, last[0] + 60)):
                yield Candidate(whole, str(between), style)
        yield Candidate(whole if single else ProseSpan(start + match.start(), start + match.end()), str(number), style)
        last = (number, match.end())


def find_plain(facts: Facts, notes: Iterable[Thing], labels: Labels, signed: Collection[Candidate]) -> list[Candidate]:
    """The plain digits that lead to what the markers with a sign of their own leave uncalled."""
    prose = facts.prose
    numbers = {note.fields["number"] for note in notes if "number" in note.fields and note.fields["number"][0] not in "*†‡§¶"}
    if not numbers:
        return _unnoted(facts) if not signed and any(first in prose for first in _FIRST_UNNOTED) else []
    letters = {n.fields["number"] for n in notes if n.fields.get("style") == "plain" and n.fields["number"].isalpha()}
    if letters:
        others = [note for note in notes if note.fields.get("number") not in letters]
        return [*_letters(facts, letters, labels), *find_plain(facts, others, labels, signed)]
    called = {c.number for c in signed if c.number.isdigit()} - _of_two_notations(notes, signed)
    if called and all(c.style == "superscript" for c in signed):
        spaced = [c.number for c in _behind_measures(facts, numbers)]
        called -= {*spaced} if len(spaced) > 2 * len(signed) else set()  # a raised digit among those that lost their raised setting
    if numbers <= called:
        return []
    named = {(note.fields.get("number"), word) for note in notes for word in _words_of(note.span.of(prose)[:60].lower())}
    sunk = [c for c in glued(prose, numbers, named) if not (labels.hold(c.span) or facts.part_of(c.span) == "references")]
    if called and not (numbers - called).issubset(c.number for c in sunk):
        sunk = []  # others lead to the notes
    uncalled = numbers - called - {c.number for c in sunk}
    if called:  # others were set in another way: what a digit behind a stop calls, nothing else does
        more = [*glued(prose, uncalled, behind_stops=True)] if uncalled else []
    else:
        more = [*_behind_measures(facts, uncalled), *_behind_terms(facts, named, uncalled)]
        more += glued(prose, uncalled, wanted=True) if uncalled else ()
        if sunk:
            more += [*_beyond(prose, numbers, uncalled), *_apart(facts, uncalled)]
    return [*sunk, *(c for c in more if not (labels.hold(c.span) or facts.part_of(c.span) == "references"))]


def _letters(facts: Facts, letters: Collection[str], labels: Labels) -> Iterator[Candidate]:
    """The bare letters and small roman numbers that these notes have: FITa, 93.9%b, reports.i, performanceii,iii. Not: a phase 2b trial."""
    prose, one, called = facts.prose, "|".join(sorted(letters, key=len, reverse=True)), set[str]()
    listed = rf"(?P<here>(?:{one})(?:,(?:{one}))*)(?=[\s.,;:)|]|$)"
    for match in regex(
        rf"(?:(?<=[\w.)%”\"]{{2}}[.,;])|(?<=[%)®™])|(?<=\b[A-Z]{{3}})|(?<=\b[A-Z]{{4}})|(?<=\.\d)|(?<=\d\d\d)|(?<=[a-z]{{4}})(?=[ivx]{{2}})){listed}"
    ).finditer(prose):
        span = ProseSpan(*match.span("here"))
        if not labels.hold(span):
            for item in regex(one).finditer(prose, span.start, span.end):
                called.add(item[0])
                yield Candidate(ProseSpan(*item.span()), item[0], "superscript")
    for match in regex(rf"(?<![\w-])(?P<stem>[A-Za-z]{{2,20}}?)(?P<here>{one})(?=\t|  | ?\|| \(|\r?\n)").finditer(prose):
        span = ProseSpan(*match.span("here"))
        known = match["here"] not in called and _times(prose, match[0]) == 1 and _times(prose, match["stem"]) > 0
        if known and facts.part_of(span) in ("table", "heading"):  # Placeboa, where placebo stands alone too
            yield Candidate(span, match["here"], "superscript")


def _of_two_notations(notes: Iterable[Thing], signed: Iterable[Candidate]) -> set[str | None]:
    """The numbers of two notes, (1) below a table and 1 at the end, of which brackets call up only the first."""
    held = [{n.fields.get("number") for n in notes if (n.fields.get("style") == "parenthesis") is inside} for inside in (True, False)]
    return {*held[0] & held[1]} - {c.number for c in signed if c.style != "parenthesis"}


def _times(prose: str, token: str) -> int:
    """How often a word stands in a text."""
    return sum(1 for _ in _alone(prose, token))


def glued(
    prose: str, numbers: set[str], named: Collection[tuple[str | None, str]] = (), behind_stops: bool = False, wanted: bool = False
) -> Iterator[Candidate]:
    """Digits that lost their raised setting: a marker only where every one of them has its note. On demand only those behind stops.

    named: words that stand in the note of a number. wanted: whether nothing else leads to these notes.
    """
    counted, shortened = traps("numbered", "short", "unit", "cardinal", "law"), traps("short")
    for match in _GLUED.finditer(prose):
        place = match.lastgroup or ""
        text, span = match[place], ProseSpan(*match.span(place))
        if behind_stops and place not in ("stop", "year", "clause"):
            continue
        if not all(number in numbers for number in NUMBERS.findall(text)) and not (place != "after" and is_next(text, numbers)):
            continue
        closes = False
        if place == "after":
            closes = text.isdigit() and prose.startswith(")", span.end) and not _is_open(prose, span.start)
            numbered = match["word"].lower() in counted and match["word"] not in PERIODS
            led = not numbered and (closes or _takes_marker(prose, match, named, wanted))
        elif place == "close":
            led = _is_closed(prose, match)
        else:
            led = place in ("year", "clause") or not _is_shortened(prose, match.start(), shortened)
        if led and closes:
            yield Candidate(ProseSpan(span.start, span.end + 1), text, "parenthesis")  # Operating result1)
        elif led:
            yield from expanded(span.start, text, "superscript", span)


def _is_shortened(prose: str, end: int, shortened: frozenset[str]) -> bool:
    """Whether the stop that ends here is of a shortened word: Fig.1 and No.1, but nobody writes Zone 1 with a stop between."""
    word = regex(r"(\w+)[.,;:]$").search(prose[max(0, end - 16) : end])
    if word is None or word[1] == "S":  # of the U.S.
        return False
    return word[1].lower() in shortened or word[1] in traps("unit")  # a disease is called MM or DM


def _is_open(prose: str, at: int) -> bool:
    """Whether a bracket was opened shortly before and not closed."""
    before = prose[max(0, at - 120) : at].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")")


def _takes_marker(prose: str, match: re.Match[str], named: Collection[tuple[str | None, str]], wanted: bool) -> bool:
    """Whether the digits behind a word are no part of it, as they are of a token that comes again and again."""
    word, text = match["word"], match["after"]
    if (text, word.lower()) in named:
        return True  # their note has the word too
    if word.islower() and len(word) < 3:
        return wanted and word not in traps("unit-after-number") and _STOP_BEHIND.match(prose, match.end()) is not None
    times = _times(prose, word + text)
    if times > 2:
        return False
    measured = len(word) > 3 and prose.startswith(" of $", match.end())
    if word.islower() or word.lower() in traps("marked") or measured or (len(word) > 3 and not text.isdigit()):
        return True  # an ordinary word, several numbers that all have notes, or what an amount is told of
    if word.isupper():
        alone = _times(prose, word) > 0  # an abbreviation that stands alone too, or the last word of a line in capitals
        return len(word) > 2 and (alone or (wanted and len(word) > 4 and prose[match.end() : match.end() + 1] in ("", "\r", "\n")))
    once = times == 1
    return (
        (once and wanted and len(word) > 4 and word.endswith("s"))  # no product is called so
        or _is_written_small(prose, word.lower())
        or ((once or wanted) and _times(prose, word) > 0)
        or (once and _is_last_word(prose, match, wanted))
        or _names_place(prose, match)
    )


def _is_last_word(prose: str, match: re.Match[str], wanted: bool) -> bool:
    """Whether a longer word with a capital ends its line, or its clause where nothing else leads to the note."""
    if len(match["word"]) < 4 or not match["word"].istitle():
        return False
    return prose[match.end() : match.end() + 1] in ("", "\r", "\n") or (wanted and _STOP_BEHIND.match(prose, match.end()) is not None)


def _names_place(prose: str, match: re.Match[str]) -> bool:
    """Whether it is the name of a country or city, or the last word of one."""
    before = _CAPITALIZED_BEFORE.search(prose, max(0, match.start() - 16), match.start())
    return is_place(match["word"]) or (before is not None and is_place(before[0] + match["word"]))


def _words_of(text: str) -> list[str]:
    """The words of a text in small letters, and the abbreviations that its first ones spell."""
    words = regex(r"\b[a-z]+\b").findall(text)  # of her2 none: its digit is its own
    return [*words, *("".join(word[0] for word in words[:length]) for length in range(2, 6))]


_STOP_BEHIND = lazy(r"[.,;]?(?:[\r\n]|$)|[.,;]\s")
PERIODS = frozenset(("day", "week", "month", "year"))  # the numbers of these stand apart or behind a capital: Year 1


def _is_written_small(prose: str, word: str) -> bool:
    """Whether a text has this word in small letters too, with a digit behind it or without."""
    at = prose.find(word)
    while at >= 0 and (prose[at - 1 : at].isalnum() or prose[at + len(word) : at + len(word) + 1].isalpha()):
        at = prose.find(word, at + 1)
    return at >= 0


_CAPITALIZED_BEFORE = lazy(r"\b[A-Z][a-z]+ $")


_FAR = 10  # how much a number of such a list may be above the one before


def is_next(text: str, numbers: set[str]) -> bool:
    """Whether a list of numbers begins with one of a note and rises, though some have no note."""
    named = [int(n) for n in NUMBERS.findall(text)]
    return len(named) > 1 and str(named[0]) in numbers and all(0 < more - n < _FAR for n, more in pairwise(named))


def _beyond(prose: str, numbers: set[str], uncalled: set[str]) -> Iterator[Candidate]:
    """A marker behind a stop that goes on where the notes end, where the text calls up all of them but one at most."""
    called = len(numbers) - len(uncalled)
    if len(uncalled) > 1 or called < 1 or numbers != {str(n) for n in range(1, len(numbers) + 1)}:
        return
    beyond = {str(len(numbers) + more) for more in (range(1, 4) if uncalled and called > 1 else (1,))}
    shortened = traps("short", "unit")
    for match in regex(r"(?:(?<=[a-z]{2}[.,])|(?<=[\w%][)”%][.,]))\d{1,3}(?=[ \u00a0]+[A-Z][A-Za-z]|\r?\n|$)").finditer(prose):
        if match[0] in beyond and not _is_shortened(prose, match.start(), shortened):
            yield Candidate(ProseSpan(*match.span()), match[0], "superscript")


_FIRST_UNNOTED = (".1", ",1", ";1", ". 1,", "(1)")
_UNNOTED = lazy(
    rf"(?:(?<=[a-z]{{3}}[.,;])|(?<=[a-z][)”][.,;])|(?<=[a-z]{{3}}[.,;][”\"]))(?P<glued>{_LISTED})(?=\s|$)"
    r"|(?<=[a-z]{3}\. )(?P<apart>\d{1,2}(?:,\d{1,2}){1,6})(?= [A-Z])"
    r"|(?:(?<=[a-z]{3})|(?<=[A-Z][a-zA-Z]\)))\((?P<held>\d)\)(?=[\s.,;:(]|$)"
)


def _unnoted(facts: Facts) -> list[Candidate]:
    """Digits behind stops, or in brackets glued to words, that count up from 1 through a text whose notes are lost: at least two places,
    or one with a list."""
    prose, shortened, others = facts.prose, traps("short", "unit"), traps("law", "numbered", "cardinal")
    found: list[Candidate] = []
    places = highest = 0
    for match in _UNNOTED.finditer(prose):
        span = ProseSpan(*match.span(match.lastgroup or 0))
        word = regex(r"([a-z]+)[.,;()”\"]{1,2} ?$").search(prose, max(0, span.start - 24), span.start)
        if facts.part_of(span) not in _TOLD_IN or (word is not None and word[1] in (others if match["held"] else shortened)):
            continue
        marks = list(expanded(span.start, span.of(prose), "superscript", span))
        if match["held"]:
            marks = [Candidate(ProseSpan(*match.span()), match["held"], "parenthesis")]
        for mark in marks:
            if not 0 < int(mark.number) <= highest + 1:
                return []
            highest = max(highest, int(mark.number))
        places += len(marks) if len(marks) > 1 else 1
        found += marks
    return found if places > 1 and highest > 1 else []


_FIGURE_THEN_MARKER = lazy(
    r"(?:(?<=\d)\.(?=\d{1,2}[ \u00a0]+[A-Z][a-z]*[ \u00a0][a-z])|(?<=[A-Z]\d)\.)(?P<here>\d{1,2})(?=\s|$)"  # JAK2.6
)
_WORD_THEN_MARKER = lazy(r"(?<![\w-])(?P<word>[a-z]{3,20})[ \u00a0](?P<here>\d{1,2})(?=[.,](?:[ \u00a0]+[A-Z]|[\r\n]|$))")


def _apart(facts: Facts, uncalled: set[str]) -> Iterator[Candidate]:
    """Digits behind a figure and its full stop, or behind a blank, where other markers are such digits and nothing else calls the note."""
    if not uncalled:
        return
    prose, names = facts.prose, traps("numbered", "short", "unit", "cardinal") | _NUMBERS_FOLLOW
    for match in (*_FIGURE_THEN_MARKER.finditer(prose), *_WORD_THEN_MARKER.finditer(prose)):
        span = ProseSpan(*match.span("here"))
        if span.of(prose) in uncalled and match.groupdict().get("word") not in names and facts.part_of(span) in (*_TOLD_IN, "heading"):
            yield Candidate(span, span.of(prose), "superscript")


_MEASURE_THEN_MARKER = lazy(
    rf"(?<![\w-])(?P<word>[A-Z]{{3,8}}|[A-Za-z][a-z]{{3,10}})[ \u00a0](?P<here>{_LISTED})"
    r"(?=[ \u00a0](?!trial|stud|tablet|vaccine|virus)[A-Za-z(,]|[,.;)](?!\d)|[\r\n])"
)


def behind_measures(prose: str, numbers: Collection[str]) -> Iterator[ProseSpan]:
    """Digits behind a blank and what ends the name of a measure, or an abbreviation that stands alone too: Adjusted EBITDA 1 was."""
    measured, names = traps("measured"), traps("numbered", "short", "unit", "cardinal")
    for match in _MEASURE_THEN_MARKER.finditer(prose):
        word, behind = match["word"], prose[match.end() : match.end() + 2]
        if word.lower() in measured:
            led = not behind.lstrip(" \u00a0")[:1].isupper()
        else:
            led = word.isupper() and behind[:1] not in ("\r", "\n") and word.lower() not in names
            led = led and any(_NUMBER_BEHIND.match(prose, end) is None for end in _alone(prose, word))
        if led and all(number in numbers for number in NUMBERS.findall(match["here"])):
            yield ProseSpan(*match.span("here"))


def _behind_measures(facts: Facts, uncalled: set[str]) -> Iterator[Candidate]:
    """Such digits of the text, where nothing else calls the note."""
    for span in behind_measures(facts.prose, uncalled) if uncalled else ():
        if facts.part_of(span) in (*_TOLD_IN, "headline", "subheadline", "heading"):
            yield from expanded(span.start, span.of(facts.prose), "superscript", span)


_TERM_THEN_MARKER = lazy(
    r"(?<![\w-])(?P<word>[A-Za-z][A-Za-z]{2,20})(?: ?[®™])?[ \u00a0](?P<here>\d)"
    r"(?=[ \u00a0](?:[a-z(]|(?P<cell>[|:])|(?P<off>[,.]))|(?P<end>[\r\n]))"
    r"|(?:(?<=[A-Za-z)”:])[ \u00a0]{2}(?=[\d,–-]+[\r\n])|(?<=[a-z%)”\"][.!?”\"])[ \u00a0](?=[\d,–-]+(?:[ \u00a0][A-Z“\"]|[\r\n]))"
    r"|(?<=[a-z\d][a-z%])[ \u00a0](?=\d(?:[,–]\d+)+[\r\n]|\d [(])|(?<=\d%)[ \u00a0](?=\d (?:and|or|in|[,.]))"
    r"|(?<=[a-z)%”\"])[ \u00a0](?=\d[\d,–-]{0,12} [.,](?:\s|$)))"
    rf"(?P<apart>{_LISTED})(?![\w.])"  # as pages leave a raised number
)


def _behind_terms(facts: Facts, named: Collection[tuple[str | None, str]], uncalled: set[str]) -> Iterator[Candidate]:
    """Digits behind a blank and a term that their note begins with, where nothing else calls it: investments 2 of; 2 Investments are;
    or behind the last word of a cell or a heading; or behind two blanks at the end of a line."""
    others, measured = traps("numbered", "short", "unit", "cardinal", "law"), traps("measured")
    parted = regex(r"[a-z%] \d [.,](?:\s|$)").search(facts.prose) is not None  # this page left blanks on both sides
    matches = [*_TERM_THEN_MARKER.finditer(facts.prose)] if uncalled else []
    printed = Counter((match["word"], match["here"]) for match in matches)
    for match in matches:
        if match["apart"]:
            if uncalled.issuperset(NUMBERS.findall(match["apart"])):
                yield from expanded(match.start("apart"), match["apart"], "superscript", ProseSpan(*match.span("apart")))
            continue
        word, span = match["word"].lower(), ProseSpan(*match.span("here"))
        model = match["word"][0].isupper() and printed[match["word"], match["here"]] > 2  # of that number, and no marker: the Calidex 3
        known = (match["here"], word) in named and not match["word"].isupper() and not model
        ended = ("table",) if match["cell"] else ("headline", "subheadline", "heading", "list") if match["end"] else ()
        if word in measured and not match["cell"]:
            continue  # found as such
        led = word not in others and (known or (bool(ended) and facts.part_of(span) in ended))
        led = led or (parted and word not in others and word not in _NUMBERS_FOLLOW and _JOINS.match(facts.prose, match.end()) is not None)
        if match["here"] in uncalled and (led or match["off"]):  # nobody sets a blank before a comma: for the eighth quarter 1 , and
            yield Candidate(span, match["here"], "superscript")


_JOINS = lazy(r"[ \u00a0](?:in|of|for|with)\b")


_NUMBER_BEHIND = lazy(r"[ \u00a0]\d")


def _alone(prose: str, word: str) -> Iterator[int]:
    """Where a word ends that stands by itself, with no letter, digit or hyphen on either side. No pattern, which would be kept."""
    at = prose.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(beside.isalnum() or beside in ("-", "_") for beside in prose[max(at - 1, 0) : at] + prose[end : end + 1]):
            yield end
        at = prose.find(word, end)


_TOLD_IN = ("lead", "body", "quote", "list", "boilerplate")
_NUMBERS_FOLLOW = frozenset(
    ("may", "over", "under", "about", "than", "aged", "age", "ages", "least", "most", "nearly", "almost", "from", "until")
)


def _is_closed(prose: str, match: re.Match[str]) -> bool:
    """Whether what stands before a digit ends there: a bracket apart with words or signs in it, (p<0.001), (n=212), not Ca(NO3); or an
    amount that has its thousands, $59,990, and no day with its year."""
    at = match.start()
    if prose[at - 1].isdigit():
        return prose[at - 3 : at - 1] not in ("19", "20")
    if prose[at - 1] != ")" or prose[at - 2].islower():
        return True
    return regex(r"[\s>][(][^()\n]{0,50}[A-Za-z%=<][^()\n]{0,50}[)]$").search(prose, max(0, at - 104), at) is not None
