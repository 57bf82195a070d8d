"""Markdown: a table for step summaries, merge requests and mails. The gravest come first.

It stays below what a step summary may hold; what finds no room is counted.
"""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.entries import entries, gravest_first
from prlint.report.text import closing
from prlint.report.visible import visible, visible_path
from prlint.report.words import by_severity, where
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Run

MOST = 900_000  # bytes; GitHub takes 1 MiB of a step
_MARKS = lazy(r"[\\`*_\[\]|~$<>&]|(?<!\w)@(?=\w)|#(?=\d)|(?<=\w):(?=//)|(?<=www)\.")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "@<!-- -->", "#": "#<!-- -->", ":": ":<!-- -->", ".": ".<!-- -->"}


def render(run: Run) -> Iterator[str]:
    found = gravest_first(list(entries(run)))
    if found:
        yield "| | where | finding |\n|---|---|---|\n"
        yield from _rows(found)
        yield "\n"
    if not run.quiet:
        for sentence in closing(run.but(color=False)):
            yield f"{escaped(sentence.rstrip())}\n\n"
    elif not found:
        yield "No findings.\n"


def _rows(found: list[Entry]) -> Iterator[str]:
    size = 0
    for number, entry in enumerate(found):
        row = _row(entry)
        size += len(row.encode("utf-8", "backslashreplace"))
        if size > MOST:
            left = found[number:]
            tally = {severity: sum(entry.severity == severity for entry in left) for severity in SEVERITIES}
            yield f"\nNot listed, for want of room: {by_severity(tally)}.\n"
            return
        yield row


def _row(entry: Entry) -> str:
    place = visible_path(entry.path) if entry.diagnostic is None else where(entry.path, entry.diagnostic.place)
    told = [escaped(entry.message if entry.diagnostic is None else visible(entry.diagnostic.message))]
    if entry.diagnostic is not None:
        told += [f"To fix: {escaped(visible(fix.title))}." for fix in entry.diagnostic.fixes]
    told.append(f"<sub>{escaped(visible(entry.rule))}</sub>")
    return f"| {entry.severity} | {escaped(place)} | {'<br>'.join(told)} |\n"


def escaped(text: str) -> str:
    """A visible text that Markdown shows as it is: no mark-up, no mention of a user, no link."""
    return _MARKS.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), text)
