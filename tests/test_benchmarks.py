"""What the benchmarks measure with: inputs that are what they say, rounds that are fair, sections that harm no other."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture(scope="module", autouse=True)
def _beside_each_other() -> Iterator[None]:
    """The programs of the benchmarks import each other by name."""
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


@pytest.fixture
def inputs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.delenv("PRLINT_CORPUS", raising=False)
    return importlib.import_module("inputs")


@pytest.fixture
def measuring() -> ModuleType:
    return importlib.import_module("measuring")


def test_releases_are_all_different_and_of_their_size(inputs: ModuleType, tmp_path: Path) -> None:
    paths = inputs.make(tmp_path, 40)
    texts = [path.read_text("utf-8") for path in paths]
    assert len(set(texts)) == 40
    average = sum(map(len, texts)) / 40
    assert 4_500 < average < 5_500


def test_the_same_number_makes_the_same_release(inputs: ModuleType) -> None:
    texts = inputs.sources()
    assert inputs.release(texts, 7, 5_000) == inputs.release(texts, 7, 5_000)


@pytest.mark.parametrize("size", [2_000, 50_000, 500_000])
def test_a_release_of_any_length(inputs: ModuleType, size: int) -> None:
    texts = inputs.sources()
    shortest = texts.index(min(texts, key=len))  # which can be filled to any length
    assert size <= len(inputs.release(texts, shortest, size)) < size * 1.1 + 1_000


def test_what_is_made_is_read_as_releases(inputs: ModuleType) -> None:
    from tests.making import release

    texts = inputs.sources()
    for number, text in enumerate(texts):
        source, made = release(text), release(inputs.release(texts, number, 5_000))
        assert made.find("headline")
        assert made.find("lead") or not source.find("lead")  # reports in lists have none


def test_another_folder_gives_the_texts(inputs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text("One.\n\nTwo.\n", "utf-8")
    (tmp_path / "README.md").write_text("What this is.\n", "utf-8")
    monkeypatch.setenv("PRLINT_CORPUS", str(tmp_path))
    assert inputs.sources() == ["One.\n\nTwo.\n"]


def test_rounds_begin_with_another_each_time(measuring: ModuleType) -> None:
    ran: list[str] = []

    class Fake:
        def __init__(self, name: str) -> None:
            self.name = name

        def cost(self) -> object:
            ran.append(self.name)
            return measuring.Cost(1.0, 1.0, 1.0)

    measuring.rounds({name: Fake(name) for name in "abc"}, 3, 100)
    assert "".join(ran) == "abcbcacab"


def test_a_slow_command_runs_once_and_is_compared_with_its_own_round(measuring: ModuleType) -> None:
    class Fake:
        def __init__(self, *seconds: float) -> None:
            self.seconds = iter(seconds)

        def cost(self) -> object:
            return measuring.Cost(next(self.seconds), 1.0, 1.0)

    found = measuring.rounds({"quick": Fake(1, 2, 4), "slow": Fake(50)}, 3, 60)
    assert [len(costs) for costs in found.values()] == [3, 1]
    assert measuring.quotient(found["slow"], found["quick"]) == 50


def test_the_cost_of_a_process() -> None:
    busy = "a = 'x' * 60_000_000\nfor _ in range(1_000_000): pass"
    idle = "import time; time.sleep(0.3)"
    script = f"""import sys
sys.path.insert(0, {str(FOLDER)!r})
from measuring import Command
for code in ({busy!r}, {idle!r}):
    cost = Command([sys.executable, "-I", "-c", code]).cost()
    print(cost.memory, cost.processor, cost.wall)
"""
    # From a small process: one that holds much lends its size to those it begins.
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    (memory, processor, _), (least, rest, wall) = ([float(word) for word in line.split()] for line in out.splitlines())
    assert memory > 60 > memory / 10
    assert memory > 2 * least
    assert processor > rest > 0
    assert wall > 0.3


def test_a_section_takes_the_place_of_its_own_only(measuring: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "RESULTS.md"
    page.write_text("# Results\n\nBy hand.\n", "utf-8")
    for name, text in (("one", "First."), ("two", r"Second, \1."), ("one", "Third.")):
        measuring.write_section(name, text, page)
    assert page.read_text("utf-8") == (
        "# Results\n\nBy hand.\n\n<!-- one: written by benchmarks/peers.py -->\nThird.\n<!-- end of one -->\n\n"
        "<!-- two: written by benchmarks/peers.py -->\nSecond, \\1.\n<!-- end of two -->\n"
    )


def test_bars_are_as_long_as_their_figures(measuring: ModuleType) -> None:
    drawn = measuring.bars([("100", 4.0, "a"), ("20,000", 2.0, "b"), ("3", 0.0, "c")], width=8)
    assert drawn.splitlines() == ["   100 ████████ a", "20,000 ████     b", "     3 █        c"]


def test_other_checkers_get_the_phrases_of_rules() -> None:
    beside = importlib.import_module("beside")
    rule = {"title": "Praise", "check": {"forbid": {"phrase": ["best (in | of) class", "the [very] first", "$ranks", "{figure} wins"]}}}
    lists = {"ranks": {"lines": ["second to none", {"phrase": "number one", "class": "rank"}]}}
    assert beside._words(rule, lists) == ["best (?:in|of) class", "the (?:(?:very) )?first", "second to none", "number one"]
    assert beside._words({"title": "Praise", "check": {"require": {"each": {"fact": "quote"}}}}, lists) == ["praise"]


def test_calls_of_patterns_are_recorded_and_made_again() -> None:
    patterns = importlib.import_module("patterns")
    from prlint.text import pattern
    from prlint.text.source import Source

    plain = pattern._Lazy.__getattr__
    sources = [Source("a.txt", "BOSTON, May 4, 2026 -- Norvane said."), Source("b.txt", "Nothing.")]
    first, calls = patterns.recorded(sources), patterns.recorded(sources)
    assert first.keys() == calls.keys()  # whatever has run before
    assert pattern._Lazy.__getattr__ is plain
    assert not [name for lazy in pattern._made for name in vars(lazy) if name != "_key"]  # nothing goes on recording
    words = calls["([^\\W_]+(?:['’ʼ][^\\W_]+)*|[^\\w\\s]|_)"]
    assert {call.release for call in words} == {0, 1}
    assert all(call.fits() for call in words)
    assert patterns.seconds(words) > 0
