"""How the elements of a part of a Word file find the methods that read them, and what is passed over."""

from __future__ import annotations

from prlint.formats import xml_events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What was before a change of looks; what content controls are; how to pronounce.
_UNREAD = (
    "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
    "sdtPr", "sdtEndPr", "rt",
)  # fmt: skip


class Elements:
    """Takes the events of a part. A method `_on_p` is called where an element `p` of the vocabulary begins, `_off_p` where it ends.

    Of what is told in several ways the first telling is read. root: the name of the outermost element.
    """

    parser: Any = None

    def __init__(self, part: str) -> None:
        self.part = part
        self.root = ""
        self._w = ""  # what names of the vocabulary begin with
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._skip = self._depth = 0
        self._choices: list[bool] = []
        self._takes_text = False
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > xml_events.MAX_DEPTH:
            xml_events.refuse_depth(self.part)
        if self._skip:
            return
        if not self._starts:
            self._begin(name)
        handler = self._starts.get(name)
        if handler is not None:
            handler(attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._skip:
            if self._depth < self._skip:
                self._skip = 0
            return
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def text(self, words: str) -> None:
        if self._takes_text and not self._skip:
            self._words.append(words)

    def _begin(self, root: str) -> None:
        """The vocabulary has two addresses; a part uses one of them throughout."""
        address, _, self.root = root.rpartition("}")
        w = self._w = address + "}"
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
        own = type(self)
        for method in dir(own):
            if method.startswith("_on_"):
                self._starts[w + method[4:]] = getattr(self, method)
            elif method.startswith("_off_"):
                self._ends[w + method[5:]] = getattr(self, method)
        for name in _UNREAD:
            self._starts[w + name] = self._pass_over
        self._starts[mc + "AlternateContent"] = lambda _: self._choices.append(False)
        self._starts[mc + "Choice"] = self._choose
        self._starts[mc + "Fallback"] = self._choose
        self._ends[mc + "AlternateContent"] = self._chosen

    def _pass_over(self, _: dict[str, str]) -> None:
        self._skip = self._depth

    def _choose(self, attributes: dict[str, str]) -> None:
        """The first telling of what is told in several ways."""
        if self._choices and self._choices[-1]:
            self._pass_over(attributes)
        elif self._choices:
            self._choices[-1] = True

    def _chosen(self) -> None:
        self._choices.pop()
