"""Notes outside the parts that hold references, each proved by a marker of its shape above it: below a table, or at the end of a text."""

from __future__ import annotations

from itertools import pairwise, takewhile

from prlint.facts import Facts
from prlint.facts.citations.note_labels import LINE, LINE_LABEL, Note, chain, next_letter, number_of
from prlint.facts.citations.plain_markers import NUMBERS, PLAIN, RAISED_LETTERS, SUPERSCRIPTS, behind_measures, glued, traps
from prlint.text.pattern import escape, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_INNER_LABEL = lazy(r"(?<=[.!?”\")])\s{1,3}\[(?P<bracket>\d{1,2})\](?=\s{1,3}[A-Z])")
_FARTHEST = 50_000  # characters between a note and what calls it: in a file of many releases each looks through its own
_ENUMERATION = 300  # the second item of what is counted off inside a sentence stands no further from the first


def proved_notes(facts: Facts) -> Iterator[Note]:
    """First those that open a line, then those inside lines, then bare numbers that only digits glued to words lead to."""
    prose = facts.prose
    found: set[str] = set()
    loose: list[re.Match[str]] = []
    lettered: list[re.Match[str]] = []
    last: tuple[str | None, str, int] | None = None
    for label in LINE_LABEL.finditer(prose):
        part, signed = facts.release.segment_at(label.start()), label.lastgroup == "sign"
        if part.kind in ("references", "contact", "headline") or (part.kind == "list" and signed and _is_bulleted(part.span.of(prose))):
            continue
        if label.lastgroup == "letter":
            lettered.append(label)
            continue
        line = LINE.search(prose, label.start())
        goes_on = last is not None and last[:2] == (label.lastgroup, number_of(label)) and not prose[last[2] : label.start()].strip()
        if goes_on and signed and last is not None and line is not None:
            last = (*last[:2], line.end())  # another remark below the same asterisk
            continue
        if not goes_on and (label.lastgroup == "plain" or not _called_above(prose, label)):
            if label.lastgroup in ("plain", "parenthesis", "bracket") and number_of(label).isdigit():
                loose.append(label)
            continue
        if line is None or line.end() - label.end() < 3:
            continue
        found.add(number_of(label))
        for note in chain(prose, ProseSpan(label.start(), min(line.end(), label.start() + 4000)), label):
            number = note.number or ""
            last = (label.lastgroup, number if signed else str(int(number) + 1) if number.isdigit() else "", note.span.end)
            yield note
    if "\n(1)" in prose:
        yield from _below_labels(facts)
    yield from _inside_lines(facts, found)
    first = [at for at, label in enumerate(loose) if number_of(label) == "1"]
    elsewhere = any(map(str.isdigit, found)) or (bool(first) and _lists(facts))
    for start, stop in pairwise([*first, len(loose)]):
        yield from _called_by_glued(prose, loose[start:stop], elsewhere)
    if len(lettered) > 1:
        yield from _lettered(prose, lettered)


def _lists(facts: Facts) -> bool:
    """Whether a part of the release holds notes with labels."""
    return any(LINE_LABEL.search(facts.prose, part.span.start, part.span.end) for part in facts.release.find("references"))


def _lettered(prose: str, labels: list[re.Match[str]]) -> Iterator[Note]:
    """The notes of runs of bare letters or small roman numbers, of which the text calls one: 93.9%b, reports.ii."""
    run: list[re.Match[str]] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        run = [*run, label] if label["letter"] in next_letter(run[-1]["letter"] if run else None) else []
        if len(run) > 1 and (following is None or following["letter"] not in next_letter(label["letter"])):
            called = "|".join(item["letter"] for item in run)
            raised = "|".join(mark for mark in RAISED_LETTERS if mark.translate(PLAIN) in called.split("|")) or "$."
            if regex(rf"(?:(?:[\w.)%”\"]{{2}}[.,;]|[\d%)]|[A-Z]{{2}})(?:{called})|[\w.,)%”\"](?:{raised}))(?=[\s.,;:)|]|$)").search(
                prose, 0, run[0].start()
            ):
                for item in run:
                    place, line = ProseSpan(*item.span()), LINE.search(prose, item.start())
                    yield Note(ProseSpan(place.start, line.end() if line else place.end), place, item["letter"], "plain")


