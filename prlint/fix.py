"""Fixes applied: each removes its finding and brings no new one, or it is not made.

Pure: from a source and a way to check it to a source that is settled. What is written where is for a shell to say.

    check ─▶ fixes that do not touch each other, applied from the end ─▶ check again ─▶ kept, if all is as it should be; else half of them
"""

from __future__ import annotations

from bisect import bisect_right

from prlint.text.source import Source
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from prlint.diagnostic import Diagnostic, Edit, Fix
    from prlint.run import Checked

    Check = Callable[[Source], Checked]

# Formats whose source is the text that a reader of the file edits.
IN_PLACE = frozenset(("text", "markdown", "html"))
# A file is checked so many times at most; what is not settled then is left as it is.
_MAX_CHECKS = 80


class Fixed(Value):
    """A source after its fixes, what checking it finds, and how many fixes were made."""

    source: Source
    checked: Checked
    made: int


def fixed(source: Source, checked: Checked, check: Check, unsafe: bool = False) -> Fixed:
    """Apply all fixes that are safe, and with `unsafe` also those to be read first; until none is left that holds what it promises.

    checked: what checking the source has found.
    """
    refused: set[tuple[str, str]] = set()
    made = 0
    chosen: list[tuple[Diagnostic, Fix]] = []
    for _ in range(_MAX_CHECKS if checked.format in IN_PLACE and checked.error is None else 0):
        # Half of those that failed together, down to the one that is to blame; else all that there are.
        chosen = chosen[: len(chosen) // 2] or list(_chosen(checked, source, unsafe, refused))
        if not chosen:
            break
        step = _step(source, checked, chosen, check)
        if step is not None:
            source, checked = step
            made += len(chosen)
            chosen = []
            refused.clear()  # what was in a fix's way may be gone; each step leaves fewer findings, so this ends
        elif len(chosen) == 1:
            refused.add(_key(*chosen[0]))
            chosen = []
    return Fixed(source, checked, made)


def _key(diagnostic: Diagnostic, fix: Fix) -> tuple[str, str]:
    return diagnostic.fingerprint, fix.title


def _chosen(checked: Checked, source: Source, unsafe: bool, refused: set[tuple[str, str]]) -> Iterator[tuple[Diagnostic, Fix]]:
    """For each finding its first fix that may be made, as far as they do not touch each other; in the order of the text."""
    taken: list[SourceSpan] = []
    for diagnostic in checked.diagnostics:
        for fix in diagnostic.fixes:
            if fix.safety != "safe" and not (unsafe and fix.safety == "unsafe"):
                continue
            if _key(diagnostic, fix) in refused or not _can_be_written(fix, source, checked.format):
                continue
            spans = [edit.span for edit in fix.edits]
            if not any(span.overlaps(other) for span in spans for other in taken):
                taken += spans
                yield diagnostic, fix
            break


def _can_be_written(fix: Fix, source: Source, format_name: str) -> bool:
    """Whether the encoding of the file has the characters; a page can name those it lacks."""
    if format_name == "html":
        return True
    try:
        for edit in fix.edits:
            edit.text.encode(source.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _step(source: Source, before: Checked, chosen: Sequence[tuple[Diagnostic, Fix]], check: Check) -> tuple[Source, Checked] | None:
    """The source with these fixes made and what it is found to be; None where one does not do what it should."""
    edits = sorted((edit for _, fix in chosen for edit in fix.edits), key=_place)
    changed = Source(source.name, _edited(source, edits), source.encoding, source.bom)
    after = check(changed)
    if after.failed or after.error is not None:
        return None
    gone = [diagnostic for diagnostic, _ in chosen]
    return (changed, after) if _settled(before.diagnostics, after.diagnostics, gone, _Back(edits)) else None


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end


def _edited(source: Source, edits: Iterable[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [source.text[at : edit.span.start], _in_encoding(edit.text, source.encoding)]
        at = edit.span.end
    return "".join([*parts, source.text[at:]])


def _in_encoding(text: str, encoding: str) -> str:
    """The text, with character references for what the encoding lacks: only a page gets here with any."""
    return text.encode(encoding, "xmlcharrefreplace").decode(encoding)


class _Back:
    """From places in the changed text back to the text before."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts: list[int] = []
        self._edits: list[tuple[int, int, SourceSpan]] = []
        moved = 0
        for edit in edits:
            start = edit.span.start + moved
            self._starts.append(start)
            self._edits.append((start, start + len(edit.text), edit.span))
            moved += len(edit.text) - len(edit.span)

    def span(self, span: SourceSpan) -> SourceSpan:
        start, end = self._offset(span.start, False), self._offset(span.end, True)
        return SourceSpan(start, max(start, end))

    def _offset(self, offset: int, end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        _, new_end, old = self._edits[index]
        if offset < new_end:
            return old.end if end else old.start
        return old.end + offset - new_end


def _settled(before: Sequence[Diagnostic], after: Sequence[Diagnostic], gone: Sequence[Diagnostic], back: _Back) -> bool:
    """Whether those findings are gone and every other one was there before, if only as a second place of another."""
    places: dict[str, list[SourceSpan]] = {}
    marks: dict[str, list[SourceSpan]] = {}
    for diagnostic in before:
        labels = [label.place.span for label in diagnostic.labels]
        places.setdefault(diagnostic.rule, []).extend(labels if diagnostic in gone else [diagnostic.place.span, *labels])
    for diagnostic in gone:
        marks.setdefault(diagnostic.rule, []).append(diagnostic.place.span)
    for diagnostic in after:
        span = back.span(diagnostic.place.span)
        if any(_meet(span, mark) for mark in marks.get(diagnostic.rule, ())):
            return False
        if not any(span.overlaps(place) for place in places.get(diagnostic.rule, ())):
            return False
    return True


def _meet(one: SourceSpan, other: SourceSpan) -> bool:
    """Whether two places are the same: they share a character, or both are the same point."""
    if len(one) and len(other):
        return one.overlaps(other)
    return one == other
