"""Findings as comments on a Word file: what is wrong, why it matters, how to fix it and what that rests on, a paragraph each."""

from __future__ import annotations

from prlint.formats.docx_comments import Remark
from prlint.report.sarif_rules import why_of
from prlint.report.words import at_line, leaning
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prlint.checks.rule import Rule
    from prlint.diagnostic import Diagnostic
    from prlint.run import Checked

MOST_LABELS = 8


def remarks(file: Checked, rules: Mapping[str, Rule]) -> Iterator[Remark]:
    """What is to be said of each place, in the order of the findings. Suppressed findings are answered for already."""
    for diagnostic in file.diagnostics:
        span = diagnostic.place.span
        yield Remark(ProseSpan(span.start, span.end), tuple(_lines(diagnostic, rules.get(diagnostic.rule))))


def _lines(diagnostic: Diagnostic, rule: Rule | None) -> Iterator[str]:
    yield f"{diagnostic.severity.capitalize()}: {diagnostic.message}"
    yield why_of(diagnostic.rule, rule)
    for label in diagnostic.labels[:MOST_LABELS]:
        yield f"{label.message[:1].upper()}{label.message[1:]}: {at_line(label.place.start)}."
    if len(diagnostic.labels) > MOST_LABELS:
        yield f"And at {len(diagnostic.labels) - MOST_LABELS} more places."
    for fix in diagnostic.fixes:
        yield f"To fix: {fix.title}."
    for authority in diagnostic.authority:
        how, what = leaning(authority.cite)
        yield f"{how.capitalize()}: {what}."
    yield f"Rule: {diagnostic.rule}"
