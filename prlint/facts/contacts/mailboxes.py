"""Mailboxes, the part of an address before its @: whose they are, and how much of one belongs to the words before it.

Where a line break was lost, a name, a position, a number or a web address runs into the mailbox: Lee Tanpress@, Officedana@.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from prlint.data import column, members
from prlint.facts.names.naming import words_of
from prlint.text.pattern import lazy, regex

_GLUE_BEFORE = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Za-z])|(?<=\.)(?=[A-Za-z])")
_LEGAL_END = lazy(r"(?i)(?<![a-z])(?:Inc|Corp|Ltd|Co|LLC|LP|Mr|Dr|plc|AG|SA)\.$")  # not in lisa. or marco.
_EXTENSION_END = lazy(
    r"(?i)(?:^|[^A-Za-z])(?:x|ext\.?|extension)\s?\d{1,6}$|\d{3}[-.\s]\d{4}$"
    r"|(?<![\d.,])[+(]?\d{1,4}\)?(?:[ .-]\(?\d{1,4}\)?){3,6}$"  # +33 1 55 50 14 22
)
_NUMBER_IN_LOCAL = lazy(r"(?:^|[A-Za-z])1?\d{10}(?=[A-Za-z])")
_AFTER_NAME_OR_NUMBER = lazy(r"(?:\w,|\d)[ \u00a0]$")
_AFTER_WORD = lazy(r"(?<![^\W_])[A-Z][a-z]{2,20}[ \u00a0]$")
_SITE_END = lazy(r"(?:com|org|net|ca|io|ai)(?=[a-z]{2})")
_SITE = lazy(r"(?:www\.)?[\w-]{2,50}\.(?:com|org|net)(?=[a-z]{2})")
_AFTER_PATH = lazy(r"[\w-]\.[a-z]{2,13}/(?:[\w-]{1,40}/){0,3}$")
_TITLE_CASE = lazy(r"[A-Z][a-z]{3,20}")
_DOUBLE_NAME = lazy(r"[A-Z][a-z]{1,20}-[A-Z][a-z]{2,20}")  # Orrin-Ruiz
_NAME_OR_CAPITALS = lazy(r"[A-ZÀ-Þ][a-zà-ÿ’']{1,20}|[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{2,12}(?![a-zà-ÿ])")
_INVITED = lazy(r"(?i)\b(?:contact|with|e-?mail|reach|write to|call)[ \u00a0]$")
_FIRM_ENDS = frozenset({"communications", "advisory", "consulting", "associates", "strategies"})


@cache
def longest_mailboxes() -> tuple[str, ...]:
    """Well-known mailboxes, the longest first."""
    return tuple(sorted(column("mailboxes", "word"), key=len, reverse=True))


def is_mailbox_of(given: str, surname: str, box: str) -> bool:
    """Whether a mailbox is made of somebody's names: dana, ruiz, dana.ruiz, druiz, danar, ruizd, dr."""
    first, last = given.lower(), surname.lower()
    if "-" in last:  # Dana Orrin-Ruiz: dor, druiz, dorrin, dorrinruiz; of two letters nobody could say where the name ends
        parts = last.split("-")
        if len(box) < 3 or box == first[0] + "".join(part[:1] for part in parts):
            return len(box) > 2
        return any(is_mailbox_of(given, part, box) for part in ("".join(parts), *parts) if part)
    if box in (first, last, first[0] + last[0]):
        return True
    plain = box.replace(".", "").replace("_", "").replace("-", "")
    return plain in (first + last, last + first, first[0] + last, first + last[0], last + first[0])


def glued_before(prose: str, start: int, end: int) -> int:
    """How many characters at the start belong to the words before: Suite 200press@, Inc.info@, CommunicationsIR@, Tanpress@."""
    local = prose[start:end]
    if local.lower() in members("mailboxes", "word"):
        return 0  # InvestorRelations@
    behind_code = regex(r"\d{5}(?=[A-Za-z]+$)").match(local)
    cut = behind_code.end() if behind_code and local[5:].lower() in members("mailboxes", "word") else 0
    if local[:1].isupper():
        named = _surname_twice(local) or _before_named(local, prose[max(0, start - 80) : start])
        if named and local[named].isalpha():
            return named
    elif local.startswith("us") and local[2:] in members("mailboxes", "word") and _INVITED.search(prose, max(0, start - 12), start):
        return 2  # Contact usinfo@
    for seam in _GLUE_BEFORE.finditer(local):
        before = prose[max(0, start - 24) : start + seam.start()]
        camel = local[seam.start() - 1].islower() and _is_word_of_contacts(local[: seam.start()], before)
        if camel or _LEGAL_END.search(before) or _EXTENSION_END.search(before):
            cut = seam.start()
    owner = prose[end + 1 : end + 64].partition(".")[0].lower()
    cut = max(cut, _behind_site(local.lower(), owner, follows=prose.endswith("//", 0, start)))
    if cut == 0 and local[:1].isupper() and len(owner) > 3 and local.lower().startswith(owner) and local[len(owner) :][:3].islower():
        cut = len(owner)  # Haldendana@halden.com
    cut = cut or _other_field(local, prose[max(0, start - 80) : start]) or _word_with_capitals(local, prose[max(0, start - 300) : start])
    rest = local[cut:]
    return cut + _before_mailbox(rest, prose[max(0, start + cut - 30) : start + cut])


