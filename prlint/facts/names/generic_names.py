"""Generic names: nonproprietary names of medicines, told by the endings that the WHO gives them (data/generic-stems.tsv)."""

from __future__ import annotations

from functools import cache, lru_cache

from prlint.data import members, table
from prlint.text.pattern import lazy

_SUFFIX = lazy(r"-[a-z]{4}$")
_GENERIC_BEHIND = lazy(
    r"[®™]?(?:\((?:R|TM)\))?(?:[ \u00a0]\((?P<generic>[A-Za-z]{4,40})"
    r"|,?[ \u00a0](?:is[ \u00a0])?(?:an?|the|its|our|[A-Z]\w{1,30}[’']s)(?:[ \u00a0](?!(?:trial|study|phase)\b)[\w()’'-]{1,30}){0,6}"
    r"[ \u00a0](?:candidate|vaccine|therapy)\b)"
)
CHEMICAL_ENDS = ("ine", "ole", "one", "ide", "ate", "pam", "il", "ib", "ol", "ium", "en", "an", "in")


@lru_cache(maxsize=4096)
def generic_type(word: str) -> str | None:
    """Drug or biologic, where a word ends like a nonproprietary name; None for other words."""
    plain = _SUFFIX.sub("", word.lower()) if "-" in word else word.lower()
    if plain in members("generic-exceptions", "word"):
        return None
    stems = _stems()
    for size in range(min(len(plain) - 3, 10), 2, -1):
        found = stems.get(plain[-size:])
        if found is not None and plain.replace("-", "").isalpha():
            return found
    return None


@cache
def _stems() -> dict[str, str]:
    return {row["stem"]: row["type"] for row in table("generic-stems")}


def is_told_as_product(prose: str, end: int) -> bool:
    """Whether what stands behind a name makes it a product's: CALIDEX® (veltorinib); NRV-MVA, our vaccine candidate."""
    match = _GENERIC_BEHIND.match(prose, end)
    return match is not None and (match["generic"] is None or generic_type(match["generic"].lower()) is not None)


def type_of_name(generic: str) -> str | None:
    """By the first of its words that ends like a nonproprietary name: trastuzumab emtansine is a biologic."""
    return next((found for word in generic.split() if (found := generic_type(word))), None)


def looks_generic(text: str, marked: bool) -> bool:
    """Whether one or several words read as a generic name. marked: they stand in brackets behind a mark with its symbol, where the last
    letters of any chemical do."""
    words = text.split()
    if any(generic_type(word) for word in words):
        return True
    ends_so = marked and len(words) == 1 and len(text) > 6 and text.endswith(CHEMICAL_ENDS)
    return ends_so and text not in members("generic-exceptions", "word")
