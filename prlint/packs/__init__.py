"""Rule packs: located YAML, read strictly, compiled to the rules that run."""

from __future__ import annotations

from prlint.diagnostic import Diagnostic
from prlint.text.source import Source
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class File(Value):
    """One file to compile. path: to open; name: to show. sort: pack, list, wording or regimes. pack: which one its folder calls for.

    origin: the distribution that brings it, for files of installed packs.
    """

    path: str
    name: str
    sort: str
    pack: str | None = None
    origin: str = ""


class PackError(Exception):
    """Packs that are not valid: every problem of every file, in the order of the files and, in each, of the text."""

    def __init__(self, files: Iterable[tuple[Source, tuple[Diagnostic, ...]]]) -> None:
        self.files = tuple(files)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line for each problem: path, line and column, what is wrong, and the rule of the language it breaks."""
        problems = ((source.name, d.place.start, d) for source, found in self.files for d in found)
        return [f"{path}:{start.line}:{start.column}: {d.message} [{d.rule}]" for path, start, d in problems]


class UnknownPackError(LookupError):
    """A pack that was asked for and is not there. The message is one sentence for the user; `pack`: as it was asked for."""

    pack = ""
