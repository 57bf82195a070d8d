"""Numbers of securities and of legal entities, each with the check digits that its own first characters call for.

Only a number behind the name of its scheme is read, in the shape that the scheme prescribes, since any part number could look like one.
What it cannot see: a number of which a character was lost or doubled, since that has another shape, and numbers in a column under the
name.
"""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMES = {"isin": "ISIN", "isins": "ISIN", "cusip": "CUSIP", "cusips": "CUSIP", "sedol": "SEDOL", "sedols": "SEDOL", "lei": "LEI"}
_SHAPES = {
    "ISIN": "[A-Z]{2}[A-Z0-9]{9}[0-9]",
    "CUSIP": r"[A-Z0-9][0-9]{2}[A-Z0-9]{3}[ \u00a0]?[A-Z0-9]{2}[ \u00a0]?[0-9]",
    "SEDOL": "[B-DF-HJ-NP-TV-Z0-9]{6}[0-9]",
    "LEI": "[A-Z0-9]{18}[0-9]{2}",
}
# The first number may stand behind a few words ("the new CUSIP number will be …"), the others behind a comma or "and".
_FIRST = {scheme: lazy(rf"(?:[ \u00a0]No\.)?[^.;\r\n\d]{{0,60}}?(?<![\w-])(?P<code>{shape})(?![\w-])") for scheme, shape in _SHAPES.items()}
_FURTHER = {
    scheme: lazy(rf"[ \u00a0]?(?:,|/|&|\band\b|\bor\b)[ \u00a0]?(?P<code>{shape})(?![\w-])") for scheme, shape in _SHAPES.items()
}
_LONG_NAME = ("legal", "entity", "identifier")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def find_identifiers(facts: Facts) -> Iterator[Thing]:
    words = facts.words
    end = 0
    for token, scheme in _named(facts):
        if words.starts[token] < end:
            continue  # "Legal Entity Identifier (LEI)" names one scheme twice
        match = _FIRST[scheme].match(facts.prose, words.ends[token])
        while match is not None:
            code = ProseSpan(*match.span("code"))
            end = code.end
            check, expected = _check(scheme, match["code"].replace(" ", "").replace("\u00a0", ""))
            yield printed(facts.prose, "identifier", code, {"code": code}, scheme=scheme, check=check, expected_check=expected)
            match = _FURTHER[scheme].match(facts.prose, code.end)


def _named(facts: Facts) -> list[tuple[int, str]]:
    """The last word of each name of a scheme, and the scheme."""
    index, folded = facts.words.index, facts.words.folded
    named = [(token, scheme) for word, scheme in _SCHEMES.items() for token in index.get(word, ())]
    named += [(token, "LEI") for token in index.get(_LONG_NAME[-1], ()) if tuple(folded[max(0, token - 2) : token + 1]) == _LONG_NAME]
    return sorted(named)


def _check(scheme: str, code: str) -> tuple[str, str]:
    """(the check digits of a code, those that its other characters call for)."""
    if scheme == "LEI":
        return code[-2:], _mod_97(code[:-2])
    rest = {"ISIN": _luhn, "CUSIP": _doubled, "SEDOL": _weighted}[scheme](code[:-1])
    return code[-1], str(-rest % 10)


def _luhn(code: str) -> int:
    """ISO 6166: letters become two digits; every other digit from the right is doubled, and all digits are added."""
    digits = [int(digit) for sign in code for digit in str(_ALPHABET.index(sign))]
    return sum(sum(divmod(digit * (2 - at % 2), 10)) for at, digit in enumerate(reversed(digits)))


def _doubled(code: str) -> int:
    """Values of the signs, every second one doubled, all digits added."""
    return sum(sum(divmod(_ALPHABET.index(sign) * (1 + at % 2), 10)) for at, sign in enumerate(code))


def _weighted(code: str) -> int:
    return sum(weight * _ALPHABET.index(sign) for weight, sign in zip((1, 3, 1, 7, 3, 9), code, strict=True))


def _mod_97(code: str) -> str:
    """ISO 17442 by ISO 7064: letters become two digits, and the whole number with its check digits leaves 1."""
    number = int("".join(str(_ALPHABET.index(sign)) for sign in code) + "00")
    return f"{98 - number % 97:02d}"


KINDS = {
    "identifier": Kind(
        find_identifiers,
        {"scheme": "text", "code": "printed", "check": "text", "expected_check": "text"},
        meanings={
            "scheme": "ISIN, CUSIP, SEDOL or LEI, whose name stands before it",
            "code": "the number as printed",
            "check": "the check digits it ends in",
            "expected_check": "the check digits that its other characters call for",
        },
    ),
}
