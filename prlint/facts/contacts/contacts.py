"""Contacts: who may be called or written to, put together in reading order from the fields of the contact parts; and the seams there."""

from __future__ import annotations

from itertools import pairwise

from prlint.data import column
from prlint.facts import Kind, Thing, printed
from prlint.facts.contacts.contact_columns import columns_apart
from prlint.facts.contacts.contact_fields import by_person, fields_of, names_first
from prlint.facts.contacts.contact_runs import Field, whom_served
from prlint.facts.names.naming import bare, is_a, name_words
from prlint.text.pattern import regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.facts import Facts


def find_contacts(facts: Facts) -> list[Thing]:
    found: list[Thing] = []
    for part in facts.release.find("contact"):
        fields = columns_apart(fields_of(facts, part.span), facts.prose, part.span)
        found += _assemble(facts, by_person(names_first(fields, facts.prose)))
    return found


def find_seams(facts: Facts) -> list[Thing]:
    """Two fields of a contact part with nothing between them."""
    found = []
    for part in facts.release.find("contact"):
        fields = [field for field in fields_of(facts, part.span) if field.kind != "break"]
        for left, right in pairwise(fields):
            if right.glued and _is_seam(facts.prose, left, right):
                span = ProseSpan(left.span.start, right.span.end)
                found.append(printed(facts.prose, "seam", span, {"left": left.span, "right": right.span}))
    return found


def _is_seam(prose: str, left: Field, right: Field) -> bool:
    """Whether the two can have stood on lines of their own. A label stands close to its value without fault."""
    if left.kind == "label" or {left.kind, right.kind} <= {"other", "address"}:
        return False
    if "<" in left.span.of(prose) or right.span.of(prose) == ">" or (len(left.span) == 2 and left.span.of(prose).isupper()):
        return False  # an address as mail programs have it, or the country in front of the number of a security
    between = prose[left.span.end : right.span.start]
    return between == "" or (left.kind == "role" and between == ":" and right.kind in ("name", "organization", "title"))


class _Draft:
    """A contact in the making."""

    __slots__ = ("again", "emails", "lent", "names", "organization", "over", "phones", "role", "shared", "signature", "titles", "told")

    def __init__(self, role: str | None = None, organization: ProseSpan | None = None, signature: bool = False) -> None:
        self.role, self.organization, self.signature = role, organization, signature
        self.lent = organization is not None  # the company stands with an earlier contact
        self.over: ProseSpan | None = None  # the company above headings: Orrin Foods / Investors: … / Media: …
        self.again = False  # of the person before, who has a second address
        self.shared = False  # the company stands behind a later contact: both of Orrin Foods
        self.told = 0  # where the last words end that are nothing known
        self.names: list[ProseSpan] = []
        self.phones: list[ProseSpan] = []
        self.emails: list[ProseSpan] = []
        self.titles: list[ProseSpan] = []

    def has_late_names(self, kind: str) -> bool:
        """Whether names follow the number of their company, and now comes one of their own."""
        return kind == "phone" and bool(self.phones and self.names) and self.names[0].start > self.phones[0].start

    def split_off(self) -> _Draft:
        """The people behind the number of their company, as a draft of their own."""
        other = _Draft(self.role, self.organization, self.signature)
        other.names, self.names = self.names[-1:], self.names[:-1]
        return other

    def is_told_of(self, kind: str) -> bool:
        """Whether words of their own part a further number from the number and address of this contact: another desk."""
        return kind == "phone" and bool(self.phones and self.emails) and self.told > self.emails[-1].end > self.phones[-1].start

    @property
    def has_firm_alone(self) -> bool:
        """Whether somebody and her own firm are told, and no way to reach them yet."""
        return bool(self.names and self.organization) and not (self.reachable or self.lent)

    @property
    def reachable(self) -> bool:
        return bool(self.phones or self.emails)


