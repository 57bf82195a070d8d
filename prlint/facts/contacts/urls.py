"""Web addresses, cut free where a lost line break glued other words to them, and judged."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from prlint.facts import Kind, Thing
from prlint.facts.contacts.domains import GOOD_HOST, domain_end, known_domains
from prlint.text.pattern import IGNORECASE, lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prlint.facts import Facts

_URL = lazy(
    r"(?i)(?:https?:/{1,2}\s?|www\.)[^\s<>\"“”|\[\]{}]{2,400}"
    r"|(?<![\w@./-])(?:[\w-]{1,63}\.){1,4}(?!https?:)[A-Za-z]{2,13}(?:/[^\s<>\"“”|\[\]{}]{0,200})?(?![\w@])"
)
_MARKED = lazy(r"(?i)https?:/|www\.")
_DOT = lazy(r"\.(?=[A-Za-z])")
_URL_TAIL = lazy(r"[.,;:!?'’”»…*†]+$")
_HOST = lazy(r"(?i)(?:https?://)?(?P<host>[^/?#:]+)")
_NUMBER_IN_URL = lazy(r"\(\d{3}\)|(?<=/)(?:\+?1[-.])?\d{3}[-.]\d{3}[-.]\d{4}(?!\d)")


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
    whole = host is not None and GOOD_HOST.fullmatch(host["host"].lower().removeprefix("www.")) is not None
    valid = scheme_is_right and whole
    return Thing("url", place, {"valid": valid})


KINDS = {"url": Kind(find_urls, {"valid": "flag"}, meanings={"valid": "well formed"})}
