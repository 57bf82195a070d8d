"""What each line is by its place: what needs sight of the whole text, done before the grammar puts the lines together.

A short line is a heading, a name, an address or a cell according to its neighbours; a paragraph without a heading is a profile when it
speaks of the issuer after the news is over. Each step is at home in the room of its subject; this one has their order, since a step
goes by what those before it said.
"""

from __future__ import annotations

from prlint.segment.back import give_back, give_page_links
from prlint.segment.blocks import give_contacts, give_events, give_talks
from prlint.segment.breaks import (
    give_broken_headings,
    give_broken_lines,
    give_close_set,
    give_ended_series,
    give_groups,
    give_highlights,
    give_insets,
    give_links,
    give_points,
    give_series,
)
from prlint.segment.front import give_front, lead_with_dateline
from prlint.segment.headings import give_headings
from prlint.segment.looks import look
from prlint.segment.mail import give_mail, opens_mail
from prlint.segment.notes import give_ruled_notes
from prlint.segment.release_signs import is_release
from prlint.segment.sections import give_sections
from prlint.segment.speech import give_letters, give_speeches
from prlint.segment.tables import give_attachments, give_captions, give_rows_of_words, give_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.segment.lines import Line


def kinds_of(prose: str, lines: Sequence[Line]) -> list[str]:
    """The terminal of each line. A text that is no release gets none of the parts that only a release has."""
    tables_told = any(line.shape == "table-row" for line in lines)
    for line in lines:
        line.kind = look(line, prose, tables_told)
    give_captions(lines)
    if opens_mail(lines):
        give_mail(prose, lines)
    dateline = lead_with_dateline(prose, lines)
    if not is_release(lines, dateline):
        return [_PLAIN.get(line.kind, "PARAGRAPH") for line in lines]
    form = len(lines)
    if "otification" in prose:  # which every such form has in its first rows
        from prlint.segment.forms import give_forms

        form = give_forms(lines)
    start = give_front(prose, lines, dateline, form)
    give_speeches(prose, lines, start)
    give_letters(lines, start)
    give_broken_lines(prose, lines, start)
    give_broken_headings(lines, start)
    give_page_links(lines, start)
    give_insets(prose, lines, start)
    give_close_set(prose, lines, start)
    give_highlights(lines, start)
    give_points(lines, start)
    give_series(prose, lines, start)
    give_ended_series(prose, lines, start)
    give_links(lines, start)
    give_groups(lines, start)
    give_attachments(lines, start)
    give_ruled_notes(lines, start)
    give_events(lines, start)
    give_talks(lines, start)
    give_tables(lines, start)
    give_contacts(lines, start)
    give_rows_of_words(lines, start)
    give_headings(lines, start)
    give_sections(lines, start)
    give_back(lines, start)
    return [line.kind for line in lines]


_PLAIN = {kind: kind for kind in ("HEADING", "ITEM", "CELL", "MEDIA", "QUOTE", "NOTE")}
