"""Laws of the facts that do sums which hold for any text whatever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prlint.facts import TRIGGERS, Facts, kind_of
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.growth import is_linear

KINDS = (
    *("identifier", "interval", "doubled-number", "proportion", "announced-list", "announced-item", "change", "range", "sum", "summand"),
    *("issue", "table-change"),
)
PIECES = [
    *("ISIN", "LEI:", "CUSIP", "SEDOL", "US0378331005", "037833 10 0", "B7N0RV5", "213800LBQA1Y9L22JB70"),
    *("95% CI", "HR", "0.66", "0.52-0.83", "45%", "to", "months", "p=0.01"),
    *("four", "one hundred and", "eighty", "(4)", "($1,000)", "(50%)", "percent", "million", "dollars"),
    *("12", "30", "of", "/", "out of", "patients", "(40%)", "Of the", "n="),
    *("five abstracts:", "the following three posters:", "•", "1.", "2)", "in two parts:", "items"),
    *("doubled", "threefold", "4x", "three times", "rose", "from", "$4 million", "$9 million", "42%", "between", "and", "expects"),
    *("Total", "Total revenue", "Net income", "Adjusted EBITDA", "Gross profit", "10,204", "(9,871)", "2026", "Less:"),
    *("p", "= 0.03", "95% CI", "(0.5-0.8)", "hazard ratio", "OR", "0.66", "dividend", "payable on", "May 4, 2026", "of record", "by"),
    *("10,000,000 units", "at $0.15 per unit", "gross proceeds of", "$1,500,000"),
    *("Rule 2.6", "firm intention to make an offer", "©", "Copyright", "(c)", "confidence limit"),
    *(" ", "\n", "\n\n", ", ", ". ", ": ", "–", "-", "—", "\u00a0", "é", "\t", "|"),
]
PUMPS = [
    "ISIN US0378331005, ",
    "CUSIP is the new one of all ",
    "HR 0.66 (95% CI 0.52-0.83) ",
    "45% of cases (95% CI 35-55) ",
    "one hundred and ",
    "four (4) ",
    "1,000 units at $9 per unit for gross proceeds of $9,000 ",
    "gross proceeds of ",
    "Sales  44.0  40.0  10%\n",
    "twenty-(",
    "12 of 30 (40%) ",
    "12 of 30 patients in all ",
    "40% (12/30) ",
    "five abstracts:\n",
    "five abstracts:\n• one\n",
    "Norvane has three sites:\n• one\n• two\nThe end came. ",
    "Norvane has three sites:\n\n• one\n\n• two\n\nThe end came.\n\n",
    "• one\n\n",
    "Sales doubled to $9 million from $4 million. ",
    "doubled ",
    "3% to 45% from 42% ",
    "4x ",
    "$9-8 million ",
    "between 9% and ",
    "$9 - ",
    "Total  1,234  2,345\n",
    "Net income  1,234  2,345\nAdjusted EBITDA  9  8\n",
    "Cash  1,234  2,345\n",
    "Operating expenses:\nResearch  14\nTotal operating expenses  15\n",
    "Gain  5\nAdjusted net income  9\n",
    "- - 1 ",
]


def read(text: str, kind: str) -> Facts:
    return Facts(Release(text, [Segment(kind, ProseSpan(0, len(text)))] if text else []))


TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(codec="utf-8")), max_size=30).map(" ".join)


@given(TEXTS, st.sampled_from(["body", "table"]))
@settings(max_examples=200)
def test_things_lie_in_the_text_and_keep_to_their_declaration(text: str, part: str) -> None:
    facts = read(text, part)
    for kind in KINDS:
        fields = kind_of(kind).fields
        for thing in facts.of(kind):
            assert 0 <= thing.span.start < thing.span.end <= len(text)
            assert set(thing.fields) <= set(fields)
            for name, place in thing.places.items():
                assert thing.fields[name] == place.of(text)
            for name, value in thing.fields.items():
                assert not isinstance(fields[name], tuple) or value in fields[name]


@pytest.mark.parametrize("pump", PUMPS)
def test_pumped_text_takes_linear_time(pump: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        facts = read((pump * size)[: 25 * size], "body" if "•" in pump or "abstracts" in pump else "table")
        _ = facts.sentences, facts.words
        return lambda: [facts.of(kind) for kind in KINDS]

    assert is_linear(prepare, 300, 3000)


@given(TEXTS, st.sampled_from(["body", "table"]))
@settings(max_examples=100)
def test_a_text_without_its_triggers_has_no_things_of_a_kind(text: str, part: str) -> None:
    facts = read(text, part)
    for kind in TRIGGERS:
        if not facts._may_have(kind):
            assert list(kind_of(kind).find(facts)) == []
