"""Paragraphs that say nearly the same."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.facts import Facts
    from prlint.text.span import ProseSpan

_SHINGLE = 4
_ALIKE = 0.5  # shared part of the runs of four words; two words put into thirty keep somewhat more
_HELD = 0.65  # what of the shorter one stands in the longer, some words put in
_LENGTHS = 0.8  # the shorter one beside the longer
_TITLE = 20  # words at most
_SAME_WORDS = 0.7
_LINKS = frozenset(("and", "for", "from", "has", "have", "into", "its", "the", "their", "with"))
_SAME = 0.7  # from here on also with other figures in it; two changed words in sixty keep somewhat more


def clusters(facts: Facts) -> dict[ProseSpan, str]:
    """Each paragraph with the words of the first one that says nearly the same."""
    first_of: dict[ProseSpan, str] = {}
    leaders: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    holding: dict[tuple[str, ...], tuple[int, ...]] = {}
    exact: dict[str, str] = {}
    folded = facts.words.folded
    for span in facts.paragraphs:
        numbers = facts.words.within(span)
        text = " ".join([word for word in folded[numbers.start : numbers.stop] if word[0].isalnum()])
        if text not in exact:
            runs = _shingles(text)
            exact[text] = _alike(runs, leaders, holding) or text
            if exact[text] == text:
                known = runs & holding.keys()
                holding.update(dict.fromkeys(runs - known, (len(leaders),)))
                for run in known:
                    holding[run] += (len(leaders),)
                leaders.append((text, runs))
        first_of[span] = exact[text]
    return first_of


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of four words; of a title, in which other words lead and link, its words, without their endings."""
    words = text.split()
    if len(words) <= _TITLE:
        return frozenset((word[:4],) for word in words if len(word) > 2 and word not in _LINKS)
    return frozenset(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))


def _alike(
    runs: frozenset[tuple[str, ...]],
    leaders: list[tuple[str, frozenset[tuple[str, ...]]]],
    holding: dict[tuple[str, ...], tuple[int, ...]],
) -> str | None:
    shared: dict[int, int] = {}
    for run in runs & holding.keys():
        for number in holding[run]:
            shared[number] = shared.get(number, 0) + 1
    best = max(shared, key=lambda n: (shared[n], -n), default=None)
    if best is None:
        return None
    text, theirs = leaders[best]
    part = shared[best] / len(runs | theirs)
    words_alone = len(next(iter(runs))) == 1
    shorter, longer = sorted((len(runs), len(theirs)))
    held = shorter > _LENGTHS * longer and shared[best] >= _HELD * shorter
    loose = not words_alone and (part >= _ALIKE or held)
    return text if part >= (_SAME_WORDS if words_alone else _SAME) or (loose and not _other_figures(runs, theirs)) else None


def _other_figures(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether each of two texts has figures that the other lacks, as parallel reports on two matters have."""
    first, second = ({word for run in runs for word in run if word[0].isdigit()} for runs in (one, other))
    return bool(first - second) and bool(second - first)
