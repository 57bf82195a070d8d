"""The notes that markers lead to: numbered and unnumbered ones, and the sources they name.

They are found in the parts that hold references and, where a marker of the same shape stands above them, elsewhere. Author-date
citations have no markers: a note's field `named` says whether the text names its author and year.
"""

from __future__ import annotations

from prlint.data import members
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.citations import sources
from prlint.facts.citations.note_labels import LINE, NOTE_START, Note, chain, next_letter, number_of, style_of
from prlint.facts.citations.proved_notes import proved_notes
from prlint.facts.dates import calendar
from prlint.facts.dates.dates import origin_of_release_day, release_day
from prlint.text.pattern import caseless, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def find_notes(facts: Facts) -> list[Thing]:
    notes = [*_listed(facts), *proved_notes(facts)]
    notes.sort(key=lambda note: note.span.start)
    return [_thing(facts, note, scope, expected) for note, scope, expected in _scoped(facts, notes)]


def _thing(facts: Facts, note: Note, scope: str, expected: int | None) -> Thing:
    prose = facts.prose
    words = ProseSpan(note.label.end, note.span.end).trimmed(prose)
    list_of_sources, for_editors = _promised(facts, note)
    listed = note.number is not None and note.style != "sign" and list_of_sources
    source = sources.read(prose, words, numbered=note.number is not None, listed=listed)
    late, origin = _late(facts, source)
    return printed(
        prose,
        "citation-note",
        note.span,
        {"url": source.url, "broken_url": source.broken, "bad_identifier": source.identifier, "late": late},
        number=note.number,
        rank=int(note.number) if note.number and note.number.isdigit() else None,
        expected_rank=expected,
        scope=scope,
        style=note.style,
        purpose="remark" if for_editors and source.year is None and not source.doi else source.purpose,
        has=source.has,
        source=source.key or None,
        titled=source.titled,
        damage=source.damage,
        identifier_kind=source.identifier_kind,
        accessed=source.accessed,
        doi=source.doi,
        named=_named(facts, note, source),
        origin=origin,
    )


def _promised(facts: Facts, note: Note) -> tuple[bool, bool]:
    """Whether the note stands under a heading that promises sources, as References does, and Notes where a journal is among them; and
    whether under one for editors, to whom a page without a year is told and not cited."""
    segment = facts.release.segment_at(note.span.start)
    if segment.kind != "references":
        return False, False
    text = segment.span.of(facts.prose)
    head = text.split("\n", 1)[0].strip(" *_#:\r").lower()
    if head in ("notes", "endnotes", "footnotes"):
        return regex(r"\b(?:19|20)\d\d;\s?\d").search(text) is not None, False  # a journal and its volume
    cited = head in ("references", "reference list", "sources", "bibliography", "literature", "works cited", "citations")
    return cited, head.endswith(("to editors", "for editors"))


def _late(facts: Facts, source: sources.Source) -> tuple[ProseSpan | None, str | None]:
    """The year or access date that is later than the release, and whether the day of release is stated or read."""
    day = release_day(facts)
    if day is None:
        return None, None
    late = next((place for place in source.dates if sources.day_of(place.of(facts.prose)) > calendar.iso(*day)), None)
    return late, origin_of_release_day(facts) if late is not None else None


def _named(facts: Facts, note: Note, source: sources.Source) -> bool:
    """Whether the text above names author and year, as author-date citation does."""
    if not source.surname or source.year is None or len(source.surname) < 3:
        return False
    name, year, prose = caseless(source.surname), str(source.year), facts.prose
    text = facts.caseless
    first = facts.release.segment_at(note.span.start).span.start
    at = text.find(name, 0, first)
    while at >= 0:
        end = at + len(name)
        is_word = not _goes_on(prose[at - 1 : at] if at else "") and not _goes_on(prose[end : end + 1])
        if is_word and _leads_to_year(prose[end : end + 60 + len(year)], year):
            return True
        at = text.find(name, end, first)
    return False


def _leads_to_year(behind: str, year: str) -> bool:
    """Whether a year stands in these words before their first line ends."""
    line = behind.replace("\r", "\n").split("\n", 1)[0]
    at = line.find(year)
    while at >= 0 and _goes_on(line[at - 1 : at] if at else ""):
        at = line.find(year, at + 1)
    return at >= 0


def _goes_on(character: str) -> bool:
    return character.isalnum() or character == "_"


# Notes in the parts that hold them


def _listed(facts: Facts) -> Iterator[Note]:
    for segment in facts.release.find("references"):
        notes = _notes_of(facts, segment.span)
        yield from _leading_up(facts, notes)
        yield from notes
        yield from _going_on(facts, notes, segment.span.end)


