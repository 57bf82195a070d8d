"""Words that prlint did not write, made harmless for terminals and build logs: every path, message, snippet and rule id passes here.

Control characters, line and paragraph separators, bidirectional controls and lone surrogates show as escapes, so that no text can move
the cursor, forge a line or turn its order around; `##[` and its kin cannot be taken for commands of a build service.
"""

from __future__ import annotations

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_UNSAFE = lazy("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_COMMAND = lazy(r"##(?=\w*\[)")
# Characters of width one that need no look-up: Latin letters and the marks of ordinary typography.
_PLAIN = lazy("[\x20-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f]*")


def visible(text: str) -> str:
    """A text of one line that shows what it holds."""
    if not text.isprintable() and _UNSAFE.search(text):  # most is, and to ask that costs a fifth of a search
        text = _UNSAFE.sub(_escape, text)
    return _COMMAND.sub(r"\\x23#", text) if "##" in text else text


def visible_path(path: str) -> str:
    """A path that no build service takes for a command, however the file is called: one that is `:` stands before a colon too."""
    shown = visible(path)
    return f"./{shown}" if shown.lstrip().startswith((":", "##")) else shown


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """How many columns a terminal gives a visible text."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from unicodedata import category, east_asian_width  # for rare characters only

    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def clipped(text: str, columns: int) -> str:
    """The beginning of a text, with an ellipsis where it was longer."""
    if width(text) <= columns:
        return text
    taken = text[: columns - 1]
    while width(taken) > columns - 1:
        taken = taken[:-1]
    return taken.rstrip() + "…"
