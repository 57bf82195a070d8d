"""What prlint says about a place: findings for people and programs, in source coordinates."""

from __future__ import annotations

from prlint.text.span import Position, SourceSpan
from prlint.text.value import Value
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.source import Source

SEVERITIES = ("info", "warning", "error")  # rising
CONFIDENCES = ("low", "medium", "high")  # rising
SAFETIES = ("display", "unsafe", "safe")  # rising: shown only; offered; cannot change what the release says


class Place(Value):
    """A span of the source with the positions a reader looks for."""

    span: SourceSpan
    start: Position
    end: Position


class Label(Value):
    """A second place, with what it has to do with the first."""

    message: str
    place: Place


class Edit(Value):
    span: SourceSpan
    text: str


class Fix(Value):
    """Edits that belong together: all are applied or none. A diagnostic's fixes are alternatives."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


class Authority(Value):
    """What a rule rests on. A cite that ends in `[unread]` is a pointer, never a quotation."""

    cite: str
    url: str | None = None
    note: str | None = None


class Diagnostic(Value):
    """One finding. `segment` is the kind of part it stands in; `text` the words underlined.

    occurrence: which it is of the findings of this rule with these words in such a part, from 1.
    """

    rule: str
    severity: str
    confidence: str
    message: str
    segment: str
    text: str
    place: Place
    labels: tuple[Label, ...] = ()
    fixes: tuple[Fix, ...] = ()
    authority: tuple[Authority, ...] = ()
    occurrence: int = 1

    @property
    def alike(self) -> tuple[str, str, str]:
        """Rule, part, and words without case, line ends or the shape of marks: findings that share them differ by their occurrence."""
        return self.rule, self.segment, " ".join(fold(self.text).split())

    @property
    def fingerprint(self) -> str:
        """A hash that survives reflow, renaming and conversion. Worked out when asked for, which the report for people never does."""
        from prlint.text.digest import digest

        return digest("\0".join((*self.alike, str(self.occurrence))))


def place_in(source: Source, span: SourceSpan) -> Place:
    """A span of a text that has lines, as a place."""
    return Place(span, source.lines.position(span.start), source.lines.position(span.end))


def at_span(rule: str, message: str, span: SourceSpan, source: Source, severity: str = "error") -> Diagnostic:
    """A finding of prlint's own, which no rule of a pack makes: of a configuration, a pack, a baseline or a comment."""
    return Diagnostic(rule, severity, "high", message, "document", span.of(source.text), place_in(source, span))


def of_file(rule: str, message: str) -> Diagnostic:
    """An error of a file as a whole, told at its beginning and with no word of it."""
    start = Position(1, 1)
    return Diagnostic(rule, "error", "high", message, "document", "", Place(SourceSpan(0, 0), start, start))


class Suppressed(Value):
    """A finding that somebody answered for. by: comment, config or baseline."""

    diagnostic: Diagnostic
    by: str
    reason: str
