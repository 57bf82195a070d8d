"""How many risks of its own a cautionary section names: the items behind "factors such as", "because of", "the risk that" and their kin.

A risk is an item with a word that is not general ("economic conditions", "competition", "other factors") and no pointer to a
filing. What it cannot see: whether a risk concerns this news, and risks told in sentences without a word of chance or cause.
"""

from __future__ import annotations

from prlint.data import members
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# What tells of risks in a sentence, and the words behind which they are listed.
_TELLS = lazy(
    r"(?i)\b(?:risks?|uncertaint(?:y|ies)|factors?|differ\w*|var(?:y|ies)|deviat\w+|depart\w*|diverg\w+|reasons?|because|due to|depend\w*"
    r"|affect\w*|impact\w*|caus\w+|contingenc\w+|challenges)\b"
)
_OPENS = lazy(
    r"(?i)\b(?:includ(?:e|es|ing)|such as|among (?:others?|them|these|the \w+)|are|is|namely|because(?: of)?|due to|owing to"
    r"|results? (?:of|from)|caused by|affected by|impacted by|influenced by|depends? (?:up)?on|for example|(?:related|relating) to"
    r"|associated with|risks? (?:that|of|in)|that)\b|:"
)
# A list of risks that is called one.
_LIST = lazy(
    r"(?i)\b(?:risks?|factors?|uncertaint(?:y|ies)|reasons?|causes)\b[^.;:]{0,240}?"
    r"(?:\b(?:includ(?:e|es|ing)|such as|among (?:others?|them|these)|namely|because|are|(?:related|relating) to|associated with)\b|:)"
    r"|(?i:\bno (?:assurances?|guarantees?|certainty)\b[^.;:,]{0,40}?\b(?:that|as to)\b)"
)
# Sentences that speak of the statements, their words or their readers.
_SPEAKS_OF_ITSELF = lazy(
    r"(?i)\b(?:words?|terminology|expressions|identif(?:y|ied|ies)|reasonable|assurances?|assure|guarantees? of|undue|obligations?|duty"
    r"|within the meaning|historical facts?|readers|investors|cautioned)\b"
)
# A sentence that lists what the one before it spoke of.
_GOES_ON = lazy(
    r"\s*(?:Among (?:them|these|the \w+)|These|They|Examples|Reasons|Things)(?: [a-z]+){0,4}\s(?:are|include)\b[^.,;]{3,80}[,;]"
)
_OF_STATEMENTS = lazy(r"(?i)\b(?:statements?|forward.looking|expectations|predictions)\b")
_QUOTED = lazy(r"[“\"‘”][^“”\"’‘\n]{1,40}[”\"’]")
_CHANCE = lazy(r"(?i)\b(?:may|might|could|can|cannot|there (?:is|can be) no)\b")
_PARTS = lazy(r"(?i)[;,:•\n]|\s(?:and|or|as well as|and/or)\s|\([a-z0-9]{1,4}\)|\.\s|\b(?:because|if|including|such as)\b")
_POINTS = lazy(
    r"(?i)\b(?:forms?|10-[kq]|20-f|40-f|8-k|sec|securities|exchange commission|filings?|filed|reports?|reporting|described"
    r"|discussed|detailed|set forth|outlined|statements|identified|captions?|headings?|sections?|risk factors"
    r"|updates?|date|undertakes?|obligation|actual results|differ\w*|guarantees?|reasonable|act|years? ended|sedar\S*"
    r"|prospectus|website|available at|words|similar expressions|forward|looking)\b"
)
_WORD = lazy(r"[^\W\d_][\w’'-]*")


def named_risks(sentences: list[str]) -> int:
    """The number of risks that these sentences of a cautionary section name."""
    return sum(_risks(text) for text in _passages(sentences))


def _passages(sentences: list[str]) -> list[str]:
    """The sentences that tell of risks, from the word that opens their list; a colon goes on over the next sentences."""
    found: list[str] = []
    running = False
    for text in sentences:
        opened = min(filter(None, (_LIST.search(text), _opened(text))), key=lambda found: found.end(), default=None)
        if opened is not None:
            found.append(text[opened.end() :])
        elif running or (_tells_of_chance(text) and not (_SPEAKS_OF_ITSELF.search(text) or _OF_STATEMENTS.search(text))):
            found.append(text)
        running = text.rstrip().endswith((":", ";", ",")) or (running and text.lstrip()[:1] in "•-*–·")
    return found


def _tells_of_chance(text: str) -> bool:
    return _CHANCE.search(text) is not None or _GOES_ON.match(text) is not None


def _opened(text: str) -> re.Match[str] | None:
    """The word behind which a sentence without a word for risks lists them."""
    told = None if _SPEAKS_OF_ITSELF.search(text) else _TELLS.search(text)
    return _OPENS.search(text, told.start()) if told else None


def _risks(text: str) -> int:
    return sum(_is_risk(piece) for piece in _PARTS.split(_QUOTED.sub(" ", text)))


def _is_risk(piece: str) -> bool:
    if _POINTS.search(piece):
        return False
    words = [word.lower() for word in _WORD.findall(piece)]
    return len([word for word in words if word not in members("general-risks", "word")]) >= 1
