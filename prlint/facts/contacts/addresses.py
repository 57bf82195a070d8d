"""E-mail and web addresses, cut free where a lost line break glued other words to them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import pairwise
from operator import attrgetter

from prlint.data import column, members, table
from prlint.facts import Kind, Thing
from prlint.facts.names.naming import words_of
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prlint.facts import Facts

_LOCAL = lazy(r"[\w.+'’%-]{1,64}\Z")  # an account below a number is no part of it
_DOMAIN = lazy(r"(?:[\w-]{1,63}\.){0,6}[\w-]{1,63}")
_NO_DOMAIN = lazy(r"(?<![\w.@+-])(?P<local>[A-Za-z][\w.+-]{2,63})@(?=\s|$|[.,;)])")
_ENDS = r"(?:com|org|net|example|io|ai|co\.uk|ca|com\.au|de)"
_SPOKEN = lazy(
    rf"(?<![^\W\d])(?<!\.)(?P<local>[A-Za-z][\w.-]{{1,30}}) (?:at|AT) [A-Za-z0-9-]{{2,40}}(?:\.| (?:dot|DOT) ){_ENDS}\b(?![\w/])"
)
_MAIL_LABEL = r"(?:[Ee]-?mail(?: address)?|E-?MAIL|(?<!\w)E): ?"
_BEFORE_MAILBOX = lazy(rf"(?:{_MAIL_LABEL}|\d{{3}}[-.\s]\d{{4}}\s?)$")
_PARTED_NAMES = lazy(r"(?!www\b)\w+[._][a-z]{2,}")
_SIGN_LOST = lazy(rf"{_MAIL_LABEL}(?P<siteless>(?!www\b)[a-z][\w-]{{1,30}}(?:\.[\w-]{{2,40}}){{1,2}}\.{_ENDS})(?![\w@/])")
_PARTED = lazy(r"(?<![\w.@-])(?P<given>[a-z]{2,15}) (?P<surname>[a-z]{2,20})@[\w.-]{4,60}")
_SPACED_OUT = lazy(
    r"(?i)[\w.+-]{1,64}\s?(?:\[\s?at\s?\]|\(\s?at\s?\)|\{\s?at\s?\})\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|\[\s?dot\s?\]|\(\s?dot\s?\))\s?[\w-]{2,20}){0,3}"
)
_BROKEN_DOMAIN = lazy(r"(?: ?[.,]? ?|\.{2})(?:com|org|net|ca|example)\b(?!\.\w)")
_URL = lazy(
    r"(?i)(?:https?:/{1,2}\s?|www\.)[^\s<>\"“”|\[\]{}]{2,400}"
    r"|(?<![\w@./-])(?:[\w-]{1,63}\.){1,4}(?!https?:)[A-Za-z]{2,13}(?:/[^\s<>\"“”|\[\]{}]{0,200})?(?![\w@])"
)
_MARKED = lazy(r"(?i)https?:/|www\.")
_DOT = lazy(r"\.(?=[A-Za-z])")
_URL_TAIL = lazy(r"[.,;:!?'’”»…*†]+$")
_TLD_CUT = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_HOST = lazy(r"(?i)(?:https?://)?(?P<host>[^/?#:]+)")
_GOOD_HOST = lazy(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[A-Za-z]{2,24}")
_GOOD_LOCAL = lazy(r"[\w+'%-]+(?:\.[\w+'%-]+)*")
_GLUE_BEFORE = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Za-z])|(?<=\.)(?=[A-Za-z])")
_LEGAL_END = lazy(r"(?i)(?<![a-z])(?:Inc|Corp|Ltd|Co|LLC|LP|Mr|Dr|plc|AG|SA)\.$")  # not in lisa. or marco.
_EXTENSION_END = lazy(
    r"(?i)(?:^|[^A-Za-z])(?:x|ext\.?|extension)\s?\d{1,6}$|\d{3}[-.\s]\d{4}$"
    r"|(?<![\d.,])[+(]?\d{1,4}\)?(?:[ .-]\(?\d{1,4}\)?){3,6}$"  # +33 1 55 50 14 22
)
_NUMBER_IN_LOCAL = lazy(r"(?:^|[A-Za-z])1?\d{10}(?=[A-Za-z])")
_NUMBER_IN_URL = lazy(r"\(\d{3}\)|(?<=/)(?:\+?1[-.])?\d{3}[-.]\d{3}[-.]\d{4}(?!\d)")
_AFTER_NAME_OR_NUMBER = lazy(r"(?:\w,|\d)[ \u00a0]$")
_AFTER_WORD = lazy(r"(?<![^\W_])[A-Z][a-z]{2,20}[ \u00a0]$")
_SITE_END = lazy(r"(?:com|org|net|ca|io|ai)(?=[a-z]{2})")
_SITE = lazy(r"(?:www\.)?[\w-]{2,50}\.(?:com|org|net)(?=[a-z]{2})")
_AFTER_PATH = lazy(r"[\w-]\.[a-z]{2,13}/(?:[\w-]{1,40}/){0,3}$")
_TITLE_CASE = lazy(r"[A-Z][a-z]{3,20}")
_DOUBLE_NAME = lazy(r"[A-Z][a-z]{1,20}-[A-Z][a-z]{2,20}")  # Orrin-Ruiz
_NAME_OR_CAPITALS = lazy(r"[A-ZÀ-Þ][a-zà-ÿ’']{1,20}|[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{2,12}(?![a-zà-ÿ])")
_INVITED = lazy(r"(?i)\b(?:contact|with|e-?mail|reach|write to|call)[ \u00a0]$")


def find_emails(facts: Facts) -> list[Thing]:
    """Addresses as printed, the broken ones too; not the names of accounts (@norvane)."""
    prose = facts.prose
    found: list[Thing] = []
    for part in facts.release.find("contact"):
        spans = [ProseSpan(*m.span()) for m in _SPOKEN.finditer(prose, part.span.start, part.span.end) if _is_spoken(prose, part.span, m)]
        spans += [ProseSpan(*match.span("siteless")) for match in _SIGN_LOST.finditer(prose, part.span.start, part.span.end)]
        found += [Thing("email", span, {"valid": False}) for span in sorted(spans)]
        for match in _NO_DOMAIN.finditer(prose, part.span.start, part.span.end):
            if prose.startswith(" ", match.end()) and _is_mail_domain(prose, match.end() + 1):
                continue  # a blank behind the sign: dana@ norvane.com
            found.append(Thing("email", ProseSpan(*match.span()), {"mailbox": match["local"].lower(), "valid": False}))
        found += [Thing("email", span, {"valid": False}) for span in _parted(prose, part.span)]
    at = prose.find("@")
    while at >= 0:
        place = _around(prose, at, low=max((mail.span.end for mail in found[-1:] if mail.span.end <= at), default=0))
        if place is not None and not any(other.span.overlaps(place) for other in found[-1:] + found[:4]):
            found.append(_email(prose, place))
        at = prose.find("@", at + 1)
    if "at]" in prose or "at)" in prose or "at }" in prose:
        found += [Thing("email", ProseSpan(*m.span()), {"valid": False}) for m in _SPACED_OUT.finditer(prose)]
    return found + [Thing("email", span, {"valid": False}) for span in _signless(facts, found)]


_SIGNLESS = lazy(
    r"(?<![\w@./-])(?P<local>[a-z]{3,30}(?:[._][a-z]{2,30})?)\."
    r"(?P<domain>[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,20}){1,3})(?![\w@/-])"
)
_SURNAME = lazy(r"(?<![^\s(])[A-Z][a-z]{1,20} (?:[A-Z]\. )?(?P<surname>[A-Z][a-z]{2,20})\b")


def _is_spoken(prose: str, part: ProseSpan, match: re.Match[str]) -> bool:
    """Whether "press at norvane.com" is an address that lost its sign, and not what running prose says (posted at norvane.com): by
    capitals, a label or a telephone number in front, names parted by a stop, as a line of its own, or as a desk or a person named here."""
    local, before = match["local"], prose[max(0, match.start() - 20) : match.start()]
    if " AT " in match[0] or _BEFORE_MAILBOX.search(before) or _PARTED_NAMES.fullmatch(local):
        return True
    alone = before.endswith("\n") and prose[match.end() : match.end() + 2].strip(" ")[:1] in ("", "\n")
    if local.lower() in _longest_mailboxes():
        return alone or not before.endswith(("more ", "further ", "our ", "the "))
    if local[0].isupper():  # glued to what stands before it, Dana Ruizpress at norvane.com; but Norvane Therapeutics at norvane.com
        return any(local.endswith(mailbox) for mailbox in _longest_mailboxes())
    people = [name["surname"].lower() for name in _SURNAME.finditer(prose, part.start, part.end)]
    return (alone and local.islower()) or local.endswith(tuple(people))


def _signless(facts: Facts, found: list[Thing]) -> list[ProseSpan]:
    """Mailboxes that lost their @ beside one that has it: druiz.norvane.com, where Dana Ruiz and somebody else @norvane.com stand."""
    domains = {mail.fields.get("domain") for mail in found}
    spans = []
    for part in facts.release.find("contact") if domains else ():
        for match in _SIGNLESS.finditer(facts.prose, part.span.start, part.span.end):
            if match["domain"] not in domains:
                continue
            surnames = [name["surname"].lower() for name in _SURNAME.finditer(facts.prose, part.span.start, part.span.end)]
            if match["local"].endswith(tuple(surnames)):
                spans.append(ProseSpan(*match.span()))
    return spans


def _parted(prose: str, part: ProseSpan) -> list[ProseSpan]:
    """Addresses with a blank between somebody's names: dana ruiz@norvane.com, beside Dana Ruiz."""
    people = prose[part.start : part.end]
    return [
        ProseSpan(*match.span())
        for match in _PARTED.finditer(prose, part.start, part.end)
        if f"{match['given'].capitalize()} {match['surname'].capitalize()}" in people
    ]


