"""Uses of a known name in a text, however spelled: exact, altered, with a lookalike letter, or a letter or two away."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from prlint.data import table
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan
from prlint.text.value import Value
from prlint.text.words import compact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence

    from prlint.facts import Facts
    from prlint.text.words import Words

SPELLINGS = ("exact", "altered", "lookalike", "near")
SPELLING_MEANING = "exact, altered (capitals, blanks, hyphens), lookalike (a letter that only looks right) or near (a letter or two away)"

# Characters that no reader sees, and that break a name for every search.
HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = "-‐‑‒–"
_BLANKS = " \t\u00a0\u202f\u2009\r\n"
_APOSTROPHES = "'’‘ʼ"
_DROPPED = frozenset(_HYPHENS + _BLANKS + _APOSTROPHES + ",.®™℠")
_EVEN = str.maketrans(dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_APOSTROPHES, "'"))
_ENDING = lazy(
    r"(?P<possessive>['’ʼ][sS](?![^\W_]))"
    r"|(?P<verb>(?:(?<=(?P<last>[bdfglmnprtvz]))(?P=last))?(?:ed|ing)|(?<=e)d)(?![^\W_])"  # scanned, with its letter doubled
    r"|(?P<plural>e?s|(?<=[A-Z]{5})E?S)(?![^\W_])"
)
# Endings that take the place of a last letter.
_IN_PLACE = {("e", "ing"): "verb", ("y", "ies"): "plural", ("y", "ied"): "verb"}


class Use(Value):
    """One use of name number `name`. `span` is the name alone; `odd` the character that does not belong; `ending` what is glued to it."""

    name: int
    span: ProseSpan
    spelling: str
    odd: ProseSpan | None = None
    ending: str = "none"
    end: int = 0  # where the ending ends; the end of the span without one


@cache
def lookalikes() -> dict[str, str]:
    """Letters of other alphabets, each with the small Latin letter that it looks like."""
    return {row["letter"]: row["looks"].lower() for row in table("lookalike-letters")}


class _Looks(dict[str, str]):
    """Characters and the letters a reader sees in them, each worked out once: names are compared letter by letter."""

    def __missing__(self, character: str) -> str:
        seen = self[character] = _look(character)
        return seen


_looks = _Looks()


def look(character: str) -> str:
    """The small plain letter that a reader sees in a character; the character itself, small, where it is no other letter's double."""
    return _looks[character]


def _look(character: str) -> str:
    if character.isascii() and not character.isdigit():
        return character.lower()
    twin = lookalikes().get(character)
    if twin is not None:
        return twin
    if character.isascii():
        return character
    from unicodedata import normalize

    base = normalize("NFKD", character)[:1]
    return base.lower() if base.isascii() and base.isalpha() else character.lower()


def key(name: str) -> str:
    """What two spellings of one name share: the letters a reader sees, without case, blanks, hyphens and apostrophes."""
    return "".join([_looks[c] for c in name if c not in _DROPPED and c not in HIDDEN])


def even(text: str) -> str:
    """A text with all blanks, hyphens and apostrophes in their plain form."""
    return text.translate(_EVEN)


def find_uses(facts: Facts, names: Sequence[str]) -> list[Use]:
    """All uses of these names but those inside web and mail addresses, in the order of the text; of overlapping uses the longest."""
    prose = facts.prose
    keys = [key(name) for name in names]
    found: list[Use] = []
    for number, start in _starts(prose, facts.once("word-heads", _heads), keys):
        use = _use_at(prose, start, number, names[number], keys[number])
        if use is not None and not in_address(prose, use.span):
            found.append(use)
    found.sort(key=lambda use: (use.span.start, use.span.start - use.span.end, use.spelling != "exact"))
    kept: list[Use] = []
    for use in found:
        if not kept or use.span.start >= kept[-1].span.end:
            kept.append(use)
    return kept


