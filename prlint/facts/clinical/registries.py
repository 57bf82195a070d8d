"""Numbers under which trials are registered."""

from __future__ import annotations

from functools import cache

from prlint.data import table
from prlint.facts import Facts, Kind, Thing, printed
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Registry(Value):
    """A row of data/registries.tsv."""

    name: str
    starts: str
    labels: tuple[str, ...]
    candidate: re.Pattern[str]
    valid: re.Pattern[str]
    shape: str


@cache
def _registries() -> tuple[Registry, ...]:
    return tuple(
        Registry(
            row["registry"],
            row["starts"],
            tuple(label for label in row["labels"].split("|") if label),
            lazy(rf"(?<![\w-]){row['candidate']}(?![\w]|-\d)"),
            lazy(row["valid"]),
            row["shape"],
        )
        for row in table("registries")
    )


_YEAR_FIRST = lazy(r"(?:19|20)\d\d-[05]\d")
_LABEL_END = lazy(r"[ \u00a0]?(?:identifier|identification|number|no\.?|id|registry|#|:|[ \u00a0,])+$")


def find_trial_ids(facts: Facts) -> Iterator[Thing]:
    prose = facts.prose
    has_year_first = _YEAR_FIRST.search(prose) is not None
    for registry in _registries():
        if registry.starts not in prose if registry.starts else not has_year_first:
            continue
        for match in registry.candidate.finditer(prose):
            valid = registry.valid.fullmatch(match[0]) is not None
            label = _label(prose, match.start())
            yield printed(
                prose,
                "trial-id",
                ProseSpan(*match.span()),
                {},
                registry=registry.name,
                valid=valid,
                fault=_fault(registry, valid, label),
            )
    yield from _misshapen(facts)


_LABELLED = lazy(
    r"(?i)\b(?:eudract|ctis|eu[ -]?ct|eu(?: clinical)? trial)\b(?:[ \u00a0](?:number|no\.?|id|identifier))?[ \u00a0:#]{0,3}"
    r"(?P<number>(?:19|20)\d\d-\d{3,8}-\d{1,3}(?:-\d{1,2})?)(?![\w-])"
)


def _misshapen(facts: Facts) -> Iterator[Thing]:
    """European numbers of a wrong shape; since other numbers look like them, only those right behind the name of their registry."""
    if not {"eudract", "ctis", "euct", "eu"} & facts.words.index.keys():
        return
    european = [registry for registry in _registries() if registry.name in _EUROPEAN]
    for match in _LABELLED.finditer(facts.prose):
        if not any(registry.valid.fullmatch(match["number"]) for registry in european):
            span, registry = ProseSpan(*match.span("number")), european[0]
            fault = _fault(registry, False, None)
            yield printed(facts.prose, "trial-id", span, {}, registry=registry.name, valid=False, fault=fault)


def _fault(registry: Registry, valid: bool, label: str | None) -> str | None:
    """What is wrong with a number, in words that end a sentence."""
    if not valid:
        return f"a {registry.name} number is {registry.shape}"
    if label is None or label == registry.name or {label, registry.name} <= _EUROPEAN:
        return None
    return f"it is a {registry.name} number, not one of {label}"


_EUROPEAN = {"EudraCT", "CTIS"}  # one authority keeps both, and the labels are used for either


def _label(prose: str, at: int) -> str | None:
    """The registry named right before a number."""
    window = prose[max(at - 50, 0) : at].lower()
    if not any(label in window for registry in _registries() for label in registry.labels):
        return None
    tail = _LABEL_END.sub("", window)
    return next((r.name for r in _registries() for label in r.labels if tail.endswith(label)), None)


KINDS = {
    "trial-id": Kind(
        find_trial_ids,
        {"registry": "text", "valid": "flag", "fault": "text"},
        meanings={
            "registry": "registry that issues it",
            "valid": "has that registry's shape",
            "fault": "what is wrong with its shape, or with the registry named right before it",
        },
    ),
}
