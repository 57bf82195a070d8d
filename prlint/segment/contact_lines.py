"""Lines to reach somebody by: numbers, addresses, links, and who stands behind them."""

from __future__ import annotations

from prlint.segment.known import line_words, named, reads_as_prose
from prlint.segment.lines import SHORT, WINDOW
from prlint.text.pattern import IGNORECASE, escape, lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

    from prlint.segment.lines import Line

_EMAIL = lazy(r"[\w.+%-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}|\[email\s?protected\]", IGNORECASE)
PHONE = lazy(
    r"(?<![\d.,$€£])(?:\+?\d{1,3}[ .–-]{1,2})?\(?\d{3}\)?[ .–/-]{0,3}\d{3}[ .–-]{1,2}\d{4}(?!\d)"
    r"|(?<![\d.,$€£-])(?<!(?-i:[A-Z]))(?:\(0\d{1,4}\)|0\d{1,4}|1[38]00)[ -]\d{3,4}[ -]\d{3,4}(?!\d)"
    r"|\+\s?\d{1,3}(?:[ .()/–-]{0,3}\d{1,5}){2,7}|\b(?:tel|phone|telephone|telefon|tél|fax|mobile?|cell)\b[\w .]{0,8}[:：]?\s{0,2}[+(\d]",
    IGNORECASE,
)
_DIGIT = lazy(r"\d")
_DOMAINS = ("com", "org", "net", "io", "ai", "gov", "edu", "de", "co.uk", "ca")
_URL = lazy(rf"https?://|www\.|\b[\w-]{{2,40}}\.(?:{'|'.join(map(escape, _DOMAINS))})\b", IGNORECASE)
_TRACES_OF_URLS = ("://", "www.", *(f".{domain}" for domain in _DOMAINS))
_IN_TOUCH = lazy(
    r"(?:for|to) (?:(?:more|further|additional|new|general|all|any) )?"
    r"(?:information|details|inquiries|enquiries|questions|learn more|interviews)\b"
    r"|(?:consumers?|customers?|patients|physicians|anyone|those|investors|shareholders) (?:or \w+ )?(?:with|who have) "
    r"(?:any |further |additional |medical )?questions\b"
    r"|(?:media|press|journalists|reporters)\b.{0,40}\binterviews?\b"
)
# Interviews with Dana Ruiz can be arranged through Lee Tan, …
_ARRANGED = lazy(
    r".{0,30}\binterviews?\b.{0,80}\b(?:arranged|requested|booked|scheduled)\b"
    r"|.{3,60}\bavailable (?:for|to) .{0,30}\binterviews?\b|to (?:arrange|request|schedule|book) an interview\b"
)
_REACH = lazy(r"\b(?:contact|visit|call|email|e mail|reach|write to)\b")
_LONGEST_CONTACT = 800


def is_contact(line: Line) -> bool:
    """A line to reach somebody by: short and with a number or an address, or a heading of that sort with them run on."""
    if len(line) > _LONGEST_CONTACT:
        return _is_labelled(line) and named(line.plain[:60], "part-headings") == "contact"
    if len(line) <= SHORT and line.plain.endswith(_LOST_LINKS):
        return True
    labelled = _is_labelled(line) and not _tells_first(line.text)
    if labelled or _is_social(line) or (len(line) <= SHORT and (_FOOT.search(line.text) or _SIGNED.match(line.text))):
        return True
    reach = reaches(line)
    if (reach or links(line)) and named(line.plain[:60], "part-headings") == "contact":
        return True
    if len(line) <= WINDOW and _IN_TOUCH.match(line.plain) and _REACH.search(line.plain):
        return reach or links(line) or " contact" in line.plain
    if reach and "interview" in line.plain and len(line) <= WINDOW and _ARRANGED.match(line.plain):
        return True
    words = line.text.split()
    if reach and _FOR_ALL.match(line.plain):
        return False
    return reach and (len(words) <= 12 or (len(words) <= 45 and not reads_as_prose(words) and not _tells_first(line.text)))


