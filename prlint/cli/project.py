"""From options to settings: which configuration counts for which file, each read once and before any release is."""

from __future__ import annotations

import os
import time

from prlint import cache
from prlint.cli import cached
from prlint.cli.arguments import UsageError
from prlint.cli.console import complain
from prlint.cli.inputs import STANDARD_INPUT, Input, Inputs, gather, read
from prlint.config import Config, Layer, find
from prlint.report.visible import visible
from prlint.run import Checked
from prlint.selection import UnknownRuleError
from prlint.settings import Invocation, Settings, check, settle
from prlint.text.paths import shown
from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, ParamSpec, TypeVar

    from prlint.checks.rule import Rule
    from prlint.text.source import Source
    from prlint.timing import Timing

    P = ParamSpec("P")
    T = TypeVar("T")


class Project:
    """What the options of a command and the configurations around its files come to."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        if options.get("isolated") and options.get("config"):
            raise UsageError("--isolated uses no configuration, and --config names one; give one of the two")
        self.options = options
        self.invocation = invocation(options)
        self._configs: dict[str, Config] = {}
        self._found: dict[str, str | None] = {}
        self._settings: dict[int, Settings] = {}
        self._wordings: dict[int, Mapping[str, Any]] = {}
        self._plain = Config(folder=_here())
        self.timing = _timing(options)
        cache.use(None if options.get("no-cache") else cached.folder())

    def config(self, place: str) -> Config:
        """The configuration that counts for a file or folder. Raises ConfigError or UsageError."""
        if self.options.get("isolated"):
            return self._plain
        path = self.options.get("config")
        if path is None:
            path = self._nearest(os.path.dirname(os.path.abspath(self.name_of(place))))
        return self._plain if path is None else self._load(path)

    def name_of(self, place: str) -> str:
        return (self.options.get("stdin-filename") or os.path.join(os.curdir, "stdin")) if place == STANDARD_INPUT else place

    def _nearest(self, folder: str) -> str | None:
        if folder not in self._found:
            self._found[folder] = find(folder)
        return self._found[folder]

    def _load(self, path: str) -> Config:
        if path not in self._configs:
            from prlint.config_file import load  # which brings what reads YAML

            try:
                self._configs[path] = load(path, shown(_short(path)), bool(self.options.get("config")))
            except OSError as error:
                option = "--config: " if path == self.options.get("config") else ""
                raise UsageError(f"{option}{shown(_short(path))}: {error.strerror}") from None
        return self._configs[path]

    def settings(self, place: str) -> Settings:
        """What a file is checked with. Raises what `settle` raises, UnknownRuleError turned into UsageError."""
        config = self.config(place)
        settings = self._settings.get(id(config))
        if settings is None:
            try:
                settings = self._settings[id(config)] = self.timed("packs", settle)(config, self.invocation, os.getcwd())
            except UnknownRuleError as error:
                raise UsageError(f"--{error.key}: {error}") from None
        return settings

    def timed(self, stage: str, work: Callable[P, T]) -> Callable[P, T]:
        """The same work, under the clock where somebody asked for statistics."""
        return self.timing.stage(stage, work) if self.timing else work

    def rules(self, inputs: Inputs) -> dict[str, Rule]:
        """The rules that these files are checked with, by id."""
        settings = {id(found): found for found in (self.settings(file.place) for file in inputs.files)}
        return {rule.id: rule for each in settings.values() for rule in each.ruleset.rules}

    def wordings(self, place: str) -> Mapping[str, Any]:
        """The standard sentences of the packs in use. Packs that are not valid are for `check` to refuse; here they only have none."""
        from prlint.packs import PackError, UnknownPackError

        key = id(self.config(place))
        if key not in self._wordings:
            try:
                self._wordings[key] = self.settings(place).ruleset.wordings
            except (PackError, UnknownPackError):
                self._wordings[key] = {}
                complain("prlint: a rule pack is not valid, so its standard wordings are not known here; prlint check tells more")
        return self._wordings[key]

    def inputs(self, paths: Sequence[str]) -> Inputs:
        """The files that the paths name."""
        found = gather(paths, self._dropped, bool(self.options.get("force-exclude")))
        for note in found.notes:
            complain(f"prlint: {visible(note)}")
        return found

    def _dropped(self, place: str) -> bool:
        return self.config(place).excludes(place)

    def read(self, file: Input) -> Source:
        """The decoded file. Raises UnreadableError."""
        limit = self.invocation.max_size or self.config(file.place).max_size
        return self.timed("read", read)(file, limit, self.shown_name(file))

    def check(self, file: Input) -> Checked:
        """One file, read and checked, whatever becomes of it."""
        try:
            source = self.read(file)
        except UnreadableError as error:
            return Checked(self.shown_name(file), error=str(error))
        return check(source, self.settings(file.place), self.name_of(file.place), timing=self.timing)

    def shown_name(self, file: Input) -> str:
        """What reports call a file; standard input goes by the name it passes for."""
        passed_for = self.options.get("stdin-filename") if file.place == STANDARD_INPUT else None
        return shown(passed_for) if passed_for else file.path

    def refuse_to_overwrite(self, inputs: Inputs, outputs: Iterable[str]) -> None:
        """A report never takes the place of a release. Raises UsageError."""
        read_from = {_real(file.place) for file in inputs.files if file.place != STANDARD_INPUT}
        for output in outputs:
            if _real(output) in read_from:
                raise UsageError(f"{shown(output)} is to be read; write to another file")


def _here() -> str:
    """The current folder. Raises UsageError."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise UsageError("the current folder is no longer there; change to another one") from None


def _timing(options: Mapping[str, Any]) -> Timing | None:
    if not options.get("statistics"):
        return None
    from prlint.timing import Timing

    return Timing(start=time.process_time())


def _real(place: str) -> str:
    return os.path.normcase(os.path.realpath(place))


def _short(path: str) -> str:
    """A path as the user would write it from here."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith(os.path.join(os.pardir, os.pardir)) else relative


def invocation(options: Mapping[str, Any]) -> Invocation:
    """What the command line states. Raises UsageError."""
    layer = Layer(_joined(options, "select"), _joined(options, "extend-select"), _joined(options, "ignore"), "the command line")
    return Invocation(
        profile=_profile(options.get("profile") or ()),
        packs=tuple(options.get("pack") or ()),
        layer=layer,
        severity=dict(options.get("severity") or ()),
        min_confidence=options.get("min-confidence"),
        fail_on=options.get("fail-on"),
        max_size=options.get("max-size"),
        today=time.strftime("%Y-%m-%d"),
        baseline=options.get("baseline"),
        records=bool(options.get("write-baseline")),
    )


def _joined(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(word for words in options.get(name) or () for word in words)


def _profile(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    if not pairs:
        return {}
    from prlint.stating import from_pairs

    try:
        return from_pairs(pairs)
    except ValueError as error:
        raise UsageError(f"--profile: {error}") from None
