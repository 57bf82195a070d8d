"""Where a release says that a study, a survey or a report stands behind its figures: one that it names, or one that is its own news.

What it cannot see: a study that only a link or a picture names.
"""

from __future__ import annotations

from prlint.facts import Kind, Thing
from prlint.facts.tables import phrase_tables
from prlint.text.phrases import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts

_IN = {"news": ("headline",), "forecast": ("headline",), "published": ("lead",)}  # the parts in which a wording tells the news
_FORMS = {"published": "news"}


def find_own_findings(facts: Facts) -> Iterator[Thing]:
    for role, phrases in phrase_tables("own-findings").items():
        for match in find(phrases, facts.words):
            span = facts.words.span(match.first, match.last)
            label = facts.prose[span.end - 1] == ":" and facts.prose[span.start].islower()  # names the study, tells no finding of it
            if not label and (role not in _IN or facts.part_of(span) in _IN[role]):
                yield Thing("own-finding", span, {"form": _FORMS.get(role, role)})


KINDS = {
    "own-finding": Kind(
        find_own_findings,
        {"form": ("report", "basis", "news", "forecast")},
        meanings={
            "form": "a report named for what follows; what the figures before it rest on; the release's own news; or its own forecast",
        },
    )
}
