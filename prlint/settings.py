"""Configuration and command line settled into what one file is checked with, and the checking of one file.

Every shell goes through here, so that the command line, the editor and all that comes later find the same.
"""

from __future__ import annotations

import os

from prlint.config import Config, ConfigError, Layer
from prlint.diagnostic import Diagnostic, at_span, of_file
from prlint.engine import INTERNAL_ERROR, Off, describe_exception, lint
from prlint.profile import Profile
from prlint.run import Checked
from prlint.selection import UnknownRuleError, check_names, choose, ignored, own_rules
from prlint.suppress import suppress
from prlint.text.paths import shown
from prlint.text.source import UnreadableError
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any

    from prlint.baseline import Baseline
    from prlint.checks.rule import Rule, Ruleset
    from prlint.config import Allow
    from prlint.text.projection import Projection
    from prlint.text.source import Source
    from prlint.timing import Timing


# Of a rule that is off for this reason it is known that it has no finding, as of one that ran.
_NOT_THERE = "nothing to go by: no "


class Invocation(Value):
    """What a command line says beside the configuration. packs: in place of the configured ones; None where it is silent.

    records: a baseline is to be written, so none is held against and the words of each release are sketched.
    today: by its clock, ISO 8601; it counts where the profile calls a release a draft and names no day itself.
    """

    profile: Mapping[str, Any] = {}
    packs: tuple[str, ...] = ()
    layer: Layer = Layer(by="the command line")
    severity: Mapping[str, str] = {}
    min_confidence: str | None = None
    fail_on: str | None = None
    max_size: int | None = None
    today: str = ""
    baseline: str | None = None
    records: bool = False


class Settings(Value):
    """Everything but the file. ruleset: the rules that run; off: those switched off, with the reason.

    pool: what they were chosen from. brought: ids of the rules of the packs in use, whether they run or not.
    """

    config: Config
    invocation: Invocation
    pool: Ruleset
    ruleset: Ruleset
    off: tuple[Off, ...]
    severity: Mapping[str, str]
    brought: frozenset[str]
    baseline: Baseline | None = None

    @property
    def fail_on(self) -> str:
        return self.invocation.fail_on or self.config.fail_on

    @property
    def max_size(self) -> int:
        return self.invocation.max_size or self.config.max_size

    @property
    def layers(self) -> tuple[Layer, Layer]:
        return self.config.layer, self.invocation.layer


def settle(config: Config, invocation: Invocation, folder: str = "") -> Settings:
    """Load the packs and the baseline, and choose the rules. `folder`: what paths of the command line are relative to.

    Raises PackError, UnknownPackError; ConfigError where the configuration names no rule or a baseline that cannot be used,
    UnknownRuleError and BaselineError where the command line does.
    """
    from prlint.packs.load import ruleset

    used = ruleset(invocation.packs, folder) if invocation.packs else _configured(config)
    names_rules = any(words for layer in (config.layer, invocation.layer) for _, words in _words(layer))
    pool = everything(used) if names_rules or config.severity or config.allow or invocation.severity else used
    _check_config(pool.rules, config)
    _check_invocation(pool.rules, invocation)
    brought = frozenset(rule.id for rule in used.rules)
    chosen = choose(pool, brought, (config.layer, invocation.layer), invocation.min_confidence or config.min_confidence)
    severity = {**config.severity, **invocation.severity}
    return Settings(config, invocation, pool, chosen.ruleset, chosen.off, severity, brought, _baseline(config, invocation, folder))


def _configured(config: Config) -> Ruleset:
    """The packs of the configuration. Raises PackError, ConfigError, and UnknownPackError where no configuration names them."""
    from prlint.packs import UnknownPackError
    from prlint.packs.load import ruleset

    try:
        return ruleset(config.packs, config.folder, config.shown)
    except UnknownPackError as error:
        span = config.places.get(("packs", error.pack))
        if config.source is None or span is None:
            raise
        raise ConfigError([(config.source, (at_span("config/pack", str(error), span, config.source),))]) from None


def _baseline(config: Config, invocation: Invocation, folder: str) -> Baseline | None:
    """The baseline that findings are held against, if there is one. Raises BaselineError and ConfigError."""
    if invocation.records or not (invocation.baseline or config.baseline):
        return None
    from prlint.baseline import BaselineError, load

    if invocation.baseline:
        return load(os.path.join(folder, invocation.baseline), shown(invocation.baseline))
    path = os.path.join(config.folder, config.baseline)
    try:
        return load(path, config.shown(config.baseline))
    except BaselineError as error:
        if config.source is None:
            raise
        span = config.places.get(("baseline", config.baseline), SourceSpan(0, 0))
        raise ConfigError([(config.source, (at_span("config/baseline", str(error), span, config.source),))]) from None


def everything(used: Ruleset) -> Ruleset:
    """All rules there are: the built-in ones and those in use. Built-in packs that are broken in a checkout stop only who uses them."""
    from prlint.packs import PackError
    from prlint.packs.load import builtin

    try:
        whole = builtin()
    except PackError:
        return used
    own = {rule.id for rule in whole.rules}
    return type(used)(
        whole.rules + tuple(rule for rule in used.rules if rule.id not in own),
        {**whole.lists, **used.lists},
        {**whole.regimes, **used.regimes},
        {**whole.wordings, **used.wordings},
    )


