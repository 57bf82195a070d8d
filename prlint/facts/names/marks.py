"""Uses of marks: where each stands, how it is spelled, and what symbol and ending it has there."""

from __future__ import annotations

from bisect import bisect_left

from prlint.data import column, members
from prlint.facts import Facts, Kind, Thing, printed
from prlint.facts.names.company_names import is_company_use, is_plain_word, without_suffix
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.mark_census import Census, Mark, is_used_often
from prlint.facts.names.marked_names import line_around
from prlint.facts.names.spelling import SPELLING_MEANING, SPELLINGS, Use, even, find_near, find_uses, in_address, key, slips
from prlint.facts.names.trademark_symbols import is_distinctive, sign
from prlint.facts.tables import phrase_table, word_class
from prlint.text.pattern import IGNORECASE, lazy
from prlint.text.phrases import find
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_AFTER = lazy(
    r"(?P<parted>[ \u00a0]{1,2}|[ \u00a0]?\([^()\n]{2,40}\)[ \u00a0]?|[.,;:”\"]|['’]s)?(?P<symbol>[®™℠])"
    r"|(?P<blank> )?(?P<typed>\((?:R|r|TM|SM|tm|sm)\))"
)
_VERB_BEFORE = lazy(
    r"\b(?:can|could|should|must|cannot|shall|will|would|might|let's|let’s|[Ww]e|[Yy]ou|[Tt]hey|who|people|customers|users"
    r"|(?:[Oo]ur|[Mm]any) [a-z]{3,12}s|[’']ll|[A-Za-z][a-z]{2,11}s that"
    r"|(?:want|wants|wanted|need|needs|needed|how|able|ready|easy|easier|try|tries|tried|start|started|like|likes|choose|chose) to)"
    r"(?:\s+(?:now|also|just|simply|even|finally|soon|easily|quickly))?\s+$"
)
_VERB_BESIDE = lazy(r"\b(?:[Tt]hen|[Jj]ust|[Pp]lease|[Ss]imply|[Dd]on['’]t|[Nn]ever|[Aa]lways|[Ww]hy not)\s+$")
_VERB_AFTER_BESIDE = lazy(r"\s+(?:it|them|us|your|their|our|his|her|its|my|this|that|the|an?|every|each|all)\b")
_DOER_BEFORE = lazy(r"\b(?:he|she|it|who|one|everybody|everyone|nobody)\s+$", IGNORECASE)
_VERB_TO = lazy(r"\b[Tt]o\s+$")
_VERB_AFTER_TO = lazy(r"\s+(?:your|their|our|his|her|my|them)\b")
_VERB_ALONE = lazy(r"\s+(?:your|them|yourself)\b", IGNORECASE)
_VERB_AFTER = lazy(
    r"\s+(?:the|an?|your|their|its?|our|my|this|that|these|those|his|him|her|them|us|me|you|all|both|each|every(?:thing|one|body)?|any(?:thing|one)?|more"
    r"|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|another)\b"
)
_ENDED = lazy(r"(?:[.!?][”\"]?|\b(?:summer|winter|spring|fall|autumn|season|year|week|weekend|today|tonight|now|holidays?),)\s+$")
_OWNS_AFTER_S = lazy(r"['’](?=[ \u00a0][A-Za-z])")
_SENTENCE_END = lazy(r"[.!?](?:\s|$)|\n")
# what a company is told as behind its name: Norvane, a maker of tools; and what it alone is doing
_APPOSED = lazy(
    r",?\s(?:an?|the)\s(?:[\w’'-]{1,20},?\s){0,4}?(?:company|firm|(?:mak|provid|lead|develop|manufactur|produc|build|retail|suppli"
    r"|operat)[eo]r)\b"
    r"|\sis\s(?:now\s|also\s)?(?:bring|launch|open|add|build|expand|introduc|hir|invest|plan|ask|rais|buy|acquir|join|partner)ing\b|\shas\s(?:made|built|sold|opened|grown|hired|served|signed|acquired|raised)\b"
)
_LEADS_TO_OWNER = frozenset(("of", "from", "by", "which", "company", "maker", "(", ","))  # behind a mark: OptiView® of Halden Optics
_FIRST_HUMP = lazy(r"[A-Z][a-z]{2,}(?=[A-Z])")
_BRACKETED = lazy(r"\([^()]{0,60}\)")
_BEFORE_PERSON = lazy(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame)\.?[ \u00a0]$")
_BEFORE_PLACE = lazy(
    r"\b(?:[Tt]own|[Cc]ity|[Vv]illage|[Cc]ounty|[Pp]arish|[Pp]rovince|[Ss]tate|[Dd]istrict|[Uu]niversity) of $"
    r"|\b(?:Lake|Mount|Mt\.|River|Port|Fort|Cape|Camp|Castle|Saint|St\.) $"
)
_MAY_BE_TEAM = lazy(r"\b(?:[Tt]he|[A-Z][a-z’']+)[ \u00a0]$")  # the Ravens, Leeds United
_PLACE_AFTER = lazy(
    r",[ \u00a0](?:an?|the|its)[ \u00a0](?:[a-z]+[ \u00a0])?(?:part|town|village|suburb|district|city|county|borough|parish|port)\b"
)
_STATE_AFTER = lazy(r",[ \u00a0](?P<state>(?:New |North |South |West )?[A-Z][a-z]{2,14})\b(?!['’])")