def _behind_site(local: str, owner: str, follows: bool) -> int:
    """The length of a web address in front: of the same owner (halden.cominfo@halden.com), or any that shows where it begins.

    follows: whether it stands behind https://
    """
    at = local.find(f"{owner}.") if owner else -1
    match = _SITE_END.match(local, at + len(owner) + 1) if at >= 0 else None
    if match is None and (follows or local.startswith("www.")):
        match = _SITE.match(local)
    return match.end() if match is not None else 0


def _word_with_capitals(local: str, before: str) -> int:
    """The length of a name with capitals inside, glued to a mailbox, that stands in front by itself too: REaldendana@, ORrinlee@."""
    small = next((n for n, c in enumerate(local) if n and c.islower()), 0)
    if small < 2 or not local[:small].isalpha():
        return 0
    words = {word.strip(",.:;()") for word in before.split()}
    return next((n for n in range(len(local) - 3, max(small, 4), -1) if local[:n] in words), 0)


def _other_field(local: str, before: str) -> int:
    """The length of a number, a position or a label (Officedana@) or of the last step of a path (norvane.com/investorsir@) in front."""
    number = _NUMBER_IN_LOCAL.search(local)
    if number is not None:
        return number.end()
    if _AFTER_PATH.search(before):
        return next((len(local) - len(box) for box in longest_mailboxes() if local.endswith(box) and len(local) - len(box) > 2), 0)
    word = _TITLE_CASE.match(local)
    if word is None:
        return 0
    if _AFTER_NAME_OR_NUMBER.search(before):
        known = words_of("title", "label")
    elif (last := _AFTER_WORD.search(before)) and last[0].strip().lower() in words_of("title-word"):
        known = words_of("title")  # Chief Marketing Officerdana@
    elif last:
        known = _FIRM_ENDS  # Halden Communicationsdana@
    else:
        return 0
    return next((n for n in range(word.end() - 1, 3, -1) if local[:n].lower() in known and local[n : n + 2].islower()), 0)


def _surname_twice(local: str) -> int:
    """The length of a surname glued to the mailbox named after it: Ruizdruiz@, Ruizdana.ruiz@."""
    lowered = local.lower()
    return next((n for n in range(len(local) // 2, 2, -1) if lowered.endswith(lowered[:n]) and len(local) - n > n), 0)


def _before_named(local: str, before: str) -> int:
    """The length of a surname, position or company glued to the mailbox of the person in front: Dana Ruizdana@, Lee Tan, CEOlee@."""
    known = words_of("title", "title-word", "label", "organization", "desk")
    names = [word for word in _NAME_OR_CAPITALS.findall(before.rpartition("\n")[2]) if not word.endswith(".")]
    for size in range(len(local) - 2, 1, -1):
        head, box = local[:size], local[size:]
        if not box[0].islower() or not box.islower() or not (head.isupper() or _TITLE_CASE.fullmatch(head) or _DOUBLE_NAME.fullmatch(head)):
            continue
        if head.lower() in known:
            pairs = list(pairwise(names))
        else:
            new = before[-1:].isspace() and head.replace("-", "").isalpha() and head not in names and len(head) > 2
            pairs = [(names[-1], head)] if new and names and names[-1].lower() not in known else []
        if any(is_mailbox_of(given, surname, box) for given, surname in pairs):
            return size
    return 0


def _is_word_of_contacts(word: str, before: str) -> bool:
    """Whether what stands before a capital belongs to the words in front: it follows a name, or is a word like Office."""
    return regex(r"[A-Z][\w’'.&-]* \w+$").search(before) is not None or word.lower() in members("mailboxes", "word")


def _before_mailbox(local: str, before: str) -> int:
    """Where a name and a well-known mailbox run together in small letters (Tanpress@), the length of the name."""
    if not local.isalpha() or not local[0].isupper() or not local[1:].islower():
        return 0
    named = regex(r"[A-Z][\w’'.-]*\s$").search(before) is not None  # a word with a capital in front: "Lee Tanpress@"
    for mailbox in longest_mailboxes():
        if local.endswith(mailbox) and len(local) - len(mailbox) >= 3 and named:
            return len(local) - len(mailbox)
    return 0
