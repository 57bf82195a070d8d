"""Seams of a contact part, where a lost line break shows (RuizEmail, Inc.Dana, (CFA)Managing), and what the release itself says of the
words beside them."""

from __future__ import annotations

from prlint.facts.contacts.mailboxes import is_mailbox_of
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.naming import ends_company, is_a, is_organization, name_words, plain_name, title_words
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.facts import Facts

_GLUE = lazy(
    r"(?<=[a-zà-ÿ®™])(?=[A-ZÀ-Þ])|(?<=[a-z]{2}\.)(?=[A-Z][a-z])|(?<=[)”\"])(?=[A-Za-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
    r"|(?<=GmbH)(?=[A-Z])|(?<=C[EFOTMS]O)(?=[A-Z])|(?<=KGaA)(?=[A-Z])|(?<=[a-z]{4})(?=\d)|(?<=[a-z]\.)(?=\d)|(?<=\d)(?=[A-Za-z]{3})"
)
_HUMP = lazy(r"(?<=\w)[A-Z]")
_ACCOUNT = lazy(r"(?i)(?:facebook|instagram|linkedin|telegram|tiktok|twitter|youtube|\bx)[ \t]?:[ \t\u00a0]?@?$")
_SURNAME_START = lazy(r"(?:^|[A-Z])(?:Mc|Mac|De|La|Le|Van|Di|O['’])$")
_SPELLED_AT = lazy(r"\s?[\[({]\s?at\s?[\])}]\s?")
_WORDS = lazy(r"[^\W\d_]+")


