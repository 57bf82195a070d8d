"""Markers in the text, which lead to notes.

Those with a sign of their own stand here: raised digits, brackets, stars and daggers, markup. Plain digits are in plain_markers.py.

What cannot be seen: markers whose digits were lost altogether; a superscript behind a bare number is taken for a power unless a note
proves it.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.citations.marker_seats import seat_of, sets_tight
from prlint.facts.citations.plain_markers import (
    NUMBERS,
    PERIODS,
    PLAIN,
    RAISED_LETTERS,
    SUPERSCRIPTS,
    Candidate,
    Labels,
    expanded,
    find_plain,
    is_next,
    traps,
)
from prlint.facts.numbers.number_words import ONES
from prlint.text.pattern import DOTALL, escape, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SUPERSCRIPT = lazy(r"⁽?[⁰¹²³⁴-⁹]{1,3}(?:(?:[,⁻–—˒،-]|, )[⁰¹²³⁴-⁹]{1,3}){0,20}⁾?")
_BRACKET = lazy(r"\[(\d{1,3}(?:\s?[,;–—-]\s?\d{1,3}){0,20}|[ivx]{1,4}|[a-z]|\*{1,3}|[†‡])\]")
_REFERENCE = lazy(
    r"[\[(](?:[Ss]ee )?(?:[Rr]efs?\.|[Nn]otes?|[Ff]ootnotes?|[Rr]eferences?) (?P<here>\d{1,2}(?:\s?[,;–—-]\s?\d{1,2}){0,20})[\])]"
)
_PARENTHESIS = lazy(r"\((\d{1,2}(?:\s?[,;–—-]\s?\d{1,2}){0,20}|[ivx]{1,4}|[a-z]|\*(?:\*{0,2}|\d{1,2})|[†‡])\)")
_BEHIND = r"(?:[^\W_]|[%.,)\]”\"’'®™|])"
_SIGN = lazy(
    rf"(?:(?<={_BEHIND})|(?<={_BEHIND}[ \t])|(?<=\*)(?=[†‡]))"
    r"(?:\*\d{0,2}|\*{2,3}|†{1,3}|‡{1,3}|§{1,2}|¶|(?<!\b[A-Z])(?:#{1,3}|\^))(?![\w*$§#])"
)
_MARKUP = lazy(
    r"<sup>\s?(?:(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})[*†‡]?|(?P<sign>[a-z*†‡]))\s?</sup>"
    r"|(?:(?<=[a-z.,;:”\")])|(?<=[A-Z][A-Z]))\^\{?(\d{1,2}(?:[,–-]\d{1,2}){0,10})\}?"
)
_TOKEN = lazy(r"[^\W\d_]+$")
_LONGEST_EMPHASIS = 120
_LONGEST_LINE = 600  # how far either way a line is looked at
_BARE_NUMBER = lazy(r"(?<![\d.,])\d{1,3}$")
_LAW_BEFORE = lazy(
    r"(?i)(?:section|rule|regulation|paragraph|item|§|act|article|cfr|u\.?s\.?c\.?|ni)\W{0,3}[\w.-]{0,12}\d[a-z]?(?:\([\w.]{1,4}\)){0,4}$"
)
_COUNTED_BEFORE = lazy(r"\b(?:the|with|has|have|of|its|two|plus|includes?)\s$")  # comes with (2) ports
_STARS = lazy(r"\*[ \t]?\*[ \t]?\*[ \t]?\*|\* \* \*")
_RATED = lazy(
    r"(?<![\w.,])[1-5]\*[ -](?P<sure>(?:(?:[A-Z][\w’'-]{1,20} ){1,3}(?=Hotel|Resort|Lodge|Inn))?"
    r"(?i:hotel|resort|lodge|inn|propert(?:y|ies)|restaurant|rating|review)s?\b)?[a-z]?"
)
_LINE_END = lazy(r"[\r\n]|$")


def find_markers(facts: Facts) -> list[Thing]:
    prose = facts.prose
    notes = facts.of("citation-note")
    numbers = {note.fields["number"] for note in notes if "number" in note.fields}
    labels = Labels(notes)
    candidates: list[Candidate] = []
    if not _ANY_SUPERSCRIPT.isdisjoint(prose):
        candidates += _superscripts(facts, numbers)
    if "[" in prose:
        candidates += _brackets(prose, numbers)
    if numbers and not _ANY_RAISED_LETTER.isdisjoint(prose):
        candidates += _raised_letters(prose, numbers)
    if numbers and any(word in prose for word in _LEADS_TO_NOTE):
        candidates += _references(prose, numbers)
    if numbers and "(" in prose:
        candidates += _parentheses(facts, numbers)
    if not _ANY_SIGN.isdisjoint(prose):
        candidates += _signs(facts, numbers)
    if "<sup>" in prose or "^" in prose:
        candidates += _marked_up(prose)
    candidates = [c for c in candidates if not labels.hold(c.span)]
    candidates += find_plain(facts, notes, labels, candidates)
    by_number: dict[str, list[Thing]] = {}
    for note in notes:
        if "number" in note.fields:
            by_number.setdefault(note.fields["number"], []).append(note)
    candidates = [c for c in candidates if not _in_address(prose, c.span)]
    styles = ("superscript", "bracket", "parenthesis")
    tight = {style for style in styles if sets_tight(prose, [c for c in candidates if c.style == style])}
    return [_marker(facts, candidate, by_number, candidate.style in tight) for candidate in candidates]


_ANY_SUPERSCRIPT = frozenset(SUPERSCRIPTS)
_ANY_RAISED_LETTER = frozenset(RAISED_LETTERS)
_ANY_SIGN = frozenset("*†‡§¶#^")


def _superscripts(facts: Facts, numbers: set[str]) -> Iterator[Candidate]:
    prose = facts.prose
    for match in _SUPERSCRIPT.finditer(prose):
        if not _is_power(prose, match, numbers):
            yield from expanded(match.start(), match.group(), "superscript", ProseSpan(*match.span()))


def _raised_letters(prose: str, numbers: set[str]) -> Iterator[Candidate]:
    for match in regex(rf"(?<=[\w.,)%”\"®™])[{RAISED_LETTERS}](?!\w)").finditer(prose):
        if match[0].translate(PLAIN) in numbers:
            yield Candidate(ProseSpan(*match.span()), match[0].translate(PLAIN), "superscript")


_LEADS_TO_NOTE = ("ef. ", "efs. ", "ote ", "otes ", "eference ", "eferences ")


def _references(prose: str, numbers: set[str]) -> Iterator[Candidate]:
    """Numbers that a word leads to in brackets: (Ref. 3), [refs. 1, 2]."""
    for match in _REFERENCE.finditer(prose):
        if all(number in numbers for number in NUMBERS.findall(match["here"])) or is_next(match["here"], numbers):
            style = "bracket" if match[0][0] == "[" else "parenthesis"
            yield from expanded(match.start("here"), match["here"], style, ProseSpan(*match.span()))


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
        coded = prose[start - len(digits) - 1 : start - len(digits)].isalpha()  # IP48
        return digits in ("10", "2", "1") or not proved or not (year or coded or "," in digits or len(digits) > 2)
    if not before.isalpha():
        return False
    word = _TOKEN.search(prose, max(0, start - 40), start)
    token = word[0] if word else before
    ahead = prose[max(0, start - len(token) - 4) : start - len(token)]
    if len(token) == 1 and not ((token in "aI" and ahead != "the ") or prose[start - 2 : start - 1].isalnum()):
        return True
    if token.lower() in traps("unit"):
        return True
    return token.lower() in traps("unit-after-number") and bool(regex(r"[\d/]\s?$").search(ahead))


def _brackets(prose: str, numbers: set[str]) -> Iterator[Candidate]:
    for match in _BRACKET.finditer(prose):
        glued = match.start() > 0 and not prose[match.start() - 1].isspace() and prose[match.start() - 1] not in "([{/="
        text = match[1]
        if not text[0].isdigit():
            if text in numbers and (glued or text[0] in "ivx*†‡"):
                yield Candidate(ProseSpan(*match.span()), text, "bracket")
            continue
        several = not text.isdigit()
        if glued and _BARE_NUMBER.search(prose[max(0, match.start() - 6) : match.start()]):
            continue  # an index or a power of a bare number
        if (not glued and not numbers and (several or len(text) > 1)) or text.startswith("0") or _starts_line(prose, match.start()):
            continue
        yield from expanded(match.start(1), text, "bracket", ProseSpan(*match.span()))


def _starts_line(prose: str, at: int) -> bool:
    low = max(0, at - _LONGEST_LINE)
    line = max(prose.rfind("\n", low, at), prose.rfind("\r", low, at), low - 1) + 1
    return not prose[line:at].strip(" \t\u00a0*_>")


def _parentheses(facts: Facts, numbers: set[str]) -> Iterator[Candidate]:
    prose = facts.prose
    for match in _PARENTHESIS.finditer(prose):
        text = match[1]
        named = [text] if text[0] == "*" else NUMBERS.findall(text) or [text]
        if _starts_line(prose, match.start()) or prose.endswith(("  ", "| ", "\t"), 0, match.start()):
            continue  # a note's own label, or an amount below zero in a row of figures
        if not all(name in numbers for name in named) and not (_goes_beyond(facts, match, numbers) or _is_set_off(prose, match, numbers)):
            continue
        if text == "1" and regex(r"\(0\)[^()\n]{1,40}$").search(prose, max(0, match.start() - 48), match.start()):
            continue  # what a scale calls its values: cleared (0) or minimal (1)
        if _is_enumeration(facts, match) or _is_spelled_number(prose, match) or _is_issue(facts, match):
            continue
        if text[0].isdigit():
            yield from expanded(match.start(1), text, "parenthesis", ProseSpan(*match.span()))
        else:
            yield Candidate(ProseSpan(*match.span()), text, "sign" if text[0] in "*†‡" else "parenthesis")


def _is_set_off(prose: str, match: re.Match[str], numbers: set[str]) -> bool:
    """Numbers in brackets that touch a stop behind a word or a year: as often as men.(2,4); or several, that stand before a stop and go on
    where the notes end: as often as men (3, 4)."""
    touches = regex(r"(?:[^\W\d_]|\d\d)[.,;:”\"]{1,2}$").search(prose, max(0, match.start() - 4), match.start())
    if touches is None and is_next(match[1], numbers) and regex(r"[.,;](?:\s|$)").match(prose, match.end()):
        touches = regex(r"[a-z]{2}\s?$").search(prose, max(0, match.start() - 4), match.start())
    if touches is None or not match[1][0].isdigit() or prose[match.end() : match.end() + 1].isalnum():
        return False
    return all(name in numbers or f" ({name}) " not in prose for name in NUMBERS.findall(match[1]))  # a note run on behind another


def _goes_beyond(facts: Facts, match: re.Match[str], numbers: set[str]) -> bool:
    """Whether it is the next number behind those of the notes, set before a stop or the end of a cell as one of theirs is too; or one
    before their first, whose note was lost."""
    prose, ranks = facts.prose, [int(number) for number in numbers if number.isdigit()]
    if not match[1].isdigit() or not regex(r"[^\W\d_]\)?\.?\s?$").search(prose, max(0, match.start() - 4), match.start()):
        return False
    if 0 < int(match[1]) < min(ranks, default=0):
        return True
    if int(match[1]) - 1 not in ranks or int(match[1]) < 3:
        return False
    twin = f"({int(match[1]) - 1})"
    if regex(r"[.,;][”\"]?(?:\s|$)").match(prose, match.end()):
        return regex(rf"[^\W\d_]\s?{escape(twin)}[.,;]").search(prose) is not None
    behind = prose[match.end() : match.end() + 2]
    return behind in (" |", "  ") and twin + behind in prose


_ROMAN = ("", "i", "ii", "iii", "iv", "v")


def _is_enumeration(facts: Facts, match: re.Match[str]) -> bool:
    """Items counted off inside a sentence, which commas or words part: "(1) …; (2) …". Not: EBITDA (1) of 3 and net debt (2) of 4."""
    prose = facts.prose
    before = prose[match.start() - 1] if match.start() else " "
    after = prose[match.end() : match.end() + 2]
    if not (before.isspace() and after[:1] in (" ", "\t", "\u00a0") and after[1:].isalnum()):
        return False
    paragraph = facts.paragraph_at(match.start())
    text = match[1]
    if text.isdigit():
        previous, following = str(int(text) - 1), str(int(text) + 1)
    elif text in _ROMAN[:-1]:
        previous, following = _ROMAN[_ROMAN.index(text) - 1], _ROMAN[_ROMAN.index(text) + 1]
    else:
        previous, following = chr(ord(text[0]) - 1), chr(ord(text[0]) + 1)
    parted = r"(?:^|[^\w)%]|\b(?:and|or))\s{1,3}"
    next_one = regex(rf"\({escape(following)}\)\s").search(prose, match.end(), paragraph.end)
    if next_one is not None and regex(rf"{parted}$").search(prose, max(paragraph.start, next_one.start() - 9), next_one.start()):
        return True
    counted = regex(rf"(?:^|\s)\({escape(previous)}\) ").search(prose, paragraph.start, match.start())
    return counted is not None and regex(rf"{parted}$").search(prose, max(0, match.start() - 9), match.start()) is not None


def _is_issue(facts: Facts, match: re.Match[str]) -> bool:
    """The issue behind the volume of a journal: 78(2)."""
    glued = match.start() > 0 and facts.prose[match.start() - 1].isdigit()
    return glued and facts.part_of(ProseSpan(*match.span())) == "references"


def _is_spelled_number(prose: str, match: re.Match[str]) -> bool:
    """ "four (4)", "Section 21(a)", "Rule 144(1)", "(1) 604 …"."""
    before = prose[max(0, match.start() - 24) : match.start()]
    word = regex(r"([^\W\d_]+)\s?$").search(before)
    if word is not None and before[-1:].isspace() and word[1].lower() in traps("cardinal", "law", "numbered"):
        other = match[1] in "123456789" and word[1].lower() in ONES and ONES[int(match[1])] != word[1].lower()
        stopped = prose[match.end() : match.end() + 1] in (",", ".", ";")
        return not stopped or not (other or word[1] in PERIODS)  # one in five (2), most of them women; 4,000 a year (2), most of them
    if _LAW_BEFORE.search(prose[max(0, match.start() - 40) : match.start()]) or _COUNTED_BEFORE.search(before):
        return True
    return bool(regex(r"[ -]?\d{3}").match(prose[match.end() : match.end() + 4]))


def _signs(facts: Facts, numbers: set[str]) -> Iterator[Candidate]:
    prose = facts.prose
    for match in _SIGN.finditer(prose):
        place, sign = ProseSpan(*match.span()), match[0]
        apart = prose[place.start - 1] in " \t"
        if sign[0] == "*" and _is_emphasis(prose, match):
            continue
        if apart and (sign not in numbers or sign == "§" or regex(r"[ \t]{1,3}\w").match(prose[match.end() : match.end() + 4])):
            continue
        rated = _RATED.match(prose, place.start - 1)  # a 4* hotel
        if rated is not None and rated["sure"]:
            continue
        odd = sign[0] in "§¶#^" or sign[-1].isdigit() or (rated is not None and rated[0][-1].islower())
        if sign not in numbers and (odd or _opens_note(facts, place)):
            continue
        yield Candidate(place, sign, "sign")


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
    head = prose[line : match.start()]
    if _STARS.search(rest):
        return True
    run = escape(match[0])
    whole = regex(rf"[\s>•-]*{run}(?=[^\s*])(.*)$", DOTALL).match(head)
    if whole is not None and not rest[len(head) + len(match[0]) :].strip(" *_") and not regex(rf"[^\s*]{run}(?![\w*])").search(whole[1]):
        return True  # the line as a whole is set off
    near = prose[max(line, match.start() - _LONGEST_EMPHASIS) : match.start()]
    opened = [m.end() for m in regex(rf"(?:^|(?<=[\s(\[“\"])){run}(?=[^\s*])").finditer(near)]
    return bool(opened) and not regex(rf"[^\s*]{run}(?![\w*])").search(near[opened[-1] :])


def _marked_up(prose: str) -> Iterator[Candidate]:
    for match in _MARKUP.finditer(prose):
        text = match[1] or match["sign"] or match[3]
        whole = ProseSpan(*match.span())
        if text[0].isdigit():
            yield from expanded(match.start(1 if match[1] else 3), text, "superscript", whole)
        else:
            yield Candidate(whole, text, "superscript")


def _in_address(prose: str, span: ProseSpan) -> bool:
    low = max(0, span.start - 300)
    start = max(prose.rfind(" ", low, span.start), prose.rfind("\n", low, span.start), low - 1) + 1
    token = prose[start : span.end]
    return "://" in token or token.startswith("www.") or ("@" in token and "." in token)


def _marker(facts: Facts, candidate: Candidate, notes: dict[str, list[Thing]], tight: bool) -> Thing:
    seat, expected = seat_of(facts.prose, candidate, tight)
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


def _scope_of(candidate: Candidate, notes: dict[str, list[Thing]], in_table: bool) -> str:
    """The scope of the next note of this number below the marker, else of any, else the release.

    In the text the notes of tables come last, in a table its own come first.
    """
    same = notes.get(candidate.number, [])
    below = [note for note in same if note.span.start > candidate.span.start]
    if not in_table:
        below = [n for n in below if not n.fields["scope"].startswith("table")] or below
    chosen = below[0] if below else same[-1] if same else None
    return str(chosen.fields["scope"]) if chosen is not None else "release"


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
