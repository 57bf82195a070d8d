"""The fields of a contact part: what each run of it is, even where label, name, position, company, phone and e-mail run together.

A part is cut first at what cannot be mistaken (addresses, numbers, lines, labels), then at seams, where a lost line break shows
(RuizEmail, Inc.Dana, (CFA)Managing). Each piece gets one kind.
"""

from __future__ import annotations

from itertools import pairwise

from prlint.facts.addresses import is_mailbox_of
from prlint.facts.names import issuer_names
from prlint.facts.naming import ends_company, is_a, is_organization, is_place, name_words, plain_name, title_words, tokens_of
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prlint.facts import Facts

    Token = tuple[int, int, str]

_HANDLE = lazy(r"(?<![\w.])@\w{2,30}")
_BREAK = lazy(r"</?\w{1,12}\s?/?>|[\r\n|;•●▪■·\t]+| {3,}|\s[–—/-]{1,2}\s|(?<=[a-z]):?-\s")
_GLUE = lazy(
    r"(?<=[a-zà-ÿ®™])(?=[A-ZÀ-Þ])|(?<=[a-z]{2}\.)(?=[A-Z][a-z])|(?<=[)”\"])(?=[A-Za-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
    r"|(?<=GmbH)(?=[A-Z])|(?<=C[EFOTMS]O)(?=[A-Z])|(?<=KGaA)(?=[A-Z])|(?<=[a-z]{4})(?=\d)|(?<=[a-z]\.)(?=\d)|(?<=\d)(?=[A-Za-z]{3})"
)
_HUMP = lazy(r"(?<=\w)[A-Z]")
_ACCOUNT = lazy(r"(?i)(?:facebook|instagram|linkedin|telegram|tiktok|twitter|youtube|\bx)[ \t]?:[ \t\u00a0]?@?$")
_SURNAME_START = lazy(r"(?:^|[A-Z])(?:Mc|Mac|De|La|Le|Van|Di|O['’])$")
_SIGNATURE = lazy(r"(?i)on behalf of")
_SPELLED_AT = lazy(r"\s?[\[({]\s?at\s?[\])}]\s?")
_ASKING = frozenset(("contact", "reach", "call", "to", "email", "e-mail", "ask", "for", "with"))  # whoever stands behind it is asked for
_INVITING = frozenset(("contact", "reached", "visit", "call", "email"))
_LONGEST = 60  # tokens read as fields at once: more than any block has between two numbers or lines
_WORDS = lazy(r"[^\W\d_]+")


class Field:
    """A run of a contact part that is one thing: role, label, name, title, organization, phone, fax, email, url, address, break or other.

    glued: whether nothing but a lost line break parts it from the field before. served: for a role, whom it serves.
    """

    __slots__ = ("glued", "kind", "served", "span")

    def __init__(self, kind: str, span: ProseSpan, glued: bool = False, served: str | None = None) -> None:
        self.kind, self.span, self.glued, self.served = kind, span, glued, served


# What firms do for the issuer, in brackets behind them: Halder Hill (Nominated Adviser and Broker).
_CAPACITY = lazy(r"(?i)\((?=[^()\n]{0,60}\b(?:nominated|advis[eo]r|broker|nomad|bookrunner|sponsor|financial pr|ir firm)\b)")


def fields_of(facts: Facts, part: ProseSpan) -> list[Field]:
    """The fields of a contact part, in order, with breaks between lines."""
    fields: list[Field] = facts.once(f"contact fields at {part.start}", lambda facts: _read_fields(facts, part))
    return fields