def _around(prose: str, at: int, low: int) -> ProseSpan | None:
    """The address round this @, or None where nothing like one stands there. It begins at `low` or later."""
    left = prose[max(low, at - 64) : at]
    spaced = left.endswith(" ") and bool(regex(r"[\w.-]+ $").search(left)) and _is_mail_domain(prose, at + 1)
    local = _LOCAL.search(left[:-1] if spaced else left)
    start_right = at + 1 + (prose[at + 1 : at + 2] == " " and bool(local) and _is_mail_domain(prose, at + 2))
    start_right += prose.startswith("@", start_right)  # a doubled one
    domain = _DOMAIN.match(prose, start_right)
    if local is None or domain is None or (local[0][0].isupper() and domain[0].isupper() and "." not in domain[0]):
        return None  # capitals without a stop: a level of a standard, MP@HL, or a service, Halden@TV
    start = at - len(left) + local.start()
    start += _glued(prose, start, at - spaced)
    end = domain_end(prose, start_right, domain.end())
    broken = _BROKEN_DOMAIN.match(prose, end) if "." not in prose[start_right:end] else None
    return ProseSpan(start, broken.end() if broken else end)


def _is_mail_domain(prose: str, at: int) -> bool:
    """Whether a whole domain stands here: enough to believe in a blank beside the @."""
    domain = _DOMAIN.match(prose, at)
    return domain is not None and "." in domain[0] and domain[0].rpartition(".")[2].lower() in known_domains("any") and domain[0].islower()


