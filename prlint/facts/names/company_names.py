"""What a company's name is made of: legal forms, ordinary words, and where one stands in running text."""

from __future__ import annotations

from prlint.data import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.text.span import ProseSpan


def suffixes() -> frozenset[str]:
    """Words that end a company's legal name, small and without full stops."""
    return members("company-suffixes", "suffix")


def is_plain_word(word: str) -> bool:
    """Whether a name is an ordinary word, so that only capitals or a symbol make it a name."""
    return word.lower() in members("plain-name-words", "word")


def without_suffix(name: str) -> str:
    """A company's name without `, Inc.` and the like; the name itself where it has none."""
    words = name.replace(",", " , ").split()
    end = len(words)
    while end > 1 and (words[end - 1] in (",", "&") or words[end - 1].strip(".").replace(".", "").lower() in suffixes()):
        end -= 1
    return " ".join(words[:end]).replace(" , ", ", ") or name


def has_suffix(name: str) -> bool:
    return without_suffix(name) != " ".join(name.split())


def is_company_use(prose: str, span: ProseSpan) -> bool:
    """Whether a name at this place goes on to a company suffix, as in Calidex Holdings, Inc."""
    following = prose[span.end : span.end + 60].split("\n")[0].replace(",", " , ").split()
    after_comma = False
    for word in following[:4]:
        bare = word.rstrip(".;:)").replace(".", "").lower()
        if bare in suffixes() and word[:1].isupper():
            return True
        if after_comma or (word != "," and not word.strip("()")[:1].isupper()):
            return False
        after_comma = word == ","
    return False