def _read_fields(facts: Facts, part: ProseSpan) -> list[Field]:
    hard = _hard_fields(facts, part)
    lexicon = _Evidence(facts, part, [field.span for field in hard])
    fields: list[Field] = []
    at = part.start
    for field in [*hard, Field("end", ProseSpan(part.end, part.end))]:
        fields += _soft_fields(facts.prose, at, field.span.start, lexicon, after=fields[-1] if fields else None)
        if field.kind != "end":
            field.glued = bool(fields) and field.span.start == fields[-1].span.end and fields[-1].kind != "break"
            if _is_target(facts.prose, fields[-2:], field):
                fields.pop()
            else:
                fields.append(field)
        at = max(at, field.span.end)
    for field, following in pairwise([field for field in fields if field.kind != "break"]):
        if field.kind in ("name", "other") and following.kind == "other" and _CAPACITY.match(facts.prose, following.span.start):
            field.kind = "organization"
    return fields


def _is_target(prose: str, before: Sequence[Field], field: Field) -> bool:
    """Whether an address is where the link of that text leads: [press@norvane.com](mailto:press@norvane.com)."""
    if field.kind != "email" or len(before) < 2 or before[0].kind != "email" or not prose.endswith("(mailto:", 0, field.span.start):
        return False
    return before[1].kind == "other" and before[0].span.of(prose).lower() == field.span.of(prose).lower()


def _hard_fields(facts: Facts, part: ProseSpan) -> list[Field]:
    """Numbers and addresses: they are what they are wherever they stand."""
    found = [Field("email", t.span) for t in facts.of("email")]
    found += [Field("fax" if t.fields["use"] == "fax" else "phone", t.span) for t in facts.of("phone")]
    found += [Field("url", t.span) for t in facts.of("url")]
    found += [Field("url", ProseSpan(*m.span())) for m in _HANDLE.finditer(facts.prose, part.start, part.end)]
    inside = sorted((f for f in found if part.contains(f.span)), key=lambda f: (f.span.start, -f.span.end))
    kept: list[Field] = []
    for field in inside:
        if not kept or field.span.start >= kept[-1].span.end:
            kept.append(field)
    return kept


class _Evidence:
    """What the release itself says of words: those it uses with a capital inside, and the domains of its addresses."""

    def __init__(self, facts: Facts, part: ProseSpan, hard: Sequence[ProseSpan]) -> None:
        prose = facts.prose
        self.prose, self.part = prose, part
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
        before = self.prose.find(words, 0, self.part.start)
        return before if before >= 0 else self.prose.find(words, self.part.end)

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
            if len(firm) < 2 or not firm[0][0].isupper() or not is_organization(firm) or title_words(firm):
                continue
            if name_words(words[:size]) != size:
                continue
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
        if any(is_a(word, "organization", "desk", "media", "investors", "title", "never") for word in words[:3]):
            return 0
        for size in (2, 3):
            first = [word.lower() for word in words[:size]]
            if len(first) == size and min(map(len, first)) > 1 and any(mark.join(first) in mailboxes for mark in ("", ".", "_", "-")):
                return size
        return 0


def _may_be_name(words: Sequence[str]) -> bool:
    known = "organization", "title", "title-word", "desk", "desk-word", "media", "investors", "label", "address"
    return all(word.istitle() and word.isalpha() and not is_a(word, *known) and word.lower() not in _NATIONS for word in words)


def _word_after(prose: str, at: int) -> str:
    match = _WORDS.match(prose, at)
    return match[0] if match else ""


def _soft_fields(prose: str, start: int, end: int, evidence: _Evidence, after: Field | None) -> list[Field]:
    """The fields of a run between numbers and addresses."""
    fields: list[Field] = []
    at = start
    for brk in [*_BREAK.finditer(prose, start, end), None]:
        stop = brk.start() if brk else end
        fields += _line_fields(prose, at, stop, evidence, follows=at == start and after is not None and after.kind != "break")
        if brk is not None:
            if "\n" in brk[0] or "\r" in brk[0]:
                fields.append(Field("break", ProseSpan(*brk.span())))
            at = brk.end()
    return fields


