"""What comes in pairs, brackets and the two marks of a quotation: which of them lack their partner.

Partners are looked for in one paragraph first, and what is left over in the next few of the same part, or in the next one of
the front or of a table: where a line was broken, its halves may be read as a title and as news, or as cells and as a sentence.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from prlint.facts import Facts
    from prlint.text.span import ProseSpan

    Left = tuple[int, str]  # where a bracket or mark without partner stands, and which it is

_FAR = 6  # paragraphs that a remark in brackets may run through
_TOLD = ("quote", "body", "lead")  # a speech begins in one of these and may end in another
_BROKEN = ("furniture", "contact", "headline", "subheadline", "lead", "heading", "body", "table")  # between which a broken line may fall


def unpaired(facts: Facts, leave: Callable[[Facts, ProseSpan], list[Left]], opens: Mapping[str, str], far: int = _FAR) -> Iterator[Left]:
    """What each paragraph leaves over, less what another one at most `far` paragraphs after it in the same part makes up for."""
    waiting: list[tuple[int, int, bool, Left]] = []
    for number, paragraph in enumerate(facts.paragraphs):
        kind = facts.part_of(paragraph)
        part, front = -1 if far == 1 and kind in _TOLD else facts.release.tile_index(paragraph.start), kind in _BROKEN
        for at, sign in leave(facts, paragraph):
            if sign in opens:
                waiting.append((number, part, front, (at, sign)))
                continue
            partner = None
            for w in reversed(waiting):
                if number - w[0] <= (far if w[1] == part else int(front and w[2])) and opens[w[3][1]] == sign:
                    partner = w
                    break
            if partner is None:
                yield at, sign
            else:
                waiting.remove(partner)
    yield from (w[3] for w in waiting)