def _assemble(facts: Facts, fields: Sequence[Field]) -> list[Thing]:
    prose = facts.prose
    done: list[_Draft] = []
    draft = _Draft()
    label = ""
    for number, field in enumerate(fields):
        if field.kind == "label":
            label = field.span.of(prose).lower()
            continue
        if is_a(label, "service") and field.kind in ("organization", "name", "other", "url"):
            continue  # the name of an account
        if label in ("company", "organization", "organisation", "agency") and field.kind == "name":
            field = Field("organization", field.span)  # Company: Dana Ruiz Select
        below_name = bool(draft.names) and draft.organization is None and not draft.reachable
        firm = draft.has_late_names("phone") and _is_firm_above_number(fields, number, prose)
        below_name = below_name and (_is_acronym_alone(fields, number, prose) or _is_firm_of(draft, fields, number, prose))
        if firm or below_name:
            field = Field("organization", field.span)
        if field.kind == "name" and draft.emails and not draft.names and _has_own_mailbox(fields, number, prose):
            done.append(draft)
            draft = _Draft(draft.role, draft.organization, draft.signature)
        if field.kind == "organization" and draft.has_firm_alone and prose.endswith(("\nfor ", " for "), 0, field.span.start):
            continue  # whom an agency works for: Tan Public Relations / for Norvane, Inc.
        if field.kind == "organization" and prose[max(field.span.start - 9, 0) : field.span.start].split()[-2:] in _SHARED:
            for earlier in (*done, draft):
                if earlier.names and earlier.organization is None:
                    earlier.organization, earlier.shared = field.span, True
            continue
        if not (field.kind == "name" and draft.organization and draft.reachable and not draft.names and _ends_with(fields, number)):
            draft = _next_draft(done, draft, field, prose)
        _add(draft, field, label, prose)
        label = ""
    _lend_firm_below(done, draft)
    done.append(draft)
    things: list[Thing] = []
    for d in done:
        if d.reachable or (d.names and d.role and not d.signature):
            things += _things(facts, d, things[-1].span.end if things else 0)
    return _without_repeats(things)


def _lend_firm_below(done: Sequence[_Draft], last: _Draft) -> None:
    """The company that stands below all people, none of whom has one, is theirs: Dana Ruiz, 617-944-6118, dana@halden.com, Halden, Inc."""
    people = [draft for draft in done if draft.names]
    if last.organization is None or last.lent or last.names or last.reachable or any(draft.organization for draft in done):
        return
    for draft in people:
        draft.organization, draft.shared = last.organization, len(people) > 1


_SHARED = (["both", "of"], ["all", "of"])


def _next_draft(done: list[_Draft], draft: _Draft, field: Field, prose: str) -> _Draft:
    """The draft that a field belongs to: a new one where it cannot go on with this one."""
    kind = field.kind
    if kind == "signature" and draft.organization is not None and prose[draft.organization.end : field.span.start] == " ":
        return draft  # Tan Partners on behalf of Halden, Inc.
    if kind == "role" and _is_department(draft, field, prose):
        return draft
    if kind in ("role", "signature"):
        begun = draft.reachable or bool(draft.names)
        if begun:
            done.append(draft)
        served = field.served or "other"
        if served == "other" and draft.role and field.span.of(prose).lower() in _OR_CALL:
            served = draft.role  # please email Dana Ruiz (…) or call Lee Tan at
        of_firm = draft.organization is not None and prose[draft.organization.end : field.span.start] == " " in field.span.of(prose)
        if not begun and draft.role in ("investors", "media", "both") and served == "other" and not of_firm:
            served = draft.role  # of_firm: Halden Technical Contact, which opens a desk of its own
        following = _Draft(served if kind == "role" else None, draft.over if begun else draft.organization, kind == "signature")
        following.over = draft.over if begun else draft.organization if kind == "role" else None
        return following
    if kind == "name" and draft.phones and draft.organization and not draft.emails and (draft.has_late_names("phone") or not draft.names):
        return draft  # company and number, then its people
    if kind == "name" and draft.phones and not draft.emails and prose.startswith(":", draft.phones[-1].end):
        return draft  # the number in the heading: Contact, at 617-944-6118:
    if kind in ("phone", "email") and draft.has_late_names(kind):
        done.append(draft)
        return draft.split_off()
    new_name = kind == "name" and (draft.reachable or (draft.names and (draft.signature or _same(draft.names[-1], field.span, prose))))
    new_company = kind == "organization" and draft.reachable and bool(draft.organization or draft.names or not draft.role)
    new_company = new_company or (kind == "organization" and draft.organization is not None and not draft.lent and bool(draft.names))
    new_company = new_company or (
        kind == "organization" and draft.lent and bool(draft.names) and _begins_block(draft.names[0], field.span, prose)
    )
    # All addresses of a draft are one, since another begins a new draft.
    new_email = kind == "email" and any(mail.of(prose).lower() != field.span.of(prose).lower() for mail in draft.emails[-1:])
    if new_email and len(draft.names) > 1 and any(_is_mailbox_of(name, field.span, prose) for name in draft.names):
        return draft
    if new_name or new_company or new_email or draft.is_told_of(kind):
        if new_company and not new_name and _follows_addressee(draft):
            return draft
        if new_name and not draft.names and draft.emails and not draft.phones and draft.organization is None:
            return draft
        done.append(draft)
        following = _Draft(draft.role, draft.organization if kind != "organization" else None, draft.signature)
        following.over = draft.over if kind != "organization" else None
        if new_email and not (new_name or new_company) and _is_second_address(draft, field.span, prose):
            following.names, following.again = draft.names[:], True
        return following
    return draft