def _line_fields(prose: str, start: int, end: int, evidence: _Evidence, follows: bool) -> list[Field]:
    """The fields of one line. `follows`: something stands right before, so that a first word without a blank is glued to it."""
    fields: list[Field] = []
    for chunk_start, chunk_end, glued in _chunks(prose, start, end, evidence):
        tokens = [(a + chunk_start, b + chunk_start, t) for a, b, t in tokens_of(prose[chunk_start:chunk_end])]
        new = [field for at in range(0, len(tokens), _LONGEST) for field in _classify(tokens[at : at + _LONGEST], evidence)]
        if new:
            touches = chunk_start > start or follows
            new[0].glued = touches and (glued or new[0].span.start == start) and not prose[new[0].span.start - 1].isspace()
            fields += new
    return fields


def _chunks(prose: str, start: int, end: int, evidence: _Evidence) -> list[tuple[int, int, bool]]:
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


def _is_cut(prose: str, low: int, at: int, evidence: _Evidence) -> bool:
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
        return right[:1].isupper() and len(regex(r"\d+$").findall(left)[0]) > 1
    if left.endswith(("Stra", "stra")) and right.startswith("Be"):
        return False  # StraBe, for Straße
    if left.endswith(("Gmb", "KG", "KGa", "Sp")) and right[:1] in "HAa" and (left + right)[:8].startswith(("GmbH", "KGaA", "SpA")):
        return False
    if evidence.is_one_word(left + right) or is_a(left, "camel-start") or _SURNAME_START.search(left):
        return False
    if evidence.is_firm(right) and _is_surname(prose, low, start, left):
        return True  # Lee TanQuaylog
    if any(evidence.is_written(left[hump.start() :] + right) for hump in _HUMP.finditer(left)):
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


def _classify(tokens: list[Token], evidence: _Evidence) -> list[Field]:
    """One chunk as fields, longest readings first: a heading, then position, person or company, at each place in turn."""
    tokens = _trimmed(tokens)
    if not tokens:
        return []
    words = [t for _, _, t in tokens]
    if words[0].lower() == "or" and name_words(words[1:]):
        return _classify(tokens[1:], evidence)
    if tokens[0][2] == "(" and whom_served(words[1:5]) in ("investors", "media", "both"):
        return [_field("title", tokens)]  # Dana Ruiz (press)
    closed = words.index(")") + 1 if words[0] == "(" and ")" in words else 0
    if 0 < closed < len(words):
        return [_field("other", tokens[:closed]), *_classify(tokens[closed:], evidence)]  # Dana Ruiz (English), Lee Tan
    if tokens[0][2] == "(" or all(not w[0].isalnum() for w in words):
        return [_field("other", tokens)]
    if _is_label(words) or (len(words) < 4 and words[-1].lower() == "name"):
        return [_field("label", tokens)]
    if words[0].lower() in ("email", "e-mail", "contact") and words[-1].lower() in ("us", "contact", "here") and len(words) in (2, 3):
        return [_field("other", tokens)]  # the words of a lost link
    if [word.lower() for word in words[-3:]] == ["email", "us", "here"]:
        return [*_classify(tokens[:-3], evidence), _field("other", tokens[-3:])]
    for reader in (_as_signature, _as_role, _as_address, _as_title, _as_name, _as_organization):
        fields = reader(tokens, words, evidence)
        if fields:
            return fields
    return [_field("other", tokens)]


def _is_label(words: Sequence[str]) -> bool:
    """Email, Tel., Twitter/X: the name of a field, at most two words long, that is no heading or position of its own."""
    if len(words) > 1 and len(words[0].rstrip(".")) == 1:
        return False  # "D. Ruiz"
    if len(words) > 3 or sum(w[0].isalnum() for w in words) > 2 or not is_a("".join(words) if "-" in words else words[0], "label"):
        return False
    return not is_a(words[-1], "desk", "media", "investors") and not title_words(words)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0][2] in ",.:–—-/&*·<>)]”\"“'":
        tokens = tokens[1:]
    while tokens and tokens[-1][2] in ",:–—-/&*·<>([“”\"'":
        tokens = tokens[:-1]
    return tokens


