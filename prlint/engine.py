"""lint(): one source, one set of rules, one profile; findings out. Pure: it reads nothing, and what it keeps cannot be seen.

    Facts --rules--> Findings (prose places) --one place--> Diagnostics (source places)
"""

from __future__ import annotations

from bisect import bisect_right

from prlint import formats, segment
from prlint.checks.evaluator import Evaluator
from prlint.checks.findings import Finding, ProseFix, finding_of
from prlint.checks.rule import Rule, Ruleset
from prlint.checks.verbs import VERBS, Fault, Tally, primary
from prlint.diagnostic import Authority, Diagnostic, Edit, Fix, Label, Place, of_file
from prlint.facts import Facts
from prlint.profile import Profile
from prlint.release import Release
from prlint.text.projection import Projection
from prlint.text.source import Source
from prlint.text.span import LineIndex, ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from prlint.timing import Timing

INTERNAL_ERROR = "prlint/internal-error"
_OF_WORDS = {"phrase", "pattern"}  # kinds of things that a rule itself has words for


class Off(Value):
    """A rule that did not run, and why, in words for the user: "needs marks.owner", "nothing to go by: no citation-marker" …"""

    rule: str
    reason: str


class Failure(Value):
    """A rule that raised: prlint's own fault, told where it happened and never with words of the release."""

    rule: str
    what: str

    @property
    def message(self) -> str:
        return f"{self.rule} was not checked: prlint failed ({self.what}). Please report it; --ignore {self.rule} turns it off"


class Outcome(Value):
    """All that the rules said of one release."""

    findings: tuple[Finding, ...]
    on: tuple[str, ...]
    off: tuple[Off, ...]
    failures: tuple[Failure, ...]


class Report(Value):
    """What came of one file. `failed`: prlint itself failed in a rule; its diagnostic has the rule id prlint/internal-error."""

    projection: Projection
    language: str
    on: int
    off: tuple[Off, ...]
    diagnostics: tuple[Diagnostic, ...]
    failed: bool = False


def lint(
    source: Source, ruleset: Ruleset, profile: Profile | None = None, format_name: str | None = None, timing: Timing | None = None
) -> Report:
    """Findings ordered by span, then rule, before suppression. Raises UnreadableError where the format cannot be read.

    timing: where somebody asks what each step costs.
    """
    timed = timing.stage if timing else _untimed
    projection = timed("format", formats.project)(source, format_name)
    release = timed("segment", segment.read)(projection)
    outcome = timed("rules", check_release)(release, ruleset, profile, timing=timing)
    diagnostics = timed("place", _placed)(source, projection, release, outcome)
    return Report(projection, release.language, len(outcome.on), outcome.off, diagnostics, bool(outcome.failures))


def _untimed(_: str, work: Callable[..., Any]) -> Callable[..., Any]:
    return work


def _placed(source: Source, projection: Projection, release: Release, outcome: Outcome) -> tuple[Diagnostic, ...]:
    mapper = _Mapper(source, projection, release)
    diagnostics = [mapper.diagnostic(finding) for finding in _of_the_release(outcome.findings, projection)]
    diagnostics += [of_file(INTERNAL_ERROR, failure.message) for failure in outcome.failures]
    diagnostics.sort(key=lambda d: (d.place.span.start, d.place.span.end, d.rule))
    return tuple(told_apart(diagnostics))


def _of_the_release(findings: Iterable[Finding], projection: Projection) -> Iterable[Finding]:
    """Findings without those that underline what the page puts around the release, or what no reader of it sees.

    What is missing is told wherever that is shown; that something is hidden, where it is.
    """
    aside = [shape.prose for shape in projection.shapes if shape.kind in ("furniture", "hidden", "property")]
    if not aside:
        return findings
    starts = [span.start for span in aside]

    def stands_aside(finding: Finding) -> bool:
        index = bisect_right(starts, finding.span.start) - 1
        return index >= 0 and len(finding.span) > 0 and aside[index].contains(finding.span)

    return [finding for finding in findings if finding.rule.gate or finding.thing.kind == "trace" or not stands_aside(finding)]