def _leading_up(facts: Facts, notes: list[Note]) -> Iterator[Note]:
    """The notes right above the part of notes whose numbers lead up to its first one."""
    prose, first = facts.prose, next((note for note in notes if note.number is not None), None)
    while first is not None and (first.number or "").isdigit() and int(first.number or 0) > 1:
        end = len(prose[max(0, first.span.start - 600) : first.span.start].rstrip()) + max(0, first.span.start - 600)
        start = max(prose.rfind("\n", 0, end), prose.rfind("\r", 0, end)) + 1
        label = NOTE_START.match(prose, start, end)
        if label is None or number_of(label) != str(int(first.number or 0) - 1) or style_of(label) != first.style:
            return
        first = Note(ProseSpan(start, end).trimmed(prose), ProseSpan(start, label.end()), number_of(label), style_of(label))
        yield first


def _going_on(facts: Facts, notes: list[Note], at: int) -> Iterator[Note]:
    """The notes behind the part of notes whose numbers go on from its last one, line by line."""
    prose = facts.prose
    last = next((note for note in reversed(notes) if note.number is not None), None)
    while last is not None and (last.number or "").isdigit():
        line = LINE.search(prose, at)
        label = NOTE_START.match(prose, line.start(), line.end()) if line is not None else None
        if line is None or label is None or number_of(label) != str(int(last.number or 0) + 1) or style_of(label) != last.style:
            return
        if facts.part_of(ProseSpan(label.start(), label.end())) in ("references", "contact"):
            return
        for last in chain(prose, ProseSpan(*line.span()).trimmed(prose), label):
            yield last
        at = line.end()


def _notes_of(facts: Facts, span: ProseSpan) -> list[Note]:
    prose = facts.prose
    notes: list[Note] = []
    loose: list[ProseSpan] = []
    end_of_last = -1
    for match in LINE.finditer(prose, span.start, span.end):
        line = ProseSpan(*match.span()).trimmed(prose)
        line = _without_heading(prose, line)
        if not line.end > line.start:
            continue
        label = NOTE_START.match(prose, line.start, line.end)
        if label is not None and not _continues(label, notes):
            notes += chain(prose, line, label)
        elif notes and end_of_last >= 0 and not regex(r"\n[ \t]*\r?\n").search(prose[end_of_last : line.start]):
            notes[-1] = Note(ProseSpan(notes[-1].span.start, line.end), notes[-1].label, notes[-1].number, notes[-1].style)
        else:
            loose.append(line)
            end_of_last = -1
            continue
        end_of_last = line.end
    notes = _without_bullets(notes)
    if notes:  # what goes on below a list with labels and has no year is none of its sources
        loose = [line for line in loose if line.start < notes[-1].span.start or _YEAR.search(line.of(prose))]
    return notes + [note for line in loose for note in _unlabelled(facts, line)]


def _continues(label: re.Match[str], notes: list[Note]) -> bool:
    """A bare number or letter that opens a line but does not follow the last one is a wrapped line ("… 2024;\\n 12 Main Street")."""
    if label.lastgroup == "letter":
        return label["letter"] not in next_letter(notes[-1].number if notes else None)
    if label.lastgroup != "plain" or not notes or not (notes[-1].number or "").isdigit():
        return False
    return int(label["plain"]) > int(notes[-1].number or 0) + 3


def _without_heading(prose: str, line: ProseSpan) -> ProseSpan:
    headings = members("reference-headings", "heading")
    text = line.of(prose)
    match = regex(r"[#*_ ]{0,6}([A-Za-z ]{4,24}?)[*_ ]{0,4}(?::[*_]{0,2}\s*|$|\s+(?=[(\[]?1[.)\]]?\s))").match(text)
    if match is None or match[1].strip().lower() not in headings:
        return line
    rest = text[match.end() :].strip()
    if rest and not regex(r"[(\[]?(?:1|\*|a|i|†|¹)[.)\]]?").match(rest) and match[1].strip().lower() in ("source", "note", "reference"):
        return line  # "Source: company filings" is itself the note
    return ProseSpan(line.start + match.end(), line.end).trimmed(prose)


def _without_bullets(notes: list[Note]) -> list[Note]:
    """A sign that opens several notes of one part is a bullet and tells none of them apart."""
    counts: dict[str | None, int] = {}
    for note in notes:
        if note.style == "sign":
            counts[note.number] = counts.get(note.number, 0) + 1
    return [Note(note.span, note.label, None, None) if note.style == "sign" and counts[note.number] > 1 else note for note in notes]


_BULLET = lazy(r"[ \t\u00a0]{0,12}(?:[•●■▪◦‣·–—-]|\*(?=[ \t]))[ \t]{1,8}")
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_TAIL = lazy(r"(?i)(?:accessed|available|retrieved|published|last|viewed|doi|pmid|https?:|www\.|epub|updated)\b")
_AUTHORS = lazy(r"[A-ZÀ-Þ][\w'’-]+,? (?:[A-Z]{1,3}\b|[A-Z]\.)[\w ,.&'’-]{0,200}[.:]?$|.{0,200}\bet al\.?$")


