"""Findings that somebody answered for."""

from __future__ import annotations

import pytest

from prlint.config import Allow
from prlint.diagnostic import Diagnostic, Place
from prlint.suppress import Outcome, suppress
from prlint.text.projection import Comment, Projection
from prlint.text.source import Source
from prlint.text.span import SourceSpan

RULES = {"a/one", "a/two"}
HERE = "a/one"


def _markup(text: str) -> tuple[Source, Projection]:
    """A toy format: what stands in {{…}} is a comment."""
    pieces, comments, at, prose = [], [], 0, 0
    while (start := text.find("{{", at)) >= 0:
        end = text.index("}}", start) + 2
        pieces.append((text[at:start], SourceSpan(at, start), True))
        prose += start - at
        comments.append(Comment(text[start + 2 : end - 2], SourceSpan(start, end), prose))
        at = end
    pieces.append((text[at:], SourceSpan(at, len(text)), True))
    return Source("a.md", text), Projection("toy", text, pieces, comments=comments)


def _outcome(text: str, word: str = "!!", allow: tuple[Allow, ...] = (), path: str = "a.md", ran: set[str] = RULES) -> Outcome:
    """The outcome where rule a/one finds every `word`."""
    source, projection = _markup(text)
    found, at = [], -1
    while (at := text.find(word, at + 1)) >= 0:
        span = SourceSpan(at, at + len(word))
        place = Place(span, source.lines.position(span.start), source.lines.position(span.end))
        found.append(Diagnostic(HERE, "error", "high", "Loud.", "body", word, place))
    return suppress(found, source, projection, ran, RULES, allow, path)


def _lines(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(d.rule, d.place.start.line) for d in diagnostics]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{prlint: allow a/one counsel}}\none!!\n\ntwo!!\n", [4]),
        ("{{prlint: allow a/one counsel}}\n\n\none!!\n\ntwo!!\n", [6]),
        ("one!!\n\n{{prlint: allow a/one counsel}}\ntwo!!\nand!!\n", [1]),
        ("one {{prlint: allow a/one counsel}} more!!\nand!!\n\ntwo!!\n", [4]),
        ("one!! {{prlint: allow a/one counsel}}\n\ntwo!!\n", [3]),
        ("{{prlint: allow a/two x}}\n{{prlint: allow a/one counsel}}\none!!\n\ntwo!!\n", [5]),
        ("{{prlint:allow  a/one  counsel\n said so}}\none!!\n", []),
        ("one!!\n\ntwo!!\n\n{{prlint: allow-file a/one counsel}}\n", []),
        ("{{ a remark on prlint }}\none!!\n", [2]),
        ("{{prlint: allow a/one counsel}}\r\rone!!\r\rtwo!!\r", [5]),
    ],
)
def test_what_a_comment_answers_for(text: str, left: list[int]) -> None:
    outcome = _outcome(text, ran={HERE})
    assert _lines(outcome.diagnostics) == [(HERE, line) for line in left]
    assert all(s.by == "comment" and s.reason.startswith("counsel") for s in outcome.suppressed)
    assert len(outcome.suppressed) == text.count("!!") - len(left)


@pytest.mark.parametrize(
    ("comment", "rule", "words"),
    [
        ("prlint: allow a/one", "prlint/suppression-without-reason", "say why ‘a/one’"),
        ("prlint: allow a/one --", "prlint/suppression-without-reason", "say why ‘a/one’"),
        ("prlint: allow", "prlint/unused-suppression", "‘allow’ names no rule"),
        ("prlint: allow one it is loud", "prlint/unused-suppression", "there is no rule ‘one’"),
        ("prlint: allow a it is loud", "prlint/unused-suppression", "there is no rule ‘a’"),
        ("prlint: alow a/one it is loud", "prlint/unused-suppression", "did you mean ‘allow’?"),
        ("prlint: alow a/one it is loud", "prlint/unused-suppression", "‘alow’; did you mean ‘allow’? Write allow or allow-file, the rule"),
        ("prlint: disable a/one", "prlint/unused-suppression", "does not know ‘disable’; write allow or allow-file, the rule"),
        ("prlint: allow b/two so", "prlint/unused-suppression", "there is no rule ‘b/two’; did you mean ‘a/two’? A suppression names one"),
        ("prlint: allow-all it is loud", "prlint/unused-suppression", "did you mean"),
        ("PRLINT: ALLOW a/one it is loud", "prlint/unused-suppression", "prlint does not know ‘ALLOW’; did you mean ‘allow’?"),
        ("prlint allow a/one it is loud", "prlint/unused-suppression", "a colon is lacking: prlint: allow RULE reason"),
        ("prlint-disable a/one", "prlint/unused-suppression", "a colon is lacking: prlint: allow RULE reason"),
    ],
)
def test_what_cannot_be_followed_allows_nothing_and_is_told(comment: str, rule: str, words: str) -> None:
    outcome = _outcome(f"{{{{{comment}}}}}\none!!\n")
    assert outcome.suppressed == ()
    own, finding = outcome.diagnostics
    assert (own.rule, own.place.start.line, finding.rule) == (rule, 1, HERE)
    assert words in own.message
    assert len(own.fingerprint) == 32


def test_a_comment_that_speaks_of_prlint_is_not_spoken_to_it() -> None:
    for comment in ("prlint found this, allow a/one?", "prlint allows that", "is prlint allow-listed?"):
        assert _lines(_outcome(f"{{{{{comment}}}}}\none!!\n").diagnostics) == [(HERE, 2)]


def test_an_unused_comment_is_told() -> None:
    assert _lines(_outcome("{{prlint: allow a/two loud}}\none!!\n").diagnostics) == [("prlint/unused-suppression", 1), (HERE, 2)]


def test_an_unused_comment_of_a_rule_that_did_not_run_is_not() -> None:
    assert _lines(_outcome("{{prlint: allow a/two loud}}\none!!\n", ran={HERE}).diagnostics) == [(HERE, 2)]


def _allow(rule: str = HERE, path: str | None = None, text: str | None = None) -> Allow:
    return Allow(rule, "counsel", path, text, SourceSpan(0, 1))


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (_allow(), 0),
        (_allow(path="a.md"), 0),
        (_allow(path="*.md"), 0),
        (_allow(path="b.md"), 1),
        (_allow(path="x/*"), 1),
        (_allow(text="!!"), 0),
        (_allow(text="!"), 1),
        (_allow(rule="a/two"), 1),
    ],
)
def test_what_the_configuration_answers_for(entry: Allow, left: int) -> None:
    outcome = _outcome("one!!\n", allow=(entry,))
    assert len(outcome.diagnostics) == left
    assert [(s.by, s.reason) for s in outcome.suppressed] == [("config", "counsel")] * (1 - left)
    assert outcome.used == (frozenset() if left else {0})


def test_a_comment_goes_before_the_configuration_and_both_are_used() -> None:
    outcome = _outcome("{{prlint: allow a/one agreed}}\none!!\n", allow=(_allow(),))
    assert [s.by for s in outcome.suppressed] == ["comment"]
    assert outcome.used == {0}
