"""How well a release keeps the standard sentences it uses.

A wording is a file of rules/wordings: `text`, the sentence as it should read; `trigger`, phrases by which prlint knows that a passage
means to be that sentence (`found_by` holds them compiled, where a pack was); `core`, the phrases it must hold, in order; `variants`,
further texts that are as good as the first.
"""

from __future__ import annotations

from prlint.facts import Kind, Thing, printed
from prlint.text.phrases import find
from prlint.text.sentences import sentences
from prlint.text.span import ProseSpan
from prlint.text.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from prlint.facts import Facts
    from prlint.text.phrase_notation import PhraseSet

_compiled: dict[tuple[str, ...], PhraseSet] = {}


def find_wordings(facts: Facts) -> list[Thing]:
    found = []
    for name, wording in facts.wordings.items():
        reach = -1
        for match in find(wording.get("found_by") or _phrases(wording["trigger"]), facts.words):
            if match.first > reach:
                thing = _kept(facts, name, wording, match.first)
                reach = facts.words.within(thing.span).stop - 1
                found.append(thing)
    return found


def _phrases(lines: Sequence[str]) -> PhraseSet:
    key = tuple(lines)
    if key not in _compiled:
        from prlint.text.phrase_notation import compile_phrases

        _compiled[key] = compile_phrases(key)
    return _compiled[key]


def _kept(facts: Facts, name: str, wording: Mapping[str, Any], trigger: int) -> Thing:
    """The thing that begins in the sentence of its trigger: that sentence, and as many more of its paragraph as hold core phrases."""
    text = str(wording["text"])
    begins = facts.sentence_at(facts.words.starts[trigger])
    limit = facts.paragraph_at(begins.start).end if _is_long(text) else begins.end
    window = ProseSpan(begins.start, max(limit, begins.end))
    here = Words(window.of(facts.prose))
    missing, end = _missing(wording["core"], here)
    span = ProseSpan(begins.start, max(begins.end, facts.sentence_at(begins.start + max(end - 1, 0)).end))
    lost = [_without(_as_printed(phrase, text), here) for phrase in missing]
    return printed(
        facts.prose, "wording", span, {}, id=name, state=_state(wording, span.of(facts.prose), missing),
        approved=text, lost=" … ".join(lost) if lost else None,
    )  # fmt: skip


def _is_long(text: str) -> bool:
    return len(sentences(text, (ProseSpan(0, len(text)),))) > 1


def _missing(core: Sequence[str], here: Words) -> tuple[list[str], int]:
    """The core phrases that do not follow each other here, and the offset up to which the others reach."""
    at, end = 0, 0
    missing = []
    for phrase in core:
        match = next((m for m in find(_phrases([phrase]), here) if m.first >= at), None)
        if match is None:
            missing.append(phrase)
        else:
            at, end = match.last + 1, max(end, here.ends[match.last])
    return missing, end


def _as_printed(phrase: str, text: str) -> str:
    """A core phrase in the words of the approved text."""
    words = Words(text)
    match = next(iter(find(_phrases([phrase]), words)), None)
    return words.span(match.first, match.last).of(text) if match else phrase


def _without(phrase: str, here: Words) -> str:
    """The phrase without the words at its ends that stand here all the same; all of it where none would be left."""
    words = phrase.split()
    while words and words[0].lower() in here.index:
        words.pop(0)
    while words and words[-1].lower() in here.index:
        words.pop()
    return " ".join(words) or phrase


def _state(wording: Mapping[str, Any], here: str, missing: Sequence[str]) -> str:
    """exact: word for word, marks and case aside. close: all of the core. cut: the end of the core is gone. garbled: other parts are."""
    if not missing:
        texts = (wording["text"], *wording.get("variants", ()))
        return "exact" if any(_bare(text) == _bare(here) for text in texts) else "close"
    core = list(wording["core"])
    return "cut" if core[-len(missing) :] == list(missing) else "garbled"


def _bare(text: str) -> list[str]:
    words = Words(text)
    return [word for number, word in enumerate(words.folded) if words.is_word(number)]


KINDS = {
    "wording": Kind(
        find_wordings,
        {"id": "text", "state": ("exact", "close", "cut", "garbled"), "approved": "text", "lost": "text"},
        meanings={
            "id": "which standard sentence",
            "state": "how well it is kept",
            "approved": "the sentence as it should read",
            "lost": "words of it that are missing",
        },
    ),
}