def find_marks(facts: Facts) -> list[Thing]:
    census = Census(facts)
    if not census.marks:
        return []
    uses = find_uses(facts, [m.text for m in census.marks])
    things = []
    covered: list[ProseSpan] = []
    for use in uses:
        mark = census.marks[use.name]
        thing = _thing(facts, mark, use, census)
        if _is_mark_use(facts, mark, use, thing, census):
            things.append(thing)
            covered.append(thing.span)
    things += _uncovered(facts, census, covered)
    near = _near(facts, census, covered)
    return [thing for thing in things if not any(other.span.contains(thing.span) for other in near)] + near


def _uncovered(facts: Facts, census: Census, covered: list[ProseSpan]) -> Iterable[Thing]:
    """Marked names that no search finds because words are run together in front of them."""
    starts = [c.start for c in covered]
    for span in census.shown:
        mark = census.by_key.get(key(span.of(facts.prose)))
        if mark is not None and not _covers(starts, covered, span):
            yield _thing(facts, mark, Use(0, span, "exact", None, "none", span.end), census)


def _covers(starts: list[int], covered: list[ProseSpan], span: ProseSpan) -> bool:
    """Whether one of these spans, which follow one another, overlaps a span and begins no later."""
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and covered[at].overlaps(span) and covered[at].start <= span.start


def _near(facts: Facts, census: Census, covered: list[ProseSpan]) -> list[Thing]:
    """Misspelled marks. A stranger's name may well resemble another: of marks that no profile states, only slips of the hand are taken."""
    stated = [m for m in census.marks if m.stated]
    often = [m for m in census.marks if not m.stated and is_used_often(facts, m.text)]
    slipped = [(mark, use) for mark in often for use in _slips(facts, mark.text)]
    if not stated and not slipped:
        return []
    names = [m.text for m in census.marks] + [n.text for n in issuer_names(facts)]
    names += [str(v) for k in ("products.brand", "products.generic", "parties", "marks.owner") for v in facts.profile.values(k)]
    known = frozenset(word.lower() for name in names for word in name.split())
    uses = [(stated[use.name], use) for use in find_near(facts.prose, facts.words, [m.text for m in stated], known)] if stated else []
    uses += [(mark, use) for mark, use in slipped if use.span.of(facts.prose).lower() not in known]
    starts = [c.start for c in covered]
    return [
        _thing(facts, mark, use, census)
        for mark, use in uses
        if not _covers(starts, covered, use.span) and not _is_other_name(facts, use.span, mark.text)
    ]


def _slips(facts: Facts, name: str) -> Iterable[Use]:
    """Capitalized words that stand once and are a slip of a name."""
    for slip in slips(name.lower()):
        places = facts.words.index.get(slip, ())
        if len(places) == 1 and not is_plain_word(slip):
            span = ProseSpan(facts.words.starts[places[0]], facts.words.starts[places[0]] + len(slip))
            if facts.prose[span.start].isupper() and not in_address(facts.prose, span):
                yield Use(0, span, "near", None, "none", span.end)


