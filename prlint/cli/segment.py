"""`prlint segment`: how a release was read."""

from __future__ import annotations

from prlint import formats, segment
from prlint.cli.project import Project
from prlint.cli.reading import Reading, read_all
from prlint.cli.tables import heading, painted
from prlint.report.visible import clipped, visible
from prlint.report.words import in_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from prlint.release import Release, Segment
    from prlint.text.projection import Projection
    from prlint.text.source import Source

_WIDTH = 100


def run(options: Mapping[str, Any], paths: Sequence[str]) -> int:
    return read_all(options, paths, Reading("segments", _objects, Project.config, _text))


def _objects(source: Source, format_name: str, place: str, project: Project) -> Iterator[dict[str, Any]]:
    return objects(source, format_name)


def objects(source: Source, format_name: str) -> Iterator[dict[str, Any]]:
    """The segments of one file as the wire format has them, and what begins with `_`."""
    projection = formats.project(source, format_name)
    release = segment.read(projection)
    for part in release.segments:
        yield _object(part, projection, source, release)


def _object(part: Segment, projection: Projection, source: Source, release: Release) -> dict[str, Any]:
    span = projection.to_source(part.span)
    seen = part.span.trimmed(release.prose)
    first = projection.position(seen.start, source.lines)
    last = projection.position(max(seen.end - 1, part.span.start), source.lines)
    words = seen.of(release.prose)
    return {
        "kind": part.kind,
        "start": span.start,
        "end": span.end,
        **({} if first.part is None else {"part": first.part, "end_part": last.part}),
        "line": first.line,
        "end_line": last.line,
        "_words": words[: 4 * _WIDTH],
    }


def _lines(part: Mapping[str, Any]) -> str:
    """From which line to which, or which paragraph, with the name of any part but the body; of both where there are two."""
    first, last = str(part["line"]), str(part["end_line"])
    if "part" in part:
        first = in_part(part["part"], first)
        if part["part"] != part["end_part"]:
            return f"{first} – {in_part(part['end_part'], last)}"  # from one footnote into the next
        return first if part["line"] == part["end_line"] else f"{first}–{last}"
    return first if first == last else f"{first}–{last}"


def _text(path: str, objects: Sequence[Mapping[str, Any]], color: bool) -> Iterator[str]:
    yield heading(path, color)
    names = [("  " if part["kind"] == "dateline" else "") + part["kind"] for part in objects]
    wide = max(map(len, names), default=0) + 2
    places = [_lines(part) for part in objects]
    margin = max(9, *map(len, places)) if places else 9
    for kind, part, lines in zip(names, objects, places, strict=True):
        words = clipped(visible(" ".join(part["_words"].split())), _WIDTH - wide - margin - 3)
        yield f"{lines:>{margin}}  {painted(kind.ljust(wide), part['kind'], color)}{words}".rstrip() + "\n"


