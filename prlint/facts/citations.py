"""Markers in the text, which lead to notes.

A marker leans on the notes: a digit glued to a word is a marker only where a note has its number and nothing else leads to the notes.

What cannot be seen: markers whose digits were lost altogether; a superscript behind a bare number is taken for a power unless a note
proves it.
"""

from __future__ import annotations

from bisect import bisect_right

from prlint.data import table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.naming import is_place
from prlint.facts.notes import PLAIN, SUPERSCRIPTS
from prlint.text.pattern import DOTALL, escape, lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


class _Candidate(Value):
    span: ProseSpan
    number: str
    style: str


_SUPERSCRIPT = lazy(r"[⁰¹²³⁴-⁹]{1,3}(?:(?:[,⁻–—˒،-]|, )[⁰¹²³⁴-⁹]{1,3}){0,20}")
_BRACKET = lazy(r"\[(\d{1,3}(?:\s?[,;–—-]\s?\d{1,3}){0,20}|[ivx]{1,4}|[a-z]|\*{1,3}|[†‡])\]")
_PARENTHESIS = lazy(r"\((\d{1,2}(?:\s?[,;–—-]\s?\d{1,2}){0,20}|[ivx]{1,4}|[a-z]|\*{1,3}|[†‡])\)")
_SIGN = lazy(r"(?<=[^\W_]|[%.,)\]”\"’'®™])[ \t]?(\*{1,3}|†{1,3}|‡{1,3}|§{1,2}|¶)(?![\w*$§])")
_MARKUP = lazy(
    r"<sup>\s?(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}|[a-z*†‡])\s?</sup>"
    r"|(?:(?<=[a-z.,;:”\")])|(?<=[A-Z][A-Z]))\^\{?(\d{1,2}(?:[,–-]\d{1,2}){0,10})\}?"
)
_LISTED = r"\d{1,2}(?:[,–-]\d{1,2}){0,10}"
_GLUED = lazy(
    rf"(?m)(?<=[a-z)”’\"%][.,;:])(?P<stop>{_LISTED})(?=\s|$|[”\"])"
    rf"|(?<![\w.@/])(?<![A-Z\d]-)(?P<word>[a-z][a-z-]{{2,40}}|[A-Z][A-Za-z]{{1,20}})(?P<after>{_LISTED})(?=[\s.,;:)”\"]|$)"
    rf"|(?<![\w.])(?:19|20)\d\d\.(?P<year>{_LISTED})(?=\s+[A-Z“]|\s*$)"
    rf"|(?:(?<=[A-Za-z][)”%®™])|(?<=[\d%]\))|(?<=\d%)|(?<=\d,\d\d\d)|(?<=[a-z][.,!?][”\"]))(?P<close>{_LISTED})(?=[\s.,;]|$)")
_NUMBERS = lazy(r"\d+")
_TOKEN = lazy(r"[^\W\d_]+$")
_LONGEST_EMPHASIS = 120
_LONGEST_LINE = 600  # how far either way a line is looked at
_BARE_NUMBER = lazy(r"(?<![\d.,])\d{1,3}$")
_LAW_BEFORE = lazy(
    r"(?i)(?:section|rule|regulation|paragraph|item|§|act|article|cfr|u\.?s\.?c\.?|ni)\W{0,3}[\w.-]{0,12}\d[a-z]?(?:\([\w.]{1,4}\)){0,4}$"
)
_STARS = lazy(r"\*[ \t]?\*[ \t]?\*[ \t]?\*|\* \* \*")
_LINE_END = lazy(r"[\r\n]|$")
_TIGHT = lazy(r"[^\W\d_][.,;:]\[\d{1,2}\]")
_APART = lazy(r"[^\W\d_][.,;:][ \u00a0]\[\d{1,2}\](?!\()")
_STOP = lazy(r"[ \u00a0]?([.,])(?![\w.])")


