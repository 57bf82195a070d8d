"""E-mail addresses, cut free where a lost line break glued other words to them, mended in thought where a sign was lost, and judged."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from prlint.facts import Kind, Thing
from prlint.facts.contacts.domains import GOOD_HOST, domain_end, known_domains
from prlint.facts.contacts.mailboxes import glued_before, longest_mailboxes
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

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
_GOOD_LOCAL = lazy(r"[\w+'%-]+(?:\.[\w+'%-]+)*")
_SIGNLESS = lazy(
    r"(?<![\w@./-])(?P<local>[a-z]{3,30}(?:[._][a-z]{2,30})?)\."
    r"(?P<domain>[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,20}){1,3})(?![\w@/-])"
)
_SURNAME = lazy(r"(?<![^\s(])[A-Z][a-z]{1,20} (?:[A-Z]\. )?(?P<surname>[A-Z][a-z]{2,20})\b")
# New endings come up every year, so an unknown one is no mistake; these are slips for com, net and org.
_MISTYPED = frozenset({"con", "cmo", "ocm", "comm", "cpm", "vom", "xom", "coom", "nett", "ent", "ogr", "orgg"})


def find_emails(facts: Facts) -> list[Thing]:
    """Addresses as printed, the broken ones too; not the names of accounts (@norvane)."""
    prose = facts.prose
    broken = [mail for part in facts.release.find("contact") for mail in sorted(_broken(prose, part.span), key=attrgetter("span"))]
    starts = [mail.span.start for mail in broken]
    found: list[Thing] = []
    at = prose.find("@")
    while at >= 0:
        behind = bisect_right(starts, at)
        near = broken[max(behind - 1, 0) : behind + 1] + found[-1:]
        place = _around(prose, at, low=max((mail.span.end for mail in near if mail.span.end <= at), default=0))
        if place is not None and not any(other.span.overlaps(place) for other in near):
            found.append(_email(prose, place))
        at = prose.find("@", at + 1)
    found += broken
    if "at]" in prose or "at)" in prose or "at }" in prose:
        found += [_invalid(ProseSpan(*m.span())) for m in _SPACED_OUT.finditer(prose)]
    return found + [_invalid(span) for span in _signless(facts, found)]


def _broken(prose: str, part: ProseSpan) -> list[Thing]:
    """Addresses of a contact block that lost their sign or their domain, or have a blank between somebody's names."""
    spoken = [ProseSpan(*match.span()) for match in _SPOKEN.finditer(prose, part.start, part.end) if _is_spoken(prose, part, match)]
    spoken += [ProseSpan(*match.span("siteless")) for match in _SIGN_LOST.finditer(prose, part.start, part.end)]
    found = [_invalid(span) for span in sorted(spoken)]
    for match in _NO_DOMAIN.finditer(prose, part.start, part.end):
        if prose.startswith(" ", match.end()) and _is_mail_domain(prose, match.end() + 1):
            continue  # a blank behind the sign: dana@ norvane.com
        found.append(Thing("email", ProseSpan(*match.span()), {"mailbox": match["local"].lower(), "valid": False}))
    return found + [_invalid(span) for span in _parted(prose, part)]


def _invalid(span: ProseSpan) -> Thing:
    return Thing("email", span, {"valid": False})


def _is_spoken(prose: str, part: ProseSpan, match: re.Match[str]) -> bool:
    """Whether "press at norvane.com" is an address that lost its sign, and not what running prose says (posted at norvane.com): by
    capitals, a label or a telephone number in front, names parted by a stop, as a line of its own, or as a desk or a person named here."""
    local, before = match["local"], prose[max(0, match.start() - 20) : match.start()]
    if " AT " in match[0] or _BEFORE_MAILBOX.search(before) or _PARTED_NAMES.fullmatch(local):
        return True
    alone = before.endswith("\n") and prose[match.end() : match.end() + 2].strip(" ")[:1] in ("", "\n")
    if local.lower() in longest_mailboxes():
        return alone or not before.endswith(("more ", "further ", "our ", "the "))
    if local[0].isupper():  # glued to what stands before it, Dana Ruizpress at norvane.com; but Norvane Therapeutics at norvane.com
        return any(local.endswith(mailbox) for mailbox in longest_mailboxes())
    return (alone and local.islower()) or local.endswith(_surnames(prose, part))


def _surnames(prose: str, part: ProseSpan) -> tuple[str, ...]:
    return tuple(name["surname"].lower() for name in _SURNAME.finditer(prose, part.start, part.end))


def _signless(facts: Facts, found: list[Thing]) -> list[ProseSpan]:
    """Mailboxes that lost their @ beside one that has it: druiz.norvane.com, where Dana Ruiz and somebody else @norvane.com stand."""
    domains = {mail.fields.get("domain") for mail in found}
    spans = []
    for part in facts.release.find("contact") if domains else ():
        for match in _SIGNLESS.finditer(facts.prose, part.span.start, part.span.end):
            if match["domain"] in domains and match["local"].endswith(_surnames(facts.prose, part.span)):
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
    start += glued_before(prose, start, at - spaced)
    end = domain_end(prose, start_right, domain.end())
    broken = _BROKEN_DOMAIN.match(prose, end) if "." not in prose[start_right:end] else None
    return ProseSpan(start, broken.end() if broken else end)


def _is_mail_domain(prose: str, at: int) -> bool:
    """Whether a whole domain stands here: enough to believe in a blank beside the @."""
    domain = _DOMAIN.match(prose, at)
    return domain is not None and "." in domain[0] and domain[0].rpartition(".")[2].lower() in known_domains("any") and domain[0].islower()


def _email(prose: str, place: ProseSpan) -> Thing:
    text = place.of(prose)
    local, _, domain = text.partition("@")
    last = domain.rpartition(".")[2].lower()
    valid = bool(_GOOD_LOCAL.fullmatch(local) and GOOD_HOST.fullmatch(domain)) and last not in _MISTYPED
    stuttered = prose[place.end : place.end + 1] == "@" or prose[place.end : place.end + 2] == ".."
    return Thing("email", place, {"mailbox": local.strip().lower(), "domain": domain.strip().lower(), "valid": valid and not stuttered})


KINDS = {
    "email": Kind(
        find_emails,
        {"mailbox": "text", "domain": "text", "valid": "flag"},
        meanings={"mailbox": "what precedes the @", "domain": "what follows the @", "valid": "well formed"},
    )
}
