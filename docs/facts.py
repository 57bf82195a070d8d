"""Write the table of facts in docs/rule-language.md from what the fact kinds declare.

    python docs/facts.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from prlint.facts import COMMON_FIELDS, MODULES, kind_of  # noqa: E402 - a script finds its checkout first

PAGE = ROOT / "docs" / "rule-language.md"
BLOCK = re.compile(r"(?<=<!-- facts: written by docs/facts.py -->\n).*(?=<!-- end of facts -->)", re.DOTALL)
COMMON_MEANINGS = {
    "text": "the thing as printed",
    "part": "kind of part it stands in",
    "zone": "zone it stands in",
    "words": "how many words it has",
    "next": "the word or mark right after it",
    "previous": "the word or mark right before it",
    "origin": "whether the profile says so or only the text shows it",
}


def table() -> str:
    lines = ["| kind | field | type | meaning |", "|---|---|---|---|"]
    lines += [_row("*every thing*" if n == 0 else "", *field, COMMON_MEANINGS[field[0]]) for n, field in enumerate(COMMON_FIELDS.items())]
    for name in sorted(MODULES):
        kind = kind_of(name)
        reads = f" (profile: {', '.join(kind.reads)})" if kind.reads else ""
        first = f"**{name}**{reads}"
        rows = [_row("" if n else first, *field, kind.meanings.get(field[0], "")) for n, field in enumerate(kind.fields.items())]
        lines += rows or [f"| {first} | | | |"]
    return "\n".join(lines) + "\n"


def _row(kind: str, field: str, field_type: str | tuple[str, ...], meaning: str) -> str:
    shown = field_type if isinstance(field_type, str) else ", ".join(f"`{word}`" for word in field_type)
    return f"| {kind} | `{field}` | {shown} | {meaning.replace('|', chr(92) + '|')} |"


def written(page: str) -> str:
    """The page with the table of today."""
    return BLOCK.sub(lambda _: "\n" + table() + "\n", page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