def find_markers(facts: Facts) -> list[Thing]:
    prose = facts.prose
    notes = facts.of("citation-note")
    numbers = {note.fields["number"] for note in notes if "number" in note.fields}
    labels = _Labels(notes, prose)
    candidates: list[_Candidate] = []
    if not _ANY_SUPERSCRIPT.isdisjoint(prose):
        candidates += _superscripts(facts, numbers)
    if "[" in prose:
        candidates += _brackets(prose, numbers)
    if numbers and "(" in prose:
        candidates += _parentheses(facts, numbers)
    if not _ANY_SIGN.isdisjoint(prose):
        candidates += _signs(facts, numbers)
    if "<sup>" in prose or "^" in prose:
        candidates += _marked_up(prose)
    candidates = [c for c in candidates if not labels.hold(c.span)]
    called = {c.number for c in candidates if c.number.isdigit()}
    sunk: list[_Candidate] = []
    if numbers - called:
        sunk = [c for c in glued(prose, numbers) if not (labels.hold(c.span) or facts.part_of(c.span) == "references")]
        if called and not (numbers - called).issubset(c.number for c in sunk):
            sunk = []  # others lead to the notes
        candidates += sunk
    if numbers and not called:
        uncalled = numbers - {c.number for c in sunk}
        if sunk:
            more = (*_beyond(prose, numbers, uncalled), *_apart(facts, uncalled), *_behind_short_words(facts, uncalled))
            candidates += [c for c in more if not labels.hold(c.span)]
        apart = (*_behind_abbreviations(facts, uncalled), *_behind_terms(facts, notes, uncalled))
        candidates += [c for c in apart if not labels.hold(c.span)]
    elif numbers:  # others were set in another way: what a digit behind a stop calls, nothing else does
        uncalled = numbers - {c.number for c in candidates}
        if uncalled:
            candidates += [c for c in glued(prose, uncalled, behind_stops=True) if not labels.hold(c.span)]
    if not numbers and not candidates and any(first in prose for first in _FIRST_UNNOTED):
        candidates += _unnoted(facts)
    by_number: dict[str, list[Thing]] = {}
    for note in notes:
        if "number" in note.fields:
            by_number.setdefault(note.fields["number"], []).append(note)
    tight = _sets_digits_tight(prose, candidates) or ("[" in prose and _sets_brackets_tight(prose))
    return [_marker(facts, candidate, by_number, tight) for candidate in candidates if not _in_address(prose, candidate.span)]


def _sets_digits_tight(prose: str, candidates: list[_Candidate]) -> bool:
    """Whether plain digits stand behind stops, all but one of three or more."""
    plain = [c.span for c in candidates if c.span.of(prose).isdecimal() and c.span.of(prose).isascii()]
    behind = sum(prose[span.start - 1 : span.start] in (".", ",", ";") for span in plain)
    return behind >= 2 and sum(_STOP.match(prose, span.end) is not None for span in plain) <= behind // 2


def _sets_brackets_tight(prose: str) -> bool:
    """Whether the brackets behind stops touch them, all but one of three or more."""
    touching = len(_TIGHT.findall(prose))
    return touching >= 2 and len(_APART.findall(prose)) <= touching // 2


_ANY_SUPERSCRIPT = frozenset(SUPERSCRIPTS)
_ANY_SIGN = frozenset("*†‡§¶")


class _Labels:
    """The places of note labels, which are no markers."""

    def __init__(self, notes: Iterable[Thing], prose: str) -> None:
        self.spans = [ProseSpan(n.span.start, n.span.start + 8) for n in notes if n.fields.get("number")]
        self.starts = [span.start for span in self.spans]

    def hold(self, span: ProseSpan) -> bool:
        at = bisect_right(self.starts, span.end) - 1
        return at >= 0 and self.spans[at].start - 1 <= span.start <= self.spans[at].start + 2


def _traps(*kinds: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("marker-traps") if row["kind"] in kinds)


def _superscripts(facts: Facts, numbers: set[str]) -> Iterator[_Candidate]:
    prose = facts.prose
    for match in _SUPERSCRIPT.finditer(prose):
        if not _is_power(prose, match, numbers):
            yield from _expanded(match.start(), match.group(), "superscript", ProseSpan(*match.span()))


