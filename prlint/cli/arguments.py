"""Command lines read by tables. argparse would cost a third of a whole check, and cannot say "did you mean"."""

from __future__ import annotations

from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


_INDENT = 30  # columns before the description of an option
_WIDTH = 100


class UsageError(Exception):
    """A command line or option value that cannot be followed. The message is one sentence for its writer; the status is 2."""


class Option(Value):
    """One option. metavar: empty for a flag. many: may be given again, values come as a list.

    read: turns the word into a value; raises ValueError with a sentence that follows "--name: ".
    """

    name: str
    metavar: str
    help: str
    default: Any = None
    many: bool = False
    choices: tuple[str, ...] = ()
    read: Callable[[str], Any] | None = None
    short: str = ""


class Command(Value):
    """One command: `run(options, paths) -> exit status` stands in `module`.

    arguments: as shown in the usage line; choices: all that they can be, where that is little.
    """

    name: str
    summary: str
    arguments: str
    options: tuple[Option, ...]
    module: str
    at_least: int = 0
    at_most: int | None = None
    choices: tuple[str, ...] = ()


HELP = Option("help", "", "show this and end", short="h")


def parse(command: Command, words: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Options by name, all of them, and the other arguments. Raises UsageError."""
    known = {f"--{o.name}": o for o in (*command.options, HELP)} | {f"-{o.short}": o for o in (*command.options, HELP) if o.short}
    values: dict[str, Any] = {o.name: [] if o.many else o.default for o in command.options}
    values["help"] = False
    rest: list[str] = []
    queue = list(words)
    queue.reverse()
    while queue:
        word = queue.pop()
        if word == "--":
            rest.extend(reversed(queue))
            break
        if word == "-" or not word.startswith("-"):
            rest.append(word)
            continue
        name, equals, value = word.partition("=")
        option = known.get(name)
        if option is None:
            from prlint.text.nearest import meant

            raise UsageError(f"prlint {command.name} has no option {name}{meant(name, known)}")
        if not option.metavar:
            if equals:
                raise UsageError(f"{name} takes no value")
            values[option.name] = True
            continue
        if not equals:
            if not queue:
                raise UsageError(f"{name} needs a value: {name} {option.metavar}")
            value = queue.pop()
        _put(values, option, value)
    if not values["help"]:
        _count(command, rest)
    return values, rest


def _put(values: dict[str, Any], option: Option, word: str) -> None:
    if option.choices and word not in option.choices:
        from prlint.text.nearest import one_of

        raise UsageError(f"--{option.name}: there is no ‘{word}’{one_of(word, option.choices)}")
    try:
        value = option.read(word) if option.read else word
    except ValueError as error:
        raise UsageError(f"--{option.name}: {error}") from None
    if option.many:
        values[option.name].append(value)
    else:
        values[option.name] = value


def _count(command: Command, rest: Sequence[str]) -> None:
    if len(rest) < command.at_least:
        raise UsageError(f"prlint {command.name} needs {command.arguments}")
    if command.at_most is not None and len(rest) > command.at_most:
        raise UsageError(f"prlint {command.name} takes {command.arguments or 'no arguments'}, not ‘{rest[command.at_most]}’ as well")


def usage(command: Command) -> str:
    """The help of one command, ready to print."""
    lines = [f"Usage: prlint {command.name} [options] {command.arguments}".rstrip(), "", f"{command.summary}.", "", "Options:"]
    for option in (*command.options, HELP):
        names = f"-{option.short}, --{option.name}" if option.short else f"--{option.name}"
        lines.extend(_described(f"  {names} {option.metavar}".rstrip(), option.help + _extra(option)))
    return "\n".join(lines) + "\n"


def _extra(option: Option) -> str:
    notes = []
    if option.choices:
        notes.append(", ".join(option.choices))
    if option.many:
        notes.append("may be given again")
    if option.default is not None and option.metavar:
        notes.append(f"default: {option.default}")
    return f" ({'; '.join(notes)})" if notes else ""


def _described(head: str, text: str) -> list[str]:
    """A head and its description beside it, wrapped."""
    pad = " " * (_INDENT - 2)
    lines = [head.ljust(len(pad))] if len(head) < _INDENT - 1 else [head, pad]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append(pad)
        lines[-1] += ("  " if len(lines[-1]) == len(pad) else " ") + word
    return lines
