"""The parts of a release as an outline, and what can be folded."""

from __future__ import annotations

from lsprotocol import types

from prlint import formats, segment
from prlint.lsp.findings import range_of
from prlint.report.visible import clipped, visible
from prlint.text.source import UnreadableError
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prlint.lsp.documents import Document, Page

_WIDTH = 80
_KINDS = {
    "headline": types.SymbolKind.Module,
    "heading": types.SymbolKind.Namespace,
    "dateline": types.SymbolKind.Key,
    "table": types.SymbolKind.Array,
    "list": types.SymbolKind.Array,
}
_NEWS = ("body", "quote", "list", "table", "event")


class Part(Value):
    """A part of the release: its words without blanks at their ends, in the source. inside: the parts that stand within it."""

    kind: str
    words: str
    span: SourceSpan
    inside: tuple[Part, ...] = ()

    @property
    def whole(self) -> SourceSpan:
        """The part with all that stands inside it."""
        return SourceSpan(self.span.start, max([self.span.end, *(part.whole.end for part in self.inside)]))


def parts(document: Document) -> tuple[Part, ...]:
    """The outline of a document: a dateline inside its lead, and below a heading of the news what it heads."""
    try:
        projection = formats.project(document.source)
    except UnreadableError:
        return ()
    release = segment.read(projection)
    found: list[Part] = []
    for each in release.segments:
        seen = each.span.trimmed(release.prose)
        if not len(seen):
            continue
        part = Part(each.kind, seen.of(release.prose)[: 4 * _WIDTH], projection.to_source(seen))
        above = found[-1] if found else None
        if above is not None and part.kind == "dateline" and above.whole.contains(part.span):
            found[-1] = _with(above, part)
        elif above is not None and above.kind == "heading" and part.kind in _NEWS:
            found[-1] = above.but(inside=(*above.inside, part))
        else:
            found.append(part)
    return tuple(found)


def _with(above: Part, part: Part) -> Part:
    """A dateline put inside the lead, which may itself be the last below a heading."""
    if above.inside and above.inside[-1].span.contains(part.span):
        return above.but(inside=(*above.inside[:-1], _with(above.inside[-1], part)))
    return above.but(inside=(*above.inside, part))


def symbols(found: Sequence[Part], page: Page) -> list[types.DocumentSymbol]:
    return [
        types.DocumentSymbol(
            name=part.kind,
            detail=_shown(part),
            kind=_KINDS.get(part.kind, types.SymbolKind.String),
            range=range_of(page, part.whole),
            selection_range=range_of(page, part.span),
            children=symbols(part.inside, page) or None,
        )
        for part in found
    ]


def flat_symbols(found: Sequence[Part], page: Page, uri: str, container: str | None = None) -> list[types.SymbolInformation]:
    """The same for clients that know no trees: each part with its first words in its name."""
    made = []
    for part in found:
        place = types.Location(uri, range_of(page, part.whole))
        kind = _KINDS.get(part.kind, types.SymbolKind.String)
        made.append(types.SymbolInformation(place, f"{part.kind}: {_shown(part)}", kind, container_name=container))
        made += flat_symbols(part.inside, page, uri, part.kind)
    return made


def _shown(part: Part) -> str:
    return clipped(visible(" ".join(part.words.split())), _WIDTH)


def folds(found: Sequence[Part], page: Page) -> Iterator[types.FoldingRange]:
    """Parts of several lines, whole lines only."""
    for part in found:
        first, last = page.spot(part.whole.start)[0], page.spot(part.whole.end)[0]
        if last > first:
            yield types.FoldingRange(first, last, kind=types.FoldingRangeKind.Region)
        yield from folds(part.inside, page)
