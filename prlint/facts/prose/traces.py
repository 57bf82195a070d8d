"""What working on a file has left in it: tracked changes, comments, hidden text, properties. Only formats that are no text have any.

A property is foreign where it names something and no such name stands in the release. Not looked at are author, company and manager,
which tell who wrote and on whose machine, and names that are no words with a capital.
"""

from __future__ import annotations

from prlint.data import members
from prlint.facts import Facts, Kind, Thing
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = lazy(r"[^\W\d_][\w'’-]{2,40}")
_LONGEST = 80  # characters of a comment that a message shows
_ENOUGH = 2  # one name alone may be anything


def find_traces(facts: Facts) -> Iterator[Thing]:
    words = _Words(facts)
    for trace in facts.release.traces:
        told = _clipped(trace.words or trace.prose.of(facts.prose))
        fields: dict[str, str | bool | None] = {"sort": trace.kind, "text": told, "of": trace.by or None}
        if trace.kind == "property":
            fields["foreign"] = words.lack(trace.words)
        yield Thing("trace", trace.prose, {name: value for name, value in fields.items() if value is not None})


def _clipped(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1].rstrip() + "…"


class _Words:
    """The words of a release that a reader sees."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._seen: frozenset[str] = frozenset()

    def lack(self, words: str) -> bool:
        """Whether these words name something and the release holds none of the names."""
        names = {name.lower() for name in _NAME.findall(words) if name[0].isupper()} - members("property-words", "word")
        if len(names) < _ENOUGH:
            return False
        if not self._seen:
            unseen = [trace.prose for trace in self._facts.release.traces if trace.kind in ("hidden", "property")]
            end = min((span.start for span in unseen), default=len(self._facts.prose))
            self._seen = frozenset(word.lower() for word in _NAME.findall(self._facts.prose[:end]))
        return names.isdisjoint(self._seen)


KINDS = {
    "trace": Kind(
        find_traces,
        {"sort": ("insertion", "deletion", "comment", "hidden", "property"), "text": "text", "of": "text", "foreign": "flag"},
        meanings={
            "sort": "what it is",
            "text": "what it says, shortened: of a deletion what was deleted, of a comment what it remarks",
            "of": "who made it; of a property its name",
            "foreign": "a property that names what the release never names",
        },
    ),
}
