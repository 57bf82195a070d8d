"""The commands and their options, as data: parsed, printed by --help, and held against the documentation by tests."""

from __future__ import annotations

from prlint.cli.arguments import Command, Option
from prlint.diagnostic import CONFIDENCES, SEVERITIES
from prlint.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _pair(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not (name and equals):
        raise ValueError(f"‘{word}’ has no =")
    return name.strip(), value.strip()


def _severity(word: str) -> tuple[str, str]:
    rule, level = _pair(word)
    if level not in SEVERITIES:
        from prlint.text.nearest import one_of

        raise ValueError(f"‘{level}’ is no severity{one_of(level, SEVERITIES)}")
    return rule, level


def _words(word: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in word.split(",") if part.strip())
    if not found:
        raise ValueError("it names nothing")
    return found


def _format(word: str) -> tuple[str, str]:
    from prlint.text.nearest import one_of

    name, _, file = word.partition(":")
    if word.endswith(":") and name in FORMATS:
        raise ValueError(f"‘{word}’ names no file behind the colon")
    if name not in FORMATS:
        raise ValueError(f"there is no format ‘{name}’{one_of(name, FORMATS)}")
    return name, file


def _size(word: str) -> int:
    from prlint.text.sizes import size

    return size(word)


def _jobs(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and 0 < int(word) <= 256):
        raise ValueError(f"‘{word}’ is no number from 1 to 256")
    return int(word)


_CONFIG: tuple[Option, ...] = (
    Option("config", "FILE", "use this configuration for every file, in place of the nearest one"),
    Option("isolated", "", "use no configuration file"),
    Option("profile", "KEY=VALUE", "state a fact about the issuer or this release, as in sec_status=domestic", many=True, read=_pair),
)
_INPUT: tuple[Option, ...] = (
    Option("stdin-filename", "NAME", "what standard input (-) passes for: picks its format and configuration"),
    Option("max-size", "SIZE", "refuse files larger than this, as in 500kB (default: 10MB)", read=_size),
    Option("force-exclude", "", "leave out what the configuration excludes even if it is named here"),
    Option("no-cache", "", "neither use nor keep what earlier runs worked out; no cache ever holds words of a release"),
)
_COLOR = Option("color", "WHEN", "when to use colour", "auto", choices=("auto", "always", "never"))
_OUTPUT = Option("output", "FILE", "write to this file, not to standard output")
_PACK = Option("pack", "PACK", "use this rule pack, by name or path, in place of the configured ones; `default` is one", many=True)
_CHOICE: tuple[Option, ...] = (
    Option("select", "RULES", "run only these: rule ids, packs or tier:N, with commas between", many=True, read=_words),
    Option("extend-select", "RULES", "run these too", many=True, read=_words),
    Option("ignore", "RULES", "do not run these", many=True, read=_words),
    Option("severity", "RULE=LEVEL", f"report a rule as {', '.join(SEVERITIES)}", many=True, read=_severity),
    Option("min-confidence", "LEVEL", "run only rules at least this sure", choices=CONFIDENCES),
)
_CHECK: tuple[Option, ...] = (
    Option("format", "FORMAT", f"how to report: {', '.join(FORMATS)}; FORMAT:FILE writes to a file", many=True, read=_format),
    _OUTPUT,
    *_CONFIG,
    _PACK,
    *_CHOICE,
    Option("fail-on", "LEVEL", "end with status 1 from this severity on (default: warning)", choices=(*SEVERITIES, "never")),
    Option("fix", "", "make the fixes that cannot change what a release says, in the files themselves"),
    Option("unsafe-fixes", "", "with --fix or --diff: also those that somebody must read"),
    Option("diff", "", "show what --fix would change, and change nothing"),
    Option("baseline", "FILE", "let be what this file has recorded, and tell what of it is no longer found"),
    Option("write-baseline", "FILE", "record all findings in this file, as hashes, for --baseline"),
    Option("reviewed", "FILE.docx", "write a copy of a Word file with the findings as comments"),
    Option("show-suppressed", "", "show what was suppressed too, with the reason given"),
    Option("quiet", "", "print findings only, no closing count", short="q"),
    _COLOR,
    *_INPUT,
    Option("statistics", "", "tell on standard error where the time went: by stage, kind of fact and rule"),
    Option("jobs", "N", "check with so many processes", 1, read=_jobs, short="j"),
)

_ALL = (
    Command("check", "Check press releases for faults", "[PATH ...]", _CHECK, "prlint.cli.check"),
    Command(
        "segment",
        "Show how a release is read: its parts, and where each stands",
        "PATH ...",
        (Option("format", "FORMAT", "how to print", "text", choices=("text", "json")), _OUTPUT, _COLOR, *_CONFIG[:2], *_INPUT),
        "prlint.cli.segment",
        at_least=1,
    ),
    Command(
        "facts",
        "List the facts of a release with their places, for sign-off",
        "PATH ...",
        (
            Option("format", "FORMAT", "how to print", "text", choices=("text", "json", "csv")),
            Option("kind", "KIND", "only facts of this kind", many=True),
            _OUTPUT,
            _COLOR,
            *_CONFIG,
            *_INPUT,
        ),
        "prlint.cli.facts",
        at_least=1,
    ),
    Command("explain", "Tell what a rule checks, why, and what to do", "RULE", (_COLOR, *_CONFIG[:2], _PACK), "prlint.cli.explain", 1, 1),
    Command(
        "rules",
        "List the rules in force here, and why others are off",
        "",
        (
            Option("format", "FORMAT", "how to print", "text", choices=("text", "json")),
            Option("all", "", "list what the packs in use leave out too"),
            *_CONFIG,
            _PACK,
            *_CHOICE,
            _COLOR,
        ),
        "prlint.cli.rules",
        at_most=0,
    ),
    Command(
        "test",
        "Run the examples in rule packs",
        "[PACK ...]",
        (
            Option("coverage", "", "fail rules that lack examples of both kinds"),
            Option("own", "", "leave out the built-in packs of those in use here"),
            _COLOR,
        ),
        "prlint.cli.test",
    ),
    Command(
        "lsp",
        "Serve an editor by the Language Server Protocol, over standard input and output",
        "",
        (*_CONFIG, _PACK, *_CHOICE, *_INPUT[1:2], *_INPUT[3:]),
        "prlint.cli.lsp",
        at_most=0,
    ),
    Command(
        "mcp",
        "Serve a writing assistant as a set of tools, over standard input and output",
        "",
        (*_CONFIG, _PACK, *_CHOICE, *_INPUT[1:2], *_INPUT[3:]),
        "prlint.cli.mcp",
        at_most=0,
    ),
    Command(
        "completion",
        "Write the script that lets a shell complete prlint's words",
        "SHELL",
        (),
        "prlint.cli.completion",
        1,
        1,
        ("bash", "zsh", "fish"),
    ),
)
COMMANDS: dict[str, Any] = {command.name: command for command in _ALL}
