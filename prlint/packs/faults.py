"""What is wrong with a file that is no YAML, in words for somebody who has never heard of scalars.

The two YAML readers, with and without libyaml, put one fault in different words; what is told here goes by what both say and by the line.
"""

from __future__ import annotations

import re

from prlint.text.pattern import lazy

_KEY_BEFORE = lazy(r"\s*(?:- +)?[^\s:#][^:#]*:[ \t]+\S")
_GLUED_KEY = lazy(r"\s*(?:- +)?[\w-]+:\S")
_CURLY = lazy(r"[:,\[{-][ \t]{0,9}(?P<mark>[“”„])")
_TAB = "a tab stands here; YAML indents with blanks"
_NO_OPENING = frozenset("*&!|>%@`?")


def in_plain_words(text: str, context: str, problem: str, at: int, began: int) -> tuple[str, int]:
    """(what is wrong, where) for a fault that a reader found at `at`, within something that began at `began`."""
    at, began = min(at, len(text)), min(began, len(text))
    start = text.rfind("\n", 0, at) + 1
    before, sign = text[start:at], text[at : at + 1]
    if "tab character" in problem:
        tab = text.find("\t", start)
        return _TAB, tab if tab >= 0 else at
    if "mapping values are not allowed" in problem:
        return _colon(text, start, before), at
    if "mapping keys are not allowed" in problem:
        return _quote_it(sign), at
    if "cannot start any token" in problem:
        return (_TAB if sign == "\t" else _quote_it(sign)), at
    if "an alias" in context or "an anchor" in context:
        return _quote_it(text[began : began + 1]), began
    if "quoted scalar" in context or "quoted scalar" in problem:
        return _quoted(problem), began if "end of stream" in problem or "document separator" in problem else at
    if "flow" in context:
        curly = _CURLY.search(text, text.rfind("\n", 0, began) + 1, at)
        if curly:
            return "a curly quotation mark stands here; YAML takes straight ones: \"…\"", curly.start("mark")
        while began > 0 and text[began : began + 1] not in ("{", "["):
            began -= 1
        return f"the ‘{text[began : began + 1]}’ that opens here is not closed, or a comma is lacking before the next of its members", began
    if "find expected ':'" in problem:
        return "this line is neither ‘key: value’ nor a member that begins with ‘- ’", began
    if "find expected key" in problem or "expected <block end>" in problem or "expected '-' indicator" in problem:
        return _misplaced(before, sign), at
    if "block scalar" in context:
        return "behind ‘|’ or ‘>’ the words begin on the next line; words that begin with one of them need quotes", at
    return re.sub(r"[<>]", "", ": ".join(filter(None, (context, problem)))), at


def _quote_it(sign: str) -> str:
    return f"words cannot begin with ‘{sign}’ here; put all of them in quotes"


def _colon(text: str, start: int, before: str) -> str:
    if _KEY_BEFORE.match(before):
        return "a colon with a blank behind it stands within these words; put all of them in quotes"
    above = text[:start].rstrip().rpartition("\n")[2]
    if _GLUED_KEY.match(above):
        return "in the line above, a blank is lacking behind the colon"
    return "this line is indented deeper than the one above, which has its value already"


def _quoted(problem: str) -> str:
    if "escape" in problem:
        return "in double quotes a backslash has a meaning of its own; use single quotes"
    return "the quotation mark that opens here is not closed"


def _misplaced(before: str, sign: str) -> str:
    if not before.strip(" \t-"):
        return "this line begins neither in the column of the lines it belongs to nor deeper than a line that ends in a colon"
    closed = before.rstrip()[-1:]
    if sign in ("}", "]"):
        return f"the ‘{sign}’ closes nothing"
    if closed in ("'", '"'):
        return f"words follow the ‘{closed}’ that ends what is in quotes; put the whole in quotes, of the other kind if it holds this one"
    if closed in ("}", "]"):
        return f"words follow the ‘{closed}’; put all of them in quotes"
    opening = (before.split() or [""])[-1][:1]
    return _quote_it(opening) if opening and opening in _NO_OPENING else "what stands here belongs to nothing"