def _begins_block(name: ProseSpan, firm: ProseSpan, prose: str) -> bool:
    """Whether a blank line stands before a firm, and none before the name: the firm is not hers."""
    return prose.endswith("\n\n", 0, firm.start) and prose.endswith("\n", 0, name.start) and not prose.endswith("\n\n", 0, name.start)


_OR_CALL = ("or call", "or email", "or e-mail", "or contact", "or reach", "or write to")


def _has_own_mailbox(fields: Sequence[Field], number: int, prose: str) -> bool:
    """Whether the mailbox of this name follows it, so that the address before it is not its own."""
    following = next((field for field in fields[number + 1 :] if field.kind in ("name", "email")), None)
    return following is not None and following.kind == "email" and _is_mailbox_of(fields[number].span, following.span, prose)


def _ends_with(fields: Sequence[Field], number: int) -> bool:
    """Whether the person is the last thing of all: Halden, Inc., 617-944-6118, ir@halden.com, Dana Ruiz, President."""
    return all(field.kind in ("title", "other", "url", "break", "address") for field in fields[number + 1 :])


def _is_firm_above_number(fields: Sequence[Field], number: int, prose: str) -> bool:
    """Whether unknown words make a line right above a number, where people stand below the number of their firm: a firm too."""
    told = [field for field in fields[number + 1 : number + 4] if field.kind != "break"]
    words = fields[number].span.of(prose).split()
    alone = 0 < number < len(fields) - 1 and fields[number - 1].kind == fields[number + 1].kind == "break"
    numbered = any(field.kind == "phone" for field in told[:2]) and told[0].kind in ("label", "phone")
    return fields[number].kind == "other" and alone and numbered and len(words) <= 3 and all(word[0].isupper() for word in words)


def _is_acronym_alone(fields: Sequence[Field], number: int, prose: str) -> bool:
    """Whether unknown letters make a line below somebody's name, as agencies are called: Dana Ruiz / HTPR / dana@htpr.com."""
    word = fields[number].span.of(prose)
    alone = 0 < number < len(fields) - 1 and fields[number - 1].kind == fields[number + 1].kind == "break"
    return fields[number].kind == "other" and alone and word.isupper() and word.isalpha() and 2 < len(word) < 7


