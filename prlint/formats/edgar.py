"""Submissions to the SEC: several documents in one file, each under a header of its own. The release is an exhibit 99."""

from __future__ import annotations

import re

from prlint.text.pattern import lazy
from prlint.text.source import UnreadableError

_OPENING = lazy(r"\s{0,200}(?:-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<SEC-DOCUMENT>|<SUBMISSION>|<DOCUMENT>\s{0,20}<TYPE>)", re.I)
_DOCUMENT = lazy(r"<DOCUMENT>\s{0,20}<TYPE>(?P<type>[^\s<]{0,40})", re.I)
_TEXT = lazy(r"<TEXT>[ \t]{0,20}(?:\r\n|\n|\r)?", re.I)
_END = lazy(r"</TEXT>", re.I)
# Header lines of a document stand within so many characters before its text.
_HEADER = 4_000
_RELEASE = ("EX-99.1", "EX-99.01", "EX-99")


def is_submission(text: str) -> bool:
    return _OPENING.match(text) is not None


def exhibit(text: str) -> tuple[int, int]:
    """From where to where the release stands; the whole of what is no submission.

    Of several documents it is the first of type EX-99.1, else of another EX-99, else the first. Raises UnreadableError without any.
    """
    if not is_submission(text):
        return 0, len(text)
    documents = [(match["type"].upper(), match.end()) for match in _DOCUMENT.finditer(text)]
    if not documents:
        raise UnreadableError("it is a submission to the SEC without any document in it")
    start = min(documents, key=_rank)[1]
    body = _TEXT.search(text, start, start + _HEADER)
    if body is not None:
        start = body.end()
    end = _END.search(text, start)
    return start, end.start() if end else len(text)


def _rank(document: tuple[str, int]) -> tuple[int, int]:
    kind, at = document
    if kind in _RELEASE:
        return _RELEASE.index(kind), at
    return (len(_RELEASE) if kind.startswith("EX-99") else len(_RELEASE) + 1), at
