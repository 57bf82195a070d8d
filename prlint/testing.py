"""The examples inside rule packs, run as tests: for the authors of packs, built in or their own.

    for result in results("./house-style"):
        print(result.outcome, result.rule, result.detail)

Outcomes: `quiet` and `caught` are right, `todo` is a known gap. The others fail: `noisy` (a finding where there should be none), `missed`
(no finding), `wrong` (a finding, but at another place, of another severity, with another fixed text, or with a value lacking in its
message), `mended` (a known gap that is none any more: it belongs among `flag` or `pass`).
"""

from __future__ import annotations

from prlint import formats, segment
from prlint.checks.findings import Finding
from prlint.checks.rule import Rule, Ruleset
from prlint.engine import check_release
from prlint.packs import examples as reader
from prlint.packs import load
from prlint.packs.examples import Example
from prlint.profile import Profile
from prlint.text.projection import Projection
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

RIGHT = ("quiet", "caught", "todo")
FAILING = ("noisy", "missed", "wrong", "mended")


class Result(Value):
    """What came of one example. detail: for failing ones, what was expected and what came, in a few lines."""

    rule: str
    example: Example
    outcome: str
    detail: str = ""

    @property
    def failed(self) -> bool:
        return self.outcome in FAILING


class Bare(Value):
    """A rule that lacks examples of a sort, for `prlint test --coverage`."""

    rule: str
    lacks: tuple[str, ...]  # of flag and pass


def results(pack: str, base: str = ".", ruleset: Ruleset | None = None) -> Iterator[Result]:
    """Run every example of a pack, given by name or path, rule by rule. Raises PackError and UnknownPackError as `load.ruleset` does.

    ruleset: rules already loaded, which must hold those of the pack.
    """
    rules = ruleset or (load.builtin() if pack == load.DEFAULT else load.ruleset([pack], base))
    by_id = {rule.id: rule for rule in rules.rules}
    for rule_id, examples in load.examples(pack, base).items():
        for example in examples:
            yield run(by_id[rule_id], example, rules)


def coverage(pack: str, base: str = ".") -> list[Bare]:
    """The rules of a pack that lack a flag or a pass example."""
    found = []
    for rule_id, examples in load.examples(pack, base).items():
        lacks = tuple(sort for sort in ("flag", "pass") if all(example.sort != sort for example in examples))
        if lacks:
            found.append(Bare(rule_id, lacks))
    return found


def run(rule: Rule, example: Example, ruleset: Ruleset) -> Result:
    """Check one example with one rule, and with those it yields to. Never raises for what a rule does: a rule that raises is `wrong`."""
    text = _Text(example)
    outcome, detail = _judge(rule, example, ruleset, text)
    if example.sort == "todo":
        if outcome in ("quiet", "caught"):
            outcome, detail = "mended", "this works now; it belongs among flag or pass"
        else:
            outcome = "todo"
    return Result(rule.id, example, outcome, detail)


class _Text:
    """An example without its marks, read as its kind asks; `marks` are prose places."""

    def __init__(self, example: Example, fixed: tuple[str, ...] | None = None) -> None:
        self.projection: Projection | None = None
        if example.parts:
            written = [words for _, words in example.parts] if fixed is None else list(fixed)
            plain = [reader.unmarked(words) for words in written]
            self.release = segment.from_parts([(kind, words) for (kind, _), (words, _) in zip(example.parts, plain, strict=True)])
            self.marks = tuple(_joined_marks(plain))
        else:
            marked = (example.text or "") if fixed is None else fixed[0]
            words, marks = reader.unmarked(marked)
            source = formats.example(example.format, words)
            if source.projection is not None:  # places are those of its prose
                _, marks = reader.unmarked(formats.example(example.format, marked).text)
            self.projection = formats.project(source, example.format)
            self.release = segment.read(self.projection)
            self.marks = marks

    @property
    def shown(self) -> str:
        return self.release.prose if self.projection is None else self.projection.text

    def place(self, span: ProseSpan) -> tuple[int, int]:
        """A prose place as the marks count: in the source of a whole release, in the prose of parts."""
        if self.projection is None:
            return span.start, span.end
        source = self.projection.to_source(span)
        return source.start, source.end