def check_release(
    release: Release, ruleset: Ruleset, profile: Profile | None = None, only: str | None = None, timing: Timing | None = None
) -> Outcome:
    """What the rules say of a release. `only`: this rule alone (with those it yields to, whose findings are left out)."""
    _keep(None)
    evaluator = Evaluator((timing.facts if timing else Facts)(release, profile, ruleset.wordings), ruleset)
    rules = _with_stronger(only, ruleset.rules) if only else ruleset.rules
    findings: list[Finding] = []
    on: list[str] = []
    off: list[Off] = []
    failures: list[Failure] = []
    for rule in sorted(rules, key=lambda rule: not rule.gate):
        try:
            reason, found = (timing.rule(rule.id, _run) if timing else _run)(rule, evaluator)
        except Exception as error:
            failures.append(Failure(rule.id, describe_exception(error)))
            continue
        if reason:
            off.append(Off(rule.id, reason))
            continue
        on.append(rule.id)
        findings += found
        if found and rule.gate:
            off = [Off(other.id, f"silent where {rule.id} speaks") for other in rules if other is not rule]
            break
    _keep(evaluator)
    findings = _yield(findings, frozenset(on))
    if only:
        findings = [f for f in findings if f.rule.id == only]
    findings.sort(key=lambda f: (f.span.start, f.span.end, f.rule.id))
    return Outcome(tuple(findings), tuple(on), tuple(sorted(off, key=lambda o: o.rule)), tuple(failures))


_latest: Evaluator | None = None  # of the release checked last


def _keep(evaluator: Evaluator | None) -> None:
    """Let go of what was found in the release before, and hold this until then.

    So the last release of a process stays as it is: taking it apart took 1 of the 84 ms of a check.
    """
    global _latest
    before, _latest = _latest, evaluator
    if before is not None:
        before.facts.forget()


def _with_stronger(only: str, rules: Iterable[Rule]) -> list[Rule]:
    by_id = {rule.id: rule for rule in rules}
    wanted, queue = [], [only]
    while queue:
        rule = by_id.get(queue.pop())
        if rule is not None and rule not in wanted:
            wanted.append(rule)
            queue += rule.yields_to
    return wanted


def describe_exception(error: BaseException) -> str:
    """An exception by its type and the line of prlint that raised it; its own words are left out, as they might be words of a release."""
    if isinstance(error, ImportError) and error.name:
        return f"{type(error).__name__}: {error.name}"
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/prlint/")[2]
    return f"{type(error).__name__} in {file}, line {trace.tb_lineno}"


# One rule


