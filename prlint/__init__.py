"""prlint: the linter for press releases.

    >>> import prlint
    >>> source = prlint.Source("release.txt", "Norvane Names Chief Executive\\n\\nBOSTON, May 4, 2026 -- Norvane named Dana Ruiz.\\n")
    >>> report = prlint.lint(source, prlint.ruleset(["default"]), prlint.Profile({"sec_status": "domestic"}))
    >>> all(isinstance(finding, prlint.Diagnostic) for finding in report.diagnostics)
    True

`segment` is the package that reads a release: `prlint.segment.read(projection)`. Names are imported when first used, so that
importing prlint costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prlint import segment as segment
    from prlint.checks.rule import Rule as Rule
    from prlint.checks.rule import Ruleset as Ruleset
    from prlint.diagnostic import Diagnostic as Diagnostic
    from prlint.diagnostic import Edit as Edit
    from prlint.diagnostic import Fix as Fix
    from prlint.diagnostic import Label as Label
    from prlint.diagnostic import Place as Place
    from prlint.engine import Report as Report
    from prlint.engine import lint as lint
    from prlint.facts import Facts as Facts
    from prlint.formats import project as project
    from prlint.formats import read as read
    from prlint.packs import PackError as PackError
    from prlint.packs.load import ruleset as ruleset
    from prlint.profile import Profile as Profile
    from prlint.release import Release as Release
    from prlint.release import Segment as Segment
    from prlint.text.projection import Projection as Projection
    from prlint.text.source import Source as Source
    from prlint.text.source import UnreadableError as UnreadableError
    from prlint.text.source import decode as decode
    from prlint.text.span import Position as Position
    from prlint.text.span import ProseSpan as ProseSpan
    from prlint.text.span import SourceSpan as SourceSpan
    from prlint.text.span import Span as Span

_HOMES = {
    "Diagnostic": "prlint.diagnostic",
    "Edit": "prlint.diagnostic",
    "Facts": "prlint.facts",
    "Fix": "prlint.diagnostic",
    "Label": "prlint.diagnostic",
    "PackError": "prlint.packs",
    "Place": "prlint.diagnostic",
    "Position": "prlint.text.span",
    "Profile": "prlint.profile",
    "Projection": "prlint.text.projection",
    "ProseSpan": "prlint.text.span",
    "Release": "prlint.release",
    "Report": "prlint.engine",
    "Rule": "prlint.checks.rule",
    "Ruleset": "prlint.checks.rule",
    "Segment": "prlint.release",
    "Source": "prlint.text.source",
    "SourceSpan": "prlint.text.span",
    "Span": "prlint.text.span",
    "UnreadableError": "prlint.text.source",
    "decode": "prlint.text.source",
    "lint": "prlint.engine",
    "project": "prlint.formats",
    "read": "prlint.formats",
    "ruleset": "prlint.packs.load",
    "segment": "prlint.segment",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"prlint has no {name}")
    from importlib import import_module

    module = import_module(_HOMES[name])
    return module if name == "segment" else getattr(module, name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