def _joined_marks(parts: list[tuple[str, tuple[tuple[int, int], ...]]]) -> Iterator[tuple[int, int]]:
    at = 0
    for words, marks in parts:
        yield from ((at + start, at + end) for start, end in marks)
        at += len(words) + len("\n\n")


def _judge(rule: Rule, example: Example, ruleset: Ruleset, text: _Text) -> tuple[str, str]:
    profile = Profile(example.profile)
    outcome = check_release(text.release, ruleset, profile, only=rule.id)
    if outcome.failures:
        return "wrong", f"prlint failed: {outcome.failures[0].what}"
    findings = outcome.findings
    if not text.marks:
        return ("noisy", _said(findings, text)) if findings else ("quiet", "")
    if not findings:
        reasons = [off.reason for off in outcome.off if off.rule == rule.id]
        return "missed", f"the rule was off: {reasons[0]}" if reasons else "nothing was found"
    if sorted(text.place(finding.span) for finding in findings) != sorted(text.marks):
        expected = ", ".join(_quoted(text.shown, *mark) for mark in text.marks)
        return "wrong", f"expected {expected}\n{_said(findings, text)}"
    fault = _fault(rule, example, ruleset, profile, text, findings)
    return ("wrong", fault) if fault else ("caught", "")


def _said(findings: tuple[Finding, ...], text: _Text) -> str:
    return "\n".join(f"found {_quoted(text.shown, *text.place(f.span))}: {f.message}" for f in findings)


def _quoted(shown: str, start: int, end: int) -> str:
    """A place with a few characters around it, so that an empty or a repeated one can be told."""
    before, after = shown[max(start - 12, 0) : start], shown[end : end + 12]
    return f"{before}{reader.OPEN}{shown[start:end]}{reader.CLOSE}{after}".replace("\n", "↵")


def _fault(
    rule: Rule, example: Example, ruleset: Ruleset, profile: Profile, text: _Text, findings: tuple[Finding, ...]
) -> str | None:
    """What is wrong with findings that stand where they should."""
    for finding in findings:
        if finding.unsaid:
            return f"{', '.join(f'{{{name}}}' for name in finding.unsaid)} has no value: {finding.message}"
        if example.severity is not None and finding.severity != example.severity:
            return f"expected severity {example.severity}, got {finding.severity}"
    return _wrong_fix(rule, example, ruleset, profile, text, findings) if example.fixed is not None else None


def _wrong_fix(
    rule: Rule, example: Example, ruleset: Ruleset, profile: Profile, text: _Text, findings: tuple[Finding, ...]
) -> str | None:
    """What is wrong with the first fixes of the findings: the text they give, or what the rule says of it then."""
    unfixed = next((finding for finding in findings if not finding.fixes), None)
    if unfixed is not None:
        return f"no fix was offered for {_quoted(text.shown, *text.place(unfixed.span))}"
    fixed = _applied(text, findings)
    after = _Text(example, example.fixed)
    if fixed != after.shown:
        return f"expected the fix to give\n{after.shown}\ngot\n{fixed}"
    remaining = check_release(after.release, ruleset, profile, only=rule.id).findings
    return f"after the fix\n{_said(remaining, after)}" if remaining else None


def _applied(text: _Text, findings: tuple[Finding, ...]) -> str:
    """The text after the first fix of each finding, applied from the end backwards; edits that overlap one applied are left out."""
    edits = {(*text.place(span), new) for finding in findings for span, new in finding.fixes[0].edits}
    shown, limit = text.shown, len(text.shown) + 1
    for start, end, new in sorted(edits, reverse=True):
        if end <= limit:
            shown = shown[:start] + new + shown[end:]
            limit = start
    return shown


