"""Writes the release of tests/formats/parity with python-docx, by `python word_writer.py FILE.docx < blocks.json`."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import docx

STYLES = {"title": "Title", "heading": "Heading 1", "items": "List Bullet", "notes": "List Number"}


def put(document: Any, kind: str, content: Any) -> None:
    if kind == "rows":
        table = document.add_table(rows=0, cols=len(content[0]))
        for row in content:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        return
    for words in content if kind in ("items", "notes") else ["\n".join(content)] if kind == "lines" else [content]:
        paragraph = document.add_paragraph(style=STYLES.get(kind))
        for number, piece in enumerate(re.split(r"\^([^^]+)\^", words)):
            paragraph.add_run(piece).font.superscript = bool(number % 2) or None


if __name__ == "__main__":
    made = docx.Document()
    for kind, content in json.load(sys.stdin):
        put(made, kind, content)
    made.core_properties.title = made.core_properties.author = made.core_properties.comments = ""
    made.save(sys.argv[1])
