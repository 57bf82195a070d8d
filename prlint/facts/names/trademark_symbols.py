"""Trademark symbols: ®, ™, ℠ and their typed forms, each with the word that it stands behind."""

from __future__ import annotations

from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value


class Symbol(Value):
    """A symbol with the word before it. parted: what stands between the two, if anything does."""

    word_end: int
    parted: ProseSpan | None
    place: ProseSpan


_SIGNS = {"®": "®", "™": "™", "℠": "℠", "(R)": "®", "(TM)": "™", "(SM)": "℠", "R": "®", "TM": "™", "SM": "℠"}
CHARACTERS = ("®", "™", "℠")
_TYPED_APART = lazy(r"(?<=[^\W_])[ \u00a0]\((?:R|TM|SM)\)")
_TYPED = lazy(r"(?<=[^\W_]|[+!])\((?:R|TM|SM|tm|sm)\)|(?<=[^\W\d_]{3})\(r\)")
_SIGN = lazy(r"[®™℠]")
_BEFORE = lazy(r"(?:(?<=[^\W_])['’]s|[ \u00a0]{1,2}|[.,;:])$")
_ABBREVIATED = lazy(r"(?:\b[A-Z]\.[A-Z]|& (?:Co|Cie|Bros))\.$")
_CALLED_AFTER_SOMEBODY = lazy(r"\b(?:St|Dr|Mrs?|Ms)\. [A-Z][\w-]{1,20}$")  # St. Orrin’s™ tea
CHUNK = lazy(r"[^\s,;:()\[\]“”\"®™℠|—–]+$")


def sign(symbol: str) -> str:
    """The sign a printed or stated symbol stands for: ®, ™ or ℠; as given where it is none of them."""
    return _SIGNS.get(symbol.strip().upper(), symbol.strip())


def symbols(prose: str) -> list[Symbol]:
    """Every trademark symbol behind a word.

    A typed one counts where it is glued to the word: (R) is also a party, (TM) a sensor. Where a text has such symbols, one behind a blank
    counts too if its word is made to be a name, as HaldenScope (R) is.
    """
    found = []
    places = [m.span() for m in _SIGN.finditer(prose)] if any(c in prose for c in CHARACTERS) else []
    if "(" in prose:
        typed = [m.span() for m in _TYPED.finditer(prose)]
        apart = [(m.start() + 1, m.end()) for m in _TYPED_APART.finditer(prose)] if typed else []
        places += [*typed, *(place for place in apart if is_distinctive(last_word(prose, place[0] - 1)))]
    for start, end in sorted(places):
        if prose[start:end] == "(R)" and prose[start - 1].isdigit() and not any(map(str.isalpha, last_word(prose, start))):
            continue  # of a section: Rule 12(R)
        gap = _BEFORE.search(prose[max(start - 3, 0) : start])
        if gap and gap[0] == "." and _ABBREVIATED.search(prose, max(start - 8, 0), start):
            gap = None  # its stop is a part of it: P.M.®
        if gap and gap[0] == "." and last_word(prose, start - 1).islower():
            continue  # the stop of a slogan: Let us make your day.™
        if gap and gap[0].isspace() and last_word(prose, start - len(gap[0])) in ("marked", "or", "and", "the", "by", "with"):
            continue  # told of itself: names marked ® or ™
        named = gap and gap[0].endswith("s") and _CALLED_AFTER_SOMEBODY.search(prose, max(start - 30, 0), start - 2)
        if gap and gap[0].endswith("s") and (named or _always_owns(prose, start - 2)):
            gap = None  # Halden's® foods
        word_end = start - len(gap[0]) if gap else start
        if prose[word_end - 1 : word_end] in ("”", '"') and last_word(prose, word_end - 1)[:1].isupper():
            word_end -= 1  # our “TrueNorth”™ plan
        last = prose[word_end - 1] if word_end else ""
        if last.isalnum() or (last and last in "+!") or (last == "." and _ABBREVIATED.search(prose, max(word_end - 8, 0), word_end)):
            found.append(Symbol(word_end, ProseSpan(word_end, start) if gap else None, ProseSpan(start, end)))
    return found


def is_distinctive(word: str) -> bool:
    """A word made to be a name: capitals inside, capitals throughout, or letters with digits."""
    letters = [c for c in word if c.isalpha()]
    return (
        any(c.isupper() for c in letters[1:])
        or (bool(letters) and any(c.isdigit() for c in word))
        or ("+" in word or "&" in word)
    )


def _always_owns(prose: str, end: int) -> bool:
    """Whether the word that ends here stands in a text with 's twice or more, and else before a further name alone."""
    word = last_word(prose, end)
    at, times = prose.find(word) if word else -1, 0
    while at >= 0:
        behind = prose[at + len(word) : at + len(word) + 2]
        if not behind[:1].isalnum() and not prose[at - 1 : at].isalnum():
            owns = behind in ("'s", "’s")
            if not owns and not (behind[:1] == " " and behind[1:].isupper()):
                return False
            times += owns
        at = prose.find(word, at + 1)
    return times > 1


def last_word(prose: str, end: int) -> str:
    match = CHUNK.search(prose[max(end - 60, 0) : end])
    return match[0] if match else ""
