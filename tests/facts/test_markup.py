"""Left-over markup, each language by its own reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.growth import is_linear
from tests.making import facts


def found(text: str) -> list[tuple[str, str, str]]:
    release = facts(body=text)
    return [(t.fields["language"], t.span.of(release.prose), t.fields["plain"]) for t in release.of("markup")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b", ("html", "<br>", "\n")),
        ("<0>a</0>", ("html", "<0>", "")),
        ('<span class="x">a', ("html", '<span class="x">', "")),
        ("<w:p>a</w:p>", ("html", "<w:p>", "")),
        ("<!-- note -->", ("html", "<!-- note -->", "")),
        ("{ font-family: Arial; }", ("html", "{ font-family: Arial; }", "")),
        ("it is **new** here", ("markdown", "**", "")),
        ("Calidex**®** is", ("markdown", "**", "")),
        ("it is *new* here", ("markdown", "*", "")),
        ("it is _new_ here", ("markdown", "_", "")),
        ("run `prlint` now", ("markdown", "`", "")),
        ("## Norvane", ("markdown", "## ", "")),
        ("see [here](https://norvane.com)", ("markdown", "[here](https://norvane.com)", "here (https://norvane.com)")),
        ("[norvane.com](https://norvane.com)", ("markdown", "[norvane.com](https://norvane.com)", "norvane.com")),
        ("a | b\n--- | ---\n", ("markdown", "--- | ---", "")),
        ("5\\* stars", ("markdown", "\\*", "*")),
        ("as said[^1]", ("markdown", "[^1]", "")),
        ("the \\textbf{new} one", ("latex", "\\textbf{new}", "new")),
        ("5 \\mu g", ("latex", "\\mu", "µ")),
        ("$p < 0.0001$", ("latex", "$p < 0.0001$", "p < 0.0001")),
        ("about $10^{-3}$", ("latex", "$10^{-3}$", "10-3")),
        ("H_{2}O", ("latex", "_{2}", "2")),
        ("5\\% more", ("latex", "\\%", "%")),
        ("{% include x %}", ("template", "{% include x %}", "")),
        ("Dear ${name}", ("template", "${name}", "")),
        ("[caption id=1]", ("template", "[caption id=1]", "")),
        ("a&nbsp;b", ("entity", "&nbsp;", "\u00a0")),
        ("Norvane&#8217;s", ("entity", "&#8217;", "’")),
        ("Norvane\\u2019s", ("entity", "\\u2019", "’")),
        ("End.\\nNext", ("entity", "\\n", "\n")),
        ("Norvane=E2=80=99s", ("entity", "=E2=80=99", "’")),
    ],
)
def test_each_language(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "- a hyphen opens a line\n- and another",
        "* a star opens a line",
        "1. a number opens a line",
        "LEEDS, England--(BUSINESS WIRE)--Norvane",
        "p<0.001 and x>5, A<B>C, <5>",
        "net income* rose, margin* fell",
        "*Adjusted for tax. *See the note.",
        "Our share reached 18%**. Debt without leases***, all told, fell.",
        "###",
        "# # #",
        "* * *",
        "our #1 plant",
        "It cost $5 million to $6 million.",
        "from $5 to $10^ and more",
        "AT&T; Q&A; R&D;",
        "C:\\new\\beta\\text",
        "a_snake_case name and ____",
        "{{name}} is a blank",
        "www.norvane.com/?a=1&copy=2&reg;=3",
        "10^6 cells",
        "see [1] and (2)",
        "``quoted''",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_marks_of_a_pair_stand_alone_and_never_overlap() -> None:
    assert [span for _, span, _ in found("a **b** and *c* and `d`")] == ["**", "**", "*", "*", "`", "`"]


def test_pumped_text_takes_linear_time() -> None:
    def prepare(size: int) -> Callable[[], object]:
        release = facts(body="*a _b `c <d [e $f \\g " * size)
        return lambda: release.of("markup")

    assert is_linear(prepare, 400, 4000)