def _starts(prose: str, heads: Mapping[str, Sequence[int]], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(name number, offset) of every word whose first letters may begin a name: three, where the third follows at once."""
    for number, name in enumerate(keys):
        third = name[2:3] if len(name) > 3 else ""
        for start in heads.get(name[:2], ()):
            character = prose[start + 2 : start + 3]
            if not third or not character.isalnum() or _shows(character, third):
                yield number, start
        if len(name) > 1:
            yield from ((number, start) for start in heads.get(name[:1], ()))


def _heads(facts: Facts) -> Mapping[str, Sequence[int]]:
    """Where words begin, by the first two letters that a reader sees of them."""
    words = facts.words
    prose, starts = words.prose, words.starts
    heads: defaultdict[str, MutableSequence[int]] = defaultdict(compact(prose))
    for word, places in words.index.items():
        if word.isascii():
            if word.isalpha():
                heads[word[:2]].extend(map(starts.__getitem__, places))
                continue
            if not word[:2].isalpha() and not word[:1].isalnum():
                continue
        for place in places:
            start = starts[place]
            start += prose[start] in _HYPHENS and prose[start + 1 : start + 2].isalnum()  # (Some Wire)–Norvane
            if prose[start] not in HIDDEN:
                letters = "".join(look(c) for c in prose[start : start + 2] if c.isalnum())[:2]
                heads[letters].append(start)
                if "1" in prose[start : start + 2]:
                    heads[prose[start : start + 2].lower().replace("1", "i")].append(start)
    return heads


def _use_at(prose: str, start: int, number: int, name: str, wanted: str) -> Use | None:
    own = set(name)
    most = 3 if "., " in name else 2  # signs between two words: Norvane Co., Ltd.
    at, done, parted, hidden = start, 0, 0, None
    while done < len(wanted):
        if at >= len(prose):
            return None
        character = prose[at]
        if character in HIDDEN:
            hidden = hidden if hidden is not None else at
        elif _shows(character, wanted[done]) and (character not in _DROPPED):
            done, parted = done + 1, 0
        elif character in _BLANKS or character in _HYPHENS or (character in own and character in _DROPPED) or _apostrophe(character, own):
            parted += 1
            if parted > most or (character in "\r\n" and prose[at - 1] in "\r\n" and prose[at - 1 : at + 1] != "\r\n"):
                return None
        elif done == len(wanted) - 1 and (wanted[-1], prose[at : at + 3]) in _IN_PLACE:
            return _use_changed(prose, ProseSpan(start, at), number, wanted[-1])
        else:
            return None
        at += 1
    if name.endswith(".") and prose[at : at + 1] == ".":
        at += 1
    written = ProseSpan(start, at)
    if start and _joined(prose[start - 1]):
        return None
    ending, end = _ending(prose, at)
    if ending is None:
        return None
    odd = ProseSpan(hidden, hidden + 1) if hidden is not None else _odd(prose, written, name)
    return Use(number, written, _spelling(written.of(prose), name, odd), odd, ending, end)


def _use_changed(prose: str, written: ProseSpan, number: int, last: str) -> Use | None:
    """A name whose last letter has made way for an ending, if it is a word of its own: DermaGauging, FlowSentries."""
    end = written.end + 3
    if _joined(prose[end : end + 1] or " ") or (written.start and _joined(prose[written.start - 1])):
        return None
    return Use(number, written, "exact", None, _IN_PLACE[last, prose[written.end : end]], end)


def _shows(character: str, letter: str) -> bool:
    """Whether a reader sees this letter in a character; in a 1, an i as well as an l."""
    return _looks[character] == letter or (character == "1" and letter == "i")


def _apostrophe(character: str, own: set[str]) -> bool:
    return character in _APOSTROPHES and not own.isdisjoint(_APOSTROPHES)


def _joined(character: str) -> bool:
    return character.isalnum() or character == "_"


def _ending(prose: str, at: int) -> tuple[str | None, int]:
    """The ending glued to a name that stops at `at`, and where it ends; (None, at) where the word goes on otherwise."""
    match = _ENDING.match(prose, at)
    if match is not None:
        return match.lastgroup or "none", match.end()
    if at < len(prose) and _joined(prose[at]):
        return None, at
    return "none", at


def _odd(prose: str, written: ProseSpan, name: str) -> ProseSpan | None:
    """The first character that only looks like the one the name has there. A lost accent is no such character."""
    letters = [c for c in name if c not in _DROPPED and c not in HIDDEN]
    at = 0
    for offset in range(written.start, written.end):
        character = prose[offset]
        if character in _DROPPED or character in HIDDEN:
            continue
        if character.lower() != letters[at].lower() and (not character.isascii() or character.isdigit()):
            return ProseSpan(offset, offset + 1)
        at += 1
    return None


def _spelling(written: str, name: str, odd: ProseSpan | None) -> str:
    if odd is not None:
        return "lookalike"
    return "exact" if _bare(written) == _bare(name) else "altered"


def _bare(text: str) -> str:
    """A name without what house styles set differently: commas, a last full stop, kinds of blank."""
    return " ".join(even(text).replace(",", " ").rstrip(". ").split())


def in_address(prose: str, span: ProseSpan) -> bool:
    """Whether the words stand inside a web or mail address, a file name, a handle or a hashtag."""
    before = prose[max(span.start - 80, 0) : span.start].split()
    head = before[-1] if before and span.start and not prose[span.start - 1].isspace() else ""
    tail = prose[span.end : span.end + 40].split(maxsplit=1)
    rest = tail[0] if tail and not prose[span.end].isspace() else ""
    if head[-1:] in ("#", "@", "$") and head:
        return True
    if "://" in head or "www." in head.lower() or "@" in head:
        return True
    if regex(r"[\w-]*(?:\.[a-z]|@\w)|[\w/-]*\.(?:com|org|net|COM|ORG|NET)\b").match(rest):
        return True
    return bool(regex(r"\w[./_]$").search(head)) and bool(regex(r"[\w-]*[./]\w").match(rest))


def distance(one: str, other: str, limit: int = 2) -> int:
    """Letters changed, added, lost or swapped between two words; `limit` + 1 for anything further."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def _is_scrambled(word: str, name: str) -> bool:
    """Whether a word is a name of seven letters or more with some of its letters in each other's places."""
    return len(name) > 6 and word[0] == name[0] and sum(map(str.__ne__, word, name)) == 2 and sorted(word) == sorted(name)


def slips(name: str) -> Iterator[str]:
    """What a hand makes of a name by losing or doubling one of its letters, or by exchanging two; the first stays, and so does an s that
    may make a plural."""
    for n in range(1, len(name)):
        if name[n:] != "s":
            yield name[:n] + name[n + 1 :]
        yield name[: n + 1] + name[n:]
        if name[n] != name[n + 1 : n + 2] != "":
            yield name[:n] + name[n + 1] + name[n] + name[n + 2 :]


def is_slip(words: Words, written: str, name: str) -> bool:
    """Whether a word that stands once is a slip of a name."""
    return len(words.index.get(written.lower(), ())) < 2 and written.lower() in slips(name.lower())


def _near_targets(names: Sequence[str]) -> Iterable[tuple[int, str, str, str]]:
    """(place among the names, what stands before it, a long word of the name, what stands behind it)"""
    for number, name in enumerate(names):
        for match in regex(r"\S+").finditer(name):
            if len(match[0]) >= 6 and match[0].isalpha() and match[0].isascii():
                yield number, name[: match.start()], match[0].lower(), name[match.end() :]


def find_near(prose: str, words: Words, names: Sequence[str], known: frozenset[str]) -> list[Use]:
    """Capitalized words one or two letters away from a word of a name, the rest beside it: of six letters for one, of eight for two.

    Left out: words of `known` (folded), words that the text also writes small, and endings of the word itself.
    """
    found: list[Use] = []
    for number, before, name, after in _near_targets(names):
        limit = 2 if len(name) >= 8 else 1
        for word, places in words.index.items():
            base = word.partition("'")[0]
            if abs(len(base) - len(name)) > limit or len(base) < 5 or base == name or not base.isalpha() or not base.isascii():
                continue
            if base[0] != name[0] and base[1] != name[1] and base[:2] != name[1::-1]:
                continue
            if base in known or base.removeprefix(name) in ("s", "es", "ed", "tm", "sm"):
                continue
            if distance(base, name, limit) > limit and not _is_scrambled(base, name):
                continue
            spans = [ProseSpan(words.starts[p], words.starts[p] + len(base)) for p in places]
            if all(prose[s.start].isupper() for s in spans) and base not in words.index.keys() - {word}:
                whole = [ProseSpan(s.start - len(before), s.end + len(after)) for s in spans]
                found += [
                    Use(number, w, "near", None, "none", w.end)
                    for s, w in zip(spans, whole, strict=True)
                    if prose[max(w.start, 0) : s.start] == before and prose[s.end : w.end] == after and not in_address(prose, s)
                ]
    return sorted(found, key=lambda use: use.span.start)
