"""From paths to sources: which files a folder yields, and what becomes of those that cannot be read."""

from __future__ import annotations

import os
import sys

from prlint import formats
from prlint.text.paths import shown
from prlint.text.source import Source, UnreadableError
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STANDARD_INPUT = "-"


class Input(Value):
    """One file to read. path: as it is shown, with slashes; place: as the system knows it."""

    path: str
    place: str
    named: bool  # on the command line, not found in a folder


class Inputs(Value):
    """What the paths of a command line hold. problems: sentences about paths that are not there or hold nothing to read.

    notes: sentences about files in folders that were left out.
    """

    files: tuple[Input, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


def gather(paths: Iterable[str], dropped: Callable[[str], bool] = lambda place: False, force_exclude: bool = False) -> Inputs:
    """The files that these paths name, in their order, each once. `dropped` tells what the configuration excludes."""
    files: list[Input] = []
    problems: list[str] = []
    notes: list[str] = []
    seen: set[str] = set()
    for path in paths or (".",):
        if path == STANDARD_INPUT:
            found = [Input("-", path, True)]
        elif os.path.isdir(path):
            from prlint.cli.folders import extensions, left_out, walk

            places = list(walk(path, dropped))
            missing, note = left_out(places)
            notes += [f"{shown(path)}: {note}"] if note else []
            found = [Input(shown(place), place, False) for place in places if place not in missing]
            if not found:
                problems.append(f"{shown(path)} holds no file that prlint reads ({', '.join(extensions())})")
        elif os.path.lexists(path):
            found = [] if force_exclude and dropped(path) else [Input(shown(path), path, True)]
        elif expanded := _expanded(path):
            found = [Input(shown(place), place, True) for place in expanded]
        else:
            found = []
            problems.append(f"there is no file or folder {shown(path) or '‘’'}")
        for file in found:
            key = os.path.normcase(os.path.abspath(file.place)) if file.path != "-" else "-"
            if key not in seen:
                seen.add(key)
                files.append(file)
    return Inputs(tuple(files), tuple(problems), tuple(notes))


def _expanded(path: str) -> list[str]:
    """What a pattern stands for on Windows, whose shell leaves patterns to programs."""
    if os.name != "nt" or not any(sign in path for sign in "*?["):
        return []
    from glob import glob

    return sorted(place for place in glob(path) if os.path.isfile(place))


def read(file: Input, max_size: int, name: str) -> Source:
    """The decoded file under a name. Raises UnreadableError with one sentence."""
    try:
        if file.place == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableError("there is no standard input")
            data = sys.stdin.buffer.read(max_size + 1)
        else:
            with open(file.place, "rb") as opened:
                data = opened.read(max_size + 1)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None
    if len(data) > max_size:
        from prlint.text.sizes import size_words

        raise UnreadableError(f"it is larger than {size_words(max_size)}; --max-size or max-size in prlint.yaml raises the limit")
    return formats.read(name, data)