def _is_power(prose: str, match: re.Match[str], numbers: set[str]) -> bool:
    """An exponent, a unit, a charge or an isotope: superscripts that lead to no note."""
    start, end = match.span()
    before = prose[start - 1] if start else "\n"
    after = prose[end] if end < len(prose) else "\n"
    if after in "⁺⁻+−" or (before in "⁻⁺−") or (before in "\n\r") or (before in " \t([/-–·" and after.isalpha()):
        return True
    if before.isdigit():
        base = regex(r"[\d.,]*\d$").search(prose[max(0, start - 14) : start])
        digits = base[0] if base else ""
        proved = match.group().translate(PLAIN).split(",")[0] in numbers
        year = regex(r"(?:19|20)\d\d").fullmatch(digits)
        return digits in ("10", "2", "1") or not proved or not (year or "," in digits or len(digits) > 2)
    if not before.isalpha():
        return False
    word = _TOKEN.search(prose, max(0, start - 40), start)
    token = word[0] if word else before
    if len(token) == 1 and not (token in "aI" or prose[start - 2 : start - 1].isalnum()):
        return True
    ahead = prose[max(0, start - len(token) - 2) : start - len(token)]
    if token.lower() in _traps("unit"):
        return True
    return token.lower() in _traps("unit-after-number") and bool(regex(r"[\d/]\s?$").search(ahead))


def _expanded(start: int, text: str, style: str, whole: ProseSpan) -> Iterator[_Candidate]:
    """Each number of a list or range of markers; the whole group is the place of a single one and of numbers inside a range."""
    plain = text.translate(PLAIN)
    single = len(_NUMBERS.findall(plain)) < 2
    last: tuple[int, int] | None = None
    for match in _NUMBERS.finditer(plain):
        number = int(match.group())
        if last is not None and regex(r"\s?[–—⁻-]\s?").fullmatch(plain[last[1] : match.start()]):
            for between in range(last[0] + 1, min(number, last[0] + 60)):
                yield _Candidate(whole, str(between), style)
        yield _Candidate(whole if single else ProseSpan(start + match.start(), start + match.end()), str(number), style)
        last = (number, match.end())


def _brackets(prose: str, numbers: set[str]) -> Iterator[_Candidate]:
    for match in _BRACKET.finditer(prose):
        glued = match.start() > 0 and not prose[match.start() - 1].isspace() and prose[match.start() - 1] not in "([{/="
        text = match[1]
        if not text[0].isdigit():
            if text in numbers and glued:
                yield _Candidate(ProseSpan(*match.span()), text, "bracket")
            continue
        several = not text.isdigit()
        if glued and _BARE_NUMBER.search(prose[max(0, match.start() - 6) : match.start()]):
            continue  # an index or a power of a bare number
        if (not glued and not numbers and (several or len(text) > 1)) or text.startswith("0") or _starts_line(prose, match.start()):
            continue
        yield from _expanded(match.start(1), text, "bracket", ProseSpan(*match.span()))


def _starts_line(prose: str, at: int) -> bool:
    low = max(0, at - _LONGEST_LINE)
    line = max(prose.rfind("\n", low, at), prose.rfind("\r", low, at), low - 1) + 1
    return not prose[line:at].strip(" \t\u00a0*_>")


def _parentheses(facts: Facts, numbers: set[str]) -> Iterator[_Candidate]:
    prose = facts.prose
    for match in _PARENTHESIS.finditer(prose):
        text = match[1]
        named = _NUMBERS.findall(text) or [text]
        if _starts_line(prose, match.start()) or prose.endswith(("  ", "| ", "\t"), 0, match.start()):
            continue  # a note's own label, or an amount below zero in a row of figures
        known = [name in numbers for name in named]
        if not all(known) and not _goes_beyond(facts, match, numbers) and not (any(known) and _is_pair_of_markers(prose, match, numbers)):
            continue
        if _is_enumeration(facts, match) or _is_spelled_number(prose, match) or _is_issue(facts, match):
            continue
        if text[0].isdigit():
            yield from _expanded(match.start(1), text, "parenthesis", ProseSpan(*match.span()))
        else:
            yield _Candidate(ProseSpan(*match.span()), text, "sign" if text[0] in "*†‡" else "parenthesis")


def _is_pair_of_markers(prose: str, match: re.Match[str], numbers: set[str]) -> bool:
    """Several numbers in one pair of brackets that touch a stop behind a word: as often as men.(2,4); or stand before one and go on where
    the notes end: as often as men (3, 4)."""
    touches = regex(r"[^\W\d_][.,;:”\"]{1,2}$").search(prose, max(0, match.start() - 4), match.start())
    if touches is None and _is_next(match[1], numbers) and regex(r"[.,;](?:\s|$)").match(prose, match.end()):
        touches = regex(r"[a-z]{2}\s?$").search(prose, max(0, match.start() - 4), match.start())
    return touches is not None and regex(r"\d{1,2}(?:[ ]?[,–-][ ]?\d{1,2}){1,6}").fullmatch(match[1]) is not None


