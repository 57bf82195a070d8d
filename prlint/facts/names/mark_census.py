"""The marks of a release: names that carry a trademark symbol, that the profile states, or that a notice names."""

from __future__ import annotations

from collections import Counter

from prlint.facts.names.company_names import is_plain_word, suffixes, without_suffix
from prlint.facts.names.generic_names import generic_type
from prlint.facts.names.issuer_names import issuer_names
from prlint.facts.names.marked_names import shown_names
from prlint.facts.names.notices import notices
from prlint.facts.names.spelling import distance, even, find_uses, in_address, key, slips
from prlint.facts.names.trademark_symbols import CHARACTERS, sign, symbols
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from typing import Any

    from prlint.facts import Facts


class Mark(Value):
    """A mark of this release. symbol: the one called for, None where unknown; record: what the profile states of it."""

    text: str
    symbol: str | None
    stated: bool
    record: Mapping[str, Any] = {}


class Census:
    """The marks of a release, with every symbol they were read from, and what their uses are compared with."""

    def __init__(self, facts: Facts) -> None:
        said = list(notices(facts))
        noticed = Counter(even(notice.name.of(facts.prose)) for notice in said)
        named = frozenset(map(key, noticed))
        self.symbols = symbols(facts.prose)
        self.shown = shown_names(facts, self.symbols, named)
        stated = _stated(facts)
        self.by_key: dict[str, Mark] = {key(m.text): m for m in stated}
        forms, signs = self._forms_and_signs(facts)
        for name, times in noticed.items():
            forms.setdefault(key(name), Counter())[name] += times
        if signs:  # a release that marks its names: what the notice claims of one calls for a symbol as well
            for notice in said:
                if notice.calls_for:
                    signs.setdefault(key(even(notice.name.of(facts.prose))), notice.calls_for)
        slipped = frozenset(slip for name in forms if is_used_often(facts, name) for slip in slips(name))
        for each, counted in forms.items():
            shown = signs.get(each)
            plural = each[-1:] == "s" and each[:-1] in forms and each[:-1] in signs
            misnamed = _is_misnamed(facts.prose, each, counted, stated, slipped)
            if each not in self.by_key and not (each not in named and plural) and not misnamed:
                self.by_key[each] = Mark(_best(counted), shown, False)
            elif shown and each in self.by_key and self.by_key[each].symbol is None and "symbol" not in self.by_key[each].record:
                mark = self.by_key[each]
                self.by_key[each] = Mark(mark.text, shown, True, mark.record)
        self.marks = [mark for name, mark in self.by_key.items() if name]
        self.printed = {even(text): text for text in (span.of(facts.prose) for span in reversed(self.shown))}
        self.company = [key(n.text) for n in issuer_names(facts) if n.form != "ticker"] if self.marks else []
        self.also_small = {m.text: _also_small(facts, m.text) for m in self.marks}
        owners = list(filter(None, dict.fromkeys(map(_owner, self.marks))))
        told = {owners[use.name] for use in find_uses(facts, owners)} if owners else set()
        self.on_file = {m.text: _on_file(facts, m, told) for m in self.marks}

    def _forms_and_signs(self, facts: Facts) -> tuple[dict[str, Counter[str]], dict[str, str]]:
        """By key: the forms in which marked names are written, and the sign that each carries first."""
        generics = _no_marks(facts)
        forms: dict[str, Counter[str]] = {}
        signs: dict[str, str] = {}
        for symbol, span in zip(self.symbols, self.shown, strict=True):
            text = even(span.of(facts.prose))
            if _is_letter(text) and (symbol.place.of(facts.prose) not in CHARACTERS or " " not in text):
                continue  # shares of class A(R), vitamin D; but Halden X®
            if text and text.lower() not in generics and not _is_generic(text) and text.lower() not in suffixes():
                forms.setdefault(key(text), Counter())[text] += 1
                signs.setdefault(key(text), sign(symbol.place.of(facts.prose)))
        return forms, signs


def _is_letter(name: str) -> bool:
    """Whether a name is or ends in a single letter."""
    return name[-1:].isalpha() and name[-2:-1] in ("", " ")


def _is_misnamed(prose: str, name: str, counted: Counter[str], stated: list[Mark], slipped: frozenset[str]) -> bool:
    """Whether a marked name, by its key, is a plural of one on file, or stands once and nearly reads as one that the text uses too."""
    once = name.isalpha() and sum(prose.count(form) for form in counted) == 1
    for mark in stated:
        other = key(mark.text)
        limit = 2 if len(other) >= 8 else 1
        if name in (f"{other}s", f"{other}es"):
            return True
        if once and len(other) >= 6 and other[0] == name[0] and mark.text in prose and distance(name, other, limit) <= limit:
            return True
    return once and name in slipped


_SHORT = 5  # letters of a name up to which another of one letter less may well be a name of its own


def is_used_often(facts: Facts, name: str) -> bool:
    """Whether it is one longer word of its own that the text prints three times or more."""
    return len(name) > _SHORT and name.isalpha() and not is_plain_word(name) and len(facts.words.index.get(name.lower(), ())) > 2


def _stated(facts: Facts) -> list[Mark]:
    records = [record for record in facts.profile.records("marks") if record.get("text")]
    return [Mark(str(record["text"]), _stated_symbol(facts, record.get("symbol")), True, record) for record in records]


def _stated_symbol(facts: Facts, symbol: Any) -> str | None:
    here = facts.profile.in_main_market(symbol)
    return sign(str(here)) if here and str(here).lower() != "none" else None


def _best(forms: Counter[str]) -> str:
    """The form to go by where no profile says: plain letters before odd ones, then the most frequent, then the first."""
    return max(forms, key=lambda form: (form.isascii(), forms[form]))


def _no_marks(facts: Facts) -> frozenset[str]:
    """Nonproprietary and code names of the profile, small: a symbol on one makes no mark of it."""
    return frozenset(str(v).lower() for k in ("products.generic", "products.code", "marks.generic") for v in facts.profile.values(k))


def _is_generic(word: str) -> bool:
    return word.islower() and generic_type(word) is not None


def _also_small(facts: Facts, word: str) -> bool:
    """Whether the text writes this word small somewhere too, so that it is no name alone. In addresses all names are small."""
    words, prose = facts.words, facts.prose
    spans = [ProseSpan(words.starts[n], words.starts[n] + len(word)) for n in words.index.get(word.lower(), ())]
    return any(prose[span.start].islower() and not in_address(prose, span) for span in spans)


def _owner(mark: Mark) -> str:
    """The name by which the text would name its owner: without corporate form, but where the mark itself holds that."""
    owner = str(mark.record.get("owner") or "")
    bare = without_suffix(owner)
    return owner if key(bare) in key(mark.text) else bare


def _on_file(facts: Facts, mark: Mark, told: AbstractSet[str]) -> dict[str, Any]:
    """What the profile states of a mark, as fields."""
    record = mark.record
    fields: dict[str, Any] = {"owner": record.get("owner"), "generic_noun": record.get("generic_noun"), "generic": record.get("generic")}
    if "third_party" in record:
        fields["third_party"] = bool(record["third_party"])
    if record.get("owner"):
        fields["owner_named"] = _owner(mark) in told
    if "registered_in" in record:
        markets = {str(m).lower() for m in record["registered_in"] or ()}
        wanted = {str(j).lower() for j in facts.profile.values("jurisdictions")}
        fields["registration"] = "registered" if markets and (not wanted or markets & wanted) else "unregistered"
    return fields