def _glued(prose: str, start: int, end: int) -> int:
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
        return next((len(local) - len(box) for box in _longest_mailboxes() if local.endswith(box) and len(local) - len(box) > 2), 0)
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


@cache
def _longest_mailboxes() -> tuple[str, ...]:
    """Well-known mailboxes, the longest first."""
    return tuple(sorted(column("mailboxes", "word"), key=len, reverse=True))


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


def _is_word_of_contacts(word: str, before: str) -> bool:
    """Whether what stands before a capital belongs to the words in front: it follows a name, or is a word like Office."""
    return regex(r"[A-Z][\w’'.&-]* \w+$").search(before) is not None or word.lower() in members("mailboxes", "word")


def _before_mailbox(local: str, before: str) -> int:
    """Where a name and a well-known mailbox run together in small letters (Tanpress@), the length of the name."""
    if not local.isalpha() or not local[0].isupper() or not local[1:].islower():
        return 0
    named = regex(r"[A-Z][\w’'.-]*\s$").search(before) is not None  # a word with a capital in front: "Lee Tanpress@"
    for mailbox in _longest_mailboxes():
        if local.endswith(mailbox) and len(local) - len(mailbox) >= 3 and named:
            return len(local) - len(mailbox)
    return 0


def domain_end(prose: str, start: int, end: int) -> int:
    """Where a domain ends for good: before words or digits glued to one of its labels (norvane.comPhone, norvane.com617.555)."""
    first = prose.find(".", start, end) + 1
    at = prose.find(".", first, end) + 1 if prose[start:first].lower() == "www." and prose.find(".", first, end) > 0 else first
    while at:
        following = prose.find(".", at, end) + 1
        label = prose[at : following - 1 if following else end]
        glued = regex(r"(?:https?|www)$").search(label)
        if glued is not None and label[: glued.start()].lower() in known_domains("any"):
            return at + glued.start()
        cut = _TLD_CUT.search(label)
        joined = next((word for word in ("or", "and") if cut is not None and label.endswith(word, 0, cut.start())), "")
        if cut is not None and joined and label[: cut.start() - len(joined)].lower() in known_domains("any"):
            return at + cut.start() - len(joined)  # norvane.comorMedia
        numbered = following and label[-1:].isdigit() and len(label) < 5  # a host called co2
        if cut is not None and label[: cut.start()].lower() in known_domains("any") and not numbered:
            return at + cut.start()
        if label.istitle() and prose[at - 2].islower() and _is_whole(prose[start : at - 1]) and label.lower() not in known_domains("any"):
            return at - 1  # "norvane.com.Phone": a stop, then a word
        if not following:
            return at + _known_end(label)
        at = following
    return end


