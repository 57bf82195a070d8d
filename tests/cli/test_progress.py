"""How far a long run has come is told to people at a terminal, and nobody else."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from prlint.cli import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Somebody sits before standard error. To be called inside a test: what a fixture sets is taken back before."""
    out = _Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return out


def _clock(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


@pytest.mark.parametrize(
    ("step", "written"),
    [
        (0.1, ""),
        (2.0, "\r1 of 3 files checked\r2 of 3 files checked\r\x1b[K"),
    ],
)
def test_a_long_run_is_counted_and_the_line_taken_back(monkeypatch: pytest.MonkeyPatch, step: float, written: str) -> None:
    terminal, ticks = _terminal(monkeypatch), _clock(step)
    assert list(progress.counted("abc", 3, lambda: next(ticks))) == ["a", "b", "c"]
    assert terminal.getvalue() == written


def test_the_line_is_taken_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> Iterator[int]:
        yield 1
        yield 2
        raise KeyboardInterrupt

    terminal, ticks = _terminal(monkeypatch), _clock(2.0)
    with pytest.raises(KeyboardInterrupt):
        list(progress.counted(failing(), 9, lambda: next(ticks)))
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_it_is_not_for_build_services_and_dumb_terminals(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    _terminal(monkeypatch)
    assert progress.wanted()
    monkeypatch.setenv(name, value)
    assert not progress.wanted()


def test_it_is_not_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert not progress.wanted()
    monkeypatch.setattr(sys, "stderr", None)
    assert not progress.wanted()
