"""The language of a text, by its script and its commonest short words."""

from __future__ import annotations

from collections import Counter

from prlint.data import table
from prlint.text.pattern import lazy

_HEAD = 3_000
_WORD = lazy(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", lazy(r"[\u3040-\u30ff]")),
    ("ko", lazy(r"[\uac00-\ud7af]")),
    ("zh", lazy(r"[\u4e00-\u9fff]")),
    ("ru", lazy(r"[\u0400-\u04ff]")),
    ("el", lazy(r"[\u0370-\u03ff]")),
    ("ar", lazy(r"[\u0600-\u06ff]")),
    ("he", lazy(r"[\u0590-\u05ff]")),
    ("th", lazy(r"[\u0e00-\u0e7f]")),
)
_ANY_SCRIPT = lazy(r"[\u0370-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def language_of(prose: str) -> str:
    """ISO 639-1 code, `en` where there is too little to tell by. Only the head of the text is looked at.

    One word is too little, however often it comes, and so are letters: `die` is a word of two languages, the `s` of Halden’s of none.
    """
    head = prose[:_HEAD]
    if _ANY_SCRIPT.search(head):
        letters = sum(map(str.isalpha, head))
        for code, script in _SCRIPTS:
            # A Japanese text is half Chinese signs, so a few kana decide; a Greek letter in a formula does not.
            if len(script.findall(head)) * (8 if code == "ja" else 4) > letters > 0:
                return code
    counts = Counter(_WORD.findall(head.lower()))
    best, most = "en", 0
    for row in table("languages"):
        found = [word for word in row["words"].split() if word in counts]
        score = sum(counts[word] for word in found)
        if score > most and (row["language"] == "en" or (len(found) > 1 and any(len(word) > 1 for word in found))):
            best, most = row["language"], score
    return best
