"""What the rules cost on top of reading, and what a user's own come to.

    python benchmarks/rules.py [FILE]

In passes of `\\w+` over the same text (benchmarks/reading.py): all default rules where every fact is known already, the whole check, and
the rules again with 1,000 phrase rules of a user beside them. Then the rules that cost most, in milliseconds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reading import SEED, every_fact, passes

from prlint import engine
from prlint.checks.rule import Rule, Ruleset
from prlint.engine import check_release
from prlint.facts import Facts
from prlint.formats import project
from prlint.packs.load import ruleset
from prlint.release import Release
from prlint.segment import read
from prlint.text.source import Source

HEAD = "pack: house\ntitle: A thousand words that the house avoids\nrules:\n"
RULE = """  - id: word-{n}
    title: Word {n}
    tier: 1
    severity: warning
    confidence: high
    why: The house avoids it.
    authority: [{{cite: house style}}]
    message: "‘{{text}}’"
    check: {{forbid: {{phrase: "{first} {second} {n}"}}}}
    since: "1"
"""
FIRST = ("the", "a", "new", "our", "market", "trial", "data", "growth", "and", "of")


def with_facts_known(release: Release, rules: Ruleset) -> float:
    """The least seconds that the rules take on a release whose facts are found already."""
    best, made = float("inf"), engine.Facts
    known: list[Facts] = []
    engine.Facts = lambda *_: known[-1]  # type: ignore[assignment, misc]
    for _ in range(15):
        known.append(every_fact(release))
        began = time.perf_counter()
        check_release(release, rules)
        best = min(best, time.perf_counter() - began)
    engine.Facts = made  # type: ignore[misc]
    return best


def thousand() -> Ruleset:
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "house.yaml"
        lines = (RULE.format(n=n, first=FIRST[n % 10], second=FIRST[n // 10 % 10]) for n in range(1000))
        pack.write_text(HEAD + "".join(lines), "utf-8")
        return ruleset(("default", str(pack)))


def costs(release: Release, rules: Ruleset) -> dict[str, float]:
    """Seconds by rule, facts included where a rule is the first to ask for them."""
    found: dict[str, float] = {}
    run = engine._run

    def timed(rule: Rule, evaluator: engine.Evaluator) -> object:
        began = time.perf_counter()
        try:
            return run(rule, evaluator)
        finally:
            found[rule.id] = time.perf_counter() - began

    facts, made = every_fact(release), engine.Facts
    engine._run, engine.Facts = timed, lambda *_: facts  # type: ignore[assignment, misc]
    check_release(release, rules)
    engine._run, engine.Facts = run, made  # type: ignore[misc]
    return found


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SEED
    text = path.read_bytes().decode()
    release = read(project(Source(path.name, text)))
    rules, more = ruleset(), thousand()
    one = passes(text, lambda: check_release(release, rules))
    whole = min_of(lambda: check_release(release, rules))
    alone, house = with_facts_known(release, rules), with_facts_known(release, more)
    print(f"{len(text)} characters, {len(rules.rules)} rules")
    print(f"facts and rules      {one:6.1f} passes")
    print(f"rules alone          {alone / whole * one:6.1f} passes")
    print(f"with 1,000 of a user {house / whole * one:6.1f} passes")
    for rule, seconds in sorted(costs(release, rules).items(), key=lambda item: -item[1])[:10]:
        print(f"  {seconds * 1000:6.2f} ms  {rule}")


def min_of(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(15):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


if __name__ == "__main__":
    main()