def _is_whole(domain: str) -> bool:
    return "." in domain and domain.rpartition(".")[2] in known_domains("any")


def _known_end(label: str) -> int:
    """The length of a last label without a word glued on in small letters (comphone)."""
    if label.lower() not in known_domains("any"):
        for known in ("com", "org", "net"):
            if label.startswith(known) and label[len(known) :] in _LABELS_AFTER:
                return len(known)
    return len(label)


_FIRM_ENDS = frozenset({"communications", "advisory", "consulting", "associates", "strategies"})
_LABELS_AFTER = frozenset({"phone", "tel", "telephone", "email", "website", "web", "media", "investors", "or", "and"})


@cache
def known_domains(use: str) -> frozenset[str]:
    """Last labels of domains, in small letters: `any`, or `bare`, those that make an address of a word without http or www in front."""
    return frozenset(row["label"] for row in table("domains") if use == "any" or row["bare"] == "yes")


# New endings come up every year, so an unknown one is no mistake; these are slips for com, net and org.
_MISTYPED = frozenset({"con", "cmo", "ocm", "comm", "cpm", "vom", "xom", "coom", "nett", "ent", "ogr", "orgg"})


def _email(prose: str, place: ProseSpan) -> Thing:
    text = place.of(prose)
    local, _, domain = text.partition("@")
    last = domain.rpartition(".")[2].lower()
    valid = bool(_GOOD_LOCAL.fullmatch(local) and _GOOD_HOST.fullmatch(domain)) and last not in _MISTYPED
    stuttered = prose[place.end : place.end + 1] == "@" or prose[place.end : place.end + 2] == ".."
    return Thing("email", place, {"mailbox": local.strip().lower(), "domain": domain.strip().lower(), "valid": valid and not stuttered})


