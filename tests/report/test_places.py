"""Every format points at the same words, whatever stands before them on their line."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from prlint.diagnostic import Edit, Fix
from prlint.report import renderer
from prlint.run import Run
from prlint.text.source import Source
from prlint.text.span import SourceSpan
from tests.report.commands import command
from tests.report.making import checked, run

WORDS = "größer 𝔄"
MARK = b"\xef\xbb\xbf"
TEXTS = {
    "plain": "One. ⟦W⟧ two.\n",
    "emoji": "🎉👩‍👩‍👧 One. ⟦W⟧ two.\n",
    "four-byte letters": "𝔄𝔅 𠮷 ⟦W⟧\n",
    "curly quotes": "“One’s” – ⟦W⟧…\n",
    "combining marks": "cafe\u0301 ⟦W⟧\n",
    "a tab": "\tOne\t⟦W⟧\n",
    "right to left": "שלום \u202bعربى\u202c ⟦W⟧\n",
    "lines of Windows": "One.\r\n🎉 two ⟦W⟧ three.\r\nFour.\r\n",
    "other separators": "One\u2028two\x0b\x0cthree ⟦W⟧\n",
    "the end": "🎉⟦W⟧",
    "several lines": "🎉 ⟦W\r\n🎉 W⟧ two.\n",
}


def _run(marked: str, mark: bytes) -> tuple[Run, bytes, str]:
    """A run, the bytes of its file, and the words that it points at."""
    file = checked(marked.replace("W", WORDS), path="a.txt")
    assert file.source is not None
    (found,) = file.diagnostics
    edit = Edit(SourceSpan(found.place.span.start, found.place.span.end), "new")
    file = file.but(
        source=Source("a.txt", file.source.text, "utf-8", mark),
        diagnostics=(found.but(fixes=(Fix("Write new", "safe", (edit,)),)),),
    )
    return run(file), mark + file.source.text.encode(), found.text


def _cut(text: Any, at: tuple[int, int, int, int], unit: int = 1) -> Any:
    """From line and column to line and column, counted from 1 in units of so many items; lines end at LF."""
    line_end = "\n" if isinstance(text, str) else b"\n" if unit == 1 else "\n".encode("utf-16-le")
    lines = re.split(f"(?<={line_end})", text) if isinstance(text, str) else _lines(text, line_end, unit)
    starts = [sum(len(line) for line in lines[:n]) for n in range(len(lines) + 1)]
    first, column, last, end = at
    return text[starts[first - 1] + (column - 1) * unit : starts[last - 1] + (end - 1) * unit]


def _lines(data: bytes, line_end: bytes, unit: int) -> list[bytes]:
    lines, begin = [], 0
    for at in range(0, len(data), unit):
        if data[at : at + len(line_end)] == line_end:
            lines.append(data[begin : at + unit])
            begin = at + unit
    return [*lines, data[begin:]]


def _rdf(out: str, data: bytes) -> list[str]:
    (found,) = json.loads(out)["diagnostics"]
    places = [found["location"]["range"], found["suggestions"][0]["range"]]
    return [_cut(data, (p["start"]["line"], p["start"]["column"], p["end"]["line"], p["end"]["column"])).decode() for p in places]


def _rdf_lines(out: str, data: bytes) -> list[str]:
    return _rdf(json.dumps({"diagnostics": [json.loads(line) for line in out.splitlines()]}), data)


def _sarif(out: str, data: bytes) -> list[str]:
    """After its `columnKind`, and without a byte order mark."""
    (made,) = json.loads(out)["runs"]
    assert made["columnKind"] == "utf16CodeUnits"
    (result,) = made["results"]
    places = [result["locations"][0]["physicalLocation"]["region"]]
    places.append(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"])
    text = data.removeprefix(MARK).decode().encode("utf-16-le")
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    return [_cut(text, tuple(p[key] for key in keys), 2).decode("utf-16-le") for p in places]  # type: ignore[arg-type]


def _json(out: str, data: bytes) -> list[str]:
    (found,) = json.loads(out)["files"][0]["diagnostics"]
    text = data.removeprefix(MARK).decode()
    span, start, end = found["span"], found["start"], found["end"]
    by_line = _cut(text, (start["line"], start["column"], end["line"], end["column"]))
    return [text[span["start"] : span["end"]], by_line]


def _github(out: str, data: bytes) -> list[str]:
    found = command(out.split("\n")[0])
    assert found is not None
    at = found.properties
    if at["line"] != at["endLine"]:
        assert "col" not in at
        return []
    text = data.removeprefix(MARK).decode()
    return [_cut(text, (int(at["line"]), int(at["col"]), int(at["endLine"]), int(at["endColumn"])))]


def _vscode(out: str, data: bytes) -> list[str]:
    found = re.match(r"a\.txt:(\d+):(\d+):(\d+):(\d+): ", out)
    assert found is not None
    text = data.removeprefix(MARK).decode().encode("utf-16-le")
    return [_cut(text, tuple(map(int, found.groups())), 2).decode("utf-16-le")]  # type: ignore[arg-type]


READERS: dict[str, Callable[[str, bytes], list[str]]] = {
    "rdjson": _rdf,
    "rdjsonl": _rdf_lines,
    "sarif": _sarif,
    "json": _json,
    "github": _github,
    "vscode": _vscode,
}


@pytest.mark.parametrize("mark", [b"", MARK], ids=["", "with a byte order mark"])
@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("format_name", READERS)
def test_a_place_with_an_end(format_name: str, marked: str, mark: bytes) -> None:
    made, data, words = _run(marked, mark)
    cut = READERS[format_name]("".join(renderer(format_name)(made)), data)
    assert cut == [words] * len(cut)


def _starts(format_name: str, out: str) -> tuple[int, int | None]:
    if format_name == "gitlab":
        return json.loads(out)[0]["location"]["lines"]["begin"], None
    if format_name == "checkstyle":
        error = ET.fromstring(out).find(".//error")
        assert error is not None
        return int(error.attrib["line"]), int(error.attrib["column"])
    found = re.search(r"a\.txt:(\d+):(\d+)", out)
    assert found is not None
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("format_name", ["text", "concise", "gitlab", "junit", "checkstyle", "markdown"])
def test_a_place_without_an_end(format_name: str, marked: str) -> None:
    made, _, words = _run(marked, b"")
    text = made.files[0].source.text  # type: ignore[union-attr]
    line, column = _starts(format_name, "".join(renderer(format_name)(made)))
    begin = len("".join(text.splitlines(keepends=True)[: line - 1])) if "\u2028" not in text else 0
    assert text[begin:].startswith(words, (column or 1) - 1) if column else words[:3] in text[begin:]


@pytest.mark.parametrize("mark", [b"", MARK], ids=["", "with a byte order mark"])
@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
def test_a_place_in_a_buffer_of_vim(marked: str, mark: bytes) -> None:
    """Which has no byte order mark in it, and bytes for columns; tests/clients/test_vim.py asks Vim itself."""
    made, data, words = _run(marked, mark)
    line, column = _starts("vim", "".join(renderer("vim")(made)))
    rest = b"".join(data.removeprefix(MARK).splitlines(keepends=True)[line - 1 :]) if b"\x0b" not in data else data.removeprefix(MARK)
    assert rest[column - 1 :].startswith(words.encode())


def test_the_readers_here_see_a_wrong_column() -> None:
    """A control: code points given for bytes or UTF-16 units point elsewhere."""
    made, data, words = _run(TEXTS["emoji"], b"")
    out = json.loads("".join(renderer("rdjson")(made)))
    out["diagnostics"][0]["location"]["range"]["start"]["column"] = made.files[0].diagnostics[0].place.start.column
    with pytest.raises((AssertionError, UnicodeDecodeError)):
        assert _rdf(json.dumps(out), data)[0] == words
