"""JUnit XML: a suite a file, a failed case for each finding that fails the run.

What is milder than `--fail-on` is told in the suite's output, so that a build service says what the exit status says; and a file without
a failed case has one that passes, since a service takes a report without cases for a build that tested nothing.
"""

from __future__ import annotations

from prlint.diagnostic import SEVERITIES
from prlint.report.concise import line
from prlint.report.encode import as_xml
from prlint.report.entries import of_file
from prlint.report.visible import visible
from prlint.report.words import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.report.entries import Entry
    from prlint.run import Checked, Run

_DEFAULT_LIMIT = "warning"


def render(run: Run) -> Iterator[str]:
    limits = run.limits or (_DEFAULT_LIMIT,) * len(run.files)
    suites = [_suite(file, limit, run.show_suppressed) for file, limit in zip(run.files, limits, strict=True)]
    totals = [sum(suite[0][n] for suite in suites) for n in range(4)]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="prlint"{_counts(totals)}>\n'
    for _, lines in suites:
        yield from lines
    yield "</testsuites>\n"


def _suite(file: Checked, limit: str, show_suppressed: bool) -> tuple[list[int], list[str]]:
    """The counts (tests, failures, errors, skipped) of one file, and its lines."""
    failing = [entry for entry in of_file(file) if entry.diagnostic is None or _fails(entry, limit)]
    milder = [line(entry) for entry in of_file(file) if entry.diagnostic is not None and not _fails(entry, limit)]
    cases = [_case(entry) for entry in failing] or [f"{_opening(file.path, 'no failing finding')}/>\n"]
    skipped = list(_skipped(file)) if show_suppressed else []
    errors = sum(entry.diagnostic is None for entry in failing)
    counts = [len(cases) + len(skipped), len(failing) - errors, errors, len(skipped)]
    output = [f"  <system-out>{as_xml(''.join(milder))}</system-out>\n"] if milder else []
    head = f' <testsuite name="{as_xml(file.path)}"{_counts(counts)}>\n'
    return counts, [head, *cases, *skipped, *output, " </testsuite>\n"]


def _fails(entry: Entry, limit: str) -> bool:
    return limit != "never" and SEVERITIES.index(entry.severity) >= SEVERITIES.index(limit)


def _counts(counts: list[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    return "".join(f' {name}="{number}"' for name, number in zip(names, counts, strict=True)) + ' time="0"'


def _opening(path: str, name: str) -> str:
    return f'  <testcase classname="{as_xml(path)}" name="{as_xml(name)}" time="0"'


def _case(entry: Entry) -> str:
    sort = "error" if entry.diagnostic is None else "failure"
    told = f'<{sort} type="{as_xml(entry.rule)}" message="{as_xml(entry.message)}">{as_xml(line(entry).rstrip())}</{sort}>'
    return f"{_opening(entry.path, _name(entry))}>{told}</testcase>\n"


def _name(entry: Entry) -> str:
    """A rule has one finding at a place, so its place makes a name of its own."""
    return entry.rule + (where("", entry.diagnostic.place).replace(":", " ", 1) if entry.diagnostic else "")


def _skipped(file: Checked) -> Iterator[str]:
    for suppressed in file.suppressed:
        name = suppressed.diagnostic.rule + where("", suppressed.diagnostic.place).replace(":", " ", 1)
        reason = visible(f"{suppressed.by}: {suppressed.reason}")
        yield f'{_opening(file.path, name)}><skipped message="{as_xml(reason)}"/></testcase>\n'
