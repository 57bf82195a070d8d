"""What a run of words between two seams of a contact part is: a heading, a label, a person, a position, a company, an address."""

from __future__ import annotations

from itertools import pairwise

from prlint.facts.contacts.contact_seams import NATIONS, Evidence
from prlint.facts.names.naming import ends_company, is_a, is_organization, is_place, name_words, title_words
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Token = tuple[int, int, str]

_SIGNATURE = lazy(r"(?i)on behalf of")
_ASKING = frozenset(("contact", "reach", "call", "to", "email", "e-mail", "ask", "for", "with"))  # whoever stands behind it is asked for
_INVITING = frozenset(("contact", "reached", "visit", "call", "email"))


class Field:
    """A run of a contact part that is one thing: role, label, name, title, organization, phone, fax, email, url, address, break or other.

    glued: whether nothing but a lost line break parts it from the field before. served: for a role, whom it serves.
    """

    __slots__ = ("glued", "kind", "served", "span")

    def __init__(self, kind: str, span: ProseSpan, glued: bool = False, served: str | None = None) -> None:
        self.kind, self.span, self.glued, self.served = kind, span, glued, served


def classify(tokens: list[Token], evidence: Evidence) -> list[Field]:
    """One piece as fields, longest readings first: a heading, then position, person or company, at each place in turn."""
    tokens = _trimmed(tokens)
    if not tokens:
        return []
    words = [t for _, _, t in tokens]
    if words[0].lower() in ("or", "and") and name_words(words[1:]) and not title_words(words[1:]):
        return classify(tokens[1:], evidence)
    if tokens[0][2] == "(" and whom_served(words[1:5]) in ("investors", "media", "both"):
        return [_field("title", tokens)]  # Dana Ruiz (press)
    closed = words.index(")") + 1 if words[0] == "(" and ")" in words else 0
    inner = words[1 : closed - 1] if closed else []
    if inner and is_organization(inner) and not title_words(inner) and whom_served(inner) == "other" and _CAPACITIES.isdisjoint(inner):
        return [_field("organization", tokens[1 : closed - 1]), *classify(tokens[closed:], evidence)]  # Dana Ruiz (Tan Partners)
    if 0 < closed < len(words):
        return [_field("other", tokens[:closed]), *classify(tokens[closed:], evidence)]  # Dana Ruiz (English), Lee Tan
    if tokens[0][2] == "(" or all(not w[0].isalnum() for w in words):
        return [_field("other", tokens)]
    if _is_label(words) or (len(words) < 4 and words[-1].lower() == "name"):
        return [_field("label", tokens)]
    if words[0].lower() in ("email", "e-mail", "contact") and words[-1].lower() in ("us", "contact", "here") and len(words) in (2, 3):
        return [_field("other", tokens)]  # the words of a lost link
    if [word.lower() for word in words[-3:]] == ["email", "us", "here"]:
        return [*classify(tokens[:-3], evidence), _field("other", tokens[-3:])]
    if _ROUND_THE_CLOCK.match(" ".join(words)):
        return [_field("label", tokens)]
    for reader in (_as_signature, _as_role, _as_address, _as_title, _as_name, _as_organization):
        fields = reader(tokens, words, evidence)
        if fields:
            return fields
    served = next((n for n, word in enumerate(words[:2]) if word.lower() == "for" and words[n + 1 :]), None)
    if served is not None and evidence.is_company(words[served + 1 :]) and (not served or words[0].isupper()):
        return [_field("organization", tokens[:served] or tokens[1:])]  # HTPR for Norvane; for Norvane
    comma = words.index(",") if "," in words else 0
    if 0 < comma < 4 and all(word.istitle() or word.isupper() for word in words[:comma]) and name_words(words[comma + 1 :]):
        return [_field("organization", tokens[:comma]), *classify(tokens[comma + 1 :], evidence)]  # Halden, Dana Ruiz
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


