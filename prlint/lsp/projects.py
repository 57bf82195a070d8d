"""What each file is checked with, as its configuration and packs stand on the disk now.

Nothing has to tell of a change: before each use the files that the settings were made from are looked at (their times and sizes). Where
they are no longer valid, the last settings that were go on, and what is wrong is told at its place.
"""

from __future__ import annotations

import os
import time

from prlint.baseline import BaselineError
from prlint.cli.arguments import UsageError
from prlint.cli.project import invocation
from prlint.config import Config, ConfigError, find
from prlint.config_file import load
from prlint.packs import PackError, UnknownPackError
from prlint.packs.load import is_path, rules_folder
from prlint.selection import UnknownRuleError
from prlint.settings import settle
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from prlint.checks.rule import Rule
    from prlint.diagnostic import Diagnostic
    from prlint.settings import Settings
    from prlint.text.source import Source

    _State = tuple[str, int, int]  # path, nanoseconds, bytes
    _Stamp = tuple[str, tuple[_State, ...]]

_YAML = (".yaml", ".yml")


class Problem(Value):
    """What is wrong with one file of a configuration or pack, told in the order of its text."""

    path: str
    source: Source
    found: tuple[Diagnostic, ...]


class Standing(Value):
    """What the files around a configuration come to. settings: the last that were valid, None where none ever were.

    path: of the configuration, empty without one. rules: those in force, by id. trouble: one sentence; empty where all is well.
    """

    path: str
    settings: Settings | None
    rules: Mapping[str, Rule]
    problems: tuple[Problem, ...] = ()
    trouble: str = ""

    def says_what(self, other: Standing) -> bool:
        """Whether the other would have the same said of a file."""
        return self.settings is other.settings and self.problems == other.problems and self.trouble == other.trouble


class Projects:
    """Standings by configuration. options: of the command line, which count for every file. Raises UsageError where they cannot."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        invocation(options)
        if options.get("config") and not os.path.isfile(options["config"]):
            raise UsageError(f"--config: there is no file {options['config']}")
        self.options = options
        self._kept: dict[str, tuple[_Stamp | None, Standing]] = {}

    def of(self, place: str) -> Standing:
        """The standing of a file, made anew if a file it rests on has changed."""
        return self._fresh(self._configuration(place))

    def retry(self) -> None:
        """Forget what is in trouble, apart from its last valid settings: a file that it lacks may be there now."""
        for path, (_, standing) in self._kept.items():
            if standing.trouble:
                self._kept[path] = (None, standing)

    def _configuration(self, place: str) -> str:
        if self.options.get("isolated"):
            return ""
        named = self.options.get("config")
        return os.path.abspath(named) if named else find(os.path.dirname(place)) or ""

    def _fresh(self, path: str) -> Standing:
        kept = self._kept.get(path)
        before = kept[1] if kept else Standing(path, None, {})
        if kept is None or kept[0] != self._stamp(path, before):
            began = time.time_ns()
            now = self._made(path, before)
            stamp = self._stamp(path, now)
            # A file written while it was read, or a moment before, may be another by now: it is read again next time.
            self._kept[path] = (None if any(written >= began for _, written, _ in stamp[1]) else stamp, now)
        return self._kept[path][1]

    def _made(self, path: str, before: Standing) -> Standing:
        config = Config(folder=os.getcwd())
        try:
            if path:
                config = load(path, os.path.basename(path), bool(self.options.get("config")))
            settings = settle(config, invocation(self.options), os.getcwd())
        except (ConfigError, PackError) as error:
            problems = tuple(Problem(self._path(path, source.name, config), source, found) for source, found in error.files)
            return before.but(problems=problems, trouble=_first(problems))
        except OSError as error:
            return before.but(problems=(), trouble=f"{os.path.basename(path)}: {error.strerror}")
        except (BaselineError, UnknownPackError, UnknownRuleError) as error:
            return before.but(problems=(), trouble=str(error))
        return Standing(path, settings, {rule.id: rule for rule in settings.ruleset.rules})

    def _path(self, configuration: str, name: str, config: Config) -> str:
        """The file that a problem is told of: the configuration, a pack of the user's, or a built-in one of a checkout."""
        if configuration and name == os.path.basename(configuration):
            return configuration
        base = os.getcwd() if self.options.get("pack") else config.folder
        own = os.path.normpath(os.path.join(base, os.path.expanduser(name)))
        return own if os.path.exists(own) else os.path.join(os.path.dirname(rules_folder()), name)

    def _stamp(self, path: str, standing: Standing) -> _Stamp:
        """What tells one state of the files apart from another; the day counts too, since drafts are held against it."""
        files = [path] if path else []
        files += [problem.path for problem in standing.problems]
        if standing.settings is not None and standing.settings.config.baseline:
            files.append(os.path.join(standing.settings.config.folder, standing.settings.config.baseline))
        packs, base = self._packs(standing)
        for pack in packs:
            files += _yaml_under(os.path.join(base, os.path.expanduser(pack)))
        return time.strftime("%Y-%m-%d"), tuple(_state(file) for file in files)

    def _packs(self, standing: Standing) -> tuple[list[str], str]:
        named = self.options.get("pack")
        if named:
            return [pack for pack in named if is_path(pack)], os.getcwd()
        if standing.settings is None:
            return [], ""
        config = standing.settings.config
        return [pack for pack in config.packs if is_path(pack)], config.folder


def _first(problems: tuple[Problem, ...]) -> str:
    """The first problem in one sentence, with its place, and how many more there are."""
    every = [(problem, diagnostic) for problem in problems for diagnostic in problem.found]
    if not every:
        return "the configuration is not valid"
    problem, diagnostic = every[0]
    more = f" (and {len(every) - 1} more)" if len(every) > 1 else ""
    return f"{os.path.basename(problem.path)}, line {diagnostic.place.start.line}: {diagnostic.message}{more}"


def _state(path: str) -> _State:
    try:
        about = os.stat(path)
    except OSError:
        return path, 0, -1
    return path, about.st_mtime_ns, about.st_size


def _yaml_under(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(_YAML))
