"""Findings that somebody answered for: by a comment in the release, or by `allow` in the configuration. A reason is always needed.

    <!-- prlint: allow RULE reason -->         for the next block, or for the block it stands in
    <!-- prlint: allow-file RULE reason -->    for the whole release

In Word it is a comment on the words that says the same without the marks: prlint: allow RULE reason
"""

from __future__ import annotations

from prlint.data import table
from prlint.diagnostic import Diagnostic, Place, Suppressed, at_span
from prlint.engine import told_apart
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.span import ProseSpan, SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from prlint.config import Allow
    from prlint.text.projection import Comment, Projection
    from prlint.text.source import Source

_ADDRESS = lazy(r"prlint\s*:", IGNORECASE)
_NEARLY_ADDRESSED = lazy(r"prlint\s*-?\s*(?:allow(?:-file)?|disable|ignore|skip|suppress)\s+\S+/\S", IGNORECASE)
_BLANK_LINE = lazy(r"(?:\r\n|\r|\n)[^\S\r\n]*(?=\r|\n|\Z)")
_LETTER = lazy(r"\w")
_WORDS = ("allow", "allow-file")
UNUSED, WITHOUT_REASON = "prlint/unused-suppression", "prlint/suppression-without-reason"


class Outcome(Value):
    """What is left, what was answered for, and which entries of `allow` were used."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[int]


class _Permit:
    """One comment that can be followed. `block`: where it counts, None for the whole file."""

    def __init__(self, rule: str, reason: str, block: SourceSpan | None, comment: Comment) -> None:
        self.rule, self.reason, self.block, self.comment = rule, reason, block, comment
        self.used = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        at = diagnostic.place.span.start
        return diagnostic.rule == self.rule and (self.block is None or self.block.start <= at <= self.block.end)


def suppress(
    diagnostics: Iterable[Diagnostic],
    source: Source,
    projection: Projection,
    ran: Collection[str],
    known: Collection[str],
    allow: Sequence[Allow] = (),
    path: str = "",
) -> Outcome:
    """Part the findings in those that stand and those that are answered for.

    ran: ids of the rules that ran, of which alone a suppression can be unused. known: ids of all rules there are.
    allow: entries of the configuration; path: that of the file, relative to it.
    """
    own: list[Diagnostic] = []
    permits: list[_Permit] = []
    for comment in projection.comments:
        read = _read(comment, source, projection, known)
        if isinstance(read, _Permit):
            permits.append(read)
        elif read is not None:
            own.append(read)
    left: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        permit = next((permit for permit in permits if permit.covers(diagnostic)), None)
        entry = next((number for number, entry in enumerate(allow) if _allows(entry, diagnostic, path)), None)
        if permit is not None:
            permit.used = True
            suppressed.append(Suppressed(diagnostic, "comment", permit.reason))
        elif entry is not None:
            suppressed.append(Suppressed(diagnostic, "config", allow[entry].reason))
        else:
            left.append(diagnostic)
        if entry is not None:
            used.add(entry)
    for permit in permits:
        if not permit.used and permit.rule in ran:
            where = "in this release" if permit.block is None else "in the block it stands for"
            own.append(_in_comment(UNUSED, f"‘{permit.rule}’ has no finding {where}; take this suppression out", permit.comment, source))
    own = list(told_apart(own))
    left = sorted(left + own, key=lambda d: (d.place.span.start, d.place.span.end, d.rule)) if own else left
    return Outcome(tuple(left), tuple(suppressed), frozenset(used))


def _allows(entry: Allow, diagnostic: Diagnostic, path: str) -> bool:
    if entry.rule != diagnostic.rule:
        return False
    from prlint.text.globs import fits

    if entry.path is not None and not fits(entry.path, path):
        return False
    return entry.text is None or entry.text.split() == diagnostic.text.split()


def _read(comment: Comment, source: Source, projection: Projection, known: Collection[str]) -> _Permit | Diagnostic | None:
    """What a comment permits, or what is wrong with it; None where it does not speak to prlint."""
    words = _inner(comment.text)
    address = _ADDRESS.match(words)
    if address is None:
        if _NEARLY_ADDRESSED.match(words):
            return _in_comment(UNUSED, "this allows nothing, since a colon is lacking: prlint: allow RULE reason", comment, source)
        return None
    verb, rule, reason = [*words[address.end() :].split(None, 2), "", "", ""][:3]
    if verb not in _WORDS or rule not in known:
        from prlint.text.nearest import meant
    if verb not in _WORDS:
        message = f"prlint does not know ‘{verb}’{meant(verb.lower(), _WORDS)}"
        return _in_comment(UNUSED, _then(message, "write allow or allow-file, the rule and the reason"), comment, source)
    if rule not in known:
        what = f"there is no rule ‘{rule}’{meant(rule, known)}" if rule else f"‘{verb}’ names no rule"
        return _in_comment(UNUSED, _then(what, "a suppression names one rule whole, with its pack"), comment, source)
    if not _LETTER.search(reason):
        return _in_comment(WITHOUT_REASON, f"say why ‘{rule}’ is allowed here; without a reason it is not", comment, source)
    block = None if verb == "allow-file" else _block(comment, projection)
    return _Permit(rule, " ".join(reason.split()), block, comment)


def _then(said: str, more: str) -> str:
    """Two sentences where the first ends as a question, else one."""
    return f"{said} {more[0].upper()}{more[1:]}" if said.endswith("?") else f"{said}; {more}"


def _inner(text: str) -> str:
    """The words of a comment, whether or not its marks still stand around them."""
    return text.removeprefix("<!--").removesuffix("-->").strip()


def _block(comment: Comment, projection: Projection) -> SourceSpan:
    """The block a comment stands in the middle of, else the next one; in the source."""
    prose, at = projection.prose, comment.at
    blanks = list(_BLANK_LINE.finditer(prose, 0, at))
    start = blanks[-1].end() if blanks else 0
    if not prose[start:at].strip():
        while at < len(prose) and prose[at].isspace():
            at += 1
        start = at
    end = _BLANK_LINE.search(prose, at)
    return projection.to_source(ProseSpan(start, end.start() if end else len(prose)))


def _in_comment(rule: str, message: str, comment: Comment, source: Source) -> Diagnostic:
    found = of_own_rule(rule, message, comment.source, source)
    if source.projection is None:
        return found
    span = ProseSpan(comment.source.start, comment.source.end)  # the text of such a source is its prose
    first = source.projection.position(span.start, source.lines, left=span.start == span.end)
    last = source.projection.position(span.end, source.lines, left=True)
    return found.but(place=Place(comment.source, first, last))


def of_own_rule(rule: str, message: str, span: SourceSpan, source: Source) -> Diagnostic:
    """A finding of a rule of prlint's own, as grave as the table of these says."""
    return at_span(rule, message, span, source, next(row["severity"] for row in table("own-rules") if row["id"] == rule))


def unused_entries(entries: Iterable[Allow], source: Source) -> tuple[Diagnostic, ...]:
    """What is to be said, in the configuration, of entries of `allow` that no finding needs."""
    by_span = sorted({entry.span: entry for entry in entries}.items(), key=lambda pair: pair[0].start)
    return tuple(told_apart([of_own_rule(UNUSED, _needless(entry), span, source) for span, entry in by_span]))


def _needless(entry: Allow) -> str:
    return f"‘{entry.rule}’ has no finding in {entry.path}; take this entry out"