def _as_signature(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    if not _SIGNATURE.match(" ".join(words[:4])):
        return []
    end = words.index(",") if "," in words else len(words)
    return [_field("signature", tokens[:end]), *classify(tokens[end:], evidence)]


def _as_role(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    """A heading that says whom a contact serves, alone or beside the company: Media Contact, Contact Norvane AG, Norvane Media Contact."""
    if _is_audience(words):
        return [_field("role", tokens, "media" if is_a(words[0], "media") else "investors")]
    through = next((n for n, word in enumerate(words) if n > 1 and word in ("through", "via") and name_words(words[n + 1 :]) > 1), None)
    if through is not None and words[0][0].isupper() and words[1].islower():  # Interviews can be arranged through Dana Ruiz
        served = "media" if any(word.lower().startswith("interview") for word in words[:through]) else whom_served(words[:through])
        return [_field("role", tokens[: through + 1], served), *classify(tokens[through + 1 :], evidence)]
    if len(words) < 6 and words[-1] in _UNITS and words[0][0].isupper() and all(is_a(w, *_OF_UNITS) for w in words[:-1]):
        return [_field("role", tokens, whom_served(words))]  # Corporate Communications Department
    if len(words) == 3 and words[1] in _OF and is_a(words[2], "media", "investors") and not title_words(words):
        return [_field("role", tokens, whom_served(words))]  # Gabinete de Prensa
    size = _role_words(words)
    asked = _asked_for(words, evidence) if size < len(words) and words[size][:1].islower() else 0
    if asked:
        return [_field("role", tokens[:asked], whom_served(words[:asked])), *classify(tokens[asked:], evidence)]
    if size:
        rest = [] if size < len(words) and words[size][0].islower() else tokens[size:]
        heading = words if size < len(words) and words[size] in _OF else words[:size]  # Contacto de prensa
        return [_field("role", tokens if not rest else tokens[:size], whom_served(heading)), *classify(rest, evidence)]
    if len(words) > 2 and words[-2:] == ["Public", "Relations"] and words[0][0].isupper():
        return _as_publicists(tokens, words, evidence)
    # Behind a company: the last words, from the first that makes a heading.
    start = len(words) - (words[-1].lower() in ("information", "details") and len(words) > 2)
    while start > 1 and (is_a(words[start - 1], "investors", "media", "desk") or words[start - 1] in _BESIDE_DESK):
        start -= 1
    tail = words[start:]
    agency = f"{''.join(words[:start]).lower()}ir" in evidence.domains
    if start < len(words) and agency and [w.lower() for w in tail] == ["investor", "relations"]:
        return [_field("organization", tokens)]  # of an agency: Tan Investor Relations, lee@tanir.com
    if tail and any(is_a(w, "desk") for w in tail) and not _names_person(words[:start], evidence) and not title_words(words):
        return [*classify(tokens[:start], evidence), _field("role", tokens[start:], whom_served(tail))]
    if 0 < start < len(words) and _heads_with_colon(tokens, evidence) and evidence.is_company(words[:start]):
        return [_field("organization", tokens[:start]), _field("role", tokens[start:], whom_served(tail))]  # Norvane Investors:
    return []


_UNITS = frozenset(("Department", "Dept", "Dept.", "Division", "Section", "Office", "Team", "Bureau"))
_OF_UNITS = ("title-word", "media", "investors", "desk", "desk-word")
_OF = frozenset(("de", "del", "della", "di", "da", "per", "para", "pour", "für", "van", "voor", "con", "com", "avec", "mit"))


def _as_publicists(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    """An agency, or the department of a firm known as such: Tan Public Relations; Halden Air Public Relations."""
    firm = words[:-2]
    if title_words(words) or "," in firm:
        return []
    if evidence.is_company(firm) and f"{''.join(firm).lower()}pr" not in evidence.domains:
        return [_field("organization", tokens[:-2]), _field("title", tokens[-2:])]
    return [] if name_words(firm) else [_field("organization", tokens)]


def _heads_with_colon(tokens: list[Token], evidence: Evidence) -> bool:
    """Whether a run of words begins its line and ends it with a colon, as a heading does, and is no address's domain as a whole."""
    prose, (first, last) = evidence.prose, (tokens[0][0], tokens[-1][1])
    alone = prose[first - 1 : first] in ("", "\n") and prose[last : last + 1] == ":" and not prose[last + 1 : last + 2].strip(" \n")
    return alone and "".join(word for _, _, word in tokens).lower() not in evidence.domains


_BESIDE_DESK = frozenset(("&", "and", "/", "Trade", "Technical", "Customer"))  # Norvane Trade Press Contact


def _asked_for(words: Sequence[str], evidence: Evidence) -> int:
    """Where the person begins whom a sentence says to call or write to: Media may contact Dana Ruiz, head of communications, at."""
    for n in range(1, len(words) - 1):
        if words[n - 1].lower() in _ASKING and name_words(words[n:]) > 1 and not evidence.is_company(words[n : n + 2]):
            return n
    return 0


def _is_audience(words: Sequence[str]) -> bool:
    """Investment Community and the like, as a heading."""
    named = len(words) == 2 and words[1].lower() == "community"
    return named and (words[0].lower() in ("investment", "financial") or is_a(words[0], "investors", "media"))


def _names_person(words: Sequence[str], evidence: Evidence) -> bool:
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


def _as_address(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    if _ROUND_THE_CLOCK.search(" ".join(words)):
        return []  # Dana Ruiz, Halden Water, 24-Hour Media Line
    ending = next((n for n, w in enumerate(words) if n and w[0].isupper() and _ends_firm(words, n)), None)
    if ending is not None and ending + 1 < len(words) and words[ending + 1][0].isdigit():
        return [*classify(tokens[: ending + 1], evidence), _field("address", tokens[ending + 1 :])]
    if ending is not None and words[0].lower() == "the" and words[1][0].isdigit():
        return []  # The 600 Group PLC
    digits = any(w[0].isdigit() for w in words)
    person = _person_before_street(words) if digits else 0
    if person:
        return [*classify(tokens[:person], evidence), _field("address", tokens[person:])]
    if (words[0][0].isdigit() or words[0] == "#") or (digits and any(is_a(w, "address") for w in words)):
        return [_field("address", tokens)]
    for n, word in enumerate(words):
        if n and (word[0].isdigit() or word == "#"):
            american = any(is_a(w, "address") for w in words[n:])
            return [*classify(tokens[:n], evidence), _field("address", tokens[n:])] if american else [_field("address", tokens)]
    before_comma = words.index(",") if "," in words else len(words)
    if _names_place(words[:before_comma]) or _names_place(words[before_comma + 1 :]):
        return [_field("address", tokens)]
    return []


_ROUND_THE_CLOCK = lazy(r"(?i)\b24 ?(?:- ?hours?|hours?|/ ?7)\b")


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


def _as_title(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    goes_on = words[0].lower() in ("and", "&")  # a position of two lines: Executive Vice President / and Chief Financial Officer
    size = title_words(words[1:]) + 1 if goes_on and title_words(words[1:]) else title_words(words)
    return [_field("title", tokens[:size]), *classify(tokens[size:], evidence)] if size else []


def _as_name(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    """A person, and what follows: a position, a company, further people."""
    size = evidence.before_firm(words) or evidence.before_addressed_firm(words)
    if size:
        return [_field("name", tokens[:size]), _field("organization", tokens[size:])]
    size = _said_twice(words) or name_words(words) or evidence.mailbox_words(words)
    if not size or evidence.is_company(words[:size]):
        return []
    rest = words[size:]
    if size == 4 and evidence.are_two(words[:4]):
        return [_field("name", tokens[:2]), _field("name", tokens[2:4]), *classify(tokens[4:], evidence)]
    if words[:size] == rest[:size]:
        return [_field("name", tokens[:size]), *classify(tokens[size:], evidence)]
    if rest[:1] in (["or"], ["and"]) and name_words(rest[1:]):
        return [_field("name", tokens[:size]), *classify(tokens[size + 1 :], evidence)]
    served = 3 if _SIGNATURE.match(" ".join(rest[:4])) else 1 if rest[:1] and rest[0] in ("of", "with", "at", "for") else 0
    if served and len(rest) > served and rest[served][0].isupper():
        whose = classify(tokens[size + served :], evidence)
        if whose and whose[0].kind == "name" and rest[0] in ("of", "with", "at"):
            whose[0].kind = "organization"  # Lee Tan of Halden Dorr, as no two people are joined
        return [_field("name", tokens[:size]), *whose]  # Lee Tan of Halden Communications
    if rest[:1] == [","] and len(rest) > 1 and ends_company(rest[1]) and not title_words(rest[1:]):
        return []
    if rest[:1] == [","] and len(rest) > 1 and all(is_a(w, "title-word") for w in rest[1:]):
        return [_field("name", tokens[:size]), _field("title", tokens[size + 1 :])]  # the position goes on in the next line
    company = next((n for n, w in enumerate(words) if n and _ends_firm(words, n)), None)
    named = words[size : company - 1 if company and words[company - 1] == "," else company]  # Halden Instruments Group, Inc.
    if company is not None and not any(title_words(words[n:]) for n in range(size, company)) and named and "," not in named:
        # "Lee Tan Norvane Inc." could be cut anywhere; without a sign the whole is the company.
        return []
    parted = rest and (title_words(rest) or rest[0].lower() in NATIONS)
    if rest and rest[0][0].isalnum() and not parted and is_organization(words) and "," not in words:
        return []
    return [_field("name", tokens[:size]), *classify(tokens[size:], evidence)]


def _said_twice(words: list[str]) -> int:
    """The length of a name whose bearer's firm is called after it: Dana Ruiz Dana Ruiz Communications."""
    return next((n for n in (2, 3) if words[:n] == words[n : 2 * n] and name_words(words[:n]) == n), 0)


def _as_organization(tokens: list[Token], words: list[str], evidence: Evidence) -> list[Field]:
    """A company, up to its legal ending or to the end of its capitals; with a person behind the ending."""
    end = 0
    if words[0] in ("for", "For", "at", "with", "of") and len(words) > 1 and (words[0].islower() or words[1][0].isupper()):
        tokens, words = tokens[1:], words[1:]  # an agency has named itself above: for Norvane, Inc.; CEO of Norvane, Inc.
    if words[0] in ("both", "all") and words[1:2] == ["of"] and len(words) > 2:
        tokens, words = tokens[2:], words[2:]  # the company of several people: both of Orrin Foods
    for n in range(1, len(words)):
        if _ends_firm(words, n):
            end = n + 1
            break
    if end and words[end : end + 1] == [","] and end + 1 < len(words) and _ends_firm(words, end + 1):
        end += 2  # Orrin Foods Company, Inc.
    end += 2 * (words[end : end + 1] == ["&"] and end + 1 < len(words) and _ends_firm(words, end + 1))  # Orrin GmbH & Co. KG
    while end and end < len(words) and _ends_firm(words, end) and words[end] != "Company":
        end += 1  # Orrin Holdings Limited
    if end and (all(is_a(w, "desk-word") for w in words[:end]) or (words[0][0].isupper() and sum(map(_ends_capitals, words[:end])) > 1)):
        return []  # To learn more about Norvane plc
    if not end:
        if not (is_organization(words) or evidence.is_company(words)) or not any(w[0].isupper() for w in words):
            return []
        start = next((n for n, w in enumerate(words) if w[0].isupper() and w not in ("For", "At", "On")), 0)
        tokens, words = tokens[start:], words[start:]
        end = next((n for n, w in enumerate(words) if n and (w == "," or _ends_capitals(w))), len(words))
        client = _client_begins(words, end, evidence)
        if client:
            return [_field("organization", tokens[:client]), _field("other", tokens[client:])]
        end = _without_capacity(words, end)
        if end > 2 and words[end - 2 : end] in _DEPARTMENTS and evidence.is_company(words[: end - 2]):
            return [_field("organization", tokens[: end - 2]), _field("title", tokens[end - 2 : end]), *classify(tokens[end:], evidence)]
        if all(is_a(w, "desk-word") for w in words[:end]) or not (is_organization(words[:end]) or evidence.is_company(words)):
            return []
    if end > 1 and end == len(words) and is_a(words[-1], "label") and words[-1].lower() not in ("company", "title", "office"):
        end -= 1
    return [_field("organization", tokens[:end]), *classify(tokens[end:], evidence)]


def _client_begins(words: Sequence[str], end: int, evidence: Evidence) -> int:
    """Where an agency names for whom it works: Tan Partners for Halden Bank; not in Center for Science."""
    client = next((n for n in range(2, end - 1) if words[n] == "for" and evidence.is_company(words[n + 1 : end])), 0)
    return client if is_organization(words[:client]) else 0


def _without_capacity(words: Sequence[str], end: int) -> int:
    """Where a firm ends before brackets that say what it does for the issuer: Tan Communications (Financial PR)."""
    bracket = words.index("(", 1, end) if "(" in words[1:end] else end
    open_still = bracket < end and ")" not in words[bracket:end]
    closed = words[end - 1] == ")"
    serves = closed and (
        whom_served(words[bracket:end]) != "other" or not _CAPACITIES.isdisjoint(word.lower() for word in words[bracket:end])
    )
    return bracket if open_still or serves else end


# What firms do for the issuer: Halder Hill (Nominated Adviser and Broker).
_CAPACITIES = frozenset(("nominated", "nomad", "adviser", "advisor", "broker", "bookrunner", "sponsor"))
_DEPARTMENTS = (["Corporate", "Communications"], ["Marketing", "Communications"], ["External", "Communications"], ["Public", "Affairs"],
                ["Corporate", "Affairs"], ["External", "Affairs"])  # fmt: skip


def _ends_capitals(word: str) -> bool:
    """A small word that no company has in the middle of its name: what follows is a sentence."""
    return word[0].islower() and word not in ("of", "and", "for", "the", "de", "in", "communication")