def _run(rule: Rule, evaluator: Evaluator) -> tuple[str, list[Finding]]:
    """(why it is off, or nothing; its findings)"""
    reason = _off(rule, evaluator)
    if reason:
        return reason, []
    tally = Tally()
    faults = [
        fault
        for fault in VERBS[rule.check["verb"]](evaluator, rule.check, tally)
        if not any(evaluator.holds(condition, fault.found.thing) for condition in rule.unless)
    ]
    if not tally.seen:
        missing = [key for key, mode in rule.needs.items() if mode == "lower" and not evaluator.states(key, stated_only=False)]
        if missing:
            return f"needs {missing[0]}", []
    if not faults:
        return "", []
    faults.sort(key=primary)
    return "", _told_once(finding_of(rule, group, evaluator) for group in _grouped(rule, _apart(faults), evaluator))


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Without those that say the same of the same place as one before: two alternatives of a rule may fit one thing."""
    told: dict[tuple[ProseSpan, str], Finding] = {}
    for finding in findings:
        told.setdefault((finding.span, finding.message), finding)
    return list(told.values())


def _apart(faults: list[Fault]) -> list[Fault]:
    """Faults in their order, without words that lie within longer ones or run on from them: words are at fault once."""
    kept: list[Fault] = []
    for fault in faults:
        last, span = kept[-1].found.thing if kept else None, fault.found.thing.span
        if last is None or not {last.kind, fault.found.thing.kind} <= _OF_WORDS or not last.span.overlaps(span):
            kept.append(fault)
        elif len(span) > len(last.span):
            kept[-1] = fault
    return kept


def _off(rule: Rule, evaluator: Evaluator) -> str:
    """Why a rule cannot speak of this release, in words for the user; empty where it can."""
    language = evaluator.facts.release.language
    if rule.languages and language not in rule.languages:
        return f"speaks of texts in {', '.join(rule.languages)}; this one is in {language}"
    for key, mode in rule.needs.items():
        if evaluator.states(key) or mode == "keep":
            continue
        if mode == "silent" or (key in evaluator.ruleset.regimes and not evaluator.regime(key)):
            return f"needs {key}"
    for condition in rule.when:
        if not evaluator.holds(condition, None):
            return f"nothing to go by: {_lacking(condition, evaluator)}"
    return ""


def _lacking(condition: tuple[Any, ...], evaluator: Evaluator) -> str:
    """The first line of a `when` that does not hold, in words."""
    for line in condition:
        if evaluator.holds((line,), None):
            continue
        if line[0] == "relation":
            wanted = line[2][0]
            head = next(key for key in ("fact", "part", "phrase", "pattern") if key in wanted)
            names = [name for name in wanted[head] if isinstance(name, str)] if head in ("fact", "part") else ["such words"]
            return f"no {' or '.join(names)}" + (" of the kind it asks for" if "where" in wanted else "")
        if line[0] == "profile":
            return f"the profile does not say so of {line[1]}"
        if line[0] == "regime":
            return "not under " + " or ".join(evaluator.ruleset.regimes[name].title for name in line[1])
    return "its condition does not hold"


def _grouped(rule: Rule, faults: list[Fault], evaluator: Evaluator) -> list[list[Fault]]:
    """Faults that one finding tells of: each by itself, or those that share what `once_per` names."""
    if not rule.once_per:
        return [[fault] for fault in faults]
    groups: dict[tuple[Any, ...], list[Fault]] = {}
    for fault in faults:
        groups.setdefault(evaluator.group_key(fault.found.thing, rule.once_per), []).append(fault)
    return list(groups.values())


# One fault, one finding


def _yield(findings: list[Finding], on: frozenset[str]) -> list[Finding]:
    """Findings of weaker rules fall silent where a rule they yield to has one on an overlapping place."""
    by_rule: dict[str, list[ProseSpan]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule.id, []).append(finding.span)
    return [
        finding
        for finding in findings
        if not any(span.overlaps(finding.span) for rule in finding.rule.yields_to if rule in on for span in by_rule.get(rule, ()))
    ]


# The one place where prose places become source places


class _Mapper:
    def __init__(self, source: Source, projection: Projection, release: Release) -> None:
        self.lines: LineIndex = source.lines
        self.projection = projection
        self.release = release

    def diagnostic(self, finding: Finding) -> Diagnostic:
        rule = finding.rule
        return Diagnostic(
            rule.id,
            finding.severity,
            rule.confidence,
            finding.message,
            self.release.part_at(finding.span.start),
            finding.span.of(self.release.prose),
            self.place(finding.span),
            tuple(Label(words, self.place(span)) for words, span in finding.labels),
            tuple(self.fix(fix) for fix in finding.fixes),
            tuple(Authority(*authority) for authority in rule.authority),
        )

    def place(self, span: ProseSpan) -> Place:
        source = self.projection.to_source(span)
        empty = span.start == span.end
        start = self.projection.position(span.start, self.lines, left=empty)
        return Place(source, start, start if empty else self.projection.position(span.end, self.lines, left=True))

    def fix(self, fix: ProseFix) -> Fix:
        """An edit that is more than one edit of the source is shown, never applied."""
        projection = self.projection
        written = [(projection.to_source(span), projection.written(text)) for span, text in fix.edits]
        kept = all(projection.editable(span) for span, _ in fix.edits) and all(text is not None for _, text in written)
        edits = tuple(Edit(span, text if text is not None else seen) for (span, text), (_, seen) in zip(written, fix.edits, strict=True))
        return Fix(fix.title, fix.safety if kept else "display", edits)


def told_apart(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """The same, each with its number among those alike, so that no two have one fingerprint."""
    seen: dict[tuple[str, str, str], int] = {}
    for diagnostic in diagnostics:
        alike = diagnostic.alike
        seen[alike] = seen.get(alike, 0) + 1
        yield diagnostic if seen[alike] == 1 else diagnostic.but(occurrence=seen[alike])
