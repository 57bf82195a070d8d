"""What build services take for a command in a line of a log, after the rules of their own readers.

GitHub's runner takes `::name key=value,…::data` behind leading blanks, and the older `##[name …]` anywhere; Azure takes `##vso[…]`
and TeamCity `##teamcity[…]` anywhere.
"""

from __future__ import annotations

import re

_OLD = re.compile(r"##\w*\[")
_UNDO = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


class Command:
    def __init__(self, name: str, properties: dict[str, str], data: str) -> None:
        self.name, self.properties, self.data = name, properties, data


def command(line: str) -> Command | None:
    """The command a GitHub runner reads in this line, if it reads one."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = (pair.partition("=") for pair in listed.strip().split(",") if pair)
    return Command(name, {key: _undone(value, _UNDO) for key, _, value in pairs}, _undone(data, {"%0D": "\r", "%0A": "\n"}))


def older_command(line: str) -> bool:
    return _OLD.search(line) is not None


def _undone(text: str, table: dict[str, str]) -> str:
    for escape, meant in table.items():
        text = text.replace(escape, meant)
    return text.replace("%25", "%")
