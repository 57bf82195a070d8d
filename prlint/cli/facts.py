"""`prlint facts`: the fact sheet for sign-off."""

from __future__ import annotations

from prlint import formats, segment
from prlint.cli.arguments import UsageError
from prlint.cli.project import Project
from prlint.cli.reading import Reading, read_all
from prlint.cli.tables import heading, painted
from prlint.facts import MODULES, Facts, Thing, kind_of
from prlint.report.style import dim
from prlint.report.text import wrapped
from prlint.report.visible import clipped, visible
from prlint.report.words import at_line
from prlint.text.nearest import meant
from prlint.text.span import Position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.text.projection import Projection
    from prlint.text.source import Source

# Parts are what `prlint segment` shows; everything else is a fact.
_UNLISTED = ("part", "paragraph")
_TEXT = 80  # columns of a thing's own words


def run(options: Mapping[str, Any], paths: Sequence[str]) -> int:
    kinds = tuple(dict.fromkeys(options["kind"]))
    for kind in kinds:
        if kind not in MODULES:
            raise UsageError(f"--kind: there is no kind of fact ‘{kind}’{meant(kind, MODULES)}")

    def of_kinds(source: Source, format_name: str, place: str, project: Project) -> Iterable[dict[str, Any]]:
        return objects(source, format_name, place, project, kinds)

    return read_all(options, paths, Reading("facts", of_kinds, Project.wordings, _text, {"csv": _csv}))


def objects(source: Source, format_name: str, place: str, project: Project, kinds: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """The facts of one file as the wire format has them; of all kinds where none is named."""
    kinds = kinds or tuple(kind for kind in MODULES if kind not in _UNLISTED)
    projection = formats.project(source, format_name)
    profile = project.config(place).profile_for(project.name_of(place), project.invocation.profile)
    facts = Facts(segment.read(projection), profile, project.wordings(place))
    things = [thing for kind in kinds for thing in facts.of(kind)]
    things.sort(key=lambda thing: (thing.span.start, thing.span.end, thing.kind))
    for thing in things:
        yield _object(thing, facts, projection, source)


def _object(thing: Thing, facts: Facts, projection: Projection, source: Source) -> dict[str, Any]:
    span = projection.to_source(thing.span)
    at = projection.position(thing.span.start, source.lines)
    known = {
        "kind": thing.kind,
        "start": span.start,
        "end": span.end,
        **({} if at.part is None else {"part": at.part}),
        "line": at.line,
        "text": thing.span.of(facts.prose),
    }
    names = dict.fromkeys((*kind_of(thing.kind).fields, "origin"))
    fields = {name: _as_written(facts, thing, name) for name in names if name not in known}
    return {**known, **{name: value for name, value in fields.items() if name != "origin" or value is not None}}


def _as_written(facts: Facts, thing: Thing, name: str) -> Any:
    """A field as the release has it where it has a place; what rules compare may be a usual form of it."""
    place = thing.places.get(name)
    return _plain(facts.field(thing, name)) if place is None else place.of(facts.prose)


def _plain(value: Any) -> Any:
    """A field as JSON has it: quantities as printed, lists as lists."""
    if isinstance(value, (tuple, frozenset, set)):
        return [_plain(item) for item in (sorted(value) if not isinstance(value, tuple) else value)]
    return value if value is None or isinstance(value, (str, bool, int, float)) else value.printed


def _text(path: str, objects: Sequence[Mapping[str, Any]], color: bool) -> Iterator[str]:
    """Kinds in the order of their first thing; things that say the same stand together, with their lines and what is known of them."""
    yield heading(path, color)
    by_kind: dict[str, list[Mapping[str, Any]]] = {}
    for item in objects:
        by_kind.setdefault(item["kind"], []).append(item)
    if not by_kind:
        yield "  no facts\n"
    for kind, items in by_kind.items():
        yield f"\n  {painted(kind, kind, color)} {dim(f'({len(items)})', color)}\n"
        alike: dict[tuple[str, str], list[str]] = {}
        for item in items:
            alike.setdefault((_one_line(item["text"]), _known(item)), []).append(_line(item))
        for (text, known), lines in alike.items():
            unique = list(dict.fromkeys(lines))
            lined = "" if not unique[0].isdecimal() else "lines " if len(unique) > 1 else "line "
            place = f"{lined}{', '.join(unique)}"
            yield f"    {clipped(text, _TEXT)}  {dim(place, color)}\n"
            yield from (dim(line, color) for line in wrapped("    ", known) if known)


def _line(item: Mapping[str, Any]) -> str:
    return str(item["line"]) if "part" not in item else at_line(Position(item["line"], 1, item["part"]))


def _known(item: Mapping[str, Any]) -> str:
    """What is known of a thing, without what its own words say."""
    shown = []
    for name, value in item.items():
        if name in ("kind", "start", "end", "part", "line", "text") or value is None or value == item["text"]:
            continue
        shown.append(f"{name.replace('_', ' ')}: {_one_line(_in_words(value))}")
    return " · ".join(shown)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _csv(found: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> Iterator[str]:
    """One row a fact; fields that only some kinds have are `name=value` in the last column. Opens in a spreadsheet without harm."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("path", "kind", "line", "start", "end", "text", "fields"))
    for path, objects in found:
        for item in objects:
            line = _line(item) if "part" in item else item["line"]
            row = (visible(path), item["kind"], line, item["start"], item["end"], _one_line(item["text"]), _known(item))
            writer.writerow([_guarded(cell) for cell in row])
    yield out.getvalue()


def _guarded(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r\n|%" and cell else cell