class Evidence:
    """What the release itself says of words: those it uses with a capital inside, and the domains of its addresses."""

    def __init__(self, facts: Facts, part: ProseSpan, hard: Sequence[ProseSpan]) -> None:
        prose = facts.prose
        self.prose, self.part = prose, part
        self._firsts: dict[str, int] = facts.once("first places of words", lambda _: {})  # many contact blocks ask for the same
        addresses = [_SPELLED_AT.sub("@", span.of(prose).lower()) for span in hard]
        self.domains = " ".join(address.rpartition("@")[2] for address in addresses if "." in address)
        self.locals = " ".join(address.partition("@")[0] for address in addresses if "@" in address)
        self.issuers = {name.text.lower() for name in facts.once("issuer-names", issuer_names)}
        self.broken = self._is_broken(prose, part, hard)

    def _is_broken(self, prose: str, part: ProseSpan, hard: Sequence[ProseSpan]) -> bool:
        """Whether line breaks were certainly lost here: a word stands right beside an address, or a known word right behind another."""
        if any(prose[span.end : span.end + 1].isupper() for span in hard if span.end < part.end):
            return True
        if any(prose[span.start - 1].isalpha() for span in hard if span.start > part.start and prose[span.start] not in "@#"):
            return True
        known = "label", "title", "desk", "media", "investors"
        return any(is_a(_word_after(prose, match.start()), *known) for match in _GLUE.finditer(prose, part.start, part.end))

    def is_one_word(self, word: str) -> bool:
        """A name that is written with a capital inside: elsewhere too, in a domain, or by a table."""
        lowered = word.lower()
        return is_a(word, "camel") or self.elsewhere(word) >= 0 or (len(word) > 5 and lowered in self.domains)

    def is_firm(self, word: str) -> bool:
        """Whether a capitalized word stands elsewhere too, and in the domain of an address here."""
        return len(word) > 4 and word.istitle() and word.lower() in self.domains and self.elsewhere(word) >= 0

    def is_written(self, word: str) -> bool:
        return len(word) > 5 and self.elsewhere(word) >= 0

    def elsewhere(self, words: str) -> int:
        """Where these words stand outside this part, -1 where they do not."""
        if words not in self._firsts:
            self._firsts[words] = self.prose.find(words)
        first = self._firsts[words]
        return first if first + len(words) <= self.part.start else self.prose.find(words, self.part.end)

    def is_company(self, words: Sequence[str]) -> bool:
        """Whether an address has the first word in its domain, and no mailbox has it."""
        first, whole = words[0].lower(), "".join(words).lower()
        if self.has_legal_form(words) or " ".join(words).lower() in self.issuers:
            return True
        if len(words) > 1 and len(whole) > 5 and whole in self.domains and first not in self.locals:
            return True
        return len(first) > 3 and first in self.domains and first not in self.locals

    def opens_issuer(self, prose: str, at: int) -> bool:
        """Whether a name of the issuer of two words or more begins here."""
        here = prose[at : at + 60].lower()
        return any(" " in name and here.startswith(name) for name in self.issuers)

    def has_legal_form(self, words: Sequence[str]) -> bool:
        """Whether the release writes these words with a legal ending elsewhere: Halden Orrin Ltd."""
        whole = " ".join(words)
        at = self.elsewhere(f"{whole} ") if len(words) > 1 else -1
        form = _word_after(self.prose, at + len(whole) + 1) if at >= 0 else ""
        return ends_company(form) and (form[0].isupper() or len(form) > 2)  # not in "appoints Dana Ruiz as …"

    def before_firm(self, words: Sequence[str]) -> int:
        """The length of a name before a firm that the release writes so elsewhere: Dana Ruiz Halden Safety & Security."""
        for size in (2, 3):
            firm = " ".join(words[size:])
            named = len(words) > size + 1 and "," not in firm and _may_be_name(words[:size]) and not title_words(words[size:])
            if named and self.elsewhere(firm) >= 0:
                return 0 if self.elsewhere(" ".join(words[: size + 1])) >= 0 else size
        return 0

    def before_addressed_firm(self, words: Sequence[str]) -> int:
        """The length of a name before a firm, where a mailbox is made of the name: Dana C. Ruiz HGR Advisory, Inc., druiz@."""
        for size in (2, 3, 4):
            firm = words[size:]
            comma = firm.index(",") if "," in firm[:-1] else len(firm)
            if comma < len(firm) and not ends_company(firm[comma + 1]):
                firm = firm[:comma]
            if len(firm) < 2 or not firm[0][0].isupper() or not is_organization(firm) or title_words(firm):
                continue
            if name_words(words[:size]) != size or all(is_a(word, "organization") or ends_company(word) for word in firm):
                continue  # Halden Orrin Technology Ltd., whose mailbox is haldenorrin@
            name = [word for word in plain_name(words[:size]) if not word.endswith(".")]
            if len(name) > 1 and any(is_mailbox_of(name[0], name[-1], box) for box in self.locals.split()):
                return size
        return 0

    def are_two(self, words: Sequence[str]) -> bool:
        """Whether four words are two names, since two mailboxes end in their surnames: Dana Ruiz Lee Tan, d.ruiz@, l.tan@."""
        first, second = words[1].lower(), words[3].lower()
        mailboxes = self.locals.split()
        return first != second and all(any(box.endswith(name) for box in mailboxes) for name in (first, second))

    def mailbox_words(self, words: Sequence[str]) -> int:
        """How many of the first words are a mailbox too: a name that somebody wrote without its capitals (dana Ruiz, dana.ruiz@)."""
        mailboxes = self.locals.split()
        if any(is_a(word, "organization", "desk", "media", "investors", "title") for word in words[:3]):
            return 0
        for size in (2, 3):
            first = [word.lower() for word in words[:size]]
            whole = len(first) == size and min(map(len, first)) > 1
            if whole and any(mark.join(first) in mailboxes for mark in ("", ".", "_", "-")) and not any(is_a(w, "never") for w in first):
                return size
            if whole and size == 2 and words[0].istitle() and words[1].istitle() and first[0][0] + first[1] in mailboxes:
                return size  # Dana Lane, dlane@
        return 0


def _may_be_name(words: Sequence[str]) -> bool:
    known = "organization", "title", "title-word", "desk", "desk-word", "media", "investors", "label", "address"
    titled = all(word.istitle() and (word.isalpha() or len(word) == 2) for word in words)
    return titled and not any(is_a(word, *known) or word.lower() in NATIONS for word in words)


def _word_after(prose: str, at: int) -> str:
    match = _WORDS.match(prose, at)
    return match[0] if match else ""


def pieces(prose: str, start: int, end: int, evidence: Evidence) -> list[tuple[int, int, bool]]:
    """Pieces between seams and colons: (start, end, whether glued to the one before)."""
    cuts: dict[int, int] = {}
    for match in _GLUE.finditer(prose, start, end):
        if start < match.start() < end and _is_cut(prose, start, match.start(), evidence):
            left = match.start()
            if prose[max(start, left - 6) : left].endswith("or") and _ends_in_known(prose, start, left - 2):
                cuts[left - 2] = left - 2
            cuts[left] = left
    for colon in regex(r":(?!//)|\?(?=\s[A-Z])").finditer(prose[start:end]):
        cuts[start + colon.start()] = start + colon.end()
    pieces, at, glued = [], start, False
    for cut, following in sorted(cuts.items()):
        pieces.append((at, cut, glued))
        at, glued = following, True
    return [*pieces, (at, end, glued)]


