"""For people: each finding with its line, the words underlined, what it rests on and what to do; then what was counted and not checked."""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.snippet import MOST_LABELS, snippet
from prlint.report.style import SEVERITY_COLORS, bold, dim, paint
from prlint.report.visible import visible, visible_path
from prlint.report.words import at_line, by_severity, counted, leaning, listed, where
from prlint.run import CONFIGURATION, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prlint.diagnostic import Diagnostic
    from prlint.run import Checked, Run
    from prlint.text.source import Source

_INDENT = "  "
_WIDTH = 100
_MOST_KEYS = 4
_MOST_NAMES = 12


def render(run: Run) -> Iterator[str]:
    speaking = [file for file in run.files if file.error is not None or file.diagnostics or (run.show_suppressed and file.suppressed)]
    for file in speaking:
        if len(speaking) > 1:
            yield from _heading(file, run.color)
        yield from _file(file, run)
    if not run.quiet:
        yield from closing(run)


def _heading(file: Checked, color: bool) -> Iterator[str]:
    tally = by_severity(count([file]))
    yield f"{bold(visible_path(file.path), color)}{dim(f': {tally}', color) if tally else ''}\n\n"


def _file(file: Checked, run: Run) -> Iterator[str]:
    if file.error is not None:
        yield f"{visible_path(file.path)}  {paint('unreadable', 'red', run.color)}\n{_INDENT}{visible(file.error)}\n\n"
    if file.source is None:
        return
    for diagnostic in file.diagnostics:
        yield from block(file.path, diagnostic, file.source, run.color, run.columns)
    if run.show_suppressed:
        for suppressed in file.suppressed:
            yield from block(file.path, suppressed.diagnostic, file.source, run.color, run.columns, f"{suppressed.by}: {suppressed.reason}")


def block(path: str, diagnostic: Diagnostic, source: Source, color: bool, columns: int = 0, answered: str = "") -> Iterator[str]:
    """One finding. columns: of the terminal, 0 where there is none. answered: by what and why it was suppressed, where it was."""
    severity = paint(diagnostic.severity, SEVERITY_COLORS[diagnostic.severity], color)
    state = dim("  suppressed", color) if answered else ""
    yield f"{bold(where(path, diagnostic.place), color)}  {severity}  {dim(visible(diagnostic.rule), color)}{state}\n"
    yield from wrapped("", visible(diagnostic.message), columns)
    yield from snippet(diagnostic, source, color, columns)
    more = len(diagnostic.labels) - MOST_LABELS
    if more > 0:
        lines = list(dict.fromkeys(at_line(label.place.start) for label in diagnostic.labels[MOST_LABELS:]))
        rest = [line.removeprefix("line ") for line in lines[1:]]
        yield from _note("also", f"{counted(more, 'more place')}: {_some([lines[0], *rest])}", color, columns)
    for fix in diagnostic.fixes:
        yield from _note("to fix", visible(fix.title), color, columns)
    for authority in diagnostic.authority:
        yield from _note(*leaning(authority.cite), color, columns)
    if answered:
        yield from _note("allowed", visible(answered), color, columns)
    yield "\n"


def _note(name: str, text: str, color: bool, columns: int) -> Iterator[str]:
    first, *rest = wrapped(f"{name:<10}", text, columns)
    yield first.replace(name, dim(name, color), 1)
    yield from rest


def wrapped(head: str, text: str, columns: int = 0) -> Iterator[str]:
    """An indented paragraph with a hanging head, as wide as the terminal and no wider than is good to read."""
    most = min(columns or _WIDTH, _WIDTH)
    pad = _INDENT + " " * len(head)
    line = _INDENT + head
    started = False
    for word in text.split(" "):
        if started and len(line) + 1 + len(word) > most:
            yield line + "\n"
            line, started = pad, False
        line += (" " if started else "") + word
        started = True
    yield line.rstrip() + "\n"


