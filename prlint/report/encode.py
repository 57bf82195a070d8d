"""JSON and XML that can be printed anywhere: they read back as what was meant, and no line of them is a command or moves a cursor."""

from __future__ import annotations

import json

from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

# Unlike `report.visible` this loses nothing: both notations have a way to write these characters. Line feeds stand between strings only.
_UNSAFE = lazy("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]|#(?=#\\w*\\[)")
_NO_XML = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", 9: "&#9;", 10: "&#10;", 13: "&#13;"}


def as_json(value: Any, indent: int | None = None) -> str:
    """One JSON text, without a line feed at its end; without `indent`, one line."""
    separators = (",", ":") if indent is None else (",", ": ")
    return _UNSAFE.sub(_json_escape, json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))


def as_xml(text: str) -> str:
    """Text for XML, inside quotation marks or between tags. What XML cannot hold becomes U+FFFD."""
    return _UNSAFE.sub(_xml_escape, _NO_XML.sub("\ufffd", text).translate(_MARKS))


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _xml_escape(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
