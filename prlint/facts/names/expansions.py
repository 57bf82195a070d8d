"""Long forms of abbreviations, found where letters and words fit: objective response rate (ORR); ORR (objective response rate)."""

from __future__ import annotations

from functools import cache

from prlint.facts.tables import word_class
from prlint.release import ZONES
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.words import compact

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prlint.facts import Facts

WORDS = lazy(r"[^\W_]+(?:[’'][^\W_]+)?")
_SENTENCE_END = lazy(r"[.;!?\n]\s*$")
_BRACKET_BEFORE = lazy(r"[(\[](?:[^()\[\]\n]{0,40}[\s“\"'‘,;/])?[“\"'‘]?$")
_ENDS_IN_BRACKET = frozenset(" \t\n),;]”\"/®™’'")
_TOLD_AFTER = lazy(r"[”\"]?\s?(?:[(\[]|[–—=]\s?|,?\s(?:or|i\.e\.,?|which stands for|stands for|short for)\s)")
_NAME_IN_BRACKET = lazy(r" \((?P<name>[A-Z][\w’&-]{1,30}(?: [\w’&-]{1,30}){1,6})\)")
_TOLD_BEFORE = lazy(r",?\s(?:or|called|known as|abbreviated(?: as)?)\s[“\"]?$|(?<=\w)\s?[—–]\s?$")
_BESIDE = lazy(r",\s(?=[a-z])")
_ENDS_BESIDE = frozenset(",;)—–")
_STOP_INSIDE = lazy(r"[.;:!?()\n]")
_QUOTE = lazy(r"[“”\"()]")
_MOST_TRIES = 40  # places where initials of words give its letters
_NAME_BEFORE_BRACKET = lazy(r"(?<![\w-])(?!The )(?P<name>[A-Z][\w’-]*(?: (?:(?:of|for|and|the|on|in|&) ){0,2}[A-Z][\w’-]*){2,8}) $")
_BEHIND_LATIN_IN = ("vitro", "vivo", "situ", "utero", "silico")


def long_form(facts: Facts, short: str, places: list[re.Match[str]]) -> tuple[ProseSpan, ProseSpan] | None:
    """(where the abbreviation is explained, its long form), the first such place."""
    prose = facts.prose
    for match in places:
        end = match.end()
        bracket = _BRACKET_BEFORE.search(prose, max(0, match.start() - 44), match.start())
        tail = prose[end : end + 6].split(")")[0] if prose[end : end + 1] == "-" else ""  # (IGA-TS)
        if bracket is not None and prose[end + len(tail) : end + len(tail) + 1] in _ENDS_IN_BRACKET:
            words = _words_before(prose, whole := short + tail, bracket.start())
            span = _fitting(whole, words) or _fitting(whole, [w for w in words if prose[w.start() - 1] != "-"])
            ended = span is None or _SENTENCE_END.search(prose[span.end : bracket.start()])
            if span is not None and not ended and not _QUOTE.search(prose, span.start, span.end):
                return ProseSpan(span.start, end), span
            named = _NAME_BEFORE_BRACKET.search(prose, max(0, bracket.start() - 140), bracket.start()) if span is None else None
            if named is not None and _is_rearranged(short, named["name"]):
                return ProseSpan(named.start("name"), end), ProseSpan(*named.span("name"))
        if _TOLD_AFTER.match(prose, end):
            words = list(WORDS.finditer(prose, end, min(len(prose), end + 140)))[: len(short) * 2 + 3]
            span = _fitting(short, words, ahead=True) or _fitting(short, [w for w in words if prose[w.start() - 1] != "-"], ahead=True)
            span = span or _named_in_bracket(prose, short, end)
            if span is not None:
                return ProseSpan(match.start(), span.end), span
        if len(short) > 2 and _BESIDE.match(prose, end):  # ORR, objective response rate, was
            span = _fitting(short, list(WORDS.finditer(prose, end, min(len(prose), end + 140)))[: len(short)], ahead=True)
            if span is not None and prose[span.end : span.end + 1] in _ENDS_BESIDE and not _STOP_INSIDE.search(span.of(prose)):
                return ProseSpan(match.start(), span.end), span
        told = _TOLD_BEFORE.search(prose, max(0, match.start() - 24), match.start())
        if told is not None:
            span = _fitting(short, _words_before(prose, short, told.start()))
            if span is not None:
                return ProseSpan(span.start, end), span
    return _spelled_out(facts, short)


_FOREIGN = frozenset(("des", "du", "et", "les", "le", "der", "und", "für", "y", "del", "los", "e", "do", "da", "van", "voor"))


@cache
def _small_words() -> frozenset[str]:
    """Words that a long form may have without a letter for them: of, for; marchés des …"""
    return word_class("small-word") | _FOREIGN