def _goes_beyond(facts: Facts, match: re.Match[str], numbers: set[str]) -> bool:
    """Whether it is the next number behind those of the notes, set before a stop or the end of a cell as one of theirs is too."""
    if not match[1].isdigit() or str(int(match[1]) - 1) not in numbers or int(match[1]) < 3:
        return False
    prose = facts.prose
    if not regex(r"[^\W\d_]\)?\s?$").search(prose, max(0, match.start() - 3), match.start()):
        return False
    twin = f"({int(match[1]) - 1})"
    if regex(r"[.,;](?:\s|$)").match(prose, match.end()):
        return regex(rf"[^\W\d_]\s?{escape(twin)}[.,;]").search(prose) is not None
    behind = prose[match.end() : match.end() + 2]
    return behind in (" |", "  ") and twin + behind in prose


def _is_enumeration(facts: Facts, match: re.Match[str]) -> bool:
    """Items counted off inside a sentence: "(1) …; (2) …"."""
    prose = facts.prose
    before = prose[match.start() - 1] if match.start() else " "
    after = prose[match.end() : match.end() + 2]
    if not (before.isspace() and after[:1] in (" ", "\t", "\u00a0") and after[1:].isalnum()):
        return False
    paragraph = facts.paragraph_at(match.start())
    text = match[1]
    if text.isdigit():
        near = [str(int(text) - 1), str(int(text) + 1)]
    else:
        near = {"i": ["ii"], "ii": ["i"], "iii": ["ii"], "iv": ["iii"]}.get(text, [chr(ord(text[0]) - 1), chr(ord(text[0]) + 1)])
    return any(regex(rf"(?:^|\s)\({escape(n)}\)\s").search(prose, paragraph.start, paragraph.end) for n in near)


def _is_issue(facts: Facts, match: re.Match[str]) -> bool:
    """The issue behind the volume of a journal: 78(2)."""
    glued = match.start() > 0 and facts.prose[match.start() - 1].isdigit()
    return glued and facts.part_of(ProseSpan(*match.span())) == "references"


def _is_spelled_number(prose: str, match: re.Match[str]) -> bool:
    """ "four (4)", "Section 21(a)", "Rule 144(1)", "(1) 604 …"."""
    before = prose[max(0, match.start() - 24) : match.start()]
    word = regex(r"([^\W\d_]+)\s?$").search(before)
    if word is not None and before[-1:].isspace() and word[1].lower() in _traps("cardinal", "law", "numbered"):
        return True
    if _LAW_BEFORE.search(prose[max(0, match.start() - 40) : match.start()]):
        return True
    return bool(regex(r"[ -]?\d{3}").match(prose[match.end() : match.end() + 4]))


def _signs(facts: Facts, numbers: set[str]) -> Iterator[_Candidate]:
    prose = facts.prose
    for match in _SIGN.finditer(prose):
        place = ProseSpan(match.start(1), match.end(1))
        apart = match.start() != match.start(1)
        if match[1][0] == "*" and _is_emphasis(prose, match):
            continue
        if apart and (match[1] not in numbers or match[1] == "§" or regex(r"[ \t]{1,3}\w").match(prose[match.end() : match.end() + 4])):
            continue
        if match[1] not in numbers and (match[1][0] in "§¶" or _opens_note(facts, place)):
            continue
        yield _Candidate(place, match[1], "sign")


def _opens_note(facts: Facts, place: ProseSpan) -> bool:
    """Whether the words behind it are its note, glued to the last figure of a table: no stop before, no figure up to the line's end."""
    prose = facts.prose
    if not prose[place.start - 1 : place.start].isdigit() or facts.part_of(place) in ("headline", "subheadline", "heading"):
        return False
    return bool(regex(r"[ \t]{1,3}[A-Z][^\W\d]+(?:[ \t][^\s\d]+){3,40}[ \t]*(?:[\r\n]|\Z)").match(prose, place.end))