def _is_firm_of(draft: _Draft, fields: Sequence[Field], number: int, prose: str) -> bool:
    """Whether what looks like a name below somebody and her title is her firm, as her mailbox says: Lee Tan / Orrin Dorr / tan@dorr.org."""
    mail = next((field.span for field in fields[number + 1 :] if field.kind in ("name", "email")), None)
    if fields[number].kind != "name" or mail is None or "@" not in mail.of(prose) or not draft.titles:
        return False
    domain, name = mail.of(prose).lower().rpartition("@")[2], fields[number].span
    told = any(len(word) > 3 and word.lower() in domain for word in name.of(prose).split())
    return told and _holds_name(draft.names[-1], mail, prose) and not _holds_name(name, mail, prose)


def _holds_name(name: ProseSpan, mail: ProseSpan, prose: str) -> bool:
    """Whether a surname stands in a mailbox: dana.ruiz@, ruizd@."""
    return name.of(prose).split()[-1].lower() in mail.of(prose).partition("@")[0].lower()


def _is_second_address(draft: _Draft, mail: ProseSpan, prose: str) -> bool:
    """Whether the only person here has this address too: the mailbox before, or one of that name, at another domain."""
    if len(draft.names) != 1 or not draft.emails or draft.told > draft.emails[-1].end:
        return False
    (box, _, domain), (other, _, elsewhere) = (m.of(prose).lower().partition("@") for m in (mail, draft.emails[-1]))
    named = all(_is_mailbox_of(draft.names[0], m, prose) for m in (mail, draft.emails[-1]))
    personal = other not in column("mailboxes", "word")
    return domain != elsewhere and personal and (box == other or named)


def _is_department(draft: _Draft, field: Field, prose: str) -> bool:
    """Whether a heading's words stand under or behind a name: Dana Ruiz, Investor Relations."""
    text = field.span.of(prose).lower()
    heads = prose[field.span.end : field.span.end + 1] == ":" or text.startswith("for ") or "contact" in text or "quir" in text
    return bool(draft.names) and not draft.reachable and not draft.signature and not heads


def _is_mailbox_of(name: ProseSpan, mail: ProseSpan, prose: str) -> bool:
    """Whether a mailbox ends in somebody's surname or is the given name: d.ruiz@, dana_ruiz@, dana@."""
    box = mail.of(prose).partition("@")[0].lower()
    return box.endswith(name.of(prose).split()[-1].lower()) or box == name.of(prose).split()[0].lower()


def _same(one: ProseSpan, other: ProseSpan, prose: str) -> bool:
    return one.of(prose).split()[-1].strip('”"') == other.of(prose).split()[-1]


def _add(draft: _Draft, field: Field, label: str, prose: str) -> None:
    kind, span = field.kind, field.span
    if kind == "name":
        draft.names.append(span)
    elif kind == "organization":
        if draft.lent or draft.organization is None:
            draft.organization, draft.lent = span, _heads_client(span, prose)
    elif kind == "phone" and not label.startswith("fax"):
        draft.phones.append(span)
    elif kind == "email":
        draft.emails.append(span)
    elif kind == "other":
        draft.told = span.end
    if kind == "other" and label == "name" and name_words(span.of(prose).split()):
        draft.names.append(span)
    elif kind == "title" or (kind == "role" and draft.names):
        draft.titles.append(span)


def _follows_addressee(draft: _Draft) -> bool:
    """Whether a name stands behind the address of the block, so that a firm below is hers: pr@orrin.com / Attn: Dana Ruiz / Orrin Foods."""
    alone = len(draft.names) == len(draft.emails) == 1 and not draft.phones and draft.organization is None
    return alone and draft.names[0] > draft.emails[0]


def _heads_client(firm: ProseSpan, prose: str) -> bool:
    """Whether a line says for whom those below it work, whose own firm may follow: For Norvane, Inc.:"""
    return prose.startswith(":", firm.end) and prose[max(firm.start - 5, 0) : firm.start].lstrip("\n").lower() == "for "


def _numbers_of_each(draft: _Draft, prose: str) -> list[ProseSpan]:
    """The numbers of several people in their order, where as many stand in one row: Dana Ruiz, Lee Tan, 617-944-6118 / 617-944-6119."""
    rows = all(prose[one.end : other.start].strip() == "/" for one, other in pairwise(draft.phones))
    return draft.phones if rows and len(draft.phones) == len(draft.names) > 1 else []


