"""Forms on the dealings of managers, held against their own lines."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan

FORM = "Price(s) and volume(s)\n{lines}\nAggregated information\n- Aggregated volume {volume}\n- Price {price}\n"


def dealings(lines: str, volume: str, price: str) -> list[dict[str, object]]:
    text = FORM.format(lines=lines, volume=volume, price=price)
    facts = Facts(Release(text, [Segment("table", ProseSpan(0, len(text)))]))
    return [dict(thing.fields) for thing in facts.of("dealing")]


def test_the_lines_make_the_whole() -> None:
    (found,) = dealings("£1.20 1,000\n£1.40 3,000", "4,000", "£1.35")
    assert found["volume"].meets(found["expected_volume"])
    assert "expected_price" not in found


@pytest.mark.parametrize("lines", ["£1.20 0", "£0.00 0\n£1.00 0"])
def test_nothing_dealt_in_is_held_against_nothing(lines: str) -> None:
    assert dealings(lines, "100", "£1.20") == []
