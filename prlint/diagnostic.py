"""What prlint says about a place: findings for people and programs, in source coordinates."""

from __future__ import annotations

from prlint.text.span import Position, SourceSpan
from prlint.text.value import Value

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
    """One finding. `segment` is the kind of part it stands in; `text` the words underlined; `fingerprint` survives reflow and renaming."""

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
    fingerprint: str = ""


class Suppressed(Value):
    """A finding that somebody answered for. by: comment, config or baseline."""

    diagnostic: Diagnostic
    by: str
    reason: str
