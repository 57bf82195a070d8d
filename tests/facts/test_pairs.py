"""Brackets and quotation marks, and which of them lack a partner."""

from __future__ import annotations

import pytest

from tests.making import facts, things


def lone(kind: str, text: str) -> list[tuple[str, str]]:
    found = [(thing.span.of(text), thing.fields.get("pairing", "paired")) for thing in things(kind, body=text)]
    return [(mark, pairing) for mark, pairing in found if pairing != "paired"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a plant (in Leeds) [open]", []),
        ("a plant (in Leeds", [("(", "unclosed")]),
        ("a plant in Leeds)", [(")", "unopened")]),
        ("a (plant [in) Leeds]", []),
        ("a (plant [in) Leeds", [("[", "unclosed")]),
        ("(one\n\ntwo)", []),
        ("(one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight)", [("(", "unclosed"), (")", "unopened")]),
        ("a) one, b) two, iv) four", []),
        ("good :) or bad :(", []),
        ("the interval (0.5, 0.9] is half open", []),
    ],
)
def test_brackets_without_a_partner(text, left):
    assert lone("bracket", text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“We met it,” said Ruiz.", []),
        ("“We met it, said Ruiz.", [("“", "unclosed")]),
        ("We met it,” said Ruiz.", [("”", "unopened")]),
        ('"We met it," said Ruiz. "It is done.', [('"', "unclosed")]),
        ("“We met it.\n\n“It is done,” said Ruiz.", []),
        ("“We met it, said Ruiz.\n\n“It is done,” he added.", [("“", "unclosed")]),
        ("“We met it.\n\nIt is done,” said Ruiz.", []),
        ('(the " Company " or " Norvane " ) opened', []),
        ('"We met it," said Ruiz. " Norvane goes on."', []),
        ('We met it, " said Ruiz.', [('"', "unopened")]),
        ('5\' 10" wide and 6" long', []),
        ("Norvane's ’90s", []),
    ],
)
def test_quotation_marks_without_a_partner(text, left):
    assert lone("quotation-mark", text) == left


def test_a_speech_begins_in_one_part_of_the_news_and_ends_in_the_next():
    marks = facts(quote="Dana Ruiz said: “We met it.", body="I thank all.”").of("quotation-mark")
    assert {thing.fields["pairing"] for thing in marks} == {"paired"}


def test_the_parts_of_a_release_share_no_pair():
    brackets = facts(body="(one", boilerplate="About Norvane two)").of("bracket")
    assert [thing.fields["pairing"] for thing in brackets] == ["unclosed", "unopened"]
