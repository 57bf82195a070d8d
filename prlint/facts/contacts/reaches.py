"""Numbers and addresses by which a sentence says that somebody of the contact blocks can be reached, though no block has them."""

from __future__ import annotations

from prlint.data import column
from prlint.facts import Kind, Thing, printed
from prlint.facts.names.spelling import distance
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from prlint.facts import Facts

_LEADS_TO = lazy(
    r",?(?P<words>(?:[ \u00a0](?:at|on|by|via|or|under|directly|phone|phoning|calling|telephone|tel\.?"
    r"|e-?mail|e-?mailing)){1,4}):?[ \u00a0]\(?"
    r"|(?::|,|[ \u00a0][–—-])?[ \u00a0]\(?"
)
_ELSEWHERE = lazy(r"(?i)\b(?:mobile|cell|cellphone|whatsapp|on[- ]site|booth|stand|during|until|after[- ]hours|assistant)\b")
_INVITED = lazy(r"(?i)\b(?:call|ask(?: for)?|phone|ring|telephone|reach|contact|write to|to|from|e-?mail)[ \u00a0]$")
_TOLD_IN = ("lead", "body", "list", "quote", "event", "boilerplate", "heading", "media", "contact")
_FREE = ("800", "833", "844", "855", "866", "877", "888")  # a number of the house, whoever answers it


def find_reaches(facts: Facts) -> list[Thing]:
    """Where a sentence tells how to reach somebody of the contact blocks by a number or address that no block has.

    A mobile number, a freephone one and the mailbox of a desk are no other than those of the block.
    """
    named = [t for t in facts.of("contact") if "name" in t.fields]
    if not named:
        return []
    known = {t.fields["name"]: t for t in named}
    taken = {place for t in named for place in (t.places.get("phone"), t.places.get("email")) if place is not None}
    numbers = {number for t in named for number in t.fields.get("phones", ())}
    told = [t for kind in ("phone", "email") for t in facts.of(kind) if t.span not in taken and t.span.of(facts.prose) not in numbers]
    listed: dict[str, set[ProseSpan]] = {}  # where each number and address of the blocks stands
    for thing in (t for kind in ("phone", "email") for t in facts.of(kind) if told and facts.part_of(t.span) == "contact"):
        listed.setdefault(_reached_by(thing), set()).add(thing.span)
    found = []
    for thing in told:
        name = _person_told(facts, thing.span, known)
        elsewhere = listed.get(_reached_by(thing), set())
        again = len(elsewhere) > (thing.span in elsewhere)
        if name is not None and not again and _is_rival(thing, known[name]):
            start = facts.prose.rfind(name, 0, thing.span.start)
            digits = {"phone_digits": thing.fields["digits"]} if thing.kind == "phone" else {}
            places = {"email": thing.span} if thing.kind == "email" else {}
            found.append(printed(facts.prose, "reach", ProseSpan(start, thing.span.end), places, name=name, **digits))
    return found


def _person_told(facts: Facts, span: ProseSpan, names: Iterable[str]) -> str | None:
    """Whom a sentence says to reach here: call Dana Ruiz at …; in a contact block words stand before, and words or a bracket between."""
    prose, part = facts.prose, facts.part_of(span)
    around = facts.sentence_at(span.start)
    if part not in _TOLD_IN or _ELSEWHERE.search(prose, around.start, around.end):
        return None
    low = max(around.start, span.start - 80)
    at, name = max((prose.rfind(name, low, span.start), name) for name in names)
    link = _LEADS_TO.fullmatch(prose, at + len(name), span.start) if at >= 0 else None
    asked = link is not None and (link["words"] or "(" in prose[at + len(name) : span.start + 1])
    if link is None or (part == "contact" and not (asked and _INVITED.search(prose, low, at))):
        return None
    return name


def _reached_by(thing: Thing) -> str:
    """What tells one number or address from another: the last seven digits, the address in small letters."""
    return thing.fields["digits"][-7:] if thing.kind == "phone" else f"{thing.fields.get('mailbox')}@{thing.fields.get('domain')}"


def _is_rival(thing: Thing, contact: Thing) -> bool:
    """Whether both would be the person's own: two numbers of a desk, one mailbox at two domains, or two that bear the surname."""
    if thing.kind == "phone":
        return thing.fields.get("use") == "voice" and thing.fields["digits"].lstrip("+1")[:3] not in _FREE
    address, _, domain = contact.fields.get("email", "").lower().partition("@")
    told, (given, *_, surname) = thing.fields.get("mailbox") or "", ["", *contact.fields["name"].lower().split()][-2:]
    if address != told:
        near = domain == thing.fields.get("domain") and len(told) > 6 and distance(address, told) <= 2
        return near or all(surname in box or box == given for box in (address, told))  # d.ruiz and druiz, dana and druiz
    return domain != thing.fields.get("domain") and address not in column("mailboxes", "word")


KINDS = {
    "reach": Kind(
        find_reaches,
        {"name": "text", "phone_digits": "text", "email": "printed"},
        reads=("issuer.domicile",),
        meanings={
            "name": "person, as a contact block has it",
            "phone_digits": "digits of the number told, country code supplied",
            "email": "address told, as printed",
        },
    ),
}
