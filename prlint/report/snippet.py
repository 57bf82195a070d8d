"""The lines a finding speaks of, with its places underlined."""

from __future__ import annotations

from prlint.report.style import SEVERITY_COLORS, dim, paint
from prlint.report.visible import visible, width
from prlint.report.words import line_name
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.diagnostic import Diagnostic, Label, Place
    from prlint.text.source import Source

WINDOW = 96  # columns of a line that are shown, where nothing narrower shows them
_NARROWEST = 24
_BEFORE = 5 / 12  # of the window: what is shown before a place that begins beyond it
MOST_LABELS = 4
_WORD = 15  # characters of a cut word that are left out
_TAB = "    "


class _Mark(Value):
    """One underline. line: of the text; name: what a reader calls it. main: the finding's own place."""

    line: int
    name: str
    start: int
    end: int
    last_line: int
    last_name: str
    message: str
    main: bool


class _View(Value):
    """What is shown of a line, and where a place stands in it, in columns."""

    text: str
    indent: int
    length: int


def snippet(diagnostic: Diagnostic, source: Source, color: bool, columns: int = 0) -> Iterator[str]:
    """The rows, ready to print, each behind a gutter with its line number, or the number of its paragraph.

    columns: of the terminal that shows them, 0 where none does. A row that it broke would have its underline beside the words.
    """
    if diagnostic.place.start.part is not None and source.projection is None:
        yield f"    | {visible(diagnostic.text[: _window(columns, 3)])}\n"
        return
    labels = diagnostic.labels[:MOST_LABELS]
    part = diagnostic.place.start.part
    marks = [_mark(diagnostic.place, "", True, source)]
    marks += [_mark(label.place, _told(label, part), False, source) for label in labels]
    marks.sort(key=lambda mark: (mark.line, not mark.main, mark.start))
    gutter = max(3, *(len(mark.name) for mark in marks))
    window = _window(columns, gutter)
    shown: tuple[int, str] | None = None
    for mark in marks:
        view = _view(mark, source, window)
        if shown != (mark.line, view.text):
            if shown is not None and mark.line > shown[0] + 1:
                yield dim(f"{'…':>{gutter + 1}}", color) + "\n"
            shown = mark.line, view.text
            yield f"{dim(f'{mark.name:>{gutter + 1}} |', color)} {view.text}".rstrip() + "\n"
        line = ("^" if mark.main else "-") * view.length
        tone = SEVERITY_COLORS[diagnostic.severity] if mark.main else "blue"
        far = f"(to {'line ' if mark.name.isdigit() else ''}{mark.last_name})" if mark.last_line > mark.line else ""
        notes = " ".join(filter(None, (mark.message, far)))
        bar = dim(f"{'':{gutter + 1}} |", color)
        indent = " " * view.indent
        words = visible(notes)
        beside = not words or view.indent + view.length + len(words) < window
        yield f"{bar} {indent}{paint(f'{line} {words}'.rstrip() if beside else line, tone, color)}\n"
        if not beside:
            yield f"{bar} {' ' * min(view.indent, max(window - len(words), 0))}{paint(words, tone, color)}\n"


def _window(columns: int, gutter: int) -> int:
    """How much of a line fits beside the gutter, with its bar and blanks, and the signs that tell where the line was cut."""
    return min(WINDOW, max(columns - gutter - len("  | ……"), _NARROWEST)) if columns else WINDOW


def _mark(place: Place, message: str, main: bool, source: Source) -> _Mark:
    names = line_name(place.start), line_name(place.end)
    start, end = place.start, place.end
    if start.part is not None:  # the text is the prose, in which the span counts
        start, end = source.lines.position(place.span.start), source.lines.position(place.span.end)
    return _Mark(start.line, names[0], start.column - 1, end.column - 1, end.line, names[1], message, main)


def _told(label: Label, part: str | None) -> str:
    """What a label says, with its part where that is another one."""
    other = label.place.start.part
    return label.message if other == part or other is None else f"{label.message} ({other})"


def _view(mark: _Mark, source: Source, window: int) -> _View:
    """The window of a line around a place. Only the window is looked at, however long the line."""
    text, starts = source.text, source.lines.starts
    begin = starts[mark.line - 1]
    end = starts[mark.line] if mark.line < len(starts) else len(text)
    while end > begin and text[end - 1] in "\r\n":
        end -= 1
    start = min(begin + mark.start, end)
    stop = min(begin + mark.end, end) if mark.last_line == mark.line else end
    before = int(window * _BEFORE)
    first = begin if end - begin <= window or start - begin <= window - before else _word_start(text, start - before, start)
    last = min(end, first + window)
    stop = max(min(stop, last), start)
    cut = "…" if first > begin else ""
    head = cut + _shown(text[first:start])
    return _View(
        cut + _shown(text[first:last]) + ("…" if last < end else ""),
        width(head),
        max(width(_shown(text[start:stop])), 1),
    )


def _word_start(text: str, first: int, last: int) -> int:
    """The start of the first whole word from an offset on, unless that is far."""
    blank = text.find(" ", first - 1, min(first + _WORD, last))
    return blank + 1 if blank >= 0 else first


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))
