"""Lines that are mainly words of somebody, each by itself; what runs through several of them is told in speech.py."""

from __future__ import annotations

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prlint.segment.lines import Line

_SPOKEN = lazy(
    r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|us|may|could|would|should|must|said|says|is|are|was|has|have|will|can|it|this|these|wir|ist|sind|nous|est"
    r"|es|son|è)\b|[’'](?:s|re|ve|m|ll)\b"
)
_SAID_BEHIND = lazy(
    r"(?:[,.!?…][\"”»“]|[\"”»“],) ?(?:said|says|stated|states|commented|added|noted|explained|remarked|explains|notes|adds"
    r"|sagte?|erklärte?|betonte?|erläuterte?|zegt|zei|aldus"
    r"|(?:a )?(?:déclar|expliqu|ajout|comment|soulign|indiqu|précis)[eé]"
    r"|(?:ha )?(?:afirm|explic|señal|declar|asegur|destac|coment|indic)(?:ado|ó|a)|dijo"
    r"|(?:ha )?(?:commenta|dichiara|afferma|spiega)(?:to)?|aggiunge|afirmou|disse|explicou)(?!\w)"
)
_SAID_BEFORE = lazy(
    r"\b(?:says|said|states?|stated|comment(?:s|ed)|added|noted|remarked)[:,] [\"“][A-Z]"
    r"|\b(?:déclar|expliqu|ajout|comment|soulign|indiqu|précis)[eé][\u00a0\u202f ]?: [«“\"]"
)
_SAID_FIRST = lazy(r"(?:Said|Says|Added|Stated) [A-Z]")
# Dana Ruiz said: 'We …': speech in single marks, told from an apostrophe by what stands before it.
_SINGLE_MARKS = lazy(r"\b(?:said|says|commented|commenting|stated|added|noted)\b[^.\"“”'’]{0,80}[,:]?\s['‘`]{1,2}[A-Z]")
# 'We …,' said Dana Ruiz.
_SINGLE_FIRST = lazy(r"['‘][A-Z][^\n]{10,300}[a-z][,.!?]['’] ?(?:said|says|stated|states|commented|added|noted|explained)\b")
_SINGLE_END = lazy(r"[.!?]['’]$")
# – We are glad of it, säger Dana Ruiz, vd: how the north of Europe sets speech.
_DASHED_SPEECH = lazy(r"[,.!?] (?:säger|sier|siger|sanoo|kommenterar|kommenterer|says) [A-ZÀ-Þ]")
_OPENING, _CLOSING = "“\"„«", "”\"“»"
_TERM = lazy(r"\((?:the )?$")
_NAMED_SHORT = lazy(r"\((?:the )?[\"“][^\"“”()]{1,36}$")
_QUOTE_WINDOW = 4_000


def is_speech(prose: str, line: Line) -> bool:
    """Mainly words in quotation marks that somebody says, not the title of a study."""
    if _SINGLE_MARKS.search(line.text) and prose[line.last - 2 : line.last].rstrip(".")[-1:] in ("'", "’"):
        return True
    if line.text[0] in "'‘" and (_SINGLE_FIRST.match(line.text) or _SINGLE_END.search(prose[line.last - 2 : line.last])):
        return True
    words = line.text.lower() if line.text.isupper() else line.text
    share = _quoted_share(_window(prose, line))
    begins = line.text[0] in _OPENING
    if share > 0.4 and _is_quoted_title(line.text):
        return False
    if share > 0.6 and len(line) > (150 if begins else 350):
        return True
    if share > 0.3 and (_SAID_FIRST.match(line.text) or (begins and _SAID_BEHIND.search(words))):
        return True  # words of somebody whose position takes longer than they do
    if share > 0.5 and _SAID_BEFORE.search(line.text):
        return True
    return share > (0.4 if begins else 0.5) and _SPOKEN.search(words) is not None


def is_dashed_speech(prose: str, line: Line) -> bool:
    """Whether its dash opens what somebody says, and no item of a list."""
    return line.text[0] in "-–—" and _DASHED_SPEECH.search(_window(prose, line)) is not None


def _window(prose: str, line: Line) -> str:
    return prose[line.first : min(line.last, line.first + _QUOTE_WINDOW)]


_QUOTED = lazy(r"[\"“][^\"“”]{30,400}")


def _is_quoted_title(text: str) -> bool:
    """Whether the first words in quotation marks are set as a title is: the longer ones nearly all with a capital, the rest without."""
    match = _QUOTED.search(text)
    words = [word for word in match[0].split() if len(word) > 3] if match and not match[0].isupper() else []
    return len(words) >= 6 and sum(word.lstrip("\"“(")[:1].isupper() for word in words) * 10 >= len(words) * 8


def _is_of_term(text: str, opening: int, closing: int) -> bool:
    """Whether a mark is of a term that is defined within the speech, … in the north (“Orrin North”) …, or opens its next sentence."""
    if text[closing - 1 : closing + 1] == ' "' and text[closing + 1 : closing + 2].isupper():
        return True
    return bool(_TERM.search(text[max(closing - 8, opening) : closing]) or _NAMED_SHORT.search(text[max(closing - 40, opening) : closing]))


def _quoted_share(text: str) -> float:
    """Which part of a text stands in double quotation marks; a quotation left open goes on in the next paragraph, so it counts."""
    quoted, at = 0, 0
    while True:
        opening = min((place for place in map(text.find, _OPENING, (at,) * 4) if place >= 0), default=-1)
        if opening < 0:
            return quoted / len(text)
        if text[opening] == '"' and text[opening - 1 : opening].isdigit():
            at = opening + 1  # inches: the 22" screen
            continue
        closing = min((place for place in map(text.find, _CLOSING, (opening + 1,) * 4) if place >= 0), default=-1)
        while closing > 0 and _is_of_term(text, opening, closing):
            closing = min((place for place in map(text.find, _CLOSING, (closing + 1,) * 4) if place >= 0), default=-1)
        if closing < 0:
            # A defined term whose closing mark was lost opens no speech.
            closing = opening if _TERM.search(text[max(opening - 8, 0) : opening]) else len(text)
        quoted += closing - opening
        at = closing + 1
