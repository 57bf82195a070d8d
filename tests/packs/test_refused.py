# ruff: noqa: E501 - one case a line
"""Everything that section 10 of the language refuses, each with the words it is underlined at."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from prlint.packs import File, PackError
from prlint.packs.compile import compile_files
from tests.packs.making import HERE, LIST, REGIMES, RULE, WORDING, around, compile_texts, problems, rule, without_marks

# (name of the problem, keys of a rule with «…» around what is underlined, words of the message)
RULES: list[tuple[str, dict[str, str | None], str]] = [
    ("unknown-key", {"messge": "«»"}, "did you mean ‘message’"),
    ("doubled-key", {"why": "It is.\nwhy: It is not."}, "a second time"),
    ("value", {"severity": "«warnin»"}, "did you mean ‘warning’"),
    ("value", {"tier": "«4»"}, "one of 1, 2, 3"),
    ("value", {"confidence": "«sure»"}, "one of low, medium, high"),
    ("value", {"preview": "«maybe»"}, "yes or no"),
    ("name", {"id": "«One_two»"}, "small letters"),
    ("shape", {"authority": "«practice»"}, "written as a list"),
    ("missing-key", {"authority": "[{«note»: x}]"}, "lacks ‘cite’"),
    ("value", {"authority": "[{cite: x, url: «www.norvane.example»}]"}, "begins with https"),
    ("empty", {"message": "«''»"}, "message is empty"),
    ("shape", {"message": "{«text»: x}"}, "need quotes"),
    # verbs, heads, edits
    ("one-verb", {"check": "{forbid: {part: lead}, «order»: {all: {part: lead}, by: kind, as: [lead]}}"}, "exactly one of"),
    ("one-verb", {"check": "«{}»"}, "exactly one of"),
    ("unknown-key", {"check": "{«forbit»: {part: lead}}"}, "did you mean ‘forbid’"),
    ("one-head", {"check": "{forbid: {part: lead, «phrase»: x}}"}, "part and phrase stand here"),
    ("one-head", {"check": "{forbid: {«in»: lead}}"}, "none stands here"),
    ("one-edit", {"fix": "{title: x, safety: safe, delete: yes, «replace_with»: y}"}, "exactly one of"),
    ("one-edit", {"fix": "{«title»: x, safety: safe}"}, "exactly one of"),
    ("missing-key", {"fix": "{«title»: x, delete: yes}"}, "lacks ‘safety’"),
    ("value", {"fix": "{title: x, safety: safe, delete: «no»}"}, "is left out"),
    ("no-place", {"fix": "{title: x, safety: safe, «insert_there»: y}"}, "where the thing `belongs`"),
    # what can be named
    ("unknown-part", {"check": "{forbid: {part: «headlin»}}"}, "did you mean ‘headline’"),
    ("unknown-part", {"check": "{forbid: {phrase: x, in: [lead, «newz»]}}"}, "did you mean ‘news’"),
    ("unknown-part", {"check": "{forbid: {phrase: x, skip: «qoute»}}"}, "did you mean ‘quote’"),
    ("unknown-kind", {"check": "{forbid: {fact: «tickr»}}"}, "did you mean ‘ticker’"),
    ("unknown-list", {"check": "{forbid: {phrase: «$rank»}}"}, "did you mean ‘ranks’"),
    ("unknown-list", {"check": "{forbid: {phrase: a $«rank» maker}}"}, "did you mean ‘ranks’"),
    ("unknown-list", {"check": "{forbid: {fact: ticker, where: {symbol: {in_list: «$rank»}}}}"}, "did you mean ‘ranks’"),
    ("value", {"check": "{forbid: {fact: ticker, where: {symbol: {in_list: «ranks»}}}}"}, "as in $"),
    ("unknown-kind", {"check": "{forbid: {phrase: a {«tickr»} symbol}}".replace("a {", "'a {").replace("symbol", "symbol'")}, "no fact kind"),
    ("unknown-regime", {"when": "[{regime: «gazet-listed»}]"}, "did you mean ‘gazette-listed’"),
    ("unbound", {"message": "'See {«wording.no-ofer»}.'"}, "did you mean ‘no-offer’"),
    ("unknown-rule", {"yields_to": "[«house/other»]"}, "no rule ‘house/other’"),
    ("unknown-rule", {"yields_to": "«one»"}, "with the pack"),
    ("yields-in-a-circle", {"yields_to": "«house/one»"}, "house/one → house/one"),
    ("unknown-profile-key", {"unless": "[{profile: {«sec_statu»: domestic}}]"}, "did you mean ‘sec_status’"),
    ("unknown-profile-key", {"needs": "{«sec_statu»: keep}"}, "did you mean ‘sec_status’"),
    ("unknown-profile-key", {"message": "«'{profile.sec_statu}'»"}, "did you mean ‘sec_status’"),
    ("unknown-profile-key", {"check": "{forbid: {part: lead, where: {words: {above: «profile.house_style.headline_character»}}}}"}, "did you mean"),
    # fields and values
    ("unknown-field", {"check": "{forbid: {fact: ticker, where: {«symbl»: {present: yes}}}}"}, "did you mean ‘symbol’"),
    ("unknown-field", {"check": "{forbid: {fact: [ticker, citation-marker], where: {«symbol»: {present: yes}}}}"}, "no field ‘symbol’"),
    ("unknown-field", {"check": "{forbid: {fact: ticker, take: first, per: «symbl»}}"}, "did you mean ‘symbol’"),
    ("unknown-field", {"once_per": "«paragraf»"}, "did you mean ‘paragraph’"),
    ("unknown-field", {"once_per": "«page»"}, "no field ‘page’; it can be document, zone, part, paragraph, sentence, text, "),
    ("unknown-field", {"check": "{forbid: {phrase: x, where: {«symbol»: {present: yes}}}}"}, "no field ‘symbol’; they have text, part, zone, words, "),
    ("unknown-field", {"check": "{forbid: {phrase: $ranks, where: {«clas»: rank}}}"}, "did you mean ‘class’"),
    ("unknown-field", {"check": "{forbid: {phrase: [$ranks, best of all], where: {«class»: rank}}}"}, "no field ‘class’"),
    ("unknown-field", {"check": "{agree: {all: {fact: ticker}, by: [«exchang»], on: symbol}}"}, "did you mean ‘exchange’"),
    ("value", {"check": "{forbid: {phrase: $ranks, where: {class: «rang»}}}"}, "did you mean ‘rank’"),
    ("value", {"check": "{forbid: {phrase: x, where: {negated: «maybe»}}}"}, "yes or no"),
    ("value", {"check": "{forbid: {phrase: x, where: {part: «headlin»}}}"}, "did you mean ‘headline’"),
    ("value", {"check": "{forbid: {phrase: x, where: {words: «many»}}}"}, "is a number"),
    ("value", {"check": "{forbid: {fact: wording, where: {id: «no-ofer»}}}"}, "no-offer"),
    ("doubled-value", {"check": "{forbid: {phrase: x, in: [lead, «lead»]}}"}, "a second time"),
    ("types", {"check": "{forbid: {phrase: x, where: {entry: {«above»: 3}}}}"}, "asks of amounts"),
    ("types", {"check": "{forbid: {phrase: x, where: {words: {«matches»: 'x'}}}}"}, "asks of words"),
    ("types", {"check": "{forbid: {phrase: x, where: {entry: {same_as: «negated»}}}}"}, "cannot be compared"),
    ("types", {"check": "{order: {all: {part: lead}, by: kind, as: «rising»}}"}, "list the order"),
    ("value", {"check": "{order: {all: {part: [lead, body]}, by: kind, as: [lead, [body, «boddy»]]}}"}, "did you mean ‘body’"),
    ("unknown-test", {"check": "{forbid: {phrase: x, where: {entry: {«is»: y}}}}"}, "no test ‘is’"),
    # sentences
    ("unbound", {"message": "'Not {«txt»}.'"}, "did you mean ‘text’"),
    ("unbound", {"message": "'Not {«missing»}.'"}, "`require` only"),
    ("unbound", {"message": "'Not {«other.text»}.'"}, "named ‘other’"),
    ("unbound", {"fix": "{title: 'Write {«symbol»}', safety: safe, replace_with: x}"}, "no"),
    ("unbound", {"fix": "{title: x, safety: safe, replace_with: '{«prefer»}'}"}, "no"),
    (
        "unbound",
        {"check": "{require: {each: {part: lead}, must: [{holds: {fact: ticker}}]}}", "message": "'It lacks {«missing»}.'"},
        "is `called`",
    ),
    (
        "unbound",
        {
            "check": "{forbid: {phrase: x, where: {same_sentence: {fact: ticker, as: share}}}}",
            "message": "'{text} is {«share.symbl»}'",
        },
        "did you mean ‘symbol’",
    ),
    (
        "unbound",
        {"check": "{forbid: [{phrase: x, where: {same_sentence: {fact: ticker, as: share}}}, {phrase: y}]}", "message": "'{«share.symbol»}'"},
        "named ‘share’",
    ),
    (
        "unbound",
        {
            "check": "{forbid: {phrase: x, where: {any_of: [{next_to: {fact: ticker, as: it}}, {next_to: {fact: url, as: it}}]}}}",
            "message": "'{«it.symbol»}'",
        },
        "no field ‘symbol’",
    ),
    ("unbound", {"check": "{forbid: {phrase: x, where: {next_to: {fact: ticker, label: 'as {«symbl»}'}}}}"}, "no"),
    # places
    ("not-printed", {"point_at": "«entry»"}, "not printed"),
    ("not-printed", {"fix": "{title: x, safety: safe, at: «part», delete: yes}"}, "not printed"),
    ("unbound", {"fix": "{title: x, safety: safe, at: «share.symbol», delete: yes}"}, "named ‘share’"),
    ("no-place", {"check": "{require: {«each»: {part: document}, must: [{in_release: {part: contact}}]}}"}, "say where it `belongs`"),
    # relations, take and needs
    ("without-take", {"check": "{forbid: {phrase: x, «per»: entry}}"}, "without ‘take’"),
    ("without-take", {"check": "{forbid: {phrase: x, «being»: {negated: no}}}"}, "without ‘take’"),
    ("value", {"check": "{forbid: {phrase: x, take: «nearest»}}"}, "first, last, later"),
    ("outside-relation", {"check": "{forbid: {phrase: x, «same»: [entry]}}"}, "in a relation only"),
    ("nothing-to-compare", {"when": "[{in_release: {fact: ticker, «same»: [symbol]}}]"}, "no thing is asked here"),
    ("no-thing", {"when": "[{«same_part»: {fact: ticker}}]"}, "there is none yet"),
    ("no-thing", {"when": "[{«symbol»: {present: yes}}]"}, "there is none yet"),
    ("useless-name", {"unless": "[{same_sentence: {fact: ticker, «as»: share}}]"}, "no finding tells of it"),
    ("types", {"check": "{forbid: {phrase: x, where: {in_release: {fact: ticker, same: {symbol: «negated»}}}}}"}, "cannot be compared"),
    ("missing-need", {"unless": "[{profile: {«sec_status»: domestic}}]"}, "`needs` must say"),
    ("missing-need", {"when": "[{regime: «gazette-listed»}]"}, "`needs` must say"),
    ("missing-need", {"raised": "{to: error, when: [{profile: {«stage»: final}}]}"}, "`needs` must say"),
    ("unused-need", {"needs": "{«sec_status»: keep}"}, "nothing in this rule leans on"),
    ("value", {"needs": "{sec_status: «lowered»}"}, "did you mean ‘lower’"),
    ("value", {"raised": "{to: «info», when: [{negated: no}]}"}, "not above warning"),
    # words
    ("phrase", {"check": "{forbid: {phrase: '«[»clinical]'}}"}, "could match nothing"),
    ("phrase", {"check": "{forbid: {phrase: 'very «)»'}}"}, "closes nothing"),
    ("phrase", {"check": "{forbid: {phrase: «.».. gap}}"}, "a word on either side"),
    ("pattern", {"check": "{forbid: {pattern: '(?:a«+»)+'}}"}, "inside a repeat"),
    ("pattern", {"check": "{forbid: {pattern: '«(»?=x)y'}}"}, "looking ahead"),
    ("pattern", {"check": "{forbid: {pattern: '«a»*'}}"}, "could match nothing"),
    ("pattern", {"check": "{forbid: {phrase: x, where: {entry: {matches: 'a\\«1»'}}}}".replace("a\\«1»", "a«\\»1")}, "references back"),
    # examples
    ("example", {"examples": "{flag: [{«text»: plain}]}"}, "marks its place"),
    ("example", {"examples": "{pass: [{«text»: a ⟦marked⟧ one}]}"}, "marks nothing"),
    ("example", {"examples": "{flag: [{text: a «⟦»marked one}]}"}, "do not pair"),
    ("example", {"examples": "{flag: [{text: a ⟦marked⟧ o«⟧»ne}]}"}, "do not pair"),
    ("example", {"examples": "{flag: [{«in»: lead}]}"}, "either text or parts"),
    ("unknown-part", {"examples": "{pass: [{in: «headlin», text: x}]}"}, "did you mean ‘headline’"),
    ("example", {"examples": "{pass: [{parts: [{«lead»: x, body: y}]}]}"}, "one kind with its words"),
    ("unknown-profile-key", {"examples": "{pass: [{text: x, profile: {marks: [{«txt»: y}]}}]}"}, "did you mean ‘marks.text’"),
    ("example", {"examples": "{flag: [{text: ⟦x⟧, «fixed»: y}]}"}, "has no fix"),
    ("example", {"examples": "{pass: [{text: x, «severity»: info}]}"}, "nothing is reported"),
    ("unknown-key", {"examples": "{flag: [{text: ⟦x⟧, «becaus»: y}]}"}, "did you mean ‘because’"),
]


@pytest.mark.parametrize(("name", "changed", "words"), RULES, ids=[f"{n}-{r[0]}" for n, r in enumerate(RULES)])
def test_rule_is_refused_at_its_place(name: str, changed: dict[str, str | None], words: str, tmp_path: Path) -> None:
    marked = rule(**changed)
    text, start, end = without_marks(marked) if "«" in marked else (marked, -1, -1)
    found = [p for _, of_file in around(tmp_path, text).problems for p in of_file if p.rule == f"pack/{name}"]
    assert found, f"expected {name}"
    fitting = [p for p in found if words in p.message]
    assert fitting, found[0].message
    if end > start >= 0:
        assert (start, end) in [(p.place.span.start, p.place.span.end) for p in fitting]


@pytest.mark.parametrize("key", ["id", "title", "tier", "severity", "confidence", "message", "why", "authority", "check"])
def test_a_lacking_key_is_reported_at_the_rule(key: str, tmp_path: Path) -> None:
    whole = yaml.safe_load(RULE)
    del whole["rules"][0][key]
    found = problems(around(tmp_path, yaml.safe_dump(whole, sort_keys=False)))
    assert [(name, message) for name, message, _ in found] == [("pack/missing-key", f"a rule lacks ‘{key}’")]


def test_built_in_rules_need_both_sorts_of_example(tmp_path: Path) -> None:
    found = problems(around(tmp_path, rule(examples="{flag: [{text: ⟦exciting⟧}]}"), built_in=True))
    assert [message for _, message, _ in found] == ["examples lacks ‘pass’"]
    assert not around(tmp_path, RULE).problems


# (name, the file with «…», words)
FILES = [
    ("misnamed", "list_ranks", LIST.replace("list: ranks", "list: «rank»"), "called ‘ranks’"),
    ("missing-key", "list_ranks", LIST.replace("source: invented\n", "").replace("list: ranks", "«list»: ranks"), "lacks ‘source’"),
    ("value", "list_ranks", LIST.replace("class: rank}", "class: «rang»}"), "did you mean ‘rank’"),
    ("unknown-key", "list_ranks", LIST.replace("class: rank}", "«clas»: rank}"), "did you mean ‘class’"),
    ("doubled-value", "list_ranks", LIST.replace("[leading,", "[leading, «Leading»,"), "a second time"),
    ("phrase", "list_ranks", LIST.replace("[leading,", "[leading, 'the «[»best',"), "is missing"),
    ("phrase", "list_ranks", LIST.replace("[leading,", "[leading, the «$»others,"), "cannot stand inside"),
    ("name", "list_ranks", LIST.replace("class: [rank", "«entry»: [rank"), "already"),
    ("core", "wording_no_offer", WORDING.replace("core: [no offer]", "core: [no «offers»]").replace("no «offers»", "«no offers»"), "not hold"),
    ("missing-key", "wording_no_offer", WORDING.replace("trigger: [no offer]\n", "").replace("wording:", "«wording»:"), "lacks ‘trigger’"),
    ("only-profile", "regimes", REGIMES.replace("profile: {listings.exchange: Gazette}", "«in_release»: {part: lead}"), "only the profile"),
    ("doubled-id", "regimes", REGIMES + "  - {id: «gazette-listed», title: again, stated: {profile: {stage: final}}}\n", "a second time"),
    ("name", "pack_a", RULE.replace("pack: house", "pack: «default»"), "cannot be the name"),
    ("unknown-key", "pack_a", RULE.replace("title: House rules", "title: House\n«titel»: rules"), "did you mean ‘title’"),
]


@pytest.mark.parametrize(("name", "file", "marked", "words"), FILES, ids=[f"{n}-{f[0]}" for n, f in enumerate(FILES)])
def test_file_is_refused_at_its_place(name: str, file: str, marked: str, words: str, tmp_path: Path) -> None:
    text, start, end = without_marks(marked)
    found = [p for _, of_file in compile_texts(tmp_path, **{file: text}).problems for p in of_file if words in p.message]
    assert (f"pack/{name}", start, end) in [(p.rule, p.place.span.start, p.place.span.end) for p in found]


def test_two_rules_with_one_id_name_the_first(tmp_path: Path) -> None:
    found = compile_texts(tmp_path, pack_a=RULE, pack_b=RULE).problems
    assert [d.message for _, of_file in found for d in of_file] == [
        "the rule ‘house/one’ stands here a second time; the first is at a.yaml:4:9"
    ]


def test_two_rules_with_one_id_in_one_file_label_the_first(tmp_path: Path) -> None:
    ((_, (problem,)),) = compile_texts(tmp_path, pack_a=RULE + RULE.partition("rules:\n")[2]).problems
    assert [(label.message, label.place.start.line) for label in problem.labels] == [("first here", 4)]


def test_a_circle_of_yielding_is_shown_whole(tmp_path: Path) -> None:
    two = RULE.replace("id: one", "id: two") + "    yields_to: house/one\n"
    messages = [m for _, m, _ in problems(compile_texts(tmp_path, pack_a=rule(yields_to="house/two"), pack_b=two))]
    assert messages[0] == "these rules yield to each other: house/one → house/two → house/one"


def test_one_run_finds_every_problem() -> None:
    """A pack with mistakes of every kind; the expected lines are data beside it."""
    folder = HERE / "broken"
    files = [File(str(path), path.name, "pack") for path in sorted(folder.glob("*.yaml"))]
    lines = PackError(compile_files(files).problems).lines()
    assert lines == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
