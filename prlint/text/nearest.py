"""“Did you mean”: the known word nearest to a mistyped one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None."""
    from difflib import get_close_matches  # needed for mistakes only

    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    found = get_close_matches(word.casefold(), list(folded), 1, 0.6)
    return folded[found[0]] if found else None


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean ‘x’?`, or nothing."""
    found = nearest(word, known)
    return f"; did you mean ‘{found}’?" if found else ""


def one_of(word: str, known: Collection[str]) -> str:
    """What a word could have been where few can be: the nearest one, if there is any, and all of them."""
    hint, every = meant(word, known), ", ".join(known)
    return f"{hint} Choose from {every}" if hint else f"; choose from {every}"
