"""What a project tells prlint: prlint.yaml, or [tool.prlint] in pyproject.toml. The nearest one counts alone.

Data only: nothing in it runs code, names a command or leaves the project's folder. `config_file` reads it, and is imported
only where there is something to read.
"""

from __future__ import annotations

import os

from prlint.profile import Profile
from prlint.text.paths import shown
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from prlint.diagnostic import Diagnostic
    from prlint.text.source import Source

YAML_NAME = "prlint.yaml"
MISNAMED = ("prlint.yml", ".prlint.yaml", ".prlint.yml")
TOML_NAME = "pyproject.toml"
MAX_SIZE = 10_000_000  # bytes


class ConfigError(Exception):
    """A configuration that is not valid: every problem of the file, in the order of its text."""

    def __init__(self, files: Iterable[tuple[Source, tuple[Diagnostic, ...]]]) -> None:
        self.files = tuple(files)
        super().__init__("\n".join(d.message for _, found in self.files for d in found))


class Layer(Value):
    """One statement of which rules run: words are rule ids, packs or `tier:N`. by: who states it, for messages."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    by: str = "the configuration"


class Override(Value):
    """Facts of single releases."""

    path: str
    profile: Mapping[str, Any]


class Allow(Value):
    """A finding that somebody answered for; `path` and `text` narrow it, None means any. span: where it stands in the configuration."""

    rule: str
    reason: str
    path: str | None
    text: str | None
    span: SourceSpan


class Config(Value):
    """Paths and globs are relative to `folder`. places: (key, word) -> where a rule is named, for what turns out wrong later."""

    source: Source | None = None
    folder: str = ""
    profile: Mapping[str, Any] = {}
    overrides: tuple[Override, ...] = ()
    packs: tuple[str, ...] = ("default",)
    layer: Layer = Layer()
    severity: Mapping[str, str] = {}
    min_confidence: str = "low"
    fail_on: str = "warning"
    exclude: tuple[str, ...] = ()
    allow: tuple[Allow, ...] = ()
    baseline: str = ""
    max_size: int = MAX_SIZE
    places: Mapping[tuple[str, str], SourceSpan] = {}

    def relative(self, place: str) -> str:
        """A path as globs see it: from the folder of the configuration, with slashes."""
        absolute = os.path.abspath(place)
        try:
            return shown(os.path.relpath(absolute, self.folder or os.curdir))
        except ValueError:  # another drive
            return shown(absolute)

    def shown(self, path: str) -> str:
        """A path that the configuration names, as messages show it: from where the configuration itself is shown."""
        beside = os.path.dirname(self.source.name) if self.source else ""
        return shown(os.path.normpath(os.path.join(beside, path)) if beside else path)

    def excludes(self, place: str) -> bool:
        if not self.exclude:
            return False
        from prlint.text.globs import any_fits

        return any_fits(self.exclude, self.relative(place))

    def profile_for(self, place: str, stated: Mapping[str, Any]) -> Profile:
        """What is stated of the release at this place: `stated` (the command line) above overrides above the rest."""
        if not self.overrides and not stated:
            return Profile(self.profile)
        from prlint.stating import merged
        from prlint.text.globs import fits

        data = self.profile
        if self.overrides:
            path = self.relative(place)
            for override in self.overrides:
                if fits(override.path, path):
                    data = merged(data, override.profile)
        return Profile(merged(data, stated) if stated else data)


def find(folder: str) -> str | None:
    """The nearest configuration file from a folder upwards, or one that was meant to be, for its reader to tell.

    In one folder prlint.yaml goes before pyproject.toml.
    """
    here = os.path.abspath(folder)
    while True:
        own = os.path.join(here, YAML_NAME)
        if os.path.isfile(own) or os.path.isdir(own) or os.path.islink(own):
            return own  # what cannot be read is told, and not passed over
        misnamed = next(filter(os.path.isfile, (os.path.join(here, name) for name in MISNAMED)), None)
        if misnamed is not None:
            return misnamed
        shared = os.path.join(here, TOML_NAME)
        if os.path.isfile(shared) and _speaks_of_prlint(shared):
            return shared
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent


def _speaks_of_prlint(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"tool.prlint" in file.read().replace(b" ", b"").replace(b'"', b"")
    except OSError:
        return False
