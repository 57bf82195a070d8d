"""`prlint check`: lint files and folders."""

from __future__ import annotations

import sys

from prlint.cli import FAILED, FINDINGS, NOTHING, USAGE
from prlint.cli.arguments import UsageError
from prlint.cli.console import colored, columns, complain, replace_file, write, write_file
from prlint.cli.project import Project
from prlint.cli.tree import tree
from prlint.report import renderer
from prlint.report.visible import visible, visible_path
from prlint.run import CONFIGURATION, Checked, Run, reaches
from prlint.settings import own_ruled
from prlint.suppress import unused_entries
from prlint.text.paths import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.cli.inputs import Input, Inputs
    from prlint.diagnostic import Diagnostic
    from prlint.settings import Settings
    from prlint.text.source import Source


_MANY = 200  # files whose results take room
_last: list[object] = []  # held until the process ends, since taking rules and findings apart took 0.6 of the 84 ms of a check
_LINED = ("concise", "vim", "vscode")  # formats that editors read line by line


def run(options: Mapping[str, Any], paths: Sequence[str]) -> int:
    try:
        return _run(options, paths)
    except Exception as error:
        if not any(name in _LINED and not path for name, path in options["format"]):
            raise
        from prlint.cli.failures import explain

        return explain(error, True, options["stdin-filename"])


def _run(options: Mapping[str, Any], paths: Sequence[str]) -> int:
    targets = _targets(options)
    _refuse_what_cannot_be_recorded(options, targets)
    project = Project(options)
    inputs = project.inputs(paths)
    written = [options["write-baseline"], options["reviewed"], *(path for _, path in targets)]
    project.refuse_to_overwrite(inputs, filter(None, written))
    if options["reviewed"]:
        _refuse_what_cannot_be_reviewed(options, inputs, written)
    fixing = _fixing(options, inputs.files)
    # Every fault of a configuration or pack stops before any file.
    limits = [project.settings(file.place).fail_on for file in inputs.files]
    total = len(inputs.files)
    files = list(_watched(_kept(_checked(project, inputs.files, options, fixing), total), total, options["quiet"]))
    if options["reviewed"]:
        from prlint.cli.reviewed import write_reviewed

        write_reviewed(options["reviewed"], inputs.files[0], files[0], project.rules(inputs))
    if options["write-baseline"]:
        files = _recorded(project, inputs.files, files, options["write-baseline"])
    for file, limit in list(_configurations(project, inputs.files, files)):
        files.append(file)
        limits.append(limit)
    for problem in inputs.problems:
        complain(f"prlint: {visible(problem)}")
    done = Run(tuple(files), options["show-suppressed"], options["quiet"], False, tuple(limits), project.rules(inputs), *tree())
    _last[:] = [project, done]
    for name, path in targets:
        if path or not options["diff"]:  # standard output holds what `patch` reads, and nothing else
            project.timed("report", _report)(name, path, done, options)
    if project.timing:
        _tell_costs(project, inputs, files, options)
    return _status(files, limits, bool(inputs.problems))


def _refuse_what_cannot_be_reviewed(options: Mapping[str, Any], inputs: Inputs, written: Sequence[str | None]) -> None:
    """Raises UsageError."""
    from prlint.cli.reviewed import refuse_what_cannot_be_reviewed

    if written.count(options["reviewed"]) > 1:
        raise UsageError(f"a report and the reviewed copy would both be written to {options['reviewed']}; name two files")
    refuse_what_cannot_be_reviewed(options["reviewed"], inputs.files)


def _report(name: str, path: str, run: Run, options: Mapping[str, Any]) -> None:
    color = colored("never" if path and options["color"] == "auto" else options["color"])
    pieces = renderer(name)(run.but(color=color, columns=0 if path else columns(sys.stdout)))
    if path:
        write_file(path, pieces)
    else:
        write(pieces)


def _tell_costs(project: Project, inputs: Inputs, files: Sequence[Checked], options: Mapping[str, Any]) -> None:
    from prlint.cli.statistics import tell

    assert project.timing is not None
    own = [rule.id for rule in project.rules(inputs).values() if rule.origin != "built in"]
    tell(project.timing, files, own, min(options["jobs"], max(len(inputs.files), 1)))


def _status(files: Sequence[Checked], limits: Sequence[str], problems: bool) -> int:
    """The largest of those that hold."""
    status = NOTHING if problems else 0
    for file, limit in zip(files, limits, strict=True):
        if file.failed:
            status = max(status, FAILED)
        elif file.error is not None:
            status = max(status, USAGE)
        elif reaches([file], limit):
            status = max(status, FINDINGS)
    return status


