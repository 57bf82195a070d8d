"""What a day is for: issue, embargo, end of a period, an event, the reading of a source."""

from __future__ import annotations

from prlint.facts import Facts
from prlint.facts.dates.printed_days import Day
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

_ENDED = lazy(
    r"(?i)\b(?:ended|ending|ends|as of|as at|through|(?:months|weeks|quarter|half) to|end of the \w{5,6} quarter),?[ \u00a0]{1,2}(?:on )?$"
)
_PERIOD = lazy(r"(?i)\b(?:quarters?|years?|months?|weeks?|periods?|half|halves|Q[1-4]|balance|outstanding)\b")
_ACCESSED = lazy(r"(?i)\b(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:?[ \u00a0]{0,2}$")
_HELD_BACK = lazy(r"(?i)\b(?:embargo\w*|until|not before|not for (?:release|publication)|hold for)\b")
EVENT = lazy(
    r"(?i)\b(?:conference call|webcast|webinar|meeting|call|conference|congress|summit|event|symposium|presentation|present(?:ed|ing)?"
    r"|host(?:ed|ing)?|takes? place|taking place|register|replay|dial"
    r"|demonstrations?|demos?|showcase|premiere|seminar|workshop|briefing|livestream|live stream|broadcast|q&a)\b"
)
_TODAY = lazy(r"(?i)\btoday,?[ \u00a0](?:on[ \u00a0])?\(?$")
_ISSUED = lazy(
    r"(?i)\b(?:news release|press release|released|published|posted|issued|updated|date|to whom it may concern)(?: on)?:?[ \u00a0]{0,2}$"
)
_COMING = lazy(r"(?i)\b(?:will|shall|to|should|would|may|might|can) be$")  # results will be released on that day: they, and not this
_STAMPED = lazy(r"[(/][A-Za-z .]{3,24}(?:[Ww]ire|WIRE)[)/][ \u00a0–—-]{1,5}$")  # the service names itself before the day
_SUPERSEDED = lazy(r"(?i)\b(?:prior|previous|earlier|original|first)(?:ly)? (?:version|release|announcement)\b[^.]{0,24}$")
_CORRECTS = lazy(r"(?i)\b(?:correct(?:s|ed|ion)|replaces|supersedes|should read|misstated)\b")
# Results to 30 June 2026: a period, no day of issue.
_UP_TO = lazy(r"(?i)\b(?:to|ended|ending|as (?:at|of)|since|from|until|through)[ \u00a0\r\n]{1,2}$")
_WORD = lazy(r"\w+")
_CLOCK_BEHIND = lazy(r"[ ,–-]{1,3}(?:at )?\d{1,2}[.:h]\d\d(?: ?[ap]\.?m\b\.?)?")
_ADDRESS = lazy(r"\(https?://[^\s)]{1,200}\)|\bhttps?://\S{1,200}")
_SENTENCE_END = lazy(r"[a-z]{3}[.!?:][ \u00a0]")
_NEWS_FOLLOWS = lazy(r"[ \u00a0]{0,3}(?:[-–—/(|:]|\.[ \u00a0]+[A-Z])")
_RELEASE_PARTS = frozenset({"release-date", "dateline"})


def role_of(facts: Facts, day: Day) -> str:
    """One of the roles that dates.KINDS lists."""
    prose, span = facts.prose, day.span
    part = facts.part_of(span)
    before = prose[max(span.start - 40, 0) : span.start]
    if _SUPERSEDED.search(before):
        return "other"
    if part == "release-instruction" and _CORRECTS.search(prose, facts.sentence_at(span.start).start, facts.sentence_at(span.start).end):
        return "other"
    if part in ("embargo", "release-instruction"):
        return "embargo" if part == "embargo" or _HELD_BACK.search(prose, max(span.start - 120, 0), span.start) else "release"
    if part in _RELEASE_PARTS or _TODAY.search(before) or _STAMPED.search(before) or _is_of_submission(prose, span):
        return "release"
    if part in ("furniture", "headline", "subheadline", "lead", "source", "end-mark", "contact") and _stands_alone(facts, span, before):
        return "release"
    signed = part in ("body", "heading") and _is_above_contacts(facts, span)
    if (part == "body" or signed) and _stands_alone(facts, span, before, most=int(signed)):
        return "release"
    opens = part in ("lead", "body", "headline", "subheadline", "heading", "furniture") and not _UP_TO.search(before)
    if opens and _opens_paragraph(facts, span):
        return "release"
    if _ACCESSED.search(before) or part == "references":
        return "access" if _ACCESSED.search(before) else "other"
    sentence = facts.sentence_at(span.start)
    if _ENDED.search(before) and _PERIOD.search(prose, max(sentence.start, span.start - 120), min(sentence.end, span.end + 60)):
        return "period-end"
    if part == "event" or EVENT.search(prose, max(sentence.start, span.start - 160), min(sentence.end, span.end + 160)):
        return "event"
    return "other"


def _is_of_submission(prose: str, span: ProseSpan) -> bool:
    """The information was submitted for publication, by the person below, on 3 March 2026: as the law on market abuse has it; or, in
    Norway, the announcement was published by somebody on that day."""
    before = prose[max(span.start - _LONGEST_SUBMISSION, 0) : span.start]
    at = max(before.rfind(words) for words in ("submitted for publication", "announcement was published by", "release was published by"))
    return at >= 0 and ". " not in before[at:]


_LONGEST_SUBMISSION = 200


def _is_above_contacts(facts: Facts, span: ProseSpan) -> bool:
    """Leeds 3 March 2026, below the news, and the contacts next."""
    nearest = (part.span.start for part in facts.release.find("contact") if 0 <= part.span.start - span.end < _CLOSE)
    return any(not facts.prose[span.end : start].strip(" \t\r\n\u00a0.*_") for start in nearest)


_CLOSE = 12


def _stands_alone(facts: Facts, span: ProseSpan, before: str, most: int = 3) -> bool:
    """A line that holds hardly more than the date (at most so many words), or words that say it is the day of issue."""
    prose = facts.prose
    start = max(prose.rfind("\n", 0, span.start), prose.rfind("\r", 0, span.start)) + 1
    end = min((at for at in (prose.find("\n", span.end), prose.find("\r", span.end)) if at >= 0), default=len(prose))
    if span.start - start > 60 or end - span.end > 40:
        return _is_issued(before)
    if _UP_TO.search(before):
        return False
    clock = _CLOCK_BEHIND.match(prose, span.end, end)
    others = len(_WORD.findall(prose, start, span.start)) + len(_WORD.findall(prose, clock.end() if clock else span.end, end))
    return others <= most or _is_issued(before)


def _is_issued(before: str) -> bool:
    issued = _ISSUED.search(before)
    return issued is not None and not _COMING.search(before[: issued.start()].rstrip())


def _opens_paragraph(facts: Facts, span: ProseSpan) -> bool:
    """Place names and a wire, the date, and a sign that news follows: the shape of a dateline, wherever it stands."""
    prose, start = facts.prose, facts.paragraph_at(span.start).start
    opening = _ADDRESS.sub("", prose[start : min(span.start, start + 200)])
    words = _WORD.findall(opening)
    if opening.endswith(("\n", "\r")) and facts.part_of(span) == "body":
        return False  # a line of an agenda
    if span.start - start > 200 or not 1 <= len(words) <= 12 or _SENTENCE_END.search(opening):
        return False
    placed = all(word[0].isupper() or word in ("of", "and", "the", "de", "la", "du", "on") for word in words)
    return placed and _NEWS_FOLLOWS.match(prose, span.end) is not None
