"""Company names that are nearly the issuer's: a letter off in one of their words, another corporate form, or another last word.

What it cannot see: names that share no first word with the right one, and subsidiaries that differ from it by their corporate form
alone and are not called one.
"""

from __future__ import annotations

from prlint.data import column, members, table
from prlint.facts.names.spelling import distance, even, key
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prlint.facts import Facts


class Misnamed(Value):
    """A name as printed, and how it should read."""

    span: ProseSpan
    expected: str


_FORMS = (  # corporate forms of one country; within a row the same form, spelled out or short
    (("inc", "incorporated"), ("corp", "corporation"), ("co", "company"), ("llc",), ("lp",)),
    (("plc",), ("ltd", "limited"), ("llp",)),
    (("ag",), ("gmbh",), ("se",), ("sa",)),
    (("nv",), ("bv",)),
    (("ab",), ("asa",)),
)
_FORM = lazy(
    r",?[ \u00a0](?P<form>(?:Inc|Incorporated|Corp|Corporation|Company|Co(?=\b(?!\.?,?[ \u00a0](?:Ltd|Limited|KG|Inc)))"
    r"|LLC|L\.L\.C|LP|L\.P|plc|PLC|Ltd|Limited|LLP|AG|GmbH|SE|S\.?A|[NB]\.?V|AB|ASA)\b\.?)"
)
_GOES_ON = lazy(r",?\s?[A-Z(®™&]")  # a longer name
_COMES_BEFORE = lazy(r"[A-Z&][^\s:.]*\s\Z")
_RUNNING = ("lead", "body", "quote", "list", "boilerplate", "forward-looking", "source")
_KIN = lazy(r"(?i)\b(?:subsidiar|affiliate|parent|unit of|division|formerly|renamed|changed? its name|name change|sister|wholly)")
_JOINTS = {"&": "and", "and": "&"}
_LEAST = 5  # letters of a word that may be misspelled; from eight on by two of them


def misnamed(facts: Facts, legal: str, core: str, known: frozenset[str], filed: bool) -> Iterator[Misnamed]:
    """Names nearly `legal`, whose corporate form is left out in `core`. known: small words of names that resemble it rightly.

    filed: whether `legal` is on file to the letter, so that its form is spelled in one way alone.
    """
    wanted = even(core).split()
    words = facts.words
    for place in _places(facts, wanted, known):
        last = place + len(wanted) - 1
        if last >= len(words):
            continue
        span = words.span(place, last)
        written = even(span.of(facts.prose)).split()
        if len(written) != len(wanted) or "\n" in span.of(facts.prose):
            continue
        if span.of(facts.prose).isupper():
            written = [other if word == other.upper() else word for word, other in zip(written, wanted, strict=True)]
        apart = [n for n, word in enumerate(written) if word != wanted[n]]
        form = _FORM.match(facts.prose, span.end)
        whole = ProseSpan(span.start, form.end()) if form else span
        if apart == [len(wanted) - 1] and written[-1] == wanted[-1] + "s" and facts.prose.count(span.of(facts.prose)) > 1:
            continue  # several of its shops: Halden Bakeries
        if apart and len(apart) < max(2, len(wanted)) and all(_is_near(written[n], wanted[n], known) for n in apart):
            yield Misnamed(whole, legal if form else core)
        elif not form and filed and not apart and (added := _form_added(facts.prose, span.end, legal[len(core) :])) is not None:
            yield Misnamed(ProseSpan(span.start, added), legal)
        elif form:
            other_end = _is_other_end(facts, span, form["form"], legal[len(core) :], apart, len(wanted))
            if other_end or (filed and not apart and _is_other_spelling(whole.of(facts.prose), legal)):
                yield Misnamed(whole, legal)


def _form_added(prose: str, at: int, ending: str) -> int | None:
    """Where a corporate form ends that follows the last word of a name on file, which has none: Halden Storage Trust, Inc."""
    if not ending or _FORM.match(ending) or not prose.startswith(ending, at):
        return None
    form = _FORM.match(prose, at + len(ending))
    return form.end() if form else None


def _is_other_end(facts: Facts, span: ProseSpan, form: str, legal_form: str, apart: list[int], size: int) -> bool:
    """Whether the name has another word than the legal one behind its first, or all its words and another form."""
    if apart:
        return size > 1 and len(apart) == 1 and apart[0] > 0 and _describes(facts, span, legal_form, form)
    part = facts.part_of(span)
    signs = part == "source" or (part == "boilerplate" and _opens_line(facts, span) and not _is_kin(facts, span))
    if signs and _is_form_of_another_country(form, legal_form):
        return True
    return _is_other_form(form, legal_form) and not _is_kin(facts, span)


def _places(facts: Facts, wanted: list[str], known: frozenset[str]) -> Iterator[int]:
    """Where the first word stands, or for a longer name something near it."""
    index = facts.words.index
    first = wanted[0].lower()
    yield from index.get(first, ())
    if len(wanted) > 1 and len(first) >= _LEAST and first.isalpha():
        for word, places in index.items():
            if word[:1] != first[:1] or word == first or word in known or abs(len(word) - len(first)) > 1:
                continue
            if distance(word, first, 1) == 1:
                yield from places


def _is_near(word: str, wanted: str, known: frozenset[str]) -> bool:
    if len(wanted) < _LEAST or not word[:1].isupper() or not word.isalpha() or word.lower() in known or word.lower() == wanted.lower():
        return False
    limit = 2 if len(wanted) >= 8 else 1
    return _singular(word.lower()) == _singular(wanted.lower()) or distance(word.lower(), wanted.lower(), limit) <= limit