def _inside_lines(facts: Facts, found: set[str]) -> Iterator[Note]:
    """Notes in brackets that begin behind a sentence of the same line: … a year. [2] Norvane, 2026."""
    prose = facts.prose
    for label in _INNER_LABEL.finditer(prose) if "[" in prose else ():
        place = ProseSpan(label.start("bracket") - 1, label.end())
        if label["bracket"] not in found and _called_above(prose, label) and facts.part_of(place) != "references":
            found.add(label["bracket"])
            following = regex(rf"\s{{1,3}}\[{int(label['bracket']) + 1}\]\s{{1,3}}[A-Z]").search(prose, label.end())
            end = min(following.start() if following else len(prose), facts.paragraph_at(label.end()).end)
            yield Note(ProseSpan(place.start, end), place, label["bracket"], "bracket")


_LONE_LABEL = lazy(r"(?m)^[ \t]{0,12}\((?P<parenthesis>\d{1,2})\)[ \t]*\r?\n(?:[ \t]*\r?\n)?(?=[ \t]{0,8}[A-Z][^\n]{15})")


def _below_labels(facts: Facts) -> Iterator[Note]:
    """Notes of a table that was flattened to one cell a line: (1), and below it what it says. They count up from 1, called above."""
    prose, expected = facts.prose, 0
    for label in _LONE_LABEL.finditer(prose):
        number = int(label["parenthesis"])
        if number == 1 and regex(r"[A-Za-z)”\"%][ \u00a0]?\(1\)").search(prose, 0, label.start()):
            expected = 1
        line = LINE.search(prose, label.end())
        if number == expected and line is not None:
            start = label.start("parenthesis") - 1
            yield Note(ProseSpan(start, line.end()), ProseSpan(start, label.end("parenthesis") + 1), str(number), "parenthesis")
            expected += 1


def _called_by_glued(prose: str, labels: list[re.Match[str]], elsewhere: bool) -> Iterator[Note]:
    """The notes of a run of labels 1, 2, … that digits above lead to, all of them: glued ones, only1, he says2 (a single one behind a
    stop), bracketed ones where no other notes stand `elsewhere`, or raised ones and those behind measures, where the labels are bare and
    lost their raised setting."""
    labels = [label for _, label in takewhile(lambda pair: number_of(pair[1]) == str(pair[0]), enumerate(labels, 1))]
    above = prose[max(0, labels[0].start() - _FARTHEST) : labels[0].start()] if labels else ""
    if regex(r"[a-zA-Z)%.,;”\"](?: ?1[\s.,;:)–-]|¹|\^\{?1|<sup>\s?1\b| ?\[1\]|\(1\))").search(above) is None:
        return
    numbers = {number_of(label) for label in labels}
    called = {mark.number for mark in glued(above, numbers, behind_stops=len(labels) < 2)}
    called.update(number for span in behind_measures(above, numbers) for number in NUMBERS.findall(span.of(above)))
    if ("¹" in above and len(labels) > 2) or all(prose[label.end() - 1].isdigit() for label in labels):
        called.update(
            raised.translate(PLAIN) for raised in regex(rf"[{SUPERSCRIPTS}]+|(?<=[a-z]{{4}} )\d(?=\r?\n\r?\n)").findall(above)
        )
    if "^" in above or "<sup>" in above:
        called.update(number for raised in _RAISED.finditer(above) for number in NUMBERS.findall(raised[0]))
    if len(labels) > 1 and ("[1]" in above or "(1)" in above) and not elsewhere:
        called.update(match["square"] or match["round"] for match in _BRACKETED.finditer(above))
    for label in labels if numbers <= called else ():
        line = LINE.search(prose, label.start())
        if line is not None:
            yield from chain(prose, ProseSpan(label.start(), min(line.end(), label.start() + 4000)), label)