# Residents who need a ride can call 919-555-0100
_FOR_ALL = lazy(
    r"(?:residents|customers|members|passengers|drivers|families|people|visitors|guests|neighbors) (?:[^.@:]{3,60} )?"
    r"(?:can|should|may) (?:call|dial|text)\b"
)
# What a page shows for an address: Dana Ruiz Norvane Therapeutics Email Us Here
_LOST_LINKS = ("email us here", "email me here", "email us directly")
# The address at the foot of a sheet: Orrin Building · 12 Mill Road · Durham, NC 27701
_FOOT = lazy(r" [·•|] .{2,60} [·•|] .{2,60}[A-Z]{2} \d{5}(?:-\d{4})?$")
# “Dana Ruiz” Dana Ruiz, Chief Executive Officer
_SIGNED = lazy(r"[\"“](?P<first>[A-ZÀ-Þ][\w.’'-]{1,20})(?: [\w.’'-]{1,20}){1,3}[\"”]\s{0,3}(?P=first)\b")
_FIRST_SENTENCE = lazy(r"(?:[^\s@]{1,30} ){9,60}[^\s@]{2,30}\. {1,2}[A-Z]")


def _tells_first(text: str) -> bool:
    """Whether a whole sentence of news stands before the one that says whom to write to."""
    match = _FIRST_SENTENCE.match(text)
    return match is not None and not any(_is_called(match[0], number) for number in PHONE.finditer(match[0]))


def _is_labelled(line: Line) -> bool:
    """Two or more of `Email: …`, `Phone: …`."""
    if line.text.count(":") < 2:
        return False
    return len(line_words("label", r"(?:\b|(?<=[a-z]))(?:%s)\s?\.?:-?\s?[\w@+(]").findall(line.text)) >= 2


def _is_social(line: Line) -> bool:
    """A line of links to social networks, or a bare one to the page of a firm there."""
    if len(line) > 250 or (len(line) > 100 and "follow" not in line.plain):
        return False
    if "@" in line.text and _HANDLE.fullmatch(line.text):
        return True
    alone = " " not in line.text and links(line) and "youtube" not in line.plain  # where a film may stand
    networks, first = line_words("network", "%s", IGNORECASE), line.text.partition(". ")[0]
    if len(first) + 2 < len(line.text) and len(first.split()) > 5 and not networks.search(first):
        return False  # a profile tells what the firm does first
    return len(networks.findall(line.text)) > (not alone)


# What a firm is called in a network: Insta @norvane
_HANDLE = lazy(r"(?:fb|facebook|insta(?:gram)?|ig|twitter|x|tik ?tok|youtube|linkedin|threads|bluesky) ?[:|–-]? ?@[\w.]{2,40}", IGNORECASE)


def reaches(line: Line) -> bool:
    """Whether it gives a phone number or an e-mail address in its head."""
    if ("@" in line.text or "protected]" in line.text) and _EMAIL.search(line.text):
        return True
    return len(_DIGIT.findall(line.text)) >= 7 and any(_is_called(line.text, match) for match in PHONE.finditer(line.text))


def _is_called(text: str, match: Match[str]) -> bool:
    """Whether a number is a telephone's: behind a label, or of seven digits or more under which no firm or paper is registered."""
    before = line_words("firm-number", r"(?:(?:%s)[ :.]{1,3}(?:\d\d )?|\b10\.\d{4,5}/\S{0,16})$", IGNORECASE)
    registered = before.search(text, max(match.start() - 24, 0), match.start())
    return match[0][0].isalpha() or (registered is None and sum(map(str.isdigit, match[0])) >= 7)


def links(line: Line) -> bool:
    """Whether an address of the web stands in its head."""
    lowered = line.text.lower()
    return any(trace in lowered for trace in _TRACES_OF_URLS) and _URL.search(line.text) is not None
