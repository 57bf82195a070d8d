"""What a word in a contact block or beside a name can be: part of a person's name, a position, a company, a label."""

from __future__ import annotations

from functools import cache

from prlint.data import column, members, table
from prlint.facts.names.company_names import suffixes
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.text.span import ProseSpan

_TOKEN = lazy(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?|[^\w\s]")
_COMPANY_ENDINGS = ("tech", "pharma", "therapeutics", "technologies", "bio", "soft", "corp", "wire")
_INITIAL = lazy(r"(?:[A-ZÀ-Þ]\.?-?){1,3}")
_NAME_WORD = lazy(
    r"(?:[A-ZÀ-ÞŁŚŻČŠŽ][a-zß-ÿāăąćčďęěğıłńňōőøřśşšťūůźżž]+|[dlDOL]['’][A-Z][a-zß-ÿ]+|(?:Mc|Mac|De|La|Le|Van|Di|Fitz|Du)[A-Z][a-zß-ÿ]+)"
    r"(?:[-’'](?!to\b)[A-Za-zÀ-ÿ]+)*"
)
_CAPITALS = lazy(r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+")


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """Classes of data/contact-words.tsv, as one. Raises KeyError for one that is not there."""
    classes = {row["class"]: row["words"] for row in table("contact-words")}
    return frozenset(word for kind in kinds for word in classes[kind].split())


def bare(token: str) -> str:
    """A token as the tables have it: small, without the stop at its end."""
    small = token.lower()
    return small if small.isalpha() else small.rstrip(".").replace("’", "'")


def is_a(token: str, *kinds: str) -> bool:
    return bare(token) in words_of(*kinds)


def tokens_of(text: str) -> list[tuple[int, int, str]]:
    """Words with their inner stops and hyphens, and single marks: (start, end, token)."""
    return [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]


def is_place(text: str) -> bool:
    """Whether these words name a city, state or country."""
    return text.lower().strip(" .,") in _place_names()


@cache
def _place_names() -> frozenset[str]:
    tables = (("cities", "name"), ("states", "name"), ("states", "abbreviation"), ("countries", "name"))
    return frozenset(name.lower() for each in tables for name in column(*each))


@cache
def position_words() -> frozenset[str]:
    """Words that make a position, in a contact block or beside a speaker's name."""
    return members("person-titles", "word") | words_of("title")


def ends_company(token: str) -> bool:
    return bare(token).replace(".", "") in suffixes()


def is_organization(words: Sequence[str]) -> bool:
    """By a legal ending, or by a word that companies have in their names and people do not."""
    if any(ends_company(w) and (w[0].isupper() or len(w) > 2) for w in words[1:]):
        return True
    return any(is_a(w, "organization") or bare(w).endswith(_COMPANY_ENDINGS) for w in words)


SHORT_OFFICES = ("Sen.", "Gov.")  # with their stop alone, since people are called Sen


def name_words(words: Sequence[str]) -> int:
    """How many of the first words make a person's name; 0 where they do not begin with one.

    A name is an honorific, given names or initials, small words and a surname, then degrees: at least two full words, or an honorific
    and one. Words that companies, positions and headings are made of stand in no name.
    """
    at = 0
    honored = False
    while at < len(words) and (is_a(words[at], "honorific") or words[at] in SHORT_OFFICES) and words[at][0].isupper():
        honored, at = True, at + 1
    full = capitals = 0
    start = at
    while at < len(words) and at - start < 6:
        word = words[at]
        if full == 1 and _is_nickname(words[at : at + 3]) and at + 3 < len(words) and _is_name_word(words[at + 3]):
            at += 3
            continue
        if not _is_called_dean(words, at) and title_words(words[at:]) > (0 if at - start > 1 else 1 if at > start else len(words)):
            break  # one word alone is a name before a short title only: Dana Director, but NRVN Deputy Director
        if _is_name_word(word) or _is_month_as_name(words, at) or (not full and _is_called_dean(words, at)):
            full += 1
            capitals += word.isupper() and len(word) > 1
        elif not (_INITIAL.fullmatch(word) or (at > start and is_a(word, "particle") and at + 1 < len(words))):
            break
        at += 1
    while at > start and not _may_end(words[at - 1], honored):
        at -= 1
    count = at - start
    if not (full >= 2 or (full == 1 and (honored or _has_initial(words[start:at]))) or (honored and count == 1)) or 0 < capitals < full - 1:
        return 0
    return _with_degrees(words, at)


def _is_nickname(words: Sequence[str]) -> bool:
    """“Bob”, between given name and surname."""
    return len(words) == 3 and words[0] in "“\"‘'" and words[2] in "”\"’'" and _NAME_WORD.fullmatch(words[1]) is not None


def _is_called_dean(words: Sequence[str], at: int) -> bool:
    """Dean Ruiz, Will Tan: a position or a verb that is a given name too, with a surname behind it; a verb with nothing more."""
    if words[at] not in ("Dean", "Will") or at + 1 >= len(words) or not _is_name_word(words[at + 1]):
        return False
    return words[at] == "Dean" or not words[at + 2 : at + 3] or not words[at + 2][0].isalnum()


def _may_end(word: str, honored: bool) -> bool:
    return _is_name_word(word) or word in _MONTH_NAMES or (honored and _INITIAL.fullmatch(word) is not None)


_MONTH_NAMES = frozenset(("April", "May", "June", "August"))


def _is_month_as_name(words: Sequence[str], at: int) -> bool:
    """April Ruiz, Dana Le May: a month that people are called, with no day or year beside it."""
    beside = [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
    return words[at] in _MONTH_NAMES and bool(beside) and not any(word[0].isdigit() for word in beside)


def _has_initial(words: Sequence[str]) -> bool:
    return len(words) > 1 and any(_INITIAL.fullmatch(word) and word.endswith(".") for word in words)


def _with_degrees(words: Sequence[str], at: int) -> int:
    """Past degrees that belong to the name, commas between them included."""
    while at < len(words):
        parted = words[at] == "," and at + 1 < len(words)
        if is_a(words[at + parted], "degree") and not (parted and title_words(words[at + 2 :]) and bare(words[at + 1]) in ("sr", "jr")):
            at += 1 + parted
        else:
            break
    return at


def _is_name_word(word: str) -> bool:
    if is_a(word, "never", "title", "organization", "degree", "address", "desk") or ends_company(word):
        return False
    return _NAME_WORD.fullmatch(word) is not None or (len(word) > 1 and _CAPITALS.fullmatch(word) is not None and not word.endswith("-"))


def plain_name(words: Sequence[str]) -> list[str]:
    """The words of a name without honorifics, degrees, commas and quoted or bracketed nicknames."""
    words = words[1:] if words[0] in SHORT_OFFICES else words
    return [w for n, w in enumerate(words) if w[0].isalnum() and not is_a(w, "degree") and not (is_a(w, "honorific") and n < 2)]


def title_words(words: Sequence[str]) -> int:
    """How many of the first words make a position (Senior Vice President of Research Programs); 0 where they begin with none."""
    if "Company" in words:  # Company Secretary
        words = ["corporate" if pair == ("Company", "Secretary") else pair[0] for pair in zip(words, [*words[1:], ""], strict=True)]
    if not words or not is_a(words[0], "title", "title-word") or words[0] in ("of", "and", "&", "for", "the") or _is_called_dean(words, 0):
        return 0
    if not any(is_a(w, "title") or bare(w) == "head" or (n and bare(w) == "executive") for n, w in enumerate(words[:6])):
        return 0
    at = last = 0
    while at < len(words):
        word = words[at]
        if is_a(word, "title", "title-word") or (at and is_a(word, "title-field")):
            at += 1
            if word.lower() not in ("of", "and", "&", "for", "the"):
                last = at
        elif word in _INSIDE_TITLES and at + 1 < len(words) and is_a(words[at + 1], "title", "title-word"):
            at += 1
        else:
            break
    return last


_INSIDE_TITLES = frozenset(("-", "–", "/", "’", "'s", ",", "de", "del", "des", "der", "di", "da", "für"))
_CHIEF = lazy(r"(?i)\bchief\s+(?P<words>[a-z]+(?:\s+resources)?)\b|(?<!vice[\s-])\b(?P<head>president)\b|\b(?P<short>C[A-Z]{1,3}O)\b")
_RANK = lazy(
    r"(?i)\b(?:(?P<vice>(?:(?:senior|executive|assistant|associate)\s+)?vice[\s-]president|[ES]?VP)|president|chief\s+executive|CEO"
    r"|(?P<staff>(?<!general )manager|director(?=(?:,| of)\s+(?:[\w&]+\s+){0,4}"
    r"(?:communications?|relations|affairs|marketing|sales|development))))\b"
)
_SHORT_RANKS = {"vp": "vice president", "svp": "senior vice president", "evp": "executive vice president"}


def held(prose: str, title: ProseSpan | None) -> dict[str, tuple[str, ...] | str | None]:
    """The offices of a chief officer that a position names, by the table of them, and its rank."""
    if title is None:
        return {}
    rows = table("chief-officers")
    found = {
        row["office"]
        for match in _CHIEF.finditer(prose, title.start, title.end)
        for row in rows
        if (match["words"] or match["head"] or "").lower() == row["words"] or (match["short"] and match["short"] == row["short"])
    }
    return {"offices": tuple(sorted(found)) or None, "rank": _rank(_RANK.search(prose, title.start, title.end))}


def _rank(match: re.Match[str] | None) -> str | None:
    """The first rank that a position names; who is chief executive may be president as well."""
    if match is None:
        return None
    named = (match["vice"] or match["staff"] or "president").lower()
    return _SHORT_RANKS.get(named) or " ".join(named.replace("-", " ").split())
