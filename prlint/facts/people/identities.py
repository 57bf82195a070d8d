"""Who is who among the names of a release: a full name, a surname behind Mr. or Dr., and a name that is a letter off."""

from __future__ import annotations

from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAST_LONG = 7  # letters of a surname that may be misspelled twice
_LEAST_ALONE = 5  # letters of a surname that may be misspelled where it stands alone


class Mention:
    """A name as it stands: `full`: given name and surname; `believed`: a sign beside it says it is a person."""

    __slots__ = ("believed", "given", "honored", "organization", "span", "surname", "title")

    def __init__(self, span: ProseSpan, given: str, surname: str, believed: bool) -> None:
        self.span, self.given, self.surname, self.believed = span, given, surname, believed
        self.honored = False  # a surname alone behind Mr., Ms. or Dr.
        self.title: ProseSpan | None = None
        self.organization: ProseSpan | None = None


class Known:
    """The persons of a release, looked up by what a mention shares with them, so that a long list of names costs no more a name.

    Two words that are one letter apart share a form that lacks one letter, or one of them is such a form of the other.
    """

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        """The persons are the first believed mention of each full name."""
        self.persons: list[Mention] = []
        self.surnames: dict[str, list[int]] = {}  # without case
        self._givens: dict[str, list[int]] = {}
        self._shortened: dict[str, list[int]] = {}
        for mention in mentions:
            if mention.believed and mention.given and self.identity(mention) is None:
                self._add(mention)

    def _add(self, person: Mention) -> None:
        number, surname = len(self.persons), person.surname.casefold()
        self.persons.append(person)
        self.surnames.setdefault(surname, []).append(number)
        self._givens.setdefault(_bare(person.given), []).append(number)
        for form in _shortened(surname):
            self._shortened.setdefault(form, []).append(number)

    def identity(self, mention: Mention) -> str | None:
        """The full name under which a person is known; an exact match goes before a near one."""
        same = self.surnames.get(mention.surname.casefold(), ())
        number = next((n for n in same if _is_exact(mention, self.persons[n])), None)
        if number is None:
            number = self.near(mention)
        return None if number is None else f"{self.persons[number].given} {self.persons[number].surname}"

    def near(self, mention: Mention) -> int | None:
        """The number of the first person whose name is one letter off this one."""
        surname = mention.surname.casefold()
        alike = set(self.surnames.get(surname, ()))
        if mention.given:
            alike.update(self._givens.get(_bare(mention.given), ()))
        elif mention.honored:
            alike.update(self._spelled_like(surname))
        return next((n for n in sorted(alike) if _is_near(mention, self.persons[n])), None)

    def is_off(self, surname: str, least: int) -> bool:
        """Whether a word is one letter off a surname of at least so many letters, with the same first letter."""
        return any(
            len(other) >= least and other[0] == surname[0] and other.isalpha() and _one_apart(surname, other)
            for other in (self.persons[n].surname.casefold() for n in self._spelled_like(surname))
        )

    def _spelled_like(self, surname: str) -> Iterator[int]:
        for form in _shortened(surname):
            yield from self._shortened.get(form, ())


def _shortened(word: str) -> set[str]:
    """The word, and the word without any one of its letters."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _is_exact(one: Mention, other: Mention) -> bool:
    if one.surname.casefold() != other.surname.casefold():
        return False
    mine, theirs = one.given.casefold().rstrip("."), other.given.casefold().rstrip(".")
    return not mine or mine == theirs or (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0])


def _is_near(one: Mention, other: Mention) -> bool:
    """One letter apart in one of the two names, the other being the same; short names differ for good."""
    surnames = one.surname.casefold(), other.surname.casefold()
    givens = _bare(one.given), _bare(other.given)
    if not one.given or not other.given:
        lengths = sorted(map(len, surnames))
        long_enough = lengths[0] >= _LEAST_ALONE or (lengths[0] == _LEAST_ALONE - 1 and lengths[0] != lengths[1])
        return one.honored and long_enough and _one_apart(*surnames)
    if surnames[0] == surnames[1] and _sound(givens[0]) == _sound(givens[1]):
        return True
    if givens[0] == givens[1]:
        sounds, least = [_sound(name) for name in surnames], min(map(len, surnames))
        return _one_apart(*surnames) or (least > _LEAST_ALONE and sounds[0] == sounds[1]) or (least > _LEAST_LONG and _one_apart(*sounds))
    return surnames[0] == surnames[1] and _one_apart(*givens) and givens[0][0] == givens[1][0]


def _bare(name: str) -> str:
    """Without case and accents, which contact lines often lose."""
    name = name.casefold()
    if all(letter.isascii() or letter in "’‘" for letter in name):
        return name
    from unicodedata import combining, normalize  # as in checks/equality.py

    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))


def _sound(name: str) -> str:
    """A name without the spellings that sound alike: Sophia and Sofia, Marc and Mark, Philip and Phillip, Jon and John."""
    for letters, sound in zip(("ph", "th", "ck", "c", "ey", "y", "ie", "ee", "j", "h"), (*"ftkkiiiii", ""), strict=True):
        name = name.replace(letters, sound)
    return "".join(letter for n, letter in enumerate(name) if letter != name[n - 1 : n])


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter was added, left out, changed, or two neighbours changed places, in words of four letters or more."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        apart = [n for n in range(len(one)) if one[n] != other[n]]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return len(apart) == 1 or swapped
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
