"""`--statistics`: where the time went, for whoever writes rules. Stages first, then kinds of fact, then rules, the costliest on top."""

from __future__ import annotations

from prlint.report.visible import visible
from prlint.report.words import counted
from prlint.text.value import Value
from prlint.timing import FACT, RULE, SHARED, STAGE, Spent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The stages in the order of the data; what is not among them comes last.
STAGES = {
    "start": "start: the interpreter, modules, the command line",
    "packs": "packs: configurations and rules loaded",
    "read": "read: bytes to text",
    "format": "format: text to prose",
    "segment": "segment: prose to parts",
    "facts": "facts",
    "rules": "rules",
    "place": "place: findings to lines and columns",
    "report": "report: written",
}
_MOST = 20


class Cost(Value):
    """A run as a whole. seconds: by the clock on the wall; processor: of all processes. own: rules of the user, which are all shown."""

    files: int
    processes: int
    seconds: float
    processor: float
    spent: tuple[Spent, ...]
    findings: dict[str, int]
    own: frozenset[str] = frozenset()


def render(cost: Cost) -> Iterator[str]:
    shared = f" by {cost.processes} processes" if cost.processes > 1 else ""
    yield f"{counted(cost.files, 'file')} in {cost.seconds:.2f} s{shared}; {cost.processor:.2f} s of processor time.\n\n"
    stages = _stages(cost.spent)
    whole = sum(stages.values()) or 1.0
    yield "      ms   share  stage\n"
    for name, seconds in stages.items():
        yield f"{_ms(seconds)} {seconds / whole:7.1%}  {STAGES.get(name, name)}\n"
    facts = [spent for spent in cost.spent if spent.sort in (FACT, SHARED)]
    rules = [spent for spent in cost.spent if spent.sort == RULE]
    yield from _table("fact", "facts", facts, cost, {})
    yield from _table("rule", "rules", rules, cost, cost.findings)
    if facts or rules:
        yield "\nalone: without the facts that it asked for. with facts: with those that it was the first to ask for.\n"


def _stages(spent: Iterable[Spent]) -> dict[str, float]:
    """Seconds by stage, in the order of the data. Facts are found while rules run, and count as a stage of their own."""
    found: dict[str, float] = {}
    for entry in spent:
        name = entry.name if entry.sort == STAGE else "rules" if entry.sort == RULE else "facts"
        found[name] = found.get(name, 0.0) + entry.own
    return {name: found[name] for name in (*STAGES, *(name for name in found if name not in STAGES)) if name in found}


def _table(noun: str, nouns: str, spent: Sequence[Spent], cost: Cost, findings: dict[str, int]) -> Iterator[str]:
    if not spent:
        return
    costliest = sorted(spent, key=lambda entry: -entry.own)
    shown = [entry for number, entry in enumerate(costliest) if number < _MOST or entry.name in cost.own]
    last = "  findings" if noun == "rule" else ""
    yield f"\n   alone  a file  with facts{last}  {noun}\n"
    for entry in shown:
        count = f"  {findings.get(entry.name, 0):8}" if noun == "rule" else ""
        yield f"{_ms(entry.own)} {_ms(entry.own / max(cost.files, 1))}    {_ms(entry.whole)}{count}  {_name(entry)}\n"
    left = [entry for entry in costliest if entry not in shown]
    if left:
        yield f"{_ms(sum(entry.own for entry in left))}  of {len(left)} more {nouns if len(left) > 1 else noun}\n"


def _name(entry: Spent) -> str:
    return visible(entry.name) + (" (shared)" if entry.sort == SHARED else "")


def _ms(seconds: float) -> str:
    """Milliseconds, eight wide, with as many digits as mean something."""
    ms = seconds * 1000
    return f"{ms:8.0f}" if ms >= 1000 else f"{ms:8.1f}" if ms >= 10 else f"{ms:8.3f}"