def _is_emphasis(prose: str, match: re.Match[str]) -> bool:
    """Whether this run of asterisks closes one that was opened in the same line, is a redaction, or part of a row of stars."""
    low, high = max(0, match.start() - _LONGEST_LINE), match.end() + _LONGEST_LINE
    line = max(prose.rfind("\n", low, match.start()), prose.rfind("\r", low, match.start()), low - 1) + 1
    end = _LINE_END.search(prose, match.end(), high)
    rest = prose[line : end.start() if end else high]
    head = prose[line : match.start(1)]
    if _STARS.search(rest):
        return True
    run = escape(match[1])
    whole = regex(rf"[\s>•-]*{run}(?=[^\s*])(.*)$", DOTALL).match(head)
    if whole is not None and not rest[len(head) + len(match[1]) :].strip(" *_") and not regex(rf"[^\s*]{run}(?![\w*])").search(whole[1]):
        return True  # the line as a whole is set off
    near = prose[max(line, match.start(1) - _LONGEST_EMPHASIS) : match.start(1)]
    opened = [m.end() for m in regex(rf"(?:^|(?<=[\s(\[“\"])){run}(?=[^\s*])").finditer(near)]
    return bool(opened) and not regex(rf"[^\s*]{run}(?![\w*])").search(near[opened[-1] :])


def _marked_up(prose: str) -> Iterator[_Candidate]:
    for match in _MARKUP.finditer(prose):
        text = match[1] or match[2]
        whole = ProseSpan(*match.span())
        if text[0].isdigit():
            yield from _expanded(match.start(1 if match[1] else 2), text, "superscript", whole)
        else:
            yield _Candidate(whole, text, "superscript")


def _times(prose: str, token: str) -> int:
    """How often a word stands in a text."""
    return sum(1 for _ in _alone(prose, token))


def glued(prose: str, numbers: set[str], behind_stops: bool = False) -> Iterator[_Candidate]:
    """Digits that lost their raised setting: a marker only where every one of them has its note. On demand only those behind stops."""
    names = _traps("numbered", "short", "unit", "cardinal", "law")
    shortened = _traps("short", "unit")  # nobody writes Zone 1 with a stop between, but Fig.1 and No.1
    for match in _GLUED.finditer(prose):
        group = match.lastgroup if match.lastgroup != "word" else "after"
        group = "after" if match["after"] else group
        text = match[group or 0]
        if behind_stops and group not in ("stop", "year"):
            continue
        if not all(number in numbers for number in _NUMBERS.findall(text)) and not (group in ("stop", "close") and _is_next(text, numbers)):
            continue
        span = ProseSpan(*match.span(group or 0))
        closes = group == "after" and text.isdigit() and prose.startswith(")", span.end) and not _is_open(prose, span.start)
        if group == "after" and (match["word"].lower() in names or not (closes or _takes_marker(prose, match))):
            continue
        if group == "close" and not _is_closed(prose, match):
            continue
        if group == "stop":
            word = regex(r"(\w+)[.,;:]$").search(prose[max(0, match.start() - 16) : match.start()])
            if word is not None and word[1].lower() in shortened:
                continue
        if closes:
            yield _Candidate(ProseSpan(span.start, span.end + 1), text, "parenthesis")  # Operating result1)
        else:
            yield from _expanded(span.start, text, "superscript", span)


def _is_open(prose: str, at: int) -> bool:
    """Whether a bracket was opened shortly before and not closed."""
    before = prose[max(0, at - 120) : at].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")")


def _takes_marker(prose: str, match: re.Match[str]) -> bool:
    """Whether the digits behind a word are no part of it: of an abbreviation that stands alone too, of an ordinary word at the head of a
    title, of a country or city; and of a token that does not come again and again."""
    word = match["word"]
    times = _times(prose, word + match["after"])
    if times > 2:
        return False
    if word.islower() or word.lower() in _traps("marked"):
        return True
    if word.isupper():
        return len(word) > 2 and _times(prose, word) > 0
    if _is_written_small(prose, word.lower()) or (times == 1 and _times(prose, word)):
        return True
    before = _CAPITALIZED_BEFORE.search(prose, max(0, match.start() - 16), match.start())
    return is_place(word) or (before is not None and is_place(before[0] + word))


