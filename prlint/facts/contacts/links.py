"""Links: what their words show and where they lead, in formats that know targets.

Only words that are an address themselves can be held against their target. What this cannot see: where a short or tracked link leads in
the end, and whether two pages of one site are the same.
"""

from __future__ import annotations

from prlint.data import column
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.contacts.domains import known_domains
from prlint.text.pattern import lazy

_HOST = lazy(r"(?i)^(?:https?:)?(?://)?(?:[^/@\s]*@)?(?P<host>[\w-]+(?:\.[\w-]+)+)")
_CARRIED = lazy(r"(?i)[?&](?:amp;)?[\w-]{1,20}=(?P<url>https?(?::|%3A)(?:/|%2F){2}[^&\s]{3,400})")
# Labels under which countries give out names, as in co.uk.
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


def find_links(facts: Facts) -> list[Thing]:
    """Links with a target, in the order of the text. Those without `shows` have words that are no address."""
    found = []
    for link in facts.release.links:
        shows = _shown(link.prose.of(facts.prose))
        leads = _led(link.target, mail="@" in shows) if shows else None
        if shows and leads and _is_one(shows, leads):
            leads = shows
        found.append(printed(facts.prose, "link", link.prose, {}, target=link.target, shows=shows or None, leads_to=leads))
    return found


def _shown(words: str) -> str:
    """The host or mail address that the words of a link are, or nothing."""
    text = words.strip(" \t\r\n\u00a0.,;:()[]<>")
    if not text or any(map(str.isspace, text)):
        return ""
    if "@" in text:
        return text.lower() if "." in text.partition("@")[2] else ""
    host = _HOST.match(text)
    marked = text.lower().startswith(("http", "www."))
    if host is None or not (marked or host["host"].rpartition(".")[2].lower() in known_domains("bare")):
        return ""
    return host["host"].lower().removeprefix("www.")


def _led(target: str, mail: bool) -> str | None:
    """The host or mail address to which a target leads, or None where it does not tell."""
    if target.lower().startswith("mailto:"):
        return target[7:].partition("?")[0].strip().lower() if mail else None
    if mail:
        return None  # some sites hide mail addresses behind a page of their own
    carried = _CARRIED.search(target)
    host = _HOST.match(_decoded(carried["url"]) if carried else target)
    if host is None or not target.lower().startswith(("http", "//", "www.")):
        return None
    name = host["host"].lower().removeprefix("www.")
    return None if carried is None and _wraps(name) else name


def _decoded(url: str) -> str:
    return url.replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/")


def _wraps(host: str) -> bool:
    """Whether a service stands there that leads on to somewhere else."""
    return any(host == known or host.endswith("." + known) for known in column("link-wrappers", "host"))


def _is_one(shows: str, leads: str) -> bool:
    return shows == leads or ("@" not in shows and _registered(shows) == _registered(leads))


def _registered(host: str) -> str:
    """The part of a host that somebody registered: norvane.com of ir.norvane.com, norvane.co.uk of www.norvane.co.uk."""
    labels = host.split(".")
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-size:])


KINDS = {
    "link": Kind(
        find_links,
        {"target": "text", "shows": "text", "leads_to": "text"},
        meanings={
            "target": "where it leads, as the source names it",
            "shows": "host or mail address that its words are, where they are one",
            "leads_to": "host or mail address of its target, the one shown where both are of one site; absent where it does not tell",
        },
    ),
}
