"""The words of a rule: phrases, patterns and the lists they may name, read off located nodes and refused where they cannot be run."""

from __future__ import annotations

import re

from prlint.facts import MODULES
from prlint.packs import schema
from prlint.packs.located import Node, Page, Text
from prlint.packs.patterns import PatternError, check
from prlint.text.nearest import meant
from prlint.text.phrase_notation import PhraseError, expand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from prlint.packs.fields import Fields

FACT_KINDS = tuple(MODULES)
LIST = re.compile(r"\$([a-z][a-z0-9-]*)")
_LIST_INSIDE = re.compile(r"(?<!\\)\$([a-z][a-z0-9-]*)")
_FACT_INSIDE = re.compile(r"(?<!\\)\{([a-z-]+)\}")


class WordReader:
    """Reads words and notes what is wrong with them. kinds: of facts, that phrases name.

    columns: list -> its columns, of the lists that there are.
    """

    def __init__(self, page: Page, columns: Mapping[str, Fields]) -> None:
        self.page = page
        self.columns = columns
        self.kinds: set[str] = set()

    def known_list(self, node: Node, name: str) -> bool:
        if name in self.columns:
            return True
        self.page.problem("unknown-list", node, f"there is no list ‘{name}’{meant(name, self.columns)}")
        return False

    def phrase(self, node: Text, lines: Mapping[str, tuple[str, ...]] | None) -> bool:
        """Whether a phrase can be read. `lines`: those of the lists it may name; None where it may name none."""
        for match in _LIST_INSIDE.finditer(node.value) if lines is not None else ():
            if match[1] not in self.columns:
                self.page.problem(
                    "unknown-list",
                    self.page.inside(node, match.start(1), len(match[1])),
                    f"there is no list ‘{match[1]}’{meant(match[1], self.columns)}",
                )
                return False
        for match in _FACT_INSIDE.finditer(node.value):
            if match[1] not in FACT_KINDS:
                place = self.page.inside(node, match.start(1), len(match[1]))
                self.page.problem("unknown-kind", place, f"there is no fact kind ‘{match[1]}’{meant(match[1], FACT_KINDS)}")
                return False
            self.kinds.add(match[1])
        try:
            expand(node.value, lines.__getitem__ if lines is not None else None)
        except PhraseError as error:
            self.page.problem("phrase", self.page.inside(node, error.at), f"‘{node.value}’ is no phrase: {error}")
            return False
        return True

    def pattern(self, node: Node) -> str | None:
        pattern = schema.text(self.page, node, "a pattern")
        if pattern is None or not isinstance(node, Text):
            return None
        try:
            check(pattern)
        except PatternError as error:
            self.page.problem("pattern", self.page.inside(node, error.at), f"‘{pattern}’ is refused: {error}")
            return None
        return pattern