def _is_rearranged(short: str, name: str) -> bool:
    """Whether the initials of a name are the letters in another order, one at most left over: Panel of Care for Use (PUC)."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    spare = len(initials) - len(short)
    whole = all(initials.count(letter) >= short.count(letter) for letter in short)
    return whole and len(short) > 2 and spare <= 1 and name[0] == short[0]


def _named_in_bracket(prose: str, short: str, end: int) -> ProseSpan | None:
    """A name in brackets right behind, of whose initials the letters are some: HHG (Halden Continental Hotels Group)."""
    match = _NAME_IN_BRACKET.match(prose, end)
    if match is None:
        return None
    initials = iter(word[0].lower() for word in match["name"].split() if word[0].isupper())
    told = all(letter in initials for letter in short.lower())
    return ProseSpan(*match.span("name")) if told and match["name"][0].lower() == short[0].lower() else None


def _words_before(prose: str, short: str, end: int) -> list[re.Match[str]]:
    return list(WORDS.finditer(prose, max(0, end - 140), end))[-(len(short) * 2 + 3) :]


def _fitting(short: str, words: list[re.Match[str]], ahead: bool = False) -> ProseSpan | None:
    """The shortest run of these words, ending at the last (or beginning at the first), whose letters give the abbreviation."""
    letters = [c for c in short.lower() if c.isalnum()]
    sizes = range(1 if not ahead else 2, len(words) + 1)
    whole = ahead and [word[0][0].lower() for word in words[: len(letters)]] == letters
    for size in (len(letters),) if whole and len(letters) > 1 else sizes:  # one word for each letter, though fewer would do
        run = words[:size] if ahead else words[-size:]
        if run[0][0].lower() in _small_words() and len(run) > 1 and letters[0] != run[0][0][0].lower():
            continue
        if run[0][0][0].lower() == letters[0] and _spells([w[0].lower() for w in run], letters):
            return ProseSpan(run[0].start(), run[-1].end())
    return None


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the letters are initials of the words in order; small words may be left out, and letters inside a word follow its initial."""
    if len(words) == 1:
        return len(words[0]) > len(letters) + 1 and _inside(words[0], letters)

    def fits(word: int, at: int) -> bool:
        if at == len(letters):
            return all(w in _small_words() for w in words[word:]) or word >= len(words) - (1 if words[-1:] == ["s"] else 0)
        if word == len(words):
            return False
        if words[word] in _small_words() and fits(word + 1, at):
            return True
        if words[word][0] != letters[at]:
            return False
        taken = at
        for end in range(at + 1, min(len(letters), at + 4) + 1):
            if _inside(words[word], letters[at:end]):
                taken = end
                if fits(word + 1, taken):
                    return True
        return False

    return fits(0, 0)


def _inside(word: str, letters: list[str]) -> bool:
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return word[0] == letters[0]


def _spelled_out(facts: Facts, short: str) -> tuple[ProseSpan, ProseSpan] | None:
    """The long form somewhere in the text, though nobody joined the two: "antibody-drug conjugate … ADC"; two letters stand for a name."""
    if not short.isalpha() or not (short.isupper() or short[0].islower()):
        return None
    letters, numbers = facts.once("initials", _initials)
    at, any_words = letters.find(short.lower()), len(short) > 2
    for _ in range(_MOST_TRIES):
        if at < 0:
            return None
        words = [facts.words.span(number, number) for number in numbers[at : at + len(short)]]
        span = ProseSpan(words[0].start, words[-1].end)
        named = all(facts.prose[word.start].isupper() for word in words)
        told = _is_in_one_case(facts.prose, words) and (any_words or (named and not _is_titled(facts, span)))
        if told and len(span) < 30 * len(short) and not _STOP_INSIDE.search(span.of(facts.prose)):
            return span, span
        at, any_words = letters.find(short.lower(), at + 1), False
    return None


def _is_in_one_case(prose: str, words: list[ProseSpan]) -> bool:
    """Whether all words, or all but a capital that opens them, are set small, or all with capitals: not so use by Halden Society.
    What opens a sentence or an invitation opens no name: From the Halden Heart Society."""
    if prose[words[0].start].isupper() and words[0].of(prose).lower() in word_class("no-speaker"):
        return False
    rest = {prose[word.start].isupper() for word in words[1:]}
    return len(rest) == 1 and (rest == {False} or prose[words[0].start].isupper())


def _is_titled(facts: Facts, span: ProseSpan) -> bool:
    """Whether words stand in a title or heading, where any two of them have capitals; a heading of these alone names them."""
    words = span.of(facts.prose)
    if facts.part_of(span) == "heading" and facts.paragraph_at(span.start).of(facts.prose).strip(" :\r\n") == words:
        return words.startswith("About ")
    return facts.part_of(span) in (*ZONES["title"], "heading") or facts.release.segment_at(span.start).span.start == span.start


def _initials(facts: Facts) -> tuple[str, Sequence[int]]:
    """The first letters of all words of three letters or more that are no small words, and their numbers; "in vitro" counts as two."""
    prose, words = facts.prose, facts.words
    small = _small_words()
    long = {word for word in words.index if len(word) > 2 and word.isalpha() and word not in small}
    latin = {n - 1 for word in _BEHIND_LATIN_IN for n in words.index.get(word, ()) if n and words.folded[n - 1] == "in"}
    spelled = (n for n, word in enumerate(words.folded) if word in long or n in latin)
    told = (n for n in spelled if not prose[words.starts[n] : words.ends[n]].isupper())
    numbers = compact(prose)(told)
    return "".join([words.folded[n][0] for n in numbers]), numbers
