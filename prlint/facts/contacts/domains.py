"""Domains of mail and web addresses: the endings that are known, and where one ends before words that a lost line break glued to it."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.text.pattern import lazy, regex

GOOD_HOST = lazy(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[A-Za-z]{2,24}")
_TLD_CUT = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_LABELS_AFTER = frozenset({"phone", "tel", "telephone", "email", "website", "web", "media", "investors", "or", "and"})


@cache
def known_domains(use: str) -> frozenset[str]:
    """Last labels of domains, in small letters: `any`, or `bare`, those that make an address of a word without http or www in front."""
    return frozenset(row["label"] for row in table("domains") if use == "any" or row["bare"] == "yes")


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