def _singular(word: str) -> str:
    """Technology for technologies."""
    return word[:-3] + "y" if word.endswith("ies") else word


def _is_other_form(printed: str, on_file: str) -> bool:
    """Whether two corporate forms of one country differ."""
    one, other = (form.strip(" ,").replace(".", "").lower() for form in (printed, on_file))
    for country in _FORMS:
        rows = [next((row for row in country if form in row), None) for form in (one, other)]
        if None not in rows:
            return rows[0] != rows[1]
    return False


def _opens_line(facts: Facts, span: ProseSpan) -> bool:
    return span.start > 0 and facts.prose[span.start - 1] in "\r\n"


def _is_form_of_another_country(printed: str, on_file: str) -> bool:
    """Whether two known corporate forms are of different countries, as of a parent and its subsidiary: who signs is one of them."""
    one, other = (form.strip(" ,").replace(".", "").lower() for form in (printed, on_file))
    mine = next((country for country in _FORMS if any(one in row for row in country)), ())
    return other in column("company-suffixes", "suffix") and not any(other in row for row in mine)


def _is_other_spelling(written: str, on_file: str) -> bool:
    """Whether the same corporate form is spelled out, shortened, set in other letters or set off by a comma that the name has not:
    Corporation for Corp., PLC for plc."""
    one, other = (name.split()[-1].rstrip(".") for name in (written, on_file))
    if written.isupper() or one == other:
        return not written.isupper() and written.count(",") > on_file.count(",")
    return any(one.lower() in row and other.lower() in row for country in _FORMS for row in country)


def _describes(facts: Facts, span: ProseSpan, on_file: str, printed: str) -> bool:
    """Whether a name with the issuer's corporate form describes or signs the release, and stands nowhere else in it."""
    same_form = printed.strip(" ,.").lower() == on_file.strip(" ,.").lower()
    alone = facts.prose.count(span.of(facts.prose)) == 1
    return same_form and alone and facts.part_of(span) in ("boilerplate", "source") and not _is_kin(facts, span)


def _is_kin(facts: Facts, span: ProseSpan) -> bool:
    sentence = facts.sentence_at(span.start)
    return _KIN.search(facts.prose, sentence.start, sentence.end) is not None


def named_otherwise(facts: Facts, core: str, known: frozenset[str]) -> Iterator[Misnamed]:
    """Names in running text that begin as the issuer's and go on with another of the words that companies are called by.

    Norvane Pharma for Norvane Therapeutics, Kestrel Copper for Kestrel Ridge Copper; once in the release, and of no relative. A word
    that divisions are called by too counts where the name does something (Norvane Power expects) or where it only lengthens the issuer's:
    Norvane Healthcare for Norvane Health.
    """
    wanted = even(core).split()
    if len(wanted) < 2:
        return
    ends = members("describing-words", "word") | {word.lower() for word in wanted[2:]} - known
    branches = {row["word"] for row in table("describing-words") if row["subject"]}
    words = facts.words
    places = words.index.get(wanted[0].lower(), ())
    seconds = [words.folded[place + 1] if place + 1 < len(words) else "" for place in places]
    for place, second in zip(places, seconds, strict=True):
        if second == wanted[1].lower() or second not in ends or seconds.count(second) > 1:
            continue
        span = words.span(place, place + 1)
        name = span.of(facts.prose)
        after = facts.prose[span.end : span.end + 3]
        alone = not _GOES_ON.match(after) and not _COMES_BEFORE.search(facts.prose[max(0, span.start - 30) : span.start])
        if not name.istitle() or "\n" in name or not alone:
            continue
        does = "".join(words.folded[place + 2 : place + 3]) in members("subject-verbs", "word")
        if second in branches and not does and not second.startswith(wanted[1].lower()):
            continue
        if facts.part_of(span) in _RUNNING and not _is_kin(facts, span):
            yield Misnamed(span, " ".join(core.split()))


def joined_otherwise(facts: Facts, core: str) -> Iterator[Misnamed]:
    """Uses of a name with “and” in place of its “&”, or the other way round: Marrow and Finch for Marrow & Finch Foods.

    Only where the name as it should be, up to that word, stands there more often; the first such use.
    """
    words = core.split()
    joint = next((n for n in range(1, len(words) - 1) if words[n] in _JOINTS), None)
    if joint is None:
        return
    name = " ".join(words[: joint + 2])
    other = " ".join([*words[:joint], _JOINTS[words[joint]], words[joint + 1]])
    at = facts.prose.find(other)
    if at >= 0 and facts.prose.count(name) > facts.prose.count(other) and not facts.prose[at + len(other) : at + len(other) + 1].isalnum():
        yield Misnamed(ProseSpan(at, at + len(other)), name)


def described_otherwise(facts: Facts, core: str, headings: list[tuple[str, ProseSpan]]) -> Iterator[Misnamed]:
    """Names under which company descriptions or source lines speak of the issuer, and that begin as its own and go on otherwise.

    headings: (name without corporate form, its place). A name that the news uses too is that of a relative.
    """
    wanted = even(core).split()
    right = key(core)
    if len(wanted) < 2 or any(key(name) == right for name, _ in headings):
        return
    news = " ".join(even(part.span.of(facts.prose)) for part in facts.release.find("headline", "subheadline", "lead", "body"))
    for name, place in headings:
        words = even(name).split()
        same_start = len(words) == len(wanted) and words[0] == wanted[0] and words != wanted
        if same_start and even(name) not in news and not _is_kin(facts, place):
            yield Misnamed(place, core)