def find_urls(facts: Facts) -> list[Thing]:
    """Addresses with http or www in front, and bare ones with a well-known ending (norvane.com)."""
    prose = facts.prose
    if "." not in prose and "http" not in prose:
        return []
    mails = [mail.span for mail in facts.of("email")]
    found: list[Thing] = []
    for match in _urls(prose):
        place = _url_place(prose, match)
        if place is None or (found and place.start < found[-1].span.end):  # read already
            continue
        behind = bisect_right(mails, place.start, key=attrgetter("end"))
        mail = next((mail for mail in mails[behind : behind + 1] if mail.overlaps(place)), None)
        if mail is not None and mail.start - place.start > 8 and prose.startswith("www.", place.start):
            place, mail = ProseSpan(place.start, mail.start), None  # www.halden.cominfo@halden.com
        if mail is None:
            found.append(_url(prose, place))
    return found


def _urls(prose: str) -> Iterator[re.Match[str]]:
    """What `_URL.finditer` finds, asked only where an address can begin: tried at every word, it took a hundredth of a check."""
    starts = {match.start() for match in _MARKED.finditer(prose)}
    end = 0
    for dot in _DOT.finditer(prose):
        start = dot.start()
        while start > end and (prose[start - 1].isalnum() or prose[start - 1] in "_-."):
            start -= 1
        if start != end or not end:  # else the words run on from the dot before
            starts.add(start)
        end = dot.end()
    end = 0
    for start in sorted(starts):
        match = _URL.match(prose, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def _url_place(prose: str, match: re.Match[str]) -> ProseSpan | None:
    start, text = match.start(), match[0]
    inner = regex(r"(?:(?<=\w)|(?<=[a-z]\.))(?:www\.|https?://)").search(text)
    if inner is not None and "/" not in text[: inner.start()]:
        whole = _URL.match(prose, start + inner.start())
        start, text = start + inner.start(), whole[0] if whole is not None else text[inner.start() :]
    second = regex(r"(?<=[\w/])https?://").search(text)
    if second is not None and second.start() > 8 and "=" not in text[: second.start()] and "archive" not in text:
        text = text[: second.start()]
    number = _NUMBER_IN_URL.search(text)
    if number is not None and number.start() > 6:
        text = text[: number.start()]
    marked = text[:4].lower() in ("http", "www.")
    if not marked and text.partition("/")[0].rpartition(".")[2] not in known_domains("bare"):
        cut = domain_end(prose, start, start + len(text.partition("/")[0]))
        if prose[prose.rfind(".", start, cut) + 1 : cut] not in known_domains("bare") or cut == match.end():
            return None
        return ProseSpan(start, cut)
    host = _HOST.match(text)
    end = start + len(text)
    if host is not None and "." in host["host"]:
        cut = domain_end(prose, start + host.start("host"), start + host.end("host"))
        end = cut if cut < start + host.end("host") else end
    text = _URL_TAIL.sub("", prose[start:end])
    while text.endswith(")") and text.count(")") > text.count("("):
        text = _URL_TAIL.sub("", text[:-1])
    return ProseSpan(start, start + len(text))


def _url(prose: str, place: ProseSpan) -> Thing:
    text = place.of(prose)
    host = _HOST.match(text)
    scheme_is_right = not text.lower().startswith("http") or regex(r"https?://\S", IGNORECASE).match(text) is not None
    whole = host is not None and _GOOD_HOST.fullmatch(host["host"].lower().removeprefix("www.")) is not None
    valid = scheme_is_right and whole
    return Thing("url", place, {"valid": valid})


KINDS = {
    "email": Kind(
        find_emails,
        {"mailbox": "text", "domain": "text", "valid": "flag"},
        meanings={"mailbox": "what precedes the @", "domain": "what follows the @", "valid": "well formed"},
    ),
    "url": Kind(find_urls, {"valid": "flag"}, meanings={"valid": "well formed"}),
}