def _is_other_name(facts: Facts, span: ProseSpan, mark: str) -> bool:
    """Whether a word that resembles a mark names a street, place, company, institution or person, as the mark itself never does."""
    prose = facts.prose
    if is_company_use(prose, span) or _BEFORE_PERSON.search(prose, max(span.start - 16, 0), span.start):
        return True
    if _BEFORE_PLACE.search(prose, max(span.start - 20, 0), span.start) or _PLACE_AFTER.match(prose, span.end):
        return True
    following = prose[span.end : span.end + 40].split("\n")[0].split()[:2]
    while following and following[-1].strip(".,;:’'”\"").lower() not in members("place-nouns", "word"):
        following.pop()
    if following and following[0][:1].isupper() and following[-1][:1].isupper():
        return f"{mark} {following[0]}" not in prose
    state = _STATE_AFTER.match(prose, span.end)
    if state is not None and _is_state(state["state"]):
        return True
    return _is_team(facts, span) or any(person.span.overlaps(span) for person in facts.of("person"))


def _is_team(facts: Facts, span: ProseSpan) -> bool:
    """Whether the name of a team stands here: behind an article or the name of its town, in a sentence that speaks of a game."""
    if not _MAY_BE_TEAM.search(facts.prose, max(span.start - 24, 0), span.start):
        return False
    sentence = facts.sentence_at(span.start)
    return not word_class("game").isdisjoint(facts.words.folded[facts.words.at(sentence.start) : facts.words.at(sentence.end)])


def _is_state(name: str) -> bool:
    return name in members("states", "name") or f"{name}." in members("states", "abbreviation")


def _is_mark_use(facts: Facts, mark: Mark, use: Use, thing: Thing, census: Census) -> bool:
    """Whether these words stand for the mark: not for a company of that name, and not for an ordinary word."""
    prose = facts.prose
    if "symbol" in thing.fields:
        return True
    written = use.span.of(prose)
    own = key(mark.text)
    if thing.fields["ending"] == "verb" and mark.stated and written == mark.text and not is_plain_word(written):
        return True  # nobody means a company by it
    if any(name == own or name.startswith(own) for name in census.company if name) or is_company_use(prose, use.span):
        return False
    if thing.fields["ending"] == "possessive" and own == key(without_suffix(str(mark.record.get("owner", "")))):
        return False  # the owner of that name, who has what is its own
    if is_plain_word(mark.text) and (written != mark.text or use.ending in ("plural", "verb")):
        return False
    if written.islower() and not mark.text.islower() and not written[0].isdigit():
        return mark.stated
    if mark.stated:
        return True
    if written != mark.text and use.spelling == "altered":
        return (is_distinctive(mark.text) or is_distinctive(written)) and written[0].isupper() and not written.isupper()
    return is_distinctive(mark.text) or " " in mark.text or not census.also_small[mark.text]


def _thing(facts: Facts, mark: Mark, use: Use, census: Census) -> Thing:
    prose = facts.prose
    symbol, parted, end = _symbol_behind(prose, use)
    ending, end = _ending(prose, mark, use, symbol is not None, end)
    name = mark.text if mark.stated else census.printed.get(mark.text, mark.text)  # with the apostrophe that stands there
    printed_symbol = sign(symbol.of(prose)) if symbol else None
    claim = None if printed_symbol is None else "registered" if printed_symbol == "®" else "unregistered"
    places = {"spelled": use.span, "symbol": symbol, "parted": parted, "odd_letter": use.odd}
    return printed(
        prose,
        "mark",
        ProseSpan(use.span.start, end),
        places,
        mark=name,
        expected_text=name,
        expected_symbol=mark.symbol,
        sign=printed_symbol,
        claim=claim,
        spelling=_spelling(facts, mark, use),
        ending=ending,
        origin="stated" if mark.stated else "inferred",
        in_order=_in_order(prose, use, symbol, parted, end),
        in_address=in_address(prose, ProseSpan(use.span.start, symbol.end)) if symbol else None,
        noun_follows=_noun_follows(mark, prose[end : end + 80]),
        names_company=_names_company(facts, mark, ProseSpan(use.span.start, end), census.company) if symbol else None,
        set_beside=_is_set_beside(facts, mark, use.span) if symbol else None,
        **census.on_file[mark.text],
    )


def _symbol_behind(prose: str, use: Use) -> tuple[ProseSpan | None, ProseSpan | None, int]:
    """(symbol, blanks between name and symbol, where all of it ends)"""
    at = {"none": use.span.end, "possessive": use.span.end, "plural": use.end}.get(use.ending)
    match = None if at is None else _AFTER.match(prose, at)
    if match is None:
        return None, None, use.end
    group, gap = ("symbol", "parted") if match["symbol"] else ("typed", "blank")
    return ProseSpan(*match.span(group)), ProseSpan(*match.span(gap)) if match[gap] else None, match.end()


