"""Where a marker sits beside a stop or a blank, and where it should."""

from __future__ import annotations

from prlint.facts.citations.plain_markers import traps
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.facts.citations.plain_markers import Candidate

_STOP = lazy(r"[ \u00a0]?([.,])(?![\w.])")
_STOPS = (".", ",", ";", ":")
_BLANKS = (" ", "\u00a0")


def sets_tight(prose: str, candidates: Sequence[Candidate]) -> bool:
    """Whether brackets or plain digits touch the stops that they stand behind, as often at least as they stand elsewhere beside one."""
    spans = [c.span for c in candidates if c.span.of(prose).isascii()]
    touching = sum(prose[span.start - 1 : span.start] in _STOPS and not prose[span.start - 2].isdigit() for span in spans)  # not 1,2
    apart = sum(prose[span.start - 1 : span.start] in _BLANKS and prose[span.start - 2 : span.start - 1] in _STOPS for span in spans)
    return touching > 0 and apart + sum(_STOP.match(prose, span.end) is not None for span in spans) <= touching


def seat_of(prose: str, candidate: Candidate, tight: bool) -> tuple[ProseSpan | None, str | None]:
    """Raised markers follow a full stop or comma and touch what they follow; the place that breaks this, and how it should read.

    tight: brackets and plain digits stand right behind stops in this release; elsewhere they have no seat of their own, but none
    stands between two blanks and a stop.
    """
    adrift = prose[candidate.span.start - 1 : candidate.span.start] == " " and prose.startswith((" .", " ,"), candidate.span.end)
    if candidate.style in ("bracket", "parenthesis") and (tight or adrift):
        return _seat_of_bracket(prose, candidate.span)
    start, end = candidate.span.start, candidate.span.end
    plain = prose[start:end].isascii() and prose[start:end].isdigit()
    if candidate.style not in ("superscript", "sign") or (not plain and regex(r"[0-9,–-]+").fullmatch(prose[start:end])):
        return None, None
    if plain and tight and prose[start - 1 : start] in _BLANKS and prose[start - 2] in ".!?":
        return ProseSpan(start - 1, end), prose[start:end]
    if plain and (prose[start - 1 : start] not in (" ", "\u00a0") or prose[start - 2] in ".!?" or _ends_measure(prose, start - 1)):
        before = _STOP.match(prose, end) if tight and prose[start - 1 : start].isalpha() else None
        return (ProseSpan(start, before.end()), before[1] + prose[start:end]) if before else (None, None)  # EBITDA 1 keeps its blank
    begin = start
    while begin and prose[begin - 1] in " \u00a0":
        begin -= 1
    stop = _STOP.match(prose, end)
    mark = prose[start:end]
    if begin < start and begin > 0 and prose[begin - 1] not in "\r\n":
        if prose[end : end + 1].isalnum():
            return None, None
        return (ProseSpan(begin, stop.end()), stop[1] + mark) if stop else (ProseSpan(begin, end), mark)
    if stop is not None and candidate.style == "superscript" and begin == start:
        return ProseSpan(start, stop.end()), stop[1] + mark
    return None, None


def _ends_measure(prose: str, end: int) -> bool:
    """Whether an abbreviation or the name of a measure ends here, behind which a flattened page keeps its blank."""
    word = prose[max(0, end - 12) : end].split()[-1:]
    return prose[end - 1 : end].isupper() or (bool(word) and word[0].lower() in traps("measured"))


def _seat_of_bracket(prose: str, span: ProseSpan) -> tuple[ProseSpan | None, str | None]:
    """The same for a bracket in a release that sets brackets right behind their stops."""
    begin = span.start - (prose[span.start - 1 : span.start] in _BLANKS)
    ahead = prose[begin - 1 : begin]
    if prose[span.start] not in "[(" or prose.startswith("(", span.end):
        return None, None
    if ahead in _STOPS and begin < span.start and (prose[begin - 2].isalnum() or prose[begin - 2] in ")%"):
        return ProseSpan(begin, span.end), span.of(prose)
    stop = _STOP.match(prose, span.end)
    if stop is None or not (ahead.isalnum() or ahead in (")", "%")):
        return None, None
    return ProseSpan(begin, stop.end()), stop[1] + span.of(prose)