def _targets(options: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(format, file) pairs, the file empty for standard output. Raises UsageError where two would share one place."""
    chosen = options["format"] or [("text", "")]
    targets = [(name, path or options["output"] or "") for name, path in chosen]
    if options["output"] and all(path for _, path in chosen):
        raise UsageError(f"--output {options['output']} has nothing left to write: every --format names its file")
    places = [path for _, path in targets]
    for place in places:
        if places.count(place) > 1:
            raise UsageError(f"two formats would be written to {place or 'standard output'}; name a file for each: --format FORMAT:FILE")
    return targets


def _fixing(options: Mapping[str, Any], files: Sequence[Input]) -> bool:
    """Whether files are to be fixed. Raises UsageError where that cannot be."""
    if not (options["fix"] or options["diff"] or options["unsafe-fixes"]):
        return False
    from prlint.cli.fixing import refuse_what_cannot_be_fixed

    refuse_what_cannot_be_fixed(options, files)
    return True


def _checked(project: Project, files: Sequence[Input], options: Mapping[str, Any], fixing: bool) -> Iterator[Checked]:
    if fixing:
        from prlint.cli.fixing import fix_all

        return fix_all(project, files, options)
    if options["jobs"] > 1 and len(files) > 1:
        from prlint.cli.jobs import check_all

        return check_all(project, files, options)
    return map(project.check, files)


def _kept(files: Iterator[Checked], total: int) -> Iterator[Checked]:
    """The results as they are held until they are reported: as they come, unless there are many."""
    if total < _MANY:
        return files
    from prlint.cli.keeping import kept

    return kept(files)


def _watched(files: Iterator[Checked], total: int, quiet: bool) -> Iterator[Checked]:
    if total < 2 or quiet:
        return files
    from prlint.cli import progress

    return progress.counted(files, total) if progress.wanted() else files


def _refuse_what_cannot_be_recorded(options: Mapping[str, Any], targets: Sequence[tuple[str, str]]) -> None:
    """Raises UsageError."""
    path = options["write-baseline"]
    if path and options["baseline"]:
        raise UsageError("--write-baseline records all that stands now, whatever --baseline says; give one of the two")
    if path and any(path == target for _, target in targets):
        raise UsageError(f"a report and the baseline would both be written to {path}; name two files")


def _recorded(project: Project, inputs: Sequence[Input], files: Sequence[Checked], path: str) -> list[Checked]:
    """The files when their findings stand in the baseline. Raises WriteError."""
    from prlint.baseline import recorded
    from prlint.report.words import counted

    places = [project.name_of(file.place) for file in inputs]
    text, done, count = recorded(list(zip(files, places, strict=True)), path, shown(path))
    replace_file(path, text)
    complain(f"prlint: {visible_path(shown(path))}: {counted(count, 'finding')} recorded")
    return list(done)


def _configurations(project: Project, inputs: Sequence[Input], files: Sequence[Checked]) -> Iterator[tuple[Checked, str]]:
    """The configurations that allow what no finding of these files needs, then such baselines, each with its `fail-on`."""
    by_settings: dict[int, tuple[Settings, list[Checked]]] = {}
    for file, checked in zip(inputs, files, strict=True):
        if checked.unused or checked.stale or checked.kept:
            settings = project.settings(file.place)
            by_settings.setdefault(id(settings), (settings, []))[1].append(checked)
    for settings, found in by_settings.values():
        source = settings.config.source
        if source is not None:
            yield from _said(source, unused_entries((entry for file in found for entry in file.unused), source), settings)
    if any(checked.stale for checked in files):
        yield from _baselines(by_settings.values())


def _baselines(groups: Iterable[tuple[Settings, Sequence[Checked]]]) -> Iterator[tuple[Checked, str]]:
    """Each baseline once, though several configurations may name it."""
    from prlint.baseline import stale

    by_name: dict[str, tuple[Settings, Source, list[Checked]]] = {}
    for settings, files in groups:
        if settings.baseline is not None:
            source = settings.baseline.source
            by_name.setdefault(source.name, (settings, source, []))[2].extend(files)
    for settings, source, files in by_name.values():
        yield from _said(source, stale(files, source), settings)


def _said(source: Source, found: tuple[Diagnostic, ...], settings: Settings) -> Iterator[tuple[Checked, str]]:
    diagnostics = own_ruled(found, settings)
    if diagnostics:
        yield Checked(source.name, source, CONFIGURATION, diagnostics=diagnostics), settings.fail_on
