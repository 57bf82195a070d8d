"""Questions that look only at things that can answer them say what they say when all things are looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prlint.checks import evaluator as evaluator_module
from prlint.checks.candidates import Candidates
from prlint.checks.evaluator import Evaluator
from prlint.checks.rule import Ruleset
from prlint.engine import check_release
from prlint.facts import Facts, Thing
from prlint.packs.load import ruleset
from tests.making import facts, release

FAULTS = "\n\nThis is the world's leading pump. More can be found at .\n\n[TBD] opened at 10 am on Monday, June 31, 2026, and (see\n"
RELEASES = sorted((Path(__file__).parents[1] / "recall" / "releases").glob("*.txt"))


@pytest.mark.parametrize("path", RELEASES[::3], ids=lambda path: path.stem)
def test_all_rules_find_the_same_where_every_thing_is_asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text("utf-8") + FAULTS
    rules = ruleset()
    as_asked = check_release(release(text), rules)
    when_asked = Evaluator._candidates

    def at_once(evaluator: Evaluator, selector):
        candidates = when_asked(evaluator, selector)
        for n in range(len(candidates.things)):
            evaluator._found(candidates, n)
        return candidates

    monkeypatch.setattr(Evaluator, "_candidates", at_once)
    everything = check_release(release(text), rules)
    assert as_asked.findings
    assert as_asked.findings == everything.findings
    assert as_asked.off == everything.off


def test_a_condition_is_asked_only_of_things_in_question(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    known: Facts = facts(body="One is here.\n\nTwo is there.\n\nThree is gone.")
    evaluator = Evaluator(known, Ruleset(()))
    field = evaluator.field
    monkeypatch.setattr(evaluator, "field", lambda thing, name: asked.append(thing.span.of(known.prose)) or field(thing, name))
    second: Thing = known.of("paragraph")[1]
    selector = {"fact": ("paragraph",), "where": (("field", "words", ("present", True)),), "side": "before"}
    assert evaluator.holds((("relation", "in_release", (selector,)),), second)
    assert asked == ["One is here."]


@pytest.mark.parametrize("path", RELEASES[1::3], ids=lambda path: path.stem)
def test_all_rules_find_the_same_where_relations_look_at_everything(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text("utf-8") + FAULTS + "\n###\n\nThe plant makes pumps.\n"
    rules = ruleset()
    nearby = check_release(release(text), rules)
    touching = Candidates.touching

    def touching_anywhere(candidates: Candidates, thing: Thing, prose: str, side):
        if thing.kind not in ("part", "paragraph"):
            return touching(candidates, thing, prose, side)
        span = thing.span
        spans = [other.span for other in candidates.things]
        behind = [n for n, s in enumerate(spans) if s.start >= span.end and not prose[span.end : s.start].strip()]
        before = [n for n, s in enumerate(spans) if s.end <= span.start and not prose[s.end : span.start].strip()]
        return [*(behind if side != "before" else ()), *(before[::-1] if side != "after" else ())]

    within_reach = Evaluator._within_reach

    def anywhere(evaluator: Evaluator, relation: str, selector, thing: Thing | None, candidates: Candidates):
        numbers = range(len(candidates.things))
        if thing is None or relation not in ("in_release", "same_zone"):
            return numbers if thing is None else within_reach(evaluator, relation, selector, thing, candidates)
        if relation == "same_zone":
            numbers = evaluator._in_zone(thing, numbers, candidates)
        return (n for n in numbers if evaluator._fits(selector, candidates.things[n], thing))

    monkeypatch.setattr(Candidates, "touching", touching_anywhere)
    monkeypatch.setattr(Evaluator, "_within_reach", anywhere)
    monkeypatch.setattr(evaluator_module, "_IN_ORDER", frozenset())
    everywhere = check_release(release(text), rules)
    assert nearby.findings
    assert nearby.findings == everywhere.findings
    assert nearby.off == everywhere.off


@pytest.mark.parametrize(
    ("relation", "more", "stands"),
    [
        ("next_to", {"side": "before"}, True),
        ("next_to", {"where": (("field", "words", ("present", False)),)}, False),
        ("in_release", {"side": "after"}, True),
        ("in_release", {"take": "first"}, True),
        ("in_release", {"side": "before", "take": "first"}, True),
    ],
    ids=str,
)
def test_a_relation_looks_at_few_of_many_things(relation: str, more: dict[str, Any], stands: bool) -> None:
    class Counted(list):
        looked_at = 0

        def __getitem__(self, number):
            self.looked_at += 1
            return super().__getitem__(number)

    known: Facts = facts(body="\n\n".join(f"Number {n} is here." for n in range(500)))
    evaluator = Evaluator(known, Ruleset(()))
    selector = {"fact": ("paragraph",), **more}
    candidates = evaluator._candidates(selector)
    candidates.things = Counted(candidates.things)
    assert evaluator.holds((("relation", relation, (selector,)),), known.of("paragraph")[250]) is stands
    assert candidates.things.looked_at <= 10