def _is_written_small(prose: str, word: str) -> bool:
    """Whether a text has this word in small letters too, with a digit behind it or without."""
    at = prose.find(word)
    while at >= 0 and (prose[at - 1 : at].isalnum() or prose[at + len(word) : at + len(word) + 1].isalpha()):
        at = prose.find(word, at + 1)
    return at >= 0


_CAPITALIZED_BEFORE = lazy(r"\b[A-Z][a-z]+ $")


def _is_next(text: str, numbers: set[str]) -> bool:
    """Whether a list of numbers begins with those of notes and goes on with the next, which has none."""
    named = _NUMBERS.findall(text)
    return len(named) > 1 and named[0] in numbers and all(n in numbers or str(int(n) - 1) in named for n in named)


def _beyond(prose: str, numbers: set[str], uncalled: set[str]) -> Iterator[_Candidate]:
    """A marker behind a stop that goes on where the notes end, where the text calls up all of them but one at most."""
    if len(uncalled) > 1 or len(numbers) - len(uncalled) < 2 or numbers != {str(n) for n in range(1, len(numbers) + 1)}:
        return
    beyond = {str(len(numbers) + more) for more in (range(1, 4) if uncalled else (1,))}
    shortened = _traps("short", "unit")
    for match in regex(r"(?<=[a-z]{2}[.,])\d{1,3}(?=[ \u00a0]+[A-Z][a-z]|\r?\n|$)").finditer(prose):
        word = regex(r"\w+(?=[.,]$)").search(prose[max(0, match.start() - 16) : match.start()])
        if match[0] in beyond and (word is None or word[0].lower() not in shortened):
            yield _Candidate(ProseSpan(*match.span()), match[0], "superscript")


_SHORT_WORD = lazy(r"(?<![\w.@/-])(?P<word>[a-z]{2})(?P<here>\d{1,2})(?=[.,;](?:\s|$))")


def _behind_short_words(facts: Facts, uncalled: set[str]) -> Iterator[_Candidate]:
    """Digits glued to a word of two letters before a stop, where nothing else calls the note: without it3."""
    traps = _traps("short", "unit", "unit-after-number", "numbered", "cardinal")
    for match in _SHORT_WORD.finditer(facts.prose) if uncalled else ():
        span = ProseSpan(*match.span("here"))
        if match["here"] in uncalled and match["word"] not in traps and facts.part_of(span) in _TOLD_IN:
            yield _Candidate(span, match["here"], "superscript")


_FIRST_UNNOTED = (".1", ",1", ";1", ". 1,")
_UNNOTED = lazy(
    rf"(?:(?<=[a-z]{{3}}[.,;])|(?<=[a-z][)”][.,;])|(?<=[a-z]{{3}}[.,;][”\"]))(?P<glued>{_LISTED})(?=\s|$)"
    r"|(?<=[a-z]{3}\.) (?P<apart>\d{1,2}(?:,\d{1,2}){1,6})(?= [A-Z])"
)


def _unnoted(facts: Facts) -> list[_Candidate]:
    """Digits behind stops that count up from 1 through a text whose notes are lost: at least two places, or one with a list."""
    prose, shortened = facts.prose, _traps("short", "unit")
    found: list[_Candidate] = []
    places = highest = 0
    for match in _UNNOTED.finditer(prose):
        span = ProseSpan(*match.span(match.lastgroup or 0))
        word = regex(r"([a-z]+)[.,;)”\"]{1,2} ?$").search(prose, max(0, span.start - 24), span.start)
        if facts.part_of(span) not in _TOLD_IN or (word is not None and word[1] in shortened):
            continue
        marks = list(_expanded(span.start, span.of(prose), "superscript", span))
        for mark in marks:
            if not 0 < int(mark.number) <= highest + 1:
                return []
            highest = max(highest, int(mark.number))
        places += len(marks) if len(marks) > 1 else 1
        found += marks
    return found if places > 1 and highest > 1 else []


_FIGURE_THEN_MARKER = lazy(r"(?<=\d)\.(?P<here>\d{1,2})(?=[ \u00a0]+[A-Z][a-z]*[ \u00a0][a-z])")
_WORD_THEN_MARKER = lazy(r"(?<![\w-])(?P<word>[a-z]{3,20})[ \u00a0](?P<here>\d{1,2})(?=[.,](?:[ \u00a0]+[A-Z]|[\r\n]|$))")


