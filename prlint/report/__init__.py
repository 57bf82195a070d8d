"""Reports: one module an output format, each with one function `render(run) -> pieces of text`."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prlint.run import Run

# format name -> (module, what it is for)
FORMATS: dict[str, tuple[str, str]] = {
    "text": ("prlint.report.text", "for people: the line with the words underlined, authority and remedy"),
    "concise": ("prlint.report.concise", "one line a finding"),
    "vim": ("prlint.report.vim", "the same with columns in bytes, for Vim and its kin"),
    "vscode": ("prlint.report.vscode", "the same from and to, in UTF-16 units, for the tasks of VS Code"),
    "json": ("prlint.report.json", "one JSON document, version 1"),
    "jsonl": ("prlint.report.jsonl", "one JSON object a file, one a line, and a summary"),
    "sarif": ("prlint.report.sarif", "SARIF 2.1.0, for code scanning"),
    "github": ("prlint.report.github", "annotations, as commands of GitHub Actions"),
    "gitlab": ("prlint.report.gitlab", "GitLab Code Quality"),
    "junit": ("prlint.report.junit", "JUnit XML"),
    "checkstyle": ("prlint.report.checkstyle", "Checkstyle XML"),
    "rdjson": ("prlint.report.rdjson", "the Reviewdog Diagnostic Format"),
    "rdjsonl": ("prlint.report.rdjsonl", "the same, one finding a line"),
    "markdown": ("prlint.report.markdown", "a table, for step summaries and merge requests"),
}


def renderer(format_name: str) -> Callable[[Run], Iterable[str]]:
    """The function that renders a run in this format; KeyError for one that is not there."""
    return import_module(FORMATS[format_name][0]).render  # type: ignore[no-any-return]
