"""Words of Latin letters with a Cyrillic one among them that only looks right, in names that no record and no other place spells."""

from __future__ import annotations

from prlint.facts import Kind, Thing, printed
from prlint.facts.names.spelling import lookalikes
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from prlint.facts import Facts

_CYRILLIC = lazy(r"[\u0400-\u04ff]")
_MIXED = lazy(r"\b[A-Za-z]{1,40}[\u0400-\u04ff][A-Za-z\u0400-\u04ff]{0,40}\b|\b[\u0400-\u04ff]{1,3}[A-Za-z][A-Za-z\u0400-\u04ff]{0,40}\b")


def find_mixed_words(facts: Facts) -> Iterable[Thing]:
    if _CYRILLIC.search(facts.prose) is None:
        return
    known = [thing.span for kind in ("mark", "issuer") for thing in facts.of(kind) if thing.fields.get("spelling") == "lookalike"]
    for match in _MIXED.finditer(facts.prose):
        span, odd = ProseSpan(*match.span()), _CYRILLIC.findall(match[0])
        if 2 * len(odd) < len(match[0]) and all(c in lookalikes() for c in odd) and not any(span.overlaps(other) for other in known):
            first = match.start() + match[0].index(odd[0])
            places = {"spelled": span, "odd_letter": ProseSpan(first, first + 1)}
            expected = "".join(_plain(c) for c in match[0])
            yield printed(facts.prose, "mixed-word", span, places, expected_text=expected, spelling="lookalike")


def _plain(letter: str) -> str:
    twin = lookalikes().get(letter, letter) if letter > "\u03ff" else letter
    return twin.upper() if letter.isupper() else twin


KINDS = {
    "mixed-word": Kind(
        find_mixed_words,
        {"spelled": "printed", "odd_letter": "printed", "expected_text": "text", "spelling": ("lookalike",)},
        meanings={
            "spelled": "the word as printed",
            "odd_letter": "the first letter that does not belong",
            "expected_text": "the word in Latin letters alone",
            "spelling": "a letter that only looks right",
        },
    )
}
