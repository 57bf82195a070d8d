"""Conditions asked of a thing when a question comes to it say what they say when asked of all things at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from prlint.checks.asking import Asking
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
    when_asked = Asking._shelf

    def at_once(asking: Asking, selector):
        shelf = when_asked(asking, selector)
        for n in range(len(shelf.things)):
            asking._found(shelf, n)
        return shelf

    monkeypatch.setattr(Asking, "_shelf", at_once)
    everything = check_release(release(text), rules)
    assert as_asked.findings
    assert as_asked.findings == everything.findings
    assert as_asked.off == everything.off


def test_a_condition_is_asked_only_of_things_in_question(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    known: Facts = facts(body="One is here.\n\nTwo is there.\n\nThree is gone.")
    asking = Asking(known, Ruleset(()))
    field = asking.field
    monkeypatch.setattr(asking, "field", lambda thing, name: asked.append(thing.span.of(known.prose)) or field(thing, name))
    second: Thing = known.of("paragraph")[1]
    selector = {"fact": ("paragraph",), "where": (("field", "words", ("present", True)),), "side": "before"}
    assert asking.holds((("relation", "in_release", (selector,)),), second)
    assert asked == ["One is here."]
