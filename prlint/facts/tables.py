"""Tables of phrases that facts look for: data/<name>.tsv with a column `phrase`, its other columns beside each match."""

from __future__ import annotations

import os

from prlint.compiled import PACKAGE, load
from prlint.data import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.phrases import PhraseSet

_sets: dict[str, PhraseSet] = {}


def phrase_table(name: str) -> PhraseSet:
    """The phrases of a table, compiled; `columns[match.entry]` is the row of a match. Raises PhraseError for what cannot be read."""
    if name not in _sets:
        _sets[name] = load(f"phrases-{name}", lambda: _made_of(name), lambda: _compile(name))
    return _sets[name]


def _made_of(name: str) -> tuple[str, ...]:
    files = (f"data/{name}.tsv", "data/irregular-forms.tsv", "text/phrases.py", "text/inflect.py", "text/words.py")
    return tuple(os.path.join(PACKAGE, *file.split("/")) for file in files)


def _compile(name: str) -> PhraseSet:
    from prlint.text.phrases import compile_phrases

    rows = table(name)
    return compile_phrases([row["phrase"] for row in rows], rows)