def _apart(facts: Facts, uncalled: set[str]) -> Iterator[_Candidate]:
    """Digits behind a figure and its full stop, or behind a blank, where other markers are such digits and nothing else calls the note."""
    if not uncalled:
        return
    prose, names = facts.prose, _traps("numbered", "short", "unit", "cardinal") | _NUMBERS_FOLLOW
    for match in (*_FIGURE_THEN_MARKER.finditer(prose), *_WORD_THEN_MARKER.finditer(prose)):
        span = ProseSpan(*match.span("here"))
        if span.of(prose) in uncalled and match.groupdict().get("word") not in names and facts.part_of(span) in _TOLD_IN:
            yield _Candidate(span, span.of(prose), "superscript")


_ABBREVIATION_THEN_MARKER = lazy(
    r"(?<![\w-])(?P<word>[A-Z]{3,8})[ \u00a0](?P<here>\d)(?=[ \u00a0](?!trial|stud|tablet|vaccine|virus)[A-Za-z(]|[,.;)])"
)


def _behind_abbreviations(facts: Facts, uncalled: set[str]) -> Iterator[_Candidate]:
    """Digits behind a blank and an abbreviation that stands alone too, where nothing else calls the note: Adjusted EBITDA 1 was."""
    if not uncalled:
        return
    prose, names = facts.prose, _traps("numbered", "short", "unit", "cardinal")
    for match in _ABBREVIATION_THEN_MARKER.finditer(prose):
        span, word = ProseSpan(*match.span("here")), match["word"]
        told = span.of(prose) in uncalled and word.lower() not in names and facts.part_of(span) in (*_TOLD_IN, "headline", "subheadline")
        if told and any(_NUMBER_BEHIND.match(prose, end) is None for end in _alone(prose, word)):
            yield _Candidate(span, span.of(prose), "superscript")


_TERM_THEN_MARKER = lazy(r"(?<![\w-])(?P<word>[A-Za-z][a-z]{3,20})[ \u00a0](?P<here>\d)(?=[ \u00a0][a-z(|])")


def _behind_terms(facts: Facts, notes: Iterable[Thing], uncalled: set[str]) -> Iterator[_Candidate]:
    """Digits behind a blank and a term that their note begins with, where nothing else calls it: investments 2 of; 2 Investments are."""
    opened = {(note.fields.get("number"), word) for note in notes for word in note.span.of(facts.prose)[:60].lower().split()}
    traps = _traps("numbered", "short", "unit", "cardinal", "law")
    for match in _TERM_THEN_MARKER.finditer(facts.prose) if uncalled else ():
        word = match["word"].lower()
        if match["here"] in uncalled and (match["here"], word) in opened and word not in traps:
            yield _Candidate(ProseSpan(*match.span("here")), match["here"], "superscript")


_NUMBER_BEHIND = lazy(r"[ \u00a0]\d")


def _alone(prose: str, word: str) -> Iterator[int]:
    """Where a word ends that stands by itself, with no letter, digit or hyphen on either side. No pattern, which would be kept."""
    at = prose.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(glued.isalnum() or glued in ("-", "_") for glued in prose[max(at - 1, 0) : at] + prose[end : end + 1]):
            yield end
        at = prose.find(word, end)


_TOLD_IN = ("lead", "body", "quote", "list", "boilerplate")
_NUMBERS_FOLLOW = frozenset(("may", "over", "under", "about", "than", "aged", "age", "least", "most", "nearly", "almost", "from", "until"))


def _is_closed(prose: str, match: re.Match[str]) -> bool:
    """Whether what stands before a digit ends there: a bracket apart with words or signs in it, (p<0.001), (n=212), not Ca(NO3); or an
    amount that has its thousands, $59,990, and no day with its year."""
    at = match.start()
    if prose[at - 1].isdigit():
        return prose[at - 3 : at - 1] not in ("19", "20")
    if prose[at - 1] != ")" or prose[at - 2].islower():
        return True
    return regex(r"[\s>][(][^()\n]{0,50}[A-Za-z%=<][^()\n]{0,50}[)]$").search(prose, max(0, at - 104), at) is not None