def _field(kind: str, tokens: Sequence[Token], served: str | None = None) -> Field:
    return Field(kind, ProseSpan(tokens[0][0], tokens[-1][1]), served=served)


def _as_signature(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    if not _SIGNATURE.match(" ".join(words[:4])):
        return []
    end = words.index(",") if "," in words else len(words)
    return [_field("signature", tokens[:end]), *_classify(tokens[end:], evidence)]


def _as_role(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    """A heading that says whom a contact serves, alone or beside the company: Media Contact, Contact Norvane AG, Norvane Media Contact."""
    if _is_audience(words):
        return [_field("role", tokens, "media" if is_a(words[0], "media") else "investors")]
    size = _role_words(words)
    asked = _asked_for(words, evidence) if size < len(words) and words[size][:1].islower() else 0
    if asked:
        return [_field("role", tokens[:asked], whom_served(words[:asked])), *_classify(tokens[asked:], evidence)]
    if size:
        rest = [] if size < len(words) and words[size][0].islower() else tokens[size:]
        return [_field("role", tokens if not rest else tokens[:size], whom_served(words[:size])), *_classify(rest, evidence)]
    # Behind a company: the last words, from the first that makes a heading.
    start = len(words) - (words[-1].lower() in ("information", "details") and len(words) > 2)
    while start > 1 and (is_a(words[start - 1], "investors", "media", "desk") or words[start - 1] in ("&", "and", "/")):
        start -= 1
    tail = words[start:]
    if tail and any(is_a(w, "desk") for w in tail) and not _names_person(words[:start], evidence) and not title_words(words):
        return [*_classify(tokens[:start], evidence), _field("role", tokens[start:], whom_served(tail))]
    return []


def _asked_for(words: Sequence[str], evidence: _Evidence) -> int:
    """Where the person begins whom a sentence says to call or write to: Media may contact Dana Ruiz, head of communications, at."""
    for n in range(1, len(words) - 2):
        if words[n - 1].lower() in _ASKING and name_words(words[n:]) > 1 and not evidence.is_company(words[n : n + 2]):
            return n
    return 0


def _is_audience(words: Sequence[str]) -> bool:
    """Investment Community and the like, as a heading."""
    named = len(words) == 2 and words[1].lower() == "community"
    return named and (words[0].lower() in ("investment", "financial") or is_a(words[0], "investors", "media"))


def _names_person(words: Sequence[str], evidence: _Evidence) -> bool:
    return bool(name_words(words)) and not evidence.is_company(words)


def _role_words(words: Sequence[str]) -> int:
    """How many of the first words are a heading; 0 without a word that makes one."""
    at = last = 0
    made = False
    while at < len(words):
        word = words[at]
        if _makes_heading(word):
            made, at = True, at + 1
            last = at
        elif made and last == at and word.lower() in ("information", "details"):
            at = last = at + 1
        elif is_a(word, "desk-word") or word in ("&", "/", ",", "-", "(", ")", ".", "?", "!"):
            at += 1
            if word.isalpha() and (word[0].islower() or not made):
                last = at if made and not is_a(word, "desk-word") else last
        else:
            break
    rest = words[at:]
    if made and not rest:
        return len(words)
    if made and words[last - 1][0].isalpha() and not _INVITING.isdisjoint(word.lower() for word in words[:at]):
        # "For further information on Norvane, please contact" ends with its verb.
        verb = max((n for n, w in enumerate(words) if w.lower() in ("contact", "contacts", "contacting", "reached")), default=last - 1)
        return max(last, verb + 1 if verb < at else last)
    return last if made else _invitation(words)


def _makes_heading(word: str) -> bool:
    """PR and PR-Support alike."""
    return all(is_a(part, "investors", "media", "desk") for part in word.split("-"))


def _invitation(words: Sequence[str]) -> int:
    """A sentence that ends in an invitation: For more on Norvane, please contact; Questions should be directed to."""
    lowered = [w.lower() for w in words]
    if lowered[:1] == ["for"] and "contact" in lowered:
        return lowered.index("contact") + 1
    directed = next((n for n, word in enumerate(lowered) if word in ("directed", "addressed") and lowered[n + 1 : n + 2] == ["to"]), None)
    return directed + 2 if directed is not None and any(is_a(word, "desk", "desk-word") for word in words[:directed]) else 0


def whom_served(words: Iterable[str]) -> str:
    words = list(words)
    investors = any(is_a(w, "investors") for w in words)
    lowered = [word.lower() for word in words]
    # "Press Release Contact" is whoever answers for the release, "Social Media" nobody.
    for_media = [n for n, w in enumerate(words) if is_a(w, "media") and lowered[n + 1 : n + 2] != ["release"]]
    public = any(pair == ("public", "relations") for pair in pairwise(lowered))
    media = (bool(for_media) or public) and "social" not in lowered
    return "both" if investors and media else "investors" if investors else "media" if media else "other"


def _as_address(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    ending = next((n for n, w in enumerate(words) if n and w[0].isupper() and _ends_firm(words, n)), None)
    if ending is not None and ending + 1 < len(words) and words[ending + 1][0].isdigit():
        return [*_classify(tokens[: ending + 1], evidence), _field("address", tokens[ending + 1 :])]
    if ending is not None and words[0].lower() == "the" and words[1][0].isdigit():
        return []  # The 600 Group PLC
    digits = any(w[0].isdigit() for w in words)
    person = _person_before_street(words) if digits else 0
    if person:
        return [*_classify(tokens[:person], evidence), _field("address", tokens[person:])]
    if (words[0][0].isdigit() or words[0] == "#") or (digits and any(is_a(w, "address") for w in words)):
        return [_field("address", tokens)]
    for n, word in enumerate(words):
        if n and (word[0].isdigit() or word == "#"):
            american = any(is_a(w, "address") for w in words[n:])
            return [*_classify(tokens[:n], evidence), _field("address", tokens[n:])] if american else [_field("address", tokens)]
    before_comma = words.index(",") if "," in words else len(words)
    if _names_place(words[:before_comma]) or _names_place(words[before_comma + 1 :]):
        return [_field("address", tokens)]
    return []


def _person_before_street(words: Sequence[str]) -> int:
    """Where the street begins behind somebody's name and what she is or whom she works for: Dana Ruiz, Orrin Bank, 12 Mill Road."""
    street = next((n for n, w in enumerate(words) if w[0].isdigit()), 0)
    commas = [n for n in range(street) if words[n] == ","]
    if not commas or commas[-1] + 1 != street or name_words(words[: commas[0]]) != commas[0]:
        return 0
    told = any(title_words(words[n + 1 : street]) or is_organization(words[n + 1 : street]) for n in commas[:-1])
    return street if told and not any(is_a(w, "address") for w in words[:street]) else 0


def _names_place(words: Sequence[str]) -> bool:
    """Whether these words are a city, state or country, and no label as Mobile is."""
    return bool(words) and not is_a(words[0], "label") and is_place(" ".join(words))


def _ends_firm(words: Sequence[str], n: int) -> bool:
    """Whether a company ends at this word: Inc., Company; not in Company Secretary."""
    return ends_company(words[n]) and (words[n][0].isupper() or len(words[n]) > 2) and not title_words(words[n:])


def _as_title(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    size = title_words(words)
    return [_field("title", tokens[:size]), *_classify(tokens[size:], evidence)] if size else []


def _as_name(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    """A person, and what follows: a position, a company, further people."""
    size = evidence.before_firm(words) or evidence.before_addressed_firm(words)
    if size:
        return [_field("name", tokens[:size]), _field("organization", tokens[size:])]
    size = _said_twice(words) or name_words(words) or evidence.mailbox_words(words)
    if not size or evidence.is_company(words[:size]):
        return []
    rest = words[size:]
    if size == 4 and evidence.are_two(words[:4]):
        return [_field("name", tokens[:2]), _field("name", tokens[2:4]), *_classify(tokens[4:], evidence)]
    if words[:size] == rest[:size]:
        return [_field("name", tokens[:size]), *_classify(tokens[size:], evidence)]
    if rest[:1] in (["or"], ["and"]) and name_words(rest[1:]):
        return [_field("name", tokens[:size]), *_classify(tokens[size + 1 :], evidence)]
    if len(rest) > 1 and rest[0] in ("of", "with", "at", "for") and rest[1][0].isupper():
        return [_field("name", tokens[:size]), *_classify(tokens[size + 1 :], evidence)]  # Lee Tan of Halden Communications
    if rest[:1] == [","] and len(rest) > 1 and ends_company(rest[1]) and not title_words(rest[1:]):
        return []
    if rest[:1] == [","] and len(rest) > 1 and all(is_a(w, "title-word") for w in rest[1:]):
        return [_field("name", tokens[:size]), _field("title", tokens[size + 1 :])]  # the position goes on in the next line
    company = next((n for n, w in enumerate(words) if n and _ends_firm(words, n)), None)
    named = words[size : company - 1 if company and words[company - 1] == "," else company]  # Halden Instruments Group, Inc.
    if company is not None and not any(title_words(words[n:]) for n in range(size, company)) and named and "," not in named:
        # "Lee Tan Norvane Inc." could be cut anywhere; without a sign the whole is the company.
        return []
    parted = rest and (title_words(rest) or rest[0].lower() in _NATIONS)
    if rest and rest[0][0].isalnum() and not parted and is_organization(words) and "," not in words:
        return []
    return [_field("name", tokens[:size]), *_classify(tokens[size:], evidence)]


_NATIONS = frozenset(("american", "canadian", "european", "british", "australian"))


def _said_twice(words: list[str]) -> int:
    """The length of a name whose bearer's firm is called after it: Dana Ruiz Dana Ruiz Communications."""
    return next((n for n in (2, 3) if words[:n] == words[n : 2 * n] and name_words(words[:n]) == n), 0)


def _as_organization(tokens: list[Token], words: list[str], evidence: _Evidence) -> list[Field]:
    """A company, up to its legal ending or to the end of its capitals; with a person behind the ending."""
    end = 0
    for n in range(1, len(words)):
        if _ends_firm(words, n):
            end = n + 1
            break
    if end and words[end : end + 1] == [","] and end + 1 < len(words) and _ends_firm(words, end + 1):
        end += 2  # Orrin Foods Company, Inc.
    if end and all(is_a(w, "desk-word") for w in words[:end]):
        return []
    if not end:
        if not (is_organization(words) or evidence.is_company(words)) or not any(w[0].isupper() for w in words):
            return []
        start = next((n for n, w in enumerate(words) if w[0].isupper()), 0)
        tokens, words = tokens[start:], words[start:]
        end = next((n for n, w in enumerate(words) if n and (w == "," or _ends_capitals(w))), len(words))
        if all(is_a(w, "desk-word") for w in words[:end]) or not (is_organization(words[:end]) or evidence.is_company(words)):
            return []
    if end > 1 and end == len(words) and is_a(words[-1], "label") and words[-1].lower() not in ("company", "title", "office"):
        end -= 1
    return [_field("organization", tokens[:end]), *_classify(tokens[end:], evidence)]


def _ends_capitals(word: str) -> bool:
    """A small word that no company has in the middle of its name: what follows is a sentence."""
    return word[0].islower() and word not in ("of", "and", "for", "the", "de", "in", "communication")
