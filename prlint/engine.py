"""lint(): one source, one set of rules, one profile; findings out. Pure: it reads nothing and keeps nothing."""

from __future__ import annotations

from prlint.checks.rule import Ruleset
from prlint.diagnostic import Diagnostic
from prlint.profile import Profile
from prlint.text.projection import Projection
from prlint.text.source import Source
from prlint.text.value import Value


class Off(Value):
    """A rule that did not run, and why, in words for the user: "needs marks.owner", "nothing to go by", …"""

    rule: str
    reason: str


class Report(Value):
    """What came of one file. `failed`: prlint itself failed in a rule; its diagnostic has the rule id prlint/internal-error."""

    projection: Projection
    language: str
    on: int
    off: tuple[Off, ...]
    diagnostics: tuple[Diagnostic, ...]
    failed: bool = False


def lint(source: Source, ruleset: Ruleset, profile: Profile | None = None, format_name: str | None = None) -> Report:
    """Findings ordered by span, then rule, before suppression. Raises UnreadableError where the format cannot be read."""
    raise NotImplementedError