def _in_address(prose: str, span: ProseSpan) -> bool:
    low = max(0, span.start - 300)
    start = max(prose.rfind(" ", low, span.start), prose.rfind("\n", low, span.start), low - 1) + 1
    token = prose[start : span.end]
    return "://" in token or token.startswith("www.") or ("@" in token and "." in token)


def _marker(facts: Facts, candidate: _Candidate, notes: dict[str, list[Thing]], tight: bool) -> Thing:
    seat, expected = _seat(facts.prose, candidate, tight)
    return printed(
        facts.prose,
        "citation-marker",
        candidate.span,
        {"seat": seat},
        number=candidate.number,
        rank=int(candidate.number) if candidate.number.isdigit() else None,
        scope=_scope_of(candidate, notes, facts.part_of(candidate.span) == "table"),
        style=candidate.style,
        expected_seat=expected,
    )


def _scope_of(candidate: _Candidate, notes: dict[str, list[Thing]], in_table: bool) -> str:
    """The scope of the next note of this number below the marker, else of any, else the release.

    In the text the notes of tables come last, in a table its own come first.
    """
    same = notes.get(candidate.number, [])
    below = [note for note in same if note.span.start > candidate.span.start]
    if not in_table:
        below = [n for n in below if not n.fields["scope"].startswith("table")] or below
    chosen = below[0] if below else same[-1] if same else None
    return str(chosen.fields["scope"]) if chosen is not None else "release"


def _seat(prose: str, candidate: _Candidate, tight: bool) -> tuple[ProseSpan | None, str | None]:
    """Raised markers follow a full stop or comma and touch what they follow; the place that breaks this, and how it should read.

    tight: brackets and plain digits stand right behind stops in this release; elsewhere they have no seat of their own.
    """
    if candidate.style == "bracket" and tight:
        return _seat_of_bracket(prose, candidate.span)
    start, end = candidate.span.start, candidate.span.end
    plain = prose[start:end].isascii() and prose[start:end].isdigit()
    if candidate.style not in ("superscript", "sign") or (not plain and regex(r"[0-9,–-]+").fullmatch(prose[start:end])):
        return None, None
    if plain and (prose[start - 1 : start] not in (" ", "\u00a0") or prose[start - 2 : start - 1].isupper()):
        before = _STOP.match(prose, end) if tight and prose[start - 1 : start].isalpha() else None
        return (ProseSpan(start, before.end()), before[1] + prose[start:end]) if before else (None, None)  # EBITDA 1 keeps its blank
    begin = start
    while begin and prose[begin - 1] in " \u00a0":
        begin -= 1
    stop = _STOP.match(prose, end)
    mark = prose[start:end]
    if begin < start and begin > 0 and prose[begin - 1] not in "\r\n":
        if prose[end : end + 1].isalnum():
            return None, None
        return (ProseSpan(begin, stop.end()), stop[1] + mark) if stop else (ProseSpan(begin, end), mark)
    if stop is not None and candidate.style == "superscript" and begin == start:
        return ProseSpan(start, stop.end()), stop[1] + mark
    return None, None


def _seat_of_bracket(prose: str, span: ProseSpan) -> tuple[ProseSpan | None, str | None]:
    """The same for a bracket in a release that sets brackets right behind their stops."""
    apart = _APART.match(prose, max(0, span.start - 3))
    if apart is not None and apart.end() == span.end:
        return ProseSpan(span.start - 1, span.end), span.of(prose)
    stop = _STOP.match(prose, span.end)
    if stop is None or prose[span.start] != "[" or not regex(r"[^\W\d_] ?$").search(prose, max(0, span.start - 3), span.start):
        return None, None
    return ProseSpan(span.start - prose[: span.start].endswith(" "), stop.end()), stop[1] + span.of(prose)


KINDS = {
    "citation-marker": Kind(
        find_markers,
        {
            "number": "text",
            "rank": "number",
            "scope": "text",
            "style": ("superscript", "bracket", "parenthesis", "sign"),
            "seat": "printed",
            "expected_seat": "text",
        },
        meanings={
            "number": "number, letter or sign as written",
            "rank": "its number, if it has one",
            "scope": "the table it belongs to, or the release",
            "style": "how it is set",
            "seat": "the marker with the blank or stop that stands on the wrong side of it",
            "expected_seat": "how that should read",
        },
    ),
}
