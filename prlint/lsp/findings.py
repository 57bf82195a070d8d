"""Findings as the protocol has them, and what the client is told of one under the cursor."""

from __future__ import annotations

from lsprotocol import types

from prlint.diagnostic import Diagnostic, Label, of_file
from prlint.report.markdown import escaped
from prlint.report.sarif_rules import rule_object
from prlint.report.visible import visible
from prlint.text.span import SourceSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prlint.checks.rule import Rule
    from prlint.lsp.documents import Page
    from prlint.lsp.projects import Problem, Standing
    from prlint.run import Checked

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
UNREADABLE = "prlint/unreadable-file"


def range_of(page: Page, span: SourceSpan) -> types.Range:
    return types.Range(_position(page, span.start), _position(page, span.end))


def _position(page: Page, offset: int) -> types.Position:
    line, unit = page.spot(offset)
    return types.Position(line, unit)


def told(finding: Diagnostic, page: Page, uri: str, rules: Mapping[str, Rule]) -> types.Diagnostic:
    """One finding. Its other places go along where they stand in the same file."""
    url = _url(rules.get(finding.rule))
    return types.Diagnostic(
        range=range_of(page, finding.place.span),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(href=url) if url else None,
        source="prlint",
        related_information=[_related(label, page, uri) for label in finding.labels] or None,
    )


def _related(label: Label, page: Page, uri: str) -> types.DiagnosticRelatedInformation:
    return types.DiagnosticRelatedInformation(types.Location(uri, range_of(page, label.place.span)), label.message)


def _url(rule: Rule | None) -> str | None:
    """The first address that a rule rests on."""
    urls = (url for _, url, _ in rule.authority if url) if rule else iter(())
    return next((url for url in urls if url.startswith(("https://", "http://"))), None)


def all_told(checked: Checked, page: Page, uri: str, rules: Mapping[str, Rule]) -> list[types.Diagnostic]:
    """What came of a text; for one that cannot be read, why."""
    if checked.error is not None:
        return [told(of_file(UNREADABLE, f"This text is not checked: {checked.error}."), page, uri, rules)]
    return [told(finding, page, uri, rules) for finding in checked.diagnostics]


def unchecked(standing: Standing, page: Page, uri: str) -> list[types.Diagnostic]:
    """What is told of a text while no configuration around it was ever valid: a clean text would be a lie."""
    rule = next((finding.rule for problem in standing.problems for finding in problem.found), "config/unusable")
    return [told(of_file(rule, f"This text is not checked, since the rules cannot be read: {standing.trouble}"), page, uri, {})]


def problems_told(problem: Problem, page: Page, uri: str) -> list[types.Diagnostic]:
    return [told(finding, page, uri, {}) for finding in problem.found]


def under(checked: Checked, span: SourceSpan) -> list[Diagnostic]:
    """The findings that a place touches, in the order of the text."""
    return [finding for finding in checked.diagnostics if finding.place.span.overlaps(span) or _touches(finding.place.span, span)]


def _touches(one: SourceSpan, other: SourceSpan) -> bool:
    """Whether a place without characters stands at either end of another."""
    return not len(other) and one.start <= other.start <= one.end


def hover(found: Sequence[Diagnostic], page: Page, rules: Mapping[str, Rule], markdown: bool) -> types.Hover | None:
    """What the rules of these findings say, why, and on whose authority."""
    if not found:
        return None
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    words = ("\n\n---\n\n" if markdown else "\n\n").join(_explained(finding, rules, markdown) for finding in found)
    return types.Hover(types.MarkupContent(kind, words), range_of(page, found[0].place.span))


def _explained(finding: Diagnostic, rules: Mapping[str, Rule], markdown: bool) -> str:
    rule = rules.get(finding.rule)
    told_of = rule_object(finding.rule, rule)
    title = told_of["shortDescription"]["text"]
    about = f"{finding.severity}, confidence {finding.confidence}"
    fixes = [fix.title for fix in finding.fixes]
    if markdown:
        lines = [f"**{escaped(visible(title))}** `{visible(finding.rule)}`, {about}", escaped(visible(finding.message))]
        lines += [f"To fix: {escaped(visible(title))}." for title in fixes]
        return "\n\n".join([*lines, told_of["help"]["markdown"]])
    lines = [f"{visible(title)} ({visible(finding.rule)}, {about})", visible(finding.message)]
    lines += [f"To fix: {visible(title)}." for title in fixes]
    return "\n\n".join([*lines, told_of["help"]["text"]])
