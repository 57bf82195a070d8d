"""Command lines, and what the tables of commands promise."""

from __future__ import annotations

from typing import Any

import pytest

from prlint.cli import overview
from prlint.cli.arguments import Command, Option, UsageError, parse, usage
from prlint.cli.commands import COMMANDS

TOY = Command(
    "toy",
    "Play",
    "[PATH ...]",
    (
        Option("loud", "", "be loud", short="l"),
        Option("size", "N", "how large", 1, read=int),
        Option("word", "WORD", "a word", many=True),
        Option("tone", "TONE", "which tone", choices=("high", "low")),
    ),
    "nowhere",
)


@pytest.mark.parametrize(
    ("words", "changed", "rest"),
    [
        ([], {}, []),
        (["a", "b"], {}, ["a", "b"]),
        (["--loud", "a"], {"loud": True}, ["a"]),
        (["-l"], {"loud": True}, []),
        (["--size", "3"], {"size": 3}, []),
        (["--size=3"], {"size": 3}, []),
        (["--size", "3", "--size", "4"], {"size": 4}, []),
        (["--word", "a", "b", "--word=c"], {"word": ["a", "c"]}, ["b"]),
        (["--word", "--loud"], {"word": ["--loud"]}, []),
        (["--word="], {"word": [""]}, []),
        (["--", "--loud", "-"], {}, ["--loud", "-"]),
        (["-"], {}, ["-"]),
        (["--tone", "low"], {"tone": "low"}, []),
        (["--help", "--loud"], {"help": True, "loud": True}, []),
    ],
)
def test_parse(words: list[str], changed: dict[str, Any], rest: list[str]) -> None:
    plain = {"loud": False, "size": 1, "word": [], "tone": None, "help": False}
    values, arguments = parse(TOY, words)
    assert {name: value or False if name == "loud" else value for name, value in values.items()} == {**plain, **changed}
    assert arguments == rest


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--lod"], "has no option --lod; did you mean ‘--loud’"),
        (["-x"], "has no option -x"),
        (["--loud=yes"], "--loud takes no value"),
        (["--size"], "--size needs a value: --size N"),
        (["--size", "x"], "--size: "),
        (["--tone", "lo"], "--tone: there is no ‘lo’; did you mean ‘low’"),
    ],
)
def test_what_cannot_be_followed(words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(TOY, words)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_every_option_and_stays_within_the_width(name: str) -> None:
    text = usage(COMMANDS[name])
    for option in COMMANDS[name].options:
        assert f"--{option.name}" in text
    assert max(map(len, text.split("\n"))) <= 100
    assert COMMANDS[name].summary in overview()


@pytest.mark.parametrize("name", COMMANDS)
def test_options_are_named_once(name: str) -> None:
    names = [option.name for option in COMMANDS[name].options]
    assert len(set(names)) == len(names)
    shorts = [option.short for option in COMMANDS[name].options if option.short]
    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_module(name: str) -> None:
    from importlib import import_module

    assert callable(import_module(COMMANDS[name].module).run)
