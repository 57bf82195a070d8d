from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from prlint import compiled
from prlint.checks.rule import Rule
from prlint.packs import PackError, UnknownPackError, load
from tests.packs.making import HERE, LIST, RULE, rule

HOUSE = str(HERE / "house")


def test_built_in_rules_are_ordered_by_pack_file_and_position() -> None:
    rules = load.builtin().rules
    packs = [rule.pack for rule in rules]
    assert packs == sorted(packs)
    assert len({rule.id for rule in rules}) == len(rules)


def test_default_is_tier_one_and_what_of_tier_two_is_no_preview() -> None:
    everything, default = load.builtin().rules, load.ruleset(["default"]).rules
    assert default == tuple(rule for rule in everything if rule.tier == 1 or (rule.tier == 2 and not rule.preview))


def test_a_pack_named_by_itself_is_whole() -> None:
    everything = load.builtin().rules
    pack = everything[0].pack
    assert load.ruleset([pack]).rules == tuple(rule for rule in everything if rule.pack == pack)


def test_the_same_rules_asked_for_twice_are_there_once() -> None:
    pack = load.builtin().rules[0].pack
    assert load.ruleset(["default", pack, "default"]).rules == load.ruleset([pack, "default"]).rules


def test_a_folder_of_the_user_joins_the_default() -> None:
    ruleset = load.ruleset(["default", "./house"], str(HERE))
    assert [rule.id for rule in ruleset.rules[-2:]] == ["house/hype", "house/no-contact"]
    assert ruleset.rules[-1].origin == "./house/rules.yaml"
    assert ruleset.rules[-1].languages == ("en",)
    assert "hype" in ruleset.lists
    assert ruleset.rules[:-2] == load.ruleset(["default"]).rules


def test_a_single_file_is_a_pack(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(RULE, encoding="utf-8")
    assert [rule.id for rule in load.ruleset(["own.yaml"], str(tmp_path)).rules] == ["house/one"]


def test_user_packs_may_name_built_in_lists_and_rules(tmp_path: Path) -> None:
    builtin = load.builtin()
    name = next(iter(builtin.lists))
    text = rule(check=f"{{forbid: {{phrase: [${name}, exciting]}}}}", yields_to=f"[{builtin.rules[0].id}]")
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert load.ruleset(["./own.yaml"], str(tmp_path)).rules[0].yields_to == (builtin.rules[0].id,)


def test_a_rule_that_is_built_in_already_is_refused(tmp_path: Path) -> None:
    pack, _, name = load.builtin().rules[0].id.partition("/")
    (tmp_path / "own.yaml").write_text(rule(id=name).replace("pack: house", f"pack: {pack}"), encoding="utf-8")
    with pytest.raises(PackError, match=f"there is a built-in rule ‘{pack}/{name}’"):
        load.ruleset(["./own.yaml"], str(tmp_path))


def test_all_packs_are_read_before_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(rule(tier="9"), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(rule(id="two", severity="grave"), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load.ruleset(["./two.yaml", "./one.yaml"], str(tmp_path))
    assert [line.partition(":")[0] for line in caught.value.lines()] == ["./two.yaml", "./one.yaml"]


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        ("defualt", "did you mean ‘default’"),
        ("./nowhere", "no pack file or folder ./nowhere"),
        ("./empty", "./empty holds no pack"),
        ("nowhere.yaml", "no pack file or folder nowhere.yaml"),
    ],
)
def test_a_pack_that_is_not_there(pack: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnknownPackError, match=words):
        load.ruleset([pack], str(tmp_path))


def test_a_file_that_is_no_text_is_a_problem_of_that_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"\x00\x01\x02\x03" * 50)
    with pytest.raises(PackError, match="cannot be read"):
        load.ruleset(["./own.yaml"], str(tmp_path))


def checkout(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with rules of its own, which keeps what it compiles to itself."""
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    rules = folder / "rules"
    for pack in ("alpha", "beta"):
        (rules / pack).mkdir(parents=True)
        examples = "{flag: [{text: ⟦exciting⟧}], pass: [{text: dull}]}"
        (rules / pack / "words.yaml").write_text(rule(examples=examples).replace("pack: house", f"pack: {pack}"), encoding="utf-8")
    (rules / "lists").mkdir()
    (rules / "lists" / "ranks.yaml").write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(compiled, "CHECKOUT", os.fspath(folder))
    monkeypatch.setattr(compiled, "FOLDER", os.fspath(folder / "_compiled"))
    return rules


def test_a_broken_built_in_pack_stops_only_those_who_ask_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = checkout(tmp_path, monkeypatch)
    broken = rules / "beta" / "words.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("tier: 2", "tier: 9"), encoding="utf-8")
    assert [rule.id for rule in load.ruleset(["alpha"]).rules] == ["alpha/one"]
    for packs in (["beta"], ["default"], ["alpha", "beta"]):
        with pytest.raises(PackError, match=r"rules/beta/words\.yaml:6:11: tier"):
            load.ruleset(packs)


def test_a_pack_stands_in_the_folder_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = checkout(tmp_path, monkeypatch)
    (rules / "alpha").rename(rules / "gamma")
    with pytest.raises(PackError, match="the folder gamma holds rules of the pack ‘gamma’, not ‘alpha’"):
        load.builtin()


def test_compiled_packs_are_made_anew_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = checkout(tmp_path, monkeypatch)
    assert [rule.severity for rule in load.builtin().rules] == ["warning", "warning"]
    path = rules / "alpha" / "words.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: warning", "severity: error"), encoding="utf-8")
    assert [rule.severity for rule in load.builtin().rules] == ["error", "warning"]


def test_compiled_packs_need_no_yaml() -> None:
    load.builtin()
    code = "import sys; sys.modules['yaml'] = None; from prlint.packs import load; print(len(load.ruleset(['default']).rules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(load.ruleset(["default"]).rules)


def test_examples_are_read_from_the_pack() -> None:
    examples = load.examples("./house", str(HERE))
    assert {name: [e.sort for e in found] for name, found in examples.items()} == {
        "house/hype": ["flag", "flag", "flag", "pass", "pass", "todo"],
        "house/no-contact": ["flag", "pass"],
    }
    assert examples["house/hype"][4].because == "not in the news"


def test_examples_of_the_default_pack_cover_every_built_in_rule() -> None:
    assert list(load.examples("default")) == [rule.id for rule in load.builtin().rules]


def test_rules_that_were_begun_are_those_of_the_pack() -> None:
    whole = {fields["id"]: Rule(**fields) for fields in load._compile_builtin().data["rules"]}
    begun = load.builtin().rules
    assert [rule.title for rule in begun] == [whole[rule.id].title for rule in begun]
    assert {rule.id: rule for rule in begun} == whole


def test_a_rule_has_no_other_fields() -> None:
    with pytest.raises(AttributeError, match="a rule has no colour"):
        load.builtin().rules[0].colour  # noqa: B018 - it is asked for, not used
