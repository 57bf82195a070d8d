"""Path patterns as in .gitignore, for what a folder leaves out and for what a configuration names.

A pattern without a slash, or with one at its end only, fits at any depth; any other starts at the root. `*` and `?` stay within a
name, `**` crosses folders, `[ab]` is a choice. What fits a folder fits all in it.
"""

from __future__ import annotations

from prlint.text.pattern import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_memo: dict[tuple[str, bool], re.Pattern[str]] = {}


def fits(pattern: str, path: str) -> bool:
    """Whether a path, relative to the root and with slashes, or a folder above it, fits the pattern."""
    return _compiled(pattern, False).match(path) is not None


def fits_itself(pattern: str, path: str, is_folder: bool) -> bool:
    """The same of the path alone, whatever is above it."""
    return (is_folder or not pattern.endswith("/")) and _compiled(pattern, True).match(path) is not None


def _compiled(pattern: str, whole: bool) -> re.Pattern[str]:
    regex = _memo.get((pattern, whole))
    if regex is None:
        import re

        regex = _memo[pattern, whole] = re.compile(_translated(pattern, whole))
    return regex


def any_fits(patterns: Iterable[str], path: str) -> bool:
    return any(fits(pattern, path) for pattern in patterns)


def _translated(pattern: str, whole: bool) -> str:
    """A regular expression for `match` on a relative path: on the `whole` of it, or on the beginning that names it or a folder above it."""
    only_folders = pattern.endswith("/")
    body = pattern.strip("/")
    anchored = "/" in pattern.rstrip("/")
    tail = r"\Z" if whole else "/" if only_folders else r"(?:/|\Z)"
    return ("" if anchored else "(?:.*/)?") + _body(body) + tail


def _body(pattern: str) -> str:
    out = []
    at = 0
    while at < len(pattern):
        rest = pattern[at:]
        if rest.startswith("**/"):
            out.append("(?:.*/)?")
            at += 3
        elif rest.startswith("**"):
            out.append(".*")
            at += 2
        elif rest[0] == "*":
            out.append("[^/]*")
            at += 1
        elif rest[0] == "?":
            out.append("[^/]")
            at += 1
        elif rest[0] == "[" and (end := _class_end(rest)):
            inner = rest[1:end].replace("\\", "\\\\").replace("[", "\\[")
            out.append(f"[^{inner[1:]}]" if inner[0] in "!^" else f"[{inner}]")
            at += end + 1
        elif rest[0] == "\\" and len(rest) > 1:
            out.append(escape(rest[1]))
            at += 2
        else:
            out.append(escape(rest[0]))
            at += 1
    return "".join(out)


def _class_end(rest: str) -> int:
    """Where the bracket that opens this text closes; 0 where it does not, and the bracket stands for itself."""
    end = rest.find("]", 3 if rest[1:2] in ("!", "^") else 2)
    return end if end > 1 and "/" not in rest[:end] else 0
