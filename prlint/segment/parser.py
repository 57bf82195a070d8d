"""The grammar at work: Lark builds its table from release.lark; a small driver of our own runs it.

Importing Lark costs more than a whole check, so a run loads the table as data. The tests hold that both give the same tree.
"""

from __future__ import annotations

import marshal
import os

from prlint.compiled import load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    # (rule name, children); a child is the number of a line or a tree of its own.
    Tree = tuple[str, list[Any]]

GRAMMAR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "release.lark")
END = "$END"


_table: Any = None


def table() -> Any:
    """The parser's table: {"states": per state {terminal or rule: action}, "rules": (name, length) by number, "start" and "end": states}.

    An action is a state to go to (0 or more), or ~number of the rule to reduce.
    """
    global _table
    if _table is None:
        kept = load("release", _inputs, _build)
        _table = {**kept, "states": _States(kept["states"])}
    return _table


class _States(dict[int, dict[str, int]]):
    """The states by number, each loaded when a release first reaches it: most reach a third of them."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self._rows = rows

    def __missing__(self, number: int) -> dict[str, int]:
        state: dict[str, int] = marshal.loads(self._rows[number])
        self[number] = state
        return state


def _inputs() -> tuple[str, ...]:
    return (GRAMMAR, os.path.abspath(__file__))


def lark() -> Any:
    """The grammar as Lark's own parser over a list of terminal names; needed to build the table and to test it."""
    from lark import Lark, Token
    from lark.lexer import Lexer

    class Kinds(Lexer):
        __future_interface__ = 1

        def __init__(self, lexer_conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            kinds = getattr(lexer_state.text, "text", lexer_state.text)
            for number, kind in enumerate(kinds):
                yield Token(kind, str(number))

    with open(GRAMMAR, encoding="utf-8") as file:
        return Lark(file.read(), parser="lalr", lexer=Kinds, start="release", maybe_placeholders=False)


def _build() -> dict[str, Any]:
    """Lark's table, each state as marshal data, renumbered from the start so that the same grammar always gives the same table.

    Names are interned: kept as marshal data, the table is the same byte for byte only if equal names are one object.
    """
    from sys import intern

    from lark.parsers.lalr_analysis import Shift

    lalr = lark().parser.parser._parse_table
    start, end = lalr.start_states["release"], lalr.end_states["release"]
    order, numbers = {start: 0}, {}
    rules: list[tuple[str, int]] = []
    states: list[bytes] = []
    for state in (reached := [start]):
        actions = {}
        for name, (action, argument) in sorted(lalr.states[state].items()):
            if action is Shift:
                if argument not in order:
                    order[argument] = len(reached)
                    reached.append(argument)
                actions[intern(str(name))] = order[argument]
                continue
            if argument not in numbers:
                numbers[argument] = len(rules)
                rules.append((intern(str(argument.origin.name)), len(argument.expansion)))
            actions[intern(str(name))] = ~numbers[argument]
        states.append(marshal.dumps(actions, 4))
    return {"states": states, "rules": rules, "start": 0, "end": order[end]}


def parse(kinds: Sequence[str]) -> Tree:
    """The tree of a sequence of line kinds. Raises KeyError for a name that is no terminal of the grammar; any sequence of them parses."""
    data = table()
    states, rules, end = data["states"], data["rules"], data["end"]
    stack: list[int] = [data["start"]]
    values: list[Any] = []
    for number, kind in enumerate(kinds):
        while (action := states[stack[-1]][kind]) < 0:
            _reduce(rules[~action], states, stack, values)
        stack.append(action)
        values.append(number)
    while stack[-1] != end:
        _reduce(rules[~states[stack[-1]][END]], states, stack, values)
    tree: Tree = values[0]
    return tree


def _reduce(rule: tuple[str, int], states: _States, stack: list[int], values: list[Any]) -> None:
    """Replace what the rule is made of by its node. Rules with an underscore are no nodes: their children join the node above."""
    name, length = rule
    parts = values[len(values) - length :]
    del values[len(values) - length :], stack[len(stack) - length :]
    if parts and type(parts[0]) is list:
        children = parts[0]  # grown in place: a list of n lines must not cost n copies
        rest = parts[1:]
    else:
        children, rest = [], parts
    for part in rest:
        if type(part) is list:
            children.extend(part)
        else:
            children.append(part)
    values.append(children if name[0] == "_" else (name, children))
    stack.append(states[stack[-1]][name])
