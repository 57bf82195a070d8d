"""Fixes: made together, in the encoding of the file, and only if each removes its finding and brings no new one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.diagnostic import Diagnostic, Edit, Fix, Label, Place
from prlint.fix import fixed
from prlint.run import Checked
from prlint.text.source import Source
from prlint.text.span import SourceSpan

Rule = tuple[str, str, str, str]  # id, pattern, what stands there instead, safety


class Toy:
    """A checker whose rules are patterns, and which counts how often it is asked."""

    def __init__(self, *rules: Rule, format_name: str = "text") -> None:
        self.rules, self.format_name, self.asked = rules, format_name, 0

    def __call__(self, source: Source) -> Checked:
        self.asked += 1
        found = [self._finding(source, rule, match) for rule in self.rules for match in re.finditer(rule[1], source.text)]
        found.sort(key=lambda d: d.place.span)
        return Checked(source.name, source, self.format_name, diagnostics=tuple(found))

    def _finding(self, source: Source, rule: Rule, match: re.Match[str]) -> Diagnostic:
        name, _, instead, safety = rule
        place = _place(source, SourceSpan(*match.span()))
        fix = Fix(f"Write {instead}", safety, (Edit(place.span, match.expand(instead)),))
        return Diagnostic(name, "warning", "high", "no", "body", match[0], place, (), (fix,), (), f"{name}{match.start()}")


def _place(source: Source, span: SourceSpan) -> Place:
    return Place(span, source.lines.position(span.start), source.lines.position(span.end))


def after(text: str, *rules: Rule, unsafe: bool = False, encoding: str = "utf-8", format_name: str = "text") -> str:
    source, check = Source("a.txt", text, encoding), Toy(*rules, format_name=format_name)
    return fixed(source, check(source), check, unsafe).source.text


A_TO_B: Rule = ("x/a", "a", "b", "safe")


@pytest.mark.parametrize(
    ("text", "rules", "result"),
    [
        ("a c a", (A_TO_B,), "b c b"),
        ("aa", (A_TO_B,), "bb"),
        ("a", (("x/a", "a", "", "safe"),), ""),
        ("a", (("x/a", "a", "b", "safe"), ("x/b", "b", "c", "safe")), "a"),
        ("a d", (("x/a", "a", "e", "safe"), ("x/d", "d", "f", "safe")), "e f"),
        ("a", (("x/a", "a", "a ", "safe"),), "a"),
        ("a d", (("x/a", "a", "aa", "safe"), ("x/d", "d", "f", "safe")), "a f"),
        ("a", (("x/a", "a", "b", "unsafe"),), "a"),
        ("a", (("x/a", "a", "b", "display"),), "a"),
        ("ab", (("x/ab", "ab", "c", "safe"), ("x/b", "b", "d", "safe")), "c"),
    ],
    ids=["all", "touching", "deleted", "brings another", "two rules", "stays", "one to blame", "unsafe", "display", "overlapping"],
)
def test_what_is_made(text: str, rules: tuple[Rule, ...], result: str) -> None:
    assert after(text, *rules) == result


def test_unsafe_fixes_are_made_when_asked_for_and_shown_ones_never() -> None:
    rules = (("x/a", "a", "b", "unsafe"), ("x/c", "c", "d", "display"))
    assert after("a c", *rules, unsafe=True) == "b c"


def test_one_that_fails_stops_none_of_the_others() -> None:
    good = "".join(f"g{number} " for number in range(20))
    rules = (("x/good", r"g(\d+)", r"h\1", "safe"), ("x/bad", "q", "qq", "safe"))
    assert after(f"{good}q {good}", *rules) == f"{good}q {good}".replace("g", "h")


def test_a_file_is_checked_a_bounded_number_of_times() -> None:
    check = Toy(("x/bad", "q", "qq", "safe"))
    source = Source("a.txt", "q " * 200)
    assert fixed(source, check(source), check).source.text == source.text
    assert check.asked < 100


def test_the_second_place_of_a_finding_is_no_new_finding() -> None:
    class Once(Toy):
        def __call__(self, source: Source) -> Checked:
            checked = super().__call__(source)
            first, *others = checked.diagnostics or (None,)
            if first is None:
                return checked
            labels = tuple(Label("also here", other.place) for other in others if other is not None)
            return checked.but(diagnostics=(first.but(labels=labels),))

    check, source = Once(A_TO_B), Source("a.txt", "a a a")
    done = fixed(source, check(source), check)
    assert (done.source.text, done.made) == ("b b b", 3)


@pytest.mark.parametrize(
    ("encoding", "format_name", "result"),
    [
        ("utf-8", "text", "Łódź"),
        ("cp1252", "text", "Lodz"),
        ("iso8859_2", "text", "Łódź"),
        ("cp1252", "html", "&#321;ód&#378;"),
        ("utf-8", "docx", "Lodz"),
        ("utf-8", "pdf", "Lodz"),
    ],
)
def test_what_the_encoding_and_the_format_allow(encoding: str, format_name: str, result: str) -> None:
    assert after("Lodz", ("x/city", "Lodz", "Łódź", "safe"), encoding=encoding, format_name=format_name) == result


def test_encoding_and_mark_stay() -> None:
    source, check = Source("a.txt", "a\r\n", "utf-16-le", b"\xff\xfe"), Toy(A_TO_B)
    done = fixed(source, check(source), check).source
    assert (done.text, done.encoding, done.bom, done.name) == ("b\r\n", "utf-16-le", b"\xff\xfe", "a.txt")


def test_a_fix_that_was_in_another_s_way_is_tried_again() -> None:
    rules: list[Rule] = [("x/2", "b", "a", "safe"), ("x/3", "ab", "", "safe"), ("x/4", "c", "cc", "safe"), ("x/7", "bc", "d", "safe")]
    check, source = Toy(*rules), Source("a.txt", "bbc")
    assert fixed(source, check(source), check).source.text == "ad"


RULES: list[Rule] = [
    ("x/1", "a", "b", "safe"), ("x/2", "b", "a", "safe"), ("x/3", "ab", "", "safe"), ("x/4", "c", "cc", "safe"), ("x/5", "aa", "c", "safe"),
    ("x/6", "(?=d)", "c", "safe"), ("x/7", "bc", "d", "safe"),
]  # fmt: skip


@given(st.text(alphabet="abcd ", max_size=30), st.lists(st.sampled_from(RULES), unique=True, max_size=4))
def test_fixing_ends_leaves_no_more_findings_and_stays_as_it_is(text: str, rules: list[Rule]) -> None:
    check, source = Toy(*rules), Source("a.txt", text)
    before = check(source)
    done = fixed(source, before, check)
    assert done.checked == check(done.source)
    assert {d.rule for d in done.checked.diagnostics} <= {d.rule for d in before.diagnostics}
    if check.asked < 80:
        assert fixed(done.source, done.checked, check).source.text == done.source.text
