"""Laws of the facts about parts, contacts, people and addresses that hold for any text whatever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prlint.facts import Facts, kind_of
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.growth import is_linear

KINDS = ("part", "paragraph", "email", "url", "phone", "ticker", "markup", "contact", "seam", "person")
WORDS = ["Dana Ruiz", "Inc.", "Norvane", "Director", "Media Contact", "Email", "Tel", "GmbH", "CEO", "Nasdaq: NRVN", "617-944-6118"]
MARKS = [":", " ", "\n", "\r\n", ", ", "press@", "norvane.com", "www.", "@", "(", ")", "“", "**", "<0>", "&amp;", "\\", "$", "é", "\u200b"]
PIECES = st.sampled_from(WORDS + MARKS)


def read(text: str, kind: str = "contact") -> Facts:
    return Facts(Release(text, [Segment(kind, ProseSpan(0, len(text)))] if text else []))


@given(st.lists(st.one_of(PIECES, st.characters(codec="utf-8")), max_size=25).map("".join))
@example("@Inc.0")  # a stop whose word is another field's
@settings(max_examples=150)
def test_things_lie_in_the_text_and_keep_to_their_declaration(text: str) -> None:
    facts = read(text)
    for kind in KINDS:
        fields = kind_of(kind).fields
        for thing in facts.of(kind):
            assert 0 <= thing.span.start < thing.span.end <= len(text)
            assert set(thing.fields) <= set(fields)
            for name, place in thing.places.items():
                assert fields[name] != "printed" or thing.fields[name] == place.of(text)
            for name, value in thing.fields.items():
                assert not isinstance(fields[name], tuple) or value in fields[name]


PUMPED = ["a.", "1 ", "A b ", "a@", "1-", "(617) ", "Dana ", "*a ", "<a ", "NYSE: A, ", "Dr. ", "x:", "a-a."]
PUMPED += ["10 shares ", "per share $0.10 ", "HR 0.5 (95% CI 0.4-0.6) ", "will ", "“a” ", "Norvane, Inc. ", "Dana Ruiz\n617-555-0142\n\n"]


@pytest.mark.parametrize("piece", PUMPED)
@pytest.mark.parametrize("part", ["contact", "body"])
def test_pumped_text_takes_linear_time(piece: str, part: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        facts = read(piece * size, part)
        _ = facts.sentences, facts.words
        return lambda: [facts.of(kind) for kind in KINDS[2:]]

    assert is_linear(prepare, 300, 3000)
