"""Entries of ownership notices, held against the marks, the owners on file and the rest of the release."""

from __future__ import annotations

from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.company_names import without_suffix
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.notices import Notice, notices
from prlint.facts.names.spelling import even, key
from prlint.text.pattern import caseless, lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_GROUP_OF = lazy(r"(?:[Tt]he )?(?P<name>[A-Z][^,;]{1,60}?) (?:[Gg]roup of companies|family of companies|companies)")
_HOLDING_WORDS = frozenset(("holding", "holdings", "group"))


def find_notice_entries(facts: Facts) -> list[Thing]:
    said = list(notices(facts))
    if not said:
        return []
    by_key: dict[str, list[Thing]] = {}
    for mark in facts.of("mark"):
        by_key.setdefault(key(mark.fields["mark"]), []).append(mark)
    company = {key(name) for n in issuer_names(facts) for name in (n.text, without_suffix(n.text))}
    both = _of_both_sorts(facts, said, by_key)
    return [_entry(facts, notice, by_key, company, notice.name.start in both) for notice in said]


def _of_both_sorts(facts: Facts, said: list[Notice], by_key: Mapping[str, list[Thing]]) -> set[int]:
    """Where the names of a list start that calls all its marks trademarks, though the text has some with ® and others with ™ or bare."""
    lists: dict[tuple[int, int], list[Notice]] = {}
    for notice in said:
        if notice.claim == "unregistered":
            start, at = facts.sentence_at(notice.name.start).start, notice.name.start
            claims = facts.prose.count(" is ", start, at) + facts.prose.count(" are ", start, at)  # each has names of its own
            lists.setdefault((notice.owner.start if notice.owner else start, claims), []).append(notice)
    both: set[int] = set()
    for listed in lists.values():
        sorts = [{use.fields.get("claim") for use in by_key.get(key(notice.name.of(facts.prose)), ())} for notice in listed]
        bare = any(sort <= {None} for sort in sorts) or _names_logos(facts, listed[0])
        used = set().union(*sorts)
        if "registered" in used and (bare or "unregistered" in used):
            both |= {notice.name.start for notice in listed}
    return both


def _names_logos(facts: Facts, notice: Notice) -> bool:
    """Whether the sentence speaks of a logo too, which a text cannot carry."""
    sentence = facts.sentence_at(notice.name.start)
    return facts.prose.find(" logo", sentence.start, sentence.end) >= 0


def _entry(facts: Facts, notice: Notice, by_key: Mapping[str, list[Thing]], company: set[str], either: bool) -> Thing:
    written = notice.name.of(facts.prose)
    name, short = key(written), "".join(filter(str.isupper, written))
    owner = notice.owner.of(facts.prose) if notice.owner is not None else ""
    makers = (key(without_suffix(owner)), *map(key, owner.split()[:1]))
    under_maker = (by_key[maker + name] for maker in makers if maker + name in by_key)  # Halden OptiView, where the notice has OptiView
    uses = next(under_maker, by_key.get(name, []))
    sentence = facts.sentence_at(notice.name.start)
    record = uses[0].fields if uses else {}
    return printed(
        facts.prose,
        "notice-entry",
        notice.whole,
        {"owner": notice.owner},
        mark=record.get("mark", even(written)),
        claim="either" if either else notice.claim,
        symbol_called_for=None if either else notice.calls_for,
        used=name in company
        or any(not sentence.contains(m.span) for m in (*uses[:1], *uses[-1:]))
        or _is_named_outside(facts.prose, written, sentence)
        or (" " in written and len(short) > 2 and _is_named_outside(facts.prose, short, sentence)),  # what HDMI stands for
        expected_owner=record.get("owner"),
        owner_match=_owner_match(owner, record.get("owner")),
        owner_elsewhere=_stands_outside(facts.caseless, caseless(without_suffix(owner)), sentence) if owner else None,
        origin=record.get("origin", "inferred"),
    )


def _is_named_outside(prose: str, name: str, sentence: ProseSpan) -> bool:
    """Whether these very words stand outside a sentence, if only in the name of a company."""
    at = prose.find(name)
    while at >= 0:
        end = at + len(name)
        if not sentence.contains(ProseSpan(at, end)) and not prose[at - 1 : at].isalnum() and not prose[end : end + 1].isalnum():
            return True
        at = prose.find(name, end)
    return False


def _stands_outside(text: str, name: str, sentence: ProseSpan) -> bool:
    return text.find(name, 0, sentence.start) >= 0 or text.find(name, sentence.end) >= 0


def _owner_match(owner: str, on_file: str | None) -> str | None:
    """Whether two names of companies mean one: without their suffixes one begins with the other. None where the notice names nobody."""
    if not owner or not on_file or not any(c.isupper() for c in owner):
        return None
    owner = owner.partition(" (")[0]
    group = _GROUP_OF.fullmatch(owner)  # the Norvane group of companies
    owner = group["name"] if group else owner
    one, other = key(without_suffix(owner)), key(without_suffix(on_file))
    if one != other and _holding(owner, on_file) != _holding(on_file, owner):
        return "other"
    return "same" if one.startswith(other) or other.startswith(one) or other in one else "other"


def _holding(name: str, other: str) -> bool:
    """Whether a company is called a holding or group where the other name goes on differently: Norvane Holdings is not Norvane Bio."""
    own = name.replace(",", " ").split()
    words = [w.strip(".").lower() for w in other.replace(",", " ").split()]
    return any(w.strip(".").lower() in _HOLDING_WORDS and w.strip(".").lower() not in words for w in own[1:])


KINDS = {
    "notice-entry": Kind(
        find_notice_entries,
        {
            "mark": "text",
            "claim": ("registered", "unregistered", "either"),
            "owner": "printed",
            "symbol_called_for": "text",
            "used": "flag",
            "expected_owner": "text",
            "owner_match": ("same", "other"),
            "owner_elsewhere": "flag",
        },
        reads=("marks", "issuer.legal_name", "issuer.short_names"),
        meanings={
            "mark": "mark named in an ownership notice, in its exact form",
            "claim": "what the notice says of it",
            "owner": "owner the notice names",
            "symbol_called_for": "symbol that goes with what the notice says",
            "used": "whether the mark stands anywhere else in the release",
            "expected_owner": "owner on file",
            "owner_match": "whether the notice names the owner on file or another",
            "owner_elsewhere": "whether the release names that owner anywhere else",
        },
    ),
}
