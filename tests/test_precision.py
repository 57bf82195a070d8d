"""The verdicts on findings over real releases: their shape, the sums made of them and, where the corpus is there, the aims."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = os.environ.get("PRLINT_CORPUS")


@pytest.fixture(scope="module")
def precision() -> ModuleType:
    spec = importlib.util.spec_from_file_location("precision", ROOT / "benchmarks" / "precision.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(rule: str, name: str, verdict: str = "") -> dict[str, str]:
    return {"file": name, "rule": rule, "severity": "info", "fingerprint": name, "line": "1", "verdict": verdict, "reason": "…"}


def test_every_verdict_has_a_reason_and_its_place(precision: ModuleType) -> None:
    rows = precision.read_verdicts(ROOT / "benchmarks" / "precision.tsv")
    assert len({precision.key_of(each) for each in rows}) == len(rows) > 400


def test_reasons_are_short_and_quote_nothing(precision: ModuleType) -> None:
    rows = precision.read_verdicts(ROOT / "benchmarks" / "precision.tsv")
    assert [each["reason"] for each in rows if len(each["reason"]) > 120 or set(each["reason"]) & set("“”\"‘")] == []


@pytest.mark.parametrize("line", ["d01\ta/b\tinfo\tff\t1\tgood\tbecause", "d01\ta/b\tinfo\tff\t1\tright\t", "d01\ta/b\tinfo"])
def test_a_row_of_another_shape_is_refused(precision: ModuleType, tmp_path: Path, line: str) -> None:
    file = tmp_path / "precision.tsv"
    file.write_text("\t".join(precision.COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row 2"):
        precision.read_verdicts(file)


def test_doubtful_counts_as_not_right(precision: ModuleType) -> None:
    judged = [row("a/b", "d01", "right"), row("a/b", "d02", "doubtful")]
    tally = precision.Tally([*judged, row("a/b", "d03")], {precision.key_of(each): each for each in judged})
    assert (tally.found, tally.judged, tally.share) == (3, 2, 0.5)


def test_each_rule_weighs_as_much_as_it_finds(precision: ModuleType) -> None:
    judged = [row("a/few", "d01", "wrong"), row("a/many", "d02", "right")]
    verdicts = {precision.key_of(each): each for each in judged}
    few = precision.Tally([judged[0]], verdicts)
    many = precision.Tally([judged[1], row("a/many", "d03"), row("a/many", "d04")], verdicts)
    assert precision.weighted([few, many]) == 0.75


def test_a_draw_shows_every_rule(precision: ModuleType) -> None:
    rows = [row("a/many", f"d{number}") for number in range(50)] + [row("a/rare", "d99")]
    assert {each["rule"] for each in precision.draw(rows, 2)} == {"a/many", "a/rare"}


@pytest.mark.skipif(not CORPUS, reason="PRLINT_CORPUS names no folder of releases")
def test_the_findings_are_worth_the_time_of_their_readers(precision: ModuleType) -> None:
    releases = precision.check(CORPUS)
    verdicts = {precision.key_of(each): each for each in precision.read_verdicts(ROOT / "benchmarks" / "precision.tsv")}
    assert precision.report(releases, verdicts, rules=False)