def _known(settings: Settings, projection: Projection) -> set[str]:
    """The ids that a suppression in the text may name; nothing is loaded for a text that has none."""
    if not any("prlint" in comment.text for comment in projection.comments):
        return set()
    return {rule.id for rule in everything(settings.pool).rules} | set(own_rules())


def _words(layer: Layer) -> tuple[tuple[str, Sequence[str]], ...]:
    return ("select", layer.select), ("extend-select", layer.extend_select), ("ignore", layer.ignore)


def _check_invocation(rules: Sequence[Rule], invocation: Invocation) -> None:
    for key, words in (*_words(invocation.layer), ("severity", tuple(invocation.severity))):
        check_names(rules, key, words)


def _check_config(rules: Sequence[Rule], config: Config) -> None:
    """The same for a configuration, whose words have places: all of them at once."""
    if config.source is None:
        return
    named = (*_words(config.layer), ("severity", tuple(config.severity)), ("allow", tuple(entry.rule for entry in config.allow)))
    problems = []
    for key, words in named:
        for word in words:
            try:
                check_names(rules, key, [word])
            except UnknownRuleError as error:
                span = config.places.get((key, word), SourceSpan(0, 0))
                problems.append(at_span("config/unknown-rule", str(error), span, config.source))
    if problems:
        raise ConfigError([(config.source, tuple(sorted(problems, key=lambda d: d.place.span.start)))])


def check(
    source: Source, settings: Settings, place: str = "", format_name: str | None = None, timing: Timing | None = None
) -> Checked:
    """One file, checked. place: where it stands, for what the configuration says of paths. Never raises for a text, whatever it is."""
    from prlint.formats import format_of_source

    chosen = format_name or format_of_source(source)
    profile = _dated(settings.config.profile_for(place or source.name, settings.invocation.profile), settings.invocation.today)
    try:
        report = lint(source, settings.ruleset, profile, chosen, timing)
    except UnreadableError as error:
        return Checked(source.name, None, chosen, error=str(error))
    except Exception as error:
        return failed(source, describe_exception(error), chosen)
    idle = {off.rule for off in report.off if not off.reason.startswith(_NOT_THERE)}
    ran = {rule.id for rule in settings.ruleset.rules if rule.id not in idle}
    config = settings.config
    path = config.relative(place or source.name) if config.allow else ""
    found = tuple(_regraded(d, settings.severity) for d in report.diagnostics)
    outcome = suppress(found, source, report.projection, ran, _known(settings, report.projection), config.allow, path)
    unused = tuple(entry for number, entry in enumerate(config.allow) if number not in outcome.used and _for_this(entry, path, ran))
    diagnostics = own_ruled(outcome.diagnostics, settings)
    off = tuple(sorted(report.off + settings.off, key=lambda off: off.rule))
    checked = Checked(
        source.name, source, chosen, report.language, None, report.on, off, diagnostics, outcome.suppressed, report.failed, unused
    )
    return _with_baseline(checked, settings, report.projection, place or source.name, ran)


def _with_baseline(checked: Checked, settings: Settings, projection: Projection, place: str, ran: Collection[str]) -> Checked:
    """The file with its findings of the baseline answered for, or ready to be recorded in one."""
    if settings.baseline is None and not settings.invocation.records:
        return checked
    from prlint.baseline import held_against, sketch

    checked = checked.but(sketch=sketch(projection))
    if settings.baseline is None:
        return checked
    own = {rule for rule in own_rules() if not ignored(rule, settings.layers)}
    return held_against(checked, settings.baseline, place, {*ran, *own})


def _dated(profile: Profile, today: str) -> Profile:
    """Only a draft is held against the clock, so that a release that is out is judged alike on every day."""
    if not today or profile.get("stage") != "draft" or profile.states("today"):
        return profile
    return Profile({**profile.data, "today": today})


def own_ruled(diagnostics: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Findings without those of prlint's own that are ignored, and the others as grave as the user says."""
    own = own_rules()
    return tuple(_regraded(d, settings.severity) for d in diagnostics if d.rule not in own or not ignored(d.rule, settings.layers))


def _for_this(entry: Allow, path: str, ran: Collection[str]) -> bool:
    """Whether an entry of `allow` is for this file alone, so that nothing else can use it."""
    return entry.path is not None and entry.path.strip("/") == path and entry.rule in ran


def _regraded(diagnostic: Diagnostic, severity: Mapping[str, str]) -> Diagnostic:
    """The finding as grave as the user says."""
    level = severity.get(diagnostic.rule)
    if level is None or level == diagnostic.severity:
        return diagnostic
    return diagnostic.but(severity=level)


def failed(source: Source, what: str, format_name: str = "text") -> Checked:
    """A fault of prlint outside the rules: said at the start of the file, with no word of it."""
    told = of_file(INTERNAL_ERROR, f"prlint failed on this file ({what}); it was not checked")
    return Checked(source.name, source, format_name, diagnostics=(told,), failed=True)