def _ending(prose: str, mark: Mark, use: Use, has_symbol: bool, end: int) -> tuple[str, int]:
    """What a name ends in, its symbol passed over (none, possessive, plural, verb …), and where it does."""
    ending = use.ending
    if has_symbol and ending == "none":
        ending, end = _ending_after(prose, end)
    owns = _OWNS_AFTER_S.match(prose, end) is not None and (mark.stated or prose[end + 2].islower())  # in a title, who knows the names
    if ending == "none" and owns and prose[end - 1] in "sS" and not _is_quoted(prose, use.span.start):
        return "possessive", end + 1
    does = _does if ending == "plural" else _is_verb if ending == "none" else None
    return ("verb" if does is not None and does(prose, use.span.start, end) else ending), end


def _does(prose: str, start: int, end: int) -> bool:
    """Whether a name with an s is what somebody does to something: she Calidexes it."""
    if _VERB_AFTER_BESIDE.match(prose, end) is None:
        return False
    return any(before.search(prose, max(start - 10, 0), start) for before in (_DOER_BEFORE, _VERB_BESIDE))


def _is_verb(prose: str, start: int, end: int) -> bool:
    """Whether the words beside a mark use it as a verb: we Calidex the, to Calidex their."""
    before = prose[max(start - 16, 0) : start]
    if (not start or prose[start - 1] in "\r\n“\"" or _ENDED.search(before)) and _VERB_ALONE.match(prose, end):
        return True  # OptiView your joints
    told = _VERB_BEFORE.search(before) is not None and _VERB_AFTER.match(prose, end) is not None
    if _VERB_BESIDE.search(before) is not None and _VERB_AFTER_BESIDE.match(prose, end) is not None:
        return True  # Just Calidex it!
    return told or (_VERB_TO.search(before) is not None and _VERB_AFTER_TO.match(prose, end) is not None)


def _noun_follows(mark: Mark, following: str) -> bool | None:
    """Whether the kind of thing or the nonproprietary name on file stands within four words behind a mark; None where none is on file."""
    wanted = [str(mark.record[k]) for k in ("generic_noun", "generic") if mark.record.get(k)]
    if not wanted:
        return None
    sentence = _SENTENCE_END.split(following)[0]
    words = [w.strip("().,;:“”\"").lower() for w in _BRACKETED.sub(" ", sentence).split()[:4]]
    near = " ".join(words)
    return any(noun.lower().split()[-1].rstrip("s") in near for noun in wanted) or any(f"({w.lower()}" in following.lower() for w in wanted)


def _names_company(facts: Facts, mark: Mark, span: ProseSpan, company: list[str]) -> bool:
    """Whether a marked name stands for the company here: a company suffix follows, or it is the issuer's name and does something or is
    what somebody's office is of."""
    if is_company_use(facts.prose, span):
        return True
    if key(mark.text) not in company:
        return False
    following = facts.prose[span.end : span.end + 80]
    first = next((word.strip(",") for word in following.lower().split()[:2] if word not in word_class("passed-over")), "")
    if _APPOSED.match(following) or first in column("company-verbs", "word"):
        return True
    return any(person.places["organization"].overlaps(span) for person in facts.of("person") if "organization" in person.places)


def _is_set_beside(facts: Facts, mark: Mark, span: ProseSpan) -> bool:
    """Whether goods are told to go with what this marked name stands for, or are compared with it, and nothing tells it for the issuer's: a
    name of the text with which it begins (HaldenDesk), a word of owning, a name before it or another company in its sentence."""
    words = facts.words
    at = words.at(span.start)
    if at not in facts.once("beside-words", _behind_beside_words):
        return False
    sentence = words.within(facts.sentence_at(span.start))
    before = words.folded[at - 1]
    if before in word_class("possessive") | word_class("own") or before.endswith("'s"):
        return False
    hump = _FIRST_HUMP.match(mark.text)
    own = hump is not None and any(words.prose[words.starts[n]].isupper() for n in words.index.get(hump[0].lower(), ()))
    owners = any(words.prose[words.starts[n]].isupper() for n in range(at + 1, sentence.stop) if words.folded[n - 1] in _LEADS_TO_OWNER)
    return not own and not owners


def _behind_beside_words(facts: Facts) -> frozenset[int]:
    """The first words behind what sets something beside other goods, an article or the like passed over."""
    ends = [match.last + 1 for match in find(phrase_table("beside-words"), facts.words)]
    return frozenset([*ends, *(end + 1 for end in ends if facts.words.folded[end : end + 1] in (["the"], ["a"], ["an"], ["existing"]))])