_RAISED = lazy(r"(?:\^\{?|<sup>\s?)\d{1,2}(?:[,–-]\s?\d{1,2}){0,10}")
_BRACKETED = lazy(r"[\w.,)%”\"] ?\[(?P<square>\d{1,2})\]|(?<=[A-Za-z]{3})\((?P<round>\d{1,2})\)")
_STARRED = lazy(r"(?m)^[ \t]*\*[ \t]")


def _is_bulleted(text: str) -> bool:
    """Whether the asterisks of a list are its bullets: a single one may be a remark."""
    return len(_STARRED.findall(text)) > 1


def _called_above(prose: str, label: re.Match[str]) -> bool:
    """Whether this label stands somewhere above it, glued to a word, or in brackets behind a name and counting nothing off."""
    shape, low = prose[label.start() : label.end()].strip(), max(0, label.start() - _FARTHEST)
    if label.lastgroup == "sign":
        shape, beside = number_of(label), "" if number_of(label)[0] == "*" else "*"  # of (*incl. credit facilities) too
        if shape[0] == "*" and prose[label.end() : label.end() + 1].isspace() and prose.count("\n* ", low, label.end() + _FARTHEST) > 1:
            return False  # a bullet, as another line has it
        return regex(rf"[\w%.,)”\"|{beside}] ?{escape(shape)}(?![\w*])").search(prose, low, label.start()) is not None
    if label.lastgroup in ("superscript", "markup"):
        return regex(rf"[^\W\d].?{escape(shape)}").search(prose, low, label.start()) is not None
    twin = escape(number_of(label))
    if regex(rf"[\w%.,)”\"®™℠](?: ?\[{twin}\]|\({twin}\))").search(prose, low, label.start()) is not None:
        return True
    if label.lastgroup != "parenthesis" or not number_of(label).isdigit():
        return label.lastgroup == "parenthesis" and (_ends_cell(prose, label) or _follows_noun(prose, label, low))
    following = f"({int(number_of(label)) + 1})"
    called = regex(rf"(?:[A-Z]\w+|[%)]) \({twin}\)(?= [a-z]| ?[.,;])").finditer(prose, low, label.start())
    return any(following not in prose[match.end() : match.end() + _ENUMERATION] for match in called) or _ends_cell(prose, label)


def _follows_noun(prose: str, label: re.Match[str], low: int) -> bool:
    """Whether a letter in brackets stands above behind a noun, where it counts nothing off: deposits (a) of $4 billion."""
    called = regex(rf"(?<=[ \u00a0-])(\w[\w-]*) \({escape(number_of(label))}\)(?=[.,;]| (?:of|was|were|is|are|for|rose|fell)\b)")
    words = (match[1].lower() for match in called.finditer(prose, low, label.start()))
    return any(word not in _LEADS_TO_ITEM and word not in traps("law") for word in words)


_LEADS_TO_ITEM = frozenset(
    ("and", "or", "to", "by", "in", "of", "with", "both", "either", "that", "if", "from", "under", "clauses", "sections", "paragraphs")
)


def _ends_cell(prose: str, label: re.Match[str]) -> bool:
    """Whether a number in brackets stands above behind the words of a cell: Net income (1) | 34."""
    twin = f" ({number_of(label)})"
    at = prose.find(twin, max(0, label.start() - _FARTHEST), label.start())
    while at >= 0:
        end = at + len(twin)
        if (prose[at - 1].isalpha() or prose[at - 1] in ")%") and prose[end : end + 2].startswith(("  ", " |", "|", "\t", "\n", "\r")):
            return True
        at = prose.find(twin, end, label.start())
    return False
