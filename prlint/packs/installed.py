"""Rule packs that other distributions bring, found by their entry points: data beside the code of a package, which is never imported.

    [project.entry-points."prlint.packs"]
    norvane = "norvane_style"          # the name to use in `packs:`, and the package whose folder holds the YAML

Nobody looks for them until a pack is named that is neither built in nor a path: importing importlib.metadata takes as long as a
whole check. What was found is kept for as long as nothing is installed or removed.
"""

from __future__ import annotations

import os
import sys

from prlint import cache, compiled
from prlint.packs import UnknownPackError
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import Distribution, EntryPoint

GROUP = "prlint.packs"


class Installed(Value):
    """A pack of a distribution. folder: where its files stand, None where there is none. origin: the distribution, with its version."""

    name: str
    folder: str | None
    origin: str


def find(name: str) -> Installed | None:
    """The installed pack of this name, or None. Raises UnknownPackError where two distributions bring one, or one brings no folder."""
    key = "installed-" + compiled.digest("\0".join([name, *sys.path]).encode("utf-8", "surrogatepass"))
    changed = _last_changed(sys.path)
    kept = cache.get(key)
    if isinstance(kept, tuple) and len(kept) == 3 and kept[0] == changed and os.path.isdir(kept[1]):
        return Installed(name, *kept[1:])
    found = [pack for pack in every() if pack.name == name]
    if not found:
        return None
    if len(found) > 1:
        raise UnknownPackError(f"{' and '.join(pack.origin for pack in found)} both bring a pack ‘{name}’; uninstall one of them")
    if found[0].folder is None:
        raise UnknownPackError(f"{found[0].origin} announces a pack ‘{name}’, and has no package folder of the name that it gives")
    cache.put(key, (changed, found[0].folder, found[0].origin))
    return found[0]


def every() -> list[Installed]:
    """All installed packs, by name and origin."""
    from importlib.metadata import entry_points

    found = [Installed(point.name, _folder(point), _origin(point.dist)) for point in entry_points(group=GROUP)]
    return sorted(found, key=lambda pack: (pack.name, pack.origin))


def _last_changed(folders: Sequence[str]) -> tuple[int, ...]:
    """When each folder last gained or lost a file or folder, as it does when a distribution is installed, upgraded or removed."""
    found = []
    for folder in folders:
        try:
            found.append(os.stat(folder or os.curdir).st_mtime_ns)
        except OSError:
            found.append(0)
    return tuple(found)


def _origin(dist: Distribution | None) -> str:
    if dist is None:
        return "an unnamed distribution"
    return f"{dist.metadata['Name']} {dist.version}"


def _folder(point: EntryPoint) -> str | None:
    """The folder of the package that an entry point names, if it has one that can be read as files."""
    steps = point.value.strip().split(".")
    if not all(step.isidentifier() for step in steps):
        return None
    return _listed(point.dist, steps) or _importable(steps)


def _listed(dist: Distribution | None, steps: list[str]) -> str | None:
    """By the list of files that an installed distribution has."""
    for file in (dist.files if dist is not None else None) or ():
        if list(file.parts[: len(steps)]) == steps and len(file.parts) > len(steps) and os.pardir not in file.parts:
            folder = os.path.join(str(file.locate()), *[os.pardir] * (len(file.parts) - len(steps)))
            return os.path.normpath(folder) if os.path.isdir(folder) else None
    return None


def _importable(steps: list[str]) -> str | None:
    """By where an import would look, for editable installs, which list no files. Finding a top-level package does not run it."""
    from importlib.util import find_spec

    try:
        spec = find_spec(steps[0])
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations if spec is not None else None) or ():
        folder = os.path.join(place, *steps[1:])
        if os.path.isdir(folder):
            return folder
    return None