def _is_cut(prose: str, low: int, at: int, evidence: Evidence) -> bool:
    """Whether a line break was lost here, and the word is none that is written so."""
    before = regex(r"[\w.’'&®™-]*$").search(prose[max(low, at - 30) : at])
    after = regex(r"[\w’'&-]*").match(prose[at : at + 30])
    left, right = (before[0] if before else ""), (after[0] if after else "")
    right = regex(r"(?<=[a-z])\d+$").sub("", right)
    if not left:  # behind a bracket or a closing quotation mark
        return prose[at - 1] != '"' or (at - 2 >= low and not prose[at - 2].isspace())
    if evidence.opens_issuer(prose, at):
        return True
    start = at - len(left)
    if _ACCOUNT.search(prose, max(0, start - 14), start):
        return is_a(right, "label")  # names of accounts are written in one word
    if left[-1] == "." and right[:1].isdigit():
        stopped = regex(r"\w+\.$").search(left)  # Inc.12 Mill Road, Esq.12 Mill Road
        return stopped is not None and (ends_company(stopped[0]) or is_a(stopped[0], "degree"))
    if left[-1] == ".":
        return not regex(r"(?:^|\.)[A-Za-z]\.$|^(?:www|Mr|Mrs|Ms|Dr|St|Tel|Ph)\.$").search(left)
    if right[:1].isdigit():
        return len(right) > 1
    if left[-1].isdigit():
        coded = right.isupper() and right[-1].isdigit()  # 5493001KJTIIGC8Y1R12
        return right[:1].isupper() and not coded and len(regex(r"\d+$").findall(left)[0]) > 1
    if left.endswith(("Stra", "stra")) and right.startswith("Be"):
        return False  # StraBe, for Straße
    if left.endswith(("Gmb", "KG", "KGa", "Sp")) and right[:1] in "HAa" and (left + right)[:8].startswith(("GmbH", "KGaA", "SpA")):
        return False
    if evidence.is_one_word(left + right) or is_a(left, "camel-start") or _SURNAME_START.search(left):
        return False
    if evidence.is_firm(right) and _is_surname(prose, low, start, left):
        return True  # Lee TanQuaylog
    if any(evidence.is_written(word) or (len(word) > 5 and word.lower() in evidence.domains) for word in _ends_of(left, right)):
        return False  # what is glued stands before the word with the capital inside
    known = "label", "title", "title-word", "desk", "media", "investors", "honorific", "organization", "desk-word"
    words = regex(r"[A-Z]?[a-zà-ÿ]+$|[A-Z]{2,}$").findall(left)
    last = words[0] if words else left
    if len(left) > 2 and left.isupper() and right[1:2].islower() and evidence.elsewhere(f" {left} ") >= 0 and right[:1].isupper():
        return True  # a firm in capitals, before a name
    if left[-1].isupper() and not (ends_company(last) or is_a(last, "title", "degree", "organization") or is_a(right, *known[:6])):
        return False
    if ends_company(last) or (len(last) > 1 and is_a(last, *known)) or _is_known_with_or(last) or is_a(right, *known):
        return True
    return evidence.broken and len(last) > 2 and len(right) > 2


def _ends_of(left: str, right: str) -> list[str]:
    """The words that begin at a capital inside the left part and go on with the right one."""
    return [left[hump.start() :] + right for hump in _HUMP.finditer(left)]


def _is_surname(prose: str, low: int, start: int, left: str) -> bool:
    """Whether a plain capitalized word with another before it in its line stands there, as the names of a person do."""
    plain = len(left) > 2 and left.isalpha() and left.istitle()
    return plain and _GIVEN_BEFORE.search(prose, max(low, start - 20), start) is not None


_GIVEN_BEFORE = lazy(r"(?<![\w.])[A-Z][a-zà-ÿ]{1,15} (?:[A-Z]\. )?$")


def _is_known_with_or(word: str) -> bool:
    return word.endswith("or") and is_a(word[:-2], "label", "title", "title-word", "desk", "organization")


def _ends_in_known(prose: str, low: int, at: int) -> bool:
    match = regex(r"[^\W\d_]+$").search(prose[max(low, at - 24) : at])
    if match is None or is_a(match[0] + "or", "title", "organization", "investors"):
        return False
    return is_a(match[0], "label", "title-word", "desk", "organization")


NATIONS = frozenset(("american", "canadian", "european", "british", "australian"))
