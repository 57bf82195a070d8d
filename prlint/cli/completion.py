"""`prlint completion SHELL`: the script that lets a shell complete commands, options, formats, rules, packs and files.

It is written from the tables that read command lines, so it cannot know less than they do. Rule ids are those built in.
"""

from __future__ import annotations

from prlint.cli.arguments import HELP
from prlint.cli.console import write
from prlint.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from prlint.cli.arguments import Command, Option

SHELLS = ("bash", "zsh", "fish")
_FILES = "files"
# What a placeholder in a usage line stands for: words of `_lists`, files, or both.
_PLACEHOLDERS = {"FILE": (_FILES,), "PATH": (_FILES,), "RULE": ("rules",), "RULES": ("rules",), "PACK": ("packs", _FILES)}


def run(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    from prlint.cli.arguments import UsageError
    from prlint.text.nearest import one_of

    (shell,) = arguments
    if shell not in _WRITERS:
        raise UsageError(f"there is no completion for ‘{shell}’{one_of(shell, SHELLS)}")
    write(line + "\n" for line in _WRITERS[shell](_lists()))
    return 0


def _lists() -> dict[str, list[str]]:
    from prlint.packs.load import DEFAULT, builtin

    rules = [rule.id for rule in builtin().rules]
    packs = list(dict.fromkeys(rule.partition("/")[0] for rule in rules))
    return {"rules": sorted([*rules, *packs]), "packs": [DEFAULT, *sorted(packs)]}


def _commands() -> tuple[Command, ...]:
    from prlint.cli.commands import COMMANDS

    return tuple(COMMANDS.values())


def _options(command: Command) -> tuple[Option, ...]:
    return (*command.options, HELP)


def _names(option: Option) -> list[str]:
    return [f"--{option.name}", *([f"-{option.short}"] if option.short else [])]


def _values(option: Option) -> tuple[str, ...]:
    """The words an option can have, where they are few."""
    return option.choices or (tuple(FORMATS) if option.metavar == "FORMAT" else ())


def _arguments(command: Command) -> tuple[str, ...]:
    """What the arguments of a command are, in the terms of `_PLACEHOLDERS`."""
    return next((kinds for word, kinds in _PLACEHOLDERS.items() if word in command.arguments.split("=")[0]), ())


# bash


def _bash(lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield '# Completion of prlint for bash: eval "$(prlint completion bash)"'
    yield "_prlint() {"
    yield '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words="" files="" head=""'
    yield '  [ "$word" = "=" ] && word=""'
    yield '  [ "$before" = "=" ] && before=${COMP_WORDS[COMP_CWORD-2]}'
    yield f"  local rules={_quoted(' '.join(lists['rules']))}"
    yield f"  local packs={_quoted(' '.join(lists['packs']))}"
    yield '  if [ "$COMP_CWORD" = 1 ]; then words=' + _quoted(" ".join(command.name for command in _commands()))
    yield '  else case "${COMP_WORDS[1]} $before" in'
    for command in _commands():
        for option in _options(command):
            if option.metavar:
                patterns = "|".join(f'"{command.name} {name}"' for name in _names(option))
                yield f"    {patterns}) {_bash_set(_PLACEHOLDERS.get(option.metavar, ()), _values(option))} ;;"
    yield '    *) case "${COMP_WORDS[1]}" in'
    for command in _commands():
        options = " ".join(name for option in _options(command) for name in _names(option))
        kinds = _bash_set(_arguments(command), command.choices)
        yield f'      {command.name}) case "$word" in -*) words={_quoted(options)} ;; *) {kinds} ;; esac ;;'
    yield "    esac ;;"
    yield "  esac; fi"
    yield '  case "$word" in *,*) head=${word%"${word##*,}"} ;; esac'
    yield "  COMPREPLY=()"
    yield '  while IFS= read -r word; do COMPREPLY+=("$head$word"); done < <(compgen -W "$words" -- "${word##*,}")'
    yield '  [ -n "$files" ] || return 0'
    yield "  compopt -o filenames 2>/dev/null"
    yield '  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")'
    yield "}"
    yield "complete -F _prlint prlint"


def _bash_set(kinds: Sequence[str], values: Sequence[str]) -> str:
    words = " ".join([*values, *(f"${kind}" for kind in kinds if kind != _FILES)])
    return f'words="{words}"' + (" files=yes" if _FILES in kinds else "")


# zsh


def _zsh(lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield "#compdef prlint"
    yield '# Completion of prlint for zsh: eval "$(prlint completion zsh)" after compinit, or as _prlint in a folder of fpath'
    for name, words in lists.items():
        yield f"_prlint_{name}() {{ local -a words; words=({' '.join(words)}); compadd -q -S '' -a words; }}"
    yield "_prlint() {"
    yield "  if (( CURRENT == 2 )); then"
    yield "    local -a commands; commands=("
    yield from (f"      {_quoted(f'{command.name}:{command.summary}')}" for command in _commands())
    yield "    ); _describe command commands; return"
    yield "  fi"
    yield "  local command=$words[2]; shift words; (( CURRENT-- ))"
    yield "  case $command in"
    for command in _commands():
        yield f"    {command.name}) _arguments \\"
        yield from (f"      {spec} \\" for option in _options(command) for spec in _zsh_option(option))
        what, action = command.arguments.lower() or "nothing", _zsh_action(_arguments(command), command.choices)
        yield f"      {_quoted(f'*:{what}:{action}')} ;;"
    yield "  esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = _prlint ]; then _prlint "$@"; else compdef _prlint prlint; fi'


def _zsh_option(option: Option) -> Iterator[str]:
    text = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    for name in _names(option):
        value = f":{option.metavar}:{_zsh_action(_PLACEHOLDERS.get(option.metavar, ()), _values(option))}" if option.metavar else ""
        equals = "=" if option.metavar and name.startswith("--") else ""
        yield _quoted(f"{'*' if option.many else ''}{name}{equals}[{text}]{value}")


def _zsh_action(kinds: Sequence[str], values: Sequence[str]) -> str:
    if values:
        return f"({' '.join(values)})"
    names = [_FILES if kind == _FILES else f"prlint_{kind}" for kind in kinds]
    return {0: " ", 1: f"_{names[0]}" if names else ""}.get(len(names), f"_alternative {' '.join(f'{n}:{n}:_{n}' for n in names)}")


# fish


def _fish(lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield "# Completion of prlint for fish: prlint completion fish | source"
    for name, words in lists.items():
        yield f"function __prlint_{name}; printf '%s\\n' {' '.join(words)}; end"
    yield "complete -c prlint -e"
    yield "complete -c prlint -f"
    for command in _commands():
        yield f"complete -c prlint -n __fish_use_subcommand -a {command.name} -d {_fish_quoted(command.summary)}"
    for command in _commands():
        here = f"complete -c prlint -n '__fish_seen_subcommand_from {command.name}'"
        for option in _options(command):
            short = f" -s {option.short}" if option.short else ""
            value = _fish_value(_PLACEHOLDERS.get(option.metavar, ()), _values(option)) if option.metavar else ""
            yield f"{here} -l {option.name}{short}{value} -d {_fish_quoted(option.help)}"
        kinds = _arguments(command)
        if kinds or command.choices:
            yield here + _fish_value(kinds, command.choices).replace(" -x", "").replace(" -r", "")


def _fish_value(kinds: Sequence[str], values: Sequence[str]) -> str:
    words = [*values, *(f"(__fish_complete_list , __prlint_{kind})" for kind in kinds if kind != _FILES)]
    given = f" -a {_fish_quoted(' '.join(words))}" if words else ""
    return (" -r -F" if _FILES in kinds else " -x") + given


def _quoted(text: str) -> str:
    """One word for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_WRITERS: dict[str, Callable[[Mapping[str, Sequence[str]]], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
