"""The form in which rules run, and what becomes of lists, wordings and regimes."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

import pytest

from tests.packs.making import LIST, RULE, around, compile_texts, rule

CHECKS: list[tuple[str, dict[str, Any]]] = [
    (
        "{forbid: [{part: [lead, news]}, {phrase: $ranks, in: [title, lead], skip: [quote, url, back], where: {negated: no}}]}",
        {
            "verb": "forbid",
            "selectors": (
                {"part": ("lead", "news")},
                {
                    "phrase": ("$ranks",),
                    "in": ("headline", "subheadline", "lead", "dateline"),
                    "skip": ("quote", "contact", "references", "media", "source", "end-mark"),
                    "skip_facts": ("quote", "url"),
                    "where": (("field", "negated", ("is", (False,))),),
                },
            ),
        },
    ),
    (
        "{require: {each: {fact: ticker, take: first, per: [symbol, zone]}, belongs: {after: [contact, body]},"
        " must: [{symbol: {present: yes}, called: a symbol}, {in_release: {fact: date, side: before, same: {part: zone}, at_least: 2}}]}}",
        {
            "verb": "require",
            "each": {"fact": ("ticker",), "take": "first", "per": ("symbol", "zone")},
            "must": (
                ((("field", "symbol", ("present", True)),), "a symbol"),
                ((("relation", "in_release", ({"fact": ("date",), "side": "before", "same": (("part", "zone"),), "at_least": 2},)),), None),
            ),
            "belongs": ("after", ("contact", "body")),
        },
    ),
    (
        "{agree: {all: {fact: citation-marker, in: body}, by: [scope], on: style, trust: most}}",
        {"verb": "agree", "all": {"fact": ("citation-marker",), "in": ("body",)}, "by": ("scope",), "on": ("style",), "trust": "most"},
    ),
    (
        "{order: {all: {part: [headline, lead, contact]}, by: kind, as: [headline, [lead, contact]]}}",
        {
            "verb": "order",
            "all": {"part": ("headline", "lead", "contact")},
            "by": "kind",
            "as": ("headline", ("lead", "contact")),
        },
    ),
    (
        "{forbid: {pattern: ['_{4,}', '(?i)tbd'], where: {any_of: [{words: {above: 2, at_most: 9}}, {not: {part: lead}}]}}}",
        {
            "verb": "forbid",
            "selectors": (
                {
                    "pattern": ("_{4,}", "(?i)tbd"),
                    "triggers": (((("_", "____"),),), ((("", "tbd"),),)),
                    "where": (
                        (
                            "any",
                            (
                                (("field", "words", ("all", (("above", ("number", 2)), ("at_most", ("number", 9))))),),
                                (("not", (("field", "part", ("is", ("lead",))),)),),
                            ),
                        ),
                    ),
                },
            ),
        },
    ),
]


@pytest.mark.parametrize(("check", "expected"), CHECKS, ids=[c.split(":")[0].strip("{") + f"-{n}" for n, (c, _) in enumerate(CHECKS)])
def test_checks_take_their_normal_form(check: str, expected: dict[str, Any], tmp_path: Path) -> None:
    compiled = around(tmp_path, rule(check=check))
    assert not compiled.problems
    assert compiled.data["rules"][0]["check"] == expected


TESTS = [
    ("{listings: {present: no}}", ("profile", "listings", ("present", False))),
    ("{sec_status: [domestic, foreign]}", ("profile", "sec_status", ("is", ("domestic", "foreign")))),
    ("{inside_information: no}", ("profile", "inside_information", ("is", (False,)))),
    ("{issuer.legal_name: 'no'}", ("profile", "issuer.legal_name", ("is", ("no",)))),
    ("{listings.ticker: 0700}", ("profile", "listings.ticker", ("is", ("0700",)))),
    ("{house_style.reading_grade: 14}", ("profile", "house_style.reading_grade", ("is", (14,)))),
]


@pytest.mark.parametrize(("asked", "line"), TESTS)
def test_the_profile_is_typed_by_its_keys(asked: str, line: tuple[Any, ...], tmp_path: Path) -> None:
    needs = "{listings: keep, sec_status: keep, inside_information: keep, issuer: keep}"
    compiled = around(tmp_path, rule(unless=f"[{{profile: {asked}}}]", needs=needs))
    assert compiled.data["rules"][0]["unless"] == ((line,),)


def test_everything_around_the_check(tmp_path: Path) -> None:
    compiled = around(
        tmp_path,
        rule(
            when="[{in_release: {part: contact}}, {regime: gazette-listed}]",
            raised="{to: error, when: [{profile: {stage: final}}]}",
            preview="yes",
            gate="yes",
            since='"0.1"',
            once_per="[paragraph, entry]",
            point_at="text",
            needs="{gazette-listed: lower, stage: keep}",
            fix="[{title: Drop it, delete: yes, safety: safe}, {title: Say more, insert_after: ' ', at: text, safety: display}]",
        ),
    )
    assert not compiled.problems
    made = compiled.data["rules"][0]
    assert made["when"] == ((("relation", "in_release", ({"part": ("contact",)},)),), (("regime", ("gazette-listed",)),))
    assert made["raised"] == ("error", ((("profile", "stage", ("is", ("final",))),),))
    assert (made["preview"], made["gate"], made["since"]) == (True, True, "0.1")
    assert (made["once_per"], made["point_at"]) == (("paragraph", "entry"), "text")
    assert made["needs"] == {"gazette-listed": "lower", "stage": "keep"}
    assert made["fixes"] == (
        {"title": "Drop it", "safety": "safe", "edit": "delete", "text": None, "at": None},
        {"title": "Say more", "safety": "display", "edit": "insert_after", "text": " ", "at": "text"},
    )


def test_lists_wordings_and_regimes(tmp_path: Path) -> None:
    data = around(tmp_path, RULE).data
    assert data["lists"]["ranks"]["entries"] == ("leading", "best")
    assert data["lists"]["ranks"]["columns"] == ({}, {"class": "rank"})
    assert data["wordings"]["no-offer"]["text"] == "This is no offer."
    assert data["regimes"]["gazette-listed"] == (
        "listed in the gazette",
        (("profile", "listings.exchange", ("is", ("Gazette",))),),
        (),
    )


def test_phrases_take_in_the_lines_of_lists(tmp_path: Path) -> None:
    compiled = around(tmp_path, rule(check="{forbid: {phrase: [the $ranks maker, $ranks]}}"))
    listed, phrases = compiled.data["rules"][0]["check"]["selectors"][0]["phrase"]
    assert listed == "$ranks"
    assert {first: sorted(following) for first, following in phrases["by_first"].items()} == {"the": ["best", "leading"]}


def test_compiled_packs_are_plain_data(tmp_path: Path) -> None:
    data = around(tmp_path, rule(check="{forbid: {phrase: [very exciting, expect~], where: {words: {above: 2}}}}")).data
    assert marshal.loads(marshal.dumps(data)) == data


def test_examples_are_not_shipped(tmp_path: Path) -> None:
    data = around(tmp_path, rule(examples="{flag: [{text: ⟦exciting⟧}], pass: [{text: dull}]}")).data
    assert "examples" not in data["rules"][0]


def test_a_kind_that_cannot_be_imported_is_an_error_of_that_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prlint.facts import MODULES

    monkeypatch.setitem(MODULES, "ticker", "not_written_yet")
    compiled = around(tmp_path, rule(check="{forbid: {fact: ticker, where: {symbol: {present: yes}}}}", message="'{symbol}'"))
    ((_, found),) = compiled.problems
    assert [d.rule for d in found] == ["pack/missing-kind"]
    assert "not_written_yet" in found[0].message


def test_a_broken_list_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    compiled = compile_texts(tmp_path, list_ranks=LIST.replace("source: invented\n", ""), pack_a=rule(tier="9"))
    assert [d.rule for _, found in compiled.problems for d in found] == ["pack/missing-key", "pack/value"]
