"""What `segment` and `facts` share: read every file, print what was found in it, and end with the right status."""

from __future__ import annotations

from prlint.cli import FAILED, NOTHING, USAGE
from prlint.cli.console import colored, complain, write, write_file
from prlint.cli.project import Project
from prlint.engine import describe_exception
from prlint.formats import format_of_source
from prlint.report.visible import visible, visible_path
from prlint.text.source import UnreadableError
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.text.source import Source

VERSION = 1


class Reading(Value):
    """A command over single files. name: of the list in the wire format.

    objects: from a source, its format, its place and the project to plain objects; what begins with `_` is not for the wire.
    prepare: makes sure of what a file needs from the project, before any file is read.
    text: from path, objects and colour to what a person reads. other: further formats, from all (path, objects) to text.
    """

    name: str
    objects: Callable[[Source, str, str, Project], Iterable[dict[str, Any]]]
    prepare: Callable[[Project, str], Any]
    text: Callable[[str, Sequence[Mapping[str, Any]], bool], Iterable[str]]
    other: Mapping[str, Callable[[Sequence[tuple[str, Sequence[Mapping[str, Any]]]]], Iterable[str]]] = {}


def read_all(options: Mapping[str, Any], paths: Sequence[str], reading: Reading) -> int:
    """Read and print; the exit status is 0, 2, 3 or 5."""
    project = Project(options)
    inputs = project.inputs(paths)
    project.refuse_to_overwrite(inputs, [options["output"]] if options["output"] else [])
    for file in inputs.files:
        reading.prepare(project, file.place)
    status = 0
    for problem in inputs.problems:
        complain(f"prlint: {visible(problem)}")
        status = NOTHING
    found: list[tuple[str, list[dict[str, Any]], str | None]] = []
    for file in inputs.files:
        try:
            source = project.read(file)
            objects = list(reading.objects(source, format_of_source(source), file.place, project))
            found.append((source.name, objects, None))
        except UnreadableError as error:
            complain(f"prlint: {visible_path(file.path)}: {error}")
            found.append((file.path, [], str(error)))
            status = max(status, USAGE)
        except Exception as error:
            sentence = f"prlint failed on this file ({describe_exception(error)})"
            complain(f"prlint: {visible_path(file.path)}: {sentence}")
            found.append((file.path, [], sentence))
            status = FAILED
    _print(options, reading, found)
    return status


def _print(options: Mapping[str, Any], reading: Reading, found: Sequence[tuple[str, list[dict[str, Any]], str | None]]) -> None:
    chosen, output = options["format"], options["output"]
    pieces: Iterable[str]
    if chosen == "json":
        pieces = _json(reading.name, found)
    elif chosen == "text":
        color = colored("never" if output and options["color"] == "auto" else options["color"])
        pieces = _joined(reading, [(path, objects) for path, objects, error in found if error is None], color)
    else:
        pieces = reading.other[chosen]([(path, objects) for path, objects, error in found if error is None])
    if output:
        write_file(output, pieces)
    else:
        write(pieces)


def _joined(reading: Reading, found: Sequence[tuple[str, list[dict[str, Any]]]], color: bool) -> Iterator[str]:
    for number, (path, objects) in enumerate(found):
        if number:
            yield "\n"
        yield from reading.text(path, objects, color)


def _json(name: str, found: Sequence[tuple[str, list[dict[str, Any]], str | None]]) -> Iterator[str]:
    import json

    files = [
        {"path": path, **({"error": error} if error else {}), name: [_public(item) for item in objects]} for path, objects, error in found
    ]
    yield json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"


def _public(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if not key.startswith("_")}