def _is_quoted(prose: str, at: int) -> bool:
    """Whether a single quotation mark opened shortly before, so that one behind the name closes it."""
    before = prose[max(at - 60, 0) : at]
    return "‘" in before or " '" in before or before.endswith("'")


def _ending_after(prose: str, at: int) -> tuple[str, int]:
    """An ending glued to a symbol, as in Calidex®'s or HaldenScope®s."""
    tail = even(prose[at : at + 3])
    if tail[:2] == "'s" and not tail[2:3].isalnum():
        return "possessive", at + 2
    if tail[:1] == "s" and not tail[1:2].isalnum():
        return "plural", at + 1
    return "none", at


def _in_order(prose: str, use: Use, symbol: ProseSpan | None, parted: ProseSpan | None, end: int) -> str | None:
    """Name, symbol and what parts them now, in the right order: the symbol first, a blank between dropped. Addresses take no symbol."""
    if symbol is None:
        return None
    if in_address(prose, ProseSpan(use.span.start, symbol.end)):
        return use.span.of(prose) + prose[symbol.end : end]
    if parted is None:
        return None
    between = parted.of(prose).rstrip()
    return use.span.of(prose) + symbol.of(prose) + (between if between.endswith(")") else between.lstrip()) + prose[symbol.end : end]


def _spelling(facts: Facts, mark: Mark, use: Use) -> str:
    """Capitals are no other spelling where the whole line or a title is set in them, nor one capital that opens a sentence."""
    written = use.span.of(facts.prose)
    if use.spelling == "altered" and written == mark.text[:1].upper() + mark.text[1:]:
        return "exact" if facts.sentence_at(use.span.start).start == use.span.start else "altered"
    if use.spelling == "altered" and written.isupper() and key(written) == key(mark.text):
        prose, start = facts.prose, use.span.start
        line = line_around(prose, start)
        letters = [c for c in line if c.isalpha()]
        if facts.part_of(use.span) in ("headline", "heading") or sum(c.isupper() for c in letters) > 0.8 * len(letters):
            return "exact"
    return use.spelling


KINDS = {
    "mark": Kind(
        find_marks,
        {
            "mark": "text",
            "expected_text": "text",
            "spelled": "printed",
            "symbol": "printed",
            "sign": ("®", "™", "℠"),
            "expected_symbol": "text",
            "claim": ("registered", "unregistered"),
            "spelling": SPELLINGS,
            "ending": ("none", "possessive", "plural", "verb"),
            "odd_letter": "printed",
            "parted": "printed",
            "in_order": "text",
            "in_address": "flag",
            "noun_follows": "flag",
            "names_company": "flag",
            "set_beside": "flag",
            "owner": "text",
            "owner_named": "flag",
            "third_party": "flag",
            "registration": ("registered", "unregistered"),
            "generic_noun": "text",
            "generic": "text",
        },
        reads=("marks", "jurisdictions", "issuer.legal_name", "issuer.short_names", "products", "parties"),
        meanings={
            "mark": "the mark in its exact form",
            "expected_text": "this use as it should be spelled, symbol left out",
            "spelled": "this use as printed, without symbol and ending",
            "symbol": "the symbol it carries here",
            "sign": "the sign that symbol stands for, however typed",
            "expected_symbol": "the symbol its owner's records call for, else the one it carries elsewhere or its notice claims",
            "claim": "what its symbol says",
            "spelling": SPELLING_MEANING,
            "ending": "ending it takes here",
            "odd_letter": "the letter that does not belong",
            "parted": "the blank or punctuation between the name and its symbol",
            "in_order": "how the use should stand, where its symbol is parted from it or inside an address",
            "in_address": "whether a marked use stands inside a web or mail address",
            "noun_follows": "whether its kind of thing or its nonproprietary name on file stands within four words behind it",
            "names_company": "whether a marked use stands for a company and not for its goods",
            "set_beside": "whether goods go with what a marked use names or are compared with it, and nothing tells it for the issuer's",
            "owner": "owner on file",
            "owner_named": "whether the release names the owner on file anywhere",
            "third_party": "whether the records say that the mark is somebody else's",
            "registration": "whether the records list a registration where the release goes",
            "generic_noun": "what kind of thing the mark names, by the records",
            "generic": "nonproprietary name it stands for, by the records",
        },
    ),
}