def _some(words: Sequence[str]) -> str:
    return ", ".join(words) if len(words) <= _MOST_NAMES else ", ".join(words[:_MOST_NAMES]) + " …"


def closing(run: Run) -> Iterator[str]:
    """What was counted, and what was not checked."""
    tally = count(run.files)
    checked = [file for file in run.files if file.error is None and file.format != CONFIGURATION]
    if not checked and not tally["unreadable"]:
        return
    found = by_severity(tally)
    if found:
        guilty = sum(bool(file.diagnostics) for file in run.files)
        place = f" in {guilty} of {counted(len(checked), 'file')}" if len(checked) > 1 else ""
        yield f"{_painted_tally(tally, run.color)}{place}{_beside(tally)}.\n"
    elif checked:
        yield f"No findings in {counted(len(checked), 'file')}{_beside(tally)}.\n"
    else:
        yield f"{counted(tally['unreadable'], 'file')} could not be read; nothing was checked.\n"
    yield from _not_checked(checked, run.color)
    if found:
        rule = next(d.rule for file in run.files for d in file.diagnostics)
        yield dim(f"prlint explain {visible(rule)} tells more of a rule.", run.color) + "\n"


def _painted_tally(tally: Mapping[str, int], color: bool) -> str:
    words = []
    for severity in reversed(SEVERITIES):
        if tally[severity]:
            words.append(paint(counted(tally[severity], severity), SEVERITY_COLORS[severity], color))
    return listed(words)


def _beside(tally: Mapping[str, int]) -> str:
    """What is not among the findings."""
    words = [f"{tally[key]} {key}" for key in ("suppressed", "baselined") if tally[key]]
    if tally["unreadable"]:
        words.append(f"{counted(tally['unreadable'], 'file')} could not be read")
    return f" ({'; '.join(words)})" if words else ""


def _not_checked(checked: Sequence[Checked], color: bool) -> Iterator[str]:
    """A clean result that hides what was not looked at would be the worst of all."""
    if not checked:
        return
    idle = [sum(not _switched_off(off.reason) for off in file.off) for file in checked]
    ignored = {off.rule for file in checked for off in file.off if _switched_off(off.reason)}
    each = " on each file" if len(checked) > 1 else ""
    words = f"{_range([file.on for file in checked], 'rule')} ran{each}, {_range(idle)} had nothing to go by"
    if ignored:
        words += f", {len(ignored)} {'is' if len(ignored) == 1 else 'are'} switched off"
    wanted: dict[str, int] = {}
    for file in checked:
        for off in file.off:
            if off.reason.startswith("needs "):
                key = off.reason[len("needs ") :]
                wanted[key] = wanted.get(key, 0) + 1
    yield dim(words + ".", color) + "\n"
    if wanted:
        keys = sorted(wanted, key=lambda key: (-wanted[key], key))
        some = listed([*keys[:_MOST_KEYS], *([f"{len(keys) - _MOST_KEYS} more"] if len(keys) > _MOST_KEYS else [])])
        yield dim(f"Some wait to be told more: {some} (profile in prlint.yaml, or --profile KEY=VALUE).", color) + "\n"


def _switched_off(reason: str) -> bool:
    return reason.startswith(("ignored by ", "its confidence is "))


def _range(numbers: Sequence[int], noun: str = "") -> str:
    low, high = min(numbers), max(numbers)
    words = str(low) if low == high else f"{low} to {high}"
    return words if not noun else f"{words} {noun}" + ("" if low == high == 1 else "s")


def problems(files: Iterable[tuple[Source, Sequence[Diagnostic]]], color: bool, columns: int = 0) -> Iterator[str]:
    """What is wrong with configurations or packs, shown as findings are."""
    total, names = 0, []
    for source, found in files:
        names.append(visible_path(source.name))
        for diagnostic in found:
            total += 1
            yield from block(source.name, diagnostic, source, color, columns)
    yield f"{counted(total, 'problem')} in {listed(list(dict.fromkeys(names)))}; nothing was checked.\n"