def _things(facts: Facts, draft: _Draft, begins: int) -> list[Thing]:
    """One contact a name, sharing number and address; one without a name where there is none. A company above `begins` heads others too."""
    prose = facts.prose
    names: list[ProseSpan | None] = [*draft.names] or [None]
    found = []
    each = _numbers_of_each(draft, prose)
    for place, name in enumerate(names):
        phone = each[place] if each else draft.phones[0] if draft.phones else None
        emails = [mail for mail in draft.emails if name is not None and _is_mailbox_of(name, mail, prose)] or draft.emails
        company = draft.organization if draft.organization and draft.organization.start >= begins and not draft.shared else None
        shared = [place for place in (phone, *emails[:1], company, name) if place is not None]
        span = ProseSpan(min(s.start for s in shared), max(s.end for s in shared))
        places = {"organization": draft.organization, "phone": phone, "email": emails[0] if emails else None}
        digits = next((t.fields["digits"] for t in facts.within(phone, "phone") if t.span == phone), None) if phone else None
        phones = tuple(dict.fromkeys(number.of(prose) for number in ([phone] if each and phone else draft.phones)))
        fields = {"name": _name(name, prose), "role": _role(draft, prose), "phone_digits": digits, "phones": phones or None}
        thing = printed(prose, "contact", span, places, **fields)
        shown = emails[0] if draft.again and emails else name or draft.organization or shared[0]
        found.append(Thing("contact", span, thing.fields, thing.places, shown))
    return found


def _role(draft: _Draft, prose: str) -> str:
    """Whom it serves: by its heading, else by the position named, else by the mailbox (ir@, press@)."""
    titles = " ".join(t.of(prose) for t in draft.titles)
    mailboxes = " ".join(mail.of(prose).partition("@")[0] for mail in draft.emails)
    told = [whom_served(regex(r"[A-Za-z]+").findall(text.replace("relations", " relations"))) for text in (titles, mailboxes)]
    if draft.role == "both" or (draft.role == "media" and not {"investors", "both"}.isdisjoint(told)):
        return "both"
    return next((served for served in (draft.role, *told) if served not in (None, "other")), "other")


def _name(span: ProseSpan | None, prose: str) -> str | None:
    """The name without the degrees behind it: Dana Ruiz, CFA; a generation stays with it: Lee Tan, Jr."""
    words = [] if span is None else span.of(prose).split()
    while len(words) > 2 and is_a(words[-1].rstrip(","), "degree") and bare(words[-1]) not in _GENERATIONS:
        words.pop()
    return " ".join(words).rstrip(",") or None


_GENERATIONS = ("jr", "sr", "ii", "iii", "iv")


def _without_repeats(things: list[Thing]) -> list[Thing]:
    """Without contacts that say nothing another does not say: a link and its text give one address twice."""
    kept: list[Thing] = []
    for thing in things:
        mine = {k: v for k, v in thing.fields.items() if k in ("name", "phone", "email")}
        if "name" not in mine and any(mine.items() <= other.fields.items() and other.span.end + 20 > thing.span.start for other in kept):
            continue
        kept.append(thing)
    return kept


KINDS = {
    "contact": Kind(
        find_contacts,
        {
            "name": "text",
            "role": ("investors", "media", "both", "other"),
            "organization": "printed",
            "phone": "printed",
            "phone_digits": "text",
            "phones": "list",
            "email": "printed",
        },
        reads=("issuer.domicile",),
        meanings={
            "name": "person, where one is named, without degrees",
            "role": "whom it serves, by the heading over it, the position named, or the mailbox",
            "organization": "company or agency",
            "phone": "number as printed, the first where there are several; a fax number is none",
            "phone_digits": "its digits, country code supplied",
            "phones": "all numbers as printed",
            "email": "address as printed",
        },
    ),
    "seam": Kind(
        find_seams,
        {"left": "printed", "right": "printed"},
        meanings={"left": "field that ends at the seam", "right": "field that begins at the seam"},
    ),
}