def _unlabelled(facts: Facts, line: ProseSpan) -> Iterator[Note]:
    """One note, or several where more than one sentence of the line has a year of its own."""
    bullet = _BULLET.match(facts.prose, line.start, line.end)
    start = bullet.end() if bullet else line.start
    cut = (ProseSpan(max(s.start, start), min(s.end, line.end)) for s in facts.sentences_from(start, line.end))
    spans = [span for span in cut if span.start < span.end]
    dated = [s for s in spans if _YEAR.search(s.of(facts.prose)) and not (_TAIL.match(words := s.of(facts.prose)) or _YEAR.match(words))]
    if len(dated) < 2:
        yield Note(ProseSpan(start, line.end), ProseSpan(start, start), None, None)
        return
    first = spans[0].start
    for number, span in enumerate(spans):
        text = span.of(facts.prose)
        last = number + 1 == len(spans)
        names_only = bool(_AUTHORS.match(text)) and not _YEAR.search(text)
        if not last and (names_only or _TAIL.match(spans[number + 1].of(facts.prose))):
            continue
        yield Note(ProseSpan(first, span.end), ProseSpan(first, first), None, None)
        first = spans[number + 1].start if not last else line.end


# Which table, or the release, a note belongs to


def _scoped(facts: Facts, notes: list[Note]) -> list[tuple[Note, str, int | None]]:
    """Each note with its scope and, where its number skips one, the number that should stand there."""
    blocks = _blocks(facts, notes)
    found = []
    for at, block in enumerate(blocks):
        scope = _scope(facts, block, at, len(blocks))
        ranks = [int(note.number) for note in block if note.number and note.number.isdigit()]
        previous = 0 if scope == "release" else None
        for note in block:
            expected = None
            if note.number and note.number.isdigit():
                if previous is not None and int(note.number) > previous + 1 and previous + 1 not in ranks:
                    expected = previous + 1
                previous = int(note.number)
            found.append((note, scope, expected))
    return found


def _blocks(facts: Facts, notes: list[Note]) -> list[list[Note]]:
    """Runs of notes; a run ends where other text stands between and the numbers begin anew."""
    blocks: list[list[Note]] = []
    seen: set[str] = set()
    for note in notes:
        apart = not blocks or _text_between(facts, blocks[-1][-1].span.end, note.span.start)
        if not blocks or (apart and (note.number is None or note.number in seen or note.style != blocks[-1][-1].style)):
            blocks.append([])
            seen = set()
        blocks[-1].append(note)
        if note.number is not None:
            seen.add(note.number)
    return blocks


def _text_between(facts: Facts, start: int, end: int) -> bool:
    tiles = {facts.release.tile_index(start - 1), facts.release.tile_index(end)}
    return len(tiles) > 1


def _scope(facts: Facts, block: list[Note], at: int, count: int) -> str:
    start = block[0].span.start
    tables = [segment for segment in facts.release.find("table") if segment.span.start < start]
    tile = facts.release.segment_at(start)
    if tables and (tables[-1].span.end >= tile.span.start or tables[-1].span.end >= start):
        return f"table {len(tables)}"
    return "release" if at == count - 1 or count == 1 else f"notes {at + 1}"


KINDS = {
    "citation-note": Kind(
        find_notes,
        {
            "number": "text",
            "rank": "number",
            "expected_rank": "number",
            "scope": "text",
            "style": ("superscript", "bracket", "parenthesis", "sign", "plain"),
            "purpose": ("source", "remark", "general"),
            "has": "list",
            "source": "text",
            "titled": "text",
            "url": "printed",
            "broken_url": "printed",
            "damage": "text",
            "bad_identifier": "printed",
            "identifier_kind": "text",
            "accessed": "flag",
            "doi": "flag",
            "late": "printed",
            "named": "flag",
        },
        reads=("release_date",),
        meanings={
            "number": "number, letter or sign as written, absent for a note without a label",
            "rank": "its number, if it has one",
            "expected_rank": "the number that should stand here and is nowhere in the list, where this note's number skips one",
            "scope": "the table it belongs to, or the release",
            "style": "how its label is set",
            "purpose": "what the note does",
            "has": "which of author, title, place, year a source gives",
            "source": "same for notes that name the same source",
            "titled": "first author, title and year, where a title of three words or more is given",
            "url": "web address in it",
            "broken_url": "web address in it that cannot work",
            "damage": "what is wrong with that address",
            "bad_identifier": "DOI, PMID, ORCID, ISBN or ISSN of the wrong shape, or whose check digit does not fit",
            "identifier_kind": "which of them it is",
            "accessed": "it says when the source was read",
            "doi": "it gives a DOI",
            "late": "a year or access date later than the release (profile: release_date)",
            "named": "the text above names its author and year",
        },
    ),
}
