"""A planted fault is found however the file was typed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.recall.planting import defects

STRIDE = 48
FORMS: dict[str, Callable[[str], str]] = {
    "lines end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks behind each line": lambda text: re.sub(r"(?m)(?<=\S)$", "  ", text),
    "two blanks behind each sentence": lambda text: re.sub(r"(?<=[a-z\d)]{2}[.?!]) (?=[A-Z“\"])", "  ", text),
}


@pytest.mark.parametrize("how", FORMS)
def test_a_fault_stays_one(how: str) -> None:
    missed = [
        defect.name for defect in defects()[::STRIDE] if not any(found.rule in defect.answers for found in defect.found("for", FORMS[how]))
    ]
    assert missed == []
